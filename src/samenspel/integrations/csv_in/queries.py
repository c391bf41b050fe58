"""Named questions about lists that came in."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from samenspel.foundation import coordinates
from samenspel.social_map import actions as social_map

from . import facts, reading
from .facts import Read
from .looking_up import reader
from .models import ImportedRow, MapImport

PREVIEW = 5
NOWHERE = {
    "street": "", "postcode": "", "town": "", "at_home": False, "sheltered": False, "pin": "GIVEN",
    "latitude": None, "longitude": None, "visibility": "PUBLIC",
}  # fmt: skip


def imports(*, municipality: UUID) -> list[MapImport]:
    """Return the lists of a municipality, newest first, without their files."""
    return list(MapImport.objects.filter(municipality=municipality).defer("file")[:50])


def import_for(*, pk: UUID, municipality: UUID) -> MapImport:
    """Return one list. Raises MapImport.DoesNotExist."""
    return MapImport.objects.get(pk=pk, municipality=municipality)


def preview(batch: MapImport, *, now: datetime) -> dict[str, Any]:
    """Return the table, how points are written, the first rows as they would come in, and how many cannot.

    Of each of those rows also where it would stand on the map, once its source says yes.
    """
    table = reading.read(bytes(batch.file))
    read = reader(batch, now=now)
    rows = [(line, read(row)) for line, row in table.rows[:PREVIEW]]
    shown = list(zip(rows, _places([one for _line, one in rows]), strict=True))
    name = batch.columns.get("name", "")
    nameless = sum(not row.get(name, "").strip() for _line, row in table.rows)
    return {
        "table": table, "rows": shown, "nameless": nameless, "twice": _twice(batch, table),
        "written": facts.written_in(table.rows, batch.columns),
    }  # fmt: skip


def _places(rows: list[Read]) -> list[dict[str, Any] | None]:
    """Where each would stand when it is new. What stands here and wants no point, keeps none."""
    said = [{name: one.values.get(name, value) for name, value in NOWHERE.items()} for one in rows]
    finder = social_map.finder_for(said)
    return [
        None if read.refused else social_map.would_stand(one, given=True, finder=finder)
        for read, one in zip(rows, said, strict=True)
    ]


def _twice(batch: MapImport, table: reading.Table) -> int:
    """How many numbers stand in the file more than once."""
    column = batch.columns.get("source_id")
    ids = [row[column] for _line, row in table.rows if column and row.get(column)]
    return len(ids) - len(set(ids))


def seems(written: dict[str, int]) -> str:
    """Return how most points of a file are written."""
    return coordinates.most_common(written)


def counts(batch: MapImport) -> dict[str, int]:
    """Return how many rows became what."""
    rows = batch.lines.order_by().values_list("result").annotate(number=Count("pk"))
    return dict(rows)


def lines(batch: MapImport, *, worth_reading: bool = False) -> QuerySet[ImportedRow]:
    """Return the report; `worth_reading`: only what was refused, kept or has a remark."""
    found = batch.lines.all()
    return found.exclude(result__in=("ADDED", "CHANGED", "SAME"), remarks=[]) if worth_reading else found


def each_line(batch: MapImport) -> Iterator[ImportedRow]:
    return lines(batch).iterator(chunk_size=1_000)
