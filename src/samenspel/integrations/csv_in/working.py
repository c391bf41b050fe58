"""What one import remembers while it runs, and what becomes of each row."""

import hashlib
from datetime import datetime

from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.social_map import actions as social_map
from samenspel.social_map import queries as on_map
from samenspel.social_map.models import Entry

from . import rules
from .facts import Read
from .looking_up import reader
from .models import ImportedRow, MapImport


class Work:
    """What one import remembers while it runs."""

    def __init__(self, batch: MapImport, bulk: social_map.Bulk, acting: Acting, now: datetime) -> None:
        self.batch, self.bulk, self.acting, self.now = batch, bulk, acting, now
        self.town = Area.objects.get(pk=batch.municipality_id)
        self.source = f"csv:{self.town.code}:{rules.slug(batch.source)}"
        self.known = {one.source_id: one for one in Entry.objects.filter(source=self.source)}
        self.seen: dict[str, int] = {}
        self.read = reader(batch, now=now)

    def take(self, line: int, row: dict[str, str]) -> ImportedRow:
        """Put one row on the map, and return what became of it."""
        read = self.read(row)
        name = str(read.values.get("name", ""))
        said = ImportedRow(
            batch=self.batch, line=line, name=name, remarks=[list(one) for one in read.remarks]
        )
        key = _key_of(read)
        if not read.refused and key in self.seen:
            read.refused = "TWICE"
            said.remarks.append(["TWICE", str(self.seen[key])])
        if read.refused:
            said.result = ImportedRow.Result.REFUSED
            said.remarks = said.remarks or [[read.refused, ""]]
            return said
        self.seen[key] = line
        return self._put(said, read, key, row)

    def _put(self, said: ImportedRow, read: Read, key: str, row: dict[str, str]) -> ImportedRow:
        known = self.known.get(key)
        record = {"csv": row, "columns": self.batch.columns, "written": self.batch.written}
        published = bool(known and known.owner_agreed) or not self.batch.agreed
        # What people here closed, this list does not open again; what the list itself had left out, it does.
        stays = known is not None and not known.closed_by_source
        if known and known.source_record == record and published and stays:
            said.result, said.entry = ImportedRow.Result.SAME, known
            return said
        if known:
            said.before = social_map.as_said(known)
        values = read.values | {"source_record": record, "municipality": self.town, "closed_on": None}
        values |= {
            "owner_agreed": self.batch.agreed,
            "visibility": "PUBLIC" if self.batch.agreed else "INVITED",
        }
        facts = social_map.facts_with(known, values)
        put = self.bulk.put(
            facts=facts,
            source=self.source,
            source_id=key,
            acting=self.acting,
            now=self.now,
            moments=read.moments,
        )
        said.entry, said.result, said.changed_at = put.entry, put.outcome.value, put.entry.changed_at
        return said

    def left_out(self) -> list[ImportedRow]:
        """What came from this source, stands no longer in the file, and is still on the map."""
        gone = [one for key, one in self.known.items() if key not in self.seen and _is_there(one)]
        return [self._gone(one) for one in sorted(gone, key=lambda one: (one.name, one.pk))]

    def _gone(self, entry: Entry) -> ImportedRow:
        said = ImportedRow(
            batch=self.batch, line=0, name=entry.name, entry=entry, result=ImportedRow.Result.GONE
        )
        if on_map.has_owner(entry.pk):
            said.result, said.remarks = ImportedRow.Result.KEPT, [["OWNED", ""]]
        return said


def _is_there(entry: Entry) -> bool:
    """True for what is open, and was not withdrawn by an undo."""
    withdrawn = entry.visibility == Entry.Visibility.UNLISTED and not entry.owner_agreed
    return entry.closed_on is None and not withdrawn


def _key_of(read: Read) -> str:
    """What a row is known by: its own number, else its name and where it is."""
    if read.source_id:
        return read.source_id
    parts = [str(read.values.get(name, "")).casefold() for name in ("name", "street", "postcode", "town")]
    return "csv-" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:24]
