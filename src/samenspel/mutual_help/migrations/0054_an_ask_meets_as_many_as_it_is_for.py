from django.db import migrations

from samenspel.foundation.rewording import reworded

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
FOUND = """SELECT count(*) FROM mutual_help_match m WHERE m.ask_id = a.id
      AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED')"""
HANGS = f"""a.ended_at IS NULL
    AND (a.audience = 'PUBLIC' OR (a.audience = 'MEMBERS' AND a.area_id = (SELECT p.area_id FROM community_person p WHERE p.id = acting_person())))
    AND ({FOUND}) < a.people"""

# A call hangs until it has as many people as it is for; how many there are already, stands with it.
BOARD = f"""
DROP FUNCTION calls_for_help(uuid, integer, integer);
CREATE FUNCTION calls_for_help(place uuid, skipped integer, most integer) RETURNS TABLE (id uuid, line text, kinds text[], moments text[], rhythm text,
  area_id uuid, area_name text, called_at timestamptz, people integer, found integer) {DEFINER} $$
BEGIN RETURN QUERY SELECT a.id, a.call_line, a.call_kinds::text[], a.call_moments::text[], a.rhythm::text, a.area_id, w.name::text, a.called_at,
    a.people::int, ({FOUND})::int
  FROM mutual_help_ask a JOIN community_area w ON w.id = a.area_id WHERE (place IS NULL OR a.area_id = place) AND {HANGS}
  ORDER BY a.called_at DESC, a.id OFFSET skipped LIMIT most; END $$;
"""

# The same for a single call, whoever it was handed to (0051).
ONE = reworded(
    "call_on_board",
    (
        "NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = a.id"
        " AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))",
        f"({FOUND}) < a.people",
    ),
)

# What both sides chose: as before (0015), and for how many more people the ask is.
CHOSEN = f"""
DROP FUNCTION mutual_yeses(uuid, timestamptz);
CREATE FUNCTION mutual_yeses(town uuid, made_before timestamptz) RETURNS TABLE (match_id uuid, ask_id uuid, offer_id uuid, asker_said timestamptz,
  offerer_said timestamptz, room bigint, places bigint) {DEFINER} $$
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY WITH open AS MATERIALIZED (
    SELECT m.id, m.ask_id, m.offer_id, m.suggested_at, x.said_at AS asker_said, y.said_at AS offerer_said, x.yes AND y.yes IS TRUE AS both_yes
    FROM mutual_help_match m LEFT JOIN mutual_help_answer x ON x.match_id = m.id AND x.side = 'ASKER' AND x.about = 'MEET'
      LEFT JOIN mutual_help_answer y ON y.match_id = m.id AND y.side = 'OFFERER' AND y.about = 'MEET'
    WHERE m.municipality_id = town AND m.state = 'SUGGESTED' AND m.suggested_by_id IS NULL)
  SELECT n.id, n.ask_id, n.offer_id, n.asker_said, n.offerer_said, r.room, w.places FROM open n
  CROSS JOIN LATERAL (SELECT o.at_most - count(m.id) AS room FROM mutual_help_offer o LEFT JOIN mutual_help_match m ON m.offer_id = o.id
    AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED') WHERE o.id = n.offer_id AND o.state = 'OPEN' GROUP BY o.at_most) r
  CROSS JOIN LATERAL (SELECT a.people - ({FOUND}) AS places FROM mutual_help_ask a WHERE a.id = n.ask_id) w
  WHERE n.both_yes AND r.room > 0 AND w.places > 0
    AND (n.suggested_at < made_before OR NOT EXISTS (SELECT FROM open p WHERE (p.ask_id = n.ask_id AND p.asker_said IS NULL)
      OR (p.offer_id = n.offer_id AND p.offerer_said IS NULL)))
  ORDER BY n.ask_id, n.offer_id;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0053_how_many_people_an_ask_is_for")]
    operations = [
        migrations.RunSQL("GRANT UPDATE (people) ON mutual_help_ask TO samenspel_app", migrations.RunSQL.noop),
        migrations.RunSQL(ONE, migrations.RunSQL.noop),
        migrations.RunSQL(BOARD, migrations.RunSQL.noop),
        migrations.RunSQL(CHOSEN, migrations.RunSQL.noop),
    ]
