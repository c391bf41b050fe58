"""An idea of the resident, carried by the neighbour too, and supported by the coach."""

from datetime import timedelta
from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.play import as_the_owner

from samenspel.community.models import Person
from samenspel.initiatives import actions, queries
from samenspel.initiatives.models import GrantRequest
from samenspel.notifications.models import Message
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry, Insider


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


# --- without a screen
def joop(cast: Cast) -> actions.Resident:
    """Who gets letters, and read out the code of a question of his own."""
    return actions.Resident(known=cast["caller"].pk)


RIET = actions.Resident(name="Riet Vos", phone="+31301234599")


def begun(
    cast: Cast, key: str = "desk", resident: actions.Resident | None = None, way: str = "PHONE", **facts: Any
) -> actions.Place:
    """A colleague writes an idea down with Joop; the context is hers."""
    cast.enter(key)
    said: dict[str, Any] = {"name": "Jeu de boules", "summary": "Ballen op het plein.", "area": cast.weide,
                            "visibility": "INVITED"} | facts  # fmt: skip
    return actions.begin_for(
        idea=actions.Idea(**said), resident=resident or joop(cast), acting=cast.acting(key, way=way), now=NOW
    )


def asks_along(cast: Cast, code: str, key: str = "desk", role: str = "OWNER") -> actions.Invited:
    cast.enter(key)
    return actions.ask_along_for(code=code, role=role, acting=cast.acting(key, way="PHONE"), now=NOW)


def joins(
    cast: Cast, code: str, key: str = "wijkteam", resident: actions.Resident = RIET, way: str = "LETTER"
) -> actions.Place:
    """A colleague hears the yes of one more."""
    cast.enter(key)
    return actions.hear_joining(code=code, resident=resident, acting=cast.acting(key, way=way), now=NOW)


def entry_of(place: actions.Place) -> Entry:
    with as_the_owner():
        return Entry.objects.get(insiders=place.pk)


def person_of(place: actions.Place) -> Person:
    with as_the_owner():
        return Person.objects.select_related("contact").get(pk=Insider.objects.get(pk=place.pk).person_id)


def told(kind: str) -> list[Message]:
    """The messages of a kind, oldest first, seen from behind the policies."""
    with as_the_owner():
        return list(Message.objects.filter(kind=kind).order_by("made_at", "id"))
