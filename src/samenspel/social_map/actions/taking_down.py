"""Verbs of an editor about what hurts somebody or is not real: off the map, and back on it."""

from datetime import datetime

from django.db import connection, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.notifications import actions as notifications

from .. import queries
from ..models import Entry
from .reporting import settle_reports
from .telling import page_of, tell, whom_to_call


class CannotTakeDown(Refusal):
    """Dit staat niet op jullie kaart, of iemand haalde het er al af."""


class CannotPutBack(Refusal):
    """Dit staat al weer op de kaart."""


@transaction.atomic
def take_down(*, entry: Entry, why: str, acting: Acting, now: datetime) -> None:
    """Take a public entry off the map. Its own people read why, keep their words, and can change them.

    Neither they nor its source can make it public again: only put_back does. What was reported about it is
    answered with this. Raises CannotTakeDown.
    """
    owner = queries.who_tends(entry.pk)  # asked while everybody may know it
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_take_down(%s, %s, %s)", [entry.pk, why, now])
        if not cursor.fetchone()[0]:
            raise CannotTakeDown
    tell(entry, "map_taken_down", acting=acting, now=now)
    settle_reports(entry=entry, acting=acting, now=now)
    if owner and entry.municipality_id:
        notifications.tell(
            person=owner, kind="map_taken_down", municipality=entry.municipality_id, now=now,
            place=entry.name, link=page_of(entry, "map_tend"), phone=whom_to_call(entry),
        )  # fmt: skip


@transaction.atomic
def put_back(*, entry: Entry, acting: Acting, now: datetime) -> None:
    """Make public again what was taken down. Raises CannotPutBack."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT map_put_back(%s)", [entry.pk])
        if not cursor.fetchone()[0]:
            raise CannotPutBack
    tell(entry, "map_put_back", acting=acting, now=now)
