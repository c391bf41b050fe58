"""What is on the map, how it is found, and the words by which people look for it."""

from .entry import Entry, EntryQuerySet, Point
from .listing import Listing
from .moment import Moment
from .thesaurus import LANGUAGES, Concept, Cue, Issue, Missed, Word

__all__ = [
    "LANGUAGES",
    "Concept",
    "Cue",
    "Entry",
    "EntryQuerySet",
    "Issue",
    "Listing",
    "Missed",
    "Moment",
    "Point",
    "Word",
]
