"""Whoever types words that say danger reads a number to call, wherever she writes to a human."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.template.loader import render_to_string

from samenspel.foundation.requests import Request
from samenspel.social_map import rules as social_map

Answer = Callable[[Request], HttpResponse]
# Who works here writes about others; and a question shows the number itself, on each of its pages.
NOT_HERE = ("werk/", "balie/", "beheer/", "vraag/")


def number_to_call(get_response: Answer) -> Answer:
    """Show the number once, above all else, on the page that comes after sending. Nothing of it is kept.

    It goes along as any short message does, in her own browser until that page. Every form of a resident
    passes here, so none has to think of it.
    """

    def answer(request: Request) -> HttpResponse:
        if request.method == "POST" and not _bare(request).startswith(NOT_HERE):
            danger = social_map.danger_in(_words(request))
            if danger:
                box = render_to_string("social_map/danger.html", {"danger": danger})
                messages.warning(request, box, extra_tags="whole")
        return get_response(request)

    return answer


def _bare(request: Request) -> str:
    """The address without its language."""
    return request.path.removeprefix(f"/{request.LANGUAGE_CODE}").lstrip("/")


def _words(request: Request) -> str:
    return "\n".join(value for _name, values in request.POST.lists() for value in values)
