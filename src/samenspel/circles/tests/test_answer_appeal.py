"""Answering a request: by its holder alone, with a reason; request and ball end together."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from tests.asking_rights import answered, appealed, everywhere, seen_at_work
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, check_now, refused, sql

from samenspel.circles import actions
from samenspel.commitments import actions as commitments
from samenspel.commitments.errors import BallIsClosed, NotYourBall
from samenspel.commitments.models import Step
from samenspel.foundation import clock
from samenspel.notifications.models import Message

STEPS = {"DONE": "ANSWERED", "PARTLY": "PARTLY", "REFUSED": "REFUSED"}


@pytest.mark.parametrize(("state", "step"), STEPS.items())
def test_it_ends_the_request_and_its_ball(cast: Cast, state: str, step: str) -> None:
    made = answered(cast, appealed(cast), state)
    check_now()
    found = everywhere(made)
    assert (found.state, found.ball.closed_at, found.answer) == (state, NOW, "Het staat erbij.")
    with as_the_owner():
        assert Step.objects.filter(ball=made.ball_id, kind=step).exists()
        assert Message.objects.filter(person=cast["resident"], kind="appeal_answered").count() == 1


def test_it_is_given_once(cast: Cast) -> None:
    made = answered(cast, appealed(cast))
    with refused(BallIsClosed):
        answered(cast, made, "REFUSED")


def test_a_colleague_at_the_door_picks_it_up_first(cast: Cast) -> None:
    made = appealed(cast)
    with refused(NotYourBall):
        answered(cast, made, key="youssef")
    found = seen_at_work(cast, made, "youssef")
    commitments.pick_up_at_door(
        ball=found.ball, due_at=found.ball.due_at, acting=cast.acting("youssef"), now=NOW
    )
    assert answered(cast, made, key="youssef").ball.due_at == made.ball.due_at


def test_it_is_not_answered_behind_the_verb(cast: Cast) -> None:
    """Raw SQL by the deputy, and by the person herself: only the holder answers."""
    made = appealed(cast)
    for key in ("youssef", "resident"):
        cast.enter(key)
        with refused(IntegrityError):
            sql("UPDATE circles_appeal SET state = 'DONE', ended_at = now() WHERE id = %s", made.pk)


def test_a_ball_does_not_close_without_its_request(cast: Cast) -> None:
    found = seen_at_work(cast, appealed(cast))
    with refused(IntegrityError):
        commitments.close_ball(ball=found.ball, step="ANSWERED", acting=cast.acting("wijkteam"), now=NOW)
        check_now()


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    made = appealed(cast)
    cast.enter("outsider")
    with refused():
        actions.answer_appeal(appeal=made, state="DONE", text="Weg.", acting=cast.acting("outsider"), now=NOW)
    assert everywhere(made).state == "OPEN"


def test_an_answer_to_be_erased_says_what_still_keeps_her(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the page: nothing is answered or erased while a question of hers is open."""
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=1))
    monkeypatch.setattr(clock, "today", lambda: NOW.date())
    cast.ask()
    made = appealed(cast, "ERASE")
    client = signed_in(cast, "wijkteam")
    address = reverse("work_appeal", args=[made.ball_id])
    page = client.get(address).content.decode()
    assert "Wissen kan nu nog niet" in page
    refused_page = client.post(address, {"state": "DONE", "text": "Weg."})
    assert refused_page.status_code == 422
    assert everywhere(made).state == "OPEN"
    assert client.post(address, {"state": "REFUSED", "text": "Er loopt nog een vraag."}).status_code == 302
    assert everywhere(made).state == "REFUSED"
