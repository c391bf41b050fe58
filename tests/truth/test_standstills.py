"""What is left of an offer that stood still; and who hears a complaint about it: rooms above and below know of it."""

from datetime import datetime, timedelta
from typing import Any

from samenspel.circles.actions import appeals
from samenspel.circles.errors import StillKept
from samenspel.commitments.models import Ball, Seat
from samenspel.foundation.acting import a_job
from samenspel.mutual_help.models import Standstill, StandstillWord
from samenspel.mutual_help.tests.standstill_people import again, decides, stands_still
from samenspel.retention import actions
from samenspel.retention.models import Run
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer
from tests.play import as_the_owner, at_work, refused, sql


def a_night(cast: Cast, now: datetime) -> None:
    with at_work("retention"):
        actions.forget(town=cast.town, why=Run.Why.NIGHT, acting=a_job("retention"), now=now)


def test_eight_weeks_after_it_is_over_nothing_of_it_is_left(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    ball = again(it).ball_id
    a_night(cast, NOW + timedelta(days=400))
    with as_the_owner():
        assert Standstill.objects.filter(pk=it.pk).exists()  # it is not over yet
    decides(cast, it, "GOES_ON")
    a_night(cast, NOW + timedelta(days=55))
    with as_the_owner():
        assert StandstillWord.objects.count() == 2
    a_night(cast, NOW + timedelta(days=57))
    with as_the_owner():
        assert not Standstill.objects.exists()
        assert not StandstillWord.objects.exists()
        assert Ball.objects.select_related("subject").get(pk=ball).subject.name == "Iemand"
        assert not Seat.objects.filter(ball=ball, person=cast["neighbour"]).exists()


def test_who_is_erased_leaves_nothing_of_it_and_as_long_as_it_stands_somebody_has_a_ball_of_hers(
    cast: Cast,
) -> None:
    it = stands_still(cast, answered_offer(cast))
    her: dict[str, Any] = {"person": cast["neighbour"].pk, "acting": a_job("erase"), "now": NOW}
    with at_work("erase"), refused(StillKept):
        actions.erase(**her)
    decides(cast, it, "GOES_ON")
    with at_work("erase"):
        actions.erase(**her)
    with as_the_owner():
        assert not Standstill.objects.exists()
        assert not StandstillWord.objects.exists()
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_complaint_of_hers_never_comes_to_who_let_it_stand_still_or_looks(cast: Cast) -> None:
    stands_still(cast, answered_offer(cast), "youssef")
    cast.enter("neighbour")
    helpers = {row[0] for row in sql("SELECT who_helps_me()")}
    assert {cast["youssef"].pk, cast["lead"].pk} <= helpers
    wish = appeals.Wish(kind="COMPLAIN", text="Dit klopt niet.")
    made = appeals.appeal(wish=wish, acting=cast.acting("neighbour"), now=NOW)
    assert made.ball.holder_id not in (cast["youssef"].pk, cast["lead"].pk)
