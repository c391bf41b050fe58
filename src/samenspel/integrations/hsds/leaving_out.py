"""What a source no longer names: told, and closed when who imports says so."""

from samenspel.social_map import actions as social_map
from samenspel.social_map.models import Entry

from .reporting import Line, Result
from .working import Import

TELL, CLOSE = "tell", "close"


def lines_of(work: Import, *, close: bool) -> list[Line]:
    """Return a line for each entry of this source that it no longer names; `close`: and close them.

    Nothing is closed when the file has rows that cannot be read, or holds nothing at all: then we cannot know
    what is gone. What has an owner here, stays: she says herself when it stops.
    """
    gone = _left_out(work)
    why_not = _unsure(work)
    closed: set[object] = set()
    if close and not why_not:
        told = social_map.close_left_out(entries=gone, acting=work.acting, now=work.now)
        closed = {entry.pk for entry in told}
    lines = []
    for entry in gone:
        result = Result.CLOSED if entry.pk in closed else Result.GONE
        reason = (
            "" if entry.pk in closed or not close else why_not or "dit is van iemand hier: die beslist zelf"
        )
        lines.append(Line(work.source, entry.source_id or "", entry.name[:120], result, reason))
    return lines


def _unsure(work: Import) -> str:
    if not work.seen:
        return "niets gesloten: er staat geen enkele dienst in het bestand"
    return "niets gesloten: er zijn regels die niet gelezen konden worden" if work.unread else ""


def _left_out(work: Import) -> list[Entry]:
    """What is open and not named; a service that is named without its place is named with it."""
    without_place = {known for known in work.seen if "/" not in known}
    there = Entry.objects.filter(source=work.source, closed_on=None, source_id__isnull=False)
    return [
        entry
        for entry in there.order_by("name", "pk")
        if entry.source_id not in work.seen and str(entry.source_id).partition("/")[0] not in without_place
    ]
