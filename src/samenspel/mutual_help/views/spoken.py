"""A code that somebody types or reads out: what it opens, whatever it is about."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.foundation import limits, spoken
from samenspel.foundation.requests import Request

from .. import forms, queries
from .entrance import WRONG_CODES, TooManyCodes, address_of, find_by_code, wrong_try

# A ball with what it is about, a code of a talk, or to where another room leads.
Opened = tuple[UUID, str] | queries.TalkCode | HttpResponse


def opened_by(request: Request, code: str) -> Opened | None:
    """Return what a spoken code opens, of whatever kind: the one look-up of `/volg/` and `/balie/`.

    A ball with what it is about (a question or an offer), a code of a talk, or the page of another room whose
    code it is. None: nobody knows it, and the try is counted. Raises TooManyCodes.
    """
    who = address_of(request)
    if limits.is_blocked(what="code", who=who, at_most=WRONG_CODES):
        raise TooManyCodes
    ball = balls.with_code(code)
    if ball and ball[1] in (Ball.About.ASK, Ball.About.OFFER):
        return ball[0], ball[1]
    found = queries.talk_with_code(code) or spoken.opened_elsewhere(request, code)
    if found is None:
        request.wrong_tries.append(wrong_try(who))
    return found


def enter_code(request: Request) -> HttpResponse:
    """Type a code. A wrong one tells nothing."""
    form = forms.CodeForm(request.POST or None)
    if form.is_valid():
        code = codes.stored(form.cleaned_data["code"])
        found = opened_by(request, code) if code else None
        if found:
            return _to(request, found, code)
        form.add_error("code", _("Deze code kennen we niet. Kijk op je kaartje, of bel ons."))
    return render(request, "mutual_help/enter_code.html", {"form": form}, status=422 if form.errors else 200)


def _to(request: Request, found: Opened, code: str) -> HttpResponse:
    """To what a code opens. Her own code of a talk is for a human to hear: others' words stand there."""
    if isinstance(found, HttpResponse):
        return found
    if not isinstance(found, queries.TalkCode):
        page = "offer_follow" if found[1] == Ball.About.OFFER else "follow"
        return redirect(page, code=codes.in_address(code))
    if found.what == "YES":
        return render(request, "mutual_help/four_v/own_code.html", {"code": codes.spoken(code)})
    return redirect("four_v_join", code=codes.in_address(code))


def find_quietly(request: Request, code: str) -> tuple[UUID, str] | None:
    """Return the ball of a code and what it is about, or None; the try is counted all the same."""
    try:
        return find_by_code(request, code, Ball.About.ASK, Ball.About.OFFER)
    except Http404:
        return None
