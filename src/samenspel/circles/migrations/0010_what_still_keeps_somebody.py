from django.db import migrations

# What stands in the way of erasing somebody: for herself, for who holds her request, and for the job.
# A law that holds is not explained further: who may not be told of an exception does not learn of it here.
FUNCTION = """
-- The worker's job, or who keeps the tables: on a command, or after a copy was put back.
CREATE FUNCTION job_or_owner() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT acting_job() OR coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'samenspel_owner' $$;

CREATE FUNCTION what_keeps(who uuid) RETURNS TABLE (why text, until date, number int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (job_or_owner() OR coalesce(who = acting_person(), false) OR EXISTS (SELECT FROM circles_appeal a WHERE a.person_id = who
          AND a.kind = 'ERASE' AND a.ball_id = ANY (ARRAY(SELECT my_balls())))) THEN
    RAISE EXCEPTION 'not hers to ask' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  SELECT CASE b.about WHEN 'ASK' THEN 'ASK' WHEN 'APPEAL' THEN 'APPEAL' ELSE 'BALL' END, NULL::date, count(*)::int
    FROM commitments_ball b LEFT JOIN circles_appeal a ON a.ball_id = b.id
    WHERE b.subject_id = who AND b.closed_at IS NULL AND a.kind IS DISTINCT FROM 'ERASE' GROUP BY 1
  UNION ALL SELECT 'HOLDS_BALLS', NULL, count(*)::int FROM commitments_ball b WHERE b.holder_id = who AND b.closed_at IS NULL
    AND b.subject_id <> who HAVING count(*) > 0
  UNION ALL SELECT 'WORKS_HERE', max(m.ends_on), count(*)::int FROM community_membership m WHERE m.person_id = who
    AND (m.ends_on IS NULL OR m.ends_on > current_date) HAVING count(*) > 0
  UNION ALL SELECT 'BACKSTOP', NULL, count(*)::int FROM circles_member m JOIN circles_circle c ON c.id = m.circle_id
    WHERE m.person_id = who AND m.state = 'ACTIVE' AND c.needs_backstop AND c.ended_at IS NULL
    AND (m.side = 'CENTRE' OR (m.face = 'FORMAL' AND NOT EXISTS (SELECT FROM circles_member o WHERE o.circle_id = m.circle_id
         AND o.id <> m.id AND o.state = 'ACTIVE' AND o.face = 'FORMAL' AND o.side = 'AROUND'))) HAVING count(*) > 0
  UNION ALL SELECT 'TRAINEE', NULL, count(*)::int FROM circles_member t WHERE t.guide_id = who AND t.needs_guide AND t.state = 'ACTIVE' HAVING count(*) > 0
  UNION ALL SELECT 'HOLD', max(h.until), count(*)::int FROM circles_hold h WHERE h.person_id = who AND h.lifted_at IS NULL
    AND h.until > current_date HAVING count(*) > 0
  UNION ALL SELECT 'LAW', NULL, 1 FROM circles_legalexception e WHERE e.subject_id = who AND e.state IN ('PROPOSED', 'LIVE')
    AND e.until > current_date HAVING count(*) > 0;
END $$;
"""

# What is removed is hidden from its maker at once, so that she cannot even say that she removed it: a door.
REMOVED = """
CREATE FUNCTION gleaning_let_go(which uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE circles_gleaningnote SET removed_at = at WHERE id = which AND removed_at IS NULL
    AND (acting_job() OR (acting_representative() IS NULL AND maker_id = acting_person()));
  RETURN FOUND;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0009_a_share_is_exactly_what_she_read"),
        ("foundation", "0003_a_job_is_known_inside_functions"),
    ]
    operations = [
        migrations.RunSQL(FUNCTION, migrations.RunSQL.noop),
        migrations.RunSQL(REMOVED, migrations.RunSQL.noop),
    ]
