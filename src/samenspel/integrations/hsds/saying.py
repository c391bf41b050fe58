"""An entry of our own as HSDS says it. What HSDS has no word for stays here, and so does what is private."""

from datetime import UTC
from typing import Any

from django.utils.encoding import iri_to_uri

from samenspel.social_map.models import LANGUAGES, Entry

from . import ids, terms
from .ids import id_of, organisation_of
from .schedules import schedule_of

COUNTRY = "NL"
WHEELCHAIR = {True: "Toegankelijk met een rolstoel.", False: "Niet toegankelijk met een rolstoel."}
ROOM: dict[str, str] = {Entry.Room.YES: "Er is plek.", Entry.Room.PAUSED: "Nu even niet."}


def service_of(entry: Entry, pk: str) -> dict[str, Any]:
    """Return an entry as a full service, with its place. `entry` carries `said_moments` and `said_issues`."""
    at_location = at_location_of(entry)
    return {
        "id": pk,
        "name": entry.name,
        "description": "\n\n".join(filter(None, (entry.summary, entry.description))),
        "url": iri_to_uri(entry.website),
        "email": entry.email,
        "eligibility_description": entry.who_for,
        "fees_description": entry.cost_text,
        "assured_date": entry.confirmed_on.isoformat() if entry.confirmed_on else "",
        "last_modified": entry.changed_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "phones": [phone(entry, entry.phone)] if entry.phone else [],
        "schedules": schedules(entry),
        "service_at_locations": [at_location] if at_location else [],
        "languages": [language(entry, code) for code in entry.languages],
        "organization": organization_of(entry),
        "cost_options": cost_options(entry),
        "attributes": terms.attributes(entry, entry.said_issues),  # type: ignore[attr-defined]
        **room_of(entry),
    }


def room_of(entry: Entry) -> dict[str, str]:
    """Return whether somebody can come, as status and wait_time."""
    status = "temporarily closed" if entry.room == Entry.Room.PAUSED else "active"
    weeks = entry.wait_weeks
    wait = f"Ongeveer {weeks} {'week' if weeks == 1 else 'weken'} wachten." if weeks is not None else ""
    return {"status": "defunct" if entry.closed_on else status, "wait_time": wait or ROOM.get(entry.room, "")}


def has_place(entry: Entry) -> bool:
    """True when it may be told where it is: never of a home or a shelter."""
    hidden = entry.at_home or entry.sheltered
    return not hidden and bool(entry.point or entry.street or entry.postcode)


def organization_of(entry: Entry) -> dict[str, Any]:
    """Return who offers it: its organisation, or else it is one by itself."""
    organisation = entry.organisation
    if organisation is None:
        return {
            "id": organisation_of(entry.pk),
            "name": entry.name,
            "description": entry.summary,
            "email": entry.email,
            "website": iri_to_uri(entry.website),
        }
    phone = organisation.phone
    return {
        "id": str(organisation.pk),
        "name": organisation.name,
        "description": organisation.own_words or organisation.name,
        "phones": [{"id": id_of("phone", organisation.pk, phone), "number": phone}] if phone else [],
    }


def at_location_of(entry: Entry) -> dict[str, Any] | None:
    """Return where it is, or nothing."""
    return {"id": ids.at_location_of(entry.pk), "location": _location(entry)} if has_place(entry) else None


def _location(entry: Entry) -> dict[str, Any]:
    address = {
        "id": id_of("address", entry.pk),
        "address_1": entry.street,
        "city": entry.town,
        "postal_code": entry.postcode,
        "country": COUNTRY,
        "address_type": "physical",
    }
    access = (entry.wheelchair, entry.access_text) != (None, "")
    told = WHEELCHAIR[entry.wheelchair] if entry.wheelchair is not None else ""
    accessible = {"id": id_of("accessibility", entry.pk), "description": told, "details": entry.access_text}
    return {
        "id": id_of("location", entry.pk),
        "location_type": "physical",
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "addresses": [address] if entry.street or entry.postcode else [],
        "accessibility": [accessible] if access else [],
    }


def phone(entry: Entry, number: str) -> dict[str, str]:
    """Return a telephone of an entry."""
    return {"id": id_of("phone", entry.pk, number), "number": number}


def language(entry: Entry, code: str) -> dict[str, str]:
    """Return a language that is spoken there."""
    return {"id": id_of("language", entry.pk, code), "name": LANGUAGES.get(code, ""), "code": code}


def schedules(entry: Entry) -> list[dict[str, Any]]:
    """Return when it is: in words, and each moment."""
    in_words = {"id": id_of("schedule", entry.pk, "words"), "description": entry.when_text}
    with_place = not (entry.at_home or entry.sheltered)
    moments: list[dict[str, Any]] = entry.said_moments  # type: ignore[attr-defined]
    listed = [schedule_of(moment, with_place=with_place) for moment in moments]
    return [in_words, *listed] if entry.when_text else listed


def cost_options(entry: Entry) -> list[dict[str, Any]]:
    """Return what it costs, as far as it is known."""
    if entry.is_free is None and not entry.cost_text:
        return []
    free = {"option": "Gratis", "amount": 0, "currency": "EUR"} if entry.is_free else {}
    return [{"id": id_of("cost_option", entry.pk), "amount_description": entry.cost_text} | free]
