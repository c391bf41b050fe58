"""Named questions about being kept: what stands in the way of erasing somebody, and what is held."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from ..models import Hold


@dataclass(frozen=True, slots=True)
class Reason:
    """What keeps somebody: ASK, APPEAL, BALL, HOLDS_BALLS, WORKS_HERE, BACKSTOP, TRAINEE, HOLD, LAW.

    And from a floor up: GUIDES (who helps a neighbour) and BESIDE (two neighbours, as a professional).
    """

    why: str
    until: date | None
    number: int


def what_keeps(*, person: UUID) -> list[Reason]:
    """Return what stands in the way of erasing somebody. For her, or who holds her request."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT why, until, number FROM what_keeps(%s) ORDER BY 1", [person])
        return [Reason(*row) for row in cursor.fetchall()]


def holds_on(*, person: UUID, on: date) -> QuerySet[Hold]:
    """Return what is held about somebody now: she reads who said so, why, and until when."""
    return Hold.objects.live(on=on).filter(person=person).select_related("author")


def holds_of(*, municipality: UUID) -> QuerySet[Hold]:
    """Return every hold of a municipality, for its officials: the ones that still hold first."""
    return Hold.objects.filter(municipality=municipality).order_by("lifted_at", "until", "pk")
