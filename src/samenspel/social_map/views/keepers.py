"""Keeping a place without a screen, for who tends it: a code for each keeper, and the sheet to count on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.commitments.models import FrontDoor
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, rules, showing
from ..models import Entry
from .doors import for_who_tends, look_at_keeper, posted_id


@for_who_tends
def keepers(request: Request, entry: Entry) -> HttpResponse:
    """`/kaart/…/zonder-scherm/`: who keeps it, and with which code she calls or sends her sheet."""
    there = queries.keepers_of(entry)
    if request.method == "POST":
        _deed(request, entry, _one_of(there, posted_id(request, "insider")))
        return redirect("map_keepers", entry.pk)
    for one in there:
        look_at_keeper(request, entry, one.person, "map_keepers")
    shown = [showing.as_keeper(one, me=request.acting.person) for one in there]
    return render(request, "social_map/keepers.html", {"entry": entry, "keepers": shown})


def _one_of(there: Any, insider: UUID) -> queries.Keeper:
    found: queries.Keeper | None = next((one for one in there if one.insider == insider), None)
    if found is None:
        raise Http404
    return found


def _deed(request: Request, entry: Entry, keeper: queries.Keeper) -> None:
    """A code, a new one, or none any more."""
    hers: dict[str, Any] = {"entry": entry, "insider": keeper.insider}
    who: dict[str, Any] = {"acting": request.acting, "now": clock.now()}
    if request.POST.get("deed") == "stop":
        actions.keepers.stop_code(**hers, **who)
        messages.success(request, _("De code werkt niet meer."))
    else:
        code = actions.keepers.give_code(**hers, **who)
        said = _("De code is %(code)s. Print een telblad, of geef hem door.") % {"code": code}
        messages.success(request, said)


@require_safe
@for_who_tends
def tally_sheet(request: Request, entry: Entry, insider: UUID) -> HttpResponse:
    """`/kaart/…/telblad/…/?week=2026-W48`: one week to count on, with her code and without names."""
    keeper = _one_of(queries.keepers_of(entry), insider)
    today = clock.today()
    monday = rules.monday_of(request.GET.get("week", ""), today=today)
    if monday is None:
        raise Http404
    look_at_keeper(request, entry, keeper.person, "map_tally_sheet")
    page = showing.week_of(monday, today=today) | rules.weeks_around(monday)  # also of weeks to come
    page |= {
        "entry": entry,
        "keeper": showing.as_keeper(keeper, me=request.acting.person),
        "door": _door(entry),
    }
    return render(request, "social_map/tally_sheet.html", page)


def _door(entry: Entry) -> FrontDoor | None:
    area = entry.area or entry.municipality
    return queries.door_near(area) if area else None
