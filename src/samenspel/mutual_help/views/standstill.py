"""An offer stands still: who lets it, who looks at it, and what she reads and says back (decision 0057)."""

from typing import Any
from uuid import UUID

from django.contrib import messages as screen
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.commitments import queries as balls
from samenspel.commitments.errors import NotYourBall
from samenspel.commitments.models import Ball
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import actions, errors, forms, queries
from ..models import Offer
from ..queries import StandstillCard
from .offer_table import OfferTable, deed
from .work import must_work


def _look(request: Request, *, person: UUID, offer: UUID, town: UUID, view: str) -> None:
    request.looks.append(
        journal.look(
            acting=request.acting, subject=person, object_type="offer", object_id=offer, view=view,
            purpose="helping", municipality=town, now=clock.now(),
        )
    )  # fmt: skip


def stand_still(request: Request, offer: UUID) -> HttpResponse:
    """Let an offer stand still, at its own door; or read what became of it, when I did."""
    must_work(request)
    ball = Offer.objects.filter(pk=offer).values_list("ball", flat=True).first()
    back = reverse("work_offered", args=[ball]) if ball else reverse("work")
    return _stand_still(request, offer, back)


def stand_still_at(request: Request, ball: UUID, match: UUID) -> HttpResponse:
    """The same from an ask where it ran: by who has its ball. Nothing in the words names its asker."""
    must_work(request)
    found = queries.match_of(pk=match, ball=ball)
    return _stand_still(request, found.offer_id, reverse("work_helpers", args=[ball]), at_ask=True)


def _stand_still(request: Request, offer: UUID, back: str, *, at_ask: bool = False) -> HttpResponse:
    found = queries.standstill_of(offer=offer)
    _look(request, person=found.person, offer=offer, town=found.municipality, view="work_stand_still")
    form = forms.StillForm(request.POST or None, today=clock.today())
    if found.now is None and form.is_valid() and _begins(request, offer, form):
        screen.success(request, _("Het aanbod staat stil. De helper leest het nu."))
        return redirect("work_stand_still", offer=offer)
    shown = {"found": found, "still": found.now, "form": form, "back_url": back, "at_ask": at_ask}
    shown["nobody_looks"] = errors.NobodyElseLooks().sentence() if found.nobody_looks else ""
    wrong = bool(form.errors) and found.now is None
    return render(request, "mutual_help/work_stand_still.html", shown, status=422 if wrong else 200)


# What was typed stays on the form, with what is wrong at its field or above all.
AT_FIELD: dict[type[Refusal], str | None] = {
    errors.NameInWords: "words", errors.StandsStillAlready: None, errors.NobodyElseLooks: None,
}  # fmt: skip


def _begins(request: Request, offer: UUID, form: forms.StillForm) -> bool:
    still = actions.Still(**form.cleaned_data)
    try:
        actions.let_stand_still(offer=offer, still=still, acting=request.acting, now=clock.now())
    except tuple(AT_FIELD) as refusal:
        form.add_error(AT_FIELD[type(refusal)], refusal.sentence())
        return False
    return True


def look_at(request: Request, ball: UUID) -> HttpResponse:
    """Another human looks: reads what was said, talks with her, and decides with words."""
    me = must_work(request)
    card = queries.standstill_looked_at(ball=ball)
    _look(request, person=card.person, offer=card.offer, town=card.municipality, view="work_still")
    held = balls.ball_for(pk=ball)
    if request.POST.get("do") in ("ask", "take"):
        return _changes_hands(request, card)
    return _looks(request, card, held) if held.holder_id == me else _behind(request, card, held)


def _changes_hands(request: Request, card: StandstillCard) -> HttpResponse:
    """Who looks asks another to; or who stands behind her takes the ball."""
    asks = request.POST["do"] == "ask"
    deed = actions.ask_to_look if asks else actions.look_instead
    deed(standstill=queries.standstill_for(pk=card.id), acting=request.acting, now=clock.now())
    asked = _("Gevraagd. Tot een ander de bal neemt, ligt hij bij jou.")
    screen.success(request, asked if asks else _("De bal ligt nu bij jou."))
    return redirect("work_still", ball=card.ball)


def _looks(request: Request, card: StandstillCard, held: Ball) -> HttpResponse:
    form = forms.DecideForm(request.POST or None, today=clock.today(), may_be_longer=card.may_be_longer)
    if form.is_valid() and _decides(request, card, form):
        screen.success(request, _("Besloten. De helper leest het nu."))
        if form.cleaned_data["how"] == "LONGER":
            return redirect("work_still", ball=card.ball)
        return redirect("work")
    shown = {"still": card, "form": form, "mine": True, "may_ask": held.deputy_id or held.lead_id}
    return render(request, "mutual_help/work_still.html", shown, status=422 if form.errors else 200)


def _behind(request: Request, card: StandstillCard, held: Ball) -> HttpResponse:
    """Who stands behind whoever looks, and takes it over when she is late or away, or asked it."""
    late = bool(held.reminded) or not balls.is_present(person=held.holder_id, on=clock.today())
    shown: dict[str, Any] = {"still": card, "may_take": late}
    if request.method == "POST":  # somebody took it over while she typed: her words stay readable
        shown["form"] = form = forms.DecideForm(request.POST, today=clock.today(), may_be_longer=True)
        form.add_error(None, NotYourBall().sentence())
    return render(request, "mutual_help/work_still.html", shown, status=409 if "form" in shown else 200)


def _decides(request: Request, card: StandstillCard, form: forms.DecideForm) -> bool:
    typed, standstill = form.cleaned_data, queries.standstill_for(pk=card.id)
    said: dict[str, Any] = {"standstill": standstill, "words": typed["words"], "acting": request.acting}
    try:
        if typed["how"] == "LONGER":
            actions.let_stand_longer(until_on=typed["until_on"], now=clock.now(), **said)
        else:
            verb = actions.let_go_on if typed["how"] == "GOES_ON" else actions.let_it_end
            verb(now=clock.now(), **said)
    except (errors.NameInWords, errors.OfferMoved) as refusal:
        form.add_error(AT_FIELD.get(type(refusal)), refusal.sentence())
        return False
    return True


@deed("still", "stil")
def still(request: Request, table: OfferTable) -> HttpResponse:
    """That my offer stands still: by whom, until when, what was said; and what I say back."""
    card = StandstillCard.of_row(table.page.more)
    form = forms.SayBackForm(request.POST if request.method == "POST" else None)
    if card and form.is_valid() and not _said_already(card, form.cleaned_data["text"]):
        _says_back(table, card, form)
    if card and form.is_valid():
        return table.done(_("Verstuurd. Wie ernaar kijkt, leest het."), "still")
    return table.show("offer_still", still=card, form=form)


def _says_back(table: OfferTable, card: StandstillCard, form: forms.SayBackForm) -> None:
    """Say it; when it was decided meanwhile, or said by another hand, her words stay on the form."""
    try:
        actions.say_back(
            standstill=card.id, offer=table.offer, acting=table.acting, now=clock.now(), **form.cleaned_data
        )
    except (errors.OfferMoved, errors.OneReply, errors.AnotherWritesDown) as refusal:
        form.add_error("text", refusal.sentence())


def _said_already(card: StandstillCard, text: str) -> bool:
    """Whether she sent just this a moment ago: pressed twice is said once."""
    return bool(card.words) and card.words[-1].is_hers and card.words[-1].text == text.strip()
