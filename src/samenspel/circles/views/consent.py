"""Sharing with a yes: who may see what until when; being asked, giving, stopping (R01, I10)."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.days import day_of
from samenspel.foundation.requests import Request

from .. import errors
from ..actions import consents as actions
from ..forms import consent as forms
from ..models import Consent
from ..queries import consents as queries
from ..queries.consents import SharePage
from .standing import Standing, deed
from .wishing import Wishing, wish_about_herself

PER_PAGE = 25


def open_share(standing: Standing, pk: UUID, view: str) -> SharePage:
    """Return a consent for whom it is about, or for who asked it and waits; note the look."""
    page = queries.consent_page(pk=pk)
    asker = page.share.asked_by_id == standing.person and page.share.state == Consent.State.ASKED
    if page.share.subject_id != standing.person and not asker:
        raise Http404
    standing.look(
        subject=page.share.subject_id, object_type="consent", object_id=pk, view=view, purpose="sharing"
    )
    return page


@deed("consents", "toestemming/", scope="CONSENTS")
def consents(request: Request, standing: Standing) -> HttpResponse:
    """What was asked of me, who may see what until when, and what was shared because a law says so."""
    me, now = standing.person, clock.now()
    standing.look(subject=me, object_type="person", object_id=me, view="consents", purpose="sharing")
    found = queries.consents_of(person=me)
    live = [row for row in found if row.state == "GIVEN" and row.until > day_of(now)]
    asked = [row for row in found if row.state == "ASKED" and row.until > day_of(now)]
    exceptions = queries.told_exceptions_of(person=me)
    return standing.show("consent_mine", asked=asked, live=live, exceptions=exceptions)


@deed("ended_consents", "toestemming/voorbij", scope="CONSENTS")
def ended_consents(request: Request, standing: Standing) -> HttpResponse:
    """What is over: refused, stopped, or ended by itself."""
    me = standing.person
    standing.look(subject=me, object_type="person", object_id=me, view="consents", purpose="sharing")
    rows = Paginator(queries.ended_consents_of(person=me), PER_PAGE).get_page(request.GET.get("p"))
    queries.said(rows)
    return standing.show("consent_ended", page=rows)


@deed("consent", "toestemming/<uuid:pk>", scope="CONSENTS")
def consent(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """One share: exactly what, for whom, until when; and when it lived, who read it."""
    return _show(standing, open_share(standing, pk, "consent"))


def _show(standing: Standing, page: SharePage, form: Any = None) -> HttpResponse:
    share, mine = page.share, page.share.subject_id == standing.person
    heard = standing.namens or not mine
    live = share.state == "GIVEN" and share.until > clock.today()
    ask = share.state == "ASKED" and share.until > clock.today()
    return standing.show(
        "consent_one", share=share, items=page.contents.items, seen=page.contents.seen, mine=mine, ask=ask,
        live=live, may_hear=page.contents.is_whole and not _would_read(standing, share),
        form=form or forms.AnswerForm(initial={"mark": actions.mark_of(page)}, heard=heard),
    )  # fmt: skip


def _would_read(standing: Standing, share: Any) -> bool:
    """True when whoever would write down this yes is the one who reads it afterwards."""
    herself = share.subject_id == standing.person and not standing.namens
    return not herself and share.to_person_id == standing.acting.person


@deed("consent_answer", "toestemming/<uuid:pk>/antwoord", scope="CONSENTS")
def consent_answer(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """Yes to exactly this, or no."""
    page = open_share(standing, pk, "consent")
    if request.method != "POST":
        return redirect(standing.url("consent", pk))
    if request.POST.get("answer") == "no":
        actions.refuse_consent(consent=pk, acting=standing.acting, now=clock.now())
        return standing.done(_("Opgeschreven: nee. Er wordt niets gedeeld."), *_after(standing, page))
    return _yes(standing, page)


def _yes(standing: Standing, page: SharePage) -> HttpResponse:
    heard = standing.namens or page.share.subject_id != standing.person
    form = forms.AnswerForm(standing.request.POST, heard=heard)
    if not form.is_valid():
        return _show(standing, page, form)
    try:
        actions.give_consent(
            consent=page.share.pk, acting=standing.acting, now=clock.now(), **form.cleaned_data
        )
    except errors.SomethingChanged as problem:
        form.add_error(None, problem.sentence())
        return _show(standing, page, _fresh(form, page))
    return standing.done(_("Opgeschreven: ja. Stoppen kan elk moment."), *_after(standing, page))


def _fresh(form: Any, page: SharePage) -> Any:
    """The same form, with the mark of what stands on the page now."""
    form.data = form.data.copy()
    form.data["mark"] = actions.mark_of(page)
    return form


def _after(standing: Standing, page: SharePage) -> tuple[Any, ...]:
    return ("consents",) if page.share.subject_id == standing.person else ("shared",)


@deed("consent_stop", "toestemming/<uuid:pk>/stop", scope="CONSENTS")
def consent_stop(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """Stop it, at once; one press, as easy as yes. It shows who had read it."""
    page = open_share(standing, pk, "consent_stop")
    if request.method != "POST":
        return redirect(standing.url("consent", pk))
    actions.withdraw_consent(consent=pk, acting=standing.acting, now=clock.now())
    if page.share.subject_id != standing.person:
        return standing.done(_("Je vraag is teruggenomen."), "shared")
    return standing.done(_("Gestopt. Vanaf nu leest niemand dit meer."), "consent", pk)


@deed("consent_renew", "toestemming/<uuid:pk>/verder", scope="CONSENTS")
def consent_renew(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """Let it go on until a later day, after reading again exactly what."""
    page = open_share(standing, pk, "consent")
    if page.share.subject_id != standing.person or page.share.state != "GIVEN":
        raise Http404
    start = {"mark": actions.mark_of(page), "until": Wishing.default_until(standing)}
    form = forms.UntilForm(request.POST or None, today=clock.today(), initial=start)
    if form.is_valid():
        actions.renew_consent(consent=pk, acting=standing.acting, now=clock.now(), **form.cleaned_data)
        return standing.done(_("Het gaat door tot de nieuwe dag."), "consents")
    return standing.show("consent_renew", form=form, share=page.share, items=page.contents.items)


@deed("consent_give", "toestemming/geef", scope="CONSENTS")
def consent_give(request: Request, standing: Standing) -> HttpResponse:
    """Start a share myself: first who, then exactly what; then I read it, and say yes."""
    return wish_about_herself(request, standing)
