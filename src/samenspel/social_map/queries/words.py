"""What the database knows about the words of a search: one statement, whatever was typed."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from .. import rules

# Of each word: does it stand somewhere, which longer words begin or end with it, of which shorter ones is it
# made. Of those that begin with it: which are not found by the beginning of its stem (xylofoon: xylofon*, but
# xylofoonclub). When none begins with it, what may have been meant: words that are one letter different, or
# else those that look like it. Then the concepts of which a cue is wholly in what was said; a word we do not
# know counts as what it almost is.
# The values stand in a SELECT of their own: so the plan for any value costs what the plan for these values
# does, and the database keeps the first, instead of planning anew for each search.
ABOUT = """
WITH word AS MATERIALIZED (
  SELECT w.word, w.place, w.shorter,
    (SELECT x.entries FROM social_map_word x WHERE x.word = w.word) AS entries,
    CASE WHEN length(w.word) >= 4 THEN ARRAY(
      SELECT x.word FROM social_map_word x
      WHERE x.word COLLATE "C" > w.word AND x.word COLLATE "C" < w.word || chr(1114111)
      ORDER BY length(x.word), x.word COLLATE "C" LIMIT 6) END AS begun,
    CASE WHEN length(w.word) >= 4 THEN ARRAY(
      SELECT x.word FROM social_map_word x WHERE reverse(x.word) COLLATE "C" > reverse(w.word)
        AND reverse(x.word) COLLATE "C" < reverse(w.word) || chr(1114111)
      ORDER BY length(x.word), x.word COLLATE "C" LIMIT 12) END AS ending,
    CASE WHEN w.pieces <> '' THEN ARRAY(
      SELECT x.word FROM social_map_word x WHERE x.word = ANY (string_to_array(w.pieces, ' '))
      ORDER BY length(x.word) DESC, x.word LIMIT 3) END AS parts
  FROM unnest(string_to_array((SELECT %(words)s::text), ' '), string_to_array((SELECT %(pieces)s::text), '|'),
    string_to_array((SELECT %(shorter)s::text), '|')) WITH ORDINALITY AS w(word, pieces, shorter, place)
), wrong AS MATERIALIZED (
  SELECT word.*, ARRAY(SELECT one FROM unnest(begun) one WHERE NOT coalesce(starts_with(
      (ts_lexize('dutch_stem', one))[1], (ts_lexize('dutch_stem', word.word))[1]), false)) AS begun_apart,
    CASE WHEN entries IS NULL AND begun = '{}' THEN ARRAY(
      SELECT x.word FROM social_map_word x WHERE map_shorter(x.word) && string_to_array(word.shorter, ' ')
      ORDER BY similarity(x.word, word.word) DESC, x.word LIMIT 4) END AS one_letter
  FROM word
), spelt AS MATERIALIZED (
  SELECT wrong.*, CASE WHEN one_letter = '{}' THEN ARRAY(
      SELECT x.word FROM social_map_word x
      WHERE x.word %% wrong.word AND similarity(x.word, wrong.word) >= 0.40
      ORDER BY similarity(x.word, wrong.word) DESC, x.word LIMIT 4) ELSE one_letter END AS almost
  FROM wrong
), heard AS MATERIALIZED (
  SELECT map_stems((SELECT %(said)s::text) || ' ' || (SELECT coalesce(string_agg(
    array_to_string(almost || CASE WHEN entries IS NULL THEN begun[1:3] END, ' '), ' '), '')
    FROM spelt)) AS stems
)
SELECT word, entries, begun, begun_apart, ending, parts, almost, NULL, NULL::text[], place FROM spelt
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, c.concept_id, k.terms::text[], max(cardinality(c.stems))
FROM social_map_cue c JOIN social_map_concept k ON k.code = c.concept_id
WHERE c.stems[1] = ANY ((SELECT stems FROM heard)::text[]) AND c.stems <@ (SELECT stems FROM heard)
  AND (c.municipality_id IS NULL OR (SELECT %(town)s::uuid) IS NULL
    OR c.municipality_id = (SELECT %(town)s::uuid))
GROUP BY c.concept_id, k.terms
ORDER BY 10
"""


def understood(text: str, *, town: UUID | None = None) -> tuple[list[rules.Word], list[rules.Meaning]]:
    """Return what is known of each word of a search, and which concepts the thesaurus hears in it.

    Words of one municipality count there, and wherever somebody looks without saying where.
    """
    words = rules.search_words(text)
    forms = [form for word in words for form in rules.other_forms(word)]
    said = " ".join([text[: rules.MOST_LETTERS].replace("\0", " "), *forms])
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, {**_asked(words), "said": said, "town": town})
        rows = cursor.fetchall()
    found = [
        rules.Word(word, entries is not None, entries or 0, *(tuple(one or ()) for one in lists))
        for word, entries, *lists, _concept, _terms, _place in rows
        if word is not None
    ]
    meanings = [rules.Meaning(row[7], tuple(row[8]), row[9]) for row in rows if row[7] is not None]
    return found, meanings


HEARD = """
SELECT t.place, array_agg(DISTINCT k.name ORDER BY k.name)
FROM unnest(%(texts)s::text[]) WITH ORDINALITY t(text, place)
CROSS JOIN LATERAL (SELECT map_stems(t.text) AS stems) s
JOIN social_map_cue c ON c.stems[1] = ANY (s.stems) AND c.stems <@ s.stems AND c.municipality_id IS NULL
JOIN social_map_concept k ON k.code = c.concept_id
GROUP BY t.place
"""


def heard_in(texts: Sequence[str]) -> list[list[str]]:
    """Return for each text the names of the concepts of which a cue stands wholly in it. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(HEARD, {"texts": [text.replace("\0", " ") for text in texts]})
        found = dict(cursor.fetchall())
    return [list(found.get(place, ())) for place in range(1, len(texts) + 1)]


def _asked(words: Sequence[str]) -> dict[str, str]:
    """The words, of which shorter ones each may be made, and what is left of it without one letter."""
    return {
        "words": " ".join(words),
        "pieces": "|".join(" ".join(rules.pieces(word)) for word in words),
        "shorter": "|".join(" ".join(rules.shorter(word)) for word in words),
    }
