"""Named questions about what falls together at one place (R59)."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from .. import rules
from ..models import Entry, Moment

MOST = 500  # moments at one address


def at_that_moment(entry: Entry, moment: Moment, *, today: date) -> Sequence[tuple[date, Moment]]:
    """Return what is there already when this moment would be, each with the first day; one statement.

    At one place: of the same entry, or of another of the same organisation at the same address, in the same
    room as far as that is said. Only what the acting person may read.
    """
    here = Q(entry=entry)
    if entry.organisation_id and entry.street:
        beside = Entry.objects.filter(organisation=entry.organisation_id, street__iexact=entry.street)
        here |= Q(entry__in=beside.filter(closed_on=None))
    rows = Moment.objects.filter(here).select_related("entry").defer("entry__source_record")
    return crossing(entry, moment, rows[:MOST], today=today)


def crossing(
    entry: Entry, moment: Moment, there: Iterable[Moment], *, today: date
) -> Sequence[tuple[date, Moment]]:
    """Return which of these fall together with it in one room of one place, each with the first day."""
    found = []
    for other in there:
        postcodes = {rules.bare_postcode(one.postcode) for one in (entry, other.entry)}
        if len(postcodes) == 1 and rules.same_room(moment.where, other.where):
            day = rules.first_together(moment.pattern, other.pattern, since=today)
            found += [(day, other)] if day else []
    return sorted(found, key=lambda one: (one[0], one[1].starts_at, one[1].entry.name))
