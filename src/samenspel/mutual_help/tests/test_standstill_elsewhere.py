"""While an offer stands still nothing begins in a rota, a tour or a programme either; and attacks on the database itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from tests.cast import NOW, Cast
from tests.house.helping_rows import begun as begun_programme
from tests.neighbours import answered_offer, be, both, called, people, started, state_of, suggested
from tests.play import as_the_owner, at_work, refused, sql
from tests.truth.matrix_rows import made

from samenspel.foundation import clock
from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import RotaHelper, Standstill, TourSeat

from .rota_people import begun, by_code, page_of, says_yes, takes, tell, told, turns_of
from .standstill_people import again, decides, moved, nothing_done, offer_of, stands_still
from .tour_people import AHEAD, receives, tour
from .tour_people import be as be_brought


# --- a rota ---------------------------------------------------------------------------------------------------
def test_her_turns_are_open_for_the_others_and_nobody_hears_why(cast: Cast) -> None:
    rota, (bram, farid) = begun(cast, "neighbour", "carer")
    turn = turns_of(rota)[2]
    takes(bram, turn)
    before = len(told())
    it = stands_still(cast, bram.offer_id)
    assert turns_of(rota)[2].helper_id is None
    kinds = {(one["kind"], one["to"]) for one in told()[before:]}
    assert kinds == {("turn_open", "HELPERS"), ("rota_moved", "ASKER")}
    assert tell("turn_open", before) == {"Farid Haddad"}
    with refused(errors.RotaMoved):
        takes(bram, turn)
    takes(farid, turn)
    decides(cast, it, "GOES_ON")
    takes(bram, turns_of(rota)[3])


def test_without_the_tick_her_turns_stay_hers_and_she_takes_no_new_one(cast: Cast) -> None:
    rota, (bram,) = begun(cast, "neighbour")
    one, other = turns_of(rota)[2:4]
    takes(bram, one)
    stands_still(cast, bram.offer_id, rests=False)
    assert turns_of(rota)[2].helper_id == bram.pk
    with refused(errors.RotaMoved):
        takes(bram, other)


def test_who_was_asked_for_a_rota_and_said_nothing_was_never_asked(cast: Cast) -> None:
    rota, (bram,) = begun(cast, "neighbour", join=False)
    stands_still(cast, bram.offer_id)
    with as_the_owner():
        assert not RotaHelper.objects.filter(pk=bram.pk).exists()
    page = page_of(rota)
    assert page.pool == []
    hers = by_code(rota.ask)
    with refused(errors.RotaMoved):
        actions.ask_for_rota(rota=rota, offer=bram.offer_id, **hers)


def test_she_is_not_wished_and_reads_as_who_rests(cast: Cast) -> None:
    rota, (bram, _farid) = begun(cast, "neighbour", "carer")
    stands_still(cast, bram.offer_id)
    page = page_of(rota)
    assert {one.name: one.not_now for one in page.helpers} == {"Bram": True, "Farid": False}
    hers = by_code(rota.ask)
    with refused(errors.NotAskedNow):
        actions.ask_first(rota=rota, turns=[turns_of(rota)[4].pk], helper=bram, **hers)


def test_a_turn_that_was_kept_for_her_is_open_for_the_others(cast: Cast) -> None:
    rota, (bram, _farid) = begun(cast, "neighbour", "carer")
    actions.ask_first(rota=rota, turns=[turns_of(rota)[5].pk], helper=bram, **by_code(rota.ask))
    stands_still(cast, bram.offer_id, rests=False)
    turn = turns_of(rota)[5]
    assert (turn.wished, turn.first_until) == (None, None)


def test_she_says_no_yes_to_a_rota_while_it_stands_still(cast: Cast) -> None:
    """Who was asked a moment before is asked no more; whatever is there all the same, nobody joins by it."""
    rota, _none = begun(cast)
    offer = answered_offer(cast)
    suggested(cast, rota.ask, offer)
    it = stands_still(cast, offer)
    moved(it, 30)  # as if it were over: she is asked
    with made():
        sql("UPDATE mutual_help_match SET state = 'SUGGESTED', ended_at = NULL WHERE offer_id = %s", offer.pk)
    bram = actions.ask_for_rota(rota=rota, offer=offer.pk, **by_code(rota.ask))
    moved(it, -30)
    with refused(errors.RotaMoved):
        says_yes(bram)


# --- a tour, a programme --------------------------------------------------------------------------------------
def test_a_host_gives_her_seat_back_and_is_not_asked_again(cast: Cast) -> None:
    it = tour(cast, AHEAD)
    offer = receives(cast, it)
    cast.enter("wijkteam")
    actions.answer_offer(
        offer=queries.offer_for(ball=offer.ball_id), text="Fijn!", acting=cast.acting("wijkteam"), now=NOW
    )
    stands_still(cast, offer)
    with as_the_owner():
        assert TourSeat.objects.get(offer=offer).left_at == NOW
    cast.enter("wijkteam")
    with refused(errors.TourMoved):
        actions.ask_host(
            tour=it, offer=queries.offer_for(ball=offer.ball_id), acting=cast.acting("wijkteam"), now=NOW
        )


def test_a_host_who_was_asked_says_no_yes(cast: Cast) -> None:
    it = tour(cast, AHEAD)
    offer = receives(cast, it, yes=False)
    cast.enter("wijkteam")
    actions.answer_offer(
        offer=queries.offer_for(ball=offer.ball_id), text="Fijn!", acting=cast.acting("wijkteam"), now=NOW
    )
    stands_still(cast, offer, rests=False)
    with refused(errors.TourMoved):
        actions.take_seat(tour=it, name="Farid", **be_brought(offer))


def test_nobody_joins_a_programme_while_it_stands_still(cast: Cast) -> None:
    programme = begun_programme(cast, needs_training=False)
    offer = answered_offer(cast)
    it = stands_still(cast, offer)
    cast.enter("neighbour")
    hers: dict[str, Any] = {"programme": programme, "acting": cast.acting("neighbour"), "now": NOW}
    with refused(errors.JoiningMoved):
        actions.join_programme(brought=queries.offer_for(ball=offer.ball_id), **hers)
    decides(cast, it, "GOES_ON")
    cast.enter("neighbour")
    actions.join_programme(brought=queries.offer_for(ball=offer.ball_id), **hers)


# --- attacks on the database, as the app ----------------------------------------------------------------------
SUGGESTS = (
    "INSERT INTO mutual_help_match (id, municipality_id, ask_id, offer_id, state, reasons, suggested_at, suggested_by_id, until_on, meet_name,"
    " escalation_name, escalation_phone, check_round, asker_thanks, offerer_thanks, ended_how)"
    " SELECT gen_random_uuid(), a.municipality_id, a.id, %s, 'SUGGESTED', '[]', now(), acting_person(), current_date + 9, '', '', '', 0, '', '', ''"
    " FROM mutual_help_ask a WHERE a.id = %s"
)  # fmt: skip
MOVES = "UPDATE mutual_help_match SET state = %s WHERE id = %s"
STILL = (
    "INSERT INTO mutual_help_standstill (id, municipality_id, offer_id, person_id, ball_id, held_by_id, held_at, rests, until_on, terms, to_tell, how)"
    " VALUES (%s, %s, %s, %s, %s, %s, now(), true, %s, %s, '[]', '')"
)  # fmt: skip
BALL = (
    "INSERT INTO commitments_ball (id, municipality_id, about, about_id, subject_id, holder_id, held_since, due_at, reminded, urgent, next_step, opened_at)"
    " VALUES (%s, %s, 'STANDSTILL', %s, %s, %s, now(), now() + interval '5 days', 0, false, '', now())"
)  # fmt: skip
DECIDES = "SELECT decide_standstill(%s, %s, %s, now())"


def test_nobody_suggests_it_neither_by_hand_nor_as_the_plan(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    stands_still(cast, offer)
    with refused(DatabaseError):
        sql(SUGGESTS, offer.pk, ask.pk)
    with as_the_owner():
        sql("UPDATE mutual_help_ask SET in_plan = true WHERE id = %s", ask.pk)
    with at_work("plan_help"), refused(DatabaseError):
        sql(SUGGESTS, offer.pk, ask.pk)


def test_nothing_begins_or_goes_on_by_hand_either(cast: Cast) -> None:
    match, ready = started(cast), both(cast, suggested(cast, called(cast), answered_offer(cast, "carer")))
    stands_still(cast, offer_of(match))
    stands_still(cast, offer_of(ready))
    cast.enter("wijkteam")
    with refused(DatabaseError):
        sql(MOVES, "ACTIVE", match.pk)
    with refused(DatabaseError):
        sql(MOVES, "ACTIVE", ready.pk)
    with at_work("look_at_rests"), refused(DatabaseError):
        sql(MOVES, "ACTIVE", match.pk)
    assert (state_of(match), state_of(ready)) == ("PAUSED", "BOTH_YES")


@pytest.mark.parametrize(
    "key", ["neighbour", "resident", "outsider", "desk", "official", "wijkteam", "youssef"]
)
@pytest.mark.parametrize("how", ["GOES_ON", "ENDED", "LONGER", "DAY", "STOPPED"])
def test_nobody_but_who_looks_lifts_it(cast: Cast, key: str, how: str) -> None:
    """Not the helper, the asker, an outsider, nor the same human; nor who stands behind, before she took it."""
    match = started(cast)
    it = stands_still(cast, offer_of(match))
    cast.enter(key)
    until = clock.today() + timedelta(days=9)
    assert nothing_done(DECIDES, it.pk, how, until) or sql(DECIDES, it.pk, how, until) == [(False,)]
    assert nothing_done(
        "UPDATE mutual_help_standstill SET over_at = now(), how = %s WHERE id = %s", how, it.pk
    )
    assert nothing_done("UPDATE mutual_help_standstill SET until_on = %s WHERE id = %s", until, it.pk)
    assert nothing_done("DELETE FROM mutual_help_standstill WHERE id = %s", it.pk)
    assert again(it).over_at is None


@pytest.mark.parametrize("key", ["neighbour", "resident"])
def test_neither_of_the_two_lifts_it_with_a_code(cast: Cast, key: str) -> None:
    match = started(cast)
    it = stands_still(cast, offer_of(match))
    be(match, "OFFERER" if key == "neighbour" else "ASKER")
    assert nothing_done(DECIDES, it.pk, "GOES_ON", None)
    assert again(it).over_at is None


def test_the_worker_does_not_end_it_before_its_day(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    for how in ("DAY", "GOES_ON", "ENDED", "STOPPED"):
        with at_work("look_at_standstills"), refused(DatabaseError):
            sql("UPDATE mutual_help_standstill SET over_at = now(), how = %s WHERE id = %s", how, it.pk)


def test_a_decision_without_words_does_not_stand(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    cast.enter("lead")
    with refused(DatabaseError):
        sql(DECIDES, it.pk, "GOES_ON", None)
        sql("SET CONSTRAINTS ALL IMMEDIATE")
    with refused(DatabaseError):
        sql(DECIDES, it.pk, "LONGER", clock.today() + timedelta(days=9))
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def _ball(cast: Cast, helper: Any, holder: Any, key: str) -> tuple[Any, Any]:
    """Who works here puts a ball in somebody's hands, for an offer that she will let stand still."""
    pk, ball = new_id(), new_id()
    cast.enter(key, ball=ball)
    sql(BALL, ball, cast.town.pk, pk, helper, holder)
    seat = "INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), %s, %s, %s, now())"
    sql(seat, ball, helper, "SUBJECT")
    sql(seat, ball, holder, "HOLDER")
    return pk, ball


@pytest.mark.parametrize(
    ("who", "looks", "days", "terms"),
    [
        ("wijkteam", "wijkteam", 9, 1),  # the same human
        ("wijkteam", "neighbour", 9, 1),  # the helper herself
        ("wijkteam", "resident", 9, 1),  # whoever asked her help
        ("wijkteam", "carer", 9, 1),  # who does not work here
        ("wijkteam", "lead", 29, 1),  # too long
        ("wijkteam", "lead", 0, 1),
        ("wijkteam", "lead", 9, 2),  # as if somebody looked before
        ("desk", "lead", 9, 1),  # who has nothing to do with it
        ("neighbour", "lead", 9, 1),
        ("resident", "lead", 9, 1),
        ("outsider", "lead", 9, 1),
    ],
)
def test_nobody_makes_one_past_the_rules(cast: Cast, who: str, looks: str, days: int, terms: int) -> None:
    match = started(cast)
    helper = people(match)["OFFERER"][0]
    with refused(DatabaseError):
        pk, ball = _ball(cast, helper, cast[looks].pk, who)
        until = clock.today() + timedelta(days=days)
        sql(STILL, pk, cast.town.pk, offer_of(match), helper, ball, cast[who].pk, until, terms)
    with as_the_owner():
        assert not Standstill.objects.exists()


def test_nobody_makes_one_in_anothers_name_or_without_words(cast: Cast) -> None:
    match = started(cast)
    helper = people(match)["OFFERER"][0]
    until = clock.today() + timedelta(days=9)
    with refused(DatabaseError):
        pk, ball = _ball(cast, helper, cast["lead"].pk, "wijkteam")
        sql(STILL, pk, cast.town.pk, offer_of(match), helper, ball, cast["youssef"].pk, until, 1)
    with refused(DatabaseError):
        pk, ball = _ball(cast, helper, cast["lead"].pk, "wijkteam")
        sql(STILL, pk, cast.town.pk, offer_of(match), helper, ball, cast["wijkteam"].pk, until, 1)
        sql("SET CONSTRAINTS ALL IMMEDIATE")
    with as_the_owner():
        assert not Standstill.objects.exists()


@pytest.mark.parametrize("key", ["wijkteam", "neighbour", "resident"])
def test_its_ball_never_comes_to_who_is_kept_apart(cast: Cast, key: str) -> None:
    match = started(cast)
    it = stands_still(cast, offer_of(match))
    cast.enter("lead")
    who = cast[key].pk
    with refused(DatabaseError):
        sql("UPDATE commitments_ball SET deputy_id = %s WHERE id = %s", who, it.ball_id)
    with refused(DatabaseError):
        sql("UPDATE commitments_ball SET holder_id = %s, deputy_id = NULL WHERE id = %s", who, it.ball_id)
    seat = "INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), %s, %s, 'DOOR', now())"
    with refused(DatabaseError):
        sql(seat, it.ball_id, who)
    passes = (
        "INSERT INTO commitments_pass (id, ball_id, sender_id, receiver_id, state, yes_way, yes_at, why, why_not, made_at)"
        " VALUES (gen_random_uuid(), %s, %s, %s, 'OFFERED', 'SPOKEN', now(), '', '', now())"
    )
    with refused(DatabaseError):
        sql(passes, it.ball_id, cast["lead"].pk, who)
    assert again(it).ball.holder_id == cast["lead"].pk


def test_nobody_closes_its_ball_and_leaves_it_standing_still(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    cast.enter("lead")
    with refused(DatabaseError):
        sql("UPDATE commitments_ball SET closed_at = now() WHERE id = %s", it.ball_id)
        sql("SET CONSTRAINTS ALL IMMEDIATE")


WORD = (
    "INSERT INTO mutual_help_standstillword (id, standstill_id, is_hers, said_by_id, text, said_at)"
    " VALUES (gen_random_uuid(), %s, %s, %s, 'x', now())"
)


@pytest.mark.parametrize(
    ("key", "is_hers", "by"),
    [
        ("wijkteam", False, "wijkteam"),  # she said it already
        ("wijkteam", True, "neighbour"),
        ("lead", True, "neighbour"),
        ("lead", False, "wijkteam"),
        ("neighbour", False, "neighbour"),
        ("neighbour", False, "lead"),
        ("resident", True, "neighbour"),
        ("outsider", True, "neighbour"),
        ("youssef", False, "youssef"),  # who stands behind, and does not look yet
    ],
)
def test_nobody_puts_words_there_that_are_not_hers_to_say(
    cast: Cast, key: str, is_hers: bool, by: str
) -> None:
    it = stands_still(cast, answered_offer(cast))
    cast.enter(key)
    with refused(DatabaseError):
        sql(WORD, it.pk, is_hers, cast[by].pk)
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_what_was_said_is_changed_by_nobody(cast: Cast) -> None:
    it = stands_still(cast, answered_offer(cast))
    for key in ("wijkteam", "lead", "neighbour"):
        cast.enter(key)
        for statement in (
            "UPDATE mutual_help_standstillword SET text = 'y'",
            "DELETE FROM mutual_help_standstillword",
        ):
            assert nothing_done(statement)
    assert again(it).terms == 1


def test_an_outsider_reads_nothing_by_any_door(cast: Cast) -> None:
    match = started(cast)
    it = stands_still(cast, offer_of(match))
    hers = people(match)["OFFERER"][1]
    for key in ("outsider", "resident", "desk", "coach", "official", None):
        cast.enter(key)
        assert sql(
            "SELECT standstill_at(%s, true), standstill_looked_at(%s), standstill_of(%s)",
            hers,
            it.ball_id,
            it.offer_id,
        ) == [(None,) * 3]
        assert sql("SELECT count(*) FROM mutual_help_standstill") == [(0,)]
        assert sql("SELECT count(*) FROM mutual_help_standstillword") == [(0,)]
        (found,) = sql("SELECT person, looks FROM begin_standstill(%s)", it.offer_id)
        assert found == (None, None)
    for name in (
        "offer_stands_still(uuid, boolean)",
        "offers_standing_still(uuid)",
        "standstill_apart(uuid, uuid)",
        "who_looks_at(uuid, uuid, uuid, uuid)",
    ):
        assert sql("SELECT has_function_privilege('samenspel_app', %s, 'EXECUTE')", name) == [(False,)]
