"""Named questions about how entries stand to one another: for everybody, and for the two sides (R78)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import JSONField, Q
from django.db.models.expressions import RawSQL

from samenspel.community.models import Area
from samenspel.foundation.rows import rows

from .. import rules
from ..models import Entry, Relation

AT_MOST = 200  # on one page

# What everybody reads on the page of an entry, in the statement that finds it.
TOGETHER = RawSQL(
    "(SELECT jsonb_agg(jsonb_build_array(t.other_id, t.name, t.step, t.words))"
    " FROM map_together_with(social_map_entry.id) t)",
    [],
    output_field=JSONField(),
)


@dataclass(frozen=True, slots=True)
class Together:
    """Two public entries that both said how they stand."""

    pk: UUID
    first: UUID
    first_name: str
    second: UUID
    second_name: str
    step: str
    words: str
    since: datetime
    first_point: list[float] | None = None  # latitude and longitude
    second_point: list[float] | None = None


ALL = """
SELECT t.id, one.id, one.name, other.id, other.name, t.step, t.words, t.since,
  CASE WHEN one.latitude IS NOT NULL THEN ARRAY[one.latitude, one.longitude] END,
  CASE WHEN other.latitude IS NOT NULL THEN ARRAY[other.latitude, other.longitude] END
FROM map_together() t JOIN social_map_entry one ON one.id = t.first_id
  JOIN social_map_entry other ON other.id = t.second_id
WHERE %(area)s::uuid IS NULL OR EXISTS (SELECT FROM community_area a
  WHERE a.id IN (one.area_id, other.area_id) AND %(area)s IN (a.id, a.parent_id, a.municipality_id))
ORDER BY t.since DESC, t.id LIMIT %(most)s
"""


def together(area: Area | None) -> list[Together]:
    """Return what both sides confirmed and everybody may read, newest first; one end in this area will do."""
    return rows(Together, ALL, {"area": area.pk if area else None, "most": AT_MOST})


def relations_of(entry: Entry) -> Sequence[Relation]:
    """Return every relation of an entry that she owns: what waits, what holds and what ended."""
    found = Relation.objects.filter(Q(first=entry) | Q(second=entry))
    return list(found.select_related("first", "second")[:AT_MOST])


def relation_for(pk: UUID, entry: Entry) -> Relation:
    """Return one relation of this entry. Raises Relation.DoesNotExist."""
    found = Relation.objects.select_related("first__municipality", "second__municipality")
    return found.get(Q(first=entry) | Q(second=entry), pk=pk)


def relations_to_lapse(*, now: datetime) -> Sequence[Relation]:
    """Return questions that nobody answered in time (for the job)."""
    since = now - timedelta(days=rules.TOKEN_DAYS)
    return list(Relation.objects.filter(confirmed_at=None, asked_at__lte=since)[:AT_MOST])
