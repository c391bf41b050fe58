"""An idea of who has no screen: a colleague writes it down with her, or types the code that she reads out."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Ball
from samenspel.community.models import Area
from samenspel.foundation import clock, spoken
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries
from ..forms import DeskIdeaForm, IdeaCodeForm
from .doors import look_at
from .read_out import (
    AtDesk,
    Heard,
    TooManyCodes,
    UnknownCode,
    ask_again,
    heard,
    must_help,
    must_not_guess,
    remember,
    wrong,
)


def known(request: Request, own_code: str) -> UUID | None:
    """Whose question, offer or idea this is: nobody is here twice, and nobody is looked up otherwise."""
    if not own_code:
        return None
    must_not_guess(request)
    found = balls.with_code(own_code)
    if found and found[1] in (Ball.About.ASK, Ball.About.OFFER):
        return found[3]
    idea = queries.idea_at_desk(actions.code_hash(own_code))
    if idea is None:
        wrong(request)
        raise UnknownCode
    return idea.resident


def desk(request: Request) -> HttpResponse:
    """`/balie/idee/`: begin one together, or type a code: of the other's own idea, or of an invitation."""
    must_help(request)
    form = IdeaCodeForm(request.POST or None, initial={"code": codes.spoken(spoken.kept(request))})
    if form.is_valid() and (where := _opens(request, form)):
        return where
    return render(request, "initiatives/desk.html", {"form": form}, status=422 if form.errors else 200)


@spoken.opens
def from_the_desk(request: Request, code: str) -> HttpResponse | None:
    """Typed in the one field of the desk: how the other is here is asked on this page."""
    known = actions.code_hash(code)
    if not queries.idea_at_desk(known) and not queries.idea_asked(known):
        return None
    spoken.keep(request, code)
    return redirect("idea_desk")


def _opens(request: Request, form: IdeaCodeForm) -> HttpResponse | None:
    code, way = form.cleaned_data["code"], form.cleaned_data["way"]
    try:
        must_not_guess(request)
    except TooManyCodes as refusal:
        form.add_error(None, refusal.sentence())
        return None
    kept = actions.code_hash(code)
    for page, found in (
        ("idea_at_desk", queries.idea_at_desk(kept)),
        ("idea_join", queries.idea_asked(kept)),
    ):
        if found:
            remember(request, code, way)
            return redirect(page, found.place)
    if queries.led_by_asker(codes.stored(code)):
        remember(request, code, way)
        return redirect("idea_again")
    wrong(request)
    form.add_error("code", UnknownCode().sentence())
    return None


def again(request: Request) -> HttpResponse:
    """`/balie/idee/opnieuw/`: her code is lost, and she read out that of a question or offer of her own."""
    must_help(request)
    said = heard(request)
    led = queries.led_by_asker(said.code) if said else ()
    if said is None or not led:
        return ask_again(request)
    if request.method == "POST":
        return _anew(request, said, led)
    for one in led:
        look_at(request, one.entry, one.resident, "idea_again", town=one.municipality, acting=request.acting)
    return render(request, "initiatives/desk_again.html", {"led": led})


def _anew(request: Request, said: Heard, led: Sequence[queries.Led]) -> HttpResponse:
    place = next((one.place for one in led if str(one.place) == request.POST.get("place")), None)
    if place is None:
        raise Http404
    acting = request.acting.at(said.way)
    made = actions.code_anew(own_code=said.code, place=place, acting=acting, now=clock.now())
    remember(request, made.code, said.way)
    messages.success(request, _("Dit is de nieuwe code. De oude werkt niet meer."))
    return redirect("idea_at_desk", place)


def begin(request: Request) -> HttpResponse:
    """`/balie/idee/nieuw/`: write an idea down together, read it out, and begin it "namens" the resident."""
    must_help(request)
    areas = Area.objects.current(on=clock.today()).filter(municipality=request.municipality)
    form = DeskIdeaForm(request.POST or None, areas=areas.neighbourhoods().order_by("name"))
    if form.is_valid() and (place := _begun(request, form)):
        return redirect("idea_at_desk", place)
    return render(request, "initiatives/desk_begin.html", {"form": form}, status=422 if form.errors else 200)


def _begun(request: Request, form: DeskIdeaForm) -> UUID | None:
    way = form.cleaned_data["way"]
    try:
        made = actions.begin_for(
            idea=form.idea(), resident=form.resident(known(request, form.cleaned_data["own_code"])),
            acting=request.acting.at(way), now=clock.now(),
        )  # fmt: skip
    except (TooManyCodes, UnknownCode) as refusal:
        form.add_error("own_code", refusal.sentence())
        return None
    except Refusal as refusal:
        form.add_error(None, refusal.sentence())
        return None
    remember(request, made.code, way)
    messages.success(request, _("Het idee is begonnen. Lees de code voor. Laat de ander hem opschrijven."))
    return made.pk


def paper(request: Request) -> HttpResponse:
    """`/initiatief/op-papier/`: an empty sheet to write an idea on. Of nobody yet."""
    return render(request, "initiatives/paper.html", {"door": balls.main_door()})


def look(request: Request, at: AtDesk, seen: Iterable[UUID], view: str) -> None:
    """Write in the access log whose names were read out, for whom, and how."""
    namens = at.acting.namens(at.idea.resident, way=at.acting.way)
    for person in dict.fromkeys([at.idea.resident, *seen]):
        look_at(request, at.idea.entry, person, view, town=at.idea.municipality, acting=namens)
