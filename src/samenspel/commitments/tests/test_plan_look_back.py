"""Agreeing to look back, after 1, 3 or 12 months."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.play import accepted, at_work, ball_of, end, refused, steps, told

from samenspel.commitments import actions, errors, rules
from samenspel.commitments.models import LookBack
from samenspel.mutual_help import actions as asks
from samenspel.mutual_help.errors import AskIsOpen
from samenspel.mutual_help.models import Ask


def plan(cast: Cast, ask: Ask, months: int = 3) -> LookBack:
    ask = cast.again(ask, "resident")
    return asks.plan_look_back(ask=ask, months=months, acting=cast.acting("resident"), now=NOW)


@pytest.mark.parametrize("months", [1, 3, 12])
def test_it_is_agreed_with_the_last_holder(cast: Cast, months: int) -> None:
    ask = accepted(cast)
    end(cast, ask)
    planned = plan(cast, ask, months)
    assert (planned.due_on, planned.by_id, planned.state) == (
        rules.months_later(NOW.date(), months), cast["coach"].pk, "PLANNED",
    )  # fmt: skip
    assert steps(ask)[-1] == "LOOK_BACK"
    assert told(ask, "look_back_planned") == [cast["resident"].pk]


def test_it_is_refused_twice(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    plan(cast, ask)
    with refused(errors.LookBackIsPlanned):
        plan(cast, ask, 12)


def test_it_is_refused_while_the_ask_is_open(cast: Cast) -> None:
    ask = cast.ask()
    with refused(AskIsOpen):
        plan(cast, ask)


@pytest.mark.parametrize("months", [0, 2, 13, -1])
def test_it_knows_three_moments_only(cast: Cast, months: int) -> None:
    ask = cast.ask()
    end(cast, ask)
    with refused(ValueError):
        plan(cast, ask, months)


def test_it_needs_a_ball_once_it_is_due(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    planned = plan(cast, ask)
    with at_work(), pytest.raises(IntegrityError, match="look_back_due_has_a_ball"), transaction.atomic():
        LookBack.objects.filter(pk=planned.pk).update(state="DUE")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    with refused(Ask.DoesNotExist):
        asks.plan_look_back(
            ask=cast.again(ask, "outsider"), months=3, acting=cast.acting("outsider"), now=NOW
        )
    cast.enter("outsider")
    with refused():
        actions.plan_look_back(ball=ball_of(ask), months=3, acting=cast.acting("outsider"), now=NOW)
