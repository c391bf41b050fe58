"""Whoever types words that say danger reads a number to call, wherever she writes to a human."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.template.loader import render_to_string

from samenspel.foundation.requests import Request
from samenspel.social_map import rules as social_map

Answer = Callable[[Request], HttpResponse]
# Who works here writes about others; and a question shows the number itself, on each of its pages.
NOT_HERE = ("werk/", "balie/", "beheer/", "vraag/")
TAG = "danger"


class HostMessages(CookieStorage):
    """Short messages in a cookie that is bound to this one host, like the others.

    Of a number to call only goes along what was heard, and in which language. The box in two languages would
    fill the cookie, and what does not fit is left out without a word. It is drawn where it is read.
    """

    cookie_name = settings.MESSAGES_COOKIE

    def __iter__(self) -> Iterator[Message]:
        for message in super().__iter__():
            if message.extra_tags == TAG:
                found = social_map.Danger.of_code(str(message.message))
                box = render_to_string("social_map/danger.html", {"danger": found})
                message.drawn = box  # type: ignore[attr-defined]
            yield message


def number_to_call(get_response: Answer) -> Answer:
    """Show the number once, above all else, on the page that comes after sending. Nothing of it is kept.

    It goes along as any short message does, in her own browser until that page. Every form of a resident
    passes here, so none has to think of it.
    """

    def answer(request: Request) -> HttpResponse:
        if request.method == "POST" and not _bare(request).startswith(NOT_HERE):
            danger = social_map.danger_in(_words(request))
            if danger:
                messages.warning(request, danger.code, extra_tags=TAG)
        return get_response(request)

    return answer


def _bare(request: Request) -> str:
    """The address without its language."""
    return request.path.removeprefix(f"/{request.LANGUAGE_CODE}").lstrip("/")


def _words(request: Request) -> str:
    return "\n".join(value for _name, values in request.POST.lists() for value in values)
