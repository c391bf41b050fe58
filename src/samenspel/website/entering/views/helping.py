"""Acting for somebody: at the desk with card and pincode, or as a helper; and what a worker writes down."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.circles import queries as circles
from samenspel.commitments import queries as commitments
from samenspel.community import actions as people
from samenspel.community import queries as community
from samenspel.community import rules
from samenspel.community.models import Mandate, Person
from samenspel.foundation import clock, context
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import NotFound
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal
from samenspel.mutual_help import queries as asks

from .. import actions, sheets
from ..forms import CardForForm, PaperForm, VisitForm
from ..start import deeds_for
from ..trying import proof_of


def _must_be_at_desk(request: Request) -> None:
    if not request.acting.roles & rules.MAY_ACT_FOR:
        raise Http404


# --- at the desk: card and pincode ------------------------------------------------------------------------
def visit(request: Request) -> HttpResponse:
    """Somebody beside me, or on the telephone, gives card code and pincode."""
    _must_be_at_desk(request)
    form = VisitForm(request.POST or None)
    if form.is_valid():
        proof = proof_of(request, form, code=form.cleaned_data["code"])
        opened = proof and _open_visit(request, form, proof)
        if opened:
            return redirect("desk_for_person", person=opened.person_id)
    return render(request, "entering/visit.html", {"form": form}, status=422 if form.errors else 200)


def _open_visit(request: Request, form: VisitForm, proof: people.Proof) -> Mandate | None:
    try:
        return people.open_visit(
            proof=proof, called=request.acting_name, way=form.cleaned_data["way"],
            acting=request.acting, now=clock.now(),
        )  # fmt: skip
    except people.NotYourself as problem:
        form.add_error("code", problem.sentence())
        return None


def desk_start(request: Request, person: UUID) -> HttpResponse:
    """The start page at the desk: what I can do for this person, while the mandate lives."""
    _must_be_at_desk(request)
    return _start(request, person, at_desk=True)


@login_required
def own_start(request: Request, person: UUID) -> HttpResponse:
    """The same start page for a helper or representative."""
    return _start(request, person, at_desk=False)


def _start(request: Request, person: UUID, *, at_desk: bool) -> HttpResponse:
    mandate = community.live_mandate(person=person, representative=request.acting.somebody, now=clock.now())
    if mandate is None or (mandate.kind == Mandate.Kind.VISIT) is not at_desk:
        raise NotFound
    if request.method == "POST":
        actions.end_mandate(mandate=mandate.pk, acting=request.acting, now=clock.now())
        messages.success(request, _("Klaar. Je kunt nu niets meer voor de ander doen."))
        return redirect("desk" if at_desk else "my_access")
    acting = people.enter_namens(
        person=person, scope=mandate.scope[0], acting=request.acting, now=clock.now()
    )
    request.session["namens"] = str(person)
    return render(request, "entering/start.html", _shown(request, mandate, acting))


def _shown(request: Request, mandate: Mandate, acting: Acting) -> dict[str, Any]:
    person = Person.objects.get(pk=mandate.person_id)
    _look(request, person, acting, "namens", "desk" if mandate.kind == Mandate.Kind.VISIT else "namens")
    mine = asks.asks_of(person=person.pk, at_most=50) if "ASKS" in mandate.scope else []
    return {"person": person, "mandate": mandate, "deeds": deeds_for(mandate), "asks": mine}


def _look(request: Request, person: Person, acting: Acting, view: str, purpose: str) -> None:
    request.looks.append(
        journal.look(
            acting=acting, subject=person.pk, object_type="person", object_id=person.pk, view=view,
            purpose=purpose, municipality=person.municipality_id, now=clock.now(),
        )
    )  # fmt: skip


# --- for somebody whose ball I hold, or in whose circle I stand: a card, or a paper that I saw ---
@dataclass(frozen=True, slots=True)
class Beside:
    """Who is helped, and the page that the worker came from: a question or a circle."""

    person: Person
    back: str
    ball: UUID | None = None


def _beside(
    request: Request, person: UUID, view: str, purpose: str, *, back: str, ball: UUID | None
) -> Beside:
    """The person, for whom she helps; 404 for everybody else."""
    people.must_help(person=person, acting=request.acting)
    if person == request.acting.person:
        raise NotFound
    found = Person.objects.select_related("municipality").get(pk=person)
    _look(request, found, request.acting, view, purpose)
    return Beside(found, back, ball)


def _of_ball(request: Request, ball: UUID, view: str) -> Beside:
    """The person concerned, for who carries this ball or wrote it down."""
    _must_be_at_desk(request)
    subject = commitments.ball_for(pk=ball).subject_id
    return _beside(request, subject, view, "carry_ball", back=reverse("work_ball", args=[ball]), ball=ball)


def _in_circle(request: Request, circle: UUID, person: UUID, view: str) -> Beside:
    """Somebody in the centre of a circle, for a professional who stands in it."""
    _must_be_at_desk(request)
    page = circles.circle_page(pk=circle, person=request.acting.somebody)
    if not page.is_formal or person not in page.centre_ids:
        raise NotFound
    return _beside(request, person, view, "circle", back=reverse("circle", args=[circle]), ball=None)


def card(request: Request, ball: UUID) -> HttpResponse:
    """Make a card for the person beside me, or end the card that was lost."""
    return _card(request, _of_ball(request, ball, "card"))


def circle_card(request: Request, circle: UUID, person: UUID) -> HttpResponse:
    """The same, for who stands in the centre of my circle."""
    return _card(request, _in_circle(request, circle, person, "card"))


def talk_card(request: Request, member: UUID) -> HttpResponse:
    """The same, for who read out her own code of a talk in four steps: the desk opened it with that code."""
    _must_be_at_desk(request)
    heard, _talk, until, _way = request.session.get("desk_talk", ["", "", 0, ""])
    if heard != str(member) or until < clock.now().timestamp():
        raise NotFound
    context.enter(context.Context(person=request.acting.person, spoken=member))
    person, back = asks.person_in_talk(member=member), reverse("desk_four_v_talk", args=[member])
    return _card(request, _beside(request, person, "card", "talk", back=back, ball=None))


def _card(request: Request, beside: Beside) -> HttpResponse:
    form = CardForForm(request.POST or None)
    if request.POST.get("do") == "end":
        return _end_card(request, beside)
    if form.is_valid():
        made = actions.make_card(
            person=beside.person, by=request.acting_name, acting=request.acting, now=clock.now(),
            pk=form.cleaned_data["key"], ball=beside.ball,
        )  # fmt: skip
        return render(request, "entering/print.html", {"cards": sheets.card(made), "beside": beside})
    shown = {"form": form, "beside": beside, "card": community.live_card(person=beside.person.pk)}
    return render(request, "entering/make_card_for.html", shown, status=422 if form.errors else 200)


def _end_card(request: Request, beside: Beside) -> HttpResponse:
    live = community.live_card(person=beside.person.pk)
    if live:
        actions.revoke_card(card=live, acting=request.acting, now=clock.now(), ball=beside.ball)
        messages.success(request, _("De kaart is gestopt. Niemand komt er nog mee binnen."))
    return redirect(request.path)


def paper(request: Request, ball: UUID) -> HttpResponse:
    """Write down who may act for this person, after seeing the proof."""
    return _paper(request, _of_ball(request, ball, "mandate"))


def circle_paper(request: Request, circle: UUID, person: UUID) -> HttpResponse:
    """The same, for who stands in the centre of my circle."""
    return _paper(request, _in_circle(request, circle, person, "mandate"))


def _paper(request: Request, beside: Beside) -> HttpResponse:
    form = PaperForm(request.POST or None, today=clock.today())
    if form.is_valid() and _write_down(request, form, beside.person):
        messages.success(request, _("Het staat erbij. Na een ja van de ander begint het."))
        return redirect(beside.back)
    shown = {"form": form, "beside": beside}
    return render(request, "entering/paper.html", shown, status=422 if form.errors else 200)


def _write_down(request: Request, form: PaperForm, person: Person) -> bool:
    facts = form.facts(person)
    try:
        actions.give_mandate(facts=facts, helper=form.helper(), acting=request.acting, now=clock.now())
    except people.NotYourself as problem:
        form.add_error("email", problem.sentence())
        return False
    return True
