"""A week in which things come back: which weekdays, from when. For a rota and for a programme."""

from collections.abc import Iterable
from datetime import date, time, timedelta

NOON = time(13, 0)


def days_of(*, weekdays: Iterable[int], weeks: int, after: date) -> list[date]:
    """Return the days of so many weeks that begin tomorrow, on these weekdays (0 is Monday)."""
    wanted = set(weekdays)
    every = (after + timedelta(days=1 + at) for at in range(7 * weeks))
    return [day for day in every if day.weekday() in wanted]


def monday_of(day: date) -> date:
    """Return the Monday of the week of this day."""
    return day - timedelta(days=day.weekday())


def half_days(moments: Iterable[tuple[int, time]]) -> int:
    """Return how many half-days these weekly moments (weekday, begin) take: mornings, and the rest."""
    return len({(weekday, begins < NOON) for weekday, begins in moments})
