"""What this room keeps. This package is one door: `from samenspel.mutual_help.models import Ask, Offer`."""

from .ask import Ask, Consult, Note, Suggestion, Words
from .choices import Far, Moment, Resource
from .match import Match
from .offer import Effort, Offer

__all__ = [
    "Ask", "Consult", "Effort", "Far", "Match", "Moment", "Note", "Offer", "Resource", "Suggestion", "Words",
]  # fmt: skip
