"""Pure decisions about asks."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samenspel.mutual_help import rules
from samenspel.mutual_help.models import Ask

HERE = ZoneInfo("Europe/Amsterdam")


def test_it_knows_every_state() -> None:
    assert set(rules.NEXT) == set(Ask.State.values)
    assert set(rules.ENDINGS) == set(Ask.State.values) - set(Ask.OPEN) - {"DIED"}, "of who died nobody asks"
    assert not rules.NEXT["DIED"]


@pytest.mark.parametrize("state", rules.ENDINGS)
def test_it_can_always_be_opened_again(state: str) -> None:
    assert rules.NEXT[state] == {"OPEN"}


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-23", "2026-11-25"),
        ("2026-11-26", "2026-11-30"),
        ("2026-11-27", "2026-12-01"),
        ("2026-11-28", "2026-12-01"),
        ("2026-12-24", "2026-12-29"),  # Christmas, then a weekend
        ("2026-04-02", "2026-04-07"),  # Good Friday is a working day, Easter Monday is not
        ("2026-04-24", "2026-04-29"),  # King's Day on a Monday
    ],
)
def test_it_counts_working_days(asked: str, due: str) -> None:
    now = datetime.fromisoformat(asked + "T20:15").replace(tzinfo=HERE)
    assert rules.first_due(now, days=2) == datetime.fromisoformat(due + "T16:00").replace(tzinfo=HERE)


@given(some.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)), some.integers(1, 30))
def test_it_is_due_on_a_working_day_later_on(moment: datetime, days: int) -> None:
    now = moment.replace(tzinfo=HERE)
    due = rules.first_due(now, days=days)
    assert due.weekday() < 5
    assert due.date() >= (now + timedelta(days=days)).date()


@given(some.text(max_size=80), some.text(max_size=20))
def test_it_never_fails_on_a_name(text: str, name: str) -> None:
    rules.tells_who(text, name=name, phone="", email="")


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("Sinds 01-12-2026 staat het stil.", False),
        ("Van 1/12/2026 tot 15/12/2026.", False),
        ("Op 2026-12-01 om 10.30 uur.", False),
        ("Van 01-12-2026 - 15-12-2026", False),
        ("Sinds 01-12-2026, bel 06 12345601.", True),
        ("01-12-2026 0612345601", True),
        ("06-12-2026-78", True),
        ("99-99-2026", True),
        ("2026-12-0112", True),
        ("0612-01-12-2026", True),
    ],
)
def test_a_date_is_no_number_and_a_number_beside_it_still_is(words: str, tells: bool) -> None:
    assert rules.tells_who(words, name="", phone="", email="") is tells


def test_a_sentence_with_the_word_somebody_tells_nobody() -> None:
    """Who gave no name is called "Iemand uit De Weide": she may ask to do something with somebody."""
    assert not rules.tells_who("Met iemand oefenen.", name="Iemand uit De Weide", phone="", email="")
    assert rules.tells_who("Amina wil oefenen.", name="Amina uit De Weide", phone="", email="")
