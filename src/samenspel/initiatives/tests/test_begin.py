"""A resident brings an idea and leads it; who works here supports it (AS-29, AS-19; R44, R46)."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast, stop_clock
from tests.house.situation import signed_in
from tests.house.test_pages_cost import AT_MOST, asked_by
from tests.play import as_the_owner, refused, sql

from samenspel.initiatives import queries
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry, Insider

from .conftest import comes_in, idea


def lacks(entry: Entry) -> int:
    return int(queries.initiative_for(pk=entry.pk).lacks)  # type: ignore[attr-defined]


def test_it_begins_with_the_resident_and_is_a_spark(cast: Cast, spark: Entry) -> None:
    assert lacks(spark) == 1
    assert [(one.name, one.role, one.resident) for one in queries.people_of(entry=spark.pk)] == [
        (cast["resident"].shown, "OWNER", True)
    ]


@pytest.mark.parametrize("key", ["coach", "official", "wijkteam", "gp"])
def test_who_works_here_begins_none(cast: Cast, key: str) -> None:
    with refused(places.ResidentsBegin):
        idea(cast, key)


def test_professionals_carry_nothing_and_the_second_resident_does(cast: Cast, spark: Entry) -> None:
    """R44: one resident and three professionals stay a spark."""
    for key in ("coach", "wijkteam", "gp"):
        comes_in(cast, spark, key, "SUPPORT")
    cast.enter("resident")
    assert lacks(spark) == 1
    comes_in(cast, spark, "neighbour")
    assert lacks(spark) == 0


def test_a_professional_supports_by_her_own_yes_and_never_leads(cast: Cast, spark: Entry) -> None:
    with refused(places.ResidentsLead):
        comes_in(cast, spark, "coach", "OWNER")
    with refused(places.ResidentsLead):
        comes_in(cast, spark, "coach", "HELPER")
    with refused(places.SupportFromWork):
        comes_in(cast, spark, "carer", "SUPPORT")
    comes_in(cast, spark, "coach", "SUPPORT")
    found = {(one.name, one.role, one.organisation) for one in queries.people_of(entry=spark.pk)}
    assert (cast["coach"].shown, "SUPPORT", "Aanloop") in found
    with refused(places.NotYours):
        said = {"summary": "Van mij."}
        places.change_entry(
            entry=Entry.objects.get(pk=spark.pk), said=said, acting=cast.acting("coach"), now=NOW
        )
    with refused(places.NotYours):
        places.invite(entry=spark, role="OWNER", acting=cast.acting("coach"), now=NOW)


def test_it_is_closed_to_the_outsider_and_to_colleagues(cast: Cast, carried: Entry) -> None:
    for key in ("outsider", "desk", "official", "wijkteam"):
        cast.enter(key)
        assert list(queries.people_of(entry=carried.pk)) == []
        with refused(Entry.DoesNotExist):
            queries.initiative_for(pk=carried.pk)


def test_a_supporter_whose_work_ended_reads_no_more(cast: Cast, carried: Entry) -> None:
    cast.enter("coach")
    assert queries.initiative_for(pk=carried.pk)
    with as_the_owner():
        sql("UPDATE community_membership SET ends_on = current_date WHERE person_id = %s", cast["coach"].pk)
    cast.enter("coach")
    with refused(Entry.DoesNotExist):
        queries.initiative_for(pk=carried.pk)
    cast.enter("resident")
    assert "SUPPORT" not in {one.role for one in queries.people_of(entry=carried.pk)}


ATTACKS = (
    "UPDATE social_map_insider SET ended_at = now() WHERE entry_id = %(entry)s AND person_id = %(resident)s",
    "UPDATE social_map_insider SET role = 'OWNER' WHERE entry_id = %(entry)s AND person_id = %(coach)s",
    "INSERT INTO social_map_insider (id, entry_id, municipality_id, person_id, role, code_hash, since) SELECT gen_random_uuid(),"
    " id, municipality_id, %(coach)s, 'OWNER', '', now() FROM social_map_entry WHERE id = %(entry)s",
    "UPDATE social_map_entry SET initiative_since = NULL WHERE id = %(entry)s",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_supporter_cannot_take_it_over_in_the_database(cast: Cast, carried: Entry, attack: str) -> None:
    names = {"entry": carried.pk, "resident": cast["resident"].pk, "coach": cast["coach"].pk}
    with as_the_owner():
        before = list(
            Insider.objects.filter(entry=carried).order_by("id").values_list("role", "person", "ended_at")
        )
    cast.enter("coach")
    try:
        with transaction.atomic():
            assert _rows(attack, names) == 0
    except DatabaseError:
        pass
    with as_the_owner():
        after = list(
            Insider.objects.filter(entry=carried).order_by("id").values_list("role", "person", "ended_at")
        )
    assert after == before


def _rows(statement: str, names: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, names)
        return int(cursor.rowcount)


@pytest.mark.parametrize("attack", ATTACKS[1:])
def test_nor_does_who_keeps_the_tables_believe_it(cast: Cast, carried: Entry, attack: str) -> None:
    names = {"entry": carried.pk, "resident": cast["resident"].pk, "coach": cast["coach"].pk}
    with as_the_owner(), pytest.raises(DatabaseError), transaction.atomic():
        _rows(attack, names)


def test_two_steps_and_it_is_there(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch, NOW)
    client = signed_in(cast, "resident")
    begin, where = reverse("initiative_new"), reverse("initiative_where")
    assert client.get(where).status_code == 302  # first the idea itself
    assert client.post(begin, {"name": "", "summary": ""}).status_code == 422
    assert client.post(begin, {"name": "Soep", "summary": "Samen soep eten."}).headers["Location"] == where
    assert "Soep: Samen soep eten." in client.get(where).content.decode()
    assert client.post(where, {"visibility": "INVITED"}).status_code == 422
    there = client.post(where, {"area": str(cast.weide.pk), "visibility": "INVITED"}, follow=True)
    assert "Nog 1 bewoner erbij. Dan dragen jullie het samen." in there.content.decode()
    page = there.request["PATH_INFO"]
    asked = client.post(f"{page}vraag-erbij/", {"role": "SUPPORT"}).content.decode()
    assert "Geef dit adres aan één beroepskracht." in asked
    cast.enter(None)
    assert len(asked_by(client, page)) <= AT_MOST
    for key in ("outsider", "coach"):
        assert signed_in(cast, key).get(page).status_code == 404
    assert Client().get(page).status_code == 302


def test_everybody_reads_on_the_map_who_supports_it(cast: Cast, carried: Entry) -> None:
    cast.enter("resident")
    entry = Entry.objects.get(pk=carried.pk)
    places.change_entry(entry=entry, said={"visibility": "PUBLIC"}, acting=cast.acting("resident"), now=NOW)
    page = Client().get(reverse("map_entry", args=[carried.pk])).content.decode()
    assert "Dit idee is van buurtbewoners." in page
    assert "Aanloop ondersteunt het." in page
    assert cast["coach"].shown not in page
    assert "bewoner erbij" not in page
