"""R77: what is not public is found by nobody, and read by nobody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.community.models import Area
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry, Listing, Word

HIDDEN = ("INVITED", "UNLISTED")
Hiding = Callable[..., Entry]


@pytest.fixture
def hide(cast: Cast) -> Hiding:
    """An entry with this visibility."""

    def hiding(visibility: str = "INVITED", **facts: Any) -> Entry:
        cast.enter(None)
        with at_work():
            put = actions.put_entry(
                facts=actions.EntryFacts(
                    name="Zwaluwkring", summary="Wij drinken thee.", area=cast.weide, owner_agreed=True,
                    latitude=52.02, longitude=5.12, **facts,
                ),
                source="test", source_id=str(new_id()), acting=a_job("test"), now=NOW,
            )  # fmt: skip
        with as_the_owner():
            Entry.objects.filter(pk=put.entry.pk).update(visibility=visibility)
        return put.entry

    return hiding


@pytest.mark.parametrize("visibility", HIDDEN)
def test_it_is_nowhere(cast: Cast, hide: Hiding, visibility: str) -> None:
    entry = hide(visibility)
    cast.enter("resident")
    assert queries.search("zwaluwkring").total == queries.search("").total == queries.how_many() == 0
    assert queries.places("") == queries.nearby((52.02, 5.12)) == []
    assert queries.entries_named([entry.pk]) == {}
    assert not Listing.objects.exists()


@pytest.mark.parametrize("visibility", HIDDEN)
@pytest.mark.parametrize("key", ["neighbour", "outsider", "official", None])
def test_its_page_does_not_exist(cast: Cast, hide: Hiding, visibility: str, key: str | None) -> None:
    entry = hide(visibility)
    answer = signed_in(cast, key).get(reverse("map_entry", args=[entry.pk]))
    assert answer.status_code == 404
    assert "Zwaluwkring" not in answer.content.decode()
    cast.enter(key)
    assert sql("SELECT count(*) FROM social_map_entry") == [(0,)]


def test_it_leaves_the_map_when_it_is_hidden_and_comes_back(cast: Cast, hide: Hiding) -> None:
    entry = hide("PUBLIC")
    assert queries.search("zwaluwkring").total == 1
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(visibility="UNLISTED")
    assert queries.search("zwaluwkring").total == 0
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(visibility="PUBLIC")
    assert queries.search("zwaluwkring").total == 1


ATTACKS = {
    "into the list": "INSERT INTO social_map_listing (entry_id, kind, dayparts, words) SELECT id, kind, ARRAY[]::smallint[], ''::tsvector FROM social_map_entry",
    "out of the list": "DELETE FROM social_map_listing",
    "another name in the list": "UPDATE social_map_listing SET kind = 'MEAL'",
    "an entry thrown away": "DELETE FROM social_map_entry",
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_the_database_refuses(cast: Cast, hide: Hiding, name: str) -> None:
    hide("PUBLIC")
    cast.enter("outsider")
    with refused(IntegrityError, ProgrammingError):
        sql(ATTACKS[name])


@pytest.mark.parametrize("where", [{"at_home": True}, {"sheltered": True}])
def test_a_home_or_a_shelter_has_no_place(cast: Cast, hide: Hiding, where: dict[str, bool]) -> None:
    entry = hide("PUBLIC")
    with as_the_owner(), refused(IntegrityError):
        Entry.objects.filter(pk=entry.pk).update(**where)
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(
            latitude=None, longitude=None, street="", postcode="", **where
        )
    assert queries.search("zwaluwkring").total == 1


@pytest.mark.django_db
def test_a_word_of_a_hidden_entry_is_not_learnt(cast: Cast) -> None:
    with as_the_owner():
        Entry.objects.create(
            name="Kwikstaartgenootschap",
            summary="x",
            visibility="UNLISTED",
            changed_at=NOW,
            area=Area.objects.first(),
        )
    assert not Word.objects.filter(word="kwikstaartgenootschap").exists()


def test_it_is_not_in_the_feed_of_the_map(cast: Cast, hide: Hiding, client: Client) -> None:
    hide()
    assert client.get(reverse("map_places")).json()["features"] == []
