"""Which turns are looked at now: to be reminded of, told to the others, or to the holder (for jobs)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Exists, OuterRef

from samenspel.community.models import Person

from ...models import NobodyCame, Turn
from ...rules import rota as small


def nobody_came() -> Exists:
    """A column beside an ask: whether nobody came to a turn of its rota, and nobody looked after it yet."""
    return Exists(NobodyCame.objects.filter(looked_at=None, turn__rota__ask=OuterRef("pk")))


def turns_for_the_others(*, now: datetime) -> list[tuple[UUID, UUID]]:
    """Return of which rotas, and of whom, the time to be asked first is over (for a job)."""
    rows = Turn.objects.filter(first_until__lte=now, helper=None, cancelled_at=None)
    found = rows.order_by("rota", "wished").values_list("rota", "wished").distinct()[:500]
    return [(rota, wished) for rota, wished in found if wished]


def turns_for_the_holder(*, now: datetime) -> list[tuple[UUID, list[UUID]]]:
    """Return the open turns, by rota, that the others had their day for (for a job)."""
    soon = now + max(small.LOOK_AHEAD, small.LAST_CALL + timedelta(days=1))
    rows = Turn.objects.filter(
        helper=None,
        cancelled_at=None,
        holder_told_at=None,
        first_until=None,
        begins_at__gt=now,
        begins_at__lte=soon,
    ).order_by("rota", "begins_at")
    return list(_by_rota(one for one in rows[:5000] if _is_due(one, now)))


def turns_to_remind(*, now: datetime) -> list[Turn]:
    """Return the turns whose helper is reminded now, when she wants that (for a job)."""
    rows = Turn.objects.filter(
        helper__reminders=True, cancelled_at=None, reminded_at=None, begins_at__gt=now,
        begins_at__lte=now + small.LETTER_BEFORE,
    ).select_related("helper__offer__offerer")  # fmt: skip
    return [one for one in rows[:5000] if _is_reminded(one, now)]


def _is_reminded(turn: Turn, now: datetime) -> bool:
    assert turn.helper
    by_letter = turn.helper.offer.offerer.prefers == Person.Prefers.LETTER
    return small.remind_at(begins_at=turn.begins_at, by_letter=by_letter) <= now


def _is_due(turn: Turn, now: datetime) -> bool:
    return small.holder_hears_at(opened_at=turn.opened_at, begins_at=turn.begins_at) <= now


def _by_rota(turns: Iterable[Turn]) -> Iterable[tuple[UUID, list[UUID]]]:
    for rota, rows in groupby(turns, key=lambda one: one.rota_id):
        yield rota, [one.pk for one in rows]
