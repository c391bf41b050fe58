"""What people chose decides: both yeses, nobody above their room, and nobody who would both rather have each other."""

from collections.abc import Sequence
from itertools import combinations, product
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.mutual_help.rules.matching import Choice, Pair, settle
from samenspel.mutual_help.rules.matching.blocking import blocking_pairs, faults

Sides = tuple[list[Choice], list[Choice], dict[UUID, int]]


def ask(number: int) -> UUID:
    return UUID(int=number)


def offer(number: int) -> UUID:
    return UUID(int=1000 + number)


@st.composite
def sides(draw: st.DrawFn, most: int = 6) -> Sides:
    askers, helpers = draw(st.integers(0, most)), draw(st.integers(0, most))

    def orders(by: list[UUID], of: list[UUID]) -> list[Choice]:
        return [Choice(one, draw(st.permutations(of))[: draw(st.integers(0, len(of)))]) for one in by]

    asks, offers = [ask(at) for at in range(askers)], [offer(at) for at in range(helpers)]
    room = {one: draw(st.integers(0, 2)) for one in offers}
    return orders(asks, offers), orders(offers, asks), room


@settings(max_examples=300, deadline=None)
@given(sides(), st.randoms(use_true_random=False))
def test_it_is_stable_in_any_order(made: Sides, chance: Random) -> None:
    askers, helpers, room = made
    pairs = settle(askers=askers, helpers=helpers, room=room)
    assert faults(pairs, askers=askers, helpers=helpers, room=room) == []
    assert blocking_pairs(pairs, askers=askers, helpers=helpers, room=room) == []
    mixed = chance.sample(askers, len(askers)), chance.sample(helpers, len(helpers))
    assert settle(askers=mixed[0], helpers=mixed[1], room=room) == pairs


@settings(max_examples=300, deadline=None)
@given(sides(), st.lists(st.integers(0, 4), min_size=6, max_size=6), st.randoms(use_true_random=False))
def test_an_ask_for_several_people_is_stable_too(made: Sides, people: list[int], chance: Random) -> None:
    askers, helpers, room = made
    wanted = {one.by: people[at] for at, one in enumerate(askers)}
    sides_of: dict[str, Any] = {"askers": askers, "helpers": helpers, "room": room, "wanted": wanted}
    pairs = settle(**sides_of)
    assert faults(pairs, **sides_of) == []
    assert blocking_pairs(pairs, **sides_of) == []
    mixed = chance.sample(askers, len(askers)), chance.sample(helpers, len(helpers))
    assert settle(askers=mixed[0], helpers=mixed[1], room=room, wanted=wanted) == pairs


@settings(max_examples=40, deadline=None)
@given(sides(most=3), st.lists(st.integers(1, 3), min_size=3, max_size=3))
def test_no_stable_outcome_helps_an_ask_for_several_with_others_than_it_would_rather(
    made: Sides, people: list[int]
) -> None:
    """Against all outcomes there are: each ask gets as many, and nobody whom she would rather have is in another."""
    askers, helpers, room = made
    wanted = {one.by: people[at] for at, one in enumerate(askers)}
    sides_of: dict[str, Any] = {"askers": askers, "helpers": helpers, "room": room, "wanted": wanted}
    best = settle(**sides_of)
    every = [subsets(one.yes, wanted[one.by]) for one in askers]
    for picked in product(*every):
        pairs = [Pair(one.by, other) for one, some in zip(askers, picked, strict=True) for other in some]
        if faults(pairs, **sides_of) or blocking_pairs(pairs, **sides_of):
            continue
        for one in askers:
            mine = sorted(one.yes.index(pair.helper) for pair in best if pair.asker == one.by)
            other = sorted(one.yes.index(pair.helper) for pair in pairs if pair.asker == one.by)
            assert len(mine) == len(other), "all stable outcomes help each ask with as many"
            assert all(got <= had for got, had in zip(mine, other, strict=True))


def subsets(of: Sequence[UUID], most: int) -> list[tuple[UUID, ...]]:
    return [some for size in range(most + 1) for some in combinations(of, size)]


def test_she_asks_for_two_and_the_third_is_left() -> None:
    askers = [Choice(ask(1), [offer(1), offer(2), offer(3)])]
    helpers = [Choice(offer(at), [ask(1)]) for at in (1, 2, 3)]
    room = {offer(at): 1 for at in (1, 2, 3)}
    pairs = settle(askers=askers, helpers=helpers, room=room, wanted={ask(1): 2})
    assert pairs == (Pair(ask(1), offer(1)), Pair(ask(1), offer(2)))
    said = faults(pairs, askers=askers, helpers=helpers, room=room)
    assert said == [f"helped by too many: {ask(1)}"]
    twice = [pairs[0], pairs[0]]
    said = faults(twice, askers=askers, helpers=helpers, room={offer(1): 2}, wanted={ask(1): 2})
    assert said == [f"the same two twice: {pairs[0]}"]


@settings(max_examples=60, deadline=None)
@given(sides(most=3))
def test_every_asker_gets_the_best_she_has_in_any_stable_outcome(made: Sides) -> None:
    askers, helpers, room = made
    got = {pair.asker: pair.helper for pair in settle(askers=askers, helpers=helpers, room=room)}
    for picked in product(*([None, *one.yes] for one in askers)):
        pairs = [Pair(one.by, other) for one, other in zip(askers, picked, strict=True) if other]
        right = not faults(pairs, askers=askers, helpers=helpers, room=room)
        if right and not blocking_pairs(pairs, askers=askers, helpers=helpers, room=room):
            assert {pair.asker for pair in pairs} == set(got), "all stable outcomes help the same people"
            for pair in pairs:
                order = next(list(one.yes) for one in askers if one.by == pair.asker)
                assert order.index(got[pair.asker]) <= order.index(pair.helper)


@settings(max_examples=100, deadline=None)
@given(sides(most=4), st.data())
def test_the_checker_sees_what_the_definition_says(made: Sides, data: st.DataObject) -> None:
    """For any pairs at all, stable or not: the checker against a second reading of the definition."""
    askers, helpers, room = made
    pairs, left = [], dict(room)
    for one in askers:
        other = data.draw(st.sampled_from([None, *(name for name in one.yes if left[name])]))
        if other and any(one.by in side.yes for side in helpers if side.by == other):
            pairs.append(Pair(one.by, other))
            left[other] -= 1
    expected = set()
    for asker, helper in product(askers, helpers):
        if helper.by in asker.yes and asker.by in helper.yes and Pair(asker.by, helper.by) not in pairs:
            mine = [pair.helper for pair in pairs if pair.asker == asker.by]
            theirs = [pair.asker for pair in pairs if pair.helper == helper.by]
            she = all(asker.yes.index(helper.by) < asker.yes.index(other) for other in mine)
            he = len(theirs) < room[helper.by] or any(
                helper.yes.index(asker.by) < helper.yes.index(other) for other in theirs
            )
            if she and he:
                expected.add(Pair(asker.by, helper.by))
    assert set(blocking_pairs(pairs, askers=askers, helpers=helpers, room=room)) == expected


def test_one_yes_is_not_enough() -> None:
    room = {offer(1): 1}
    assert settle(askers=[Choice(ask(1), [offer(1)])], helpers=[Choice(offer(1))], room=room) == ()
    assert settle(askers=[Choice(ask(1))], helpers=[Choice(offer(1), [ask(1)])], room=room) == ()
    assert settle(askers=[Choice(ask(1), [offer(1)])], helpers=[], room=room) == ()


def test_without_room_nobody_meets() -> None:
    made = [Choice(ask(1), [offer(1)])], [Choice(offer(1), [ask(1)])]
    assert settle(askers=made[0], helpers=made[1], room={}) == ()
    assert settle(askers=made[0], helpers=made[1], room={offer(1): 1}) == (Pair(ask(1), offer(1)),)


def test_the_checker_sees_each_fault() -> None:
    askers, helpers = [Choice(ask(1), [offer(1), offer(2)])], [Choice(offer(1), [ask(1)]), Choice(offer(2))]
    said = faults(
        [Pair(ask(1), offer(1)), Pair(ask(1), offer(2))], askers=askers, helpers=helpers, room={offer(2): 1}
    )
    assert [one.partition(":")[0] for one in said] == ["not both said yes", "helped by too many", "no room"]
