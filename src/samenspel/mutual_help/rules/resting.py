"""Pure decisions about a rest with an end day: how long, when it is told, what longer means (R16)."""

from datetime import date, timedelta

AT_MOST = timedelta(days=366)  # who rests longer leaves the day open; nobody is forgotten for that
TOLD = timedelta(days=7)  # how long before its end she hears of it: time for a letter, and to change her mind
LONGER = timedelta(days=28)  # what one press adds


def may_end_on(day: date, *, today: date) -> bool:
    """True when a rest may end on this day: after today, and within a year."""
    return today < day <= today + AT_MOST


def told_on(day: date, *, today: date) -> date | None:
    """Return on which day she hears that her rest ends; None when she chose that day only just now."""
    return day - TOLD if day - today >= 2 * TOLD else None


def longer(day: date, *, today: date) -> date | None:
    """Return the day on which a rest ends that gets four weeks longer; never more than a year from now.

    None when it is a year already: then one press adds nothing.
    """
    found = min(max(day, today) + LONGER, today + AT_MOST)
    return found if found > day else None
