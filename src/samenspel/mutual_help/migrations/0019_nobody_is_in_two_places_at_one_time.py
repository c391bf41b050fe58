from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

MINE = f"""
CREATE FUNCTION my_joinings() RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY SELECT j.id FROM mutual_help_joining j
  WHERE j.ask_id = ANY (ARRAY(SELECT my_asks())) OR j.offer_id = ANY (ARRAY(SELECT my_offers())); END $$;
-- Whose joining it is, and her ball.
CREATE FUNCTION who_joined(which uuid, OUT who uuid, OUT ball uuid) {DEFINER} $$ BEGIN
  SELECT coalesce(a.asker_id, o.offerer_id), coalesce(a.ball_id, o.ball_id) INTO who, ball FROM mutual_help_joining j
    LEFT JOIN mutual_help_ask a ON a.id = j.ask_id LEFT JOIN mutual_help_offer o ON o.id = j.offer_id WHERE j.id = which; END $$;
CREATE FUNCTION leads_programme(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_programme g WHERE g.id = which AND g.lead_id = acting_person() AND g.ended_at IS NULL) AND i_work_here(); END $$;
REVOKE EXECUTE ON FUNCTION who_joined(uuid), leads_programme(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

TRUTH = f"""
CREATE FUNCTION group_truth() {TRIGGER} $$
BEGIN
  NEW.minutes := int4range(NEW.weekday * 1440 + extract(epoch FROM NEW.begins)::int / 60, NEW.weekday * 1440 + extract(epoch FROM NEW.ends)::int / 60);
  IF NEW.ended_at IS NULL OR TG_OP = 'INSERT' THEN
    IF NOT leads_programme(NEW.programme_id) THEN
      RAISE EXCEPTION 'who leads it' {REFUSE} = 'group_by_who_leads_it';
    END IF;
  ELSIF NOT (leads_programme(NEW.programme_id) OR EXISTS (SELECT FROM mutual_help_programme g WHERE g.id = NEW.programme_id AND g.ended_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'who leads it' {REFUSE} = 'group_by_who_leads_it';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.ended_at IS NOT NULL OR (NEW.minutes, NEW.places, NEW.programme_id) IS DISTINCT FROM (OLD.minutes, OLD.places, OLD.programme_id)) THEN
    RAISE EXCEPTION 'another time is another group' {REFUSE} = 'group_stays_as_it_was_said';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER group_truth BEFORE INSERT OR UPDATE ON mutual_help_group FOR EACH ROW EXECUTE FUNCTION group_truth();

CREATE FUNCTION place_truth() {TRIGGER} $$
DECLARE g mutual_help_group; j mutual_help_joining; v_who uuid; v_ball uuid; is_hers boolean;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  -- One at a time: whoever wants a place in a group waits for it, and then counts.
  SELECT * INTO g FROM mutual_help_group WHERE id = NEW.group_id FOR UPDATE;
  SELECT * INTO j FROM mutual_help_joining WHERE id = NEW.joining_id;
  SELECT w.who, w.ball INTO v_who, v_ball FROM who_joined(NEW.joining_id) w;
  NEW.person_id := v_who;
  NEW.minutes := g.minutes;
  is_hers := may_speak_at(v_who, v_ball);
  IF TG_OP = 'UPDATE' AND ((NEW.group_id, NEW.joining_id) IS DISTINCT FROM (OLD.group_id, OLD.joining_id) OR OLD.left_at IS NOT NULL
     OR OLD.taken_at IS NOT NULL AND NEW.taken_at IS DISTINCT FROM OLD.taken_at OR NEW.offered_at IS DISTINCT FROM OLD.offered_at) THEN
    RAISE EXCEPTION 'what was said stays' {REFUSE} = 'place_stays_as_it_was_said';
  END IF;
  IF NEW.left_at IS NOT NULL THEN
    IF TG_OP = 'INSERT' OR NOT (is_hers AND OLD.taken_at IS NOT NULL OR j.left_at IS NOT NULL OR g.ended_at IS NOT NULL OR NEW.taken_at IS NULL AND leads_programme(g.programme_id)) THEN
      RAISE EXCEPTION 'she says so' {REFUSE} = 'place_is_left_by_herself';
    END IF;
    RETURN NEW;
  END IF;
  IF g.ended_at IS NOT NULL OR j.left_at IS NOT NULL OR j.ask_id IS NULL OR j.programme_id <> g.programme_id THEN
    RAISE EXCEPTION 'of who is in it' {REFUSE} = 'place_of_who_is_in_the_programme';
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.offered_by_id := NULL; NEW.taken_by_id := NULL;
    IF NEW.offered_at IS NOT NULL THEN
      IF NOT leads_programme(g.programme_id) OR acting_person() IS NOT DISTINCT FROM v_who THEN
        RAISE EXCEPTION 'who leads it shows it' {REFUSE} = 'place_is_shown_by_who_leads_it';
      END IF;
      NEW.offered_by_id := acting_person();
    ELSIF NEW.taken_at IS NULL THEN
      RAISE EXCEPTION 'shown or taken' {REFUSE} = 'place_is_taken_by_herself';
    END IF;
  END IF;
  IF NEW.taken_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.taken_at IS NULL) THEN
    IF NOT is_hers THEN
      RAISE EXCEPTION 'her own yes' {REFUSE} = 'place_is_taken_by_herself';
    END IF;
    NEW.taken_by_id := hand_of(v_who);
    -- Who leads it never writes her yes down as well.
    IF EXISTS (SELECT FROM mutual_help_programme p WHERE p.id = g.programme_id AND p.lead_id = NEW.taken_by_id) THEN
      RAISE EXCEPTION 'two hands' {REFUSE} = 'place_yeses_are_of_two_hands';
    END IF;
    IF g.places <= (SELECT count(*) FROM mutual_help_place x WHERE x.group_id = g.id AND x.id <> NEW.id AND x.taken_at IS NOT NULL AND x.left_at IS NULL) THEN
      RAISE EXCEPTION 'it is full' {REFUSE} = 'group_has_so_many_places';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER place_truth BEFORE INSERT OR UPDATE ON mutual_help_place FOR EACH ROW EXECUTE FUNCTION place_truth();

CREATE FUNCTION wish_truth() {TRIGGER} $$
DECLARE v_who uuid; v_ball uuid;
BEGIN
  SELECT w.who, w.ball INTO v_who, v_ball FROM who_joined(NEW.joining_id) w;
  IF NOT (retention_at_work() OR may_speak_at(v_who, v_ball)) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'wish_is_her_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER wish_truth BEFORE INSERT OR UPDATE ON mutual_help_wish FOR EACH ROW EXECUTE FUNCTION wish_truth();

CREATE FUNCTION joining_frees_its_places() {TRIGGER} $$
BEGIN UPDATE mutual_help_place SET left_at = NEW.left_at WHERE joining_id = NEW.id AND left_at IS NULL; RETURN NULL; END $$;
CREATE TRIGGER joining_frees_its_places AFTER UPDATE ON mutual_help_joining FOR EACH ROW
  WHEN (NEW.left_at IS NOT NULL AND OLD.left_at IS NULL) EXECUTE FUNCTION joining_frees_its_places();
CREATE FUNCTION group_frees_its_places() {TRIGGER} $$
BEGIN UPDATE mutual_help_place SET left_at = NEW.ended_at WHERE group_id = NEW.id AND left_at IS NULL; RETURN NULL; END $$;
CREATE TRIGGER group_frees_its_places AFTER UPDATE ON mutual_help_group FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION group_frees_its_places();
CREATE FUNCTION programme_ends_its_groups() {TRIGGER} $$
BEGIN UPDATE mutual_help_group SET ended_at = NEW.ended_at WHERE programme_id = NEW.id AND ended_at IS NULL; RETURN NULL; END $$;
CREATE TRIGGER programme_ends_its_groups AFTER UPDATE ON mutual_help_programme FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION programme_ends_its_groups();
CREATE FUNCTION joining_takes_its_week_along() {TRIGGER} $$
BEGIN
  DELETE FROM mutual_help_place WHERE joining_id = OLD.id;
  DELETE FROM mutual_help_wish WHERE joining_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER joining_takes_its_week_along BEFORE DELETE ON mutual_help_joining FOR EACH ROW EXECUTE FUNCTION joining_takes_its_week_along();
"""

POLICIES = """
REVOKE UPDATE, DELETE ON mutual_help_group FROM samenspel_app, samenspel_worker;
GRANT UPDATE (ended_at, hand_over_on) ON mutual_help_group TO samenspel_app;

ALTER TABLE mutual_help_place ENABLE ROW LEVEL SECURITY;
CREATE POLICY take ON mutual_help_place FOR INSERT WITH CHECK (joining_id = ANY (ARRAY(SELECT my_joinings()))
  OR group_id IN (SELECT g.id FROM mutual_help_group g WHERE g.programme_id = ANY (ARRAY(SELECT my_programmes()))));
CREATE POLICY see ON mutual_help_place FOR SELECT USING (joining_id = ANY (ARRAY(SELECT my_joinings()))
  OR group_id IN (SELECT g.id FROM mutual_help_group g WHERE g.programme_id = ANY (ARRAY(SELECT my_programmes()))) OR (SELECT acting_job()));
CREATE POLICY change ON mutual_help_place FOR UPDATE USING (joining_id = ANY (ARRAY(SELECT my_joinings()))
  OR group_id IN (SELECT g.id FROM mutual_help_group g WHERE g.programme_id = ANY (ARRAY(SELECT my_programmes()))));
REVOKE UPDATE, DELETE ON mutual_help_place FROM samenspel_app, samenspel_worker;
GRANT UPDATE (taken_at, left_at) ON mutual_help_place TO samenspel_app;

ALTER TABLE mutual_help_wish ENABLE ROW LEVEL SECURITY;
CREATE POLICY say ON mutual_help_wish FOR INSERT WITH CHECK (joining_id = ANY (ARRAY(SELECT my_joinings())));
CREATE POLICY see ON mutual_help_wish FOR SELECT USING (joining_id = ANY (ARRAY(SELECT my_joinings()))
  OR joining_id IN (SELECT j.id FROM mutual_help_joining j WHERE j.programme_id = ANY (ARRAY(SELECT my_programmes()))));
CREATE POLICY change ON mutual_help_wish FOR UPDATE USING (joining_id = ANY (ARRAY(SELECT my_joinings())));
REVOKE UPDATE, DELETE ON mutual_help_wish FROM samenspel_app, samenspel_worker;
GRANT UPDATE (half_days, interpreter, said_at) ON mutual_help_wish TO samenspel_app;
"""

# Her week: all groups of the programme she is in, which are hers, which were shown to her, and whether there is room: no name of another.
CARDS = f"""
CREATE FUNCTION week_at(which uuid) RETURNS jsonb {DEFINER} $$
DECLARE j mutual_help_joining;
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN NULL; END IF;
  SELECT x.* INTO j FROM mutual_help_joining x LEFT JOIN mutual_help_ask a ON a.id = x.ask_id LEFT JOIN mutual_help_offer o ON o.id = x.offer_id
    WHERE x.left_at IS NULL AND (a.ball_id = which OR o.ball_id = which) LIMIT 1;
  IF j.id IS NULL THEN RETURN NULL; END IF;
  RETURN jsonb_build_object('joining', j.id, 'programme', (SELECT p.name FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'contact_name', (SELECT p.contact_name FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'contact_phone', (SELECT p.contact_phone FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'wish', (SELECT jsonb_build_object('half_days', w.half_days, 'interpreter', w.interpreter) FROM mutual_help_wish w WHERE w.joining_id = j.id),
    'groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'weekday', g.weekday, 'begins', g.begins, 'ends', g.ends,
        'where', g."where", 'led_by', g.led_by, 'mine', p.taken_at IS NOT NULL, 'shown', p.id IS NOT NULL AND p.taken_at IS NULL,
        'has_room', g.places > (SELECT count(*) FROM mutual_help_place x WHERE x.group_id = g.id AND x.taken_at IS NOT NULL AND x.left_at IS NULL),
        'clashes', EXISTS (SELECT FROM mutual_help_place x WHERE x.person_id = (SELECT w.who FROM who_joined(j.id) w) AND x.taken_at IS NOT NULL
          AND x.left_at IS NULL AND x.group_id <> g.id AND x.minutes && g.minutes)) ORDER BY g.weekday, g.begins, g.id), '[]')
      FROM mutual_help_group g LEFT JOIN mutual_help_place p ON p.group_id = g.id AND p.joining_id = j.id AND p.left_at IS NULL
      WHERE g.programme_id = j.programme_id AND g.ended_at IS NULL));
END $$;
-- Whom a message about her week goes to: for the jobs alone.
CREATE FUNCTION joining_person(which uuid) RETURNS TABLE (person uuid, ball uuid, code text, municipality uuid, is_ask boolean) {DEFINER} $$ BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT w.who, w.ball, b.code::text, b.municipality_id, j.ask_id IS NOT NULL FROM mutual_help_joining j, who_joined(j.id) w
    JOIN commitments_ball b ON b.id = w.ball WHERE j.id = which; END $$;
-- For who leads it: the groups, and of whoever joined with an ask her name, what she wishes, and her week.
CREATE FUNCTION weeks_of(which uuid) RETURNS jsonb {DEFINER} $$
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_programmes())) THEN RETURN NULL; END IF;
  RETURN jsonb_build_object(
    'groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'weekday', g.weekday, 'begins', g.begins, 'ends', g.ends,
        'where', g."where", 'led_by', g.led_by, 'places', g.places, 'hand_over_on', g.hand_over_on,
        'taken', (SELECT count(*) FROM mutual_help_place x WHERE x.group_id = g.id AND x.taken_at IS NOT NULL AND x.left_at IS NULL))
        ORDER BY g.weekday, g.begins, g.id), '[]') FROM mutual_help_group g WHERE g.programme_id = which AND g.ended_at IS NULL),
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('joining', j.id, 'person', p.id, 'name', coalesce(nullif(p.called, ''), p.name), 'half_days', w.half_days,
        'interpreter', coalesce(w.interpreter, ''),
        'mine', (SELECT coalesce(jsonb_agg(x.group_id), '[]') FROM mutual_help_place x WHERE x.joining_id = j.id AND x.taken_at IS NOT NULL AND x.left_at IS NULL),
        'shown', (SELECT coalesce(jsonb_agg(x.group_id), '[]') FROM mutual_help_place x WHERE x.joining_id = j.id AND x.taken_at IS NULL AND x.left_at IS NULL))
        ORDER BY j.joined_at, j.id), '[]')
      FROM mutual_help_joining j JOIN mutual_help_ask a ON a.id = j.ask_id JOIN community_person p ON p.id = a.asker_id
      LEFT JOIN mutual_help_wish w ON w.joining_id = j.id WHERE j.programme_id = which AND j.left_at IS NULL));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0018_a_week_of_groups_in_a_programme")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (MINE, TRUTH, POLICIES, CARDS)]
