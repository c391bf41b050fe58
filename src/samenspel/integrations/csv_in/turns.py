"""One list at a time: who waits in the queue, whose turn it is, and what is begun anew after a stop."""

from contextlib import suppress

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from .models import MapImport

State = MapImport.State
BUSY = (State.WAITING, State.CLOSING, State.UNDOING)


def defer(batch: MapImport) -> None:
    """Put a list in the queue, unless it waits there already. By name, since jobs import this room."""
    waiting = app.configure_task("map_import", queueing_lock=f"map_import:{batch.pk}")
    with suppress(AlreadyEnqueued), transaction.atomic():
        waiting.defer(batch=str(batch.pk))


def is_mine(batch: MapImport, state: State) -> bool:
    """Wait until nobody reads in; say whether it is still to be done: a resumed job may come twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('map_import'))")
    return MapImport.objects.filter(pk=batch.pk, state=state).exists()


@transaction.atomic
def resume() -> int:
    """Begin anew with what the worker was doing when it was stopped: nothing of it was kept.

    Only when nobody reads in now. Returns how many were found.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('map_import'))")
        if not cursor.fetchone()[0]:
            return 0
    left = list(MapImport.objects.filter(state__in=BUSY))
    for batch in left:
        defer(batch)
    return len(left)
