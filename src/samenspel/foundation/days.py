"""Which day it is at a moment: the day people here live in, and not the day of a server's clock."""

from datetime import date, datetime, time

from django.utils import timezone


def day_of(moment: datetime) -> date:
    """Return the day in the Netherlands at this moment. The database's current_date is the same day."""
    return timezone.localdate(moment)


def begins_at(day: date) -> datetime:
    """Return the moment at which a day begins in the Netherlands."""
    return timezone.make_aware(datetime.combine(day, time.min))
