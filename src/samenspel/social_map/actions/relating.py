"""Verbs about how two entries stand to one another: ask, say it otherwise, confirm, no, end (R78)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import F

from samenspel.foundation import context
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id
from samenspel.notifications import actions as notifications

from .. import queries, rules
from ..models import Entry, Relation
from .checking import close_map_ball, open_map_ball
from .telling import page_of, tell, whom_to_call
from .writing import NotYours


class NobodyToAsk(Refusal):
    """Bij deze plek is nog niemand die ja kan zeggen. Bel of mail hen eerst."""


class AlreadyAsked(Refusal):
    """Tussen jullie wacht al een vraag. Kijk eerst daarnaar."""


class SaidOtherwise(Refusal):
    """De ander zegt het intussen anders. Lees het nog een keer."""


class SamePerson(Refusal):
    """Dit zei je zelf. Iemand anders moet ja zeggen."""


@transaction.atomic
def relate(*, entry: Entry, other: Entry, step: str, words: str, acting: Acting, now: datetime) -> Relation:
    """Ask the owners of another entry whether they see it the same way; nothing is drawn before they do.

    Of two that ask each other at once one waits, and the other reads it. A step up or down is asked the
    same way; what holds now holds until then. Raises NobodyToAsk, AlreadyAsked, NotYours.
    """
    if entry.pk == other.pk or not queries.has_owner(other.pk):
        raise NobodyToAsk
    assert entry.municipality_id is not None
    first, second = sorted((entry, other), key=lambda one: one.pk)
    relation = Relation(
        pk=new_id(),
        first=first,
        second=second,
        municipality_id=entry.municipality_id,
        step=step,
        words=words.strip(),
        asked_side=entry,
        asked_by_id=acting.somebody,
        asked_at=now,
    )
    before = context.current()
    relation.ball_id = _ask(relation, other, queries.who_tends(other.pk), acting=acting, now=now)
    try:
        with transaction.atomic():
            relation.save(force_insert=True)
    except IntegrityError as problem:
        raise AlreadyAsked from problem
    except ProgrammingError as problem:  # a policy of the database
        raise NotYours from problem
    context.enter(before)
    return relation


def _ask(
    relation: Relation, other: Entry, person: UUID | None, *, acting: Acting, now: datetime
) -> UUID | None:
    """Give the other side the ball and a message."""
    if person is None or other.municipality_id is None:
        return None
    due_at = now + timedelta(days=rules.REMIND_AFTER_DAYS)
    ball = open_map_ball(about=relation.pk, person=person, entry=other, due_at=due_at, now=now, acting=acting)
    _say(other, person, "map_relation", ball=ball, now=now)
    return ball


def _say(entry: Entry, person: UUID | None, kind: str, *, now: datetime, ball: UUID | None = None) -> None:
    if person is None or entry.municipality_id is None:
        return
    notifications.tell(
        person=person,
        kind=kind,
        municipality=entry.municipality_id,
        ball=ball,
        now=now,
        place=entry.name,
        link=page_of(entry, "map_relations"),
        phone=whom_to_call(entry),
    )


@transaction.atomic
def say_it_otherwise(
    *, relation: Relation, side: Entry, step: str, words: str, acting: Acting, now: datetime
) -> Relation:
    """The other side has another step or other words: now the first side is asked. Raises SaidOtherwise."""
    other, asked = relation.other_side(side), relation.asked_by_id
    _lock(relation)
    _close(relation, acting=acting, now=now)
    before = context.current()
    person = asked if asked and relation.asked_side_id == other.pk else queries.who_tends(other.pk)
    ball = _ask(relation, other, person, acting=acting, now=now)
    Relation.objects.filter(pk=relation.pk).update(
        step=step,
        words=words.strip(),
        asked_side=side,
        asked_by_id=acting.somebody,
        asked_at=now,
        version=F("version") + 1,
        ball_id=ball,
    )
    context.enter(before)
    relation.refresh_from_db()
    return relation


@transaction.atomic
def confirm_relation(*, relation: Relation, side: Entry, acting: Acting, now: datetime) -> Relation:
    """The other side says yes to what it read (`relation.version`); the step that held before ends there.

    Raises SaidOtherwise when it changed or was answered in between, SamePerson, NotYours.
    """
    if relation.asked_by_id == acting.person:
        raise SamePerson
    rows = Relation.objects.filter(pk=relation.pk, version=relation.version, confirmed_at=None)
    try:
        with transaction.atomic():
            seen = relation.version
            if not rows.update(confirmed_at=now, confirmed_by_id=acting.somebody, confirmed_version=seen):
                raise SaidOtherwise
    except ProgrammingError as problem:  # a trigger of the database
        raise NotYours from problem
    _close(relation, acting=acting, now=now)
    _say(relation.other_side(side), relation.asked_by_id, "map_relation_yes", now=now)
    tell(side, "map_related", acting=acting, now=now, step=relation.step)
    return relation


@transaction.atomic
def leave_relation(*, relation: Relation, acting: Acting, now: datetime) -> None:
    """A no, or a question taken back: it is gone, nobody is told, and nothing of it can be read (R78).

    Raises SaidOtherwise when it changed or was answered in between.
    """
    if not _let_go(relation):
        raise SaidOtherwise
    _close(relation, acting=acting, now=now)


@transaction.atomic
def end_relation(*, relation: Relation, side: Entry, acting: Acting, now: datetime) -> None:
    """Either side ends what both confirmed; the other side hears it. It stays in the history of both."""
    rows = Relation.objects.filter(pk=relation.pk, confirmed_at__isnull=False, ended_at=None)
    if rows.update(ended_at=now, ended_by_id=acting.somebody):
        other = relation.other_side(side)
        _say(other, queries.who_tends(other.pk), "map_relation_ended", now=now)
        tell(side, "map_relation_ended", acting=acting, now=now, step=relation.step)


@transaction.atomic
def let_lapse(*, relation: Relation, acting: Acting, now: datetime) -> None:
    """Nobody answered for rules.TOKEN_DAYS: the question goes, as after a no. For a job."""
    if _let_go(relation):
        close_map_ball(relation.ball_id, acting=acting, now=now)


def lapsing(*, now: datetime, acting: Acting) -> list[Callable[[], object]]:
    """Return what the map lets go tonight: questions to the other side that nobody answered."""
    waited = queries.relations_to_lapse(now=now)
    return [partial(let_lapse, relation=one, acting=acting, now=now) for one in waited]


def _let_go(relation: Relation) -> bool:
    """Throw a question away, as she read it; no role may delete a row itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_let_go(%s, %s)", [relation.pk, relation.version])
        return bool(cursor.fetchone()[0])


def _lock(relation: Relation) -> None:
    """Hold what she read until the end of this deed: the relation always before its ball."""
    rows = Relation.objects.select_for_update(no_key=True).values_list("pk")
    if not rows.filter(pk=relation.pk, version=relation.version, confirmed_at=None):
        raise SaidOtherwise


def _close(relation: Relation, *, acting: Acting, now: datetime) -> None:
    """Close the ball. Whoever answers for her side bears it for that, also when a co-owner was asked."""
    before = context.current()
    context.enter(replace(before, ball=relation.ball_id))
    close_map_ball(relation.ball_id, acting=acting, now=now)
    context.enter(before)
