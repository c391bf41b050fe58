from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"

# Who works here: not who gives her time, and not in what residents do themselves.
WHO = f"""
CREATE FUNCTION map_on_staff(who uuid, there uuid DEFAULT NULL) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN EXISTS (SELECT FROM community_membership m JOIN community_organisation o ON o.id = m.organisation_id
   WHERE m.person_id = who AND m.role NOT IN ('VOLUNTEER', 'INITIATIVE') AND o.works_with IS DISTINCT FROM 'UNPAID'
   AND (there IS NULL OR o.id = there)
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;
-- Whether its words are those of somebody who does it for where she works: she leads it (R46).
CREATE FUNCTION map_led_from_work(which uuid) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.ended_at IS NULL AND i.organisation_id IS NOT NULL
   AND (i.role = 'OWNER' OR (i.role = 'HELPER' AND NOT map_has_owner(which))) AND map_on_staff(i.person_id, i.organisation_id)); END $$;
CREATE FUNCTION map_led_from_work_in(town uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN QUERY SELECT DISTINCT i.entry_id FROM social_map_insider i WHERE i.municipality_id = town AND i.ended_at IS NULL
   AND i.organisation_id IS NOT NULL AND map_led_from_work(i.entry_id); END $$;
CREATE FUNCTION map_residents_own(which uuid) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.ended_at IS NULL AND i.role = 'OWNER'
   AND i.person_id IS NOT NULL AND NOT map_on_staff(i.person_id)); END $$;
"""

# For every role, the worker and who migrates too: what says that residents lead it, is true.
TRUTH = f"""
CREATE FUNCTION map_truly_handed_over() RETURNS trigger LANGUAGE plpgsql {DEFINER} $$
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
CREATE TRIGGER truly_handed_over BEFORE INSERT OR UPDATE OF handed_over_at ON social_map_entry
  FOR EACH ROW EXECUTE FUNCTION map_truly_handed_over();
-- The last resident who led it goes: then it is not of residents any more, and nobody reads that it is.
CREATE FUNCTION map_no_resident_leads() RETURNS trigger LANGUAGE plpgsql {DEFINER} $$
BEGIN
  UPDATE social_map_entry SET handed_over_at = NULL WHERE id = NEW.entry_id AND handed_over_at IS NOT NULL AND NOT map_residents_own(id);
  RETURN NULL;
END $$;
CREATE TRIGGER no_resident_leads AFTER UPDATE OF ended_at, role ON social_map_insider FOR EACH ROW
  WHEN (OLD.role = 'OWNER' AND (NEW.ended_at IS NOT NULL OR NEW.role <> 'OWNER')) EXECUTE FUNCTION map_no_resident_leads();
"""

ASKING = f"""
ALTER TABLE social_map_handover ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_map_handover FOR SELECT USING (asked_by_id = (SELECT map_me()) OR resident_id = (SELECT map_me())
  OR said_by_id = (SELECT map_me()) OR entry_id = ANY (ARRAY(SELECT map_tended())) OR (SELECT acting_job()));
CREATE POLICY ask ON social_map_handover FOR INSERT WITH CHECK (
  asked_by_id = (SELECT map_me()) AND entry_id = ANY (ARRAY(SELECT map_tended())) AND map_led_from_work(entry_id)
  AND said_at IS NULL AND length(code_hash) = 64 AND code_until < now() + interval '60 days'
  AND municipality_id = (SELECT e.municipality_id FROM social_map_entry e WHERE e.id = entry_id));
REVOKE UPDATE, DELETE ON social_map_handover FROM samenspel_app, samenspel_worker;
-- A question is taken back by who tends the entry, and goes by itself when nobody answered. A yes stays.
CREATE FUNCTION map_take_back_handover(which uuid) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
BEGIN
  DELETE FROM social_map_handover WHERE entry_id = which AND said_at IS NULL AND which IN (SELECT map_tended());
  RETURN FOUND;
END $$;
CREATE FUNCTION map_forget_unanswered(at timestamptz) RETURNS void LANGUAGE sql {DEFINER}
$$ DELETE FROM social_map_handover WHERE said_at IS NULL AND code_until <= least(at, now()) $$;

CREATE FUNCTION map_handover_asked(hash text) RETURNS TABLE (entry_id uuid, name text, organisation text, municipality_id uuid)
LANGUAGE plpgsql STABLE {DEFINER} $$ BEGIN RETURN QUERY SELECT e.id, e.name::text, coalesce(o.name, '')::text, e.municipality_id
  FROM social_map_handover h JOIN social_map_entry e ON e.id = h.entry_id LEFT JOIN community_organisation o ON o.id = e.organisation_id
  WHERE h.code_hash = hash AND length(hash) = 64 AND h.said_at IS NULL AND h.code_until > now() AND e.closed_on IS NULL; END $$;
-- A no leaves nothing: not even that somebody was asked.
CREATE FUNCTION map_handover_no(hash text) RETURNS boolean LANGUAGE plpgsql {DEFINER} $$
BEGIN
  DELETE FROM social_map_handover WHERE code_hash = hash AND length(hash) = 64 AND said_at IS NULL;
  RETURN FOUND;
END $$;

-- Hold all that a hand-over changes, always in this order, and before anything is written in the journal.
CREATE FUNCTION map_hold_handover(hash text) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
DECLARE held uuid;
BEGIN
  SELECT h.id INTO held FROM social_map_handover h WHERE h.code_hash = hash AND length(hash) = 64 AND h.said_at IS NULL AND h.code_until > now() FOR UPDATE;
  PERFORM FROM social_map_insider i JOIN social_map_handover h ON h.entry_id = i.entry_id WHERE h.id = held AND i.ended_at IS NULL ORDER BY i.id FOR UPDATE OF i;
  PERFORM FROM social_map_entry e JOIN social_map_handover h ON h.entry_id = e.id WHERE h.id = held FOR NO KEY UPDATE OF e;
  RETURN held;
END $$;
-- A yes: of a resident by her own hand, or written down by somebody who works here and did not ask. From then on she
-- leads it and its words are hers; who began it may help when she is gone. The entry it was about, or nothing.
CREATE FUNCTION map_take_over(hash text, who uuid, shown text, at timestamptz) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
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
"""

# R02: who is erased is named nowhere on the map.
FORGET = """
CREATE FUNCTION map_forget_handovers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user IN ('samenspel_app', 'samenspel_worker') THEN RETURN NULL; END IF;
  DELETE FROM social_map_handover WHERE asked_by_id = NEW.id AND said_at IS NULL;
  UPDATE social_map_entry SET host = '' WHERE id IN (SELECT entry_id FROM social_map_handover WHERE resident_id = NEW.id);
  UPDATE social_map_handover SET asked_by_id = nullif(asked_by_id, NEW.id), resident_id = nullif(resident_id, NEW.id),
    said_by_id = nullif(said_by_id, NEW.id) WHERE NEW.id IN (asked_by_id, resident_id, said_by_id);
  RETURN NULL;
END $$;
CREATE TRIGGER map_forget_handovers AFTER UPDATE OF name ON community_person FOR EACH ROW
  WHEN (NEW.name = 'Iemand' AND OLD.name <> 'Iemand') EXECUTE FUNCTION map_forget_handovers();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("social_map", "0029_who_leads_a_group_goes_over_to_residents"),
        ("community", "0012_an_end_never_lies_ahead"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (WHO, TRUTH, ASKING, FORGET)]
