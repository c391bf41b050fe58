"""Sealing every text again with the key that is in use now, so that an old key can be thrown away."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

from .context import as_job
from .sealed import PREFIX, KeyIsLost, SealedTextField, key_in_use, seal, unseal

JOB = "rotate_keys"
BATCH = 500
READABLE = ""  # the "key" of what stands there unsealed


@dataclass(frozen=True, slots=True)
class Column:
    """A column of sealed texts."""

    table: str
    key: str
    name: str

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


@dataclass(slots=True)
class Done:
    """How far it is with one column: texts sealed again, and how many under which lost key."""

    sealed: int = 0
    lost: Counter[str] = field(default_factory=Counter)


def columns() -> list[Column]:
    """Return every column of sealed texts, of every room."""
    return sorted(
        (
            Column(model._meta.db_table, str(model._meta.pk.column), str(one.column))
            for model in apps.get_models()
            for one in model._meta.concrete_fields
            if isinstance(one, SealedTextField)
        ),
        key=str,
    )


@cache
def sealed_in(table: str) -> frozenset[str]:
    """Return the sealed columns of one table: nothing of the other columns is ever unsealed."""
    return frozenset(one.name for one in columns() if one.table == table)


def keys_in_use() -> Counter[str]:
    """Return how many texts stand under which key; READABLE for those that are not sealed. For the owner."""
    found: Counter[str] = Counter()
    with connection.cursor() as cursor:
        for column in columns():
            cursor.execute(
                f"SELECT CASE WHEN starts_with({column.name}, %s) THEN split_part({column.name}, ':', 2)"
                f" ELSE '' END, count(*) FROM {column.table} WHERE {column.name} <> '' GROUP BY 1",
                [PREFIX],
            )
            found.update(dict(cursor.fetchall()))
    return found


def reseal(column: Column, *, batch: int = BATCH) -> Iterator[Done]:
    """Seal the texts of a column with the key in use, batch by batch, each in a transaction of its own.

    Stopped halfway, it goes on the next time with what is left. What stands under a lost key stays as it is,
    and is counted.
    """
    done, last = Done(), None
    while True:
        with as_job(JOB):
            rows = _next(column, last, batch)
            renewed = [(text, pk, old) for pk, old in rows if (text := _again(old, done)) is not None]
            _write(column, renewed)
        if not rows:
            return
        last = rows[-1][0]
        done.sealed += len(renewed)
        yield done


def _next(column: Column, last: Any, batch: int) -> list[tuple[Any, str]]:
    after = f"AND {column.key} > %s" if last is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {column.key}, {column.name} FROM {column.table} WHERE {column.name} <> ''"
            f" AND NOT starts_with({column.name}, %s) {after} ORDER BY {column.key}"
            f" LIMIT {int(batch)} FOR UPDATE",
            [f"{PREFIX}{key_in_use()}:", *([last] if last is not None else [])],
        )
        found: list[tuple[Any, str]] = cursor.fetchall()
    return found


def _again(stored: str, done: Done) -> str | None:
    try:
        return seal(unseal(stored))
    except KeyIsLost as problem:
        done.lost[problem.key] += 1
        return None


def _write(column: Column, renewed: list[tuple[str, Any, str]]) -> None:
    if renewed:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {column.table} SET {column.name} = %s"
                f" WHERE {column.key} = %s AND {column.name} = %s",
                renewed,
            )
