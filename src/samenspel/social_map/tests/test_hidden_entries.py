"""R77: what is not public is found by nobody, and read only by who keeps it or was invited."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused, sql

from samenspel.community.models import Area
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry, Invitation, Listing, Word

HIDDEN = ("INVITED", "UNLISTED")
Hiding = Callable[..., Entry]


@pytest.fixture
def hide(cast: Cast) -> Hiding:
    """An entry that Bram keeps, to which Amina was invited."""

    def hiding(visibility: str = "INVITED", **facts: Any) -> Entry:
        cast.enter(None)
        put = actions.put_entry(
            facts=actions.EntryFacts(
                name="Zwaluwkring", summary="Wij drinken thee.", area=cast.weide, owner_agreed=True,
                latitude=52.02, longitude=5.12, **facts,
            ),
            source="test", source_id=str(new_id()), acting=a_job("test"), now=NOW,
        )  # fmt: skip
        with as_the_owner():
            Entry.objects.filter(pk=put.entry.pk).update(visibility=visibility)
            for key, keeps in (("neighbour", True), ("resident", False)):
                Invitation.objects.create(entry=put.entry, person=cast[key], keeps=keeps, since=NOW)
        return put.entry

    return hiding


@pytest.mark.parametrize("visibility", HIDDEN)
def test_it_is_nowhere(cast: Cast, hide: Hiding, visibility: str) -> None:
    entry = hide(visibility)
    cast.enter("resident")  # not even for who was invited: the map is the same for everybody
    assert queries.search("zwaluwkring").total == queries.search("").total == queries.how_many() == 0
    assert queries.places("") == queries.nearby((52.02, 5.12)) == []
    assert queries.entries_named([entry.pk]) == {}
    assert not Listing.objects.exists()


@pytest.mark.parametrize("visibility", HIDDEN)
@pytest.mark.parametrize(
    ("key", "status"),
    [("neighbour", 200), ("resident", 200), ("outsider", 404), ("official", 404), (None, 404)],
)
def test_its_page_opens_for_who_was_invited(
    cast: Cast, hide: Hiding, visibility: str, key: str | None, status: int
) -> None:
    entry = hide(visibility)
    address = reverse("map_entry", args=[entry.pk])
    answer = signed_in(cast, key).get(address)
    assert answer.status_code == status
    if status == 404:
        assert "Zwaluwkring" not in answer.content.decode()


def test_it_leaves_the_map_when_it_is_hidden_and_comes_back(cast: Cast, hide: Hiding) -> None:
    entry = hide("PUBLIC")
    assert queries.search("zwaluwkring").total == 1
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(visibility="UNLISTED")
    assert queries.search("zwaluwkring").total == 0
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(visibility="PUBLIC")
    assert queries.search("zwaluwkring").total == 1


def test_an_invitation_that_ended_opens_nothing(cast: Cast, hide: Hiding) -> None:
    entry = hide()
    with as_the_owner():
        Invitation.objects.filter(person=cast["resident"]).update(ended_at=NOW)
    cast.enter("resident")
    with pytest.raises(Entry.DoesNotExist):
        queries.entry_for(entry.pk)


ATTACKS = {
    "into the list": "INSERT INTO social_map_listing (entry_id, kind, dayparts, words) SELECT id, kind, ARRAY[]::smallint[], ''::tsvector FROM social_map_entry",
    "out of the list": "DELETE FROM social_map_listing",
    "another name in the list": "UPDATE social_map_listing SET kind = 'MEAL'",
    "an invitation for herself": "INSERT INTO social_map_invitation (id, entry_id, person_id, keeps, since)"
    " VALUES (gen_random_uuid(), '{entry}', '{outsider}', true, now())",
    "an entry thrown away": "DELETE FROM social_map_entry",
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_the_database_refuses(cast: Cast, hide: Hiding, name: str) -> None:
    entry = hide("PUBLIC")
    cast.enter("outsider")
    with refused(IntegrityError, ProgrammingError):
        sql(ATTACKS[name].format(entry=entry.pk, outsider=cast["outsider"].pk))


def test_an_invited_person_does_not_see_who_else_was(cast: Cast, hide: Hiding) -> None:
    hide()
    cast.enter("resident")
    assert Invitation.objects.count() == 1
    cast.enter("neighbour")
    assert Invitation.objects.count() == 2, "who keeps it knows whom she invited"
    cast.enter("outsider")
    assert Invitation.objects.count() == 0


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
