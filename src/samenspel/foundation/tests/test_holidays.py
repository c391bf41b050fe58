"""Which days are working days in the Netherlands."""

from datetime import date

import pytest

from samenspel.foundation.holidays import holidays, is_working_day


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
