"""Verbs that write in the journal and in the access log, always in the caller's transaction."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection

from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id

from . import purposes
from .models import Entry

REFUSED = "REFUSED"  # the outcome of a look that did not happen
Term = str | int | bool | None


@dataclass(kw_only=True)
class NewLook:
    """A row for the access log, by column of models.Look; a plain one, since lists write many."""

    chain: UUID  # the municipality
    occurred_at: datetime
    event_type: str
    person_id: UUID | None
    role: str
    organisation_id: UUID | None  # empty: the database fills in where she works, in that role
    on_behalf_of_id: UUID | None
    subject_id: UUID
    object_type: str
    object_id: UUID
    view: str
    purpose: str
    legal_basis: str
    session_hash: str
    source: str
    request_id: UUID | None
    id: UUID = field(default_factory=new_id)
    outcome: str = "OK"
    break_glass: bool = False
    reason: str = ""
    # What the database fills in.
    number: int = 0
    previous_hash: str = ""
    hash: str = ""

    @property
    def pk(self) -> UUID:
        return self.id


class CareContent(ValueError):
    """A journal term may be a closed word, an id or a number: never a sentence."""


def record(
    *,
    verb: str,
    acting: Acting,
    object_type: str,
    object_id: UUID,
    municipality: UUID,
    now: datetime,
    subject: UUID | None = None,
    ball: UUID | None = None,
    cause: UUID | None = None,
    **terms: Term,
) -> Entry:
    """Write one deed in the same transaction as the deed itself (habit 5).

    `terms` takes ids, numbers and closed words; a text with white space raises CareContent.
    """
    for term in terms.values():
        if isinstance(term, str) and (len(term) > 40 or any(letter.isspace() for letter in term)):
            raise CareContent(term)
    return Entry.objects.create(
        chain=municipality,
        occurred_at=now,
        verb=verb,
        actor_id=acting.person,
        on_behalf_of_id=acting.on_behalf_of,
        subject_id=subject,
        object_type=object_type,
        object_id=object_id,
        ball_id=ball,
        cause_id=cause,
        way=acting.way,
        terms=terms,
    )


def look(
    *,
    acting: Acting,
    subject: UUID,
    object_type: str,
    object_id: UUID,
    view: str,
    purpose: str,
    municipality: UUID,
    now: datetime,
    event_type: str = "READ",
    legal_basis: str = "",
    consent: UUID | None = None,
    break_glass: bool = False,
    organisation: UUID | None = None,
) -> NewLook:
    """Return the row, not yet written, for one view of a person or of what concerns her (NEN 7513).

    The legal basis comes from the table of purposes; only an exception on a legal ground names its own.
    `consent` is the share by which she looked, a consent or an exception: it stands in the row as its reason.
    `organisation`: through which she may see it, where that is known. Raises ValueError for a purpose that is
    not in that table.
    """
    basis = purposes.legal_basis(purpose=purpose, responsible=settings.RESPONSIBLE["kind"])
    session = hashlib.sha256(acting.session.encode()).hexdigest() if acting.session else ""
    return NewLook(
        chain=municipality,
        occurred_at=now,
        event_type=event_type,
        person_id=acting.person,
        role=acting.role,
        organisation_id=organisation,
        on_behalf_of_id=acting.on_behalf_of,
        subject_id=subject,
        object_type=object_type,
        object_id=object_id,
        view=view,
        purpose=purpose,
        legal_basis=legal_basis or basis,
        break_glass=break_glass,
        reason=str(consent or ""),
        session_hash=session,
        source=acting.way,
        request_id=acting.request,
    )


def one_for_each(looks: Sequence[NewLook]) -> list[NewLook]:
    """Return the looks of one request, folded: one row for each person that was viewed, for one reason.

    Whoever saw more than one thing of somebody on a page saw the person.
    """
    found: dict[tuple[object, ...], NewLook] = {}
    for one in looks:
        why = (one.purpose, one.legal_basis, one.reason, one.break_glass, one.event_type, one.outcome)
        key = (one.chain, one.subject_id, one.on_behalf_of_id, *why)
        first = found.setdefault(key, one)
        if (first.object_type, first.object_id) != (one.object_type, one.object_id):
            found[key] = replace(first, object_type="person", object_id=first.subject_id)
    return list(found.values())


_WRITE = "INSERT INTO journal_look SELECT * FROM json_populate_recordset(NULL::journal_look, %s::json)"


def looked_all(looks: Sequence[NewLook]) -> None:
    """Write the looks of a request, in one statement that is the same for any number of them."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [json.dumps([vars(look) for look in one_for_each(looks)], default=str)])


def refused_all(looks: Sequence[NewLook]) -> None:
    """Write the looks of a request that was refused: she named somebody, and saw nothing of her."""
    looked_all([replace(look, outcome=REFUSED) for look in looks])
