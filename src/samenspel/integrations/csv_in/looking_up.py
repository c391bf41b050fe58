"""Which neighbourhood and which organisation a row means: each list is read once, for all rows."""

from datetime import datetime

from samenspel.community import queries as community
from samenspel.community.models import Area, Organisation
from samenspel.foundation import coordinates
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.integrations.hsds.actions import AreaFinder, Import

from . import rules
from .facts import Reader
from .models import MapImport


def reader(batch: MapImport, *, now: datetime) -> Reader:
    """Return what reads the rows of this file. A postcode counts when only one neighbourhood has it."""
    today = day_of(now)
    areas = community.neighbourhoods_with_postcodes(on=today)
    finder = AreaFinder(Import(batch.source, Acting(None), now, areas, None))
    by_postcode: dict[str, list[Area]] = {}
    for area in areas:
        for pc4 in area.pc4s:  # type: ignore[attr-defined]
            by_postcode.setdefault(pc4, []).append(area)

    def area_of(point: coordinates.Point | None, postcode: str) -> Area | None:
        if point and (found := finder(point, "")):
            return found
        there = by_postcode.get(postcode[:4], [])
        return there[0] if len(there) == 1 else None

    names = community.organisations_of(municipality=batch.municipality_id, on=today)
    organisations: dict[str, Organisation] = {rules.bare(one.name): one for one in names}
    return Reader(batch.columns, batch.written, area_of, lambda name: organisations.get(rules.bare(name)))
