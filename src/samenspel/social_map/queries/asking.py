"""The one statement that finds: candidates from the index first, then only those are measured and ranked.

Ranking costs more than finding. So the candidates come in turns: what holds every word, what has a word in
its name, what was meant, and then anything; each turn stops at MOST. With few answers that is all of them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .. import rules
from ..models import Point

MOST = 150
ENOUGH = 40  # candidates: two pages
SUNK = 0.6  # of its rank, for what nobody confirmed when asked (R76)
BAND = 500.0  # metres: within one band, what fits better or is fresher goes first
WEIGHTS = "{0.1, 0.3, 0.7, 1.0}"  # of D, C, B and A: the rest, the summary, for whom and cues, the name
# How much it counts that something stands there, and how much its place in the text: a word as typed,
# a word like it, and what was meant. Set by hand on the questions of benchmarks/relevance/seen.json.
LITERAL, WIDE, MEANT = (0.15, 1.0), (0.05, 0.35), (0.25, 1.5)

FIND = """
WITH asked AS MATERIALIZED (
  SELECT ARRAY(SELECT to_tsquery('dutch', one)
               FROM unnest(%(queries)s::text[]) WITH ORDINALITY AS each(one, place) ORDER BY place) AS q
), {turns}, candidate AS MATERIALIZED ({candidates})
SELECT l.entry_id, {distance} AS distance, count(*) OVER ()
FROM candidate JOIN social_map_listing l USING (entry_id){asked}
{where}ORDER BY {order} l.sunk, l.confirmed_on DESC NULLS LAST, l.sorted_name, l.entry_id
LIMIT %(limit)s OFFSET %(offset)s
"""
DISTANCE = (
    "sqrt(((l.latitude - %(latitude)s) * %(metres)s) ^ 2 + ((l.longitude - %(longitude)s) * %(across)s) ^ 2)"
)


def statement(
    asked: rules.Asked | None, where: Mapping[str, Any], *, near: Point | None, within: float | None
) -> tuple[str, dict[str, Any]]:
    """Return the SQL and its values; `limit` and `offset` are the caller's to add."""
    queries = [one for word in asked.words for one in (word.literal, word.wide)] if asked else []
    queries += [one.query for one in asked.meant] if asked else []
    values: dict[str, Any] = {"queries": queries or [""], "most": MOST, "enough": ENOUGH, **where}
    turns = _turns(asked) if asked else []
    values |= {f"turn{number}": query for number, (_sql, query) in enumerate(turns)}
    names = [f"turn_{number}" for number in range(len(turns) or 1)]
    order, distance = _rank(asked) if asked else "", DISTANCE if near else "NULL::float"
    if near:
        across = rules.distance(near, (near[0], near[1] + 1))
        values |= {
            "latitude": near[0],
            "longitude": near[1],
            "metres": rules.METRES_PER_DEGREE,
            "across": across,
        }
        # What has no place comes to you: it stands after what is close by.
        banded = f"round(coalesce({DISTANCE}, {BAND}) / {BAND}), {order}"
        order = banded if turns else f"{DISTANCE} + l.sunk::int * {BAND}, {order}"
        values["within"] = within
    sql = FIND.format(
        turns=_written(turns, _conditions(where), bounded=not near),
        candidates=" UNION ".join(f"SELECT entry_id FROM {name}" for name in names),
        distance=distance,
        order=order,
        asked=", asked" if asked else "",
        where=f"WHERE {DISTANCE} <= %(within)s\n" if near and within else "",
    )
    return sql, values


def _written(turns: Sequence[tuple[str, str]], conditions: Sequence[str], *, bounded: bool) -> str:
    """The turns as SQL. A later one is not looked for when the ones before it gave enough."""
    if not turns:
        chosen = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        # Near a point, nothing that is near may fall out: the cells bound how many there are.
        most = (
            " ORDER BY confirmed_on DESC NULLS LAST, sorted_name, entry_id LIMIT %(most)s" if bounded else ""
        )
        return f"turn_0 AS MATERIALIZED (SELECT entry_id FROM social_map_listing {chosen}{most})"
    written = []
    for number, (query, _text) in enumerate(turns):
        before = " + ".join(f"(SELECT count(*) FROM turn_{one})" for one in range(number))
        parts = [f"words @@ (SELECT {query})".replace("%(turn)s", f"%(turn{number})s"), *conditions]
        parts += [f"{before} < %(enough)s"] if before else []
        chosen = f"SELECT entry_id FROM social_map_listing WHERE {' AND '.join(parts)} LIMIT %(most)s"
        written.append(f"turn_{number} AS MATERIALIZED ({chosen})")
    return ", ".join(written)


def _turns(asked: rules.Asked) -> list[tuple[str, str]]:
    """What is looked for first: each as SQL that makes a tsquery of %(turn)s, and that text."""
    words, literal = "to_tsquery('dutch', %(turn)s)", [f"({word.literal})" for word in asked.words]
    turns = [(words, " & ".join(literal))] if len(literal) > 1 else []
    turns += [(f"map_in_name({words})", " | ".join(literal))] if literal else []
    turns += [(words, " | ".join(f"({one.query})" for one in asked.meant))] if asked.meant else []
    turns += [(words, " | ".join(literal))] if literal else []
    return [*turns, (words, asked.anything)]


def _conditions(where: Mapping[str, Any]) -> list[str]:
    """What must hold for each candidate, whatever its words."""
    parts = {
        "tags": "words @@ (SELECT %(tags)s::tsquery)",
        "issue": "words @@ (SELECT map_issue(%(issue)s))",
        "dayparts": "dayparts && %(dayparts)s::smallint[]",
        "placed": "latitude IS NOT NULL",
    }
    return [sql for name, sql in parts.items() if where[name]]


def _rank(asked: rules.Asked) -> str:
    """Each word counts as it stands there, or else as something like it does; then each meaning."""
    sums = []
    for number, word in enumerate(asked.words):
        typed, wide = 2 * number + 1, 2 * number + 2
        other = f" WHEN l.words @@ q[{wide}] THEN {_worth(wide, WIDE, word.weight)}" if word.wide else ""
        sums.append(
            f"CASE WHEN l.words @@ q[{typed}] THEN {_worth(typed, LITERAL, word.weight)}{other} ELSE 0 END"
        )
    first = 2 * len(asked.words) + 1
    for place, meant in enumerate(asked.meant, start=first):
        sums.append(f"CASE WHEN l.words @@ q[{place}] THEN {_worth(place, MEANT, meant.weight)} ELSE 0 END")
    return f"({' + '.join(sums)}) * CASE WHEN l.sunk THEN {SUNK} ELSE 1 END DESC,"


def _worth(place: int, worth: tuple[float, float], weight: float) -> str:
    there, much = (round(one * weight, 4) for one in worth)
    return f"{there} + {much} * ts_rank('{WEIGHTS}', l.words, q[{place}])"
