"""The best plan for a list of pairs: OR-Tools' minimum-cost flow (docs/decisions/0025-the-solver.md)."""

from typing import cast

import numpy as np

from .candidates import Edges
from .columns import Ints


def solve(edges: Edges, *, penalty: Ints, capacity: Ints) -> Ints:
    """Return for each asker the edge (its place in the list) by which she is helped, or -1.

    The total of the costs of these edges, and of the penalties of who is not helped, is the least possible.
    Loaded when it is needed: whoever asks for one pair does not carry the solver in memory.
    """
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    many, offers = len(penalty), np.unique(edges.helper)
    network, end = SimpleMinCostFlow(), many + len(offers)
    ones = np.ones(len(edges), np.int64)
    helper = many + np.searchsorted(offers, edges.helper)
    arcs = network.add_arcs_with_capacity_and_unit_cost(edges.asker, helper, ones, edges.cost)
    everybody, rooms = np.arange(many), many + np.arange(len(offers))
    add = network.add_arcs_with_capacity_and_unit_cost
    add(rooms, np.full(len(offers), end), capacity[offers], np.zeros(len(offers), np.int64))
    add(everybody, np.full(many, end), np.ones(many, np.int64), penalty)
    network.set_nodes_supplies(everybody, np.ones(many, np.int64))
    network.set_node_supply(end, -many)
    if network.solve() != network.OPTIMAL:
        raise ArithmeticError("the solver did not find the best plan")
    used = np.flatnonzero(network.flows(arcs))
    by = np.full(many, -1)
    by[edges.asker[used]] = used
    return cast(Ints, by)
