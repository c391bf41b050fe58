"""Front doors per area, and who stands at them in which order."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.commitments import actions, queries
from samenspel.commitments.models import FrontDoor
from samenspel.community import queries as community
from samenspel.community.models import Area
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

from ..access import for_keepers, tabs, town
from ..forms import DoorForm, RotaForm


@require_safe
@for_keepers
def listing(request: Request) -> HttpResponse:
    """The areas of this municipality, each with its own front door or that of the area above it."""
    areas = queries.areas_with_doors(municipality=town(request), on=clock.today())
    doors = [area for area in areas if hasattr(area, "front_door")]
    without = [area for area in areas if not hasattr(area, "front_door")]
    shown = {
        "doors": doors,
        "without": without,
        "town": areas[0] if areas else None,
        "tabs": tabs("keeping_doors"),
    }
    return render(request, "keeping/doors.html", shown)


@for_keepers
def door(request: Request, area: str) -> HttpResponse:
    """Open the front door of an area, or change it; its rota stands below."""
    place, found = _at(request, area)
    form = DoorForm(request.POST or None, initial=_before(found), town=town(request), on=clock.today())
    if form.is_valid() and _saved(request, place, found, form):
        return redirect("keeping_door", area=area)
    return _page(request, place, found, form)


def _at(request: Request, code: str) -> tuple[Area, FrontDoor | None]:
    place = community.areas_of(municipality=town(request), on=clock.today()).get(code=code)
    return place, queries.door_at(area=place)


def _before(found: FrontDoor | None) -> dict[str, Any]:
    return {name: getattr(found, name) for name in actions.DoorFacts.__slots__} if found else {}


def _saved(request: Request, place: Area, found: FrontDoor | None, form: DoorForm) -> bool:
    how: dict[str, Any] = {"facts": form.facts(), "acting": request.acting, "now": clock.now()}
    try:
        if found:
            actions.change_door(door=found, **how)
        else:
            actions.open_door(area=place, **how)
    except Refusal as problem:
        form.add_error("lead", problem.sentence())
        return False
    opened = _("De voordeur is open. Zet nu mensen op het rooster.")
    messages.success(request, _("Bewaard.") if found else opened)
    return True


def _page(
    request: Request, place: Area, found: FrontDoor | None, form: DoorForm, rota: RotaForm | None = None
) -> HttpResponse:
    on = clock.today()
    wrong = form.errors or (rota and rota.errors)
    shown: dict[str, Any] = {"area": place, "door": found, "form": form, "today": on}
    if found:
        shown["turns"] = list(queries.rota_of(door=found.pk, on=on))
        shown["rota"] = rota or _rota_form(request, found)
    return render(request, "keeping/door.html", shown, status=422 if wrong else 200)


def _rota_form(request: Request, found: FrontDoor, data: Any = None) -> RotaForm:
    """Whom can be put on the rota: who works at the organisation and does not stand there yet."""
    on = clock.today()
    there = queries.rota_of(door=found.pk, on=on).order_by().values("person")
    colleagues = community.colleagues_of(
        municipality=town(request), on=on, organisation=found.organisation_id
    )
    return RotaForm(data, colleagues=colleagues.exclude(pk__in=there))


@for_keepers
def put(request: Request, area: str) -> HttpResponse:
    """Put somebody on the rota of a door."""
    place, found = _at(request, area)
    if found is None or request.method != "POST":
        return redirect("keeping_door", area=area)
    form = _rota_form(request, found, request.POST)
    if form.is_valid():
        person, on = form.cleaned_data["person"], clock.today()
        actions.put_on_rota(door=found, person=person, on=on, acting=request.acting, now=clock.now())
        messages.success(request, _("%(name)s staat op het rooster.") % {"name": person.shown})
        return redirect("keeping_door", area=area)
    before = DoorForm(initial=_before(found), town=town(request), on=clock.today())
    return _page(request, place, found, before, form)


@for_keepers
def turn(request: Request, area: str, turn: UUID) -> HttpResponse:
    """Move somebody on the rota one place, or end her turn."""
    _place, found = _at(request, area)
    if found is not None and request.method == "POST":
        on, now = clock.today(), clock.now()
        row = queries.rota_of(door=found.pk, on=on).get(pk=turn)
        how: dict[str, Any] = {"turn": row, "on": on, "acting": request.acting, "now": now}
        if request.POST.get("do") == "off":
            actions.take_off_rota(**how)
            gone = _("%(name)s staat niet meer op het rooster.") % {"name": row.person.shown}
            messages.success(request, gone)
        else:
            actions.move_on_rota(forward=request.POST.get("do") == "forward", **how)
    return redirect("keeping_door", area=area)
