"""Programmes: a cohort of pairs, and what each pair has together."""

from .cohort import Joining, Programme
from .goal import Goal, SmallWin
from .pair import Dream, Pair, PotEntry

__all__ = ["Dream", "Goal", "Joining", "Pair", "PotEntry", "Programme", "SmallWin"]
