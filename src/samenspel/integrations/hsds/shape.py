"""The shape of HSDS 3.0 as one table, and what of a record it can hold: nothing unknown, nothing empty, nothing null.

`name:form`: an exclamation mark is required, `[kind]` a list, `{kind}` one record, `a|b` one of these; without a
form it is text. A test holds this table against the official schemas, property by property.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .rules import uuid_of

PLACES = "physical|postal|virtual"
MORE = "attributes:[attribute] metadata:[metadata]"
# fmt: off
TABLE = {
    "organization": "id!:uuid name! alternate_name description! email:email website:uri tax_status tax_id"
        " year_incorporated:number legal_status logo uri:uri parent_organization_id:uuid funding:[funding]"
        " contacts:[contact] phones:[phone] locations:[location] programs:[program]"
        f" organization_identifiers:[organization_identifier] {MORE}",
    "program": f"id!:uuid organization_id:uuid name! alternate_name description! {MORE}",
    "service": "id!:uuid organization_id:uuid program_id:uuid name! alternate_name description url:uri email:email"
        " status!:active|inactive|defunct|temporarily_closed interpretation_services application_process"
        " fees_description wait_time fees accreditations eligibility_description minimum_age:number"
        " maximum_age:number assured_date assurer_email:email licenses alert last_modified:date-time phones:[phone]"
        " schedules:[schedule] service_areas:[service_area] service_at_locations:[service_at_location]"
        " languages:[language] organization:{organization} funding:[funding] cost_options:[cost_option]"
        f" program:{{program}} required_documents:[required_document] contacts:[contact] {MORE}",
    "attribute": "id!:uuid link_id:uuid taxonomy_term_id:uuid link_type link_entity value"
        " taxonomy_term:{taxonomy_term} metadata:[metadata]",
    "service_at_location": "id!:uuid service_id:uuid location_id:uuid description contacts:[contact] phones:[phone]"
        f" schedules:[schedule] location:{{location}} {MORE}",
    "location": f"id!:uuid location_type!:{PLACES} url:uri organization_id:uuid name alternate_name description"
        " transportation latitude:number longitude:number external_identifier external_identifier_type"
        " languages:[language] addresses:[address] contacts:[contact] accessibility:[accessibility] phones:[phone]"
        f" schedules:[schedule] {MORE}",
    "phone": "id!:uuid location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid"
        f" service_at_location_id:uuid number! extension:number type description languages:[language] {MORE}",
    "contact": "id!:uuid organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid name title"
        f" department email:email phones:[phone] {MORE}",
    "address": "id!:uuid location_id:uuid attention address_1! address_2 city! region state_province! postal_code!"
        f" country! address_type!:{PLACES} {MORE}",
    "schedule": "id!:uuid service_id:uuid location_id:uuid service_at_location_id:uuid valid_from valid_to dtstart"
        " timezone:number until count:number wkst:MO|TU|WE|TH|FR|SA|SU freq:WEEKLY|MONTHLY interval:number byday"
        " byweekno bymonthday byyearday description opens_at closes_at schedule_link:uri attending_type notes"
        f" {MORE}",
    "funding": f"id!:uuid organization_id:uuid service_id:uuid source {MORE}",
    "service_area": f"id!:uuid service_id:uuid name description extent extent_type uri {MORE}",
    "required_document": f"id!:uuid service_id:uuid document uri:uri {MORE}",
    "language": f"id!:uuid service_id:uuid location_id:uuid phone_id:uuid name code note {MORE}",
    "accessibility": f"id!:uuid location_id:uuid description details url:uri {MORE}",
    "taxonomy_term": "id!:uuid code name! description! parent_id:uuid taxonomy taxonomy_detail:{taxonomy} language"
        " taxonomy_id:uuid term_uri:uri metadata:[metadata]",
    "metadata": "id!:uuid resource_id:uuid resource_type last_action_date! last_action_type! field_name!"
        " previous_value! replacement_value! updated_by!",
    "cost_option": "id!:uuid service_id:uuid valid_from valid_to option currency amount:number amount_description"
        f" {MORE}",
    "organization_identifier": "id!:uuid organization_id:uuid identifier_scheme identifier_type! identifier!"
        f" {MORE}",
    "taxonomy": "id!:uuid name! description! uri:uri version metadata:[metadata]",
}
# fmt: on
MINIMAL = ("id", "name", "status", "last_modified")  # what a minimal list tells of a service
Record = dict[str, Any]
LARGEST = 10**18
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Field:
    """One property: `kind` is what it holds when that is a record; `choices` are the words it may be."""

    name: str
    required: bool
    form: str  # text, number, uuid, email, uri, date-time, one, many
    kind: str = ""
    choices: tuple[str, ...] = ()


def _field(written: str) -> Field:
    name, _, form = written.partition(":")
    required = name.endswith("!")
    name = name.rstrip("!")
    if form[:1] in ("[", "{"):
        return Field(name, required, "many" if form[0] == "[" else "one", kind=form[1:-1])
    if "|" in form:
        return Field(
            name, required, "text", choices=tuple(word.replace("_", " ") for word in form.split("|"))
        )
    return Field(name, required, form or "text")


FIELDS = {kind: tuple(_field(one) for one in row.split()) for kind, row in TABLE.items()}


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value)


def _number(value: object) -> int | float | None:
    if isinstance(value, str):
        try:
            value = int(value) if re.fullmatch(r"-?\d{1,18}", value.strip()) else float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return value if abs(value) < LARGEST else None  # also no infinity, and nothing that is no number


def _fitting(pattern: str) -> Callable[[object], str | None]:
    wanted = re.compile(pattern)
    return lambda value: value if isinstance(value, str) and wanted.fullmatch(value) else None


def _moment(value: object) -> str | None:
    """A moment as RFC 3339 writes it, that exists."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return None
    try:
        datetime.fromisoformat(value.upper()[:19])
    except ValueError:
        return None
    return value


READ: dict[str, Callable[[object], Any]] = {
    "text": _text,
    "number": _number,
    "uuid": lambda value: value if uuid_of(value) else None,
    "email": _fitting(r"[^@\s]+@[^@\s]+"),
    "uri": _fitting(r"[A-Za-z][A-Za-z0-9+.-]*:[!#$%&'()*+,/:;=?@\[\]A-Za-z0-9._~-]+"),
    "date-time": _moment,
}


def cleaned(kind: str, record: object, *, flat: bool = False) -> Record | None:
    """Return what HSDS can say of a record, in the order of the standard; nothing when it has no id.

    `flat`: only what is one to one, as in the official lists. Required text that nobody gave is empty text.
    """
    if not isinstance(record, Mapping) or not uuid_of(record.get("id")):
        return None
    held: Record = {}
    for field in FIELDS[kind]:
        value = _held(field, record, flat=flat)
        if value is None and field.required:
            value = _instead(field, record)
            if value is None:
                return None
        if value not in (None, []):
            held[field.name] = value
    return held


def _held(field: Field, record: Mapping[str, Any], *, flat: bool) -> Any:
    raw = record.get(field.name)
    if raw in (None, "", [], {}):
        return None
    if field.form == "many":
        rows = raw if isinstance(raw, list) and not flat else []
        return [row for row in (cleaned(field.kind, one) for one in rows) if row]
    if field.form == "one":
        return cleaned(field.kind, raw, flat=flat)
    if field.choices:
        return raw if raw in field.choices else None
    return READ[field.form](raw)


def _instead(field: Field, record: Mapping[str, Any]) -> Any:
    """What stands in for something required: a description can be the name, a text can be empty."""
    if field.name in ("address_type", "location_type"):
        return "physical"
    if field.form != "text" or field.choices or field.name == "number":
        return None
    return _text(record.get("name")) or "" if field.name == "description" else ""


# --- the data package: a table of each kind ---------------------------------------------------------------

FILES = {kind: f"{kind}s.csv" for kind in TABLE} | {
    kind: f"{kind}.csv" for kind in ("service_at_location", "funding", "accessibility", "metadata")
} | {"address": "addresses.csv", "taxonomy": "taxonomies.csv"}  # fmt: skip


def pointer(field: Field) -> str:
    """Return the column that points to the one record that a field holds."""
    return "taxonomy_id" if field.name == "taxonomy_detail" else f"{field.name}_id"


def link(kind: str, inside: str) -> tuple[str, str]:
    """Return the column by which a row points to what it stands in, and the one that says what that is (if any)."""
    about = {"attribute": ("link_id", "link_entity"), "metadata": ("resource_id", "resource_type")}
    return about.get(inside, (f"{kind}_id", ""))
