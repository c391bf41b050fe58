"""Offering the ball."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.play import (
    as_the_owner,
    at_work,
    ball_of,
    deeds,
    offer,
    offered,
    refused,
    sitting,
    sql,
    steps,
    told,
)

from samenspel.commitments import actions, errors, queries
from samenspel.commitments.models import Absence, Pass


def test_it_invites_the_receiver_and_leaves_the_ball(cast: Cast) -> None:
    ask, handover = offered(cast)
    assert handover.state == "OFFERED"
    assert (cast["coach"].pk, "INVITED") in sitting(ask)
    assert ball_of(ask).holder_id == cast["wijkteam"].pk
    assert steps(ask) == ["ASKED", "OFFERED"]
    assert "offered_pass" in deeds(ask)
    assert told(ask, "ball_offered") == [cast["coach"].pk]


def test_it_asks_the_person_first_when_she_has_not_said_yes(cast: Cast) -> None:
    ask, handover = offered(cast, yes="")
    assert handover.state == "ASKING_PERSON"
    assert cast["coach"].pk not in {person for person, _ in sitting(ask)}
    assert told(ask, "ball_offered") == []
    assert told(ask, "yes_asked") == [cast["resident"].pk]


def test_it_writes_who_heard_the_yes(cast: Cast) -> None:
    _, handover = offered(cast, yes="PAPER")
    assert (handover.yes_way, handover.yes_heard_by_id, handover.yes_at) == (
        "PAPER",
        cast["wijkteam"].pk,
        NOW,
    )


def test_it_needs_no_new_yes_within_one_door(cast: Cast) -> None:
    ask, handover = offered(cast, "youssef", yes="SAME_TEAM")
    assert handover.state == "OFFERED"
    assert (cast["youssef"].pk, "INVITED") in sitting(ask)


def test_it_needs_a_yes_outside_the_team(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.YesIsMissing):
        offer(cast, ask, "coach", yes="SAME_TEAM")


def test_it_is_refused_twice_to_the_same_person(cast: Cast) -> None:
    ask, _ = offered(cast)
    with refused(errors.OfferedAlready):
        offer(cast, ask)


def test_it_is_refused_for_who_is_away(cast: Cast) -> None:
    ask = cast.ask()
    with as_the_owner():
        Absence.objects.create(person=cast["coach"], starts_on=NOW.date(), ends_on=None, long=True)
    with refused(errors.AwayNow):
        offer(cast, ask)


def test_it_is_refused_to_yourself(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.OfferedAlready, errors.NotYourBall):
        offer(cast, ask, "wijkteam")


def test_it_is_only_for_the_holder(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.NotYourBall):
        offer(cast, ask, "coach", by="youssef")


def test_it_is_refused_on_a_closed_ball(cast: Cast) -> None:
    ask = cast.again(cast.ask(), "wijkteam")
    actions.close_ball(ball=ask.ball, step="PROMISED", acting=cast.acting("wijkteam"), now=NOW)
    with refused(errors.BallIsClosed):
        offer(cast, ask)
    sql("UPDATE commitments_ball SET closed_at = NULL WHERE id = %s", ask.ball_id)


@pytest.mark.parametrize("state", ["OFFERED", "ACCEPTED", "DECLINED"])
def test_it_cannot_be_written_without_a_yes(cast: Cast, state: str) -> None:
    ask, handover = offered(cast, yes="")
    with (
        at_work(),
        pytest.raises(IntegrityError, match="pass_only_with_the_persons_yes"),
        transaction.atomic(),
    ):
        Pass.objects.filter(pk=handover.pk).update(state=state)


def test_it_cannot_be_written_to_the_sender(cast: Cast) -> None:
    _, handover = offered(cast)
    with as_the_owner(), pytest.raises(IntegrityError, match="pass_to_another"), transaction.atomic():
        Pass.objects.filter(pk=handover.pk).update(receiver=cast["wijkteam"])


def test_it_is_found_by_its_receiver_only_after_the_yes(cast: Cast) -> None:
    ask, _ = offered(cast, yes="")
    cast.enter("coach")
    with refused(Pass.DoesNotExist):
        queries.offer_to(ball=ask.ball_id, person=cast["coach"].pk)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    ball = ball_of(ask)
    cast.enter("outsider")
    with refused(errors.NotYourBall):
        actions.offer_pass(
            ball=ball, receiver=cast["coach"].pk, why="x", yes_way="SPOKEN",
            acting=cast.acting("outsider"), now=NOW,
        )  # fmt: skip
