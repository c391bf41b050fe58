"""What is changed here in an entry of a source goes out; what nobody touched goes out as it came."""

import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, as_app
from tests.fuzz.everything import services
from tests.play import as_the_owner

from samenspel.foundation.acting import a_job
from samenspel.social_map import actions
from samenspel.social_map.models import Entry

from .conftest import OTHER
from .official import EXAMPLES, needs_schemas, wrong

pytestmark = pytest.mark.django_db
Running = Callable[..., str]
Record = dict[str, Any]
LATER = NOW + timedelta(days=1)
WHAT = {
    "name": "Praten helpt", "summary": "Kom praten.", "description": "Elke dag in het Dorpshuis.",
    "who_for": "Voor wie wil.", "cost_text": "Gratis.", "is_free": True, "languages": ["nl", "ur"],
    "phone": "030 123 45 67", "email": "praten@example.nl", "website": "https://praten.example.nl",
    "street": "Lindelaan 2", "postcode": "3994 AB", "town": "Houten", "latitude": 52.03, "longitude": 5.16,
    "wheelchair": True, "kind": "COMPANY", "issues": ["MEETING"], "when_text": "Op donderdag.",
}  # fmt: skip


def told(path: Path) -> list[Record]:
    call_command("map_export", str(path), stdout=io.StringIO())
    found: list[Record] = json.loads(path.read_text("utf-8"))["contents"]
    return found


def change(entry: Entry, **said: Any) -> None:
    """As an editor of its municipality does; the policies have tests of their own."""
    with as_the_owner():
        actions.change_entry(entry=entry, said=said, acting=a_job("test"), now=LATER)
    as_app()


@pytest.fixture
def example(run: Running) -> Record:
    run(EXAMPLES / "service_full.json")
    found: Record = json.loads((EXAMPLES / "service_full.json").read_text())
    return found


@needs_schemas
def test_an_edit_of_nothing_changes_nothing(tmp_path: Path, example: Record) -> None:
    before = Entry.objects.get()
    town = before.town
    change(before, town="x")
    change(Entry.objects.get(), town=town)
    assert Entry.objects.get().content_hash == ""
    assert told(tmp_path / "uit.json") == [example]


@needs_schemas
def test_all_that_was_changed_here_is_told_and_nothing_else_is_lost(
    tmp_path: Path, example: Record, run: Running
) -> None:
    change(Entry.objects.get(), **WHAT)
    [said] = told(tmp_path / "uit.json")
    assert wrong("service", said) == []
    assert (said["name"], said["email"], said["url"]) == ("Praten helpt", WHAT["email"], WHAT["website"])
    assert said["description"] == "Kom praten.\n\nElke dag in het Dorpshuis."
    assert (said["eligibility_description"], said["fees_description"]) == ("Voor wie wil.", "Gratis.")
    [cost] = said["cost_options"]
    assert (cost["amount"], said["phones"][0]["number"]) == (0, WHAT["phone"])
    assert said["phones"][0] == example["phones"][0] | {"number": WHAT["phone"]}
    assert [one["code"] for one in said["languages"]] == ["nl", "ur"]
    assert said["languages"][1] == example["languages"][0]
    assert not {"alert", "application_process", "interpretation_services", "minimum_age"} & set(said)
    [place] = said["service_at_locations"]
    assert place["location"]["addresses"][0]["address_1"] == "Lindelaan 2"
    assert place["location"]["latitude"] == 52.03
    assert (
        place["location"]["accessibility"][:-1]
        == example["service_at_locations"][0]["location"]["accessibility"]
    )
    assert [one["description"] for one in place["schedules"]] == ["Op donderdag."]
    names = [one["taxonomy_term"]["code"] for one in said["attributes"][len(example["attributes"]) :]]
    assert names == ["COMPANY", "MEETING"]
    kept = {
        "contacts",
        "funding",
        "program",
        "required_documents",
        "service_areas",
        "organization",
        "id",
        "licenses",
    }
    assert {name: said[name] for name in kept} == {name: example[name] for name in kept}


@needs_schemas
@pytest.mark.parametrize("name", sorted(WHAT))
def test_one_edit_touches_one_thing(tmp_path: Path, example: Record, name: str) -> None:
    change(Entry.objects.get(), **{name: WHAT[name]} | ({"longitude": 5.16} if name == "latitude" else {}) | (
        {"latitude": 52.03} if name == "longitude" else {}
    ))  # fmt: skip
    [said] = told(tmp_path / "uit.json")
    assert wrong("service", said) == []
    differs = {key for key in said.keys() | example.keys() if said.get(key) != example.get(key)}
    assert "last_modified" in differs
    most = {
        "description": {"description", "alert", "application_process", "interpretation_services"},
        "summary": {"description"},
        "who_for": {"eligibility_description", "minimum_age", "maximum_age"},
        "cost_text": {"fees_description", "fees", "cost_options"}, "is_free": {"cost_options"},
        "phone": {"phones", "service_at_locations"}, "website": {"url"}, "when_text": {"schedules"},
        "kind": {"attributes"}, "issues": {"attributes"},
    }.get(name, {name})  # fmt: skip
    assert differs <= most | {"last_modified", "service_at_locations"}
    assert differs > {"last_modified"}


@needs_schemas
def test_what_goes_out_comes_in_again_the_same(tmp_path: Path, example: Record, run: Running) -> None:
    change(Entry.objects.get(), **WHAT)
    first, second = tmp_path / "eerst.json", tmp_path / "daarna.json"
    before = told(first)
    with as_the_owner():
        Entry.objects.all().delete()
    run(first)
    entry = Entry.objects.get()
    for name in (
        "name",
        "who_for",
        "cost_text",
        "is_free",
        "phone",
        "email",
        "street",
        "when_text",
    ):
        assert getattr(entry, name) == WHAT[name], name
    assert told(second) == before


@needs_schemas
def test_the_same_file_again_leaves_what_was_changed_here_and_a_new_word_of_the_source_wins(
    example: Record, run: Running, write: Callable[..., Path]
) -> None:
    change(Entry.objects.get(), phone="030 123 45 67")
    assert "wat hier veranderd is, blijft" in run(EXAMPLES / "service_full.json")
    assert Entry.objects.get().phone == "030 123 45 67"
    assert "1 bijgewerkt" in run(write(example | {"name": "Anders"}))
    assert Entry.objects.get().phone == "+44 1234 234567"


def test_a_description_that_the_source_split_stays_split(
    tmp_path: Path, run: Running, service: Callable[..., Record], write: Callable[..., Path]
) -> None:
    run(write(service(alert="Let op: dicht in mei.", application_process="Bel even.\n\nOf mail.")))
    entry = Entry.objects.get()
    change(
        entry,
        description=entry.description.replace("Zingen op maandag.", "Zingen op dinsdag.").replace(
            "\n", "\r\n"
        ),
    )
    [said] = told(tmp_path / "uit.json")
    assert said["alert"] == "Let op: dicht in mei."
    assert said["application_process"] == "Bel even.\n\nOf mail."
    assert said["description"] == "Zingen op maandag.\n\nZingen op dinsdag."  # its summary was not changed


@needs_schemas
def test_a_minimal_list_says_the_same_as_the_whole_one(
    client: Client, example: Record, run: Running, write: Any
) -> None:
    run(write({"contents": list(services(12))}), source="anders")
    change(Entry.objects.get(source="hsds"), name="Praten helpt", phone="030 123 45 67")
    change(Entry.objects.filter(source="anders").order_by("pk")[0], room="PAUSED")
    whole = {one["id"]: one for one in client.get("/hsds/services?full=true&minimal=true").json()["contents"]}
    names = ("id", "name", "status", "last_modified")
    for one in client.get("/hsds/services?minimal=true").json()["contents"]:
        assert one == {name: whole[one["id"]][name] for name in names if name in whole[one["id"]]}
    assert len(whole) == 13
    assert client.get("/hsds/services?full=true&minimal=true&per_page=501").status_code == 400


def test_two_places_of_one_service_say_both_what_they_say(
    tmp_path: Path, run: Running, service: Callable[..., Record], write: Callable[..., Path]
) -> None:
    places = [
        {
            "id": f"0000000{number}-857a-441c-9679-408f346de14b",
            "location": {
                "id": f"1000000{number}-857a-441c-9679-408f346de14b", "location_type": "physical",
                "latitude": 52.0, "longitude": 5.1,
            },
        }
        for number in range(2)
    ]  # fmt: skip
    run(
        write(
            {
                "contents": [
                    service(service_at_locations=places, schedules=[{"id": OTHER, "description": "Ma"}])
                ]
            }
        )
    )
    one, two = Entry.objects.order_by("source_id")
    change(two, name="Groot koor", when_text="Di", latitude=52.1)
    [said] = told(tmp_path / "uit.json")
    assert said["name"] == "Groot koor"
    assert said["schedules"][0]["description"] == "Ma"
    first, second = said["service_at_locations"]
    assert first == places[0]
    assert second["location"]["latitude"] == 52.1
    assert [row["description"] for row in second["schedules"]] == ["Di"]


def test_a_place_that_was_given_here_and_one_that_was_taken_away(
    tmp_path: Path, run: Running, service: Callable[..., Record], write: Callable[..., Path]
) -> None:
    run(write(service(phones=[{"id": OTHER, "number": "030 1"}])))
    change(Entry.objects.get(), street="Lindelaan 2", phone="")
    [said] = told(tmp_path / "uit.json")
    assert "phones" not in said
    assert said["service_at_locations"][0]["location"]["addresses"][0]["address_1"] == "Lindelaan 2"
    change(Entry.objects.get(), street="", at_home=True)
    [said] = told(tmp_path / "uit.json")
    assert "service_at_locations" not in said


ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=st.fixed_dictionaries({}, optional={
    "summary": ANY.filter(str.strip), "description": ANY, "who_for": ANY, "cost_text": ANY, "when_text": ANY,
    "phone": ANY, "name": ANY.filter(str.strip), "is_free": st.sampled_from([None, True, False]),
    "languages": st.lists(st.sampled_from(["nl", "ur", "tr"]), unique=True),
}))  # fmt: skip
def test_whatever_is_said_here_the_answer_is_hsds(tmp_path: Path, run: Running, said: Record) -> None:
    if not EXAMPLES.is_dir():
        pytest.skip("no official examples here")
    run(EXAMPLES / "service_full.json")
    change(Entry.objects.get(), **said)
    [service] = told(tmp_path / "uit.json")
    assert wrong("service", service) == []
    assert service["organization"]["name"] == "Example Organization Inc."
    with as_the_owner():
        Entry.objects.all().delete()
    as_app()
