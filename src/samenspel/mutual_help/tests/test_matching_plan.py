"""The plan for a city is the best there is: against every possible plan, against other solvers, and by its own proof."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.mutual_help.rules.matching import Asker, Helper, fit, may_meet
from samenspel.mutual_help.rules.matching.city import candidates, guess, planning, prices, shortlists
from samenspel.mutual_help.rules.matching.city.columns import columns

from .matching_people import TODAY, neighbourhoods

ALL = 1 << 40
Value = tuple[int, list[int], int]


def edges_of(askers: list[Asker], helpers: list[Helper], most: int = ALL) -> list[tuple[Asker, Helper, int]]:
    people = columns(askers, helpers, today=TODAY)
    found = candidates.Grid(people).edges(np.arange(len(askers)), most=most)
    return [
        (people.asker_of[asker], people.helper_of[helper], int(cost))
        for asker, helper, cost in zip(found.asker, found.helper, found.cost, strict=True)
    ]


def every_plan(askers: list[Asker], helpers: list[Helper]) -> list[list[tuple[Asker, Helper]]]:
    """All ways in which these askers can be helped: slow, and straight from the definition."""
    if not askers:
        return [[]]
    first, *rest = askers
    plans = every_plan(rest, helpers)
    for at, helper in enumerate(helpers):
        if may_meet(first, helper):
            left = [*helpers[:at], replace(helper, capacity=helper.capacity - 1), *helpers[at + 1 :]]
            plans += [[(first, helper), *plan] for plan in every_plan(rest, left)]
    return plans


def value(pairs: list[tuple[Asker, Helper]]) -> Value:
    """How good a plan is: how many helped; how long they waited, longest first; then the fit. Higher is better."""
    waits = sorted((max((TODAY - asker.since).days, 0) for asker, _ in pairs), reverse=True)
    return len(pairs), waits, -sum(fit.cost(asker, helper) for asker, helper in pairs)


def planned(askers: list[Asker], helpers: list[Helper]) -> list[tuple[Asker, Helper]]:
    people = columns(askers, helpers, today=TODAY)
    plan = planning.best_plan(people)
    return [
        (people.asker_of[asker], people.helper_of[plan.edges.helper[edge]])
        for asker, edge in enumerate(plan.by)
        if edge >= 0
    ]


@settings(max_examples=200, deadline=None)
@given(neighbourhoods(askers_most=12, helpers_most=12))
def test_the_city_knows_the_same_pairs_as_the_definition(people: tuple[list[Asker], list[Helper]]) -> None:
    askers, helpers = people
    expected = {
        (asker.id, helper.id): fit.cost(asker, helper)
        for asker in askers
        for helper in helpers
        if may_meet(asker, helper)
    }
    found = edges_of(askers, helpers)
    assert {(asker.id, helper.id): cost for asker, helper, cost in found} == expected
    assert len(found) == len(expected)
    assert all(0 <= cost <= fit.WORST for cost in expected.values())


@settings(max_examples=100, deadline=None)
@given(neighbourhoods(askers_most=6, helpers_most=12), st.integers(1, 4))
def test_it_keeps_the_cheapest_of_each_asker(people: tuple[list[Asker], list[Helper]], most: int) -> None:
    askers, helpers = people
    everything = edges_of(askers, helpers)
    some = edges_of(askers, helpers, most)
    for asker in askers:
        mine = [(cost, helper.id) for one, helper, cost in everything if one is asker]
        assert [(cost, helper.id) for one, helper, cost in some if one is asker] == sorted(mine)[:most]


@settings(max_examples=150, deadline=None)
@given(neighbourhoods(askers_most=4, helpers_most=4, capacity=2))
def test_no_possible_plan_is_better(people: tuple[list[Asker], list[Helper]]) -> None:
    askers, helpers = people
    best = max(value(plan) for plan in every_plan(askers, helpers))
    assert value(planned(askers, helpers)) == best


@settings(max_examples=60, deadline=None)
@given(neighbourhoods(askers_most=30, helpers_most=20), st.integers(1, 3), st.randoms(use_true_random=False))
def test_few_candidates_lose_nothing_and_order_does_not_matter(
    people: tuple[list[Asker], list[Helper]], few: int, chance: Random
) -> None:
    """The plan from a few cheapest pairs is as good as the plan from all, and its lists do not see the order."""
    askers, helpers = people
    whole = value(planned(askers, helpers))
    lists = shortlists(askers, helpers, today=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "FEW", few)
        patch.setattr(planning, "MORE", 2)
        assert value(planned(askers, helpers)) == whole
    mixed = chance.sample(askers, len(askers)), chance.sample(helpers, len(helpers))
    assert shortlists(*mixed, today=TODAY) == lists


@settings(max_examples=60, deadline=None)
@given(neighbourhoods(askers_most=30, helpers_most=12, capacity=1), st.integers(-1, 40), st.integers(1, 300))
def test_whatever_is_guessed_the_plan_is_the_best(
    people: tuple[list[Asker], list[Helper]], slack: int, soft: int
) -> None:
    """Few pairs or none, from good guesses or bad: the same total, and the same prices as without a guess."""
    made = columns(*people, today=TODAY)
    plan = planning.best_plan(made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "SLACK", {"ample": slack, "scarce": slack})
        patch.setattr(guess, "SOFT", soft)
        other = planning.best_plan(made)
    penalty, capacity = planning.penalties(made), made.helpers.capacity
    plain = prices.prices(other.edges, other.by, penalty=penalty, capacity=capacity)
    for one in (plan.proof, other.proof):
        assert (one.price == plain.price).all()
        assert (one.best == plain.best).all()


@settings(max_examples=40, deadline=None)
@given(neighbourhoods(askers_most=60, helpers_most=40))
def test_another_solver_finds_the_same_total(people: tuple[list[Asker], list[Helper]]) -> None:
    """A plain Bellman-Ford that adds one asker at a time: no line in common with the plan, its solver or its proof."""
    from .matching_oracle import least_total

    made = columns(*people, today=TODAY)
    plan = planning.best_plan(made)
    penalty = planning.penalties(made)
    total = int(plan.edges.cost[plan.by[plan.by >= 0]].sum() + penalty[plan.by < 0].sum())
    pairs = candidates.Grid(made).edges(np.arange(len(penalty)), most=ALL)
    triples = list(zip(pairs.asker.tolist(), pairs.helper.tolist(), pairs.cost.tolist(), strict=True))
    assert total == least_total(triples, penalty.tolist(), made.helpers.capacity.tolist())


@settings(max_examples=100, deadline=None)
@given(neighbourhoods(askers_most=6, helpers_most=6), st.data())
def test_a_plan_that_is_not_the_best_is_not_proven(
    people: tuple[list[Asker], list[Helper]], data: st.DataObject
) -> None:
    """Whatever plan we hold beside it: it is proven exactly when its total is the least; else it gets better."""
    made = columns(*people, today=TODAY)
    best = planning.best_plan(made)
    penalty, capacity = planning.penalties(made), made.helpers.capacity
    pairs = candidates.Grid(made).edges(np.arange(len(penalty)), most=ALL)
    by, left = np.full(len(penalty), -1), capacity.copy()
    for asker in range(len(penalty)):
        mine = [int(at) for at in np.flatnonzero(pairs.asker == asker) if left[pairs.helper[at]] > 0]
        by[asker] = data.draw(st.sampled_from([-1, *mine]))
        if by[asker] >= 0:
            left[pairs.helper[by[asker]]] -= 1

    def total(edges: candidates.Edges, chosen: np.ndarray) -> int:
        return int(edges.cost[chosen[chosen >= 0]].sum() + penalty[chosen < 0].sum())

    while total(pairs, by) > total(best.edges, best.by):
        with pytest.raises(prices.NotTheBest) as wrong:
            prices.prices(pairs, by, penalty=penalty, capacity=capacity)
        better = wrong.value.better
        assert better is not None
        assert total(pairs, better) < total(pairs, by)
        by = better
    prices.prices(pairs, by, penalty=penalty, capacity=capacity)


def test_what_is_not_a_plan_is_not_proven() -> None:
    helper = Helper(id=UUID(int=1), at=(52.1, 5.1), kinds=frozenset({"GARDEN"}), capacity=1, within_m=3000)
    askers = [Asker(id=UUID(int=at), at=helper.at, kinds=helper.kinds, since=TODAY) for at in (2, 3)]
    people = columns(askers, [helper], today=TODAY)
    pairs = candidates.Grid(people).edges(np.arange(2), most=ALL)
    for by in ([0, 1], [1, -1]):  # twice in one place; somebody else's pair
        with pytest.raises(prices.NotTheBest):
            prices.prices(
                pairs, np.array(by), penalty=planning.penalties(people), capacity=people.helpers.capacity
            )


def test_it_helps_who_waits_longest_when_not_all_can_be_helped() -> None:
    helper = Helper(id=UUID(int=1), at=(52.1, 5.1), kinds=frozenset({"GARDEN"}), capacity=1, within_m=3000)
    near = Asker(id=UUID(int=2), at=helper.at, kinds=helper.kinds, since=TODAY, languages=frozenset({"nl"}))
    far = replace(near, id=UUID(int=3), at=(52.12, 5.1), since=TODAY - timedelta(days=1))
    assert planned([near, far], [helper]) == [(far, helper)]


def test_nobody_at_all_is_no_trouble() -> None:
    assert shortlists([], [], today=TODAY).can_be_helped == 0
