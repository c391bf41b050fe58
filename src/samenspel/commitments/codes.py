"""Spoken codes: an everyday word and three pairs of digits, such as APPEL 72 41 05."""

import re
import secrets

from samenspel.foundation.words import WORDS

_SPOKEN = re.compile(rf"({'|'.join(WORDS)})([0-9]{{6}})")


def new_code() -> str:
    """Return a fresh code as it is stored: APPEL724105. More than a hundred million exist."""
    return f"{secrets.choice(WORDS)}{secrets.randbelow(1_000_000):06d}"


def stored(written: str) -> str:
    """Return the code as it is stored, from the way people write it, or '' when it is no code."""
    bare = re.sub(r"[\W_]+", "", written).upper()[:40]
    return bare if _SPOKEN.fullmatch(bare) else ""


def spoken(code: str) -> str:
    """Return the code as it is said and printed: APPEL 72 41 05."""
    return f"{code[:-6]} {code[-6:-4]} {code[-4:-2]} {code[-2:]}" if code else ""


def in_address(code: str) -> str:
    """Return the code as it stands in an address: appel-72-41-05."""
    return spoken(code).lower().replace(" ", "-")
