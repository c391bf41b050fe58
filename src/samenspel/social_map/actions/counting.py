"""Verbs of who counts how many people come: one more, or a number for a day; never who they are (AS-28)."""

from datetime import date, datetime
from typing import Any

from django.db import ProgrammingError, connection, transaction

from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import Refusal
from samenspel.foundation.ids import new_id

from ..models import Entry, Tally
from .telling import tell
from .writing import NotYours

MOST = 9_999
PUT = """
INSERT INTO social_map_tally AS known (id, entry_id, counted_on, number)
VALUES (%(id)s, %(entry)s, %(day)s, %(number)s)
ON CONFLICT (entry_id, counted_on) DO UPDATE SET number = {number} RETURNING xmax = 0
"""
# Two who stand at two doors press at once: both count.
ONE_MORE = PUT.format(number="least(known.number + 1, %(most)s)")
THIS_MANY = PUT.format(number="excluded.number")


class DayToCome(Refusal):
    """Die dag moet nog komen. Kies vandaag of een dag daarvoor."""


@transaction.atomic
def count_one(*, entry: Entry, acting: Acting, now: datetime) -> None:
    """Somebody came: one more on this day. Raises NotYours.

    Only the first of a day is in the journal: a line for each would keep the minute at which somebody came.
    """
    if _put(ONE_MORE, entry, day_of(now), 1):
        tell(entry, "map_counted", acting=acting, now=now)


@transaction.atomic
def count_day(*, entry: Entry, day: date, number: int | None, acting: Acting, now: datetime) -> None:
    """So many people came on this day, or (nothing) it was not counted. Raises NotYours, DayToCome."""
    if day > day_of(now):
        raise DayToCome
    if number is None:
        Tally.objects.filter(entry=entry, counted_on=day).delete()
    else:
        _put(THIS_MANY, entry, day, number)
    tell(entry, "map_counted", acting=acting, now=now)


def _put(statement: str, entry: Entry, day: date, number: int) -> bool:
    """Write it, by who may; whether it is the first of that day."""
    values: dict[str, Any] = {"id": new_id(), "entry": entry.pk, "day": day, "number": number, "most": MOST}
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return bool(cursor.fetchone()[0])
    except ProgrammingError as problem:  # a policy of the database
        raise NotYours from problem
