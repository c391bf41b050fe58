"""A complaint goes to another: whoever holds it chooses who, and who is asked takes it or does not."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import queries as balls
from samenspel.commitments.errors import OfferIsOver
from samenspel.foundation import clock
from samenspel.foundation.errors import NotFound
from samenspel.foundation.requests import Request

from .. import actions, queries
from ..errors import HerYesFirst
from ..forms.appeal import PassOnForm
from ..models import Appeal
from .at_work import appeal_at_work


def pass_on(request: Request, ball: UUID) -> HttpResponse:
    """Whoever holds a complaint offers it to another who may hear it."""
    found = appeal_at_work(request, ball)
    if found.kind != Appeal.Kind.COMPLAIN or found.ball.holder_id != request.acting.person:
        raise NotFound
    others = queries.may_hear(ball=ball)
    form = PassOnForm(request.POST or None, others=others)
    if form.is_valid() and _offered(request, found, form):
        messages.success(request, _("Gevraagd. Tot er een ja komt, blijft de bal bij jou."))
        return redirect("work_appeal", ball=ball)
    shown = {"appeal": found, "ball": found.ball, "form": form, "others": others}
    return render(request, "circles/appeal_pass.html", shown, status=422 if form.errors else 200)


def _offered(request: Request, appeal: Appeal, form: PassOnForm) -> bool:
    try:
        actions.pass_on(appeal=appeal, acting=request.acting, now=clock.now(), **form.cleaned_data)
    except HerYesFirst as problem:
        form.add_error("heard_yes", problem.sentence())
        return False
    return True


def answered(request: Request, appeal: Appeal) -> HttpResponse:
    """Who was asked takes it or does not; whoever asked keeps it after all."""
    do = ANSWERS.get(request.POST.get("do", ""))
    if do is None:
        raise NotFound
    said = do(appeal, request.acting.somebody, {"acting": request.acting, "now": clock.now()})
    messages.success(request, said)
    return redirect("work") if do is _leave else redirect("work_appeal", ball=appeal.ball_id)


def _keep(appeal: Appeal, me: UUID, deed: dict[str, Any]) -> str:
    asked = next((one for one in queries.passes_of(ball=appeal.ball_id) if one.sender_id == me), None)
    if asked is None:
        raise OfferIsOver
    actions.take_back_complaint(appeal=appeal, handover=asked, **deed)
    return _("Goed. De bal blijft bij jou.")


def _take(appeal: Appeal, me: UUID, deed: dict[str, Any]) -> str:
    handover = balls.offer_to(ball=appeal.ball_id, person=me)
    actions.take_complaint(appeal=appeal, handover=handover, **deed)
    return _("De bal ligt nu bij jou. De vrager hoort het.")


def _leave(appeal: Appeal, me: UUID, deed: dict[str, Any]) -> str:
    handover = balls.offer_to(ball=appeal.ball_id, person=me)
    actions.leave_complaint(appeal=appeal, handover=handover, **deed)
    return _("Goed. De bal blijft waar hij is.")


ANSWERS: dict[str, Callable[[Appeal, UUID, dict[str, Any]], str]] = {
    "keep": _keep, "take": _take, "leave": _leave,
}  # fmt: skip
