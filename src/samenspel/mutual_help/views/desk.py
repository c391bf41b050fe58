"""At the desk or by telephone: for whoever has no e-mail or smartphone; both names are written down."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.community import queries as community
from samenspel.community import rules as people
from samenspel.community.models import Person
from samenspel.foundation import clock, context
from samenspel.foundation.ids import new_id
from samenspel.foundation.requests import Request

from .. import actions, forms
from ..models import Offer
from .entrance import DESK_SECONDS
from .following import find_quietly
from .offering import answers, call


def _must_be_at_desk(request: Request) -> None:
    if not request.acting.roles & people.MAY_ACT_FOR:
        raise Http404


def desk(request: Request) -> HttpResponse:
    """Two ways in: a new question, or the code that the person reads out."""
    _must_be_at_desk(request)
    form = forms.CodeForm(request.POST or None)
    if form.is_valid():
        code = codes.stored(form.cleaned_data["code"])
        found = find_quietly(request, code) if code else None
        if found:
            until = clock.now().timestamp() + DESK_SECONDS
            request.session["desk_code"] = [str(found[0]), until]
            page = "desk_offer_follow" if found[1] == Ball.About.OFFER else "desk_follow"
            return redirect(page, ball=found[0])
        form.add_error("code", _("Deze code kennen we niet. Vraag de vrager om hem nog eens te lezen."))
    return render(request, "mutual_help/desk.html", {"form": form}, status=422 if form.errors else 200)


def desk_ask(request: Request) -> HttpResponse:
    """Write down a question together, read it out, and send it "namens" the person."""
    _must_be_at_desk(request)
    places = community.neighbourhoods_with_postcodes(on=clock.today())
    form = forms.DeskAskForm(request.POST or None, neighbourhoods=places)
    key = _key(request)
    asker = _asker(request, form) if form.is_valid() else None
    if asker:
        made = _send(request, form, asker, key)
        return redirect("desk_sent", ball=made.ball_id)
    shown = {"form": form, "form_key": key}
    return render(request, "mutual_help/desk_ask.html", shown, status=422 if form.errors else 200)


def desk_offer(request: Request) -> HttpResponse:
    """Write down an offer together, or from a sheet of paper, "namens" the person.

    With `?oproep=`: she read a call on the board, or heard it, and this answers it.
    """
    _must_be_at_desk(request)
    places = community.neighbourhoods_with_postcodes(on=clock.today())
    form = forms.DeskOfferForm(request.POST or None, neighbourhoods=places)
    key = _key(request)
    offerer = _asker(request, form) if form.is_valid() else None
    if offerer:
        return redirect("desk_offer_sent", ball=_offer(request, form.cleaned_data, offerer, key).ball_id)
    shown = {"form": form, "form_key": key, "answers": answers(request.GET.get("oproep"))}
    return render(request, "mutual_help/desk_offer.html", shown, status=422 if form.errors else 200)


def _offer(request: Request, typed: dict[str, Any], offerer: actions.Asker, key: UUID) -> Offer:
    likes = {name: typed[name] for name in ("likes", "kinds", "moments", "far", "rather_not")}
    return actions.offer_help(
        likes=actions.Likes(**likes), area=typed["area"], offerer=offerer, form_key=key,
        effort=typed["effort"], acting=request.acting.at(typed["way"]), now=clock.now(), way=typed["way"],
        answers=call(request.GET.get("oproep")),
    )  # fmt: skip


def _key(request: Request) -> UUID:
    """The form's own key: a doubled submit finds the first question."""
    try:
        return UUID(request.POST.get("form_key", ""))
    except ValueError:
        return new_id()


def _asker(request: Request, form: forms.DeskForm) -> actions.Asker | None:
    """Who it is: by her own code, or as the desk wrote her down. None when the form says what is wrong."""
    if not form.cleaned_data["own_code"]:
        return _written_down(form.cleaned_data)
    known = _known(request, form.cleaned_data["own_code"])
    if known is None:
        form.add_error("own_code", _("Deze code kennen we niet. Vraag de ander om hem nog eens te lezen."))
    elif known.pk == request.acting.person:
        form.add_error("own_code", _("Deze code is van jezelf. Doe dit voor jezelf niet aan de balie."))
    else:
        return actions.Asker(known=known, phone=known.contact.phone, email=known.contact.email)
    return None


def _known(request: Request, written: str) -> Person | None:
    """Whose ask or offer this is. Nobody can be looked up otherwise, and guessing is limited."""
    code = codes.stored(written)
    found = find_quietly(request, code) if code else None
    if found is None:
        return None
    context.enter(context.Context(person=request.acting.person, ball=found[0]))
    return balls.ball_for(pk=found[0]).subject


def _written_down(typed: dict[str, Any]) -> actions.Asker:
    """Who the desk wrote down, and the way she is reached."""
    prefers = (
        "MAIL" if typed["email"] else "LETTER" if typed["street"] else "TEXT" if typed["phone"] else "SCREEN"
    )
    return actions.Asker(
        name=typed["name"],
        email=typed["email"],
        phone=typed["phone"],
        street=typed["street"],
        postcode=typed["postcode"].upper(),
        town=community.area_line(typed["area"])[-1].name if typed["street"] else "",
        prefers=prefers,
    )


def _send(request: Request, form: forms.DeskAskForm, asker: actions.Asker, key: UUID) -> actions.Ask:
    typed = form.cleaned_data
    street = asker.known.contact.street if asker.known else asker.street
    reach = "PHONE" if asker.phone else "MAIL" if asker.email else "LETTER" if street else "VISIT"
    return actions.ask(
        words=typed["words"],
        area=typed["area"],
        reach=reach,
        asker=asker,
        form_key=key,
        acting=request.acting.at(typed["way"]),
        now=clock.now(),
        way=typed["way"],
    )
