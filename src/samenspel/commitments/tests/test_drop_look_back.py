"""The person does not want to be asked any more."""

from datetime import timedelta

from tests.cast import NOW, Cast
from tests.play import at_work, deeds, end, refused

from samenspel.commitments import actions, errors
from samenspel.commitments.models import LookBack
from samenspel.mutual_help import actions as asks


def planned(cast: Cast) -> LookBack:
    ask = cast.ask()
    end(cast, ask)
    ask = cast.again(ask, "resident")
    return asks.plan_look_back(ask=ask, months=1, acting=cast.acting("resident"), now=NOW)


def test_it_wakes_nobody_any_more(cast: Cast) -> None:
    look_back = planned(cast)
    actions.drop_look_back(look_back=look_back, acting=cast.acting("resident"), now=NOW)
    later = NOW + timedelta(days=400)
    with at_work():
        assert actions.wake_look_backs(today=later.date(), now=later) == 0
    cast.enter("resident")
    assert LookBack.objects.get().state == "NO_THANKS"


def test_it_is_refused_twice(cast: Cast) -> None:
    look_back = planned(cast)
    actions.drop_look_back(look_back=look_back, acting=cast.acting("resident"), now=NOW)
    with refused(errors.OfferIsOver):
        actions.drop_look_back(look_back=look_back, acting=cast.acting("resident"), now=NOW)


def test_it_is_written_in_the_journal(cast: Cast) -> None:
    look_back = planned(cast)
    actions.drop_look_back(look_back=look_back, acting=cast.acting("resident"), now=NOW)
    assert deeds(look_back.origin.ask)[-1] == "dropped_look_back"


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    look_back = planned(cast)
    cast.enter("outsider")
    with refused(errors.OfferIsOver):
        actions.drop_look_back(look_back=look_back, acting=cast.acting("outsider"), now=NOW)
    cast.enter("resident")
    assert LookBack.objects.get().state == "PLANNED"
