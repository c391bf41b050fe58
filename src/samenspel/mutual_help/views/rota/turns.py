"""My turns: what I was asked for, when I come, and what is still open. Of the others I read nothing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ... import actions, errors, queries
from ...queries import HelperCard, TurnRow
from ..offer_table import OfferTable, deed


@deed("turns", "beurten")
def turns(request: Request, table: OfferTable) -> HttpResponse:
    """The rotas that I was asked for or am in; a button does one thing with one of them."""
    cards = queries.helper_cards(table.page.more)
    if request.method == "POST":
        try:
            return table.done(_do(request, table, cards), "turns")
        except (errors.RotaMoved, errors.TurnTaken) as refusal:  # pressed twice, or a page that stood open
            messages.error(request, refusal.sentence())
            return redirect(table.url("turns"))
    now = clock.now()
    return table.show("rota/turns", cards=[{"it": one, "coming": one.coming(now)} for one in cards])


def _do(request: Request, table: OfferTable, cards: list[HelperCard]) -> str:
    card = next((one for one in cards if str(one.id) == request.POST.get("helper")), None)
    name = request.POST.get("do", "")
    if name not in DEEDS:
        raise Http404
    if card is None:
        raise errors.RotaMoved
    try:
        helper = queries.helper_with(pk=card.id, offer=table.offer)
    except ObjectDoesNotExist as problem:
        raise errors.RotaMoved from problem
    deed = {"helper": helper, "offer": table.offer, "acting": table.acting, "now": clock.now()}
    return DEEDS[name](request, card, deed)


def _join(request: Request, card: HelperCard, deed: dict[str, Any]) -> str:
    if not card.joined:  # pressed twice is one yes
        actions.join_rota(**deed)
    return _("Fijn dat je meedoet. Kies zelf wanneer je komt.")


def _take(request: Request, card: HelperCard, deed: dict[str, Any]) -> str:
    if _turn(request, card.mine):  # pressed twice
        return _("Deze beurt is al van jou.")
    turn = _turn(request, card.open)
    if turn is None:  # a page that stood open: it went in the meantime
        turn = TurnRow(_pk(request), "", deed["now"], deed["now"], "")
    actions.take_turn(turn=turn.id, begins_at=turn.begins_at, **deed)
    return _("Dank je wel. Deze beurt is van jou.")


def _back(request: Request, card: HelperCard, deed: dict[str, Any]) -> str:
    turn = _turn(request, card.mine)
    if turn is None:
        raise errors.RotaMoved
    actions.give_back(turns=[turn.id], **deed)
    if turn.begins_at <= deed["now"]:  # too late for the others; perhaps nobody came
        return _("Goed dat je het zegt. Je hoeft niets te regelen.")
    return _("Goed. We vragen het de anderen. Je hoeft niets te regelen.")


def _ill(request: Request, card: HelperCard, deed: dict[str, Any]) -> str:
    actions.give_back(turns=[one.id for one in card.coming(deed["now"])], **deed)
    return _("Goed. Al je beurten zijn weer vrij. Je hoeft niets te regelen. Beterschap, als je ziek bent.")


def _reminders(request: Request, card: HelperCard, deed: dict[str, Any]) -> str:
    actions.say_reminders(want=not card.reminders, **deed)
    if card.reminders:
        return _("Goed. We herinneren je niet.")
    return _("Goed. We herinneren je de dag ervoor.")


def _leave(request: Request, card: HelperCard, deed: dict[str, Any]) -> str:
    actions.leave_rota(**deed)
    return _("Je doet niet meer mee. Dank je wel voor wat je deed.")


DEEDS: dict[str, Callable[[Request, HelperCard, dict[str, Any]], str]] = {
    "join": _join, "take": _take, "back": _back, "ill": _ill, "leave": _leave, "reminders": _reminders,
}  # fmt: skip


def _turn(request: Request, rows: list[TurnRow]) -> TurnRow | None:
    return next((one for one in rows if str(one.id) == request.POST.get("turn")), None)


def _pk(request: Request) -> UUID:
    try:
        return UUID(request.POST.get("turn", ""))
    except ValueError as problem:
        raise Http404 from problem
