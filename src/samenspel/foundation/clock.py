"""The one place that asks what time it is. Rules and actions get `now` passed in (habit 10)."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return the present moment, with time zone. Only views, jobs and commands may call this."""
    return timezone.now()


def today() -> date:
    """Return the present day in the Netherlands."""
    return timezone.localdate()
