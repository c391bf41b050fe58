"""My goal: what I want to do alone, what already works, and that I am there. The other reads it with me."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ... import actions, forms, queries
from ...models import Ask, Offer
from ...queries import GoalCard
from .. import offer_table
from ..matches import Place
from ..offer_table import OfferTable
from ..table import Table, deed


@deed("goal")
def of_ask(request: Request, table: Table) -> HttpResponse:
    """What I want to do alone one day: only I write it, and only I say that it works."""
    cards = [Card(one, request) for one in queries.goal_cards(table.page.more)]
    if request.method == "POST":
        said = _do(request, table, cards)
        if said:
            messages.success(request, said)
            return redirect(table.url("goal"))
    wrong = next((form for card in cards for form in (card.goal, card.win) if form.errors), None)
    return _show(table, cards, table.ask, "helpers", form=wrong, mine=True)


@offer_table.deed("goal", "doel")
def of_offer(request: Request, table: OfferTable) -> HttpResponse:
    """What the other wants to do alone one day: I read it with her, and write nothing in it."""
    if request.method == "POST":
        raise Http404
    cards = [Card(one, request) for one in queries.goal_cards(table.page.more)]
    return _show(table, cards, table.offer, "asks", form=None, mine=False)


def _show(
    table: Place, cards: list["Card"], brought: Ask | Offer, back: str, *, form: Any, mine: bool
) -> HttpResponse:
    return table.show(
        "programmes/goal", cards=cards, form=form, mine=mine, side="ASKER" if mine else "OFFERER",
        matches_url=table.url(back),
    )  # fmt: skip


class Card:
    """A goal with its forms; only the form that was sent is filled."""

    def __init__(self, it: GoalCard, request: Request) -> None:
        self.it = it
        mine = request.POST.get("match") == str(it.match)
        sent = request.POST.get("do") if mine else None
        ids = f"id_{it.match}_%s"
        self.goal = forms.GoalForm(
            request.POST if sent == "goal" else None, auto_id=ids, initial={"words": it.words}
        )
        self.win = forms.WinForm(request.POST if sent == "win" else None, auto_id=ids)
        self.reach = forms.ReachedForm(request.POST if sent == "reached" else None, auto_id=ids)


def _do(request: Request, table: Place, cards: list[Card]) -> str:
    """Do what the button says; return what to say, or nothing when the form was wrong."""
    deed: dict[str, Any] = {"acting": table.acting, "now": clock.now()}
    card = next((one for one in cards if str(one.it.match) == request.POST.get("match")), None)
    if card is None:
        raise Http404
    match: UUID = card.it.match
    if card.goal.is_valid():
        actions.say_goal(match=queries.match_for(pk=match), words=card.goal.cleaned_data["words"], **deed)
        return _("Opgeschreven. Jullie lezen het allebei.")
    if card.win.is_valid():
        actions.add_win(goal=queries.goal_of(match=match), text=card.win.cleaned_data["text"], **deed)
        return _("Mooi. Dat lukt al.")
    if card.reach.is_valid():
        actions.reach_goal(goal=queries.goal_of(match=match), **card.reach.cleaned_data, **deed)
        return _("Wat knap. Het lukt je nu alleen.")
    return ""
