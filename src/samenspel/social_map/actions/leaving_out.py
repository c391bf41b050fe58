"""Verbs about what a source no longer names: closed on purpose, and opened again when that was wrong."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from samenspel.foundation.acting import Acting

from .. import queries
from ..models import Entry
from .entries import Outcome, close_entry
from .telling import tell


@transaction.atomic
def close_left_out(*, entries: Iterable[Entry], acting: Acting, now: datetime) -> list[Entry]:
    """Close what a source no longer names, and return what was closed. What has an owner here, stays."""
    closed = []
    for entry in entries:
        if not queries.has_owner(entry.pk):
            put = close_entry(entry=entry, acting=acting, now=now, by_source=Entry.BySource.LEFT_OUT)
            closed += [entry] if put.outcome is Outcome.CHANGED else []
    return closed


@transaction.atomic
def open_left_out(*, source: str, acting: Acting, now: datetime) -> list[Entry]:
    """Open again, and return, all of a source that was closed since it was no longer named."""
    rows = Entry.objects.select_for_update().filter(
        source=source, closed_by_source=Entry.BySource.LEFT_OUT, merged_into=None
    )
    opened = list(rows.order_by("name", "pk"))
    for entry in opened:
        entry.closed_on, entry.closed_by_source, entry.changed_at = None, "", now
        entry.save(update_fields=["closed_on", "closed_by_source", "changed_at"])
        tell(entry, "map_entry_restarted", acting=acting, now=now)
    return opened
