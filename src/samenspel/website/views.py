"""Home, my own page, sign-in for the demo's cast, and what to show when something is wrong."""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import login
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.community import actions as people
from samenspel.community import codes, rules
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.mutual_help import queries as asks
from samenspel.notifications import queries as messages
from samenspel.social_map import queries as social_map

from . import cast
from .guards import her_words


@require_safe
def home(request: Request) -> HttpResponse:
    """What can we do for each other?"""
    counts = asks.counts(since=clock.now() - timedelta(days=31))
    shown = {
        "places": social_map.how_many(),
        "asked": counts.get("ASKED", 0),
        "answered": counts.get("ANSWERED", 0) + counts.get("PARTLY", 0),
        "not_found": counts.get("NOT_FOUND", 0),
        "cast": cast.shown() if settings.DEMO else [],
    }
    response = render(request, "website/home.html", shown)
    if not settings.DEMO and settings.SESSION_COOKIE_NAME not in request.COOKIES:
        patch_cache_control(response, public=True, max_age=60)  # the same for everybody: see public_pages
    return response


@require_safe
def healthz(request: Request) -> HttpResponse:
    """Answer 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@require_safe
def one_time_sign_in(request: Request, token: str) -> HttpResponse:
    """Sign in a member of the demo's cast with an address that works once."""
    if not settings.DEMO:
        raise Http404
    account = people.use_one_time_sign_in(token=token, now=clock.now())
    return _sign_in(request, account)


@require_POST
def sign_in_as(request: Request, role: str) -> HttpResponse:
    """Sign in as a member of the demo's cast, from the demo's home page."""
    if not settings.DEMO or role not in cast.ROLES:
        raise Http404
    account = cast.account_of(role)
    if account is None:
        return redirect("desk_story")
    return _sign_in(request, account)


def _sign_in(request: Request, account: Any) -> HttpResponse:
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session["second_factor"] = True  # the demo's cast carries no telephone
    roles = cast.roles_of(account)
    return redirect("work" if roles & rules.WORKS else "mine")


@require_safe
def desk_story(request: Request) -> HttpResponse:
    """The caller has no account: how he is helped."""
    if not settings.DEMO:
        raise Http404
    shown = {
        "card_code": codes.spoken(cast.CARD_CODE),
        "card_pin": codes.spoken_pin(cast.CARD_PIN),
        "card_url": reverse("card_enter", args=[codes.in_address(cast.CARD_CODE)]),
    }
    return render(request, "website/desk_story.html", shown)


def second_factor(request: Request) -> HttpResponse:
    """Explain the second step to whoever sees other people's data, and let her through once it is set up."""
    if not request.acting.person:
        return redirect("account_login")
    if request.door:  # a card is nobody's second step, and sets none up
        return render(request, "website/second_factor.html", {"card": True})
    after = request.GET.get("next", "")
    fresh = clock.now() - timedelta(minutes=15)
    if Authenticator.objects.filter(user=request.user, created_at__gte=fresh).exists():
        request.session["second_factor"] = True
        safe = url_has_allowed_host_and_scheme(after, allowed_hosts=None)
        return redirect(after if safe else "work")
    return render(request, "website/second_factor.html", {"next": after})


@require_safe
def kinds_of_messages(request: Request) -> HttpResponse:
    """Every kind of message, filled with an example; for the demo and for who works here."""
    if not settings.DEMO and not request.acting.roles & rules.WORKS:
        raise Http404
    example = {
        "name": "Dewi",
        "other": "Els",
        "organisation": _("De Verbinding"),
        "phone": "030 123 45 67",
        "day": _("vrijdag 27 november"),
        "code": "APPEL 72 41 05",
        "link": f"{settings.SITE_URL}/volg/appel-72-41-05",
        "what": _("beantwoord"),
    }
    shown = messages.kinds_filled(facts=example)
    return render(request, "website/message_kinds.html", {"kinds": shown})


def stale_form(request: Request, reason: str = "") -> HttpResponse:
    """A form that was opened long ago: say so, and keep what was typed."""
    return her_words(request)


def not_found(request: Request, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def went_wrong(request: Request) -> HttpResponse:
    return render(request, "500.html", status=500)
