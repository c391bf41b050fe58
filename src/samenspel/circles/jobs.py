"""Jobs of the worker for circles."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job

from . import actions, errors, queries
from .actions import consents, exceptions
from .models import Succession
from .queries import consents as shares

REMIND_DAYS = 30


@app.periodic(cron="*/10 * * * *")
@app.task(name="wake_reviews", queueing_lock="wake_reviews")
def wake_reviews(timestamp: int) -> None:
    """Every ten minutes: on the agreed day people are asked to look back; later, who did not answer."""
    failed, acting = [], a_job("wake_reviews")
    with as_job("wake_reviews"):
        before = actions.unanswered_since(on=clock.today())
        due: list[Callable[..., bool]] = [
            *(
                partial(actions.wake_review, agreement=one)
                for one in queries.due_for_review(on=clock.today())[:500]
            ),
            *(
                partial(actions.tidy_asking, ball=one)
                for one in balls.open_about(what=Ball.About.GO_ON)[:500]
            ),
            *(partial(actions.nudge_go_on, agreement=one) for one in queries.looked_back_by(on=before)[:500]),
        ]
    for deed in due:
        try:
            with as_job("wake_reviews"):
                deed(acting=acting, now=clock.now())
        except Exception as problem:  # one broken row may not keep all others waiting
            failed.append(problem)
    if failed:
        raise ExceptionGroup("wake_reviews", failed)


@app.periodic(cron="*/10 * * * *")
@app.task(name="ask_another_to_hear", queueing_lock="ask_another_to_hear")
def ask_another_to_hear(timestamp: int) -> None:
    """Every ten minutes: where who holds a complaint is away or late, another who may hear it is asked."""
    with as_job("ask_another_to_hear"):
        waiting = list(queries.complaints_waiting(now=clock.now())[:500])
    failed = []
    for one in waiting:
        try:
            with as_job("ask_another_to_hear"):
                actions.ask_another_to_hear(appeal=one, now=clock.now())
        except Exception as problem:  # one broken row may not keep all others waiting
            failed.append(problem)
    if failed:
        raise ExceptionGroup("ask_another_to_hear", failed)


@app.task(name="make_take_along")
def make_take_along(pk: str) -> None:
    """Make the file that somebody asked for, right after she asked."""
    actions.make_take_along(pk=UUID(pk), now=clock.now())


@app.periodic(cron="7 * * * *")
@app.task(name="throw_away_taken", queueing_lock="throw_away_taken")
def throw_away_taken(timestamp: int) -> None:
    """Every hour: a file to take along is there for some days, and then no more."""
    with as_job("throw_away_taken"):
        actions.throw_away_taken(now=clock.now())


@app.periodic(cron="20 6 * * *")
@app.task(name="lapse_successions", queueing_lock="lapse_successions")
def lapse_successions(timestamp: int) -> None:
    """Every morning: who was asked about a successor and did not answer in time is let go kindly (R47).

    And a yes on which nobody came falls away: nobody is kept waiting by who never came.
    """
    with as_job("lapse_successions"):
        late: list[tuple[Callable[..., object], Succession]] = [
            *((actions.lapse, one) for one in queries.unanswered(on=clock.today())[:500]),
            *((actions.lapse_meeting, one) for one in actions.successions_not_met(now=clock.now())[:500]),
        ]
    failed = []
    for deed, succession in late:
        try:
            with as_job("lapse_successions"):
                deed(succession=succession, acting=a_job("lapse_successions"), now=clock.now())
        except errors.AnswerIsOver:
            continue  # she answered, or they met, in this very second
        except Exception as problem:  # one broken row may not keep all others waiting
            failed.append(problem)
    if failed:
        raise ExceptionGroup("lapse_successions", failed)


@app.periodic(cron="10 0 * * *")
@app.task(name="end_shares", queueing_lock="end_shares")
def end_shares(timestamp: int) -> None:
    """Just after midnight: what was shared until today says so itself, and who must hear of it does.

    They shared nothing any more since that day began: the policies look at the day, not at this job.
    """
    today, acting, failed = clock.today(), a_job("end_shares"), []
    with as_job("end_shares"):
        over = list(shares.consents_to_end(on=today)[:1000])
        closing = list(shares.exceptions_to_close(on=today).values_list("pk", flat=True)[:1000])
        ending = list(shares.consents_to_announce(on=today, days=REMIND_DAYS)[:1000])
    deeds: tuple[Callable[..., Any], ...] = (
        *(partial(consents.expire_consent, consent=one) for one in over),
        *(partial(exceptions.close_exception, exception=pk) for pk in closing),
        *(partial(consents.announce_consent, consent=one) for one in ending),
    )
    for deed in deeds:
        try:
            with as_job("end_shares"):
                deed(acting=acting, now=clock.now())
        except errors.ShareIsOver:
            continue  # somebody closed it in this very second
        except Exception as problem:  # one broken row may not keep all others waiting
            failed.append(problem)
    if failed:
        raise ExceptionGroup("end_shares", failed)
