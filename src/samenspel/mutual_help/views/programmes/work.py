"""The work of who leads a programme: begin it, give the training, see that pots add up, tell how it went."""

from typing import Any
from uuid import UUID

from django.contrib import messages as screen
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.community import queries as community
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from ... import actions, errors, forms, queries
from ...models import Joining, Programme
from ..work import must_work


def programmes(request: Request) -> HttpResponse:
    """The programmes that I lead; and those of a colleague who works here no more, to lead on."""
    me = must_work(request)
    left = list(queries.to_lead_on())
    chosen = next((one for one in left if str(one.pk) == request.GET.get("neem")), None)
    form = forms.WhoToCallForm(request.POST or None)
    if request.method == "POST" and chosen is None:
        raise errors.ProgrammeMoved
    if chosen and form.is_valid():
        name, phone = form.cleaned_data["contact_name"], form.cleaned_data["contact_phone"]
        actions.lead_on(programme=chosen, name=name, phone=phone, acting=request.acting, now=clock.now())
        screen.success(request, _("Jij leidt dit programma nu. Jouw naam en nummer staan erbij."))
        return redirect("work_programme", pk=chosen.pk)
    shown = {"mine": queries.led_by(lead=me), "left": left, "chosen": chosen, "form": form}
    status = 422 if form.errors else 200
    return render(request, "mutual_help/programmes/work_programmes.html", shown, status=status)


def begin(request: Request) -> HttpResponse:
    """Begin a programme; the template's numbers stand there already."""
    must_work(request)
    form = forms.ProgrammeForm(request.POST or None)
    if form.is_valid():
        town = community.municipality(on=clock.today())
        if town is None:
            raise Http404
        plan = actions.Plan(**form.cleaned_data)
        made = actions.begin_programme(plan=plan, municipality=town, acting=request.acting, now=clock.now())
        screen.success(request, _("Het programma staat er. Iedereen kan zelf meedoen."))
        return redirect("work_programme", pk=made.pk)
    shown = {"form": form}
    return render(request, "mutual_help/programmes/begin.html", shown, status=422 if form.errors else 200)


def programme(request: Request, pk: UUID) -> HttpResponse:
    """One programme that I lead; a button does one thing."""
    me, found = must_work(request), queries.programme_for(pk=pk)
    if found.lead_id != me:
        raise Http404
    form = forms.StoryForm(request.POST if request.POST.get("do") == "end" else None)
    if request.method == "POST" and _do(request, found, form):
        return redirect("work_programme", pk=pk)
    shown = _shown(request, found) | {"story": form, "form": form if form.is_bound else None}
    status = 422 if form.errors else 200
    return render(request, "mutual_help/programmes/work_programme.html", shown, status=status)


def _do(request: Request, found: Programme, form: forms.StoryForm) -> bool:
    now, acting, name = clock.now(), request.acting, request.POST.get("do")
    if name == "trained":
        joining = Joining.objects.select_related("programme").filter(programme=found)
        one = joining.filter(pk=_pk(request)).first()
        if one is None:
            raise Http404
        actions.say_trained(joining=one, on=clock.today(), acting=acting, now=now)
        screen.success(request, _("Opgeschreven. Nu kan de eerste ontmoeting er komen."))
        return True
    if name == "end" and form.is_valid():
        actions.end_programme(programme=found, story=form.cleaned_data["story"], acting=acting, now=now)
        screen.success(request, _("Het programma is klaar. Iedereen kan lezen hoe het ging."))
        return True
    return False


def _shown(request: Request, found: Programme) -> dict[str, Any]:
    people = queries.people_in(programme=found.pk)
    request.looks += [
        journal.look(
            acting=request.acting, subject=one.person, object_type="joining", object_id=one.joining,
            view="work_programme", purpose="helping", municipality=found.municipality_id, now=clock.now(),
        )
        for one in people
    ]  # fmt: skip
    return {
        "programme": found,
        "askers": [one for one in people if one.side == "ASKER"],
        "offerers": [one for one in people if one.side == "OFFERER"],
        "pots": queries.pots_of(programme=found.pk),
    }


def _pk(request: Request) -> UUID:
    try:
        return UUID(request.POST.get("joining", ""))
    except ValueError as problem:
        raise Http404 from problem
