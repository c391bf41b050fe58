"""An agreed last day: her work ends on it, or goes on until nobody counts on her. It is never ended before."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from tests.cast import NOW, Cast
from tests.play import accepted, as_the_owner, at_work, end, refused, sql

from samenspel.commitments import actions, errors, jobs, queries
from samenspel.commitments.tests.test_leave import LATER, TODAY, leave, work_of
from samenspel.commitments.tests.test_stay import stay
from samenspel.community.models import Membership
from samenspel.foundation.acting import a_job


def day_comes(cast: Cast, who: str) -> None:
    """The agreed day is today, as it would be after some weeks."""
    with as_the_owner():
        Membership.objects.filter(person=cast[who]).update(leaves_on=TODAY)


def finish(cast: Cast, who: str) -> bool:
    membership = work_of(cast, who)
    with at_work("finish_leaving"):
        return actions.finish_leaving(membership=membership, acting=a_job("finish_leaving"), now=NOW)


def test_it_ends_on_the_day_with_empty_hands(cast: Cast) -> None:
    leave(cast, "desk", LATER)
    with at_work("finish_leaving"):
        assert not queries.leaving_now(on=TODAY).exists()
    day_comes(cast, "desk")
    with at_work("finish_leaving"):
        jobs.finish_leaving(0)
    assert work_of(cast, "desk").ends_on == TODAY
    with as_the_owner():
        assert sql("SELECT count(*) FROM journal_entry WHERE verb IN ('leaves', 'left')") == [(2,)]


def test_it_goes_on_while_a_ball_is_held_and_ends_after_it(cast: Cast) -> None:
    ask = accepted(cast)
    leave(cast, "coach", LATER)
    day_comes(cast, "coach")
    assert not finish(cast, "coach")
    assert work_of(cast, "coach").ends_on is None
    cast.enter("coach")
    assert Membership.objects.active(on=TODAY).filter(person=cast["coach"]).exists()
    end(cast, ask)
    assert finish(cast, "coach")
    assert work_of(cast, "coach").ends_on == TODAY


def test_she_gets_nothing_new_from_that_day(cast: Cast) -> None:
    leave(cast, "coach", LATER)
    cast.enter("wijkteam")
    assert queries.is_present(person=cast["coach"].pk, on=TODAY)
    assert not queries.is_present(person=cast["coach"].pk, on=LATER)


def test_who_left_holds_no_ball(cast: Cast) -> None:
    """The other side of "ends with empty hands": hostile SQL and a pass in the same second."""
    ask = cast.ask()
    leave(cast, "coach")
    with as_the_owner(), pytest.raises(IntegrityError, match="who left"), transaction.atomic():
        sql("UPDATE commitments_ball SET holder_id = %s WHERE id = %s", cast["coach"].pk, ask.ball_id)


@pytest.mark.parametrize("role", ["owner", "official", "lead", "coach", "outsider"])
def test_an_end_is_never_written_ahead(cast: Cast, role: str) -> None:
    accepted(cast)
    ahead = "UPDATE community_membership SET ends_on = current_date + 1 WHERE person_id = %s RETURNING id"
    if role == "owner":
        with as_the_owner(), pytest.raises(IntegrityError, match="lies ahead"), transaction.atomic():
            sql(ahead, cast["coach"].pk)
        return
    cast.enter(role)
    try:
        with transaction.atomic():
            assert sql(ahead, cast["coach"].pk) == []  # hidden from her
    except (IntegrityError, ProgrammingError):
        pass  # or refused
    assert work_of(cast, "coach").ends_on is None


def test_nobody_begins_with_an_end_ahead(cast: Cast) -> None:
    with as_the_owner(), pytest.raises(IntegrityError, match="lies ahead"), transaction.atomic():
        Membership.objects.create(
            person=cast["outsider"], organisation=cast.organisation["wijkteam"], role="DESK",
            starts_on=TODAY, ends_on=TODAY + timedelta(days=3),  # the database has the true day
        )  # fmt: skip


def test_it_can_still_be_taken_back_when_the_day_passed(cast: Cast) -> None:
    accepted(cast)
    leave(cast, "coach", LATER)
    day_comes(cast, "coach")
    assert not finish(cast, "coach")
    stay(cast, "coach")
    assert work_of(cast, "coach").leaves_on is None


def test_one_of_the_municipality_stays(cast: Cast) -> None:
    day_comes(cast, "official")
    assert not finish(cast, "official")


def test_it_is_finished_once(cast: Cast) -> None:
    leave(cast, "desk")
    assert not finish(cast, "desk")
    with refused(errors.EndedAlready):
        leave(cast, "desk")
