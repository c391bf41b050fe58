"""Askers and helpers as arrays, in one fixed order: who live close stand close, in the arrays too.

So a processor finds neighbours beside each other in its memory, at every step: a tenth of the time of a large
city. And the order makes everything after it independent of the order in which people came in.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from ..facts import Asker, Helper
from ..fit import metres

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Bits = NDArray[np.uint64]  # a row for each 64 codes, a column for each person
SHIFT = 32  # a pair of numbers as one: asker << SHIFT | helper
CELL, BITS = 8, 20  # squares of 256 metres, numbered over more than the earth is wide


@dataclass(frozen=True, slots=True)
class Askers:
    """Everything about the askers that the city looks at."""

    north: Ints
    east: Ints
    kinds: Bits
    times: Ints
    languages: Bits
    wishes: Bits
    involves: Bits
    can_teach: Bits
    needs_vog: Flags
    gender_wish: Ints  # 0: no wish
    waits: Ints  # whole days

    def __len__(self) -> int:
        return len(self.north)

    def only(self, places: Ints) -> "Askers":
        """Return the askers at these places, in this order."""
        return Askers(**{one.name: getattr(self, one.name)[..., places] for one in fields(self)})


@dataclass(frozen=True, slots=True)
class Helpers:
    """Everything about the helpers that the city looks at."""

    north: Ints
    east: Ints
    kinds: Bits
    capacity: Ints
    within: Ints
    times: Ints
    languages: Bits
    likes: Bits
    boundaries: Bits
    wants_to_learn: Bits
    has_vog: Flags
    gender: Ints
    asked_lately: Ints

    def __len__(self) -> int:
        return len(self.north)

    def only(self, places: Ints) -> "Helpers":
        """Return the helpers at these places, in this order."""
        return Helpers(**{one.name: getattr(self, one.name)[..., places] for one in fields(self)})


@dataclass(frozen=True, slots=True)
class Columns:
    """Both sides, with who they are, and the pairs that are barred or known (as one number each, sorted)."""

    asker_of: tuple[Asker, ...]
    helper_of: tuple[Helper, ...]
    askers: Askers
    helpers: Helpers
    place: Ints  # for each asker, then each helper: see `by_place`. Both sides stand in this order
    barred: Ints
    known: Ints


def in_order(numbers: Ints) -> tuple[Ints, Ints]:
    """Return which numbers occur (none below nought), and for each its place among these."""
    occurs = np.bincount(numbers) > 0
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[numbers]


def columns(askers: Iterable[Asker], helpers: Iterable[Helper], *, today: date) -> Columns:
    """Return both sides as arrays. `today` is the day from which waiting is counted."""
    codes, those, others = _Codes(), list(askers), list(helpers)
    lot = _drawn(those, others, today)
    here, there = _askers(those, codes, today), _helpers(others, codes)
    place = by_place(here, there, lot)
    first, then = (np.argsort(half, kind="stable") for half in np.split(place, [len(here)]))
    lined_askers = tuple(those[at] for at in first.tolist())
    lined_helpers = tuple(others[at] for at in then.tolist())
    number = {helper.id: at for at, helper in enumerate(lined_helpers)}

    def pairs(of: Callable[[Asker], Iterable[UUID]]) -> Ints:
        found = (
            at << SHIFT | number[other]
            for at, asker in enumerate(lined_askers)
            for other in of(asker)
            if other in number
        )
        return np.sort(np.fromiter(found, np.int64))

    return Columns(
        asker_of=lined_askers,
        helper_of=lined_helpers,
        askers=here.only(first),
        helpers=there.only(then),
        place=place[np.append(first, len(here) + then)],
        barred=pairs(lambda asker: asker.not_these),
        known=pairs(lambda asker: asker.known_faces),
    )


def _drawn(askers: list[Asker], helpers: list[Helper], today: date) -> np.random.Generator:
    """Put both sides in an order by lot, whatever order they came in; return the lot of this day."""
    lot = np.random.default_rng(sum(max((today - one.since).days, 0) for one in askers))
    drawn = int.from_bytes(lot.bytes(16))
    askers.sort(key=lambda one: one.id.int ^ drawn)
    helpers.sort(key=lambda one: one.id.int ^ drawn)
    return lot


def by_place(askers: Askers, helpers: Helpers, lot: np.random.Generator) -> Ints:
    """Return a number for each asker and then each helper: close to each other for who live close.

    Which of two plans is found that are equally good depends on this order. Therefore quarters, and who live
    in one, stand by lot, each day anew: everybody has then waited a day longer, and by that it is drawn.
    """
    turned = lot.integers(0, 1 << BITS, 2)
    key = np.zeros(len(askers) + len(helpers), np.int64)
    for at, way in enumerate(("north", "east")):
        cell = np.concatenate([getattr(side, way) >> CELL for side in (askers, helpers)])
        cell ^= turned[at]  # swaps halves, halves of these, and so on: who was near stays near
        for bit in range(BITS):
            key |= (cell >> bit & 1) << 2 * bit + at
    return key


class _Codes:
    """Gives each code of a field a bit; the same bit for both sides."""

    def __init__(self) -> None:
        self._bit: dict[tuple[str, str], int] = {}
        self._width: dict[str, int] = {}

    def number(self, field: str, code: str) -> int:
        at = self._bit.get((field, code))
        if at is None:
            at = self._bit[field, code] = self._width.get(field, 0)
            self._width[field] = at + 1
        return at

    def bits(self, field: str, sets: Sequence[frozenset[str]]) -> Bits:
        masks: dict[frozenset[str], int] = {}
        for codes in sets:
            if codes not in masks:
                masks[codes] = sum(1 << self.number(field, code) for code in codes)
        rows = max(1, -(-max((mask.bit_length() for mask in masks.values()), default=1) // 64))
        made = np.empty((rows, len(sets)), np.uint64)
        for row in range(rows):
            part = {codes: mask >> 64 * row & 0xFFFF_FFFF_FFFF_FFFF for codes, mask in masks.items()}
            made[row] = np.fromiter((part[codes] for codes in sets), np.uint64, len(sets))
        return made


def _ints(values: Iterable[int], length: int) -> Ints:
    return np.fromiter(values, np.int64, length)


def _points(people: Sequence[Asker] | Sequence[Helper]) -> tuple[Ints, Ints]:
    there = {point: metres(point) for point in {one.at for one in people}}
    flat = [there[one.at] for one in people]
    return _ints((north for north, _ in flat), len(flat)), _ints((east for _, east in flat), len(flat))


def _genders(words: Sequence[str], codes: _Codes) -> Ints:
    return _ints((codes.number("gender", word) + 1 if word else 0 for word in words), len(words))


def _askers(people: Sequence[Asker], codes: _Codes, today: date) -> Askers:
    north, east = _points(people)
    many = len(people)
    return Askers(
        north=north,
        east=east,
        kinds=codes.bits("kind", [one.kinds for one in people]),
        times=_ints((one.times for one in people), many),
        languages=codes.bits("language", [one.languages for one in people]),
        wishes=codes.bits("like", [one.wishes for one in people]),
        involves=codes.bits("involves", [one.involves for one in people]),
        can_teach=codes.bits("learn", [one.can_teach for one in people]),
        needs_vog=_ints((one.needs_vog for one in people), many).astype(bool),
        gender_wish=_genders([one.gender_wish for one in people], codes),
        waits=np.maximum(_ints(((today - one.since).days for one in people), many), 0),
    )


def _helpers(people: Sequence[Helper], codes: _Codes) -> Helpers:
    north, east = _points(people)
    many = len(people)
    return Helpers(
        north=north,
        east=east,
        kinds=codes.bits("kind", [one.kinds for one in people]),
        capacity=np.maximum(_ints((one.capacity for one in people), many), 0),
        within=_ints((one.within_m for one in people), many),
        times=_ints((one.times for one in people), many),
        languages=codes.bits("language", [one.languages for one in people]),
        likes=codes.bits("like", [one.likes for one in people]),
        boundaries=codes.bits("involves", [one.boundaries for one in people]),
        wants_to_learn=codes.bits("learn", [one.wants_to_learn for one in people]),
        has_vog=_ints((one.has_vog for one in people), many).astype(bool),
        gender=_genders([one.gender for one in people], codes),
        asked_lately=_ints((one.asked_lately for one in people), many),
    )
