"""What a deed about an entry leaves: a line in the journal, and the words of who confirmed."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal

from ..models import Entry


def tell(entry: Entry, verb: str, *, acting: Acting, now: datetime, **terms: Any) -> None:
    """Write a deed about an entry in the journal of its municipality."""
    if entry.municipality_id:
        journal.record(
            verb=verb,
            acting=acting,
            object_type="map_entry",
            object_id=entry.pk,
            municipality=entry.municipality_id,
            now=now,
            **terms,
        )


def who_says(entry: Entry) -> str:
    """Who confirmed, as everybody may read it: the organisation or the host, never a private name."""
    return entry.organisation.name if entry.organisation else entry.host


def by_telephone(entry: Entry) -> str:
    """Who confirmed, when somebody was called."""
    said = who_says(entry)
    return _("%(who)s, aan de telefoon") % {"who": said} if said else _("wie het doet, aan de telefoon")
