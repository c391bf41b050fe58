"""A resident brings an idea, and asks others: to carry it with her, or to support it from their work."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.community.models import Area
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry, Insider

from .. import actions, queries
from ..forms import IdeaForm, WhereForm
from .afterwards import invitation_paper
from .doors import for_signed_in, look

MAY_ASK = (Insider.Role.OWNER, Insider.Role.SUPPORT)


@for_signed_in
def begin(request: Request) -> HttpResponse:
    """`/initiatief/nieuw/`: step one, how it is called and what it is."""
    form = IdeaForm(request.POST or None, initial=request.session.get("idea"))
    if form.is_valid():
        request.session["idea"] = form.cleaned_data
        return redirect("initiative_where")
    return render(request, "initiatives/begin.html", {"form": form}, status=422 if form.errors else 200)


@for_signed_in
def where(request: Request) -> HttpResponse:
    """Step two: where, and whether it is found yet. Then it is there, and hers."""
    idea = request.session.get("idea")
    if not idea:
        return redirect("initiative_new")
    areas = Area.objects.current(on=clock.today()).filter(municipality=request.municipality)
    form = WhereForm(request.POST or None, areas=areas.neighbourhoods().order_by("name"))
    if form.is_valid() and (entry := _begun(request, idea, form)):
        return redirect("initiative", entry.pk)
    page = {"form": form, "idea": idea}
    return render(request, "initiatives/where.html", page, status=422 if form.errors else 200)


def _begun(request: Request, idea: dict[str, str], form: WhereForm) -> Entry | None:
    area, visibility = form.cleaned_data["area"], form.cleaned_data["visibility"]
    said: dict[str, Any] = {**idea, "form": Entry.Form.GROUP, "area": area, "owner_agreed": True}
    hers: dict[str, Any] = {"acting": request.acting, "now": clock.now()}
    try:
        facts = places.EntryFacts(**said)
        entry = places.write_entry(facts=facts, visibility=visibility, idea=True, **hers)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence())
        return None
    del request.session["idea"]
    messages.success(request, _("Je idee is begonnen. Vraag nu wie het met je draagt."))
    return entry


def found(pk: UUID) -> Entry:
    """What she belongs to; for everybody else it does not exist."""
    try:
        return queries.initiative_for(pk=pk)
    except Entry.DoesNotExist as problem:
        raise Http404 from problem


@require_safe
@for_signed_in
def one(request: Request, pk: UUID) -> HttpResponse:
    """The page of who belongs to it: who leads, who supports, and whether enough residents carry it."""
    return show(request, found(pk))


def show(request: Request, entry: Entry, **more: Any) -> HttpResponse:
    page = {"entry": entry, "people": queries.people_of(entry=entry.pk), "me": request.acting.person, **more}
    look(request, entry, page["people"][0].person, "initiative")
    page["grants"] = queries.requests_of(entry=entry.pk)
    page["residents"] = [one for one in page["people"] if one.role != Insider.Role.SUPPORT]
    page["supporters"] = [one for one in page["people"] if one.role == Insider.Role.SUPPORT]
    return render(request, "initiatives/one.html", page)


@require_POST
@for_signed_in
def invite(request: Request, pk: UUID) -> HttpResponse:
    """Who leads it asks one more: an address that counts once, a code to say aloud; in this answer alone."""
    entry, role = found(pk), request.POST.get("role", "")
    if role not in MAY_ASK or not entry.leads:  # type: ignore[attr-defined]
        raise Http404
    invited = actions.ask_along(entry=entry, role=role, acting=request.acting, now=clock.now())
    address = request.build_absolute_uri(reverse("map_invitation", args=[invited.address]))
    paper = reverse("initiative_invitation", args=[pk])
    return show(request, entry, invited=invited, address=address, asked=role, paper=paper)


@require_POST
@for_signed_in
def invitation(request: Request, pk: UUID) -> HttpResponse:
    """The invitation that she just made, on paper: for who has no screen."""
    entry = found(pk)
    posted = {name: request.POST.get(name, "") for name in ("address", "code")}
    if not entry.leads or not actions.still_counts(entry=entry.pk, **posted):  # type: ignore[attr-defined]
        raise Http404
    return invitation_paper(request, entry, reverse("initiative", args=[pk]))


@require_POST
@for_signed_in
def leave(request: Request, pk: UUID) -> HttpResponse:
    """Who supports it stops: her own row, and nobody else's."""
    entry = found(pk)
    mine = {"entry": entry, "person": request.acting.person, "role": Insider.Role.SUPPORT, "ended_at": None}
    insider = get_object_or_404(Insider.objects.select_related("entry"), **mine)
    places.end_insider(insider=insider, acting=request.acting, now=clock.now())
    messages.success(request, _("Je ondersteunt dit niet meer."))
    return redirect("map_mine")
