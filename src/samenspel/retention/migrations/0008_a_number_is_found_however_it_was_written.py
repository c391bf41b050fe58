from django.db import migrations

from samenspel.foundation.rewording import reworded

# R02, AVG art. 17: another may have typed her number or address in another way than she did. What is looked for is a
# pattern: a number in each way in which people write it, an address in capitals or not, a name as it is.
WRITTEN = r"""
CREATE FUNCTION retention_written(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE digits text := regexp_replace(word, '\D', '', 'g'); gap text := '[[:space:]().\/–-]{0,3}'; BEGIN
  IF word ~ '^[-+0-9[:space:]().\/]+$' AND length(digits) >= 9 THEN
    RETURN '(?<![0-9A-Za-z])(?:(?:\+|00)' || gap || '31' || gap || ')?(?:\(?0\)?' || gap || ')?'
      || regexp_replace(right(digits, 9), '(\d)(?=\d)', '\1' || gap, 'g') || '(?![0-9A-Za-z])';
  END IF;
  RETURN CASE WHEN position('@' in word) > 0 THEN '(?i)' ELSE '' END || regexp_replace(word, '([^[:alnum:][:space:]])', '\\\1', 'g');
END $$;
"""


STEPS = (
    WRITTEN,
    reworded(
        "retention_unname",
        ("CONTINUE WHEN length(coalesce(word, '')) < 6;", "CONTINUE WHEN length(coalesce(word, '')) < 6;\n    word := retention_written(word);"),
        ("replace(%I, $1, ''Iemand'') WHERE position($1 in %I) > 0", "regexp_replace(%I, $1, ''Iemand'', ''g'') WHERE %I ~ $1"),
        (
            "replace(facts::text, word, 'Iemand')::jsonb WHERE position(word in facts::text) > 0",
            "regexp_replace(facts::text, word, 'Iemand', 'g')::jsonb WHERE facts::text ~ word",
        ),
    ),
    reworded(
        "retention_erase_map",
        ("CONTINUE WHEN length(coalesce(word, '')) < 6;", "CONTINUE WHEN length(coalesce(word, '')) < 6;\n    word := retention_written(word);"),
        ("replace(%I, $1, $2) WHERE position($1 in %I) > 0", "regexp_replace(%I, $1, $2, ''g'') WHERE %I ~ $1"),
        ("replace(by_words, word, 'Iemand') WHERE position(word in by_words) > 0", "regexp_replace(by_words, word, 'Iemand', 'g') WHERE by_words ~ word"),
        ("words = replace(words, word, 'Iemand'), facts = replace(facts::text, word, 'Iemand')::jsonb", "words = regexp_replace(words, word, 'Iemand', 'g'), facts = regexp_replace(facts::text, word, 'Iemand', 'g')::jsonb"),
        (
            "before = replace(before::text, word, 'Iemand')::jsonb WHERE position(word in words || facts::text || before::text) > 0",
            "before = regexp_replace(before::text, word, 'Iemand', 'g')::jsonb WHERE words ~ word OR facts::text ~ word OR before::text ~ word",
        ),
    ),
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("retention", "0007_tours_are_let_go_too")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in STEPS]
