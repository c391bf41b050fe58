"""A code of an idea, read out at the desk: how long it counts there, how often it may be wrong, for whom."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.commitments import codes
from samenspel.community import rules as people
from samenspel.foundation import clock, limits, spoken
from samenspel.foundation.acting import Acting
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request, typed_besides

from .. import actions, queries
from ..forms import IdeaCodeForm

WRONG_CODES, AN_HOUR = 10, 3600  # of one colleague
ROOM, PREFIX = "idea", "heard"
Then = Callable[[], HttpResponse] | None


class TooManyCodes(Refusal):
    """Dat waren te veel verkeerde codes. Wacht een uur, of vraag een collega."""


class UnknownCode(Refusal):
    """Deze code kennen we niet. Vraag de ander om hem nog eens te lezen."""


def must_help(request: Request) -> None:
    """Who may write something down for another; for everybody else there is nothing here."""
    if request.acting.person is None or not request.acting.roles & people.MAY_ACT_FOR:
        raise Http404


# --- the code that was read out --------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Heard:
    """A code that somebody read out less than half an hour ago, and how she is here."""

    code: str
    way: str

    @property
    def hash(self) -> str:
        return actions.code_hash(self.code)


def remember(request: Request, code: str, way: str) -> None:
    """Keep the code that was read out, sealed, for half an hour; one at a time."""
    spoken.open_with(request, ROOM, codes.stored(code), way)


def heard(request: Request) -> Heard | None:
    """Return the code that was read out, as long as it counts here: each page moves that along."""
    said = spoken.open_now(request, ROOM)
    return Heard(said.code, said.way) if said else None


def ask_again(
    request: Request, counts: Callable[[Heard], bool] = lambda _said: False, then: Then = None
) -> HttpResponse:
    """The code that was read out counts no more: it is asked anew, and what was typed goes on with it.

    `counts`: whether a code is the one of this page; `then`: the page itself.
    """
    typed = typed_besides(request, PREFIX)
    if then is None or not typed:
        over = _("Een code telt hier een half uur. Vraag de ander om hem nog eens te lezen.")
        messages.info(request, over)
        return redirect("idea_desk")
    form = IdeaCodeForm(request.POST if f"{PREFIX}-code" in request.POST else None, prefix=PREFIX)
    if _read_again(request, form, counts):
        return then()
    page = {"form": form, "typed": typed}
    return render(request, "initiatives/desk_read_again.html", page, status=422)


def _read_again(request: Request, form: IdeaCodeForm, counts: Callable[[Heard], bool]) -> bool:
    if not form.is_valid():
        return False
    said = Heard(codes.stored(form.cleaned_data["code"]), form.cleaned_data["way"])
    try:
        must_not_guess(request)
    except TooManyCodes as refusal:
        form.add_error(None, refusal.sentence())
        return False
    if counts(said):
        remember(request, said.code, said.way)
        return True
    wrong(request)
    form.add_error("code", UnknownCode().sentence())
    return False


@dataclass(frozen=True, slots=True)
class AtDesk:
    """An idea that somebody's own code opened, and who does something for her, by which way."""

    idea: queries.IdeaAtDesk
    heard: Heard
    acting: Acting

    @property
    def deed(self) -> dict[str, Any]:
        return {"code": self.heard.code, "acting": self.acting, "now": clock.now()}


def _of(said: Heard | None, place: UUID) -> queries.IdeaAtDesk | None:
    found = queries.idea_at_desk(said.hash) if said else None
    return found if found and found.place == place else None


def for_who_heard_her(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The address names her place in the idea; the code must be of exactly that place: no page of another."""

    @wraps(view)
    def answer(request: Request, pk: UUID, **words: Any) -> HttpResponse:
        must_help(request)
        said = heard(request)
        found = _of(said, pk)
        if said is None or found is None:
            return ask_again(request, lambda code: bool(_of(code, pk)), lambda: answer(request, pk, **words))
        return view(request, AtDesk(found, said, request.acting.at(said.way)), **words)

    return answer


def must_not_guess(request: Request) -> None:
    if limits.is_blocked(what="idea_code", who=str(request.acting.person), at_most=WRONG_CODES):
        raise TooManyCodes


def wrong(request: Request) -> None:
    who = str(request.acting.person)
    tried = {"what": "idea_code", "who": who, "at_most": WRONG_CODES, "seconds": AN_HOUR}
    request.wrong_tries.append(tried)
