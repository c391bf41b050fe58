"""Stopping your question; without a reason (R16)."""

from tests.cast import NOW, Cast
from tests.play import accept, ball_of, check_now, offered, refused, steps

from samenspel.commitments.errors import BallIsClosed
from samenspel.mutual_help import actions, errors
from samenspel.mutual_help.models import Ask


def withdraw(cast: Cast, ask: Ask, key: str = "resident") -> Ask:
    return actions.withdraw(ask=cast.again(ask, key), acting=cast.acting(key), now=NOW)


def test_it_ends_the_ask_and_its_ball(cast: Cast) -> None:
    ask = cast.ask()
    withdraw(cast, ask)
    assert (cast.again(ask, "resident").state, ball_of(ask).closed_at) == ("WITHDRAWN", NOW)
    assert steps(ask)[-1] == "WITHDRAWN"
    check_now()


def test_it_overtakes_an_offer(cast: Cast) -> None:
    ask, _ = offered(cast)
    withdraw(cast, ask)
    with refused():
        accept(cast, ask)


def test_it_is_refused_twice(cast: Cast) -> None:
    ask = cast.ask()
    withdraw(cast, ask)
    with refused(BallIsClosed):
        withdraw(cast, ask)


def test_it_is_only_for_the_asker(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.OnlyTheAskerSays):
        withdraw(cast, ask, "wijkteam")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        withdraw(cast, ask, "outsider")
