"""A neighbourhood for a year: whoever comes, refuses, falls ill, leaves or does not click, nothing false comes of it."""

from dataclasses import replace

import pytest
from benchmarks import matching_year
from benchmarks.matching_year import WAYS, Pace, Year, by_plan, likes, play
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.mutual_help.rules.matching import Pair
from samenspel.mutual_help.rules.matching.city import shortlists

CHANCES = st.floats(0, 0.5)
PACES = st.builds(
    Pace,
    askers=st.integers(0, 4),
    helpers=st.integers(0, 2),
    helpers_at_first=st.integers(0, 12),
    ill=CHANCES,
    leaves=CHANCES,
    asker_leaves=CHANCES,
    ends=CHANCES,
)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6), pace=PACES, way=st.sampled_from(sorted(WAYS)))
def test_a_year_keeps_what_must_always_hold(seed: int, pace: Pace, way: str) -> None:
    """Capacity, both yeses, limits, nobody assigned, nobody twice: after each of 52 weeks."""
    year = play(Year(seed, WAYS[way], pace))
    assert year.week == 52
    assert len(year.done) == len(year.waited)


@pytest.mark.parametrize("fault", ["capacity", "not introduced", "without both yeses", "against a limit"])
def test_the_year_would_see_it(fault: str) -> None:
    year = play(Year(3, by_plan, Pace()), weeks=6)
    asker, helper = next(iter(year.running.items()))
    if fault == "capacity":
        year.helpers[helper] = replace(year.helpers[helper], capacity=0)
    elif fault == "not introduced":
        year.introduced.clear()
        year.met = [Pair(asker, helper)]
    elif fault == "without both yeses":
        no = next(one for one in year.introduced if not likes("asker", one.asker, one.helper, 0.7))
        year.met = [no]
    else:
        year.together[asker] = replace(year.together[asker], not_these=frozenset({helper}))
    assert any(one.startswith(fault) for one in year.faults())


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6), weeks=st.integers(1, 8))
def test_whose_no_it_was_leaves_no_trace(seed: int, weeks: int) -> None:
    """When every no of an asker had been a no of the helper, and the other way round, all that follows is the same.

    Who was introduced, who meets whom, and every later list: so nobody, at a screen or behind it, can tell.
    """

    def swapped(what: str, one: object, other: object, often: float) -> bool:
        if what in ("asker", "helper"):
            return likes("helper" if what == "asker" else "asker", other, one, often)
        return likes(what, one, other, often)

    here = play(Year(seed, by_plan), weeks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching_year, "likes", swapped)
        there = play(Year(seed, by_plan), weeks)
    assert here.introduced == there.introduced
    assert here.running == there.running
    assert here.waiting() == there.waiting()
    assert shortlists(here.waiting(), here.able(), today=here.today) == shortlists(
        there.waiting(), there.able(), today=there.today
    )


def test_a_yes_that_came_to_nothing_looks_like_a_no() -> None:
    """Whoever was introduced is not introduced again, whatever either answered."""
    year = play(Year(11, by_plan, Pace(helpers_at_first=20)), weeks=4)
    barred = {Pair(one.id, other) for one in year.waiting() for other in one.not_these}
    waiting = set(year.askers)
    assert barred == {pair for pair in year.introduced if pair.asker in waiting}
    answers = {likes("asker", pair.asker, pair.helper, 0.7) for pair in barred}
    assert answers == {True, False}, "both kinds are among them"
    made = shortlists(year.waiting(), year.able(), today=year.today)
    again = {Pair(one.asker, one.helper) for names in made.for_askers.values() for one in names}
    assert not again & barred
