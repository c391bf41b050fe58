"""What comes back, comes back on the right days: against dateutil and by counting every single day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.social_map import rules
from samenspel.social_map.rules import Pattern

DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))
EVERY = ["ONCE", "WEEK", "FORTNIGHT", "MONTH", "YEAR"]
TEN = time(10)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    begin = draw(DAYS)
    until = draw(st.none() | st.integers(0, 900).map(lambda n: begin + timedelta(days=n)))
    pattern = Pattern(every=draw(st.sampled_from(EVERY)), starts_on=begin, starts_at=TEN, until=until)
    days = rules.days_of(pattern, begin, begin + timedelta(days=400))
    gone = draw(st.sets(st.sampled_from(days) if days else DAYS, max_size=3))
    return Pattern(
        every=pattern.every, starts_on=begin, starts_at=TEN, until=until, except_on=frozenset(gone)
    )


def by_dateutil(pattern: Pattern, first: date, last: date) -> list[date]:
    """What a widely used library says of the same rule."""
    begin = datetime.combine(pattern.starts_on, time.min)
    weekday = rrule.weekdays[begin.weekday()]
    how: dict[str, dict[str, object]] = {
        "ONCE": {"freq": rrule.DAILY, "count": 1},
        "WEEK": {"freq": rrule.WEEKLY},
        "FORTNIGHT": {"freq": rrule.WEEKLY, "interval": 2, "wkst": rrule.MO},
        "MONTH": {
            "freq": rrule.MONTHLY,
            "byweekday": weekday(-1 if begin.day > 28 else (begin.day + 6) // 7),
        },
        "YEAR": {"freq": rrule.YEARLY},
    }
    found = rrule.rrule(dtstart=begin, **how[pattern.every])  # type: ignore[arg-type]
    days = found.between(
        datetime.combine(first, time.min),
        datetime.combine(min(last, pattern.until or last), time.min),
        inc=True,
    )
    return [one.date() for one in days if one.date() not in pattern.except_on]


@given(patterns(), DAYS, st.integers(0, 800))
@settings(max_examples=400, deadline=None)
def test_it_agrees_with_dateutil(pattern: Pattern, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert rules.days_of(pattern, first, last) == by_dateutil(pattern, first, last)


@given(patterns(), DAYS, st.integers(0, 60))
@settings(max_examples=200, deadline=None)
def test_a_stretch_is_the_sum_of_its_weeks(pattern: Pattern, first: date, weeks: int) -> None:
    """However the days are cut up, the same days come out, each once."""
    last = first + timedelta(weeks=weeks, days=-1)
    whole = rules.days_of(pattern, first, last)
    cut = [
        day
        for n in range(weeks)
        for day in rules.days_of(pattern, first + timedelta(weeks=n), first + timedelta(weeks=n, days=6))
    ]
    assert whole == cut == sorted(set(cut))
    assert all(pattern.starts_on <= day <= (pattern.until or day) for day in whole)


def test_the_fifth_of_a_month_is_its_last() -> None:
    pattern = Pattern(every="MONTH", starts_on=date(2026, 9, 29), starts_at=TEN)  # a fifth Tuesday
    days = rules.days_of(pattern, date(2026, 9, 1), date(2027, 2, 28))
    assert [str(day) for day in days] == [
        "2026-09-29", "2026-10-27", "2026-11-24", "2026-12-29", "2027-01-26", "2027-02-23",
    ]  # fmt: skip


def test_the_29th_of_february_is_there_in_leap_years() -> None:
    pattern = Pattern(every="YEAR", starts_on=date(2024, 2, 29), starts_at=TEN)
    assert rules.days_of(pattern, date(2024, 1, 1), date(2029, 1, 1)) == [
        date(2024, 2, 29),
        date(2028, 2, 29),
    ]


SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)  # 02:00 → 03:00, and 03:00 → 02:00


@pytest.mark.parametrize(
    ("day", "begins", "ends", "in_utc", "minutes"),
    [
        (date(2026, 11, 24), time(10), time(11, 30), "09:00", 90),
        (date(2026, 7, 7), time(10), time(11, 30), "08:00", 90),
        (SPRING, time(2, 30), time(2, 45), "01:30", 15),  # an hour that does not exist
        (SPRING, time(2, 30), time(3, 15), "01:30", 45),  # it would end before it begins
        (SPRING, time(1), time(4), "00:00", 120),  # the night is an hour shorter
        (AUTUMN, time(2, 30), time(2, 45), "00:30", 15),  # the first of the two
        (AUTUMN, time(1), time(4), "23:00", 240),
    ],
)
def test_nights_with_another_number_of_hours(
    day: date, begins: time, ends: time, in_utc: str, minutes: int
) -> None:
    pattern = Pattern(every="ONCE", starts_on=day, starts_at=begins, ends_at=ends)
    start, end = rules.hours_on(pattern, day)
    assert start.astimezone(UTC).strftime("%H:%M") == in_utc
    assert end is not None
    assert (end.astimezone(UTC) - start.astimezone(UTC)) == timedelta(minutes=minutes)


@given(DAYS, st.times(), st.times())
@settings(max_examples=200, deadline=None)
def test_it_never_ends_before_it_begins(day: date, one: time, other: time) -> None:
    if one == other:
        return
    pattern = Pattern(every="ONCE", starts_on=day, starts_at=min(one, other), ends_at=max(one, other))
    start, end = rules.hours_on(pattern, day)
    assert end is not None
    assert end.astimezone(UTC) > start.astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2026-W48", "2026-11-23"), ("2026-w48", "2026-11-23"), ("2020-W53", "2020-W53"), ("2021-W53", ""), ("", ""),
        ("2026-W00", ""), ("9999-W52", ""), ("0001-W01", ""), ("2026-W4x", ""), ("2026-W 4", ""), ("٢٠٢٦-W48", "2026-11-23"),
    ],
)  # fmt: skip
def test_a_week_that_is_none_is_this_week(text: str, monday: str) -> None:
    today = date(2026, 11, 28)
    found = rules.week_of(text, today=today)
    assert found.weekday() == 0
    if monday == "2020-W53":
        assert rules.week_text(found) == "2020-W53"
    elif not monday:
        assert rules.week_text(found) in ("2026-W48", "2026-W04")
    else:
        assert str(found) == monday


@given(DAYS)
def test_a_week_is_read_as_it_is_written(day: date) -> None:
    monday = rules.week_of(rules.week_text(day), today=date(2026, 11, 28))
    assert timedelta() <= day - monday < timedelta(days=7)


@pytest.mark.parametrize(
    ("hour", "part"), [("05:59", 3), ("06:00", 0), ("12:00", 1), ("17:29", 1), ("17:30", 2)]
)
def test_a_part_of_the_day_begins_as_in_the_database(hour: str, part: int) -> None:
    assert rules.part_of(time.fromisoformat(hour)) == part
