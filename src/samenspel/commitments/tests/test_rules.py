"""Pure decisions about balls."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.cast import NOW

from samenspel.commitments import rules
from samenspel.commitments.models import Pass

WAITS = rules.Waits(deputy=timedelta(hours=24), lead=timedelta(hours=48))


def test_it_knows_every_state_of_a_pass() -> None:
    assert set(rules.NEXT) == set(Pass.State.values)
    assert all(following <= set(rules.NEXT) for following in rules.NEXT.values())


def test_it_lets_only_live_passes_go_on() -> None:
    assert {state for state, following in rules.NEXT.items() if following} == set(Pass.LIVE)


def test_it_never_offers_what_was_refused() -> None:
    assert not any(rules.may_become("REFUSED", state) for state in rules.NEXT)


@given(
    late=some.timedeltas(timedelta(days=-9), timedelta(days=99)), reminded=some.integers(0, 3),
    has_deputy=some.booleans(), has_lead=some.booleans(), is_away=some.booleans(),
)  # fmt: skip
def test_it_asks_never_early_never_back_and_only_who_is_there(
    late: timedelta, reminded: int, has_deputy: bool, has_lead: bool, is_away: bool
) -> None:
    step = rules.who_is_asked(
        due_at=NOW, now=NOW + late, reminded=reminded, waits=WAITS, has_deputy=has_deputy, has_lead=has_lead,
        is_away=is_away,
    )  # fmt: skip
    if step:
        assert step > reminded
        deputy_waits = timedelta(0) if is_away else WAITS.deputy
        assert late >= {1: timedelta(0), 2: deputy_waits, 3: WAITS.lead}[step]
        assert step != 1 or not (is_away and has_deputy)
        assert step != 2 or has_deputy
        assert step != 3 or has_lead


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)), (date(2026, 8, 31), 3, date(2026, 11, 30)),
    ],
)  # fmt: skip
def test_it_counts_months_to_the_same_day(day: date, months: int, then: date) -> None:
    assert rules.months_later(day, months) == then


@given(day=some.dates(date(2000, 1, 1), date(2090, 1, 1)), months=some.sampled_from(rules.LOOK_BACK_MONTHS))
def test_it_always_lands_in_the_right_month(day: date, months: int) -> None:
    then = rules.months_later(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day


@pytest.mark.parametrize(("days", "long"), [(1, False), (5, False), (6, True), (None, True)])
def test_it_calls_more_than_five_days_long(days: int | None, long: bool) -> None:
    start = NOW.date()
    ends_on = start + timedelta(days=days) if days else None
    assert rules.is_long(starts_on=start, ends_on=ends_on, days=5) is long
