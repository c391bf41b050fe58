"""From an address to a point on the map: what somebody writes herself stands where it is, and never where it may not."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql
from tests.web_of_others import Place, a_place

from samenspel.foundation.acting import a_job
from samenspel.integrations.geocoding.actions import import_postcodes
from samenspel.integrations.geocoding.models import Postcode
from samenspel.social_map import actions, jobs
from samenspel.social_map.models import Change, Entry, Listing

from .test_locatieserver import DOC, answering

SINGEL = {"street": "Singel 1", "postcode": "3993 AX", "town": "Waterhoek"}
Writing = Callable[..., Entry]


@pytest.fixture
def table(db: None) -> None:
    with as_the_owner():
        Postcode.objects.create(code="3993AX", latitude=52.02, longitude=5.13)
        Postcode.objects.create(code="3993AY", latitude=52.03, longitude=5.14)
        Postcode.objects.create(code="3993", latitude=52.0, longitude=5.1)


@pytest.fixture
def write(cast: Cast) -> Writing:
    def writing(visibility: str = "PUBLIC", **facts: Any) -> Entry:
        cast.enter("resident")
        said = {"name": "Leeskring", "summary": "Samen lezen.", "area": cast.weide, "owner_agreed": True}
        entry = actions.write_entry(
            facts=actions.EntryFacts(**said | facts),
            visibility=visibility,
            acting=cast.acting("resident"),
            now=NOW,
        )
        return again(entry)

    return writing


def again(entry: Entry) -> Entry:
    with as_the_owner():
        return Entry.objects.get(pk=entry.pk)


def change(cast: Cast, entry: Entry, **said: Any) -> Entry:
    cast.enter("resident")
    actions.change_entry(entry=again(entry), said=said, acting=cast.acting("resident"), now=NOW)
    return again(entry)


def test_what_somebody_writes_stands_on_the_map(table: None, write: Writing) -> None:
    entry = write(**SINGEL)
    assert (entry.point, entry.pin) == ((52.02, 5.13), "STREET")
    found = Listing.objects.get(entry=entry)
    assert (found.latitude, found.longitude) == (52.02, 5.13)
    assert write(postcode="3993").pin == "ROUGH"
    assert write(postcode="3704AB").pin == "NOT_FOUND"
    assert write(street="Singel 1").pin == "GIVEN"


def test_without_a_table_nothing_is_said_about_an_address(write: Writing) -> None:
    entry = write(**SINGEL)
    assert (entry.point, entry.pin) == (None, "GIVEN")


@pytest.mark.parametrize("hidden", [{"at_home": True}, {"sheltered": True}])
def test_a_home_and_a_shelter_are_never_looked_up(
    table: None, cast: Cast, write: Writing, hidden: dict[str, bool]
) -> None:
    assert write(town="Waterhoek", **hidden).point is None
    entry = write(**SINGEL)
    after = change(cast, entry, street="", postcode="", **hidden)
    assert (after.point, after.pin) == (None, "GIVEN")


@pytest.mark.parametrize("visibility", ["INVITED", "UNLISTED"])
def test_what_not_everybody_may_find_gets_no_point(
    table: None, cast: Cast, write: Writing, visibility: str
) -> None:
    assert write(visibility, **SINGEL).point is None
    entry = write(**SINGEL)
    assert change(cast, entry, visibility=visibility).point is None
    assert change(cast, entry, visibility="PUBLIC").point == (52.02, 5.13)


def test_another_address_is_another_point_and_what_does_not_change_it_leaves_it(
    table: None, cast: Cast, write: Writing
) -> None:
    entry = write(**SINGEL)
    assert change(cast, entry, postcode="3993 AY").point == (52.03, 5.14)
    with as_the_owner():
        Postcode.objects.update(latitude=52.5)
    assert change(cast, entry, phone="030 1234567").point == (52.03, 5.14)
    assert change(cast, entry, postcode="").point is None


def test_a_point_of_a_former_address_does_not_stay(table: None, cast: Cast, write: Writing) -> None:
    entry = write(latitude=52.09, longitude=5.2, street="Kade 1", town="Waterhoek")
    assert change(cast, entry, summary="Anders.").point == (52.09, 5.2)
    assert change(cast, entry, **SINGEL).point == (52.02, 5.13)


def test_off_the_map_is_off_the_map_until_she_says_otherwise(table: None, cast: Cast, write: Writing) -> None:
    entry = write(pin="OFF", **SINGEL)
    assert (entry.point, entry.pin) == (None, "OFF")
    assert change(cast, entry, postcode="3993 AY").point is None
    assert change(cast, entry, pin="GIVEN").point == (52.03, 5.14)
    assert change(cast, entry, pin="OFF").point is None


def test_undoing_puts_the_former_point_back(table: None, cast: Cast, write: Writing) -> None:
    entry = change(cast, write(**SINGEL), postcode="3993 AY")
    cast.enter("resident")
    version = Change.objects.filter(entry=entry, kind="EDIT").select_related("entry").latest("made_at", "id")
    actions.undo(change=version, acting=cast.acting("resident"), now=NOW)
    assert (again(entry).point, again(entry).postcode) == ((52.02, 5.13), "3993 AX")


def test_a_source_without_points_gets_them_and_keeps_its_own(table: None, cast: Cast) -> None:
    facts = actions.EntryFacts(
        name="Eettafel", summary="Samen.", area=cast.weide, owner_agreed=True, **SINGEL
    )

    def put(facts: actions.EntryFacts) -> tuple[str, Entry]:
        with at_work("map_import"):
            done = actions.put_entry(
                facts=facts, source="t", source_id="1", acting=a_job("map_import"), now=NOW
            )
        return done.outcome.value, again(done.entry)

    outcome, entry = put(facts)
    assert (outcome, entry.point, entry.pin) == ("ADDED", (52.02, 5.13), "STREET")
    assert put(facts)[0] == "SAME"
    outcome, entry = put(replace(facts, phone="030 1234567"))
    assert (outcome, entry.point) == ("CHANGED", (52.02, 5.13))
    outcome, entry = put(replace(facts, latitude=52.1, longitude=5.2))
    assert (outcome, entry.point, entry.pin) == ("CHANGED", (52.1, 5.2), "GIVEN")
    outcome, entry = put(replace(facts, postcode="3993AY"))
    assert (entry.point, entry.pin) == ((52.03, 5.14), "STREET")


def test_more_postcodes_place_what_stood_there_without_a_point(
    db: None, cast: Cast, write: Writing, tmp_path: Any
) -> None:
    entry, hidden = write(**SINGEL), write("INVITED", **SINGEL)
    file = tmp_path / "codes.csv"
    file.write_text("postcode;lat;lon\n3993AX;52.02;5.13\n")
    with as_the_owner():
        import_postcodes(file, tell=lambda _number: None)
    assert (again(entry).point, again(hidden).point) == ((52.02, 5.13), None)
    assert not Change.objects.filter(entry=entry, kind="EDIT").exists()


HIDING = st.sampled_from(
    ["at_home = true, street = '', postcode = ''", "sheltered = true, street = '', postcode = ''",
     "visibility = 'UNLISTED'", "street = 'Kade 1'", "postcode = ''", "town = 'Zeist'", "pin = 'OFF'"]
)  # fmt: skip


@how(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=HIDING, second=HIDING)
def test_a_looked_up_point_never_outlives_its_address(
    table: None, cast: Cast, write: Writing, first: str, second: str
) -> None:
    """Straight in the table, as somebody would who goes round our verbs: the database itself lets the point go."""
    entry = write(**SINGEL)
    cast.enter("resident")
    for words in (first, second):
        with suppress(IntegrityError), transaction.atomic():  # an address at a home is refused as well
            sql(f"UPDATE social_map_entry SET {words} WHERE id = %s", entry.pk)
        assert again(entry).point is None


@pytest.mark.parametrize(
    "words",
    ["pin = 'EXACT'", "pin = 'ELSEWHERE'", "pin = 'EXACT', at_home = true, latitude = 52, longitude = 5"],
)
def test_no_pin_that_says_what_is_not_so(table: None, cast: Cast, write: Writing, words: str) -> None:
    entry = write(town="Waterhoek")
    cast.enter("resident")
    with suppress(IntegrityError), transaction.atomic():  # refused, or put right at once
        sql(f"UPDATE social_map_entry SET {words} WHERE id = %s", entry.pk)
    assert (again(entry).point, again(entry).pin) == (None, "GIVEN")
    with refused(IntegrityError):
        write(pin="EXACT", latitude=52.0, longitude=5.0, at_home=True)


# --- over the network ------------------------------------------------------------
@pytest.fixture
def pdok(settings: Any) -> Iterator[Place]:
    with a_place(lambda _path, _headers: answering(DOC)) as place:
        settings.GEOCODER = "samenspel.integrations.geocoding.actions.Locatieserver"
        settings.GEOCODER_URL = place.url
        yield place


def look_up() -> None:
    with at_work(actions.FIND_PLACES):
        jobs.find_places.func(0)


def test_over_the_network_the_worker_looks_it_up(pdok: Place, cast: Cast, write: Writing) -> None:
    entry = write(**SINGEL)
    assert (entry.point, entry.pin, pdok.asked) == (None, "WAITING", [])
    with as_the_owner():
        assert sql("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'find_places'") == [(1,)]
    look_up()
    assert (again(entry).point, again(entry).pin) == ((52.02, 5.13), "EXACT")
    assert not Change.objects.filter(entry=entry, kind="EDIT").exists()
    look_up()
    assert len(pdok.asked) == 1


def test_no_answer_is_asked_again_later_and_never_an_error_for_the_writer(
    pdok: Place, cast: Cast, write: Writing
) -> None:
    entries = [write(**SINGEL) for _number in range(5)]
    pdok.says = lambda _path, _headers: (503, {}, b"")
    look_up()
    assert len(pdok.asked) == 3  # then we leave it alone for a while
    assert {again(one).pin for one in entries} == {"WAITING"}
    pdok.says = lambda _path, _headers: answering()
    look_up()
    assert {again(one).pin for one in entries} == {"NOT_FOUND"}


@pytest.mark.parametrize("said", [{"street": "Kade 9"}, {"visibility": "INVITED"}, {"pin": "OFF"}])
def test_what_changed_while_we_asked_goes_before(
    pdok: Place, cast: Cast, write: Writing, said: dict[str, str]
) -> None:
    entry = write(**SINGEL)
    with at_work(actions.FIND_PLACES):
        waiting = actions.waiting(at_most=5)
    change(cast, entry, **said)
    finder = actions.geocoder()
    assert finder
    with at_work(actions.FIND_PLACES):
        actions.find_place(waiting[0], finder=finder)
    assert again(entry).point is None


@pytest.mark.parametrize("hidden", [{"at_home": True, "town": "Waterhoek"}, {"pin": "OFF", **SINGEL}])
def test_what_is_not_for_the_map_is_not_asked_of_anybody(
    pdok: Place, cast: Cast, write: Writing, hidden: dict[str, Any]
) -> None:
    write(**hidden)
    write("UNLISTED", **SINGEL)
    look_up()
    assert pdok.asked == []


def test_the_form_shows_it_before_anything_is_written(table: None, cast: Cast) -> None:
    client = signed_in(cast, "resident")
    page = client.post("/kaart/nieuw/", {**SINGEL, "look": "1", "visibility": "PUBLIC"})
    assert page.status_code == 200
    assert "Op de kaart: bij Singel 1." in page.content.decode()
    page = client.post("/kaart/nieuw/", {"postcode": "3704AB", "look": "1", "visibility": "PUBLIC"})
    assert "We vonden dit adres niet. Het staat wel in de lijst." in page.content.decode()
    assert not Entry.objects.exists()
    assert json.loads(client.get("/kaart/plekken.geojson").content)["features"] == []
