from django.db import migrations

# The worker asks another when who holds a complaint is away or late: so it reads to whom it may go, as the holder does.
MAY_HEAR = """
CREATE OR REPLACE FUNCTION may_hear_complaint(which uuid) RETURNS TABLE (person uuid, name text, is_lead boolean, same_door boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE b commitments_ball; mine uuid[];
BEGIN
  SELECT x.* INTO b FROM commitments_ball x JOIN circles_appeal a ON a.ball_id = x.id WHERE x.id = which AND a.kind = 'COMPLAIN' AND x.closed_at IS NULL;
  IF b.id IS NULL OR NOT (acting_job() OR b.holder_id IS NOT DISTINCT FROM acting_person()) THEN RETURN; END IF;
  mine := ARRAY(SELECT t.door_id FROM commitments_turn t WHERE t.person_id = b.holder_id AND t.starts_on <= current_date AND (t.ends_on IS NULL OR t.ends_on > current_date)
    UNION SELECT d.id FROM commitments_frontdoor d WHERE d.lead_id = b.holder_id);
  RETURN QUERY SELECT s.person, coalesce(nullif(p.called, ''), p.name)::text, bool_or(s.is_lead), bool_or(s.door = ANY (mine))
    FROM commitments_frontdoor d JOIN community_area w ON w.id = d.area_id AND b.municipality_id IN (w.id, w.municipality_id)
    CROSS JOIN LATERAL standing_at_door(d.area_id, current_date) s JOIN community_person p ON p.id = s.person
    WHERE s.person NOT IN (b.holder_id, b.subject_id) AND s.person NOT IN (SELECT helpers_of(b.subject_id))
    GROUP BY 1, 2 ORDER BY 4 DESC, 3 DESC, 2;
END $$;
"""

# complaint_apart lets who helps her come to it where everybody at her door does. Nobody is asked so, by whoever it be:
# asking goes through the whole municipality, and where nobody is apart the municipality hears that.
NEVER = """
CREATE FUNCTION complaint_is_offered_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM circles_appeal a WHERE a.ball_id = NEW.ball_id AND a.kind = 'COMPLAIN'
      AND (a.person_id = NEW.receiver_id OR NEW.receiver_id IN (SELECT helpers_of(a.person_id)))) THEN
    RAISE EXCEPTION 'who helps her is not asked to take a complaint of hers' USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_apart';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER complaint_is_offered_apart AFTER INSERT OR UPDATE ON commitments_pass
  FOR EACH ROW WHEN (NEW.state IN ('ASKING_PERSON', 'OFFERED')) EXECUTE FUNCTION complaint_is_offered_apart();
"""

# A lead behind the holder would read it without a yes: the second lead is asked as everybody is.
NO_LEAD = """
UPDATE commitments_ball b SET lead_id = NULL FROM circles_appeal a
  WHERE a.ball_id = b.id AND a.kind = 'COMPLAIN' AND b.closed_at IS NULL AND b.lead_id IS NOT NULL AND b.reminded < 3;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0032_who_is_asked_to_hear_reads_after_her_yes")]
    operations = [migrations.RunSQL(one, migrations.RunSQL.noop) for one in (MAY_HEAR, NEVER, NO_LEAD)]
