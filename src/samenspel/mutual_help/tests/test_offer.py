"""Offering the ball of an ask: who is told what."""

from tests.cast import Cast
from tests.play import as_the_owner, offer, offered, refused, told

from samenspel.commitments.errors import NotYourBall
from samenspel.mutual_help.models import Ask
from samenspel.notifications.models import Message


def test_it_tells_the_receiver_nothing_about_who_asks(cast: Cast) -> None:
    ask, _ = offered(cast)
    with as_the_owner():
        facts = Message.objects.get(ball_id=ask.ball_id, kind="ball_offered").facts
    assert set(facts) == {"name", "link"}
    assert "Amina" not in str(facts)


def test_it_asks_the_asker_and_tells_nobody_else_before_her_yes(cast: Cast) -> None:
    ask, _ = offered(cast, yes="")
    assert (told(ask, "yes_asked"), told(ask, "ball_offered")) == ([cast["resident"].pk], [])
    cast.enter("coach")
    assert not Ask.objects.exists()


def test_it_is_only_for_the_holder(cast: Cast) -> None:
    ask = cast.ask()
    with refused(NotYourBall):
        offer(cast, ask, by="youssef")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        offer(cast, ask, by="outsider")
