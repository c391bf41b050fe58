"""My ledger: what is kept about a person, who may see it, who looked, who acted for her (I10, R02, NEN 7513).

Every question is asked as the person herself: the policies of the database leave out what she may not see.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.utils.module_loading import module_has_submodule

from samenspel.foundation.days import day_of
from samenspel.foundation.kept import Kept
from samenspel.foundation.resealing import sealed_in
from samenspel.foundation.sealed import Sealed, unseal

from .ledger_sql import AGREED, ASKED, BALLS, LAST, LOOKS, NAME, NAMENS, READERS

PAGE = 25
PAGED = "SELECT *, count(*) OVER () AS total FROM ({}) every_row LIMIT %(size)s OFFSET %(skip)s"
MOMENTS, DAYS = {"at", "first_at", "last_at", "due_at", "closed_at"}, {"until", "day"}
Row = dict[str, Any]


def _rooms() -> Iterator[ModuleType]:
    """Give what each room says it keeps."""
    for app in apps.get_app_configs():
        if app.name.startswith("samenspel.") and module_has_submodule(app.module, "kept"):
            yield import_module(f"{app.name}.kept")


@cache
def kept() -> Mapping[str, Kept]:
    """Return every kind of thing that is kept about people, by key: each room says it in `kept`."""
    return {one.key: one for room in _rooms() for one in getattr(room, "KEPT", ())}


@cache
def hers() -> Mapping[str, str]:
    """Return every set that a room calls hers, each after those that it names."""
    found: dict[str, str] = {}
    for room in _rooms():
        found |= getattr(room, "HERS", {})
    return found


@cache
def asked_once(sql: str) -> str:
    """Return this statement with each set that it calls hers asked once, and so its policies too."""
    named, told = [], sql
    for name, select in reversed(list(hers().items())):
        if re.search(rf"\b{name}\b", told):
            named.append(f"{name} AS ({select})")
            told = f"{told} {select}"
    return f"WITH {', '.join(reversed(named))} {sql}" if named else sql


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list."""

    rows: list[Any]
    total: int
    number: int
    size: int = PAGE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def next(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which looks somebody wants to see: of a period, and of one person, of others, or of all."""

    since: date | None = None
    until: date | None = None
    who: UUID | None = None
    own: bool = False
    page: int = 1
    size: int = PAGE


@dataclass(slots=True)
class Front:
    """The first page: where each ball lies, what is asked of her, and when another looked or acted last."""

    balls: Slice
    asked: list[Row]  # what waits for her: what, number, item, place
    looked_at: datetime | None
    acted_at: datetime | None


def rows_of(sql: str, **values: Any) -> list[Row]:
    """Return the rows of one statement, sealed texts open."""
    with connection.cursor() as cursor:
        cursor.execute(asked_once(sql), values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _slice(sql: str, page: int, size: int = PAGE, **values: Any) -> Slice:
    number = max(1, page)
    found = rows_of(PAGED.format(sql), size=size, skip=(number - 1) * size, **values)
    return Slice(found, found[0]["total"] if found else 0, number, size)


def front(*, person: UUID, now: datetime, page: int = 1) -> Front:
    """Return where each ball of somebody lies, what waits for her, and when another looked or acted last.

    One statement, that takes as long however much is kept: nothing of the rest is counted.
    """
    number = max(1, page)
    found = lists_of(
        {"balls": PAGED.format(balls()), "asked": ASKED, "last": LAST},
        me=person, now=now, today=day_of(now), size=PAGE, skip=(number - 1) * PAGE,
    )  # fmt: skip
    rows = found["balls"]
    for row in rows:
        row["words"] = Sealed(row["words"] or "")
    asked = [row for row in found["asked"] if row["number"]]
    last = {row["what"]: row["at"] for row in found["last"]}
    balls_page = Slice(rows, rows[0]["total"] if rows else 0, number)
    return Front(balls_page, asked, looked_at=last["looked"], acted_at=last["acted"])


def balls() -> str:
    """Return the SELECT of her balls, each with the own words with which it began."""
    words = " UNION ALL ".join(one.ball for one in kept().values() if one.ball)
    return BALLS.format(words=words or "SELECT NULL::uuid, ''")


def lists_of(lists: Mapping[str, str], **values: Any) -> dict[str, list[Row]]:
    """Return the rows of several questions, by name, in one statement; days and moments as such."""
    columns = ", ".join(f"(SELECT json_agg(x) FROM ({sql}) x) AS {name}" for name, sql in lists.items())
    found = rows_of(f"SELECT {columns}", **values)[0]
    return {name: [_dated(row) for row in found[name] or []] for name in lists}


def _dated(row: Row) -> Row:
    """Return a row that came as JSON with its days and moments as such."""
    for key in MOMENTS & row.keys():
        row[key] = row[key] and datetime.fromisoformat(row[key])
    for key in DAYS & row.keys():
        row[key] = row[key] and date.fromisoformat(row[key])
    return row


def numbers(*, person: UUID) -> dict[str, int]:
    """Return how many things of each kind are written down about somebody, by key; one statement."""
    every = " UNION ALL ".join(one.count() for one in kept().values() if one.words)
    return {row["key"]: row["number"] for row in rows_of(every, me=person)}


def written(*, person: UUID, key: str, page: int = 1) -> Slice:
    """Return the things of one kind about somebody, newest first, each with `name` of who wrote it.

    Raises KeyError for a kind that does not exist.
    """
    found = _slice(f"{things(key)} ORDER BY k.at DESC NULLS LAST, k.item", page, me=person)
    opened(key, found.rows)
    return found


def everything(*, person: UUID, key: str) -> list[Row]:
    """Return all things of one kind about somebody, oldest first; for the file that she takes along."""
    return opened(key, rows_of(f"{things(key)} ORDER BY k.at NULLS FIRST, k.item", me=person))


def thing(*, person: UUID, key: str, item: UUID) -> Row | None:
    """Return one thing about somebody, or None: it is not there, or not about her."""
    found = rows_of(f"{things(key)} WHERE k.item = %(item)s", me=person, item=item) if key in kept() else []
    return opened(key, found)[0] if found else None


def things(key: str) -> str:
    """Return the SELECT of everything of one kind, with who wrote it where she may read that name."""
    return with_writers(kept()[key].select())


def with_writers(every: str) -> str:
    """Return this SELECT with the name of each writer: one look at people, however many tables are asked."""
    return f"SELECT k.*, {NAME.format('k.writer')} AS name FROM ({every}) k"


def opened(key: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one kind with their sealed texts open; other texts stay as typed."""
    one = kept()[key]
    sealed = one.fields_of(sealed_in(one.table))
    for row in rows:
        facts = row["facts"] = json.loads(row["facts"]) if isinstance(row["facts"], str) else row["facts"]
        facts |= {name: unseal(facts[name] or "") for name in sealed}
    return list(rows)


def readers(*, person: UUID, now: datetime, page: int = 1) -> Slice:
    """Return who may see what of somebody now, until when: by name."""
    return _slice(f"{READERS} ORDER BY 6, 7, 1, 2", page, me=person, now=now, today=day_of(now))


def agreed(*, person: UUID, page: int = 1) -> Slice:
    """Return what somebody agreed to: agreements she signed and consents she gave, newest first."""
    return _slice(f"SELECT * FROM ({AGREED}) a ORDER BY a.at DESC NULLS LAST, a.id", page, me=person)


def done_for(*, person: UUID, page: int = 1) -> Slice:
    """Return what others did in the name of somebody, newest first."""
    return _slice(NAMENS, page, me=person)


def looks(*, person: UUID, chosen: Chosen) -> Slice:
    """Return who looked at what concerns somebody: the fields of NEN 7513, newest first."""
    return _slice(
        LOOKS, chosen.page, chosen.size, me=person, own=chosen.own, who=chosen.who, since=chosen.since,
        until=chosen.until,
    )  # fmt: skip


def lookers(*, person: UUID) -> list[Row]:
    """Return everybody else who ever looked, by name: (id, name)."""
    return rows_of(
        f"SELECT DISTINCT l.person_id AS id, {NAME.format('l.person_id')} AS name, p.sort_name"
        " FROM journal_look l JOIN community_person p ON p.id = l.person_id"
        " WHERE l.subject_id = %(me)s AND l.person_id <> %(me)s ORDER BY p.sort_name LIMIT 200",
        me=person,
    )  # fmt: skip
