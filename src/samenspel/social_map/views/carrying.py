"""Taking places along: a list in its address, kept in a cookie of this browser alone, and leaflets of it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from samenspel.foundation import clock

from .. import queries, rules, showing

COOKIE = "samenspel_meenemen"  # ids of public places, until the browser closes; nothing about who chose them
FORMS = {
    "vouw": gettext_lazy("A4, om te vouwen"),
    "a5": gettext_lazy("A5, een half vel"),
    "groot": gettext_lazy("Grote letters"),
}


def _mine(request: HttpRequest) -> list[UUID]:
    return rules.ids_of(request.COOKIES.get(COOKIE, ""))


def _kept(ids: list[UUID]) -> HttpResponse:
    """Keep this list in the cookie, and go to the page that has it in its address."""
    code = rules.code_of(ids)
    answer = redirect(f"{reverse('map_take')}?lijst={code}" if code else reverse("map_take"))
    answer.set_cookie(
        COOKIE, code, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax", path="/kaart/"
    )
    return answer


@never_cache
def take(request: HttpRequest) -> HttpResponse:
    """`/kaart/meenemen/?lijst=`: what was chosen; `?erbij=` puts one more in this browser's own list."""
    if request.method == "POST":
        return _changed(request)
    if "erbij" in request.GET:
        return _one_more(request)
    mine, asked = _mine(request), request.GET.get("lijst")
    ids = mine if asked is None else rules.ids_of(asked)
    places = [showing.as_paper(one, today=clock.today()) for one in queries.chosen(ids)]
    code = rules.code_of([one["pk"] for one in places])
    page = {"places": places, "code": code, "gone": len(ids) - len(places), "most": rules.MOST_TAKEN}
    page["foreign"] = asked is not None and ids != mine
    page["send"] = showing.to_send(showing.full(f"{reverse('map_take')}?lijst={code}"))
    return render(request, "social_map/take.html", page | {"forms": FORMS.items()})


def _one_more(request: HttpRequest) -> HttpResponse:
    """Only what exists and is public; a visit changes nothing but the list of this browser."""
    try:
        pk = UUID(request.GET["erbij"])
    except ValueError as problem:
        raise Http404 from problem
    if not queries.entries_named([pk]):
        raise Http404
    mine = _mine(request)
    if pk not in mine and len(mine) >= rules.MOST_TAKEN:
        messages.error(request, _("Je lijst is vol. Haal er eerst iets af."))
    return _kept(rules.with_one(mine, pk))


def _changed(request: HttpRequest) -> HttpResponse:
    """Up, down, off, all off, or keep the list of somebody else as one's own."""
    ids = rules.ids_of(request.POST.get("lijst", ""))
    deed, _colon, which = request.POST.get("deed", "").partition(":")
    one = next((pk for pk in ids if str(pk) == which), None)
    if deed == "leeg":
        return _kept([])
    if one is not None and deed in ("op", "neer"):
        return _kept(rules.moved(ids, one, -1 if deed == "op" else 1))
    if one is not None and deed == "af":
        return _kept(rules.without(ids, one))
    if deed == "houd":
        return _kept(ids)
    raise Http404


@require_safe
def leaflet(request: HttpRequest) -> HttpResponse:
    """`/kaart/meenemen/blad/?lijst=&vorm=`: the same list on paper, to fold, on A5 or in large letters."""
    ids, form = rules.ids_of(request.GET.get("lijst", "")), request.GET.get("vorm", "vouw")
    if form not in FORMS:
        raise Http404
    places = [showing.as_paper(one, today=clock.today()) for one in queries.chosen(ids)]
    code = rules.code_of([one["pk"] for one in places])
    address = showing.full(f"{reverse('map_take')}?lijst={code}")
    page = {"places": places, "form": form, "code": code, "address": address, "today": clock.today()}
    return render(request, "social_map/leaflet.html", page | {"forms": FORMS.items()})
