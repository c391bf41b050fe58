from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# A tick of one side: no role may read or write it, only the functions below do. Two ticks become a talk and are gone;
# what is left goes when the window is over. And numbers of a quarter, told when nothing of it can move any more.
SECRET = """
CREATE TABLE mutual_help_tick (
  seat_id uuid NOT NULL REFERENCES mutual_help_tourseat ON DELETE CASCADE, other_id uuid NOT NULL REFERENCES mutual_help_tourseat ON DELETE CASCADE,
  name text NOT NULL, reach text NOT NULL, said_at timestamptz NOT NULL, written_by uuid, PRIMARY KEY (seat_id, other_id));
CREATE TABLE mutual_help_tourcount (
  municipality_id uuid NOT NULL, quarter date NOT NULL, tours int NOT NULL, seats int NOT NULL, taken int NOT NULL, talks int NOT NULL,
  PRIMARY KEY (municipality_id, quarter));
REVOKE ALL ON mutual_help_tick, mutual_help_tourcount FROM PUBLIC, samenspel_app, samenspel_worker;
-- In which transaction it was made: then, and never later, whoever completed it may tell both.
ALTER TABLE mutual_help_talk ADD COLUMN made_in xid8 NOT NULL DEFAULT pg_current_xact_id();
"""

MINE = f"""
-- Which tours she leads; and, when who led one works here no more, those of her organisation.
CREATE FUNCTION my_tours() RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY SELECT t.id FROM mutual_help_tour t
  WHERE i_work_here() AND (t.lead_id = acting_person() OR t.organisation_id = ANY (ARRAY(SELECT my_organisations())) AND NOT works_here(t.lead_id)); END $$;
-- Hers: signed in, or by her code. Not of who holds her ball, or wrote something down.
CREATE FUNCTION my_own_seats() RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY
  SELECT s.id FROM mutual_help_tourseat s LEFT JOIN mutual_help_ask a ON a.id = s.ask_id LEFT JOIN mutual_help_offer o ON o.id = s.offer_id
  WHERE s.person_id = acting_person() OR coalesce(a.ball_id, o.ball_id) = acting_ball(); END $$;
CREATE FUNCTION who_brought(p_ask uuid, p_offer uuid, OUT who uuid, OUT ball uuid, OUT town uuid, OUT open boolean) {DEFINER} $$ BEGIN
  IF p_ask IS NOT NULL THEN
    SELECT a.asker_id, a.ball_id, a.municipality_id, a.ended_at IS NULL INTO who, ball, town, open FROM mutual_help_ask a WHERE a.id = p_ask;
  ELSE
    SELECT o.offerer_id, o.ball_id, o.municipality_id, o.ended_at IS NULL INTO who, ball, town, open FROM mutual_help_offer o WHERE o.id = p_offer;
  END IF; END $$;
CREATE FUNCTION seats_taken(which uuid) RETURNS int {DEFINER} $$ BEGIN RETURN (SELECT count(*) FROM mutual_help_tourseat s
  WHERE s.tour_id = which AND s.ask_id IS NOT NULL AND s.left_at IS NULL); END $$;
CREATE FUNCTION tour_has_room(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN seats_taken(which) < (SELECT t.seats FROM mutual_help_tour t WHERE t.id = which); END $$;
REVOKE EXECUTE ON FUNCTION who_brought(uuid, uuid), seats_taken(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

TRUTH = f"""
-- Who leads it changes it as long as nobody comes; then it can be moved, or called off, until it begins.
CREATE FUNCTION tour_truth() RETURNS trigger {DOES} $$
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  NEW.ticks_until := NEW.begins_at + interval '14 days';
  IF TG_OP = 'UPDATE' AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
    IF NOT acting_job() OR OLD.closed_at IS NOT NULL OR NEW.called_off_at IS DISTINCT FROM OLD.called_off_at THEN
      RAISE EXCEPTION 'when its window is over' {REFUSE} = 'tour_is_closed_by_its_day';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NOT NEW.id = ANY (ARRAY(SELECT my_tours())) THEN
    RAISE EXCEPTION 'who leads it' {REFUSE} = 'tour_by_who_leads_it';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.lead_id IS DISTINCT FROM acting_person() OR NEW.called_off_at IS NOT NULL OR NEW.closed_at IS NOT NULL OR NOT NEW.organisation_id = ANY (ARRAY(SELECT my_organisations())) THEN
      RAISE EXCEPTION 'of her own organisation' {REFUSE} = 'tour_by_who_leads_it';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.called_off_at IS NOT NULL OR OLD.closed_at IS NOT NULL OR OLD.begins_at <= now()
     OR (NEW.begins_at IS DISTINCT FROM OLD.begins_at AND NEW.begins_at <= now()) THEN
    RAISE EXCEPTION 'it began, or is over' {REFUSE} = 'tour_moves_before_it_begins';
  END IF;
  IF (NEW.company, NEW.sights, NEW.received_by, NEW.seats) IS DISTINCT FROM (OLD.company, OLD.sights, OLD.received_by, OLD.seats)
     AND EXISTS (SELECT FROM mutual_help_tourseat s WHERE s.tour_id = NEW.id AND s.taken_at IS NOT NULL AND s.left_at IS NULL) THEN
    RAISE EXCEPTION 'somebody said yes to this' {REFUSE} = 'tour_stays_what_she_said_yes_to';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON mutual_help_tour FOR EACH ROW EXECUTE FUNCTION tour_truth();

CREATE FUNCTION seat_truth() RETURNS trigger {DOES} $$
DECLARE t mutual_help_tour; v record; is_hers boolean;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  -- One at a time: whoever wants a seat waits for the tour, and then counts.
  SELECT * INTO t FROM mutual_help_tour WHERE id = NEW.tour_id FOR UPDATE;
  SELECT * INTO v FROM who_brought(NEW.ask_id, NEW.offer_id);
  NEW.person_id := v.who;
  is_hers := may_speak_at(v.who, v.ball);
  IF TG_OP = 'UPDATE' THEN
    IF OLD.left_at IS NOT NULL OR OLD.taken_at IS NOT NULL AND NEW.taken_at IS DISTINCT FROM OLD.taken_at
       OR (NEW.tour_id, NEW.ask_id, NEW.offer_id, NEW.asked_at) IS DISTINCT FROM (OLD.tour_id, OLD.ask_id, OLD.offer_id, OLD.asked_at) THEN
      RAISE EXCEPTION 'what was said stays' {REFUSE} = 'seat_stays_as_it_was_said';
    END IF;
    IF NEW.left_at IS NOT NULL THEN
      -- She gives it back; or her question is over; or who leads it takes back what she asked and nobody answered.
      IF NOT (is_hers OR NOT v.open OR OLD.taken_at IS NULL AND t.id = ANY (ARRAY(SELECT my_tours()))) THEN
        RAISE EXCEPTION 'she says so' {REFUSE} = 'seat_is_left_by_herself';
      END IF;
      RETURN NEW;
    END IF;
    IF NOT is_hers THEN RAISE EXCEPTION 'she says so' {REFUSE} = 'seat_is_taken_by_herself'; END IF;
  END IF;
  IF NEW.left_at IS NOT NULL OR NOT v.open OR v.town <> t.municipality_id OR t.called_off_at IS NOT NULL OR t.closed_at IS NOT NULL
     OR coalesce(NEW.taken_at, NEW.asked_at) >= t.begins_at AND NOT (TG_OP = 'UPDATE' AND OLD.taken_at IS NOT NULL) THEN
    RAISE EXCEPTION 'no seat now' {REFUSE} = 'seat_in_a_tour_ahead';
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.asked_by_id := NULL; NEW.taken_by_id := NULL;
    IF NEW.offer_id IS NOT NULL THEN
      -- Somebody of the company is asked by who leads the tour and to whom she offered; she says yes herself.
      IF NEW.taken_at IS NOT NULL OR NOT NEW.tour_id = ANY (ARRAY(SELECT my_tours())) OR NOT NEW.offer_id = ANY (ARRAY(SELECT my_offers())) THEN
        RAISE EXCEPTION 'who leads it asks' {REFUSE} = 'host_is_asked_by_who_leads_it';
      END IF;
      NEW.asked_by_id := acting_person(); NEW.name := '';
    END IF;
  END IF;
  IF NEW.taken_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.taken_at IS NULL) THEN
    NEW.taken_by_id := hand_of(v.who);
    -- Who leads it never writes her yes down.
    IF NOT is_hers OR NEW.taken_by_id = t.lead_id OR NEW.taken_by_id IS NOT NULL AND t.id = ANY (ARRAY(SELECT my_tours())) THEN
      RAISE EXCEPTION 'her own yes' {REFUSE} = 'seat_is_taken_by_herself';
    END IF;
    IF NEW.ask_id IS NOT NULL AND seats_taken(t.id) >= t.seats THEN
      RAISE EXCEPTION 'it is full' {REFUSE} = 'tour_has_so_many_seats';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON mutual_help_tourseat FOR EACH ROW EXECUTE FUNCTION seat_truth();

CREATE FUNCTION seat_leaves_no_tick() RETURNS trigger {DOES} $$
BEGIN DELETE FROM mutual_help_tick WHERE seat_id = NEW.id OR other_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER leaves_no_tick AFTER UPDATE ON mutual_help_tourseat FOR EACH ROW
  WHEN (NEW.left_at IS NOT NULL AND OLD.left_at IS NULL) EXECUTE FUNCTION seat_leaves_no_tick();
CREATE FUNCTION over_frees_its_seats() RETURNS trigger {DOES} $$
BEGIN
  UPDATE mutual_help_tourseat s SET left_at = NEW.ended_at FROM mutual_help_tour t
    WHERE t.id = s.tour_id AND (s.ask_id = NEW.id OR s.offer_id = NEW.id) AND s.left_at IS NULL AND t.begins_at > NEW.ended_at;
  RETURN NULL;
END $$;
CREATE TRIGGER frees_its_seats AFTER UPDATE ON mutual_help_ask FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION over_frees_its_seats();
CREATE TRIGGER frees_its_seats AFTER UPDATE ON mutual_help_offer FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION over_frees_its_seats();
CREATE FUNCTION takes_its_seats_along() RETURNS trigger {DOES} $$
BEGIN DELETE FROM mutual_help_tourseat WHERE ask_id = OLD.id OR offer_id = OLD.id; RETURN OLD; END $$;
CREATE TRIGGER takes_its_seats_along BEFORE DELETE ON mutual_help_ask FOR EACH ROW EXECUTE FUNCTION takes_its_seats_along();
CREATE TRIGGER takes_its_seats_along BEFORE DELETE ON mutual_help_offer FOR EACH ROW EXECUTE FUNCTION takes_its_seats_along();
CREATE FUNCTION seat_takes_its_talks_along() RETURNS trigger {DOES} $$
BEGIN DELETE FROM mutual_help_talk WHERE visitor_id = OLD.id OR host_id = OLD.id; RETURN OLD; END $$;
CREATE TRIGGER takes_its_talks_along BEFORE DELETE ON mutual_help_tourseat FOR EACH ROW EXECUTE FUNCTION seat_takes_its_talks_along();
"""

TICKING = f"""
-- Whether a tick may be: of a seat that she speaks for, about somebody of the other side, after it began and within its window.
-- It answers the same whatever the other ticked. A hand that leads the tour, or is the other's, never writes it down.
CREATE FUNCTION tick_may_be(mine uuid, other uuid) RETURNS void {DOES} $$
DECLARE s mutual_help_tourseat; o mutual_help_tourseat; t mutual_help_tour; v record; hand uuid;
BEGIN
  PERFORM 1 FROM mutual_help_tour WHERE id = (SELECT x.tour_id FROM mutual_help_tourseat x WHERE x.id = mine) FOR UPDATE;
  SELECT * INTO s FROM mutual_help_tourseat WHERE id = mine;
  SELECT * INTO o FROM mutual_help_tourseat WHERE id = other;
  SELECT * INTO t FROM mutual_help_tour WHERE id = s.tour_id;
  SELECT * INTO v FROM who_brought(s.ask_id, s.offer_id);
  hand := hand_of(s.person_id);
  IF s.id IS NULL OR NOT may_speak_at(v.who, v.ball) OR hand IN (t.lead_id, o.person_id)
     OR hand IS NOT NULL AND t.id = ANY (ARRAY(SELECT my_tours())) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'tick_is_her_own';
  END IF;
  IF o.tour_id IS DISTINCT FROM s.tour_id OR (s.ask_id IS NULL) = (o.ask_id IS NULL) OR s.taken_at IS NULL OR o.taken_at IS NULL
     OR s.left_at IS NOT NULL OR o.left_at IS NOT NULL OR t.called_off_at IS NOT NULL OR t.closed_at IS NOT NULL
     OR now() < t.begins_at OR now() >= t.ticks_until THEN
    RAISE EXCEPTION 'nothing is asked now' {REFUSE} = 'tick_after_the_tour';
  END IF;
END $$;

-- "I would like to talk on", with what she then shares. It gives back the talk that it made, or nothing.
CREATE FUNCTION tick_talk(mine uuid, other uuid, p_name text, p_reach text, at timestamptz) RETURNS uuid {DOES} $$
BEGIN
  PERFORM tick_may_be(mine, other);
  IF EXISTS (SELECT FROM mutual_help_talk k WHERE mine IN (k.visitor_id, k.host_id) AND other IN (k.visitor_id, k.host_id)) THEN RETURN NULL; END IF;
  INSERT INTO mutual_help_tick VALUES (mine, other, p_name, p_reach, at, hand_of((SELECT s.person_id FROM mutual_help_tourseat s WHERE s.id = mine)))
    ON CONFLICT (seat_id, other_id) DO UPDATE SET name = excluded.name, reach = excluded.reach, written_by = excluded.written_by;
  RETURN (SELECT k.id FROM mutual_help_talk k WHERE mine IN (k.visitor_id, k.host_id) AND other IN (k.visitor_id, k.host_id));
END $$;
CREATE FUNCTION untick_talk(mine uuid, other uuid) RETURNS void {DOES} $$
BEGIN PERFORM tick_may_be(mine, other); DELETE FROM mutual_help_tick WHERE seat_id = mine AND other_id = other; END $$;

-- Both ticked: there is a talk, and no tick.
CREATE FUNCTION two_ticks_make_a_talk() RETURNS trigger {DOES} $$
BEGIN
  INSERT INTO mutual_help_talk (id, tour_id, visitor_id, host_id, visitor_name, visitor_reach, host_name, host_reach, made_at)
    SELECT gen_random_uuid(), v.tour_id, v.id, h.id, a.name, a.reach, b.name, b.reach, NEW.said_at
    FROM mutual_help_tourseat v JOIN mutual_help_tourseat h ON h.id IN (NEW.seat_id, NEW.other_id) AND h.offer_id IS NOT NULL
    JOIN mutual_help_tick a ON a.seat_id = v.id AND a.other_id = h.id JOIN mutual_help_tick b ON b.seat_id = h.id AND b.other_id = v.id
    WHERE v.id IN (NEW.seat_id, NEW.other_id) AND v.ask_id IS NOT NULL;
  IF FOUND THEN
    DELETE FROM mutual_help_tick WHERE seat_id IN (NEW.seat_id, NEW.other_id) AND other_id IN (NEW.seat_id, NEW.other_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER two_make_a_talk AFTER INSERT ON mutual_help_tick FOR EACH ROW EXECUTE FUNCTION two_ticks_make_a_talk();
CREATE FUNCTION talk_truth() RETURNS trigger {DOES} $$
BEGIN
  IF TG_OP = 'UPDATE' OR NOT EXISTS (SELECT FROM mutual_help_tick a JOIN mutual_help_tick b ON b.seat_id = a.other_id AND b.other_id = a.seat_id
     WHERE a.seat_id = NEW.visitor_id AND a.other_id = NEW.host_id) THEN
    RAISE EXCEPTION 'both tick' {REFUSE} = 'talk_when_both_ticked';
  END IF;
  NEW.made_in := pg_current_xact_id();
  RETURN NEW;
END $$;
CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON mutual_help_talk FOR EACH ROW EXECUTE FUNCTION talk_truth();
-- Whom it is told to, in the transaction that made it and in no other.
CREATE FUNCTION talk_people(which uuid) RETURNS TABLE (person uuid, ball uuid, code text, is_ask boolean) {DEFINER} $$ BEGIN
  RETURN QUERY SELECT s.person_id, w.ball, b.code::text, s.ask_id IS NOT NULL FROM mutual_help_talk k
    JOIN mutual_help_tourseat s ON s.id IN (k.visitor_id, k.host_id), who_brought(s.ask_id, s.offer_id) w JOIN commitments_ball b ON b.id = w.ball
    WHERE k.id = which AND k.made_in = pg_current_xact_id() ORDER BY s.person_id; END $$;

-- Its window is over: what one side ticked is gone, and the numbers go with those of its quarter. For the job.
CREATE FUNCTION close_tour(which uuid, at timestamptz) RETURNS boolean {DOES} $$
DECLARE t mutual_help_tour;
BEGIN
  IF NOT acting_job() THEN RETURN false; END IF;
  SELECT * INTO t FROM mutual_help_tour WHERE id = which AND closed_at IS NULL AND (ticks_until <= at OR called_off_at IS NOT NULL) FOR UPDATE;
  IF t.id IS NULL THEN RETURN false; END IF;
  DELETE FROM mutual_help_tick WHERE seat_id IN (SELECT s.id FROM mutual_help_tourseat s WHERE s.tour_id = which);
  IF t.called_off_at IS NULL THEN
    INSERT INTO mutual_help_tourcount VALUES (t.municipality_id, date_trunc('quarter', t.begins_at AT TIME ZONE 'Europe/Amsterdam')::date, 1, t.seats,
      seats_taken(which), (SELECT count(*) FROM mutual_help_talk k WHERE k.tour_id = which))
      ON CONFLICT (municipality_id, quarter) DO UPDATE SET tours = mutual_help_tourcount.tours + 1, seats = mutual_help_tourcount.seats + excluded.seats,
        taken = mutual_help_tourcount.taken + excluded.taken, talks = mutual_help_tourcount.talks + excluded.talks;
  END IF;
  UPDATE mutual_help_tour SET closed_at = at WHERE id = which;
  RETURN true;
END $$;
-- Numbers of whole quarters in which nothing can be ticked any more; so none of them ever moves by the tick of one.
CREATE FUNCTION tour_counts(town uuid) RETURNS TABLE (quarter date, tours int, seats int, taken int, talks int) {DEFINER} $$
DECLARE small int := small_group(town);
BEGIN
  RETURN QUERY SELECT c.quarter, c.tours, c.seats, CASE WHEN c.taken BETWEEN 1 AND small - 1 THEN -1 ELSE c.taken END,
    CASE WHEN c.talks BETWEEN 1 AND small - 1 OR c.taken < small THEN -1 ELSE c.talks END
  FROM mutual_help_tourcount c WHERE c.municipality_id = town AND c.quarter + interval '3 months 15 days' < now()
  ORDER BY c.quarter DESC LIMIT 8;
END $$;
REVOKE EXECUTE ON FUNCTION tick_may_be(uuid, uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

POLICIES = """
REVOKE UPDATE, DELETE ON mutual_help_tour FROM samenspel_app, samenspel_worker;
REVOKE INSERT ON mutual_help_tour FROM samenspel_worker;
GRANT UPDATE (company, sights, received_by, place_id, "where", begins_at, minutes, seats, called_off_at) ON mutual_help_tour TO samenspel_app;

ALTER TABLE mutual_help_tourseat ENABLE ROW LEVEL SECURITY;
CREATE POLICY take ON mutual_help_tourseat FOR INSERT WITH CHECK (ask_id = ANY (ARRAY(SELECT my_asks())) OR tour_id = ANY (ARRAY(SELECT my_tours())));
CREATE POLICY see ON mutual_help_tourseat FOR SELECT USING (ask_id = ANY (ARRAY(SELECT my_asks())) OR offer_id = ANY (ARRAY(SELECT my_offers()))
  OR tour_id = ANY (ARRAY(SELECT my_tours())) OR (SELECT acting_job()));
CREATE POLICY change ON mutual_help_tourseat FOR UPDATE USING (ask_id = ANY (ARRAY(SELECT my_asks())) OR offer_id = ANY (ARRAY(SELECT my_offers()))
  OR tour_id = ANY (ARRAY(SELECT my_tours())));
REVOKE UPDATE, DELETE ON mutual_help_tourseat FROM samenspel_app, samenspel_worker;
GRANT UPDATE (taken_at, left_at, name) ON mutual_help_tourseat TO samenspel_app;

ALTER TABLE mutual_help_talk ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_talk FOR SELECT USING (visitor_id = ANY (ARRAY(SELECT my_own_seats())) OR host_id = ANY (ARRAY(SELECT my_own_seats())));
REVOKE INSERT, UPDATE, DELETE ON mutual_help_talk FROM samenspel_app, samenspel_worker;
"""

# What each reads of the others. A tick is in it for who ticked alone: not for a hand that acts for her, nor at a desk that heard her code.
CARDS = f"""
CREATE FUNCTION tour_at(which uuid) RETURNS jsonb {DEFINER} $$
DECLARE a mutual_help_ask; o mutual_help_offer; v_who uuid; v_town uuid; self boolean; hers boolean;
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN NULL; END IF;
  SELECT * INTO a FROM mutual_help_ask WHERE ball_id = which;
  SELECT * INTO o FROM mutual_help_offer WHERE ball_id = which;
  v_who := coalesce(a.asker_id, o.offerer_id); v_town := coalesce(a.municipality_id, o.municipality_id);
  hers := acting_person() IS NOT DISTINCT FROM v_who OR acting_ball() IS NOT DISTINCT FROM which;
  self := acting_representative() IS NULL AND (acting_person() IS NOT DISTINCT FROM v_who OR acting_ball() IS NOT DISTINCT FROM which AND NOT i_work_here());
  RETURN jsonb_build_object('self', self, 'mine', (SELECT coalesce(jsonb_agg(x.j), '[]') FROM (
    SELECT jsonb_build_object('seat', s.id, 'tour', to_jsonb(t), 'name', s.name, 'is_taken', s.taken_at IS NOT NULL, 'has_begun', t.begins_at <= now(),
      'is_open', t.begins_at <= now() AND now() < t.ticks_until AND t.closed_at IS NULL AND t.called_off_at IS NULL AND s.taken_at IS NOT NULL,
      'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', p.id, 'person', p.person_id, 'name', p.name, 'ticked',
            self AND EXISTS (SELECT FROM mutual_help_tick k WHERE k.seat_id = s.id AND k.other_id = p.id)) ORDER BY p.taken_at, p.id), '[]')
          FROM mutual_help_tourseat p WHERE p.tour_id = t.id AND (p.ask_id IS NULL) <> (s.ask_id IS NULL) AND p.taken_at IS NOT NULL AND p.left_at IS NULL
            AND s.taken_at IS NOT NULL AND t.called_off_at IS NULL AND t.closed_at IS NULL AND now() < t.ticks_until
            AND NOT (hers AND EXISTS (SELECT FROM mutual_help_talk k WHERE s.id IN (k.visitor_id, k.host_id) AND p.id IN (k.visitor_id, k.host_id)))),
      'talks', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', CASE WHEN s.ask_id IS NULL THEN k.visitor_name ELSE k.host_name END,
            'reach', CASE WHEN s.ask_id IS NULL THEN k.visitor_reach ELSE k.host_reach END) ORDER BY k.made_at, k.id), '[]')
          FROM mutual_help_talk k WHERE hers AND s.id IN (k.visitor_id, k.host_id))) AS j
    FROM mutual_help_tourseat s JOIN mutual_help_tour t ON t.id = s.tour_id
    WHERE (s.ask_id = a.id OR s.offer_id = o.id) AND s.left_at IS NULL
      AND (t.closed_at IS NULL OR EXISTS (SELECT FROM mutual_help_talk k WHERE hers AND s.id IN (k.visitor_id, k.host_id)))
    ORDER BY t.begins_at, t.id LIMIT 12) x),
  'ahead', (SELECT coalesce(jsonb_agg(x.j), '[]') FROM (
    SELECT to_jsonb(t) || jsonb_build_object('has_room', tour_has_room(t.id)) AS j FROM mutual_help_tour t
    WHERE a.id IS NOT NULL AND a.ended_at IS NULL AND t.municipality_id = v_town AND t.begins_at > now() AND t.called_off_at IS NULL
      AND NOT EXISTS (SELECT FROM mutual_help_tourseat s WHERE s.tour_id = t.id AND s.person_id = v_who AND s.left_at IS NULL)
    ORDER BY t.begins_at, t.id LIMIT 20) x));
END $$;
-- For who leads it: who comes by the name she chose, and who receives. Nothing of what anybody ticked, and no talk.
CREATE FUNCTION tour_people(which uuid) RETURNS TABLE (seat uuid, person uuid, name text, is_host boolean, is_taken boolean) {DEFINER} $$ BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_tours())) THEN RETURN; END IF;
  RETURN QUERY SELECT s.id, s.person_id, CASE WHEN s.taken_at IS NULL THEN coalesce(nullif(p.called, ''), p.name) ELSE s.name END::text,
    s.offer_id IS NOT NULL, s.taken_at IS NOT NULL FROM mutual_help_tourseat s JOIN community_person p ON p.id = s.person_id
    WHERE s.tour_id = which AND s.left_at IS NULL ORDER BY s.offer_id IS NULL, s.taken_at, s.id; END $$;
-- Whom a message about it goes to: for the jobs alone.
CREATE FUNCTION tour_receivers(which uuid, of_seat uuid) RETURNS TABLE (person uuid, ball uuid, code text, municipality uuid, is_ask boolean) {DEFINER} $$ BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT s.person_id, w.ball, b.code::text, w.town, s.ask_id IS NOT NULL FROM mutual_help_tourseat s, who_brought(s.ask_id, s.offer_id) w
    JOIN commitments_ball b ON b.id = w.ball WHERE s.tour_id = which AND s.left_at IS NULL
    AND CASE WHEN of_seat IS NULL THEN s.taken_at IS NOT NULL ELSE s.id = of_seat END; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0022_a_tour_at_a_company")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (SECRET, MINE, TRUTH, TICKING, POLICIES, CARDS)
    ]
