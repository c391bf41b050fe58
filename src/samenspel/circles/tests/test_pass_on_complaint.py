"""A complaint is passed on to another who may hear it; whoever complained hears who has it (R01, R35)."""

from uuid import UUID

import pytest
from django.db import IntegrityError
from django.urls import reverse
from tests.asking_rights import appealed, everywhere, seen_at_work
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import DUE, as_the_owner, refused, sql

from samenspel.circles import actions, errors, queries
from samenspel.circles.models import Appeal
from samenspel.commitments import errors as balls
from samenspel.commitments.models import Ball, Pass, Seat
from samenspel.mutual_help import actions as asks
from samenspel.mutual_help.models import Ask
from samenspel.notifications.models import Message

WORDS = "Els belde niet terug."


@pytest.fixture
def complaint(cast: Cast) -> Appeal:
    """Els held her question; Petra, who leads the door, holds the complaint."""
    assert cast.ask().ball.holder_id == cast["wijkteam"].pk
    made = everywhere(appealed(cast, "COMPLAIN", text=WORDS))
    assert made.ball.holder_id == cast["lead"].pk
    return made


def passes_on(cast: Cast, complaint: Appeal, to: str = "youssef", by: str = "lead") -> Pass:
    found = seen_at_work(cast, complaint, by)
    return actions.pass_on(
        appeal=found,
        receiver=cast[to].pk,
        why="Ik ken haar goed.",
        heard_yes=False,
        acting=cast.acting(by),
        now=NOW,
    )


def takes(cast: Cast, complaint: Appeal, by: str = "youssef") -> None:
    cast.enter(by)
    handover = queries.asked_to_hear(ball=complaint.ball_id, person=cast[by].pk)
    actions.take_complaint(handover=handover, acting=cast.acting(by), now=NOW)


def now_at(complaint: Appeal) -> Ball:
    with as_the_owner():
        return Ball.objects.get(pk=complaint.ball_id)


def readers(complaint: Appeal) -> set[UUID]:
    with as_the_owner():
        rows = Seat.objects.filter(ball=complaint.ball_id, ended_at=None).exclude(reason="SUBJECT")
        return set(rows.values_list("person", flat=True))


def test_only_who_holds_it_reads_who_may_hear_it_and_who_helps_her_is_not_there(
    cast: Cast, complaint: Appeal
) -> None:
    cast.enter("lead")
    found = [one.person for one in queries.may_hear(ball=complaint.ball_id)]
    assert cast["youssef"].pk in found
    assert not {cast["wijkteam"].pk, cast["lead"].pk, cast["resident"].pk} & set(found)
    for key in ("wijkteam", "youssef", "resident", "official", "outsider"):
        cast.enter(key)
        assert queries.may_hear(ball=complaint.ball_id) == []


def test_until_it_is_taken_it_stays_and_then_she_hears_who_has_it(cast: Cast, complaint: Appeal) -> None:
    due = now_at(complaint).due_at
    passes_on(cast, complaint)
    assert now_at(complaint).holder_id == cast["lead"].pk
    takes(cast, complaint)
    ball = now_at(complaint)
    assert (ball.holder_id, ball.deputy_id, ball.due_at) == (cast["youssef"].pk, None, due)
    assert readers(complaint) == {cast["youssef"].pk}  # whoever had it reads it no more
    with as_the_owner():
        told = Message.objects.get(kind="appeal_moved")
    assert told.person_id == cast["resident"].pk
    assert cast["youssef"].shown in str(told.facts)
    cast.enter("lead")
    with refused(Appeal.DoesNotExist):
        queries.appeal_with_ball(ball=complaint.ball_id, acting=cast["lead"].pk)


def test_in_the_database_too_its_row_opens_with_the_yes(cast: Cast, complaint: Appeal) -> None:
    """Not the page alone: the web's own role finds no row, and changes none."""
    passes_on(cast, complaint)
    for many, before in ((0, lambda: None), (1, lambda: takes(cast, complaint))):
        before()
        cast.enter("youssef")
        assert len(sql("SELECT text FROM circles_appeal WHERE id = %s", complaint.pk)) == many
        assert sql("UPDATE circles_appeal SET answer = answer WHERE id = %s", complaint.pk) == [(many,)]


@pytest.mark.parametrize("to", ["wijkteam", "resident", "outsider", "neighbour"])
def test_who_helps_her_or_stands_at_no_door_gets_it_never(cast: Cast, complaint: Appeal, to: str) -> None:
    with refused(errors.MayNotHear):
        passes_on(cast, complaint, to=to)
    assert readers(complaint) == {cast["lead"].pk}


@pytest.mark.parametrize("by", ["wijkteam", "youssef", "official", "outsider"])
def test_only_who_holds_it_passes_it_on(cast: Cast, complaint: Appeal, by: str) -> None:
    with refused(Appeal.DoesNotExist, balls.NotYourBall):
        passes_on(cast, complaint, to="marloes", by=by)


def test_the_database_refuses_who_helps_her_also_by_this_way(cast: Cast, complaint: Appeal) -> None:
    """Youssef is asked, and begins to help her before he takes it."""
    passes_on(cast, complaint)
    with as_the_owner():
        ask = Ask.objects.get(asker=cast["resident"])
    ask = cast.again(ask, "youssef")
    asks.pick_up(ask=ask, due_at=DUE, acting=cast.acting("youssef"), now=NOW)
    with refused(balls.MayBeAboutYou):
        takes(cast, complaint)
    assert now_at(complaint).holder_id == cast["lead"].pk


def test_rather_not_leaves_it_where_it_is_and_no_reader(cast: Cast, complaint: Appeal) -> None:
    passes_on(cast, complaint)
    cast.enter("youssef")
    handover = queries.asked_to_hear(ball=complaint.ball_id, person=cast["youssef"].pk)
    actions.leave_complaint(handover=handover, acting=cast.acting("youssef"), now=NOW)
    assert readers(complaint) == {cast["lead"].pk}
    with as_the_owner():
        assert not Message.objects.filter(kind="appeal_moved").exists()
        assert Message.objects.get(kind="pass_answered").person_id == cast["lead"].pk


def test_another_request_is_not_passed_on_this_way(cast: Cast) -> None:
    wish = everywhere(appealed(cast, "OBJECT", text="Dit wil ik niet."))
    with refused(errors.MayNotHear):
        passes_on(cast, wish, by="wijkteam")
    with as_the_owner():
        els = signed_in(cast, "wijkteam")
    assert els.get(reverse("work_appeal_pass", args=[wish.ball_id])).status_code == 404


def test_on_the_screen_who_is_asked_reads_the_words_after_the_yes(cast: Cast, complaint: Appeal) -> None:
    with as_the_owner():
        petra, youssef = signed_in(cast, "lead"), signed_in(cast, "youssef")
    page = reverse("work_appeal", args=[complaint.ball_id])
    choose = reverse("work_appeal_pass", args=[complaint.ball_id])
    assert choose in petra.get(page).content.decode()
    assert cast["wijkteam"].shown not in petra.get(choose).content.decode()
    assert petra.post(choose, {"why": ""}).status_code == 422
    assert petra.post(choose, {"receiver": str(cast["wijkteam"].pk), "why": "x"}).status_code == 422
    sent = {"receiver": str(cast["youssef"].pk), "why": "Ik ken haar goed."}
    assert "Nog geen antwoord." in petra.post(choose, sent, follow=True).content.decode()
    said = youssef.get(page).content.decode()
    assert "Ik ken haar goed." in said
    assert WORDS not in said
    assert WORDS in youssef.post(page, {"do": "take"}, follow=True).content.decode()
    assert petra.get(page).status_code == 404


def test_whoever_asked_keeps_it_after_all(cast: Cast, complaint: Appeal) -> None:
    passes_on(cast, complaint)
    with as_the_owner():
        petra = signed_in(cast, "lead")
    page = reverse("work_appeal", args=[complaint.ball_id])
    assert "De bal blijft bij jou." in petra.post(page, {"do": "keep"}, follow=True).content.decode()
    assert readers(complaint) == {cast["lead"].pk}
    cast.enter("youssef")
    with refused(Appeal.DoesNotExist):
        queries.appeal_with_ball(ball=complaint.ball_id, acting=cast["youssef"].pk)


def test_it_is_closed_to_the_outsider(cast: Cast, complaint: Appeal) -> None:
    cast.enter("outsider")
    assert queries.may_hear(ball=complaint.ball_id) == []
    with refused(IntegrityError, Appeal.DoesNotExist, balls.NotYourBall):
        passes_on(cast, complaint, by="outsider")
