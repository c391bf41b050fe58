"""Who complained says by telephone whether another team may hear it: a colleague writes it down, and reads nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from tests.asking_rights import appealed, everywhere
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.circles import actions, errors, queries
from samenspel.circles.models import Appeal
from samenspel.commitments.models import Ball, FrontDoor, Pass, Step, Turn
from samenspel.foundation.days import day_of
from samenspel.journal.models import Look
from samenspel.notifications.models import Message

WORDS = "Els belde niet terug."
PAGE = reverse("work_complaint_heard")


@pytest.fixture
def complaint(cast: Cast) -> Appeal:
    """Els helps her; Petra holds the complaint and is late; Youssef said no; Dewi, of another team, is to be asked."""
    cast.ask()
    made = everywhere(appealed(cast, "COMPLAIN", text=WORDS))
    with as_the_owner():
        Turn.objects.filter(person=cast["marloes"]).delete()
        Ball.objects.filter(pk=made.ball_id).update(due_at=NOW - timedelta(days=9))
        door = FrontDoor.objects.create(
            area=cast.molen,
            organisation=cast.organisation["aanloop"],
            lead=cast["coach"],
            phone="030 765 43 21",
        )
        Turn.objects.create(door=door, person=cast["coach"], place=0, starts_on=day_of(NOW))
    _runs("ASKED")
    cast.enter("youssef")
    asked = queries.asked_to_hear(ball=made.ball_id, person=cast["youssef"].pk)
    actions.leave_complaint(handover=asked, acting=cast.acting("youssef"), now=NOW)
    _runs("HER_YES")
    return everywhere(made)


def _runs(expected: str) -> None:
    with at_work():
        assert [
            actions.ask_another_to_hear(appeal=one, now=NOW) for one in queries.complaints_waiting(now=NOW)
        ] == [expected]


def waits(complaint: Appeal) -> Pass:
    with as_the_owner():
        return Pass.objects.get(ball=complaint.ball_id, receiver__name="Dewi Sapulete")


def hears(cast: Cast, key: str, *, yes: bool) -> None:
    cast.enter(key)
    (one,) = queries.answers_i_may_hear()
    actions.hear_answer(heard=one, yes=yes, acting=cast.acting(key), now=NOW)


@pytest.mark.parametrize("key", ["youssef", "lead"])
def test_her_yes_is_written_down_with_who_heard_it(cast: Cast, complaint: Appeal, key: str) -> None:
    hears(cast, key, yes=True)
    written = waits(complaint)
    assert (written.state, written.yes_way, written.yes_heard_by_id) == ("OFFERED", "SPOKEN", cast[key].pk)
    with as_the_owner():
        step = Step.objects.filter(ball=complaint.ball_id).latest("at", "pk")
        assert (step.kind, step.person_id, step.written_by_id) == ("OFFERED", cast["coach"].pk, cast[key].pk)
        asked = Message.objects.get(kind="complaint_asked", person=cast["coach"])
        assert asked.facts["what"] == "is te laat met het antwoord"
        told = Message.objects.get(kind="circle_answer_written")
        assert (told.person_id, told.facts["name"], told.facts["phone"]) == (
            cast["resident"].pk, cast[key].shown, cast.door.phone,
        )  # fmt: skip
    cast.enter("coach")
    handover = queries.asked_to_hear(ball=complaint.ball_id, person=cast["coach"].pk)
    assert actions.take_complaint(handover=handover, acting=cast.acting("coach"), now=NOW).text == WORDS


def test_her_no_keeps_that_team_out(cast: Cast, complaint: Appeal) -> None:
    hears(cast, "youssef", yes=False)
    assert (waits(complaint).state, waits(complaint).yes_way) == ("REFUSED", "")
    with as_the_owner():
        assert Message.objects.filter(kind="complaint_asked", person=cast["coach"]).count() == 0
        step = Step.objects.filter(ball=complaint.ball_id).latest("at", "pk")
        assert (step.kind, step.written_by_id) == ("PERSON_REFUSED", cast["youssef"].pk)


def test_whoever_hears_it_does_not_read_the_complaint(cast: Cast, complaint: Appeal) -> None:
    with as_the_owner():
        youssef, petra = signed_in(cast, "youssef"), signed_in(cast, "lead")
        looked = Look.objects.filter(view="work_complaint_heard").count()
    shown = youssef.get(PAGE).content.decode()
    assert "Ja, dat zei Amina tegen mij" in shown
    assert f"Mag {cast['coach'].shown}, van een ander team, de klacht lezen?" in shown
    assert WORDS not in shown
    with as_the_owner():
        assert Look.objects.filter(view="work_complaint_heard").count() == looked + 1
    assert youssef.get(reverse("work_appeal", args=[complaint.ball_id])).status_code == 404
    cast.enter("youssef")
    assert sql("SELECT 1 FROM circles_appeal WHERE id = %s", complaint.pk) == []
    assert PAGE in petra.get(reverse("work_appeal", args=[complaint.ball_id])).content.decode()
    assert PAGE in youssef.get(reverse("desk")).content.decode()


def test_pressing_twice_or_after_she_answered_herself_reads_that_it_is_over(
    cast: Cast, complaint: Appeal
) -> None:
    with as_the_owner():
        youssef, amina = signed_in(cast, "youssef"), signed_in(cast, "resident")
    which = {"which": str(waits(complaint).pk)}
    amina.post(reverse("appeal", args=[complaint.pk]), {"do": "no"})
    assert youssef.post(PAGE, {**which, "do": "yes"}).status_code == 409
    assert waits(complaint).state == "REFUSED"
    assert youssef.post(PAGE, {**which, "do": "perhaps"}).status_code == 404


@pytest.mark.parametrize("key", ["wijkteam", "coach", "resident", "outsider", "official", "gp", "desk"])
def test_nobody_else_sees_it_or_answers_for_her(cast: Cast, complaint: Appeal, key: str) -> None:
    """Who helps her, who is to be asked, another team, she herself, a stranger: not on the page, nor in SQL."""
    cast.enter(key)
    assert queries.answers_i_may_hear() == []
    handover = waits(complaint)
    cast.enter(key)
    assert sql("SELECT hear_answer(%s, true, 'formal', now())", handover.pk) == [(False,)]
    assert waits(complaint).state == "ASKING_PERSON"
    with as_the_owner():
        client = signed_in(cast, key)
    page = client.get(PAGE)
    assert page.status_code == 404 or "Amina" not in page.content.decode()
    assert client.post(PAGE, {"which": str(handover.pk), "do": "yes"}).status_code in (404, 409)
    assert waits(complaint).state == "ASKING_PERSON"


def test_nobody_hears_it_in_the_name_of_another_nor_for_who_helps_her_by_now(
    cast: Cast, complaint: Appeal
) -> None:
    cast.enter("youssef")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('samenspel.representative', %s, true)", [str(cast["gp"].pk)])
    assert queries.answers_i_may_hear() == []
    cast.enter("youssef")
    (one,) = queries.answers_i_may_hear()
    with as_the_owner():
        sql(
            "UPDATE commitments_ball SET holder_id = %s WHERE subject_id = %s AND about = 'ASK'",
            cast["coach"].pk, cast["resident"].pk,
        )  # fmt: skip
        sql(
            "UPDATE commitments_seat SET person_id = %s WHERE reason = 'HOLDER' AND ball_id IN"
            " (SELECT id FROM commitments_ball WHERE about = 'ASK' AND subject_id = %s)",
            cast["coach"].pk, cast["resident"].pk,
        )  # fmt: skip
    cast.enter("youssef")
    with refused(errors.MayNotHear):
        actions.hear_answer(heard=one, yes=True, acting=cast.acting("youssef"), now=NOW)


def test_a_helper_with_a_card_writes_her_yes_down_as_heard(cast: Cast, complaint: Appeal) -> None:
    cast.enter("resident")
    mine = queries.own_appeal(pk=complaint.pk, person=cast["resident"].pk)
    acting = cast.acting("wijkteam").namens(cast["resident"].pk, way="DESK")
    actions.answer_who_hears(appeal=mine, yes=True, acting=acting, now=NOW)
    assert (waits(complaint).yes_way, waits(complaint).yes_heard_by_id) == ("SPOKEN", cast["wijkteam"].pk)
