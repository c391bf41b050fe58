from django.db import migrations

# The access log asks for which organisation somebody looked in these roles: where she works today in one of them.
ANSWER = """
CREATE OR REPLACE FUNCTION organisation_of(who uuid, roles text) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT m.organisation_id FROM community_membership m WHERE m.person_id = who AND m.role = ANY (string_to_array(roles, '+'))
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)
   ORDER BY m.role = 'VOLUNTEER', m.starts_on, m.id LIMIT 1); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0010_alter_setting_key"),
        ("journal", "0003_a_look_names_the_organisation"),
    ]
    operations = [migrations.RunSQL(ANSWER, migrations.RunSQL.noop)]
