"""A small neighbourhood for the tests of this room."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.cast import NOW, Cast, as_app, as_owner
from tests.play import as_the_owner, at_work

from samenspel.community.models import Area, Organisation
from samenspel.foundation.acting import a_job
from samenspel.notifications.models import Message
from samenspel.social_map import actions
from samenspel.social_map.models import Check, Entry

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


Writing = Callable[..., Entry]


@pytest.fixture
def write(cast: Cast) -> Writing:
    """Somebody of the cast writes an entry; the context is hers afterwards."""

    def writing(
        key: str = "resident", *, visibility: str = "PUBLIC", mine: bool = True, **facts: Any
    ) -> Entry:
        cast.enter(key)
        said = {
            "name": "Leeskring",
            "summary": "Samen lezen.",
            "area": cast.weide,
            "owner_agreed": True,
        } | facts
        return actions.write_entry(
            facts=actions.EntryFacts(**said),
            visibility=visibility,
            mine=mine,
            acting=cast.acting(key),
            now=NOW,
        )

    return writing


@pytest.fixture
def imported(cast: Cast) -> Entry:
    """An entry of a source, that nobody tends."""
    return import_one(cast, "Eettafel")


def import_one(cast: Cast, name: str, **facts: Any) -> Entry:
    """An entry comes in from a source."""
    said = {"name": name, "summary": "Samen eten.", "area": cast.weide, "owner_agreed": True} | facts
    with at_work("map_import"):
        return actions.put_entry(
            facts=actions.EntryFacts(**said),
            source="test",
            source_id=name,
            acting=a_job("map_import"),
            now=NOW,
        ).entry


def again(entry: Entry) -> Entry:
    """The entry as it is now, seen from behind the policies."""
    with as_the_owner():
        return Entry.objects.get(pk=entry.pk)


LONG_AGO = NOW - timedelta(days=250)


@pytest.fixture
def old(cast: Cast, write: Writing) -> Entry:
    """An entry of the resident that nobody confirmed for eight months."""
    entry = write()
    grow_old(entry)
    return entry


def grow_old(entry: Entry) -> None:
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(confirmed_on=LONG_AGO.date())
        Check.objects.filter(entry=entry).update(asked_at=LONG_AGO, answered_at=LONG_AGO)


def night(now: datetime = NOW) -> int:
    """One night of the map."""
    with at_work("keep_map_alive"):
        due = actions.due_tonight(now=now, acting=a_job("keep_map_alive"))
        for deed in due:
            deed()
    return len(due)


def check_of(entry: Entry) -> Check:
    with as_the_owner():
        return Check.objects.select_related("entry").filter(entry=entry).latest("asked_at")


def link_in(kind: str) -> str:
    """The address in the newest message of this kind."""
    with as_the_owner():
        return str(Message.objects.filter(kind=kind).latest("made_at").facts["link"])


def path(link: str) -> str:
    return "/" + link.split("/", 3)[3]
