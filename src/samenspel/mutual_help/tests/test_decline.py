"""Declining the ball of an ask: the sender hears why, the asker's ball does not move."""

from tests.cast import NOW, Cast
from tests.play import offered, refused, told

from samenspel.commitments import queries
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask


def decline(cast: Cast, ask: Ask, key: str = "coach") -> None:
    ask = cast.again(ask, key)
    handover = queries.offer_to(ball=ask.ball_id, person=cast[key].pk)
    actions.decline(ask=ask, handover=handover, why_not="Ik zit vol.", acting=cast.acting(key), now=NOW)


def test_it_tells_the_sender_alone(cast: Cast) -> None:
    ask, _ = offered(cast)
    decline(cast, ask)
    assert told(ask, "pass_answered") == [cast["wijkteam"].pk]
    assert cast.again(ask, "wijkteam").state == "OPEN"


def test_it_tells_nobody_when_it_is_refused(cast: Cast) -> None:
    ask, _ = offered(cast)
    decline(cast, ask)
    with refused():
        decline(cast, ask)
    assert len(told(ask, "pass_answered")) == 1


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask, _ = offered(cast)
    with refused(Ask.DoesNotExist):
        decline(cast, ask, "outsider")
