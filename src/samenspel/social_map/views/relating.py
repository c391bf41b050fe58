"""The ladder: what everybody reads of it, and the pages where two sides say how they stand (R78)."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.community.models import Area
from samenspel.foundation import clock
from samenspel.foundation.errors import Refusal
from samenspel.foundation.requests import Request

from .. import actions, queries, showing
from ..forms import OtherForm, RelationForm
from ..models import Entry, Relation
from .doors import for_owners
from .public import GEOJSON, shared_for


@require_safe
@shared_for(60)
def together(request: HttpRequest) -> HttpResponse:
    """`/kaart/samen/?buurt=`: who works with whom, in the words of both, as a list and as lines on a map."""
    areas, here = _asked_area(request)
    rows = [showing.as_together(one) for one in queries.together(here)]
    page = {"rows": rows, "areas": areas, "here": here, "tiles": settings.TILE_URL}
    page["on_map"] = any(one["line"] for one in rows)
    page["lines_url"] = reverse("map_lines") + (f"?buurt={quote(here.code)}" if here else "")
    return render(request, "social_map/together.html", page)


def _asked_area(request: HttpRequest) -> tuple[list[Area], Area | None]:
    """The neighbourhoods, and the one that the address asks for. Raises Http404 when there is no such one."""
    areas = list(Area.objects.current(on=clock.today()).neighbourhoods().order_by("name"))
    code = request.GET.get("buurt", "")
    here = next((area for area in areas if area.code == code), None)
    if code and here is None:
        raise Http404
    return areas, here


@require_safe
@shared_for(60, menu=False)
def lines(request: HttpRequest) -> JsonResponse:
    """The same as the list, as lines with their ends, in GeoJSON."""
    _areas, here = _asked_area(request)
    return JsonResponse(showing.lines_geojson(queries.together(here)), content_type=GEOJSON)


@require_safe
@for_owners
def relations(request: Request, entry: Entry) -> HttpResponse:
    """What waits, what holds and what was; and looking for the other place."""
    form = OtherForm(request.GET or None)
    words = form.cleaned_data["zoek"] if form.is_valid() else ""
    found = queries.search(words, limit=10).entries if words.strip() else []
    page = {
        "entry": entry,
        "rows": [showing.as_relation(one, entry) for one in queries.relations_of(entry)],
        "form": form,
        "looked": bool(words.strip()),
        "found": [one for one in found if one.pk != entry.pk],
    }
    return render(request, "social_map/relations.html", page)


@for_owners
def ask(request: Request, entry: Entry, other: UUID) -> HttpResponse:
    """Say how one stands to the other place: its owners are asked, and nobody else sees it."""
    there = queries.entry_for(other)
    form = RelationForm(request.POST or None)
    if form.is_valid():
        try:
            actions.relate(entry=entry, other=there, **form.said(), acting=request.acting, now=clock.now())
        except Refusal as refusal:
            messages.error(request, refusal.sentence())
        else:
            messages.success(request, _("Gevraagd. Zeggen zij ja, dan ziet iedereen het."))
        return redirect("map_relations", entry.pk)
    page = {"entry": entry, "other": there, "form": form}
    return render(request, "social_map/relate.html", page, status=422 if form.errors else 200)


@for_owners
def relation(request: Request, entry: Entry, relation: UUID) -> HttpResponse:
    """One relation: yes, something else, no; or end it."""
    found = queries.relation_for(relation, entry)
    changing = request.POST.get("deed") == "anders"
    said = {"step": found.step, "words": found.words}
    form = RelationForm(request.POST if changing else None, initial=said)
    if request.method == "POST" and (not changing or form.is_valid()):
        return _answered(request, entry, found, form)
    page = {"entry": entry, "form": form, **showing.as_relation(found, entry)}
    return render(request, "social_map/relation.html", page, status=422 if form.errors else 200)


def _answered(request: Request, entry: Entry, found: Relation, form: RelationForm) -> HttpResponse:
    who: dict[str, Any] = {"relation": found, "acting": request.acting, "now": clock.now()}
    try:
        sentence = _done(request.POST, who, entry, form)
    except Refusal as refusal:
        messages.error(request, refusal.sentence())
    else:
        messages.success(request, sentence)
    return redirect("map_relations", entry.pk)


def _done(said: Any, who: dict[str, Any], entry: Entry, form: RelationForm) -> str:
    """Do what the button says; the version that she read goes with it."""
    deed, found = said.get("deed", ""), who["relation"]
    if deed in ("ja", "anders") and said.get("version") != str(found.version):
        raise actions.SaidOtherwise
    if deed == "ja":
        actions.confirm_relation(side=entry, **who)
        return _("Iedereen ziet nu hoe jullie tot elkaar staan.")
    if deed == "anders":
        actions.say_it_otherwise(side=entry, **form.said(), **who)
        return _("Gevraagd. Zeggen zij ja, dan ziet iedereen het.")
    if deed == "nee":
        actions.leave_relation(**who)
        return _("Weg. Niemand ziet er iets van.")
    if deed == "stop":
        actions.end_relation(side=entry, **who)
        return _("Gestopt. Het staat er niet meer bij.")
    raise Http404
