"""A ball that lies still: the holder, the deputy after a day, the lead after two (I8, R35)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.play import (
    DUE,
    accepted,
    as_the_owner,
    at_work,
    ball_of,
    check_now,
    deeds,
    end,
    refused,
    remind,
    sitting,
    steps,
    told,
)  # fmt: skip

from samenspel.commitments import actions, jobs, queries
from samenspel.commitments.models import Absence, Ball
from samenspel.community import actions as people
from samenspel.foundation.acting import a_job
from samenspel.foundation.days import day_of
from samenspel.journal.models import Entry
from samenspel.mutual_help import actions as asks
from samenspel.mutual_help.models import Ask

HERE = ZoneInfo("Europe/Amsterdam")
TUESDAY = datetime(2027, 3, 2, 16, tzinfo=HERE)  # with three working days after it
FRIDAY = datetime(2027, 3, 5, 17, tzinfo=HERE)
BEFORE_CHRISTMAS = datetime(2026, 12, 24, 16, tzinfo=HERE)  # a Thursday; Christmas is Friday and Saturday


def due_on(cast: Cast, moment: datetime) -> Ask:
    """An ask that lies still since this moment, whatever day it is today."""
    ask = cast.ask()
    with at_work():
        Ball.objects.filter(pk=ask.ball_id).update(due_at=moment)
    return ask


def first_asked(ask: Ask, after: datetime) -> list[datetime]:
    """Return when each step is taken, for who looks every hour."""
    moments = [after + timedelta(hours=hour) for hour in range(24 * 14)]
    return [moment.astimezone(HERE) for moment in moments if remind(ask, now=moment)]


def test_it_asks_holder_then_deputy_then_lead(cast: Cast) -> None:
    ask = due_on(cast, TUESDAY)
    assert remind(ask, now=TUESDAY - timedelta(seconds=1)) == 0
    assert remind(ask, now=TUESDAY) == 1
    assert remind(ask, now=TUESDAY + timedelta(hours=23, minutes=59)) == 0
    assert remind(ask, now=TUESDAY + timedelta(hours=24)) == 2
    assert remind(ask, now=TUESDAY + timedelta(hours=47, minutes=59)) == 0
    assert remind(ask, now=TUESDAY + timedelta(hours=48)) == 3
    assert remind(ask, now=TUESDAY + timedelta(days=9)) == 0
    assert steps(ask)[1:] == ["HOLDER_REMINDED", "DEPUTY_REMINDED", "LEAD_REMINDED"]


def test_it_asks_nobody_in_the_weekend(cast: Cast) -> None:
    ask = due_on(cast, FRIDAY)
    assert first_asked(ask, FRIDAY) == [FRIDAY, FRIDAY + timedelta(days=3), FRIDAY + timedelta(days=4)]


def test_it_asks_nobody_at_christmas(cast: Cast) -> None:
    ask = due_on(cast, BEFORE_CHRISTMAS)
    then = [BEFORE_CHRISTMAS + timedelta(days=days) for days in (0, 4, 5)]
    assert first_asked(ask, BEFORE_CHRISTMAS) == then


def test_what_is_needed_today_does_not_wait_for_monday(cast: Cast) -> None:
    ask = due_on(cast, FRIDAY)
    ask = cast.again(ask, "wijkteam")
    asks.set_urgency(ask=ask, urgency="TODAY", reason="geen eten", acting=cast.acting("wijkteam"), now=NOW)
    check_now()
    assert first_asked(ask, FRIDAY) == [FRIDAY + timedelta(days=days) for days in (0, 1, 2)]
    ask = cast.again(ask, "wijkteam")
    asks.set_urgency(ask=ask, urgency="SOON", reason="er is eten", acting=cast.acting("wijkteam"), now=NOW)
    assert ball_of(ask).urgent is False


@pytest.mark.parametrize("of", ["ask", "ball"])
def test_an_ask_and_its_ball_never_hurry_apart(cast: Cast, of: str) -> None:
    ask = cast.ask()
    with as_the_owner(), pytest.raises(IntegrityError, match="does not wait"), transaction.atomic():
        if of == "ball":
            Ball.objects.filter(pk=ask.ball_id).update(urgent=True)
        else:
            Ask.objects.filter(pk=ask.pk).update(
                urgency="TODAY", urgency_reason="x", urgency_by=cast["wijkteam"]
            )
        check_now()


def test_it_tells_each_of_them_and_the_person_concerned(cast: Cast) -> None:
    ask = due_on(cast, TUESDAY)
    for _ in range(3):
        remind(ask, now=TUESDAY + timedelta(hours=49))
    assert told(ask, "ball_due") == [cast["wijkteam"].pk]
    assert told(ask, "deputy_due") == [cast["youssef"].pk]
    assert told(ask, "lead_due") == [cast["lead"].pk]
    assert told(ask, "holder_is_late") == [cast["resident"].pk, cast["resident"].pk]


def test_it_takes_one_step_at_a_time_after_a_long_sleep(cast: Cast) -> None:
    ask = cast.ask()
    late = ask.ball.due_at + timedelta(days=30)
    assert [remind(ask, now=late) for _ in range(4)] == [1, 2, 3, 0]


def test_it_passes_over_a_missing_deputy(cast: Cast) -> None:
    ask = due_on(cast, TUESDAY)
    with at_work():
        Ball.objects.filter(pk=ask.ball_id).update(deputy=None)
    late = TUESDAY + timedelta(hours=48)
    assert [remind(ask, now=late) for _ in range(3)] == [1, 3, 0]


def test_it_asks_the_deputy_at_once_while_the_holder_is_away(cast: Cast) -> None:
    ask = cast.ask()
    due = ask.ball.due_at
    with as_the_owner():
        Absence.objects.create(
            person=cast["wijkteam"], starts_on=day_of(due), ends_on=day_of(due) + timedelta(days=1)
        )
    assert remind(ask, now=due) == 2
    assert told(ask, "ball_due") == []
    assert told(ask, "deputy_due") == [cast["youssef"].pk]
    assert told(ask, "holder_is_late") == [cast["resident"].pk]


def test_it_asks_the_lead_at_once_while_holder_and_deputy_are_away(cast: Cast) -> None:
    ask = cast.ask()
    due = ask.ball.due_at
    with as_the_owner():
        for key in ("wijkteam", "youssef"):
            Absence.objects.create(
                person=cast[key], starts_on=day_of(due), ends_on=day_of(due) + timedelta(days=1)
            )
    assert remind(ask, now=due) == 3
    assert (told(ask, "ball_due"), told(ask, "deputy_due")) == ([], [])
    assert told(ask, "lead_due") == [cast["lead"].pk]
    assert (cast["lead"].pk, "LEAD") in sitting(ask)


def test_it_gives_the_lead_a_seat_only_then(cast: Cast) -> None:
    ask = due_on(cast, TUESDAY)
    late = TUESDAY + timedelta(hours=49)
    remind(ask, now=late)
    remind(ask, now=late)
    assert (cast["lead"].pk, "LEAD") not in sitting(ask)
    remind(ask, now=late)
    assert (cast["lead"].pk, "LEAD") in sitting(ask)


def test_it_starts_anew_after_a_move(cast: Cast) -> None:
    ask = cast.ask()
    remind(ask, now=ask.ball.due_at)
    ball = cast.again(ask, "youssef").ball
    actions.pick_up_at_door(ball=ball, due_at=DUE, acting=cast.acting("youssef"), now=NOW)
    assert ball_of(ask).reminded == 0
    assert remind(ask, now=DUE) == 1
    assert told(ask, "ball_due") == [cast["wijkteam"].pk, cast["youssef"].pk]


def test_it_follows_the_settings_of_the_municipality(cast: Cast) -> None:
    ask = due_on(cast, TUESDAY)
    with as_the_owner():
        people.change_setting(
            area=cast.town, key="deputy_after_hours", value=2, reason="sneller", acting=a_job("test"), now=NOW
        )
    remind(ask, now=TUESDAY)
    assert remind(ask, now=TUESDAY + timedelta(hours=2)) == 2


def test_it_leaves_a_closed_ball_alone(cast: Cast) -> None:
    ask = accepted(cast)
    end(cast, ask)
    assert remind(ask, now=DUE + timedelta(days=9)) == 0
    assert told(ask, "ball_due") == []


def test_it_is_written_as_a_deed_of_a_job(cast: Cast) -> None:
    ask = cast.ask()
    remind(ask, now=ask.ball.due_at)
    assert deeds(ask)[-1] == "reminded"
    with as_the_owner():
        row = Entry.objects.filter(verb="reminded").get()
    assert (row.actor_id, row.way, row.terms) == (None, "JOB", {"step": 1})


def test_it_finds_only_what_is_due(cast: Cast) -> None:
    first, second = cast.ask(), cast.ask(key="neighbour")
    with at_work():
        Ball.objects.filter(pk=second.ball_id).update(due_at=first.ball.due_at + timedelta(days=1))
        due = queries.due_now(now=first.ball.due_at + timedelta(seconds=1))
        assert list(due.values_list("pk", flat=True)) == [first.ball_id]


def test_it_goes_on_after_one_that_cannot_be_reminded(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """One broken row may not keep all others waiting."""
    broken, well = cast.ask(), cast.ask(key="neighbour")
    late = NOW + timedelta(days=30)
    with at_work():
        Ball.objects.filter(pk=broken.ball_id).update(due_at=NOW - timedelta(days=1))
    ask_once = jobs.actions.remind_due

    def ask_or_break(*, ball: Ball, now: object) -> int:
        if ball.pk == broken.ball_id:
            raise RuntimeError("broken on purpose")
        return ask_once(ball=ball, now=late)

    monkeypatch.setattr(jobs.clock, "now", lambda: late)
    monkeypatch.setattr(jobs.actions, "remind_due", ask_or_break)
    with at_work(), pytest.raises(ExceptionGroup):
        jobs.remind_due(0)
    assert told(well, "ball_due") == [cast["wijkteam"].pk]


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ball = ball_of(cast.ask())
    cast.enter("outsider")
    with refused():
        queries.ball_for(pk=ball.pk)
    assert actions.remind_due(ball=ball, now=ball.due_at + timedelta(days=9)) == 0
