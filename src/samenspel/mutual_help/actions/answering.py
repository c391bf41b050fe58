"""Answering an offer: by a human, in words; and what she knows of the practical side (I5, R23)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from samenspel.commitments import actions as commitments
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Step
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of

from .. import errors, rules
from ..models import Offer
from ..rules import offering
from .due import due_at_door
from .offering import record, tell

State = Offer.State


@transaction.atomic
def answer_offer(
    *, offer: Offer, text: str, acting: Acting, now: datetime, parked_until: date | None = None
) -> Offer:
    """Say something back, as the human who holds it: it joins from now on, or it is kept until a day.

    Raises NotYourBall, BallIsClosed, AnswerMissing.
    """
    commitments.must_hold(ball=offer.ball, acting=acting)
    if not text.strip():
        raise errors.AnswerMissing
    until = offering.wakes_on(parked_until, today=day_of(now)) if parked_until else None
    state = State.PARKED if until else State.OPEN
    rows = Offer.objects.filter(pk=offer.pk, state=State.NEW)
    if not rows.update(
        state=state, answer=rules.tidy(text), answered_at=now, answered_by=acting.person,
        parked_until=until, **_heard(offer, acting, now),
    ):  # fmt: skip
        raise errors.OfferMoved
    commitments.close_ball(ball=offer.ball, step=Step.Kind.ANSWERED, acting=acting, now=now)
    record(verb="answered_offer", offer=offer, acting=acting, now=now, state=str(state))
    tell(offer=offer, person=offer.offerer_id, kind="offer_answered", now=now)
    offer.refresh_from_db()
    return offer


def _heard(offer: Offer, acting: Acting, now: datetime) -> dict[str, Any]:
    """What she had written back when her offer was woken is answered by the same words."""
    if not offer.reply_waits:
        return {}
    return {"reply_answered_at": now, "reply_answered_by": acting.person}


@transaction.atomic
def take_over_offer(*, offer: Offer, acting: Acting, now: datetime) -> Offer:
    """Take an offer that waits for somebody else's word: what we promised stays.

    Deputy and lead do when they were asked, or when its holder is away; whoever stands at the same door may
    at any time. Raises NotYourBall, YoursAlready, AlreadyPickedUp, OfferMoved (it was answered).
    """
    if not offer.waits:
        raise errors.OfferMoved
    due = offer.ball.due_at
    if due <= now:  # too late already: then as soon as a day has room
        due = due_at_door(area=offer.area, days=1, now=now)
    second = acting.person in (offer.ball.deputy_id, offer.ball.lead_id)
    away = not balls.is_present(person=offer.ball.holder_id, on=day_of(now))
    deed = commitments.take_over if second and (offer.ball.reminded or away) else commitments.pick_up_at_door
    offer.ball = deed(ball=offer.ball, due_at=due, acting=acting, now=now)
    record(verb="took_over_offer", offer=offer, acting=acting, now=now)
    return offer


@transaction.atomic
def answer_offers(
    *,
    offers: Iterable[Offer],
    text: str,
    acting: Acting,
    now: datetime,
    parked_until: date | None = None,
) -> int:
    """In a flood: the same human words for many at once, each in its own name. Return how many."""
    each = [
        answer_offer(offer=one, text=text, parked_until=parked_until, acting=acting, now=now)
        for one in offers
    ]
    return len(each)


@dataclass(frozen=True, slots=True)
class Practical:
    """What an organisation needs to know: facts that somebody saw, never the document."""

    vog_seen: bool = False
    trained_on: date | None = None
    is_trainee: bool = False
    insured_by: str = ""
    allowance: str = ""


@transaction.atomic
def write_practical(*, offer: Offer, practical: Practical, acting: Acting, now: datetime) -> Offer:
    """Write down the practical side: seen on this day, by whoever writes it. Never by the offerer herself."""
    if acting.resident == offer.offerer_id:
        raise errors.OfferMoved
    seen = practical.vog_seen
    again = seen and offer.vog_seen_on is not None
    Offer.objects.living().filter(pk=offer.pk).update(
        vog_seen_on=offer.vog_seen_on if again else day_of(now) if seen else None,
        vog_seen_by=offer.vog_seen_by_id if again else acting.person if seen else None,
        trained_on=practical.trained_on, is_trainee=practical.is_trainee,
        insured_by=rules.tidy(practical.insured_by), allowance=rules.tidy(practical.allowance),
    )  # fmt: skip
    record(verb="wrote_practical", offer=offer, acting=acting, now=now, vog=seen)
    offer.refresh_from_db()
    return offer


@transaction.atomic
def wake_offer(*, offer: Offer, acting: Acting, now: datetime) -> bool:
    """On its day somebody looks at it anew, within five working days. For the job. False when it moved."""
    rows = Offer.objects.filter(pk=offer.pk, state=State.PARKED, parked_until__lte=day_of(now))
    if not rows.update(state=State.NEW, parked_until=None):
        return False
    due = due_at_door(area=offer.area, days=offering.ANSWER_DAYS, now=now)
    if not offer.reply_waits:  # else its ball is open already
        commitments.reopen_ball(ball=offer.ball, area=offer.area, due_at=due, acting=acting, now=now)
    record(verb="woke_offer", offer=offer, acting=acting, now=now)
    offer.ball.refresh_from_db()
    tell(offer=offer, person=offer.offerer_id, kind="offer_woken", now=now)
    return True
