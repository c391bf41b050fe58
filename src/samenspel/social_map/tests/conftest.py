"""A small neighbourhood for the tests of this room."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.cast import NOW, as_app, as_owner
from tests.play import at_work

from samenspel.community.models import Area, Organisation
from samenspel.foundation.acting import a_job
from samenspel.social_map import actions
from samenspel.social_map.models import Entry

SQUARE = [[5.10, 52.00], [5.12, 52.00], [5.12, 52.02], [5.10, 52.02], [5.10, 52.00]]


@pytest.fixture
def weide(db: None) -> Area:
    as_owner()  # areas come in with an import
    city = Area.objects.create(code="GM-T", name="Proefstad", kind=Area.Kind.MUNICIPALITY)
    district = Area.objects.create(
        code="WK-T", name="Noord", kind=Area.Kind.DISTRICT, parent=city, municipality=city
    )
    weide = Area.objects.create(
        code="BU-T", name="De Weide", kind=Area.Kind.NEIGHBOURHOOD, parent=district, municipality=city,
        outline={"type": "Polygon", "coordinates": [SQUARE]}, latitude=52.01, longitude=5.11,
    )  # fmt: skip
    as_app()
    return weide


@pytest.fixture
def schakel(weide: Area) -> Organisation:
    as_owner()
    schakel = Organisation.objects.create(
        name="Buurthuis De Schakel", area=weide, works_with="BOTH", feels="BOTH"
    )
    as_app()
    return schakel


@pytest.fixture
def put(weide: Area) -> Callable[..., Entry]:
    """Put an entry with these facts on the map."""

    def putting(name: str, **facts: Any) -> Entry:
        words = {"summary": f"{name}.", "area": weide, "owner_agreed": True} | facts
        with at_work("map_import"):
            return actions.put_entry(
                facts=actions.EntryFacts(name=name, **words),
                source="test", source_id=name, acting=a_job("test"), now=NOW,
            ).entry  # fmt: skip

    return putting
