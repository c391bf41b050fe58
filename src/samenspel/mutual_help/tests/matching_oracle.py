"""A second solver, slow and plain, that shares nothing with the first: one asker after another, by the best path."""

Triple = tuple[int, int, int]


def least_total(pairs: list[Triple], penalty: list[int], capacity: list[int]) -> int:
    """Return the least total of costs and penalties: shortest paths in the residual network, Bellman-Ford."""
    end = len(penalty) + len(capacity)
    arcs: list[list[int]] = []  # from, to, room, cost; each with its reverse next to it

    def add(begin: int, to: int, room: int, cost: int) -> None:
        arcs.append([begin, to, room, cost])
        arcs.append([to, begin, 0, -cost])

    for asker, helper, cost in pairs:
        add(asker, len(penalty) + helper, 1, cost)
    for asker, cost in enumerate(penalty):
        add(asker, end, 1, cost)
    for helper, room in enumerate(capacity):
        add(len(penalty) + helper, end, room, 0)
    return sum(_sent(arcs, asker, end) for asker in range(len(penalty)))


def _sent(arcs: list[list[int]], begin: int, end: int) -> int:
    far: dict[int, int] = {begin: 0}
    came: dict[int, int] = {}
    changed = True
    while changed:
        changed = False
        for at, (one, other, room, cost) in enumerate(arcs):
            if room and one in far and far[one] + cost < far.get(other, 1 << 60):
                far[other], came[other], changed = far[one] + cost, at, True
    at = end
    while at != begin:
        arcs[came[at]][2] -= 1
        arcs[came[at] ^ 1][2] += 1
        at = arcs[came[at]][0]
    return far[end]
