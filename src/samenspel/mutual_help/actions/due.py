"""Until when the front door of an area may take: what the asker is promised."""

from datetime import datetime

from django.utils import timezone

from samenspel.commitments import queries as commitments
from samenspel.community.models import Area
from samenspel.foundation.days import day_of

from .. import rules


def due_at_door(*, area: Area, days: int, now: datetime) -> datetime:
    """Return the moment, so many working days from now; no day is promised on which the door is closed."""
    closed = commitments.closed_days(area=area, on=day_of(now))
    return rules.first_due(timezone.localtime(now), days=days, closed=closed)
