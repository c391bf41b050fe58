"""Named questions about cards and mandates."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

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


def mandates_of(*, person: UUID) -> list[Mandate]:
    """Return every mandate to act for somebody, newest first, with names: see with_names."""
    return with_names(list(Mandate.objects.filter(person=person)))


def people_i_act_for(*, person: UUID, now: datetime) -> list[Mandate]:
    """Return the mandates by which this person may act, or is asked to, with names; visits are left out."""
    rows = Mandate.objects.standing(at=now).filter(representative=person).exclude(kind="VISIT")
    return with_names(list(rows))


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
