"""A page that shows the same as a moment ago is not drawn again: drawing is the dearest part of a list.

What is kept is found by all that it shows, so nobody gets a page without having the rows for it: those come
from the database each time, through the policies, and are written in the access log.
"""

import pickle
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from samenspel.foundation import clock

SECONDS = 60  # as long as the other parts of a page: what the site says of itself may change


def show(
    request: HttpRequest, template: str, shown: Mapping[str, Any], *, beside: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Answer with a page, drawn now or kept since at most a minute.

    `shown` holds all that differs between two of its pages, in values that pickle; the address, the language,
    the roles and the day are added here. `beside`: objects for the template that follow from those. Not for a
    page with a form: its token is of one session. A page with a message for once is always drawn.
    """
    everything = {**(beside or {}), **shown}
    if settings.MESSAGES_COOKIE in request.COOKIES:
        return HttpResponse(render_to_string(template, everything, request))
    kept = caches["template_fragments"]
    key = _key(request, template, shown)
    page: str | None = kept.get(key)
    if page is None:
        page = render_to_string(template, everything, request)
        kept.set(key, page, SECONDS)
    return HttpResponse(page)


def _key(request: HttpRequest, template: str, shown: Mapping[str, Any]) -> str:
    acting = request.acting  # type: ignore[attr-defined]
    place = (template, get_language(), request.get_full_path(), clock.today(), acting.person is None)
    everything = pickle.dumps((place, sorted(acting.roles), sorted(shown.items())), protocol=5)
    return f"kept:{blake2b(everything, digest_size=24).hexdigest()}"
