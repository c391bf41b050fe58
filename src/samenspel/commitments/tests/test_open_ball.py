"""Opening a ball: in the hands of who stands first at the door."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from tests.cast import NOW, Cast
from tests.play import DUE, as_the_owner, at_work, check_now, deeds, refused, sitting, sql

from samenspel.commitments import actions, errors, queries
from samenspel.commitments.models import Absence, Ball, FrontDoor, Seat, Turn
from samenspel.community.models import Area
from samenspel.foundation.ids import new_id


def open_one(cast: Cast, key: str = "resident", **more: Any) -> Ball:
    cast.enter(key)
    facts: dict[str, Any] = {
        "pk": new_id(), "about": "ASK", "about_id": new_id(), "subject": cast["resident"].pk,
        "municipality": cast.town, "at_door_of": cast.weide, "due_at": DUE,
        "acting": cast.acting(key), "now": NOW,
    }  # fmt: skip
    return actions.open_ball(**(facts | more))


def away(cast: Cast, *keys: str) -> None:
    with as_the_owner():
        for key in keys:
            Absence.objects.create(
                person=cast[key], starts_on=NOW.date(), ends_on=NOW.date() + timedelta(days=2)
            )


def test_it_goes_to_the_first_of_the_rota_with_the_next_as_deputy(cast: Cast) -> None:
    ball = open_one(cast)
    assert (ball.holder_id, ball.deputy_id, ball.lead_id) == (
        cast["wijkteam"].pk, cast["youssef"].pk, cast["lead"].pk,
    )  # fmt: skip


def test_it_gives_seats_to_subject_holder_deputy_and_door(cast: Cast) -> None:
    ask = cast.ask()
    assert sitting(ask) == {
        (cast["resident"].pk, "SUBJECT"), (cast["wijkteam"].pk, "HOLDER"), (cast["youssef"].pk, "DEPUTY"),
        (cast["youssef"].pk, "DOOR"), (cast["marloes"].pk, "DOOR"),
    }  # fmt: skip


def test_it_passes_over_who_is_away_today(cast: Cast) -> None:
    away(cast, "wijkteam")
    ball = open_one(cast)
    assert (ball.holder_id, ball.deputy_id) == (cast["youssef"].pk, cast["marloes"].pk)


def test_it_passes_over_whose_turn_is_over_or_has_not_begun(cast: Cast) -> None:
    with as_the_owner():
        Turn.objects.filter(person=cast["wijkteam"]).update(ends_on=NOW.date())
        Turn.objects.filter(person=cast["youssef"]).update(starts_on=NOW.date() + timedelta(days=1))
    assert open_one(cast).holder_id == cast["marloes"].pk


def test_it_goes_to_the_lead_when_nobody_else_is_there(cast: Cast) -> None:
    away(cast, "wijkteam", "youssef", "marloes")
    ball = open_one(cast)
    assert (ball.holder_id, ball.deputy_id, ball.lead_id) == (cast["lead"].pk, None, cast["lead"].pk)


def test_it_is_refused_when_nobody_at_all_is_there(cast: Cast) -> None:
    away(cast, "wijkteam", "youssef", "marloes", "lead")
    with refused(errors.NobodyAtTheDoor):
        open_one(cast)


def test_it_is_refused_where_no_front_door_is(cast: Cast) -> None:
    with as_the_owner():
        far = Area.objects.create(kind="MUNICIPALITY", code="GMX", name="Elders")
    with refused(errors.NobodyAtTheDoor):
        open_one(cast, at_door_of=far)


def test_it_chooses_the_nearest_door_above(cast: Cast) -> None:
    with as_the_owner():
        near = FrontDoor.objects.create(
            area=cast.molen, organisation=cast.organisation["aanloop"], lead=cast["coach"], phone="030"
        )
        Turn.objects.create(door=near, person=cast["desk"], place=0, starts_on=NOW.date())
    assert open_one(cast, at_door_of=cast.molen).holder_id == cast["desk"].pk
    assert open_one(cast, at_door_of=cast.weide).holder_id == cast["wijkteam"].pk


def test_it_makes_a_code_only_when_asked(cast: Cast) -> None:
    assert open_one(cast).code is None
    code = open_one(cast, with_code=True).code
    assert code
    assert queries.with_code(code)


def test_it_is_written_in_the_journal(cast: Cast) -> None:
    assert "opened_ball" in deeds(cast.ask())


def test_it_opens_one_ball_about_a_thing(cast: Cast) -> None:
    thing = new_id()
    open_one(cast, about_id=thing)
    with pytest.raises(IntegrityError, match="ball_one_open_about_a_thing"), transaction.atomic():
        open_one(cast, about_id=thing)


def test_it_cannot_be_opened_at_somebody_who_left(cast: Cast) -> None:
    with as_the_owner():
        Absence.objects.create(person=cast["coach"], starts_on=NOW.date(), ends_on=None, long=True)
    with pytest.raises(IntegrityError, match="cannot hold a ball"), transaction.atomic():
        open_one(cast, at_door_of=None, holder=cast["coach"].pk)


def test_it_cannot_lose_its_holder(cast: Cast) -> None:
    ask = cast.ask()
    cast.enter("wijkteam")
    with pytest.raises(IntegrityError, match="holder_id"), transaction.atomic():
        sql("UPDATE commitments_ball SET holder_id = NULL WHERE id = %s", ask.ball_id)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE commitments_seat SET ended_at = now() WHERE ball_id = %(ball)s AND reason = 'HOLDER'",
        "UPDATE commitments_ball SET holder_id = %(coach)s WHERE id = %(ball)s",
        "INSERT INTO commitments_seat (id, ball_id, person_id, reason, since)"
        " VALUES (gen_random_uuid(), %(ball)s, %(coach)s, 'HOLDER', now())",
    ],
    ids=["an ended seat", "another holder", "a second seat"],
)
def test_it_always_has_exactly_one_seat_of_holder(cast: Cast, attack: str) -> None:
    """Neither an ended seat, nor a changed holder, nor a second seat of holder survives the commit."""
    ask = cast.ask()
    check_now()
    cast.enter("wijkteam")
    with pytest.raises(IntegrityError, match="one seat of holder"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(attack, {"ball": ask.ball_id, "coach": cast["coach"].pk})
        check_now()


def test_it_never_loses_the_seat_of_the_person_concerned(cast: Cast) -> None:
    ask = cast.ask()
    cast.enter("wijkteam")
    with pytest.raises(IntegrityError, match="seat_of_the_person_concerned_stays"), transaction.atomic():
        sql(
            "UPDATE commitments_seat SET ended_at = now() WHERE ball_id = %s AND reason = 'SUBJECT'",
            ask.ball_id,
        )


@pytest.mark.parametrize("column", ["subject_id", "about_id", "municipality_id", "code", "opened_at"])
def test_it_stays_about_the_same_person_and_thing(cast: Cast, column: str) -> None:
    """Not even the holder can write another person in her ball, and so come to read that person's address."""
    cast.ask()
    cast.enter("wijkteam")
    with refused(ProgrammingError):
        sql(f"UPDATE commitments_ball SET {column} = NULL")
    with refused(ProgrammingError):
        sql("UPDATE commitments_seat SET person_id = ball_id")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("deputy_id = holder_id", "ball_deputy_is_another"),
        ("closed_at = opened_at - interval '1 day'", "ball_closes_after_it_opens"),
    ],
)
def test_it_keeps_its_truths_against_sql(cast: Cast, change: str, name: str) -> None:
    ask = cast.ask()
    with at_work(), pytest.raises(IntegrityError, match=name), transaction.atomic():
        sql(f"UPDATE commitments_ball SET {change} WHERE id = %s", ask.ball_id)


def test_it_seats_nobody_twice_for_one_reason(cast: Cast) -> None:
    ask = cast.ask()
    cast.enter("wijkteam")
    with pytest.raises(IntegrityError, match="seat_once_per_reason"), transaction.atomic():
        Seat(ball_id=ask.ball_id, person=cast["marloes"], reason="DOOR", since=NOW).save(force_insert=True)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    """Nobody opens a ball without bearing it: the policy refuses any other id."""
    cast.enter("outsider")
    with refused():
        Ball(
            pk=new_id(), municipality=cast.town, about="ASK", about_id=new_id(), subject=cast["resident"],
            holder=cast["outsider"], held_since=NOW, due_at=DUE, opened_at=NOW,
        ).save(force_insert=True)  # fmt: skip
