"""Opening a front door, and changing who keeps it: never without a lead who stays."""

from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.commitments import actions, errors, queries
from samenspel.commitments.models import FrontDoor
from samenspel.community import actions as people
from samenspel.community.models import Area, Membership


def facts(cast: Cast, lead: str = "lead", **more: Any) -> actions.DoorFacts:
    words = {"organisation": cast.organisation["wijkteam"], "lead": cast[lead], "phone": "030 123 45 67"}
    return actions.DoorFacts(**(words | more))


def open_door(cast: Cast, by: str = "official", area: Area | None = None, **more: Any) -> FrontDoor:
    cast.enter(by)
    return actions.open_door(
        area=area or cast.weide, facts=facts(cast, **more), acting=cast.acting(by), now=NOW
    )


def change(cast: Cast, by: str = "official", **more: Any) -> None:
    cast.enter(by)
    actions.change_door(door=cast.door, facts=facts(cast, **more), acting=cast.acting(by), now=NOW)


@pytest.mark.parametrize("by", ["official", "lead"])
def test_it_lets_questions_in_from_then_on(cast: Cast, by: str) -> None:
    door = open_door(cast, by, walk_in="De Oude School")
    assert queries.standing_at_door(area=cast.weide, on=NOW.date()) == ([cast["lead"].pk], cast["lead"].pk)
    assert queries.door_of(area=cast.weide) == door
    assert sql("SELECT count(*) FROM journal_entry WHERE verb = 'opened_door'") == [(1,)]


def test_it_stands_once_in_an_area(cast: Cast) -> None:
    open_door(cast)
    with refused(errors.DoorIsThere):
        open_door(cast)


def test_it_needs_a_lead_who_works_here_and_stays(cast: Cast) -> None:
    with refused(errors.LeadMustWorkHere):
        open_door(cast, lead="resident")
    with as_the_owner():
        Membership.objects.filter(person=cast["coach"]).update(leaves_on="2030-01-01")
    with refused(errors.LeadMustWorkHere):
        change(cast, lead="coach")
    with as_the_owner(), pytest.raises(IntegrityError, match="is leaving"), transaction.atomic():
        FrontDoor.objects.filter(pk=cast.door.pk).update(lead=cast["coach"])
    cast.enter("official")
    with refused(IntegrityError, ProgrammingError):
        FrontDoor.objects.filter(pk=cast.door.pk).update(lead=cast["resident"])
    with refused(IntegrityError, ProgrammingError):
        sql("UPDATE commitments_frontdoor SET lead_id = NULL")


def test_it_changes_and_is_written_down(cast: Cast) -> None:
    change(cast, lead="coach", hours="9 tot 17 uur")
    door = FrontDoor.objects.get(pk=cast.door.pk)
    assert (door.lead_id, door.hours) == (cast["coach"].pk, "9 tot 17 uur")
    assert sql("SELECT count(*) FROM journal_entry WHERE verb = 'changed_door'") == [(1,)]


def test_it_stays_in_the_keepers_own_municipality(cast: Cast) -> None:
    with as_the_owner():
        far = Area.objects.create(kind="MUNICIPALITY", code="GMX", name="Elders")
    with refused(errors.LeadMustWorkHere):
        open_door(cast, area=far)
    cast.enter("official")  # a refusal takes the context back with it
    with refused(ProgrammingError):
        FrontDoor.objects.create(
            area=far, organisation=cast.organisation["wijkteam"], lead=cast["lead"], phone="1"
        )
    with refused(ProgrammingError):
        sql("UPDATE commitments_frontdoor SET area_id = %s", far.pk)


@pytest.mark.parametrize("key", ["outsider", "resident", "wijkteam"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    with refused(people.OnlyForKeepers):
        open_door(cast, by=key)
    with refused(people.OnlyForKeepers):
        change(cast, by=key)
    cast.enter(key)  # a refusal takes the context back with it
    assert sql("UPDATE commitments_frontdoor SET phone = '1'") == [(0,)]
    with refused(ProgrammingError):
        sql("DELETE FROM commitments_frontdoor")
    with refused(ProgrammingError):
        FrontDoor.objects.create(
            area=cast.molen, organisation=cast.organisation["wijkteam"], lead=cast["lead"], phone="1"
        )
