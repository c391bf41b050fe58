"""Nobody came: she says so in one press, and somebody looks how she is. It counts for nobody (R16, R48)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from samenspel.commitments import actions as commitments
from samenspel.commitments import errors as ball_errors
from samenspel.foundation.acting import Acting

from ...models import NobodyCame, Rota, Turn
from ...rules import rota as small
from ..asking import must_be_asker
from ..noting import note
from .guarding import guarded, some
from .telling import HOLDER, later


@transaction.atomic
def say_nobody_came(*, rota: Rota, turn: UUID, acting: Acting, now: datetime) -> None:
    """Nobody came to a turn that began: whoever has the ball looks after her, soon, and nobody else hears it.

    Who would have come stands nowhere with it. Raises OnlyTheAskerSays, RotaMoved (said already, or not yet
    begun).
    """
    must_be_asker(ask=rota.ask, acting=acting)
    ball = rota.ask.ball
    commitments.lock(ball=ball)
    some(Turn.objects.filter(pk=turn, rota=rota, begins_at__gt=now - small.LOOKING_BACK).count())
    made = NobodyCame(turn_id=turn, said_at=now)
    guarded(lambda: made.save(force_insert=True))
    commitments.sooner(ball=ball, due_at=now + small.LOOK_SOON, acting=acting, now=now)
    note("said_nobody_came", rota.ask, acting, now, is_a_yes=False)
    if acting.person != ball.holder_id:  # who writes it down at the desk, knows
        later("nobody_came", rota.pk, to=HOLDER)


@transaction.atomic
def somebody_came(*, rota: Rota, turn: UUID, acting: Acting, now: datetime) -> None:
    """Somebody came after all: then nothing of it is left. Raises OnlyTheAskerSays, RotaMoved."""
    must_be_asker(ask=rota.ask, acting=acting)
    some(guarded(lambda: _open(rota, turn).delete()[0]))
    note("said_somebody_came", rota.ask, acting, now, is_a_yes=False)


@transaction.atomic
def looked_after(*, rota: Rota, turn: UUID, acting: Acting, now: datetime) -> None:
    """Whoever has the ball, or stands in there, asked how she is. Then the turn is of nobody (a trigger).

    Raises NotYourBall, BallIsClosed, RotaMoved.
    """
    held = commitments.lock(ball=rota.ask.ball)
    if held and held[1]:
        raise ball_errors.BallIsClosed
    some(guarded(lambda: _open(rota, turn).update(looked_at=now)))
    note("looked_after_rota", rota.ask, acting, now, is_a_yes=False)


def _open(rota: Rota, turn: UUID) -> QuerySet[NobodyCame]:
    """What somebody still looks after: of this rota, or of one around the same person that ended since."""
    return NobodyCame.objects.filter(turn=turn, turn__rota__ask=rota.ask_id, looked_at=None)


def forget_nobody_came(*, now: datetime) -> int:
    """Nobody looked after it in two weeks: nothing of it is left. For the job; how many."""
    return NobodyCame.objects.filter(looked_at=None, said_at__lt=now - small.FORGET_AFTER).delete()[0]
