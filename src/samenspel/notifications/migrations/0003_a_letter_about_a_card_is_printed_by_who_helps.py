from django.db import migrations

# A letter about a card or a mandate is about no ball; without this nobody could print it.
WHICH = "ball_id IS NULL AND channel = 'LETTER' AND person_id = ANY (ARRAY(SELECT people_i_help()))"
SQL = f"""
CREATE POLICY letters ON notifications_message FOR SELECT USING ({WHICH});
CREATE POLICY printed ON notifications_message FOR UPDATE USING ({WHICH});
"""


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0002_messages_are_read_by_sender_and_receiver"),
        ("community", "0007_namens_needs_a_live_mandate"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
