"""Writing a stop on the little path, and giving and ending a seat."""

from datetime import datetime
from uuid import UUID

from samenspel.community import queries as community
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from ..models import Ball, Seat, Step


def add_step(
    *,
    ball: Ball,
    kind: str,
    acting: Acting,
    now: datetime,
    person: UUID | None = None,
    shape: str | None = None,
    place: UUID | None = None,
) -> Step:
    """Write a stop on the path: what, where, when, without content (I18).

    The shape is that of the organisation of `person`; somebody without one stands on the informal side.
    """
    membership = community.membership_of(person=person, on=day_of(now)) if person else None
    organisation = membership.organisation if membership else None
    step = Step(
        ball=ball,
        kind=kind,
        shape=shape or (organisation.shape if organisation else Step.Shape.INFORMAL),
        at=now,
        person_id=person,
        organisation=organisation,
        on_behalf=acting.on_behalf_of is not None,
        written_by_id=acting.person if acting.on_behalf_of else None,  # both names are shown
        place_id=place,
    )
    step.save(force_insert=True)
    return step


def give_seat(*, ball: UUID, person: UUID, reason: str, now: datetime) -> None:
    """Let somebody read what the ball is about; twice is once."""
    if not Seat.objects.filter(ball=ball, person=person, reason=reason, ended_at=None).exists():
        Seat(ball_id=ball, person_id=person, reason=reason, since=now).save(force_insert=True)


def end_seats(*, ball: UUID, reason: str, now: datetime, person: UUID | None = None) -> None:
    """End seats of one reason: of one person, or of everybody."""
    rows = Seat.objects.filter(ball=ball, reason=reason, ended_at=None)
    (rows.filter(person=person) if person else rows).update(ended_at=now)
