"""Asking one more: an address that counts once; for a resident also a code, to say aloud or to print."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.commitments import codes
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry, Insider

from .. import queries
from .spoken import code_hash, fresh_code, said


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, shown once: what stands in its address, and its spoken code (of a supporter: none)."""

    address: str
    code: str

    @property
    def address_hash(self) -> str:
        return places.hash_of(self.address)

    @property
    def code_hash(self) -> str:
        return code_hash(self.code)

    @property
    def spoken(self) -> str:
        return codes.spoken(self.code)


def new_invitation(role: str) -> Invited:
    """Return a fresh address, with a fresh code for a resident. Nothing is kept yet."""
    return Invited(secrets.token_urlsafe(24), fresh_code() if role == Insider.Role.OWNER else "")


@transaction.atomic
def ask_along(*, entry: Entry, role: str, acting: Acting, now: datetime) -> Invited:
    """Who leads it asks one more; only hashes are kept. It counts once, for thirty days. Raises NotYours."""
    address = places.invite(entry=entry, role=role, acting=acting, now=now)
    if role != Insider.Role.OWNER:
        return Invited(address, "")
    made = Invited(address, fresh_code())
    if not said("SELECT idea_say_aloud(%s, %s, %s)", made.address_hash, made.code_hash, now)[0]:
        raise NotFound
    return made


def still_counts(*, entry: UUID, address: str, code: str) -> bool:
    """Return whether these are of one invitation to it that waits still: then it may be printed."""
    return queries.printable(entry=entry, invitation=places.hash_of(address), spoken=code_hash(code))
