"""Named questions about what else grew here."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from ..models import Entry, Growth
from .finding import stale_after

AT_MOST = 12
CAME_FROM_IT = """social_map_entry.id IN (SELECT g.entry_id FROM social_map_growth g
  WHERE g.source_id = %s AND g.agreed_at IS NOT NULL)"""
IT_CAME_FROM = """social_map_entry.id IN (SELECT g.source_id FROM social_map_growth g
  WHERE g.entry_id = %s AND g.agreed_at IS NOT NULL)"""


def grew_here(entry: Entry) -> Sequence[Entry]:
    """Return what belongs to a public entry, by what was said and never by what lies near: one statement.

    What `came_from` it and what it came out of (`root`), as both agreed; and what its organisation has more,
    and what is at the very same address. Only what everybody may find.
    """
    came = RawSQL(CAME_FROM_IT, [entry.pk], BooleanField())
    root = RawSQL(IT_CAME_FROM, [entry.pk], BooleanField())
    same = Q(organisation=entry.organisation_id) if entry.organisation_id else Q(pk__in=[])
    if entry.street and not (entry.at_home or entry.sheltered):
        same |= Q(street__iexact=entry.street, town__iexact=entry.town, municipality=entry.municipality_id)
    rows = Entry.objects.public().annotate(came_from=came, root=root, stale_after=stale_after())
    rows = rows.filter(Q(came_from=True) | Q(root=True) | same).exclude(pk=entry.pk)
    rows = rows.select_related("organisation", "area").defer("source_record")
    return list(rows.order_by("-came_from", "-root", "name", "id")[:AT_MOST])


def growths_of(entry: Entry) -> Sequence[Growth]:
    """Return all that was said of what an entry grew out of and what grew out of it, to who keeps it."""
    rows = Growth.objects.filter(Q(entry=entry) | Q(source=entry)).select_related("entry", "source")
    return list(rows.defer("entry__source_record", "source__source_record"))


def named(text: str, *, municipality: UUID | None) -> Sequence[Entry]:
    """Return the public entries of a municipality with exactly this name, at most two."""
    rows = Entry.objects.public().filter(municipality=municipality, name__iexact=text.strip())
    return list(rows.defer("source_record")[:2])
