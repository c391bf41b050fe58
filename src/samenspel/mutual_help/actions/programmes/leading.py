"""Leading a programme: begin it, say who was trained, and tell at the end how it went (I59, I60)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction

from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal

from ... import errors, rules
from ...models import Joining, Programme
from .week import in_their_week, tell_later


@dataclass(frozen=True, slots=True)
class Plan:
    """What a programme is: these are the template's own numbers (I60), and each can be another one."""

    name: str
    about: str
    contact_name: str
    contact_phone: str
    months: int = 10
    pot_cents: int = 100_00
    needs_training: bool = True


@transaction.atomic
def begin_programme(*, plan: Plan, municipality: Area, acting: Acting, now: datetime) -> Programme:
    """Begin a programme and lead it. People join it by themselves; nobody is put into it (R14)."""
    made = Programme(municipality=municipality, lead_id=acting.somebody, begun_at=now, **asdict(plan))
    made.save(force_insert=True)
    _record("began_programme", made, acting, now)
    return made


@transaction.atomic
def say_trained(*, joining: Joining, on: date, acting: Acting, now: datetime) -> None:
    """Say that somebody had the training, once: then the first meeting can be. Raises JoiningMoved."""
    rows = Joining.objects.filter(pk=joining.pk, trained_on=None, left_at=None).exclude(offer=None)
    try:
        with transaction.atomic():
            if not rows.update(trained_on=on, trained_said_by=acting.person):
                raise errors.JoiningMoved
    except IntegrityError as problem:
        raise errors.JoiningMoved from problem
    journal.record(
        verb="said_trained", acting=acting, object_type="joining", object_id=joining.pk,
        municipality=joining.programme.municipality_id, now=now,
    )  # fmt: skip


@transaction.atomic
def end_programme(*, programme: Programme, story: str, acting: Acting, now: datetime) -> None:
    """End it with a story for everybody; the database adds the counts. Pairs that go on, go on.

    Who had a place in one of its groups hears that there is nothing in her week any more.
    """
    told = rules.tidy(story)
    if not told:
        raise errors.StoryMissing
    in_a_group = in_their_week(programme)
    if not Programme.objects.filter(pk=programme.pk, ended_at=None).update(story=told, ended_at=now):
        raise errors.ProgrammeMoved
    _record("ended_programme", programme, acting, now)
    for joining in in_a_group:
        tell_later("week_moved", joining)


@transaction.atomic
def lead_on(*, programme: Programme, name: str, phone: str, acting: Acting, now: datetime) -> None:
    """Lead a programme on whose lead works here no more, and be called about it. `phone` as E.164.

    By a colleague of where she worked. Raises ProgrammeMoved.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT lead_programme_on(%s, %s, %s)", [programme.pk, rules.tidy(name), phone])
        (done,) = cursor.fetchone()
    if not done:
        raise errors.ProgrammeMoved
    _record("led_programme_on", programme, acting, now)


def _record(verb: str, programme: Programme, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="programme", object_id=programme.pk,
        municipality=programme.municipality_id, now=now,
    )  # fmt: skip
