from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp AS"

# R44: how many residents carry it, and how many it lacks. Who works here never counts, who died no more.
CARRYING = f"""
CREATE FUNCTION map_is_resident_at(which uuid, who uuid) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN EXISTS (SELECT FROM social_map_insider i WHERE i.entry_id = which AND i.person_id = who AND i.ended_at IS NULL
   AND i.role IN ('OWNER', 'HELPER')) AND NOT map_on_staff(who)
   AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = who AND d.taken_back_at IS NULL); END $$;
CREATE FUNCTION map_lacks_residents(which uuid) RETURNS integer LANGUAGE plpgsql STABLE {DEFINER} $$
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
-- By which organisations, as everybody may read it. Of who left her work nothing stands there any more.
CREATE FUNCTION map_supported_by(which uuid) RETURNS jsonb LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN (SELECT coalesce(jsonb_agg(DISTINCT o.name), '[]') FROM social_map_insider i JOIN community_organisation o ON o.id = i.organisation_id
   WHERE i.entry_id = which AND i.role = 'SUPPORT' AND i.ended_at IS NULL AND map_on_staff(i.person_id, o.id)); END $$;
"""

# R46, for every role: what residents begin, residents lead; who works here supports it. By whatever way somebody comes in.
TRUTH = f"""
CREATE FUNCTION map_residents_lead() RETURNS trigger LANGUAGE plpgsql {DEFINER} $$
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
CREATE TRIGGER residents_lead BEFORE INSERT OR UPDATE OF person_id, role, organisation_id, entry_id ON social_map_insider
  FOR EACH ROW EXECUTE FUNCTION map_residents_lead();
CREATE FUNCTION map_begun_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.initiative_since IS DISTINCT FROM OLD.initiative_since THEN
    RAISE EXCEPTION 'how it began stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_how_it_began_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER begun_stays BEFORE UPDATE OF initiative_since ON social_map_entry FOR EACH ROW EXECUTE FUNCTION map_begun_stays();
"""

# As in 0010. Who supports it reads along herself, as long as she works there; her colleagues do not.
READING = f"""
CREATE OR REPLACE FUNCTION map_read_by_me() RETURNS SETOF uuid LANGUAGE plpgsql STABLE {DEFINER}
$$ BEGIN RETURN QUERY SELECT i.entry_id FROM social_map_insider i WHERE i.ended_at IS NULL AND i.person_id IS NOT NULL
   AND ((i.person_id = map_me() AND (i.role <> 'SUPPORT' OR map_on_staff(i.person_id, i.organisation_id)))
     OR (i.role IN ('OWNER', 'HELPER') AND i.organisation_id IN (SELECT map_works_for())))
   UNION SELECT c.entry_id FROM social_map_check c WHERE c.ball_id = acting_ball()
   UNION SELECT c.entry_id FROM social_map_change c WHERE c.ball_id = acting_ball(); END $$;
CREATE OR REPLACE FUNCTION map_come_in(hash text) RETURNS uuid LANGUAGE plpgsql {DEFINER} $$
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
"""


class Migration(migrations.Migration):
    dependencies = [
        ("social_map", "0039_an_idea_begins_with_a_resident"),
        ("community", "0013_somebody_has_died"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (CARRYING, TRUTH, READING)]
