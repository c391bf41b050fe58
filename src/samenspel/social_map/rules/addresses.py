"""Pure decisions about an address: whether it can be looked up, and how sure the point of it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# How we know where its point is. The first two say that nobody had to look: as it was given, or not wanted.
GIVEN, OFF, WAITING, NOT_FOUND = "GIVEN", "OFF", "WAITING", "NOT_FOUND"
EXACT, STREET, ROUGH = "EXACT", "STREET", "ROUGH"
FOUND = frozenset({EXACT, STREET, ROUGH})
POSTCODE = re.compile(r"([1-9]\d{3})([A-Z]{2})?")
WHERE = ("street", "postcode", "town")
DECIDES = frozenset({*WHERE, "at_home", "sheltered", "visibility", "pin", "latitude", "longitude"})


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is, as it was written; the postcode as 1234AB, as 1234, or empty."""

    street: str
    postcode: str
    town: str


@dataclass(frozen=True, slots=True)
class Place:
    """A point that was found, and how sure it is: EXACT, STREET (its postcode or street) or ROUGH (1234)."""

    latitude: float
    longitude: float
    sure: str


def bare_postcode(said: str) -> str:
    """Return a postcode as 1234AB or 1234; nothing when it is none."""
    text = re.sub(r"[\s.-]", "", said).upper()
    return text if POSTCODE.fullmatch(text) else ""


def address_of(values: Mapping[str, Any]) -> Address | None:
    """Return what can be looked up: a postcode, or a street with a town. Nothing when it says less."""
    found = Address(
        " ".join(values["street"].split()),
        bare_postcode(values["postcode"]),
        " ".join(values["town"].split()),
    )
    return found if found.postcode or (found.street and found.town) else None


def may_be_found(values: Mapping[str, Any]) -> bool:
    """Whether anybody may look up where it is: never a home or a shelter, and only what all may see (R77)."""
    return values["visibility"] == "PUBLIC" and not values["at_home"] and not values["sheltered"]


def same_address(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one[name] == other[name] for name in WHERE)
