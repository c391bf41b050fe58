"""Find services in whatever shape HSDS gives them: one object, a list, a page, organisations, places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import tabular


@dataclass(frozen=True, slots=True)
class Candidate:
    """A service, perhaps at a location, and where it stood."""

    file: str
    where: str
    service: dict[str, Any]
    at_location: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Something that holds no service, and why that is so."""

    file: str
    where: str
    reason: str
    wrong: bool = False


Found = Candidate | Nothing
OTHER_KINDS = {
    "location_type": "een locatie zonder dienst",
    "openapi_url": "de voorkant van een HSDS-bron: er staan geen diensten in",
    "taxonomy_id": "een begrip uit een indeling, geen dienst",
    "taxonomy_detail": "een begrip uit een indeling, geen dienst",
}


def services_in(document: object, *, file: str, where: str = "$") -> Iterator[Found]:
    """Yield every service in a document, or say what it is instead."""
    if isinstance(document, list):
        yield from _each(document, file, where)
    elif not isinstance(document, dict):
        yield Nothing(file, where, "hier hoort een object of een lijst te staan", wrong=True)
    elif isinstance(document.get("contents"), list):
        yield from _each(document["contents"], file, f"{where}.contents")
    elif tabular.is_tabular(document):
        yield from (
            Candidate(file, f"{where}{row.where}", row.service, row.at_location)
            for row in tabular.rows(document, lines=False)
        )
    else:
        yield from _one(document, file, where)


def _each(documents: list[Any], file: str, where: str) -> Iterator[Found]:
    if not documents:
        yield Nothing(file, where, "de lijst is leeg")
    for number, document in enumerate(documents):
        yield from services_in(document, file=file, where=f"{where}[{number}]")


def _one(record: dict[str, Any], file: str, where: str) -> Iterator[Found]:
    if isinstance(record.get("service"), dict):
        yield Candidate(file, where, record["service"], record)
    elif isinstance(record.get("services"), list):
        yield from _of_organisation(record, file, where)
    elif "status" in record or "service_at_locations" in record or "organization" in record:
        yield from _at_each_location(record, file, where)
    else:
        yield _what_it_is(record, file, where)


def _of_organisation(record: dict[str, Any], file: str, where: str) -> Iterator[Found]:
    organisation = {name: value for name, value in record.items() if name not in ("services", "locations")}
    if not record["services"]:
        yield Nothing(file, where, "een organisatie zonder diensten")
    for number, service in enumerate(record["services"]):
        place = f"{where}.services[{number}]"
        if isinstance(service, dict):
            yield from _at_each_location({"organization": organisation} | service, file, place)
        else:
            yield Nothing(file, place, "hier hoort een dienst te staan", wrong=True)


def _at_each_location(service: dict[str, Any], file: str, where: str) -> Iterator[Found]:
    bare = {name: value for name, value in service.items() if name != "service_at_locations"}
    at_locations = service.get("service_at_locations")
    if not isinstance(at_locations, list) or not at_locations:
        yield Candidate(file, where, bare)
        return
    for number, at_location in enumerate(at_locations):
        place = f"{where}.service_at_locations[{number}]"
        if isinstance(at_location, dict):
            yield Candidate(file, place, bare, at_location)
        else:
            yield Nothing(file, place, "hier hoort een plek van de dienst te staan", wrong=True)


def _what_it_is(record: dict[str, Any], file: str, where: str) -> Nothing:
    if record.get("type") == "FeatureCollection":
        return Nothing(
            file, where, "dit is GeoJSON, geen HSDS. Grenzen lees je in met: areas import", wrong=True
        )
    for name, words in OTHER_KINDS.items():
        if name in record:
            return Nothing(file, where, words)
    if "id" in record and "name" in record and "description" in record:
        kind = "een indeling" if "version" in record else "een organisatie zonder diensten of een indeling"
        return Nothing(file, where, kind)
    if "name" in record and "id" in record:
        return Nothing(file, where, "service.status ontbreekt", wrong=True)
    return Nothing(file, where, "dit is geen HSDS: er staat geen dienst in", wrong=True)
