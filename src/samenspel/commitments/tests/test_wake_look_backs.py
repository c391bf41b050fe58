"""On the day: the same person asks how it is going; the lead when she left (I14, R48)."""

from datetime import datetime, timedelta

import pytest
from tests.cast import NOW, Cast
from tests.play import accepted, as_the_owner, at_work, check_now, end, refused, remind

from samenspel.commitments import actions
from samenspel.commitments.models import Absence, Ball, LookBack
from samenspel.commitments.rules import months_later
from samenspel.community.models import Membership, Person
from samenspel.mutual_help import actions as asks
from samenspel.mutual_help.models import Ask


def planned(cast: Cast, months: int = 3) -> Ask:
    ask = accepted(cast)
    end(cast, ask)
    ask = cast.again(ask, "resident")
    asks.plan_look_back(ask=ask, months=months, acting=cast.acting("resident"), now=NOW)
    return ask


def wake(now: datetime) -> int:
    with at_work():
        return actions.wake_look_backs(today=now.date(), now=now)


def on_the_day(months: int = 3) -> datetime:
    return datetime.combine(months_later(NOW.date(), months), NOW.timetz())


def found() -> Ball:
    with as_the_owner():
        return Ball.objects.get(about="LOOK_BACK")


@pytest.mark.parametrize("months", [1, 3, 12])
def test_it_gives_the_ball_to_the_same_person_on_the_day(cast: Cast, months: int) -> None:
    planned(cast, months)
    assert wake(on_the_day(months) - timedelta(days=1)) == 0
    assert wake(on_the_day(months)) == 1
    ball = found()
    assert (ball.holder_id, ball.subject_id) == (cast["coach"].pk, cast["resident"].pk)
    check_now()


def test_it_wakes_once(cast: Cast) -> None:
    planned(cast)
    assert (wake(on_the_day()), wake(on_the_day()), wake(on_the_day() + timedelta(days=1))) == (1, 0, 0)


def test_it_wakes_also_after_days_without_a_worker(cast: Cast) -> None:
    planned(cast)
    assert wake(on_the_day() + timedelta(days=9)) == 1


def test_it_waits_for_who_wants_no_contact_now(cast: Cast) -> None:
    """R07: nobody is sent to call her before the day that she chose."""
    planned(cast)
    quiet = on_the_day() + timedelta(days=14)
    with as_the_owner():
        Person.objects.filter(pk=cast["resident"].pk).update(no_contact_until=quiet.date())
    assert (wake(on_the_day()), wake(quiet - timedelta(days=1))) == (0, 0)
    assert wake(quiet) == 1


def test_it_tells_the_holder(cast: Cast) -> None:
    planned(cast)
    wake(on_the_day())
    cast.enter("coach")
    assert cast["coach"].messages.filter(kind="look_back_due", ball_id=found().pk).count() == 1


def leave(cast: Cast, how: str) -> None:
    with as_the_owner():
        if how == "away":
            Absence.objects.create(person=cast["coach"], starts_on=NOW.date(), ends_on=None, long=True)
        else:
            Membership.objects.filter(person=cast["coach"]).update(leaves_on=NOW.date() + timedelta(days=9))


@pytest.mark.parametrize("how", ["away", "no longer a member"])
def test_it_goes_to_the_lead_when_she_left(cast: Cast, how: str) -> None:
    planned(cast)
    leave(cast, how)
    assert wake(on_the_day()) == 1
    assert found().holder_id == cast["lead"].pk
    check_now()


@pytest.mark.parametrize("answer", ["WELL", "LATER", "NEW_QUESTION", "NO_THANKS"])
def test_it_can_be_answered_by_the_lead_when_she_left(cast: Cast, answer: str) -> None:
    planned(cast)
    leave(cast, "away")
    wake(on_the_day())
    cast.enter("lead")
    look_back = LookBack.objects.select_related("ball", "origin").get(ball=found())
    actions.answer_look_back(look_back=look_back, answer=answer, acting=cast.acting("lead"), now=on_the_day())
    check_now()
    assert found().closed_at == on_the_day()


def test_it_asks_the_lead_when_the_look_back_lies_still(cast: Cast) -> None:
    planned(cast)
    wake(on_the_day())
    ball = found()
    late = ball.due_at + timedelta(days=14)
    with at_work():
        seen = [actions.remind_due(ball=Ball.objects.get(pk=ball.pk), now=late) for _ in range(3)]
    assert seen == [1, 3, 0]


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    """Outside the worker's job nobody wakes anything: the policies show no look-back at all."""
    planned(cast)
    cast.enter("outsider")
    assert actions.wake_look_backs(today=on_the_day().date(), now=on_the_day()) == 0
    with as_the_owner():
        assert not Ball.objects.filter(about="LOOK_BACK").exists()
    wake(on_the_day())
    cast.enter("outsider")
    with refused(LookBack.DoesNotExist):
        LookBack.objects.get(ball=found())


def test_it_leaves_the_reminders_of_the_ended_ask_asleep(cast: Cast) -> None:
    ask = planned(cast)
    wake(on_the_day())
    assert remind(ask, now=on_the_day()) == 0
