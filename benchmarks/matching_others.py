"""What the matching is held against: KD-trees with SciPy's sparse matching, the cheapest pair first, and who comes
first. They get the same arrays and the same limits and costs, and share no code with the engine's grid or solver."""

import resource
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching
from scipy.spatial import cKDTree

from samenspel.mutual_help.rules.matching import fit
from samenspel.mutual_help.rules.matching.city.columns import SHIFT, Columns

Array = Any
TOP = 30


def tree_candidates(people: Columns, *, top: int = TOP, per_kind: bool = False) -> tuple[Array, Array, Array]:
    """Return asker, helper and cost of the `top` cheapest of each asker: a KD-tree, then NumPy for each asker."""
    here, there = people.askers, people.helpers
    points = np.stack([there.north, there.east], 1).astype(float)
    kinds = range(64) if per_kind else (None,)
    members = {kind: np.flatnonzero(_of_kind(there.kinds[0], kind) & (there.capacity > 0)) for kind in kinds}
    trees = {kind: cKDTree(points[who]) for kind, who in members.items() if len(who)}
    reach = float(there.within.max()) + 1
    found = []
    for asker in range(len(here)):
        at = (float(here.north[asker]), float(here.east[asker]))
        near = [
            members[kind][tree.query_ball_point(at, reach)]
            for kind, tree in trees.items()
            if kind is None or int(here.kinds[0, asker]) >> kind & 1
        ]
        if near:
            found.append(_best(people, asker, np.unique(np.concatenate(near)) if per_kind else near[0], top))
    return tuple(np.concatenate(part) for part in zip(*found, strict=True))  # type: ignore[return-value]


def _of_kind(kinds: Array, kind: int | None) -> Array:
    return np.ones(len(kinds), bool) if kind is None else kinds >> np.uint64(kind) & np.uint64(1) == 1


def _best(people: Columns, asker: int, near: Array, top: int) -> tuple[Array, Array, Array]:
    here, there = people.askers, people.helpers
    apart = (there.north[near] - here.north[asker]) ** 2 + (there.east[near] - here.east[asker]) ** 2
    good = (there.kinds[0, near] & here.kinds[0, asker]) != 0
    good &= apart < (there.within[near] + 1) ** 2
    mine, theirs = here.times[asker], there.times[near]
    good &= (mine == 0) | (theirs == 0) | ((theirs & mine) != 0)
    if here.needs_vog[asker]:
        good &= there.has_vog[near]
    if here.gender_wish[asker]:
        good &= there.gender[near] == here.gender_wish[asker]
    good &= (there.boundaries[0, near] & here.involves[0, asker]) == 0
    good &= ~np.isin(asker << SHIFT | near, _mine(people.barred, asker))
    near, apart, theirs = near[good], np.sqrt(apart[good]).astype(np.int64), theirs[good]
    cost = np.minimum(apart, fit.FAR_M) // fit.PER_METRE
    shared = np.minimum(np.bitwise_count(theirs & mine), 3)
    cost += np.where((mine == 0) | (theirs == 0), fit.ANY_TIMES, np.array((0, *fit.TIMES))[shared])
    cost += np.where(there.languages[0, near] & here.languages[0, asker], 0, fit.LANGUAGE)
    liked = np.bitwise_count(there.likes[0, near] & here.wishes[0, asker])
    cost += np.array(fit.WISHES)[np.minimum(liked, 3)]
    cost += np.where(np.isin(asker << SHIFT | near, _mine(people.known, asker)), 0, fit.STRANGER)
    cost += np.where(there.wants_to_learn[0, near] & here.can_teach[0, asker], 0, fit.LEARNS)
    cost += fit.SPREAD * np.minimum(there.asked_lately[near], fit.SPREAD_MOST)
    kept = np.lexsort((near, cost))[:top]
    return np.full(len(kept), asker), near[kept], cost[kept]


def _mine(pairs: Array, asker: int) -> Array:
    return pairs[np.searchsorted(pairs, asker << SHIFT) : np.searchsorted(pairs, asker + 1 << SHIFT)]


def scipy_total(
    asker: Array, helper: Array, cost: Array, *, penalty: Array, capacity: Array
) -> tuple[int, int]:
    """Return how many are helped and the total, by SciPy: a place for each unit of room, and one for nobody."""
    offset = np.cumsum(capacity) - capacity
    room = capacity[helper]
    edge = np.repeat(np.arange(len(asker)), room)
    unit = np.arange(len(edge)) - np.repeat(np.cumsum(room) - room, room)
    rows = np.concatenate([asker[edge], np.arange(len(penalty))])
    places = np.concatenate([(offset[helper])[edge] + unit, capacity.sum() + np.arange(len(penalty))])
    weights = np.concatenate([cost[edge], penalty]).astype(float) + 1  # it drops weights of zero
    table = csr_array((weights, (rows, places)), shape=(len(penalty), int(capacity.sum()) + len(penalty)))
    mine, place = min_weight_full_bipartite_matching(table)
    helped = int((place < capacity.sum()).sum())
    return helped, int(np.asarray(table[mine, place]).sum()) - len(penalty)


def cheapest_first(asker: Array, helper: Array, cost: Array, capacity: Array, many: int) -> tuple[int, int]:
    """Return how many are helped, and at what cost, when the cheapest pair that is left is taken each time."""
    return _taken(np.lexsort((helper, asker, cost)), asker, helper, cost, capacity, many)


def who_comes_first(
    asker: Array, helper: Array, cost: Array, capacity: Array, waits: Array
) -> tuple[int, int]:
    """Return how many are helped, and at what cost, when each in turn takes the best who has room left.

    Who waits longest is the first.
    """
    order = np.lexsort((helper, cost, asker, -waits[asker]))
    return _taken(order, asker, helper, cost, capacity, len(waits))


def _taken(
    order: Array, asker: Array, helper: Array, cost: Array, capacity: Array, many: int
) -> tuple[int, int]:
    left, free, helped, total = capacity.tolist(), [True] * many, 0, 0
    for one, other, price in zip(
        asker[order].tolist(), helper[order].tolist(), cost[order].tolist(), strict=True
    ):
        if free[one] and left[other]:
            free[one] = False
            left[other] -= 1
            helped, total = helped + 1, total + price
    return helped, total


class Watch:
    """Seconds on the clock and of the processor, and the megabytes that the peak grew by."""

    def __enter__(self) -> "Watch":
        self._clock, self._processor, self._peak = time.perf_counter(), time.process_time(), _peak()
        return self

    def __exit__(self, *_: object) -> None:
        self.clock = time.perf_counter() - self._clock
        self.processor = time.process_time() - self._processor
        self.megabytes = _peak() - self._peak


def in_turn(turns: int, work: Callable[[], Any]) -> tuple[list[Watch], Any]:
    """Do the same work so many times. Return a watch of each, the first is cold; and what came of the last."""
    watches = []
    for _ in range(turns):
        with Watch() as watch:
            made = work()
        watches.append(watch)
    return watches, made


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
