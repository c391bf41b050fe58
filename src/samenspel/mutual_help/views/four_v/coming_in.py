"""My talks in four steps: begin one, come in with a code and my own yes, and leave."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.community import rules as people
from samenspel.foundation import clock, limits
from samenspel.foundation.requests import Request

from ... import actions, forms, queries
from ..entrance import WRONG_CODES, WRONG_SECONDS, TooManyCodes
from .table import TalkTable, signed_in


def works_here(request: Request) -> bool:
    return bool(request.acting.roles & people.WORKS - {"VOLUNTEER"})


@signed_in
def talks(request: Request) -> HttpResponse:
    """The talks that I am in; and begin one, for myself alone or for a few together."""
    form = forms.BeginInquiryForm(request.POST or None, works_here=works_here(request))
    if form.is_valid():
        said = {"at_work": False} | form.cleaned_data
        made = actions.begin_inquiry(**said, acting=request.acting, now=clock.now())
        return redirect("four_v_talk", pk=made)
    shown = {"form": form, "mine": list(queries.my_inquiries())}
    return render(request, "mutual_help/four_v/talks.html", shown, status=422 if form.errors else 200)


@signed_in
def enter(request: Request) -> HttpResponse:
    """Type the code that somebody in the talk read out. A wrong one tells nothing."""
    form = forms.InquiryCodeForm(request.POST or None)
    if form.is_valid():
        code = codes.stored(form.cleaned_data["code"])
        if code and _behind(request, code):
            return redirect("four_v_join", code=codes.in_address(code))
        form.add_error(
            "code", _("Deze code kennen we niet. Vraag of iemand van het gesprek hem nog eens voorleest.")
        )
    return render(
        request, "mutual_help/four_v/enter.html", {"form": form}, status=422 if form.errors else 200
    )


@signed_in
def join(request: Request, code: str) -> HttpResponse:
    """What it is about, and my own yes. Before it nobody is named, and nothing that was said is read."""
    stored = codes.stored(code)
    behind = _behind(request, stored)
    if behind is None:
        raise Http404
    if request.method == "POST":
        at_work = request.POST.get("do") == "support" and works_here(request)
        joined = actions.join_inquiry(code=stored, at_work=at_work, acting=request.acting, now=clock.now())
        messages.success(request, _("Je doet mee. Weggaan kan altijd."))
        return redirect("four_v_talk", pk=joined)
    shown = {"behind": behind, "works_here": works_here(request)}
    return render(request, "mutual_help/four_v/join.html", shown)


def _behind(request: Request, code: str) -> Any:
    """Return the talk behind a code, or nothing; guessing is limited as with every code here."""
    who = str(request.acting.person)
    if limits.is_blocked(what="code", who=who, at_most=WRONG_CODES):
        raise TooManyCodes
    found = queries.inquiry_behind(code=code) if code else None
    if found is None:
        request.wrong_tries.append(
            {"what": "code", "who": who, "at_most": WRONG_CODES, "seconds": WRONG_SECONDS}
        )
    return found


def leave(table: TalkTable) -> HttpResponse:
    """I leave; no reason is asked. My words go along or stay without my name."""
    form = forms.LeaveInquiryForm(table.request.POST or None)
    if not form.is_valid():
        return table.show("leave", form=form)
    actions.leave_inquiry(take_along=form.cleaned_data["words"] == "ALONG", **table.deed())
    if not table.hers:
        messages.success(table.request, _("Je doet niet meer mee. Je hoeft niet te zeggen waarom."))
        return redirect("four_v")
    said = _("%(name)s doet niet meer mee, en krijgt daar bericht van.") % {"name": table.namens}
    messages.success(table.request, said)
    return redirect("desk") if table.desk else redirect("four_v_talk", pk=table.page.inquiry.pk)


@signed_in
def ball(request: Request, ball: UUID) -> HttpResponse:
    """From a ball in somebody's hands to where she says how it is going."""
    found = balls.ball_for(pk=ball)
    if found.about != Ball.About.INQUIRY:
        raise Http404
    return redirect("four_v_step", pk=found.about_id, step="verankeren")
