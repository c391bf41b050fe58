"""A code that somebody reads out at the desk: whichever room gave it, a colleague types it in one field.

A room says what its codes open. The page to which it leads finds the code filled in: it is read out once.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse

from . import clock
from .requests import Request
from .sealed import seal, unseal

# For a code as it is stored: to where it leads, for who acts now; None when it is not of this room.
Opener = Callable[[Request, str], HttpResponse | None]
_OPENERS: list[Opener] = []
_KEPT = "read_out"


def opens(opener: Opener) -> Opener:
    """Register what the codes of a room open at the desk. It counts no try: the one field does."""
    _OPENERS.append(opener)
    return opener


def opened_elsewhere(request: Request, code: str) -> HttpResponse | None:
    """Return to where a code of another room leads; None when no room knows it."""
    return next((found for opener in _OPENERS if (found := opener(request, code))), None)


def keep(request: Request, code: str) -> None:
    """Take a code along to the page that asks for it, sealed; once."""
    request.session[_KEPT] = seal(code)


def kept(request: Request) -> str:
    """Return the code that was typed a moment ago, or ''. It is given once."""
    return unseal(request.session.pop(_KEPT, ""))


# --- and stays open a while -----------------------------------------------------------------------------
A_MINUTE = 60
OPEN_SECONDS = 30 * A_MINUTE  # since it was last used: who writes down a long story is not put out


@dataclass(frozen=True, slots=True)
class ReadOut:
    """A code that somebody read out here, less than half an hour ago or since then used; and by which way."""

    code: str  # as it is stored
    way: str


def open_with(request: Request, room: str, code: str, way: str) -> None:
    """Keep a code that was read out, sealed, in the session alone: one of a room at a time, in no address."""
    request.session[f"{room}_code"] = [seal(code), way, clock.now().timestamp() + OPEN_SECONDS]


def open_now(request: Request, room: str) -> ReadOut | None:
    """Return the code that was read out, as long as it counts here. Each time that it is used counts anew."""
    kept, way, until = request.session.get(f"{room}_code", ["", "", 0])
    if until <= clock.now().timestamp():
        request.session.pop(f"{room}_code", None)
        return None
    code = unseal(kept)
    if until < clock.now().timestamp() + OPEN_SECONDS - A_MINUTE:  # not at each page: it is written down
        open_with(request, room, code, way)
    return ReadOut(code, way)
