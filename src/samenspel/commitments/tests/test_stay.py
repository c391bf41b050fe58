"""Taking back an end that lies ahead."""

import pytest
from tests.cast import Cast
from tests.play import refused

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Turn
from samenspel.commitments.tests.test_leave import LATER, NOW, leave, work_of
from samenspel.community import actions as people


def stay(cast: Cast, who: str, by: str = "official") -> None:
    membership = work_of(cast, who)
    cast.enter(by)
    actions.stay(membership=membership, acting=cast.acting(by), now=NOW)


def test_it_goes_on_with_her_turns(cast: Cast) -> None:
    leave(cast, "youssef", LATER)
    stay(cast, "youssef")
    assert work_of(cast, "youssef").leaves_on is None
    assert Turn.objects.get(person=cast["youssef"]).ends_on is None


def test_it_is_too_late_after_the_day(cast: Cast) -> None:
    leave(cast, "desk")
    with refused(errors.EndedAlready):
        stay(cast, "desk")


def test_it_needs_an_end(cast: Cast) -> None:
    with refused(errors.EndedAlready):
        stay(cast, "desk")


@pytest.mark.parametrize("key", ["outsider", "resident", "wijkteam"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    leave(cast, "desk", LATER)
    with refused(people.OnlyForKeepers):
        stay(cast, "desk", by=key)
