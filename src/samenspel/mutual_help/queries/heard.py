"""What a code of a talk opens, and what a colleague reads who hears a yes or does something for her."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from samenspel.community import queries as community
from samenspel.community.models import ContactDetails, Person
from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import Sealed

from ..models import InquiryMember


@dataclass(frozen=True, slots=True)
class TalkCode:
    """A code of a talk: of the talk itself (`TALK`), or of somebody's yes in it (`YES`), as `which`."""

    what: str
    which: UUID
    inquiry: UUID


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody whose yes I heard in this talk; `silent`: she said nothing yet, so a mistake can be undone."""

    member: UUID
    person: UUID
    name: str
    silent: bool


@dataclass(slots=True)
class ToHear:
    """What a colleague reads who hears a yes. No word that was said; no name but of whom she heard before."""

    id: UUID
    municipality: UUID
    stored_about: str
    people: int
    others: int
    stored_heard: str

    @property
    def about(self) -> Sealed:
        return Sealed(self.stored_about)

    @property
    def heard(self) -> list[Heard]:
        return [
            Heard(UUID(one["member"]), UUID(one["person"]), community.shown_name(one["name"]), one["silent"])
            for one in json.loads(self.stored_heard)
        ]


def talk_with_code(code: str) -> TalkCode | None:
    """Return what this code of a talk opens, or nothing: the look-up without context."""
    found = rows(TalkCode, "SELECT * FROM inquiry_with_code(%(code)s)", {"code": code})
    return found[0] if found else None


def inquiry_to_hear(*, code: str) -> ToHear | None:
    """Return what who may hear a yes here reads with the code of a talk; nothing for anybody else."""
    found = rows(
        ToHear,
        "SELECT id, municipality, about, people, others, heard::text FROM inquiry_to_hear(%(code)s)",
        {"code": code},
    )
    return found[0] if found else None


def person_in_talk(*, member: UUID) -> UUID:
    """Return whose yes this is, as far as I see that talk. Raises InquiryMember.DoesNotExist."""
    found: UUID = InquiryMember.objects.values_list("person_id", flat=True).get(pk=member)
    return found


def heard_person(*, inquiry: UUID, person: UUID) -> Person:
    """Return somebody for whom I do something, with how she is reached. Raises Person.DoesNotExist."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM inquiry_reach(%s, %s)", [inquiry, person])
        found = cursor.fetchone()
    if found is None:
        raise Person.DoesNotExist
    pk, name, called, phone, email, street = found
    known = Person(pk=pk, name=name, called=called)
    known.contact = ContactDetails(person=known, phone=phone, email=email, street=street)
    return known
