"""Looking back: the same person asks how it is going, on the agreed day (I14, R48, R49)."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.days import day_of
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from .. import errors, queries, rules
from ..facts import facts_about, work_link
from ..models import Ball, LookBack, Seat, Step
from .balls import close_ball, must_hold, open_ball
from .steps import add_step, give_seat


@transaction.atomic
def plan_look_back(*, ball: Ball, months: int, acting: Acting, now: datetime) -> LookBack:
    """Agree to look back after 1, 3 or 12 months; by default the last holder asks."""
    if months not in rules.LOOK_BACK_MONTHS:
        raise ValueError(months)
    planned = LookBack(
        municipality_id=ball.municipality_id,
        origin=ball,
        subject_id=ball.subject_id,
        by_id=ball.holder_id,
        due_on=rules.months_later(day_of(now), months),
        planned_at=now,
    )
    try:
        with transaction.atomic():
            planned.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.LookBackIsPlanned from problem
    _write(verb="planned_look_back", look_back=planned, acting=acting, now=now, months=months)
    add_step(ball=ball, kind=Step.Kind.LOOK_BACK, acting=acting, person=ball.holder_id, now=now)
    return planned


def _write(
    *, verb: str, look_back: LookBack, acting: Acting, now: datetime, **terms: str | int | bool | None
) -> None:
    journal.record(
        verb=verb,
        acting=acting,
        object_type="look_back",
        object_id=look_back.pk,
        ball=look_back.origin_id,
        subject=look_back.subject_id,
        municipality=look_back.municipality_id,
        cause=None,
        now=now,
        **terms,
    )


@transaction.atomic
def drop_look_back(*, look_back: LookBack, acting: Acting, now: datetime) -> None:
    """The person does not want it any more, before it is due."""
    rows = LookBack.objects.filter(pk=look_back.pk, state=LookBack.State.PLANNED)
    if not rows.update(state=LookBack.State.NO_THANKS, answered_at=now):
        raise errors.OfferIsOver
    _write(verb="dropped_look_back", look_back=look_back, acting=acting, now=now)


@transaction.atomic
def wake_look_back(*, look_back: LookBack, now: datetime) -> Ball | None:
    """On the day: a ball for the same person; when she has left, for the lead of the first question."""
    holder: UUID = look_back.by_id
    origin = look_back.origin
    if not queries.is_present(person=holder, on=day_of(now)):
        holder = origin.lead_id or origin.deputy_id or holder
        give_seat(ball=origin.pk, person=holder, reason=Seat.Reason.LEAD, now=now)
    pk = new_id()
    # First the look-back, then the journal: whoever drops it in the same second waits for us, or we for her.
    rows = LookBack.objects.filter(pk=look_back.pk, state=LookBack.State.PLANNED)
    if not rows.update(state=LookBack.State.DUE, ball_id=pk, by_id=holder):
        transaction.set_rollback(True)
        return None
    ball = open_ball(
        pk=pk,
        about=Ball.About.LOOK_BACK,
        about_id=look_back.pk,
        subject=look_back.subject_id,
        municipality=origin.municipality,
        holder=holder,
        lead=origin.lead_id,
        due_at=now + timedelta(days=7),
        acting=a_job("wake_look_backs"),
        now=now,
    )
    facts = {**facts_about(ball=ball, now=now), "link": work_link(ball)}
    notifications.tell(
        person=holder, kind="look_back_due", municipality=ball.municipality_id, ball=ball.pk, now=now, **facts
    )
    return ball


def wake_look_backs(*, today: date, now: datetime) -> int:
    """Wake every look-back whose day has come; returns how many. Who wants no contact now waits (R07)."""
    due = LookBack.objects.filter(state=LookBack.State.PLANNED, due_on__lte=today)
    due = due.exclude(subject__no_contact_until__gt=today)
    rows = list(due.select_related("origin__municipality")[:500])
    return sum(wake_look_back(look_back=look_back, now=now) is not None for look_back in rows)


@transaction.atomic
def answer_look_back(*, look_back: LookBack, answer: str, acting: Acting, now: datetime) -> LookBack:
    """Write down what the person said: WELL, LATER, NEW_QUESTION or NO_THANKS. LATER plans the next one."""
    if look_back.ball is None:
        raise errors.OfferIsOver
    must_hold(ball=look_back.ball, acting=acting)
    rows = LookBack.objects.filter(pk=look_back.pk, state=LookBack.State.DUE)
    if not rows.update(state=answer, answered_at=now):
        raise errors.OfferIsOver
    close_ball(ball=look_back.ball, step=Step.Kind.LOOK_BACK, acting=acting, now=now)
    _write(verb="answered_look_back", look_back=look_back, acting=acting, now=now, answer=answer)
    if answer == LookBack.State.LATER:
        plan_look_back(ball=look_back.origin, months=12, acting=acting, now=now)
    look_back.refresh_from_db()
    return look_back
