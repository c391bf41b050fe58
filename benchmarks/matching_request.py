"""`python -m benchmarks.matching_request [OFFERS]`: one ask finds its five best among 100,000 offers, with the database.

A table in the shape of the offers of one municipality: 120 neighbourhoods, eight kinds, coarse moments, and how far
somebody goes as a neighbourhood, the ones around it, or the whole town. One statement takes what the limits of both
sides leave, the nearest first; the engine weighs them. Measured per ask from the statement to the five suggestions,
as the app would: a kept connection, a prepared statement. Twice: the nearest 300 (how a page asks), and everybody that
the limits leave (the exact answer, to compare). Starts a scratch database, or uses DATABASE_URL of an administrator.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from random import Random
from statistics import median, quantiles
from typing import Any
from uuid import UUID, uuid4

import psycopg

from samenspel.mutual_help.rules.matching import Asker, Helper, moments, one_request

TODAY = date(2026, 11, 28)
KINDS = ("TOGETHER", "SKILL", "KNOWLEDGE", "EXPERIENCE", "NETWORK", "THINGS", "SPACE", "RIDE")
PARTS = ("MORNING", "AFTERNOON", "EVENING", "WEEKEND")
LANGUAGES = ("nl", "en", "tr", "ar", "ti", "uk", "pl", "so")
FAR = {"NEIGHBOURHOOD": 0, "DISTRICT": 2500, "TOWN": 30_000}
AREAS, ASKS, EVERYBODY, NEAREST = 120, 200, 10**6, 300

TABLES = """
CREATE TABLE area (id uuid PRIMARY KEY, municipality_id uuid NOT NULL, latitude float8 NOT NULL, longitude float8 NOT NULL);
CREATE TABLE offer (
    id uuid PRIMARY KEY, municipality_id uuid NOT NULL, area_id uuid NOT NULL REFERENCES area, state text NOT NULL,
    kinds text[] NOT NULL, moments text[] NOT NULL, far text NOT NULL, at_most smallint NOT NULL,
    helps smallint NOT NULL, languages text[] NOT NULL, vog_seen_on date, asked_lately smallint NOT NULL
);
"""
INDEX = "CREATE INDEX offer_open ON offer (area_id, far) WHERE state = 'OPEN' AND helps < at_most"
# Neighbourhoods from near to far, each with the offers that reach from there: so it stops when it has enough.
# Metres on the same flat map as the engine's; the engine holds the limits again, to the metre.
CANDIDATES = """
SELECT near.id, around.latitude, around.longitude, near.kinds, near.room, around.far, near.moments, near.languages,
    near.vog, near.asked_lately
FROM (
    SELECT there.id, there.latitude, there.longitude, there.metres, reach.far
    FROM (
        SELECT id, latitude, longitude, sqrt(((latitude - %(latitude)s) * 111195) ^ 2
            + ((longitude - %(longitude)s) * 68304.7) ^ 2) AS metres
        FROM area WHERE municipality_id = %(municipality)s
    ) AS there
    JOIN (VALUES ('NEIGHBOURHOOD', 1), ('DISTRICT', 2502), ('TOWN', 30001)) AS reach (far, ends)
        ON there.metres < reach.ends
    ORDER BY there.metres
) AS around
CROSS JOIN LATERAL (
    SELECT id, kinds, at_most - helps AS room, moments, languages, vog_seen_on IS NOT NULL AS vog, asked_lately
    FROM offer
    WHERE area_id = around.id AND far = around.far AND state = 'OPEN' AND helps < at_most
        AND kinds && %(kinds)s::text[]
        AND (cardinality(moments) = 0 OR cardinality(%(moments)s::text[]) = 0 OR moments && %(moments)s::text[])
        AND (vog_seen_on IS NOT NULL OR NOT %(vog)s)
        AND id <> ALL (%(not_these)s::uuid[])
    OFFSET 0
) AS near
ORDER BY around.metres, near.asked_lately, near.id
LIMIT %(most)s
"""


def main(offers: int) -> None:
    chance = Random(7)
    with scratch() as connection:
        areas = fill(connection, chance, offers)
        asks = [an_ask(chance, areas) for _ in range(ASKS)]
        print(f"{offers:,} offers in {AREAS} neighbourhoods, {ASKS} asks\n")
        print("| candidates | how many, median | p50 ms | p95 ms | worst ms | of which the database, p50 |")
        print("|---|---|---|---|---|---|")
        lists = {}
        for most in (NEAREST, EVERYBODY):
            lists[most] = measure(connection, asks, most)
        same = sum(
            near[0] == whole[0] for near, whole in zip(lists[NEAREST], lists[EVERYBODY], strict=True) if near
        )
        names = sum(
            len({*near} & {*whole}) for near, whole in zip(lists[NEAREST], lists[EVERYBODY], strict=True)
        )
        of = sum(len(whole) for whole in lists[EVERYBODY])
        print(
            f"\nThe nearest {NEAREST} give the same first name for {same} of {ASKS} asks, and {names} of {of} names."
        )


def measure(connection: Any, asks: list[tuple[Asker, dict[str, Any]]], most: int) -> list[list[UUID]]:
    """Print how long the asks took, and return the names that each got."""
    taken, asked, found, names = [], [], [], []
    for asker, facts in asks[:10] + asks:
        began = time.perf_counter()
        rows = connection.execute(CANDIDATES, facts | {"most": most}, prepare=True).fetchall()
        between = time.perf_counter()
        best = one_request(asker, [helper(row) for row in rows])
        taken.append((time.perf_counter() - began) * 1000)
        asked.append((between - began) * 1000)
        found.append(len(rows))
        names.append([one.helper for one in best])
    taken, asked, found, names = taken[10:], asked[10:], found[10:], names[10:]
    what = f"the nearest {most}" if most < EVERYBODY else "all that the limits leave"
    print(
        f"| {what} | {median(found):,.0f} | {median(taken):.1f} | {quantiles(taken, n=20)[-1]:.1f} |"
        f" {max(taken):.1f} | {median(asked):.1f} |"
    )
    return names


def helper(row: tuple[Any, ...]) -> Helper:
    """Return a row of the statement as the engine sees it."""
    number, latitude, longitude, kinds, room, far, parts, languages, vog, lately = row
    return Helper(
        id=number, at=(latitude, longitude), kinds=frozenset(kinds), capacity=room, within_m=FAR[far],
        times=moments(parts), languages=frozenset(languages), has_vog=vog, asked_lately=lately,
    )  # fmt: skip


def an_ask(chance: Random, areas: list[tuple[UUID, UUID, float, float]]) -> tuple[Asker, dict[str, Any]]:
    """Return an ask as the engine sees it, and as the statement does."""
    _, municipality, latitude, longitude = chance.choice(areas)
    kinds, parts = chance.sample(KINDS, chance.randint(1, 2)), chance.sample(PARTS, chance.randint(0, 2))
    asker = Asker(
        id=uuid4(), at=(latitude, longitude), kinds=frozenset(kinds), since=TODAY, times=moments(parts),
        languages=frozenset({"nl", chance.choice(LANGUAGES)}), needs_vog=chance.random() < 0.3,
    )  # fmt: skip
    return asker, {
        "municipality": municipality, "latitude": latitude, "longitude": longitude, "kinds": kinds,
        "moments": parts, "vog": asker.needs_vog, "not_these": [uuid4(), uuid4()],
    }  # fmt: skip


def fill(connection: Any, chance: Random, offers: int) -> list[tuple[UUID, UUID, float, float]]:
    """Make the tables, and return the neighbourhoods."""
    connection.execute(TABLES)
    town = uuid4()
    areas = [
        (uuid4(), town, 52.0 + chance.random() * 0.1, 5.0 + chance.random() * 0.16) for _ in range(AREAS)
    ]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO area VALUES (%s, %s, %s, %s)", areas)
        with cursor.copy("COPY offer FROM STDIN") as copy:
            for _ in range(offers):
                copy.write_row(an_offer(chance, areas))
    connection.execute(INDEX)
    connection.execute("VACUUM ANALYZE")
    return areas


def an_offer(chance: Random, areas: list[tuple[UUID, UUID, float, float]]) -> tuple[Any, ...]:
    area, town, _, _ = chance.choice(areas)
    at_most = chance.randint(1, 3)
    return (
        UUID(int=chance.getrandbits(128)), town, area, chance.choices(("OPEN", "PAUSED", "NEW"), (8, 1, 1))[0],
        chance.sample(KINDS, chance.randint(1, 3)), chance.sample(PARTS, chance.randint(0, 3)),
        chance.choices(tuple(FAR), (6, 3, 1))[0], at_most, chance.randint(0, at_most),
        ["nl", *chance.sample(LANGUAGES[1:], chance.randint(0, 1))],
        TODAY if chance.random() < 0.5 else None, chance.randint(0, 3),
    )  # fmt: skip


@contextmanager
def scratch() -> Iterator[Any]:
    """Yield a connection to a database that is dropped at the end."""
    from samenspel.website.run.trials import scratch_server

    if os.environ.get("DATABASE_URL"):
        with _database(os.environ["DATABASE_URL"]) as connection:
            yield connection
        return
    with scratch_server() as server, _database(server.admin_url) as connection:
        yield connection


@contextmanager
def _database(admin: str) -> Iterator[Any]:
    name = f"bench_{uuid4().hex[:12]}"
    with psycopg.connect(admin, autocommit=True) as outer:
        outer.execute(f"CREATE DATABASE {name}")
        try:
            with psycopg.connect(admin.rpartition("/")[0] + f"/{name}", autocommit=True) as connection:
                yield connection
        finally:
            outer.execute(f"DROP DATABASE {name} WITH (FORCE)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
