"""What a card in a list says of an entry, and no more."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from samenspel.community.models import Area

from .. import rules
from ..models import Entry

# What a card says, in the order of the table. As fixed text: putting twenty entries in words for the database
# costs more than reading them.
SAID = {
    "id", "name", "summary", "confirmed_on", "confirmed_by", "unanswered_since", "room", "wait_weeks",
    "is_free", "cost_text", "wheelchair", "closed_on", "feels", "works_with",
}  # fmt: skip
BRIEF = tuple(field.attname for field in Entry._meta.concrete_fields if field.attname in SAID)
BRIEFLY = f"""
SELECT {", ".join(f"e.{name}" for name in BRIEF)}, a.id, a.name, map_stale_months(e.area_id, now(), %(stale)s)
FROM social_map_entry e LEFT JOIN community_area a ON a.id = e.area_id
WHERE e.id = ANY (%(ids)s) AND e.visibility = 'PUBLIC' AND e.owner_agreed AND e.closed_on IS NULL
"""


def briefly(ids: Sequence[tuple[UUID, float | None]]) -> list[Entry]:
    """Return these public entries in this order, each with its distance and only what a card says."""
    if not ids:
        return []
    asked: dict[str, Any] = {"stale": rules.STALE_AFTER_MONTHS, "ids": [pk for pk, _distance in ids]}
    with connection.cursor() as cursor:
        cursor.execute(BRIEFLY, asked)
        known = {row[0]: row for row in cursor.fetchall()}
    return [_of_card(known[pk], distance) for pk, distance in ids if pk in known]


def _of_card(row: tuple[Any, ...], distance: float | None) -> Entry:
    *values, area, name, stale_after = row
    entry: Any = Entry.from_db(None, BRIEF, values)
    entry.area = Area.from_db(None, ["id", "name"], [area, name]) if area else None
    entry.stale_after, entry.distance = stale_after, distance
    found: Entry = entry
    return found
