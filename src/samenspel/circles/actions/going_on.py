"""After the look-back: do we go on like this? Everybody in it answers, each for herself (I9, R41)."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from samenspel.commitments import actions as commitments
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball, Step
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.ids import new_id

from .. import errors, rules
from ..models import Agreement, GoOn, Member
from .agreements import State, noted, tell_of
from .signing import held, how_said, still_in_it
from .telling import centre_of


@transaction.atomic
def answer_go_on(
    *,
    agreement: Agreement,
    answer: str,
    acting: Acting,
    now: datetime,
    person: UUID | None = None,
    way: str = "",
) -> str:
    """Say whether we go on like this, after the look-back. Return the state of the agreement then.

    `person` is somebody else when the acting person heard her answer (SPOKEN) or saw it (PAPER); she hears
    that it was written down. With the last "yes" it goes on for another quarter, and everybody hears it.
    "Otherwise" and "stop" change nothing by themselves: everybody hears it, and what was agreed holds until
    there is another version, or until the centre ends it.
    Raises NoAgreementNow, YoursToSay, AnsweredAlready, SomebodyHeardIt, NobodySignsForAnother.
    """
    found, who = held(agreement), person or acting.resident
    if found.state != State.DUE or found.review_on is None:
        raise errors.NoAgreementNow
    everybody = still_in_it(found)
    if who is None or who not in everybody:
        raise errors.YoursToSay
    given, witness = how_said(found, who, acting, way)
    said = GoOn(
        agreement=found, person_id=who, review_on=found.review_on, answer=answer, way=given,
        witness_id=witness, said_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError as problem:
        raise errors.AnsweredAlready from problem
    noted("said_go_on", found, acting, now, answer=answer)
    if who != acting.resident:
        tell_of(found, "circle_answer_written", acting, now, people=[who])
    _after(found, said, everybody, acting=acting, now=now)
    return str(found.state)


def _after(found: Agreement, said: GoOn, everybody: set[UUID], *, acting: Acting, now: datetime) -> None:
    if said.answer != GoOn.Answer.ON:
        others = [one for one in everybody if one != said.person_id]
        tell_of(found, "agreement_otherwise", acting, now, people=others)
    answers = dict(_said(found).values_list("person_id", "answer"))
    if not everybody <= set(answers):
        return
    if {answers[one] for one in everybody} == {GoOn.Answer.ON}:
        _goes_on(found, acting=acting, now=now)
    _stop_asking(found, acting=acting, now=now)


def _goes_on(found: Agreement, *, acting: Acting, now: datetime) -> None:
    found.state, found.review_on = State.AGREED, day_of(now) + rules.REVIEW_AFTER
    found.save(update_fields=["state", "review_on"])
    noted("looked_back", found, acting, now)
    tell_of(found, "agreement_in_force", acting, now, day=found.review_on.isoformat())


def unanswered_since(*, on: date) -> date:
    """Return the day: whoever was asked to look back by then had the time to answer."""
    return on - timedelta(days=rules.GO_ON_DAYS)


@transaction.atomic
def nudge_go_on(*, agreement: Agreement, acting: Acting, now: datetime) -> bool:
    """Not everybody answered in time: the first contact holds a ball to ask them. For the job.

    When she is away or left the circle, who it is about holds it: it never goes outside the circle.
    False when somebody was earlier, everybody answered, or nobody can hold it now.
    """
    day = agreement.review_on
    assert day is not None
    holder = _who_asks(agreement, on=day_of(now))
    rows = Agreement.objects.filter(pk=agreement.pk, state=State.DUE).exclude(nudged_on=day)
    if holder is None or not _waits_for(agreement) or not rows.update(nudged_on=day):
        return False
    commitments.open_ball(
        pk=new_id(), about=Ball.About.GO_ON, about_id=agreement.pk, subject=centre_of(agreement.circle)[0],
        municipality=agreement.circle.municipality, holder=holder,
        due_at=now + timedelta(days=rules.ASK_DAYS), acting=acting, now=now,
    )  # fmt: skip
    noted("asks_go_on", agreement, acting, now)
    tell_of(agreement, "agreement_ask_them", acting, now, people=[holder])
    return True


def _who_asks(agreement: Agreement, *, on: date) -> UUID | None:
    here = Member.objects.active().filter(circle=agreement.circle_id, person=agreement.first_contact_id)
    first = list(here.values_list("person_id", flat=True))
    candidates = (*first, *centre_of(agreement.circle))
    return next((one for one in candidates if balls.is_present(person=one, on=on)), None)


@transaction.atomic
def tidy_asking(*, ball: Ball, acting: Acting, now: datetime) -> bool:
    """Close a ball of asking when nobody is to be asked any more, or its holder left the circle. For the job.

    When somebody is still to be asked, another holds it next. False when it goes on.
    """
    found = (
        Agreement.objects.select_for_update(of=("self",)).filter(pk=ball.about_id, state=State.DUE).first()
    )
    waiting = found is not None and _waits_for(found)
    here = found and Member.objects.active().filter(circle=found.circle_id, person=ball.holder_id).exists()
    if waiting and here:
        return False
    commitments.close_ball(ball=ball, step=Step.Kind.LOOK_BACK, acting=acting, now=now)
    if waiting:
        Agreement.objects.filter(pk=ball.about_id).update(nudged_on=None)
    return True


def _waits_for(agreement: Agreement) -> bool:
    return not still_in_it(agreement) <= set(_said(agreement).values_list("person_id", flat=True))


def _said(agreement: Agreement) -> QuerySet[GoOn]:
    assert agreement.review_on is not None
    return GoOn.objects.filter(agreement=agreement, review_on=agreement.review_on)


def _stop_asking(agreement: Agreement, *, acting: Acting, now: datetime) -> None:
    """The first contact has asked enough. Whoever does not see her ball leaves it to the job."""
    for ball in balls.about(thing=agreement.pk, what=Ball.About.GO_ON):
        commitments.close_ball(ball=ball, step=Step.Kind.LOOK_BACK, acting=acting, now=now)


@transaction.atomic
def go_on(*, agreement: Agreement, review_on: date, acting: Acting, now: datetime) -> None:
    """We looked back, and go on like this until another day. By the centre, or by the first contact.

    Raises OnlyTheCentreSays, NoAgreementNow.
    """
    if acting.resident not in (agreement.first_contact_id, *centre_of(agreement.circle)):
        raise errors.OnlyTheCentreSays
    rows = Agreement.objects.filter(pk=agreement.pk, state__in=Agreement.IN_FORCE)
    if not rows.update(state=State.AGREED, review_on=review_on):
        raise errors.NoAgreementNow
    noted("looked_back", agreement, acting, now)
    tell_of(agreement, "agreement_in_force", acting, now, day=review_on.isoformat())
    _stop_asking(agreement, acting=acting, now=now)
