"""Pure decisions about HSDS 3.0: what is required, what a point is worth, how a service reads as an entry."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

Record = Mapping[str, Any]

STATUSES = ("active", "inactive", "defunct", "temporarily closed")
SUMMARY_LETTERS = 300
NAME_LETTERS = 200


def words(value: object) -> str:
    """Return a value as one clean text; nothing for what is no text or number."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return " ".join(str(value).replace("\0", " ").split())


def paragraphs(value: object) -> str:
    """Return a text with its own lines."""
    return str(value).replace("\0", " ").strip() if isinstance(value, str) else words(value)


def without_nul(value: Any) -> Any:
    """Return the same record without the one sign that a database cannot hold."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, Mapping):
        return {without_nul(key): without_nul(each) for key, each in value.items()}
    return [without_nul(each) for each in value] if isinstance(value, list) else value


def uuid_of(value: object) -> UUID | None:
    """Return a UUID, or nothing when it is not written as one."""
    try:
        return UUID(value) if isinstance(value, str) and len(value) == 36 else None
    except ValueError:
        return None


def day_of(value: object) -> date | None:
    """Return the day of a date or a date with a time."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def missing(record: Record, kind: str, names: Sequence[str]) -> str:
    """Say which required field is missing, or nothing."""
    for name in names:
        if name not in record or record[name] in (None, ""):
            return f"{kind}.{name} ontbreekt"
        if not words(record[name]):
            return f"{kind}.{name} is geen tekst"
    return ""


def wrong_with(record: Record, kind: str, names: Sequence[str]) -> str:
    """Say why a record cannot be used, or nothing."""
    if reason := missing(record, kind, names):
        return reason
    if uuid_of(record["id"]) is None:
        return f"{kind}.id is geen geldige UUID: {words(record['id'])[:60]}"
    return ""


def wrong_with_service(service: Record) -> str:
    """Say why a service cannot be used, or nothing."""
    if reason := wrong_with(service, "service", ("id", "name", "status")):
        return reason
    if service["status"] not in STATUSES:
        return (
            f"service.status '{words(service['status'])[:40]}' bestaat niet in HSDS ({', '.join(STATUSES)})"
        )
    organization = service.get("organization")
    if isinstance(organization, Mapping) and organization:
        return wrong_with(organization, "organization", ("id", "name"))
    return ""


def number(value: object) -> float | None:
    """Return a number, also when it is written as text; nothing for what is none."""
    try:
        number = (
            float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else None
        )
    except ValueError:
        return None
    return number if number is not None and abs(number) < 1e6 else None


def point_of(location: Record) -> tuple[tuple[float, float] | None, str]:
    """Return (latitude, longitude) and, when it cannot be used, why not."""
    raw = (location.get("latitude"), location.get("longitude"))
    if raw[0] in (None, "") and raw[1] in (None, ""):
        return None, ""
    latitude, longitude = number(raw[0]), number(raw[1])
    if latitude is None or longitude is None:
        return None, f"breedte en lengte zijn geen twee getallen ({raw[0]}, {raw[1]})"
    if 3 <= latitude <= 8 and 50 <= longitude <= 54:
        return None, f"breedte en lengte lijken verwisseld ({raw[0]}, {raw[1]})"
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude, longitude) == (0, 0):
        return None, f"deze plek kan niet bestaan: breedte {raw[0]}, lengte {raw[1]}"
    return (latitude, longitude), ""


def shortened(text: str, letters: int) -> str:
    """Return the text, cut at a word when it is too long."""
    if len(text) <= letters:
        return text
    return text[: letters - 1].rsplit(" ", 1)[0] + "…"


def first_of(records: object, name: str) -> str:
    """Return the first filled field of this name in a list of records."""
    rows = records if isinstance(records, list) else []
    return next(
        (words(row.get(name)) for row in rows if isinstance(row, Mapping) and words(row.get(name))), ""
    )


def phone_in(*holders: Record) -> str:
    """Return the first telephone number, of the first that has one."""
    for holder in holders:
        number = first_of(holder.get("phones"), "number").strip('"')
        if number:
            return number[:60]
    return ""


def web_address(value: object) -> str:
    """Return an http(s) address, or nothing: an address of another kind is never shown as a link."""
    address = words(value)
    return address if re.match(r"https?://\S+$", address, re.I) and len(address) <= 500 else ""


def mail_address(value: object) -> str:
    """Return what looks like a mail address, or nothing."""
    address = words(value)
    return address if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address) and len(address) <= 254 else ""


def ages(service: Record) -> str:
    """'Van 12 tot en met 100 jaar', as far as it is known."""
    low, high = words(service.get("minimum_age")), words(service.get("maximum_age"))
    if low and high:
        return f"Van {low} tot en met {high} jaar."
    return f"Vanaf {low} jaar." if low else f"Tot en met {high} jaar." if high else ""


def cost_text(service: Record) -> str:
    """Return what it costs, in the words of the source."""
    options = service.get("cost_options")
    rows = [row for row in options if isinstance(row, Mapping)] if isinstance(options, list) else []
    parts = ("option", "amount", "currency", "amount_description")
    listed = ["; ".join(filter(None, (words(row.get(part)) for part in parts))) for row in rows]
    return words(service.get("fees_description")) or ". ".join(filter(None, listed))
