"""One word back to the answer on an offer, and one to her: what is more than that goes by telephone (I5)."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from samenspel.commitments import actions as commitments
from samenspel.commitments.facts import work_link
from samenspel.commitments.models import Step
from samenspel.foundation.acting import Acting

from .. import errors, rules
from ..models import Offer
from ..rules import offering
from .due import due_at_door
from .offering import must_be_offerer, record, tell


@transaction.atomic
def reply_to_answer(*, offer: Offer, text: str, acting: Acting, now: datetime) -> Offer:
    """She writes something back: the ball is open again, with who answered her or else at the front door.

    Raises OnlyTheOffererSays, AnswerMissing, OneReply.
    """
    must_be_offerer(offer=offer, acting=acting)
    if not text.strip():
        raise errors.AnswerMissing
    once = Q(replied_at=None) | Q(reply_answered_at__isnull=False, replied_at__lt=F("answered_at"))
    rows = Offer.objects.living().filter(once, pk=offer.pk, answered_at__isnull=False).exclude(state="NEW")
    if not rows.update(
        reply=rules.tidy(text), replied_at=now, reply_answer="", reply_answered_at=None,
        reply_answered_by=None,
    ):  # fmt: skip
        raise errors.OneReply
    due = due_at_door(area=offer.area, days=offering.ANSWER_DAYS, now=now)
    ball = commitments.reopen_ball(ball=offer.ball, area=offer.area, due_at=due, acting=acting, now=now)
    record(verb="replied_to_answer", offer=offer, acting=acting, now=now)
    tell(offer=offer, person=ball.holder_id, kind="offerer_wrote", now=now, until=None, link=work_link(ball))
    offer.refresh_from_db()
    return offer


@transaction.atomic
def answer_reply(*, offer: Offer, text: str, acting: Acting, now: datetime) -> Offer:
    """Say something to what she wrote back, as the human who holds it. Then its ball is done.

    Raises NotYourBall, AnswerMissing, OfferMoved.
    """
    commitments.must_hold(ball=offer.ball, acting=acting)
    if not text.strip():
        raise errors.AnswerMissing
    rows = Offer.objects.living().filter(pk=offer.pk, replied_at__isnull=False, reply_answered_at=None)
    if not rows.update(reply_answer=rules.tidy(text), reply_answered_at=now, reply_answered_by=acting.person):
        raise errors.OfferMoved
    commitments.close_ball(ball=offer.ball, step=Step.Kind.ANSWERED, acting=acting, now=now)
    record(verb="answered_reply", offer=offer, acting=acting, now=now)
    tell(offer=offer, person=offer.offerer_id, kind="offer_answered", now=now)
    offer.refresh_from_db()
    return offer
