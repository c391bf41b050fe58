"""What other websites and search machines read of an entry: schema.org, as data that no browser runs."""

import json
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from .. import rules
from ..models import LANGUAGES, Entry
from .places import Shown
from .times import LOOK_AHEAD, said_moments

Linked = dict[str, Any]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
REPEATS = {rules.WEEK: "P1W", rules.FORTNIGHT: "P2W", rules.MONTH: "P1M", rules.YEAR: "P1Y"}
PLACES = {Entry.Form.PLACE, Entry.Form.MOVING_PLACE, Entry.Form.SPACE}
GROUPS = {Entry.Form.ORGANISATION, Entry.Form.GROUP}
# So that no words can end the element they stand in.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def linked_data(entry: Entry, url: str, *, today: date) -> SafeString:
    """Return the element for the page of a public entry: data, which the policy of the page lets stand."""
    words = json.dumps(as_linked(entry, url, today=today), ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')  # every < is escaped above


def as_linked(entry: Entry, url: str, *, today: date) -> Linked:
    """Return an entry as schema.org says it: Place, Organization, Event or Service, as fits its form.

    An activity is an Event when we know its next day, and a Service otherwise. Where it is, stands there only
    when everybody may know: never of a home or a shelter (R78).
    """
    said = {
        "@context": "https://schema.org",
        "@id": url,
        "url": url,
        "name": entry.name,
        "description": entry.summary,
        **_by_form(entry, today),
    }
    return _full(said)


def _by_form(entry: Entry, today: date) -> Linked:
    if entry.form in PLACES:
        return _place(entry)
    if entry.form in GROUPS:
        return _organization(entry)
    following = _next(entry, today) if entry.form == Entry.Form.ACTIVITY else {}
    return _event(entry, following) if following else _service(entry)


def _place(entry: Entry) -> Linked:
    return {
        "@type": "Place",
        "isAccessibleForFree": entry.is_free,
        "openingHoursSpecification": _open(entry),
        "amenityFeature": _wheelchair(entry),
        "telephone": entry.phone,
        "sameAs": entry.website,
        **_where(entry),
    }


def _organization(entry: Entry) -> Linked:
    told = {name: value for name, value in _where(entry).items() if name == "address"}
    area = {"areaServed": _area(entry)}
    return {"@type": "Organization", **_reach(entry), **told, **area}


def _service(entry: Entry) -> Linked:
    where = _where(entry)
    place = {"@type": "Place", "name": entry.name, **where}
    channel = {"@type": "ServiceChannel", "serviceLocation": place, "serviceUrl": entry.website}
    free = {"@type": "Offer", "price": 0, "priceCurrency": "EUR"}
    return {
        "@type": "Service",
        "serviceType": str(Entry.Kind(entry.kind).label),
        "provider": _provider(entry),
        "areaServed": _area(entry),
        "audience": _audience(entry),
        "hoursAvailable": _open(entry),
        "offers": free if entry.is_free else None,
        "availableChannel": _full(channel) if where else None,
    }


def _event(entry: Entry, following: Linked) -> Linked:
    where = _where(entry)
    area = {"@type": "Place", **({"name": entry.area.name} if entry.area else {})}
    return {
        "@type": "Event",
        **following,
        "eventSchedule": [
            _schedule(pattern) for pattern, _where in said_moments(entry) if pattern.every in REPEATS
        ],
        "location": {**area, "name": entry.name, **where} if where else area if entry.area else None,
        "organizer": _provider(entry),
        "isAccessibleForFree": entry.is_free,
        "audience": _audience(entry),
        "inLanguage": [code for code in entry.languages if code in LANGUAGES],
    }


def _next(entry: Entry, today: date) -> Linked:
    """The first time that comes, with the offset of that day."""
    times = [
        rules.hours_on(pattern, day)
        for pattern, _where in said_moments(entry)
        for day in rules.days_of(pattern, today, today + LOOK_AHEAD)[:1]
    ]
    if not times:
        return {}
    begins, ends = min(times, key=lambda one: one[0])
    return {"startDate": begins.isoformat()} | ({"endDate": ends.isoformat()} if ends else {})


def _schedule(pattern: rules.Pattern) -> Linked:
    nth = rules.nth_of(pattern.starts_on) if pattern.every == rules.MONTH else None
    weekday = WEEKDAYS[pattern.starts_on.weekday()] if pattern.every != rules.YEAR else ""
    return _full(
        {
            "@type": "Schedule",
            "repeatFrequency": REPEATS[pattern.every],
            "byDay": weekday and f"https://schema.org/{weekday}",
            "byMonthWeek": nth,
            "startDate": pattern.starts_on.isoformat(),
            "endDate": pattern.until.isoformat() if pattern.until else "",
            "startTime": pattern.starts_at.isoformat(),
            "endTime": pattern.ends_at.isoformat() if pattern.ends_at else "",
            "exceptDate": [day.isoformat() for day in sorted(pattern.except_on)],
            "scheduleTimezone": rules.HERE.key,
        }
    )


def _open(entry: Entry) -> list[Linked]:
    """The hours of each week; what comes back in another way is no opening hour."""
    weekly = [pattern for pattern, _where in said_moments(entry) if pattern.every == rules.WEEK]
    return [
        _full(
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{WEEKDAYS[pattern.starts_on.weekday()]}",
                "opens": pattern.starts_at.isoformat(),
                "closes": pattern.ends_at.isoformat() if pattern.ends_at else "",
                "validThrough": pattern.until.isoformat() if pattern.until else "",
            }
        )
        for pattern in weekly
    ]


def _where(entry: Entry) -> Linked:
    """Address and point, or nothing at all when it is not told."""
    if entry.at_home or entry.sheltered or not (entry.street or entry.postcode or entry.point):
        return {}
    address = {
        "@type": "PostalAddress",
        "streetAddress": entry.street,
        "postalCode": entry.postcode,
        "addressLocality": entry.town,
        "addressCountry": "NL",
    }
    point = {"@type": "GeoCoordinates", "latitude": entry.latitude, "longitude": entry.longitude}
    told = {"address": _full(address)} if entry.street or entry.postcode else {}
    return told | ({"geo": point} if entry.point else {})


def _reach(entry: Entry) -> Linked:
    return {"telephone": entry.phone, "email": entry.email, "sameAs": entry.website}


def _provider(entry: Entry) -> Linked:
    """Who offers it: its organisation, or else it is one by itself."""
    named = entry.organisation.name if entry.organisation else entry.name
    reach = {} if entry.organisation else _reach(entry)
    return _full({"@type": "Organization", "name": named, **reach})


def _area(entry: Entry) -> Linked | None:
    return {"@type": "AdministrativeArea", "name": entry.area.name} if entry.area else None


def _audience(entry: Entry) -> Linked | None:
    return {"@type": "Audience", "audienceType": entry.who_for} if entry.who_for else None


def _wheelchair(entry: Entry) -> Linked | None:
    if entry.wheelchair is None:
        return None
    words = {"name": "wheelchair accessible", "value": entry.wheelchair}
    return {"@type": "LocationFeatureSpecification", **words}


def _full(said: Linked) -> Shown:
    """Only what is known."""
    return {name: value for name, value in said.items() if value not in ("", None, [], {})}
