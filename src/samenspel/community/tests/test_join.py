"""Letting somebody work here: by a keeper, for people of her own municipality."""

from datetime import date
from uuid import UUID

import pytest
from django.db import ProgrammingError
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.community import actions, queries
from samenspel.community.models import Area, Membership, Person
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id

DAY = date(2025, 6, 1)


def join(cast: Cast, key: str, who: UUID, role: str = "VOLUNTEER", organisation: str = "kerk") -> Membership:
    cast.enter(key)
    return actions.join(
        person=who, organisation=cast.organisation[organisation], role=role, starts_on=DAY,
        municipality=cast.town, acting=cast.acting(key), now=NOW,
    )  # fmt: skip


def put(who: UUID, organisation: UUID, role: str = "COACH") -> None:
    """A membership past the verb: what the app role could write by itself."""
    sql(
        "INSERT INTO community_membership (id, person_id, organisation_id, role, title, phone, starts_on)"
        " VALUES (%s, %s, %s, %s, '', '', '2025-01-01')",
        new_id(), who, organisation, role,
    )  # fmt: skip


@pytest.mark.parametrize("key", ["official", "lead"])
def test_it_makes_a_neighbour_a_volunteer(cast: Cast, key: str) -> None:
    made = join(cast, key, cast["neighbour"].pk)
    assert made in queries.working_here(municipality=cast.town.pk, on=DAY)
    assert sql("SELECT terms->>'role' FROM journal_entry WHERE verb = 'joined'") == [("VOLUNTEER",)]


def test_it_shows_the_keeper_her_name_and_nobody_elses_contact(cast: Cast) -> None:
    cast.enter("official")
    assert not Person.objects.filter(pk=cast["neighbour"].pk).exists()
    join(cast, "official", cast["neighbour"].pk)
    assert Person.objects.filter(pk=cast["neighbour"].pk).exists()
    assert not Person.objects.filter(pk=cast["resident"].pk).exists()
    assert sql("SELECT person_id FROM community_contactdetails") == [(cast["official"].pk,)]


def test_it_happens_once(cast: Cast) -> None:
    join(cast, "official", cast["neighbour"].pk)
    with refused(actions.WorksHereAlready):
        join(cast, "official", cast["neighbour"].pk)
    assert join(cast, "official", cast["neighbour"].pk, organisation="aanloop").pk


def test_it_lets_only_an_official_make_an_official(cast: Cast) -> None:
    join(cast, "official", cast["coach"].pk, role="OFFICIAL", organisation="gemeente")
    with refused(actions.OnlyForKeepers):
        join(cast, "lead", cast["desk"].pk, role="OFFICIAL", organisation="gemeente")
    cast.enter("lead")  # a refusal takes the context back with it
    with refused(ProgrammingError):
        put(cast["lead"].pk, cast.organisation["gemeente"].pk, role="OFFICIAL")
    assert sql("UPDATE community_membership SET ends_on = '2030-01-01' WHERE role = 'OFFICIAL'") == [(0,)]


def test_it_stays_in_the_keepers_own_municipality(cast: Cast) -> None:
    with as_the_owner():
        far = Area.objects.create(kind="MUNICIPALITY", code="GMX", name="Elders")
        stranger = actions.register_person(name="Ver Weg", municipality=far, acting=a_job("test"), now=NOW)
        cast.organisation["far"] = type(cast.organisation["kerk"]).objects.create(name="Daar", area=far)
    with refused(ProgrammingError):
        join(cast, "official", stranger.pk)
    with refused(ProgrammingError):
        join(cast, "official", cast["neighbour"].pk, organisation="far")


def test_it_never_makes_one_membership_another(cast: Cast) -> None:
    cast.enter("official")
    for change in (
        f"role = '{'OFFICIAL'}'",
        f"person_id = '{cast['official'].pk}'",
        "starts_on = '2020-01-01'",
    ):
        with refused(ProgrammingError):
            sql(f"UPDATE community_membership SET {change}")
    with refused(ProgrammingError):
        sql("DELETE FROM community_membership")


@pytest.mark.parametrize("key", ["outsider", "resident", "wijkteam", "coach", "gp"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    with refused(actions.OnlyForKeepers):
        join(cast, key, cast[key].pk, role="COACH")
    cast.enter(key)  # a refusal takes the context back with it
    for who in (key, "neighbour"):
        with refused(ProgrammingError):
            put(cast[who].pk, cast.organisation["kerk"].pk)
    assert sql("UPDATE community_membership SET ends_on = '2030-01-01'") == [(0,)]


def test_it_is_closed_to_a_keeper_who_left(cast: Cast) -> None:
    with as_the_owner():
        cast.door.delete()
        Membership.objects.filter(person=cast["lead"]).update(ends_on="2025-02-01")
    cast.enter("lead")
    assert sql("SELECT acting_keeper()") == [(None,)]
    with refused(ProgrammingError):
        put(cast["neighbour"].pk, cast.organisation["kerk"].pk)


def test_it_knows_somebody_by_her_address_only_when_the_name_fits(cast: Cast) -> None:
    cast.enter("official")
    known = queries.person_with_email(email="Neighbour@Example.org")
    assert known == cast["neighbour"].pk
    assert queries.is_hers(person=known, names=["Bram van Dijk", ""])
    assert queries.is_hers(person=known, names=["Bram"])
    assert not queries.is_hers(person=known, names=["Iemand Anders"])
    cast.enter("wijkteam")
    assert not queries.is_hers(person=known, names=["Bram"])
