"""Paper for a wall: the sheet of a neighbourhood for one week, and a poster with strips to tear off."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samenspel.community.models import Area
from samenspel.foundation import clock

from .. import queries, rules, showing
from ..models import Entry
from .public import shared_for

MOST_ON_SHEET = 49  # what fits on two sides; the rest is counted


@require_safe
@shared_for(60)
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """`/kaart/buurtblad/<buurtcode>/?week=2026-W48`: one week here, for the board in the lift."""
    today = clock.today()
    areas = Area.objects.current(on=today).neighbourhoods()
    area = get_object_or_404(areas, code=code)
    monday = rules.monday_of(request.GET.get("week", ""), today=today)
    if monday is None:
        raise Http404
    page = {"area": area, "monday": monday, "sunday": monday + timedelta(days=6)}
    page["week"] = showing.week(queries.moments_in_week(area, monday), monday, most=MOST_ON_SHEET)
    page["worth"] = queries.worth_knowing(area, now=clock.now())
    page["address"] = showing.full(f"{reverse('map')}?buurt={area.code}")
    page["door"] = queries.door_near(area)
    return render(request, "social_map/sheet.html", page | rules.weeks_around(monday))


@require_safe
def poster(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/kaart/…/poster/`: of what is public for anybody, of what is not for who tends it alone (R77)."""
    entry = queries.entry_for(pk)
    if entry.closed_on or not (entry.visibility == Entry.Visibility.PUBLIC or entry.writes):  # type: ignore[attr-defined]
        raise Http404
    page = {"entry": entry, "shown": showing.as_poster(entry)}
    return render(request, "social_map/poster.html", page)
