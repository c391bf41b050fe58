"""Accepting the ball."""

from datetime import timedelta

import pytest
from tests.cast import NOW, Cast

from samenspel.commitments import errors, queries
from samenspel.commitments.models import Pass, Seat
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask

DUE = NOW + timedelta(days=7)


def offered(cast: Cast, receiver: str = "coach", yes_way: str = "SPOKEN") -> tuple[Ask, Pass]:
    ask = cast.again(cast.ask(), "wijkteam")
    handover = actions.offer(
        ask=ask, receiver=cast[receiver].pk, why="Zij kent de groepjes.", yes_way=yes_way,
        acting=cast.acting("wijkteam"), now=NOW,
    )  # fmt: skip
    return ask, handover


def accept(cast: Cast, ask: Ask, key: str) -> None:
    ask = cast.again(ask, key)
    handover = queries.offer_to(ball=ask.ball_id, person=cast[key].pk)
    actions.accept(ask=ask, handover=handover, due_at=DUE, acting=cast.acting(key), now=NOW)


def test_it_hands_the_ball_to_the_coach(cast: Cast) -> None:
    ask, _ = offered(cast)
    accept(cast, ask, "coach")
    ball = cast.again(ask, "coach").ball
    assert (ball.holder_id, ball.deputy_id, ball.due_at) == (cast["coach"].pk, cast["wijkteam"].pk, DUE)


def test_it_leaves_the_ball_with_the_sender_until_then(cast: Cast) -> None:
    ask, _ = offered(cast)
    assert cast.again(ask, "coach").ball.holder_id == cast["wijkteam"].pk


def test_it_ends_the_seats_of_the_door(cast: Cast) -> None:
    ask, _ = offered(cast)
    accept(cast, ask, "coach")
    cast.enter("coach")
    reasons = set(Seat.objects.filter(ball=ask.ball_id, ended_at=None).values_list("person", "reason"))
    assert reasons == {
        (cast["resident"].pk, "SUBJECT"), (cast["coach"].pk, "HOLDER"), (cast["wijkteam"].pk, "DEPUTY"),
    }  # fmt: skip


def test_it_is_refused_after_somebody_else_was_first(cast: Cast) -> None:
    ask, _ = offered(cast)
    cast.again(ask, "wijkteam")
    actions.offer(
        ask=ask,
        receiver=cast["desk"].pk,
        why="Of jij?",
        yes_way="SPOKEN",
        acting=cast.acting("wijkteam"),
        now=NOW,
    )
    accept(cast, ask, "coach")
    cast.enter("desk")
    with pytest.raises((errors.AlreadyPickedUp, Pass.DoesNotExist, Ask.DoesNotExist)):
        accept(cast, ask, "desk")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask, _ = offered(cast)
    with pytest.raises(Ask.DoesNotExist):
        accept(cast, ask, "outsider")
