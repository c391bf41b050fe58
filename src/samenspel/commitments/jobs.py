"""Jobs of the worker: reminding, waking look-backs, taking up messages that did not arrive."""

from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job

from . import actions, queries


@app.periodic(cron="* * * * *")
@app.task(name="remind_due", queueing_lock="remind_due")
def remind_due(timestamp: int) -> None:
    """Every minute: ask whose turn it is for each ball that lies still."""
    with as_job("remind_due"):
        due = list(queries.due_now(now=clock.now()).values_list("pk", flat=True)[:500])
    failed = []
    for pk in due:
        try:
            with as_job("remind_due"):
                actions.remind_due(ball=queries.ball_for(pk=pk), now=clock.now())
        except Exception as problem:  # one broken row may not keep all others waiting
            failed.append(problem)
    if failed:
        raise ExceptionGroup("remind_due", failed)


@app.periodic(cron="*/5 * * * *")
@app.task(name="wake_look_backs", queueing_lock="wake_look_backs")
def wake_look_backs(timestamp: int) -> None:
    """Every five minutes: give the look-backs of today back to the same person."""
    with as_job("wake_look_backs"):
        actions.wake_look_backs(today=clock.today(), now=clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="take_up_failed", queueing_lock="take_up_failed")
def take_up_failed(timestamp: int) -> None:
    """Every minute: a message that did not arrive becomes somebody's task."""
    with as_job("take_up_failed"):
        actions.take_up_failed_messages(now=clock.now())


@app.periodic(cron="5 0 * * *")
@app.task(name="finish_leaving", queueing_lock="finish_leaving")
def finish_leaving(timestamp: int) -> None:
    """Just after midnight: whose agreed last day is over stops, unless somebody still counts on her (R47)."""
    with as_job("finish_leaving"):
        due = list(queries.leaving_now(on=clock.today())[:500])
    failed = []
    for membership in due:
        try:
            with as_job("finish_leaving"):
                actions.finish_leaving(membership=membership, acting=a_job("finish_leaving"), now=clock.now())
        except Exception as problem:  # one broken row may not keep all others waiting
            failed.append(problem)
    if failed:
        raise ExceptionGroup("finish_leaving", failed)
