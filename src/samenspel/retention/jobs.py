"""Jobs of the worker: the night, and erasing somebody who asked for it."""

from uuid import UUID

from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job

from . import actions, queries
from .models import Run


@app.task(name="erase_person")
def erase_person(person: str) -> None:
    """Erase somebody, right after the transaction in which she (or who holds her request) asked for it."""
    with as_job("erase"):
        actions.erase_at_request(person=UUID(person), acting=a_job("erase"), now=clock.now())


@app.periodic(cron="40 2 * * *")
@app.task(name="retention", queueing_lock="retention")
def retention(timestamp: int) -> None:
    """Every night: what is over its term goes, and the proof says how many."""
    with as_job("retention"):
        towns = queries.towns()
        for town in towns:
            actions.forget(town=town, why=Run.Why.NIGHT, acting=a_job("retention"), now=clock.now())
