"""Verbs by which a calendar says when an entry is, and a hand does not (see integrations/calendars)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.notifications import actions as notifications

from .. import queries
from ..models import Entry
from .checking import open_map_ball
from .moments import MomentFacts, put_moments
from .telling import page_of, tell, whom_to_call
from .writing import write_words


@transaction.atomic
def let_calendar_say(*, entry: Entry, moments: Sequence[MomentFacts], acting: Acting, now: datetime) -> None:
    """Let a calendar say when it is, from now on: these moments first. By who tends it. Raises NotYours."""
    write_words(entry, {"by_calendar": True, "when_text": "", "calendar_read_on": day_of(now)}, now=now)
    put_moments(entry=entry, moments=moments)
    tell(entry, "map_calendar_on", acting=acting, now=now)


@transaction.atomic
def leave_calendar(
    *,
    entry: Entry,
    moments: Sequence[MomentFacts] | None = None,
    when_text: str = "",
    acting: Acting,
    now: datetime,
) -> None:
    """A hand says when it is again: the moments stay as they are, or become these. Raises NotYours."""
    write_words(entry, {"by_calendar": False, "when_text": when_text, "calendar_read_on": None}, now=now)
    if moments is not None:
        put_moments(entry=entry, moments=moments)
    tell(entry, "map_calendar_off", acting=acting, now=now)


@transaction.atomic
def calendar_says(*, entry: Entry, moments: Sequence[MomentFacts], acting: Acting, now: datetime) -> bool:
    """Bring the moments up to date, for a job; whether anything changed. It does not make the entry fresh."""
    if not entry.by_calendar:
        return False
    Entry.objects.filter(pk=entry.pk).exclude(calendar_read_on=day_of(now)).update(
        calendar_read_on=day_of(now)
    )
    if not put_moments(entry=entry, moments=moments):
        return False
    Entry.objects.filter(pk=entry.pk).update(changed_at=now)
    tell(entry, "map_calendar_read", acting=acting, now=now)
    return True


@transaction.atomic
def ask_its_people(
    *, entry: Entry, about: UUID, kind: str, page: str, due_at: datetime, acting: Acting, now: datetime
) -> UUID | None:
    """Put a ball and a message about this entry in the hands of who tends it. For a job.

    Returns the ball; nothing when nobody tends it, or she is away for long.
    """
    person = queries.who_tends(entry.pk)
    if person is None or entry.municipality_id is None:
        return None
    ball = open_map_ball(about=about, person=person, entry=entry, due_at=due_at, now=now, acting=acting)
    notifications.tell(
        person=person, kind=kind, municipality=entry.municipality_id, ball=ball, now=now,
        place=entry.name, link=page_of(entry, page), phone=whom_to_call(entry),
    )  # fmt: skip
    return ball
