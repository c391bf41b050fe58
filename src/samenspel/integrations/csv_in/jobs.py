"""Jobs of the worker: reading a list in, undoing it, and throwing away files that nobody used."""

import logging
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job

from . import actions
from .models import MapImport

logger = logging.getLogger(__name__)
PROGRESS = "UPDATE csv_in_mapimport SET rows_done = %s WHERE id = %s"
AS_JOB = "SELECT set_config('samenspel.purpose', 'job:map_import', false)"


class Progress:
    """Says how far it is, beside the transaction that reads in: that one shows nothing until it is done."""

    def __init__(self, pk: UUID) -> None:
        self.pk, self.beside = pk, connection.copy()

    def __enter__(self) -> "Progress":
        return self

    def __call__(self, number: int) -> None:
        with self.beside.cursor() as cursor:
            cursor.execute(AS_JOB)
            cursor.execute(PROGRESS, [number, self.pk])

    def __exit__(self, *_problem: object) -> None:
        self.beside.close()


@app.task(name="map_import")
def map_import(batch: str) -> None:
    """Read a list in, close what it left out, or undo it, as it waits to be."""
    pk = UUID(batch)
    try:
        with as_job("map_import"), Progress(pk) as tell:
            found = MapImport.objects.filter(pk=pk).first()
            if found and found.state == MapImport.State.WAITING:
                actions.take(batch=found, acting=a_job("map_import"), now=clock.now(), tell=tell)
            elif found and found.state == MapImport.State.CLOSING:
                actions.close(batch=found, acting=a_job("map_import"), now=clock.now(), tell=tell)
            elif found and found.state == MapImport.State.UNDOING:
                actions.undo(batch=found, acting=a_job("map_import"), now=clock.now(), tell=tell)
    except Exception:
        logger.exception("map_import %s", batch)
        with as_job("map_import"):
            actions.failed(batch=MapImport.objects.get(pk=pk), now=clock.now())


@app.periodic(cron="*/2 * * * *")
@app.task(name="resume_map_imports", queueing_lock="resume_map_imports")
def resume_map_imports(timestamp: int) -> None:
    """Every other minute: a list that the worker did not finish, since it was stopped, is begun anew."""
    with as_job("map_import"):
        actions.resume()


@app.periodic(cron="25 3 * * *")
@app.task(name="forget_map_imports", queueing_lock="forget_map_imports")
def forget_map_imports(timestamp: int) -> None:
    """Every night: files that nobody read in for a week go."""
    with as_job("map_import"):
        actions.forget(now=clock.now())
