from django.db import migrations

# What we looked up ourselves is true of one address, and only while everybody may know it. Whatever writes the entry,
# the point goes with the address it came from; a new one is looked up by who wrote.
PLACE = """
CREATE FUNCTION map_place_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.pin NOT IN ('GIVEN', 'OFF') AND (NEW.at_home OR NEW.sheltered OR NEW.visibility = 'UNLISTED') THEN
    NEW.pin := 'GIVEN'; NEW.latitude := NULL; NEW.longitude := NULL;
  ELSIF NEW.pin IN ('EXACT', 'STREET', 'ROUGH') AND NEW.latitude IS NOT DISTINCT FROM OLD.latitude AND NEW.longitude IS NOT DISTINCT FROM OLD.longitude
    AND (NEW.street, NEW.postcode, NEW.town) IS DISTINCT FROM (OLD.street, OLD.postcode, OLD.town) THEN
    NEW.pin := 'GIVEN'; NEW.latitude := NULL; NEW.longitude := NULL;
  ELSIF NEW.pin IN ('EXACT', 'STREET', 'ROUGH') AND NEW.latitude IS NULL THEN NEW.pin := 'GIVEN';
  ELSIF NEW.pin IN ('WAITING', 'NOT_FOUND') AND NEW.latitude IS NOT NULL THEN NEW.pin := 'GIVEN';
  ELSIF NEW.pin = 'OFF' THEN NEW.latitude := NULL; NEW.longitude := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER place_entry BEFORE UPDATE ON social_map_entry FOR EACH ROW EXECUTE FUNCTION map_place_entry();
"""

# As in migration 0010; that we found where an address is, or read a calendar, is not something that the entry said before.
VERSIONS = """
CREATE OR REPLACE FUNCTION map_said(e social_map_entry) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT to_jsonb(e) - ARRAY['id', 'confirmed_on', 'confirmed_by', 'unanswered_since', 'changed_at', 'content_hash', 'source_record', 'address_code',
    'source', 'source_id', 'municipality_id', 'calendar_read_on'] $$;
CREATE OR REPLACE FUNCTION map_keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE looked_up CONSTANT text[] := ARRAY['pin', 'latitude', 'longitude'];
BEGIN
  IF map_said(OLD) <> map_said(NEW) AND NOT (OLD.latitude IS NULL AND OLD.pin <> 'OFF' AND NEW.pin NOT IN ('GIVEN', 'OFF')
      AND map_said(OLD) - looked_up = map_said(NEW) - looked_up) THEN
    INSERT INTO social_map_change (id, entry_id, municipality_id, kind, state, before, facts, words, person_id, made_at)
    VALUES (gen_random_uuid(), NEW.id, NEW.municipality_id, 'EDIT', 'DONE', map_said(OLD) || jsonb_build_object('moments', coalesce((
      SELECT jsonb_agg(to_jsonb(m) - 'id' - 'entry_id' ORDER BY m.starts_on, m.starts_at) FROM social_map_moment m WHERE m.entry_id = OLD.id), '[]')),
      '{}', '', map_me(), NEW.changed_at);
  END IF;
  RETURN NULL;
END $$;
"""

# As in migration 0005; what lasts the whole day is there in the morning, the afternoon and the evening.
DAYPARTS = """
CREATE OR REPLACE FUNCTION map_dayparts(which uuid) RETURNS smallint[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT ((extract(isodow FROM m.starts_on)::int - 1) * 4 + part)::smallint), '{}')
  FROM social_map_moment m, LATERAL unnest(CASE WHEN m.starts_at = '00:00' AND m.ends_at = '23:59' THEN ARRAY[0, 1, 2]
    WHEN m.starts_at < '06:00' THEN ARRAY[3] WHEN m.starts_at < '12:00' THEN ARRAY[0] WHEN m.starts_at < '17:30' THEN ARRAY[1] ELSE ARRAY[2] END) part
  WHERE m.entry_id = which AND m.every <> 'ONCE' AND m.every <> 'YEAR' $$;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0021_an_address_becomes_a_point")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (PLACE, VERSIONS, DAYPARTS)]
