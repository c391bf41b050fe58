"""What a service of HSDS says in words, as an entry has them: on the way in, and to see what changed here."""

from collections.abc import Mapping
from typing import Any

from . import costs, rules, terms

Record = Mapping[str, Any]
# What stands in the description of an entry, besides the description of its place.
PARTS = ("alert", "description", "application_process", "interpretation_services")


def record(value: object) -> Record:
    """Return a record, or an empty one for what is none."""
    return value if isinstance(value, Mapping) else {}


def first(value: object) -> Record:
    """Return the first record of a list, or an empty one."""
    return next((row for row in value if isinstance(row, Mapping)), {}) if isinstance(value, list) else {}


def listed(value: object) -> list[Any]:
    """Return a list, or an empty one for what is none."""
    return value if isinstance(value, list) else []


def words_of(service: Record, place: Record) -> dict[str, Any]:
    """Return what the source says, in its own words: field of an entry -> value."""
    name = rules.shortened(rules.words(service["name"]), rules.NAME_LETTERS)
    who = (rules.words(service.get("eligibility_description")), rules.ages(service))
    location, organisation = record(place.get("location")), record(service.get("organization"))
    return {
        "name": name,
        "summary": rules.shortened(rules.words(service.get("description")), rules.SUMMARY_LETTERS) or name,
        "description": _description(service, place),
        "who_for": " ".join(filter(None, who)),
        "when_text": rules.first_of(place.get("schedules"), "description")
        or rules.first_of(service.get("schedules"), "description"),
        "cost_text": rules.cost_text(service),
        "is_free": costs.is_free(service),
        "languages": _languages(service),
        "cues": rules.words(service.get("alternate_name")),
        "phone": rules.phone_in(place, service, location, organisation),
        "email": rules.mail_address(service.get("email")),
        "website": rules.web_address(service.get("url")),
        **_what_you_do(service),
    }


def address_of(location: Record) -> dict[str, str]:
    """Return street, postcode and town of a location: of its first address."""
    address = first(location.get("addresses"))
    return {
        "street": rules.words(address.get("address_1"))[:200],
        "postcode": rules.words(address.get("postal_code"))[:12],
        "town": rules.words(address.get("city"))[:120],
    }


def _what_you_do(service: Record) -> dict[str, Any]:
    """What you can do there and who is beside you, from who says it in our words: another Samenspel."""
    ids = [record(record(one).get("taxonomy_term")).get("id") for one in listed(service.get("attributes"))]
    guidance = terms.codes(terms.GUIDANCE, ids)
    return {"talents": terms.codes(terms.TALENTS, ids), "guidance": guidance[0] if guidance else ""}


def _description(service: Record, place: Record) -> str:
    parts = [rules.paragraphs(service.get(name)) for name in PARTS]
    parts.insert(2, rules.paragraphs(place.get("description")))
    return "\n\n".join(dict.fromkeys(part for part in parts if part))


def _languages(service: Record) -> list[str]:
    rows = service.get("languages")
    codes = [rules.words(record(row).get("code")) for row in rows] if isinstance(rows, list) else []
    return list(dict.fromkeys(code.lower()[:16] for code in codes if code))
