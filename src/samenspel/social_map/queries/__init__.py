"""Named questions about the map. A list page costs two statements: one about the words, one that finds."""

from .finding import (
    Found,
    Wish,
    entries_named,
    entry_for,
    found_ids,
    how_many,
    nearby,
    outlines,
    places,
    search,
)
from .thesaurus import concept_for, concepts, issue_for, issues, not_yet_understood
from .words import understood

__all__ = [
    "Found",
    "Wish",
    "concept_for",
    "concepts",
    "entries_named",
    "entry_for",
    "found_ids",
    "how_many",
    "issue_for",
    "issues",
    "nearby",
    "not_yet_understood",
    "outlines",
    "places",
    "search",
    "understood",
]
