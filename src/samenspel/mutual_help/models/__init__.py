"""What this room keeps. This package is one door: `from samenspel.mutual_help.models import Ask, Offer`."""

from .ask import Ask, Consult, Note, Suggestion, Words
from .choices import Far, Moment, Resource
from .match import Match
from .offer import Effort, Offer
from .programmes import Dream, Goal, Group, Joining, Pair, Place, PotEntry, Programme, SmallWin, Wish
from .rota import Rota, RotaHelper, Turn

__all__ = [
    "Ask", "Consult", "Dream", "Effort", "Far", "Goal", "Group", "Joining", "Match", "Moment", "Note",
    "Offer", "Pair", "Place", "PotEntry", "Programme", "Resource", "Rota", "RotaHelper", "SmallWin",
    "Suggestion", "Turn", "Wish", "Words",
]  # fmt: skip
