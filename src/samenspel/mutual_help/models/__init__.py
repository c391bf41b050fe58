"""What this room keeps. This package is one door: `from samenspel.mutual_help.models import Ask, Offer`."""

from .ask import Ask, Consult, Note, Suggestion, Words
from .choices import Far, Moment, Resource
from .match import Match
from .offer import Effort, Offer
from .programmes import Dream, Goal, Joining, Pair, PotEntry, Programme, SmallWin
from .rota import Rota, RotaHelper, Turn

__all__ = [
    "Ask", "Consult", "Dream", "Effort", "Far", "Goal", "Joining", "Match", "Moment", "Note", "Offer", "Pair",
    "PotEntry", "Programme", "Resource", "Rota", "RotaHelper", "SmallWin", "Suggestion", "Turn", "Words",
]  # fmt: skip
