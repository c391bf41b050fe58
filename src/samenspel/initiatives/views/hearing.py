"""A resident says yes without a screen: somebody at work has the code, and writes the yes down."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.community import rules as people
from samenspel.foundation import clock, limits, spoken
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from .. import actions, queries
from ..forms import CodeForm, HearForm

WRONG_CODES, AN_HOUR = 10, 3600  # of one colleague
ROOM = "grant"


def _must_hear(request: Request) -> None:
    if request.acting.person is None or not request.acting.roles & people.MAY_ACT_FOR:
        raise Http404


def begin(request: Request) -> HttpResponse:
    """`/balie/aanvraag/`: the code that the other reads out."""
    _must_hear(request)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        code = codes.stored(form.cleaned_data["code"])
        found = _found(request, code) if code else None
        if found:
            return _open(request, code, found)
        form.add_error("code", _("Deze code kennen we niet. Vraag de ander om hem nog eens te lezen."))
    return render(request, "initiatives/hear_code.html", {"form": form}, status=422 if form.errors else 200)


@spoken.opens
def from_the_desk(request: Request, code: str) -> HttpResponse | None:
    """Typed in the one field of the desk."""
    found = request.acting.roles & people.MAY_ACT_FOR and queries.asked_with(actions.code_hash(code))
    return _open(request, code, found) if found else None


def _open(request: Request, code: str, found: queries.AskedWith) -> HttpResponse:
    """To the words to read out: for half an hour, and the code stands in no address."""
    spoken.open_with(request, ROOM, code, "")
    return redirect("grant_hear_code", found.request)


def _found(request: Request, code: str) -> queries.AskedWith | None:
    """What the code is about. A wrong one tells nothing, and guessing is limited."""
    who = str(request.acting.person)
    wrong = {"what": "grant_code", "who": who, "at_most": WRONG_CODES, "seconds": AN_HOUR}
    if limits.is_blocked(what="grant_code", who=who, at_most=WRONG_CODES):
        raise Http404
    found = queries.asked_with(actions.code_hash(code))
    if found is None:
        request.wrong_tries.append(wrong)
    return found


def hear(request: Request, pk: UUID) -> HttpResponse:
    """The words to read out, and which resident says yes to them."""
    _must_hear(request)
    said = spoken.open_now(request, ROOM)
    found = queries.asked_with(actions.code_hash(said.code)) if said else None
    if said is None or found is None or found.request != pk:
        messages.info(request, _("Een code telt hier een half uur. Vraag de ander om hem nog eens te lezen."))
        return redirect("grant_hear")
    code = said.code
    there = queries.who_may_say_yes(actions.code_hash(code))
    form = HearForm(request.POST or None, people=there, initial={"version": found.version})
    if form.is_valid() and _heard(request, code, form):
        return redirect("grant_hear")
    _look(request, found, there)
    page = {"form": form, "asked": found, "nobody": not there}
    return render(request, "initiatives/hear.html", page, status=422 if form.errors else 200)


def _heard(request: Request, code: str, form: HearForm) -> bool:
    typed = form.cleaned_data
    try:
        actions.hear_yes(
            code=code, resident=typed["resident"], version=typed["version"], way=typed["way"],
            acting=request.acting, now=clock.now(),
        )  # fmt: skip
    except NotFound:
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.sentence())
        return False
    messages.success(request, _("Het ja staat erbij. Wie ja zei, krijgt daar bericht van."))
    return True


def _look(request: Request, found: queries.AskedWith, there: queries.Names) -> None:
    """Write in the access log whose name was read."""
    for person, _name in there[:1]:
        seen = journal.look(
            acting=request.acting, subject=person, object_type="initiative", object_id=found.request,
            view="grant_hear", purpose="initiative", municipality=found.municipality, now=clock.now(),
        )  # fmt: skip
        request.looks.append(seen)
