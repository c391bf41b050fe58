"""What an answer or a row means. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from samenspel.foundation import coordinates
from samenspel.social_map.rules import EXACT, ROUGH, STREET, Address, Place, bare_postcode

CODES = ("postcode", "pc6", "pc", "pc4", "postcode6", "postcode4", "zip")
YS = ("latitude", "lat", "breedtegraad", "y", "rd y", "y rd", "y coordinaat", "ycoord", "lat y")
XS = ("longitude", "lon", "lng", "lengtegraad", "x", "rd x", "x rd", "x coordinaat", "xcoord", "lon x")
SURE = {"adres": EXACT, "postcode": STREET, "weg": STREET}
POINT = re.compile(r"POINT\((-?\d{1,3}(?:\.\d+)?) (-?\d{1,3}(?:\.\d+)?)\)")
FAR_APART = 0.03, 0.05  # degrees, some 3 km: two places of one postcode of six are never so far apart


def codes_of(address: Address) -> list[str]:
    """Return the postcodes that say where an address is, the most exact first."""
    return [code for code in dict.fromkeys((address.postcode, address.postcode[:4])) if code]


def sure_of(code: str) -> str:
    """How sure a point by its postcode is: the street, or somewhere in the four digits."""
    return STREET if len(code) == 6 else ROUGH


def far_apart(one: coordinates.Point, other: coordinates.Point) -> bool:
    return any(abs(a - b) > most for a, b, most in zip(one, other, FAR_APART, strict=True))


def asked(address: Address) -> str:
    """Return an address as the Locatieserver reads it best."""
    return ", ".join(filter(None, (address.street, f"{address.postcode} {address.town}".strip())))


def place_in(answer: object, address: Address) -> Place | None:
    """Return the first place in an answer of the Locatieserver that is really this address.

    It always finds something that looks like it: another postcode or another town is not it.
    """
    answer = answer.get("response") if isinstance(answer, Mapping) else None
    docs = answer.get("docs") if isinstance(answer, Mapping) else None
    for doc in docs if isinstance(docs, list) else []:
        if isinstance(doc, Mapping) and _is_it(doc, address) and (place := _place(doc)):
            return place
    return None


def _is_it(doc: Mapping[str, Any], address: Address) -> bool:
    code, town = bare_postcode(str(doc.get("postcode", ""))), str(doc.get("woonplaatsnaam", ""))
    if address.postcode and code:
        return code.startswith(address.postcode)
    if not address.town or town.casefold() != address.town.casefold():
        return False
    return str(doc.get("straatnaam", "")).casefold() in address.street.casefold()


def _place(doc: Mapping[str, Any]) -> Place | None:
    sure, found = SURE.get(str(doc.get("type"))), POINT.fullmatch(str(doc.get("centroide_ll", "")))
    if sure is None or found is None:
        return None
    longitude, latitude = map(float, found.groups())
    if coordinates.seems(latitude, longitude) != coordinates.AS_IS:
        return None
    return Place(latitude, longitude, sure)
