"""What an entry, a theme and a neighbourhood look like in this API. Nothing empty goes out, and no null."""

from collections.abc import Callable
from typing import Any

from samenspel.community.models import Area
from samenspel.social_map.models import Entry, Issue, Moment

Record = dict[str, Any]
Address = Callable[..., str]
SHAPES = {"formal": "formeel", "informal": "informeel", "hybrid": "hybride"}
AGAIN = {
    "ONCE": "eenmalig",
    "WEEK": "wekelijks",
    "FORTNIGHT": "tweewekelijks",
    "MONTH": "maandelijks",
    "YEAR": "jaarlijks",
}


def _said(**parts: Any) -> Record:
    """Keep what was said: nothing that is empty, but 'no' and 0 are answers."""
    return {name: value for name, value in parts.items() if value is not None and value not in ("", [], {})}


def place(entry: Entry, address: Address) -> Record:
    """Return an entry as it stands in a list; near a point with `afstand` in whole metres."""
    distance = getattr(entry, "distance", None)
    here = address("api_place", entry.pk)
    return _said(
        id=str(entry.pk),
        naam=entry.name,
        samenvatting=entry.summary,
        soort=entry.kind,
        vorm=entry.form,
        themas=list(entry.issues),
        aard=SHAPES[entry.shape] if entry.feels or entry.works_with else None,
        organisatie=entry.organisation.name if entry.organisation else None,
        **_where(entry),
        afstand=None if distance is None else round(distance),
        gratis=entry.is_free,
        rolstoel=entry.wheelchair,
        talen=list(entry.languages),
        kan=list(entry.talents),
        begeleiding=entry.guidance,
        ruimte=_said(stand=entry.room, wachtWeken=entry.wait_weeks),
        bevestigdOp=entry.confirmed_on.isoformat() if entry.confirmed_on else None,
        gestoptOp=entry.closed_on.isoformat() if entry.closed_on else None,
        gewijzigdOp=entry.changed_at.isoformat(timespec="seconds"),
        links={"self": here, "pagina": address("map_entry", entry.pk)},
    )


def _where(entry: Entry) -> Record:
    """Where it is. A home and a shelter are nowhere (R67), not even in a neighbourhood."""
    if entry.at_home or entry.sheltered:
        return {}
    point = entry.point
    return {
        "buurt": _said(code=entry.area.code, naam=entry.area.name) if entry.area else None,
        "adres": _said(straat=entry.street, postcode=entry.postcode, plaats=entry.town),
        "geometrie": {"type": "Point", "coordinates": [point[1], point[0]]} if point else None,
    }


def whole_place(entry: Entry, moments: list[Moment], address: Address) -> Record:
    """Return all that everybody may know of one entry."""
    hidden = entry.at_home or entry.sheltered
    return place(entry, address) | _said(
        omschrijving=entry.description,
        voorWie=entry.who_for,
        wanneer=entry.when_text,
        kosten=entry.cost_text,
        toegankelijkheid=entry.access_text,
        contact=_said(telefoon=entry.phone, email=entry.email, website=entry.website),
        momenten=[_moment(one, with_place=not hidden) for one in moments],
    )


def _moment(one: Moment, *, with_place: bool) -> Record:
    """Return when it is, by the clock on the wall in the Netherlands."""
    return _said(
        herhaling=AGAIN[one.every],
        eersteDag=one.starts_on.isoformat(),
        begin=one.starts_at.strftime("%H:%M"),
        einde=one.ends_at.strftime("%H:%M") if one.ends_at else None,
        totEnMet=one.until.isoformat() if one.until else None,
        nietOp=[day.isoformat() for day in one.except_on],
        waar=one.where if with_place else None,
    )


def feature(record: Record) -> Record:
    """Return a place as a feature of GeoJSON; what has no place has no geometry (RFC 7946)."""
    rest = {name: value for name, value in record.items() if name not in ("id", "geometrie")}
    return {
        "type": "Feature",
        "id": record["id"],
        "geometry": record.get("geometrie"),
        "properties": rest,
    }


def issue(row: Issue, address: Address) -> Record:
    return {
        "code": row.code,
        "naam": row.name,
        "uitleg": row.intro,
        "links": {
            "plekken": f"{address('api_places')}?thema={row.code}",
            "pagina": address("map_issue", row.slug),
        },
    }


def area(row: Area, address: Address) -> Record:
    """Return a neighbourhood, with its middle; the outlines are on /kaart/grenzen.geojson."""
    middle = [row.longitude, row.latitude] if row.latitude and row.longitude else None
    return _said(
        code=row.code,
        naam=row.name,
        wijk=row.parent.name if row.parent else None,
        geometrie={"type": "Point", "coordinates": middle} if middle else None,
        links={"plekken": f"{address('api_places')}?buurt={row.code}"},
    )
