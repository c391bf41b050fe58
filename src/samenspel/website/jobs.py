"""Jobs of the worker that no single room can do: announcing that a mandate ends, forgetting presses."""

from procrastinate.contrib.django import app

from samenspel.foundation import clock, presses
from samenspel.foundation.context import as_job

from .entering import actions


@app.periodic(cron="15 8 * * *")
@app.task(name="announce_mandate_ends", queueing_lock="announce_mandate_ends")
def announce_mandate_ends(timestamp: int) -> None:
    """Every morning: ask whether a mandate that ends within four weeks must go on."""
    with as_job("announce_mandate_ends"):
        actions.announce_ends(now=clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="forget_presses", queueing_lock="forget_presses")
def forget_presses(timestamp: int) -> None:
    """Every ten minutes: forget what was pressed, which only a second press in the same moment asks for."""
    presses.forget(now=clock.now())
