"""What happens around every request: who acts, headers, second factor, refusals in plain words."""

import logging
from collections.abc import Callable
from uuid import uuid4

from django.contrib.auth import BACKEND_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from psycopg.errors import DeadlockDetected, SerializationFailure

from samenspel.community import queries as community
from samenspel.community import rules
from samenspel.community.models import Account
from samenspel.foundation import clock, context, limits
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.requests import Request
from samenspel.foundation.sealed import KeyIsLost
from samenspel.journal import actions as journal

Answer = Callable[[Request], HttpResponse]
logger = logging.getLogger(__name__)


class WhoIsActing:
    """One transaction per request; its first statement tells the database who acts.

    The session, the account, its roles and the context come in that one statement. Looks noted on
    `request.looks` are written last, so that the lock on the access log's chain is short. A server error
    rolls back.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if request.path.startswith("/static/") or request.path == "/healthz":
            return self.get_response(request)
        try:
            with transaction.atomic():
                self._enter(request)
                response = self.get_response(request)
                if response.status_code >= 500 or getattr(response, "undo", False):
                    transaction.set_rollback(True)
                elif request.looks:
                    journal.looked_all(request.looks)
        except IntegrityError:  # at the commit: in the end it is not true, since another was quicker
            response = crossed()
        if getattr(response, "crossed", False):
            with transaction.atomic():
                self._enter(request)
                sentence = gettext(
                    "Net op dit moment deed een ander ook iets. Wat jij deed, is niet bewaard."
                )
                response = _sorry(request, sentence)
        if request.looks and getattr(response, "undo", False):  # somebody was named, and nothing was shown
            with transaction.atomic():
                journal.refused_all(request.looks)
        for wrong in request.wrong_tries:  # a guess is counted though the page did not exist
            limits.count_try(**wrong)
        return response

    def _entering(self, request: Request) -> Account | None:
        """The account of this session; nobody when the card that opened it asks for a pincode, or is gone."""
        store, today, now = request.session, clock.today(), clock.now()
        found = None
        if store.session_key and not hasattr(store, "_session_cache"):
            packed, found = community.session_entering(key=store.session_key, on=today, now=now)
            store.take(packed)  # type: ignore[attr-defined]  # our own store: settings.SESSION_ENGINE
        key, device = store.get(SESSION_KEY), store.get("device")
        if key is None or BACKEND_SESSION_KEY not in store:
            if found:  # the session was noted for somebody, and is nobody's
                context.enter(context.Context())
            return None
        if found is None or str(found.pk) != str(key) or device:
            found = community.account_entering(pk=key, on=today, device=device, now=now)
            if found is None:
                context.enter(context.Context())
        request.door = found.door if found else ""
        if request.door == "GONE":
            store.flush()
        return found if request.door in ("", "CARD") else None

    def _enter(self, request: Request) -> None:
        request.looks, request.wrong_tries, request.door = [], [], ""
        account = self._entering(request)
        request.user = request._cached_user = account or AnonymousUser()  # type: ignore[attr-defined]
        request.auser = SimpleLazyObject(lambda: request.user)  # type: ignore[assignment]
        request.acting_name = account.acting_name if account else ""
        request.municipality = account.municipality if account else None
        request.acting = Acting(
            person=account.person_id if account else None,
            roles=frozenset(account.roles) if account else frozenset(),
            session=request.session.session_key or "" if account else "",
            request=uuid4(),
        )


def headers(get_response: Answer) -> Answer:
    """Headers that Django has no setting for; personal pages are kept by nobody."""

    def answer(request: Request) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith("/static/"):
            response.setdefault("Cache-Control", "no-store")
        return response

    return answer


def second_factor(get_response: Answer) -> Answer:
    """Whoever sees other people's personal data signs in with a second factor, or sets one up first."""

    def answer(request: Request) -> HttpResponse:
        if _needs_factor(request):
            return redirect(f"{reverse('second_factor')}?next={request.path}")
        return get_response(request)

    return answer


FREE_PREFIXES = ("inloggen", "tweede-stap", "i18n", "static", "healthz", "uitloggen")


def _needs_factor(request: Request) -> bool:
    if (
        not getattr(request, "acting", None)
        or not request.acting.person
        or not rules.needs_second_factor(request.acting.roles)
    ):
        return False
    bare = request.path.removeprefix("/en").lstrip("/")
    return not bare.startswith(FREE_PREFIXES) and not has_second_factor(request)


def has_second_factor(request: Request) -> bool:
    """True when this session was signed in with a second factor (allauth notes how), or just set one up.

    Never for a card: a card and its pincode can be given to somebody.
    """
    if request.door:
        return False
    methods = request.session.get("account_authentication_methods", [])
    return bool(request.session.get("second_factor")) or any(one.get("method") == "mfa" for one in methods)


def card_door(get_response: Answer) -> Answer:
    """Who came in with a card: her pincode again after a while, and no other ways in made from here.

    Whoever borrows a card for a minute may not put a passkey or an address of her own on the account.
    """

    def answer(request: Request) -> HttpResponse:
        door = getattr(request, "door", "")
        if not door:
            return get_response(request)
        bare = request.path.removeprefix("/en").lstrip("/")
        if door == "PIN" and bare.startswith("mijn"):
            return redirect(f"{reverse('card_pin')}?next={request.path}")
        if door == "CARD" and bare.startswith("inloggen") and request.path != reverse("account_logout"):
            return render(request, "404.html", status=404)
        return get_response(request)

    return answer


def _of_who_died(problem: Exception) -> bool:
    diagnosis = getattr(problem.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", "") == "nothing_goes_on_for_who_died"


def crossed() -> HttpResponse:
    """Two did something in the same second, and the database ended one: said when its transaction is over."""
    response = HttpResponse(status=409)
    response.crossed = response.undo = True  # type: ignore[attr-defined]
    return response


def _sorry(request: Request, sentence: str, status: int = 409) -> HttpResponse:
    shown = {"sentence": sentence, "way_back": getattr(request, "way_back", request.path)}
    response = render(request, "website/refused.html", shown, status=status)
    response.undo = True  # type: ignore[attr-defined]
    return response


class Refusals:
    """A refusal by name becomes a page with its sentence; what you may not see does not seem to exist."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Request, problem: Exception) -> HttpResponse | None:
        if isinstance(problem, ObjectDoesNotExist | Http404 | NotFound):
            response = render(request, "404.html", status=404)
        elif isinstance(problem, Refusal):
            return _sorry(request, problem.sentence())
        elif _of_who_died(problem):  # whoever does it need not be one who may know why (decision 0046)
            return _sorry(request, gettext("Dit kan niet meer. Bel ons als je wilt weten waarom."))
        elif isinstance(problem.__cause__, DeadlockDetected | SerializationFailure):
            return crossed()
        elif isinstance(problem, KeyIsLost):
            logger.error("%s", problem)  # the name of the key, never a word of the text
            sentence = gettext("Deze tekst kunnen we nu niet lezen. Dat ligt aan ons, niet aan jou. Bel ons.")
            return _sorry(request, sentence, status=503)
        else:
            return None
        response.undo = True  # type: ignore[attr-defined]
        return response
