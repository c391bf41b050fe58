"""Organising a rota: all of it by the person herself, or somebody "namens" her; nobody is put on a turn."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from ... import errors, rules
from ...models import Ask, NobodyCame, Rota, RotaHelper, Turn
from ...rules import rota as small
from ...rules import week
from ..asking import must_be_asker, tells_who
from ..noting import note
from .guarding import call, guarded, hold, room_for, some
from .telling import HELPERS, later


@dataclass(frozen=True, slots=True)
class Circle:
    """What those who are asked read, what only who comes reads, and whom all of them can call (R39)."""

    line: str
    contact_name: str
    contact_phone: str
    in_return: Collection[str]  # R23: of InReturn; nothing is said as NOTHING
    door: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Turns of one kind, on the same weekdays (0 is Monday) and hour, for some weeks.

    From tomorrow on, or from the first day. `every` 2 is every other week; without `until` a turn takes what
    its kind takes.
    """

    kind: str
    weekdays: Collection[int]
    begins: time
    weeks: int
    note: str = ""
    every: int = 1
    first_on: date | None = None
    until: time | None = None
    wished: UUID | None = None  # whom of the rota she asks first


@transaction.atomic
def begin_rota(*, ask: Ask, circle: Circle, acting: Acting, now: datetime) -> Rota:
    """Begin a rota around the asker. Raises OnlyTheAskerSays, NameInCall, RotaMoved (R23, R39)."""
    must_be_asker(ask=ask, acting=acting)
    made = Rota(ask=ask, begun_at=now, **_said(ask, circle))
    guarded(lambda: made.save(force_insert=True))
    note("began_rota", ask, acting, now)
    return made


@transaction.atomic
def change_rota(*, rota: Rota, circle: Circle, acting: Acting, now: datetime) -> None:
    """Say it anew. Raises OnlyTheAskerSays, NameInCall, RotaMoved."""
    must_be_asker(ask=rota.ask, acting=acting)
    said = _said(rota.ask, circle)
    guarded(lambda: some(Rota.objects.filter(pk=rota.pk, ended_at=None).update(**said)))
    note("changed_rota", rota.ask, acting, now, is_a_yes=False)


def _said(ask: Ask, circle: Circle) -> dict[str, Any]:
    line = rules.tidy(circle.line)
    if tells_who(ask, line):
        raise errors.NameInCall
    return {
        "line": line, "door": rules.tidy(circle.door), "contact_name": rules.tidy(circle.contact_name),
        "contact_phone": circle.contact_phone, "in_return": list(circle.in_return),
    }  # fmt: skip


@transaction.atomic
def ask_for_rota(*, rota: Rota, offer: UUID, acting: Acting, now: datetime) -> RotaHelper:
    """The person's yes to somebody: she is asked, and decides herself. Raises RotaMoved, RotaIsFull."""
    must_be_asker(ask=rota.ask, acting=acting)
    hold(rota)
    if RotaHelper.objects.filter(rota=rota, left_at=None).count() >= small.AT_MOST:
        raise errors.RotaIsFull
    until_on = day_of(now) + timedelta(days=small.ASKED_DAYS)
    made = RotaHelper(rota=rota, offer_id=offer, asked_at=now, until_on=until_on)
    guarded(lambda: made.save(force_insert=True))
    note("asked_for_rota", rota.ask, acting, now)
    later("rota_asked", rota.pk, to=str(made.pk))
    return made


@transaction.atomic
def plan_turns(*, rota: Rota, plan: Plan, acting: Acting, now: datetime) -> int:
    """Plan turns; a turn that is planned already stays one. Return how many are new.

    Raises OnlyTheAskerSays, RotaMoved, TooManyTurns.
    """
    must_be_asker(ask=rota.ask, acting=acting)
    hold(rota)
    weeks = min(plan.weeks, small.WEEKS_AT_MOST)
    first = plan.first_on or day_of(now) + timedelta(days=1)
    days = week.days_of(weekdays=plan.weekdays, weeks=weeks, first=first, every=plan.every)
    spans = small.spans(days, begins=plan.begins, kind=plan.kind, until=plan.until)
    turns = [
        Turn(rota=rota, kind=plan.kind, begins_at=begin, ends_at=end, note=rules.tidy(plan.note),
             opened_at=now, **_first(plan.wished, begin, now))
        for begin, end in small.moments(spans, timezone.get_current_timezone())
        if begin > now
    ]  # fmt: skip
    there = set(
        Turn.objects.filter(rota=rota, kind=plan.kind, cancelled_at=None).values_list("begins_at", flat=True)
    )
    new = [one for one in turns if one.begins_at not in there]
    room_for(rota, len(new), now)
    guarded(lambda: Turn.objects.bulk_create(new))
    note("planned_turns", rota.ask, acting, now, is_a_yes=False)
    if any(one.wished is None for one in new):
        later("turn_open", rota.pk, to=HELPERS)
    if any(one.wished for one in new):
        later("turn_first", rota.pk, to=str(plan.wished))
    return len(new)


def _first(wished: UUID | None, begins_at: datetime, now: datetime) -> dict[str, Any]:
    until = small.first_until(begins_at=begins_at, now=now) if wished else None
    return {"wished": wished, "first_until": until} if until else {}


@transaction.atomic
def cancel_turns(*, rota: Rota, turns: Sequence[UUID], acting: Acting, now: datetime) -> int:
    """These times nobody needs to come; who would have come hears it. Return how many.

    What nobody came to stays until somebody looked after it.
    """
    must_be_asker(ask=rota.ask, acting=acting)
    hold(rota)
    rows = Turn.objects.filter(rota=rota, pk__in=turns, cancelled_at=None, ends_at__gt=now).exclude(
        pk__in=NobodyCame.objects.filter(turn__rota=rota, looked_at=None).values("turn")
    )
    came = set(rows.exclude(helper=None).values_list("helper", flat=True))
    number = guarded(lambda: rows.update(cancelled_at=now))
    note("cancelled_turns", rota.ask, acting, now, is_a_yes=False)
    for helper in came:
        later("rota_moved", rota.pk, to=str(helper))
    return number


@transaction.atomic
def need_after_all(*, rota: Rota, turns: Sequence[UUID], acting: Acting, now: datetime) -> int:
    """What was cancelled is needed after all: as turns that are open. Return how many.

    Nobody is put on them again: who would have come may have something else by now. When somebody would
    have, all in the rota hear that there is a turn; when it was open before, nothing changed for anybody.
    Raises OnlyTheAskerSays, RotaMoved, TooManyTurns.
    """
    must_be_asker(ask=rota.ask, acting=acting)
    hold(rota)
    gone = Turn.objects.filter(rota=rota, pk__in=turns, cancelled_at__isnull=False, begins_at__gt=now)
    again = list(gone)
    room_for(rota, len(again), now)
    new = [
        Turn(rota=rota, kind=one.kind, begins_at=one.begins_at, ends_at=one.ends_at, note=one.note,
             opened_at=now)
        for one in again
    ]  # fmt: skip
    guarded(lambda: Turn.objects.bulk_create(new))
    note("planned_turns", rota.ask, acting, now, is_a_yes=False)
    if any(one.was_of for one in again):
        later("turn_open", rota.pk, to=HELPERS)
    return some(len(new))


@transaction.atomic
def rest_until(*, rota: Rota, day: date, acting: Acting, now: datetime, first_on: date | None = None) -> int:
    """Up to and including this day nobody needs to come: she is away, or wants quiet.

    From now on, or from `first_on`: a week of holiday that is still ahead.
    """
    ends = timezone.make_aware(datetime.combine(day, time.max))
    rows = Turn.objects.filter(rota=rota, cancelled_at=None, ends_at__gt=now, begins_at__lte=ends)
    if first_on:
        rows = rows.filter(begins_at__gte=timezone.make_aware(datetime.combine(first_on, time.min)))
    turns = list(rows.values_list("pk", flat=True))
    return cancel_turns(rota=rota, turns=turns, acting=acting, now=now)


@transaction.atomic
def take_out(*, rota: Rota, helper: RotaHelper, acting: Acting, now: datetime) -> None:
    """Somebody is in it no more; a reason is never asked. Her turns are open again. Raises RotaMoved."""
    must_be_asker(ask=rota.ask, acting=acting)
    hold(rota)
    if helper.joined_at is None:
        asked = RotaHelper.objects.filter(pk=helper.pk, joined_at=None)
        some(guarded(lambda: asked.delete()[0]))
    else:
        some(call("leave_rota", helper.pk, now))
        later("rota_over", rota.pk, to=str(helper.pk))  # and the others hear what is open, by the database
    note("took_out_of_rota", rota.ask, acting, now, is_a_yes=False)


@transaction.atomic
def end_rota(*, rota: Rota, thanks: str, acting: Acting, now: datetime) -> None:
    """It is over; all that was planned lapses, and everybody in it hears it, with her thanks."""
    must_be_asker(ask=rota.ask, acting=acting)
    rows = Rota.objects.filter(pk=rota.pk, ended_at=None)
    guarded(lambda: some(rows.update(ended_at=now, thanks=rules.tidy(thanks))))
    note("ended_rota", rota.ask, acting, now, is_a_yes=False)
    later("rota_over", rota.pk, to=HELPERS)
