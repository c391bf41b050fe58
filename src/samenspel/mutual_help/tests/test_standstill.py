"""An offer stands still by the word of a human: nobody is suggested to it, and what runs rests (R14, R34)."""

from datetime import timedelta
from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.neighbours import answered_offer, be, both, called, met, people, says, started, state_of, suggested
from tests.play import as_the_owner, at_work, refused, sql
from tests.truth.matrix_rows import made

from samenspel.foundation import clock
from samenspel.foundation.errors import NotFound
from samenspel.mutual_help import actions, errors, jobs, queries
from samenspel.mutual_help.models import Match, Standstill
from samenspel.mutual_help.rules import standstill as rules

from .standstill_people import (
    WORDS,
    again,
    decides,
    delivered,
    heard,
    looker,
    nightly,
    offer_of,
    offerer,
    stands_still,
    tells,
)


def candidates(cast: Cast, ask: Any) -> list[Any]:
    """Whom the holder of an ask could suggest now, best first."""
    return [one.offer for one in queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW)]


# --- who may --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("key", ["wijkteam", "youssef", "marloes"])
def test_somebody_at_the_door_of_the_offer_lets_it_stand_still(cast: Cast, key: str) -> None:
    it = stands_still(cast, answered_offer(cast), key)
    assert again(it).held_by_id == cast[key].pk


@pytest.mark.parametrize("key", ["desk", "coach", "gp", "official", "outsider", "resident", "neighbour"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    """Also to who works here and has nothing to do with it, and to the helper herself."""
    offer = answered_offer(cast)
    with refused(NotFound):
        stands_still(cast, offer, key)
    with as_the_owner():
        assert not Standstill.objects.exists()


def test_who_holds_an_ask_where_it_ran_lets_it_stand_still_too(cast: Cast) -> None:
    match = started(cast)
    ask_ball = people(match)["ASKER"][1]
    with as_the_owner():
        sql(
            "UPDATE commitments_seat SET person_id = %s WHERE ball_id = %s AND reason = 'HOLDER'",
            cast["coach"].pk,
            ask_ball,
        )
        sql("UPDATE commitments_ball SET holder_id = %s WHERE id = %s", cast["coach"].pk, ask_ball)
    it = stands_still(cast, offer_of(match), "coach")
    assert state_of(match) == "PAUSED"
    assert looker(cast, it) == "lead"


def test_who_only_suggested_it_does_not(cast: Cast) -> None:
    match = suggested(cast)
    ask_ball = people(match)["ASKER"][1]
    with as_the_owner():
        sql(
            "UPDATE commitments_seat SET person_id = %s WHERE ball_id = %s AND reason = 'HOLDER'",
            cast["coach"].pk,
            ask_ball,
        )
        sql("UPDATE commitments_ball SET holder_id = %s WHERE id = %s", cast["coach"].pk, ask_ball)
    with refused(NotFound):
        stands_still(cast, offer_of(match), "coach")


def test_who_asked_her_help_does_not_though_she_works_at_the_door(cast: Cast) -> None:
    ask = cast.ask(key="youssef")
    call = actions.Call(line="Samen wandelen.", kinds=["TOGETHER"])
    actions.call_neighbours(ask=ask, call=call, acting=cast.acting("youssef"), now=NOW)
    with as_the_owner():
        sql(
            "UPDATE commitments_seat SET reason = 'DEPUTY' WHERE ball_id = %s AND reason = 'HOLDER'",
            ask.ball_id,
        )
        sql(
            "INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), %s, %s, 'HOLDER', now())",
            ask.ball_id,
            cast["wijkteam"].pk,
        )
        sql(
            "UPDATE commitments_ball SET holder_id = %s, deputy_id = NULL WHERE id = %s",
            cast["wijkteam"].pk,
            ask.ball_id,
        )
    match = met(cast, suggested(cast, ask))
    with refused(NotFound):
        stands_still(cast, offer_of(match), "youssef")
    it = stands_still(cast, offer_of(match), "wijkteam")
    ball = again(it).ball_id
    with as_the_owner():
        looks = sql("SELECT holder_id, deputy_id, lead_id FROM commitments_ball WHERE id = %s", ball)[0]
    assert cast["youssef"].pk not in looks


def test_an_offer_that_nobody_answered_is_answered_first(cast: Cast) -> None:
    with refused(NotFound):
        stands_still(cast, offered(cast, "neighbour"))


def test_an_offer_that_stopped_does_not_stand_still(cast: Cast) -> None:
    offer = answered_offer(cast)
    cast.enter("neighbour")
    actions.stop_offer(offer=queries.offer_for(ball=offer.ball_id), acting=cast.acting("neighbour"), now=NOW)
    with refused(NotFound):
        stands_still(cast, offer)


# --- nobody is suggested ---------------------------------------------------------------------------------------
def test_nobody_is_suggested_while_it_stands_still(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    assert candidates(cast, ask) == [offer.pk]
    it = stands_still(cast, offer)
    assert candidates(cast, ask) == []
    decides(cast, it, "GOES_ON")
    assert candidates(cast, ask) == [offer.pk]


def test_the_order_of_others_does_not_move(cast: Cast) -> None:
    """Nothing of it is in what the order is made of: the same as when she had not offered at all."""
    ask = called(cast)
    offers = [
        answered_offer(cast, key, f"Ik doe graag mee, {number}.")
        for number, key in enumerate(["neighbour", "carer", "caller", "outsider"])
    ]
    before = candidates(cast, ask)
    assert len(before) == 4
    stands_still(cast, before[1])
    assert candidates(cast, ask) == [before[0], *before[2:]]
    assert {one.pk for one in offers} == set(before)


def test_it_is_of_her_and_so_of_her_other_offer_too(cast: Cast) -> None:
    ask = called(cast)
    one, other = answered_offer(cast), answered_offer(cast, likes="Ik kook graag.")
    stands_still(cast, one)
    assert candidates(cast, ask) == []
    third = answered_offer(cast, likes="Ik lees voor.")  # offered while it stands still
    assert candidates(cast, ask) == []
    assert {one.offerer_id} == {other.offerer_id, third.offerer_id}


def _planned(cast: Cast, ask: Any) -> None:
    cast.enter("wijkteam")
    actions.say_needs(
        ask=cast.again(ask, "wijkteam"),
        needs=actions.Needs(plan=True),
        acting=cast.acting("wijkteam"),
        now=NOW,
    )


def test_the_plan_of_the_night_leaves_it_out_and_the_others_get_the_same(cast: Cast) -> None:
    asks = [called(cast), called(cast, line="Samen koken.")]
    for ask in asks:
        _planned(cast, ask)
    still = answered_offer(cast, "neighbour")
    others = [answered_offer(cast, key) for key in ("carer", "outsider")]

    def lists() -> dict[Any, list[Any]]:
        with at_work("plan_help"):
            nights = queries.night(town=cast.town.pk, now=NOW)
        return {ask: [one.helper for one in found] for night in nights for ask, found in night.lists.items()}

    assert still.pk in {helper for found in lists().values() for helper in found}
    stands_still(cast, still)
    now = lists()
    with made():  # as if she rested: not one place of another moves by it
        sql("UPDATE mutual_help_standstill SET until_on = current_date - 3")
        sql("UPDATE mutual_help_offer SET state = 'PAUSED' WHERE id = %s", still.pk)
    assert lists() == now
    assert {helper for found in now.values() for helper in found} == {one.pk for one in others}


def test_who_chose_each_other_in_a_list_of_the_night_do_not_meet(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    _planned(cast, ask)
    nightly(jobs.plan_help)
    with as_the_owner():
        match = Match.objects.get(ask=ask, offer=offer)
    for side in ("ASKER", "OFFERER"):
        says(match, side)
    stands_still(cast, offer)
    with at_work("plan_help"):
        assert (
            actions.settle_lists(town=cast.town, acting=cast.acting("lead"), now=NOW + timedelta(days=4)) == 0
        )
    assert state_of(match) == "LAPSED"


# --- what was suggested, and what runs ------------------------------------------------------------------------
def test_a_suggestion_is_taken_back_as_when_a_list_is_over(cast: Cast) -> None:
    match = suggested(cast)
    before = heard(cast["resident"].pk)
    stands_still(cast, offer_of(match))
    tells()
    assert state_of(match) == "LAPSED"
    assert heard(cast["resident"].pk) == before


def test_who_was_to_meet_hears_that_it_comes_to_nothing_and_that_it_is_nobodys_fault(cast: Cast) -> None:
    match = suggested(cast)
    says(match, "ASKER")
    says(match, "OFFERER")
    assert state_of(match) == "FIRST_MEETING"
    stands_still(cast, offer_of(match))
    tells()
    assert state_of(match) == "ENDED"
    assert heard(cast["resident"].pk)[-1] == "match_not_now"
    assert "match_not_now" not in heard(offerer(match))  # she hears the one thing that is so
    assert "match_moved" in heard(cast["wijkteam"].pk)


def test_what_runs_rests_and_the_other_hears_it_in_the_ordinary_words(cast: Cast) -> None:
    match = started(cast)
    stands_still(cast, offer_of(match))
    assert state_of(match) == "PAUSED"
    tells()
    assert heard(cast["resident"].pk)[-1] == "match_paused"
    told = delivered(cast["resident"].pk, "match_paused")
    assert "stil" not in told.subject
    assert WORDS not in told.body


def test_neither_of_the_two_goes_on_before_it_is_over_and_then_either_does(cast: Cast) -> None:
    match = started(cast)
    it = stands_still(cast, offer_of(match))
    for side in ("ASKER", "OFFERER"):
        found, acting = be(match, side)
        with refused(errors.StandsStill):
            actions.resume_helping(match=found, side=side, acting=acting, now=NOW)
    decides(cast, it, "GOES_ON")
    assert state_of(match) == "PAUSED"  # the two say when, and nobody does it for them
    found, acting = be(match, "ASKER")
    actions.resume_helping(match=found, side="ASKER", acting=acting, now=NOW)
    assert state_of(match) == "ACTIVE"


def _rests_until(match: Match, days: int) -> None:
    found, acting = be(match, "ASKER")
    day = clock.today() + timedelta(days=days)
    actions.pause_helping(match=found, side="ASKER", acting=acting, now=NOW, back_on=day)


def test_a_rest_that_had_a_day_has_none_any_more_and_does_not_go_on_by_itself(cast: Cast) -> None:
    match = started(cast)
    _rests_until(match, 20)
    before = heard(cast["resident"].pk)
    it = stands_still(cast, offer_of(match))
    tells()
    assert heard(cast["resident"].pk) == [*before, "match_paused"]  # not on the day that she knew
    with as_the_owner():
        assert sql("SELECT back_on, tell_back_on FROM mutual_help_match WHERE id = %s", match.pk) == [
            (None, None)
        ]
    decides(cast, it, "GOES_ON")
    nightly(jobs.look_at_rests)
    assert state_of(match) == "PAUSED"


def test_while_it_stands_still_nobody_gives_the_rest_a_day(cast: Cast) -> None:
    match = started(cast)
    it = stands_still(cast, offer_of(match))
    for side in ("ASKER", "OFFERER"):
        found, acting = be(match, side)
        day = clock.today() + timedelta(days=20)
        with refused(errors.StandsStill):
            actions.pause_helping(match=found, side=side, acting=acting, now=NOW, back_on=day)
    decides(cast, it, "GOES_ON")
    _rests_until(match, 20)
    assert state_of(match) == "PAUSED"


def test_without_the_tick_a_rest_keeps_its_day(cast: Cast) -> None:
    match = started(cast)
    _rests_until(match, 20)
    stands_still(cast, offer_of(match), rests=False)
    with as_the_owner():
        assert sql("SELECT back_on FROM mutual_help_match WHERE id = %s", match.pk) == [
            (clock.today() + timedelta(days=20),)
        ]


def test_without_the_tick_what_runs_goes_on_and_rests_and_goes_on_again(cast: Cast) -> None:
    match = started(cast)
    stands_still(cast, offer_of(match), rests=False)
    assert state_of(match) == "ACTIVE"
    found, acting = be(match, "OFFERER")
    actions.pause_helping(match=found, side="OFFERER", acting=acting, now=NOW)
    found, acting = be(match, "OFFERER")
    actions.resume_helping(match=found, side="OFFERER", acting=acting, now=NOW)
    assert state_of(match) == "ACTIVE"


def test_help_does_not_begin_while_it_stands_still(cast: Cast) -> None:
    match = both(cast)
    it = stands_still(cast, offer_of(match), rests=False)
    assert state_of(match) == "BOTH_YES"
    cast.enter("wijkteam")
    found = queries.match_of(pk=match.pk, ball=people(match)["ASKER"][1])
    start = actions.Start(escalation_name="Els", escalation_phone="+31301234567")
    with refused(errors.StandsStill):
        actions.start_helping(match=found, start=start, acting=cast.acting("wijkteam"), now=NOW)
    decides(cast, it, "GOES_ON")
    cast.enter("wijkteam")
    found = queries.match_of(pk=match.pk, ball=people(match)["ASKER"][1])
    actions.start_helping(match=found, start=start, acting=cast.acting("wijkteam"), now=NOW)
    assert state_of(match) == "ACTIVE"


def test_she_still_rests_and_comes_back_herself_and_it_goes_on_standing_still(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    stands_still(cast, offer)
    cast.enter("neighbour")
    mine: dict[str, Any] = {"acting": cast.acting("neighbour"), "now": NOW}
    actions.pause_offer(offer=queries.offer_for(ball=offer.ball_id), **mine)
    actions.resume_offer(offer=queries.offer_for(ball=offer.ball_id), **mine)
    assert candidates(cast, ask) == []


# --- the words ------------------------------------------------------------------------------------------------
def test_words_to_her_are_needed_and_name_no_asker(cast: Cast) -> None:
    match = started(cast)
    said: dict[str, Any] = {"offer": offer_of(match), "acting": cast.acting("wijkteam"), "now": NOW}
    cast.enter("wijkteam")
    day = clock.today() + timedelta(days=14)
    with refused(errors.AnswerMissing):
        actions.let_stand_still(still=actions.Still("  ", day), **said)
    for words in ("Amina vertelde iets.", "Bel 06 12345601.", "Mail resident@example.org."):
        with refused(errors.NameInWords):
            actions.let_stand_still(still=actions.Still(words, day), **said)
    assert actions.let_stand_still(still=actions.Still(WORDS, day), **said).until_on == day


def called_ask(match: Match) -> Any:
    with as_the_owner():
        return Match.objects.select_related("ask").get(pk=match.pk).ask


@pytest.mark.parametrize("days", [-1, 0, 29, 400])
def test_it_is_until_a_day_within_four_weeks(cast: Cast, days: int) -> None:
    offer = answered_offer(cast)
    with refused(errors.StandstillDay):
        stands_still(cast, offer, days=days)


@pytest.mark.parametrize("days", [1, 28])
def test_a_day_and_four_weeks_are_possible(cast: Cast, days: int) -> None:
    assert stands_still(cast, answered_offer(cast), days=days).until_on == clock.today() + timedelta(
        days=days
    )


def test_pressed_twice_it_stands_still_once(cast: Cast) -> None:
    offer = answered_offer(cast)
    stands_still(cast, offer)
    for key in ("wijkteam", "youssef"):
        with refused(errors.StandsStillAlready):
            stands_still(cast, offer, key)
    with as_the_owner():
        assert Standstill.objects.count() == 1


# --- what she hears -------------------------------------------------------------------------------------------
def test_she_hears_it_at_once_by_whom_and_until_when_and_never_why(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer, "youssef")
    tells()
    told = delivered(offer.offerer_id, "offer_stands_still")
    assert "Youssef" in told.body
    assert f"/aanbod/{offer.ball.address_code}/stil" in told.body
    assert WORDS not in told.body + told.subject
    assert told.ball_id == again(it).ball_id  # who looks prints her letter, and nobody else


def test_on_paper_it_says_whom_to_call_and_opens_no_page(cast: Cast) -> None:
    cast.enter("desk")
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    made = offered(cast, "caller", acting=acting, way="PHONE")
    cast.enter("wijkteam")
    actions.answer_offer(
        offer=queries.offer_for(ball=made.ball_id), text="Fijn!", acting=cast.acting("wijkteam"), now=NOW
    )
    stands_still(cast, made)
    tells()
    told = delivered(cast["caller"].pk, "offer_stands_still")
    assert told.channel == "LETTER"
    assert "klacht" in told.body
    assert "http" not in told.body
    assert "Bel " in told.body


def test_no_message_at_work_names_her_or_says_what_was_said(cast: Cast) -> None:
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    decides(cast, it, "LONGER")
    tells()
    yours, decided = (
        delivered(cast["lead"].pk, "standstill_yours"),
        delivered(cast["wijkteam"].pk, "standstill_decided"),
    )
    for told in (yours, decided):
        assert told.body
        assert "Bram" not in told.subject + told.body
        assert WORDS not in told.body


# --- by when --------------------------------------------------------------------------------------------------
def test_another_looks_within_five_working_days_and_on_the_last_day_at_the_latest(cast: Cast) -> None:
    it = again(stands_still(cast, answered_offer(cast), days=28))
    assert timedelta(days=5) <= it.ball.due_at - NOW <= timedelta(days=13)
    soon = again(stands_still(cast, answered_offer(cast, "carer"), days=1))
    assert soon.ball.due_at.date() <= soon.until_on


@pytest.mark.parametrize(
    ("until", "warned"),
    [("2026-11-27", "2026-11-26"), ("2026-11-30", "2026-11-27"), ("2026-11-29", "2026-11-27"), ("2026-12-28", "2026-12-24")],
)  # fmt: skip
def test_both_humans_are_told_the_last_working_day_before(until: str, warned: str) -> None:
    day = rules.date.fromisoformat
    assert rules.warned_on(day(until)) == day(warned)
