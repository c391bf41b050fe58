"""A yes to a talk in four steps by who has no screen: a colleague hears it and writes it down (0054)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connection, transaction

from samenspel.commitments import codes
from samenspel.community import actions as people
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal
from samenspel.notifications.models import Message

from .. import errors
from ..queries import ToHear
from .asker import Asker
from .telling_heard import tell_heard

CALLED = "inquiry_asks_by_code"


@dataclass(frozen=True, slots=True)
class HeardYes:
    """A yes that was written down: which row it is, whose, and her own code as it is said."""

    member: UUID
    person: UUID
    code: str


@transaction.atomic
def hear_inquiry_yes(
    *, code: str, talk: ToHear, resident: Asker, way: str, counted: bool, by: str, acting: Acting,
    now: datetime,
) -> HeardYes:  # fmt: skip
    """Write down that somebody said yes to this talk, and tell her so in her own way, with her code.

    `code` is that of the talk, `by` the name of who heard it. `counted`: she was one of the unnamed. Who is
    not `resident.known` is registered with it. Raises IsInInquiry, InquiryIsFull, InquiryMoved (it is closed,
    or not hers to hear) and ResidentSaysYes (of who works here, has died, or hears it).
    """
    _heard("SELECT hold_inquiry_to_hear(%s)", [code])  # before anything is written in the journal
    pk = resident.known.pk if resident.known else new_id()
    namens = acting.namens(pk, way=way)
    if resident.known is None:
        _register(pk, resident, talk.municipality, namens, now)
    own = codes.new_code()
    member = _heard("SELECT hear_inquiry_yes(%s, %s, %s, %s, %s, %s)", [code, pk, way, own, counted, now])
    journal.record(
        verb="heard_inquiry_yes", acting=namens, object_type="inquiry", object_id=talk.id, subject=pk,
        municipality=talk.municipality, now=now,
    )  # fmt: skip
    spoken = codes.spoken(own)
    tell_heard("inquiry_yes_written", pk, talk.municipality, now, member=member, name=by, code=spoken)
    return HeardYes(member, pk, spoken)


def _register(pk: UUID, who: Asker, town: UUID, acting: Acting, now: datetime) -> None:
    people.register_person(
        pk=pk, name=who.name, municipality=Area.objects.get(pk=town), prefers=who.prefers, email=who.email,
        phone=who.phone, street=who.street, postcode=who.postcode, town=who.town, acting=acting, now=now,
    )  # fmt: skip


def _heard(sql: str, values: list[Any]) -> UUID:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            found: UUID | None = cursor.fetchone()[0]
    except IntegrityError as problem:
        raise _refusal(str(problem)) from problem
    if found is None:
        raise errors.InquiryMoved
    return found


def _refusal(words: str) -> Refusal:
    """What the database said, as what the user reads."""
    said = {
        "inquiry_member_once": errors.IsInInquiry, "she is in it": errors.IsInInquiry,
        "a talk is small": errors.InquiryIsFull, "a resident said yes": errors.ResidentSaysYes,
    }  # fmt: skip
    return next((kind for part, kind in said.items() if part in words), errors.InquiryMoved)()


@transaction.atomic
def take_back_heard_yes(*, member: UUID, acting: Acting, now: datetime) -> None:
    """It was a mistake: who wrote this yes down takes it away, and she hears so. Raises InquiryMoved.

    Not when she said something there already: then she leaves, and chooses what happens with it.
    """
    _changed("took_back_heard_yes", "SELECT * FROM take_back_heard_yes(%s)", [member], acting, now)


@transaction.atomic
def renew_inquiry_code(*, member: UUID, acting: Acting, now: datetime) -> HeardYes:
    """She lost her code: another one, told to her; the old one opens nothing. Raises InquiryMoved."""
    own = codes.new_code()
    statement = "SELECT * FROM renew_inquiry_code(%s, %s)"
    person = _changed("renewed_inquiry_code", statement, [member, own], acting, now, code=codes.spoken(own))
    return HeardYes(member, person, codes.spoken(own))


TOLD = {"took_back_heard_yes": "inquiry_left_for_you", "renewed_inquiry_code": "inquiry_new_code"}


def _changed(verb: str, sql: str, values: list[Any], acting: Acting, now: datetime, **facts: str) -> UUID:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            found = cursor.fetchone()
    except DatabaseError as problem:
        raise errors.InquiryMoved from problem
    if found is None:
        raise errors.InquiryMoved
    person, inquiry, town = found
    journal.record(
        verb=verb, acting=acting.namens(person, way=acting.way), object_type="inquiry", object_id=inquiry,
        subject=person, municipality=town, now=now,
    )  # fmt: skip
    tell_heard(TOLD[verb], person, town, now, member=values[0], **facts)
    return UUID(str(person))


@transaction.atomic
def say_called(*, ball: UUID, acting: Acting, now: datetime) -> None:
    """I called whoever would ask how it is going: she knows that it is today. Raises InquiryMoved."""
    rows = Message.objects.filter(
        ball_id=ball, kind=CALLED, channel=Message.Channel.SCREEN, state=Message.State.SHOWN
    )
    told = rows.first()
    if told is None or not rows.update(state=Message.State.READ, done_at=now):
        raise errors.InquiryMoved
    journal.record(
        verb="called_to_ask", acting=acting, object_type="ball", object_id=ball, subject=told.person_id,
        municipality=told.municipality_id, now=now,
    )  # fmt: skip
