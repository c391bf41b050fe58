"""Pure decisions about a tally: adding up days by week and by month. There is nothing to compare it with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Sum:
    """So many people in a week or month, on so many days that were counted; `first` is its first day."""

    first: date
    number: int
    days: int


def by_week(days: Iterable[tuple[date, int]]) -> list[Sum]:
    """Return the weeks in which a day was counted, newest first."""
    return _added(days, lambda day: day - timedelta(days=day.weekday()))


def by_month(days: Iterable[tuple[date, int]]) -> list[Sum]:
    """Return the months in which a day was counted, newest first."""
    return _added(days, lambda day: day.replace(day=1))


def _added(days: Iterable[tuple[date, int]], first_of: Callable[[date], date]) -> list[Sum]:
    found: dict[date, Sum] = {}
    for day, number in days:
        first = first_of(day)
        before = found.get(first, Sum(first, 0, 0))
        found[first] = Sum(first, before.number + number, before.days + 1)
    return sorted(found.values(), key=lambda one: one.first, reverse=True)
