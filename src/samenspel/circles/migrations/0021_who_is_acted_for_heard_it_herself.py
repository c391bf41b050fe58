from django.db import migrations

# Somebody tells the desk: "she said yes to me". The one who heard it is the one acted for, not who types: the rule that
# who acts stands with it is for the yes of the one acted for, and not for a yes of another that she heard.
FUNCTION = "circle_member_truth"
OLD = "IF namens IS NOT NULL AND (NEW.own_yes_way"
NEW = "IF namens IS NOT NULL AND NEW.person_id = me AND (NEW.own_yes_way"
SQL = f"""
DO $do$ DECLARE said text := pg_get_functiondef('{FUNCTION}'::regproc); BEGIN
  IF strpos(said, '{OLD}') = 0 THEN RAISE EXCEPTION '{FUNCTION} says something else'; END IF;
  EXECUTE replace(said, '{OLD}', '{NEW}');
END $do$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0020_who_receives_a_share_hears_of_it")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
