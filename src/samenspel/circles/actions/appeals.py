"""Requests with a term: a right of hers, or "it is too much". Each is a ball at a named person (R01, R89)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import translation

from samenspel.commitments import actions as commitments
from samenspel.commitments.errors import BallIsClosed
from samenspel.commitments.facts import facts_about
from samenspel.commitments.models import Ball, Step
from samenspel.community import queries as community
from samenspel.community.models import Area, Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from .. import rules
from ..models import Appeal, Circle
from ..queries.at_whom import AtWhom, at_whom, at_whom_to_complain

STEPS = {
    Appeal.State.DONE: Step.Kind.ANSWERED,
    Appeal.State.PARTLY: Step.Kind.PARTLY,
    Appeal.State.REFUSED: Step.Kind.REFUSED,
    Appeal.State.WITHDRAWN: Step.Kind.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks of us: which kind, in her words, and about which one thing, if it is one."""

    kind: str
    text: str = ""
    about_type: str = ""
    about_id: UUID | None = None
    circle: Circle | None = None


def appeal(*, wish: Wish, acting: Acting, now: datetime) -> Appeal:
    """Ask for a right, or say that it is too much: at once a named person holds it, and she hears of it.

    A right is answered within `rights_days` (the month of the law), "too much" as soon as a question at the
    door. The same request twice is one request. Raises NobodyAtTheDoor where nobody could hold it.
    """
    assert acting.resident is not None
    person = Person.objects.select_related("area", "municipality").get(pk=acting.resident)
    with transaction.atomic():
        return _same_as(wish, person) or _appeal_once(wish, person, acting, now)


def _same_as(wish: Wish, person: Person) -> Appeal | None:
    """Return the open request that says just this; who asks twice in one second waits here for herself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('appeal'), hashtext(%s))", [str(person.pk)])
    open_ones = Appeal.objects.select_related("ball").filter(
        person=person, kind=wish.kind, state=Appeal.State.OPEN, about_id=wish.about_id, circle=wish.circle
    )
    return next((one for one in open_ones if one.text == rules.tidy(wish.text)), None)


def _appeal_once(wish: Wish, person: Person, acting: Acting, now: datetime) -> Appeal:
    area = person.area or person.municipality
    days = community.setting(area=area, key=_term(wish.kind), now=now)
    pk = new_id()
    ball = commitments.open_ball(
        pk=new_id(), about=Ball.About.APPEAL, about_id=pk, subject=person.pk,
        municipality=person.municipality,
        due_at=now + timedelta(days=days), acting=acting, now=now,
        **_in_the_hands(_at_whom(wish, person.pk, now)),
    )  # fmt: skip
    made = Appeal(
        pk=pk, municipality=person.municipality, kind=wish.kind, person=person, circle=wish.circle, ball=ball,
        about_type=wish.about_type, about_id=wish.about_id, text=rules.tidy(wish.text), way=acting.way[:8],
        entered_by_id=acting.person if acting.on_behalf_of else None, made_at=now,
    )  # fmt: skip
    made.save(force_insert=True)
    commitments.add_step(
        ball=ball, kind=Step.Kind.ASKED, acting=acting, person=made.entered_by_id, shape="informal", now=now
    )
    record("appealed", made, acting, now, kind=wish.kind)
    tell(made, person.pk, "appeal_received", now)
    tell(made, ball.holder_id, "appeal_yours", now, link=work_link(ball))
    return made


@dataclass(frozen=True, slots=True)
class Knowing:
    """Who would know of a request: the name of who would hold it, and whether her colleagues read along."""

    name: str
    at_door: bool


def who_will_know(*, wish: Wish, person: UUID, now: datetime) -> Knowing:
    """Return who would know of this request if it were made now: she reads it before she asks."""
    at = _at_whom(wish, person, now)
    return Knowing(at.name, at_door=at.door is not None)


def _term(kind: str) -> str:
    return "door_answer_days" if kind == Appeal.Kind.TOO_MUCH else "rights_days"


def _at_whom(wish: Wish, person: UUID, now: datetime) -> AtWhom:
    """Who holds it: whom the agreement names when it is too much, else the front door; never she herself.

    A complaint never comes to whom it may be about: who helps her neither holds it nor reads it.
    """
    if wish.kind == Appeal.Kind.COMPLAIN:
        return at_whom_to_complain(person=person, on=day_of(now))
    circle = wish.circle.pk if wish.circle and wish.kind == Appeal.Kind.TOO_MUCH else None
    return at_whom(person=person, circle=circle, on=day_of(now))


def _in_the_hands(at: AtWhom) -> dict[str, Any]:
    if at.door is not None:
        return {"at_door_of": Area.objects.get(pk=at.door)}
    return {"holder": at.holder, "lead": at.lead}


@transaction.atomic
def answer_appeal(*, appeal: Appeal, state: str, text: str, acting: Acting, now: datetime) -> Appeal:
    """The holder answers: done, partly, or it cannot be done; with the reason, and where to complain.

    Raises ValueError for another state, NotYourBall, BallIsClosed.
    """
    if state not in (Appeal.State.DONE, Appeal.State.PARTLY, Appeal.State.REFUSED):
        raise ValueError(state)
    commitments.must_hold(ball=appeal.ball, acting=acting)
    _end(appeal, state, acting, now, text=rules.tidy(text))
    tell(appeal, appeal.person_id, "appeal_answered", now, link=page_link(appeal))
    return appeal


@transaction.atomic
def withdraw_appeal(*, appeal: Appeal, acting: Acting, now: datetime) -> Appeal:
    """She stops her request; she need not say why. Raises NotFound for anybody else, BallIsClosed."""
    if acting.resident != appeal.person_id:
        raise NotFound
    _end(appeal, Appeal.State.WITHDRAWN, acting, now)
    tell(appeal, appeal.ball.holder_id, "appeal_stopped", now, link=work_link(appeal.ball))
    return appeal


def _end(appeal: Appeal, state: str, acting: Acting, now: datetime, text: str = "") -> None:
    commitments.close_ball(ball=appeal.ball, step=STEPS[Appeal.State(state)], acting=acting, now=now)
    appeal.state, appeal.answer, appeal.ended_at = state, text, now
    rows = Appeal.objects.filter(pk=appeal.pk, state=Appeal.State.OPEN)
    if not rows.update(state=state, answer=text, ended_at=now):
        raise BallIsClosed
    record("ended_appeal", appeal, acting, now, how=state)


def page_link(appeal: Appeal) -> str:
    """Return the address where she reads how it stands."""
    return whole_link("appeal", appeal.pk)


def work_link(ball: Ball) -> str:
    """Return the address where whoever holds it answers."""
    return whole_link("work_appeal", ball.pk)


def whole_link(name: str, *parts: UUID) -> str:
    """Return the whole address of a page of ours, as it stands in a message."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{reverse(name, args=parts)}"


def tell(appeal: Appeal, person: UUID, kind: str, now: datetime, **facts: str) -> None:
    """Tell somebody that there is something with a request: never what it says."""
    known = {**facts_about(ball=appeal.ball, now=now), "link": page_link(appeal), **facts}
    notifications.tell(
        person=person, kind=kind, municipality=appeal.municipality_id, ball=appeal.ball_id, now=now, **known
    )


def record(verb: str, appeal: Appeal, acting: Acting, now: datetime, **terms: Any) -> None:
    """Write a deed about a request in the journal."""
    journal.record(
        verb=verb, acting=acting, object_type="appeal", object_id=appeal.pk, ball=appeal.ball_id,
        subject=appeal.person_id, municipality=appeal.municipality_id, now=now, **terms,
    )  # fmt: skip
