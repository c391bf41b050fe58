"""What a colleague reads out to who has no screen, with a code that the other says; else it is not there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, LiteralString
from uuid import UUID

from django.db import connection

from samenspel.foundation.rows import rows
from samenspel.social_map.models import Entry

from ..models import GrantRequest
from .belonging import Belongs


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation that waits: to carry it (OWNER) or to support it, and since when."""

    invitation: UUID
    role: str
    since: datetime


@dataclass(frozen=True, slots=True)
class IdeaAtDesk:
    """An idea, as her own code opens it: whose code it is, and how it stands."""

    place: UUID  # hers in it: an Insider
    entry: UUID
    municipality: UUID
    resident: UUID
    called: str
    name: str
    summary: str
    area: str
    visibility: str
    lacks: int  # how many residents, before they carry it together
    alone: bool  # nobody else keeps it
    closed_on: date | None
    stored_invited: str
    told: bool  # whether a message reaches her

    @property
    def invited(self) -> list[Asked]:
        """Who was asked to come in and did not answer, the oldest first. Never who said no."""
        return [
            Asked(UUID(one["invitation"]), one["role"], datetime.fromisoformat(one["since"]))
            for one in json.loads(self.stored_invited)
        ]

    @property
    def seen_by(self) -> str:
        return str(Entry.Visibility(self.visibility).label)


AT_DESK = """SELECT place, entry, municipality, resident, called, name, summary, area, visibility, lacks,
alone, closed_on, invited::text, told FROM idea_at_desk(%(hash)s)"""


def idea_at_desk(code_hash: str) -> IdeaAtDesk | None:
    """Return the idea of somebody's own code, to a colleague who may write for others; else nothing."""
    found = rows(IdeaAtDesk, AT_DESK, {"hash": code_hash})
    return found[0] if found else None


PEOPLE = "SELECT insider, person, name, role, organisation, resident FROM idea_people_at_desk(%(hash)s)"


def people_at_desk(code_hash: str) -> Sequence[Belongs]:
    """Return who belongs to the idea of somebody's own code, residents first."""
    return rows(Belongs, PEOPLE, {"hash": code_hash})


@dataclass(frozen=True, slots=True)
class GrantAtDesk:
    """A request for money, as it is read out to a resident of the idea."""

    request: UUID
    state: str
    cents: int
    what_for: str
    needed_on: date
    version: int
    granted_cents: int | None
    words: str  # of who answered
    decided_at: datetime | None
    holder: str  # who answers for the municipality, by name
    due_at: datetime | None  # and by when
    said_yes: bool  # she did

    @property
    def shown(self) -> str:
        return str(GrantRequest.State(self.state).label)


GRANTS = """SELECT request, state, cents, what_for, needed_on, version, granted, words, decided_at,
holder, due_at, said_yes
FROM idea_grants_at_desk(%(hash)s)"""


def grants_at_desk(code_hash: str) -> Sequence[GrantAtDesk]:
    """Return what was asked for the idea of somebody's own code, newest first."""
    return rows(GrantAtDesk, GRANTS, {"hash": code_hash})


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the code of an invitation is about; `closed`: who looks asked it, or belongs to it."""

    place: UUID
    entry: UUID
    municipality: UUID
    name: str
    summary: str
    area: str
    leads: UUID  # one of who leads it, who may read that somebody looked; she is named to nobody here
    closed: bool


INVITED = """SELECT place, entry, municipality, name, summary, area, leads, closed_to_me
FROM idea_asked(%(hash)s)"""


def idea_asked(code_hash: str) -> Invitation | None:
    """Return what an invitation asks, to a colleague who may write for others; else nothing."""
    found = rows(Invitation, INVITED, {"hash": code_hash})
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Led:
    """An idea that she leads, found by the code of a question or offer of her own."""

    place: UUID
    resident: UUID
    entry: UUID
    municipality: UUID
    name: str


LED = "SELECT place, resident, entry, municipality, name FROM idea_places_of(%(code)s)"


def led_by_asker(code: str) -> Sequence[Led]:
    """Return what she leads whose question or offer has this code (as it is stored), to who may help."""
    return rows(Led, LED, {"code": code})


def printable(*, entry: UUID, invitation: str, spoken: str) -> bool:
    """Return whether these two hashes are of one invitation to this entry, that still counts."""
    return bool(_one("SELECT idea_printable(%s, %s, %s)", entry, invitation, spoken))


def code_is_free(code_hash: str) -> bool:
    """Return whether nobody has this code."""
    return bool(_one("SELECT idea_code_is_free(%s)", code_hash))


def _one(statement: LiteralString, *values: str | UUID) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]
