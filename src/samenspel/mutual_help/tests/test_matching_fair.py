"""What may never enter the matching: chances, vulnerability, reliability, or what somebody answered before (R16, R32)."""

import dataclasses
import os
import platform
import re
import subprocess
import sys
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.mutual_help.rules.matching import (
    Asker,
    Helper,
    Reason,
    Suggestion,
    Why,
    may_meet,
    one_offer,
    one_request,
)
from samenspel.mutual_help.rules.matching.city import shortlists

from .matching_people import TODAY, neighbourhoods

NEVER = re.compile(
    "chance|vulnerab|reliab|refus|declin|score|rating|risk|labour|income|benefit|diagnos|health|age|origin|answered",
)
PERSON = UUID(int=1)
HERE = (52.1, 5.1)
GARDEN = frozenset({"GARDEN"})


def test_no_field_is_about_chances_or_worth() -> None:
    for kind in (Asker, Helper, Suggestion, Reason):
        for one in dataclasses.fields(kind):
            assert not NEVER.search(one.name.replace("languages", "")), one.name
    assert not [one for one in Why if NEVER.search(one.lower().replace("language", ""))]


def burdened(one: Any, words: dict[str, Any]) -> Any:
    """The same person, in a record that also holds such a field."""
    kind = dataclasses.make_dataclass(
        f"Burdened{type(one).__name__}",
        [(name, object) for name in words],
        bases=(type(one),),
        frozen=True,
        slots=True,
        kw_only=True,
    )
    return kind(**{each.name: getattr(one, each.name) for each in dataclasses.fields(one)}, **words)


FIELDS = st.fixed_dictionaries(
    {name: st.integers(0, 100) for name in ("chances", "vulnerability", "reliability", "times_refused")}
)


@settings(max_examples=50, deadline=None)
@given(neighbourhoods(askers_most=10, helpers_most=10), st.data())
def test_the_order_does_not_move_when_such_a_field_exists(
    people: tuple[list[Asker], list[Helper]], data: st.DataObject
) -> None:
    askers, helpers = people
    heavy_askers = [burdened(one, data.draw(FIELDS)) for one in askers]
    heavy_helpers = [burdened(one, data.draw(FIELDS)) for one in helpers]
    assert shortlists(heavy_askers, heavy_helpers, today=TODAY) == shortlists(askers, helpers, today=TODAY)
    for one, heavy in zip(askers, heavy_askers, strict=True):
        assert one_request(heavy, heavy_helpers) == one_request(one, helpers)
    for other, heavy in zip(helpers, heavy_helpers, strict=True):
        assert one_offer(heavy, heavy_askers) == one_offer(other, askers)


@settings(max_examples=100, deadline=None)
@given(neighbourhoods(askers_most=20, helpers_most=20), st.integers(1, 5))
def test_lists_are_short_hold_every_limit_and_start_with_the_plan(
    people: tuple[list[Asker], list[Helper]], most: int
) -> None:
    askers, helpers = people
    made = shortlists(askers, helpers, today=TODAY, most=most)
    by_ask, by_offer = {one.id: one for one in askers}, {one.id: one for one in helpers}
    for side in (made.for_askers, made.for_helpers):
        for names in side.values():
            assert 1 <= len(names) <= most
            assert len({(one.asker, one.helper) for one in names}) == len(names)
            for one in names:
                assert may_meet(by_ask[one.asker], by_offer[one.helper])
    both = [
        {(one.asker, one.helper) for names in side.values() for one in names}
        for side in (made.for_askers, made.for_helpers)
    ]
    assert both[0] == both[1], "who sees somebody is seen by her"
    assert len(made.for_askers) >= made.can_be_helped


def test_who_waits_longer_is_not_passed_over_for_a_better_fit() -> None:
    helper = Helper(
        id=UUID(int=9), at=HERE, kinds=GARDEN, capacity=1, within_m=5000, languages=frozenset({"nl"})
    )
    fits = Asker(id=UUID(int=1), at=HERE, kinds=GARDEN, since=TODAY, languages=frozenset({"nl"}))
    waits = Asker(id=UUID(int=2), at=(52.12, 5.1), kinds=GARDEN, since=TODAY - timedelta(days=1))
    made = shortlists([fits, waits], [helper], today=TODAY)
    assert [one.asker for one in made.for_helpers[helper.id]] == [waits.id, fits.id]
    assert [one.asker for one in one_offer(helper, [fits, waits])] == [waits.id, fits.id]


def test_equals_are_told_apart_by_waiting_and_then_by_id() -> None:
    helpers = [Helper(id=UUID(int=at), at=HERE, kinds=GARDEN, capacity=1, within_m=0) for at in (7, 3, 5)]
    asker = Asker(id=PERSON, at=HERE, kinds=GARDEN, since=TODAY)
    assert [one.helper.int for one in one_request(asker, helpers)] == [3, 5, 7]


@pytest.mark.parametrize("apart", [0.01, 0])
def test_who_of_two_equals_is_helped_is_by_lot_each_day(apart: float) -> None:
    """Two who wait equally long, as far from the only helper: who is it? Not always the same."""
    asks = [
        Asker(id=UUID(int=at), at=(52.1, 5.1 + (-1) ** at * apart), kinds=GARDEN, since=TODAY)
        for at in (1, 2)
    ]
    helper = Helper(id=UUID(int=9), at=HERE, kinds=GARDEN, capacity=1, within_m=5000)
    firsts = []
    for day in range(40):
        today = TODAY + timedelta(days=day)
        made = [
            shortlists(some, [helper], today=today).for_helpers[helper.id][0].asker
            for some in (asks, asks[::-1])
        ]
        assert made[0] == made[1], "the order in which they came in does not count"
        firsts.append(made[0])
    assert 8 <= firsts.count(asks[0].id) <= 32


def test_which_of_two_equals_is_named_first_is_by_lot_each_day() -> None:
    helpers = [Helper(id=UUID(int=at), at=HERE, kinds=GARDEN, capacity=1, within_m=0) for at in (1, 2)]
    asker = Asker(id=PERSON, at=HERE, kinds=GARDEN, since=TODAY)
    days = (TODAY + timedelta(days=day) for day in range(40))
    firsts = [shortlists([asker], helpers, today=day).for_askers[PERSON][0].helper.int for day in days]
    assert 8 <= firsts.count(1) <= 32


def test_a_helper_who_was_asked_often_comes_later() -> None:
    rested, tired = (
        Helper(id=UUID(int=at), at=HERE, kinds=GARDEN, capacity=1, within_m=0, asked_lately=times)
        for at, times in ((8, 0), (2, 3))
    )
    asker = Asker(id=PERSON, at=HERE, kinds=GARDEN, since=TODAY)
    assert [one.helper.int for one in one_request(asker, [tired, rested])] == [8, 2]


def test_a_page_does_not_carry_the_solver() -> None:
    """What a page needs of the matching loads neither NumPy nor the solver."""
    words = (
        "import sys, samenspel.mutual_help.rules.matching as matching;"
        "print([name for name in ('numpy', 'ortools', 'pandas', 'django') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives memory back between steps")
def test_a_next_plan_fetches_no_memory_anew() -> None:
    words = """if True:
        from resource import RUSAGE_SELF, getrusage
        from benchmarks.matching_city import TODAY, city
        from samenspel.mutual_help.rules.matching.city.columns import columns
        from samenspel.mutual_help.rules.matching.city.planning import best_plan

        people = columns(*city(1000, scarce=False), today=TODAY)
        for _ in range(2):
            best_plan(people)
        before = getrusage(RUSAGE_SELF).ru_minflt
        best_plan(people)
        print(getrusage(RUSAGE_SELF).ru_minflt - before)
    """
    path = os.pathsep.join(["src", ".", *sys.path])
    said = subprocess.run(
        [sys.executable, "-c", words], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert int(said.stdout) < 300, "when glibc gives back what is freed it is 4,200 pages"
