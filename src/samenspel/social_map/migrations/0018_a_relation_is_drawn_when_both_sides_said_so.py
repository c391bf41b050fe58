from django.db import migrations

# Speaking for an entry about another is its owner's: a helper writes down what somebody else says.
FUNCTIONS = """
CREATE FUNCTION map_owned() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT i.entry_id FROM social_map_insider i WHERE i.ended_at IS NULL AND i.role = 'OWNER' AND i.person_id IS NOT NULL
   AND (i.person_id = map_me() OR i.organisation_id IN (SELECT map_works_for())); END $$;

-- All that others may read of relations (R78): confirmed, not ended, and both ends are public and still there. Nobody's person.
CREATE FUNCTION map_together() RETURNS TABLE (id uuid, first_id uuid, second_id uuid, step varchar, words varchar, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT r.id, r.first_id, r.second_id, r.step, r.words, r.confirmed_at FROM social_map_relation r
   JOIN social_map_listing one ON one.entry_id = r.first_id JOIN social_map_listing other ON other.entry_id = r.second_id
   WHERE r.confirmed_at IS NOT NULL AND r.ended_at IS NULL; END $$;
CREATE FUNCTION map_together_with(which uuid) RETURNS TABLE (other_id uuid, name varchar, step varchar, words varchar)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT e.id, e.name, r.step, r.words FROM social_map_relation r
   JOIN social_map_entry e ON e.id = CASE WHEN r.first_id = which THEN r.second_id ELSE r.first_id END
   JOIN social_map_listing one ON one.entry_id = r.first_id JOIN social_map_listing other ON other.entry_id = r.second_id
   WHERE which IN (r.first_id, r.second_id) AND r.confirmed_at IS NOT NULL AND r.ended_at IS NULL ORDER BY e.name, e.id; END $$;
"""

POLICIES = """
ALTER TABLE social_map_relation ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_map_relation FOR SELECT USING (first_id = ANY (ARRAY(SELECT map_owned())) OR second_id = ANY (ARRAY(SELECT map_owned()))
  OR ball_id = (SELECT acting_ball()) OR (SELECT acting_job()));
-- One side asks, in its own words, the owner of what she can read herself.
CREATE POLICY ask ON social_map_relation FOR INSERT WITH CHECK (
  asked_side_id = ANY (ARRAY(SELECT map_owned())) AND asked_by_id = (SELECT map_me()) AND version = 1
  AND confirmed_at IS NULL AND confirmed_by_id IS NULL AND ended_at IS NULL AND ended_by_id IS NULL
  AND (ball_id IS NULL OR ball_id = (SELECT acting_ball()))
  AND map_has_owner(first_id) AND map_has_owner(second_id)
  AND (SELECT count(*) FROM social_map_entry e WHERE e.id IN (first_id, second_id) AND e.visibility = 'PUBLIC' AND e.closed_on IS NULL) = 2);
CREATE POLICY change ON social_map_relation FOR UPDATE USING (
  first_id = ANY (ARRAY(SELECT map_owned())) OR second_id = ANY (ARRAY(SELECT map_owned())));
-- A no, or a question taken back, leaves nothing. What was agreed stays, also when it ended.
CREATE POLICY throw_away ON social_map_relation FOR DELETE USING (confirmed_at IS NULL AND (
  first_id = ANY (ARRAY(SELECT map_owned())) OR second_id = ANY (ARRAY(SELECT map_owned())) OR (SELECT acting_job())));
REVOKE UPDATE, DELETE ON social_map_relation FROM samenspel_app, samenspel_worker;
GRANT DELETE ON social_map_relation TO samenspel_app, samenspel_worker;
GRANT UPDATE (step, words, version, asked_side_id, asked_by_id, asked_at, ball_id, confirmed_at, confirmed_by_id, confirmed_version, ended_at, ended_by_id)
  ON social_map_relation TO samenspel_app;

CREATE FUNCTION map_guard_relation() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER a_guard BEFORE UPDATE ON social_map_relation FOR EACH ROW EXECUTE FUNCTION map_guard_relation();

-- The new step takes the place of the one before, at the same moment: never two, never none in between.
CREATE FUNCTION map_next_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE social_map_relation SET ended_at = greatest(NEW.confirmed_at, confirmed_at), ended_by_id = NEW.confirmed_by_id
  WHERE first_id = NEW.first_id AND second_id = NEW.second_id AND confirmed_at IS NOT NULL AND ended_at IS NULL AND id <> NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER b_next_step BEFORE UPDATE OF confirmed_at ON social_map_relation FOR EACH ROW
  WHEN (NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL) EXECUTE FUNCTION map_next_step();

-- R02: who is erased asked, confirmed and ended nothing by name. Her open questions go with her.
CREATE FUNCTION map_forget_relations() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER map_forget_relations AFTER UPDATE OF name ON community_person FOR EACH ROW
  WHEN (NEW.name = 'Iemand' AND OLD.name <> 'Iemand') EXECUTE FUNCTION map_forget_relations();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("social_map", "0017_two_entries_say_how_they_stand"),
        ("community", "0011_who_looks_does_so_for_where_she_works"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (FUNCTIONS, POLICIES)]
