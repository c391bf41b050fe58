"""Pure decisions about circles and what is agreed in them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from samenspel.foundation.holidays import working_time_after
from samenspel.foundation.typed import tidy as tidy

# R06: from the sixth active helper on we say so, kindly; it never stops anybody.
MANY_HELPERS = 5
CARD_LINES = 5  # R42: who does what, on one screen
REVIEW_AFTER = timedelta(days=91)
GO_ON_DAYS = 14  # then the first contact asks who did not say yet whether we go on like this
ASK_DAYS = 7  # and so long she has for asking
MAX_WORDS = 2000

# I9, in the order in which they are asked: why goes first (R84).
STEPS = ("waarom", "wat-er-al-is", "wie-doet-wat", "bellen", "vertellen", "dank", "terugkijken")
# What must be filled in before anybody signs, and at which step (R23, R39, R41).
NEEDED: Mapping[str, str] = MappingProxyType(
    {
        "why": "waarom",
        "parts": "wie-doet-wat",
        "lanes": "wat-er-al-is",
        "first_contact": "bellen",
        "escalation": "bellen",
        "tells": "vertellen",
        "thanks": "dank",
        "review_on": "terugkijken",
    }
)


def are_many(helpers: int) -> bool:
    """True when one more makes it the sixth: then we ask whether it is not too much (R06)."""
    return helpers >= MANY_HELPERS


@dataclass(frozen=True, slots=True)
class Written:
    """What an agreement says so far: enough to decide what still lacks."""

    why: str
    parts: int  # of who stands around
    first_contact: bool
    escalation_name: str
    escalation_phone: str
    tells: str
    thanks: str
    review_on: date | None
    only_formal: bool = False  # whoever helps does it for her work, and nobody wrote why (I56)


def formal_alone(*, helping: Collection[UUID], formal: Collection[UUID], besides: str, reason: str) -> bool:
    """True when nobody but professionals helps, there is nothing besides, and nobody wrote why (I56)."""
    return bool(helping) and set(helping) <= set(formal) and not besides.strip() and not reason.strip()


def lacking(written: Written) -> list[str]:
    """Return what is not filled in yet, as keys of NEEDED, in order. "Niets" is an answer."""
    there = {
        "why": bool(written.why.strip()),
        "parts": written.parts > 0,
        "lanes": not written.only_formal,
        "first_contact": written.first_contact,
        "escalation": bool(written.escalation_name.strip() and written.escalation_phone.strip()),
        "tells": bool(written.tells.strip()),
        "thanks": bool(written.thanks.strip()),
        "review_on": written.review_on is not None,
    }
    return [key for key in NEEDED if not there[key]]


def still_to_sign(
    *, parts: Collection[UUID], centre: Collection[UUID], said_yes: Collection[UUID]
) -> set[UUID]:
    """Return who must still say yes: everybody with a part and everybody in the centre (R41)."""
    return {*parts, *centre} - set(said_yes)


def next_step(step: str) -> str | None:
    """Return the step after this one, or None after the last."""
    at = STEPS.index(step) + 1
    return STEPS[at] if at < len(STEPS) else None


def may_write(*, me: UUID | None, maker: UUID, centre: Collection[UUID]) -> bool:
    """R13: who made a version changes it, and the centre; another writes a version of her own."""
    return me is not None and (me == maker or me in centre)


def may_hear(*, me: UUID | None, signer: UUID, centre: Collection[UUID], formal: Collection[UUID]) -> bool:
    """A spoken or written yes is heard by another; that of the centre not by who gains by it."""
    if me is None or me == signer:
        return False
    return signer not in centre or me in formal or me in centre


def over(since: datetime, *, now: datetime, wait: timedelta) -> bool:
    """True when so many hours of working days passed since then."""
    return now >= working_time_after(since, wait)


def another_is_asked(*, due_at: datetime, now: datetime, wait: timedelta, away: bool) -> bool:
    """True when another is asked to hear a complaint: at once when its holder is away, else after its day."""
    return away or over(due_at, now=now, wait=wait)
