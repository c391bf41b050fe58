"""Somebody says yes to two places at one time, and two to the last place, in the same second: real threads."""

from datetime import time

from django.db import transaction

from samenspel.mutual_help import actions
from samenspel.mutual_help.tests.test_week import LATER, bath, be, comes, group
from tests.at_once import went
from tests.cast import Cast
from tests.play import as_the_owner, sql

ROUNDS = 4


def test_nobody_is_in_two_places_whoever_is_faster(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            programme = bath(town)
            groups = [group(town, programme), group(town, programme, when=LATER)]
            hers = comes(town, programme)
        how = went(*(lambda one=one: actions.take_place(group=one, **be(hers)) for one in groups))  # type: ignore[misc]  # noqa: B023
        assert how == ["TwoPlacesAtOnce", "done"]
        with transaction.atomic():
            joining = be(hers)["joining"]
            for one in groups:  # the next round begins with an empty week
                with as_the_owner():
                    there = sql("SELECT 1 FROM mutual_help_place WHERE group_id = %s", one.pk)
                if there:
                    actions.leave_place(group=one.pk, **be(hers) | {"joining": joining})


def test_the_last_place_is_of_one(town: Cast) -> None:
    for at in range(ROUNDS):
        with transaction.atomic():
            programme = bath(town)
            last = group(town, programme, when=(time(9 + at), time(10 + at)), places=1)
            both = [comes(town, programme), comes(town, programme, "neighbour")]
        how = went(*(lambda one=one: actions.take_place(group=last, **be(one)) for one in both))  # type: ignore[misc]  # noqa: B023
        assert how == ["GroupIsFull", "done"]
