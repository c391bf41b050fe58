"""A rota: nobody is assigned, one hand never says both, and a turn is never of two (R14, R16)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, errors, queries

from .rota_people import begun, by_code, card_of, page_of, says_yes, takes, turns_of, with_offer


def test_nobody_is_in_it_or_on_a_turn_without_her_own_yes(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour", join=False)
    turn = turns_of(rota)[0].pk
    by_code(rota.ask)
    with refused(ProgrammingError):
        sql("UPDATE mutual_help_rotahelper SET joined_at = now() WHERE id = %s", helper.pk)
    with refused(ProgrammingError):
        sql("UPDATE mutual_help_turn SET helper_id = %s WHERE id = %s", helper.pk, turn)
    with refused(IntegrityError):
        sql("SELECT say_yes_to_rota(%s, now())", helper.pk)
    with refused(IntegrityError):
        sql("SELECT take_turn(%s, %s, now())", turn, helper.pk)
    with as_the_owner(), refused(IntegrityError):  # past every policy: even then it is not her yes
        sql("UPDATE mutual_help_rotahelper SET joined_at = now() WHERE id = %s", helper.pk)
    with_offer(helper)
    with refused(IntegrityError):  # and first she is in it
        sql("SELECT take_turn(%s, %s, now())", turn, helper.pk)


def test_one_at_work_never_writes_both_yeses_down(cast: Cast) -> None:
    rota, _ = begun(cast)
    offer = answered_offer(cast, "neighbour")
    team = cast.again(rota.ask, "wijkteam")
    found = [one for one in queries.candidates(ask=team, now=NOW) if one.offer == offer.pk]
    actions.suggest_neighbours(ask=team, candidates=found, acting=cast.acting("wijkteam"), now=NOW)
    for ball in (None, rota.ask.ball_id):  # also with the code that she reads out
        enter(Context(person=cast["wijkteam"].pk, ball=ball))
        acting = cast.acting("wijkteam").namens(rota.ask.asker_id, way="PHONE")
        helper = actions.ask_for_rota(rota=rota, offer=offer.pk, acting=acting, now=NOW)
        for hers in (None, offer.ball_id):
            enter(Context(person=cast["wijkteam"].pk, ball=hers))
            mine = cast.acting("wijkteam").namens(offer.offerer_id, way="PHONE")
            at_desk = queries.offer_for(ball=offer.ball_id)
            row = queries.helper_with(pk=helper.pk, offer=at_desk)
            with refused(errors.AnotherWritesDown):
                actions.join_rota(helper=row, offer=at_desk, acting=mine, now=NOW)
        hers_again = by_code(rota.ask)
        actions.take_out(rota=rota, helper=queries.helper_in(pk=helper.pk, rota=rota), **hers_again)
    helper = actions.ask_for_rota(rota=rota, offer=offer.pk, **by_code(rota.ask))
    says_yes(helper)  # each by herself
    assert page_of(rota).helpers[0].joined


def test_who_is_asked_did_not_write_the_asking(cast: Cast) -> None:
    rota, _ = begun(cast)
    offer = answered_offer(cast, "neighbour")
    with as_the_owner():
        sql("UPDATE mutual_help_offer SET answers_id = %s WHERE id = %s", rota.ask_id, offer.pk)
    enter(Context(person=cast["neighbour"].pk, ball=rota.ask.ball_id))  # he got hold of her code
    acting = Acting(person=rota.ask.asker_id, way="CODE")
    with refused(errors.AnotherWritesDown):
        actions.ask_for_rota(rota=rota, offer=offer.pk, acting=acting, now=NOW)


def test_she_asks_only_who_came_to_her_ask(cast: Cast) -> None:
    rota, _ = begun(cast)
    stranger = answered_offer(cast, "neighbour")
    with refused(errors.RotaMoved):
        actions.ask_for_rota(rota=rota, offer=stranger.pk, **by_code(rota.ask))


def test_saying_nothing_is_the_no_and_leaves_nothing(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour", join=False)
    with at_work("look_at_rotas"):
        assert actions.forget_unanswered(on=helper.until_on) == 0
        assert actions.forget_unanswered(on=helper.until_on + timedelta(days=1)) == 1
    assert page_of(rota).helpers == []
    assert [one.offer for one in page_of(rota).pool] == [helper.offer_id]


def test_a_turn_is_of_one_and_not_even_the_owner_makes_it_two(cast: Cast) -> None:
    rota, (one, two) = begun(cast, "neighbour", "carer")
    turn = turns_of(rota)[0]
    takes(one, turn)
    with refused(errors.TurnTaken):
        takes(two, turn)
    with_offer(two)
    with as_the_owner(), refused(IntegrityError):
        sql("UPDATE mutual_help_turn SET helper_id = %s WHERE id = %s", two.pk, turn.pk)
    assert turns_of(rota)[0].helper_id == one.pk


@pytest.mark.parametrize(
    "attack",
    ["UPDATE mutual_help_turn SET note = ''", "UPDATE mutual_help_turn SET begins_at = now()",
     "DELETE FROM mutual_help_turn", "UPDATE mutual_help_turn SET cancelled_at = now()"],
)  # fmt: skip
def test_a_helper_changes_nothing_of_what_she_wrote(cast: Cast, attack: str) -> None:
    """R13: the person decides what whoever comes does."""
    rota, (helper,) = begun(cast, "neighbour")
    takes(helper, turns_of(rota)[0])
    with_offer(helper)
    try:
        with refused(ProgrammingError, IntegrityError):
            sql(attack)
    except pytest.fail.Exception:
        assert sql(attack) == [(0,)]  # or it reaches no row


def test_what_the_ask_takes_it_takes_of_who_comes(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    cast.enter("wijkteam")
    team = cast.again(rota.ask, "wijkteam")
    actions.say_needs(ask=team, needs=actions.Needs(vog=True), acting=cast.acting("wijkteam"), now=NOW)
    with refused(errors.NotReadyYet):
        takes(helper, turns_of(rota)[0])
    assert not card_of(helper).ready
