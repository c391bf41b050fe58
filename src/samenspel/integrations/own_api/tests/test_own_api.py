"""The API under /api/v1: what it finds, what it refuses, what it never says."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work

from samenspel.foundation.acting import a_job
from samenspel.integrations.own_api import describing
from samenspel.social_map import actions
from samenspel.social_map.models import Entry

pytestmark = pytest.mark.django_db
ACTING = a_job("test")
PROBLEM = "application/problem+json"
NEVER = "00000000-0000-7000-8000-000000000000"


def put(name: str, **facts: Any) -> Entry:
    said = {"name": name, "summary": f"{name} in de buurt.", "owner_agreed": True} | facts
    with at_work("map_import"):
        return actions.put_entry(
            facts=actions.EntryFacts(**said), source="test", source_id=name, acting=ACTING, now=NOW
        ).entry


def put_moments(entry: Entry, *moments: actions.MomentFacts) -> None:
    with at_work("map_import"):
        actions.put_moments(entry=entry, moments=list(moments))


def matches(name: str, record: Any) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": describing.schemas()}}
    assert validator_for(schema, Draft202012Validator) is Draft202012Validator
    faults = [fault.message for fault in Draft202012Validator(schema).iter_errors(record)]
    assert faults == []


def ask(client: Client, path: str, name: str = "Plekken") -> Any:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    matches(name, response.json())
    return response.json()


def wrong(client: Client, path: str, status: int = 400) -> Any:
    response = client.get(f"/api/v1/{path}")
    assert (response.status_code, response["Content-Type"]) == (status, PROBLEM), response.content
    matches("Probleem", response.json())
    assert response.json()["status"] == status
    assert response["API-Version"] == describing.VERSION
    return response.json()


def names(client: Client, path: str) -> list[str]:
    return [row["naam"] for row in ask(client, path)["plekken"]]


@pytest.fixture
def full(cast: Cast) -> Iterator[Entry]:
    """One entry that says all it can."""
    entry = put(
        "Eettafel", area=cast.weide, kind="MEAL", form="ACTIVITY", issues=["MEETING"], languages=["nl", "tr"],
        latitude=52.03, longitude=5.16, street="Kerkstraat 1", postcode="3994AA", town="Houten", is_free=True,
        wheelchair=True, room="WAIT", wait_weeks=3, phone="0301234567", email="eet@example.org",
        website="https://example.org/eet", confirmed_on=date(2026, 1, 5), confirmed_by="Ria", description="Soep.",
        who_for="Wie trek heeft.", when_text="Elke dinsdag.", cost_text="Gratis.", access_text="Drempel.",
        talents=["COOKING", "GARDEN"], guidance="ALWAYS",
    )  # fmt: skip
    moment = actions.MomentFacts(
        starts_on=date(2026, 1, 6), starts_at=time(17, 30), ends_at=time(19), except_on=[date(2026, 1, 13)],
        until=date(2026, 6, 30), where="De zaal",
    )  # fmt: skip
    put_moments(entry, moment)
    return entry


# --- what it finds ---------------------------------------------------------------------------------------


def test_a_place_says_all_that_everybody_may_know(client: Client, full: Entry) -> None:
    told = ask(client, f"plekken/{full.pk}", "HelePlek")
    assert told["geometrie"] == {"type": "Point", "coordinates": [5.16, 52.03]}
    assert told["ruimte"] == {"stand": "WAIT", "wachtWeken": 3}
    assert told["momenten"] == [
        {
            "herhaling": "wekelijks", "eersteDag": "2026-01-06", "begin": "17:30", "einde": "19:00",
            "totEnMet": "2026-06-30", "nietOp": ["2026-01-13"], "waar": "De zaal",
        }
    ]  # fmt: skip
    assert told["contact"]["website"] == "https://example.org/eet"
    assert told["links"]["self"] == f"http://testserver/api/v1/plekken/{full.pk}"
    assert client.get(told["links"]["self"]).json() == told
    assert client.get(told["links"]["pagina"]).status_code == 200
    assert "Ria" not in str(told)  # who confirmed it is for people, not for machines


@pytest.mark.parametrize(
    "asked",
    ["q=soep eten", "soort=MEAL", "thema=MEETING", "dag=dinsdag", "dag=dinsdag&dagdeel=avond", "taal=tr",
     "gratis=true", "rolstoel=true", "buurt=BUT1", "lat=52.031&lon=5.16&straal=500", "dagdeel=avond",
     "lat=52.03&lon=5.16", "kan=COOKING", "begeleiding=ALWAYS", "kan=COOKING&begeleiding=ALWAYS"],
)  # fmt: skip
def test_each_filter_finds_it(client: Client, full: Entry, asked: str) -> None:
    assert "Eettafel" in names(client, f"plekken?{asked}")


@pytest.mark.parametrize(
    "asked",
    ["q=fietsenmaker", "soort=RIDE", "thema=MONEY", "thema=NONE", "dag=woensdag", "dagdeel=ochtend", "taal=pl",
     "ruimte=true", "buurt=NERGENS", "lat=51&lon=5.16&straal=500", "kan=MUSIC", "begeleiding=ASK"],
)  # fmt: skip
def test_each_filter_leaves_it_out(client: Client, full: Entry, asked: str) -> None:
    page = ask(client, f"plekken?{asked}")
    assert (page["totaal"], page["plekken"]) == (0, [])


def test_near_a_point_it_says_how_far(client: Client, full: Entry) -> None:
    put("Verderop", latitude=52.04, longitude=5.16)
    rows = ask(client, "plekken?lat=52.03&lon=5.16&straal=5000")["plekken"]
    assert [(row["naam"], row["afstand"]) for row in rows] == [("Eettafel", 0), ("Verderop", 1112)]


def test_every_place_stands_on_exactly_one_page_and_the_links_lead_along_all(client: Client) -> None:
    for number in range(23):
        put(f"Groep {number:02}")
    seen, path = [], "plekken?aantal=10"
    while path:
        page = ask(client, path)
        assert (page["totaal"], page["paginas"]) == (23, 3)
        seen += [row["naam"] for row in page["plekken"]]
        path = page["links"].get("next", "").removeprefix("http://testserver/api/v1/")
    assert sorted(seen) == [f"Groep {number:02}" for number in range(23)]
    assert client.get(page["links"]["prev"]).json()["pagina"] == 2
    assert client.get(page["links"]["first"]).json() == ask(client, "plekken?aantal=10")
    wrong(client, "plekken?aantal=10&pagina=4", 404)


def test_more_than_a_person_would_read_can_be_paged_through(client: Client) -> None:
    for number in range(160):
        put(f"Groep {number:03}", cues="veelvoorkomend")
    for asked in ("", "q=veelvoorkomend&"):
        pages = [names(client, f"plekken?{asked}aantal=100&pagina={number}") for number in (1, 2)]
        assert len({name for page in pages for name in page}) == 160


def test_the_same_as_geojson_for_who_asks_for_it(client: Client, full: Entry) -> None:
    put("Zonder plek")
    assert client.get("/api/v1/plekken")["Content-Type"] == "application/json"
    response = client.get("/api/v1/plekken", headers={"Accept": "application/geo+json"})
    assert response["Content-Type"] == "application/geo+json"
    assert response["Content-Crs"] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
    assert "Accept" in response["Vary"]
    matches("PlekkenGeoJson", response.json())
    points = {one["properties"]["naam"]: one["geometry"] for one in response.json()["features"]}
    assert points == {"Eettafel": {"type": "Point", "coordinates": [5.16, 52.03]}, "Zonder plek": None}


def test_themes_and_neighbourhoods_lead_to_places(client: Client, full: Entry) -> None:
    themes = {row["code"]: row for row in ask(client, "themas", "Themas")["themas"]}
    assert "MEETING" in themes
    areas = {row["code"]: row for row in ask(client, "buurten", "Buurten")["buurten"]}
    for link in (themes["MEETING"]["links"]["plekken"], areas["BUT1"]["links"]["plekken"]):
        assert [row["naam"] for row in client.get(link).json()["plekken"]] == ["Eettafel"]


# --- what it refuses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "name", "code"),
    [
        ("kleur=rood", "kleur", "unknown"), ("Q=x", "Q", "unknown"), ("q=a&q=b", "q", "twice"),
        ("pagina=0", "pagina", "range"), ("pagina=x", "pagina", "range"), ("aantal=101", "aantal", "range"),
        ("aantal=1.5", "aantal", "range"), ("pagina=1_0", "pagina", "range"), ("pagina=", "pagina", "range"),
        ("lat=91&lon=0", "lat", "range"), ("lat=nan&lon=0", "lat", "range"), ("lat=52", "lat", "together"),
        ("lon=5", "lon", "together"), ("straal=100", "straal", "together"), ("gratis=ja", "gratis", "value"),
        ("gratis=false", "gratis", "value"), ("soort=meal", "soort", "value"), ("dag=7", "dag", "value"),
        ("thema=x", "thema", "pattern"), ("taal=Turks", "taal", "pattern"), (f"q={'a' * 401}", "q", "length"),
        ("buurt=", "buurt", "length"), ("taal=nl%0A", "taal", "pattern"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_named(client: Client, asked: str, name: str, code: str) -> None:
    [error] = wrong(client, f"plekken?{asked}")["errors"]
    assert (error["location"], error["code"], error["in"]) == ({"name": name}, code, "query")


def test_all_that_is_wrong_is_told_at_once(client: Client) -> None:
    errors = wrong(client, "plekken?kleur=rood&pagina=0&gratis=nee")["errors"]
    assert sorted(one["location"]["name"] for one in errors) == ["gratis", "kleur", "pagina"]


@pytest.mark.parametrize(
    "path", ["themas?q=x", "buurten?pagina=1", "openapi.json?x=1", f"plekken/{NEVER}?x=1"]
)
def test_where_nothing_can_be_chosen_a_choice_is_refused(client: Client, path: str) -> None:
    assert wrong(client, path)["errors"][0]["code"] == "unknown"


@pytest.mark.parametrize(
    "path", ["plekken/", "plekken/x", f"plekken/{NEVER}", "", "nergens", "themas/", "plekken/a/b"]
)
def test_what_is_not_there_is_a_problem(client: Client, path: str) -> None:
    wrong(client, path, 404)


@pytest.mark.parametrize(
    "text", ["%00", "%F0%9F%8D%B2", "de het een", "' OR 1=1 --", "a %26 | ! ( :*", "مرحبا", "%FF%FE"]
)
def test_any_text_is_a_question(client: Client, full: Entry, text: str) -> None:
    ask(client, f"plekken?q={text}")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_here_you_can_only_read(method: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/plekken")
    assert (response.status_code, response["Content-Type"]) == (405, PROBLEM)
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    matches("Probleem", response.json())


def test_another_kind_of_coordinates_is_refused(client: Client, full: Entry) -> None:
    crs84 = "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
    assert client.get("/api/v1/plekken", headers={"Accept-Crs": crs84}).status_code == 200
    rd = "<http://www.opengis.net/def/crs/EPSG/0/28992>"
    response = client.get("/api/v1/plekken", headers={"Accept-Crs": rd})
    assert (response.status_code, response["Content-Type"]) == (406, PROBLEM)


# --- headers ---------------------------------------------------------------------------------------------


def test_every_answer_has_its_version_and_may_be_read_by_every_website(client: Client, full: Entry) -> None:
    for path in (
        "plekken",
        "themas",
        "buurten",
        "openapi.json",
        f"plekken/{full.pk}",
        "nergens",
        "plekken?x=1",
    ):
        response = client.get(f"/api/v1/{path}")
        assert (response["API-Version"], response["Access-Control-Allow-Origin"]) == ("1.0.0", "*")
        assert "Set-Cookie" not in response
        if response.status_code == 200:
            assert "max-age=60" in response["Cache-Control"]


def test_head_gives_the_headers_and_options_say_what_can_be_done(client: Client) -> None:
    head = client.head("/api/v1/plekken")
    assert (head.status_code, head.content, head["API-Version"]) == (200, b"", "1.0.0")
    told = client.options("/api/v1/plekken")
    assert (told.status_code, told.content, told["Allow"]) == (204, b"", "GET, HEAD, OPTIONS")
    assert told["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_what_did_not_change_is_not_sent_again(client: Client, full: Entry) -> None:
    first = client.get("/api/v1/plekken")
    again = client.get("/api/v1/plekken", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["API-Version"]) == (304, b"", "1.0.0")
    put("Nog iets")
    assert client.get("/api/v1/plekken", headers={"If-None-Match": first["ETag"]}).status_code == 200


# --- what it never says ----------------------------------------------------------------------------------


@pytest.mark.parametrize("visibility", ["INVITED", "UNLISTED"])
def test_what_is_not_for_everybody_is_nowhere(client: Client, full: Entry, visibility: str) -> None:
    with as_the_owner():
        Entry.objects.filter(pk=full.pk).update(visibility=visibility)
    assert names(client, "plekken") == []
    assert (
        wrong(client, f"plekken/{full.pk}", 404)["title"] == wrong(client, f"plekken/{uuid4()}", 404)["title"]
    )


@pytest.mark.parametrize("kept", ["at_home", "sheltered"])
def test_a_home_and_a_shelter_are_nowhere(client: Client, cast: Cast, kept: str) -> None:
    entry = put("Bij Fatma thuis", area=cast.weide, town="Houten", **{kept: True})
    where = actions.MomentFacts(starts_on=date(2026, 1, 6), starts_at=time(17), where="Kerkstraat 1")
    put_moments(entry, where)
    told = ask(client, f"plekken/{entry.pk}", "HelePlek")
    assert not {"buurt", "adres", "geometrie"} & set(told)
    assert "waar" not in told["momenten"][0]


def test_what_has_stopped_leaves_the_list_and_says_so_itself(client: Client, full: Entry) -> None:
    with at_work("map_import"):
        actions.close_entry(entry=full, acting=ACTING, now=NOW)
    assert names(client, "plekken") == []
    assert ask(client, f"plekken/{full.pk}", "HelePlek")["gestoptOp"] == NOW.date().isoformat()
