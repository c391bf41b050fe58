"""Pure decisions about the map: what is fresh, how far, which words count."""

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum

STALE_AFTER_MONTHS = 6  # the default; an area may differ through the setting `stale_map_months` (R63, R76)
METRES_PER_DEGREE = 111_250
MOST_LETTERS = 400  # of a search; what comes after it is not read
MOST_WORDS = 12
MOST_TYPOS = 3  # words of one search: comparing costs time
TYPO_FROM = 4  # letters: shorter words look too much like each other

# Words that say nothing about what somebody looks for, next to the stop words of PostgreSQL itself.
_EMPTY = """aan al alles als altijd andere ben bij bijna daar dan dat de der deze die dit doch doen door dus
    een eens eigenlijk en er even ga gaan geen gewoon graag had heb hebben heeft het hier hoe hun iemand
    iets ik in is ja je jij jou jouw kan kun kunnen kunt maar me mee meer men met mij mijn moet moeten mag
    na naar niet niets nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot u uit uw
    van veel voor waar waren was wat we weer wel werd wie wij wil willen wilt worden wordt zal ze zelf zich
    zij zijn zo zoek zoeken zonder zou zouden"""
EMPTY_WORDS = frozenset(_EMPTY.split())
WEAK_WORDS = frozenset(
    {"samen", "leuk", "leuke", "buurt", "hulp", "helpen"}
)  # only count when they stand alone


class Freshness(Enum):
    """How sure the map is that an entry is still true."""

    NEVER = "NEVER"
    FRESH = "FRESH"
    STALE = "STALE"


@dataclass(frozen=True, slots=True)
class Age:
    """How old the last confirmation is."""

    freshness: Freshness
    months: int = 0


def whole_months(start: date, end: date) -> int:
    """Return how many whole months lie between two days; 0 when `end` comes first."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return max(0, months)


def age_of(confirmed_on: date | None, *, today: date, stale_after: int = STALE_AFTER_MONTHS) -> Age:
    """Return how fresh an entry is: stale from `stale_after` whole months on."""
    if confirmed_on is None:
        return Age(Freshness.NEVER)
    months = whole_months(confirmed_on, today)
    return Age(Freshness.STALE if months >= stale_after else Freshness.FRESH, months)


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the metres between two (latitude, longitude) points, flat: right within a municipality."""
    up = (a[0] - b[0]) * METRES_PER_DEGREE
    across = (a[1] - b[1]) * METRES_PER_DEGREE * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(up, across)


def rounded(metres: float) -> int:
    """Return a distance as people say it: per 50 metres, and per 100 from a kilometre on."""
    step = 50 if metres < 1000 else 100
    return max(step, round(metres / step) * step)


def plain(text: str) -> str:
    """Return text in small letters without accents and without what a database cannot hold."""
    bare = unicodedata.normalize("NFKD", text.replace("\0", " ").casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def search_words(text: str) -> list[str]:
    """Return the words of a search that say something, each once, in order. May be empty."""
    found = dict.fromkeys(re.findall(r"[^\W_]{2,40}", plain(text[:MOST_LETTERS])))
    words = [word for word in found if word not in EMPTY_WORDS]
    return ([word for word in words if word not in WEAK_WORDS] or words)[:MOST_WORDS]


def may_be_misspelt(words: list[str]) -> list[str]:
    """Return the longest few words, when long enough to look for what is almost the same."""
    return sorted((word for word in words if len(word) >= TYPO_FROM), key=len, reverse=True)[:MOST_TYPOS]
