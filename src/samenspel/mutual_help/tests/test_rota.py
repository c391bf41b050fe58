"""A small rota around one person: she controls it, each helper sees only her own turns (AS-54, R06, R13, R14, R16)."""

import json
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, called
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, errors, jobs, queries
from samenspel.mutual_help.models import Ask, Offer, Rota, RotaHelper, Turn
from samenspel.mutual_help.rules import rota as small
from samenspel.notifications.models import Message

CIRCLE = actions.Circle(line="Een paar weken warm eten.", contact_name="Els", contact_phone="+31301234567",
                        door="Lindelaan 4")  # fmt: skip
EVERY_DAY = actions.TurnPlan(
    kind="MEAL", weekdays=range(7), begins=time(17, 30), weeks=1, note="Niet te zout."
)


def begun(cast: Cast, *helpers: str, join: bool = True) -> tuple[Rota, list[RotaHelper]]:
    """The resident begins a rota with a turn on every day of a week, and asks these people; they say yes."""
    ask = called(cast)
    offers = [answered_offer(cast, key, f"Ik kook graag, zegt {key}.") for key in helpers]
    team = cast.again(ask, "wijkteam")
    found = queries.candidates(ask=team, now=NOW)
    if offers:
        wanted = [one for one in found if one.offer in [offer.pk for offer in offers]]
        actions.suggest_neighbours(ask=team, candidates=wanted, acting=cast.acting("wijkteam"), now=NOW)
    hers = by_code(ask)
    rota = actions.begin_rota(ask=ask, circle=CIRCLE, **hers)
    actions.plan_turns(rota=rota, plan=EVERY_DAY, **hers)
    asked = [actions.ask_for_rota(rota=rota, offer=offer.pk, **hers) for offer in offers]
    for helper in asked if join else ():
        says_yes(helper)
    return rota, asked


def by_code(ask: Ask) -> dict[str, Any]:
    """The rest is done by the asker, with her code."""
    with as_the_owner():
        person, ball = Ask.objects.values_list("asker", "ball").get(pk=ask.pk)
    enter(Context(ball=ball))
    return {"acting": Acting(person=person, way="CODE"), "now": NOW}


def with_offer(helper: RotaHelper) -> dict[str, Any]:
    """The rest is done by a helper, with the code of her offer."""
    with as_the_owner():
        offer = Offer.objects.select_related("ball").get(pk=helper.offer_id)
    enter(Context(ball=offer.ball_id))
    found = queries.offer_for(ball=offer.ball_id)
    return {"helper": queries.helper_with(pk=helper.pk, offer=found), "offer": found,
            "acting": Acting(person=found.offerer_id, way="CODE"), "now": NOW}  # fmt: skip


def says_yes(helper: RotaHelper) -> None:
    actions.join_rota(**with_offer(helper))


def turns_of(rota: Rota) -> list[Turn]:
    with as_the_owner():
        return list(Turn.objects.filter(rota=rota, cancelled_at=None).order_by("begins_at"))


def takes(helper: RotaHelper, turn: Turn) -> None:
    actions.take_turn(turn=turn.pk, begins_at=turn.begins_at, **with_offer(helper))


def card_of(helper: RotaHelper) -> queries.HelperCard:
    """What a helper reads on her own page."""
    offer = with_offer(helper)["offer"]
    page = queries.offer_page(ball=offer.ball_id, deed="turns")
    return next(one for one in queries.helper_cards(page.more) if one.id == helper.pk)


def page_of(rota: Rota) -> queries.RotaPage:
    by_code(rota.ask)
    return queries.rota_page(queries.ask_page(ball=rota.ask.ball_id, deed="rota").more)


def told() -> list[dict[str, str]]:
    """What the deeds of this test left to be told by a job."""
    with as_the_owner():
        rows = sql("SELECT args::text FROM procrastinate_jobs WHERE task_name = 'tell_rota' ORDER BY id")
    return [json.loads(row[0]) for row in rows]


def tell(only: str, after: int = 0) -> set[str]:
    """Let the job tell what is left of one kind (after so many); return the names of who was told."""
    left = told()[after:]
    with at_work("tell_rota"):
        for args in left:
            if args["kind"] == only:
                jobs.tell_rota(**args)
    with as_the_owner():
        return set(Message.objects.filter(kind=only).values_list("person__name", flat=True))


# --- each sees her own ------------------------------------------------------------------------------------------
def test_four_helpers_each_see_their_own_turns_and_she_sees_all(cast: Cast) -> None:
    rota, helpers = begun(cast, "neighbour", "carer", "caller", "initiative")
    turns = turns_of(rota)
    for helper, turn in zip(helpers, turns, strict=False):
        takes(helper, turn)
    for helper, turn in zip(helpers, turns, strict=False):
        card = card_of(helper)
        assert [one.id for one in card.mine] == [turn.pk]
        assert {one.id for one in card.open} == {one.pk for one in turns[4:]}
        assert (card.name, card.door) == ("Amina", "Lindelaan 4")
        assert not any(one.name for one in [*card.mine, *card.open])
        # And the tables themselves give her no more than her page.
        assert list(Turn.objects.values_list("pk", flat=True)) == [turn.pk]
        assert RotaHelper.objects.count() == 1
        assert not Rota.objects.exists()
        assert sql("SELECT * FROM rota_people(%s)", rota.pk) == []
    page = page_of(rota)
    assert [one.name != "" for one in page.turns] == [True] * 4 + [False] * 3
    assert {one.name for one in page.helpers} == {one.name for one in page.turns if one.name}


def test_the_door_is_read_by_who_comes_and_a_name_by_who_said_yes(cast: Cast) -> None:
    rota, (helper, _other) = begun(cast, "neighbour", "carer", join=False)
    card = card_of(helper)
    assert (card.name, card.door, card.joined) == ("", "", False)
    assert page_of(rota).helpers[0].name == ""
    says_yes(helper)
    assert (card_of(helper).name, card_of(helper).door) == ("Amina", "")
    takes(helper, turns_of(rota)[0])
    assert (card_of(helper).door, card_of(helper).mine[0].note) == ("Lindelaan 4", "Niet te zout.")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    cast.enter("outsider")
    assert not Rota.objects.exists()
    assert not RotaHelper.objects.exists()
    assert not Turn.objects.exists()
    for call in ("rota_at(%s)", "turns_at(%s)"):
        assert sql(f"SELECT {call}", rota.ask.ball_id)[0][0] in (None, "[]", [])
    for ask in ("take_turn(%s, %s)",):
        with refused(IntegrityError):
            sql(f"SELECT {ask}", turns_of(rota)[0].pk, helper.pk)


def test_an_invitation_is_taken_back_by_the_person_alone_and_a_yes_by_nobody(cast: Cast) -> None:
    rota, (joined, asked) = begun(cast, "neighbour", "carer", join=False)
    says_yes(joined)
    taken = "DELETE FROM mutual_help_rotahelper WHERE rota_id = %s RETURNING id"
    cast.enter("outsider")
    assert sql(taken, rota.pk) == []
    by_code(rota.ask)
    assert sql(taken, rota.pk) == [(asked.pk,)]
    assert RotaHelper.objects.get().pk == joined.pk


# --- nobody is assigned, and one hand never says both -----------------------------------------------------------
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
        sql("SELECT take_turn(%s, %s)", turn, helper.pk)
    with as_the_owner(), refused(IntegrityError):  # past every policy: even then it is not her yes
        sql("UPDATE mutual_help_rotahelper SET joined_at = now() WHERE id = %s", helper.pk)
    with_offer(helper)
    with refused(IntegrityError):  # and first she is in it
        sql("SELECT take_turn(%s, %s)", turn, helper.pk)


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


# --- a turn is never of two -------------------------------------------------------------------------------------
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


# --- given back, ill, away, over --------------------------------------------------------------------------------
def test_a_turn_given_back_goes_to_the_others_and_then_to_the_holder(cast: Cast) -> None:
    rota, (one, two) = begun(cast, "neighbour", "carer")
    turn = turns_of(rota)[5]
    takes(one, turn)
    before = len(told())
    actions.give_back(turns=[turn.pk], **with_offer(one))
    assert [(args["kind"], args["to"], args["but"]) for args in told()[before:]] == [
        ("turn_open", "HELPERS", str(one.pk)), ("rota_moved", "ASKER", ""),
    ]  # fmt: skip
    assert tell("turn_open", before) == {cast["carer"].name}
    assert tell("rota_moved", before) == {cast["resident"].name}
    with at_work("look_at_rotas"):
        assert not [
            row for _r, row in queries.turns_for_the_holder(now=NOW + timedelta(days=1)) if turn.pk in row
        ]
        later = turn.begins_at - timedelta(days=1)
        ((found, turns),) = queries.turns_for_the_holder(now=later)
        assert (found, turn.pk in turns) == (rota.pk, True)
        deed: dict[str, Any] = {"rota": found, "turns": turns, "acting": a_job("look_at_rotas"), "now": later}
        assert [actions.tell_holder_of_turns(**deed) for _ in range(2)] == [True, False]
    with as_the_owner():
        assert Message.objects.get(kind="turn_needs_you").person_id == cast["wijkteam"].pk
    takes(two, turn)  # and the others still may


def test_who_is_ill_gives_all_back_at_once_and_what_was_stays(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    turns = turns_of(rota)
    for turn in turns[:3]:
        takes(helper, turn)
    hers = with_offer(helper) | {"now": turns[0].ends_at + timedelta(minutes=1)}
    assert actions.give_back(turns=[one.pk for one in turns], **hers) == 2
    assert [one.helper_id for one in turns_of(rota)[:3]] == [helper.pk, None, None]


def test_she_takes_somebody_out_and_her_turns_are_open(cast: Cast) -> None:
    rota, (one, two) = begun(cast, "neighbour", "carer")
    takes(one, turns_of(rota)[0])
    hers = by_code(rota.ask)
    actions.take_out(rota=rota, helper=queries.helper_in(pk=one.pk, rota=rota), **hers)
    assert turns_of(rota)[0].helper_id is None
    with pytest.raises(RotaHelper.DoesNotExist):
        with_offer(one)
    assert tell("rota_over") == {cast["neighbour"].name}


def test_another_helper_takes_nobody_out(cast: Cast) -> None:
    _rota, (one, two) = begun(cast, "neighbour", "carer")
    with_offer(two)
    with refused(IntegrityError):
        sql("SELECT leave_rota(%s, now())", one.pk)


def test_a_helper_leaves_and_an_offer_that_stops_leaves_too(cast: Cast) -> None:
    rota, (one, two) = begun(cast, "neighbour", "carer")
    for helper, turn in ((one, turns_of(rota)[0]), (two, turns_of(rota)[1])):
        takes(helper, turn)
    actions.leave_rota(**with_offer(one))
    hers = with_offer(two)
    actions.stop_offer(offer=hers["offer"], acting=hers["acting"], now=NOW)
    assert {one.helper_id for one in turns_of(rota)} == {None}
    assert page_of(rota).helpers == []


def test_days_of_quiet_cancel_what_was_planned(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    turns = turns_of(rota)
    takes(helper, turns[0])
    day = turns[2].begins_at.date()
    assert actions.rest_until(rota=rota, day=day, **by_code(rota.ask)) == 3
    assert [one.pk for one in turns_of(rota)] == [one.pk for one in turns[3:]]
    assert cast["neighbour"].name in tell("rota_moved")


@pytest.mark.parametrize("how", ["rota", "ask"])
def test_when_it_is_over_nobody_is_expected(cast: Cast, how: str) -> None:
    rota, (helper, asked) = begun(cast, "neighbour", "carer")
    takes(helper, turns_of(rota)[0])
    hers = by_code(rota.ask)
    if how == "rota":
        actions.end_rota(rota=rota, thanks="Het was heerlijk.", **hers)
    else:
        actions.withdraw(ask=queries.ask_page(ball=rota.ask.ball_id).ask, **hers)
    assert turns_of(rota) == []
    assert tell("rota_over") == {cast["neighbour"].name, cast["carer"].name}
    card = card_of(helper)
    assert (card.ended_at is not None, card.open, card.door) == (True, [], "")
    assert card.thanks == ("Het was heerlijk." if how == "rota" else "")
    with refused(errors.RotaMoved):
        actions.plan_turns(rota=rota, plan=EVERY_DAY, **by_code(rota.ask))
    assert asked


def test_a_seat_at_her_ball_is_not_her_word_and_her_end_still_counts(cast: Cast) -> None:
    """Who reads along is refused by name; an ask that somebody ends for her ends its rota, whoever wrote it."""
    rota, (joined, asked) = begun(cast, "neighbour", "carer", join=False)
    says_yes(joined)
    with as_the_owner():
        sql("INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), %s, %s, 'LEAD', now())",
            rota.ask.ball_id, cast["lead"].pk)  # fmt: skip
    cast.enter("lead")
    hers: dict[str, Any] = {"acting": cast.acting("lead").namens(rota.ask.asker_id, way="DESK"), "now": NOW}
    for deed in (
        lambda: actions.cancel_turns(rota=rota, turns=[one.pk for one in turns_of(rota)], **hers),
        lambda: actions.take_out(rota=rota, helper=asked, **hers),
        lambda: actions.take_out(rota=rota, helper=queries.helper_in(pk=joined.pk, rota=rota), **hers),
        lambda: actions.end_rota(rota=rota, thanks="", **hers),
    ):
        with refused(errors.RotaMoved):
            deed()
    assert len(turns_of(rota)) == 7
    actions.withdraw(ask=queries.ask_page(ball=rota.ask.ball_id).ask, **hers)
    assert turns_of(rota) == []


# --- small things -----------------------------------------------------------------------------------------------
def test_it_names_nobody_and_always_has_somebody_to_call(cast: Cast) -> None:
    ask = called(cast)
    circle = actions.Circle(line="Eten voor Amina.", contact_name="Els", contact_phone="+31301234567")
    with refused(errors.NameInCall):
        actions.begin_rota(ask=ask, circle=circle, **by_code(ask))
    with refused(errors.RotaMoved):  # R39
        actions.begin_rota(ask=ask, circle=actions.Circle("Eten.", "", ""), **by_code(ask))


def test_planning_twice_plans_once(cast: Cast) -> None:
    rota, _ = begun(cast)
    assert actions.plan_turns(rota=rota, plan=EVERY_DAY, **by_code(rota.ask)) == 0
    assert len(turns_of(rota)) == 7


def test_from_six_on_she_is_asked_whether_it_is_pleasant() -> None:
    helpers = [
        queries.HelperRow(UUID(int=at), True, NOW.date(), "", "", "", True) for at in range(small.MANY)
    ]
    page = queries.RotaPage(UUID(int=9), "", "", "", "", None, helpers, [], [])
    assert page.are_many
    page.helpers = helpers[1:]
    assert not page.are_many


@pytest.mark.parametrize(
    ("opened", "begins", "hears"),
    [(0, 240, 168), (0, 60, 24), (0, 30, 6), (0, 12, 0), (100, 120, 100)],
)
def test_the_others_have_a_day_for_it_before_the_holder_hears(opened: int, begins: int, hears: int) -> None:
    at = [datetime(2026, 6, 1) + timedelta(hours=one) for one in (opened, begins, hears)]
    assert small.holder_hears_at(opened_at=at[0], begins_at=at[1]) == at[2]
