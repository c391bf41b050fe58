"""The OpenAPI description of what we serve, made from the same tables that read and write it."""

from typing import Any

from . import asking, shape

PROFILE = "https://docs.openreferral.org/en/3.0/"
Schema = dict[str, Any]
ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string"}, "parameter": {"type": "string"}},
}
COUNTS = ("total_items", "total_pages", "page_number", "size")
ANSWERS = ("first_page", "last_page", "empty")
FORMATS = ("uuid", "email", "uri", "date-time")
# endpoint: what it lists, what it gives one of, the name of its id.
PATHS = {
    "services": ("service_list", "service"),
    "organizations": ("organization_list", "organization_full"),
    "taxonomies": ("taxonomy", "taxonomy"),
    "taxonomy_terms": ("taxonomy_term", "taxonomy_term"),
    "service_at_locations": ("service_at_location_list", "service_at_location_full"),
}
WHOLE = {
    "services": "service",
    "organizations": "organization_full",
    "service_at_locations": "service_at_location_full",
}
PARAMETERS: dict[str, tuple[str, Schema]] = {
    "search": ("Words to look for.", {"type": "string", "maxLength": asking.LONGEST_SEARCH}),
    "page": ("Number of the page, from 1.", {"type": "integer", "minimum": 1, "maximum": asking.LAST_PAGE, "default": 1}),
    "per_page": (
        f"How many on a page; with minimal up to {asking.MINIMAL_PER_PAGE}.",
        {"type": "integer", "minimum": 1, "maximum": asking.MOST_PER_PAGE, "default": asking.PER_PAGE},
    ),
    "format": ("json, or ndjson: everything without pages.", {"type": "string", "enum": ["json", "ndjson"]}),
    "modified_after": ("Changed here at or after this day or moment (ISO 8601).", {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}),
    "postcode": ("Dutch postcode, four digits or whole.", {"type": "string", "pattern": f"^{asking.POSTCODE}$", "minLength": asking.SHORTEST_POSTCODE, "maxLength": asking.LONGEST_POSTCODE}),
    "proximity": ("Metres from the middle of the postcode, which has to be Dutch.", {"type": "number", "exclusiveMinimum": 0, "maximum": asking.FURTHEST}),
    "minimal": ("Only id, name, status and last_modified.", {"type": "boolean"}),
    "full": ("With all that belongs to it.", {"type": "boolean"}),
    "full_service": ("With whole services.", {"type": "boolean"}),
    "top_only": ("Only terms without a parent.", {"type": "boolean"}),
    **{
        name: (f"Only what has this {name.removesuffix('_id').replace('_', ' ')}.", {"type": "string", "format": "uuid"})
        for name in ("parent_id", "taxonomy_id", "taxonomy_term_id", "organization_id")
    },
}  # fmt: skip


def document(address: str) -> dict[str, Any]:
    """Return the description; `address` is where the API stands."""
    paths: dict[str, Any] = {
        "/": {"get": _get("hsds", "About this API.", _content({"$ref": "#/components/schemas/about"}))},
    }
    for name, (_listed, one) in PATHS.items():
        paths[f"/{name}"] = {"get": _list(name)}
        paths[f"/{name}/{{id}}"] = {"parameters": [_id()], "get": _single(name, one)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Samenspel, sociale kaart (Open Referral HSDS 3.0)",
            "version": "3.0.0",
            "description": "Read-only, without key. Only what its owner agreed to publish.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": address.rstrip("/")}],
        "paths": paths,
        "components": {"schemas": schemas(), "parameters": _parameters()},
    }


def _parameters() -> dict[str, Any]:
    return {
        name: {"name": name, "in": "query", "required": False, "description": said, "schema": schema}
        for name, (said, schema) in PARAMETERS.items()
    }


def _id() -> Schema:
    return {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


def _content(schema: Schema, kind: str = "application/json") -> dict[str, Any]:
    return {kind: {"schema": schema}}


def _get(
    name: str, summary: str, content: dict[str, Any], *, problems: dict[str, str] | None = None
) -> dict[str, Any]:
    answers: dict[str, Any] = {"200": {"description": summary, "content": content}}
    for status, said in (problems or {}).items():
        answers[status] = {"description": said, "content": _content(ERROR)}
    return {"operationId": name, "summary": summary, "responses": answers}


def _list(name: str) -> dict[str, Any]:
    items: Schema = {"$ref": f"#/components/schemas/{PATHS[name][0]}"}
    if name in WHOLE:
        items = {"anyOf": [items, {"$ref": f"#/components/schemas/{WHOLE[name]}"}]}
    page = {
        "type": "object",
        "required": [*COUNTS, *ANSWERS, "contents"],
        "properties": {
            **{count: {"type": "integer"} for count in COUNTS},
            **{answer: {"type": "boolean"} for answer in ANSWERS},
            "contents": {"type": "array", "items": items},
        },
        "additionalProperties": False,
    }
    content = _content(page) | _content({"type": "string"}, "application/x-ndjson")
    said = _get(f"list_{name}", f"A page of {name}.", content, problems={"400": "A value that cannot be."})
    return said | {
        "parameters": [{"$ref": f"#/components/parameters/{one}"} for one in asking.ENDPOINTS[name]]
    }


def _single(name: str, kind: str) -> dict[str, Any]:
    content = _content({"$ref": f"#/components/schemas/{kind}"})
    said = _get(f"one_of_{name}", f"One of {name}.", content, problems={"404": "There is none with this id."})
    if name == "organizations":
        said["parameters"] = [{"$ref": "#/components/parameters/full_service"}]
        said["responses"]["400"] = {"description": "A value that cannot be.", "content": _content(ERROR)}
    return said


def schemas() -> dict[str, Schema]:
    """Return the schema of each kind, and of what is served around it. Nothing else may stand in a record."""
    found = {kind: _schema(kind) for kind in shape.FIELDS}
    lists = ("service", "organization", "service_at_location")
    found |= {f"{kind}_list": _schema(kind, flat=True) for kind in lists}
    found["service_at_location_list"]["properties"]["service"] = {"$ref": "#/components/schemas/service_list"}
    found["service_at_location_full"] = _schema("service_at_location")
    found["service_at_location_full"]["properties"]["service"] = {"$ref": "#/components/schemas/service"}
    found["organization_full"] = _schema("organization")
    offered = {"type": "array", "items": {"$ref": "#/components/schemas/service"}}
    found["organization_full"]["properties"]["services"] = offered
    about = {name: {"type": "string"} for name in ("version", "profile", "openapi_url")}
    found["about"] = {"type": "object", "properties": about, "additionalProperties": False}
    return found


def _schema(kind: str, *, flat: bool = False) -> Schema:
    fields = [field for field in shape.FIELDS[kind] if not (flat and field.form == "many")]
    return {
        "type": "object",
        "required": [field.name for field in fields if field.required],
        "properties": {field.name: _property(field, flat=flat) for field in fields},
        "additionalProperties": False,
    }


def _property(field: shape.Field, *, flat: bool) -> Schema:
    if field.form == "one":
        return _schema(field.kind, flat=True) if flat else {"$ref": f"#/components/schemas/{field.kind}"}
    if field.form == "many":
        return {"type": "array", "items": {"$ref": f"#/components/schemas/{field.kind}"}}
    if field.form == "number":
        return {"type": "number"}
    formed = {"format": field.form} if field.form in FORMATS else {}
    return {"type": "string"} | formed | ({"enum": list(field.choices)} if field.choices else {})
