"""Picking up a ball at the door: seen by n, picked up by one."""

import pytest
from tests.cast import NOW, Cast
from tests.play import DUE, as_the_owner, ball_of, deeds, offer, refused, sitting, steps

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Ball, Pass
from samenspel.mutual_help.models import Ask


def pick_up(cast: Cast, ask: Ask, key: str) -> Ball:
    ball = cast.again(ask, key).ball
    return actions.pick_up_at_door(ball=ball, due_at=DUE, acting=cast.acting(key), now=NOW)


def test_it_gives_the_ball_to_who_picks_it_up(cast: Cast) -> None:
    ask = cast.ask()
    ball = pick_up(cast, ask, "marloes")
    assert (ball.holder_id, ball.deputy_id, ball.due_at) == (cast["marloes"].pk, cast["wijkteam"].pk, DUE)
    assert steps(ask)[-1] == "PASSED"
    assert deeds(ask)[-1] == "moved_ball"


def test_it_ends_the_other_seats_of_the_door(cast: Cast) -> None:
    ask = cast.ask()
    pick_up(cast, ask, "marloes")
    assert sitting(ask) == {
        (cast["resident"].pk, "SUBJECT"), (cast["marloes"].pk, "HOLDER"), (cast["wijkteam"].pk, "DEPUTY"),
    }  # fmt: skip


@pytest.mark.parametrize("yes", ["SPOKEN", ""])
def test_what_was_offered_to_her_waits_no_more_when_she_takes_it_herself(cast: Cast, yes: str) -> None:
    """Nor does a question to the asker whether she may help: she does."""
    ask = cast.ask()
    handover = offer(cast, ask, "marloes", yes=yes)
    pick_up(cast, ask, "marloes")
    with as_the_owner():
        assert Pass.objects.get(pk=handover.pk).state == "OVERTAKEN"
    assert (cast["marloes"].pk, "INVITED") not in sitting(ask)


def test_it_tells_the_second_that_she_was_later(cast: Cast) -> None:
    ask = cast.ask()
    old = cast.again(ask, "youssef").ball
    pick_up(cast, ask, "marloes")
    cast.enter("youssef")
    with refused(errors.AlreadyPickedUp):
        actions.pick_up_at_door(ball=old, due_at=DUE, acting=cast.acting("youssef"), now=NOW)
    assert ball_of(ask).holder_id == cast["marloes"].pk


def test_it_is_refused_by_name_to_who_has_the_ball_already(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.YoursAlready):
        pick_up(cast, ask, "wijkteam")


def test_it_is_only_for_the_people_of_that_door(cast: Cast) -> None:
    ask = cast.ask()
    cast.enter("coach")
    with refused(errors.NotYourBall):
        actions.pick_up_at_door(ball=ball_of(ask), due_at=DUE, acting=cast.acting("coach"), now=NOW)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        pick_up(cast, ask, "outsider")
    with refused(errors.NotYourBall):
        actions.pick_up_at_door(ball=ball_of(ask), due_at=DUE, acting=cast.acting("outsider"), now=NOW)
