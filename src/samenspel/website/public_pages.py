"""Public pages are kept for a minute: many neighbours look at the same map, and none of it is personal.

Only an answer that says itself that it is public, that sets no cookie, that has one form, and that was asked
without a session is kept. What is kept carries every header, so nothing of the usual safety is lost.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import has_vary_header

SECONDS = 60
Answer = Callable[[HttpRequest], HttpResponse]


def public_pages(get_response: Answer) -> Answer:
    """Answer from the cache what is the same for everybody."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return get_response(request)
        key = f"page:{request.get_host()}{request.get_full_path()}"
        kept: tuple[bytes, dict[str, str]] | None = cache.get(key) if len(key) < 240 else None
        if kept:
            return HttpResponse(kept[0], headers=kept[1])
        response = get_response(request)
        if len(key) < 240 and _same_for_everybody(response):
            cache.set(key, (response.content, dict(response.items())), SECONDS)
        return response

    return answer


def _same_for_everybody(response: HttpResponse) -> bool:
    public = "public" in response.get("Cache-Control", "")
    one_form = not has_vary_header(response, "Accept")  # the API gives GeoJSON to who prefers that
    plain = response.status_code == 200 and not response.cookies and not response.streaming
    return plain and public and one_form
