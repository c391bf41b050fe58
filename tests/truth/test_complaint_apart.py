"""A complaint never comes to who helps her: hostile SQL in the web's own role, and what happens when all help."""

from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from samenspel.circles import actions, queries
from samenspel.circles.models import Appeal
from samenspel.commitments import errors
from samenspel.commitments.actions import moving
from samenspel.commitments.models import FrontDoor, Turn
from samenspel.foundation.errors import Refusal
from tests.asking_rights import appealed, everywhere
from tests.at_once import at_once, looking_behind
from tests.cast import NOW, Cast
from tests.family import MOTHER, WORKER, family
from tests.play import DUE, accept, as_the_owner, offered, refused, sql

REASONS = ("HOLDER", "DEPUTY", "LEAD", "DOOR", "INVITED", "WRITER")


@pytest.fixture
def complaint(cast: Cast) -> Appeal:
    """Els held her question; Petra, who leads the door, holds the complaint."""
    assert cast.ask().ball.holder_id == cast["wijkteam"].pk
    made = everywhere(appealed(cast, "COMPLAIN", text="Els belde niet terug."))
    assert made.ball.holder_id == cast["lead"].pk
    return made


def seat(ball: UUID, person: UUID, reason: str) -> None:
    sql(
        "INSERT INTO commitments_seat (id, ball_id, person_id, reason, since)"
        " VALUES (gen_random_uuid(), %s, %s, %s, now())",
        ball, person, reason,
    )  # fmt: skip


def is_refused(deed: Any, *arguments: Any) -> None:
    with pytest.raises(IntegrityError, match="does not read a complaint"), transaction.atomic():
        deed(*arguments)


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("by", ["resident", "lead"])
def test_nobody_gives_who_helps_her_a_seat_at_it(cast: Cast, complaint: Appeal, by: str, reason: str) -> None:
    cast.enter(by)
    is_refused(seat, complaint.ball_id, cast["wijkteam"].pk, reason)
    if reason == "INVITED":  # another colleague is not kept out
        seat(complaint.ball_id, cast["youssef"].pk, reason)


@pytest.mark.parametrize("column", ["holder_id", "deputy_id", "lead_id"])
def test_nobody_makes_who_helps_her_its_holder_deputy_or_lead(
    cast: Cast, complaint: Appeal, column: str
) -> None:
    with as_the_owner():
        is_refused(
            sql,
            f"UPDATE commitments_ball SET {column} = %s WHERE id = %s",
            cast["wijkteam"].pk, complaint.ball_id,
        )  # fmt: skip
        with transaction.atomic():  # of another it is only asked whether she has a seat
            sql(
                f"UPDATE commitments_ball SET {column} = %s WHERE id = %s",
                cast["marloes"].pk,
                complaint.ball_id,
            )
            transaction.set_rollback(True)


def test_no_other_request_becomes_a_complaint_at_who_helps_her(cast: Cast) -> None:
    cast.ask()
    wish = everywhere(appealed(cast, "OBJECT", text="Dit wil ik niet."))
    assert wish.ball.holder_id == cast["wijkteam"].pk
    with as_the_owner():
        is_refused(sql, "UPDATE circles_appeal SET kind = 'COMPLAIN' WHERE id = %s", wish.pk)


def test_the_verb_says_in_words_why_it_may_not(cast: Cast, complaint: Appeal) -> None:
    with refused(errors.MayBeAboutYou):
        moving.move(
            ball=complaint.ball, sender=cast["lead"].pk, receiver=cast["wijkteam"].pk, due_at=DUE,
            acting=cast.acting("lead"), now=NOW,
        )  # fmt: skip


def test_who_works_in_her_circle_is_no_seat_at_it(cast: Cast) -> None:
    family(cast)
    made = everywhere(appealed(cast, "COMPLAIN", MOTHER))
    assert made.ball.holder_id != cast[WORKER].pk
    cast.enter(MOTHER)
    is_refused(seat, made.ball_id, cast[WORKER].pk, "DOOR")


def test_who_was_apart_and_helps_later_keeps_what_she_has(cast: Cast) -> None:
    """Else a holder would lose it by kindness, and nobody could take it over."""
    with as_the_owner():
        Turn.objects.filter(person=cast["youssef"]).delete()
    ask, _ = offered(cast, receiver="coach")
    made = everywhere(appealed(cast, "COMPLAIN"))
    with as_the_owner():
        sql("UPDATE commitments_ball SET lead_id = %s WHERE id = %s", cast["coach"].pk, made.ball_id)
    accept(cast, ask, "coach")
    with as_the_owner():
        sql("UPDATE commitments_ball SET holder_id = %s WHERE id = %s", cast["coach"].pk, made.ball_id)
        sql(
            "UPDATE commitments_seat SET ended_at = now() WHERE ball_id = %s AND reason = 'HOLDER'",
            made.ball_id,
        )
        seat(made.ball_id, cast["coach"].pk, "HOLDER")
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_where_every_lead_helps_a_colleague_who_does_not_hears_it(cast: Cast) -> None:
    with as_the_owner():
        FrontDoor.objects.update(lead=cast["wijkteam"])
    cast.ask()
    made = everywhere(appealed(cast, "COMPLAIN"))
    assert made.ball.holder_id == cast["youssef"].pk
    assert made.ball.lead_id is None


def test_where_everybody_helps_her_a_lead_hears_it_all_the_same(cast: Cast) -> None:
    with as_the_owner():
        Turn.objects.all().delete()
    cast.ask()
    made = everywhere(appealed(cast, "COMPLAIN"))
    assert made.ball.holder_id == cast["lead"].pk


def test_nobody_reads_who_helps_another(cast: Cast) -> None:
    cast.ask()
    for key, many in (("resident", 1), ("wijkteam", 0), ("outsider", 0), ("official", 0)):
        cast.enter(key)
        assert len(sql("SELECT who_helps_me()")) == many, key
        for call in ("helpers_of(%s)", "somebody_apart_of(%s, current_date)"):
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                sql(f"SELECT {call}", cast["resident"].pk)


def test_it_is_answered_or_taken_by_another_and_never_both(town: Cast) -> None:
    """She answers just when the colleague whom she asked takes it; and the same press twice."""
    for _ in range(4):
        with transaction.atomic():
            made = everywhere(appealed(town, "COMPLAIN", text=f"Klacht {_}."))
            town.enter("lead")
            found = queries.appeal_with_ball(ball=made.ball_id, acting=town["lead"].pk)
            actions.pass_on(
                appeal=found, receiver=town["youssef"].pk, why="Vol.", heard_yes=False, acting=town.acting("lead"), now=NOW
            )  # fmt: skip

        def answers() -> Any:
            town.enter("lead")
            one = queries.appeal_with_ball(ball=made.ball_id, acting=town["lead"].pk)  # noqa: B023
            return actions.answer_appeal(
                appeal=one, state="DONE", text="Klaar.", acting=town.acting("lead"), now=NOW
            ).pk

        def takes() -> Any:
            town.enter("youssef")
            handover = queries.asked_to_hear(ball=made.ball_id, person=town["youssef"].pk)  # noqa: B023
            actions.take_complaint(handover=handover, acting=town.acting("youssef"), now=NOW)

        how = at_once(answers, takes, takes, refused=(Refusal, ObjectDoesNotExist))
        assert sum(not isinstance(one, Exception) for one in how) == 1, how
        with looking_behind():
            ((holder, closed, deputy),) = sql(
                "SELECT holder_id, closed_at IS NOT NULL, deputy_id FROM commitments_ball WHERE id = %s",
                made.ball_id,
            )
        assert (holder == town["lead"].pk) == closed
        assert deputy is None
