"""An offer that is over becomes a number; what two neighbours said goes with it (R02)."""

from datetime import timedelta

from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.neighbours import people, says, started, suggested
from tests.play import as_the_owner, at_work, sql

from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Offer
from samenspel.mutual_help.tests.tour_people import YESTERDAY, receives, ticks, tour, visits


def test_an_offer_over_its_term_names_nobody_and_its_hours_stay_counted(cast: Cast) -> None:
    made = offered(cast)
    me = cast.acting("resident")
    actions.say_hours(offer=made, given_on=NOW.date(), minutes=60, acting=me, now=NOW)
    actions.stop_offer(offer=made, acting=me, now=NOW)
    with at_work():
        (number,) = sql("SELECT retention_go('ASK', %s, %s, 100)", NOW + timedelta(days=1), cast.town.pk)[0]
    assert number == 1
    with as_the_owner():
        gone = Offer.objects.get(pk=made.pk)
        assert (gone.likes, gone.offerer_id == cast["resident"].pk) == ("", False)
    assert queries.voluntary_time(areas=[cast.weide.pk], since=NOW.date()) == (1, 60)


def test_no_answer_outlives_its_match(cast: Cast) -> None:
    match = suggested(cast)
    says(match, "OFFERER", yes=False)
    with as_the_owner():
        sql("DELETE FROM mutual_help_match WHERE id = %s", match.pk)
        assert sql("SELECT count(*) FROM mutual_help_answer") == [(0,)]


def test_who_is_erased_leaves_no_words_and_no_running_match(cast: Cast) -> None:
    match = started(cast)
    helper = people(match)["OFFERER"][0]
    with as_the_owner():
        called = [cast["neighbour"].name]
        sql("SELECT retention_erase_offers(%s, %s, %s)", helper, called, NOW)
        assert Offer.objects.get(offerer=helper).likes == "Gewist."
        assert sql("SELECT state FROM mutual_help_match WHERE id = %s", match.pk) == [("ENDED",)]
        assert sql("SELECT count(*) FROM mutual_help_answer") == [(0,)]


def test_her_seat_in_a_tour_her_ticks_and_her_talks_go_with_her_ask(cast: Cast) -> None:
    it = tour(cast, YESTERDAY)
    gone, stays, host = visits(cast, it), visits(cast, it, "neighbour", "Bram"), receives(cast, it)
    for one in (gone, stays, host):
        ticks(one)  # the host ticks the first on her list
    left = "SELECT (SELECT count(*) FROM mutual_help_tourseat), (SELECT count(*) FROM mutual_help_talk), (SELECT count(*) FROM mutual_help_tick)"
    with as_the_owner():
        assert sql(left) == [(3, 1, 1)]
        sql("SELECT retention_take_pen()")
        sql("SELECT retention_erase_offers(%s, %s, %s)", gone.asker_id, ["Farid"], NOW)
        assert sql(left) == [(2, 0, 1)]
        assert sql("SELECT received_by FROM mutual_help_tour") == [("Iemand",)]
