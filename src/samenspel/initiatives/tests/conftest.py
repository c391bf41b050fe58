"""An idea of the resident, carried by the neighbour too, and supported by the coach."""

from typing import Any

import pytest
from tests.cast import NOW, Cast

from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry


def idea(cast: Cast, key: str = "resident", **facts: Any) -> Entry:
    """Somebody of the cast begins an idea; the context is hers afterwards."""
    cast.enter(key)
    said: dict[str, Any] = {"name": "Soep op straat", "summary": "Samen soep eten.", "area": cast.weide, "form": "GROUP",
                            "owner_agreed": True} | facts  # fmt: skip
    return places.write_entry(
        facts=places.EntryFacts(**said), visibility="INVITED", idea=True, acting=cast.acting(key), now=NOW
    )


def comes_in(cast: Cast, entry: Entry, key: str, role: str = "OWNER") -> None:
    """The resident asks somebody, who says yes herself."""
    cast.enter("resident")
    code = places.invite(entry=entry, role=role, acting=cast.acting("resident"), now=NOW)
    cast.enter(key)
    places.come_in(code=code, acting=cast.acting(key), now=NOW)


@pytest.fixture
def spark(cast: Cast) -> Entry:
    return idea(cast)


@pytest.fixture
def carried(cast: Cast, spark: Entry) -> Entry:
    """Two residents and a supporter."""
    comes_in(cast, spark, "neighbour")
    comes_in(cast, spark, "coach", "SUPPORT")
    return spark
