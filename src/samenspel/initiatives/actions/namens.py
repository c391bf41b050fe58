"""An idea without a screen: a colleague writes it down with whose it is, or hears that one more joins."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.commitments import codes
from samenspel.community import actions as people
from samenspel.community import rules as contact
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound
from samenspel.foundation.ids import new_id
from samenspel.social_map.models import Entry

from .. import queries
from .spoken import code_hash, fresh_code, record, said, tell


@dataclass(frozen=True, slots=True)
class Resident:
    """Who has the idea, or joins it, and how she is reached. `phone` as E.164.

    `known`: she is here already, by a code of her own that she read out; then the rest is known too.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    street: str = ""
    postcode: str = ""
    known: UUID | None = None

    @property
    def prefers(self) -> str:
        if self.email:
            return "MAIL"
        if self.street:
            return "LETTER"
        return "TEXT" if contact.is_mobile(self.phone) else "SCREEN"


@dataclass(frozen=True, slots=True)
class Idea:
    """What a resident wants to begin: how it is called, one sentence, where, and who may find it."""

    name: str
    summary: str
    area: Area
    visibility: str


@dataclass(frozen=True, slots=True)
class Place:
    """Her place in an idea, and the code of her own that opens it at the desk. The code is shown once."""

    pk: UUID
    code: str


@transaction.atomic
def begin_for(*, idea: Idea, resident: Resident, acting: Acting, now: datetime) -> Place:
    """Begin it "namens" a resident: she is its owner, who writes it down gets nothing of it; she is told.

    Raises IdeaIsOfAResident for who works here, NotThisResident for oneself or who lives elsewhere.
    """
    town = idea.area.municipality or idea.area
    who, code = _registered(resident, town, idea.area, acting, now), fresh_code()
    entry = Entry(
        pk=new_id(), name=idea.name, summary=idea.summary, area=idea.area, municipality=town,
        visibility=idea.visibility, changed_at=now,
    )  # fmt: skip
    row = {field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields}
    written = json.dumps(row, default=str)
    (place,) = said("SELECT idea_begin_for(%s, %s, %s, %s)", written, who, code_hash(code), now)
    record("map_entry_written", entry.pk, who, town.pk, acting=acting, now=now)
    told = {"place": idea.name, "words": idea.summary, "code": codes.spoken(code)}
    tell(who, "idea_begun_for_you", town.pk, about=place, acting=acting, now=now, **told)
    return Place(place, code)


@transaction.atomic
def hear_joining(*, code: str, resident: Resident, acting: Acting, now: datetime) -> Place:
    """Write down that one more resident joins, with the code of her invitation; she is told.

    Raises NotFound when it does not count (any more), ColleagueHearsIt for who asked it or belongs to it,
    IdeaIsOfAResident, NotThisResident, BelongsAlready.
    """
    said("SELECT idea_hold(%s)", code_hash(code))
    found = queries.idea_asked(code_hash(code))
    if found is None:
        raise NotFound
    town = Area.objects.get(pk=found.municipality)
    who, own = _registered(resident, town, None, acting, now), fresh_code()
    (place,) = said("SELECT idea_hear_yes(%s, %s, %s, %s)", code_hash(code), who, code_hash(own), now)
    if place is None:
        raise NotFound
    record("map_came_in", found.entry, who, town.pk, acting=acting, now=now)
    told = {"place": found.name, "code": codes.spoken(own)}
    tell(who, "idea_joined_for_you", town.pk, about=place, acting=acting, now=now, **told)
    return Place(place, own)


def hear_no(*, code: str) -> None:
    """She would rather not: the code counts no more. To who asked it looks as if nobody answered (R90)."""
    said("SELECT idea_hear_no(%s)", code_hash(code))


@transaction.atomic
def code_anew(*, own_code: str, place: UUID, acting: Acting, now: datetime) -> Place:
    """She lost the code of her idea: a new one, by the code of a question or offer of her own; she is told.

    The old one counts no more. Who never had one gets one. Raises NotFound.
    """
    found = next((one for one in queries.led_by_asker(codes.stored(own_code)) if one.place == place), None)
    if found is None:
        raise NotFound
    code = fresh_code()
    (made,) = said(
        "SELECT idea_code_anew(%s, %s, %s, %s)", codes.stored(own_code), place, code_hash(code), now
    )
    if made is None:
        raise NotFound
    record("idea_code_anew", found.entry, found.resident, found.municipality, acting=acting, now=now)
    said("SELECT idea_letters_say_code(%s, %s)", place, codes.spoken(code))  # what waits for the printer, too
    told = {"place": found.name, "code": codes.spoken(code)}
    town = found.municipality
    tell(found.resident, "idea_code_for_you", town, about=place, acting=acting, now=now, **told)
    return Place(place, code)


def _registered(resident: Resident, town: Area, area: Area | None, acting: Acting, now: datetime) -> UUID:
    """Return who she is; written down with both names when she is new here."""
    if resident.known:
        return resident.known
    pk = new_id()
    people.register_person(
        pk=pk, name=resident.name, municipality=town, area=area, acting=acting.namens(pk, way=acting.way),
        now=now, prefers=resident.prefers, email=resident.email, phone=resident.phone, street=resident.street,
        postcode=resident.postcode, town=town.name if resident.street else "",
    )  # fmt: skip
    return pk
