"""Whom I guide: a yes or no of my own, and the next talk. Of the question the call's line alone (AS-14)."""

from typing import Any

from django.contrib import messages as screen
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import actions, errors, forms, queries
from ..queries import Guided
from ..rules import guiding as rules
from .work import must_work


def guided(request: Request) -> HttpResponse:
    """Whom I am asked to guide, and whom I guide; a button does one thing."""
    cards, wrong = _cards(request), None
    if request.method == "POST":
        card = _chosen(request, cards)
        said = _do(request, card["it"], card["form"])
        if said:
            screen.success(request, said)
            return redirect("guiding")
        wrong = card["form"]
    shown = {"cards": cards, "form": wrong, "today": clock.today(), "me": request.acting.person}
    return render(request, "mutual_help/guided.html", shown, status=422 if wrong else 200)


def _cards(request: Request) -> list[dict[str, Any]]:
    """Of each the facts and the form of the next talk, open when none is ahead; and one look in the log."""
    must_work(request)
    rows, today = queries.guided_by_me(), clock.today()
    request.looks += [
        journal.look(
            acting=request.acting, subject=one.helper_id, object_type="match", object_id=one.match_id,
            view="guiding", purpose="helping", municipality=one.municipality_id, now=clock.now(),
        )
        for one in rows
    ]  # fmt: skip
    return [{"it": one, "form": _form(request, one), "passed": one.talk_on < today} for one in rows]


def _form(request: Request, one: Guided) -> forms.TalkForm:
    """The next talk of one card: what was sent about it, or what stands there."""
    sent = (
        request.POST
        if request.POST.get("do") == "talk" and request.POST.get("guide") == str(one.id)
        else None
    )
    ahead = one.talk_on if one.talk_on >= clock.today() else None
    return forms.TalkForm(sent, prefix=one.id.hex, initial={"talk_on": ahead, "every": one.every})


def _chosen(request: Request, cards: list[dict[str, Any]]) -> dict[str, Any]:
    found = [card for card in cards if str(card["it"].id) == request.POST.get("guide")]
    if not found:
        raise Http404
    return found[0]


def _do(request: Request, one: Guided, form: forms.TalkForm) -> str:
    """Do what the button says; return what to say, or nothing when the form was wrong."""
    name = request.POST.get("do")
    deed: dict[str, Any] = {"guided": one, "acting": request.acting, "now": clock.now()}
    if name == "yes":
        actions.say_i_guide(**deed)
        return _("Fijn dat je begeleidt. Wie de vraag heeft, hoort het.")
    if name == "no":
        actions.say_i_cannot_guide(**deed)
        return _("Goed dat je het zegt. Wie de vraag heeft, kiest een ander.")
    if name != "talk":
        raise Http404
    try:
        if form.is_valid():
            actions.plan_talk(**form.cleaned_data, **deed)
    except errors.TalkDay as refusal:
        form.add_error("talk_on", refusal.sentence())
    if form.errors:
        return ""
    if rules.tell_from(form.cleaned_data["talk_on"], by_letter=False) <= clock.today():
        return _("Opgeschreven. Wie je begeleidt, hoort het nu.")
    return _("Opgeschreven. Jullie horen het allebei de dag ervoor.")
