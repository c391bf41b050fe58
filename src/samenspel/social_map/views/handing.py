"""A group that somebody began from her work goes over to residents: her side, theirs, and the desk's."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.commitments import queries as balls
from samenspel.community import rules as people
from samenspel.foundation import clock, limits, spoken
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import HandoverDayForm, TakeOverForForm, TakeOverForm
from ..models import Entry
from .doors import for_desk, for_its_people

WRONG_CODES, AN_HOUR = 10, 3600  # of one visitor


@for_its_people
def hand_over(request: Request, entry: Entry) -> HttpResponse:
    """`/kaart/…/overdragen/`: on which day, and asking one resident; her code is shown this one time."""
    page: dict[str, Any] = {"entry": entry, "handing": showing.handing(entry, today=clock.today())}
    if not page["handing"]:
        raise Http404
    deed = request.POST.get("deed", "")
    form = HandoverDayForm(
        request.POST if deed == "dag" else None, initial={"handover_by": entry.handover_by}
    )
    if deed and not entry.handed_over_at and _done(request, entry, deed, form, page):
        return redirect("map_hand_over", entry.pk)
    page |= {"form": form, "asked": queries.handover_of(entry)}
    return render(request, "social_map/hand_over.html", page, status=422 if form.errors else 200)


def _done(request: Request, entry: Entry, deed: str, form: HandoverDayForm, page: dict[str, Any]) -> bool:
    """Do what she pressed. True when the page may be read anew: a code is shown once, in this answer."""
    who: dict[str, Any] = {"acting": request.acting, "now": clock.now()}
    if deed == "dag" and form.is_valid():
        actions.plan_handover(entry=entry, by=form.cleaned_data["handover_by"], **who)
        messages.success(request, _("Bewaard."))
        return True
    if deed == "terug":
        actions.take_back_handover(entry=entry, **who)
        messages.success(request, _("De vraag is weg. De code werkt niet meer."))
        return True
    if deed == "vraag":
        try:
            code = actions.ask_resident(entry=entry, **who)
        except Refusal as refusal:
            messages.error(request, refusal.sentence())
            return True
        address = reverse("map_take_over", args=[codes.in_address(code)])
        page |= {"code": codes.spoken(code), "address": request.build_absolute_uri(address)}
    return False


def take_over(request: Request, code: str) -> HttpResponse:
    """`/kaart/overnemen/…`: what it means, to whom has the code; only a button says yes or no."""
    found = _asked(request, code)
    form = TakeOverForm(request.POST if request.method == "POST" else None)
    if request.POST.get("deed") == "nee":
        actions.leave_handover(code=code)
        return render(request, "social_map/took_not_over.html")
    if request.acting.person and form.is_valid() and _taken(request, code, form):
        return redirect("map_tend", found.entry)
    door = balls.main_door()
    page = {"asked": found, "form": form, "code": codes.spoken(codes.stored(code)), "next": request.path}
    page["phone"] = door.phone if door else ""
    return render(request, "social_map/take_over.html", page, status=422 if form.errors else 200)


def _taken(request: Request, code: str, form: TakeOverForm) -> bool:
    try:
        actions.take_over(code=code, acting=request.acting, now=clock.now(), **form.cleaned_data)
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
        return False
    messages.success(request, _("Het is nu van jullie. Kijk de tekst en het nummer eens na."))
    return True


def _asked(request: Request, code: str) -> queries.HandoverAsked:
    """What the code is about. A wrong one tells nothing, and guessing is limited."""
    who = str(request.META.get("REMOTE_ADDR", ""))
    if limits.is_blocked(what="map_code", who=who, at_most=WRONG_CODES):
        raise Http404
    found = queries.handover_asked(actions.code_hash(code))
    if found is None:
        wrong = {"what": "map_code", "who": who, "at_most": WRONG_CODES, "seconds": AN_HOUR}
        request.wrong_tries.append(wrong)
        raise Http404
    return found


class NobodyWithIt(Exception):
    """There is no ask and no offer with this code."""


def _known(request: Request, own_code: str) -> UUID | None:
    """Whose ask or offer this is, by the code that she reads out: so that nobody is in it twice."""
    if not own_code.strip():
        return None
    who = str(request.META.get("REMOTE_ADDR", ""))
    wrong = {"what": "code", "who": who, "at_most": WRONG_CODES, "seconds": AN_HOUR}
    if limits.is_blocked(what="code", who=who, at_most=WRONG_CODES):
        raise NobodyWithIt
    found = balls.with_code(own_code)
    if found is None or found[1] not in ("ASK", "OFFER"):
        request.wrong_tries.append(wrong)
        raise NobodyWithIt
    return found[3]


@for_desk
def take_over_for(request: Request) -> HttpResponse:
    """`/beheer/kaart-overnemen/`: somebody calls or stands there with a code, and has no account."""
    no = request.POST.get("deed") == "nee"
    form = TakeOverForForm(request.POST or None, no=no, initial={"code": codes.spoken(spoken.kept(request))})
    if form.is_valid() and _written(request, form, no=no):
        return redirect("map_calls")
    page = {"form": form}
    return render(request, "social_map/take_over_for.html", page, status=422 if form.errors else 200)


@spoken.opens
def from_the_desk(request: Request, code: str) -> HttpResponse | None:
    """Typed in the one field of the desk."""
    if not request.acting.roles & people.MAY_ACT_FOR or not queries.handover_asked(actions.code_hash(code)):
        return None
    spoken.keep(request, code)
    return redirect("map_take_over_for")


def _written(request: Request, form: TakeOverForForm, *, no: bool) -> bool:
    typed = form.cleaned_data
    try:
        _asked(request, typed["code"])
        if no:
            actions.leave_handover(code=typed["code"])
            messages.success(request, _("Goed. Er blijft niets van staan."))
            return True
        entry, own_code = actions.take_over_for(
            code=typed["code"], resident=form.resident(_known(request, typed["own_code"])),
            shown=typed["shown"], acting=request.acting.at(typed["way"]), now=clock.now(),
        )  # fmt: skip
    except NobodyWithIt:
        form.add_error("own_code", _("Deze code kennen we niet. Vraag de ander om hem nog eens te lezen."))
    except (NotFound, Http404):
        form.add_error("code", _("Deze code kennen we niet. Vraag de ander om hem nog eens te lezen."))
    except Refusal as refusal:
        form.add_error(None, refusal.sentence())
    else:
        messages.success(request, _("%(name)s is nu van buurtbewoners.") % {"name": entry.name})
        if own_code:
            messages.info(
                request,
                _("Lees de ander een code voor: %(code)s. Daarmee kan die bellen.") % {"code": own_code},
            )
        return True
    return False
