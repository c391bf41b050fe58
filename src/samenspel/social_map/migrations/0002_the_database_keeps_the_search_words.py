from django.db import migrations

# The words to search in are made by the database, whoever writes the row: they can never lag behind.
# Weights: A name, B what people look for and for whom, C summary and organisation, D the rest.
FORWARD = """
CREATE FUNCTION social_map_entry_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE organisation text := (SELECT name FROM community_organisation WHERE id = NEW.organisation_id);
BEGIN
  NEW.search :=
    setweight(to_tsvector('dutch', unaccent(NEW.name)), 'A')
    || setweight(to_tsvector('dutch', unaccent(concat_ws(' ', NEW.cues, NEW.who_for))), 'B')
    || setweight(to_tsvector('dutch', unaccent(concat_ws(' ', NEW.summary, organisation))), 'C')
    || setweight(to_tsvector('dutch', unaccent(concat_ws(' ', NEW.description, NEW.when_text, NEW.street))), 'D');
  NEW.spelling := lower(unaccent(concat_ws(' ', NEW.name, NEW.cues, organisation)));
  RETURN NEW;
END $$;
CREATE TRIGGER words BEFORE INSERT OR UPDATE ON social_map_entry
  FOR EACH ROW EXECUTE FUNCTION social_map_entry_words();

-- What is almost one of these words. A function, so that the threshold holds here only and the index serves.
CREATE FUNCTION social_map_almost(looked_for text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 50
SET pg_trgm.word_similarity_threshold = 0.5 AS
$$ SELECT e.id FROM unnest(looked_for) AS word JOIN social_map_entry e ON e.spelling %> word $$;
"""

BACKWARD = """
DROP FUNCTION social_map_almost(text[]);
DROP TRIGGER words ON social_map_entry;
DROP FUNCTION social_map_entry_words();
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
