"""Holding: something stays until a day, because somebody says so with a reason; the person sees that."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.circles.models import Hold
from samenspel.commitments import queries as balls
from samenspel.community import rules as people
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.journal import actions as journal


class UnknownCode(Refusal):
    """Deze code kennen we niet."""


class AMomentAhead(Refusal):
    """Kies een dag die nog komt."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is held: a question by its code, or all about whoever asked it; why, and until which day."""

    code: str
    everything: bool
    reason: str
    until: date


@transaction.atomic
def hold(*, wish: Wish, town: UUID, acting: Acting, now: datetime) -> Hold:
    """Hold a question, or everything about its asker, until a day. She reads who said so, and why.

    The official needs the code, and reads no name. Raises NotFound for who is no official, UnknownCode,
    AMomentAhead.
    """
    _must_be_official(acting)
    if wish.until <= day_of(now):
        raise AMomentAhead
    found = balls.with_code(wish.code)
    if found is None or found[1] != "ASK":
        raise UnknownCode
    _ball, _about, ask, subject = found
    made = Hold(
        municipality_id=town, person_id=subject, reason=wish.reason, until=wish.until,
        author_id=acting.somebody,        about=Hold.About.PERSON if wish.everything else Hold.About.ASK,
        about_id=subject if wish.everything else ask, made_at=now,
    )  # fmt: skip
    made.save(force_insert=True)
    _write("held", made, acting=acting, now=now)
    return made


@transaction.atomic
def lift(*, hold: Hold, acting: Acting, now: datetime) -> None:
    """What was held is held no longer. Raises NotFound when it was lifted already, or for no official."""
    _must_be_official(acting)
    if not Hold.objects.filter(pk=hold.pk, lifted_at=None).update(lifted_at=now, lifted_by=acting.somebody):
        raise NotFound
    _write("lifted_hold", hold, acting=acting, now=now)


def _must_be_official(acting: Acting) -> None:
    if "OFFICIAL" not in acting.roles & people.KEEPS:
        raise NotFound


def _write(verb: str, hold: Hold, *, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="hold", object_id=hold.pk, subject=hold.person_id,
        municipality=hold.municipality_id, now=now, about=hold.about,
    )  # fmt: skip
