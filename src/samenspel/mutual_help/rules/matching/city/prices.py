"""The proof that a plan is the best, and what follows from it: prices.

A helper who is in demand gets a price: how much the total would gain by one more place with her. Each asker
then has a best cost: her own pair with its price. When no pair anywhere is cheaper for its asker than her
best, and nobody who has room left has a price, no plan can be better (linear-programming duality). The
proof does not trust the solver.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np

from .candidates import Edges
from .columns import Flags, Ints


class NotTheBest(ArithmeticError):
    """A plan turned out not to be the best: a fault in the solver, or in how it was asked."""


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

    `first`: the places of some pairs, among them the plan's; prices are raised for these first, which is
    quick when they are few and near to the plan. What comes out is the same.
    """
    helped = np.flatnonzero(by >= 0)
    load = np.bincount(edges.helper[by[helped]], minlength=len(capacity))
    if (load > capacity).any() or (edges.asker[by[helped]] != helped).any():
        raise NotTheBest("not a plan at all: more than the room, or somebody else's pair")
    raising = _Raising(edges, by, penalty, load == capacity)
    if first is not None:
        raising.until_nobody_wants_another(edges.only(first))
    raising.until_nobody_wants_another(edges)
    return Prices(raising.best, raising.price)


class _Raising:
    """Prices on their way up: each is no more than any that prove the plan."""

    def __init__(self, edges: Edges, by: Ints, penalty: Ints, full: Flags) -> None:
        self._helped, self._full, self._penalty = np.flatnonzero(by >= 0), full, penalty
        used = by[self._helped]
        self._with_whom, self._cost = edges.helper[used], edges.cost[used]
        self.price, self.best = np.zeros(len(full), np.int64), penalty.copy()
        self.best[self._helped] = self._cost

    def until_nobody_wants_another(self, edges: Edges) -> None:
        """Raise for these pairs (by asker)."""
        begins = np.searchsorted(edges.asker, np.arange(len(self._penalty) + 1))
        some = edges
        for _ in range(len(self._penalty) + len(self.price) + 2):
            rise = self.best[some.asker] - some.cost
            up = np.flatnonzero(rise > self.price[some.helper])
            if not len(up):
                return
            moved = self._raised(some.helper[up], rise[up])
            some = edges.only(_edges_of(begins, moved))
        raise NotTheBest("there is no end to it")

    def _raised(self, helper: Ints, price: Ints) -> Ints:
        """Raise these prices, and return the askers for whom it got dearer."""
        np.maximum.at(self.price, helper, price)
        now = self._cost + self.price[self._with_whom]
        changed = now != self.best[self._helped]
        moved = self._helped[changed]
        self.best[moved] = now[changed]
        if not self._full[helper].all() or (now[changed] > self._penalty[moved]).any():
            raise NotTheBest("somebody could be helped better")
        return cast(Ints, moved)


def _edges_of(begins: Ints, askers: Ints) -> Ints:
    """Return the places of all edges of these askers."""
    first, many = begins[askers], begins[askers + 1] - begins[askers]
    return np.repeat(first - np.cumsum(many) + many, many) + np.arange(many.sum())
