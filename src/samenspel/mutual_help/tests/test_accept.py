"""Accepting the ball of an ask: the asker hears who goes on (R36)."""

from tests.cast import Cast
from tests.play import accept, end, offered, refused, told

from samenspel.commitments.errors import BallIsClosed, OfferIsOver
from samenspel.mutual_help.models import Ask


def test_it_makes_it_a_conversation_and_tells_both(cast: Cast) -> None:
    ask, _ = offered(cast)
    assert accept(cast, ask).state == "IN_CONVERSATION"
    assert told(ask, "ball_accepted") == [cast["resident"].pk]
    assert told(ask, "pass_answered") == [cast["wijkteam"].pk]


def test_it_is_refused_twice(cast: Cast) -> None:
    ask, _ = offered(cast)
    accept(cast, ask)
    with refused(OfferIsOver):
        accept(cast, ask)
    assert told(ask, "ball_accepted") == [cast["resident"].pk]


def test_it_is_refused_after_the_end(cast: Cast) -> None:
    ask, _ = offered(cast)
    end(cast, ask)
    with refused(BallIsClosed, OfferIsOver, Ask.DoesNotExist):
        accept(cast, ask)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask, _ = offered(cast)
    with refused(Ask.DoesNotExist):
        accept(cast, ask, "outsider")
