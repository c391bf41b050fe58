"""Jobs of the worker: every night the map asks what it no longer knows."""

from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job

from . import actions

NAME = "keep_map_alive"


@app.periodic(cron="30 6 * * *")
@app.task(name=NAME, queueing_lock=NAME)
def keep_map_alive(timestamp: int) -> None:
    """Every morning, before people wake: ask, remind, let sink; each row in a transaction of its own."""
    failed = []
    with as_job(NAME):
        due = actions.due_tonight(now=clock.now(), acting=a_job(NAME))
        due += actions.lapsing(now=clock.now(), acting=a_job(NAME))
    for deed in due:
        try:
            with as_job(NAME):
                deed()
        except Exception as problem:  # one broken row may not keep all others waiting
            failed.append(problem)
    if failed:
        raise ExceptionGroup(NAME, failed)
