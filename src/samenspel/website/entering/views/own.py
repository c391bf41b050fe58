"""How do I come in, and who may do something for me: my card, my devices, my helpers."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.community import actions as people
from samenspel.community import queries as community
from samenspel.community.models import Mandate, Person
from samenspel.foundation import clock, limits
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.requests import Request

from .. import actions, sheets
from ..forms import HelperForm, KeyForm
from ..own_access import own_access

INVITATIONS, A_DAY = 5, 24 * 3600


class TooManyHelpers(Refusal):
    """Je vroeg vandaag al vijf helpers. Morgen kan het weer."""


@login_required
@require_safe
def access(request: Request) -> HttpResponse:
    """My card, the devices that are in with it, who may act for me, and for whom I may act."""
    me, now = request.acting.somebody, clock.now()
    own = own_access(person=me, session=request.session.session_key or "", now=now)
    shown = {
        "sessions": [] if request.door else own.sessions, "card": own.card, "devices": own.devices,
        "deeds": own.deeds, "here": request.session.get("device"), **_mandates(me, now),
    }  # fmt: skip
    return render(request, "entering/access.html", shown)


def _mandates(me: UUID, now: datetime) -> dict[str, list[Mandate]]:
    """Who may act for me, who might before, and for whom I may act."""
    rows = community.mandates_around(person=me)
    mine = [row for row in rows if row.person_id == me]
    others = [row for row in rows if row.representative_id == me and row.kind != "VISIT"]
    return {
        "mandates": [row for row in mine if row.stands(at=now)],
        "former": [row for row in mine if not row.stands(at=now)][:20],
        "acting_for": [row for row in others if row.stands(at=now)],
    }


@login_required
def card(request: Request) -> HttpResponse:
    """Make a card for myself. Code and pincode stand on the answer, and nowhere else."""
    form = KeyForm(request.POST or None)
    if not form.is_valid():
        return render(request, "entering/make_card.html", {"form": form})
    me = Person.objects.get(pk=request.acting.somebody)
    made = actions.make_card(
        person=me, by=me.shown, acting=request.acting, now=clock.now(), pk=form.cleaned_data["key"]
    )
    shown = {"cards": sheets.card(made), "back": "/mijn/toegang"}
    return render(request, "entering/print.html", shown)


@login_required
@require_POST
def end_card(request: Request) -> HttpResponse:
    """My card stops, and with it every device that came in with it: this one too."""
    found = community.live_card(person=request.acting.somebody)
    if found:
        actions.revoke_card(card=found, acting=request.acting, now=clock.now())
        messages.success(request, _("Je kaart is gestopt. Niemand komt er nog mee binnen."))
    return redirect("my_access")


@login_required
@require_POST
def end_device(request: Request, device: UUID) -> HttpResponse:
    """One device is out."""
    people.end_device(device=device, acting=request.acting, now=clock.now())
    messages.success(request, _("Dat apparaat is uitgelogd."))
    return redirect("my_access")


@login_required
@require_POST
def end_session(request: Request, handle: UUID) -> HttpResponse:
    """One place where I am signed in is out. With a card this is not possible: see card_door."""
    _must_be_signed_in(request)
    town = request.municipality or UUID(int=0)
    actions.end_session(handle=handle, acting=request.acting, municipality=town, now=clock.now())
    messages.success(request, _("Dat apparaat is uitgelogd."))
    return redirect("my_access")


@login_required
@require_POST
def end_everywhere(request: Request) -> HttpResponse:
    """I am out everywhere, here too."""
    _must_be_signed_in(request)
    town = request.municipality or UUID(int=0)
    actions.end_everywhere(acting=request.acting, municipality=town, now=clock.now())
    logout(request)
    messages.success(request, _("Je bent overal uitgelogd."))
    return redirect("account_login")


def _must_be_signed_in(request: Request) -> None:
    """Whoever borrows a card may not put the owner out of her own phone."""
    if request.door:
        raise NotFound


@login_required
def add_helper(request: Request) -> HttpResponse:
    """Choose somebody who may do something for me."""
    form = HelperForm(request.POST or None, today=clock.today())
    if form.is_valid() and _invite(request, form):
        messages.success(request, _("We mailen je helper. Na een ja begint het."))
        return redirect("my_access")
    return render(request, "entering/add_helper.html", {"form": form}, status=422 if form.errors else 200)


def _invite(request: Request, form: HelperForm) -> bool:
    who = str(request.acting.somebody)
    if limits.is_blocked(what="helpers", who=who, at_most=INVITATIONS):
        raise TooManyHelpers
    request.wrong_tries.append({"what": "helpers", "who": who, "at_most": INVITATIONS, "seconds": A_DAY})
    me = Person.objects.select_related("municipality").get(pk=request.acting.somebody)
    facts = form.facts(me)
    try:
        actions.give_mandate(facts=facts, helper=form.helper(), acting=request.acting, now=clock.now())
    except people.NotYourself as problem:
        form.add_error("email", problem.sentence())
        return False
    return True


def _accept(request: Request, mandate: UUID) -> str:
    actions.accept_mandate(mandate=mandate, by=request.acting_name, acting=request.acting, now=clock.now())
    return _("Dank je wel. Je mag nu iets voor de ander doen.")


def _end(request: Request, mandate: UUID) -> str:
    actions.end_mandate(mandate=mandate, acting=request.acting, now=clock.now())
    return _("Dat is nu gestopt.")


def _object(request: Request, mandate: UUID) -> str:
    people.object_to_mandate(mandate=mandate, acting=request.acting, now=clock.now())
    return _("We schreven op dat je het er niet mee eens bent. Bel ons als je wilt praten.")


DEEDS = {"accept": _accept, "end": _end, "object": _object}


@login_required
@require_POST
def mandate(request: Request, mandate: UUID) -> HttpResponse:
    """Say yes to a mandate, end it, or object to it."""
    deed = DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        raise Mandate.DoesNotExist
    messages.success(request, deed(request, mandate))
    return redirect("my_access")
