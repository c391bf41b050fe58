"""Leaving well: every ball, relation and contact in one list; each gets a named successor."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samenspel.community import queries as community
from samenspel.community import rules as people
from samenspel.community.models import Membership
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from ..actions import leaving as actions
from ..actions import successions
from ..forms.succession import ColleagueLeavesForm, HandOnForm
from ..queries import successions as queries

KINDS = ("kring", "contact")
A_PAGE = 200  # nobody carries more


def _must_work(request: Request) -> UUID:
    """Return who works here; to everybody else these pages do not exist."""
    me: UUID | None = request.acting.person
    if me is None or not request.acting.roles & people.SEES_OTHERS:
        raise Http404
    return me


def _look(request: Request, subject: UUID, object_type: str, object_id: UUID) -> None:
    assert request.municipality is not None
    request.looks.append(
        journal.look(
            acting=request.acting, subject=subject, object_type=object_type, object_id=object_id,
            view="leaving", purpose="leaving_well", municipality=request.municipality, now=clock.now(),
        )
    )  # fmt: skip


def hands(request: Request) -> HttpResponse:
    """Everything that is in my hands, and how far each goodbye is."""
    rows = queries.in_her_hands(person=_must_work(request), on=clock.today())[:A_PAGE]
    for row in rows:
        if row.subject:
            _look(request, row.subject, row.kind.lower(), row.pk)
    shown = {
        "balls": [row for row in rows if row.kind == "BALL"],
        "circles": [row for row in rows if row.kind == "CIRCLE"],
        "contacts": [row for row in rows if row.kind == "CONTACT"],
        "guided": [row for row in rows if row.kind == "GUIDES"],
        "rows": rows,
    }
    return render(request, "circles/leaving_hands.html", shown)


def hand_on(request: Request, kind: str, pk: UUID) -> HttpResponse:
    """Name who takes over, and when the three of you meet; then the person is asked."""
    relation = _mine(request, kind, pk)
    successors = queries.successors_for(relation=relation, on=clock.today())
    form = HandOnForm(request.POST or None, successors=successors)
    subject = queries.subject_of(relation)
    _look(request, subject, kind, pk)
    if form.is_valid() and _asked(request, relation, form):
        messages.success(request, _("Gevraagd. Je ziet hier wat het antwoord is."))
        return redirect("leaving")
    name = queries.shown_name(person=subject)
    shown = {"form": form, "kind": kind, "name": name, "none": not successors.exists()}
    return render(request, "circles/leaving_hand_on.html", shown, status=422 if form.errors else 200)


def _mine(request: Request, kind: str, pk: UUID) -> queries.Relation:
    me = _must_work(request)
    if kind not in KINDS:
        raise Http404
    return queries.relation_of(person=me, kind=kind, pk=pk, on=clock.today())


def _asked(request: Request, relation: queries.Relation, form: HandOnForm) -> bool:
    try:
        successions.ask_succession(relation=relation, acting=request.acting, now=clock.now(), **form.facts)
    except Refusal as problem:
        form.add_error("successor", problem.sentence())
        return False
    return True


@require_POST
def let_go(request: Request, kind: str, pk: UUID) -> HttpResponse:
    """Say goodbye to somebody who was asked, and whom nobody takes over."""
    actions.let_go(relation=_mine(request, kind, pk), acting=request.acting, now=clock.now())
    messages.success(request, _("Afscheid genomen. De persoon hoort het van ons, met wie zij kan bellen."))
    return redirect("leaving")


def colleague(request: Request, membership: UUID) -> HttpResponse:
    """A keeper helps a colleague to leave well: in numbers, since a relation is between two people."""
    found = _kept(request, membership)
    if request.method == "POST" and "let_go" in request.POST:
        return _let_go_for(request, found)
    others = queries.successors_at(
        organisation=found.organisation_id, besides=[found.person_id], on=clock.today()
    )
    form = ColleagueLeavesForm(request.POST or None, successors=others)
    if form.is_valid():
        messages.success(request, _in_words(_ask_all(request, found, form)))
        return redirect("leaving_colleague", membership=membership)
    shown = {"row": found, "form": form, "counts": _counts(found)}
    return render(request, "circles/leaving_colleague.html", shown, status=422 if form.errors else 200)


def _kept(request: Request, membership: UUID) -> Membership:
    """Return the work of a colleague, for who keeps it; to everybody else this page does not exist."""
    if request.municipality is None or not people.may_keep(request.acting.roles):
        raise Http404
    return community.working_here(municipality=request.municipality, on=clock.today()).get(pk=membership)


def _counts(found: Membership) -> queries.CountsOn:
    before = actions.asked_before(town=found.person.municipality_id, now=clock.now())
    return queries.counts_on(person=found.person_id, organisation=found.organisation_id, asked_before=before)


def _let_go_for(request: Request, found: Membership) -> HttpResponse:
    assert request.municipality is not None
    number = actions.let_go_for(
        leaver=found.person_id, organisation=found.organisation_id, town=request.municipality,
        acting=request.acting, now=clock.now(),
    )  # fmt: skip
    sentence = ngettext("%(n)d mens hoort het nu.", "%(n)d mensen horen het nu.", number) % {"n": number}
    messages.success(request, sentence if number else _("Er is nu niets om los te laten."))
    return redirect("leaving_colleague", membership=found.pk)


def _ask_all(request: Request, found: Membership, form: ColleagueLeavesForm) -> int:
    assert request.municipality is not None
    return successions.ask_all_for(
        leaver=found.person_id, organisation=found.organisation_id, town=request.municipality,
        successor=form.cleaned_data["successor"].pk, introduction=form.cleaned_data["introduction"],
        acting=request.acting, now=clock.now(),
    )  # fmt: skip


def _in_words(number: int) -> str:
    if not number:
        return _("Er was niemand meer om te vragen.")
    return ngettext("%(n)d mens is gevraagd.", "%(n)d mensen zijn gevraagd.", number) % {"n": number}
