"""One answer for several: who works proposes it without knowing to whom; each asker answers alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages as screen
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.social_map.models import Entry

from .. import actions, forms, queries
from ..rules.bundling import Group
from .table import Table, deed
from .work import must_work


def bundles(request: Request) -> HttpResponse:
    """How many ask the like, and what I proposed to them. Numbers; no name and no sentence."""
    me = must_work(request)
    if request.method == "POST":
        _call_off(request)
        return redirect("work_bundles")
    shown = {"groups": queries.similar_asks(), "mine": queries.to_call_off(), "me": me}
    return render(request, "mutual_help/bundles/work.html", shown)


def _call_off(request: Request) -> None:
    mine = {str(one.pk): one for one in queries.to_call_off()}
    bundle = mine.get(request.POST.get("bundle", ""))
    if bundle is None:
        raise Http404
    actions.call_off_bundle(bundle=bundle, acting=request.acting, now=clock.now())
    screen.success(request, _("Afgezegd. Wij vertellen het iedereen die we vroegen."))


def propose(request: Request, area: UUID) -> HttpResponse:
    """Propose one thing to everybody in a group."""
    must_work(request)
    group = _group(area, request.GET.get("thema", ""))
    found = {str(one.pk): one for one in queries.where_to_gather(area=area)}
    choices = [(pk, one.name) for pk, one in found.items()]
    form = forms.ProposalForm(request.POST or None, places=choices, today=clock.today())
    if form.is_valid():
        _ask_them(request, group, form, found[form.cleaned_data["place"]])
        screen.success(request, _("Dank je wel. Wij vragen het iedereen apart, morgenochtend."))
        return redirect("work_bundles")
    shown = {"group": group, "form": form}
    return render(request, "mutual_help/bundles/propose.html", shown, status=422 if form.errors else 200)


def _ask_them(request: Request, group: Group, form: forms.ProposalForm, place: Entry) -> None:
    said = form.cleaned_data
    proposal = actions.Proposal(said["words"], place, form.at, said["until_on"])
    them: dict[str, Any] = {"asks": group.asks, "theme": group.theme}
    actions.propose_bundle(proposal=proposal, acting=request.acting, now=clock.now(), **them)


def _group(area: UUID, theme: str) -> Group:
    """The group as it is now; one that became small does not exist."""
    found = [one for one in queries.similar_asks() if (one.area, one.theme) == (area, theme)]
    if not found:
        raise Http404
    return found[0]


@deed("together")
def together(request: Request, table: Table) -> HttpResponse:
    """Others near me ask the like: do I join in? Yes, no, or no answer at all."""
    cards = queries.bundle_cards(table.page.more)
    if request.method == "POST":
        card = next((one for one in cards if str(one.id) == request.POST.get("bundle")), None)
        if card is None or request.POST.get("do") not in ("yes", "no"):
            raise Http404
        yes = request.POST["do"] == "yes"
        actions.answer_bundle(bundle=card.id, ask=table.ask, yes=yes, acting=table.acting, now=clock.now())
        said = _("Fijn. Je hoort of het doorgaat.") if yes else _("Goed. Je vraag blijft gewoon open.")
        return table.done(said, "together")
    return table.show("bundles/together", cards=cards)
