"""What is on the map, how it is found, and the words by which people look for it."""

from .changing import Change, Different
from .checking import Check
from .entry import Entry, EntryQuerySet, Point
from .growing import Growth
from .handing import Handover
from .kinds import Guidance, Topic
from .listing import Listing
from .moment import Moment
from .relating import Relation
from .sense import Sense
from .tally import Tally
from .tending import Insider
from .thesaurus import LANGUAGES, Concept, Cue, Issue, Missed, Word

__all__ = [
    "LANGUAGES",
    "Change",
    "Check",
    "Concept",
    "Cue",
    "Different",
    "Entry",
    "EntryQuerySet",
    "Growth",
    "Guidance",
    "Handover",
    "Insider",
    "Issue",
    "Listing",
    "Missed",
    "Moment",
    "Point",
    "Relation",
    "Sense",
    "Tally",
    "Topic",
    "Word",
]
