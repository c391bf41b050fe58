"""Verbs of keeping and forgetting. This package is one door: `from samenspel.retention import actions`."""

from .erasing import erase, erase_again, erase_at_request
from .holding import Wish, hold, lift
from .nightly import forget

__all__ = ["Wish", "erase", "erase_again", "erase_at_request", "forget", "hold", "lift"]
