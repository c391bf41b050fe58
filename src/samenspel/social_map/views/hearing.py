"""Who keeps a place calls, comes by or sends her sheet: a colleague with her code writes it down."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.foundation import clock, limits, spoken
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries, rules, showing
from ..forms import WAYS, KeeperCodeForm, MomentForm, SkipForm, TallyForm, WeekCountForm
from ..models import Moment
from ..queries import Heard
from .counting import begun
from .doors import for_desk, look_at_keeper, posted_day, posted_id

WRONG_CODES, AN_HOUR = 10, 3600  # of one colleague
ROOM = "place"


@for_desk
def begin(request: Request) -> HttpResponse:
    """`/balie/plek/`: the code that she reads out or that stands on her sheet, and how it comes in."""
    form = KeeperCodeForm(request.POST or None, initial={"code": codes.spoken(spoken.kept(request))})
    if form.is_valid():
        code, way = codes.stored(form.cleaned_data["code"]), form.cleaned_data["way"]
        where = _opens(request, code, way, form) if code else None
        if where:
            return where
        if not form.errors:
            form.add_error("code", _("Deze code kennen we niet. Vraag de ander om hem nog eens te lezen."))
    return render(request, "social_map/hear.html", {"form": form}, status=422 if form.errors else 200)


@spoken.opens
def from_the_desk(request: Request, code: str) -> HttpResponse | None:
    """Typed in the one field of the desk: how it came in is asked here."""
    if queries.heard(actions.code_hash(code), today=clock.today()) is None:
        return None
    spoken.keep(request, code)
    return redirect("map_hear")


def _opens(request: Request, code: str, way: str, form: KeeperCodeForm) -> HttpResponse | None:
    """To where this code leads. A wrong one tells nothing, and guessing is limited."""
    who = str(request.acting.person)
    if limits.is_blocked(what="keeper_code", who=who, at_most=WRONG_CODES):
        form.add_error("code", _("Dat waren te veel verkeerde codes. Wacht een uur, of vraag een collega."))
        return None
    keeper = queries.heard(actions.code_hash(code), today=clock.today())
    if keeper or queries.kept_by_asker(code):
        spoken.open_with(request, ROOM, code, way)
        page = "map_hear_week" if way == "PAPER" else "map_hear_place"
        return redirect(page, keeper.insider) if keeper else redirect("map_hear_again")
    wrong = {"what": "keeper_code", "who": who, "at_most": WRONG_CODES, "seconds": AN_HOUR}
    request.wrong_tries.append(wrong)
    return None


@for_desk
def again(request: Request) -> HttpResponse:
    """`/balie/plek/opnieuw/`: her code is lost, and she read out that of a question or offer of her own."""
    said = spoken.open_now(request, ROOM)
    kept = queries.kept_by_asker(said.code) if said else ()
    if said is None or not kept:
        return _ask_again(request)
    if request.method == "POST":
        return _anew(request, said, posted_id(request, "place"))
    for one in kept:
        look_at_keeper(request, one.entry, one.person, "map_hear_again")
    return render(request, "social_map/hear_again.html", {"kept": kept})


def _anew(request: Request, said: spoken.ReadOut, chosen: UUID) -> HttpResponse:
    deed: dict[str, Any] = {"acting": request.acting, "way": said.way, "now": clock.now()}
    made = actions.keepers.code_anew(own_code=said.code, insider=chosen, **deed)
    spoken.open_with(request, ROOM, made, said.way)
    code = codes.spoken(made).replace(" ", "\u00a0")  # on one line: it is read out
    words = _("De nieuwe code is %(code)s. De oude werkt niet meer.") % {"code": code}
    messages.success(request, words)
    return redirect("map_hear_place", chosen)


def _ask_again(request: Request) -> HttpResponse:
    messages.info(request, _("Een code telt hier een half uur. Vraag de ander om hem nog eens te lezen."))
    return redirect("map_hear")


def for_her_code(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give who keeps a place to a colleague to whom she read her code; for half an hour, in no address."""

    @wraps(view)
    @for_desk
    def answer(request: Request, pk: UUID) -> HttpResponse:
        said = spoken.open_now(request, ROOM)
        keeper = queries.heard(actions.code_hash(said.code), today=clock.today()) if said else None
        if keeper is None or keeper.insider != pk:
            return _ask_again(request)
        return view(request, pk, keeper)

    return answer


@for_her_code
def place(request: Request, pk: UUID, keeper: Heard) -> HttpResponse:
    """`/balie/plek/<seat>/`: what stands there, to read out, and what she may let you do."""
    return _show(request, "hear_place", pk, keeper)


def _show(
    request: Request, name: str, pk: UUID, keeper: Heard, form: Any = None, **more: Any
) -> HttpResponse:
    """A page about her place. The log says that a colleague read who she is."""
    look_at_keeper(request, keeper.entry, keeper.keeper, f"map_{name}")
    page = showing.as_read_out(keeper, today=clock.today()) | {"seat": pk, "way": dict(WAYS)[_way(request)]}
    wrong = any(one.errors for one in (form, more.get("skip")) if one is not None)
    return render(
        request, f"social_map/{name}.html", page | {"form": form} | more, status=422 if wrong else 200
    )


def _way(request: Request) -> str:
    said = spoken.open_now(request, ROOM)
    return said.way if said else "PHONE"


def _for_her(request: Request, keeper: Heard) -> dict[str, Any]:
    """Whose deed it is, by whose hand, and how it came in."""
    return {"keeper": keeper, "acting": request.acting, "way": _way(request), "now": clock.now()}


@for_her_code
def count(request: Request, pk: UUID, keeper: Heard) -> HttpResponse:
    """`/balie/plek/<seat>/tellen/`: how many came on a day, or put right."""
    form = TallyForm(request.POST or None, today=clock.today(), initial=begun(request, keeper.counted))
    if form.is_valid():
        day, number = form.cleaned_data["counted_on"], form.cleaned_data["number"]
        was = actions.keepers.count_for(counts={day: number}, **_for_her(request, keeper))[day]
        messages.success(request, showing.counted_text(was, number))
        return redirect("map_hear_count", pk)
    return _show(request, "hear_count", pk, keeper, form)


@for_her_code
def week(request: Request, pk: UUID, keeper: Heard) -> HttpResponse:
    """`/balie/plek/<seat>/week/?week=2026-W48`: a whole sheet. Empty stays as it is, zero is a count."""
    today, asked = clock.today(), request.GET.get("week", "")
    monday = rules.monday_of(asked, today=today)
    if monday is None or monday > today:
        raise Http404
    known = {one.counted_on: one.number for one in keeper.counted}
    typed = request.POST if request.method == "POST" else None  # also a sheet without a number
    form = WeekCountForm(typed, monday=monday, today=today, known=known)
    if form.is_valid():
        actions.keepers.count_for(counts=form.counts(), **_for_her(request, keeper))
        messages.success(request, _("Bewaard. Vergelijk het nog eens met het blad."))
        return redirect(f"{reverse('map_hear_week', args=[pk])}?week={rules.week_text(monday)}")
    return _show(request, "hear_week", pk, keeper, form, **showing.week_of(monday, today=today))


@for_her_code
def when(request: Request, pk: UUID, keeper: Heard) -> HttpResponse:
    """`/balie/plek/<seat>/wanneer/`: one moment more or less, and back. What falls together is said first."""
    asked: Any = {} if keeper.entry.by_calendar else request.POST
    hides = keeper.entry.at_home or keeper.entry.sheltered
    form = MomentForm(asked if "add" in asked else None, hides_place=hides)
    skip = SkipForm(
        asked if "skip" in asked else None, days=showing.days_ahead(keeper.moments, today=clock.today())
    )
    there = _there(request, keeper, form) if form.is_valid() else []
    if not there and _changed(request, keeper, asked, form, skip):
        return redirect("map_hear_when", pk)
    return _show(request, "hear_when", pk, keeper, form, skip=skip, crossings=showing.crossings(there))


def _there(request: Request, keeper: Heard, form: MomentForm) -> Sequence[tuple[date, Moment]]:
    """What is there already at that moment; nothing when that was read to her, and she goes on."""
    if "anyway" in request.POST:
        return []
    moment = Moment(entry=keeper.entry, **asdict(form.moment()))
    return queries.at_that_moment_of(keeper, moment, today=clock.today())


def _changed(request: Request, keeper: Heard, asked: Any, form: MomentForm, skip: SkipForm) -> bool:
    """Do what she said; whether the page can be read anew."""
    hers, said = _for_her(request, keeper), _("Bewaard.")
    try:
        if "undo" in asked:
            said = _("Teruggezet.")
            actions.keepers.put_back_for(change=posted_id(request, "undo"), **hers)
        elif "remove" in asked:
            actions.keepers.take_moment_for(moment=posted_id(request, "remove"), **hers)
        elif "after_all" in asked:
            moment, day = posted_day(request, keeper.moments)
            actions.keepers.give_day_back_for(moment=moment, day=day, **hers)
        elif skip.is_valid():
            moment, day = skip.chosen()
            actions.keepers.take_moment_for(moment=moment, day=day, **hers)
        elif form.is_valid():
            actions.keepers.add_moment_for(moment=form.moment(), **hers)
        else:
            return False
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
    else:
        messages.success(request, said)
    return True


@for_her_code
def ask(request: Request, pk: UUID, keeper: Heard) -> HttpResponse:
    """`/balie/plek/<seat>/erbij/`: one more is asked to carry it with her, by an invitation on paper."""
    if "back" in request.POST:
        return _taken_back(request, pk, keeper)
    if "invite" not in request.POST:
        return _show(request, "hear_ask", pk, keeper)
    invitation = actions.keepers.invite_for(**_for_her(request, keeper))
    address = request.build_absolute_uri(reverse("map_invitation", args=[invitation]))
    return _show(request, "invitation_paper", pk, keeper, address=address, today=clock.today())


def _taken_back(request: Request, pk: UUID, keeper: Heard) -> HttpResponse:
    hers = _for_her(request, keeper)
    try:
        actions.keepers.take_back_invitation_for(invitation=posted_id(request, "back"), **hers)
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
    else:
        messages.success(request, _("De uitnodiging werkt niet meer."))
    return redirect("map_hear_ask", pk)
