"""An idea of the resident, carried by the neighbour too, and supported by the coach."""

from datetime import timedelta
from typing import Any

import pytest
from tests.cast import NOW, Cast

from samenspel.initiatives import actions, queries
from samenspel.initiatives.models import GrantRequest
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


def asks(cast: Cast, entry: Entry, key: str, cents: int = 250_00, words: str = "Soepkommen.") -> GrantRequest:
    """Somebody who belongs to it writes a request."""
    cast.enter(key)
    asked = actions.Asked(cents, words, NOW.date() + timedelta(days=30))
    found = Entry.objects.get(pk=entry.pk) if Entry.objects.filter(pk=entry.pk).exists() else entry
    return actions.write_request(entry=found, asked=asked, acting=cast.acting(key), now=NOW)


def grant_as(cast: Cast, request: GrantRequest, key: str) -> GrantRequest:
    cast.enter(key)
    return queries.request_for(pk=request.pk)


def says_yes(cast: Cast, request: GrantRequest, key: str, version: int | None = None) -> None:
    found = grant_as(cast, request, key)
    actions.say_yes(request=found, version=version or found.version, acting=cast.acting(key), now=NOW)


def sends(cast: Cast, request: GrantRequest, key: str) -> GrantRequest:
    found = grant_as(cast, request, key)
    sent = actions.send_request(request=found, acting=cast.acting(key), now=NOW)
    request.ball_id = sent.ball_id
    return sent


def hears(cast: Cast, code: str, key: str, resident: str, way: str = "PHONE") -> None:
    cast.enter(key)
    actions.hear_yes(
        code=code, resident=cast[resident].pk, version=1, way=way, acting=cast.acting(key), now=NOW
    )
