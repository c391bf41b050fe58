from django.db import migrations

# Somebody's own page says when another last looked, and last did something in her name, however much there is of it.
# Her own visits, which are most of them, are not gone through for it.
INDEXES = """
DROP INDEX journal_look_of_others;
CREATE INDEX journal_look_of_others ON journal_look (subject_id, occurred_at) WHERE person_id IS DISTINCT FROM subject_id;
CREATE INDEX journal_entry_namens ON journal_entry (on_behalf_of_id, occurred_at) WHERE on_behalf_of_id IS NOT NULL;
"""
BACK = """
DROP INDEX journal_entry_namens;
DROP INDEX journal_look_of_others;
CREATE INDEX journal_look_of_others ON journal_look (subject_id) WHERE person_id IS DISTINCT FROM subject_id;
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_who_else_looked_is_counted_at_once")]
    operations = [migrations.RunSQL(INDEXES, BACK)]
