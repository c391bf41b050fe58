"""Named questions about offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from samenspel.commitments import queries as balls
from samenspel.commitments.models import Step
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
    more: Any = None  # of a programme, a goal, or that it stands still, where the page asked for it
    places: Sequence[Mapping[str, Any]] = ()  # to meet, where the page asked for neighbours


BESIDE_OFFER = (
    "ball__holder", "offerer__contact", "area", "municipality", "answered_by", "vog_seen_by",
    "reply_answered_by",
)  # fmt: skip


# Whether who reads it may let it stand still; of whether it does, this tells nothing.
MAY_STAND_STILL = RawSQL('may_let_stand_still("mutual_help_offer"."id")', [], BooleanField())


def offer_for(*, ball: UUID) -> Offer:
    """Return the offer with this ball, as far as the context may see it, or raise Offer.DoesNotExist."""
    return Offer.objects.select_related(*BESIDE_OFFER).get(ball=ball)


def offer_at_work(*, ball: UUID) -> tuple[Offer, bool]:
    """The same, and whether who works with it may let it stand still."""
    found: Any = (
        Offer.objects.select_related(*BESIDE_OFFER).annotate(may_still=MAY_STAND_STILL).get(ball=ball)
    )
    return found, found.may_still


@cache
def statement(*, matches: bool, deed: str) -> Translated[Offer]:
    """Return the statement of the page of an offer, translated once."""

    def build(ball: UUID) -> QuerySet[Offer]:
        offers = Offer.objects.select_related(*BESIDE_OFFER).filter(ball=ball)
        offers = offers.annotate(holder_card=card_of(OuterRef("ball__holder_id")))
        if matches:
            offers = offers.annotate(match_rows=beside(ball), place_rows=where_to_meet())
        shown = "still_now" if deed == "follow" else deed
        if shown in COLUMNS:
            offers = offers.annotate(more_rows=column(shown, "mutual_help_offer"))
        return offers

    return Translated(build)


def offer_page(*, ball: UUID, matches: bool = False, deed: str = "") -> OfferPage:
    """Return the page of an offer in one statement, or raise Offer.DoesNotExist."""
    offer: Any = statement(matches=matches, deed=deed).get(ball=ball)
    cards = [card_of_row(row) for row in getattr(offer, "match_rows", [])]
    holder = offer.holder_card[0] if offer.holder_card else {}
    more, places = getattr(offer, "more_rows", None), getattr(offer, "place_rows", ())
    return OfferPage(offer, holder, cards, more, places)


SHOWN = timedelta(days=30)  # so long she can see what a colleague answered for her


@dataclass(slots=True)
class OffersAtWork:
    """Offers that wait for a word: new and hers, hers with a reply, a colleague's, and taken from her."""

    mine: list[Offer]
    replies: list[Offer]
    waiting: list[Offer]
    taken: list[Offer]


def offers_at_work(*, me: UUID, now: datetime, at_most: int = 200) -> OffersAtWork:
    """Return the offers that ask something of her, the soonest due first; in one statement.

    `waiting`: she is the deputy or the lead, and was asked. `taken`: another took it from her in the last
    weeks, so that who was away reads who answers, or answered.
    """
    waits = Q(state=Offer.State.NEW) | Q(replied_at__isnull=False, reply_answered_at=None, ended_at=None)
    asked = Q(ball__deputy=me, ball__reminded__gte=2) | Q(ball__lead=me, ball__reminded__gte=3)
    passed = Step.objects.filter(ball=OuterRef("ball"), kind=Step.Kind.PASSED, at__gt=now - SHOWN)
    taken = Q(ball__deputy=me) & Exists(passed)
    rows = (
        Offer.objects.filter(waits & (Q(ball__holder=me) | asked) | taken)
        .select_related("ball__holder", "area", "offerer", "answered_by")
        .order_by("ball__due_at", "pk")[:at_most]
    )
    found = OffersAtWork([], [], [], [])
    for one in rows:
        if one.waits and one.ball.holder_id == me:
            (found.replies if one.reply_waits else found.mine).append(one)
        elif one.waits and one.ball.reminded >= 2:
            found.waiting.append(one)
        elif one.ball.deputy_id == me and one.answered_by_id != me:
            found.taken.append(one)
    return found


def may_take_offer(*, offer: Offer, me: UUID, on: date) -> bool:
    """True when she may take an offer from who holds it: see `actions.take_over_offer`."""
    ball = offer.ball
    if ball.holder_id == me:
        return False
    if me in (ball.deputy_id, ball.lead_id) and ball.reminded:
        return True
    return balls.same_door(ball.holder_id, me, on=on) or (
        me in (ball.deputy_id, ball.lead_id) and not balls.is_present(person=ball.holder_id, on=on)
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
