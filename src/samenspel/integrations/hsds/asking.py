"""What an address asks of the API: each value read once, and refused in words when it cannot be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from .rules import uuid_of

PER_PAGE, MOST_PER_PAGE, MINIMAL_PER_PAGE, LAST_PAGE = 50, 500, 10_000, 1_000_000
LONGEST_SEARCH, FURTHEST = 500, 100_000  # letters, metres
NUMBER = r"[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?"
POSTCODE, SHORTEST_POSTCODE, LONGEST_POSTCODE = r"[A-Za-z0-9]+([ -][A-Za-z0-9]+)*", 3, 12

PAGES = ("search", "page", "per_page", "format")
OF_SERVICES = ("taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after")
ENDPOINTS = {
    "services": (*PAGES, *OF_SERVICES, "minimal", "full"),
    "organizations": (*PAGES, "full_service", "full"),
    "organization": ("full_service",),
    "taxonomies": PAGES,
    "taxonomy_terms": (*PAGES, "taxonomy_id", "top_only", "parent_id"),
    "service_at_locations": (*PAGES, *OF_SERVICES, "full", "postcode", "proximity"),
}


class BadValue(ValueError):
    """A value in the address that cannot be; the message says what it can be."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} {reason}")
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked, with what is left out filled in."""

    search: str = ""
    page: int = 1
    per_page: int = PER_PAGE
    format: str = "json"
    minimal: bool = False
    full: bool = False
    full_service: bool = False
    top_only: bool = False
    parent_id: UUID | None = None
    taxonomy_id: UUID | None = None
    taxonomy_term_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: datetime | None = None
    postcode: str = ""
    proximity: float | None = None

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.per_page


def _whole(least: int, most: int) -> Callable[[str, str], int]:
    def read(name: str, value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
            raise BadValue(name, f"is a whole number from {least} to {most}")
        return int(value)

    return read


def _yes_or_no(name: str, value: str) -> bool:
    if value.lower() not in ("true", "false"):
        raise BadValue(name, "is true or false")
    return value.lower() == "true"


def _id(name: str, value: str) -> UUID:
    found = uuid_of(value)
    if found is None:
        raise BadValue(name, "is a UUID")
    return found


def _search(name: str, value: str) -> str:
    if len(value) > LONGEST_SEARCH:
        raise BadValue(name, f"has at most {LONGEST_SEARCH} characters")
    return value.replace("\0", " ").strip()


def _moment(name: str, value: str) -> datetime:
    try:  # a plus sign in an address that nobody escaped arrives as a space
        moment = datetime.fromisoformat(re.sub(r" (\d\d:\d\d)$", r"+\1", value))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadValue(name, "is a day or a moment as in ISO 8601: 2026-01-31T12:00:00Z") from error


def _format(name: str, value: str) -> str:
    if value not in ("json", "ndjson"):
        raise BadValue(name, "is json or ndjson")
    return value


def _postcode(name: str, value: str) -> str:
    if not re.fullmatch(POSTCODE, value) or not SHORTEST_POSTCODE <= len(value) <= LONGEST_POSTCODE:
        raise BadValue(name, "is a postcode, such as 3994 AX or 3994")
    return re.sub(r"[ -]", "", value).upper()


def _metres(name: str, value: str) -> float:
    if not re.fullmatch(NUMBER, value) or not 0 < float(value) <= FURTHEST:
        raise BadValue(name, f"is a number of metres, more than 0 and at most {FURTHEST}")
    return float(value)


READ: dict[str, Callable[[str, str], Any]] = {
    "search": _search,
    "page": _whole(1, LAST_PAGE),
    "format": _format,
    "modified_after": _moment,
    "postcode": _postcode,
    "proximity": _metres,
    **dict.fromkeys(("minimal", "full", "full_service", "top_only"), _yes_or_no),
    **dict.fromkeys(("parent_id", "taxonomy_id", "taxonomy_term_id", "organization_id"), _id),
}


def asked(endpoint: str, values: Mapping[str, str]) -> Asked:
    """Return what this address asks. Raises BadValue. Names that an endpoint does not have are left alone."""
    read = {
        name: READ[name](name, values[name])
        for name in ENDPOINTS[endpoint]
        if name in READ and name in values
    }
    if read.get(
        "full"
    ):  # whoever wants all, does not want hardly anything: and no page of ten thousand of those
        read.pop("minimal", None)
    if "per_page" in ENDPOINTS[endpoint]:
        usual = str(MINIMAL_PER_PAGE if read.get("minimal") else PER_PAGE)
        most = MINIMAL_PER_PAGE if read.get("minimal") else MOST_PER_PAGE
        read["per_page"] = _whole(1, most)("per_page", values.get("per_page", usual))
    if "proximity" in read and not dutch(read.get("postcode", "")):
        raise BadValue("proximity", "needs a Dutch postcode to measure from: postcode=3994")
    return Asked(**read)


def dutch(postcode: str) -> str:
    """Return the four digits of a Dutch postcode, or nothing."""
    return postcode[:4] if re.fullmatch(r"[1-9][0-9]{3}([A-Z]{2})?", postcode) else ""
