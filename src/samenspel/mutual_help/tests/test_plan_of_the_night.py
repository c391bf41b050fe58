"""The plan of the night: short lists for all at once; nobody meets without the yes of both (I6, decision 0031)."""

from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.db import IntegrityError
from tests.cast import NOW, Cast
from tests.neighbours import answered_offer, be, called, people, says, started, state_of, suggested
from tests.play import as_the_owner, at_work, check_now, refused, sql

from samenspel.foundation import clock
from samenspel.mutual_help import actions, jobs, queries
from samenspel.mutual_help.models import Ask, Match, Offer, Round
from samenspel.notifications.models import Message

KEYS = ("neighbour", "caller", "carer", "outsider")


def night(cast: Cast, now: Any = NOW) -> None:
    """The worker's whole night, as the job does it."""
    with at_work(), mock.patch.object(clock, "now", return_value=now):
        jobs.plan_help.func(0)
    check_now()


def looks(cast: Cast, *, key: str = "resident", needs: actions.Needs | None = None, **more: Any) -> Ask:
    """Somebody calls for a neighbour, and the holder lets the plan look."""
    ask = cast.ask(key=key)
    call = actions.Call(line="Samen wandelen.", kinds=["TOGETHER"], **more)
    actions.call_neighbours(ask=ask, call=call, acting=cast.acting(key), now=NOW)
    ask = cast.again(ask, "wijkteam")
    needs = needs or actions.Needs(plan=True)
    return actions.say_needs(ask=ask, needs=needs, acting=cast.acting("wijkteam"), now=NOW)


def lists(ask: Ask | None = None) -> list[Match]:
    with as_the_owner():
        rows = Match.objects.filter(suggested_by=None).select_related("offer").order_by("offer_id")
        return list(rows.filter(ask=ask) if ask else rows)


def round_of(area: Any) -> Round:
    with as_the_owner():
        return Round.objects.get(area=area, made_on=NOW.date())


def set_offer(offer: Offer, **fields: Any) -> None:
    with as_the_owner():
        Offer.objects.filter(pk=offer.pk).update(**fields)


def test_both_sides_get_a_short_list_once_and_it_says_why(cast: Cast) -> None:
    ask = looks(cast)
    offers = [answered_offer(cast, key) for key in KEYS]
    night(cast)
    made = lists(ask)
    assert len(made) == 3, "a few, so that choosing stays easy"
    assert {one.state for one in made} == {"SUGGESTED"}
    assert {one.offer_id for one in made} < {one.pk for one in offers}
    assert made[0].reasons[0]["why"] == "KIND"
    with as_the_owner():
        told = sorted(
            Message.objects.filter(kind__in=["neighbours_for_you", "ask_for_you"]).values_list(
                "kind", flat=True
            )
        )
    assert told == ["ask_for_you"] * 3 + ["neighbours_for_you"]
    done = round_of(ask.area_id)
    assert (done.asks, done.listed, done.suggested) == (1, 1, 3)
    night(cast)
    assert len(lists(ask)) == 3, "twice in a night is once"
    night(cast, NOW + timedelta(days=1))
    assert len(lists(ask)) == 3, "who is choosing is not given more"


def test_it_looks_only_where_the_holder_let_it(cast: Cast) -> None:
    called(cast)
    answered_offer(cast)
    night(cast)
    assert lists() == []
    for attack in ("resident", "wijkteam"):
        cast.enter(attack)
        with refused():
            sql("INSERT INTO mutual_help_round (id, municipality_id, area_id, made_on, made_at, asks, listed, suggested, meet)"
                " VALUES (gen_random_uuid(), %s, %s, current_date, now(), 0, 0, 0, 0)", cast.town.pk, cast.weide.pk)  # fmt: skip


LIMITS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a boundary": ({"involves": ["PETS"]}, {"not_with": ["PETS"]}),
    "her wish, and nothing written": ({"gender_wish": "WOMAN"}, {}),
    "her wish, and the other": ({"gender_wish": "WOMAN"}, {"gender": "MAN"}),
    "other times": ({"moments": ["EVENING"]}, {"moments": ["MORNING"]}),
    "a night": ({"moments": ["NIGHT"]}, {"moments": ["MORNING", "AFTERNOON", "EVENING", "WEEKEND"]}),
    "something else": ({}, {"kinds": ["RIDE"]}),
    "rests": ({}, {"state": "PAUSED"}),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_of_either_is_hard_for_everybody(cast: Cast, limit: str) -> None:
    hers, his = LIMITS[limit]
    ask, offer = looks(cast, **hers), answered_offer(cast)
    set_offer(offer, **his)
    night(cast)
    assert lists() == []
    assert queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW) == []


def test_what_is_needed_and_her_wish_are_met(cast: Cast) -> None:
    ask = looks(
        cast,
        needs=actions.Needs(vog=True, plan=True),
        gender_wish="WOMAN",
        topics=["MUSIC"],
        teaches=["DUTCH"],
    )
    offer = answered_offer(cast)
    night(cast)
    assert lists() == []
    set_offer(
        offer,
        gender="WOMAN",
        topics=["MUSIC"],
        learns=["DUTCH"],
        vog_seen_on=NOW.date(),
        vog_seen_by=cast["wijkteam"],
    )
    found = queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW)
    assert {one["why"]: one["words"] for one in found[0].reasons}["LEARNS"] == ["DUTCH"]
    night(cast, NOW + timedelta(days=1))
    assert [one.offer_id for one in lists(ask)] == [offer.pk]


@pytest.mark.parametrize("who", ["resident", "neighbour"])
def test_who_wants_to_be_left_alone_is_in_no_list(cast: Cast, who: str) -> None:
    looks(cast)
    answered_offer(cast)
    with as_the_owner():
        type(cast[who]).objects.filter(pk=cast[who].pk).update(
            no_contact_until=NOW.date() + timedelta(days=2)
        )
    night(cast)
    assert lists() == []
    night(cast, NOW + timedelta(days=2))
    assert len(lists()) == 1


def test_who_is_full_is_not_asked(cast: Cast) -> None:
    offer = answered_offer(cast)
    started(cast, suggested(cast, called(cast), offer))
    looks(cast)
    night(cast)
    assert lists() == []


def test_two_yeses_meet_when_both_had_their_time(cast: Cast) -> None:
    first, second = looks(cast), looks(cast, key="caller")
    offer = answered_offer(cast)
    night(cast)
    mine, other = lists(first)[0], lists(second)[0]
    says(other, "ASKER")
    says(mine, "ASKER")
    assert says(mine, "OFFERER") == "SUGGESTED", "she has another on her list, and one place"
    night(cast, NOW + timedelta(hours=1))
    assert state_of(mine) == "SUGGESTED", "she did not choose yet about the other"
    says(other, "OFFERER", now=NOW + timedelta(hours=2))
    night(cast, NOW + timedelta(hours=3))
    assert (state_of(mine), state_of(other)) == ("FIRST_MEETING", "SUGGESTED"), "whom she said yes to first"
    with as_the_owner():
        assert Message.objects.filter(kind="both_want_to_meet").count() == 2
    assert round_of(cast.town).meet == 1
    night(cast, NOW + timedelta(hours=4))
    assert (state_of(other), round_of(cast.town).meet) == ("SUGGESTED", 1), "one place"
    assert offer.at_most == 1


def test_a_no_and_a_silence_come_out_the_same(cast: Cast) -> None:
    """What the others see of the list of somebody who said no is what they see of somebody who said nothing."""
    said, silent = looks(cast), looks(cast, key="caller")
    answered_offer(cast, "neighbour"), answered_offer(cast, "carer")
    night(cast)
    for match in lists():
        says(match, "OFFERER")
    for match in lists(said):
        says(match, "ASKER", yes=False)
    night(cast, NOW + timedelta(days=4))
    pictures = []
    for ask in (said, silent):
        with as_the_owner():
            rows = Match.objects.filter(ask=ask).order_by("offer_id")
            pictures.append(
                list(rows.values_list("offer_id", "state", "ended_at", "until_on", "suggested_at"))
            )
        be(lists(ask)[0], "OFFERER")
        pictures[-1].append(
            [(c.state, c.is_over) for c in queries.matches_at(ball=people(lists(ask)[0])["OFFERER"][1])]
        )
    assert pictures[0] == pictures[1]
    for role in ("samenspel_app", "samenspel_worker"):
        for table in ("mutual_help_answer", "mutual_help_apart"):
            assert not any(
                sql("SELECT has_table_privilege(%s, %s, %s)", role, table, right)[0][0]
                for right in ("SELECT", "INSERT", "UPDATE", "DELETE")
            )
    cast.enter("wijkteam")
    assert sql("SELECT * FROM mutual_yeses(%s, now())", cast.town.pk) == [], "for the job alone"
    assert sql("SELECT * FROM pairs_of_plan(%s)", [said.pk]) == []
    with at_work():
        assert sql("SELECT * FROM mutual_yeses(%s, now() + interval '9 days')", cast.town.pk) == []


def test_nobody_pairs_two_without_both_yeses(cast: Cast) -> None:
    looks(cast)
    answered_offer(cast)
    night(cast)
    (match,) = lists()
    says(match, "ASKER")
    with at_work(), refused(IntegrityError):
        Match.objects.filter(pk=match.pk).update(state="FIRST_MEETING")


def test_nobody_hides_behind_the_plan_and_the_plan_goes_nowhere_unasked(cast: Cast) -> None:
    ask, offer = called(cast), answered_offer(cast)
    facts = {"municipality_id": cast.town.pk, "ask_id": ask.pk, "offer_id": offer.pk, "suggested_at": NOW}
    made = Match(until_on=NOW.date(), suggested_by=None, **facts)
    cast.enter("wijkteam")
    with refused(IntegrityError):  # whoever suggests, does so in her own name
        made.save(force_insert=True)
    with at_work(), refused(IntegrityError):  # and the worker only where the holder let it look
        made.save(force_insert=True)


def test_whom_she_does_not_want_again_is_not_suggested_again(cast: Cast) -> None:
    offer = answered_offer(cast)
    match = started(cast, suggested(cast, called(cast), offer))
    found, acting = be(match, "OFFERER")
    with refused(IntegrityError):
        sql("SELECT keep_apart(%s, 'ASKER')", match.pk)
    actions.end_helping(match=found, side="OFFERER", apart=True, acting=acting, now=NOW)
    ask = looks(cast)
    assert queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW) == []
    night(cast)
    assert lists() == []
    with as_the_owner():
        sql("DELETE FROM mutual_help_apart")
    assert [
        one.reasons[0]["why"] for one in queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW)
    ] == ["KNOWN_FACE"]
    night(cast, NOW + timedelta(days=1))
    assert [one.offer_id for one in lists(ask)] == [offer.pk], "a known face comes first"


def test_the_holder_still_suggests_one_at_a_time(cast: Cast) -> None:
    ask, offer = looks(cast), answered_offer(cast)
    match = suggested(cast, ask, offer)
    says(match, "ASKER")
    assert says(match, "OFFERER") == "FIRST_MEETING", "at once: a human brought them together"
    night(cast)
    assert lists() == []


def test_a_broken_neighbourhood_keeps_no_other_waiting_and_leaves_nothing(cast: Cast) -> None:
    ask = looks(cast)
    answered_offer(cast)
    with at_work():
        (found,) = queries.night(town=cast.town.pk, now=NOW)
        broken = queries.NightList(found.area, 1, {ask.pk: (*found.lists[ask.pk], "no suggestion")})  # type: ignore[dict-item]
        with pytest.raises(AttributeError):
            actions.make_lists(town=cast.town, night=broken, told=set(), acting=_job(), now=NOW)
    assert lists() == []
    with as_the_owner():
        assert not Round.objects.exists()
    night(cast)
    assert len(lists()) == 1


def _job() -> Any:
    from samenspel.foundation.acting import a_job

    return a_job("plan_help")


def test_an_offer_that_moved_meanwhile_is_left_out(cast: Cast) -> None:
    looks(cast)
    gone, stays = answered_offer(cast, "neighbour"), answered_offer(cast, "carer")
    with at_work():
        (found,) = queries.night(town=cast.town.pk, now=NOW)
    set_offer(gone, state="PAUSED")
    with at_work():
        assert actions.make_lists(town=cast.town, night=found, told=set(), acting=_job(), now=NOW)
    assert [one.offer_id for one in lists()] == [stays.pk]


def test_last_night_is_told_in_counts(cast: Cast) -> None:
    looks(cast)
    answered_offer(cast)
    cast.enter("wijkteam")
    assert queries.last_night(on=NOW.date()) is None
    night(cast)
    cast.enter("wijkteam")
    found = queries.last_night(on=NOW.date())
    assert found is not None
    assert (found["asked"], found["lists"], found["names"], found["pairs"]) == (1, 1, 1, 0)
    cast.enter("outsider")
    assert queries.last_night(on=NOW.date()) is None
