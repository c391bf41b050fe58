"""Somebody at what residents lead, as its people read it, or as it is read out to one of them."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Belongs:
    """Somebody who belongs to it: a resident who leads or helps, or who supports it from her work."""

    insider: UUID
    person: UUID
    name: str
    role: str  # OWNER, HELPER or SUPPORT
    organisation: str
    resident: bool  # who works here is none here
