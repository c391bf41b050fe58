"""Named questions about calendars of others."""

from uuid import UUID

from samenspel.social_map.models import Entry

from .models import Feed


def feed_of(entry: Entry) -> Feed | None:
    """Return the calendar of an entry, as who tends it sees it, without the file."""
    return Feed.objects.filter(entry=entry).defer("file").first()


def feed_for(pk: UUID) -> Feed | None:
    return Feed.objects.filter(pk=pk).select_related("entry").first()


def to_read() -> list[UUID]:
    """Return the calendars that are on, of entries that are there: who was read longest ago goes first."""
    on = Feed.objects.filter(state=Feed.State.ON, entry__closed_on=None).order_by("tried_at", "pk")
    return list(on.values_list("pk", flat=True))
