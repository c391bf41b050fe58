"""A resident says yes by telephone, at the desk or on paper: another hears it than who wrote it."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from samenspel.commitments import queries as balls
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from .. import queries
from .spoken import code_hash
from .telling import page_of
from .truth import told_in_words


@transaction.atomic
def hear_yes(*, code: str, resident: UUID, version: int, acting: Acting, way: str, now: datetime) -> None:
    """Write down a resident's yes to the words of this version, which were read to her; she is told.

    Raises NotFound when the code does not count (any more), AnotherHearsIt, WordsChanged, SaidYesAlready.
    """
    found = queries.asked_with(code_hash(code))
    if found is None:
        raise NotFound
    with told_in_words(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT grant_hear_yes(%s, %s, %s, %s, %s)", [code_hash(code), resident, version, way, now]
        )
        if cursor.fetchone()[0] is None:
            raise NotFound
    journal.record(
        verb="grant_yes", acting=acting.namens(resident, way=way[:8]), object_type="grant_request",
        object_id=found.request, subject=resident, municipality=found.municipality, now=now,
    )  # fmt: skip
    door = balls.main_door()
    facts = {
        "place": found.name,
        "link": page_of("grant", found.request),
        "phone": door.phone if door else "",
    }
    notifications.tell_of(
        person=resident, kind="grant_yes_written", municipality=found.municipality, now=now, ball=None,
        facts=facts, at_my_desk=True,
    )  # fmt: skip
