"""Where something is, as a filter: in the neighbourhoods of a postcode, or within metres of their middle."""

from typing import Any

from django.db.models import F, FloatField, Func, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Cos, Radians, Replace, Upper

from samenspel.community.models import Area, PostalArea
from samenspel.social_map.models import Entry

from .asking import Asked, dutch

METRES_PER_DEGREE = 111_195.0


def around(rows: QuerySet[Entry], asked: Asked) -> QuerySet[Entry]:
    """Return what is near the postcode that was asked for; all of it when none was."""
    if not asked.postcode:
        return rows
    pc4 = dutch(asked.postcode)
    if asked.proximity is not None:
        return _within(rows, pc4, asked.proximity)
    if pc4:
        touched = PostalArea.objects.filter(pc4=pc4).values("area")
        return rows.filter(Q(postcode__startswith=pc4) | Q(area__in=touched))
    bare = Replace(Replace(Upper("postcode"), Value(" ")), Value("-"))
    return rows.annotate(bare_postcode=bare).filter(bare_postcode=asked.postcode)


def _within(rows: QuerySet[Entry], pc4: str, metres: float) -> QuerySet[Entry]:
    """Entries within metres of the middle of a postcode; none when nobody knows where that is."""
    up = F("latitude") - _middle(pc4, "latitude")
    across = (F("longitude") - _middle(pc4, "longitude")) * Cos(Radians(F("latitude")))
    return rows.annotate(degrees=up * up + across * across).filter(
        degrees__lte=(metres / METRES_PER_DEGREE) ** 2
    )


def _middle(pc4: str, name: str) -> Any:
    """The middle of the neighbourhoods that a postcode touches, else of what stands there on the map."""
    areas = Area.objects.order_by().filter(postal_areas__pc4=pc4)
    entries = Entry.objects.public().order_by().filter(postcode__startswith=pc4)
    found = (
        Subquery(rows.values(middle=Func(F(name), function="AVG", output_field=FloatField())))
        for rows in (areas, entries)
    )
    return Coalesce(*found)
