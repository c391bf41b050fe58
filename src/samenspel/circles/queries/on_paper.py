"""The whole ledger at once, for paper: nothing stops halfway."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from samenspel.foundation.days import day_of
from samenspel.foundation.sealed import unseal

from .ledger import Row, balls, kept, lists_of, opened, with_writers
from .ledger_sql import AGREED, LOOKS, NAMENS, READERS


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
    """Return everything in the ledger of somebody, in one statement."""
    every = " UNION ALL ".join(one.select() for one in kept().values() if one.words)
    found = lists_of(
        {
            "words": f"{with_writers(every)} ORDER BY k.key, k.at NULLS FIRST",
            "balls": balls(),
            "readers": f"{READERS} ORDER BY 6, 7, 1, 2",
            "agreed": f"SELECT * FROM ({AGREED}) a ORDER BY a.at DESC NULLS LAST, a.id",
            "done_for": NAMENS,
            "looks": LOOKS,
        },
        me=person, now=now, today=day_of(now), own=False, who=None, since=None, until=None,
    )  # fmt: skip
    for key, rows in groupby(found["words"], key=itemgetter("key")):
        opened(key, list(rows))
    for row in found["balls"]:
        row["words"] = unseal(row["words"] or "")
    herself = {row["key"]: row["facts"] for row in found["words"] if row["key"] in ("name", "contact")}
    address = bool(herself.get("contact", {}).get("street"))
    return Whole(herself["name"]["name"], address, **found)
