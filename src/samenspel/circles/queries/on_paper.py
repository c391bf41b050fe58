"""The whole ledger at once, for paper: nothing stops halfway."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from samenspel.foundation.days import day_of
from samenspel.foundation.sealed import unseal

from .ledger import Row, kept, opened, rows_of, with_writers
from .ledger_sql import AGREED, BALLS, LOOKS, NAMENS, READERS


@dataclass(frozen=True, slots=True)
class Whole:
    """All of the ledger at once, for paper: nothing stops halfway."""

    name: str
    has_address: bool
    balls: list[Row]
    readers: list[Row]
    agreed: list[Row]
    done_for: list[Row]
    looks: list[Row]
    words: list[Row]


def whole(*, person: UUID, now: datetime) -> Whole:
    """Return everything in the ledger of somebody, in two statements."""
    words = " UNION ALL ".join(one.ball for one in kept().values() if one.ball)
    every = " UNION ALL ".join(one.select() for one in kept().values() if one.words)
    written = rows_of(f"{with_writers(every)} ORDER BY k.key, k.at NULLS FIRST", me=person)
    for key, rows in groupby(written, key=itemgetter("key")):
        opened(key, list(rows))
    lists = {
        "balls": BALLS.format(words=words or "SELECT NULL::uuid, ''"),
        "readers": f"{READERS} ORDER BY 6, 7, 1, 2",
        "agreed": f"SELECT * FROM ({AGREED}) a ORDER BY a.at DESC NULLS LAST, a.id",
        "done_for": NAMENS,
        "looks": LOOKS,
    }
    columns = ", ".join(f"(SELECT json_agg(x) FROM ({sql}) x) AS {name}" for name, sql in lists.items())
    found = rows_of(
        f"SELECT {columns}",
        me=person, now=now, today=day_of(now), own=False, who=None, since=None, until=None,
    )[0]  # fmt: skip
    dated = {name: [_dated(row) for row in found[name] or []] for name in lists}
    for row in dated["balls"]:
        row["words"] = unseal(row["words"] or "")
    herself = {row["key"]: row["facts"] for row in written if row["key"] in ("name", "contact")}
    address = bool(herself.get("contact", {}).get("street"))
    return Whole(herself["name"]["name"], address, words=written, **dated)


def _dated(row: Row) -> Row:
    """Return a row that came as JSON with its days and moments as such."""
    for key in ("at", "first_at", "last_at", "due_at", "closed_at"):
        if row.get(key):
            row[key] = datetime.fromisoformat(row[key])
    for key in ("until", "day"):
        if row.get(key):
            row[key] = date.fromisoformat(row[key])
    return row
