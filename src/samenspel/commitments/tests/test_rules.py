"""Pure decisions about balls."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.cast import NOW

from samenspel.commitments import rules
from samenspel.commitments.models import Pass
from samenspel.foundation.holidays import working_time_after

WAITS = rules.Waits(deputy=timedelta(hours=24), lead=timedelta(hours=48))


def test_it_knows_every_state_of_a_pass() -> None:
    assert set(rules.NEXT) == set(Pass.State.values)
    assert all(following <= set(rules.NEXT) for following in rules.NEXT.values())


def test_it_lets_only_live_passes_go_on() -> None:
    assert {state for state, following in rules.NEXT.items() if following} == set(Pass.LIVE)


def test_it_never_offers_what_was_refused() -> None:
    assert not any(rules.may_become("REFUSED", state) for state in rules.NEXT)


@given(
    due=some.datetimes(datetime(2026, 1, 1), datetime(2032, 1, 1)), urgent=some.booleans(),
    late=some.timedeltas(timedelta(days=-9), timedelta(days=99)), reminded=some.integers(0, 3),
    has_deputy=some.booleans(), has_lead=some.booleans(), is_away=some.booleans(),
)  # fmt: skip
def test_it_asks_never_early_never_back_and_only_who_is_there(
    due: datetime,
    urgent: bool,
    late: timedelta,
    reminded: int,
    has_deputy: bool,
    has_lead: bool,
    is_away: bool,
) -> None:
    step = rules.who_is_asked(
        due_at=due, now=due + late, reminded=reminded, waits=replace(WAITS, urgent=urgent),
        has_deputy=has_deputy, has_lead=has_lead, is_away=is_away,
    )  # fmt: skip
    nobody_else = not has_deputy and not has_lead
    if step:
        assert step > reminded
        assert late >= timedelta(0)
        assert step != 1 or not is_away or nobody_else
        assert step != 2 or has_deputy
        assert step != 3 or has_lead
    if step == 2 and not is_away:
        assert late >= WAITS.deputy
    if step == 3 and (has_deputy or not is_away):
        assert late >= WAITS.lead
    if step in (2, 3) and not is_away and not urgent:  # so long after it, it was somebody's working time
        assert working_time_after(due, timedelta(hours=24 * (step - 1))) <= due + late


@given(
    due=some.datetimes(datetime(2026, 1, 1), datetime(2032, 1, 1)), hours=some.integers(0, 24 * 20),
    reminded=some.integers(0, 2), urgent=some.booleans(), is_away=some.booleans(),
)  # fmt: skip
def test_what_was_asked_once_stays_asked_however_late_it_gets(
    due: datetime, hours: int, reminded: int, urgent: bool, is_away: bool
) -> None:
    """Nobody is skipped by time: what is asked now would be asked an hour later too."""

    def asked(after: int) -> int:
        return rules.who_is_asked(
            due_at=due, now=due + timedelta(hours=after), reminded=reminded,
            waits=replace(WAITS, urgent=urgent), has_deputy=True, has_lead=True, is_away=is_away,
        )  # fmt: skip

    assert asked(hours + 1) >= asked(hours)


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
