"""Closing a ball."""

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast
from tests.play import ball_of, check_now, deeds, end, offered, refused, sitting, sql, steps

from samenspel.commitments import actions, errors
from samenspel.commitments.models import Pass


def test_it_closes_with_the_ask(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    assert ball_of(ask).closed_at == NOW
    assert steps(ask)[-1] == "ANSWERED"
    assert "closed_ball" in deeds(ask)
    check_now()


def test_it_overtakes_the_open_offers(cast: Cast) -> None:
    ask, handover = offered(cast)
    end(cast, ask)
    assert Pass.objects.get(pk=handover.pk).state == "OVERTAKEN"
    assert cast["coach"].pk not in {person for person, _ in sitting(ask)}


def test_it_is_refused_twice(cast: Cast) -> None:
    ask = cast.ask()
    ball = cast.again(ask, "resident").ball
    end(cast, ask)
    with refused(errors.BallIsClosed):
        actions.close_ball(ball=ball, step="ANSWERED", acting=cast.acting("resident"), now=NOW)


def test_it_never_closes_while_its_ask_is_open(cast: Cast) -> None:
    ask = cast.ask()
    check_now()
    cast.enter("wijkteam")
    with pytest.raises(IntegrityError, match="exactly one holder"), transaction.atomic():
        sql("UPDATE commitments_ball SET closed_at = %s WHERE id = %s", NOW, ask.ball_id)
        check_now()


def test_it_never_stays_open_after_its_ask_ended(cast: Cast) -> None:
    ask = cast.ask()
    check_now()
    cast.enter("resident")
    with pytest.raises(IntegrityError, match="exactly one holder"), transaction.atomic():
        sql("UPDATE mutual_help_ask SET state = 'ANSWERED', ended_at = %s WHERE id = %s", NOW, ask.pk)
        check_now()


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ball = ball_of(cast.ask())
    cast.enter("outsider")
    with refused(errors.BallIsClosed):
        actions.close_ball(ball=ball, step="ANSWERED", acting=cast.acting("outsider"), now=NOW)
