"""Jobs of the worker: every night the map asks what it no longer knows."""

from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job

from . import actions

NAME = "keep_map_alive"
AT_MOST, MOST_SILENCE = 1_000, 3  # of addresses in one go; of times in a row that nobody answered


@app.periodic(cron="30 6 * * *")
@app.task(name=NAME, queueing_lock=NAME)
def keep_map_alive(timestamp: int) -> None:
    """Every morning, before people wake: ask, remind, let sink; each row in a transaction of its own."""
    failed = []
    with as_job(NAME):
        due = actions.due_tonight(now=clock.now(), acting=a_job(NAME))
        due += actions.lapsing(now=clock.now(), acting=a_job(NAME))
        due += actions.handing_over(now=clock.now(), acting=a_job(NAME))
    for deed in due:
        try:
            with as_job(NAME):
                deed()
        except Exception as problem:  # one broken row may not keep all others waiting
            failed.append(problem)
    if failed:
        raise ExceptionGroup(NAME, failed)


@app.periodic(cron="*/5 * * * *")
@app.task(name=actions.SENSE_ENTRIES, queueing_lock=actions.SENSE_ENTRIES, lock=actions.SENSE_ENTRIES)
def sense_entries(timestamp: int) -> None:
    """Read what is new on the map, where finding by meaning is switched on."""
    actions.sense_entries(now=clock.now())


@app.periodic(cron="*/20 * * * *")
@app.task(name=actions.FIND_PLACES, lock=actions.FIND_PLACES)
def find_places(timestamp: int = 0) -> None:
    """Look up over the network where addresses are; who does not answer a few times, is asked again later."""
    finder, silent = actions.geocoder(), 0
    if finder is None or not finder.far:
        return
    with as_job(actions.FIND_PLACES):
        entries = actions.waiting(at_most=AT_MOST)
    for entry in entries:
        silent = 0 if actions.find_place(entry, finder=finder) else silent + 1
        if silent == MOST_SILENCE:
            return
