from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"
TODAY = "(now() AT TIME ZONE 'Europe/Amsterdam')::date"
DAYS = 28  # at most, each time that a human says so

# Who never lets her offer stand still and never looks at it: she herself; who let it stand still; and whoever asked her help.
WHO = f"""
CREATE FUNCTION standstill_apart(who uuid, by_whom uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT who UNION SELECT by_whom WHERE by_whom IS NOT NULL
  UNION SELECT a.asker_id FROM mutual_help_offer o JOIN mutual_help_match m ON m.offer_id = o.id JOIN mutual_help_ask a ON a.id = m.ask_id
    WHERE o.offerer_id = who AND m.state NOT IN ('SUGGESTED', 'LAPSED')
  UNION SELECT a.asker_id FROM mutual_help_offer o JOIN mutual_help_rotahelper h ON h.offer_id = o.id JOIN mutual_help_rota r ON r.id = h.rota_id
    JOIN mutual_help_ask a ON a.id = r.ask_id WHERE o.offerer_id = who AND h.joined_at IS NOT NULL $$;

-- Who may let it stand still: somebody who works here, at the ball of the offer, or with the ball of an ask where two met.
-- Of an offer that a human answered, and that did not stop.
CREATE FUNCTION may_let_stand_still(which uuid) RETURNS boolean {DEFINER} $$
DECLARE o mutual_help_offer; me uuid := acting_person();
BEGIN
  SELECT * INTO o FROM mutual_help_offer x WHERE x.id = which AND x.ended_at IS NULL AND x.answered_at IS NOT NULL;
  RETURN o.id IS NOT NULL AND me IS NOT NULL AND acting_representative() IS NULL AND works_here(me)
    AND me NOT IN (SELECT standstill_apart(o.offerer_id, NULL))
    AND (EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = o.ball_id AND s.person_id = me AND s.ended_at IS NULL
        AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD', 'DOOR'))
      OR EXISTS (SELECT FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN commitments_seat s ON s.ball_id = a.ball_id
        WHERE m.offer_id = o.id AND m.state NOT IN ('SUGGESTED', 'LAPSED') AND s.person_id = me AND s.ended_at IS NULL
          AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')));
END $$;

-- Who could look at it, in order: the lead at her door, who stands there, the same at another door, an official.
CREATE FUNCTION who_looks_at(who uuid, of_area uuid, town uuid, by_whom uuid) RETURNS uuid[] {DEFINER} $$ BEGIN RETURN ARRAY(
  SELECT c.person FROM (
    SELECT s.person, CASE WHEN s.is_lead THEN 0 ELSE 1 END AS far, s.place FROM standing_at_door(of_area, {TODAY}) WITH ORDINALITY s(door, person, is_lead, place)
    UNION ALL SELECT s.person, CASE WHEN s.is_lead THEN 2 ELSE 3 END, s.place FROM commitments_frontdoor d
      JOIN community_area w ON w.id = d.area_id AND town IN (w.id, w.municipality_id)
      CROSS JOIN LATERAL standing_at_door(d.area_id, {TODAY}) WITH ORDINALITY s(door, person, is_lead, place)
    UNION ALL SELECT m.person_id, 4, 0 FROM community_membership m JOIN community_person p ON p.id = m.person_id
      WHERE m.role = 'OFFICIAL' AND p.municipality_id = town) c
  WHERE works_here(c.person) AND is_present(c.person, {TODAY}) AND c.person NOT IN (SELECT standstill_apart(who, by_whom))
    AND NOT EXISTS (SELECT FROM community_death x WHERE x.person_id = c.person AND x.taken_back_at IS NULL)
  GROUP BY c.person ORDER BY min(c.far), min(c.place), c.person LIMIT 3); END $$;
-- Hers: signed in, or by the code of an offer of hers. Not of who holds her ball, and not of a job.
CREATE FUNCTION is_at_her_standstill(who uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN NOT acting_job() AND (acting_person() IS NOT DISTINCT FROM who
  OR EXISTS (SELECT FROM mutual_help_offer o WHERE o.offerer_id = who AND o.ball_id = acting_ball())); END $$;
-- Where somebody looks: with the ball, or behind it. Being the one it is about is another thing.
CREATE FUNCTION my_standstills() RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY SELECT s.ball_id FROM commitments_seat s
  WHERE s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD'); END $$;
REVOKE EXECUTE ON FUNCTION standstill_apart(uuid, uuid), who_looks_at(uuid, uuid, uuid, uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

# Always in the order in which a death takes them: what is in rotas, matches, seats in tours, and then her offers. So whoever
# suggests or begins something in the same second waits, and then reads that it stands still; or was first, and it is taken back.
BEGINS = f"""
CREATE FUNCTION standstill_locks(who uuid, town uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE offers uuid[] := ARRAY(SELECT id FROM mutual_help_offer WHERE offerer_id = who AND municipality_id = town);
  rotas uuid[] := ARRAY(SELECT rota_id FROM mutual_help_rotahelper WHERE offer_id = ANY (offers) AND left_at IS NULL);
BEGIN
  PERFORM FROM mutual_help_rota WHERE id = ANY (rotas) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_rotahelper WHERE rota_id = ANY (rotas) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_turn WHERE rota_id = ANY (rotas) AND cancelled_at IS NULL ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_match WHERE offer_id = ANY (offers) AND ended_at IS NULL ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_tourseat WHERE offer_id = ANY (offers) AND left_at IS NULL ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_offer WHERE id = ANY (offers) ORDER BY id FOR UPDATE;
END $$;
REVOKE EXECUTE ON FUNCTION standstill_locks(uuid, uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
-- Whose it is, and who looks: for who may let it stand still. It takes the locks, before anything is written.
CREATE FUNCTION begin_standstill(which uuid, OUT person uuid, OUT town uuid, OUT looks uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_area uuid;
BEGIN
  IF NOT may_let_stand_still(which) THEN RETURN; END IF;
  SELECT o.offerer_id, o.municipality_id, o.area_id INTO person, town, v_area FROM mutual_help_offer o WHERE o.id = which;
  PERFORM standstill_locks(person, town);
  looks := who_looks_at(person, v_area, town, acting_person());
END $$;
"""

TRUTH = f"""
-- Another human: with the ball, working here, and with nothing to do with it.
CREATE FUNCTION standstill_decides(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN acting_representative() IS NULL AND works_here(acting_person()) AND EXISTS (
  SELECT FROM mutual_help_standstill s JOIN commitments_ball b ON b.id = s.ball_id WHERE s.id = which AND b.holder_id = acting_person()
    AND acting_person() NOT IN (SELECT standstill_apart(s.person_id, s.held_by_id))); END $$;
-- Whoever decides takes the locks too, before anything is written: what ran may end by it.
CREATE FUNCTION hold_standstill(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s mutual_help_standstill;
BEGIN
  IF NOT standstill_decides(which) THEN RETURN; END IF;
  SELECT * INTO s FROM mutual_help_standstill x WHERE x.id = which;
  PERFORM standstill_locks(s.person_id, s.municipality_id);
END $$;
-- The only way to a decision: whoever decided reads no more of it once it is over. Whose word it may be, the trigger says.
CREATE FUNCTION decide_standstill(which uuid, decided text, until date, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF decided = 'LONGER' THEN
    UPDATE mutual_help_standstill SET until_on = until, terms = terms + 1 WHERE id = which AND over_at IS NULL;
  ELSIF decided IN ('GOES_ON', 'ENDED') THEN
    UPDATE mutual_help_standstill SET over_at = at, how = decided WHERE id = which AND over_at IS NULL;
  ELSE
    RETURN false;
  END IF;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION standstill_decides(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;

CREATE FUNCTION standstill_truth() {TRIGGER} $$
DECLARE o mutual_help_offer; b commitments_ball;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    SELECT * INTO o FROM mutual_help_offer x WHERE x.id = NEW.offer_id;
    PERFORM standstill_locks(o.offerer_id, o.municipality_id);
    IF NEW.held_by_id IS DISTINCT FROM acting_person() OR NOT may_let_stand_still(NEW.offer_id) THEN
      RAISE EXCEPTION 'who works with her offer says so' {REFUSE} = 'standstill_by_who_works_with_it';
    END IF;
    IF (NEW.person_id, NEW.municipality_id) IS DISTINCT FROM (o.offerer_id, o.municipality_id) OR NEW.over_at IS NOT NULL OR NEW.terms <> 1 OR NEW.to_tell <> '[]' THEN
      RAISE EXCEPTION 'of whoever offered it' {REFUSE} = 'standstill_of_whoever_offered_it';
    END IF;
    SELECT * INTO b FROM commitments_ball x WHERE x.id = NEW.ball_id;
    IF b.about <> 'STANDSTILL' OR b.about_id <> NEW.id OR b.subject_id <> NEW.person_id OR b.closed_at IS NOT NULL OR NOT works_here(b.holder_id)
       OR EXISTS (SELECT FROM standstill_apart(NEW.person_id, NEW.held_by_id) a WHERE a IN (b.holder_id, b.deputy_id, b.lead_id))
       OR EXISTS (SELECT FROM commitments_seat s JOIN standstill_apart(NEW.person_id, NEW.held_by_id) a ON a = s.person_id
         WHERE s.ball_id = b.id AND s.reason <> 'SUBJECT' AND s.ended_at IS NULL) THEN
      RAISE EXCEPTION 'another human looks' {REFUSE} = 'standstill_is_looked_at_by_another';
    END IF;
  ELSIF (NEW.offer_id, NEW.person_id, NEW.municipality_id, NEW.ball_id, NEW.held_by_id, NEW.held_at, NEW.rests)
     IS DISTINCT FROM (OLD.offer_id, OLD.person_id, OLD.municipality_id, OLD.ball_id, OLD.held_by_id, OLD.held_at, OLD.rests)
     OR OLD.over_at IS NOT NULL AND (NEW.over_at, NEW.how, NEW.until_on, NEW.terms) IS DISTINCT FROM (OLD.over_at, OLD.how, OLD.until_on, OLD.terms) THEN
    RAISE EXCEPTION 'what was said stays' {REFUSE} = 'standstill_stays_as_it_was_said';
  ELSIF NEW.over_at IS NOT NULL AND OLD.over_at IS NULL THEN
    IF (NEW.until_on, NEW.terms) IS DISTINCT FROM (OLD.until_on, OLD.terms) OR NOT (CASE NEW.how
         WHEN 'DAY' THEN acting_job() AND OLD.until_on < {TODAY}
         WHEN 'STOPPED' THEN NOT EXISTS (SELECT FROM mutual_help_offer x WHERE x.offerer_id = OLD.person_id AND x.municipality_id = OLD.municipality_id AND x.ended_at IS NULL)
         ELSE standstill_decides(OLD.id) END) THEN
      RAISE EXCEPTION 'another human decides' {REFUSE} = 'standstill_is_decided_by_another';
    END IF;
    RETURN NEW;
  ELSIF (NEW.until_on, NEW.terms) IS DISTINCT FROM (OLD.until_on, OLD.terms) THEN
    IF NOT standstill_decides(OLD.id) OR OLD.until_on < {TODAY} THEN
      RAISE EXCEPTION 'another human decides' {REFUSE} = 'standstill_is_decided_by_another';
    END IF;
    IF NEW.terms <> OLD.terms + 1 THEN
      RAISE EXCEPTION 'one time more' {REFUSE} = 'standstill_three_terms';
    END IF;
    NEW.told_on := NULL;
  ELSE
    RETURN NEW;
  END IF;
  IF NEW.until_on <= {TODAY} OR NEW.until_on > {TODAY} + {DAYS} THEN
    RAISE EXCEPTION 'at most four weeks' {REFUSE} = 'standstill_is_short';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER standstill_truth BEFORE INSERT OR UPDATE ON mutual_help_standstill FOR EACH ROW EXECUTE FUNCTION standstill_truth();

-- What is said: one word of ours to each decision, in her own name who says it; and one of hers to each word of ours, never in the
-- hand of one of the two humans: they would say both.
CREATE FUNCTION standstill_word_truth() {TRIGGER} $$
DECLARE s mutual_help_standstill; last mutual_help_standstillword;
BEGIN
  SELECT * INTO s FROM mutual_help_standstill x WHERE x.id = NEW.standstill_id FOR NO KEY UPDATE;
  SELECT * INTO last FROM mutual_help_standstillword w WHERE w.standstill_id = s.id ORDER BY w.said_at DESC, w.id DESC LIMIT 1;
  NEW.written_by_id := NULL;
  IF s.over_at IS NOT NULL THEN
    RAISE EXCEPTION 'it is over' {REFUSE} = 'standstill_stays_as_it_was_said';
  END IF;
  IF NEW.is_hers THEN
    IF NEW.said_by_id <> s.person_id OR NOT is_at_her_standstill(s.person_id) THEN
      RAISE EXCEPTION 'she says it' {REFUSE} = 'standstill_word_is_her_own';
    END IF;
    IF last.id IS NULL OR last.is_hers THEN
      RAISE EXCEPTION 'once to each word' {REFUSE} = 'standstill_word_once_to_each';
    END IF;
    NEW.written_by_id := hand_of(s.person_id);
    IF NEW.written_by_id IN (SELECT b.holder_id FROM commitments_ball b WHERE b.id = s.ball_id UNION SELECT s.held_by_id) THEN
      RAISE EXCEPTION 'one hand does not say both' {REFUSE} = 'standstill_words_are_of_two_hands';
    END IF;
  ELSIF NEW.said_by_id IS DISTINCT FROM acting_person() OR NOT (last.id IS NULL AND s.held_by_id = NEW.said_by_id OR standstill_decides(s.id)) THEN
    RAISE EXCEPTION 'in her own name' {REFUSE} = 'standstill_word_is_her_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER standstill_word_truth BEFORE INSERT ON mutual_help_standstillword FOR EACH ROW WHEN (NOT retention_at_work())
  EXECUTE FUNCTION standstill_word_truth();

-- As long as it stands still somebody has its ball; and nothing is decided without words.
CREATE FUNCTION standstill_and_ball_agree() {TRIGGER} $$
DECLARE s mutual_help_standstill;
BEGIN
  IF TG_TABLE_NAME = 'commitments_ball' THEN
    SELECT * INTO s FROM mutual_help_standstill x WHERE x.ball_id = NEW.id;
  ELSIF TG_TABLE_NAME = 'mutual_help_standstillword' THEN
    SELECT * INTO s FROM mutual_help_standstill x WHERE x.id = NEW.standstill_id;
  ELSE
    SELECT * INTO s FROM mutual_help_standstill x WHERE x.id = NEW.id;
  END IF;
  IF (s.over_at IS NULL) <> (SELECT b.closed_at IS NULL FROM commitments_ball b WHERE b.id = s.ball_id) THEN
    RAISE EXCEPTION 'somebody looks as long as it stands still' {REFUSE} = 'standstill_and_ball_agree';
  END IF;
  IF s.terms + (s.how IN ('GOES_ON', 'ENDED'))::int
     <> (SELECT count(*) FROM mutual_help_standstillword w WHERE w.standstill_id = s.id AND NOT w.is_hers) THEN
    RAISE EXCEPTION 'with words to her' {REFUSE} = 'standstill_is_said_in_words';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER standstill_and_ball_agree AFTER INSERT OR UPDATE ON mutual_help_standstill
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION standstill_and_ball_agree();
CREATE CONSTRAINT TRIGGER standstill_and_ball_agree AFTER INSERT ON mutual_help_standstillword
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION standstill_and_ball_agree();
CREATE CONSTRAINT TRIGGER standstill_and_ball_agree AFTER UPDATE OF closed_at ON commitments_ball
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.about = 'STANDSTILL') EXECUTE FUNCTION standstill_and_ball_agree();

-- However its ball moves: never to whom it is kept apart from.
CREATE FUNCTION standstill_moves_apart() {TRIGGER} $$
DECLARE come uuid[]; v_ball uuid;
BEGIN
  IF TG_TABLE_NAME = 'commitments_ball' THEN
    v_ball := NEW.id;
    come := ARRAY(SELECT unnest(ARRAY[NEW.holder_id, NEW.deputy_id, NEW.lead_id]) EXCEPT SELECT unnest(ARRAY[OLD.holder_id, OLD.deputy_id, OLD.lead_id]));
  ELSIF TG_TABLE_NAME = 'commitments_seat' THEN
    v_ball := NEW.ball_id; come := ARRAY[NEW.person_id];
  ELSE
    v_ball := NEW.ball_id; come := ARRAY[NEW.receiver_id];
  END IF;
  IF EXISTS (SELECT FROM mutual_help_standstill s WHERE s.ball_id = v_ball AND EXISTS (SELECT FROM standstill_apart(s.person_id, s.held_by_id) a WHERE a = ANY (come))) THEN
    RAISE EXCEPTION 'another human looks' {REFUSE} = 'standstill_is_looked_at_by_another';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER standstill_moves_apart AFTER UPDATE OF holder_id, deputy_id, lead_id ON commitments_ball FOR EACH ROW WHEN (NEW.about = 'STANDSTILL')
  EXECUTE FUNCTION standstill_moves_apart();
CREATE TRIGGER standstill_moves_apart AFTER INSERT OR UPDATE ON commitments_seat FOR EACH ROW WHEN (NEW.reason <> 'SUBJECT' AND NEW.ended_at IS NULL)
  EXECUTE FUNCTION standstill_moves_apart();
CREATE TRIGGER standstill_moves_apart AFTER INSERT OR UPDATE ON commitments_pass FOR EACH ROW WHEN (NEW.state IN ('ASKING_PERSON', 'OFFERED'))
  EXECUTE FUNCTION standstill_moves_apart();
"""

# She reads all of it, also when it is over, as long as it is kept; who let it stand still and who looks, as long as it does.
POLICIES = """
ALTER TABLE mutual_help_standstill ENABLE ROW LEVEL SECURITY;
CREATE POLICY say ON mutual_help_standstill FOR INSERT WITH CHECK (held_by_id = (SELECT acting_person()));
CREATE POLICY see ON mutual_help_standstill FOR SELECT USING ((SELECT acting_job()) OR is_at_her_standstill(person_id)
  OR over_at IS NULL AND (held_by_id = (SELECT acting_person()) OR ball_id = ANY (ARRAY(SELECT my_standstills()))));
CREATE POLICY in_time ON mutual_help_standstill FOR UPDATE USING ((SELECT acting_job()));
REVOKE UPDATE, DELETE ON mutual_help_standstill FROM samenspel_app, samenspel_worker;
GRANT UPDATE (told_on, to_tell, over_at, how) ON mutual_help_standstill TO samenspel_worker;
ALTER TABLE mutual_help_standstillword ENABLE ROW LEVEL SECURITY;
CREATE POLICY say ON mutual_help_standstillword FOR INSERT WITH CHECK (standstill_id IN (SELECT s.id FROM mutual_help_standstill s));
CREATE POLICY see ON mutual_help_standstillword FOR SELECT USING (standstill_id IN (SELECT s.id FROM mutual_help_standstill s));
REVOKE UPDATE, DELETE ON mutual_help_standstillword FROM samenspel_app, samenspel_worker;
"""

# What each of them reads, in one go: with the names and numbers that she may call.
CARDS = f"""
CREATE FUNCTION work_phone(who uuid) RETURNS text {DEFINER} $$ BEGIN RETURN coalesce((
  SELECT coalesce(nullif(m.phone, ''), g.phone) FROM community_membership m JOIN community_organisation g ON g.id = m.organisation_id
  WHERE m.person_id = who AND m.role <> 'VOLUNTEER' AND m.ends_on IS NULL ORDER BY m.starts_on, m.id LIMIT 1), ''); END $$;
CREATE FUNCTION standstill_shown(s mutual_help_standstill) RETURNS jsonb {DEFINER} $$ BEGIN RETURN (
  SELECT jsonb_build_object('id', s.id, 'offer', s.offer_id, 'person', s.person_id, 'municipality', s.municipality_id, 'ball', s.ball_id, 'until_on', s.until_on,
    'rests', s.rests, 'terms', s.terms, 'over_at', s.over_at, 'how', s.how, 'due_at', b.due_at, 'name', coalesce(nullif(p.called, ''), p.name),
    'held_by', coalesce(nullif(h.called, ''), h.name), 'held_by_phone', work_phone(h.id), 'looks', coalesce(nullif(l.called, ''), l.name), 'looks_phone', work_phone(l.id),
    'words', (SELECT coalesce(jsonb_agg(jsonb_build_object('text', w.text, 'is_hers', w.is_hers, 'who', coalesce(nullif(x.called, ''), x.name), 'at', w.said_at,
        'hand', coalesce(nullif(y.called, ''), y.name, '')) ORDER BY w.said_at, w.id), '[]') FROM mutual_help_standstillword w
      JOIN community_person x ON x.id = w.said_by_id LEFT JOIN community_person y ON y.id = w.written_by_id WHERE w.standstill_id = s.id))
  FROM commitments_ball b JOIN community_person l ON l.id = b.holder_id JOIN community_person h ON h.id = s.held_by_id JOIN community_person p ON p.id = s.person_id
  WHERE b.id = s.ball_id); END $$;
REVOKE EXECUTE ON FUNCTION work_phone(uuid), standstill_shown(mutual_help_standstill) FROM PUBLIC, samenspel_app, samenspel_worker;

-- Hers, by the ball of an offer of hers: what stands now; or also what is over and still kept.
CREATE FUNCTION standstill_at(which uuid, also_over boolean) RETURNS jsonb {DEFINER} $$
DECLARE s mutual_help_standstill;
BEGIN
  SELECT x.* INTO s FROM mutual_help_offer o JOIN mutual_help_standstill x ON x.person_id = o.offerer_id AND x.municipality_id = o.municipality_id
    WHERE o.ball_id = which AND is_at_her_standstill(o.offerer_id) AND (also_over OR x.over_at IS NULL AND x.until_on >= {TODAY})
    ORDER BY x.over_at DESC NULLS FIRST LIMIT 1;
  RETURN CASE WHEN s.id IS NOT NULL THEN standstill_shown(s) END;
END $$;
-- Of who looks: with how she is reached.
CREATE FUNCTION standstill_looked_at(which uuid) RETURNS jsonb {DEFINER} $$
DECLARE s mutual_help_standstill;
BEGIN
  SELECT * INTO s FROM mutual_help_standstill x WHERE x.ball_id = which AND x.over_at IS NULL AND which = ANY (ARRAY(SELECT my_standstills()));
  IF s.id IS NULL THEN RETURN NULL; END IF;
  RETURN standstill_shown(s) || (SELECT jsonb_build_object('phone', coalesce(k.phone, ''), 'email', coalesce(k.email, ''),
    'address', trim(BOTH ', ' FROM concat_ws(', ', nullif(k.street, ''), trim(concat(k.postcode, ' ', k.town))))) FROM community_person p
    LEFT JOIN community_contactdetails k ON k.person_id = p.id WHERE p.id = s.person_id);
END $$;
-- Of who may let it stand still: whose it is; and what she said herself, as long as it stands.
CREATE FUNCTION standstill_of(which uuid) RETURNS jsonb {DEFINER} $$
DECLARE o mutual_help_offer; s mutual_help_standstill;
BEGIN
  IF NOT may_let_stand_still(which) THEN RETURN NULL; END IF;
  SELECT * INTO o FROM mutual_help_offer x WHERE x.id = which;
  SELECT * INTO s FROM mutual_help_standstill x WHERE x.person_id = o.offerer_id AND x.municipality_id = o.municipality_id AND x.over_at IS NULL
    AND x.held_by_id = acting_person();
  RETURN (SELECT jsonb_build_object('person', p.id, 'name', coalesce(nullif(p.called, ''), p.name), 'municipality', o.municipality_id,
    'now', CASE WHEN s.id IS NOT NULL THEN standstill_shown(s) END) FROM community_person p WHERE p.id = o.offerer_id);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0060_an_offer_stands_still"),
        ("circles", "0035_who_hears_that_nobody_hears"),
    ]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (WHO, BEGINS, TRUTH, POLICIES, CARDS)
    ]
