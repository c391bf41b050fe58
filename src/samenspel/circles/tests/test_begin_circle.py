"""Beginning a circle: around me, around us, or by a worker around somebody who said yes to her."""

import pytest
from tests.cast import NOW, Cast
from tests.family import FATHER, MOTHER, VOLUNTEER, WORKER, begun, circle_as, member, says, state_of, told_of
from tests.play import check_now, refused

from samenspel.circles import actions, errors, queries
from samenspel.circles.models import Circle
from samenspel.foundation.errors import NotFound


def for_somebody(cast: Cast, by: str = WORKER, key: str = MOTHER, way: str = "SPOKEN") -> Circle:
    cast.enter(by)
    return actions.begin_circle_for(
        name="Gezin", person=actions.Newcomer(name="Amina", known=cast[key].pk), area=cast.weide,
        as_what="gezinsbegeleider", way=way, acting=cast.acting(by), now=NOW,
    )  # fmt: skip


def test_it_stands_around_me(cast: Cast) -> None:
    circle = begun(cast)
    check_now()
    page = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk)
    assert [row["name"] for row in page.centre] == ["Amina"]
    assert page.in_centre
    assert page.door["phone"] == "030 123 45 67", "AS-16: without any agreement she knows whom to call"


def test_it_asks_the_others_of_the_household_for_their_own_yes(cast: Cast) -> None:
    circle = begun(cast, MOTHER, FATHER)
    assert told_of("circle_asks_you") == {cast[FATHER].pk}
    assert state_of(member(cast, circle, FATHER)) == "INVITED"
    says(cast, circle, FATHER)
    assert len(queries.circle_page(pk=circle.pk, person=cast[FATHER].pk).centre) == 2
    check_now()


def test_a_worker_begins_one_with_the_yes_she_heard(cast: Cast) -> None:
    circle = for_somebody(cast)
    check_now()
    page = queries.circle_page(pk=circle.pk, person=cast[WORKER].pk)
    assert [(row["side"], row["face"]) for row in page.here] == [("CENTRE", "INFORMAL"), ("AROUND", "FORMAL")]
    assert told_of("circle_yes_written") == {cast[MOTHER].pk}
    assert circle_as(cast, circle, MOTHER).pk == circle.pk, "it is hers at once"


def test_a_worker_says_how_she_heard_it(cast: Cast) -> None:
    with refused(errors.SomebodyHeardIt):
        for_somebody(cast, way="SCREEN")
    with refused(errors.AnotherHearsIt):
        for_somebody(cast, key=WORKER)


@pytest.mark.parametrize("key", ["outsider", VOLUNTEER])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = begun(cast)
    with refused():
        circle_as(cast, circle, key)
    with refused(NotFound):
        for_somebody(cast, by=key)


def test_somebody_new_gets_a_name_and_a_way_to_reach_her(cast: Cast) -> None:
    cast.enter(MOTHER)
    oma = actions.Newcomer(name="Oma Zohra", phone="+31301234599")
    circle = actions.begin_circle(name="Thuis", household=[oma], acting=cast.acting(MOTHER), now=NOW)
    page = queries.circle_page(pk=circle.pk, person=cast[MOTHER].pk)
    assert [row["shown"] for row in page.asked] == ["Oma Zohra"]
