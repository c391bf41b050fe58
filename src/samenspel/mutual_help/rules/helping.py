"""Pure decisions about suggestions and the click: until when a list holds, when we look again (I6)."""

from collections.abc import Mapping
from datetime import date, timedelta

LIST_DAYS = 14  # so long a short list holds, whoever chose what; then it is over for both sides
DECIDE_DAYS = 7  # after meeting: so long both can say whether they go on
AT_MOST = 5  # a short list: five at most, so that choosing stays easy
FEW = 5  # a smaller count could be somebody: not told
PLANNED = 3  # names on a list of the night: no more than somebody needs to choose
CHOOSE_TIME = timedelta(days=3)  # both sides of a list of the night have so long, or until all answered
LATELY = timedelta(days=42)  # suggested in the last six weeks: asked lately, whatever was answered
DAYS_A_MONTH = 30
LONG_WAIT = timedelta(days=14)

SAID: Mapping[str, str] = {"SUGGESTED": "MEET", "MET": "GO_ON", "ACTIVE": "CLICK"}
AFTER_A_GOAL = 3  # months


def after_a_goal(today: date) -> date:
    """Return the day to ask lightly whether it still goes well (R48)."""
    return today + timedelta(days=AFTER_A_GOAL * DAYS_A_MONTH)


def asked_about(state: str) -> str:
    """Return what a yes or no is about in this state; '' when nothing is asked."""
    return SAID.get(state, "")


def next_check(today: date, *, done: int, first_weeks: int, second_weeks: int, months: int) -> date:
    """Return the next day to look at the click: after two weeks, six weeks, then every three months.

    `done` is how many times they looked already; 0 at the start.
    """
    weeks = (first_weeks, second_weeks - first_weeks)
    return today + (
        timedelta(weeks=weeks[done]) if done < len(weeks) else timedelta(days=months * DAYS_A_MONTH)
    )
