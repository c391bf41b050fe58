"""Requests with a term: made by the person, answered by whoever holds the ball (R01, R89; AVG art. 12-22)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import actions as commitments
from samenspel.commitments.facts import day_in_words
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, saying
from ..errors import StillKept
from ..forms.appeal import KINDS, AnswerAppealForm, AppealForm
from ..models import Appeal, Circle
from ..queries import erasing
from . import passing_on
from .at_work import appeal_at_work
from .ledger import Go, page_of
from .standing import Standing, deed


def _show(standing: Standing, template: str, appeal: Appeal | None = None, **shown: Any) -> HttpResponse:
    standing.look(
        subject=standing.person, object_type="appeal" if appeal else "person",
        object_id=appeal.pk if appeal else standing.person, view=template, purpose="own_page",
    )  # fmt: skip
    return standing.show(template, appeal=appeal, go=Go(standing), **shown)


@deed("appeals", "mijn/verzoeken", scope="LEDGER")
def mine(request: Request, standing: Standing) -> HttpResponse:
    """What I can ask about what is kept, and what I asked before."""
    found = queries.appeals_page(person=standing.person, page=page_of(request))
    kinds = [(standing.url("appeal_new", slug), slug, kind.label) for slug, (kind, _needs) in KINDS.items()]
    for row in found.rows:
        row.url = standing.url("appeal", row.pk)
    return _show(standing, "appeal_list", page=found, kinds=kinds)


@deed("appeal_new", "mijn/verzoeken/<slug:kind>", scope="LEDGER")
def new(request: Request, standing: Standing, kind: str) -> HttpResponse:
    """Make a request; `over` names the one thing that it is about."""
    if kind not in KINDS:
        raise Http404
    code, needs_words = KINDS[kind]
    form = AppealForm(request.POST or None, needs_words=needs_words)
    thing = _thing(request, standing)
    if request.method == "POST" and form.is_valid():
        about = {"about_type": thing["key"], "about_id": thing["item"]} if thing else {}
        wish = actions.Wish(kind=code, text=form.cleaned_data["text"], **about)
        made = actions.appeal(wish=wish, acting=standing.acting, now=clock.now())
        return standing.done(_("We hebben je verzoek."), "appeal", made.pk)
    return _show(
        standing, "appeal_new", form=form, thing=thing, kind=kind, label=Appeal.Kind(code).label,
        knows=_who_hears(code, standing),
    )  # fmt: skip


def _who_hears(kind: str, standing: Standing) -> actions.Knowing | None:
    """Of a complaint she reads beforehand who gets it: she need not fear whom it is about."""
    if kind != Appeal.Kind.COMPLAIN:
        return None
    return actions.who_will_know(wish=actions.Wish(kind=kind), person=standing.person, now=clock.now())


def _thing(request: Request, standing: Standing) -> dict[str, Any] | None:
    """The one thing that a request is about, when it is hers; another's does not exist."""
    key, _colon, item = request.GET.get("over", "").partition(":")
    if not key:
        return None
    try:
        found = queries.thing(person=standing.person, key=key, item=UUID(item))
    except ValueError as problem:
        raise Http404 from problem
    if found is None:
        raise Http404
    kept = queries.kept()[key]
    return {**found, "what": kept.what, "shown": saying.in_words(kept, found["facts"])}


@deed("appeal", "mijn/verzoek/<uuid:pk>", scope="LEDGER")
def one(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """How my request stands: who holds it, until when, what the answer is; I can stop it."""
    found = queries.own_appeal(pk=pk, person=standing.person)
    now = clock.now()
    if request.method == "POST" and request.POST.get("do") in ("yes", "no"):
        yes = request.POST["do"] == "yes"
        actions.answer_who_hears(appeal=found, yes=yes, acting=standing.acting, now=now)
        said = _("Goed. We vragen het nu. Je hoort het als het een ja is.")
        return standing.done(said if yes else _("Goed. We vragen het niet."), "appeal", pk)
    if request.method == "POST":
        actions.withdraw_appeal(appeal=found, acting=standing.acting, now=now)
        return standing.done(_("Je verzoek is gestopt."), "appeals")
    stand = queries.how_it_stands(appeal=found, now=now)
    return _show(
        standing, "appeal_one", appeal=found, ball=found.ball, late=found.ball.due_at < now, stand=stand
    )


@deed("too_much", "kring/<uuid:circle>/te-veel", scope="CIRCLE")
def too_much(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """It is too much for me: one button, and a named person knows; the circle is not told."""
    found = queries.circle_i_stand_in(circle=circle, person=standing.person)
    return _too_much(request, standing, found)


@deed("too_much_alone", "mijn/te-veel", scope="LEDGER")
def too_much_alone(request: Request, standing: Standing) -> HttpResponse:
    """It is too much for me, without a circle."""
    return _too_much(request, standing, None)


def _too_much(request: Request, standing: Standing, circle: Circle | None) -> HttpResponse:
    wish = actions.Wish(kind=Appeal.Kind.TOO_MUCH, circle=circle)
    if request.method == "POST":
        made = actions.appeal(wish=wish, acting=standing.acting, now=clock.now())
        return standing.done(_("Goed dat je het zegt."), "appeal", made.pk)
    knows = actions.who_will_know(wish=wish, person=standing.person, now=clock.now())
    back = standing.url("circle", circle.pk) if circle else standing.url("mine")
    return _show(standing, "appeal_too_much", circle=circle, knows=knows, back=back)


# --- whoever holds it ------------------------------------------------------------------------------------
def work(request: Request, ball: UUID) -> HttpResponse:
    """The page of a request for whoever works with it; its holder answers; who is asked takes it or not."""
    try:
        found = appeal_at_work(request, ball)
    except Appeal.DoesNotExist:
        return passing_on.asked(request, ball)
    if request.POST.get("do") == "keep":
        return passing_on.kept(request, found)
    commitments.see(ball=found.ball, acting=request.acting, now=clock.now())
    form = _answer_form(request, found)
    if form.is_valid() and _answered(request, found, form):
        return redirect("work_appeal", ball=ball)
    mine = found.ball.holder_id == request.acting.person
    shown = {"appeal": found, "ball": found.ball, "form": form, "mine": mine, "keeps": _keeps(found)}
    shown |= _passing(found, request.acting.somebody)
    return render(request, "circles/appeal_work.html", shown, status=422 if form.errors else 200)


def _passing(appeal: Appeal, me: UUID) -> dict[str, Any]:
    """Of a complaint: whom I asked to take it, who did not answer yet."""
    if appeal.kind != Appeal.Kind.COMPLAIN or appeal.state != Appeal.State.OPEN:
        return {}
    live = queries.passes_of(ball=appeal.ball_id)
    return {"asked": next((one for one in live if one.sender_id == me), None), "is_complaint": True}


def _answer_form(request: Request, appeal: Appeal) -> AnswerAppealForm:
    review = queries.words_to_review(appeal=appeal.pk)
    lines = [f"{row.writer}, {day_in_words(row.at)}" for row in review]
    return AnswerAppealForm(request.POST or None, review=review, lines=lines)


def _keeps(appeal: Appeal) -> list[str]:
    """What stands in the way of erasing her, in sentences; her own request does not."""
    if appeal.kind != Appeal.Kind.ERASE or appeal.state != Appeal.State.OPEN:
        return []
    return StillKept(erasing.what_keeps(person=appeal.person_id)).lines()


def _answered(request: Request, appeal: Appeal, form: AnswerAppealForm) -> bool:
    """Answer, and do what the answer says; False, with the reason at the field, when it cannot be done."""
    try:
        with transaction.atomic():
            _answer(request, appeal, form)
    except StillKept as problem:
        appeal.refresh_from_db()
        form.add_error("state", problem.sentence())
        return False
    messages.success(request, _("Je antwoord staat erbij. De vrager krijgt bericht."))
    return True


def _answer(request: Request, appeal: Appeal, form: AnswerAppealForm) -> None:
    given = form.cleaned_data
    deed: dict[str, Any] = {"acting": request.acting, "now": clock.now()}
    commitments.must_hold(ball=appeal.ball, acting=request.acting)
    if appeal.kind == Appeal.Kind.TAKE_ALONG and given["state"] != Appeal.State.REFUSED:
        actions.take_along_after_review(
            appeal=appeal, released=form.may_go_along(), why_not=given["text"], **deed
        )
    actions.answer_appeal(appeal=appeal, state=given["state"], text=given["text"], **deed)
    if appeal.kind == Appeal.Kind.ERASE and given["state"] == Appeal.State.DONE:
        actions.erase_person(person=appeal.person_id, **deed)


def pick_up(request: Request, ball: UUID) -> HttpResponse:
    """A colleague at the same door takes it; the term of the law stays what it was."""
    found = appeal_at_work(request, ball)
    if request.method == "POST":
        actions.pick_up_appeal(appeal=found, acting=request.acting, now=clock.now())
        messages.success(request, _("De bal ligt nu bij jou."))
    return redirect("work_appeal", ball=ball)
