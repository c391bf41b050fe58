"""Rows beside a row, in one statement: what the context may not see is not among them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf

from samenspel.community.models import Person
from samenspel.foundation.sealed import unseal

Row = dict[str, Any]


def rows(found: QuerySet[Any], **fields: Any) -> ArraySubquery:
    """Return the rows of a query as an array of objects."""
    return ArraySubquery(found.values(row=JSONObject(**fields)))


def name(of: str) -> Subquery:
    """Return how somebody is called; nothing when the context may not read it. A join would hide the row."""
    found = Person.objects.filter(pk=OuterRef(of))
    return Subquery(found.values(shown=Coalesce(NullIf(F("called"), Value("")), F("name")))[:1])


def learn_names(names: dict[str, str], ids: Iterable[UUID | str | None]) -> None:
    """Add how these people are called, in one statement; in none when all are known already.

    A name in a column of its own asks anew, for each column, whom the context may see.
    """
    unknown = {str(one) for one in ids if one} - names.keys()
    if unknown:
        names.update({str(one.pk): one.shown for one in Person.objects.filter(pk__in=unknown)})


def moments(found: list[Row], *keys: str) -> list[Row]:
    """Turn the moments in these rows from text into moments."""
    for row in found:
        for key in keys:
            if row.get(key):
                row[key] = datetime.fromisoformat(row[key])
    return found


def opened(found: list[Row], *keys: str) -> list[Row]:
    """Unseal these words in the rows."""
    for row in found:
        for key in keys:
            row[key] = unseal(row[key] or "")
    return found
