"""Asking for money: write it, read it and say yes, send it, take it back; on paper too."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.commitments import codes
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries
from ..forms import GrantForm
from ..models import GrantRequest
from .beginning import found
from .doors import for_signed_in, look


@for_signed_in
def write(request: Request, pk: UUID) -> HttpResponse:
    """`/initiatief/…/geld/`: how much, what for, when. Anybody who belongs to it may write it."""
    entry = found(pk)
    form = GrantForm(request.POST or None)
    if form.is_valid():
        who: dict[str, Any] = {"acting": request.acting, "now": clock.now()}
        made = actions.write_request(entry=entry, asked=form.asked(), **who)
        messages.success(request, _("Bewaard. Er is nog niets verstuurd."))
        return redirect("grant", made.pk)
    page = {"form": form, "entry": entry}
    return render(request, "initiatives/grant_write.html", page, status=422 if form.errors else 200)


def asked(pk: UUID) -> GrantRequest:
    """A request of what she belongs to; for everybody else it does not exist."""
    try:
        return queries.request_for(pk=pk)
    except GrantRequest.DoesNotExist as problem:
        raise Http404 from problem


@for_signed_in
def change(request: Request, pk: UUID) -> HttpResponse:
    """Other words, another amount: each yes is asked anew."""
    grant = asked(pk)
    if grant.state != GrantRequest.State.DRAFT:
        raise Http404
    said = {"cents": _typed(grant.cents), "what_for": grant.what_for, "needed_on": grant.needed_on}
    form = GrantForm(request.POST or None, initial=said)
    if form.is_valid() and _done(request, lambda who: _changed(request, grant, form, who)):
        return redirect("grant", pk)
    page = {"form": form, "entry": grant.entry, "grant": grant}
    return render(request, "initiatives/grant_write.html", page, status=422 if form.errors else 200)


def _typed(cents: int) -> str:
    """An amount as it stands in its field."""
    return f"{cents // 100},{cents % 100:02d}"


def _changed(request: Request, grant: GrantRequest, form: GrantForm, who: dict[str, Any]) -> None:
    if actions.change_request(request=grant, asked=form.asked(), **who):
        messages.success(request, _("Bewaard. Wie ja zei, leest dit opnieuw."))


def _done(request: Request, verb: Callable[[dict[str, Any]], Any]) -> bool:
    """Do it as who asks; what cannot be is said in its own sentence."""
    try:
        verb({"acting": request.acting, "now": clock.now()})
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
        return False
    return True


@for_signed_in
def one(request: Request, pk: UUID) -> HttpResponse:
    """`/aanvraag/…`: what is asked, who said yes, where it lies, and the answer."""
    grant = asked(pk)
    deed = request.POST.get("deed", "")
    if deed == "code" and grant.state == GrantRequest.State.DRAFT:
        code = actions.make_code(request=grant, acting=request.acting, now=clock.now())
        return show(request, grant, "grant", code=codes.spoken(code))
    if deed:
        _deed(request, grant, deed)
        return redirect("grant", pk)
    return show(request, grant, "grant")


def _deed(request: Request, grant: GrantRequest, deed: str) -> None:
    version = int(request.POST.get("version") or 0) if request.POST.get("version", "").isdecimal() else 0
    deeds: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
        "ja": (lambda who: actions.say_yes(request=grant, version=version, **who), _("Je zei ja.")),
        "nee": (lambda who: actions.take_back_yes(request=grant, **who), _("Je ja is weg.")),
        "verstuur": (
            lambda who: actions.send_request(request=grant, **who),
            _("Verstuurd. De gemeente antwoordt."),
        ),
        "stop": (lambda who: actions.withdraw_request(request=grant, **who), _("Ingetrokken.")),
    }  # fmt: skip
    if deed not in deeds:
        raise Http404
    verb, sentence = deeds[deed]
    if _done(request, verb):
        messages.success(request, sentence)


@require_safe
@for_signed_in
def paper(request: Request, pk: UUID) -> HttpResponse:
    """The same on paper, with who asks it; a line to sign for who says yes on paper."""
    return show(request, asked(pk), "grant_paper")


def show(request: Request, grant: GrantRequest, template: str, **more: Any) -> HttpResponse:
    there = queries.grant_people(request=grant.pk)
    page = people_in(there) | {"grant": grant, "entry": grant.entry, "me": request.acting.person, **more}
    page["said_yes"] = request.acting.person in {one.person for one in page["yeses"]}
    if there:
        look(request, grant, there[0].person, template)
    return render(request, f"initiatives/{template}.html", page)


def people_in(there: Any) -> dict[str, Any]:
    """Who said yes, who wrote it, who belongs to it, and who answers."""

    def of(part: str) -> list[Any]:
        return [one for one in there if one.part == part]

    return {"yeses": of("YES"), "writer": next(iter(of("WRITER")), None), "residents": of("RESIDENT"),
            "supporters": of("SUPPORT"), "holder": next(iter(of("HOLDER")), None)}  # fmt: skip
