"""The HSDS data package: tables that point to each other, put together as services again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import shape

Record = dict[str, Any]
Tables = Mapping[str, list[dict[str, Any]]]
LINE = "__line__"  # where a row stood in its file
POINTERS = {f"{kind}_id": kind for kind in shape.FILES}


@dataclass(frozen=True, slots=True)
class Row:
    """A service, perhaps at a location, and where it stood."""

    where: str
    service: dict[str, Any]
    at_location: dict[str, Any] | None


def is_tabular(document: Mapping[str, Any]) -> bool:
    """True for the data package as one JSON object: keys are file names."""
    return bool(document) and all(key.endswith(".csv") for key in document)


def _bare(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != LINE and value not in (None, "")}


class Package:
    """The tables by kind, with what points to what."""

    def __init__(self, tables: Tables) -> None:
        self.rows = {kind: [_bare(row) for row in _table(tables, kind)] for kind in shape.FILES}
        self.by_id = {
            kind: {row["id"]: row for row in reversed(rows) if row.get("id")}
            for kind, rows in self.rows.items()
        }
        self._inside: dict[tuple[str, str], dict[Any, list[Record]]] = {}

    def inside(self, kind: str, column: str) -> dict[Any, list[Record]]:
        """Return the rows of a table by what they point to."""
        if (kind, column) not in self._inside:
            grouped: dict[Any, list[Record]] = defaultdict(list)
            for row in self.rows[kind]:
                if column in row:
                    grouped[row[column]].append(row)
            self._inside[kind, column] = grouped
        return self._inside[kind, column]

    def whole(self, kind: str, row: Record, *, besides: str = "") -> Record:
        """Return a row with all that belongs to it; what only said where it belongs is left out."""
        record = {name: value for name, value in row.items() if not self._points(name, value)}
        for field in shape.FIELDS[kind]:
            if field.form == "one":
                found = self.by_id[field.kind].get(row.get(shape.pointer(field)))
                held: Any = self.whole(field.kind, found) if found else None
            elif field.form == "many" and field.name != besides and row.get("id"):
                held = self._held(kind, row["id"], field)
            else:
                continue
            if held:
                record[field.name] = held
        return record

    def _held(self, kind: str, pk: Any, field: shape.Field) -> list[Record]:
        column, _about = shape.link(kind, field.kind)
        rows = self.inside(field.kind, column).get(pk, ())
        return [
            {name: value for name, value in self.whole(field.kind, row).items() if name != column}
            for row in rows
        ]

    def _points(self, name: str, value: Any) -> bool:
        return name in POINTERS and value in self.by_id[POINTERS[name]]


def _table(tables: Tables, kind: str) -> list[dict[str, Any]]:
    names = (shape.FILES[kind], f"{kind}s.csv")
    return next((tables[name] for name in names if name in tables), [])


def rows(tables: Tables, *, lines: bool) -> Iterator[Row]:
    """Yield each service at each of its locations; `lines`: say the line, else the path."""
    package = Package(tables)
    for number, row in enumerate(_table(tables, "service")):
        where = f"regel {row.get(LINE)}" if lines else f"['services.csv'][{number}]"
        service = package.whole("service", _bare(row), besides="service_at_locations")
        places = package.inside("service_at_location", "service_id").get(row.get("id"), [])
        yield from (Row(where, service, package.whole("service_at_location", place)) for place in places)
        if not places:
            yield Row(where, service, None)
