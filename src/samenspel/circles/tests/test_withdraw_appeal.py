"""Stopping a request: she alone, without a reason."""

from django.db import IntegrityError
from tests.asking_rights import answered, appealed, everywhere
from tests.cast import NOW, Cast
from tests.play import as_the_owner, check_now, refused, sql

from samenspel.circles import actions
from samenspel.commitments.errors import BallIsClosed
from samenspel.foundation.errors import NotFound
from samenspel.notifications.models import Message


def test_it_ends_the_request_and_its_ball(cast: Cast) -> None:
    made = appealed(cast)
    actions.withdraw_appeal(appeal=made, acting=cast.acting("resident"), now=NOW)
    check_now()
    assert (everywhere(made).state, everywhere(made).ball.closed_at) == ("WITHDRAWN", NOW)
    with as_the_owner():
        assert Message.objects.filter(person=cast["wijkteam"], kind="appeal_stopped").exists()


def test_it_comes_too_late_after_an_answer(cast: Cast) -> None:
    made = answered(cast, appealed(cast))
    cast.enter("resident")
    with refused(BallIsClosed):
        actions.withdraw_appeal(appeal=made, acting=cast.acting("resident"), now=NOW)


def test_the_holder_does_not_stop_it(cast: Cast) -> None:
    made = appealed(cast)
    cast.enter("wijkteam")
    with refused(NotFound):
        actions.withdraw_appeal(appeal=made, acting=cast.acting("wijkteam"), now=NOW)
    with refused(IntegrityError):
        sql("UPDATE circles_appeal SET state = 'WITHDRAWN', ended_at = now() WHERE id = %s", made.pk)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    made = appealed(cast)
    cast.enter("outsider")
    with refused(NotFound):
        actions.withdraw_appeal(appeal=made, acting=cast.acting("outsider"), now=NOW)
