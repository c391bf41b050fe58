"""An offer stands still by the word of a human: nobody is suggested to it, and another human decides (R14, R34)."""

from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, called, started, state_of, suggested

from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask

from .standstill_people import again, decides, heard, looker, offer_of, offerer, stands_still, tells


def test_nobody_is_suggested_while_it_stands_still(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    made = stands_still(cast, offer)
    ask = cast.again(ask, "wijkteam")
    assert queries.candidates(ask=ask, now=NOW) == []
    assert looker(cast, made) == "lead"
    tells()
    assert "offer_stands_still" in heard(offer.offerer_id)
    assert "standstill_yours" in heard(cast["lead"].pk)
    decides(cast, made, "GOES_ON")
    assert again(made).how == "GOES_ON"
    ask = cast.again(ask, "wijkteam")
    assert [one.offer for one in queries.candidates(ask=ask, now=NOW)] == [offer.pk]


def test_what_runs_rests_and_the_other_hears_it_in_the_ordinary_words(cast: Cast) -> None:
    match = started(cast)
    made = stands_still(cast, offer_of(match))
    assert state_of(match) == "PAUSED"
    tells()
    assert "match_paused" in heard(cast["resident"].pk)
    assert "offer_stands_still" in heard(offerer(match))
    decides(cast, made, "ENDED")
    tells(1)
    assert state_of(match) == "ENDED"
