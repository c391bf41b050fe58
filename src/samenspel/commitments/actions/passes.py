"""Passing the ball: first the person's yes, then an offer, then an acceptance."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.community import queries as community
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from .. import errors, queries, rules
from ..models import Ball, Pass, Seat, Step
from .balls import lock, must_hold, write
from .moving import is_apart, move
from .steps import add_step, end_seats, give_seat


def _change(handover: Pass, following: str, **fields: object) -> None:
    """Win the race for a pass by a conditional update. Raises OfferIsOver or AlreadyPickedUp."""
    if not rules.may_become(handover.state, following):
        raise errors.AlreadyPickedUp if handover.state == Pass.State.OVERTAKEN else errors.OfferIsOver
    lock(ball=handover.ball)
    rows = Pass.objects.filter(pk=handover.pk, state=handover.state)
    if not rows.update(state=following, **fields):
        lost = Pass.objects.filter(pk=handover.pk, state=Pass.State.OVERTAKEN).exists()
        raise errors.AlreadyPickedUp if lost else errors.OfferIsOver
    handover.state = following


@transaction.atomic
def offer_pass(*, ball: Ball, receiver: UUID, why: str, yes_way: str, acting: Acting, now: datetime) -> Pass:
    """Offer the ball to somebody. Until she accepts, the sender keeps it.

    `yes_way` tells how the person concerned said yes (SPOKEN, PAPER); SAME_TEAM needs no new yes, and
    only holds between people of one front door. With '' the person is asked first, on her own page.
    """
    must_hold(ball=ball, acting=acting)
    if not queries.is_present(person=receiver, on=day_of(now)):
        raise errors.AwayNow
    if yes_way == Pass.YesWay.SAME_TEAM and not queries.same_door(acting.person, receiver, on=day_of(now)):
        raise errors.YesIsMissing
    return _offer(ball, acting.somebody, receiver, why=why, yes_way=yes_way, acting=acting, now=now)


@transaction.atomic
def offer_for_holder(*, ball: Ball, receiver: UUID, same_team: bool, acting: Acting, now: datetime) -> Pass:
    """A job offers the ball of a holder who cannot: to her team at once, to another after the person's yes.

    The caller locked the ball, and knows that the receiver is there. Raises OfferedAlready.
    """
    way = Pass.YesWay.SAME_TEAM if same_team else ""
    return _offer(ball, ball.holder_id, receiver, why="", yes_way=way, acting=acting, now=now)


def _offer(
    ball: Ball, sender: UUID, receiver: UUID, *, why: str, yes_way: str, acting: Acting, now: datetime
) -> Pass:
    membership = community.membership_of(person=receiver, on=day_of(now))
    handover = Pass(
        ball=ball,
        sender_id=sender,
        receiver_id=receiver,
        organisation=membership.organisation if membership else None,
        state=Pass.State.OFFERED if yes_way else Pass.State.ASKING_PERSON,
        yes_way=yes_way,
        yes_at=now if yes_way else None,
        yes_heard_by_id=acting.person if yes_way else None,
        why=why,
        made_at=now,
    )
    try:
        with transaction.atomic():
            handover.save(force_insert=True)
    except IntegrityError as problem:
        if is_apart(problem):
            raise
        raise errors.OfferedAlready from problem
    write(verb="offered_pass", ball=ball, acting=acting, now=now, receiver=str(receiver), yes=yes_way)
    if yes_way:
        _invite(handover=handover, ball=ball, acting=acting, now=now)
    else:
        add_step(ball=ball, kind=Step.Kind.PERSON_ASKED, acting=acting, person=receiver, now=now)
    return handover


def _invite(*, handover: Pass, ball: Ball, acting: Acting, now: datetime) -> None:
    give_seat(ball=ball.pk, person=handover.receiver_id, reason=Seat.Reason.INVITED, now=now)
    add_step(ball=ball, kind=Step.Kind.OFFERED, acting=acting, person=handover.receiver_id, now=now)


@transaction.atomic
def answer_for_person(*, handover: Pass, yes: bool, way: str, acting: Acting, now: datetime) -> Pass:
    """The person concerned says whether somebody else may help (R01). Only she can, or who acts for her."""
    ball = handover.ball
    if acting.resident != ball.subject_id:
        raise errors.NotYourBall
    if yes:
        _change(handover, Pass.State.OFFERED, yes_way=way, yes_at=now, yes_heard_by_id=acting.person)
        _invite(handover=handover, ball=ball, acting=acting, now=now)
    else:
        _change(handover, Pass.State.REFUSED, answered_at=now)
        add_step(ball=ball, kind=Step.Kind.PERSON_REFUSED, acting=acting, person=ball.subject_id, now=now)
    write(verb="answered_for_person", ball=ball, acting=acting, now=now, yes=yes)
    return handover


@transaction.atomic
def accept_pass(*, handover: Pass, due_at: datetime, acting: Acting, now: datetime) -> Ball:
    """Take the ball. Of two who accept in the same second one gets it, the other AlreadyPickedUp."""
    if handover.receiver_id != acting.person:
        raise errors.NotYourBall
    _change(handover, Pass.State.ACCEPTED, answered_at=now)
    return move(
        ball=handover.ball,
        sender=handover.sender_id,
        receiver=acting.person,
        due_at=due_at,
        acting=acting,
        now=now,
    )


@transaction.atomic
def decline_pass(*, handover: Pass, why_not: str, acting: Acting, now: datetime) -> Pass:
    """Do not take the ball; the sender keeps it and reads why."""
    if handover.receiver_id != acting.person:
        raise errors.NotYourBall
    _change(handover, Pass.State.DECLINED, answered_at=now, why_not=why_not)
    ball = handover.ball
    add_step(ball=ball, kind=Step.Kind.DECLINED, acting=acting, person=acting.person, now=now)
    write(verb="declined_pass", ball=ball, acting=acting, now=now)
    end_seats(ball=ball.pk, reason=Seat.Reason.INVITED, person=handover.receiver_id, now=now)
    return handover


@transaction.atomic
def take_back_pass(*, handover: Pass, acting: Acting, now: datetime) -> Pass:
    """The sender takes an unanswered offer back."""
    if handover.sender_id != acting.person:
        raise errors.NotYourBall
    _change(handover, Pass.State.TAKEN_BACK, answered_at=now)
    ball = handover.ball
    add_step(ball=ball, kind=Step.Kind.TAKEN_BACK, acting=acting, person=acting.person, now=now)
    write(verb="took_back_pass", ball=ball, acting=acting, now=now)
    end_seats(ball=ball.pk, reason=Seat.Reason.INVITED, person=handover.receiver_id, now=now)
    return handover
