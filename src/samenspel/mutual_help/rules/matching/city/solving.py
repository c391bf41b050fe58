"""The best plan for a list of pairs: OR-Tools' minimum-cost flow (docs/decisions/0025-the-solver.md)."""

from typing import cast

import numpy as np

from .candidates import Edges
from .columns import Columns, Ints, in_order

CELL, BITS = 8, 20  # squares of 256 metres, numbered over more than the earth is wide


def by_place(people: Columns) -> Ints:
    """Return a number for each asker and then each helper: close to each other for who live close.

    So the solver finds neighbours close in memory too: an eighth of its time in a large city. Which of
    two plans it finds that are equally good depends on this order. Therefore the order of the quarters is by
    lot, and another one each day: everybody has then waited a day longer, and by that it is drawn.
    """
    turned = np.random.default_rng(int(people.askers.waits.sum())).integers(0, 1 << BITS, 2)
    key = np.zeros(len(people.askers) + len(people.helpers), np.int64)
    for at, way in enumerate(("north", "east")):
        cell = np.concatenate([getattr(side, way) >> CELL for side in (people.askers, people.helpers)])
        cell ^= turned[at]  # swaps halves, halves of these, and so on: who was near stays near
        for bit in range(BITS):
            key |= (cell >> bit & 1) << 2 * bit + at
    return key


def solve(edges: Edges, *, penalty: Ints, capacity: Ints, worth: Ints, place: Ints | None = None) -> Ints:
    """Return for each asker the edge (its place in the list, by asker) by which she is helped, or -1.

    The total of the costs of these edges, and of the penalties of who is not helped, less what each used
    place is worth, is the least possible. Costs and penalties may be below zero. `place`: see `by_place`.
    Loaded when it is needed: whoever asks for one pair does not carry the solver in memory.
    """
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    (who, asker), (offers, helper) = in_order(edges.asker), in_order(edges.helper)
    many, end = len(who), len(who) + len(offers)
    node = np.arange(end)
    if place is not None:
        node[np.argsort(place[np.append(who, len(penalty) + offers)], kind="stable")] = np.arange(end)
    everybody, rooms = node[:many], node[many:]
    network = SimpleMinCostFlow()
    add = network.add_arcs_with_capacity_and_unit_cost
    arcs = add(everybody[asker], rooms[helper], np.ones(len(edges), np.int64), edges.cost)
    add(rooms, np.full(len(offers), end), capacity[offers], -worth[offers])
    add(everybody, np.full(many, end), np.ones(many, np.int64), penalty[who])
    network.set_nodes_supplies(everybody, np.ones(many, np.int64))
    network.set_node_supply(end, -many)
    if network.solve() != network.OPTIMAL:
        raise ArithmeticError("the solver did not find the best plan")
    used = np.flatnonzero(network.flows(arcs))
    by = np.full(len(penalty), -1)
    by[edges.asker[used]] = used
    return cast(Ints, by)
