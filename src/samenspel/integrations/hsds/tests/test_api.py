"""The API under /hsds/: its pages, and its refusals in words."""

import json
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast

from samenspel.integrations.hsds import streaming

from .asking_api import ask, put

pytestmark = pytest.mark.django_db


def test_a_page_says_how_much_there_is_and_where_you_are(client: Client) -> None:
    for number in range(5):
        put(f"Groep {number}")
    page = ask(client, "services?per_page=2&page=3")
    [row] = page.pop("contents")
    assert page == {
        "total_items": 5, "total_pages": 3, "page_number": 3, "size": 1,
        "first_page": False, "last_page": True, "empty": False,
    }  # fmt: skip
    seen = [
        one["id"]
        for number in (1, 2, 3)
        for one in ask(client, f"services?per_page=2&page={number}")["contents"]
    ]
    assert sorted(seen) == seen
    assert seen[-1] == row["id"]
    assert len(set(seen)) == 5


def test_a_page_too_far_and_an_empty_map_are_empty_pages(client: Client) -> None:
    assert ask(client, "services?page=9")["empty"] is True
    for endpoint in ("services", "organizations", "service_at_locations"):
        page = ask(client, endpoint)
        assert (page["total_items"], page["total_pages"], page["first_page"], page["last_page"]) == (
            0,
            0,
            True,
            True,
        )


def test_ndjson_gives_everything_one_per_line(client: Client) -> None:
    for number in range(7):
        put(f"Groep {number}")
    response = client.get("/hsds/services?format=ndjson&per_page=2")
    assert response["Content-Type"] == "application/x-ndjson"
    rows = [json.loads(line) for line in b"".join(response).splitlines()]  # type: ignore[arg-type]
    assert [row["name"] for row in rows] == [f"Groep {number}" for number in range(7)]


def test_everybody_may_keep_it_a_minute_and_nobody_needs_to_sign_in(client: Client) -> None:
    put("Koor")
    for path in ("", "services", "openapi.json", "taxonomies"):
        response = client.get(f"/hsds/{path}")
        assert response["Cache-Control"] == "public, max-age=60"
        assert "Access-Control-Allow-Origin" not in response
        assert not response.cookies
    assert client.get("/en/hsds/services").status_code == 404
    assert client.post("/hsds/services").status_code == 405


@pytest.mark.parametrize(
    "value",
    [
        "page=0", "page=-1", "page=een", "page=1.5", "page=99999999999", "per_page=0", "per_page=501",
        "per_page=10001&minimal=true", "format=xml", "full=ja", "minimal=1", "modified_after=gisteren",
        "modified_after=2026-13-01", "taxonomy_id=12", "taxonomy_term_id=x", "organization_id=%27--",
        f"search={'a' * 501}",
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_in_words(client: Client, value: str) -> None:
    answer = ask(client, f"services?{value}", status=400)
    name = value.partition("=")[0]
    assert answer["parameter"] == name
    assert answer["error"].startswith(f"{name} is") or answer["error"].startswith(f"{name} has")


@pytest.mark.parametrize(
    "value",
    [
        "postcode=!",
        "proximity=100",
        "postcode=3994&proximity=ver",
        "postcode=3994&proximity=0",
        "postcode=ABC&proximity=5",
    ],
)
def test_a_place_that_cannot_be_is_refused_in_words(client: Client, value: str) -> None:
    assert ask(client, f"service_at_locations?{value}", status=400)["error"]


@pytest.mark.parametrize(
    "text", ["een & ( | ! :*", "مشي", "🙂", "%00", "a" * 500, "'; DROP TABLE x --", "de het een"]
)
def test_any_words_may_be_looked_for(client: Client, text: str) -> None:
    assert "contents" in client.get("/hsds/services", {"search": text}).json()


@pytest.mark.parametrize(
    "kind", ["services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations"]
)
@pytest.mark.parametrize("pk", ["12", str(UUID(int=5)), "een'", "🙂"])
def test_what_is_not_there_is_not_found_in_json(client: Client, kind: str, pk: str) -> None:
    assert ask(client, f"{kind}/{pk}", status=404) == {"error": "not found"}


def _lines(client: Client, path: str) -> list[bytes]:
    return b"".join(client.get(f"/hsds/{path}")).splitlines()  # type: ignore[arg-type]


def test_what_one_organisation_offers_is_told_as_it_is_read(client: Client, cast: Cast) -> None:
    """In one statement beside that of the page, whatever it offers; and in pieces when there is much."""
    linde = cast.organisation["wijkteam"]
    for number in range(5):
        put(f"Groep {number}", organisation=linde, description="x" * 300)
    put("Alleen")
    with CaptureQueriesContext(connection) as caught:
        page = ask(client, "organizations?full_service=true")
    assert len([one for one in caught.captured_queries if "SAVEPOINT" not in one["sql"]]) == 2
    assert (page["size"], page["total_items"], page["last_page"]) == (2, 2, True)
    told = {one["name"]: one for one in page["contents"]}
    assert [one["name"] for one in told[linde.name]["services"]] == [f"Groep {n}" for n in range(5)]
    assert told == {
        one["name"]: one
        for one in map(json.loads, _lines(client, "organizations?full=true&full_service=true&format=ndjson"))
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streaming, "LETTERS", 500)
        streamed = client.get("/hsds/organizations?full_service=true&page=1")
        assert streamed.streaming
        assert json.loads(b"".join(streamed.streaming_content)) == page
