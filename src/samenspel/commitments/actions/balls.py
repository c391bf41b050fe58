"""Opening, promising and closing a ball."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.community.models import Area
from samenspel.foundation import context
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.journal import actions as journal

from .. import codes, errors, queries
from ..models import Ball, Pass, Seat, Sighting, Step
from .steps import add_step, end_seats, give_seat


def write(*, verb: str, ball: Ball, acting: Acting, now: datetime, **terms: str | int | bool | None) -> None:
    """Write a deed about a ball in the journal."""
    journal.record(
        verb=verb,
        acting=acting,
        object_type="ball",
        object_id=ball.pk,
        ball=ball.pk,
        subject=ball.subject_id,
        municipality=ball.municipality_id,
        cause=None,
        now=now,
        **terms,
    )


@transaction.atomic
def open_ball(
    *,
    pk: UUID,
    about: str,
    about_id: UUID,
    subject: UUID,
    municipality: Area,
    at_door_of: Area | None = None,
    holder: UUID | None = None,
    deputy: UUID | None = None,
    lead: UUID | None = None,
    due_at: datetime,
    acting: Acting,
    now: datetime,
    with_code: bool = False,
    place: UUID | None = None,
) -> Ball:
    """Put a ball in somebody's hands: of `holder`, or of who stands first at the door of an area.

    `deputy` and `lead`: who stands behind that holder. `place`: where on the map it is about, so that a list
    of balls can name it.
    The rest of this transaction bears the new ball, so that what belongs to it can be written.
    Raises NobodyAtTheDoor when the area has no front door.
    """
    at_door: list[UUID] = []
    if at_door_of is not None:
        at_door, lead = queries.standing_at_door(area=at_door_of, on=day_of(now))
        holder, deputy = at_door[0], at_door[1] if len(at_door) > 1 else None
    assert holder is not None
    context.enter(replace(context.current(), ball=pk))
    ball = Ball(
        pk=pk,
        municipality=municipality,
        about=about,
        about_id=about_id,
        place_id=place,
        subject_id=subject,
        holder_id=holder,
        deputy_id=deputy,
        lead_id=lead,
        held_since=now,
        due_at=due_at,
        opened_at=now,
        code=codes.new_code() if with_code else None,
    )
    ball.save(force_insert=True)
    seats = [(subject, Seat.Reason.SUBJECT), (holder, Seat.Reason.HOLDER), (deputy, Seat.Reason.DEPUTY)]
    seats += [(person, Seat.Reason.DOOR) for person in at_door if person not in (holder, lead)]
    Seat.objects.bulk_create(
        Seat(ball_id=pk, person_id=person, reason=reason, since=now) for person, reason in seats if person
    )
    write(verb="opened_ball", ball=ball, acting=acting, now=now, holder=str(holder))
    return ball


def see(*, ball: Ball, acting: Acting, now: datetime) -> None:
    """Write that somebody at work saw this ball. Seeing changes nothing else (R35)."""
    if acting.person and acting.person != ball.subject_id:
        Sighting.objects.bulk_create(
            [Sighting(ball=ball, person_id=acting.person, first_at=now)], ignore_conflicts=True
        )


def must_hold(*, ball: Ball, acting: Acting) -> None:
    """Raise NotYourBall, BallIsClosed or AlreadyPickedUp unless the acting person holds this open ball.

    She holds it until the end of the transaction: the ball's row is locked.
    """
    if ball.holder_id != acting.person:
        raise errors.BallIsClosed if ball.closed_at is not None else errors.NotYourBall
    holder, closed_at = lock(ball=ball) or (None, None)
    if closed_at is not None:
        raise errors.BallIsClosed
    if holder != acting.person:
        raise errors.AlreadyPickedUp


def lock(*, ball: Ball) -> tuple[UUID, datetime | None] | None:
    """Let whoever else changes this ball wait, and return its holder and end as they are now.

    Locks are always taken in one order: the ball, what belongs to it, and the journal last. So two people
    who do something about one ball in the same second wait for each other, and never for ever.
    """
    rows = Ball.objects.select_for_update(no_key=True).filter(pk=ball.pk)
    return rows.values_list("holder", "closed_at").first()


@transaction.atomic
def promise(*, ball: Ball, due_at: datetime, next_step: str, acting: Acting, now: datetime) -> Ball:
    """The holder says what she will do, and when the person hears. Reminders start anew."""
    must_hold(ball=ball, acting=acting)
    Ball.objects.filter(pk=ball.pk).update(due_at=due_at, next_step=next_step, reminded=Ball.Reminded.NOBODY)
    end_seats(ball=ball.pk, reason=Seat.Reason.LEAD, now=now)
    add_step(ball=ball, kind=Step.Kind.PROMISED, acting=acting, person=acting.person, now=now)
    write(verb="promised", ball=ball, acting=acting, now=now)
    ball.due_at, ball.next_step, ball.reminded = due_at, next_step, Ball.Reminded.NOBODY
    return ball


@transaction.atomic
def hurry(*, ball: Ball, urgent: bool, acting: Acting) -> None:
    """The holder says whether it is needed today: then deputy and lead are asked in a weekend too."""
    must_hold(ball=ball, acting=acting)
    Ball.objects.filter(pk=ball.pk).update(urgent=urgent)
    ball.urgent = urgent


@transaction.atomic
def sooner(*, ball: Ball, due_at: datetime, acting: Acting, now: datetime) -> None:
    """Something happened to the person: the ball is due by then, when it was later, and reminders start anew.

    Said by the person concerned, or namens her; it is never put off by it.
    """
    lock(ball=ball)
    rows = Ball.objects.open().filter(pk=ball.pk, due_at__gt=due_at)
    if rows.update(due_at=due_at, reminded=Ball.Reminded.NOBODY):
        write(verb="due_sooner", ball=ball, acting=acting, now=now)


@transaction.atomic
def close_ball(*, ball: Ball, step: str, acting: Acting, now: datetime, shape: str | None = None) -> Ball:
    """End a ball. What it was about says who may: an ask is ended only by the asker."""
    if not Ball.objects.open().filter(pk=ball.pk).update(closed_at=now):
        raise errors.BallIsClosed
    Pass.objects.filter(ball=ball, state__in=Pass.LIVE).update(state=Pass.State.OVERTAKEN, answered_at=now)
    end_seats(ball=ball.pk, reason=Seat.Reason.INVITED, now=now)
    add_step(ball=ball, kind=step, acting=acting, person=acting.resident, shape=shape, now=now)
    write(verb="closed_ball", ball=ball, acting=acting, now=now, how=step)
    ball.closed_at = now
    return ball


@transaction.atomic
def reopen_ball(*, ball: Ball, area: Area, due_at: datetime, acting: Acting, now: datetime) -> Ball:
    """Open a ball again, with the same holder when she is there, or else at the front door (R88)."""
    holder = ball.holder_id
    if not queries.is_present(person=holder, on=day_of(now)):
        holder = queries.standing_at_door(area=area, on=day_of(now))[0][0]
    deputy = None if ball.deputy_id == holder else ball.deputy_id
    rows = Ball.objects.filter(pk=ball.pk).exclude(closed_at=None)
    reopened = rows.update(
        closed_at=None,
        holder=holder,
        deputy=deputy,
        held_since=now,
        due_at=due_at,
        reminded=Ball.Reminded.NOBODY,
    )
    if not reopened:
        raise errors.BallIsOpen
    if holder != ball.holder_id:
        give_seat(ball=ball.pk, person=holder, reason=Seat.Reason.HOLDER, now=now)
        end_seats(ball=ball.pk, reason=Seat.Reason.HOLDER, person=ball.holder_id, now=now)
    add_step(ball=ball, kind=Step.Kind.REOPENED, acting=acting, person=acting.resident, now=now)
    write(verb="reopened_ball", ball=ball, acting=acting, now=now)
    ball.refresh_from_db()
    return ball
