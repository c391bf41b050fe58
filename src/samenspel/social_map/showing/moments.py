"""A moment in words: of now, as it was kept, and the days that come."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .. import rules
from ..actions import MomentFacts
from ..models import Moment
from .places import hours_words, moment_words
from .times import AT_MOST, LOOK_AHEAD


def moment_facts(moment: Moment) -> MomentFacts:
    return MomentFacts(**{each.name: getattr(moment, each.name) for each in fields(MomentFacts)})


def moment_text(moment: Moment, *, since: date | None = None) -> str:
    """When it is, in words. `since`: with the days from then on when it is not there."""
    ends = moment.ends_at.isoformat() if moment.ends_at else None
    said = moment_words(moment.every, moment.starts_on.isoformat(), moment.starts_at.isoformat(), ends)
    return said + _not_on([day for day in moment.except_on if since and day >= since])


def moment_said(said: Mapping[str, Any]) -> str:
    """A moment that was kept as JSON, in words."""
    words = moment_words(said["every"], said["starts_on"], said["starts_at"], said["ends_at"])
    return words + _not_on([date.fromisoformat(day) for day in said.get("except_on") or []])


def _not_on(days: Sequence[date]) -> str:
    """The last few days on which it is not there."""
    some = ", ".join(date_format(day, "j F") for day in sorted(days)[-AT_MOST:])
    return " " + _("Niet op %(days)s.") % {"days": some} if some else ""


def days_ahead(moments: Sequence[Moment], *, today: date) -> list[tuple[Moment, date, str]]:
    """The first days that come of what comes back, each with its words: one of them can be left out."""
    found = [
        (one, day, f"{date_format(day, 'l j F')}, {moment_hours(one)}")
        for one in moments
        if one.every != Moment.Every.ONCE
        for day in rules.days_of(one.pattern, today, today + LOOK_AHEAD)[:AT_MOST]
    ]
    return sorted(found, key=lambda one: (one[1], one[0].starts_at))


def days_left_out(moments: Sequence[Moment], *, today: date) -> dict[str, tuple[UUID, date, str]]:
    """The days that come on which it is not there, by what a button carries: moment, day and words."""
    found = sorted(
        (day, one.starts_at, one.pk, f"{date_format(day, 'l j F')}, {moment_hours(one)}")
        for one in moments
        for day in one.except_on
        if day >= today
    )
    return {f"{pk} {day.isoformat()}": (pk, day, words) for day, _begins, pk, words in found}


def moment_hours(moment: Moment) -> str:
    return hours_words(moment.starts_at.isoformat(), moment.ends_at.isoformat() if moment.ends_at else None)
