"""A complaint is passed on to another who may hear it, by her own yes; who complained hears who has it."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samenspel.commitments import actions as commitments
from samenspel.commitments.models import Ball, Pass, Seat
from samenspel.foundation.acting import Acting
from samenspel.notifications import actions as notifications

from .. import errors, queries
from ..models import Appeal
from .appeals import record, tell, whole_link, work_link


@transaction.atomic
def pass_on(
    *, appeal: Appeal, receiver: UUID, why: str, heard_yes: bool, acting: Acting, now: datetime
) -> Pass:
    """Offer a complaint to a colleague who helps her with nothing; until she takes it, it stays where it is.

    To another team only when she who complained said yes (`heard_yes`). Raises NotYourBall, MayNotHear (who
    helps her, who is away, who stands at no door), HerYesFirst, OfferedAlready.
    """
    commitments.must_hold(ball=appeal.ball, acting=acting)
    found = next((one for one in queries.may_hear(ball=appeal.ball_id) if one.person == receiver), None)
    if found is None:
        raise errors.MayNotHear
    if not (heard_yes or found.same_door):
        raise errors.HerYesFirst
    way = Pass.YesWay.SPOKEN if heard_yes else Pass.YesWay.SAME_TEAM
    try:
        with transaction.atomic():
            handover = commitments.offer_pass(
                ball=appeal.ball, receiver=receiver, why=why, yes_way=way, acting=acting, now=now
            )
    except IntegrityError as problem:  # she began to help her in this second
        raise errors.MayNotHear from problem
    tell(appeal, receiver, "ball_offered", now, link=work_link(appeal.ball))
    return handover


@transaction.atomic
def take_complaint(*, handover: Pass, acting: Acting, now: datetime) -> Appeal:
    """Take it: from this yes on she reads it. Who complained hears who; whoever had it reads no more.

    The term of the law stays. Raises NotYourBall, OfferIsOver, AlreadyPickedUp, MayBeAboutYou.
    """
    commitments.accept_pass(handover=handover, due_at=handover.ball.due_at, acting=acting, now=now)
    appeal = queries.appeal_with_ball(ball=handover.ball_id, acting=acting.somebody)
    _has_it_now(appeal, handover.sender_id, acting, now)
    told = {"what": "aangenomen", "link": whole_link("work")}  # she reads it no more
    tell(appeal, handover.sender_id, "pass_answered", now, **told)
    return appeal


@transaction.atomic
def pick_up_appeal(*, appeal: Appeal, acting: Acting, now: datetime) -> None:
    """A colleague at the same door takes a request; the term of the law stays. Of a complaint she hears who.

    Raises NotYourBall, YoursAlready, AlreadyPickedUp, MayBeAboutYou.
    """
    sender = appeal.ball.holder_id
    commitments.pick_up_at_door(ball=appeal.ball, due_at=appeal.ball.due_at, acting=acting, now=now)
    if appeal.kind == Appeal.Kind.COMPLAIN:
        _has_it_now(appeal, sender, acting, now)


def _has_it_now(appeal: Appeal, sender: UUID, acting: Acting, now: datetime) -> None:
    """Nobody reads a complaint along: not whoever had it either. She who complained hears who has it."""
    Ball.objects.filter(pk=appeal.ball_id, deputy=sender).update(deputy=None)
    commitments.end_seats(ball=appeal.ball_id, reason=Seat.Reason.DEPUTY, person=sender, now=now)
    appeal.ball.refresh_from_db()
    record("took_complaint", appeal, acting, now)
    tell(appeal, appeal.person_id, "appeal_moved", now)


@transaction.atomic
def leave_complaint(*, handover: Pass, acting: Acting, now: datetime) -> None:
    """Rather not: it stays where it is, and no reason is asked. Raises NotYourBall, OfferIsOver."""
    ball = handover.ball
    told = {"name": handover.receiver.shown, "what": "niet aangenomen", "link": work_link(ball)}
    commitments.decline_pass(handover=handover, why_not="", acting=acting, now=now)
    notifications.tell(
        person=handover.sender_id, kind="pass_answered", municipality=ball.municipality_id, ball=ball.pk,
        now=now, **told,
    )  # fmt: skip


def take_back_complaint(*, appeal: Appeal, handover: Pass, acting: Acting, now: datetime) -> None:
    """Whoever offered it keeps it after all; the other reads it no more."""
    commitments.take_back_pass(handover=handover, acting=acting, now=now)
    commitments.end_seats(
        ball=appeal.ball_id, reason=Seat.Reason.INVITED, person=handover.receiver_id, now=now
    )
