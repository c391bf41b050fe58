"""Limits on guessing, shared by all web processes."""

import hashlib

from django.core.cache import caches


def _key(what: str, who: str) -> str:
    return f"limit:{what}:{hashlib.sha256(who.encode()).hexdigest()[:32]}"


def is_blocked(*, what: str, who: str, at_most: int) -> bool:
    """True when `who` used up her tries of `what`."""
    return int(caches["shared"].get(_key(what, who), 0)) >= at_most


def count_try(*, what: str, who: str, seconds: int) -> None:
    """Count one wrong try; the count starts again `seconds` after the first."""
    shared = caches["shared"]
    if not shared.add(_key(what, who), 1, seconds):
        shared.incr(_key(what, who))
