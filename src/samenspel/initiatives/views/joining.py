"""One more resident joins without a screen: a colleague who did not ask reads out what it means."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.errors import NotFound, Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries
from ..forms import JoinForm
from .desk import known
from .doors import look_at
from .read_out import Heard, TooManyCodes, UnknownCode, ask_again, heard, must_help, remember


def join(request: Request, pk: UUID) -> HttpResponse:
    """`/balie/idee/erbij/…`: her yes, with who she is; or her no, which leaves nothing."""
    must_help(request)
    said = heard(request)
    asked = _of(said, pk)
    if said is None or asked is None:
        return ask_again(request, lambda code: bool(_of(code, pk)), lambda: join(request, pk))
    if request.POST.get("deed") == "nee":
        return _no(request, said)
    form = JoinForm(request.POST or None)
    if form.is_valid() and (place := _joined(request, said, form)):
        return redirect("idea_at_desk", place)
    acting = request.acting.at(said.way)
    look_at(request, asked.entry, asked.leads, "idea_join", town=asked.municipality, acting=acting)
    page = {"form": form, "asked": asked}
    return render(request, "initiatives/desk_join.html", page, status=422 if form.errors else 200)


def _of(said: Heard | None, place: UUID) -> queries.Invitation | None:
    asked = queries.idea_asked(said.hash) if said else None
    return asked if asked and asked.place == place else None


def _no(request: Request, said: Heard) -> HttpResponse:
    actions.hear_no(code=said.code)
    request.session.pop("idea_code", None)
    messages.success(request, _("Goed. Er blijft niets van staan."))
    return redirect("idea_desk")


def _joined(request: Request, said: Heard, form: JoinForm) -> UUID | None:
    try:
        made = actions.hear_joining(
            code=said.code, resident=form.resident(known(request, form.cleaned_data["own_code"])),
            acting=request.acting.at(said.way), now=clock.now(),
        )  # fmt: skip
    except (TooManyCodes, UnknownCode) as refusal:
        form.add_error("own_code", refusal.sentence())
        return None
    except NotFound:
        form.add_error(None, _("Deze code telt niet meer. Iemand anders schreef het antwoord al op."))
        return None
    except Refusal as refusal:
        form.add_error(None, refusal.sentence())
        return None
    remember(request, made.code, said.way)
    messages.success(
        request, _("Het ja staat erbij. Lees de nieuwe code voor. Laat de ander hem opschrijven.")
    )
    return made.pk
