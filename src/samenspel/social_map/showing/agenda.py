"""How a week looks: each day with what there is, at what hour and where."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .. import rules
from ..models import Entry, Moment
from ..queries import Agenda, Happening
from .places import Shown, fresh_text, hours_words, room_tag

A_DAY = 12  # what is shown of one day; a day by itself shows more
ONE_DAY = 250
FURTHEST = timedelta(days=365)  # further on there is no link: no reader and no robot walks on for ever
WEEK = timedelta(weeks=1)
LONG = timedelta(hours=5)  # a place that is open, rather than something that begins


def where_of(entry: Entry, moment: Moment) -> str:
    """Where it is at that moment. Of a home or a shelter nothing but the neighbourhood is told (R78)."""
    area = entry.area.name if entry.area else ""
    if entry.at_home or entry.sheltered:
        return area
    street = ", ".join(part for part in (entry.street, entry.town) if part)
    return moment.where or street or area


def hours_text(one: Happening) -> str:
    """'10 tot 11.30 uur': as it is on the clock."""
    return hours_words(f"{one.begins:%H:%M}", f"{one.ends:%H:%M}" if one.ends else None)


def _row(one: Happening, today: date) -> Shown:
    entry = one.entry
    free = _("Gratis") if entry.is_free or rules.says_free(entry.cost_text) else ""
    wheels = _("Rolstoel") if entry.wheelchair else ""
    room = room_tag(entry) if entry.room != Entry.Room.YES else None  # only what stands in the way
    old = entry.age(today=today).freshness is not rules.Freshness.FRESH or entry.unanswered_since
    return {
        "begins": one.begins,
        "hours": hours_text(one),
        "name": entry.name,
        "url": reverse("map_entry", args=[entry.pk]),
        "where": where_of(entry, one.moment),
        "tags": [tag for tag in (free, wheels, room) if tag],
        "old": fresh_text(entry, today=today) if old else "",
    }


def as_week(found: Agenda, *, monday: date, today: date, chosen: Mapping[str, str]) -> Shown:
    """Return the week as the page shows it. `chosen`: what was asked, for the addresses of other weeks."""
    only = chosen.get("dag") or ""
    days = [monday + timedelta(days=n) for n in range(7) if not only or str(n) == only]
    shown = [_day(day, found.happenings, today, chosen) for day in days]
    return {
        "days": shown,
        "total": len(found.happenings),
        "more": found.more,
        "title": title_of(monday, today),
        "span": _span(days),
        **_addresses(monday, today, chosen),
    }


def _day(day: date, happenings: Sequence[Happening], today: date, chosen: Mapping[str, str]) -> Shown:
    on_day = [one for one in happenings if one.begins.date() == day]
    # What is open for hours on end comes after what one must be in time for, and is folded.
    those = [one for one in on_day if not _is_long(one)]
    long = [one for one in on_day if _is_long(one)]
    alone = bool(chosen.get("dag"))
    over = not alone and today - timedelta(days=today.weekday()) <= day < today
    most = ONE_DAY if alone else 0 if over else A_DAY
    return {
        "day": day,
        "words": date_format(day, "l j F"),
        "short": date_format(day, "D j"),
        "is_over": over,
        "is_today": day == today,
        "rows": [_row(one, today) for one in those[:most]],
        "open": [] if over else [_row(one, today) for one in long[:ONE_DAY]],
        "left": len(on_day) if over else max(len(those) - most, 0),
        "all": address({**chosen, "week": rules.week_text(day), "dag": str(day.weekday())}),
    }


def _is_long(one: Happening) -> bool:
    return one.ends is not None and one.ends - one.begins >= LONG


def address(chosen: Mapping[str, str]) -> str:
    """What stands after the path for these choices."""
    return f"?{urlencode(chosen)}" if chosen else ""


def _addresses(monday: date, today: date, chosen: Mapping[str, str]) -> Shown:
    this = today - timedelta(days=today.weekday())

    def at(week: date) -> str:
        return address({**chosen, "week": rules.week_text(week)})

    kept = {name: value for name, value in chosen.items() if name == "week"}
    return {
        "is_now": monday == this,
        "before": at(monday - WEEK) if monday > today - FURTHEST else "",
        "after": at(monday + WEEK) if monday < today + FURTHEST else "",
        "now": address({name: value for name, value in chosen.items() if name != "week"}),
        "bare": address(kept),
    }


def title_of(monday: date, today: date) -> str:
    """'Wat is er deze week?', of volgende week, or else the number of the week."""
    away = (monday - (today - timedelta(days=today.weekday()))).days // 7
    near = {
        -1: _("Wat was er vorige week?"),
        0: _("Wat is er deze week?"),
        1: _("Wat is er volgende week?"),
    }
    year, week, _weekday = monday.isocalendar()
    return near.get(away) or _("Wat is er in week %(week)s van %(year)s?") % {"week": week, "year": year}


def _span(days: Sequence[date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return date_format(first, "l j F Y").capitalize()
    words = {"first": date_format(first, "l j F"), "last": date_format(last, "l j F Y")}
    return _("Van %(first)s tot en met %(last)s.") % words
