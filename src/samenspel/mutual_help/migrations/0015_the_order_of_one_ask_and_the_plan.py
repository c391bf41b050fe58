from django.db import migrations

from samenspel.foundation.rewording import reworded

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"

# Two functions of 0008 say one thing more: the rest of them stays as it was, whoever changed it since.
REWORD = (
    # Nobody's hand suggests what the plan of the night suggests; and the plan only where the holder let it look.
    reworded(
        "match_truth",
        (
            "NOT coordinates OR NEW.suggested_by_id IS DISTINCT FROM me",
            "NOT (coordinates AND NEW.suggested_by_id IS NOT DISTINCT FROM me"
            " OR acting_job() AND NEW.suggested_by_id IS NULL AND a.in_plan)",
        ),
    )
    # From the lists of a night nobody meets at the first two yeses, but when both sides had their time to choose:
    # see mutual_yeses.
    + reworded(
        "answer_match",
        (
            "IF what = 'MEET' AND yeses = 2 THEN",
            "IF what = 'MEET' AND yeses = 2 AND m.suggested_by_id IS NOT NULL THEN",
        ),
    )
)

# "Not again with this one": said once they know each other, and read by no role; it goes with the match. What it does is the same
# as what an old list does, so whoever is not suggested learns nothing from that (decision 0026).
APART = f"""
CREATE TABLE mutual_help_apart (
  match_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('ASKER', 'OFFERER')),
  PRIMARY KEY (match_id, side));
REVOKE ALL ON mutual_help_apart FROM PUBLIC, samenspel_app, samenspel_worker;
CREATE FUNCTION keep_apart(which uuid, claimed text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT may_say_for(which, claimed) OR NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.id = which AND m.state NOT IN ('SUGGESTED', 'LAPSED')) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'match_answer_is_her_own';
  END IF;
  INSERT INTO mutual_help_apart VALUES (which, claimed) ON CONFLICT DO NOTHING;
END $$;
CREATE FUNCTION match_takes_apart_along() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN DELETE FROM mutual_help_apart WHERE match_id = OLD.id; RETURN NULL; END $$;
CREATE TRIGGER match_takes_apart_along AFTER DELETE ON mutual_help_match FOR EACH ROW EXECUTE FUNCTION match_takes_apart_along();

-- Which offers cannot be for these asks: her own; whom she was suggested for this ask, whatever came of it; whom she was suggested
-- half a year ago or less for another, and it never ran; and whom one of the two does not want again. Never which of these.
CREATE FUNCTION never_for(asks uuid[]) RETURNS TABLE (ask_id uuid, offer_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, o.id FROM mutual_help_ask a JOIN mutual_help_offer o ON o.offerer_id = a.asker_id WHERE a.id = ANY (asks)
  UNION
  SELECT a.id, o.id FROM mutual_help_ask a JOIN mutual_help_ask x ON x.asker_id = a.asker_id JOIN mutual_help_match m ON m.ask_id = x.id
    JOIN mutual_help_offer p ON p.id = m.offer_id JOIN mutual_help_offer o ON o.offerer_id = p.offerer_id
  WHERE a.id = ANY (asks) AND (x.id = a.id OR (m.active_at IS NULL AND m.ended_at > now() - interval '180 days')
    OR EXISTS (SELECT FROM mutual_help_apart w WHERE w.match_id = m.id)) $$;
-- And whom she knows already, since they helped each other before (R40).
CREATE FUNCTION known_for(asks uuid[]) RETURNS TABLE (ask_id uuid, offer_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT a.id, o.id FROM mutual_help_ask a JOIN mutual_help_ask x ON x.asker_id = a.asker_id JOIN mutual_help_match m ON m.ask_id = x.id
    JOIN mutual_help_offer p ON p.id = m.offer_id JOIN mutual_help_offer o ON o.offerer_id = p.offerer_id
  WHERE a.id = ANY (asks) AND m.active_at IS NOT NULL $$;
REVOKE EXECUTE ON FUNCTION never_for(uuid[]), known_for(uuid[]) FROM PUBLIC, samenspel_app, samenspel_worker;
CREATE FUNCTION pairs_of_plan(asks uuid[]) RETURNS TABLE (ask_id uuid, offer_id uuid, is_known boolean) {DEFINER} $$
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT n.ask_id, n.offer_id, false FROM never_for(asks) n UNION ALL SELECT k.ask_id, k.offer_id, true FROM known_for(asks) k;
END $$;

-- Her own limits hold at the moment of suggesting, whoever suggests.
CREATE FUNCTION match_truth_limits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a mutual_help_ask; o mutual_help_offer;
BEGIN
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id;
  SELECT * INTO o FROM mutual_help_offer WHERE id = NEW.offer_id;
  IF (a.gender_wish <> '' AND o.gender <> a.gender_wish) OR o.not_with && a.call_involves
     OR (NEW.suggested_by_id IS NULL AND a.needs_vog AND o.vog_seen_on IS NULL)
     OR EXISTS (SELECT FROM never_for(ARRAY[a.id]) n WHERE n.offer_id = o.id) THEN
    RAISE EXCEPTION 'not these two' {REFUSE} = 'match_within_what_each_wants';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER match_truth_limits BEFORE INSERT ON mutual_help_match FOR EACH ROW EXECUTE FUNCTION match_truth_limits();
"""

# Which offers could be for an ask, the best first: all limits of both sides and the whole order in the database, so that a page
# reads no more rows than it shows. The same weights as rules/matching/fit.py: a test holds the two against each other.
# First who answered this call, then who is in the same programme. For who coordinates it; no name and no person.
OFFERS = f"""
CREATE TYPE offer_in_turn AS (offer_id uuid, cost int, filled bigint, often bigint, answers_it boolean, is_beside boolean, is_known boolean);
-- The best from the neighbourhoods that cost no more than `within` (ten metres each), and from where a few named offers are.
CREATE FUNCTION offers_within(a mutual_help_ask, since timestamptz, most int, within int, never uuid[], known uuid[], beside uuid[])
RETURNS SETOF offer_in_turn {DEFINER} $$
DECLARE home community_area; tongue text; named uuid[]; east constant float8 := 111195 * cos(radians(52.1));
BEGIN
  SELECT * INTO home FROM community_area w WHERE w.id = a.area_id;
  SELECT p.language INTO tongue FROM community_person p WHERE p.id = a.asker_id;
  named := ARRAY(SELECT o.area_id FROM mutual_help_offer o WHERE o.answers_id = a.id OR o.id = ANY (known || beside));
  RETURN QUERY
  WITH near AS MATERIALIZED (
    SELECT w.id, f.far, g.cost FROM community_area w
    CROSS JOIN LATERAL (SELECT least(floor(sqrt((round(coalesce(w.latitude, 0) * 111195) - round(coalesce(home.latitude, 0) * 111195)) ^ 2
      + (round(coalesce(w.longitude, 0) * east) - round(coalesce(home.longitude, 0) * east)) ^ 2)), 3000)::int / 10 AS cost) g
    CROSS JOIN LATERAL unnest(CASE WHEN w.id = a.area_id THEN ARRAY['NEIGHBOURHOOD', 'DISTRICT', 'TOWN']
      WHEN w.parent_id = home.parent_id THEN ARRAY['DISTRICT', 'TOWN'] ELSE ARRAY['TOWN'] END) AS f(far)
    WHERE (w.municipality_id = a.municipality_id OR w.id = a.municipality_id) AND (g.cost <= within OR w.id = ANY (named))),
  able AS MATERIALIZED (
    SELECT o.id, o.at_most, o.answers_it, o.is_beside, o.is_known,
      n.cost + CASE WHEN cardinality(a.call_moments) = 0 OR cardinality(o.moments) = 0 THEN 50 ELSE 0 END
      + CASE WHEN tongue = ANY (o.languages) THEN 0 ELSE 300 END + CASE WHEN o.is_known THEN 0 ELSE 200 END
      + CASE WHEN o.learns && a.call_teaches THEN 0 ELSE 50 END
      + CASE WHEN o.topics && a.call_topics THEN (ARRAY[100, 50, 0])[least(3, (SELECT count(DISTINCT t) FROM unnest(o.topics) t WHERE t = ANY (a.call_topics)))]
        ELSE 150 END AS cost
    FROM near n CROSS JOIN LATERAL (
      SELECT o.id, o.at_most, o.moments, o.languages, o.learns, o.topics, o.answers_id IS NOT DISTINCT FROM a.id AS answers_it, o.id = ANY (beside) AS is_beside, o.id = ANY (known) AS is_known
      FROM mutual_help_offer o WHERE o.area_id = n.id AND o.far = n.far AND o.state = 'OPEN' AND o.kinds && a.call_kinds
        AND (cardinality(a.call_moments) = 0 OR cardinality(o.moments) = 0 OR o.moments && a.call_moments)
        AND (o.vog_seen_on IS NOT NULL OR NOT a.needs_vog) AND (a.gender_wish = '' OR o.gender = a.gender_wish)
        AND NOT o.not_with && a.call_involves AND o.id <> ALL (never) AND o.municipality_id = a.municipality_id
      OFFSET 0) o)  -- neighbourhood by neighbourhood, over the index
  SELECT e.id, e.cost + 20 * least(m.often, 5)::int, m.filled, m.often, e.answers_it, e.is_beside, e.is_known FROM able e
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE m.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED')) AS filled, count(*) FILTER (WHERE m.suggested_at >= since) AS often
    FROM mutual_help_match m WHERE m.offer_id = e.id) m
  WHERE e.at_most > m.filled ORDER BY e.answers_it DESC, e.is_beside DESC, 2, e.id LIMIT most;
END $$;
REVOKE EXECUTE ON FUNCTION offers_within(mutual_help_ask, timestamptz, int, int, uuid[], uuid[], uuid[]) FROM PUBLIC, samenspel_app, samenspel_worker;

DROP FUNCTION offers_for(uuid, timestamptz);
CREATE FUNCTION offers_for(which uuid, lately timestamptz, most int) RETURNS TABLE (id uuid, latitude double precision, longitude double precision,
  kinds text[], moments text[], far text, languages text[], topics text[], learns text[], not_with text[], gender text, room bigint, has_vog boolean,
  is_trainee boolean, asked_lately bigint, is_known boolean, likes text, area_name text, answers_it boolean, is_beside boolean) {DEFINER} $$
DECLARE a mutual_help_ask; never uuid[]; known uuid[]; beside uuid[]; least_besides int; within int; best offer_in_turn[];
BEGIN
  SELECT x.* INTO a FROM mutual_help_ask x JOIN commitments_seat s ON s.ball_id = x.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL
    AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD') WHERE x.ball_id = which AND x.ended_at IS NULL LIMIT 1;
  IF a.id IS NULL THEN RETURN; END IF;
  never := ARRAY(SELECT n.offer_id FROM never_for(ARRAY[a.id]) n);
  known := ARRAY(SELECT k.offer_id FROM known_for(ARRAY[a.id]) k);
  beside := ARRAY(SELECT offers_beside(a.id));
  -- From her own neighbourhood first. Then only from as far as somebody could still be better: whoever she does not know costs at
  -- least this much besides the way. So nobody is left out, and most of the town is not looked at.
  least_besides := 200 + CASE WHEN cardinality(a.call_teaches) = 0 THEN 50 ELSE 0 END + CASE WHEN cardinality(a.call_topics) = 0 THEN 150 ELSE 0 END
    + CASE WHEN cardinality(a.call_moments) = 0 THEN 50 ELSE 0 END;
  best := ARRAY(SELECT w FROM offers_within(a, lately, most, 0, never, known, beside) w);
  SELECT CASE WHEN count(*) < most THEN 10000 ELSE coalesce(max(w.cost) FILTER (WHERE NOT w.answers_it AND NOT w.is_beside), 0) - least_besides END
    INTO within FROM unnest(best) w;
  IF within > 0 THEN
    best := ARRAY(SELECT w FROM offers_within(a, lately, most, within, never, known, beside) w);
  END IF;
  RETURN QUERY SELECT o.id, w.latitude, w.longitude, o.kinds::text[], o.moments::text[], o.far::text, o.languages::text[], o.topics::text[],
    o.learns::text[], o.not_with::text[], o.gender::text, o.at_most - b.filled, o.vog_seen_on IS NOT NULL, o.is_trainee, b.often, b.is_known, o.likes,
    w.name::text, b.answers_it, b.is_beside
  FROM unnest(best) WITH ORDINALITY b
  JOIN mutual_help_offer o ON o.id = b.offer_id JOIN community_area w ON w.id = o.area_id ORDER BY b.ordinality;
END $$;
"""

# What both sides chose from the lists of the nights: only where both said yes, and only once both had their time (all answered, or
# the day is past). Never a no, never a silence: the job learns no more than what the two will hear.
CHOSEN = f"""
CREATE FUNCTION mutual_yeses(town uuid, made_before timestamptz) RETURNS TABLE (match_id uuid, ask_id uuid, offer_id uuid, asker_said timestamptz,
  offerer_said timestamptz, room bigint) {DEFINER} $$
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY WITH open AS MATERIALIZED (
    SELECT m.id, m.ask_id, m.offer_id, m.suggested_at, x.said_at AS asker_said, y.said_at AS offerer_said, x.yes AND y.yes IS TRUE AS both_yes
    FROM mutual_help_match m LEFT JOIN mutual_help_answer x ON x.match_id = m.id AND x.side = 'ASKER' AND x.about = 'MEET'
      LEFT JOIN mutual_help_answer y ON y.match_id = m.id AND y.side = 'OFFERER' AND y.about = 'MEET'
    WHERE m.municipality_id = town AND m.state = 'SUGGESTED' AND m.suggested_by_id IS NULL)
  SELECT n.id, n.ask_id, n.offer_id, n.asker_said, n.offerer_said, r.room FROM open n
  CROSS JOIN LATERAL (SELECT o.at_most - count(m.id) AS room FROM mutual_help_offer o LEFT JOIN mutual_help_match m ON m.offer_id = o.id
    AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED') WHERE o.id = n.offer_id AND o.state = 'OPEN' GROUP BY o.at_most) r
  WHERE n.both_yes AND r.room > 0
    AND NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = n.ask_id AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))
    AND (n.suggested_at < made_before OR NOT EXISTS (SELECT FROM open p WHERE (p.ask_id = n.ask_id AND p.asker_said IS NULL)
      OR (p.offer_id = n.offer_id AND p.offerer_said IS NULL)))
  ORDER BY n.ask_id, n.offer_id;
END $$;
"""

POLICIES = """
ALTER POLICY suggest ON mutual_help_match WITH CHECK (ask_id = ANY (ARRAY(SELECT my_asks())) OR (SELECT acting_job()));
GRANT UPDATE (call_topics, call_teaches, call_involves, gender_wish, in_plan) ON mutual_help_ask TO samenspel_app;
GRANT UPDATE (topics, learns, not_with, gender) ON mutual_help_offer TO samenspel_app;
ALTER TABLE mutual_help_round ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_round FOR SELECT USING ((SELECT i_work_here()) OR (SELECT acting_job()));
CREATE POLICY make ON mutual_help_round FOR INSERT WITH CHECK ((SELECT acting_job()));
CREATE POLICY count ON mutual_help_round FOR UPDATE USING ((SELECT acting_job()));
REVOKE INSERT, UPDATE, DELETE ON mutual_help_round FROM samenspel_app;
REVOKE DELETE ON mutual_help_round FROM samenspel_worker;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0014_the_plan_of_the_night"),
        ("circles", "0027_an_answer_can_be_heard_by_another"),
    ]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (REWORD, APART, OFFERS, CHOSEN, POLICIES)
    ]
