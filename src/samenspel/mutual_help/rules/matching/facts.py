"""What the matching knows of people: recorded facts, and nothing else (I6, R14, R16, R32).

There is no field for chances, vulnerability, reliability or what somebody answered before, and there will
be none: what is not here cannot move the order.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

NONE: frozenset[str] = frozenset()
NOBODY: frozenset[UUID] = frozenset()
DAY = ("MORNING", "AFTERNOON", "EVENING")
PARTS = (*DAY, "NIGHT")
SLOTS = 7 * len(PARTS)  # in a week
ANY_TIME = 0  # "I don't know yet": every time can do

Point = tuple[
    float, float
]  # (latitude, longitude), of a neighbourhood or a meeting place; never of an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """An open ask, as the matching sees it. Needed: who, where, what would help and since when."""

    id: UUID  # of the ask
    at: Point
    kinds: frozenset[str]  # what would help; one of these is enough
    since: date  # the day of asking: who waits longest is helped first
    times: int = ANY_TIME  # see `times`
    languages: frozenset[str] = NONE
    wishes: frozenset[str] = NONE  # what she would like in common: garden, football, music
    involves: frozenset[str] = NONE  # what belongs to it: a dog, stairs, lifting; held against boundaries
    can_teach: frozenset[str] = NONE  # what she can bring herself (R17)
    needs_vog: bool = False
    gender_wish: str = ""
    not_these: frozenset[UUID] = (
        NOBODY  # offers that cannot be for her, by either's wish; not said whose or why
    )
    known_faces: frozenset[UUID] = NOBODY  # offers of somebody she knows already (R40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """An offer, as the matching sees it. Limits are her own (R14), and hard."""

    id: UUID  # of the offer
    at: Point
    kinds: frozenset[str]
    capacity: int  # how many more people she has room for; 0 is none
    within_m: int  # how far she wants to go
    times: int = ANY_TIME
    languages: frozenset[str] = NONE
    likes: frozenset[str] = NONE
    boundaries: frozenset[str] = NONE  # what she does not do
    wants_to_learn: frozenset[str] = NONE
    has_vog: bool = False
    gender: str = ""  # only what she said herself
    asked_lately: int = (
        0  # how often she was suggested in the last weeks, whatever came of it: for fair spreading
    )


class Why(StrEnum):
    """What a suggestion rests on: each a recorded fact that both may read."""

    KNOWN_FACE = "KNOWN_FACE"
    KIND = "KIND"
    TIMES = "TIMES"
    NEAR = "NEAR"
    LANGUAGE = "LANGUAGE"
    LIKES = "LIKES"
    LEARNS = "LEARNS"


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact: its words (kinds, languages, likes), or its number (metres; the shared times)."""

    why: Why
    words: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two who could meet, and why. Not a match: both still choose (R14)."""

    asker: UUID
    helper: UUID
    reasons: tuple[Reason, ...]  # the strongest first


@dataclass(frozen=True, slots=True)
class Shortlists:
    """Short lists for both sides, and how many can be helped at best."""

    for_askers: Mapping[UUID, tuple[Suggestion, ...]]
    for_helpers: Mapping[UUID, tuple[Suggestion, ...]]
    can_be_helped: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody said yes to, the dearest first. What is not in it is never read as a no."""

    by: UUID
    yes: Sequence[UUID] = field(default_factory=tuple)


def times(slots: Sequence[tuple[int, str]]) -> int:
    """Return weekly times as one number: (weekday 0..6, one of PARTS) each sets a bit."""
    return sum(1 << (len(PARTS) * day + PARTS.index(part)) for day, part in set(slots))


def slots(mask: int) -> tuple[tuple[int, str], ...]:
    """Return the weekly times that stand in a number: the reverse of `times`."""
    apart = (divmod(bit, len(PARTS)) for bit in range(SLOTS) if mask >> bit & 1)
    return tuple((day, PARTS[part]) for day, part in apart)


def moments(words: Collection[str]) -> int:
    """Return coarse moments as weekly times: a part of all weekdays, WEEKEND by day, or every NIGHT."""
    weekdays = [(day, part) for part in words if part in DAY for day in range(5)]
    weekend = [(day, part) for day in (5, 6) for part in DAY] if "WEEKEND" in words else []
    nights = [(day, "NIGHT") for day in range(7)] if "NIGHT" in words else []
    return times(weekdays + weekend + nights)
