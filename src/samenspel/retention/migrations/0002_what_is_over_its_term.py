from django.db import migrations

# Only the functions of this room hold the pen: while one of them works, what may never change may be forgotten.
# Nobody else can write in retention_pen, so nobody else can pretend; and it is empty again before the commit.
PEN = """
CREATE TABLE retention_pen (transaction xid8 PRIMARY KEY);
REVOKE ALL ON retention_pen FROM samenspel_app, samenspel_worker;
CREATE FUNCTION retention_at_work() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM retention_pen p WHERE p.transaction = pg_current_xact_id_if_assigned()); END $$;
CREATE FUNCTION retention_take_pen() RETURNS void LANGUAGE sql AS
$$ INSERT INTO retention_pen VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING $$;
CREATE FUNCTION retention_drop_pen() RETURNS void LANGUAGE sql AS
$$ DELETE FROM retention_pen WHERE transaction = pg_current_xact_id() $$;

-- The guards that keep people from changing what was said make way for forgetting it; deferred truths never do.
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT g.tgname, c.relname, pg_get_triggerdef(g.oid) AS def FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
    WHERE NOT g.tgisinternal AND g.tgconstraint = 0 AND (g.tgtype & 3) = 3 AND (g.tgtype & 24) <> 0
      AND (c.relname LIKE 'circles\\_%' OR c.relname IN ('community_mandate', 'journal_entry', 'journal_look'))
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', t.tgname, t.relname);
    EXECUTE CASE WHEN t.def LIKE '% WHEN (%'
      THEN regexp_replace(t.def, ' WHEN \\((.*)\\) EXECUTE FUNCTION', ' WHEN ((NOT retention_at_work()) AND (\\1)) EXECUTE FUNCTION')
      ELSE replace(t.def, ' EXECUTE FUNCTION', ' WHEN (NOT retention_at_work()) EXECUTE FUNCTION') END;
  END LOOP; END $$;
"""

# The access log is cut at its old end only; where it was cut stays known, so that the rest still proves itself.
CUT = """
CREATE TABLE journal_cut (book text NOT NULL, chain uuid NOT NULL, number bigint NOT NULL, hash text NOT NULL, cut_at timestamptz NOT NULL,
  PRIMARY KEY (book, chain));
REVOKE ALL ON journal_cut FROM samenspel_app, samenspel_worker;
"""
BREAKS = """
CREATE OR REPLACE FUNCTION journal_breaks_{book}() RETURNS TABLE (chain uuid, number bigint, what text)
LANGUAGE sql STABLE AS $$
  WITH linked AS (
    SELECT r AS row_itself, r.chain AS c, r.number AS n, r.previous_hash AS p, r.hash AS h,
           coalesce(lag(r.number) OVER w, cut.number, 0) AS before_n, coalesce(lag(r.hash) OVER w, cut.hash, '') AS before_h
    FROM journal_{book} r LEFT JOIN journal_cut cut ON cut.book = '{book}' AND cut.chain = r.chain
    WINDOW w AS (PARTITION BY r.chain ORDER BY r.number))
  SELECT c, n, 'gap' FROM linked WHERE n <> before_n + 1
  UNION ALL SELECT c, n, 'link' FROM linked WHERE p <> before_h
  UNION ALL SELECT c, n, 'hash' FROM linked WHERE h <> journal_hash_{book}(row_itself)
  UNION ALL SELECT head.chain, head.number, 'cut off' FROM journal_head head
    WHERE head.book = '{book}' AND head.number > 0 AND NOT EXISTS (
      SELECT FROM linked WHERE c = head.chain AND n = head.number AND h = head.hash)
  ORDER BY 1, 2 LIMIT 100
$$;
"""

HELD = """
CREATE FUNCTION retention_held(who uuid, which uuid, today date) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT FROM circles_hold h WHERE h.lifted_at IS NULL AND h.until > today
     AND ((h.about = 'PERSON' AND h.person_id = who) OR h.about_id = which)) $$;
CREATE FUNCTION retention_circle_held(which uuid, today date) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT FROM circles_hold h WHERE h.lifted_at IS NULL AND h.until > today AND (h.about_id = which OR (h.about = 'PERSON'
     AND h.person_id IN (SELECT m.person_id FROM circles_member m WHERE m.circle_id = which)))) $$;

-- To whom an anonymous question belongs: one nameless row for each municipality.
CREATE FUNCTION retention_nobody(town uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS
$$ SELECT md5('samenspel:nobody:' || town)::uuid $$;
CREATE FUNCTION retention_make_nobody(town uuid) RETURNS uuid LANGUAGE sql AS
$$ INSERT INTO community_person (id, name, called, sort_name, municipality_id, language, prefers)
   VALUES (retention_nobody(town), 'Iemand', '', 'iemand', town, 'nl', 'SCREEN') ON CONFLICT DO NOTHING;
   SELECT retention_nobody(town) $$;

-- A ball that is over becomes nobody's: its steps, holders, days and area stay, to be counted.
CREATE FUNCTION retention_forget_balls(which uuid[], town uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE nobody uuid := retention_make_nobody(town);
BEGIN
  UPDATE commitments_step t SET person_id = CASE WHEN t.person_id = b.subject_id THEN nobody ELSE t.person_id END,
    written_by_id = CASE WHEN t.written_by_id = b.subject_id THEN nobody ELSE t.written_by_id END
    FROM commitments_ball b WHERE b.id = t.ball_id AND b.id = ANY (which) AND b.subject_id IN (t.person_id, t.written_by_id);
  UPDATE commitments_pass p SET why = '', why_not = '',
    yes_heard_by_id = CASE WHEN p.yes_heard_by_id = b.subject_id THEN nobody ELSE p.yes_heard_by_id END
    FROM commitments_ball b WHERE b.id = p.ball_id AND b.id = ANY (which);
  UPDATE commitments_lookback SET subject_id = nobody WHERE origin_id = ANY (which);
  DELETE FROM commitments_seat s USING commitments_ball b WHERE b.id = s.ball_id AND b.id = ANY (which)
    AND s.person_id = b.subject_id AND s.reason <> 'SUBJECT';
  UPDATE commitments_seat SET person_id = nobody WHERE ball_id = ANY (which) AND reason = 'SUBJECT';
  UPDATE commitments_seat s SET ended_at = b.closed_at FROM commitments_ball b WHERE b.id = s.ball_id AND b.id = ANY (which)
    AND s.reason NOT IN ('SUBJECT', 'HOLDER') AND s.ended_at IS NULL;
  UPDATE commitments_ball SET subject_id = nobody, code = NULL, next_step = '' WHERE id = ANY (which);
END $$;
"""

# One function for each class: which are over their term, and, when it is really meant, away with them.
CLASSES = """
CREATE FUNCTION retention_session(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE n bigint; m bigint;
BEGIN
  SELECT count(*) INTO n FROM django_session WHERE expire_date < before;
  SELECT count(*) INTO m FROM community_device WHERE coalesce(ended_at, ends_at) < before;
  IF really THEN
    DELETE FROM django_session WHERE expire_date < before;
    DELETE FROM community_device WHERE coalesce(ended_at, ends_at) < before;
    DELETE FROM community_onetimesignin WHERE made_at < before - interval '1 day';
  END IF;
  RETURN n + m;
END $$;

CREATE FUNCTION retention_export(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT t.id FROM circles_takealong t WHERE t.municipality_id = town AND coalesce(t.until, t.asked_at + interval '7 days') < before
    AND NOT retention_held(t.person_id, t.id, before::date) LIMIT at_most);
  IF really THEN DELETE FROM circles_takealong WHERE id = ANY (ids); END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION retention_gleaning(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT g.id FROM circles_gleaningnote g WHERE g.municipality_id = town AND (g.until <= before::date OR g.removed_at IS NOT NULL)
    AND NOT retention_held(g.person_id, g.id, before::date) LIMIT at_most);
  IF really THEN
    DELETE FROM circles_succession WHERE gleaning_id = ANY (ids);
    DELETE FROM circles_gleaningnote WHERE id = ANY (ids);
  END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION retention_message(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT m.id FROM notifications_message m WHERE m.municipality_id = town AND m.made_at < before
    AND m.state NOT IN ('WAITING', 'TO_PRINT') AND (m.state <> 'FAILED' OR m.taken_up)
    AND NOT EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'MESSAGE' AND b.about_id = m.id AND b.closed_at IS NULL)
    AND NOT retention_held(m.person_id, m.id, current_date) LIMIT at_most);
  IF really THEN DELETE FROM notifications_message WHERE id = ANY (ids); END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION retention_appeal(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[]; balls uuid[];
BEGIN
  ids := ARRAY(SELECT a.id FROM circles_appeal a WHERE a.municipality_id = town AND a.ended_at < before
    AND NOT retention_held(a.person_id, a.id, current_date) LIMIT at_most);
  IF really THEN
    balls := ARRAY(SELECT ball_id FROM circles_appeal WHERE id = ANY (ids));
    UPDATE circles_takealong SET appeal_id = NULL WHERE appeal_id = ANY (ids);
    DELETE FROM circles_appeal WHERE id = ANY (ids);
    PERFORM retention_forget_balls(balls, town);
  END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION retention_note(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT n.id FROM circles_note n JOIN circles_circle c ON c.id = n.circle_id WHERE c.municipality_id = town AND c.ended_at < before
      AND NOT retention_circle_held(c.id, current_date) AND NOT retention_held(n.about_id, n.id, current_date)
    UNION ALL SELECT n.id FROM mutual_help_note n JOIN mutual_help_ask a ON a.id = n.ask_id WHERE a.municipality_id = town AND a.ended_at < before
      AND NOT retention_held(a.asker_id, a.id, current_date)
      AND NOT EXISTS (SELECT FROM commitments_lookback l WHERE l.origin_id = a.ball_id AND l.state IN ('PLANNED', 'DUE')) LIMIT at_most);
  IF really THEN
    UPDATE circles_note SET corrects_id = NULL WHERE corrects_id = ANY (ids);
    DELETE FROM circles_note WHERE id = ANY (ids);
    DELETE FROM mutual_help_note WHERE id = ANY (ids);
  END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION retention_drop_agreements(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE circles_agreement SET follows_id = NULL WHERE follows_id = ANY (ids);
  DELETE FROM circles_signature WHERE agreement_id = ANY (ids);
  DELETE FROM circles_part WHERE agreement_id = ANY (ids);
  DELETE FROM circles_agreement WHERE id = ANY (ids);
END $$;
CREATE FUNCTION retention_agreement(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT a.id FROM circles_agreement a JOIN circles_circle c ON c.id = a.circle_id WHERE c.municipality_id = town
    AND a.state IN ('REVISED', 'ENDED', 'DROPPED') AND coalesce(a.ended_at, a.agreed_at, a.made_at) < before
    AND NOT retention_circle_held(c.id, current_date) AND NOT retention_held(NULL, a.id, current_date) LIMIT at_most);
  IF really THEN PERFORM retention_drop_agreements(ids); END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION retention_circle(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT c.id FROM circles_circle c WHERE c.municipality_id = town AND c.ended_at < before
    AND NOT EXISTS (SELECT FROM circles_appeal a WHERE a.circle_id = c.id AND a.ended_at IS NULL)
    AND NOT retention_circle_held(c.id, current_date) LIMIT at_most);
  IF really THEN
    PERFORM retention_drop_agreements(ARRAY(SELECT id FROM circles_agreement WHERE circle_id = ANY (ids)));
    UPDATE circles_note SET corrects_id = NULL WHERE circle_id = ANY (ids);
    DELETE FROM circles_note WHERE circle_id = ANY (ids);
    DELETE FROM circles_succession s USING circles_member m WHERE m.id = s.member_id AND m.circle_id = ANY (ids);
    UPDATE circles_appeal SET circle_id = NULL WHERE circle_id = ANY (ids);
    UPDATE circles_consent SET circle_id = NULL WHERE circle_id = ANY (ids);
    UPDATE circles_legalexception SET circle_id = NULL WHERE circle_id = ANY (ids);
    DELETE FROM circles_member WHERE circle_id = ANY (ids);
    DELETE FROM circles_circle WHERE id = ANY (ids);
  END IF;
  RETURN cardinality(ids);
END $$;

-- As long as the sharing, and the term after it; the same for a mandate, an exception and a hold.
CREATE FUNCTION retention_consent_proof(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT c.id FROM circles_consent c WHERE c.municipality_id = town AND coalesce(c.ended_at, c.until) < before
      AND (c.state <> 'GIVEN' OR c.until < before::date) AND NOT retention_held(c.subject_id, c.id, current_date)
    UNION ALL SELECT e.id FROM circles_legalexception e WHERE e.municipality_id = town AND coalesce(e.ended_at, e.until) < before
      AND NOT retention_held(e.subject_id, e.id, current_date)
    UNION ALL SELECT m.id FROM community_mandate m WHERE m.municipality_id = town AND coalesce(m.ended_at, m.ends_at) < before
      AND NOT retention_held(m.person_id, m.id, current_date)
    UNION ALL SELECT h.id FROM circles_hold h WHERE h.municipality_id = town AND coalesce(h.lifted_at, h.until) < before LIMIT at_most);
  IF really THEN
    UPDATE circles_consent SET renews_id = NULL WHERE renews_id = ANY (ids);
    DELETE FROM circles_shareditem WHERE consent_id = ANY (ids) OR exception_id = ANY (ids);
    DELETE FROM circles_consenttext WHERE consent_id = ANY (ids);
    DELETE FROM circles_consent WHERE id = ANY (ids);
    DELETE FROM circles_legalexception WHERE id = ANY (ids);
    DELETE FROM community_mandate WHERE id = ANY (ids);
    DELETE FROM circles_hold WHERE id = ANY (ids);
  END IF;
  RETURN cardinality(ids);
END $$;

-- What we agreed to look back on is not over yet.
CREATE FUNCTION retention_ask(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[]; balls uuid[]; nobody uuid;
BEGIN
  ids := ARRAY(SELECT a.id FROM mutual_help_ask a WHERE a.municipality_id = town AND a.ended_at < before AND a.asker_id <> retention_nobody(town)
    AND NOT retention_held(a.asker_id, a.id, current_date)
    AND NOT EXISTS (SELECT FROM commitments_lookback l WHERE l.origin_id = a.ball_id AND l.state IN ('PLANNED', 'DUE')) LIMIT at_most);
  IF really THEN
    nobody := retention_make_nobody(town);
    balls := ARRAY(SELECT ball_id FROM mutual_help_ask WHERE id = ANY (ids));
    DELETE FROM mutual_help_note WHERE ask_id = ANY (ids);
    DELETE FROM mutual_help_consult WHERE ask_id = ANY (ids);
    UPDATE mutual_help_suggestion SET text = '' WHERE ask_id = ANY (ids);
    UPDATE mutual_help_words SET text = '', written_by_id = nobody WHERE ask_id = ANY (ids);
    UPDATE mutual_help_ask SET asker_id = nobody, share = '', asked_through = '',
      urgency_reason = CASE WHEN urgency = '' THEN '' ELSE 'Gewist.' END WHERE id = ANY (ids);
    PERFORM retention_forget_balls(balls || ARRAY(SELECT l.ball_id FROM commitments_lookback l
      WHERE l.origin_id = ANY (balls) AND l.ball_id IS NOT NULL), town);
  END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION retention_work(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT m.id FROM community_membership m JOIN community_person p ON p.id = m.person_id WHERE p.municipality_id = town
      AND m.ends_on < before::date AND NOT retention_held(m.person_id, m.id, current_date)
    UNION ALL SELECT a.id FROM commitments_absence a JOIN community_person p ON p.id = a.person_id WHERE p.municipality_id = town
      AND a.ends_on < before::date AND NOT retention_held(a.person_id, a.id, current_date) LIMIT at_most);
  IF really THEN
    DELETE FROM commitments_absence WHERE id = ANY (ids);
    DELETE FROM community_membership WHERE id = ANY (ids);
  END IF;
  RETURN cardinality(ids);
END $$;

-- The chain of one book is cut below the first row that must stay: too young, or about somebody who is held.
CREATE FUNCTION retention_access_log(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE book text; upto bigint; n bigint; total bigint := 0;
BEGIN
  FOREACH book IN ARRAY ARRAY['entry', 'look'] LOOP
    EXECUTE format('SELECT coalesce(min(r.number), (SELECT max(number) FROM journal_%1$s WHERE chain = $1)) - 1 FROM journal_%1$s r'
      ' WHERE r.chain = $1 AND (r.occurred_at >= $2 OR retention_held(r.subject_id, r.object_id, current_date))', book) INTO upto USING town, before;
    IF really THEN
      EXECUTE format('SELECT least($2, min(number) + $3) FROM journal_%s WHERE chain = $1', book) INTO upto USING town, upto, at_most;
      EXECUTE format('INSERT INTO journal_cut SELECT $3, chain, number, hash, now() FROM journal_%s WHERE chain = $1 AND number = $2'
        ' ON CONFLICT (book, chain) DO UPDATE SET number = excluded.number, hash = excluded.hash, cut_at = excluded.cut_at', book) USING town, upto, book;
      EXECUTE format('DELETE FROM journal_%s WHERE chain = $1 AND number <= $2', book) USING town, upto;
      GET DIAGNOSTICS n = ROW_COUNT;
    ELSE
      EXECUTE format('SELECT count(*) FROM journal_%s WHERE chain = $1 AND number <= $2', book) INTO n USING town, upto;
    END IF;
    total := total + n;
  END LOOP;
  RETURN total;
END $$;
"""

DOORS = """
-- What would go now, in numbers: for an official of that municipality and for a job.
CREATE FUNCTION retention_would(town uuid, terms jsonb) RETURNS TABLE (kind text, number bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE code text; n bigint;
BEGIN
  IF NOT (job_or_owner() OR (acting_official() AND acting_keeper() = town)) THEN
    RAISE EXCEPTION 'not hers to ask' USING ERRCODE = 'insufficient_privilege';
  END IF;
  FOR code IN SELECT jsonb_object_keys(terms) LOOP
    n := retention_of(code, (terms ->> code)::timestamptz, town, false, NULL);
    kind := code; number := n; RETURN NEXT;
  END LOOP;
END $$;

-- Away with one class; the worker's job alone may, and a batch at a time.
CREATE FUNCTION retention_go(code text, before timestamptz, town uuid, at_most int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n bigint;
BEGIN
  IF NOT job_or_owner() THEN
    RAISE EXCEPTION 'a job does this' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM retention_take_pen();
  n := retention_of(code, before, town, true, at_most);
  PERFORM retention_drop_pen();
  RETURN n;
END $$;
"""
DISPATCH = """
CREATE FUNCTION retention_of(code text, before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE n bigint;
BEGIN
  IF NOT code = ANY (ARRAY['SESSION', 'EXPORT', 'GLEANING', 'MESSAGE', 'APPEAL', 'NOTE', 'AGREEMENT', 'CIRCLE', 'CONSENT_PROOF', 'ASK', 'WORK', 'ACCOUNT', 'ACCESS_LOG']) THEN
    RAISE EXCEPTION 'no such class: %', code;
  END IF;
  EXECUTE format('SELECT retention_%s($1, $2, $3, $4)', lower(code)) INTO n USING before, town, really, at_most;
  RETURN n;
END $$;
"""
# Nobody but the owner calls the parts; the web asks what would go, the worker does it.
GRANTS = """
DO $$ DECLARE f record; BEGIN
  FOR f IN SELECT oid::regprocedure AS name, proname FROM pg_proc WHERE proname LIKE 'retention\\_%' AND pronamespace = 'public'::regnamespace LOOP
    CONTINUE WHEN f.proname = 'retention_at_work';
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC, samenspel_app, samenspel_worker', f.name);
  END LOOP; END $$;
GRANT EXECUTE ON FUNCTION retention_would(uuid, jsonb) TO samenspel_app, samenspel_worker;
GRANT EXECUTE ON FUNCTION retention_go(text, timestamptz, uuid, int), retention_erase(uuid, text, timestamptz),
  retention_silent(timestamptz, uuid, int) TO samenspel_worker;
"""

POLICIES = """
ALTER TABLE retention_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY write ON retention_run FOR INSERT WITH CHECK ((SELECT acting_job()));
CREATE POLICY see ON retention_run FOR SELECT USING (((SELECT acting_official()) AND municipality_id = (SELECT acting_keeper())) OR (SELECT acting_job()));
ALTER TABLE retention_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY write ON retention_line FOR INSERT WITH CHECK ((SELECT acting_job()));
CREATE POLICY see ON retention_line FOR SELECT USING (run_id IN (SELECT id FROM retention_run));
ALTER TABLE retention_erased ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON retention_erased FOR SELECT USING ((SELECT acting_job()));
REVOKE UPDATE, DELETE ON retention_run, retention_line FROM samenspel_app, samenspel_worker;
REVOKE INSERT, UPDATE, DELETE ON retention_erased FROM samenspel_app, samenspel_worker;
CREATE FUNCTION retention_proof_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a proof is append-only' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER proof_stays BEFORE UPDATE OR DELETE ON retention_run FOR EACH ROW EXECUTE FUNCTION retention_proof_stays();
CREATE TRIGGER proof_stays BEFORE UPDATE OR DELETE ON retention_line FOR EACH ROW EXECUTE FUNCTION retention_proof_stays();
"""

# R02, AVG art. 17: unnameable everywhere. Rows stay where they count (steps, states, days, areas); words and ways to
# reach her go. Ids stay, and lead to "Iemand": the chain of the journal holds.
ERASE = """
-- Her full name, address or number in words of others that are not about her becomes the neutral word.
CREATE FUNCTION retention_unname(name text, email text, phone text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE word text; t text; c text;
BEGIN
  FOREACH word IN ARRAY ARRAY[name, email, phone] LOOP
    CONTINUE WHEN length(coalesce(word, '')) < 6;
    FOR t, c IN SELECT split_part(x, '.', 1), split_part(x, '.', 2) FROM unnest(ARRAY[
      'mutual_help_words.text', 'mutual_help_note.text', 'mutual_help_consult.text', 'mutual_help_consult.answer', 'mutual_help_suggestion.text',
      'mutual_help_ask.share', 'mutual_help_ask.asked_through', 'mutual_help_ask.urgency_reason', 'commitments_pass.why', 'commitments_pass.why_not',
      'commitments_ball.next_step', 'circles_circle.name', 'circles_member.as_what', 'circles_member.why', 'circles_member.last_word',
      'circles_member.named', 'circles_agreement.meets', 'circles_agreement.thanks', 'circles_agreement.escalation_name', 'circles_part.replaced_by',
      'circles_signature.why_not', 'circles_consent.purpose', 'circles_legalexception.purpose', 'circles_gleaningnote.source',
      'circles_succession.why', 'circles_succession.introduction', 'circles_hold.reason', 'community_mandate.named',
      'notifications_message.subject', 'notifications_message.body', 'community_setting.reason']) x
    LOOP
      EXECUTE format('UPDATE %I SET %I = replace(%I, $1, ''Iemand'') WHERE position($1 in %I) > 0', t, c, c, c) USING word;
    END LOOP;
    UPDATE notifications_message SET facts = replace(facts::text, word, 'Iemand')::jsonb WHERE position(word in facts::text) > 0;
  END LOOP;
END $$;

CREATE FUNCTION retention_erase_circles(who uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE hers uuid[]; everywhere uuid[];
BEGIN
  everywhere := ARRAY(SELECT m.circle_id FROM circles_member m WHERE m.person_id = who AND m.side = 'CENTRE');
  -- A household goes on without her; a circle around her alone is over.
  hers := ARRAY(SELECT c FROM unnest(everywhere) c WHERE NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = c AND m.person_id <> who
    AND m.side = 'CENTRE' AND m.state = 'ACTIVE'));
  UPDATE circles_circle SET ended_at = coalesce(ended_at, at), name = 'Gewist.', needs_backstop = false,
    backstop_no_centre_at = NULL, backstop_no_formal_at = NULL WHERE id = ANY (hers);
  UPDATE circles_member SET state = CASE WHEN state = 'ACTIVE' THEN 'ENDED' ELSE 'NOT_NOW' END, ended_at = at
    WHERE state IN ('PROPOSED', 'INVITED', 'ACTIVE') AND (circle_id = ANY (hers) OR person_id = who);
  UPDATE circles_member SET as_what = '', why = '', named = '', last_word = '', guide_talks = '' WHERE circle_id = ANY (hers) OR person_id = who;
  UPDATE circles_agreement SET state = CASE WHEN state IN ('PROPOSAL', 'TALKED_THROUGH') THEN 'DROPPED' WHEN state IN ('AGREED', 'DUE') THEN 'ENDED' ELSE state END,
    ended_at = coalesce(ended_at, at), why = '', already_there = '', tells = '', escalation_name = '', escalation_phone = '', meets = '', thanks = ''
    WHERE circle_id = ANY (hers);
  UPDATE circles_part p SET does = '', does_not = '', replaced_by = '' FROM circles_agreement a WHERE a.id = p.agreement_id
    AND (p.person_id = who OR a.circle_id = ANY (hers));
  UPDATE circles_signature s SET why_not = '' FROM circles_agreement a WHERE a.id = s.agreement_id AND (s.person_id = who OR a.circle_id = ANY (hers));
  UPDATE circles_note SET text = '' WHERE about_id = who OR circle_id = ANY (hers);
  UPDATE circles_gleaningnote SET text = '', source = 'Gewist.', removed_at = coalesce(removed_at, at) WHERE person_id = who;
  UPDATE circles_succession SET state = CASE WHEN state IN ('ASKED', 'YES') THEN 'TAKEN_BACK' ELSE state END, ended_at = coalesce(ended_at, at),
    why = CASE WHEN who IN (subject_id, leaver_id) THEN '' ELSE why END, introduction = CASE WHEN subject_id = who THEN '' ELSE introduction END
    WHERE who IN (subject_id, leaver_id, successor_id);
END $$;

CREATE FUNCTION retention_erase_shares(who uuid, sealed text, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE circles_consent SET state = 'WITHDRAWN', ended_at = at WHERE state IN ('ASKED', 'GIVEN') AND who IN (subject_id, to_person_id);
  UPDATE circles_consent SET purpose = 'Gewist.' WHERE subject_id = who;
  DELETE FROM circles_consenttext t USING circles_consent c WHERE c.id = t.consent_id AND c.subject_id = who;
  UPDATE circles_legalexception SET purpose = 'Gewist.', reason = sealed, not_told_why = CASE WHEN not_told_why = '' THEN '' ELSE sealed END WHERE subject_id = who;
  UPDATE circles_appeal SET text = '', answer = CASE WHEN answer = '' THEN '' ELSE sealed END WHERE person_id = who;
  DELETE FROM circles_takealong WHERE person_id = who;
  UPDATE circles_hold SET reason = 'Gewist.' WHERE person_id = who;
  DELETE FROM community_mandate WHERE who IN (person_id, representative_id);
END $$;

CREATE FUNCTION retention_erase_asks(who uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE hers uuid[]; balls uuid[]; called text[];
BEGIN
  hers := ARRAY(SELECT id FROM mutual_help_ask WHERE asker_id = who);
  balls := ARRAY(SELECT id FROM commitments_ball WHERE subject_id = who);
  called := ARRAY(SELECT unnest(ARRAY[p.name, nullif(p.called, '')]) FROM community_person p WHERE p.id = who);
  UPDATE mutual_help_words SET text = 'Gewist.' WHERE ask_id = ANY (hers);
  UPDATE mutual_help_note SET text = 'Gewist.' WHERE ask_id = ANY (hers);
  UPDATE mutual_help_suggestion SET text = '' WHERE ask_id = ANY (hers);
  UPDATE mutual_help_consult SET text = 'Gewist.', answer = CASE WHEN answer = '' THEN '' ELSE 'Gewist.' END WHERE ask_id = ANY (hers);
  UPDATE mutual_help_ask SET share = '', asked_through = '', urgency_reason = CASE WHEN urgency = '' THEN '' ELSE 'Gewist.' END WHERE id = ANY (hers);
  UPDATE mutual_help_ask SET asked_through = 'Iemand' WHERE asked_through = ANY (called);
  UPDATE commitments_ball SET code = NULL, next_step = '' WHERE id = ANY (balls);
  UPDATE commitments_pass SET why = '', why_not = '' WHERE ball_id = ANY (balls) OR sender_id = who;
  UPDATE commitments_pass SET why_not = '' WHERE receiver_id = who;
  UPDATE commitments_lookback SET state = 'NO_THANKS', answered_at = at WHERE state = 'PLANNED' AND who IN (subject_id, by_id);
  UPDATE commitments_ball SET deputy_id = CASE WHEN deputy_id = who THEN NULL ELSE deputy_id END,
    lead_id = CASE WHEN lead_id = who THEN NULL ELSE lead_id END WHERE who IN (deputy_id, lead_id);
  DELETE FROM commitments_absence WHERE person_id = who;
  -- Messages to her, about her questions, and those that name her.
  DELETE FROM notifications_message WHERE person_id = who;
  UPDATE notifications_message SET facts = '{}', subject = '', body = '', address = '' WHERE ball_id = ANY (balls)
    OR EXISTS (SELECT FROM jsonb_each_text(facts) f WHERE f.value = ANY (called));
END $$;

CREATE FUNCTION retention_erase(who uuid, sealed text, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE account uuid; p community_person; c community_contactdetails;
BEGIN
  IF NOT job_or_owner() THEN
    RAISE EXCEPTION 'a job does this' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- The person's row is the lock: who gives her a ball waits, and finds nobody.
  SELECT * INTO p FROM community_person WHERE id = who FOR UPDATE;
  IF NOT FOUND OR EXISTS (SELECT FROM retention_erased WHERE person = who) THEN RETURN; END IF;
  IF EXISTS (SELECT FROM what_keeps(who)) THEN
    RAISE EXCEPTION 'something still keeps her' USING ERRCODE = 'check_violation', CONSTRAINT = 'still_kept';
  END IF;
  SELECT * INTO c FROM community_contactdetails WHERE person_id = who;
  SELECT id INTO account FROM community_account WHERE person_id = who;
  PERFORM retention_take_pen();
  PERFORM retention_erase_circles(who, at), retention_erase_shares(who, sealed, at), retention_erase_asks(who, at);
  DELETE FROM community_device WHERE person_id = who;
  DELETE FROM community_cardsecret s USING community_card k WHERE k.id = s.card_id AND k.person_id = who;
  DELETE FROM community_card WHERE person_id = who;
  DELETE FROM community_onetimesignin WHERE account_id = account;
  DELETE FROM mfa_authenticator WHERE user_id = account;
  DELETE FROM account_emailconfirmation f USING account_emailaddress e WHERE e.id = f.email_address_id AND e.user_id = account;
  DELETE FROM account_emailaddress WHERE user_id = account;
  DELETE FROM community_account WHERE id = account;
  UPDATE community_membership SET title = '', phone = '' WHERE person_id = who;
  PERFORM retention_unname(p.name, coalesce(c.email, ''), coalesce(c.phone, ''));
  DELETE FROM community_contactdetails WHERE person_id = who;
  UPDATE community_person SET name = 'Iemand', called = '', sort_name = 'iemand', language = 'nl', prefers = 'SCREEN', no_contact_until = NULL WHERE id = who;
  INSERT INTO retention_erased (person, erased_at) VALUES (who, at);
  PERFORM retention_drop_pen();
END $$;

-- Who did nothing here for the whole term, and on whom nobody counts. No age: the last thing she did.
CREATE FUNCTION retention_silent(before timestamptz, town uuid, at_most int) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (job_or_owner() OR (acting_official() AND acting_keeper() = town)) THEN RETURN; END IF;
  RETURN QUERY SELECT p.id FROM community_person p LEFT JOIN community_account a ON a.person_id = p.id
  WHERE p.municipality_id = town AND p.id <> retention_nobody(town) AND NOT EXISTS (SELECT FROM retention_erased e WHERE e.person = p.id)
    AND to_timestamp(('x' || substr(replace(p.id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0) < before
    AND (a.last_login IS NULL OR a.last_login < before)
    AND NOT EXISTS (SELECT FROM journal_entry j WHERE j.subject_id = p.id AND j.occurred_at >= before)
    AND NOT EXISTS (SELECT FROM journal_entry j WHERE j.actor_id = p.id AND j.occurred_at >= before)
    AND NOT EXISTS (SELECT FROM journal_entry j WHERE j.on_behalf_of_id = p.id AND j.occurred_at >= before)
    AND NOT EXISTS (SELECT FROM community_device d WHERE d.person_id = p.id AND d.seen_at >= before)
    AND NOT EXISTS (SELECT FROM circles_member m WHERE m.person_id = p.id AND m.state IN ('PROPOSED', 'INVITED', 'ACTIVE'))
    AND NOT EXISTS (SELECT FROM circles_consent s WHERE s.subject_id = p.id AND s.state = 'GIVEN' AND s.until > current_date)
    AND NOT EXISTS (SELECT FROM community_mandate m WHERE p.id IN (m.person_id, m.representative_id) AND m.ended_at IS NULL AND m.ends_at > now())
    AND NOT EXISTS (SELECT FROM circles_gleaningnote g WHERE g.person_id = p.id AND g.removed_at IS NULL AND g.until > current_date)
    AND NOT EXISTS (SELECT FROM commitments_lookback l WHERE p.id IN (l.subject_id, l.by_id) AND l.state IN ('PLANNED', 'DUE'))
    AND NOT EXISTS (SELECT FROM commitments_ball b WHERE p.id IN (b.subject_id, b.holder_id) AND b.closed_at IS NULL)
    AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = p.id AND (m.ends_on IS NULL OR m.ends_on > before::date))
    AND NOT EXISTS (SELECT FROM commitments_frontdoor d WHERE d.lead_id = p.id)
    AND NOT EXISTS (SELECT FROM circles_hold h WHERE h.person_id = p.id AND h.lifted_at IS NULL AND h.until > current_date)
    AND NOT EXISTS (SELECT FROM circles_legalexception e WHERE e.subject_id = p.id AND e.state IN ('PROPOSED', 'LIVE') AND e.until > current_date)
  LIMIT at_most;
END $$;
-- To be erased one by one, each in a transaction of its own: see actions.erase.
CREATE FUNCTION retention_account(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  IF really THEN RAISE EXCEPTION 'one by one'; END IF;
  RETURN (SELECT count(*) FROM retention_silent(before, town, at_most));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0001_initial"),
        ("circles", "0010_what_still_keeps_somebody"),
        ("mutual_help", "0003_only_what_moves_may_change"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (
            PEN, CUT, BREAKS.format(book="entry"), BREAKS.format(book="look"), HELD, CLASSES, ERASE, DISPATCH,
            DOORS, GRANTS, POLICIES,
        )
    ]
