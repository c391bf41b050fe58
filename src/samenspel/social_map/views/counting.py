"""How many people came, by who tends an entry: one press or a number, without names and without a goal."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import TallyForm
from ..models import Entry
from .doors import for_who_tends


@for_who_tends
def count(request: Request, entry: Entry) -> HttpResponse:
    """`/kaart/…/bezoek/`: one more, or a number for a day; then what it adds up to."""
    today = clock.today()
    hers: dict[str, Any] = {"entry": entry, "acting": request.acting, "now": clock.now()}
    if "one" in request.POST:
        actions.count_one(**hers)
        messages.success(request, _("Geteld: één erbij."))
        return redirect("map_count", entry.pk)
    found = queries.tallies_of(entry, today=today)
    form = TallyForm(request.POST or None, today=today, initial=begun(request, found))
    if form.is_valid():
        said = form.cleaned_data
        actions.count_day(day=said["counted_on"], number=said["number"], **hers)
        messages.success(request, _("Bewaard."))
        return redirect("map_count", entry.pk)
    page = {"entry": entry, "form": form, "tally": showing.as_tally(found, today=today)}
    return render(request, "social_map/count.html", page, status=422 if form.errors else 200)


def begun(request: Request, found: Any) -> dict[str, Any]:
    """The day that she wants to put right, with what stands there; otherwise this day."""
    try:
        day = parse_date(request.GET.get("dag", ""))
    except ValueError:
        day = None
    day = day or clock.today()
    number = next((one.number for one in found if one.counted_on == day), None)
    return {"counted_on": day, "number": number}
