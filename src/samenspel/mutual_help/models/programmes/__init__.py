"""Programmes: a cohort of pairs, and what each pair has together."""

from .cohort import Joining, Programme
from .pair import Dream, Pair, PotEntry

__all__ = ["Dream", "Joining", "Pair", "PotEntry", "Programme"]
