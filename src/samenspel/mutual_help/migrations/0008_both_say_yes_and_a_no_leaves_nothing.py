from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"

# What each said. No role may read or write it, the worker's neither: only the functions below do, and they tell no more than
# "both said yes". When a match is over, for whatever reason, nothing of it is left (R16).
ANSWERS = """
CREATE TABLE mutual_help_answer (
  match_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('ASKER', 'OFFERER')),
  about text NOT NULL CHECK (about IN ('MEET', 'GO_ON', 'CLICK')),
  round smallint NOT NULL,
  yes boolean NOT NULL,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (match_id, side, about, round));
REVOKE ALL ON mutual_help_answer FROM PUBLIC, samenspel_app, samenspel_worker;

CREATE FUNCTION both_say_yes(which uuid, what text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT count(*) = 2 FROM mutual_help_answer WHERE match_id = which AND about = what AND yes $$;
-- Whose answer this may be: her own (signed in, by her code, or through who acts for her), or of whom somebody at work wrote it down.
CREATE FUNCTION may_say_for(which uuid, claimed text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who uuid; other uuid; ball uuid; me uuid := acting_person();
BEGIN
  SELECT CASE claimed WHEN 'ASKER' THEN a.asker_id ELSE o.offerer_id END, CASE claimed WHEN 'ASKER' THEN o.offerer_id ELSE a.asker_id END,
    CASE claimed WHEN 'ASKER' THEN a.ball_id ELSE o.ball_id END INTO who, other, ball
    FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id WHERE m.id = which;
  RETURN ball IS NOT NULL AND NOT acting_job() AND (me IS NOT DISTINCT FROM who OR acting_ball() IS NOT DISTINCT FROM ball
    OR (me IS DISTINCT FROM other AND i_work_here() AND EXISTS (SELECT FROM commitments_seat s
        WHERE s.ball_id = ball AND s.person_id = me AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'WRITER'))));
END $$;
REVOKE EXECUTE ON FUNCTION both_say_yes(uuid, text), may_say_for(uuid, text) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

ANSWERING = f"""
CREATE FUNCTION answer_match(which uuid, claimed text, what text, said boolean, next_check date, at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m mutual_help_match; n smallint; told int; yeses int;
BEGIN
  IF NOT may_say_for(which, claimed) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'match_answer_is_her_own';
  END IF;
  SELECT * INTO m FROM mutual_help_match WHERE id = which FOR UPDATE;
  IF NOT ((what = 'MEET' AND m.state = 'SUGGESTED') OR (what = 'GO_ON' AND m.state = 'MET')
          OR (what = 'CLICK' AND m.state = 'ACTIVE' AND m.check_asked_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'nothing is asked now' {REFUSE} = 'match_answer_when_asked';
  END IF;
  n := CASE WHEN what = 'CLICK' THEN m.check_round ELSE 0 END;
  INSERT INTO mutual_help_answer VALUES (which, claimed, what, n, said, at)
    ON CONFLICT (match_id, side, about, round) DO UPDATE SET yes = excluded.yes, said_at = excluded.said_at;
  SELECT count(*), count(*) FILTER (WHERE yes) INTO told, yeses FROM mutual_help_answer
    WHERE match_id = which AND about = what AND round = n;
  IF what = 'MEET' AND yeses = 2 THEN
    UPDATE mutual_help_match SET state = 'FIRST_MEETING' WHERE id = which RETURNING state INTO m.state;
  ELSIF what = 'GO_ON' AND yeses = 2 THEN
    UPDATE mutual_help_match SET state = 'BOTH_YES' WHERE id = which RETURNING state INTO m.state;
  ELSIF what = 'GO_ON' AND told = 2 THEN
    UPDATE mutual_help_match SET state = 'ENDED', ended_at = at, ended_how = 'NOT_NOW' WHERE id = which RETURNING state INTO m.state;
  ELSIF what = 'CLICK' AND yeses = 2 THEN
    UPDATE mutual_help_match SET check_round = n + 1, check_on = next_check, check_asked_at = NULL WHERE id = which;
    DELETE FROM mutual_help_answer WHERE match_id = which AND about = 'CLICK';
  END IF;
  RETURN m.state;
END $$;

-- Only who coordinates hears that they should talk: that the click is gone, and not whose it was.
CREATE FUNCTION match_needs_a_talk(which uuid) RETURNS boolean {DEFINER} $$
BEGIN RETURN EXISTS (SELECT FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
  JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE m.id = which AND m.state = 'ACTIVE' AND acting_person() NOT IN (a.asker_id, o.offerer_id)
    AND EXISTS (SELECT FROM mutual_help_answer w WHERE w.match_id = m.id AND w.about = 'CLICK' AND w.round = m.check_round AND NOT w.yes)); END $$;
-- They talked: the answers go, and the next check is on another day.
CREATE FUNCTION match_was_talked_about(which uuid, next_check date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT match_needs_a_talk(which) THEN RETURN false; END IF;
  DELETE FROM mutual_help_answer WHERE match_id = which AND about = 'CLICK';
  UPDATE mutual_help_match SET check_on = next_check, check_asked_at = NULL WHERE id = which;
  RETURN true;
END $$;
"""

TRUTH = f"""
CREATE FUNCTION match_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a mutual_help_ask; o mutual_help_offer; step text; me uuid := acting_person(); coordinates boolean;
BEGIN
  -- Always in this order: the offer (its places), then the ask (whether it is open).
  SELECT * INTO o FROM mutual_help_offer WHERE id = NEW.offer_id FOR UPDATE;
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id FOR SHARE;
  coordinates := EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = a.ball_id AND s.person_id = me AND s.ended_at IS NULL
    AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD'));
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'SUGGESTED' THEN
      RAISE EXCEPTION 'it begins with a suggestion' {REFUSE} = 'match_begins_as_a_suggestion';
    END IF;
    IF NOT coordinates OR NEW.suggested_by_id IS DISTINCT FROM me THEN
      RAISE EXCEPTION 'who has the ball suggests' {REFUSE} = 'match_suggested_by_who_has_the_ball';
    END IF;
    IF o.state <> 'OPEN' OR o.offerer_id = a.asker_id OR o.municipality_id <> a.municipality_id OR a.call_line = '' THEN
      RAISE EXCEPTION 'this cannot be suggested' {REFUSE} = 'match_of_an_open_offer_and_a_call';
    END IF;
    step := '>SUGGESTED';
  ELSE
    step := OLD.state || '>' || NEW.state;
    IF NEW.state <> OLD.state AND NOT (step = ANY (ARRAY['SUGGESTED>FIRST_MEETING', 'SUGGESTED>LAPSED', 'FIRST_MEETING>MET', 'MET>BOTH_YES',
         'BOTH_YES>ACTIVE', 'ACTIVE>PAUSED', 'PAUSED>ACTIVE', 'FIRST_MEETING>ENDED', 'MET>ENDED', 'BOTH_YES>ENDED', 'ACTIVE>ENDED', 'PAUSED>ENDED'])
       OR (NEW.state = 'NOT_INFORMAL' AND OLD.state NOT IN ('ENDED', 'LAPSED', 'NOT_INFORMAL'))) THEN
      RAISE EXCEPTION 'not that way' {REFUSE} = 'match_state';
    END IF;
  END IF;
  IF NEW.ended_at IS NULL AND a.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'the ask is over' {REFUSE} = 'match_of_an_open_ask';
  END IF;
  -- R14: nobody is ever assigned. To meet, and then to go on: each takes the yes of both.
  IF NEW.state IN ('FIRST_MEETING', 'MET') AND NOT both_say_yes(NEW.id, 'MEET') THEN
    RAISE EXCEPTION 'both say yes' {REFUSE} = 'match_meets_when_both_say_yes';
  END IF;
  IF NEW.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED') AND NOT both_say_yes(NEW.id, 'GO_ON') THEN
    RAISE EXCEPTION 'both say yes' {REFUSE} = 'match_active_when_both_say_yes';
  END IF;
  -- Her own limit, counted under the lock of her offer.
  IF NEW.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED') AND o.at_most < 1 + (SELECT count(*) FROM mutual_help_match x
       WHERE x.offer_id = o.id AND x.id <> NEW.id AND x.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED')) THEN
    RAISE EXCEPTION 'no room' {REFUSE} = 'match_within_her_own_limit';
  END IF;
  IF step = 'BOTH_YES>ACTIVE' THEN
    IF NOT coordinates THEN
      RAISE EXCEPTION 'who has the ball starts it' {REFUSE} = 'match_started_by_who_has_the_ball';
    END IF;
    IF (a.needs_vog AND o.vog_seen_on IS NULL) OR (a.needs_training AND o.trained_on IS NULL) THEN
      RAISE EXCEPTION 'not ready yet' {REFUSE} = 'match_needs_certificate_or_training';
    END IF;
    IF (a.needs_guide OR o.is_trainee) AND NEW.guide_id IS NULL THEN
      RAISE EXCEPTION 'with a guide' {REFUSE} = 'match_needs_a_guide';
    END IF;
    IF a.needs_backstop AND NEW.backstop_id IS NULL THEN
      RAISE EXCEPTION 'with a professional beside it' {REFUSE} = 'match_needs_a_backstop';
    END IF;
    IF works_here(o.offerer_id) AND NEW.hand_over_on IS NULL THEN
      RAISE EXCEPTION 'a day to hand over to residents' {REFUSE} = 'match_by_a_professional_is_handed_over';
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    -- R50: the professional beside it goes when the person and the professional both say so.
    IF NEW.backstop_off_asker_at IS DISTINCT FROM OLD.backstop_off_asker_at AND NOT is_herself(a.asker_id, a.ball_id) THEN
      RAISE EXCEPTION 'the asker says so' {REFUSE} = 'match_backstop_goes_when_both_say_so';
    END IF;
    IF NEW.backstop_off_other_at IS DISTINCT FROM OLD.backstop_off_other_at AND me IS DISTINCT FROM OLD.backstop_id THEN
      RAISE EXCEPTION 'the professional says so' {REFUSE} = 'match_backstop_goes_when_both_say_so';
    END IF;
    IF OLD.backstop_id IS NOT NULL AND NEW.backstop_id IS NULL AND NEW.ended_at IS NULL
       AND (NEW.backstop_off_asker_at IS NULL OR NEW.backstop_off_other_at IS NULL) THEN
      RAISE EXCEPTION 'both say so' {REFUSE} = 'match_backstop_goes_when_both_say_so';
    END IF;
    IF NEW.state = 'NOT_INFORMAL' AND OLD.state <> 'NOT_INFORMAL' AND NOT (coordinates OR acting_job() OR is_herself(a.asker_id, a.ball_id)) THEN
      RAISE EXCEPTION 'the asker or who has the ball' {REFUSE} = 'match_not_informal_by_the_asker';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER match_truth BEFORE INSERT OR UPDATE ON mutual_help_match FOR EACH ROW EXECUTE FUNCTION match_truth();

CREATE FUNCTION match_leaves_no_answers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN DELETE FROM mutual_help_answer WHERE match_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER match_leaves_no_answers AFTER UPDATE ON mutual_help_match FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION match_leaves_no_answers();
CREATE FUNCTION match_takes_its_answers_along() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN DELETE FROM mutual_help_answer WHERE match_id = OLD.id; RETURN NULL; END $$;
CREATE TRIGGER match_takes_its_answers_along AFTER DELETE ON mutual_help_match FOR EACH ROW EXECUTE FUNCTION match_takes_its_answers_along();

-- The other sides of the same truths: an ask that ends, a limit that is lowered.
CREATE FUNCTION ask_leaves_no_match() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = NEW.id AND m.ended_at IS NULL) THEN
    RAISE EXCEPTION 'somebody still helps' {REFUSE} = 'match_of_an_open_ask';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ask_leaves_no_match BEFORE UPDATE ON mutual_help_ask FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION ask_leaves_no_match();
CREATE FUNCTION ask_keeps_its_backstop() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = NEW.id AND m.backstop_id IS NOT NULL AND m.ended_at IS NULL) THEN
    RAISE EXCEPTION 'both say so' {REFUSE} = 'match_backstop_goes_when_both_say_so';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ask_keeps_its_backstop BEFORE UPDATE ON mutual_help_ask FOR EACH ROW
  WHEN (OLD.needs_backstop AND NOT NEW.needs_backstop) EXECUTE FUNCTION ask_keeps_its_backstop();
CREATE FUNCTION offer_limit_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.at_most < (SELECT count(*) FROM mutual_help_match m WHERE m.offer_id = NEW.id AND m.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED')) THEN
    RAISE EXCEPTION 'more people than that are helped now' {REFUSE} = 'match_within_her_own_limit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER offer_limit_holds BEFORE UPDATE ON mutual_help_offer FOR EACH ROW
  WHEN (NEW.at_most < OLD.at_most) EXECUTE FUNCTION offer_limit_holds();
"""

POLICIES = """
REVOKE UPDATE, DELETE ON mutual_help_match FROM samenspel_app, samenspel_worker;
GRANT UPDATE (state, meet_id, meet_name, meet_at, met_at, decide_on, active_at, escalation_name, escalation_phone, guide_id, guide_talk_on,
  hand_over_on, backstop_id, backstop_off_asker_at, backstop_off_other_at, check_round, check_on, check_asked_at, asker_thanks, offerer_thanks,
  ended_at, ended_how) ON mutual_help_match TO samenspel_app;
GRANT UPDATE (state, check_asked_at, ended_at, ended_how) ON mutual_help_match TO samenspel_worker;
GRANT UPDATE (call_line, call_kinds, call_moments, called_at, rhythm, audience, needs_vog, needs_training, needs_guide, needs_backstop)
  ON mutual_help_ask TO samenspel_app;
ALTER TABLE mutual_help_match ENABLE ROW LEVEL SECURITY;
CREATE POLICY suggest ON mutual_help_match FOR INSERT WITH CHECK (ask_id = ANY (ARRAY(SELECT my_asks())));
CREATE POLICY see ON mutual_help_match FOR SELECT USING (
  ask_id = ANY (ARRAY(SELECT my_asks())) OR offer_id = ANY (ARRAY(SELECT my_offers())) OR backstop_id = (SELECT acting_person()) OR (SELECT acting_job()));
CREATE POLICY change ON mutual_help_match FOR UPDATE USING (
  ask_id = ANY (ARRAY(SELECT my_asks())) OR offer_id = ANY (ARRAY(SELECT my_offers())) OR backstop_id = (SELECT acting_person()) OR (SELECT acting_job()));
"""

# What each side reads of the other: a sentence and no name until both said yes; of answers her own alone.
CARDS = f"""
CREATE FUNCTION matches_at(which uuid) RETURNS TABLE (id uuid, side text, state text, reasons jsonb, until_on date, meet_id uuid, meet_name text,
  meet_at timestamptz, decide_on date, check_on date, is_asked boolean, other_name text, line text, kinds text[], moments text[], area_name text,
  rhythm text, my_meet boolean, my_go_on boolean, my_click boolean, escalation_name text, escalation_phone text, guide_name text, guide_talk_on date,
  hand_over_on date, backstop_name text, backstop_is_me boolean, backstop_off_asker boolean, backstop_off_other boolean, thanks text,
  ended_at timestamptz, ended_how text, needs_a_talk boolean)
{DEFINER} $$
DECLARE self boolean; holds boolean; me uuid := acting_person(); v_side text;
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN; END IF;
  SELECT CASE b.about WHEN 'ASK' THEN 'ASKER' WHEN 'OFFER' THEN 'OFFERER' END, acting_ball() IS NOT DISTINCT FROM b.id OR me IS NOT DISTINCT FROM b.subject_id
    INTO v_side, self FROM commitments_ball b WHERE b.id = which;
  holds := NOT self AND EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = which AND s.person_id = me AND s.ended_at IS NULL
    AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD'));
  RETURN QUERY
  WITH said AS (SELECT w.* FROM mutual_help_answer w WHERE self AND w.side = v_side)
  SELECT m.id, v_side, m.state::text, m.reasons, m.until_on, m.meet_id, m.meet_name::text, m.meet_at, m.decide_on, m.check_on, m.check_asked_at IS NOT NULL,
    CASE WHEN m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED', 'ENDED') THEN coalesce(nullif(p.called, ''), p.name)::text ELSE '' END,
    CASE v_side WHEN 'ASKER' THEN o.likes ELSE a.call_line END, (CASE v_side WHEN 'ASKER' THEN o.kinds ELSE a.call_kinds END)::text[],
    (CASE v_side WHEN 'ASKER' THEN o.moments ELSE a.call_moments END)::text[], w.name::text, a.rhythm::text,
    (SELECT s.yes FROM said s WHERE s.match_id = m.id AND s.about = 'MEET'), (SELECT s.yes FROM said s WHERE s.match_id = m.id AND s.about = 'GO_ON'),
    (SELECT s.yes FROM said s WHERE s.match_id = m.id AND s.about = 'CLICK' AND s.round = m.check_round),
    m.escalation_name::text, m.escalation_phone::text, coalesce(nullif(g.called, ''), g.name, '')::text, m.guide_talk_on, m.hand_over_on,
    coalesce(nullif(k.called, ''), k.name, '')::text, m.backstop_id IS NOT NULL AND m.backstop_id IS NOT DISTINCT FROM me,
    m.backstop_off_asker_at IS NOT NULL, m.backstop_off_other_at IS NOT NULL,
    CASE v_side WHEN 'ASKER' THEN m.offerer_thanks ELSE m.asker_thanks END, m.ended_at, m.ended_how::text, holds AND match_needs_a_talk(m.id)
  FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
  JOIN community_person p ON p.id = CASE v_side WHEN 'ASKER' THEN o.offerer_id ELSE a.asker_id END
  JOIN community_area w ON w.id = CASE v_side WHEN 'ASKER' THEN o.area_id ELSE a.area_id END
  LEFT JOIN community_person g ON g.id = m.guide_id LEFT JOIN community_person k ON k.id = m.backstop_id
  WHERE (a.ball_id = which OR o.ball_id = which) AND m.state <> 'LAPSED'
    AND NOT (m.state = 'SUGGESTED' AND EXISTS (SELECT FROM said s WHERE s.match_id = m.id AND s.about = 'MEET' AND NOT s.yes))
  ORDER BY m.ended_at DESC NULLS FIRST, m.suggested_at, m.id;
END $$;

-- Whom a message about it goes to: ids only, for who stands at it.
CREATE FUNCTION match_people(which uuid, OUT asker uuid, OUT offerer uuid, OUT ask_ball uuid, OUT offer_ball uuid, OUT holder uuid,
  OUT ask_code text, OUT offer_code text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT a.asker_id, o.offerer_id, a.ball_id, o.ball_id, b.holder_id, b.code, c.code INTO asker, offerer, ask_ball, offer_ball, holder, ask_code, offer_code
  FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
  JOIN commitments_ball b ON b.id = a.ball_id JOIN commitments_ball c ON c.id = o.ball_id
  WHERE m.id = which AND (acting_job() OR a.ball_id = ANY (ARRAY(SELECT my_balls())) OR o.ball_id = ANY (ARRAY(SELECT my_balls()))
    OR m.backstop_id = acting_person());
END $$;

-- Which offers could be for an ask: facts for the order, no name and no person. For who coordinates it.
CREATE FUNCTION offers_for(which uuid, lately timestamptz) RETURNS TABLE (id uuid, latitude double precision, longitude double precision, kinds text[],
  moments text[], far text, languages text[], room bigint, has_vog boolean, is_trainee boolean, asked_lately bigint, is_known boolean, likes text,
  area_name text, answers_it boolean) {DEFINER} $$
DECLARE a mutual_help_ask; v_parent uuid;
BEGIN
  SELECT x.* INTO a FROM mutual_help_ask x JOIN commitments_seat s ON s.ball_id = x.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL
    AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD') WHERE x.ball_id = which AND x.ended_at IS NULL LIMIT 1;
  IF a.id IS NULL THEN RETURN; END IF;
  SELECT w.parent_id INTO v_parent FROM community_area w WHERE w.id = a.area_id;
  RETURN QUERY SELECT o.id, w.latitude, w.longitude, o.kinds::text[], o.moments::text[], o.far::text, o.languages::text[],
    o.at_most - (SELECT count(*) FROM mutual_help_match m WHERE m.offer_id = o.id AND m.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED')),
    o.vog_seen_on IS NOT NULL, o.is_trainee,
    (SELECT count(*) FROM mutual_help_match m WHERE m.offer_id = o.id AND m.suggested_at >= lately),
    EXISTS (SELECT FROM mutual_help_match m JOIN mutual_help_ask x ON x.id = m.ask_id WHERE m.offer_id = o.id AND x.asker_id = a.asker_id AND m.active_at IS NOT NULL),
    o.likes, w.name::text, o.answers_id IS NOT DISTINCT FROM a.id
  FROM mutual_help_offer o JOIN community_area w ON w.id = o.area_id
  WHERE o.municipality_id = a.municipality_id AND o.state = 'OPEN' AND o.offerer_id <> a.asker_id
    AND (o.area_id = a.area_id OR o.far = 'TOWN' OR (o.far = 'DISTRICT' AND w.parent_id = v_parent))
    AND NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.offer_id = o.id AND m.ask_id = a.id)
  ORDER BY o.answered_at, o.id LIMIT 2000;
END $$;

-- The board: what askers chose to show, in their own sentence; no name, no code, no day of birth, no street.
CREATE FUNCTION calls_for_help() RETURNS TABLE (id uuid, line text, kinds text[], moments text[], rhythm text, area_id uuid, area_name text, called_at timestamptz)
{DEFINER} $$
BEGIN RETURN QUERY SELECT a.id, a.call_line, a.call_kinds::text[], a.call_moments::text[], a.rhythm::text, a.area_id, w.name::text, a.called_at
  FROM mutual_help_ask a JOIN community_area w ON w.id = a.area_id
  WHERE a.ended_at IS NULL AND (a.audience = 'PUBLIC' OR (a.audience = 'MEMBERS' AND a.area_id = (SELECT p.area_id FROM community_person p WHERE p.id = acting_person())))
    AND NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = a.id AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))
  ORDER BY a.called_at DESC, a.id LIMIT 60; END $$;
"""

# Both imbalances: numbers for each neighbourhood; a number that is small enough to be somebody is not told, to no role (-1).
BALANCE = f"""
CREATE FUNCTION help_balance(town uuid, long_ago timestamptz) RETURNS TABLE (area_id uuid, area_name text, asks bigint, asks_long bigint, offers bigint,
  offers_new bigint, helped bigint) {DEFINER} $$
DECLARE small int := greatest(3, coalesce((SELECT s.value FROM community_setting s WHERE s.area_id = town AND s.key = 'small_cell'
  AND s.since <= now() ORDER BY s.since DESC LIMIT 1), 5));
BEGIN RETURN QUERY
  WITH n AS (SELECT w.id, w.name,
    (SELECT count(*) FROM mutual_help_ask a WHERE a.area_id = w.id AND a.ended_at IS NULL
       AND NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = a.id AND m.state IN ('ACTIVE', 'PAUSED'))) AS asks,
    (SELECT count(*) FROM mutual_help_ask a WHERE a.area_id = w.id AND a.ended_at IS NULL AND a.asked_at < long_ago
       AND NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = a.id AND m.state IN ('ACTIVE', 'PAUSED'))) AS asks_long,
    (SELECT count(*) FROM mutual_help_offer o WHERE o.area_id = w.id AND o.state = 'OPEN'
       AND o.at_most > (SELECT count(*) FROM mutual_help_match m WHERE m.offer_id = o.id AND m.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED'))) AS offers,
    (SELECT count(*) FROM mutual_help_offer o WHERE o.area_id = w.id AND o.state = 'NEW') AS offers_new,
    (SELECT count(*) FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id WHERE a.area_id = w.id AND m.state IN ('ACTIVE', 'PAUSED')) AS helped
    FROM community_area w WHERE w.municipality_id = town AND w.kind = 'NEIGHBOURHOOD')
  SELECT n.id, n.name::text, CASE WHEN n.asks BETWEEN 1 AND small - 1 THEN -1 ELSE n.asks END,
    CASE WHEN n.asks_long BETWEEN 1 AND small - 1 OR n.asks - n.asks_long BETWEEN 1 AND small - 1 AND n.asks_long > 0 THEN -1 ELSE n.asks_long END,
    CASE WHEN n.offers BETWEEN 1 AND small - 1 THEN -1 ELSE n.offers END, CASE WHEN n.offers_new BETWEEN 1 AND small - 1 THEN -1 ELSE n.offers_new END,
    CASE WHEN n.helped BETWEEN 1 AND small - 1 THEN -1 ELSE n.helped END
  FROM n ORDER BY n.name; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0007_neighbours_are_suggested_to_each_other"),
        ("circles", "0027_an_answer_can_be_heard_by_another"),
    ]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (ANSWERS, ANSWERING, TRUTH, POLICIES, CARDS, BALANCE)
    ]
