"""How a service of HSDS reads as an entry of the map."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from samenspel.community.models import Organisation
from samenspel.community.queries import AreaFinder
from samenspel.social_map.actions import EntryFacts
from samenspel.social_map.models import Entry

from . import rules
from .finding import Candidate
from .wording import Record, address_of, record, words_of

CLOSED_NOW = {
    "inactive": "de dienst doet nu niets (status inactive): op de kaart staat 'nu even niet'",
    "temporarily closed": "de dienst is tijdelijk dicht: op de kaart staat 'nu even niet'",
}


def facts_of(
    candidate: Candidate, organisation: Organisation | None, areas: AreaFinder, *, today: date
) -> tuple[EntryFacts, list[str]]:
    """Return what goes on the map, and remarks about what could not be used."""
    service, place = candidate.service, record(candidate.at_location)
    where, no_point = _where(record(place.get("location")), areas)
    confirmed_on, no_day = _confirmed(service, today)
    facts = EntryFacts(
        **words_of(service, place),
        **where,
        organisation=organisation,
        room=Entry.Room.PAUSED if service["status"] in CLOSED_NOW else Entry.Room.UNKNOWN,
        confirmed_on=confirmed_on,
        confirmed_by=organisation.name if organisation and confirmed_on else "",
        owner_agreed=True,  # whoever publishes an open HSDS source has published it
        source_record=rules.without_nul({"service": service, "service_at_location": candidate.at_location}),
    )
    remarks = [
        CLOSED_NOW.get(service["status"], ""),
        f"zonder stip op de kaart: {no_point}" if no_point else "",
        "" if facts.area else "de buurt kennen we niet: het staat op de lijst zonder buurt",
        "" if facts.name == rules.words(service["name"]) else "de naam is ingekort",
        _no_words(service.get("organization")),
        no_day,
    ]
    return facts, [remark for remark in remarks if remark]


def _where(location: Record, areas: AreaFinder) -> tuple[dict[str, Any], str]:
    """Where it is, and why its point cannot be used (if so)."""
    point, no_point = rules.point_of(location)
    address = address_of(location)
    area = areas.at(point) if point else areas.with_postcode(address["postcode"])
    return {
        "area": area,
        "municipality": (area.municipality if area else None) or areas.municipality,
        **address,
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
    }, no_point


def _no_words(organisation: object) -> str:
    if (
        isinstance(organisation, Mapping)
        and organisation
        and not rules.words(organisation.get("description"))
    ):
        return "organization.description ontbreekt"
    return ""


def _confirmed(service: Record, today: date) -> tuple[date | None, str]:
    raw = service.get("assured_date")
    if raw in (None, ""):
        return None, ""
    day = rules.day_of(raw)
    if day is None or day > today:
        return None, f"service.assured_date is geen dag in het verleden: {rules.words(raw)[:40]}"
    return day, ""
