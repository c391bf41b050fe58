"""Both APIs, asked what their own descriptions allow and what they do not: every answer is as described.

The same kind of walk that schemathesis makes (docs/running.md), short enough to be made on every run.
"""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from samenspel.foundation.acting import a_job
from samenspel.integrations.hsds import describing as hsds
from samenspel.integrations.own_api import describing as own
from samenspel.social_map import actions
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
Schema = dict[str, Any]
DOCUMENTS = {
    "hsds": hsds.document("http://testserver/hsds"),
    "api/v1": own.document("http://testserver/api/v1"),
}
LISTS = [
    (where, path, item["get"])
    for where, document in DOCUMENTS.items()
    for path, item in document["paths"].items()
    if "{" not in path
]
IDS = [
    (where, path, item["get"])
    for where, document in DOCUMENTS.items()
    for path, item in document["paths"].items()
    if "{" in path
]
ANYTHING = st.text(max_size=40)
BOUNDED = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def allowed(schema: Schema) -> st.SearchStrategy[Any]:
    """Values that this parameter may have, by its schema."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of([allowed({"type": schema["type"], **one}) for one in schema["anyOf"]])
    match schema["type"], schema.get("format"):
        case "boolean", _:
            return st.booleans()
        case "integer", _:
            return st.integers(schema["minimum"], min(schema["maximum"], 60))
        case "number", _:
            least = schema.get("minimum", schema.get("exclusiveMinimum"))
            open_at = "exclusiveMinimum" in schema
            return st.floats(least, schema["maximum"], exclude_min=open_at, allow_nan=False)
        case "string", "uuid":
            return st.uuids()
        case "string", "date":
            return st.dates().map(str)
        case "string", "date-time":
            return st.datetimes(timezones=st.just(NOW.tzinfo)).map(lambda day: day.isoformat())
    if "pattern" in schema:
        words = st.from_regex(schema["pattern"], fullmatch=True)
        return words.filter(
            lambda one: len(one) <= schema.get("maxLength", 99) and len(one) >= schema.get("minLength", 0)
        )
    return st.text(min_size=schema.get("minLength", 0), max_size=min(schema.get("maxLength", 40), 60))


def parameters(where: str, said: Schema) -> dict[str, Schema]:
    """The choices of an operation by name, with references followed."""
    known = DOCUMENTS[where]["components"].get("parameters", {})
    listed = [
        known[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in said.get("parameters", [])
    ]
    return {one["name"]: one["schema"] for one in listed if one["in"] == "query"}


def fits(where: str, said: Schema, response: Any) -> None:
    """The answer has a status and a body that the description names."""
    answer = said["responses"].get(str(response.status_code))
    assert answer, (response.status_code, response.content[:300])
    kind = response["Content-Type"]
    assert kind in answer["content"]
    if kind.endswith("json") and "ndjson" not in kind:
        schema = answer["content"][kind]["schema"] | {"components": DOCUMENTS[where]["components"]}
        faults = [
            f"{fault.json_path}: {fault.message}"
            for fault in Draft202012Validator(schema).iter_errors(response.json())
        ]
        assert faults == []
    for name in answer.get("headers", {}):
        assert name in response


def together(asked: dict[str, Any]) -> bool:
    """What OpenAPI cannot say: these go together."""
    point = {"lat", "lon"} & set(asked)
    if "proximity" in asked or {"minimal", "per_page"} <= set(asked):
        return False
    return len(point) == 2 or (not point and "straal" not in asked)


@pytest.fixture
def some(cast: Cast) -> None:
    """A few entries of different kinds."""
    for number, facts in enumerate([
        {"kind": "MEAL", "latitude": 52.03, "longitude": 5.16, "languages": ["nl"], "issues": ["MEETING"]},
        {"kind": "RIDE", "at_home": True},
        {"area": cast.weide, "room": "WAIT", "wait_weeks": 2, "is_free": True, "postcode": "3994 AX"},
    ]):  # fmt: skip
        said = {"name": f"Plek {number}", "summary": "Kom eten.", "owner_agreed": True} | facts
        facts_of = actions.EntryFacts(**said)  # type: ignore[arg-type]
        actions.put_entry(facts=facts_of, source="t", source_id=str(number), acting=a_job("test"), now=NOW)


@pytest.mark.parametrize(("where", "path", "said"), LISTS)
def test_what_the_description_allows_is_answered(some: None, where: str, path: str, said: Schema) -> None:
    choices = parameters(where, said)
    client = Client()

    @BOUNDED
    @given(
        st.fixed_dictionaries(
            {}, optional={name: allowed(schema) for name, schema in choices.items()}
        ).filter(together)
    )
    def walk(asked: dict[str, Any]) -> None:
        words = {
            name: str(value).lower() if isinstance(value, bool) else str(value)
            for name, value in asked.items()
        }
        response = client.get(f"/{where}{path}", words)
        assert response.status_code in (200, 404), response.content
        assert response.status_code == 200 or asked.get("pagina", 1) > 1
        fits(where, said, response)

    walk()


@pytest.mark.parametrize(("where", "path", "said"), LISTS)
def test_what_it_does_not_allow_is_refused_as_described(
    some: None, where: str, path: str, said: Schema
) -> None:
    choices = parameters(where, said)
    names = st.one_of(
        [st.sampled_from(sorted(choices)), st.text(max_size=8)] if choices else [st.text(max_size=8)]
    )
    client = Client()

    @BOUNDED
    @given(st.dictionaries(names, ANYTHING, max_size=4))
    def walk(asked: dict[str, str]) -> None:
        response = client.get(f"/{where}{path}", asked)
        assert response.status_code in (200, 400, 404)
        fits(where, said, response)
        if where == "api/v1" and set(asked) - set(choices):
            assert response.status_code == 400

    walk()


@pytest.mark.parametrize(("where", "path", "said"), IDS)
def test_an_id_that_never_was_is_not_there(some: None, where: str, path: str, said: Schema) -> None:
    client = Client()

    @BOUNDED
    @given(st.one_of(st.uuids().map(str), st.text("abcdef0123456789-{}", min_size=1, max_size=40)))
    def walk(pk: str) -> None:
        response = client.get(f"/{where}{path.replace('{id}', pk)}")
        assert response.status_code == 404
        fits(where, said, response)

    walk()
