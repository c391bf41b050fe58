"""Programmes: a cohort of pairs, and what each pair has together."""

from .cohort import Joining, Programme
from .goal import Goal, SmallWin
from .pair import Dream, Pair, PotEntry
from .week import Group, Place, Wish

__all__ = [
    "Dream", "Goal", "Group", "Joining", "Pair", "Place", "PotEntry", "Programme", "SmallWin", "Wish",
]  # fmt: skip
