"""What would you like to do or share? Asked once, never demanded (R17, R18)."""

import pytest
from tests.cast import NOW, Cast
from tests.play import deeds, refused

from samenspel.mutual_help import actions, errors
from samenspel.mutual_help.models import Ask


def share(cast: Cast, ask: Ask, text: str, key: str = "resident") -> None:
    actions.share(ask=cast.again(ask, key), text=text, acting=cast.acting(key), now=NOW)


@pytest.mark.parametrize("text", ["Ik kook graag.", "", "  "])
def test_it_is_remembered_that_it_was_asked(cast: Cast, text: str) -> None:
    ask = cast.ask()
    share(cast, ask, text)
    again = cast.again(ask, "resident")
    assert (again.share, again.share_asked_at) == (text.strip(), NOW)
    assert deeds(ask)[-1] == "shared"


def test_it_is_only_for_the_asker(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.OnlyTheAskerSays):
        share(cast, ask, "Zij wil vast koken.", "wijkteam")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        share(cast, ask, "x", "outsider")
