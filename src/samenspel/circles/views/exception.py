"""Sharing without a yes, on a legal ground: two pairs of eyes, a day to look again, and she is told (R03)."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from ..actions import exceptions as actions
from ..forms import consent as forms
from ..queries import consents as queries
from .standing import Standing, deed
from .wishing import Wishing, _chosen, about_ball, about_circle


def must_work(standing: Standing) -> None:
    """Raise Http404 for who does not work here with people: for a volunteer too there is no such page."""
    if not standing.request.acting.roles - {"VOLUNTEER"}:
        raise Http404


@deed("exception_propose", "kring/<uuid:circle>/uitzondering", scope="")
def exception_propose(request: Request, standing: Standing, circle: UUID) -> HttpResponse:
    """A worker in the circle writes down why something must be shared without a yes."""
    must_work(standing)
    return _propose(request, about_circle(standing, circle, request.GET.get("over"), "exception"))


@deed("exception_propose_ball", "werk/bal/<uuid:ball>/uitzondering", scope="")
def exception_propose_ball(request: Request, standing: Standing, ball: UUID) -> HttpResponse:
    """A worker who carries a ball writes down why something must be shared without a yes."""
    must_work(standing)
    return _propose(request, about_ball(standing, ball, "exception"))


def _propose(request: Request, wishing: Wishing) -> HttpResponse:
    receiver = _chosen(request, wishing, without_yes=True)
    if isinstance(receiver, HttpResponse):
        return receiver
    form = forms.ExceptionForm(
        request.POST or None, things=queries.what_may_be_shared(subject=wishing.subject), today=clock.today(),
        colleagues=_others(wishing, receiver[0]),
    )  # fmt: skip
    if not form.is_valid():
        return wishing.standing.show("exception_write", form=form, wishing=wishing, receiver=receiver[1])
    return _proposed(wishing, receiver[0], form)


def _others(wishing: Wishing, receiver: str) -> list[tuple[str, str]]:
    """Return who could look along: colleagues who are here, and not who would read it."""
    besides = [wishing.subject, wishing.standing.person]
    return [
        (str(row.person_id), f"{row.person.shown}, {row.organisation}")
        for row in queries.who_can_look_along(on=clock.today(), besides=besides)
        if f"p:{row.person_id}" != receiver
    ]


def _proposed(wishing: Wishing, receiver: str, form: Any) -> HttpResponse:
    typed, standing = dict(form.cleaned_data), wishing.standing
    typed.pop("things")
    facts = actions.ExceptionFacts(
        subject=wishing.subject, municipality=standing.town, circle=wishing.circle, items=form.items(),
        **typed, **forms.to_whom(receiver),
    )  # fmt: skip
    made = actions.propose_exception(facts=facts, acting=standing.acting, now=clock.now())
    return standing.done(
        _("Opgeschreven. Eerst kijkt een ander mee; tot dan wordt niets gedeeld."), "exception", made.pk
    )


@deed("exception", "werk/uitzondering/<uuid:pk>", scope="")
def exception(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """For the two pairs of eyes: why, what, for whom; decide, or close it."""
    must_work(standing)
    page = queries.exception_page(pk=pk)
    share, me = page.share, standing.person
    if me not in (share.asked_by_id, share.second_id):
        raise Http404
    reads_now = share.state == "PROPOSED" and me == share.second_id  # past her yes: a glass that was broken
    standing.look(
        subject=share.subject_id, object_type="exception", object_id=pk, view="exception",
        purpose="legal_exception", legal_basis=share.ground, consent=pk, break_glass=reads_now,
    )  # fmt: skip
    deed_of = {"yes": _decide, "no": _decide, "close": _close}.get(request.POST.get("answer", ""))
    if request.method == "POST" and deed_of:
        return deed_of(standing, pk, request.POST["answer"] == "yes")
    return _as_it_stands(standing, page)


def _as_it_stands(standing: Standing, page: queries.SharePage) -> HttpResponse:
    share, me = page.share, standing.person
    hers = share.state == "PROPOSED" and me == share.asked_by_id
    form = _another(standing.request, share) if hers else None
    if form and form.is_valid():
        return _asked_another(standing, share.pk, form)
    return standing.show(
        "exception_work", share=share, contents=page.contents, second=me == share.second_id, form=form
    )


def _another(request: Request, share: Any) -> forms.AnotherSecondForm | None:
    """The form to ask another, when who was asked to look along is not here now; else None."""
    besides = [share.subject_id, share.asked_by_id]
    here = list(queries.who_can_look_along(on=clock.today(), besides=besides))
    if share.second_id in {row.person_id for row in here}:
        return None
    others = [
        (str(row.person_id), f"{row.person.shown}, {row.organisation}")
        for row in here
        if row.person_id != share.to_person_id
    ]
    sent = request.POST if request.POST.get("answer") == "another" else None
    return forms.AnotherSecondForm(sent, colleagues=others)


def _asked_another(standing: Standing, pk: UUID, form: forms.AnotherSecondForm) -> HttpResponse:
    second = form.cleaned_data["second"]
    actions.ask_another(exception=pk, second=second, acting=standing.acting, now=clock.now())
    return standing.done(_("Gevraagd. Tot het antwoord er is, wordt niets gedeeld."), "exception", pk)


def _decide(standing: Standing, pk: UUID, yes: bool) -> HttpResponse:
    made = actions.decide_exception(exception=pk, yes=yes, acting=standing.acting, now=clock.now())
    if not yes:
        return standing.done(_("Opgeschreven: niet goedgevonden. Er wordt niets gedeeld."), "exception", pk)
    told = _("De uitzondering geldt. De persoon hoort het nu.")
    later = _("De uitzondering geldt. De persoon hoort het zodra zij eindigt.")
    return standing.done(told if made.told_at else later, "exception", pk)


def _close(standing: Standing, pk: UUID, _yes: bool) -> HttpResponse:
    actions.close_exception(exception=pk, acting=standing.acting, now=clock.now())
    return standing.done(_("Afgesloten. Vanaf nu leest niemand dit meer."), "exception", pk)


@deed("exception_told", "toestemming/uitzondering/<uuid:pk>", scope="CONSENTS")
def exception_told(request: Request, standing: Standing, pk: UUID) -> HttpResponse:
    """For the person: what was shared without her yes, with whom, why, until when, and who read it."""
    page = queries.exception_page(pk=pk)
    if page.share.subject_id != standing.person:
        raise Http404
    standing.look(
        subject=standing.person, object_type="exception", object_id=pk, view="exception_told",
        purpose="sharing",
    )  # fmt: skip
    live = page.share.state == "LIVE" and page.share.until > clock.today() <= page.share.review_on
    contents = page.contents
    return standing.show(
        "exception_told", share=page.share, items=contents.items, seen=contents.seen, live=live
    )
