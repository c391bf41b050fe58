"""Pages of signing: laying down, my own name, what I heard; another version; the end; and paper."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, rules, showing
from ..forms import agreement as forms
from ..models import GoOn
from ..queries import CirclePage, Version
from .agreement import may_write, open_version
from .circle import look_at
from .standing import Standing, deed

ANSWERS = frozenset(GoOn.Answer.values)
ONE = "kring/<uuid:circle>/afspraken/<uuid:agreement>"


@deed("agreement_lay_down", f"{ONE}/klaar", scope="AGREEMENTS")
def agreement_lay_down(request: Request, standing: Standing, circle: UUID, agreement: UUID) -> HttpResponse:
    """Everything is filled in, and we talked it through: is it wanted, and can everybody keep it up?"""
    page, one = open_version(standing, circle, agreement, "agreement_lay_down")
    if not may_write(standing, page, one):
        raise Http404
    if request.method == "POST":
        actions.lay_down(agreement=one.agreement, acting=standing.acting, now=clock.now())
        return standing.done(
            _("De afspraken liggen klaar. Iedereen kan nu tekenen."), "agreement", circle, agreement
        )
    lacks = showing.lacks(standing.url, page, one)
    return standing.show("agreement_lay_down", page=page, one=one, lacks=lacks)


@deed("agreement_sign", f"{ONE}/teken", scope="AGREEMENTS")
def agreement_sign(request: Request, standing: Standing, circle: UUID, agreement: UUID) -> HttpResponse:
    """Sign for myself, or say no; the reason is mine to give or keep."""
    page, one = open_version(standing, circle, agreement, "agreement_sign")
    if standing.person not in one.signers(page) or one.signature_of(standing.person) or not one.can_be_signed:
        raise Http404
    form = forms.WhyNotForm(request.POST or None)
    yes = {"yes": True, "no": False}.get(request.POST.get("answer", ""))
    if yes is not None and form.is_valid():
        found = actions.sign(
            agreement=one.agreement, yes=yes, acting=standing.acting, now=clock.now(), **form.cleaned_data
        )
        return _signed(standing, circle, agreement, yes, in_force=found.state == "AGREED")
    return standing.show("agreement_sign", page=page, one=one, lines=showing.lines(one), form=form)


def _signed(standing: Standing, circle: UUID, agreement: UUID, yes: bool, *, in_force: bool) -> HttpResponse:
    sentence = _("Je nee staat erbij. Praat er samen over, of maak een eigen voorstel.")
    if yes:
        sentence = (
            _("Getekend. Iedereen zei ja: de afspraken gelden.") if in_force else _("Getekend. Dank je wel.")
        )
    return standing.done(sentence, "agreement", circle, agreement)


@deed("agreement_heard", f"{ONE}/gehoord/<uuid:who>", scope="AGREEMENTS")
def agreement_heard(
    request: Request, standing: Standing, circle: UUID, agreement: UUID, who: UUID
) -> HttpResponse:
    """Write down a yes or no that I heard on the telephone, or saw on paper."""
    page, one = open_version(standing, circle, agreement, "agreement_heard")
    rows = showing.signing(standing.url, page, one, str(standing.person))
    here = standing.url("agreement_heard", circle, agreement, who)
    row = next((row for row in rows if row["hear_url"] == here), None)
    if row is None:
        raise Http404
    form = forms.HeardForm(request.POST or None)
    if form.is_valid():
        yes = form.cleaned_data["said"] == "yes"
        found = actions.sign(
            agreement=one.agreement, yes=yes, person=who, way=form.cleaned_data["way"],
            acting=standing.acting, now=clock.now(),
        )  # fmt: skip
        return _signed(standing, circle, agreement, yes, in_force=found.state == "AGREED")
    return standing.show("agreement_heard", page=page, one=one, row=row, lines=showing.lines(one), form=form)


@deed("agreement_anew", f"{ONE}/anders", scope="AGREEMENTS")
def agreement_anew(request: Request, standing: Standing, circle: UUID, agreement: UUID) -> HttpResponse:
    """I would like it otherwise: a version of my own beside this one, which stays as it is (R13, R83)."""
    page, one = open_version(standing, circle, agreement, "agreement_anew")
    if request.method == "POST":
        made = actions.write_version(
            circle=page.circle, follows=one.agreement, acting=standing.acting, now=clock.now()
        )
        return redirect(standing.url("agreement_step", circle, made.pk, "wie-doet-wat"))
    return standing.show("agreement_anew", page=page, one=one)


@deed("agreement_beside", f"{ONE}/naast-elkaar", scope="AGREEMENTS")
def agreement_beside(request: Request, standing: Standing, circle: UUID, agreement: UUID) -> HttpResponse:
    """This version and the one it comes after, both whole, side by side."""
    page = queries.circle_page(pk=circle, person=standing.person)
    new, old = queries.two_versions(page, pk=agreement)
    look_at(standing, page, "agreement_beside")
    return standing.show("agreement_beside", page=page, one=new, old=old, lines=showing.beside(new, old))


@deed("agreement_drop", f"{ONE}/weg", scope="AGREEMENTS")
def agreement_drop(request: Request, standing: Standing, circle: UUID, agreement: UUID) -> HttpResponse:
    """This proposal does not go on; it stays to be read."""
    page, one = open_version(standing, circle, agreement, "agreement_drop")
    may = rules.may_write(me=standing.person, maker=one.agreement.made_by_id, centre=page.centre_ids)
    if not (one.is_draft and may):
        raise Http404
    if request.method == "POST":
        actions.drop_version(agreement=one.agreement, acting=standing.acting, now=clock.now())
        return standing.done(_("Dit voorstel gaat niet door."), "circle", circle)
    return standing.show("agreement_drop", page=page, one=one)


@deed("agreement_end", f"{ONE}/stop", scope="AGREEMENTS")
def agreement_end(request: Request, standing: Standing, circle: UUID, agreement: UUID) -> HttpResponse:
    """Who it is about says that it ends."""
    page, one = open_version(standing, circle, agreement, "agreement_end")
    if not (one.stands and page.in_centre):
        raise Http404
    if request.method == "POST":
        actions.end_agreement(agreement=one.agreement, acting=standing.acting, now=clock.now())
        return standing.done(_("De afspraken zijn gestopt. Iedereen hoort het."), "circle", circle)
    return standing.show("agreement_end", page=page, one=one)


@deed("agreement_go_on", f"{ONE}/verder", scope="AGREEMENTS")
def agreement_go_on(request: Request, standing: Standing, circle: UUID, agreement: UUID) -> HttpResponse:
    """We looked back: does everybody go on like this, and until when?"""
    page, one = open_version(standing, circle, agreement, "agreement_go_on")
    decides, asked = _decides(standing, page, one), one.asked_to_go_on(standing.person, page)
    if not one.in_force or not (decides or asked):
        raise Http404
    if asked and request.POST.get("answer", "") in ANSWERS:
        return _said_go_on(request, standing, page, one, request.POST["answer"])
    form = forms.GoOnForm(
        request.POST or None, today=clock.today(), initial={"review_on": clock.today() + rules.REVIEW_AFTER}
    )
    if decides and form.is_valid():
        day = form.cleaned_data["review_on"]
        actions.go_on(agreement=one.agreement, review_on=day, acting=standing.acting, now=clock.now())
        return standing.done(_("Jullie gaan zo verder. Iedereen hoort het."), "circle", circle)
    asks: dict[str, Any] = {"asked": asked, "decides": decides, "silent": _silent(standing, page, one)}
    return standing.show("agreement_go_on", page=page, one=one, form=form, **asks)


def _decides(standing: Standing, page: CirclePage, one: Version) -> bool:
    return page.in_centre or one.agreement.first_contact_id == standing.person


def _silent(standing: Standing, page: CirclePage, one: Version) -> list[dict[str, Any]]:
    return showing.silent(standing.url, page, one, str(standing.person))


@deed("agreement_go_on_heard", f"{ONE}/verder/<uuid:who>", scope="AGREEMENTS")
def agreement_go_on_heard(
    request: Request, standing: Standing, circle: UUID, agreement: UUID, who: UUID
) -> HttpResponse:
    """Write down what somebody told me, by telephone or on paper, about going on."""
    page, one = open_version(standing, circle, agreement, "agreement_go_on_heard")
    rows = [row for row in _silent(standing, page, one) if row["hear_url"]]
    row = next((row for row in rows if row["person"] == str(who)), None)
    if row is None:
        raise Http404
    form = forms.GoOnHeardForm(request.POST or None)
    if form.is_valid():
        said = {key: form.cleaned_data[key] for key in ("answer", "way")}
        actions.answer_go_on(
            agreement=one.agreement, person=who, acting=standing.acting, now=clock.now(), **said
        )
        return standing.done(_("Dank je wel. Het antwoord staat erbij."), "agreement", circle, agreement)
    return standing.show("agreement_go_on_heard", page=page, one=one, row=row, form=form)


def _said_go_on(
    request: Request, standing: Standing, page: CirclePage, one: Version, answer: str
) -> HttpResponse:
    """Each answer has its own way on: nothing, a version of my own, or the end."""
    here = (page.circle.pk, one.agreement.pk)
    state = actions.answer_go_on(
        agreement=one.agreement, answer=answer, acting=standing.acting, now=clock.now()
    )
    if answer == GoOn.Answer.OTHERWISE:
        return standing.done(
            _("Goed dat je het zegt. Schrijf op wat jij anders wilt."), "agreement_anew", *here
        )
    if answer == GoOn.Answer.STOP:
        return _on_to_the_end(standing, page, *here)
    said = _("Dank je wel. Jullie gaan zo door."), _("Dank je wel. Je antwoord staat erbij.")
    return standing.done(said[state != "AGREED"], "agreement", *here)


def _on_to_the_end(standing: Standing, page: CirclePage, circle: UUID, agreement: UUID) -> HttpResponse:
    """The centre ends what was agreed; somebody beside her says goodbye herself, and the others go on."""
    if page.in_centre or page.me is None:
        return standing.done(
            _("Goed dat je het zegt. Zo stop je de afspraken."), "agreement_end", circle, agreement
        )
    return standing.done(
        _("Goed dat je het zegt. Zo neem je afscheid."), "member_stop", circle, page.me["id"]
    )


@deed("agreement_print", f"{ONE}/print", scope="AGREEMENTS")
def agreement_print(request: Request, standing: Standing, circle: UUID, agreement: UUID) -> HttpResponse:
    """On paper: large, whole, with a line for each name."""
    page, one = open_version(standing, circle, agreement, "agreement_print", inside=False)
    people = showing.signing(standing.url, page, one, str(standing.person))
    return standing.show("agreement_print", page=page, one=one, lines=showing.lines(one), signing=people)


@deed("circle_lanes", "kring/<uuid:circle>/vier-banen", scope="AGREEMENTS")
def circle_lanes(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """Who and what helps, in four lanes beside each other; no lane is better (I56)."""
    page = queries.circle_page(pk=circle, person=standing.person)
    if not page.is_in:
        raise Http404
    look_at(standing, page, "circle_lanes")
    versions = queries.live_versions(page)
    shown = showing.what_stands(page, versions) or next(iter(versions), None)
    return standing.show("circle_lanes", page=page, one=shown, lanes=showing.lanes(page, shown))


@deed("who_does_what", "kring/<uuid:circle>/wie-doet-wat", scope="AGREEMENTS")
def who_does_what(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """Who does what, in at most five lines, for everybody in it (R42)."""
    page = queries.circle_page(pk=circle, person=standing.person)
    if not page.is_in:
        raise Http404
    look_at(standing, page, "who_does_what")
    force = showing.what_stands(page, queries.live_versions(page))
    shown: dict[str, Any] = {
        "contact": showing.first_contact(page, force),
        "escalation": showing.escalation(page, force),
        "card": force.card(standing.person) if force else None,
    }
    return standing.show("agreement_card", page=page, one=force, **shown)
