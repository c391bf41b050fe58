"""Answering without signing in, and the call list of a volunteer (R76)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.community import rules as people
from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import CallForm, CheckForm
from ..models import Check
from .doors import for_callers, posted_id


def check(request: Request, token: str) -> HttpResponse:
    """`/kaart/klopt/…`: a visit shows a button, and changes nothing: scanners of mail visit too.

    The address is signed, belongs to one question, and is over after two months.
    """
    pk, ball = actions.ball_of_token(token, now=clock.now())
    enter(Context(ball=ball))
    asked = queries.check_for(pk)
    form = CheckForm(request.POST or None)
    if form.is_valid() and not asked.answered_at:
        asked = _answered(request, asked, form)
    page = {"check": asked, "entry": asked.entry, "form": CheckForm()}
    page["chosen"] = request.GET.get("antwoord", "")
    return render(request, "social_map/check.html", page)


def _answered(request: Request, asked: Check, form: CheckForm) -> Check:
    """Take the answer of whoever has the address: in the name of nobody, since she did not sign in."""
    acting = Acting(person=None, way="CODE", request=request.acting.request)
    words = form.cleaned_data["words"] if form.answer == Check.Answer.CHANGED else ""
    actions.answer(check=asked, answer=form.answer, words=words, acting=acting, now=clock.now())
    return queries.check_for(asked.pk)


@for_callers
def calls(request: Request) -> HttpResponse:
    """`/beheer/bellijst-kaart/`: whom to call today, and one button for what came of it."""
    if request.method == "POST":
        return _called(request)
    today = clock.today()
    rows = [showing.as_call(one, today=today) for one in queries.call_list(today=today)]
    fresh = queries.freshness(now=clock.now(), today=today)
    page = {"calls": rows, "fresh": fresh, "handovers": queries.handovers(request.municipality)}
    page["writes_for"] = bool(request.acting.roles & people.MAY_ACT_FOR)
    return render(request, "social_map/calls.html", page)


def _called(request: Request) -> HttpResponse:
    form, now = CallForm(request.POST), clock.now()
    check = queries.check_for(posted_id(request, "check"))
    if not form.is_valid():
        messages.error(request, _("Kies wat eruit kwam."))
    elif not form.answer:
        actions.called_in_vain(check=check, today=clock.today(), acting=request.acting, now=now)
        messages.success(request, _("We zetten het over een paar dagen weer op de lijst."))
    else:
        by = actions.by_telephone(check.entry)
        words = form.cleaned_data["words"]
        actions.answer(check=check, answer=form.answer, words=words, by=by, acting=request.acting, now=now)
        messages.success(request, _("Opgeschreven. Dank je wel."))
    return redirect("map_calls")
