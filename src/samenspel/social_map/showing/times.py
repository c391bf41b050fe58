"""When an entry is, on its own page: the rule in words, and the days that come."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django.utils.formats import date_format

from .. import rules
from ..models import Entry
from .places import Shown, hours_words

LOOK_AHEAD = timedelta(days=400)  # what is there once a year is found as well
AT_MOST = 4
Said = tuple[rules.Pattern, str]  # how it comes back, and where it is then


def said_moments(entry: Entry) -> list[Said]:
    """Return what the page of one entry was told of its moments (`moments_said`), and where."""
    return [_said(one) for one in getattr(entry, "moments_said", None) or []]


def _said(one: Sequence[Any]) -> Said:
    every, starts_on, starts_at, ends_at, until, except_on, where = [*one, None, None, ""][:7]
    pattern = rules.Pattern(
        every=every,
        starts_on=date.fromisoformat(starts_on),
        starts_at=time.fromisoformat(starts_at),
        ends_at=time.fromisoformat(ends_at) if ends_at else None,
        until=date.fromisoformat(until) if until else None,
        except_on=frozenset(map(date.fromisoformat, except_on or [])),
    )
    return pattern, where or ""


def times(entry: Entry, *, today: date) -> list[Shown]:
    """Return the first days that come, with the hours, and where it is then when that is said.

    Nothing of what has stopped. Where somebody lives or shelters is not told (R78).
    """
    last = entry.closed_on or today + LOOK_AHEAD
    tells = not (entry.at_home or entry.sheltered)
    found = [
        (*rules.hours_on(pattern, day), where if tells else "")
        for pattern, where in said_moments(entry)
        for day in rules.days_of(pattern, today, last)[:AT_MOST]
    ]
    found.sort(key=lambda one: one[0])
    return [
        {
            "begins": begins,
            "day": date_format(begins, "l j F"),
            "hours": hours_words(f"{begins:%H:%M}", f"{ends:%H:%M}" if ends else None),
            "where": where,
        }
        for begins, ends, where in found[:AT_MOST]
    ]
