"""Who hears a complaint when its holder cannot: which wait, and how it stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.functions import TruncDate
from django.utils import timezone

from samenspel.commitments import queries as commitments
from samenspel.commitments.models import Pass
from samenspel.foundation.days import day_of

from ..models import Appeal


def complaints_waiting(*, now: datetime) -> QuerySet[Appeal]:
    """Return the open complaints past their day, or whose holder is away now and on that day (for the job).

    Each with `away`: whether its holder is not there now.
    """
    due_on = TruncDate("ball__due_at", tzinfo=timezone.get_current_timezone())
    rows = Appeal.objects.filter(kind=Appeal.Kind.COMPLAIN, state=Appeal.State.OPEN, ball__closed_at=None)
    rows = rows.annotate(here=_is_present(Value(day_of(now))), here_then=_is_present(due_on))
    waiting = rows.filter(Q(ball__due_at__lt=now) | Q(here=False, here_then=False))
    return waiting.select_related("ball__holder", "person__area", "municipality").order_by("ball__due_at")


def _is_present(on: Value | TruncDate) -> Func:
    return Func(F("ball__holder"), on, function="is_present", output_field=BooleanField())


def offers_of(*, ball: UUID) -> list[Pass]:
    """Return everybody who was ever asked to take this ball and said no, or did not answer yet."""
    gone = (Pass.State.TAKEN_BACK, Pass.State.OVERTAKEN, Pass.State.ACCEPTED)
    return list(Pass.objects.filter(ball=ball).exclude(state__in=gone))


@dataclass(frozen=True, slots=True)
class Stand:
    """How her complaint stands: whether its holder is away, who is asked, and whom she can call."""

    away: bool
    her_yes: Pass | None
    asked: bool
    phone: str


@dataclass(frozen=True, slots=True)
class ToHear:
    """Who complained, and is asked whether somebody of another team may hear it; never what she wrote."""

    handover: UUID
    ball: UUID
    appeal: UUID
    municipality: UUID
    area: UUID
    person: UUID
    called: str
    holder_called: str
    away: bool
    due_at: datetime
    receiver: UUID
    receiver_called: str


def answers_i_may_hear() -> list[ToHear]:
    """Return whose answer the acting person may write down: she holds it, or stands at its door and apart."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM answers_i_may_hear()")
        return [ToHear(*row) for row in cursor.fetchall()]


def leads_apart(*, ball: UUID) -> set[UUID]:
    """Return the leads who are there, and neither hold this complaint nor help her (for the job)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT leads_apart(%s)", [ball])
        return {row[0] for row in cursor.fetchall()}


def how_it_stands(*, appeal: Appeal, now: datetime) -> Stand | None:
    """Return what who complained reads while it waits; None of another request, or one that ended."""
    if appeal.kind != Appeal.Kind.COMPLAIN or appeal.state != Appeal.State.OPEN:
        return None
    away = not commitments.is_present(person=appeal.ball.holder_id, on=day_of(now))
    if not away and now <= appeal.ball.due_at:
        return Stand(away=False, her_yes=None, asked=False, phone="")
    live = Pass.objects.filter(ball=appeal.ball_id, state__in=Pass.LIVE).select_related("receiver", "ball")
    rows = list(live.order_by("-made_at"))
    door = commitments.main_door()
    return Stand(
        away=away, phone=door.phone if door else "",
        her_yes=next((one for one in rows if one.state == Pass.State.ASKING_PERSON), None),
        asked=any(one.state == Pass.State.OFFERED for one in rows),
    )  # fmt: skip
