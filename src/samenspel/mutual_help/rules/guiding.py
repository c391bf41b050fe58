"""Pure decisions about who guides: when she and the helper talk next, and who hears of it when (AS-14)."""

from collections.abc import Mapping
from datetime import date, timedelta

WEEKS: Mapping[str, int] = {"WEEK": 1, "TWO_WEEKS": 2, "FOUR_WEEKS": 4}  # else they agree on it each time
TELL_BEFORE = timedelta(days=1)
LETTER_BEFORE = timedelta(days=4)  # printed, folded and brought
FARTHEST = timedelta(days=182)  # a talk further ahead is a slip of the pen


def next_talk(talk_on: date, *, every: str, today: date) -> date:
    """Return the day of the next talk: the planned one until it has passed, then the first of the rhythm.

    Always on the same weekday, and never a day that has passed. Without a rhythm nobody moves it for them.
    """
    if talk_on >= today or every not in WEEKS:
        return talk_on
    step = WEEKS[every] * 7
    return talk_on + timedelta(days=-(-(today - talk_on).days // step) * step)


def tell_from(talk_on: date, *, by_letter: bool) -> date:
    """Return from which day somebody hears of a talk: the day before; sooner when a letter brings it."""
    return talk_on - (LETTER_BEFORE if by_letter else TELL_BEFORE)


def is_told_now(talk_on: date, *, told: date | None, by_letter: bool, today: date) -> bool:
    """True when somebody hears today of the talk on this day, and did not hear of it before.

    `told`: the day of the talk of which she heard last.
    """
    return told != talk_on and tell_from(talk_on, by_letter=by_letter) <= today <= talk_on


def asks_for_a_day(talk_on: date, *, every: str, asked: date | None, today: date) -> bool:
    """True when who guides is asked today when they talk again: the day passed, and no rhythm moves it.

    `asked`: the day of the talk after which she was asked last; so she is asked once.
    """
    return talk_on < today and every not in WEEKS and asked != talk_on
