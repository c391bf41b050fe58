"""An offer is let to stand still in the same second in which somebody suggests, begins or decides: real threads, real commits."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction

from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Match
from samenspel.mutual_help.tests.rota_people import begun, takes, turns_of
from samenspel.mutual_help.tests.standstill_people import again, decides, moved, offer_of, stands_still
from tests.at_once import at_once, looking_behind, went
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, be, both, called, people, says, started, suggested
from tests.play import as_the_owner, at_work, sql

ROUNDS = 5
NEVER = (
    "SELECT m.state FROM mutual_help_match m JOIN mutual_help_offer o ON o.id = m.offer_id"
    " JOIN mutual_help_standstill s ON s.person_id = o.offerer_id AND s.over_at IS NULL"
    " WHERE m.state IN ('SUGGESTED', 'FIRST_MEETING', 'ACTIVE')"
)


def none_goes_on() -> None:
    """Of an offer that stands still with what runs, nothing is suggested, begins or runs."""
    with looking_behind():
        assert sql(NEVER) == []


def _end_of(offer: Any) -> None:
    """The next round is of somebody else's offer: this one stops."""
    with looking_behind():
        over = "UPDATE mutual_help_match SET state = CASE state WHEN 'SUGGESTED' THEN 'LAPSED' ELSE 'ENDED' END, ended_at = now()"
        sql(f"{over} WHERE offer_id = %s AND ended_at IS NULL", offer)
        sql(
            "UPDATE mutual_help_match SET ended_how = 'MISTAKE' WHERE offer_id = %s", offer
        )  # else never again these two
        sql("UPDATE mutual_help_offer SET state = 'ENDED', ended_at = now() WHERE id = %s", offer)


def test_whoever_suggests_by_hand_is_first_and_it_is_taken_back_or_reads_that_it_cannot(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            ask, offer = called(town), answered_offer(town)

        def suggest() -> object:
            return suggested(town, ask, offer)  # noqa: B023

        outcomes = at_once(suggest, partial(stands_still, town, offer, "youssef"), refused=(ValueError,))
        assert not isinstance(outcomes[1], BaseException), outcomes
        none_goes_on()
        _end_of(offer.pk)


def test_the_plan_of_the_night_waits_or_its_list_is_taken_back(town: Cast) -> None:
    for number in range(ROUNDS):
        with transaction.atomic():
            ask, offers = (
                called(town),
                [answered_offer(town, key) for key in ("neighbour", "carer", "outsider")],
            )
            town.enter("wijkteam")
            needs = actions.Needs(plan=True)
            actions.say_needs(
                ask=town.again(ask, "wijkteam"), needs=needs, acting=town.acting("wijkteam"), now=NOW
            )
            with at_work("plan_help"):
                nights = queries.night(town=town.town.pk, now=NOW + timedelta(days=number))

        def plan() -> object:
            with at_work("plan_help"):
                for one in nights:  # noqa: B023
                    actions.make_lists(
                        town=town.town, night=one, told=set(), acting=a_job("plan_help"),
                        now=NOW + timedelta(days=number),  # noqa: B023
                    )  # fmt: skip
            return "planned"

        outcomes = at_once(plan, partial(stands_still, town, offers[0], "youssef"))
        assert outcomes[0] == "planned"
        assert not isinstance(outcomes[1], BaseException), outcomes
        none_goes_on()
        with looking_behind():
            # Who was not held has a list, whichever was first: her night is not undone by it.
            assert (
                sql(
                    "SELECT count(*) FROM mutual_help_match WHERE ask_id = %s AND state = 'SUGGESTED'", ask.pk
                )[0][0]
                >= 2
            )
        for offer in offers:
            _end_of(offer.pk)
        with looking_behind():
            sql("UPDATE mutual_help_ask SET state = 'WITHDRAWN', ended_at = now() WHERE id = %s", ask.pk)
            sql("UPDATE commitments_ball SET closed_at = now() WHERE id = %s", ask.ball_id)


def test_who_chose_each_other_in_the_lists_of_the_night_meet_or_not_and_nobody_waits_for_ever(
    town: Cast,
) -> None:
    for number in range(3):
        with transaction.atomic():
            offers = [answered_offer(town, key) for key in ("neighbour", "carer")]
            pairs = [suggested(town, called(town), offer) for offer in offers]
            with looking_behind():  # as the plan of a night suggests
                sql(
                    "UPDATE mutual_help_match SET suggested_by_id = NULL WHERE id = ANY (%s)",
                    [one.pk for one in pairs],
                )
            for match in pairs:
                for side in ("ASKER", "OFFERER"):
                    says(match, side)

        def settle() -> object:
            with at_work("plan_help"):
                return actions.settle_lists(
                    town=town.town,
                    acting=a_job("plan_help"),
                    now=NOW + timedelta(days=4 + number),  # noqa: B023
                )

        outcomes = at_once(settle, partial(stands_still, town, offers[number % 2], "youssef"))
        assert not isinstance(outcomes[1], BaseException), outcomes
        none_goes_on()
        with looking_behind():
            states = sql("SELECT state FROM mutual_help_match WHERE offer_id = %s", offers[1 - number % 2].pk)
        assert states == [("FIRST_MEETING",)]  # of who was not held, nothing is undone
        for offer in offers:
            _end_of(offer.pk)


def test_the_second_yes_and_the_beginning_of_help_come_before_it_or_not_at_all(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            waiting = suggested(town)
            says(waiting, "ASKER")
        at_once(
            partial(says, waiting, "OFFERER"),
            partial(stands_still, town, offer_of_committed(waiting), "youssef"),
        )
        none_goes_on()
        _end_of(offer_of_committed(waiting))
        with transaction.atomic():
            ready = both(town)
        at_once(
            partial(_starts, town, ready), partial(stands_still, town, offer_of_committed(ready), "youssef")
        )
        none_goes_on()
        _end_of(offer_of_committed(ready))


def offer_of_committed(match: Match) -> Any:
    with transaction.atomic():
        return offer_of(match)


def _starts(town: Cast, match: Match) -> object:
    town.enter("wijkteam")
    found = queries.match_of(pk=match.pk, ball=people(match)["ASKER"][1])
    town.enter("wijkteam")
    start = actions.Start(escalation_name="Els", escalation_phone="+31301234567")
    return actions.start_helping(match=found, start=start, acting=town.acting("wijkteam"), now=NOW)


def test_either_of_two_rests_or_goes_on_and_then_it_rests(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            match = started(town)
            found, acting = be(match, "ASKER")
            actions.pause_helping(match=found, side="ASKER", acting=acting, now=NOW)

        def goes_on() -> object:
            found, acting = be(match, "ASKER")  # noqa: B023
            return actions.resume_helping(match=found, side="ASKER", acting=acting, now=NOW)

        at_once(goes_on, partial(stands_still, town, offer_of_committed(match), "youssef"))
        none_goes_on()
        _end_of(offer_of_committed(match))


def test_a_turn_is_taken_before_it_and_is_open_again_or_not_at_all(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            rota, (bram,) = begun(town, "neighbour")
            turn = turns_of(rota)[3]
        at_once(partial(takes, bram, turn), partial(stands_still, town, bram.offer_id, "youssef"))
        with looking_behind():
            assert sql("SELECT count(helper_id) FROM mutual_help_turn WHERE rota_id = %s", rota.pk) == [(0,)]
        _end_of(bram.offer_id)


def test_two_who_let_it_stand_still_at_once_make_it_one(town: Cast) -> None:
    with transaction.atomic():
        offer = answered_offer(town)
    how = went(*(partial(stands_still, town, offer, key) for key in ("wijkteam", "youssef", "marloes")))
    assert how == ["StandsStillAlready", "StandsStillAlready", "done"]


def test_of_two_who_decide_at_once_one_does(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            offer = answered_offer(town)
            it = stands_still(town, offer)
        how = went(
            partial(decides, town, it, "GOES_ON", "lead"), partial(decides, town, it, "ENDED", "lead"),
            partial(decides, town, it, "LONGER", "lead"),
        )  # fmt: skip
        # It may have been made longer and then decided: each decision has its words, and the last one stands.
        assert "done" in how
        assert set(how) <= {"done", "BallIsClosed", "OfferMoved", "DoesNotExist", "AlreadyPickedUp"}
        with looking_behind():
            (row,) = sql(
                "SELECT s.terms + (s.how IN ('GOES_ON', 'ENDED'))::int, (SELECT count(*) FROM mutual_help_standstillword w"
                " WHERE w.standstill_id = s.id) FROM mutual_help_standstill s WHERE s.id = %s", it.pk,
            )  # fmt: skip
            assert row[0] == row[1] == 1 + how.count("done")
            sql(
                "UPDATE mutual_help_offer SET state = 'ENDED', ended_at = now() WHERE id = %s AND ended_at IS NULL",
                offer.pk,
            )


def test_who_looks_decides_or_another_takes_it_over(town: Cast) -> None:
    with transaction.atomic():
        it = stands_still(town, answered_offer(town))
        with as_the_owner():
            sql("UPDATE commitments_ball SET reminded = 1 WHERE id = %s", it.ball_id)

    def takes_over() -> object:
        town.enter("youssef")
        found = queries.standstill_for(pk=it.pk)
        return actions.look_instead(standstill=found, acting=town.acting("youssef"), now=NOW)

    how = went(partial(decides, town, it, "GOES_ON", "lead"), takes_over)
    assert how.count("done") == 1, how


def test_a_decision_on_the_last_moment_and_the_job_are_one_end(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            offer = answered_offer(town)
            it = stands_still(town, offer)
            moved(it, 15)

        def job() -> object:
            with at_work("look_at_standstills"):
                found = next(one for one in queries.standstills_that_end(on=clock.today()) if one.pk == it.pk)  # noqa: B023
                return actions.end_standstill(standstill=found, acting=a_job("look_at_standstills"), now=NOW)

        at_once(job, partial(decides, town, it, "GOES_ON", "lead"), refused=(StopIteration,))
        with transaction.atomic():
            assert again(it).over_at == NOW
            assert again(it).ball.closed_at == NOW


def test_she_ends_her_offer_and_another_decides_and_nothing_is_left_standing(town: Cast) -> None:
    for _ in range(ROUNDS):
        with transaction.atomic():
            offer = answered_offer(town)
            it = stands_still(town, offer)

        def stops() -> object:
            town.enter("neighbour")
            found = queries.offer_for(ball=offer.ball_id)  # noqa: B023
            return actions.stop_offer(offer=found, acting=town.acting("neighbour"), now=NOW)

        at_once(stops, partial(decides, town, it, "LONGER", "lead"))
        with transaction.atomic():
            assert again(it).over_at is not None
            assert again(it).ball.closed_at is not None
