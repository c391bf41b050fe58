"""Two front doors that close for one another in the same second: one of the two stays open."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from samenspel.commitments import actions
from samenspel.commitments.models import FrontDoor
from tests.at_once import Deed, looking_behind, went
from tests.cast import NOW, Cast, as_owner

TODAY = NOW.date()


def closing(town: Cast, by: str, door: FrontDoor, other: FrontDoor) -> Deed:
    def deed() -> Any:
        town.enter(by)
        facts = actions.Closure(TODAY, TODAY + timedelta(days=9), "030 765 43 21", taken_over_by=other)
        actions.close_door(door=door, closure=facts, acting=town.acting(by), now=NOW)

    return deed


def test_two_doors_never_send_people_to_one_another(town: Cast) -> None:
    with transaction.atomic():
        as_owner()
        other = FrontDoor.objects.create(
            area=town.town,
            organisation=town.organisation["aanloop"],
            lead=town["coach"],
            phone="030 111 11 11",
        )
    for _ in range(8):
        pressed = closing(town, "official", town.door, other), closing(town, "lead", other, town.door)
        assert went(*pressed) == ["TakesOverItself", "done"]
        with looking_behind():
            assert FrontDoor.objects.exclude(closed_from=None).count() == 1
            FrontDoor.objects.update(closed_from=None, closed_until=None, closed_phone="", taken_over_by=None)
