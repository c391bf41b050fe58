"""The official HSDS 3.0 schemas, strictly: nothing that they do not name, as upstream's own CI checks."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

REPO = Path(__file__).resolve().parents[5]
HSDS = REPO.parent / "shared" / "data" / "hsds" / "v3.0"
SCHEMA, EXAMPLES = HSDS / "schema", HSDS / "examples"
BASE = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/"
LISTS = ("service_list", "organization_list", "service_at_location_list")
needs_schemas = pytest.mark.skipif(
    not SCHEMA.is_dir(), reason=f"the official HSDS schemas are not at {SCHEMA}"
)

FORMATS = FormatChecker()
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
FORMATS.checks("uri")(
    lambda value: bool(urlsplit(value).scheme) and value.isascii() and value.split() == [value]
)
FORMATS.checks("date-time")(lambda value: bool(MOMENT.fullmatch(value)))
PAGE = {
    "type": "object",
    "required": [
        "total_items",
        "total_pages",
        "page_number",
        "size",
        "first_page",
        "last_page",
        "empty",
        "contents",
    ],
}


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMA / f"{name}.json").read_text("utf-8"))
    return found


def strictly(node: Any) -> Any:
    """The same schema, that refuses what it does not name, everywhere."""
    if isinstance(node, list):
        return [strictly(one) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: strictly(value) for key, value in node.items()}
    if isinstance(made.get("properties"), dict):
        made["additionalProperties"] = False
    return made


def _kept_apart(kind: str, name: str, *inside: dict[str, Any]) -> dict[str, Any]:
    """A kind with one thing more: the modular schemas leave out what the full answers hold."""
    made = strictly(schema(kind))
    made["properties"][name] = inside[0]
    return dict(made)


@cache
def registry() -> Registry:
    documents = {
        f"{path.stem}.json": strictly(json.loads(path.read_text("utf-8")))
        for path in SCHEMA.glob("*.json")
        if path.stem != "openapi"
    }
    documents |= {f"compiled/{name}.json": strictly(schema(f"compiled/{name}")) for name in LISTS}
    service = {"$ref": "service.json"}
    documents["service_at_location_full.json"] = _kept_apart("service_at_location", "service", service)
    documents["organization_full.json"] = _kept_apart(
        "organization", "services", {"type": "array", "items": service}
    )
    resources = [
        (uri, Resource.from_contents(document, default_specification=DRAFT202012))
        for name, document in documents.items()
        for uri in (name, BASE + name)
    ]
    # In the official OpenAPI the whole kinds are named 'compiled/service.json'; those are not in the repository.
    for kind in ("service", "organization"):
        document = documents[{"organization": "organization_full.json"}.get(kind, f"{kind}.json")]
        resources.append(
            (
                f"{BASE}compiled/{kind}.json",
                Resource.from_contents(document, default_specification=DRAFT202012),
            )
        )
    return Registry().with_resources(resources)


def wrong(name: str, record: Any) -> list[str]:
    """What is wrong with a record, by the schema of this name ('service', 'compiled/service_list')."""
    validator = Draft202012Validator({"$ref": f"{name}.json"}, registry=registry(), format_checker=FORMATS)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(record)]


def wrong_page(path: str, page: Any) -> list[str]:
    """What is wrong with an answer, by the official OpenAPI, and by what it forgets to require of a page."""
    openapi = schema("openapi")
    resource = Resource.from_contents(openapi, default_specification=DRAFT202012)
    known = registry().with_resource(BASE + "openapi.json", resource)
    pointer = "#/paths/" + path.replace("~", "~0").replace("/", "~1")
    answer = {"$ref": f"{BASE}openapi.json{pointer}/get/responses/200/content/application~1json/schema"}
    validator = Draft202012Validator({"allOf": [answer, PAGE]}, registry=known, format_checker=FORMATS)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(page)]
