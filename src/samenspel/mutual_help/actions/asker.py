"""Whoever asks or offers, as far as we know her: no account is needed to begin."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenspel.community import actions as people
from samenspel.community import rules as names
from samenspel.community.models import Area, Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks or offers, as far as we know: a name is not needed to begin."""

    name: str = ""
    called: str = ""
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    prefers: str = "MAIL"
    language: str = "nl"
    known: Person | None = None  # somebody who signed in, or whose own code was read out at the desk


def who_acts(asker: Asker, acting: Acting) -> tuple[UUID, Acting]:
    """Return her id, and who acts: herself, or somebody "namens" her."""
    pk = asker.known.pk if asker.known else new_id()
    if acting.resident == pk:
        return pk, acting
    if acting.person is not None:
        return pk, acting.namens(pk, way=acting.way)
    return pk, Acting(person=pk, way=acting.way, session=acting.session)


def register(pk: UUID, asker: Asker, area: Area, municipality: Area, acting: Acting, now: datetime) -> Person:
    """Write down who she is, with the way to reach her."""
    return people.register_person(
        pk=pk,
        name=asker.name or names.nameless(area.name),
        called=asker.called,
        municipality=municipality,
        area=area,
        language=asker.language,
        prefers=asker.prefers,
        email=asker.email,
        phone=asker.phone,
        street=asker.street,
        postcode=asker.postcode,
        town=asker.town,
        acting=acting,
        now=now,
    )
