"""What this room keeps. This package is one door: `from samenspel.mutual_help.models import Ask, Offer`."""

from .ask import Ask, Consult, Note, Suggestion, Words
from .bundle import Bundle, BundleAsk
from .call_me import CallMe
from .choices import Far, Gender, Involves, Moment, Resource, Topic
from .guide import Guide
from .inquiry import Inquiry, InquiryMember, InquiryWord
from .match import Match
from .offer import Effort, Offer
from .plan import Round
from .programmes import Dream, Goal, Group, Joining, Pair, Place, PotEntry, Programme, SmallWin, Wish
from .rota import InReturn, NobodyCame, Rota, RotaHelper, Turn
from .standstill import Standstill, StandstillWord
from .tour import Talk, Tour, TourSeat

__all__ = [
    "Ask",
    "Bundle",
    "BundleAsk",
    "CallMe",
    "Consult",
    "Dream",
    "Effort",
    "Far",
    "Gender",
    "Goal",
    "Group",
    "Guide",
    "InReturn",
    "Inquiry",
    "InquiryMember",
    "InquiryWord",
    "Involves",
    "Joining",
    "Match",
    "Moment",
    "NobodyCame",
    "Note",
    "Offer",
    "Pair",
    "Place",
    "PotEntry",
    "Programme",
    "Resource",
    "Rota",
    "RotaHelper",
    "Round",
    "SmallWin",
    "Standstill",
    "StandstillWord",
    "Suggestion",
    "Talk",
    "Topic",
    "Tour",
    "TourSeat",
    "Turn",
    "Wish",
    "Words",
]  # fmt: skip
