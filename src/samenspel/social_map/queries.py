"""Named questions about the map. A list page costs one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Window

from samenspel.community.models import Area

from . import rules
from .models import Entry, EntryQuerySet, Point

PLACES_AT_ONCE = 500  # pins on one map


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, and how much there is in all."""

    entries: Sequence[Entry]
    total: int
    page: int
    pages: int


def _wanted(text: str, *, area: Area | None, kind: str, near: Point | None) -> EntryQuerySet:
    entries = Entry.objects.public().select_related("organisation", "area").defer("source_record", "search")
    words = rules.search_words(text)
    if text.strip():
        entries = entries.matching(words) if words else entries.none()
    if area:
        entries = entries.around(area)
    if kind:
        entries = entries.filter(kind=kind)
    if near:
        entries = entries.measured_from(near)
    return entries.in_order(words=bool(words), near=bool(near))


def search(
    text: str,
    *,
    area: Area | None = None,
    kind: str = "",
    near: Point | None = None,
    limit: int = 20,
    page: int = 1,
) -> Found:
    """Return what fits these words, this area and this kind; `near` is (latitude, longitude).

    Literal words go before typing errors, then what is near, then what was confirmed last.
    Any text is fine, also none at all (then: everything). Each entry found near a point has `distance`
    in metres, or none when it has no place.
    """
    wanted = _wanted(text, area=area, kind=kind, near=near).annotate(total=Window(Count("*")))
    start = (max(page, 1) - 1) * limit
    entries = list(wanted[start : start + limit])
    total: int = entries[0].total if entries else 0  # type: ignore[attr-defined]
    return Found(entries=entries, total=total, page=max(page, 1), pages=-(-total // limit))


def places(text: str, *, area: Area | None = None, kind: str = "") -> list[Entry]:
    """Return the same result as a whole, for the map: only what has a place, at most 500."""
    wanted = _wanted(text, area=area, kind=kind, near=None)
    return list(wanted.filter(latitude__isnull=False)[:PLACES_AT_ONCE])


def nearby(point: Point, *, limit: int = 5, kind: str = "", besides: UUID | None = None) -> list[Entry]:
    """Return what is closest to a point, with `distance` in metres."""
    entries = Entry.objects.public().filter(latitude__isnull=False).select_related("area")
    entries = entries.exclude(pk=besides) if besides else entries
    entries = entries.filter(kind=kind) if kind else entries
    return list(entries.measured_from(point).order_by(F("distance"), "name", "pk")[:limit])


def entry_for(pk: UUID) -> Entry:
    """Return an entry that is (or was) public, also when it has stopped. Raises Entry.DoesNotExist."""
    entries = Entry.objects.filter(visibility=Entry.Visibility.PUBLIC, owner_agreed=True)
    return entries.select_related("organisation", "area").get(pk=pk)


def entries_named(ids: Sequence[UUID]) -> dict[UUID, Entry]:
    """Return public entries by id, for pages that only keep the id of a place."""
    return Entry.objects.public().in_bulk(list(ids))


def how_many() -> int:
    """Return how many entries there are to find."""
    return Entry.objects.public().count()


def outlines(*, on: date) -> list[Area]:
    """Return the neighbourhoods that have an outline, for the map."""
    return list(Area.objects.current(on=on).neighbourhoods().filter(outline__isnull=False))
