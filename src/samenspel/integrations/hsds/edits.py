"""What somebody changed here in an entry of a source, over what the source said; all else stays as it came.

The source is read again, as the import does: a field that says the same is still the source's.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC
from typing import Any

from django.utils.encoding import iri_to_uri

from samenspel.social_map.actions import MomentFacts
from samenspel.social_map.models import Entry

from . import costs, rules, saying, terms
from .rules import words
from .timetable import moments_of
from .wording import PARTS, address_of, listed, record, words_of

Record = dict[str, Any]
ADDRESS = ("street", "postcode", "town")


def service_now(entry: Entry, service: Record, place: object, *, alone: bool = True) -> Record:
    """Return the service as the map says it now. `alone`: no other entry is this service at another place."""
    held = record(place)
    if not (changed := _changed(entry, service, held)):
        return service
    now = dict(service)
    for name, say in SAYS.items():
        if name in changed:
            say(entry, now, held)
    if "when" in changed and (alone or not held):
        now["schedules"] = None if held else saying.schedules(entry)
    at = entry.changed_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return now | {"last_modified": max(words(now.get("last_modified")), at)}


def place_now(entry: Entry, service: Record, place: Record) -> Record:
    """Return where it is as the map says it now: its times, its telephone, its address and its point."""
    if not (changed := _changed(entry, service, place)):
        return place
    now = dict(place)
    if "when" in changed:
        now["schedules"] = saying.schedules(entry)
    if "description" in changed and not _holds(entry.description, rules.paragraphs(place.get("description"))):
        now["description"] = None
    if "phone" in changed:
        _call(entry, now, _number(service, place))
    location = place.get("location")
    if isinstance(location, dict):
        now["location"] = _location_now(entry, location, changed, _number(service, place))
    return now


def _location_now(entry: Entry, location: Record, changed: Collection[str], number: str) -> Record:
    now = dict(location)
    if "phone" in changed:
        _call(entry, now, number)
    ours: Record = record(saying.at_location_of(entry) or {}).get("location") or {}
    if "address" in changed:
        rows = location.get("addresses")
        first, *others = rows if isinstance(rows, list) and rows else [{}]
        said = dict(
            zip(("address_1", "postal_code", "city"), (getattr(entry, n) for n in ADDRESS), strict=True)
        )
        here = (ours.get("addresses") or [{}])[0]
        now["addresses"] = [here | record(first) | said, *others] if any(said.values()) else others
    if "point" in changed:
        now |= {"latitude": entry.latitude, "longitude": entry.longitude}
    if "access" in changed:
        rows = location.get("accessibility")
        now["accessibility"] = [*(rows if isinstance(rows, list) else []), *ours.get("accessibility", [])]
    return now


# --- what changed ----------------------------------------------------------------------------------------


def _changed(entry: Entry, service: Record, place: Mapping[str, Any]) -> set[str]:
    """The names of what says something else than the source. What nobody touched here, is not even read."""
    if entry.content_hash:
        return set()
    before, location = words_of(service, place), record(place.get("location"))
    names = ("name", "who_for", "cost_text", "phone", "email", "website", "languages")
    changed = {name for name in names if _plain(getattr(entry, name)) != _plain(before[name])}
    if any(_plain(getattr(entry, name)) != _plain(before[name]) for name in ("summary", "description")):
        changed.add("description")
    if entry.is_free is not None and entry.is_free != costs.is_free(service):
        changed.add("is_free")
    if entry.when_text != before["when_text"] or _moments_here(entry) != _moments_there(service, place):
        changed.add("when")
    address = address_of(location)
    if not (entry.at_home or entry.sheltered):
        if any(getattr(entry, name) != address[name] for name in ADDRESS):
            changed.add("address")
        if entry.point != rules.point_of(location)[0]:
            changed.add("point")
    if (entry.wheelchair, entry.access_text) != (None, ""):
        changed.add("access")
    does = any(getattr(entry, name) != before[name] for name in ("talents", "guidance"))
    if entry.kind != Entry.Kind.OTHER or entry.issues or does:
        changed.add("about")
    return changed


def _plain(value: Any) -> Any:
    """A text as a form gives it back: its lines may end otherwise, and there is nothing around it."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _moments_here(entry: Entry) -> list[tuple[str, ...]]:
    rows: list[Mapping[str, Any]] = entry.said_moments  # type: ignore[attr-defined]
    return sorted(tuple(str(row[name]) for name in MomentFacts.__slots__) for row in rows)


def _moments_there(service: Record, place: Mapping[str, Any]) -> list[tuple[str, ...]]:
    moments, _remarks = moments_of(service, place)
    said = ([_as_json(getattr(one, name)) for name in MomentFacts.__slots__] for one in moments)
    return sorted(tuple(map(str, row)) for row in said)


def _as_json(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


# --- and how HSDS says it --------------------------------------------------------------------------------


def _describe(entry: Entry, now: Record, place: Mapping[str, Any]) -> None:
    """Its description holds several fields of the source: each that is still there, stays."""
    left = _plain(entry.description)
    if left == _plain(words_of(now, place)["description"]):
        left = rules.paragraphs(now.get("description"))
    else:
        for name in PARTS:
            if name != "description" and not _holds(left, rules.paragraphs(now.get(name))):
                now[name] = None
        others = [now.get(name) for name in PARTS if name != "description"]
        left = _without(left, [rules.paragraphs(other) for other in (*others, place.get("description"))])
    short = words(entry.summary)
    told = short == words(entry.name) or words(left).startswith(short.removesuffix("…"))
    now["description"] = left if told else "\n\n".join(filter(None, (short, left)))


def _holds(text: str, part: str) -> bool:
    return f"\n\n{_plain(part)}\n\n" in f"\n\n{_plain(text)}\n\n"


def _without(text: str, parts: Collection[str]) -> str:
    framed = f"\n\n{text}\n\n"
    for part in map(_plain, parts):
        if part:
            framed = framed.replace(f"\n\n{part}\n\n", "\n\n", 1)
    return framed.strip()


def _whom(entry: Entry, now: Record, _place: object) -> None:
    ages = rules.ages(now)
    if ages and entry.who_for.endswith(ages):
        now["eligibility_description"] = entry.who_for.removesuffix(ages).strip()
    else:
        now |= {"eligibility_description": entry.who_for, "minimum_age": None, "maximum_age": None}


def _cost(entry: Entry, now: Record, _place: object) -> None:
    now |= {"fees_description": entry.cost_text, "fees": None, "cost_options": saying.cost_options(entry)}


def _free(entry: Entry, now: Record, _place: object) -> None:
    if entry.is_free:
        now["cost_options"] = saying.cost_options(entry)
        return
    rows = now.get("cost_options")
    options = rows if isinstance(rows, list) else []
    now["cost_options"] = [row for row in options if rules.number(record(row).get("amount")) != 0]


def _speak(entry: Entry, now: Record, _place: object) -> None:
    rows = now.get("languages")
    said = {
        words(record(row).get("code")).lower()[:16]: row for row in (rows if isinstance(rows, list) else [])
    }
    now["languages"] = [said.get(code) or saying.language(entry, code) for code in entry.languages]


def _number(service: Record, place: Mapping[str, Any]) -> str:
    """The telephone that the map read in what the source said."""
    number: str = words_of(service, place)["phone"]
    return number


def _call_service(entry: Entry, now: Record, place: Mapping[str, Any]) -> None:
    """Its telephone; the one of its organisation stays what it is."""
    number = _number(now, place)
    elsewhere = any(_at(holder, number) for holder in (place, record(place.get("location"))))
    _call(entry, now, number, add=not elsewhere)


def _at(holder: Mapping[str, Any], number: str) -> list[int]:
    """Which of its telephones have this number."""
    rows = holder.get("phones")
    phones = rows if isinstance(rows, list) else []
    return [n for n, one in enumerate(phones) if number and rules.phone_in({"phones": [one]}) == number]


def _call(entry: Entry, now: Record, number: str, *, add: bool = False) -> None:
    """Let the telephones that had this number have ours; `add`: when there was none."""
    rows = now.get("phones")
    phones = list(rows) if isinstance(rows, list) else []
    found = _at(now, number)
    for place in found:
        phones[place] = phones[place] | {"number": entry.phone} if entry.phone else None
    if add and entry.phone and not found:
        phones = [saying.phone(entry, entry.phone), *phones]
    now["phones"] = [phone for phone in phones if phone]


def _about(entry: Entry, now: Record, _place: object) -> None:
    kept = [one for one in listed(now.get("attributes")) if not _what_you_do(one)]
    ours = terms.attributes(entry, entry.said_issues, with_kind=entry.kind != Entry.Kind.OTHER)  # type: ignore[attr-defined]
    now["attributes"] = [*kept, *ours]


def _what_you_do(attribute: object) -> bool:
    """Whether it says what you can do there, or who is beside you: that is said anew, as it is now."""
    term = record(record(attribute).get("taxonomy_term")).get("id")
    return any(terms.codes(name, [term]) for name in (terms.TALENTS, terms.GUIDANCE))


SAYS: dict[str, Callable[[Entry, Record, Mapping[str, Any]], None]] = {
    "name": lambda entry, now, _: now.update(name=entry.name),
    "description": _describe,
    "who_for": _whom,
    "is_free": _free,
    "cost_text": _cost,
    "languages": _speak,
    "phone": _call_service,
    "email": lambda entry, now, _: now.update(email=entry.email),
    "website": lambda entry, now, _: now.update(url=iri_to_uri(entry.website)),
    "about": _about,
}
