"""Which days are working days in the Netherlands."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samenspel.foundation.holidays import holidays, is_working_day, working_time_after


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01", "2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25", "2026-12-25", "2025-05-05",
        "2025-04-26", "2026-11-28", "2026-11-29",
    ],
)  # fmt: skip
def test_nobody_works_then(day: str) -> None:
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day", ["2026-04-03", "2026-05-05", "2026-05-15", "2026-12-24", "2026-12-28", "2025-04-28"]
)
def test_somebody_works_then(day: str) -> None:
    assert is_working_day(date.fromisoformat(day))


def test_kings_day_is_never_on_a_sunday() -> None:
    assert {date(2025, 4, 26), date(2026, 4, 27), date(2031, 4, 26)} <= {
        *holidays(2025), *holidays(2026), *holidays(2031),
    }  # fmt: skip


HERE = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("moment", "hours", "then"),
    [
        ("2026-11-30T16:00", 24, "2026-12-01T16:00"),  # Monday
        ("2026-11-27T17:00", 24, "2026-11-30T17:00"),  # Friday
        ("2026-11-27T17:00", 48, "2026-12-01T17:00"),
        ("2026-11-27T17:00", 2, "2026-11-27T19:00"),
        ("2026-11-28T12:00", 24, "2026-12-01T00:00"),  # Saturday: the whole of Monday
        ("2026-12-24T16:00", 24, "2026-12-28T16:00"),  # Christmas, and the weekend after it
        ("2026-12-31T16:00", 48, "2027-01-05T16:00"),
        ("2026-04-02T16:00", 48, "2026-04-07T16:00"),  # Good Friday is worked, Easter Monday is not
        ("2026-03-27T17:00", 24, "2026-03-30T17:00"),  # the clock goes forward in that weekend
        ("2026-11-27T17:00", 0, "2026-11-27T17:00"),
    ],
)
def test_hours_are_counted_on_working_days(moment: str, hours: int, then: str) -> None:
    begin = datetime.fromisoformat(moment).replace(tzinfo=HERE)
    assert working_time_after(begin, timedelta(hours=hours)).isoformat()[:16] == then


@given(
    moment=some.datetimes(datetime(2025, 1, 1), datetime(2035, 1, 1)),
    span=some.timedeltas(timedelta(minutes=1), timedelta(days=20)),
)
def test_it_is_never_earlier_and_never_ends_on_a_free_day(moment: datetime, span: timedelta) -> None:
    then = working_time_after(moment.replace(tzinfo=HERE), span).replace(tzinfo=None)
    assert then >= moment + span
    assert is_working_day((then - timedelta(microseconds=1)).date())
