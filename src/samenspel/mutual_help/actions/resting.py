"""Resting: an offer, or help that runs, stands still for a while, until a day when she says one (R16).

Nobody asks why. A rest with an end day ends by itself on that day; a week before, whom it concerns hears it.
"""

from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from samenspel.commitments import codes
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from .. import errors
from ..models import Match, Offer
from ..rules import offering, resting
from .choosing import SIDES, check_day
from .offering import must_be_offerer, record, tell
from .suggesting import record as record_match
from .suggesting import tell_side

State = Offer.State


def move(
    offer: Offer, state: str, verb: str, acting: Acting, now: datetime, **fields: date | datetime | None
) -> Offer:
    """Change the state of an offer, as who offers. Raises OnlyTheOffererSays, OfferMoved."""
    must_be_offerer(offer=offer, acting=acting)
    before = [name for name in offering.NEXT if offering.may_become(name, state)]
    rows = Offer.objects.filter(pk=offer.pk, state__in=before)
    if offer.state == State.NEW and state != State.ENDED:  # a human answers first
        raise errors.OfferMoved
    if not rows.update(state=state, parked_until=None, **fields):
        raise errors.OfferMoved
    record(verb=verb, offer=offer, acting=acting, now=now)
    offer.refresh_from_db()
    return offer


def until(day: date | None, *, now: datetime) -> dict[str, date | None]:
    """Return the fields of a rest until this day, or until she says so. Raises RestDay."""
    today = day_of(now)
    if day and not resting.may_end_on(day, today=today):
        raise errors.RestDay
    return {"back_on": day, "tell_back_on": resting.told_on(day, today=today) if day else None}


@transaction.atomic
def pause_offer(*, offer: Offer, acting: Acting, now: datetime, back_on: date | None = None) -> Offer:
    """She rests for a while, until a day when she says one; who rests already changes that day (R16).

    Raises OnlyTheOffererSays, OfferMoved, RestDay.
    """
    return move(offer, State.PAUSED, "paused_offer", acting, now, **until(back_on, now=now))


@transaction.atomic
def resume_offer(*, offer: Offer, acting: Acting, now: datetime) -> Offer:
    """She is there again; who is there already (her rest is over, or she pressed twice) stays so.

    Raises OnlyTheOffererSays, OfferMoved.
    """
    try:
        return move(offer, State.OPEN, "resumed_offer", acting, now)
    except errors.OfferMoved:
        offer.refresh_from_db()
        if offer.state != State.OPEN:
            raise
        return offer


@transaction.atomic
def end_rest(*, offer: Offer, acting: Acting, now: datetime) -> bool:
    """Her day has come: she is there again. For the job. False when she was earlier."""
    rows = Offer.objects.filter(pk=offer.pk, state=State.PAUSED, back_on__lte=day_of(now))
    if not rows.update(state=State.OPEN):
        return False
    record(verb="rest_is_over", offer=offer, acting=acting, now=now)
    return True


def _page(offer: Offer) -> str:
    """Return the address where she rests longer, or is there again, in one press."""
    with translation.override(settings.LANGUAGE_CODE):
        code = offer.ball.code
        page = reverse("offer_pause", args=[codes.in_address(code)]) if code else reverse("mine")
    return f"{settings.SITE_URL}{page}"


@transaction.atomic
def tell_rest_ends(*, offer: Offer, acting: Acting, now: datetime) -> bool:
    """A week before: she hears on which day she is there again. For the job. False when it moved."""
    rows = Offer.objects.filter(pk=offer.pk, state=State.PAUSED, tell_back_on__lte=day_of(now))
    if not rows.update(tell_back_on=None):
        return False
    day = offer.back_on
    if day is None:
        raise errors.OfferMoved
    record(verb="told_rest_ends", offer=offer, acting=acting, now=now)
    tell(
        offer=offer, person=offer.offerer_id, kind="rest_ends", now=now, until=day, day=day.isoformat(),
        link=_page(offer),
    )  # fmt: skip
    return True


@transaction.atomic
def pause_helping(
    *, match: Match, side: str, acting: Acting, now: datetime, back_on: date | None = None
) -> None:
    """Rest for a while, until a day or not: either may, and nobody asks why. The other hears it.

    While it rests, either changes the day. Raises MatchMoved, RestDay, StandsStill.
    """
    rows = Match.objects.filter(pk=match.pk, state__in=(Match.State.ACTIVE, Match.State.PAUSED))
    try:
        with transaction.atomic():
            done = rows.update(state=Match.State.PAUSED, **until(back_on, now=now))
    except IntegrityError as problem:
        raise errors.StandsStill from problem
    if not done:
        raise errors.MatchMoved
    record_match("paused_helping", match, acting=acting, now=now, side=side)
    kind, facts = ("match_paused_until", {"day": back_on.isoformat()}) if back_on else ("match_paused", {})
    tell_side(match, "OFFERER" if side == "ASKER" else "ASKER", kind, now=now, until=None, **facts)
    match.refresh_from_db()


@transaction.atomic
def end_match_rest(*, match: Match, acting: Acting, now: datetime) -> bool:
    """Their day has come: on they go, and both heard of it before. For the job. False when it moved."""
    rows = Match.objects.filter(pk=match.pk, state=Match.State.PAUSED, back_on__lte=day_of(now))
    following = check_day(match, done=0, now=now)
    if not rows.update(state=Match.State.ACTIVE, check_on=following, check_asked_at=None):
        return False
    record_match("rest_is_over", match, acting=acting, now=now)
    return True


@transaction.atomic
def tell_match_rest_ends(*, match: Match, acting: Acting, now: datetime) -> bool:
    """A week before: both hear on which day they go on. For the job. False when it moved."""
    rows = Match.objects.filter(pk=match.pk, state=Match.State.PAUSED, tell_back_on__lte=day_of(now))
    if not rows.update(tell_back_on=None):
        return False
    if match.back_on is None:
        raise errors.MatchMoved
    record_match("told_rest_ends", match, acting=acting, now=now)
    for side in SIDES:
        tell_side(match, side, "match_rest_ends", now=now, until=match.back_on, day=match.back_on.isoformat())
    return True
