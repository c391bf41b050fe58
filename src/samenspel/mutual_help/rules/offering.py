"""Pure decisions about offers: what may follow on what, when an answer is due, and when it is a flood."""

from collections.abc import Mapping
from datetime import date, timedelta

# I5, R14. NEW and PARKED wait for a human; OPEN and PAUSED are hers to open and close.
NEXT: Mapping[str, frozenset[str]] = {
    "NEW": frozenset({"OPEN", "PARKED", "ENDED"}),
    "OPEN": frozenset({"PARKED", "PAUSED", "ENDED"}),
    "PARKED": frozenset({"NEW", "OPEN", "PAUSED", "ENDED"}),
    "PAUSED": frozenset({"OPEN", "PAUSED", "ENDED"}),  # at rest until another day
    "ENDED": frozenset(),
}
ANSWER_DAYS = 5  # working days: the promise of an answer by a human, for every offer
PARKED_AT_MOST = timedelta(days=190)  # what is kept for later is woken within half a year
REPLY_LONG = 500  # what is more than that goes by telephone
USUAL_WEEKS = 8
FLOOD_TIMES, FLOOD_AT_LEAST = 10, 20

# What somebody can do with her own offer: each on her own page and at the desk; a test compares the two.
OFFERER_DEEDS = (
    "follow", "sent", "reply", "rename", "contact", "change", "more", "own_choice", "hours", "pause", "stop",
    "card", "asks", "programme", "goal", "turns", "tour", "tour_list", "word", "still",
)  # fmt: skip


def may_become(state: str, following: str) -> bool:
    """True when an offer in `state` may become `following`."""
    return following in NEXT[state]


def is_flood(*, lately: int, earlier: int, weeks: int = USUAL_WEEKS) -> bool:
    """True when ten times as many offers came in a week as usually do (a crisis: everybody wants to help).

    `earlier` came in the `weeks` before. Below twenty it is never a flood: one person can answer those.
    """
    usual = earlier / weeks
    return lately >= FLOOD_AT_LEAST and lately >= FLOOD_TIMES * max(usual, 1)


def wakes_on(day: date, *, today: date) -> date:
    """Return the day on which a parked offer is woken: the asked day, and never later than half a year."""
    return min(max(day, today + timedelta(days=1)), today + PARKED_AT_MOST)
