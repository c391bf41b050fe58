"""A code that somebody reads out at the desk: whichever room gave it, a colleague types it in one field.

A room says what its codes open. The page to which it leads finds the code filled in: it is read out once.
"""

from collections.abc import Callable

from django.http import HttpResponse

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
