"""What the database is told of the words of a search, and what the thesaurus hears in a text."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from .. import rules


def asked(text: str, words: Sequence[str], *, town: UUID | None = None) -> dict[str, Any]:
    """Return the values of map_asked for a search: its words, and what may be made of each.

    Words that one municipality added to the thesaurus count there, and wherever somebody looks without saying
    where.
    """
    forms = [rules.other_forms(word) for word in words]
    said = " ".join([text[: rules.MOST_LETTERS].replace("\0", " "), *(one for some in forms for one in some)])
    return {
        "words": " ".join(words),
        "pieces": "|".join(" ".join(rules.pieces(word)) for word in words),
        "shorter": "|".join(" ".join(rules.shorter(word)) for word in words),
        "forms": "|".join(" ".join(some) for some in forms),
        "said": said,
        "town": town,
    }


HEARD = """
SELECT t.place, array_agg(DISTINCT k.name ORDER BY k.name)
FROM unnest(%(texts)s::text[]) WITH ORDINALITY t(text, place)
CROSS JOIN LATERAL (SELECT map_stems(t.text) AS stems OFFSET 0) s -- once a text: else anew for each cue
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
