"""Which neighbourhood and which organisation a row means; each postcode is looked up once."""

from datetime import datetime

from samenspel.community import queries as community
from samenspel.community.models import Area, Organisation
from samenspel.foundation.acting import Acting
from samenspel.foundation.days import day_of
from samenspel.integrations.hsds.actions import AreaFinder, Import

from . import rules
from .facts import Reader
from .models import MapImport


def reader(batch: MapImport, *, now: datetime) -> Reader:
    """Return what reads the rows of this file; it looks up each postcode and organisation once."""
    today = day_of(now)
    town = Area.objects.filter(pk=batch.municipality_id).first()
    work = Import(
        source=batch.source, acting=Acting(None), now=now, municipality=town,
        neighbourhoods=list(community.neighbourhoods(on=today)),
    )  # fmt: skip
    by_postcode: dict[str, Area | None] = {}
    finder = AreaFinder(work)

    def area_of(point: rules.Point | None, postcode: str) -> Area | None:
        if point and (found := finder(point, "")):
            return found
        pc4 = postcode[:4]
        if pc4 not in by_postcode:
            by_postcode[pc4] = finder(None, pc4)
        return by_postcode[pc4]

    names = community.organisations_of(municipality=batch.municipality_id, on=today)
    organisations: dict[str, Organisation] = {rules.bare(one.name): one for one in names}
    return Reader(batch.columns, batch.written, area_of, lambda name: organisations.get(rules.bare(name)))
