"""For everybody: what neighbours ask for in their own sentence, and how many ask and offer."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from samenspel.community import queries as community
from samenspel.community import rules as people
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import forms, queries
from ..models import Ask, Moment, Resource


def calls(request: Request) -> HttpResponse:
    """The board: calls that askers chose to show, a page at a time; none of them says who it is."""
    form = forms.BoardForm(request.GET.dict(), areas=community.neighbourhoods(on=clock.today()))
    board = queries.calls_for_help(area=form.area.pk if form.area else None, page=form.page)
    shown = [
        {
            "it": one,
            "kinds": [Resource(kind).asked for kind in one.kinds],
            "moments": [Moment(moment).label for moment in one.moments],
            "rhythm": Ask.Rhythm(one.rhythm).label if one.rhythm not in ("", Ask.Rhythm.UNKNOWN) else "",
        }
        for one in board.calls
    ]
    page = {"calls": shown, "board": board, "form": form}
    page["writes_for"] = bool(request.acting.roles & people.MAY_ACT_FOR)
    return render(request, "mutual_help/calls.html", page)


def balance(request: Request) -> HttpResponse:
    """Both imbalances on one page; small numbers are hidden, so that no number is somebody."""
    town = community.municipality(on=clock.today())
    if town is None:
        raise Http404
    rows = queries.balance(town=town.pk, now=clock.now())
    return render(request, "mutual_help/balance.html", {"rows": rows, "town": town})
