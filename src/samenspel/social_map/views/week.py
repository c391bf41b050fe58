"""What there is, week by week, and the same in the calendar of a telephone."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from samenspel.foundation import clock

from .. import queries, rules, showing
from ..forms import WeekSearch
from ..models import Moment
from .public import shared_for

CALENDAR = "text/calendar; charset=utf-8"
KEPT_DAYS = 30  # what was over longer ago leaves the calendar of a telephone


@require_safe
@shared_for(60)
def agenda(request: HttpRequest) -> HttpResponse:
    """`/kaart/agenda/`: what happens each day of a week, with the same choices as the map."""
    today = clock.today()
    form = WeekSearch(request.GET.dict(), on=today)
    monday, chosen = form.monday, form.chosen()
    found = queries.agenda(form.text, wish=form.wish, first=monday, last=monday + timedelta(days=6))
    week = showing.as_week(found, monday=monday, today=today, chosen=chosen)
    page = {"form": form, "week": week, "chosen": form.without_week()}
    page["danger"] = rules.danger_in(form.text)
    here = request.build_absolute_uri(f"{reverse('map_agenda')}{showing.address(chosen)}")
    calendar = request.build_absolute_uri(f"{reverse('map_calendar')}?{form.without_week()}".rstrip("?"))
    page["share"] = showing.as_share(_("Deel deze agenda"), week["title"], here, calendar=calendar)
    return render(request, "social_map/agenda.html", page)


@require_safe
@shared_for(60, menu=False)
@conditional_page
def calendar(request: HttpRequest) -> HttpResponse:
    """`/kaart/agenda.ics`: what fits the same choices, for a telephone that asks again by itself."""
    today = clock.today()
    form = WeekSearch(request.GET.dict(), on=today)
    found, more = queries.moments_to_keep(form.text, wish=form.wish, since=today - timedelta(days=KEPT_DAYS))
    page = request.build_absolute_uri(f"{reverse('map_agenda')}?{form.without_week()}".rstrip("?"))
    words = _("Er is meer dan hierin past. Kies een buurt of een soort.") if more else ""
    return _file(request, _("Agenda van de buurt"), page, found, "agenda", words)


@require_safe
@shared_for(60, menu=False)
@conditional_page
def calendar_of(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/kaart/<uuid>/agenda.ics`: one entry. Of what is not public there is no file, for anybody."""
    entry, moments = queries.calendar_of(pk)
    if entry.merged_into_id:
        return redirect("map_calendar_of", entry.merged_into_id, permanent=True)
    page = request.build_absolute_uri(reverse("map_entry", args=[pk]))
    return _file(request, entry.name, page, moments, slugify(entry.name) or "agenda")


def _file(
    request: HttpRequest, name: str, page: str, moments: Sequence[Moment], file_name: str, words: str = ""
) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    body = showing.calendar_file(name, page, moments, site=site, today=clock.today(), words=words)
    disposition = f'attachment; filename="{file_name}.ics"'
    return HttpResponse(body, content_type=CALENDAR, headers={"Content-Disposition": disposition})
