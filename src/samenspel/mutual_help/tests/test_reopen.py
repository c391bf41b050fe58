"""Opening your question again (R59, R88)."""

import pytest
from tests.cast import NOW, Cast
from tests.play import accepted, ball_of, check_now, end, refused, steps, told

from samenspel.mutual_help import actions, errors
from samenspel.mutual_help.models import Ask


def reopen(cast: Cast, ask: Ask, key: str = "resident") -> Ask:
    return actions.reopen(ask=cast.again(ask, key), acting=cast.acting(key), now=NOW)


@pytest.mark.parametrize("how", ["ANSWERED", "PARTLY", "NOT_FOUND"])
def test_it_opens_with_the_same_holder(cast: Cast, how: str) -> None:
    ask = accepted(cast)
    end(cast, ask, how)
    assert (reopen(cast, ask).state, ball_of(ask).holder_id) == ("OPEN", cast["coach"].pk)
    assert steps(ask)[-1] == "REOPENED"
    assert told(ask, "ball_yours")[-1] == cast["coach"].pk
    check_now()


def test_it_is_refused_while_it_is_open(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.AskIsOpen):
        reopen(cast, ask)


def test_it_is_only_for_the_asker(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    with refused(errors.OnlyTheAskerSays):
        reopen(cast, ask, "wijkteam")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    with refused(Ask.DoesNotExist):
        reopen(cast, ask, "outsider")
