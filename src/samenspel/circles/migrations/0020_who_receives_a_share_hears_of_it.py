from django.db import migrations

# A share with an organisation is read by whoever works there (my_organisations). They are told that there is something.
# Who shares may not read who works there: so only their ids, of this one share, for who gave or asked it.
RECEIVERS = """
CREATE FUNCTION who_receives(which uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY
   WITH share AS (
     SELECT c.to_person_id AS one, c.to_organisation_id AS team, c.subject_id AS subject FROM circles_consent c
       WHERE c.id = which AND c.state = 'GIVEN' AND acting_person() IN (c.subject_id, c.asked_by_id)
     UNION ALL SELECT e.to_person_id, e.to_organisation_id, e.subject_id FROM circles_legalexception e
       WHERE e.id = which AND e.state = 'LIVE' AND acting_person() IN (e.asked_by_id, e.second_id))
   SELECT s.one FROM share s WHERE s.one IS NOT NULL
   UNION SELECT m.person_id FROM share s JOIN community_membership m ON m.organisation_id = s.team
     WHERE m.person_id <> s.subject AND m.role <> 'VOLUNTEER'
       AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0019_who_stands_in_my_circle_is_helped_by_me")]
    operations = [migrations.RunSQL(RECEIVERS, migrations.RunSQL.noop)]
