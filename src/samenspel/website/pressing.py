"""What is pressed twice in one moment is done once, whatever form it is."""

import hashlib
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.messages.storage.cookie import MessageDecoder, MessageEncoder
from django.http import HttpResponse, HttpResponseRedirect

from samenspel.foundation import clock, presses
from samenspel.foundation.requests import Request

Answer = Callable[[Request], HttpResponse]
OF_A_PAGE = 64  # letters of the token of a page: Django makes another for each page that it shows
LEADS_ON = (302, 303)


def pressed_once(get_response: Answer) -> Answer:
    """Do once what one page sends several times; the later ones lead on as the first did.

    Only what leads on to another page is a deed that is done: a form with a mistake may be sent again.
    """

    def answer(request: Request) -> HttpResponse:
        key = _key(request)
        if not key:
            return get_response(request)
        before = presses.begin(key=key, now=clock.now())
        if before is not None:
            return _as_before(request, before)
        response = get_response(request)
        if response.status_code in LEADS_ON and not getattr(response, "undo", False):
            presses.answered(key=key, answer=_answered(request, response))
        return response

    return answer


def _key(request: Request) -> str:
    """A hash of what this page sends, with the token that it has for itself; nothing when it has none."""
    if request.method != "POST" or len(request.POST.get("csrfmiddlewaretoken", "")) != OF_A_PAGE:
        return ""
    sent: list[Any] = sorted(request.POST.lists())
    sent += [(name, (one.name, one.size)) for name, one in request.FILES.items()]  # type: ignore[union-attr]
    whole = f"{request.acting.person} {request.get_full_path()} {urlencode(sent, doseq=True)}"
    return hashlib.sha256(whole.encode()).hexdigest()


def _answered(request: Request, response: HttpResponse) -> str:
    """Where it leads, and what is said there; said it is all the same, to whoever pressed once."""
    saying: Any = messages.get_messages(request)
    said = list(saying)
    saying.used = False
    return json.dumps([response["Location"], said], cls=MessageEncoder)


def _as_before(request: Request, before: str) -> HttpResponse:
    to, said = json.loads(before, cls=MessageDecoder)
    for one in said:
        messages.add_message(request, one.level, one.message, extra_tags=one.extra_tags)
    return HttpResponseRedirect(to)
