from django.db import migrations

# What a hand changes in the days and times of an entry is a version as well: the first row that changes keeps what was
# there. One deed is one version, also when it changes words and times: it is known by the entry and by its moment.
# A calendar and an import say what their source says: that comes back by itself.
KEEP = """
CREATE OR REPLACE FUNCTION map_keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE looked_up CONSTANT text[] := ARRAY['pin', 'latitude', 'longitude'];
BEGIN
  IF map_said(OLD) <> map_said(NEW) AND NOT (OLD.latitude IS NULL AND OLD.pin <> 'OFF' AND NEW.pin NOT IN ('GIVEN', 'OFF')
      AND map_said(OLD) - looked_up = map_said(NEW) - looked_up) THEN
    PERFORM map_keep(OLD, NEW.changed_at);
  END IF;
  RETURN NULL;
END $$;

-- Keep what an entry says, as a version that goes at this moment; and remember which deed that was.
CREATE FUNCTION map_keep(e social_map_entry, at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id, made_at)
  VALUES (gen_random_uuid(), e.id, e.municipality_id, 'EDIT', 'DONE', map_said(e) || jsonb_build_object('moments', coalesce((
    SELECT jsonb_agg(to_jsonb(m) - 'id' - 'entry_id' ORDER BY m.starts_on, m.starts_at) FROM social_map_moment m WHERE m.entry_id = e.id), '[]')),
    '{}', '', map_me(), at);
  PERFORM set_config('samenspel.version_kept', e.id || ' ' || at, true);
END $$;
REVOKE EXECUTE ON FUNCTION map_keep(social_map_entry, timestamptz) FROM PUBLIC, samenspel_app, samenspel_worker;

CREATE FUNCTION map_keep_times() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
CREATE TRIGGER keep_times BEFORE INSERT OR UPDATE OR DELETE ON social_map_moment FOR EACH ROW EXECUTE FUNCTION map_keep_times();
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0036_a_place_says_what_you_can_do_there")]
    operations = [migrations.RunSQL(KEEP, migrations.RunSQL.noop)]
