"""A complaint goes to another: whoever holds it chooses who, and who is asked takes it or does not."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import queries as commitments
from samenspel.commitments.errors import OfferIsOver
from samenspel.commitments.models import Pass
from samenspel.foundation import clock
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import NotFound
from samenspel.foundation.requests import Request

from .. import actions, queries
from ..errors import HerYesFirst
from ..forms.appeal import PassOnForm
from ..models import Appeal
from .at_work import appeal_at_work, look


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


def kept(request: Request, appeal: Appeal) -> HttpResponse:
    """Whoever asked another keeps it after all."""
    me = request.acting.somebody
    mine = next((one for one in queries.passes_of(ball=appeal.ball_id) if one.sender_id == me), None)
    if mine is None:
        raise OfferIsOver
    actions.take_back_complaint(appeal=appeal, handover=mine, acting=request.acting, now=clock.now())
    messages.success(request, _("Goed. De bal blijft bij jou."))
    return redirect("work_appeal", ball=appeal.ball_id)


def asked(request: Request, ball: UUID) -> HttpResponse:
    """Whoever is asked to take a complaint reads that, and not what it says; she takes it or does not."""
    handover = queries.asked_to_hear(ball=ball, person=request.acting.somebody)
    if request.method == "POST":
        return _answered(request, handover)
    ball_asked, now = handover.ball, clock.now()
    look(request, ball_asked)
    away = not commitments.is_present(person=ball_asked.holder_id, on=day_of(now))
    shown = {"handover": handover, "ball": ball_asked, "away": away, "late": ball_asked.due_at < now}
    return render(request, "circles/appeal_asked.html", shown)


def _answered(request: Request, handover: Pass) -> HttpResponse:
    do = request.POST.get("do")
    if do == "take":
        actions.take_complaint(handover=handover, acting=request.acting, now=clock.now())
        messages.success(request, _("De bal ligt nu bij jou. De vrager hoort het."))
        return redirect("work_appeal", ball=handover.ball_id)
    if do != "leave":
        raise NotFound
    actions.leave_complaint(handover=handover, acting=request.acting, now=clock.now())
    messages.success(request, _("Goed. De bal blijft waar hij is."))
    return redirect("work")
