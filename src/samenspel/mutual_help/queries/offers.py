"""Named questions about offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, QuerySet

from samenspel.foundation.translated import Translated

from ..models import Effort, Offer
from .matches import MatchCard, beside, card_of_row, where_to_meet
from .page import card_of
from .programmes.columns import COLUMNS, column


@dataclass(slots=True)
class OfferPage:
    """Everything on the page of one offer, as far as the context may see it."""

    offer: Offer
    holder: Mapping[str, Any]
    cards: list[MatchCard]  # asks of neighbours, where the page asked for them
    more: Any = None  # of a programme or a goal, where the page asked for it
    places: Sequence[Mapping[str, Any]] = ()  # to meet, where the page asked for neighbours


BESIDE_OFFER = (
    "ball__holder", "offerer__contact", "area", "municipality", "answered_by", "vog_seen_by",
    "reply_answered_by",
)  # fmt: skip


def offer_for(*, ball: UUID) -> Offer:
    """Return the offer with this ball, as far as the context may see it, or raise Offer.DoesNotExist."""
    return Offer.objects.select_related(*BESIDE_OFFER).get(ball=ball)


@cache
def statement(*, matches: bool, deed: str) -> Translated[Offer]:
    """Return the statement of the page of an offer, translated once."""

    def build(ball: UUID) -> QuerySet[Offer]:
        offers = Offer.objects.select_related(*BESIDE_OFFER).filter(ball=ball)
        offers = offers.annotate(holder_card=card_of(OuterRef("ball__holder_id")))
        if matches:
            offers = offers.annotate(match_rows=beside(ball), place_rows=where_to_meet())
        if deed in COLUMNS:
            offers = offers.annotate(more_rows=column(deed, "mutual_help_offer"))
        return offers

    return Translated(build)


def offer_page(*, ball: UUID, matches: bool = False, deed: str = "") -> OfferPage:
    """Return the page of an offer in one statement, or raise Offer.DoesNotExist."""
    offer: Any = statement(matches=matches, deed=deed).get(ball=ball)
    cards = [card_of_row(row) for row in getattr(offer, "match_rows", [])]
    holder = offer.holder_card[0] if offer.holder_card else {}
    more, places = getattr(offer, "more_rows", None), getattr(offer, "place_rows", ())
    return OfferPage(offer, holder, cards, more, places)


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
    """Return the times that somebody told of and did not take back, newest first: all that fits on paper."""
    return list(Effort.objects.filter(offer=offer, taken_back_at=None)[:500])


def voluntary_time(*, areas: list[UUID], since: date) -> tuple[int, int]:
    """Return how many people gave how many minutes of their own free will: numbers only (R15)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people, minutes FROM voluntary_minutes(%s::uuid[], %s)", [areas, since])
        people, minutes = cursor.fetchone()
    return people, minutes
