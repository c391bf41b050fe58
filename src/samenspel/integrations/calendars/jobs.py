"""Jobs of the worker: reading a calendar for the first time, and all of them every hour."""

import logging
from uuid import UUID

from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job

from . import actions, queries

logger = logging.getLogger(__name__)


@app.task(name=actions.JOB)
def read_calendar(feed: str) -> None:
    """Read one calendar."""
    with as_job(actions.JOB):
        found = queries.feed_for(UUID(feed))
    if found:
        actions.read_again(found, acting=a_job(actions.JOB), now=clock.now())


@app.periodic(cron="35 3 * * *")
@app.task(name="forget_calendars", queueing_lock="forget_calendars")
def forget_calendars(timestamp: int) -> None:
    """Every night: calendars that nobody switched on for two weeks go."""
    with as_job(actions.JOB):
        actions.forget(now=clock.now())


@app.periodic(cron="40 * * * *")
@app.task(name="read_calendars", queueing_lock="read_calendars", lock="read_calendars")
def read_calendars(timestamp: int) -> None:
    """Every hour: each calendar that is on. One that breaks does not keep the others waiting."""
    with as_job(actions.JOB):
        due = queries.to_read()
    for pk in due:
        try:
            read_calendar(str(pk))
        except Exception:
            logger.exception("read_calendars %s", pk)
