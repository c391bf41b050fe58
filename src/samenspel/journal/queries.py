"""Named questions about the journal and the access log."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from .models import Entry, Look


@dataclass(frozen=True, slots=True)
class Break:
    """A row where a chain does not hold: a gap in the numbers, a wrong link or hash, or a cut-off end."""

    book: str
    chain: UUID
    number: int
    what: str


def breaks() -> list[Break]:
    """Return where the chains of journal and access log do not hold; empty when all is well. Owner only."""
    found: list[Break] = []
    with connection.cursor() as cursor:
        for book in ("entry", "look"):
            cursor.execute(f"SELECT chain, number, what FROM journal_breaks_{book}()")
            found += [Break(book, *row) for row in cursor.fetchall()]
    return found


def looks_at(*, person: UUID) -> QuerySet[Look]:
    """Return who looked at somebody, newest first; only she sees all of it."""
    return Look.objects.filter(subject_id=person).order_by("-occurred_at")


def deeds_about(*, person: UUID) -> QuerySet[Entry]:
    """Return what was done about somebody, newest first."""
    return Entry.objects.filter(subject_id=person).order_by("-occurred_at")
