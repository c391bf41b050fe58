"""Exporting the map and importing it again: nothing that HSDS can say gets lost on the way."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.cast import NOW, as_app, as_owner
from tests.play import as_the_owner

from samenspel.social_map.models import Entry, Moment
from samenspel.website.demo import loading

from .official import EXAMPLES, needs_schemas, wrong

pytestmark = pytest.mark.django_db
Running = Callable[..., str]


def export(path: Path) -> str:
    out = io.StringIO()
    call_command("map_export", str(path), stdout=out)
    return out.getvalue()


def contents(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["contents"]
    return found


def emptied() -> None:
    as_owner()
    Moment.objects.all().delete()
    Entry.objects.all().delete()
    as_app()


@pytest.fixture
def demo() -> None:
    as_owner()
    loading.load_map(now=NOW)
    entry = Entry.objects.public().order_by("pk")[0]
    Moment.objects.create(
        entry=entry, every="MONTH", starts_on="2026-11-17", starts_at="10:00", ends_at="12:00"
    )
    as_app()


@needs_schemas
def test_the_demo_and_the_official_example_come_back_the_same(
    tmp_path: Path, demo: None, run: Running
) -> None:
    run(EXAMPLES / "service_full.json")
    first, second = tmp_path / "eerst.json", tmp_path / "daarna.json"
    assert "diensten staan in" in export(first)
    assert len(contents(first)) == Entry.objects.public().count() > 100
    assert [fault for one in contents(first) for fault in wrong("service", one)] == []
    emptied()
    assert "0 geweigerd" in run(first)
    export(second)
    assert contents(second) == contents(first)
    assert json.loads((EXAMPLES / "service_full.json").read_text()) in contents(second)


@needs_schemas
def test_the_tables_come_back_the_same(tmp_path: Path, demo: None, run: Running) -> None:
    run(EXAMPLES / "service_full.json")
    first, folder, second = tmp_path / "eerst.json", tmp_path / "tabellen", tmp_path / "daarna.json"
    export(first)
    export(folder)
    emptied()
    assert "0 geweigerd" in run(folder)
    export(second)
    before, after = contents(first), contents(second)
    assert [one["id"] for one in after] == [one["id"] for one in before]
    for one, other in zip(before, after, strict=True):
        assert other == one
    again = tmp_path / "nog-eens"
    export(again)
    for file in folder.iterdir():
        assert (again / file.name).read_text() == file.read_text(), file.name


def test_lines_come_back_the_same(tmp_path: Path, demo: None, run: Running) -> None:
    first, lines, second = tmp_path / "eerst.json", tmp_path / "regels.ndjson", tmp_path / "daarna.json"
    export(first)
    export(lines)
    assert [json.loads(line) for line in lines.read_text("utf-8").splitlines()] == contents(first)
    emptied()
    run(lines)
    export(second)
    assert contents(second) == contents(first)


def test_a_service_at_three_places_is_one_service_again(
    tmp_path: Path, run: Running, service: Callable[..., dict[str, Any]], write: Callable[..., Path]
) -> None:
    places = [
        {
            "id": f"0000000{number}-857a-441c-9679-408f346de14b",
            "location": {
                "id": f"1000000{number}-857a-441c-9679-408f346de14b",
                "location_type": "physical",
                "latitude": 52 + number / 100,
                "longitude": 5.1,
            },
        }
        for number in range(3)
    ]
    said = service(service_at_locations=places)
    run(write({"contents": [said]}))
    assert Entry.objects.count() == 3
    export(tmp_path / "uit.json")
    assert contents(tmp_path / "uit.json") == [said]


def test_what_hsds_does_not_know_and_what_is_empty_is_left_out(
    tmp_path: Path, run: Running, service: Callable[..., dict[str, Any]], write: Callable[..., Path]
) -> None:
    run(
        write(
            service(
                **{
                    "x-ours": 1,
                    "email": None,
                    "url": "",
                    "phones": [],
                    "minimum_age": "12",
                    "wait_time": None,
                }
            )
        )
    )
    export(tmp_path / "uit.json")
    assert contents(tmp_path / "uit.json") == [service(minimum_age=12)]


def test_the_map_hears_more_than_the_source_said(
    tmp_path: Path, run: Running, service: Callable[..., dict[str, Any]], write: Callable[..., Path]
) -> None:
    run(write(service(assured_date="2020-01-01")))
    with as_the_owner():
        Entry.objects.update(confirmed_on="2026-11-01", room="WAIT", wait_weeks=1)
    export(tmp_path / "uit.json")
    [said] = contents(tmp_path / "uit.json")
    assert (said["assured_date"], said["wait_time"]) == ("2026-11-01", "Ongeveer 1 week wachten.")


def test_the_tables_are_plain_csv_with_a_description(tmp_path: Path, demo: None) -> None:
    folder = tmp_path / "tabellen"
    export(folder)
    described = json.loads((folder / "datapackage.json").read_text())
    assert {one["path"] for one in described["resources"]} == {file.name for file in folder.glob("*.csv")}
    for one in described["resources"]:
        with (folder / one["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows, one["path"]
        assert len({row["id"] for row in rows}) == len(rows), one["path"]
        assert list(rows[0]) == [field["name"] for field in one["schema"]["fields"]]


def test_an_empty_map_is_an_empty_page(tmp_path: Path, run: Running) -> None:
    assert export(tmp_path / "leeg.json").startswith("0 diensten")
    assert json.loads((tmp_path / "leeg.json").read_text())["empty"] is True
    export(tmp_path / "leeg")
    assert "0 nieuw" in run(tmp_path / "leeg")


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="kan niet naar"):
        export(tmp_path / "er-is-geen-map" / "uit.json")
