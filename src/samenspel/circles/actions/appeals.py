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
from samenspel.commitments import queries as balls
from samenspel.commitments.errors import BallIsClosed, NobodyAtTheDoor
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
from ..models import Agreement, Appeal, Circle, Member

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
        due_at=now + timedelta(days=days), acting=acting, now=now, **_at_whom(wish, person, area, now),
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
    _record("appealed", made, acting, now, kind=wish.kind)
    _tell(made, person.pk, "appeal_received", now)
    _tell(made, ball.holder_id, "appeal_yours", now, link=work_link(ball))
    return made


@dataclass(frozen=True, slots=True)
class Knowing:
    """Who would know of a request: the name of who would hold it, and whether her colleagues read along."""

    name: str
    at_door: bool


def who_will_know(*, wish: Wish, person: UUID, now: datetime) -> Knowing:
    """Return who would know of this request if it were made now: she reads it before she asks."""
    her = Person.objects.select_related("area", "municipality").get(pk=person)
    area = her.area or her.municipality
    at = _at_whom(wish, her, area, now)
    holder = at.get("holder") or _door(area, now)[1][0]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce((SELECT coalesce(nullif(called, ''), name) FROM community_person WHERE id = %s),"
            " name_at_door(%s), '')",
            [holder, holder],
        )
        return Knowing(str(cursor.fetchone()[0]), at_door="at_door_of" in at)


def _term(kind: str) -> str:
    return "door_answer_days" if kind == Appeal.Kind.TOO_MUCH else "rights_days"


def _at_whom(wish: Wish, person: Person, area: Area, now: datetime) -> dict[str, Any]:
    """Who holds it: whom the agreement names when it is too much, else the front door; never she herself."""
    if wish.kind == Appeal.Kind.TOO_MUCH and wish.circle is not None:
        first = _named_in_agreement(wish.circle, person, now)
        if first is not None:
            return {"holder": first, "lead": _door(area, now)[2]}
    door, standing, lead = _door(area, now)
    if person.pk not in standing:
        return {"at_door_of": door}
    others = [one for one in (*standing, lead) if one is not None and one != person.pk]
    if not others:
        raise NobodyAtTheDoor
    return {"holder": others[0], "lead": lead if lead != person.pk else None}


def _named_in_agreement(circle: Circle, person: Person, now: datetime) -> UUID | None:
    """The first contact of the agreement in force, if she is here for an organisation and not away."""
    agreed = Agreement.objects.filter(circle=circle, state__in=Agreement.STANDS).first()
    first = agreed.first_contact_id if agreed else None
    if first is None or first == person.pk or not balls.is_present(person=first, on=day_of(now)):
        return None
    formal = Member.objects.active().filter(circle=circle, person=first, face=Member.Face.FORMAL)
    return first if formal.exists() else None


def _door(area: Area, now: datetime) -> tuple[Area, list[UUID], UUID | None]:
    """The door of this area, or the main one, and who stands there: no right fails for want of a door."""
    try:
        return area, *balls.standing_at_door(area=area, on=day_of(now))
    except NobodyAtTheDoor:
        main = balls.main_door()
        if main is None:
            raise
        return main.area, *balls.standing_at_door(area=main.area, on=day_of(now))


@transaction.atomic
def answer_appeal(*, appeal: Appeal, state: str, text: str, acting: Acting, now: datetime) -> Appeal:
    """The holder answers: done, partly, or it cannot be done; with the reason, and where to complain.

    Raises ValueError for another state, NotYourBall, BallIsClosed.
    """
    if state not in (Appeal.State.DONE, Appeal.State.PARTLY, Appeal.State.REFUSED):
        raise ValueError(state)
    commitments.must_hold(ball=appeal.ball, acting=acting)
    _end(appeal, state, acting, now, text=rules.tidy(text))
    _tell(appeal, appeal.person_id, "appeal_answered", now, link=page_link(appeal))
    return appeal


@transaction.atomic
def withdraw_appeal(*, appeal: Appeal, acting: Acting, now: datetime) -> Appeal:
    """She stops her request; she need not say why. Raises NotFound for anybody else, BallIsClosed."""
    if acting.resident != appeal.person_id:
        raise NotFound
    _end(appeal, Appeal.State.WITHDRAWN, acting, now)
    _tell(appeal, appeal.ball.holder_id, "appeal_stopped", now, link=work_link(appeal.ball))
    return appeal


def _end(appeal: Appeal, state: str, acting: Acting, now: datetime, text: str = "") -> None:
    commitments.close_ball(ball=appeal.ball, step=STEPS[Appeal.State(state)], acting=acting, now=now)
    appeal.state, appeal.answer, appeal.ended_at = state, text, now
    rows = Appeal.objects.filter(pk=appeal.pk, state=Appeal.State.OPEN)
    if not rows.update(state=state, answer=text, ended_at=now):
        raise BallIsClosed
    _record("ended_appeal", appeal, acting, now, how=state)


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


def _tell(appeal: Appeal, person: UUID, kind: str, now: datetime, **facts: str) -> None:
    known = {**facts_about(ball=appeal.ball, now=now), "link": page_link(appeal), **facts}
    notifications.tell(
        person=person, kind=kind, municipality=appeal.municipality_id, ball=appeal.ball_id, now=now, **known
    )


def _record(verb: str, appeal: Appeal, acting: Acting, now: datetime, **terms: Any) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="appeal", object_id=appeal.pk, ball=appeal.ball_id,
        subject=appeal.person_id, municipality=appeal.municipality_id, now=now, **terms,
    )  # fmt: skip
