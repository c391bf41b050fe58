"""Limits on guessing, shared by all web processes."""

import hashlib

from django.core.cache import caches


def _turns(what: str, who: str, at_most: int) -> list[str]:
    """One key for each try: taking one is a single insert, so two tries at once never count as one."""
    key = f"limit:{what}:{hashlib.sha256(who.encode()).hexdigest()[:32]}"
    return [f"{key}:{turn}" for turn in range(at_most)]


def is_blocked(*, what: str, who: str, at_most: int) -> bool:
    """True when `who` used up her tries of `what`."""
    return len(caches["shared"].get_many(_turns(what, who, at_most))) >= at_most


def count_try(*, what: str, who: str, at_most: int, seconds: int) -> None:
    """Count one wrong try; each is forgotten after so many seconds."""
    for turn in _turns(what, who, at_most):
        if caches["shared"].add(turn, 1, seconds):
            return
