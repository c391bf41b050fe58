from django.db import migrations

# Somebody of an organisation in a circle helps who stands in its centre, also without a ball: with a card, a mandate
# and a visit at the desk. The centre said yes to her; when she or the circle stops, this stops.
HELPED = """
CREATE OR REPLACE FUNCTION people_i_help() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
   IF acting_representative() IS NOT NULL OR NOT helps_at_desk(acting_person()) THEN RETURN; END IF;
   RETURN QUERY SELECT people_i_may_reach();
   RETURN QUERY SELECT c.person_id FROM circles_member c
     WHERE c.side = 'CENTRE' AND c.state = 'ACTIVE' AND c.person_id <> acting_person()
       AND c.circle_id = ANY (ARRAY(SELECT my_formal_circles())); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0018_nobody_stays_waiting_for_who_is_gone"),
        ("community", "0007_namens_needs_a_live_mandate"),
    ]
    operations = [migrations.RunSQL(HELPED, migrations.RunSQL.noop)]
