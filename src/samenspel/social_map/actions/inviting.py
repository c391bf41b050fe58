"""Verbs about who comes in at an entry: inviting by an address that counts once, coming in, leaving (R77)."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from samenspel.commitments import codes
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound, Refusal

from ..models import Check, Entry, Insider
from .checking import close_map_ball
from .telling import tell
from .writing import NotYours, broken

INVITATION_DAYS = 30


class LastOwner(Refusal):
    """Jij bent de enige die dit bijhoudt. Vraag eerst iemand anders, of stop de plek."""


class ResidentsLead(Refusal):
    """Dit leiden bewoners. Jij werkt hier: je kunt het ondersteunen. Vraag daar een uitnodiging voor."""


class SupportFromWork(Refusal):
    """Deze uitnodiging is voor iemand die hier werkt. Wil je meedoen? Vraag een uitnodiging daarvoor."""


NOT_SO = {"insider_residents_lead_an_idea": ResidentsLead, "insider_supporter_works_here": SupportFromWork}


def hash_of(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def code_hash(written: str) -> str:
    """Return what is kept of a spoken code as people write it; of what is no code: nothing that is found."""
    return hash_of(codes.stored(written))


@transaction.atomic
def invite(*, entry: Entry, role: str, acting: Acting, now: datetime) -> str:
    """Make an invitation for one person, as an owner, a helper or a reader; return its code.

    Only the code's hash is kept. It counts once, for thirty days. Raises NotYours.
    """
    assert entry.municipality_id is not None
    if not may_tend(entry):
        raise NotYours
    code = secrets.token_urlsafe(24)
    Insider(
        entry=entry,
        municipality_id=entry.municipality_id,
        role=role,
        code_hash=hash_of(code),
        since=now,
        code_until=now + timedelta(days=INVITATION_DAYS),
    ).save(force_insert=True)
    tell(entry, "map_invited", acting=acting, now=now, role=role)
    return code


def may_tend(entry: Entry) -> bool:
    """Whether the acting person tends this entry: what the database thinks of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s IN (SELECT map_tended())", [entry.pk])
        return bool(cursor.fetchone()[0])


@transaction.atomic
def come_in(*, code: str, acting: Acting, now: datetime) -> Entry:
    """Whoever has the invitation comes in: once. Raises NotFound when it does not count (any more).

    An idea of residents is led by residents, and supported by who works here (R46): else ResidentsLead, or
    SupportFromWork.
    """
    found = _came_in(code)
    if found is None:
        raise NotFound
    entry = Entry.objects.get(pk=found)
    tell(entry, "map_came_in", acting=acting, now=now)
    return entry


def _came_in(code: str) -> UUID | None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT map_come_in(%s)", [hash_of(code)])
            found: UUID | None = cursor.fetchone()[0]
    except IntegrityError as problem:
        raise NOT_SO.get(broken(problem), NotFound) from problem
    return found


@transaction.atomic
def end_insider(*, insider: Insider, acting: Acting, now: datetime) -> None:
    """Let somebody go, or go oneself, or take an invitation back. Raises LastOwner: somebody keeps it."""
    tending = Q(role__in=[Insider.Role.OWNER, Insider.Role.HELPER], person__isnull=False, ended_at=None)
    rows = Insider.objects.filter(tending, entry=insider.entry_id)
    if (
        insider.person_id
        and insider.role in (Insider.Role.OWNER, Insider.Role.HELPER)
        and not rows.exclude(pk=insider.pk).exists()
    ):
        raise LastOwner
    _stop_asking(insider, acting=acting, now=now)
    if Insider.objects.filter(pk=insider.pk, ended_at=None).update(ended_at=now):
        tell(insider.entry, "map_left", acting=acting, now=now, role=insider.role)


def _stop_asking(insider: Insider, *, acting: Acting, now: datetime) -> None:
    """Who goes by herself holds no ball about it any more: another answers, or somebody calls."""
    if insider.person_id and insider.person_id == acting.person:
        asked = Check.objects.filter(entry=insider.entry_id, person=insider.person_id, answered_at=None)
        for ball in asked.exclude(ball_id=None).values_list("ball_id", flat=True):
            close_map_ball(ball, acting=acting, now=now)
