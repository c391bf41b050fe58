"""Verbs that write in the journal and in the access log, always in the caller's transaction."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings

from samenspel.foundation.acting import Acting

from . import purposes
from .models import Entry, Look

Term = str | int | bool | None


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
) -> Look:
    """Return the row, not yet written, for one view of a person or of what concerns her (NEN 7513).

    The legal basis comes from the table of purposes; only an exception on a legal ground names its own.
    Raises ValueError for a purpose that is not in that table.
    """
    basis = purposes.legal_basis(purpose=purpose, responsible=settings.RESPONSIBLE["kind"])
    session = hashlib.sha256(acting.session.encode()).hexdigest() if acting.session else ""
    return Look(
        chain=municipality,
        occurred_at=now,
        event_type=event_type,
        person_id=acting.person,
        role=acting.role,
        on_behalf_of_id=acting.on_behalf_of,
        subject_id=subject,
        object_type=object_type,
        object_id=object_id,
        view=view,
        purpose=purpose,
        legal_basis=legal_basis or basis,
        session_hash=session,
        source=acting.way,
        request_id=acting.request,
    )


def looked_all(looks: Sequence[Look]) -> None:
    """Write the looks of a request, in one statement."""
    Look.objects.bulk_create(looks)
