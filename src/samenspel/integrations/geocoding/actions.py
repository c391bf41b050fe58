"""Geocoders of the map, and filling the table of one of them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection, transaction

from samenspel.foundation import coordinates, fetching
from samenspel.social_map import actions as social_map
from samenspel.social_map.actions import CannotTell
from samenspel.social_map.rules import Address, Place

from . import queries, reading, rules

Unreadable = reading.Unreadable
__all__ = ["Line", "Locatieserver", "PostcodeTable", "Unreadable", "import_postcodes", "put_postcodes"]
AT_ONCE = 5_000
A_SIGN_OF_LIFE = 100_000  # rows between two words about how far it is
SECONDS, MOST_BYTES, ANSWERS = 2.0, 200_000, 5
ASKED_OF = "id,weergavenaam,type,centroide_ll,postcode,woonplaatsnaam,straatnaam"


class PostcodeTable:
    """Finds an address by its postcode, in our own table: at once, and nobody outside hears of it."""

    far = False

    def __init__(self) -> None:
        self._known: dict[str, coordinates.Point | None] = {}
        self._empty = False

    def learn(self, addresses: Iterable[Address]) -> None:
        """Look these up in one question; what was learned before is forgotten, so that it stays small."""
        codes = {code for address in addresses for code in rules.codes_of(address)}
        found = queries.postcodes(codes, or_any=True) if codes else {}
        self._empty = not found
        self._known = {code: found.get(code) for code in codes}

    def find(self, address: Address) -> Place | None:
        """Return the middle of its postcode, or of its four digits. Raises CannotTell without a table."""
        codes = rules.codes_of(address)
        learned = set(codes) <= self._known.keys()
        found = self._known if learned else queries.postcodes(codes)
        for code in codes:
            if point := found.get(code):
                return Place(*point, rules.sure_of(code))
        if self._empty if learned else queries.is_empty():
            raise CannotTell
        return None


class Locatieserver:
    """Asks the Locatieserver of PDOK (setting GEOCODER_URL): over the network, so the worker does it."""

    far = True

    def learn(self, addresses: Iterable[Address]) -> None:
        """It is asked one by one."""

    def find(self, address: Address) -> Place | None:
        """Return the point of an address. Raises CannotTell without an answer, or with one we do not know."""
        asked = {"q": rules.asked(address), "rows": ANSWERS, "fl": ASKED_OF}
        bounds = fetching.Bounds(seconds=SECONDS, most_bytes=MOST_BYTES, turns=1)
        url = f"{settings.GEOCODER_URL}/free?{urlencode(asked)}"
        try:
            came = fetching.fetch(url, bounds=bounds, everywhere=True)
            answer = json.loads(came.body) if came.status == 200 else None
        except (fetching.CannotFetch, ValueError, RecursionError) as problem:
            raise CannotTell from problem
        if not isinstance(answer, dict) or "response" not in answer:
            raise CannotTell
        return rules.place_in(answer, address)


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one postcode (ADDED, CHANGED or SAME) or of one row (REFUSED, with why)."""

    line: int
    code: str
    result: str
    why: str = ""


@transaction.atomic
def import_postcodes(path: Path, *, tell: Callable[[int], None]) -> Iterator[Line]:
    """Read a file with postcodes, all of it or nothing, and tell what became of each. Twice changes nothing.

    More rows of one postcode, as in a list of addresses, become the middle of them. `tell` hears how many
    rows were read. What is on the map with an address and no point is looked up again. Raises Unreadable.
    """
    refused, middles = _read(path, tell)
    if not middles:
        raise Unreadable("In dit bestand staat geen enkele postcode met een punt.")
    before = queries.all_postcodes()
    put_postcodes({code: middle.point for code, middle in middles.items()})
    social_map.look_again()
    return iter([*refused, *(_line(code, middle, before) for code, middle in middles.items())])


@dataclass(slots=True)
class Middle:
    """The middle of what was read of one postcode, and where it stood first."""

    line: int
    first: coordinates.Point
    number: int = 0
    latitude: float = 0.0
    longitude: float = 0.0

    def add(self, point: coordinates.Point) -> None:
        self.number += 1
        self.latitude += point[0]
        self.longitude += point[1]

    @property
    def point(self) -> coordinates.Point:
        return round(self.latitude / self.number, 7), round(self.longitude / self.number, 7)


def _read(path: Path, tell: Callable[[int], None]) -> tuple[list[Line], dict[str, Middle]]:
    refused: list[Line] = []
    middles: dict[str, Middle] = {}
    for number, row in enumerate(reading.rows(path), start=1):
        if number % A_SIGN_OF_LIFE == 0:
            tell(number)
        if row.point is None:
            refused.append(Line(row.line, row.code, "REFUSED", row.wrong))
            continue
        middle = middles.setdefault(row.code, Middle(row.line, row.point))
        if len(row.code) == 6 and rules.far_apart(middle.first, row.point):
            why = f"ver van dezelfde postcode op regel {middle.line}"
            refused.append(Line(row.line, row.code, "REFUSED", why))
            continue
        middle.add(row.point)
    return refused, middles


def _line(code: str, middle: Middle, before: dict[str, coordinates.Point]) -> Line:
    known = before.get(code)
    return Line(
        middle.line, code, "ADDED" if known is None else "SAME" if known == middle.point else "CHANGED"
    )


PUT = """
INSERT INTO geocoding_postcode (code, latitude, longitude)
SELECT * FROM unnest(%s::varchar[], %s::float8[], %s::float8[])
ON CONFLICT (code) DO UPDATE SET latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude
WHERE (geocoding_postcode.latitude, geocoding_postcode.longitude)
  IS DISTINCT FROM (EXCLUDED.latitude, EXCLUDED.longitude)
"""


@transaction.atomic
def put_postcodes(points: Mapping[str, coordinates.Point]) -> None:
    """Put these postcodes in the table, or where they are now; the others stay."""
    rows = iter(points.items())
    with connection.cursor() as cursor:
        while some := list(islice(rows, AT_ONCE)):
            codes, places = zip(*some, strict=True)
            columns = [list(codes), [y for y, _x in places], [x for _y, x in places]]
            cursor.execute(PUT, columns)
