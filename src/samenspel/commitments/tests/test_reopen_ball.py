"""Opening a ball again: the same holder, or who stands at the door when she is away (R88)."""

from datetime import timedelta

import pytest
from tests.cast import NOW, Cast
from tests.play import accepted, as_the_owner, ball_of, check_now, end, refused, sitting, steps

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Absence
from samenspel.community.models import Membership
from samenspel.mutual_help import actions as asks
from samenspel.mutual_help.models import Ask

LATER = NOW + timedelta(days=90)


def reopen(cast: Cast, ask: Ask) -> None:
    asks.reopen(ask=cast.again(ask, "resident"), acting=cast.acting("resident"), now=LATER)


def test_it_comes_back_to_the_same_person(cast: Cast) -> None:
    ask = accepted(cast)
    end(cast, ask)
    reopen(cast, ask)
    ball = ball_of(ask)
    assert (ball.holder_id, ball.closed_at, ball.reminded, ball.held_since) == (
        cast["coach"].pk,
        None,
        0,
        LATER,
    )
    assert ball.due_at > LATER
    assert steps(ask)[-1] == "REOPENED"
    check_now()


@pytest.mark.parametrize("days", [2, None])
def test_it_goes_to_the_door_when_she_is_away(cast: Cast, days: int | None) -> None:
    ask = accepted(cast)
    end(cast, ask)
    with as_the_owner():
        ends_on = LATER.date() + timedelta(days=days) if days else None
        Absence.objects.create(person=cast["coach"], starts_on=LATER.date(), ends_on=ends_on, long=not days)
    reopen(cast, ask)
    assert ball_of(ask).holder_id == cast["wijkteam"].pk
    assert (cast["coach"].pk, "HOLDER") not in sitting(ask)
    check_now()


def test_it_goes_to_the_door_when_she_no_longer_works_here(cast: Cast) -> None:
    ask = accepted(cast)
    end(cast, ask)
    with as_the_owner():
        Membership.objects.filter(person=cast["coach"]).update(leaves_on=NOW.date() + timedelta(days=30))
    reopen(cast, ask)
    assert ball_of(ask).holder_id == cast["wijkteam"].pk


def test_it_keeps_another_as_deputy(cast: Cast) -> None:
    """The one at the door was the deputy: she cannot be both."""
    ask = accepted(cast)
    end(cast, ask)
    with as_the_owner():
        Absence.objects.create(person=cast["coach"], starts_on=LATER.date(), ends_on=None, long=True)
    reopen(cast, ask)
    ball = ball_of(ask)
    assert ball.deputy_id != ball.holder_id


def test_it_is_refused_for_an_open_ball(cast: Cast) -> None:
    ask = cast.again(cast.ask(), "resident")
    before = len(steps(ask))
    with refused(errors.BallIsOpen):
        actions.reopen_ball(
            ball=ask.ball, area=cast.weide, due_at=LATER, acting=cast.acting("resident"), now=LATER
        )
    assert len(steps(ask)) == before


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    ball = ball_of(ask)
    cast.enter("outsider")
    with refused():
        actions.reopen_ball(
            ball=ball, area=cast.weide, due_at=LATER, acting=cast.acting("outsider"), now=LATER
        )
    assert ball_of(ask).closed_at == NOW
