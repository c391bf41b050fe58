"""Guards around every request: where it comes from, how long a session lasts, how often one may."""

import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from samenspel.community import rules
from samenspel.foundation import clock, limits, sessions
from samenspel.foundation.acting import Acting
from samenspel.foundation.requests import Request

Answer = Callable[[Request], HttpResponse]
told = logging.getLogger("samenspel.safety")  # what happened, never who or with which words
SINCE, SEEN = "signed_in_since", "last_seen"
OF_THE_MACHINE = re.compile(r"[A-Z][A-Z_0-9]*|[0-9a-f]{8}-[0-9a-f-]{27}|on")
FRESH = 300  # seconds: how long a note of being here is good enough, so that a page seldom writes


def real_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Put the visitor's own address in REMOTE_ADDR, as the proxies of our own wrote it down.

    Otherwise everybody behind one proxy is one visitor, and six wrong codes of one shut the door for all.
    Only the last addresses are believed, one for each proxy: what comes before them a visitor can make up.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        hops = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
        if settings.PROXIES and len(hops) >= settings.PROXIES:
            request.META["REMOTE_ADDR"] = hops[-settings.PROXIES]
        return get_response(request)

    return answer


def lifetimes(get_response: Answer) -> Answer:
    """End a session that lay still too long, or lasted too long; sooner for whoever sees others' data."""

    def answer(request: Request) -> HttpResponse:
        if not _signed_in(request) or request.door:  # a card has its own, shorter times: community.rules
            response = get_response(request)
            return her_words(request) if _sent_away(request, response) else response
        now = int(clock.now().timestamp())
        since, seen = (request.session.get(key, now) for key in (SINCE, SEEN))
        works = rules.needs_second_factor(request.acting.roles)
        idle, longest = (
            (settings.WORKER_IDLE, settings.WORKER_LONGEST)
            if works
            else (settings.RESIDENT_IDLE, settings.RESIDENT_LONGEST)
        )
        if now - seen > idle or now - since > longest:
            return _ended(request)
        if SINCE not in request.session or now - seen > FRESH:
            request.session[SINCE], request.session[SEEN] = since, now
            _noted(request, since, now)
        response = get_response(request)
        if request.session.is_empty():  # she signed out: the browser forgets the pages too
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return answer


def _noted(request: Request, since: int, now: int) -> None:
    """Write down that she is signed in here, for her own list of places (ASVS V7.5.2)."""
    moments = [datetime.fromtimestamp(one, tz=UTC) for one in (since, now)]
    device = device_word(request.META.get("HTTP_USER_AGENT", ""))
    key = request.session.session_key or ""
    sessions.note(key=key, owner=request.acting.somebody, device=device, since=moments[0], seen=moments[1])


DEVICES = {
    "TABLET": ("ipad", "tablet"), "PHONE": ("iphone", "mobile", "android"),
    "COMPUTER": ("windows", "macintosh", "linux", "cros"),
}  # fmt: skip


def device_word(agent: str) -> str:
    """Return what kind of device this is, as far as it says: no more than she needs to recognise it."""
    said = agent.lower()
    return next((word for word, signs in DEVICES.items() if any(sign in said for sign in signs)), "")


def _signed_in(request: Request) -> bool:
    """True for somebody; what is answered without looking who acts (/healthz) has no acting at all."""
    return hasattr(request, "acting") and request.acting.person is not None


def _ended(request: Request) -> HttpResponse:
    """Sign out. Whoever was typing gets her words back, in a page that nobody keeps."""
    told.warning("a session was over")
    logout(request)
    request.acting = Acting(person=None)
    request.acting_name, request.municipality = "", None
    if request.method != "POST":
        return redirect(f"{reverse('account_login')}?next={request.path}")
    return her_words(request)


def _sent_away(request: Request, response: HttpResponse) -> bool:
    """True when what somebody typed would be lost: she is asked to sign in first."""
    to_sign_in = response.get("Location", "").startswith(f"{reverse('account_login')}?next=")
    words = (value for _key, value in _typed(request) if not OF_THE_MACHINE.fullmatch(value))
    return request.method == "POST" and to_sign_in and any(len(word) > 2 for word in words)


def _typed(request: Request) -> list[tuple[str, str]]:
    lists = request.POST.lists()
    return [(key, value) for key, values in lists if key != "csrfmiddlewaretoken" for value in values]


def her_words(request: Request) -> HttpResponse:
    """A form that came too late, with what was typed: to send again, after signing in when that is needed.

    Words of the machine (a choice, a number of a row) go along unseen; what was left empty does not.
    """
    typed = [one for one in _typed(request) if one[1]]
    shown = {
        "typed": [one for one in typed if not OF_THE_MACHINE.fullmatch(one[1])],
        "unseen": [one for one in typed if OF_THE_MACHINE.fullmatch(one[1])],
        "action": request.get_full_path(),
        "signed_out": not _signed_in(request),
    }
    return render(request, "website/stale_form.html", shown, status=403)


def few_at_a_time(get_response: Answer) -> Answer:
    """Stop whoever does one thing too often, counted by all processes together: see settings.LIMITS.

    Whoever works here may ask for many: she is known, and every deed of hers stands in the journal.
    """

    def answer(request: Request) -> HttpResponse:
        if request.method == "POST" and not (
            _signed_in(request) and request.acting.roles & rules.MAY_ACT_FOR
        ):
            for what, who, (at_most, seconds) in _counted(request):
                if limits.is_blocked(what=what, who=who, at_most=at_most):
                    told.warning("too often: %s", what)
                    return render(request, "429.html", status=429)
                count = {"what": what, "who": who, "at_most": at_most, "seconds": seconds}
                request.wrong_tries.append(count)
        return get_response(request)

    return answer


def _counted(request: Request) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Which limits this post counts for: by the mailbox that it names, or by the place it comes from."""
    for what, pages, field, tries in settings.LIMITS:
        if request.path in [reverse(page) for page in pages]:
            place = str(request.META.get("REMOTE_ADDR", ""))
            who = request.POST.get(field, "").strip().lower() if field else place
            if who:
                yield what, who, tries
