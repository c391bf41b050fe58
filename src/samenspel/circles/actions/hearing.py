"""A complaint whose holder is away or late: another is asked, and who complained hears how it stands."""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_noop

from samenspel.commitments import actions as commitments
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Pass, Step
from samenspel.community import queries as community
from samenspel.community.models import Area
from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.days import day_of
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications
from samenspel.notifications import queries as messages

from .. import errors, queries, rules
from ..models import Appeal
from ..queries import ToHear
from .appeals import tell, whole_link, work_link
from .telling import yes_of

log = logging.getLogger(__name__)
AWAY, LATE = gettext_noop("is er nu niet"), gettext_noop("is te laat met het antwoord")
AGAIN_AFTER = timedelta(days=7)  # a municipality that still has nobody hears it once a week


@transaction.atomic
def ask_another_to_hear(*, appeal: Appeal, now: datetime) -> str:
    """Ask the next who may hear it; each answer, or silence of some working hours, brings the next.

    Of the holder's own door at once; of another team after the yes of who complained (R01). Nobody reads
    what it says before her own yes. Returns ASKED, HER_YES or NOBODY: then the municipality is told; or ""
    when nothing is to be done yet. `appeal` comes from `queries.complaints_waiting`.
    """
    ball = appeal.ball
    hours = community.setting(area=appeal.municipality, key="deputy_after_hours", now=now)
    wait, away = timedelta(hours=hours), not balls.is_present(person=ball.holder_id, on=day_of(now))
    if not rules.another_is_asked(due_at=ball.due_at, now=now, wait=wait, away=away):
        return ""
    if commitments.lock(ball=ball) != (ball.holder_id, None) or community.has_died(person=appeal.person_id):
        return ""
    others, offers = queries.may_hear(ball=ball.pk), queries.offers_of(ball=ball.pk)
    there = {one.person for one in others}
    if any(one.receiver_id in there and _may_answer(one, now, wait) for one in offers):
        return ""
    been_asked = {one.receiver_id for one in offers}
    found = next((one for one in others if one.person not in been_asked), None)
    why = AWAY if away else LATE
    if found is None:
        return _nobody(appeal, why, now)
    handover = commitments.offer_for_holder(
        ball=ball,
        receiver=found.person,
        same_team=found.same_door,
        acting=a_job("ask_another_to_hear"),
        now=now,
    )
    if handover.state == Pass.State.ASKING_PERSON:
        _tell_her(appeal, "complaint_yes_asked", why, now, other=found.name)
        return "HER_YES"
    _ask(appeal, found.person, why, now)
    _tell_her_once(appeal, "complaint_waits", why, now)
    return "ASKED"


def _may_answer(handover: Pass, now: datetime, wait: timedelta) -> bool:
    """Whoever was asked just now may still answer; who complained herself is not asked about a second one."""
    if handover.state == Pass.State.ASKING_PERSON:
        return True
    asked_at = handover.yes_at or handover.made_at
    return handover.state == Pass.State.OFFERED and not rules.over(asked_at, now=now, wait=wait)


@transaction.atomic
def answer_who_hears(*, appeal: Appeal, yes: bool, acting: Acting, now: datetime) -> None:
    """Who complained says whether somebody of another team may hear it; after her yes that one is asked.

    Raises NotYourBall, OfferIsOver, and MayNotHear when that one began to help her.
    """
    stand = queries.how_it_stands(appeal=appeal, now=now)
    if stand is None or stand.her_yes is None:
        raise errors.QuestionIsOver
    handover = stand.her_yes
    try:
        with transaction.atomic():
            commitments.answer_for_person(
                handover=handover, yes=yes, way=yes_of(acting, "")[0], acting=acting, now=now
            )
    except IntegrityError as problem:
        raise errors.MayNotHear from problem
    if yes:
        _ask(appeal, handover.receiver_id, AWAY if stand.away else LATE, now)


@transaction.atomic
def hear_answer(*, heard: ToHear, yes: bool, acting: Acting, now: datetime) -> None:
    """Write down what she who complained said by telephone; who hears it does not read the complaint.

    `heard` comes from `queries.answers_i_may_hear`. She is told who wrote it down. Raises QuestionIsOver when
    she answered by now, MayNotHear when who is asked began to help her.
    """
    membership = community.membership_of(person=heard.receiver, on=day_of(now))
    side = membership.organisation.shape if membership else Step.Shape.INFORMAL
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT hear_answer(%s, %s, %s, %s)", [heard.handover, yes, side, now])
            if not cursor.fetchone()[0]:
                raise errors.QuestionIsOver
    except IntegrityError as problem:
        raise errors.MayNotHear from problem
    journal.record(
        verb="answered_for_person", acting=acting, object_type="appeal", object_id=heard.appeal,
        ball=heard.ball, subject=heard.person, municipality=heard.municipality, now=now, yes=yes,
        heard=Pass.YesWay.SPOKEN,
    )  # fmt: skip
    told: dict[str, Any] = {"municipality": heard.municipality, "ball": heard.ball, "now": now}
    by = community.membership_of(person=acting.somebody, on=day_of(now))
    notifications.tell(
        person=heard.person, kind="circle_answer_written", name=by.person.shown if by else "",
        phone=_phone_of(Area.objects.get(pk=heard.area)), link=whole_link("appeal", heard.appeal), **told,
    )  # fmt: skip
    if yes:
        notifications.tell(
            person=heard.receiver, kind="complaint_asked", name=heard.holder_called,
            what=AWAY if heard.away else LATE, link=whole_link("work_appeal", heard.ball), **told,
        )  # fmt: skip


def _ask(appeal: Appeal, person: UUID, why: str, now: datetime) -> None:
    tell(appeal, person, "complaint_asked", now, link=work_link(appeal.ball), what=why)


def _tell_her(appeal: Appeal, kind: str, why: str, now: datetime, **facts: str) -> None:
    """How it stands, and a number where somebody answers: that of the holder may ring at an empty desk."""
    phone = _phone_of(appeal.person.area or appeal.municipality)
    facts |= {"phone": phone} if phone else {}
    tell(appeal, appeal.person_id, kind, now, what=why, **facts)


def _phone_of(area: Area) -> str:
    door = balls.door_of(area=area) or balls.main_door()
    return door.phone if door else ""


def _tell_her_once(appeal: Appeal, kind: str, why: str, now: datetime) -> None:
    since = appeal.ball.held_since - timedelta(seconds=1)  # once for each who holds it
    if not messages.told_since(person=appeal.person_id, kind=kind, since=since, ball=appeal.ball_id):
        _tell_her(appeal, kind, why, now)


def _nobody(appeal: Appeal, why: str, now: datetime) -> str:
    """Nobody is left to ask: who complained hears it, and who keeps the town; they not whose it is."""
    town, told = appeal.municipality_id, _keepers(appeal, now)
    if not told:
        log.warning("a complaint has nobody who can take it, and nobody to tell it: %s", town)
    _tell_her_once(appeal, "complaint_no_hearer" if told else "complaint_nobody_told", why, now)
    with translation.override(settings.LANGUAGE_CODE):
        link = settings.SITE_URL + reverse("keeping_doors")
    for person in told:
        if not messages.told_since(person=person, kind="nobody_hears", since=now - AGAIN_AFTER):
            notifications.tell(person=person, kind="nobody_hears", municipality=town, now=now, link=link)
    return "NOBODY"


def _keepers(appeal: Appeal, now: datetime) -> set[UUID]:
    """The officials; where none of them is there, also the leads, without who helps her or holds it."""
    on = day_of(now)
    here = community.working_here(municipality=appeal.municipality_id, on=on)
    officials = {one.person_id for one in here.filter(role="OFFICIAL", starts_on__lte=on)}
    if any(balls.is_present(person=one, on=on) for one in officials):
        return officials
    return officials | queries.leads_apart(ball=appeal.ball_id)
