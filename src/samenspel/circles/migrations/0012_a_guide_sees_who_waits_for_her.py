from django.db import migrations

# AS-14: who said yes and still learns it waits for a guide; a professional in the circle can offer herself.
SQL = """
CREATE FUNCTION my_formal_circles() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT m.circle_id FROM circles_member m
   WHERE m.person_id = acting_person() AND m.state = 'ACTIVE' AND m.face = 'FORMAL'; END $$;
CREATE POLICY see_who_waits_for_a_guide ON circles_member FOR SELECT USING (
  needs_guide AND state = 'INVITED' AND circle_id = ANY (ARRAY(SELECT my_formal_circles())));
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0011_she_knows_who_will_hold_it")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
