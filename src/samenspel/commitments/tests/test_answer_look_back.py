"""Writing down how it is going."""

from datetime import datetime, timedelta

import pytest
from tests.cast import NOW, Cast
from tests.play import accepted, as_the_owner, at_work, check_now, deeds, end, refused

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Ball, LookBack
from samenspel.commitments.rules import months_later
from samenspel.mutual_help import actions as asks

THEN = datetime.combine(months_later(NOW.date(), 3), NOW.timetz())


def due(cast: Cast) -> LookBack:
    ask = accepted(cast)
    end(cast, ask)
    ask = cast.again(ask, "resident")
    asks.plan_look_back(ask=ask, months=3, acting=cast.acting("resident"), now=NOW)
    with at_work():
        actions.wake_look_backs(today=THEN.date(), now=THEN)
    cast.enter("coach")
    return LookBack.objects.select_related("ball", "origin__ask").get()


def answer(cast: Cast, look_back: LookBack, what: str, key: str = "coach") -> LookBack:
    cast.enter(key)
    return actions.answer_look_back(look_back=look_back, answer=what, acting=cast.acting(key), now=THEN)


@pytest.mark.parametrize("what", ["WELL", "NEW_QUESTION", "NO_THANKS"])
def test_it_closes_the_ball(cast: Cast, what: str) -> None:
    look_back = answer(cast, due(cast), what)
    assert (look_back.state, look_back.answered_at) == (what, THEN)
    with as_the_owner():
        assert Ball.objects.get(about="LOOK_BACK").closed_at == THEN
    assert "answered_look_back" in deeds(look_back.origin.ask)
    check_now()


def test_it_plans_the_next_one_when_asked(cast: Cast) -> None:
    answer(cast, due(cast), "LATER")
    planned = LookBack.objects.get(state="PLANNED")
    assert (planned.due_on, planned.by_id) == (months_later(THEN.date(), 12), cast["coach"].pk)


def test_it_is_refused_twice(cast: Cast) -> None:
    look_back = due(cast)
    answer(cast, look_back, "WELL")
    with refused(errors.BallIsClosed):
        answer(cast, look_back, "NO_THANKS")


def test_it_is_refused_before_the_day(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    ask = cast.again(ask, "resident")
    planned = asks.plan_look_back(ask=ask, months=3, acting=cast.acting("resident"), now=NOW)
    with refused(errors.OfferIsOver):
        actions.answer_look_back(
            look_back=planned, answer="WELL", acting=cast.acting("resident"), now=NOW + timedelta(days=1)
        )


def test_it_is_only_for_the_holder(cast: Cast) -> None:
    """The deputy of the ended ask may read about it, and still cannot answer in her place."""
    look_back = due(cast)
    with refused(errors.NotYourBall):
        answer(cast, look_back, "WELL", "wijkteam")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    look_back = due(cast)
    with refused():
        answer(cast, look_back, "WELL", "outsider")
    with as_the_owner():
        assert LookBack.objects.get().state == "DUE"
