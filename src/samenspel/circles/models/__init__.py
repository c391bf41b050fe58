"""The situation around a person: who stands there, what was agreed, what may be shared, what was written."""

from .agreement import Agreement, GoOn, Part, Signature
from .appeal import Appeal
from .circle import Circle, Member
from .consent import Consent, ConsentText, LegalException, SharedItem
from .hold import Hold
from .note import GleaningNote, Note
from .succession import Succession
from .take_along import TakeAlong

__all__ = [
    "Agreement",
    "Appeal",
    "Circle",
    "Consent",
    "ConsentText",
    "GleaningNote",
    "GoOn",
    "Hold",
    "LegalException",
    "Member",
    "Note",
    "Part",
    "SharedItem",
    "Signature",
    "Succession",
    "TakeAlong",
]
