"""Erasing somebody: in one transaction, everywhere; after a restored copy again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, transaction

from samenspel.circles.actions import StillKept
from samenspel.circles.queries import what_keeps
from samenspel.community.models import Account, Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id
from samenspel.foundation.sealed import seal
from samenspel.journal import actions as journal

from .. import rules
from ..models import Erased, Line, Run
from .proving import prove, version


@transaction.atomic
def erase(*, person: UUID, acting: Acting, now: datetime) -> bool:
    """Make somebody unnameable, everywhere; False when she was erased already. Run as a job, or as the owner.

    Names, ways to reach her, words, texts about her, messages, account, card and sessions go; steps, states,
    days and areas stay, and so does the chain. Raises StillKept.
    """
    found = Person.objects.filter(pk=person).first()
    if found is None or Erased.objects.filter(pk=person).exists():
        return False
    account = Account.objects.filter(person=person).values_list("pk", flat=True).first()
    _end_sessions({str(person), str(account)} - {"None"})
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT retention_erase(%s, %s, %s)", [person, seal(rules.GONE), now])
    except IntegrityError as problem:
        raise StillKept(what_keeps(person=person)) from problem
    journal.record(
        verb="erased", acting=acting, object_type="person", object_id=person, subject=person,
        municipality=found.municipality_id, now=now,
    )  # fmt: skip
    return True


@transaction.atomic
def erase_at_request(*, person: UUID, acting: Acting, now: datetime) -> Run | None:
    """Erase somebody who asked for it, with a proof of that alone; None when she was erased already."""
    if not erase(person=person, acting=acting, now=now):
        return None
    town = Person.objects.only("municipality_id").get(pk=person).municipality_id
    run = Run(pk=new_id(), municipality_id=town, why=Run.Why.REQUEST, version=version(), started_at=now)
    return prove(run, [Line(run=run, kind="ERASURE", number=1)], acting=acting, now=now)


def erase_again(*, people: Iterable[UUID], acting: Acting, now: datetime) -> int:
    """After a copy was put back: erase everybody anew who had been erased since; return how many.

    What keeps somebody in the copy was over when she was erased: her id is named, so that somebody looks.
    Raises ExceptionGroup with those, after all others are erased.
    """
    number, kept = 0, []
    for person in people:
        try:
            number += erase(person=person, acting=acting, now=now)
        except StillKept as problem:
            problem.add_note(str(person))
            kept.append(problem)
    if kept:
        raise ExceptionGroup("erase_again", kept)
    return number


def _end_sessions(of: set[str]) -> None:
    """Every session that belongs to her: also one that a card opened, and a draft that names her."""
    for session in Session.objects.iterator():
        if of & {str(value) for value in session.get_decoded().values()}:
            session.delete()
