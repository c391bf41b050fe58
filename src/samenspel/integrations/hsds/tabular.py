"""The HSDS data package: tables that point to each other, put together as services again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Tables = Mapping[str, list[dict[str, Any]]]
LINE = "__line__"  # where a row stood in its file
OF_SERVICE = ("phones", "schedules", "cost_options", "languages", "contacts", "required_documents")
OF_LOCATION = ("addresses", "phones", "languages", "accessibility")


@dataclass(frozen=True, slots=True)
class Row:
    """A service, perhaps at a location, and where it stood."""

    where: str
    service: dict[str, Any]
    at_location: dict[str, Any] | None


def is_tabular(document: Mapping[str, Any]) -> bool:
    """True for the data package as one JSON object: keys are file names."""
    return bool(document) and all(key.endswith(".csv") for key in document)


def _bare(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != LINE and value not in (None, "")}


def _table(tables: Tables, *names: str) -> list[dict[str, Any]]:
    return next((tables[f"{name}.csv"] for name in names if f"{name}.csv" in tables), [])


def _by(tables: Tables, name: str, key: str) -> dict[Any, list[dict[str, Any]]]:
    grouped: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for row in _table(tables, name):
        if row.get(key):
            grouped[row[key]].append(_bare(row))
    return grouped


def _with_parts(tables: Tables, table: str, parts: tuple[str, ...], key: str) -> dict[Any, dict[str, Any]]:
    children = {part: _by(tables, part, key) for part in parts}
    whole = {}
    for row in _table(tables, table):
        held = {part: found[row.get("id")] for part, found in children.items() if row.get("id") in found}
        whole[row.get("id")] = _bare(row) | held
    return whole


def rows(tables: Tables, *, lines: bool) -> Iterator[Row]:
    """Yield each service at each of its locations; `lines`: say the line, else the path."""
    organisations = _with_parts(tables, "organizations", ("phones",), "organization_id")
    locations = _with_parts(tables, "locations", OF_LOCATION, "location_id")
    services = _with_parts(tables, "services", OF_SERVICE, "service_id")
    places = _by(tables, "service_at_location", "service_id") or _by(
        tables, "service_at_locations", "service_id"
    )
    for number, row in enumerate(_table(tables, "services")):
        where = f"regel {row.get(LINE)}" if lines else f"['services.csv'][{number}]"
        service = services[row.get("id")] if row.get("id") else _bare(row)
        service = _bare(row) | {name: value for name, value in service.items() if isinstance(value, list)}
        if row.get("organization_id") in organisations:
            service["organization"] = organisations[row["organization_id"]]
        at = [
            place | {"location": locations.get(place.get("location_id"))} for place in places[row.get("id")]
        ]
        yield from (Row(where, service, place) for place in at)
        if not at:
            yield Row(where, service, None)
