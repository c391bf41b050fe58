"""Named questions about what residents begin together. Look-up and permission are one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, IntegerField, TextField
from django.db.models.expressions import RawSQL

from samenspel.foundation.rows import rows
from samenspel.social_map.models import Entry

from ..models import GrantRequest, GrantYes
from .belonging import Belongs
from .desk import (
    GrantAtDesk,
    IdeaAtDesk,
    Invitation,
    Led,
    code_is_free,
    grants_at_desk,
    idea_asked,
    idea_at_desk,
    led_by_asker,
    people_at_desk,
    printable,
)

MINE = "social_map_entry.id = ANY (ARRAY(SELECT initiatives_mine()))"


def initiative_for(*, pk: UUID) -> Entry:
    """Return what residents lead, to who belongs to it, with how many residents it `lacks` (R44).

    `leads`: she leads it herself. Raises Entry.DoesNotExist for everybody else.
    """
    found = Entry.objects.select_related("area", "municipality").defer("source_record").annotate(
        mine=RawSQL(MINE, [], output_field=BooleanField()),
        leads=RawSQL("social_map_entry.id = ANY (ARRAY(SELECT map_tended()))", [], BooleanField()),
        lacks=RawSQL("map_lacks_residents(social_map_entry.id)", [], IntegerField()),
    )  # fmt: skip
    return found.get(pk=pk, mine=True)


PEOPLE = """SELECT insider, person, name, role, organisation, resident FROM initiatives_people(%(entry)s)"""


def people_of(*, entry: UUID) -> Sequence[Belongs]:
    """Return who belongs to it, residents first; nobody for who does not belong to it herself."""
    return rows(Belongs, PEOPLE, {"entry": entry})


# --- money
HELD = "initiatives_grantrequest.ball_id = ANY (ARRAY(SELECT initiatives_held()))"
ASKED_BY_MINE = "initiatives_grantrequest.entry_id = ANY (ARRAY(SELECT initiatives_mine()))"
SAYS_YES = "map_is_resident_at(initiatives_grantrequest.entry_id, map_me())"
BESIDE = ("entry__area", "entry__municipality")


def requests_of(*, entry: UUID) -> Sequence[GrantRequest]:
    """Return what was asked for this, newest first, to who belongs to it."""
    return list(GrantRequest.objects.filter(entry=entry))


def request_for(*, pk: UUID) -> GrantRequest:
    """Return a request to who belongs to it, or raise GrantRequest.DoesNotExist.

    `says_yes`: the acting person is a resident of it, whose yes counts.
    """
    found = GrantRequest.objects.select_related(*BESIDE).annotate(
        mine=RawSQL(ASKED_BY_MINE, [], BooleanField()),
        says_yes=RawSQL(SAYS_YES, [], BooleanField()),
        lacks=RawSQL("map_lacks_residents(initiatives_grantrequest.entry_id)", [], IntegerField()),
    )  # fmt: skip
    return found.get(pk=pk, mine=True)


def request_with_ball(*, ball: UUID) -> GrantRequest:
    """Return the request of a ball to who holds it or stands in, else GrantRequest.DoesNotExist.

    `place`: the name of what it is for, which may be on no map.
    """
    held = RawSQL(HELD, [], BooleanField())
    named = RawSQL("grant_place(initiatives_grantrequest.id)", [], TextField())
    found = GrantRequest.objects.annotate(held=held, place=named).select_related("ball__holder")
    return found.get(ball=ball, held=True)


def requests_held() -> Sequence[GrantRequest]:
    """Return what waits for an answer of hers, or of whom she stands in for, the soonest due first."""
    held = RawSQL(HELD, [], BooleanField())
    found = GrantRequest.objects.annotate(held=held).filter(held=True, state=GrantRequest.State.SENT)
    return list(found.select_related("ball__holder").order_by("ball__due_at", "pk")[:100])


def answerers(*, entry: UUID, on: date) -> Sequence[UUID]:
    """Return who may answer for the municipality, and who stands in for her; nobody is also an answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT initiatives_answerers(%s, %s)", [entry, on])
        return [row[0] for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class InIt:
    """Somebody in a request: who said YES, its WRITER, its HOLDER; a RESIDENT, HELPER or SUPPORT of it.

    `at`: since when, or of its HOLDER by when she answers.
    """

    part: str
    person: UUID
    name: str
    organisation: str
    way: str
    heard: str  # the name of who heard the yes
    at: datetime

    @property
    def how(self) -> str:
        return str(GrantYes.Way(self.way).label) if self.way else ""


def grant_people(*, request: UUID) -> Sequence[InIt]:
    """Return who is in a request, by name, to who sees it."""
    statement = "SELECT part, person, name, organisation, way, heard, at FROM grant_people(%(request)s)"
    return rows(InIt, statement, {"request": request})


def yeses_of(*, request: UUID) -> Sequence[InIt]:
    """Return which residents said yes to the words as they are now."""
    return [one for one in grant_people(request=request) if one.part == "YES"]


@dataclass(frozen=True, slots=True)
class AskedWith:
    """What a code that still counts is about: the words to read out."""

    request: UUID
    entry: UUID
    name: str
    cents: int
    what_for: str
    needed_on: date
    version: int
    municipality: UUID


ASKED_WITH = """SELECT request, entry, name, cents, what_for, needed_on, version, municipality
FROM grant_asked(%(hash)s)"""


def asked_with(code_hash: str) -> AskedWith | None:
    """Return the request of a code, to somebody at work who may hear a yes; nothing when over."""
    found = rows(AskedWith, ASKED_WITH, {"hash": code_hash})
    return found[0] if found else None


Names = Sequence[tuple[UUID, str]]


def who_may_say_yes(code_hash: str) -> Names:
    """Return the residents of it who did not say yes yet, by name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person, name FROM grant_asked_whom(%s)", [code_hash])
        return [(pk, name) for pk, name in cursor.fetchall()]


__all__ = [
    "AskedWith", "Belongs", "GrantAtDesk", "IdeaAtDesk", "InIt", "Invitation", "Led", "Names",
    "answerers", "asked_with", "code_is_free", "grant_people", "grants_at_desk",
    "idea_asked", "idea_at_desk", "initiative_for", "led_by_asker", "people_at_desk", "people_of",
    "printable", "request_for", "request_with_ball", "requests_held", "requests_of", "who_may_say_yes",
    "yeses_of",
]  # fmt: skip
