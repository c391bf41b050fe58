"""From what both chose to who meets whom: deferred acceptance (I6, R14).

Stable: no two who said yes to one another would both rather have each other than what they got. A pair
without both yeses cannot come out. All stable outcomes help the same people; this one is the best of them
for every asker at once.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from .facts import Choice


class Pair(NamedTuple):
    """An ask and an offer that found each other."""

    asker: UUID
    helper: UUID


def settle(
    *,
    askers: Sequence[Choice],
    helpers: Sequence[Choice],
    room: Mapping[UUID, int],
    wanted: Mapping[UUID, int] | None = None,
) -> tuple[Pair, ...]:
    """Return who meets whom, from the yeses of both sides and the room of each offer. In order of ask.

    `wanted`: how many people an ask takes; one where it says nothing. Somebody who chose nothing gets
    nobody. What comes out is a first meeting, not yet a match.
    """
    rank = {one.by: {asker: place for place, asker in enumerate(one.yes)} for one in helpers}
    left = {one.by: deque(helper for helper in one.yes if one.by in rank.get(helper, ())) for one in askers}
    taken: dict[UUID, list[UUID]] = {helper: [] for helper in rank}
    waiting = deque(asker for asker in sorted(left) for _ in range((wanted or {}).get(asker, 1)))
    while waiting:
        asker = waiting.popleft()
        if not left[asker]:
            continue
        helper = left[asker].popleft()
        held = taken[helper]
        held.append(asker)
        if len(held) > room.get(helper, 0):
            last = max(held, key=rank[helper].__getitem__)
            held.remove(last)
            waiting.append(last)
    return tuple(sorted(Pair(asker, helper) for helper, held in taken.items() for asker in held))
