"""Moving a ball: by who takes it over, or picks it up at the door. One conditional update (habit 12)."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import Refusal

from .. import errors, queries
from ..models import Ball, Pass, Seat, Step
from .balls import lock, must_hold, write
from .steps import add_step, end_seats, give_seat


@transaction.atomic
def take_over(*, ball: Ball, due_at: datetime, acting: Acting, now: datetime) -> Ball:
    """Deputy or lead takes a ball that lies still, or whose holder is away; she becomes the deputy."""
    if acting.person == ball.holder_id:
        raise errors.YoursAlready
    if acting.person not in (ball.deputy_id, ball.lead_id):
        raise errors.NotYourBall
    if not ball.reminded and queries.is_present(person=ball.holder_id, on=day_of(now)):
        raise errors.NotYourBall
    return move(
        ball=ball, sender=ball.holder_id, receiver=acting.person, due_at=due_at, acting=acting, now=now
    )


@transaction.atomic
def ask_to_take_over(*, ball: Ball, acting: Acting, now: datetime) -> UUID:
    """The holder asks her deputy, or the lead when the deputy is away, before it is late; return whom.

    Who is asked reads it and may take it; until then it stays hers. Raises NotYourBall, AwayNow.
    """
    must_hold(ball=ball, acting=acting)
    behind = (
        (Ball.Reminded.DEPUTY, ball.deputy_id, Step.Kind.DEPUTY_REMINDED),
        (Ball.Reminded.LEAD, ball.lead_id, Step.Kind.LEAD_REMINDED),
    )
    for step, person, kind in behind:
        if person and person != acting.person and queries.is_present(person=person, on=day_of(now)):
            Ball.objects.filter(pk=ball.pk).update(reminded=step)
            if step == Ball.Reminded.LEAD:
                give_seat(ball=ball.pk, person=person, reason=Seat.Reason.LEAD, now=now)
            add_step(ball=ball, kind=kind, acting=acting, person=person, now=now)
            write(verb="asked_to_take_over", ball=ball, acting=acting, now=now, step=int(step))
            return person
    raise errors.AwayNow


@transaction.atomic
def pick_up_at_door(*, ball: Ball, due_at: datetime, acting: Acting, now: datetime) -> Ball:
    """Somebody of the same front door takes a ball that nobody started with: seen by n, picked up by one."""
    assert acting.person is not None
    if acting.person == ball.holder_id:
        raise errors.YoursAlready
    if not queries.same_door(acting.person, ball.holder_id, on=day_of(now)):
        raise errors.NotYourBall
    return move(
        ball=ball, sender=ball.holder_id, receiver=acting.person, due_at=due_at, acting=acting, now=now
    )


def _change_seats(*, ball: Ball, sender: UUID, receiver: UUID, now: datetime) -> None:
    """The receiver holds, the sender becomes the deputy, and a former deputy no longer reads along."""
    give_seat(ball=ball.pk, person=receiver, reason=Seat.Reason.HOLDER, now=now)
    give_seat(ball=ball.pk, person=sender, reason=Seat.Reason.DEPUTY, now=now)
    end_seats(ball=ball.pk, reason=Seat.Reason.HOLDER, person=sender, now=now)
    end_seats(ball=ball.pk, reason=Seat.Reason.DEPUTY, person=receiver, now=now)
    if ball.deputy_id and ball.deputy_id not in (sender, receiver):
        end_seats(ball=ball.pk, reason=Seat.Reason.DEPUTY, person=ball.deputy_id, now=now)


def move(
    *, ball: Ball, sender: UUID, receiver: UUID | None, due_at: datetime, acting: Acting, now: datetime
) -> Ball:
    """Move the ball with one conditional update: who comes second gets AlreadyPickedUp (habit 12)."""
    assert receiver is not None
    lock(ball=ball)  # a statement of its own: what follows sees who has a seat after the wait
    rows = Ball.objects.open().filter(pk=ball.pk, holder=sender)
    try:
        moved = rows.update(
            holder=receiver,
            deputy=sender,
            held_since=now,
            due_at=due_at,
            next_step="",
            reminded=Ball.Reminded.NOBODY,
        )
    except IntegrityError as problem:
        raise _refusal(problem) from problem
    if not moved:
        raise errors.AlreadyPickedUp
    _change_seats(ball=ball, sender=sender, receiver=receiver, now=now)
    # Also what was offered to the receiver herself: she took the ball another way than by saying yes to it.
    offered = Pass.objects.filter(ball=ball, state__in=Pass.LIVE, sender=sender)
    offered.update(state=Pass.State.OVERTAKEN, answered_at=now)
    add_step(ball=ball, kind=Step.Kind.PASSED, acting=acting, person=receiver, now=now)
    write(verb="moved_ball", ball=ball, acting=acting, now=now, sender=str(sender), receiver=str(receiver))
    for reason in (Seat.Reason.INVITED, Seat.Reason.DOOR):
        end_seats(ball=ball.pk, reason=reason, now=now)
    ball.refresh_from_db()
    return ball


def _refusal(problem: IntegrityError) -> Refusal:
    """She went away in the same second; or she helps who complains."""
    return errors.MayBeAboutYou() if is_apart(problem) else errors.AwayNow()


def is_apart(problem: IntegrityError) -> bool:
    """True when she helps who complains: a truth of the floor above, known here by its name alone."""
    diagnosis = getattr(problem.__cause__, "diag", None)
    return bool(getattr(diagnosis, "constraint_name", "") == "complaint_apart")
