"""The work of who leads a tour: make it, move it, call it off, ask who receives. No tick is here, no talk."""

from typing import Any
from uuid import UUID

from django.contrib import messages as screen
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.community import queries as community
from samenspel.community.models import Area, Organisation
from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.journal import actions as journal

from ... import actions, forms, queries
from ...models import Tour
from ...queries import TourPerson
from ..work import must_work


def tours(request: Request) -> HttpResponse:
    """The tours that I lead."""
    must_work(request)
    shown = {"mine": queries.tours_to_lead()[:50], "now": clock.now()}
    return render(request, "mutual_help/tours/work_tours.html", shown)


def make(request: Request) -> HttpResponse:
    """Make a tour, in the name of my organisation."""
    me = must_work(request)
    town, organisation = _mine(me)
    form, places = _form(request, town, initial={})
    if form.is_valid():
        made = actions.make_tour(
            plan=_plan(form, places), organisation=organisation, municipality=town, acting=request.acting,
            now=clock.now(),
        )  # fmt: skip
        screen.success(request, _("De rondleiding staat er. Iedereen kan zelf een plek nemen."))
        return redirect("work_tour", pk=made.pk)
    shown = {"form": form, "organisation": organisation}
    return render(request, "mutual_help/tours/make.html", shown, status=422 if form.errors else 200)


def change(request: Request, pk: UUID) -> HttpResponse:
    """Say it differently as long as nobody comes; after that, move it."""
    found = _led(request, pk)
    town, organisation = _mine(must_work(request))
    at = timezone.localtime(found.begins_at)
    now = {
        name: getattr(found, name)
        for name in ("company", "sights", "received_by", "where", "minutes", "seats")
    }
    form, places = _form(request, town, now | {"place": found.place_id, "day": at.date(), "hour": at.time()})
    if form.is_valid():
        actions.change_tour(tour=found, plan=_plan(form, places), acting=request.acting, now=clock.now())
        screen.success(
            request, _("Veranderd. Wie een plek heeft, hoort een nieuwe plek of een nieuw moment.")
        )
        return redirect("work_tour", pk=pk)
    shown = {"form": form, "organisation": organisation, "tour": found}
    return render(request, "mutual_help/tours/make.html", shown, status=422 if form.errors else 200)


def tour(request: Request, pk: UUID) -> HttpResponse:
    """One tour that I lead: who comes, by the name each chose, and who receives; a button does one thing."""
    found = _led(request, pk)
    if request.method == "POST":
        _do(request, found)
        return redirect("work_tour", pk=pk)
    people = _people(request, found)
    shown = {
        "tour": found,
        "visitors": [one for one in people if not one.is_host],
        "hosts": [one for one in people if one.is_host],
        "could": queries.offers_to_receive(tour=pk, person=must_work(request)),
        "is_ahead": found.begins_at > clock.now() and found.called_off_at is None,
    }
    return render(request, "mutual_help/tours/work_tour.html", shown)


def sheet(request: Request, pk: UUID) -> HttpResponse:
    """Who comes, on paper, for who receives them: names as each chose, and nothing else."""
    found = _led(request, pk)
    people = [one for one in _people(request, found) if not one.is_host]
    shown = {"cards": [{"tour": found, "people": people}], "back": found}
    return render(request, "mutual_help/tours/sheet.html", shown)


def _do(request: Request, found: Tour) -> None:
    deed: dict[str, Any] = {"tour": found, "acting": request.acting, "now": clock.now()}
    if request.POST.get("do") == "call_off":
        actions.call_off_tour(**deed)
        screen.success(request, _("De rondleiding gaat niet door. Wie een plek had, hoort het."))
        return
    could = {str(one.pk): one for one in queries.offers_to_receive(tour=found.pk, person=must_work(request))}
    offer = could.get(request.POST.get("offer", ""))
    if request.POST.get("do") != "ask" or offer is None:
        raise Http404
    actions.ask_host(offer=offer, **deed)
    screen.success(request, _("Gevraagd. Pas na een eigen ja staat iemand op de lijst."))


def _led(request: Request, pk: UUID) -> Tour:
    must_work(request)
    return queries.tours_to_lead().get(pk=pk)


def _mine(me: UUID) -> tuple[Area, Organisation]:
    """The municipality, and in whose name she makes it; without both this page does not exist."""
    town, organisation = (
        community.municipality(on=clock.today()),
        queries.organisation_of(person=me, on=clock.today()),
    )
    if town is None or organisation is None:
        raise Http404
    return town, organisation


def _form(request: Request, town: Area, initial: dict[str, Any]) -> tuple[forms.TourForm, dict[str, str]]:
    places = {str(one.pk): one.name for one in queries.where_to_gather(area=town.pk)}
    if (here := str(initial.get("place") or "")) and here not in places:
        places[here] = initial["where"]
    form = forms.TourForm(
        request.POST or None, places=list(places.items()), today=clock.today(), initial=initial
    )
    return form, places


def _plan(form: forms.TourForm, places: dict[str, str]) -> actions.TourPlan:
    said = form.cleaned_data
    kept = {name: said[name] for name in ("company", "sights", "received_by", "minutes", "seats")}
    where = said["where"] or places[said["place"]]
    place = UUID(said["place"]) if said["place"] else None
    return actions.TourPlan(where=where, place_id=place, begins_at=form.at, **kept)


def _people(request: Request, found: Tour) -> list[TourPerson]:
    people = queries.people_of_tour(tour=found.pk)
    request.looks += [
        journal.look(
            acting=request.acting, subject=one.person, object_type="tour", object_id=found.pk,
            view="work_tour", purpose="helping", municipality=found.municipality_id, now=clock.now(),
        )
        for one in people
    ]  # fmt: skip
    return people
