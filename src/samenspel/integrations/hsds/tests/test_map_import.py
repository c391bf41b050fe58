"""Importing HSDS: all or nothing, twice the same changes nothing, each refusal is explained."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from samenspel.community.models import Area, Organisation
from samenspel.social_map.models import Entry

pytestmark = pytest.mark.django_db
REPO = Path(__file__).resolve().parents[5]
EXAMPLES = REPO.parent / "shared" / "data" / "hsds" / "v3.0" / "examples"
ID, OTHER = "ac148810-d857-441c-9679-408f346de14b", "bc148810-d857-441c-9679-408f346de14b"
PLACE = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"
SQUARE = [[5.10, 52.00], [5.12, 52.00], [5.12, 52.02], [5.10, 52.02], [5.10, 52.00]]

needs_examples = pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason=f"the official HSDS examples are not at {EXAMPLES}"
)


def run(path: Path, **options: Any) -> str:
    out = io.StringIO()
    call_command("map_import", str(path), stdout=out, **options)
    return out.getvalue()


def service(**facts: Any) -> dict[str, Any]:
    return {"id": ID, "name": "Koor", "status": "active", "description": "Zingen op maandag."} | facts


def at(latitude: Any, longitude: Any) -> dict[str, Any]:
    location = {"id": PLACE, "location_type": "physical", "latitude": latitude, "longitude": longitude}
    return {"service_at_locations": [{"id": OTHER, "location": location}]}


@pytest.fixture
def weide() -> Area:
    city = Area.objects.create(code="GM-T", name="Proefstad", kind="MUNICIPALITY")
    return Area.objects.create(
        code="BU-T", name="De Weide", kind="NEIGHBOURHOOD", parent=city, municipality=city,
        outline={"type": "Polygon", "coordinates": [SQUARE]},
    )  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def writing(content: Any, name: str = "bron.json") -> Path:
        path = tmp_path / name
        raw = content if isinstance(content, (str, bytes)) else json.dumps(content)
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return path

    return writing


# --- the official examples -----------------------------------------------------------------------------


@needs_examples
def test_it_takes_every_official_example_and_changes_nothing_the_second_time() -> None:
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
def test_it_takes_the_whole_folder_of_examples_twice() -> None:
    assert "1 nieuw" in run(EXAMPLES)
    assert "0 nieuw, 0 bijgewerkt" in run(EXAMPLES)


@needs_examples
def test_it_takes_the_official_tables() -> None:
    assert "services.csv, regel 2: Community Counselling: nieuw" in run(EXAMPLES / "csv")
    assert "0 nieuw, 0 bijgewerkt, 1 hetzelfde" in run(EXAMPLES / "csv")
    entry = Entry.objects.get()
    assert entry.organisation
    assert entry.organisation.name == "Example Organization Inc."
    assert entry.phone == "+44 1234 234567"
    assert entry.languages == ["ur"]
    assert entry.point is None  # latitude 100 cannot be


# --- what becomes of a service ---------------------------------------------------------------------------


def test_it_finds_the_neighbourhood_of_a_point(write: Any, weide: Area) -> None:
    assert "1 nieuw" in run(write(service(**at(52.01, 5.11))))
    assert Entry.objects.get().area == weide


@pytest.mark.usefixtures("weide")
def test_it_says_when_a_place_lies_outside_every_neighbourhood(write: Any) -> None:
    assert "de buurt kennen we niet" in run(write(service(**at(53.2, 6.5))))
    entry = Entry.objects.get()
    assert entry.area is None
    assert entry.point == (53.2, 6.5)


@pytest.mark.parametrize(
    ("place", "reason"), [((5.11, 52.01), "verwisseld"), ((100, 101), "kan niet bestaan")]
)
def test_it_leaves_out_a_point_that_cannot_be(write: Any, place: tuple[float, float], reason: str) -> None:
    assert reason in run(write(service(**at(*place))))
    assert Entry.objects.get().point is None


def test_it_keeps_all_that_the_source_said(write: Any) -> None:
    run(write(service(licenses="CC0", own_field={"deep": [1, "a\0b"]})))
    record = Entry.objects.get().source_record
    assert record["service"]["licenses"] == "CC0"
    assert record["service"]["own_field"] == {"deep": [1, "ab"]}


def test_it_changes_what_changed(write: Any) -> None:
    run(write(service()))
    assert "0 nieuw, 1 bijgewerkt" in run(write(service(name="Groot koor")))
    assert Entry.objects.get().name == "Groot koor"


def test_it_moves_a_service_to_its_place_when_that_becomes_known(write: Any) -> None:
    run(write(service()))
    first = Entry.objects.get().pk
    run(write(service(**at(52.01, 5.11))))
    assert Entry.objects.get().pk == first
    assert "hetzelfde" in run(write(service()))


@pytest.mark.parametrize("status", ["inactive", "temporarily closed"])
def test_it_says_that_something_pauses(write: Any, status: str) -> None:
    assert "nu even niet" in run(write(service(status=status)))
    assert Entry.objects.get().room == "PAUSED"


def test_it_does_not_take_what_has_stopped_and_closes_what_stops(write: Any) -> None:
    assert "gestopt (status defunct) en stond nog niet" in run(write(service(status="defunct")))
    run(write(service()))
    assert "1 bijgewerkt" in run(write(service(status="defunct")))
    assert "1 hetzelfde" in run(write(service(status="defunct")))
    assert not Entry.objects.public().exists()


def test_it_gives_an_organisation_the_same_id(write: Any) -> None:
    run(write({"id": OTHER, "name": "De Stem", "description": "Wij zingen.", "services": [service()]}))
    assert str(Organisation.objects.get().pk) == OTHER


# --- what is refused, and why ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"id": ID, "status": "active"}, "$: geweigerd — service.name ontbreekt"),
        ([service(id="1")], "$[0]: Koor: geweigerd — service.id is geen geldige UUID: 1"),
        ({"contents": [service(), service()]}, "$.contents[1]: Koor: geweigerd — dezelfde dienst"),
        ([1], "hier hoort een object of een lijst"),
        ({"type": "FeatureCollection", "features": []}, "dit is GeoJSON"),
        ({"a": 1}, "dit is geen HSDS"),
        ([], "de lijst is leeg"),
        ({"contents": []}, "de lijst is leeg"),
        (service(service_at_locations=[{"location": {"id": PLACE}}]), "location.location_type ontbreekt"),
    ],
)
def test_it_explains_each_row_that_it_does_not_take(write: Any, content: Any, reason: str) -> None:
    assert reason in run(write(content))


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        ('{"id": 1,\n  "name" "x"}', "a.json", "regel 2, kolom 10. Hier ontbreekt een dubbele punt."),
        ('[{"id": "a"},\n]', "a.json", "regel 2"),
        ("", "a.json", "leeg"),
        ('{"name": "caf\xe9"}'.encode("latin-1"), "a.json", "niet in UTF-8: op regel 1"),
        ('{"a": 1}'.encode("utf-16"), "a.json", "UTF-16"),
        (b"PK\x03\x04rest", "a.json", "zip- of Excel-bestand"),
        (b"%PDF-1.7", "a.json", "een pdf"),
        ("<html></html>", "a.json", "html"),
        ("id,name\n", "services.csv", "Geef de map"),
        ('{"a": NaN}', "a.json", "een getal of een haakje"),
        ("[" * 100_000, "a.json", "geen goede JSON"),
    ],
)
def test_it_explains_a_file_that_it_cannot_read(write: Any, content: Any, name: str, reason: str) -> None:
    with pytest.raises(CommandError, match="Er is niets overgenomen") as refused:
        run(write(content, name))
    assert reason in str(refused.value)


def test_it_takes_nothing_when_a_later_file_is_broken(write: Any, tmp_path: Path) -> None:
    write(service(), "a.json")
    write("{", "b.json")
    with pytest.raises(CommandError):
        run(tmp_path)
    assert not Entry.objects.exists()


def test_it_takes_nothing_in_strict_mode_when_one_row_is_refused(write: Any) -> None:
    with pytest.raises(CommandError):
        run(write([service(), {"id": OTHER, "status": "active"}]), strict=True)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({"services.csv": "name\nKoor\n"}, "geen kolom 'id'"),
        ({"services.csv": "id,name\n1,2,3\n"}, "regel 2: er staan meer velden"),
        ({"phones.csv": "id\n1\n"}, "ontbreekt services.csv"),
        ({}, "geen json- of csv-bestand"),
    ],
)
def test_it_explains_tables_that_it_cannot_read(
    write: Any, tmp_path: Path, tables: dict[str, str], reason: str
) -> None:
    for name, content in tables.items():
        write(content, name)
    with pytest.raises(CommandError, match=reason):
        run(tmp_path)


def test_it_names_the_line_of_a_table_row(write: Any, tmp_path: Path) -> None:
    write(f"id,name,status\n{ID},Koor,active\nx,Fout,active\n", "services.csv")
    assert "services.csv, regel 3: Fout: geweigerd — service.id is geen geldige UUID: x" in run(tmp_path)


def test_it_reads_one_object_per_line(write: Any) -> None:
    lines = "\n".join(json.dumps(service(id=each)) for each in (ID, OTHER))
    assert "2 nieuw" in run(write(lines, "bron.ndjson"))


def test_it_writes_the_report_as_csv(write: Any, tmp_path: Path) -> None:
    report = tmp_path / "verslag.csv"
    run(write([service(), 1]), report=report)
    rows = list(csv.DictReader(io.StringIO(report.read_text(encoding="utf-8"))))
    assert [row["uitkomst"] for row in rows] == ["nieuw", "geweigerd"]
