"""What there is as a calendar file (RFC 5545), for the telephone of whoever wants to be there.

The hours are those of the clock on the wall in the Netherlands, with the rule of that clock beside them.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDuration, vGeo, vRecur

from .. import rules
from ..models import Entry, Moment, Point
from .agenda import where_of
from .places import fresh_text

MADE_BY = "-//Samenspel//Sociale kaart//NL"
ASK_AGAIN = timedelta(hours=12)
COUNTING_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)
# Since when the clock changes on these Sundays, as the whole of the European Union does.
CLOCK = (
    (TimezoneDaylight, "CEST", datetime.combine(date(1981, 3, 29), time(2)), 3, WINTER, SUMMER),
    (TimezoneStandard, "CET", datetime.combine(date(1996, 10, 27), time(3)), 10, SUMMER, WINTER),
)


def calendar_file(
    name: str, url: str, moments: Iterable[Moment], *, site: str, today: date, words: str = ""
) -> bytes:
    """Return a calendar with everything that these moments say. `site` goes before each address in it."""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for label in ("name", "x-wr-calname"):  # RFC 7986, and what telephones read
        calendar.add(label, name)
    calendar.add("url", url)
    if words:
        calendar.add("description", words)
    calendar.add("refresh-interval", vDuration(ASK_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    calendar.add_component(_clock())
    for moment in moments:
        if pattern := _still(moment):
            calendar.add_component(_event(moment, pattern, site, today))
    written: bytes = calendar.to_ical()
    return written


def _clock() -> Timezone:
    """The clock on the wall: by its rule, so that it never ends."""
    zone = Timezone()
    zone.add("tzid", rules.HERE.key)
    for part, name, since, month, before, after in CLOCK:
        change = part()
        change.add("tzname", name)
        change.add("dtstart", since)
        change.add("rrule", vRecur(freq="YEARLY", bymonth=month, byday="-1SU"))
        change.add("tzoffsetfrom", before)
        change.add("tzoffsetto", after)
        zone.add_component(change)
    return zone


def _still(moment: Moment) -> rules.Pattern | None:
    """How it comes back until it stopped; nothing when no day is left of it."""
    entry, pattern = moment.entry, moment.pattern
    ends = [day for day in (pattern.until, entry.closed_on) if day]
    said = {name: getattr(pattern, name) for name in rules.Pattern.__slots__}
    pattern = rules.Pattern(**{**said, "until": min(ends) if ends else None})
    first = pattern.starts_on
    if pattern.until and pattern.until < first:
        return None
    return (
        None if pattern.every == Moment.Every.ONCE and not rules.days_of(pattern, first, first) else pattern
    )


def _event(moment: Moment, pattern: rules.Pattern, site: str, today: date) -> Event:
    entry, event = moment.entry, Event()
    address = site + reverse("map_entry", args=[entry.pk])
    event.add("uid", f"{moment.pk}@{urlsplit(settings.SITE_URL).hostname}")
    # As it was changed: the same file twice is the same file, and a change is newer.
    changed = entry.changed_at.astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", max(int((changed - COUNTING_SINCE) / timedelta(minutes=1)), 0))
    event.add("summary", entry.name)
    event.add("dtstart", _begin(pattern, pattern.starts_on))
    if pattern.ends_at and not pattern.whole_day:
        event.add("dtend", _wall(pattern.starts_on, pattern.ends_at))
    for name, value in _comes_back(pattern).items():
        event.add(name, value)
    if where := where_of(entry, moment):
        event.add("location", where)
    if point := _point(moment):
        event.add("geo", vGeo(point))
    event.add("description", _words(entry, address, today))
    event.add("url", address)
    return event


def _begin(pattern: rules.Pattern, day: date) -> date:
    """The moment that it begins; of a whole day the day itself."""
    return day if pattern.whole_day else _wall(day, pattern.starts_at)


def _wall(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, rules.HERE)


def _comes_back(pattern: rules.Pattern) -> dict[str, Any]:
    day = rules.DAY_CODES[pattern.starts_on.weekday()]
    how: dict[str, dict[str, Any]] = {
        Moment.Every.WEEK: {"freq": "WEEKLY", "byday": day},
        Moment.Every.FORTNIGHT: {"freq": "WEEKLY", "interval": 2, "byday": day, "wkst": "MO"},
        Moment.Every.MONTH: {"freq": "MONTHLY", "byday": f"{rules.nth_of(pattern.starts_on)}{day}"},
        Moment.Every.YEAR: {"freq": "YEARLY"},
    }
    if pattern.every not in how:
        return {}
    rule = how[pattern.every]
    if pattern.until:
        last = rules.moment_at(pattern.until, pattern.starts_at).astimezone(UTC)
        rule["until"] = pattern.until if pattern.whole_day else last
    out = sorted(pattern.except_on)
    gone = {"exdate": [_begin(pattern, day) for day in out]} if out else {}
    return {"rrule": vRecur(rule), **gone}


def _point(moment: Moment) -> Point | None:
    """A point only of what stands still and may be told."""
    entry = moment.entry
    return None if entry.at_home or entry.sheltered or moment.where else entry.point


def _words(entry: Entry, address: str, today: date) -> str:
    lines = (entry.summary, entry.cost_text, entry.phone, fresh_text(entry, today=today), address)
    return "\n".join(line for line in lines if line)
