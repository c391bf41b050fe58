"""Who could help whom, for a whole city: every pair that may meet, or the best of them for each asker.

Helpers stand in one sorted list for each reach (to 0.5 km, 1 km, 2 km, ...), once for each kind: kind after
kind, in rows half a reach high, from west to east. So a stretch of five rows holds everybody who might come,
also next to a few who come from far. These stretches are runs in the list; what is in them is tested and
weighed at once, and only what passed is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import cast

import numpy as np

from .. import fit
from ..facts import ANY_TIME, SLOTS
from .columns import SHIFT, Askers, Bits, Columns, Flags, Helpers, Ints

CHUNK = 100_000  # pairs looked at together: what stays in the cache of a processor is fast
ROW, FURTHEST = 1 << 28, 1 << 26  # metres: from row to row in the sorted list; more than the earth is wide
KIND = 1 << 46  # from kind to kind: more rows than the earth has
LEAST_REACH = 500
COST_BITS, HELPER_BITS = 11, 26  # and 26 for the asker: 67 million on each side
ALL_TIMES, ALL_BITS = (1 << SLOTS) - 1, ~np.uint64(0)
RING = np.arange(-2, 3)[:, None]
EVERYBODY = 1 << 40
assert fit.WORST < 1 << COST_BITS


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs that may meet, by asker, then by cost, then by helper."""

    asker: Ints
    helper: Ints
    cost: Ints

    def __len__(self) -> int:
        return len(self.asker)

    def only(self, places: "Ints | slice") -> "Edges":
        """Return the edges at these places."""
        return Edges(self.asker[places], self.helper[places], self.cost[places])


class Marked:
    """The barred and the known, few among very many: 64 bits for each asker say of most pairs "neither"."""

    def __init__(self, people: Columns) -> None:
        self._barred, self._known = people.barred, people.known
        self._maybe = np.zeros(len(people.askers), np.int64)
        for pairs in (people.barred, people.known):
            np.bitwise_or.at(self._maybe, pairs >> SHIFT, 1 << (pairs & 63))

    def among(self, ask: Ints, helper: Ints) -> tuple[Ints, Ints]:
        """Return the places of the barred and of the known."""
        look = np.flatnonzero(self._maybe[ask] >> (helper & 63) & 1)
        pairs = ask[look] << SHIFT | helper[look]
        return look[_found(pairs, self._barred)], look[_found(pairs, self._known)]


def _found(pairs: Ints, among: Ints) -> Flags:
    """True for the pairs that are among these (sorted)."""
    at = np.searchsorted(among, pairs)
    return cast(Flags, np.append(among, -1)[at] == pairs)


@dataclass(frozen=True, slots=True)
class _Layer:
    """The helpers about one reach, once for each kind, by kind and row; all about them in the same order."""

    reach: int  # nobody goes so far
    height: int
    key: Ints  # kind * KIND + row * ROW + metres east, sorted
    helper: Ints
    there: Helpers
    times: Ints


@dataclass(frozen=True, slots=True)
class _Asks:
    """Askers, once for each kind they ask for."""

    asker: Ints
    kind: Ints
    before: Bits  # her kinds before this one

    def only(self, places: Ints) -> "_Asks":
        return _Asks(self.asker[places], self.kind[places], self.before[:, places])


class Grid:
    """The helpers of a city, ready to be asked who could come where."""

    def __init__(self, people: Columns) -> None:
        self.people = people
        self._marked = Marked(people)
        self._layers = list(self._by_reach())

    def _by_reach(self) -> Iterator[_Layer]:
        there = self.people.helpers
        able = np.flatnonzero((there.capacity > 0) & (there.within >= 0))
        level = np.ceil(np.log2(np.maximum(there.within[able], LEAST_REACH) / LEAST_REACH)).astype(np.int64)
        for one in np.unique(level):
            place, kind = _each(there.kinds[:, able[level == one]])
            who = able[level == one][place]
            reach = min(max(int(there.within[who].max(initial=0)), LEAST_REACH) + 1, FURTHEST)
            height = (reach + 1) // 2
            key = kind * KIND + in_rows(there, height)[who]
            order = np.argsort(key)
            at = there.only(who[order])
            yield _Layer(reach, height, key[order], who[order], at, _times(at.times))

    def edges(self, askers: Ints, *, most: int) -> Edges:
        """Return for each of these askers (sorted numbers) the `most` cheapest who may meet her."""
        kinds = self.people.askers.kinds[:, askers]
        place, kind = _each(kinds)
        asks = _Asks(askers[place], kind, kinds[:, place] & _before(kind, len(kinds)))
        found = []
        for layer in self._layers if len(place) else ():
            for part, begin, end in _runs(self.people, asks, layer):
                weighed = self._weighed(part, layer, *_near(self.people, layer, part.asker, begin, end))
                found.append(weighed if most == EVERYBODY else _cheapest(weighed, most))
        return _unpacked(_cheapest(np.concatenate([*found, np.empty(0, np.int64)]), most))

    def _weighed(self, asks: _Asks, layer: _Layer, which: Ints, at: Ints, metres: Ints) -> Ints:
        """Return the pairs that may meet, each with its cost as one number (see `_packed`)."""
        here, there, ask = self.people.askers, layer.there, asks.asker[which]
        wish = here.gender_wish[ask]
        good = (there.has_vog[at] | ~here.needs_vog[ask]) & ((wish == 0) | (wish == there.gender[at]))
        good &= ~_any_shared(here.involves, there.boundaries, ask, at)
        good &= ~_any_shared(asks.before, there.kinds, which, at)  # once: for the first kind they share
        kept = np.flatnonzero(good)
        ask, at, metres = ask[kept], at[kept], metres[kept]
        cost = np.minimum(metres, fit.FAR_M) // fit.PER_METRE
        cost += _cost_of_times(here.times[ask], there.times[at])
        cost += np.where(_any_shared(here.languages, there.languages, ask, at), 0, fit.LANGUAGE)
        cost += np.array(fit.WISHES)[np.minimum(_shared(here.wishes, there.likes, ask, at), 3)]
        cost += np.where(_any_shared(here.can_teach, there.wants_to_learn, ask, at), 0, fit.LEARNS)
        cost += fit.SPREAD * np.minimum(there.asked_lately[at], fit.SPREAD_MOST) + fit.STRANGER
        helper = layer.helper[at]
        barred, known = self._marked.among(ask, helper)
        cost[known] -= fit.STRANGER
        return np.delete(_packed(ask, cost, helper), barred)


def in_rows(side: Askers | Helpers, height: int) -> Ints:
    """Return a number for each of them: row after row, from west to east."""
    return side.north // height * ROW + side.east


def _runs(people: Columns, asks: _Asks, layer: _Layer) -> Iterator[tuple[_Asks, Ints, Ints]]:
    """Yield asks with the runs of helpers around them (begin, end: five), about CHUNK pairs a time."""
    start = asks.kind * KIND
    order = np.argsort(start + in_rows(people.askers, layer.height)[asks.asker])
    asks, start = asks.only(order), start[order]  # neighbours after each other read the same memory
    north, east = people.askers.north[asks.asker], people.askers.east[asks.asker]
    row = north // layer.height + RING
    apart = np.maximum(np.maximum(row * layer.height - north, north - (row + 1) * layer.height + 1), 0)
    aside = np.sqrt(np.maximum(layer.reach**2 - apart**2, 0)).astype(np.int64)
    middle = start + row * ROW + east
    begin = np.searchsorted(layer.key, (middle - aside).ravel(), "left").reshape(len(RING), -1).T
    end = np.searchsorted(layer.key, (middle + aside).ravel(), "right").reshape(len(RING), -1).T
    upto = np.cumsum((end - begin).sum(1))
    cuts = np.searchsorted(upto, np.arange(CHUNK, upto[-1], CHUNK))
    for part in np.split(np.arange(len(order)), cuts):
        yield asks.only(part), begin[part], end[part]


def _near(people: Columns, layer: _Layer, ask: Ints, begin: Ints, end: Ints) -> tuple[Ints, Ints, Ints]:
    """Return place here, place in the layer and metres of who is near, and free at some time when she is."""
    length = (end - begin).ravel()
    at = np.repeat(end.ravel() - np.cumsum(length), length)
    at += np.arange(len(at))
    here, many = people.askers, (end - begin).sum(1)
    north = np.repeat(here.north[ask], many) - layer.there.north[at]
    east = np.repeat(here.east[ask], many) - layer.there.east[at]
    squared = north * north + east * east
    good = squared < (layer.there.within[at] + 1) ** 2
    good &= (np.repeat(_times(here.times[ask]), many) & layer.times[at]) != 0
    kept, which = np.flatnonzero(good), np.repeat(np.arange(len(ask)), many)
    return which[kept], at[kept], np.sqrt(squared[kept]).astype(np.int64)


def _packed(ask: Ints, cost: Ints, helper: Ints) -> Ints:
    """Return each pair as one number that sorts by asker, then cost, then helper."""
    return ask << COST_BITS + HELPER_BITS | cost << HELPER_BITS | helper


def _cheapest(packed: Ints, most: int) -> Ints:
    """Return the `most` cheapest of each asker, in order."""
    packed.sort()
    if most >= len(packed):
        return packed
    ask = packed >> COST_BITS + HELPER_BITS
    kept = np.ones(len(ask), bool)
    kept[most:] = ask[most:] != ask[:-most]  # hers too, so many places before: she has enough
    return packed[np.flatnonzero(kept)]


def _unpacked(packed: Ints) -> Edges:
    cost = packed >> HELPER_BITS & (1 << COST_BITS) - 1
    return Edges(packed >> COST_BITS + HELPER_BITS, packed & (1 << HELPER_BITS) - 1, cost)


def _each(bits: Bits) -> tuple[Ints, Ints]:
    """Return every code of everybody: whose it is (a column), and which."""
    apart = np.unpackbits(np.ascontiguousarray(bits.T, "<u8").view(np.uint8), axis=1, bitorder="little")
    return np.divmod(np.flatnonzero(apart.view(bool)), apart.shape[1])


def _before(codes: Ints, rows: int) -> Bits:
    """Return as bits what comes before each code."""
    words = codes - 64 * np.arange(rows)[:, None]
    some = np.uint64(1) << np.clip(words, 0, 63).astype(np.uint64)
    return cast(Bits, np.where(words > 63, ALL_BITS, some - np.uint64(1)))


def _shared(one: Bits, other: Bits, at: Ints, beside: Ints) -> Ints:
    """Return how many codes each pair has in common."""
    many = np.zeros(len(at), np.int64)
    for mine, theirs in zip(one, other, strict=False):
        many += np.bitwise_count(mine[at] & theirs[beside])
    return many


def _any_shared(one: Bits, other: Bits, at: Ints, beside: Ints) -> Flags:
    """True where a pair has a code in common."""
    rows = ((mine[at] & theirs[beside]) != 0 for mine, theirs in zip(one, other, strict=False))
    return reduce(np.logical_or, rows)


def _times(masks: Ints) -> Ints:
    """Return times with "not said yet" as every time."""
    return np.where(masks == ANY_TIME, ALL_TIMES, masks)


def _cost_of_times(mine: Ints, theirs: Ints) -> Ints:
    shared = np.bitwise_count(mine & theirs).astype(np.int64)
    return np.where(
        (mine == ANY_TIME) | (theirs == ANY_TIME),
        fit.ANY_TIMES,
        np.array((0, *fit.TIMES))[np.minimum(shared, 3)],
    )
