"""Pure decisions about the map: what is fresh, and how far."""

import math
from dataclasses import dataclass
from datetime import date
from enum import Enum

STALE_AFTER_MONTHS = 6  # the default; an area may differ through the setting `stale_map_months` (R63, R76)
METRES_PER_DEGREE = 111_250


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
