from django.db import migrations

from samenspel.foundation.rewording import reworded

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"
PART = "LANGUAGE plpgsql SET search_path = public, pg_temp AS"
REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

# Who writes it down works here, and carries something of hers; or leads her front door; or keeps her municipality.
MAY = f"""
CREATE FUNCTION death_may(who uuid) RETURNS boolean {DEFINER} $$ DECLARE me uuid := acting_person(); p community_person; BEGIN
  IF me IS NULL OR who IS NULL OR me = who OR acting_representative() IS NOT NULL OR NOT i_work_here() THEN RETURN false; END IF;
  SELECT * INTO p FROM community_person WHERE id = who;
  RETURN coalesce(p.municipality_id = acting_keeper(), false)
    OR EXISTS (SELECT FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id WHERE s.person_id = me AND s.ended_at IS NULL
      AND s.reason IN ('HOLDER', 'LEAD') AND b.subject_id = who)
    OR EXISTS (SELECT FROM standing_at_door(coalesce(p.area_id, p.municipality_id), current_date) d WHERE d.person = me AND d.is_lead); END $$;
CREATE FUNCTION death_works(who uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = who
  AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;
"""

# Everything of hers waits, in the order in which others take it: the ball, what belongs to it, the journal, her row.
LOCKS = f"""
CREATE FUNCTION death_locks(who uuid) RETURNS void {PART} $$
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
"""

# Whom it concerns, and by which ball her page is found. WORD: who helped, was helped, stood around her or acted for
# her. HOLDER: who carries a question of hers. LOST: who carries a question that loses its helper (R50).
TOLD = f"""
CREATE FUNCTION death_concerns(who uuid) RETURNS TABLE (what text, person uuid, ball uuid) {PART} $$
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
"""

# What ends, in the order in which the truths of each room let it end; then, under the pen, what was said with a yes.
ENDS = f"""
CREATE FUNCTION death_gives_balls_on(who uuid, at timestamptz) RETURNS void {PART} $$
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
CREATE FUNCTION death_ends_help(who uuid, at timestamptz) RETURNS void {PART} $$
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
CREATE FUNCTION death_ends_balls(who uuid, me uuid, at timestamptz) RETURNS uuid[] {PART} $$
DECLARE ids uuid[] := ARRAY(SELECT id FROM commitments_ball WHERE subject_id = who AND closed_at IS NULL AND about IN ('ASK', 'OFFER', 'LOOK_BACK', 'GO_ON', 'MESSAGE', 'DEATH'));
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
CREATE FUNCTION death_ends_circles(who uuid, at timestamptz) RETURNS void {PART} $$
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
-- A household goes on without her; a circle around her alone is over.
CREATE FUNCTION death_circles_of(who uuid) RETURNS uuid[] {PART} $$ BEGIN RETURN ARRAY(SELECT m.circle_id FROM circles_member m JOIN circles_circle c ON c.id = m.circle_id
  WHERE m.person_id = who AND m.side = 'CENTRE' AND m.state = 'ACTIVE' AND c.ended_at IS NULL AND NOT EXISTS (SELECT FROM circles_member o
    WHERE o.circle_id = m.circle_id AND o.person_id <> who AND o.side = 'CENTRE' AND o.state = 'ACTIVE')); END $$;
CREATE FUNCTION death_ends_ways_in(who uuid, me uuid, at timestamptz) RETURNS void {PART} $$
BEGIN
  UPDATE community_mandate SET ended_at = at, ended_by_id = me WHERE ended_at IS NULL AND ends_at > at AND who IN (person_id, representative_id);
  UPDATE community_device SET ended_at = at WHERE person_id = who AND ended_at IS NULL;
  UPDATE community_card SET revoked_at = at, revoked_by_id = me, revoked_why = 'DIED' WHERE person_id = who AND revoked_at IS NULL;
  UPDATE community_account SET is_active = false WHERE person_id = who;
  UPDATE notifications_message SET state = 'DROPPED', done_at = at WHERE person_id = who AND state IN ('WAITING', 'TO_PRINT');
  UPDATE notifications_message SET taken_up = true WHERE person_id = who AND state = 'FAILED' AND NOT taken_up;
END $$;
"""

BEFORE = f"""
CREATE FUNCTION death_before(who uuid) RETURNS jsonb {PART} $$
DECLARE hers uuid[] := death_circles_of(who);
BEGIN RETURN jsonb_build_object(
  'asks', (SELECT coalesce(jsonb_object_agg(id, state), '{{}}') FROM mutual_help_ask WHERE asker_id = who AND ended_at IS NULL),
  'offers', (SELECT coalesce(jsonb_object_agg(id, jsonb_build_array(state, parked_until)), '{{}}') FROM mutual_help_offer WHERE offerer_id = who AND ended_at IS NULL),
  'circles', to_jsonb(hers),
  'members', (SELECT coalesce(jsonb_object_agg(id, state), '{{}}') FROM circles_member WHERE state IN ('PROPOSED', 'INVITED', 'ACTIVE') AND (circle_id = ANY (hers) OR person_id = who)),
  'agreements', (SELECT coalesce(jsonb_object_agg(id, state), '{{}}') FROM circles_agreement WHERE circle_id = ANY (hers)
    AND state IN ('PROPOSAL', 'TALKED_THROUGH', 'AGREED', 'DUE', 'WAITS')),
  'look_backs', (SELECT coalesce(jsonb_agg(id), '[]') FROM commitments_lookback WHERE subject_id = who AND state IN ('PLANNED', 'DUE')),
  'account', (SELECT coalesce(bool_or(is_active), false) FROM community_account WHERE person_id = who)); END $$;
"""

WRITE = f"""
CREATE FUNCTION death_write(which uuid, who uuid, died date, heard text, at timestamptz) RETURNS SETOF jsonb {DOES} $$
DECLARE me uuid := acting_person(); was jsonb; ids uuid[]; words jsonb;
BEGIN
  IF NOT death_may(who) THEN RAISE EXCEPTION 'by who carries something of hers' {REFUSE} = 'death_by_who_may'; END IF;
  PERFORM death_locks(who);
  IF death_works(who) THEN RAISE EXCEPTION 'her work ends first' {REFUSE} = 'death_after_her_work'; END IF;
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
"""

# "It was not so." What she had returns: her questions and offers, her circle, her way in. What takes a yes of others,
# or a new card or paper, does not come back by itself: the page says so.
BACK = f"""
CREATE FUNCTION death_opens_balls(was jsonb, who uuid, me uuid, at timestamptz, due timestamptz) RETURNS void {PART} $$
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
CREATE FUNCTION death_take_back(which uuid, at timestamptz, due timestamptz) RETURNS SETOF jsonb {DOES} $$
DECLARE me uuid := acting_person(); d community_death; was jsonb;
BEGIN
  SELECT * INTO d FROM community_death WHERE id = which;
  IF d.id IS NULL OR NOT (death_may(d.person_id) OR d.written_by_id = me AND i_work_here()) THEN
    RAISE EXCEPTION 'by who carries something of hers' {REFUSE} = 'death_by_who_may';
  END IF;
  PERFORM death_locks(d.person_id);
  UPDATE community_death SET taken_back_at = at, taken_back_by_id = me WHERE id = which AND taken_back_at IS NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'taken back already' {REFUSE} = 'death_stays_as_written'; END IF;
  was := d.before;
  UPDATE mutual_help_match SET ended_how = 'MISTAKE' WHERE ended_at = d.written_at AND ended_how = 'DIED' AND (ask_id IN (SELECT id FROM mutual_help_ask WHERE asker_id = d.person_id)
    OR offer_id IN (SELECT id FROM mutual_help_offer WHERE offerer_id = d.person_id));
  UPDATE mutual_help_ask a SET state = s.value, ended_at = NULL FROM jsonb_each_text(was->'asks') s WHERE a.id = s.key::uuid AND a.state = 'DIED';
  UPDATE mutual_help_offer o SET state = s.value->>0, parked_until = (s.value->>1)::date, ended_at = NULL FROM jsonb_each(was->'offers') s
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
"""

# What the page shows before it is written: numbers alone; her name only to who may see her.
SHOWS = f"""
CREATE FUNCTION death_page(which uuid) RETURNS jsonb {DEFINER} $$
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
-- Who was told reads it on her own page, for a season: by her own name, or by the code of her own question or offer.
CREATE FUNCTION deaths_told_to(of_ball uuid) RETURNS TABLE (name text, died_on date, written_at timestamptz, taken_back boolean) {DEFINER} $$
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
CREATE INDEX death_told ON community_death USING gin (told);
"""

# What only the functions above ask; and what belongs to a death goes when she is erased.
CLOSED = """
REVOKE EXECUTE ON FUNCTION death_works(uuid), death_locks(uuid), death_concerns(uuid), death_gives_balls_on(uuid, timestamptz), death_ends_help(uuid, timestamptz),
  death_ends_balls(uuid, uuid, timestamptz), death_circles_of(uuid), death_ends_circles(uuid, timestamptz), death_ends_ways_in(uuid, uuid, timestamptz),
  death_before(uuid), death_opens_balls(jsonb, uuid, uuid, timestamptz, timestamptz) FROM PUBLIC, samenspel_app, samenspel_worker;
"""
DEVICE, NAMED = "DELETE FROM community_device WHERE person_id = who;", "'community_mandate.named',"
CLOSED += reworded(
    "retention_erase",
    (
        DEVICE,
        "UPDATE community_death SET heard_from = 'Iemand', before = '{}', told = '{}' WHERE person_id = who;\n  " + DEVICE,
    ),
)
CLOSED += reworded("retention_unname", (NAMED, NAMED + " 'community_death.heard_from',"))


class Migration(migrations.Migration):
    dependencies = [("deaths", "0001_nothing_goes_on_for_who_died")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (MAY, LOCKS, TOLD, ENDS, BEFORE, WRITE, BACK, SHOWS, CLOSED)
    ]
