"""Sending a request to the municipality, its one answer, and taking it back before that."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samenspel.commitments import actions as commitments
from samenspel.commitments.errors import BallIsClosed
from samenspel.commitments.models import Ball, Step
from samenspel.community import queries as community
from samenspel.foundation import context
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.holidays import working_time_after
from samenspel.foundation.ids import new_id

from .. import queries, rules
from ..errors import AnsweredAlready, NobodyAnswers, ResidentsYesIsMissing, SentAlready
from ..models import GrantRequest
from .telling import record, tell
from .truth import told_in_words

STEPS = {
    GrantRequest.State.GRANTED: Step.Kind.ANSWERED,
    GrantRequest.State.LESS: Step.Kind.PARTLY,
    GrantRequest.State.REFUSED: Step.Kind.REFUSED,
    GrantRequest.State.WITHDRAWN: Step.Kind.WITHDRAWN,
}


@transaction.atomic
def send_request(*, request: GrantRequest, acting: Acting, now: datetime) -> GrantRequest:
    """Put it in the hands of an official, who answers within `grant_answer_days` working days (R45).

    Who does that: who has the fewest requests and is there, never who belongs to it. Raises
    ResidentsYesIsMissing, NotCarriedYet, NobodyAnswers, SentAlready: then it stays as it was.
    """
    rows = GrantRequest.objects.select_for_update(no_key=True).filter(pk=request.pk)
    if rows.values_list("state", flat=True).get() != GrantRequest.State.DRAFT:
        raise SentAlready
    yes = queries.yeses_of(request=request.pk)
    if not yes:
        raise ResidentsYesIsMissing
    with told_in_words():
        ball = _lies_with(request, yes[0].person, acting, now)
        sent = {"state": GrantRequest.State.SENT, "sent_by": acting.somebody, "sent_at": now, "ball": ball}
        GrantRequest.objects.filter(pk=request.pk).update(**sent)
    request.ball, request.state = ball, GrantRequest.State.SENT
    record("grant_sent", request, acting, now)
    tell(request, [ball.holder_id], "grant_yours", now, page="grant_ball")
    _tell_the_others(request, acting, "grant_sent", now)
    return request


def _lies_with(request: GrantRequest, subject: UUID, acting: Acting, now: datetime) -> Ball:
    entry = request.entry
    answerers = queries.answerers(entry=entry.pk, on=day_of(now))
    if not answerers:
        raise NobodyAnswers
    assert entry.municipality is not None
    days = community.setting(area=entry.area or entry.municipality, key="grant_answer_days", now=now)
    return commitments.open_ball(
        pk=new_id(), about=Ball.About.GRANT, about_id=request.pk, subject=subject, place=entry.pk,
        municipality=entry.municipality, holder=answerers[0], deputy=answerers[1] if answerers[1:] else None,
        due_at=working_time_after(timezone.localtime(now), timedelta(days=days)), acting=acting, now=now,
    )  # fmt: skip


@transaction.atomic
def answer_request(
    *, request: GrantRequest, answer: str, less: int | None, words: str, acting: Acting, now: datetime
) -> GrantRequest:
    """Who holds it answers, once: yes, yes for less, or no, with words; never above what was asked.

    Raises NotThatMuch, NotYourBall, BallIsClosed, NotYoursToAnswer.
    """
    assert request.ball is not None
    cents = rules.granted(answer, asked=request.cents, less=less)
    commitments.must_hold(ball=request.ball, acting=acting)
    said = {"granted_cents": cents, "words": words, "decided_by": acting.somebody, "decided_at": now}
    _end(request, answer, acting, now, **said)
    _tell_the_others(request, acting, "grant_answered", now)
    return request


@transaction.atomic
def withdraw_request(*, request: GrantRequest, acting: Acting, now: datetime) -> None:
    """They do not ask it after all: by a resident of it; a draft by who wrote it, too.

    Raises ResidentsTakeItBack, AnsweredAlready.
    """
    _bear(request)
    _end(request, GrantRequest.State.WITHDRAWN, acting, now)
    if request.ball:
        tell(request, [request.ball.holder_id], "grant_stopped", now, page="grant_ball")


def _bear(request: GrantRequest) -> None:
    """Who belongs to it has its ball in hand for the rest of the transaction, whoever's yes it was."""
    if request.ball_id:
        context.enter(replace(context.current(), ball=request.ball_id))
        request.ball = Ball.objects.get(pk=request.ball_id)


def _end(request: GrantRequest, state: str, acting: Acting, now: datetime, **said: Any) -> None:
    state = GrantRequest.State(state)
    try:
        with told_in_words():
            if request.ball:
                commitments.close_ball(ball=request.ball, step=STEPS[state], acting=acting, now=now)
            begun = [before for before, after in rules.NEXT.items() if state in after]
            if not GrantRequest.objects.filter(pk=request.pk, state__in=begun).update(state=state, **said):
                raise AnsweredAlready
    except BallIsClosed as problem:
        raise AnsweredAlready from problem
    request.state = state
    record("grant_ended", request, acting, now, how=state)


def _tell_the_others(request: GrantRequest, acting: Acting, kind: str, now: datetime) -> None:
    """Residents and who supports them, but not who does it."""
    there = {"YES", "RESIDENT", "SUPPORT", "HELPER"}
    people = {one.person for one in queries.grant_people(request=request.pk) if one.part in there}
    tell(request, sorted(people - {acting.somebody}), kind, now)


@transaction.atomic
def take_over(*, request: GrantRequest, acting: Acting, now: datetime) -> None:
    """Who stands in takes it when its holder is away or late; the promised day stays. Raises NotYourBall."""
    assert request.ball is not None
    due_at = max(request.ball.due_at, now)
    commitments.take_over(ball=request.ball, due_at=due_at, acting=acting, now=now)
    record("grant_taken_over", request, acting, now)
