from django.db import migrations

from samenspel.foundation.rewording import reworded

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"

# Both imbalances (I5): what is small is hidden by how many people it is of, and not by how many rows they have. One
# household with five helpers is one; an ask for five with one helper is still open.
BALANCE = f"""
CREATE FUNCTION told_of_enough(number bigint, people bigint, small int) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN number > 0 AND people < small THEN -1 ELSE number END $$;
CREATE OR REPLACE FUNCTION help_balance(town uuid, long_ago timestamptz) RETURNS TABLE (area_id uuid, area_name text, asks bigint, asks_long bigint,
  offers bigint, offers_new bigint, helped bigint) {DEFINER} $$
DECLARE small int := greatest(3, coalesce((SELECT s.value FROM community_setting s WHERE s.area_id = town AND s.key = 'small_cell'
  AND s.since <= now() ORDER BY s.since DESC LIMIT 1), 5));
BEGIN RETURN QUERY
  WITH a AS (SELECT k.area_id AS place, k.asker_id AS who, k.asked_at < long_ago AS long, k.ended_at IS NULL AND r.found < k.people AS waits, r.found > 0 AS helped
      FROM mutual_help_ask k CROSS JOIN LATERAL (SELECT count(*) AS found FROM mutual_help_match m WHERE m.ask_id = k.id AND m.state IN ('ACTIVE', 'PAUSED')) r
      WHERE k.municipality_id = town AND (k.ended_at IS NULL OR r.found > 0)),
    o AS (SELECT f.area_id AS place, f.offerer_id AS who, f.state = 'NEW' AS new, f.state = 'OPEN'
        AND f.at_most > (SELECT count(*) FROM mutual_help_match m WHERE m.offer_id = f.id AND m.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED')) AS waits
      FROM mutual_help_offer f WHERE f.municipality_id = town AND f.state IN ('NEW', 'OPEN')),
    n AS (SELECT a.place, count(*) FILTER (WHERE waits) AS asks, count(DISTINCT who) FILTER (WHERE waits) AS who_asks,
        count(*) FILTER (WHERE waits AND long) AS long, count(DISTINCT who) FILTER (WHERE waits AND long) AS who_long,
        count(*) FILTER (WHERE waits AND NOT long) AS short, count(DISTINCT who) FILTER (WHERE waits AND NOT long) AS who_short,
        count(*) FILTER (WHERE a.helped) AS helped, count(DISTINCT who) FILTER (WHERE a.helped) AS who_helped FROM a GROUP BY a.place),
    p AS (SELECT o.place, count(*) FILTER (WHERE waits) AS offers, count(DISTINCT who) FILTER (WHERE waits) AS who_offers,
        count(*) FILTER (WHERE new) AS new, count(DISTINCT who) FILTER (WHERE new) AS who_new FROM o GROUP BY o.place)
  SELECT w.id, w.name::text, coalesce(told_of_enough(n.asks, n.who_asks, small), 0),
    CASE WHEN n.long > 0 AND told_of_enough(n.short, n.who_short, small) < 0 THEN -1 ELSE coalesce(told_of_enough(n.long, n.who_long, small), 0) END,
    coalesce(told_of_enough(p.offers, p.who_offers, small), 0), coalesce(told_of_enough(p.new, p.who_new, small), 0),
    coalesce(told_of_enough(n.helped, n.who_helped, small), 0)
  FROM community_area w LEFT JOIN n ON n.place = w.id LEFT JOIN p ON p.place = w.id
  WHERE w.municipality_id = town AND w.kind = 'NEIGHBOURHOOD' ORDER BY w.name; END $$;
"""
# A neighbour rings about a call for neighbours: who has the question at work reads it already, and writes that down.
AT_WORK = reworded(
    "call_on_board",
    (
        "(a.audience = 'MEMBERS' AND a.area_id = (SELECT p.area_id FROM community_person p WHERE p.id = acting_person()))",
        "(a.audience = 'MEMBERS' AND (a.area_id = (SELECT p.area_id FROM community_person p WHERE p.id = acting_person())"
        " OR helps_at_desk(acting_person()) AND EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = a.ball_id"
        " AND s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD'))))",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0064_a_neighbour_reads_what_it_takes")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (BALANCE, AT_WORK)]
