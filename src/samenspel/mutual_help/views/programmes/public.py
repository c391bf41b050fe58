"""For everybody: which programmes there are, what they ask and give, and how they went."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from samenspel.foundation.requests import Request

from ... import queries


def programmes(request: Request) -> HttpResponse:
    """All programmes: those that run, and what became of the others."""
    found = list(queries.programmes_in())
    shown = {
        "running": [one for one in found if one.ended_at is None],
        "over": [one for one in found if one.ended_at],
    }
    return render(request, "mutual_help/programmes/programmes.html", shown)


def programme(request: Request, pk: UUID) -> HttpResponse:
    """One programme: how to join, or how it went, with the counts and what they are out of."""
    shown = {"programme": queries.programme_for(pk=pk), "groups": queries.groups_in(programme=pk)}
    return render(request, "mutual_help/programmes/programme.html", shown)
