"""Named questions about how many people came."""

from collections.abc import Sequence
from datetime import date, timedelta

from ..models import Entry, Tally

LOOK_BACK = timedelta(days=400)  # a year, and the month of now in the year before


def tallies_of(entry: Entry, *, today: date) -> Sequence[Tally]:
    """Return each day of the last thirteen months that was counted, newest first; for its own people."""
    return list(Tally.objects.filter(entry=entry, counted_on__gt=today - LOOK_BACK))
