"""Jobs of the worker for mutual help."""

from collections.abc import Callable
from functools import partial

from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job

from . import actions, queries


def _each(name: str, deeds: list[Callable[..., object]]) -> None:
    """Do every deed in a transaction of its own: one broken row may not keep all others waiting."""
    failed = []
    for deed in deeds:
        try:
            with as_job(name):
                deed(acting=a_job(name), now=clock.now())
        except Exception as problem:
            failed.append(problem)
    if failed:
        raise ExceptionGroup(name, failed)


@app.periodic(cron="30 5 * * *")
@app.task(name="wake_offers", queueing_lock="wake_offers")
def wake_offers(timestamp: int) -> None:
    """Every morning: what was kept for later is looked at anew on its day."""
    with as_job("wake_offers"):
        due = [
            partial(actions.wake_offer, offer=one) for one in queries.offers_to_wake(on=clock.today())[:500]
        ]
    _each("wake_offers", due)
