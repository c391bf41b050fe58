"""Following an ask: all that the asker can do with it, on her screen or through the desk."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.commitments import actions as commitments
from samenspel.commitments import queries as balls
from samenspel.commitments.errors import OfferIsOver
from samenspel.commitments.models import LookBack
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.social_map import rules as social_map

from .. import actions, forms, paths, rules, sheets
from ..models import Ask
from .matches import show_matches
from .table import Table, deed

SAME_NOTE = timedelta(minutes=10)


@deed("follow", reads=("words", "path", "notes", "suggestions", "passes", "seats", "look_backs", "holder"))
def follow(request: Request, table: Table) -> HttpResponse:
    """Who has the ball, until when, the path so far, and what I can do now."""
    page = table.page
    waiting = [row for row in page.passes if row["state"] == "ASKING_PERSON"]
    steps = paths.in_words(page.path, for_asker=not table.desk, holder=page.open_holder)
    ahead = [row for row in page.look_backs if row["state"] in ("PLANNED", "DUE")]
    return table.show("follow", steps=steps, waiting=waiting, look_back=ahead[0] if ahead else None)


@deed("sent", reads=("holder", "words"))
def sent(request: Request, table: Table) -> HttpResponse:
    """Right after asking: the code, and who has the ball. It may take days, so a number to call stays."""
    danger = () if table.desk else social_map.danger_in(str(table.page.own_words))
    return table.show("sent", name_form=forms.NameForm(), share_form=forms.ShareForm(), danger=danger)


def _wrote_it(table: Table, text: str) -> bool:
    """Whether she sent these words a moment ago: pressed twice, or sent again from a page that stood open."""
    since = clock.now() - SAME_NOTE
    hers = str(table.ask.asker_id)
    return any(
        row["text"] == text and str(row["writer"]) == hers and row["at"] > since for row in table.page.notes
    )


@deed("write", reads=("notes",))
def write(request: Request, table: Table) -> HttpResponse:
    form = forms.NoteForm(request.POST or None)
    if form.is_valid() and _wrote_it(table, rules.tidy(form.cleaned_data["text"])):
        return table.done(_("Je bericht staat erbij."))
    if form.is_valid():
        actions.write_note(ask=table.ask, acting=table.acting, now=clock.now(), **form.cleaned_data)
        return table.done(_("Je bericht staat erbij."))
    return table.show("write", form=form)


@deed("reword", reads=("words",))
def reword(request: Request, table: Table) -> HttpResponse:
    form = forms.WordsForm(request.POST or None, initial={"words": table.page.own_words})
    if form.is_valid() and form.cleaned_data["words"] == table.page.own_words:
        return table.done(_("Je vraag staat er al zo."))
    if form.is_valid():
        actions.reword(ask=table.ask, acting=table.acting, now=clock.now(), **form.cleaned_data)
        return table.done(_("Je vraag is veranderd. Wat er eerst stond, bewaren we voor jou."))
    return table.show("reword", form=form)


@deed("rename")
def rename(request: Request, table: Table) -> HttpResponse:
    form = forms.NameForm(request.POST or None)
    if form.is_valid():
        actions.rename_asker(ask=table.ask, acting=table.acting, now=clock.now(), **form.cleaned_data)
        return table.done(_("Dank je wel. Zo noemen we je."))
    return table.show("rename", form=form)


@deed("contact")
def contact(request: Request, table: Table) -> HttpResponse:
    """How I am reached from now on. What stood there is not shown: who found a card does not read it."""
    ways, now = list(Ask.Reach), {"reach": table.ask.reach}
    form = forms.ChangeContactForm(request.POST or None, ways=ways, initial=now)
    if form.is_valid():
        told = actions.Contact(**form.cleaned_data)
        actions.reach_asker(ask=table.ask, contact=told, acting=table.acting, now=clock.now())
        return table.done(_("Dank je wel. Zo bereiken we je vanaf nu."))
    return table.show("contact", form=form)


@deed("say_yes", reads=("passes",))
def say_yes(request: Request, table: Table) -> HttpResponse:
    """May this person help me? Yes or no; a no needs no reason."""
    waiting = [row for row in table.page.passes if row["state"] == "ASKING_PERSON"]
    if request.method == "POST" and waiting:
        # A page that stood open shows somebody who is no longer asked: a yes is never for another.
        chosen = next((row for row in waiting if str(row["id"]) == request.POST.get("pass")), None)
        if chosen is None:
            raise OfferIsOver
        handover = balls.pass_for(pk=chosen["id"])
        yes = request.POST.get("answer") == "yes"
        way = "SPOKEN" if table.desk else "SCREEN"
        actions.say_yes(
            ask=table.ask, handover=handover, yes=yes, way=way, acting=table.acting, now=clock.now()
        )
        return table.done(_("Dank je wel. We vragen het nu.") if yes else _("Goed. Dan doen we dat niet."))
    return table.show("say_yes", waiting=waiting)


def _goes_too(table: Table) -> list[str]:
    """What ends with her question: she reads it before she says so."""
    said = {"rota": _("je rooster"), "helped": _("de hulp van een buur")}
    return [said[name] for name, there in (table.page.more or {}).items() if there]


@deed("answer", reads=("suggestions",))
def answer(request: Request, table: Table) -> HttpResponse:
    """Only the asker says how it ended."""
    stops = [(f"place:{row['shape']}", row["name"]) for row in table.page.suggestions]
    form = forms.VerdictForm(request.POST or None, stops=stops)
    if form.is_valid():
        shape = form.cleaned_data["where"].removeprefix("place:") or None
        verdict = form.cleaned_data["verdict"]
        actions.verdict(ask=table.ask, verdict=verdict, shape=shape, acting=table.acting, now=clock.now())
        return table.done(_("We hebben het opgeschreven. Dank je wel."), "look_back")
    return table.show("answer", form=form, goes_too=_goes_too(table))


@deed("withdraw")
def withdraw(request: Request, table: Table) -> HttpResponse:
    if request.method == "POST":
        actions.withdraw(ask=table.ask, acting=table.acting, now=clock.now())
        return table.done(_("Je vraag is gestopt. Je kunt hem altijd weer openen."))
    return table.show("withdraw", goes_too=_goes_too(table))


@deed("reopen")
def reopen(request: Request, table: Table) -> HttpResponse:
    if request.method == "POST":
        actions.reopen(ask=table.ask, acting=table.acting, now=clock.now())
        return table.done(_("Je vraag is weer open."))
    return table.show("reopen")


@deed("look_back", reads=("look_backs",))
def look_back(request: Request, table: Table) -> HttpResponse:
    """An offer, not a duty: may the same person ask later how it is going?"""
    ahead = [row for row in table.page.look_backs if row["state"] == "PLANNED"]
    if request.method == "POST" and "skip" in request.POST:
        for row in ahead:
            planned = LookBack.objects.get(pk=row["id"])
            commitments.drop_look_back(look_back=planned, acting=table.acting, now=clock.now())
        return redirect(table.url("share" if _may_ask_to_share(table) else "follow"))
    form = forms.LookBackForm(request.POST or None)
    if form.is_valid():
        months = form.cleaned_data["months"]
        actions.plan_look_back(ask=table.ask, months=months, acting=table.acting, now=clock.now())
        return table.done(_("Dat is afgesproken."), "share" if _may_ask_to_share(table) else "card")
    return table.show("look_back", form=form, ahead=ahead)


def _may_ask_to_share(table: Table) -> bool:
    return table.ask.share_asked_at is None


@deed("share")
def share(request: Request, table: Table) -> HttpResponse:
    """Would you like to do something too? Asked once, never demanded."""
    form = forms.ShareForm(request.POST or None, initial={"text": table.ask.share})
    if request.method == "POST" and form.is_valid():
        text: Any = "" if "skip" in request.POST else form.cleaned_data["text"]
        actions.share(ask=table.ask, text=text, acting=table.acting, now=clock.now())
        return table.done(_("Dank je wel.") if text else _("Goed. Dat hoeft ook niet."), "card")
    return table.show("share", form=form)


@deed("call")
def call(request: Request, table: Table) -> HttpResponse:
    """One sentence for a neighbour, and who may see it: I choose."""
    ask = table.ask
    begun = {"line": request.GET.get("begin") or ask.call_line, "rhythm": ask.rhythm or "UNKNOWN"}
    begun |= {"kinds": ask.call_kinds, "moments": ask.call_moments, "audience": ask.audience}
    begun |= {"topics": ask.call_topics, "teaches": ask.call_teaches, "involves": ask.call_involves}
    begun |= {"languages": ask.call_languages, "gender_wish": ask.gender_wish, "people": ask.people}
    begun |= {"material": ask.call_material}
    form = forms.CallForm(request.POST or None, initial=begun)
    if form.is_valid():
        said = actions.Call(**form.cleaned_data)
        try:
            actions.call_neighbours(ask=ask, call=said, acting=table.acting, now=clock.now())
            return table.done(_("Opgeschreven. Een buur leest alleen deze woorden."))
        except actions.NameInCall as problem:
            form.add_error(problem.field, problem.sentence())
    return table.show("call", form=form, starters=forms.SMALL_ASKS)


@deed("helpers")
def helpers(request: Request, table: Table) -> HttpResponse:
    """The neighbours who were suggested, and how it goes with them; each choice is mine."""
    ask = table.ask
    if request.method == "POST" and request.POST.get("rhythm") in ("ONCE", "REGULAR"):
        rhythm = request.POST["rhythm"]
        actions.say_rhythm(ask=ask, rhythm=rhythm, acting=table.acting, now=clock.now())
        return table.done(_("Dank je wel. Opgeschreven."), "helpers")
    handed = ask.is_open and ask.audience != Ask.Audience.HOLDER
    invite = table.invite if handed else ""
    return show_matches(request, table, side="ASKER", page=table.page, deed="helpers", invite=invite)


@deed("readers", reads=("seats", "consults"))
def readers(request: Request, table: Table) -> HttpResponse:
    """Who can read this, and why."""
    return table.show("readers")


@deed("card", reads=("look_backs",))
def card(request: Request, table: Table) -> HttpResponse:
    """A card to print or keep: the code, the ball, and the look-back."""
    return table.show("card", card=sheets.card(table.page))
