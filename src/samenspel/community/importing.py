"""Bringing areas in: idempotent, in one transaction, with a line for every row."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from . import areas
from .areas import AreaRow
from .models import Area, PostalArea

ORDER = {"MUNICIPALITY": 0, "DISTRICT": 1, "NEIGHBOURHOOD": 2}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened with one row: ADDED, CHANGED, SAME or REFUSED, and why."""

    number: int
    code: str
    name: str
    what: str
    why: str = ""


@transaction.atomic
def put_areas(rows: Sequence[AreaRow]) -> list[Outcome]:
    """Add or change areas by their code; parents before children. Importing twice changes nothing.

    A refused row says why and leaves the others alone; the outcomes come in the order of the file.
    """
    known = {area.code: area for area in Area.objects.all()}
    seen: set[str] = set()
    outcomes = []
    for row in sorted(rows, key=lambda row: ORDER.get(row.kind, 3)):
        why = row.refused or ("deze code staat al eerder in het bestand" if row.code in seen else "")
        seen.add(row.code)
        outcomes.append(
            _put(row, known) if not why else Outcome(row.number, row.code, row.name, "REFUSED", why)
        )
    _merge(rows, known)
    return sorted(outcomes, key=lambda outcome: outcome.number)


def _put(row: AreaRow, known: dict[str, Area]) -> Outcome:
    parent = _parent(row, known)
    if row.parent and parent is None:
        why = f"het gebied erboven ({row.parent}) kennen we niet"
        return Outcome(row.number, row.code, row.name, "REFUSED", why)
    before = known.get(row.code)
    area = before or Area(code=row.code)
    wanted = {
        "name": row.name,
        "kind": row.kind,
        "parent_id": parent.pk if parent else None,
        "municipality_id": _top(parent) if parent else None,
        "outline": row.outline if row.outline is not None else area.outline,
        "starts_on": row.starts_on or area.starts_on,
        "ends_on": row.ends_on or area.ends_on,
    }
    codes = set(row.postcodes)
    there = set(area.postal_areas.values_list("pc4", flat=True)) if before else set()
    if before and all(getattr(area, key) == value for key, value in wanted.items()) and codes <= there:
        return Outcome(row.number, row.code, row.name, "SAME")
    for key, value in wanted.items():
        setattr(area, key, value)
    if area.outline:
        area.latitude, area.longitude = areas.middle(area.outline)
    area.save()
    PostalArea.objects.bulk_create([PostalArea(pc4=pc4, area=area) for pc4 in sorted(codes - there)])
    known[row.code] = area
    return Outcome(row.number, row.code, row.name, "CHANGED" if before else "ADDED")


def _parent(row: AreaRow, known: dict[str, Area]) -> Area | None:
    """The area above, by code, or a municipality by name; when that became another, the other."""
    named = (area for area in known.values() if area.kind == "MUNICIPALITY" and area.name == row.parent)
    parent = (known.get(row.parent) or next(named, None)) if row.parent else None
    while parent is not None and parent.became_id:
        parent = next((area for area in known.values() if area.pk == parent.became_id), None)
    return parent


def _top(area: Area) -> UUID:
    return area.municipality_id or area.pk


def _merge(rows: Sequence[AreaRow], known: dict[str, Area]) -> None:
    """An area that became another keeps its row and points to it; what hangs below moves along."""
    for row in rows:
        ended, became = known.get(row.code), known.get(row.became)
        if ended and became and ended.became_id != became.pk and row.ends_on:
            ended.became, ended.ends_on = became, row.ends_on
            ended.save()
            Area.objects.filter(municipality=ended).update(municipality=_top(became))
            Area.objects.filter(parent=ended).update(parent=became)
