"""The second pair of eyes decides, while who wrote it down asks another: one of the two holds."""

from typing import Any

from django.db import transaction

from samenspel.circles.actions import exceptions as actions
from samenspel.circles.models import LegalException
from samenspel.commitments.models import Absence
from samenspel.foundation.days import day_of
from tests.at_once import Deed, looking_behind, went
from tests.cast import NOW, Cast, as_owner
from tests.family import WORKER, family
from tests.sharing import LATER, proposed


def deciding(town: Cast, row: LegalException, by: str) -> Deed:
    def deed() -> Any:
        town.enter(by)
        actions.decide_exception(exception=row.pk, yes=True, acting=town.acting(by), now=NOW)

    return deed


def asking(town: Cast, row: LegalException, second: str) -> Deed:
    def deed() -> Any:
        town.enter(WORKER)
        actions.ask_another(exception=row.pk, second=town[second].pk, acting=town.acting(WORKER), now=NOW)

    return deed


def test_who_decides_is_who_was_asked_last(town: Cast) -> None:
    with transaction.atomic():
        circle = family(town)
    seen = set()
    for _ in range(8):
        with transaction.atomic():
            row = proposed(town, circle, ("CIRCLE", circle.pk))
        with transaction.atomic():
            as_owner()
            Absence.objects.create(person=town["lead"], starts_on=day_of(NOW), ends_on=LATER)
        outcome = went(deciding(town, row, "lead"), asking(town, row, "youssef"))
        with looking_behind():
            found = LegalException.objects.get(pk=row.pk)
            Absence.objects.all().delete()
        held = (found.state, found.second_id)
        if held == ("LIVE", town["lead"].pk):
            assert outcome == ["AnsweredAlready", "done"]
        else:
            assert held == ("PROPOSED", town["youssef"].pk)
            assert "done" in outcome
            assert set(outcome) <= {"done", "TwoPairsOfEyes", "DoesNotExist"}
            assert len(set(outcome)) == 2
        seen.add(found.state)
    assert seen
