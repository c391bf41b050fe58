"""Pure decisions about a week on paper: which one is asked for. On which days something is: recurring.py."""

import re
from datetime import date, timedelta

FURTHEST = timedelta(days=370)


def monday_of(asked: str, *, today: date) -> date | None:
    """Return the Monday of '2026-W48', or of this week when nothing is asked; None for no week nearby."""
    if not asked:
        return today - timedelta(days=today.weekday())
    found = re.fullmatch(r"(\d{4})-W(\d{2})", asked)
    if not found:
        return None
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
    return monday if abs(monday - today) <= FURTHEST else None
