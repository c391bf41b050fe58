"""The proof that a plan is the best, and what follows from it: prices.

A helper who is in demand gets a price: how much the total would gain by one more place with her. Each asker
then has a best cost: her own pair with its price. When no pair anywhere is cheaper for its asker than her
best, and nobody who has room left has a price, no plan can be better (linear-programming duality). The
proof does not trust the solver.
"""

from dataclasses import dataclass

import numpy as np

from .candidates import Edges
from .columns import Ints


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


def prices(edges: Edges, by: Ints, *, penalty: Ints, capacity: Ints) -> Prices:
    """Return the prices of a plan, by raising them from nothing until nobody wants another. Or NotTheBest."""
    helped = np.flatnonzero(by >= 0)
    used = by[helped]
    with_whom = edges.helper[used]
    load = np.bincount(with_whom, minlength=len(capacity))
    if (load > capacity).any() or (edges.asker[used] != helped).any():
        raise NotTheBest("not a plan at all: more than the room, or somebody else's pair")
    full = load == capacity
    price, best = np.zeros(len(capacity), np.int64), penalty.copy()
    begins = np.searchsorted(edges.asker, np.arange(len(penalty) + 1))
    best[helped] = edges.cost[used]
    moved = np.arange(len(penalty))
    for _ in range(len(penalty) + len(capacity) + 2):
        wants = _edges_of(begins, moved)
        rise = best[edges.asker[wants]] - edges.cost[wants]
        up = rise > price[edges.helper[wants]]
        if not up.any():
            return Prices(best, price)
        raised = edges.helper[wants[up]]
        np.maximum.at(price, raised, rise[up])
        if not full[raised].all():
            break
        now = edges.cost[used] + price[with_whom]
        changed = now != best[helped]
        moved = helped[changed]
        best[moved] = now[changed]
        if (best[moved] > penalty[moved]).any():
            break
    raise NotTheBest("somebody could be helped better")


def _edges_of(begins: Ints, askers: Ints) -> Ints:
    """Return the places of all edges of these askers."""
    first, many = begins[askers], begins[askers + 1] - begins[askers]
    return np.repeat(first - np.cumsum(many) + many, many) + np.arange(many.sum())
