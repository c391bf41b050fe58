"""A queryset that is translated into a statement once, and asked again and again (docs/decisions/0041).

For a page that reads much at once: building and translating its queryset takes ten times longer than the
database needs to answer.
"""

from collections.abc import Callable
from copy import copy
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connections
from django.db.models import Model, QuerySet

Kind = TypeVar("Kind", bound=Model)


class Translated(Generic[Kind]):
    """The statement of a queryset about one id. Policies hold for it as for any other.

    `build` gets an id and returns the queryset, once. Whatever else it depended on (the day, the language,
    who looks) would stay as it was then: so `text` and `values` (None for the id) depend on nothing else.
    """

    def __init__(self, build: Callable[[UUID], QuerySet[Kind]]) -> None:
        stand_in = uuid4()
        self._queryset = build(stand_in)
        self._compiler = self._queryset.query.get_compiler(self._queryset.db)
        self.text, values = self._compiler.as_sql()
        self.values = tuple(None if value == stand_in else value for value in values)

    def rows(self, one: UUID) -> list[Kind]:
        """Return the rows of the queryset for this id."""
        statement = self.text, tuple(one if value is None else value for value in self.values)
        compiler: Any = copy(self._compiler)
        compiler.connection = connections[self._queryset.db]  # each thread has its own
        compiler.as_sql = lambda **_how: statement
        asked: Any = self._queryset.all()
        asked.query.get_compiler = lambda **_which: compiler
        return list(asked)

    def get(self, one: UUID) -> Kind:
        """Return the row for this id; the model's DoesNotExist or MultipleObjectsReturned as Django's own."""
        found = self.rows(one)
        model: Any = self._queryset.model
        if len(found) != 1:
            raise model.MultipleObjectsReturned if found else model.DoesNotExist
        return found[0]
