"""What a deed about an entry leaves: a line in the journal, and the words of who confirmed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samenspel.commitments import queries as commitments
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
    if entry.handed_over_at:
        return entry.host or _("buurtbewoners")
    return entry.organisation.name if entry.organisation else entry.host


def page_of(entry: Entry, name: str) -> str:
    """Return the address of a page about an entry, as it stands in a message."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse(name, args=[entry.pk])


def whom_to_call(entry: Entry) -> str:
    """Return the number of the front door where this entry lies."""
    door = commitments.door_of(area=entry.area or entry.municipality) or commitments.main_door()
    return door.phone if door else ""


def by_telephone(entry: Entry) -> str:
    """Who confirmed, when somebody was called."""
    said = who_says(entry)
    return _("%(who)s, aan de telefoon") % {"who": said} if said else _("wie het doet, aan de telefoon")
