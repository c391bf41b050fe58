"""A complaint is held by somebody who is there: the next is asked, reads it after her yes, and who complained hears it."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.asking_rights import answered, appealed, everywhere
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.circles import actions, errors, jobs, queries
from samenspel.circles.models import Appeal
from samenspel.commitments.errors import NotYourBall
from samenspel.commitments.models import Absence, Ball, FrontDoor, Pass, Seat, Turn
from samenspel.community.models import Membership
from samenspel.foundation import clock
from samenspel.foundation.days import day_of
from samenspel.foundation.holidays import working_time_after
from samenspel.notifications.models import Message

WORDS = "Els belde niet terug."
DAY = timedelta(hours=24)


@pytest.fixture
def complaint(cast: Cast) -> Appeal:
    """Els held her question; Petra, who leads the door, holds the complaint."""
    assert cast.ask().ball.holder_id == cast["wijkteam"].pk
    made = everywhere(appealed(cast, "COMPLAIN", text=WORDS))
    assert (made.ball.holder_id, made.ball.lead_id) == (cast["lead"].pk, None)
    return made


def away(cast: Cast, key: str, days: int = 60) -> None:
    """From yesterday on, so that she is not there on any day of this test."""
    today = day_of(NOW)
    with as_the_owner():
        Absence.objects.create(
            person=cast[key],
            starts_on=today - timedelta(days=1),
            ends_on=today + timedelta(days=days),
            long=False,
        )


def runs(now: datetime = NOW) -> list[str]:
    """The job, for every complaint that waits."""
    with at_work():
        waiting = list(queries.complaints_waiting(now=now))
        return [actions.ask_another_to_hear(appeal=one, now=now) for one in waiting]


def offers(complaint: Appeal) -> list[tuple[UUID, str]]:
    with as_the_owner():
        return list(
            Pass.objects.filter(ball=complaint.ball_id).order_by("pk").values_list("receiver", "state")
        )


def told(kind: str) -> list[UUID]:
    with as_the_owner():
        return list(Message.objects.filter(kind=kind).order_by("pk").values_list("person", flat=True))


def readers(complaint: Appeal) -> set[UUID]:
    """Whose eyes its row is open to: asked of the database, as each of them."""
    with as_the_owner():
        rows = Seat.objects.filter(ball=complaint.ball_id, ended_at=None).exclude(reason="SUBJECT")
        people = set(rows.values_list("person", flat=True))
    return {one for one in people if _reads(one, complaint)}


def _reads(person: UUID, complaint: Appeal) -> bool:
    sql("SELECT set_config('samenspel.person', %s, true)", str(person))
    return bool(sql("SELECT 1 FROM circles_appeal WHERE id = %s", complaint.pk))


def says(cast: Cast, complaint: Appeal, key: str, *, yes: bool) -> None:
    cast.enter(key)
    handover = queries.asked_to_hear(ball=complaint.ball_id, person=cast[key].pk)
    do = actions.take_complaint if yes else actions.leave_complaint
    do(handover=handover, acting=cast.acting(key), now=NOW)


def another_team(cast: Cast, *keys: str) -> None:
    """At the own door only who helps her is left; there is a door elsewhere, with these people."""
    with as_the_owner():
        Turn.objects.exclude(person=cast["wijkteam"]).delete()
        if keys:
            door = FrontDoor.objects.create(
                area=cast.molen,
                organisation=cast.organisation["aanloop"],
                lead=cast[keys[0]],
                phone="030 765 43 21",
            )
            for place, key in enumerate(keys):
                Turn.objects.create(door=door, person=cast[key], place=place, starts_on=day_of(NOW))


def test_while_its_holder_is_there_and_in_time_nobody_is_asked(cast: Cast, complaint: Appeal) -> None:
    assert runs() == []
    away(cast, "lead", days=3)  # back before the promised day
    assert runs() == []
    assert offers(complaint) == []


def test_who_is_away_on_the_promised_day_makes_the_next_be_asked_at_once(
    cast: Cast, complaint: Appeal
) -> None:
    away(cast, "lead")
    assert runs() == ["ASKED"]
    ((first, state),) = offers(complaint)
    assert first in (cast["youssef"].pk, cast["marloes"].pk)
    assert state == "OFFERED"
    assert told("complaint_asked") == [first]
    assert told("complaint_waits") == [cast["resident"].pk]
    assert readers(complaint) == {cast["lead"].pk}  # the one who is asked is no reader yet
    assert runs() == [""]  # she may still answer
    assert told("complaint_waits") == [cast["resident"].pk]


def test_late_with_a_holder_who_is_there_waits_some_working_hours(cast: Cast, complaint: Appeal) -> None:
    due = complaint.ball.due_at
    assert runs(due + timedelta(hours=1)) == [""]
    assert runs(working_time_after(due, DAY) - timedelta(minutes=1)) == [""]
    assert runs(working_time_after(due, DAY)) == ["ASKED"]
    with as_the_owner():
        assert Message.objects.get(kind="complaint_waits").facts["what"] == "is te laat met het antwoord"


def test_after_a_no_or_silence_the_next_one_and_never_twice_nor_who_helps_her(
    cast: Cast, complaint: Appeal
) -> None:
    away(cast, "lead")
    runs()
    ((first, _state),) = offers(complaint)
    key = "youssef" if first == cast["youssef"].pk else "marloes"
    says(cast, complaint, key, yes=False)
    assert runs() == ["ASKED"]
    later = working_time_after(NOW, DAY)
    assert runs(later) == ["NOBODY"]  # the second one was silent
    assert {person for person, _state in offers(complaint)} == {cast["youssef"].pk, cast["marloes"].pk}
    assert told("complaint_waits") == [cast["resident"].pk]  # once of one holder


def test_who_says_yes_reads_it_then_and_she_hears_who(cast: Cast, complaint: Appeal) -> None:
    away(cast, "lead")
    away(cast, "marloes")
    assert runs() == ["ASKED"]
    assert offers(complaint) == [(cast["youssef"].pk, "OFFERED")]
    says(cast, complaint, "youssef", yes=True)
    assert readers(complaint) == {cast["youssef"].pk}
    assert told("appeal_moved") == [cast["resident"].pk]
    assert runs() == []


def test_another_team_hears_of_it_after_her_yes_only(cast: Cast, complaint: Appeal) -> None:
    away(cast, "lead")
    another_team(cast, "coach")
    assert runs() == ["HER_YES"]
    assert offers(complaint) == [(cast["coach"].pk, "ASKING_PERSON")]
    assert told("complaint_yes_asked") == [cast["resident"].pk]
    assert told("complaint_asked") == []
    cast.enter("coach")
    assert sql("SELECT 1 FROM commitments_ball WHERE id = %s", complaint.ball_id) == []
    assert sql("SELECT 1 FROM commitments_pass WHERE ball_id = %s", complaint.ball_id) == []
    assert runs(NOW + timedelta(days=3)) == [""]  # she is not asked about a second one
    page = reverse("appeal", args=[complaint.pk])
    with as_the_owner():
        amina, dewi = signed_in(cast, "resident"), signed_in(cast, "coach")
    shown = amina.get(page).content.decode()
    assert f"Mag {cast['coach'].shown} je klacht lezen?" in shown
    amina.post(page, {"do": "yes"})
    assert told("complaint_asked") == [cast["coach"].pk]
    at_hers = reverse("work_appeal", args=[complaint.ball_id])
    assert WORDS not in dewi.get(at_hers).content.decode()
    assert WORDS in dewi.post(at_hers, {"do": "take"}, follow=True).content.decode()


def test_her_no_keeps_that_team_out_and_is_asked_once(cast: Cast, complaint: Appeal) -> None:
    away(cast, "lead")
    another_team(cast, "coach")
    runs()
    with as_the_owner():
        amina = signed_in(cast, "resident")
    page = reverse("appeal", args=[complaint.pk])
    amina.post(page, {"do": "no"})
    assert offers(complaint) == [(cast["coach"].pk, "REFUSED")]
    assert runs() == ["NOBODY"]
    assert amina.post(page, {"do": "yes"}).status_code in (302, 409)
    assert offers(complaint) == [(cast["coach"].pk, "REFUSED")]
    assert everywhere(complaint).state == "OPEN"  # neither answer stops her complaint


def test_where_nobody_is_the_municipality_hears_that_and_nothing_else(cast: Cast, complaint: Appeal) -> None:
    away(cast, "lead")
    another_team(cast)
    assert runs() == ["NOBODY"]
    assert offers(complaint) == []
    assert told("nobody_hears") == [cast["official"].pk]
    assert told("complaint_no_hearer") == [cast["resident"].pk]
    with as_the_owner():
        message = Message.objects.get(kind="nobody_hears")
        assert message.ball_id is None
        assert set(message.facts) == {"link"}
        assert Message.objects.get(kind="complaint_no_hearer").facts["phone"] == cast.door.phone
    cast.enter("official")
    assert sql("SELECT 1 FROM circles_appeal WHERE id = %s", complaint.pk) == []
    assert runs(NOW + timedelta(days=6)) == ["NOBODY"]
    assert len(told("nobody_hears")) == 1
    assert runs(NOW + timedelta(days=8)) == ["NOBODY"]
    assert len(told("nobody_hears")) == 2
    assert len(told("complaint_no_hearer")) == 1
    with as_the_owner():  # the municipality appoints somebody
        Turn.objects.create(door=cast.door, person=cast["youssef"], place=7, starts_on=day_of(NOW))
    assert runs() == ["ASKED"]


def leads(cast: Cast, *keys: str) -> None:
    with as_the_owner():
        Membership.objects.filter(person__in=[cast[key].pk for key in keys]).update(role="LEAD")


@pytest.mark.parametrize("gone", ["left", "away"])
def test_where_no_official_is_there_the_leads_hear_it_who_do_not_help_her(
    cast: Cast, complaint: Appeal, gone: str
) -> None:
    away(cast, "lead")
    another_team(cast)
    leads(cast, "youssef", "marloes", "wijkteam")  # Els helps her; Petra holds it; Marloes is away
    away(cast, "marloes")
    if gone == "left":
        with as_the_owner():
            Membership.objects.filter(role="OFFICIAL").update(role="GP")
    else:
        away(cast, "official")
    assert runs() == ["NOBODY"]
    also = {cast["official"].pk} if gone == "away" else set()
    assert set(told("nobody_hears")) == {cast["youssef"].pk} | also
    assert told("complaint_no_hearer") == [cast["resident"].pk]
    assert runs() == ["NOBODY"]
    assert len(told("nobody_hears")) == 1 + len(also)  # once a week
    cast.enter("youssef")
    assert sql("SELECT 1 FROM commitments_ball WHERE id = %s", complaint.ball_id) == []
    assert sql("SELECT leads_apart(%s)", complaint.ball_id) == []  # for the job alone


def test_where_nobody_can_be_told_she_reads_that_and_the_log_warns(
    cast: Cast, complaint: Appeal, caplog: pytest.LogCaptureFixture
) -> None:
    away(cast, "lead")
    another_team(cast)
    with as_the_owner():
        Membership.objects.filter(role="OFFICIAL").update(role="GP")
    assert runs() == ["NOBODY"]
    assert (told("nobody_hears"), told("complaint_no_hearer")) == ([], [])
    assert told("complaint_nobody_told") == [cast["resident"].pk]
    (warned,) = [one.getMessage() for one in caplog.records if one.name.endswith("circles.actions.hearing")]
    assert "nobody to tell" in warned
    assert str(cast["resident"].pk) not in warned
    assert runs() == ["NOBODY"]
    assert len(told("complaint_nobody_told")) == 1


def test_what_ended_or_is_no_complaint_asks_nobody(cast: Cast, complaint: Appeal) -> None:
    away(cast, "lead")
    away(cast, "wijkteam")
    with as_the_owner():
        Absence.objects.filter(person=cast["wijkteam"]).delete()
    everywhere(appealed(cast, "OBJECT", text="Dit wil ik niet."))
    away(cast, "wijkteam")
    answered(cast, complaint, key="lead")
    assert runs() == []


def test_the_database_refuses_that_who_helps_her_is_asked(cast: Cast, complaint: Appeal) -> None:
    """Also where everybody at her door helps her, and by whoever it be: hostile SQL in the web's own role."""
    with as_the_owner():
        Turn.objects.exclude(person=cast["wijkteam"]).delete()
        FrontDoor.objects.update(lead=cast["wijkteam"])
    for by in ("lead", "resident"):
        for who in ("wijkteam", "resident"):
            cast.enter(by)
            with (
                pytest.raises(IntegrityError, match="is not asked to take a complaint"),
                transaction.atomic(),
            ):
                _offer(cast, complaint, who)
    cast.enter("lead")
    _offer(cast, complaint, "youssef")  # another is not kept out


def _offer(cast: Cast, complaint: Appeal, who: str) -> None:
    sender = cast["lead"].pk if who != "lead" else cast["youssef"].pk
    sql(
        "INSERT INTO commitments_pass (id, ball_id, sender_id, receiver_id, state, yes_way, yes_at, why, why_not, made_at)"
        " VALUES (gen_random_uuid(), %s, %s, %s, 'OFFERED', 'SPOKEN', now(), '', '', now())",
        complaint.ball_id, sender, cast[who].pk,
    )  # fmt: skip


def test_who_began_to_help_her_before_her_yes_is_refused_in_words(cast: Cast, complaint: Appeal) -> None:
    away(cast, "lead")
    another_team(cast, "coach")
    runs()
    with as_the_owner():
        sql(
            "UPDATE commitments_ball SET holder_id = %s WHERE subject_id = %s AND about = 'ASK'",
            cast["coach"].pk, cast["resident"].pk,
        )  # fmt: skip
        Seat.objects.filter(ball__about="ASK", ball__subject=cast["resident"], reason="HOLDER").update(
            person=cast["coach"]
        )
    cast.enter("resident")
    mine = queries.own_appeal(pk=complaint.pk, person=cast["resident"].pk)
    with refused(errors.MayNotHear):
        actions.answer_who_hears(appeal=mine, yes=True, acting=cast.acting("resident"), now=NOW)


@pytest.mark.parametrize("by", ["neighbour", "coach", "outsider", "lead"])
def test_nobody_else_says_yes_for_her(cast: Cast, complaint: Appeal, by: str) -> None:
    away(cast, "lead")
    another_team(cast, "coach")
    runs()
    cast.enter(by)
    with refused(errors.QuestionIsOver, errors.MayNotHear, Appeal.DoesNotExist, NotYourBall):
        actions.answer_who_hears(appeal=complaint, yes=True, acting=cast.acting(by), now=NOW)
    assert offers(complaint) == [(cast["coach"].pk, "ASKING_PERSON")]


def test_her_page_says_honestly_how_it_stands_and_whom_she_can_call(cast: Cast, complaint: Appeal) -> None:
    with as_the_owner():
        amina: Client = signed_in(cast, "resident")
    page = reverse("appeal", args=[complaint.pk])
    assert "is er nu niet" not in amina.get(page).content.decode()
    away(cast, "lead")
    runs(clock.now())
    said = amina.get(page).content.decode()
    assert f"{cast['lead'].shown} is er nu niet." in said
    assert "We vroegen een ander die je niet helpt." in said
    assert cast.door.phone in said


@pytest.mark.parametrize(
    ("due", "gone", "said"),
    [(9, True, "is er nu niet"), (-9, True, "is er nu niet"), (-9, False, "is te laat met het antwoord")],
)
def test_it_is_said_which_of_the_two_it_is(
    cast: Cast, complaint: Appeal, due: int, gone: bool, said: str
) -> None:
    name, now = cast["lead"].shown, clock.now()
    with as_the_owner():
        Ball.objects.filter(pk=complaint.ball_id).update(due_at=now + timedelta(days=due))
    if gone:
        away(cast, "lead")
    another_team(cast, "coach")
    assert runs(now) == ["HER_YES"]
    with as_the_owner():
        amina, dewi = signed_in(cast, "resident"), signed_in(cast, "coach")
    page, at_work_page = (
        reverse("appeal", args=[complaint.pk]),
        reverse("work_appeal", args=[complaint.ball_id]),
    )
    assert f"{name} {said}. {cast['coach'].shown} werkt bij een ander team" in _words(amina, page)
    amina.post(page, {"do": "yes"})
    with as_the_owner():
        assert Message.objects.get(kind="complaint_asked").facts["what"] == said
    assert f"{name} heeft hem. {name} {said}." in _words(dewi, at_work_page)
    with as_the_owner():  # she is back and in time again: the other may still answer
        Absence.objects.filter(person=cast["lead"]).delete()
        Ball.objects.filter(pk=complaint.ball_id).update(due_at=now + timedelta(days=9))
    assert f"{name} heeft hem. {name} was er niet." in _words(dewi, at_work_page)


def _words(client: Client, page: str) -> str:
    return " ".join(client.get(page).content.decode().split())


def test_the_job_asks_for_each_that_waits(cast: Cast, complaint: Appeal) -> None:
    away(cast, "lead")
    with as_the_owner():
        sql("SET LOCAL ROLE samenspel_worker")
        jobs.ask_another_to_hear(0)
    assert len(offers(complaint)) == 1
    with as_the_owner():
        assert Ball.objects.get(pk=complaint.ball_id).holder_id == cast["lead"].pk


def test_it_is_closed_to_the_outsider(cast: Cast, complaint: Appeal) -> None:
    away(cast, "lead")
    runs()
    cast.enter("outsider")
    assert list(queries.complaints_waiting(now=NOW)) == []
    with refused(Pass.DoesNotExist):
        queries.asked_to_hear(ball=complaint.ball_id, person=cast["outsider"].pk)
