from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"
NOT_FOR_THE_WEB = "FROM PUBLIC, samenspel_app, samenspel_worker;"

# What her own code opens, to a colleague of her municipality who may write for others; as long as she belongs to it.
OPENING = f"""
CREATE FUNCTION idea_opened(hash text) RETURNS social_map_insider LANGUAGE plpgsql STABLE {DEFINER} $$
DECLARE i social_map_insider;
BEGIN
  SELECT o.* INTO i FROM initiatives_ideacode c JOIN social_map_insider o ON o.id = c.insider_id
    WHERE c.code_hash = hash AND length(hash) = 64 AND c.resident_id = o.person_id AND c.municipality_id = grant_hears()
      AND o.ended_at IS NULL AND o.person_id <> map_me() AND map_is_resident_at(o.entry_id, o.person_id);
  RETURN i;
END $$;
REVOKE EXECUTE ON FUNCTION idea_opened(text) {NOT_FOR_THE_WEB}
CREATE FUNCTION idea_alone(i social_map_insider) RETURNS boolean LANGUAGE sql STABLE {DEFINER} $$
  SELECT NOT EXISTS (SELECT FROM social_map_insider o WHERE o.entry_id = i.entry_id AND o.id <> i.id AND o.ended_at IS NULL AND o.person_id IS NOT NULL
    AND o.role IN ('OWNER', 'HELPER')) $$;
REVOKE EXECUTE ON FUNCTION idea_alone(social_map_insider) {NOT_FOR_THE_WEB}

CREATE FUNCTION idea_at_desk(hash text) RETURNS TABLE (place uuid, entry uuid, municipality uuid, resident uuid, called text, name text, summary text, area text,
  visibility text, lacks integer, alone boolean, closed_on date) LANGUAGE plpgsql STABLE {DEFINER} $$
DECLARE i social_map_insider := idea_opened(hash);
BEGIN
  RETURN QUERY SELECT i.id, e.id, i.municipality_id, p.id, coalesce(nullif(p.called, ''), p.name)::text, e.name::text, e.summary::text, coalesce(a.name, '')::text,
      e.visibility::text, map_lacks_residents(e.id), idea_alone(i), e.closed_on
    FROM social_map_entry e JOIN community_person p ON p.id = i.person_id LEFT JOIN community_area a ON a.id = e.area_id WHERE e.id = i.entry_id;
END $$;
CREATE FUNCTION idea_people_at_desk(hash text) RETURNS TABLE (insider uuid, person uuid, name text, role text, organisation text, resident boolean)
LANGUAGE plpgsql STABLE {DEFINER} $$
DECLARE mine social_map_insider := idea_opened(hash);
BEGIN
  RETURN QUERY SELECT i.id, p.id, coalesce(nullif(p.called, ''), p.name)::text, i.role::text,
      CASE WHEN i.role = 'SUPPORT' THEN coalesce(o.name, '') ELSE '' END::text, map_is_resident_at(i.entry_id, p.id)
    FROM social_map_insider i JOIN community_person p ON p.id = i.person_id LEFT JOIN community_organisation o ON o.id = i.organisation_id
    WHERE i.entry_id = mine.entry_id AND i.ended_at IS NULL
      AND (i.role IN ('OWNER', 'HELPER') OR (i.role = 'SUPPORT' AND map_on_staff(i.person_id, i.organisation_id)))
    ORDER BY i.role = 'SUPPORT', i.since, i.id;
END $$;
CREATE FUNCTION idea_grants_at_desk(hash text) RETURNS TABLE (request uuid, state text, cents bigint, what_for text, needed_on date, version integer,
  granted bigint, words text, decided_at timestamptz, holder text, due_at timestamptz, said_yes boolean) LANGUAGE plpgsql STABLE {DEFINER} $$
DECLARE mine social_map_insider := idea_opened(hash);
BEGIN
  RETURN QUERY SELECT r.id, r.state::text, r.cents, r.what_for, r.needed_on, r.version, r.granted_cents, r.words,
      r.decided_at, coalesce(nullif(p.called, ''), p.name, '')::text, b.due_at,
      EXISTS (SELECT FROM initiatives_grantyes y WHERE y.request_id = r.id AND y.version = r.version AND y.resident_id = mine.person_id)
    FROM initiatives_grantrequest r LEFT JOIN commitments_ball b ON b.id = r.ball_id LEFT JOIN community_person p ON p.id = b.holder_id
    WHERE r.entry_id = mine.entry_id ORDER BY r.written_at DESC, r.id DESC;
END $$;
"""

# Each does one deed, for exactly her, as she would do it herself on a screen; nothing when her code does not count.
DEEDS = f"""
-- `seen`: who may find it; nothing: as it was.
CREATE FUNCTION idea_say_otherwise(hash text, title text, sentence text, seen text, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
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
-- One more: an invitation that counts once, as she would make it herself; for a resident also with a code that is said aloud.
CREATE FUNCTION idea_ask_for(hash text, as_what text, invitation text, aloud text, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
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
-- She belongs to it no more; the ball of a question about it that lay with her, or nothing. Somebody else must go on.
CREATE FUNCTION idea_stop_for(hash text, at timestamptz, OUT place uuid, OUT ball uuid) LANGUAGE plpgsql {DEFINER} $$
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
-- Who carries it alone lets the whole idea stop, or go on again.
CREATE FUNCTION idea_close_for(hash text, over boolean, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
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

CREATE FUNCTION idea_grant_yes(hash text, which uuid, read integer, by text, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
DECLARE i social_map_insider := idea_opened(hash);
BEGIN
  IF NOT EXISTS (SELECT FROM initiatives_grantrequest r WHERE r.id = which AND r.entry_id = i.entry_id) THEN RETURN NULL; END IF;
  INSERT INTO initiatives_grantyes (id, request_id, municipality_id, version, resident_id, way, heard_by_id, said_at)
  VALUES (gen_random_uuid(), which, i.municipality_id, read, i.person_id, by, map_me(), at);
  RETURN i.id;
END $$;
CREATE FUNCTION idea_grant_no(hash text, which uuid) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
DECLARE i social_map_insider := idea_opened(hash);
BEGIN
  PERFORM FROM initiatives_grantrequest r WHERE r.id = which AND r.entry_id = i.entry_id AND r.state = 'DRAFT' FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  DELETE FROM initiatives_grantyes WHERE request_id = which AND resident_id = i.person_id;
  RETURN i.id;
END $$;
-- They do not ask it after all; the ball that has to be closed with it, or nothing for a draft.
CREATE FUNCTION idea_grant_back(hash text, which uuid, OUT place uuid, OUT ball uuid) LANGUAGE plpgsql {DEFINER} $$
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
"""

# Her code is lost: the code of a question or offer of her own says who she is, and the old one counts no more.
LOST = f"""
CREATE FUNCTION idea_led_by_asker(spoken text) RETURNS SETOF social_map_insider LANGUAGE plpgsql STABLE {DEFINER} $$ BEGIN RETURN QUERY
  SELECT i.* FROM ball_with_code(spoken) b JOIN social_map_insider i ON i.person_id = b.subject
  WHERE b.about IN ('ASK', 'OFFER') AND i.role = 'OWNER' AND i.ended_at IS NULL AND i.municipality_id = grant_hears() AND i.person_id <> map_me()
    AND map_is_resident_at(i.entry_id, i.person_id); END $$;
REVOKE EXECUTE ON FUNCTION idea_led_by_asker(text) {NOT_FOR_THE_WEB}
CREATE FUNCTION idea_places_of(spoken text) RETURNS TABLE (place uuid, resident uuid, entry uuid, municipality uuid, name text) LANGUAGE sql STABLE {DEFINER} $$
  SELECT i.id, i.person_id, e.id, i.municipality_id, e.name::text FROM idea_led_by_asker(spoken) i JOIN social_map_entry e ON e.id = i.entry_id
  ORDER BY e.name, i.id LIMIT 50 $$;
CREATE FUNCTION idea_code_anew(spoken text, which uuid, hash text, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM idea_led_by_asker(spoken) o WHERE o.id = which;
  IF i.id IS NULL THEN RETURN NULL; END IF;
  PERFORM FROM social_map_insider o WHERE o.id = which FOR UPDATE;
  DELETE FROM initiatives_ideacode WHERE insider_id = which AND resident_id IS NOT NULL;
  PERFORM idea_own_code(which, i.person_id, hash, i.municipality_id, at);
  RETURN which;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0005_a_colleague_writes_an_idea_down_for_a_resident")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (OPENING, DEEDS, LOST)]
