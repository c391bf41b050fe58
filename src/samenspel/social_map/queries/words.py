"""What the database knows about the words of a search: one statement, whatever was typed."""

from uuid import UUID

from django.db import connection

from .. import rules

# Of each word: does it stand somewhere, which longer words begin or end with it, of which shorter ones is it
# made, what is almost the same. Then the concepts of which a cue is wholly in what was said; a word we do not
# know counts as what it almost is.
ABOUT = """
WITH word AS (
  SELECT w.word, w.place,
    (SELECT x.entries FROM social_map_word x WHERE x.word = w.word) AS entries,
    CASE WHEN length(w.word) >= 4 THEN ARRAY(
      SELECT x.word FROM social_map_word x
      WHERE x.word COLLATE "C" > w.word AND x.word COLLATE "C" < w.word || chr(1114111)
      ORDER BY length(x.word), x.word LIMIT 6) END AS begun,
    CASE WHEN length(w.word) >= 4 THEN ARRAY(
      SELECT x.word FROM social_map_word x WHERE reverse(x.word) COLLATE "C" > reverse(w.word)
        AND reverse(x.word) COLLATE "C" < reverse(w.word) || chr(1114111)
      ORDER BY length(x.word), x.word LIMIT 12) END AS ending,
    CASE WHEN length(w.word) >= 8 THEN ARRAY(
      SELECT x.word FROM social_map_word x WHERE x.word = ANY (ARRAY(
        SELECT left(w.word, n) FROM generate_series(4, length(w.word) - 4) n
        UNION SELECT right(w.word, n) FROM generate_series(4, length(w.word) - 4) n))
      ORDER BY length(x.word) DESC LIMIT 3) END AS parts
  FROM unnest(%(words)s::text[]) WITH ORDINALITY AS w(word, place)
), spelt AS (
  SELECT word.*, CASE WHEN entries IS NULL AND length(word.word) >= 4 THEN ARRAY(
      SELECT x.word FROM social_map_word x
      WHERE x.word %% word.word AND similarity(x.word, word.word) >= 0.30
      ORDER BY similarity(x.word, word.word) DESC, x.word LIMIT 4) END AS almost
  FROM word
), heard AS MATERIALIZED (
  SELECT map_stems(%(said)s || ' ' || (SELECT coalesce(string_agg(
    array_to_string(almost || CASE WHEN entries IS NULL THEN begun[1:3] END, ' '), ' '), '')
    FROM spelt)) AS stems
)
SELECT word, entries, begun, ending, parts, almost, NULL, NULL::text[], place FROM spelt
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, c.concept_id, k.terms::text[], max(cardinality(c.stems))
FROM social_map_cue c JOIN social_map_concept k ON k.code = c.concept_id
WHERE c.stems[1] = ANY ((SELECT stems FROM heard)::text[]) AND c.stems <@ (SELECT stems FROM heard)
  AND (c.municipality_id IS NULL OR %(town)s::uuid IS NULL OR c.municipality_id = %(town)s)
GROUP BY c.concept_id, k.terms
ORDER BY 9
"""


def understood(text: str, *, town: UUID | None = None) -> tuple[list[rules.Word], list[rules.Meaning]]:
    """Return what is known of each word of a search, and which concepts the thesaurus hears in it.

    Words of one municipality count there, and wherever somebody looks without saying where.
    """
    words = rules.search_words(text)
    forms = [form for word in words for form in rules.other_forms(word)]
    said = " ".join([text[: rules.MOST_LETTERS].replace("\0", " "), *forms])
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, {"words": words, "said": said, "town": town})
        rows = cursor.fetchall()
    found = [
        rules.Word(word, entries is not None, entries or 0, *(tuple(one or ()) for one in lists))
        for word, entries, *lists, _concept, _terms, _place in rows
        if word is not None
    ]
    meanings = [rules.Meaning(row[6], tuple(row[7]), row[8]) for row in rows if row[6] is not None]
    return found, meanings
