"""Somebody of the circle tells it: a ball for who works, and nothing ends by it."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from tests.cast import NOW, Cast
from tests.deaths import HEARD, ask_now
from tests.family import FATHER, MOTHER, VOLUNTEER, family
from tests.play import as_the_owner, check_now, refused

from samenspel.circles.models import Circle
from samenspel.commitments.errors import NotYourBall
from samenspel.commitments.models import Ball
from samenspel.deaths import actions, queries
from samenspel.notifications.models import Message


def told(cast: Cast, circle: Circle, by: str = FATHER, whom: str = MOTHER) -> Ball:
    cast.enter(by)
    others = queries.others_in(circle=circle.pk, me=cast[by].pk)
    (member,) = [one for one in others if one.person_id == cast[whom].pk]
    actions.tell_death(member=member, acting=cast.acting(by), now=NOW)
    with as_the_owner():
        return Ball.objects.get(about="DEATH")


def test_it_is_a_ball_at_the_front_door_and_nothing_ends(cast: Cast) -> None:
    circle = family(cast)
    ask = cast.ask(key=MOTHER)
    ball = told(cast, circle)
    told(cast, circle, by=VOLUNTEER)
    check_now()
    assert ask_now(ask).is_open
    assert (ball.holder_id, ball.subject_id) == (cast["wijkteam"].pk, cast[MOTHER].pk)
    with as_the_owner():
        assert Message.objects.filter(kind="ball_yours", ball_id=ball.pk).count() == 1, (
            "told twice is one ball"
        )
    cast.enter("wijkteam")
    page = queries.page_of(ball=ball.pk)
    assert page.report
    assert page.report.by == "Farid"


def test_who_has_it_writes_it_down_and_it_is_closed(cast: Cast) -> None:
    ball = told(cast, family(cast))
    cast.enter("wijkteam")
    page = queries.page_of(ball=ball.pk)
    actions.write_death(page=page, heard=HEARD, acting=cast.acting("wijkteam"), now=NOW)
    check_now()
    with as_the_owner():
        assert Ball.objects.get(pk=ball.pk).closed_at == NOW


def test_it_was_not_so_and_nobody_else_hears_of_it(cast: Cast) -> None:
    circle = family(cast)
    ask, ball = cast.ask(key=MOTHER), told(cast, circle)
    with as_the_owner():
        before = Message.objects.count()
    cast.enter("wijkteam")
    page = queries.page_of(ball=ball.pk)
    with refused(NotYourBall):
        actions.not_told_rightly(page=page, acting=cast.acting("lead"), now=NOW)
    actions.not_told_rightly(page=page, acting=cast.acting("wijkteam"), now=NOW)
    with as_the_owner():
        assert Ball.objects.get(pk=ball.pk).closed_at == NOW
        assert Message.objects.count() == before
    assert ask_now(ask).is_open


@pytest.mark.parametrize("key", ["outsider", "coach", "caller"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    cast.enter(key)
    with pytest.raises(ObjectDoesNotExist):
        queries.others_in(circle=circle.pk, me=cast[key].pk)
