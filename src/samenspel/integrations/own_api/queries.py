"""Named questions of this API: at most four statements each, besides the one that says who asks."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from samenspel.community import queries as community
from samenspel.community.models import Area
from samenspel.social_map import queries as social_map
from samenspel.social_map.models import Entry, Issue, Moment
from samenspel.social_map.queries import Found, Wish

from .parameters import DAYS, PARTS, PER_PAGE

MOST_BY_WORDS, EVERYTHING = 1_000, 10_000_000  # a search goes no further than so many
NOTHING = Found([], 0, 1, 0)
TAGS = {"gratis": "free", "rolstoel": "wheelchair", "ruimte": "room"}


def found(asked: Mapping[str, Any], *, on: date) -> Found:
    """Return the page of places that was asked for; nothing when the neighbourhood is unknown."""
    area = None
    if code := asked.get("buurt"):
        area = Area.objects.current(on=on).filter(code=code).first()
        if area is None:
            return NOTHING
    words = asked.get("q", "")
    return social_map.search(
        words,
        wish=_wish(asked, area),
        page=asked.get("pagina", 1),
        limit=asked.get("aantal", PER_PAGE),
        most=MOST_BY_WORDS if words else EVERYTHING,
    )


def _wish(asked: Mapping[str, Any], area: Area | None) -> Wish:
    return Wish(
        area=area,
        kind=asked.get("soort", ""),
        issue=asked.get("thema", ""),
        language=asked.get("taal", ""),
        talent=asked.get("kan", ""),
        guidance=(asked["begeleiding"],) if "begeleiding" in asked else (),
        tags=tuple(tag for name, tag in TAGS.items() if asked.get(name)),
        dayparts=_dayparts(asked.get("dag"), asked.get("dagdeel")),
        near=(asked["lat"], asked["lon"]) if "lat" in asked else None,
        within=float(asked["straal"]) if "straal" in asked else None,
    )


def _dayparts(day: str | None, part: str | None) -> tuple[int, ...]:
    """Each part of a day that would do; none when every moment does."""
    if not day and not part:
        return ()
    days = [DAYS.index(day)] if day else range(len(DAYS))
    parts = [PARTS.index(part)] if part else range(len(PARTS))
    return tuple(len(PARTS) * one + some for one in days for some in parts)


def place(pk: UUID) -> tuple[Entry, list[Moment]] | None:
    """Return one public entry with its moments, also when it has stopped; nothing of what is not public."""
    public = Entry.objects.filter(visibility=Entry.Visibility.PUBLIC, owner_agreed=True)
    entry = public.select_related("organisation", "area").defer("source_record").filter(pk=pk).first()
    return (entry, list(Moment.objects.filter(entry=entry))) if entry else None


def issues() -> list[Issue]:
    return list(social_map.issues())


def areas(*, on: date) -> list[Area]:
    return list(community.neighbourhoods(on=on))
