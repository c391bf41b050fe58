"""The asker says whether somebody else may help."""

from tests.cast import NOW, Cast
from tests.play import offered, refused, say_yes, told

from samenspel.commitments import actions as balls
from samenspel.commitments.errors import NotYourBall, OfferIsOver
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask


def test_it_tells_the_one_who_was_asked(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    say_yes(cast, ask, handover)
    assert told(ask, "ball_offered") == [cast["coach"].pk]


def test_it_tells_nobody_after_a_no(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    say_yes(cast, ask, handover, yes=False)
    assert told(ask, "ball_offered") == []


def test_it_is_refused_after_the_holder_took_it_back(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    cast.enter("wijkteam")
    balls.take_back_pass(handover=handover, acting=cast.acting("wijkteam"), now=NOW)
    with refused(OfferIsOver):
        say_yes(cast, ask, handover)


def test_it_is_only_for_the_asker(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    ask = cast.again(ask, "wijkteam")
    with refused(NotYourBall):
        actions.say_yes(
            ask=ask, handover=handover, yes=True, way="SCREEN", acting=cast.acting("wijkteam"), now=NOW
        )


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    cast.enter("outsider")
    with refused(NotYourBall, Ask.DoesNotExist):
        actions.say_yes(
            ask=ask, handover=handover, yes=True, way="SCREEN", acting=cast.acting("outsider"), now=NOW
        )
