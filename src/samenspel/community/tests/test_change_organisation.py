"""Changing what an organisation says about itself."""

import pytest
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.community import actions
from samenspel.community.actions import OrganisationFacts
from samenspel.community.models import Area, Organisation


def change(cast: Cast, key: str, organisation: Organisation, **facts: object) -> None:
    cast.enter(key)
    words: dict[str, object] = {"name": "Aanloop", "area": cast.weide} | facts
    actions.change_organisation(
        organisation=organisation,
        facts=OrganisationFacts(**words),  # type: ignore[arg-type]
        acting=cast.acting(key),
        now=NOW,
    )


@pytest.mark.parametrize("key", ["official", "lead"])
def test_it_changes_what_is_said_and_writes_it_down(cast: Cast, key: str) -> None:
    change(cast, key, cast.organisation["aanloop"], feels="INFORMAL", own_words="Kom erin.")
    now = Organisation.objects.get(pk=cast.organisation["aanloop"].pk)
    assert (now.feels, now.works_with, now.own_words, now.area_id) == (
        "INFORMAL",
        None,
        "Kom erin.",
        cast.weide.pk,
    )
    assert sql("SELECT count(*) FROM journal_entry WHERE verb = 'changed_organisation'") == [(1,)]


def test_it_does_not_find_what_another_municipality_keeps(cast: Cast) -> None:
    with as_the_owner():
        far = Area.objects.create(kind="MUNICIPALITY", code="GMX", name="Elders")
        theirs = Organisation.objects.create(name="Van hen", area=far)
    with refused(Organisation.DoesNotExist):
        change(cast, "official", theirs)


@pytest.mark.parametrize("key", ["outsider", "resident", "wijkteam"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    with refused(actions.OnlyForKeepers):
        change(cast, key, cast.organisation["aanloop"])
