"""What there is, week by week, and the same in the calendar of a telephone."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.foundation import clock

from .. import queries, showing
from ..forms import WeekSearch
from .public import shared_for


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
    here = request.build_absolute_uri(f"{reverse('map_agenda')}{showing.address(chosen)}")
    page["share"] = showing.as_share(_("Deel deze agenda"), week["title"], here)
    return render(request, "social_map/agenda.html", page)
