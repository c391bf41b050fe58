"""My programme: join it, and what we do as a pair. One page for who asks, who offers, and the desk."""

from collections.abc import Callable
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
from ...queries import PairCard
from .. import offer_table
from ..offer_table import OfferTable
from ..table import Table, deed
from .week import do_in_week, wish_form


@deed("programme")
def of_ask(request: Request, table: Table) -> HttpResponse:
    """A programme with my ask."""
    return _page(request, table, brought=table.ask, side="ASKER")


@offer_table.deed("programme", "programma")
def of_offer(request: Request, table: OfferTable) -> HttpResponse:
    """A programme with my offer."""
    return _page(request, table, brought=table.offer, side="OFFERER")


def _page(request: Request, table: Table | OfferTable, *, brought: Ask | Offer, side: str) -> HttpResponse:
    page = queries.programme_page(table.page.more)
    week = page.week if side == "ASKER" and page.week and page.week.groups else None
    wish = wish_form(request, week)
    cards = [Card(one, request) for one in page.pairs]
    if request.method == "POST":
        said = _in_week(request, table, brought, wish) if week else None
        said = _do(request, table, brought, side, cards) if said is None else said
        if said:
            messages.success(request, said)
            return redirect(table.url("programme"))
    found = [wish, *(form for card in cards for form in (card.expense, card.dream))]
    wrong = next((form for form in found if form.errors), None)
    return table.show(
        "programmes/own", joining=page.joining, cards=cards, side=side, form=wrong, week=week, wish=wish,
        running=[] if page.joining else page.running,
        matches_url=table.url("helpers" if side == "ASKER" else "asks"),
    )  # fmt: skip


def _in_week(
    request: Request, table: Table | OfferTable, brought: Ask | Offer, wish: forms.WishForm
) -> str | None:
    joining = queries.joining_of(brought=brought)
    if joining is None or not isinstance(brought, Ask):
        return None
    deed = {"acting": table.acting, "now": clock.now()}
    return do_in_week(request, ask=brought, joining=joining, wish=wish, deed=deed)


class Card:
    """A pair with its two forms; only the form that was sent is filled."""

    def __init__(self, it: PairCard, request: Request) -> None:
        self.it = it
        mine = request.POST.get("pair") == it.id
        self.expense = forms.ExpenseForm(
            request.POST if mine and request.POST.get("do") == "expense" else None,
            today=clock.today(), auto_id=f"id_{it.id}_%s", initial={"spent_on": clock.today()},
        )  # fmt: skip
        self.dream = forms.DreamForm(
            request.POST if mine and request.POST.get("do") == "dream" else None, auto_id=f"id_{it.id}_%s"
        )


def _do(
    request: Request,
    table: Table | OfferTable,
    brought: Ask | Offer,
    side: str,
    cards: list[Card],
) -> str:
    """Do what the button says; return what to say, or nothing when the form was wrong."""
    deed: dict[str, Any] = {"acting": table.acting, "now": clock.now()}
    name = request.POST.get("do", "")
    joining = queries.joining_of(brought=brought)
    if name == "join" and joining is None:
        programme = queries.programme_for(pk=_pk(request, "programme"))
        actions.join_programme(programme=programme, brought=brought, **deed)
        return _("Fijn dat je meedoet. Jij kiest straks met wie.")
    if name == "leave" and joining:
        actions.leave_programme(joining=joining, brought=brought, **deed)
        return _("Je doet niet meer mee. Opnieuw meedoen kan altijd.")
    card = next((one for one in cards if one.it.id == request.POST.get("pair")), None)
    if card is None or name not in TOGETHER:
        raise Http404
    return TOGETHER[name](request, card, {"pair": queries.pair_for(pk=UUID(card.it.id)), "side": side} | deed)


def _expense(request: Request, card: Card, deed: dict[str, Any]) -> str:
    if not card.expense.is_valid():
        return ""
    actions.write_expense(expense=actions.Expense(**card.expense.cleaned_data), **deed)
    return _("Opgeschreven. Jullie zien allebei wat er over is.")


def _correct(request: Request, card: Card, deed: dict[str, Any]) -> str:
    actions.correct_expense(line=_pk(request, "line"), **deed)
    return _("Teruggedraaid. Het bedrag zit weer in de pot.")


def _dream(request: Request, card: Card, deed: dict[str, Any]) -> str:
    if not card.dream.is_valid():
        return ""
    actions.add_dream(text=card.dream.cleaned_data["text"], **deed)
    return _("Het staat op jullie lijst.")


def _did(request: Request, card: Card, deed: dict[str, Any]) -> str:
    actions.dream_came_true(dream=_pk(request, "line"), **deed)
    return _("Wat mooi. Het is gelukt.")


TOGETHER: dict[str, Callable[[Request, Card, dict[str, Any]], str]] = {
    "expense": _expense,
    "correct": _correct,
    "dream": _dream,
    "did": _did,
}


def _pk(request: Request, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as problem:
        raise Http404 from problem
