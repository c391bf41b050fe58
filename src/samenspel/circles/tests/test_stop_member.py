"""Stopping is always possible and neutral; the last professional stays when that was agreed (R16, R22, R50)."""

import pytest
from tests.cast import NOW, Cast
from tests.family import FATHER, MOTHER, VOLUNTEER, WORKER, circle_as, family, member, state_of, told_of
from tests.play import check_now, refused

from samenspel.circles import actions, errors, queries
from samenspel.circles.models import Circle


def stop(cast: Cast, circle: Circle, key: str, by: str | None = None, **more: str) -> None:
    by = by or key
    row = member(cast, circle, key, by)
    actions.stop_member(member=row, acting=cast.acting(by), now=NOW, **more)
    check_now()


@pytest.mark.parametrize("by", [VOLUNTEER, MOTHER, FATHER])
def test_she_stops_or_the_centre_does(cast: Cast, by: str) -> None:
    circle = family(cast)
    stop(cast, circle, VOLUNTEER, by)
    assert state_of(member(cast, circle, VOLUNTEER, MOTHER)) == "ENDED"
    assert told_of("circle_changed") == {
        cast[key].pk for key in (MOTHER, FATHER, WORKER, VOLUNTEER) if key != by
    }
    with refused(Circle.DoesNotExist):
        circle_as(cast, circle, VOLUNTEER)


def test_her_own_word_is_read_and_that_of_another_is_not_written(cast: Cast) -> None:
    circle = family(cast)
    stop(cast, circle, VOLUNTEER, word="Dank jullie wel!")
    cast.enter(FATHER)
    page = queries.circle_page(pk=circle.pk, person=cast[FATHER].pk)
    assert [row["last_word"] for row in page.stopped] == ["Dank jullie wel!"]


def test_informal_help_does_not_fit_now_and_the_professional_way_stays(cast: Cast) -> None:
    circle = family(cast)
    stop(cast, circle, VOLUNTEER, MOTHER, how="NOT_INFORMAL")
    cast.enter(MOTHER)
    page = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk)
    assert [row["ended_how"] for row in page.stopped] == ["NOT_INFORMAL"]
    assert [row["face"] for row in page.here if row["side"] == "AROUND"] == ["FORMAL"]


def test_the_last_professional_stays_until_both_sides_say_otherwise(cast: Cast) -> None:
    circle = family(cast)
    actions.keep_backstop(circle=circle_as(cast, circle, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    for by in (WORKER, MOTHER):
        with refused(errors.TheLastOneStays):
            stop(cast, circle, WORKER, by)
    with refused(errors.TheLastOneStays):
        actions.end_circle(circle=circle_as(cast, circle, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    with refused(errors.OnlyTheCentreSays):
        lift(cast, circle, VOLUNTEER)
    assert lift(cast, circle, MOTHER) is False
    with refused(errors.TheLastOneStays):
        stop(cast, circle, WORKER)
    assert lift(cast, circle, WORKER) is True
    stop(cast, circle, WORKER)


def lift(cast: Cast, circle: Circle, key: str) -> bool:
    return actions.lift_backstop(circle=circle_as(cast, circle, key), acting=cast.acting(key), now=NOW)


def test_somebody_stays_in_the_centre(cast: Cast) -> None:
    circle = family(cast)
    stop(cast, circle, FATHER)
    with refused(errors.NobodyLeftInTheCentre):
        stop(cast, circle, MOTHER)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    circle = family(cast)
    row = member(cast, circle, VOLUNTEER)
    for key in ("outsider", WORKER):
        cast.enter(key)
        with refused():
            actions.stop_member(member=row, acting=cast.acting(key), now=NOW)


def test_the_centre_ends_it_all_and_keeps_the_page(cast: Cast) -> None:
    circle = family(cast)
    actions.end_circle(circle=circle_as(cast, circle, MOTHER), acting=cast.acting(MOTHER), now=NOW)
    check_now()
    with refused(Circle.DoesNotExist):
        circle_as(cast, circle, WORKER)
    assert circle_as(cast, circle, FATHER).ended_at == NOW
