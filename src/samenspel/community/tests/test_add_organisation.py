"""Bringing in an organisation: by a keeper, in her own municipality."""

import pytest
from django.db import ProgrammingError
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.community import actions
from samenspel.community.actions import OrganisationFacts
from samenspel.community.models import Area, Organisation


def add(cast: Cast, key: str, **facts: object) -> Organisation:
    cast.enter(key)
    words: dict[str, object] = {"name": "Soepbus", "area": cast.weide} | facts
    return actions.add_organisation(
        facts=OrganisationFacts(**words),  # type: ignore[arg-type]
        acting=cast.acting(key),
        now=NOW,
    )


@pytest.mark.parametrize("key", ["official", "lead"])
def test_it_stands_in_the_list_and_in_the_journal(cast: Cast, key: str) -> None:
    made = add(cast, key, works_with="UNPAID", phone="030 123 45 67")
    assert Organisation.objects.get(pk=made.pk).shape == "informal"
    assert sql("SELECT count(*) FROM journal_entry WHERE verb = 'added_organisation'") == [(1,)]


def test_it_may_leave_open_what_nobody_knows_yet(cast: Cast) -> None:
    made = Organisation.objects.get(pk=add(cast, "official", works_with="", feels="").pk)
    assert (made.works_with, made.feels) == (None, None)


@pytest.mark.parametrize("key", ["outsider", "resident", "wijkteam", "desk"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    with refused(actions.OnlyForKeepers):
        add(cast, key)
    cast.enter(key)  # a refusal takes the context back with it
    with refused(ProgrammingError):
        Organisation.objects.create(name="Van mij", area=cast.weide)
    for attack in (
        "UPDATE community_organisation SET phone = '1'",
        "UPDATE community_organisation SET name = 'x'",
    ):
        assert sql(attack) == [(0,)]
    with refused(ProgrammingError):
        sql("DELETE FROM community_organisation")


def test_it_stays_in_the_keepers_own_municipality(cast: Cast) -> None:
    with as_the_owner():
        far = Area.objects.create(kind="MUNICIPALITY", code="GMX", name="Elders")
        theirs = Organisation.objects.create(name="Van hen", area=far)
    with refused(ProgrammingError):
        add(cast, "official", area=far)
    cast.enter("official")  # a refusal takes the context back with it
    assert sql("UPDATE community_organisation SET name = 'x' WHERE id = %s", theirs.pk) == [(0,)]
    with refused(ProgrammingError):
        sql("UPDATE community_organisation SET area_id = %s WHERE name = 'Aanloop'", far.pk)


@pytest.mark.parametrize("key", ["official", "lead"])
def test_it_leaves_the_areas_to_the_import(cast: Cast, key: str) -> None:
    cast.enter(key)
    for attack in (
        "UPDATE community_area SET name = 'x'",
        "DELETE FROM community_postalarea",
        "INSERT INTO community_area (id, kind, code, name) VALUES (gen_random_uuid(), 'MUNICIPALITY', 'X', 'X')",
    ):
        with refused(ProgrammingError):
            sql(attack)
