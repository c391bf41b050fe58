"""Taking the ball yourself: at the door while nobody started, or when it lies still."""

from datetime import timedelta

from tests.cast import NOW, Cast
from tests.play import DUE, accepted, ball_of, refused, remind, told, write

from samenspel.commitments.errors import NotYourBall, YoursAlready
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask


def pick_up(cast: Cast, ask: Ask, key: str) -> None:
    actions.pick_up(ask=cast.again(ask, key), due_at=DUE, acting=cast.acting(key), now=NOW)


def test_it_is_for_anybody_at_the_door(cast: Cast) -> None:
    ask = cast.ask()
    pick_up(cast, ask, "marloes")
    assert ball_of(ask).holder_id == cast["marloes"].pk
    assert cast.again(ask, "marloes").state == "IN_CONVERSATION"
    assert told(ask, "ball_accepted") == [cast["resident"].pk]


def test_it_is_refused_once_the_conversation_began(cast: Cast) -> None:
    ask = cast.ask()
    write(cast, ask, "wijkteam")
    with refused(NotYourBall, Ask.DoesNotExist):
        pick_up(cast, ask, "youssef")


def test_it_is_for_the_deputy_when_it_lies_still(cast: Cast) -> None:
    ask = accepted(cast)
    for _ in range(2):
        remind(ask, now=DUE + timedelta(days=9))
    pick_up(cast, ask, "wijkteam")
    assert ball_of(ask).holder_id == cast["wijkteam"].pk


def test_it_is_refused_to_the_deputy_while_all_is_well(cast: Cast) -> None:
    ask = accepted(cast)
    with refused(NotYourBall):
        pick_up(cast, ask, "wijkteam")


def test_it_says_so_when_it_is_yours_already(cast: Cast) -> None:
    ask = cast.ask()
    with refused(YoursAlready):
        pick_up(cast, ask, "wijkteam")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        pick_up(cast, ask, "outsider")
