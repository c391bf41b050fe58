"""Who looks at an offer that stands still changes: who stands behind her takes it, or is asked to (0057)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspel.commitments import actions as commitments
from samenspel.foundation.acting import Acting

from ..models import Standstill
from ..rules import standstill as still
from .standstill import record, tell_later


@transaction.atomic
def look_instead(*, standstill: Standstill, acting: Acting, now: datetime) -> None:
    """Who stands behind her looks, when she is late or away, or asked. Raises NotYourBall, YoursAlready."""
    ball = standstill.ball
    due = still.look_by(standstill.until_on, now=timezone.localtime(now))
    commitments.take_over(ball=ball, due_at=max(due, now), acting=acting, now=now)
    record("looks_at_standstill", standstill, acting, now)


@transaction.atomic
def ask_to_look(*, standstill: Standstill, acting: Acting, now: datetime) -> None:
    """Who looks cannot, or goes on holiday: she asks who stands behind her, who reads it from then on.

    Raises NotYourBall, AwayNow when nobody is there.
    """
    commitments.ask_to_take_over(ball=standstill.ball, acting=acting, now=now)
    tell_later(standstill, "ASKED")
