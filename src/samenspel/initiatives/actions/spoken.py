"""Spoken codes of an idea: making one, and what a deed with one leaves in the journal and tells."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.community.models import Person
from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications

from .. import queries
from .truth import told_in_words


def code_hash(written: str) -> str:
    """Return what is kept of a code as people write it; of what is no code: nothing that is found."""
    return hashlib.sha256(codes.stored(written).encode()).hexdigest()


def fresh_code() -> str:
    """Return a code that nobody has."""
    code = codes.new_code()
    while not queries.code_is_free(code_hash(code)):
        code = codes.new_code()
    return code


def said(statement: str, *values: Any) -> Sequence[Any]:
    """Do this in the database and return its one row; what it refuses by name is raised as that refusal."""
    with told_in_words(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: Sequence[Any] = cursor.fetchone()
    return row


def record(
    verb: str, entry: UUID, resident: UUID, town: UUID, *, acting: Acting, now: datetime, **terms: Any
) -> None:
    """Write in the journal what was done for a resident: her name, and that of whose hand it was."""
    journal.record(
        verb=verb, acting=acting.namens(resident, way=acting.way), object_type="map_entry", object_id=entry,
        subject=resident, municipality=town, now=now, **terms,
    )  # fmt: skip


def tell(
    resident: UUID, kind: str, town: UUID, *, about: UUID, acting: Acting, now: datetime, **facts: str
) -> None:
    """Tell a resident what was written down for her, by whom, and whom she calls when it is not so.

    `about`: her place in the idea.
    """
    door = balls.main_door()
    facts |= {"phone": door.phone if door else "", "name": Person.objects.get(pk=acting.somebody).shown}
    notifications.tell_of(
        person=resident,
        kind=kind,
        municipality=town,
        now=now,
        ball=None,
        facts=facts,
        about=about,
        at_my_desk=True,
    )
