"""Named questions about what residents begin together. Look-up and permission are one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import BooleanField, IntegerField
from django.db.models.expressions import RawSQL

from samenspel.foundation.rows import rows
from samenspel.social_map.models import Entry

MINE = "social_map_entry.id = ANY (ARRAY(SELECT initiatives_mine()))"


def initiative_for(*, pk: UUID) -> Entry:
    """Return what residents lead, to who belongs to it, with how many residents it `lacks` (R44).

    `leads`: she leads it herself. Raises Entry.DoesNotExist for everybody else.
    """
    found = Entry.objects.select_related("area", "municipality").defer("source_record").annotate(
        mine=RawSQL(MINE, [], output_field=BooleanField()),
        leads=RawSQL("social_map_entry.id = ANY (ARRAY(SELECT map_tended()))", [], BooleanField()),
        lacks=RawSQL("map_lacks_residents(social_map_entry.id)", [], IntegerField()),
    )  # fmt: skip
    return found.get(pk=pk, mine=True)


@dataclass(frozen=True, slots=True)
class Belongs:
    """Somebody who belongs to it: a resident who leads or helps, or who supports it from her work."""

    insider: UUID
    person: UUID
    name: str
    role: str  # OWNER, HELPER or SUPPORT
    organisation: str
    resident: bool  # who works here is none here


PEOPLE = """SELECT insider, person, name, role, organisation, resident FROM initiatives_people(%(entry)s)"""


def people_of(*, entry: UUID) -> Sequence[Belongs]:
    """Return who belongs to it, residents first; nobody for who does not belong to it herself."""
    return rows(Belongs, PEOPLE, {"entry": entry})
