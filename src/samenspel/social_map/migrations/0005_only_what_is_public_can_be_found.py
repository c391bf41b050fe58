from django.db import migrations

# All read what is public. What is not, nobody reads yet but a job: whom it is for comes with the screens for it (R77).
ENTRIES = """
ALTER TABLE social_map_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_map_entry FOR SELECT USING (visibility = 'PUBLIC' OR acting_job());
CREATE POLICY add ON social_map_entry FOR INSERT WITH CHECK (true);
CREATE POLICY change ON social_map_entry FOR UPDATE USING (true) WITH CHECK (true);
REVOKE DELETE ON social_map_entry FROM samenspel_app, samenspel_worker;

ALTER TABLE social_map_moment ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_its_entry ON social_map_moment USING (entry_id IN (SELECT id FROM social_map_entry));
"""

# Weights: A name, B what people look for and for whom, C summary and organisation, D the rest. Tags carry no weight:
# two cells (about 1 and 5 km), the area and those above it, kind, form, issues, languages, and what is said yes to.
WORDS = """
CREATE FUNCTION map_cell(latitude double precision, longitude double precision, size text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT '#' || size || floor(latitude / CASE size WHEN 'a' THEN 0.009 ELSE 0.045 END)
          || '_' || floor(longitude / CASE size WHEN 'a' THEN 0.0146 ELSE 0.073 END) $$;

CREATE FUNCTION map_tags(e social_map_entry) RETURNS text[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT array_remove(ARRAY[
      map_cell(e.latitude, e.longitude, 'a'), map_cell(e.latitude, e.longitude, 'b'),
      'kind:' || e.kind, 'form:' || e.form, 'in:' || e.area_id, 'below:' || e.area_id, 'below:' || a.parent_id,
      'below:' || p.parent_id, 'below:' || e.municipality_id,
      CASE WHEN e.is_free THEN 'free' END, CASE WHEN e.wheelchair THEN 'wheelchair' END, CASE WHEN e.room = 'YES' THEN 'room' END,
      CASE WHEN e.feels IS NOT NULL OR e.works_with IS NOT NULL THEN 'shape:' || CASE
        WHEN e.feels = 'BOTH' OR (e.feels IS NULL AND e.works_with = 'BOTH') THEN 'hybrid'
        WHEN e.feels = 'FORMAL' OR (e.feels IS NULL AND e.works_with = 'PAID') THEN 'formal' ELSE 'informal' END END
    ] || (SELECT coalesce(array_agg('issue:' || one), '{}') FROM unnest(e.issues) one)
      || (SELECT coalesce(array_agg('lang:' || one), '{}') FROM unnest(e.languages) one), NULL)
  FROM (SELECT 1) here LEFT JOIN community_area a ON a.id = e.area_id LEFT JOIN community_area p ON p.id = a.parent_id $$;

CREATE FUNCTION map_words(e social_map_entry) RETURNS tsvector LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT setweight(to_tsvector('dutch', unaccent(e.name)), 'A')
    || setweight(to_tsvector('dutch', unaccent(concat_ws(' ', e.cues, e.who_for))), 'B')
    || setweight(to_tsvector('dutch', unaccent(concat_ws(' ', e.summary, (SELECT o.name FROM community_organisation o WHERE o.id = e.organisation_id)))), 'C')
    || setweight(to_tsvector('dutch', unaccent(concat_ws(' ', e.description, e.when_text, e.street, e.host))), 'D')
    -- The words of the name once more, as tags: the index does not know weights.
    || (SELECT array_to_tsvector(map_tags(e) || coalesce(array_agg('n:' || name), '{}'))
        FROM unnest(tsvector_to_array(to_tsvector('dutch', unaccent(e.name)))) name) $$;
CREATE FUNCTION map_in_name(asked tsquery) RETURNS tsquery LANGUAGE sql IMMUTABLE AS
$$ SELECT regexp_replace(asked::text, '''([^'']+)''', '''n:\\1''', 'g')::tsquery $$;

CREATE FUNCTION map_dayparts(which uuid) RETURNS smallint[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT ((extract(isodow FROM m.starts_on)::int - 1) * 4
    + CASE WHEN m.starts_at < '06:00' THEN 3 WHEN m.starts_at < '12:00' THEN 0 WHEN m.starts_at < '17:30' THEN 1 ELSE 2 END)::smallint), '{}')
  FROM social_map_moment m WHERE m.entry_id = which AND m.every <> 'ONCE' AND m.every <> 'YEAR' $$;
"""

LISTING = """
CREATE FUNCTION map_learn(said text, more int) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO social_map_word AS known (word, entries)
  SELECT DISTINCT left(w, 60), more FROM regexp_split_to_table(lower(unaccent(said)), '[^[:alnum:]]+') w WHERE length(w) BETWEEN 3 AND 60
  ON CONFLICT (word) DO UPDATE SET entries = known.entries + more WHERE more > 0 $$;

CREATE FUNCTION map_list_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.visibility <> 'PUBLIC' OR NOT NEW.owner_agreed OR NEW.closed_on IS NOT NULL THEN
    DELETE FROM social_map_listing WHERE entry_id = NEW.id;
    RETURN NULL;
  END IF;
  INSERT INTO social_map_listing (entry_id, area_id, kind, latitude, longitude, confirmed_on, sorted_name, dayparts, words)
  VALUES (NEW.id, NEW.area_id, NEW.kind, NEW.latitude, NEW.longitude, NEW.confirmed_on, lower(unaccent(NEW.name)), map_dayparts(NEW.id), map_words(NEW))
  ON CONFLICT (entry_id) DO UPDATE SET area_id = EXCLUDED.area_id, kind = EXCLUDED.kind, latitude = EXCLUDED.latitude,
    longitude = EXCLUDED.longitude, confirmed_on = EXCLUDED.confirmed_on, sorted_name = EXCLUDED.sorted_name, dayparts = EXCLUDED.dayparts, words = EXCLUDED.words;
  PERFORM map_learn(concat_ws(' ', NEW.name, NEW.cues, NEW.who_for, NEW.summary,
    (SELECT name FROM community_organisation WHERE id = NEW.organisation_id)), (TG_OP = 'INSERT')::int);
  RETURN NULL;
END $$;
CREATE TRIGGER list_entry AFTER INSERT OR UPDATE ON social_map_entry FOR EACH ROW EXECUTE FUNCTION map_list_entry();

CREATE FUNCTION map_list_moment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE which uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.entry_id ELSE NEW.entry_id END;
BEGIN
  UPDATE social_map_listing SET dayparts = map_dayparts(which) WHERE entry_id = which;
  RETURN NULL;
END $$;
CREATE TRIGGER list_moment AFTER INSERT OR UPDATE OR DELETE ON social_map_moment FOR EACH ROW EXECUTE FUNCTION map_list_moment();

-- An organisation that takes another name is found by it.
CREATE FUNCTION map_list_organisation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE social_map_listing l SET words = map_words(e) FROM social_map_entry e WHERE e.id = l.entry_id AND e.organisation_id = NEW.id;
  PERFORM map_learn(NEW.name, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER list_organisation AFTER UPDATE OF name ON community_organisation FOR EACH ROW EXECUTE FUNCTION map_list_organisation();
-- The whole list anew, as after a large import: the same rows, made in one go.
CREATE FUNCTION map_list_all() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE done bigint;
BEGIN
  DELETE FROM social_map_listing;
  INSERT INTO social_map_listing (entry_id, area_id, kind, latitude, longitude, confirmed_on, sorted_name, dayparts, words)
  SELECT e.id, e.area_id, e.kind, e.latitude, e.longitude, e.confirmed_on, lower(unaccent(e.name)), map_dayparts(e.id), map_words(e)
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
REVOKE EXECUTE ON FUNCTION map_list_all() FROM PUBLIC;
REVOKE INSERT, UPDATE, DELETE ON social_map_listing, social_map_word FROM samenspel_app, samenspel_worker;
UPDATE social_map_entry SET changed_at = changed_at;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0004_an_entry_says_more")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (ENTRIES, WORDS, LISTING)]
