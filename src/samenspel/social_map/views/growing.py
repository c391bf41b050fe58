"""What grew out of what: said here by who keeps it, and agreed here by who keeps the other."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries
from ..forms import GrewForm
from ..models import Entry
from .doors import for_its_people


@for_its_people
def grew(request: Request, entry: Entry) -> HttpResponse:
    """`/kaart/<uuid>/ontstaan/`: what was said of it, one more, and yes or no to what another said."""
    asked = request.POST.get("deed", "")
    if asked in ("ja", "weg"):
        return _answer(request, entry, asked)
    form = GrewForm(request.POST if request.method == "POST" else None, entry=entry)
    if form.is_valid() and _say(request, entry, form):
        return redirect("map_grew", entry.pk)
    page = {"entry": entry, "form": form, "growths": queries.growths_of(entry)}
    return render(request, "social_map/grew.html", page, status=422 if form.errors else 200)


def _say(request: Request, entry: Entry, form: GrewForm) -> bool:
    source = form.cleaned_data["source"]
    try:
        actions.say_grew(entry=entry, source=source, acting=request.acting, now=clock.now())
    except Refusal as refusal:
        form.add_error("source", refusal.sentence())
        return False
    messages.success(request, _("Gezegd. Het staat op de kaart als de ander het ook vindt."))
    return True


def _answer(request: Request, entry: Entry, asked: str) -> HttpResponse:
    try:
        growth = UUID(request.POST.get("growth", ""))
    except ValueError as problem:
        raise Http404 from problem
    acting, now = request.acting, clock.now()
    if asked == "ja":
        done = actions.agree_grew(source=entry, growth=growth, acting=acting, now=now)
    else:
        done = actions.take_back_grew(entry=entry, growth=growth, acting=acting, now=now)
    if done:
        messages.success(request, _("Bewaard."))
    return redirect("map_grew", entry.pk)
