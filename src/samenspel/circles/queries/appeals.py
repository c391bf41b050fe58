"""Named questions about requests and files to take along. Look-up and permission are one step."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from samenspel.commitments.models import Ball, Pass

from ..models import Appeal, Circle, Member, TakeAlong
from .ledger import PAGE, Slice

BESIDE = ("ball__holder", "ball__deputy", "ball__lead", "person", "municipality", "circle")


def appeals_of(*, person: UUID) -> QuerySet[Appeal]:
    """Return somebody's own requests, newest first."""
    return Appeal.objects.filter(person=person).select_related("ball__holder").order_by("-made_at", "-pk")


def appeals_page(*, person: UUID, page: int) -> Slice:
    """Return one page of somebody's own requests, newest first."""
    every = appeals_of(person=person)
    first = (max(1, page) - 1) * PAGE
    return Slice(list(every[first : first + PAGE]), every.count(), max(1, page))


def own_appeal(*, pk: UUID, person: UUID) -> Appeal:
    """Return one of somebody's own requests, or raise Appeal.DoesNotExist."""
    return Appeal.objects.select_related(*BESIDE).get(pk=pk, person=person)


def appeal_with_ball(*, ball: UUID, acting: UUID) -> Appeal:
    """Return the request of a ball for whoever works with it, not its subject; else Appeal.DoesNotExist."""
    return Appeal.objects.select_related(*BESIDE, "person__contact").exclude(person=acting).get(ball=ball)


@dataclass(frozen=True, slots=True)
class MayHear:
    """Somebody to whom a complaint can be passed on; of the same door, or of another team."""

    person: UUID
    name: str
    is_lead: bool
    same_door: bool


def may_hear(*, ball: UUID) -> list[MayHear]:
    """Return to whom a complaint can be passed on, the same door first; nobody for who does not hold it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person, name, is_lead, same_door FROM may_hear_complaint(%s)", [ball])
        return [MayHear(*row) for row in cursor.fetchall()]


def passes_of(*, ball: UUID) -> list[Pass]:
    """Return the offers of this ball that nobody answered yet."""
    rows = Pass.objects.filter(ball=ball, state__in=Pass.LIVE)
    return list(rows.select_related("ball", "sender", "receiver"))


def asked_to_hear(*, ball: UUID, person: UUID) -> Pass:
    """Return the offer of a complaint that waits for this person's answer, else Pass.DoesNotExist.

    Never the complaint itself: what it says opens with her yes.
    """
    rows = Pass.objects.select_related("ball__subject", "ball__holder", "sender", "receiver")
    found = rows.filter(ball=ball, receiver=person, state=Pass.State.OFFERED)
    return found.get(ball__about=Ball.About.APPEAL, ball__closed_at=None)


@dataclass(frozen=True, slots=True)
class ToReview:
    """Private words about somebody: who wrote them, and when; never what."""

    pk: UUID
    writer: str
    at: datetime


def words_to_review(*, appeal: UUID) -> list[ToReview]:
    """Return which private words may go along only after a look; only for who holds that open request."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT item, writer, written_at FROM words_to_review(%s)", [appeal])
        return [ToReview(*row) for row in cursor.fetchall()]


def files_of(*, person: UUID) -> QuerySet[TakeAlong]:
    """Return the files that somebody asked for, newest first, without what is in them."""
    return TakeAlong.objects.filter(person=person).defer("file").order_by("-asked_at")


def file_for(*, pk: UUID, person: UUID, now: datetime) -> TakeAlong:
    """Return a file that is there for her now; else TakeAlong.DoesNotExist: expired, not hers, never was."""
    return TakeAlong.objects.exclude(file="").get(pk=pk, person=person, until__gt=now)


def circle_i_stand_in(*, circle: UUID, person: UUID) -> Circle:
    """Return a circle in which somebody stands now, or raise Circle.DoesNotExist."""
    mine = Member.objects.active().filter(circle=circle, person=person)
    return Circle.objects.get(pk__in=mine.values("circle"), ended_at=None)
