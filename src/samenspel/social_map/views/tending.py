"""Pages of who tends an entry: writing it, when it is, room, its people, its history."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.community.models import Area, Organisation
from samenspel.foundation import clock
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import EntryForm, InviteForm, RoomForm
from ..models import Change, Entry, Insider
from .doors import for_its_people, for_signed_in, posted_id


def _choices(request: Request) -> dict[str, Any]:
    """The neighbourhoods of her municipality, and the organisations where she works."""
    areas = Area.objects.current(on=clock.today()).filter(municipality=request.municipality)
    works = Organisation.objects.filter(pk__in=queries.organisations_of_mine())
    return {"areas": areas.neighbourhoods().order_by("name"), "organisations": list(works)}


@for_signed_in
def write(request: Request) -> HttpResponse:
    """`/kaart/nieuw/`: one form, few fields first."""
    form = EntryForm(request.POST or None, **_choices(request))
    if "look" in request.POST or not form.is_valid():
        return _writing(request, form)
    entry = actions.write_entry(
        facts=form.facts(),
        visibility=form.cleaned_data["visibility"],
        mine=form.mine,
        acting=request.acting,
        now=clock.now(),
    )
    _who_goes_on(request, entry, form.cleaned_data.get("handover_by"))
    messages.success(request, _("Het staat erop. Zeg nu wanneer het is."))
    messages.info(request, showing.place_text(actions.said_of(entry)))
    return redirect("map_when", entry.pk)


def _who_goes_on(request: Request, entry: Entry, by: date | None) -> None:
    """Whoever begins a group from her work says when residents go on with it, or is told that she did not."""
    if by:
        actions.plan_handover(entry=entry, by=by, acting=request.acting, now=clock.now())
    elif showing.handing(queries.tended_entry(entry.pk), today=clock.today()) == "NO_DAY":
        messages.warning(
            request, _("Je leidt dit vanuit je werk. Zeg ook wanneer buurtbewoners het overnemen.")
        )


def _writing(request: Request, form: EntryForm, entry: Entry | None = None) -> HttpResponse:
    """The form; with what will stand on the map when that is asked, or does already."""
    page: dict[str, Any] = {"form": form, "entry": entry}
    if "look" in request.POST:
        page["place"] = showing.place_text(actions.would_stand(form.only_look(), before=entry))
    elif entry and not form.is_bound:
        page["place"] = showing.place_text(actions.said_of(entry))
    return render(request, "social_map/write.html", page, status=422 if form.errors else 200)


@require_safe
@for_signed_in
def mine(request: Request) -> HttpResponse:
    """`/kaart/van-mij/`: what she tends, and what she may read."""
    entries = [showing.as_own(entry, today=clock.today()) for entry in queries.my_entries()]
    return render(request, "social_map/mine.html", {"entries": entries})


@require_safe
@for_its_people
def tend(request: Request, entry: Entry) -> HttpResponse:
    """Everything about one entry on one page: does it hold, is there room, who proposes what."""
    page = {
        "entry": entry,
        "shown": showing.as_page(entry, today=clock.today()),
        "handing": showing.handing(entry, today=clock.today()),
        "place": showing.place_text(actions.said_of(entry)),
        "rooms": showing.rooms(entry),
        "proposals": [showing.as_proposal(one) for one in queries.proposals_of(entry)],
        "address": showing.address_of(entry),
    }
    if entry.tended:  # type: ignore[attr-defined]
        page["alone"] = showing.alone(entry, queries.insiders_of(entry), me=request.acting.person)
    return render(request, "social_map/tend.html", page)


@require_POST
@for_its_people
def deed(request: Request, entry: Entry) -> HttpResponse:
    """One tap: it holds, it stopped, it is there again, or whether there is room."""
    deeds = {
        "klopt": (actions.confirm, _("Dank je. Het staat er weer fris op.")),
        "gestopt": (actions.stop_entry, _("Gestopt. De pagina zegt dat nu.")),
        "weer": (actions.restart_entry, _("Het staat weer op de kaart.")),
    }
    name = request.POST.get("deed", "")
    if name in deeds:
        verb, sentence = deeds[name]
        verb(entry=entry, acting=request.acting, now=clock.now())
    else:
        sentence = _room(request, entry)
    messages.success(request, sentence)
    return redirect("map_tend", entry.pk)


def _room(request: Request, entry: Entry) -> str:
    form = RoomForm(request.POST)
    if not form.is_valid():
        raise Http404
    actions.set_room(entry=entry, acting=request.acting, now=clock.now(), **form.cleaned_data)
    return _("Bewaard. Iedereen ziet het nu.")


@for_its_people
def edit(request: Request, entry: Entry) -> HttpResponse:
    """The same form, with what it says now. What it said is kept."""
    form = EntryForm(request.POST or None, entry=entry, **_choices(request))
    if "look" in request.POST or not form.is_valid():
        return _writing(request, form, entry)
    actions.change_entry(entry=entry, said=form.said(), acting=request.acting, now=clock.now())
    messages.success(request, _("Bewaard. Wat er stond, staat bij de vorige versies."))
    messages.info(request, showing.place_text(actions.said_of(entry)))
    return redirect("map_tend", entry.pk)


@for_its_people
def people(request: Request, entry: Entry) -> HttpResponse:
    """Who is at it, and inviting one more: an address that counts once, shown this one time."""
    form, address = InviteForm(request.POST or None), ""
    if form.is_valid():
        role = form.cleaned_data["role"]
        code = actions.invite(entry=entry, role=role, acting=request.acting, now=clock.now())
        address = request.build_absolute_uri(reverse("map_invitation", args=[code]))
    insiders = [showing.as_insider(one, me=request.acting.person) for one in queries.insiders_of(entry)]
    support = Insider.Role.SUPPORT.value
    roles = [one for one in Insider.Role.choices if entry.initiative_since or one[0] != support]
    page = {"entry": entry, "insiders": insiders, "address": address, "roles": roles}
    return render(request, "social_map/people.html", page)


@require_POST
@for_its_people
def let_go(request: Request, entry: Entry) -> HttpResponse:
    """Somebody goes, or an invitation is taken back."""
    insider = get_object_or_404(
        Insider.objects.select_related("entry"), entry=entry, pk=posted_id(request, "insider")
    )
    try:
        actions.end_insider(insider=insider, acting=request.acting, now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
    else:
        messages.success(request, _("Bewaard."))
    return redirect(
        "map_mine" if insider.person_id == request.acting.person else "map_people",
        *([] if insider.person_id == request.acting.person else [entry.pk]),
    )


@for_its_people
def versions(request: Request, entry: Entry) -> HttpResponse:
    """What it said before, who changed it and when; and back to one of them."""
    if request.method == "POST":
        change = get_object_or_404(
            queries.versions_of(entry).select_related("entry"), pk=posted_id(request, "version")
        )
        actions.undo(change=change, acting=request.acting, now=clock.now())
        messages.success(request, _("Teruggezet."))
        return redirect("map_versions", entry.pk)
    rows: list[Change] = list(queries.versions_of(entry)[:50])
    page = {"entry": entry, "versions": showing.versions(entry, rows, queries.moments_of(entry))}
    return render(request, "social_map/versions.html", page)


def invitation(request: Request, code: str) -> HttpResponse:
    """`/kaart/uitnodiging/…`: says where it leads, to whom has it; only a button takes it."""
    found = queries.invitation(actions.hash_of(code))
    if found is None:
        raise Http404
    if request.method == "POST" and request.acting.person and (entry := _came_in(request, code)):
        return redirect(*showing.after_coming_in(entry, found.role))
    page = {"name": found.name, "role": Insider.Role(found.role).label, "next": request.path}
    page["supports"] = "yes" if found.role == Insider.Role.SUPPORT else ""
    page["keeps"] = "yes" if found.role in (Insider.Role.OWNER, Insider.Role.HELPER) else ""
    return render(request, "social_map/invitation.html", page)


def _came_in(request: Request, code: str) -> Entry | None:
    try:
        entry = actions.come_in(code=code, acting=request.acting, now=clock.now())
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
        return None
    messages.success(request, _("Je bent binnen."))
    return entry
