"""Reading areas from GeoJSON: ours, or as CBS and municipalities publish them. Pure: text in, rows out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .rules import four_digits

KINDS = {
    "MUNICIPALITY": "MUNICIPALITY", "GEMEENTE": "MUNICIPALITY", "GM": "MUNICIPALITY",
    "DISTRICT": "DISTRICT", "WIJK": "DISTRICT", "WK": "DISTRICT",
    "NEIGHBOURHOOD": "NEIGHBOURHOOD", "BUURT": "NEIGHBOURHOOD", "BU": "NEIGHBOURHOOD",
}  # fmt: skip
CODE = ("code", "statcode", "buurtcode", "wijkcode", "gemeentecode")
NAME = ("name", "naam", "statnaam", "buurtnaam", "wijknaam", "gemeentenaam")
PARENT = ("parent", "gemeente", "wijkcode", "gemeentecode")


LONGEST_CODE, LONGEST_NAME = 20, 120  # as the columns are


class UnreadableFile(ValueError):
    """The file is no GeoJSON with areas; the message says where and what to do."""


@dataclass(slots=True)
class AreaRow:
    """One area of a file, or the reason why it was refused."""

    number: int
    code: str = ""
    name: str = ""
    kind: str = ""
    parent: str = ""
    outline: dict[str, Any] | None = None
    postcodes: list[str] = field(default_factory=list)
    starts_on: date | None = None
    became: str = ""
    ends_on: date | None = None
    refused: str = ""


def read(text: str) -> list[AreaRow]:
    """Return the rows of a GeoJSON text. Raises UnreadableFile with line and reason."""
    try:
        loaded = json.loads(text)
    except json.JSONDecodeError as problem:
        where = f"regel {problem.lineno}, kolom {problem.colno}"
        raise UnreadableFile(f"Dit bestand is geen goede JSON: {where}: {problem.msg}.") from problem
    except RecursionError as problem:
        raise UnreadableFile("Dit bestand is te diep genest om gebieden te zijn.") from problem
    features = loaded.get("features") if isinstance(loaded, dict) else None
    if not isinstance(features, list):
        raise UnreadableFile("Dit is geen GeoJSON met gebieden. Er hoort een lijst 'features' in te staan.")
    return [_row(number, feature) for number, feature in enumerate(features, start=1)]


def _first(properties: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((str(properties[name]).strip() for name in names if properties.get(name)), "")


def _row(number: int, feature: Any) -> AreaRow:
    row = AreaRow(number)
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        row.refused = "er staan geen eigenschappen bij"
        return row
    row.code, row.name = _first(properties, CODE), _first(properties, NAME)
    written = str(properties.get("kind") or properties.get("soort") or row.code[:2]).upper()
    row.kind = KINDS.get(written.split("-")[0], "")
    row.parent = _first(properties, PARENT) if row.kind != "MUNICIPALITY" else ""
    row.became = str(properties.get("became") or "")
    row.refused = (
        _missing(row) or _unfit(row) or _postcodes(row, properties) or _days(row, properties)
        or _geometry(row, feature.get("geometry"))
    )  # fmt: skip
    return row


def _missing(row: AreaRow) -> str:
    if not row.code:
        return "de code ontbreekt"
    if not row.name:
        return "de naam ontbreekt"
    if not row.kind:
        return "we weten niet of dit een gemeente, wijk of buurt is (eigenschap 'soort')"
    if row.kind != "MUNICIPALITY" and not row.parent:
        return "we weten niet waar dit onder hoort (eigenschap 'parent' of 'gemeente')"
    return ""


def _unfit(row: AreaRow) -> str:
    if len(row.code) > LONGEST_CODE or len(row.name) > LONGEST_NAME:
        return f"de code (hooguit {LONGEST_CODE} tekens) of de naam (hooguit {LONGEST_NAME}) is te lang"
    if min(row.code + row.name) < " ":
        return "in de code of de naam staat een teken dat niet te lezen is"
    return ""


def _postcodes(row: AreaRow, properties: Mapping[str, Any]) -> str:
    written = properties.get("postcodes") or []
    if not isinstance(written, list) or not all(four_digits(str(one)) == str(one) for one in written):
        return "de postcodes horen een lijst van vier cijfers te zijn"
    row.postcodes = [str(one) for one in written]
    return ""


def _days(row: AreaRow, properties: Mapping[str, Any]) -> str:
    try:
        row.starts_on = date.fromisoformat(properties["starts_on"]) if properties.get("starts_on") else None
        row.ends_on = date.fromisoformat(properties["ends_on"]) if properties.get("ends_on") else None
    except (TypeError, ValueError):
        return "een datum hoort als 2026-01-31 geschreven te zijn"
    if row.starts_on and row.ends_on and row.ends_on <= row.starts_on:
        return "de datum van het einde ligt niet na de datum van het begin"
    if row.became and not row.ends_on:
        return "bij een gebied dat een ander gebied werd, hoort een einddatum ('ends_on')"
    return ""


def _geometry(row: AreaRow, geometry: Any) -> str:
    if geometry is None:
        return ""
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return "de omtrek is geen Polygon of MultiPolygon"
    points = list(_points(geometry.get("coordinates")))
    if not points:
        return "de omtrek heeft geen punten"
    if any(not (-180 <= lon <= 180 and -90 <= lat <= 90) for lon, lat in points):
        return "de punten zijn geen lengte en breedte (WGS84). Zijn het RD-coördinaten? Zet ze eerst om"
    if all(lon > 40 and lat < 10 for lon, lat in points):
        return "lengte en breedte lijken verwisseld"
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    if not all(isinstance(part, list) and part and all(_is_ring(ring) for ring in part) for part in parts):
        return "de omtrek hoort uit gesloten lijnen van ten minste vier punten te bestaan"
    row.outline = geometry
    return ""


def _is_ring(ring: Any) -> bool:
    return (
        isinstance(ring, list)
        and len(ring) >= 4
        and all(
            isinstance(point, list) and len(point) >= 2 and all(isinstance(n, int | float) for n in point)
            for point in ring
        )
    )


def _points(coordinates: Any) -> Any:
    if (
        isinstance(coordinates, list)
        and len(coordinates) >= 2
        and all(isinstance(n, int | float) for n in coordinates[:2])
    ):
        yield coordinates[0], coordinates[1]
    elif isinstance(coordinates, list):
        for part in coordinates:
            yield from _points(part)


def middle(outline: dict[str, Any]) -> tuple[float, float]:
    """Return latitude and longitude of the middle of the largest ring of an outline."""
    parts = outline["coordinates"] if outline["type"] == "MultiPolygon" else [outline["coordinates"]]
    ring = max((part[0] for part in parts), key=len)
    twice, x, y = 0.0, 0.0, 0.0
    for (x1, y1, *_), (x2, y2, *_) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if abs(twice) < 1e-12:
        return ring[0][1], ring[0][0]
    return y / (3 * twice), x / (3 * twice)


def _ring_holds(ring: Sequence[Sequence[float]], longitude: float, latitude: float) -> bool:
    """True when the point lies inside the ring (even-odd rule)."""
    inside = False
    for (x1, y1, *_), (x2, y2, *_) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > latitude) != (y2 > latitude) and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def outline_holds(outline: Mapping[str, Any], point: tuple[float, float]) -> bool:
    """True when a GeoJSON Polygon or MultiPolygon holds the point (latitude, longitude)."""
    shapes = outline.get("coordinates") or []
    polygons = shapes if outline.get("type") == "MultiPolygon" else [shapes]
    return any(
        sum(_ring_holds(ring, point[1], point[0]) for ring in polygon) % 2 == 1 for polygon in polygons
    )
