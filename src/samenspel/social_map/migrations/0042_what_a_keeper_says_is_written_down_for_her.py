from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"
NOT_FOR_THE_WEB = "FROM PUBLIC, samenspel_app, samenspel_worker;"

# A code is of one person, who keeps one place now. It goes with her.
CODES = f"""
CREATE FUNCTION map_keeps(i social_map_insider) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN i.person_id IS NOT NULL AND i.ended_at IS NULL AND (i.role = 'OWNER' OR (i.role = 'HELPER' AND NOT map_has_owner(i.entry_id)))
   AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = i.person_id AND d.taken_back_at IS NULL); END $$;
REVOKE EXECUTE ON FUNCTION map_keeps(social_map_insider) {NOT_FOR_THE_WEB}
CREATE FUNCTION map_code_goes_with_her() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ended_at IS NOT NULL OR NEW.person_id IS DISTINCT FROM OLD.person_id OR NEW.role NOT IN ('OWNER', 'HELPER') THEN
    NEW.keeper_hash := ''; NEW.keeper_code := ''; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_goes_with_her BEFORE UPDATE ON social_map_insider FOR EACH ROW WHEN (OLD.keeper_hash <> '') EXECUTE FUNCTION map_code_goes_with_her();

-- Who keep a place, by name, with the code of each: for who tends it with them.
CREATE FUNCTION map_keepers(which uuid) RETURNS TABLE (insider uuid, person uuid, name text, code text) LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN QUERY SELECT i.id, p.id, coalesce(nullif(p.called, ''), p.name)::text, i.keeper_code FROM social_map_insider i
   JOIN community_person p ON p.id = i.person_id WHERE i.entry_id = which AND which IN (SELECT map_tended()) AND map_keeps(i) ORDER BY i.since, i.id; END $$;
-- Make, renew or (with nothing) stop her code, by who tends the place. Whose code it is, or nothing.
CREATE FUNCTION map_give_code(which uuid, hash text, sealed text) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM social_map_insider WHERE id = which AND entry_id IN (SELECT map_tended()) FOR UPDATE;
  IF NOT FOUND OR NOT map_keeps(i) THEN RETURN NULL; END IF;
  UPDATE social_map_insider SET keeper_hash = hash, keeper_code = sealed WHERE id = which;
  RETURN i.person_id;
END $$;
-- Her first code, by the hand that wrote down her yes: nobody else tends what she took over.
CREATE FUNCTION map_give_first_code(which uuid, who uuid, hash text, sealed text) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
BEGIN
  UPDATE social_map_insider i SET keeper_hash = hash, keeper_code = sealed FROM social_map_handover h
    WHERE h.entry_id = which AND h.resident_id = who AND h.said_by_id = map_me() AND h.said_by_id <> who AND helps_at_desk(h.said_by_id)
      AND i.entry_id = which AND i.person_id = who AND i.role = 'OWNER' AND i.ended_at IS NULL AND i.keeper_hash = '' AND length(hash) = 64;
  RETURN FOUND;
END $$;
"""

# As in 0037; it remembers which version it made, so that what follows can say whose it is.
KEEP = f"""
CREATE OR REPLACE FUNCTION map_keep(e social_map_entry, at timestamptz) RETURNS void LANGUAGE plpgsql {DEFINER} $$
DECLARE made uuid;
BEGIN
  INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id, made_at)
  VALUES (gen_random_uuid(), e.id, e.municipality_id, 'EDIT', 'DONE', map_said(e) || jsonb_build_object('moments', map_times(e.id)), '{{}}', '', map_me(), at)
  RETURNING id INTO made;
  PERFORM set_config('samenspel.version_kept', e.id || ' ' || at, true), set_config('samenspel.version_made', made::text, true);
END $$;
CREATE FUNCTION map_times(which uuid) RETURNS jsonb LANGUAGE sql STABLE AS
$$ SELECT coalesce(jsonb_agg(to_jsonb(m) - 'id' - 'entry_id' ORDER BY m.starts_on, m.starts_at), '[]') FROM social_map_moment m WHERE m.entry_id = which $$;
"""

# She calls, stands at the desk or sends a sheet: a colleague who may write for others has her code. Never her own.
HEARD = f"""
CREATE FUNCTION map_heard(hash text) RETURNS social_map_insider LANGUAGE plpgsql STABLE {DEFINER} $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM social_map_insider WHERE keeper_hash = hash AND keeper_hash <> '';
  IF NOT FOUND OR map_me() IS NULL OR i.person_id = map_me() OR i.municipality_id IS DISTINCT FROM map_town()
     OR NOT helps_at_desk(map_me()) OR NOT map_keeps(i) THEN RETURN NULL; END IF;
  RETURN i;
END $$;
REVOKE EXECUTE ON FUNCTION map_heard(text) {NOT_FOR_THE_WEB}

-- What is read to her: when it is, what was counted, what can be put back, and whether she carries it alone.
CREATE FUNCTION map_read_to_keeper(hash text, since date) RETURNS jsonb LANGUAGE plpgsql STABLE {DEFINER} $$
DECLARE i social_map_insider; e social_map_entry; v social_map_change;
BEGIN
  SELECT * INTO i FROM map_heard(hash);
  IF i.id IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO e FROM social_map_entry WHERE id = i.entry_id;
  SELECT * INTO v FROM social_map_change c WHERE c.entry_id = e.id AND c.kind = 'EDIT' ORDER BY c.made_at DESC, c.id DESC LIMIT 1;
  RETURN jsonb_build_object(
    'keeper', i.person_id, 'called', (SELECT coalesce(nullif(p.called, ''), p.name) FROM community_person p WHERE p.id = i.person_id),
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
-- Whether the newest change is about days and times alone: that goes back with one word.
CREATE FUNCTION map_goes_back(e social_map_entry, v social_map_change) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT v.id IS NOT NULL AND NOT e.by_calendar AND map_said(e) @> (v.before - ARRAY['moments', 'when_text', 'handed_over_at', 'initiative_since', 'taken_down_at'])
    AND (v.before -> 'moments' <> map_times(e.id) OR v.before ->> 'when_text' <> e.when_text) $$;
-- What is at that place already, as far as she may read it herself (R59).
CREATE FUNCTION map_beside_keeper(hash text) RETURNS jsonb LANGUAGE plpgsql STABLE {DEFINER} $$
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
"""

# Each does one deed, for who keeps the place, by the hand of who wrote it down. What went is kept as hers.
DEEDS = f"""
-- Counted, or (nothing) not counted; what stood there before, day by day. Two colleagues at once: one number, in some order.
CREATE FUNCTION map_count_for_keeper(hash text, days date[], numbers integer[]) RETURNS integer[] LANGUAGE plpgsql {DEFINER} $$
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

-- Before and after a change of days and times: whose place it is, and that the version which went is hers.
CREATE FUNCTION map_times_change(hash text) RETURNS social_map_insider LANGUAGE plpgsql {DEFINER} $$
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
REVOKE EXECUTE ON FUNCTION map_times_change(text) {NOT_FOR_THE_WEB}
CREATE FUNCTION map_times_changed(i social_map_insider) RETURNS void LANGUAGE sql {DEFINER} $$
  UPDATE social_map_change SET person_id = i.person_id, written_by_id = map_me()
  WHERE id = nullif(current_setting('samenspel.version_made', true), '')::uuid AND entry_id = i.entry_id $$;
REVOKE EXECUTE ON FUNCTION map_times_changed(social_map_insider) {NOT_FOR_THE_WEB}

CREATE FUNCTION map_add_time_for_keeper(hash text, said jsonb, at timestamptz) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM map_times_change(hash);
  IF i.id IS NULL THEN RETURN false; END IF;
  UPDATE social_map_entry SET when_text = '', content_hash = '', changed_at = at WHERE id = i.entry_id;
  INSERT INTO social_map_moment (id, entry_id, every, starts_on, starts_at, ends_at, until, except_on, "where")
  SELECT gen_random_uuid(), i.entry_id, m.every, m.starts_on, m.starts_at, m.ends_at, m.until, coalesce(m.except_on, '{{}}'),
    CASE WHEN e.at_home OR e.sheltered THEN '' ELSE coalesce(m."where", '') END
  FROM jsonb_populate_record(NULL::social_map_moment, said) m, social_map_entry e WHERE e.id = i.entry_id;
  PERFORM map_times_changed(i);
  RETURN true;
END $$;
-- A moment goes; or, with a day, it is not there on that day alone.
CREATE FUNCTION map_take_time_for_keeper(hash text, which uuid, day date, at timestamptz) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
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
-- As it was before the newest change, when that is still this one.
CREATE FUNCTION map_put_times_back_for_keeper(hash text, which uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
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

-- One more is asked to carry it with her: an invitation that counts once, for as long as any other. It can be taken back.
CREATE FUNCTION map_invite_for_keeper(hash text, invitation text, at timestamptz) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM map_heard(hash);
  IF i.id IS NULL OR length(invitation) <> 64 THEN RETURN false; END IF;
  INSERT INTO social_map_insider (id, entry_id, municipality_id, role, code_hash, code_until, since)
  VALUES (gen_random_uuid(), i.entry_id, i.municipality_id, 'OWNER', invitation, least(at, now()) + interval '30 days', at);
  RETURN true;
END $$;
CREATE FUNCTION map_take_back_for_keeper(hash text, which uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
DECLARE i social_map_insider;
BEGIN
  SELECT * INTO i FROM map_heard(hash);
  UPDATE social_map_insider SET ended_at = at WHERE id = which AND entry_id = i.entry_id AND person_id IS NULL AND ended_at IS NULL
    AND role IN ('OWNER', 'HELPER');
  RETURN FOUND;
END $$;
"""

# R02: who is erased is named nowhere on the map, also not as the hand that wrote.
FORGET = """
CREATE FUNCTION map_forget_writers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user IN ('samenspel_app', 'samenspel_worker') THEN RETURN NULL; END IF;
  UPDATE social_map_change SET written_by_id = NULL WHERE written_by_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER map_forget_writers AFTER UPDATE OF name ON community_person FOR EACH ROW
  WHEN (NEW.name = 'Iemand' AND OLD.name <> 'Iemand') EXECUTE FUNCTION map_forget_writers();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("social_map", "0041_a_keeper_has_a_code_to_read_out"),
        ("community", "0013_somebody_has_died"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (CODES, KEEP, HEARD, DEEDS, FORGET)]
