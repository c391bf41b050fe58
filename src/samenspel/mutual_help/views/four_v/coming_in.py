"""My talks in four steps: begin one, come in with a code and my own yes, and leave."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.community import rules as people
from samenspel.foundation import clock, limits
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from ... import actions, forms, queries
from ...queries import InquiryPage
from ..entrance import WRONG_CODES, WRONG_SECONDS, TooManyCodes

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Whoever is in a talk is there under her own name: she signs in first, and comes back here."""

    def answer(request: Request, **parts: Any) -> HttpResponse:
        if request.acting.person is None:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        return view(request, **parts)

    return answer


def open_page(request: Request, pk: UUID, view: str) -> InquiryPage:
    """The talk, for who is in it; for anybody else it does not exist. Each view leaves its rows."""
    me = request.acting.somebody
    page = queries.inquiry_page(pk=pk, me=me)
    request.looks += [
        journal.look(
            acting=request.acting, subject=one.id, object_type="inquiry", object_id=pk, view=view,
            purpose="talk", municipality=page.inquiry.municipality_id, now=clock.now(),
        )
        for one in page.people
        if one.id != me
    ]  # fmt: skip
    request.way_back = reverse("four_v_talk", args=[pk])
    return page


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


@signed_in
def leave(request: Request, pk: UUID) -> HttpResponse:
    """I leave; no reason is asked. My words go along or stay without my name."""
    page = open_page(request, pk, "four_v_leave")
    form = forms.LeaveInquiryForm(request.POST or None)
    if form.is_valid():
        along = form.cleaned_data["words"] == "ALONG"
        actions.leave_inquiry(inquiry=page.inquiry, take_along=along, acting=request.acting, now=clock.now())
        messages.success(request, _("Je doet niet meer mee. Je hoeft niet te zeggen waarom."))
        return redirect("four_v")
    shown = {"page": page, "form": form}
    return render(request, "mutual_help/four_v/leave.html", shown, status=422 if form.errors else 200)


@signed_in
def ball(request: Request, ball: UUID) -> HttpResponse:
    """From a ball in somebody's hands to where she says how it is going."""
    found = balls.ball_for(pk=ball)
    if found.about != Ball.About.INQUIRY:
        raise Http404
    return redirect("four_v_step", pk=found.about_id, step="verankeren")
