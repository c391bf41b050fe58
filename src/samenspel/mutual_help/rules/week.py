"""A week in which things come back: which weekdays, from when. For a rota and for a programme."""

from collections.abc import Iterable
from datetime import date, time, timedelta

NOON = time(13, 0)


def days_of(*, weekdays: Iterable[int], weeks: int, first: date, every: int = 1) -> list[date]:
    """Return the days of so many weeks from the first day on, on these weekdays (0 is Monday).

    With `every` 2 that is every other week: the seven days that begin with the first day, and not the next.
    """
    wanted = set(weekdays)
    days = (first + timedelta(days=at) for at in range(7 * weeks) if at // 7 % every == 0)
    return [day for day in days if day.weekday() in wanted]


def monday_of(day: date) -> date:
    """Return the Monday of the week of this day."""
    return day - timedelta(days=day.weekday())


def half_days(moments: Iterable[tuple[int, time]]) -> int:
    """Return how many half-days these weekly moments (weekday, begin) take: mornings, and the rest."""
    return len({(weekday, begins < NOON) for weekday, begins in moments})
