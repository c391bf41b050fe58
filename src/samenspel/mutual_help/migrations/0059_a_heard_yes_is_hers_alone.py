from django.db import migrations

from samenspel.foundation.rewording import reworded

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"
NOT_FOR_ALL = "FROM PUBLIC, samenspel_app, samenspel_worker;"

WHO = f"""
-- Who may hear a yes: she fills in for residents here today, in this municipality, and acts for nobody by a mandate.
CREATE FUNCTION inquiry_hears(town uuid) RETURNS boolean {DEFINER} $$ BEGIN
  RETURN acting_representative() IS NULL AND coalesce(helps_at_desk(acting_person()), false)
    AND EXISTS (SELECT FROM community_person p WHERE p.id = acting_person() AND p.municipality_id = town); END $$;
-- Who is in it now: not who has died, nor a supporter who works here no more. What they said stays under their names.
CREATE FUNCTION inquiry_is_there(m mutual_help_inquirymember) RETURNS boolean {DEFINER} $$ BEGIN
  RETURN (NOT m.at_work OR works_here(m.person_id))
    AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = m.person_id AND d.taken_back_at IS NULL); END $$;
REVOKE EXECUTE ON FUNCTION inquiry_is_there(mutual_help_inquirymember) {NOT_FOR_ALL}

-- A colleague who hears somebody with a code of her own reads what she reads, for as long as that code is borne.
CREATE OR REPLACE FUNCTION my_inquiries() RETURNS SETOF uuid {DEFINER} $$ DECLARE spoken uuid := acting_spoken(); BEGIN
  IF acting_representative() IS NOT NULL THEN RETURN; END IF;
  RETURN QUERY SELECT m.inquiry_id FROM mutual_help_inquirymember m WHERE m.person_id = acting_person() AND (NOT m.at_work OR i_work_here());
  IF spoken IS NOT NULL THEN RETURN QUERY SELECT i.id FROM mutual_help_inquirymember m JOIN mutual_help_inquiry i ON i.id = m.inquiry_id
    WHERE m.id = spoken AND m.heard_by_id IS NOT NULL AND m.person_id <> acting_person() AND inquiry_hears(i.municipality_id) AND inquiry_is_there(m); END IF;
END $$;
-- For whom I do something in a talk: for who is in it by a yes that was heard, when I support that talk, or bear her code.
CREATE FUNCTION inquiry_speaks_for(which uuid, who uuid) RETURNS boolean {DEFINER} $$
DECLARE m mutual_help_inquirymember;
BEGIN
  SELECT * INTO m FROM mutual_help_inquirymember t WHERE t.inquiry_id = which AND t.person_id = who AND t.heard_by_id IS NOT NULL;
  IF m.id IS NULL OR acting_person() IS NULL OR who = acting_person() OR NOT which = ANY (ARRAY(SELECT my_inquiries())) OR NOT inquiry_is_there(m) THEN RETURN false; END IF;
  RETURN coalesce(m.id = acting_spoken(), false) OR EXISTS (SELECT FROM mutual_help_inquirymember s
    WHERE s.inquiry_id = which AND s.person_id = acting_person() AND s.at_work AND i_work_here());
END $$;
"""

# Her code is said, and read by nobody here: whoever brings a message about it says it there.
SEEN = """
REVOKE SELECT ON mutual_help_inquirymember FROM samenspel_app, samenspel_worker;
GRANT SELECT (id, inquiry_id, person_id, at_work, joined_at, heard_by_id, way) ON mutual_help_inquirymember TO samenspel_app, samenspel_worker;
DROP POLICY take_away ON mutual_help_inquiryword;
CREATE POLICY take_away ON mutual_help_inquiryword FOR DELETE USING (inquiry_id = ANY (ARRAY(SELECT my_inquiries()))
  AND ((SELECT acting_person()) IN (said_by_id, written_by_id)
    -- At the table only what was written down for her; with her own code all that she said.
    OR said_by_id IS NOT NULL AND (written_by_id IS NOT NULL OR (SELECT acting_spoken()) IS NOT NULL) AND inquiry_speaks_for(inquiry_id, said_by_id)));
"""

TRUTH = f"""
CREATE OR REPLACE FUNCTION inquiry_member_truth() RETURNS trigger {DOES} $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.inquiry_id, OLD.person_id, OLD.at_work, OLD.heard_by_id, OLD.way) IS NOT DISTINCT FROM
     (NEW.inquiry_id, NEW.person_id, NEW.at_work, NEW.heard_by_id, NEW.way) THEN RETURN NEW; END IF;  -- another code of her own
  IF NEW.heard_by_id IS NULL THEN
    IF NEW.person_id IS DISTINCT FROM acting_person() OR acting_representative() IS NOT NULL OR NEW.at_work AND NOT i_work_here() THEN
      RAISE EXCEPTION 'her own yes' {REFUSE} = 'inquiry_member_by_her_own_yes';
    END IF;
  ELSIF NEW.heard_by_id IS DISTINCT FROM acting_person() OR NEW.person_id = acting_person() OR works_here(NEW.person_id)
      OR NOT inquiry_hears((SELECT i.municipality_id FROM mutual_help_inquiry i WHERE i.id = NEW.inquiry_id))
      OR EXISTS (SELECT FROM community_death d WHERE d.person_id = NEW.person_id AND d.taken_back_at IS NULL) THEN
    RAISE EXCEPTION 'a resident said yes to a colleague' {REFUSE} = 'inquiry_member_by_a_heard_yes';
  END IF;
  RETURN NEW;
END $$;

-- Her own words are hers. What another says is typed by a supporter, or by who bears her code, under both names; for who has
-- no name here, by anybody in it.
CREATE OR REPLACE FUNCTION inquiry_word_truth() RETURNS trigger {DOES} $$
DECLARE i mutual_help_inquiry; me uuid := acting_person();
BEGIN
  SELECT * INTO i FROM mutual_help_inquiry WHERE id = NEW.inquiry_id FOR SHARE;
  IF i.ended_at IS NOT NULL AND NEW.question <> 'OUTCOME' OR NEW.round <> i.round THEN RAISE EXCEPTION 'not now' {REFUSE} = 'inquiry_word_in_an_open_round'; END IF;
  IF NOT coalesce(CASE
      WHEN NEW.written_by_id IS NULL THEN NEW.said_by_id = me AND is_in_inquiry(i.id, me)
      WHEN NEW.written_by_id <> me THEN false
      WHEN NEW.said_by_id IS NULL THEN is_in_inquiry(i.id, me)
      ELSE inquiry_speaks_for(i.id, NEW.said_by_id) OR EXISTS (SELECT FROM mutual_help_inquirymember m
          WHERE m.inquiry_id = i.id AND m.person_id = me AND m.at_work)
        AND EXISTS (SELECT FROM mutual_help_inquirymember s WHERE s.inquiry_id = i.id AND s.person_id = NEW.said_by_id AND inquiry_is_there(s)) END, false) THEN
    RAISE EXCEPTION 'whose words they are' {REFUSE} = 'inquiry_word_is_hers';
  END IF;
  RETURN NEW;
END $$;

-- Who asks how it is going is in the talk, and said so herself: on her screen, or to who does something for her (R14).
CREATE OR REPLACE FUNCTION inquiry_ball_truth() RETURNS trigger {DOES} $$
BEGIN
  IF NOT is_in_inquiry(NEW.about_id, NEW.holder_id) THEN RAISE EXCEPTION 'not in it' {REFUSE} = 'inquiry_ball_of_who_is_in_it'; END IF;
  IF (TG_OP = 'INSERT' OR NEW.holder_id <> OLD.holder_id) AND NOT coalesce(NEW.holder_id = acting_person() AND acting_representative() IS NULL
      OR inquiry_speaks_for(NEW.about_id, NEW.holder_id), false) THEN
    RAISE EXCEPTION 'she says it herself' {REFUSE} = 'inquiry_ball_by_her_own_yes';
  END IF;
  RETURN NEW;
END $$;
"""

HEARING = f"""
-- What a code opens here, without a context, as ball_with_code does: a talk that one can join, or the yes of somebody in one.
CREATE FUNCTION inquiry_with_code(spoken text) RETURNS TABLE (what text, which uuid, inquiry uuid) {DEFINER} $$ BEGIN RETURN QUERY
  SELECT 'TALK', i.id, i.id FROM mutual_help_inquiry i WHERE i.code = spoken AND i.ended_at IS NULL
  UNION ALL SELECT 'YES', m.id, m.inquiry_id FROM mutual_help_inquirymember m WHERE m.code = spoken; END $$;
-- What a colleague reads who hears a yes: what it is about and how many are in it; and whose yes she herself heard before.
CREATE FUNCTION inquiry_to_hear(p_code text) RETURNS TABLE (id uuid, municipality uuid, about text, people int, others int, heard jsonb) {DEFINER} $$ BEGIN RETURN QUERY
  SELECT i.id, i.municipality_id, i.about, (SELECT count(*)::int FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id AND inquiry_is_there(m)) + i.others, i.others::int,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('member', m.id, 'person', m.person_id, 'name', coalesce(nullif(p.called, ''), p.name), 'silent',
        NOT EXISTS (SELECT FROM mutual_help_inquiryword w WHERE w.inquiry_id = i.id AND w.said_by_id = m.person_id)) ORDER BY m.joined_at, m.id), '[]')
      FROM mutual_help_inquirymember m JOIN community_person p ON p.id = m.person_id WHERE m.inquiry_id = i.id AND m.heard_by_id = acting_person() AND inquiry_is_there(m))
  FROM mutual_help_inquiry i WHERE i.code = p_code AND i.ended_at IS NULL AND inquiry_hears(i.municipality_id); END $$;
-- Locked before anybody is registered with it: first what it is about, and the journal last.
CREATE FUNCTION hold_inquiry_to_hear(p_code text) RETURNS uuid {DOES} $$
DECLARE i mutual_help_inquiry;
BEGIN
  SELECT * INTO i FROM mutual_help_inquiry q WHERE q.code = p_code AND q.ended_at IS NULL FOR UPDATE;
  IF i.id IS NULL OR NOT inquiry_hears(i.municipality_id) THEN RETURN NULL; END IF;
  RETURN i.id;
END $$;
-- Her yes, as a colleague heard it. Whoever was counted before is named now. One person is in it once, by whatever hand she was written down.
CREATE FUNCTION hear_inquiry_yes(p_code text, who uuid, how text, own_code text, counted boolean, at timestamptz) RETURNS uuid {DOES} $$
DECLARE i mutual_help_inquiry; made uuid := gen_random_uuid();
BEGIN
  SELECT * INTO i FROM mutual_help_inquiry q WHERE q.id = hold_inquiry_to_hear(p_code);
  IF i.id IS NULL THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id) >= 20 THEN
    RAISE EXCEPTION 'a talk is small' {REFUSE} = 'inquiry_is_small';
  END IF;
  IF EXISTS (SELECT FROM mutual_help_inquirymember m JOIN community_person p ON p.id = m.person_id JOIN community_contactdetails c ON c.person_id = p.id,
      community_person w JOIN community_contactdetails d ON d.person_id = w.id
      WHERE m.inquiry_id = i.id AND w.id = who AND p.id <> who AND p.sort_name = w.sort_name AND (c.phone <> '' AND c.phone = d.phone
        OR c.email <> '' AND lower(c.email) = lower(d.email) OR c.street <> '' AND lower(c.street) = lower(d.street) AND c.postcode = d.postcode)) THEN
    RAISE EXCEPTION 'she is in it' {REFUSE} = 'inquiry_member_once';
  END IF;
  INSERT INTO mutual_help_inquirymember (id, inquiry_id, person_id, at_work, joined_at, heard_by_id, way, code)
    VALUES (made, i.id, who, false, at, acting_person(), how, own_code);
  IF counted THEN UPDATE mutual_help_inquiry SET others = greatest(others - 1, 0) WHERE id = i.id; END IF;
  RETURN made;
END $$;
-- It was a mistake: who heard it takes it away, as long as she said nothing and holds nothing there.
CREATE FUNCTION take_back_heard_yes(which uuid) RETURNS TABLE (person uuid, inquiry uuid, municipality uuid) {DOES} $$
DECLARE it uuid := (SELECT m.inquiry_id FROM mutual_help_inquirymember m WHERE m.id = which);
BEGIN
  PERFORM FROM mutual_help_inquiry i WHERE i.id = it FOR UPDATE;
  RETURN QUERY DELETE FROM mutual_help_inquirymember m USING mutual_help_inquiry i WHERE m.id = which AND i.id = m.inquiry_id AND m.heard_by_id = acting_person()
    AND inquiry_hears(i.municipality_id) AND NOT EXISTS (SELECT FROM mutual_help_inquiryword w WHERE w.inquiry_id = i.id AND w.said_by_id = m.person_id)
    RETURNING m.person_id, i.id, i.municipality_id;
  IF FOUND AND NOT EXISTS (SELECT FROM mutual_help_inquirymember m WHERE m.inquiry_id = it) THEN
    DELETE FROM mutual_help_inquiryword WHERE inquiry_id = it;
    DELETE FROM mutual_help_inquiry WHERE id = it;
  END IF;
END $$;
-- She lost her code: who heard her yes, or does something for her, gives her another. The old one opens nothing any more.
CREATE FUNCTION renew_inquiry_code(which uuid, own_code text) RETURNS TABLE (person uuid, inquiry uuid, municipality uuid) {DOES} $$
BEGIN
  RETURN QUERY UPDATE mutual_help_inquirymember m SET code = own_code FROM mutual_help_inquiry i WHERE m.id = which AND i.id = m.inquiry_id AND m.heard_by_id IS NOT NULL
    AND (m.heard_by_id = acting_person() AND inquiry_hears(i.municipality_id) OR inquiry_speaks_for(i.id, m.person_id))
    RETURNING m.person_id, i.id, i.municipality_id;
END $$;
"""

LEAVING = f"""
CREATE FUNCTION leave_inquiry_of(which uuid, who uuid, take_along boolean) RETURNS boolean {DOES} $$
BEGIN
  PERFORM FROM mutual_help_inquiry WHERE id = which FOR UPDATE;
  IF NOT coalesce(which = ANY (ARRAY(SELECT my_inquiries())) AND is_in_inquiry(which, who) AND (who = acting_person() OR inquiry_speaks_for(which, who)), false) THEN RETURN false; END IF;
  IF take_along THEN DELETE FROM mutual_help_inquiryword WHERE inquiry_id = which AND said_by_id = who;
  ELSE UPDATE mutual_help_inquiryword SET said_by_id = NULL WHERE inquiry_id = which AND said_by_id = who; END IF;
  UPDATE mutual_help_inquiryword SET written_by_id = NULL WHERE inquiry_id = which AND written_by_id = who AND said_by_id IS NULL;
  DELETE FROM mutual_help_inquirymember WHERE inquiry_id = which AND person_id = who;
  IF NOT EXISTS (SELECT FROM mutual_help_inquirymember m WHERE m.inquiry_id = which) THEN
    DELETE FROM mutual_help_inquiryword WHERE inquiry_id = which;
    DELETE FROM mutual_help_inquiry WHERE id = which;
  END IF;
  RETURN true;
END $$;
CREATE OR REPLACE FUNCTION leave_inquiry(which uuid, take_along boolean) RETURNS boolean {DOES} $$ BEGIN
  RETURN leave_inquiry_of(which, acting_person(), take_along); END $$;
-- The ball in the hands of somebody for whom I do something there.
CREATE FUNCTION inquiry_ball_of(which uuid, who uuid) RETURNS uuid {DEFINER} $$ BEGIN
  RETURN (SELECT b.id FROM commitments_ball b WHERE b.about = 'INQUIRY' AND b.about_id = which AND b.holder_id = who AND b.closed_at IS NULL AND inquiry_speaks_for(which, who)); END $$;
-- How she is reached, for an ask or an offer that I write down for her.
CREATE FUNCTION inquiry_reach(which uuid, who uuid) RETURNS TABLE (id uuid, name text, called text, phone text, email text, street text) {DEFINER} $$ BEGIN RETURN QUERY
  SELECT p.id, p.name::text, p.called::text, coalesce(c.phone, '')::text, coalesce(c.email, '')::text, coalesce(c.street, '')::text
  FROM community_person p LEFT JOIN community_contactdetails c ON c.person_id = p.id WHERE p.id = who AND inquiry_speaks_for(which, who); END $$;

-- The code by which whoever asks how it is going is known, where she has no screen: it stands in her message.
CREATE OR REPLACE FUNCTION ball_own_code(which uuid) RETURNS text {DEFINER} $$ BEGIN
  RETURN (SELECT m.code FROM commitments_ball b JOIN mutual_help_inquirymember m ON m.inquiry_id = b.about_id AND m.person_id = b.holder_id
    WHERE b.id = which AND b.about = 'INQUIRY'); END $$;
-- Whose yes I heard, as long as I hear here and she is in it; and whose code I bear: I bring her letter, and may make her a card.
CREATE FUNCTION people_of_my_talks() RETURNS SETOF uuid {DEFINER} $$ BEGIN RETURN QUERY
  SELECT m.person_id FROM mutual_help_inquirymember m JOIN mutual_help_inquiry i ON i.id = m.inquiry_id
  WHERE (m.heard_by_id = acting_person() OR m.id = acting_spoken() AND m.heard_by_id IS NOT NULL AND m.person_id <> acting_person())
    AND inquiry_hears(i.municipality_id); END $$;
ALTER POLICY see ON community_contactdetails USING (person_id = (SELECT acting_person()) OR person_id = ANY (ARRAY(SELECT people_i_may_reach()))
  OR person_id = ANY (ARRAY(SELECT shared_with_me('CONTACT'))) OR person_id = ANY (ARRAY(SELECT people_of_my_talks())) OR (SELECT acting_job()));
"""

# Only who is in it now stands there, with who heard her yes and how.
SHOWN = (
    reworded(
        "inquiry_page",
        (
            "'at_work', m.at_work) ORDER BY",
            "'at_work', m.at_work, 'member', m.id, 'way', m.way, 'hearer',\n"
            "        (SELECT coalesce(nullif(h.called, ''), h.name) FROM community_person h WHERE h.id = m.heard_by_id)) ORDER BY",
        ),
        (
            "FROM mutual_help_inquirymember m JOIN community_person p ON p.id = m.person_id WHERE m.inquiry_id = i.id)",
            "FROM mutual_help_inquirymember m JOIN community_person p ON p.id = m.person_id WHERE m.inquiry_id = i.id AND inquiry_is_there(m))",
        ),
    ),
    reworded(
        "inquiry_behind",
        ("WHERE m.inquiry_id = i.id) + i.others", "WHERE m.inquiry_id = i.id AND inquiry_is_there(m)) + i.others"),
    ),
    reworded("begin_inquiry", ("at_work, joined_at) VALUES", "at_work, joined_at, way) VALUES"), ("p_at_work, at);", "p_at_work, at, '');")),
    reworded("join_inquiry", ("at_work, joined_at)", "at_work, joined_at, way)"), ("p_at_work, at) ON", "p_at_work, at, '') ON")),
    reworded(
        "people_i_help",
        (
            "c.circle_id = ANY (ARRAY(SELECT my_formal_circles()));",
            "c.circle_id = ANY (ARRAY(SELECT my_formal_circles()));\n   RETURN QUERY SELECT people_of_my_talks();",
        ),
    ),
    reworded(
        "people_near_me",
        (
            "RETURN QUERY SELECT people_in_what_is_shared();",
            "RETURN QUERY SELECT people_in_what_is_shared();\n   RETURN QUERY SELECT people_of_my_talks();",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0058_a_yes_to_a_talk_can_be_heard"),
        ("foundation", "0006_what_else_a_spoken_code_opened"),
        ("commitments", "0025_a_holder_without_a_screen_has_a_code"),
        ("circles", "0022_whom_i_may_see_is_asked_once"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (WHO, SEEN, TRUTH, HEARING, LEAVING, *SHOWN)]
