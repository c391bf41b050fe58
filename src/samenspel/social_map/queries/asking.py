"""The one statement that finds: candidates from the index first, then only those are measured and ranked.

Ranking costs more than finding. So the candidates come in turns: what holds every word, what has a word in
its name, what was meant, what holds a word, what has something like it in its name, and then anything; each
turn stops at MOST. With few answers that is all of them.

Planning costs more than either. So everything that differs between two searches is a value, and the number
of words and meanings is rounded up (SLOTS): what is left are some twenty statements, which the database
plans once per connection and keeps.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from .. import rules
from ..models import Point

MOST = 150
ENOUGH = 40  # candidates: two pages
FEW = 200  # close by: then each of those is looked at, whatever stands elsewhere
SUNK = 0.6  # of its rank, for what nobody confirmed when asked (R76)
BAND = 500.0  # metres: within one band, what fits better or is fresher goes first
WEIGHTS = "{0.1, 0.3, 0.7, 1.0}"  # of D, C, B and A: the rest, the summary, for whom and cues, the name
# How much it counts that something stands there, and how much its place in the text: a word as typed,
# a word like it, and what was meant. Set by hand on the questions of benchmarks/relevance/seen.json.
LITERAL, WIDE, MEANT = (0.15, 1.0), (0.05, 0.35), (0.25, 1.5)
WORD_SLOTS, MEANT_SLOTS = (1, 2, 4, rules.MOST_WORDS), (0, 2, rules.MOST_MEANINGS)

FIND = """
WITH asked AS MATERIALIZED (SELECT {asked}), {turns}, measured AS MATERIALIZED (
  SELECT entry_id, {distance} AS distance, {rank} AS rank, sunk, confirmed_on, sorted_name
  FROM ({candidates}) candidate, asked{within}){fused}
ORDER BY {order}, sunk, confirmed_on DESC NULLS LAST, sorted_name, entry_id
LIMIT %(limit)s OFFSET %(offset)s
"""
COUNTED = "\nSELECT entry_id, distance, count(*) OVER () FROM measured"
APART = ("few", "sensed")  # not candidates themselves
COLUMNS = "entry_id, words, latitude, longitude, sunk, confirmed_on, sorted_name"
DISTANCE = (
    "sqrt(((latitude - %(latitude)s) * %(metres)s) ^ 2 + ((longitude - %(longitude)s) * %(across)s) ^ 2)"
)
CONDITIONS = {
    "tags": "words @@ (SELECT %(tags)s::tsquery)",
    "issue": "words @@ (SELECT map_issue(%(issue)s))",
    "dayparts": "dayparts && %(dayparts)s::smallint[]",
    "placed": "latitude IS NOT NULL",
}


# What lies closest in meaning is looked up too, where that is on (decision 0033). Its place there and its
# place by words weigh 1 to 2, and the first few the most. When no word led anywhere, only what is really
# close: a question about something else still finds nothing.
SENSED, LOOKED, LEAST = 10, 40, 0.16
NEAREST = """SELECT {columns}, away, row_number() OVER (ORDER BY away) AS place FROM (
  SELECT {of_listing}, {away} AS away
  FROM social_map_sense s JOIN social_map_listing l ON l.entry_id = s.listing_id{conditions}
  ORDER BY {order} LIMIT {looked}) nearest ORDER BY away LIMIT {most}"""
FUSED = """, fused AS (
  SELECT m.entry_id, m.distance, m.sunk, m.confirmed_on, m.sorted_name, coalesce(1.0 / (4 + s.place), 0)
    + CASE WHEN m.rank > 0 THEN 2.0 / (4 + row_number() OVER (ORDER BY m.rank DESC)) ELSE 0 END AS rank
  FROM measured m LEFT JOIN sensed s ON s.entry_id = m.entry_id)
SELECT entry_id, distance, count(*) OVER () FROM fused"""


def statement(
    asked: rules.Asked | None,
    where: Mapping[str, Any],
    *,
    near: Point | None,
    within: float | None,
    most: int = 0,
    sense: str | None = None,
) -> tuple[str, dict[str, Any]]:
    """Return the SQL and its values; `limit` and `offset` are the caller's to add. `most`: look that far.

    `sense`: the direction of the question; then what lies close in meaning is found too.
    """
    bounds = (max(MOST, most), max(ENOUGH, most)) if most > ENOUGH else (MOST, ENOUGH)
    slots = (_slots(len(asked.words), WORD_SLOTS), _slots(len(asked.meant), MEANT_SLOTS)) if asked else (0, 0)
    values = {**where, **(_said(asked, slots) if asked else {})}
    if near:
        values |= {
            "latitude": near[0],
            "longitude": near[1],
            "metres": rules.METRES_PER_DEGREE,
            "across": rules.distance(near, (near[0], near[1] + 1)),
            "within": within,
        }
    held = tuple(name for name in CONDITIONS if where[name])
    if sense:
        values["sense"] = sense
    return _sql(slots, held, bool(near), bool(near and within), bounds, bool(sense)), values


def _slots(needed: int, sizes: Sequence[int]) -> int:
    return next(size for size in sizes if size >= needed)


def _said(asked: rules.Asked, slots: tuple[int, int]) -> dict[str, Any]:
    """The words and meanings as values; a slot that is left over is empty, and weighs nothing."""
    nothing = [("", "", 0.0)]
    words = [(word.literal, word.wide, word.weight) for word in asked.words] + nothing * slots[0]
    meant = [(one.query, "", one.weight) for one in asked.meant] + nothing * slots[1]
    values: dict[str, Any] = {}
    for number in range(slots[0]):
        values |= dict(zip((f"l{number}", f"w{number}", f"lw{number}"), words[number], strict=True))
    for number in range(slots[1]):
        values |= {f"m{number}": meant[number][0], f"mw{number}": meant[number][2]}
    return values


@lru_cache(maxsize=256)
def _sql(
    slots: tuple[int, int],
    held: tuple[str, ...],
    near: bool,
    bounded: bool,
    bounds: tuple[int, int],
    sensed: bool = False,
) -> str:
    literal, wide, meant = ([f"{letter}{n}" for n in range(slots[letter == "m"])] for letter in "lwm")
    conditions = [CONDITIONS[name] for name in held]
    if literal:
        looked = _looked(_turns(literal, wide, meant), conditions, bounds, few=bounded)
    elif sensed:
        looked = {}
    else:
        looked = {"turn_0": _everything(conditions, near, bounds[0])}
    if sensed:
        looked |= _nearest(conditions, [name for name in looked if name not in APART])
    asked = ", ".join(
        f"CASE WHEN %({one})s <> '' THEN to_tsquery('dutch', %({one})s) ELSE '' END AS {one}"
        for one in (*literal, *wide, *meant)
    )
    # What has no place comes to you: it stands after what is close by.
    order = f"round(coalesce(distance, {BAND}) / {BAND}), rank DESC" if near else "rank DESC"
    if near and not literal:
        order = f"distance + sunk::int * {BAND}"
    return FIND.format(
        asked=asked or "1",
        turns=", ".join(f"{name} AS MATERIALIZED ({sql})" for name, sql in looked.items()),
        candidates=" UNION ALL ".join(f"SELECT * FROM {name}" for name in looked if name not in APART),
        distance=DISTANCE if near else "NULL::float",
        rank=_rank(literal, meant) if literal else "0",
        within=f"\n  WHERE {DISTANCE} <= %(within)s" if bounded else "",
        fused=FUSED if sensed else COUNTED,
        order=order,
    )


def _nearest(conditions: Sequence[str], before: Sequence[str]) -> dict[str, str]:
    """What lies closest in meaning, and of that what the turns before did not give.

    With conditions each entry that has them is compared; without, the index finds the nearest.
    """
    away = "s.direction::vector(384) <#> %(sense)s::vector(384)"
    nearest = NEAREST.format(
        columns=COLUMNS,
        of_listing=", ".join(f"l.{name}" for name in COLUMNS.split(", ")),
        conditions=f" WHERE {' AND '.join(conditions)}" if conditions else "",
        away=away,
        order=f"({away}) + 0" if conditions else away,
        looked=LOOKED,
        most=SENSED,
    )
    there = (
        " UNION ALL ".join(f"SELECT entry_id FROM {one}" for one in before) or "SELECT NULL::uuid WHERE false"
    )
    close = f"(away <= -{LEAST} OR EXISTS ({there})) AND entry_id NOT IN ({there})"
    return {"sensed": nearest, "sensed_only": f"SELECT {COLUMNS} FROM sensed WHERE {close}"}


def _turns(literal: Sequence[str], wide: Sequence[str], meant: Sequence[str]) -> list[str]:
    """What is looked for in turn, each as SQL that makes a tsquery of the columns of `asked`."""
    turns = [" && ".join(literal)] if len(literal) > 1 else []
    turns += [f"map_in_name({' || '.join(literal)})"]
    turns += [" || ".join(meant)] if meant else []
    anything = " || ".join((*literal, *wide, *meant))
    return [*turns, " || ".join(literal), f"map_in_name({anything})", anything]


def _looked(
    turns: Sequence[str], conditions: Sequence[str], bounds: tuple[int, int], *, few: bool
) -> dict[str, str]:
    """The turns as SQL, by name. A later one is not looked for when the ones before it gave enough.

    `few`: when the conditions leave few, those are all there is to look at, and the turns are left out.
    """
    looked, many = {}, []
    if few:
        least = f"SELECT {COLUMNS} FROM social_map_listing WHERE {' AND '.join(conditions)} LIMIT {FEW + 1}"
        count, any_word = "(SELECT count(*) FROM few)", f"words @@ (SELECT {turns[-1]} FROM asked)"
        looked = {"few": least, "close": f"SELECT * FROM few WHERE {count} <= {FEW} AND {any_word}"}
        many = [f"{count} > {FEW}"]
    for number, query in enumerate(turns):
        parts = [f"words @@ (SELECT {query} FROM asked)", *conditions, *many]
        if number:
            before = [f"turn_{one}" for one in range(number)]
            counted = " + ".join(f"(SELECT count(*) FROM {one})" for one in before)
            there = " UNION ALL ".join(f"SELECT entry_id FROM {one}" for one in before)
            parts += [f"{counted} < {bounds[1]}", f"entry_id NOT IN ({there})"]
        chosen = f"SELECT {COLUMNS} FROM social_map_listing WHERE {' AND '.join(parts)} LIMIT {bounds[0]}"
        looked[f"turn_{number}"] = chosen
    return looked


def _everything(conditions: Sequence[str], near: bool, most: int) -> str:
    chosen = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    # Near a point, nothing that is near may fall out: the cells bound how many there are.
    ordered = "" if near else f" ORDER BY confirmed_on DESC NULLS LAST, sorted_name, entry_id LIMIT {most}"
    return f"SELECT {COLUMNS} FROM social_map_listing{chosen}{ordered}"


def _rank(literal: Sequence[str], meant: Sequence[str]) -> str:
    """Each word counts as it stands there, or else as something like it does; then each meaning."""
    sums = [
        f"%(lw{n})s * coalesce({_worth(f'l{n}', LITERAL)}, {_worth(f'w{n}', WIDE)}, 0)"
        for n in range(len(literal))
    ]
    sums += [
        f"%(mw{n})s * CASE WHEN words @@ m{n} THEN {_worth(f'm{n}', MEANT)} ELSE 0 END"
        for n in range(len(meant))
    ]
    return f"({' + '.join(sums)}) * CASE WHEN sunk THEN {SUNK} ELSE 1 END"


def _worth(query: str, worth: tuple[float, float]) -> str:
    there, much = worth
    return f"{there} + {much} * nullif(ts_rank('{WEIGHTS}', words, {query}), 0)"
