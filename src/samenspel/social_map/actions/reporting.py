"""Verbs about what does not belong on the map, said by anybody: an editor takes it down, or lets it stand."""

from datetime import datetime

from django.db import transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal

from ..models import Change, Entry
from .proposing import settle, waits_once
from .telling import tell

NOBODY = Acting(None)


class NothingToReport(Refusal):
    """Vertel kort wat er mis is."""


@transaction.atomic
def report(*, entry: Entry, words: str, now: datetime) -> None:
    """Say that an entry hurts somebody or is not real. Who says so is not kept, even when she is signed in.

    It waits for an editor of its municipality; who tends the entry does not read it. The same words wait
    once. Raises NothingToReport.
    """
    if not words.strip():
        raise NothingToReport
    said = Change(
        entry=entry, municipality_id=entry.municipality_id, kind=Change.Kind.REPORT,
        state=Change.State.OPEN, words=words.strip()[:500], made_at=now,
    )  # fmt: skip
    if waits_once(lambda: said.save(force_insert=True)):
        tell(entry, "map_reported", acting=NOBODY, now=now)


@transaction.atomic
def leave_report(*, change: Change, acting: Acting, now: datetime) -> None:
    """An editor looked, and lets it stand. The words of the report go. Raises AlreadyDecided, NotYours."""
    settle(change, Change.State.LEFT, acting=acting, now=now)


def settle_reports(*, entry: Entry, acting: Acting, now: datetime) -> None:
    """What was reported about an entry is answered by taking it down."""
    for change in Change.objects.filter(entry=entry, kind=Change.Kind.REPORT, state=Change.State.OPEN):
        change.entry = entry
        settle(change, Change.State.TAKEN, acting=acting, now=now)
