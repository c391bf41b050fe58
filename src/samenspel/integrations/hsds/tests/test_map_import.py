"""Importing HSDS: all or nothing, twice the same changes nothing, each refusal is explained."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cast import as_app, as_owner

from samenspel.community.models import Area, Organisation
from samenspel.social_map.models import Entry

pytestmark = pytest.mark.django_db
Running = Callable[..., str]
REPO = Path(__file__).resolve().parents[5]
EXAMPLES = REPO.parent / "shared" / "data" / "hsds" / "v3.0" / "examples"
OTHER = "bc148810-d857-441c-9679-408f346de14b"
PLACE = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"
SQUARE = [[5.10, 52.00], [5.12, 52.00], [5.12, 52.02], [5.10, 52.02], [5.10, 52.00]]

needs_examples = pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason=f"the official HSDS examples are not at {EXAMPLES}"
)


def at(latitude: Any, longitude: Any) -> dict[str, Any]:
    location = {"id": PLACE, "location_type": "physical", "latitude": latitude, "longitude": longitude}
    return {"service_at_locations": [{"id": OTHER, "location": location}]}


@pytest.fixture
def weide() -> Area:
    as_owner()
    city = Area.objects.create(code="GM-T", name="Proefstad", kind="MUNICIPALITY")
    weide = Area.objects.create(
        code="BU-T", name="De Weide", kind="NEIGHBOURHOOD", parent=city, municipality=city,
        outline={"type": "Polygon", "coordinates": [SQUARE]},
    )  # fmt: skip
    as_app()
    return weide


# --- the official examples -----------------------------------------------------------------------------


@needs_examples
def test_it_takes_every_official_example_and_changes_nothing_the_second_time(run: Running) -> None:
    files = sorted(EXAMPLES.glob("*.json"))
    assert len(files) == 13
    for path in files:
        run(path)
        before = list(Entry.objects.values_list("pk", "changed_at"))
        again = run(path)
        assert "0 nieuw, 0 bijgewerkt" in again
        assert "0 geweigerd" in again
        assert list(Entry.objects.values_list("pk", "changed_at")) == before
    assert Entry.objects.count() == 1


@needs_examples
def test_it_takes_the_whole_folder_of_examples_twice(run: Running) -> None:
    assert "1 nieuw" in run(EXAMPLES)
    assert "0 nieuw, 0 bijgewerkt" in run(EXAMPLES)


@needs_examples
def test_it_takes_the_official_tables(run: Running) -> None:
    assert "services.csv, regel 2: Community Counselling: nieuw" in run(EXAMPLES / "csv")
    assert "0 nieuw, 0 bijgewerkt, 1 hetzelfde" in run(EXAMPLES / "csv")
    entry = Entry.objects.get()
    assert entry.organisation
    assert entry.organisation.name == "Example Organization Inc."
    assert entry.phone == "+44 1234 234567"
    assert entry.languages == ["ur"]
    assert entry.point is None  # latitude 100 cannot be


# --- what becomes of a service ---------------------------------------------------------------------------


def test_it_finds_the_neighbourhood_of_a_point(run: Running, service: Any, write: Any, weide: Area) -> None:
    assert "1 nieuw" in run(write(service(**at(52.01, 5.11))))
    assert Entry.objects.get().area == weide


@pytest.mark.usefixtures("weide")
def test_it_says_when_a_place_lies_outside_every_neighbourhood(
    run: Running, service: Any, write: Any
) -> None:
    assert "de buurt kennen we niet" in run(write(service(**at(53.2, 6.5))))
    entry = Entry.objects.get()
    assert entry.area is None
    assert entry.point == (53.2, 6.5)


@pytest.mark.parametrize(
    ("place", "reason"), [((5.11, 52.01), "verwisseld"), ((100, 101), "kan niet bestaan")]
)
def test_it_leaves_out_a_point_that_cannot_be(
    run: Running, service: Any, write: Any, place: tuple[float, float], reason: str
) -> None:
    assert reason in run(write(service(**at(*place))))
    assert Entry.objects.get().point is None


def test_it_keeps_all_that_the_source_said(run: Running, service: Any, write: Any) -> None:
    run(write(service(licenses="CC0", own_field={"deep": [1, "a\0b"]})))
    record = Entry.objects.get().source_record
    assert record["service"]["licenses"] == "CC0"
    assert record["service"]["own_field"] == {"deep": [1, "ab"]}


def test_it_changes_what_changed(run: Running, service: Any, write: Any) -> None:
    run(write(service()))
    assert "0 nieuw, 1 bijgewerkt" in run(write(service(name="Groot koor")))
    assert Entry.objects.get().name == "Groot koor"


def test_it_moves_a_service_to_its_place_when_that_becomes_known(
    run: Running, service: Any, write: Any
) -> None:
    run(write(service()))
    first = Entry.objects.get().pk
    run(write(service(**at(52.01, 5.11))))
    assert Entry.objects.get().pk == first
    assert "hetzelfde" in run(write(service()))


@pytest.mark.parametrize("status", ["inactive", "temporarily closed"])
def test_it_says_that_something_pauses(run: Running, service: Any, write: Any, status: str) -> None:
    assert "nu even niet" in run(write(service(status=status)))
    assert Entry.objects.get().room == "PAUSED"


def test_it_does_not_take_what_has_stopped_and_closes_what_stops(
    run: Running, service: Any, write: Any
) -> None:
    assert "gestopt (status defunct) en stond nog niet" in run(write(service(status="defunct")))
    run(write(service()))
    assert "1 bijgewerkt" in run(write(service(status="defunct")))
    assert "1 hetzelfde" in run(write(service(status="defunct")))
    assert not Entry.objects.public().exists()


def test_it_gives_an_organisation_the_same_id(run: Running, service: Any, write: Any) -> None:
    run(write({"id": OTHER, "name": "De Stem", "description": "Wij zingen.", "services": [service()]}))
    assert str(Organisation.objects.get().pk) == OTHER
