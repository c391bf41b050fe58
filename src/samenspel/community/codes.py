"""The code of a card, two everyday words and four digits (TULP MOLEN 41 05), and its pincode. Pure.

It looks different from the code of a question (APPEL 72 41 05), so that nobody at a desk mixes them up.
"""

import re
import secrets

from samenspel.foundation.words import WORDS

_ANY = "|".join(sorted(WORDS, key=len, reverse=True))
_SPOKEN = re.compile(rf"({_ANY})({_ANY})([0-9]{{4}})")


def new_code() -> str:
    """Return a fresh code as it is kept in mind: TULP-MOLEN-4105. Some two hundred million exist."""
    return f"{secrets.choice(WORDS)}-{secrets.choice(WORDS)}-{secrets.randbelow(10_000):04d}"


def new_pin() -> str:
    """Return six digits; nobody chooses them, so nobody's birthday is among them."""
    return f"{secrets.randbelow(1_000_000):06d}"


def stored(written: str) -> str:
    """Return the code from the way people write or say it, or '' when it is no code of a card."""
    found = _SPOKEN.fullmatch(re.sub(r"[\W_]+", "", written).upper()[:40])
    return "-".join(found.groups()) if found else ""


def spoken(code: str) -> str:
    """Return the code as it is said and printed: TULP MOLEN 41 05."""
    first, second, digits = code.split("-")
    return f"{first} {second} {digits[:2]} {digits[2:]}"


def in_address(code: str) -> str:
    """Return the code as it stands in an address: tulp-molen-41-05."""
    return spoken(code).lower().replace(" ", "-")


def six_digits(written: str) -> str:
    """Return the pincode from the way people write it ('27 18 28'), or '' when it is none."""
    bare = re.sub(r"[\s.-]", "", written)
    return bare if re.fullmatch(r"[0-9]{6}", bare) else ""


def spoken_pin(pin: str) -> str:
    """Return a pincode as it is printed: 27 18 28."""
    return " ".join(pin[at : at + 2] for at in range(0, len(pin), 2))
