"""The best plan for a city, proven: most people helped, then who waits longest, then the best fit (I6).

In that order, exactly, over every pair that may meet: a day of waiting weighs more than all fits together,
and to be helped weighs a day more than to wait. The order of waiting is strict: no other plan helps as many
and has, for any number of days, more helped of who waits that long (what can be helped together is a
matroid, so both go together).

The proof makes it quick. First a few pairs for each asker, at guessed prices; what follows is proven with the
true penalties and for all pairs. Where the proof fails it says who should move; and when that is not soon
enough, more pairs and larger penalties are taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .. import fit
from .candidates import EVERYBODY, Edges, Grid
from .columns import Columns, Ints, in_order
from .guess import guess_ample, guess_scarce
from .prices import NotTheBest, Prices, prices
from .solving import solve

FEW, MORE = 12, 8
SLACK = {"ample": 60, "scarce": 80}  # more than her cheapest, at guessed prices: so much a pair may cost her
TIMES = 9  # that a plan is made better where its proof failed, before another is solved for
ENOUGH = 0.98  # of the pairs stayed: what is still to gain takes more than it brings
STEP = 8 * fit.WORST  # smaller is no quicker, and is not enough when neighbourhoods differ


@dataclass(frozen=True, slots=True)
class Plan:
    """Who would help whom at best, among the pairs that were looked at, with its proof."""

    edges: Edges
    by: Ints  # for each asker the place of her edge, or -1
    proof: Prices

    @property
    def helped(self) -> int:
        return int((self.by >= 0).sum())


def best_plan(people: Columns) -> Plan:
    """Return the best plan for these people, proven; NotTheBest when it cannot be proven."""
    grid, everybody = Grid(people), np.arange(len(people.askers))
    ample = people.helpers.capacity.sum() >= len(everybody)
    limit = np.full(len(everybody), FEW if ample else EVERYBODY)
    edges = grid.edges(everybody, most=FEW if ample else EVERYBODY)
    while True:
        by, proof = _proven(edges, people, ample=ample)
        short = np.flatnonzero(_cut_off(edges, limit) < proof.best)
        if not len(short):
            return Plan(edges, by, proof)
        limit[short] *= MORE
        edges = _joined(
            edges, short, [grid.edges(some, most=int(limit[some[0]])) for some in _alike(short, limit)]
        )


def penalties(people: Columns) -> Ints:
    """Return what it costs not to help each asker: each day of waiting more than all fits together."""
    pairs = min(len(people.askers), int(people.helpers.capacity.sum()))
    return (fit.WORST * pairs + 1) * (1 + people.askers.waits)


def _proven(edges: Edges, people: Columns, *, ample: bool) -> tuple[Ints, Prices]:
    """Return the best plan over these pairs. What is solved faster is tried first."""
    penalty, capacity = penalties(people), people.helpers.capacity
    for kept, by in _tries(edges, people, penalty, ample=ample):
        plan: Ints | None = by
        for _ in range(TIMES):
            if plan is None:
                break
            try:
                return plan, prices(edges, plan, penalty=penalty, capacity=capacity, first=kept)
            except NotTheBest as wrong:
                plan = wrong.better
    raise NotTheBest("no plan could be proven")


def _tries(edges: Edges, people: Columns, penalty: Ints, *, ample: bool) -> Iterator[tuple[Ints, Ints]]:
    """Yield plans that may be the best: the places of the pairs that were looked at, and of who is helped."""
    capacity, waits, place = people.helpers.capacity, people.askers.waits, people.place
    if len(edges):
        guess, way = (guess_ample, _solved) if ample else (guess_scarce, solve)
        near = guess(edges, waits=waits, capacity=capacity).near(SLACK["ample" if ample else "scarce"])
        few = Edges(edges.asker[near.places], edges.helper[near.places], near.cost)
        found = way(few, penalty=near.penalty, capacity=capacity, worth=near.worth, place=place)
        yield near.places, np.append(near.places, -1)[found]
    rank = in_order(waits)[1]  # who waits longer, and not how long
    for tried in (STEP * (1 + rank), penalty):
        free = np.zeros(len(capacity), np.int64)
        found = _solved(edges, penalty=tried, capacity=capacity, worth=free, place=place)
        yield np.arange(len(edges)), found


def _solved(edges: Edges, *, penalty: Ints, capacity: Ints, worth: Ints, place: Ints) -> Ints:
    """Return for each asker the place of her edge, or -1. Only who has to share is left to the solver."""
    shared, sure = _apart(edges, capacity, len(penalty))
    has = np.flatnonzero(sure >= 0)
    otherwise = penalty.copy()
    otherwise[has] = edges.cost[sure[has]] - worth[edges.helper[sure[has]]]
    found = solve(edges.only(shared), penalty=otherwise, capacity=capacity, worth=worth, place=place)
    return np.where(found >= 0, np.append(shared, -1)[found], sure)


def _apart(edges: Edges, capacity: Ints, many: int) -> tuple[Ints, Ints]:
    """Return the places of the edges to share, and for each asker that of one which is hers, or -1.

    Who is wanted by no more askers than she has room for has no price. So an asker needs nobody after the
    first of these; and without those edges others are wanted by fewer, until little changes.
    """
    kept = np.arange(len(edges))
    while True:
        asker, helper = edges.asker[kept], edges.helper[kept]
        free = (np.bincount(helper, minlength=len(capacity)) <= capacity)[helper]
        places = np.flatnonzero(free)[::-1]
        first = np.full(many, len(kept))
        first[asker[places]] = places  # of several the last one written stays: the cheapest
        needed = np.arange(len(kept)) <= first[asker]
        if np.count_nonzero(needed) >= ENOUGH * len(kept):
            sure = np.append(kept, -1)[first]
            return kept[needed & ~free], sure
        kept = kept[needed]


def _cut_off(edges: Edges, limit: Ints) -> Ints:
    """Return for each asker the least that a pair left out can cost: no end when none was left out."""
    many = np.bincount(edges.asker, minlength=len(limit))
    cut = np.full(len(limit), np.iinfo(np.int64).max)
    full = many == limit
    cut[full] = edges.cost[np.cumsum(many)[full] - 1]
    return cut


def _alike(askers: Ints, limit: Ints) -> Iterator[Ints]:
    """Yield these askers in groups with the same limit."""
    for one in np.unique(limit[askers]):
        yield askers[limit[askers] == one]


def _joined(edges: Edges, again: Ints, fresh: list[Edges]) -> Edges:
    """Return the edges with those of these askers replaced."""
    stays = np.ones(int(edges.asker[-1]) + 1 if len(edges) else 0, bool)
    stays[again] = False
    parts = [edges.only(np.flatnonzero(stays[edges.asker])), *fresh]
    asker = np.concatenate([part.asker for part in parts])
    order = np.argsort(asker, kind="stable")
    return Edges(
        asker[order],
        np.concatenate([part.helper for part in parts])[order],
        np.concatenate([part.cost for part in parts])[order],
    )
