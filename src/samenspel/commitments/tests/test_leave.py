"""Ending what somebody does here: with empty hands, and no door loses its lead."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.play import accepted, as_the_owner, refused, sql

from samenspel.commitments import actions, errors, queries
from samenspel.commitments.models import Turn
from samenspel.community import actions as people
from samenspel.community.models import Membership

TODAY = NOW.date()
LATER = TODAY + timedelta(days=30)


def work_of(cast: Cast, who: str) -> Membership:
    with as_the_owner():
        return Membership.objects.select_related("person", "organisation").get(person=cast[who])


def leave(cast: Cast, who: str, on: date = TODAY, by: str = "official") -> Membership:
    membership = work_of(cast, who)
    cast.enter(by)
    actions.leave(membership=membership, on=on, acting=cast.acting(by), now=NOW)
    return membership


@pytest.mark.parametrize("by", ["official", "lead"])
def test_it_ends_on_a_day_and_is_written_down(cast: Cast, by: str) -> None:
    leave(cast, "desk", by=by)
    assert work_of(cast, "desk").ends_on == TODAY
    assert sql("SELECT count(*) FROM journal_entry WHERE verb = 'left'") == [(1,)]


def test_it_is_refused_while_she_holds_balls_and_tells_only_how_many(cast: Cast) -> None:
    accepted(cast)
    with refused(errors.BallStillHeld):
        leave(cast, "coach")
    cast.enter("official")
    assert queries.balls_still_held(person=cast["coach"].pk) == 1
    assert sql("SELECT count(*) FROM commitments_ball") == [(0,)]
    assert work_of(cast, "coach").ends_on is None


@pytest.mark.parametrize("key", ["outsider", "resident", "wijkteam"])
def test_it_tells_nobody_else_how_many(cast: Cast, key: str) -> None:
    accepted(cast)
    cast.enter(key)
    assert queries.balls_still_held(person=cast["coach"].pk) == 0


def test_it_counts_no_balls_of_a_resident(cast: Cast) -> None:
    cast.enter("official")
    assert queries.balls_still_held(person=cast["resident"].pk) == 0


def test_it_may_lie_ahead_while_she_holds_balls(cast: Cast) -> None:
    accepted(cast)
    leave(cast, "coach", LATER)
    assert (work_of(cast, "coach").leaves_on, work_of(cast, "coach").ends_on) == (LATER, None)


def test_it_takes_her_off_the_rota_from_that_day(cast: Cast) -> None:
    leave(cast, "youssef", LATER)
    assert Turn.objects.get(person=cast["youssef"]).ends_on == LATER
    assert Turn.objects.get(person=cast["marloes"]).ends_on is None


def test_it_is_refused_while_she_leads_a_door(cast: Cast) -> None:
    for day in (TODAY, LATER):
        with refused(errors.LeadsADoor):
            leave(cast, "lead", day)
    with as_the_owner(), pytest.raises(IntegrityError, match="leads a front door"), transaction.atomic():
        Membership.objects.filter(person=cast["lead"]).update(leaves_on=LATER)


def test_it_leaves_one_of_the_municipality(cast: Cast) -> None:
    with refused(errors.LastOfficial):
        leave(cast, "official")


def test_it_lets_only_an_official_send_an_official_away(cast: Cast) -> None:
    with refused(people.OnlyForKeepers):
        leave(cast, "official", by="lead")


def test_it_does_not_end_twice(cast: Cast) -> None:
    leave(cast, "desk")
    with refused(errors.EndedAlready):
        leave(cast, "desk")


def test_it_is_not_before_it_began(cast: Cast) -> None:
    with refused(IntegrityError):
        leave(cast, "desk", date(2020, 1, 1))


@pytest.mark.parametrize("key", ["outsider", "resident", "wijkteam", "desk"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    with refused(people.OnlyForKeepers):
        leave(cast, "desk", by=key)
