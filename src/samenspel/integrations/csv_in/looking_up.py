"""Which neighbourhood and which organisation a row means: each list is read once, for all rows."""

from datetime import datetime

from samenspel.community import queries as community
from samenspel.community.models import Area, Organisation
from samenspel.foundation import coordinates
from samenspel.foundation.days import day_of

from . import rules
from .facts import Reader
from .models import MapImport


def reader(batch: MapImport, *, now: datetime) -> Reader:
    """Return what reads the rows of this file. A postcode counts when only one neighbourhood has it."""
    today = day_of(now)
    finder = community.AreaFinder(on=today)

    def area_of(point: coordinates.Point | None, postcode: str) -> Area | None:
        return (finder.at(point) if point else None) or finder.with_postcode(postcode)

    names = community.organisations_of(municipality=batch.municipality_id, on=today)
    organisations: dict[str, Organisation] = {rules.bare(one.name): one for one in names}
    return Reader(batch.columns, batch.written, area_of, lambda name: organisations.get(rules.bare(name)))
