"""The public map: a list with a map beside it, and a page for each entry."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.foundation import clock
from samenspel.foundation.requests import Request

from .. import actions, queries, rules, showing
from ..forms import Search
from ..models import Entry
from .doors import keeps

View = Callable[..., HttpResponse]
PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, settings.MESSAGES_COOKIE)
GEOJSON = "application/geo+json"


def shared_for(seconds: int, *, menu: bool = True) -> Callable[[View], View]:
    """Let everybody's copy be kept for a while; with a menu only when nobody is signed in."""

    def wrap(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **words: Any) -> HttpResponse:
            response = view(request, *args, **words)
            if menu:
                patch_vary_headers(response, ["Cookie", "Accept-Language"])
            if not menu or not any(name in request.COOKIES for name in PERSONAL_COOKIES):
                patch_cache_control(response, public=True, max_age=seconds)
            return response

        return answer

    return wrap


@require_safe
@shared_for(60)
def listing(request: HttpRequest) -> HttpResponse:
    """`/kaart/`: search, filter, and the result as a list beside the map."""
    today = clock.today()
    form = Search(request.GET.dict(), on=today)
    found = queries.search(form.text, wish=form.wish, page=form.page, brief=True)
    if found.missed:
        actions.note_missed(words=found.missed, today=today)
    cards = showing.cards(found.entries, today=today)
    chosen = urlencode(form.chosen())
    page = {"form": form, "found": found, "cards": cards, "chosen": chosen, "tiles": settings.TILE_URL}
    page["danger"] = rules.danger_in(form.text)
    if not chosen:
        page["fresh"] = _freshness(today)
    page["places_url"] = f"{reverse('map_places')}?{chosen}" if chosen else reverse("map_places")
    page["share"] = showing.share_list(_("Wat is er bij mij in de buurt?"), _whole(request, "map", chosen))
    return render(request, "social_map/listing.html", page)


def _whole(request: HttpRequest, name: str, chosen: str) -> str:
    """The whole address of a page with what was chosen, as somebody else may open it."""
    return request.build_absolute_uri(reverse(name) + (f"?{chosen}" if chosen else ""))


def _freshness(today: date) -> queries.Freshness:
    """The figures of freshness, kept for a minute as the page itself is."""
    kept: queries.Freshness | None = cache.get("map_freshness")
    if kept is None:
        kept = queries.freshness(now=clock.now(), today=today)
        cache.set("map_freshness", kept, 60)
    return kept


@require_safe
@shared_for(60)
def entry(request: Request, pk: UUID) -> HttpResponse:
    """The page of one entry; what has stopped says so."""
    today = clock.today()
    found = queries.entry_for(pk)
    if found.merged_into_id:  # two were one: the old address leads on
        return redirect("map_entry", found.merged_into_id, permanent=True)
    near = queries.nearby(found.point, limit=3, besides=pk) if found.point else []
    page = {"entry": found, "shown": showing.as_page(found, today=today)}
    page["near"] = [showing.as_place(other, today=today) for other in near]
    page["keeps"] = keeps(request, found)
    here = request.build_absolute_uri(reverse("map_entry", args=[pk]))
    short = request.build_absolute_uri(reverse("map_short", args=[found.short_code]))
    page |= _of_everybody(found, here, short, today)
    page["together"] = showing.together_with(found)
    return render(request, "social_map/entry.html", page)


def _of_everybody(entry: Entry, here: str, short: str, today: date) -> dict[str, Any]:
    """What only the page of a public entry has: a short address to pass on, and what other websites read."""
    more: dict[str, Any] = {"times": showing.times(entry, today=today)}
    if entry.visibility == Entry.Visibility.PUBLIC:
        calendar = f"{here}agenda.ics" if more["times"] else ""
        more["share"] = showing.as_share(_("Deel dit"), entry.name, short, calendar=calendar)
        more["grew"] = showing.as_grown(entry, queries.grew_here(entry), today=today)
        more["linked"] = "" if entry.closed_on else showing.linked_data(entry, here, today=today)
    return more


@require_safe
@shared_for(60, menu=False)
def short(request: HttpRequest, code: str) -> HttpResponse:
    """`/k/…`: the short address that stands on paper, of what everybody may read."""
    return redirect("map_entry", queries.entry_at(code))


@require_safe
def unlisted(request: HttpRequest, code: str) -> HttpResponse:
    """`/kaart/adres/…`: what is found in no other way; no search engine may keep it."""
    found = queries.unlisted(code)
    page = {"entry": found, "shown": showing.as_page(found, today=clock.today()), "near": []}
    response = render(request, "social_map/entry.html", page)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@shared_for(60)
def issues(request: HttpRequest) -> HttpResponse:
    """`/kaart/themas/`: the everyday themes, each with a page of its own (I1)."""
    rows = [showing.as_issue(issue) for issue in queries.issues()]
    return render(request, "social_map/issues.html", {"issues": rows})


@require_safe
@shared_for(60)
def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is about one theme, and the words to look further."""
    today = clock.today()
    found = queries.issue_for(slug=slug)
    on_map = queries.search("", wish=queries.Wish(issue=found.code))
    page: dict[str, Any] = {
        "issue": showing.as_issue(found),
        "concepts": found.concepts.all(),
        "found": on_map,
    }
    page["places"] = [showing.as_place(entry, today=today) for entry in on_map.entries]
    return render(request, "social_map/issue.html", page)


@require_safe
@shared_for(60, menu=False)
def places(request: HttpRequest) -> JsonResponse:
    """The same result as the list, as GeoJSON for the map."""
    form = Search(request.GET.dict(), on=clock.today())
    found = queries.places(form.text, wish=form.wish)
    return JsonResponse(showing.places_geojson(found), content_type=GEOJSON)


@require_safe
@shared_for(3600, menu=False)
def outlines(request: HttpRequest) -> JsonResponse:
    """The outlines of the neighbourhoods, as GeoJSON."""
    areas = queries.outlines(on=clock.today())
    return JsonResponse(showing.outlines_geojson(areas), content_type=GEOJSON)
