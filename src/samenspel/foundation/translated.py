"""A queryset that is translated into a statement once, and asked again and again (docs/decisions/0041).

For a page that reads much at once: building and translating its queryset takes ten times longer than the
database needs to answer.
"""

from collections.abc import Callable
from copy import copy
from inspect import signature
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID, uuid4

from django.db import connections
from django.db.models import Model, QuerySet

Kind = TypeVar("Kind", bound=Model)


class Place(NamedTuple):
    """Where an id goes, among the values of a statement."""

    of: str


class Translated(Generic[Kind]):
    """The statement of a queryset about some ids. Policies hold for it as for any other.

    `build` gets the ids and returns the queryset, once. Whatever else it depended on (the day, the language,
    who looks) would stay as it was then: so `text` and `values` (a Place for each id) depend on nothing else.
    """

    def __init__(self, build: Callable[..., QuerySet[Kind]]) -> None:
        stand_ins = {name: uuid4() for name in signature(build).parameters}
        places = {stand_in: Place(name) for name, stand_in in stand_ins.items()}
        self._queryset = build(**stand_ins)
        self._compiler = self._queryset.query.get_compiler(self._queryset.db)
        self.text, values = self._compiler.as_sql()
        self.values = tuple(
            places.get(value, value) if isinstance(value, UUID) else value for value in values
        )

    def rows(self, **ids: UUID) -> list[Kind]:
        """Return the rows of the queryset for these ids, by the names that `build` gives them."""
        values = tuple(ids[value.of] if isinstance(value, Place) else value for value in self.values)
        compiler: Any = copy(self._compiler)
        compiler.connection = connections[self._queryset.db]  # each thread has its own
        compiler.as_sql = lambda **_how: (self.text, values)
        asked: Any = self._queryset.all()
        asked.query.get_compiler = lambda **_which: compiler
        return list(asked)

    def get(self, **ids: UUID) -> Kind:
        """Return the row for these ids, or raise as Django's own `get` does."""
        found = self.rows(**ids)
        model: Any = self._queryset.model
        if len(found) != 1:
            raise model.MultipleObjectsReturned if found else model.DoesNotExist
        return found[0]
