"""Her own code of a talk, read out at the desk: it counts there half an hour from each page, by one way.

When it is over it is asked anew, on the page where it was over: what was typed there is not lost.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.community import rules as people
from samenspel.foundation import clock, context, spoken
from samenspel.foundation.requests import Request, typed_besides

from ... import forms, queries
from ..entrance import DESK_SECONDS
from ..spoken import opened_by

KEY, PREFIX = "desk_talk", "heard"
A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class ReadOut:
    """Whose code was read out, of which talk, and how she is here: at the desk, by telephone or on paper."""

    member: UUID
    inquiry: UUID
    way: str


def bear(request: Request, member: UUID) -> None:
    """The rest of the transaction bears her code."""
    context.enter(context.Context(person=request.acting.person, spoken=member))


def opens(request: Request, found: queries.TalkCode) -> bool:
    """Whether this code is this desk's to open; then the rest of the transaction bears it."""
    bear(request, found.which)
    return queries.is_in_my_talks(inquiry=found.inquiry)


def remember(request: Request, read: ReadOut) -> None:
    until = clock.now().timestamp() + DESK_SECONDS
    request.session[KEY] = [str(read.member), str(read.inquiry), until, read.way]


def counting(request: Request, member: UUID) -> ReadOut | None:
    """What was read out, as long as it counts: each page moves that along. Http404 where it never was."""
    which, inquiry, until, way = request.session.get(KEY, ["", "", 0, ""])
    if which != str(member) or not request.acting.roles & people.MAY_ACT_FOR:
        raise Http404
    if until < clock.now().timestamp():
        return None
    read = ReadOut(member, UUID(inquiry), way)
    if until < clock.now().timestamp() + DESK_SECONDS - A_MINUTE:  # not at each page: it is written down
        remember(request, read)
    return read


def code(request: Request) -> HttpResponse:
    """`/balie/gesprek/code`: her own code, which the desk knew a moment ago, and how she is here."""
    if not request.acting.roles & people.MAY_ACT_FOR:
        raise Http404
    begun = {"code": codes.spoken(spoken.kept(request))}
    form = forms.OwnTalkCodeForm(request.POST or None, prefix=PREFIX, initial=begun)
    if read := _read(request, form):
        return redirect("desk_four_v_talk", member=read.member)
    return _ask(request, form)


def again(request: Request, member: UUID, then: Callable[[], HttpResponse]) -> HttpResponse:
    """Her code counts no more: it is asked on this page, and what was typed there goes on with it."""
    sent = request.POST if f"{PREFIX}-code" in request.POST else None
    form = forms.OwnTalkCodeForm(sent, prefix=PREFIX)
    typed = typed_besides(request, PREFIX)
    if _read(request, form, member):
        return then() if typed else redirect(request.path)
    return _ask(request, form, typed=typed, over=True)


def _ask(request: Request, form: forms.OwnTalkCodeForm, **more: Any) -> HttpResponse:
    status = 422 if form.errors or more.get("typed") else 200
    return render(request, "mutual_help/four_v/code.html", {"form": form, **more}, status=status)


def _read(request: Request, form: forms.OwnTalkCodeForm, member: UUID | None = None) -> ReadOut | None:
    """Remember what was read out; None, and the form says why not. `member`: it must be of her."""
    if not form.is_valid():
        return None
    stored = codes.stored(form.cleaned_data["code"])
    found = opened_by(request, stored) if stored else None
    hers = isinstance(found, queries.TalkCode) and found.what == "YES" and member in (None, found.which)
    if isinstance(found, queries.TalkCode) and hers and opens(request, found):
        read = ReadOut(found.which, found.inquiry, form.cleaned_data["way"])
        remember(request, read)
        return read
    form.add_error("code", _("Deze code kennen we niet. Vraag de ander om hem nog eens te lezen."))
    return None
