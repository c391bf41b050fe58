"""More pages of a circle: in my own words, guiding, the fixed contact, its name, its end."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries
from ..forms import circle as forms
from .circle import CENTRE, FORMAL, one_of, open_page
from .standing import Standing, deed


@deed("member_words", "kring/<uuid:circle>/in-mijn-woorden", scope="CIRCLE")
def member_words(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """Each says in her own words what she is here."""
    page = open_page(standing, circle, "member_words", "IN")
    assert page.me is not None
    form = forms.AsWhatForm(request.POST or None, initial={"as_what": page.me["as_what"]})
    if request.method == "POST" and form.is_valid():
        found = queries.member_for(pk=UUID(page.me["id"]), circle=circle)
        words = form.cleaned_data["as_what"]
        actions.say_as_what(member=found, as_what=words, acting=standing.acting, now=clock.now())
        return standing.done(_("Zo staat het er nu."), "circle", circle)
    return standing.show("circle_my_words", page=page, form=form)


@deed("member_guide", "kring/<uuid:circle>/wie/<uuid:member>/begeleiden", scope="CIRCLE")
def member_guide(request: Request, standing: Standing, circle: UUID, member: UUID) -> HttpResponse:
    """A professional promises to guide who still learns it, and says when they talk."""
    page = open_page(standing, circle, "member_guide", FORMAL)
    row = one_of(page, member, "INVITED", "ACTIVE", "PROPOSED")
    if not row["needs_guide"] or row["person"] == str(standing.person):
        raise Http404
    form = forms.TalksForm(request.POST or None, initial={"talks": row["guide_talks"]})
    if form.is_valid():
        found = queries.member_for(pk=member, circle=circle)
        talks = form.cleaned_data["talks"]
        actions.guide_member(member=found, talks=talks, acting=standing.acting, now=clock.now())
        return standing.done(_("Opgeschreven. Jij begeleidt."), "circle", circle)
    return standing.show("circle_guide", page=page, row=row, form=form)


@deed("circle_backstop", "kring/<uuid:circle>/vast-contact", scope="CIRCLE")
def circle_backstop(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """Somebody of an organisation always stays; lifting that takes both sides, each for itself (R50)."""
    page = open_page(standing, circle, "circle_backstop", "IN")
    if not (page.in_centre or page.is_formal):
        raise Http404
    if request.method == "POST":
        hers: dict[str, Any] = {"circle": page.circle, "acting": standing.acting, "now": clock.now()}
        if not page.circle.needs_backstop or request.POST.get("answer") == "stays":
            actions.keep_backstop(**hers)
            return standing.done(_("Afgesproken. Er blijft altijd iemand bij."), "circle", circle)
        lifted = actions.lift_backstop(**hers)
        both, mine = _("Jullie zeiden het allebei. Het hoeft niet meer."), _("Opgeschreven. Nu de ander nog.")
        return standing.done(both if lifted else mine, "circle", circle)
    return standing.show("circle_backstop", page=page)


@deed("circle_name", "kring/<uuid:circle>/naam", scope="CIRCLE")
def circle_name(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """What it is called is of who stands in the centre."""
    page = open_page(standing, circle, "circle_name", CENTRE)
    form = forms.NameForm(request.POST or None, initial={"name": page.circle.name})
    if form.is_valid():
        name = form.cleaned_data["name"]
        actions.rename_circle(circle=page.circle, name=name, acting=standing.acting, now=clock.now())
        return standing.done(_("Zo heet hij nu."), "circle", circle)
    return standing.show("circle_name", page=page, form=form)


@deed("circle_end", "kring/<uuid:circle>/stoppen", scope="CIRCLE")
def circle_end(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """The centre stops the whole circle."""
    page = open_page(standing, circle, "circle_end", CENTRE)
    if request.method == "POST":
        actions.end_circle(circle=page.circle, acting=standing.acting, now=clock.now())
        return standing.done(_("De kring is gestopt. Je kunt altijd opnieuw beginnen."), "circles")
    return standing.show("circle_end", page=page)
