"""Taking over a ball that lies still."""

from datetime import timedelta

from django.utils import timezone
from tests.cast import NOW, Cast
from tests.play import DUE, ball_of, refused, remind, sitting, steps

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Ball
from samenspel.foundation.holidays import working_time_after
from samenspel.mutual_help.models import Ask

DAYS = timedelta(days=7)
LATER = NOW + 2 * DAYS


def lie_still(ask: Ask, *, hours: int) -> None:
    for _ in range(3):
        remind(ask, now=working_time_after(timezone.localtime(ask.ball.due_at), timedelta(hours=hours)))


def take_over(cast: Cast, ask: Ask, key: str) -> Ball:
    ball = cast.again(ask, key).ball
    return actions.take_over(ball=ball, due_at=LATER + DAYS, acting=cast.acting(key), now=LATER)


def test_it_gives_the_ball_to_the_deputy(cast: Cast) -> None:
    ask = cast.ask()
    lie_still(ask, hours=25)
    take_over(cast, ask, "youssef")
    ball = ball_of(ask)
    assert (ball.holder_id, ball.deputy_id, ball.reminded) == (cast["youssef"].pk, cast["wijkteam"].pk, 0)
    assert steps(ask)[-1] == "PASSED"


def test_it_gives_the_ball_to_the_lead_after_she_was_asked(cast: Cast) -> None:
    ask = cast.ask()
    lie_still(ask, hours=49)
    take_over(cast, ask, "lead")
    assert ball_of(ask).holder_id == cast["lead"].pk
    assert (cast["wijkteam"].pk, "DEPUTY") in sitting(ask)
    assert (cast["youssef"].pk, "DEPUTY") not in sitting(ask)


def test_it_is_refused_while_nobody_was_reminded(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.NotYourBall):
        take_over(cast, ask, "youssef")


def test_it_is_only_for_deputy_and_lead(cast: Cast) -> None:
    ask = cast.ask()
    lie_still(ask, hours=49)
    with refused(errors.NotYourBall):
        take_over(cast, ask, "marloes")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    lie_still(ask, hours=49)
    with refused(Ask.DoesNotExist):
        take_over(cast, ask, "outsider")
    cast.enter("outsider")
    with refused(errors.NotYourBall):
        actions.take_over(ball=ball_of(ask), due_at=DUE, acting=cast.acting("outsider"), now=NOW)
