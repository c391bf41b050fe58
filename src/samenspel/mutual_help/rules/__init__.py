"""Pure decisions about asks."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from samenspel.foundation.holidays import is_working_day
from samenspel.foundation.typed import tidy as tidy

# I5. Only the asker moves her ask out of the first two (R: "answered" is set by the asker).
NEXT: Mapping[str, frozenset[str]] = {
    "OPEN": frozenset({"IN_CONVERSATION", "ANSWERED", "PARTLY", "NOT_FOUND", "WITHDRAWN", "DIED"}),
    "IN_CONVERSATION": frozenset({"ANSWERED", "PARTLY", "NOT_FOUND", "WITHDRAWN", "DIED"}),
    "ANSWERED": frozenset({"OPEN"}),
    "PARTLY": frozenset({"OPEN"}),
    "NOT_FOUND": frozenset({"OPEN"}),
    "WITHDRAWN": frozenset({"OPEN"}),
    "DIED": frozenset(),  # only taking it back opens it again: decision 0046
}
VERDICTS = ("ANSWERED", "PARTLY", "NOT_FOUND")
ENDINGS = (*VERDICTS, "WITHDRAWN")
MAX_WORDS = 4000
# A day in numbers: no part of a longer one. It is taken out before we look for a telephone number.
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
DATE = re.compile(rf"(?<![\d/-])(?:{_DAY}([-/]){_MONTH}\1{_YEAR}|{_YEAR}-{_MONTH}-{_DAY})(?![/-]?\d)")
NO_NAME = frozenset(
    {"iemand", "someone", "somebody"}
)  # who gave no name is called so, and is not found by it

# How she asks to be reached, and so how we tell her things. Who is called hears by text message meanwhile.
PREFERS = {"PHONE": "TEXT", "TEXT": "TEXT", "MAIL": "MAIL", "LETTER": "LETTER", "VISIT": "SCREEN"}

# What a resident can do with her own ask. Each has a route on her own page and one at the desk;
# a test compares the two lists of addresses with this one (parity of telephone and paper).
RESIDENT_DEEDS = (
    "follow", "write", "reword", "rename", "contact", "say_yes", "answer", "withdraw", "reopen", "look_back",
    "share", "readers", "card", "call", "helpers", "programme", "goal", "rota", "week",
    "my_week", "together", "tour", "word",
)  # fmt: skip


def may_become(state: str, following: str) -> bool:
    """True when an ask in `state` may become `following`."""
    return following in NEXT[state]


def first_due(now: datetime, *, days: int, closed: tuple[date, date] | None = None) -> datetime:
    """Return until when the front door may take: so many working days, at the end of the day.

    What is asked on Christmas Eve is not promised for Boxing Day; nor anything for the days, from and until
    (excluded), on which the door is `closed`.
    """
    due = now
    while days > 0:
        due += timedelta(days=1)
        away = closed is not None and closed[0] <= due.date() < closed[1]
        days -= is_working_day(due.date()) and not away
    return due.replace(hour=16, minute=0, second=0, microsecond=0)


def tells_who(text: str, *, name: str, phone: str, email: str) -> bool:
    """True when a text for a colleague still tells who the asker is: a part of the name, a number, a mail."""
    if re.search(r"[\w.+-]+@[\w-]+\.\w+", text) or re.search(r"(?:\d[\s-]?){8,}", DATE.sub("/", text)):
        return True
    parts = [part for part in re.split(r"[\s.,]+", name) if len(part) > 2 and part[0].isupper()]
    if parts and parts[0].casefold() in NO_NAME:
        parts = []
    words = {word.casefold() for word in re.findall(r"\w+", text)}
    return any(part.casefold() in words for part in parts) or bool(
        (phone and phone in text) or (email and email.casefold() in text.casefold())
    )
