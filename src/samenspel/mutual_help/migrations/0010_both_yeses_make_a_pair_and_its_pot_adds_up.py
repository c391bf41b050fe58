from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# Whose programmes and pairs these are.
MINE = f"""
CREATE FUNCTION my_programmes() RETURNS SETOF uuid {DEFINER}
$$ BEGIN RETURN QUERY SELECT g.id FROM mutual_help_programme g WHERE g.lead_id = acting_person() AND i_work_here(); END $$;
CREATE FUNCTION my_pairs() RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY
  SELECT p.id FROM mutual_help_pair p JOIN mutual_help_match m ON m.id = p.match_id
  WHERE m.ask_id = ANY (ARRAY(SELECT my_asks())) OR m.offer_id = ANY (ARRAY(SELECT my_offers())); END $$;
-- Her own word: signed in, by her code, or written down by who holds her ball or wrote it down. Never by a job.
CREATE FUNCTION may_speak_at(who uuid, ball uuid) RETURNS boolean {DEFINER} $$ BEGIN
  RETURN NOT acting_job() AND (acting_person() IS NOT DISTINCT FROM who OR acting_ball() IS NOT DISTINCT FROM ball
    OR (i_work_here() AND EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = ball AND s.person_id = acting_person()
        AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'WRITER')))); END $$;
REVOKE EXECUTE ON FUNCTION may_speak_at(uuid, uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

COHORT = f"""
CREATE FUNCTION programme_truth() {TRIGGER} $$
BEGIN
  IF NOT (NEW.lead_id IS NOT DISTINCT FROM acting_person() AND i_work_here()) THEN
    RAISE EXCEPTION 'who leads it' {REFUSE} = 'programme_by_who_leads_it';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.ended_at IS NOT NULL OR TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'it is over' {REFUSE} = 'programme_that_is_over';
  END IF;
  -- What is counted is counted once, at the end, before anything of it is forgotten.
  NEW.counts := CASE WHEN NEW.ended_at IS NULL THEN '{{}}'::jsonb ELSE programme_counts(NEW.id) END;
  RETURN NEW;
END $$;
CREATE TRIGGER programme_truth BEFORE INSERT OR UPDATE ON mutual_help_programme FOR EACH ROW EXECUTE FUNCTION programme_truth();

CREATE FUNCTION joining_truth() {TRIGGER} $$
DECLARE who uuid; ball uuid; town uuid; open boolean; g mutual_help_programme;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  IF NEW.ask_id IS NOT NULL THEN
    SELECT a.asker_id, a.ball_id, a.municipality_id, a.ended_at IS NULL INTO who, ball, town, open FROM mutual_help_ask a WHERE a.id = NEW.ask_id;
  ELSE
    SELECT o.offerer_id, o.ball_id, o.municipality_id, o.ended_at IS NULL INTO who, ball, town, open FROM mutual_help_offer o WHERE o.id = NEW.offer_id;
  END IF;
  SELECT * INTO g FROM mutual_help_programme WHERE id = NEW.programme_id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NEW.left_at IS NOT NULL OR NEW.trained_on IS NOT NULL OR NOT open OR g.ended_at IS NOT NULL OR g.municipality_id <> town THEN
      RAISE EXCEPTION 'nothing to join now' {REFUSE} = 'joining_of_an_open_programme';
    END IF;
  END IF;
  IF TG_OP = 'INSERT' OR NEW.left_at IS DISTINCT FROM OLD.left_at THEN
    IF NOT may_speak_at(who, ball) THEN
      RAISE EXCEPTION 'her own yes' {REFUSE} = 'joining_is_her_own_yes';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.left_at IS NOT NULL THEN
      RAISE EXCEPTION 'she left' {REFUSE} = 'joining_that_is_over';
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.trained_on IS DISTINCT FROM OLD.trained_on OR NEW.trained_said_by_id IS DISTINCT FROM OLD.trained_said_by_id) THEN
    IF OLD.trained_on IS NOT NULL OR g.lead_id IS DISTINCT FROM acting_person() OR NEW.trained_said_by_id IS DISTINCT FROM acting_person()
       OR NEW.trained_on > current_date + 1 THEN
      RAISE EXCEPTION 'who leads it says so, once, when it is done' {REFUSE} = 'joining_trained_by_who_leads_it';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER joining_truth BEFORE INSERT OR UPDATE ON mutual_help_joining FOR EACH ROW
  EXECUTE FUNCTION joining_truth();
"""

PAIRS = f"""
-- Two of one programme who both said yes to meeting are a pair of it, from that moment.
CREATE FUNCTION match_makes_a_pair() {TRIGGER} $$
DECLARE g mutual_help_programme; made uuid := gen_random_uuid();
BEGIN
  SELECT g1.* INTO g FROM mutual_help_joining a JOIN mutual_help_joining o ON o.programme_id = a.programme_id AND o.offer_id = NEW.offer_id AND o.left_at IS NULL
    JOIN mutual_help_programme g1 ON g1.id = a.programme_id
    WHERE a.ask_id = NEW.ask_id AND a.left_at IS NULL AND g1.ended_at IS NULL FOR SHARE;
  IF g.id IS NOT NULL THEN
    INSERT INTO mutual_help_pair (id, programme_id, match_id, made_at) VALUES (made, g.id, NEW.id, now());
    INSERT INTO mutual_help_potentry (id, pair_id, number, kind, cents, left_cents, what, spent_on, side, written_at)
      VALUES (gen_random_uuid(), made, 1, 'FILLED', g.pot_cents, 0, '', current_date, '', now());
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER match_makes_a_pair AFTER UPDATE ON mutual_help_match FOR EACH ROW
  WHEN (OLD.state = 'SUGGESTED' AND NEW.state = 'FIRST_MEETING') EXECUTE FUNCTION match_makes_a_pair();

CREATE FUNCTION pair_truth() {TRIGGER} $$
BEGIN
  IF NOT both_say_yes(NEW.match_id, 'MEET') OR NOT EXISTS (SELECT FROM mutual_help_match m
       JOIN mutual_help_joining a ON a.ask_id = m.ask_id AND a.programme_id = NEW.programme_id
       JOIN mutual_help_joining o ON o.offer_id = m.offer_id AND o.programme_id = NEW.programme_id WHERE m.id = NEW.match_id) THEN
    RAISE EXCEPTION 'both say yes' {REFUSE} = 'pair_when_both_say_yes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pair_truth BEFORE INSERT ON mutual_help_pair FOR EACH ROW EXECUTE FUNCTION pair_truth();

-- Training comes before the first meeting: before it is planned, and before it was.
CREATE FUNCTION match_trains_first() {TRIGGER} $$
DECLARE trained date;
BEGIN
  IF NOT EXISTS (SELECT FROM mutual_help_pair p JOIN mutual_help_programme g ON g.id = p.programme_id WHERE p.match_id = NEW.id AND g.needs_training) THEN
    RETURN NEW;
  END IF;
  SELECT max(j.trained_on) INTO trained FROM mutual_help_joining j JOIN mutual_help_pair p ON p.programme_id = j.programme_id
    WHERE p.match_id = NEW.id AND j.offer_id = NEW.offer_id;
  IF trained IS NULL OR trained > (NEW.meet_at AT TIME ZONE 'Europe/Amsterdam')::date OR trained > (NEW.met_at AT TIME ZONE 'Europe/Amsterdam')::date THEN
    RAISE EXCEPTION 'training first' {REFUSE} = 'pair_is_trained_before_it_meets';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER match_trains_first BEFORE UPDATE ON mutual_help_match FOR EACH ROW
  WHEN (NEW.meet_at IS NOT NULL AND NEW.meet_at IS DISTINCT FROM OLD.meet_at OR NEW.met_at IS NOT NULL AND NEW.met_at IS DISTINCT FROM OLD.met_at
    OR NEW.state = 'MET' AND OLD.state <> 'MET') EXECUTE FUNCTION match_trains_first();
"""

POT = f"""
CREATE FUNCTION pot_adds_up() {TRIGGER} $$
DECLARE p mutual_help_pair; last mutual_help_potentry; first mutual_help_potentry; m mutual_help_match; g mutual_help_programme;
BEGIN
  -- One line at a time: whoever writes waits for the pair, and then reads what is left.
  SELECT * INTO p FROM mutual_help_pair WHERE id = NEW.pair_id FOR UPDATE;
  SELECT * INTO m FROM mutual_help_match WHERE id = p.match_id;
  SELECT * INTO g FROM mutual_help_programme WHERE id = p.programme_id;
  SELECT * INTO last FROM mutual_help_potentry WHERE pair_id = p.id ORDER BY number DESC LIMIT 1;
  NEW.number := coalesce(last.number, 0) + 1;
  NEW.left_cents := coalesce(last.left_cents, 0) + NEW.cents;
  IF (NEW.kind = 'FILLED') <> (NEW.number = 1) OR NEW.kind = 'FILLED' AND NEW.cents <> g.pot_cents THEN
    RAISE EXCEPTION 'filled once' {REFUSE} = 'pot_is_filled_once';
  END IF;
  IF NEW.kind <> 'FILLED' THEN
    IF m.active_at IS NULL OR g.ended_at IS NOT NULL THEN
      RAISE EXCEPTION 'while the two go on' {REFUSE} = 'pot_of_a_pair_that_goes_on';
    END IF;
    IF NOT may_say_for(m.id, NEW.side) THEN
      RAISE EXCEPTION 'one of the two' {REFUSE} = 'pot_line_is_her_own';
    END IF;
  END IF;
  IF NEW.kind = 'CORRECTED' THEN
    SELECT * INTO first FROM mutual_help_potentry WHERE id = NEW.corrects_id;
    IF first.pair_id <> p.id OR first.kind <> 'SPENT' OR NEW.cents <> - first.cents THEN
      RAISE EXCEPTION 'the same, the other way' {REFUSE} = 'pot_is_corrected_by_its_counter_entry';
    END IF;
  END IF;
  IF NEW.left_cents < 0 THEN
    RAISE EXCEPTION 'there is no more' {REFUSE} = 'pot_is_never_below_zero';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pot_adds_up BEFORE INSERT ON mutual_help_potentry FOR EACH ROW EXECUTE FUNCTION pot_adds_up();

-- A line stays as it was written, for every role; only what is over its term is forgotten, by the functions of retention.
CREATE FUNCTION pot_line_stays() {TRIGGER} $$
BEGIN
  IF NOT retention_at_work() THEN
    RAISE EXCEPTION 'a line stays' {REFUSE} = 'pot_line_stays';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER pot_line_stays BEFORE UPDATE OR DELETE ON mutual_help_potentry FOR EACH ROW EXECUTE FUNCTION pot_line_stays();

CREATE FUNCTION dream_truth() {TRIGGER} $$
DECLARE p mutual_help_pair;
BEGIN
  SELECT * INTO p FROM mutual_help_pair WHERE id = NEW.pair_id FOR UPDATE;
  IF NOT (may_say_for(p.match_id, 'ASKER') OR may_say_for(p.match_id, 'OFFERER')) OR TG_OP = 'INSERT' AND NOT may_say_for(p.match_id, NEW.side) THEN
    RAISE EXCEPTION 'one of the two' {REFUSE} = 'dream_is_of_the_two';
  END IF;
  IF TG_OP = 'INSERT' AND (SELECT count(*) FROM mutual_help_dream d WHERE d.pair_id = p.id) >= 20 THEN
    RAISE EXCEPTION 'twenty dreams' {REFUSE} = 'dream_list_of_twenty';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dream_truth_first BEFORE INSERT ON mutual_help_dream FOR EACH ROW EXECUTE FUNCTION dream_truth();
CREATE TRIGGER dream_truth BEFORE UPDATE ON mutual_help_dream FOR EACH ROW
  WHEN (NEW.done_at IS DISTINCT FROM OLD.done_at) EXECUTE FUNCTION dream_truth();

-- A match that is forgotten takes what the pair had along.
CREATE FUNCTION match_takes_its_pair_along() {TRIGGER} $$
BEGIN
  DELETE FROM mutual_help_dream WHERE pair_id IN (SELECT id FROM mutual_help_pair WHERE match_id = OLD.id);
  DELETE FROM mutual_help_potentry WHERE pair_id IN (SELECT id FROM mutual_help_pair WHERE match_id = OLD.id);
  DELETE FROM mutual_help_pair WHERE match_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER match_takes_its_pair_along BEFORE DELETE ON mutual_help_match FOR EACH ROW EXECUTE FUNCTION match_takes_its_pair_along();
"""

POLICIES = """
ALTER TABLE mutual_help_programme ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_programme FOR SELECT USING (true);
CREATE POLICY begin ON mutual_help_programme FOR INSERT WITH CHECK (lead_id = (SELECT acting_person()));
CREATE POLICY change ON mutual_help_programme FOR UPDATE USING (lead_id = (SELECT acting_person()));
REVOKE UPDATE, DELETE ON mutual_help_programme FROM samenspel_app, samenspel_worker;
GRANT UPDATE (story, ended_at) ON mutual_help_programme TO samenspel_app;

ALTER TABLE mutual_help_joining ENABLE ROW LEVEL SECURITY;
CREATE POLICY join_in ON mutual_help_joining FOR INSERT WITH CHECK (ask_id = ANY (ARRAY(SELECT my_asks())) OR offer_id = ANY (ARRAY(SELECT my_offers())));
CREATE POLICY see ON mutual_help_joining FOR SELECT USING (ask_id = ANY (ARRAY(SELECT my_asks())) OR offer_id = ANY (ARRAY(SELECT my_offers()))
  OR programme_id = ANY (ARRAY(SELECT my_programmes())));
CREATE POLICY change ON mutual_help_joining FOR UPDATE USING (ask_id = ANY (ARRAY(SELECT my_asks())) OR offer_id = ANY (ARRAY(SELECT my_offers()))
  OR programme_id = ANY (ARRAY(SELECT my_programmes())));
REVOKE UPDATE, DELETE ON mutual_help_joining FROM samenspel_app, samenspel_worker;
GRANT UPDATE (left_at, trained_on, trained_said_by_id) ON mutual_help_joining TO samenspel_app;

ALTER TABLE mutual_help_pair ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_pair FOR SELECT USING (id = ANY (ARRAY(SELECT my_pairs())) OR programme_id = ANY (ARRAY(SELECT my_programmes())));
REVOKE INSERT, UPDATE, DELETE ON mutual_help_pair FROM samenspel_app, samenspel_worker;

ALTER TABLE mutual_help_potentry ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_potentry FOR SELECT USING (pair_id = ANY (ARRAY(SELECT my_pairs()))
  OR pair_id IN (SELECT p.id FROM mutual_help_pair p WHERE p.programme_id = ANY (ARRAY(SELECT my_programmes()))));
CREATE POLICY write ON mutual_help_potentry FOR INSERT WITH CHECK (pair_id = ANY (ARRAY(SELECT my_pairs())));
REVOKE UPDATE, DELETE ON mutual_help_potentry FROM samenspel_app, samenspel_worker;

ALTER TABLE mutual_help_dream ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_dream FOR SELECT USING (pair_id = ANY (ARRAY(SELECT my_pairs())));
CREATE POLICY write ON mutual_help_dream FOR INSERT WITH CHECK (pair_id = ANY (ARRAY(SELECT my_pairs())));
CREATE POLICY change ON mutual_help_dream FOR UPDATE USING (pair_id = ANY (ARRAY(SELECT my_pairs())));
REVOKE UPDATE, DELETE ON mutual_help_dream FROM samenspel_app, samenspel_worker;
GRANT UPDATE (done_at) ON mutual_help_dream TO samenspel_app;
"""

READING = f"""
-- Numbers with what they are out of; one that is small enough to be somebody is not told, to no role (-1).
CREATE FUNCTION programme_counts(which uuid) RETURNS jsonb {DEFINER} $$
DECLARE small int; joined int; pairs int; met int; went_on int;
BEGIN
  SELECT greatest(3, coalesce((SELECT s.value FROM community_setting s WHERE s.area_id = g.municipality_id AND s.key = 'small_cell'
    AND s.since <= now() ORDER BY s.since DESC LIMIT 1), 5)) INTO small FROM mutual_help_programme g WHERE g.id = which;
  SELECT count(*) INTO joined FROM mutual_help_joining j WHERE j.programme_id = which;
  SELECT count(*), count(m.met_at), count(m.active_at) INTO pairs, met, went_on
    FROM mutual_help_pair p JOIN mutual_help_match m ON m.id = p.match_id WHERE p.programme_id = which;
  RETURN jsonb_build_object('joined', CASE WHEN joined BETWEEN 1 AND small - 1 THEN -1 ELSE joined END,
    'pairs', CASE WHEN pairs BETWEEN 1 AND small - 1 THEN -1 ELSE pairs END,
    'met', CASE WHEN pairs < small OR met BETWEEN 1 AND small - 1 OR pairs - met BETWEEN 1 AND small - 1 THEN -1 ELSE met END,
    'went_on', CASE WHEN pairs < small OR went_on BETWEEN 1 AND small - 1 OR pairs - went_on BETWEEN 1 AND small - 1
      OR met - went_on BETWEEN 1 AND small - 1 THEN -1 ELSE went_on END);
END $$;
REVOKE EXECUTE ON FUNCTION programme_counts(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;

-- Who joined, for who leads it: a name, since she gives the training; not the ask, and not a word of it.
CREATE FUNCTION programme_people(which uuid) RETURNS TABLE (joining uuid, person uuid, side text, name text, joined_at timestamptz, trained_on date,
  holder text, partners text[]) {DEFINER} $$
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_programmes())) THEN RETURN; END IF;
  RETURN QUERY SELECT j.id, p.id, CASE WHEN j.ask_id IS NULL THEN 'OFFERER' ELSE 'ASKER' END, coalesce(nullif(p.called, ''), p.name)::text,
    j.joined_at, j.trained_on, coalesce(nullif(h.called, ''), h.name)::text,
    ARRAY(SELECT coalesce(nullif(q.called, ''), q.name)::text FROM mutual_help_pair r JOIN mutual_help_match m ON m.id = r.match_id
      JOIN mutual_help_ask ma ON ma.id = m.ask_id JOIN mutual_help_offer mo ON mo.id = m.offer_id
      JOIN community_person q ON q.id = CASE WHEN j.ask_id IS NULL THEN ma.asker_id ELSE mo.offerer_id END
      WHERE r.programme_id = which AND m.ended_at IS NULL AND (m.ask_id = j.ask_id OR m.offer_id = j.offer_id) ORDER BY r.made_at, r.id)
  FROM mutual_help_joining j LEFT JOIN mutual_help_ask a ON a.id = j.ask_id LEFT JOIN mutual_help_offer o ON o.id = j.offer_id
  JOIN community_person p ON p.id = coalesce(a.asker_id, o.offerer_id) JOIN commitments_ball b ON b.id = coalesce(a.ball_id, o.ball_id)
  JOIN community_person h ON h.id = b.holder_id
  WHERE j.programme_id = which AND j.left_at IS NULL AND coalesce(a.ended_at, o.ended_at) IS NULL ORDER BY j.joined_at, j.id;
END $$;
-- How one of a pair is called, for the two of it and for who leads it.
CREATE FUNCTION name_in_pair(which uuid, of_side text) RETURNS text {DEFINER} $$
DECLARE found text;
BEGIN
  SELECT coalesce(nullif(p.called, ''), p.name) INTO found FROM mutual_help_pair r JOIN mutual_help_match m ON m.id = r.match_id
    JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    JOIN community_person p ON p.id = CASE of_side WHEN 'ASKER' THEN a.asker_id WHEN 'OFFERER' THEN o.offerer_id END
    WHERE r.id = which AND (which = ANY (ARRAY(SELECT my_pairs())) OR r.programme_id = ANY (ARRAY(SELECT my_programmes())));
  RETURN found;
END $$;
-- Which offers joined the same programme as an ask: ids only, for who coordinates the ask.
CREATE FUNCTION offers_beside(which uuid) RETURNS SETOF uuid {DEFINER} $$
BEGIN RETURN QUERY SELECT o.offer_id FROM mutual_help_joining a JOIN mutual_help_joining o ON o.programme_id = a.programme_id AND o.left_at IS NULL
  WHERE a.ask_id = which AND a.ask_id = ANY (ARRAY(SELECT my_asks())) AND a.left_at IS NULL AND o.offer_id IS NOT NULL; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0009_a_programme_of_pairs")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (MINE, READING, COHORT, PAIRS, POT, POLICIES)
    ]
