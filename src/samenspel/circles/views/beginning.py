"""Beginning a circle: around me, around somebody who said yes, or from the page of a question."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.community import queries as community
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import circle as forms
from .standing import Standing, deed
from .wishing import about_ball


@deed("begin_circle", "kring/begin", scope="CIRCLE")
def begin_circle(request: Request, standing: Standing) -> HttpResponse:
    """Begin one, around me or around us."""
    form = forms.BeginForm(request.POST or None, initial={"name": _("De mensen om mij heen")})
    if form.is_valid():
        circle = actions.begin_circle(
            name=form.cleaned_data["name"],
            household=form.household(),
            acting=standing.acting,
            now=clock.now(),
        )
        return standing.done(_("Je kring is er. Wie wil je om je heen?"), "circle", circle.pk)
    return standing.show("circle_begin", form=form)


def must_work(standing: Standing) -> None:
    """Raise Http404 for who does not work here for an organisation: no circle begins for another."""
    if standing.namens or not showing.works(standing.request.acting.roles):
        raise Http404


@deed("begin_circle_for", "kring/begin-voor", scope="CIRCLE")
def begin_circle_for(request: Request, standing: Standing) -> HttpResponse:
    """A worker begins one around somebody who said yes: chosen from whom she knows, or somebody new."""
    must_work(standing)
    known = queries.people_to_choose(besides=[standing.person])
    places = community.neighbourhoods(on=clock.today())
    form = forms.BeginForForm(request.POST or None, neighbourhoods=places, known=known)
    if form.is_valid():
        return _begun(standing, form, form.newcomer())
    return standing.show("circle_begin_for", form=form)


@deed("begin_circle_ball", "werk/bal/<uuid:ball>/kring", scope="")
def begin_circle_ball(request: Request, standing: Standing, ball: UUID) -> HttpResponse:
    """The same, around whom a ball is about: nobody stands here as two people."""
    must_work(standing)
    wishing = about_ball(standing, ball, "begin_circle")
    there = queries.circle_around(person=wishing.subject, by=standing.person)
    if there:
        return redirect("circle", circle=there)
    places = community.neighbourhoods(on=clock.today())
    form = forms.AroundForm(request.POST or None, neighbourhoods=places, initial={"area": wishing.area})
    if form.is_valid():
        return _begun(standing, form, actions.Newcomer(wishing.name, known=wishing.subject))
    return standing.show("circle_begin_for", form=form, wishing=wishing)


def _begun(standing: Standing, form: forms.AroundForm, person: actions.Newcomer) -> HttpResponse:
    typed = form.cleaned_data
    circle = actions.begin_circle_for(
        name=_("Om %(name)s heen") % {"name": person.name}, person=person, area=typed["area"], as_what="",
        way=typed["way"], acting=standing.acting, now=clock.now(),
    )  # fmt: skip
    return standing.done(_("De kring is er. We laten het ook zelf weten."), "circle", circle.pk)
