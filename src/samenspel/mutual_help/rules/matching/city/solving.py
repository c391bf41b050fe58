"""The best plan for a list of pairs: OR-Tools' minimum-cost flow (docs/decisions/0025-the-solver.md)."""

from typing import cast

import numpy as np

from .candidates import Edges
from .columns import Ints, in_order


def solve(edges: Edges, *, penalty: Ints, capacity: Ints, worth: Ints, place: Ints | None = None) -> Ints:
    """Return for each asker the edge (its place in the list, by asker) by which she is helped, or -1.

    The total of the costs of these edges, and of the penalties of who is not helped, less what each used
    place is worth, is the least possible. Costs and penalties may be below zero. `place`: see `Columns`.
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
    # from one well, through who helps, to everybody: an eighth quicker than from everybody to one drain
    arcs = add(rooms[helper], everybody[asker], np.ones(len(edges), np.int64), edges.cost)
    add(np.full(len(offers), end), rooms, capacity[offers], -worth[offers])
    add(np.full(many, end), everybody, np.ones(many, np.int64), penalty[who])
    network.set_nodes_supplies(everybody, np.full(many, -1))
    network.set_node_supply(end, many)
    if network.solve() != network.OPTIMAL:
        raise ArithmeticError("the solver did not find the best plan")
    used = np.flatnonzero(network.flows(arcs))
    by = np.full(len(penalty), -1)
    by[edges.asker[used]] = used
    return cast(Ints, by)
