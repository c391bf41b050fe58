"""What an import refuses, in one clear sentence each; a file that cannot be read leaves nothing behind."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from samenspel.social_map.models import Entry

pytestmark = pytest.mark.django_db
Running = Callable[..., str]
ID, OTHER = "ac148810-d857-441c-9679-408f346de14b", "bc148810-d857-441c-9679-408f346de14b"
PLACE = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"
KOOR = {"id": ID, "name": "Koor", "status": "active", "description": "Zingen op maandag."}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"id": ID, "status": "active"}, "$: geweigerd — service.name ontbreekt"),
        ([KOOR | {"id": "1"}], "$[0]: Koor: geweigerd — service.id is geen geldige UUID: 1"),
        ({"contents": [KOOR, KOOR]}, "$.contents[1]: Koor: geweigerd — dezelfde dienst"),
        ([1], "hier hoort een object of een lijst"),
        ({"type": "FeatureCollection", "features": []}, "dit is GeoJSON"),
        ({"a": 1}, "dit is geen HSDS"),
        ([], "de lijst is leeg"),
        ({"contents": []}, "de lijst is leeg"),
        (KOOR | {"service_at_locations": [{"location": {"id": PLACE}}]}, "location.location_type ontbreekt"),
    ],
)
def test_it_explains_each_row_that_it_does_not_take(
    run: Running, write: Any, content: Any, reason: str
) -> None:
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
def test_it_explains_a_file_that_it_cannot_read(
    run: Running, write: Any, content: Any, name: str, reason: str
) -> None:
    with pytest.raises(CommandError, match="Er is niets overgenomen") as refused:
        run(write(content, name))
    assert reason in str(refused.value)


def test_it_takes_nothing_when_a_later_file_is_broken(
    run: Running, service: Any, write: Any, tmp_path: Path
) -> None:
    write(service(), "a.json")
    write("{", "b.json")
    with pytest.raises(CommandError):
        run(tmp_path)
    assert not Entry.objects.exists()


def test_it_takes_nothing_in_strict_mode_when_one_row_is_refused(
    run: Running, service: Any, write: Any
) -> None:
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
    run: Running, write: Any, tmp_path: Path, tables: dict[str, str], reason: str
) -> None:
    for name, content in tables.items():
        write(content, name)
    with pytest.raises(CommandError, match=reason):
        run(tmp_path)


def test_it_names_the_line_of_a_table_row(run: Running, write: Any, tmp_path: Path) -> None:
    write(f"id,name,status\n{ID},Koor,active\nx,Fout,active\n", "services.csv")
    assert "services.csv, regel 3: Fout: geweigerd — service.id is geen geldige UUID: x" in run(tmp_path)


def test_it_cuts_a_name_that_is_too_long_and_says_so(run: Running, service: Any, write: Any) -> None:
    assert "de naam is ingekort" in run(write(service(name="Koor " * 60)))


def test_it_reads_one_object_per_line(run: Running, service: Any, write: Any) -> None:
    lines = "\n".join(json.dumps(service(id=each)) for each in (ID, OTHER))
    assert "2 nieuw" in run(write(lines, "bron.ndjson"))


def test_it_writes_the_report_as_csv(run: Running, service: Any, write: Any, tmp_path: Path) -> None:
    report = tmp_path / "verslag.csv"
    run(write([service(), 1]), report=report)
    rows = list(csv.DictReader(io.StringIO(report.read_text(encoding="utf-8"))))
    assert [row["uitkomst"] for row in rows] == ["nieuw", "geweigerd"]
