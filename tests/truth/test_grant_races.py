"""A request for money in the same second: words and yes, two answers, an answer and taking it back."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from samenspel.foundation.errors import Refusal
from samenspel.initiatives import actions, queries
from samenspel.initiatives.models import GrantRequest, GrantYes
from samenspel.initiatives.tests.conftest import asks, comes_in, grant_as, idea, says_yes, sends
from samenspel.social_map.models import Insider
from tests.at_once import at_once, looking_behind
from tests.cast import NOW, Cast
from tests.play import sql

ROUNDS = 4


def written(town: Cast, *, yes: bool = False, sent: bool = False) -> GrantRequest:
    with transaction.atomic():
        entry = idea(town)
        comes_in(town, entry, "neighbour")
        comes_in(town, entry, "coach", "SUPPORT")
        request = asks(town, entry, "coach")
        if yes or sent:
            says_yes(town, request, "resident")
        if sent:
            sends(town, request, "coach")
    return request


def by(town: Cast, key: str, deed: Callable[[], Any]) -> Callable[[], Any]:
    def do() -> Any:
        town.enter(key)
        return deed()

    return do


def behind(request: GrantRequest) -> tuple[GrantRequest, list[GrantYes]]:
    with looking_behind():
        return GrantRequest.objects.select_related("ball").get(pk=request.pk), list(
            GrantYes.objects.filter(request=request)
        )


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_yes_is_never_to_other_words_than_those_that_stand_there(town: Cast, number: int) -> None:
    request = written(town)

    def changes() -> None:
        asked = actions.Asked(9_000_00, "Een auto.", request.needed_on)
        found = grant_as(town, request, "coach")
        actions.change_request(request=found, asked=asked, acting=town.acting("coach"), now=NOW)

    says = by(town, "resident", lambda: says_yes(town, request, "resident", version=1))
    at_once(by(town, "coach", changes), says)
    now, yeses = behind(request)
    assert (now.version, now.cents) == (2, 9_000_00)
    assert yeses == []  # the yes was to 250 euros


@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_is_sent_is_what_she_said_yes_to(town: Cast, number: int) -> None:
    request = written(town, yes=True)

    def changes() -> None:
        asked = actions.Asked(9_000_00, "Een auto.", request.needed_on)
        found = grant_as(town, request, "coach")
        actions.change_request(request=found, asked=asked, acting=town.acting("coach"), now=NOW)

    at_once(by(town, "coach", changes), by(town, "neighbour", lambda: sends(town, request, "neighbour")))
    now, yeses = behind(request)
    assert (now.state, now.cents, len(yeses)) in {("SENT", 250_00, 1), ("DRAFT", 9_000_00, 0)}
    assert (now.ball is not None) == (now.state == "SENT")


def test_nothing_is_sent_with_the_yes_of_who_goes_in_that_second(town: Cast) -> None:
    """She leaves, and that is not committed yet: sending waits for it, and is refused."""
    request = written(town, yes=True)
    gone = threading.Event()

    def goes() -> None:
        Insider.objects.filter(entry=request.entry_id, person=town["resident"]).update(ended_at=NOW)
        gone.set()
        time.sleep(0.5)

    def sends_then() -> None:
        assert gone.wait(10)
        sends(town, request, "coach")

    got = at_once(by(town, "resident", goes), by(town, "coach", sends_then))
    assert [isinstance(one, Refusal) for one in got] == [False, True], got
    assert behind(request)[0].state == "DRAFT"


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_an_answer_another_answer_and_taking_it_back_one_counts(town: Cast, number: int) -> None:
    request = written(town, sent=True)

    def answers(answer: str) -> Any:
        found = queries.request_with_ball(ball=request.ball_id)
        who = {"acting": town.acting("official"), "now": NOW}
        return actions.answer_request(request=found, answer=answer, less=None, words="Zo is het.", **who)

    def takes_back() -> None:
        found = grant_as(town, request, "neighbour")
        actions.withdraw_request(request=found, acting=town.acting("neighbour"), now=NOW)

    got = at_once(
        by(town, "official", lambda: answers("GRANTED")),
        by(town, "official", lambda: answers("REFUSED")),
        by(town, "neighbour", takes_back),
    )
    assert Counter(isinstance(one, Refusal) for one in got) == {True: 2, False: 1}, got
    now, _yeses = behind(request)
    assert now.state in {"GRANTED", "REFUSED", "WITHDRAWN"}
    assert now.ball.closed_at is not None


@pytest.mark.parametrize("number", range(ROUNDS))
def test_sent_twice_is_one_ball(town: Cast, number: int) -> None:
    request = written(town, yes=True)
    got = at_once(
        *(by(town, key, lambda key=key: sends(town, request, key)) for key in ("coach", "resident"))
    )
    assert Counter(isinstance(one, Refusal) for one in got) == {True: 1, False: 1}, got
    with looking_behind():
        assert sql("SELECT count(*) FROM commitments_ball WHERE about = 'GRANT'") == [(1,)]
