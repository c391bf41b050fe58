"""An offer, not a duty: to be asked later how it is going, by the same person (R48)."""

from tests.cast import NOW, Cast
from tests.play import as_the_owner, end, refused

from samenspel.commitments.rules import months_later
from samenspel.mutual_help import actions, errors
from samenspel.mutual_help.models import Ask
from samenspel.notifications.models import Message


def plan(cast: Cast, ask: Ask, key: str = "resident") -> None:
    actions.plan_look_back(ask=cast.again(ask, key), months=3, acting=cast.acting(key), now=NOW)


def test_it_tells_the_asker_the_day(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    plan(cast, ask)
    with as_the_owner():
        assert (
            Message.objects.get(kind="look_back_planned").facts["day"]
            == months_later(NOW.date(), 3).isoformat()
        )


def test_it_is_only_after_the_end(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.AskIsOpen):
        plan(cast, ask)


def test_it_is_only_for_the_asker(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    with refused(errors.OnlyTheAskerSays):
        plan(cast, ask, "wijkteam")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    with refused(Ask.DoesNotExist):
        plan(cast, ask, "outsider")
