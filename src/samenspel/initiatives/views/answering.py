"""The municipality answers: what waits for her, and one request with its answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.community import rules as people
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries
from ..forms import AnswerForm
from ..models import GrantRequest
from .doors import look
from .money import people_in


@require_safe
def held(request: Request) -> HttpResponse:
    """`/beheer/aanvragen/`: what waits for an answer of hers."""
    if request.acting.person is None or not people.may_keep(request.acting.roles):
        raise Http404
    page = {"grants": queries.requests_held(), "me": request.acting.person}
    return render(request, "initiatives/grants_held.html", page)


def ball(request: Request, ball: UUID) -> HttpResponse:
    """`/werk/aanvraag/…`: what is asked and by whom; who holds it answers, once."""
    if request.acting.person is None or not request.acting.roles & (people.WORKS | people.KEEPS):
        raise Http404
    try:
        grant = queries.request_with_ball(ball=ball)
    except GrantRequest.DoesNotExist as problem:
        raise Http404 from problem
    form = AnswerForm(request.POST if "answer" in request.POST else None, asked=grant.cents)
    if request.method == "POST" and _deed(request, grant, form):
        return redirect("grant_ball", ball)
    return _show(request, grant, form)


def _deed(request: Request, grant: GrantRequest, form: AnswerForm) -> bool:
    who: dict[str, Any] = {"request": grant, "acting": request.acting, "now": clock.now()}
    try:
        if request.POST.get("deed") == "neem":
            actions.take_over(**who)
        elif not form.is_bound:
            form = AnswerForm({}, asked=grant.cents)
            return False
        elif form.is_valid():
            actions.answer_request(**form.cleaned_data, **who)
            messages.success(request, _("Je antwoord staat erbij. Wie het vroeg, krijgt bericht."))
        else:
            return False
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
    return True


def _show(request: Request, grant: GrantRequest, form: AnswerForm) -> HttpResponse:
    assert grant.ball is not None
    there = queries.grant_people(request=grant.pk)
    page = people_in(there) | {"grant": grant, "form": form}
    page["mine"] = grant.ball.holder_id == request.acting.person
    look(request, grant, grant.ball.subject_id, "grant_ball")
    return render(request, "initiatives/grant_ball.html", page, status=422 if form.errors else 200)
