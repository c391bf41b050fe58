"""Pure decisions about the map."""

from .ages import (
    METRES_PER_DEGREE,
    STALE_AFTER_MONTHS,
    Age,
    Freshness,
    age_of,
    distance,
    rounded,
    whole_months,
)
from .places import cells, one_of, tag
from .words import (
    EMPTY_WORDS,
    MOST_LETTERS,
    MOST_WORDS,
    Asked,
    Meaning,
    Word,
    asked,
    other_forms,
    plain,
    search_words,
)

__all__ = [
    "EMPTY_WORDS",
    "METRES_PER_DEGREE",
    "MOST_LETTERS",
    "MOST_WORDS",
    "STALE_AFTER_MONTHS",
    "Age",
    "Asked",
    "Freshness",
    "Meaning",
    "Word",
    "age_of",
    "asked",
    "cells",
    "distance",
    "one_of",
    "other_forms",
    "plain",
    "rounded",
    "search_words",
    "tag",
    "whole_months",
]
