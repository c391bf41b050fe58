"""Which programmes there are, and who is in one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from samenspel.foundation.rows import rows

from ...models import Ask, Joining, Offer, Programme


def programmes_in(*, town: UUID | None = None) -> QuerySet[Programme]:
    """Return the programmes, of one municipality or of all, those that run first."""
    found = Programme.objects.filter(municipality=town) if town else Programme.objects.all()
    return found.order_by("ended_at", "name", "pk")


def led_by(*, lead: UUID) -> QuerySet[Programme]:
    """Return the programmes that somebody leads, those that run first."""
    return programmes_in().filter(lead=lead)


def to_lead_on() -> QuerySet[Programme]:
    """Return the programmes whose lead works here no more, to a colleague of where she worked."""
    return programmes_in().filter(pk__in=RawSQL("SELECT programmes_to_lead_on()", []))


def programme_for(*, pk: UUID) -> Programme:
    """Return a programme, or raise Programme.DoesNotExist."""
    return Programme.objects.select_related("municipality").get(pk=pk)


def joining_of(*, brought: Ask | Offer) -> Joining | None:
    """Return in which programme somebody is now with this ask or offer."""
    side = {"ask": brought.pk} if isinstance(brought, Ask) else {"offer": brought.pk}
    return Joining.objects.filter(left_at=None, **side).select_related("programme").first()


@dataclass(slots=True)
class Participant:
    """Somebody who joined, as who leads it reads her: a name and how it goes, and not a word of her ask."""

    joining: UUID
    person: UUID
    side: str
    name: str
    joined_at: datetime
    trained_on: date | None
    holder: str
    partners: list[str]


def people_in(*, programme: UUID) -> list[Participant]:
    """Return who is in a programme, for who leads it; for anybody else: nobody."""
    return rows(Participant, "SELECT * FROM programme_people(%(it)s)", {"it": programme})
