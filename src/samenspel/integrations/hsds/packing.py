"""Full services as the tables of the HSDS data package: each thing once, pointing to what it belongs to."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from . import shape

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def tables_of(services: Iterable[dict[str, Any]]) -> Tables:
    """Return the rows of each table, by kind."""
    packing = Packing()
    for service in services:
        packing.put("service", service, {})
    return packing.tables


class Packing:
    """Puts records in tables, with what is inside them in tables of their own."""

    def __init__(self) -> None:
        self.tables: Tables = defaultdict(list)
        self._by_id: dict[tuple[str, str], list[Row]] = defaultdict(list)

    def put(self, kind: str, record: dict[str, Any], links: Row) -> None:
        """Put one record, linked to what it stood in; then what stands in it."""
        row = {f.name: record[f.name] for f in shape.FIELDS[kind] if not f.kind and f.name in record} | links
        for field in shape.FIELDS[kind]:
            if field.form == "one" and field.name in record:
                row[shape.pointer(field)] = record[field.name]["id"]
                self.put(field.kind, record[field.name], {})
        self._keep(kind, row)
        for field in shape.FIELDS[kind]:
            if field.form == "many":
                for inside in record.get(field.name, ()):
                    self.put(field.kind, inside, self._link(kind, record["id"], field.kind, inside))

    def _link(self, kind: str, pk: str, inside: str, record: Row) -> Row:
        column, about = shape.link(kind, inside)
        return {column: pk} | ({about: kind} if about and about not in record else {})

    def _keep(self, kind: str, row: Row) -> None:
        """The same thing in two places is one row that points to both, when a row can say that."""
        known = self._by_id[kind, row["id"]]
        for other in known:
            if all(other.get(name, value) == value for name, value in row.items()):
                other |= row
                return
        known.append(row)
        self.tables[kind].append(row)


def as_csv(kind: str, rows: Iterable[Row]) -> str:
    """Return one table, with a row of names."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns(kind), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def columns(kind: str) -> list[str]:
    """Return the names of the columns of a table."""
    return [field.name for field in shape.FIELDS[kind] if not field.kind]


def description(kinds: Iterable[str]) -> dict[str, Any]:
    """Return what datapackage.json says of these tables."""
    return {
        "name": "samenspel-hsds",
        "profile": "tabular-data-package",
        "resources": [
            {
                "name": kind,
                "path": shape.FILES[kind],
                "profile": "tabular-data-resource",
                "schema": {
                    "primaryKey": "id",
                    "fields": [_column(f) for f in shape.FIELDS[kind] if not f.kind],
                },
            }
            for kind in kinds
        ],
    }


def _column(field: shape.Field) -> dict[str, Any]:
    return {"name": field.name, "type": "number" if field.form == "number" else "string"}
