"""The work behind offers: a human answers each; in a flood many at once; and the practical side."""

from typing import Any
from uuid import UUID

from django.contrib import messages as screen
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.community import rules as people
from samenspel.foundation import clock
from samenspel.foundation.languages import SPOKEN
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import actions, forms, queries
from ..models import Far, Involves, Moment, Offer, Resource
from ..rules import helping
from .work import must_work

AT_ONCE = 25  # on one page: more than that nobody reads on a phone


def _offer(request: Request, ball: UUID, view: str) -> tuple[Offer, bool]:
    """Find an offer for somebody who works here; note the look. And whether she may let it stand still."""
    must_work(request)
    found, may_still = queries.offer_at_work(ball=ball)
    request.looks.append(
        journal.look(
            acting=request.acting, subject=found.offerer_id, object_type="offer", object_id=found.pk,
            view=view, purpose="helping", municipality=found.municipality_id, now=clock.now(),
        )
    )  # fmt: skip
    return found, may_still


def _shown(request: Request, offer: Offer, **more: Any) -> dict[str, Any]:
    return {
        "offer": offer,
        "ball": offer.ball,
        "mine": offer.ball.holder_id == request.acting.person,
        "may_take": offer.waits
        and queries.may_take_offer(offer=offer, me=request.acting.somebody, on=clock.today()),
        "kinds": [Resource(one).label for one in offer.kinds],
        "moments": [Moment(one).label for one in offer.moments],
        "far": Far(offer.far).label,
        "tongues": [SPOKEN[one] for one in offer.languages],
        "boundaries": [Involves(one).label for one in offer.not_with],
        "may_desk": bool(request.acting.roles & people.MAY_ACT_FOR),
        "may_tell_death": request.acting.person in (offer.ball.holder_id, offer.ball.lead_id),
        **more,
    }


def work_offer(request: Request, ball: UUID) -> HttpResponse:
    """One offer: read it, and answer as a human."""
    offer, may_still = _offer(request, ball, "work_offer")
    if request.POST.get("do") == "take":
        actions.take_over_offer(offer=offer, acting=request.acting, now=clock.now())
        screen.success(request, _("De bal ligt nu bij jou."))
        return redirect("work_offered", ball=ball)
    form: Any = _answer_form(request, offer)
    if form.is_valid():
        say = actions.answer_offer if offer.state == Offer.State.NEW else actions.answer_reply
        say(offer=offer, acting=request.acting, now=clock.now(), **form.cleaned_data)
        screen.success(request, _("Je antwoord staat klaar. Dank je wel."))
        return redirect("work_offered", ball=ball)
    shown = _shown(request, offer, form=form, may_stand_still=may_still)
    return render(request, "mutual_help/work_offered.html", shown, status=422 if form.errors else 200)


def _answer_form(request: Request, offer: Offer) -> forms.AnswerOfferForm | forms.ReplyForm:
    """To a new offer: it joins, or is kept. To what she wrote back: a few words."""
    if offer.state == Offer.State.NEW:
        return forms.AnswerOfferForm(request.POST or None, today=clock.today())
    return forms.ReplyForm(request.POST or None)


def practical(request: Request, ball: UUID) -> HttpResponse:
    """What an organisation needs to know: seen by me, on this day; never the document."""
    offer, _may_still = _offer(request, ball, "work_offer_practical")
    now = {name: getattr(offer, name) for name in ("trained_on", "is_trainee", "insured_by", "allowance")}
    form = forms.PracticalForm(
        request.POST if request.method == "POST" else None,
        initial=now | {"vog_seen": offer.vog_seen_on is not None},
        today=clock.today(),
    )
    if form.is_valid():
        known = actions.Practical(**form.cleaned_data)
        actions.write_practical(offer=offer, practical=known, acting=request.acting, now=clock.now())
        screen.success(request, _("Opgeschreven."))
        return redirect("work_offered", ball=ball)
    shown = _shown(request, offer, form=form)
    return render(request, "mutual_help/work_practical.html", shown, status=422 if form.errors else 200)


def offers(request: Request) -> HttpResponse:
    """The new offers in my hands; in a flood, one answer for many; what waits for who is away."""
    me = must_work(request)
    found = queries.offers_at_work(me=me, now=clock.now())
    if request.POST.get("do") == "take":
        return _take(request, found.waiting)
    # The button for all answers who stood on the page, and nobody who came in meanwhile.
    ticked = set(request.POST.getlist("shown" if request.POST.get("do") == "all" else "offer"))
    chosen = [one for one in found.mine if str(one.pk) in ticked]
    form = forms.AnswerOfferForm(request.POST or None, today=clock.today())
    if form.is_valid() and chosen:
        n = actions.answer_offers(offers=chosen, acting=request.acting, now=clock.now(), **form.cleaned_data)
        said = ngettext("%(n)s aanbod is beantwoord.", "%(n)s keer geantwoord.", n) % {"n": n}
        screen.success(request, said)
        return redirect("work_offers")
    return _offers(request, found, form, chosen)


def _offers(
    request: Request, found: queries.OffersAtWork, form: forms.AnswerOfferForm, chosen: list[Offer]
) -> HttpResponse:
    none = request.method == "POST" and not chosen
    rows = found.mine[:AT_ONCE]
    _note(request, [*rows, *found.replies, *found.waiting, *found.taken])
    flood = bool(rows) and actions.is_flood(town=rows[0].municipality_id, now=clock.now())
    later = len(found.mine) - len(rows)
    shown = {"rows": rows, "later": later, "found": found, "form": form, "flood": flood, "none": none}
    shown |= {"night": _night(), "ticked": {one.pk for one in chosen}}
    return render(request, "mutual_help/work_offers.html", shown, status=422 if form.errors or none else 200)


def _take(request: Request, waiting: list[Offer]) -> HttpResponse:
    """Take over all that waits for a colleague who is not there."""
    for one in waiting:
        actions.take_over_offer(offer=one, acting=request.acting, now=clock.now())
    n = len(waiting)
    screen.success(
        request, ngettext("%(n)s aanbod ligt nu bij jou.", "%(n)s keer aanbod ligt nu bij jou.", n) % {"n": n}
    )
    return redirect("work_offers")


def _night() -> dict[str, Any] | None:
    """What the plan did last, in counts; a number that could be somebody is not told."""
    found = queries.last_night(on=clock.today())
    if found is None:
        return None
    for name in ("asked", "lists", "names", "pairs"):
        if 0 < found[name] < helping.FEW:
            found[name] = _("minder dan %(n)s") % {"n": helping.FEW}
    return found


def _note(request: Request, rows: list[Offer]) -> None:
    request.looks += [
        journal.look(
            acting=request.acting, subject=one.offerer_id, object_type="offer", object_id=one.pk,
            view="work_offers", purpose="helping", municipality=one.municipality_id, now=clock.now(),
        )
        for one in rows
    ]  # fmt: skip
