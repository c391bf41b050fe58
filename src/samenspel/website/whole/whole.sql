-- Made by `python -m samenspel.website.whole`; read __init__.py. Of the migrations 5a485e78d3fa12232b5f3849e69871921716fec426d36542f43e12bc6dd9be25

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

CREATE TYPE public.offer_in_turn AS (
	offer_id uuid,
	cost integer,
	filled bigint,
	often bigint,
	answers_it boolean,
	is_beside boolean,
	is_known boolean
);

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.a_place_waits_for_leaving() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.person_id FOR SHARE;
  RETURN NEW;
END $$;

CREATE FUNCTION public.acting_ball() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samenspel.ball', true), '')::uuid $$;

CREATE FUNCTION public.acting_job() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'samenspel_worker'
   AND current_setting('samenspel.purpose', true) LIKE 'job:%' $$;

CREATE FUNCTION public.acting_keeper() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); BEGIN
   IF NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = me AND m.role IN ('OFFICIAL', 'LEAD')
     AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)) THEN RETURN NULL; END IF;
   RETURN (SELECT p.municipality_id FROM community_person p WHERE p.id = me); END $$;

CREATE FUNCTION public.acting_member() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = acting_person()
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

CREATE FUNCTION public.acting_official() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT EXISTS (SELECT FROM community_membership m WHERE m.person_id = acting_person() AND m.role = 'OFFICIAL'
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))); END $$;

CREATE FUNCTION public.acting_person() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samenspel.person', true), '')::uuid $$;

CREATE FUNCTION public.acting_representative() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samenspel.representative', true), '')::uuid $$;

CREATE FUNCTION public.acting_resealer() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT current_user = 'samenspel_owner' AND current_setting('samenspel.purpose', true) = 'job:rotate_keys' $$;

CREATE FUNCTION public.acting_spoken() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samenspel.spoken', true), '')::uuid $$;

CREATE FUNCTION public.agreement_begins_on_the_table() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.state <> 'PROPOSAL' THEN RAISE EXCEPTION 'an agreement begins as a proposal' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_state'; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.agreement_makes_way() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.state = 'REVISED' AND NOT EXISTS (SELECT FROM circles_agreement a WHERE a.circle_id = NEW.circle_id AND a.id <> NEW.id
       AND a.agreed_at >= NEW.agreed_at) THEN
    RAISE EXCEPTION 'nothing came in its place' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_makes_way';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.agreement_signed_by_all() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.state = 'AGREED' AND OLD.state <> 'AGREED' AND (
    EXISTS (SELECT FROM (SELECT p.person_id FROM circles_part p WHERE p.agreement_id = NEW.id
                         UNION SELECT m.person_id FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.side = 'CENTRE' AND m.state = 'ACTIVE') whom
            WHERE NOT EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = NEW.id AND s.person_id = whom.person_id AND s.yes))
    OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = NEW.id AND NOT s.yes)
    OR NOT EXISTS (SELECT FROM circles_part p WHERE p.agreement_id = NEW.id)) THEN
    RAISE EXCEPTION 'everybody signs' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_signed_by_all';
  END IF;
  -- I56: whoever helps does it for her work, there is nothing else, and nobody said why.
  IF NEW.state = 'AGREED' AND OLD.state = 'TALKED_THROUGH' AND NEW.for_everybody = '' AND NEW.only_formal_why = ''
     AND EXISTS (SELECT FROM circles_part p JOIN circles_member m ON m.circle_id = NEW.circle_id AND m.person_id = p.person_id
                 WHERE p.agreement_id = NEW.id AND m.state = 'ACTIVE' AND m.side = 'AROUND')
     AND NOT EXISTS (SELECT FROM circles_part p JOIN circles_member m ON m.circle_id = NEW.circle_id AND m.person_id = p.person_id
                 WHERE p.agreement_id = NEW.id AND m.state = 'ACTIVE' AND m.side = 'AROUND' AND m.face <> 'FORMAL') THEN
    RAISE EXCEPTION 'only people for their work, and nobody said why' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_not_formal_alone';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.agreement_signed_by_the_centre() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM circles_member m WHERE m.id = NEW.id AND m.state = 'ACTIVE' AND m.side = 'CENTRE')
     AND EXISTS (SELECT FROM circles_agreement a WHERE a.circle_id = NEW.circle_id AND a.state IN ('AGREED', 'DUE') AND NOT EXISTS (
       SELECT FROM circles_signature s WHERE s.agreement_id = a.id AND s.person_id = NEW.person_id AND s.yes)) THEN
    RAISE EXCEPTION 'she did not sign what is in force' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_signed_by_all';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.agreement_takes_its_answers_along() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN DELETE FROM circles_goon WHERE agreement_id = OLD.id; RETURN OLD; END $$;

CREATE FUNCTION public.agreement_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person(); centre boolean; step text := OLD.state || '>' || NEW.state;
BEGIN
  centre := me IS NOT NULL AND is_centre_of(NEW.circle_id, me);
  IF NEW.state <> OLD.state AND NOT step = ANY (ARRAY['PROPOSAL>TALKED_THROUGH',
       'PROPOSAL>DROPPED', 'TALKED_THROUGH>PROPOSAL', 'TALKED_THROUGH>AGREED', 'TALKED_THROUGH>DROPPED', 'AGREED>DUE', 'AGREED>REVISED', 'AGREED>ENDED',
       'DUE>AGREED', 'DUE>REVISED', 'DUE>ENDED',
       'AGREED>WAITS', 'DUE>WAITS', 'WAITS>AGREED', 'WAITS>REVISED', 'WAITS>ENDED']) THEN
    RAISE EXCEPTION 'not that way' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_state';
  END IF;
  IF (NEW.why, NEW.already_there, NEW.first_contact_id, NEW.escalation_name, NEW.escalation_phone, NEW.tells, NEW.meets, NEW.thanks,
      NEW.for_everybody, NEW.only_formal_why)
     IS DISTINCT FROM (OLD.why, OLD.already_there, OLD.first_contact_id, OLD.escalation_name, OLD.escalation_phone, OLD.tells, OLD.meets, OLD.thanks,
      OLD.for_everybody, OLD.only_formal_why) THEN
    IF OLD.state NOT IN ('PROPOSAL', 'TALKED_THROUGH') OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = OLD.id) THEN
      RAISE EXCEPTION 'somebody signed this' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_signed_stays';
    END IF;
    -- R13, R83: what another wrote down is changed by who wrote it, and by who stands in the centre. Others write another version.
    IF NOT (centre OR me IS NOT DISTINCT FROM NEW.made_by_id) THEN
      RAISE EXCEPTION 'write your own version' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_of_its_writer';
    END IF;
  END IF;
  IF OLD.state IN ('PROPOSAL', 'TALKED_THROUGH') AND NEW.review_on IS DISTINCT FROM OLD.review_on AND EXISTS (
       SELECT FROM circles_signature s WHERE s.agreement_id = OLD.id) THEN
    RAISE EXCEPTION 'somebody signed this' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_signed_stays';
  END IF;
  IF step IN ('PROPOSAL>TALKED_THROUGH', 'TALKED_THROUGH>PROPOSAL', 'PROPOSAL>DROPPED', 'TALKED_THROUGH>DROPPED')
     AND NOT (centre OR me IS NOT DISTINCT FROM NEW.made_by_id OR acting_job()) THEN
    RAISE EXCEPTION 'of its writer' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_of_its_writer';
  END IF;
  -- It waits only for whoever came to stand in the centre and did not sign it.
  IF NEW.state = 'WAITS' AND OLD.state <> 'WAITS' AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id
       AND m.side = 'CENTRE' AND m.state = 'ACTIVE' AND NOT EXISTS (SELECT FROM circles_signature s
         WHERE s.agreement_id = NEW.id AND s.person_id = m.person_id AND s.yes)) THEN
    RAISE EXCEPTION 'everybody in the centre signed it' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_state';
  END IF;
  IF step IN ('AGREED>ENDED', 'DUE>ENDED', 'WAITS>ENDED') AND NOT (centre OR acting_job()) THEN
    RAISE EXCEPTION 'the centre ends it' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_ends_by_the_centre';
  END IF;
  IF step = 'AGREED>DUE' AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day makes it due' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_state';
  END IF;
  IF (step = 'DUE>AGREED' OR (OLD.state IN ('AGREED', 'DUE', 'WAITS') AND NEW.review_on IS DISTINCT FROM OLD.review_on))
     AND NOT (centre OR me IS NOT DISTINCT FROM NEW.first_contact_id
              OR (step = 'DUE>AGREED' AND everybody_goes_on(NEW.id, OLD.review_on))) THEN
    RAISE EXCEPTION 'who looked back says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_looked_back_upon';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.agreement_wiped_whole() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  NEW.for_everybody := ''; NEW.only_formal_why := '';
  RETURN NEW;
END $$;

CREATE FUNCTION public.answer_bundle(which uuid, for_ask uuid, said boolean, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE a mutual_help_ask;
BEGIN
  PERFORM 1 FROM mutual_help_bundle b JOIN mutual_help_bundleask x ON x.bundle_id = b.id AND x.ask_id = for_ask
    WHERE b.id = which AND (b.state = 'OPEN' OR (b.state = 'GOES_ON' AND NOT said)) FOR SHARE OF b;
  IF NOT FOUND THEN RAISE EXCEPTION 'nothing is asked now' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_yes_when_asked'; END IF;
  SELECT * INTO a FROM mutual_help_ask WHERE id = for_ask;
  IF NOT may_answer_for(a.asker_id, a.ball_id) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_yes_is_her_own';
  END IF;
  IF said THEN INSERT INTO mutual_help_bundleyes (bundle_id, ask_id, said_at) VALUES (which, for_ask, at) ON CONFLICT DO NOTHING;
  ELSE DELETE FROM mutual_help_bundleyes WHERE bundle_id = which AND ask_id = for_ask; END IF;
END $$;

CREATE FUNCTION public.answer_match(which uuid, claimed text, what text, said boolean, next_check date, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE m mutual_help_match; n smallint; told int; yeses int;
BEGIN
  IF NOT may_say_for(which, claimed) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_answer_is_her_own';
  END IF;
  SELECT * INTO m FROM mutual_help_match WHERE id = which FOR UPDATE;
  IF NOT ((what = 'MEET' AND m.state = 'SUGGESTED') OR (what = 'GO_ON' AND m.state = 'MET')
          OR (what = 'CLICK' AND m.state = 'ACTIVE' AND m.check_asked_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'nothing is asked now' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_answer_when_asked';
  END IF;
  n := CASE WHEN what = 'CLICK' THEN m.check_round ELSE 0 END;
  INSERT INTO mutual_help_answer VALUES (which, claimed, what, n, said, at)
    ON CONFLICT (match_id, side, about, round) DO UPDATE SET yes = excluded.yes, said_at = excluded.said_at;
  SELECT count(*), count(*) FILTER (WHERE yes) INTO told, yeses FROM mutual_help_answer
    WHERE match_id = which AND about = what AND round = n;
  IF what = 'MEET' AND yeses = 2 AND m.suggested_by_id IS NOT NULL THEN
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

CREATE FUNCTION public.answers_i_may_hear() RETURNS TABLE(pass uuid, ball uuid, request uuid, municipality uuid, area uuid, who uuid, called text, holder_called text, away boolean, due_at timestamp with time zone, receiver uuid, receiver_called text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF me IS NULL OR acting_representative() IS NOT NULL THEN RETURN; END IF;
  RETURN QUERY SELECT p.id, b.id, a.id, b.municipality_id, coalesce(w.area_id, b.municipality_id), w.id, coalesce(nullif(w.called, ''), w.name)::text,
      coalesce(nullif(h.called, ''), h.name)::text, NOT is_present(h.id, current_date), b.due_at, r.id, coalesce(nullif(r.called, ''), r.name)::text
    FROM commitments_pass p JOIN commitments_ball b ON b.id = p.ball_id AND b.closed_at IS NULL
    JOIN circles_appeal a ON a.ball_id = b.id AND a.kind = 'COMPLAIN' AND a.state = 'OPEN'
    JOIN community_person w ON w.id = b.subject_id JOIN community_person h ON h.id = b.holder_id JOIN community_person r ON r.id = p.receiver_id
    WHERE p.state = 'ASKING_PERSON' AND me NOT IN (p.receiver_id, b.subject_id)
      AND (b.holder_id = me OR (me NOT IN (SELECT helpers_of(b.subject_id)) AND EXISTS (
        SELECT FROM commitments_frontdoor d CROSS JOIN LATERAL standing_at_door(d.area_id, current_date) s
        WHERE s.person = me AND (d.lead_id = b.holder_id OR EXISTS (SELECT FROM commitments_turn t WHERE t.door_id = d.id
          AND t.person_id = b.holder_id AND t.starts_on <= current_date AND (t.ends_on IS NULL OR t.ends_on > current_date))))))
    ORDER BY p.made_at, p.id LIMIT 100;
END $$;

CREATE FUNCTION public.appeal_and_ball_agree() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE wrong boolean;
BEGIN
  IF TG_TABLE_NAME = 'circles_appeal' THEN
    SELECT (a.ended_at IS NULL) <> (b.closed_at IS NULL) OR a.person_id <> b.subject_id INTO wrong
      FROM circles_appeal a JOIN commitments_ball b ON b.id = a.ball_id WHERE a.id = NEW.id;
  ELSE
    SELECT (a.ended_at IS NULL) <> (b.closed_at IS NULL) OR a.person_id <> b.subject_id INTO wrong
      FROM circles_appeal a JOIN commitments_ball b ON b.id = a.ball_id WHERE a.ball_id = NEW.id;
  END IF;
  IF wrong THEN
    RAISE EXCEPTION 'an open appeal has exactly one holder' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_and_ball_agree';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.appeal_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'OPEN' OR NEW.answer <> '' OR me IS DISTINCT FROM NEW.person_id THEN
      RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_is_her_own';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'OPEN' THEN
    RAISE EXCEPTION 'it was answered' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_answered_once';
  END IF;
  IF NEW.state = 'WITHDRAWN' AND NOT (acting_job() OR me IS NOT DISTINCT FROM NEW.person_id) THEN
    RAISE EXCEPTION 'only she stops it' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_is_her_own';
  END IF;
  IF NEW.state IN ('DONE', 'PARTLY', 'REFUSED') AND NOT (acting_job()
       OR EXISTS (SELECT FROM commitments_ball b WHERE b.id = NEW.ball_id AND b.holder_id = me AND me <> NEW.person_id)) THEN
    RAISE EXCEPTION 'the holder answers' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_answered_by_its_holder';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.ask_all_for(who uuid, of_organisation uuid, new_one uuid, meeting text, reason text, at timestamp with time zone, until_day date) RETURNS TABLE(succession uuid, subject uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT (who = ANY (ARRAY(SELECT people_i_keep()))) OR NOT may_succeed(who, new_one, of_organisation) THEN RETURN; END IF;
  RETURN QUERY
  WITH relations AS (
    SELECT m.id AS member, NULL::uuid AS gleaning,
      (SELECT c.person_id FROM circles_member c WHERE c.circle_id = m.circle_id AND c.side = 'CENTRE' AND c.state = 'ACTIVE' ORDER BY c.active_since, c.id LIMIT 1) AS whose
    FROM circles_member m WHERE m.person_id = who AND m.organisation_id = of_organisation AND m.state = 'ACTIVE' AND m.side = 'AROUND'
      AND NOT EXISTS (SELECT FROM circles_member t WHERE t.circle_id = m.circle_id AND t.person_id = new_one AND t.state IN ('PROPOSED', 'INVITED', 'ACTIVE'))
    UNION ALL SELECT NULL, g.id, g.person_id FROM circles_gleaningnote g WHERE g.maker_id = who AND g.organisation_id = of_organisation
      AND g.removed_at IS NULL AND g.until > current_date AND g.others <> 'NOBODY')
  INSERT INTO circles_succession (id, member_id, gleaning_id, subject_id, leaver_id, successor_id, leaving, why, state, asked_at, answer_by, yes_way, introduction)
  SELECT gen_random_uuid(), r.member, r.gleaning, r.whose, who, new_one, true, reason, 'ASKED', at, until_day, '', meeting FROM relations r
  WHERE r.whose IS NOT NULL AND r.whose <> new_one AND NOT EXISTS (SELECT FROM circles_succession s
    WHERE s.state IN ('ASKED', 'YES') AND (s.member_id = r.member OR s.gleaning_id = r.gleaning))
  RETURNING id, subject_id;
END $$;

CREATE FUNCTION public.ask_and_ball_agree() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE wrong boolean;
BEGIN
  IF TG_TABLE_NAME = 'mutual_help_ask' THEN
    SELECT (a.ended_at IS NULL) <> (b.closed_at IS NULL) INTO wrong
      FROM mutual_help_ask a JOIN commitments_ball b ON b.id = a.ball_id WHERE a.id = NEW.id;
  ELSE
    SELECT (a.ended_at IS NULL) <> (b.closed_at IS NULL) INTO wrong
      FROM commitments_ball b JOIN mutual_help_ask a ON b.id = a.ball_id WHERE b.id = NEW.id;
  END IF;
  IF wrong THEN
    RAISE EXCEPTION 'an open ask has exactly one holder' USING ERRCODE = 'check_violation', CONSTRAINT = 'ask_and_ball_agree';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.ask_and_ball_hurry_alike() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE which uuid := CASE WHEN TG_TABLE_NAME = 'mutual_help_ask' THEN (to_jsonb(NEW) ->> 'ball_id')::uuid ELSE NEW.id END;
BEGIN
  IF EXISTS (SELECT FROM mutual_help_ask a JOIN commitments_ball b ON b.id = a.ball_id
             WHERE b.id = which AND (a.urgency = 'TODAY') <> b.urgent) THEN
    RAISE EXCEPTION 'what is needed today does not wait for Monday' USING ERRCODE = 'check_violation', CONSTRAINT = 'ask_and_ball_hurry_alike';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.ask_click(which uuid, next_check date, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE m mutual_help_match; n smallint;
BEGIN
  IF NOT acting_job() THEN RETURN false; END IF;
  SELECT * INTO m FROM mutual_help_match WHERE id = which AND state = 'ACTIVE' AND check_on <= (at AT TIME ZONE 'Europe/Amsterdam')::date FOR UPDATE;
  IF m.id IS NULL THEN RETURN false; END IF;
  n := m.check_round + (m.check_asked_at IS NOT NULL)::int;
  DELETE FROM mutual_help_answer WHERE match_id = which AND about = 'CLICK' AND yes;
  UPDATE mutual_help_answer SET round = n WHERE match_id = which AND about = 'CLICK' AND round <> n;
  UPDATE mutual_help_match SET check_asked_at = at, check_on = next_check, check_round = n WHERE id = which;
  RETURN true;
END $$;

CREATE FUNCTION public.ask_counts(since timestamp with time zone) RETURNS TABLE(state text, number bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
   SELECT 'ASKED', count(*) FROM mutual_help_ask WHERE asked_at > since
   UNION ALL SELECT a.state, count(*) FROM mutual_help_ask a WHERE ended_at > since GROUP BY a.state HAVING a.state <> 'DIED' OR count(*) >= 5 $$;

CREATE FUNCTION public.ask_ends_its_rota() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN UPDATE mutual_help_rota SET ended_at = NEW.ended_at WHERE ask_id = NEW.id AND ended_at IS NULL; RETURN NULL; END $$;

CREATE FUNCTION public.ask_keeps_its_backstop() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = NEW.id AND m.backstop_id IS NOT NULL AND m.ended_at IS NULL) THEN
    RAISE EXCEPTION 'both say so' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_backstop_goes_when_both_say_so';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.ask_leaves_its_bundles() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN DELETE FROM mutual_help_bundleyes WHERE ask_id = NEW.id; RETURN NULL; END $$;

CREATE FUNCTION public.ask_leaves_no_match() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = NEW.id AND m.ended_at IS NULL) THEN
    RAISE EXCEPTION 'somebody still helps' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_of_an_open_ask';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.ask_queue(in_areas uuid[], since timestamp with time zone, OUT waiting bigint, OUT median_hours double precision) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT
  (SELECT count(*) FROM mutual_help_ask a WHERE a.area_id = ANY(in_areas) AND a.state = 'OPEN'),
  (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_word - asked_at) / 3600.0) FROM (
     SELECT a.asked_at, min(n.written_at) AS first_word FROM mutual_help_ask a
     JOIN mutual_help_note n ON n.ask_id = a.id AND n.writer_id <> a.asker_id
     WHERE a.area_id = ANY(in_areas) AND a.asked_at > since GROUP BY a.id) t) $$;

CREATE FUNCTION public.ask_takes_its_bundles_along() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM mutual_help_bundleask WHERE ask_id = OLD.id;
  DELETE FROM mutual_help_bundle b WHERE b.ended_at IS NOT NULL AND NOT EXISTS (SELECT FROM mutual_help_bundleask x WHERE x.bundle_id = b.id);
  RETURN OLD;
END $$;

CREATE FUNCTION public.ask_with_form(key uuid) RETURNS TABLE(ask uuid, ball uuid, asker uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT id, ball_id, asker_id FROM mutual_help_ask WHERE form_key = key $$;

CREATE FUNCTION public.asked_around_before(who uuid, of_organisation uuid, day timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM journal_entry j WHERE j.verb = 'asked_all_for' AND j.subject_id = who AND j.object_id = of_organisation
   AND j.occurred_at <= day); END $$;

CREATE FUNCTION public.asked_to_go_on(which uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT m.person_id FROM circles_agreement a JOIN circles_member m ON m.circle_id = a.circle_id
   WHERE a.id = which AND m.state = 'ACTIVE' AND (m.side = 'CENTRE'
     OR EXISTS (SELECT FROM circles_part p WHERE p.agreement_id = which AND p.person_id = m.person_id)); END $$;

CREATE FUNCTION public.asks_to_bundle() RETURNS TABLE(id uuid, area_id uuid, area_name text, line text, at_least integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF acting_job() OR NOT i_work_here() THEN RETURN; END IF;
  RETURN QUERY SELECT a.id, a.area_id, w.name::text, a.call_line, small_group(a.municipality_id)
  FROM mutual_help_ask a JOIN community_area w ON w.id = a.area_id
  WHERE a.ended_at IS NULL AND a.call_line <> '' AND a.asker_id IS DISTINCT FROM acting_person()
    AND (a.audience = 'PUBLIC' OR EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = a.ball_id AND s.person_id = acting_person()
      AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')))
    AND NOT EXISTS (SELECT FROM mutual_help_bundleask x JOIN mutual_help_bundle b ON b.id = x.bundle_id WHERE x.ask_id = a.id AND b.ended_at IS NULL)
  ORDER BY a.asked_at, a.id LIMIT 1000;
END $$;

CREATE FUNCTION public.away_with_empty_hands() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.person_id FOR NO KEY UPDATE;
  IF NEW.long AND EXISTS (SELECT FROM commitments_ball b WHERE b.holder_id = NEW.person_id AND b.closed_at IS NULL) THEN
    RAISE EXCEPTION 'somebody still holds balls' USING ERRCODE = 'check_violation', CONSTRAINT = 'away_with_empty_hands';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.ball_goes_to_somebody_present() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.closed_at IS NOT NULL THEN RETURN NEW; END IF;
  PERFORM FROM community_person WHERE id = NEW.holder_id FOR SHARE;
  IF EXISTS (SELECT FROM commitments_absence a WHERE a.person_id = NEW.holder_id AND a.long
             AND a.starts_on <= NEW.held_since::date AND (a.ends_on IS NULL OR a.ends_on > NEW.held_since::date)) THEN
    RAISE EXCEPTION 'somebody who is away cannot hold a ball' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_goes_to_somebody_present';
  END IF;
  IF EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.holder_id)
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.holder_id AND m.ends_on IS NULL) THEN
    RAISE EXCEPTION 'somebody who left cannot hold a ball' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_goes_to_somebody_present';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.ball_holder_sits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM ball_seats_agree(NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION public.ball_own_code(which uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  RETURN (SELECT m.code FROM commitments_ball b JOIN mutual_help_inquirymember m ON m.inquiry_id = b.about_id AND m.person_id = b.holder_id
    WHERE b.id = which AND b.about = 'INQUIRY'); END $$;

CREATE FUNCTION public.ball_seats_agree(which uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE ball commitments_ball;
BEGIN
  SELECT * INTO ball FROM commitments_ball WHERE id = which;
  IF NOT EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = ball.id AND s.person_id = ball.subject_id
                 AND s.reason = 'SUBJECT' AND s.ended_at IS NULL) THEN
    RAISE EXCEPTION 'the person concerned has a seat at her own ball' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_subject_sits';
  END IF;
  IF ball.closed_at IS NULL AND (
    SELECT count(*) FILTER (WHERE s.person_id = ball.holder_id) <> 1 OR count(*) <> 1
    FROM commitments_seat s WHERE s.ball_id = ball.id AND s.reason = 'HOLDER' AND s.ended_at IS NULL) THEN
    RAISE EXCEPTION 'the holder of a ball has the one seat of holder' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_holder_sits';
  END IF;
END $$;

CREATE FUNCTION public.ball_with_code(spoken text) RETURNS TABLE(ball uuid, about text, about_id uuid, subject uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT id, about, about_id, subject_id FROM commitments_ball WHERE code = spoken $$;

CREATE FUNCTION public.balls_still_held(who uuid) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT count(*)::int FROM commitments_ball b WHERE b.holder_id = who AND b.closed_at IS NULL
   AND who = ANY (ARRAY(SELECT people_i_keep())) $$;

CREATE FUNCTION public.begin_inquiry(new_id uuid, p_about text, p_others integer, p_code text, p_at_work boolean, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE town uuid := (SELECT p.municipality_id FROM community_person p WHERE p.id = acting_person());
BEGIN
  INSERT INTO mutual_help_inquiry (id, municipality_id, about, code, others, round, begun_at) VALUES (new_id, town, p_about, p_code, p_others, 1, at);
  INSERT INTO mutual_help_inquirymember (id, inquiry_id, person_id, at_work, joined_at, way) VALUES (gen_random_uuid(), new_id, acting_person(), p_at_work, at, '');
  RETURN town;
END $$;

CREATE FUNCTION public.begin_standstill(which uuid, OUT person uuid, OUT town uuid, OUT looks uuid[]) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE v_area uuid;
BEGIN
  IF NOT may_let_stand_still(which) THEN RETURN; END IF;
  SELECT o.offerer_id, o.municipality_id, o.area_id INTO person, town, v_area FROM mutual_help_offer o WHERE o.id = which;
  PERFORM standstill_locks(person, town);
  looks := who_looks_at(person, v_area, town, acting_person());
END $$;

CREATE FUNCTION public.both_say_yes(which uuid, what text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT count(*) = 2 FROM mutual_help_answer WHERE match_id = which AND about = what AND yes $$;

CREATE FUNCTION public.bundle_leaves_no_yes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN DELETE FROM mutual_help_bundleyes WHERE bundle_id = NEW.id; RETURN NULL; END $$;

CREATE FUNCTION public.bundle_people(which uuid) RETURNS TABLE(person uuid, ball uuid, code text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT a.asker_id, a.ball_id, l.code::text FROM mutual_help_bundleask x JOIN mutual_help_bundle b ON b.id = x.bundle_id
    JOIN mutual_help_ask a ON a.id = x.ask_id JOIN commitments_ball l ON l.id = a.ball_id
    WHERE x.bundle_id = which AND a.ended_at IS NULL AND (b.state IN ('OPEN', 'LAPSED', 'OFF') OR EXISTS (SELECT FROM mutual_help_bundleyes y
      WHERE y.bundle_id = which AND y.ask_id = a.id)) ORDER BY a.id;
END $$;

CREATE FUNCTION public.bundle_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE n int;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'OPEN' OR NEW.minimum < small_group(NEW.municipality_id) THEN
      RAISE EXCEPTION 'it begins with a question to enough people' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_begins_with_a_question';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.area_id, NEW.theme, NEW.words, NEW.meet_id, NEW.meet_name, NEW.meet_at, NEW.until_on, NEW.minimum, NEW.asked)
     IS DISTINCT FROM (OLD.id, OLD.area_id, OLD.theme, OLD.words, OLD.meet_id, OLD.meet_name, OLD.meet_at, OLD.until_on, OLD.minimum, OLD.asked) THEN
    RAISE EXCEPTION 'what she said yes to stays what it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_stays_what_was_asked';
  END IF;
  IF NEW.state = OLD.state THEN
    IF NEW.going IS DISTINCT FROM OLD.going THEN RAISE EXCEPTION 'not counted' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_number_is_counted'; END IF;
    RETURN NEW;
  END IF;
  n := bundle_yeses(NEW.id);
  IF NOT ((OLD.state = 'OPEN' AND NEW.state = 'GOES_ON' AND n >= NEW.minimum) OR (OLD.state = 'OPEN' AND NEW.state = 'LAPSED' AND n < NEW.minimum)
     OR (OLD.state = 'GOES_ON' AND NEW.state = 'OVER') OR (OLD.state IN ('OPEN', 'GOES_ON') AND NEW.state = 'OFF')) THEN
    RAISE EXCEPTION 'not that way' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_goes_on_from_its_minimum';
  END IF;
  NEW.going := CASE NEW.state WHEN 'GOES_ON' THEN n WHEN 'OVER' THEN OLD.going END;
  RETURN NEW;
END $$;

CREATE FUNCTION public.bundle_yes_is_hers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE a mutual_help_ask; b mutual_help_bundle;
BEGIN
  SELECT * INTO b FROM mutual_help_bundle WHERE id = NEW.bundle_id FOR SHARE;
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id FOR SHARE;
  IF TG_OP = 'UPDATE' OR NOT may_answer_for(a.asker_id, a.ball_id) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_yes_is_her_own';
  END IF;
  IF b.state <> 'OPEN' OR a.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'nothing is asked now' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_yes_when_asked';
  END IF;
  NEW.written_by := CASE WHEN NOT is_herself(a.asker_id, a.ball_id) THEN coalesce(acting_representative(), acting_person()) END;
  RETURN NEW;
END $$;

CREATE FUNCTION public.bundle_yeses(which uuid) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT count(*) FROM mutual_help_bundleyes y
  JOIN mutual_help_ask a ON a.id = y.ask_id WHERE y.bundle_id = which AND a.ended_at IS NULL); END $$;

CREATE FUNCTION public.bundles_at(which uuid) RETURNS TABLE(id uuid, theme text, words text, meet_name text, meet_at timestamp with time zone, until_on date, state text, others integer, going integer, is_mine boolean, my_yes boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_asks())) THEN RETURN; END IF;
  RETURN QUERY SELECT f.* FROM (SELECT b.id, b.theme::text, b.words::text,
    (CASE WHEN b.state = 'GOES_ON' THEN b.meet_name ELSE '' END)::text, b.meet_at, b.until_on, b.state::text,
    (b.asked - 1)::int, b.going::int, h.herself, h.herself AND EXISTS (SELECT FROM mutual_help_bundleyes y WHERE y.bundle_id = b.id AND y.ask_id = which)
    FROM mutual_help_bundleask x JOIN mutual_help_bundle b ON b.id = x.bundle_id JOIN mutual_help_ask a ON a.id = x.ask_id
    CROSS JOIN LATERAL (SELECT is_herself(a.asker_id, a.ball_id) AS herself) h
    WHERE x.ask_id = which AND b.state <> 'OVER' AND (b.ended_at IS NULL OR b.ended_at > now() - interval '14 days')
    ORDER BY b.proposed_at DESC, b.id) f (id, theme, words, meet_name, meet_at, until_on, state, others, going, is_mine, my_yes)
    WHERE NOT (f.state = 'GOES_ON' AND f.is_mine AND NOT f.my_yes);
END $$;

CREATE FUNCTION public.call_can_be_answered(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_rota r WHERE r.ask_id = which AND r.ended_at IS NULL); END $$;

CREATE FUNCTION public.call_me_of_the_living() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM mutual_help_callme c USING mutual_help_ask a, mutual_help_offer o, community_death d
    WHERE c.match_id = NEW.id AND a.id = NEW.ask_id AND o.id = NEW.offer_id AND d.taken_back_at IS NULL
      AND d.person_id = CASE c.side WHEN 'ASKER' THEN a.asker_id ELSE o.offerer_id END;
  RETURN NULL;
END $$;

CREATE FUNCTION public.call_me_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE v_state text;
BEGIN
  SELECT m.state INTO v_state FROM mutual_help_match m WHERE m.id = NEW.match_id FOR SHARE;
  IF NOT may_say_for(NEW.match_id, NEW.side) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'call_me_is_her_own';
  END IF;
  IF v_state IS NULL OR v_state NOT IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED') THEN
    RAISE EXCEPTION 'of two who know each other' USING ERRCODE = 'check_violation', CONSTRAINT = 'call_me_of_two_who_meet';
  END IF;
  IF cardinality(NEW.told) <> 0 OR cardinality(callers_of(NEW.match_id, current_date)) = 0 THEN
    RAISE EXCEPTION 'nobody is there to call' USING ERRCODE = 'check_violation', CONSTRAINT = 'call_me_is_heard_by_somebody';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.call_of(which uuid, claimed text) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE m mutual_help_match; c mutual_help_callme; v_who uuid; v_name text; v_phone text;
BEGIN
  IF NOT may_say_for(which, claimed) THEN RETURN NULL; END IF;
  SELECT * INTO m FROM mutual_help_match x WHERE x.id = which;
  SELECT * INTO c FROM mutual_help_callme x WHERE x.match_id = which AND x.side = claimed;
  IF c.id IS NULL AND m.state NOT IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED') THEN RETURN NULL; END IF;
  v_who := (callers_of(which, current_date))[1];
  SELECT coalesce(nullif(p.called, ''), p.name),
      (SELECT coalesce(nullif(w.phone, ''), g.phone) FROM community_membership w JOIN community_organisation g ON g.id = w.organisation_id
        WHERE w.person_id = p.id AND w.ends_on IS NULL ORDER BY w.starts_on, w.id LIMIT 1)
    INTO v_name, v_phone FROM mutual_help_ask a JOIN commitments_ball b ON b.id = a.ball_id JOIN community_person p ON p.id = coalesce(v_who, b.holder_id)
    WHERE a.id = m.ask_id;
  IF m.escalation_phone <> '' THEN v_phone := m.escalation_phone; END IF;
  RETURN jsonb_build_object('who', CASE WHEN v_who IS NULL THEN '' ELSE v_name END, 'phone', coalesce(v_phone, ''),
    'name', CASE WHEN m.escalation_phone <> '' THEN m.escalation_name ELSE v_name END, 'said_at', c.said_at, 'due_at', c.due_at);
END $$;

CREATE FUNCTION public.call_off_bundle(which uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE mutual_help_bundle SET state = 'OFF', ended_at = at
    WHERE id = which AND which = ANY (ARRAY(SELECT my_bundles())) AND ended_at IS NULL AND meet_at > at;
  RETURN FOUND;
END $$;

CREATE FUNCTION public.call_on_board(which uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN RETURN (SELECT a.call_line FROM mutual_help_ask a WHERE a.id = which AND a.ended_at IS NULL
    AND (a.audience IN ('PUBLIC', 'INVITED') OR (a.audience = 'MEMBERS' AND (a.area_id = (SELECT p.area_id FROM community_person p WHERE p.id = acting_person()) OR helps_at_desk(acting_person()) AND EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = a.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')))))
    AND (SELECT count(*) FROM mutual_help_match m WHERE m.ask_id = a.id
      AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED')) < a.people); END $$;

CREATE FUNCTION public.callers_of(which uuid, on_day date) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN ARRAY(
  SELECT s.person_id FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE m.id = which AND s.person_id NOT IN (a.asker_id, o.offerer_id) AND works_here(s.person_id) AND is_present(s.person_id, on_day)
  GROUP BY s.person_id ORDER BY min(array_position(ARRAY['HOLDER', 'DEPUTY', 'LEAD'], s.reason::text)), s.person_id); END $$;

CREATE FUNCTION public.calls_at(of_ball uuid) RETURNS TABLE(id uuid, match_id uuid, person_id uuid, side text, name text, phone text, email text, address text, talked text, due_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT c.id, m.id, p.id, c.side::text, coalesce(nullif(p.called, ''), p.name)::text, coalesce(k.phone, '')::text, coalesce(k.email, '')::text,
    trim(BOTH ', ' FROM concat_ws(', ', nullif(k.street, ''), trim(concat(k.postcode, ' ', k.town)))), c.talked::text, c.due_at
  FROM mutual_help_ask a JOIN mutual_help_match m ON m.ask_id = a.id JOIN mutual_help_callme c ON c.match_id = m.id
    JOIN mutual_help_offer o ON o.id = m.offer_id JOIN community_person p ON p.id = CASE c.side WHEN 'ASKER' THEN a.asker_id ELSE o.offerer_id END
    LEFT JOIN community_contactdetails k ON k.person_id = p.id
  WHERE a.ball_id = of_ball AND i_call_for(m.id) ORDER BY c.due_at, c.id; END $$;

CREATE FUNCTION public.calls_for_help(place uuid, skipped integer, most integer) RETURNS TABLE(id uuid, line text, kinds text[], moments text[], rhythm text, area_id uuid, area_name text, called_at timestamp with time zone, people integer, found integer, material text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN RETURN QUERY SELECT a.id, a.call_line, a.call_kinds::text[], a.call_moments::text[], a.rhythm::text, a.area_id, w.name::text, a.called_at,
    a.people::int, (SELECT count(*) FROM mutual_help_match m WHERE m.ask_id = a.id
      AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))::int, a.call_material
  FROM mutual_help_ask a JOIN community_area w ON w.id = a.area_id WHERE (place IS NULL OR a.area_id = place) AND a.ended_at IS NULL
    AND (a.audience = 'PUBLIC' OR (a.audience = 'MEMBERS' AND a.area_id = (SELECT p.area_id FROM community_person p WHERE p.id = acting_person())))
    AND (SELECT count(*) FROM mutual_help_match m WHERE m.ask_id = a.id
      AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED')) < a.people
  ORDER BY a.called_at DESC, a.id OFFSET skipped LIMIT most; END $$;

CREATE FUNCTION public.calls_waiting() RETURNS TABLE(ball uuid, due_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT a.ball_id, min(c.due_at) FROM mutual_help_callme c JOIN mutual_help_match m ON m.id = c.match_id JOIN mutual_help_ask a ON a.id = m.ask_id
    CROSS JOIN LATERAL (SELECT callers_of(m.id, current_date) AS here OFFSET 0) w
    JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE acting_person() = ANY (w.here) AND (acting_person() = ANY (c.told) OR NOT w.here && c.told AND acting_person() = w.here[1]) GROUP BY a.ball_id ORDER BY 2, 1; END $$;

CREATE FUNCTION public.came_in_on(who uuid) RETURNS date
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT least(
  (SELECT min(b.opened_at) FROM commitments_ball b WHERE b.subject_id = who), (SELECT min(m.proposed_at) FROM circles_member m WHERE m.person_id = who),
  (SELECT min(s.starts_on)::timestamptz FROM community_membership s WHERE s.person_id = who)) AT TIME ZONE 'Europe/Amsterdam')::date; END $$;

CREATE FUNCTION public.circle_backstop_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF NEW.backstop_no_centre_at IS NOT NULL AND NEW.backstop_no_centre_at IS DISTINCT FROM OLD.backstop_no_centre_at
     AND NOT coalesce(is_centre_of(NEW.id, me), false) THEN
    RAISE EXCEPTION 'the centre says it for herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'circle_backstop_lifted_by_both';
  END IF;
  IF NEW.backstop_no_formal_at IS NOT NULL AND NEW.backstop_no_formal_at IS DISTINCT FROM OLD.backstop_no_formal_at
     AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = NEW.id AND m.person_id = me AND m.state = 'ACTIVE' AND m.face = 'FORMAL') THEN
    RAISE EXCEPTION 'the professional says it for herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'circle_backstop_lifted_by_both';
  END IF;
  IF OLD.needs_backstop AND NOT NEW.needs_backstop AND (NEW.backstop_no_centre_at IS NULL OR NEW.backstop_no_formal_at IS NULL) THEN
    RAISE EXCEPTION 'both sides lift it' USING ERRCODE = 'check_violation', CONSTRAINT = 'circle_backstop_lifted_by_both';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.circle_begins_with_me(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM circles_circle c WHERE c.id = which AND c.made_by_id = acting_person())
   AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = which); END $$;

CREATE FUNCTION public.circle_has_a_centre() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM circles_circle c WHERE c.id = NEW.circle_id AND c.ended_at IS NULL) AND NOT EXISTS (
       SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.side = 'CENTRE' AND m.state = 'ACTIVE') THEN
    RAISE EXCEPTION 'somebody stands in the centre' USING ERRCODE = 'check_violation', CONSTRAINT = 'circle_has_a_centre';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.circle_is_of_its_centre() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF (NEW.name, NEW.ended_at) IS DISTINCT FROM (OLD.name, OLD.ended_at) AND NOT acting_job()
     AND NOT coalesce(is_centre_of(NEW.id, acting_person()), false) THEN
    RAISE EXCEPTION 'only the centre' USING ERRCODE = 'check_violation', CONSTRAINT = 'circle_is_of_its_centre';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.circle_member_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person(); namens uuid := acting_representative(); centre boolean;
  old_yes timestamptz; old_own timestamptz; old_guide uuid; was text; old_face text; old_organisation uuid;
BEGIN
  centre := me IS NOT NULL AND is_centre_of(NEW.circle_id, me);
  IF TG_OP = 'UPDATE' THEN
    old_yes := OLD.centre_yes_at; old_own := OLD.own_yes_at; old_guide := OLD.guide_id; was := OLD.state;
    old_face := OLD.face; old_organisation := OLD.organisation_id;
    IF NEW.state <> was THEN
      IF NOT (was || '>' || NEW.state) = ANY (ARRAY['PROPOSED>INVITED', 'PROPOSED>NOT_NOW', 'INVITED>ACTIVE', 'INVITED>NOT_NOW', 'ACTIVE>ENDED']) THEN
        RAISE EXCEPTION 'what ended does not begin again by itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_state';
      END IF;
      -- Nobody else sends her away; who is only asked can also be un-asked by who asked.
      IF NEW.state IN ('ENDED', 'NOT_NOW') AND NOT (acting_job() OR (me IS NOT NULL AND (centre OR me = NEW.person_id
           OR (NEW.state = 'NOT_NOW' AND me = NEW.proposed_by_id)))) THEN
        RAISE EXCEPTION 'she herself stops, or the centre' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_stops_by_herself_or_the_centre';
      END IF;
      IF NEW.state = 'ENDED' AND EXISTS (SELECT FROM circles_member t WHERE t.circle_id = NEW.circle_id AND t.guide_id = NEW.person_id
           AND t.needs_guide AND t.state = 'ACTIVE') THEN
        RAISE EXCEPTION 'a trainee counts on her' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_guide_stays';
      END IF;
    END IF;
    IF was = 'ACTIVE' AND OLD.face = 'FORMAL' AND NEW.side = 'AROUND' AND (NEW.state <> 'ACTIVE' OR NEW.face <> 'FORMAL') THEN
      -- R50: the row of the circle is the lock of both sides.
      PERFORM FROM circles_circle c WHERE c.id = NEW.circle_id FOR UPDATE;
      IF EXISTS (SELECT FROM circles_circle c WHERE c.id = NEW.circle_id AND c.needs_backstop) AND NOT EXISTS (
           SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.id <> NEW.id AND m.state = 'ACTIVE'
           AND m.face = 'FORMAL' AND m.side = 'AROUND' AND works_for(m.person_id, m.organisation_id)) THEN
        RAISE EXCEPTION 'the last professional contact stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'circle_keeps_its_backstop';
      END IF;
    END IF;
    IF NEW.centre_yes_heard_by_id = NEW.person_id AND NEW.centre_yes_heard_by_id IS DISTINCT FROM OLD.centre_yes_heard_by_id THEN
      RAISE EXCEPTION 'another hears it' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_yes_is_not_heard_by_herself';
    END IF;
  ELSIF NEW.state NOT IN ('PROPOSED', 'INVITED', 'ACTIVE') THEN
    RAISE EXCEPTION 'nobody begins at an end' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_state';
  END IF;
  -- Nobody steps into the centre of a circle that is there already without a yes of its centre.
  IF NEW.side = 'CENTRE' AND NEW.state = 'ACTIVE' AND was IS DISTINCT FROM 'ACTIVE' AND NEW.centre_yes_at IS NULL
     AND EXISTS (SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.id <> NEW.id) THEN
    RAISE EXCEPTION 'the centre is asked first' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_centre_yes_is_the_centres';
  END IF;
  IF NEW.centre_yes_at IS NOT NULL AND NEW.centre_yes_at IS DISTINCT FROM old_yes THEN
    IF NOT (me IS NOT NULL AND (centre OR (NEW.centre_yes_heard_by_id = me AND NEW.centre_yes_way IN ('SPOKEN', 'PAPER') AND i_work_here()))) THEN
      RAISE EXCEPTION 'only the centre says yes for the circle' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_centre_yes_is_the_centres';
    END IF;
    IF namens IS NOT NULL AND (NEW.centre_yes_way = 'SCREEN' OR NEW.centre_yes_heard_by_id IS DISTINCT FROM namens) THEN
      RAISE EXCEPTION 'who acts for her says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_centre_yes_is_the_centres';
    END IF;
  END IF;
  IF NEW.own_yes_at IS NOT NULL AND NEW.own_yes_at IS DISTINCT FROM old_own THEN
    IF NOT (me IS NOT NULL AND (NEW.person_id = me OR (NEW.own_yes_heard_by_id = me AND NEW.own_yes_way IN ('SPOKEN', 'PAPER')))) THEN
      RAISE EXCEPTION 'only she herself says yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_own_yes_is_her_own';
    END IF;
    IF namens IS NOT NULL AND NEW.person_id = me AND (NEW.own_yes_way = 'SCREEN' OR NEW.own_yes_heard_by_id IS DISTINCT FROM namens) THEN
      RAISE EXCEPTION 'who acts for her says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_own_yes_is_her_own';
    END IF;
  END IF;
  -- Guiding is promised by the guide, in this circle.
  IF NEW.guide_id IS NOT NULL AND NEW.guide_id IS DISTINCT FROM old_guide AND NOT acting_job()
     AND NOT (NEW.guide_id = me AND is_formal_in(NEW.circle_id, me)) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_guide_promises_it';
  END IF;
  -- Whoever comes in for an organisation works there today, or is a volunteer there: also when another heard her yes.
  IF NEW.state = 'ACTIVE' AND NEW.organisation_id IS NOT NULL
     AND (was, old_face, old_organisation) IS DISTINCT FROM ('ACTIVE', NEW.face::text, NEW.organisation_id)
     AND NOT (CASE WHEN NEW.face = 'FORMAL' THEN works_for(NEW.person_id, NEW.organisation_id)
              ELSE comes_from(NEW.person_id, NEW.organisation_id) END) THEN
    RAISE EXCEPTION 'she does not work there' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_works_there';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.close_bundle(which uuid, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE b mutual_help_bundle;
BEGIN
  IF NOT acting_job() THEN RETURN NULL; END IF;
  SELECT * INTO b FROM mutual_help_bundle WHERE id = which AND ended_at IS NULL FOR UPDATE;
  IF b.state = 'OPEN' AND bundle_yeses(which) >= b.minimum THEN b.state := 'GOES_ON';
  ELSIF b.state = 'OPEN' THEN b.state := 'LAPSED';
  ELSE b.state := 'OVER'; END IF;
  UPDATE mutual_help_bundle SET state = b.state, ended_at = CASE WHEN b.state <> 'GOES_ON' THEN at END WHERE id = which AND ended_at IS NULL;
  RETURN b.state;
END $$;

CREATE FUNCTION public.close_late_inquiry_ball(which uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_inquiries())) THEN RETURN false; END IF;
  UPDATE commitments_ball SET closed_at = at WHERE about = 'INQUIRY' AND about_id = which AND closed_at IS NULL
    AND holder_id <> acting_person() AND due_at < at - interval '7 days' AND at <= now() + interval '1 day';
  RETURN FOUND; END $$;

CREATE FUNCTION public.close_tour(which uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.comes_as(asked uuid, OUT face text, OUT organisation uuid) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE m circles_member;
BEGIN
  SELECT * INTO m FROM circles_member c WHERE c.id = asked AND (c.person_id = acting_person() OR c.circle_id = ANY (ARRAY(SELECT my_circles())));
  face := 'INFORMAL';
  IF m.face = 'FORMAL' AND works_for(m.person_id, m.organisation_id) THEN
    face := 'FORMAL'; organisation := m.organisation_id;
  ELSIF comes_from(m.person_id, m.organisation_id) THEN
    organisation := m.organisation_id;
  ELSIF m.face = 'FORMAL' THEN
    SELECT w.organisation_id INTO organisation FROM community_membership w WHERE w.person_id = m.person_id AND w.role <> 'VOLUNTEER'
      AND w.starts_on <= current_date AND (w.ends_on IS NULL OR w.ends_on > current_date) ORDER BY w.starts_on, w.id LIMIT 1;
    face := CASE WHEN organisation IS NULL THEN 'INFORMAL' ELSE 'FORMAL' END;
  END IF;
END $$;

CREATE FUNCTION public.comes_for(new_one uuid, of_organisation uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF comes_from(new_one, of_organisation) THEN RETURN of_organisation; END IF;
  RETURN coalesce((SELECT d.organisation_id FROM commitments_frontdoor d WHERE d.lead_id = new_one AND works_for(new_one, d.organisation_id)
                   ORDER BY d.id LIMIT 1), of_organisation);
END $$;

CREATE FUNCTION public.comes_from(who uuid, which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.organisation_id = which
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

CREATE FUNCTION public.community_card_is_known(which uuid, proof text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
   IF NOT EXISTS (SELECT FROM community_cardsecret s WHERE s.card_id = which AND s.pin_hash = proof) THEN
     RAISE EXCEPTION 'this card was not tried' USING ERRCODE = 'insufficient_privilege';
   END IF;
   RETURN true; END $$;

CREATE FUNCTION public.community_card_tried(which uuid, proof text, matched boolean, at timestamp with time zone) RETURNS TABLE(wrong smallint, locked boolean, revoked boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
   PERFORM community_card_is_known(which, proof);
   RETURN QUERY UPDATE community_card c SET
     wrong_tries = CASE WHEN matched THEN 0 ELSE c.wrong_tries + 1 END,
     used_at = CASE WHEN matched THEN at ELSE c.used_at END,
     locked_until = CASE WHEN matched THEN NULL WHEN c.wrong_tries + 1 = 5 THEN at + interval '1 hour' ELSE c.locked_until END,
     revoked_at = CASE WHEN NOT matched AND c.wrong_tries + 1 >= 10 THEN at END,
     revoked_why = CASE WHEN NOT matched AND c.wrong_tries + 1 >= 10 THEN 'TRIES' ELSE '' END
   WHERE c.id = which AND c.revoked_at IS NULL AND (c.locked_until IS NULL OR c.locked_until <= at)
   RETURNING c.wrong_tries, coalesce(c.locked_until > at, false), c.revoked_at IS NOT NULL; END $$;

CREATE FUNCTION public.community_card_try(digests text[], from_device uuid, at timestamp with time zone) RETURNS TABLE(card uuid, person uuid, municipality uuid, made_by uuid, pin_hash text, locked boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
   SELECT c.id, c.person_id, c.municipality_id, c.made_by_id, s.pin_hash::text, coalesce(c.locked_until > at, false)
   FROM community_card c JOIN community_cardsecret s ON s.card_id = c.id
   WHERE c.revoked_at IS NULL AND (s.code_digest = ANY (digests) OR c.id = (
     SELECT d.card_id FROM community_device d WHERE d.id = from_device AND d.home AND d.ended_at IS NULL AND d.ends_at > at))
   FOR UPDATE OF c; END $$;

CREATE FUNCTION public.community_device_state(which uuid, of_person uuid, at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE d community_device; BEGIN
   SELECT device.* INTO d FROM community_device device JOIN community_card c ON c.id = device.card_id
   WHERE device.id = which AND device.person_id = of_person AND device.ended_at IS NULL AND device.ends_at > at
     AND c.revoked_at IS NULL;
   IF NOT FOUND THEN RETURN 'GONE'; END IF;
   IF d.seen_at < at - interval '15 minutes' THEN RETURN CASE WHEN d.home THEN 'PIN' ELSE 'GONE' END; END IF;
   IF d.seen_at < at - interval '1 minute' THEN -- seldom, and no request waits for another
     UPDATE community_device SET seen_at = at WHERE id = (
       SELECT id FROM community_device WHERE id = which FOR UPDATE SKIP LOCKED);
   END IF;
   RETURN 'CARD'; END $$;

CREATE FUNCTION public.community_enter(account uuid, on_day date, device uuid DEFAULT NULL::uuid, at timestamp with time zone DEFAULT now(), OUT person uuid, OUT name text, OUT municipality uuid, OUT roles text[], OUT door text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  SELECT p.id, coalesce(nullif(p.called, ''), p.name), p.municipality_id,
         coalesce((SELECT array_agg(DISTINCT m.role::text) FROM community_membership m WHERE m.person_id = p.id
           AND m.starts_on <= on_day AND (m.ends_on IS NULL OR m.ends_on > on_day)), '{}')
    INTO person, name, municipality, roles
    FROM community_account a JOIN community_person p ON p.id = a.person_id WHERE a.id = account AND a.is_active;
  door := CASE WHEN device IS NULL THEN '' ELSE community_device_state(device, person, at) END;
  IF door IN ('PIN', 'GONE') THEN person := NULL; name := ''; municipality := NULL; roles := '{}'; END IF;
  PERFORM set_config('samenspel.person', coalesce(person::text, ''), true),
          set_config('samenspel.ball', '', true), set_config('samenspel.purpose', '', true),
          set_config('samenspel.representative', '', true);
END $$;

CREATE FUNCTION public.community_enter_namens(who_acts uuid, for_whom uuid, in_scope text, at timestamp with time zone DEFAULT now()) RETURNS TABLE(kind text, way text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE found_kind text; found_way text; BEGIN
   IF who_acts IS NULL OR who_acts IS DISTINCT FROM coalesce(acting_representative(), acting_person()) THEN RETURN; END IF;
   SELECT m.kind, m.way INTO found_kind, found_way FROM community_mandate m
   WHERE m.person_id = for_whom AND m.representative_id = who_acts AND in_scope = ANY (m.scope)
     AND m.accepted_at <= at AND m.starts_at <= at AND m.ended_at IS NULL AND m.ends_at > at
     AND (m.kind <> 'VISIT' OR helps_at_desk(who_acts))
   ORDER BY m.kind = 'VISIT' DESC, m.ends_at DESC LIMIT 1 FOR SHARE;
   IF NOT FOUND THEN RETURN; END IF;
   PERFORM set_config('samenspel.person', for_whom::text, true), set_config('samenspel.ball', '', true),
           set_config('samenspel.purpose', '', true), set_config('samenspel.representative', who_acts::text, true);
   RETURN QUERY SELECT found_kind, found_way; END $$;

CREATE FUNCTION public.community_open_device(which uuid, proof text, device uuid, at_home boolean, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
   PERFORM community_card_is_known(which, proof);
   INSERT INTO community_device (id, card_id, person_id, home, opened_at, seen_at, ends_at)
   SELECT device, c.id, c.person_id, at_home, at, at, at + CASE WHEN at_home THEN interval '30 days' ELSE interval '30 minutes' END
   FROM community_card c WHERE c.id = which AND c.revoked_at IS NULL AND c.used_at = at AND c.wrong_tries = 0;
   RETURN FOUND; END $$;

CREATE FUNCTION public.community_open_visit(which uuid, proof text, visit uuid, called text, by_way text, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
   PERFORM community_card_is_known(which, proof);
   IF acting_representative() IS NOT NULL OR NOT helps_at_desk(acting_person()) THEN
     RAISE EXCEPTION 'only who works at a desk is visited' USING ERRCODE = 'insufficient_privilege';
   END IF;
   INSERT INTO community_mandate (id, municipality_id, person_id, representative_id, named, kind, ground, scope, way, proof,
     seen_by_id, seen_on, made_by_id, starts_at, accepted_at, ends_at)
   SELECT visit, c.municipality_id, c.person_id, acting_person(), called, 'VISIT', '',
     ARRAY['ASKS', 'CIRCLE', 'AGREEMENTS', 'CONSENTS', 'LEDGER'], by_way, 'CARD_AND_PIN',
     acting_person(), (at AT TIME ZONE 'Europe/Amsterdam')::date, acting_person(), at, at, at + interval '30 minutes'
   FROM community_card c WHERE c.id = which AND c.revoked_at IS NULL AND c.used_at = at AND c.wrong_tries = 0;
   RETURN FOUND; END $$;

CREATE FUNCTION public.community_wake_device(which uuid, proof text, device uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
   PERFORM community_card_is_known(which, proof);
   UPDATE community_device d SET seen_at = at FROM community_card c
   WHERE d.id = device AND d.card_id = which AND d.ended_at IS NULL AND d.ends_at > at
     AND c.id = which AND c.revoked_at IS NULL AND c.used_at = at AND c.wrong_tries = 0;
   RETURN FOUND; END $$;

CREATE FUNCTION public.complaint_apart(whose uuid, people uuid[], on_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM helpers_of(whose) h WHERE h = ANY (people)) AND somebody_apart_of(whose, on_day) THEN
    RAISE EXCEPTION 'who helps her does not read a complaint of hers' USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_apart';
  END IF;
END $$;

CREATE FUNCTION public.complaint_begins_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM complaint_apart(NEW.person_id, array(
    SELECT unnest(ARRAY[b.holder_id, b.deputy_id, b.lead_id]) FROM commitments_ball b WHERE b.id = NEW.ball_id
    UNION SELECT t.person_id FROM commitments_seat t WHERE t.ball_id = NEW.ball_id AND t.reason <> 'SUBJECT'), NEW.made_at::date);
  RETURN NULL;
END $$;

CREATE FUNCTION public.complaint_is_offered_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM circles_appeal a WHERE a.ball_id = NEW.ball_id AND a.kind = 'COMPLAIN'
      AND (a.person_id = NEW.receiver_id OR NEW.receiver_id IN (SELECT helpers_of(a.person_id)))) THEN
    RAISE EXCEPTION 'who helps her is not asked to take a complaint of hers' USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_apart';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.complaint_is_read_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE whose uuid;
BEGIN
  SELECT a.person_id INTO whose FROM circles_appeal a JOIN commitments_ball b ON b.id = a.ball_id
    WHERE a.ball_id = NEW.ball_id AND a.kind = 'COMPLAIN'
    AND NEW.person_id <> ALL (array_remove(ARRAY[b.subject_id, b.holder_id, b.deputy_id, b.lead_id], NULL));
  IF FOUND THEN
    PERFORM complaint_apart(whose, ARRAY[NEW.person_id], NEW.since::date);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.complaint_moves_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE whose uuid;
BEGIN
  SELECT a.person_id INTO whose FROM circles_appeal a WHERE a.ball_id = NEW.id AND a.kind = 'COMPLAIN';
  IF FOUND THEN
    PERFORM complaint_apart(whose, array(SELECT unnest(ARRAY[NEW.holder_id, NEW.deputy_id, NEW.lead_id])
      EXCEPT SELECT unnest(ARRAY[OLD.holder_id, OLD.deputy_id, OLD.lead_id])), NEW.held_since::date);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.consent_text_locks_its_share() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM circles_consent c WHERE c.id = NEW.consent_id FOR UPDATE;
  RETURN NEW;
END $$;

CREATE FUNCTION public.consent_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person(); namens uuid := acting_representative(); step text := OLD.state || '>' || NEW.state;
BEGIN
  IF NEW.reminded_at IS DISTINCT FROM OLD.reminded_at AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day reminds, not a person' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_state';
  END IF;
  IF NEW.state = OLD.state THEN
    IF (NEW.given_at, NEW.way, NEW.witness_id, NEW.ended_at) IS DISTINCT FROM (OLD.given_at, OLD.way, OLD.witness_id, OLD.ended_at) THEN
      RAISE EXCEPTION 'a yes is said in one moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_state';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT step = ANY (ARRAY['ASKED>GIVEN', 'ASKED>REFUSED', 'ASKED>WITHDRAWN', 'ASKED>EXPIRED', 'GIVEN>WITHDRAWN', 'GIVEN>EXPIRED']) THEN
    RAISE EXCEPTION 'what is over needs a new yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_state';
  END IF;
  IF OLD.state = 'GIVEN' AND (NEW.given_at, NEW.way, NEW.witness_id) IS DISTINCT FROM (OLD.given_at, OLD.way, OLD.witness_id) THEN
    RAISE EXCEPTION 'how she said it stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_state';
  END IF;
  IF NEW.state = 'GIVEN' THEN
    IF NEW.until <= current_date THEN
      RAISE EXCEPTION 'that day is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_state';
    END IF;
    -- Her own hand on her own screen; or somebody heard it who does not read it by this.
    IF NOT (me IS NOT NULL AND ((NEW.subject_id = me AND namens IS NULL AND NEW.way = 'SCREEN' AND NEW.witness_id IS NULL)
            OR (NEW.way IN ('SPOKEN', 'PAPER') AND NEW.witness_id = coalesce(namens, me)
                AND (NEW.subject_id = me OR NEW.asked_by_id = me)
                AND NOT receives(NEW.witness_id, NEW.to_person_id, NEW.to_organisation_id)))) THEN
      RAISE EXCEPTION 'only the person gives it' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_given_by_the_person';
    END IF;
    IF NOT EXISTS (SELECT FROM circles_shareditem i WHERE i.consent_id = NEW.id)
       OR NOT EXISTS (SELECT FROM circles_consenttext t WHERE t.consent_id = NEW.id) THEN
      RAISE EXCEPTION 'she saw exactly what is shared' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_names_its_items';
    END IF;
  END IF;
  IF NEW.state = 'REFUSED' AND me IS DISTINCT FROM NEW.subject_id AND me IS DISTINCT FROM NEW.asked_by_id THEN
    RAISE EXCEPTION 'she says no herself, or to who asked' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_given_by_the_person';
  END IF;
  IF NEW.state = 'EXPIRED' AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day makes it expire, not a person' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_state';
  END IF;
  IF OLD.state = 'GIVEN' AND NEW.state = 'WITHDRAWN' AND me IS DISTINCT FROM NEW.subject_id AND NOT acting_job()
     AND NOT (NEW.asked_by_id = me) THEN
    RAISE EXCEPTION 'the person takes it back' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_given_by_the_person';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.consents_i_read() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); BEGIN RETURN QUERY SELECT c.id FROM circles_consent c
   WHERE c.subject_id = me OR (c.state = 'ASKED' AND c.asked_by_id = me); END $$;

CREATE FUNCTION public.coordinates_match(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id
    JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE m.id = which); END $$;

CREATE FUNCTION public.counts_on(who uuid, of_organisation uuid, asked_before timestamp with time zone, OUT balls integer, OUT circles integer, OUT contacts integer, OUT asked integer, OUT said_yes integer, OUT to_let_go integer, OUT hers_alone integer) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT (who = acting_person() OR who = ANY (ARRAY(SELECT people_i_keep()))) THEN RETURN; END IF;
  SELECT count(*) INTO balls FROM commitments_ball b WHERE b.holder_id = who AND b.closed_at IS NULL;
  SELECT count(*) INTO circles FROM circles_member m WHERE m.person_id = who AND m.organisation_id = of_organisation AND m.state IN ('INVITED', 'ACTIVE');
  SELECT count(*), count(*) FILTER (WHERE g.others = 'NOBODY') INTO contacts, hers_alone FROM circles_gleaningnote g
    WHERE g.maker_id = who AND g.organisation_id = of_organisation AND g.removed_at IS NULL AND g.until > current_date;
  SELECT count(*) FILTER (WHERE s.state = 'ASKED'), count(*) FILTER (WHERE s.state = 'YES') INTO asked, said_yes
    FROM circles_succession s WHERE s.leaver_id = who AND s.state IN ('ASKED', 'YES');
  SELECT count(*) INTO to_let_go FROM relations_to_let_go(who, of_organisation, asked_before);
END $$;

CREATE FUNCTION public.death_before(who uuid) RETURNS jsonb
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE hers uuid[] := death_circles_of(who);
BEGIN RETURN jsonb_build_object(
  'asks', (SELECT coalesce(jsonb_object_agg(id, state), '{}') FROM mutual_help_ask WHERE asker_id = who AND ended_at IS NULL),
  'offers', (SELECT coalesce(jsonb_object_agg(id, jsonb_build_array(state, parked_until, back_on, tell_back_on)), '{}') FROM mutual_help_offer WHERE offerer_id = who AND ended_at IS NULL),
  'circles', to_jsonb(hers),
  'members', (SELECT coalesce(jsonb_object_agg(id, state), '{}') FROM circles_member WHERE state IN ('PROPOSED', 'INVITED', 'ACTIVE') AND (circle_id = ANY (hers) OR person_id = who)),
  'agreements', (SELECT coalesce(jsonb_object_agg(id, state), '{}') FROM circles_agreement WHERE circle_id = ANY (hers)
    AND state IN ('PROPOSAL', 'TALKED_THROUGH', 'AGREED', 'DUE', 'WAITS')),
  'look_backs', (SELECT coalesce(jsonb_agg(id), '[]') FROM commitments_lookback WHERE subject_id = who AND state IN ('PLANNED', 'DUE')),
  'account', (SELECT coalesce(bool_or(is_active), false) FROM community_account WHERE person_id = who)); END $$;

CREATE FUNCTION public.death_circles_of(who uuid) RETURNS uuid[]
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN ARRAY(SELECT m.circle_id FROM circles_member m JOIN circles_circle c ON c.id = m.circle_id
  WHERE m.person_id = who AND m.side = 'CENTRE' AND m.state = 'ACTIVE' AND c.ended_at IS NULL AND NOT EXISTS (SELECT FROM circles_member o
    WHERE o.circle_id = m.circle_id AND o.person_id <> who AND o.side = 'CENTRE' AND o.state = 'ACTIVE')); END $$;

CREATE FUNCTION public.death_concerns(who uuid) RETURNS TABLE(what text, person uuid, ball uuid)
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN RETURN QUERY
  WITH helped AS (
    SELECT m.ask_id, m.offer_id FROM mutual_help_match m WHERE m.ended_at IS NULL AND m.state <> 'SUGGESTED'
    UNION SELECT r.ask_id, h.offer_id FROM mutual_help_rota r JOIN mutual_help_rotahelper h ON h.rota_id = r.id
      WHERE r.ended_at IS NULL AND h.joined_at IS NOT NULL AND h.left_at IS NULL),
  two AS (SELECT a.asker_id, a.ball_id AS ask_ball, b.holder_id, o.offerer_id, o.ball_id AS offer_ball FROM helped
    JOIN mutual_help_ask a ON a.id = helped.ask_id JOIN commitments_ball b ON b.id = a.ball_id JOIN mutual_help_offer o ON o.id = helped.offer_id
    WHERE a.ended_at IS NULL AND who IN (a.asker_id, o.offerer_id)),
  every AS (
    SELECT 1 AS first, 'HOLDER' AS w, b.holder_id AS p, b.id AS b FROM commitments_ball b WHERE b.subject_id = who AND b.closed_at IS NULL
    UNION ALL SELECT 2, 'LOST', t.holder_id, t.ask_ball FROM two t WHERE t.offerer_id = who
    UNION ALL SELECT 3, 'WORD', t.offerer_id, t.offer_ball FROM two t WHERE t.asker_id = who
    UNION ALL SELECT 3, 'WORD', t.asker_id, t.ask_ball FROM two t WHERE t.offerer_id = who
    UNION ALL SELECT 4, 'WORD', o.person_id, NULL FROM circles_member m JOIN circles_member o ON o.circle_id = m.circle_id AND o.state = 'ACTIVE'
      JOIN circles_circle c ON c.id = m.circle_id WHERE m.person_id = who AND m.state = 'ACTIVE' AND c.ended_at IS NULL
    UNION ALL SELECT 5, 'WORD', CASE WHEN m.person_id = who THEN m.representative_id ELSE m.person_id END, NULL FROM community_mandate m
      WHERE who IN (m.person_id, m.representative_id) AND m.kind <> 'VISIT' AND m.accepted_at IS NOT NULL AND m.ended_at IS NULL AND m.ends_at > now())
  SELECT DISTINCT ON (e.p, CASE WHEN e.w = 'LOST' THEN e.b END) e.w, e.p, e.b FROM every e
    WHERE e.p IS DISTINCT FROM who AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = e.p AND d.taken_back_at IS NULL)
    ORDER BY e.p, CASE WHEN e.w = 'LOST' THEN e.b END, e.first, e.b; END $$;

CREATE FUNCTION public.death_ends_balls(who uuid, me uuid, at timestamp with time zone) RETURNS uuid[]
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE ids uuid[] := ARRAY(SELECT id FROM commitments_ball WHERE subject_id = who AND closed_at IS NULL AND about IN ('ASK', 'OFFER', 'LOOK_BACK', 'GO_ON', 'MESSAGE', 'DEATH', 'INQUIRY'));
BEGIN
  UPDATE commitments_ball SET closed_at = greatest(at, opened_at) WHERE id = ANY (ids);
  UPDATE commitments_pass SET state = 'OVERTAKEN', answered_at = at WHERE state IN ('ASKING_PERSON', 'OFFERED') AND (ball_id = ANY (ids) OR sender_id = who);
  UPDATE commitments_pass SET state = 'TAKEN_BACK', answered_at = at WHERE state IN ('ASKING_PERSON', 'OFFERED') AND receiver_id = who;
  UPDATE commitments_seat SET ended_at = at WHERE reason = 'INVITED' AND ended_at IS NULL AND (ball_id = ANY (ids) OR person_id = who);
  INSERT INTO commitments_step (id, ball_id, kind, shape, at, person_id, organisation_id, on_behalf, written_by_id)
    SELECT gen_random_uuid(), b.id, 'DIED', 'formal', at, me, (SELECT min(o::text)::uuid FROM my_organisations() o), false, me FROM commitments_ball b WHERE b.id = ANY (ids) AND b.about = 'ASK';
  UPDATE commitments_lookback SET state = 'NO_THANKS', answered_at = at WHERE subject_id = who AND state IN ('PLANNED', 'DUE');
  PERFORM death_gives_balls_on(who, at);
  RETURN ids;
END $$;

CREATE FUNCTION public.death_ends_circles(who uuid, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE hers uuid[] := death_circles_of(who);
BEGIN
  UPDATE circles_circle SET ended_at = at WHERE id = ANY (hers) AND ended_at IS NULL;
  UPDATE circles_member SET state = CASE WHEN state = 'ACTIVE' THEN 'ENDED' ELSE 'NOT_NOW' END, ended_at = at
    WHERE state IN ('PROPOSED', 'INVITED', 'ACTIVE') AND (circle_id = ANY (hers) OR person_id = who);
  UPDATE circles_agreement SET state = CASE WHEN state IN ('PROPOSAL', 'TALKED_THROUGH') THEN 'DROPPED' ELSE 'ENDED' END, ended_at = at
    WHERE circle_id = ANY (hers) AND state IN ('PROPOSAL', 'TALKED_THROUGH', 'AGREED', 'DUE', 'WAITS');
  UPDATE circles_consent SET state = 'WITHDRAWN', ended_at = at WHERE state IN ('ASKED', 'GIVEN') AND who IN (subject_id, to_person_id);
  UPDATE circles_succession SET state = 'TAKEN_BACK', ended_at = at WHERE state IN ('ASKED', 'YES') AND who IN (subject_id, leaver_id, successor_id);
END $$;

CREATE FUNCTION public.death_ends_help(who uuid, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE asks uuid[] := ARRAY(SELECT id FROM mutual_help_ask WHERE asker_id = who); offers uuid[] := ARRAY(SELECT id FROM mutual_help_offer WHERE offerer_id = who);
BEGIN
  UPDATE mutual_help_match SET state = CASE WHEN state = 'SUGGESTED' THEN 'LAPSED' ELSE 'ENDED' END, ended_at = at, ended_how = 'DIED'
    WHERE ended_at IS NULL AND (ask_id = ANY (asks) OR offer_id = ANY (offers));
  UPDATE mutual_help_ask SET state = 'DIED', ended_at = at WHERE id = ANY (asks) AND ended_at IS NULL;
  UPDATE mutual_help_offer SET state = 'ENDED', ended_at = at, parked_until = NULL WHERE id = ANY (offers) AND ended_at IS NULL;
  -- A question that loses its helper comes back to whoever has its ball, and soon.
  UPDATE commitments_ball b SET due_at = least(b.due_at, at + interval '2 days'), reminded = 0 FROM mutual_help_ask a JOIN mutual_help_match m ON m.ask_id = a.id
    WHERE b.id = a.ball_id AND b.closed_at IS NULL AND m.offer_id = ANY (offers) AND m.ended_at = at AND m.state = 'ENDED';
END $$;

CREATE FUNCTION public.death_ends_ways_in(who uuid, me uuid, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE community_mandate SET ended_at = at, ended_by_id = me WHERE ended_at IS NULL AND ends_at > at AND who IN (person_id, representative_id);
  UPDATE community_device SET ended_at = at WHERE person_id = who AND ended_at IS NULL;
  UPDATE community_card SET revoked_at = at, revoked_by_id = me, revoked_why = 'DIED' WHERE person_id = who AND revoked_at IS NULL;
  UPDATE community_account SET is_active = false WHERE person_id = who;
  UPDATE notifications_message SET state = 'DROPPED', done_at = at WHERE person_id = who AND state IN ('WAITING', 'TO_PRINT');
  UPDATE notifications_message SET taken_up = true WHERE person_id = who AND state = 'FAILED' AND NOT taken_up;
END $$;

CREATE FUNCTION public.death_gives_balls_on(who uuid, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE b commitments_ball; next uuid; home uuid;
BEGIN
  SELECT coalesce(area_id, municipality_id) INTO home FROM community_person WHERE id = who;
  FOR b IN SELECT * FROM commitments_ball WHERE holder_id = who AND closed_at IS NULL ORDER BY id LOOP
    SELECT x.p INTO next FROM (VALUES (1, b.deputy_id), (2, b.lead_id)) x(n, p) WHERE x.p IS NOT NULL AND x.p <> who AND is_present(x.p, at::date) ORDER BY x.n LIMIT 1;
    IF next IS NULL THEN SELECT d.person INTO next FROM standing_at_door(home, at::date) d WHERE d.person <> who LIMIT 1; END IF;
    UPDATE commitments_seat SET ended_at = at WHERE ball_id = b.id AND person_id = who AND reason = 'HOLDER' AND ended_at IS NULL;
    UPDATE commitments_ball SET holder_id = next, deputy_id = nullif(deputy_id, next), held_since = at, reminded = 0 WHERE id = b.id;
    INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), b.id, next, 'HOLDER', at);
  END LOOP;
  UPDATE commitments_ball SET deputy_id = nullif(deputy_id, who), lead_id = nullif(lead_id, who) WHERE closed_at IS NULL AND who IN (deputy_id, lead_id);
  UPDATE commitments_lookback l SET by_id = d.person FROM (SELECT s.person FROM standing_at_door(home, at::date) s WHERE s.person <> who LIMIT 1) d
    WHERE l.by_id = who AND l.state = 'PLANNED';
END $$;

CREATE FUNCTION public.death_locks(who uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE asks uuid[] := ARRAY(SELECT id FROM mutual_help_ask WHERE asker_id = who); offers uuid[] := ARRAY(SELECT id FROM mutual_help_offer WHERE offerer_id = who);
  rotas uuid[]; matches uuid[]; around uuid[];
BEGIN
  PERFORM FROM commitments_ball WHERE who IN (subject_id, holder_id) ORDER BY id FOR NO KEY UPDATE;
  rotas := ARRAY(SELECT id FROM mutual_help_rota WHERE ask_id = ANY (asks) UNION SELECT rota_id FROM mutual_help_rotahelper WHERE offer_id = ANY (offers));
  PERFORM FROM mutual_help_rota WHERE id = ANY (rotas) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_rotahelper WHERE rota_id = ANY (rotas) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_turn WHERE rota_id = ANY (rotas) AND cancelled_at IS NULL ORDER BY id FOR NO KEY UPDATE;
  matches := ARRAY(SELECT id FROM mutual_help_match WHERE ended_at IS NULL AND (ask_id = ANY (asks) OR offer_id = ANY (offers)));
  PERFORM FROM mutual_help_match WHERE id = ANY (matches) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_offer WHERE id = ANY (offers) OR id IN (SELECT offer_id FROM mutual_help_match WHERE id = ANY (matches)) ORDER BY id FOR UPDATE;
  PERFORM FROM mutual_help_ask WHERE id = ANY (asks) OR id IN (SELECT ask_id FROM mutual_help_match WHERE id = ANY (matches)) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_joining WHERE ask_id = ANY (asks) OR offer_id = ANY (offers) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM mutual_help_tour WHERE id IN (SELECT tour_id FROM mutual_help_tourseat WHERE person_id = who AND left_at IS NULL) ORDER BY id FOR UPDATE;
  PERFORM FROM mutual_help_tourseat WHERE person_id = who AND left_at IS NULL ORDER BY id FOR NO KEY UPDATE;
  around := ARRAY(SELECT circle_id FROM circles_member WHERE person_id = who);
  PERFORM FROM circles_circle WHERE id = ANY (around) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM circles_member WHERE circle_id = ANY (around) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM circles_agreement WHERE circle_id = ANY (around) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM circles_consent WHERE who IN (subject_id, to_person_id) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM circles_succession WHERE who IN (subject_id, leaver_id, successor_id) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM community_mandate WHERE who IN (person_id, representative_id) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM community_card WHERE person_id = who ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM community_device WHERE person_id = who ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM commitments_lookback WHERE who IN (subject_id, by_id) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM notifications_message WHERE person_id = who AND state IN ('WAITING', 'TO_PRINT', 'FAILED') ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM journal_head WHERE book IN ('entry', 'look') AND chain = (SELECT municipality_id FROM community_person WHERE id = who) ORDER BY book FOR UPDATE;
  PERFORM FROM community_person WHERE id = who FOR UPDATE;
END $$;

CREATE FUNCTION public.death_may(who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); p community_person; BEGIN
  IF me IS NULL OR who IS NULL OR me = who OR acting_representative() IS NOT NULL OR NOT i_work_here() THEN RETURN false; END IF;
  SELECT * INTO p FROM community_person WHERE id = who;
  RETURN coalesce(p.municipality_id = acting_keeper(), false)
    OR EXISTS (SELECT FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id WHERE s.person_id = me AND s.ended_at IS NULL
      AND s.reason IN ('HOLDER', 'LEAD') AND b.subject_id = who)
    OR EXISTS (SELECT FROM standing_at_door(coalesce(p.area_id, p.municipality_id), current_date) d WHERE d.person = me AND d.is_lead); END $$;

CREATE FUNCTION public.death_opens_balls(was jsonb, who uuid, me uuid, at timestamp with time zone, due timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE b commitments_ball; next uuid; home uuid;
BEGIN
  SELECT coalesce(area_id, municipality_id) INTO home FROM community_person WHERE id = who;
  FOR b IN SELECT * FROM commitments_ball WHERE id IN (SELECT x::uuid FROM jsonb_array_elements_text(was->'balls') x) AND closed_at IS NOT NULL
      AND about IN ('ASK', 'OFFER', 'GO_ON') ORDER BY id LOOP
    next := b.holder_id;
    IF NOT is_present(next, at::date) THEN SELECT d.person INTO next FROM standing_at_door(home, at::date) d LIMIT 1; END IF;
    IF next <> b.holder_id THEN
      UPDATE commitments_seat SET ended_at = at WHERE ball_id = b.id AND reason = 'HOLDER' AND ended_at IS NULL;
      INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), b.id, next, 'HOLDER', at);
    END IF;
    UPDATE commitments_ball SET closed_at = NULL, holder_id = next, deputy_id = nullif(deputy_id, next), held_since = at, due_at = due, reminded = 0 WHERE id = b.id;
    INSERT INTO commitments_step (id, ball_id, kind, shape, at, person_id, organisation_id, on_behalf, written_by_id)
      SELECT gen_random_uuid(), b.id, 'NOT_SO', 'formal', at, me, (SELECT min(o::text)::uuid FROM my_organisations() o), false, me WHERE b.about = 'ASK';
  END LOOP;
END $$;

CREATE FUNCTION public.death_page(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE p community_person; d community_death; asks uuid[]; offers uuid[]; was jsonb;
BEGIN
  SELECT x.* INTO p FROM commitments_ball b JOIN community_person x ON x.id = b.subject_id WHERE b.id = which;
  IF NOT death_may(p.id) THEN RETURN NULL; END IF;
  SELECT * INTO d FROM community_death WHERE person_id = p.id ORDER BY taken_back_at IS NULL DESC, written_at DESC LIMIT 1;
  asks := ARRAY(SELECT id FROM mutual_help_ask WHERE asker_id = p.id AND ended_at IS NULL);
  offers := ARRAY(SELECT id FROM mutual_help_offer WHERE offerer_id = p.id AND ended_at IS NULL);
  RETURN jsonb_build_object('person', p.id, 'municipality', p.municipality_id, 'works', death_works(p.id), 'came_in', came_in_on(p.id),
    'name', CASE WHEN which = ANY (ARRAY(SELECT my_balls())) OR p.id = ANY (ARRAY(SELECT people_around_me())) THEN coalesce(nullif(p.called, ''), p.name) ELSE '' END,
    'death', CASE WHEN d.id IS NULL THEN NULL ELSE jsonb_build_object('id', d.id, 'died_on', d.died_on, 'heard_from', d.heard_from, 'written_at', d.written_at,
      'by', (SELECT coalesce(nullif(w.called, ''), w.name) FROM community_person w WHERE w.id = d.written_by_id), 'told', cardinality(array_remove(d.told, d.written_by_id)), 'taken_back_at', d.taken_back_at) END,
    'report', (SELECT jsonb_build_object('ball', b.id, 'by', coalesce(nullif(w.called, ''), w.name), 'at', b.opened_at) FROM commitments_ball b
      JOIN commitments_step t ON t.ball_id = b.id AND t.kind = 'ASKED' JOIN community_person w ON w.id = t.person_id
      WHERE b.about = 'DEATH' AND b.subject_id = p.id AND b.closed_at IS NULL AND b.id = ANY (ARRAY(SELECT my_balls())) LIMIT 1),
    'asks', cardinality(asks), 'offers', cardinality(offers),
    'helpers', (SELECT count(*) FROM mutual_help_match m WHERE m.ask_id = ANY (asks) AND m.ended_at IS NULL AND m.state <> 'SUGGESTED'),
    'helps', (SELECT count(*) FROM mutual_help_match m WHERE m.offer_id = ANY (offers) AND m.ended_at IS NULL AND m.state <> 'SUGGESTED'),
    'turns', (SELECT count(*) FROM mutual_help_turn t JOIN mutual_help_rota r ON r.id = t.rota_id LEFT JOIN mutual_help_rotahelper h ON h.id = t.helper_id
      WHERE t.cancelled_at IS NULL AND t.ends_at > now() AND (r.ask_id = ANY (asks) OR h.offer_id = ANY (offers))),
    'places', (SELECT count(*) FROM mutual_help_joining j WHERE j.left_at IS NULL AND (j.ask_id = ANY (asks) OR j.offer_id = ANY (offers)))
      + (SELECT count(*) FROM mutual_help_tourseat s JOIN mutual_help_tour t ON t.id = s.tour_id WHERE s.person_id = p.id AND s.left_at IS NULL AND t.begins_at > now()),
    'agreements', (SELECT count(*) FROM circles_agreement g WHERE g.circle_id = ANY (death_circles_of(p.id)) AND g.state IN ('AGREED', 'DUE', 'WAITS')),
    'mandates', (SELECT count(*) FROM community_mandate m WHERE p.id IN (m.person_id, m.representative_id) AND m.ended_at IS NULL AND m.ends_at > now()),
    'stays', (SELECT count(*) FROM commitments_ball b WHERE b.subject_id = p.id AND b.closed_at IS NULL AND b.about IN ('APPEAL', 'MAP')),
    'told', (SELECT count(DISTINCT c.person) FROM death_concerns(p.id) c WHERE c.person <> acting_person()));
END $$;

CREATE FUNCTION public.death_take_back(which uuid, at timestamp with time zone, due timestamp with time zone) RETURNS SETOF jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person(); d community_death; was jsonb;
BEGIN
  SELECT * INTO d FROM community_death WHERE id = which;
  IF d.id IS NULL OR NOT (death_may(d.person_id) OR d.written_by_id = me AND i_work_here()) THEN
    RAISE EXCEPTION 'by who carries something of hers' USING ERRCODE = 'check_violation', CONSTRAINT = 'death_by_who_may';
  END IF;
  PERFORM death_locks(d.person_id);
  UPDATE community_death SET taken_back_at = at, taken_back_by_id = me WHERE id = which AND taken_back_at IS NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'taken back already' USING ERRCODE = 'check_violation', CONSTRAINT = 'death_stays_as_written'; END IF;
  was := d.before;
  UPDATE mutual_help_match SET ended_how = 'MISTAKE' WHERE ended_at = d.written_at AND ended_how = 'DIED' AND (ask_id IN (SELECT id FROM mutual_help_ask WHERE asker_id = d.person_id)
    OR offer_id IN (SELECT id FROM mutual_help_offer WHERE offerer_id = d.person_id));
  UPDATE mutual_help_ask a SET state = s.value, ended_at = NULL FROM jsonb_each_text(was->'asks') s WHERE a.id = s.key::uuid AND a.state = 'DIED';
  UPDATE mutual_help_offer o SET state = s.value->>0, parked_until = (s.value->>1)::date, back_on = (s.value->>2)::date, tell_back_on = (s.value->>3)::date, ended_at = NULL FROM jsonb_each(was->'offers') s
    WHERE o.id = s.key::uuid AND o.ended_at = d.written_at;
  PERFORM death_opens_balls(was, d.person_id, me, at, due);
  UPDATE commitments_lookback l SET state = 'PLANNED', answered_at = NULL, ball_id = NULL FROM jsonb_array_elements_text(was->'look_backs') s
    WHERE l.id = s::uuid AND l.state = 'NO_THANKS' AND l.answered_at = d.written_at;
  PERFORM retention_take_pen();
  UPDATE circles_circle SET ended_at = NULL WHERE id IN (SELECT x::uuid FROM jsonb_array_elements_text(was->'circles') x) AND ended_at = d.written_at;
  UPDATE circles_member m SET state = s.value, ended_at = NULL FROM jsonb_each_text(was->'members') s WHERE m.id = s.key::uuid AND m.ended_at = d.written_at
    AND NOT EXISTS (SELECT FROM community_death x WHERE x.person_id = m.person_id AND x.taken_back_at IS NULL)
    AND (m.organisation_id IS NULL OR m.face <> 'FORMAL' OR works_for(m.person_id, m.organisation_id));
  UPDATE circles_agreement g SET state = s.value, ended_at = NULL FROM jsonb_each_text(was->'agreements') s WHERE g.id = s.key::uuid AND g.ended_at = d.written_at;
  PERFORM retention_drop_pen();
  UPDATE community_account SET is_active = true WHERE person_id = d.person_id AND (was->>'account')::boolean;
  RETURN QUERY SELECT w || coalesce((SELECT jsonb_build_array(coalesce(b.code, ''), b.about) FROM commitments_ball b WHERE b.id = (w->>2)::uuid), '["", ""]') FROM jsonb_array_elements(was->'words') w
    WHERE (w->>1)::uuid <> me AND NOT EXISTS (SELECT FROM community_death x WHERE x.person_id = (w->>1)::uuid AND x.taken_back_at IS NULL);
END $$;

CREATE FUNCTION public.death_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.person_id, NEW.municipality_id, NEW.died_on, NEW.written_by_id, NEW.written_at)
       IS DISTINCT FROM (OLD.person_id, OLD.municipality_id, OLD.died_on, OLD.written_by_id, OLD.written_at)
       OR OLD.taken_back_at IS NOT NULL AND (NEW.taken_back_at, NEW.taken_back_by_id) IS DISTINCT FROM (OLD.taken_back_at, OLD.taken_back_by_id) THEN
      RAISE EXCEPTION 'what was written stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'death_stays_as_written';
    END IF;
    IF NEW.taken_back_at > OLD.written_at + interval '28 days' THEN
      RAISE EXCEPTION 'four weeks' USING ERRCODE = 'check_violation', CONSTRAINT = 'death_is_taken_back_in_time';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.taken_back_at IS NOT NULL OR NEW.died_on > (NEW.written_at AT TIME ZONE 'Europe/Amsterdam')::date OR NEW.died_on < came_in_on(NEW.person_id) THEN
    RAISE EXCEPTION 'a day that was, since she came in' USING ERRCODE = 'check_violation', CONSTRAINT = 'death_on_a_day_that_was';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.death_works(who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who
  AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

CREATE FUNCTION public.death_write(which uuid, who uuid, died date, heard text, at timestamp with time zone) RETURNS SETOF jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person(); was jsonb; ids uuid[]; words jsonb;
BEGIN
  IF NOT death_may(who) THEN RAISE EXCEPTION 'by who carries something of hers' USING ERRCODE = 'check_violation', CONSTRAINT = 'death_by_who_may'; END IF;
  PERFORM death_locks(who);
  IF death_works(who) THEN RAISE EXCEPTION 'her work ends first' USING ERRCODE = 'check_violation', CONSTRAINT = 'death_after_her_work'; END IF;
  was := death_before(who);
  SELECT coalesce(jsonb_agg(jsonb_build_array(c.what, c.person, c.ball)), '[]') INTO words FROM death_concerns(who) c;
  INSERT INTO community_death (id, municipality_id, person_id, died_on, heard_from, written_by_id, written_at, told, before)
    SELECT which, p.municipality_id, who, died, heard, me, at, ARRAY(SELECT DISTINCT (w->>1)::uuid FROM jsonb_array_elements(words) w), was FROM community_person p WHERE p.id = who;
  PERFORM death_ends_help(who, at);
  ids := death_ends_balls(who, me, at);
  PERFORM retention_take_pen();
  UPDATE mutual_help_joining SET left_at = greatest(at, joined_at) WHERE left_at IS NULL AND (ask_id IN (SELECT id FROM mutual_help_ask WHERE asker_id = who)
    OR offer_id IN (SELECT id FROM mutual_help_offer WHERE offerer_id = who));
  PERFORM death_ends_circles(who, at), death_ends_ways_in(who, me, at);
  UPDATE community_death SET before = was || jsonb_build_object('balls', to_jsonb(ids), 'words', words) WHERE id = which;
  PERFORM retention_drop_pen();
  RETURN QUERY SELECT w || coalesce((SELECT jsonb_build_array(coalesce(b.code, ''), b.about) FROM commitments_ball b WHERE b.id = (w->>2)::uuid), '["", ""]') FROM jsonb_array_elements(words) w WHERE (w->>1)::uuid <> me;
END $$;

CREATE FUNCTION public.deaths_told_to(of_ball uuid) RETURNS TABLE(name text, died_on date, written_at timestamp with time zone, taken_back boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF of_ball IS NOT NULL THEN
    IF NOT of_ball = ANY (ARRAY(SELECT my_balls())) THEN RETURN; END IF;
    SELECT b.subject_id INTO me FROM commitments_ball b WHERE b.id = of_ball;
  END IF;
  RETURN QUERY SELECT coalesce(nullif(p.called, ''), p.name)::text, d.died_on, d.written_at, d.taken_back_at IS NOT NULL
    FROM community_death d JOIN community_person p ON p.id = d.person_id
    WHERE me = ANY (d.told) AND coalesce(d.taken_back_at, d.written_at) > now() - interval '90 days' ORDER BY d.written_at DESC;
END $$;

CREATE FUNCTION public.decide_standstill(which uuid, decided text, until date, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.door_has_a_lead_who_stays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.lead_id FOR SHARE;
  IF EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.lead_id)
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.lead_id AND m.ends_on IS NULL AND m.leaves_on IS NULL) THEN
    RAISE EXCEPTION 'the lead of a front door is leaving' USING ERRCODE = 'check_violation', CONSTRAINT = 'door_keeps_its_lead';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.door_that_takes_over_is_open() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE days daterange;
BEGIN
  IF NEW.closed_from IS NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('doors'), hashtext(municipality_of(NEW.area_id)::text));
  days := daterange(NEW.closed_from, NEW.closed_until);
  IF EXISTS (SELECT FROM commitments_frontdoor d WHERE d.id <> NEW.id AND daterange(d.closed_from, d.closed_until) && days
             AND d.closed_from IS NOT NULL AND (d.id = NEW.taken_over_by_id OR d.taken_over_by_id = NEW.id))
     OR EXISTS (SELECT FROM commitments_frontdoor d WHERE d.id = NEW.taken_over_by_id
                AND municipality_of(d.area_id) IS DISTINCT FROM municipality_of(NEW.area_id)) THEN
    RAISE EXCEPTION 'a door that takes over is open itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'door_that_takes_over_is_open';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.dream_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE p mutual_help_pair;
BEGIN
  SELECT * INTO p FROM mutual_help_pair WHERE id = NEW.pair_id FOR UPDATE;
  IF NOT (may_say_for(p.match_id, 'ASKER') OR may_say_for(p.match_id, 'OFFERER')) OR TG_OP = 'INSERT' AND NOT may_say_for(p.match_id, NEW.side) THEN
    RAISE EXCEPTION 'one of the two' USING ERRCODE = 'check_violation', CONSTRAINT = 'dream_is_of_the_two';
  END IF;
  IF TG_OP = 'INSERT' AND (SELECT count(*) FROM mutual_help_dream d WHERE d.pair_id = p.id) >= 20 THEN
    RAISE EXCEPTION 'twenty dreams' USING ERRCODE = 'check_violation', CONSTRAINT = 'dream_list_of_twenty';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.effort_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  SELECT o.effort INTO NEW.kind FROM mutual_help_offer o WHERE o.id = NEW.offer_id FOR SHARE;
  RETURN NEW;
END $$;

CREATE FUNCTION public.end_talk(mine uuid, which uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE s mutual_help_tourseat; v record; hand uuid;
BEGIN
  SELECT * INTO s FROM mutual_help_tourseat WHERE id = mine;
  SELECT * INTO v FROM who_brought(s.ask_id, s.offer_id);
  hand := hand_of(s.person_id);
  IF s.id IS NULL OR NOT may_speak_at(v.who, v.ball) OR hand IS NOT NULL AND s.tour_id = ANY (ARRAY(SELECT my_tours()))
     OR hand IN (SELECT o.person_id FROM mutual_help_talk k JOIN mutual_help_tourseat o ON o.id IN (k.visitor_id, k.host_id) WHERE k.id = which AND o.id <> mine) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'tick_is_her_own';
  END IF;
  DELETE FROM mutual_help_talk k WHERE k.id = which AND mine IN (k.visitor_id, k.host_id);
  RETURN FOUND;
END $$;

CREATE FUNCTION public.everybody_goes_on(which uuid, day date) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM asked_to_go_on(which)) AND NOT EXISTS (SELECT FROM asked_to_go_on(which) w WHERE NOT EXISTS (
   SELECT FROM circles_goon g WHERE g.agreement_id = which AND g.person_id = w AND g.review_on = day AND g.answer = 'ON')); END $$;

CREATE FUNCTION public.exception_second_is_replaced() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.second_id IS NOT DISTINCT FROM OLD.second_id THEN RETURN NEW; END IF;
  IF OLD.state <> 'PROPOSED' OR NEW.state <> 'PROPOSED' OR OLD.second_at IS NOT NULL OR NEW.second_at IS NOT NULL THEN
    RAISE EXCEPTION 'who decided stays who decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_second_pair_of_eyes';
  END IF;
  IF acting_person() IS DISTINCT FROM OLD.asked_by_id OR acting_representative() IS NOT NULL THEN
    RAISE EXCEPTION 'who wrote it down asks another' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_second_pair_of_eyes';
  END IF;
  IF looks_along(OLD.second_id) THEN
    RAISE EXCEPTION 'who is there is asked herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_second_pair_of_eyes';
  END IF;
  IF NEW.second_id IS NULL OR NEW.second_id IN (NEW.asked_by_id, NEW.subject_id) OR NEW.second_id = NEW.to_person_id
     OR NOT looks_along(NEW.second_id) THEN
    RAISE EXCEPTION 'somebody else who works here and is there' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_second_pair_of_eyes';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.exception_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY['PROPOSED>LIVE', 'PROPOSED>REFUSED', 'PROPOSED>CLOSED', 'LIVE>CLOSED']) THEN
    RAISE EXCEPTION 'not that way' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_state';
  END IF;
  IF ((NEW.state <> OLD.state AND NEW.state IN ('LIVE', 'REFUSED')) OR NEW.second_at IS DISTINCT FROM OLD.second_at)
     AND (me IS DISTINCT FROM NEW.second_id OR acting_representative() IS NOT NULL OR NEW.second_at IS NULL
          OR NOT works_here(NEW.second_id)) THEN
    RAISE EXCEPTION 'the second pair of eyes decides' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_second_pair_of_eyes';
  END IF;
  IF NEW.state = 'LIVE' AND OLD.state = 'PROPOSED' AND (NEW.until <= current_date OR NEW.review_on < current_date
       OR NOT EXISTS (SELECT FROM circles_shareditem i WHERE i.exception_id = NEW.id)
       OR EXISTS (SELECT FROM circles_shareditem i WHERE i.exception_id = NEW.id AND NOT shared_item_is_there(i.kind, i.object_id))) THEN
    RAISE EXCEPTION 'for named things, until a day' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_names_its_items';
  END IF;
  -- The day to look again is not moved: longer is another exception, with two pairs of eyes again.
  IF NEW.review_on <> OLD.review_on THEN
    RAISE EXCEPTION 'longer is another one' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_review_stays';
  END IF;
  IF OLD.told_at IS NOT NULL AND NEW.told_at IS DISTINCT FROM OLD.told_at THEN
    RAISE EXCEPTION 'what was told was told' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_the_person_is_told';
  END IF;
  -- She hears of it in the end.
  IF NEW.state = 'CLOSED' AND OLD.state = 'LIVE' AND NEW.told_at IS NULL THEN
    RAISE EXCEPTION 'she hears of it when it ends' USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_the_person_is_told';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.forget_guide(which uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM mutual_help_guide WHERE id = which AND state = 'RELEASED' AND acting_job();
  RETURN FOUND;
END $$;

CREATE FUNCTION public.give_turns_back(who uuid, turns uuid[], at timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE number integer;
BEGIN
  IF NOT speaks_for_helper(who) THEN
    RAISE EXCEPTION 'she herself gives it back' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_given_back_by_herself';
  END IF;
  PERFORM rota_held(who);
  UPDATE mutual_help_turn SET helper_id = NULL, opened_at = at, holder_told_at = NULL WHERE helper_id = who AND id = ANY (turns) AND ends_at > at;
  GET DIAGNOSTICS number = ROW_COUNT;
  RETURN number;
END $$;

CREATE FUNCTION public.gleaning_away(which uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
   UPDATE circles_gleaningnote SET removed_at = at WHERE id = which AND removed_at IS NULL AND acting_person() IN (person_id, maker_id);
   RETURN FOUND; END $$;

CREATE FUNCTION public.gleaning_is_of_who_works_there() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.maker_id FOR SHARE;
  IF NOT comes_from(NEW.maker_id, NEW.organisation_id) THEN
    RAISE EXCEPTION 'she does not work there' USING ERRCODE = 'check_violation', CONSTRAINT = 'gleaning_of_who_works_there';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.gleaning_let_go(which uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE circles_gleaningnote SET removed_at = at WHERE id = which AND removed_at IS NULL
    AND (acting_job() OR (acting_representative() IS NULL AND maker_id = acting_person()));
  RETURN FOUND;
END $$;

CREATE FUNCTION public.gleaning_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF (NEW.others, NEW.until) IS DISTINCT FROM (OLD.others, OLD.until) AND acting_person() IS DISTINCT FROM NEW.person_id THEN
    RAISE EXCEPTION 'she says who knows it, and how long' USING ERRCODE = 'check_violation', CONSTRAINT = 'gleaning_only_with_her_yes';
  END IF;
  IF OLD.removed_at IS NOT NULL AND NEW.removed_at IS DISTINCT FROM OLD.removed_at THEN
    RAISE EXCEPTION 'removed is removed' USING ERRCODE = 'check_violation', CONSTRAINT = 'gleaning_removed_once';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.go_on_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE a circles_agreement; me uuid := acting_person(); namens uuid := acting_representative();
BEGIN
  -- The agreement's row is the lock between answering, ending and going on.
  SELECT * INTO a FROM circles_agreement WHERE id = NEW.agreement_id FOR UPDATE;
  IF a.state IS DISTINCT FROM 'DUE' OR NEW.review_on IS DISTINCT FROM a.review_on THEN
    RAISE EXCEPTION 'there is nothing to look back upon' USING ERRCODE = 'check_violation', CONSTRAINT = 'go_on_after_the_look_back';
  END IF;
  IF NOT EXISTS (SELECT FROM asked_to_go_on(a.id) w WHERE w = NEW.person_id) THEN
    RAISE EXCEPTION 'she is not in it' USING ERRCODE = 'check_violation', CONSTRAINT = 'go_on_of_who_is_in_it';
  END IF;
  IF NEW.person_id IS DISTINCT FROM me THEN
    IF NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM me OR NOT EXISTS (
         SELECT FROM circles_member m WHERE m.circle_id = a.circle_id AND m.person_id = me AND m.state = 'ACTIVE')
       OR (is_centre_of(a.circle_id, NEW.person_id) AND NOT (is_formal_in(a.circle_id, me) OR is_centre_of(a.circle_id, me))) THEN
      RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'go_on_is_her_own';
    END IF;
  ELSIF (namens IS NULL AND NEW.way <> 'SCREEN')
     OR (namens IS NOT NULL AND (NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM namens)) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'go_on_is_her_own';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.goal_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' AND (NEW.reached_at IS NOT NULL OR NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.id = NEW.match_id
       AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))) THEN
    RAISE EXCEPTION 'while the two know each other' USING ERRCODE = 'check_violation', CONSTRAINT = 'goal_of_two_who_know_each_other';
  END IF;
  IF (TG_OP = 'INSERT' OR NEW.words IS DISTINCT FROM OLD.words OR NEW.ask_again_on IS DISTINCT FROM OLD.ask_again_on)
     AND NOT may_say_for(NEW.match_id, 'ASKER') THEN
    RAISE EXCEPTION 'her own words' USING ERRCODE = 'check_violation', CONSTRAINT = 'goal_in_her_own_words';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.words IS DISTINCT FROM OLD.words AND OLD.reached_at IS NOT NULL THEN
    RAISE EXCEPTION 'it is reached' USING ERRCODE = 'check_violation', CONSTRAINT = 'goal_that_is_reached';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.grant_and_ball_agree() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM initiatives_grantrequest r JOIN commitments_ball b ON b.id = r.ball_id
      WHERE NEW.id IN (r.id, b.id) AND (r.state = 'SENT') <> (b.closed_at IS NULL)) THEN
    PERFORM grant_wrong('what was sent has exactly one holder', 'grant_and_ball_agree'); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.grant_asked(hash text) RETURNS TABLE(request uuid, entry uuid, name text, cents bigint, what_for text, needed_on date, version integer, municipality uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT r.id, e.id, e.name::text, r.cents, r.what_for, r.needed_on, r.version, r.municipality_id
  FROM initiatives_grantrequest r JOIN social_map_entry e ON e.id = r.entry_id
  WHERE r.code_hash = hash AND length(hash) = 64 AND r.state = 'DRAFT' AND r.code_until > now() AND r.municipality_id = grant_hears(); END $$;

CREATE FUNCTION public.grant_asked_whom(hash text) RETURNS TABLE(person uuid, name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT DISTINCT p.id, coalesce(nullif(p.called, ''), p.name)::text FROM grant_asked(hash) g JOIN social_map_insider i ON i.entry_id = g.entry
  JOIN community_person p ON p.id = i.person_id WHERE i.ended_at IS NULL AND map_is_resident_at(g.entry, p.id)
    AND NOT EXISTS (SELECT FROM initiatives_grantyes y WHERE y.request_id = g.request AND y.resident_id = p.id) ORDER BY 2, 1; END $$;

CREATE FUNCTION public.grant_forget() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_user IN ('samenspel_app', 'samenspel_worker') THEN RETURN NULL; END IF;
  DELETE FROM initiatives_grantyes y USING initiatives_grantrequest r WHERE r.id = y.request_id AND y.resident_id = NEW.id AND r.state = 'DRAFT';
  UPDATE initiatives_grantyes SET resident_id = nullif(resident_id, NEW.id), heard_by_id = nullif(heard_by_id, NEW.id)
    WHERE NEW.id IN (resident_id, heard_by_id);
  UPDATE initiatives_grantrequest SET written_by_id = nullif(written_by_id, NEW.id), sent_by_id = nullif(sent_by_id, NEW.id),
    decided_by_id = nullif(decided_by_id, NEW.id) WHERE NEW.id IN (written_by_id, sent_by_id, decided_by_id);
  IF length(OLD.name) >= 6 THEN
    UPDATE initiatives_grantrequest SET what_for = replace(what_for, OLD.name, 'Iemand'), words = replace(words, OLD.name, 'Iemand')
      WHERE position(OLD.name in what_for || words) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.grant_hear_yes(hash text, who uuid, of_version integer, how text, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE g record;
BEGIN
  SELECT * INTO g FROM grant_asked(hash);
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO initiatives_grantyes (id, request_id, municipality_id, version, resident_id, way, heard_by_id, said_at)
  VALUES (gen_random_uuid(), g.request, g.municipality, of_version, who, how, map_me(), at);
  RETURN g.request;
END $$;

CREATE FUNCTION public.grant_hears() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT map_town() WHERE EXISTS (SELECT FROM community_membership m WHERE m.person_id = map_me()
   AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD') AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))); END $$;

CREATE FUNCTION public.grant_people(which uuid) RETURNS TABLE(part text, person uuid, name text, organisation text, way text, heard text, at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE r initiatives_grantrequest;
BEGIN
  SELECT * INTO r FROM initiatives_grantrequest WHERE id = which;
  IF NOT FOUND OR NOT coalesce(r.entry_id IN (SELECT initiatives_mine()), false) AND NOT coalesce(r.ball_id IN (SELECT initiatives_held()), false) THEN RETURN; END IF;
  RETURN QUERY
  SELECT x.part, p.id, coalesce(nullif(p.called, ''), p.name)::text, x.organisation, x.way,
      coalesce((SELECT coalesce(nullif(h.called, ''), h.name)::text FROM community_person h WHERE h.id = x.heard), ''), x.at
  FROM (
    SELECT 'YES' AS part, y.resident_id AS who, '' AS organisation, y.way::text AS way, y.heard_by_id AS heard, y.said_at AS at, 1 AS rank
      FROM initiatives_grantyes y WHERE y.request_id = which AND y.version = r.version
    UNION ALL SELECT 'WRITER', r.written_by_id, '', '', NULL, r.written_at, 2
    UNION ALL SELECT 'HOLDER', b.holder_id, '', '', NULL, b.due_at, 3 FROM commitments_ball b WHERE b.id = r.ball_id
    UNION ALL SELECT CASE WHEN i.role = 'SUPPORT' THEN 'SUPPORT' WHEN map_is_resident_at(r.entry_id, i.person_id) THEN 'RESIDENT' ELSE 'HELPER' END,
      i.person_id, CASE WHEN i.role = 'SUPPORT' THEN coalesce(o.name, '') ELSE '' END::text, '', NULL, i.since, 4
      FROM social_map_insider i LEFT JOIN community_organisation o ON o.id = i.organisation_id
      WHERE i.entry_id = r.entry_id AND i.ended_at IS NULL AND initiatives_belongs(r.entry_id, i.person_id) AND i.role <> 'INVITED') x
  JOIN community_person p ON p.id = x.who ORDER BY x.rank, x.at, p.id;
END $$;

CREATE FUNCTION public.grant_place(which uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT e.name::text FROM initiatives_grantrequest r JOIN social_map_entry e ON e.id = r.entry_id WHERE r.id = which
   AND (r.entry_id IN (SELECT initiatives_mine()) OR r.ball_id IN (SELECT initiatives_held()))); END $$;

CREATE FUNCTION public.grant_take_back_yes(which uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM initiatives_grantrequest WHERE id = which AND state = 'DRAFT' FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM initiatives_grantyes WHERE request_id = which AND resident_id = map_me();
  RETURN FOUND;
END $$;

CREATE FUNCTION public.grant_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := map_me(); b commitments_ball;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'DRAFT' OR NEW.version <> 1 THEN PERFORM grant_wrong('it begins as a draft', 'grant_begins_as_a_draft'); END IF;
    IF NOT map_residents_own(NEW.entry_id) THEN PERFORM grant_wrong('residents lead it', 'grant_of_what_residents_lead'); END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.entry_id, NEW.municipality_id, NEW.written_by_id, NEW.written_at) IS DISTINCT FROM
     (OLD.id, OLD.entry_id, OLD.municipality_id, OLD.written_by_id, OLD.written_at) THEN PERFORM grant_wrong('whose it is stays', 'grant_whose_it_is_stays'); END IF;
  NEW.version := OLD.version;
  IF (NEW.cents, NEW.what_for, NEW.needed_on) IS DISTINCT FROM (OLD.cents, OLD.what_for, OLD.needed_on) THEN
    IF OLD.state <> 'DRAFT' OR NEW.state <> 'DRAFT' THEN PERFORM grant_wrong('what was sent stays', 'grant_sent_stays'); END IF;
    NEW.version := OLD.version + 1; NEW.code_hash := ''; NEW.code_until := NULL;
    DELETE FROM initiatives_grantyes WHERE request_id = OLD.id;
  END IF;
  IF NEW.state = OLD.state THEN
    IF (NEW.sent_by_id, NEW.sent_at, NEW.ball_id, NEW.decided_by_id, NEW.decided_at, NEW.granted_cents, NEW.words) IS DISTINCT FROM
       (OLD.sent_by_id, OLD.sent_at, OLD.ball_id, OLD.decided_by_id, OLD.decided_at, OLD.granted_cents, OLD.words) THEN
      PERFORM grant_wrong('what was said stays', 'grant_answered_once'); END IF;
    RETURN NEW;
  END IF;
  IF NOT ((OLD.state = 'DRAFT' AND NEW.state IN ('SENT', 'WITHDRAWN')) OR (OLD.state = 'SENT' AND NEW.state IN ('GRANTED', 'LESS', 'REFUSED', 'WITHDRAWN'))) THEN
    PERFORM grant_wrong('it is answered once', 'grant_answered_once'); END IF;
  NEW.code_hash := ''; NEW.code_until := NULL;
  IF NEW.state = 'SENT' THEN
    -- Who said yes stays until this is done.
    PERFORM FROM social_map_insider i JOIN initiatives_grantyes y ON y.resident_id = i.person_id
      WHERE i.entry_id = NEW.entry_id AND i.ended_at IS NULL AND y.request_id = NEW.id FOR SHARE OF i;
    IF NOT EXISTS (SELECT FROM initiatives_grantyes y WHERE y.request_id = NEW.id AND y.version = NEW.version AND map_is_resident_at(NEW.entry_id, y.resident_id)) THEN
      PERFORM grant_wrong('a resident says yes first', 'grant_sent_with_a_residents_yes'); END IF;
    IF map_lacks_residents(NEW.entry_id) > 0 THEN PERFORM grant_wrong('residents carry it first', 'grant_of_what_residents_carry'); END IF;
    IF NEW.sent_by_id IS NULL OR NEW.sent_by_id IS DISTINCT FROM coalesce(me, NEW.sent_by_id) OR NOT initiatives_belongs(NEW.entry_id, NEW.sent_by_id) THEN
      PERFORM grant_wrong('who belongs to it sends it', 'grant_sent_by_who_belongs'); END IF;
    SELECT * INTO b FROM commitments_ball WHERE id = NEW.ball_id AND about = 'GRANT' AND about_id = NEW.id AND closed_at IS NULL;
    IF NOT FOUND THEN PERFORM grant_wrong('it lies with somebody', 'grant_sent_lies_with_somebody'); END IF;
  ELSIF NEW.state IN ('GRANTED', 'LESS', 'REFUSED') THEN
    SELECT * INTO b FROM commitments_ball WHERE id = OLD.ball_id;
    IF NEW.decided_by_id IS DISTINCT FROM b.holder_id OR NEW.decided_by_id IS DISTINCT FROM coalesce(me, NEW.decided_by_id) THEN
      PERFORM grant_wrong('who holds it answers', 'grant_answered_by_who_holds_it'); END IF;
    IF initiatives_belongs(NEW.entry_id, NEW.decided_by_id) THEN PERFORM grant_wrong('another answers', 'grant_answered_by_another'); END IF;
  ELSIF me IS NOT NULL AND NOT map_is_resident_at(NEW.entry_id, me) AND NOT (OLD.state = 'DRAFT' AND me IS NOT DISTINCT FROM OLD.written_by_id) THEN
    PERFORM grant_wrong('residents take it back', 'grant_taken_back_by_a_resident');
  END IF;
  IF (NEW.sent_by_id, NEW.sent_at, NEW.ball_id) IS DISTINCT FROM (OLD.sent_by_id, OLD.sent_at, OLD.ball_id) AND NEW.state <> 'SENT' THEN
    PERFORM grant_wrong('what was sent stays', 'grant_sent_stays'); END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.grant_wrong(why text, named text) RETURNS void
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '%', why USING ERRCODE = 'check_violation', CONSTRAINT = named; END $$;

CREATE FUNCTION public.grant_yes_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE r initiatives_grantrequest;
BEGIN
  IF TG_OP = 'UPDATE' THEN PERFORM grant_wrong('a yes stays as it was said', 'grant_yes_stays'); END IF;
  SELECT * INTO r FROM initiatives_grantrequest WHERE id = NEW.request_id FOR UPDATE;
  IF r.state IS DISTINCT FROM 'DRAFT' OR r.version <> NEW.version THEN
    PERFORM grant_wrong('the words changed', 'grant_yes_is_to_these_words'); END IF;
  IF NEW.resident_id IS NULL OR NOT map_is_resident_at(r.entry_id, NEW.resident_id) THEN
    PERFORM grant_wrong('a resident says yes', 'grant_yes_is_of_a_resident'); END IF;
  IF (NEW.way = 'SCREEN') <> (NEW.heard_by_id IS NULL) OR NEW.heard_by_id = r.written_by_id THEN
    PERFORM grant_wrong('another hears it', 'grant_yes_is_heard_by_another'); END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.group_frees_its_places() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN UPDATE mutual_help_place SET left_at = NEW.ended_at WHERE group_id = NEW.id AND left_at IS NULL; RETURN NULL; END $$;

CREATE FUNCTION public.group_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  NEW.minutes := int4range(NEW.weekday * 1440 + extract(epoch FROM NEW.begins)::int / 60, NEW.weekday * 1440 + extract(epoch FROM NEW.ends)::int / 60);
  IF NEW.ended_at IS NULL OR TG_OP = 'INSERT' THEN
    IF NOT leads_programme(NEW.programme_id) THEN
      RAISE EXCEPTION 'who leads it' USING ERRCODE = 'check_violation', CONSTRAINT = 'group_by_who_leads_it';
    END IF;
  ELSIF NOT (leads_programme(NEW.programme_id) OR EXISTS (SELECT FROM mutual_help_programme g WHERE g.id = NEW.programme_id AND g.ended_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'who leads it' USING ERRCODE = 'check_violation', CONSTRAINT = 'group_by_who_leads_it';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.ended_at IS NOT NULL OR (NEW.minutes, NEW.places, NEW.programme_id) IS DISTINCT FROM (OLD.minutes, OLD.places, OLD.programme_id)) THEN
    RAISE EXCEPTION 'another time is another group' USING ERRCODE = 'check_violation', CONSTRAINT = 'group_stays_as_it_was_said';
  END IF;
  RETURN NEW;
END $$;

CREATE TABLE public.mutual_help_match (
    id uuid NOT NULL,
    state character varying(14) NOT NULL,
    reasons jsonb NOT NULL,
    suggested_at timestamp with time zone NOT NULL,
    until_on date NOT NULL,
    meet_id uuid,
    meet_name character varying(200) NOT NULL,
    meet_at timestamp with time zone,
    met_at timestamp with time zone,
    decide_on date,
    active_at timestamp with time zone,
    escalation_name character varying(120) NOT NULL,
    escalation_phone character varying(20) NOT NULL,
    hand_over_on date,
    backstop_off_asker_at timestamp with time zone,
    backstop_off_other_at timestamp with time zone,
    check_round smallint NOT NULL,
    check_on date,
    check_asked_at timestamp with time zone,
    asker_thanks text NOT NULL,
    offerer_thanks text NOT NULL,
    ended_at timestamp with time zone,
    ended_how character varying(8) NOT NULL,
    ask_id uuid NOT NULL,
    backstop_id uuid,
    municipality_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    suggested_by_id uuid,
    back_on date,
    tell_back_on date,
    backstop_gone_at timestamp with time zone,
    CONSTRAINT match_active_with_somebody_to_call CHECK (((NOT ((state)::text = ANY ((ARRAY['ACTIVE'::character varying, 'PAUSED'::character varying])::text[]))) OR ((NOT ((escalation_name)::text = ''::text)) AND (NOT ((escalation_phone)::text = ''::text))))),
    CONSTRAINT match_hears_it_before_it_is_back CHECK (((tell_back_on IS NULL) OR ((back_on IS NOT NULL) AND (tell_back_on < back_on)))),
    CONSTRAINT match_is_back_on_a_day_after_rest CHECK ((((state)::text = 'PAUSED'::text) OR (back_on IS NULL))),
    CONSTRAINT match_over_has_a_moment CHECK ((((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['ENDED'::character varying, 'LAPSED'::character varying, 'NOT_INFORMAL'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['ENDED'::character varying, 'LAPSED'::character varying, 'NOT_INFORMAL'::character varying])::text[]))) AND (ended_at IS NULL)))),
    CONSTRAINT mutual_help_match_check_round_check CHECK ((check_round >= 0))
);

CREATE FUNCTION public.guide_may_become(was text, next text, herself boolean, coordinates boolean, m public.mutual_help_match, works boolean) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN CASE was || '>' || next
  WHEN 'ASKED>YES' THEN herself
  WHEN 'ASKED>GONE' THEN herself OR acting_job() AND NOT works
  WHEN 'YES>GONE' THEN herself OR acting_job() AND NOT works
  WHEN 'ASKED>RELEASED' THEN coordinates OR acting_job() AND m.ended_at IS NOT NULL
  -- Another said yes (the trigger below); or it did not begin yet, and nobody guides after all; or it is over.
  WHEN 'YES>RELEASED' THEN pg_trigger_depth() > 1 OR coordinates AND m.state = 'BOTH_YES' OR acting_job() AND m.ended_at IS NOT NULL
  ELSE false END; END $$;

CREATE FUNCTION public.guide_of(which uuid, v_side text, holds boolean) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN RETURN (
  WITH g AS (SELECT x.*, works_here(x.person_id) AS works, coalesce(nullif(p.called, ''), p.name)::text AS name
    FROM mutual_help_guide x JOIN community_person p ON p.id = x.person_id WHERE x.match_id = which)
  SELECT jsonb_build_object('needed', a.needs_guide OR o.is_trainee, 'name', coalesce(y.name, ''),
    'talk_on', CASE WHEN (v_side = 'OFFERER' OR holds) AND y.talk_on >= current_date THEN y.talk_on END,
    'asked', CASE WHEN holds THEN coalesce(q.name, '') ELSE '' END, 'gone', CASE WHEN holds THEN coalesce(n.name, '') ELSE '' END,
    'gone_said_yes', CASE WHEN holds THEN n.yes_at IS NOT NULL ELSE false END,
    'chosen', CASE WHEN holds THEN coalesce(q.person_id, y.person_id) END, 'chosen_on', CASE WHEN holds THEN coalesce(q.talk_on, y.talk_on) END,
    'chosen_every', CASE WHEN holds THEN coalesce(q.every, y.every) END)
  FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    LEFT JOIN g y ON y.state = 'YES' AND y.works LEFT JOIN g q ON q.state = 'ASKED' AND q.works
    LEFT JOIN LATERAL (SELECT x.* FROM g x WHERE x.state = 'GONE' OR x.state IN ('ASKED', 'YES') AND NOT x.works ORDER BY x.gone_at DESC NULLS FIRST LIMIT 1) n ON true
  WHERE m.id = which); END $$;

CREATE FUNCTION public.guide_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE m mutual_help_match; v_asker uuid; v_helper uuid; me uuid := acting_person(); herself boolean; coordinates boolean; works boolean;
BEGIN
  SELECT x.* INTO m FROM mutual_help_match x WHERE x.id = NEW.match_id;
  herself := me IS NOT DISTINCT FROM NEW.person_id AND acting_representative() IS NULL AND NOT acting_job();
  coordinates := coordinates_match(NEW.match_id);
  works := works_here(NEW.person_id);
  IF TG_OP = 'INSERT' THEN
    SELECT a.asker_id, o.offerer_id INTO v_asker, v_helper FROM mutual_help_ask a, mutual_help_offer o WHERE a.id = m.ask_id AND o.id = m.offer_id;
    IF NOT coordinates OR m.state NOT IN ('BOTH_YES', 'ACTIVE', 'PAUSED') OR NEW.state NOT IN ('ASKED', 'YES') THEN
      RAISE EXCEPTION 'who coordinates asks a guide' USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_asked_by_who_coordinates';
    END IF;
    IF NOT works OR NEW.person_id IN (v_asker, v_helper) THEN
      RAISE EXCEPTION 'a guide works here' USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_works_here';
    END IF;
    DELETE FROM mutual_help_guide g WHERE g.match_id = NEW.match_id AND g.state = 'GONE';
  ELSE
    IF NEW.state <> OLD.state AND NOT guide_may_become(OLD.state, NEW.state, herself, coordinates, m, works) THEN
      RAISE EXCEPTION 'not hers to say' USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_state';
    END IF;
    IF (NEW.talk_on, NEW.every) IS DISTINCT FROM (OLD.talk_on, OLD.every) AND NOT (NEW.state IN ('ASKED', 'YES') AND (herself OR coordinates AND OLD.state = 'ASKED'
         OR acting_job() AND NEW.every = OLD.every AND OLD.every <> 'EACH_TIME' AND NEW.talk_on > OLD.talk_on AND (NEW.talk_on - OLD.talk_on) % 7 = 0)) THEN
      RAISE EXCEPTION 'who guides plans the talks' USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_plans_her_talks';
    END IF;
    IF NEW.yes_at IS DISTINCT FROM OLD.yes_at AND NOT (OLD.state = 'ASKED' AND NEW.state = 'YES') THEN
      RAISE EXCEPTION 'she says yes herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_by_her_own_yes';
    END IF;
  END IF;
  IF NEW.state = 'YES' AND (TG_OP = 'INSERT' OR OLD.state <> 'YES') THEN
    IF NOT herself OR NOT works OR m.ended_at IS NOT NULL THEN
      RAISE EXCEPTION 'she says yes herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_by_her_own_yes';
    END IF;
    UPDATE mutual_help_guide g SET state = 'RELEASED', gone_at = NEW.yes_at WHERE g.match_id = NEW.match_id AND g.id <> NEW.id AND g.state = 'YES';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.guided_by(who uuid) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  IF NOT (who = acting_person() OR who = ANY (ARRAY(SELECT people_i_keep()))) THEN RETURN 0; END IF;
  RETURN (SELECT count(*)::int FROM mutual_help_guide g JOIN mutual_help_match m ON m.id = g.match_id
    WHERE g.person_id = who AND g.state IN ('ASKED', 'YES') AND m.ended_at IS NULL); END $$;

CREATE FUNCTION public.guided_by_me() RETURNS TABLE(id uuid, match_id uuid, state text, match_state text, municipality_id uuid, helper_id uuid, name text, phone text, email text, address text, line text, holder_id uuid, holder text, holder_phone text, talk_on date, every text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF acting_representative() IS NOT NULL OR NOT works_here(acting_person()) THEN RETURN; END IF;
  RETURN QUERY
  SELECT g.id, m.id, g.state::text, m.state::text, m.municipality_id, p.id, coalesce(nullif(p.called, ''), p.name)::text,
    CASE g.state WHEN 'YES' THEN coalesce(k.phone, '') ELSE '' END::text, CASE g.state WHEN 'YES' THEN coalesce(k.email, '') ELSE '' END::text,
    CASE g.state WHEN 'YES' THEN trim(BOTH ', ' FROM concat_ws(', ', nullif(k.street, ''), trim(concat(k.postcode, ' ', k.town)))) ELSE '' END,
    a.call_line, h.id, coalesce(nullif(h.called, ''), h.name)::text,
    coalesce((SELECT coalesce(nullif(w.phone, ''), r.phone) FROM community_membership w JOIN community_organisation r ON r.id = w.organisation_id
      WHERE w.person_id = h.id AND w.ends_on IS NULL ORDER BY w.starts_on, w.id LIMIT 1), '')::text, g.talk_on, g.every::text
  FROM mutual_help_guide g JOIN mutual_help_match m ON m.id = g.match_id JOIN mutual_help_ask a ON a.id = m.ask_id
    JOIN mutual_help_offer o ON o.id = m.offer_id JOIN community_person p ON p.id = o.offerer_id JOIN commitments_ball b ON b.id = a.ball_id
    JOIN community_person h ON h.id = b.holder_id LEFT JOIN community_contactdetails k ON k.person_id = p.id
  WHERE g.person_id = acting_person() AND g.state IN ('ASKED', 'YES') AND m.ended_at IS NULL
  ORDER BY g.state, g.talk_on, g.id; END $$;

CREATE FUNCTION public.hand_of(who uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT coalesce(acting_representative(), CASE WHEN acting_person() IS DISTINCT FROM who THEN acting_person() END) $$;

CREATE FUNCTION public.hand_that_says(which uuid, claimed text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT CASE WHEN acting_person() IS DISTINCT FROM CASE claimed WHEN 'ASKER' THEN a.asker_id ELSE o.offerer_id END
    AND acting_ball() IS DISTINCT FROM CASE claimed WHEN 'ASKER' THEN a.ball_id ELSE o.ball_id END THEN acting_person() END
  FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id WHERE m.id = which $$;

CREATE FUNCTION public.has_left(who uuid, on_day date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT EXISTS (SELECT FROM community_membership m WHERE m.person_id = who)
   AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = who
                   AND (m.ends_on IS NULL OR m.ends_on > on_day) AND (m.leaves_on IS NULL OR m.leaves_on > on_day)) $$;

CREATE FUNCTION public.hear_answer(which uuid, said boolean, side text, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person(); p commitments_pass; her uuid;
BEGIN
  SELECT y.who INTO her FROM answers_i_may_hear() y WHERE y.pass = which;
  IF her IS NULL THEN RETURN false; END IF;
  UPDATE commitments_pass SET state = CASE WHEN said THEN 'OFFERED' ELSE 'REFUSED' END, yes_way = CASE WHEN said THEN 'SPOKEN' ELSE '' END,
      yes_at = CASE WHEN said THEN at END, yes_heard_by_id = me, answered_at = CASE WHEN said THEN NULL ELSE at END
    WHERE id = which AND state = 'ASKING_PERSON' RETURNING * INTO p;
  IF NOT FOUND THEN RETURN false; END IF;
  IF said THEN
    INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), p.ball_id, p.receiver_id, 'INVITED', at);
  END IF;
  INSERT INTO commitments_step (id, ball_id, kind, shape, at, person_id, organisation_id, on_behalf, written_by_id)
    VALUES (gen_random_uuid(), p.ball_id, CASE WHEN said THEN 'OFFERED' ELSE 'PERSON_REFUSED' END, CASE WHEN said THEN side ELSE 'informal' END,
      at, CASE WHEN said THEN p.receiver_id ELSE her END, CASE WHEN said THEN p.organisation_id END, true, me);
  RETURN true;
END $$;

CREATE FUNCTION public.hear_inquiry_yes(p_code text, who uuid, how text, own_code text, counted boolean, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i mutual_help_inquiry; made uuid := gen_random_uuid();
BEGIN
  SELECT * INTO i FROM mutual_help_inquiry q WHERE q.id = hold_inquiry_to_hear(p_code);
  IF i.id IS NULL THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id) >= 20 THEN
    RAISE EXCEPTION 'a talk is small' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_is_small';
  END IF;
  IF EXISTS (SELECT FROM mutual_help_inquirymember m JOIN community_person p ON p.id = m.person_id JOIN community_contactdetails c ON c.person_id = p.id,
      community_person w JOIN community_contactdetails d ON d.person_id = w.id
      WHERE m.inquiry_id = i.id AND w.id = who AND p.id <> who AND p.sort_name = w.sort_name AND (c.phone <> '' AND c.phone = d.phone
        OR c.email <> '' AND lower(c.email) = lower(d.email) OR c.street <> '' AND lower(c.street) = lower(d.street) AND c.postcode = d.postcode)) THEN
    RAISE EXCEPTION 'she is in it' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_member_once';
  END IF;
  INSERT INTO mutual_help_inquirymember (id, inquiry_id, person_id, at_work, joined_at, heard_by_id, way, code)
    VALUES (made, i.id, who, false, at, acting_person(), how, own_code);
  IF counted THEN UPDATE mutual_help_inquiry SET others = greatest(others - 1, 0) WHERE id = i.id; END IF;
  RETURN made;
END $$;

CREATE FUNCTION public.help_balance(town uuid, long_ago timestamp with time zone) RETURNS TABLE(area_id uuid, area_name text, asks bigint, asks_long bigint, offers bigint, offers_new bigint, helped bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE small int := greatest(3, coalesce((SELECT s.value FROM community_setting s WHERE s.area_id = town AND s.key = 'small_cell'
  AND s.since <= now() ORDER BY s.since DESC LIMIT 1), 5));
BEGIN RETURN QUERY
  WITH a AS (SELECT k.area_id AS place, k.asker_id AS who, k.asked_at < long_ago AS long, k.ended_at IS NULL AND r.found < k.people AS waits, r.found > 0 AS helped
      FROM mutual_help_ask k CROSS JOIN LATERAL (SELECT count(*) AS found FROM mutual_help_match m WHERE m.ask_id = k.id AND m.state IN ('ACTIVE', 'PAUSED')) r
      WHERE k.municipality_id = town AND (k.ended_at IS NULL OR r.found > 0)),
    o AS (SELECT f.area_id AS place, f.offerer_id AS who, f.state = 'NEW' AS new, f.state = 'OPEN'
        AND f.at_most > (SELECT count(*) FROM mutual_help_match m WHERE m.offer_id = f.id AND m.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED')) AS waits
      FROM mutual_help_offer f WHERE f.municipality_id = town AND f.state IN ('NEW', 'OPEN')),
    n AS (SELECT a.place, count(*) FILTER (WHERE waits) AS asks, count(DISTINCT who) FILTER (WHERE waits) AS who_asks,
        count(*) FILTER (WHERE waits AND long) AS long, count(DISTINCT who) FILTER (WHERE waits AND long) AS who_long,
        count(*) FILTER (WHERE waits AND NOT long) AS short, count(DISTINCT who) FILTER (WHERE waits AND NOT long) AS who_short,
        count(*) FILTER (WHERE a.helped) AS helped, count(DISTINCT who) FILTER (WHERE a.helped) AS who_helped FROM a GROUP BY a.place),
    p AS (SELECT o.place, count(*) FILTER (WHERE waits) AS offers, count(DISTINCT who) FILTER (WHERE waits) AS who_offers,
        count(*) FILTER (WHERE new) AS new, count(DISTINCT who) FILTER (WHERE new) AS who_new FROM o GROUP BY o.place)
  SELECT w.id, w.name::text, coalesce(told_of_enough(n.asks, n.who_asks, small), 0),
    CASE WHEN n.long > 0 AND told_of_enough(n.short, n.who_short, small) < 0 THEN -1 ELSE coalesce(told_of_enough(n.long, n.who_long, small), 0) END,
    coalesce(told_of_enough(p.offers, p.who_offers, small), 0), coalesce(told_of_enough(p.new, p.who_new, small), 0),
    coalesce(told_of_enough(n.helped, n.who_helped, small), 0)
  FROM community_area w LEFT JOIN n ON n.place = w.id LEFT JOIN p ON p.place = w.id
  WHERE w.municipality_id = town AND w.kind = 'NEIGHBOURHOOD' ORDER BY w.name; END $$;

CREATE FUNCTION public.helpers_of(who uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT t.person_id FROM commitments_seat t JOIN commitments_ball b ON b.id = t.ball_id
   WHERE b.subject_id = who AND b.about <> 'APPEAL' AND t.reason = 'HOLDER'
   UNION SELECT m.person_id FROM circles_member m WHERE m.face = 'FORMAL' AND m.circle_id IN
     (SELECT c.circle_id FROM circles_member c WHERE c.person_id = who AND c.side = 'CENTRE')
   UNION SELECT s.held_by_id FROM mutual_help_standstill s WHERE s.person_id = who $$;

CREATE FUNCTION public.helps_at_desk(who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT EXISTS (SELECT FROM community_membership m WHERE m.person_id = who
   AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD')
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))); END $$;

CREATE FUNCTION public.hold_inquiry_to_hear(p_code text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i mutual_help_inquiry;
BEGIN
  SELECT * INTO i FROM mutual_help_inquiry q WHERE q.code = p_code AND q.ended_at IS NULL FOR UPDATE;
  IF i.id IS NULL OR NOT inquiry_hears(i.municipality_id) THEN RETURN NULL; END IF;
  RETURN i.id;
END $$;

CREATE FUNCTION public.hold_standstill(which uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE s mutual_help_standstill;
BEGIN
  IF NOT standstill_decides(which) THEN RETURN; END IF;
  SELECT * INTO s FROM mutual_help_standstill x WHERE x.id = which;
  PERFORM standstill_locks(s.person_id, s.municipality_id);
END $$;

CREATE FUNCTION public.i_call_for(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN i_work_here() AND EXISTS (
  SELECT FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE m.id = which AND s.person_id = acting_person() AND s.person_id NOT IN (a.asker_id, o.offerer_id)); END $$;

CREATE FUNCTION public.i_may_glean(whom uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); BEGIN RETURN whom <> me AND (whom = ANY (ARRAY(SELECT people_i_may_reach()))
   OR EXISTS (SELECT FROM circles_member m WHERE m.person_id = whom AND m.state = 'ACTIVE' AND m.circle_id = ANY (ARRAY(SELECT my_circles())))
   OR EXISTS (SELECT FROM circles_gleaningnote g WHERE g.person_id = whom AND g.maker_id = me AND g.removed_at IS NULL AND g.until > current_date)
   OR EXISTS (SELECT FROM journal_entry j WHERE j.subject_id = whom AND j.actor_id = me AND j.verb = 'registered' AND j.object_id = whom)); END $$;

CREATE FUNCTION public.i_work_here() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM my_organisations()); END $$;

CREATE TABLE public.social_map_insider (
    id uuid NOT NULL,
    role character varying(8) NOT NULL,
    code_hash character varying(64) NOT NULL,
    code_until timestamp with time zone,
    since timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    entry_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    organisation_id uuid,
    person_id uuid,
    keeper_code text DEFAULT ''::text NOT NULL,
    keeper_hash character varying(64) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT insider_code_is_of_who_keeps_it CHECK ((((keeper_code = ''::text) AND ((keeper_hash)::text = ''::text)) OR ((ended_at IS NULL) AND ((keeper_hash)::text ~ '^[0-9a-f]{64}$'::text) AND (person_id IS NOT NULL) AND ((role)::text = ANY ((ARRAY['OWNER'::character varying, 'HELPER'::character varying])::text[])) AND (NOT (keeper_code = ''::text))))),
    CONSTRAINT insider_is_somebody_or_an_invitation CHECK (((((code_hash)::text = ''::text) AND (person_id IS NOT NULL)) OR ((code_until IS NOT NULL) AND (person_id IS NULL)) OR (ended_at IS NOT NULL)))
);

CREATE FUNCTION public.idea_alone(i public.social_map_insider) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT NOT EXISTS (SELECT FROM social_map_insider o WHERE o.entry_id = i.entry_id AND o.id <> i.id AND o.ended_at IS NULL AND o.person_id IS NOT NULL
    AND o.role IN ('OWNER', 'HELPER')) $$;

CREATE FUNCTION public.idea_ask_for(hash text, as_what text, invitation text, aloud text, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider := idea_opened(hash); asked uuid := gen_random_uuid();
BEGIN
  IF i.id IS NULL THEN RETURN NULL; END IF;
  IF as_what NOT IN ('OWNER', 'SUPPORT') OR length(invitation) <> 64 THEN PERFORM map_refuse('a resident or a supporter is asked'); END IF;
  INSERT INTO social_map_insider (id, entry_id, municipality_id, role, code_hash, code_until, since)
  VALUES (asked, i.entry_id, i.municipality_id, as_what, invitation, now() + interval '30 days', at);
  IF as_what = 'OWNER' THEN
    INSERT INTO initiatives_ideacode (id, insider_id, municipality_id, code_hash, made_by_id, made_at)
    VALUES (gen_random_uuid(), asked, i.municipality_id, aloud, map_me(), at);
  END IF;
  RETURN asked;
END $$;

CREATE FUNCTION public.idea_asked(hash text) RETURNS TABLE(place uuid, entry uuid, municipality uuid, name text, summary text, area text, leads uuid, closed_to_me boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT i.id, e.id, c.municipality_id, e.name::text, e.summary::text, coalesce(a.name, '')::text,
    (SELECT o.person_id FROM social_map_insider o WHERE o.entry_id = e.id AND o.role = 'OWNER' AND o.ended_at IS NULL AND o.person_id IS NOT NULL
     ORDER BY o.since, o.id LIMIT 1), c.made_by_id = map_me() OR initiatives_belongs(e.id, map_me())
  FROM initiatives_ideacode c JOIN social_map_insider i ON i.id = c.insider_id JOIN social_map_entry e ON e.id = i.entry_id
    LEFT JOIN community_area a ON a.id = e.area_id
  WHERE c.code_hash = hash AND length(hash) = 64 AND c.resident_id IS NULL AND idea_waits(i) AND c.municipality_id = grant_hears(); END $$;

CREATE FUNCTION public.idea_at_desk(hash text) RETURNS TABLE(place uuid, entry uuid, municipality uuid, resident uuid, called text, name text, summary text, area text, visibility text, lacks integer, alone boolean, closed_on date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider := idea_opened(hash);
BEGIN
  RETURN QUERY SELECT i.id, e.id, i.municipality_id, p.id, coalesce(nullif(p.called, ''), p.name)::text, e.name::text, e.summary::text, coalesce(a.name, '')::text,
      e.visibility::text, map_lacks_residents(e.id), idea_alone(i), e.closed_on
    FROM social_map_entry e JOIN community_person p ON p.id = i.person_id LEFT JOIN community_area a ON a.id = e.area_id WHERE e.id = i.entry_id;
END $$;

CREATE FUNCTION public.idea_begin_for(said jsonb, who uuid, hash text, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := map_me(); town uuid := grant_hears(); e social_map_entry; place uuid;
BEGIN
  IF town IS NULL THEN PERFORM map_refuse('a colleague writes it down'); END IF;
  IF NOT idea_is_neighbour(who, town) THEN PERFORM grant_wrong('it is of a resident', 'idea_yes_is_of_a_resident'); END IF;
  e := jsonb_populate_record(NULL::social_map_entry, said);
  IF NOT EXISTS (SELECT FROM community_area a WHERE a.id = e.area_id AND a.municipality_id = town) OR e.visibility NOT IN ('INVITED', 'PUBLIC') THEN
    PERFORM map_refuse('in a neighbourhood of here'); END IF;
  e.municipality_id := town; e.organisation_id := NULL; e.form := 'GROUP'; e.owner_agreed := true; e.initiative_since := at; e.changed_at := at;
  e.confirmed_on := NULL; e.confirmed_by := ''; e.unanswered_since := NULL; e.closed_on := NULL; e.closed_by_source := ''; e.merged_into_id := NULL;
  e.source := ''; e.source_id := NULL; e.source_record := NULL; e.handover_by := NULL; e.handed_over_at := NULL; e.taken_down_at := NULL; e.taken_down_why := '';
  e.short_code := ''; e.address_code := NULL; e.by_calendar := false; e.calendar_read_on := NULL;
  -- She does it, by another hand: the map makes her its owner, as everybody who writes on it.
  PERFORM set_config('samenspel.person', who::text, true);
  INSERT INTO social_map_entry VALUES (e.*);
  SELECT i.id INTO place FROM social_map_insider i WHERE i.entry_id = e.id AND i.person_id = who AND i.role = 'OWNER' AND i.ended_at IS NULL;
  INSERT INTO social_map_check (id, entry_id, municipality_id, person_id, way, asked_at, answered_at, tries, answer, answered_by_id, by_words)
  VALUES (gen_random_uuid(), e.id, town, who, 'CALL', at, at, 0, 'RIGHT', who, '');
  PERFORM set_config('samenspel.person', me::text, true);
  PERFORM idea_own_code(place, who, hash, town, at);
  RETURN place;
END $$;

CREATE FUNCTION public.idea_close_for(hash text, over boolean, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider := idea_opened(hash); me uuid := map_me();
BEGIN
  IF i.id IS NULL THEN RETURN NULL; END IF;
  PERFORM FROM social_map_insider o WHERE o.entry_id = i.entry_id AND o.ended_at IS NULL ORDER BY o.id FOR UPDATE;
  IF over AND NOT idea_alone(i) THEN PERFORM grant_wrong('others go on', 'idea_others_go_on'); END IF;
  PERFORM set_config('samenspel.person', i.person_id::text, true);
  UPDATE social_map_entry SET closed_on = CASE WHEN over THEN (at AT TIME ZONE 'Europe/Amsterdam')::date END, changed_at = at, content_hash = ''
    WHERE id = i.entry_id AND (closed_on IS NULL) = over AND merged_into_id IS NULL;
  PERFORM set_config('samenspel.person', me::text, true);
  RETURN i.id;
END $$;

CREATE FUNCTION public.idea_code_anew(spoken text, which uuid, hash text, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM idea_led_by_asker(spoken) o WHERE o.id = which;
  IF i.id IS NULL THEN RETURN NULL; END IF;
  PERFORM FROM social_map_insider o WHERE o.id = which FOR UPDATE;
  DELETE FROM initiatives_ideacode WHERE insider_id = which AND resident_id IS NOT NULL;
  PERFORM idea_own_code(which, i.person_id, hash, i.municipality_id, at);
  RETURN which;
END $$;

CREATE FUNCTION public.idea_code_is_free(hash text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT NOT EXISTS (SELECT FROM initiatives_ideacode WHERE code_hash = hash) $$;

CREATE FUNCTION public.idea_code_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - 'made_by_id' <> to_jsonb(OLD) - 'made_by_id' THEN PERFORM grant_wrong('whose it is stays', 'idea_code_stays'); END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO i FROM social_map_insider WHERE id = NEW.insider_id;
  IF length(NEW.code_hash) <> 64 OR i.municipality_id IS DISTINCT FROM NEW.municipality_id OR i.ended_at IS NOT NULL OR i.role <> 'OWNER' THEN
    PERFORM grant_wrong('a code is of who leads it, or of who is asked to', 'idea_code_is_of_who_leads_it'); END IF;
  IF NEW.resident_id IS DISTINCT FROM i.person_id OR (NEW.resident_id IS NOT NULL AND NOT map_is_resident_at(i.entry_id, NEW.resident_id)) THEN
    PERFORM grant_wrong('her own code is of a resident who belongs to it', 'idea_own_code_is_of_a_resident'); END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.idea_forget() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_user IN ('samenspel_app', 'samenspel_worker') THEN RETURN NULL; END IF;
  DELETE FROM initiatives_ideacode WHERE resident_id = NEW.id;
  UPDATE initiatives_ideacode SET made_by_id = NULL WHERE made_by_id = NEW.id;
  RETURN NULL;
END $$;

CREATE FUNCTION public.idea_grant_back(hash text, which uuid, OUT place uuid, OUT ball uuid) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider := idea_opened(hash); me uuid := map_me();
BEGIN
  SELECT r.ball_id INTO ball FROM initiatives_grantrequest r WHERE r.id = which AND r.entry_id = i.entry_id;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM FROM commitments_ball b WHERE b.id = ball FOR UPDATE; -- first the ball, and then the request: as who answers it
  PERFORM set_config('samenspel.person', i.person_id::text, true);
  UPDATE initiatives_grantrequest SET state = 'WITHDRAWN' WHERE id = which AND state <> 'WITHDRAWN' RETURNING ball_id INTO ball;
  IF NOT FOUND THEN PERFORM grant_wrong('it is taken back once', 'grant_answered_once'); END IF;
  PERFORM set_config('samenspel.person', me::text, true);
  place := i.id;
END $$;

CREATE FUNCTION public.idea_grant_no(hash text, which uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider := idea_opened(hash);
BEGIN
  PERFORM FROM initiatives_grantrequest r WHERE r.id = which AND r.entry_id = i.entry_id AND r.state = 'DRAFT' FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  DELETE FROM initiatives_grantyes WHERE request_id = which AND resident_id = i.person_id;
  RETURN i.id;
END $$;

CREATE FUNCTION public.idea_grant_yes(hash text, which uuid, read integer, by text, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider := idea_opened(hash);
BEGIN
  IF NOT EXISTS (SELECT FROM initiatives_grantrequest r WHERE r.id = which AND r.entry_id = i.entry_id) THEN RETURN NULL; END IF;
  INSERT INTO initiatives_grantyes (id, request_id, municipality_id, version, resident_id, way, heard_by_id, said_at)
  VALUES (gen_random_uuid(), which, i.municipality_id, read, i.person_id, by, map_me(), at);
  RETURN i.id;
END $$;

CREATE FUNCTION public.idea_grants_at_desk(hash text) RETURNS TABLE(request uuid, state text, cents bigint, what_for text, needed_on date, version integer, granted bigint, words text, decided_at timestamp with time zone, holder text, due_at timestamp with time zone, said_yes boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE mine social_map_insider := idea_opened(hash);
BEGIN
  RETURN QUERY SELECT r.id, r.state::text, r.cents, r.what_for, r.needed_on, r.version, r.granted_cents, r.words,
      r.decided_at, coalesce(nullif(p.called, ''), p.name, '')::text, b.due_at,
      EXISTS (SELECT FROM initiatives_grantyes y WHERE y.request_id = r.id AND y.version = r.version AND y.resident_id = mine.person_id)
    FROM initiatives_grantrequest r LEFT JOIN commitments_ball b ON b.id = r.ball_id LEFT JOIN community_person p ON p.id = b.holder_id
    WHERE r.entry_id = mine.entry_id ORDER BY r.written_at DESC, r.id DESC;
END $$;

CREATE FUNCTION public.idea_hear_no(hash text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM initiatives_ideacode c WHERE c.code_hash = hash AND length(hash) = 64 AND c.resident_id IS NULL AND c.municipality_id = grant_hears();
  RETURN FOUND;
END $$;

CREATE FUNCTION public.idea_hear_yes(hash text, who uuid, own text, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE asked social_map_insider; town uuid := grant_hears();
BEGIN
  SELECT * INTO asked FROM social_map_insider WHERE id = idea_hold(hash);
  IF NOT FOUND OR NOT idea_waits(asked) THEN RETURN NULL; END IF;
  IF initiatives_belongs(asked.entry_id, map_me()) OR EXISTS (SELECT FROM initiatives_ideacode c WHERE c.code_hash = hash AND c.made_by_id = map_me()) THEN
    PERFORM grant_wrong('another hears it', 'idea_yes_is_heard_by_another'); END IF;
  IF NOT idea_is_neighbour(who, town) THEN PERFORM grant_wrong('a resident says yes', 'idea_yes_is_of_a_resident'); END IF;
  UPDATE social_map_insider SET person_id = who, code_hash = '', since = at WHERE id = asked.id;
  DELETE FROM initiatives_ideacode WHERE code_hash = hash;
  PERFORM idea_own_code(asked.id, who, own, town, at);
  RETURN asked.id;
END $$;

CREATE FUNCTION public.idea_hold(hash text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE held uuid;
BEGIN
  SELECT i.id INTO held FROM social_map_insider i JOIN initiatives_ideacode c ON c.insider_id = i.id
    WHERE c.code_hash = hash AND length(hash) = 64 AND c.resident_id IS NULL AND i.person_id IS NULL AND c.municipality_id = grant_hears() FOR UPDATE OF i;
  RETURN held;
END $$;

CREATE FUNCTION public.idea_is_neighbour(who uuid, town uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN who IS NOT NULL AND who <> map_me() AND EXISTS (SELECT FROM community_person p WHERE p.id = who AND p.municipality_id = town)
   AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = who AND d.taken_back_at IS NULL); END $$;

CREATE FUNCTION public.idea_led_by_asker(spoken text) RETURNS SETOF public.social_map_insider
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT i.* FROM ball_with_code(spoken) b JOIN social_map_insider i ON i.person_id = b.subject
  WHERE b.about IN ('ASK', 'OFFER') AND i.role = 'OWNER' AND i.ended_at IS NULL AND i.municipality_id = grant_hears() AND i.person_id <> map_me()
    AND map_is_resident_at(i.entry_id, i.person_id); END $$;

CREATE FUNCTION public.idea_opened(hash text) RETURNS public.social_map_insider
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  SELECT o.* INTO i FROM initiatives_ideacode c JOIN social_map_insider o ON o.id = c.insider_id
    WHERE c.code_hash = hash AND length(hash) = 64 AND c.resident_id = o.person_id AND c.municipality_id = grant_hears()
      AND o.ended_at IS NULL AND o.person_id <> map_me() AND map_is_resident_at(o.entry_id, o.person_id);
  RETURN i;
END $$;

CREATE FUNCTION public.idea_own_code(place uuid, who uuid, hash text, town uuid, at timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  INSERT INTO initiatives_ideacode (id, insider_id, municipality_id, resident_id, code_hash, made_by_id, made_at)
  VALUES (gen_random_uuid(), place, town, who, hash, map_me(), at) $$;

CREATE FUNCTION public.idea_people_at_desk(hash text) RETURNS TABLE(insider uuid, person uuid, name text, role text, organisation text, resident boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE mine social_map_insider := idea_opened(hash);
BEGIN
  RETURN QUERY SELECT i.id, p.id, coalesce(nullif(p.called, ''), p.name)::text, i.role::text,
      CASE WHEN i.role = 'SUPPORT' THEN coalesce(o.name, '') ELSE '' END::text, map_is_resident_at(i.entry_id, p.id)
    FROM social_map_insider i JOIN community_person p ON p.id = i.person_id LEFT JOIN community_organisation o ON o.id = i.organisation_id
    WHERE i.entry_id = mine.entry_id AND i.ended_at IS NULL
      AND (i.role IN ('OWNER', 'HELPER') OR (i.role = 'SUPPORT' AND map_on_staff(i.person_id, i.organisation_id)))
    ORDER BY i.role = 'SUPPORT', i.since, i.id;
END $$;

CREATE FUNCTION public.idea_places_of(spoken text) RETURNS TABLE(place uuid, resident uuid, entry uuid, municipality uuid, name text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT i.id, i.person_id, e.id, i.municipality_id, e.name::text FROM idea_led_by_asker(spoken) i JOIN social_map_entry e ON e.id = i.entry_id
  ORDER BY e.name, i.id LIMIT 50 $$;

CREATE FUNCTION public.idea_printable(which uuid, invitation text, hash text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT EXISTS (SELECT FROM initiatives_ideacode c JOIN social_map_insider i ON i.id = c.insider_id WHERE c.code_hash = hash AND length(hash) = 64
    AND c.resident_id IS NULL AND i.entry_id = which AND i.code_hash = invitation AND idea_waits(i)) $$;

CREATE FUNCTION public.idea_say_aloud(invitation text, hash text, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO initiatives_ideacode (id, insider_id, municipality_id, code_hash, made_by_id, made_at)
  SELECT gen_random_uuid(), i.id, i.municipality_id, hash, map_me(), at FROM social_map_insider i
  WHERE i.code_hash = invitation AND length(invitation) = 64 AND i.ended_at IS NULL AND i.code_until > now() AND i.entry_id IN (SELECT map_tended());
  RETURN FOUND;
END $$;

CREATE FUNCTION public.idea_say_otherwise(hash text, title text, sentence text, seen text, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider := idea_opened(hash); me uuid := map_me();
BEGIN
  IF i.id IS NULL THEN RETURN NULL; END IF;
  IF seen NOT IN ('INVITED', 'PUBLIC', '') OR btrim(title) = '' OR btrim(sentence) = '' THEN PERFORM map_refuse('it says something'); END IF;
  PERFORM set_config('samenspel.person', i.person_id::text, true);
  UPDATE social_map_entry SET name = title, summary = sentence, visibility = CASE WHEN taken_down_at IS NULL AND seen <> '' THEN seen ELSE visibility END,
    changed_at = at, content_hash = '' WHERE id = i.entry_id;
  INSERT INTO social_map_check (id, entry_id, municipality_id, person_id, way, asked_at, answered_at, tries, answer, answered_by_id, by_words)
  SELECT gen_random_uuid(), i.entry_id, i.municipality_id, i.person_id, 'CALL', at, at, 0, 'RIGHT', i.person_id, ''
  WHERE NOT EXISTS (SELECT FROM social_map_check c WHERE c.entry_id = i.entry_id AND c.answered_at IS NULL);
  PERFORM set_config('samenspel.person', me::text, true);
  RETURN i.id;
END $$;

CREATE FUNCTION public.idea_stop_for(hash text, at timestamp with time zone, OUT place uuid, OUT ball uuid) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider := idea_opened(hash); me uuid := map_me();
BEGIN
  PERFORM FROM social_map_insider o WHERE o.entry_id = i.entry_id AND o.ended_at IS NULL ORDER BY o.id FOR UPDATE;
  IF i.id IS NULL OR NOT EXISTS (SELECT FROM social_map_insider o WHERE o.id = i.id AND o.ended_at IS NULL) THEN RETURN; END IF;
  IF idea_alone(i) THEN PERFORM grant_wrong('somebody goes on', 'idea_somebody_goes_on'); END IF;
  SELECT c.ball_id INTO ball FROM social_map_check c WHERE c.entry_id = i.entry_id AND c.person_id = i.person_id AND c.answered_at IS NULL;
  PERFORM set_config('samenspel.person', i.person_id::text, true);
  UPDATE social_map_insider SET ended_at = at WHERE id = i.id;
  PERFORM set_config('samenspel.person', me::text, true);
  place := i.id;
END $$;

CREATE FUNCTION public.idea_waits(i public.social_map_insider) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT i.person_id IS NULL AND i.ended_at IS NULL AND i.code_until > now() AND i.role = 'OWNER' AND map_residents_own(i.entry_id)
    AND EXISTS (SELECT FROM social_map_entry e WHERE e.id = i.entry_id AND e.closed_on IS NULL) $$;

CREATE FUNCTION public.initiatives_answerers(which uuid, on_day date) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF which NOT IN (SELECT initiatives_mine()) THEN RETURN; END IF;
  RETURN QUERY SELECT p.id FROM community_person p JOIN social_map_entry e ON e.municipality_id = p.municipality_id
    WHERE e.id = which AND is_present(p.id, on_day) AND NOT initiatives_belongs(which, p.id)
      AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = p.id AND d.taken_back_at IS NULL)
      AND EXISTS (SELECT FROM community_membership m WHERE m.person_id = p.id AND m.role = 'OFFICIAL'
        AND m.starts_on <= on_day AND (m.ends_on IS NULL OR m.ends_on > on_day))
    ORDER BY (SELECT count(*) FROM commitments_ball b WHERE b.holder_id = p.id AND b.about = 'GRANT' AND b.closed_at IS NULL), p.id LIMIT 2;
END $$;

CREATE FUNCTION public.initiatives_belongs(which uuid, who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.person_id = who AND i.ended_at IS NULL
   AND (i.role IN ('OWNER', 'HELPER') OR (i.role = 'SUPPORT' AND map_on_staff(i.person_id, i.organisation_id)))); END $$;

CREATE FUNCTION public.initiatives_held() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT s.ball_id FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id
   WHERE s.person_id = map_me() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY') AND b.about = 'GRANT'; END $$;

CREATE FUNCTION public.initiatives_mine() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT DISTINCT i.entry_id FROM social_map_insider i WHERE i.person_id = map_me() AND i.ended_at IS NULL
   AND (i.role IN ('OWNER', 'HELPER') OR (i.role = 'SUPPORT' AND map_on_staff(i.person_id, i.organisation_id)))
   AND map_residents_own(i.entry_id); END $$;

CREATE FUNCTION public.initiatives_people(which uuid) RETURNS TABLE(insider uuid, person uuid, name text, role text, organisation text, resident boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF which NOT IN (SELECT initiatives_mine()) THEN RETURN; END IF;
  RETURN QUERY SELECT i.id, p.id, coalesce(nullif(p.called, ''), p.name)::text, i.role::text,
      CASE WHEN i.role = 'SUPPORT' THEN coalesce(o.name, '') ELSE '' END::text, map_is_resident_at(which, p.id)
    FROM social_map_insider i JOIN community_person p ON p.id = i.person_id LEFT JOIN community_organisation o ON o.id = i.organisation_id
    WHERE i.entry_id = which AND i.ended_at IS NULL
      AND (i.role IN ('OWNER', 'HELPER') OR (i.role = 'SUPPORT' AND map_on_staff(i.person_id, i.organisation_id)))
    ORDER BY i.role = 'SUPPORT', i.since, i.id;
END $$;

CREATE FUNCTION public.inquiry_ball_of(which uuid, who uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  RETURN (SELECT b.id FROM commitments_ball b WHERE b.about = 'INQUIRY' AND b.about_id = which AND b.holder_id = who AND b.closed_at IS NULL AND inquiry_speaks_for(which, who)); END $$;

CREATE FUNCTION public.inquiry_ball_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT is_in_inquiry(NEW.about_id, NEW.holder_id) THEN RAISE EXCEPTION 'not in it' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_ball_of_who_is_in_it'; END IF;
  IF (TG_OP = 'INSERT' OR NEW.holder_id <> OLD.holder_id) AND NOT coalesce(NEW.holder_id = acting_person() AND acting_representative() IS NULL
      OR inquiry_speaks_for(NEW.about_id, NEW.holder_id), false) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_ball_by_her_own_yes';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.inquiry_behind(p_code text) RETURNS TABLE(id uuid, about text, people integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  IF acting_person() IS NULL OR acting_representative() IS NOT NULL THEN RETURN; END IF;
  RETURN QUERY SELECT i.id, i.about, (SELECT count(*)::int FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id AND inquiry_is_there(m)) + i.others
    FROM mutual_help_inquiry i WHERE i.code = p_code AND i.ended_at IS NULL; END $$;

CREATE FUNCTION public.inquiry_hears(town uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  RETURN acting_representative() IS NULL AND coalesce(helps_at_desk(acting_person()), false)
    AND EXISTS (SELECT FROM community_person p WHERE p.id = acting_person() AND p.municipality_id = town); END $$;

CREATE TABLE public.mutual_help_inquirymember (
    id uuid NOT NULL,
    at_work boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    inquiry_id uuid NOT NULL,
    person_id uuid NOT NULL,
    code character varying(24),
    heard_by_id uuid,
    way character varying(8) NOT NULL,
    CONSTRAINT inquiry_member_heard_by_another CHECK (((heard_by_id IS NULL) OR ((NOT at_work) AND (NOT ((heard_by_id = person_id) AND (heard_by_id IS NOT NULL)))))),
    CONSTRAINT inquiry_member_heard_or_not CHECK ((((code IS NULL) AND (heard_by_id IS NULL) AND ((way)::text = ''::text)) OR ((code IS NOT NULL) AND (heard_by_id IS NOT NULL) AND ((way)::text = ANY ((ARRAY['DESK'::character varying, 'PHONE'::character varying, 'LETTER'::character varying])::text[])))))
);

CREATE FUNCTION public.inquiry_is_there(m public.mutual_help_inquirymember) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  RETURN (NOT m.at_work OR works_here(m.person_id))
    AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = m.person_id AND d.taken_back_at IS NULL); END $$;

CREATE FUNCTION public.inquiry_member_holds_nothing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'INQUIRY' AND b.about_id = OLD.inquiry_id AND b.holder_id = OLD.person_id AND b.closed_at IS NULL) THEN
    RAISE EXCEPTION 'she would ask how it is going' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_ball_is_given_back_first';
  END IF;
  RETURN OLD;
END $$;

CREATE FUNCTION public.inquiry_member_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.inquiry_id, OLD.person_id, OLD.at_work, OLD.heard_by_id, OLD.way) IS NOT DISTINCT FROM
     (NEW.inquiry_id, NEW.person_id, NEW.at_work, NEW.heard_by_id, NEW.way) THEN RETURN NEW; END IF;  -- another code of her own
  IF NEW.heard_by_id IS NULL THEN
    IF NEW.person_id IS DISTINCT FROM acting_person() OR acting_representative() IS NOT NULL OR NEW.at_work AND NOT i_work_here() THEN
      RAISE EXCEPTION 'her own yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_member_by_her_own_yes';
    END IF;
  ELSIF NEW.heard_by_id IS DISTINCT FROM acting_person() OR NEW.person_id = acting_person() OR works_here(NEW.person_id)
      OR NOT inquiry_hears((SELECT i.municipality_id FROM mutual_help_inquiry i WHERE i.id = NEW.inquiry_id))
      OR EXISTS (SELECT FROM community_death d WHERE d.person_id = NEW.person_id AND d.taken_back_at IS NULL) THEN
    RAISE EXCEPTION 'a resident said yes to a colleague' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_member_by_a_heard_yes';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.inquiry_page(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_inquiries())) THEN RETURN NULL; END IF;
  RETURN (SELECT to_jsonb(i) || jsonb_build_object(
    'people', (SELECT jsonb_agg(jsonb_build_object('id', m.person_id, 'name', coalesce(nullif(p.called, ''), p.name), 'at_work', m.at_work, 'member', m.id, 'way', m.way, 'hearer',
        (SELECT coalesce(nullif(h.called, ''), h.name) FROM community_person h WHERE h.id = m.heard_by_id)) ORDER BY m.joined_at, p.name, p.id)
      FROM mutual_help_inquirymember m JOIN community_person p ON p.id = m.person_id WHERE m.inquiry_id = i.id AND inquiry_is_there(m)),
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

CREATE FUNCTION public.inquiry_reach(which uuid, who uuid) RETURNS TABLE(id uuid, name text, called text, phone text, email text, street text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT p.id, p.name::text, p.called::text, coalesce(c.phone, '')::text, coalesce(c.email, '')::text, coalesce(c.street, '')::text
  FROM community_person p LEFT JOIN community_contactdetails c ON c.person_id = p.id WHERE p.id = who AND inquiry_speaks_for(which, who); END $$;

CREATE FUNCTION public.inquiry_speaks_for(which uuid, who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE m mutual_help_inquirymember;
BEGIN
  SELECT * INTO m FROM mutual_help_inquirymember t WHERE t.inquiry_id = which AND t.person_id = who AND t.heard_by_id IS NOT NULL;
  IF m.id IS NULL OR acting_person() IS NULL OR who = acting_person() OR NOT which = ANY (ARRAY(SELECT my_inquiries())) OR NOT inquiry_is_there(m) THEN RETURN false; END IF;
  RETURN coalesce(m.id = acting_spoken(), false) OR EXISTS (SELECT FROM mutual_help_inquirymember s
    WHERE s.inquiry_id = which AND s.person_id = acting_person() AND s.at_work AND i_work_here());
END $$;

CREATE FUNCTION public.inquiry_to_hear(p_code text) RETURNS TABLE(id uuid, municipality uuid, about text, people integer, others integer, heard jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT i.id, i.municipality_id, i.about, (SELECT count(*)::int FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id AND inquiry_is_there(m)) + i.others, i.others::int,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('member', m.id, 'person', m.person_id, 'name', coalesce(nullif(p.called, ''), p.name), 'silent',
        NOT EXISTS (SELECT FROM mutual_help_inquiryword w WHERE w.inquiry_id = i.id AND w.said_by_id = m.person_id)) ORDER BY m.joined_at, m.id), '[]')
      FROM mutual_help_inquirymember m JOIN community_person p ON p.id = m.person_id WHERE m.inquiry_id = i.id AND m.heard_by_id = acting_person() AND inquiry_is_there(m))
  FROM mutual_help_inquiry i WHERE i.code = p_code AND i.ended_at IS NULL AND inquiry_hears(i.municipality_id); END $$;

CREATE FUNCTION public.inquiry_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL AND NEW.ended_at IS NOT NULL THEN RAISE EXCEPTION 'it is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_is_over'; END IF;
  -- Another round is the next one; back is only from one in which nothing was said.
  IF NEW.round <> OLD.round AND NOT (NEW.round = OLD.round + 1 OR NEW.round = OLD.round - 1
     AND NOT EXISTS (SELECT FROM mutual_help_inquiryword w WHERE w.inquiry_id = NEW.id AND w.round = OLD.round)) THEN
    RAISE EXCEPTION 'nothing that was said gets lost' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_loses_no_round';
  END IF;
  IF NEW.ended_at IS NOT NULL THEN NEW.code := NULL; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.inquiry_with_code(spoken text) RETURNS TABLE(what text, which uuid, inquiry uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT 'TALK', i.id, i.id FROM mutual_help_inquiry i WHERE i.code = spoken AND i.ended_at IS NULL
  UNION ALL SELECT 'YES', m.id, m.inquiry_id FROM mutual_help_inquirymember m WHERE m.code = spoken; END $$;

CREATE FUNCTION public.inquiry_word_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i mutual_help_inquiry; me uuid := acting_person();
BEGIN
  SELECT * INTO i FROM mutual_help_inquiry WHERE id = NEW.inquiry_id FOR SHARE;
  IF i.ended_at IS NOT NULL AND NEW.question <> 'OUTCOME' OR NEW.round <> i.round THEN RAISE EXCEPTION 'not now' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_word_in_an_open_round'; END IF;
  IF NOT coalesce(CASE
      WHEN NEW.written_by_id IS NULL THEN NEW.said_by_id = me AND is_in_inquiry(i.id, me)
      WHEN NEW.written_by_id <> me THEN false
      WHEN NEW.said_by_id IS NULL THEN is_in_inquiry(i.id, me)
      ELSE inquiry_speaks_for(i.id, NEW.said_by_id) OR EXISTS (SELECT FROM mutual_help_inquirymember m
          WHERE m.inquiry_id = i.id AND m.person_id = me AND m.at_work)
        AND EXISTS (SELECT FROM mutual_help_inquirymember s WHERE s.inquiry_id = i.id AND s.person_id = NEW.said_by_id AND inquiry_is_there(s)) END, false) THEN
    RAISE EXCEPTION 'whose words they are' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_word_is_hers';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.is_at_her_standstill(who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN NOT acting_job() AND (acting_person() IS NOT DISTINCT FROM who
  OR EXISTS (SELECT FROM mutual_help_offer o WHERE o.offerer_id = who AND o.ball_id = acting_ball())); END $$;

CREATE FUNCTION public.is_centre_of(which uuid, who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM circles_member m WHERE m.circle_id = which AND m.person_id = who
   AND m.side = 'CENTRE' AND m.state = 'ACTIVE'); END $$;

CREATE FUNCTION public.is_formal_in(which uuid, who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM circles_member m WHERE m.circle_id = which AND m.person_id = who AND m.state = 'ACTIVE' AND m.face = 'FORMAL'
   AND works_for(who, m.organisation_id)); END $$;

CREATE FUNCTION public.is_hers(who uuid, sorted_names text[]) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT EXISTS (SELECT FROM community_person p WHERE p.id = who AND p.municipality_id = acting_keeper()
   AND (p.sort_name = ANY (sorted_names) OR lower(p.called) = ANY (sorted_names)))); END $$;

CREATE FUNCTION public.is_herself(who uuid, which uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT (acting_person() IS NOT DISTINCT FROM who AND acting_representative() IS NULL) OR acting_ball() IS NOT DISTINCT FROM which $$;

CREATE FUNCTION public.is_in_inquiry(which uuid, who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM mutual_help_inquirymember m
  WHERE m.inquiry_id = which AND m.person_id = who); END $$;

CREATE FUNCTION public.is_my_door(which uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT coalesce((SELECT municipality_of(d.area_id) = acting_keeper() FROM commitments_frontdoor d WHERE d.id = which), false) $$;

CREATE FUNCTION public.is_of_my_municipality(who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT coalesce((SELECT p.municipality_id = acting_keeper() FROM community_person p WHERE p.id = who), false)); END $$;

CREATE FUNCTION public.is_present(who uuid, on_day date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT NOT has_left(who, on_day) AND NOT EXISTS (SELECT FROM commitments_absence a WHERE a.person_id = who
   AND a.starts_on <= on_day AND (a.ends_on IS NULL OR a.ends_on > on_day)) $$;

CREATE FUNCTION public.is_taken_back(which uuid, with_what_runs boolean) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT pg_trigger_depth() > 1 AND offer_stands_still(which, with_what_runs) $$;

CREATE FUNCTION public.job_or_owner() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT acting_job() OR coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'samenspel_owner' $$;

CREATE FUNCTION public.join_inquiry(p_code text, p_at_work boolean, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i mutual_help_inquiry;
BEGIN
  SELECT * INTO i FROM mutual_help_inquiry q WHERE q.code = p_code AND q.ended_at IS NULL FOR UPDATE;
  IF i.id IS NULL THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM mutual_help_inquirymember m WHERE m.inquiry_id = i.id) >= 20 THEN
    RAISE EXCEPTION 'a talk is small' USING ERRCODE = 'check_violation', CONSTRAINT = 'inquiry_is_small';
  END IF;
  INSERT INTO mutual_help_inquirymember (id, inquiry_id, person_id, at_work, joined_at, way)
    VALUES (gen_random_uuid(), i.id, acting_person(), p_at_work, at, '') ON CONFLICT DO NOTHING;
  RETURN i.id;
END $$;

CREATE FUNCTION public.joining_frees_its_places() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN UPDATE mutual_help_place SET left_at = NEW.left_at WHERE joining_id = NEW.id AND left_at IS NULL; RETURN NULL; END $$;

CREATE FUNCTION public.joining_person(which uuid) RETURNS TABLE(person uuid, ball uuid, code text, municipality uuid, is_ask boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT w.who, w.ball, b.code::text, b.municipality_id, j.ask_id IS NOT NULL FROM mutual_help_joining j, who_joined(j.id) w
    JOIN commitments_ball b ON b.id = w.ball WHERE j.id = which; END $$;

CREATE FUNCTION public.joining_takes_its_week_along() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM mutual_help_place WHERE joining_id = OLD.id;
  DELETE FROM mutual_help_wish WHERE joining_id = OLD.id;
  RETURN OLD;
END $$;

CREATE FUNCTION public.joining_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE who uuid; ball uuid; town uuid; open boolean; g mutual_help_programme;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  IF NEW.ask_id IS NOT NULL THEN
    SELECT a.asker_id, a.ball_id, a.municipality_id, a.ended_at IS NULL INTO who, ball, town, open FROM mutual_help_ask a WHERE a.id = NEW.ask_id;
  ELSE
    SELECT o.offerer_id, o.ball_id, o.municipality_id, o.ended_at IS NULL INTO who, ball, town, open FROM mutual_help_offer o WHERE o.id = NEW.offer_id FOR SHARE;
  END IF;
  SELECT * INTO g FROM mutual_help_programme WHERE id = NEW.programme_id FOR SHARE;
  IF TG_OP = 'INSERT' AND offer_stands_still(NEW.offer_id) THEN
    RAISE EXCEPTION 'it stands still' USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_begins_while_it_stands_still';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.left_at IS NOT NULL OR NEW.trained_on IS NOT NULL OR NOT open OR g.ended_at IS NOT NULL OR g.municipality_id <> town THEN
      RAISE EXCEPTION 'nothing to join now' USING ERRCODE = 'check_violation', CONSTRAINT = 'joining_of_an_open_programme';
    END IF;
  END IF;
  IF TG_OP = 'INSERT' OR NEW.left_at IS DISTINCT FROM OLD.left_at THEN
    IF NOT may_speak_at(who, ball) THEN
      RAISE EXCEPTION 'her own yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'joining_is_her_own_yes';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.left_at IS NOT NULL THEN
      RAISE EXCEPTION 'she left' USING ERRCODE = 'check_violation', CONSTRAINT = 'joining_that_is_over';
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.trained_on IS DISTINCT FROM OLD.trained_on OR NEW.trained_said_by_id IS DISTINCT FROM OLD.trained_said_by_id) THEN
    IF OLD.trained_on IS NOT NULL OR g.lead_id IS DISTINCT FROM acting_person() OR NEW.trained_said_by_id IS DISTINCT FROM acting_person()
       OR NEW.trained_on > current_date + 1 THEN
      RAISE EXCEPTION 'who leads it says so, once, when it is done' USING ERRCODE = 'check_violation', CONSTRAINT = 'joining_trained_by_who_leads_it';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.journal_breaks_entry() RETURNS TABLE(chain uuid, number bigint, what text)
    LANGUAGE sql STABLE
    AS $$
  WITH linked AS (
    SELECT r AS row_itself, r.chain AS c, r.number AS n, r.previous_hash AS p, r.hash AS h,
           coalesce(lag(r.number) OVER w, cut.number, 0) AS before_n, coalesce(lag(r.hash) OVER w, cut.hash, '') AS before_h
    FROM journal_entry r LEFT JOIN journal_cut cut ON cut.book = 'entry' AND cut.chain = r.chain
    WINDOW w AS (PARTITION BY r.chain ORDER BY r.number))
  SELECT c, n, 'gap' FROM linked WHERE n <> before_n + 1
  UNION ALL SELECT c, n, 'link' FROM linked WHERE p <> before_h
  UNION ALL SELECT c, n, 'hash' FROM linked WHERE h <> journal_hash_entry(row_itself)
  UNION ALL SELECT head.chain, head.number, 'cut off' FROM journal_head head
    WHERE head.book = 'entry' AND head.number > 0 AND NOT EXISTS (
      SELECT FROM linked WHERE c = head.chain AND n = head.number AND h = head.hash)
  ORDER BY 1, 2 LIMIT 100
$$;

CREATE FUNCTION public.journal_breaks_look() RETURNS TABLE(chain uuid, number bigint, what text)
    LANGUAGE sql STABLE
    AS $$
  WITH linked AS (
    SELECT r AS row_itself, r.chain AS c, r.number AS n, r.previous_hash AS p, r.hash AS h,
           coalesce(lag(r.number) OVER w, cut.number, 0) AS before_n, coalesce(lag(r.hash) OVER w, cut.hash, '') AS before_h
    FROM journal_look r LEFT JOIN journal_cut cut ON cut.book = 'look' AND cut.chain = r.chain
    WINDOW w AS (PARTITION BY r.chain ORDER BY r.number))
  SELECT c, n, 'gap' FROM linked WHERE n <> before_n + 1
  UNION ALL SELECT c, n, 'link' FROM linked WHERE p <> before_h
  UNION ALL SELECT c, n, 'hash' FROM linked WHERE h <> journal_hash_look(row_itself)
  UNION ALL SELECT head.chain, head.number, 'cut off' FROM journal_head head
    WHERE head.book = 'look' AND head.number > 0 AND NOT EXISTS (
      SELECT FROM linked WHERE c = head.chain AND n = head.number AND h = head.hash)
  ORDER BY 1, 2 LIMIT 100
$$;

CREATE TABLE public.journal_entry (
    id uuid NOT NULL,
    chain uuid NOT NULL,
    number bigint NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    previous_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    verb character varying(60) NOT NULL,
    actor_id uuid,
    on_behalf_of_id uuid,
    subject_id uuid,
    object_type character varying(40) NOT NULL,
    object_id uuid NOT NULL,
    ball_id uuid,
    cause_id uuid,
    way character varying(12) NOT NULL,
    terms jsonb NOT NULL
);

CREATE FUNCTION public.journal_hash_entry(r public.journal_entry) RETURNS text
    LANGUAGE sql STABLE
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO'
    AS $$ SELECT encode(sha256(convert_to(r.previous_hash || '|' || concat_ws('|', r.chain, r.number, r.occurred_at at time zone 'UTC', r.verb, coalesce(r.actor_id::text,'-'),
 coalesce(r.on_behalf_of_id::text,'-'), coalesce(r.subject_id::text,'-'), r.object_type, r.object_id,
 coalesce(r.ball_id::text,'-'), coalesce(r.cause_id::text,'-'), r.way, r.terms::text, r.id), 'UTF8')), 'hex') $$;

CREATE TABLE public.journal_look (
    id uuid NOT NULL,
    chain uuid NOT NULL,
    number bigint NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    previous_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    event_type character varying(16) NOT NULL,
    outcome character varying(8) NOT NULL,
    person_id uuid,
    role character varying(40) NOT NULL,
    organisation_id uuid,
    on_behalf_of_id uuid,
    subject_id uuid NOT NULL,
    object_type character varying(40) NOT NULL,
    object_id uuid NOT NULL,
    view character varying(60) NOT NULL,
    purpose character varying(40) NOT NULL,
    legal_basis character varying(40) NOT NULL,
    break_glass boolean NOT NULL,
    reason character varying(40) NOT NULL,
    session_hash character varying(64) NOT NULL,
    source character varying(12) NOT NULL,
    request_id uuid
);

CREATE FUNCTION public.journal_hash_look(r public.journal_look) RETURNS text
    LANGUAGE sql STABLE
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO'
    AS $$ SELECT encode(sha256(convert_to(r.previous_hash || '|' || concat_ws('|', r.chain, r.number, r.occurred_at at time zone 'UTC', r.event_type, r.outcome,
 coalesce(r.person_id::text,'-'), r.role, coalesce(r.organisation_id::text,'-'),
 coalesce(r.on_behalf_of_id::text,'-'), r.subject_id, r.object_type, r.object_id, r.view, r.purpose,
 r.legal_basis, r.break_glass, r.reason, r.session_hash, r.source, coalesce(r.request_id::text,'-'), r.id), 'UTF8')), 'hex') $$;

CREATE FUNCTION public.journal_link_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE head journal_head;
BEGIN
  INSERT INTO journal_head VALUES ('entry', NEW.chain, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM journal_head WHERE book = 'entry' AND chain = NEW.chain FOR UPDATE;
  NEW.number := head.number + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := journal_hash_entry(NEW);
  UPDATE journal_head SET number = NEW.number, hash = NEW.hash WHERE book = 'entry' AND chain = NEW.chain;
  RETURN NEW;
END $$;

CREATE FUNCTION public.journal_link_look() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE head journal_head;
BEGIN
  -- Who looks at herself, or as a neighbour, does not look for an organisation.
  IF NEW.organisation_id IS NULL AND NEW.role <> '' AND NEW.person_id IS DISTINCT FROM NEW.subject_id THEN
    NEW.organisation_id := organisation_of(NEW.person_id, NEW.role);
  END IF;
  INSERT INTO journal_head VALUES ('look', NEW.chain, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM journal_head WHERE book = 'look' AND chain = NEW.chain FOR UPDATE;
  NEW.number := head.number + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := journal_hash_look(NEW);
  UPDATE journal_head SET number = NEW.number, hash = NEW.hash WHERE book = 'look' AND chain = NEW.chain;
  RETURN NEW;
END $$;

CREATE FUNCTION public.journal_never_changes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = 'restrict_violation'; END $$;

CREATE FUNCTION public.keep_apart(which uuid, claimed text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT may_say_for(which, claimed) OR NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.id = which AND m.state NOT IN ('SUGGESTED', 'LAPSED')) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_answer_is_her_own';
  END IF;
  INSERT INTO mutual_help_apart VALUES (which, claimed) ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION public.known_for(asks uuid[]) RETURNS TABLE(ask_id uuid, offer_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT DISTINCT a.id, o.id FROM mutual_help_ask a JOIN mutual_help_ask x ON x.asker_id = a.asker_id JOIN mutual_help_match m ON m.ask_id = x.id
    JOIN mutual_help_offer p ON p.id = m.offer_id JOIN mutual_help_offer o ON o.offerer_id = p.offerer_id
  WHERE a.id = ANY (asks) AND m.active_at IS NOT NULL $$;

CREATE FUNCTION public.leads_apart(which uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE b commitments_ball;
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  SELECT x.* INTO b FROM commitments_ball x JOIN circles_appeal a ON a.ball_id = x.id WHERE x.id = which AND a.kind = 'COMPLAIN';
  RETURN QUERY SELECT DISTINCT m.person_id FROM community_membership m JOIN community_person p ON p.id = m.person_id
    WHERE m.role = 'LEAD' AND p.municipality_id = b.municipality_id AND is_present(m.person_id, current_date)
      AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)
      AND m.person_id NOT IN (b.holder_id, b.subject_id) AND m.person_id NOT IN (SELECT helpers_of(b.subject_id));
END $$;

CREATE FUNCTION public.leads_programme(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_programme g WHERE g.id = which AND g.lead_id = acting_person() AND g.ended_at IS NULL) AND i_work_here(); END $$;

CREATE FUNCTION public.leave_inquiry(which uuid, take_along boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  RETURN leave_inquiry_of(which, acting_person(), take_along); END $$;

CREATE FUNCTION public.leave_inquiry_of(which uuid, who uuid, take_along boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.leave_rota(who uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM rota_held(who);
  UPDATE mutual_help_rotahelper SET left_at = at WHERE id = who AND joined_at IS NOT NULL AND left_at IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION public.let_go_for(who uuid, of_organisation uuid, at timestamp with time zone, asked_before timestamp with time zone) RETURNS TABLE(kind text, relation uuid, subject uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me text := current_setting('samenspel.person', true); r record;
BEGIN
  IF who = acting_person() OR acting_representative() IS NOT NULL OR NOT (who = ANY (ARRAY(SELECT people_i_keep()))) THEN RETURN; END IF;
  FOR r IN SELECT t.* FROM relations_to_let_go(who, of_organisation, asked_before) t LOOP
    BEGIN
      PERFORM set_config('samenspel.person', who::text, true);
      IF r.kind = 'CONTACT' THEN UPDATE circles_gleaningnote SET removed_at = at WHERE id = r.relation AND removed_at IS NULL;
      ELSIF r.kind = 'INVITED' THEN UPDATE circles_member SET state = 'NOT_NOW', ended_at = at WHERE id = r.relation AND state = 'INVITED';
      ELSE UPDATE circles_member SET state = 'ENDED', ended_at = at, ended_how = 'STOPPED' WHERE id = r.relation AND state = 'ACTIVE';
      END IF;
      PERFORM set_config('samenspel.person', me, true);
      IF FOUND THEN kind := r.kind; relation := r.relation; subject := r.subject; RETURN NEXT; END IF;
    EXCEPTION WHEN check_violation THEN
      PERFORM set_config('samenspel.person', me, true);
    END;
  END LOOP;
END $$;

CREATE FUNCTION public.lock_standstill_of(which uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  IF which = ANY (ARRAY(SELECT my_offers())) THEN
    PERFORM FROM commitments_ball b JOIN mutual_help_standstill s ON s.ball_id = b.id JOIN mutual_help_offer o ON o.offerer_id = s.person_id
      WHERE o.id = which AND s.over_at IS NULL FOR NO KEY UPDATE OF b;
  END IF; END $$;

CREATE FUNCTION public.looks_after_rota(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_rota r JOIN mutual_help_ask a ON a.id = r.ask_id JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE r.id = which AND s.person_id = acting_person() AND i_work_here()); END $$;

CREATE FUNCTION public.looks_along(who uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT works_here(who) AND is_present(who, current_date) $$;

CREATE FUNCTION public.mandate_changes_by_rule() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ DECLARE me uuid := acting_person(); BEGIN
   IF (NEW.accepted_at IS DISTINCT FROM OLD.accepted_at AND (OLD.accepted_at IS NOT NULL OR me IS DISTINCT FROM OLD.representative_id))
      OR (NEW.objected_at IS DISTINCT FROM OLD.objected_at AND me IS DISTINCT FROM OLD.person_id)
      OR (NEW.ended_at IS DISTINCT FROM OLD.ended_at AND (OLD.ended_at IS NOT NULL OR NEW.ended_by_id IS DISTINCT FROM me
          OR (me = OLD.person_id AND OLD.ground IN ('MENTOR', 'BEWINDVOERDER', 'CURATOR')))) THEN
     RAISE EXCEPTION 'this is not hers to change' USING ERRCODE = 'check_violation', CONSTRAINT = 'mandate_changes_by_rule';
   END IF;
   RETURN NEW; END $$;

CREATE FUNCTION public.map_add_time_for_keeper(hash text, said jsonb, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM map_times_change(hash);
  IF i.id IS NULL THEN RETURN false; END IF;
  UPDATE social_map_entry SET when_text = '', content_hash = '', changed_at = at WHERE id = i.entry_id;
  INSERT INTO social_map_moment (id, entry_id, every, starts_on, starts_at, ends_at, until, except_on, "where")
  SELECT gen_random_uuid(), i.entry_id, m.every, m.starts_on, m.starts_at, m.ends_at, m.until, coalesce(m.except_on, '{}'),
    CASE WHEN e.at_home OR e.sheltered THEN '' ELSE coalesce(m."where", '') END
  FROM jsonb_populate_record(NULL::social_map_moment, said) m, social_map_entry e WHERE e.id = i.entry_id;
  PERFORM map_times_changed(i);
  RETURN true;
END $$;

CREATE FUNCTION public.map_asked(words text, pieces text, shorter text, forms text, said text, town uuid) RETURNS TABLE(literal tsquery[], wide tsquery[], weight double precision[], meant tsquery[], sure double precision[], turns tsquery[], missed text[], unknown text[])
    LANGUAGE sql STABLE
    AS $$

  WITH word AS MATERIALIZED (
    SELECT w.*,
      (SELECT x.entries FROM social_map_word x WHERE x.word = w.word) AS entries,
      CASE WHEN length(w.word) >= 4 THEN ARRAY(
        SELECT x.word FROM social_map_word x
        WHERE x.word COLLATE "C" > w.word AND x.word COLLATE "C" < w.word || chr(1114111)
        ORDER BY length(x.word), x.word COLLATE "C" LIMIT 6) ELSE '{}' END AS begun,
      CASE WHEN length(w.word) >= 4 THEN ARRAY(
        SELECT x.word FROM social_map_word x WHERE reverse(x.word) COLLATE "C" > reverse(w.word)
          AND reverse(x.word) COLLATE "C" < reverse(w.word) || chr(1114111)
        ORDER BY length(x.word), x.word COLLATE "C" LIMIT 12) ELSE '{}' END AS ending,
      CASE WHEN w.pieces <> '' THEN ARRAY(
        SELECT x.word FROM social_map_word x WHERE x.word = ANY (string_to_array(w.pieces, ' '))
        ORDER BY length(x.word) DESC, x.word LIMIT 3) ELSE '{}' END AS parts
    FROM unnest(string_to_array((SELECT map_asked.words), ' '), string_to_array((SELECT map_asked.pieces), '|'),
      string_to_array((SELECT map_asked.shorter), '|'), string_to_array((SELECT map_asked.forms), '|'))
      WITH ORDINALITY AS w(word, pieces, shorter, forms, place)
  ), wrong AS MATERIALIZED (
    SELECT word.*, ARRAY(SELECT one FROM unnest(begun) one WHERE NOT coalesce(starts_with(
        (ts_lexize('dutch_stem', one))[1], (ts_lexize('dutch_stem', word.word))[1]), false)) AS begun_apart,
      CASE WHEN entries IS NULL AND begun = '{}' AND length(word) >= 4 THEN ARRAY(
        SELECT x.word FROM social_map_word x WHERE map_shorter(x.word) && string_to_array(word.shorter, ' ')
        ORDER BY similarity(x.word, word.word) DESC, x.word LIMIT 4) END AS one_letter
    FROM word
  ), spelt AS MATERIALIZED (
    SELECT wrong.*, CASE WHEN one_letter = '{}' THEN ARRAY(
        SELECT x.word FROM social_map_word x
        WHERE x.word % wrong.word AND similarity(x.word, wrong.word) >= 0.40
        ORDER BY similarity(x.word, wrong.word) DESC, x.word LIMIT 4) ELSE coalesce(one_letter, '{}') END AS almost
    FROM wrong
  ), heard AS MATERIALIZED (
    SELECT map_stems((SELECT map_asked.said) || ' ' || (SELECT coalesce(string_agg(
      array_to_string(almost || CASE WHEN entries IS NULL THEN begun[1:3] END, ' '), ' '), '') FROM spelt)) AS stems
  
  ), told AS (
    SELECT word, entries, begun || ending || parts || almost AS like_it,
      nullif(to_tsquery('dutch', '''' || word || ''''), '') AS literal,
      to_tsquery('dutch', nullif(concat_ws(' | ',
        CASE WHEN length(word) >= 4 THEN '''' || word || ''':*' END,
        '''' || replace(nullif(forms, ''), ' ', ''':* | ''') || ''':*',
        '''' || nullif(array_to_string(begun_apart || ending, ''' | '''), '') || '''',
        '(''' || nullif(array_to_string(parts, ''' & '''), '') || ''')',
        '''' || nullif(array_to_string(parts || almost, ''' | '''), '') || ''''), '')) AS wide
    FROM spelt
  ), meaning AS (
    SELECT c.concept_id COLLATE "C" AS code, max(cardinality(c.stems)) AS long, map_terms(k.terms::text[]) AS terms
    FROM social_map_cue c JOIN social_map_concept k ON k.code = c.concept_id
    WHERE c.stems[1] = ANY ((SELECT stems FROM heard)::text[]) AND c.stems <@ (SELECT stems FROM heard)
      AND (c.municipality_id IS NULL OR (SELECT map_asked.town) IS NULL
        OR c.municipality_id = (SELECT map_asked.town))
    GROUP BY c.concept_id, k.terms ORDER BY 2 DESC, 1 LIMIT 6
  )

  SELECT literal, wide, weight, meant, sure,
    CASE WHEN cardinality(literal) > 1 THEN ARRAY[replace(said_so, '|', '&')::tsquery, map_in_name(typed)]
      ELSE ARRAY[map_in_name(typed)] END
    || CASE WHEN meant IS NULL THEN ARRAY[typed, map_in_name(anything)] ELSE ARRAY[meaning::tsquery, typed] END
    || anything, missed, unknown
  FROM (
    SELECT *, said_so::tsquery AS typed,
      nullif(concat_ws(' | ', said_so, nullif(array_to_string(wide, ' | '), ''), meaning), '')::tsquery AS anything
    FROM (
      SELECT *, nullif(array_to_string(literal, ' | '), '') AS said_so, array_to_string(meant, ' | ') AS meaning
      FROM (
        SELECT array_agg(literal) AS literal, array_agg(wide) AS wide,
          array_agg(greatest(0.3, 1.2 - 0.2 * ln(1 + coalesce(entries, 0)::float8))) AS weight,
          array_agg(word) FILTER (WHERE entries IS NULL) AS unknown,
          array_agg(word) FILTER (WHERE entries IS NULL AND like_it = '{}') AS missed
        FROM told) said,
      (
        SELECT array_agg(terms) AS meant, array_agg(0.8 + 0.2 * least(long, 4)::float8) AS sure
        FROM meaning) meanings
      OFFSET 0) texts
    OFFSET 0) asked
$$;

CREATE FUNCTION public.map_begun_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.initiative_since IS DISTINCT FROM OLD.initiative_since THEN
    RAISE EXCEPTION 'how it began stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_how_it_began_stays';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_beside_keeper(hash text) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider; e social_map_entry;
BEGIN
  SELECT * INTO i FROM map_heard(hash);
  IF i.id IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO e FROM social_map_entry WHERE id = i.entry_id;
  RETURN (SELECT coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('entry', jsonb_build_object('id', b.id, 'name', b.name, 'postcode', b.postcode))), '[]')
    FROM social_map_moment m JOIN social_map_entry b ON b.id = m.entry_id WHERE b.id = e.id OR (
      e.organisation_id IS NOT NULL AND e.street <> '' AND b.organisation_id = e.organisation_id AND upper(b.street) = upper(e.street) AND b.closed_on IS NULL
      AND (b.visibility = 'PUBLIC' OR EXISTS (SELECT FROM social_map_insider o WHERE o.entry_id = b.id AND o.person_id = i.person_id AND o.ended_at IS NULL))));
END $$;

CREATE FUNCTION public.map_bulk_begin() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN CREATE TEMPORARY TABLE map_lesson (said text, more int) ON COMMIT DROP; END $$;

CREATE FUNCTION public.map_bulk_end() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
BEGIN
  IF NOT map_in_bulk() THEN RETURN; END IF;
  EXECUTE $lessons$
    INSERT INTO social_map_word AS known (word, entries)
    SELECT one.word, sum(l.more) FROM pg_temp.map_lesson l, LATERAL (
      SELECT DISTINCT left(w, 60) AS word FROM regexp_split_to_table(lower(unaccent(l.said)), '[^[:alnum:]]+') w WHERE length(w) BETWEEN 3 AND 60) one
    GROUP BY one.word
    ON CONFLICT (word) DO UPDATE SET entries = known.entries + EXCLUDED.entries WHERE EXCLUDED.entries > 0 $lessons$;
  DROP TABLE pg_temp.map_lesson;
END $_$;

CREATE FUNCTION public.map_cell(latitude double precision, longitude double precision, size text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT '#' || size || floor(latitude / CASE size WHEN 'a' THEN 0.009 ELSE 0.045 END)
          || '_' || floor(longitude / CASE size WHEN 'a' THEN 0.0146 ELSE 0.073 END) $$;

CREATE FUNCTION public.map_code_anew(spoken text, which uuid, hash text, sealed text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE whose uuid;
BEGIN
  IF length(hash) <> 64 OR NOT EXISTS (SELECT FROM map_kept_by_asker(spoken) a WHERE a.insider = which) THEN RETURN NULL; END IF;
  UPDATE social_map_insider SET keeper_hash = hash, keeper_code = sealed WHERE id = which RETURNING person_id INTO whose;
  RETURN whose;
END $$;

CREATE FUNCTION public.map_code_goes_with_her() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.ended_at IS NOT NULL OR NEW.person_id IS DISTINCT FROM OLD.person_id OR NEW.role NOT IN ('OWNER', 'HELPER') THEN
    NEW.keeper_hash := ''; NEW.keeper_code := ''; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_come_in(hash text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE asked social_map_insider;
BEGIN
  IF map_me() IS NULL OR length(hash) <> 64 THEN RETURN NULL; END IF;
  SELECT * INTO asked FROM social_map_insider WHERE code_hash = hash AND ended_at IS NULL AND code_until > now() FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = asked.entry_id AND i.person_id = map_me() AND i.role = asked.role AND i.ended_at IS NULL) THEN
    RETURN asked.entry_id; END IF;
  UPDATE social_map_insider SET person_id = map_me(), code_hash = '', since = now(), organisation_id = CASE WHEN asked.role = 'SUPPORT' THEN
      (SELECT m.organisation_id FROM community_membership m WHERE m.person_id = map_me() AND map_on_staff(m.person_id, m.organisation_id)
       ORDER BY m.starts_on, m.id LIMIT 1) END WHERE id = asked.id;
  RETURN asked.entry_id;
END $$;

CREATE FUNCTION public.map_concept() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN PERFORM map_learn(array_to_string(NEW.terms, ' '), 0); RETURN NULL; END $$;

CREATE FUNCTION public.map_count_for_keeper(hash text, days date[], numbers integer[]) RETURNS integer[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider; was integer[] := array_fill(NULL::integer, ARRAY[cardinality(days)]); old integer; n integer;
BEGIN
  SELECT * INTO i FROM map_heard(hash);
  IF i.id IS NULL OR cardinality(days) <> cardinality(numbers) THEN RETURN NULL; END IF;
  FOR n IN SELECT o.nr FROM unnest(days) WITH ORDINALITY o(day, nr) ORDER BY o.day, o.nr LOOP
    IF days[n] > current_date + 1 THEN PERFORM map_refuse('that day is to come'); END IF;
    LOOP
      old := NULL;
      IF numbers[n] IS NOT NULL THEN
        INSERT INTO social_map_tally (id, entry_id, counted_on, number) VALUES (gen_random_uuid(), i.entry_id, days[n], numbers[n])
          ON CONFLICT (entry_id, counted_on) DO NOTHING;
        EXIT WHEN FOUND;
      END IF;
      SELECT t.number INTO old FROM social_map_tally t WHERE t.entry_id = i.entry_id AND t.counted_on = days[n] FOR UPDATE;
      IF NOT FOUND THEN EXIT WHEN numbers[n] IS NULL; CONTINUE; END IF;
      IF numbers[n] IS NULL THEN DELETE FROM social_map_tally WHERE entry_id = i.entry_id AND counted_on = days[n];
      ELSE UPDATE social_map_tally SET number = numbers[n] WHERE entry_id = i.entry_id AND counted_on = days[n]; END IF;
      EXIT;
    END LOOP;
    was[n] := old;
  END LOOP;
  RETURN was;
END $$;

CREATE FUNCTION public.map_cue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  NEW.words := btrim(regexp_replace(lower(NEW.words), '\s+', ' ', 'g'));
  NEW.stems := map_stems(NEW.words);
  IF NEW.stems = '{}' THEN
    RAISE EXCEPTION 'a cue has words' USING ERRCODE = 'check_violation', CONSTRAINT = 'cue_has_words';
  END IF;
  PERFORM map_learn(NEW.words, 0);
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_dayparts(which uuid) RETURNS smallint[]
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT coalesce(array_agg(DISTINCT ((extract(isodow FROM m.starts_on)::int - 1) * 4 + part)::smallint), '{}')
  FROM social_map_moment m, LATERAL unnest(CASE WHEN m.starts_at = '00:00' AND m.ends_at = '23:59' THEN ARRAY[0, 1, 2]
    WHEN m.starts_at < '06:00' THEN ARRAY[3] WHEN m.starts_at < '12:00' THEN ARRAY[0] WHEN m.starts_at < '17:30' THEN ARRAY[1] ELSE ARRAY[2] END) part
  WHERE m.entry_id = which AND m.every <> 'ONCE' AND m.every <> 'YEAR' $$;

CREATE TABLE public.social_map_entry (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(16) NOT NULL,
    summary character varying(300) NOT NULL,
    description text NOT NULL,
    who_for text NOT NULL,
    when_text text NOT NULL,
    cost_text text NOT NULL,
    languages character varying(16)[] NOT NULL,
    cues text NOT NULL,
    street character varying(200) NOT NULL,
    postcode character varying(12) NOT NULL,
    town character varying(120) NOT NULL,
    latitude double precision,
    longitude double precision,
    wheelchair boolean,
    works_with character varying(8),
    feels character varying(8),
    room character varying(8) NOT NULL,
    wait_weeks smallint,
    phone character varying(60) NOT NULL,
    email character varying(254) NOT NULL,
    website character varying(500) NOT NULL,
    confirmed_on date,
    confirmed_by character varying(200) NOT NULL,
    visibility character varying(8) NOT NULL,
    owner_agreed boolean NOT NULL,
    closed_on date,
    changed_at timestamp with time zone NOT NULL,
    source character varying(60) NOT NULL,
    source_id character varying(200),
    source_record jsonb,
    content_hash character varying(64) NOT NULL,
    area_id uuid,
    municipality_id uuid,
    organisation_id uuid,
    access_text text NOT NULL,
    at_home boolean NOT NULL,
    bring_back text NOT NULL,
    form character varying(16) NOT NULL,
    free_room boolean,
    has_counter boolean,
    has_food boolean,
    host character varying(120) NOT NULL,
    is_free boolean,
    issues character varying(24)[] NOT NULL,
    outdoors boolean,
    referable boolean,
    resources character varying(16)[] NOT NULL,
    seats smallint,
    see_through boolean,
    sheltered boolean NOT NULL,
    address_code character varying(64),
    merged_into_id uuid,
    unanswered_since date,
    taken_down_at timestamp with time zone,
    taken_down_why text NOT NULL,
    by_calendar boolean NOT NULL,
    calendar_read_on date,
    pin character varying(9) NOT NULL,
    closed_by_source character varying(8) NOT NULL,
    short_code character varying(8) NOT NULL,
    handed_over_at timestamp with time zone,
    handover_by date,
    guidance character varying(6) NOT NULL,
    talents character varying(12)[] NOT NULL,
    initiative_since timestamp with time zone,
    CONSTRAINT entry_closed_by_a_source_is_closed_and_has_one CHECK ((((closed_by_source)::text = ''::text) OR ((closed_on IS NOT NULL) AND (NOT ((source)::text = ''::text))))),
    CONSTRAINT entry_guidance_is_one_of_three CHECK (((guidance)::text = ANY ((ARRAY[''::character varying, 'ASK'::character varying, 'OFTEN'::character varying, 'ALWAYS'::character varying])::text[]))),
    CONSTRAINT entry_has_a_whole_point_or_none CHECK ((((latitude IS NULL) AND (longitude IS NULL)) OR ((latitude IS NOT NULL) AND ((latitude >= ('-90.0'::numeric)::double precision) AND (latitude <= (90.0)::double precision)) AND (longitude IS NOT NULL) AND ((longitude >= ('-180.0'::numeric)::double precision) AND (longitude <= (180.0)::double precision))))),
    CONSTRAINT entry_hidden_place_is_never_looked_up CHECK ((((pin)::text = ANY ((ARRAY['GIVEN'::character varying, 'OFF'::character varying])::text[])) OR ((NOT at_home) AND (NOT sheltered) AND (NOT ((visibility)::text = 'UNLISTED'::text))))),
    CONSTRAINT entry_home_or_shelter_has_no_place CHECK ((((NOT at_home) AND (NOT sheltered)) OR ((latitude IS NULL) AND (longitude IS NULL) AND ((postcode)::text = ''::text) AND ((street)::text = ''::text)))),
    CONSTRAINT entry_idea_is_of_no_organisation CHECK (((initiative_since IS NULL) OR (organisation_id IS NULL))),
    CONSTRAINT entry_merged_is_closed CHECK (((merged_into_id IS NULL) OR ((closed_on IS NOT NULL) AND (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))),
    CONSTRAINT entry_pin_says_how_its_point_came CHECK ((((pin)::text = 'GIVEN'::text) OR ((latitude IS NOT NULL) AND ((pin)::text = ANY ((ARRAY['EXACT'::character varying, 'STREET'::character varying, 'ROUGH'::character varying])::text[]))) OR ((latitude IS NULL) AND ((pin)::text = ANY ((ARRAY['WAITING'::character varying, 'NOT_FOUND'::character varying, 'OFF'::character varying])::text[]))))),
    CONSTRAINT entry_public_only_when_its_owner_agreed CHECK (((NOT ((visibility)::text = 'PUBLIC'::text)) OR owner_agreed)),
    CONSTRAINT entry_source_id_belongs_to_a_source CHECK (((source_id IS NULL) OR (NOT ((source)::text = ''::text)))),
    CONSTRAINT entry_taken_down_says_why_and_is_not_public CHECK ((((taken_down_at IS NULL) AND (taken_down_why = ''::text)) OR ((taken_down_at IS NOT NULL) AND (NOT (taken_down_why = ''::text)) AND (NOT ((visibility)::text = 'PUBLIC'::text))))),
    CONSTRAINT entry_talents_are_of_one_list CHECK ((talents <@ ARRAY['GARDEN'::character varying(12), 'COOKING'::character varying(12), 'WALKING'::character varying(12), 'MUSIC'::character varying(12), 'SPORT'::character varying(12), 'CRAFTS'::character varying(12), 'REPAIR'::character varying(12), 'COMPUTER'::character varying(12), 'DUTCH'::character varying(12), 'READING'::character varying(12), 'GAMES'::character varying(12), 'ANIMALS'::character varying(12)])),
    CONSTRAINT entry_unlisted_has_an_address_of_its_own CHECK ((((address_code IS NOT NULL) AND ((visibility)::text = 'UNLISTED'::text)) OR ((NOT ((visibility)::text = 'UNLISTED'::text)) AND (address_code IS NULL)))),
    CONSTRAINT entry_waiting_says_how_many_weeks CHECK (((((room)::text = 'WAIT'::text) AND (wait_weeks IS NOT NULL)) OR ((NOT ((room)::text = 'WAIT'::text)) AND (wait_weeks IS NULL)))),
    CONSTRAINT entry_website_is_a_web_address CHECK ((((website)::text = ''::text) OR ((website)::text ~* '^https?://'::text))),
    CONSTRAINT social_map_entry_seats_check CHECK ((seats >= 0)),
    CONSTRAINT social_map_entry_wait_weeks_check CHECK ((wait_weeks >= 0))
);

CREATE FUNCTION public.map_entry_at(code text) RETURNS SETOF public.social_map_entry
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT * FROM social_map_entry WHERE address_code = code AND visibility = 'UNLISTED' $$;

CREATE FUNCTION public.map_first_owner() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF map_me() IS NOT NULL AND coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'samenspel_app' THEN
    INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, organisation_id, role, code_hash, since)
    VALUES (gen_random_uuid(), NEW.id, NEW.municipality_id, map_me(), NEW.organisation_id, 'OWNER', '', NEW.changed_at);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_forget() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_user IN ('samenspel_app', 'samenspel_worker') THEN RETURN NULL; END IF;
  UPDATE social_map_insider SET ended_at = now() WHERE person_id = NEW.id AND ended_at IS NULL;
  UPDATE social_map_change SET words = '', person_id = NULL WHERE person_id = NEW.id AND kind <> 'CLAIM';
  UPDATE social_map_change SET words = '', facts = '{}' WHERE person_id = NEW.id;
  UPDATE social_map_check SET person_id = NULL WHERE person_id = NEW.id;
  IF length(OLD.name) >= 6 THEN
    UPDATE social_map_entry SET host = replace(host, OLD.name, 'Iemand'), confirmed_by = replace(confirmed_by, OLD.name, 'Iemand'),
      description = replace(description, OLD.name, 'Iemand'), summary = replace(summary, OLD.name, 'Iemand')
      WHERE position(OLD.name in host || confirmed_by || description || summary) > 0;
    UPDATE social_map_check SET by_words = replace(by_words, OLD.name, 'Iemand') WHERE position(OLD.name in by_words) > 0;
    UPDATE social_map_change SET words = replace(words, OLD.name, 'Iemand'), facts = replace(facts::text, OLD.name, 'Iemand')::jsonb,
      before = replace(before::text, OLD.name, 'Iemand')::jsonb WHERE position(OLD.name in words || facts::text || before::text) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_forget_handovers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_user IN ('samenspel_app', 'samenspel_worker') THEN RETURN NULL; END IF;
  DELETE FROM social_map_handover WHERE asked_by_id = NEW.id AND said_at IS NULL;
  UPDATE social_map_entry SET host = '' WHERE id IN (SELECT entry_id FROM social_map_handover WHERE resident_id = NEW.id);
  UPDATE social_map_handover SET asked_by_id = nullif(asked_by_id, NEW.id), resident_id = nullif(resident_id, NEW.id),
    said_by_id = nullif(said_by_id, NEW.id) WHERE NEW.id IN (asked_by_id, resident_id, said_by_id);
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_forget_relations() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_user IN ('samenspel_app', 'samenspel_worker') THEN RETURN NULL; END IF;
  DELETE FROM social_map_relation WHERE asked_by_id = NEW.id AND confirmed_at IS NULL;
  UPDATE social_map_relation SET asked_by_id = nullif(asked_by_id, NEW.id), confirmed_by_id = nullif(confirmed_by_id, NEW.id),
    ended_by_id = nullif(ended_by_id, NEW.id) WHERE NEW.id IN (asked_by_id, confirmed_by_id, ended_by_id);
  IF length(OLD.name) >= 6 THEN
    UPDATE social_map_relation SET words = replace(words, OLD.name, 'Iemand') WHERE position(OLD.name in words) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_forget_report() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.kind = 'REPORT' AND NEW.state <> 'OPEN' THEN NEW.words := ''; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_forget_unanswered(at timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DELETE FROM social_map_handover WHERE said_at IS NULL AND code_until <= least(at, now()) $$;

CREATE FUNCTION public.map_forget_why_closed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.closed_on IS NULL THEN NEW.closed_by_source := ''; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_forget_writers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_user IN ('samenspel_app', 'samenspel_worker') THEN RETURN NULL; END IF;
  UPDATE social_map_change SET written_by_id = NULL WHERE written_by_id = NEW.id;
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_free() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT current_user NOT IN ('samenspel_app', 'samenspel_worker') OR acting_job() $$;

CREATE FUNCTION public.map_give_code(which uuid, hash text, sealed text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM social_map_insider WHERE id = which AND entry_id IN (SELECT map_tended()) FOR UPDATE;
  IF NOT FOUND OR NOT map_keeps(i) THEN RETURN NULL; END IF;
  UPDATE social_map_insider SET keeper_hash = hash, keeper_code = sealed WHERE id = which;
  RETURN i.person_id;
END $$;

CREATE FUNCTION public.map_give_day_back_for_keeper(hash text, which uuid, day date, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM map_times_change(hash);
  IF i.id IS NULL OR NOT EXISTS (SELECT FROM social_map_moment m WHERE m.id = which AND m.entry_id = i.entry_id AND day = ANY (m.except_on)) THEN
    RETURN false; END IF;
  UPDATE social_map_entry SET when_text = '', content_hash = '', changed_at = at WHERE id = i.entry_id;
  UPDATE social_map_moment SET except_on = array_remove(except_on, day) WHERE id = which;
  PERFORM map_times_changed(i);
  RETURN true;
END $$;

CREATE FUNCTION public.map_give_first_code(which uuid, who uuid, hash text, sealed text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE social_map_insider i SET keeper_hash = hash, keeper_code = sealed FROM social_map_handover h
    WHERE h.entry_id = which AND h.resident_id = who AND h.said_by_id = map_me() AND h.said_by_id <> who AND helps_at_desk(h.said_by_id)
      AND i.entry_id = which AND i.person_id = who AND i.role = 'OWNER' AND i.ended_at IS NULL AND i.keeper_hash = '' AND length(hash) = 64;
  RETURN FOUND;
END $$;

CREATE FUNCTION public.map_give_short_code() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN NEW.short_code := map_short_code(); ELSE NEW.short_code := OLD.short_code; END IF;
  RETURN NEW;
END $$;

CREATE TABLE public.social_map_change (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    before jsonb NOT NULL,
    facts jsonb NOT NULL,
    words character varying(500) NOT NULL,
    ball_id uuid,
    made_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    entry_id uuid NOT NULL,
    municipality_id uuid,
    person_id uuid,
    written_by_id uuid,
    CONSTRAINT change_claim_is_somebodys CHECK (((NOT ((kind)::text = 'CLAIM'::text)) OR (person_id IS NOT NULL))),
    CONSTRAINT change_decided_says_when CHECK ((((decided_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['TAKEN'::character varying, 'LEFT'::character varying])::text[]))) OR ((decided_at IS NULL) AND ((state)::text = ANY ((ARRAY['DONE'::character varying, 'OPEN'::character varying])::text[]))))),
    CONSTRAINT change_edit_is_done CHECK (((((kind)::text = 'EDIT'::text) AND ((state)::text = 'DONE'::text)) OR ((NOT ((kind)::text = 'EDIT'::text)) AND (NOT ((state)::text = 'DONE'::text))))),
    CONSTRAINT change_report_is_nobodys CHECK (((NOT ((kind)::text = 'REPORT'::text)) OR ((ball_id IS NULL) AND (facts = '{}'::jsonb) AND (municipality_id IS NOT NULL) AND (person_id IS NULL)))),
    CONSTRAINT change_report_says_what_until_it_is_decided CHECK (((NOT ((kind)::text = 'REPORT'::text)) OR (((state)::text = 'OPEN'::text) AND (NOT ((words)::text = ''::text))) OR ((NOT ((state)::text = 'OPEN'::text)) AND ((words)::text = ''::text)))),
    CONSTRAINT change_written_down_for_another CHECK (((written_by_id IS NULL) OR (((kind)::text = 'EDIT'::text) AND (NOT ((written_by_id = person_id) AND (written_by_id IS NOT NULL) AND (person_id IS NOT NULL))))))
);

CREATE FUNCTION public.map_goes_back(e public.social_map_entry, v public.social_map_change) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  SELECT v.id IS NOT NULL AND NOT e.by_calendar AND map_said(e) @> (v.before - ARRAY['moments', 'when_text', 'handed_over_at', 'initiative_since', 'taken_down_at'])
    AND (v.before -> 'moments' <> map_times(e.id) OR v.before ->> 'when_text' <> e.when_text) $$;

CREATE FUNCTION public.map_guard_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF map_free() THEN RETURN NEW; END IF;
  IF OLD.state <> 'OPEN' OR NEW.state NOT IN ('TAKEN', 'LEFT') OR NEW.decided_by_id IS DISTINCT FROM map_me() THEN
    PERFORM map_refuse('a decision is taken once, by who takes it'); END IF;
  IF OLD.kind = 'CLAIM' AND OLD.person_id = map_me() THEN PERFORM map_refuse('a claim is looked at by another'); END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_guard_check() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_user NOT IN ('samenspel_app', 'samenspel_worker') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.answered_at IS NOT NULL THEN PERFORM map_refuse('an answer stays'); END IF;
  IF map_free() THEN RETURN NEW; END IF;
  IF NEW.answer <> '' AND (NEW.answered_by_id IS DISTINCT FROM map_me() OR NEW.answered_at > now() + interval '1 day') THEN
    PERFORM map_refuse('an answer is given by who gives it, and never ahead'); END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_guard_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.visibility <> 'UNLISTED' THEN NEW.address_code := NULL;
  ELSIF TG_OP = 'UPDATE' AND OLD.address_code IS NOT NULL THEN NEW.address_code := OLD.address_code;
  ELSE NEW.address_code := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS NOT NULL THEN
    NEW.closed_on := OLD.closed_on; -- its source has it still: that does not take two that became one apart
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.taken_down_at IS NOT NULL AND NEW.taken_down_at IS NOT NULL THEN
    NEW.visibility := 'INVITED'; NEW.address_code := NULL; -- nor does its source bring back what an editor took down
  END IF;
  IF map_free() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_on IS NOT NULL OR NEW.confirmed_by <> '' OR NEW.closed_on IS NOT NULL OR NEW.merged_into_id IS NOT NULL
       OR NEW.source <> '' OR NEW.source_record IS NOT NULL OR NEW.taken_down_at IS NOT NULL THEN PERFORM map_refuse('this is not said by hand'); END IF;
  ELSE
    IF (OLD.id, OLD.confirmed_on, OLD.confirmed_by, OLD.unanswered_since, OLD.merged_into_id, OLD.source, OLD.source_id, OLD.source_record, OLD.municipality_id,
        OLD.taken_down_at, OLD.taken_down_why)
       IS DISTINCT FROM (NEW.id, NEW.confirmed_on, NEW.confirmed_by, NEW.unanswered_since, NEW.merged_into_id, NEW.source, NEW.source_id, NEW.source_record, NEW.municipality_id,
        NEW.taken_down_at, NEW.taken_down_why)
    THEN PERFORM map_refuse('this is not said by hand'); END IF;
    IF NEW.organisation_id IS NOT NULL AND NEW.organisation_id IS DISTINCT FROM OLD.organisation_id
       AND NEW.organisation_id NOT IN (SELECT map_works_for()) THEN PERFORM map_refuse('she does not work there'); END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_guard_insider() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN PERFORM map_refuse('what ended, ended'); END IF;
  IF NEW.role <> OLD.role AND NOT (OLD.role = 'OWNER' AND NEW.role = 'HELPER' AND OLD.person_id = map_me()) THEN
    PERFORM map_refuse('a role is given by an invitation'); END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_guard_relation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE answering uuid := CASE WHEN OLD.asked_side_id = OLD.first_id THEN OLD.second_id ELSE OLD.first_id END;
BEGIN
  IF current_user NOT IN ('samenspel_app', 'samenspel_worker') THEN RETURN NEW; END IF;
  IF OLD.ended_at IS NOT NULL THEN PERFORM map_refuse('what ended, ended'); END IF;
  IF OLD.confirmed_at IS NOT NULL THEN
    IF (to_jsonb(OLD) - ARRAY['ended_at', 'ended_by_id']) <> (to_jsonb(NEW) - ARRAY['ended_at', 'ended_by_id'])
       OR NEW.ended_at IS NULL OR NEW.ended_by_id IS DISTINCT FROM map_me() THEN PERFORM map_refuse('what both said, stays as they said it'); END IF;
  ELSIF NEW.confirmed_at IS NOT NULL THEN
    IF (to_jsonb(OLD) - ARRAY['confirmed_at', 'confirmed_by_id', 'confirmed_version'])
       <> (to_jsonb(NEW) - ARRAY['confirmed_at', 'confirmed_by_id', 'confirmed_version']) THEN PERFORM map_refuse('one confirms what the other said'); END IF;
    IF answering NOT IN (SELECT map_owned()) OR map_me() IS NULL OR NEW.confirmed_by_id IS DISTINCT FROM map_me()
       OR NEW.confirmed_by_id = OLD.asked_by_id THEN PERFORM map_refuse('the other side confirms, and another person'); END IF;
    IF (SELECT count(*) FROM social_map_entry e WHERE e.id IN (OLD.first_id, OLD.second_id) AND e.visibility = 'PUBLIC' AND e.closed_on IS NULL) <> 2 THEN
      PERFORM map_refuse('one of the two is not on the map'); END IF;
  ELSE
    IF NEW.asked_side_id NOT IN (SELECT map_owned()) OR NEW.asked_by_id IS DISTINCT FROM map_me() OR NEW.version <> OLD.version + 1
       OR NEW.ended_at IS NOT NULL OR NEW.confirmed_by_id IS NOT NULL
    THEN PERFORM map_refuse('who changes it asks in her own name'); END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_handover_asked(hash text) RETURNS TABLE(entry_id uuid, name text, organisation text, municipality_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT e.id, e.name::text, coalesce(o.name, '')::text, e.municipality_id
  FROM social_map_handover h JOIN social_map_entry e ON e.id = h.entry_id LEFT JOIN community_organisation o ON o.id = e.organisation_id
  WHERE h.code_hash = hash AND length(hash) = 64 AND h.said_at IS NULL AND h.code_until > now() AND e.closed_on IS NULL; END $$;

CREATE FUNCTION public.map_handover_no(hash text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM social_map_handover WHERE code_hash = hash AND length(hash) = 64 AND said_at IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION public.map_has_owner(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.role = 'OWNER' AND i.ended_at IS NULL
   AND i.person_id IS NOT NULL); END $$;

CREATE FUNCTION public.map_heard(hash text) RETURNS public.social_map_insider
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM social_map_insider WHERE keeper_hash = hash AND keeper_hash <> '';
  IF NOT FOUND OR map_me() IS NULL OR i.person_id = map_me() OR i.municipality_id IS DISTINCT FROM map_town()
     OR NOT helps_at_desk(map_me()) OR NOT map_keeps(i) THEN RETURN NULL; END IF;
  RETURN i;
END $$;

CREATE FUNCTION public.map_helps_in() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT map_town() WHERE EXISTS (SELECT FROM map_works_for())); END $$;

CREATE FUNCTION public.map_hides_a_place(which uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT EXISTS (SELECT FROM social_map_entry e WHERE e.organisation_id = which AND (e.at_home OR e.sheltered OR e.visibility <> 'PUBLIC')) $$;

CREATE FUNCTION public.map_hold_handover(hash text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE held uuid;
BEGIN
  SELECT h.id INTO held FROM social_map_handover h WHERE h.code_hash = hash AND length(hash) = 64 AND h.said_at IS NULL AND h.code_until > now() FOR UPDATE;
  PERFORM FROM social_map_insider i JOIN social_map_handover h ON h.entry_id = i.entry_id WHERE h.id = held AND i.ended_at IS NULL ORDER BY i.id FOR UPDATE OF i;
  PERFORM FROM social_map_entry e JOIN social_map_handover h ON h.entry_id = e.id WHERE h.id = held FOR NO KEY UPDATE OF e;
  RETURN held;
END $$;

CREATE FUNCTION public.map_in_bulk() RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT EXISTS (SELECT FROM pg_class c WHERE c.oid = to_regclass('pg_temp.map_lesson') AND c.relowner = current_user::regrole) $$;

CREATE FUNCTION public.map_in_name(asked tsquery) RETURNS tsquery
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT regexp_replace(asked::text, '''([^'']+)''', '''n:\1''', 'g')::tsquery $$;

CREATE FUNCTION public.map_invitation(hash text) RETURNS TABLE(name text, role text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT e.name, i.role FROM social_map_insider i JOIN social_map_entry e ON e.id = i.entry_id
   WHERE i.code_hash = hash AND length(hash) = 64 AND i.ended_at IS NULL AND i.code_until > now() $$;

CREATE FUNCTION public.map_invite_for_keeper(hash text, invitation text, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM map_heard(hash);
  IF i.id IS NULL OR length(invitation) <> 64 THEN RETURN false; END IF;
  INSERT INTO social_map_insider (id, entry_id, municipality_id, role, code_hash, code_until, since)
  VALUES (gen_random_uuid(), i.entry_id, i.municipality_id, i.role, invitation, least(at, now()) + interval '30 days', at);
  RETURN true;
END $$;

CREATE FUNCTION public.map_is_resident_at(which uuid, who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.person_id = who AND i.ended_at IS NULL
   AND i.role IN ('OWNER', 'HELPER')) AND NOT map_on_staff(who)
   AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = who AND d.taken_back_at IS NULL); END $$;

CREATE FUNCTION public.map_issue(which text) RETURNS tsquery
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT concat_ws(' | ', quote_literal('issue:' || which), (
    SELECT string_agg('(' || regexp_replace(q::text, '(''[^'']*'')', '\1:A', 'g') || ')', ' | ')
    FROM social_map_concept c, unnest(c.terms) term, phraseto_tsquery('dutch', unaccent(term)) q
    WHERE c.issue_id = which AND q::text <> ''))::tsquery $$;

CREATE FUNCTION public.map_keep(e public.social_map_entry, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE made uuid;
BEGIN
  INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id, made_at)
  VALUES (gen_random_uuid(), e.id, e.municipality_id, 'EDIT', 'DONE', map_said(e) || jsonb_build_object('moments', map_times(e.id)), '{}', '', map_me(), at)
  RETURNING id INTO made;
  PERFORM set_config('samenspel.version_kept', e.id || ' ' || at, true), set_config('samenspel.version_made', made::text, true);
END $$;

CREATE FUNCTION public.map_keep_times() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE e social_map_entry;
BEGIN
  IF map_me() IS NOT NULL AND coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'samenspel_app' THEN
    SELECT * INTO e FROM social_map_entry WHERE id = CASE WHEN TG_OP = 'INSERT' THEN NEW.entry_id ELSE OLD.entry_id END;
    IF FOUND AND coalesce(current_setting('samenspel.version_kept', true), '') <> e.id || ' ' || e.changed_at THEN
      PERFORM map_keep(e, e.changed_at);
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_keep_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE looked_up CONSTANT text[] := ARRAY['pin', 'latitude', 'longitude'];
BEGIN
  IF map_said(OLD) <> map_said(NEW) AND NOT (OLD.latitude IS NULL AND OLD.pin <> 'OFF' AND NEW.pin NOT IN ('GIVEN', 'OFF')
      AND map_said(OLD) - looked_up = map_said(NEW) - looked_up) THEN
    PERFORM map_keep(OLD, NEW.changed_at);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_keepers(which uuid) RETURNS TABLE(insider uuid, person uuid, name text, code text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT i.id, p.id, coalesce(nullif(p.called, ''), p.name)::text, i.keeper_code FROM social_map_insider i
   JOIN community_person p ON p.id = i.person_id WHERE i.entry_id = which AND which IN (SELECT map_tended()) AND map_keeps(i) ORDER BY i.since, i.id; END $$;

CREATE FUNCTION public.map_keeps(i public.social_map_insider) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN i.person_id IS NOT NULL AND i.ended_at IS NULL AND (i.role = 'OWNER' OR (i.role = 'HELPER' AND NOT map_has_owner(i.entry_id)))
   AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = i.person_id AND d.taken_back_at IS NULL); END $$;

CREATE FUNCTION public.map_kept_by_asker(spoken text) RETURNS TABLE(insider uuid, said jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF map_me() IS NULL OR NOT helps_at_desk(map_me()) THEN RETURN; END IF;
  RETURN QUERY SELECT i.id, jsonb_build_object('insider', i.id, 'person', i.person_id, 'entry', jsonb_build_object('id', e.id, 'name', e.name,
      'municipality_id', e.municipality_id, 'area_id', e.area_id, 'organisation_id', e.organisation_id))
    FROM ball_with_code(spoken) b JOIN social_map_insider i ON i.person_id = b.subject JOIN social_map_entry e ON e.id = i.entry_id
    WHERE b.about IN ('ASK', 'OFFER') AND i.person_id <> map_me() AND i.municipality_id = map_town() AND map_keeps(i) ORDER BY e.name, i.id LIMIT 50;
END $$;

CREATE FUNCTION public.map_lacks_residents(which uuid) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE there integer; needs integer;
BEGIN
  SELECT count(DISTINCT i.person_id) INTO there FROM social_map_insider i
    WHERE i.entry_id = which AND i.ended_at IS NULL AND i.person_id IS NOT NULL AND map_is_resident_at(which, i.person_id);
  WITH RECURSIVE line AS (SELECT a.id, a.parent_id, 0 AS far FROM community_area a JOIN social_map_entry e
      ON a.id = coalesce(e.area_id, e.municipality_id) WHERE e.id = which
    UNION ALL SELECT a.id, a.parent_id, far + 1 FROM community_area a JOIN line ON a.id = line.parent_id)
  SELECT s.value INTO needs FROM line JOIN community_setting s ON s.area_id = line.id AND s.key = 'residents_per_initiative'
    AND s.since <= now() ORDER BY line.far, s.since DESC LIMIT 1;
  RETURN greatest(0, coalesce(needs, 2) - there);
END $$;

CREATE FUNCTION public.map_learn(said text, more integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
BEGIN
  IF map_in_bulk() THEN
    EXECUTE 'INSERT INTO pg_temp.map_lesson VALUES ($1, $2)' USING said, more;
    RETURN;
  END IF;
  INSERT INTO social_map_word AS known (word, entries)
  SELECT DISTINCT left(w, 60), more FROM regexp_split_to_table(lower(unaccent(said)), '[^[:alnum:]]+') w WHERE length(w) BETWEEN 3 AND 60
  ON CONFLICT (word) DO UPDATE SET entries = known.entries + more WHERE more > 0;
END $_$;

CREATE FUNCTION public.map_led_from_work(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.ended_at IS NULL AND i.organisation_id IS NOT NULL
   AND (i.role = 'OWNER' OR (i.role = 'HELPER' AND NOT map_has_owner(which))) AND map_on_staff(i.person_id, i.organisation_id)); END $$;

CREATE FUNCTION public.map_led_from_work_in(town uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT DISTINCT i.entry_id FROM social_map_insider i WHERE i.municipality_id = town AND i.ended_at IS NULL
   AND i.organisation_id IS NOT NULL AND map_led_from_work(i.entry_id); END $$;

CREATE FUNCTION public.map_let_go(which uuid, seen integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE nightly boolean := coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'samenspel_worker'
  AND current_setting('samenspel.purpose', true) LIKE 'job:%';
BEGIN
  DELETE FROM social_map_relation WHERE id = which AND version = seen AND confirmed_at IS NULL
    AND (first_id IN (SELECT map_owned()) OR second_id IN (SELECT map_owned()) OR nightly);
  RETURN FOUND;
END $$;

CREATE FUNCTION public.map_list_all() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE done bigint;
BEGIN
  DELETE FROM social_map_listing;
  INSERT INTO social_map_listing (entry_id, area_id, kind, latitude, longitude, confirmed_on, sunk, sorted_name, dayparts, words)
  SELECT e.id, e.area_id, e.kind, e.latitude, e.longitude, e.confirmed_on, e.unanswered_since IS NOT NULL, lower(unaccent(e.name)), map_dayparts(e.id), map_words(e)
  FROM social_map_entry e WHERE e.visibility = 'PUBLIC' AND e.owner_agreed AND e.closed_on IS NULL;
  GET DIAGNOSTICS done = ROW_COUNT;
  INSERT INTO social_map_word AS known (word, entries)
  SELECT w, count(DISTINCT e.id) FROM social_map_entry e JOIN social_map_listing l ON l.entry_id = e.id
    LEFT JOIN community_organisation o ON o.id = e.organisation_id,
    regexp_split_to_table(lower(unaccent(concat_ws(' ', e.name, e.cues, e.who_for, e.summary, o.name))), '[^[:alnum:]]+') w
  WHERE length(w) BETWEEN 3 AND 60 GROUP BY w
  ON CONFLICT (word) DO UPDATE SET entries = EXCLUDED.entries;
  RETURN done;
END $$;

CREATE FUNCTION public.map_list_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.visibility <> 'PUBLIC' OR NOT NEW.owner_agreed OR NEW.closed_on IS NOT NULL THEN
    DELETE FROM social_map_listing WHERE entry_id = NEW.id;
    RETURN NULL;
  END IF;
  INSERT INTO social_map_listing (entry_id, area_id, kind, latitude, longitude, confirmed_on, sunk, sorted_name, dayparts, words)
  VALUES (NEW.id, NEW.area_id, NEW.kind, NEW.latitude, NEW.longitude, NEW.confirmed_on, NEW.unanswered_since IS NOT NULL, lower(unaccent(NEW.name)), map_dayparts(NEW.id), map_words(NEW))
  ON CONFLICT (entry_id) DO UPDATE SET area_id = EXCLUDED.area_id, kind = EXCLUDED.kind, latitude = EXCLUDED.latitude,
    longitude = EXCLUDED.longitude, confirmed_on = EXCLUDED.confirmed_on, sunk = EXCLUDED.sunk, sorted_name = EXCLUDED.sorted_name, dayparts = EXCLUDED.dayparts, words = EXCLUDED.words;
  PERFORM map_learn(concat_ws(' ', NEW.name, NEW.cues, NEW.who_for, NEW.summary,
    (SELECT name FROM community_organisation WHERE id = NEW.organisation_id)), (TG_OP = 'INSERT')::int);
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_list_moment() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE which uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.entry_id ELSE NEW.entry_id END;
BEGIN
  UPDATE social_map_listing SET dayparts = map_dayparts(which) WHERE entry_id = which;
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_list_organisation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE social_map_listing l SET words = map_words(e) FROM social_map_entry e WHERE e.id = l.entry_id AND e.organisation_id = NEW.id;
  PERFORM map_learn(NEW.name, 0);
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_may_write(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN acting_job() OR which IN (SELECT map_tended()) OR EXISTS (SELECT FROM social_map_entry e WHERE e.id = which
   AND e.municipality_id = acting_keeper() AND e.visibility = 'PUBLIC' AND NOT map_has_owner(which)); END $$;

CREATE FUNCTION public.map_me() RETURNS uuid
    LANGUAGE sql STABLE
    AS $$ SELECT CASE WHEN acting_representative() IS NULL THEN acting_person() END $$;

CREATE FUNCTION public.map_merge(lost uuid, kept uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM social_map_entry WHERE id IN (lost, kept) ORDER BY id FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM social_map_entry e WHERE e.id IN (lost, kept) AND e.municipality_id = acting_keeper() AND e.visibility = 'PUBLIC'
      AND e.merged_into_id IS NULL AND e.closed_on IS NULL) <> 2 OR map_has_owner(lost) THEN RETURN false; END IF;
  UPDATE social_map_entry SET merged_into_id = kept, closed_on = (at AT TIME ZONE 'Europe/Amsterdam')::date, changed_at = at WHERE id = lost;
  RETURN true;
END $$;

CREATE FUNCTION public.map_missed(words text[], today date) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
  INSERT INTO social_map_missed (word, days, last_on, state)
  SELECT DISTINCT w, 1, today, 'OPEN' FROM unnest(words) w WHERE w ~ '^[[:alpha:]]{3,40}$'
  ON CONFLICT (word) DO UPDATE SET days = social_map_missed.days + 1, last_on = EXCLUDED.last_on
    WHERE social_map_missed.last_on < EXCLUDED.last_on $_$;

CREATE FUNCTION public.map_moments_at(code text) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT jsonb_agg(jsonb_build_array(m.every, m.starts_on, m.starts_at, m.ends_at) ORDER BY m.starts_on, m.starts_at)
   FROM social_map_moment m JOIN map_entry_at(code) e ON e.id = m.entry_id $$;

CREATE FUNCTION public.map_next_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE social_map_relation SET ended_at = greatest(NEW.confirmed_at, confirmed_at), ended_by_id = NEW.confirmed_by_id
  WHERE first_id = NEW.first_id AND second_id = NEW.second_id AND confirmed_at IS NOT NULL AND ended_at IS NULL AND id <> NEW.id;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_no_resident_leads() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE social_map_entry SET handed_over_at = NULL WHERE id = NEW.entry_id AND handed_over_at IS NOT NULL AND NOT map_residents_own(id);
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_numbers_to_call() RETURNS TABLE(asked uuid, number text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT c.id, coalesce(nullif(e.phone, ''), nullif(d.phone, ''), nullif(o.phone, ''), '')
  FROM social_map_check c JOIN social_map_entry e ON e.id = c.entry_id
  LEFT JOIN community_organisation o ON o.id = e.organisation_id LEFT JOIN community_contactdetails d ON d.person_id = c.person_id
  WHERE c.way = 'CALL' AND c.answered_at IS NULL AND (c.municipality_id = map_helps_in() OR acting_job()) $$;

CREATE FUNCTION public.map_on_staff(who uuid, there uuid DEFAULT NULL::uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM community_membership m JOIN community_organisation o ON o.id = m.organisation_id
   WHERE m.person_id = who AND m.role NOT IN ('VOLUNTEER', 'INITIATIVE') AND o.works_with IS DISTINCT FROM 'UNPAID'
   AND (there IS NULL OR o.id = there)
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

CREATE FUNCTION public.map_owned() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT i.entry_id FROM social_map_insider i WHERE i.ended_at IS NULL AND i.role = 'OWNER' AND i.person_id IS NOT NULL
   AND (i.person_id = map_me() OR i.organisation_id IN (SELECT map_works_for())); END $$;

CREATE FUNCTION public.map_place_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.pin NOT IN ('GIVEN', 'OFF') AND (NEW.at_home OR NEW.sheltered OR NEW.visibility = 'UNLISTED') THEN
    NEW.pin := 'GIVEN'; NEW.latitude := NULL; NEW.longitude := NULL;
  ELSIF NEW.pin IN ('EXACT', 'STREET', 'ROUGH') AND NEW.latitude IS NOT DISTINCT FROM OLD.latitude AND NEW.longitude IS NOT DISTINCT FROM OLD.longitude
    AND (NEW.street, NEW.postcode, NEW.town) IS DISTINCT FROM (OLD.street, OLD.postcode, OLD.town) THEN
    NEW.pin := 'GIVEN'; NEW.latitude := NULL; NEW.longitude := NULL;
  ELSIF NEW.pin IN ('EXACT', 'STREET', 'ROUGH') AND NEW.latitude IS NULL THEN NEW.pin := 'GIVEN';
  ELSIF NEW.pin IN ('WAITING', 'NOT_FOUND') AND NEW.latitude IS NOT NULL THEN NEW.pin := 'GIVEN';
  ELSIF NEW.pin = 'OFF' THEN NEW.latitude := NULL; NEW.longitude := NULL;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_put_back(which uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE social_map_entry SET taken_down_at = NULL, taken_down_why = '', visibility = 'PUBLIC'
  WHERE id = which AND municipality_id = acting_keeper() AND taken_down_at IS NOT NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION public.map_put_times_back_for_keeper(hash text, which uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider; e social_map_entry; v social_map_change;
BEGIN
  SELECT * INTO i FROM map_times_change(hash);
  IF i.id IS NULL THEN RETURN false; END IF;
  SELECT * INTO e FROM social_map_entry WHERE id = i.entry_id;
  SELECT * INTO v FROM social_map_change c WHERE c.entry_id = e.id AND c.kind = 'EDIT' ORDER BY c.made_at DESC, c.id DESC LIMIT 1;
  IF v.id IS DISTINCT FROM which OR map_goes_back(e, v) IS NOT TRUE THEN RETURN false; END IF;
  UPDATE social_map_entry SET when_text = coalesce(v.before ->> 'when_text', ''), content_hash = '', changed_at = at WHERE id = e.id;
  DELETE FROM social_map_moment WHERE entry_id = e.id;
  INSERT INTO social_map_moment (id, entry_id, every, starts_on, starts_at, ends_at, until, except_on, "where", latitude, longitude)
  SELECT gen_random_uuid(), e.id, m.every, m.starts_on, m.starts_at, m.ends_at, m.until, m.except_on, m."where", m.latitude, m.longitude
  FROM jsonb_populate_recordset(NULL::social_map_moment, v.before -> 'moments') m;
  PERFORM map_times_changed(i);
  RETURN true;
END $$;

CREATE FUNCTION public.map_read_by_me() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT i.entry_id FROM social_map_insider i WHERE i.ended_at IS NULL AND i.person_id IS NOT NULL
   AND ((i.person_id = map_me() AND (i.role <> 'SUPPORT' OR map_on_staff(i.person_id, i.organisation_id)))
     OR (i.role IN ('OWNER', 'HELPER') AND i.organisation_id IN (SELECT map_works_for())))
   UNION SELECT c.entry_id FROM social_map_check c WHERE c.ball_id = acting_ball()
   UNION SELECT c.entry_id FROM social_map_change c WHERE c.ball_id = acting_ball(); END $$;

CREATE FUNCTION public.map_read_to_keeper(hash text, since date) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider; e social_map_entry; v social_map_change;
BEGIN
  SELECT * INTO i FROM map_heard(hash);
  IF i.id IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO e FROM social_map_entry WHERE id = i.entry_id;
  SELECT * INTO v FROM social_map_change c WHERE c.entry_id = e.id AND c.kind = 'EDIT' ORDER BY c.made_at DESC, c.id DESC LIMIT 1;
  RETURN jsonb_build_object(
    'insider', i.id, 'role', i.role, 'told', EXISTS (SELECT FROM community_contactdetails k WHERE k.person_id = i.person_id AND (k.email <> '' OR k.street <> '' OR k.phone LIKE '+316%'))
      OR EXISTS (SELECT FROM community_account a WHERE a.person_id = i.person_id), 'keeper', i.person_id, 'called', (SELECT coalesce(nullif(p.called, ''), p.name) FROM community_person p WHERE p.id = i.person_id),
    'entry', jsonb_build_object('id', e.id, 'name', e.name, 'municipality_id', e.municipality_id, 'area_id', e.area_id,
      'organisation_id', e.organisation_id, 'street', e.street, 'postcode', e.postcode, 'by_calendar', e.by_calendar,
      'at_home', e.at_home, 'sheltered', e.sheltered, 'closed_on', e.closed_on),
    'moments', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.starts_on, m.starts_at, m.id), '[]') FROM social_map_moment m WHERE m.entry_id = e.id),
    'counted', (SELECT coalesce(jsonb_agg(jsonb_build_array(t.counted_on, t.number) ORDER BY t.counted_on DESC), '[]')
      FROM social_map_tally t WHERE t.entry_id = e.id AND t.counted_on > since),
    'before', CASE WHEN map_goes_back(e, v) THEN jsonb_build_object('id', v.id, 'moments', v.before -> 'moments') END,
    'alone', NOT EXISTS (SELECT FROM social_map_insider o WHERE o.entry_id = e.id AND o.person_id <> i.person_id AND map_keeps(o)),
    'asked', (SELECT coalesce(jsonb_agg(jsonb_build_array(o.id, o.since) ORDER BY o.since, o.id), '[]') FROM social_map_insider o
      WHERE o.entry_id = e.id AND o.person_id IS NULL AND o.ended_at IS NULL AND o.role IN ('OWNER', 'HELPER') AND o.code_until > now()));
END $$;

CREATE FUNCTION public.map_refuse(why text) RETURNS void
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '%', why USING ERRCODE = 'insufficient_privilege'; END $$;

CREATE FUNCTION public.map_residents_lead() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.person_id IS NULL OR NEW.ended_at IS NOT NULL THEN RETURN NEW; END IF;
  IF NEW.role = 'SUPPORT' AND (NEW.organisation_id IS NULL OR NOT map_on_staff(NEW.person_id, NEW.organisation_id)) THEN
    RAISE EXCEPTION 'who supports it works here' USING ERRCODE = 'check_violation', CONSTRAINT = 'insider_supporter_works_here';
  END IF;
  IF NEW.role IN ('OWNER', 'HELPER') AND map_on_staff(NEW.person_id)
     AND EXISTS (SELECT FROM social_map_entry e WHERE e.id = NEW.entry_id AND e.initiative_since IS NOT NULL) THEN
    RAISE EXCEPTION 'residents lead it' USING ERRCODE = 'check_violation', CONSTRAINT = 'insider_residents_lead_an_idea';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_residents_own(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.ended_at IS NULL AND i.role = 'OWNER'
   AND i.person_id IS NOT NULL AND NOT map_on_staff(i.person_id)); END $$;

CREATE FUNCTION public.map_said(e public.social_map_entry) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
  SELECT to_jsonb(e) - ARRAY['id', 'confirmed_on', 'confirmed_by', 'unanswered_since', 'changed_at', 'content_hash', 'source_record', 'address_code',
    'source', 'source_id', 'municipality_id', 'calendar_read_on'] $$;

CREATE FUNCTION public.map_short_code() RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE found text;
BEGIN
  LOOP
    SELECT string_agg(substr('23456789bcdfghjkmnpqrstv', 1 + floor(random() * 24)::int, 1), '') INTO found FROM generate_series(1, 6);
    EXIT WHEN NOT EXISTS (SELECT FROM social_map_entry WHERE short_code = found);
  END LOOP;
  RETURN found;
END $$;

CREATE FUNCTION public.map_shorter(word text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  SELECT CASE WHEN length(word) BETWEEN 4 AND 24
    THEN array_append(ARRAY(SELECT left(word, n - 1) || substr(word, n + 1) FROM generate_series(1, length(word)) n), word)
    ELSE '{}' END $$;

CREATE FUNCTION public.map_stale_months(of_area uuid, at timestamp with time zone, otherwise integer) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  WITH RECURSIVE line AS (SELECT id, parent_id, 0 AS far FROM community_area WHERE id = of_area
    UNION ALL SELECT a.id, a.parent_id, far + 1 FROM community_area a JOIN line ON a.id = line.parent_id)
  SELECT coalesce((SELECT s.value FROM line JOIN community_setting s ON s.area_id = line.id AND s.key = 'stale_map_months' AND s.since <= at
    ORDER BY line.far, s.since DESC LIMIT 1), otherwise) $$;

CREATE FUNCTION public.map_stems(said text) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT tsvector_to_array(to_tsvector('dutch_every_word', unaccent(said))) $$;

CREATE FUNCTION public.map_supported_by(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT coalesce(jsonb_agg(DISTINCT o.name), '[]') FROM social_map_insider i JOIN community_organisation o ON o.id = i.organisation_id
   WHERE i.entry_id = which AND i.role = 'SUPPORT' AND i.ended_at IS NULL AND map_on_staff(i.person_id, o.id)); END $$;

CREATE FUNCTION public.map_tags(e public.social_map_entry) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT array_remove(ARRAY[
      map_cell(e.latitude, e.longitude, 'a'), map_cell(e.latitude, e.longitude, 'b'),
      'kind:' || e.kind, 'form:' || e.form, 'in:' || e.area_id, 'below:' || e.area_id, 'below:' || a.parent_id,
      'below:' || p.parent_id, 'below:' || e.municipality_id,
      CASE WHEN e.is_free THEN 'free' END, CASE WHEN e.wheelchair THEN 'wheelchair' END, CASE WHEN e.room = 'YES' THEN 'room' END,
      CASE WHEN e.guidance <> '' THEN 'guidance:' || e.guidance END, CASE WHEN e.guidance <> '' OR e.talents <> '{}' THEN 'talent' END,
      CASE WHEN e.feels IS NOT NULL OR e.works_with IS NOT NULL THEN 'shape:' || CASE
        WHEN e.feels = 'BOTH' OR (e.feels IS NULL AND e.works_with = 'BOTH') THEN 'hybrid'
        WHEN e.feels = 'FORMAL' OR (e.feels IS NULL AND e.works_with = 'PAID') THEN 'formal' ELSE 'informal' END END
    ] || (SELECT coalesce(array_agg('issue:' || one), '{}') FROM unnest(e.issues) one)
      || (SELECT coalesce(array_agg('lang:' || one), '{}') FROM unnest(e.languages) one)
      || (SELECT coalesce(array_agg('talent:' || one), '{}') FROM unnest(e.talents) one), NULL)
  FROM (SELECT 1) here LEFT JOIN community_area a ON a.id = e.area_id LEFT JOIN community_area p ON p.id = a.parent_id $$;

CREATE FUNCTION public.map_take_answer() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE day date := (NEW.answered_at AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
  IF NEW.answer = 'RIGHT' THEN
    UPDATE social_map_entry SET confirmed_on = day, confirmed_by = NEW.by_words, unanswered_since = NULL, changed_at = NEW.answered_at
    WHERE id = NEW.entry_id AND closed_on IS NULL AND (confirmed_on IS NULL OR confirmed_on <= day);
  ELSIF NEW.answer = 'STOPPED' THEN
    UPDATE social_map_entry SET closed_on = day, unanswered_since = NULL, changed_at = NEW.answered_at, content_hash = '' WHERE id = NEW.entry_id AND closed_on IS NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_take_back_for_keeper(hash text, which uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM map_heard(hash);
  UPDATE social_map_insider SET ended_at = at WHERE id = which AND entry_id = i.entry_id AND person_id IS NULL AND ended_at IS NULL
    AND role IN ('OWNER', 'HELPER');
  RETURN FOUND;
END $$;

CREATE FUNCTION public.map_take_back_handover(which uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM social_map_handover WHERE entry_id = which AND said_at IS NULL AND which IN (SELECT map_tended());
  RETURN FOUND;
END $$;

CREATE FUNCTION public.map_take_claim() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM social_map_entry WHERE id = NEW.entry_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM social_map_insider WHERE entry_id = NEW.entry_id AND role = 'OWNER' AND ended_at IS NULL AND person_id IS NOT NULL) THEN
    RAISE EXCEPTION 'it has an owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_only_without_an_owner'; END IF;
  INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, role, code_hash, since)
  VALUES (gen_random_uuid(), NEW.entry_id, NEW.municipality_id, NEW.person_id, 'OWNER', '', NEW.decided_at);
  RETURN NULL;
END $$;

CREATE FUNCTION public.map_take_down(which uuid, why text, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE social_map_entry SET visibility = 'INVITED', taken_down_at = at, taken_down_why = why
  WHERE id = which AND municipality_id = acting_keeper() AND visibility = 'PUBLIC' AND merged_into_id IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION public.map_take_over(hash text, who uuid, shown text, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE asked social_map_handover; me uuid := map_me();
BEGIN
  SELECT * INTO asked FROM social_map_handover WHERE id = map_hold_handover(hash);
  IF NOT FOUND OR me IS NULL OR NOT map_led_from_work(asked.entry_id) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM social_map_entry e WHERE e.id = asked.entry_id AND e.closed_on IS NOT NULL) THEN RETURN NULL; END IF;
  IF map_on_staff(who) OR me = asked.asked_by_id OR who = asked.asked_by_id THEN PERFORM map_refuse('a resident takes it over'); END IF;
  IF who <> me AND NOT (map_town() = asked.municipality_id
      AND EXISTS (SELECT FROM community_person p WHERE p.id = who AND p.municipality_id = asked.municipality_id)
      AND EXISTS (SELECT FROM community_membership m WHERE m.person_id = me AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD')
        AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)))
  THEN PERFORM map_refuse('she says it herself'); END IF;
  UPDATE social_map_handover SET resident_id = who, said_by_id = me, said_at = at, code_hash = '' WHERE id = asked.id;
  WITH began AS (
    UPDATE social_map_insider SET ended_at = at WHERE entry_id = asked.entry_id AND ended_at IS NULL AND role = 'OWNER' AND map_on_staff(person_id)
    RETURNING person_id, organisation_id)
  INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, organisation_id, role, code_hash, since)
  SELECT gen_random_uuid(), asked.entry_id, asked.municipality_id, began.person_id, began.organisation_id, 'HELPER', '', at FROM began
  ON CONFLICT DO NOTHING;
  INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, role, code_hash, since)
  VALUES (gen_random_uuid(), asked.entry_id, asked.municipality_id, who, 'OWNER', '', at) ON CONFLICT DO NOTHING;
  UPDATE social_map_entry SET handed_over_at = at, host = shown, changed_at = at WHERE id = asked.entry_id;
  RETURN asked.entry_id;
END $$;

CREATE FUNCTION public.map_take_time_for_keeper(hash text, which uuid, day date, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM map_times_change(hash);
  IF i.id IS NULL OR NOT EXISTS (SELECT FROM social_map_moment m WHERE m.id = which AND m.entry_id = i.entry_id AND (day IS NULL OR day <> ALL (m.except_on))) THEN
    RETURN false; END IF;
  UPDATE social_map_entry SET when_text = '', content_hash = '', changed_at = at WHERE id = i.entry_id;
  IF day IS NULL THEN DELETE FROM social_map_moment WHERE id = which;
  ELSE UPDATE social_map_moment SET except_on = except_on || day WHERE id = which; END IF;
  PERFORM map_times_changed(i);
  RETURN true;
END $$;

CREATE FUNCTION public.map_tended() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT i.entry_id FROM social_map_insider i WHERE i.ended_at IS NULL AND i.person_id IS NOT NULL
   AND (i.person_id = map_me() OR i.organisation_id IN (SELECT map_works_for()))
   AND (i.role = 'OWNER' OR (i.role = 'HELPER' AND NOT map_has_owner(i.entry_id))); END $$;

CREATE FUNCTION public.map_terms(terms text[]) RETURNS tsquery
    LANGUAGE sql STABLE
    AS $$
  SELECT to_tsquery('dutch', '''' || replace(
    regexp_replace(lower(unaccent(array_to_string(terms, '|'))), '[^[:alnum:]|]+', ' ', 'g'), '|', ''' | ''') || '''') $$;

CREATE FUNCTION public.map_times(which uuid) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(jsonb_agg(to_jsonb(m) - 'id' - 'entry_id' ORDER BY m.starts_on, m.starts_at), '[]') FROM social_map_moment m WHERE m.entry_id = which $$;

CREATE FUNCTION public.map_times_change(hash text) RETURNS public.social_map_insider
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE i social_map_insider; e social_map_entry;
BEGIN
  SELECT * INTO i FROM map_heard(hash);
  IF i.id IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO e FROM social_map_entry WHERE id = i.entry_id FOR NO KEY UPDATE;
  IF e.by_calendar THEN
    RAISE EXCEPTION 'a calendar says when it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_calendar_says_when'; END IF;
  PERFORM set_config('samenspel.version_kept', '', true), set_config('samenspel.version_made', '', true);
  RETURN i;
END $$;

CREATE FUNCTION public.map_times_changed(i public.social_map_insider) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  UPDATE social_map_change SET person_id = i.person_id, written_by_id = map_me()
  WHERE id = nullif(current_setting('samenspel.version_made', true), '')::uuid AND entry_id = i.entry_id $$;

CREATE FUNCTION public.map_together() RETURNS TABLE(id uuid, first_id uuid, second_id uuid, step character varying, words character varying, since timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT r.id, r.first_id, r.second_id, r.step, r.words, r.confirmed_at FROM social_map_relation r
   JOIN social_map_listing one ON one.entry_id = r.first_id JOIN social_map_listing other ON other.entry_id = r.second_id
   WHERE r.confirmed_at IS NOT NULL AND r.ended_at IS NULL; END $$;

CREATE FUNCTION public.map_together_with(which uuid) RETURNS TABLE(other_id uuid, name character varying, step character varying, words character varying)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT e.id, e.name, r.step, r.words FROM social_map_relation r
   JOIN social_map_entry e ON e.id = CASE WHEN r.first_id = which THEN r.second_id ELSE r.first_id END
   JOIN social_map_listing one ON one.entry_id = r.first_id JOIN social_map_listing other ON other.entry_id = r.second_id
   WHERE which IN (r.first_id, r.second_id) AND r.confirmed_at IS NOT NULL AND r.ended_at IS NULL ORDER BY e.name, e.id; END $$;

CREATE FUNCTION public.map_town() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT p.municipality_id FROM community_person p WHERE p.id = map_me()); END $$;

CREATE FUNCTION public.map_truly_handed_over() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE before timestamptz := CASE WHEN TG_OP = 'UPDATE' THEN OLD.handed_over_at END;
BEGIN
  IF NEW.handed_over_at IS NOT DISTINCT FROM before THEN RETURN NEW; END IF;
  IF (NEW.handed_over_at IS NULL AND map_residents_own(NEW.id)) OR (NEW.handed_over_at IS NOT NULL AND NOT EXISTS (
      SELECT FROM social_map_handover h JOIN social_map_insider i ON i.entry_id = h.entry_id AND i.person_id = h.resident_id
      WHERE h.entry_id = NEW.id AND h.said_at = NEW.handed_over_at AND h.said_by_id IS DISTINCT FROM h.asked_by_id
      AND i.role = 'OWNER' AND i.ended_at IS NULL AND NOT map_on_staff(h.resident_id))) THEN
    RAISE EXCEPTION 'residents take it over themselves' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_handed_over_to_a_resident';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.map_unmerge(lost uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE social_map_entry SET merged_into_id = NULL, closed_on = NULL, content_hash = '', changed_at = at
  WHERE id = lost AND merged_into_id IS NOT NULL AND municipality_id = acting_keeper() AND visibility = 'PUBLIC';
  RETURN FOUND;
END $$;

CREATE FUNCTION public.map_who_tends(which uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT person_id FROM social_map_insider WHERE entry_id = which AND role IN ('OWNER', 'HELPER') AND ended_at IS NULL AND person_id IS NOT NULL
   AND (acting_job() OR EXISTS (SELECT FROM social_map_entry e WHERE e.id = which AND (e.visibility = 'PUBLIC' OR which IN (SELECT map_read_by_me()))))
   ORDER BY role DESC, since, id LIMIT 1 $$;

CREATE FUNCTION public.map_whole_months(start_on date, end_on date) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT greatest(0, ((extract(year FROM end_on) - extract(year FROM start_on)) * 12 + extract(month FROM end_on) - extract(month FROM start_on)
   - (extract(day FROM end_on) < extract(day FROM start_on))::int)::int) $$;

CREATE FUNCTION public.map_words(e public.social_map_entry) RETURNS tsvector
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT setweight(to_tsvector('dutch', unaccent(e.name)), 'A')
    || setweight(to_tsvector('dutch', unaccent(concat_ws(' ', e.cues, e.who_for))), 'B')
    || setweight(to_tsvector('dutch', unaccent(concat_ws(' ', e.summary, (SELECT o.name FROM community_organisation o WHERE o.id = e.organisation_id)))), 'C')
    || setweight(to_tsvector('dutch', unaccent(concat_ws(' ', e.description, e.when_text, e.street, e.host))), 'D')
    -- The words of the name once more, as tags: the index does not know weights.
    || (SELECT array_to_tsvector(map_tags(e) || coalesce(array_agg('n:' || name), '{}'))
        FROM unnest(tsvector_to_array(to_tsvector('dutch', unaccent(e.name)))) name) $$;

CREATE FUNCTION public.map_works_for() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT m.organisation_id FROM community_membership m WHERE m.person_id = map_me()
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date); END $$;

CREATE FUNCTION public.match_answer_hand() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  NEW.written_by := hand_that_says(NEW.match_id, NEW.side);
  IF NEW.written_by IS NOT NULL AND EXISTS (SELECT FROM mutual_help_answer w WHERE w.match_id = NEW.match_id AND w.about = NEW.about
      AND w.round = NEW.round AND w.side <> NEW.side AND w.written_by = NEW.written_by) THEN
    RAISE EXCEPTION 'one hand does not say both' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_answers_are_of_two_hands';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.match_goal_is_hers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE a mutual_help_ask;
BEGIN
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id;
  IF NOT is_herself(a.asker_id, a.ball_id) OR NOT EXISTS (SELECT FROM mutual_help_goal g WHERE g.match_id = NEW.id) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_goal_reached_by_person';
  END IF;
  IF NEW.state <> 'ENDED' THEN
    RAISE EXCEPTION 'then it is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_goal_reached_is_an_end';
  END IF;
  UPDATE mutual_help_goal SET reached_at = NEW.ended_at WHERE match_id = NEW.id;
  RETURN NEW;
END $$;

CREATE FUNCTION public.match_leaves_no_answers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN DELETE FROM mutual_help_answer WHERE match_id = NEW.id; RETURN NULL; END $$;

CREATE FUNCTION public.match_leaves_no_guide() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN DELETE FROM mutual_help_guide WHERE match_id = NEW.id AND state = 'GONE'; RETURN NULL; END $$;

CREATE FUNCTION public.match_makes_a_pair() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.match_needs_a_talk(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN RETURN EXISTS (SELECT FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
  JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')
  WHERE m.id = which AND m.state = 'ACTIVE' AND acting_person() NOT IN (a.asker_id, o.offerer_id)
    AND EXISTS (SELECT FROM mutual_help_answer w WHERE w.match_id = m.id AND w.about = 'CLICK' AND w.round = m.check_round AND NOT w.yes)); END $$;

CREATE FUNCTION public.match_people(which uuid, OUT asker uuid, OUT offerer uuid, OUT ask_ball uuid, OUT offer_ball uuid, OUT holder uuid, OUT ask_code text, OUT offer_code text) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  SELECT a.asker_id, o.offerer_id, a.ball_id, o.ball_id, b.holder_id, b.code, c.code INTO asker, offerer, ask_ball, offer_ball, holder, ask_code, offer_code
  FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
  JOIN commitments_ball b ON b.id = a.ball_id JOIN commitments_ball c ON c.id = o.ball_id
  WHERE m.id = which AND (acting_job() OR a.ball_id = ANY (ARRAY(SELECT my_balls())) OR o.ball_id = ANY (ARRAY(SELECT my_balls()))
    OR m.backstop_id = acting_person());
END $$;

CREATE FUNCTION public.match_takes_apart_along() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN DELETE FROM mutual_help_apart WHERE match_id = OLD.id; RETURN NULL; END $$;

CREATE FUNCTION public.match_takes_its_answers_along() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN DELETE FROM mutual_help_answer WHERE match_id = OLD.id; RETURN NULL; END $$;

CREATE FUNCTION public.match_takes_its_goal_along() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM mutual_help_smallwin WHERE goal_id IN (SELECT id FROM mutual_help_goal WHERE match_id = OLD.id);
  DELETE FROM mutual_help_goal WHERE match_id = OLD.id;
  RETURN OLD;
END $$;

CREATE FUNCTION public.match_takes_its_pair_along() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM mutual_help_dream WHERE pair_id IN (SELECT id FROM mutual_help_pair WHERE match_id = OLD.id);
  DELETE FROM mutual_help_potentry WHERE pair_id IN (SELECT id FROM mutual_help_pair WHERE match_id = OLD.id);
  DELETE FROM mutual_help_pair WHERE match_id = OLD.id;
  RETURN OLD;
END $$;

CREATE FUNCTION public.match_trains_first() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE trained date;
BEGIN
  IF NOT EXISTS (SELECT FROM mutual_help_pair p JOIN mutual_help_programme g ON g.id = p.programme_id WHERE p.match_id = NEW.id AND g.needs_training) THEN
    RETURN NEW;
  END IF;
  SELECT max(j.trained_on) INTO trained FROM mutual_help_joining j JOIN mutual_help_pair p ON p.programme_id = j.programme_id
    WHERE p.match_id = NEW.id AND j.offer_id = NEW.offer_id;
  IF trained IS NULL OR trained > (NEW.meet_at AT TIME ZONE 'Europe/Amsterdam')::date OR trained > (NEW.met_at AT TIME ZONE 'Europe/Amsterdam')::date THEN
    RAISE EXCEPTION 'training first' USING ERRCODE = 'check_violation', CONSTRAINT = 'pair_is_trained_before_it_meets';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.match_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE a mutual_help_ask; o mutual_help_offer; step text; me uuid := acting_person(); coordinates boolean;
BEGIN
  -- Always in this order: the offer (its places), then the ask (whether it is open).
  SELECT * INTO o FROM mutual_help_offer WHERE id = NEW.offer_id FOR UPDATE;
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id FOR SHARE;
  coordinates := EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = a.ball_id AND s.person_id = me AND s.ended_at IS NULL
    AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD'));
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'SUGGESTED' OR NEW.backstop_id IS NOT NULL THEN
      RAISE EXCEPTION 'it begins with a suggestion' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_begins_as_a_suggestion';
    END IF;
    IF NOT (coordinates AND NEW.suggested_by_id IS NOT DISTINCT FROM me OR acting_job() AND NEW.suggested_by_id IS NULL AND a.in_plan) THEN
      RAISE EXCEPTION 'who has the ball suggests' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_suggested_by_who_has_the_ball';
    END IF;
    IF o.state <> 'OPEN' OR offer_stands_still(o.id) OR o.offerer_id = a.asker_id OR o.municipality_id <> a.municipality_id OR a.call_line = '' THEN
      RAISE EXCEPTION 'this cannot be suggested' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_of_an_open_offer_and_a_call';
    END IF;
    step := '>SUGGESTED';
  ELSE
    step := OLD.state || '>' || NEW.state;
    IF NEW.state <> OLD.state AND NOT (step = ANY (ARRAY['SUGGESTED>FIRST_MEETING', 'SUGGESTED>LAPSED', 'FIRST_MEETING>MET', 'MET>BOTH_YES',
         'BOTH_YES>ACTIVE', 'ACTIVE>PAUSED', 'PAUSED>ACTIVE', 'FIRST_MEETING>ENDED', 'MET>ENDED', 'BOTH_YES>ENDED', 'ACTIVE>ENDED', 'PAUSED>ENDED'])
       OR (NEW.state = 'NOT_INFORMAL' AND OLD.state NOT IN ('ENDED', 'LAPSED', 'NOT_INFORMAL'))) THEN
      RAISE EXCEPTION 'not that way' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_state';
    END IF;
  END IF;
  IF step IN ('SUGGESTED>FIRST_MEETING', 'BOTH_YES>ACTIVE') AND offer_stands_still(o.id) OR step = 'PAUSED>ACTIVE' AND offer_stands_still(o.id, true) THEN
    RAISE EXCEPTION 'it stands still' USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_begins_while_it_stands_still';
  END IF;
  IF NEW.ended_at IS NULL AND a.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'the ask is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_of_an_open_ask';
  END IF;
  -- R14: nobody is ever assigned. To meet, and then to go on: each takes the yes of both.
  IF NEW.state IN ('FIRST_MEETING', 'MET') AND NOT both_say_yes(NEW.id, 'MEET') THEN
    RAISE EXCEPTION 'both say yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_meets_when_both_say_yes';
  END IF;
  IF NEW.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED') AND NOT both_say_yes(NEW.id, 'GO_ON') THEN
    RAISE EXCEPTION 'both say yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_active_when_both_say_yes';
  END IF;
  -- Her own limit, counted under the lock of her offer.
  IF NEW.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED') AND o.at_most < 1 + (SELECT count(*) FROM mutual_help_match x
       WHERE x.offer_id = o.id AND x.id <> NEW.id AND x.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED')) THEN
    RAISE EXCEPTION 'no room' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_within_her_own_limit';
  END IF;
  IF step = 'BOTH_YES>ACTIVE' THEN
    IF NOT coordinates THEN
      RAISE EXCEPTION 'who has the ball starts it' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_started_by_who_has_the_ball';
    END IF;
    IF (a.needs_vog AND o.vog_seen_on IS NULL) OR (a.needs_training AND o.trained_on IS NULL) THEN
      RAISE EXCEPTION 'not ready yet' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_needs_certificate_or_training';
    END IF;
    IF a.needs_guide OR o.is_trainee THEN
      PERFORM FROM mutual_help_guide g WHERE g.match_id = NEW.id AND g.state = 'YES' AND works_here(g.person_id) FOR SHARE OF g;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'with a guide' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_needs_a_guide';
      END IF;
    END IF;
    IF a.needs_backstop AND NEW.backstop_id IS NULL THEN
      RAISE EXCEPTION 'with a professional beside it' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_needs_a_backstop';
    END IF;
    IF works_here(o.offerer_id) AND NEW.hand_over_on IS NULL THEN
      RAISE EXCEPTION 'a day to hand over to residents' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_by_a_professional_is_handed_over';
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    -- R50: the professional beside it goes when the person and the professional both say so.
    IF NEW.backstop_off_asker_at IS DISTINCT FROM OLD.backstop_off_asker_at AND NOT is_herself(a.asker_id, a.ball_id) THEN
      RAISE EXCEPTION 'the asker says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_backstop_goes_when_both_say_so';
    END IF;
    IF NEW.backstop_off_other_at IS DISTINCT FROM OLD.backstop_off_other_at AND me IS DISTINCT FROM OLD.backstop_id THEN
      RAISE EXCEPTION 'the professional says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_backstop_goes_when_both_say_so';
    END IF;
    IF OLD.backstop_id IS NOT NULL AND NEW.backstop_id IS NULL AND NEW.ended_at IS NULL
       AND (NEW.backstop_off_asker_at IS NULL OR NEW.backstop_off_other_at IS NULL) THEN
      RAISE EXCEPTION 'both say so' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_backstop_goes_when_both_say_so';
    END IF;
    IF NEW.backstop_id IS NOT NULL AND NEW.backstop_id IS DISTINCT FROM OLD.backstop_id THEN
      IF NEW.backstop_id IS DISTINCT FROM me OR acting_representative() IS NOT NULL OR NOT coordinates OR NOT works_here(me)
         OR (OLD.backstop_id IS NOT NULL AND works_here(OLD.backstop_id)) THEN
        RAISE EXCEPTION 'she says herself that she stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_backstop_by_her_own_yes';
      END IF;
      NEW.backstop_off_other_at := NULL;
      NEW.backstop_gone_at := NULL;
    END IF;
    IF NEW.state = 'NOT_INFORMAL' AND OLD.state <> 'NOT_INFORMAL' AND NOT (coordinates OR acting_job() OR is_herself(a.asker_id, a.ball_id)) THEN
      RAISE EXCEPTION 'the asker or who has the ball' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_not_informal_by_the_asker';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.match_truth_limits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE a mutual_help_ask; o mutual_help_offer;
BEGIN
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id;
  SELECT * INTO o FROM mutual_help_offer WHERE id = NEW.offer_id;
  IF (a.gender_wish <> '' AND o.gender <> a.gender_wish) OR o.not_with && a.call_involves
     OR (NEW.suggested_by_id IS NULL AND a.needs_vog AND o.vog_seen_on IS NULL)
     OR EXISTS (SELECT FROM never_for(ARRAY[a.id]) n WHERE n.offer_id = o.id) THEN
    RAISE EXCEPTION 'not these two' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_within_what_each_wants';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.match_was_talked_about(which uuid, next_check date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT match_needs_a_talk(which) THEN RETURN false; END IF;
  DELETE FROM mutual_help_answer WHERE match_id = which AND about = 'CLICK';
  UPDATE mutual_help_match SET check_on = next_check, check_asked_at = NULL WHERE id = which;
  RETURN true;
END $$;

CREATE FUNCTION public.matches_at(which uuid) RETURNS TABLE(id uuid, side text, state text, reasons jsonb, until_on date, meet_id uuid, meet_name text, meet_at timestamp with time zone, decide_on date, check_on date, is_asked boolean, other_name text, line text, kinds text[], moments text[], area_name text, rhythm text, my_meet boolean, my_go_on boolean, my_click boolean, escalation_name text, escalation_phone text, guide jsonb, hand_over_on date, backstop_name text, backstop_is_me boolean, backstop_off_asker boolean, backstop_off_other boolean, thanks text, ended_at timestamp with time zone, ended_how text, needs_a_talk boolean, back_on date, backstop_is_gone boolean, material text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
    m.escalation_name::text, m.escalation_phone::text, guide_of(m.id, v_side, holds AND v_side = 'ASKER'), m.hand_over_on,
    CASE WHEN works_here(k.id) THEN coalesce(nullif(k.called, ''), k.name) ELSE '' END::text, m.backstop_id IS NOT NULL AND m.backstop_id IS NOT DISTINCT FROM me,
    m.backstop_off_asker_at IS NOT NULL, m.backstop_off_other_at IS NOT NULL,
    CASE v_side WHEN 'ASKER' THEN m.offerer_thanks ELSE m.asker_thanks END, m.ended_at, m.ended_how::text, holds AND match_needs_a_talk(m.id), m.back_on, k.id IS NOT NULL AND NOT works_here(k.id), CASE v_side WHEN 'OFFERER' THEN a.call_material ELSE '' END
  FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
  JOIN community_person p ON p.id = CASE v_side WHEN 'ASKER' THEN o.offerer_id ELSE a.asker_id END
  JOIN community_area w ON w.id = CASE v_side WHEN 'ASKER' THEN o.area_id ELSE a.area_id END
  LEFT JOIN community_person k ON k.id = m.backstop_id
  WHERE (a.ball_id = which OR o.ball_id = which) AND m.state <> 'LAPSED'
    AND NOT (m.state = 'SUGGESTED' AND EXISTS (SELECT FROM said s WHERE s.match_id = m.id AND s.about = 'MEET' AND NOT s.yes))
  ORDER BY m.ended_at DESC NULLS FIRST, m.suggested_at, m.id;
END $$;

CREATE FUNCTION public.may_answer_for(who uuid, ball uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN RETURN NOT acting_job() AND (acting_person() IS NOT DISTINCT FROM who OR acting_ball() IS NOT DISTINCT FROM ball
  OR (i_work_here() AND EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = may_answer_for.ball AND s.person_id = acting_person() AND s.ended_at IS NULL
    AND s.reason IN ('HOLDER', 'WRITER')))); END $$;

CREATE FUNCTION public.may_hear_complaint(which uuid) RETURNS TABLE(person uuid, name text, is_lead boolean, same_door boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE b commitments_ball; mine uuid[];
BEGIN
  SELECT x.* INTO b FROM commitments_ball x JOIN circles_appeal a ON a.ball_id = x.id WHERE x.id = which AND a.kind = 'COMPLAIN' AND x.closed_at IS NULL;
  IF b.id IS NULL OR NOT (acting_job() OR b.holder_id IS NOT DISTINCT FROM acting_person()) THEN RETURN; END IF;
  mine := ARRAY(SELECT t.door_id FROM commitments_turn t WHERE t.person_id = b.holder_id AND t.starts_on <= current_date AND (t.ends_on IS NULL OR t.ends_on > current_date)
    UNION SELECT d.id FROM commitments_frontdoor d WHERE d.lead_id = b.holder_id);
  RETURN QUERY SELECT s.person, coalesce(nullif(p.called, ''), p.name)::text, bool_or(s.is_lead), bool_or(s.door = ANY (mine))
    FROM commitments_frontdoor d JOIN community_area w ON w.id = d.area_id AND b.municipality_id IN (w.id, w.municipality_id)
    CROSS JOIN LATERAL standing_at_door(d.area_id, current_date) s JOIN community_person p ON p.id = s.person
    WHERE s.person NOT IN (b.holder_id, b.subject_id) AND s.person NOT IN (SELECT helpers_of(b.subject_id))
    GROUP BY 1, 2 ORDER BY 4 DESC, 3 DESC, 2;
END $$;

CREATE FUNCTION public.may_let_stand_still(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.may_receive(whose uuid, who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.role <> 'VOLUNTEER'
     AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))
   OR EXISTS (SELECT FROM circles_member c JOIN circles_member m ON m.circle_id = c.circle_id
     WHERE c.person_id = whose AND c.side = 'CENTRE' AND c.state = 'ACTIVE' AND m.person_id = who AND m.state = 'ACTIVE'); END $$;

CREATE FUNCTION public.may_say_for(which uuid, claimed text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE who uuid; other uuid; ball uuid; me uuid := acting_person();
BEGIN
  SELECT CASE claimed WHEN 'ASKER' THEN a.asker_id ELSE o.offerer_id END, CASE claimed WHEN 'ASKER' THEN o.offerer_id ELSE a.asker_id END,
    CASE claimed WHEN 'ASKER' THEN a.ball_id ELSE o.ball_id END INTO who, other, ball
    FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id WHERE m.id = which;
  RETURN ball IS NOT NULL AND NOT acting_job() AND (me IS NOT DISTINCT FROM who OR acting_ball() IS NOT DISTINCT FROM ball
    OR (me IS DISTINCT FROM other AND i_work_here() AND EXISTS (SELECT FROM commitments_seat s
        WHERE s.ball_id = ball AND s.person_id = me AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'WRITER'))));
END $$;

CREATE FUNCTION public.may_speak_at(who uuid, ball uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  RETURN NOT acting_job() AND (acting_person() IS NOT DISTINCT FROM who OR acting_ball() IS NOT DISTINCT FROM ball
    OR (i_work_here() AND EXISTS (SELECT FROM commitments_seat s WHERE s.ball_id = ball AND s.person_id = acting_person()
        AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'WRITER')))); END $$;

CREATE FUNCTION public.may_succeed(who uuid, new_one uuid, of_organisation uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  RETURN who <> new_one AND CASE WHEN EXISTS (SELECT FROM community_membership m WHERE m.organisation_id = of_organisation
      AND m.person_id <> who AND m.starts_on <= current_date AND m.ends_on IS NULL AND m.leaves_on IS NULL)
    THEN EXISTS (SELECT FROM community_membership m WHERE m.organisation_id = of_organisation AND m.person_id = new_one
      AND m.starts_on <= current_date AND m.ends_on IS NULL AND m.leaves_on IS NULL)
    ELSE EXISTS (SELECT FROM commitments_frontdoor d JOIN community_area a ON a.id = d.area_id
      JOIN community_person p ON p.municipality_id = coalesce(a.municipality_id, a.id) WHERE p.id = who AND d.lead_id = new_one) END;
END $$;

CREATE FUNCTION public.members_i_see() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); shared uuid[]; BEGIN IF me IS NULL THEN RETURN; END IF;
   RETURN QUERY SELECT m.id FROM circles_member mine JOIN circles_member m ON m.circle_id = mine.circle_id
     WHERE mine.person_id = me AND (
       (mine.state = 'ACTIVE' AND (mine.side = 'CENTRE' OR m.state IN ('ACTIVE', 'ENDED') OR m.proposed_by_id = me
                                   OR (mine.face = 'FORMAL' AND m.needs_guide AND m.state = 'INVITED')))
       OR (mine.state = 'INVITED' AND m.state = 'ACTIVE' AND m.side = 'CENTRE'));
   shared := ARRAY(SELECT shared_with_me('CIRCLE'));
   IF cardinality(shared) > 0 THEN
     RETURN QUERY SELECT m.id FROM circles_member m WHERE m.state = 'ACTIVE' AND m.circle_id = ANY (shared);
   END IF; END $$;

CREATE FUNCTION public.membership_ends_after_leaving_well() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.ends_on IS NULL OR OLD.ends_on IS NOT DISTINCT FROM NEW.ends_on THEN RETURN NEW; END IF;
  PERFORM FROM community_person WHERE id = OLD.person_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM community_membership m WHERE m.person_id = OLD.person_id AND m.organisation_id = OLD.organisation_id AND m.id <> OLD.id
             AND m.ends_on IS NULL) THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM circles_member m WHERE m.person_id = OLD.person_id AND m.organisation_id = OLD.organisation_id AND m.state IN ('INVITED', 'ACTIVE'))
     OR EXISTS (SELECT FROM circles_gleaningnote g WHERE g.maker_id = OLD.person_id AND g.organisation_id = OLD.organisation_id
                AND g.removed_at IS NULL AND g.until > current_date) THEN
    RAISE EXCEPTION 'somebody still counts on her' USING ERRCODE = 'check_violation', CONSTRAINT = 'leaving_well';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.membership_ends_not_ahead() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.ends_on > current_date THEN
    RAISE EXCEPTION 'an end that lies ahead is agreed, and not written as an end'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_ends_not_ahead';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.membership_ends_with_empty_hands() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM community_person WHERE id = OLD.person_id FOR NO KEY UPDATE;
  IF NEW.ends_on IS NOT NULL AND NEW.ends_on <= current_date
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = OLD.person_id AND m.id <> OLD.id
                     AND (m.ends_on IS NULL OR m.ends_on > current_date))
     AND EXISTS (SELECT FROM commitments_ball b WHERE b.holder_id = OLD.person_id AND b.closed_at IS NULL) THEN
    RAISE EXCEPTION 'somebody still holds balls' USING ERRCODE = 'check_violation', CONSTRAINT = 'away_with_empty_hands';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.membership_of_a_lead_stays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM FROM community_person WHERE id = OLD.person_id FOR NO KEY UPDATE;
  IF (NEW.ends_on IS NOT NULL OR NEW.leaves_on IS NOT NULL)
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = OLD.person_id AND m.id <> OLD.id
                     AND m.ends_on IS NULL AND m.leaves_on IS NULL)
     AND EXISTS (SELECT FROM commitments_frontdoor d WHERE d.lead_id = OLD.person_id) THEN
    RAISE EXCEPTION 'somebody still leads a front door' USING ERRCODE = 'check_violation', CONSTRAINT = 'door_keeps_its_lead';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.message_lapses() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.state = 'LAPSED' AND OLD.state <> 'TO_PRINT' OR OLD.state = 'LAPSED' AND NEW.state <> 'PRINTED' THEN
    RAISE EXCEPTION 'only what waits for the printer lapses' USING ERRCODE = 'check_violation', CONSTRAINT = 'message_lapses_before_it_is_printed';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.message_to_the_living() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF TG_WHEN = 'AFTER' THEN PERFORM FROM community_person p WHERE p.id = NEW.person_id FOR KEY SHARE; END IF;
  IF NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = NEW.person_id AND d.taken_back_at IS NULL) THEN RETURN NEW; END IF;
  IF TG_WHEN = 'AFTER' THEN
    UPDATE notifications_message SET state = 'DROPPED', done_at = made_at WHERE id = NEW.id AND state IN ('WAITING', 'TO_PRINT');
  ELSIF NEW.state IN ('WAITING', 'TO_PRINT') THEN
    NEW.state := 'DROPPED'; NEW.done_at := coalesce(NEW.done_at, NEW.made_at);
  ELSE
    NEW.taken_up := true;  -- one that failed is nobody's task any more
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.messages_around_me() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
   SELECT my_balls(); END $$;

CREATE FUNCTION public.municipality_of(area uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT coalesce(a.municipality_id, a.id) FROM community_area a WHERE a.id = area); END $$;

CREATE FUNCTION public.mutual_yeses(town uuid, made_before timestamp with time zone) RETURNS TABLE(match_id uuid, ask_id uuid, offer_id uuid, asker_said timestamp with time zone, offerer_said timestamp with time zone, room bigint, places bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY WITH open AS MATERIALIZED (
    SELECT m.id, m.ask_id, m.offer_id, m.suggested_at, x.said_at AS asker_said, y.said_at AS offerer_said, x.yes AND y.yes IS TRUE AS both_yes
    FROM mutual_help_match m LEFT JOIN mutual_help_answer x ON x.match_id = m.id AND x.side = 'ASKER' AND x.about = 'MEET'
      LEFT JOIN mutual_help_answer y ON y.match_id = m.id AND y.side = 'OFFERER' AND y.about = 'MEET'
    WHERE m.municipality_id = town AND m.state = 'SUGGESTED' AND m.suggested_by_id IS NULL)
  SELECT n.id, n.ask_id, n.offer_id, n.asker_said, n.offerer_said, r.room, w.places FROM open n
  CROSS JOIN LATERAL (SELECT o.at_most - count(m.id) AS room FROM mutual_help_offer o LEFT JOIN mutual_help_match m ON m.offer_id = o.id
    AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED') WHERE o.id = n.offer_id AND o.state = 'OPEN' GROUP BY o.at_most) r
  CROSS JOIN LATERAL (SELECT a.people - (SELECT count(*) FROM mutual_help_match m WHERE m.ask_id = a.id
      AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED')) AS places FROM mutual_help_ask a WHERE a.id = n.ask_id) w
  WHERE n.both_yes AND r.room > 0 AND w.places > 0
    AND (n.suggested_at < made_before OR NOT EXISTS (SELECT FROM open p WHERE (p.ask_id = n.ask_id AND p.asker_said IS NULL)
      OR (p.offer_id = n.offer_id AND p.offerer_said IS NULL)))
  ORDER BY n.ask_id, n.offer_id;
END $$;

CREATE FUNCTION public.my_agreements() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT a.id FROM circles_agreement a WHERE a.circle_id = ANY (ARRAY(SELECT my_circles()));
   RETURN QUERY SELECT shared_with_me('AGREEMENT'); END $$;

CREATE FUNCTION public.my_asks() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT a.id FROM commitments_seat s JOIN mutual_help_ask a USING (ball_id)
     WHERE s.person_id = me AND s.ended_at IS NULL;
   IF with_code IS NOT NULL THEN
     RETURN QUERY SELECT a.id FROM mutual_help_ask a WHERE a.ball_id = with_code;
   END IF; END $$;

CREATE FUNCTION public.my_balls() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT s.ball_id FROM commitments_seat s WHERE s.person_id = me AND s.ended_at IS NULL;
   IF with_code IS NOT NULL THEN RETURN NEXT with_code; END IF; END $$;

CREATE FUNCTION public.my_bundles() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT b.id FROM mutual_help_bundle b WHERE acting_representative() IS NULL AND (b.proposed_by_id = acting_person()
    OR b.ended_at IS NULL AND NOT works_here(b.proposed_by_id) AND EXISTS (SELECT FROM community_membership m
      WHERE m.person_id = b.proposed_by_id AND m.role <> 'VOLUNTEER' AND m.organisation_id = ANY (ARRAY(SELECT my_organisations()))
        AND m.starts_on <= b.proposed_at::date AND (m.ends_on IS NULL OR m.ends_on >= b.proposed_at::date))); END $$;

CREATE FUNCTION public.my_centres() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT m.circle_id FROM circles_member m
   WHERE m.person_id = acting_person() AND m.state = 'ACTIVE' AND m.side = 'CENTRE'; END $$;

CREATE FUNCTION public.my_circles() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT m.circle_id FROM circles_member m WHERE m.person_id = acting_person() AND m.state = 'ACTIVE'; END $$;

CREATE FUNCTION public.my_consents() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); BEGIN RETURN QUERY SELECT c.id FROM circles_consent c
   WHERE c.subject_id = me OR c.asked_by_id = me
   OR (c.given_at IS NOT NULL AND (c.to_person_id = me OR c.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))); END $$;

CREATE FUNCTION public.my_desk_teams() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF acting_representative() IS NOT NULL OR acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT DISTINCT m.organisation_id FROM community_membership m WHERE m.person_id = acting_person()
    AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD') AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date);
END $$;

CREATE FUNCTION public.my_exceptions() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); BEGIN RETURN QUERY SELECT e.id FROM circles_legalexception e
   WHERE e.asked_by_id = me OR e.second_id = me OR (e.subject_id = me AND e.told_at IS NOT NULL)
   OR (e.state = 'LIVE' AND e.until > current_date
       AND (e.to_person_id = me OR e.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))); END $$;

CREATE FUNCTION public.my_formal_circles() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT m.circle_id FROM circles_member m
   WHERE m.person_id = acting_person() AND m.state = 'ACTIVE' AND m.face = 'FORMAL'; END $$;

CREATE FUNCTION public.my_inquiries() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE spoken uuid := acting_spoken(); BEGIN
  IF acting_representative() IS NOT NULL THEN RETURN; END IF;
  RETURN QUERY SELECT m.inquiry_id FROM mutual_help_inquirymember m WHERE m.person_id = acting_person() AND (NOT m.at_work OR i_work_here());
  IF spoken IS NOT NULL THEN RETURN QUERY SELECT i.id FROM mutual_help_inquirymember m JOIN mutual_help_inquiry i ON i.id = m.inquiry_id
    WHERE m.id = spoken AND m.heard_by_id IS NOT NULL AND m.person_id <> acting_person() AND inquiry_hears(i.municipality_id) AND inquiry_is_there(m); END IF;
END $$;

CREATE FUNCTION public.my_invitations() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT m.circle_id FROM circles_member m WHERE m.person_id = acting_person() AND m.state = 'INVITED'; END $$;

CREATE FUNCTION public.my_joinings() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT j.id FROM mutual_help_joining j
  WHERE j.ask_id = ANY (ARRAY(SELECT my_asks())) OR j.offer_id = ANY (ARRAY(SELECT my_offers())); END $$;

CREATE FUNCTION public.my_matches() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT m.id FROM mutual_help_match m WHERE m.ask_id = ANY (ARRAY(SELECT my_asks())) OR m.offer_id = ANY (ARRAY(SELECT my_offers())); END $$;

CREATE FUNCTION public.my_offers() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT o.id FROM commitments_seat s JOIN mutual_help_offer o USING (ball_id)
     WHERE s.person_id = me AND s.ended_at IS NULL;
   IF with_code IS NOT NULL THEN
     RETURN QUERY SELECT o.id FROM mutual_help_offer o WHERE o.ball_id = with_code;
   END IF; END $$;

CREATE FUNCTION public.my_organisations() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT m.organisation_id FROM community_membership m WHERE m.person_id = acting_person()
   AND m.role <> 'VOLUNTEER' AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date); END $$;

CREATE FUNCTION public.my_own_asks() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT a.id FROM commitments_seat s JOIN mutual_help_ask a USING (ball_id)
     WHERE s.person_id = me AND s.ended_at IS NULL AND a.asker_id = me;
   IF with_code IS NOT NULL THEN
     RETURN QUERY SELECT a.id FROM mutual_help_ask a WHERE a.ball_id = with_code;
   END IF; END $$;

CREATE FUNCTION public.my_own_seats() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT s.id FROM mutual_help_tourseat s LEFT JOIN mutual_help_ask a ON a.id = s.ask_id LEFT JOIN mutual_help_offer o ON o.id = s.offer_id
  WHERE s.person_id = acting_person() OR coalesce(a.ball_id, o.ball_id) = acting_ball(); END $$;

CREATE FUNCTION public.my_pairs() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT p.id FROM mutual_help_pair p JOIN mutual_help_match m ON m.id = p.match_id
  WHERE m.ask_id = ANY (ARRAY(SELECT my_asks())) OR m.offer_id = ANY (ARRAY(SELECT my_offers())); END $$;

CREATE FUNCTION public.my_programmes() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT g.id FROM mutual_help_programme g WHERE g.lead_id = acting_person() AND i_work_here(); END $$;

CREATE FUNCTION public.my_rotas() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT r.id FROM mutual_help_rota r WHERE r.ask_id = ANY (ARRAY(SELECT my_asks())); END $$;

CREATE FUNCTION public.my_standstills() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT s.ball_id FROM commitments_seat s
  WHERE s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD'); END $$;

CREATE FUNCTION public.my_tours() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT t.id FROM mutual_help_tour t
  WHERE i_work_here() AND (t.lead_id = acting_person() OR t.organisation_id = ANY (ARRAY(SELECT my_organisations())) AND NOT works_here(t.lead_id)); END $$;

CREATE FUNCTION public.my_turns() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT t.id FROM mutual_help_turn t JOIN mutual_help_rotahelper h ON h.id = t.helper_id
  WHERE h.offer_id = ANY (ARRAY(SELECT my_offers())); END $$;

CREATE FUNCTION public.name_at_door(who uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT coalesce(nullif(p.called, ''), p.name) FROM community_person p WHERE p.id = who AND acting_person() IS NOT NULL
   AND (EXISTS (SELECT FROM commitments_turn t WHERE t.person_id = who AND t.starts_on <= current_date AND (t.ends_on IS NULL OR t.ends_on > current_date))
        OR EXISTS (SELECT FROM commitments_frontdoor d WHERE d.lead_id = who))); END $$;

CREATE FUNCTION public.name_in_match(which uuid, of_side text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE found text;
BEGIN
  SELECT coalesce(nullif(p.called, ''), p.name) INTO found FROM mutual_help_match m
    JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    JOIN community_person p ON p.id = CASE of_side WHEN 'ASKER' THEN a.asker_id WHEN 'OFFERER' THEN o.offerer_id END
    WHERE m.id = which AND which = ANY (ARRAY(SELECT my_matches())) AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED', 'ENDED');
  RETURN found;
END $$;

CREATE FUNCTION public.name_in_pair(which uuid, of_side text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE found text;
BEGIN
  SELECT coalesce(nullif(p.called, ''), p.name) INTO found FROM mutual_help_pair r JOIN mutual_help_match m ON m.id = r.match_id
    JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id
    JOIN community_person p ON p.id = CASE of_side WHEN 'ASKER' THEN a.asker_id WHEN 'OFFERER' THEN o.offerer_id END
    WHERE r.id = which AND (which = ANY (ARRAY(SELECT my_pairs())) OR r.programme_id = ANY (ARRAY(SELECT my_programmes())));
  RETURN found;
END $$;

CREATE FUNCTION public.name_in_pool(which uuid, whom uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (
  SELECT coalesce(nullif(p.called, ''), p.name) FROM mutual_help_offer o JOIN community_person p ON p.id = o.offerer_id
  WHERE o.id = whom AND (
    EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = which AND m.offer_id = whom
      AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED', 'ENDED'))
    OR EXISTS (SELECT FROM mutual_help_rotahelper h JOIN mutual_help_rota r ON r.id = h.rota_id
      WHERE r.ask_id = which AND h.offer_id = whom AND h.joined_at IS NOT NULL))); END $$;

CREATE FUNCTION public.never_for(asks uuid[]) RETURNS TABLE(ask_id uuid, offer_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT a.id, o.id FROM mutual_help_ask a JOIN mutual_help_offer o ON o.offerer_id = a.asker_id WHERE a.id = ANY (asks)
  UNION
  SELECT a.id, o.id FROM mutual_help_ask a JOIN mutual_help_ask x ON x.asker_id = a.asker_id JOIN mutual_help_match m ON m.ask_id = x.id
    JOIN mutual_help_offer p ON p.id = m.offer_id JOIN mutual_help_offer o ON o.offerer_id = p.offerer_id
  WHERE a.id = ANY (asks) AND (m.ended_how <> 'MISTAKE' AND (x.id = a.id OR (m.active_at IS NULL AND m.ended_at > now() - interval '180 days'))
    OR EXISTS (SELECT FROM mutual_help_apart w WHERE w.match_id = m.id)) $$;

CREATE FUNCTION public.nobody_came_taken_back() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE whose uuid := (SELECT t.rota_id FROM mutual_help_turn t WHERE t.id = OLD.turn_id);
BEGIN
  IF NOT (retention_at_work() OR acting_job() OR whose IS NULL OR OLD.looked_at IS NULL AND speaks_for_rota(whose)) THEN
    RAISE EXCEPTION 'the person says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
  END IF;
  RETURN OLD;
END $$;

CREATE FUNCTION public.nobody_came_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE t mutual_help_turn;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  SELECT * INTO t FROM mutual_help_turn WHERE id = NEW.turn_id FOR NO KEY UPDATE;
  IF TG_OP = 'INSERT' THEN
    IF NOT speaks_for_rota(t.rota_id) THEN
      RAISE EXCEPTION 'the person says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
    END IF;
    IF NEW.looked_at IS NOT NULL OR t.cancelled_at IS NOT NULL OR t.begins_at > NEW.said_at THEN
      RAISE EXCEPTION 'of a turn that began' USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_came_to_what_began';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.turn_id, NEW.said_at) IS DISTINCT FROM (OLD.turn_id, OLD.said_at) OR OLD.looked_at IS NOT NULL OR NEW.looked_at IS NULL THEN
    RAISE EXCEPTION 'what was said stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_came_stays_as_said';
  END IF;
  IF NOT looks_after_rota(t.rota_id) THEN
    RAISE EXCEPTION 'who has the ball looks after it' USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_came_is_looked_after_by_the_holder';
  END IF;
  UPDATE mutual_help_turn SET helper_id = NULL WHERE id = t.id AND helper_id IS NOT NULL;
  RETURN NEW;
END $$;

CREATE FUNCTION public.note_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.taken_back_at IS NOT NULL AND NEW.taken_back_at IS DISTINCT FROM OLD.taken_back_at THEN
      RAISE EXCEPTION 'taken back is taken back' USING ERRCODE = 'check_violation', CONSTRAINT = 'note_taken_back_once';
    END IF;
  ELSIF NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT FROM circles_note n WHERE n.id = NEW.corrects_id AND n.about_id = NEW.about_id
      AND n.circle_id = NEW.circle_id) THEN
    RAISE EXCEPTION 'beside what it is about' USING ERRCODE = 'check_violation', CONSTRAINT = 'note_beside_another';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.of_the_living() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
DECLARE who uuid[] := '{}';
BEGIN
  IF TG_WHEN = 'AFTER' THEN  -- as it is by then, whatever this same transaction did after
    EXECUTE format('SELECT * FROM %I WHERE id = $1', TG_TABLE_NAME) INTO NEW USING NEW.id;
    IF NEW.id IS NULL THEN RETURN NULL; END IF;
  END IF;
  CASE TG_TABLE_NAME
  WHEN 'mutual_help_ask' THEN IF NEW.ended_at IS NULL THEN who := ARRAY[NEW.asker_id]; END IF;
  WHEN 'mutual_help_offer' THEN IF NEW.ended_at IS NULL THEN who := ARRAY[NEW.offerer_id]; END IF;
  WHEN 'mutual_help_match' THEN IF NEW.ended_at IS NULL THEN who := ARRAY(SELECT a.asker_id FROM mutual_help_ask a WHERE a.id = NEW.ask_id
    UNION SELECT o.offerer_id FROM mutual_help_offer o WHERE o.id = NEW.offer_id); END IF;
  WHEN 'mutual_help_rota' THEN IF NEW.ended_at IS NULL THEN who := ARRAY(SELECT a.asker_id FROM mutual_help_ask a WHERE a.id = NEW.ask_id); END IF;
  WHEN 'mutual_help_rotahelper' THEN IF NEW.left_at IS NULL THEN who := ARRAY(SELECT o.offerer_id FROM mutual_help_offer o WHERE o.id = NEW.offer_id); END IF;
  WHEN 'mutual_help_turn' THEN IF NEW.cancelled_at IS NULL AND NEW.helper_id IS NOT NULL THEN who := ARRAY(SELECT o.offerer_id FROM mutual_help_rotahelper h
    JOIN mutual_help_offer o ON o.id = h.offer_id WHERE h.id = NEW.helper_id); END IF;
  WHEN 'mutual_help_joining' THEN IF NEW.left_at IS NULL THEN who := ARRAY(SELECT b.who FROM who_brought(NEW.ask_id, NEW.offer_id) b); END IF;
  WHEN 'mutual_help_tourseat' THEN IF NEW.left_at IS NULL THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'commitments_ball' THEN IF NEW.closed_at IS NULL THEN
    who := CASE WHEN NEW.about IN ('ASK', 'OFFER', 'LOOK_BACK', 'GO_ON', 'MESSAGE', 'DEATH') THEN ARRAY[NEW.holder_id, NEW.subject_id] ELSE ARRAY[NEW.holder_id] END; END IF;
  WHEN 'commitments_pass' THEN IF NEW.state IN ('ASKING_PERSON', 'OFFERED') THEN who := ARRAY[NEW.receiver_id]; END IF;
  WHEN 'commitments_lookback' THEN IF NEW.state IN ('PLANNED', 'DUE') THEN who := ARRAY[NEW.subject_id]; END IF;
  WHEN 'circles_member' THEN IF NEW.state IN ('PROPOSED', 'INVITED', 'ACTIVE') THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'circles_consent' THEN IF NEW.state IN ('ASKED', 'GIVEN') THEN who := ARRAY[NEW.subject_id, NEW.to_person_id]; END IF;
  WHEN 'circles_succession' THEN IF NEW.state IN ('ASKED', 'YES') THEN who := ARRAY[NEW.subject_id, NEW.leaver_id, NEW.successor_id]; END IF;
  WHEN 'community_mandate' THEN IF NEW.ended_at IS NULL AND NEW.ends_at > now() THEN who := ARRAY[NEW.person_id, NEW.representative_id]; END IF;
  WHEN 'community_card' THEN IF NEW.revoked_at IS NULL THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'community_device' THEN IF NEW.ended_at IS NULL AND NEW.ends_at > now() THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'community_account' THEN IF NEW.is_active THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'community_membership' THEN IF NEW.ends_on IS NULL THEN who := ARRAY[NEW.person_id]; END IF;
  END CASE;
  IF TG_WHEN = 'AFTER' THEN PERFORM FROM community_person p WHERE p.id = ANY (who) ORDER BY p.id FOR KEY SHARE; END IF;
  IF EXISTS (SELECT FROM community_death d WHERE d.person_id = ANY (who) AND d.taken_back_at IS NULL) THEN
    RAISE EXCEPTION 'somebody has died' USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_goes_on_for_who_died';
  END IF;
  RETURN NEW;
END $_$;

CREATE FUNCTION public.offer_and_ball_agree() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE wrong boolean;
BEGIN
  SELECT bool_or((o.state = 'NEW' OR (o.ended_at IS NULL AND o.replied_at IS NOT NULL AND o.reply_answered_at IS NULL)) <> (b.closed_at IS NULL)) INTO wrong
    FROM mutual_help_offer o JOIN commitments_ball b ON b.id = o.ball_id
    WHERE CASE WHEN TG_TABLE_NAME = 'mutual_help_offer' THEN o.id = NEW.id ELSE b.id = NEW.id END;
  IF wrong THEN
    RAISE EXCEPTION 'a new offer has exactly one holder' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_and_ball_agree';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.offer_leaves_its_rotas() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM mutual_help_rotahelper WHERE offer_id = NEW.id AND joined_at IS NULL;
  UPDATE mutual_help_rotahelper SET left_at = NEW.ended_at WHERE offer_id = NEW.id AND left_at IS NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION public.offer_limit_holds() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.at_most < (SELECT count(*) FROM mutual_help_match m WHERE m.offer_id = NEW.id AND m.state IN ('BOTH_YES', 'ACTIVE', 'PAUSED')) THEN
    RAISE EXCEPTION 'more people than that are helped now' USING ERRCODE = 'check_violation', CONSTRAINT = 'match_within_her_own_limit';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.offer_reply_once() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF OLD.answered_at IS NULL OR OLD.state IN ('NEW', 'ENDED')
     OR (OLD.replied_at IS NOT NULL AND (OLD.reply_answered_at IS NULL OR OLD.replied_at >= OLD.answered_at)) THEN
    RAISE EXCEPTION 'once to each answer' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_reply_once_to_each_answer';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.offer_stands_still(which uuid, with_what_runs boolean DEFAULT false) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_offer o JOIN mutual_help_standstill s ON s.person_id = o.offerer_id AND s.municipality_id = o.municipality_id
  WHERE o.id = which AND s.over_at IS NULL AND s.until_on >= (now() AT TIME ZONE 'Europe/Amsterdam')::date AND (s.rests OR NOT with_what_runs)); END $$;

CREATE FUNCTION public.offer_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.effort <> OLD.effort OR NEW.chose_at IS DISTINCT FROM OLD.chose_at THEN
    IF NOT is_herself(NEW.offerer_id, NEW.ball_id) THEN
      RAISE EXCEPTION 'only she says why she does it' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_effort_is_her_own_word';
    END IF;
    IF OLD.effort = 'MANDATED' AND NEW.effort = 'VOLUNTARY' AND (NEW.own_reason = '' OR NEW.chose_at IS NULL) THEN
      RAISE EXCEPTION 'what she likes, and that she chose it' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_becomes_voluntary_by_her_choice';
    END IF;
  END IF;
  IF NEW.answered_by_id IS DISTINCT FROM OLD.answered_by_id AND NEW.answered_by_id IS DISTINCT FROM acting_person() THEN
    RAISE EXCEPTION 'a human answers in her own name' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_answered_in_her_own_name';
  END IF;
  IF NEW.vog_seen_on IS DISTINCT FROM OLD.vog_seen_on AND NEW.vog_seen_on IS NOT NULL AND NEW.vog_seen_by_id IS DISTINCT FROM acting_person() THEN
    RAISE EXCEPTION 'who saw it says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_certificate_seen_in_her_own_name';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.offer_with_form(key uuid) RETURNS TABLE(offer uuid, ball uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT id, ball_id FROM mutual_help_offer WHERE form_key = key $$;

CREATE FUNCTION public.offers_beside(which uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN RETURN QUERY SELECT o.offer_id FROM mutual_help_joining a JOIN mutual_help_joining o ON o.programme_id = a.programme_id AND o.left_at IS NULL
  WHERE a.ask_id = which AND a.ask_id = ANY (ARRAY(SELECT my_asks())) AND a.left_at IS NULL AND o.offer_id IS NOT NULL; END $$;

CREATE FUNCTION public.offers_coming_in(town uuid, since timestamp with time zone, before timestamp with time zone) RETURNS TABLE(lately bigint, earlier bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT count(*) FILTER (WHERE offered_at >= since), count(*) FILTER (WHERE offered_at < since)
   FROM mutual_help_offer WHERE municipality_id = town AND offered_at >= before $$;

CREATE FUNCTION public.offers_for(which uuid, lately timestamp with time zone, most integer) RETURNS TABLE(id uuid, latitude double precision, longitude double precision, kinds text[], moments text[], far text, languages text[], topics text[], learns text[], not_with text[], gender text, room bigint, has_vog boolean, is_trainee boolean, asked_lately bigint, is_known boolean, likes text, area_name text, answers_it boolean, is_beside boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE a mutual_help_ask; never uuid[]; known uuid[]; beside uuid[]; least_besides int; within int; best offer_in_turn[];
BEGIN
  SELECT x.* INTO a FROM mutual_help_ask x JOIN commitments_seat s ON s.ball_id = x.ball_id AND s.person_id = acting_person() AND s.ended_at IS NULL
    AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD') WHERE x.ball_id = which AND x.ended_at IS NULL LIMIT 1;
  IF a.id IS NULL THEN RETURN; END IF;
  never := ARRAY(SELECT n.offer_id FROM never_for(ARRAY[a.id]) n UNION SELECT offers_standing_still(a.municipality_id));
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

CREATE FUNCTION public.offers_in_hand(who uuid[]) RETURNS TABLE(person uuid, number bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT p, (SELECT count(*) FROM commitments_ball b WHERE b.holder_id = p AND b.about = 'OFFER' AND b.closed_at IS NULL) FROM unnest(who) p $$;

CREATE FUNCTION public.offers_standing_still(town uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT o.id FROM mutual_help_standstill s JOIN mutual_help_offer o ON o.offerer_id = s.person_id AND o.municipality_id = s.municipality_id
  WHERE s.municipality_id = town AND s.over_at IS NULL AND s.until_on >= (now() AT TIME ZONE 'Europe/Amsterdam')::date; END $$;

CREATE TABLE public.mutual_help_ask (
    id uuid NOT NULL,
    state character varying(16) NOT NULL,
    reach character varying(8) NOT NULL,
    way character varying(8) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    form_key uuid NOT NULL,
    asked_through character varying(120) NOT NULL,
    their_yes character varying(8) NOT NULL,
    share text NOT NULL,
    share_asked_at timestamp with time zone,
    urgency character varying(8) NOT NULL,
    urgency_reason character varying(300) NOT NULL,
    cause_id uuid,
    area_id uuid NOT NULL,
    asker_id uuid NOT NULL,
    ball_id uuid NOT NULL,
    entered_by_id uuid,
    municipality_id uuid NOT NULL,
    urgency_by_id uuid,
    audience character varying(8) NOT NULL,
    call_kinds character varying(12)[] NOT NULL,
    call_line text NOT NULL,
    call_moments character varying(12)[] NOT NULL,
    called_at timestamp with time zone,
    needs_backstop boolean NOT NULL,
    needs_guide boolean NOT NULL,
    needs_training boolean NOT NULL,
    needs_vog boolean NOT NULL,
    rhythm character varying(8) NOT NULL,
    call_involves character varying(12)[] NOT NULL,
    call_teaches character varying(12)[] NOT NULL,
    call_topics character varying(12)[] NOT NULL,
    gender_wish character varying(5) NOT NULL,
    in_plan boolean NOT NULL,
    call_languages character varying(8)[] NOT NULL,
    people smallint NOT NULL,
    call_material text NOT NULL,
    CONSTRAINT ask_ended_when_not_open CHECK ((((ended_at IS NULL) AND ((state)::text = ANY ((ARRAY['OPEN'::character varying, 'IN_CONVERSATION'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['OPEN'::character varying, 'IN_CONVERSATION'::character varying])::text[]))) AND (ended_at IS NOT NULL)))),
    CONSTRAINT ask_for_another_with_their_yes CHECK ((((asked_through)::text = ''::text) OR (NOT ((their_yes)::text = ''::text)))),
    CONSTRAINT ask_is_for_a_few_people CHECK (((people >= 1) AND (people <= 10))),
    CONSTRAINT ask_is_shown_in_her_own_sentence CHECK ((((audience)::text = 'HOLDER'::text) OR (NOT (call_line = ''::text)))),
    CONSTRAINT ask_says_what_it_takes_with_its_call CHECK (((call_material = ''::text) OR (NOT (call_line = ''::text)))),
    CONSTRAINT ask_urgency_by_a_human_with_a_reason CHECK (((((urgency)::text = ''::text) AND (urgency_by_id IS NULL)) OR ((NOT ((urgency)::text = ''::text)) AND (urgency_by_id IS NOT NULL) AND (NOT ((urgency_reason)::text = ''::text))))),
    CONSTRAINT mutual_help_ask_people_check CHECK ((people >= 0))
);

CREATE FUNCTION public.offers_within(a public.mutual_help_ask, since timestamp with time zone, most integer, within integer, never uuid[], known uuid[], beside uuid[]) RETURNS SETOF public.offer_in_turn
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
      + CASE WHEN o.languages && CASE WHEN cardinality(a.call_languages) = 0 THEN ARRAY[tongue]::varchar[] ELSE a.call_languages END THEN 0 ELSE 300 END + CASE WHEN o.is_known THEN 0 ELSE 200 END
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

CREATE FUNCTION public.organisation_of(who uuid, roles text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT m.organisation_id FROM community_membership m WHERE m.person_id = who AND m.role = ANY (string_to_array(roles, '+'))
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)
   ORDER BY m.role = 'VOLUNTEER', m.starts_on, m.id LIMIT 1); END $$;

CREATE FUNCTION public.over_frees_its_seats() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE mutual_help_tourseat s SET left_at = NEW.ended_at FROM mutual_help_tour t
    WHERE t.id = s.tour_id AND (s.ask_id = NEW.id OR s.offer_id = NEW.id) AND s.left_at IS NULL AND t.begins_at > NEW.ended_at;
  RETURN NULL;
END $$;

CREATE FUNCTION public.pair_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT both_say_yes(NEW.match_id, 'MEET') OR NOT EXISTS (SELECT FROM mutual_help_match m
       JOIN mutual_help_joining a ON a.ask_id = m.ask_id AND a.programme_id = NEW.programme_id
       JOIN mutual_help_joining o ON o.offer_id = m.offer_id AND o.programme_id = NEW.programme_id WHERE m.id = NEW.match_id) THEN
    RAISE EXCEPTION 'both say yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'pair_when_both_say_yes';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.pairs_of_plan(asks uuid[]) RETURNS TABLE(ask_id uuid, offer_id uuid, is_known boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT n.ask_id, n.offer_id, false FROM never_for(asks) n UNION ALL SELECT k.ask_id, k.offer_id, true FROM known_for(asks) k;
END $$;

CREATE FUNCTION public.part_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE which uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.agreement_id ELSE NEW.agreement_id END; circle uuid; state text; maker uuid;
BEGIN
  SELECT a.circle_id, a.state, a.made_by_id INTO circle, state, maker FROM circles_agreement a WHERE a.id = which FOR SHARE;
  IF TG_OP = 'DELETE' AND circle IS NULL THEN RETURN OLD; END IF;
  IF state NOT IN ('PROPOSAL', 'TALKED_THROUGH') OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = which) THEN
    RAISE EXCEPTION 'somebody signed this' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_signed_stays';
  END IF;
  IF NOT (acting_person() IS NOT DISTINCT FROM maker OR coalesce(is_centre_of(circle, acting_person()), false)) THEN
    RAISE EXCEPTION 'write your own version' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_of_its_writer';
  END IF;
  IF TG_OP <> 'DELETE' AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = circle AND m.person_id = NEW.person_id AND m.state = 'ACTIVE') THEN
    RAISE EXCEPTION 'only who is in the circle has a part' USING ERRCODE = 'check_violation', CONSTRAINT = 'part_of_somebody_in_the_circle';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION public.people_around_me() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE mine uuid[] := ARRAY(SELECT my_balls()); BEGIN IF cardinality(mine) = 0 THEN RETURN; END IF; RETURN QUERY
   SELECT s.person_id FROM commitments_seat s WHERE s.ball_id = ANY (mine)
   UNION SELECT p.receiver_id FROM commitments_pass p WHERE p.ball_id = ANY (mine)
   UNION SELECT t.person_id FROM commitments_step t WHERE t.ball_id = ANY (mine) AND t.person_id IS NOT NULL
   UNION SELECT b.holder_id FROM commitments_ball b WHERE b.id = ANY (mine); END $$;

CREATE FUNCTION public.people_i_help() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
   IF acting_representative() IS NOT NULL OR NOT helps_at_desk(acting_person()) THEN RETURN; END IF;
   RETURN QUERY SELECT people_i_may_reach();
   RETURN QUERY SELECT c.person_id FROM circles_member c
     WHERE c.side = 'CENTRE' AND c.state = 'ACTIVE' AND c.person_id <> acting_person()
       AND c.circle_id = ANY (ARRAY(SELECT my_formal_circles()));
   RETURN QUERY SELECT people_of_my_talks(); END $$;

CREATE FUNCTION public.people_i_keep() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE mine uuid := acting_keeper(); BEGIN IF mine IS NULL THEN RETURN; END IF; RETURN QUERY
   SELECT m.person_id FROM community_membership m JOIN community_person p ON p.id = m.person_id
   WHERE p.municipality_id = mine AND (m.ends_on IS NULL OR m.ends_on > current_date); END $$;

CREATE FUNCTION public.people_i_may_reach() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
   SELECT b.subject_id FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id
   WHERE s.person_id = acting_person() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD', 'WRITER')
   UNION SELECT b.subject_id FROM commitments_ball b WHERE b.id = acting_ball(); END $$;

CREATE FUNCTION public.people_i_write_to() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE town uuid := grant_hears();
BEGIN
  IF town IS NULL THEN RETURN; END IF;
  RETURN QUERY WITH letters AS (
      SELECT m.person_id FROM notifications_message m WHERE m.state = 'TO_PRINT' AND m.channel = 'LETTER' AND (m.kind LIKE 'idea\_%' OR m.kind LIKE 'grant\_%')
      UNION SELECT m.person_id FROM notifications_message m WHERE m.state = 'PRINTED' AND m.channel = 'LETTER' AND m.done_at > now() - interval '7 days'
        AND (m.kind LIKE 'idea\_%' OR m.kind LIKE 'grant\_%'))
    SELECT l.person_id FROM letters l WHERE EXISTS (SELECT FROM initiatives_ideacode c
      JOIN community_membership theirs ON theirs.person_id = c.made_by_id
      JOIN community_membership mine ON mine.organisation_id = theirs.organisation_id
      WHERE c.resident_id = l.person_id AND c.municipality_id = town AND mine.person_id = map_me() AND mine.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD')
        AND mine.starts_on <= current_date AND (mine.ends_on IS NULL OR mine.ends_on > current_date));
END $$;

CREATE FUNCTION public.people_in_my_circles() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); work uuid[]; BEGIN IF me IS NULL THEN RETURN; END IF;
   work := ARRAY(SELECT my_organisations()); RETURN QUERY
   WITH mine AS MATERIALIZED (SELECT m.circle_id AS id, m.side, m.state FROM circles_member m
                              WHERE m.person_id = me AND m.state IN ('ACTIVE', 'INVITED')),
   rows AS (SELECT m.* FROM circles_member m JOIN mine ON mine.id = m.circle_id
            WHERE (mine.state = 'ACTIVE' AND (mine.side = 'CENTRE' OR m.state IN ('ACTIVE', 'ENDED') OR m.proposed_by_id = me))
               OR (mine.state = 'INVITED' AND ((m.side = 'CENTRE' AND m.state = 'ACTIVE') OR m.person_id = me)))
   SELECT unnest(ARRAY[r.person_id, r.proposed_by_id, r.guide_id, r.centre_yes_heard_by_id, r.own_yes_heard_by_id]) FROM rows r
   UNION SELECT unnest(ARRAY[c.to_person_id, c.asked_by_id, c.witness_id]) FROM circles_consent c WHERE c.subject_id = me
   UNION SELECT unnest(ARRAY[c.subject_id, c.to_person_id]) FROM circles_consent c WHERE c.asked_by_id = me AND c.state IN ('ASKED', 'GIVEN')
   UNION SELECT unnest(ARRAY[c.subject_id, c.asked_by_id]) FROM circles_consent c WHERE c.state = 'GIVEN' AND c.until > current_date
     AND (c.to_person_id = me OR c.to_organisation_id = ANY (work))
   UNION SELECT unnest(ARRAY[e.to_person_id, e.asked_by_id, e.second_id]) FROM circles_legalexception e
     WHERE e.subject_id = me AND e.told_at IS NOT NULL
   UNION SELECT unnest(ARRAY[e.subject_id, e.asked_by_id, e.second_id, e.to_person_id]) FROM circles_legalexception e
     WHERE e.state IN ('PROPOSED', 'LIVE') AND e.until > current_date AND (e.asked_by_id = me OR e.second_id = me
        OR (e.state = 'LIVE' AND (e.to_person_id = me OR e.to_organisation_id = ANY (work))))
   UNION SELECT unnest(ARRAY[s.leaver_id, s.successor_id, s.yes_heard_by_id]) FROM circles_succession s WHERE s.subject_id = me
   UNION SELECT unnest(ARRAY[s.subject_id, s.successor_id]) FROM circles_succession s WHERE s.leaver_id = me AND s.state IN ('ASKED', 'YES')
   UNION SELECT unnest(ARRAY[s.subject_id, s.leaver_id]) FROM circles_succession s WHERE s.successor_id = me AND s.state = 'YES'
   UNION SELECT unnest(ARRAY[g.person_id, g.maker_id]) FROM circles_gleaningnote g
     WHERE g.removed_at IS NULL AND g.until > current_date AND (g.maker_id = me OR g.person_id = me
        OR (g.others = 'TEAM' AND g.organisation_id = ANY (work))); END $$;

CREATE FUNCTION public.people_in_what_is_shared() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); work uuid[]; circles uuid[]; agreements uuid[]; notes uuid[]; BEGIN
   IF me IS NULL THEN RETURN; END IF;
   work := ARRAY(SELECT my_organisations());
   -- To most people nothing is shared at all.
   IF NOT EXISTS (SELECT FROM circles_consent c WHERE c.state = 'GIVEN' AND (c.to_person_id = me OR c.to_organisation_id = ANY (work)))
     AND NOT EXISTS (SELECT FROM circles_legalexception e WHERE e.state IN ('PROPOSED', 'LIVE')
       AND (e.to_person_id = me OR e.to_organisation_id = ANY (work) OR e.second_id = me)) THEN RETURN; END IF;
   circles := ARRAY(SELECT shared_with_me('CIRCLE')); agreements := ARRAY(SELECT shared_with_me('AGREEMENT'));
   notes := ARRAY(SELECT shared_with_me('NOTE'));
   RETURN QUERY SELECT m.person_id FROM circles_member m WHERE m.circle_id = ANY (circles) AND m.state = 'ACTIVE'
   UNION SELECT p.person_id FROM circles_part p WHERE p.agreement_id = ANY (agreements)
   UNION SELECT n.writer_id FROM circles_note n WHERE n.id = ANY (notes); END $$;

CREATE FUNCTION public.people_my_teams_write_to() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE mine uuid[] := ARRAY(SELECT my_desk_teams());
BEGIN
  IF cardinality(mine) = 0 THEN RETURN; END IF;
  RETURN QUERY SELECT m.person_id FROM notifications_message m WHERE m.state = 'TO_PRINT' AND m.channel = 'LETTER' AND m.teams && mine
    UNION SELECT m.person_id FROM notifications_message m WHERE m.state = 'PRINTED' AND m.channel = 'LETTER' AND m.teams && mine
      AND m.done_at > now() - interval '7 days';
END $$;

CREATE FUNCTION public.people_named_by_mandate() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
   SELECT m.representative_id FROM community_mandate m WHERE m.person_id = acting_person() AND m.accepted_at IS NOT NULL
   UNION ALL SELECT m.seen_by_id FROM community_mandate m WHERE m.person_id = acting_person() AND m.seen_by_id IS NOT NULL
   UNION ALL SELECT c.made_by_id FROM community_card c WHERE c.person_id = acting_person()
   UNION ALL SELECT m.person_id FROM community_mandate m
     WHERE m.representative_id = acting_person() AND m.ended_at IS NULL AND m.kind <> 'VISIT'; END $$;

CREATE FUNCTION public.people_near_me() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY SELECT people_in_my_circles(); RETURN QUERY SELECT people_named_by_mandate();
   RETURN QUERY SELECT people_i_keep(); RETURN QUERY SELECT people_in_what_is_shared();
   RETURN QUERY SELECT people_of_my_talks(); END $$;

CREATE FUNCTION public.people_of_my_talks() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
  SELECT m.person_id FROM mutual_help_inquirymember m JOIN mutual_help_inquiry i ON i.id = m.inquiry_id
  WHERE (m.heard_by_id = acting_person() OR m.id = acting_spoken() AND m.heard_by_id IS NOT NULL AND m.person_id <> acting_person())
    AND inquiry_hears(i.municipality_id); END $$;

CREATE FUNCTION public.place_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
    RAISE EXCEPTION 'what was said stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'place_stays_as_it_was_said';
  END IF;
  IF NEW.left_at IS NOT NULL THEN
    IF TG_OP = 'INSERT' OR NOT (is_hers AND OLD.taken_at IS NOT NULL OR j.left_at IS NOT NULL OR g.ended_at IS NOT NULL OR NEW.taken_at IS NULL AND leads_programme(g.programme_id)) THEN
      RAISE EXCEPTION 'she says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'place_is_left_by_herself';
    END IF;
    RETURN NEW;
  END IF;
  IF g.ended_at IS NOT NULL OR j.left_at IS NOT NULL OR j.ask_id IS NULL OR j.programme_id <> g.programme_id THEN
    RAISE EXCEPTION 'of who is in it' USING ERRCODE = 'check_violation', CONSTRAINT = 'place_of_who_is_in_the_programme';
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.offered_by_id := NULL; NEW.taken_by_id := NULL;
    IF NEW.offered_at IS NOT NULL THEN
      IF NOT leads_programme(g.programme_id) OR acting_person() IS NOT DISTINCT FROM v_who THEN
        RAISE EXCEPTION 'who leads it shows it' USING ERRCODE = 'check_violation', CONSTRAINT = 'place_is_shown_by_who_leads_it';
      END IF;
      NEW.offered_by_id := acting_person();
    ELSIF NEW.taken_at IS NULL THEN
      RAISE EXCEPTION 'shown or taken' USING ERRCODE = 'check_violation', CONSTRAINT = 'place_is_taken_by_herself';
    END IF;
  END IF;
  IF NEW.taken_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.taken_at IS NULL) THEN
    IF NOT is_hers THEN
      RAISE EXCEPTION 'her own yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'place_is_taken_by_herself';
    END IF;
    NEW.taken_by_id := hand_of(v_who);
    PERFORM pg_advisory_xact_lock(hashtext('her week'), hashtext(v_who::text));
    -- Who leads it never writes her yes down as well.
    IF EXISTS (SELECT FROM mutual_help_programme p WHERE p.id = g.programme_id AND p.lead_id = NEW.taken_by_id) THEN
      RAISE EXCEPTION 'two hands' USING ERRCODE = 'check_violation', CONSTRAINT = 'place_yeses_are_of_two_hands';
    END IF;
    IF g.places <= (SELECT count(*) FROM mutual_help_place x WHERE x.group_id = g.id AND x.id <> NEW.id AND x.taken_at IS NOT NULL AND x.left_at IS NULL) THEN
      RAISE EXCEPTION 'it is full' USING ERRCODE = 'check_violation', CONSTRAINT = 'group_has_so_many_places';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.pot_adds_up() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
    RAISE EXCEPTION 'filled once' USING ERRCODE = 'check_violation', CONSTRAINT = 'pot_is_filled_once';
  END IF;
  IF NEW.kind <> 'FILLED' THEN
    IF m.active_at IS NULL OR g.ended_at IS NOT NULL THEN
      RAISE EXCEPTION 'while the two go on' USING ERRCODE = 'check_violation', CONSTRAINT = 'pot_of_a_pair_that_goes_on';
    END IF;
    IF NOT may_say_for(m.id, NEW.side) THEN
      RAISE EXCEPTION 'one of the two' USING ERRCODE = 'check_violation', CONSTRAINT = 'pot_line_is_her_own';
    END IF;
  END IF;
  IF NEW.kind = 'CORRECTED' THEN
    SELECT * INTO first FROM mutual_help_potentry WHERE id = NEW.corrects_id;
    IF first.pair_id <> p.id OR first.kind <> 'SPENT' OR NEW.cents <> - first.cents THEN
      RAISE EXCEPTION 'the same, the other way' USING ERRCODE = 'check_violation', CONSTRAINT = 'pot_is_corrected_by_its_counter_entry';
    END IF;
  END IF;
  IF NEW.left_cents < 0 THEN
    RAISE EXCEPTION 'there is no more' USING ERRCODE = 'check_violation', CONSTRAINT = 'pot_is_never_below_zero';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.pot_line_stays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT retention_at_work() THEN
    RAISE EXCEPTION 'a line stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'pot_line_stays';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.programme_counts(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.programme_ends_its_groups() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN UPDATE mutual_help_group SET ended_at = NEW.ended_at WHERE programme_id = NEW.id AND ended_at IS NULL; RETURN NULL; END $$;

CREATE FUNCTION public.programme_people(which uuid) RETURNS TABLE(joining uuid, person uuid, side text, name text, joined_at timestamp with time zone, trained_on date, holder text, partners text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.programme_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT (NEW.lead_id IS NOT DISTINCT FROM acting_person() AND i_work_here()) THEN
    RAISE EXCEPTION 'who leads it' USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_by_who_leads_it';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.ended_at IS NOT NULL OR TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'it is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_that_is_over';
  END IF;
  -- What is counted is counted once, at the end, before anything of it is forgotten.
  NEW.counts := CASE WHEN NEW.ended_at IS NULL THEN '{}'::jsonb ELSE programme_counts(NEW.id) END;
  RETURN NEW;
END $$;

CREATE FUNCTION public.propose_bundle(new_id uuid, asks uuid[], p_theme text, p_words text, p_meet uuid, p_meet_name text, p_at timestamp with time zone, p_until date, at timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE town uuid; place uuid; n int; places int;
BEGIN
  PERFORM 1 FROM mutual_help_ask a WHERE a.id = ANY (asks) ORDER BY a.id FOR UPDATE;  -- two who propose at once: one after the other
  SELECT count(*), count(DISTINCT f.area_id), (array_agg(f.area_id))[1] INTO n, places, place FROM asks_to_bundle() f WHERE f.id = ANY (asks);
  SELECT municipality_id INTO town FROM community_area WHERE id = place;
  IF n < cardinality(asks) OR places <> 1 OR n < small_group(town) THEN
    RAISE EXCEPTION 'not enough who ask the like' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_of_enough_open_asks';
  END IF;
  INSERT INTO mutual_help_bundle (id, municipality_id, area_id, theme, words, meet_id, meet_name, meet_at, until_on, minimum, asked, state,
    proposed_by_id, proposed_at) VALUES (new_id, town, place, p_theme, p_words, p_meet, p_meet_name, p_at, p_until, small_group(town), n, 'OPEN',
    acting_person(), at);
  INSERT INTO mutual_help_bundleask (id, bundle_id, ask_id) SELECT gen_random_uuid(), new_id, unnest(asks);
  RETURN n;
END $$;

CREATE FUNCTION public.receives(who uuid, person uuid, organisation uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN who = person OR EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.organisation_id = organisation
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

CREATE FUNCTION public.relations_to_let_go(who uuid, of_organisation uuid, asked_before timestamp with time zone) RETURNS TABLE(kind text, relation uuid, subject uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE waited boolean := asked_around_before(who, of_organisation, asked_before);
BEGIN
  RETURN QUERY
  SELECT CASE m.state WHEN 'INVITED' THEN 'INVITED' ELSE 'CIRCLE' END, m.id, c.person_id FROM circles_member m
    JOIN LATERAL (SELECT c.person_id FROM circles_member c WHERE c.circle_id = m.circle_id AND c.side = 'CENTRE' AND c.state = 'ACTIVE'
                  ORDER BY c.active_since, c.id LIMIT 1) c ON true
    WHERE m.person_id = who AND m.organisation_id = of_organisation AND m.side = 'AROUND' AND (
      (m.state = 'INVITED' AND waited) OR (m.state = 'ACTIVE'
        AND EXISTS (SELECT FROM circles_succession s WHERE s.member_id = m.id AND s.leaver_id = who AND s.state IN ('NO', 'LAPSED'))
        AND NOT EXISTS (SELECT FROM circles_succession s WHERE s.member_id = m.id AND s.state IN ('ASKED', 'YES'))))
  UNION ALL SELECT 'CONTACT', g.id, g.person_id FROM circles_gleaningnote g WHERE g.maker_id = who AND g.organisation_id = of_organisation
    AND g.removed_at IS NULL AND g.until > current_date AND ((g.others = 'NOBODY' AND waited) OR (
      EXISTS (SELECT FROM circles_succession s WHERE s.gleaning_id = g.id AND s.leaver_id = who AND s.state IN ('NO', 'LAPSED'))
      AND NOT EXISTS (SELECT FROM circles_succession s WHERE s.gleaning_id = g.id AND s.state IN ('ASKED', 'YES'))));
END $$;

CREATE FUNCTION public.renew_inquiry_code(which uuid, own_code text) RETURNS TABLE(person uuid, inquiry uuid, municipality uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  RETURN QUERY UPDATE mutual_help_inquirymember m SET code = own_code FROM mutual_help_inquiry i WHERE m.id = which AND i.id = m.inquiry_id AND m.heard_by_id IS NOT NULL
    AND (m.heard_by_id = acting_person() AND inquiry_hears(i.municipality_id) OR inquiry_speaks_for(i.id, m.person_id))
    RETURNING m.person_id, i.id, i.municipality_id;
END $$;

CREATE FUNCTION public.requests_i_read() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); with_code uuid := acting_ball(); BEGIN
   RETURN QUERY SELECT s.ball_id FROM commitments_seat s WHERE s.person_id = me AND s.ended_at IS NULL AND s.reason <> 'INVITED';
   IF with_code IS NOT NULL THEN RETURN NEXT with_code; END IF; END $$;

CREATE FUNCTION public.rest_is_over() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN NEW.back_on := NULL; NEW.tell_back_on := NULL; RETURN NEW; END $$;

CREATE FUNCTION public.retention_access_log(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $_$
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
END $_$;

CREATE FUNCTION public.retention_account(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF really THEN RAISE EXCEPTION 'one by one'; END IF;
  RETURN (SELECT count(*) FROM retention_silent(before, town, at_most));
END $$;

CREATE FUNCTION public.retention_agreement(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT a.id FROM circles_agreement a JOIN circles_circle c ON c.id = a.circle_id WHERE c.municipality_id = town
    AND a.state IN ('REVISED', 'ENDED', 'DROPPED') AND coalesce(a.ended_at, a.agreed_at, a.made_at) < before
    AND NOT retention_circle_held(c.id, current_date) AND NOT retention_held(NULL, a.id, current_date) LIMIT at_most);
  IF really THEN PERFORM retention_drop_agreements(ids); END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION public.retention_appeal(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.retention_ask(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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
    DELETE FROM mutual_help_turn WHERE rota_id IN (SELECT id FROM mutual_help_rota WHERE ask_id = ANY (ids));
    DELETE FROM mutual_help_rotahelper WHERE rota_id IN (SELECT id FROM mutual_help_rota WHERE ask_id = ANY (ids));
    DELETE FROM mutual_help_rota WHERE ask_id = ANY (ids);
    DELETE FROM mutual_help_tourseat WHERE ask_id = ANY (ids);
    DELETE FROM mutual_help_match WHERE ask_id = ANY (ids);
    DELETE FROM mutual_help_joining WHERE ask_id = ANY (ids);
    UPDATE mutual_help_ask SET audience = 'HOLDER', call_line = '', call_material = '' WHERE id = ANY (ids);
    UPDATE mutual_help_suggestion SET text = '' WHERE ask_id = ANY (ids);
    UPDATE mutual_help_words SET text = '', written_by_id = nobody WHERE ask_id = ANY (ids);
    UPDATE mutual_help_ask SET asker_id = nobody, share = '', asked_through = '',
      urgency_reason = CASE WHEN urgency = '' THEN '' ELSE 'Gewist.' END WHERE id = ANY (ids);
    PERFORM retention_forget_balls(balls || ARRAY(SELECT l.ball_id FROM commitments_lookback l
      WHERE l.origin_id = ANY (balls) AND l.ball_id IS NOT NULL), town);
  END IF;
  RETURN cardinality(ids) + retention_offers(before, town, really, at_most) + retention_inquiries(before, town, really, at_most);
END $$;

CREATE FUNCTION public.retention_at_work() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM retention_pen p WHERE p.transaction = pg_current_xact_id_if_assigned()); END $$;

CREATE FUNCTION public.retention_circle(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.retention_circle_held(which uuid, today date) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (SELECT FROM circles_hold h WHERE h.lifted_at IS NULL AND h.until > today AND (h.about_id = which OR (h.about = 'PERSON'
     AND h.person_id IN (SELECT m.person_id FROM circles_member m WHERE m.circle_id = which)))) $$;

CREATE FUNCTION public.retention_consent_proof(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.retention_drop_agreements(ids uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE circles_agreement SET follows_id = NULL WHERE follows_id = ANY (ids);
  PERFORM retention_forget_balls(ARRAY[b.id], b.municipality_id) FROM commitments_ball b
    WHERE b.about = 'GO_ON' AND b.about_id = ANY (ids) AND b.closed_at IS NOT NULL;
  DELETE FROM circles_signature WHERE agreement_id = ANY (ids);
  DELETE FROM circles_part WHERE agreement_id = ANY (ids);
  DELETE FROM circles_agreement WHERE id = ANY (ids);
END $$;

CREATE FUNCTION public.retention_drop_pen() RETURNS void
    LANGUAGE sql
    AS $$ DELETE FROM retention_pen WHERE transaction = pg_current_xact_id() $$;

CREATE FUNCTION public.retention_drop_standstills(ids uuid[], town uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE balls uuid[] := ARRAY(SELECT s.ball_id FROM mutual_help_standstill s WHERE s.id = ANY (ids));
BEGIN
  DELETE FROM mutual_help_standstillword WHERE standstill_id = ANY (ids);
  DELETE FROM mutual_help_standstill WHERE id = ANY (ids);
  PERFORM retention_forget_balls(balls, town);
END $$;

CREATE FUNCTION public.retention_erase(who uuid, sealed text, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
  UPDATE community_death SET heard_from = 'Iemand', before = '{}', told = '{}' WHERE person_id = who;
  DELETE FROM community_device WHERE person_id = who;
  DELETE FROM community_cardsecret s USING community_card k WHERE k.id = s.card_id AND k.person_id = who;
  DELETE FROM community_card WHERE person_id = who;
  DELETE FROM community_onetimesignin WHERE account_id = account;
  DELETE FROM mfa_authenticator WHERE user_id = account;
  DELETE FROM account_emailconfirmation f USING account_emailaddress e WHERE e.id = f.email_address_id AND e.user_id = account;
  DELETE FROM account_emailaddress WHERE user_id = account;
  DELETE FROM community_account WHERE id = account;
  UPDATE community_membership SET title = '', phone = '' WHERE person_id = who;
  PERFORM retention_erase_map(who, ARRAY[p.name, p.called, c.email, c.phone]);
  PERFORM retention_unname(p.name, coalesce(c.email, ''), coalesce(c.phone, ''));
  DELETE FROM community_contactdetails WHERE person_id = who;
  UPDATE community_person SET name = 'Iemand', called = '', sort_name = 'iemand', language = 'nl', prefers = 'SCREEN', no_contact_until = NULL WHERE id = who;
  INSERT INTO retention_erased (person, erased_at) VALUES (who, at);
  PERFORM retention_drop_pen();
END $$;

CREATE FUNCTION public.retention_erase_asks(who uuid, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE hers uuid[]; balls uuid[]; called text[];
BEGIN
  hers := ARRAY(SELECT id FROM mutual_help_ask WHERE asker_id = who);
  balls := ARRAY(SELECT id FROM commitments_ball WHERE subject_id = who);
  called := ARRAY(SELECT unnest(ARRAY[p.name, nullif(p.called, '')]) FROM community_person p WHERE p.id = who);
  PERFORM retention_erase_offers(who, called, at), retention_erase_inquiries(who), retention_erase_standstills(who);
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

CREATE FUNCTION public.retention_erase_circles(who uuid, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
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
  UPDATE circles_agreement SET state = CASE WHEN state IN ('PROPOSAL', 'TALKED_THROUGH') THEN 'DROPPED' WHEN state IN ('AGREED', 'DUE', 'WAITS') THEN 'ENDED' ELSE state END,
    ended_at = coalesce(ended_at, at), why = '', already_there = '', for_everybody = '', only_formal_why = '', tells = '', escalation_name = '', escalation_phone = '', meets = '', thanks = ''
    WHERE circle_id = ANY (hers);
  UPDATE circles_part p SET does = '', does_not = '', replaced_by = '' FROM circles_agreement a WHERE a.id = p.agreement_id
    AND (p.person_id = who OR a.circle_id = ANY (hers));
  UPDATE circles_signature s SET why_not = '' FROM circles_agreement a WHERE a.id = s.agreement_id AND (s.person_id = who OR a.circle_id = ANY (hers));
  DELETE FROM circles_goon g USING circles_agreement a WHERE a.id = g.agreement_id AND (g.person_id = who OR a.circle_id = ANY (hers));
  UPDATE circles_note SET text = '' WHERE about_id = who OR circle_id = ANY (hers);
  UPDATE circles_gleaningnote SET text = '', source = 'Gewist.', removed_at = coalesce(removed_at, at) WHERE person_id = who;
  UPDATE circles_succession SET state = CASE WHEN state IN ('ASKED', 'YES') THEN 'TAKEN_BACK' ELSE state END, ended_at = coalesce(ended_at, at),
    why = CASE WHEN who IN (subject_id, leaver_id) THEN '' ELSE why END, introduction = CASE WHEN subject_id = who THEN '' ELSE introduction END
    WHERE who IN (subject_id, leaver_id, successor_id);
END $$;

CREATE FUNCTION public.retention_erase_inquiries(who uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE ids uuid[] := ARRAY(SELECT m.inquiry_id FROM mutual_help_inquirymember m WHERE m.person_id = who);
BEGIN
  DELETE FROM mutual_help_inquiryword WHERE said_by_id = who;
  UPDATE mutual_help_inquiryword SET written_by_id = NULL WHERE written_by_id = who;
  DELETE FROM mutual_help_inquirymember WHERE person_id = who;
  ids := ARRAY(SELECT one FROM unnest(ids) one WHERE NOT EXISTS (SELECT FROM mutual_help_inquirymember m WHERE m.inquiry_id = one));
  DELETE FROM mutual_help_inquiryword WHERE inquiry_id = ANY (ids);
  DELETE FROM mutual_help_inquiry WHERE id = ANY (ids);
END $$;

CREATE FUNCTION public.retention_erase_map(who uuid, of_her text[]) RETURNS void
    LANGUAGE plpgsql
    AS $_$
DECLARE hers uuid[]; word text; c text;
BEGIN
  -- What she wrote for herself alone stays on the map without a way to reach her; of an organisation it is not hers.
  hers := ARRAY(SELECT i.entry_id FROM social_map_insider i WHERE i.person_id = who AND i.role = 'OWNER' AND i.organisation_id IS NULL
    AND NOT EXISTS (SELECT FROM social_map_insider o WHERE o.entry_id = i.entry_id AND o.role = 'OWNER' AND o.ended_at IS NULL
                    AND o.person_id IS DISTINCT FROM who));
  UPDATE social_map_entry SET phone = '', email = '', host = '' WHERE id = ANY (hers) AND (phone, email, host) IS DISTINCT FROM ('', '', '');
  UPDATE social_map_change SET before = before || jsonb_build_object('phone', '', 'email', '', 'host', '')
    WHERE entry_id = ANY (hers) AND kind = 'EDIT';
  UPDATE social_map_change SET facts = facts - 'phone' - 'email' - 'host' WHERE entry_id = ANY (hers) OR person_id = who;
  FOREACH word IN ARRAY of_her LOOP
    CONTINUE WHEN length(coalesce(word, '')) < 6;
    word := retention_written(word);
    FOREACH c IN ARRAY ARRAY['name', 'summary', 'description', 'who_for', 'when_text', 'cost_text', 'cues', 'street', 'access_text', 'bring_back',
                             'host', 'phone', 'email', 'confirmed_by', 'taken_down_why'] LOOP
      EXECUTE format('UPDATE social_map_entry SET %I = regexp_replace(%I, $1, $2, ''g'') WHERE %I ~ $1', c, c, c)
        USING word, CASE WHEN c IN ('phone', 'email') THEN '' ELSE 'Iemand' END;
    END LOOP;
    UPDATE social_map_check SET by_words = regexp_replace(by_words, word, 'Iemand', 'g') WHERE by_words ~ word;
    UPDATE social_map_change SET words = regexp_replace(words, word, 'Iemand', 'g'), facts = regexp_replace(facts::text, word, 'Iemand', 'g')::jsonb,
      before = regexp_replace(before::text, word, 'Iemand', 'g')::jsonb WHERE words ~ word OR facts::text ~ word OR before::text ~ word;
  END LOOP;
  -- Nor does the list of words by which the map mends errors of typing.
  DELETE FROM social_map_word w WHERE w.word IN (SELECT t FROM unnest(of_her) n, regexp_split_to_table(lower(unaccent(n)), '[^[:alnum:]]+') t)
    AND NOT EXISTS (SELECT FROM social_map_entry e WHERE position(w.word in lower(unaccent(concat_ws(' ', e.name, e.cues, e.who_for, e.summary)))) > 0);
END $_$;

CREATE FUNCTION public.retention_erase_offers(who uuid, called text[], at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE asks uuid[]; offers uuid[];
BEGIN
  asks := ARRAY(SELECT id FROM mutual_help_ask WHERE asker_id = who);
  offers := ARRAY(SELECT id FROM mutual_help_offer WHERE offerer_id = who);
  UPDATE mutual_help_match SET state = CASE WHEN state = 'SUGGESTED' THEN 'LAPSED' ELSE 'ENDED' END, ended_at = at
    WHERE (ask_id = ANY (asks) OR offer_id = ANY (offers)) AND ended_at IS NULL;
  UPDATE mutual_help_match SET asker_thanks = '', offerer_thanks = '', meet_name = '' WHERE ask_id = ANY (asks) OR offer_id = ANY (offers);
  UPDATE mutual_help_match SET escalation_name = 'Iemand' WHERE escalation_name = ANY (called);
  UPDATE mutual_help_joining SET left_at = greatest(at, joined_at) WHERE left_at IS NULL AND (ask_id = ANY (asks) OR offer_id = ANY (offers));
  UPDATE mutual_help_dream d SET text = 'Gewist.' FROM mutual_help_pair p JOIN mutual_help_match m ON m.id = p.match_id
    WHERE d.pair_id = p.id AND (m.ask_id = ANY (asks) OR m.offer_id = ANY (offers));
  UPDATE mutual_help_potentry e SET what = '' FROM mutual_help_pair p JOIN mutual_help_match m ON m.id = p.match_id
    WHERE e.pair_id = p.id AND (m.ask_id = ANY (asks) OR m.offer_id = ANY (offers));
  UPDATE mutual_help_goal g SET words = 'Gewist.', ask_again_on = NULL FROM mutual_help_match m WHERE g.match_id = m.id AND m.ask_id = ANY (asks);
  UPDATE mutual_help_smallwin w SET text = 'Gewist.' FROM mutual_help_goal g JOIN mutual_help_match m ON m.id = g.match_id
    WHERE w.goal_id = g.id AND m.ask_id = ANY (asks);
  UPDATE mutual_help_rota SET line = 'Gewist.', door = '', thanks = '', ended_at = coalesce(ended_at, at) WHERE ask_id = ANY (asks);
  UPDATE mutual_help_rota SET contact_name = 'Iemand' WHERE contact_name = ANY (called);
  UPDATE mutual_help_turn SET note = '' WHERE rota_id IN (SELECT id FROM mutual_help_rota WHERE ask_id = ANY (asks));
  DELETE FROM mutual_help_rotahelper WHERE offer_id = ANY (offers) AND joined_at IS NULL;
  UPDATE mutual_help_rotahelper SET left_at = greatest(at, joined_at) WHERE offer_id = ANY (offers) AND left_at IS NULL;
  UPDATE mutual_help_wish w SET half_days = NULL, interpreter = '' FROM mutual_help_joining j
    WHERE j.id = w.joining_id AND j.ask_id = ANY (asks);
  DELETE FROM mutual_help_tourseat WHERE ask_id = ANY (asks) OR offer_id = ANY (offers);
  UPDATE mutual_help_tour SET received_by = 'Iemand' WHERE received_by = ANY (called);
  UPDATE mutual_help_ask SET audience = 'HOLDER', call_line = '', call_material = '' WHERE id = ANY (asks);
  UPDATE mutual_help_offer SET state = 'ENDED', ended_at = coalesce(ended_at, at), parked_until = NULL, likes = 'Gewist.', reply = '', replied_at = NULL, reply_answer = '', reply_answered_at = NULL, reply_answered_by_id = NULL, rather_not = '', learn = '',
    aims = '', own_reason = '', answer = '', insured_by = '', allowance = '', languages = '{}', vog_seen_on = NULL, vog_seen_by_id = NULL
    WHERE id = ANY (offers);
END $$;

CREATE FUNCTION public.retention_erase_shares(who uuid, sealed text, at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.retention_erase_standstills(who uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE v_town uuid;
BEGIN
  UPDATE mutual_help_standstillword SET written_by_id = NULL WHERE written_by_id = who;
  FOR v_town IN SELECT DISTINCT s.municipality_id FROM mutual_help_standstill s WHERE s.person_id = who LOOP
    PERFORM retention_drop_standstills(ARRAY(SELECT s.id FROM mutual_help_standstill s WHERE s.person_id = who AND s.municipality_id = v_town), v_town);
  END LOOP;
END $$;

CREATE FUNCTION public.retention_export(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT t.id FROM circles_takealong t WHERE t.municipality_id = town AND coalesce(t.until, t.asked_at + interval '7 days') < before
    AND NOT retention_held(t.person_id, t.id, before::date) LIMIT at_most);
  IF really THEN DELETE FROM circles_takealong WHERE id = ANY (ids); END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION public.retention_forget_balls(which uuid[], town uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.retention_gleaning(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.retention_go(code text, before timestamp with time zone, town uuid, at_most integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.retention_held(who uuid, which uuid, today date) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (SELECT FROM circles_hold h WHERE h.lifted_at IS NULL AND h.until > today
     AND ((h.about = 'PERSON' AND h.person_id = who) OR h.about_id = which)) $$;

CREATE FUNCTION public.retention_inquiries(before timestamp with time zone, town uuid, really boolean, batch integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT i.id FROM mutual_help_inquiry i WHERE i.municipality_id = town AND i.ended_at < before
    AND NOT EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'INQUIRY' AND b.about_id = i.id AND b.closed_at IS NULL)
    AND NOT retention_held(NULL, i.id, current_date) AND NOT EXISTS (SELECT FROM mutual_help_inquirymember m
      WHERE m.inquiry_id = i.id AND retention_held(m.person_id, i.id, current_date)) LIMIT batch);
  IF really THEN
    PERFORM retention_forget_balls(ARRAY(SELECT b.id FROM commitments_ball b WHERE b.about = 'INQUIRY' AND b.about_id = ANY (ids)), town);
    DELETE FROM mutual_help_inquiryword WHERE inquiry_id = ANY (ids);
    DELETE FROM mutual_help_inquirymember WHERE inquiry_id = ANY (ids);
    DELETE FROM mutual_help_inquiry WHERE id = ANY (ids);
  END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION public.retention_make_nobody(town uuid) RETURNS uuid
    LANGUAGE sql
    AS $$ INSERT INTO community_person (id, name, called, sort_name, municipality_id, language, prefers)
   VALUES (retention_nobody(town), 'Iemand', '', 'iemand', town, 'nl', 'SCREEN') ON CONFLICT DO NOTHING;
   SELECT retention_nobody(town) $$;

CREATE FUNCTION public.retention_message(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT m.id FROM notifications_message m WHERE m.municipality_id = town AND m.made_at < before
    AND m.state NOT IN ('WAITING', 'TO_PRINT') AND (m.state <> 'FAILED' OR m.taken_up)
    AND NOT EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'MESSAGE' AND b.about_id = m.id AND b.closed_at IS NULL)
    AND NOT retention_held(m.person_id, m.id, current_date) LIMIT at_most);
  IF really THEN DELETE FROM notifications_message WHERE id = ANY (ids); END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION public.retention_nobody(town uuid) RETURNS uuid
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT md5('samenspel:nobody:' || town)::uuid $$;

CREATE FUNCTION public.retention_note(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.retention_of(code text, before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $_$
DECLARE n bigint;
BEGIN
  IF NOT code = ANY (ARRAY['SESSION', 'EXPORT', 'GLEANING', 'MESSAGE', 'APPEAL', 'NOTE', 'STANDSTILL', 'AGREEMENT', 'CIRCLE', 'CONSENT_PROOF', 'ASK', 'WORK', 'ACCOUNT', 'ACCESS_LOG']) THEN
    RAISE EXCEPTION 'no such class: %', code;
  END IF;
  EXECUTE format('SELECT retention_%s($1, $2, $3, $4)', lower(code)) INTO n USING before, town, really, at_most;
  RETURN n;
END $_$;

CREATE FUNCTION public.retention_offers(before timestamp with time zone, town uuid, really boolean, batch integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE ids uuid[]; balls uuid[];
BEGIN
  ids := ARRAY(SELECT o.id FROM mutual_help_offer o WHERE o.municipality_id = town AND o.ended_at < before AND o.offerer_id <> retention_nobody(town)
    AND NOT retention_held(o.offerer_id, o.id, current_date)
    AND NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.offer_id = o.id AND m.ended_at IS NULL) LIMIT batch);
  IF really THEN
    balls := ARRAY(SELECT ball_id FROM mutual_help_offer WHERE id = ANY (ids));
    UPDATE mutual_help_turn SET helper_id = NULL WHERE helper_id IN (SELECT id FROM mutual_help_rotahelper WHERE offer_id = ANY (ids));
    DELETE FROM mutual_help_rotahelper WHERE offer_id = ANY (ids);
    DELETE FROM mutual_help_tourseat WHERE offer_id = ANY (ids);
    DELETE FROM mutual_help_match WHERE offer_id = ANY (ids);
    DELETE FROM mutual_help_joining WHERE offer_id = ANY (ids);
    UPDATE mutual_help_offer SET offerer_id = retention_make_nobody(town), likes = '', reply = '', replied_at = NULL, reply_answer = '', reply_answered_at = NULL, reply_answered_by_id = NULL, rather_not = '', learn = '', aims = '', own_reason = '',
      answer = '', insured_by = '', allowance = '', languages = '{}', vog_seen_on = NULL, vog_seen_by_id = NULL WHERE id = ANY (ids);
    PERFORM retention_forget_balls(balls, town);
  END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION public.retention_proof_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'a proof is append-only' USING ERRCODE = 'restrict_violation'; END $$;

CREATE FUNCTION public.retention_session(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.retention_silent(before timestamp with time zone, town uuid, at_most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.retention_standstill(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT s.id FROM mutual_help_standstill s WHERE s.municipality_id = town AND s.over_at < before - interval '56 days'
    AND NOT retention_held(s.person_id, s.id, before::date) LIMIT at_most);
  IF really THEN
    PERFORM retention_drop_standstills(ids, town);
  END IF;
  RETURN cardinality(ids);
END $$;

CREATE FUNCTION public.retention_take_pen() RETURNS void
    LANGUAGE sql
    AS $$ INSERT INTO retention_pen VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING $$;

CREATE FUNCTION public.retention_unname(name text, email text, phone text) RETURNS void
    LANGUAGE plpgsql
    AS $_$
DECLARE word text; t text; c text;
BEGIN
  FOREACH word IN ARRAY ARRAY[name, email, phone] LOOP
    CONTINUE WHEN length(coalesce(word, '')) < 6;
    word := retention_written(word);
    FOR t, c IN SELECT split_part(x, '.', 1), split_part(x, '.', 2) FROM unnest(ARRAY[
      'mutual_help_words.text', 'mutual_help_note.text', 'mutual_help_consult.text', 'mutual_help_consult.answer', 'mutual_help_suggestion.text',
      'mutual_help_ask.share', 'mutual_help_ask.asked_through', 'mutual_help_ask.urgency_reason', 'commitments_pass.why', 'commitments_pass.why_not',
      'commitments_ball.next_step', 'circles_circle.name', 'circles_member.as_what', 'circles_member.why', 'circles_member.last_word',
      'circles_member.named', 'circles_agreement.meets', 'circles_agreement.thanks', 'circles_agreement.escalation_name', 'circles_part.replaced_by',
      'circles_signature.why_not', 'circles_consent.purpose', 'circles_legalexception.purpose', 'circles_gleaningnote.source',
      'circles_succession.why', 'circles_succession.introduction', 'circles_hold.reason', 'community_mandate.named', 'community_death.heard_from',
      'notifications_message.subject', 'notifications_message.body', 'community_setting.reason']) x
    LOOP
      EXECUTE format('UPDATE %I SET %I = regexp_replace(%I, $1, ''Iemand'', ''g'') WHERE %I ~ $1', t, c, c, c) USING word;
    END LOOP;
    UPDATE notifications_message SET facts = regexp_replace(facts::text, word, 'Iemand', 'g')::jsonb WHERE facts::text ~ word;
  END LOOP;
END $_$;

CREATE FUNCTION public.retention_work(before timestamp with time zone, town uuid, really boolean, at_most integer) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.retention_would(town uuid, terms jsonb) RETURNS TABLE(kind text, number bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.retention_written(word text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS $_$
DECLARE digits text := regexp_replace(word, '\D', '', 'g'); gap text := '[[:space:]().\/–-]{0,3}'; BEGIN
  IF word ~ '^[-+0-9[:space:]().\/]+$' AND length(digits) >= 9 THEN
    RETURN '(?<![0-9A-Za-z])(?:(?:\+|00)' || gap || '31' || gap || ')?(?:\(?0\)?' || gap || ')?'
      || regexp_replace(right(digits, 9), '(\d)(?=\d)', '\1' || gap, 'g') || '(?![0-9A-Za-z])';
  END IF;
  RETURN CASE WHEN position('@' in word) > 0 THEN '(?i)' ELSE '' END || regexp_replace(word, '([^[:alnum:][:space:]])', '\\\1', 'g');
END $_$;

CREATE FUNCTION public.rota_at(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE r mutual_help_rota; v_ask uuid;
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN NULL; END IF;
  SELECT a.id INTO v_ask FROM mutual_help_ask a WHERE a.ball_id = which;
  SELECT * INTO r FROM mutual_help_rota x WHERE x.ask_id = v_ask ORDER BY x.ended_at DESC NULLS FIRST LIMIT 1;
  RETURN jsonb_build_object('rota', CASE WHEN r.id IS NOT NULL THEN to_jsonb(r) END,
    'helpers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'joined', h.joined_at IS NOT NULL, 'until_on', h.until_on, 'likes', o.likes,
        'area', w.name, 'name', CASE WHEN h.joined_at IS NOT NULL THEN coalesce(nullif(p.called, ''), p.name) ELSE coalesce(name_in_pool(v_ask, o.id), '') END,
        'ready', rota_takes(v_ask, o.id), 'not_now', h.joined_at IS NOT NULL AND (o.state <> 'OPEN' OR offer_stands_still(o.id)) AND speaks_for_rota(r.id)) ORDER BY h.joined_at NULLS LAST, h.asked_at, h.id), '[]')
      FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id JOIN community_person p ON p.id = o.offerer_id
      JOIN community_area w ON w.id = o.area_id WHERE h.rota_id = r.id AND h.left_at IS NULL),
    'turns', (SELECT coalesce(jsonb_agg(q ORDER BY q.begins_at, q.id), '[]') FROM (SELECT t.id, t.kind, t.begins_at, t.ends_at, t.note,
        t.first_until, n.said_at, n.looked_at, (SELECT coalesce(nullif(y.called, ''), y.name) FROM mutual_help_rotahelper w JOIN mutual_help_offer x ON x.id = w.offer_id
          JOIN community_person y ON y.id = x.offerer_id WHERE w.id = t.wished) AS wished,
        coalesce(nullif(p.called, ''), p.name) AS name FROM mutual_help_turn t LEFT JOIN mutual_help_nobodycame n ON n.turn_id = t.id
        LEFT JOIN mutual_help_rotahelper h ON h.id = t.helper_id
        LEFT JOIN mutual_help_offer o ON o.id = h.offer_id LEFT JOIN community_person p ON p.id = o.offerer_id
        WHERE t.rota_id = ANY (ARRAY(SELECT x.id FROM mutual_help_rota x WHERE x.ask_id = v_ask))
          AND (t.rota_id = r.id AND t.cancelled_at IS NULL AND t.begins_at > now() - interval '7 days' OR n.said_at IS NOT NULL AND n.looked_at IS NULL)
        ORDER BY t.begins_at LIMIT 500) q),
    'cancelled', (SELECT coalesce(jsonb_agg(q ORDER BY q.begins_at, q.kind), '[]') FROM (SELECT DISTINCT ON (t.begins_at, t.kind) t.id, t.kind, t.begins_at, t.ends_at, t.note
        FROM mutual_help_turn t WHERE t.rota_id = r.id AND r.ended_at IS NULL AND t.cancelled_at IS NOT NULL AND t.begins_at > now()
        AND NOT EXISTS (SELECT FROM mutual_help_turn n WHERE n.rota_id = r.id AND n.kind = t.kind AND n.begins_at = t.begins_at AND n.cancelled_at IS NULL)
        ORDER BY t.begins_at, t.kind, t.cancelled_at DESC LIMIT 100) q),
    'pool', (SELECT coalesce(jsonb_agg(jsonb_build_object('offer', o.id, 'likes', o.likes, 'area', w.name, 'name', coalesce(name_in_pool(v_ask, o.id), ''))
        ORDER BY o.answered_at, o.id), '[]') FROM mutual_help_offer o JOIN community_area w ON w.id = o.area_id
      WHERE (o.answers_id = v_ask OR o.id IN (SELECT m.offer_id FROM mutual_help_match m WHERE m.ask_id = v_ask)) AND rota_may_ask(v_ask, o.id)
        AND NOT EXISTS (SELECT FROM mutual_help_rotahelper h WHERE h.rota_id = r.id AND h.offer_id = o.id AND h.left_at IS NULL)));
END $$;

CREATE FUNCTION public.rota_ends() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE mutual_help_turn SET cancelled_at = NEW.ended_at WHERE rota_id = NEW.id AND cancelled_at IS NULL AND ends_at > NEW.ended_at
    AND NOT EXISTS (SELECT FROM mutual_help_nobodycame n WHERE n.turn_id = mutual_help_turn.id AND n.looked_at IS NULL);
  DELETE FROM mutual_help_rotahelper WHERE rota_id = NEW.id AND joined_at IS NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION public.rota_held(who uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN PERFORM FROM mutual_help_rota r WHERE r.id = (SELECT h.rota_id FROM mutual_help_rotahelper h WHERE h.id = who) FOR SHARE; END $$;

CREATE FUNCTION public.rota_helper_goes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE is_open boolean;
BEGIN
  is_open := EXISTS (SELECT FROM mutual_help_turn WHERE NEW.id IN (helper_id, wished) AND cancelled_at IS NULL AND begins_at > NEW.left_at);
  UPDATE mutual_help_turn SET helper_id = NULL, opened_at = NEW.left_at, holder_told_at = NULL WHERE helper_id = NEW.id AND ends_at > NEW.left_at;
  UPDATE mutual_help_turn SET wished = NULL, first_until = NULL, opened_at = NEW.left_at, holder_told_at = NULL WHERE wished = NEW.id AND cancelled_at IS NULL;
  IF is_open THEN
    PERFORM procrastinate_defer_jobs_v1(ARRAY[ROW('default', 'tell_rota', 0, NULL, NULL,
      jsonb_build_object('kind', 'turn_open', 'rota', NEW.rota_id, 'to', 'HELPERS', 'but', NEW.id), NULL)::procrastinate_job_to_defer_v1]);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.rota_helper_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE r mutual_help_rota; a mutual_help_ask; o mutual_help_offer;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  SELECT * INTO r FROM mutual_help_rota WHERE id = NEW.rota_id FOR SHARE;
  SELECT * INTO a FROM mutual_help_ask WHERE id = r.ask_id;
  SELECT * INTO o FROM mutual_help_offer WHERE id = NEW.offer_id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NOT may_speak_at(a.asker_id, a.ball_id) THEN
      RAISE EXCEPTION 'the person decides who is asked' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
    END IF;
    IF NEW.joined_at IS NOT NULL OR NEW.left_at IS NOT NULL OR r.ended_at IS NOT NULL OR NOT rota_may_ask(a.id, o.id) THEN
      RAISE EXCEPTION 'nobody to ask now' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_asks_who_can_be_asked';
    END IF;
    NEW.asked_by_id := hand_of(a.asker_id);
    NEW.joined_by_id := NULL;
    -- Who is asked never wrote the asking.
    IF NEW.asked_by_id = o.offerer_id THEN
      RAISE EXCEPTION 'nobody asks herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_yeses_are_of_two_hands';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.rota_id, NEW.offer_id, NEW.asked_at, NEW.until_on) IS DISTINCT FROM (OLD.rota_id, OLD.offer_id, OLD.asked_at, OLD.until_on)
     OR NEW.asked_by_id IS DISTINCT FROM OLD.asked_by_id OR OLD.left_at IS NOT NULL OR OLD.joined_at IS NOT NULL AND NEW.joined_at IS DISTINCT FROM OLD.joined_at THEN
    RAISE EXCEPTION 'what was said stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_yes_stays';
  END IF;
  IF NEW.joined_at IS NOT NULL AND OLD.joined_at IS NULL THEN
    IF NOT may_speak_at(o.offerer_id, o.ball_id) THEN
      RAISE EXCEPTION 'her own yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_joining_is_her_own_yes';
    END IF;
    IF r.ended_at IS NOT NULL OR o.state <> 'OPEN' OR offer_stands_still(o.id) OR (NEW.joined_at AT TIME ZONE 'Europe/Amsterdam')::date > NEW.until_on THEN
      RAISE EXCEPTION 'not any more' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_asks_who_can_be_asked';
    END IF;
    NEW.joined_by_id := hand_of(o.offerer_id);
    IF NEW.joined_by_id = a.asker_id THEN
      RAISE EXCEPTION 'two hands' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_yeses_are_of_two_hands';
    END IF;
  ELSIF NEW.joined_by_id IS DISTINCT FROM OLD.joined_by_id THEN
    RAISE EXCEPTION 'what was said stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_yes_stays';
  END IF;
  IF NEW.left_at IS NOT NULL AND o.ended_at IS NULL AND NOT (may_speak_at(a.asker_id, a.ball_id) OR may_speak_at(o.offerer_id, o.ball_id)) THEN
    RAISE EXCEPTION 'one of the two says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_left_by_one_of_two';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.rota_helper_unasked() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT (retention_at_work() OR acting_job() OR speaks_for_rota(OLD.rota_id)
    OR EXISTS (SELECT FROM mutual_help_rota r WHERE r.id = OLD.rota_id AND r.ended_at IS NOT NULL)
    OR EXISTS (SELECT FROM mutual_help_offer o WHERE o.id = OLD.offer_id AND o.ended_at IS NOT NULL)
    OR is_taken_back(OLD.offer_id, false)) THEN
    RAISE EXCEPTION 'the person decides who is asked' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
  END IF;
  RETURN OLD;
END $$;

CREATE FUNCTION public.rota_may_ask(which uuid, whom uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_ask a JOIN mutual_help_offer o ON o.id = whom WHERE a.id = which AND o.state = 'OPEN' AND NOT offer_stands_still(o.id) AND o.municipality_id = a.municipality_id
    AND o.offerer_id <> a.asker_id AND NOT EXISTS (SELECT FROM mutual_help_apart w JOIN mutual_help_match m ON m.id = w.match_id JOIN mutual_help_ask x ON x.id = m.ask_id JOIN mutual_help_offer p ON p.id = m.offer_id WHERE x.asker_id = a.asker_id AND p.offerer_id = o.offerer_id)
    AND (o.answers_id = a.id OR EXISTS (SELECT FROM mutual_help_match m WHERE m.ask_id = a.id AND m.offer_id = o.id
      AND m.state IN ('SUGGESTED', 'FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED')))); END $$;

CREATE FUNCTION public.rota_people(which uuid) RETURNS TABLE(helper uuid, person uuid, ball uuid, code text, municipality uuid, holder uuid, is_in boolean, rests boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT NULL::uuid, a.asker_id, a.ball_id, b.code::text, a.municipality_id, b.holder_id, true, false FROM mutual_help_rota r
      JOIN mutual_help_ask a ON a.id = r.ask_id JOIN commitments_ball b ON b.id = a.ball_id WHERE r.id = which
    UNION ALL SELECT h.id, o.offerer_id, o.ball_id, b.code::text, o.municipality_id, NULL::uuid, h.joined_at IS NOT NULL AND h.left_at IS NULL, o.state <> 'OPEN' OR offer_stands_still(o.id)
      FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id JOIN commitments_ball b ON b.id = o.ball_id WHERE h.rota_id = which; END $$;

CREATE FUNCTION public.rota_takes(which uuid, whom uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_ask a JOIN mutual_help_offer o ON o.id = whom WHERE a.id = which AND NOT a.needs_guide AND NOT a.needs_backstop
    AND NOT o.is_trainee AND (NOT a.needs_vog OR o.vog_seen_on IS NOT NULL) AND (NOT a.needs_training OR o.trained_on IS NOT NULL)); END $$;

CREATE FUNCTION public.rota_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE a mutual_help_ask;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  SELECT * INTO a FROM mutual_help_ask WHERE id = NEW.ask_id FOR SHARE;
  -- An ask that ends ends its rota, whoever wrote that down for her.
  IF NOT (may_speak_at(a.asker_id, a.ball_id) OR TG_OP = 'UPDATE' AND a.ended_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the person decides' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
  END IF;
  IF TG_OP = 'INSERT' AND (NEW.ended_at IS NOT NULL OR a.ended_at IS NOT NULL) OR TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'it is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_that_is_over';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.say_reminders(who uuid, want boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT speaks_for_helper(who) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'reminders_are_her_own';
  END IF;
  UPDATE mutual_help_rotahelper SET reminders = want WHERE id = who AND joined_at IS NOT NULL AND left_at IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION public.say_yes_to_rota(who uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM rota_held(who);
  UPDATE mutual_help_rotahelper SET joined_at = at WHERE id = who AND joined_at IS NULL AND left_at IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION public.seat_fits_its_ball() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM ball_seats_agree(NEW.ball_id);
  RETURN NULL;
END $$;

CREATE FUNCTION public.seat_leaves_no_tick() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN DELETE FROM mutual_help_tick WHERE seat_id = NEW.id OR other_id = NEW.id; RETURN NULL; END $$;

CREATE FUNCTION public.seat_takes_its_talks_along() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN DELETE FROM mutual_help_talk WHERE visitor_id = OLD.id OR host_id = OLD.id; RETURN OLD; END $$;

CREATE FUNCTION public.seat_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE t mutual_help_tour; v record; is_hers boolean;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  PERFORM FROM mutual_help_offer o WHERE o.id = NEW.offer_id FOR SHARE;
  -- One at a time: whoever wants a seat waits for the tour, and then counts.
  SELECT * INTO t FROM mutual_help_tour WHERE id = NEW.tour_id FOR UPDATE;
  SELECT * INTO v FROM who_brought(NEW.ask_id, NEW.offer_id);
  NEW.person_id := v.who;
  is_hers := may_speak_at(v.who, v.ball);
  IF TG_OP = 'UPDATE' THEN
    IF OLD.left_at IS NOT NULL OR OLD.taken_at IS NOT NULL AND NEW.taken_at IS DISTINCT FROM OLD.taken_at
       OR (NEW.tour_id, NEW.ask_id, NEW.offer_id, NEW.asked_at) IS DISTINCT FROM (OLD.tour_id, OLD.ask_id, OLD.offer_id, OLD.asked_at) THEN
      RAISE EXCEPTION 'what was said stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_stays_as_it_was_said';
    END IF;
    IF NEW.left_at IS NOT NULL THEN
      -- She gives it back; or her question is over; or who leads it takes back what she asked and nobody answered.
      IF NOT (is_hers OR NOT v.open OR is_taken_back(NEW.offer_id, false) OR OLD.taken_at IS NULL AND t.id = ANY (ARRAY(SELECT my_tours()))) THEN
        RAISE EXCEPTION 'she says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_is_left_by_herself';
      END IF;
      RETURN NEW;
    END IF;
    IF NOT is_hers THEN RAISE EXCEPTION 'she says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_is_taken_by_herself'; END IF;
  END IF;
  IF (TG_OP = 'INSERT' OR OLD.taken_at IS NULL) AND offer_stands_still(NEW.offer_id) THEN
    RAISE EXCEPTION 'it stands still' USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_begins_while_it_stands_still';
  END IF;
  IF NEW.left_at IS NOT NULL OR NOT v.open OR v.town <> t.municipality_id OR t.called_off_at IS NOT NULL OR t.closed_at IS NOT NULL
     OR coalesce(NEW.taken_at, NEW.asked_at) >= t.begins_at AND NOT (TG_OP = 'UPDATE' AND OLD.taken_at IS NOT NULL) THEN
    RAISE EXCEPTION 'no seat now' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_in_a_tour_ahead';
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.asked_by_id := NULL; NEW.taken_by_id := NULL;
    IF NEW.offer_id IS NOT NULL THEN
      -- Somebody of the company is asked by who leads the tour and to whom she offered; she says yes herself.
      IF NEW.taken_at IS NOT NULL OR NOT NEW.tour_id = ANY (ARRAY(SELECT my_tours())) OR NOT NEW.offer_id = ANY (ARRAY(SELECT my_offers())) THEN
        RAISE EXCEPTION 'who leads it asks' USING ERRCODE = 'check_violation', CONSTRAINT = 'host_is_asked_by_who_leads_it';
      END IF;
      NEW.asked_by_id := acting_person(); NEW.name := '';
    END IF;
  END IF;
  IF NEW.taken_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.taken_at IS NULL) THEN
    NEW.taken_by_id := hand_of(v.who);
    -- Who leads it never writes her yes down.
    IF NOT is_hers OR NEW.taken_by_id = t.lead_id OR NEW.taken_by_id IS NOT NULL AND t.id = ANY (ARRAY(SELECT my_tours())) THEN
      RAISE EXCEPTION 'her own yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_is_taken_by_herself';
    END IF;
    IF NEW.ask_id IS NOT NULL AND seats_taken(t.id) >= t.seats THEN
      RAISE EXCEPTION 'it is full' USING ERRCODE = 'check_violation', CONSTRAINT = 'tour_has_so_many_seats';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.seats_taken(which uuid) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT count(*) FROM mutual_help_tourseat s
  WHERE s.tour_id = which AND s.ask_id IS NOT NULL AND s.left_at IS NULL); END $$;

CREATE FUNCTION public.shared_item_before_the_yes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE state text;
BEGIN
  IF NEW.consent_id IS NOT NULL THEN
    SELECT c.state INTO state FROM circles_consent c WHERE c.id = NEW.consent_id FOR UPDATE;
    IF state <> 'ASKED' OR EXISTS (SELECT FROM circles_consenttext t WHERE t.consent_id = NEW.consent_id) THEN
      RAISE EXCEPTION 'she has read it already' USING ERRCODE = 'check_violation', CONSTRAINT = 'item_before_the_yes';
    END IF;
  ELSE
    SELECT e.state INTO state FROM circles_legalexception e WHERE e.id = NEW.exception_id FOR UPDATE;
    IF state <> 'PROPOSED' THEN
      RAISE EXCEPTION 'it was decided already' USING ERRCODE = 'check_violation', CONSTRAINT = 'item_before_the_yes';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.shared_item_is_hers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE whose uuid; good boolean;
BEGIN
  SELECT coalesce((SELECT c.subject_id FROM circles_consent c WHERE c.id = NEW.consent_id),
                  (SELECT e.subject_id FROM circles_legalexception e WHERE e.id = NEW.exception_id)) INTO whose;
  good := CASE NEW.kind
    WHEN 'NOTE' THEN EXISTS (SELECT FROM circles_note n WHERE n.id = NEW.object_id AND n.about_id = whose)
    WHEN 'AGREEMENT' THEN EXISTS (SELECT FROM circles_agreement a WHERE a.id = NEW.object_id AND is_centre_of(a.circle_id, whose))
    WHEN 'CIRCLE' THEN is_centre_of(NEW.object_id, whose)
    WHEN 'CONTACT' THEN NEW.object_id = whose
    WHEN 'ASK' THEN EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'ASK' AND b.about_id = NEW.object_id AND b.subject_id = whose)
    ELSE false END;
  IF NOT good THEN RAISE EXCEPTION 'this is not hers to share' USING ERRCODE = 'check_violation', CONSTRAINT = 'shared_item_is_hers'; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.shared_item_is_there(what text, which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN CASE what
     WHEN 'NOTE' THEN EXISTS (SELECT FROM circles_note n WHERE n.id = which AND n.taken_back_at IS NULL)
     WHEN 'AGREEMENT' THEN EXISTS (SELECT FROM circles_agreement a WHERE a.id = which)
     WHEN 'CIRCLE' THEN EXISTS (SELECT FROM circles_circle c WHERE c.id = which AND c.ended_at IS NULL)
     WHEN 'CONTACT' THEN EXISTS (SELECT FROM community_contactdetails d WHERE d.person_id = which)
     WHEN 'ASK' THEN EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'ASK' AND b.about_id = which)
     ELSE false END; END $$;

CREATE FUNCTION public.shared_with_me(what text) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE me uuid := acting_person(); work uuid[]; BEGIN
   IF me IS NULL OR acting_representative() IS NOT NULL THEN RETURN; END IF;
   work := ARRAY(SELECT my_organisations());
   IF EXISTS (SELECT FROM circles_consent c WHERE c.state = 'GIVEN' AND (c.to_person_id = me OR c.to_organisation_id = ANY (work))) THEN
     RETURN QUERY SELECT DISTINCT i.object_id FROM circles_shareditem i JOIN circles_consent c ON c.id = i.consent_id
       WHERE i.kind = what AND c.state = 'GIVEN' AND c.until > current_date
         AND (c.to_person_id = me OR c.to_organisation_id = ANY (work))
         AND NOT (what = 'NOTE' AND EXISTS (SELECT FROM circles_note n WHERE n.id = i.object_id AND n.taken_back_at IS NOT NULL));
   END IF;
   IF EXISTS (SELECT FROM circles_legalexception e WHERE e.state IN ('PROPOSED', 'LIVE')
              AND (e.to_person_id = me OR e.to_organisation_id = ANY (work) OR e.second_id = me)) THEN
     RETURN QUERY SELECT i.object_id FROM circles_shareditem i JOIN circles_legalexception e ON e.id = i.exception_id
       WHERE i.kind = what AND e.state = 'LIVE' AND e.until > current_date AND e.review_on >= current_date
         AND (e.to_person_id = me OR e.to_organisation_id = ANY (work))
     UNION
     SELECT i.object_id FROM circles_shareditem i JOIN circles_legalexception e ON e.id = i.exception_id
       WHERE i.kind = what AND e.state = 'PROPOSED' AND e.second_id = me AND e.until > current_date AND e.review_on >= current_date
         AND i_work_here() AND shared_item_is_there(i.kind, i.object_id);
   END IF; END $$;

CREATE FUNCTION public.signature_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE state text; circle uuid; me uuid := acting_person(); namens uuid := acting_representative();
BEGIN
  -- The agreement's row is the lock between signing and changing.
  SELECT a.state, a.circle_id INTO state, circle FROM circles_agreement a WHERE a.id = NEW.agreement_id FOR UPDATE;
  IF state IS NULL OR state NOT IN ('TALKED_THROUGH', 'WAITS') THEN
    RAISE EXCEPTION 'this version is not on the table' USING ERRCODE = 'check_violation', CONSTRAINT = 'signature_on_the_table';
  END IF;
  IF NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = circle AND m.person_id = NEW.person_id AND m.state = 'ACTIVE') THEN
    RAISE EXCEPTION 'she is not in this circle' USING ERRCODE = 'check_violation', CONSTRAINT = 'signature_of_somebody_in_the_circle';
  END IF;
  IF NEW.person_id IS DISTINCT FROM me THEN
    -- The yes of the centre is not heard by who gains by it: by a professional in the circle, or by another in the centre.
    IF NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM me
       OR (is_centre_of(circle, NEW.person_id) AND NOT (is_formal_in(circle, me) OR is_centre_of(circle, me))) THEN
      RAISE EXCEPTION 'nobody signs for another' USING ERRCODE = 'check_violation', CONSTRAINT = 'signature_is_her_own';
    END IF;
  ELSIF namens IS NOT NULL AND (NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM namens) THEN
    RAISE EXCEPTION 'who acts for her says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'signature_is_her_own';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.small_group(town uuid) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN greatest(3, coalesce((SELECT s.value FROM community_setting s
  WHERE s.area_id = town AND s.key = 'small_cell' AND s.since <= now() ORDER BY s.since DESC LIMIT 1), 5)); END $$;

CREATE FUNCTION public.somebody_apart_of(who uuid, on_day date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ WITH near AS (
     SELECT coalesce(area_id, municipality_id) AS area FROM community_person WHERE id = who
     UNION ALL (SELECT d.area_id FROM commitments_frontdoor d JOIN community_area a ON a.id = d.area_id
       ORDER BY a.parent_id DESC NULLS FIRST, d.id LIMIT 1))
   SELECT EXISTS (SELECT FROM near CROSS JOIN LATERAL standing_at_door(near.area, on_day) s
     WHERE s.person <> who AND s.person NOT IN (SELECT helpers_of(who))) $$;

CREATE FUNCTION public.speaks_for_helper(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id WHERE h.id = which AND may_speak_at(o.offerer_id, o.ball_id)); END $$;

CREATE FUNCTION public.speaks_for_rota(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_rota r JOIN mutual_help_ask a ON a.id = r.ask_id WHERE r.id = which AND may_speak_at(a.asker_id, a.ball_id)); END $$;

CREATE FUNCTION public.standing_at_door(of_area uuid, on_day date) RETURNS TABLE(door uuid, person uuid, is_lead boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  WITH RECURSIVE line AS (
    SELECT id, parent_id, 0 AS far FROM community_area WHERE id = of_area
    UNION ALL SELECT a.id, a.parent_id, far + 1 FROM community_area a JOIN line ON a.id = line.parent_id),
  own AS (SELECT d.id, d.lead_id, d.taken_over_by_id, coalesce(d.closed_from <= on_day AND on_day < d.closed_until, false) AS closed
    FROM commitments_frontdoor d JOIN line ON line.id = d.area_id ORDER BY far LIMIT 1),
  doors AS (
    SELECT id, lead_id, 0 AS rank FROM own WHERE NOT closed
    UNION ALL SELECT d.id, d.lead_id, 0 FROM own JOIN commitments_frontdoor d ON d.id = own.taken_over_by_id WHERE own.closed
    UNION ALL SELECT id, lead_id, 2 FROM own WHERE closed),
  people AS (
    SELECT doors.id AS door, t.person_id AS person, t.place::int AS place, false AS is_lead, doors.rank
    FROM commitments_turn t JOIN doors ON doors.id = t.door_id
    WHERE t.starts_on <= on_day AND (t.ends_on IS NULL OR t.ends_on > on_day)
    UNION ALL SELECT id, lead_id, 32767, true, least(rank, 1) FROM doors),
  here AS (SELECT * FROM people WHERE is_present(people.person, on_day))
  SELECT here.door, here.person, here.is_lead FROM here
  WHERE here.rank = (SELECT min(rank) FROM here) ORDER BY here.place $$;

CREATE FUNCTION public.stands_in_circle(which uuid, who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN which = ANY (ARRAY(SELECT my_circles())) AND EXISTS (SELECT FROM circles_member m WHERE m.circle_id = which AND m.person_id = who
   AND m.state IN ('PROPOSED', 'INVITED', 'ACTIVE')); END $$;

CREATE FUNCTION public.standstill_and_ball_agree() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
    RAISE EXCEPTION 'somebody looks as long as it stands still' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_and_ball_agree';
  END IF;
  IF s.terms + (s.how IN ('GOES_ON', 'ENDED'))::int
     <> (SELECT count(*) FROM mutual_help_standstillword w WHERE w.standstill_id = s.id AND NOT w.is_hers) THEN
    RAISE EXCEPTION 'with words to her' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_is_said_in_words';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.standstill_apart(who uuid, by_whom uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT who UNION SELECT by_whom WHERE by_whom IS NOT NULL
  UNION SELECT a.asker_id FROM mutual_help_offer o JOIN mutual_help_match m ON m.offer_id = o.id JOIN mutual_help_ask a ON a.id = m.ask_id
    WHERE o.offerer_id = who AND m.state NOT IN ('SUGGESTED', 'LAPSED')
  UNION SELECT a.asker_id FROM mutual_help_offer o JOIN mutual_help_rotahelper h ON h.offer_id = o.id JOIN mutual_help_rota r ON r.id = h.rota_id
    JOIN mutual_help_ask a ON a.id = r.ask_id WHERE o.offerer_id = who AND h.joined_at IS NOT NULL $$;

CREATE FUNCTION public.standstill_at(which uuid, also_over boolean) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE s mutual_help_standstill;
BEGIN
  SELECT x.* INTO s FROM mutual_help_offer o JOIN mutual_help_standstill x ON x.person_id = o.offerer_id AND x.municipality_id = o.municipality_id
    WHERE o.ball_id = which AND is_at_her_standstill(o.offerer_id) AND (also_over OR x.over_at IS NULL AND x.until_on >= (now() AT TIME ZONE 'Europe/Amsterdam')::date)
    ORDER BY x.over_at DESC NULLS FIRST LIMIT 1;
  RETURN CASE WHEN s.id IS NOT NULL THEN standstill_shown(s) END;
END $$;

CREATE FUNCTION public.standstill_decides(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN acting_representative() IS NULL AND works_here(acting_person()) AND EXISTS (
  SELECT FROM mutual_help_standstill s JOIN commitments_ball b ON b.id = s.ball_id WHERE s.id = which AND b.holder_id = acting_person()
    AND acting_person() NOT IN (SELECT standstill_apart(s.person_id, s.held_by_id))); END $$;

CREATE FUNCTION public.standstill_ends_with_her_offer() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  UPDATE mutual_help_standstill s SET over_at = NEW.ended_at, how = 'STOPPED' WHERE s.person_id = NEW.offerer_id AND s.municipality_id = NEW.municipality_id
    AND s.over_at IS NULL AND NOT EXISTS (SELECT FROM mutual_help_offer o WHERE o.offerer_id = NEW.offerer_id AND o.municipality_id = NEW.municipality_id AND o.ended_at IS NULL);
  UPDATE commitments_ball b SET closed_at = greatest(NEW.ended_at, b.opened_at) FROM mutual_help_standstill s
    WHERE s.person_id = NEW.offerer_id AND s.over_at IS NOT NULL AND b.id = s.ball_id AND b.closed_at IS NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION public.standstill_is_over() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE offers uuid[]; ended jsonb; v_rota uuid;
BEGIN
  IF NEW.how = 'ENDED' THEN
    offers := ARRAY(SELECT o.id FROM mutual_help_offer o WHERE o.offerer_id = NEW.person_id AND o.municipality_id = NEW.municipality_id AND o.ended_at IS NULL);
    UPDATE mutual_help_match SET state = 'LAPSED', ended_at = NEW.over_at WHERE offer_id = ANY (offers) AND state = 'SUGGESTED';
    WITH gone AS (UPDATE mutual_help_match SET state = 'ENDED', ended_at = NEW.over_at, ended_how = 'STOPPED'
      WHERE offer_id = ANY (offers) AND ended_at IS NULL RETURNING id)
    SELECT coalesce(jsonb_agg(jsonb_build_array(id, 'match_over')), '[]') INTO ended FROM gone;
    FOR v_rota IN SELECT r.rota_id FROM mutual_help_rotahelper r WHERE r.offer_id = ANY (offers) AND r.joined_at IS NOT NULL AND r.left_at IS NULL LOOP
      PERFORM tell_rota_later('rota_moved', v_rota, 'ASKER', '');
    END LOOP;
    UPDATE mutual_help_standstill SET to_tell = to_tell || ended WHERE id = NEW.id;
    UPDATE commitments_ball b SET closed_at = greatest(NEW.over_at, b.opened_at) FROM mutual_help_offer o
      WHERE o.id = ANY (offers) AND b.id = o.ball_id AND b.closed_at IS NULL;
    UPDATE mutual_help_offer SET state = 'ENDED', ended_at = NEW.over_at, parked_until = NULL WHERE id = ANY (offers);
  END IF;
  UPDATE commitments_ball SET closed_at = greatest(NEW.over_at, opened_at) WHERE id = NEW.ball_id AND closed_at IS NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION public.standstill_locks(who uuid, town uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.standstill_looked_at(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE s mutual_help_standstill;
BEGIN
  SELECT * INTO s FROM mutual_help_standstill x WHERE x.ball_id = which AND x.over_at IS NULL AND which = ANY (ARRAY(SELECT my_standstills()));
  IF s.id IS NULL THEN RETURN NULL; END IF;
  RETURN standstill_shown(s) || (SELECT jsonb_build_object('phone', coalesce(k.phone, ''), 'email', coalesce(k.email, ''),
    'address', trim(BOTH ', ' FROM concat_ws(', ', nullif(k.street, ''), trim(concat(k.postcode, ' ', k.town))))) FROM community_person p
    LEFT JOIN community_contactdetails k ON k.person_id = p.id WHERE p.id = s.person_id);
END $$;

CREATE FUNCTION public.standstill_moves_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
    RAISE EXCEPTION 'another human looks' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_is_looked_at_by_another';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.standstill_of(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE o mutual_help_offer; s mutual_help_standstill;
BEGIN
  IF NOT may_let_stand_still(which) THEN RETURN NULL; END IF;
  SELECT * INTO o FROM mutual_help_offer x WHERE x.id = which;
  SELECT * INTO s FROM mutual_help_standstill x WHERE x.person_id = o.offerer_id AND x.municipality_id = o.municipality_id AND x.over_at IS NULL
    AND x.held_by_id = acting_person();
  RETURN (SELECT jsonb_build_object('person', p.id, 'name', coalesce(nullif(p.called, ''), p.name), 'municipality', o.municipality_id,
    'now', CASE WHEN s.id IS NOT NULL THEN standstill_shown(s) END) FROM community_person p WHERE p.id = o.offerer_id);
END $$;

CREATE TABLE public.mutual_help_standstill (
    id uuid NOT NULL,
    held_at timestamp with time zone NOT NULL,
    rests boolean NOT NULL,
    until_on date NOT NULL,
    terms smallint NOT NULL,
    told_on date,
    to_tell jsonb NOT NULL,
    over_at timestamp with time zone,
    how character varying(7) NOT NULL,
    ball_id uuid NOT NULL,
    held_by_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT mutual_help_standstill_terms_check CHECK ((terms >= 0)),
    CONSTRAINT standstill_over_says_how CHECK (((((how)::text = ''::text) AND (over_at IS NULL)) OR ((over_at IS NOT NULL) AND (NOT ((how)::text = ''::text))))),
    CONSTRAINT standstill_three_terms CHECK (((terms >= 1) AND (terms <= 3)))
);

CREATE FUNCTION public.standstill_shown(s public.mutual_help_standstill) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (
  SELECT jsonb_build_object('id', s.id, 'offer', s.offer_id, 'person', s.person_id, 'municipality', s.municipality_id, 'ball', s.ball_id, 'until_on', s.until_on,
    'rests', s.rests, 'terms', s.terms, 'over_at', s.over_at, 'how', s.how, 'due_at', b.due_at, 'name', coalesce(nullif(p.called, ''), p.name),
    'held_by', coalesce(nullif(h.called, ''), h.name), 'held_by_phone', work_phone(h.id), 'looks', coalesce(nullif(l.called, ''), l.name), 'looks_phone', work_phone(l.id),
    'words', (SELECT coalesce(jsonb_agg(jsonb_build_object('text', w.text, 'is_hers', w.is_hers, 'who', coalesce(nullif(x.called, ''), x.name), 'at', w.said_at,
        'hand', coalesce(nullif(y.called, ''), y.name, '')) ORDER BY w.said_at, w.id), '[]') FROM mutual_help_standstillword w
      JOIN community_person x ON x.id = w.said_by_id LEFT JOIN community_person y ON y.id = w.written_by_id WHERE w.standstill_id = s.id))
  FROM commitments_ball b JOIN community_person l ON l.id = b.holder_id JOIN community_person h ON h.id = s.held_by_id JOIN community_person p ON p.id = s.person_id
  WHERE b.id = s.ball_id); END $$;

CREATE FUNCTION public.standstill_takes_back() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE offers uuid[] := ARRAY(SELECT o.id FROM mutual_help_offer o WHERE o.offerer_id = NEW.person_id AND o.municipality_id = NEW.municipality_id);
  ended jsonb; resting jsonb; h record;
BEGIN
  UPDATE mutual_help_match SET state = 'LAPSED', ended_at = NEW.held_at WHERE offer_id = ANY (offers) AND state = 'SUGGESTED';
  WITH gone AS (UPDATE mutual_help_match SET state = 'ENDED', ended_at = NEW.held_at, ended_how = 'NOT_NOW'
    WHERE offer_id = ANY (offers) AND state = 'FIRST_MEETING' RETURNING id)
  SELECT coalesce(jsonb_agg(jsonb_build_array(id, 'match_not_now')), '[]') INTO ended FROM gone;
  WITH still AS (UPDATE mutual_help_match SET state = 'PAUSED', back_on = NULL, tell_back_on = NULL
    WHERE offer_id = ANY (offers) AND state = 'ACTIVE' AND NEW.rests RETURNING id)
  SELECT coalesce(jsonb_agg(jsonb_build_array(id, 'match_paused')), '[]') INTO resting FROM still;
  UPDATE mutual_help_standstill SET to_tell = ended || resting WHERE id = NEW.id;
  -- Who did not say yes to a rota was never asked; no turn is kept for her, and those that she has ahead are open for the others.
  DELETE FROM mutual_help_rotahelper WHERE offer_id = ANY (offers) AND joined_at IS NULL;
  FOR h IN SELECT r.id, r.rota_id FROM mutual_help_rotahelper r WHERE r.offer_id = ANY (offers) AND r.left_at IS NULL ORDER BY r.id LOOP
    UPDATE mutual_help_turn SET wished = NULL, first_until = NULL, opened_at = NEW.held_at, holder_told_at = NULL WHERE wished = h.id AND cancelled_at IS NULL;
    IF FOUND THEN PERFORM tell_rota_later('turn_open', h.rota_id, 'HELPERS', h.id::text); END IF;
    UPDATE mutual_help_turn SET helper_id = NULL, opened_at = NEW.held_at, holder_told_at = NULL
      WHERE helper_id = h.id AND cancelled_at IS NULL AND begins_at > NEW.held_at AND NEW.rests;
    IF FOUND THEN
      PERFORM tell_rota_later('turn_open', h.rota_id, 'HELPERS', h.id::text), tell_rota_later('rota_moved', h.rota_id, 'ASKER', '');
    END IF;
  END LOOP;
  UPDATE mutual_help_tourseat s SET left_at = NEW.held_at FROM mutual_help_tour t WHERE t.id = s.tour_id AND s.offer_id = ANY (offers)
    AND s.left_at IS NULL AND t.begins_at > NEW.held_at AND (s.taken_at IS NULL OR NEW.rests);
  RETURN NULL;
END $$;

CREATE FUNCTION public.standstill_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE o mutual_help_offer; b commitments_ball;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    SELECT * INTO o FROM mutual_help_offer x WHERE x.id = NEW.offer_id;
    PERFORM standstill_locks(o.offerer_id, o.municipality_id);
    IF NEW.held_by_id IS DISTINCT FROM acting_person() OR NOT may_let_stand_still(NEW.offer_id) THEN
      RAISE EXCEPTION 'who works with her offer says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_by_who_works_with_it';
    END IF;
    IF (NEW.person_id, NEW.municipality_id) IS DISTINCT FROM (o.offerer_id, o.municipality_id) OR NEW.over_at IS NOT NULL OR NEW.terms <> 1 OR NEW.to_tell <> '[]' THEN
      RAISE EXCEPTION 'of whoever offered it' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_of_whoever_offered_it';
    END IF;
    SELECT * INTO b FROM commitments_ball x WHERE x.id = NEW.ball_id;
    IF b.about <> 'STANDSTILL' OR b.about_id <> NEW.id OR b.subject_id <> NEW.person_id OR b.closed_at IS NOT NULL OR NOT works_here(b.holder_id)
       OR EXISTS (SELECT FROM standstill_apart(NEW.person_id, NEW.held_by_id) a WHERE a IN (b.holder_id, b.deputy_id, b.lead_id))
       OR EXISTS (SELECT FROM commitments_seat s JOIN standstill_apart(NEW.person_id, NEW.held_by_id) a ON a = s.person_id
         WHERE s.ball_id = b.id AND s.reason <> 'SUBJECT' AND s.ended_at IS NULL) THEN
      RAISE EXCEPTION 'another human looks' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_is_looked_at_by_another';
    END IF;
  ELSIF (NEW.offer_id, NEW.person_id, NEW.municipality_id, NEW.ball_id, NEW.held_by_id, NEW.held_at, NEW.rests)
     IS DISTINCT FROM (OLD.offer_id, OLD.person_id, OLD.municipality_id, OLD.ball_id, OLD.held_by_id, OLD.held_at, OLD.rests)
     OR OLD.over_at IS NOT NULL AND (NEW.over_at, NEW.how, NEW.until_on, NEW.terms) IS DISTINCT FROM (OLD.over_at, OLD.how, OLD.until_on, OLD.terms) THEN
    RAISE EXCEPTION 'what was said stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_stays_as_it_was_said';
  ELSIF NEW.over_at IS NOT NULL AND OLD.over_at IS NULL THEN
    IF (NEW.until_on, NEW.terms) IS DISTINCT FROM (OLD.until_on, OLD.terms) OR NOT (CASE NEW.how
         WHEN 'DAY' THEN acting_job() AND OLD.until_on < (now() AT TIME ZONE 'Europe/Amsterdam')::date
         WHEN 'STOPPED' THEN NOT EXISTS (SELECT FROM mutual_help_offer x WHERE x.offerer_id = OLD.person_id AND x.municipality_id = OLD.municipality_id AND x.ended_at IS NULL)
         ELSE standstill_decides(OLD.id) END) THEN
      RAISE EXCEPTION 'another human decides' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_is_decided_by_another';
    END IF;
    RETURN NEW;
  ELSIF (NEW.until_on, NEW.terms) IS DISTINCT FROM (OLD.until_on, OLD.terms) THEN
    IF NOT standstill_decides(OLD.id) OR OLD.until_on < (now() AT TIME ZONE 'Europe/Amsterdam')::date THEN
      RAISE EXCEPTION 'another human decides' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_is_decided_by_another';
    END IF;
    IF NEW.terms <> OLD.terms + 1 THEN
      RAISE EXCEPTION 'one time more' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_three_terms';
    END IF;
    NEW.told_on := NULL;
  ELSE
    RETURN NEW;
  END IF;
  IF NEW.until_on <= (now() AT TIME ZONE 'Europe/Amsterdam')::date OR NEW.until_on > (now() AT TIME ZONE 'Europe/Amsterdam')::date + 28 THEN
    RAISE EXCEPTION 'at most four weeks' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_is_short';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.standstill_word_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE s mutual_help_standstill; last mutual_help_standstillword;
BEGIN
  SELECT * INTO s FROM mutual_help_standstill x WHERE x.id = NEW.standstill_id FOR NO KEY UPDATE;
  SELECT * INTO last FROM mutual_help_standstillword w WHERE w.standstill_id = s.id ORDER BY w.said_at DESC, w.id DESC LIMIT 1;
  NEW.written_by_id := NULL;
  IF s.over_at IS NOT NULL THEN
    RAISE EXCEPTION 'it is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_stays_as_it_was_said';
  END IF;
  IF NEW.is_hers THEN
    IF NEW.said_by_id <> s.person_id OR NOT is_at_her_standstill(s.person_id) THEN
      RAISE EXCEPTION 'she says it' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_word_is_her_own';
    END IF;
    IF last.id IS NULL OR last.is_hers THEN
      RAISE EXCEPTION 'once to each word' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_word_once_to_each';
    END IF;
    NEW.written_by_id := hand_of(s.person_id);
    IF NEW.written_by_id IN (SELECT b.holder_id FROM commitments_ball b WHERE b.id = s.ball_id UNION SELECT s.held_by_id) THEN
      RAISE EXCEPTION 'one hand does not say both' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_words_are_of_two_hands';
    END IF;
  ELSIF NEW.said_by_id IS DISTINCT FROM acting_person() OR NOT (last.id IS NULL AND s.held_by_id = NEW.said_by_id OR standstill_decides(s.id)) THEN
    RAISE EXCEPTION 'in her own name' USING ERRCODE = 'check_violation', CONSTRAINT = 'standstill_word_is_her_own';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.succession_introduce(which uuid, new_member uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE s circles_succession; old circles_member; me uuid := acting_person(); organisation uuid;
  namens text := current_setting('samenspel.representative', true);
BEGIN
  SELECT * INTO s FROM circles_succession WHERE id = which AND state = 'YES' AND successor_id = me FOR UPDATE;
  IF NOT FOUND OR coalesce(namens, '') <> '' THEN RETURN false; END IF;
  IF s.gleaning_id IS NOT NULL THEN
    UPDATE circles_gleaningnote SET maker_id = me, organisation_id = comes_for(me, organisation_id)
      WHERE id = s.gleaning_id AND removed_at IS NULL AND maker_id = s.leaver_id;
    IF NOT FOUND THEN RETURN false; END IF;
  ELSE
    SELECT * INTO old FROM circles_member WHERE id = s.member_id AND state = 'ACTIVE' FOR UPDATE;
    IF NOT FOUND OR NOT is_centre_of(old.circle_id, s.subject_id) THEN RETURN false; END IF;
    organisation := comes_for(me, old.organisation_id);
    -- The yes of the centre is written down as hers: who says it, and who heard it, stands in the succession.
    PERFORM set_config('samenspel.person', s.subject_id::text, true),
            set_config('samenspel.representative', CASE WHEN s.yes_way = 'SCREEN' THEN '' ELSE s.yes_heard_by_id::text END, true);
    INSERT INTO circles_member (id, circle_id, person_id, named, side, face, organisation_id, as_what, state, needs_guide, guide_talks,
      proposed_by_id, proposed_at, why, centre_yes_at, centre_yes_way, centre_yes_heard_by_id, own_yes_way, ended_how, last_word)
    VALUES (new_member, old.circle_id, me, '', 'AROUND', CASE WHEN works_for(me, organisation) THEN old.face ELSE 'INFORMAL' END, organisation, old.as_what, 'INVITED', false, '',
      s.leaver_id, s.asked_at, '', s.yes_at, s.yes_way, s.yes_heard_by_id, '', '', '');
    PERFORM set_config('samenspel.person', me::text, true), set_config('samenspel.representative', '', true);
    UPDATE circles_member SET state = 'ACTIVE', own_yes_at = at, own_yes_way = 'SCREEN', active_since = at WHERE id = new_member;
    PERFORM set_config('samenspel.person', s.leaver_id::text, true);
    UPDATE circles_member SET state = 'ENDED', ended_at = at, ended_how = 'STOPPED' WHERE id = old.id;
    PERFORM set_config('samenspel.person', me::text, true);
  END IF;
  UPDATE circles_succession SET state = 'INTRODUCED', introduced_at = at, ended_at = at WHERE id = which;
  RETURN true;
END $$;

CREATE FUNCTION public.succession_is_a_deed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.state = 'INTRODUCED' AND NOT (
       EXISTS (SELECT FROM circles_member gone JOIN circles_member came ON came.circle_id = gone.circle_id
               WHERE gone.id = NEW.member_id AND gone.state = 'ENDED' AND came.person_id = NEW.successor_id AND came.centre_yes_at = NEW.yes_at)
       OR EXISTS (SELECT FROM circles_gleaningnote g WHERE g.id = NEW.gleaning_id AND g.maker_id = NEW.successor_id)) THEN
    RAISE EXCEPTION 'nobody came' USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_is_a_deed';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.succession_of_a_real_relation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NEW.member_id IS NOT NULL AND NOT EXISTS (SELECT FROM circles_member m WHERE m.id = NEW.member_id AND m.person_id = NEW.leaver_id
       AND m.state = 'ACTIVE' AND m.side = 'AROUND' AND is_centre_of(m.circle_id, NEW.subject_id)) THEN
    RAISE EXCEPTION 'not her relation' USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_of_a_real_relation';
  END IF;
  IF NEW.gleaning_id IS NOT NULL AND NOT EXISTS (SELECT FROM circles_gleaningnote g WHERE g.id = NEW.gleaning_id
       AND g.maker_id = NEW.leaver_id AND g.person_id = NEW.subject_id AND g.removed_at IS NULL) THEN
    RAISE EXCEPTION 'not her relation' USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_of_a_real_relation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.succession_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY['ASKED>YES', 'ASKED>NO', 'ASKED>LAPSED', 'ASKED>TAKEN_BACK',
       'YES>INTRODUCED', 'YES>NO', 'YES>TAKEN_BACK', 'YES>LAPSED']) THEN
    RAISE EXCEPTION 'not that way' USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_state';
  END IF;
  IF NEW.yes_at IS NOT NULL AND NEW.yes_at IS DISTINCT FROM OLD.yes_at AND NOT (me IS NOT NULL AND (NEW.subject_id = me
       OR (NEW.yes_heard_by_id = me AND NEW.yes_way IN ('SPOKEN', 'PAPER') AND me <> NEW.successor_id))) THEN
    RAISE EXCEPTION 'only she says who comes' USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_with_her_yes_and_an_introduction';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.succession_yes_is_heard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE namens uuid := acting_representative();
BEGIN
  IF NEW.yes_at IS NOT NULL AND NEW.yes_at IS DISTINCT FROM OLD.yes_at AND namens IS NOT NULL
     AND (NEW.yes_way = 'SCREEN' OR NEW.yes_heard_by_id IS DISTINCT FROM namens OR namens = NEW.successor_id) THEN
    RAISE EXCEPTION 'who acts for her says so' USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_with_her_yes_and_an_introduction';
  END IF;
  -- No is said by the person, or heard by who asked; never by who would come.
  IF NEW.state = 'NO' AND OLD.state <> 'NO' AND NOT (acting_person() IS NOT DISTINCT FROM NEW.subject_id
       OR acting_person() IS NOT DISTINCT FROM NEW.leaver_id) THEN
    RAISE EXCEPTION 'only she says who comes' USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_with_her_yes_and_an_introduction';
  END IF;
  -- A day makes it lapse, not a person; the day is not moved.
  IF NEW.state = 'LAPSED' AND OLD.state <> 'LAPSED' AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day makes it lapse' USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_state';
  END IF;
  -- Who comes says that they met; succession_is_a_deed asks whether she is there.
  IF NEW.state = 'INTRODUCED' AND OLD.state <> 'INTRODUCED' AND acting_person() IS DISTINCT FROM NEW.successor_id THEN
    RAISE EXCEPTION 'they meet first' USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_with_her_yes_and_an_introduction';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.take_back_heard_yes(which uuid) RETURNS TABLE(person uuid, inquiry uuid, municipality uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.take_turn(which uuid, who uuid, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM rota_held(who);
  PERFORM FROM mutual_help_rotahelper h WHERE h.id = who FOR SHARE;
  UPDATE mutual_help_turn SET helper_id = who, reminded_at = CASE WHEN begins_at <= now() + interval '1 day' THEN now() END
    WHERE id = which AND helper_id IS NULL AND cancelled_at IS NULL AND begins_at > at AND (first_until IS NULL OR first_until <= now() OR wished = who);
  RETURN FOUND;
END $$;

CREATE FUNCTION public.takes_its_seats_along() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN DELETE FROM mutual_help_tourseat WHERE ask_id = OLD.id OR offer_id = OLD.id; RETURN OLD; END $$;

CREATE FUNCTION public.talk_people(which uuid) RETURNS TABLE(person uuid, ball uuid, code text, is_ask boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  RETURN QUERY SELECT s.person_id, w.ball, b.code::text, s.ask_id IS NOT NULL FROM mutual_help_talk k
    JOIN mutual_help_tourseat s ON s.id IN (k.visitor_id, k.host_id), who_brought(s.ask_id, s.offer_id) w JOIN commitments_ball b ON b.id = w.ball
    WHERE k.id = which AND k.made_in = pg_current_xact_id() ORDER BY s.person_id; END $$;

CREATE FUNCTION public.talk_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR NOT EXISTS (SELECT FROM mutual_help_tick a JOIN mutual_help_tick b ON b.seat_id = a.other_id AND b.other_id = a.seat_id
     WHERE a.seat_id = NEW.visitor_id AND a.other_id = NEW.host_id) THEN
    RAISE EXCEPTION 'both tick' USING ERRCODE = 'check_violation', CONSTRAINT = 'talk_when_both_ticked';
  END IF;
  NEW.made_in := pg_current_xact_id();
  RETURN NEW;
END $$;

CREATE FUNCTION public.tell_rota_later(kind text, rota uuid, whom text, but text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  PERFORM procrastinate_defer_jobs_v1(ARRAY[ROW('default', 'tell_rota', 0, NULL, NULL,
    jsonb_build_object('kind', kind, 'rota', rota, 'to', whom, 'but', but), NULL)::procrastinate_job_to_defer_v1]); END $$;

CREATE FUNCTION public.tick_may_be(mine uuid, other uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'tick_is_her_own';
  END IF;
  IF o.tour_id IS DISTINCT FROM s.tour_id OR (s.ask_id IS NULL) = (o.ask_id IS NULL) OR s.taken_at IS NULL OR o.taken_at IS NULL
     OR s.left_at IS NOT NULL OR o.left_at IS NOT NULL OR t.called_off_at IS NOT NULL OR t.closed_at IS NOT NULL
     OR now() < t.begins_at OR now() >= t.ticks_until THEN
    RAISE EXCEPTION 'nothing is asked now' USING ERRCODE = 'check_violation', CONSTRAINT = 'tick_after_the_tour';
  END IF;
END $$;

CREATE FUNCTION public.tick_talk(mine uuid, other uuid, p_name text, p_reach text, at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM tick_may_be(mine, other);
  IF EXISTS (SELECT FROM mutual_help_talk k WHERE mine IN (k.visitor_id, k.host_id) AND other IN (k.visitor_id, k.host_id)) THEN RETURN NULL; END IF;
  INSERT INTO mutual_help_tick VALUES (mine, other, p_name, p_reach, at, hand_of((SELECT s.person_id FROM mutual_help_tourseat s WHERE s.id = mine)))
    ON CONFLICT (seat_id, other_id) DO UPDATE SET name = excluded.name, reach = excluded.reach, written_by = excluded.written_by;
  RETURN (SELECT k.id FROM mutual_help_talk k WHERE mine IN (k.visitor_id, k.host_id) AND other IN (k.visitor_id, k.host_id));
END $$;

CREATE FUNCTION public.told_of_enough(number bigint, people bigint, small integer) RETURNS bigint
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT CASE WHEN number > 0 AND people < small THEN -1 ELSE number END $$;

CREATE FUNCTION public.tour_at(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
      'talks', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', CASE WHEN s.ask_id IS NULL THEN k.visitor_name ELSE k.host_name END,
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

CREATE FUNCTION public.tour_counts(town uuid) RETURNS TABLE(quarter date, tours integer, seats integer, taken integer, talks integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE small int := small_group(town);
BEGIN
  RETURN QUERY SELECT c.quarter, c.tours, c.seats, CASE WHEN c.taken BETWEEN 1 AND small - 1 THEN -1 ELSE c.taken END,
    CASE WHEN c.talks BETWEEN 1 AND small - 1 OR c.taken < small THEN -1 ELSE c.talks END
  FROM mutual_help_tourcount c WHERE c.municipality_id = town AND c.quarter + interval '3 months 15 days' < now()
  ORDER BY c.quarter DESC LIMIT 8;
END $$;

CREATE FUNCTION public.tour_has_room(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN seats_taken(which) < (SELECT t.seats FROM mutual_help_tour t WHERE t.id = which); END $$;

CREATE FUNCTION public.tour_people(which uuid) RETURNS TABLE(seat uuid, person uuid, name text, is_host boolean, is_taken boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_tours())) THEN RETURN; END IF;
  RETURN QUERY SELECT s.id, s.person_id, CASE WHEN s.taken_at IS NULL THEN coalesce(nullif(p.called, ''), p.name) ELSE s.name END::text,
    s.offer_id IS NOT NULL, s.taken_at IS NOT NULL FROM mutual_help_tourseat s JOIN community_person p ON p.id = s.person_id
    WHERE s.tour_id = which AND s.left_at IS NULL ORDER BY s.offer_id IS NULL, s.taken_at, s.id; END $$;

CREATE FUNCTION public.tour_receivers(which uuid, of_seat uuid) RETURNS TABLE(person uuid, ball uuid, code text, municipality uuid, is_ask boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  IF NOT acting_job() THEN RETURN; END IF;
  RETURN QUERY SELECT s.person_id, w.ball, b.code::text, w.town, s.ask_id IS NOT NULL FROM mutual_help_tourseat s, who_brought(s.ask_id, s.offer_id) w
    JOIN commitments_ball b ON b.id = w.ball WHERE s.tour_id = which AND s.left_at IS NULL
    AND CASE WHEN of_seat IS NULL THEN s.taken_at IS NOT NULL ELSE s.id = of_seat END; END $$;

CREATE FUNCTION public.tour_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  NEW.ticks_until := NEW.begins_at + interval '14 days';
  IF TG_OP = 'UPDATE' AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
    IF NOT acting_job() OR OLD.closed_at IS NOT NULL OR NEW.called_off_at IS DISTINCT FROM OLD.called_off_at THEN
      RAISE EXCEPTION 'when its window is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'tour_is_closed_by_its_day';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NOT NEW.id = ANY (ARRAY(SELECT my_tours())) THEN
    RAISE EXCEPTION 'who leads it' USING ERRCODE = 'check_violation', CONSTRAINT = 'tour_by_who_leads_it';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.lead_id IS DISTINCT FROM acting_person() OR NEW.called_off_at IS NOT NULL OR NEW.closed_at IS NOT NULL OR NOT NEW.organisation_id = ANY (ARRAY(SELECT my_organisations())) THEN
      RAISE EXCEPTION 'of her own organisation' USING ERRCODE = 'check_violation', CONSTRAINT = 'tour_by_who_leads_it';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.called_off_at IS NOT NULL OR OLD.closed_at IS NOT NULL OR OLD.begins_at <= now()
     OR (NEW.begins_at IS DISTINCT FROM OLD.begins_at AND NEW.begins_at <= now()) THEN
    RAISE EXCEPTION 'it began, or is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'tour_moves_before_it_begins';
  END IF;
  IF (NEW.company, NEW.sights, NEW.received_by, NEW.seats) IS DISTINCT FROM (OLD.company, OLD.sights, OLD.received_by, OLD.seats)
     AND EXISTS (SELECT FROM mutual_help_tourseat s WHERE s.tour_id = NEW.id AND s.taken_at IS NOT NULL AND s.left_at IS NULL) THEN
    RAISE EXCEPTION 'somebody said yes to this' USING ERRCODE = 'check_violation', CONSTRAINT = 'tour_stays_what_she_said_yes_to';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.turn_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE r mutual_help_rota; h mutual_help_rotahelper;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  -- Always in this order: the rota, then who is in it.
  SELECT * INTO r FROM mutual_help_rota WHERE id = NEW.rota_id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NOT speaks_for_rota(NEW.rota_id) THEN
      RAISE EXCEPTION 'the person decides what is done' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
    END IF;
    IF NEW.helper_id IS NOT NULL OR NEW.cancelled_at IS NOT NULL OR r.ended_at IS NOT NULL THEN
      RAISE EXCEPTION 'nobody is put on a turn' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_begins_open';
    END IF;
    NEW.was_of := NULL;
    IF NEW.wished IS NOT NULL THEN PERFORM turn_wish_is_hers(NEW); END IF;
    RETURN NEW;
  END IF;
  IF (NEW.rota_id, NEW.kind, NEW.begins_at, NEW.ends_at, NEW.note) IS DISTINCT FROM (OLD.rota_id, OLD.kind, OLD.begins_at, OLD.ends_at, OLD.note)
     OR OLD.cancelled_at IS NOT NULL THEN
    RAISE EXCEPTION 'plan another turn' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_stays_as_planned';
  END IF;
  IF NEW.cancelled_at IS NOT NULL THEN
    IF r.ended_at IS NULL AND NOT speaks_for_rota(NEW.rota_id) THEN
      RAISE EXCEPTION 'the person decides' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
    END IF;
    IF EXISTS (SELECT FROM mutual_help_nobodycame n WHERE n.turn_id = NEW.id AND n.looked_at IS NULL) THEN
      RAISE EXCEPTION 'somebody looks first' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_nobody_came_to_is_looked_after_first';
    END IF;
    NEW.helper_id := NULL;
    NEW.was_of := CASE WHEN OLD.begins_at > greatest(NEW.cancelled_at, now()) THEN OLD.helper_id END;
    NEW.wished := NULL;
    NEW.first_until := NULL;
    RETURN NEW;
  END IF;
  -- That its time is over may be written by a job; whom she wishes, and anew until when, only she says.
  IF NEW.wished IS NOT NULL AND (NEW.wished IS DISTINCT FROM OLD.wished OR NEW.first_until IS NOT NULL AND NEW.first_until IS DISTINCT FROM OLD.first_until) THEN
    PERFORM turn_wish_is_hers(NEW);
  ELSIF (NEW.wished, NEW.first_until) IS DISTINCT FROM (OLD.wished, OLD.first_until) AND NEW.helper_id IS NULL AND OLD.first_until > now()
    AND NOT speaks_for_rota(NEW.rota_id) AND NOT EXISTS (SELECT FROM mutual_help_rotahelper gone WHERE gone.id = OLD.wished AND (gone.left_at IS NOT NULL OR is_taken_back(gone.offer_id, false))) THEN
    RAISE EXCEPTION 'the person wishes' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
  END IF;
  IF NEW.helper_id IS NOT DISTINCT FROM OLD.helper_id THEN RETURN NEW; END IF;
  IF OLD.helper_id IS NOT NULL AND NEW.helper_id IS NOT NULL THEN
    RAISE EXCEPTION 'somebody has it' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_of_one';
  END IF;
  IF NEW.helper_id IS NULL THEN
    SELECT * INTO h FROM mutual_help_rotahelper WHERE id = OLD.helper_id;
    IF h.left_at IS NULL AND NOT (is_taken_back(h.offer_id, true) OR speaks_for_helper(h.id) OR speaks_for_rota(NEW.rota_id) OR pg_trigger_depth() > 1 AND looks_after_rota(NEW.rota_id)) THEN
      RAISE EXCEPTION 'she herself gives it back' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_given_back_by_herself';
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO h FROM mutual_help_rotahelper WHERE id = NEW.helper_id FOR SHARE;
  IF NOT speaks_for_helper(h.id) THEN
    RAISE EXCEPTION 'nobody is assigned' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_taken_by_herself';
  END IF;
  IF h.rota_id <> NEW.rota_id OR h.joined_at IS NULL OR h.left_at IS NOT NULL OR r.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'only who is in it' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_of_who_is_in_the_rota';
  END IF;
  PERFORM FROM mutual_help_offer o WHERE o.id = h.offer_id FOR SHARE;
  IF offer_stands_still(h.offer_id) THEN
    RAISE EXCEPTION 'it stands still' USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_begins_while_it_stands_still';
  END IF;
  IF NOT rota_takes(r.ask_id, h.offer_id) THEN
    RAISE EXCEPTION 'not ready yet' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_takes_what_the_ask_takes';
  END IF;
  IF OLD.first_until > now() AND OLD.wished <> NEW.helper_id THEN
    RAISE EXCEPTION 'another is asked first' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_asked_first_of_one';
  END IF;
  IF EXISTS (SELECT FROM mutual_help_nobodycame n WHERE n.turn_id = NEW.id) THEN
    RAISE EXCEPTION 'nobody came' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_that_nobody_came_to_is_over';
  END IF;
  -- Whose wish it was is read by nobody who takes it: not by whoever comes after the one who was asked first.
  NEW.wished := NULL;
  NEW.first_until := NULL;
  RETURN NEW;
END $$;

CREATE TABLE public.mutual_help_turn (
    id uuid NOT NULL,
    kind character varying(5) NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    holder_told_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    helper_id uuid,
    rota_id uuid NOT NULL,
    reminded_at timestamp with time zone,
    was_of uuid,
    first_until timestamp with time zone,
    wished uuid,
    CONSTRAINT turn_ends_after_it_begins CHECK ((ends_at > begins_at)),
    CONSTRAINT turn_is_asked_first_for_a_while CHECK (((first_until IS NULL) OR ((wished IS NOT NULL) AND (first_until < begins_at)))),
    CONSTRAINT turn_is_wished_or_taken CHECK (((wished IS NULL) OR (helper_id IS NULL))),
    CONSTRAINT turn_that_is_cancelled_is_of_nobody CHECK (((cancelled_at IS NULL) OR (helper_id IS NULL)))
);

CREATE FUNCTION public.turn_wish_is_hers(turn public.mutual_help_turn) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT speaks_for_rota(turn.rota_id) THEN
    RAISE EXCEPTION 'the person wishes' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
  END IF;
  PERFORM FROM mutual_help_rotahelper h WHERE h.id = turn.wished AND h.rota_id = turn.rota_id AND h.joined_at IS NOT NULL AND h.left_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only who is in it' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_wished_of_who_is_in_the_rota';
  END IF;
  PERFORM FROM mutual_help_offer o JOIN mutual_help_rotahelper h ON h.offer_id = o.id WHERE h.id = turn.wished AND o.state = 'OPEN' FOR SHARE OF o;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'who rests is asked nothing' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_not_wished_of_who_rests';
  END IF;
  IF EXISTS (SELECT FROM mutual_help_rotahelper h WHERE h.id = turn.wished AND offer_stands_still(h.offer_id)) THEN
    RAISE EXCEPTION 'who rests is asked nothing' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_not_wished_of_who_rests';
  END IF;
END $$;

CREATE FUNCTION public.turns_at(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN '[]'; END IF;
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'rota', r.id, 'joined', h.joined_at IS NOT NULL, 'until_on', h.until_on, 'line', r.line,
      'area', w.name, 'contact_name', r.contact_name, 'contact_phone', r.contact_phone, 'in_return', r.in_return, 'reminders', h.reminders, 'ended_at', r.ended_at, 'thanks', r.thanks,
      'name', CASE WHEN h.joined_at IS NOT NULL OR name_in_pool(a.id, o.id) IS NOT NULL THEN coalesce(nullif(p.called, ''), p.name) ELSE '' END,
      'ready', rota_takes(a.id, o.id), 'door', CASE WHEN r.ended_at IS NULL AND EXISTS (SELECT FROM mutual_help_turn t WHERE t.helper_id = h.id AND t.ends_at > now())
        THEN r.door ELSE '' END,
      'mine', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'begins_at', t.begins_at, 'ends_at', t.ends_at, 'note', t.note)
          ORDER BY t.begins_at, t.id), '[]') FROM mutual_help_turn t WHERE t.helper_id = h.id),
      'open', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'begins_at', t.begins_at, 'ends_at', t.ends_at, 'note', '',
          'first_until', CASE WHEN t.wished = h.id AND t.first_until > now() THEN t.first_until END)
          ORDER BY t.begins_at, t.id), '[]') FROM mutual_help_turn t
          WHERE t.rota_id = r.id AND t.helper_id IS NULL AND t.cancelled_at IS NULL AND r.ended_at IS NULL AND t.begins_at > now()
          AND (t.first_until IS NULL OR t.first_until <= now() OR t.wished = h.id))) ORDER BY r.ended_at NULLS FIRST, h.asked_at, h.id), '[]')
    FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id AND o.ball_id = which JOIN mutual_help_rota r ON r.id = h.rota_id
    JOIN mutual_help_ask a ON a.id = r.ask_id JOIN community_person p ON p.id = a.asker_id JOIN community_area w ON w.id = a.area_id
    WHERE h.left_at IS NULL);
END $$;

CREATE FUNCTION public.two_ticks_make_a_talk() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.untick_talk(mine uuid, other uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN PERFORM tick_may_be(mine, other); DELETE FROM mutual_help_tick WHERE seat_id = mine AND other_id = other; END $$;

CREATE FUNCTION public.voluntary_minutes(in_areas uuid[], since date) RETURNS TABLE(people bigint, minutes bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT count(DISTINCT o.offerer_id), coalesce(sum(e.minutes), 0) FROM mutual_help_effort e JOIN mutual_help_offer o ON o.id = e.offer_id
   WHERE o.area_id = ANY (in_areas) AND e.given_on >= since AND e.kind = 'VOLUNTARY' AND e.taken_back_at IS NULL $$;

CREATE FUNCTION public.week_at(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE j mutual_help_joining;
BEGIN
  IF NOT which = ANY (ARRAY(SELECT my_balls())) THEN RETURN NULL; END IF;
  SELECT x.* INTO j FROM mutual_help_joining x LEFT JOIN mutual_help_ask a ON a.id = x.ask_id LEFT JOIN mutual_help_offer o ON o.id = x.offer_id
    WHERE x.left_at IS NULL AND (a.ball_id = which OR o.ball_id = which) LIMIT 1;
  IF j.id IS NULL THEN RETURN NULL; END IF;
  RETURN jsonb_build_object('joining', j.id, 'programme', (SELECT p.name FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'contact_name', (SELECT p.contact_name FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'contact_phone', (SELECT p.contact_phone FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'quiet', (SELECT to_jsonb(p.quiet_weeks) FROM mutual_help_programme p WHERE p.id = j.programme_id),
    'wish', (SELECT jsonb_build_object('half_days', w.half_days, 'interpreter', w.interpreter) FROM mutual_help_wish w WHERE w.joining_id = j.id),
    'groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'weekday', g.weekday, 'begins', g.begins, 'ends', g.ends,
        'where', g."where", 'led_by', g.led_by, 'mine', p.taken_at IS NOT NULL, 'shown', p.id IS NOT NULL AND p.taken_at IS NULL,
        'has_room', g.places > (SELECT count(*) FROM mutual_help_place x WHERE x.group_id = g.id AND x.taken_at IS NOT NULL AND x.left_at IS NULL),
        'clashes', EXISTS (SELECT FROM mutual_help_place x WHERE x.person_id = (SELECT w.who FROM who_joined(j.id) w) AND x.taken_at IS NOT NULL
          AND x.left_at IS NULL AND x.group_id <> g.id AND x.minutes && g.minutes)) ORDER BY g.weekday, g.begins, g.id), '[]')
      FROM mutual_help_group g LEFT JOIN mutual_help_place p ON p.group_id = g.id AND p.joining_id = j.id AND p.left_at IS NULL
      WHERE g.programme_id = j.programme_id AND g.ended_at IS NULL));
END $$;

CREATE FUNCTION public.weeks_of(which uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.what_keeps(who uuid) RETURNS TABLE(why text, until date, number integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT (job_or_owner() OR coalesce(who = acting_person(), false) OR EXISTS (SELECT FROM circles_appeal a WHERE a.person_id = who
          AND a.kind = 'ERASE' AND a.ball_id = ANY (ARRAY(SELECT my_balls())))) THEN
    RAISE EXCEPTION 'not hers to ask' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  SELECT CASE b.about WHEN 'ASK' THEN 'ASK' WHEN 'APPEAL' THEN 'APPEAL' ELSE 'BALL' END, NULL::date, count(*)::int
    FROM commitments_ball b LEFT JOIN circles_appeal a ON a.ball_id = b.id
    WHERE b.subject_id = who AND b.closed_at IS NULL AND a.kind IS DISTINCT FROM 'ERASE' GROUP BY 1
  UNION ALL SELECT 'HOLDS_BALLS', NULL, count(*)::int FROM commitments_ball b WHERE b.holder_id = who AND b.closed_at IS NULL
    AND b.subject_id <> who HAVING count(*) > 0
  UNION ALL SELECT 'WORKS_HERE', max(m.ends_on), count(*)::int FROM community_membership m WHERE m.person_id = who
    AND (m.ends_on IS NULL OR m.ends_on > current_date) HAVING count(*) > 0
  UNION ALL SELECT 'BACKSTOP', NULL, count(*)::int FROM circles_member m JOIN circles_circle c ON c.id = m.circle_id
    WHERE m.person_id = who AND m.state = 'ACTIVE' AND c.needs_backstop AND c.ended_at IS NULL
    AND (m.side = 'CENTRE' OR (m.face = 'FORMAL' AND NOT EXISTS (SELECT FROM circles_member o WHERE o.circle_id = m.circle_id
         AND o.id <> m.id AND o.state = 'ACTIVE' AND o.face = 'FORMAL' AND o.side = 'AROUND'))) HAVING count(*) > 0
  UNION ALL SELECT 'TRAINEE', NULL, count(*)::int FROM circles_member t WHERE t.guide_id = who AND t.needs_guide AND t.state = 'ACTIVE' HAVING count(*) > 0
  UNION ALL SELECT 'GUIDES', NULL, count(*)::int FROM mutual_help_guide g JOIN mutual_help_match m ON m.id = g.match_id
    WHERE g.person_id = who AND g.state IN ('ASKED', 'YES') AND m.ended_at IS NULL HAVING count(*) > 0
  UNION ALL SELECT 'BESIDE', NULL, count(*)::int FROM mutual_help_match m WHERE m.backstop_id = who AND m.ended_at IS NULL
    AND m.backstop_gone_at IS NULL HAVING count(*) > 0
  UNION ALL SELECT 'HOLD', max(h.until), count(*)::int FROM circles_hold h WHERE h.person_id = who AND h.lifted_at IS NULL
    AND h.until > current_date HAVING count(*) > 0
  UNION ALL SELECT 'LAW', NULL, 1 FROM circles_legalexception e WHERE e.subject_id = who AND e.state IN ('PROPOSED', 'LIVE')
    AND e.until > current_date HAVING count(*) > 0;
END $$;

CREATE FUNCTION public.who_brought(p_ask uuid, p_offer uuid, OUT who uuid, OUT ball uuid, OUT town uuid, OUT open boolean) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  IF p_ask IS NOT NULL THEN
    SELECT a.asker_id, a.ball_id, a.municipality_id, a.ended_at IS NULL INTO who, ball, town, open FROM mutual_help_ask a WHERE a.id = p_ask;
  ELSE
    SELECT o.offerer_id, o.ball_id, o.municipality_id, o.ended_at IS NULL INTO who, ball, town, open FROM mutual_help_offer o WHERE o.id = p_offer;
  END IF; END $$;

CREATE FUNCTION public.who_helps_me() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT helpers_of(acting_person()) $$;

CREATE FUNCTION public.who_joined(which uuid, OUT who uuid, OUT ball uuid) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN
  SELECT coalesce(a.asker_id, o.offerer_id), coalesce(a.ball_id, o.ball_id) INTO who, ball FROM mutual_help_joining j
    LEFT JOIN mutual_help_ask a ON a.id = j.ask_id LEFT JOIN mutual_help_offer o ON o.id = j.offer_id WHERE j.id = which; END $$;

CREATE FUNCTION public.who_looks_at(who uuid, of_area uuid, town uuid, by_whom uuid) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN ARRAY(
  SELECT c.person FROM (
    SELECT s.person, CASE WHEN s.is_lead THEN 0 ELSE 1 END AS far, s.place FROM standing_at_door(of_area, (now() AT TIME ZONE 'Europe/Amsterdam')::date) WITH ORDINALITY s(door, person, is_lead, place)
    UNION ALL SELECT s.person, CASE WHEN s.is_lead THEN 2 ELSE 3 END, s.place FROM commitments_frontdoor d
      JOIN community_area w ON w.id = d.area_id AND town IN (w.id, w.municipality_id)
      CROSS JOIN LATERAL standing_at_door(d.area_id, (now() AT TIME ZONE 'Europe/Amsterdam')::date) WITH ORDINALITY s(door, person, is_lead, place)
    UNION ALL SELECT m.person_id, 4, 0 FROM community_membership m JOIN community_person p ON p.id = m.person_id
      WHERE m.role = 'OFFICIAL' AND p.municipality_id = town) c
  WHERE works_here(c.person) AND is_present(c.person, (now() AT TIME ZONE 'Europe/Amsterdam')::date) AND c.person NOT IN (SELECT standstill_apart(who, by_whom))
    AND NOT EXISTS (SELECT FROM community_death x WHERE x.person_id = c.person AND x.taken_back_at IS NULL)
  GROUP BY c.person ORDER BY min(c.far), min(c.place), c.person LIMIT 3); END $$;

CREATE FUNCTION public.who_receives(which uuid) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
   WITH share AS (
     SELECT c.to_person_id AS one, c.to_organisation_id AS team, c.subject_id AS subject FROM circles_consent c
       WHERE c.id = which AND c.state = 'GIVEN' AND acting_person() IN (c.subject_id, c.asked_by_id)
     UNION ALL SELECT e.to_person_id, e.to_organisation_id, e.subject_id FROM circles_legalexception e
       WHERE e.id = which AND e.state = 'LIVE' AND acting_person() IN (e.asked_by_id, e.second_id))
   SELECT s.one FROM share s WHERE s.one IS NOT NULL
   UNION SELECT m.person_id FROM share s JOIN community_membership m ON m.organisation_id = s.team
     WHERE m.person_id <> s.subject AND m.role <> 'VOLUNTEER'
       AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date); END $$;

CREATE FUNCTION public.whose_absence_i_keep() RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ DECLARE mine uuid := acting_keeper(); BEGIN IF mine IS NULL THEN RETURN; END IF; RETURN QUERY
   SELECT m.person_id FROM community_membership m JOIN community_person p ON p.id = m.person_id
   WHERE p.municipality_id = mine AND (m.ends_on IS NULL OR m.ends_on > current_date)
   AND (m.role <> 'OFFICIAL' OR acting_official()); END $$;

CREATE FUNCTION public.win_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE which uuid;
BEGIN
  SELECT g.match_id INTO which FROM mutual_help_goal g WHERE g.id = NEW.goal_id;
  IF NOT may_say_for(which, 'ASKER') THEN
    RAISE EXCEPTION 'her own words' USING ERRCODE = 'check_violation', CONSTRAINT = 'win_in_her_own_words';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.wish_truth() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE v_who uuid; v_ball uuid;
BEGIN
  SELECT w.who, w.ball INTO v_who, v_ball FROM who_joined(NEW.joining_id) w;
  IF NOT (retention_at_work() OR may_speak_at(v_who, v_ball)) THEN
    RAISE EXCEPTION 'she says it herself' USING ERRCODE = 'check_violation', CONSTRAINT = 'wish_is_her_own';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.words_to_review(which uuid) RETURNS TABLE(item uuid, writer text, written_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN QUERY
   SELECT n.id, coalesce(nullif(p.called, ''), p.name)::text, n.written_at
   FROM circles_appeal a JOIN commitments_ball b ON b.id = a.ball_id JOIN circles_note n ON n.about_id = a.person_id
   JOIN community_person p ON p.id = n.writer_id
   WHERE a.id = which AND a.kind = 'TAKE_ALONG' AND a.state = 'OPEN' AND b.holder_id = acting_person() AND n.writer_id <> a.person_id
     AND NOT EXISTS (SELECT FROM circles_member f WHERE f.circle_id = n.circle_id AND f.person_id = n.writer_id AND f.face = 'FORMAL')
   ORDER BY n.written_at DESC, n.id; END $$;

CREATE FUNCTION public.work_phone(who uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN coalesce((
  SELECT coalesce(nullif(m.phone, ''), g.phone) FROM community_membership m JOIN community_organisation g ON g.id = m.organisation_id
  WHERE m.person_id = who AND m.role <> 'VOLUNTEER' AND m.ends_on IS NULL ORDER BY m.starts_on, m.id LIMIT 1), ''); END $$;

CREATE FUNCTION public.works_for(who uuid, which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.organisation_id = which AND m.role <> 'VOLUNTEER'
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

CREATE FUNCTION public.works_here(who uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who AND m.role <> 'VOLUNTEER'
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

CREATE FUNCTION public.works_in_my_municipality(which uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT coalesce((SELECT o.area_id IS NULL OR municipality_of(o.area_id) = acting_keeper()
   FROM community_organisation o WHERE o.id = which), false)); END $$;

CREATE TEXT SEARCH DICTIONARY public.dutch_every_word (
    TEMPLATE = pg_catalog.snowball,
    language = 'dutch' );

CREATE TEXT SEARCH CONFIGURATION public.dutch_every_word (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR asciiword WITH public.dutch_every_word;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR word WITH public.dutch_every_word;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR hword_part WITH public.dutch_every_word;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR hword_asciipart WITH public.dutch_every_word;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR asciihword WITH public.dutch_every_word;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR hword WITH public.dutch_every_word;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.dutch_every_word
    ADD MAPPING FOR uint WITH simple;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calendars_feed (
    id uuid NOT NULL,
    url character varying(1000) NOT NULL,
    "only" character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    file bytea NOT NULL,
    etag character varying(300) NOT NULL,
    modified character varying(100) NOT NULL,
    events integer NOT NULL,
    found jsonb NOT NULL,
    told jsonb NOT NULL,
    code character varying(20) NOT NULL,
    failures smallint NOT NULL,
    tried_at timestamp with time zone,
    read_at timestamp with time zone,
    before jsonb,
    ball_id uuid,
    entry_id uuid NOT NULL,
    municipality_id uuid,
    CONSTRAINT calendars_feed_events_check CHECK ((events >= 0)),
    CONSTRAINT calendars_feed_failures_check CHECK ((failures >= 0)),
    CONSTRAINT feed_is_an_address_or_a_file CHECK ((((url)::text = ''::text) OR ((url)::text ~ '^https?://'::text))),
    CONSTRAINT feed_that_is_on_was_read CHECK (((NOT ((state)::text = 'ON'::text)) OR (read_at IS NOT NULL)))
);

CREATE TABLE public.circles_agreement (
    id uuid NOT NULL,
    version smallint NOT NULL,
    state character varying(16) NOT NULL,
    why text NOT NULL,
    already_there text NOT NULL,
    escalation_name character varying(120) NOT NULL,
    escalation_phone character varying(20) NOT NULL,
    tells text NOT NULL,
    meets character varying(200) NOT NULL,
    thanks character varying(300) NOT NULL,
    review_on date,
    made_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    ended_at timestamp with time zone,
    first_contact_id uuid,
    follows_id uuid,
    made_by_id uuid NOT NULL,
    circle_id uuid NOT NULL,
    nudged_on date,
    for_everybody text NOT NULL,
    only_formal_why text NOT NULL,
    CONSTRAINT agreement_already_there_is_sealed CHECK (((already_there = ''::text) OR (already_there ~~ 'sealed:%'::text))),
    CONSTRAINT agreement_for_everybody_is_sealed CHECK (((for_everybody = ''::text) OR (for_everybody ~~ 'sealed:%'::text))),
    CONSTRAINT agreement_in_force_is_whole CHECK (((NOT ((state)::text = ANY ((ARRAY['AGREED'::character varying, 'DUE'::character varying, 'WAITS'::character varying])::text[]))) OR ((NOT ((escalation_name)::text = ''::text)) AND (NOT ((escalation_phone)::text = ''::text)) AND (NOT ((thanks)::text = ''::text)) AND (first_contact_id IS NOT NULL) AND (review_on IS NOT NULL) AND (agreed_at IS NOT NULL)))),
    CONSTRAINT agreement_only_formal_why_is_sealed CHECK (((only_formal_why = ''::text) OR (only_formal_why ~~ 'sealed:%'::text))),
    CONSTRAINT agreement_tells_is_sealed CHECK (((tells = ''::text) OR (tells ~~ 'sealed:%'::text))),
    CONSTRAINT agreement_why_is_sealed CHECK (((why = ''::text) OR (why ~~ 'sealed:%'::text))),
    CONSTRAINT circles_agreement_version_check CHECK ((version >= 0))
);

CREATE TABLE public.circles_appeal (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    about_type character varying(20) NOT NULL,
    about_id uuid,
    text text NOT NULL,
    answer text NOT NULL,
    way character varying(8) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ball_id uuid NOT NULL,
    entered_by_id uuid,
    municipality_id uuid NOT NULL,
    person_id uuid NOT NULL,
    circle_id uuid,
    CONSTRAINT appeal_answer_is_sealed CHECK (((answer = ''::text) OR (answer ~~ 'sealed:%'::text))),
    CONSTRAINT appeal_ended_has_a_moment CHECK ((((ended_at IS NULL) AND ((state)::text = 'OPEN'::text)) OR ((NOT ((state)::text = 'OPEN'::text)) AND (ended_at IS NOT NULL)))),
    CONSTRAINT appeal_refused_says_why CHECK (((NOT ((state)::text = ANY ((ARRAY['REFUSED'::character varying, 'PARTLY'::character varying])::text[]))) OR (NOT (answer = ''::text)))),
    CONSTRAINT appeal_text_is_sealed CHECK (((text = ''::text) OR (text ~~ 'sealed:%'::text)))
);

CREATE TABLE public.circles_circle (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    needs_backstop boolean NOT NULL,
    backstop_no_centre_at timestamp with time zone,
    backstop_no_formal_at timestamp with time zone,
    cause_id uuid,
    area_id uuid,
    made_by_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    CONSTRAINT circle_backstop_lifted_by_both CHECK ((needs_backstop OR ((backstop_no_centre_at IS NULL) AND (backstop_no_formal_at IS NULL)) OR ((backstop_no_centre_at IS NOT NULL) AND (backstop_no_formal_at IS NOT NULL))))
);

CREATE TABLE public.circles_consent (
    id uuid NOT NULL,
    purpose character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    until date NOT NULL,
    ended_at timestamp with time zone,
    state character varying(10) NOT NULL,
    given_at timestamp with time zone,
    way character varying(8) NOT NULL,
    reminded_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    circle_id uuid,
    municipality_id uuid NOT NULL,
    renews_id uuid,
    subject_id uuid NOT NULL,
    to_organisation_id uuid,
    to_person_id uuid,
    witness_id uuid,
    CONSTRAINT consent_given_is_whole CHECK (((NOT ((state)::text = 'GIVEN'::text)) OR ((ended_at IS NULL) AND (given_at IS NOT NULL) AND (((way)::text = 'SCREEN'::text) OR (((way)::text = ANY ((ARRAY['SPOKEN'::character varying, 'PAPER'::character varying])::text[])) AND (witness_id IS NOT NULL)))))),
    CONSTRAINT consent_not_to_herself CHECK (((to_person_id IS NULL) OR (NOT ((to_person_id = subject_id) AND (to_person_id IS NOT NULL))))),
    CONSTRAINT consent_one_receiver CHECK ((((to_organisation_id IS NULL) AND (to_person_id IS NOT NULL)) OR ((to_organisation_id IS NOT NULL) AND (to_person_id IS NULL)))),
    CONSTRAINT consent_over_has_a_moment CHECK ((((ended_at IS NULL) AND ((state)::text = ANY ((ARRAY['ASKED'::character varying, 'GIVEN'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['ASKED'::character varying, 'GIVEN'::character varying])::text[]))) AND (ended_at IS NOT NULL)))),
    CONSTRAINT consent_witness_is_another CHECK (((witness_id IS NULL) OR ((NOT ((witness_id = subject_id) AND (witness_id IS NOT NULL))) AND ((to_person_id IS NULL) OR (NOT ((witness_id = to_person_id) AND (witness_id IS NOT NULL) AND (to_person_id IS NOT NULL)))))))
);

CREATE TABLE public.circles_consenttext (
    consent_id uuid NOT NULL,
    text text NOT NULL,
    CONSTRAINT consenttext_text_is_sealed CHECK (((text = ''::text) OR (text ~~ 'sealed:%'::text)))
);

CREATE TABLE public.circles_gleaningnote (
    id uuid NOT NULL,
    text text NOT NULL,
    source character varying(120) NOT NULL,
    may_be_kept boolean NOT NULL,
    others character varying(10) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    until date NOT NULL,
    removed_at timestamp with time zone,
    maker_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    organisation_id uuid,
    person_id uuid NOT NULL,
    CONSTRAINT gleaning_only_with_her_yes CHECK (may_be_kept),
    CONSTRAINT gleaning_says_where CHECK ((NOT ((source)::text = ''::text))),
    CONSTRAINT gleaningnote_text_is_sealed CHECK (((text = ''::text) OR (text ~~ 'sealed:%'::text)))
);

CREATE TABLE public.circles_goon (
    id uuid NOT NULL,
    review_on date NOT NULL,
    answer character varying(9) NOT NULL,
    way character varying(8) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    person_id uuid NOT NULL,
    witness_id uuid,
    CONSTRAINT go_on_by_phone_or_paper_has_a_witness CHECK ((((way)::text = 'SCREEN'::text) OR (witness_id IS NOT NULL)))
);

CREATE TABLE public.circles_hold (
    id uuid NOT NULL,
    about character varying(8) NOT NULL,
    about_id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    until date NOT NULL,
    lifted_at timestamp with time zone,
    author_id uuid NOT NULL,
    lifted_by_id uuid,
    municipality_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT hold_lifted_by_somebody CHECK ((((lifted_at IS NULL) AND (lifted_by_id IS NULL)) OR ((lifted_at IS NOT NULL) AND (lifted_by_id IS NOT NULL)))),
    CONSTRAINT hold_says_why CHECK ((NOT ((reason)::text = ''::text)))
);

CREATE TABLE public.circles_legalexception (
    id uuid NOT NULL,
    purpose character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    until date NOT NULL,
    ended_at timestamp with time zone,
    ground character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    reason text NOT NULL,
    second_at timestamp with time zone,
    review_on date NOT NULL,
    told_at timestamp with time zone,
    not_told_why text NOT NULL,
    asked_by_id uuid NOT NULL,
    circle_id uuid,
    municipality_id uuid NOT NULL,
    second_id uuid,
    subject_id uuid NOT NULL,
    to_organisation_id uuid,
    to_person_id uuid,
    CONSTRAINT exception_has_a_ground CHECK (((ground)::text = ANY ((ARRAY['VITAL'::character varying, 'MELDCODE'::character varying, 'COURT'::character varying, 'LAW'::character varying])::text[]))),
    CONSTRAINT exception_not_to_herself CHECK (((to_person_id IS NULL) OR (to_person_id <> subject_id))),
    CONSTRAINT exception_one_receiver CHECK ((((to_organisation_id IS NULL) AND (to_person_id IS NOT NULL)) OR ((to_organisation_id IS NOT NULL) AND (to_person_id IS NULL)))),
    CONSTRAINT exception_over_has_a_moment CHECK ((((ended_at IS NULL) AND ((state)::text = ANY ((ARRAY['PROPOSED'::character varying, 'LIVE'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['PROPOSED'::character varying, 'LIVE'::character varying])::text[]))) AND (ended_at IS NOT NULL)))),
    CONSTRAINT exception_reviewed_before_it_ends CHECK ((review_on <= until)),
    CONSTRAINT exception_says_why CHECK ((reason <> ''::text)),
    CONSTRAINT exception_second_is_another CHECK (((second_id IS NULL) OR (NOT ((second_id = asked_by_id) AND (second_id IS NOT NULL))))),
    CONSTRAINT exception_second_pair_of_eyes CHECK (((NOT ((state)::text = 'LIVE'::text)) OR ((second_id IS NOT NULL) AND (second_at IS NOT NULL) AND (NOT ((second_id = asked_by_id) AND (second_id IS NOT NULL)))))),
    CONSTRAINT exception_the_person_is_told CHECK (((NOT ((state)::text = 'LIVE'::text)) OR (told_at IS NOT NULL) OR (((ground)::text = ANY ((ARRAY['MELDCODE'::character varying, 'COURT'::character varying])::text[])) AND (NOT (not_told_why = ''::text))))),
    CONSTRAINT legalexception_not_told_why_is_sealed CHECK (((not_told_why = ''::text) OR (not_told_why ~~ 'sealed:%'::text))),
    CONSTRAINT legalexception_reason_is_sealed CHECK (((reason = ''::text) OR (reason ~~ 'sealed:%'::text)))
);

CREATE TABLE public.circles_member (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    face character varying(8) NOT NULL,
    as_what character varying(120) NOT NULL,
    state character varying(8) NOT NULL,
    needs_guide boolean NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    why character varying(400) NOT NULL,
    centre_yes_at timestamp with time zone,
    centre_yes_way character varying(8) NOT NULL,
    own_yes_at timestamp with time zone,
    own_yes_way character varying(8) NOT NULL,
    active_since timestamp with time zone,
    ended_at timestamp with time zone,
    centre_yes_heard_by_id uuid,
    circle_id uuid NOT NULL,
    guide_id uuid,
    organisation_id uuid,
    own_yes_heard_by_id uuid,
    person_id uuid NOT NULL,
    proposed_by_id uuid NOT NULL,
    ended_how character varying(12) NOT NULL,
    guide_talks character varying(200) NOT NULL,
    last_word character varying(300) NOT NULL,
    named character varying(120) NOT NULL,
    CONSTRAINT member_active_with_both_yeses CHECK (((NOT ((state)::text = 'ACTIVE'::text)) OR ((active_since IS NOT NULL) AND (own_yes_at IS NOT NULL) AND ((side)::text = 'CENTRE'::text)) OR ((active_since IS NOT NULL) AND (centre_yes_at IS NOT NULL) AND (own_yes_at IS NOT NULL)))),
    CONSTRAINT member_centre_yes_is_whole CHECK ((((centre_yes_at IS NULL) AND (centre_yes_heard_by_id IS NULL) AND ((centre_yes_way)::text = ''::text)) OR ((centre_yes_at IS NOT NULL) AND ((centre_yes_way)::text = 'SCREEN'::text)) OR ((centre_yes_at IS NOT NULL) AND (centre_yes_heard_by_id IS NOT NULL) AND ((centre_yes_way)::text = ANY ((ARRAY['SPOKEN'::character varying, 'PAPER'::character varying])::text[]))))),
    CONSTRAINT member_ended_has_a_moment CHECK ((((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['NOT_NOW'::character varying, 'ENDED'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['NOT_NOW'::character varying, 'ENDED'::character varying])::text[]))) AND (ended_at IS NULL)))),
    CONSTRAINT member_ended_how CHECK (((((ended_how)::text = ''::text) AND ((last_word)::text = ''::text)) OR ((state)::text = 'ENDED'::text))),
    CONSTRAINT member_formal_has_an_organisation CHECK (((NOT ((face)::text = 'FORMAL'::text)) OR (organisation_id IS NOT NULL))),
    CONSTRAINT member_guide_is_another CHECK ((NOT ((guide_id = person_id) AND (guide_id IS NOT NULL)))),
    CONSTRAINT member_invited_with_the_centres_yes CHECK (((NOT ((state)::text = 'INVITED'::text)) OR ((side)::text = 'CENTRE'::text) OR (centre_yes_at IS NOT NULL))),
    CONSTRAINT member_own_yes_is_whole CHECK ((((own_yes_at IS NULL) AND (own_yes_heard_by_id IS NULL) AND ((own_yes_way)::text = ''::text)) OR ((own_yes_at IS NOT NULL) AND ((own_yes_way)::text = 'SCREEN'::text)) OR ((own_yes_at IS NOT NULL) AND (own_yes_heard_by_id IS NOT NULL) AND ((own_yes_way)::text = ANY ((ARRAY['SPOKEN'::character varying, 'PAPER'::character varying])::text[]))))),
    CONSTRAINT member_trainee_has_a_guide CHECK (((NOT ((state)::text = 'ACTIVE'::text)) OR (NOT needs_guide) OR ((guide_id IS NOT NULL) AND (NOT ((guide_talks)::text = ''::text))))),
    CONSTRAINT member_yes_is_not_heard_by_herself CHECK (((own_yes_heard_by_id IS NULL) OR (NOT ((own_yes_heard_by_id = person_id) AND (own_yes_heard_by_id IS NOT NULL)))))
);

CREATE TABLE public.circles_note (
    id uuid NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    taken_back_at timestamp with time zone,
    about_id uuid NOT NULL,
    circle_id uuid NOT NULL,
    corrects_id uuid,
    entered_by_id uuid,
    to_id uuid,
    writer_id uuid NOT NULL,
    CONSTRAINT note_text_is_sealed CHECK (((text = ''::text) OR (text ~~ 'sealed:%'::text)))
);

CREATE TABLE public.circles_part (
    id uuid NOT NULL,
    does text NOT NULL,
    does_not text NOT NULL,
    replaced_by character varying(120) NOT NULL,
    place smallint NOT NULL,
    agreement_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT circles_part_place_check CHECK ((place >= 0)),
    CONSTRAINT part_does_is_sealed CHECK (((does = ''::text) OR (does ~~ 'sealed:%'::text))),
    CONSTRAINT part_does_not_is_sealed CHECK (((does_not = ''::text) OR (does_not ~~ 'sealed:%'::text)))
);

CREATE TABLE public.circles_shareditem (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    object_id uuid NOT NULL,
    consent_id uuid,
    exception_id uuid,
    CONSTRAINT item_of_one_share CHECK ((((consent_id IS NOT NULL) AND (exception_id IS NULL)) OR ((consent_id IS NULL) AND (exception_id IS NOT NULL))))
);

CREATE TABLE public.circles_signature (
    id uuid NOT NULL,
    yes boolean NOT NULL,
    way character varying(8) NOT NULL,
    why_not character varying(400) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    person_id uuid NOT NULL,
    witness_id uuid,
    CONSTRAINT signature_by_phone_or_paper_has_a_witness CHECK ((((way)::text = 'SCREEN'::text) OR (witness_id IS NOT NULL)))
);

CREATE TABLE public.circles_succession (
    id uuid NOT NULL,
    leaving boolean NOT NULL,
    why character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer_by date NOT NULL,
    yes_at timestamp with time zone,
    yes_way character varying(8) NOT NULL,
    introduction character varying(200) NOT NULL,
    introduced_at timestamp with time zone,
    ended_at timestamp with time zone,
    gleaning_id uuid,
    leaver_id uuid NOT NULL,
    member_id uuid,
    subject_id uuid NOT NULL,
    successor_id uuid NOT NULL,
    yes_heard_by_id uuid,
    CONSTRAINT succession_of_one_relation CHECK ((((gleaning_id IS NULL) AND (member_id IS NOT NULL)) OR ((gleaning_id IS NOT NULL) AND (member_id IS NULL)))),
    CONSTRAINT succession_to_another CHECK (((NOT (leaver_id = successor_id)) AND (NOT (subject_id = successor_id)))),
    CONSTRAINT succession_with_her_yes_and_an_introduction CHECK (((NOT ((state)::text = ANY ((ARRAY['YES'::character varying, 'INTRODUCED'::character varying])::text[]))) OR ((yes_at IS NOT NULL) AND (((yes_way)::text = 'SCREEN'::text) OR ((yes_heard_by_id IS NOT NULL) AND ((yes_way)::text = ANY ((ARRAY['SPOKEN'::character varying, 'PAPER'::character varying])::text[])))) AND ((NOT ((state)::text = 'INTRODUCED'::text)) OR (introduced_at IS NOT NULL))))),
    CONSTRAINT succession_yes_is_not_heard_by_who_comes CHECK (((yes_heard_by_id IS NULL) OR (NOT ((yes_heard_by_id = successor_id) AND (yes_heard_by_id IS NOT NULL)))))
);

CREATE TABLE public.circles_takealong (
    id uuid NOT NULL,
    released uuid[] NOT NULL,
    held_back_why text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    done smallint NOT NULL,
    total smallint NOT NULL,
    items integer NOT NULL,
    ready_at timestamp with time zone,
    until timestamp with time zone,
    file text NOT NULL,
    appeal_id uuid,
    asked_by_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT circles_takealong_done_check CHECK ((done >= 0)),
    CONSTRAINT circles_takealong_items_check CHECK ((items >= 0)),
    CONSTRAINT circles_takealong_total_check CHECK ((total >= 0)),
    CONSTRAINT take_along_ready_until_a_day CHECK ((((file = ''::text) AND (ready_at IS NULL) AND (until IS NULL)) OR ((ready_at IS NOT NULL) AND (until IS NOT NULL)))),
    CONSTRAINT takealong_file_is_sealed CHECK (((file = ''::text) OR (file ~~ 'sealed:%'::text))),
    CONSTRAINT takealong_held_back_why_is_sealed CHECK (((held_back_why = ''::text) OR (held_back_why ~~ 'sealed:%'::text)))
);

CREATE TABLE public.commitments_absence (
    id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    long boolean NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT absence_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT absence_for_good_is_long CHECK (((ends_on IS NOT NULL) OR long))
);

CREATE TABLE public.commitments_ball (
    id uuid NOT NULL,
    about character varying(16) NOT NULL,
    about_id uuid NOT NULL,
    held_since timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    reminded smallint NOT NULL,
    next_step character varying(200) NOT NULL,
    code character varying(24),
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    deputy_id uuid,
    holder_id uuid NOT NULL,
    lead_id uuid,
    municipality_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    place_id uuid,
    urgent boolean NOT NULL,
    CONSTRAINT ball_closes_after_it_opens CHECK (((closed_at IS NULL) OR (closed_at >= opened_at))),
    CONSTRAINT ball_deputy_is_another CHECK (((deputy_id IS NULL) OR (NOT ((deputy_id = holder_id) AND (deputy_id IS NOT NULL))))),
    CONSTRAINT commitments_ball_reminded_check CHECK ((reminded >= 0))
);

CREATE TABLE public.commitments_frontdoor (
    id uuid NOT NULL,
    phone character varying(20) NOT NULL,
    walk_in character varying(200) NOT NULL,
    hours character varying(120) NOT NULL,
    area_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    closed_from date,
    closed_until date,
    closed_phone character varying(20) NOT NULL,
    taken_over_by_id uuid,
    CONSTRAINT door_closes_until_a_day CHECK ((((closed_from IS NULL) AND ((closed_phone)::text = ''::text) AND (closed_until IS NULL) AND (taken_over_by_id IS NULL)) OR ((closed_from IS NOT NULL) AND (closed_until > closed_from) AND (closed_until IS NOT NULL) AND (NOT ((closed_phone)::text = ''::text))))),
    CONSTRAINT door_is_taken_over_by_another CHECK (((taken_over_by_id IS NULL) OR (NOT ((taken_over_by_id = id) AND (taken_over_by_id IS NOT NULL)))))
);

CREATE TABLE public.commitments_lookback (
    id uuid NOT NULL,
    due_on date NOT NULL,
    state character varying(12) NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    ball_id uuid,
    by_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    origin_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    CONSTRAINT look_back_due_has_a_ball CHECK (((NOT ((state)::text = 'DUE'::text)) OR (ball_id IS NOT NULL)))
);

CREATE TABLE public.commitments_pass (
    id uuid NOT NULL,
    state character varying(14) NOT NULL,
    yes_way character varying(10) NOT NULL,
    yes_at timestamp with time zone,
    why character varying(400) NOT NULL,
    why_not character varying(400) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    ball_id uuid NOT NULL,
    organisation_id uuid,
    receiver_id uuid NOT NULL,
    sender_id uuid NOT NULL,
    yes_heard_by_id uuid,
    CONSTRAINT pass_only_with_the_persons_yes CHECK ((((state)::text = ANY ((ARRAY['ASKING_PERSON'::character varying, 'REFUSED'::character varying, 'TAKEN_BACK'::character varying, 'OVERTAKEN'::character varying])::text[])) OR ((NOT ((yes_way)::text = ''::text)) AND (yes_at IS NOT NULL)))),
    CONSTRAINT pass_to_another CHECK ((NOT (sender_id = receiver_id)))
);

CREATE TABLE public.commitments_seat (
    id uuid NOT NULL,
    reason character varying(8) NOT NULL,
    since timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ball_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT seat_of_the_person_concerned_stays CHECK (((NOT ((reason)::text = 'SUBJECT'::text)) OR (ended_at IS NULL)))
);

CREATE TABLE public.commitments_sighting (
    id bigint NOT NULL,
    first_at timestamp with time zone NOT NULL,
    ball_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE public.commitments_sighting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_sighting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_step (
    id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    shape character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    on_behalf boolean NOT NULL,
    place_id uuid,
    ball_id uuid NOT NULL,
    organisation_id uuid,
    person_id uuid,
    written_by_id uuid
);

CREATE TABLE public.commitments_turn (
    id uuid NOT NULL,
    place smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    door_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT commitments_turn_place_check CHECK ((place >= 0)),
    CONSTRAINT turn_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on > starts_on)))
);

CREATE TABLE public.community_account (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    id uuid NOT NULL,
    email character varying(254),
    is_active boolean NOT NULL,
    person_id uuid NOT NULL
);

CREATE TABLE public.community_area (
    id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    outline jsonb,
    latitude double precision,
    longitude double precision,
    starts_on date,
    ends_on date,
    became_id uuid,
    municipality_id uuid,
    parent_id uuid,
    CONSTRAINT area_ends_after_it_starts CHECK (((ends_on IS NULL) OR (starts_on IS NULL) OR (ends_on > starts_on))),
    CONSTRAINT area_only_a_municipality_stands_alone CHECK (((((kind)::text = 'MUNICIPALITY'::text) AND (parent_id IS NULL)) OR ((NOT ((kind)::text = 'MUNICIPALITY'::text)) AND (parent_id IS NOT NULL)))),
    CONSTRAINT area_that_became_another_has_ended CHECK (((became_id IS NULL) OR (ends_on IS NOT NULL)))
);

CREATE TABLE public.community_card (
    id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    wrong_tries smallint NOT NULL,
    locked_until timestamp with time zone,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    revoked_why character varying(8) NOT NULL,
    made_by_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    person_id uuid NOT NULL,
    revoked_by_id uuid,
    CONSTRAINT card_dies_of_ten_wrong_tries CHECK (((wrong_tries < 10) OR ((revoked_at IS NOT NULL) AND (wrong_tries = 10)))),
    CONSTRAINT card_revoked_says_why CHECK ((((revoked_at IS NULL) AND ((revoked_why)::text = ''::text)) OR ((revoked_at IS NOT NULL) AND (NOT ((revoked_why)::text = ''::text))))),
    CONSTRAINT community_card_wrong_tries_check CHECK ((wrong_tries >= 0))
);

CREATE TABLE public.community_cardsecret (
    card_id uuid NOT NULL,
    code_digest character varying(64) NOT NULL,
    pin_hash character varying(200) NOT NULL
);

CREATE TABLE public.community_contactdetails (
    person_id uuid NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(20) NOT NULL,
    street character varying(120) NOT NULL,
    postcode character varying(7) NOT NULL,
    town character varying(80) NOT NULL
);

CREATE TABLE public.community_death (
    id uuid NOT NULL,
    died_on date,
    heard_from character varying(120) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    told uuid[] NOT NULL,
    before jsonb NOT NULL,
    taken_back_at timestamp with time zone,
    municipality_id uuid NOT NULL,
    person_id uuid NOT NULL,
    taken_back_by_id uuid,
    written_by_id uuid NOT NULL,
    CONSTRAINT death_is_of_another CHECK ((NOT (person_id = written_by_id))),
    CONSTRAINT death_taken_back_by_somebody CHECK ((((taken_back_at IS NULL) AND (taken_back_by_id IS NULL)) OR ((taken_back_at >= written_at) AND (taken_back_by_id IS NOT NULL)))),
    CONSTRAINT death_was_told_by_somebody CHECK ((NOT ((heard_from)::text = ''::text)))
);

CREATE TABLE public.community_device (
    id uuid NOT NULL,
    home boolean NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    card_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT device_ends_after_it_opens CHECK ((ends_at > opened_at))
);

CREATE TABLE public.community_mandate (
    id uuid NOT NULL,
    named character varying(120) NOT NULL,
    kind character varying(16) NOT NULL,
    ground character varying(16) NOT NULL,
    scope character varying(12)[] NOT NULL,
    way character varying(12) NOT NULL,
    proof character varying(16) NOT NULL,
    seen_on date NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    objected_at timestamp with time zone,
    reminded_at timestamp with time zone,
    ended_by_id uuid,
    made_by_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    person_id uuid NOT NULL,
    representative_id uuid NOT NULL,
    seen_by_id uuid,
    CONSTRAINT mandate_ends_after_it_starts CHECK ((ends_at > starts_at)),
    CONSTRAINT mandate_has_a_scope CHECK (((
CASE
    WHEN (scope IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(scope, 1), 0)
END > 0) AND (scope <@ ARRAY['ASKS'::character varying(12), 'CIRCLE'::character varying(12), 'AGREEMENTS'::character varying(12), 'CONSENTS'::character varying(12), 'LEDGER'::character varying(12)]))),
    CONSTRAINT mandate_lasts_no_longer_than_its_kind CHECK ((((ends_at <= (starts_at + '00:30:00'::interval)) AND ((kind)::text = 'VISIT'::text)) OR ((ends_at <= (starts_at + '367 days'::interval)) AND ((kind)::text = 'HELPER'::text)) OR ((ends_at <= (starts_at + '1830 days'::interval)) AND ((kind)::text = 'REPRESENTATIVE'::text)))),
    CONSTRAINT mandate_nobody_represents_herself CHECK ((NOT (person_id = representative_id))),
    CONSTRAINT mandate_proof_fits_and_another_saw_it CHECK (((((ground)::text = ''::text) AND ((kind)::text = 'VISIT'::text) AND ((proof)::text = 'CARD_AND_PIN'::text) AND (seen_by_id = representative_id)) OR (((ground)::text = ''::text) AND ((kind)::text = 'HELPER'::text) AND (made_by_id = person_id) AND ((proof)::text = 'OWN_SCREEN'::text) AND (seen_by_id IS NULL)) OR (((ground)::text = ''::text) AND ((kind)::text = 'HELPER'::text) AND ((proof)::text = ANY ((ARRAY['SPOKEN_YES'::character varying, 'SIGNED_PAPER'::character varying])::text[])) AND (made_by_id = seen_by_id) AND (seen_by_id IS NOT NULL) AND (NOT ((seen_by_id = representative_id) AND (seen_by_id IS NOT NULL)))) OR (((kind)::text = 'REPRESENTATIVE'::text) AND (made_by_id = seen_by_id) AND (seen_by_id IS NOT NULL) AND (NOT ((seen_by_id = representative_id) AND (seen_by_id IS NOT NULL))) AND ((((ground)::text = 'VOLMACHT'::text) AND ((proof)::text = 'SIGNED_PAPER'::text)) OR (((ground)::text = ANY ((ARRAY['MENTOR'::character varying, 'BEWINDVOERDER'::character varying, 'CURATOR'::character varying])::text[])) AND ((proof)::text = 'COURT_DECISION'::text))))))
);

CREATE TABLE public.community_membership (
    id uuid NOT NULL,
    role character varying(12) NOT NULL,
    title character varying(120) NOT NULL,
    phone character varying(20) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    person_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    leaves_on date,
    CONSTRAINT membership_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT membership_leaves_after_it_starts CHECK (((leaves_on IS NULL) OR (leaves_on >= starts_on)))
);

CREATE TABLE public.community_onetimesignin (
    id uuid NOT NULL,
    digest character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    account_id uuid NOT NULL
);

CREATE TABLE public.community_organisation (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    works_with character varying(8),
    feels character varying(8),
    own_words text NOT NULL,
    phone character varying(20) NOT NULL,
    area_id uuid
);

CREATE TABLE public.community_person (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    called character varying(120) NOT NULL,
    sort_name character varying(160) NOT NULL,
    language character varying(8) NOT NULL,
    prefers character varying(8) NOT NULL,
    no_contact_until date,
    area_id uuid,
    municipality_id uuid NOT NULL
);

CREATE TABLE public.community_postalarea (
    id bigint NOT NULL,
    pc4 character varying(4) NOT NULL,
    area_id uuid NOT NULL,
    CONSTRAINT postal_area_four_digits CHECK (((pc4)::text ~ '^[1-9][0-9]{3}$'::text))
);

ALTER TABLE public.community_postalarea ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.community_postalarea_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.community_setting (
    id uuid NOT NULL,
    key character varying(40) NOT NULL,
    value integer NOT NULL,
    since timestamp with time zone NOT NULL,
    set_by uuid,
    reason character varying(300) NOT NULL,
    area_id uuid NOT NULL,
    CONSTRAINT setting_not_below_zero CHECK ((value >= 0))
);

CREATE TABLE public.csv_in_importedrow (
    id uuid NOT NULL,
    line integer NOT NULL,
    name character varying(200) NOT NULL,
    result character varying(8) NOT NULL,
    remarks jsonb NOT NULL,
    before jsonb,
    changed_at timestamp with time zone,
    entry_id uuid,
    batch_id uuid NOT NULL,
    CONSTRAINT csv_in_importedrow_line_check CHECK ((line >= 0))
);

CREATE TABLE public.csv_in_mapimport (
    id uuid NOT NULL,
    source character varying(80) NOT NULL,
    agreed boolean NOT NULL,
    agreement character varying(200) NOT NULL,
    file_name character varying(200) NOT NULL,
    file bytea NOT NULL,
    columns jsonb NOT NULL,
    written character varying(12) NOT NULL,
    state character varying(8) NOT NULL,
    rows integer NOT NULL,
    rows_done integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    municipality_id uuid NOT NULL,
    CONSTRAINT csv_in_mapimport_rows_check CHECK ((rows >= 0)),
    CONSTRAINT csv_in_mapimport_rows_done_check CHECK ((rows_done >= 0)),
    CONSTRAINT import_public_only_with_an_agreement CHECK (((NOT agreed) OR (NOT ((agreement)::text = ''::text))))
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL,
    handle uuid DEFAULT gen_random_uuid() NOT NULL,
    owner uuid,
    device text DEFAULT ''::text NOT NULL,
    since timestamp with time zone,
    seen timestamp with time zone
);

CREATE UNLOGGED TABLE public.foundation_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE UNLOGGED TABLE public.foundation_press (
    key character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    answer text DEFAULT ''::text NOT NULL
);

CREATE TABLE public.geocoding_postcode (
    code character varying(6) NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    CONSTRAINT postcode_is_written_one_way CHECK (((code)::text ~ '^[1-9][0-9]{3}([A-Z]{2})?$'::text)),
    CONSTRAINT postcode_lies_in_the_netherlands CHECK ((((latitude >= (50.5)::double precision) AND (latitude <= (53.9)::double precision)) AND ((longitude >= (3.0)::double precision) AND (longitude <= (7.5)::double precision))))
);

CREATE TABLE public.initiatives_grantrequest (
    id uuid NOT NULL,
    version integer NOT NULL,
    cents bigint NOT NULL,
    what_for text NOT NULL,
    needed_on date NOT NULL,
    state character varying(9) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    code_hash character varying(64) NOT NULL,
    code_until timestamp with time zone,
    sent_at timestamp with time zone,
    decided_at timestamp with time zone,
    granted_cents bigint,
    words text NOT NULL,
    ball_id uuid,
    decided_by_id uuid,
    entry_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    sent_by_id uuid,
    written_by_id uuid,
    CONSTRAINT grant_amount_is_money CHECK (((cents >= 1) AND (cents <= 1000000000))),
    CONSTRAINT grant_answer_says_when_and_why CHECK ((((decided_at IS NULL) AND ((state)::text = ANY ((ARRAY['DRAFT'::character varying, 'SENT'::character varying, 'WITHDRAWN'::character varying])::text[])) AND (words = ''::text)) OR (((state)::text = 'GRANTED'::text) AND (decided_at IS NOT NULL)) OR ((decided_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['LESS'::character varying, 'REFUSED'::character varying])::text[])) AND (NOT (words = ''::text))))),
    CONSTRAINT grant_never_more_than_asked CHECK ((((granted_cents = cents) AND ((state)::text = 'GRANTED'::text)) OR ((granted_cents > 0) AND (granted_cents < cents) AND ((state)::text = 'LESS'::text)) OR ((NOT ((state)::text = ANY ((ARRAY['GRANTED'::character varying, 'LESS'::character varying])::text[]))) AND (granted_cents IS NULL)))),
    CONSTRAINT grant_sent_lies_with_somebody CHECK ((((ball_id IS NULL) AND (sent_at IS NULL) AND (sent_by_id IS NULL) AND ((state)::text = 'DRAFT'::text)) OR ((state)::text = 'WITHDRAWN'::text) OR ((NOT ((state)::text = 'DRAFT'::text)) AND (ball_id IS NOT NULL) AND (sent_at IS NOT NULL)))),
    CONSTRAINT initiatives_grantrequest_version_check CHECK ((version >= 0))
);

CREATE TABLE public.initiatives_grantyes (
    id uuid NOT NULL,
    version integer NOT NULL,
    way character varying(6) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    heard_by_id uuid,
    municipality_id uuid NOT NULL,
    request_id uuid NOT NULL,
    resident_id uuid,
    CONSTRAINT grant_yes_is_heard_by_another CHECK (((heard_by_id IS NULL) OR (resident_id IS NULL) OR (NOT ((heard_by_id = resident_id) AND (heard_by_id IS NOT NULL) AND (resident_id IS NOT NULL))))),
    CONSTRAINT initiatives_grantyes_version_check CHECK ((version >= 0))
);

CREATE TABLE public.initiatives_ideacode (
    id uuid NOT NULL,
    code_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    insider_id uuid NOT NULL,
    made_by_id uuid,
    municipality_id uuid NOT NULL,
    resident_id uuid,
    CONSTRAINT idea_own_code_is_made_by_another CHECK (((resident_id IS NULL) OR (made_by_id IS NULL) OR (NOT ((made_by_id = resident_id) AND (made_by_id IS NOT NULL) AND (resident_id IS NOT NULL)))))
);

CREATE TABLE public.journal_cut (
    book text NOT NULL,
    chain uuid NOT NULL,
    number bigint NOT NULL,
    hash text NOT NULL,
    cut_at timestamp with time zone NOT NULL
);

CREATE TABLE public.journal_head (
    book text NOT NULL,
    chain uuid NOT NULL,
    number bigint NOT NULL,
    hash text NOT NULL
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mutual_help_answer (
    match_id uuid NOT NULL,
    side text NOT NULL,
    about text NOT NULL,
    round smallint NOT NULL,
    yes boolean NOT NULL,
    said_at timestamp with time zone NOT NULL,
    written_by uuid,
    CONSTRAINT mutual_help_answer_about_check CHECK ((about = ANY (ARRAY['MEET'::text, 'GO_ON'::text, 'CLICK'::text]))),
    CONSTRAINT mutual_help_answer_side_check CHECK ((side = ANY (ARRAY['ASKER'::text, 'OFFERER'::text])))
);

CREATE TABLE public.mutual_help_apart (
    match_id uuid NOT NULL,
    side text NOT NULL,
    CONSTRAINT mutual_help_apart_side_check CHECK ((side = ANY (ARRAY['ASKER'::text, 'OFFERER'::text])))
);

CREATE TABLE public.mutual_help_bundle (
    id uuid NOT NULL,
    theme character varying(120) NOT NULL,
    words character varying(300) NOT NULL,
    meet_id uuid NOT NULL,
    meet_name character varying(200) NOT NULL,
    meet_at timestamp with time zone NOT NULL,
    until_on date NOT NULL,
    minimum smallint NOT NULL,
    asked smallint NOT NULL,
    going smallint,
    state character varying(8) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    ended_at timestamp with time zone,
    area_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT bundle_asks_no_fewer CHECK ((asked >= minimum)),
    CONSTRAINT bundle_is_never_a_few CHECK ((minimum >= 3)),
    CONSTRAINT bundle_number_only_from_its_minimum CHECK ((((going IS NULL) AND ((state)::text = ANY ((ARRAY['OPEN'::character varying, 'LAPSED'::character varying, 'OFF'::character varying])::text[]))) OR ((going >= minimum) AND ((state)::text = ANY ((ARRAY['GOES_ON'::character varying, 'OVER'::character varying])::text[]))))),
    CONSTRAINT bundle_over_has_a_moment CHECK ((((ended_at IS NULL) AND ((state)::text = ANY ((ARRAY['OPEN'::character varying, 'GOES_ON'::character varying])::text[]))) OR ((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['LAPSED'::character varying, 'OVER'::character varying, 'OFF'::character varying])::text[]))))),
    CONSTRAINT mutual_help_bundle_asked_check CHECK ((asked >= 0)),
    CONSTRAINT mutual_help_bundle_going_check CHECK ((going >= 0)),
    CONSTRAINT mutual_help_bundle_minimum_check CHECK ((minimum >= 0))
);

CREATE TABLE public.mutual_help_bundleask (
    id uuid NOT NULL,
    ask_id uuid NOT NULL,
    bundle_id uuid NOT NULL
);

CREATE TABLE public.mutual_help_bundleyes (
    bundle_id uuid NOT NULL,
    ask_id uuid NOT NULL,
    said_at timestamp with time zone NOT NULL,
    written_by uuid
);

CREATE TABLE public.mutual_help_callme (
    id uuid NOT NULL,
    side character varying(7) NOT NULL,
    talked character varying(7) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    match_id uuid NOT NULL,
    told uuid[] NOT NULL,
    CONSTRAINT call_me_after_it_was_said CHECK ((due_at > said_at)),
    CONSTRAINT call_me_has_a_side CHECK (((side)::text = ANY ((ARRAY['ASKER'::character varying, 'OFFERER'::character varying])::text[]))),
    CONSTRAINT call_me_in_closed_words CHECK (((talked)::text = ANY ((ARRAY[''::character varying, 'YES'::character varying, 'NOT_YET'::character varying, 'CANNOT'::character varying])::text[])))
);

CREATE TABLE public.mutual_help_consult (
    id uuid NOT NULL,
    text text NOT NULL,
    answer text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    ask_id uuid NOT NULL,
    receiver_id uuid NOT NULL,
    sender_id uuid NOT NULL
);

CREATE TABLE public.mutual_help_dream (
    id uuid NOT NULL,
    side character varying(7) NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    pair_id uuid NOT NULL
);

CREATE TABLE public.mutual_help_effort (
    id uuid NOT NULL,
    given_on date NOT NULL,
    minutes smallint NOT NULL,
    kind character varying(10) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    offer_id uuid NOT NULL,
    taken_back_at timestamp with time zone,
    CONSTRAINT effort_fits_in_a_day CHECK (((minutes >= 5) AND (minutes <= 1440))),
    CONSTRAINT mutual_help_effort_minutes_check CHECK ((minutes >= 0))
);

CREATE TABLE public.mutual_help_goal (
    id uuid NOT NULL,
    words text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    reached_at timestamp with time zone,
    ask_again_on date,
    asked_again_at timestamp with time zone,
    match_id uuid NOT NULL,
    CONSTRAINT goal_looked_back_on_after_it_was_reached CHECK (((ask_again_on IS NULL) OR (reached_at IS NOT NULL)))
);

CREATE TABLE public.mutual_help_group (
    id uuid NOT NULL,
    kind character varying(6) NOT NULL,
    name character varying(80) NOT NULL,
    weekday smallint NOT NULL,
    begins time without time zone NOT NULL,
    ends time without time zone NOT NULL,
    minutes int4range,
    "where" character varying(120) NOT NULL,
    led_by character varying(120) NOT NULL,
    places smallint NOT NULL,
    hand_over_on date,
    begun_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    programme_id uuid NOT NULL,
    CONSTRAINT group_ends_after_it_begins CHECK ((ends > begins)),
    CONSTRAINT group_is_small CHECK (((places >= 1) AND (places <= 40))),
    CONSTRAINT group_on_a_day_of_the_week CHECK ((weekday <= 6)),
    CONSTRAINT mutual_help_group_places_check CHECK ((places >= 0)),
    CONSTRAINT mutual_help_group_weekday_check CHECK ((weekday >= 0))
);

CREATE TABLE public.mutual_help_guide (
    id uuid NOT NULL,
    state character varying(8) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    yes_at timestamp with time zone,
    gone_at timestamp with time zone,
    talk_on date NOT NULL,
    every character varying(10) NOT NULL,
    guide_told date,
    helper_told date,
    asked_after date,
    match_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT guide_gone_has_a_moment CHECK ((((gone_at IS NULL) AND ((state)::text = ANY ((ARRAY['ASKED'::character varying, 'YES'::character varying])::text[]))) OR ((gone_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['GONE'::character varying, 'RELEASED'::character varying])::text[]))))),
    CONSTRAINT guide_state_is_known CHECK (((state)::text = ANY ((ARRAY['ASKED'::character varying, 'YES'::character varying, 'GONE'::character varying, 'RELEASED'::character varying])::text[]))),
    CONSTRAINT guide_talks_in_a_known_rhythm CHECK (((every)::text = ANY ((ARRAY['EACH_TIME'::character varying, 'WEEK'::character varying, 'TWO_WEEKS'::character varying, 'FOUR_WEEKS'::character varying])::text[]))),
    CONSTRAINT guide_yes_has_a_moment CHECK (((NOT ((state)::text = 'YES'::text)) OR (yes_at IS NOT NULL)))
);

CREATE TABLE public.mutual_help_inquiry (
    id uuid NOT NULL,
    about text NOT NULL,
    code character varying(24),
    others smallint NOT NULL,
    round smallint NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    municipality_id uuid NOT NULL,
    CONSTRAINT inquiry_begins_anew_a_few_times CHECK (((round >= 1) AND (round <= 20))),
    CONSTRAINT inquiry_counts_a_table CHECK ((others <= 40)),
    CONSTRAINT mutual_help_inquiry_others_check CHECK ((others >= 0)),
    CONSTRAINT mutual_help_inquiry_round_check CHECK ((round >= 0))
);

CREATE TABLE public.mutual_help_inquiryword (
    id uuid NOT NULL,
    round smallint NOT NULL,
    question character varying(8) NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    inquiry_id uuid NOT NULL,
    said_by_id uuid,
    written_by_id uuid,
    CONSTRAINT inquiry_word_of_two_names CHECK (((said_by_id IS NULL) OR (written_by_id IS NULL) OR (NOT ((said_by_id = written_by_id) AND (said_by_id IS NOT NULL) AND (written_by_id IS NOT NULL))))),
    CONSTRAINT mutual_help_inquiryword_round_check CHECK ((round >= 0))
);

CREATE TABLE public.mutual_help_joining (
    id uuid NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    trained_on date,
    ask_id uuid,
    offer_id uuid,
    trained_said_by_id uuid,
    programme_id uuid NOT NULL,
    CONSTRAINT joining_left_after_joining CHECK (((left_at IS NULL) OR (left_at >= joined_at))),
    CONSTRAINT joining_trained_said_by_somebody CHECK ((((trained_on IS NULL) AND (trained_said_by_id IS NULL)) OR ((offer_id IS NOT NULL) AND (trained_on IS NOT NULL) AND (trained_said_by_id IS NOT NULL)))),
    CONSTRAINT joining_with_an_ask_or_an_offer CHECK ((((ask_id IS NULL) AND (offer_id IS NOT NULL)) OR ((ask_id IS NOT NULL) AND (offer_id IS NULL))))
);

CREATE TABLE public.mutual_help_nobodycame (
    id uuid NOT NULL,
    said_at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone,
    turn_id uuid NOT NULL,
    CONSTRAINT nobody_came_before_somebody_looked CHECK (((looked_at IS NULL) OR (looked_at >= said_at)))
);

CREATE TABLE public.mutual_help_note (
    id uuid NOT NULL,
    readers character varying(8) NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    ask_id uuid NOT NULL,
    entered_by_id uuid,
    to_id uuid NOT NULL,
    writer_id uuid NOT NULL
);

CREATE TABLE public.mutual_help_offer (
    id uuid NOT NULL,
    state character varying(8) NOT NULL,
    likes text NOT NULL,
    kinds character varying(12)[] NOT NULL,
    moments character varying(12)[] NOT NULL,
    far character varying(14) NOT NULL,
    rather_not text NOT NULL,
    learn text NOT NULL,
    aims text NOT NULL,
    at_most smallint NOT NULL,
    languages character varying(8)[] NOT NULL,
    effort character varying(10) NOT NULL,
    own_reason text NOT NULL,
    chose_at timestamp with time zone,
    vog_seen_on date,
    trained_on date,
    is_trainee boolean NOT NULL,
    insured_by character varying(120) NOT NULL,
    allowance character varying(120) NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    parked_until date,
    offered_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    way character varying(8) NOT NULL,
    form_key uuid NOT NULL,
    cause_id uuid,
    answered_by_id uuid,
    area_id uuid NOT NULL,
    ball_id uuid NOT NULL,
    entered_by_id uuid,
    municipality_id uuid NOT NULL,
    offerer_id uuid NOT NULL,
    vog_seen_by_id uuid,
    answers_id uuid,
    gender character varying(5) NOT NULL,
    learns character varying(12)[] NOT NULL,
    not_with character varying(12)[] NOT NULL,
    topics character varying(12)[] NOT NULL,
    back_on date,
    tell_back_on date,
    reply text NOT NULL,
    replied_at timestamp with time zone,
    reply_answer text NOT NULL,
    reply_answered_at timestamp with time zone,
    reply_answered_by_id uuid,
    CONSTRAINT mutual_help_offer_at_most_check CHECK ((at_most >= 0)),
    CONSTRAINT offer_at_most_is_a_few CHECK (((at_most >= 1) AND (at_most <= 20))),
    CONSTRAINT offer_certificate_was_seen_by_somebody CHECK ((((vog_seen_by_id IS NULL) AND (vog_seen_on IS NULL)) OR ((vog_seen_on IS NOT NULL) AND (vog_seen_by_id IS NOT NULL) AND (NOT ((vog_seen_by_id = offerer_id) AND (vog_seen_by_id IS NOT NULL)))))),
    CONSTRAINT offer_ended_has_a_moment CHECK ((((ended_at IS NOT NULL) AND ((state)::text = 'ENDED'::text)) OR ((NOT ((state)::text = 'ENDED'::text)) AND (ended_at IS NULL)))),
    CONSTRAINT offer_hears_it_before_it_is_back CHECK (((tell_back_on IS NULL) OR ((back_on IS NOT NULL) AND (tell_back_on < back_on)))),
    CONSTRAINT offer_is_answered_by_a_human CHECK ((((state)::text = ANY ((ARRAY['NEW'::character varying, 'ENDED'::character varying])::text[])) OR ((answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL)))),
    CONSTRAINT offer_is_back_on_a_day_after_rest CHECK ((((state)::text = 'PAUSED'::text) OR (back_on IS NULL))),
    CONSTRAINT offer_parked_until_a_day CHECK ((((parked_until IS NOT NULL) AND ((state)::text = 'PARKED'::text)) OR ((NOT ((state)::text = 'PARKED'::text)) AND (parked_until IS NULL)))),
    CONSTRAINT offer_reply_is_answered_by_a_human CHECK ((((reply_answer = ''::text) AND (reply_answered_at IS NULL) AND (reply_answered_by_id IS NULL)) OR ((reply_answered_at IS NOT NULL) AND (reply_answered_by_id IS NOT NULL)))),
    CONSTRAINT offer_reply_is_to_an_answer CHECK ((((replied_at IS NULL) AND (reply = ''::text) AND (reply_answered_at IS NULL)) OR ((answered_at IS NOT NULL) AND (replied_at IS NOT NULL))))
);

CREATE TABLE public.mutual_help_pair (
    id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    match_id uuid NOT NULL,
    programme_id uuid NOT NULL
);

CREATE TABLE public.mutual_help_place (
    id uuid NOT NULL,
    minutes int4range,
    offered_at timestamp with time zone,
    taken_at timestamp with time zone,
    left_at timestamp with time zone,
    group_id uuid NOT NULL,
    joining_id uuid NOT NULL,
    offered_by_id uuid,
    person_id uuid,
    taken_by_id uuid,
    CONSTRAINT place_yeses_are_of_two_hands CHECK (((offered_by_id IS NULL) OR (taken_by_id IS NULL) OR (NOT ((offered_by_id = taken_by_id) AND (offered_by_id IS NOT NULL) AND (taken_by_id IS NOT NULL)))))
);

CREATE TABLE public.mutual_help_potentry (
    id uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(9) NOT NULL,
    cents integer NOT NULL,
    left_cents integer NOT NULL,
    what text NOT NULL,
    spent_on date NOT NULL,
    side character varying(7) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    corrects_id uuid,
    entered_by_id uuid,
    pair_id uuid NOT NULL,
    CONSTRAINT mutual_help_potentry_number_check CHECK ((number >= 0)),
    CONSTRAINT pot_is_never_below_zero CHECK ((left_cents >= 0)),
    CONSTRAINT pot_line_is_of_a_kind CHECK ((((cents >= 0) AND (corrects_id IS NULL) AND ((kind)::text = 'FILLED'::text) AND ((side)::text = ''::text)) OR ((cents < 0) AND (corrects_id IS NULL) AND ((kind)::text = 'SPENT'::text) AND (NOT ((side)::text = ''::text))) OR ((cents > 0) AND (corrects_id IS NOT NULL) AND ((kind)::text = 'CORRECTED'::text) AND (NOT ((side)::text = ''::text)))))
);

CREATE TABLE public.mutual_help_programme (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    about character varying(400) NOT NULL,
    months smallint NOT NULL,
    pot_cents integer NOT NULL,
    needs_training boolean NOT NULL,
    contact_name character varying(120) NOT NULL,
    contact_phone character varying(20) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    story text NOT NULL,
    counts jsonb NOT NULL,
    ended_at timestamp with time zone,
    lead_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    quiet_weeks date[] NOT NULL,
    CONSTRAINT mutual_help_programme_months_check CHECK ((months >= 0)),
    CONSTRAINT mutual_help_programme_pot_cents_check CHECK ((pot_cents >= 0)),
    CONSTRAINT programme_ends_with_a_story CHECK ((((ended_at IS NULL) AND (story = ''::text)) OR ((ended_at IS NOT NULL) AND (NOT (story = ''::text))))),
    CONSTRAINT programme_lasts_some_months CHECK (((months >= 1) AND (months <= 36))),
    CONSTRAINT programme_pot_is_small CHECK ((pot_cents <= 100000))
);

CREATE TABLE public.mutual_help_rota (
    id uuid NOT NULL,
    line text NOT NULL,
    door text NOT NULL,
    contact_name character varying(120) NOT NULL,
    contact_phone character varying(20) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    thanks text NOT NULL,
    ended_at timestamp with time zone,
    ask_id uuid NOT NULL,
    in_return character varying(8)[] NOT NULL,
    CONSTRAINT rota_has_somebody_to_call CHECK (((NOT ((contact_name)::text = ''::text)) AND (NOT ((contact_phone)::text = ''::text)))),
    CONSTRAINT rota_says_what_stands_opposite CHECK (((
CASE
    WHEN (in_return IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(in_return, 1), 0)
END >= 1) AND ((NOT (in_return @> ARRAY['NOTHING'::character varying(8)])) OR (
CASE
    WHEN (in_return IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(in_return, 1), 0)
END = 1))))
);

CREATE TABLE public.mutual_help_rotahelper (
    id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    until_on date NOT NULL,
    joined_at timestamp with time zone,
    left_at timestamp with time zone,
    asked_by_id uuid,
    joined_by_id uuid,
    offer_id uuid NOT NULL,
    rota_id uuid NOT NULL,
    reminders boolean NOT NULL,
    CONSTRAINT rota_joined_before_leaving CHECK (((left_at IS NULL) OR (joined_at IS NOT NULL))),
    CONSTRAINT rota_yeses_are_of_two_hands CHECK (((asked_by_id IS NULL) OR (joined_by_id IS NULL) OR (NOT ((asked_by_id = joined_by_id) AND (asked_by_id IS NOT NULL) AND (joined_by_id IS NOT NULL)))))
);

CREATE TABLE public.mutual_help_round (
    id uuid NOT NULL,
    made_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    asks integer NOT NULL,
    listed integer NOT NULL,
    suggested integer NOT NULL,
    meet integer NOT NULL,
    area_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    CONSTRAINT mutual_help_round_asks_check CHECK ((asks >= 0)),
    CONSTRAINT mutual_help_round_listed_check CHECK ((listed >= 0)),
    CONSTRAINT mutual_help_round_meet_check CHECK ((meet >= 0)),
    CONSTRAINT mutual_help_round_suggested_check CHECK ((suggested >= 0))
);

CREATE TABLE public.mutual_help_smallwin (
    id uuid NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    goal_id uuid NOT NULL
);

CREATE TABLE public.mutual_help_standstillword (
    id uuid NOT NULL,
    is_hers boolean NOT NULL,
    text text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    said_by_id uuid NOT NULL,
    standstill_id uuid NOT NULL,
    written_by_id uuid,
    CONSTRAINT standstill_word_says_something CHECK ((NOT (text = ''::text)))
);

CREATE TABLE public.mutual_help_suggestion (
    id uuid NOT NULL,
    place_id uuid NOT NULL,
    place_name character varying(200) NOT NULL,
    shape character varying(8) NOT NULL,
    text character varying(400) NOT NULL,
    at timestamp with time zone NOT NULL,
    taken_back_at timestamp with time zone,
    ask_id uuid NOT NULL,
    by_id uuid NOT NULL
);

CREATE TABLE public.mutual_help_talk (
    id uuid NOT NULL,
    visitor_name text NOT NULL,
    visitor_reach text NOT NULL,
    host_name text NOT NULL,
    host_reach text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    tour_id uuid NOT NULL,
    host_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    made_in xid8 DEFAULT pg_current_xact_id() NOT NULL
);

CREATE TABLE public.mutual_help_tick (
    seat_id uuid NOT NULL,
    other_id uuid NOT NULL,
    name text NOT NULL,
    reach text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    written_by uuid
);

CREATE TABLE public.mutual_help_tour (
    id uuid NOT NULL,
    company character varying(80) NOT NULL,
    sights character varying(300) NOT NULL,
    received_by character varying(120) NOT NULL,
    place_id uuid,
    "where" character varying(160) NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    minutes smallint NOT NULL,
    seats smallint NOT NULL,
    ticks_until timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    called_off_at timestamp with time zone,
    closed_at timestamp with time zone,
    lead_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT mutual_help_tour_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT mutual_help_tour_seats_check CHECK ((seats >= 0)),
    CONSTRAINT tour_is_small CHECK (((seats >= 1) AND (seats <= 40))),
    CONSTRAINT tour_takes_an_hour_or_so CHECK (((minutes >= 15) AND (minutes <= 480)))
);

CREATE TABLE public.mutual_help_tourcount (
    municipality_id uuid NOT NULL,
    quarter date NOT NULL,
    tours integer NOT NULL,
    seats integer NOT NULL,
    taken integer NOT NULL,
    talks integer NOT NULL
);

CREATE TABLE public.mutual_help_tourseat (
    id uuid NOT NULL,
    name character varying(40) NOT NULL,
    asked_at timestamp with time zone,
    taken_at timestamp with time zone,
    left_at timestamp with time zone,
    ask_id uuid,
    asked_by_id uuid,
    offer_id uuid,
    person_id uuid,
    taken_by_id uuid,
    tour_id uuid NOT NULL,
    CONSTRAINT seat_with_an_ask_or_an_offer CHECK ((((ask_id IS NULL) AND (asked_at IS NOT NULL) AND (offer_id IS NOT NULL)) OR ((ask_id IS NOT NULL) AND (asked_at IS NULL) AND (offer_id IS NULL) AND (taken_at IS NOT NULL))))
);

CREATE TABLE public.mutual_help_wish (
    id uuid NOT NULL,
    half_days smallint,
    interpreter character varying(40) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    joining_id uuid NOT NULL,
    CONSTRAINT mutual_help_wish_half_days_check CHECK ((half_days >= 0)),
    CONSTRAINT wish_fits_in_a_week CHECK (((half_days IS NULL) OR ((half_days >= 1) AND (half_days <= 14))))
);

CREATE TABLE public.mutual_help_words (
    id uuid NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    ask_id uuid NOT NULL,
    written_by_id uuid
);

CREATE TABLE public.notifications_message (
    id uuid NOT NULL,
    channel character varying(8) NOT NULL,
    kind character varying(40) NOT NULL,
    language character varying(8) NOT NULL,
    address character varying(254) NOT NULL,
    facts jsonb NOT NULL,
    subject character varying(200) NOT NULL,
    body text NOT NULL,
    ball_id uuid,
    state character varying(8) NOT NULL,
    tries smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    failure character varying(200) NOT NULL,
    taken_up boolean NOT NULL,
    municipality_id uuid NOT NULL,
    person_id uuid NOT NULL,
    about_id uuid,
    until_on date,
    lapsed_by character varying(40) NOT NULL,
    teams uuid[] NOT NULL,
    CONSTRAINT message_failed_says_why CHECK (((NOT ((state)::text = 'FAILED'::text)) OR (NOT ((failure)::text = ''::text)))),
    CONSTRAINT message_lapsed_says_why CHECK (((((channel)::text = 'LETTER'::text) AND ((state)::text = 'LAPSED'::text) AND (NOT ((lapsed_by)::text = ''::text))) OR ((NOT ((state)::text = 'LAPSED'::text)) AND ((lapsed_by)::text = ''::text)))),
    CONSTRAINT message_lapses_only_where_it_may CHECK (((NOT ((state)::text = 'LAPSED'::text)) OR ((kind)::text = ANY ((ARRAY['ask_for_you'::character varying, 'ask_received'::character varying, 'ball_accepted'::character varying, 'both_go_on'::character varying, 'both_want_to_meet'::character varying, 'bundle_asked'::character varying, 'bundle_goes_on'::character varying, 'click_asked'::character varying, 'do_you_go_on'::character varying, 'goal_said'::character varying, 'holder_is_late'::character varying, 'look_back_planned'::character varying, 'match_paused'::character varying, 'match_paused_until'::character varying, 'match_rest_ends'::character varying, 'match_resumed'::character varying, 'match_started'::character varying, 'meeting_planned'::character varying, 'neighbours_for_you'::character varying, 'offer_is_late'::character varying, 'offer_received'::character varying, 'offer_woken'::character varying, 'rest_ends'::character varying, 'rota_asked'::character varying, 'rota_moved'::character varying, 'talk_soon'::character varying, 'turn_open'::character varying, 'turn_soon'::character varying, 'yes_asked'::character varying])::text[])))),
    CONSTRAINT notifications_message_tries_check CHECK ((tries >= 0))
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.retention_erased (
    person uuid NOT NULL,
    erased_at timestamp with time zone NOT NULL
);

CREATE TABLE public.retention_line (
    id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    months smallint,
    ended_before timestamp with time zone,
    number integer NOT NULL,
    run_id uuid NOT NULL,
    CONSTRAINT retention_line_months_check CHECK ((months >= 0)),
    CONSTRAINT retention_line_number_check CHECK ((number >= 0))
);

CREATE TABLE public.retention_pen (
    transaction xid8 NOT NULL
);

CREATE TABLE public.retention_run (
    id uuid NOT NULL,
    why character varying(8) NOT NULL,
    version character varying(40) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    municipality_id uuid NOT NULL
);

CREATE TABLE public.social_map_check (
    id uuid NOT NULL,
    way character varying(8) NOT NULL,
    ball_id uuid,
    asked_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    tries smallint NOT NULL,
    call_from date,
    answered_at timestamp with time zone,
    answer character varying(8) NOT NULL,
    by_words character varying(200) NOT NULL,
    answered_by_id uuid,
    entry_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    person_id uuid,
    CONSTRAINT check_answered_after_it_was_asked CHECK (((answered_at IS NULL) OR (answered_at >= asked_at))),
    CONSTRAINT check_answered_says_what CHECK (((((answer)::text = ''::text) AND (answered_at IS NULL)) OR ((answered_at IS NOT NULL) AND (NOT ((answer)::text = ''::text))))),
    CONSTRAINT social_map_check_tries_check CHECK ((tries >= 0))
);

CREATE TABLE public.social_map_concept (
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    terms character varying(60)[] NOT NULL,
    near character varying(40)[] NOT NULL,
    issue_id character varying(24) NOT NULL,
    CONSTRAINT concept_has_terms CHECK ((
CASE
    WHEN (terms IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(terms, 1), 0)
END >= 1))
);

CREATE TABLE public.social_map_cue (
    id uuid NOT NULL,
    words character varying(80) NOT NULL,
    language character varying(8) NOT NULL,
    stems text[] NOT NULL,
    concept_id character varying(40) NOT NULL,
    municipality_id uuid
);

CREATE TABLE public.social_map_different (
    id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    first_id uuid NOT NULL,
    second_id uuid NOT NULL,
    CONSTRAINT different_in_one_order CHECK ((first_id < second_id))
);

ALTER TABLE public.social_map_different ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.social_map_different_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.social_map_growth (
    id uuid NOT NULL,
    said_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    entry_id uuid NOT NULL,
    source_id uuid NOT NULL,
    CONSTRAINT growth_is_out_of_another CHECK ((NOT (entry_id = source_id))),
    CONSTRAINT growth_is_said_before_it_is_agreed CHECK (((agreed_at IS NULL) OR (agreed_at >= said_at)))
);

CREATE TABLE public.social_map_handover (
    id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    code_hash character varying(64) NOT NULL,
    code_until timestamp with time zone NOT NULL,
    said_at timestamp with time zone,
    asked_by_id uuid,
    entry_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    resident_id uuid,
    said_by_id uuid,
    CONSTRAINT handover_is_asked_or_answered CHECK ((((resident_id IS NULL) AND (said_at IS NULL) AND (said_by_id IS NULL) AND (NOT ((code_hash)::text = ''::text))) OR (((code_hash)::text = ''::text) AND (said_at IS NOT NULL)))),
    CONSTRAINT handover_yes_is_of_another_hand CHECK ((((asked_by_id IS NULL) OR (said_by_id IS NULL) OR (NOT ((said_by_id = asked_by_id) AND (said_by_id IS NOT NULL) AND (asked_by_id IS NOT NULL)))) AND ((asked_by_id IS NULL) OR (resident_id IS NULL) OR (NOT ((resident_id = asked_by_id) AND (resident_id IS NOT NULL) AND (asked_by_id IS NOT NULL))))))
);

CREATE TABLE public.social_map_issue (
    code character varying(24) NOT NULL,
    slug character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    name_en character varying(80) NOT NULL,
    intro character varying(300) NOT NULL,
    intro_en character varying(300) NOT NULL,
    place smallint NOT NULL,
    CONSTRAINT social_map_issue_place_check CHECK ((place >= 0))
);

CREATE TABLE public.social_map_listing (
    entry_id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    latitude double precision,
    longitude double precision,
    confirmed_on date,
    sorted_name text NOT NULL,
    dayparts smallint[] NOT NULL,
    words tsvector NOT NULL,
    area_id uuid,
    sunk boolean NOT NULL
);

CREATE TABLE public.social_map_missed (
    word character varying(40) NOT NULL,
    days integer NOT NULL,
    last_on date NOT NULL,
    state character varying(12) NOT NULL,
    CONSTRAINT social_map_missed_days_check CHECK ((days >= 0))
);

CREATE TABLE public.social_map_moment (
    id uuid NOT NULL,
    every character varying(12) NOT NULL,
    starts_on date NOT NULL,
    starts_at time without time zone NOT NULL,
    ends_at time without time zone,
    until date,
    except_on date[] NOT NULL,
    "where" character varying(200) NOT NULL,
    latitude double precision,
    longitude double precision,
    entry_id uuid NOT NULL,
    CONSTRAINT moment_ends_after_it_starts CHECK (((ends_at IS NULL) OR (ends_at > starts_at))),
    CONSTRAINT moment_has_a_whole_point_or_none CHECK ((((latitude IS NULL) AND (longitude IS NULL)) OR (((latitude >= ('-90.0'::numeric)::double precision) AND (latitude <= (90.0)::double precision)) AND ((longitude >= ('-180.0'::numeric)::double precision) AND (longitude <= (180.0)::double precision))))),
    CONSTRAINT moment_stops_after_it_begins CHECK (((until IS NULL) OR (until >= starts_on)))
);

CREATE TABLE public.social_map_relation (
    id uuid NOT NULL,
    step character varying(12) NOT NULL,
    words character varying(200) NOT NULL,
    version smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ball_id uuid,
    confirmed_at timestamp with time zone,
    confirmed_version smallint,
    ended_at timestamp with time zone,
    asked_by_id uuid,
    asked_side_id uuid NOT NULL,
    confirmed_by_id uuid,
    ended_by_id uuid,
    first_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    second_id uuid NOT NULL,
    CONSTRAINT relation_confirms_what_was_read CHECK ((((confirmed_at IS NULL) AND (confirmed_version IS NULL)) OR ((confirmed_at IS NOT NULL) AND (confirmed_version = version)))),
    CONSTRAINT relation_ends_after_it_began CHECK (((ended_at IS NULL) OR ((confirmed_at IS NOT NULL) AND (ended_at >= confirmed_at)))),
    CONSTRAINT relation_in_one_order CHECK ((first_id < second_id)),
    CONSTRAINT relation_is_asked_by_a_side CHECK (((asked_side_id = first_id) OR (asked_side_id = second_id))),
    CONSTRAINT relation_says_what_they_do CHECK ((NOT ((words)::text = ''::text))),
    CONSTRAINT social_map_relation_confirmed_version_check CHECK ((confirmed_version >= 0)),
    CONSTRAINT social_map_relation_version_check CHECK ((version >= 0))
);

CREATE TABLE public.social_map_sense (
    listing_id uuid NOT NULL,
    made_of character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    direction real[] NOT NULL
);

CREATE TABLE public.social_map_tally (
    id uuid NOT NULL,
    counted_on date NOT NULL,
    number smallint NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT social_map_tally_number_check CHECK ((number >= 0)),
    CONSTRAINT tally_is_of_one_day CHECK (((number >= 0) AND (number <= 9999)))
);

CREATE TABLE public.social_map_word (
    word character varying(60) NOT NULL,
    entries integer NOT NULL
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

ALTER TABLE ONLY public.commitments_absence
    ADD CONSTRAINT absence_once_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(starts_on, ends_on) WITH &&);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_agreement
    ADD CONSTRAINT agreement_version_once UNIQUE (circle_id, version);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_bundleask
    ADD CONSTRAINT bundle_asks_once UNIQUE (bundle_id, ask_id);

ALTER TABLE ONLY public.calendars_feed
    ADD CONSTRAINT calendars_feed_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.calendars_feed
    ADD CONSTRAINT calendars_feed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_callme
    ADD CONSTRAINT call_me_is_said_once UNIQUE (match_id, side);

ALTER TABLE ONLY public.circles_agreement
    ADD CONSTRAINT circles_agreement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_appeal
    ADD CONSTRAINT circles_appeal_ball_id_key UNIQUE (ball_id);

ALTER TABLE ONLY public.circles_appeal
    ADD CONSTRAINT circles_appeal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_circle
    ADD CONSTRAINT circles_circle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_consent
    ADD CONSTRAINT circles_consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_consenttext
    ADD CONSTRAINT circles_consenttext_pkey PRIMARY KEY (consent_id);

ALTER TABLE ONLY public.circles_gleaningnote
    ADD CONSTRAINT circles_gleaningnote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_goon
    ADD CONSTRAINT circles_goon_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_hold
    ADD CONSTRAINT circles_hold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_legalexception
    ADD CONSTRAINT circles_legalexception_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_member
    ADD CONSTRAINT circles_member_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_note
    ADD CONSTRAINT circles_note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_part
    ADD CONSTRAINT circles_part_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_shareditem
    ADD CONSTRAINT circles_shareditem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_signature
    ADD CONSTRAINT circles_signature_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_succession
    ADD CONSTRAINT circles_succession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_takealong
    ADD CONSTRAINT circles_takealong_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_absence
    ADD CONSTRAINT commitments_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_ball
    ADD CONSTRAINT commitments_ball_code_key UNIQUE (code);

ALTER TABLE ONLY public.commitments_ball
    ADD CONSTRAINT commitments_ball_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_frontdoor
    ADD CONSTRAINT commitments_frontdoor_area_id_key UNIQUE (area_id);

ALTER TABLE ONLY public.commitments_frontdoor
    ADD CONSTRAINT commitments_frontdoor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_lookback
    ADD CONSTRAINT commitments_lookback_ball_id_key UNIQUE (ball_id);

ALTER TABLE ONLY public.commitments_lookback
    ADD CONSTRAINT commitments_lookback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_pass
    ADD CONSTRAINT commitments_pass_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_seat
    ADD CONSTRAINT commitments_seat_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_sighting
    ADD CONSTRAINT commitments_sighting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_step
    ADD CONSTRAINT commitments_step_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_turn
    ADD CONSTRAINT commitments_turn_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_account
    ADD CONSTRAINT community_account_email_key UNIQUE (email);

ALTER TABLE ONLY public.community_account
    ADD CONSTRAINT community_account_person_id_key UNIQUE (person_id);

ALTER TABLE ONLY public.community_account
    ADD CONSTRAINT community_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_area
    ADD CONSTRAINT community_area_code_key UNIQUE (code);

ALTER TABLE ONLY public.community_area
    ADD CONSTRAINT community_area_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_card
    ADD CONSTRAINT community_card_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_cardsecret
    ADD CONSTRAINT community_cardsecret_code_digest_key UNIQUE (code_digest);

ALTER TABLE ONLY public.community_cardsecret
    ADD CONSTRAINT community_cardsecret_pkey PRIMARY KEY (card_id);

ALTER TABLE ONLY public.community_contactdetails
    ADD CONSTRAINT community_contactdetails_pkey PRIMARY KEY (person_id);

ALTER TABLE ONLY public.community_death
    ADD CONSTRAINT community_death_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_device
    ADD CONSTRAINT community_device_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_mandate
    ADD CONSTRAINT community_mandate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_membership
    ADD CONSTRAINT community_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_onetimesignin
    ADD CONSTRAINT community_onetimesignin_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.community_onetimesignin
    ADD CONSTRAINT community_onetimesignin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_organisation
    ADD CONSTRAINT community_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_person
    ADD CONSTRAINT community_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_postalarea
    ADD CONSTRAINT community_postalarea_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.community_setting
    ADD CONSTRAINT community_setting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.csv_in_importedrow
    ADD CONSTRAINT csv_in_importedrow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.csv_in_mapimport
    ADD CONSTRAINT csv_in_mapimport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_cue
    ADD CONSTRAINT cue_once UNIQUE NULLS NOT DISTINCT (concept_id, words, municipality_id);

ALTER TABLE ONLY public.social_map_different
    ADD CONSTRAINT different_once UNIQUE (first_id, second_id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT entry_chain_number UNIQUE (chain, number);

ALTER TABLE ONLY public.foundation_cache
    ADD CONSTRAINT foundation_cache_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.foundation_press
    ADD CONSTRAINT foundation_press_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.geocoding_postcode
    ADD CONSTRAINT geocoding_postcode_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.circles_goon
    ADD CONSTRAINT go_on_once UNIQUE (agreement_id, person_id, review_on);

ALTER TABLE ONLY public.initiatives_grantyes
    ADD CONSTRAINT grant_yes_once UNIQUE (request_id, resident_id);

ALTER TABLE ONLY public.initiatives_grantrequest
    ADD CONSTRAINT initiatives_grantrequest_ball_id_key UNIQUE (ball_id);

ALTER TABLE ONLY public.initiatives_grantrequest
    ADD CONSTRAINT initiatives_grantrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.initiatives_grantyes
    ADD CONSTRAINT initiatives_grantyes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.initiatives_ideacode
    ADD CONSTRAINT initiatives_ideacode_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.initiatives_ideacode
    ADD CONSTRAINT initiatives_ideacode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_inquirymember
    ADD CONSTRAINT inquiry_member_once UNIQUE (inquiry_id, person_id);

ALTER TABLE ONLY public.circles_shareditem
    ADD CONSTRAINT item_once UNIQUE (consent_id, kind, object_id);

ALTER TABLE ONLY public.circles_shareditem
    ADD CONSTRAINT item_once_in_exception UNIQUE (exception_id, kind, object_id);

ALTER TABLE ONLY public.journal_cut
    ADD CONSTRAINT journal_cut_pkey PRIMARY KEY (book, chain);

ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.journal_head
    ADD CONSTRAINT journal_head_pkey PRIMARY KEY (book, chain);

ALTER TABLE ONLY public.journal_look
    ADD CONSTRAINT journal_look_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.journal_look
    ADD CONSTRAINT look_chain_number UNIQUE (chain, number);

ALTER TABLE ONLY public.community_membership
    ADD CONSTRAINT membership_once UNIQUE (person_id, organisation_id, role, starts_on);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_answer
    ADD CONSTRAINT mutual_help_answer_pkey PRIMARY KEY (match_id, side, about, round);

ALTER TABLE ONLY public.mutual_help_apart
    ADD CONSTRAINT mutual_help_apart_pkey PRIMARY KEY (match_id, side);

ALTER TABLE ONLY public.mutual_help_ask
    ADD CONSTRAINT mutual_help_ask_ball_id_key UNIQUE (ball_id);

ALTER TABLE ONLY public.mutual_help_ask
    ADD CONSTRAINT mutual_help_ask_form_key_key UNIQUE (form_key);

ALTER TABLE ONLY public.mutual_help_ask
    ADD CONSTRAINT mutual_help_ask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_bundle
    ADD CONSTRAINT mutual_help_bundle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_bundleask
    ADD CONSTRAINT mutual_help_bundleask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_bundleyes
    ADD CONSTRAINT mutual_help_bundleyes_pkey PRIMARY KEY (bundle_id, ask_id);

ALTER TABLE ONLY public.mutual_help_callme
    ADD CONSTRAINT mutual_help_callme_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_consult
    ADD CONSTRAINT mutual_help_consult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_dream
    ADD CONSTRAINT mutual_help_dream_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_effort
    ADD CONSTRAINT mutual_help_effort_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_goal
    ADD CONSTRAINT mutual_help_goal_match_id_key UNIQUE (match_id);

ALTER TABLE ONLY public.mutual_help_goal
    ADD CONSTRAINT mutual_help_goal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_group
    ADD CONSTRAINT mutual_help_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_guide
    ADD CONSTRAINT mutual_help_guide_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_inquiry
    ADD CONSTRAINT mutual_help_inquiry_code_key UNIQUE (code);

ALTER TABLE ONLY public.mutual_help_inquiry
    ADD CONSTRAINT mutual_help_inquiry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_inquirymember
    ADD CONSTRAINT mutual_help_inquirymember_code_key UNIQUE (code);

ALTER TABLE ONLY public.mutual_help_inquirymember
    ADD CONSTRAINT mutual_help_inquirymember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_inquiryword
    ADD CONSTRAINT mutual_help_inquiryword_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_joining
    ADD CONSTRAINT mutual_help_joining_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_match
    ADD CONSTRAINT mutual_help_match_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_nobodycame
    ADD CONSTRAINT mutual_help_nobodycame_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_nobodycame
    ADD CONSTRAINT mutual_help_nobodycame_turn_id_key UNIQUE (turn_id);

ALTER TABLE ONLY public.mutual_help_note
    ADD CONSTRAINT mutual_help_note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_ball_id_key UNIQUE (ball_id);

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_form_key_key UNIQUE (form_key);

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_pair
    ADD CONSTRAINT mutual_help_pair_match_id_key UNIQUE (match_id);

ALTER TABLE ONLY public.mutual_help_pair
    ADD CONSTRAINT mutual_help_pair_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_place
    ADD CONSTRAINT mutual_help_place_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_potentry
    ADD CONSTRAINT mutual_help_potentry_corrects_id_key UNIQUE (corrects_id);

ALTER TABLE ONLY public.mutual_help_potentry
    ADD CONSTRAINT mutual_help_potentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_programme
    ADD CONSTRAINT mutual_help_programme_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_rota
    ADD CONSTRAINT mutual_help_rota_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_rotahelper
    ADD CONSTRAINT mutual_help_rotahelper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_round
    ADD CONSTRAINT mutual_help_round_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_smallwin
    ADD CONSTRAINT mutual_help_smallwin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_standstill
    ADD CONSTRAINT mutual_help_standstill_ball_id_key UNIQUE (ball_id);

ALTER TABLE ONLY public.mutual_help_standstill
    ADD CONSTRAINT mutual_help_standstill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_standstillword
    ADD CONSTRAINT mutual_help_standstillword_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_suggestion
    ADD CONSTRAINT mutual_help_suggestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_talk
    ADD CONSTRAINT mutual_help_talk_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_tick
    ADD CONSTRAINT mutual_help_tick_pkey PRIMARY KEY (seat_id, other_id);

ALTER TABLE ONLY public.mutual_help_tour
    ADD CONSTRAINT mutual_help_tour_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_tourcount
    ADD CONSTRAINT mutual_help_tourcount_pkey PRIMARY KEY (municipality_id, quarter);

ALTER TABLE ONLY public.mutual_help_tourseat
    ADD CONSTRAINT mutual_help_tourseat_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_turn
    ADD CONSTRAINT mutual_help_turn_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_wish
    ADD CONSTRAINT mutual_help_wish_joining_id_key UNIQUE (joining_id);

ALTER TABLE ONLY public.mutual_help_wish
    ADD CONSTRAINT mutual_help_wish_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_words
    ADD CONSTRAINT mutual_help_words_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.circles_part
    ADD CONSTRAINT part_once UNIQUE (agreement_id, person_id);

ALTER TABLE ONLY public.mutual_help_place
    ADD CONSTRAINT place_at_one_time EXCLUDE USING gist (person_id WITH =, minutes WITH &&) WHERE (((left_at IS NULL) AND (taken_at IS NOT NULL)));

ALTER TABLE ONLY public.community_postalarea
    ADD CONSTRAINT postal_area_once UNIQUE (pc4, area_id);

ALTER TABLE ONLY public.mutual_help_potentry
    ADD CONSTRAINT pot_lines_follow_each_other UNIQUE (pair_id, number);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.retention_erased
    ADD CONSTRAINT retention_erased_pkey PRIMARY KEY (person);

ALTER TABLE ONLY public.retention_line
    ADD CONSTRAINT retention_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.retention_pen
    ADD CONSTRAINT retention_pen_pkey PRIMARY KEY (transaction);

ALTER TABLE ONLY public.retention_run
    ADD CONSTRAINT retention_run_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mutual_help_round
    ADD CONSTRAINT round_once_a_night UNIQUE (area_id, made_on);

ALTER TABLE ONLY public.community_setting
    ADD CONSTRAINT setting_one_value_at_a_time UNIQUE (area_id, key, since);

ALTER TABLE ONLY public.commitments_sighting
    ADD CONSTRAINT sighting_once UNIQUE (ball_id, person_id);

ALTER TABLE ONLY public.circles_signature
    ADD CONSTRAINT signature_once UNIQUE (agreement_id, person_id);

ALTER TABLE ONLY public.social_map_change
    ADD CONSTRAINT social_map_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_check
    ADD CONSTRAINT social_map_check_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_concept
    ADD CONSTRAINT social_map_concept_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.social_map_cue
    ADD CONSTRAINT social_map_cue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_different
    ADD CONSTRAINT social_map_different_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_entry
    ADD CONSTRAINT social_map_entry_address_code_key UNIQUE (address_code);

ALTER TABLE ONLY public.social_map_entry
    ADD CONSTRAINT social_map_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_entry
    ADD CONSTRAINT social_map_entry_short_code_427e2f56_uniq UNIQUE (short_code);

ALTER TABLE ONLY public.social_map_growth
    ADD CONSTRAINT social_map_growth_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_handover
    ADD CONSTRAINT social_map_handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_insider
    ADD CONSTRAINT social_map_insider_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_issue
    ADD CONSTRAINT social_map_issue_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.social_map_issue
    ADD CONSTRAINT social_map_issue_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.social_map_listing
    ADD CONSTRAINT social_map_listing_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY public.social_map_missed
    ADD CONSTRAINT social_map_missed_pkey PRIMARY KEY (word);

ALTER TABLE ONLY public.social_map_moment
    ADD CONSTRAINT social_map_moment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_relation
    ADD CONSTRAINT social_map_relation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_sense
    ADD CONSTRAINT social_map_sense_pkey PRIMARY KEY (listing_id);

ALTER TABLE ONLY public.social_map_tally
    ADD CONSTRAINT social_map_tally_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.social_map_word
    ADD CONSTRAINT social_map_word_pkey PRIMARY KEY (word);

ALTER TABLE ONLY public.mutual_help_talk
    ADD CONSTRAINT talk_of_two_once UNIQUE (visitor_id, host_id);

ALTER TABLE ONLY public.social_map_tally
    ADD CONSTRAINT tally_once_a_day UNIQUE (entry_id, counted_on);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE UNIQUE INDEX agreement_one_in_force ON public.circles_agreement USING btree (circle_id) WHERE ((state)::text = ANY ((ARRAY['AGREED'::character varying, 'DUE'::character varying, 'WAITS'::character varying])::text[]));

CREATE UNIQUE INDEX agreement_one_on_the_table_each ON public.circles_agreement USING btree (circle_id, made_by_id) WHERE ((state)::text = ANY ((ARRAY['PROPOSAL'::character varying, 'TALKED_THROUGH'::character varying])::text[]));

CREATE INDEX ask_cause ON public.mutual_help_ask USING btree (cause_id) WHERE (cause_id IS NOT NULL);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX ball_due ON public.commitments_ball USING btree (due_at) WHERE (closed_at IS NULL);

CREATE INDEX ball_inbox ON public.commitments_ball USING btree (holder_id, due_at) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX ball_one_open_about_a_thing ON public.commitments_ball USING btree (about, about_id) WHERE (closed_at IS NULL);

CREATE INDEX bundle_until ON public.mutual_help_bundle USING btree (until_on) WHERE (ended_at IS NULL);

CREATE INDEX calendars_feed_municipality_id_d391bef8 ON public.calendars_feed USING btree (municipality_id);

CREATE UNIQUE INDEX card_one_live_per_person ON public.community_card USING btree (person_id) WHERE (revoked_at IS NULL);

CREATE INDEX change_of_entry ON public.social_map_change USING btree (entry_id, made_at);

CREATE UNIQUE INDEX change_one_open_claim_each ON public.social_map_change USING btree (entry_id, person_id) WHERE (((kind)::text = 'CLAIM'::text) AND ((state)::text = 'OPEN'::text));

CREATE UNIQUE INDEX change_said_once_while_it_waits ON public.social_map_change USING btree (entry_id, kind, md5((COALESCE((facts)::text, ''::text) || COALESCE(lower((words)::text), ''::text)))) WHERE (((kind)::text = ANY ((ARRAY['PROPOSAL'::character varying, 'REPORT'::character varying])::text[])) AND ((state)::text = 'OPEN'::text));

CREATE INDEX check_call_list ON public.social_map_check USING btree (municipality_id, asked_at) WHERE ((answered_at IS NULL) AND ((way)::text = 'CALL'::text));

CREATE UNIQUE INDEX check_one_open_for_an_entry ON public.social_map_check USING btree (entry_id) WHERE (answered_at IS NULL);

CREATE INDEX circles_agreement_circle_id_fce3d2dd ON public.circles_agreement USING btree (circle_id);

CREATE INDEX circles_agreement_first_contact_id_5dcf539f ON public.circles_agreement USING btree (first_contact_id);

CREATE INDEX circles_agreement_follows_id_0d1b6940 ON public.circles_agreement USING btree (follows_id);

CREATE INDEX circles_agreement_made_by_id_c4de081c ON public.circles_agreement USING btree (made_by_id);

CREATE INDEX circles_app_person__17942f_idx ON public.circles_appeal USING btree (person_id, made_at);

CREATE INDEX circles_appeal_circle_id_4c103faa ON public.circles_appeal USING btree (circle_id);

CREATE INDEX circles_appeal_entered_by_id_6780fc46 ON public.circles_appeal USING btree (entered_by_id);

CREATE INDEX circles_appeal_municipality_id_552dc875 ON public.circles_appeal USING btree (municipality_id);

CREATE INDEX circles_appeal_person_id_bd5a7d2d ON public.circles_appeal USING btree (person_id);

CREATE INDEX circles_circle_area_id_99aeb532 ON public.circles_circle USING btree (area_id);

CREATE INDEX circles_circle_made_by_id_0582836f ON public.circles_circle USING btree (made_by_id);

CREATE INDEX circles_circle_municipality_id_64024f9c ON public.circles_circle USING btree (municipality_id);

CREATE INDEX circles_consent_asked_by_id_0ff1c2f2 ON public.circles_consent USING btree (asked_by_id);

CREATE INDEX circles_consent_circle_id_1b5445fd ON public.circles_consent USING btree (circle_id);

CREATE INDEX circles_consent_municipality_id_03815617 ON public.circles_consent USING btree (municipality_id);

CREATE INDEX circles_consent_renews_id_ee8a0a0e ON public.circles_consent USING btree (renews_id);

CREATE INDEX circles_consent_subject_id_f12ef896 ON public.circles_consent USING btree (subject_id);

CREATE INDEX circles_consent_to_organisation_id_abc6ec20 ON public.circles_consent USING btree (to_organisation_id);

CREATE INDEX circles_consent_to_person_id_e2aeb8e7 ON public.circles_consent USING btree (to_person_id);

CREATE INDEX circles_consent_witness_id_e947f368 ON public.circles_consent USING btree (witness_id);

CREATE INDEX circles_gle_maker_i_38c319_idx ON public.circles_gleaningnote USING btree (maker_id);

CREATE INDEX circles_gle_person__c312a8_idx ON public.circles_gleaningnote USING btree (person_id);

CREATE INDEX circles_gleaningnote_maker_id_bbc69719 ON public.circles_gleaningnote USING btree (maker_id);

CREATE INDEX circles_gleaningnote_municipality_id_a82e28db ON public.circles_gleaningnote USING btree (municipality_id);

CREATE INDEX circles_gleaningnote_organisation_id_e6e0934e ON public.circles_gleaningnote USING btree (organisation_id);

CREATE INDEX circles_gleaningnote_person_id_34e571c1 ON public.circles_gleaningnote USING btree (person_id);

CREATE INDEX circles_goon_agreement_id_39bf23ee ON public.circles_goon USING btree (agreement_id);

CREATE INDEX circles_goon_person_id_9403964f ON public.circles_goon USING btree (person_id);

CREATE INDEX circles_goon_witness_id_31e0f56c ON public.circles_goon USING btree (witness_id);

CREATE INDEX circles_hold_author_id_1df0272c ON public.circles_hold USING btree (author_id);

CREATE INDEX circles_hold_lifted_by_id_47f7d0ad ON public.circles_hold USING btree (lifted_by_id);

CREATE INDEX circles_hold_municipality_id_009bb0e8 ON public.circles_hold USING btree (municipality_id);

CREATE INDEX circles_hold_person_id_0d1e98a6 ON public.circles_hold USING btree (person_id);

CREATE INDEX circles_legalexception_asked_by_id_d4137f21 ON public.circles_legalexception USING btree (asked_by_id);

CREATE INDEX circles_legalexception_circle_id_20447d7d ON public.circles_legalexception USING btree (circle_id);

CREATE INDEX circles_legalexception_municipality_id_671a29ea ON public.circles_legalexception USING btree (municipality_id);

CREATE INDEX circles_legalexception_second_id_2f8d60d4 ON public.circles_legalexception USING btree (second_id);

CREATE INDEX circles_legalexception_subject_id_a5d9eb29 ON public.circles_legalexception USING btree (subject_id);

CREATE INDEX circles_legalexception_to_organisation_id_1a650843 ON public.circles_legalexception USING btree (to_organisation_id);

CREATE INDEX circles_legalexception_to_person_id_60d6e10f ON public.circles_legalexception USING btree (to_person_id);

CREATE INDEX circles_member_centre_yes_heard_by_id_23b8f352 ON public.circles_member USING btree (centre_yes_heard_by_id);

CREATE INDEX circles_member_circle_id_8a688d4c ON public.circles_member USING btree (circle_id);

CREATE INDEX circles_member_guide_id_7a27fa09 ON public.circles_member USING btree (guide_id);

CREATE INDEX circles_member_organisation_id_71a3d201 ON public.circles_member USING btree (organisation_id);

CREATE INDEX circles_member_own_yes_heard_by_id_b3011b0e ON public.circles_member USING btree (own_yes_heard_by_id);

CREATE INDEX circles_member_person_id_cbc64528 ON public.circles_member USING btree (person_id);

CREATE INDEX circles_member_proposed_by_id_04fa35df ON public.circles_member USING btree (proposed_by_id);

CREATE INDEX circles_not_circle__a23ef4_idx ON public.circles_note USING btree (circle_id, written_at);

CREATE INDEX circles_note_about_id_847fc298 ON public.circles_note USING btree (about_id);

CREATE INDEX circles_note_circle_id_cf4f30a2 ON public.circles_note USING btree (circle_id);

CREATE INDEX circles_note_corrects_id_6e8351cf ON public.circles_note USING btree (corrects_id);

CREATE INDEX circles_note_entered_by_id_ed12770b ON public.circles_note USING btree (entered_by_id);

CREATE INDEX circles_note_to_id_72ba42f2 ON public.circles_note USING btree (to_id);

CREATE INDEX circles_note_writer_id_fc0834ac ON public.circles_note USING btree (writer_id);

CREATE INDEX circles_part_agreement_id_dfa6e2b6 ON public.circles_part USING btree (agreement_id);

CREATE INDEX circles_part_person_id_f0efaf06 ON public.circles_part USING btree (person_id);

CREATE INDEX circles_sha_kind_287bf7_idx ON public.circles_shareditem USING btree (kind, object_id);

CREATE INDEX circles_shareditem_consent_id_6033cbe8 ON public.circles_shareditem USING btree (consent_id);

CREATE INDEX circles_shareditem_exception_id_2c904b8f ON public.circles_shareditem USING btree (exception_id);

CREATE INDEX circles_signature_agreement_id_4b70b405 ON public.circles_signature USING btree (agreement_id);

CREATE INDEX circles_signature_person_id_663cba36 ON public.circles_signature USING btree (person_id);

CREATE INDEX circles_signature_witness_id_37f88efc ON public.circles_signature USING btree (witness_id);

CREATE INDEX circles_succession_gleaning_id_70737b9d ON public.circles_succession USING btree (gleaning_id);

CREATE INDEX circles_succession_leaver_id_e6f5f482 ON public.circles_succession USING btree (leaver_id);

CREATE INDEX circles_succession_member_id_d6f36a22 ON public.circles_succession USING btree (member_id);

CREATE INDEX circles_succession_subject_id_35a851c6 ON public.circles_succession USING btree (subject_id);

CREATE INDEX circles_succession_successor_id_8e81f563 ON public.circles_succession USING btree (successor_id);

CREATE INDEX circles_succession_yes_heard_by_id_267d1304 ON public.circles_succession USING btree (yes_heard_by_id);

CREATE INDEX circles_tak_person__dfcd31_idx ON public.circles_takealong USING btree (person_id, asked_at);

CREATE INDEX circles_takealong_appeal_id_1b8284ab ON public.circles_takealong USING btree (appeal_id);

CREATE INDEX circles_takealong_asked_by_id_ff37d59d ON public.circles_takealong USING btree (asked_by_id);

CREATE INDEX circles_takealong_municipality_id_ead74787 ON public.circles_takealong USING btree (municipality_id);

CREATE INDEX circles_takealong_person_id_4332175a ON public.circles_takealong USING btree (person_id);

CREATE INDEX commitments_absence_person_id_b979419a ON public.commitments_absence USING btree (person_id);

CREATE INDEX commitments_ball_code_4653aedd_like ON public.commitments_ball USING btree (code varchar_pattern_ops);

CREATE INDEX commitments_ball_deputy_id_3f1b2f2d ON public.commitments_ball USING btree (deputy_id);

CREATE INDEX commitments_ball_holder_id_a5731005 ON public.commitments_ball USING btree (holder_id);

CREATE INDEX commitments_ball_id_7f2333_idx ON public.commitments_step USING btree (ball_id, at);

CREATE INDEX commitments_ball_lead_id_21b6243f ON public.commitments_ball USING btree (lead_id);

CREATE INDEX commitments_ball_municipality_id_fa389d7a ON public.commitments_ball USING btree (municipality_id);

CREATE INDEX commitments_ball_subject_id_e89932b9 ON public.commitments_ball USING btree (subject_id);

CREATE INDEX commitments_frontdoor_lead_id_786ea26b ON public.commitments_frontdoor USING btree (lead_id);

CREATE INDEX commitments_frontdoor_organisation_id_6d5e2a14 ON public.commitments_frontdoor USING btree (organisation_id);

CREATE INDEX commitments_frontdoor_taken_over_by_id_e266e4b3 ON public.commitments_frontdoor USING btree (taken_over_by_id);

CREATE INDEX commitments_lookback_by_id_ee878659 ON public.commitments_lookback USING btree (by_id);

CREATE INDEX commitments_lookback_municipality_id_a1c6730c ON public.commitments_lookback USING btree (municipality_id);

CREATE INDEX commitments_lookback_origin_id_811c9d9d ON public.commitments_lookback USING btree (origin_id);

CREATE INDEX commitments_lookback_subject_id_56a66fa1 ON public.commitments_lookback USING btree (subject_id);

CREATE INDEX commitments_pass_ball_id_9843747f ON public.commitments_pass USING btree (ball_id);

CREATE INDEX commitments_pass_organisation_id_fd4aa6d4 ON public.commitments_pass USING btree (organisation_id);

CREATE INDEX commitments_pass_receiver_id_322b47cb ON public.commitments_pass USING btree (receiver_id);

CREATE INDEX commitments_pass_sender_id_fc8399b7 ON public.commitments_pass USING btree (sender_id);

CREATE INDEX commitments_pass_yes_heard_by_id_b9a952ab ON public.commitments_pass USING btree (yes_heard_by_id);

CREATE INDEX commitments_seat_ball_id_b5f74f52 ON public.commitments_seat USING btree (ball_id);

CREATE INDEX commitments_seat_person_id_ae8c5dd9 ON public.commitments_seat USING btree (person_id);

CREATE INDEX commitments_sighting_ball_id_2bf8de75 ON public.commitments_sighting USING btree (ball_id);

CREATE INDEX commitments_sighting_person_id_3c5d258c ON public.commitments_sighting USING btree (person_id);

CREATE INDEX commitments_step_ball_id_cee1bb2b ON public.commitments_step USING btree (ball_id);

CREATE INDEX commitments_step_organisation_id_d5af9e8b ON public.commitments_step USING btree (organisation_id);

CREATE INDEX commitments_step_person_id_26b0da9c ON public.commitments_step USING btree (person_id);

CREATE INDEX commitments_step_written_by_id_03a31299 ON public.commitments_step USING btree (written_by_id);

CREATE INDEX commitments_turn_door_id_e8e83696 ON public.commitments_turn USING btree (door_id);

CREATE INDEX commitments_turn_person_id_78d1091c ON public.commitments_turn USING btree (person_id);

CREATE INDEX community_account_email_e3503e9b_like ON public.community_account USING btree (email varchar_pattern_ops);

CREATE INDEX community_area_became_id_1a6c0c75 ON public.community_area USING btree (became_id);

CREATE INDEX community_area_code_3ccde166_like ON public.community_area USING btree (code varchar_pattern_ops);

CREATE INDEX community_area_municipality_id_d8b3f7cd ON public.community_area USING btree (municipality_id);

CREATE INDEX community_area_parent_id_5f214fa3 ON public.community_area USING btree (parent_id);

CREATE INDEX community_card_made_by_id_0d8f1ad3 ON public.community_card USING btree (made_by_id);

CREATE INDEX community_card_municipality_id_7b8be4a4 ON public.community_card USING btree (municipality_id);

CREATE INDEX community_card_person_id_b25dac58 ON public.community_card USING btree (person_id);

CREATE INDEX community_card_revoked_by_id_e7f1b817 ON public.community_card USING btree (revoked_by_id);

CREATE INDEX community_cardsecret_code_digest_1334867d_like ON public.community_cardsecret USING btree (code_digest varchar_pattern_ops);

CREATE INDEX community_death_municipality_id_a5f90a9c ON public.community_death USING btree (municipality_id);

CREATE INDEX community_death_person_id_4daba967 ON public.community_death USING btree (person_id);

CREATE INDEX community_death_taken_back_by_id_a716411c ON public.community_death USING btree (taken_back_by_id);

CREATE INDEX community_death_written_by_id_ad00993b ON public.community_death USING btree (written_by_id);

CREATE INDEX community_device_card_id_7f8d612c ON public.community_device USING btree (card_id);

CREATE INDEX community_device_person_id_e867841b ON public.community_device USING btree (person_id);

CREATE INDEX community_m_person__2302e0_idx ON public.community_mandate USING btree (person_id, starts_at);

CREATE INDEX community_m_represe_36594a_idx ON public.community_mandate USING btree (representative_id, ends_at);

CREATE INDEX community_mandate_ended_by_id_5e4ccaf1 ON public.community_mandate USING btree (ended_by_id);

CREATE INDEX community_mandate_made_by_id_4da20c61 ON public.community_mandate USING btree (made_by_id);

CREATE INDEX community_mandate_municipality_id_cf699f50 ON public.community_mandate USING btree (municipality_id);

CREATE INDEX community_mandate_person_id_3604d011 ON public.community_mandate USING btree (person_id);

CREATE INDEX community_mandate_representative_id_5ee07df9 ON public.community_mandate USING btree (representative_id);

CREATE INDEX community_mandate_seen_by_id_ff7ae7a0 ON public.community_mandate USING btree (seen_by_id);

CREATE INDEX community_membership_organisation_id_ebde5237 ON public.community_membership USING btree (organisation_id);

CREATE INDEX community_membership_person_id_037e5409 ON public.community_membership USING btree (person_id);

CREATE INDEX community_onetimesignin_account_id_16984fa2 ON public.community_onetimesignin USING btree (account_id);

CREATE INDEX community_onetimesignin_digest_f4cc782c_like ON public.community_onetimesignin USING btree (digest varchar_pattern_ops);

CREATE INDEX community_organisation_area_id_8bbda32a ON public.community_organisation USING btree (area_id);

CREATE INDEX community_person_area_id_f334de87 ON public.community_person USING btree (area_id);

CREATE INDEX community_person_municipality_id_23a4046d ON public.community_person USING btree (municipality_id);

CREATE INDEX community_postalarea_area_id_22f13c75 ON public.community_postalarea USING btree (area_id);

CREATE INDEX community_setting_area_id_49792cc8 ON public.community_setting USING btree (area_id);

CREATE INDEX consent_live_org ON public.circles_consent USING btree (to_organisation_id) WHERE ((state)::text = 'GIVEN'::text);

CREATE INDEX consent_live_person ON public.circles_consent USING btree (to_person_id) WHERE ((state)::text = 'GIVEN'::text);

CREATE INDEX csv_in_importedrow_batch_id_266aa776 ON public.csv_in_importedrow USING btree (batch_id);

CREATE INDEX csv_in_importedrow_entry_id_e71f6fa8 ON public.csv_in_importedrow USING btree (entry_id);

CREATE INDEX csv_in_mapimport_municipality_id_6d277e3f ON public.csv_in_mapimport USING btree (municipality_id);

CREATE INDEX cue_first_stem ON public.social_map_cue USING btree ((stems[1]));

CREATE UNIQUE INDEX death_stands_once ON public.community_death USING btree (person_id) WHERE (taken_back_at IS NULL);

CREATE INDEX death_told ON public.community_death USING gin (told);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX entry_area_kind ON public.social_map_entry USING btree (area_id, kind);

CREATE UNIQUE INDEX entry_once_per_source ON public.social_map_entry USING btree (source, source_id) WHERE (source_id IS NOT NULL);

CREATE INDEX foundation_cache_expires ON public.foundation_cache USING btree (expires);

CREATE INDEX foundation_press_at ON public.foundation_press USING btree (at);

CREATE INDEX geocoding_postcode_code_a65e1ec3_like ON public.geocoding_postcode USING btree (code varchar_pattern_ops);

CREATE INDEX goal_ask_again ON public.mutual_help_goal USING btree (ask_again_on) WHERE (asked_again_at IS NULL);

CREATE INDEX grant_code ON public.initiatives_grantrequest USING btree (code_hash) WHERE (NOT ((code_hash)::text = ''::text));

CREATE UNIQUE INDEX growth_one_way ON public.social_map_growth USING btree (LEAST(entry_id, source_id), GREATEST(entry_id, source_id));

CREATE UNIQUE INDEX guide_is_one ON public.mutual_help_guide USING btree (match_id) WHERE ((state)::text = 'YES'::text);

CREATE INDEX guide_of_person ON public.mutual_help_guide USING btree (person_id) WHERE ((state)::text = ANY ((ARRAY['ASKED'::character varying, 'YES'::character varying])::text[]));

CREATE UNIQUE INDEX guide_one_is_asked_at_a_time ON public.mutual_help_guide USING btree (match_id) WHERE ((state)::text = 'ASKED'::text);

CREATE INDEX guide_talks ON public.mutual_help_guide USING btree (talk_on) WHERE ((state)::text = 'YES'::text);

CREATE INDEX handover_code ON public.social_map_handover USING btree (code_hash) WHERE (NOT ((code_hash)::text = ''::text));

CREATE UNIQUE INDEX handover_one_question_at_a_time ON public.social_map_handover USING btree (entry_id) WHERE (said_at IS NULL);

CREATE INDEX hold_of_person ON public.circles_hold USING btree (person_id) WHERE (lifted_at IS NULL);

CREATE INDEX hold_of_thing ON public.circles_hold USING btree (about_id) WHERE (lifted_at IS NULL);

CREATE UNIQUE INDEX idea_one_code_for_an_invitation ON public.initiatives_ideacode USING btree (insider_id) WHERE (resident_id IS NULL);

CREATE UNIQUE INDEX idea_one_own_code ON public.initiatives_ideacode USING btree (insider_id) WHERE (resident_id IS NOT NULL);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX imported_row_result ON public.csv_in_importedrow USING btree (batch_id, result);

CREATE INDEX initiatives_grantrequest_decided_by_id_7e2a26fe ON public.initiatives_grantrequest USING btree (decided_by_id);

CREATE INDEX initiatives_grantrequest_entry_id_1d5cf96b ON public.initiatives_grantrequest USING btree (entry_id);

CREATE INDEX initiatives_grantrequest_municipality_id_ecdb8268 ON public.initiatives_grantrequest USING btree (municipality_id);

CREATE INDEX initiatives_grantrequest_sent_by_id_61ad38d1 ON public.initiatives_grantrequest USING btree (sent_by_id);

CREATE INDEX initiatives_grantrequest_written_by_id_93901e64 ON public.initiatives_grantrequest USING btree (written_by_id);

CREATE INDEX initiatives_grantyes_heard_by_id_d0f80513 ON public.initiatives_grantyes USING btree (heard_by_id);

CREATE INDEX initiatives_grantyes_municipality_id_2093a60a ON public.initiatives_grantyes USING btree (municipality_id);

CREATE INDEX initiatives_grantyes_request_id_6ef1e09f ON public.initiatives_grantyes USING btree (request_id);

CREATE INDEX initiatives_grantyes_resident_id_2ce7b158 ON public.initiatives_grantyes USING btree (resident_id);

CREATE INDEX initiatives_ideacode_code_hash_9c1b2ebe_like ON public.initiatives_ideacode USING btree (code_hash varchar_pattern_ops);

CREATE INDEX initiatives_ideacode_insider_id_62c0dcc5 ON public.initiatives_ideacode USING btree (insider_id);

CREATE INDEX initiatives_ideacode_made_by_id_349b6563 ON public.initiatives_ideacode USING btree (made_by_id);

CREATE INDEX initiatives_ideacode_municipality_id_a86e1258 ON public.initiatives_ideacode USING btree (municipality_id);

CREATE INDEX initiatives_ideacode_resident_id_5ed2e640 ON public.initiatives_ideacode USING btree (resident_id);

CREATE INDEX insider_code ON public.social_map_insider USING btree (code_hash) WHERE (NOT ((code_hash)::text = ''::text));

CREATE UNIQUE INDEX insider_code_is_of_one ON public.social_map_insider USING btree (keeper_hash) WHERE (NOT ((keeper_hash)::text = ''::text));

CREATE INDEX insider_of_person ON public.social_map_insider USING btree (person_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX insider_once ON public.social_map_insider USING btree (entry_id, person_id, role) WHERE ((ended_at IS NULL) AND (person_id IS NOT NULL));

CREATE UNIQUE INDEX joining_of_an_ask_once ON public.mutual_help_joining USING btree (ask_id) WHERE (left_at IS NULL);

CREATE UNIQUE INDEX joining_of_an_offer_once ON public.mutual_help_joining USING btree (offer_id) WHERE (left_at IS NULL);

CREATE INDEX journal_ent_ball_id_cb528d_idx ON public.journal_entry USING btree (ball_id);

CREATE INDEX journal_ent_subject_58e05f_idx ON public.journal_entry USING btree (subject_id, occurred_at);

CREATE INDEX journal_entry_namens ON public.journal_entry USING btree (on_behalf_of_id, occurred_at) WHERE (on_behalf_of_id IS NOT NULL);

CREATE INDEX journal_loo_subject_2a8a11_idx ON public.journal_look USING btree (subject_id, occurred_at);

CREATE INDEX journal_look_of_others ON public.journal_look USING btree (subject_id, occurred_at) WHERE (person_id IS DISTINCT FROM subject_id);

CREATE INDEX listing_fresh ON public.social_map_listing USING btree (confirmed_on DESC NULLS LAST, sorted_name, entry_id);

CREATE INDEX listing_point ON public.social_map_listing USING btree (latitude, longitude);

CREATE INDEX listing_words ON public.social_map_listing USING gin (words) WITH (fastupdate=off);

CREATE UNIQUE INDEX look_back_one_ahead ON public.commitments_lookback USING btree (origin_id) WHERE ((state)::text = ANY ((ARRAY['PLANNED'::character varying, 'DUE'::character varying])::text[]));

CREATE INDEX match_back ON public.mutual_help_match USING btree (back_on) WHERE (back_on IS NOT NULL);

CREATE INDEX match_check ON public.mutual_help_match USING btree (check_on) WHERE ((state)::text = 'ACTIVE'::text);

CREATE UNIQUE INDEX match_is_suggested_once ON public.mutual_help_match USING btree (ask_id, offer_id) WHERE (NOT ((ended_how)::text = 'MISTAKE'::text));

CREATE INDEX member_in_circle ON public.circles_member USING btree (person_id, circle_id) WHERE ((state)::text = 'ACTIVE'::text);

CREATE UNIQUE INDEX member_once_at_a_time ON public.circles_member USING btree (circle_id, person_id) WHERE ((state)::text = ANY ((ARRAY['PROPOSED'::character varying, 'INVITED'::character varying, 'ACTIVE'::character varying])::text[]));

CREATE INDEX message_printed_lately ON public.notifications_message USING btree (done_at) WHERE (((channel)::text = 'LETTER'::text) AND ((state)::text = 'PRINTED'::text));

CREATE INDEX message_to_do ON public.notifications_message USING btree (state) WHERE ((state)::text = ANY ((ARRAY['WAITING'::character varying, 'FAILED'::character varying])::text[]));

CREATE INDEX message_to_print ON public.notifications_message USING btree (kind) WHERE ((state)::text = 'TO_PRINT'::text);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX moment_of_entry ON public.social_map_moment USING btree (entry_id, starts_on);

CREATE INDEX mutual_help_area_id_5b0a22_idx ON public.mutual_help_ask USING btree (area_id, asked_at);

CREATE INDEX mutual_help_area_id_7ead6d_idx ON public.mutual_help_offer USING btree (area_id, offered_at);

CREATE INDEX mutual_help_ask_area_id_f8ecc519 ON public.mutual_help_ask USING btree (area_id);

CREATE INDEX mutual_help_ask_asker_id_c69ae300 ON public.mutual_help_ask USING btree (asker_id);

CREATE INDEX mutual_help_ask_entered_by_id_c99f8c89 ON public.mutual_help_ask USING btree (entered_by_id);

CREATE INDEX mutual_help_ask_municipality_id_08b30d0d ON public.mutual_help_ask USING btree (municipality_id);

CREATE INDEX mutual_help_ask_urgency_by_id_6811a63e ON public.mutual_help_ask USING btree (urgency_by_id);

CREATE INDEX mutual_help_bundle_area_id_9ce24dc6 ON public.mutual_help_bundle USING btree (area_id);

CREATE INDEX mutual_help_bundle_municipality_id_81001e2a ON public.mutual_help_bundle USING btree (municipality_id);

CREATE INDEX mutual_help_bundle_proposed_by_id_de6b5130 ON public.mutual_help_bundle USING btree (proposed_by_id);

CREATE INDEX mutual_help_bundleask_ask_id_e40e387b ON public.mutual_help_bundleask USING btree (ask_id);

CREATE INDEX mutual_help_bundleask_bundle_id_f6110020 ON public.mutual_help_bundleask USING btree (bundle_id);

CREATE INDEX mutual_help_callme_match_id_b7edd104 ON public.mutual_help_callme USING btree (match_id);

CREATE INDEX mutual_help_consult_ask_id_686f9a18 ON public.mutual_help_consult USING btree (ask_id);

CREATE INDEX mutual_help_consult_receiver_id_b4c4b7c7 ON public.mutual_help_consult USING btree (receiver_id);

CREATE INDEX mutual_help_consult_sender_id_b2d62d5b ON public.mutual_help_consult USING btree (sender_id);

CREATE INDEX mutual_help_dream_pair_id_8ca73126 ON public.mutual_help_dream USING btree (pair_id);

CREATE INDEX mutual_help_effort_offer_id_ae3a4244 ON public.mutual_help_effort USING btree (offer_id);

CREATE INDEX mutual_help_group_programme_id_3a12af84 ON public.mutual_help_group USING btree (programme_id);

CREATE INDEX mutual_help_guide_match_id_4a6b580c ON public.mutual_help_guide USING btree (match_id);

CREATE INDEX mutual_help_guide_person_id_63b0e3fe ON public.mutual_help_guide USING btree (person_id);

CREATE INDEX mutual_help_inquiry_code_22f14c3a_like ON public.mutual_help_inquiry USING btree (code varchar_pattern_ops);

CREATE INDEX mutual_help_inquiry_municipality_id_4744d505 ON public.mutual_help_inquiry USING btree (municipality_id);

CREATE INDEX mutual_help_inquirymember_code_b2e97d41_like ON public.mutual_help_inquirymember USING btree (code varchar_pattern_ops);

CREATE INDEX mutual_help_inquirymember_heard_by_id_0845c18b ON public.mutual_help_inquirymember USING btree (heard_by_id);

CREATE INDEX mutual_help_inquirymember_inquiry_id_46ae1287 ON public.mutual_help_inquirymember USING btree (inquiry_id);

CREATE INDEX mutual_help_inquirymember_person_id_9606efaa ON public.mutual_help_inquirymember USING btree (person_id);

CREATE INDEX mutual_help_inquiryword_inquiry_id_cb2f5cfa ON public.mutual_help_inquiryword USING btree (inquiry_id);

CREATE INDEX mutual_help_inquiryword_said_by_id_af0921e5 ON public.mutual_help_inquiryword USING btree (said_by_id);

CREATE INDEX mutual_help_inquiryword_written_by_id_118414a1 ON public.mutual_help_inquiryword USING btree (written_by_id);

CREATE INDEX mutual_help_joining_ask_id_5ac34a6c ON public.mutual_help_joining USING btree (ask_id);

CREATE INDEX mutual_help_joining_offer_id_2a69b539 ON public.mutual_help_joining USING btree (offer_id);

CREATE INDEX mutual_help_joining_programme_id_c8056821 ON public.mutual_help_joining USING btree (programme_id);

CREATE INDEX mutual_help_joining_trained_said_by_id_3acd46fd ON public.mutual_help_joining USING btree (trained_said_by_id);

CREATE INDEX mutual_help_match_ask_id_9111a028 ON public.mutual_help_match USING btree (ask_id);

CREATE INDEX mutual_help_match_backstop_id_8d40566a ON public.mutual_help_match USING btree (backstop_id);

CREATE INDEX mutual_help_match_municipality_id_3a25b1fc ON public.mutual_help_match USING btree (municipality_id);

CREATE INDEX mutual_help_match_offer_id_46c19abc ON public.mutual_help_match USING btree (offer_id);

CREATE INDEX mutual_help_match_suggested_by_id_ca020478 ON public.mutual_help_match USING btree (suggested_by_id);

CREATE INDEX mutual_help_municip_8dcd33_idx ON public.mutual_help_offer USING btree (municipality_id, state);

CREATE INDEX mutual_help_note_ask_id_d4898032 ON public.mutual_help_note USING btree (ask_id);

CREATE INDEX mutual_help_note_entered_by_id_7175a149 ON public.mutual_help_note USING btree (entered_by_id);

CREATE INDEX mutual_help_note_to_id_48c2bde9 ON public.mutual_help_note USING btree (to_id);

CREATE INDEX mutual_help_note_writer_id_0499f9be ON public.mutual_help_note USING btree (writer_id);

CREATE INDEX mutual_help_offer_answered_by_id_4ab495d4 ON public.mutual_help_offer USING btree (answered_by_id);

CREATE INDEX mutual_help_offer_answers_id_4e254b67 ON public.mutual_help_offer USING btree (answers_id);

CREATE INDEX mutual_help_offer_area_id_ba7e7153 ON public.mutual_help_offer USING btree (area_id);

CREATE INDEX mutual_help_offer_entered_by_id_31e42aab ON public.mutual_help_offer USING btree (entered_by_id);

CREATE INDEX mutual_help_offer_i_d8ef86_idx ON public.mutual_help_match USING btree (offer_id, state);

CREATE INDEX mutual_help_offer_municipality_id_ca12b73e ON public.mutual_help_offer USING btree (municipality_id);

CREATE INDEX mutual_help_offer_offerer_id_8197d061 ON public.mutual_help_offer USING btree (offerer_id);

CREATE INDEX mutual_help_offer_reply_answered_by_id_7bce709c ON public.mutual_help_offer USING btree (reply_answered_by_id);

CREATE INDEX mutual_help_offer_vog_seen_by_id_15f61005 ON public.mutual_help_offer USING btree (vog_seen_by_id);

CREATE INDEX mutual_help_pair_programme_id_c82ca152 ON public.mutual_help_pair USING btree (programme_id);

CREATE INDEX mutual_help_place_group_id_19f3a15e ON public.mutual_help_place USING btree (group_id);

CREATE INDEX mutual_help_place_joining_id_b5488568 ON public.mutual_help_place USING btree (joining_id);

CREATE INDEX mutual_help_place_offered_by_id_cc28fbc6 ON public.mutual_help_place USING btree (offered_by_id);

CREATE INDEX mutual_help_place_person_id_45575c00 ON public.mutual_help_place USING btree (person_id);

CREATE INDEX mutual_help_place_taken_by_id_26836c49 ON public.mutual_help_place USING btree (taken_by_id);

CREATE INDEX mutual_help_potentry_entered_by_id_8e7420bc ON public.mutual_help_potentry USING btree (entered_by_id);

CREATE INDEX mutual_help_potentry_pair_id_bdcbcfd9 ON public.mutual_help_potentry USING btree (pair_id);

CREATE INDEX mutual_help_programme_lead_id_5054af58 ON public.mutual_help_programme USING btree (lead_id);

CREATE INDEX mutual_help_programme_municipality_id_3eed6710 ON public.mutual_help_programme USING btree (municipality_id);

CREATE INDEX mutual_help_rota_ask_id_c7dbc7a8 ON public.mutual_help_rota USING btree (ask_id);

CREATE INDEX mutual_help_rotahelper_asked_by_id_9f870f2b ON public.mutual_help_rotahelper USING btree (asked_by_id);

CREATE INDEX mutual_help_rotahelper_joined_by_id_5afa3d34 ON public.mutual_help_rotahelper USING btree (joined_by_id);

CREATE INDEX mutual_help_rotahelper_offer_id_31c6162d ON public.mutual_help_rotahelper USING btree (offer_id);

CREATE INDEX mutual_help_rotahelper_rota_id_073e8380 ON public.mutual_help_rotahelper USING btree (rota_id);

CREATE INDEX mutual_help_round_area_id_27c5c201 ON public.mutual_help_round USING btree (area_id);

CREATE INDEX mutual_help_round_municipality_id_89f3b1db ON public.mutual_help_round USING btree (municipality_id);

CREATE INDEX mutual_help_smallwin_goal_id_ddc66ed2 ON public.mutual_help_smallwin USING btree (goal_id);

CREATE INDEX mutual_help_standstill_held_by_id_f4297368 ON public.mutual_help_standstill USING btree (held_by_id);

CREATE INDEX mutual_help_standstill_municipality_id_30d01907 ON public.mutual_help_standstill USING btree (municipality_id);

CREATE INDEX mutual_help_standstill_offer_id_b8f25c35 ON public.mutual_help_standstill USING btree (offer_id);

CREATE INDEX mutual_help_standstill_person_id_55c21019 ON public.mutual_help_standstill USING btree (person_id);

CREATE INDEX mutual_help_standstillword_said_by_id_840a725e ON public.mutual_help_standstillword USING btree (said_by_id);

CREATE INDEX mutual_help_standstillword_standstill_id_a8d36605 ON public.mutual_help_standstillword USING btree (standstill_id);

CREATE INDEX mutual_help_standstillword_written_by_id_fbc6398e ON public.mutual_help_standstillword USING btree (written_by_id);

CREATE INDEX mutual_help_state_53a0c6_idx ON public.mutual_help_ask USING btree (state);

CREATE INDEX mutual_help_suggestion_ask_id_bf2dfd32 ON public.mutual_help_suggestion USING btree (ask_id);

CREATE INDEX mutual_help_suggestion_by_id_a90d479d ON public.mutual_help_suggestion USING btree (by_id);

CREATE INDEX mutual_help_talk_host_id_0d44e4d4 ON public.mutual_help_talk USING btree (host_id);

CREATE INDEX mutual_help_talk_tour_id_0b8ab597 ON public.mutual_help_talk USING btree (tour_id);

CREATE INDEX mutual_help_talk_visitor_id_f9a234e9 ON public.mutual_help_talk USING btree (visitor_id);

CREATE INDEX mutual_help_tour_lead_id_875f1b6b ON public.mutual_help_tour USING btree (lead_id);

CREATE INDEX mutual_help_tour_municipality_id_a9198cc6 ON public.mutual_help_tour USING btree (municipality_id);

CREATE INDEX mutual_help_tour_organisation_id_390131fc ON public.mutual_help_tour USING btree (organisation_id);

CREATE INDEX mutual_help_tourseat_ask_id_ff87ef2b ON public.mutual_help_tourseat USING btree (ask_id);

CREATE INDEX mutual_help_tourseat_asked_by_id_351bc019 ON public.mutual_help_tourseat USING btree (asked_by_id);

CREATE INDEX mutual_help_tourseat_offer_id_18a4f0ff ON public.mutual_help_tourseat USING btree (offer_id);

CREATE INDEX mutual_help_tourseat_person_id_06345ebf ON public.mutual_help_tourseat USING btree (person_id);

CREATE INDEX mutual_help_tourseat_taken_by_id_699344a6 ON public.mutual_help_tourseat USING btree (taken_by_id);

CREATE INDEX mutual_help_tourseat_tour_id_c2282405 ON public.mutual_help_tourseat USING btree (tour_id);

CREATE INDEX mutual_help_turn_helper_id_875c6b59 ON public.mutual_help_turn USING btree (helper_id);

CREATE INDEX mutual_help_turn_rota_id_20425ddf ON public.mutual_help_turn USING btree (rota_id);

CREATE INDEX mutual_help_words_ask_id_66354063 ON public.mutual_help_words USING btree (ask_id);

CREATE INDEX mutual_help_words_written_by_id_c3d52f56 ON public.mutual_help_words USING btree (written_by_id);

CREATE INDEX notificatio_ball_id_86d0fe_idx ON public.notifications_message USING btree (ball_id);

CREATE INDEX notificatio_person__5292c5_idx ON public.notifications_message USING btree (person_id, made_at);

CREATE INDEX notifications_message_municipality_id_58747b4c ON public.notifications_message USING btree (municipality_id);

CREATE INDEX notifications_message_person_id_b3f94de7 ON public.notifications_message USING btree (person_id);

CREATE INDEX offer_back ON public.mutual_help_offer USING btree (back_on) WHERE (back_on IS NOT NULL);

CREATE INDEX offer_cause ON public.mutual_help_offer USING btree (cause_id) WHERE (cause_id IS NOT NULL);

CREATE INDEX offer_open ON public.mutual_help_offer USING btree (area_id, far) WHERE ((state)::text = 'OPEN'::text);

CREATE UNIQUE INDEX pass_accepted_once_per_moment ON public.commitments_pass USING btree (ball_id, answered_at) WHERE ((state)::text = 'ACCEPTED'::text);

CREATE UNIQUE INDEX pass_once_to_each ON public.commitments_pass USING btree (ball_id, receiver_id) WHERE ((state)::text = ANY ((ARRAY['ASKING_PERSON'::character varying, 'OFFERED'::character varying])::text[]));

CREATE INDEX pass_waiting ON public.commitments_pass USING btree (receiver_id) WHERE ((state)::text = 'OFFERED'::text);

CREATE UNIQUE INDEX place_in_a_group_once ON public.mutual_help_place USING btree (group_id, joining_id) WHERE (left_at IS NULL);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX relation_of_second ON public.social_map_relation USING btree (second_id);

CREATE UNIQUE INDEX relation_one_question_at_a_time ON public.social_map_relation USING btree (first_id, second_id) WHERE (confirmed_at IS NULL);

CREATE UNIQUE INDEX relation_one_step_at_a_time ON public.social_map_relation USING btree (first_id, second_id) WHERE ((confirmed_at IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX retention_line_run_id_db5124aa ON public.retention_line USING btree (run_id);

CREATE INDEX retention_r_municip_b545fa_idx ON public.retention_run USING btree (municipality_id, started_at);

CREATE INDEX retention_run_municipality_id_64c16a27 ON public.retention_run USING btree (municipality_id);

CREATE UNIQUE INDEX rota_asks_somebody_once ON public.mutual_help_rotahelper USING btree (rota_id, offer_id) WHERE (left_at IS NULL);

CREATE UNIQUE INDEX rota_of_an_ask_once ON public.mutual_help_rota USING btree (ask_id) WHERE (ended_at IS NULL);

CREATE INDEX round_of_a_night ON public.mutual_help_round USING btree (municipality_id, made_on);

CREATE UNIQUE INDEX seat_in_a_tour_once ON public.mutual_help_tourseat USING btree (tour_id, person_id) WHERE (left_at IS NULL);

CREATE INDEX seat_of_person ON public.commitments_seat USING btree (person_id, ball_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX seat_once_per_reason ON public.commitments_seat USING btree (ball_id, person_id, reason) WHERE (ended_at IS NULL);

CREATE INDEX session_owner ON public.django_session USING btree (owner) WHERE (owner IS NOT NULL);

CREATE INDEX social_map_change_decided_by_id_7d96d644 ON public.social_map_change USING btree (decided_by_id);

CREATE INDEX social_map_change_entry_id_7cb0865b ON public.social_map_change USING btree (entry_id);

CREATE INDEX social_map_change_municipality_id_285eb7f4 ON public.social_map_change USING btree (municipality_id);

CREATE INDEX social_map_change_person_id_d9ca63df ON public.social_map_change USING btree (person_id);

CREATE INDEX social_map_change_written_by_id_566fe3a9 ON public.social_map_change USING btree (written_by_id);

CREATE INDEX social_map_check_answered_by_id_5c873903 ON public.social_map_check USING btree (answered_by_id);

CREATE INDEX social_map_check_entry_id_d2c46b1c ON public.social_map_check USING btree (entry_id);

CREATE INDEX social_map_check_municipality_id_abdf461d ON public.social_map_check USING btree (municipality_id);

CREATE INDEX social_map_check_person_id_dba267ef ON public.social_map_check USING btree (person_id);

CREATE INDEX social_map_concept_code_e428feb4_like ON public.social_map_concept USING btree (code varchar_pattern_ops);

CREATE INDEX social_map_concept_issue_id_610ba7cb ON public.social_map_concept USING btree (issue_id);

CREATE INDEX social_map_concept_issue_id_610ba7cb_like ON public.social_map_concept USING btree (issue_id varchar_pattern_ops);

CREATE INDEX social_map_cue_concept_id_2728a8bf ON public.social_map_cue USING btree (concept_id);

CREATE INDEX social_map_cue_concept_id_2728a8bf_like ON public.social_map_cue USING btree (concept_id varchar_pattern_ops);

CREATE INDEX social_map_cue_municipality_id_8beee8ac ON public.social_map_cue USING btree (municipality_id);

CREATE INDEX social_map_different_first_id_ccd8617e ON public.social_map_different USING btree (first_id);

CREATE INDEX social_map_different_second_id_6f7b919a ON public.social_map_different USING btree (second_id);

CREATE INDEX social_map_entry_address_code_3dcc2b76_like ON public.social_map_entry USING btree (address_code varchar_pattern_ops);

CREATE INDEX social_map_entry_area_id_5e6120a2 ON public.social_map_entry USING btree (area_id);

CREATE INDEX social_map_entry_merged_into_id_85bb3cb0 ON public.social_map_entry USING btree (merged_into_id);

CREATE INDEX social_map_entry_municipality_id_2e20490d ON public.social_map_entry USING btree (municipality_id);

CREATE INDEX social_map_entry_organisation_id_5eabb958 ON public.social_map_entry USING btree (organisation_id);

CREATE INDEX social_map_entry_short_code_427e2f56_like ON public.social_map_entry USING btree (short_code varchar_pattern_ops);

CREATE INDEX social_map_growth_entry_id_c210cd24 ON public.social_map_growth USING btree (entry_id);

CREATE INDEX social_map_growth_source_id_aa164097 ON public.social_map_growth USING btree (source_id);

CREATE INDEX social_map_handover_asked_by_id_751097c3 ON public.social_map_handover USING btree (asked_by_id);

CREATE INDEX social_map_handover_entry_id_10f0f6af ON public.social_map_handover USING btree (entry_id);

CREATE INDEX social_map_handover_municipality_id_12170662 ON public.social_map_handover USING btree (municipality_id);

CREATE INDEX social_map_handover_resident_id_92d47531 ON public.social_map_handover USING btree (resident_id);

CREATE INDEX social_map_handover_said_by_id_533151f9 ON public.social_map_handover USING btree (said_by_id);

CREATE INDEX social_map_insider_entry_id_06196732 ON public.social_map_insider USING btree (entry_id);

CREATE INDEX social_map_insider_municipality_id_22186142 ON public.social_map_insider USING btree (municipality_id);

CREATE INDEX social_map_insider_organisation_id_e372997a ON public.social_map_insider USING btree (organisation_id);

CREATE INDEX social_map_insider_person_id_cee3498a ON public.social_map_insider USING btree (person_id);

CREATE INDEX social_map_issue_code_18e49da4_like ON public.social_map_issue USING btree (code varchar_pattern_ops);

CREATE INDEX social_map_issue_slug_a29a0fc6_like ON public.social_map_issue USING btree (slug varchar_pattern_ops);

CREATE INDEX social_map_listing_area_id_be7bfd6c ON public.social_map_listing USING btree (area_id);

CREATE INDEX social_map_missed_word_2138bbc5_like ON public.social_map_missed USING btree (word varchar_pattern_ops);

CREATE INDEX social_map_moment_entry_id_0449c618 ON public.social_map_moment USING btree (entry_id);

CREATE INDEX social_map_relation_asked_by_id_58648700 ON public.social_map_relation USING btree (asked_by_id);

CREATE INDEX social_map_relation_asked_side_id_3a192f27 ON public.social_map_relation USING btree (asked_side_id);

CREATE INDEX social_map_relation_confirmed_by_id_65306066 ON public.social_map_relation USING btree (confirmed_by_id);

CREATE INDEX social_map_relation_ended_by_id_f694ab72 ON public.social_map_relation USING btree (ended_by_id);

CREATE INDEX social_map_relation_first_id_dd627f63 ON public.social_map_relation USING btree (first_id);

CREATE INDEX social_map_relation_municipality_id_6b772f06 ON public.social_map_relation USING btree (municipality_id);

CREATE INDEX social_map_relation_second_id_9ef75d7d ON public.social_map_relation USING btree (second_id);

CREATE INDEX social_map_tally_entry_id_290d0feb ON public.social_map_tally USING btree (entry_id);

CREATE INDEX social_map_word_word_e7c516a1_like ON public.social_map_word USING btree (word varchar_pattern_ops);

CREATE INDEX standstill_of ON public.mutual_help_standstill USING btree (person_id);

CREATE UNIQUE INDEX standstill_once_at_a_time ON public.mutual_help_standstill USING btree (municipality_id, person_id) WHERE (over_at IS NULL);

CREATE INDEX standstill_open ON public.mutual_help_standstill USING btree (until_on) WHERE (over_at IS NULL);

CREATE UNIQUE INDEX succession_one_per_gleaning ON public.circles_succession USING btree (gleaning_id) WHERE ((state)::text = ANY ((ARRAY['ASKED'::character varying, 'YES'::character varying])::text[]));

CREATE UNIQUE INDEX succession_one_per_member ON public.circles_succession USING btree (member_id) WHERE ((state)::text = ANY ((ARRAY['ASKED'::character varying, 'YES'::character varying])::text[]));

CREATE UNIQUE INDEX suggestion_once ON public.mutual_help_suggestion USING btree (ask_id, place_id) WHERE (taken_back_at IS NULL);

CREATE INDEX turn_open ON public.mutual_help_turn USING btree (begins_at) WHERE ((cancelled_at IS NULL) AND (helper_id IS NULL) AND (holder_told_at IS NULL));

CREATE UNIQUE INDEX turn_planned_once ON public.mutual_help_turn USING btree (rota_id, begins_at, kind) WHERE (cancelled_at IS NULL);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX word_beginning ON public.social_map_word USING btree (word COLLATE "C");

CREATE INDEX word_end ON public.social_map_word USING btree (reverse((word)::text) COLLATE "C") INCLUDE (word);

CREATE INDEX word_shorter ON public.social_map_word USING gin (public.map_shorter((word)::text)) WITH (fastupdate=off);

CREATE INDEX word_spelling ON public.social_map_word USING gin (word public.gin_trgm_ops);

CREATE TRIGGER a_guard BEFORE UPDATE ON public.social_map_relation FOR EACH ROW EXECUTE FUNCTION public.map_guard_relation();

CREATE TRIGGER a_place_waits_for_leaving BEFORE INSERT OR UPDATE OF state, organisation_id ON public.circles_member FOR EACH ROW WHEN (((NOT public.retention_at_work()) AND ((new.organisation_id IS NOT NULL) AND ((new.state)::text = ANY (ARRAY[('INVITED'::character varying)::text, ('ACTIVE'::character varying)::text]))))) EXECUTE FUNCTION public.a_place_waits_for_leaving();

CREATE TRIGGER a_rest_is_over BEFORE UPDATE ON public.mutual_help_match FOR EACH ROW WHEN ((((old.state)::text = 'PAUSED'::text) AND ((new.state)::text <> 'PAUSED'::text))) EXECUTE FUNCTION public.rest_is_over();

CREATE TRIGGER a_rest_is_over BEFORE UPDATE ON public.mutual_help_offer FOR EACH ROW WHEN ((((old.state)::text = 'PAUSED'::text) AND ((new.state)::text <> 'PAUSED'::text))) EXECUTE FUNCTION public.rest_is_over();

CREATE TRIGGER agreement_begins_on_the_table BEFORE INSERT ON public.circles_agreement FOR EACH ROW EXECUTE FUNCTION public.agreement_begins_on_the_table();

CREATE CONSTRAINT TRIGGER agreement_makes_way AFTER UPDATE OF state ON public.circles_agreement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((new.state)::text = 'REVISED'::text) AND ((old.state)::text <> 'REVISED'::text))) EXECUTE FUNCTION public.agreement_makes_way();

CREATE CONSTRAINT TRIGGER agreement_signed_by_all AFTER UPDATE OF state ON public.circles_agreement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.agreement_signed_by_all();

CREATE CONSTRAINT TRIGGER agreement_signed_by_the_centre AFTER INSERT OR UPDATE ON public.circles_member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((new.side)::text = 'CENTRE'::text) AND ((new.state)::text = 'ACTIVE'::text))) EXECUTE FUNCTION public.agreement_signed_by_the_centre();

CREATE TRIGGER agreement_takes_its_answers_along BEFORE DELETE ON public.circles_agreement FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.agreement_takes_its_answers_along();

CREATE TRIGGER agreement_truth BEFORE UPDATE ON public.circles_agreement FOR EACH ROW WHEN (((NOT public.retention_at_work()) AND (NOT public.acting_resealer()))) EXECUTE FUNCTION public.agreement_truth();

CREATE TRIGGER agreement_wiped_whole BEFORE UPDATE ON public.circles_agreement FOR EACH ROW WHEN (((NOT public.retention_at_work()) AND ((new.ended_at IS NOT NULL) AND (new.why = ''::text) AND (new.already_there = ''::text) AND (new.tells = ''::text) AND ((new.escalation_name)::text = ''::text) AND ((new.escalation_phone)::text = ''::text) AND ((new.meets)::text = ''::text) AND ((new.thanks)::text = ''::text)))) EXECUTE FUNCTION public.agreement_wiped_whole();

CREATE CONSTRAINT TRIGGER appeal_and_ball_agree AFTER INSERT OR UPDATE ON public.circles_appeal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.appeal_and_ball_agree();

CREATE CONSTRAINT TRIGGER appeal_and_ball_agree AFTER UPDATE ON public.commitments_ball DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.appeal_and_ball_agree();

CREATE TRIGGER appeal_truth BEFORE INSERT OR UPDATE ON public.circles_appeal FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.appeal_truth();

CREATE CONSTRAINT TRIGGER ask_and_ball_agree AFTER UPDATE ON public.commitments_ball DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ask_and_ball_agree();

CREATE CONSTRAINT TRIGGER ask_and_ball_agree AFTER INSERT OR UPDATE ON public.mutual_help_ask DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ask_and_ball_agree();

CREATE CONSTRAINT TRIGGER ask_and_ball_hurry_alike AFTER UPDATE OF urgent ON public.commitments_ball DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ask_and_ball_hurry_alike();

CREATE CONSTRAINT TRIGGER ask_and_ball_hurry_alike AFTER INSERT OR UPDATE OF urgency, ball_id ON public.mutual_help_ask DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ask_and_ball_hurry_alike();

CREATE TRIGGER ask_ends_its_rota AFTER UPDATE ON public.mutual_help_ask FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.ask_ends_its_rota();

CREATE TRIGGER ask_keeps_its_backstop BEFORE UPDATE ON public.mutual_help_ask FOR EACH ROW WHEN ((old.needs_backstop AND (NOT new.needs_backstop))) EXECUTE FUNCTION public.ask_keeps_its_backstop();

CREATE TRIGGER ask_leaves_its_bundles AFTER UPDATE ON public.mutual_help_ask FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.ask_leaves_its_bundles();

CREATE TRIGGER ask_leaves_no_match BEFORE UPDATE ON public.mutual_help_ask FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.ask_leaves_no_match();

CREATE TRIGGER ask_takes_its_bundles_along BEFORE DELETE ON public.mutual_help_ask FOR EACH ROW EXECUTE FUNCTION public.ask_takes_its_bundles_along();

CREATE TRIGGER away_with_empty_hands BEFORE INSERT OR UPDATE ON public.commitments_absence FOR EACH ROW EXECUTE FUNCTION public.away_with_empty_hands();

CREATE TRIGGER b_next_step BEFORE UPDATE OF confirmed_at ON public.social_map_relation FOR EACH ROW WHEN (((new.confirmed_at IS NOT NULL) AND (old.confirmed_at IS NULL))) EXECUTE FUNCTION public.map_next_step();

CREATE TRIGGER ball_goes_to_somebody_present BEFORE INSERT OR UPDATE OF holder_id, closed_at ON public.commitments_ball FOR EACH ROW EXECUTE FUNCTION public.ball_goes_to_somebody_present();

CREATE CONSTRAINT TRIGGER ball_holder_sits AFTER INSERT OR UPDATE OF holder_id, closed_at ON public.commitments_ball DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ball_holder_sits();

CREATE TRIGGER begun_stays BEFORE UPDATE OF initiative_since ON public.social_map_entry FOR EACH ROW EXECUTE FUNCTION public.map_begun_stays();

CREATE TRIGGER call_me_of_the_living AFTER UPDATE ON public.mutual_help_match FOR EACH ROW WHEN ((((new.ended_how)::text = 'DIED'::text) AND ((old.ended_how)::text <> 'DIED'::text))) EXECUTE FUNCTION public.call_me_of_the_living();

CREATE TRIGGER call_me_truth BEFORE INSERT ON public.mutual_help_callme FOR EACH ROW EXECUTE FUNCTION public.call_me_truth();

CREATE TRIGGER circle_backstop_truth BEFORE UPDATE ON public.circles_circle FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.circle_backstop_truth();

CREATE CONSTRAINT TRIGGER circle_has_a_centre AFTER INSERT OR UPDATE ON public.circles_member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.circle_has_a_centre();

CREATE TRIGGER circle_is_of_its_centre BEFORE UPDATE ON public.circles_circle FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.circle_is_of_its_centre();

CREATE TRIGGER circle_member_truth BEFORE INSERT OR UPDATE ON public.circles_member FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.circle_member_truth();

CREATE TRIGGER code_goes_with_her BEFORE UPDATE ON public.social_map_insider FOR EACH ROW WHEN (((old.keeper_hash)::text <> ''::text)) EXECUTE FUNCTION public.map_code_goes_with_her();

CREATE TRIGGER complaint_begins_apart AFTER INSERT OR UPDATE OF kind, ball_id ON public.circles_appeal FOR EACH ROW WHEN (((new.kind)::text = 'COMPLAIN'::text)) EXECUTE FUNCTION public.complaint_begins_apart();

CREATE TRIGGER complaint_is_offered_apart AFTER INSERT OR UPDATE ON public.commitments_pass FOR EACH ROW WHEN (((new.state)::text = ANY ((ARRAY['ASKING_PERSON'::character varying, 'OFFERED'::character varying])::text[]))) EXECUTE FUNCTION public.complaint_is_offered_apart();

CREATE TRIGGER complaint_is_read_apart AFTER INSERT OR UPDATE ON public.commitments_seat FOR EACH ROW WHEN ((((new.reason)::text <> 'SUBJECT'::text) AND (new.ended_at IS NULL))) EXECUTE FUNCTION public.complaint_is_read_apart();

CREATE TRIGGER complaint_moves_apart AFTER UPDATE OF holder_id, deputy_id, lead_id ON public.commitments_ball FOR EACH ROW WHEN (((new.about)::text = 'APPEAL'::text)) EXECUTE FUNCTION public.complaint_moves_apart();

CREATE TRIGGER consent_text_locks_its_share BEFORE INSERT ON public.circles_consenttext FOR EACH ROW EXECUTE FUNCTION public.consent_text_locks_its_share();

CREATE TRIGGER consent_truth BEFORE UPDATE ON public.circles_consent FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.consent_truth();

CREATE TRIGGER death_truth BEFORE INSERT OR UPDATE ON public.community_death FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.death_truth();

CREATE TRIGGER door_has_a_lead_who_stays BEFORE INSERT OR UPDATE OF lead_id ON public.commitments_frontdoor FOR EACH ROW EXECUTE FUNCTION public.door_has_a_lead_who_stays();

CREATE TRIGGER door_that_takes_over_is_open BEFORE INSERT OR UPDATE OF closed_from, closed_until, taken_over_by_id ON public.commitments_frontdoor FOR EACH ROW EXECUTE FUNCTION public.door_that_takes_over_is_open();

CREATE TRIGGER dream_truth BEFORE UPDATE ON public.mutual_help_dream FOR EACH ROW WHEN ((new.done_at IS DISTINCT FROM old.done_at)) EXECUTE FUNCTION public.dream_truth();

CREATE TRIGGER dream_truth_first BEFORE INSERT ON public.mutual_help_dream FOR EACH ROW EXECUTE FUNCTION public.dream_truth();

CREATE TRIGGER effort_truth BEFORE INSERT ON public.mutual_help_effort FOR EACH ROW EXECUTE FUNCTION public.effort_truth();

CREATE TRIGGER exception_second_is_replaced BEFORE UPDATE OF second_id ON public.circles_legalexception FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.exception_second_is_replaced();

CREATE TRIGGER exception_truth BEFORE UPDATE ON public.circles_legalexception FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.exception_truth();

CREATE TRIGGER first_owner AFTER INSERT ON public.social_map_entry FOR EACH ROW EXECUTE FUNCTION public.map_first_owner();

CREATE TRIGGER forget_report BEFORE UPDATE ON public.social_map_change FOR EACH ROW EXECUTE FUNCTION public.map_forget_report();

CREATE TRIGGER frees_its_seats AFTER UPDATE ON public.mutual_help_ask FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.over_frees_its_seats();

CREATE TRIGGER frees_its_seats AFTER UPDATE ON public.mutual_help_offer FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.over_frees_its_seats();

CREATE TRIGGER gleaning_is_of_who_works_there BEFORE INSERT OR UPDATE OF maker_id, organisation_id ON public.circles_gleaningnote FOR EACH ROW WHEN (((NOT public.retention_at_work()) AND (new.organisation_id IS NOT NULL))) EXECUTE FUNCTION public.gleaning_is_of_who_works_there();

CREATE TRIGGER gleaning_truth BEFORE UPDATE ON public.circles_gleaningnote FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.gleaning_truth();

CREATE TRIGGER go_on_truth BEFORE INSERT ON public.circles_goon FOR EACH ROW EXECUTE FUNCTION public.go_on_truth();

CREATE TRIGGER goal_truth BEFORE INSERT OR UPDATE ON public.mutual_help_goal FOR EACH ROW EXECUTE FUNCTION public.goal_truth();

CREATE CONSTRAINT TRIGGER grant_and_ball_agree AFTER UPDATE ON public.commitments_ball DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.about)::text = 'GRANT'::text)) EXECUTE FUNCTION public.grant_and_ball_agree();

CREATE CONSTRAINT TRIGGER grant_and_ball_agree AFTER INSERT OR UPDATE ON public.initiatives_grantrequest DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.grant_and_ball_agree();

CREATE TRIGGER grant_forget AFTER UPDATE OF name ON public.community_person FOR EACH ROW WHEN ((((new.name)::text = 'Iemand'::text) AND ((old.name)::text <> 'Iemand'::text))) EXECUTE FUNCTION public.grant_forget();

CREATE TRIGGER grant_truth BEFORE INSERT OR UPDATE ON public.initiatives_grantrequest FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.grant_truth();

CREATE TRIGGER grant_yes_truth BEFORE INSERT OR UPDATE ON public.initiatives_grantyes FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.grant_yes_truth();

CREATE TRIGGER group_frees_its_places AFTER UPDATE ON public.mutual_help_group FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.group_frees_its_places();

CREATE TRIGGER group_truth BEFORE INSERT OR UPDATE ON public.mutual_help_group FOR EACH ROW EXECUTE FUNCTION public.group_truth();

CREATE TRIGGER guard_change BEFORE UPDATE ON public.social_map_change FOR EACH ROW EXECUTE FUNCTION public.map_guard_change();

CREATE TRIGGER guard_check BEFORE INSERT OR UPDATE ON public.social_map_check FOR EACH ROW EXECUTE FUNCTION public.map_guard_check();

CREATE TRIGGER guard_entry BEFORE INSERT OR UPDATE ON public.social_map_entry FOR EACH ROW EXECUTE FUNCTION public.map_guard_entry();

CREATE TRIGGER guard_insider BEFORE UPDATE OF role, ended_at ON public.social_map_insider FOR EACH ROW EXECUTE FUNCTION public.map_guard_insider();

CREATE TRIGGER guide_truth BEFORE INSERT OR UPDATE ON public.mutual_help_guide FOR EACH ROW EXECUTE FUNCTION public.guide_truth();

CREATE TRIGGER hand BEFORE INSERT OR UPDATE ON public.mutual_help_answer FOR EACH ROW EXECUTE FUNCTION public.match_answer_hand();

CREATE TRIGGER hand BEFORE INSERT OR UPDATE ON public.mutual_help_bundleyes FOR EACH ROW EXECUTE FUNCTION public.bundle_yes_is_hers();

CREATE TRIGGER holds_nothing BEFORE DELETE ON public.mutual_help_inquirymember FOR EACH ROW EXECUTE FUNCTION public.inquiry_member_holds_nothing();

CREATE TRIGGER idea_code_truth BEFORE INSERT OR UPDATE ON public.initiatives_ideacode FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.idea_code_truth();

CREATE TRIGGER idea_forget AFTER UPDATE OF name ON public.community_person FOR EACH ROW WHEN ((((new.name)::text = 'Iemand'::text) AND ((old.name)::text <> 'Iemand'::text))) EXECUTE FUNCTION public.idea_forget();

CREATE TRIGGER inquiry_ball_truth BEFORE INSERT OR UPDATE OF holder_id, about_id, closed_at ON public.commitments_ball FOR EACH ROW WHEN ((((new.about)::text = 'INQUIRY'::text) AND (new.closed_at IS NULL))) EXECUTE FUNCTION public.inquiry_ball_truth();

CREATE TRIGGER joining_frees_its_places AFTER UPDATE ON public.mutual_help_joining FOR EACH ROW WHEN (((new.left_at IS NOT NULL) AND (old.left_at IS NULL))) EXECUTE FUNCTION public.joining_frees_its_places();

CREATE TRIGGER joining_takes_its_week_along BEFORE DELETE ON public.mutual_help_joining FOR EACH ROW EXECUTE FUNCTION public.joining_takes_its_week_along();

CREATE TRIGGER joining_truth BEFORE INSERT OR UPDATE ON public.mutual_help_joining FOR EACH ROW EXECUTE FUNCTION public.joining_truth();

CREATE TRIGGER keep_times BEFORE INSERT OR DELETE OR UPDATE ON public.social_map_moment FOR EACH ROW EXECUTE FUNCTION public.map_keep_times();

CREATE TRIGGER keep_version AFTER UPDATE ON public.social_map_entry FOR EACH ROW EXECUTE FUNCTION public.map_keep_version();

CREATE TRIGGER learn AFTER INSERT OR UPDATE ON public.social_map_concept FOR EACH ROW EXECUTE FUNCTION public.map_concept();

CREATE TRIGGER leaves_no_tick AFTER UPDATE ON public.mutual_help_tourseat FOR EACH ROW WHEN (((new.left_at IS NOT NULL) AND (old.left_at IS NULL))) EXECUTE FUNCTION public.seat_leaves_no_tick();

CREATE TRIGGER leaves_no_yes AFTER UPDATE ON public.mutual_help_bundle FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.bundle_leaves_no_yes();

CREATE TRIGGER link BEFORE INSERT ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION public.journal_link_entry();

CREATE TRIGGER link BEFORE INSERT ON public.journal_look FOR EACH ROW EXECUTE FUNCTION public.journal_link_look();

CREATE TRIGGER list_entry AFTER INSERT OR UPDATE ON public.social_map_entry FOR EACH ROW EXECUTE FUNCTION public.map_list_entry();

CREATE TRIGGER list_moment AFTER INSERT OR DELETE OR UPDATE ON public.social_map_moment FOR EACH ROW EXECUTE FUNCTION public.map_list_moment();

CREATE TRIGGER list_organisation AFTER UPDATE OF name ON public.community_organisation FOR EACH ROW EXECUTE FUNCTION public.map_list_organisation();

CREATE TRIGGER mandate_changes_by_rule BEFORE UPDATE ON public.community_mandate FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.mandate_changes_by_rule();

CREATE TRIGGER map_forget AFTER UPDATE OF name ON public.community_person FOR EACH ROW WHEN ((((new.name)::text = 'Iemand'::text) AND ((old.name)::text <> 'Iemand'::text))) EXECUTE FUNCTION public.map_forget();

CREATE TRIGGER map_forget_handovers AFTER UPDATE OF name ON public.community_person FOR EACH ROW WHEN ((((new.name)::text = 'Iemand'::text) AND ((old.name)::text <> 'Iemand'::text))) EXECUTE FUNCTION public.map_forget_handovers();

CREATE TRIGGER map_forget_relations AFTER UPDATE OF name ON public.community_person FOR EACH ROW WHEN ((((new.name)::text = 'Iemand'::text) AND ((old.name)::text <> 'Iemand'::text))) EXECUTE FUNCTION public.map_forget_relations();

CREATE TRIGGER map_forget_writers AFTER UPDATE OF name ON public.community_person FOR EACH ROW WHEN ((((new.name)::text = 'Iemand'::text) AND ((old.name)::text <> 'Iemand'::text))) EXECUTE FUNCTION public.map_forget_writers();

CREATE TRIGGER match_goal_is_hers BEFORE UPDATE ON public.mutual_help_match FOR EACH ROW WHEN ((((new.ended_how)::text = 'REACHED'::text) AND ((old.ended_how)::text <> 'REACHED'::text))) EXECUTE FUNCTION public.match_goal_is_hers();

CREATE TRIGGER match_leaves_no_answers AFTER UPDATE ON public.mutual_help_match FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.match_leaves_no_answers();

CREATE TRIGGER match_leaves_no_guide AFTER UPDATE ON public.mutual_help_match FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.match_leaves_no_guide();

CREATE TRIGGER match_makes_a_pair AFTER UPDATE ON public.mutual_help_match FOR EACH ROW WHEN ((((old.state)::text = 'SUGGESTED'::text) AND ((new.state)::text = 'FIRST_MEETING'::text))) EXECUTE FUNCTION public.match_makes_a_pair();

CREATE TRIGGER match_takes_apart_along AFTER DELETE ON public.mutual_help_match FOR EACH ROW EXECUTE FUNCTION public.match_takes_apart_along();

CREATE TRIGGER match_takes_its_answers_along AFTER DELETE ON public.mutual_help_match FOR EACH ROW EXECUTE FUNCTION public.match_takes_its_answers_along();

CREATE TRIGGER match_takes_its_goal_along BEFORE DELETE ON public.mutual_help_match FOR EACH ROW EXECUTE FUNCTION public.match_takes_its_goal_along();

CREATE TRIGGER match_takes_its_pair_along BEFORE DELETE ON public.mutual_help_match FOR EACH ROW EXECUTE FUNCTION public.match_takes_its_pair_along();

CREATE TRIGGER match_trains_first BEFORE UPDATE ON public.mutual_help_match FOR EACH ROW WHEN ((((new.meet_at IS NOT NULL) AND (new.meet_at IS DISTINCT FROM old.meet_at)) OR ((new.met_at IS NOT NULL) AND (new.met_at IS DISTINCT FROM old.met_at)) OR (((new.state)::text = 'MET'::text) AND ((old.state)::text <> 'MET'::text)))) EXECUTE FUNCTION public.match_trains_first();

CREATE TRIGGER match_truth BEFORE INSERT OR UPDATE ON public.mutual_help_match FOR EACH ROW EXECUTE FUNCTION public.match_truth();

CREATE TRIGGER match_truth_limits BEFORE INSERT ON public.mutual_help_match FOR EACH ROW EXECUTE FUNCTION public.match_truth_limits();

CREATE TRIGGER membership_ends_after_leaving_well BEFORE UPDATE OF ends_on ON public.community_membership FOR EACH ROW EXECUTE FUNCTION public.membership_ends_after_leaving_well();

CREATE TRIGGER membership_ends_not_ahead BEFORE INSERT OR UPDATE OF ends_on ON public.community_membership FOR EACH ROW EXECUTE FUNCTION public.membership_ends_not_ahead();

CREATE TRIGGER membership_ends_with_empty_hands BEFORE UPDATE OF ends_on ON public.community_membership FOR EACH ROW EXECUTE FUNCTION public.membership_ends_with_empty_hands();

CREATE TRIGGER membership_of_a_lead_stays BEFORE UPDATE OF ends_on, leaves_on ON public.community_membership FOR EACH ROW EXECUTE FUNCTION public.membership_of_a_lead_stays();

CREATE TRIGGER message_lapses BEFORE UPDATE OF state ON public.notifications_message FOR EACH ROW WHEN ((((new.state)::text <> (old.state)::text) AND (('LAPSED'::text = (new.state)::text) OR ('LAPSED'::text = (old.state)::text)))) EXECUTE FUNCTION public.message_lapses();

CREATE TRIGGER message_to_the_living BEFORE INSERT OR UPDATE OF state ON public.notifications_message FOR EACH ROW WHEN (((new.state)::text = ANY ((ARRAY['WAITING'::character varying, 'TO_PRINT'::character varying, 'FAILED'::character varying])::text[]))) EXECUTE FUNCTION public.message_to_the_living();

CREATE CONSTRAINT TRIGGER message_to_the_living_kept AFTER INSERT OR UPDATE OF state ON public.notifications_message DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state)::text = ANY ((ARRAY['WAITING'::character varying, 'TO_PRINT'::character varying])::text[]))) EXECUTE FUNCTION public.message_to_the_living();

CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE ON public.journal_entry FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.journal_never_changes();

CREATE TRIGGER never_changes BEFORE DELETE OR UPDATE ON public.journal_look FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.journal_never_changes();

CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.journal_never_changes();

CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.journal_look FOR EACH STATEMENT EXECUTE FUNCTION public.journal_never_changes();

CREATE TRIGGER no_resident_leads AFTER UPDATE OF ended_at, role ON public.social_map_insider FOR EACH ROW WHEN ((((old.role)::text = 'OWNER'::text) AND ((new.ended_at IS NOT NULL) OR ((new.role)::text <> 'OWNER'::text)))) EXECUTE FUNCTION public.map_no_resident_leads();

CREATE TRIGGER nobody_came_taken_back BEFORE DELETE ON public.mutual_help_nobodycame FOR EACH ROW EXECUTE FUNCTION public.nobody_came_taken_back();

CREATE TRIGGER nobody_came_truth BEFORE INSERT OR UPDATE ON public.mutual_help_nobodycame FOR EACH ROW EXECUTE FUNCTION public.nobody_came_truth();

CREATE TRIGGER note_truth BEFORE INSERT OR UPDATE ON public.circles_note FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.note_truth();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF state, subject_id, to_person_id ON public.circles_consent FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF state, person_id ON public.circles_member FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF state ON public.circles_succession FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF closed_at, holder_id, subject_id ON public.commitments_ball FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF state, subject_id ON public.commitments_lookback FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF state, receiver_id ON public.commitments_pass FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF is_active, person_id ON public.community_account FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF revoked_at, person_id ON public.community_card FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF ended_at, ends_at, person_id ON public.community_device FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF ended_at, ends_at, accepted_at ON public.community_mandate FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF ends_on, person_id ON public.community_membership FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF ended_at, asker_id ON public.mutual_help_ask FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF left_at ON public.mutual_help_joining FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF state, ended_at ON public.mutual_help_match FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF ended_at, offerer_id ON public.mutual_help_offer FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF ended_at, ask_id ON public.mutual_help_rota FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF joined_at, left_at ON public.mutual_help_rotahelper FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF left_at, taken_at ON public.mutual_help_tourseat FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF helper_id, cancelled_at ON public.mutual_help_turn FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF state, subject_id, to_person_id ON public.circles_consent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF state, person_id ON public.circles_member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF state ON public.circles_succession DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF closed_at, holder_id, subject_id ON public.commitments_ball DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF state, subject_id ON public.commitments_lookback DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF state, receiver_id ON public.commitments_pass DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF is_active, person_id ON public.community_account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF revoked_at, person_id ON public.community_card DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF ended_at, ends_at, person_id ON public.community_device DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF ended_at, ends_at, accepted_at ON public.community_mandate DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF ends_on, person_id ON public.community_membership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF ended_at, asker_id ON public.mutual_help_ask DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF left_at ON public.mutual_help_joining DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF ended_at, offerer_id ON public.mutual_help_offer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF ended_at, ask_id ON public.mutual_help_rota DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF left_at, taken_at ON public.mutual_help_tourseat DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.of_the_living();

CREATE CONSTRAINT TRIGGER offer_and_ball_agree AFTER UPDATE ON public.commitments_ball DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.about)::text = 'OFFER'::text)) EXECUTE FUNCTION public.offer_and_ball_agree();

CREATE CONSTRAINT TRIGGER offer_and_ball_agree AFTER INSERT OR UPDATE ON public.mutual_help_offer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.offer_and_ball_agree();

CREATE TRIGGER offer_leaves_its_rotas AFTER UPDATE ON public.mutual_help_offer FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.offer_leaves_its_rotas();

CREATE TRIGGER offer_limit_holds BEFORE UPDATE ON public.mutual_help_offer FOR EACH ROW WHEN ((new.at_most < old.at_most)) EXECUTE FUNCTION public.offer_limit_holds();

CREATE TRIGGER offer_reply_once BEFORE UPDATE ON public.mutual_help_offer FOR EACH ROW WHEN (((new.replied_at IS DISTINCT FROM old.replied_at) AND (new.replied_at IS NOT NULL))) EXECUTE FUNCTION public.offer_reply_once();

CREATE TRIGGER offer_truth BEFORE UPDATE ON public.mutual_help_offer FOR EACH ROW EXECUTE FUNCTION public.offer_truth();

CREATE TRIGGER open_again BEFORE INSERT OR UPDATE ON public.social_map_entry FOR EACH ROW EXECUTE FUNCTION public.map_forget_why_closed();

CREATE TRIGGER pair_truth BEFORE INSERT ON public.mutual_help_pair FOR EACH ROW EXECUTE FUNCTION public.pair_truth();

CREATE TRIGGER part_truth BEFORE INSERT OR DELETE OR UPDATE ON public.circles_part FOR EACH ROW WHEN (((NOT public.retention_at_work()) AND (NOT public.acting_resealer()))) EXECUTE FUNCTION public.part_truth();

CREATE TRIGGER place_entry BEFORE UPDATE ON public.social_map_entry FOR EACH ROW EXECUTE FUNCTION public.map_place_entry();

CREATE TRIGGER place_truth BEFORE INSERT OR UPDATE ON public.mutual_help_place FOR EACH ROW EXECUTE FUNCTION public.place_truth();

CREATE TRIGGER pot_adds_up BEFORE INSERT ON public.mutual_help_potentry FOR EACH ROW EXECUTE FUNCTION public.pot_adds_up();

CREATE TRIGGER pot_line_stays BEFORE DELETE OR UPDATE ON public.mutual_help_potentry FOR EACH ROW EXECUTE FUNCTION public.pot_line_stays();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER programme_ends_its_groups AFTER UPDATE ON public.mutual_help_programme FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.programme_ends_its_groups();

CREATE TRIGGER programme_truth BEFORE INSERT OR UPDATE ON public.mutual_help_programme FOR EACH ROW EXECUTE FUNCTION public.programme_truth();

CREATE TRIGGER proof_stays BEFORE DELETE OR UPDATE ON public.retention_line FOR EACH ROW EXECUTE FUNCTION public.retention_proof_stays();

CREATE TRIGGER proof_stays BEFORE DELETE OR UPDATE ON public.retention_run FOR EACH ROW EXECUTE FUNCTION public.retention_proof_stays();

CREATE TRIGGER residents_lead BEFORE INSERT OR UPDATE OF person_id, role, organisation_id, entry_id ON public.social_map_insider FOR EACH ROW EXECUTE FUNCTION public.map_residents_lead();

CREATE TRIGGER rota_ends AFTER UPDATE ON public.mutual_help_rota FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.rota_ends();

CREATE TRIGGER rota_helper_goes AFTER UPDATE ON public.mutual_help_rotahelper FOR EACH ROW WHEN (((new.left_at IS NOT NULL) AND (old.left_at IS NULL))) EXECUTE FUNCTION public.rota_helper_goes();

CREATE TRIGGER rota_helper_truth BEFORE INSERT OR UPDATE ON public.mutual_help_rotahelper FOR EACH ROW EXECUTE FUNCTION public.rota_helper_truth();

CREATE TRIGGER rota_helper_unasked BEFORE DELETE ON public.mutual_help_rotahelper FOR EACH ROW EXECUTE FUNCTION public.rota_helper_unasked();

CREATE TRIGGER rota_truth BEFORE INSERT OR UPDATE ON public.mutual_help_rota FOR EACH ROW EXECUTE FUNCTION public.rota_truth();

CREATE CONSTRAINT TRIGGER seat_fits_its_ball AFTER INSERT OR UPDATE ON public.commitments_seat DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.reason)::text = ANY ((ARRAY['HOLDER'::character varying, 'SUBJECT'::character varying])::text[]))) EXECUTE FUNCTION public.seat_fits_its_ball();

CREATE TRIGGER shared_item_before_the_yes BEFORE INSERT ON public.circles_shareditem FOR EACH ROW WHEN (((public.acting_person() IS NOT NULL) AND (CURRENT_USER = 'samenspel_app'::name))) EXECUTE FUNCTION public.shared_item_before_the_yes();

CREATE TRIGGER shared_item_is_hers BEFORE INSERT ON public.circles_shareditem FOR EACH ROW EXECUTE FUNCTION public.shared_item_is_hers();

CREATE TRIGGER short_code BEFORE INSERT OR UPDATE ON public.social_map_entry FOR EACH ROW EXECUTE FUNCTION public.map_give_short_code();

CREATE TRIGGER signature_truth BEFORE INSERT ON public.circles_signature FOR EACH ROW EXECUTE FUNCTION public.signature_truth();

CREATE CONSTRAINT TRIGGER standstill_and_ball_agree AFTER UPDATE OF closed_at ON public.commitments_ball DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.about)::text = 'STANDSTILL'::text)) EXECUTE FUNCTION public.standstill_and_ball_agree();

CREATE CONSTRAINT TRIGGER standstill_and_ball_agree AFTER INSERT OR UPDATE ON public.mutual_help_standstill DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.standstill_and_ball_agree();

CREATE CONSTRAINT TRIGGER standstill_and_ball_agree AFTER INSERT ON public.mutual_help_standstillword DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.standstill_and_ball_agree();

CREATE TRIGGER standstill_ends_with_her_offer AFTER UPDATE ON public.mutual_help_offer FOR EACH ROW WHEN (((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL))) EXECUTE FUNCTION public.standstill_ends_with_her_offer();

CREATE TRIGGER standstill_is_over AFTER UPDATE ON public.mutual_help_standstill FOR EACH ROW WHEN (((new.over_at IS NOT NULL) AND (old.over_at IS NULL) AND (NOT public.retention_at_work()))) EXECUTE FUNCTION public.standstill_is_over();

CREATE TRIGGER standstill_moves_apart AFTER UPDATE OF holder_id, deputy_id, lead_id ON public.commitments_ball FOR EACH ROW WHEN (((new.about)::text = 'STANDSTILL'::text)) EXECUTE FUNCTION public.standstill_moves_apart();

CREATE TRIGGER standstill_moves_apart AFTER INSERT OR UPDATE ON public.commitments_pass FOR EACH ROW WHEN (((new.state)::text = ANY ((ARRAY['ASKING_PERSON'::character varying, 'OFFERED'::character varying])::text[]))) EXECUTE FUNCTION public.standstill_moves_apart();

CREATE TRIGGER standstill_moves_apart AFTER INSERT OR UPDATE ON public.commitments_seat FOR EACH ROW WHEN ((((new.reason)::text <> 'SUBJECT'::text) AND (new.ended_at IS NULL))) EXECUTE FUNCTION public.standstill_moves_apart();

CREATE TRIGGER standstill_takes_back AFTER INSERT ON public.mutual_help_standstill FOR EACH ROW EXECUTE FUNCTION public.standstill_takes_back();

CREATE TRIGGER standstill_truth BEFORE INSERT OR UPDATE ON public.mutual_help_standstill FOR EACH ROW EXECUTE FUNCTION public.standstill_truth();

CREATE TRIGGER standstill_word_truth BEFORE INSERT ON public.mutual_help_standstillword FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.standstill_word_truth();

CREATE TRIGGER stems BEFORE INSERT OR UPDATE ON public.social_map_cue FOR EACH ROW EXECUTE FUNCTION public.map_cue();

CREATE CONSTRAINT TRIGGER succession_is_a_deed AFTER UPDATE OF state ON public.circles_succession DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((new.state)::text = 'INTRODUCED'::text) AND ((old.state)::text <> 'INTRODUCED'::text))) EXECUTE FUNCTION public.succession_is_a_deed();

CREATE TRIGGER succession_of_a_real_relation BEFORE INSERT ON public.circles_succession FOR EACH ROW EXECUTE FUNCTION public.succession_of_a_real_relation();

CREATE TRIGGER succession_truth BEFORE UPDATE ON public.circles_succession FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.succession_truth();

CREATE TRIGGER succession_yes_is_heard BEFORE UPDATE ON public.circles_succession FOR EACH ROW WHEN ((NOT public.retention_at_work())) EXECUTE FUNCTION public.succession_yes_is_heard();

CREATE TRIGGER take_answer AFTER INSERT OR UPDATE OF answer ON public.social_map_check FOR EACH ROW WHEN (((new.answer)::text <> ''::text)) EXECUTE FUNCTION public.map_take_answer();

CREATE TRIGGER take_claim AFTER UPDATE OF state ON public.social_map_change FOR EACH ROW WHEN ((((new.kind)::text = 'CLAIM'::text) AND ((new.state)::text = 'TAKEN'::text))) EXECUTE FUNCTION public.map_take_claim();

CREATE TRIGGER takes_its_seats_along BEFORE DELETE ON public.mutual_help_ask FOR EACH ROW EXECUTE FUNCTION public.takes_its_seats_along();

CREATE TRIGGER takes_its_seats_along BEFORE DELETE ON public.mutual_help_offer FOR EACH ROW EXECUTE FUNCTION public.takes_its_seats_along();

CREATE TRIGGER takes_its_talks_along BEFORE DELETE ON public.mutual_help_tourseat FOR EACH ROW EXECUTE FUNCTION public.seat_takes_its_talks_along();

CREATE TRIGGER truly_handed_over BEFORE INSERT OR UPDATE OF handed_over_at ON public.social_map_entry FOR EACH ROW EXECUTE FUNCTION public.map_truly_handed_over();

CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON public.mutual_help_bundle FOR EACH ROW EXECUTE FUNCTION public.bundle_truth();

CREATE TRIGGER truth BEFORE UPDATE ON public.mutual_help_inquiry FOR EACH ROW EXECUTE FUNCTION public.inquiry_truth();

CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON public.mutual_help_inquirymember FOR EACH ROW EXECUTE FUNCTION public.inquiry_member_truth();

CREATE TRIGGER truth BEFORE INSERT ON public.mutual_help_inquiryword FOR EACH ROW EXECUTE FUNCTION public.inquiry_word_truth();

CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON public.mutual_help_talk FOR EACH ROW EXECUTE FUNCTION public.talk_truth();

CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON public.mutual_help_tour FOR EACH ROW EXECUTE FUNCTION public.tour_truth();

CREATE TRIGGER truth BEFORE INSERT OR UPDATE ON public.mutual_help_tourseat FOR EACH ROW EXECUTE FUNCTION public.seat_truth();

CREATE TRIGGER turn_truth BEFORE INSERT OR UPDATE ON public.mutual_help_turn FOR EACH ROW EXECUTE FUNCTION public.turn_truth();

CREATE TRIGGER two_make_a_talk AFTER INSERT ON public.mutual_help_tick FOR EACH ROW EXECUTE FUNCTION public.two_ticks_make_a_talk();

CREATE TRIGGER win_truth BEFORE INSERT ON public.mutual_help_smallwin FOR EACH ROW EXECUTE FUNCTION public.win_truth();

CREATE TRIGGER wish_truth BEFORE INSERT OR UPDATE ON public.mutual_help_wish FOR EACH ROW EXECUTE FUNCTION public.wish_truth();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_community_account_id FOREIGN KEY (user_id) REFERENCES public.community_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calendars_feed
    ADD CONSTRAINT calendars_feed_entry_id_3f95a62d_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calendars_feed
    ADD CONSTRAINT calendars_feed_municipality_id_d391bef8_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_callme
    ADD CONSTRAINT call_me_of_a_match FOREIGN KEY (match_id) REFERENCES public.mutual_help_match(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.circles_agreement
    ADD CONSTRAINT circles_agreement_circle_id_fce3d2dd_fk_circles_circle_id FOREIGN KEY (circle_id) REFERENCES public.circles_circle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_agreement
    ADD CONSTRAINT circles_agreement_first_contact_id_5dcf539f_fk_community FOREIGN KEY (first_contact_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_agreement
    ADD CONSTRAINT circles_agreement_follows_id_0d1b6940_fk_circles_agreement_id FOREIGN KEY (follows_id) REFERENCES public.circles_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_agreement
    ADD CONSTRAINT circles_agreement_made_by_id_c4de081c_fk_community_person_id FOREIGN KEY (made_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_appeal
    ADD CONSTRAINT circles_appeal_ball_id_ef654916_fk_commitments_ball_id FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_appeal
    ADD CONSTRAINT circles_appeal_circle_id_4c103faa_fk_circles_circle_id FOREIGN KEY (circle_id) REFERENCES public.circles_circle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_appeal
    ADD CONSTRAINT circles_appeal_entered_by_id_6780fc46_fk_community_person_id FOREIGN KEY (entered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_appeal
    ADD CONSTRAINT circles_appeal_municipality_id_552dc875_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_appeal
    ADD CONSTRAINT circles_appeal_person_id_bd5a7d2d_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_circle
    ADD CONSTRAINT circles_circle_area_id_99aeb532_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_circle
    ADD CONSTRAINT circles_circle_made_by_id_0582836f_fk_community_person_id FOREIGN KEY (made_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_circle
    ADD CONSTRAINT circles_circle_municipality_id_64024f9c_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_consent
    ADD CONSTRAINT circles_consent_asked_by_id_0ff1c2f2_fk_community_person_id FOREIGN KEY (asked_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_consent
    ADD CONSTRAINT circles_consent_circle_id_1b5445fd_fk_circles_circle_id FOREIGN KEY (circle_id) REFERENCES public.circles_circle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_consent
    ADD CONSTRAINT circles_consent_municipality_id_03815617_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_consent
    ADD CONSTRAINT circles_consent_renews_id_ee8a0a0e_fk_circles_consent_id FOREIGN KEY (renews_id) REFERENCES public.circles_consent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_consent
    ADD CONSTRAINT circles_consent_subject_id_f12ef896_fk_community_person_id FOREIGN KEY (subject_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_consent
    ADD CONSTRAINT circles_consent_to_organisation_id_abc6ec20_fk_community FOREIGN KEY (to_organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_consent
    ADD CONSTRAINT circles_consent_to_person_id_e2aeb8e7_fk_community_person_id FOREIGN KEY (to_person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_consent
    ADD CONSTRAINT circles_consent_witness_id_e947f368_fk_community_person_id FOREIGN KEY (witness_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_consenttext
    ADD CONSTRAINT circles_consenttext_consent_id_79c9bfdd_fk_circles_consent_id FOREIGN KEY (consent_id) REFERENCES public.circles_consent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_gleaningnote
    ADD CONSTRAINT circles_gleaningnote_maker_id_bbc69719_fk_community_person_id FOREIGN KEY (maker_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_gleaningnote
    ADD CONSTRAINT circles_gleaningnote_municipality_id_a82e28db_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_gleaningnote
    ADD CONSTRAINT circles_gleaningnote_organisation_id_e6e0934e_fk_community FOREIGN KEY (organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_gleaningnote
    ADD CONSTRAINT circles_gleaningnote_person_id_34e571c1_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_goon
    ADD CONSTRAINT circles_goon_agreement_id_39bf23ee_fk_circles_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.circles_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_goon
    ADD CONSTRAINT circles_goon_person_id_9403964f_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_goon
    ADD CONSTRAINT circles_goon_witness_id_31e0f56c_fk_community_person_id FOREIGN KEY (witness_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_hold
    ADD CONSTRAINT circles_hold_author_id_1df0272c_fk_community_person_id FOREIGN KEY (author_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_hold
    ADD CONSTRAINT circles_hold_lifted_by_id_47f7d0ad_fk_community_person_id FOREIGN KEY (lifted_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_hold
    ADD CONSTRAINT circles_hold_municipality_id_009bb0e8_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_hold
    ADD CONSTRAINT circles_hold_person_id_0d1e98a6_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_legalexception
    ADD CONSTRAINT circles_legalexcepti_asked_by_id_d4137f21_fk_community FOREIGN KEY (asked_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_legalexception
    ADD CONSTRAINT circles_legalexcepti_municipality_id_671a29ea_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_legalexception
    ADD CONSTRAINT circles_legalexcepti_second_id_2f8d60d4_fk_community FOREIGN KEY (second_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_legalexception
    ADD CONSTRAINT circles_legalexcepti_subject_id_a5d9eb29_fk_community FOREIGN KEY (subject_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_legalexception
    ADD CONSTRAINT circles_legalexcepti_to_organisation_id_1a650843_fk_community FOREIGN KEY (to_organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_legalexception
    ADD CONSTRAINT circles_legalexcepti_to_person_id_60d6e10f_fk_community FOREIGN KEY (to_person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_legalexception
    ADD CONSTRAINT circles_legalexception_circle_id_20447d7d_fk_circles_circle_id FOREIGN KEY (circle_id) REFERENCES public.circles_circle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_member
    ADD CONSTRAINT circles_member_centre_yes_heard_by__23b8f352_fk_community FOREIGN KEY (centre_yes_heard_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_member
    ADD CONSTRAINT circles_member_circle_id_8a688d4c_fk_circles_circle_id FOREIGN KEY (circle_id) REFERENCES public.circles_circle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_member
    ADD CONSTRAINT circles_member_guide_id_7a27fa09_fk_community_person_id FOREIGN KEY (guide_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_member
    ADD CONSTRAINT circles_member_organisation_id_71a3d201_fk_community FOREIGN KEY (organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_member
    ADD CONSTRAINT circles_member_own_yes_heard_by_id_b3011b0e_fk_community FOREIGN KEY (own_yes_heard_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_member
    ADD CONSTRAINT circles_member_person_id_cbc64528_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_member
    ADD CONSTRAINT circles_member_proposed_by_id_04fa35df_fk_community_person_id FOREIGN KEY (proposed_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_note
    ADD CONSTRAINT circles_note_about_id_847fc298_fk_community_person_id FOREIGN KEY (about_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_note
    ADD CONSTRAINT circles_note_circle_id_cf4f30a2_fk_circles_circle_id FOREIGN KEY (circle_id) REFERENCES public.circles_circle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_note
    ADD CONSTRAINT circles_note_corrects_id_6e8351cf_fk_circles_note_id FOREIGN KEY (corrects_id) REFERENCES public.circles_note(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_note
    ADD CONSTRAINT circles_note_entered_by_id_ed12770b_fk_community_person_id FOREIGN KEY (entered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_note
    ADD CONSTRAINT circles_note_to_id_72ba42f2_fk_community_person_id FOREIGN KEY (to_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_note
    ADD CONSTRAINT circles_note_writer_id_fc0834ac_fk_community_person_id FOREIGN KEY (writer_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_part
    ADD CONSTRAINT circles_part_agreement_id_dfa6e2b6_fk_circles_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.circles_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_part
    ADD CONSTRAINT circles_part_person_id_f0efaf06_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_shareditem
    ADD CONSTRAINT circles_shareditem_consent_id_6033cbe8_fk_circles_consent_id FOREIGN KEY (consent_id) REFERENCES public.circles_consent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_shareditem
    ADD CONSTRAINT circles_shareditem_exception_id_2c904b8f_fk_circles_l FOREIGN KEY (exception_id) REFERENCES public.circles_legalexception(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_signature
    ADD CONSTRAINT circles_signature_agreement_id_4b70b405_fk_circles_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.circles_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_signature
    ADD CONSTRAINT circles_signature_person_id_663cba36_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_signature
    ADD CONSTRAINT circles_signature_witness_id_37f88efc_fk_community_person_id FOREIGN KEY (witness_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_succession
    ADD CONSTRAINT circles_succession_gleaning_id_70737b9d_fk_circles_g FOREIGN KEY (gleaning_id) REFERENCES public.circles_gleaningnote(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_succession
    ADD CONSTRAINT circles_succession_leaver_id_e6f5f482_fk_community_person_id FOREIGN KEY (leaver_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_succession
    ADD CONSTRAINT circles_succession_member_id_d6f36a22_fk_circles_member_id FOREIGN KEY (member_id) REFERENCES public.circles_member(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_succession
    ADD CONSTRAINT circles_succession_subject_id_35a851c6_fk_community_person_id FOREIGN KEY (subject_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_succession
    ADD CONSTRAINT circles_succession_successor_id_8e81f563_fk_community_person_id FOREIGN KEY (successor_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_succession
    ADD CONSTRAINT circles_succession_yes_heard_by_id_267d1304_fk_community FOREIGN KEY (yes_heard_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_takealong
    ADD CONSTRAINT circles_takealong_appeal_id_1b8284ab_fk_circles_appeal_id FOREIGN KEY (appeal_id) REFERENCES public.circles_appeal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_takealong
    ADD CONSTRAINT circles_takealong_asked_by_id_ff37d59d_fk_community_person_id FOREIGN KEY (asked_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_takealong
    ADD CONSTRAINT circles_takealong_municipality_id_ead74787_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.circles_takealong
    ADD CONSTRAINT circles_takealong_person_id_4332175a_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_absence
    ADD CONSTRAINT commitments_absence_person_id_b979419a_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_ball
    ADD CONSTRAINT commitments_ball_deputy_id_3f1b2f2d_fk_community_person_id FOREIGN KEY (deputy_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_ball
    ADD CONSTRAINT commitments_ball_holder_id_a5731005_fk_community_person_id FOREIGN KEY (holder_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_ball
    ADD CONSTRAINT commitments_ball_lead_id_21b6243f_fk_community_person_id FOREIGN KEY (lead_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_ball
    ADD CONSTRAINT commitments_ball_municipality_id_fa389d7a_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_ball
    ADD CONSTRAINT commitments_ball_subject_id_e89932b9_fk_community_person_id FOREIGN KEY (subject_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_frontdoor
    ADD CONSTRAINT commitments_frontdoo_organisation_id_6d5e2a14_fk_community FOREIGN KEY (organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_frontdoor
    ADD CONSTRAINT commitments_frontdoo_taken_over_by_id_e266e4b3_fk_commitmen FOREIGN KEY (taken_over_by_id) REFERENCES public.commitments_frontdoor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_frontdoor
    ADD CONSTRAINT commitments_frontdoor_area_id_c80c74ed_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_frontdoor
    ADD CONSTRAINT commitments_frontdoor_lead_id_786ea26b_fk_community_person_id FOREIGN KEY (lead_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_lookback
    ADD CONSTRAINT commitments_lookback_ball_id_fbc00461_fk_commitments_ball_id FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_lookback
    ADD CONSTRAINT commitments_lookback_by_id_ee878659_fk_community_person_id FOREIGN KEY (by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_lookback
    ADD CONSTRAINT commitments_lookback_municipality_id_a1c6730c_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_lookback
    ADD CONSTRAINT commitments_lookback_origin_id_811c9d9d_fk_commitments_ball_id FOREIGN KEY (origin_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_lookback
    ADD CONSTRAINT commitments_lookback_subject_id_56a66fa1_fk_community_person_id FOREIGN KEY (subject_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_pass
    ADD CONSTRAINT commitments_pass_ball_id_9843747f_fk_commitments_ball_id FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_pass
    ADD CONSTRAINT commitments_pass_organisation_id_fd4aa6d4_fk_community FOREIGN KEY (organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_pass
    ADD CONSTRAINT commitments_pass_receiver_id_322b47cb_fk_community_person_id FOREIGN KEY (receiver_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_pass
    ADD CONSTRAINT commitments_pass_sender_id_fc8399b7_fk_community_person_id FOREIGN KEY (sender_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_pass
    ADD CONSTRAINT commitments_pass_yes_heard_by_id_b9a952ab_fk_community FOREIGN KEY (yes_heard_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_seat
    ADD CONSTRAINT commitments_seat_ball_id_b5f74f52_fk_commitments_ball_id FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_seat
    ADD CONSTRAINT commitments_seat_person_id_ae8c5dd9_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_sighting
    ADD CONSTRAINT commitments_sighting_ball_id_2bf8de75_fk_commitments_ball_id FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_sighting
    ADD CONSTRAINT commitments_sighting_person_id_3c5d258c_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_step
    ADD CONSTRAINT commitments_step_ball_id_cee1bb2b_fk_commitments_ball_id FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_step
    ADD CONSTRAINT commitments_step_organisation_id_d5af9e8b_fk_community FOREIGN KEY (organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_step
    ADD CONSTRAINT commitments_step_person_id_26b0da9c_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_step
    ADD CONSTRAINT commitments_step_written_by_id_03a31299_fk_community_person_id FOREIGN KEY (written_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_turn
    ADD CONSTRAINT commitments_turn_door_id_e8e83696_fk_commitments_frontdoor_id FOREIGN KEY (door_id) REFERENCES public.commitments_frontdoor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_turn
    ADD CONSTRAINT commitments_turn_person_id_78d1091c_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_account
    ADD CONSTRAINT community_account_person_id_176eab23_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_area
    ADD CONSTRAINT community_area_became_id_1a6c0c75_fk_community_area_id FOREIGN KEY (became_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_area
    ADD CONSTRAINT community_area_municipality_id_d8b3f7cd_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_area
    ADD CONSTRAINT community_area_parent_id_5f214fa3_fk_community_area_id FOREIGN KEY (parent_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_card
    ADD CONSTRAINT community_card_made_by_id_0d8f1ad3_fk_community_person_id FOREIGN KEY (made_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_card
    ADD CONSTRAINT community_card_municipality_id_7b8be4a4_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_card
    ADD CONSTRAINT community_card_person_id_b25dac58_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_card
    ADD CONSTRAINT community_card_revoked_by_id_e7f1b817_fk_community_person_id FOREIGN KEY (revoked_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_cardsecret
    ADD CONSTRAINT community_cardsecret_card_id_caf64703_fk_community_card_id FOREIGN KEY (card_id) REFERENCES public.community_card(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_contactdetails
    ADD CONSTRAINT community_contactdet_person_id_a10400c5_fk_community FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_death
    ADD CONSTRAINT community_death_municipality_id_a5f90a9c_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_death
    ADD CONSTRAINT community_death_person_id_4daba967_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_death
    ADD CONSTRAINT community_death_taken_back_by_id_a716411c_fk_community FOREIGN KEY (taken_back_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_death
    ADD CONSTRAINT community_death_written_by_id_ad00993b_fk_community_person_id FOREIGN KEY (written_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_device
    ADD CONSTRAINT community_device_card_id_7f8d612c_fk_community_card_id FOREIGN KEY (card_id) REFERENCES public.community_card(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_device
    ADD CONSTRAINT community_device_person_id_e867841b_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_mandate
    ADD CONSTRAINT community_mandate_ended_by_id_5e4ccaf1_fk_community_person_id FOREIGN KEY (ended_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_mandate
    ADD CONSTRAINT community_mandate_made_by_id_4da20c61_fk_community_person_id FOREIGN KEY (made_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_mandate
    ADD CONSTRAINT community_mandate_municipality_id_cf699f50_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_mandate
    ADD CONSTRAINT community_mandate_person_id_3604d011_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_mandate
    ADD CONSTRAINT community_mandate_representative_id_5ee07df9_fk_community FOREIGN KEY (representative_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_mandate
    ADD CONSTRAINT community_mandate_seen_by_id_ff7ae7a0_fk_community_person_id FOREIGN KEY (seen_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_membership
    ADD CONSTRAINT community_membership_organisation_id_ebde5237_fk_community FOREIGN KEY (organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_membership
    ADD CONSTRAINT community_membership_person_id_037e5409_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_onetimesignin
    ADD CONSTRAINT community_onetimesig_account_id_16984fa2_fk_community FOREIGN KEY (account_id) REFERENCES public.community_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_organisation
    ADD CONSTRAINT community_organisation_area_id_8bbda32a_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_person
    ADD CONSTRAINT community_person_area_id_f334de87_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_person
    ADD CONSTRAINT community_person_municipality_id_23a4046d_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_postalarea
    ADD CONSTRAINT community_postalarea_area_id_22f13c75_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.community_setting
    ADD CONSTRAINT community_setting_area_id_49792cc8_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.csv_in_importedrow
    ADD CONSTRAINT csv_in_importedrow_batch_id_266aa776_fk_csv_in_mapimport_id FOREIGN KEY (batch_id) REFERENCES public.csv_in_mapimport(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.csv_in_importedrow
    ADD CONSTRAINT csv_in_importedrow_entry_id_e71f6fa8_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.csv_in_mapimport
    ADD CONSTRAINT csv_in_mapimport_municipality_id_6d277e3f_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_guide
    ADD CONSTRAINT guide_of_a_match FOREIGN KEY (match_id) REFERENCES public.mutual_help_match(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.initiatives_grantrequest
    ADD CONSTRAINT initiatives_grantreq_ball_id_85270e56_fk_commitmen FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_grantrequest
    ADD CONSTRAINT initiatives_grantreq_decided_by_id_7e2a26fe_fk_community FOREIGN KEY (decided_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_grantrequest
    ADD CONSTRAINT initiatives_grantreq_entry_id_1d5cf96b_fk_social_ma FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_grantrequest
    ADD CONSTRAINT initiatives_grantreq_municipality_id_ecdb8268_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_grantrequest
    ADD CONSTRAINT initiatives_grantreq_sent_by_id_61ad38d1_fk_community FOREIGN KEY (sent_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_grantrequest
    ADD CONSTRAINT initiatives_grantreq_written_by_id_93901e64_fk_community FOREIGN KEY (written_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_grantyes
    ADD CONSTRAINT initiatives_grantyes_heard_by_id_d0f80513_fk_community FOREIGN KEY (heard_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_grantyes
    ADD CONSTRAINT initiatives_grantyes_municipality_id_2093a60a_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_grantyes
    ADD CONSTRAINT initiatives_grantyes_request_id_6ef1e09f_fk_initiativ FOREIGN KEY (request_id) REFERENCES public.initiatives_grantrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_grantyes
    ADD CONSTRAINT initiatives_grantyes_resident_id_2ce7b158_fk_community FOREIGN KEY (resident_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_ideacode
    ADD CONSTRAINT initiatives_ideacode_insider_id_62c0dcc5_fk_social_ma FOREIGN KEY (insider_id) REFERENCES public.social_map_insider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_ideacode
    ADD CONSTRAINT initiatives_ideacode_made_by_id_349b6563_fk_community_person_id FOREIGN KEY (made_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_ideacode
    ADD CONSTRAINT initiatives_ideacode_municipality_id_a86e1258_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.initiatives_ideacode
    ADD CONSTRAINT initiatives_ideacode_resident_id_5ed2e640_fk_community FOREIGN KEY (resident_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_community_account_id FOREIGN KEY (user_id) REFERENCES public.community_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_ask
    ADD CONSTRAINT mutual_help_ask_area_id_f8ecc519_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_ask
    ADD CONSTRAINT mutual_help_ask_asker_id_c69ae300_fk_community_person_id FOREIGN KEY (asker_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_ask
    ADD CONSTRAINT mutual_help_ask_ball_id_f0d0d117_fk_commitments_ball_id FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_ask
    ADD CONSTRAINT mutual_help_ask_entered_by_id_c99f8c89_fk_community_person_id FOREIGN KEY (entered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_ask
    ADD CONSTRAINT mutual_help_ask_municipality_id_08b30d0d_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_ask
    ADD CONSTRAINT mutual_help_ask_urgency_by_id_6811a63e_fk_community_person_id FOREIGN KEY (urgency_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_bundle
    ADD CONSTRAINT mutual_help_bundle_area_id_9ce24dc6_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_bundle
    ADD CONSTRAINT mutual_help_bundle_municipality_id_81001e2a_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_bundle
    ADD CONSTRAINT mutual_help_bundle_proposed_by_id_de6b5130_fk_community FOREIGN KEY (proposed_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_bundleask
    ADD CONSTRAINT mutual_help_bundleas_bundle_id_f6110020_fk_mutual_he FOREIGN KEY (bundle_id) REFERENCES public.mutual_help_bundle(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_bundleask
    ADD CONSTRAINT mutual_help_bundleask_ask_id_e40e387b_fk_mutual_help_ask_id FOREIGN KEY (ask_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_bundleyes
    ADD CONSTRAINT mutual_help_bundleyes_bundle_id_ask_id_fkey FOREIGN KEY (bundle_id, ask_id) REFERENCES public.mutual_help_bundleask(bundle_id, ask_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.mutual_help_consult
    ADD CONSTRAINT mutual_help_consult_ask_id_686f9a18_fk_mutual_help_ask_id FOREIGN KEY (ask_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_consult
    ADD CONSTRAINT mutual_help_consult_receiver_id_b4c4b7c7_fk_community_person_id FOREIGN KEY (receiver_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_consult
    ADD CONSTRAINT mutual_help_consult_sender_id_b2d62d5b_fk_community_person_id FOREIGN KEY (sender_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_dream
    ADD CONSTRAINT mutual_help_dream_pair_id_8ca73126_fk_mutual_help_pair_id FOREIGN KEY (pair_id) REFERENCES public.mutual_help_pair(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_effort
    ADD CONSTRAINT mutual_help_effort_offer_id_ae3a4244_fk_mutual_help_offer_id FOREIGN KEY (offer_id) REFERENCES public.mutual_help_offer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_goal
    ADD CONSTRAINT mutual_help_goal_match_id_c0f902ec_fk_mutual_help_match_id FOREIGN KEY (match_id) REFERENCES public.mutual_help_match(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_group
    ADD CONSTRAINT mutual_help_group_programme_id_3a12af84_fk_mutual_he FOREIGN KEY (programme_id) REFERENCES public.mutual_help_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_guide
    ADD CONSTRAINT mutual_help_guide_person_id_63b0e3fe_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_inquiry
    ADD CONSTRAINT mutual_help_inquiry_municipality_id_4744d505_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_inquirymember
    ADD CONSTRAINT mutual_help_inquirym_heard_by_id_0845c18b_fk_community FOREIGN KEY (heard_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_inquirymember
    ADD CONSTRAINT mutual_help_inquirym_inquiry_id_46ae1287_fk_mutual_he FOREIGN KEY (inquiry_id) REFERENCES public.mutual_help_inquiry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_inquirymember
    ADD CONSTRAINT mutual_help_inquirym_person_id_9606efaa_fk_community FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_inquiryword
    ADD CONSTRAINT mutual_help_inquiryw_inquiry_id_cb2f5cfa_fk_mutual_he FOREIGN KEY (inquiry_id) REFERENCES public.mutual_help_inquiry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_inquiryword
    ADD CONSTRAINT mutual_help_inquiryw_said_by_id_af0921e5_fk_community FOREIGN KEY (said_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_inquiryword
    ADD CONSTRAINT mutual_help_inquiryw_written_by_id_118414a1_fk_community FOREIGN KEY (written_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_joining
    ADD CONSTRAINT mutual_help_joining_ask_id_5ac34a6c_fk_mutual_help_ask_id FOREIGN KEY (ask_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_joining
    ADD CONSTRAINT mutual_help_joining_offer_id_2a69b539_fk_mutual_help_offer_id FOREIGN KEY (offer_id) REFERENCES public.mutual_help_offer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_joining
    ADD CONSTRAINT mutual_help_joining_programme_id_c8056821_fk_mutual_he FOREIGN KEY (programme_id) REFERENCES public.mutual_help_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_joining
    ADD CONSTRAINT mutual_help_joining_trained_said_by_id_3acd46fd_fk_community FOREIGN KEY (trained_said_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_match
    ADD CONSTRAINT mutual_help_match_ask_id_9111a028_fk_mutual_help_ask_id FOREIGN KEY (ask_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_match
    ADD CONSTRAINT mutual_help_match_backstop_id_8d40566a_fk_community_person_id FOREIGN KEY (backstop_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_match
    ADD CONSTRAINT mutual_help_match_municipality_id_3a25b1fc_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_match
    ADD CONSTRAINT mutual_help_match_offer_id_46c19abc_fk_mutual_help_offer_id FOREIGN KEY (offer_id) REFERENCES public.mutual_help_offer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_match
    ADD CONSTRAINT mutual_help_match_suggested_by_id_ca020478_fk_community FOREIGN KEY (suggested_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_note
    ADD CONSTRAINT mutual_help_note_ask_id_d4898032_fk_mutual_help_ask_id FOREIGN KEY (ask_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_note
    ADD CONSTRAINT mutual_help_note_entered_by_id_7175a149_fk_community_person_id FOREIGN KEY (entered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_note
    ADD CONSTRAINT mutual_help_note_to_id_48c2bde9_fk_community_person_id FOREIGN KEY (to_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_note
    ADD CONSTRAINT mutual_help_note_writer_id_0499f9be_fk_community_person_id FOREIGN KEY (writer_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_answered_by_id_4ab495d4_fk_community FOREIGN KEY (answered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_answers_id_4e254b67_fk_mutual_help_ask_id FOREIGN KEY (answers_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_area_id_ba7e7153_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_ball_id_ca5c1e99_fk_commitments_ball_id FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_entered_by_id_31e42aab_fk_community_person_id FOREIGN KEY (entered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_municipality_id_ca12b73e_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_offerer_id_8197d061_fk_community_person_id FOREIGN KEY (offerer_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_reply_answered_by_id_7bce709c_fk_community FOREIGN KEY (reply_answered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_offer
    ADD CONSTRAINT mutual_help_offer_vog_seen_by_id_15f61005_fk_community FOREIGN KEY (vog_seen_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_pair
    ADD CONSTRAINT mutual_help_pair_match_id_907a8566_fk_mutual_help_match_id FOREIGN KEY (match_id) REFERENCES public.mutual_help_match(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_pair
    ADD CONSTRAINT mutual_help_pair_programme_id_c82ca152_fk_mutual_he FOREIGN KEY (programme_id) REFERENCES public.mutual_help_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_place
    ADD CONSTRAINT mutual_help_place_group_id_19f3a15e_fk_mutual_help_group_id FOREIGN KEY (group_id) REFERENCES public.mutual_help_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_place
    ADD CONSTRAINT mutual_help_place_joining_id_b5488568_fk_mutual_help_joining_id FOREIGN KEY (joining_id) REFERENCES public.mutual_help_joining(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_place
    ADD CONSTRAINT mutual_help_place_offered_by_id_cc28fbc6_fk_community_person_id FOREIGN KEY (offered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_place
    ADD CONSTRAINT mutual_help_place_person_id_45575c00_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_place
    ADD CONSTRAINT mutual_help_place_taken_by_id_26836c49_fk_community_person_id FOREIGN KEY (taken_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_potentry
    ADD CONSTRAINT mutual_help_potentry_corrects_id_64a0452d_fk_mutual_he FOREIGN KEY (corrects_id) REFERENCES public.mutual_help_potentry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_potentry
    ADD CONSTRAINT mutual_help_potentry_entered_by_id_8e7420bc_fk_community FOREIGN KEY (entered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_potentry
    ADD CONSTRAINT mutual_help_potentry_pair_id_bdcbcfd9_fk_mutual_help_pair_id FOREIGN KEY (pair_id) REFERENCES public.mutual_help_pair(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_programme
    ADD CONSTRAINT mutual_help_programm_municipality_id_3eed6710_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_programme
    ADD CONSTRAINT mutual_help_programme_lead_id_5054af58_fk_community_person_id FOREIGN KEY (lead_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_rota
    ADD CONSTRAINT mutual_help_rota_ask_id_c7dbc7a8_fk_mutual_help_ask_id FOREIGN KEY (ask_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_rotahelper
    ADD CONSTRAINT mutual_help_rotahelp_asked_by_id_9f870f2b_fk_community FOREIGN KEY (asked_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_rotahelper
    ADD CONSTRAINT mutual_help_rotahelp_joined_by_id_5afa3d34_fk_community FOREIGN KEY (joined_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_rotahelper
    ADD CONSTRAINT mutual_help_rotahelp_offer_id_31c6162d_fk_mutual_he FOREIGN KEY (offer_id) REFERENCES public.mutual_help_offer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_rotahelper
    ADD CONSTRAINT mutual_help_rotahelper_rota_id_073e8380_fk_mutual_help_rota_id FOREIGN KEY (rota_id) REFERENCES public.mutual_help_rota(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_round
    ADD CONSTRAINT mutual_help_round_area_id_27c5c201_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_round
    ADD CONSTRAINT mutual_help_round_municipality_id_89f3b1db_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_smallwin
    ADD CONSTRAINT mutual_help_smallwin_goal_id_ddc66ed2_fk_mutual_help_goal_id FOREIGN KEY (goal_id) REFERENCES public.mutual_help_goal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_standstill
    ADD CONSTRAINT mutual_help_standsti_held_by_id_f4297368_fk_community FOREIGN KEY (held_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_standstill
    ADD CONSTRAINT mutual_help_standsti_municipality_id_30d01907_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_standstill
    ADD CONSTRAINT mutual_help_standsti_offer_id_b8f25c35_fk_mutual_he FOREIGN KEY (offer_id) REFERENCES public.mutual_help_offer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_standstill
    ADD CONSTRAINT mutual_help_standsti_person_id_55c21019_fk_community FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_standstillword
    ADD CONSTRAINT mutual_help_standsti_said_by_id_840a725e_fk_community FOREIGN KEY (said_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_standstillword
    ADD CONSTRAINT mutual_help_standsti_standstill_id_a8d36605_fk_mutual_he FOREIGN KEY (standstill_id) REFERENCES public.mutual_help_standstill(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_standstillword
    ADD CONSTRAINT mutual_help_standsti_written_by_id_fbc6398e_fk_community FOREIGN KEY (written_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_standstill
    ADD CONSTRAINT mutual_help_standstill_ball_id_b1be0e3d_fk_commitments_ball_id FOREIGN KEY (ball_id) REFERENCES public.commitments_ball(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_suggestion
    ADD CONSTRAINT mutual_help_suggestion_ask_id_bf2dfd32_fk_mutual_help_ask_id FOREIGN KEY (ask_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_suggestion
    ADD CONSTRAINT mutual_help_suggestion_by_id_a90d479d_fk_community_person_id FOREIGN KEY (by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_talk
    ADD CONSTRAINT mutual_help_talk_host_id_0d44e4d4_fk_mutual_help_tourseat_id FOREIGN KEY (host_id) REFERENCES public.mutual_help_tourseat(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_talk
    ADD CONSTRAINT mutual_help_talk_tour_id_0b8ab597_fk_mutual_help_tour_id FOREIGN KEY (tour_id) REFERENCES public.mutual_help_tour(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_talk
    ADD CONSTRAINT mutual_help_talk_visitor_id_f9a234e9_fk_mutual_help_tourseat_id FOREIGN KEY (visitor_id) REFERENCES public.mutual_help_tourseat(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_tick
    ADD CONSTRAINT mutual_help_tick_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.mutual_help_tourseat(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.mutual_help_tick
    ADD CONSTRAINT mutual_help_tick_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES public.mutual_help_tourseat(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.mutual_help_tour
    ADD CONSTRAINT mutual_help_tour_lead_id_875f1b6b_fk_community_person_id FOREIGN KEY (lead_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_tour
    ADD CONSTRAINT mutual_help_tour_municipality_id_a9198cc6_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_tour
    ADD CONSTRAINT mutual_help_tour_organisation_id_390131fc_fk_community FOREIGN KEY (organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_tourseat
    ADD CONSTRAINT mutual_help_tourseat_ask_id_ff87ef2b_fk_mutual_help_ask_id FOREIGN KEY (ask_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_tourseat
    ADD CONSTRAINT mutual_help_tourseat_asked_by_id_351bc019_fk_community FOREIGN KEY (asked_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_tourseat
    ADD CONSTRAINT mutual_help_tourseat_offer_id_18a4f0ff_fk_mutual_help_offer_id FOREIGN KEY (offer_id) REFERENCES public.mutual_help_offer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_tourseat
    ADD CONSTRAINT mutual_help_tourseat_person_id_06345ebf_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_tourseat
    ADD CONSTRAINT mutual_help_tourseat_taken_by_id_699344a6_fk_community FOREIGN KEY (taken_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_tourseat
    ADD CONSTRAINT mutual_help_tourseat_tour_id_c2282405_fk_mutual_help_tour_id FOREIGN KEY (tour_id) REFERENCES public.mutual_help_tour(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_turn
    ADD CONSTRAINT mutual_help_turn_helper_id_875c6b59_fk_mutual_he FOREIGN KEY (helper_id) REFERENCES public.mutual_help_rotahelper(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_turn
    ADD CONSTRAINT mutual_help_turn_rota_id_20425ddf_fk_mutual_help_rota_id FOREIGN KEY (rota_id) REFERENCES public.mutual_help_rota(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_wish
    ADD CONSTRAINT mutual_help_wish_joining_id_7e34a649_fk_mutual_help_joining_id FOREIGN KEY (joining_id) REFERENCES public.mutual_help_joining(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_words
    ADD CONSTRAINT mutual_help_words_ask_id_66354063_fk_mutual_help_ask_id FOREIGN KEY (ask_id) REFERENCES public.mutual_help_ask(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_words
    ADD CONSTRAINT mutual_help_words_written_by_id_c3d52f56_fk_community_person_id FOREIGN KEY (written_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mutual_help_nobodycame
    ADD CONSTRAINT nobody_came_to_a_turn FOREIGN KEY (turn_id) REFERENCES public.mutual_help_turn(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_messag_municipality_id_58747b4c_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_person_id_b3f94de7_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.retention_line
    ADD CONSTRAINT retention_line_run_id_db5124aa_fk_retention_run_id FOREIGN KEY (run_id) REFERENCES public.retention_run(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.retention_run
    ADD CONSTRAINT retention_run_municipality_id_64c16a27_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_sense
    ADD CONSTRAINT sense_goes_with_its_listing FOREIGN KEY (listing_id) REFERENCES public.social_map_listing(entry_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.social_map_change
    ADD CONSTRAINT social_map_change_decided_by_id_7d96d644_fk_community_person_id FOREIGN KEY (decided_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_change
    ADD CONSTRAINT social_map_change_entry_id_7cb0865b_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_change
    ADD CONSTRAINT social_map_change_municipality_id_285eb7f4_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_change
    ADD CONSTRAINT social_map_change_person_id_d9ca63df_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_change
    ADD CONSTRAINT social_map_change_written_by_id_566fe3a9_fk_community_person_id FOREIGN KEY (written_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_check
    ADD CONSTRAINT social_map_check_answered_by_id_5c873903_fk_community_person_id FOREIGN KEY (answered_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_check
    ADD CONSTRAINT social_map_check_entry_id_d2c46b1c_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_check
    ADD CONSTRAINT social_map_check_municipality_id_abdf461d_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_check
    ADD CONSTRAINT social_map_check_person_id_dba267ef_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_concept
    ADD CONSTRAINT social_map_concept_issue_id_610ba7cb_fk_social_map_issue_code FOREIGN KEY (issue_id) REFERENCES public.social_map_issue(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_cue
    ADD CONSTRAINT social_map_cue_concept_id_2728a8bf_fk_social_map_concept_code FOREIGN KEY (concept_id) REFERENCES public.social_map_concept(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_cue
    ADD CONSTRAINT social_map_cue_municipality_id_8beee8ac_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_different
    ADD CONSTRAINT social_map_different_first_id_ccd8617e_fk_social_map_entry_id FOREIGN KEY (first_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_different
    ADD CONSTRAINT social_map_different_second_id_6f7b919a_fk_social_map_entry_id FOREIGN KEY (second_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_entry
    ADD CONSTRAINT social_map_entry_area_id_5e6120a2_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_entry
    ADD CONSTRAINT social_map_entry_merged_into_id_85bb3cb0_fk_social_map_entry_id FOREIGN KEY (merged_into_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_entry
    ADD CONSTRAINT social_map_entry_municipality_id_2e20490d_fk_community_area_id FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_entry
    ADD CONSTRAINT social_map_entry_organisation_id_5eabb958_fk_community FOREIGN KEY (organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_growth
    ADD CONSTRAINT social_map_growth_entry_id_c210cd24_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_growth
    ADD CONSTRAINT social_map_growth_source_id_aa164097_fk_social_map_entry_id FOREIGN KEY (source_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_handover
    ADD CONSTRAINT social_map_handover_asked_by_id_751097c3_fk_community_person_id FOREIGN KEY (asked_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_handover
    ADD CONSTRAINT social_map_handover_entry_id_10f0f6af_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_handover
    ADD CONSTRAINT social_map_handover_municipality_id_12170662_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_handover
    ADD CONSTRAINT social_map_handover_resident_id_92d47531_fk_community_person_id FOREIGN KEY (resident_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_handover
    ADD CONSTRAINT social_map_handover_said_by_id_533151f9_fk_community_person_id FOREIGN KEY (said_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_insider
    ADD CONSTRAINT social_map_insider_entry_id_06196732_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_insider
    ADD CONSTRAINT social_map_insider_municipality_id_22186142_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_insider
    ADD CONSTRAINT social_map_insider_organisation_id_e372997a_fk_community FOREIGN KEY (organisation_id) REFERENCES public.community_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_insider
    ADD CONSTRAINT social_map_insider_person_id_cee3498a_fk_community_person_id FOREIGN KEY (person_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_listing
    ADD CONSTRAINT social_map_listing_area_id_be7bfd6c_fk_community_area_id FOREIGN KEY (area_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_listing
    ADD CONSTRAINT social_map_listing_entry_id_77f9ce9b_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_moment
    ADD CONSTRAINT social_map_moment_entry_id_0449c618_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_relation
    ADD CONSTRAINT social_map_relation_asked_by_id_58648700_fk_community_person_id FOREIGN KEY (asked_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_relation
    ADD CONSTRAINT social_map_relation_asked_side_id_3a192f27_fk_social_ma FOREIGN KEY (asked_side_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_relation
    ADD CONSTRAINT social_map_relation_confirmed_by_id_65306066_fk_community FOREIGN KEY (confirmed_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_relation
    ADD CONSTRAINT social_map_relation_ended_by_id_f694ab72_fk_community_person_id FOREIGN KEY (ended_by_id) REFERENCES public.community_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_relation
    ADD CONSTRAINT social_map_relation_first_id_dd627f63_fk_social_map_entry_id FOREIGN KEY (first_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_relation
    ADD CONSTRAINT social_map_relation_municipality_id_6b772f06_fk_community FOREIGN KEY (municipality_id) REFERENCES public.community_area(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_relation
    ADD CONSTRAINT social_map_relation_second_id_9ef75d7d_fk_social_map_entry_id FOREIGN KEY (second_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.social_map_tally
    ADD CONSTRAINT social_map_tally_entry_id_290d0feb_fk_social_map_entry_id FOREIGN KEY (entry_id) REFERENCES public.social_map_entry(id) DEFERRABLE INITIALLY DEFERRED;

CREATE POLICY add ON public.commitments_frontdoor FOR INSERT WITH CHECK (((public.municipality_of(area_id) = ( SELECT public.acting_keeper() AS acting_keeper)) AND public.works_in_my_municipality(organisation_id) AND (lead_id = ANY (ARRAY( SELECT public.people_i_keep() AS people_i_keep)))));

CREATE POLICY add ON public.commitments_lookback FOR INSERT WITH CHECK (((origin_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY add ON public.commitments_pass FOR INSERT WITH CHECK (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY add ON public.commitments_sighting FOR INSERT WITH CHECK (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY add ON public.commitments_step FOR INSERT WITH CHECK (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY add ON public.commitments_turn FOR INSERT WITH CHECK ((public.is_my_door(door_id) AND (person_id = ANY (ARRAY( SELECT public.people_i_keep() AS people_i_keep)))));

CREATE POLICY add ON public.community_organisation FOR INSERT WITH CHECK ((public.municipality_of(area_id) = ( SELECT public.acting_keeper() AS acting_keeper)));

CREATE POLICY add ON public.community_setting FOR INSERT WITH CHECK ((public.municipality_of(area_id) = ( SELECT public.acting_keeper() AS acting_keeper)));

CREATE POLICY add ON public.mutual_help_consult FOR INSERT WITH CHECK (((sender_id = ( SELECT public.acting_person() AS acting_person)) AND (ask_id IN ( SELECT mutual_help_ask.id
   FROM public.mutual_help_ask))));

CREATE POLICY add ON public.mutual_help_note FOR INSERT WITH CHECK ((ask_id IN ( SELECT mutual_help_ask.id
   FROM public.mutual_help_ask)));

CREATE POLICY add ON public.mutual_help_suggestion FOR INSERT WITH CHECK ((ask_id IN ( SELECT mutual_help_ask.id
   FROM public.mutual_help_ask)));

CREATE POLICY add ON public.mutual_help_words FOR INSERT WITH CHECK ((ask_id IN ( SELECT mutual_help_ask.id
   FROM public.mutual_help_ask)));

CREATE POLICY add ON public.social_map_check FOR INSERT WITH CHECK ((( SELECT public.acting_job() AS acting_job) OR (public.map_may_write(entry_id) AND ((way)::text = 'SCREEN'::text) AND ((answer)::text <> ''::text) AND (answered_by_id = ( SELECT public.map_me() AS map_me)))));

CREATE POLICY add ON public.social_map_different FOR INSERT WITH CHECK ((( SELECT count(*) AS count
   FROM public.social_map_entry e
  WHERE ((e.id = ANY (ARRAY[social_map_different.first_id, social_map_different.second_id])) AND (e.municipality_id = ( SELECT public.acting_keeper() AS acting_keeper)))) = 2));

CREATE POLICY add ON public.social_map_entry FOR INSERT WITH CHECK ((( SELECT public.acting_job() AS acting_job) OR ((municipality_id = ( SELECT public.map_town() AS map_town)) AND ((organisation_id IS NULL) OR (organisation_id = ANY (ARRAY( SELECT public.map_works_for() AS map_works_for)))))));

CREATE POLICY add ON public.social_map_moment FOR INSERT WITH CHECK (public.map_may_write(entry_id));

CREATE POLICY add ON public.social_map_tally FOR INSERT WITH CHECK (((entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) AND (counted_on <= (CURRENT_DATE + 1))));

CREATE POLICY agree ON public.social_map_growth FOR UPDATE USING (((agreed_at IS NULL) AND public.map_may_write(source_id))) WITH CHECK (((agreed_at IS NOT NULL) AND public.map_may_write(source_id)));

CREATE POLICY answer ON public.circles_goon FOR INSERT WITH CHECK (((agreement_id IN ( SELECT circles_agreement.id
   FROM public.circles_agreement
  WHERE (circles_agreement.circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))))) AND ((person_id = ( SELECT public.acting_person() AS acting_person)) OR (((way)::text <> 'SCREEN'::text) AND (witness_id = ( SELECT public.acting_person() AS acting_person))))));

CREATE POLICY answer ON public.mutual_help_consult FOR UPDATE USING ((receiver_id = ( SELECT public.acting_person() AS acting_person)));

CREATE POLICY ask ON public.circles_consent FOR INSERT WITH CHECK (((asked_by_id = ( SELECT public.acting_person() AS acting_person)) AND ((state)::text = 'ASKED'::text) AND (given_at IS NULL) AND ((way)::text = ''::text) AND (witness_id IS NULL) AND (reminded_at IS NULL) AND (ended_at IS NULL) AND (until > CURRENT_DATE) AND (until <= (CURRENT_DATE + 732)) AND ((subject_id = ( SELECT public.acting_person() AS acting_person)) OR ((circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))) AND public.is_centre_of(circle_id, subject_id)) OR ((circle_id IS NULL) AND (subject_id = ANY (ARRAY( SELECT public.people_i_may_reach() AS people_i_may_reach))))) AND ((circle_id IS NULL) OR public.is_centre_of(circle_id, subject_id)) AND ((to_person_id IS NULL) OR public.may_receive(subject_id, to_person_id))));

CREATE POLICY ask ON public.circles_succession FOR INSERT WITH CHECK (((leaver_id = ( SELECT public.acting_person() AS acting_person)) AND ((state)::text = 'ASKED'::text)));

CREATE POLICY ask ON public.circles_takealong FOR INSERT WITH CHECK (((file = ''::text) AND (ready_at IS NULL) AND (((person_id = ( SELECT public.acting_person() AS acting_person)) AND (appeal_id IS NULL) AND (released = '{}'::uuid[])) OR (EXISTS ( SELECT
   FROM (public.circles_appeal a
     JOIN public.commitments_ball b ON ((b.id = a.ball_id)))
  WHERE ((a.id = circles_takealong.appeal_id) AND ((a.kind)::text = 'TAKE_ALONG'::text) AND ((a.state)::text = 'OPEN'::text) AND (a.person_id = circles_takealong.person_id) AND (b.holder_id = ( SELECT public.acting_person() AS acting_person))))))));

CREATE POLICY ask ON public.mutual_help_ask FOR INSERT WITH CHECK ((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))));

CREATE POLICY ask ON public.mutual_help_guide FOR INSERT WITH CHECK (public.coordinates_match(match_id));

CREATE POLICY ask ON public.social_map_handover FOR INSERT WITH CHECK (((asked_by_id = ( SELECT public.map_me() AS map_me)) AND (entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) AND public.map_led_from_work(entry_id) AND (said_at IS NULL) AND (length((code_hash)::text) = 64) AND (code_until < (now() + '60 days'::interval)) AND (municipality_id = ( SELECT e.municipality_id
   FROM public.social_map_entry e
  WHERE (e.id = social_map_handover.entry_id)))));

CREATE POLICY ask ON public.social_map_insider FOR INSERT WITH CHECK (((entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) AND (person_id IS NULL) AND (organisation_id IS NULL) AND (ended_at IS NULL) AND (length((code_hash)::text) = 64) AND (code_until < (now() + '60 days'::interval))));

CREATE POLICY ask ON public.social_map_relation FOR INSERT WITH CHECK (((asked_side_id = ANY (ARRAY( SELECT public.map_owned() AS map_owned))) AND (asked_by_id = ( SELECT public.map_me() AS map_me)) AND (version = 1) AND (confirmed_at IS NULL) AND (confirmed_by_id IS NULL) AND (ended_at IS NULL) AND (ended_by_id IS NULL) AND ((ball_id IS NULL) OR (ball_id = ( SELECT public.acting_ball() AS acting_ball))) AND public.map_has_owner(first_id) AND public.map_has_owner(second_id) AND (( SELECT count(*) AS count
   FROM public.social_map_entry e
  WHERE ((e.id = ANY (ARRAY[social_map_relation.first_id, social_map_relation.second_id])) AND ((e.visibility)::text = 'PUBLIC'::text) AND (e.closed_on IS NULL))) = 2)));

CREATE POLICY ask_her ON public.mutual_help_rotahelper FOR INSERT WITH CHECK ((rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))));

CREATE POLICY ask_no_more ON public.mutual_help_rotahelper FOR DELETE USING (((joined_at IS NULL) AND ((rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))) OR ( SELECT public.acting_job() AS acting_job))));

CREATE POLICY asks_the_next ON public.mutual_help_callme FOR UPDATE USING (( SELECT public.acting_job() AS acting_job));

CREATE POLICY begin ON public.circles_circle FOR INSERT WITH CHECK ((made_by_id = ( SELECT public.acting_person() AS acting_person)));

CREATE POLICY begin ON public.mutual_help_programme FOR INSERT WITH CHECK ((lead_id = ( SELECT public.acting_person() AS acting_person)));

CREATE POLICY begin ON public.mutual_help_rota FOR INSERT WITH CHECK ((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))));

CREATE POLICY bring_in ON public.community_membership FOR INSERT WITH CHECK ((public.is_of_my_municipality(person_id) AND public.works_in_my_municipality(organisation_id) AND (((role)::text <> 'OFFICIAL'::text) OR ( SELECT public.acting_official() AS acting_official))));

ALTER TABLE public.calendars_feed ENABLE ROW LEVEL SECURITY;

CREATE POLICY change ON public.circles_agreement FOR UPDATE USING (((circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.circles_appeal FOR UPDATE USING ((ball_id = ANY (ARRAY( SELECT public.requests_i_read() AS requests_i_read))));

CREATE POLICY change ON public.circles_circle FOR UPDATE USING (((id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.circles_consent FOR UPDATE USING (((subject_id = ( SELECT public.acting_person() AS acting_person)) OR (asked_by_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.circles_gleaningnote FOR UPDATE USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR (maker_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.circles_legalexception FOR UPDATE USING (((asked_by_id = ( SELECT public.acting_person() AS acting_person)) OR (second_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.circles_member FOR UPDATE USING (((circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))) OR ( SELECT public.acting_job() AS acting_job) OR ((person_id = ( SELECT public.acting_person() AS acting_person)) AND (((side)::text = 'CENTRE'::text) OR (((state)::text <> 'PROPOSED'::text) AND (centre_yes_at IS NOT NULL))))));

CREATE POLICY change ON public.circles_part FOR UPDATE USING ((agreement_id IN ( SELECT circles_agreement.id
   FROM public.circles_agreement
  WHERE (circles_agreement.circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))))));

CREATE POLICY change ON public.circles_succession FOR UPDATE USING (((subject_id = ( SELECT public.acting_person() AS acting_person)) OR (leaver_id = ( SELECT public.acting_person() AS acting_person)) OR ((successor_id = ( SELECT public.acting_person() AS acting_person)) AND (yes_at IS NOT NULL)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.commitments_ball FOR UPDATE USING (((id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.commitments_frontdoor FOR UPDATE USING ((public.municipality_of(area_id) = ( SELECT public.acting_keeper() AS acting_keeper))) WITH CHECK ((public.works_in_my_municipality(organisation_id) AND (lead_id = ANY (ARRAY( SELECT public.people_i_keep() AS people_i_keep)))));

CREATE POLICY change ON public.commitments_lookback FOR UPDATE USING (((origin_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job) OR (by_id = ( SELECT public.acting_person() AS acting_person)) OR (subject_id = ( SELECT public.acting_person() AS acting_person))));

CREATE POLICY change ON public.commitments_pass FOR UPDATE USING (((ball_id IN ( SELECT public.my_balls() AS my_balls)) OR ( SELECT public.acting_job() AS acting_job) OR ((receiver_id = ( SELECT public.acting_person() AS acting_person)) AND (yes_at IS NOT NULL))));

CREATE POLICY change ON public.commitments_seat FOR UPDATE USING (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.commitments_turn FOR UPDATE USING (public.is_my_door(door_id));

CREATE POLICY change ON public.community_contactdetails FOR UPDATE USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR (person_id = ANY (ARRAY( SELECT public.people_i_may_reach() AS people_i_may_reach)))));

CREATE POLICY change ON public.community_mandate FOR UPDATE USING ((((( SELECT public.acting_representative() AS acting_representative) IS NULL) AND (ended_at IS NULL) AND ((person_id = ( SELECT public.acting_person() AS acting_person)) OR (representative_id = ( SELECT public.acting_person() AS acting_person)) OR ((person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help))) AND ((kind)::text <> 'VISIT'::text)))) OR ( SELECT public.acting_job() AS acting_job))) WITH CHECK ((((( SELECT public.acting_representative() AS acting_representative) IS NULL) AND ((person_id = ( SELECT public.acting_person() AS acting_person)) OR (representative_id = ( SELECT public.acting_person() AS acting_person)) OR ((person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help))) AND ((kind)::text <> 'VISIT'::text)))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.community_membership FOR UPDATE USING ((public.is_of_my_municipality(person_id) AND public.works_in_my_municipality(organisation_id) AND (((role)::text <> 'OFFICIAL'::text) OR ( SELECT public.acting_official() AS acting_official)))) WITH CHECK ((public.is_of_my_municipality(person_id) AND public.works_in_my_municipality(organisation_id) AND (((role)::text <> 'OFFICIAL'::text) OR ( SELECT public.acting_official() AS acting_official))));

CREATE POLICY change ON public.community_organisation FOR UPDATE USING ((public.municipality_of(area_id) = ( SELECT public.acting_keeper() AS acting_keeper))) WITH CHECK ((public.municipality_of(area_id) = ( SELECT public.acting_keeper() AS acting_keeper)));

CREATE POLICY change ON public.community_person FOR UPDATE USING (((id = ( SELECT public.acting_person() AS acting_person)) OR (id = ANY (ARRAY( SELECT public.people_i_may_reach() AS people_i_may_reach)))));

CREATE POLICY change ON public.initiatives_grantrequest FOR UPDATE USING (((entry_id = ANY (ARRAY( SELECT public.initiatives_mine() AS initiatives_mine))) OR (ball_id = ANY (ARRAY( SELECT public.initiatives_held() AS initiatives_held)))));

CREATE POLICY change ON public.mutual_help_ask FOR UPDATE USING ((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))));

CREATE POLICY change ON public.mutual_help_dream FOR UPDATE USING ((pair_id = ANY (ARRAY( SELECT public.my_pairs() AS my_pairs))));

CREATE POLICY change ON public.mutual_help_goal FOR UPDATE USING (((match_id = ANY (ARRAY( SELECT public.my_matches() AS my_matches))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.mutual_help_guide FOR UPDATE USING ((( SELECT public.acting_job() AS acting_job) OR (person_id = ( SELECT public.acting_person() AS acting_person)) OR public.coordinates_match(match_id)));

CREATE POLICY change ON public.mutual_help_inquiry FOR UPDATE USING ((id = ANY (ARRAY( SELECT public.my_inquiries() AS my_inquiries))));

CREATE POLICY change ON public.mutual_help_joining FOR UPDATE USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR (offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) OR (programme_id = ANY (ARRAY( SELECT public.my_programmes() AS my_programmes)))));

CREATE POLICY change ON public.mutual_help_match FOR UPDATE USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR (offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) OR (backstop_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.mutual_help_offer FOR UPDATE USING (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.mutual_help_place FOR UPDATE USING (((joining_id = ANY (ARRAY( SELECT public.my_joinings() AS my_joinings))) OR (group_id IN ( SELECT g.id
   FROM public.mutual_help_group g
  WHERE (g.programme_id = ANY (ARRAY( SELECT public.my_programmes() AS my_programmes)))))));

CREATE POLICY change ON public.mutual_help_programme FOR UPDATE USING ((lead_id = ( SELECT public.acting_person() AS acting_person)));

CREATE POLICY change ON public.mutual_help_rota FOR UPDATE USING ((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))));

CREATE POLICY change ON public.mutual_help_suggestion FOR UPDATE USING ((ask_id IN ( SELECT mutual_help_ask.id
   FROM public.mutual_help_ask)));

CREATE POLICY change ON public.mutual_help_tourseat FOR UPDATE USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR (offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) OR (tour_id = ANY (ARRAY( SELECT public.my_tours() AS my_tours)))));

CREATE POLICY change ON public.mutual_help_turn FOR UPDATE USING (((rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.mutual_help_wish FOR UPDATE USING ((joining_id = ANY (ARRAY( SELECT public.my_joinings() AS my_joinings))));

CREATE POLICY change ON public.notifications_message FOR UPDATE USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job) OR ((ball_id = ANY (ARRAY( SELECT public.messages_around_me() AS messages_around_me))) AND (person_id = ANY (ARRAY( SELECT public.people_i_may_reach() AS people_i_may_reach))))));

CREATE POLICY change ON public.social_map_check FOR UPDATE USING (((person_id = ( SELECT public.map_me() AS map_me)) OR (entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) OR (ball_id = ( SELECT public.acting_ball() AS acting_ball)) OR ( SELECT public.acting_job() AS acting_job) OR (((way)::text = 'CALL'::text) AND (municipality_id = ( SELECT public.map_helps_in() AS map_helps_in)) AND ((answered_at IS NULL) OR (answered_by_id = ( SELECT public.map_me() AS map_me))))));

CREATE POLICY change ON public.social_map_entry FOR UPDATE USING ((( SELECT public.acting_job() AS acting_job) OR (id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) OR ((municipality_id = ( SELECT public.acting_keeper() AS acting_keeper)) AND ((visibility)::text = 'PUBLIC'::text) AND (NOT public.map_has_owner(id))))) WITH CHECK ((( SELECT public.acting_job() AS acting_job) OR (id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) OR ((municipality_id = ( SELECT public.acting_keeper() AS acting_keeper)) AND ((visibility)::text = 'PUBLIC'::text) AND (NOT public.map_has_owner(id)))));

CREATE POLICY change ON public.social_map_insider FOR UPDATE USING (((person_id = ( SELECT public.map_me() AS map_me)) OR (entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY change ON public.social_map_moment FOR UPDATE USING (public.map_may_write(entry_id)) WITH CHECK (public.map_may_write(entry_id));

CREATE POLICY change ON public.social_map_relation FOR UPDATE USING (((first_id = ANY (ARRAY( SELECT public.map_owned() AS map_owned))) OR (second_id = ANY (ARRAY( SELECT public.map_owned() AS map_owned)))));

CREATE POLICY change ON public.social_map_tally FOR UPDATE USING ((entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))));

ALTER TABLE public.circles_agreement ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_appeal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_circle ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_consent ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_consenttext ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_gleaningnote ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_goon ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_hold ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_legalexception ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_member ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_note ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_part ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_shareditem ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_signature ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_succession ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.circles_takealong ENABLE ROW LEVEL SECURITY;

CREATE POLICY close ON public.community_device FOR UPDATE USING (((ended_at IS NULL) AND ((person_id = ( SELECT public.acting_person() AS acting_person)) AND (( SELECT public.acting_representative() AS acting_representative) IS NULL)))) WITH CHECK (((ended_at IS NOT NULL) AND ((person_id = ( SELECT public.acting_person() AS acting_person)) AND (( SELECT public.acting_representative() AS acting_representative) IS NULL))));

ALTER TABLE public.commitments_absence ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commitments_ball ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commitments_frontdoor ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commitments_lookback ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commitments_pass ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commitments_seat ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commitments_sighting ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commitments_step ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commitments_turn ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_area ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_card ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_cardsecret ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_contactdetails ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_death ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_device ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_mandate ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_membership ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_organisation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_person ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_postalarea ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.community_setting ENABLE ROW LEVEL SECURITY;

CREATE POLICY count ON public.mutual_help_round FOR UPDATE USING (( SELECT public.acting_job() AS acting_job));

ALTER TABLE public.csv_in_importedrow ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.csv_in_mapimport ENABLE ROW LEVEL SECURITY;

CREATE POLICY decide ON public.social_map_change FOR UPDATE USING ((( SELECT public.acting_job() AS acting_job) OR (((kind)::text = 'PROPOSAL'::text) AND (entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended)))) OR ((municipality_id = ( SELECT public.acting_keeper() AS acting_keeper)) AND (((kind)::text = ANY ((ARRAY['CLAIM'::character varying, 'REPORT'::character varying])::text[])) OR (NOT public.map_has_owner(entry_id))))));

CREATE POLICY finish ON public.community_membership FOR UPDATE USING (( SELECT public.acting_job() AS acting_job)) WITH CHECK (( SELECT public.acting_job() AS acting_job));

CREATE POLICY give ON public.commitments_seat FOR INSERT WITH CHECK (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY give ON public.community_mandate FOR INSERT WITH CHECK (((( SELECT public.acting_representative() AS acting_representative) IS NULL) AND (made_by_id = ( SELECT public.acting_person() AS acting_person)) AND (representative_id <> ( SELECT public.acting_person() AS acting_person)) AND ((kind)::text <> 'VISIT'::text) AND (accepted_at IS NULL) AND (ended_at IS NULL) AND (objected_at IS NULL) AND (reminded_at IS NULL) AND (((person_id = ( SELECT public.acting_person() AS acting_person)) AND ((kind)::text = 'HELPER'::text) AND ((proof)::text = 'OWN_SCREEN'::text)) OR ((seen_by_id = ( SELECT public.acting_person() AS acting_person)) AND (person_id <> ( SELECT public.acting_person() AS acting_person)) AND ((person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help))) AND ((kind)::text <> 'VISIT'::text))))));

CREATE POLICY goes ON public.mutual_help_callme FOR DELETE USING ((( SELECT public.acting_job() AS acting_job) OR public.may_say_for(match_id, (side)::text) OR public.i_call_for(match_id)));

CREATE POLICY in_time ON public.mutual_help_standstill FOR UPDATE USING (( SELECT public.acting_job() AS acting_job));

ALTER TABLE public.initiatives_grantrequest ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.initiatives_grantyes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.initiatives_ideacode ENABLE ROW LEVEL SECURITY;

CREATE POLICY join_in ON public.mutual_help_joining FOR INSERT WITH CHECK (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR (offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers)))));

ALTER TABLE public.journal_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal_look ENABLE ROW LEVEL SECURITY;

CREATE POLICY keep ON public.commitments_absence FOR SELECT USING ((((ends_on IS NULL) OR (ends_on > CURRENT_DATE)) AND (person_id = ANY (ARRAY( SELECT public.whose_absence_i_keep() AS whose_absence_i_keep)))));

CREATE POLICY keep ON public.community_cardsecret FOR INSERT WITH CHECK ((card_id IN ( SELECT community_card.id
   FROM public.community_card
  WHERE ((community_card.made_by_id = ( SELECT public.acting_person() AS acting_person)) AND (community_card.revoked_at IS NULL)))));

CREATE POLICY keep ON public.social_map_concept USING ((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL)) WITH CHECK ((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL));

CREATE POLICY keep ON public.social_map_cue USING ((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL)) WITH CHECK ((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL));

CREATE POLICY keep ON public.social_map_issue USING ((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL)) WITH CHECK ((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL));

CREATE POLICY keep ON public.social_map_missed USING ((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL)) WITH CHECK ((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL));

CREATE POLICY keep_away ON public.commitments_absence FOR INSERT WITH CHECK (((ends_on > CURRENT_DATE) AND (person_id = ANY (ARRAY( SELECT public.whose_absence_i_keep() AS whose_absence_i_keep)))));

CREATE POLICY keep_back ON public.commitments_absence FOR DELETE USING ((((ends_on IS NULL) OR (ends_on > CURRENT_DATE)) AND (person_id = ANY (ARRAY( SELECT public.whose_absence_i_keep() AS whose_absence_i_keep)))));

CREATE POLICY leave_out ON public.circles_part FOR DELETE USING ((agreement_id IN ( SELECT circles_agreement.id
   FROM public.circles_agreement
  WHERE (circles_agreement.circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))))));

CREATE POLICY letters ON public.notifications_message FOR SELECT USING (((ball_id IS NULL) AND ((channel)::text = 'LETTER'::text) AND (person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help)))));

CREATE POLICY lift ON public.circles_hold FOR UPDATE USING (((lifted_at IS NULL) AND ( SELECT public.acting_official() AS acting_official) AND (municipality_id = ( SELECT public.acting_keeper() AS acting_keeper)))) WITH CHECK (((lifted_by_id = ( SELECT public.acting_person() AS acting_person)) AND (municipality_id = ( SELECT public.acting_keeper() AS acting_keeper))));

CREATE POLICY look_after ON public.mutual_help_nobodycame FOR UPDATE USING ((turn_id IN ( SELECT t.id
   FROM public.mutual_help_turn t
  WHERE (t.rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))))));

CREATE POLICY make ON public.circles_takealong FOR UPDATE USING (( SELECT public.acting_job() AS acting_job));

CREATE POLICY make ON public.community_card FOR INSERT WITH CHECK (((made_by_id = ( SELECT public.acting_person() AS acting_person)) AND (wrong_tries = 0) AND (locked_until IS NULL) AND (used_at IS NULL) AND (revoked_at IS NULL) AND (((person_id = ( SELECT public.acting_person() AS acting_person)) AND (( SELECT public.acting_representative() AS acting_representative) IS NULL)) OR (person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help))))));

CREATE POLICY make ON public.mutual_help_round FOR INSERT WITH CHECK (( SELECT public.acting_job() AS acting_job));

CREATE POLICY mine ON public.commitments_absence USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job))) WITH CHECK ((person_id = ( SELECT public.acting_person() AS acting_person)));

ALTER TABLE public.mutual_help_ask ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_bundle ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_bundleask ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_callme ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_consult ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_dream ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_effort ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_goal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_guide ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_inquiry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_inquirymember ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_inquiryword ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_joining ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_match ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_nobodycame ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_note ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_offer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_pair ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_place ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_potentry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_programme ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_rota ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_rotahelper ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_round ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_smallwin ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_standstill ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_standstillword ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_suggestion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_talk ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_tourseat ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_turn ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_wish ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mutual_help_words ENABLE ROW LEVEL SECURITY;

CREATE POLICY name ON public.circles_shareditem FOR INSERT WITH CHECK (((consent_id IN ( SELECT circles_consent.id
   FROM public.circles_consent
  WHERE (((circles_consent.state)::text = 'ASKED'::text) AND (circles_consent.asked_by_id = ( SELECT public.acting_person() AS acting_person))))) OR (exception_id IN ( SELECT circles_legalexception.id
   FROM public.circles_legalexception
  WHERE (((circles_legalexception.state)::text = 'PROPOSED'::text) AND (circles_legalexception.asked_by_id = ( SELECT public.acting_person() AS acting_person)))))));

ALTER TABLE public.notifications_message ENABLE ROW LEVEL SECURITY;

CREATE POLICY of_its_entry ON public.calendars_feed USING ((public.acting_job() OR public.map_may_write(entry_id))) WITH CHECK ((public.acting_job() OR public.map_may_write(entry_id)));

CREATE POLICY of_its_keepers ON public.csv_in_mapimport USING ((public.acting_job() OR (municipality_id = ( SELECT public.acting_keeper() AS acting_keeper)))) WITH CHECK ((public.acting_job() OR (municipality_id = ( SELECT public.acting_keeper() AS acting_keeper))));

CREATE POLICY of_its_list ON public.csv_in_importedrow USING ((batch_id IN ( SELECT csv_in_mapimport.id
   FROM public.csv_in_mapimport))) WITH CHECK (public.acting_job());

CREATE POLICY of_my_team ON public.community_contactdetails FOR SELECT USING ((person_id = ANY (ARRAY( SELECT public.people_my_teams_write_to() AS people_my_teams_write_to))));

CREATE POLICY of_my_team ON public.community_person FOR SELECT USING ((id = ANY (ARRAY( SELECT public.people_my_teams_write_to() AS people_my_teams_write_to))));

CREATE POLICY of_my_team ON public.notifications_message FOR SELECT USING (((ball_id IS NULL) AND ((channel)::text = 'LETTER'::text) AND (teams && ARRAY( SELECT public.my_desk_teams() AS my_desk_teams))));

CREATE POLICY of_my_team_printed ON public.notifications_message FOR UPDATE USING (((ball_id IS NULL) AND ((channel)::text = 'LETTER'::text) AND (teams && ARRAY( SELECT public.my_desk_teams() AS my_desk_teams))));

CREATE POLICY offer ON public.mutual_help_offer FOR INSERT WITH CHECK ((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))));

CREATE POLICY only_what_was_never_on_goes ON public.calendars_feed AS RESTRICTIVE FOR DELETE USING ((public.acting_job() AND (before IS NULL) AND ((state)::text <> 'ON'::text)));

CREATE POLICY open_new ON public.circles_appeal FOR INSERT WITH CHECK ((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))));

CREATE POLICY open_new ON public.commitments_ball FOR INSERT WITH CHECK (((id = ( SELECT public.acting_ball() AS acting_ball)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY plan ON public.mutual_help_turn FOR INSERT WITH CHECK ((rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))));

CREATE POLICY printed ON public.notifications_message FOR UPDATE USING (((ball_id IS NULL) AND ((channel)::text = 'LETTER'::text) AND (person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help)))));

CREATE POLICY propose ON public.circles_agreement FOR INSERT WITH CHECK (((made_by_id = ( SELECT public.acting_person() AS acting_person)) AND (circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles)))));

CREATE POLICY propose ON public.circles_legalexception FOR INSERT WITH CHECK (((asked_by_id = ( SELECT public.acting_person() AS acting_person)) AND (( SELECT public.acting_representative() AS acting_representative) IS NULL) AND ( SELECT public.i_work_here() AS i_work_here) AND ((state)::text = 'PROPOSED'::text) AND (second_at IS NULL) AND (told_at IS NULL) AND (ended_at IS NULL) AND (until > CURRENT_DATE) AND (until <= (CURRENT_DATE + 366)) AND (review_on >= CURRENT_DATE) AND (subject_id <> ( SELECT public.acting_person() AS acting_person)) AND (second_id IS NOT NULL) AND public.works_here(second_id) AND (second_id <> subject_id) AND (NOT public.receives(second_id, to_person_id, NULL::uuid)) AND (((circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))) AND public.is_centre_of(circle_id, subject_id)) OR ((circle_id IS NULL) AND (subject_id = ANY (ARRAY( SELECT public.people_i_may_reach() AS people_i_may_reach))))) AND ((to_person_id IS NULL) OR public.may_receive(subject_id, to_person_id))));

CREATE POLICY propose ON public.circles_member FOR INSERT WITH CHECK (((proposed_by_id = ( SELECT public.acting_person() AS acting_person)) AND ((circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))) OR public.circle_begins_with_me(circle_id)) AND ((centre_yes_heard_by_id IS DISTINCT FROM person_id) OR public.circle_begins_with_me(circle_id))));

CREATE POLICY propose ON public.social_map_change FOR INSERT WITH CHECK ((( SELECT public.acting_job() AS acting_job) OR (((((kind)::text = ANY ((ARRAY['PROPOSAL'::character varying, 'CLAIM'::character varying])::text[])) AND (NOT (person_id IS DISTINCT FROM ( SELECT public.map_me() AS map_me)))) OR (((kind)::text = 'REPORT'::text) AND (entry_id IN ( SELECT e.id
   FROM public.social_map_entry e
  WHERE (((e.visibility)::text = 'PUBLIC'::text) AND (e.closed_on IS NULL)))))) AND ((state)::text = 'OPEN'::text) AND ((ball_id IS NULL) OR (ball_id = ( SELECT public.acting_ball() AS acting_ball))) AND (entry_id IN ( SELECT e.id
   FROM public.social_map_entry e
  WHERE (e.municipality_id = social_map_change.municipality_id))))));

CREATE POLICY put ON public.circles_hold FOR INSERT WITH CHECK (((author_id = ( SELECT public.acting_person() AS acting_person)) AND (lifted_at IS NULL) AND ( SELECT public.acting_official() AS acting_official) AND (municipality_id = ( SELECT public.acting_keeper() AS acting_keeper))));

CREATE POLICY read_own ON public.journal_entry FOR SELECT USING (((subject_id = ( SELECT public.acting_person() AS acting_person)) OR (actor_id = ( SELECT public.acting_person() AS acting_person)) OR (on_behalf_of_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY read_own ON public.journal_look FOR SELECT USING (((subject_id = ( SELECT public.acting_person() AS acting_person)) OR (person_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY remove ON public.social_map_moment FOR DELETE USING (public.map_may_write(entry_id));

CREATE POLICY remove ON public.social_map_tally FOR DELETE USING ((entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))));

ALTER TABLE public.retention_erased ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.retention_line ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.retention_run ENABLE ROW LEVEL SECURITY;

CREATE POLICY revoke ON public.community_card FOR UPDATE USING (((revoked_at IS NULL) AND (((person_id = ( SELECT public.acting_person() AS acting_person)) AND (( SELECT public.acting_representative() AS acting_representative) IS NULL)) OR (person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help)))))) WITH CHECK (((revoked_at IS NOT NULL) AND (revoked_by_id = ( SELECT public.acting_person() AS acting_person)) AND (((person_id = ( SELECT public.acting_person() AS acting_person)) AND (( SELECT public.acting_representative() AS acting_representative) IS NULL)) OR (person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help))))));

CREATE POLICY say ON public.initiatives_grantyes FOR INSERT WITH CHECK (((resident_id = ( SELECT public.map_me() AS map_me)) AND (heard_by_id IS NULL) AND (request_id IN ( SELECT r.id
   FROM public.initiatives_grantrequest r
  WHERE (r.municipality_id = initiatives_grantyes.municipality_id)))));

CREATE POLICY say ON public.mutual_help_callme FOR INSERT WITH CHECK (public.may_say_for(match_id, (side)::text));

CREATE POLICY say ON public.mutual_help_effort FOR INSERT WITH CHECK ((offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))));

CREATE POLICY say ON public.mutual_help_goal FOR INSERT WITH CHECK ((match_id = ANY (ARRAY( SELECT public.my_matches() AS my_matches))));

CREATE POLICY say ON public.mutual_help_inquiryword FOR INSERT WITH CHECK ((inquiry_id = ANY (ARRAY( SELECT public.my_inquiries() AS my_inquiries))));

CREATE POLICY say ON public.mutual_help_nobodycame FOR INSERT WITH CHECK ((turn_id IN ( SELECT t.id
   FROM public.mutual_help_turn t
  WHERE (t.rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))))));

CREATE POLICY say ON public.mutual_help_smallwin FOR INSERT WITH CHECK ((goal_id IN ( SELECT g.id
   FROM public.mutual_help_goal g)));

CREATE POLICY say ON public.mutual_help_standstill FOR INSERT WITH CHECK ((held_by_id = ( SELECT public.acting_person() AS acting_person)));

CREATE POLICY say ON public.mutual_help_standstillword FOR INSERT WITH CHECK ((standstill_id IN ( SELECT s.id
   FROM public.mutual_help_standstill s)));

CREATE POLICY say ON public.mutual_help_wish FOR INSERT WITH CHECK ((joining_id = ANY (ARRAY( SELECT public.my_joinings() AS my_joinings))));

CREATE POLICY say ON public.social_map_growth FOR INSERT WITH CHECK (((agreed_at IS NULL) AND public.map_may_write(entry_id) AND (source_id IN ( SELECT social_map_entry.id
   FROM public.social_map_entry))));

CREATE POLICY see ON public.circles_agreement FOR SELECT USING (((circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))) OR (id = ANY (ARRAY( SELECT public.shared_with_me('AGREEMENT'::text) AS shared_with_me))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_appeal FOR SELECT USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR (ball_id = ANY (ARRAY( SELECT public.requests_i_read() AS requests_i_read))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_circle FOR SELECT USING (((id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))) OR (id = ANY (ARRAY( SELECT public.my_invitations() AS my_invitations))) OR (id = ANY (ARRAY( SELECT public.shared_with_me('CIRCLE'::text) AS shared_with_me))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_consent FOR SELECT USING (((subject_id = ( SELECT public.acting_person() AS acting_person)) OR (asked_by_id = ( SELECT public.acting_person() AS acting_person)) OR ((given_at IS NOT NULL) AND ((to_person_id = ( SELECT public.acting_person() AS acting_person)) OR (to_organisation_id = ANY (ARRAY( SELECT public.my_organisations() AS my_organisations))))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_consenttext FOR SELECT USING (((consent_id = ANY (ARRAY( SELECT public.consents_i_read() AS consents_i_read))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_gleaningnote FOR SELECT USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR ((removed_at IS NULL) AND (until > CURRENT_DATE) AND ((maker_id = ( SELECT public.acting_person() AS acting_person)) OR (((others)::text = 'TEAM'::text) AND (organisation_id = ANY (ARRAY( SELECT public.my_organisations() AS my_organisations)))))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_goon FOR SELECT USING (((agreement_id = ANY (ARRAY( SELECT public.my_agreements() AS my_agreements))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_hold FOR SELECT USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR (( SELECT public.acting_official() AS acting_official) AND (municipality_id = ( SELECT public.acting_keeper() AS acting_keeper))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_legalexception FOR SELECT USING (((asked_by_id = ( SELECT public.acting_person() AS acting_person)) OR (second_id = ( SELECT public.acting_person() AS acting_person)) OR ((subject_id = ( SELECT public.acting_person() AS acting_person)) AND (told_at IS NOT NULL)) OR (((state)::text = 'LIVE'::text) AND (until > CURRENT_DATE) AND ((to_person_id = ( SELECT public.acting_person() AS acting_person)) OR (to_organisation_id = ANY (ARRAY( SELECT public.my_organisations() AS my_organisations))))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_member FOR SELECT USING ((((person_id = ( SELECT public.acting_person() AS acting_person)) AND (((side)::text = 'CENTRE'::text) OR (((state)::text <> 'PROPOSED'::text) AND (centre_yes_at IS NOT NULL)))) OR (id = ANY (ARRAY( SELECT public.members_i_see() AS members_i_see))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_note FOR SELECT USING (((about_id = ( SELECT public.acting_person() AS acting_person)) OR ((writer_id = ( SELECT public.acting_person() AS acting_person)) AND (circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles)))) OR ((to_id = ( SELECT public.acting_person() AS acting_person)) AND (taken_back_at IS NULL) AND (circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles)))) OR (id = ANY (ARRAY( SELECT public.shared_with_me('NOTE'::text) AS shared_with_me))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_part FOR SELECT USING (((agreement_id = ANY (ARRAY( SELECT public.my_agreements() AS my_agreements))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_shareditem FOR SELECT USING (((consent_id = ANY (ARRAY( SELECT public.my_consents() AS my_consents))) OR (exception_id = ANY (ARRAY( SELECT public.my_exceptions() AS my_exceptions))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_signature FOR SELECT USING (((agreement_id = ANY (ARRAY( SELECT public.my_agreements() AS my_agreements))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_succession FOR SELECT USING (((subject_id = ( SELECT public.acting_person() AS acting_person)) OR (leaver_id = ( SELECT public.acting_person() AS acting_person)) OR ((successor_id = ( SELECT public.acting_person() AS acting_person)) AND (yes_at IS NOT NULL)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.circles_takealong FOR SELECT USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.commitments_ball FOR SELECT USING (((id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.commitments_frontdoor FOR SELECT USING (true);

CREATE POLICY see ON public.commitments_lookback FOR SELECT USING (((origin_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job) OR (by_id = ( SELECT public.acting_person() AS acting_person)) OR (subject_id = ( SELECT public.acting_person() AS acting_person))));

CREATE POLICY see ON public.commitments_pass FOR SELECT USING (((ball_id IN ( SELECT public.my_balls() AS my_balls)) OR ( SELECT public.acting_job() AS acting_job) OR ((receiver_id = ( SELECT public.acting_person() AS acting_person)) AND (yes_at IS NOT NULL))));

CREATE POLICY see ON public.commitments_seat FOR SELECT USING (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.commitments_sighting FOR SELECT USING (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.commitments_step FOR SELECT USING (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.commitments_turn FOR SELECT USING (true);

CREATE POLICY see ON public.community_area FOR SELECT USING (true);

CREATE POLICY see ON public.community_card FOR SELECT USING ((((person_id = ( SELECT public.acting_person() AS acting_person)) AND (( SELECT public.acting_representative() AS acting_representative) IS NULL)) OR (person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.community_contactdetails FOR SELECT USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR (person_id = ANY (ARRAY( SELECT public.people_i_may_reach() AS people_i_may_reach))) OR (person_id = ANY (ARRAY( SELECT public.shared_with_me('CONTACT'::text) AS shared_with_me))) OR (person_id = ANY (ARRAY( SELECT public.people_of_my_talks() AS people_of_my_talks))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.community_death FOR SELECT USING (((written_by_id = ( SELECT public.acting_person() AS acting_person)) OR (person_id = ( SELECT public.acting_person() AS acting_person)) OR (person_id = ANY (ARRAY( SELECT public.people_around_me() AS people_around_me))) OR (person_id = ANY (ARRAY( SELECT public.people_near_me() AS people_near_me))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.community_device FOR SELECT USING ((((person_id = ( SELECT public.acting_person() AS acting_person)) AND (( SELECT public.acting_representative() AS acting_representative) IS NULL)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.community_mandate FOR SELECT USING ((((( SELECT public.acting_representative() AS acting_representative) IS NULL) AND ((person_id = ( SELECT public.acting_person() AS acting_person)) OR (made_by_id = ( SELECT public.acting_person() AS acting_person)) OR ((person_id = ANY (ARRAY( SELECT public.people_i_help() AS people_i_help))) AND ((kind)::text <> 'VISIT'::text)))) OR (representative_id = COALESCE(( SELECT public.acting_representative() AS acting_representative), ( SELECT public.acting_person() AS acting_person))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.community_membership FOR SELECT USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_member() AS acting_member) OR (person_id = ANY (ARRAY( SELECT public.people_around_me() AS people_around_me))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.community_organisation FOR SELECT USING (true);

CREATE POLICY see ON public.community_person FOR SELECT USING (((id = ( SELECT public.acting_person() AS acting_person)) OR (id = ANY (ARRAY( SELECT public.people_around_me() AS people_around_me))) OR (( SELECT public.acting_member() AS acting_member) AND public.works_here(id)) OR (id = ANY (ARRAY( SELECT public.people_near_me() AS people_near_me))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.community_postalarea FOR SELECT USING (true);

CREATE POLICY see ON public.community_setting FOR SELECT USING (true);

CREATE POLICY see ON public.initiatives_grantrequest FOR SELECT USING (((entry_id = ANY (ARRAY( SELECT public.initiatives_mine() AS initiatives_mine))) OR (ball_id = ANY (ARRAY( SELECT public.initiatives_held() AS initiatives_held))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.initiatives_grantyes FOR SELECT USING ((request_id IN ( SELECT r.id
   FROM public.initiatives_grantrequest r)));

CREATE POLICY see ON public.initiatives_ideacode FOR SELECT USING (((resident_id = ( SELECT public.map_me() AS map_me)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_ask FOR SELECT USING (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_bundle FOR SELECT USING (((id = ANY (ARRAY( SELECT public.my_bundles() AS my_bundles))) OR ( SELECT public.acting_job() AS acting_job) OR (id IN ( SELECT b.bundle_id
   FROM public.mutual_help_bundleask b
  WHERE (b.ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks)))))));

CREATE POLICY see ON public.mutual_help_bundleask FOR SELECT USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_callme FOR SELECT USING ((( SELECT public.acting_job() AS acting_job) OR public.may_say_for(match_id, (side)::text) OR public.i_call_for(match_id)));

CREATE POLICY see ON public.mutual_help_consult FOR SELECT USING (((sender_id = ( SELECT public.acting_person() AS acting_person)) OR (receiver_id = ( SELECT public.acting_person() AS acting_person)) OR (ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_dream FOR SELECT USING ((pair_id = ANY (ARRAY( SELECT public.my_pairs() AS my_pairs))));

CREATE POLICY see ON public.mutual_help_effort FOR SELECT USING (((offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_goal FOR SELECT USING (((match_id = ANY (ARRAY( SELECT public.my_matches() AS my_matches))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_guide FOR SELECT USING ((( SELECT public.acting_job() AS acting_job) OR (person_id = ( SELECT public.acting_person() AS acting_person)) OR public.coordinates_match(match_id) OR (((state)::text = 'YES'::text) AND (EXISTS ( SELECT
   FROM public.mutual_help_match m
  WHERE ((m.id = mutual_help_guide.match_id) AND ((m.ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR (m.offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))))))))));

CREATE POLICY see ON public.mutual_help_inquiry FOR SELECT USING ((id = ANY (ARRAY( SELECT public.my_inquiries() AS my_inquiries))));

CREATE POLICY see ON public.mutual_help_inquirymember FOR SELECT USING ((inquiry_id = ANY (ARRAY( SELECT public.my_inquiries() AS my_inquiries))));

CREATE POLICY see ON public.mutual_help_inquiryword FOR SELECT USING ((inquiry_id = ANY (ARRAY( SELECT public.my_inquiries() AS my_inquiries))));

CREATE POLICY see ON public.mutual_help_joining FOR SELECT USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR (offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) OR (programme_id = ANY (ARRAY( SELECT public.my_programmes() AS my_programmes)))));

CREATE POLICY see ON public.mutual_help_match FOR SELECT USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR (offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) OR (backstop_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_nobodycame FOR SELECT USING (((turn_id IN ( SELECT t.id
   FROM public.mutual_help_turn t
  WHERE (t.rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_note FOR SELECT USING (((writer_id = ( SELECT public.acting_person() AS acting_person)) OR (to_id = ( SELECT public.acting_person() AS acting_person)) OR (ask_id = ANY (ARRAY( SELECT public.my_own_asks() AS my_own_asks))) OR (((readers)::text = 'TABLE'::text) AND ((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR ( SELECT public.acting_job() AS acting_job)))));

CREATE POLICY see ON public.mutual_help_offer FOR SELECT USING (((ball_id = ANY (ARRAY( SELECT public.my_balls() AS my_balls))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_pair FOR SELECT USING (((id = ANY (ARRAY( SELECT public.my_pairs() AS my_pairs))) OR (programme_id = ANY (ARRAY( SELECT public.my_programmes() AS my_programmes)))));

CREATE POLICY see ON public.mutual_help_place FOR SELECT USING (((joining_id = ANY (ARRAY( SELECT public.my_joinings() AS my_joinings))) OR (group_id IN ( SELECT g.id
   FROM public.mutual_help_group g
  WHERE (g.programme_id = ANY (ARRAY( SELECT public.my_programmes() AS my_programmes))))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_potentry FOR SELECT USING (((pair_id = ANY (ARRAY( SELECT public.my_pairs() AS my_pairs))) OR (pair_id IN ( SELECT p.id
   FROM public.mutual_help_pair p
  WHERE (p.programme_id = ANY (ARRAY( SELECT public.my_programmes() AS my_programmes)))))));

CREATE POLICY see ON public.mutual_help_programme FOR SELECT USING (true);

CREATE POLICY see ON public.mutual_help_rota FOR SELECT USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_rotahelper FOR SELECT USING (((rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))) OR (offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_round FOR SELECT USING ((( SELECT public.i_work_here() AS i_work_here) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_smallwin FOR SELECT USING ((goal_id IN ( SELECT g.id
   FROM public.mutual_help_goal g)));

CREATE POLICY see ON public.mutual_help_standstill FOR SELECT USING ((( SELECT public.acting_job() AS acting_job) OR public.is_at_her_standstill(person_id) OR ((over_at IS NULL) AND ((held_by_id = ( SELECT public.acting_person() AS acting_person)) OR (ball_id = ANY (ARRAY( SELECT public.my_standstills() AS my_standstills)))))));

CREATE POLICY see ON public.mutual_help_standstillword FOR SELECT USING ((standstill_id IN ( SELECT s.id
   FROM public.mutual_help_standstill s)));

CREATE POLICY see ON public.mutual_help_suggestion FOR SELECT USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_talk FOR SELECT USING (((visitor_id = ANY (ARRAY( SELECT public.my_own_seats() AS my_own_seats))) OR (host_id = ANY (ARRAY( SELECT public.my_own_seats() AS my_own_seats)))));

CREATE POLICY see ON public.mutual_help_tourseat FOR SELECT USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR (offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) OR (tour_id = ANY (ARRAY( SELECT public.my_tours() AS my_tours))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_turn FOR SELECT USING (((rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))) OR (id = ANY (ARRAY( SELECT public.my_turns() AS my_turns))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.mutual_help_wish FOR SELECT USING (((joining_id = ANY (ARRAY( SELECT public.my_joinings() AS my_joinings))) OR (joining_id IN ( SELECT j.id
   FROM public.mutual_help_joining j
  WHERE (j.programme_id = ANY (ARRAY( SELECT public.my_programmes() AS my_programmes)))))));

CREATE POLICY see ON public.mutual_help_words FOR SELECT USING (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR ( SELECT public.acting_job() AS acting_job) OR (ask_id = ANY (ARRAY( SELECT public.shared_with_me('ASK'::text) AS shared_with_me)))));

CREATE POLICY see ON public.notifications_message FOR SELECT USING (((person_id = ( SELECT public.acting_person() AS acting_person)) OR ( SELECT public.acting_job() AS acting_job) OR ((ball_id = ANY (ARRAY( SELECT public.messages_around_me() AS messages_around_me))) AND (person_id = ANY (ARRAY( SELECT public.people_i_may_reach() AS people_i_may_reach))))));

CREATE POLICY see ON public.retention_erased FOR SELECT USING (( SELECT public.acting_job() AS acting_job));

CREATE POLICY see ON public.retention_line FOR SELECT USING ((run_id IN ( SELECT retention_run.id
   FROM public.retention_run)));

CREATE POLICY see ON public.retention_run FOR SELECT USING (((( SELECT public.acting_official() AS acting_official) AND (municipality_id = ( SELECT public.acting_keeper() AS acting_keeper))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.social_map_change FOR SELECT USING ((( SELECT public.acting_job() AS acting_job) OR (((kind)::text <> 'REPORT'::text) AND ((person_id = ( SELECT public.map_me() AS map_me)) OR (entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) OR (ball_id = ( SELECT public.acting_ball() AS acting_ball)))) OR ((municipality_id = ( SELECT public.acting_keeper() AS acting_keeper)) AND (((kind)::text = ANY ((ARRAY['CLAIM'::character varying, 'REPORT'::character varying])::text[])) OR (NOT public.map_has_owner(entry_id))))));

CREATE POLICY see ON public.social_map_check FOR SELECT USING (((person_id = ( SELECT public.map_me() AS map_me)) OR (entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) OR (ball_id = ( SELECT public.acting_ball() AS acting_ball)) OR ( SELECT public.acting_job() AS acting_job) OR (((way)::text = 'CALL'::text) AND (municipality_id = ( SELECT public.map_helps_in() AS map_helps_in)) AND ((answered_at IS NULL) OR (answered_by_id = ( SELECT public.map_me() AS map_me))))));

CREATE POLICY see ON public.social_map_concept FOR SELECT USING (true);

CREATE POLICY see ON public.social_map_cue FOR SELECT USING (true);

CREATE POLICY see ON public.social_map_different FOR SELECT USING (((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.social_map_entry FOR SELECT USING ((((visibility)::text = 'PUBLIC'::text) OR (id = ANY (ARRAY( SELECT public.map_read_by_me() AS map_read_by_me))) OR ( SELECT public.acting_job() AS acting_job) OR ((taken_down_at IS NOT NULL) AND (municipality_id = ( SELECT public.acting_keeper() AS acting_keeper)))));

CREATE POLICY see ON public.social_map_growth FOR SELECT USING (((entry_id IN ( SELECT social_map_entry.id
   FROM public.social_map_entry)) AND (source_id IN ( SELECT social_map_entry.id
   FROM public.social_map_entry)) AND ((agreed_at IS NOT NULL) OR public.map_may_write(entry_id) OR public.map_may_write(source_id))));

CREATE POLICY see ON public.social_map_handover FOR SELECT USING (((asked_by_id = ( SELECT public.map_me() AS map_me)) OR (resident_id = ( SELECT public.map_me() AS map_me)) OR (said_by_id = ( SELECT public.map_me() AS map_me)) OR (entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.social_map_insider FOR SELECT USING (((person_id = ( SELECT public.map_me() AS map_me)) OR (entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.social_map_issue FOR SELECT USING (true);

CREATE POLICY see ON public.social_map_missed FOR SELECT USING ((( SELECT public.acting_keeper() AS acting_keeper) IS NOT NULL));

CREATE POLICY see ON public.social_map_moment FOR SELECT USING ((entry_id IN ( SELECT social_map_entry.id
   FROM public.social_map_entry)));

CREATE POLICY see ON public.social_map_relation FOR SELECT USING (((first_id = ANY (ARRAY( SELECT public.map_owned() AS map_owned))) OR (second_id = ANY (ARRAY( SELECT public.map_owned() AS map_owned))) OR (ball_id = ( SELECT public.acting_ball() AS acting_ball)) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY see ON public.social_map_tally FOR SELECT USING ((entry_id = ANY (ARRAY( SELECT public.map_tended() AS map_tended))));

CREATE POLICY sign ON public.circles_signature FOR INSERT WITH CHECK (((agreement_id IN ( SELECT circles_agreement.id
   FROM public.circles_agreement
  WHERE (circles_agreement.circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))))) AND ((person_id = ( SELECT public.acting_person() AS acting_person)) OR (((way)::text <> 'SCREEN'::text) AND (witness_id = ( SELECT public.acting_person() AS acting_person)) AND (person_id <> ( SELECT public.acting_person() AS acting_person))))));

ALTER TABLE public.social_map_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_check ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_concept ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_cue ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_different ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_growth ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_handover ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_insider ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_issue ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_missed ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_moment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_relation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.social_map_tally ENABLE ROW LEVEL SECURITY;

CREATE POLICY suggest ON public.mutual_help_match FOR INSERT WITH CHECK (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR ( SELECT public.acting_job() AS acting_job)));

CREATE POLICY take ON public.mutual_help_place FOR INSERT WITH CHECK (((joining_id = ANY (ARRAY( SELECT public.my_joinings() AS my_joinings))) OR (group_id IN ( SELECT g.id
   FROM public.mutual_help_group g
  WHERE (g.programme_id = ANY (ARRAY( SELECT public.my_programmes() AS my_programmes)))))));

CREATE POLICY take ON public.mutual_help_tourseat FOR INSERT WITH CHECK (((ask_id = ANY (ARRAY( SELECT public.my_asks() AS my_asks))) OR (tour_id = ANY (ARRAY( SELECT public.my_tours() AS my_tours)))));

CREATE POLICY take_away ON public.mutual_help_inquiryword FOR DELETE USING (((inquiry_id = ANY (ARRAY( SELECT public.my_inquiries() AS my_inquiries))) AND (((( SELECT public.acting_person() AS acting_person) = said_by_id) OR (( SELECT public.acting_person() AS acting_person) = written_by_id)) OR ((said_by_id IS NOT NULL) AND ((written_by_id IS NOT NULL) OR (( SELECT public.acting_spoken() AS acting_spoken) IS NOT NULL)) AND public.inquiry_speaks_for(inquiry_id, said_by_id)))));

CREATE POLICY take_back ON public.circles_note FOR UPDATE USING ((writer_id = ( SELECT public.acting_person() AS acting_person)));

CREATE POLICY take_back ON public.mutual_help_effort FOR UPDATE USING (((offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) AND (taken_back_at IS NULL))) WITH CHECK (((offer_id = ANY (ARRAY( SELECT public.my_offers() AS my_offers))) AND (taken_back_at IS NOT NULL)));

CREATE POLICY take_back ON public.mutual_help_nobodycame FOR DELETE USING (((looked_at IS NULL) AND ((turn_id IN ( SELECT t.id
   FROM public.mutual_help_turn t
  WHERE (t.rota_id = ANY (ARRAY( SELECT public.my_rotas() AS my_rotas))))) OR ( SELECT public.acting_job() AS acting_job))));

CREATE POLICY take_back ON public.social_map_growth FOR DELETE USING ((public.map_may_write(entry_id) OR public.map_may_write(source_id)));

CREATE POLICY tell ON public.mutual_help_bundle FOR UPDATE USING (( SELECT public.acting_job() AS acting_job));

CREATE POLICY undo ON public.commitments_turn FOR DELETE USING (public.is_my_door(door_id));

CREATE POLICY write ON public.circles_consenttext FOR INSERT WITH CHECK ((consent_id IN ( SELECT circles_consent.id
   FROM public.circles_consent
  WHERE (((circles_consent.state)::text = 'ASKED'::text) AND ((( SELECT public.acting_person() AS acting_person) = circles_consent.asked_by_id) OR (( SELECT public.acting_person() AS acting_person) = circles_consent.subject_id))))));

CREATE POLICY write ON public.circles_gleaningnote FOR INSERT WITH CHECK (((maker_id = ( SELECT public.acting_person() AS acting_person)) AND (( SELECT public.acting_representative() AS acting_representative) IS NULL) AND ( SELECT public.acting_member() AS acting_member) AND (removed_at IS NULL) AND (until > CURRENT_DATE) AND (until <= (CURRENT_DATE + 732)) AND public.i_may_glean(person_id) AND ((organisation_id IS NULL) OR (EXISTS ( SELECT
   FROM public.community_membership m
  WHERE ((m.person_id = ( SELECT public.acting_person() AS acting_person)) AND (m.organisation_id = circles_gleaningnote.organisation_id) AND (m.starts_on <= CURRENT_DATE) AND ((m.ends_on IS NULL) OR (m.ends_on > CURRENT_DATE))))))));

CREATE POLICY write ON public.circles_note FOR INSERT WITH CHECK (((writer_id = ( SELECT public.acting_person() AS acting_person)) AND (circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))) AND public.is_centre_of(circle_id, about_id) AND (NOT (entered_by_id IS DISTINCT FROM ( SELECT public.acting_representative() AS acting_representative))) AND (taken_back_at IS NULL) AND ((to_id IS NULL) OR ((writer_id = about_id) AND (to_id <> writer_id) AND public.stands_in_circle(circle_id, to_id)))));

CREATE POLICY write ON public.circles_part FOR INSERT WITH CHECK ((agreement_id IN ( SELECT circles_agreement.id
   FROM public.circles_agreement
  WHERE (circles_agreement.circle_id = ANY (ARRAY( SELECT public.my_circles() AS my_circles))))));

CREATE POLICY write ON public.initiatives_grantrequest FOR INSERT WITH CHECK (((written_by_id = ( SELECT public.map_me() AS map_me)) AND (entry_id = ANY (ARRAY( SELECT public.initiatives_mine() AS initiatives_mine))) AND (municipality_id = ( SELECT e.municipality_id
   FROM public.social_map_entry e
  WHERE (e.id = initiatives_grantrequest.entry_id)))));

CREATE POLICY write ON public.mutual_help_dream FOR INSERT WITH CHECK ((pair_id = ANY (ARRAY( SELECT public.my_pairs() AS my_pairs))));

CREATE POLICY write ON public.mutual_help_potentry FOR INSERT WITH CHECK ((pair_id = ANY (ARRAY( SELECT public.my_pairs() AS my_pairs))));

CREATE POLICY write ON public.retention_line FOR INSERT WITH CHECK (( SELECT public.acting_job() AS acting_job));

CREATE POLICY write ON public.retention_run FOR INSERT WITH CHECK (( SELECT public.acting_job() AS acting_job));

CREATE POLICY write_any ON public.journal_entry FOR INSERT WITH CHECK (true);

CREATE POLICY write_any ON public.journal_look FOR INSERT WITH CHECK (true);

CREATE POLICY write_new ON public.community_contactdetails FOR INSERT WITH CHECK (true);

CREATE POLICY write_new ON public.community_person FOR INSERT WITH CHECK (true);

CREATE POLICY write_new ON public.notifications_message FOR INSERT WITH CHECK (true);

CREATE POLICY written_down ON public.notifications_message FOR SELECT USING ((((channel)::text = 'LETTER'::text) AND (((kind)::text ~~ 'idea\_%'::text) OR ((kind)::text ~~ 'grant\_%'::text)) AND (person_id = ANY (ARRAY( SELECT public.people_i_write_to() AS people_i_write_to)))));

CREATE POLICY written_down_printed ON public.notifications_message FOR UPDATE USING ((((channel)::text = 'LETTER'::text) AND (((kind)::text ~~ 'idea\_%'::text) OR ((kind)::text ~~ 'grant\_%'::text)) AND (person_id = ANY (ARRAY( SELECT public.people_i_write_to() AS people_i_write_to)))));

CREATE POLICY written_to ON public.community_contactdetails FOR SELECT USING ((person_id = ANY (ARRAY( SELECT public.people_i_write_to() AS people_i_write_to))));

CREATE POLICY written_to ON public.community_person FOR SELECT USING ((id = ANY (ARRAY( SELECT public.people_i_write_to() AS people_i_write_to))));

GRANT ALL ON FUNCTION public.a_place_waits_for_leaving() TO samenspel_app;
GRANT ALL ON FUNCTION public.a_place_waits_for_leaving() TO samenspel_worker;

GRANT ALL ON FUNCTION public.acting_ball() TO samenspel_app;
GRANT ALL ON FUNCTION public.acting_ball() TO samenspel_worker;

GRANT ALL ON FUNCTION public.acting_job() TO samenspel_app;
GRANT ALL ON FUNCTION public.acting_job() TO samenspel_worker;

GRANT ALL ON FUNCTION public.acting_keeper() TO samenspel_app;
GRANT ALL ON FUNCTION public.acting_keeper() TO samenspel_worker;

GRANT ALL ON FUNCTION public.acting_member() TO samenspel_app;
GRANT ALL ON FUNCTION public.acting_member() TO samenspel_worker;

GRANT ALL ON FUNCTION public.acting_official() TO samenspel_app;
GRANT ALL ON FUNCTION public.acting_official() TO samenspel_worker;

GRANT ALL ON FUNCTION public.acting_person() TO samenspel_app;
GRANT ALL ON FUNCTION public.acting_person() TO samenspel_worker;

GRANT ALL ON FUNCTION public.acting_representative() TO samenspel_app;
GRANT ALL ON FUNCTION public.acting_representative() TO samenspel_worker;

GRANT ALL ON FUNCTION public.acting_resealer() TO samenspel_app;
GRANT ALL ON FUNCTION public.acting_resealer() TO samenspel_worker;

GRANT ALL ON FUNCTION public.acting_spoken() TO samenspel_app;
GRANT ALL ON FUNCTION public.acting_spoken() TO samenspel_worker;

GRANT ALL ON FUNCTION public.agreement_begins_on_the_table() TO samenspel_app;
GRANT ALL ON FUNCTION public.agreement_begins_on_the_table() TO samenspel_worker;

GRANT ALL ON FUNCTION public.agreement_makes_way() TO samenspel_app;
GRANT ALL ON FUNCTION public.agreement_makes_way() TO samenspel_worker;

GRANT ALL ON FUNCTION public.agreement_signed_by_all() TO samenspel_app;
GRANT ALL ON FUNCTION public.agreement_signed_by_all() TO samenspel_worker;

GRANT ALL ON FUNCTION public.agreement_signed_by_the_centre() TO samenspel_app;
GRANT ALL ON FUNCTION public.agreement_signed_by_the_centre() TO samenspel_worker;

GRANT ALL ON FUNCTION public.agreement_takes_its_answers_along() TO samenspel_app;
GRANT ALL ON FUNCTION public.agreement_takes_its_answers_along() TO samenspel_worker;

GRANT ALL ON FUNCTION public.agreement_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.agreement_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.agreement_wiped_whole() TO samenspel_app;
GRANT ALL ON FUNCTION public.agreement_wiped_whole() TO samenspel_worker;

GRANT ALL ON FUNCTION public.answer_bundle(which uuid, for_ask uuid, said boolean, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.answer_bundle(which uuid, for_ask uuid, said boolean, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.answer_match(which uuid, claimed text, what text, said boolean, next_check date, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.answer_match(which uuid, claimed text, what text, said boolean, next_check date, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.answers_i_may_hear() TO samenspel_app;
GRANT ALL ON FUNCTION public.answers_i_may_hear() TO samenspel_worker;

GRANT ALL ON FUNCTION public.appeal_and_ball_agree() TO samenspel_app;
GRANT ALL ON FUNCTION public.appeal_and_ball_agree() TO samenspel_worker;

GRANT ALL ON FUNCTION public.appeal_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.appeal_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_all_for(who uuid, of_organisation uuid, new_one uuid, meeting text, reason text, at timestamp with time zone, until_day date) TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_all_for(who uuid, of_organisation uuid, new_one uuid, meeting text, reason text, at timestamp with time zone, until_day date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_and_ball_agree() TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_and_ball_agree() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_and_ball_hurry_alike() TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_and_ball_hurry_alike() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.ask_click(which uuid, next_check date, at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ask_click(which uuid, next_check date, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_counts(since timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_counts(since timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_ends_its_rota() TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_ends_its_rota() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_keeps_its_backstop() TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_keeps_its_backstop() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_leaves_its_bundles() TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_leaves_its_bundles() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_leaves_no_match() TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_leaves_no_match() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_queue(in_areas uuid[], since timestamp with time zone, OUT waiting bigint, OUT median_hours double precision) TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_queue(in_areas uuid[], since timestamp with time zone, OUT waiting bigint, OUT median_hours double precision) TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_takes_its_bundles_along() TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_takes_its_bundles_along() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ask_with_form(key uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.ask_with_form(key uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.asked_around_before(who uuid, of_organisation uuid, day timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.asked_around_before(who uuid, of_organisation uuid, day timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.asked_around_before(who uuid, of_organisation uuid, day timestamp with time zone) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.asked_to_go_on(which uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.asks_to_bundle() TO samenspel_app;
GRANT ALL ON FUNCTION public.asks_to_bundle() TO samenspel_worker;

GRANT ALL ON FUNCTION public.away_with_empty_hands() TO samenspel_app;
GRANT ALL ON FUNCTION public.away_with_empty_hands() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ball_goes_to_somebody_present() TO samenspel_app;
GRANT ALL ON FUNCTION public.ball_goes_to_somebody_present() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ball_holder_sits() TO samenspel_app;
GRANT ALL ON FUNCTION public.ball_holder_sits() TO samenspel_worker;

GRANT ALL ON FUNCTION public.ball_own_code(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.ball_own_code(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.ball_seats_agree(which uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.ball_with_code(spoken text) TO samenspel_app;
GRANT ALL ON FUNCTION public.ball_with_code(spoken text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.balls_still_held(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.balls_still_held(who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.begin_inquiry(new_id uuid, p_about text, p_others integer, p_code text, p_at_work boolean, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.begin_inquiry(new_id uuid, p_about text, p_others integer, p_code text, p_at_work boolean, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.begin_standstill(which uuid, OUT person uuid, OUT town uuid, OUT looks uuid[]) TO samenspel_app;
GRANT ALL ON FUNCTION public.begin_standstill(which uuid, OUT person uuid, OUT town uuid, OUT looks uuid[]) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.both_say_yes(which uuid, what text) FROM PUBLIC;

GRANT ALL ON FUNCTION public.bundle_leaves_no_yes() TO samenspel_app;
GRANT ALL ON FUNCTION public.bundle_leaves_no_yes() TO samenspel_worker;

GRANT ALL ON FUNCTION public.bundle_people(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.bundle_people(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.bundle_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.bundle_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.bundle_yes_is_hers() TO samenspel_app;
GRANT ALL ON FUNCTION public.bundle_yes_is_hers() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.bundle_yeses(which uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.bundles_at(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.bundles_at(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.call_can_be_answered(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.call_can_be_answered(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.call_me_of_the_living() TO samenspel_app;
GRANT ALL ON FUNCTION public.call_me_of_the_living() TO samenspel_worker;

GRANT ALL ON FUNCTION public.call_me_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.call_me_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.call_of(which uuid, claimed text) TO samenspel_app;
GRANT ALL ON FUNCTION public.call_of(which uuid, claimed text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.call_off_bundle(which uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.call_off_bundle(which uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.call_on_board(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.call_on_board(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.callers_of(which uuid, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.callers_of(which uuid, on_day date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.calls_at(of_ball uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.calls_at(of_ball uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.calls_for_help(place uuid, skipped integer, most integer) TO samenspel_app;
GRANT ALL ON FUNCTION public.calls_for_help(place uuid, skipped integer, most integer) TO samenspel_worker;

GRANT ALL ON FUNCTION public.calls_waiting() TO samenspel_app;
GRANT ALL ON FUNCTION public.calls_waiting() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.came_in_on(who uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.circle_backstop_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.circle_backstop_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.circle_begins_with_me(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.circle_begins_with_me(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.circle_has_a_centre() TO samenspel_app;
GRANT ALL ON FUNCTION public.circle_has_a_centre() TO samenspel_worker;

GRANT ALL ON FUNCTION public.circle_is_of_its_centre() TO samenspel_app;
GRANT ALL ON FUNCTION public.circle_is_of_its_centre() TO samenspel_worker;

GRANT ALL ON FUNCTION public.circle_member_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.circle_member_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.close_bundle(which uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.close_bundle(which uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.close_late_inquiry_ball(which uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.close_late_inquiry_ball(which uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.close_tour(which uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.close_tour(which uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.comes_as(asked uuid, OUT face text, OUT organisation uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.comes_as(asked uuid, OUT face text, OUT organisation uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.comes_for(new_one uuid, of_organisation uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.comes_from(who uuid, which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.comes_from(who uuid, which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.community_card_is_known(which uuid, proof text) TO samenspel_app;
GRANT ALL ON FUNCTION public.community_card_is_known(which uuid, proof text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.community_card_tried(which uuid, proof text, matched boolean, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.community_card_tried(which uuid, proof text, matched boolean, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.community_card_try(digests text[], from_device uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.community_card_try(digests text[], from_device uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.community_device_state(which uuid, of_person uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.community_device_state(which uuid, of_person uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.community_enter(account uuid, on_day date, device uuid, at timestamp with time zone, OUT person uuid, OUT name text, OUT municipality uuid, OUT roles text[], OUT door text) TO samenspel_app;
GRANT ALL ON FUNCTION public.community_enter(account uuid, on_day date, device uuid, at timestamp with time zone, OUT person uuid, OUT name text, OUT municipality uuid, OUT roles text[], OUT door text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.community_enter_namens(who_acts uuid, for_whom uuid, in_scope text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.community_enter_namens(who_acts uuid, for_whom uuid, in_scope text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.community_open_device(which uuid, proof text, device uuid, at_home boolean, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.community_open_device(which uuid, proof text, device uuid, at_home boolean, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.community_open_visit(which uuid, proof text, visit uuid, called text, by_way text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.community_open_visit(which uuid, proof text, visit uuid, called text, by_way text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.community_wake_device(which uuid, proof text, device uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.community_wake_device(which uuid, proof text, device uuid, at timestamp with time zone) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.complaint_apart(whose uuid, people uuid[], on_day date) FROM PUBLIC;

GRANT ALL ON FUNCTION public.complaint_begins_apart() TO samenspel_app;
GRANT ALL ON FUNCTION public.complaint_begins_apart() TO samenspel_worker;

GRANT ALL ON FUNCTION public.complaint_is_offered_apart() TO samenspel_app;
GRANT ALL ON FUNCTION public.complaint_is_offered_apart() TO samenspel_worker;

GRANT ALL ON FUNCTION public.complaint_is_read_apart() TO samenspel_app;
GRANT ALL ON FUNCTION public.complaint_is_read_apart() TO samenspel_worker;

GRANT ALL ON FUNCTION public.complaint_moves_apart() TO samenspel_app;
GRANT ALL ON FUNCTION public.complaint_moves_apart() TO samenspel_worker;

GRANT ALL ON FUNCTION public.consent_text_locks_its_share() TO samenspel_app;
GRANT ALL ON FUNCTION public.consent_text_locks_its_share() TO samenspel_worker;

GRANT ALL ON FUNCTION public.consent_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.consent_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.consents_i_read() TO samenspel_app;
GRANT ALL ON FUNCTION public.consents_i_read() TO samenspel_worker;

GRANT ALL ON FUNCTION public.coordinates_match(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.coordinates_match(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.counts_on(who uuid, of_organisation uuid, asked_before timestamp with time zone, OUT balls integer, OUT circles integer, OUT contacts integer, OUT asked integer, OUT said_yes integer, OUT to_let_go integer, OUT hers_alone integer) TO samenspel_app;
GRANT ALL ON FUNCTION public.counts_on(who uuid, of_organisation uuid, asked_before timestamp with time zone, OUT balls integer, OUT circles integer, OUT contacts integer, OUT asked integer, OUT said_yes integer, OUT to_let_go integer, OUT hers_alone integer) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.death_before(who uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.death_circles_of(who uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.death_concerns(who uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.death_ends_balls(who uuid, me uuid, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.death_ends_circles(who uuid, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.death_ends_help(who uuid, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.death_ends_ways_in(who uuid, me uuid, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.death_gives_balls_on(who uuid, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.death_locks(who uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.death_may(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.death_may(who uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.death_opens_balls(was jsonb, who uuid, me uuid, at timestamp with time zone, due timestamp with time zone) FROM PUBLIC;

GRANT ALL ON FUNCTION public.death_page(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.death_page(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.death_take_back(which uuid, at timestamp with time zone, due timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.death_take_back(which uuid, at timestamp with time zone, due timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.death_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.death_truth() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.death_works(who uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.death_write(which uuid, who uuid, died date, heard text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.death_write(which uuid, who uuid, died date, heard text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.deaths_told_to(of_ball uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.deaths_told_to(of_ball uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.decide_standstill(which uuid, decided text, until date, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.decide_standstill(which uuid, decided text, until date, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.door_has_a_lead_who_stays() TO samenspel_app;
GRANT ALL ON FUNCTION public.door_has_a_lead_who_stays() TO samenspel_worker;

GRANT ALL ON FUNCTION public.door_that_takes_over_is_open() TO samenspel_app;
GRANT ALL ON FUNCTION public.door_that_takes_over_is_open() TO samenspel_worker;

GRANT ALL ON FUNCTION public.dream_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.dream_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.effort_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.effort_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.end_talk(mine uuid, which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.end_talk(mine uuid, which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.everybody_goes_on(which uuid, day date) FROM PUBLIC;

GRANT ALL ON FUNCTION public.exception_second_is_replaced() TO samenspel_app;
GRANT ALL ON FUNCTION public.exception_second_is_replaced() TO samenspel_worker;

GRANT ALL ON FUNCTION public.exception_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.exception_truth() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.forget_guide(which uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.forget_guide(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.give_turns_back(who uuid, turns uuid[], at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.give_turns_back(who uuid, turns uuid[], at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.gleaning_away(which uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.gleaning_away(which uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.gleaning_is_of_who_works_there() TO samenspel_app;
GRANT ALL ON FUNCTION public.gleaning_is_of_who_works_there() TO samenspel_worker;

GRANT ALL ON FUNCTION public.gleaning_let_go(which uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.gleaning_let_go(which uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.gleaning_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.gleaning_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.go_on_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.go_on_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.goal_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.goal_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_and_ball_agree() TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_and_ball_agree() TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_asked(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_asked(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_asked_whom(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_asked_whom(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_forget() TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_forget() TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_hear_yes(hash text, who uuid, of_version integer, how text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_hear_yes(hash text, who uuid, of_version integer, how text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_hears() TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_hears() TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_people(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_people(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_place(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_place(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_take_back_yes(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_take_back_yes(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_wrong(why text, named text) TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_wrong(why text, named text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.grant_yes_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.grant_yes_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.group_frees_its_places() TO samenspel_app;
GRANT ALL ON FUNCTION public.group_frees_its_places() TO samenspel_worker;

GRANT ALL ON FUNCTION public.group_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.group_truth() TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_match TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_match TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.mutual_help_match TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.mutual_help_match TO samenspel_worker;

GRANT UPDATE(meet_id) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(meet_name) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(meet_at) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(met_at) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(decide_on) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(active_at) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(escalation_name) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(escalation_phone) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(hand_over_on) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(backstop_off_asker_at) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(backstop_off_other_at) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(check_round) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(check_on) ON TABLE public.mutual_help_match TO samenspel_app;
GRANT UPDATE(check_on) ON TABLE public.mutual_help_match TO samenspel_worker;

GRANT UPDATE(check_asked_at) ON TABLE public.mutual_help_match TO samenspel_app;
GRANT UPDATE(check_asked_at) ON TABLE public.mutual_help_match TO samenspel_worker;

GRANT UPDATE(asker_thanks) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(offerer_thanks) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(ended_at) ON TABLE public.mutual_help_match TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.mutual_help_match TO samenspel_worker;

GRANT UPDATE(ended_how) ON TABLE public.mutual_help_match TO samenspel_app;
GRANT UPDATE(ended_how) ON TABLE public.mutual_help_match TO samenspel_worker;

GRANT UPDATE(backstop_id) ON TABLE public.mutual_help_match TO samenspel_app;

GRANT UPDATE(back_on) ON TABLE public.mutual_help_match TO samenspel_app;
GRANT UPDATE(back_on) ON TABLE public.mutual_help_match TO samenspel_worker;

GRANT UPDATE(tell_back_on) ON TABLE public.mutual_help_match TO samenspel_app;
GRANT UPDATE(tell_back_on) ON TABLE public.mutual_help_match TO samenspel_worker;

GRANT UPDATE(backstop_gone_at) ON TABLE public.mutual_help_match TO samenspel_worker;

GRANT ALL ON FUNCTION public.guide_may_become(was text, next text, herself boolean, coordinates boolean, m public.mutual_help_match, works boolean) TO samenspel_app;
GRANT ALL ON FUNCTION public.guide_may_become(was text, next text, herself boolean, coordinates boolean, m public.mutual_help_match, works boolean) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.guide_of(which uuid, v_side text, holds boolean) FROM PUBLIC;

GRANT ALL ON FUNCTION public.guide_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.guide_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.guided_by(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.guided_by(who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.guided_by_me() TO samenspel_app;
GRANT ALL ON FUNCTION public.guided_by_me() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.hand_of(who uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.hand_that_says(which uuid, claimed text) FROM PUBLIC;

GRANT ALL ON FUNCTION public.has_left(who uuid, on_day date) TO samenspel_app;
GRANT ALL ON FUNCTION public.has_left(who uuid, on_day date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.hear_answer(which uuid, said boolean, side text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.hear_answer(which uuid, said boolean, side text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.hear_inquiry_yes(p_code text, who uuid, how text, own_code text, counted boolean, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.hear_inquiry_yes(p_code text, who uuid, how text, own_code text, counted boolean, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.help_balance(town uuid, long_ago timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.help_balance(town uuid, long_ago timestamp with time zone) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.helpers_of(who uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.helps_at_desk(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.helps_at_desk(who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.hold_inquiry_to_hear(p_code text) TO samenspel_app;
GRANT ALL ON FUNCTION public.hold_inquiry_to_hear(p_code text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.hold_standstill(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.hold_standstill(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.i_call_for(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.i_call_for(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.i_may_glean(whom uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.i_may_glean(whom uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.i_work_here() TO samenspel_app;
GRANT ALL ON FUNCTION public.i_work_here() TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.social_map_insider TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.social_map_insider TO samenspel_worker;

GRANT UPDATE(role) ON TABLE public.social_map_insider TO samenspel_app;
GRANT UPDATE(role) ON TABLE public.social_map_insider TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.social_map_insider TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.social_map_insider TO samenspel_worker;

REVOKE ALL ON FUNCTION public.idea_alone(i public.social_map_insider) FROM PUBLIC;

GRANT ALL ON FUNCTION public.idea_ask_for(hash text, as_what text, invitation text, aloud text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_ask_for(hash text, as_what text, invitation text, aloud text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_asked(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_asked(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_at_desk(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_at_desk(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_begin_for(said jsonb, who uuid, hash text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_begin_for(said jsonb, who uuid, hash text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_close_for(hash text, over boolean, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_close_for(hash text, over boolean, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_code_anew(spoken text, which uuid, hash text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_code_anew(spoken text, which uuid, hash text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_code_is_free(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_code_is_free(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_code_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_code_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_forget() TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_forget() TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_grant_back(hash text, which uuid, OUT place uuid, OUT ball uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_grant_back(hash text, which uuid, OUT place uuid, OUT ball uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_grant_no(hash text, which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_grant_no(hash text, which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_grant_yes(hash text, which uuid, read integer, by text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_grant_yes(hash text, which uuid, read integer, by text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_grants_at_desk(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_grants_at_desk(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_hear_no(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_hear_no(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_hear_yes(hash text, who uuid, own text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_hear_yes(hash text, who uuid, own text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_hold(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_hold(hash text) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.idea_is_neighbour(who uuid, town uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.idea_led_by_asker(spoken text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.idea_opened(hash text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.idea_own_code(place uuid, who uuid, hash text, town uuid, at timestamp with time zone) FROM PUBLIC;

GRANT ALL ON FUNCTION public.idea_people_at_desk(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_people_at_desk(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_places_of(spoken text) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_places_of(spoken text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_printable(which uuid, invitation text, hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_printable(which uuid, invitation text, hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_say_aloud(invitation text, hash text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_say_aloud(invitation text, hash text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_say_otherwise(hash text, title text, sentence text, seen text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_say_otherwise(hash text, title text, sentence text, seen text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.idea_stop_for(hash text, at timestamp with time zone, OUT place uuid, OUT ball uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.idea_stop_for(hash text, at timestamp with time zone, OUT place uuid, OUT ball uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.idea_waits(i public.social_map_insider) FROM PUBLIC;

GRANT ALL ON FUNCTION public.initiatives_answerers(which uuid, on_day date) TO samenspel_app;
GRANT ALL ON FUNCTION public.initiatives_answerers(which uuid, on_day date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.initiatives_belongs(which uuid, who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.initiatives_belongs(which uuid, who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.initiatives_held() TO samenspel_app;
GRANT ALL ON FUNCTION public.initiatives_held() TO samenspel_worker;

GRANT ALL ON FUNCTION public.initiatives_mine() TO samenspel_app;
GRANT ALL ON FUNCTION public.initiatives_mine() TO samenspel_worker;

GRANT ALL ON FUNCTION public.initiatives_people(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.initiatives_people(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_ball_of(which uuid, who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_ball_of(which uuid, who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_ball_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_ball_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_behind(p_code text) TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_behind(p_code text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_hears(town uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_hears(town uuid) TO samenspel_worker;

GRANT SELECT(id) ON TABLE public.mutual_help_inquirymember TO samenspel_app;
GRANT SELECT(id) ON TABLE public.mutual_help_inquirymember TO samenspel_worker;

GRANT SELECT(at_work) ON TABLE public.mutual_help_inquirymember TO samenspel_app;
GRANT SELECT(at_work) ON TABLE public.mutual_help_inquirymember TO samenspel_worker;

GRANT SELECT(joined_at) ON TABLE public.mutual_help_inquirymember TO samenspel_app;
GRANT SELECT(joined_at) ON TABLE public.mutual_help_inquirymember TO samenspel_worker;

GRANT SELECT(inquiry_id) ON TABLE public.mutual_help_inquirymember TO samenspel_app;
GRANT SELECT(inquiry_id) ON TABLE public.mutual_help_inquirymember TO samenspel_worker;

GRANT SELECT(person_id) ON TABLE public.mutual_help_inquirymember TO samenspel_app;
GRANT SELECT(person_id) ON TABLE public.mutual_help_inquirymember TO samenspel_worker;

GRANT SELECT(heard_by_id) ON TABLE public.mutual_help_inquirymember TO samenspel_app;
GRANT SELECT(heard_by_id) ON TABLE public.mutual_help_inquirymember TO samenspel_worker;

GRANT SELECT(way) ON TABLE public.mutual_help_inquirymember TO samenspel_app;
GRANT SELECT(way) ON TABLE public.mutual_help_inquirymember TO samenspel_worker;

REVOKE ALL ON FUNCTION public.inquiry_is_there(m public.mutual_help_inquirymember) FROM PUBLIC;

GRANT ALL ON FUNCTION public.inquiry_member_holds_nothing() TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_member_holds_nothing() TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_member_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_member_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_page(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_page(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_reach(which uuid, who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_reach(which uuid, who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_speaks_for(which uuid, who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_speaks_for(which uuid, who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_to_hear(p_code text) TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_to_hear(p_code text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_with_code(spoken text) TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_with_code(spoken text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.inquiry_word_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.inquiry_word_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.is_at_her_standstill(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.is_at_her_standstill(who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.is_centre_of(which uuid, who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.is_centre_of(which uuid, who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.is_formal_in(which uuid, who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.is_formal_in(which uuid, who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.is_hers(who uuid, sorted_names text[]) TO samenspel_app;
GRANT ALL ON FUNCTION public.is_hers(who uuid, sorted_names text[]) TO samenspel_worker;

GRANT ALL ON FUNCTION public.is_herself(who uuid, which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.is_herself(who uuid, which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.is_in_inquiry(which uuid, who uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.is_my_door(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.is_my_door(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.is_of_my_municipality(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.is_of_my_municipality(who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.is_present(who uuid, on_day date) TO samenspel_app;
GRANT ALL ON FUNCTION public.is_present(who uuid, on_day date) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.is_taken_back(which uuid, with_what_runs boolean) FROM PUBLIC;

GRANT ALL ON FUNCTION public.job_or_owner() TO samenspel_app;
GRANT ALL ON FUNCTION public.job_or_owner() TO samenspel_worker;

GRANT ALL ON FUNCTION public.join_inquiry(p_code text, p_at_work boolean, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.join_inquiry(p_code text, p_at_work boolean, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.joining_frees_its_places() TO samenspel_app;
GRANT ALL ON FUNCTION public.joining_frees_its_places() TO samenspel_worker;

GRANT ALL ON FUNCTION public.joining_person(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.joining_person(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.joining_takes_its_week_along() TO samenspel_app;
GRANT ALL ON FUNCTION public.joining_takes_its_week_along() TO samenspel_worker;

GRANT ALL ON FUNCTION public.joining_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.joining_truth() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.journal_breaks_entry() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.journal_breaks_look() FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE public.journal_entry TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.journal_entry TO samenspel_worker;

GRANT ALL ON FUNCTION public.journal_hash_entry(r public.journal_entry) TO samenspel_app;
GRANT ALL ON FUNCTION public.journal_hash_entry(r public.journal_entry) TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.journal_look TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.journal_look TO samenspel_worker;

GRANT ALL ON FUNCTION public.journal_hash_look(r public.journal_look) TO samenspel_app;
GRANT ALL ON FUNCTION public.journal_hash_look(r public.journal_look) TO samenspel_worker;

GRANT ALL ON FUNCTION public.journal_link_entry() TO samenspel_app;
GRANT ALL ON FUNCTION public.journal_link_entry() TO samenspel_worker;

GRANT ALL ON FUNCTION public.journal_link_look() TO samenspel_app;
GRANT ALL ON FUNCTION public.journal_link_look() TO samenspel_worker;

GRANT ALL ON FUNCTION public.journal_never_changes() TO samenspel_app;
GRANT ALL ON FUNCTION public.journal_never_changes() TO samenspel_worker;

GRANT ALL ON FUNCTION public.keep_apart(which uuid, claimed text) TO samenspel_app;
GRANT ALL ON FUNCTION public.keep_apart(which uuid, claimed text) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.known_for(asks uuid[]) FROM PUBLIC;

GRANT ALL ON FUNCTION public.leads_apart(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.leads_apart(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.leads_programme(which uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.leave_inquiry(which uuid, take_along boolean) TO samenspel_app;
GRANT ALL ON FUNCTION public.leave_inquiry(which uuid, take_along boolean) TO samenspel_worker;

GRANT ALL ON FUNCTION public.leave_inquiry_of(which uuid, who uuid, take_along boolean) TO samenspel_app;
GRANT ALL ON FUNCTION public.leave_inquiry_of(which uuid, who uuid, take_along boolean) TO samenspel_worker;

GRANT ALL ON FUNCTION public.leave_rota(who uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.leave_rota(who uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.let_go_for(who uuid, of_organisation uuid, at timestamp with time zone, asked_before timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.let_go_for(who uuid, of_organisation uuid, at timestamp with time zone, asked_before timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.lock_standstill_of(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.lock_standstill_of(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.looks_after_rota(which uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.looks_along(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.looks_along(who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.mandate_changes_by_rule() TO samenspel_app;
GRANT ALL ON FUNCTION public.mandate_changes_by_rule() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_add_time_for_keeper(hash text, said jsonb, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_add_time_for_keeper(hash text, said jsonb, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_asked(words text, pieces text, shorter text, forms text, said text, town uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_asked(words text, pieces text, shorter text, forms text, said text, town uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_begun_stays() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_begun_stays() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_beside_keeper(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_beside_keeper(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_bulk_begin() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_bulk_begin() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_bulk_end() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_bulk_end() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_cell(latitude double precision, longitude double precision, size text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_cell(latitude double precision, longitude double precision, size text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_code_anew(spoken text, which uuid, hash text, sealed text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_code_anew(spoken text, which uuid, hash text, sealed text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_code_goes_with_her() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_code_goes_with_her() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_come_in(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_come_in(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_concept() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_concept() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_count_for_keeper(hash text, days date[], numbers integer[]) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_count_for_keeper(hash text, days date[], numbers integer[]) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_cue() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_cue() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_dayparts(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_dayparts(which uuid) TO samenspel_worker;

GRANT SELECT,INSERT,UPDATE ON TABLE public.social_map_entry TO samenspel_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.social_map_entry TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_entry_at(code text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_entry_at(code text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_first_owner() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_first_owner() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_forget() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_forget() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_forget_handovers() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_forget_handovers() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_forget_relations() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_forget_relations() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_forget_report() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_forget_report() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_forget_unanswered(at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_forget_unanswered(at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_forget_why_closed() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_forget_why_closed() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_forget_writers() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_forget_writers() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_free() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_free() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_give_code(which uuid, hash text, sealed text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_give_code(which uuid, hash text, sealed text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_give_day_back_for_keeper(hash text, which uuid, day date, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_give_day_back_for_keeper(hash text, which uuid, day date, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_give_first_code(which uuid, who uuid, hash text, sealed text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_give_first_code(which uuid, who uuid, hash text, sealed text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_give_short_code() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_give_short_code() TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.social_map_change TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.social_map_change TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.social_map_change TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.social_map_change TO samenspel_worker;

GRANT UPDATE(decided_at) ON TABLE public.social_map_change TO samenspel_app;
GRANT UPDATE(decided_at) ON TABLE public.social_map_change TO samenspel_worker;

GRANT UPDATE(decided_by_id) ON TABLE public.social_map_change TO samenspel_app;
GRANT UPDATE(decided_by_id) ON TABLE public.social_map_change TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_goes_back(e public.social_map_entry, v public.social_map_change) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_goes_back(e public.social_map_entry, v public.social_map_change) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_guard_change() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_guard_change() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_guard_check() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_guard_check() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_guard_entry() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_guard_entry() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_guard_insider() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_guard_insider() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_guard_relation() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_guard_relation() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_handover_asked(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_handover_asked(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_handover_no(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_handover_no(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_has_owner(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_has_owner(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.map_heard(hash text) FROM PUBLIC;

GRANT ALL ON FUNCTION public.map_helps_in() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_helps_in() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_hides_a_place(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_hides_a_place(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_hold_handover(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_hold_handover(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_in_bulk() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_in_bulk() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_in_name(asked tsquery) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_in_name(asked tsquery) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_invitation(hash text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_invitation(hash text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_invite_for_keeper(hash text, invitation text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_invite_for_keeper(hash text, invitation text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_is_resident_at(which uuid, who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_is_resident_at(which uuid, who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_issue(which text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_issue(which text) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.map_keep(e public.social_map_entry, at timestamp with time zone) FROM PUBLIC;

GRANT ALL ON FUNCTION public.map_keep_times() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_keep_times() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_keep_version() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_keep_version() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_keepers(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_keepers(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.map_keeps(i public.social_map_insider) FROM PUBLIC;

GRANT ALL ON FUNCTION public.map_kept_by_asker(spoken text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_kept_by_asker(spoken text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_lacks_residents(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_lacks_residents(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_learn(said text, more integer) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_learn(said text, more integer) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_led_from_work(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_led_from_work(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_led_from_work_in(town uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_led_from_work_in(town uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_let_go(which uuid, seen integer) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_let_go(which uuid, seen integer) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.map_list_all() FROM PUBLIC;
GRANT ALL ON FUNCTION public.map_list_all() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_list_all() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_list_entry() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_list_entry() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_list_moment() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_list_moment() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_list_organisation() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_list_organisation() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_may_write(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_may_write(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_me() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_me() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_merge(lost uuid, kept uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_merge(lost uuid, kept uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_missed(words text[], today date) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_missed(words text[], today date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_moments_at(code text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_moments_at(code text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_next_step() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_next_step() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_no_resident_leads() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_no_resident_leads() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_numbers_to_call() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_numbers_to_call() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_on_staff(who uuid, there uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_on_staff(who uuid, there uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_owned() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_owned() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_place_entry() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_place_entry() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_put_back(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_put_back(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_put_times_back_for_keeper(hash text, which uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_put_times_back_for_keeper(hash text, which uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_read_by_me() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_read_by_me() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_read_to_keeper(hash text, since date) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_read_to_keeper(hash text, since date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_refuse(why text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_refuse(why text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_residents_lead() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_residents_lead() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_residents_own(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_residents_own(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_said(e public.social_map_entry) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_said(e public.social_map_entry) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_short_code() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_short_code() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_shorter(word text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_shorter(word text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_stale_months(of_area uuid, at timestamp with time zone, otherwise integer) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_stale_months(of_area uuid, at timestamp with time zone, otherwise integer) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_stems(said text) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_stems(said text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_supported_by(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_supported_by(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_tags(e public.social_map_entry) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_tags(e public.social_map_entry) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_take_answer() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_take_answer() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_take_back_for_keeper(hash text, which uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_take_back_for_keeper(hash text, which uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_take_back_handover(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_take_back_handover(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_take_claim() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_take_claim() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_take_down(which uuid, why text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_take_down(which uuid, why text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_take_over(hash text, who uuid, shown text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_take_over(hash text, who uuid, shown text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_take_time_for_keeper(hash text, which uuid, day date, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_take_time_for_keeper(hash text, which uuid, day date, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_tended() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_tended() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_terms(terms text[]) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_terms(terms text[]) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_times(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_times(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.map_times_change(hash text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.map_times_changed(i public.social_map_insider) FROM PUBLIC;

GRANT ALL ON FUNCTION public.map_together() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_together() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_together_with(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_together_with(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_town() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_town() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_truly_handed_over() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_truly_handed_over() TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_unmerge(lost uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_unmerge(lost uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_who_tends(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_who_tends(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_whole_months(start_on date, end_on date) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_whole_months(start_on date, end_on date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_words(e public.social_map_entry) TO samenspel_app;
GRANT ALL ON FUNCTION public.map_words(e public.social_map_entry) TO samenspel_worker;

GRANT ALL ON FUNCTION public.map_works_for() TO samenspel_app;
GRANT ALL ON FUNCTION public.map_works_for() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_answer_hand() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_answer_hand() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_goal_is_hers() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_goal_is_hers() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_leaves_no_answers() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_leaves_no_answers() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_leaves_no_guide() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_leaves_no_guide() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_makes_a_pair() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_makes_a_pair() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_needs_a_talk(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.match_needs_a_talk(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_people(which uuid, OUT asker uuid, OUT offerer uuid, OUT ask_ball uuid, OUT offer_ball uuid, OUT holder uuid, OUT ask_code text, OUT offer_code text) TO samenspel_app;
GRANT ALL ON FUNCTION public.match_people(which uuid, OUT asker uuid, OUT offerer uuid, OUT ask_ball uuid, OUT offer_ball uuid, OUT holder uuid, OUT ask_code text, OUT offer_code text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_takes_apart_along() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_takes_apart_along() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_takes_its_answers_along() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_takes_its_answers_along() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_takes_its_goal_along() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_takes_its_goal_along() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_takes_its_pair_along() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_takes_its_pair_along() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_trains_first() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_trains_first() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_truth_limits() TO samenspel_app;
GRANT ALL ON FUNCTION public.match_truth_limits() TO samenspel_worker;

GRANT ALL ON FUNCTION public.match_was_talked_about(which uuid, next_check date) TO samenspel_app;
GRANT ALL ON FUNCTION public.match_was_talked_about(which uuid, next_check date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.matches_at(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.matches_at(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.may_answer_for(who uuid, ball uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.may_hear_complaint(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.may_hear_complaint(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.may_let_stand_still(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.may_let_stand_still(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.may_receive(whose uuid, who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.may_receive(whose uuid, who uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.may_say_for(which uuid, claimed text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.may_say_for(which uuid, claimed text) TO samenspel_app;
GRANT ALL ON FUNCTION public.may_say_for(which uuid, claimed text) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.may_speak_at(who uuid, ball uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.may_succeed(who uuid, new_one uuid, of_organisation uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.members_i_see() TO samenspel_app;
GRANT ALL ON FUNCTION public.members_i_see() TO samenspel_worker;

GRANT ALL ON FUNCTION public.membership_ends_after_leaving_well() TO samenspel_app;
GRANT ALL ON FUNCTION public.membership_ends_after_leaving_well() TO samenspel_worker;

GRANT ALL ON FUNCTION public.membership_ends_not_ahead() TO samenspel_app;
GRANT ALL ON FUNCTION public.membership_ends_not_ahead() TO samenspel_worker;

GRANT ALL ON FUNCTION public.membership_ends_with_empty_hands() TO samenspel_app;
GRANT ALL ON FUNCTION public.membership_ends_with_empty_hands() TO samenspel_worker;

GRANT ALL ON FUNCTION public.membership_of_a_lead_stays() TO samenspel_app;
GRANT ALL ON FUNCTION public.membership_of_a_lead_stays() TO samenspel_worker;

GRANT ALL ON FUNCTION public.message_lapses() TO samenspel_app;
GRANT ALL ON FUNCTION public.message_lapses() TO samenspel_worker;

GRANT ALL ON FUNCTION public.message_to_the_living() TO samenspel_app;
GRANT ALL ON FUNCTION public.message_to_the_living() TO samenspel_worker;

GRANT ALL ON FUNCTION public.messages_around_me() TO samenspel_app;
GRANT ALL ON FUNCTION public.messages_around_me() TO samenspel_worker;

GRANT ALL ON FUNCTION public.municipality_of(area uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.municipality_of(area uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.mutual_yeses(town uuid, made_before timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.mutual_yeses(town uuid, made_before timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_agreements() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_agreements() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_asks() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_asks() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_balls() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_balls() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_bundles() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_bundles() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_centres() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_centres() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_circles() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_circles() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_consents() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_consents() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_desk_teams() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_desk_teams() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_exceptions() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_exceptions() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_formal_circles() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_formal_circles() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_inquiries() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_inquiries() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_invitations() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_invitations() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_joinings() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_joinings() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_matches() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_matches() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_offers() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_offers() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_organisations() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_organisations() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_own_asks() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_own_asks() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_own_seats() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_own_seats() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_pairs() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_pairs() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_programmes() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_programmes() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_rotas() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_rotas() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_standstills() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_standstills() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_tours() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_tours() TO samenspel_worker;

GRANT ALL ON FUNCTION public.my_turns() TO samenspel_app;
GRANT ALL ON FUNCTION public.my_turns() TO samenspel_worker;

GRANT ALL ON FUNCTION public.name_at_door(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.name_at_door(who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.name_in_match(which uuid, of_side text) TO samenspel_app;
GRANT ALL ON FUNCTION public.name_in_match(which uuid, of_side text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.name_in_pair(which uuid, of_side text) TO samenspel_app;
GRANT ALL ON FUNCTION public.name_in_pair(which uuid, of_side text) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.name_in_pool(which uuid, whom uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.never_for(asks uuid[]) FROM PUBLIC;

GRANT ALL ON FUNCTION public.nobody_came_taken_back() TO samenspel_app;
GRANT ALL ON FUNCTION public.nobody_came_taken_back() TO samenspel_worker;

GRANT ALL ON FUNCTION public.nobody_came_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.nobody_came_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.note_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.note_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.of_the_living() TO samenspel_app;
GRANT ALL ON FUNCTION public.of_the_living() TO samenspel_worker;

GRANT ALL ON FUNCTION public.offer_and_ball_agree() TO samenspel_app;
GRANT ALL ON FUNCTION public.offer_and_ball_agree() TO samenspel_worker;

GRANT ALL ON FUNCTION public.offer_leaves_its_rotas() TO samenspel_app;
GRANT ALL ON FUNCTION public.offer_leaves_its_rotas() TO samenspel_worker;

GRANT ALL ON FUNCTION public.offer_limit_holds() TO samenspel_app;
GRANT ALL ON FUNCTION public.offer_limit_holds() TO samenspel_worker;

GRANT ALL ON FUNCTION public.offer_reply_once() TO samenspel_app;
GRANT ALL ON FUNCTION public.offer_reply_once() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.offer_stands_still(which uuid, with_what_runs boolean) FROM PUBLIC;

GRANT ALL ON FUNCTION public.offer_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.offer_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.offer_with_form(key uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.offer_with_form(key uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.offers_beside(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.offers_beside(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.offers_coming_in(town uuid, since timestamp with time zone, before timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.offers_coming_in(town uuid, since timestamp with time zone, before timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.offers_for(which uuid, lately timestamp with time zone, most integer) TO samenspel_app;
GRANT ALL ON FUNCTION public.offers_for(which uuid, lately timestamp with time zone, most integer) TO samenspel_worker;

GRANT ALL ON FUNCTION public.offers_in_hand(who uuid[]) TO samenspel_app;
GRANT ALL ON FUNCTION public.offers_in_hand(who uuid[]) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.offers_standing_still(town uuid) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE public.mutual_help_ask TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_ask TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.mutual_help_ask TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.mutual_help_ask TO samenspel_worker;

GRANT UPDATE(reach) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(ended_at) ON TABLE public.mutual_help_ask TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.mutual_help_ask TO samenspel_worker;

GRANT UPDATE(share) ON TABLE public.mutual_help_ask TO samenspel_app;
GRANT UPDATE(share) ON TABLE public.mutual_help_ask TO samenspel_worker;

GRANT UPDATE(share_asked_at) ON TABLE public.mutual_help_ask TO samenspel_app;
GRANT UPDATE(share_asked_at) ON TABLE public.mutual_help_ask TO samenspel_worker;

GRANT UPDATE(urgency) ON TABLE public.mutual_help_ask TO samenspel_app;
GRANT UPDATE(urgency) ON TABLE public.mutual_help_ask TO samenspel_worker;

GRANT UPDATE(urgency_reason) ON TABLE public.mutual_help_ask TO samenspel_app;
GRANT UPDATE(urgency_reason) ON TABLE public.mutual_help_ask TO samenspel_worker;

GRANT UPDATE(urgency_by_id) ON TABLE public.mutual_help_ask TO samenspel_app;
GRANT UPDATE(urgency_by_id) ON TABLE public.mutual_help_ask TO samenspel_worker;

GRANT UPDATE(audience) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(call_kinds) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(call_line) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(call_moments) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(called_at) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(needs_backstop) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(needs_guide) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(needs_training) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(needs_vog) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(rhythm) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(call_involves) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(call_teaches) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(call_topics) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(gender_wish) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(in_plan) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(call_languages) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(people) ON TABLE public.mutual_help_ask TO samenspel_app;

GRANT UPDATE(call_material) ON TABLE public.mutual_help_ask TO samenspel_app;

REVOKE ALL ON FUNCTION public.offers_within(a public.mutual_help_ask, since timestamp with time zone, most integer, within integer, never uuid[], known uuid[], beside uuid[]) FROM PUBLIC;

GRANT ALL ON FUNCTION public.organisation_of(who uuid, roles text) TO samenspel_app;
GRANT ALL ON FUNCTION public.organisation_of(who uuid, roles text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.over_frees_its_seats() TO samenspel_app;
GRANT ALL ON FUNCTION public.over_frees_its_seats() TO samenspel_worker;

GRANT ALL ON FUNCTION public.pair_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.pair_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.pairs_of_plan(asks uuid[]) TO samenspel_app;
GRANT ALL ON FUNCTION public.pairs_of_plan(asks uuid[]) TO samenspel_worker;

GRANT ALL ON FUNCTION public.part_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.part_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_around_me() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_around_me() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_i_help() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_i_help() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_i_keep() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_i_keep() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_i_may_reach() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_i_may_reach() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_i_write_to() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_i_write_to() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_in_my_circles() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_in_my_circles() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_in_what_is_shared() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_in_what_is_shared() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_my_teams_write_to() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_my_teams_write_to() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_named_by_mandate() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_named_by_mandate() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_near_me() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_near_me() TO samenspel_worker;

GRANT ALL ON FUNCTION public.people_of_my_talks() TO samenspel_app;
GRANT ALL ON FUNCTION public.people_of_my_talks() TO samenspel_worker;

GRANT ALL ON FUNCTION public.place_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.place_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.pot_adds_up() TO samenspel_app;
GRANT ALL ON FUNCTION public.pot_adds_up() TO samenspel_worker;

GRANT ALL ON FUNCTION public.pot_line_stays() TO samenspel_app;
GRANT ALL ON FUNCTION public.pot_line_stays() TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_register_worker_v1() TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_register_worker_v1() TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) TO samenspel_worker;

GRANT ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) TO samenspel_app;
GRANT ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.programme_counts(which uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.programme_ends_its_groups() TO samenspel_app;
GRANT ALL ON FUNCTION public.programme_ends_its_groups() TO samenspel_worker;

GRANT ALL ON FUNCTION public.programme_people(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.programme_people(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.programme_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.programme_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.propose_bundle(new_id uuid, asks uuid[], p_theme text, p_words text, p_meet uuid, p_meet_name text, p_at timestamp with time zone, p_until date, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.propose_bundle(new_id uuid, asks uuid[], p_theme text, p_words text, p_meet uuid, p_meet_name text, p_at timestamp with time zone, p_until date, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.receives(who uuid, person uuid, organisation uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.receives(who uuid, person uuid, organisation uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.relations_to_let_go(who uuid, of_organisation uuid, asked_before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.relations_to_let_go(who uuid, of_organisation uuid, asked_before timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.relations_to_let_go(who uuid, of_organisation uuid, asked_before timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.renew_inquiry_code(which uuid, own_code text) TO samenspel_app;
GRANT ALL ON FUNCTION public.renew_inquiry_code(which uuid, own_code text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.requests_i_read() TO samenspel_app;
GRANT ALL ON FUNCTION public.requests_i_read() TO samenspel_worker;

GRANT ALL ON FUNCTION public.rest_is_over() TO samenspel_app;
GRANT ALL ON FUNCTION public.rest_is_over() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.retention_access_log(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_account(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_agreement(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_appeal(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_ask(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

GRANT ALL ON FUNCTION public.retention_at_work() TO samenspel_app;
GRANT ALL ON FUNCTION public.retention_at_work() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.retention_circle(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_circle_held(which uuid, today date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_consent_proof(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_drop_agreements(ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_drop_pen() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_drop_standstills(ids uuid[], town uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_erase(who uuid, sealed text, at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.retention_erase(who uuid, sealed text, at timestamp with time zone) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.retention_erase_asks(who uuid, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_erase_circles(who uuid, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_erase_inquiries(who uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.retention_erase_map(who uuid, of_her text[]) TO samenspel_app;
GRANT ALL ON FUNCTION public.retention_erase_map(who uuid, of_her text[]) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.retention_erase_offers(who uuid, called text[], at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_erase_shares(who uuid, sealed text, at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_erase_standstills(who uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_export(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_forget_balls(which uuid[], town uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_gleaning(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_go(code text, before timestamp with time zone, town uuid, at_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.retention_go(code text, before timestamp with time zone, town uuid, at_most integer) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.retention_held(who uuid, which uuid, today date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_inquiries(before timestamp with time zone, town uuid, really boolean, batch integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_make_nobody(town uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_message(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_nobody(town uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_note(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_of(code text, before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_offers(before timestamp with time zone, town uuid, really boolean, batch integer) FROM PUBLIC;

GRANT ALL ON FUNCTION public.retention_proof_stays() TO samenspel_app;
GRANT ALL ON FUNCTION public.retention_proof_stays() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.retention_session(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_silent(before timestamp with time zone, town uuid, at_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.retention_silent(before timestamp with time zone, town uuid, at_most integer) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.retention_standstill(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_take_pen() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_unname(name text, email text, phone text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_work(before timestamp with time zone, town uuid, really boolean, at_most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.retention_would(town uuid, terms jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.retention_would(town uuid, terms jsonb) TO samenspel_app;
GRANT ALL ON FUNCTION public.retention_would(town uuid, terms jsonb) TO samenspel_worker;

GRANT ALL ON FUNCTION public.retention_written(word text) TO samenspel_app;
GRANT ALL ON FUNCTION public.retention_written(word text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.rota_at(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.rota_at(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.rota_ends() TO samenspel_app;
GRANT ALL ON FUNCTION public.rota_ends() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.rota_held(who uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.rota_helper_goes() TO samenspel_app;
GRANT ALL ON FUNCTION public.rota_helper_goes() TO samenspel_worker;

GRANT ALL ON FUNCTION public.rota_helper_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.rota_helper_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.rota_helper_unasked() TO samenspel_app;
GRANT ALL ON FUNCTION public.rota_helper_unasked() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.rota_may_ask(which uuid, whom uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.rota_people(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.rota_people(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.rota_takes(which uuid, whom uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.rota_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.rota_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.say_reminders(who uuid, want boolean) TO samenspel_app;
GRANT ALL ON FUNCTION public.say_reminders(who uuid, want boolean) TO samenspel_worker;

GRANT ALL ON FUNCTION public.say_yes_to_rota(who uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.say_yes_to_rota(who uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.seat_fits_its_ball() TO samenspel_app;
GRANT ALL ON FUNCTION public.seat_fits_its_ball() TO samenspel_worker;

GRANT ALL ON FUNCTION public.seat_leaves_no_tick() TO samenspel_app;
GRANT ALL ON FUNCTION public.seat_leaves_no_tick() TO samenspel_worker;

GRANT ALL ON FUNCTION public.seat_takes_its_talks_along() TO samenspel_app;
GRANT ALL ON FUNCTION public.seat_takes_its_talks_along() TO samenspel_worker;

GRANT ALL ON FUNCTION public.seat_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.seat_truth() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.seats_taken(which uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.shared_item_before_the_yes() TO samenspel_app;
GRANT ALL ON FUNCTION public.shared_item_before_the_yes() TO samenspel_worker;

GRANT ALL ON FUNCTION public.shared_item_is_hers() TO samenspel_app;
GRANT ALL ON FUNCTION public.shared_item_is_hers() TO samenspel_worker;

GRANT ALL ON FUNCTION public.shared_item_is_there(what text, which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.shared_item_is_there(what text, which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.shared_with_me(what text) TO samenspel_app;
GRANT ALL ON FUNCTION public.shared_with_me(what text) TO samenspel_worker;

GRANT ALL ON FUNCTION public.signature_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.signature_truth() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.small_group(town uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.somebody_apart_of(who uuid, on_day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.speaks_for_helper(which uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.speaks_for_rota(which uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.standing_at_door(of_area uuid, on_day date) TO samenspel_app;
GRANT ALL ON FUNCTION public.standing_at_door(of_area uuid, on_day date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.stands_in_circle(which uuid, who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.stands_in_circle(which uuid, who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.standstill_and_ball_agree() TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_and_ball_agree() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.standstill_apart(who uuid, by_whom uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.standstill_at(which uuid, also_over boolean) TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_at(which uuid, also_over boolean) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.standstill_decides(which uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.standstill_ends_with_her_offer() TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_ends_with_her_offer() TO samenspel_worker;

GRANT ALL ON FUNCTION public.standstill_is_over() TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_is_over() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.standstill_locks(who uuid, town uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.standstill_looked_at(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_looked_at(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.standstill_moves_apart() TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_moves_apart() TO samenspel_worker;

GRANT ALL ON FUNCTION public.standstill_of(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_of(which uuid) TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_standstill TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_standstill TO samenspel_worker;

GRANT UPDATE(told_on) ON TABLE public.mutual_help_standstill TO samenspel_worker;

GRANT UPDATE(to_tell) ON TABLE public.mutual_help_standstill TO samenspel_worker;

GRANT UPDATE(over_at) ON TABLE public.mutual_help_standstill TO samenspel_worker;

GRANT UPDATE(how) ON TABLE public.mutual_help_standstill TO samenspel_worker;

REVOKE ALL ON FUNCTION public.standstill_shown(s public.mutual_help_standstill) FROM PUBLIC;

GRANT ALL ON FUNCTION public.standstill_takes_back() TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_takes_back() TO samenspel_worker;

GRANT ALL ON FUNCTION public.standstill_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.standstill_word_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.standstill_word_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.succession_introduce(which uuid, new_member uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.succession_introduce(which uuid, new_member uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.succession_is_a_deed() TO samenspel_app;
GRANT ALL ON FUNCTION public.succession_is_a_deed() TO samenspel_worker;

GRANT ALL ON FUNCTION public.succession_of_a_real_relation() TO samenspel_app;
GRANT ALL ON FUNCTION public.succession_of_a_real_relation() TO samenspel_worker;

GRANT ALL ON FUNCTION public.succession_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.succession_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.succession_yes_is_heard() TO samenspel_app;
GRANT ALL ON FUNCTION public.succession_yes_is_heard() TO samenspel_worker;

GRANT ALL ON FUNCTION public.take_back_heard_yes(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.take_back_heard_yes(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.take_turn(which uuid, who uuid, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.take_turn(which uuid, who uuid, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.takes_its_seats_along() TO samenspel_app;
GRANT ALL ON FUNCTION public.takes_its_seats_along() TO samenspel_worker;

GRANT ALL ON FUNCTION public.talk_people(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.talk_people(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.talk_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.talk_truth() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.tell_rota_later(kind text, rota uuid, whom text, but text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.tick_may_be(mine uuid, other uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.tick_talk(mine uuid, other uuid, p_name text, p_reach text, at timestamp with time zone) TO samenspel_app;
GRANT ALL ON FUNCTION public.tick_talk(mine uuid, other uuid, p_name text, p_reach text, at timestamp with time zone) TO samenspel_worker;

GRANT ALL ON FUNCTION public.told_of_enough(number bigint, people bigint, small integer) TO samenspel_app;
GRANT ALL ON FUNCTION public.told_of_enough(number bigint, people bigint, small integer) TO samenspel_worker;

GRANT ALL ON FUNCTION public.tour_at(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.tour_at(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.tour_counts(town uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.tour_counts(town uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.tour_has_room(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.tour_has_room(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.tour_people(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.tour_people(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.tour_receivers(which uuid, of_seat uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.tour_receivers(which uuid, of_seat uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.tour_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.tour_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.turn_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.turn_truth() TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_turn TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_turn TO samenspel_worker;

GRANT UPDATE(opened_at) ON TABLE public.mutual_help_turn TO samenspel_worker;

GRANT UPDATE(holder_told_at) ON TABLE public.mutual_help_turn TO samenspel_worker;

GRANT UPDATE(cancelled_at) ON TABLE public.mutual_help_turn TO samenspel_app;

GRANT UPDATE(reminded_at) ON TABLE public.mutual_help_turn TO samenspel_worker;

GRANT UPDATE(first_until) ON TABLE public.mutual_help_turn TO samenspel_app;
GRANT UPDATE(first_until) ON TABLE public.mutual_help_turn TO samenspel_worker;

GRANT UPDATE(wished) ON TABLE public.mutual_help_turn TO samenspel_app;

REVOKE ALL ON FUNCTION public.turn_wish_is_hers(turn public.mutual_help_turn) FROM PUBLIC;

GRANT ALL ON FUNCTION public.turns_at(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.turns_at(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.two_ticks_make_a_talk() TO samenspel_app;
GRANT ALL ON FUNCTION public.two_ticks_make_a_talk() TO samenspel_worker;

GRANT ALL ON FUNCTION public.untick_talk(mine uuid, other uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.untick_talk(mine uuid, other uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.voluntary_minutes(in_areas uuid[], since date) TO samenspel_app;
GRANT ALL ON FUNCTION public.voluntary_minutes(in_areas uuid[], since date) TO samenspel_worker;

GRANT ALL ON FUNCTION public.week_at(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.week_at(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.weeks_of(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.weeks_of(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.what_keeps(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.what_keeps(who uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.who_brought(p_ask uuid, p_offer uuid, OUT who uuid, OUT ball uuid, OUT town uuid, OUT open boolean) FROM PUBLIC;

GRANT ALL ON FUNCTION public.who_helps_me() TO samenspel_app;
GRANT ALL ON FUNCTION public.who_helps_me() TO samenspel_worker;

REVOKE ALL ON FUNCTION public.who_joined(which uuid, OUT who uuid, OUT ball uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.who_looks_at(who uuid, of_area uuid, town uuid, by_whom uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.who_receives(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.who_receives(which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.whose_absence_i_keep() TO samenspel_app;
GRANT ALL ON FUNCTION public.whose_absence_i_keep() TO samenspel_worker;

GRANT ALL ON FUNCTION public.win_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.win_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.wish_truth() TO samenspel_app;
GRANT ALL ON FUNCTION public.wish_truth() TO samenspel_worker;

GRANT ALL ON FUNCTION public.words_to_review(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.words_to_review(which uuid) TO samenspel_worker;

REVOKE ALL ON FUNCTION public.work_phone(who uuid) FROM PUBLIC;

GRANT ALL ON FUNCTION public.works_for(who uuid, which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.works_for(who uuid, which uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.works_here(who uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.works_here(who uuid) TO samenspel_worker;

GRANT ALL ON FUNCTION public.works_in_my_municipality(which uuid) TO samenspel_app;
GRANT ALL ON FUNCTION public.works_in_my_municipality(which uuid) TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.account_emailaddress_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.account_emailaddress_id_seq TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.auth_group_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.auth_group_id_seq TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.auth_permission_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.auth_permission_id_seq TO samenspel_worker;

GRANT SELECT,INSERT,UPDATE ON TABLE public.calendars_feed TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.calendars_feed TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_agreement TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(why) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(why) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(already_there) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(already_there) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(escalation_name) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(escalation_name) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(escalation_phone) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(escalation_phone) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(tells) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(tells) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(meets) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(meets) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(thanks) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(thanks) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(review_on) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(review_on) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(agreed_at) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(agreed_at) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(first_contact_id) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(first_contact_id) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(nudged_on) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(for_everybody) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(for_everybody) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT UPDATE(only_formal_why) ON TABLE public.circles_agreement TO samenspel_app;
GRANT UPDATE(only_formal_why) ON TABLE public.circles_agreement TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_appeal TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_appeal TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.circles_appeal TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.circles_appeal TO samenspel_worker;

GRANT UPDATE(answer) ON TABLE public.circles_appeal TO samenspel_app;
GRANT UPDATE(answer) ON TABLE public.circles_appeal TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.circles_appeal TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.circles_appeal TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_circle TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_circle TO samenspel_worker;

GRANT UPDATE(name) ON TABLE public.circles_circle TO samenspel_app;
GRANT UPDATE(name) ON TABLE public.circles_circle TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.circles_circle TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.circles_circle TO samenspel_worker;

GRANT UPDATE(needs_backstop) ON TABLE public.circles_circle TO samenspel_app;
GRANT UPDATE(needs_backstop) ON TABLE public.circles_circle TO samenspel_worker;

GRANT UPDATE(backstop_no_centre_at) ON TABLE public.circles_circle TO samenspel_app;
GRANT UPDATE(backstop_no_centre_at) ON TABLE public.circles_circle TO samenspel_worker;

GRANT UPDATE(backstop_no_formal_at) ON TABLE public.circles_circle TO samenspel_app;
GRANT UPDATE(backstop_no_formal_at) ON TABLE public.circles_circle TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_consent TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_consent TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.circles_consent TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.circles_consent TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.circles_consent TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.circles_consent TO samenspel_worker;

GRANT UPDATE(given_at) ON TABLE public.circles_consent TO samenspel_app;
GRANT UPDATE(given_at) ON TABLE public.circles_consent TO samenspel_worker;

GRANT UPDATE(way) ON TABLE public.circles_consent TO samenspel_app;
GRANT UPDATE(way) ON TABLE public.circles_consent TO samenspel_worker;

GRANT UPDATE(reminded_at) ON TABLE public.circles_consent TO samenspel_app;
GRANT UPDATE(reminded_at) ON TABLE public.circles_consent TO samenspel_worker;

GRANT UPDATE(witness_id) ON TABLE public.circles_consent TO samenspel_app;
GRANT UPDATE(witness_id) ON TABLE public.circles_consent TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_consenttext TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_consenttext TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_gleaningnote TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_gleaningnote TO samenspel_worker;

GRANT UPDATE(others) ON TABLE public.circles_gleaningnote TO samenspel_app;
GRANT UPDATE(others) ON TABLE public.circles_gleaningnote TO samenspel_worker;

GRANT UPDATE(until) ON TABLE public.circles_gleaningnote TO samenspel_app;
GRANT UPDATE(until) ON TABLE public.circles_gleaningnote TO samenspel_worker;

GRANT UPDATE(removed_at) ON TABLE public.circles_gleaningnote TO samenspel_app;
GRANT UPDATE(removed_at) ON TABLE public.circles_gleaningnote TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_goon TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_goon TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_hold TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_hold TO samenspel_worker;

GRANT UPDATE(lifted_at) ON TABLE public.circles_hold TO samenspel_app;

GRANT UPDATE(lifted_by_id) ON TABLE public.circles_hold TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.circles_legalexception TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_legalexception TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.circles_legalexception TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.circles_legalexception TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.circles_legalexception TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.circles_legalexception TO samenspel_worker;

GRANT UPDATE(second_at) ON TABLE public.circles_legalexception TO samenspel_app;
GRANT UPDATE(second_at) ON TABLE public.circles_legalexception TO samenspel_worker;

GRANT UPDATE(review_on) ON TABLE public.circles_legalexception TO samenspel_app;
GRANT UPDATE(review_on) ON TABLE public.circles_legalexception TO samenspel_worker;

GRANT UPDATE(told_at) ON TABLE public.circles_legalexception TO samenspel_app;
GRANT UPDATE(told_at) ON TABLE public.circles_legalexception TO samenspel_worker;

GRANT UPDATE(not_told_why) ON TABLE public.circles_legalexception TO samenspel_app;
GRANT UPDATE(not_told_why) ON TABLE public.circles_legalexception TO samenspel_worker;

GRANT UPDATE(second_id) ON TABLE public.circles_legalexception TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.circles_member TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(face) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(face) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(as_what) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(as_what) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(needs_guide) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(needs_guide) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(centre_yes_at) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(centre_yes_at) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(centre_yes_way) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(centre_yes_way) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(own_yes_at) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(own_yes_at) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(own_yes_way) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(own_yes_way) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(active_since) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(active_since) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(centre_yes_heard_by_id) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(centre_yes_heard_by_id) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(guide_id) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(guide_id) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(organisation_id) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(organisation_id) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(own_yes_heard_by_id) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(own_yes_heard_by_id) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(ended_how) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(ended_how) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(guide_talks) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(guide_talks) ON TABLE public.circles_member TO samenspel_worker;

GRANT UPDATE(last_word) ON TABLE public.circles_member TO samenspel_app;
GRANT UPDATE(last_word) ON TABLE public.circles_member TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_note TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_note TO samenspel_worker;

GRANT UPDATE(taken_back_at) ON TABLE public.circles_note TO samenspel_app;
GRANT UPDATE(taken_back_at) ON TABLE public.circles_note TO samenspel_worker;

GRANT SELECT,INSERT,DELETE ON TABLE public.circles_part TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_part TO samenspel_worker;

GRANT UPDATE(does) ON TABLE public.circles_part TO samenspel_app;
GRANT UPDATE(does) ON TABLE public.circles_part TO samenspel_worker;

GRANT UPDATE(does_not) ON TABLE public.circles_part TO samenspel_app;
GRANT UPDATE(does_not) ON TABLE public.circles_part TO samenspel_worker;

GRANT UPDATE(replaced_by) ON TABLE public.circles_part TO samenspel_app;
GRANT UPDATE(replaced_by) ON TABLE public.circles_part TO samenspel_worker;

GRANT UPDATE(place) ON TABLE public.circles_part TO samenspel_app;
GRANT UPDATE(place) ON TABLE public.circles_part TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_shareditem TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_shareditem TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_signature TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_signature TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_succession TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_succession TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.circles_succession TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.circles_succession TO samenspel_worker;

GRANT UPDATE(yes_at) ON TABLE public.circles_succession TO samenspel_app;
GRANT UPDATE(yes_at) ON TABLE public.circles_succession TO samenspel_worker;

GRANT UPDATE(yes_way) ON TABLE public.circles_succession TO samenspel_app;
GRANT UPDATE(yes_way) ON TABLE public.circles_succession TO samenspel_worker;

GRANT UPDATE(introduction) ON TABLE public.circles_succession TO samenspel_app;
GRANT UPDATE(introduction) ON TABLE public.circles_succession TO samenspel_worker;

GRANT UPDATE(introduced_at) ON TABLE public.circles_succession TO samenspel_app;
GRANT UPDATE(introduced_at) ON TABLE public.circles_succession TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.circles_succession TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.circles_succession TO samenspel_worker;

GRANT UPDATE(yes_heard_by_id) ON TABLE public.circles_succession TO samenspel_app;
GRANT UPDATE(yes_heard_by_id) ON TABLE public.circles_succession TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.circles_takealong TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.circles_takealong TO samenspel_worker;

GRANT UPDATE(done) ON TABLE public.circles_takealong TO samenspel_worker;

GRANT UPDATE(total) ON TABLE public.circles_takealong TO samenspel_worker;

GRANT UPDATE(items) ON TABLE public.circles_takealong TO samenspel_worker;

GRANT UPDATE(ready_at) ON TABLE public.circles_takealong TO samenspel_worker;

GRANT UPDATE(until) ON TABLE public.circles_takealong TO samenspel_worker;

GRANT UPDATE(file) ON TABLE public.circles_takealong TO samenspel_worker;

GRANT SELECT,INSERT,DELETE ON TABLE public.commitments_absence TO samenspel_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.commitments_absence TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.commitments_ball TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.commitments_ball TO samenspel_worker;

GRANT UPDATE(held_since) ON TABLE public.commitments_ball TO samenspel_app;
GRANT UPDATE(held_since) ON TABLE public.commitments_ball TO samenspel_worker;

GRANT UPDATE(due_at) ON TABLE public.commitments_ball TO samenspel_app;
GRANT UPDATE(due_at) ON TABLE public.commitments_ball TO samenspel_worker;

GRANT UPDATE(reminded) ON TABLE public.commitments_ball TO samenspel_app;
GRANT UPDATE(reminded) ON TABLE public.commitments_ball TO samenspel_worker;

GRANT UPDATE(next_step) ON TABLE public.commitments_ball TO samenspel_app;
GRANT UPDATE(next_step) ON TABLE public.commitments_ball TO samenspel_worker;

GRANT UPDATE(closed_at) ON TABLE public.commitments_ball TO samenspel_app;
GRANT UPDATE(closed_at) ON TABLE public.commitments_ball TO samenspel_worker;

GRANT UPDATE(deputy_id) ON TABLE public.commitments_ball TO samenspel_app;
GRANT UPDATE(deputy_id) ON TABLE public.commitments_ball TO samenspel_worker;

GRANT UPDATE(holder_id) ON TABLE public.commitments_ball TO samenspel_app;
GRANT UPDATE(holder_id) ON TABLE public.commitments_ball TO samenspel_worker;

GRANT UPDATE(lead_id) ON TABLE public.commitments_ball TO samenspel_app;
GRANT UPDATE(lead_id) ON TABLE public.commitments_ball TO samenspel_worker;

GRANT UPDATE(urgent) ON TABLE public.commitments_ball TO samenspel_app;
GRANT UPDATE(urgent) ON TABLE public.commitments_ball TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.commitments_frontdoor TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.commitments_frontdoor TO samenspel_worker;

GRANT UPDATE(phone) ON TABLE public.commitments_frontdoor TO samenspel_app;

GRANT UPDATE(walk_in) ON TABLE public.commitments_frontdoor TO samenspel_app;

GRANT UPDATE(hours) ON TABLE public.commitments_frontdoor TO samenspel_app;

GRANT UPDATE(lead_id) ON TABLE public.commitments_frontdoor TO samenspel_app;

GRANT UPDATE(organisation_id) ON TABLE public.commitments_frontdoor TO samenspel_app;

GRANT UPDATE(closed_from) ON TABLE public.commitments_frontdoor TO samenspel_app;

GRANT UPDATE(closed_until) ON TABLE public.commitments_frontdoor TO samenspel_app;

GRANT UPDATE(closed_phone) ON TABLE public.commitments_frontdoor TO samenspel_app;

GRANT UPDATE(taken_over_by_id) ON TABLE public.commitments_frontdoor TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.commitments_lookback TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.commitments_lookback TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.commitments_lookback TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.commitments_lookback TO samenspel_worker;

GRANT UPDATE(answered_at) ON TABLE public.commitments_lookback TO samenspel_app;
GRANT UPDATE(answered_at) ON TABLE public.commitments_lookback TO samenspel_worker;

GRANT UPDATE(ball_id) ON TABLE public.commitments_lookback TO samenspel_app;
GRANT UPDATE(ball_id) ON TABLE public.commitments_lookback TO samenspel_worker;

GRANT UPDATE(by_id) ON TABLE public.commitments_lookback TO samenspel_app;
GRANT UPDATE(by_id) ON TABLE public.commitments_lookback TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.commitments_pass TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.commitments_pass TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.commitments_pass TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.commitments_pass TO samenspel_worker;

GRANT UPDATE(yes_way) ON TABLE public.commitments_pass TO samenspel_app;
GRANT UPDATE(yes_way) ON TABLE public.commitments_pass TO samenspel_worker;

GRANT UPDATE(yes_at) ON TABLE public.commitments_pass TO samenspel_app;
GRANT UPDATE(yes_at) ON TABLE public.commitments_pass TO samenspel_worker;

GRANT UPDATE(why_not) ON TABLE public.commitments_pass TO samenspel_app;
GRANT UPDATE(why_not) ON TABLE public.commitments_pass TO samenspel_worker;

GRANT UPDATE(answered_at) ON TABLE public.commitments_pass TO samenspel_app;
GRANT UPDATE(answered_at) ON TABLE public.commitments_pass TO samenspel_worker;

GRANT UPDATE(yes_heard_by_id) ON TABLE public.commitments_pass TO samenspel_app;
GRANT UPDATE(yes_heard_by_id) ON TABLE public.commitments_pass TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.commitments_seat TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.commitments_seat TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.commitments_seat TO samenspel_app;
GRANT UPDATE(ended_at) ON TABLE public.commitments_seat TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.commitments_sighting TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.commitments_sighting TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.commitments_sighting_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.commitments_sighting_id_seq TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.commitments_step TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.commitments_step TO samenspel_worker;

GRANT SELECT,INSERT,DELETE ON TABLE public.commitments_turn TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.commitments_turn TO samenspel_worker;

GRANT UPDATE(place) ON TABLE public.commitments_turn TO samenspel_app;

GRANT UPDATE(ends_on) ON TABLE public.commitments_turn TO samenspel_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.community_account TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.community_account TO samenspel_worker;

GRANT SELECT ON TABLE public.community_area TO samenspel_app;
GRANT SELECT ON TABLE public.community_area TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.community_card TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.community_card TO samenspel_worker;

GRANT UPDATE(revoked_at) ON TABLE public.community_card TO samenspel_app;

GRANT UPDATE(revoked_why) ON TABLE public.community_card TO samenspel_app;

GRANT UPDATE(revoked_by_id) ON TABLE public.community_card TO samenspel_app;

GRANT INSERT ON TABLE public.community_cardsecret TO samenspel_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.community_contactdetails TO samenspel_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.community_contactdetails TO samenspel_worker;

GRANT SELECT ON TABLE public.community_death TO samenspel_app;
GRANT SELECT ON TABLE public.community_death TO samenspel_worker;

GRANT SELECT ON TABLE public.community_device TO samenspel_app;
GRANT SELECT ON TABLE public.community_device TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.community_device TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.community_mandate TO samenspel_app;
GRANT SELECT ON TABLE public.community_mandate TO samenspel_worker;

GRANT UPDATE(accepted_at) ON TABLE public.community_mandate TO samenspel_app;

GRANT UPDATE(ended_at) ON TABLE public.community_mandate TO samenspel_app;

GRANT UPDATE(objected_at) ON TABLE public.community_mandate TO samenspel_app;

GRANT UPDATE(reminded_at) ON TABLE public.community_mandate TO samenspel_worker;

GRANT UPDATE(ended_by_id) ON TABLE public.community_mandate TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.community_membership TO samenspel_app;
GRANT SELECT ON TABLE public.community_membership TO samenspel_worker;

GRANT UPDATE(title) ON TABLE public.community_membership TO samenspel_app;

GRANT UPDATE(phone) ON TABLE public.community_membership TO samenspel_app;

GRANT UPDATE(ends_on) ON TABLE public.community_membership TO samenspel_app;
GRANT UPDATE(ends_on) ON TABLE public.community_membership TO samenspel_worker;

GRANT UPDATE(leaves_on) ON TABLE public.community_membership TO samenspel_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.community_onetimesignin TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.community_onetimesignin TO samenspel_worker;

GRANT SELECT,INSERT,UPDATE ON TABLE public.community_organisation TO samenspel_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.community_organisation TO samenspel_worker;

GRANT SELECT,INSERT,UPDATE ON TABLE public.community_person TO samenspel_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.community_person TO samenspel_worker;

GRANT SELECT ON TABLE public.community_postalarea TO samenspel_app;
GRANT SELECT ON TABLE public.community_postalarea TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.community_postalarea_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.community_postalarea_id_seq TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.community_setting TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.community_setting TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.csv_in_importedrow TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.csv_in_importedrow TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.csv_in_mapimport TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.csv_in_mapimport TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.django_content_type_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.django_content_type_id_seq TO samenspel_worker;

GRANT SELECT ON TABLE public.django_migrations TO samenspel_app;
GRANT SELECT ON TABLE public.django_migrations TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_cache TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_cache TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_press TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.foundation_press TO samenspel_worker;

GRANT SELECT ON TABLE public.geocoding_postcode TO samenspel_app;
GRANT SELECT ON TABLE public.geocoding_postcode TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.initiatives_grantrequest TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.initiatives_grantrequest TO samenspel_worker;

GRANT UPDATE(cents) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(what_for) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(needed_on) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(state) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(code_hash) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(code_until) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(sent_at) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(decided_at) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(granted_cents) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(words) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(ball_id) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(decided_by_id) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT UPDATE(sent_by_id) ON TABLE public.initiatives_grantrequest TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.initiatives_grantyes TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.initiatives_grantyes TO samenspel_worker;

GRANT SELECT(id) ON TABLE public.initiatives_ideacode TO samenspel_app;
GRANT SELECT(id) ON TABLE public.initiatives_ideacode TO samenspel_worker;

GRANT SELECT(made_at) ON TABLE public.initiatives_ideacode TO samenspel_app;
GRANT SELECT(made_at) ON TABLE public.initiatives_ideacode TO samenspel_worker;

GRANT SELECT(insider_id) ON TABLE public.initiatives_ideacode TO samenspel_app;
GRANT SELECT(insider_id) ON TABLE public.initiatives_ideacode TO samenspel_worker;

GRANT SELECT(made_by_id) ON TABLE public.initiatives_ideacode TO samenspel_app;
GRANT SELECT(made_by_id) ON TABLE public.initiatives_ideacode TO samenspel_worker;

GRANT SELECT(municipality_id) ON TABLE public.initiatives_ideacode TO samenspel_app;
GRANT SELECT(municipality_id) ON TABLE public.initiatives_ideacode TO samenspel_worker;

GRANT SELECT(resident_id) ON TABLE public.initiatives_ideacode TO samenspel_app;
GRANT SELECT(resident_id) ON TABLE public.initiatives_ideacode TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO samenspel_worker;

GRANT SELECT ON TABLE public.mutual_help_bundle TO samenspel_app;
GRANT SELECT ON TABLE public.mutual_help_bundle TO samenspel_worker;

GRANT UPDATE(told_at) ON TABLE public.mutual_help_bundle TO samenspel_worker;

GRANT SELECT ON TABLE public.mutual_help_bundleask TO samenspel_app;
GRANT SELECT ON TABLE public.mutual_help_bundleask TO samenspel_worker;

GRANT SELECT,INSERT,DELETE ON TABLE public.mutual_help_callme TO samenspel_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.mutual_help_callme TO samenspel_worker;

GRANT UPDATE(told) ON TABLE public.mutual_help_callme TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_consult TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_consult TO samenspel_worker;

GRANT UPDATE(answer) ON TABLE public.mutual_help_consult TO samenspel_app;
GRANT UPDATE(answer) ON TABLE public.mutual_help_consult TO samenspel_worker;

GRANT UPDATE(answered_at) ON TABLE public.mutual_help_consult TO samenspel_app;
GRANT UPDATE(answered_at) ON TABLE public.mutual_help_consult TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_dream TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_dream TO samenspel_worker;

GRANT UPDATE(done_at) ON TABLE public.mutual_help_dream TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.mutual_help_effort TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_effort TO samenspel_worker;

GRANT UPDATE(taken_back_at) ON TABLE public.mutual_help_effort TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.mutual_help_goal TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_goal TO samenspel_worker;

GRANT UPDATE(words) ON TABLE public.mutual_help_goal TO samenspel_app;

GRANT UPDATE(ask_again_on) ON TABLE public.mutual_help_goal TO samenspel_app;

GRANT UPDATE(asked_again_at) ON TABLE public.mutual_help_goal TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_group TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_group TO samenspel_worker;

GRANT UPDATE(hand_over_on) ON TABLE public.mutual_help_group TO samenspel_app;

GRANT UPDATE(ended_at) ON TABLE public.mutual_help_group TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.mutual_help_guide TO samenspel_app;
GRANT SELECT ON TABLE public.mutual_help_guide TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.mutual_help_guide TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.mutual_help_guide TO samenspel_worker;

GRANT UPDATE(told_at) ON TABLE public.mutual_help_guide TO samenspel_worker;

GRANT UPDATE(yes_at) ON TABLE public.mutual_help_guide TO samenspel_app;

GRANT UPDATE(gone_at) ON TABLE public.mutual_help_guide TO samenspel_app;
GRANT UPDATE(gone_at) ON TABLE public.mutual_help_guide TO samenspel_worker;

GRANT UPDATE(talk_on) ON TABLE public.mutual_help_guide TO samenspel_app;
GRANT UPDATE(talk_on) ON TABLE public.mutual_help_guide TO samenspel_worker;

GRANT UPDATE(every) ON TABLE public.mutual_help_guide TO samenspel_app;

GRANT UPDATE(guide_told) ON TABLE public.mutual_help_guide TO samenspel_worker;

GRANT UPDATE(helper_told) ON TABLE public.mutual_help_guide TO samenspel_worker;

GRANT UPDATE(asked_after) ON TABLE public.mutual_help_guide TO samenspel_worker;

GRANT SELECT ON TABLE public.mutual_help_inquiry TO samenspel_app;
GRANT SELECT ON TABLE public.mutual_help_inquiry TO samenspel_worker;

GRANT UPDATE(code) ON TABLE public.mutual_help_inquiry TO samenspel_app;

GRANT UPDATE(others) ON TABLE public.mutual_help_inquiry TO samenspel_app;

GRANT UPDATE(round) ON TABLE public.mutual_help_inquiry TO samenspel_app;

GRANT UPDATE(ended_at) ON TABLE public.mutual_help_inquiry TO samenspel_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.mutual_help_inquiryword TO samenspel_app;
GRANT SELECT ON TABLE public.mutual_help_inquiryword TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_joining TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_joining TO samenspel_worker;

GRANT UPDATE(left_at) ON TABLE public.mutual_help_joining TO samenspel_app;

GRANT UPDATE(trained_on) ON TABLE public.mutual_help_joining TO samenspel_app;

GRANT UPDATE(trained_said_by_id) ON TABLE public.mutual_help_joining TO samenspel_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.mutual_help_nobodycame TO samenspel_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.mutual_help_nobodycame TO samenspel_worker;

GRANT UPDATE(looked_at) ON TABLE public.mutual_help_nobodycame TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.mutual_help_note TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_note TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_offer TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_offer TO samenspel_worker;

GRANT UPDATE(state) ON TABLE public.mutual_help_offer TO samenspel_app;
GRANT UPDATE(state) ON TABLE public.mutual_help_offer TO samenspel_worker;

GRANT UPDATE(likes) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(kinds) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(moments) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(far) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(rather_not) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(learn) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(aims) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(at_most) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(languages) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(effort) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(own_reason) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(chose_at) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(vog_seen_on) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(trained_on) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(is_trainee) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(insured_by) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(allowance) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(answer) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(answered_at) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(parked_until) ON TABLE public.mutual_help_offer TO samenspel_app;
GRANT UPDATE(parked_until) ON TABLE public.mutual_help_offer TO samenspel_worker;

GRANT UPDATE(ended_at) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(answered_by_id) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(area_id) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(vog_seen_by_id) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(gender) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(learns) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(not_with) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(topics) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(back_on) ON TABLE public.mutual_help_offer TO samenspel_app;
GRANT UPDATE(back_on) ON TABLE public.mutual_help_offer TO samenspel_worker;

GRANT UPDATE(tell_back_on) ON TABLE public.mutual_help_offer TO samenspel_app;
GRANT UPDATE(tell_back_on) ON TABLE public.mutual_help_offer TO samenspel_worker;

GRANT UPDATE(reply) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(replied_at) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(reply_answer) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(reply_answered_at) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT UPDATE(reply_answered_by_id) ON TABLE public.mutual_help_offer TO samenspel_app;

GRANT SELECT ON TABLE public.mutual_help_pair TO samenspel_app;
GRANT SELECT ON TABLE public.mutual_help_pair TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_place TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_place TO samenspel_worker;

GRANT UPDATE(taken_at) ON TABLE public.mutual_help_place TO samenspel_app;

GRANT UPDATE(left_at) ON TABLE public.mutual_help_place TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.mutual_help_potentry TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_potentry TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_programme TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_programme TO samenspel_worker;

GRANT UPDATE(story) ON TABLE public.mutual_help_programme TO samenspel_app;

GRANT UPDATE(ended_at) ON TABLE public.mutual_help_programme TO samenspel_app;

GRANT UPDATE(quiet_weeks) ON TABLE public.mutual_help_programme TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.mutual_help_rota TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_rota TO samenspel_worker;

GRANT UPDATE(line) ON TABLE public.mutual_help_rota TO samenspel_app;

GRANT UPDATE(door) ON TABLE public.mutual_help_rota TO samenspel_app;

GRANT UPDATE(contact_name) ON TABLE public.mutual_help_rota TO samenspel_app;

GRANT UPDATE(contact_phone) ON TABLE public.mutual_help_rota TO samenspel_app;

GRANT UPDATE(thanks) ON TABLE public.mutual_help_rota TO samenspel_app;

GRANT UPDATE(ended_at) ON TABLE public.mutual_help_rota TO samenspel_app;

GRANT UPDATE(in_return) ON TABLE public.mutual_help_rota TO samenspel_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.mutual_help_rotahelper TO samenspel_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.mutual_help_rotahelper TO samenspel_worker;

GRANT SELECT ON TABLE public.mutual_help_round TO samenspel_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.mutual_help_round TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_smallwin TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_smallwin TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_standstillword TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_standstillword TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_suggestion TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_suggestion TO samenspel_worker;

GRANT UPDATE(taken_back_at) ON TABLE public.mutual_help_suggestion TO samenspel_app;
GRANT UPDATE(taken_back_at) ON TABLE public.mutual_help_suggestion TO samenspel_worker;

GRANT SELECT ON TABLE public.mutual_help_talk TO samenspel_app;
GRANT SELECT ON TABLE public.mutual_help_talk TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.mutual_help_tour TO samenspel_app;
GRANT SELECT ON TABLE public.mutual_help_tour TO samenspel_worker;

GRANT UPDATE(company) ON TABLE public.mutual_help_tour TO samenspel_app;

GRANT UPDATE(sights) ON TABLE public.mutual_help_tour TO samenspel_app;

GRANT UPDATE(received_by) ON TABLE public.mutual_help_tour TO samenspel_app;

GRANT UPDATE(place_id) ON TABLE public.mutual_help_tour TO samenspel_app;

GRANT UPDATE("where") ON TABLE public.mutual_help_tour TO samenspel_app;

GRANT UPDATE(begins_at) ON TABLE public.mutual_help_tour TO samenspel_app;

GRANT UPDATE(minutes) ON TABLE public.mutual_help_tour TO samenspel_app;

GRANT UPDATE(seats) ON TABLE public.mutual_help_tour TO samenspel_app;

GRANT UPDATE(called_off_at) ON TABLE public.mutual_help_tour TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.mutual_help_tourseat TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_tourseat TO samenspel_worker;

GRANT UPDATE(name) ON TABLE public.mutual_help_tourseat TO samenspel_app;

GRANT UPDATE(taken_at) ON TABLE public.mutual_help_tourseat TO samenspel_app;

GRANT UPDATE(left_at) ON TABLE public.mutual_help_tourseat TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.mutual_help_wish TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_wish TO samenspel_worker;

GRANT UPDATE(half_days) ON TABLE public.mutual_help_wish TO samenspel_app;

GRANT UPDATE(interpreter) ON TABLE public.mutual_help_wish TO samenspel_app;

GRANT UPDATE(said_at) ON TABLE public.mutual_help_wish TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.mutual_help_words TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.mutual_help_words TO samenspel_worker;

GRANT SELECT,INSERT,UPDATE ON TABLE public.notifications_message TO samenspel_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.notifications_message TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_events_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_events_id_seq TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO samenspel_worker;

GRANT SELECT ON TABLE public.retention_erased TO samenspel_app;
GRANT SELECT ON TABLE public.retention_erased TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.retention_line TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.retention_line TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.retention_run TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.retention_run TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.social_map_check TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.social_map_check TO samenspel_worker;

GRANT UPDATE(way) ON TABLE public.social_map_check TO samenspel_worker;

GRANT UPDATE(ball_id) ON TABLE public.social_map_check TO samenspel_worker;

GRANT UPDATE(reminded_at) ON TABLE public.social_map_check TO samenspel_worker;

GRANT UPDATE(tries) ON TABLE public.social_map_check TO samenspel_worker;
GRANT UPDATE(tries) ON TABLE public.social_map_check TO samenspel_app;

GRANT UPDATE(call_from) ON TABLE public.social_map_check TO samenspel_worker;
GRANT UPDATE(call_from) ON TABLE public.social_map_check TO samenspel_app;

GRANT UPDATE(answered_at) ON TABLE public.social_map_check TO samenspel_worker;
GRANT UPDATE(answered_at) ON TABLE public.social_map_check TO samenspel_app;

GRANT UPDATE(answer) ON TABLE public.social_map_check TO samenspel_worker;
GRANT UPDATE(answer) ON TABLE public.social_map_check TO samenspel_app;

GRANT UPDATE(by_words) ON TABLE public.social_map_check TO samenspel_worker;
GRANT UPDATE(by_words) ON TABLE public.social_map_check TO samenspel_app;

GRANT UPDATE(answered_by_id) ON TABLE public.social_map_check TO samenspel_worker;
GRANT UPDATE(answered_by_id) ON TABLE public.social_map_check TO samenspel_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.social_map_concept TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.social_map_concept TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.social_map_cue TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.social_map_cue TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.social_map_different TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.social_map_different TO samenspel_worker;

GRANT SELECT,USAGE ON SEQUENCE public.social_map_different_id_seq TO samenspel_app;
GRANT SELECT,USAGE ON SEQUENCE public.social_map_different_id_seq TO samenspel_worker;

GRANT SELECT,INSERT,DELETE ON TABLE public.social_map_growth TO samenspel_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.social_map_growth TO samenspel_worker;

GRANT UPDATE(agreed_at) ON TABLE public.social_map_growth TO samenspel_app;

GRANT SELECT,INSERT ON TABLE public.social_map_handover TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.social_map_handover TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.social_map_issue TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.social_map_issue TO samenspel_worker;

GRANT SELECT ON TABLE public.social_map_listing TO samenspel_app;
GRANT SELECT ON TABLE public.social_map_listing TO samenspel_worker;

GRANT SELECT,UPDATE ON TABLE public.social_map_missed TO samenspel_app;
GRANT SELECT,UPDATE ON TABLE public.social_map_missed TO samenspel_worker;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.social_map_moment TO samenspel_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.social_map_moment TO samenspel_worker;

GRANT SELECT,INSERT ON TABLE public.social_map_relation TO samenspel_app;
GRANT SELECT,INSERT ON TABLE public.social_map_relation TO samenspel_worker;

GRANT UPDATE(step) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(words) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(version) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(asked_at) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(ball_id) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(confirmed_at) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(confirmed_version) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(ended_at) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(asked_by_id) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(asked_side_id) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(confirmed_by_id) ON TABLE public.social_map_relation TO samenspel_app;

GRANT UPDATE(ended_by_id) ON TABLE public.social_map_relation TO samenspel_app;

GRANT SELECT ON TABLE public.social_map_sense TO samenspel_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.social_map_sense TO samenspel_worker;

GRANT SELECT,INSERT,DELETE ON TABLE public.social_map_tally TO samenspel_app;

GRANT UPDATE(number) ON TABLE public.social_map_tally TO samenspel_app;

GRANT SELECT ON TABLE public.social_map_word TO samenspel_app;
GRANT SELECT ON TABLE public.social_map_word TO samenspel_worker;

ALTER DEFAULT PRIVILEGES FOR ROLE samenspel_owner GRANT SELECT,USAGE ON SEQUENCES TO samenspel_app;
ALTER DEFAULT PRIVILEGES FOR ROLE samenspel_owner GRANT SELECT,USAGE ON SEQUENCES TO samenspel_worker;

ALTER DEFAULT PRIVILEGES FOR ROLE samenspel_owner GRANT ALL ON FUNCTIONS TO samenspel_app;
ALTER DEFAULT PRIVILEGES FOR ROLE samenspel_owner GRANT ALL ON FUNCTIONS TO samenspel_worker;

ALTER DEFAULT PRIVILEGES FOR ROLE samenspel_owner GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO samenspel_app;
ALTER DEFAULT PRIVILEGES FOR ROLE samenspel_owner GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO samenspel_worker;
