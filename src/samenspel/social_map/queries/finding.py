"""Finding what is on the map: words and place in one look-up of the index (findings/performance.md B)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F, IntegerField, JSONField, QuerySet
from django.db.models.expressions import Combinable, RawSQL

from samenspel.community.models import Area

from .. import rules
from ..models import Entry, Listing, Point
from . import asking, words
from .briefly import briefly
from .relating import TOGETHER
from .sensing import sense_of

SHORT = re.compile("[0-9a-z]{6}", re.IGNORECASE)
PLACES_AT_ONCE = 500  # pins on one map
BROWSED = 500  # so many are counted at least when nothing is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Where and how somebody looks; every part may be left out. `within` in metres of `near`."""

    area: Area | None = None
    kind: str = ""
    issue: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()  # free, wheelchair, room, talent (you can do something there)
    talent: str = ""  # what somebody likes to do
    guidance: tuple[str, ...] = ()  # one of these: how much somebody is beside her
    dayparts: tuple[
        int, ...
    ] = ()  # one of these: 4 × weekday (Monday 0) + 0 morning, 1 afternoon, 2 evening, 3 night
    near: Point | None = None
    within: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, how much there is in all, and the words that the map did not understand.

    `total` stops counting somewhere, as counting on costs more than finding; `more`: there may be more.
    """

    entries: Sequence[Entry]
    total: int
    page: int
    pages: int
    missed: Sequence[str] = field(default=())
    more: bool = False


def tags(wish: Wish) -> str:
    """Return the tags that a search asks for, as a tsquery; empty when it asks for none."""
    asked = [rules.tag(one) for one in wish.tags]
    for name, value in (("kind", wish.kind), ("lang", wish.language), ("talent", wish.talent)):
        if value:
            asked.append(rules.tag(f"{name}:{value}"))
    if wish.guidance:
        asked.append(rules.one_of([f"guidance:{one}" for one in wish.guidance]))
    if wish.area:
        above = [f"in:{pk}" for pk in (wish.area.parent_id, wish.area.municipality_id) if pk]
        asked.append(rules.one_of([f"below:{wish.area.pk}", *above]))
    if wish.near and wish.within:
        asked.append(rules.one_of(rules.cells(wish.near, wish.within)))
    return " & ".join(asked)


def found_ids(
    text: str, wish: Wish, *, limit: int, offset: int = 0, placed: bool = False, most: int = 0
) -> tuple[list[tuple[UUID, float | None]], int, list[str]]:
    """Return ids with their distance in metres (or none), how many there are, and words not understood.

    `most`: look further than a person reads, up to so many.
    """
    where = {"tags": tags(wish), "issue": wish.issue, "dayparts": list(wish.dayparts), "placed": placed}
    spoken = rules.search_words(text)
    asked = None
    if text.strip():
        asked = words.asked(text, spoken, town=wish.area.municipality_id if wish.area else None)
    sql, values = asking.statement(
        len(spoken) if asked else None,
        where,
        near=wish.near,
        within=wish.within,
        most=max(most, limit),
        sense=sense_of(text) if asked else None,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {**values, **(asked or {}), "limit": limit, "offset": offset})
        rows = cursor.fetchall()
    if not rows or rows[0][0] is None:
        # What it looks like led nowhere either, unless it is the wish that nothing fits.
        return [], 0, (rows[0][4 if wish == Wish() else 3] if rows else None) or []
    return [(row[0], row[1]) for row in rows], rows[0][2], (rows[0][3] if asked else None) or []


def search(
    text: str,
    *,
    area: Area | None = None,
    kind: str = "",
    near: Point | None = None,
    limit: int = 20,
    page: int = 1,
    wish: Wish | None = None,
    most: int = 0,
    brief: bool = False,
) -> Found:
    """Return what fits these words and this wish (or area, kind and point); `near` is (latitude, longitude).

    Near a point, what is close by comes first (per 500 metres); then what fits the words best; then what was
    confirmed last. Any text is fine, also none at all (then: everything). Each entry found near a point has
    `distance` in metres, or none when it has no place. `most`: count and page on to so many, for software.
    `brief`: of each entry only what a card says (briefly.py: its area by name); the rest costs a statement.
    """
    page = max(page, 1)
    wish = wish or Wish(area=area, kind=kind, near=near)
    if not text.strip():  # without words it is a list to leaf through, to its end
        most = max(most, BROWSED, page * limit + 1)
    ids, total, missed = found_ids(text, wish, limit=limit, offset=(page - 1) * limit, most=most)
    more = total >= max(asking.MOST, most)
    return Found(briefly(ids) if brief else _entries(ids), total, page, -(-total // limit), missed, more)


def _entries(ids: Sequence[tuple[UUID, float | None]]) -> list[Entry]:
    """Return these entries in this order, each with its distance."""
    if not ids:
        return []
    rows = Entry.objects.public().select_related("organisation", "area").defer("source_record")
    rows = rows.annotate(stale_after=stale_after())
    known = rows.in_bulk([pk for pk, _distance in ids])
    for pk, distance in ids:
        if pk in known:
            known[pk].distance = distance  # type: ignore[attr-defined]
    return [known[pk] for pk, _distance in ids if pk in known]


def places(text: str, *, area: Area | None = None, kind: str = "", wish: Wish | None = None) -> list[Entry]:
    """Return the same result as a whole, for the map: only what has a place, at most 500."""
    wish = wish or Wish(area=area, kind=kind)
    return _entries(found_ids(text, wish, limit=PLACES_AT_ONCE, placed=True)[0])


def nearby(point: Point, *, limit: int = 5, kind: str = "", besides: UUID | None = None) -> list[Entry]:
    """Return what is closest to a point, with `distance` in metres."""
    ids, _total, _missed = found_ids("", Wish(near=point, kind=kind), limit=limit + 1, placed=True)
    return [one for one in _entries(ids) if one.pk != besides][:limit]


def meeting_places(latitude: Combinable, longitude: Combinable) -> QuerySet[Entry]:
    """Return places to come together that everybody may know, the closest to a point first.

    The point is a column of another query (OuterRef): so a page asks them in its one statement. Near enough
    is good enough here: degrees, made equally long at 52 degrees north.
    """
    found = Entry.objects.public().filter(kind=Entry.Kind.MEETING_PLACE)
    north, east = F("latitude") - latitude, (F("longitude") - longitude) * 0.616
    found = found.annotate(away=north * north + east * east)
    return found.order_by(F("away").asc(nulls_last=True), "name", "pk")


def entry_at(short_code: str) -> UUID:
    """Return the entry of a short address, when everybody may read it; also when it has stopped.

    Raises Entry.DoesNotExist.
    """
    if not SHORT.fullmatch(short_code):
        raise Entry.DoesNotExist
    found = Entry.objects.filter(visibility=Entry.Visibility.PUBLIC, owner_agreed=True)
    pk: UUID = found.values_list("pk", flat=True).get(short_code=short_code.lower())
    return pk


def entry_for(pk: UUID) -> Entry:
    """Return an entry that she may see, also when it has stopped. Raises Entry.DoesNotExist.

    The database shows what is public, and what is not to its own people alone (R77). It comes with its
    moments (`moments_said`), and with whether she `writes` it and somebody owns it (`owned`): one statement.
    """
    rows = Entry.objects.select_related("organisation", "area").annotate(
        stale_after=stale_after(),
        moments_said=RawSQL(MOMENTS, [], output_field=JSONField()),
        writes=RawSQL("map_may_write(social_map_entry.id)", []),
        owned=RawSQL("map_has_owner(social_map_entry.id)", []),
        together=TOGETHER,
        supported=RawSQL(SUPPORTED, [], output_field=JSONField()),
        lacks=RawSQL(LACKS, [], output_field=IntegerField()),
    )
    return rows.get(pk=pk)


# Of an idea of residents: which organisations support it, and how many residents it lacks (R44, R46).
SUPPORTED = "CASE WHEN initiative_since IS NOT NULL THEN map_supported_by(social_map_entry.id) END"
LACKS = "CASE WHEN initiative_since IS NOT NULL THEN map_lacks_residents(social_map_entry.id) ELSE 0 END"
MOMENTS = """(SELECT jsonb_agg(jsonb_build_array(
  m.every, m.starts_on, m.starts_at, m.ends_at, m.until, m.except_on, m.where)
  ORDER BY m.starts_on, m.starts_at) FROM social_map_moment m WHERE m.entry_id = social_map_entry.id)"""


def stale_after() -> RawSQL:
    """After how many months an entry is stale: the term of its area (rules/ages.py has the default)."""
    return RawSQL("map_stale_months(social_map_entry.area_id, now(), %s)", [rules.STALE_AFTER_MONTHS])


def entries_named(ids: Sequence[UUID]) -> dict[UUID, Entry]:
    """Return public entries by id, for pages that only keep the id of a place."""
    return Entry.objects.public().in_bulk(list(ids))


def how_many() -> int:
    """Return how many entries there are to find."""
    return Listing.objects.count()


def outlines(*, on: date) -> list[Area]:
    """Return the neighbourhoods that have an outline, for the map."""
    return list(Area.objects.current(on=on).neighbourhoods().filter(outline__isnull=False))
