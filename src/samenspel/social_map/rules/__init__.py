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
from .carrying import MOST_TAKEN, code_of, ids_of, moved, with_one, without
from .places import cells, one_of, tag
from .weeks import day_in_week, monday_of, week_of
from .words import EMPTY_WORDS, MOST_LETTERS, MOST_WORDS, Asked, Meaning, Word, asked, plain, search_words

__all__ = [
    "CALL_AGAIN_DAYS",
    "EMPTY_WORDS",
    "METRES_PER_DEGREE",
    "MOST_CALLS",
    "MOST_LETTERS",
    "MOST_TAKEN",
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
    "code_of",
    "day_in_week",
    "distance",
    "ids_of",
    "monday_of",
    "moved",
    "one_of",
    "plain",
    "reads_messages",
    "rounded",
    "search_words",
    "tag",
    "week_of",
    "whole_months",
    "with_one",
    "without",
]
