"""Pure decisions about two things at one place: on which day they fall together for the first time."""

from datetime import date, time, timedelta

from .recurring import Pattern, days_of

LOOK_AHEAD = timedelta(days=400)  # what is there once a year is found as well


def first_together(one: Pattern, other: Pattern, *, since: date) -> date | None:
    """Return the first day from `since` on, within 400 days, on which the hours of both overlap; or nothing.

    What says no end is there at its first minute. What begins as the other ends, does not fall together.
    """
    if not _overlap(one, other):
        return None
    first = max(since, one.starts_on, other.starts_on)
    last = first + LOOK_AHEAD
    there = set(days_of(other, first, last))
    return next((day for day in days_of(one, first, last) if day in there), None)


def same_room(one: str, other: str) -> bool:
    """Whether two moments at one address are in one room: unless both say another one."""
    here, there = " ".join(one.casefold().split()), " ".join(other.casefold().split())
    return not here or not there or here == there


def _overlap(one: Pattern, other: Pattern) -> bool:
    begins, ends = _minutes(one)
    starts, stops = _minutes(other)
    return begins < stops and starts < ends


def _minutes(pattern: Pattern) -> tuple[int, int]:
    begins = _minute(pattern.starts_at)
    return begins, _minute(pattern.ends_at) if pattern.ends_at else begins + 1


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute
