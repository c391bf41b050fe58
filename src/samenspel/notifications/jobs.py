"""Jobs of the worker: sending what waits."""

from uuid import UUID

from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.context import as_job

from . import actions, queries


@app.task(name="deliver_message")
def deliver_message(pk: str) -> None:
    """Send one message, right after the deed that wrote it was committed."""
    with as_job("deliver"):
        actions.deliver(pk=UUID(pk), now=clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="deliver_waiting", queueing_lock="deliver_waiting")
def deliver_waiting(timestamp: int) -> None:
    """Every minute: what the mail server refused, and what a killed worker left behind."""
    with as_job("deliver"):
        due = list(queries.to_deliver(today=clock.today()).values_list("pk", flat=True)[:500])
    failed = []
    for pk in due:
        try:
            deliver_message(pk=str(pk))
        except Exception as problem:  # one that breaks may not keep all others waiting
            failed.append(problem)
    if failed:
        raise ExceptionGroup("deliver_waiting", failed)
