"""When an entry is, by its own people: one moment more or less, and back with one press."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import MomentForm, SkipForm
from ..models import Entry, Moment
from .doors import for_its_people, posted_day, posted_id


@for_its_people
def when(request: Request, entry: Entry) -> HttpResponse:
    """When it is. What falls together with something there is said first; it may be put there anyway."""
    asked: Any = {} if entry.by_calendar else request.POST
    if done := _by_a_button(request, entry, asked):
        return done
    moments = queries.moments_of(entry)
    skip = SkipForm(asked if "skip" in asked else None, days=showing.days_ahead(moments, today=clock.today()))
    if skip.is_valid():
        return _skipped(request, entry, *skip.chosen())
    form = MomentForm(asked if "add" in asked else None, hides_place=entry.at_home or entry.sheltered)
    there = _there(request, entry, form) if form.is_valid() else []
    if form.is_valid() and not there:
        return _kept(request, entry, more=[form.moment()])
    page = _page(entry, moments) | {"form": form, "skip": skip, "crossings": showing.crossings(there)}
    return render(request, "social_map/when.html", page, status=422 if form.errors or skip.errors else 200)


def _by_a_button(request: Request, entry: Entry, asked: Any) -> HttpResponse | None:
    """What takes no typing: back as it was, a moment that goes, a day that is there after all."""
    if "undo" in asked:
        return _put_back(request, entry)
    if "remove" in asked:
        return _kept(request, entry, without=posted_id(request, "remove"))
    if "after_all" in asked:
        return _skipped(request, entry, *posted_day(request, queries.moments_of(entry)), after_all=True)
    return None


def _skipped(
    request: Request, entry: Entry, moment: UUID, day: date, *, after_all: bool = False
) -> HttpResponse:
    acting, now = request.acting, clock.now()
    actions.skip_day(entry=entry, moment=moment, day=day, after_all=after_all, acting=acting, now=now)
    messages.success(request, _("Bewaard."))
    return redirect("map_when", entry.pk)


def _there(request: Request, entry: Entry, form: MomentForm) -> Sequence[tuple[date, Moment]]:
    """What is there already at that moment; nothing when she read that, and goes on."""
    if "anyway" in request.POST:
        return []
    moment = Moment(entry=entry, **asdict(form.moment()))
    return queries.at_that_moment(entry, moment, today=clock.today())


def _page(entry: Entry, there: Sequence[Moment]) -> dict[str, Any]:
    """What there is now, and what can be put back."""
    newest = showing.versions(entry, list(queries.versions_of(entry)[:1]), there)
    shown = [(one.pk, showing.moment_text(one, since=clock.today())) for one in there]
    left_out = showing.days_left_out(there, today=clock.today())
    return {"entry": entry, "moments": shown, "before": showing.to_put_back(newest), "left_out": left_out}


def _kept(
    request: Request, entry: Entry, *, more: Sequence[actions.MomentFacts] = (), without: UUID | None = None
) -> HttpResponse:
    there = [showing.moment_facts(one) for one in queries.moments_of(entry) if one.pk != without]
    actions.say_when(entry=entry, moments=[*there, *more], acting=request.acting, now=clock.now())
    messages.success(request, _("Bewaard."))
    return redirect("map_when", entry.pk)


def _put_back(request: Request, entry: Entry) -> HttpResponse:
    """As it was before the last change of days and times: nobody is asked why."""
    versions = queries.versions_of(entry).select_related("entry")
    change = get_object_or_404(versions, pk=posted_id(request, "undo"))
    actions.undo(change=change, acting=request.acting, now=clock.now())
    messages.success(request, _("Teruggezet."))
    return redirect("map_when", entry.pk)
