"""Pages for who works here: writing down that somebody has died, reading it back, and taking it back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.circles.models import Member
from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.community import rules as people
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from . import actions, queries, saying
from .errors import NotThatDay
from .forms import CodeForm, DeathForm, TellForm

Answer = Callable[["Place"], HttpResponse]


class Place:
    """Where we came from: a ball at work, or a code at the keeper's; and the addresses from there."""

    def __init__(self, request: Request, ball: UUID, *, here: str, wrong: str, back: str) -> None:
        self.request, self.here, self.wrong, self.back = request, here, wrong, back
        self.page = queries.page_of(ball=ball)
        request.looks.append(
            journal.look(
                acting=request.acting, subject=self.page.person, object_type="ball", object_id=ball,
                view="death", purpose="carry_ball", municipality=self.page.municipality, now=clock.now(),
            )
        )  # fmt: skip

    def show(self, template: str, **shown: Any) -> HttpResponse:
        form = shown.get("form")
        everything = {
            "place": self, "page": self.page, "name": self.page.name or _("Deze persoon"),
            "ends": saying.what_ends(self.page), "hears": saying.who_hears(self.page), **shown,
        }  # fmt: skip
        wrong = form is not None and bool(form.errors)
        return render(self.request, f"deaths/{template}.html", everything, status=422 if wrong else 200)


def _must_work(request: Request) -> None:
    if request.acting.person is None or not request.acting.roles & (people.WORKS | people.KEEPS):
        raise Http404


def _at_ball(request: Request, ball: UUID) -> Place:
    _must_work(request)
    here, wrong = reverse("work_death", args=[ball]), reverse("work_death_wrong", args=[ball])
    return Place(request, ball, here=here, wrong=wrong, back=reverse("work_ball", args=[ball]))


def _at_code(request: Request, code: str) -> Place:
    _must_keep(request)
    found = balls.with_code(code)
    if found is None:
        raise Http404
    here, wrong = reverse("keeping_death_at", args=[code]), reverse("keeping_death_wrong", args=[code])
    return Place(request, found[0], here=here, wrong=wrong, back=reverse("keeping_death"))


def _must_keep(request: Request) -> None:
    if request.municipality is None or not people.may_keep(request.acting.roles):
        raise Http404


def tell_death(request: Request, circle: UUID) -> HttpResponse:
    """Somebody of a circle tells that another in it has died; who works here calls back first."""
    if request.acting.person is None:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    others = queries.others_in(circle=circle, me=request.acting.person)
    form = TellForm(request.POST or None, others=others)
    _look_in_circle(request, circle, others)
    if form.is_valid():
        actions.tell_death(member=form.member, acting=request.acting, now=clock.now())
        messages.success(
            request, _("Dank je wel dat je het vertelt. We bellen eerst, voor we iets veranderen.")
        )
        return redirect("circle", circle=circle)
    shown = {"form": form, "circle": circle}
    return render(request, "deaths/tell.html", shown, status=422 if form.errors else 200)


def _look_in_circle(request: Request, circle: UUID, others: list[Member]) -> None:
    request.looks += [
        journal.look(
            acting=request.acting, subject=one.person_id, object_type="circle", object_id=circle,
            view="tell_death", purpose="circle", municipality=one.circle.municipality_id, now=clock.now(),
        )
        for one in others
    ]  # fmt: skip


def work_death(request: Request, ball: UUID) -> HttpResponse:
    """From the page of a question or an offer at work."""
    return _written(_at_ball(request, ball))


def work_death_wrong(request: Request, ball: UUID) -> HttpResponse:
    """It was not so."""
    return _wrong(_at_ball(request, ball))


def keeping_death_at(request: Request, code: str) -> HttpResponse:
    """From the keeper's place, by a code: a keeper reads no name."""
    return _written(_at_code(request, code))


def keeping_death_wrong(request: Request, code: str) -> HttpResponse:
    """It was not so."""
    return _wrong(_at_code(request, code))


def keeping_death(request: Request) -> HttpResponse:
    """Type the code of a question or an offer of whoever died."""
    _must_keep(request)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        stored = codes.stored(form.cleaned_data["code"])
        found = balls.with_code(stored) if stored else None
        if found and _is_there(found[0]):
            return redirect("keeping_death_at", code=codes.in_address(stored))
        form.add_error("code", _("Deze code kennen we niet."))
    return render(request, "deaths/code.html", {"form": form}, status=422 if form.errors else 200)


def _is_there(ball: UUID) -> bool:
    try:
        queries.page_of(ball=ball)
    except ObjectDoesNotExist:
        return False
    return True


def _written(place: Place) -> HttpResponse:
    """First what will happen, then who told us and when, then: is that right? And once written, what was."""
    page, request = place.page, place.request
    if page.stands:
        may = page.stands.may_be_taken_back(clock.now())
        return place.show("written", may_take_back=may, **_after(request))
    if page.report and "not_so" in request.POST:
        actions.not_told_rightly(page=page, acting=request.acting, now=clock.now())
        messages.success(request, _("Goed dat je het navroeg. Er is niets veranderd."))
        return redirect("work")
    form = DeathForm(request.POST or None, today=clock.today(), came_in=page.came_in)
    if page.works or not form.is_valid() or "change" in request.POST:
        return place.show("write", form=form)
    if "sure" not in request.POST:
        return place.show("check", form=form, heard=form.heard)
    try:
        actions.write_death(page=page, heard=form.heard, acting=request.acting, now=clock.now())
    except NotThatDay as problem:
        form.add_error("died_on", problem.sentence())
        return place.show("write", form=form)
    messages.success(request, _("Het staat opgeschreven. Wie het moet weten, krijgt een bericht."))
    return redirect(place.here)


def _after(request: Request) -> dict[str, str]:
    desk = request.acting.roles & people.MAY_ACT_FOR
    return {"ask_url": reverse("desk_ask" if desk else "ask_for_another")}


def _wrong(place: Place) -> HttpResponse:
    """Take it back: what returns, what does not, and are you sure?"""
    page, request = place.page, place.request
    if page.stands is None:
        return redirect(place.here)
    if request.method != "POST":
        return place.show("wrong", may_take_back=page.stands.may_be_taken_back(clock.now()))
    try:
        actions.take_back_death(page=page, acting=request.acting, now=clock.now())
    except Refusal as problem:
        messages.error(request, problem.sentence())
        return redirect(place.here)
    messages.success(request, _("Het is teruggenomen. De vragen zijn weer open."))
    return redirect(place.back)
