from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"
NOT_FOR_THE_WEB = "FROM PUBLIC, samenspel_app, samenspel_worker;"

# For every role. A code is of an invitation that waits, or of a resident who belongs to it; it never becomes another's.
TRUTH = f"""
CREATE FUNCTION idea_code_truth() RETURNS trigger LANGUAGE plpgsql {DEFINER} $$
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
CREATE TRIGGER idea_code_truth BEFORE INSERT OR UPDATE ON initiatives_ideacode FOR EACH ROW
  WHEN (NOT retention_at_work()) EXECUTE FUNCTION idea_code_truth();

ALTER TABLE initiatives_ideacode ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON initiatives_ideacode FOR SELECT USING (resident_id = (SELECT map_me()) OR (SELECT acting_job()));
-- What is kept of a code is read by no role: who can read it, can try all codes on it.
REVOKE ALL ON initiatives_ideacode FROM samenspel_app, samenspel_worker;
GRANT SELECT (id, insider_id, municipality_id, resident_id, made_by_id, made_at) ON initiatives_ideacode TO samenspel_app, samenspel_worker;
"""

# A colleague begins it with the resident, whose it is from the first second; she herself gets nothing of it.
BEGINNING = f"""
CREATE FUNCTION idea_code_is_free(hash text) RETURNS boolean LANGUAGE sql STABLE {DEFINER}
$$ SELECT NOT EXISTS (SELECT FROM initiatives_ideacode WHERE code_hash = hash) $$;
-- Another than who acts, of this municipality, and alive.
CREATE FUNCTION idea_is_neighbour(who uuid, town uuid) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN who IS NOT NULL AND who <> map_me() AND EXISTS (SELECT FROM community_person p WHERE p.id = who AND p.municipality_id = town)
   AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = who AND d.taken_back_at IS NULL); END $$;
REVOKE EXECUTE ON FUNCTION idea_is_neighbour(uuid, uuid) {NOT_FOR_THE_WEB}
CREATE FUNCTION idea_own_code(place uuid, who uuid, hash text, town uuid, at timestamptz) RETURNS void LANGUAGE sql {DEFINER} $$
  INSERT INTO initiatives_ideacode (id, insider_id, municipality_id, resident_id, code_hash, made_by_id, made_at)
  VALUES (gen_random_uuid(), place, town, who, hash, map_me(), at) $$;
REVOKE EXECUTE ON FUNCTION idea_own_code(uuid, uuid, text, uuid, timestamptz) {NOT_FOR_THE_WEB}

-- `said`: the entry as a new one is written; what an owner cannot say of it, is not taken from there. Her place in it.
CREATE FUNCTION idea_begin_for(said jsonb, who uuid, hash text, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
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
"""

# One more is asked with a code that is said aloud; a colleague who did not ask it reads out what it means, and hears the yes.
JOINING = f"""
-- The spoken code of an invitation, by who leads it and made that invitation now.
CREATE FUNCTION idea_say_aloud(invitation text, hash text, at timestamptz) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
BEGIN
  INSERT INTO initiatives_ideacode (id, insider_id, municipality_id, code_hash, made_by_id, made_at)
  SELECT gen_random_uuid(), i.id, i.municipality_id, hash, map_me(), at FROM social_map_insider i
  WHERE i.code_hash = invitation AND length(invitation) = 64 AND i.ended_at IS NULL AND i.code_until > now() AND i.entry_id IN (SELECT map_tended());
  RETURN FOUND;
END $$;
CREATE FUNCTION idea_waits(i social_map_insider) RETURNS boolean LANGUAGE sql STABLE {DEFINER} $$
  SELECT i.person_id IS NULL AND i.ended_at IS NULL AND i.code_until > now() AND i.role = 'OWNER' AND map_residents_own(i.entry_id)
    AND EXISTS (SELECT FROM social_map_entry e WHERE e.id = i.entry_id AND e.closed_on IS NULL) $$;
REVOKE EXECUTE ON FUNCTION idea_waits(social_map_insider) {NOT_FOR_THE_WEB}
-- Whether this address and this code are of one invitation to it, that still counts: who has both in hand may print them.
CREATE FUNCTION idea_printable(which uuid, invitation text, hash text) RETURNS boolean LANGUAGE sql STABLE {DEFINER} $$
  SELECT EXISTS (SELECT FROM initiatives_ideacode c JOIN social_map_insider i ON i.id = c.insider_id WHERE c.code_hash = hash AND length(hash) = 64
    AND c.resident_id IS NULL AND i.entry_id = which AND i.code_hash = invitation AND idea_waits(i)) $$;
-- What is read out: what it is, and whether this colleague may hear the answer.
CREATE FUNCTION idea_asked(hash text) RETURNS TABLE (place uuid, entry uuid, municipality uuid, name text, summary text, area text, leads uuid, closed_to_me boolean)
LANGUAGE plpgsql STABLE {DEFINER} $$ BEGIN RETURN QUERY
  SELECT i.id, e.id, c.municipality_id, e.name::text, e.summary::text, coalesce(a.name, '')::text,
    (SELECT o.person_id FROM social_map_insider o WHERE o.entry_id = e.id AND o.role = 'OWNER' AND o.ended_at IS NULL AND o.person_id IS NOT NULL
     ORDER BY o.since, o.id LIMIT 1), c.made_by_id = map_me() OR initiatives_belongs(e.id, map_me())
  FROM initiatives_ideacode c JOIN social_map_insider i ON i.id = c.insider_id JOIN social_map_entry e ON e.id = i.entry_id
    LEFT JOIN community_area a ON a.id = e.area_id
  WHERE c.code_hash = hash AND length(hash) = 64 AND c.resident_id IS NULL AND idea_waits(i) AND c.municipality_id = grant_hears(); END $$;

-- Hold it before anything is written in the journal: of two colleagues with one code the second finds nothing.
CREATE FUNCTION idea_hold(hash text) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
DECLARE held uuid;
BEGIN
  SELECT i.id INTO held FROM social_map_insider i JOIN initiatives_ideacode c ON c.insider_id = i.id
    WHERE c.code_hash = hash AND length(hash) = 64 AND c.resident_id IS NULL AND i.person_id IS NULL AND c.municipality_id = grant_hears() FOR UPDATE OF i;
  RETURN held;
END $$;
CREATE FUNCTION idea_hear_yes(hash text, who uuid, own text, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
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
-- A no takes the code away and nothing else: for who asked it looks as if nobody answered (R16, R90).
CREATE FUNCTION idea_hear_no(hash text) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
BEGIN
  DELETE FROM initiatives_ideacode c WHERE c.code_hash = hash AND length(hash) = 64 AND c.resident_id IS NULL AND c.municipality_id = grant_hears();
  RETURN FOUND;
END $$;
"""

# R02: who is erased is named nowhere in it.
FORGET = """
CREATE FUNCTION idea_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user IN ('samenspel_app', 'samenspel_worker') THEN RETURN NULL; END IF;
  DELETE FROM initiatives_ideacode WHERE resident_id = NEW.id;
  UPDATE initiatives_ideacode SET made_by_id = NULL WHERE made_by_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER idea_forget AFTER UPDATE OF name ON community_person FOR EACH ROW
  WHEN (NEW.name = 'Iemand' AND OLD.name <> 'Iemand') EXECUTE FUNCTION idea_forget();
"""


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0004_an_idea_has_spoken_codes")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TRUTH, BEGINNING, JOINING, FORGET)
    ]
