"""Who would both rather have each other: an independent check, straight from the definition."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from .choosing import Pair
from .facts import Choice

Room = Mapping[UUID, int]


def faults(
    pairs: Sequence[Pair],
    *,
    askers: Sequence[Choice],
    helpers: Sequence[Choice],
    room: Room,
    wanted: Room | None = None,
) -> list[str]:
    """Return what is wrong with the pairs: without both yeses, more than it takes, more than the room."""
    asked = {(one.by, other) for one in askers for other in one.yes}
    offered = {(other, one.by) for one in helpers for other in one.yes}
    found = [f"not both said yes: {pair}" for pair in pairs if pair not in asked or pair not in offered]
    found += [f"the same two twice: {pair}" for pair, times in Counter(pairs).items() if times > 1]
    asks, offers = Counter(pair.asker for pair in pairs), Counter(pair.helper for pair in pairs)
    most = wanted or {}
    found += [f"helped by too many: {asker}" for asker, times in asks.items() if times > most.get(asker, 1)]
    return found + [f"no room: {helper}" for helper, times in offers.items() if times > room.get(helper, 0)]


def blocking_pairs(
    pairs: Sequence[Pair],
    *,
    askers: Sequence[Choice],
    helpers: Sequence[Choice],
    room: Room,
    wanted: Room | None = None,
) -> list[Pair]:
    """Return all who said yes to each other and would both be better off together. Stable is: none."""
    has, holds = defaultdict(list), defaultdict(list)
    for pair in pairs:
        has[pair.asker].append(pair.helper)
        holds[pair.helper].append(pair.asker)
    likes = {one.by: list(one.yes) for one in helpers}
    return [
        Pair(one.by, helper)
        for one in askers
        for helper in one.yes
        if one.by in likes.get(helper, [])
        and helper not in has[one.by]
        and _would(list(one.yes), has[one.by], (wanted or {}).get(one.by, 1), helper)
        and _would(likes[helper], holds[helper], room.get(helper, 0), one.by)
    ]


def _would(likes: list[UUID], has: list[UUID], most: int, other: UUID) -> bool:
    """Whether somebody with this order would take this other: there is a place, or it is better than one."""
    return len(has) < most or any(likes.index(one) > likes.index(other) for one in has)
