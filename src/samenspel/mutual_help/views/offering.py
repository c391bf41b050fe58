"""Offering help: joy first, in at most five fields; nothing is lost, no account, no JavaScript (R21, R33)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from samenspel.commitments import queries as commitments
from samenspel.community import queries as community
from samenspel.community.models import Area, Person
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, forms, queries
from ..models import Far, Moment, Offer, Resource
from .asking import closed
from .drafts import Draft

DRAFT = "offer_draft"


def likes(request: Request) -> HttpResponse:
    """Step 1: what makes you glad, and what kind of thing it is."""
    draft = Draft(request, DRAFT)
    if "oproep" in request.GET:
        draft.keep(answers=request.GET["oproep"])
    begun = {"likes": request.GET.get("begin") or draft.get("likes"), "kinds": draft.get("kinds", [])}
    sent = None if "begin" in request.GET and request.method == "GET" else draft.typed("likes")
    form = forms.LikesForm(sent, initial=begun)
    if request.method == "POST":
        if not form.is_valid():
            return draft.again("likes")
        draft.keep(wrong=None, **form.cleaned_data)
        return redirect("help_when")
    shown = {"form": form, "starters": forms.LIKES, "sent": request.session.get(f"{DRAFT}_sent")}
    return render(request, "mutual_help/help_likes.html", shown | {"answers": answers(draft.get("answers"))})


def when(request: Request) -> HttpResponse:
    """Step 2: when, how far, and what rather not."""
    draft = Draft(request, DRAFT)
    if not draft.get("likes"):
        return redirect("help")
    form = forms.WhenForm(draft.typed("when"), initial={"far": "NEIGHBOURHOOD", **draft.facts})
    if request.method == "POST":
        if not form.is_valid():
            return draft.again("when")
        draft.keep(wrong=None, **form.cleaned_data)
        return redirect("help_where")
    return render(request, "mutual_help/help_when.html", {"form": form})


def where(request: Request) -> HttpResponse:
    """Step 3: which neighbourhood: an area, never an address."""
    draft = Draft(request, DRAFT)
    if not draft.get("far"):
        return redirect("help_when")
    places = community.neighbourhoods_with_postcodes(on=clock.today())
    form = forms.WhereForm(draft.typed("where"), neighbourhoods=places, initial={"where": draft.get("where")})
    if not form.is_valid() and request.method == "POST":  # checked always: fills form.several
        return draft.again("where")
    if request.method == "POST":
        area = form.cleaned_data["area"]
        draft.keep(area=str(area.pk), where=area.name, wrong=None)
        return redirect("help_reach")
    shown = {"form": form, "places": form.several or places, "several": form.several}
    return render(request, "mutual_help/help_where.html", shown)


def reach(request: Request) -> HttpResponse:
    """Step 4: a telephone number or a mail address."""
    draft = Draft(request, DRAFT)
    if not draft.get("area"):
        return redirect("help_where")
    form = forms.HelperReachForm(
        draft.typed("reach"), initial={"contact": draft.get("phone") or draft.get("email")}
    )
    if request.method == "POST":
        if not form.is_valid():
            return draft.again("reach")
        draft.keep(wrong=None, **form.cleaned_data["contact"])
        return redirect("help_check")
    return render(request, "mutual_help/help_reach.html", {"form": form})


def check(request: Request) -> HttpResponse:
    """The summary before sending; sending twice is sending once."""
    draft = Draft(request, DRAFT)
    if not (draft.get("phone") or draft.get("email")):
        return redirect("help_reach")
    area = Area.objects.select_related("parent__parent").get(pk=draft["area"])
    if request.method == "POST":
        made = _send(request, draft, area)
        draft.sent(made.ball.address_code)
        return redirect("help_done")
    return render(request, "mutual_help/help_check.html", _summary(draft, area))


def _summary(draft: Draft, area: Area) -> dict[str, Any]:
    door = commitments.door_of(area=area)
    return {
        "closed": closed(door),
        "draft": draft.facts,
        "area": area,
        "kinds": [Resource(one).label for one in draft["kinds"]],
        "moments": [Moment(one).label for one in draft["moments"]],
        "far": Far(draft["far"]).label,
        "door": door,
        "answers": answers(draft.get("answers")),
    }


def _send(request: Request, draft: Draft, area: Area) -> Offer:
    me = request.acting.person
    known = Person.objects.filter(pk=me).first() if me else None
    offerer = actions.Asker(
        email=draft.get("email", ""), phone=draft.get("phone", ""),
        prefers="MAIL" if draft.get("email") else "TEXT", language=get_language() or "nl", known=known,
    )  # fmt: skip
    return actions.offer_help(
        likes=actions.Likes(
            likes=draft["likes"], kinds=draft["kinds"], moments=draft["moments"], far=draft["far"],
            rather_not=draft.get("rather_not", ""),
        ),
        area=area, offerer=offerer, form_key=UUID(draft["form_key"]), answers=call(draft.get("answers")),
        cause=draft.inquiry if known else None,
        acting=request.acting if known else request.acting.anonymous(), now=clock.now(),
    )  # fmt: skip


def answers(written: str | None) -> dict[str, Any] | None:
    """What stands above the form when it answers a call: its sentence, where anybody may read it."""
    try:
        pk = UUID(written or "")
    except ValueError:
        return None
    on_board = queries.call_on_board(call=pk)
    return {"call": pk, "line": on_board, "open": bool(on_board) or queries.may_be_answered(call=pk)}


def call(written: str | None) -> UUID | None:
    """The call that is answered, as long as it hangs on the board or the asker handed it to her herself."""
    try:
        pk = UUID(written or "")
    except ValueError:
        return None
    return pk if queries.may_be_answered(call=pk) else None


def done(request: Request) -> HttpResponse:
    """The code, who answers, and by when."""
    code = request.session.get(f"{DRAFT}_sent")
    return redirect("offer_sent", code=code) if code else redirect("help")


def paper(request: Request) -> HttpResponse:
    """The same five questions on a sheet, for whoever would rather write."""
    shown: dict[str, Any] = {"kinds": Resource.labels, "moments": Moment.labels, "far": Far.labels}
    shown["door"] = commitments.main_door()
    return render(request, "mutual_help/help_paper.html", shown)
