"""A face she would like: asked first, and her yes is taking the turn. Nobody is put on it (R14)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.foundation.acting import Acting

from ...models import Rota, RotaHelper, Turn
from ...rules import rota as small
from ..asking import must_be_asker
from ..noting import note
from .guarding import guarded, hold, some
from .telling import HELPERS, later


@transaction.atomic
def ask_first(*, rota: Rota, turns: Sequence[UUID], helper: RotaHelper, acting: Acting, now: datetime) -> int:
    """Ask these open turns of one who is in it, for a while alone. Return how many.

    There is no no: a turn that is not taken is open for the others then, and nothing is left of it (R16).
    What begins within a day is asked of everybody. Raises OnlyTheAskerSays, RotaMoved, NotAskedNow.
    """
    must_be_asker(ask=rota.ask, acting=acting)
    hold(rota)
    asked = [
        Turn(pk=one.pk, wished=helper.pk, first_until=until)
        for one in _open(rota, now).filter(pk__in=turns)
        if (until := small.first_until(begins_at=one.begins_at, now=now))
    ]
    some(len(asked))
    guarded(lambda: _write(asked))
    note("asked_first", rota.ask, acting, now, is_a_yes=False)
    later("turn_first", rota.pk, to=str(helper.pk))
    return len(asked)


@transaction.atomic
def ask_everybody(*, rota: Rota, turns: Sequence[UUID], acting: Acting, now: datetime) -> int:
    """These turns are asked of one no more: they are open for all, who hear it. Return how many."""
    must_be_asker(ask=rota.ask, acting=acting)
    hold(rota)
    rows = _open(rota, now).filter(pk__in=turns).exclude(wished=None)
    number = some(guarded(lambda: rows.update(wished=None, first_until=None)))
    note("asked_first", rota.ask, acting, now, is_a_yes=False)
    later("turn_open", rota.pk, to=HELPERS)
    return number


@transaction.atomic
def open_to_others(*, rota: UUID, helper: UUID, acting: Acting, now: datetime) -> bool:  # noqa: ARG001
    """The one who was asked first had the time for it: now the others hear of these turns. For the job.

    From now on they have their day for it, before the holder of the ball hears of it.
    """
    rows = Turn.objects.filter(rota=rota, wished=helper, first_until__lte=now)
    if not rows.update(first_until=None, opened_at=now):
        return False
    later("turn_open", rota, to=HELPERS, but=helper)
    return True


def _open(rota: Rota, now: datetime):  # type: ignore[no-untyped-def]
    return Turn.objects.filter(rota=rota, helper=None, cancelled_at=None, begins_at__gt=now)


def _write(turns: list[Turn]) -> None:
    for one in turns:
        rows = Turn.objects.filter(pk=one.pk, helper=None, cancelled_at=None)
        some(rows.update(wished=one.wished, first_until=one.first_until))
