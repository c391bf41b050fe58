"""Ending: only the asker says how it ended; it can always be opened again (R59, R88)."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils import translation

from samenspel.commitments import actions as commitments
from samenspel.commitments.errors import BallIsClosed, LookBackIsPlanned
from samenspel.commitments.facts import facts_about, work_link
from samenspel.commitments.models import LookBack
from samenspel.community import queries as community
from samenspel.foundation.acting import Acting

from .. import errors, rules
from ..models import Ask
from .asking import must_be_asker, record, tell
from .due import due_at_door
from .helping import end_all_of
from .rota.telling import ending_all


def _end(*, ask: Ask, state: str, acting: Acting, now: datetime, shape: str | None = None) -> None:
    must_be_asker(ask=ask, acting=acting)
    if state not in rules.ENDINGS or not rules.may_become(ask.state, state):
        raise BallIsClosed
    commitments.lock(ball=ask.ball)  # first the ball, then what belongs to it
    end_all_of(ask=ask, acting=acting, now=now)
    ending_all(ask=ask)
    commitments.close_ball(ball=ask.ball, step=state, acting=acting, shape=shape, now=now)
    if not Ask.objects.open().filter(pk=ask.pk).update(state=state, ended_at=now):
        raise BallIsClosed
    record(verb="ended", ask=ask, acting=acting, now=now, how=state)
    ask.state, ask.ended_at = state, now
    _tell_ended(ask, now)


def _tell_ended(ask: Ask, now: datetime) -> None:
    facts = facts_about(ball=ask.ball, now=now)
    tell(ask=ask, person=ask.asker_id, kind="ask_ended", now=now, **facts)
    with translation.override("nl"):
        what = str(Ask.State(ask.state).label)
    link = work_link(ask.ball)
    tell(ask=ask, person=ask.ball.holder_id, kind="asker_ended", now=now, what=what, link=link)


@transaction.atomic
def verdict(*, ask: Ask, verdict: str, acting: Acting, now: datetime, shape: str | None = None) -> Ask:
    """The asker says: answered, partly, or not found. Nobody else can; 'not found' stays countable.

    `shape` is the kind of stop that answered it (formal, informal, hybrid, or herself), for the desire paths.
    """
    if verdict not in rules.VERDICTS:
        raise ValueError(verdict)
    _end(ask=ask, state=verdict, acting=acting, now=now, shape=shape)
    if ask.rhythm == Ask.Rhythm.UNKNOWN and verdict != Ask.State.NOT_FOUND:
        _look_after_first_time(ask, acting, now)
    return ask


def _look_after_first_time(ask: Ask, acting: Acting, now: datetime) -> None:
    """ "I don't know yet how often": a month later we ask by ourselves; she can drop it (I93, R48)."""
    with suppress(LookBackIsPlanned):
        plan_look_back(ask=ask, months=1, acting=acting, now=now)


@transaction.atomic
def withdraw(*, ask: Ask, acting: Acting, now: datetime) -> Ask:
    """The asker stops her question; she need not say why (R16)."""
    _end(ask=ask, state=Ask.State.WITHDRAWN, acting=acting, now=now)
    return ask


@transaction.atomic
def reopen(*, ask: Ask, acting: Acting, now: datetime) -> Ask:
    """The asker opens an ended question again; the same person has the ball (R59, R88)."""
    must_be_asker(ask=ask, acting=acting)
    commitments.lock(ball=ask.ball)
    rows = Ask.objects.exclude(state__in=Ask.OPEN).filter(pk=ask.pk)
    if not rows.update(state=Ask.State.OPEN, ended_at=None):
        raise errors.AskIsOpen
    days = community.setting(area=ask.area, key="door_answer_days", now=now)
    due_at = due_at_door(area=ask.area, days=days, now=now)
    commitments.reopen_ball(ball=ask.ball, area=ask.area, due_at=due_at, acting=acting, now=now)
    record(verb="reopened", ask=ask, acting=acting, now=now)
    ask.refresh_from_db()
    facts = facts_about(ball=ask.ball, now=now)
    link = work_link(ask.ball)
    tell(ask=ask, person=ask.ball.holder_id, kind="ball_yours", now=now, day=facts["day"], link=link)
    return ask


@transaction.atomic
def plan_look_back(*, ask: Ask, months: int, acting: Acting, now: datetime) -> LookBack:
    """After the end: an offer, not a duty, to be asked how it is going, by the same person (R48)."""
    must_be_asker(ask=ask, acting=acting)
    if ask.is_open:
        raise errors.AskIsOpen
    planned = commitments.plan_look_back(ball=ask.ball, months=months, acting=acting, now=now)
    facts = facts_about(ball=ask.ball, now=now)
    facts["day"] = planned.due_on.isoformat()
    tell(ask=ask, person=ask.asker_id, kind="look_back_planned", now=now, **facts)
    return planned
