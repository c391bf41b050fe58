"""Handing an ask on: the passes of its ball, and telling everybody whom it concerns."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.commitments import actions as commitments
from samenspel.commitments import errors as ball_errors
from samenspel.commitments.facts import facts_about, work_link
from samenspel.commitments.models import Ball, Pass
from samenspel.foundation.acting import Acting

from ..models import Ask
from .asking import tell


@transaction.atomic
def offer(*, ask: Ask, receiver: UUID, why: str, yes_way: str, acting: Acting, now: datetime) -> Pass:
    """Offer the ball of an ask. Without the asker's yes she is asked first; nobody else sees it (R01)."""
    handover = commitments.offer_pass(
        ball=ask.ball, receiver=receiver, why=why, yes_way=yes_way, acting=acting, now=now
    )
    facts = facts_about(ball=ask.ball, now=now)
    if handover.state == Pass.State.ASKING_PERSON:
        other = handover.receiver.shown
        tell(ask=ask, person=ask.asker_id, kind="yes_asked", now=now, **facts, other=other)
    else:
        tell(
            ask=ask,
            person=receiver,
            kind="ball_offered",
            now=now,
            name=facts["name"],
            link=work_link(ask.ball),
        )
    return handover


@transaction.atomic
def say_yes(*, ask: Ask, handover: Pass, yes: bool, way: str, acting: Acting, now: datetime) -> Pass:
    """The asker says whether somebody else may help her; the answer goes to whoever asked."""
    commitments.answer_for_person(handover=handover, yes=yes, way=way, acting=acting, now=now)
    facts = facts_about(ball=ask.ball, now=now)
    if yes:
        link = work_link(ask.ball)
        tell(
            ask=ask, person=handover.receiver_id, kind="ball_offered", now=now, name=facts["name"], link=link
        )
    return handover


@transaction.atomic
def accept(*, ask: Ask, handover: Pass, due_at: datetime, acting: Acting, now: datetime) -> Ball:
    """Accept the ball; the asker hears who goes on, the sender that it was picked up (R36)."""
    ball = commitments.accept_pass(handover=handover, due_at=due_at, acting=acting, now=now)
    _start(ask)
    facts = facts_about(ball=ball, now=now)
    tell(ask=ask, person=ask.asker_id, kind="ball_accepted", now=now, **facts)
    told = {"name": facts["name"], "what": "aangenomen", "link": work_link(ball)}
    tell(ask=ask, person=handover.sender_id, kind="pass_answered", now=now, **told)
    return ball


@transaction.atomic
def decline(*, ask: Ask, handover: Pass, why_not: str, acting: Acting, now: datetime) -> Pass:
    """Decline the ball; the sender keeps it and hears why."""
    told = {"name": handover.receiver.shown, "what": "niet aangenomen", "link": work_link(ask.ball)}
    tell(ask=ask, person=handover.sender_id, kind="pass_answered", now=now, **told)
    return commitments.decline_pass(handover=handover, why_not=why_not, acting=acting, now=now)


@transaction.atomic
def pick_up(*, ask: Ask, due_at: datetime, acting: Acting, now: datetime) -> Ball:
    """Take the ball: anybody at the door while it lies there; deputy and lead when it lies still.

    So too when its holder is away.
    """
    second = acting.person in (ask.ball.deputy_id, ask.ball.lead_id)
    if second and (ask.ball.reminded or ask.state != Ask.State.OPEN):
        ball = commitments.take_over(ball=ask.ball, due_at=due_at, acting=acting, now=now)
    elif ask.state == Ask.State.OPEN:
        ball = commitments.pick_up_at_door(ball=ask.ball, due_at=due_at, acting=acting, now=now)
    else:
        raise ball_errors.NotYourBall
    _start(ask)
    tell(ask=ask, person=ask.asker_id, kind="ball_accepted", now=now, **facts_about(ball=ball, now=now))
    return ball


def _start(ask: Ask) -> None:
    Ask.objects.filter(pk=ask.pk, state=Ask.State.OPEN).update(state=Ask.State.IN_CONVERSATION)
