"""What who leads an idea does without a screen: hear how it stands, ask one more, change it, money, stop."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request, posted_ids
from samenspel.social_map.models import Entry, Insider

from .. import actions, queries
from ..forms import IdeaWordsForm, ReadOutForm
from ..models import GrantRequest
from .desk import look
from .read_out import AtDesk, for_who_heard_her

ASKS = {"bewoner": Insider.Role.OWNER, "beroep": Insider.Role.SUPPORT}


@for_who_heard_her
def idea(request: Request, at: AtDesk) -> HttpResponse:
    """`/balie/idee/…`: how it stands, and what she can do now."""
    deed = request.POST.get("deed", "")
    if deed in ASKS:
        return _asked_along(request, at, ASKS[deed])
    if deed == "terug":
        return _taken_back(request, at)
    if deed:
        return redirect(*_deed(request, at, deed))
    return _show(request, at)


def _show(request: Request, at: AtDesk, **more: Any) -> HttpResponse:
    there = queries.people_at_desk(at.heard.hash)
    page = {
        "idea": at.idea, "code": codes.spoken(at.heard.code), "grants": queries.grants_at_desk(at.heard.hash),
        "residents": [one for one in there if one.role != Insider.Role.SUPPORT],
        "supporters": [one for one in there if one.role == Insider.Role.SUPPORT], **more,
    }  # fmt: skip
    look(request, at, [one.person for one in there], "idea_at_desk")
    return render(request, "initiatives/desk_idea.html", page)


def _asked_along(request: Request, at: AtDesk, role: str) -> HttpResponse:
    """An invitation, shown in this answer alone."""
    invited = actions.ask_along_for(role=role, **at.deed)
    address = request.build_absolute_uri(reverse("map_invitation", args=[invited.address]))
    paper = reverse("idea_invitation", args=[at.idea.place])
    return _show(request, at, invited=invited, address=address, asked=role, paper=paper)


def _taken_back(request: Request, at: AtDesk) -> HttpResponse:
    for one in posted_ids(request, "invitation"):
        verb = partial(actions.take_back_invitation_for, invitation=one, **at.deed)
        _done(request, verb, _("De uitnodiging telt niet meer."))
    return redirect("idea_at_desk", at.idea.place)


def _deed(request: Request, at: AtDesk, deed: str) -> tuple[Any, ...]:
    here = ("idea_at_desk", at.idea.place)
    deeds: dict[str, tuple[Callable[[], Any], str, tuple[Any, ...]]] = {
        "stop": (lambda: actions.stop_for(**at.deed), _("De ander doet niet meer mee."), ("idea_desk",)),
        "einde": (lambda: actions.end_idea_for(over=True, **at.deed), _("Het idee is gestopt."), here),
        "weer": (lambda: actions.end_idea_for(over=False, **at.deed), _("Het idee gaat weer verder."), here),
    }
    if deed not in deeds:
        raise Http404
    verb, sentence, there = deeds[deed]
    return there if _done(request, verb, sentence) else here


def _done(request: Request, verb: Callable[[], Any], sentence: str) -> bool:
    """Do it; what cannot be is said in its own sentence."""
    try:
        verb()
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
        return False
    messages.success(request, sentence)
    return True


@for_who_heard_her
def words(request: Request, at: AtDesk) -> HttpResponse:
    """Other words, or another who may find it; it is read out first."""
    now = {"name": at.idea.name, "summary": at.idea.summary, "visibility": at.idea.visibility}
    unlisted = at.idea.visibility == Entry.Visibility.UNLISTED
    form = IdeaWordsForm(request.POST or None, initial=now, unlisted=unlisted)
    if form.is_valid():
        said = {"visibility": "", **form.cleaned_data}
        said.pop("agreed")
        changed = actions.change_words(**said, **at.deed)
        messages.success(
            request, _("Bewaard. Wat er stond, bewaren we.") if changed else _("Het stond er al zo.")
        )
        return redirect("idea_at_desk", at.idea.place)
    look(request, at, [], "idea_words")
    page = {"form": form, "idea": at.idea}
    return render(request, "initiatives/desk_words.html", page, status=422 if form.errors else 200)


@require_safe
@for_who_heard_her
def card(request: Request, at: AtDesk) -> HttpResponse:
    """Her code on paper, to keep."""
    made = {
        "title": _("Jouw idee: %(name)s") % {"name": at.idea.name}, "code": codes.spoken(at.heard.code),
        "sentence": _("Bel ons en lees deze code voor. Dan hoor je hoe het ermee staat. Stoppen mag altijd."),
    }  # fmt: skip
    look(request, at, [], "idea_card")
    return render(request, "initiatives/desk_card.html", {"card": made, "idea": at.idea})


def invitation_paper(request: Request, entry: Any, back: str) -> HttpResponse:
    """The invitation on paper, for who has its address and code in hand; `entry`: name, summary, area."""
    code = codes.stored(request.POST.get("code", ""))
    address = request.build_absolute_uri(reverse("map_invitation", args=[request.POST["address"]]))
    page = {
        "entry": entry,
        "code": codes.spoken(code),
        "address": address,
        "back": back,
        "door": balls.main_door(),
    }
    return render(request, "initiatives/invitation_paper.html", page)


@for_who_heard_her
def invitation(request: Request, at: AtDesk) -> HttpResponse:
    """The invitation that she just asked for, on paper; never with its code in an address."""
    if request.method != "POST":
        return redirect("idea_at_desk", at.idea.place)
    posted = {name: request.POST.get(name, "") for name in ("address", "code")}
    if not actions.still_counts(entry=at.idea.entry, **posted):
        raise Http404
    return invitation_paper(request, at.idea, reverse("idea_at_desk", args=[at.idea.place]))


# --- money ---------------------------------------------------------------------------------------------
@for_who_heard_her
def grant(request: Request, at: AtDesk, grant: UUID) -> HttpResponse:
    """A request for money: read out, her yes, her yes taken back, or the whole request taken back."""
    asked = next((one for one in queries.grants_at_desk(at.heard.hash) if one.request == grant), None)
    if asked is None:
        raise Http404
    deed = request.POST.get("deed", "")
    form = ReadOutForm(request.POST if deed == "ja" else None, initial={"version": asked.version})
    if deed and (deed != "ja" or form.is_valid()):
        _money(request, at, asked, deed, form)
        return redirect("idea_grant", at.idea.place, grant)
    look(request, at, [], "idea_grant")
    page = {"form": form, "idea": at.idea, "grant": asked, "draft": asked.state == GrantRequest.State.DRAFT}
    page["holder"] = {"name": asked.holder, "at": asked.due_at} if asked.holder else None
    page["back"] = asked.state in (GrantRequest.State.DRAFT, GrantRequest.State.SENT)
    return render(request, "initiatives/desk_grant.html", page, status=422 if form.errors else 200)


def _money(request: Request, at: AtDesk, asked: queries.GrantAtDesk, deed: str, form: ReadOutForm) -> None:
    hers: dict[str, Any] = {"request": asked.request, **at.deed}
    deeds: dict[str, tuple[Callable[[], Any], str]] = {
        "ja": (
            lambda: actions.say_yes_for(version=form.cleaned_data["version"], **hers),
            _("Het ja staat erbij. Wie ja zei, krijgt daar bericht van."),
        ),
        "nee": (lambda: actions.take_back_yes_for(**hers), _("Het ja is weg.")),
        "stop": (lambda: actions.take_back_request_for(**hers), _("Ingetrokken.")),
    }
    if deed not in deeds:
        raise Http404
    _done(request, *deeds[deed])
