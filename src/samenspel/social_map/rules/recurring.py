"""Pure decisions about what comes back: the one place that says on which days something is, and at what hour.

Everything is by the clock on the wall in the Netherlands: ten o'clock stays ten o'clock in summer and winter.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")
ONCE, WEEK, FORTNIGHT, MONTH, YEAR = "ONCE", "WEEK", "FORTNIGHT", "MONTH", "YEAR"
LAST = -1
DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # as calendars write them (RFC 5545)
ALL_DAY = time(0), time(23, 59)  # how a day from end to end is written down
STEP = {WEEK: timedelta(weeks=1), FORTNIGHT: timedelta(weeks=2)}
# From which hour a part of the day begins; as map_dayparts in the database. Before six it is night: 3.
PARTS = ((time(17, 30), 2), (time(12), 1), (time(6), 0))
NIGHT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How a moment comes back. The first day gives the weekday, and which one of the month."""

    every: str
    starts_on: date
    starts_at: time
    ends_at: time | None = None
    until: date | None = None
    except_on: Collection[date] = ()

    @property
    def whole_day(self) -> bool:
        """Whether it lasts the whole day, from end to end."""
        return (self.starts_at, self.ends_at) == ALL_DAY


def nth_of(day: date) -> int:
    """Which one of its month this weekday is: 1 to 4. From day 29 on it is the last one: -1."""
    nth = (day.day - 1) // 7 + 1
    return LAST if nth == 5 else nth


def days_of(pattern: Pattern, first: date, last: date) -> list[date]:
    """Return the days from `first` to `last`, both counted, on which it is; in order.

    A 29 February that comes back every year is there in leap years alone.
    """
    first = max(first, pattern.starts_on)
    last = min(last, pattern.until or last)
    if first > last:
        return []
    return [day for day in _candidates(pattern, first, last) if day not in pattern.except_on]


def _candidates(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    begin = pattern.starts_on
    if pattern.every == ONCE:
        yield from [begin] if first <= begin <= last else []
    elif step := STEP.get(pattern.every):
        missed = -(-(first - begin) // step)  # whole steps until the first that counts, rounded up
        day = begin + missed * step
        while day <= last:
            yield day
            day += step
    else:
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
            same_date = (day.month, day.day) == (begin.month, begin.day)
            if same_date if pattern.every == YEAR else _same_weekday_of_month(day, begin):
                yield day


def _same_weekday_of_month(day: date, begin: date) -> bool:
    if day.weekday() != begin.weekday():
        return False
    if nth_of(begin) == LAST:
        return (day + timedelta(weeks=1)).month != day.month
    return (day.day - 1) // 7 + 1 == nth_of(begin)


def moment_at(day: date, hour: time) -> datetime:
    """Return the moment of this hour on this day.

    In the night that skips an hour, half past two is half past three on the clock; in the night that has an
    hour twice, it is the first of the two (RFC 5545, 3.3.5).
    """
    return datetime.combine(day, hour, HERE).astimezone(UTC).astimezone(HERE)


def hours_on(pattern: Pattern, day: date) -> tuple[datetime, datetime | None]:
    """Return when it begins and ends on this day; it never ends before it begins."""
    begins = moment_at(day, pattern.starts_at)
    if pattern.ends_at is None:
        return begins, None
    lasts = datetime.combine(day, pattern.ends_at) - datetime.combine(day, pattern.starts_at)
    ends = moment_at(day, pattern.ends_at)
    if ends.astimezone(UTC) <= begins.astimezone(UTC):
        ends = (begins.astimezone(UTC) + lasts).astimezone(HERE)
    return begins, ends


def part_of(hour: time) -> int:
    """Which part of the day this is: morning 0, afternoon 1, evening 2, night 3."""
    return next((part for begins, part in PARTS if hour >= begins), NIGHT)


def week_of(text: str, *, today: date) -> date:
    """Return the Monday of a week as '2026-W48' says it; of this week when it says nothing that exists."""
    year, _dash, week = text.upper().partition("-W")
    try:
        monday = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        monday = today
    far = abs(monday.year - today.year) > 50 or len(text) != 8
    day = today if far else monday
    return day - timedelta(days=day.weekday())


def week_text(day: date) -> str:
    """Return the week of a day as ISO 8601 writes it: '2026-W48'."""
    year, week, _day = day.isocalendar()
    return f"{year}-W{week:02}"


def weeks_around(monday: date) -> dict[str, str]:
    """Return the week before and the week after, as addresses say them."""
    return {name: week_text(monday + timedelta(days=far)) for name, far in (("before", -7), ("after", 7))}
