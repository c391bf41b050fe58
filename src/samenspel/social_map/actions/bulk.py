"""Many entries in one transaction: their words are counted once, and the deed stands in the journal once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction

from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal

from .placing import look_up_many_later


@contextmanager
def in_bulk() -> Iterator[None]:
    """In this block, one transaction, entries are put with `told=False`; words are learned at its end."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT map_bulk_begin()")
        yield
        cursor.execute("SELECT map_bulk_end()")
        look_up_many_later()


def tell_bulk(*, source: str, number: int, municipality: UUID, acting: Acting, now: datetime) -> None:
    """Write in the journal that so many entries of a source came or changed."""
    journal.record(
        verb="map_entries_put", acting=acting, object_type="map_import", object_id=uuid4(),
        municipality=municipality, now=now, source=source[:40], number=number,
    )  # fmt: skip
