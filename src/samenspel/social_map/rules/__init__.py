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
from .recurring import HERE, Pattern, days_of, hours_on, moment_at, nth_of, part_of, week_of, week_text
from .words import EMPTY_WORDS, MOST_LETTERS, MOST_WORDS, Asked, Meaning, Word, asked, plain, search_words

__all__ = [
    "CALL_AGAIN_DAYS",
    "EMPTY_WORDS",
    "HERE",
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
    "Pattern",
    "Word",
    "age_of",
    "asked",
    "cells",
    "days_of",
    "distance",
    "hours_on",
    "moment_at",
    "nth_of",
    "one_of",
    "part_of",
    "plain",
    "reads_messages",
    "rounded",
    "search_words",
    "tag",
    "week_of",
    "week_text",
    "whole_months",
]
