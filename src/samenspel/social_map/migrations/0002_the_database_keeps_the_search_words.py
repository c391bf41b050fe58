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
"""

BACKWARD = """
DROP TRIGGER words ON social_map_entry;
DROP FUNCTION social_map_entry_words();
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
