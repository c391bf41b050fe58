from django.db import migrations

# Who has no screen gets a letter; it is about no ball around whoever wrote down what she said. The rooms above say
# whose letters somebody may print for that, and only as long as there is one.
PORT = """
CREATE FUNCTION people_i_write_to() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT NULL::uuid WHERE false $$;
"""
WHICH = (
    "channel = 'LETTER' AND (kind LIKE 'idea\\_%' OR kind LIKE 'grant\\_%')"
    " AND person_id = ANY (ARRAY(SELECT people_i_write_to()))"
)
SQL = f"""
CREATE POLICY written_down ON notifications_message FOR SELECT USING ({WHICH});
CREATE POLICY written_down_printed ON notifications_message FOR UPDATE USING ({WHICH});
CREATE POLICY written_to ON community_person FOR SELECT USING (id = ANY (ARRAY(SELECT people_i_write_to())));
CREATE POLICY written_to ON community_contactdetails FOR SELECT USING (person_id = ANY (ARRAY(SELECT people_i_write_to())));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0006_letters_that_were_just_printed_are_found"),
        ("community", "0014_a_request_for_money_is_answered_in_days"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (PORT, SQL)]
