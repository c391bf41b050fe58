"""The rows of one statement as plain dataclasses: for lists, where a model per row costs too much."""

from collections.abc import Callable, Mapping
from typing import Any, LiteralString, TypeVar

from django.db import connection

Kind = TypeVar("Kind")


def rows(kind: Callable[..., Kind], statement: LiteralString, values: Mapping[str, Any]) -> list[Kind]:
    """Return what a statement finds, a `kind` for each row; its columns stand in the order of the fields.

    The statement is a fixed text with %(name)s for each value. Policies hold for it as for any other.
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [kind(*row) for row in cursor.fetchall()]
