"""Pages of a circle: who stands around you, whom to call, who does what; asking somebody, and stopping."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from samenspel.community import queries as community
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import circle as forms
from ..queries import CirclePage
from .standing import Standing, deed

PER_PAGE = 25
EVERYBODY, CENTRE, FORMAL = "EVERYBODY", "CENTRE", "FORMAL"


def look_at(standing: Standing, page: CirclePage, view: str) -> None:
    """Note that somebody looked at this circle: one row for each person it is about.

    With the organisation for which she stands there; a neighbour looks for none, wherever she works.
    """
    through = (page.me or {}).get("organisation_id")
    neighbour = page.me and not through and not standing.namens
    acting = standing.acting.as_herself() if neighbour else standing.acting
    for one in page.centre_ids:
        standing.look(
            subject=one, object_type="circle", object_id=page.circle.pk, view=view, purpose="circle",
            organisation=through and UUID(through), acting=acting,
        )  # fmt: skip


def open_page(standing: Standing, circle: UUID, view: str, who: str = EVERYBODY) -> CirclePage:
    """Return the page of a circle, for who may do this; to everybody else it does not exist."""
    page = queries.circle_page(pk=circle, person=standing.person)
    may = {EVERYBODY: True, CENTRE: page.in_centre, FORMAL: page.is_formal, "IN": page.is_in}
    if not may[who]:
        raise Http404
    look_at(standing, page, view)
    return page


def one_of(page: CirclePage, member: UUID, *states: str) -> dict[str, Any]:
    """Return somebody on this page in one of these states, or raise Http404."""
    for row in page.members:
        if row["id"] == str(member) and row["state"] in states:
            return row
    raise Http404


@deed("circles", "kring/", scope="CIRCLE")
def circles(request: Request, standing: Standing) -> HttpResponse:
    """My circles: where I am in the centre, where I stand, where I am asked."""
    found = queries.circles_of(person=standing.person)
    shown = Paginator(found, PER_PAGE, allow_empty_first_page=True).get_page(request.GET.get("pagina"))
    for row in shown:
        for one in row.others:  # type: ignore[attr-defined]  # annotated by the query
            if one["side"] == "CENTRE":
                standing.look(
                    subject=UUID(one["person"]), object_type="circle", object_id=row.circle_id,
                    view="circles", purpose="circle",
                )  # fmt: skip
    return standing.show("circle_mine", rows=shown, works=showing.works(request.acting.roles))


@deed("circle", "kring/<uuid:circle>/", scope="CIRCLE")
def circle(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """Everybody in it on one line, whom to call, and who does what."""
    page = open_page(standing, circle, "circle")
    found = queries.live_versions(page)
    at_desk = not standing.namens and showing.at_desk(request.acting.roles)
    shown = showing.circle(standing.url, str(standing.person), page, found, at_desk=at_desk)
    return standing.show("circle_page", page=page, **shown)


@deed("propose_member", "kring/<uuid:circle>/erbij", scope="CIRCLE")
def propose_member(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """Who do you want around you? The centre is asked first, and then she herself."""
    page = open_page(standing, circle, "propose_member", "IN")
    kind = request.GET.get("wie", "")
    form = _propose_form(request, kind, _may_choose(standing, page))
    if form.is_valid():
        actions.propose_member(
            circle=page.circle,
            newcomer=form.newcomer(),
            place=form.place(),
            acting=standing.acting,
            now=clock.now(),
        )
        return standing.done(_("Gevraagd. Zij of hij kiest zelf."), "circle", circle)
    return standing.show("circle_propose", page=page, form=form, kind=kind)


def _may_choose(standing: Standing, page: CirclePage) -> list[forms.Known]:
    """A worker chooses from whom she may know already, besides who is in it or asked."""
    if standing.namens or not showing.works(standing.request.acting.roles):
        return []
    there = [UUID(row["person"]) for row in page.here + page.asked]
    return queries.people_to_choose(besides=[standing.person, *there])


def _propose_form(request: Request, kind: str, known: list[forms.Known]) -> forms.ProposeForm:
    typed = request.POST or None
    if kind == "organisatie":
        found = community.organisations_of(municipality=request.municipality or UUID(int=0), on=clock.today())
        return forms.ProposeWorkerForm(typed, organisations=found)
    return (
        forms.ProposeTraineeForm(typed, known=known)
        if kind == "leert"
        else forms.ProposeForm(typed, known=known)
    )


def _answers(request: Request) -> bool | None:
    return {"yes": True, "no": False}.get(request.POST.get("answer", ""))


@deed("member_centre", "kring/<uuid:circle>/wie/<uuid:member>/mag-het", scope="CIRCLE")
def member_centre(request: Request, standing: Standing, circle: UUID, member: UUID) -> HttpResponse:
    """May she be asked? A no is neutral. A professional may write down a yes she heard."""
    page = open_page(standing, circle, "member_centre", "IN")
    row = one_of(page, member, "PROPOSED")
    heard = not page.in_centre
    if heard and (not page.is_formal or row["person"] == str(standing.person)):
        raise Http404
    form = forms.AnswerForm(request.POST or None) if heard else None
    yes = True if heard and form and form.is_valid() else None if heard else _answers(request)
    if yes is not None:
        return _said_by_centre(standing, circle, member, yes, form.cleaned_data["way"] if form else "SPOKEN")
    return standing.show("circle_may_she", page=page, row=row, form=form)


def _said_by_centre(standing: Standing, circle: UUID, member: UUID, yes: bool, way: str) -> HttpResponse:
    found = queries.member_for(pk=member, circle=circle)
    actions.answer_for_centre(member=found, yes=yes, way=way, acting=standing.acting, now=clock.now())
    sentence = _("Goed. Nu vragen we het ook zelf.") if yes else _("Goed dat je het zegt. Er gebeurt niets.")
    return standing.done(sentence, "circle", circle)


@deed("member_answer", "kring/<uuid:circle>/wie/<uuid:member>/doe-je-mee", scope="CIRCLE")
def member_answer(request: Request, standing: Standing, circle: UUID, member: UUID) -> HttpResponse:
    """Do you come in? Or: somebody wrote down the yes she heard."""
    page = open_page(standing, circle, "member_answer")
    row = one_of(page, member, "INVITED")
    herself = row["person"] == str(standing.person)
    if not herself and not page.is_in:
        raise Http404
    form = None if herself else forms.AnswerForm(request.POST or None)
    yes = _answers(request) if form is None else form.is_valid() or None
    if yes is not None:
        found = queries.member_for(pk=member, circle=circle)
        way = form.cleaned_data["way"] if form else "SPOKEN"
        actions.answer_own(member=found, yes=yes, way=way, acting=standing.acting, now=clock.now())
        return _answered(standing, circle, yes, herself)
    return standing.show("circle_do_you", page=page, row=row, form=form)


def _answered(standing: Standing, circle: UUID, yes: bool, herself: bool) -> HttpResponse:
    if not yes and herself:  # a no costs nothing, and the page is no longer hers to see
        return standing.done(_("Goed dat je het zegt. Je hoeft niets te doen."), "circles")
    sentence = _("Fijn. Je staat nu in de kring.") if herself else _("Opgeschreven. We laten het ook weten.")
    return standing.done(sentence, "circle", circle)


@deed("member_stop", "kring/<uuid:circle>/wie/<uuid:member>/stop", scope="CIRCLE")
def member_stop(request: Request, standing: Standing, circle: UUID, member: UUID) -> HttpResponse:
    """She stops, or the centre stops with her. Also: taking back a question that has no answer yet."""
    page = open_page(standing, circle, "member_stop", "IN")
    row = one_of(page, member, "ACTIVE", "PROPOSED", "INVITED")
    herself = row["person"] == str(standing.person)
    if not (
        herself or page.in_centre or (row["state"] != "ACTIVE" and row["proposed_by"] == str(standing.person))
    ):
        raise Http404
    informal = row["side"] == "AROUND" and row["face"] == "INFORMAL" and row["state"] == "ACTIVE"
    form = forms.StopForm(
        request.POST or None, informal=informal, herself=herself and row["state"] == "ACTIVE"
    )
    if request.method == "POST" and form.is_valid():
        return _stopped(standing, circle, member, row["state"], form, herself)
    return standing.show("circle_stop", page=page, row=row, form=form, herself=herself)


def _stopped(
    standing: Standing, circle: UUID, member: UUID, state: str, form: forms.StopForm, herself: bool
) -> HttpResponse:
    found = queries.member_for(pk=member, circle=circle)
    hers: dict[str, Any] = {"member": found, "acting": standing.acting, "now": clock.now()}
    if state == "ACTIVE":
        actions.stop_member(**hers, **form.said())
    else:
        actions.take_back_proposal(**hers)
    sentence = _("Dat is gestopt. Dank je wel voor alles.") if herself else _("Dat is gestopt.")
    return standing.done(sentence, "circles") if herself else standing.done(sentence, "circle", circle)
