"""What goes out is strictly HSDS 3.0: the whole demo, the official examples, and our own description of it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.cast import NOW, as_app, as_owner

from samenspel.integrations.hsds import describing, shape
from samenspel.social_map.models import Entry, Issue
from samenspel.website.demo import loading

from .official import EXAMPLES, needs_schemas, schema, wrong, wrong_page

Running = Callable[..., str]
TERMS = len(Entry.Kind) + len(Entry.Topic) + len(Entry.Guidance)


@needs_schemas
@pytest.mark.parametrize("kind", shape.TABLE)
def test_our_table_is_the_official_schema(kind: str) -> None:
    official = schema(kind)
    ours = describing.schemas()[kind]
    assert list(ours["properties"]) == list(official["properties"])
    assert sorted(ours["required"]) == sorted(official["required"])
    for name, said in official["properties"].items():
        form = ours["properties"][name]
        assert form.get("type") == said.get("type"), name
        assert form.get("format") == said.get("format"), name
        assert form.get("enum") == said.get("enum"), name
        inside, ours_inside = (
            said.get("$ref") or said.get("items", {}).get("$ref", ""),
            form.get("$ref") or form.get("items", {}).get("$ref", ""),
        )
        assert ours_inside.rpartition("/")[2] == inside.removesuffix(".json"), name


@needs_schemas
def test_the_check_itself_sees_what_is_wrong() -> None:
    service = {"id": "12", "name": "Koor", "status": "open", "cues": "zingen", "email": "geen"}
    assert len(wrong("service", service)) == 4
    assert wrong("service", json.loads((EXAMPLES / "service_full.json").read_text())) == []


@needs_schemas
def test_it_keeps_all_of_the_official_example() -> None:
    said = json.loads((EXAMPLES / "service_full.json").read_text())
    assert shape.cleaned("service", said) == said


def get(client: Client, path: str, status: int = 200) -> Any:
    response = client.get(path)
    assert response.status_code == status, response.content[:300]
    return response.json()


def all_of(client: Client, endpoint: str, more: str = "") -> list[Any]:
    response = client.get(f"/hsds/{endpoint}?format=ndjson{more}")
    assert response.status_code == 200
    return [json.loads(line) for line in b"".join(response).splitlines()]  # type: ignore[arg-type]


def check_everything(client: Client) -> dict[str, int]:
    """Every list, whole and not, and each one by its id, against the official schemas."""
    kinds = {
        "services": ("compiled/service_list", "service"),
        "organizations": ("compiled/organization_list", "organization_full"),
        "service_at_locations": ("compiled/service_at_location_list", "service_at_location_full"),
        "taxonomies": ("taxonomy", "taxonomy"),
        "taxonomy_terms": ("taxonomy_term", "taxonomy_term"),
    }
    counts = {}
    for endpoint, (listed, whole) in kinds.items():
        page = get(client, f"/hsds/{endpoint}?per_page=500")
        assert wrong_page(f"/{endpoint}", page) == []
        rows = all_of(client, endpoint)
        assert page["contents"] == rows[:500]
        assert [fault for row in rows for fault in wrong(listed, row)] == []
        assert [fault for row in all_of(client, endpoint, "&full=true") for fault in wrong(whole, row)] == []
        for row in rows[:10]:
            one = get(client, f"/hsds/{endpoint}/{row['id']}")
            assert wrong(whole, one) == []
            assert one["id"] == row["id"]
        counts[endpoint] = len(rows)
    assert [
        fault
        for row in all_of(client, "services", "&minimal=true")
        for fault in wrong("compiled/service_list", row)
    ] == []
    assert [
        fault
        for row in all_of(client, "organizations", "&full_service=true")
        for fault in wrong("organization_full", row)
    ] == []
    return counts


@needs_schemas
@pytest.mark.django_db
def test_the_whole_demo_is_strictly_hsds(client: Client) -> None:
    as_owner()
    loading.load_map(now=NOW)
    as_app()
    counts = check_everything(client)
    public = Entry.objects.public().count()
    assert public > 100
    assert counts["services"] == public
    assert counts["taxonomies"] == 4
    assert counts["taxonomy_terms"] == TERMS + Issue.objects.count()
    assert 0 < counts["service_at_locations"] < public
    alone = Entry.objects.public().filter(organisation=None).count()
    owners = Entry.objects.public().exclude(organisation=None).values("organisation").distinct().count()
    assert counts["organizations"] == alone + owners


@needs_schemas
@pytest.mark.django_db
def test_the_official_examples_come_out_as_they_went_in(client: Client, run: Running) -> None:
    run(EXAMPLES / "service_full.json")
    assert check_everything(client) == {
        "services": 1, "organizations": 1, "service_at_locations": 1, "taxonomies": 5,
        "taxonomy_terms": TERMS + Issue.objects.count() + 1,
    }  # fmt: skip
    said = json.loads((EXAMPLES / "service_full.json").read_text())
    assert get(client, f"/hsds/services/{said['id']}") == said
    [place] = said.pop("service_at_locations")
    assert get(client, f"/hsds/service_at_locations/{place['id']}") == place | {"service": said}
    answer = get(client, f"/hsds/organizations/{said['organization']['id']}?full_service=true")
    assert {name: value for name, value in answer.items() if name != "services"} == said["organization"]


@needs_schemas
@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["organization_full.json", "service_at_location_full.json", "tabular.json", "csv", "service_list.json"],
)
def test_each_official_example_is_strictly_hsds_again(client: Client, run: Running, name: str) -> None:
    run(EXAMPLES / name)
    assert check_everything(client)["services"] == 1


@needs_schemas
@pytest.mark.django_db
def test_the_start_and_the_description_are_as_asked(client: Client) -> None:
    about = get(client, "/hsds/")
    assert about["version"] == "3.0"
    assert about["openapi_url"] == "http://testserver/hsds/openapi.json"
    ours, official = get(client, "/hsds/openapi.json"), schema("openapi")
    assert sorted(ours["paths"]) == sorted(official["paths"])
    for path, said in official["paths"].items():
        asked = [
            one["$ref"].rpartition("/")[2] if "$ref" in one else one["name"]
            for one in said["get"].get("parameters", [])
        ]
        served = [one["$ref"].rpartition("/")[2] for one in ours["paths"][path]["get"].get("parameters", [])]
        assert sorted(served) == sorted(asked), path
