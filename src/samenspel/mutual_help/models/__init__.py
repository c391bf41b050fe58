"""What this room keeps. This package is one door: `from samenspel.mutual_help.models import Ask, Offer`."""

from .ask import Ask, Consult, Note, Suggestion, Words
from .choices import Far, Gender, Involves, Moment, Resource, Topic
from .match import Match
from .offer import Effort, Offer
from .plan import Round
from .programmes import Dream, Goal, Joining, Pair, PotEntry, Programme, SmallWin

__all__ = [
    "Ask", "Consult", "Dream", "Effort", "Far", "Gender", "Goal", "Involves", "Joining", "Match", "Moment",
    "Note", "Offer", "Pair", "PotEntry", "Programme", "Resource", "Round", "SmallWin", "Suggestion", "Topic",
    "Words",
]  # fmt: skip
