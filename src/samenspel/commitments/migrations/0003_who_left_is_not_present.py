from django.db import migrations

# Who has worked here and no longer does is as absent as who wrote it down. Somebody without any membership is
# judged by her absences alone.
GONE = """
CREATE FUNCTION has_left(who uuid, on_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM community_membership m WHERE m.person_id = who)
   AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = who
                   AND (m.ends_on IS NULL OR m.ends_on > on_day)) $$;

CREATE OR REPLACE FUNCTION is_present(who uuid, on_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT NOT has_left(who, on_day) AND NOT EXISTS (SELECT FROM commitments_absence a WHERE a.person_id = who
   AND a.starts_on <= on_day AND (a.ends_on IS NULL OR a.ends_on > on_day)) $$;

CREATE OR REPLACE FUNCTION standing_at_door(of_area uuid, on_day date) RETURNS TABLE (door uuid, person uuid, is_lead boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line AS (
    SELECT id, parent_id, 0 AS far FROM community_area WHERE id = of_area
    UNION ALL SELECT a.id, a.parent_id, far + 1 FROM community_area a JOIN line ON a.id = line.parent_id),
  door AS (SELECT d.id, d.lead_id FROM commitments_frontdoor d JOIN line ON line.id = d.area_id ORDER BY far LIMIT 1),
  people AS (
    SELECT t.person_id AS person, t.place::int AS place, false AS is_lead FROM commitments_turn t JOIN door ON door.id = t.door_id
    WHERE t.starts_on <= on_day AND (t.ends_on IS NULL OR t.ends_on > on_day)
    UNION ALL SELECT lead_id, 32767, true FROM door)
  SELECT door.id, people.person, people.is_lead FROM people, door
  WHERE is_present(people.person, on_day) ORDER BY people.place $$;
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0002_a_ball_is_seen_and_moved_by_whom_it_concerns")]
    operations = [migrations.RunSQL(GONE, migrations.RunSQL.noop)]
