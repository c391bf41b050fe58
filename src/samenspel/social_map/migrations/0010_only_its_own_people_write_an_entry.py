from django.db import migrations

# Who somebody is at an entry. In plpgsql and SECURITY DEFINER: the answers lie behind policies themselves.
# Whoever acts for another does so for her questions, not for what she has on the map.
FUNCTIONS = """
CREATE FUNCTION map_me() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN acting_representative() IS NULL THEN acting_person() END $$;

-- Who is not the web: a job of the worker, whoever keeps the tables, and the functions of the database itself.
CREATE FUNCTION map_free() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT current_user NOT IN ('samenspel_app', 'samenspel_worker') OR acting_job() $$;

CREATE FUNCTION map_refuse(why text) RETURNS void LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%', why USING ERRCODE = 'insufficient_privilege'; END $$;

CREATE FUNCTION map_works_for() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT m.organisation_id FROM community_membership m WHERE m.person_id = map_me()
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date); END $$;
CREATE FUNCTION map_town() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT p.municipality_id FROM community_person p WHERE p.id = map_me()); END $$;
-- The municipality of whoever works here, paid or as a volunteer; nothing for a resident.
CREATE FUNCTION map_helps_in() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT map_town() WHERE EXISTS (SELECT FROM map_works_for())); END $$;

CREATE FUNCTION map_has_owner(which uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.role = 'OWNER' AND i.ended_at IS NULL
   AND i.person_id IS NOT NULL); END $$;
-- Whose words are mine: as an owner, with the colleagues of my organisation; as a helper until there is an owner.
CREATE FUNCTION map_tended() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT i.entry_id FROM social_map_insider i WHERE i.ended_at IS NULL AND i.person_id IS NOT NULL
   AND (i.person_id = map_me() OR i.organisation_id IN (SELECT map_works_for()))
   AND (i.role = 'OWNER' OR (i.role = 'HELPER' AND NOT map_has_owner(i.entry_id))); END $$;
CREATE FUNCTION map_read_by_me() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT i.entry_id FROM social_map_insider i WHERE i.ended_at IS NULL AND i.person_id IS NOT NULL
   AND (i.person_id = map_me() OR (i.role <> 'INVITED' AND i.organisation_id IN (SELECT map_works_for())))
   UNION SELECT c.entry_id FROM social_map_check c WHERE c.ball_id = acting_ball()
   UNION SELECT c.entry_id FROM social_map_change c WHERE c.ball_id = acting_ball(); END $$;
CREATE FUNCTION map_may_write(which uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN acting_job() OR which IN (SELECT map_tended()) OR EXISTS (SELECT FROM social_map_entry e WHERE e.id = which
   AND e.municipality_id = acting_keeper() AND e.visibility = 'PUBLIC' AND NOT map_has_owner(which)); END $$;
"""

ENTRIES = """
DROP POLICY see ON social_map_entry;
DROP POLICY add ON social_map_entry;
DROP POLICY change ON social_map_entry;
CREATE POLICY see ON social_map_entry FOR SELECT USING (
  visibility = 'PUBLIC' OR id = ANY (ARRAY(SELECT map_read_by_me())) OR (SELECT acting_job()));
-- A resident, a volunteer or somebody at work writes in her own municipality; never in the name of where she does not work.
CREATE POLICY add ON social_map_entry FOR INSERT WITH CHECK ((SELECT acting_job()) OR (
  municipality_id = (SELECT map_town()) AND (organisation_id IS NULL OR organisation_id = ANY (ARRAY(SELECT map_works_for())))));
CREATE POLICY change ON social_map_entry FOR UPDATE USING ((SELECT acting_job()) OR id = ANY (ARRAY(SELECT map_tended()))
    OR (municipality_id = (SELECT acting_keeper()) AND visibility = 'PUBLIC' AND NOT map_has_owner(id)))
  WITH CHECK ((SELECT acting_job()) OR id = ANY (ARRAY(SELECT map_tended()))
    OR (municipality_id = (SELECT acting_keeper()) AND visibility = 'PUBLIC' AND NOT map_has_owner(id)));

DROP POLICY of_its_entry ON social_map_moment;
CREATE POLICY see ON social_map_moment FOR SELECT USING (entry_id IN (SELECT id FROM social_map_entry));
CREATE POLICY add ON social_map_moment FOR INSERT WITH CHECK (map_may_write(entry_id));
CREATE POLICY change ON social_map_moment FOR UPDATE USING (map_may_write(entry_id)) WITH CHECK (map_may_write(entry_id));
CREATE POLICY remove ON social_map_moment FOR DELETE USING (map_may_write(entry_id));

-- What an entry may not become, whoever writes it. Fresh and merged are said by other tables, never by hand.
CREATE FUNCTION map_guard_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.visibility <> 'UNLISTED' THEN NEW.address_code := NULL;
  ELSIF TG_OP = 'UPDATE' AND OLD.address_code IS NOT NULL THEN NEW.address_code := OLD.address_code;
  ELSE NEW.address_code := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS NOT NULL THEN
    NEW.closed_on := OLD.closed_on; -- its source has it still: that does not take two that became one apart
  END IF;
  IF map_free() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_on IS NOT NULL OR NEW.confirmed_by <> '' OR NEW.closed_on IS NOT NULL OR NEW.merged_into_id IS NOT NULL
       OR NEW.source <> '' OR NEW.source_record IS NOT NULL THEN PERFORM map_refuse('this is not said by hand'); END IF;
  ELSE
    IF (OLD.id, OLD.confirmed_on, OLD.confirmed_by, OLD.unanswered_since, OLD.merged_into_id, OLD.source, OLD.source_id, OLD.source_record, OLD.municipality_id)
       IS DISTINCT FROM (NEW.id, NEW.confirmed_on, NEW.confirmed_by, NEW.unanswered_since, NEW.merged_into_id, NEW.source, NEW.source_id, NEW.source_record, NEW.municipality_id)
    THEN PERFORM map_refuse('this is not said by hand'); END IF;
    IF NEW.organisation_id IS NOT NULL AND NEW.organisation_id IS DISTINCT FROM OLD.organisation_id
       AND NEW.organisation_id NOT IN (SELECT map_works_for()) THEN PERFORM map_refuse('she does not work there'); END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_entry BEFORE INSERT OR UPDATE ON social_map_entry FOR EACH ROW EXECUTE FUNCTION map_guard_entry();

-- Who writes it through the web, owns it until she says otherwise.
CREATE FUNCTION map_first_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF map_me() IS NOT NULL AND coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'samenspel_app' THEN
    INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, organisation_id, role, code_hash, since)
    VALUES (gen_random_uuid(), NEW.id, NEW.municipality_id, map_me(), NEW.organisation_id, 'OWNER', '', NEW.changed_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER first_owner AFTER INSERT ON social_map_entry FOR EACH ROW EXECUTE FUNCTION map_first_owner();

-- Every version that went is kept by the database: nobody can forget it, and no import either.
CREATE FUNCTION map_said(e social_map_entry) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT to_jsonb(e) - ARRAY['id', 'confirmed_on', 'confirmed_by', 'unanswered_since', 'changed_at', 'content_hash', 'source_record', 'address_code',
    'source', 'source_id', 'municipality_id'] $$;
CREATE FUNCTION map_keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF map_said(OLD) <> map_said(NEW) THEN
    INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id, made_at)
    VALUES (gen_random_uuid(), NEW.id, NEW.municipality_id, 'EDIT', 'DONE', map_said(OLD) || jsonb_build_object('moments', coalesce((
      SELECT jsonb_agg(to_jsonb(m) - 'id' - 'entry_id' ORDER BY m.starts_on, m.starts_at) FROM social_map_moment m WHERE m.entry_id = OLD.id), '[]')),
      '{}', '', map_me(), NEW.changed_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_version AFTER UPDATE ON social_map_entry FOR EACH ROW EXECUTE FUNCTION map_keep_version();

-- What is unlisted is read with its exact address, and in no other way.
CREATE FUNCTION map_entry_at(code text) RETURNS SETOF social_map_entry LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT * FROM social_map_entry WHERE address_code = code AND visibility = 'UNLISTED' $$;
CREATE FUNCTION map_moments_at(code text) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT jsonb_agg(jsonb_build_array(m.every, m.starts_on, m.starts_at, m.ends_at) ORDER BY m.starts_on, m.starts_at)
   FROM social_map_moment m JOIN map_entry_at(code) e ON e.id = m.entry_id $$;
"""

INSIDERS = """
ALTER TABLE social_map_insider ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_map_insider FOR SELECT USING (
  person_id = (SELECT map_me()) OR entry_id = ANY (ARRAY(SELECT map_tended())) OR (SELECT acting_job()));
-- Nobody is put at an entry: she is asked, and says yes herself.
CREATE POLICY ask ON social_map_insider FOR INSERT WITH CHECK (
  entry_id = ANY (ARRAY(SELECT map_tended())) AND person_id IS NULL AND organisation_id IS NULL AND ended_at IS NULL
  AND length(code_hash) = 64 AND code_until < now() + interval '60 days');
CREATE POLICY change ON social_map_insider FOR UPDATE USING (
  person_id = (SELECT map_me()) OR entry_id = ANY (ARRAY(SELECT map_tended())) OR (SELECT acting_job()));
REVOKE UPDATE, DELETE ON social_map_insider FROM samenspel_app, samenspel_worker;
GRANT UPDATE (role, ended_at) ON social_map_insider TO samenspel_app, samenspel_worker;

CREATE FUNCTION map_guard_insider() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN PERFORM map_refuse('what ended, ended'); END IF;
  IF NEW.role <> OLD.role AND NOT (OLD.role = 'OWNER' AND NEW.role = 'HELPER' AND OLD.person_id = map_me()) THEN
    PERFORM map_refuse('a role is given by an invitation'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_insider BEFORE UPDATE OF role, ended_at ON social_map_insider FOR EACH ROW EXECUTE FUNCTION map_guard_insider();

-- An invitation counts once, for who comes with its code; the entry it opened, or nothing.
CREATE FUNCTION map_come_in(hash text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asked social_map_insider;
BEGIN
  IF map_me() IS NULL OR length(hash) <> 64 THEN RETURN NULL; END IF;
  SELECT * INTO asked FROM social_map_insider WHERE code_hash = hash AND ended_at IS NULL AND code_until > now() FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = asked.entry_id AND i.person_id = map_me() AND i.role = asked.role AND i.ended_at IS NULL) THEN
    RETURN asked.entry_id; END IF;
  UPDATE social_map_insider SET person_id = map_me(), code_hash = '', since = now() WHERE id = asked.id;
  RETURN asked.entry_id;
END $$;
-- Whether an invitation still counts, before anybody says yes: the name of the entry, and as what.
CREATE FUNCTION map_invitation(hash text) RETURNS TABLE (name text, role text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT e.name, i.role FROM social_map_insider i JOIN social_map_entry e ON e.id = i.entry_id
   WHERE i.code_hash = hash AND length(hash) = 64 AND i.ended_at IS NULL AND i.code_until > now() $$;
-- Who is asked about an entry: its first owner, or else its first helper.
CREATE FUNCTION map_who_tends(which uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT person_id FROM social_map_insider WHERE entry_id = which AND role IN ('OWNER', 'HELPER') AND ended_at IS NULL AND person_id IS NOT NULL
   AND (acting_job() OR EXISTS (SELECT FROM social_map_entry e WHERE e.id = which AND (e.visibility = 'PUBLIC' OR which IN (SELECT map_read_by_me()))))
   ORDER BY role DESC, since, id LIMIT 1 $$;
"""

CHECKS = """
ALTER TABLE social_map_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_map_check FOR SELECT USING (
  person_id = (SELECT map_me()) OR entry_id = ANY (ARRAY(SELECT map_tended())) OR ball_id = (SELECT acting_ball()) OR (SELECT acting_job())
  OR (way = 'CALL' AND municipality_id = (SELECT map_helps_in()) AND (answered_at IS NULL OR answered_by_id = (SELECT map_me()))));
CREATE POLICY add ON social_map_check FOR INSERT WITH CHECK ((SELECT acting_job())
  OR (map_may_write(entry_id) AND way = 'SCREEN' AND answer <> '' AND answered_by_id = (SELECT map_me())));
CREATE POLICY change ON social_map_check FOR UPDATE USING (
  person_id = (SELECT map_me()) OR entry_id = ANY (ARRAY(SELECT map_tended())) OR ball_id = (SELECT acting_ball()) OR (SELECT acting_job())
  OR (way = 'CALL' AND municipality_id = (SELECT map_helps_in()) AND (answered_at IS NULL OR answered_by_id = (SELECT map_me()))));
REVOKE UPDATE, DELETE ON social_map_check FROM samenspel_app, samenspel_worker;
GRANT UPDATE (way, ball_id, reminded_at, tries, call_from, answered_at, answer, answered_by_id, by_words) ON social_map_check TO samenspel_worker;
GRANT UPDATE (tries, call_from, answered_at, answer, answered_by_id, by_words) ON social_map_check TO samenspel_app;

CREATE FUNCTION map_guard_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user NOT IN ('samenspel_app', 'samenspel_worker') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.answered_at IS NOT NULL THEN PERFORM map_refuse('an answer stays'); END IF;
  IF map_free() THEN RETURN NEW; END IF;
  IF NEW.answer <> '' AND (NEW.answered_by_id IS DISTINCT FROM map_me() OR NEW.answered_at > now() + interval '1 day') THEN
    PERFORM map_refuse('an answer is given by who gives it, and never ahead'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_check BEFORE INSERT OR UPDATE ON social_map_check FOR EACH ROW EXECUTE FUNCTION map_guard_check();

-- The one way to become fresh: an answer.
CREATE FUNCTION map_take_answer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
CREATE TRIGGER take_answer AFTER INSERT OR UPDATE OF answer ON social_map_check FOR EACH ROW WHEN (NEW.answer <> '') EXECUTE FUNCTION map_take_answer();

-- The number of a call list: what everybody may read first; the owner's own only while she waits to be called.
CREATE FUNCTION map_numbers_to_call() RETURNS TABLE (asked uuid, number text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, coalesce(nullif(e.phone, ''), nullif(d.phone, ''), nullif(o.phone, ''), '')
  FROM social_map_check c JOIN social_map_entry e ON e.id = c.entry_id
  LEFT JOIN community_organisation o ON o.id = e.organisation_id LEFT JOIN community_contactdetails d ON d.person_id = c.person_id
  WHERE c.way = 'CALL' AND c.answered_at IS NULL AND (c.municipality_id = map_helps_in() OR acting_job()) $$;

-- As whole_months in rules/ages.py; a test holds them together.
CREATE FUNCTION map_whole_months(start_on date, end_on date) RETURNS int LANGUAGE sql IMMUTABLE AS
$$ SELECT greatest(0, ((extract(year FROM end_on) - extract(year FROM start_on)) * 12 + extract(month FROM end_on) - extract(month FROM start_on)
   - (extract(day FROM end_on) < extract(day FROM start_on))::int)::int) $$;

-- After how many months an entry of this area is asked about: its own setting, or of the area above it (R63).
CREATE FUNCTION map_stale_months(of_area uuid, at timestamptz, otherwise int) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line AS (SELECT id, parent_id, 0 AS far FROM community_area WHERE id = of_area
    UNION ALL SELECT a.id, a.parent_id, far + 1 FROM community_area a JOIN line ON a.id = line.parent_id)
  SELECT coalesce((SELECT s.value FROM line JOIN community_setting s ON s.area_id = line.id AND s.key = 'stale_map_months' AND s.since <= at
    ORDER BY line.far, s.since DESC LIMIT 1), otherwise) $$;
"""

CHANGES = """
ALTER TABLE social_map_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_map_change FOR SELECT USING (
  person_id = (SELECT map_me()) OR entry_id = ANY (ARRAY(SELECT map_tended())) OR ball_id = (SELECT acting_ball()) OR (SELECT acting_job())
  OR (municipality_id = (SELECT acting_keeper()) AND (kind = 'CLAIM' OR NOT map_has_owner(entry_id))));
-- Anybody may propose, about what anybody may read; a claim is somebody's.
CREATE POLICY propose ON social_map_change FOR INSERT WITH CHECK ((SELECT acting_job()) OR (
  kind IN ('PROPOSAL', 'CLAIM') AND state = 'OPEN' AND person_id IS NOT DISTINCT FROM (SELECT map_me())
  AND (ball_id IS NULL OR ball_id = (SELECT acting_ball()))
  AND entry_id IN (SELECT e.id FROM social_map_entry e WHERE e.municipality_id = social_map_change.municipality_id)));
CREATE POLICY decide ON social_map_change FOR UPDATE USING ((SELECT acting_job())
  OR (kind = 'PROPOSAL' AND entry_id = ANY (ARRAY(SELECT map_tended())))
  OR (municipality_id = (SELECT acting_keeper()) AND (kind = 'CLAIM' OR NOT map_has_owner(entry_id))));
REVOKE UPDATE, DELETE ON social_map_change FROM samenspel_app, samenspel_worker;
GRANT UPDATE (state, decided_at, decided_by_id) ON social_map_change TO samenspel_app, samenspel_worker;

CREATE FUNCTION map_guard_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF map_free() THEN RETURN NEW; END IF;
  IF OLD.state <> 'OPEN' OR NEW.state NOT IN ('TAKEN', 'LEFT') OR NEW.decided_by_id IS DISTINCT FROM map_me() THEN
    PERFORM map_refuse('a decision is taken once, by who takes it'); END IF;
  IF OLD.kind = 'CLAIM' AND OLD.person_id = map_me() THEN PERFORM map_refuse('a claim is looked at by another'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_change BEFORE UPDATE ON social_map_change FOR EACH ROW EXECUTE FUNCTION map_guard_change();

-- A claim that was taken makes an owner; of two at once one counts.
CREATE FUNCTION map_take_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM social_map_entry WHERE id = NEW.entry_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM social_map_insider WHERE entry_id = NEW.entry_id AND role = 'OWNER' AND ended_at IS NULL AND person_id IS NOT NULL) THEN
    RAISE EXCEPTION 'it has an owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_only_without_an_owner'; END IF;
  INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, role, code_hash, since)
  VALUES (gen_random_uuid(), NEW.entry_id, NEW.municipality_id, NEW.person_id, 'OWNER', '', NEW.decided_at);
  RETURN NULL;
END $$;
CREATE TRIGGER take_claim AFTER UPDATE OF state ON social_map_change FOR EACH ROW
  WHEN (NEW.kind = 'CLAIM' AND NEW.state = 'TAKEN') EXECUTE FUNCTION map_take_claim();

ALTER TABLE social_map_different ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_map_different FOR SELECT USING ((SELECT acting_keeper()) IS NOT NULL OR (SELECT acting_job()));
CREATE POLICY add ON social_map_different FOR INSERT WITH CHECK (
  (SELECT count(*) FROM social_map_entry e WHERE e.id IN (first_id, second_id) AND e.municipality_id = (SELECT acting_keeper())) = 2);
REVOKE UPDATE, DELETE ON social_map_different FROM samenspel_app, samenspel_worker;

-- Two become one: nothing is thrown away, the old address leads to the other. What has an owner is never the one to go.
CREATE FUNCTION map_merge(lost uuid, kept uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM social_map_entry WHERE id IN (lost, kept) ORDER BY id FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM social_map_entry e WHERE e.id IN (lost, kept) AND e.municipality_id = acting_keeper() AND e.visibility = 'PUBLIC'
      AND e.merged_into_id IS NULL AND e.closed_on IS NULL) <> 2 OR map_has_owner(lost) THEN RETURN false; END IF;
  UPDATE social_map_entry SET merged_into_id = kept, closed_on = (at AT TIME ZONE 'Europe/Amsterdam')::date, changed_at = at WHERE id = lost;
  RETURN true;
END $$;
CREATE FUNCTION map_unmerge(lost uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE social_map_entry SET merged_into_id = NULL, closed_on = NULL, content_hash = '', changed_at = at
  WHERE id = lost AND merged_into_id IS NOT NULL AND municipality_id = acting_keeper() AND visibility = 'PUBLIC';
  RETURN FOUND;
END $$;
"""

# As in migration 0005, now with what sank: in the list it stands below what is confirmed.
LISTING = """
CREATE OR REPLACE FUNCTION map_list_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
CREATE OR REPLACE FUNCTION map_list_all() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
"""

# R02: who is erased is named nowhere on the map. The pen is in the hand of the database itself, never of the web.
FORGET = """
CREATE FUNCTION map_forget() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER map_forget AFTER UPDATE OF name ON community_person FOR EACH ROW
  WHEN (NEW.name = 'Iemand' AND OLD.name <> 'Iemand') EXECUTE FUNCTION map_forget();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("social_map", "0009_an_entry_has_insiders_checks_and_changes"),
        ("commitments", "0012_a_ball_can_be_about_a_place_on_the_map"),
        ("community", "0011_who_looks_does_so_for_where_she_works"),
    ]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (FUNCTIONS, INSIDERS, ENTRIES, CHECKS, CHANGES, LISTING, FORGET)
    ]
