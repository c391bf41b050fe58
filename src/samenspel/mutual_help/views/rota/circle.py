"""My rota: who comes when, whom I ask, who is in it; and all of it on paper. I decide about all of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.commitments import queries as balls
from samenspel.design import dates, telephone
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request, posted_ids

from ... import actions, errors, forms, queries
from ...queries import RotaPage, TurnRow
from ..table import Table, deed
from . import wishes

SHEET_DAYS = 14


@deed("rota", reads=("holder",))
def rota(request: Request, table: Table) -> HttpResponse:
    """Who comes when around me, and all that I can do with it."""
    page = queries.rota_page(table.page.more)
    typed = Typed.of(request, table, page)
    if request.method == "POST":
        try:
            said = _do(request, table, page, typed)
        except (errors.NameInCall, errors.TooManyTurns, errors.RotaMoved, errors.RotaIsFull) as refusal:
            if typed.sent is None or not _stays(typed.sent, refusal):
                messages.error(request, refusal.sentence())
                return redirect(table.url("rota"))
            said = ""
        if said:
            return table.done(said, "rota")
    form = typed.sent if typed.sent is not None and typed.sent.errors else None
    now = clock.now()
    return table.show(
        "rota/circle", rota=page, coming=page.coming(now), began=page.began(now), now=now,
        typed=typed, form=form, begun=page if page.is_open else None, looks=_who_looks(table, page, now),
        invite=table.invite,
    )  # fmt: skip


def _stays(form: Any, refusal: Refusal) -> bool:
    """Say it beside what she typed, which stays. False when it was pressed twice, or the page stood open."""
    field = {errors.NameInCall: "line", errors.TooManyTurns: "weeks"}.get(type(refusal))
    if field:
        form.add_error(field, refusal.sentence())
    return field is not None


def _who_looks(table: Table, page: RotaPage, now: datetime) -> str:
    """Return who looks how she is when nobody came; no name when that one is away: her deputy hears it."""
    if not (page.nobody_came or page.began(now)):
        return ""
    holder = table.page.ball.holder
    return holder.shown if balls.is_present(person=holder.pk, on=clock.today()) else ""


@dataclass(slots=True)
class Typed:
    """The forms of this page; only the one that was sent is filled."""

    sent: Any
    begin: forms.BeginRotaForm
    change: forms.ChangeRotaForm
    turns: forms.TurnsForm
    first: forms.FirstForm
    rest: forms.RestForm
    end: forms.EndRotaForm

    @classmethod
    def of(cls, request: Request, table: Table, page: RotaPage) -> "Typed":
        name = request.POST.get("do", "")

        def typed(which: str) -> Any:
            return request.POST if which == name else None

        holder = table.page.ball.holder
        phone = table.page.holder.get("phone", "")
        begin = {"line": table.ask.call_line, "contact_name": holder.shown, "contact_phone": phone}
        now = {
            key: getattr(page, key) for key in ("line", "door", "in_return", "contact_name", "contact_phone")
        } | {"contact_phone": telephone.spoken(page.contact_phone)}
        faces = [(one.id, one.name) for one in page.faces]
        made = cls(
            None,
            forms.BeginRotaForm(typed("begin"), initial=begin),
            forms.ChangeRotaForm(typed("change"), initial=now, auto_id="id_change_%s"),
            forms.TurnsForm(typed("turns"), now=clock.now(), faces=faces, auto_id="id_turns_%s"),
            forms.FirstForm(typed("first"), faces=faces, turns=_said(page), auto_id="id_first_%s"),
            forms.RestForm(typed("rest"), today=clock.today(), auto_id="id_rest_%s"),
            forms.EndRotaForm(typed("end"), auto_id="id_end_%s"),
        )
        made.sent = getattr(made, name) if name in FORMS else None
        return made


FORMS = frozenset({"begin", "change", "turns", "first", "rest", "end"})


def _said(page: RotaPage) -> list[tuple[UUID, datetime, str]]:
    """Return the open turns that can be asked of one alone, each in words."""
    open_ones = page.to_ask_first(clock.now())
    return [(one.id, one.begins_at, _in_words(one)) for one in open_ones]


def _in_words(turn: TurnRow) -> str:
    hours = dates.clock_span(turn.begins_at, turn.until) if turn.until else dates.clock_time(turn.begins_at)
    return f"{dates.long_day(turn.begins_at, today=clock.today())}, {hours}: {turn.what}"


def _do(request: Request, table: Table, page: RotaPage, typed: Typed) -> str:
    """Do what the button says; return what to say, or nothing when the form was wrong."""
    name = request.POST.get("do", "")
    deed: dict[str, Any] = {"acting": table.acting, "now": clock.now()}
    if typed.sent is not None and not typed.sent.is_valid():
        return ""
    if name == "begin":
        circle = actions.Circle(**typed.begin.cleaned_data)
        actions.begin_rota(ask=table.ask, circle=circle, **deed)
        return _("Je rooster staat er. Zet er nu beurten in.")
    if name not in DEEDS:
        raise Http404
    if page.id is None:
        raise errors.RotaMoved
    return DEEDS[name](request, typed, {"rota": queries.rota_for(pk=page.id)} | deed)


def _change(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    actions.change_rota(circle=actions.Circle(**typed.change.cleaned_data), **deed)
    return _("Opgeschreven.")


def _turns(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    number = actions.plan_turns(plan=actions.TurnPlan(**typed.turns.cleaned_data), **deed)
    said = ngettext("Er staat %d beurt bij.", "Er staan %d beurten bij.", number) % number
    return said if number else _("Die beurten stonden er al, of zijn al voorbij.")


def _cancel(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    if not actions.cancel_turns(turns=[wishes.pressed(request, "turn")], **deed):
        raise errors.RotaMoved
    return _("Goed. Die keer hoeft niemand te komen.")


def _again(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    number = actions.need_after_all(turns=posted_ids(request, "turn"), **deed)
    return ngettext("Goed. Die beurt is weer open.", "Goed. Die beurten zijn weer open.", number)


def _rest(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    number = actions.rest_until(**typed.rest.cleaned_data, **deed)
    if not number:
        return _("In die dagen stond er geen beurt.")
    return _("Goed. In die dagen komt er niemand. Wie zou komen, hoort het.")


def _ask(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    actions.ask_for_rota(offer=wishes.pressed(request, "offer"), **deed)
    return _("Gevraagd. Je ziet hier vanzelf of er een ja komt.")


def _out(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    helper = wishes.helper_of(wishes.pressed(request, "helper"), deed["rota"])
    actions.take_out(helper=helper, **deed)
    return _("Goed. Je hoeft niet te zeggen waarom.")


def _end(request: Request, typed: Typed, deed: dict[str, Any]) -> str:
    actions.end_rota(thanks=typed.end.cleaned_data["thanks"], **deed)
    return _("Het rooster is klaar. Iedereen die meedeed, hoort het.")


DEEDS: wishes.Deeds = {
    "change": _change, "turns": _turns, "cancel": _cancel, "again": _again, "rest": _rest, "ask": _ask,
    "out": _out, "end": _end, **wishes.DEEDS,
}  # fmt: skip


@deed("week")
def week(request: Request, table: Table) -> HttpResponse:
    """Two weeks on paper, for on the fridge: which day, what time, what, and who."""
    page = queries.rota_page(table.page.more)
    at = min(max(_number(request.GET.get("week")), 0), 50)
    first = clock.today() + timedelta(weeks=at)
    days = [first + timedelta(days=number) for number in range(SHEET_DAYS)]
    shown = [
        {"day": day, "turns": [one for one in page.turns if one.begins_at.date() == day]} for day in days
    ]
    return table.show(
        "rota/week", rota=page, days=shown, first=days[0], last=days[-1],
        before=at - 2 if at >= 2 else None, after=at + 2,
    )  # fmt: skip


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 3 else 0
