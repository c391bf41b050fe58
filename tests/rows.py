"""Rows that were made once and are put back as they were: a test begins with the cast at a tenth of its price.

What is made (through the same actions as always, past every trigger and constraint) is kept as text, table by
table, and copied into the transaction of each next test. The objects that name the rows come back as new copies.
"""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.db import connection

Made = TypeVar("Made")
Tables = dict[str, list[bytes]]

FEW = 100  # of so many rows it is quicker to put all back than to look for those that changed
GONE = "pg_temp.rows_that_went"


@dataclass(frozen=True)
class Kept:
    """What was made: tables to empty first, rows to take away, rows to add, their numbered columns, the objects."""

    emptied: list[str]
    gone: dict[str, bytes]
    rows: dict[str, bytes]
    numbered: list[tuple[str, str, str]]
    made: bytes


_kept: dict[str, Kept] = {}


def made_once(name: str, make: Callable[[], Made]) -> Made:
    """Make it the first time in this process; later put the rows back, and return the same objects anew.

    The caller is in a transaction, with the same rows around it each time, and acts as samenspel_app after it.
    Sequences go on after the numbers that are taken: this may be another copy of the database.
    """
    if name not in _kept:
        before = _rows()
        made = make()
        _kept[name] = _difference(before, _rows(), pickle.dumps(made))
        return made
    kept = _kept[name]
    with _administrator() as cursor:
        # Each row was checked when it was made: no trigger and no foreign key looks at it again.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in kept.emptied:
            cursor.execute(f"DELETE FROM {table}")
        for table, rows in kept.gone.items():
            cursor.execute(f"CREATE TEMPORARY TABLE {GONE} ON COMMIT DROP AS TABLE {table} WITH NO DATA")
            _copy(cursor, GONE, rows)
            same = " AND ".join(f"one.{column} = went.{column}" for column in _key(cursor, table))
            cursor.execute(f"DELETE FROM {table} one USING {GONE} went WHERE {same}")
            cursor.execute(f"DROP TABLE {GONE}")
        for table, rows in kept.rows.items():
            _copy(cursor, table, rows)
        cursor.execute("SET LOCAL session_replication_role = origin")
        for table, column, sequence in kept.numbered:
            cursor.execute(
                f"SELECT setval('{sequence}', greatest((SELECT max({column}) FROM {table}), nextval('{sequence}')))"
            )
    return cast("Made", pickle.loads(kept.made))


@contextmanager
def _administrator() -> Iterator[Any]:
    """A cursor that sees and may do all; afterwards this transaction is the web's again."""
    with connection.cursor() as wrapped:
        wrapped.execute("SET LOCAL ROLE NONE")
        yield wrapped.cursor
        wrapped.execute("SET LOCAL ROLE samenspel_app")


def _rows() -> Tables:
    """Every row of every table, as COPY writes it; what waits until the end of a transaction is checked now."""
    found: Tables = {}
    with _administrator() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
        )
        for (table,) in cursor.fetchall():
            with cursor.copy(f"COPY {table} TO STDOUT") as copying:
                found[table] = b"".join(bytes(part) for part in copying).splitlines(keepends=True)
    return found


def _difference(before: Tables, after: Tables, made: bytes) -> Kept:
    emptied, gone, rows = [], {}, {}
    for table, there in after.items():
        was = set(before[table])
        went = was - set(there)
        if went and len(was) < FEW:  # a row changed or went: the whole table is put back
            emptied.append(table)
            was = set()
        elif went:
            gone[table] = b"".join(went)
        rows[table] = b"".join(row for row in there if row not in was)
    rows = {table: new for table, new in rows.items() if new}
    return Kept(emptied, gone, rows, [one for one in _numbered() if one[0] in rows], made)


def _copy(cursor: Any, table: str, rows: bytes) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copying:
        copying.write(rows)


def _key(cursor: Any, table: str) -> list[str]:
    """Return the columns of the primary key."""
    cursor.execute(
        "SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)"
        f" WHERE i.indrelid = '{table}'::regclass AND i.indisprimary"
    )
    return [str(column) for (column,) in cursor.fetchall()]


def _numbered() -> list[tuple[str, str, str]]:
    """Return table, column and sequence of every number that the database gives."""
    with _administrator() as cursor:
        cursor.execute(
            "SELECT c.relname, a.attname, pg_get_serial_sequence(c.relname, a.attname) FROM pg_class c"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'"
            " AND pg_get_serial_sequence(c.relname, a.attname) IS NOT NULL"
        )
        return [(str(table), str(column), str(sequence)) for table, column, sequence in cursor.fetchall()]
