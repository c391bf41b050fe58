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
from .asking import (
    CALL_AGAIN_DAYS,
    MOST_CALLS,
    QUIET_DAYS,
    REMIND_AFTER_DAYS,
    SINK_AFTER_DAYS,
    TOKEN_DAYS,
    reads_messages,
)
from .places import cells, one_of, tag
from .words import EMPTY_WORDS, MOST_LETTERS, MOST_WORDS, Asked, Meaning, Word, asked, plain, search_words

__all__ = [
    "CALL_AGAIN_DAYS",
    "EMPTY_WORDS",
    "METRES_PER_DEGREE",
    "MOST_CALLS",
    "MOST_LETTERS",
    "MOST_WORDS",
    "QUIET_DAYS",
    "REMIND_AFTER_DAYS",
    "SINK_AFTER_DAYS",
    "STALE_AFTER_MONTHS",
    "TOKEN_DAYS",
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
    "plain",
    "reads_messages",
    "rounded",
    "search_words",
    "tag",
    "whole_months",
]
