"""The short address on paper: given by the database, for good, and only of what everybody may read."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.play import as_the_owner, sql

from samenspel.community.models import Account
from samenspel.social_map import actions, showing
from samenspel.social_map.models import Entry

from .conftest import Writing, again

pytestmark = pytest.mark.django_db


def test_each_entry_has_one_that_leads_to_its_page(write: Writing, client: Client) -> None:
    one, other = again(write()), again(write(name="Anders"))
    assert one.short_code != other.short_code
    assert re.fullmatch("[23456789bcdfghjkmnpqrstv]{6}", one.short_code)
    for code in (one.short_code, one.short_code.upper()):
        answer = client.get(f"/k/{code}")
        assert (answer.status_code, answer["Location"]) == (302, reverse("map_entry", args=[one.pk]))


@pytest.mark.parametrize("visibility", ["INVITED", "UNLISTED"])
def test_what_is_not_public_has_none_that_works_also_for_its_own_people(
    cast: Cast, write: Writing, client: Client, visibility: str
) -> None:
    entry = again(write(visibility=visibility))
    assert client.get(f"/k/{entry.short_code}").status_code == 404
    client.force_login(Account.objects.get(person_id=cast["resident"].pk))
    assert client.get(f"/k/{entry.short_code}").status_code == 404
    assert entry.short_code not in showing.page_address(entry)


@pytest.mark.parametrize("code", ["x", "aaaaaa", "'--", "%00", "é" * 400])
def test_a_code_that_was_never_given_leads_nowhere(client: Client, code: str) -> None:
    assert client.get(f"/k/{code}").status_code == 404


def test_it_stays_whatever_happens_to_the_entry(cast: Cast, write: Writing, client: Client) -> None:
    entry = again(write())
    code = entry.short_code
    with as_the_owner():
        sql("UPDATE social_map_entry SET short_code = 'anders' WHERE id = %s", entry.pk)
    assert again(entry).short_code == code
    cast.enter("resident")
    actions.stop_entry(entry=Entry.objects.get(pk=entry.pk), acting=cast.acting("resident"), now=NOW)
    assert client.get(f"/k/{code}").status_code == 302  # its page says that it has stopped
    cast.enter("resident")
    actions.change_entry(
        entry=again(entry), said={"visibility": "INVITED"}, acting=cast.acting("resident"), now=NOW
    )
    assert client.get(f"/k/{code}").status_code == 404


def test_nobody_chooses_one_and_two_never_share_one(write: Writing) -> None:
    entry = write()
    with as_the_owner():
        copy = "jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'source_id', null))"
        sql(f"INSERT INTO social_map_entry SELECT ({copy}).* FROM social_map_entry e WHERE id = %s", entry.pk)
        codes = set(Entry.objects.values_list("short_code", flat=True))
        assert len(codes) == Entry.objects.count() == 2
        (unique,) = sql(
            "SELECT count(*) FROM pg_indexes WHERE tablename = 'social_map_entry' AND indexdef LIKE 'CREATE UNIQUE%(short_code)'"
        )[0]
    assert unique == 1


def test_it_stands_on_the_poster_and_the_leaflet(write: Writing, client: Client) -> None:
    entry = again(write())
    assert showing.page_address(entry).endswith(f"/k/{entry.short_code}")
    assert f"/k/{entry.short_code}" in client.get(reverse("map_poster", args=[entry.pk])).content.decode()
