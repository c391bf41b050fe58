from django.db import migrations

# What is taken away is seen by nobody but the person, so its maker could not even take it away: the database does it.
AWAY = """
CREATE FUNCTION gleaning_away(which uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
   UPDATE circles_gleaningnote SET removed_at = at WHERE id = which AND removed_at IS NULL AND acting_person() IN (person_id, maker_id);
   RETURN FOUND; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0012_a_guide_sees_who_waits_for_her")]
    operations = [migrations.RunSQL(AWAY, migrations.RunSQL.noop)]
