"""Jobs of the worker that no single room can do: announcing that a mandate ends."""

from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.context import as_job

from .entering import actions


@app.periodic(cron="15 8 * * *")
@app.task(name="announce_mandate_ends", queueing_lock="announce_mandate_ends")
def announce_mandate_ends(timestamp: int) -> None:
    """Every morning: ask whether a mandate that ends within four weeks must go on."""
    with as_job("announce_mandate_ends"):
        actions.announce_ends(now=clock.now())
