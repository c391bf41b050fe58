"""From the days on which something is, to moments as the map says them: in few words where that can be. Pure.

The one yardstick is `days_of` of the map itself: a pattern is used only when it gives exactly the days that
the calendar has. What cannot be said that way becomes single days.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from samenspel.social_map.rules import FORTNIGHT, LAST, MONTH, ONCE, WEEK, YEAR, Pattern, days_of, nth_of

AHEAD = timedelta(days=366)  # how far single days are taken, and a pattern is held against the calendar
MOST_SINGLE, MOST_MOMENTS, MOST_EXCEPT = 200, 300, 200
# What a rule of a calendar may become: how often, and every so many.
MAY_BE = {
    ("DAILY", 1): WEEK,
    ("WEEKLY", 1): WEEK,
    ("WEEKLY", 2): FORTNIGHT,
    ("MONTHLY", 1): MONTH,
    ("YEARLY", 1): YEAR,
}


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """One time that it is: the day and the hours on the clock here, and where when that is told."""

    day: date
    starts: time
    ends: time | None = None


@dataclass(slots=True)
class Series:
    """All times of one event as far as we look; `single`: those that were moved or added by hand.

    `may_be`: what its rule may become. `endless`: it goes on after that. `gone`: days that were taken out.
    `horizon`: until when its days were counted.
    """

    title: str
    times: set[Time] = field(default_factory=set)
    single: set[Time] = field(default_factory=set)
    gone: set[date] = field(default_factory=set)
    may_be: str = ONCE
    endless: bool = False
    where: str = ""
    horizon: date = date.max


def patterns_of(series: Series, *, today: date) -> list[Pattern]:
    """Return how one event comes back, without what is over."""
    found: list[Pattern] = []
    for group in _groups(series):
        pattern, rest = _recognised(sorted(one.day for one in group), series, group[0])
        found += [pattern] if pattern else []
        found += [_once(replaced(group[0], day)) for day in rest]
    found += [_once(one) for one in sorted(series.single)]
    last = today + AHEAD
    return [
        one
        for one in found
        if (one.until is None or one.until >= today) and (one.every != ONCE or today <= one.starts_on <= last)
    ]


def replaced(one: Time, day: date) -> Time:
    return Time(day, one.starts, one.ends)


def _once(one: Time) -> Pattern:
    return Pattern(every=ONCE, starts_on=one.day, starts_at=one.starts, ends_at=one.ends)


def _groups(series: Series) -> Iterator[list[Time]]:
    """Times at the same hours, and on the same weekday when that is how it comes back."""
    by_weekday = series.may_be in (WEEK, FORTNIGHT, MONTH)
    found: dict[tuple[time, time | None, int], list[Time]] = {}
    for one in sorted(series.times - series.single):
        found.setdefault((one.starts, one.ends, one.day.weekday() if by_weekday else 0), []).append(one)
    yield from found.values()


def _recognised(days: list[date], series: Series, like: Time) -> tuple[Pattern | None, list[date]]:
    """Return the pattern that gives exactly these days, and the days that stand alone before it."""
    if series.may_be == ONCE or (len(days) < 2 and not series.endless):
        return None, days
    for first in _firsts(days, series.may_be):
        until = None if series.endless else days[-1]
        pattern = Pattern(
            every=series.may_be, starts_on=first, starts_at=like.starts, ends_at=like.ends, until=until
        )
        said = set(days_of(pattern, first, until or series.horizon))
        missing, before = said - set(days), [day for day in days if day < first]
        fits = not (set(days) - said - set(before)) and missing <= series.gone and len(missing) <= MOST_EXCEPT
        if fits:
            return _without(pattern, missing), before
    return None, days


def _firsts(days: list[date], every: str) -> list[date]:
    """From which day a pattern may begin: the first; for the last Tuesday of the month, one that shows it."""
    shows_last = next((day for day in days[:6] if nth_of(day) == LAST), None)
    return [days[0], *([shows_last] if every == MONTH and shows_last else [])]


def _without(pattern: Pattern, missing: set[date]) -> Pattern:
    return Pattern(
        every=pattern.every,
        starts_on=pattern.starts_on,
        starts_at=pattern.starts_at,
        ends_at=pattern.ends_at,
        until=pattern.until,
        except_on=tuple(sorted(missing)),
    )


def few_enough(found: Iterable[Pattern]) -> tuple[list[Pattern], int]:
    """Return the first of them, and how many were left: what comes back goes before single days."""
    every = list(dict.fromkeys(found))
    often = [one for one in every if one.every != ONCE][: MOST_MOMENTS - MOST_SINGLE]
    single = sorted(
        (one for one in every if one.every == ONCE), key=lambda one: (one.starts_on, one.starts_at)
    )
    kept = [*often, *single[:MOST_SINGLE]]
    return kept, len(every) - len(kept)
