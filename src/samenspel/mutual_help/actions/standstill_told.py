"""What people hear about an offer that stands still. A job tells it: nobody who decides reads who that is."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from samenspel.commitments import codes
from samenspel.commitments.facts import facts_about, work_link
from samenspel.commitments.models import Ball
from samenspel.foundation.acting import Acting
from samenspel.notifications import actions as notifications

from ..models import Match, Standstill
from .suggesting import record, tell_holder, tell_side

How = Standstill.How
TO_HER = {
    "BEGUN": "offer_stands_still", "LONGER": "offer_still_longer", How.GOES_ON: "offer_goes_on",
    How.DAY: "offer_goes_on_by_itself", How.ENDED: "offer_was_ended",
}  # fmt: skip
OVER = frozenset({"standstill_decided", "standstill_opened"})
# What either of two would have written, when she rested or stopped.
DEEDS = {"match_paused": "paused_helping", "match_not_now": "ended_helping", "match_over": "ended_helping"}


@transaction.atomic
def tell_standstill(*, standstill: Standstill, what: str, acting: Acting, now: datetime) -> None:
    """Tell her, and who looks or let it stand still, that there is something. For the job.

    And the other side of what rests or ended by it, in the ordinary words, which tell nothing of why.
    """
    _tell_others(standstill, acting, now)
    if what in TO_HER:
        _tell_her(standstill, TO_HER[what], now)
    if what == "ASKED":
        asked = {Ball.Reminded.DEPUTY: standstill.ball.deputy_id, Ball.Reminded.LEAD: standstill.ball.lead_id}
        person = asked.get(Ball.Reminded(standstill.ball.reminded))
        if person:  # nobody took it, or decided, meanwhile
            _tell_at_work(standstill, person, "standstill_asked", now)
    elif what == "BEGUN":
        _tell_at_work(standstill, standstill.ball.holder_id, "standstill_yours", now)
    elif what == "SAID":
        _tell_at_work(standstill, standstill.ball.holder_id, "standstill_word", now)
    elif what == How.DAY:
        for person in (standstill.ball.holder_id, standstill.held_by_id):
            _tell_at_work(standstill, person, "standstill_opened", now)
    elif what in (How.GOES_ON, How.ENDED, "LONGER"):
        _tell_at_work(standstill, standstill.held_by_id, "standstill_decided", now)


@transaction.atomic
def warn_of_standstill(*, standstill: Standstill, acting: Acting, now: datetime) -> bool:  # noqa: ARG001
    """The last working day before its last day: both humans hear that it ends. For the job; once a term."""
    rows = Standstill.objects.filter(pk=standstill.pk, over_at=None, until_on=standstill.until_on)
    if not rows.exclude(told_on=standstill.until_on).update(told_on=standstill.until_on):
        return False
    ball = standstill.ball
    for person in {ball.holder_id, standstill.held_by_id}:
        _tell_at_work(standstill, person, "standstill_ends", now)
    return True


def _tell_others(standstill: Standstill, acting: Acting, now: datetime) -> None:
    """Tell the askers of what rests or ended; whoever holds such an ask hears what ended."""
    told = Standstill.objects.filter(pk=standstill.pk, to_tell=standstill.to_tell).update(to_tell=[])
    for match, kind in _matches(standstill) if told else ():
        record(DEEDS[kind], match, acting=acting, now=now, side="OFFERER")
        tell_side(match, "ASKER", kind, now=now)
        if kind != "match_paused":
            tell_holder(match, "match_moved", now=now)


def _matches(standstill: Standstill) -> Iterator[tuple[Match, str]]:
    for pk, kind in standstill.to_tell:
        yield Match.objects.select_related("municipality").get(pk=UUID(pk)), kind


def _tell_her(standstill: Standstill, kind: str, now: datetime) -> None:
    """By way of the ball of who looks: so that nobody else prints her letter."""
    code = standstill.offer.ball.code
    with translation.override(settings.LANGUAGE_CODE):
        page = reverse("offer_still", args=[codes.in_address(code)]) if code else reverse("mine")
    by = standstill.held_by_id if kind == "offer_stands_still" else standstill.ball.holder_id
    who = facts_about(ball=standstill.ball, now=now, holder=by)
    _tell(
        standstill, standstill.person_id, kind, now, name=who["name"], phone=who["phone"],
        day=standstill.until_on.isoformat(), code=codes.spoken(code or ""), link=settings.SITE_URL + page,
    )  # fmt: skip


def _tell_at_work(standstill: Standstill, person: UUID, kind: str, now: datetime) -> None:
    """Tell somebody who works here: no name of hers, and no word of what was said."""
    facts = facts_about(ball=standstill.ball, now=now)
    link = _where(standstill, person, kind)
    last = kind in ("standstill_ends", "standstill_opened")  # these speak of its last day
    day = standstill.until_on.isoformat() if last else facts["day"]
    _tell(standstill, person, kind, now, name=facts["name"], day=day, link=link)


def _where(standstill: Standstill, person: UUID, kind: str) -> str:
    """Her page of it, for as long as she may read that; else her work."""
    if kind in OVER:
        name, args = "work", []
    elif person == standstill.held_by_id:
        name, args = "work_stand_still", [standstill.offer_id]
    else:
        return work_link(standstill.ball)
    with translation.override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse(name, args=args)


def _tell(standstill: Standstill, person: UUID, kind: str, now: datetime, **facts: str) -> None:
    notifications.tell(
        person=person, kind=kind, municipality=standstill.municipality_id, ball=standstill.ball_id, now=now,
        **facts,
    )  # fmt: skip
