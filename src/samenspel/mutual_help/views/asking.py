"""Asking in three questions, one on each page; nothing typed is lost. No account, no JavaScript (R52)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.commitments import queries as commitments
from samenspel.commitments.models import FrontDoor
from samenspel.community import queries as community
from samenspel.community.models import Area, Person
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.social_map import rules as social_map

from .. import actions, forms, queries
from ..models import Ask
from .drafts import Draft

DRAFT = "ask_draft"


def _draft(request: Request) -> Draft:
    return Draft(request, DRAFT)


def _page(request: Request, step: str, draft: Draft, shown: dict[str, Any]) -> HttpResponse:
    """A step after her own words; a number to call stands above it when they say that she may need one."""
    shown |= {"danger": social_map.danger_in(draft.get("words") or "")}
    return render(request, f"mutual_help/ask_{step}.html", shown)


def words(request: Request) -> HttpResponse:
    """Step 1: what would help you, in your own words."""
    typed = request.GET.get("begin") or _draft(request).get("words") or request.GET.get("q", "")
    sent = None if "begin" in request.GET and request.method == "GET" else _draft(request).typed("words")
    form = forms.WordsForm(sent, initial={"words": typed})
    if request.method == "POST":
        if not form.is_valid():
            return _draft(request).again("words")
        _draft(request).keep(words=form.cleaned_data["words"], wrong=None)
        return redirect("ask_for_another" if "for_another" in request.POST else "ask_where")
    shown = {"form": form, "starters": forms.STARTERS, "sent": request.session.get(f"{DRAFT}_sent")}
    shown["other"] = _draft(request).get("other")
    if shown["other"]:
        form.fields["words"].label = _("De vraag van de ander")
    shown["danger"] = social_map.danger_in(str(form["words"].value() or ""))
    return render(request, "mutual_help/ask_words.html", shown)


def for_another(request: Request) -> HttpResponse:
    """Asking for somebody else, only with her yes."""
    form = forms.ForAnotherForm(_draft(request).typed("other"), initial=_draft(request).get("other"))
    if request.method == "POST":
        for_me = "for_me" in request.POST
        if not for_me and not form.is_valid():
            return _draft(request).again("other")
        _draft(request).keep(other=None if for_me else form.cleaned_data, wrong=None)
        return redirect("ask_where")
    return _page(request, "for_another", _draft(request), {"form": form})


def where(request: Request) -> HttpResponse:
    """Step 2: which neighbourhood, by name, postcode or from the list."""
    draft = _draft(request)
    if not draft.get("words"):
        return redirect("ask")
    places = community.neighbourhoods_with_postcodes(on=clock.today())
    before = {"where": draft.get("where", "")}
    form = forms.WhereForm(_draft(request).typed("where"), neighbourhoods=places, initial=before)
    if not form.is_valid() and request.method == "POST":  # checked always: fills form.several
        return _draft(request).again("where")
    if request.method == "POST":
        area = form.cleaned_data["area"]
        _draft(request).keep(area=str(area.pk), where=area.name, wrong=None)
        return redirect("ask_reach")
    shown = {
        "form": form,
        "places": form.several or places,
        "several": form.several,
        "town": _town_with_door(),
    }
    return _page(request, "where", draft, shown)


def _town_with_door() -> Area | None:
    """Whoever does not know where, asks at the door of the whole municipality, when it has one."""
    town = community.municipality(on=clock.today())
    return town if commitments.door_of(area=town) else None


def reach(request: Request) -> HttpResponse:
    """Step 3: a telephone number, a mail address, or "I come by"."""
    draft = _draft(request)
    if not draft.get("area"):
        return redirect("ask_where")
    before = {"contact": draft.get("phone") or draft.get("email")}
    form = forms.ReachForm(_draft(request).typed("reach"), initial=before)
    if request.method == "POST":
        if "visit" not in request.POST and not form.is_valid():
            return _draft(request).again("reach")
        _draft(request).keep(wrong=None, **_way_of(request, form))
        return redirect("ask_check")
    door = _door(draft)
    shown = {"form": form, "other": draft.get("other"), "door": door, "closed": closed(door)}
    shown["closed_now"] = bool(door and door.is_closed(on=clock.today()))
    return _page(request, "reach", draft, shown)


def _way_of(request: Request, form: forms.ReachForm) -> dict[str, str]:
    if "visit" in request.POST:
        return {"reach": "VISIT", "phone": "", "email": ""}
    contact: dict[str, str] = form.cleaned_data["contact"]
    return {"reach": "PHONE" if contact["phone"] else "MAIL", **contact}


def _door(draft: Draft) -> FrontDoor | None:
    return commitments.door_of(area=Area.objects.select_related("parent__parent").get(pk=draft["area"]))


def closed(door: FrontDoor | None) -> FrontDoor | None:
    """The door, when whoever asks should read that it is closed, now or within a week."""
    return door if door and door.is_told_closed(on=clock.today()) else None


def check(request: Request) -> HttpResponse:
    """The summary before sending; sending twice is sending once."""
    draft = _draft(request)
    if not draft.get("reach"):
        return redirect("ask_reach")
    area = Area.objects.select_related("parent__parent").get(pk=draft["area"])
    if request.method == "POST":
        made = _send(request, draft, area)
        draft.sent(made.ball.address_code)
        return redirect("ask_done")
    return _page(request, "check", draft, _summary(draft, area))


def _summary(draft: Draft, area: Area) -> dict[str, Any]:
    door = commitments.door_of(area=area)
    return {
        "draft": draft.facts,
        "area": area,
        "door": door,
        "closed": closed(door),
        "queue": queries.queue(area=area.parent or area, now=clock.now()),
    }


def _send(request: Request, draft: Draft, area: Area) -> Ask:
    other = draft.get("other") or {}
    me = request.acting.person
    known = Person.objects.filter(pk=me).first() if me and not other else None
    asker = actions.Asker(
        email=draft.get("email", ""),
        phone=draft.get("phone", ""),
        prefers={"MAIL": "MAIL", "PHONE": "TEXT", "VISIT": "SCREEN"}[draft["reach"]],
        language=get_language() or "nl",
        known=known,
    )
    return actions.ask(
        words=draft["words"],
        area=area,
        reach=draft["reach"],
        asker=asker,
        form_key=UUID(draft["form_key"]),
        acting=request.acting if known else request.acting.anonymous(),
        now=clock.now(),
        for_another=actions.ForAnother(**other) if other else None,
        cause=draft.inquiry if known else None,
    )


def done(request: Request) -> HttpResponse:
    """The code, who has the ball, and an offer to tell more: all of it can be skipped."""
    code = request.session.get(f"{DRAFT}_sent")
    if not code:
        return redirect("ask")
    return redirect("follow_sent", code=code)


def danger(request: Request) -> HttpResponse:
    """In danger: the emergency numbers, never through us."""
    return render(request, "mutual_help/danger.html", {"title": _("Is er nu gevaar?")})


def paper(request: Request) -> HttpResponse:
    """The same three questions on a sheet, for whoever would rather write."""
    return render(request, "mutual_help/ask_paper.html", {"door": commitments.main_door()})
