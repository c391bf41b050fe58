from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"

WHO = f"""
CREATE FUNCTION grant_wrong(why text, named text) RETURNS void LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%', why USING ERRCODE = 'check_violation', CONSTRAINT = named; END $$;
CREATE FUNCTION initiatives_belongs(which uuid, who uuid) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.person_id = who AND i.ended_at IS NULL
   AND (i.role IN ('OWNER', 'HELPER') OR (i.role = 'SUPPORT' AND map_on_staff(i.person_id, i.organisation_id)))); END $$;
-- Which requests lie with her: to answer, or to stand in for who does.
CREATE FUNCTION initiatives_held() RETURNS SETOF uuid LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN QUERY SELECT s.ball_id FROM commitments_seat s JOIN commitments_ball b ON b.id = s.ball_id
   WHERE s.person_id = map_me() AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY') AND b.about = 'GRANT'; END $$;
-- Who may answer it: officials of the municipality who are there and do not belong to it, who has the fewest first.
CREATE FUNCTION initiatives_answerers(which uuid, on_day date) RETURNS SETOF uuid LANGUAGE plpgsql STABLE {DEFINER} $$
BEGIN
  IF which NOT IN (SELECT initiatives_mine()) THEN RETURN; END IF;
  RETURN QUERY SELECT p.id FROM community_person p JOIN social_map_entry e ON e.municipality_id = p.municipality_id
    WHERE e.id = which AND is_present(p.id, on_day) AND NOT initiatives_belongs(which, p.id)
      AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = p.id AND d.taken_back_at IS NULL)
      AND EXISTS (SELECT FROM community_membership m WHERE m.person_id = p.id AND m.role = 'OFFICIAL'
        AND m.starts_on <= on_day AND (m.ends_on IS NULL OR m.ends_on > on_day))
    ORDER BY (SELECT count(*) FROM commitments_ball b WHERE b.holder_id = p.id AND b.about = 'GRANT' AND b.closed_at IS NULL), p.id LIMIT 2;
END $$;
"""

# For every role, who keeps the tables too. Only what forgets somebody may take her name and words out.
TRUTH = f"""
CREATE FUNCTION grant_truth() RETURNS trigger LANGUAGE plpgsql {DEFINER} $$
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
CREATE TRIGGER grant_truth BEFORE INSERT OR UPDATE ON initiatives_grantrequest FOR EACH ROW
  WHEN (NOT retention_at_work()) EXECUTE FUNCTION grant_truth();

-- A yes is to the words as they are in this second, of a resident who belongs to it, and heard by another than who wrote them.
CREATE FUNCTION grant_yes_truth() RETURNS trigger LANGUAGE plpgsql {DEFINER} $$
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
CREATE TRIGGER grant_yes_truth BEFORE INSERT OR UPDATE ON initiatives_grantyes FOR EACH ROW
  WHEN (NOT retention_at_work()) EXECUTE FUNCTION grant_yes_truth();

CREATE FUNCTION grant_and_ball_agree() RETURNS trigger LANGUAGE plpgsql {DEFINER} $$
BEGIN
  IF EXISTS (SELECT FROM initiatives_grantrequest r JOIN commitments_ball b ON b.id = r.ball_id
      WHERE NEW.id IN (r.id, b.id) AND (r.state = 'SENT') <> (b.closed_at IS NULL)) THEN
    PERFORM grant_wrong('what was sent has exactly one holder', 'grant_and_ball_agree'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER grant_and_ball_agree AFTER INSERT OR UPDATE ON initiatives_grantrequest DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION grant_and_ball_agree();
CREATE CONSTRAINT TRIGGER grant_and_ball_agree AFTER UPDATE ON commitments_ball DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.about = 'GRANT') EXECUTE FUNCTION grant_and_ball_agree();
"""

SEEING = f"""
ALTER TABLE initiatives_grantrequest ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON initiatives_grantrequest FOR SELECT USING (entry_id = ANY (ARRAY(SELECT initiatives_mine()))
  OR ball_id = ANY (ARRAY(SELECT initiatives_held())) OR (SELECT acting_job()));
CREATE POLICY write ON initiatives_grantrequest FOR INSERT WITH CHECK (written_by_id = (SELECT map_me())
  AND entry_id = ANY (ARRAY(SELECT initiatives_mine()))
  AND municipality_id = (SELECT e.municipality_id FROM social_map_entry e WHERE e.id = entry_id));
CREATE POLICY change ON initiatives_grantrequest FOR UPDATE USING (entry_id = ANY (ARRAY(SELECT initiatives_mine()))
  OR ball_id = ANY (ARRAY(SELECT initiatives_held())));
REVOKE UPDATE, DELETE ON initiatives_grantrequest FROM samenspel_app, samenspel_worker;
GRANT UPDATE (cents, what_for, needed_on, state, code_hash, code_until, sent_by_id, sent_at, ball_id, decided_by_id, decided_at, granted_cents, words)
  ON initiatives_grantrequest TO samenspel_app;

ALTER TABLE initiatives_grantyes ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON initiatives_grantyes FOR SELECT USING (request_id IN (SELECT r.id FROM initiatives_grantrequest r));
CREATE POLICY say ON initiatives_grantyes FOR INSERT WITH CHECK (resident_id = (SELECT map_me()) AND heard_by_id IS NULL
  AND request_id IN (SELECT r.id FROM initiatives_grantrequest r WHERE r.municipality_id = initiatives_grantyes.municipality_id));
REVOKE UPDATE, DELETE ON initiatives_grantyes FROM samenspel_app, samenspel_worker;
-- Her own yes, as long as it was not sent.
CREATE FUNCTION grant_take_back_yes(which uuid) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
BEGIN
  PERFORM FROM initiatives_grantrequest WHERE id = which AND state = 'DRAFT' FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM initiatives_grantyes WHERE request_id = which AND resident_id = map_me();
  RETURN FOUND;
END $$;
-- What it is for, by name, also where that is on no map: for who sees the request.
CREATE FUNCTION grant_place(which uuid) RETURNS text LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN (SELECT e.name::text FROM initiatives_grantrequest r JOIN social_map_entry e ON e.id = r.entry_id WHERE r.id = which
   AND (r.entry_id IN (SELECT initiatives_mine()) OR r.ball_id IN (SELECT initiatives_held()))); END $$;
-- Who is in a request, by name: for who sees it.
CREATE FUNCTION grant_people(which uuid) RETURNS TABLE (part text, person uuid, name text, organisation text, way text, heard text, at timestamptz)
LANGUAGE plpgsql STABLE {DEFINER} $$
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
"""

# A yes by telephone, at the desk or on paper: somebody at work has the code in hand, reads it out and writes the yes down.
HEARING = f"""
CREATE FUNCTION grant_hears() RETURNS uuid LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN (SELECT map_town() WHERE EXISTS (SELECT FROM community_membership m WHERE m.person_id = map_me()
   AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD') AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))); END $$;
CREATE FUNCTION grant_asked(hash text) RETURNS TABLE (request uuid, entry uuid, name text, cents bigint, what_for text, needed_on date, version integer, municipality uuid)
LANGUAGE plpgsql STABLE {DEFINER} $$ BEGIN RETURN QUERY
  SELECT r.id, e.id, e.name::text, r.cents, r.what_for, r.needed_on, r.version, r.municipality_id
  FROM initiatives_grantrequest r JOIN social_map_entry e ON e.id = r.entry_id
  WHERE r.code_hash = hash AND length(hash) = 64 AND r.state = 'DRAFT' AND r.code_until > now() AND r.municipality_id = grant_hears(); END $$;
CREATE FUNCTION grant_asked_whom(hash text) RETURNS TABLE (person uuid, name text) LANGUAGE plpgsql STABLE {DEFINER} $$ BEGIN RETURN QUERY
  SELECT DISTINCT p.id, coalesce(nullif(p.called, ''), p.name)::text FROM grant_asked(hash) g JOIN social_map_insider i ON i.entry_id = g.entry
  JOIN community_person p ON p.id = i.person_id WHERE i.ended_at IS NULL AND map_is_resident_at(g.entry, p.id)
    AND NOT EXISTS (SELECT FROM initiatives_grantyes y WHERE y.request_id = g.request AND y.resident_id = p.id) ORDER BY 2, 1; END $$;
CREATE FUNCTION grant_hear_yes(hash text, who uuid, of_version integer, how text, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
DECLARE g record;
BEGIN
  SELECT * INTO g FROM grant_asked(hash);
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO initiatives_grantyes (id, request_id, municipality_id, version, resident_id, way, heard_by_id, said_at)
  VALUES (gen_random_uuid(), g.request, g.municipality, of_version, who, how, map_me(), at);
  RETURN g.request;
END $$;
"""

# R02: who is erased is named nowhere in it.
FORGET = """
CREATE FUNCTION grant_forget() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER grant_forget AFTER UPDATE OF name ON community_person FOR EACH ROW
  WHEN (NEW.name = 'Iemand' AND OLD.name <> 'Iemand') EXECUTE FUNCTION grant_forget();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0002_residents_ask_for_money"),
        ("commitments", "0024_a_ball_can_be_about_a_request_for_money"),
        ("community", "0014_a_request_for_money_is_answered_in_days"),
        ("retention", "0009_what_she_wrote_back_is_let_go_too"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (WHO, TRUTH, SEEING, HEARING, FORGET)]
