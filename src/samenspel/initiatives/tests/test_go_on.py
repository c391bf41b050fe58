"""What goes on when somebody goes: another official takes it over; who is erased is named nowhere in it."""

from datetime import timedelta

import pytest
from tests.cast import NOW, START, Cast
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments import actions as balls
from samenspel.commitments.errors import NotYourBall
from samenspel.commitments.models import Ball
from samenspel.community.models import Membership
from samenspel.foundation.acting import a_job
from samenspel.initiatives import actions, queries
from samenspel.initiatives.models import GrantRequest, GrantYes
from samenspel.retention import actions as retention
from samenspel.social_map.models import Entry

from .conftest import asks, grant_as, says_yes, sends


@pytest.fixture
def second(cast: Cast) -> str:
    """Another official."""
    with as_the_owner():
        Membership.objects.create(
            person=cast["marloes"],
            organisation=cast.organisation["gemeente"],
            role="OFFICIAL",
            starts_on=START,
        )
    return "marloes"


def sent(cast: Cast, entry: Entry) -> GrantRequest:
    request = asks(cast, entry, "neighbour")
    says_yes(cast, request, "neighbour")
    return sends(cast, request, "neighbour")


def held_by(request: GrantRequest) -> tuple[object, object]:
    with as_the_owner():
        ball = Ball.objects.get(pk=request.ball_id)
        return ball.holder_id, ball.deputy_id


def test_who_stands_in_takes_it_over_when_the_holder_is_away(cast: Cast, carried: Entry, second: str) -> None:
    request = sent(cast, carried)
    holder, deputy = held_by(request)
    keys = {cast[key].pk: key for key in ("official", second)}
    assert {holder, deputy} == set(keys)
    stands_in, away = keys[deputy], keys[holder]
    cast.enter(stands_in)
    found = queries.request_with_ball(ball=request.ball_id)
    with refused(NotYourBall):
        actions.take_over(request=found, acting=cast.acting(stands_in), now=NOW)
    cast.enter(away)
    balls.go_away(
        starts_on=NOW.date(), ends_on=NOW.date() + timedelta(days=2), municipality=cast.town,
        acting=cast.acting(away), now=NOW,
    )  # fmt: skip
    cast.enter(stands_in)
    actions.take_over(request=found, acting=cast.acting(stands_in), now=NOW)
    assert held_by(request) == (deputy, holder)
    mine = queries.request_with_ball(ball=request.ball_id)
    actions.answer_request(
        request=mine, answer="GRANTED", less=None, words="", acting=cast.acting(stands_in), now=NOW
    )
    assert grant_as(cast, request, "resident").state == "GRANTED"


def test_who_has_the_fewest_gets_the_next(cast: Cast, carried: Entry, second: str) -> None:
    holders = {held_by(sent(cast, carried))[0] for _ in range(2)}
    assert holders == {cast["official"].pk, cast[second].pk}


def test_who_is_erased_is_named_nowhere_in_it(cast: Cast, carried: Entry) -> None:
    name = cast["neighbour"].name
    request = asks(cast, carried, "neighbour", words=f"Kommen voor {name}.")
    says_yes(cast, request, "neighbour")
    says_yes(cast, request, "resident")  # it lies about her, and goes on
    draft = asks(cast, carried, "coach")
    says_yes(cast, draft, "neighbour")
    with at_work("erase"):
        retention.erase_at_request(person=cast["neighbour"].pk, acting=a_job("erase"), now=NOW)
    with as_the_owner():
        assert GrantRequest.objects.get(pk=request.pk).what_for == "Kommen voor Iemand."
        assert not GrantYes.objects.filter(resident=cast["neighbour"]).exists()
        assert not GrantYes.objects.filter(
            request=draft
        ).exists()  # her yes to what was not sent goes with her
        named = "SELECT count(*) FROM initiatives_grantrequest WHERE %s IN (written_by_id, sent_by_id, decided_by_id)"
        assert sql(named, cast["neighbour"].pk) == [(0,)]
