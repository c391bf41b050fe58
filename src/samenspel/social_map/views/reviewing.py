"""Pages of an editor: what is claimed and proposed, and what may be two of one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import TakeDownForm
from ..models import Change, Entry
from .doors import for_editors


@require_safe
@for_editors
def review(request: Request) -> HttpResponse:
    """`/beheer/kaart/`: everything that waits for an editor of this municipality."""
    assert request.municipality is not None
    page = {
        "waiting": [showing.as_waiting(one) for one in queries.to_review(request.municipality)],
        "pairs": showing.pairs(queries.doubles(request.municipality)),
        "gone": queries.gone_from(request.municipality),
        "without_residents": queries.without_residents(request.municipality, today=clock.today()),
    }
    return render(request, "social_map/review.html", page)


@require_POST
@for_editors
def decide(request: Request, change: UUID) -> HttpResponse:
    """Yes or no to a claim; or what was reported stands rightly where it is."""
    waiting = queries.to_review_one(change, request.municipality).exclude(kind=Change.Kind.PROPOSAL)
    found = get_object_or_404(waiting.exclude(kind=Change.Kind.EDIT))
    if found.kind == Change.Kind.REPORT:
        actions.leave_report(change=found, acting=request.acting, now=clock.now())
        messages.success(request, _("Het blijft staan. Wat iemand schreef, is weg."))
        return redirect("map_review")
    yes = request.POST.get("deed") == "ja"
    actions.decide_claim(change=found, yes=yes, acting=request.acting, now=clock.now())
    messages.success(request, _("Bewaard. Wie het vroeg, krijgt bericht."))
    return redirect("map_review")


@for_editors
def take_down(request: Request, pk: UUID) -> HttpResponse:
    """Something hurts somebody, or is not real: off the map, with a reason for its own people."""
    entry = get_object_or_404(Entry.objects.public().filter(municipality=request.municipality), pk=pk)
    form = TakeDownForm(request.POST or None)
    if form.is_valid():
        why = form.cleaned_data["why"]
        actions.take_down(entry=entry, why=why, acting=request.acting, now=clock.now())
        messages.success(request, _("Het staat niet meer op de kaart. Wie het bijhoudt, krijgt bericht."))
        return redirect("map_review")
    page = {"entry": entry, "form": form}
    return render(request, "social_map/take_down.html", page, status=422 if form.errors else 200)


@require_POST
@for_editors
def put_back(request: Request, pk: UUID) -> HttpResponse:
    """What was taken down stands on the map again."""
    gone = Entry.objects.filter(municipality=request.municipality, taken_down_at__isnull=False)
    actions.put_back(entry=get_object_or_404(gone, pk=pk), acting=request.acting, now=clock.now())
    messages.success(request, _("Het staat weer op de kaart."))
    return redirect("map_review")


@for_editors
def pair(request: Request, one: UUID, other: UUID) -> HttpResponse:
    """Two entries side by side: one of them stays, or they are two."""
    both = queries.two_of(request.municipality, one, other)
    if request.method == "POST":
        return _settled(request, both)
    page = {"rows": showing.side_by_side(*both), "both": [showing.as_half(entry) for entry in both]}
    return render(request, "social_map/pair.html", page)


def _settled(request: Request, both: list[Entry]) -> HttpResponse:
    now, stays = clock.now(), request.POST.get("stays", "")
    if stays == "twee":
        actions.say_different(one=both[0].pk, other=both[1].pk, now=now)
        messages.success(request, _("Het zijn er twee. We vragen het niet meer."))
        return redirect("map_review")
    kept = next((entry for entry in both if str(entry.pk) == stays), None)
    if kept is None:
        return redirect("map_pair", both[0].pk, both[1].pk)
    lost = next(entry for entry in both if entry is not kept)
    actions.merge(lost=lost, kept=kept, acting=request.acting, now=now)
    messages.success(request, _("Samengevoegd. Je kunt het hieronder weer losmaken."))
    return redirect("map_review")


@require_POST
@for_editors
def take_apart(request: Request, pk: UUID) -> HttpResponse:
    """Two entries are two again."""
    lost = get_object_or_404(Entry, pk=pk, municipality=request.municipality)
    actions.unmerge(lost=lost, acting=request.acting, now=clock.now())
    messages.success(request, _("Het zijn er weer twee."))
    return redirect("map_review")
