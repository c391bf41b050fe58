import django.contrib.postgres.indexes
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models

# Two words that are the same when each loses a letter at most, are one typing error apart: a letter too many, one too
# few, another one, or two that changed places. An index on what is left of each word finds those by looking up a dozen
# keys, where counting trigrams measures hundreds of words.
SHORTER = r"""
CREATE FUNCTION map_shorter(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN length(word) BETWEEN 4 AND 24
    THEN array_append(ARRAY(SELECT left(word, n - 1) || substr(word, n + 1) FROM generate_series(1, length(word)) n), word)
    ELSE '{}' END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0025_an_entry_has_a_short_address")]
    operations = [
        migrations.RunSQL(SHORTER, "DROP FUNCTION map_shorter(text)"),
        migrations.AddIndex(
            model_name="word",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(models.F("word"), function="map_shorter"), name="word_shorter", fastupdate=False
            ),
        ),
        migrations.RemoveIndex(model_name="word", name="word_end"),
        migrations.AddIndex(
            model_name="word",
            index=models.Index(
                django.db.models.functions.comparison.Collate(
                    django.db.models.functions.text.Reverse("word"), "C"
                ),
                include=("word",),
                name="word_end",
            ),
        ),
    ]
