"""A front door that is closed for a while: until when, who takes over, and that it is open again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import actions, queries
from samenspel.commitments.errors import TakesOverItself
from samenspel.commitments.models import FrontDoor
from samenspel.community import queries as community
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ..access import for_keepers, town
from ..closing_forms import ClosingForm


@for_keepers
def closed(request: Request, area: str) -> HttpResponse:
    """Write down from when until when a door is closed, or that it is open after all."""
    place = community.areas_of(municipality=town(request), on=clock.today()).get(code=area)
    found = queries.door_at(area=place)
    if found is None:
        raise Http404
    deed: dict[str, Any] = {"door": found, "acting": request.acting, "now": clock.now()}
    if request.method == "POST" and "open" in request.POST:
        actions.reopen_door(**deed)
        messages.success(request, _("De voordeur is open."))
        return redirect("keeping_door", area=area)
    form = _form(request, found)
    if form.is_valid() and _closed(request, form, deed):
        return redirect("keeping_door", area=area)
    shown = {"area": place, "door": found, "form": form, "stands": _stands(found)}
    return render(request, "keeping/closed.html", shown, status=422 if form.errors else 200)


def _form(request: Request, found: FrontDoor) -> ClosingForm:
    names = ("closed_from", "closed_until", "closed_phone", "taken_over_by")
    before = {name: getattr(found, name) for name in names} if _stands(found) else {}
    doors = queries.doors_beside(door=found, municipality=town(request))
    return ClosingForm(request.POST or None, initial=before, doors=doors, lead=found.lead.shown)


def _stands(found: FrontDoor) -> bool:
    """It is closed, or will be; what is over is of no interest."""
    return found.closed_until is not None and found.closed_until > clock.today()


def _closed(request: Request, form: ClosingForm, deed: dict[str, Any]) -> bool:
    try:
        actions.close_door(closure=form.closure(), **deed)
    except TakesOverItself as problem:
        form.add_error("taken_over_by", problem.sentence())
        return False
    messages.success(request, _("Bewaard. Wie iets vraagt, leest wanneer er weer iemand is."))
    return True
