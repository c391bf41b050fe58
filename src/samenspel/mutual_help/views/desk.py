"""At the desk or by telephone: for whoever has no e-mail or smartphone; both names are written down."""

from collections.abc import Callable
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
from samenspel.foundation import clock, context, spoken
from samenspel.foundation.ids import new_id
from samenspel.foundation.requests import Request

from .. import actions, forms, queries
from .entrance import DESK_SECONDS
from .four_v.read_out import opens
from .offering import answers, call
from .spoken import find_quietly, opened_by


def must_be_at_desk(request: Request) -> None:
    if not request.acting.roles & people.MAY_ACT_FOR:
        raise Http404


def desk(request: Request) -> HttpResponse:
    """Two ways in: a new question, or the code that the person reads out."""
    must_be_at_desk(request)
    form = forms.CodeForm(request.POST or None)
    if form.is_valid():
        code = codes.stored(form.cleaned_data["code"])
        opened = _open(request, code) if code else None
        if opened:
            return opened
        form.add_error("code", _("Deze code kennen we niet. Vraag de ander om hem nog eens te lezen."))
    return render(request, "mutual_help/desk.html", {"form": form}, status=422 if form.errors else 200)


def _open(request: Request, code: str) -> HttpResponse | None:
    """To what this code is about; nothing when we do not know it, or it is not ours to open."""
    found = opened_by(request, code)
    if isinstance(found, queries.TalkCode):
        return _to_talk(request, found, code)
    if found is None or isinstance(found, HttpResponse):
        return found
    ball, about = found
    request.session["desk_code"] = [str(ball), clock.now().timestamp() + DESK_SECONDS]
    return redirect("desk_offer_follow" if about == Ball.About.OFFER else "desk_follow", ball=ball)


def _to_talk(request: Request, found: queries.TalkCode, code: str) -> HttpResponse | None:
    """To where a yes is written down; or, with her own code, to where is asked how she is here."""
    if found.what == "YES":
        if not opens(request, found):
            return None
        spoken.keep(request, code)
        return redirect("desk_four_v_code")
    talk = queries.inquiry_to_hear(code=code)
    return redirect("desk_four_v_hear", code=codes.in_address(code)) if talk else None


def desk_ask(request: Request) -> HttpResponse:
    """Write down a question together, read it out, and send it "namens" the person."""
    must_be_at_desk(request)
    places = community.neighbourhoods_with_postcodes(on=clock.today())
    form = forms.DeskAskForm(request.POST or None, neighbourhoods=places)
    key = form_key(request)
    asker = asker_of(request, form, _town) if form.is_valid() else None
    if asker:
        made = send_ask(request, form, asker, key)
        return redirect("desk_sent", ball=made.ball_id)
    shown = {"form": form, "form_key": key}
    return render(request, "mutual_help/desk_ask.html", shown, status=422 if form.errors else 200)


def desk_offer(request: Request) -> HttpResponse:
    """Write down an offer together, or from a sheet of paper, "namens" the person.

    With `?oproep=`: she read a call on the board, or heard it, and this answers it.
    """
    must_be_at_desk(request)
    places = community.neighbourhoods_with_postcodes(on=clock.today())
    form = forms.DeskOfferForm(request.POST or None, neighbourhoods=places)
    key = form_key(request)
    offerer = asker_of(request, form, _town) if form.is_valid() else None
    if offerer:
        made = send_offer(request, form, offerer, key)
        return redirect("desk_offer_sent", ball=made.ball_id)
    shown = {"form": form, "form_key": key, "answers": answers(request.GET.get("oproep"))}
    return render(request, "mutual_help/desk_offer.html", shown, status=422 if form.errors else 200)


def form_key(request: Request) -> UUID:
    """The form's own key: a doubled submit finds the first question."""
    try:
        return UUID(request.POST.get("form_key", ""))
    except ValueError:
        return new_id()


def asker_of(
    request: Request, form: forms.WhoForm, town: Callable[[dict[str, Any]], str]
) -> actions.Asker | None:
    """Who it is: by her own code, or as the desk wrote her down. None when the form says what is wrong.

    `town`: of the place where she lives, for her letters.
    """
    typed = form.cleaned_data
    if not typed["own_code"]:
        return _written_down(typed, town(typed) if typed["street"] else "")
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


def _town(typed: dict[str, Any]) -> str:
    return community.area_line(typed["area"])[-1].name


def _written_down(typed: dict[str, Any], town: str) -> actions.Asker:
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
        town=town,
        prefers=prefers,
    )


def send_ask(
    request: Request, form: forms.DeskAskForm, asker: actions.Asker, key: UUID, cause: UUID | None = None
) -> actions.Ask:
    """Send what the desk wrote down. `cause`: the talk in four steps that it comes of."""
    typed = form.cleaned_data
    street = asker.known.contact.street if asker.known else asker.street
    reach = "PHONE" if asker.phone else "MAIL" if asker.email else "LETTER" if street else "VISIT"
    return actions.ask(
        words=typed["words"], area=typed["area"], reach=reach, asker=asker, form_key=key,
        acting=request.acting.at(typed["way"]), now=clock.now(), way=typed["way"], cause=cause,
    )  # fmt: skip


def send_offer(
    request: Request, form: forms.DeskOfferForm, offerer: actions.Asker, key: UUID, cause: UUID | None = None
) -> actions.Offer:
    """The same for an offer."""
    typed = form.cleaned_data
    likes = {name: typed[name] for name in ("likes", "kinds", "moments", "far", "rather_not")}
    return actions.offer_help(
        likes=actions.Likes(**likes), area=typed["area"], offerer=offerer, form_key=key, cause=cause,
        effort=typed["effort"], acting=request.acting.at(typed["way"]), now=clock.now(), way=typed["way"],
        answers=call(request.GET.get("oproep")),
    )  # fmt: skip
