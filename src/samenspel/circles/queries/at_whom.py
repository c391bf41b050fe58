"""Who would hold a request of somebody: asked before she makes it, and when she does (R01, R89)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Value

from samenspel.commitments.errors import NobodyAtTheDoor

from ..models import Agreement, Member
from .rows import name

# The door of her neighbourhood or above it; else the main one: no right fails for want of a door.
DOORS = """
WITH near AS (
  SELECT 0 AS far, coalesce(area_id, municipality_id) AS area FROM community_person WHERE id = %(person)s
  UNION ALL (SELECT 1, d.area_id FROM commitments_frontdoor d JOIN community_area a ON a.id = d.area_id
    ORDER BY a.parent_id DESC NULLS FIRST, d.id LIMIT 1))
SELECT near.far, near.area, s.person, s.is_lead, coalesce(
  (SELECT coalesce(nullif(p.called, ''), p.name) FROM community_person p WHERE p.id = s.person),
  name_at_door(s.person), '')
FROM near
CROSS JOIN LATERAL standing_at_door(near.area, %(day)s) WITH ORDINALITY s(door, person, is_lead, place)
ORDER BY near.far, s.place
"""

# Who carried a question of hers, now or before, or works in her circle; who answered a request did not help.
# The database asks the same of everybody who comes to a complaint of hers: complaint_apart.
CARRIED = "SELECT who_helps_me()"


@dataclass(frozen=True, slots=True)
class AtWhom:
    """Who holds it, by name; the area of the door whose people read along, if they do; and the lead."""

    holder: UUID
    name: str
    door: UUID | None
    lead: UUID | None


def at_whom(*, person: UUID, circle: UUID | None, on: date) -> AtWhom:
    """Return whom the agreement of this circle names, else the front door; never she herself.

    At most two statements. Raises NobodyAtTheDoor where nobody could hold it.
    """
    named = _named_in_agreement(circle, person, on) if circle else None
    with connection.cursor() as cursor:
        cursor.execute(DOORS, {"person": person, "day": on})
        every = cursor.fetchall()
    here = [row[1:] for row in every if row[0] == every[0][0]]
    lead = next((who for _area, who, is_lead, _name in here if is_lead and who != person), None)
    if named is not None:
        return AtWhom(*named, door=None, lead=lead)
    others = [(who, called) for _area, who, _lead, called in here if who != person]
    if not others:
        raise NobodyAtTheDoor
    at_her_own_door = len(others) < len(here)  # her own colleagues do not read along
    return AtWhom(*others[0], door=None if at_her_own_door else here[0][0], lead=lead)


def at_whom_to_complain(*, person: UUID, on: date) -> AtWhom:
    """Return who hears a complaint: a lead who carries nothing of hers, and nobody reads along at the door.

    Where every lead does: a colleague who does not. Where everybody does, a lead all the same: no right fails
    for want of a door. Two statements, in the context of this person. Raises NobodyAtTheDoor where nobody
    could hold it. No lead stands behind: she would read it without a yes (actions.ask_another_to_hear).
    """
    with connection.cursor() as cursor:
        cursor.execute(DOORS, {"person": person, "day": on})
        every = [row[2:] for row in cursor.fetchall() if row[2] != person]
        cursor.execute(CARRIED)
        helpers = {row[0] for row in cursor.fetchall()}
    if not every:
        raise NobodyAtTheDoor
    holder, _lead, called = min(every, key=lambda row: (row[0] in helpers, not row[1]))
    return AtWhom(holder, called, door=None, lead=None)


def _named_in_agreement(circle: UUID, person: UUID, on: date) -> tuple[UUID, str] | None:
    """The first contact of what was agreed, if she is here for an organisation and not away."""
    formal = Member.objects.active().filter(
        circle=circle, person=OuterRef("first_contact"), face=Member.Face.FORMAL
    )
    here = Func(F("first_contact"), Value(on), function="is_present", output_field=BooleanField())
    found = Agreement.objects.filter(Exists(formal), here, circle=circle, state__in=Agreement.STANDS)
    rows = found.exclude(first_contact=person).values_list("first_contact_id", name("first_contact_id"))
    return rows.first()
