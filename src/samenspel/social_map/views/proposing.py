"""Proposing a change without an account, deciding about it, and saying: this is ours."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import queries as balls
from samenspel.foundation import clock, limits
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import ClaimForm, ProposalForm
from ..models import Change, Check, Entry, Relation
from .doors import for_signed_in

PROPOSALS, AN_HOUR = 5, 3600  # of one visitor


def propose(request: Request, pk: UUID) -> HttpResponse:
    """`/kaart/…/voorstel/`: anybody says what is different, or that it does not belong here.

    Nothing changes before its owner, or an editor, decides.
    """
    entry = queries.entry_for(pk)
    form = ProposalForm(request.POST or None, entry=entry)
    who = str(request.META.get("REMOTE_ADDR", ""))
    count = {"what": "map_proposal", "who": who, "at_most": PROPOSALS, "seconds": AN_HOUR}
    if request.method == "POST" and limits.is_blocked(what="map_proposal", who=who, at_most=PROPOSALS):
        return render(request, "429.html", status=429)
    if form.is_valid() and _proposed(request, entry, form):
        request.wrong_tries.append(count)
        reported = form.cleaned_data.get("wrong", False)
        return render(request, "social_map/proposed.html", {"entry": entry, "reported": reported})
    page = {"form": form, "entry": entry}
    return render(request, "social_map/propose.html", page, status=422 if form.errors else 200)


def _proposed(request: Request, entry: Entry, form: ProposalForm) -> bool:
    words = form.cleaned_data["words"]
    try:
        if form.cleaned_data.get("wrong"):
            actions.report(entry=entry, words=words, now=clock.now())
        else:
            actions.propose(
                entry=entry, said=form.said(), words=words, acting=request.acting, now=clock.now()
            )
    except (actions.NothingToPropose, actions.NothingToReport) as refusal:
        form.add_error("words", refusal.sentence())
        return False
    return True


@for_signed_in
def claim(request: Request, pk: UUID) -> HttpResponse:
    """`/kaart/…/van-ons/`: an editor looks first whether that is so."""
    entry = queries.entry_for(pk)
    form = ClaimForm(request.POST or None, initial={"who": request.acting_name})
    if form.is_valid():
        try:
            actions.claim(entry=entry, acting=request.acting, now=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            messages.error(request, refusal.sentence())
        else:
            messages.success(request, _("We kijken ernaar. Je krijgt bericht."))
        return redirect("map_entry", pk)
    page = {"form": form, "entry": entry}
    return render(request, "social_map/claim.html", page, status=422 if form.errors else 200)


@for_signed_in
def proposal(request: Request, change: UUID) -> HttpResponse:
    """Who tends it takes over what she likes, field by field, or leaves it."""
    found = queries.change_for(change)
    queries.tended_entry(found.entry_id)
    if found.kind != Change.Kind.PROPOSAL:
        raise Change.DoesNotExist
    if request.method == "POST":
        take = request.POST.getlist("take") if request.POST.get("deed") == "neem" else []
        actions.decide(change=found, take=take, acting=request.acting, now=clock.now())
        messages.success(request, _("Overgenomen.") if take else _("Het blijft zoals het was."))
        return redirect("map_tend", found.entry_id)
    return render(request, "social_map/proposal.html", showing.as_proposal(found))


@for_signed_in
def ball(request: Request, ball: UUID) -> HttpResponse:
    """From a ball about the map to the entry that it is about."""
    held = balls.ball_for(pk=ball)
    if relation := Relation.objects.filter(ball_id=ball).first():
        return redirect("map_relations", relation.asked_of)
    found = Change.objects.filter(ball_id=ball).first() or Check.objects.filter(ball_id=ball).first()
    if found:
        return redirect("map_tend", found.entry_id)
    if Entry.objects.filter(pk=held.about_id).exists():
        return redirect("map_hand_over", held.about_id)
    return redirect("map_calendar_ball", held.about_id)
