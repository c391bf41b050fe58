from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# Who sits at a rota: the person's side through her ask, a helper through her own offer. The first controls it.
MINE = f"""
CREATE FUNCTION my_rotas() RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY
  SELECT r.id FROM mutual_help_rota r WHERE r.ask_id = ANY (ARRAY(SELECT my_asks())); END $$;
-- Her own turns: with the offer she is in it with.
CREATE FUNCTION my_turns() RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY
  SELECT t.id FROM mutual_help_turn t JOIN mutual_help_rotahelper h ON h.id = t.helper_id
  WHERE h.offer_id = ANY (ARRAY(SELECT my_offers())); END $$;
CREATE FUNCTION speaks_for_rota(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_rota r JOIN mutual_help_ask a ON a.id = r.ask_id WHERE r.id = which AND may_speak_at(a.asker_id, a.ball_id)); END $$;
CREATE FUNCTION speaks_for_helper(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id WHERE h.id = which AND may_speak_at(o.offerer_id, o.ball_id)); END $$;
-- Whose hand writes a yes, when it is not the person's own: who acts for her by a mandate, or somebody at work, also with her code.
CREATE FUNCTION hand_of(who uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT coalesce(acting_representative(), CASE WHEN acting_person() IS DISTINCT FROM who THEN acting_person() END) $$;
-- Whom she can ask: who was brought to her ask, or who came to it. A human answered the offer first.
CREATE FUNCTION rota_may_ask(which uuid, whom uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_ask a JOIN mutual_help_offer o ON o.id = whom WHERE a.id = which AND o.state = 'OPEN' AND o.municipality_id = a.municipality_id
    AND o.offerer_id <> a.asker_id AND (o.answers_id = a.id OR EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = a.id AND m.offer_id = o.id
      AND m.state IN ('SUGGESTED', 'FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED')))); END $$;
-- What an ask takes, it takes of everybody who comes; with a guide or a professional beside it, it is no rota.
CREATE FUNCTION rota_takes(which uuid, whom uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_ask a JOIN mutual_help_offer o ON o.id = whom WHERE a.id = which AND NOT a.needs_guide AND NOT a.needs_backstop
    AND NOT o.is_trainee AND (NOT a.needs_vog OR o.vog_seen_on IS NOT NULL) AND (NOT a.needs_training OR o.trained_on IS NOT NULL)); END $$;
REVOKE EXECUTE ON FUNCTION speaks_for_rota(uuid), speaks_for_helper(uuid), hand_of(uuid), rota_may_ask(uuid, uuid), rota_takes(uuid, uuid)
  FROM PUBLIC, samenspel_app, samenspel_worker;
"""

CIRCLE = f"""
CREATE FUNCTION rota_truth() {TRIGGER} $$
DECLARE a mutual_help_ask;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id FOR SHARE;
  -- An ask that ends ends its rota, whoever wrote that down for her.
  IF NOT (may_speak_at(a.asker_id, a.ball_id) OR TG_OP = 'UPDATE' AND a.ended_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the person decides' {REFUSE} = 'rota_is_of_the_person';
  END IF;
  IF TG_OP = 'INSERT' AND (NEW.ended_at IS NOT NULL OR a.ended_at IS NOT NULL) OR TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'it is over' {REFUSE} = 'rota_that_is_over';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rota_truth BEFORE INSERT OR UPDATE ON mutual_help_rota FOR EACH ROW EXECUTE FUNCTION rota_truth();

CREATE FUNCTION rota_ends() {TRIGGER} $$
BEGIN
  UPDATE mutual_help_turn SET cancelled_at = NEW.ended_at WHERE rota_id = NEW.id AND cancelled_at IS NULL AND ends_at > NEW.ended_at;
  DELETE FROM mutual_help_rotahelper WHERE rota_id = NEW.id AND joined_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER rota_ends AFTER UPDATE ON mutual_help_rota FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION rota_ends();

CREATE FUNCTION rota_helper_truth() {TRIGGER} $$
DECLARE r mutual_help_rota; a mutual_help_ask; o mutual_help_offer;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  SELECT * INTO r FROM mutual_help_rota WHERE id = NEW.rota_id FOR SHARE;
  SELECT * INTO a FROM mutual_help_ask WHERE id = r.ask_id;
  SELECT * INTO o FROM mutual_help_offer WHERE id = NEW.offer_id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NOT may_speak_at(a.asker_id, a.ball_id) THEN
      RAISE EXCEPTION 'the person decides who is asked' {REFUSE} = 'rota_is_of_the_person';
    END IF;
    IF NEW.joined_at IS NOT NULL OR NEW.left_at IS NOT NULL OR r.ended_at IS NOT NULL OR NOT rota_may_ask(a.id, o.id) THEN
      RAISE EXCEPTION 'nobody to ask now' {REFUSE} = 'rota_asks_who_can_be_asked';
    END IF;
    NEW.asked_by_id := hand_of(a.asker_id);
    NEW.joined_by_id := NULL;
    -- Who is asked never wrote the asking.
    IF NEW.asked_by_id = o.offerer_id THEN
      RAISE EXCEPTION 'nobody asks herself' {REFUSE} = 'rota_yeses_are_of_two_hands';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.rota_id, NEW.offer_id, NEW.asked_at, NEW.until_on) IS DISTINCT FROM (OLD.rota_id, OLD.offer_id, OLD.asked_at, OLD.until_on)
     OR NEW.asked_by_id IS DISTINCT FROM OLD.asked_by_id OR OLD.left_at IS NOT NULL OR OLD.joined_at IS NOT NULL AND NEW.joined_at IS DISTINCT FROM OLD.joined_at THEN
    RAISE EXCEPTION 'what was said stays' {REFUSE} = 'rota_yes_stays';
  END IF;
  IF NEW.joined_at IS NOT NULL AND OLD.joined_at IS NULL THEN
    IF NOT may_speak_at(o.offerer_id, o.ball_id) THEN
      RAISE EXCEPTION 'her own yes' {REFUSE} = 'rota_joining_is_her_own_yes';
    END IF;
    IF r.ended_at IS NOT NULL OR o.state <> 'OPEN' OR (NEW.joined_at AT TIME ZONE 'Europe/Amsterdam')::date > NEW.until_on THEN
      RAISE EXCEPTION 'not any more' {REFUSE} = 'rota_asks_who_can_be_asked';
    END IF;
    NEW.joined_by_id := hand_of(o.offerer_id);
    IF NEW.joined_by_id = a.asker_id THEN
      RAISE EXCEPTION 'two hands' {REFUSE} = 'rota_yeses_are_of_two_hands';
    END IF;
  ELSIF NEW.joined_by_id IS DISTINCT FROM OLD.joined_by_id THEN
    RAISE EXCEPTION 'what was said stays' {REFUSE} = 'rota_yes_stays';
  END IF;
  IF NEW.left_at IS NOT NULL AND o.ended_at IS NULL AND NOT (may_speak_at(a.asker_id, a.ball_id) OR may_speak_at(o.offerer_id, o.ball_id)) THEN
    RAISE EXCEPTION 'one of the two says so' {REFUSE} = 'rota_is_left_by_one_of_two';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rota_helper_truth BEFORE INSERT OR UPDATE ON mutual_help_rotahelper FOR EACH ROW EXECUTE FUNCTION rota_helper_truth();

-- Asking somebody after all not is the person's too; what lapses, a job takes away.
CREATE FUNCTION rota_helper_unasked() {TRIGGER} $$
BEGIN
  IF NOT (retention_at_work() OR acting_job() OR speaks_for_rota(OLD.rota_id)
    OR EXISTS (SELECT FROM mutual_help_rota r WHERE r.id = OLD.rota_id AND r.ended_at IS NOT NULL)
    OR EXISTS (SELECT FROM mutual_help_offer o WHERE o.id = OLD.offer_id AND o.ended_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'the person decides who is asked' {REFUSE} = 'rota_is_of_the_person';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER rota_helper_unasked BEFORE DELETE ON mutual_help_rotahelper FOR EACH ROW EXECUTE FUNCTION rota_helper_unasked();

-- Who goes leaves no turn behind that looks as if somebody comes.
CREATE FUNCTION rota_helper_goes() {TRIGGER} $$
BEGIN
  UPDATE mutual_help_turn SET helper_id = NULL, opened_at = NEW.left_at, holder_told_at = NULL WHERE helper_id = NEW.id AND ends_at > NEW.left_at;
  RETURN NULL;
END $$;
CREATE TRIGGER rota_helper_goes AFTER UPDATE ON mutual_help_rotahelper FOR EACH ROW
  WHEN (NEW.left_at IS NOT NULL AND OLD.left_at IS NULL) EXECUTE FUNCTION rota_helper_goes();
"""

TURNS = f"""
CREATE FUNCTION turn_truth() {TRIGGER} $$
DECLARE r mutual_help_rota; h mutual_help_rotahelper;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  -- Always in this order: the rota, then who is in it.
  SELECT * INTO r FROM mutual_help_rota WHERE id = NEW.rota_id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NOT speaks_for_rota(NEW.rota_id) THEN
      RAISE EXCEPTION 'the person decides what is done' {REFUSE} = 'rota_is_of_the_person';
    END IF;
    IF NEW.helper_id IS NOT NULL OR NEW.cancelled_at IS NOT NULL OR r.ended_at IS NOT NULL THEN
      RAISE EXCEPTION 'nobody is put on a turn' {REFUSE} = 'turn_begins_open';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.rota_id, NEW.kind, NEW.begins_at, NEW.ends_at, NEW.note) IS DISTINCT FROM (OLD.rota_id, OLD.kind, OLD.begins_at, OLD.ends_at, OLD.note)
     OR OLD.cancelled_at IS NOT NULL THEN
    RAISE EXCEPTION 'plan another turn' {REFUSE} = 'turn_stays_as_planned';
  END IF;
  IF NEW.cancelled_at IS NOT NULL THEN
    IF r.ended_at IS NULL AND NOT speaks_for_rota(NEW.rota_id) THEN
      RAISE EXCEPTION 'the person decides' {REFUSE} = 'rota_is_of_the_person';
    END IF;
    NEW.helper_id := NULL;
    RETURN NEW;
  END IF;
  IF NEW.helper_id IS NOT DISTINCT FROM OLD.helper_id THEN RETURN NEW; END IF;
  IF OLD.helper_id IS NOT NULL AND NEW.helper_id IS NOT NULL THEN
    RAISE EXCEPTION 'somebody has it' {REFUSE} = 'turn_is_of_one';
  END IF;
  IF NEW.helper_id IS NULL THEN
    SELECT * INTO h FROM mutual_help_rotahelper WHERE id = OLD.helper_id;
    IF h.left_at IS NULL AND NOT (speaks_for_helper(h.id) OR speaks_for_rota(NEW.rota_id)) THEN
      RAISE EXCEPTION 'she herself gives it back' {REFUSE} = 'turn_is_given_back_by_herself';
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO h FROM mutual_help_rotahelper WHERE id = NEW.helper_id FOR SHARE;
  IF NOT speaks_for_helper(h.id) THEN
    RAISE EXCEPTION 'nobody is assigned' {REFUSE} = 'turn_is_taken_by_herself';
  END IF;
  IF h.rota_id <> NEW.rota_id OR h.joined_at IS NULL OR h.left_at IS NOT NULL OR r.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'only who is in it' {REFUSE} = 'turn_of_who_is_in_the_rota';
  END IF;
  IF NOT rota_takes(r.ask_id, h.offer_id) THEN
    RAISE EXCEPTION 'not ready yet' {REFUSE} = 'turn_takes_what_the_ask_takes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER turn_truth BEFORE INSERT OR UPDATE ON mutual_help_turn FOR EACH ROW EXECUTE FUNCTION turn_truth();

-- Always in this order: the rota, who is in it, the turn. So nobody waits for ever, also when the rota ends in that second.
CREATE FUNCTION rota_held(who uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN PERFORM FROM mutual_help_rota r WHERE r.id = (SELECT h.rota_id FROM mutual_help_rotahelper h WHERE h.id = who) FOR SHARE; END $$;
REVOKE EXECUTE ON FUNCTION rota_held(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
-- Her yes, and leaving, by either of the two. Whose word it may be, the triggers say.
CREATE FUNCTION say_yes_to_rota(who uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM rota_held(who);
  UPDATE mutual_help_rotahelper SET joined_at = at WHERE id = who AND joined_at IS NULL AND left_at IS NULL;
  RETURN FOUND;
END $$;
CREATE FUNCTION leave_rota(who uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM rota_held(who);
  UPDATE mutual_help_rotahelper SET left_at = at WHERE id = who AND joined_at IS NOT NULL AND left_at IS NULL;
  RETURN FOUND;
END $$;
-- Taking and giving back are the only ways to a name on a turn; of two in the same second one gets it.
CREATE FUNCTION take_turn(which uuid, who uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM rota_held(who);
  PERFORM FROM mutual_help_rotahelper h WHERE h.id = who FOR SHARE;
  UPDATE mutual_help_turn SET helper_id = who WHERE id = which AND helper_id IS NULL AND cancelled_at IS NULL;
  RETURN FOUND;
END $$;
CREATE FUNCTION give_turns_back(who uuid, turns uuid[], at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE number integer;
BEGIN
  IF NOT speaks_for_helper(who) THEN
    RAISE EXCEPTION 'she herself gives it back' {REFUSE} = 'turn_is_given_back_by_herself';
  END IF;
  PERFORM rota_held(who);
  UPDATE mutual_help_turn SET helper_id = NULL, opened_at = at, holder_told_at = NULL WHERE helper_id = who AND id = ANY (turns) AND ends_at > at;
  GET DIAGNOSTICS number = ROW_COUNT;
  RETURN number;
END $$;
"""

# What is over on one side is over here: an ask that ends, an offer that stops.
AROUND = f"""
CREATE FUNCTION ask_ends_its_rota() {TRIGGER} $$
BEGIN UPDATE mutual_help_rota SET ended_at = NEW.ended_at WHERE ask_id = NEW.id AND ended_at IS NULL; RETURN NULL; END $$;
CREATE TRIGGER ask_ends_its_rota AFTER UPDATE ON mutual_help_ask FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION ask_ends_its_rota();
CREATE FUNCTION offer_leaves_its_rotas() {TRIGGER} $$
BEGIN
  DELETE FROM mutual_help_rotahelper WHERE offer_id = NEW.id AND joined_at IS NULL;
  UPDATE mutual_help_rotahelper SET left_at = NEW.ended_at WHERE offer_id = NEW.id AND left_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER offer_leaves_its_rotas AFTER UPDATE ON mutual_help_offer FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION offer_leaves_its_rotas();
"""

POLICIES = """
ALTER TABLE mutual_help_rota ENABLE ROW LEVEL SECURITY;
CREATE POLICY begin ON mutual_help_rota FOR INSERT WITH CHECK (ask_id = ANY (ARRAY(SELECT my_asks())));
CREATE POLICY see ON mutual_help_rota FOR SELECT USING (ask_id = ANY (ARRAY(SELECT my_asks())) OR (SELECT acting_job()));
CREATE POLICY change ON mutual_help_rota FOR UPDATE USING (ask_id = ANY (ARRAY(SELECT my_asks())));
REVOKE UPDATE, DELETE ON mutual_help_rota FROM samenspel_app, samenspel_worker;
GRANT UPDATE (line, door, contact_name, contact_phone, thanks, ended_at) ON mutual_help_rota TO samenspel_app;

ALTER TABLE mutual_help_rotahelper ENABLE ROW LEVEL SECURITY;
CREATE POLICY ask_her ON mutual_help_rotahelper FOR INSERT WITH CHECK (rota_id = ANY (ARRAY(SELECT my_rotas())));
CREATE POLICY see ON mutual_help_rotahelper FOR SELECT USING (
  rota_id = ANY (ARRAY(SELECT my_rotas())) OR offer_id = ANY (ARRAY(SELECT my_offers())) OR (SELECT acting_job()));
CREATE POLICY ask_no_more ON mutual_help_rotahelper FOR DELETE USING (
  joined_at IS NULL AND (rota_id = ANY (ARRAY(SELECT my_rotas())) OR (SELECT acting_job())));
REVOKE UPDATE ON mutual_help_rotahelper FROM samenspel_app, samenspel_worker;

ALTER TABLE mutual_help_turn ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan ON mutual_help_turn FOR INSERT WITH CHECK (rota_id = ANY (ARRAY(SELECT my_rotas())));
CREATE POLICY see ON mutual_help_turn FOR SELECT USING (
  rota_id = ANY (ARRAY(SELECT my_rotas())) OR id = ANY (ARRAY(SELECT my_turns())) OR (SELECT acting_job()));
CREATE POLICY change ON mutual_help_turn FOR UPDATE USING (rota_id = ANY (ARRAY(SELECT my_rotas())) OR (SELECT acting_job()));
REVOKE UPDATE, DELETE ON mutual_help_turn FROM samenspel_app, samenspel_worker;
GRANT UPDATE (cancelled_at) ON mutual_help_turn TO samenspel_app;
GRANT UPDATE (holder_told_at) ON mutual_help_turn TO samenspel_worker;
"""

# What each side reads. The person: all of her own circle. A helper: her own turns, and which are still open: nobody else's name.
CARDS = f"""
CREATE FUNCTION rota_at(which uuid) RETURNS jsonb {DEFINER} $$
DECLARE r mutual_help_rota; v_ask uuid;
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN NULL; END IF;
  SELECT a.id INTO v_ask FROM mutual_help_ask a WHERE a.ball_id = which;
  SELECT * INTO r FROM mutual_help_rota x WHERE x.ask_id = v_ask ORDER BY x.ended_at DESC NULLS FIRST LIMIT 1;
  RETURN jsonb_build_object('rota', CASE WHEN r.id IS NOT NULL THEN to_jsonb(r) END,
    'helpers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'joined', h.joined_at IS NOT NULL, 'until_on', h.until_on, 'likes', o.likes,
        'area', w.name, 'name', CASE WHEN h.joined_at IS NOT NULL THEN coalesce(nullif(p.called, ''), p.name) ELSE coalesce(name_in_pool(v_ask, o.id), '') END,
        'ready', rota_takes(v_ask, o.id)) ORDER BY h.joined_at NULLS LAST, h.asked_at, h.id), '[]')
      FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id JOIN community_person p ON p.id = o.offerer_id
      JOIN community_area w ON w.id = o.area_id WHERE h.rota_id = r.id AND h.left_at IS NULL),
    'turns', (SELECT coalesce(jsonb_agg(q ORDER BY q.begins_at, q.id), '[]') FROM (SELECT t.id, t.kind, t.begins_at, t.ends_at, t.note,
        coalesce(nullif(p.called, ''), p.name) AS name FROM mutual_help_turn t LEFT JOIN mutual_help_rotahelper h ON h.id = t.helper_id
        LEFT JOIN mutual_help_offer o ON o.id = h.offer_id LEFT JOIN community_person p ON p.id = o.offerer_id
        WHERE t.rota_id = r.id AND t.cancelled_at IS NULL ORDER BY t.begins_at DESC LIMIT 300) q),
    'pool', (SELECT coalesce(jsonb_agg(jsonb_build_object('offer', o.id, 'likes', o.likes, 'area', w.name, 'name', coalesce(name_in_pool(v_ask, o.id), ''))
        ORDER BY o.answered_at, o.id), '[]') FROM mutual_help_offer o JOIN community_area w ON w.id = o.area_id
      WHERE (o.answers_id = v_ask OR o.id IN (SELECT m.offer_id FROM mutual_help_match m WHERE m.ask_id = v_ask)) AND rota_may_ask(v_ask, o.id)
        AND NOT EXISTS (SELECT FROM mutual_help_rotahelper h WHERE h.rota_id = r.id AND h.offer_id = o.id AND h.left_at IS NULL)));
END $$;
-- Whoever she knows already has a name: both wanted to meet.
CREATE FUNCTION name_in_pool(which uuid, whom uuid) RETURNS text {DEFINER} $$ BEGIN RETURN (
  SELECT coalesce(nullif(p.called, ''), p.name) FROM mutual_help_match m JOIN mutual_help_offer o ON o.id = m.offer_id JOIN community_person p ON p.id = o.offerer_id
  WHERE m.ask_id = which AND m.offer_id = whom AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED') LIMIT 1); END $$;
REVOKE EXECUTE ON FUNCTION name_in_pool(uuid, uuid) FROM PUBLIC, samenspel_app, samenspel_worker;

CREATE FUNCTION turns_at(which uuid) RETURNS jsonb {DEFINER} $$
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN '[]'; END IF;
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'rota', r.id, 'joined', h.joined_at IS NOT NULL, 'until_on', h.until_on, 'line', r.line,
      'area', w.name, 'contact_name', r.contact_name, 'contact_phone', r.contact_phone, 'ended_at', r.ended_at, 'thanks', r.thanks,
      'name', CASE WHEN h.joined_at IS NOT NULL OR name_in_pool(a.id, o.id) IS NOT NULL THEN coalesce(nullif(p.called, ''), p.name) ELSE '' END,
      'ready', rota_takes(a.id, o.id), 'door', CASE WHEN r.ended_at IS NULL AND EXISTS (SELECT FROM mutual_help_turn t WHERE t.helper_id = h.id AND t.ends_at > now())
        THEN r.door ELSE '' END,
      'mine', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'begins_at', t.begins_at, 'ends_at', t.ends_at, 'note', t.note)
          ORDER BY t.begins_at, t.id), '[]') FROM mutual_help_turn t WHERE t.helper_id = h.id),
      'open', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'begins_at', t.begins_at, 'ends_at', t.ends_at, 'note', '')
          ORDER BY t.begins_at, t.id), '[]') FROM mutual_help_turn t
          WHERE t.rota_id = r.id AND t.helper_id IS NULL AND t.cancelled_at IS NULL AND r.ended_at IS NULL AND t.begins_at > now())) ORDER BY r.ended_at NULLS FIRST, h.asked_at, h.id), '[]')
    FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id AND o.ball_id = which JOIN mutual_help_rota r ON r.id = h.rota_id
    JOIN mutual_help_ask a ON a.id = r.ask_id JOIN community_person p ON p.id = a.asker_id JOIN community_area w ON w.id = a.area_id
    WHERE h.left_at IS NULL);
END $$;

-- Whom a message about it goes to: ids and codes, for the jobs alone. No role that shows pages can read the circle this way.
CREATE FUNCTION rota_people(which uuid) RETURNS TABLE (helper uuid, person uuid, ball uuid, code text, municipality uuid, holder uuid, is_in boolean, rests boolean)
{DEFINER} $$ BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT NULL::uuid, a.asker_id, a.ball_id, b.code::text, a.municipality_id, b.holder_id, true, false FROM mutual_help_rota r
      JOIN mutual_help_ask a ON a.id = r.ask_id JOIN commitments_ball b ON b.id = a.ball_id WHERE r.id = which
    UNION ALL SELECT h.id, o.offerer_id, o.ball_id, b.code::text, o.municipality_id, NULL::uuid, h.joined_at IS NOT NULL AND h.left_at IS NULL, o.state <> 'OPEN'
      FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id JOIN commitments_ball b ON b.id = o.ball_id WHERE h.rota_id = which; END $$;

-- A call that the person herself hands to somebody she knows: whoever has its address may answer it.
CREATE FUNCTION call_can_be_answered(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_rota r WHERE r.ask_id = which AND r.ended_at IS NULL); END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0016_a_small_rota_around_one_person")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (MINE, CIRCLE, TURNS, AROUND, POLICIES, CARDS)
    ]
