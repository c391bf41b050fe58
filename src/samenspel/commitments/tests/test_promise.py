"""The holder says what she will do, and when the person hears."""

from datetime import timedelta

from tests.cast import NOW, Cast
from tests.play import DUE, ball_of, deeds, end, refused, remind, sitting, steps

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Ball
from samenspel.mutual_help.models import Ask


def promise(cast: Cast, ask: Ask, key: str = "wijkteam") -> Ball:
    ball = cast.again(ask, key).ball
    return actions.promise(ball=ball, due_at=DUE, next_step="Ik bel.", acting=cast.acting(key), now=NOW)


def test_it_sets_the_due_moment_and_the_next_step(cast: Cast) -> None:
    ask = cast.ask()
    promise(cast, ask)
    ball = ball_of(ask)
    assert (ball.due_at, ball.next_step, ball.holder_id) == (DUE, "Ik bel.", cast["wijkteam"].pk)
    assert steps(ask)[-1] == "PROMISED"
    assert deeds(ask)[-1] == "promised"


def test_it_lets_the_reminders_start_anew(cast: Cast) -> None:
    ask = cast.ask()
    late = ask.ball.due_at + timedelta(days=9)
    for _ in range(3):
        remind(ask, now=late)
    assert (cast["lead"].pk, "LEAD") in sitting(ask)
    promise(cast, ask)
    assert ball_of(ask).reminded == 0
    assert (cast["lead"].pk, "LEAD") not in sitting(ask)


def test_it_is_refused_on_a_closed_ball(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    with refused(errors.BallIsClosed):
        promise(cast, ask)


def test_it_is_only_for_the_holder(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.NotYourBall):
        promise(cast, ask, "youssef")


def test_it_is_refused_when_the_ball_moved_meanwhile(cast: Cast) -> None:
    """A page opened before somebody else picked it up."""
    ask = cast.ask()
    old = cast.again(ask, "wijkteam").ball
    mine = cast.again(ask, "youssef").ball
    actions.pick_up_at_door(ball=mine, due_at=DUE, acting=cast.acting("youssef"), now=NOW)
    cast.enter("wijkteam")
    with refused(errors.AlreadyPickedUp):
        actions.promise(ball=old, due_at=DUE, next_step="x", acting=cast.acting("wijkteam"), now=NOW)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        promise(cast, ask, "outsider")
    cast.enter("outsider")
    with refused(errors.NotYourBall):
        actions.promise(ball=ball_of(ask), due_at=DUE, next_step="x", acting=cast.acting("outsider"), now=NOW)
