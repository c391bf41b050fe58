"""Many entries in one transaction: their words are counted once, and the deed stands in the journal once."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction

from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal

from ..models import Entry
from .entries import EntryFacts, Outcome, Put, new_entry, put_entry
from .moments import MomentFacts, put_moments
from .placing import finder_for, look_up_many_later, placed, said_of

AT_ONCE = 200


class Bulk:
    """Puts entries of a list. New ones wait for each other, and go in a few hundred at a time."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[Entry, Sequence[MomentFacts]]] = {}
        self._there: dict[str, set[str]] = {}

    def there(self, source: str) -> set[str]:
        """Return the ids of this source that are on the map, or wait to be."""
        if source not in self._there:
            known = Entry.objects.filter(source=source, source_id__isnull=False)
            self._there[source] = set(known.values_list("source_id", flat=True))  # type: ignore[arg-type]
        return self._there[source]

    def put(
        self,
        *,
        facts: EntryFacts,
        source: str,
        source_id: str,
        acting: Acting,
        now: datetime,
        moments: Sequence[MomentFacts] | None = None,
    ) -> Put:
        """As put_entry, without a line in the journal; with its moments, when something is said of them."""
        if source_id in self.there(source):
            self.write()
            put = put_entry(
                facts=facts, source=source, source_id=source_id, acting=acting, now=now, told=False
            )
            # What says something else than its source, is tended by its own people: the times are theirs too.
            if moments is not None and put.entry.source_record == facts.source_record:
                put_moments(entry=put.entry, moments=moments)
            return put
        entry = new_entry(facts=facts, source=source, source_id=source_id, now=now)
        self.there(source).add(source_id)
        self._waiting[source_id] = entry, moments or ()
        if len(self._waiting) >= AT_ONCE:
            self.write()
        return Put(Outcome.ADDED, entry)

    def write(self) -> None:
        """Put what waits on the map."""
        waiting, self._waiting = list(self._waiting.values()), {}
        finder = finder_for(said_of(entry) for entry, _moments in waiting)
        for entry, _moments in waiting:
            for name, value in placed(said_of(entry), given=True, finder=finder).items():
                setattr(entry, name, value)
        if waiting:
            _insert([entry for entry, _moments in waiting])
        for entry, moments in waiting:
            if moments:
                put_moments(entry=entry, moments=moments)


# As one value: twelve thousand of them cost more to read than all that the database does with them. COPY is
# no way in to a table with policies.
COLUMNS = [field.attname for field in Entry._meta.concrete_fields]
INSERT = """
INSERT INTO social_map_entry ({columns})
SELECT {columns} FROM jsonb_populate_recordset(NULL::social_map_entry, %s::jsonb)
""".format(columns=", ".join(f'"{name}"' for name in COLUMNS))


def _insert(entries: Sequence[Entry]) -> None:
    """Put these new rows on the map."""
    rows = [{name: getattr(entry, name) for name in COLUMNS} for entry in entries]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [json.dumps(rows, default=str, ensure_ascii=False)])
    for entry in entries:
        entry._state.adding, entry._state.db = False, connection.alias


@contextmanager
def in_bulk() -> Iterator[Bulk]:
    """In this block, one transaction, entries are put in bulk; their words are learned at its end."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT map_bulk_begin()")
        bulk = Bulk()
        yield bulk
        bulk.write()
        cursor.execute("SELECT map_bulk_end()")
        look_up_many_later()


def tell_bulk(*, source: str, number: int, municipality: UUID, acting: Acting, now: datetime) -> None:
    """Write in the journal that so many entries of a source came or changed."""
    journal.record(
        verb="map_entries_put", acting=acting, object_type="map_import", object_id=uuid4(),
        municipality=municipality, now=now, source=source[:40], number=number,
    )  # fmt: skip
