"""What a code of a talk opens, and what a colleague reads who hears a yes or does something for her."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from samenspel.community import queries as community
from samenspel.community.models import ContactDetails, Person
from samenspel.foundation.rows import rows
from samenspel.foundation.sealed import Sealed

from ..models import Inquiry, InquiryMember


@dataclass(frozen=True, slots=True)
class TalkCode:
    """A code of a talk: of the talk itself (`TALK`), or of somebody's yes in it (`YES`), as `which`."""

    what: str
    which: UUID
    inquiry: UUID


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody whose yes I wrote down; `silent`: she said nothing yet, so a mistake can be undone."""

    member: UUID
    person: UUID
    inquiry: UUID
    municipality: UUID
    stored_name: str
    silent: bool
    heard_at: datetime

    @property
    def name(self) -> str:
        return community.shown_name(self.stored_name)


@dataclass(slots=True)
class ToHear:
    """What a colleague reads who hears a yes. No word that was said, and nobody's name."""

    id: UUID
    municipality: UUID
    stored_about: str
    people: int
    others: int

    @property
    def about(self) -> Sealed:
        return Sealed(self.stored_about)


def talk_with_code(code: str) -> TalkCode | None:
    """Return what this code of a talk opens, or nothing: the look-up without context."""
    found = rows(TalkCode, "SELECT * FROM inquiry_with_code(%(code)s)", {"code": code})
    return found[0] if found else None


def inquiry_to_hear(*, code: str) -> ToHear | None:
    """Return what who may hear a yes here reads with the code of a talk; nothing for anybody else."""
    found = rows(ToHear, "SELECT * FROM inquiry_to_hear(%(code)s)", {"code": code})
    return found[0] if found else None


def yeses_i_heard() -> list[Heard]:
    """Return whose yes I wrote down, the newest first; never what their talk is about."""
    return rows(Heard, "SELECT * FROM yeses_i_heard()", {})


def is_in_my_talks(*, inquiry: UUID) -> bool:
    """Whether this talk is read by who acts: she is in it, or bears the code of who is."""
    return Inquiry.objects.filter(pk=inquiry).exists()


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
