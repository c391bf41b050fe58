"""The one statement that finds: candidates from the index first, then only those are measured and ranked.

Ranking costs more than finding. So the candidates come in turns, which the database makes of the words
(map_asked, migration 0031): what holds every word, what has a word in its name, what was meant, what holds a
word, and then anything like it. Together they stop at MOST, and a turn is left out when those before it gave
ENOUGH. With few answers that is all of them.

Planning costs more than either. So everything that differs between two searches is a value, and the number
of words is rounded up (WORD_SLOTS): what is left are some ten statements, which the database plans once per
connection and keeps. Up to two words they are shorter than 4,096 letters: what psycopg made of a longer text
it does not keep, and makes anew.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from .. import rules
from ..models import Point

MOST = 100  # candidates: what is counted, and ranked
ENOUGH = 40  # candidates: two pages
FEW = 1_000  # within reach: then each of those is looked at, whatever stands elsewhere
SUNK = 0.6  # of its rank, for what nobody confirmed when asked (R76)
BAND = 500.0  # metres: within one band, what fits better or is fresher goes first
WEIGHTS = "{0.1,0.3,0.7,1}"  # of D, C, B and A: the rest, the summary, for whom and cues, the name
# How much it counts that something stands there, and how much its place in the text: a word as typed,
# a word like it, and what was meant. Set by hand on the questions of benchmarks/relevance/seen.json.
LITERAL, WIDE, MEANT = (0.15, 1.0), (0.05, 0.35), (0.25, 1.5)
WORD_SLOTS = (1, 2, 4, rules.MOST_WORDS)

FIND = """
WITH asked AS MATERIALIZED (SELECT {asked}), {turns}, measured AS MATERIALIZED (SELECT * FROM (
  SELECT entry_id, {distance} AS distance, {rank} AS rank, sunk, confirmed_on, sorted_name
  FROM ({candidates}) candidate, asked) one{within}){fused}
SELECT entry_id, distance, (SELECT count(*) FROM {counted}){said} FROM {found}
ORDER BY {order}, sunk, confirmed_on DESC NULLS LAST, sorted_name, entry_id
LIMIT %(limit)s OFFSET %(offset)s
"""
APART = ("few", "many", "sensed")  # not candidates themselves
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
  FROM measured m LEFT JOIN sensed s ON s.entry_id = m.entry_id)"""
SAID = "map_asked(%(words)s, %(pieces)s, %(shorter)s, %(forms)s, %(said)s, %(town)s)"


def statement(
    words: int | None,
    where: Mapping[str, Any],
    *,
    near: Point | None,
    within: float | None,
    most: int = 0,
    sense: str | None = None,
) -> tuple[str, dict[str, Any]]:
    """Return the SQL and its values; those of map_asked, `limit` and `offset` are the caller's to add.

    `words`: how many were said, none when nothing was. `most`: look that far.
    `sense`: the direction of the question; then what lies close in meaning is found too.
    """
    bounds = (max(MOST, most), max(ENOUGH, most)) if most > ENOUGH else (MOST, ENOUGH)
    slots = 0 if words is None else next(size for size in WORD_SLOTS if size >= words)
    values = {**where}
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


@lru_cache(maxsize=256)
def _sql(
    slots: int,
    held: tuple[str, ...],
    near: bool,
    bounded: bool,
    bounds: tuple[int, int],
    sensed: bool = False,
) -> str:
    conditions = [CONDITIONS[name] for name in held]
    if slots:
        looked = _looked(4 if slots == 1 else 5, conditions, bounds, few=bounded)
    elif sensed:
        looked = {}
    else:
        looked = {"turn_1": _everything(conditions, near, bounds[0])}
    if sensed:
        looked |= _nearest(conditions, [name for name in looked if name not in APART])
    # What has no place comes to you: it stands after what is close by.
    order = f"round(coalesce(distance, {BAND}) / {BAND}), rank DESC" if near else "rank DESC"
    if near and not slots:
        order = f"distance + sunk::int * {BAND}"
    found = "fused" if sensed else "measured"
    return FIND.format(
        asked=_asked(slots),
        turns=", ".join(f"{name} AS MATERIALIZED ({sql})" for name, sql in looked.items()),
        candidates=" UNION ALL ".join(f"SELECT * FROM {name}" for name in looked if name not in APART),
        distance=DISTANCE if near else "NULL::float",
        rank=_rank(slots) if slots else "0",
        within=" WHERE distance <= %(within)s" if bounded else "",
        fused=FUSED if sensed else "",
        said=", missed, unknown" if slots else "",
        counted=found,
        found=f"asked LEFT JOIN {found} ON true" if slots else found,
        order=order,
    )


def _asked(slots: int) -> str:
    """What the words ask for, one of each in a column; a slot that is left over asks nothing."""
    if not slots:
        return "1"
    found = [("literal", "l", slots), ("wide", "w", slots), ("weight", "lw", slots)]
    found += [("meant", "m", rules.MOST_MEANINGS), ("sure", "mw", rules.MOST_MEANINGS)]
    columns = [f"{name}[{n + 1}] AS {short}{n}" for name, short, count in found for n in range(count)]
    return f"{', '.join(columns)}, turns, missed, unknown FROM {SAID}"


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


def _looked(turns: int, conditions: Sequence[str], bounds: tuple[int, int], *, few: bool) -> dict[str, str]:
    """The turns as SQL, by name. A later one is not looked for when the ones before it gave enough.

    `few`: when the conditions leave few, those are all there is to look at, and the turns are left out.
    """
    most, enough = bounds
    looked, many = {}, []
    if few:
        near = " AND ".join((*conditions, f"{DISTANCE} <= %(within)s"))
        least = f"SELECT {COLUMNS} FROM social_map_listing WHERE {near} LIMIT {FEW + 1}"
        any_word = f"words @@ {_turn('cardinality(turns)')}"
        looked = {
            "few": least,
            "many": f"SELECT count(*) > {FEW} FROM few",
            "close": f"SELECT * FROM few WHERE NOT (TABLE many) AND {any_word}",
        }
        many = ["(TABLE many)"]
    for number in range(1, turns + 1):
        parts, limit = [f"words @@ {_turn(number)}", *conditions, *many], str(most)
        if number > 1:
            there = " UNION ALL ".join(f"SELECT entry_id FROM turn_{one}" for one in range(1, number))
            parts.append(f"entry_id NOT IN ({there})")
            left = f"CASE WHEN count(*) < {enough} THEN {most} - count(*) ELSE 0 END"
            limit = f"(SELECT {left} FROM ({there}) before)"
        where = " AND ".join(parts)
        looked[f"turn_{number}"] = f"SELECT {COLUMNS} FROM social_map_listing WHERE {where} LIMIT {limit}"
    return looked


def _turn(number: int | str) -> str:
    return f"(SELECT turns[{number}] FROM asked)"


def _everything(conditions: Sequence[str], near: bool, most: int) -> str:
    chosen = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    # Near a point, nothing that is near may fall out: the cells bound how many there are.
    ordered = "" if near else f" ORDER BY confirmed_on DESC NULLS LAST, sorted_name, entry_id LIMIT {most}"
    return f"SELECT {COLUMNS} FROM social_map_listing{chosen}{ordered}"


def _rank(slots: int) -> str:
    """Each word counts as it stands there, or else as something like it does; then each meaning."""
    literal = [(n, _worth(f"l{n}", LITERAL), _worth(f"w{n}", WIDE)) for n in range(slots)]
    meant = [(n, _worth(f"m{n}", MEANT)) for n in range(rules.MOST_MEANINGS)]
    said = " + ".join(f"coalesce(lw{n} * coalesce({typed}, {like}), 0)" for n, typed, like in literal)
    more = " + ".join(f"CASE WHEN words @@ m{n} THEN mw{n} * ({worth}) ELSE 0 END" for n, worth in meant)
    # Mostly the thesaurus hears nothing: then no candidate is asked for it.
    return f"({said} + CASE WHEN mw0 > 0 THEN {more} ELSE 0 END) * CASE WHEN sunk THEN {SUNK} ELSE 1 END"


def _worth(query: str, worth: tuple[float, float]) -> str:
    there, much = worth
    return f"{there} + {much} * nullif(ts_rank('{WEIGHTS}', words, {query}), 0)"
