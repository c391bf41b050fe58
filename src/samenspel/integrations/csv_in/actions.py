"""A list comes in: all of it in one transaction, or nothing; and it can be undone as a whole."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from samenspel.foundation import coordinates
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.journal import actions as journal
from samenspel.social_map import actions as social_map
from samenspel.social_map.models import Entry

from . import reading, rules, turns
from .facts import written_in
from .models import ImportedRow, MapImport
from .working import Work

Tell = Callable[[int], None]
EVERY = 200  # rows between two words about how far it is
DAYS_KEPT = 7
Unreadable, resume = reading.Unreadable, turns.resume
__all__ = [
    "NotNow",
    "Unreadable",
    "begin",
    "begin_close",
    "begin_undo",
    "choose",
    "close",
    "failed",
    "forget",
    "resume",
    "take",
    "undo",
    "upload",
]


class NotNow(Refusal):
    """Dit kan nu niet meer. Ververs de bladzijde om te zien hoe het ermee staat."""


def upload(
    *, raw: bytes, file_name: str, source: str, municipality: UUID, acting: Acting, now: datetime
) -> MapImport:
    """Keep a file to be read in, with a guess of what its columns are. Raises Unreadable."""
    table = reading.read(raw)
    columns = rules.guessed(table.columns)
    batch = MapImport(
        municipality_id=municipality, source=source, file_name=file_name[-200:], file=raw, columns=columns,
        written=coordinates.most_common(written_in(table.rows, columns)),
        rows=len(table.rows), started_at=now,
    )  # fmt: skip
    batch.save(force_insert=True)
    _tell(batch, "map_import_uploaded", acting=acting, now=now)
    return batch


def choose(
    *, batch: MapImport, columns: Mapping[str, str], written: str, agreed: bool, agreement: str
) -> None:
    """Say what the columns are, how points are written, and whether the source agreed. Raises NotNow."""
    _in_state(batch, MapImport.State.NEW)
    batch.columns, batch.written = dict(columns), written
    batch.agreed, batch.agreement = agreed, agreement if agreed else ""
    batch.save(update_fields=["columns", "written", "agreed", "agreement"])


def begin(*, batch: MapImport, acting: Acting, now: datetime) -> None:
    """Let the worker read it in. Raises NotNow."""
    _in_state(batch, MapImport.State.NEW)
    _wait(batch, MapImport.State.WAITING)
    _tell(batch, "map_import_begun", acting=acting, now=now)


def begin_close(*, batch: MapImport, acting: Acting, now: datetime) -> None:
    """Let the worker close what stands no longer in the list. Raises NotNow."""
    _in_state(batch, MapImport.State.DONE)
    _wait(batch, MapImport.State.CLOSING)
    _tell(batch, "map_import_closed", acting=acting, now=now)


def begin_undo(*, batch: MapImport, acting: Acting, now: datetime) -> None:
    """Let the worker undo it. Raises NotNow."""
    _in_state(batch, MapImport.State.DONE)
    _wait(batch, MapImport.State.UNDOING)
    _tell(batch, "map_import_undone", acting=acting, now=now)


def _in_state(batch: MapImport, state: MapImport.State) -> None:
    """Hold the row, so that of two people only one begins."""
    there = MapImport.objects.select_for_update().filter(pk=batch.pk, state=state)
    if not there.exists():
        raise NotNow


def _wait(batch: MapImport, state: MapImport.State) -> None:
    batch.state, batch.rows_done, batch.ended_at = state, 0, None
    batch.save(update_fields=["state", "rows_done", "ended_at"])
    turns.defer(batch)


def _tell(batch: MapImport, verb: str, *, acting: Acting, now: datetime) -> None:
    journal.record(
        verb=verb, acting=acting, object_type="map_import", object_id=batch.pk,
        municipality=batch.municipality_id, now=now, source=rules.slug(batch.source),
    )  # fmt: skip


@transaction.atomic
def take(*, batch: MapImport, acting: Acting, now: datetime, tell: Tell) -> None:
    """Read the whole file in; what cannot be taken is said of its row. Twice changes nothing."""
    if not turns.is_mine(batch, MapImport.State.WAITING):
        return
    table = reading.read(bytes(batch.file))
    lines = []
    with social_map.in_bulk() as bulk:
        work = Work(batch, bulk, acting, now)
        for number, (line, row) in enumerate(table.rows, start=1):
            lines.append(work.take(line, row))
            if number % EVERY == 0:
                tell(number)
    number = len(lines)
    ImportedRow.objects.bulk_create([*lines, *work.left_out()], batch_size=1_000)
    batch.file = b""
    _tell(batch, "map_import_taken", acting=acting, now=now)
    _done(batch, MapImport.State.DONE, number=number, now=now)


def _done(batch: MapImport, state: MapImport.State, *, number: int, now: datetime) -> None:
    batch.state, batch.rows_done, batch.ended_at = state, number, now
    batch.save(update_fields=["state", "rows_done", "ended_at", "file"])


@transaction.atomic
def close(*, batch: MapImport, acting: Acting, now: datetime, tell: Tell) -> None:
    """Close what stands no longer in the list, but not what has an owner here; an undo opens it again."""
    if not turns.is_mine(batch, MapImport.State.CLOSING):
        return
    gone = batch.lines.filter(result=ImportedRow.Result.GONE).select_related("entry")
    for number, line in enumerate(gone.iterator(chunk_size=500), start=1):
        if line.entry is not None:
            said = social_map.as_said(line.entry)
            closed = social_map.close_left_out(entries=[line.entry], acting=acting, now=now)
            line.result, line.remarks = ImportedRow.Result.KEPT, [["OWNED", ""]]
            if closed:
                line.result, line.remarks = ImportedRow.Result.CLOSED, []
                line.before, line.changed_at = said, closed[0].changed_at
            line.save(update_fields=["result", "remarks", "before", "changed_at"])
        if number % EVERY == 0:
            tell(number)
    _done(batch, MapImport.State.DONE, number=batch.rows, now=now)


@transaction.atomic
def undo(*, batch: MapImport, acting: Acting, now: datetime, tell: Tell) -> None:
    """Put back what every entry said before. What somebody changed since stays as it is, and is named."""
    if not turns.is_mine(batch, MapImport.State.UNDOING):
        return
    changed = batch.lines.filter(result__in=("ADDED", "CHANGED", "CLOSED")).select_related("entry")
    for number, line in enumerate(changed.iterator(chunk_size=500), start=1):
        entry = line.entry
        if entry is None or _changed_since(line, entry):
            line.result = ImportedRow.Result.KEPT
            line.save(update_fields=["result"])
        elif line.before is None:
            social_map.withdraw_entry(entry=entry, acting=acting, now=now)
        else:
            social_map.say_again(entry=entry, said=line.before, acting=acting, now=now)
        if number % EVERY == 0:
            tell(number)
    _done(batch, MapImport.State.UNDONE, number=batch.rows, now=now)


def _changed_since(line: ImportedRow, entry: Entry) -> bool:
    before = (line.before or {}).get("confirmed_on")
    confirmed = entry.confirmed_on.isoformat() if entry.confirmed_on else None
    return entry.changed_at != line.changed_at or confirmed != before


def failed(*, batch: MapImport, now: datetime) -> None:
    """Say that it went wrong; nothing came in, and nothing was closed or undone."""
    came_in = batch.state in (MapImport.State.UNDOING, MapImport.State.CLOSING)
    _done(batch, MapImport.State.DONE if came_in else MapImport.State.FAILED, number=0, now=now)


def forget(*, now: datetime) -> int:
    """Throw away files that nobody read in for a week, and what failed."""
    old = MapImport.objects.filter(started_at__lt=now - timedelta(days=DAYS_KEPT))
    return old.filter(state__in=("NEW", "FAILED")).delete()[0]
