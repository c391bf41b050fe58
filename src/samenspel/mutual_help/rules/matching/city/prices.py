"""The proof that a plan is the best, and what follows from it: prices.

A helper who is in demand gets a price: how much the total would gain by one more place with her. Each asker
then has a best cost: her own pair with its price. When no pair anywhere is cheaper for its asker than her
best, and nobody who has room left has a price, no plan can be better (linear-programming duality). The
proof does not trust the solver.

Where it fails, it shows how: a price was asked for by somebody, for the sake of whom she was with, and so on
back. Who moves along that line makes the plan better. So a plan that is nearly the best is soon the best.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np

from .candidates import Edges
from .columns import Flags, Ints

PATIENCE = 200  # rounds after which we look whether some go round in a ring


class NotTheBest(ArithmeticError):
    """A plan turned out not to be the best: a fault in the solver, or in how it was asked."""

    def __init__(self, message: str, better: Ints | None = None) -> None:
        super().__init__(message)
        self.better = better  # a plan that costs less, when the proof shows one


@dataclass(frozen=True, slots=True)
class Prices:
    """The least prices that prove a plan: each asker's best cost, and what each helper's place costs."""

    best: Ints
    price: Ints

    def excess(self, edges: Edges) -> Ints:
        """Return for each pair how much the total gets worse when it must be in the plan (or a bit more)."""
        return edges.cost + self.price[edges.helper] - self.best[edges.asker]


def prices(edges: Edges, by: Ints, *, penalty: Ints, capacity: Ints, first: Ints | None = None) -> Prices:
    """Return the prices of a plan, by raising them from nothing until nobody wants another. Or NotTheBest.

    `first`: the places of some pairs; prices are raised for these first, which is quick when they are few
    and near to the plan. What comes out is the same.
    """
    helped = np.flatnonzero(by >= 0)
    load = np.bincount(edges.helper[by[helped]], minlength=len(capacity))
    if (load > capacity).any() or (edges.asker[by[helped]] != helped).any():
        raise NotTheBest("not a plan at all: more than the room, or somebody else's pair")
    raising = _Raising(edges, by, penalty, load == capacity)
    if first is not None:
        raising.until_nobody_wants_another(edges.only(first), first)
    raising.until_nobody_wants_another(edges, np.arange(len(edges)))
    return Prices(raising.best, raising.price)


class _Raising:
    """Prices on their way up: each is no more than any that prove the plan."""

    def __init__(self, edges: Edges, by: Ints, penalty: Ints, full: Flags) -> None:
        self._edges, self._by = edges, by
        self._helped, self._full, self._penalty = np.flatnonzero(by >= 0), full, penalty
        used = by[self._helped]
        self._with_whom, self._cost = edges.helper[used], edges.cost[used]
        self.price, self.best = np.zeros(len(full), np.int64), penalty.copy()
        self._asked = np.full(len(full), -1)  # for each helper the edge for which her price was last raised
        self.best[self._helped] = self._cost

    def until_nobody_wants_another(self, edges: Edges, places: Ints) -> None:
        """Raise for these pairs (by asker), which have these places among all."""
        begins = np.searchsorted(edges.asker, np.arange(len(self._penalty) + 1))
        some, at = edges, places
        for turn in range(1, len(self._penalty) + len(self.price) + 3):
            rise = self.best[some.asker] - some.cost
            up = (rise > self.price[some.helper]).nonzero()[0]
            if not len(up):
                return
            if turn % PATIENCE == 0:
                self._no_ring(some.asker)
            moved = _edges_of(begins, self._raised(some.helper[up], rise[up], at[up]))
            some, at = edges.only(moved), places[moved]
        self._no_ring(some.asker)
        raise NotTheBest("there is no end to it")

    def _raised(self, helper: Ints, price: Ints, at: Ints) -> Ints:
        """Raise these prices, and return the askers for whom it got dearer."""
        np.maximum.at(self.price, helper, price)
        highest = (self.price[helper] == price).nonzero()[0]
        self._asked[helper[highest]] = at[highest]
        now = self._cost + self.price[self._with_whom]
        changed = (now != self.best[self._helped]).nonzero()[0]
        moved, dearer = self._helped[changed], now[changed]
        self.best[moved] = dearer
        left = moved[dearer > self._penalty[moved]]
        if len(left) or not self._full[helper].all():
            free = [(place, -1) for place in np.unique(helper[~self._full[helper]]).tolist()]
            theirs = zip(self._edges.helper[self._by[left]].tolist(), left.tolist(), strict=True)
            raise NotTheBest("somebody could be helped better", self._better([*free, *theirs]))
        return cast(Ints, moved)

    def _no_ring(self, askers: Ints) -> None:
        """Raise when some for whom it got dearer are better off together in each other's places."""
        theirs = np.unique(self._edges.helper[self._by[askers[self._by[askers] >= 0]]])
        better = self._better([(helper, -1) for helper in theirs.tolist()], rings=True)
        if better is not None:
            raise NotTheBest("some could change places", better)

    def _better(self, starts: list[tuple[int, int]], *, rings: bool = False) -> Ints | None:
        """Return the plan after moves to these helpers: they are free, or left by who is not helped then."""
        better, moved = self._by.copy(), set[int]()
        for helper, leaves in starts:
            line, is_ring = self._line(helper)
            gone: set[int] = set() if is_ring or leaves < 0 else {leaves}
            if (is_ring or not rings) and moved.isdisjoint({*line, *gone}):
                better[list(gone)] = -1
                better[list(line)] = list(line.values())
                moved |= {*line, *gone}
        return better if moved else None

    def _line(self, helper: int) -> tuple[dict[int, int], bool]:
        """Return who comes to this helper, who takes her place, and so on, with their edges. Is it a ring?"""
        line: dict[int, int] = {}
        while self.price[helper] > 0:
            edge = int(self._asked[helper])
            asker = int(self._edges.asker[edge])
            if asker in line:
                names = list(line)
                after = {name: line[name] for name in names[names.index(asker) + 1 :]}
                return {asker: edge, **after}, True
            line[asker] = edge
            if self._by[asker] < 0:
                break
            helper = int(self._edges.helper[self._by[asker]])
        return line, False


def _edges_of(begins: Ints, askers: Ints) -> Ints:
    """Return the places of all edges of these askers."""
    end = begins[askers + 1]
    many = end - begins[askers]
    places = (end - many.cumsum()).repeat(many)
    return cast(Ints, places + np.arange(len(places)))
