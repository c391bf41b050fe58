"""Pure decisions: which way a message goes, and what it says."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

MOBILE = "+316"
TRIES = 5


def channel_for(prefers: str, *, email: str, phone: str, street: str) -> str:
    """Return how this person can be told: as she chose, or else the first way that is there."""
    possible = {
        "MAIL": bool(email),
        "TEXT": phone.startswith(MOBILE),
        "LETTER": bool(street),
        "SCREEN": True,
    }
    if possible.get(prefers):
        return prefers
    return next(channel for channel in ("MAIL", "TEXT", "LETTER", "SCREEN") if possible[channel])


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Return the text with its facts; an unknown fact is left empty, and a brace in a fact is only text."""
    return text.format_map(defaultdict(str, facts)).strip()


def must_wait(*, no_contact_until: date | None, today: date, waits: bool) -> bool:
    """True when somebody wants no contact now, and this message is of a kind that can wait (R07)."""
    return waits and no_contact_until is not None and no_contact_until > today
