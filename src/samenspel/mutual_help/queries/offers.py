"""Named questions about offers."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from samenspel.community import queries as community

from ..models import Effort, Offer


def offer_for(*, ball: UUID) -> Offer:
    """Return the offer with this ball, as far as the context may see it, or raise Offer.DoesNotExist."""
    return Offer.objects.select_related(
        "ball__holder", "offerer__contact", "area", "municipality", "answered_by", "vog_seen_by"
    ).get(ball=ball)


def new_offers(*, holder: UUID) -> QuerySet[Offer]:
    """Return the offers that wait for an answer of this person, the soonest due first."""
    return (
        Offer.objects.filter(state=Offer.State.NEW, ball__holder=holder)
        .select_related("ball", "area", "offerer")
        .order_by("ball__due_at", "pk")
    )


def offers_to_wake(*, on: date) -> QuerySet[Offer]:
    """Return the parked offers whose day has come (for a job)."""
    return Offer.objects.filter(state=Offer.State.PARKED, parked_until__lte=on).select_related("ball", "area")


def hours_of(*, offer: UUID) -> list[Effort]:
    """Return the times that somebody told of, newest first; no more than a screen."""
    return list(Effort.objects.filter(offer=offer)[:20])


def card_of(*, person: UUID, on: date) -> dict[str, str]:
    """Return title, organisation and telephone of somebody who works; empty when she does not."""
    found = community.membership_of(person=person, on=on)
    if found is None:
        return {"title": "", "organisation": "", "phone": ""}
    return {
        "title": found.title, "organisation": found.organisation.name,
        "phone": found.phone or found.organisation.phone,
    }  # fmt: skip


def voluntary_time(*, areas: list[UUID], since: date) -> tuple[int, int]:
    """Return how many people gave how many minutes of their own free will: numbers only (R15)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people, minutes FROM voluntary_minutes(%s::uuid[], %s)", [areas, since])
        people, minutes = cursor.fetchone()
    return people, minutes
