"""For everybody: which tours lie ahead, and what came of earlier ones, in numbers."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from samenspel.community import queries as community
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ... import queries, sheets


def tours(request: Request) -> HttpResponse:
    """All tours that lie ahead; and per quarter how many seats were taken and how many talked on."""
    town = community.municipality(on=clock.today())
    counts = queries.tour_counts(town=town.pk) if town else []
    shown = {"ahead": queries.tours_ahead(now=clock.now()), "counts": counts}
    return render(request, "mutual_help/tours/tours.html", shown)


def tour(request: Request, pk: UUID) -> HttpResponse:
    """One tour: what you will see, where and when, and how to come along."""
    found = queries.tour_for(pk=pk)
    shown = {"tour": found, "is_ahead": found.begins_at > clock.now() and found.called_off_at is None}
    return render(request, "mutual_help/tours/tour.html", shown)


def calendar(request: Request, pk: UUID) -> HttpResponse:
    """`/rondleidingen/<uuid>.ics`: a tour for the calendar of a telephone."""
    found = queries.tour_for(pk=pk)
    body = sheets.tour_calendar(found, settings.SITE_URL + reverse("tour", args=[pk]))
    named = {"Content-Disposition": 'attachment; filename="rondleiding.ics"'}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=named)
