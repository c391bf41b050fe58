"""Verbs that write on the map. One door: `from samenspel.social_map import actions`."""

from .bulk import in_bulk, tell_bulk
from .entries import EntryFacts, Outcome, OwnerMustAgree, Put, close_entry, put_entry
from .moments import MomentFacts, put_moments
from .thesaurus import (
    CueStandsThere,
    OnlyOwnWords,
    add_cue,
    leave_missed,
    note_missed,
    remove_cue,
)
from .undoing import as_said, facts_with, put_back, withdraw_entry

__all__ = [
    "CueStandsThere",
    "EntryFacts",
    "MomentFacts",
    "OnlyOwnWords",
    "Outcome",
    "OwnerMustAgree",
    "Put",
    "add_cue",
    "as_said",
    "close_entry",
    "facts_with",
    "in_bulk",
    "leave_missed",
    "note_missed",
    "put_back",
    "put_entry",
    "put_moments",
    "remove_cue",
    "tell_bulk",
    "withdraw_entry",
]
