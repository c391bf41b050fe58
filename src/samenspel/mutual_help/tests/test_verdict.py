"""The asker says how it ended."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.neighbours import called
from tests.play import as_the_owner, ball_of, check_now, deeds, end, refused, steps, told

from samenspel.commitments import codes
from samenspel.commitments.errors import BallIsClosed
from samenspel.commitments.models import LookBack
from samenspel.commitments.rules import months_later
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Ask
from samenspel.notifications.models import Message


def say(cast: Cast, ask: Ask, what: str, key: str = "resident", shape: str | None = None) -> Ask:
    ask = cast.again(ask, key)
    return actions.verdict(ask=ask, verdict=what, shape=shape, acting=cast.acting(key), now=NOW)


@pytest.mark.parametrize("what", ["ANSWERED", "PARTLY", "NOT_FOUND"])
def test_it_ends_the_ask_and_its_ball_together(cast: Cast, what: str) -> None:
    ask = cast.ask()
    say(cast, ask, what)
    assert (cast.again(ask, "resident").state, ball_of(ask).closed_at) == (what, NOW)
    assert steps(ask)[-1] == what
    assert deeds(ask)[-2:] == ["closed_ball", "ended"]
    check_now()


def test_it_tells_both(cast: Cast) -> None:
    ask = cast.ask()
    say(cast, ask, "PARTLY")
    assert told(ask, "ask_ended") == [cast["resident"].pk]
    assert told(ask, "asker_ended") == [cast["wijkteam"].pk]


def test_it_keeps_what_answered_it(cast: Cast) -> None:
    ask = cast.ask()
    say(cast, ask, "ANSWERED", shape="informal")
    cast.enter("resident")
    assert queries.ask_page(ball=ask.ball_id).path[0]["shape"] == "informal"


def test_she_found_the_answer_herself(cast: Cast) -> None:
    """It is a stop of its own on the path, for her and for whoever has the ball (AS-21)."""
    ask = cast.ask()
    page = reverse("follow_answer", args=[codes.in_address(ask.ball.code or "")])
    cast.enter(None)
    assert Client().post(page, {"verdict": "ANSWERED", "where": "self"}).status_code == 302
    cast.enter("resident")
    assert queries.ask_page(ball=ask.ball_id).path[0]["shape"] == "self"
    hers = Client().get(reverse("follow", args=[codes.in_address(ask.ball.code or "")])).content.decode()
    assert "Jij zei: ik vond zelf een antwoord." in hers
    work = signed_in(cast, "wijkteam").get(reverse("work_ball", args=[ask.ball_id])).content.decode()
    assert "De vrager zei: ik vond zelf een antwoord." in work


def test_it_counts_also_what_was_not_found(cast: Cast) -> None:
    ask = cast.ask()
    say(cast, ask, "NOT_FOUND")
    cast.enter(None)
    assert queries.counts(since=NOW - timedelta(days=1))["NOT_FOUND"] == 1


def test_it_is_refused_twice(cast: Cast) -> None:
    ask = cast.ask()
    say(cast, ask, "ANSWERED")
    with refused(BallIsClosed):
        say(cast, ask, "PARTLY")


@pytest.mark.parametrize("what", ["WITHDRAWN", "OPEN", "", "answered"])
def test_it_knows_three_answers_only(cast: Cast, what: str) -> None:
    ask = cast.ask()
    with refused(ValueError):
        say(cast, ask, what)


@pytest.mark.parametrize("key", ["wijkteam", "youssef"])
def test_it_is_only_for_the_asker(cast: Cast, key: str) -> None:
    ask = cast.ask()
    with refused(errors.OnlyTheAskerSays):
        say(cast, ask, "ANSWERED", key)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        say(cast, ask, "ANSWERED", "outsider")


@pytest.mark.parametrize(("rhythm", "months"), [("UNKNOWN", 1), ("ONCE", 0), ("REGULAR", 0)])
def test_who_did_not_know_how_often_is_asked_after_the_first_time(
    cast: Cast, rhythm: str, months: int
) -> None:
    """Also when no neighbour came to it: "I don't know yet" is looked at, and she can drop it (I93)."""
    ask = called(cast, rhythm=rhythm)
    end(cast, ask)
    with as_the_owner():
        due = list(LookBack.objects.filter(origin=ask.ball_id).values_list("due_on", "by"))
        told = Message.objects.filter(kind="look_back_planned").count()
    assert due == [(months_later(NOW.date(), 1), cast["wijkteam"].pk)][:months]
    assert told == months


def test_what_was_not_found_is_not_looked_back_on(cast: Cast) -> None:
    end(cast, called(cast, rhythm="UNKNOWN"), "NOT_FOUND")
    with as_the_owner():
        assert not LookBack.objects.exists()
