from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# Which talks she is in: by her own yes, and for her work as long as she works here. Not for who acts for her.
MINE = f"""
CREATE FUNCTION my_inquiries() RETURNS SETOF uuid {DEFINER} $$ BEGIN
  IF acting_representative() IS NOT NULL THEN RETURN; END IF;
  RETURN QUERY SELECT m.inquiry_id FROM mutual_help_inquirymember m WHERE m.person_id = acting_person() AND (NOT m.at_work OR i_work_here()); END $$;
CREATE FUNCTION is_in_inquiry(which uuid, who uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (SELECT FROM mutual_help_inquirymember m
  WHERE m.inquiry_id = which AND m.person_id = who); END $$;
REVOKE EXECUTE ON FUNCTION is_in_inquiry(uuid, uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

POLICIES = """
ALTER TABLE mutual_help_inquiry ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_inquiry FOR SELECT USING (id = ANY (ARRAY(SELECT my_inquiries())));
CREATE POLICY change ON mutual_help_inquiry FOR UPDATE USING (id = ANY (ARRAY(SELECT my_inquiries())));
REVOKE INSERT, UPDATE, DELETE ON mutual_help_inquiry FROM samenspel_app, samenspel_worker;
GRANT UPDATE (code, others, round, ended_at) ON mutual_help_inquiry TO samenspel_app;

ALTER TABLE mutual_help_inquirymember ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_inquirymember FOR SELECT USING (inquiry_id = ANY (ARRAY(SELECT my_inquiries())));
REVOKE INSERT, UPDATE, DELETE ON mutual_help_inquirymember FROM samenspel_app, samenspel_worker;

ALTER TABLE mutual_help_inquiryword ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON mutual_help_inquiryword FOR SELECT USING (inquiry_id = ANY (ARRAY(SELECT my_inquiries())));
CREATE POLICY say ON mutual_help_inquiryword FOR INSERT WITH CHECK (inquiry_id = ANY (ARRAY(SELECT my_inquiries())));
CREATE POLICY take_away ON mutual_help_inquiryword FOR DELETE USING (inquiry_id = ANY (ARRAY(SELECT my_inquiries()))
  AND (SELECT acting_person()) IN (said_by_id, written_by_id));
REVOKE UPDATE ON mutual_help_inquiryword FROM samenspel_app, samenspel_worker;
REVOKE INSERT, DELETE ON mutual_help_inquiryword FROM samenspel_worker;
"""

TRUTH = f"""
CREATE FUNCTION inquiry_truth() RETURNS trigger {DOES} $$
BEGIN
  IF OLD.ended_at IS NOT NULL AND NEW.ended_at IS NOT NULL THEN RAISE EXCEPTION 'it is over' {REFUSE} = 'inquiry_is_over'; END IF;
  -- Another round is the next one; back is only from one in which nothing was said.
  IF NEW.round <> OLD.round AND NOT (NEW.round = OLD.round + 1 OR NEW.round = OLD.round - 1
     AND NOT EXISTS (SELECT FROM mutual_help_inquiryword w WHERE w.inquiry_id = NEW.id AND w.round = OLD.round)) THEN
    RAISE EXCEPTION 'nothing that was said gets lost' {REFUSE} = 'inquiry_loses_no_round';
  END IF;
  IF NEW.ended_at IS NOT NULL THEN NEW.code := NULL; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER truth BEFORE UPDATE ON mutual_help_inquiry FOR EACH ROW EXECUTE FUNCTION inquiry_truth();

CREATE FUNCTION inquiry_member_truth() RETURNS trigger {DOES} $$
BEGIN
  IF NEW.person_id IS DISTINCT FROM acting_person() OR acting_representative() IS NOT NULL OR NEW.at_work AND NOT i_work_here() THEN
    RAISE EXCEPTION 'her own yes' {REFUSE} = 'inquiry_member_by_her_own_yes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON mutual_help_inquirymember FOR EACH ROW EXECUTE FUNCTION inquiry_member_truth();

-- Her own words are hers. For another in the talk only a supporter types, under both names; for who has no name here, anybody in it.
CREATE FUNCTION inquiry_word_truth() RETURNS trigger {DOES} $$
DECLARE i mutual_help_inquiry; me uuid := acting_person();
BEGIN
  SELECT * INTO i FROM mutual_help_inquiry WHERE id = NEW.inquiry_id FOR SHARE;
  IF i.ended_at IS NOT NULL AND NEW.question <> 'OUTCOME' OR NEW.round <> i.round THEN RAISE EXCEPTION 'not now' {REFUSE} = 'inquiry_word_in_an_open_round'; END IF;
  IF NOT coalesce(is_in_inquiry(i.id, me), false) OR NOT coalesce(
     NEW.said_by_id = me AND NEW.written_by_id IS NULL OR NEW.written_by_id = me AND (NEW.said_by_id IS NULL OR is_in_inquiry(i.id, NEW.said_by_id)
       AND EXISTS (SELECT FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id AND m.person_id = me AND m.at_work)), false) THEN
    RAISE EXCEPTION 'whose words they are' {REFUSE} = 'inquiry_word_is_hers';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER truth BEFORE INSERT ON mutual_help_inquiryword FOR EACH ROW EXECUTE FUNCTION inquiry_word_truth();

-- Who asks how it is going is in the talk, and gives that back before she leaves.
CREATE FUNCTION inquiry_ball_truth() RETURNS trigger {DOES} $$
BEGIN
  IF NOT is_in_inquiry(NEW.about_id, NEW.holder_id) THEN RAISE EXCEPTION 'not in it' {REFUSE} = 'inquiry_ball_of_who_is_in_it'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER inquiry_ball_truth BEFORE INSERT OR UPDATE OF holder_id, about_id, closed_at ON commitments_ball FOR EACH ROW
  WHEN (NEW.about = 'INQUIRY' AND NEW.closed_at IS NULL) EXECUTE FUNCTION inquiry_ball_truth();
CREATE FUNCTION inquiry_member_holds_nothing() RETURNS trigger {DOES} $$
BEGIN
  IF EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'INQUIRY' AND b.about_id = OLD.inquiry_id AND b.holder_id = OLD.person_id AND b.closed_at IS NULL) THEN
    RAISE EXCEPTION 'she would ask how it is going' {REFUSE} = 'inquiry_ball_is_given_back_first';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER holds_nothing BEFORE DELETE ON mutual_help_inquirymember FOR EACH ROW EXECUTE FUNCTION inquiry_member_holds_nothing();
"""

DOORS = f"""
-- A talk begins with whoever begins it in it.
CREATE FUNCTION begin_inquiry(new_id uuid, p_about text, p_others int, p_code text, p_at_work boolean, at timestamptz) RETURNS uuid {DOES} $$
DECLARE town uuid := (SELECT p.municipality_id FROM community_person p WHERE p.id = acting_person());
BEGIN
  INSERT INTO mutual_help_inquiry (id, municipality_id, about, code, others, round, begun_at) VALUES (new_id, town, p_about, p_code, p_others, 1, at);
  INSERT INTO mutual_help_inquirymember (id, inquiry_id, person_id, at_work, joined_at) VALUES (gen_random_uuid(), new_id, acting_person(), p_at_work, at);
  RETURN town;
END $$;
-- What somebody with the code reads before she says yes: what it is about and how many are in it, nobody's name.
CREATE FUNCTION inquiry_behind(p_code text) RETURNS TABLE (id uuid, about text, people int) {DEFINER} $$ BEGIN
  IF acting_person() IS NULL OR acting_representative() IS NOT NULL THEN RETURN; END IF;
  RETURN QUERY SELECT i.id, i.about, (SELECT count(*)::int FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id) + i.others
    FROM mutual_help_inquiry i WHERE i.code = p_code AND i.ended_at IS NULL; END $$;
CREATE FUNCTION join_inquiry(p_code text, p_at_work boolean, at timestamptz) RETURNS uuid {DOES} $$
DECLARE i mutual_help_inquiry;
BEGIN
  SELECT * INTO i FROM mutual_help_inquiry q WHERE q.code = p_code AND q.ended_at IS NULL FOR UPDATE;
  IF i.id IS NULL THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id) >= 20 THEN
    RAISE EXCEPTION 'a talk is small' {REFUSE} = 'inquiry_is_small';
  END IF;
  INSERT INTO mutual_help_inquirymember (id, inquiry_id, person_id, at_work, joined_at)
    VALUES (gen_random_uuid(), i.id, acting_person(), p_at_work, at) ON CONFLICT DO NOTHING;
  RETURN i.id;
END $$;
-- She leaves: her words go along, or stay as of somebody. With the last who leaves the talk is gone.
CREATE FUNCTION leave_inquiry(which uuid, take_along boolean) RETURNS boolean {DOES} $$
DECLARE me uuid := acting_person();
BEGIN
  PERFORM FROM mutual_help_inquiry WHERE id = which FOR UPDATE;
  IF NOT which = ANY (ARRAY(SELECT my_inquiries())) THEN RETURN false; END IF;
  IF take_along THEN DELETE FROM mutual_help_inquiryword WHERE inquiry_id = which AND said_by_id = me;
  ELSE UPDATE mutual_help_inquiryword SET said_by_id = NULL WHERE inquiry_id = which AND said_by_id = me; END IF;
  UPDATE mutual_help_inquiryword SET written_by_id = NULL WHERE inquiry_id = which AND written_by_id = me AND said_by_id IS NULL;
  DELETE FROM mutual_help_inquirymember WHERE inquiry_id = which AND person_id = me;
  IF NOT EXISTS (SELECT FROM mutual_help_inquirymember m WHERE m.inquiry_id = which) THEN
    DELETE FROM mutual_help_inquiryword WHERE inquiry_id = which;
    DELETE FROM mutual_help_inquiry WHERE id = which;
  END IF;
  RETURN true;
END $$;
-- A week after its day nobody was asked: then another of the talk may say that she will, and the old ball is closed.
CREATE FUNCTION close_late_inquiry_ball(which uuid, at timestamptz) RETURNS boolean {DOES} $$ BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_inquiries())) THEN RETURN false; END IF;
  UPDATE commitments_ball SET closed_at = at WHERE about = 'INQUIRY' AND about_id = which AND closed_at IS NULL
    AND holder_id <> acting_person() AND due_at < at - interval '7 days' AND at <= now() + interval '1 day';
  RETURN FOUND; END $$;

-- All of a talk, for who is in it: who is there, what was said in every round, who asks how it is going, and what came of it.
CREATE FUNCTION inquiry_page(which uuid) RETURNS jsonb {DEFINER} $$
DECLARE me uuid := acting_person();
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_inquiries())) THEN RETURN NULL; END IF;
  RETURN (SELECT to_jsonb(i) || jsonb_build_object(
    'people', (SELECT jsonb_agg(jsonb_build_object('id', m.person_id, 'name', coalesce(nullif(p.called, ''), p.name), 'at_work', m.at_work) ORDER BY m.joined_at, p.name, p.id)
      FROM mutual_help_inquirymember m JOIN community_person p ON p.id = m.person_id WHERE m.inquiry_id = i.id),
    'words', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'round', w.round, 'question', w.question, 'text', w.text, 'at', w.written_at,
        'said_by', w.said_by_id, 'said', coalesce(nullif(s.called, ''), s.name, ''), 'written_by', w.written_by_id, 'written', coalesce(nullif(h.called, ''), h.name, ''))
        ORDER BY w.written_at, w.id), '[]')
      FROM mutual_help_inquiryword w LEFT JOIN community_person s ON s.id = w.said_by_id LEFT JOIN community_person h ON h.id = w.written_by_id WHERE w.inquiry_id = i.id),
    'ball', (SELECT jsonb_build_object('id', b.id, 'holder', b.holder_id, 'name', coalesce(nullif(p.called, ''), p.name), 'due_at', b.due_at)
      FROM commitments_ball b JOIN community_person p ON p.id = b.holder_id WHERE b.about = 'INQUIRY' AND b.about_id = i.id AND b.closed_at IS NULL),
    'asks', (SELECT count(*) FROM mutual_help_ask a WHERE a.cause_id = i.id),
    'offers', (SELECT count(*) FROM mutual_help_offer o WHERE o.cause_id = i.id),
    'my_asks', (SELECT coalesce(jsonb_agg(b.code ORDER BY a.asked_at), '[]') FROM mutual_help_ask a JOIN commitments_ball b ON b.id = a.ball_id
      WHERE a.cause_id = i.id AND a.asker_id = me),
    'my_offers', (SELECT coalesce(jsonb_agg(b.code ORDER BY o.offered_at), '[]') FROM mutual_help_offer o JOIN commitments_ball b ON b.id = o.ball_id
      WHERE o.cause_id = i.id AND o.offerer_id = me)) FROM mutual_help_inquiry i WHERE i.id = which);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0049_a_talk_in_four_steps"),
        ("commitments", "0023_a_ball_can_be_about_a_talk"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (MINE, POLICIES, TRUTH, DOORS)]
