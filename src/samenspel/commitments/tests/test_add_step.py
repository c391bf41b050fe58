"""A stop on the little path: what, where, when, without content (I18)."""

import pytest
from tests.cast import NOW, Cast
from tests.play import ball_of, refused, sql

from samenspel.commitments import actions
from samenspel.commitments.models import Step
from samenspel.foundation.ids import new_id


@pytest.mark.parametrize(
    ("key", "shape"),
    [("wijkteam", "formal"), ("coach", "hybrid"), ("initiative", "informal"), ("neighbour", "informal")],
)
def test_it_has_the_shape_of_the_organisation(cast: Cast, key: str, shape: str) -> None:
    ball = cast.again(cast.ask(), "wijkteam").ball
    step = actions.add_step(
        ball=ball, kind="SUGGESTED", acting=cast.acting("wijkteam"), person=cast[key].pk, now=NOW
    )
    assert step.shape == shape


def test_it_can_stop_at_a_place_of_the_map(cast: Cast) -> None:
    ball = cast.again(cast.ask(), "wijkteam").ball
    place = new_id()
    step = actions.add_step(
        ball=ball, kind="SUGGESTED", acting=cast.acting("wijkteam"), shape="informal", place=place, now=NOW
    )
    assert (step.place_id, step.shape, step.person_id) == (place, "informal", None)


def test_it_says_that_it_was_done_for_her(cast: Cast) -> None:
    ask = cast.ask()
    cast.enter("desk", ball=ask.ball_id)
    acting = cast.acting("desk").namens(cast["resident"].pk, way="DESK")
    assert actions.add_step(ball=ball_of(ask), kind="LOOK_BACK", acting=acting, now=NOW).on_behalf


def test_it_stays_as_it_was_written(cast: Cast) -> None:
    ask = cast.ask()
    cast.enter("wijkteam")
    assert Step.objects.filter(ball=ask.ball_id).exists()
    for attack in ("UPDATE commitments_step SET kind = 'ANSWERED'", "DELETE FROM commitments_step"):
        with refused():
            sql(attack)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ball = ball_of(cast.ask())
    cast.enter("outsider")
    with refused():
        actions.add_step(ball=ball, kind="SUGGESTED", acting=cast.acting("outsider"), now=NOW)
