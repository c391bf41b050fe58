from django.db import migrations

# The words of a search were looked up in one statement, and found with in another: the program between them, and the
# second trip, took as long as the looking up. Now the statement that finds asks this function, and comes back once.

# Words of the thesaurus as something to look for: each of them, or all words of one together.
TERMS = """
CREATE FUNCTION map_terms(terms text[]) RETURNS tsquery LANGUAGE sql STABLE AS $$
  SELECT to_tsquery('dutch', '''' || replace(
    regexp_replace(lower(unaccent(array_to_string(terms, '|'))), '[^[:alnum:]|]+', ' ', 'g'), '|', ''' | ''') || '''') $$;
"""

# What is known of each word: in about how many entries it stands, which longer words begin or end with it, of which
# shorter ones it is made. Of those that begin with it: which are not found by the beginning of its stem (xylofoon:
# xylofon*, but xylofoonclub). When none begins with it, what may have been meant: words that are one letter different,
# or else those that look like it. Then the concepts of which a cue is wholly in what was said; a word we do not know
# counts as what it almost is.
# The values stand in a SELECT of their own: so the plan for any value costs what the plan for these values does, and
# the database keeps the first, instead of planning anew for each search.
KNOWN = """
  WITH word AS MATERIALIZED (
    SELECT w.*,
      (SELECT x.entries FROM social_map_word x WHERE x.word = w.word) AS entries,
      CASE WHEN length(w.word) >= 4 THEN ARRAY(
        SELECT x.word FROM social_map_word x
        WHERE x.word COLLATE "C" > w.word AND x.word COLLATE "C" < w.word || chr(1114111)
        ORDER BY length(x.word), x.word COLLATE "C" LIMIT 6) ELSE '{}' END AS begun,
      CASE WHEN length(w.word) >= 4 THEN ARRAY(
        SELECT x.word FROM social_map_word x WHERE reverse(x.word) COLLATE "C" > reverse(w.word)
          AND reverse(x.word) COLLATE "C" < reverse(w.word) || chr(1114111)
        ORDER BY length(x.word), x.word COLLATE "C" LIMIT 12) ELSE '{}' END AS ending,
      CASE WHEN w.pieces <> '' THEN ARRAY(
        SELECT x.word FROM social_map_word x WHERE x.word = ANY (string_to_array(w.pieces, ' '))
        ORDER BY length(x.word) DESC, x.word LIMIT 3) ELSE '{}' END AS parts
    FROM unnest(string_to_array((SELECT map_asked.words), ' '), string_to_array((SELECT map_asked.pieces), '|'),
      string_to_array((SELECT map_asked.shorter), '|'), string_to_array((SELECT map_asked.forms), '|'))
      WITH ORDINALITY AS w(word, pieces, shorter, forms, place)
  ), wrong AS MATERIALIZED (
    SELECT word.*, ARRAY(SELECT one FROM unnest(begun) one WHERE NOT coalesce(starts_with(
        (ts_lexize('dutch_stem', one))[1], (ts_lexize('dutch_stem', word.word))[1]), false)) AS begun_apart,
      CASE WHEN entries IS NULL AND begun = '{}' AND length(word) >= 4 THEN ARRAY(
        SELECT x.word FROM social_map_word x WHERE map_shorter(x.word) && string_to_array(word.shorter, ' ')
        ORDER BY similarity(x.word, word.word) DESC, x.word LIMIT 4) END AS one_letter
    FROM word
  ), spelt AS MATERIALIZED (
    SELECT wrong.*, CASE WHEN one_letter = '{}' THEN ARRAY(
        SELECT x.word FROM social_map_word x
        WHERE x.word % wrong.word AND similarity(x.word, wrong.word) >= 0.40
        ORDER BY similarity(x.word, wrong.word) DESC, x.word LIMIT 4) ELSE coalesce(one_letter, '{}') END AS almost
    FROM wrong
  ), heard AS MATERIALIZED (
    SELECT map_stems((SELECT map_asked.said) || ' ' || (SELECT coalesce(string_agg(
      array_to_string(almost || CASE WHEN entries IS NULL THEN begun[1:3] END, ' '), ' '), '') FROM spelt)) AS stems
  )
"""

# Of each word what is asked for: as typed, and what is like it (longer words, the parts it is made of, what was meant
# by a typing error). A word of many entries weighs less. A cue of more words is surer, and counts for more.
ASKED = """
  ), told AS (
    SELECT word, entries, begun || ending || parts || almost AS like_it,
      nullif(to_tsquery('dutch', '''' || word || ''''), '') AS literal,
      to_tsquery('dutch', nullif(concat_ws(' | ',
        CASE WHEN length(word) >= 4 THEN '''' || word || ''':*' END,
        '''' || replace(nullif(forms, ''), ' ', ''':* | ''') || ''':*',
        '''' || nullif(array_to_string(begun_apart || ending, ''' | '''), '') || '''',
        '(''' || nullif(array_to_string(parts, ''' & '''), '') || ''')',
        '''' || nullif(array_to_string(parts || almost, ''' | '''), '') || ''''), '')) AS wide
    FROM spelt
  ), meaning AS (
    SELECT c.concept_id COLLATE "C" AS code, max(cardinality(c.stems)) AS long, map_terms(k.terms::text[]) AS terms
    FROM social_map_cue c JOIN social_map_concept k ON k.code = c.concept_id
    WHERE c.stems[1] = ANY ((SELECT stems FROM heard)::text[]) AND c.stems <@ (SELECT stems FROM heard)
      AND (c.municipality_id IS NULL OR (SELECT map_asked.town) IS NULL
        OR c.municipality_id = (SELECT map_asked.town))
    GROUP BY c.concept_id, k.terms ORDER BY 2 DESC, 1 LIMIT 6
  )
"""

# What is looked for in turn: every word, a word in the name, what was meant, a word, and whatever is like one. Where
# nothing was meant, that is looked for in names first.
TURNS = """
  SELECT literal, wide, weight, meant, sure,
    CASE WHEN cardinality(literal) > 1 THEN ARRAY[replace(said_so, '|', '&')::tsquery, map_in_name(typed)]
      ELSE ARRAY[map_in_name(typed)] END
    || CASE WHEN meant IS NULL THEN ARRAY[typed, map_in_name(anything)] ELSE ARRAY[meaning::tsquery, typed] END
    || anything, missed, unknown
  FROM (
    SELECT *, said_so::tsquery AS typed,
      nullif(concat_ws(' | ', said_so, nullif(array_to_string(wide, ' | '), ''), meaning), '')::tsquery AS anything
    FROM (
      SELECT *, nullif(array_to_string(literal, ' | '), '') AS said_so, array_to_string(meant, ' | ') AS meaning
      FROM (
        SELECT array_agg(literal) AS literal, array_agg(wide) AS wide,
          array_agg(greatest(0.3, 1.2 - 0.2 * ln(1 + coalesce(entries, 0)::float8))) AS weight,
          array_agg(word) FILTER (WHERE entries IS NULL) AS unknown,
          array_agg(word) FILTER (WHERE entries IS NULL AND like_it = '{}') AS missed
        FROM told) said,
      (
        SELECT array_agg(terms) AS meant, array_agg(0.8 + 0.2 * least(long, 4)::float8) AS sure
        FROM meaning) meanings
      OFFSET 0) texts
    OFFSET 0) asked
"""

FUNCTION = f"""
CREATE FUNCTION map_asked(words text, pieces text, shorter text, forms text, said text, town uuid)
RETURNS TABLE (literal tsquery[], wide tsquery[], weight float8[], meant tsquery[], sure float8[],
  turns tsquery[], missed text[], unknown text[]) LANGUAGE sql STABLE AS $$
{KNOWN.rstrip().removesuffix(")")}{ASKED}{TURNS}$$;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0030_residents_lead_by_their_own_yes")]
    operations = [
        migrations.RunSQL(TERMS, "DROP FUNCTION map_terms(text[])"),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION map_asked(text, text, text, text, text, uuid)"),
    ]
