from django.db import migrations

# To whom a complaint can be passed on: who stands at a front door of the municipality now, and carries nothing of hers.
# Only whoever holds it reads the list; that nobody else gets it is complaint_apart (migration 0029).
MAY_HEAR = """
CREATE FUNCTION may_hear_complaint(which uuid) RETURNS TABLE (person uuid, name text, is_lead boolean, same_door boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE b commitments_ball; mine uuid[];
BEGIN
  SELECT x.* INTO b FROM commitments_ball x JOIN circles_appeal a ON a.ball_id = x.id WHERE x.id = which AND a.kind = 'COMPLAIN' AND x.closed_at IS NULL;
  IF b.id IS NULL OR b.holder_id IS DISTINCT FROM acting_person() THEN RETURN; END IF;
  mine := ARRAY(SELECT t.door_id FROM commitments_turn t WHERE t.person_id = b.holder_id AND t.starts_on <= current_date AND (t.ends_on IS NULL OR t.ends_on > current_date)
    UNION SELECT d.id FROM commitments_frontdoor d WHERE d.lead_id = b.holder_id);
  RETURN QUERY SELECT s.person, coalesce(nullif(p.called, ''), p.name)::text, bool_or(s.is_lead), bool_or(s.door = ANY (mine))
    FROM commitments_frontdoor d JOIN community_area w ON w.id = d.area_id AND b.municipality_id IN (w.id, w.municipality_id)
    CROSS JOIN LATERAL standing_at_door(d.area_id, current_date) s JOIN community_person p ON p.id = s.person
    WHERE s.person NOT IN (b.holder_id, b.subject_id) AND s.person NOT IN (SELECT helpers_of(b.subject_id))
    GROUP BY 1, 2 ORDER BY 4 DESC, 3 DESC, 2;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0030_another_looks_along_when_the_second_is_gone"),
        ("commitments", "0021_a_step_says_that_somebody_died"),
    ]
    operations = [migrations.RunSQL(MAY_HEAR, migrations.RunSQL.noop)]
