"""What the database refuses about a rota, by name; and holding it while something in it changes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, connection, transaction

from samenspel.commitments import errors as ball_errors
from samenspel.foundation.errors import Refusal

from ... import errors
from ...models import Rota, Turn
from ...rules import rota as small

Done = TypeVar("Done")
REFUSALS: tuple[tuple[str, type[Refusal]], ...] = (
    ("rota_yeses_are_of_two_hands", errors.AnotherWritesDown),
    ("two hands", errors.AnotherWritesDown),
    ("nobody asks herself", errors.AnotherWritesDown),
    ("not ready yet", errors.NotReadyYet),
    ("who rests is asked nothing", errors.NotAskedNow),
    ("who has the ball looks after it", ball_errors.NotYourBall),
)


def guarded(deed: Callable[[], Done]) -> Done:
    """Do something the database may refuse. Raises one of REFUSALS, or else RotaMoved."""
    try:
        with transaction.atomic():
            return deed()
    except IntegrityError as problem:
        words = str(problem)
        raise next((kind for part, kind in REFUSALS if part in words), errors.RotaMoved) from problem


def some(number: int) -> int:
    """Raise RotaMoved when nothing was there to change."""
    if not number:
        raise errors.RotaMoved
    return number


def hold(rota: Rota) -> None:
    """Hold it until the transaction ends. Raises RotaMoved when it is over."""
    found = Rota.objects.select_for_update(no_key=True).filter(pk=rota.pk, ended_at=None)
    some(len(found))


def room_for(rota: Rota, new: int, now: datetime) -> None:
    """Raise TooManyTurns when her page would not read all of them: what is nearest never drops out of it."""
    there = Turn.objects.filter(rota=rota, cancelled_at=None, begins_at__gt=now - small.LOOKING_BACK).count()
    if there + new > small.TURNS_AT_MOST:
        raise errors.TooManyTurns


def call(function: str, *values: Any) -> int:
    """Ask a function of the database to do it; return what it says (a boolean counts as one)."""
    places = ", ".join(["%s"] * len(values))

    def ask() -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}({places})", values)
            return int(cursor.fetchone()[0])

    return guarded(ask)
