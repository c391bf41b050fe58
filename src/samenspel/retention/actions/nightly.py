"""The night: what is over its term goes, class by class; the proof says how many; what is held stays."""

from datetime import datetime

from django.db import connection, transaction

from samenspel.community.models import Area
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id

from .. import queries
from ..models import Line, Run
from .erasing import erase
from .proving import prove, version

BATCH = 500  # rows of one class in one transaction: nobody waits long for a row of hers
ROUNDS = 200  # of batches in one night; what is left waits for the next


def forget(*, town: Area, why: str, acting: Acting, now: datetime) -> Run:
    """Let go of all in a municipality that is over its term; return the proof. Run as a job, or as the owner.

    Each batch is a transaction of its own: what was done before a crash stays done. The proof names classes
    and numbers, nobody and nothing.
    """
    run = Run(pk=new_id(), municipality=town, why=why, version=version(), started_at=now)
    lines = [
        Line(run=run, kind=due.code, months=due.months, ended_before=due.ended_before, number=number)
        for due in queries.terms(town=town, now=now)
        for number in [_all_of(due, town=town, acting=acting, now=now)]
    ]
    return prove(run, lines, acting=acting, now=now)


def _all_of(due: queries.Due, *, town: Area, acting: Acting, now: datetime) -> int:
    if due.code == "ACCOUNT":  # one by one: each person is a deed of its own
        who = queries.silent(due=due, town=town, at_most=BATCH)
        return sum(erase(person=person, acting=acting, now=now) for person in who)
    total = 0
    for _ in range(ROUNDS):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT retention_go(%s, %s, %s, %s)", [due.code, due.ended_before, town.pk, BATCH]
            )
            number = int(cursor.fetchone()[0])
        total += number
        if number < BATCH:
            break
    return total
