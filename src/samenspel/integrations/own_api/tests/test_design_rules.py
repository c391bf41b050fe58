"""The Dutch API design rules (NLGov), as far as a description can show them: what Spectral asks, and more.

Spectral itself is run by hand with the official rules: see docs/decisions/0017-the-own-api.md.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from samenspel.integrations.own_api import describing

SEMVER = r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
KEBAB = r"(/([a-z0-9-]+|\{[a-z]+\}))+"
CAMEL = r"[a-z][a-z\d]*([A-Z][a-z\d]*)*"
DOCUMENT = describing.document("https://kaart.example/api/v1")
OPERATIONS = [
    (path, method, said) for path, item in DOCUMENT["paths"].items() for method, said in item.items()
]


def inside(part: Any) -> Iterator[dict[str, Any]]:
    """Every object in the document."""
    if isinstance(part, dict):
        yield part
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from inside(one)


def test_the_document_says_which_version_where_and_whom_to_ask() -> None:
    assert re.fullmatch(r"3(\.\d+){1,2}", DOCUMENT["openapi"])
    assert re.fullmatch(SEMVER, DOCUMENT["info"]["version"])
    assert {"name", "email", "url"} <= set(DOCUMENT["info"]["contact"])
    assert all(DOCUMENT["info"]["contact"].values())
    assert all(re.search(r"/v\d+$", one["url"]) for one in DOCUMENT["servers"])


def test_paths_are_kebab_case_without_a_trailing_slash() -> None:
    assert [path for path in DOCUMENT["paths"] if not re.fullmatch(KEBAB, path)] == []


def test_every_operation_is_named_once_described_and_tagged() -> None:
    names = [said["operationId"] for _path, _method, said in OPERATIONS]
    assert len(names) == len(set(names))
    known = {tag["name"] for tag in DOCUMENT["tags"]}
    assert all(
        said["description"] and said["summary"] and set(said["tags"]) <= known for _p, _m, said in OPERATIONS
    )
    assert {method for _path, method, _said in OPERATIONS} == {"get"}


@pytest.mark.parametrize(("path", "method", "said"), OPERATIONS)
def test_every_answer_has_the_version_and_every_problem_its_shape(path: str, method: str, said: Any) -> None:
    for status, answer in said["responses"].items():
        assert "API-Version" in answer["headers"], (path, status)
        if status >= "400":
            assert list(answer["content"]) == ["application/problem+json"]
    assert "400" in said["responses"]
    fields = DOCUMENT["components"]["schemas"]["Probleem"]["required"]
    assert {"status", "title", "detail"} <= set(fields)


@pytest.mark.parametrize(("path", "method", "said"), OPERATIONS)
def test_parameters_are_camel_case_described_and_those_of_the_path_are_declared(
    path: str, method: str, said: Any
) -> None:
    for one in said["parameters"]:
        assert one["description"]
        assert re.fullmatch(CAMEL, one["name"])
    declared = {one["name"] for one in said["parameters"] if one["in"] == "path"}
    assert declared == set(re.findall(r"\{(\w+)\}", path))


def test_fields_are_camel_case_and_days_are_days() -> None:
    for schema in inside(DOCUMENT["components"]["schemas"]):
        for name, field in (schema.get("properties") or {}).items():
            assert re.fullmatch(CAMEL, name) or name == "type", name
            if (
                isinstance(field, dict)
                and (name.endswith("Op") or "Dag" in name)
                and field.get("type") == "string"
            ):
                assert field["format"] in ("date", "date-time"), name
            assert not isinstance(field, dict) or field.get("format") not in ("time", "date-time-local")
    assert all(re.fullmatch(r"([A-Z][a-z]+)+(JSON)?", name) for name in DOCUMENT["components"]["schemas"])


def test_every_schema_is_valid_and_every_reference_leads_somewhere() -> None:
    for schema in DOCUMENT["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    known = {f"#/components/schemas/{name}" for name in DOCUMENT["components"]["schemas"]}
    used = {part["$ref"] for part in inside(DOCUMENT) if "$ref" in part}
    assert used <= known
    assert known - used == set()


def test_nothing_else_may_stand_in_an_answer() -> None:
    objects = [part for part in inside(DOCUMENT["components"]["schemas"]) if part.get("type") == "object"]
    assert objects
    assert all(part["additionalProperties"] is False for part in objects)
