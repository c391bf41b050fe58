"""Named questions about cards and mandates."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from .. import rules
from ..models import Card, Device, Mandate, Person


def live_card(*, person: UUID) -> Card | None:
    """Return the card that somebody comes in with, or None; only for herself and who helps her."""
    return Card.objects.filter(person=person, revoked_at=None).first()


def cards_of(*, person: UUID) -> QuerySet[Card]:
    """Return every card of somebody, newest first."""
    return Card.objects.filter(person=person)


def devices_of(*, person: UUID, now: datetime) -> QuerySet[Device]:
    """Return the browsers that are in with the card of somebody now, newest first; only for herself."""
    return Device.objects.filter(
        Q(home=True) | Q(seen_at__gt=now - rules.IDLE),
        person=person, ended_at=None, ends_at__gt=now, card__revoked_at=None,
    )  # fmt: skip


def mandates_around(*, person: UUID) -> list[Mandate]:
    """Return every mandate to act for somebody, and by which she acts for others, newest first.

    One statement, with names. How a representative is called here is told after her yes: see with_names.
    """
    rows = Mandate.objects.filter(Q(person=person) | Q(representative=person)).annotate(
        representative_called=_name("representative_id"), person_called=_name("person_id"),
        witness_called=_name("seen_by_id"),
    )  # fmt: skip
    found = list(rows)
    for row in found:
        row.representative_name = row.representative_called or row.named  # type: ignore[attr-defined]
        row.person_name = row.person_called or ""  # type: ignore[attr-defined]
        row.witness_name = row.witness_called or ""  # type: ignore[attr-defined]
    return found


def _name(of: str) -> Subquery:
    """How somebody is called; nothing when the context may not read it. A join would hide the row."""
    found = Person.objects.filter(pk=OuterRef(of))
    return Subquery(found.values(shown=Coalesce(NullIf(F("called"), Value("")), F("name")))[:1])


def mandate_for(*, pk: UUID) -> Mandate:
    """Return a mandate that was not ended, with names, or raise Mandate.DoesNotExist."""
    return with_names([Mandate.objects.get(pk=pk, ended_at=None)])[0]


def live_mandate(*, person: UUID, representative: UUID, now: datetime) -> Mandate | None:
    """Return the mandate by which one may act for another at this moment, the shortest-lived first."""
    rows = Mandate.objects.live(at=now).filter(person=person, representative=representative)
    return rows.order_by("ends_at").first()


def mandates_to_announce(*, now: datetime) -> QuerySet[Mandate]:
    """Return the mandates that end within four weeks and were not announced yet. For the worker's job."""
    soon = now + timedelta(days=rules.REMIND_DAYS)
    rows = Mandate.objects.live(at=now).filter(ends_at__lte=soon, reminded_at=None).exclude(kind="VISIT")
    return rows.select_related("person")


def with_names(rows: list[Mandate]) -> list[Mandate]:
    """Put `representative_name`, `person_name` and `witness_name` on mandates.

    How the representative is called here is told after her yes; until then, as the giver calls her.
    """
    concerned = {pk for row in rows for pk in (row.person_id, row.representative_id, row.seen_by_id) if pk}
    names = {person.pk: person.shown for person in Person.objects.filter(pk__in=concerned)}
    for row in rows:
        row.representative_name = names.get(row.representative_id, row.named)
        row.person_name = names.get(row.person_id, "")
        row.witness_name = names.get(row.seen_by_id, "") if row.seen_by_id else ""
    return rows
