"""Who would both rather have each other: an independent check, straight from the definition."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from .choosing import Pair
from .facts import Choice


def faults(
    pairs: Sequence[Pair], *, askers: Sequence[Choice], helpers: Sequence[Choice], room: Mapping[UUID, int]
) -> list[str]:
    """Return what is wrong with the pairs: without both yeses, one ask twice, more than the room."""
    asked = {(one.by, other) for one in askers for other in one.yes}
    offered = {(other, one.by) for one in helpers for other in one.yes}
    found = [f"not both said yes: {pair}" for pair in pairs if pair not in asked or pair not in offered]
    asks, offers = Counter(pair.asker for pair in pairs), Counter(pair.helper for pair in pairs)
    found += [f"helped twice: {asker}" for asker, times in asks.items() if times > 1]
    return found + [f"no room: {helper}" for helper, times in offers.items() if times > room.get(helper, 0)]


def blocking_pairs(
    pairs: Sequence[Pair], *, askers: Sequence[Choice], helpers: Sequence[Choice], room: Mapping[UUID, int]
) -> list[Pair]:
    """Return all who said yes to each other and would both be better off together. Stable is: none."""
    has = {pair.asker: pair.helper for pair in pairs}
    holds = defaultdict(list)
    for pair in pairs:
        holds[pair.helper].append(pair.asker)
    likes = {one.by: list(one.yes) for one in helpers}
    found = []
    for one in askers:
        better = list(one.yes)[: list(one.yes).index(has[one.by])] if one.by in has else list(one.yes)
        for helper in better:
            order = likes.get(helper, [])
            if one.by not in order:
                continue
            worse = [other for other in holds[helper] if order.index(other) > order.index(one.by)]
            if worse or len(holds[helper]) < room.get(helper, 0):
                found.append(Pair(one.by, helper))
    return found
