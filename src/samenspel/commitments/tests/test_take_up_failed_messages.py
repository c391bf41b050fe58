"""A message that did not arrive becomes a task of whoever holds the ball."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.neighbours import suggested
from tests.play import accepted, as_the_owner, at_work, check_now, end

from samenspel.commitments import actions
from samenspel.commitments.models import Ball
from samenspel.mutual_help.models import Ask
from samenspel.notifications.models import Message


def fail(ask: Ask, person: object, **more: object) -> Message:
    with as_the_owner():
        message = Message.objects.filter(ball_id=ask.ball_id, person=person).first()
        assert message is not None
        Message.objects.filter(pk=message.pk).update(state="FAILED", failure="SMTPRecipientsRefused", **more)
        return message


def take_up() -> int:
    with at_work():
        return actions.take_up_failed_messages(now=NOW)


def tasks() -> list[Ball]:
    with as_the_owner():
        return list(Ball.objects.filter(about="MESSAGE"))


def test_it_becomes_a_ball_of_the_holder(cast: Cast) -> None:
    ask = accepted(cast)
    message = fail(ask, cast["resident"])
    assert take_up() == 1
    (ball,) = tasks()
    assert (ball.holder_id, ball.subject_id, ball.about_id) == (
        cast["coach"].pk,
        cast["resident"].pk,
        message.pk,
    )
    assert ball.due_at == NOW + timedelta(days=1)
    check_now()


def test_it_becomes_one_task_however_often_we_look(cast: Cast) -> None:
    ask = cast.ask()
    fail(ask, cast["resident"])
    assert (take_up(), take_up()) == (1, 0)
    assert len(tasks()) == 1


def test_it_can_be_read_by_the_holder_alone(cast: Cast) -> None:
    ask = accepted(cast)
    message = fail(ask, cast["resident"])
    take_up()
    cast.enter("coach")
    assert Ball.objects.filter(about="MESSAGE").exists()
    assert Message.objects.filter(pk=message.pk).exists()
    for key in ("neighbour", "outsider", "official"):
        cast.enter(key)
        assert not Ball.objects.filter(about="MESSAGE").exists()


def test_it_leaves_an_ended_ask_alone(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    fail(ask, cast["resident"])
    assert take_up() == 0


def test_it_leaves_messages_to_colleagues_alone(cast: Cast) -> None:
    ask = cast.ask()
    fail(ask, cast["wijkteam"])
    assert take_up() == 0


def test_it_says_why_it_failed(cast: Cast) -> None:
    ask = cast.ask()
    with as_the_owner(), pytest.raises(IntegrityError, match="message_failed_says_why"), transaction.atomic():
        Message.objects.filter(ball_id=ask.ball_id).update(state="FAILED", failure="")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    fail(ask, cast["resident"])
    cast.enter("outsider")
    assert actions.take_up_failed_messages(now=NOW) == 0
    assert tasks() == []


def test_who_offered_help_and_was_not_reached_is_somebodys_task(cast: Cast) -> None:
    """An offer that joined has no open ball; what was suggested still has to reach her."""
    suggested(cast)
    with as_the_owner():
        told = Message.objects.get(kind="ask_for_you")
        Message.objects.filter(pk=told.pk).update(state="FAILED", failure="bounced 5.1.1")
        assert Ball.objects.get(pk=told.ball_id).closed_at is not None
    assert (take_up(), take_up()) == (1, 0)
    (ball,) = tasks()
    assert (ball.holder_id, ball.subject_id) == (cast["wijkteam"].pk, told.person_id)
    cast.enter("wijkteam")
    assert Message.objects.get(pk=ball.about_id).person.contact.email
    page = signed_in(cast, "wijkteam").get(f"/werk/bal/{ball.pk}/niet-aangekomen")
    assert page.status_code == 200
