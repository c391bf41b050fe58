"""How a service of HSDS reads as an entry of the map."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from samenspel.community.models import Area, Organisation
from samenspel.social_map.actions import EntryFacts
from samenspel.social_map.models import Entry

from . import rules
from .finding import Candidate

Record = Mapping[str, Any]
CLOSED_NOW = {
    "inactive": "de dienst doet nu niets (status inactive): op de kaart staat 'nu even niet'",
    "temporarily closed": "de dienst is tijdelijk dicht: op de kaart staat 'nu even niet'",
}


class FindsArea(Protocol):
    """Finds the neighbourhood of a point or a postcode."""

    def __call__(self, point: tuple[float, float] | None, postcode: str) -> Area | None: ...

    @property
    def municipality(self) -> Area | None: ...


def _record(value: object) -> Record:
    return value if isinstance(value, Mapping) else {}


def _first(value: object) -> Record:
    return next((row for row in value if isinstance(row, Mapping)), {}) if isinstance(value, list) else {}


def facts_of(
    candidate: Candidate, organisation: Organisation | None, area_of: FindsArea, *, today: date
) -> tuple[EntryFacts, list[str]]:
    """Return what goes on the map, and remarks about what could not be used."""
    service, place = candidate.service, _record(candidate.at_location)
    where, no_point = _where(_record(place.get("location")), area_of)
    confirmed_on, no_day = _confirmed(service, today)
    facts = EntryFacts(
        **_words(service, place),
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


def _words(service: Record, place: Record) -> dict[str, Any]:
    """What the source says, in its own words."""
    name = rules.shortened(rules.words(service["name"]), rules.NAME_LETTERS)
    who = (rules.words(service.get("eligibility_description")), rules.ages(service))
    location, organisation = _record(place.get("location")), _record(service.get("organization"))
    return {
        "name": name,
        "summary": rules.shortened(rules.words(service.get("description")), rules.SUMMARY_LETTERS) or name,
        "description": _description(service, place),
        "who_for": " ".join(filter(None, who)),
        "when_text": rules.first_of(place.get("schedules"), "description")
        or rules.first_of(service.get("schedules"), "description"),
        "cost_text": rules.cost_text(service),
        "languages": _languages(service),
        "cues": rules.words(service.get("alternate_name")),
        "phone": rules.phone_in(place, service, location, organisation),
        "email": rules.mail_address(service.get("email")),
        "website": rules.web_address(service.get("url")),
    }


def _where(location: Record, area_of: FindsArea) -> tuple[dict[str, Any], str]:
    """Where it is, and why its point cannot be used (if so)."""
    point, no_point = rules.point_of(location)
    address = _first(location.get("addresses"))
    postcode = rules.words(address.get("postal_code"))
    area = area_of(point, postcode)
    return {
        "area": area,
        "municipality": (area.municipality if area else None) or area_of.municipality,
        "street": rules.words(address.get("address_1"))[:200],
        "postcode": postcode[:12],
        "town": rules.words(address.get("city"))[:120],
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


def _description(service: Record, place: Record) -> str:
    names = ("alert", "description", "application_process", "interpretation_services")
    parts = [rules.paragraphs(service.get(name)) for name in names]
    parts.insert(2, rules.paragraphs(place.get("description")))
    return "\n\n".join(dict.fromkeys(part for part in parts if part))


def _languages(service: Record) -> list[str]:
    rows = service.get("languages")
    codes = [rules.words(_record(row).get("code")) for row in rows] if isinstance(rows, list) else []
    return list(dict.fromkeys(code.lower()[:16] for code in codes if code))
