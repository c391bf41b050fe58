"""Write the public map as HSDS: a page of full services, one per line, or the data package in a folder."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from django.db import transaction
from django.utils.translation import override

from . import packing, queries, shape, streaming, telling
from .asking import Asked

LINES = (".ndjson", ".jsonl")


def is_folder(path: Path) -> bool:
    """True for a folder, or a name that can only be one: a file has an ending."""
    return path.is_dir() or not path.suffix


@transaction.atomic
def export_path(path: Path) -> int:
    """Write the map to a file or a folder, and return how many services it holds. Raises OSError.

    A file is complete or the old one stays.
    """
    total, ids = queries.services_page(Asked(), everything=True)
    with override("nl"):
        entries = streaming.EachService()
        found = (one for part in streaming.in_parts(ids) for one in telling.services(entries(part)))
        if is_folder(path):
            _write_package(path, found)
        else:
            beside = path.with_name(path.name + ".part")
            with beside.open("w", encoding="utf-8") as file:
                _write_lines(file, found) if path.suffix in LINES else _write_page(file, found, total)
            beside.replace(path)
    return total


def _write_lines(file: TextIO, found: Iterator[dict[str, Any]]) -> None:
    for service in found:
        file.write(json.dumps(service, ensure_ascii=False) + "\n")


def _write_page(file: TextIO, found: Iterator[dict[str, Any]], total: int) -> None:
    """One page that holds all, written while it is read."""
    head = {"total_items": total, "total_pages": 1, "page_number": 1, "size": total}
    head |= {"first_page": True, "last_page": True, "empty": total == 0}
    file.write(json.dumps(head)[:-1] + ', "contents": [')
    for number, service in enumerate(found):
        file.write((",\n" if number else "\n") + json.dumps(service, ensure_ascii=False))
    file.write("\n]}\n")


def _write_package(folder: Path, found: Iterator[dict[str, Any]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tables = packing.tables_of(found)
    kinds = [kind for kind in shape.TABLE if tables.get(kind) or kind == "service"]
    for kind in shape.TABLE:
        place = folder / shape.FILES[kind]
        if kind in kinds:
            place.write_text(packing.as_csv(kind, tables.get(kind, [])), encoding="utf-8", newline="")
        else:
            place.unlink(missing_ok=True)
    told = json.dumps(packing.description(kinds), indent=2)
    (folder / "datapackage.json").write_text(told + "\n", encoding="utf-8")
