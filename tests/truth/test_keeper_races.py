"""Two colleagues write down for one keeper in the same second: real threads, real commits."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from samenspel.notifications.models import Message
from samenspel.social_map import actions
from samenspel.social_map.models import Entry, Insider
from samenspel.social_map.tests.keeping import (
    KEEPER,
    TODAY,
    by,
    counted,
    hall_of_a_caller,
    heard,
    hours,
    moment,
    seat,
)
from tests.at_once import at_once, looking_behind, went
from tests.cast import NOW, Cast
from tests.play import sql

COLLEAGUES = ("desk", "wijkteam")
ROUNDS = 4


def hall(town: Cast) -> tuple[Entry, str]:
    with transaction.atomic():
        return hall_of_a_caller(town)


def does(
    town: Cast, code: str, key: str, deed: Callable[..., Any], minute: int, **said: Any
) -> Callable[[], Any]:
    def do() -> Any:
        return deed(**said, **by(town, code, minute, key)) or "done"

    return do


def told(kind: str) -> list[str]:
    with looking_behind():
        return [one.facts.get("numbers", "") for one in Message.objects.filter(kind=kind)]


@pytest.mark.parametrize("number", range(ROUNDS))
def test_one_day_counted_twice_at_once_is_one_number_and_what_is_told_is_true(
    town: Cast, number: int
) -> None:
    """Whoever is second reads what the first wrote, and the keeper is told both in that order."""
    entry, code = hall(town)
    count = actions.keepers.count_for
    got = at_once(*(
        does(town, code, key, count, at, counts={TODAY: people})
        for at, (key, people) in enumerate(zip(COLLEAGUES, (12, 21), strict=True))
    ))  # fmt: skip
    assert sorted(got, key=str) in ([{TODAY: 12}, {TODAY: None}], [{TODAY: 21}, {TODAY: None}]), got
    with transaction.atomic():
        (last,) = counted(entry).values()
    day, first = f"{TODAY.day}-{TODAY.month}-{TODAY.year}", {12: 21, 21: 12}[last]
    assert sorted(told("map_counted_for_you")) == sorted([f"{day}: {first}", f"{day}: {first} → {last}"])


def test_two_whole_weeks_at_once_wait_for_each_other(town: Cast) -> None:
    """In whatever order the days were typed: no deadlock, and each day is of one of the two."""
    entry, code = hall(town)
    days = [TODAY - timedelta(days=number) for number in range(7)]
    for one, other in ((days, days[::-1]), (days[::-1], days)):
        count = actions.keepers.count_for
        went(
            does(town, code, "desk", count, 0, counts=dict.fromkeys(one, 3)),
            does(town, code, "wijkteam", count, 0, counts=dict.fromkeys(other, 5)),
        )
        with transaction.atomic():
            assert set(counted(entry).values()) in ({3}, {5})


@pytest.mark.parametrize("number", range(ROUNDS))
def test_two_moments_at_once_are_both_there_and_both_hers(town: Cast, number: int) -> None:
    entry, code = hall(town)
    add = actions.keepers.add_moment_for
    went(
        does(town, code, "desk", add, 0, moment=moment(10, 11)),
        does(town, code, "wijkteam", add, 1, moment=moment(14, 15)),
    )
    with transaction.atomic():
        assert hours(entry) == ["10:00", "14:00"]
    with looking_behind():
        rows = sql(
            "SELECT person_id, written_by_id, jsonb_array_length(before -> 'moments') FROM social_map_change"
            " WHERE entry_id = %s AND made_at >= %s ORDER BY 3", entry.pk, NOW,
        )  # fmt: skip
    assert [(person, moments) for person, _hand, moments in rows] == [
        (town[KEEPER].pk, 0),
        (town[KEEPER].pk, 1),
    ]
    assert {hand for _person, hand, _moments in rows} == {town[key].pk for key in COLLEAGUES}


@pytest.mark.parametrize("number", range(ROUNDS))
def test_one_change_is_put_back_once(town: Cast, number: int) -> None:
    entry, code = hall(town)
    with transaction.atomic():
        actions.keepers.add_moment_for(moment=moment(10, 11), **by(town, code))
        before = heard(town, code).before
        assert before
    back = actions.keepers.put_back_for
    got = went(*(does(town, code, key, back, at, change=before[0]) for at, key in enumerate(COLLEAGUES, 1)))
    assert got == ["ChangedMeanwhile", "done"]
    with transaction.atomic():
        assert hours(entry) == []


@pytest.mark.parametrize("number", range(ROUNDS))
def test_who_goes_in_that_second_says_it_before_or_not_at_all(town: Cast, number: int) -> None:
    """Her code is stopped while a colleague writes: either it counted, and then it is there, or it did not."""
    entry, code = hall(town)
    with transaction.atomic():
        insider = seat(entry, town).pk

    def stops() -> None:
        town.enter(KEEPER)
        actions.keepers.stop_code(entry=entry, insider=insider, acting=town.acting(KEEPER), now=NOW)

    with transaction.atomic():
        mine = by(town, code)

    def counts() -> Any:
        town.enter("desk")
        return actions.keepers.count_for(counts={TODAY: 7}, **mine)

    got = at_once(stops, counts)
    with transaction.atomic():
        assert counted(entry) == ({TODAY: 7} if got[1] == {TODAY: None} else {})
    with looking_behind():
        assert not Insider.objects.exclude(keeper_hash="").exists()
