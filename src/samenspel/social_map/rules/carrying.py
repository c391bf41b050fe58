"""Pure decisions about a list to take along: it lives in its address, and nowhere else."""

import base64
import binascii
from collections.abc import Iterable, Sequence
from uuid import UUID

MOST_TAKEN = 40
LETTERS = 22  # of one place in an address


def code_of(ids: Iterable[UUID]) -> str:
    """Return places as one text for an address, in their order: 22 letters each."""
    packed = (base64.urlsafe_b64encode(pk.bytes).decode().rstrip("=") for pk in _once(ids))
    return "".join(packed)


def ids_of(code: str) -> list[UUID]:
    """Return the places of such a text. What is no place is left out; any text is fine."""
    parts = [code[at : at + LETTERS] for at in range(0, min(len(code), LETTERS * MOST_TAKEN), LETTERS)]
    return _once(pk for part in parts if (pk := _id_of(part)) is not None)


def _id_of(part: str) -> UUID | None:
    try:
        return UUID(bytes=base64.b64decode(f"{part}==", altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        return None


def _once(ids: Iterable[UUID]) -> list[UUID]:
    return list(dict.fromkeys(ids))[:MOST_TAKEN]


def with_one(ids: Sequence[UUID], pk: UUID) -> list[UUID]:
    """Put one more at the end; a full list stays as it is."""
    return _once([*ids, pk])


def moved(ids: Sequence[UUID], pk: UUID, by: int) -> list[UUID]:
    """Move one up (-1) or down (1); at the edge, or when it is not there, nothing changes."""
    here = list(ids)
    if pk in here:
        at = here.index(pk)
        to = min(max(at + by, 0), len(here) - 1)
        here.insert(to, here.pop(at))
    return here


def without(ids: Sequence[UUID], pk: UUID) -> list[UUID]:
    return [one for one in ids if one != pk]
