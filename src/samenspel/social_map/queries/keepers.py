"""Named questions about who keeps a place without a screen: her code, and what a colleague reads to her."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection

from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import unseal

from ..models import Entry, Moment, Tally
from .counting import LOOK_BACK
from .crossing import crossing


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who keeps a place now, by name, and the code that she reads out when she calls."""

    insider: UUID
    person: UUID
    name: str
    sealed: str

    @property
    def code(self) -> str:
        return unseal(self.sealed)


def keepers_of(entry: Entry) -> Sequence[Keeper]:
    """Return who keep a place, to who tends it with them; nobody to others."""
    return rows(Keeper, "SELECT insider, person, name, code FROM map_keepers(%(entry)s)", {"entry": entry.pk})


@dataclass(frozen=True, slots=True)
class Heard:
    """A keeper whose code a colleague has: who she is, her place, and all that is read to her.

    `before`: which change of days and times can be put back, and the moments as they were before it.
    `alone`: she is the only one who keeps it. `asked`: which invitations to do so wait, and since when.
    """

    hash: str
    insider: UUID  # her own seat there
    role: str
    told: bool  # whether a message reaches her
    keeper: UUID
    called: str
    entry: Entry  # as much of it as is read to her
    moments: Sequence[Moment]
    counted: Sequence[Tally]
    before: tuple[UUID, Sequence[Mapping[str, Any]]] | None
    alone: bool
    asked: Sequence[tuple[UUID, datetime]]


def heard(code_hash: str, *, today: date) -> Heard | None:
    """Return the keeper of a code that counts, to a colleague who may write down for others; else nothing."""
    said = _asked("SELECT map_read_to_keeper(%s, %s)::text", code_hash, today - LOOK_BACK)
    if said is None:
        return None
    entry, back = _entry(said["entry"]), said["before"]
    return Heard(
        hash=code_hash,
        insider=UUID(said["insider"]),
        role=said["role"],
        told=said["told"],
        keeper=UUID(said["keeper"]),
        called=said["called"],
        entry=entry,
        moments=[_moment(entry, one) for one in said["moments"]],
        counted=[Tally(counted_on=date.fromisoformat(day), number=n) for day, n in said["counted"]],
        before=(UUID(back["id"]), back["moments"]) if back else None,
        alone=said["alone"],
        asked=[(UUID(pk), datetime.fromisoformat(since)) for pk, since in said["asked"]],
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """A place that somebody keeps, known by the code of a question or offer of her own."""

    insider: UUID
    entry: Entry
    person: UUID


def kept_by_asker(own_code: str) -> Sequence[Kept]:
    """Return which places somebody keeps, to a colleague to whom she read a code of her own; else nothing."""
    said = _asked("SELECT jsonb_agg(k.said)::text FROM map_kept_by_asker(%s) k", own_code)
    return [Kept(UUID(one["insider"]), _entry(one["entry"]), UUID(one["person"])) for one in said or ()]


def at_that_moment_of(keeper: Heard, moment: Moment, *, today: date) -> Sequence[tuple[date, Moment]]:
    """Return what is at her place already, as `at_that_moment`: what she may read herself, and no more."""
    said = _asked("SELECT map_beside_keeper(%s)::text", keeper.hash) or []
    there = [_moment(_entry(one["entry"]), one) for one in said]
    return crossing(keeper.entry, moment, there, today=today)


def _asked(statement: str, *values: str | date) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        said = cursor.fetchone()[0]
    return json.loads(said) if said else None


def _entry(said: Mapping[str, Any]) -> Entry:
    ids = {name: UUID(value) for name, value in said.items() if name[-2:] == "id" and value}
    return Entry(**{**said, **ids})


def _moment(entry: Entry, said: Mapping[str, Any]) -> Moment:
    return Moment(
        pk=UUID(said["id"]),
        entry=entry,
        every=said["every"],
        starts_on=date.fromisoformat(said["starts_on"]),
        starts_at=time.fromisoformat(said["starts_at"]),
        ends_at=time.fromisoformat(said["ends_at"]) if said["ends_at"] else None,
        until=date.fromisoformat(said["until"]) if said["until"] else None,
        except_on=[date.fromisoformat(day) for day in said["except_on"]],
        where=said["where"],
    )
