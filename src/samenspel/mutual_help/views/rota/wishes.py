"""What a button of my rota does with one turn: a face I would like, and that nobody came."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.requests import Request, posted_ids

from ... import actions, errors, queries
from ...models import Rota, RotaHelper

if TYPE_CHECKING:
    from .circle import Typed

Deeds = dict[str, Callable[[Request, "Typed", dict[str, Any]], str]]


def pressed(request: Request, name: str) -> UUID:
    """Return the one that was pressed; pressed without one, it never came from this page."""
    try:
        return posted_ids(request, name)[-1]
    except IndexError as problem:
        raise Http404 from problem


def helper_of(pk: UUID, rota: Rota) -> RotaHelper:
    """Return somebody of this rota. Raises RotaMoved when she is in it no more."""
    try:
        return queries.helper_in(pk=pk, rota=rota)
    except ObjectDoesNotExist as problem:
        raise errors.RotaMoved from problem


def _first(request: Request, typed: "Typed", deed: dict[str, Any]) -> str:
    who, turns = typed.first.cleaned_data["who"], typed.first.chosen
    if who == typed.first.ALL:
        actions.ask_everybody(turns=turns, **deed)
        return _("Goed. Iedereen in het rooster kan deze beurt nemen.")
    number = actions.ask_first(turns=turns, helper=helper_of(UUID(who), deed["rota"]), **deed)
    return ngettext(
        "Gevraagd voor %d beurt. Wie je vraagt, zegt zelf ja.",
        "Gevraagd voor %d beurten. Wie je vraagt, zegt zelf ja.", number,
    ) % number  # fmt: skip


def _nobody(request: Request, typed: "Typed", deed: dict[str, Any]) -> str:
    actions.say_nobody_came(turn=pressed(request, "turn"), **deed)
    return _("Goed dat je het zegt.")  # who looks after her, and whom to call now, stands on the page


def _came(request: Request, typed: "Typed", deed: dict[str, Any]) -> str:
    actions.somebody_came(turn=pressed(request, "turn"), **deed)
    return _("Fijn. Dan blijft er niets van staan.")


DEEDS: Deeds = {"first": _first, "nobody": _nobody, "came": _came}
