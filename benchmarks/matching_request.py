"""`python -m benchmarks.matching_request [OFFERS]`: one ask finds its five best among 100,000 offers, as the page asks it.

The real tables, policies and statement (`offers_for`), in a scratch database: one town of 120 neighbourhoods in twelve
districts, eight kinds, coarse moments, how far somebody goes, certificates, words in common, and two suggestions for
each five offers. Measured per ask from entering the context of its holder to the five suggestions with their reasons,
as the web role: by the clock, and in time of the processor (ours and the database's), since others may work on the
machine. Needs DATABASE_URL of an administrator, on this machine.
"""

import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any
from uuid import UUID

import psycopg

from .scratch import scratch_database

KINDS = ("TOGETHER", "SKILL", "KNOWLEDGE", "EXPERIENCE", "NETWORK", "THINGS", "SPACE", "RIDE")
PARTS = ("MORNING", "AFTERNOON", "EVENING", "WEEKEND")
TOPICS = (
    "GARDEN",
    "COOKING",
    "WALKING",
    "MUSIC",
    "SPORT",
    "CRAFTS",
    "REPAIR",
    "COMPUTER",
    "DUTCH",
    "READING",
)
FAR = ("NEIGHBOURHOOD", "DISTRICT", "TOWN")
AREAS, DISTRICTS, ASKS = 120, 12, 200
NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
Row = dict[str, Any]


class Filling:
    """Writes rows into tables of which only some columns matter here; the others get what is empty for them."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.columns: dict[str, list[tuple[str, str]]] = {}
        for table, name, kind in connection.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = 'public' AND is_nullable = 'NO'"
        ).fetchall():
            self.columns.setdefault(table, []).append((name, kind))

    def __call__(self, table: str, rows: list[Row]) -> None:
        """Put these rows in a table."""
        needed = dict(self.columns[table])
        names = sorted(needed.keys() | {name for row in rows[:1] for name in row})
        empty = {name: _empty(needed[name]) if name in needed else None for name in names}
        words = ", ".join(f'"{name}"' for name in names)
        with self.connection.cursor() as cursor, cursor.copy(f"COPY {table} ({words}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([row.get(name, empty[name]) for name in names])


def _empty(kind: str) -> Any:
    return {"boolean": False, "ARRAY": "{}", "jsonb": "{}", "uuid": UUID(int=0), "date": NOW.date(),
            "timestamp with time zone": NOW}.get(kind, 0 if "int" in kind else "")  # fmt: skip


def town(chance: Random) -> list[Row]:
    """The town, its districts and its neighbourhoods."""
    made: list[Row] = [
        {"id": _id(chance), "kind": "MUNICIPALITY", "code": "GMB", "name": "Stad", "starts_on": None}
    ]
    made += [
        {"id": _id(chance), "kind": "DISTRICT", "code": f"WKB{n}", "parent_id": made[0]["id"]}
        for n in range(DISTRICTS)
    ]
    for n in range(AREAS):
        at = {"latitude": 52.0 + chance.random() * 0.1, "longitude": 5.0 + chance.random() * 0.16}
        parent = made[1 + n % DISTRICTS]["id"]
        made.append(
            {"id": _id(chance), "kind": "NEIGHBOURHOOD", "code": f"BUB{n}", "parent_id": parent, **at}
        )
    spare = {
        "municipality_id": made[0]["id"],
        "parent_id": None,
        "latitude": None,
        "longitude": None,
        "name": "Buurt",
    }
    return [made[0] | spare | {"municipality_id": None}] + [spare | one for one in made[1:]]


def _id(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128))


def _some(chance: Random, words: tuple[str, ...], most: int, least: int = 0) -> list[str]:
    return chance.sample(words, chance.randint(least, most))


def an_offer(chance: Random, areas: list[Row]) -> Row:
    area = chance.choice(areas)
    seen = chance.random() < 0.5
    return {
        "id": _id(chance), "ball_id": _id(chance), "form_key": _id(chance), "municipality_id": area["municipality_id"],
        "answered_at": NOW, "answered_by_id": UUID(int=1), "vog_seen_by_id": UUID(int=1) if seen else None,
        "area_id": area["id"], "offerer_id": _id(chance), "state": chance.choices(("OPEN", "PAUSED", "NEW"), (8, 1, 1))[0],
        "kinds": _some(chance, KINDS, 3, 1), "moments": _some(chance, PARTS, 3), "far": chance.choices(FAR, (6, 3, 1))[0],
        "at_most": chance.randint(1, 3), "languages": ["nl", *_some(chance, ("tr", "ar", "pl"), 1)],
        "topics": _some(chance, TOPICS, 3), "learns": _some(chance, TOPICS, 1), "gender": chance.choice(("WOMAN", "MAN", "")),
        "vog_seen_on": NOW.date() if seen else None, "offered_at": NOW, "likes": "",
    }  # fmt: skip


def an_ask(chance: Random, areas: list[Row]) -> Row:
    area = chance.choice(areas)
    return {
        "id": _id(chance), "ball_id": _id(chance), "form_key": _id(chance), "municipality_id": area["municipality_id"],
        "area_id": area["id"], "asker_id": _id(chance), "state": "OPEN", "asked_at": NOW, "call_line": "x", "audience": "HOLDER",
        "call_kinds": _some(chance, KINDS, 2, 1), "call_moments": _some(chance, PARTS, 2), "call_topics": _some(chance, TOPICS, 2),
        "call_teaches": _some(chance, TOPICS, 1), "gender_wish": chance.choices(("", "WOMAN"), (9, 1))[0],
        "needs_vog": chance.random() < 0.3, "people": 1, "call_material": "",
    }  # fmt: skip


def fill(connection: Any, offers: int) -> tuple[UUID, list[UUID]]:
    """Make the town; return who holds the asks, and the asks. Foreign keys and triggers rest meanwhile."""
    chance = Random(7)
    connection.execute("SET session_replication_role = replica")
    put, places, holder = Filling(connection), town(chance), _id(chance)
    areas = places[-AREAS:]
    put("community_area", places)
    there, asks = (
        [an_offer(chance, areas) for _ in range(offers)],
        [an_ask(chance, areas) for _ in range(ASKS)],
    )
    put("mutual_help_offer", there)
    put("mutual_help_ask", asks)
    put("community_person", [{"id": one["asker_id"], "language": "nl", "name": "x"} for one in asks])
    put("commitments_seat", [
        {"id": _id(chance), "ball_id": one["ball_id"], "person_id": holder, "reason": "HOLDER", "ended_at": None} for one in asks
    ])  # fmt: skip
    put("mutual_help_match", [
        {"id": _id(chance), "ask_id": _id(chance), "offer_id": chance.choice(there)["id"], "suggested_at": NOW - timedelta(days=chance.randint(0, 90)),
         "state": (state := chance.choices(("LAPSED", "ACTIVE"), (3, 1))[0]), "municipality_id": places[0]["id"], "until_on": date(2026, 12, 1),
         "ended_at": NOW if state == "LAPSED" else None, "escalation_name": "x", "escalation_phone": "1"}
        for _ in range(offers * 2 // 5)
    ])  # fmt: skip
    connection.execute("SET session_replication_role = DEFAULT")
    connection.execute("VACUUM ANALYZE")
    return holder, [one["id"] for one in asks]


def main(offers: int) -> None:
    with scratch_database() as address:
        with psycopg.connect(address, autocommit=True) as owner:
            holder, asks = fill(owner, offers)
        show(offers, *measure(holder, asks))


def show(offers: int, by_the_clock: list[float], busy: list[float], names: list[int]) -> None:
    print(
        f"{offers:,} offers in {AREAS} neighbourhoods, {len(names)} asks; {sum(names) / len(names):.1f} names each\n"
    )
    print("| one ask, ms | p50 | p95 | worst |\n|---|---|---|---|")
    for what, taken in (("by the clock", by_the_clock), ("of the processor", busy)):
        print(f"| {what} | {median(taken):.1f} | {quantiles(taken, n=20)[-1]:.1f} | {max(taken):.1f} |")


def measure(holder: UUID, asks: list[UUID]) -> tuple[list[float], list[float], list[int]]:
    """How long each ask took, in milliseconds: by the clock and of the processor; and how many names it got."""
    from django.db import connection, transaction

    from samenspel.foundation.context import Context, enter
    from samenspel.mutual_help import queries
    from samenspel.mutual_help.models import Ask

    found = {ask.pk: ask for ask in Ask.objects.select_related("area", "asker").filter(pk__in=asks)}
    connection.cursor().execute("SET ROLE samenspel_app")
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")

    def processor() -> float:
        return int(backend.read_text().split()[0]) / 1e6 + time.process_time() * 1000

    taken, busy, names = [], [], []
    for pk in asks[:10] + asks:
        began, before = time.perf_counter(), processor()
        with transaction.atomic():
            enter(Context(person=holder))
            names.append(len(queries.candidates(ask=found[pk], now=NOW)))
        taken.append((time.perf_counter() - began) * 1000)
        busy.append(processor() - before)
    return taken[10:], busy[10:], names[10:]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
