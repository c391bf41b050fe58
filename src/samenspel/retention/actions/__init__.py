"""Verbs of keeping and forgetting. This package is one door: `from samenspel.retention import actions`."""

from .erasing import erase, erase_again, erase_at_request
from .holding import AMomentAhead, UnknownCode, Wish, hold, lift
from .nightly import forget
from .proving import prove

__all__ = [
    "AMomentAhead",
    "UnknownCode",
    "Wish",
    "erase",
    "erase_again",
    "erase_at_request",
    "forget",
    "hold",
    "lift",
    "prove",
]
