"""A tick of one is read by nobody else; two make a talk, and either takes it back (I70, R14, decision 0037)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Ask, Offer, Talk, Tour

from .tour_people import (
    YESTERDAY,
    be,
    both,
    card,
    in_secret,
    page,
    receives,
    ticks,
    told,
    tour,
    unticks,
    visits,
)


def _all_that_others_read(cast: Cast, mine: Any, other: Any, it: Tour) -> list[Any]:
    """What the other side, who leads it, her holder, the desk that hears her code, and any job can find."""
    owner = "resident" if isinstance(mine, Ask) else "carer"
    seen: list[Any] = [page(other), page(mine, person=cast["desk"].pk)]
    for key in ("wijkteam", "lead", "gp", "resident", "carer", "outsider", None):
        if key == owner:
            continue
        cast.enter(key)
        seen += [
            queries.people_of_tour(tour=it.pk),
            queries.tour_counts(town=cast.town.pk),
            list(Talk.objects.all()),
        ]
        seen += sql("SELECT to_jsonb(s) FROM mutual_help_tourseat s ORDER BY id")
        seen += sql("SELECT tour_at(%s)", mine.ball_id)
    with at_work("close_tours"):
        seen += sql("SELECT tour_at(%s), (SELECT count(*) FROM mutual_help_talk)", mine.ball_id)
        seen += sql("SELECT to_jsonb(t) FROM mutual_help_tour t")
    with as_the_owner():
        seen += sql("SELECT count(*) FROM notifications_message")
        seen += sql("SELECT count(*) FROM journal_entry")
        seen += sql("SELECT count(*) FROM procrastinate_jobs")
    return seen


@pytest.mark.parametrize("side", ["visitor", "host"])
def test_a_tick_of_one_is_read_by_nobody_but_who_ticked(cast: Cast, side: str) -> None:
    it = tour(cast, YESTERDAY)
    visitor, host = visits(cast, it), receives(cast, it)
    mine, other = (visitor, host) if side == "visitor" else (host, visitor)
    before = _all_that_others_read(cast, mine, other, it)
    ticks(mine)
    assert in_secret() == 1
    assert _all_that_others_read(cast, mine, other, it) == before
    assert [one.ticked for one in card(mine).people] == [True]
    unticks(mine)
    assert in_secret() == 0
    assert [one.ticked for one in card(mine).people] == [False]


def test_when_both_tick_both_are_told_at_once_what_each_agreed_to_share(cast: Cast) -> None:
    it = tour(cast, YESTERDAY)
    visitor, host = visits(cast, it), receives(cast, it)
    ticks(visitor, "06 11111111")
    ticks(visitor, "06 22222222")  # she may say it differently
    assert told() == []
    ticks(host, "farid@bakkerij.example")
    assert told() == sorted([visitor.asker_id, host.offerer_id])
    assert shared(visitor) == [("Farid", "farid@bakkerij.example")]
    assert shared(host) == [("Amina", "06 22222222")]
    assert (card(visitor).people, in_secret()) == ([], 0)
    seats = {"seat": card(host).seat, "other": card(visitor).seat}
    ticks(host, **seats)  # once more: nothing happens, and nobody is told again
    assert (len(told()), in_secret()) == (2, 0)
    for key in ("wijkteam", "lead", "outsider", "gp"):  # who leads it and holds both balls neither
        cast.enter(key)
        assert not Talk.objects.exists()
    namens = page(visitor, person=cast["desk"].pk)  # she reads out her code: what is hers is told to her
    assert [(one.name, one.reach) for it in namens.mine for one in it.talks] == [
        ("Farid", "farid@bakkerij.example")
    ]
    cast.enter("wijkteam")
    assert [
        one.talks for one in queries.tour_page(queries.ask_page(ball=visitor.ball_id, deed="tour").more).mine
    ] == [[]]
    assert sql("SELECT made_in IS NOT NULL FROM mutual_help_talk") == []


def test_each_pair_is_of_two_and_of_no_third(cast: Cast) -> None:
    it = tour(cast, YESTERDAY)
    visitor, second = visits(cast, it), visits(cast, it, "neighbour", "Bram")
    host = receives(cast, it)
    ticks(second)
    ticks(host)  # about the first on her list
    assert (told(), in_secret()) == ([], 2)
    ticks(visitor)
    assert told() == sorted([visitor.asker_id, host.offerer_id])
    assert (card(second).talks, [one.ticked for one in card(second).people]) == ([], [True])


def test_by_telephone_it_is_not_read_back_and_never_by_a_hand_of_the_other_side(cast: Cast) -> None:
    it = tour(cast, YESTERDAY)
    visitor, _host = visits(cast, it), receives(cast, it)
    seats, share = both(visitor), actions.Share("Amina", "06 1")
    enter(Context(person=cast["desk"].pk, ball=visitor.ball_id))
    namens = cast.acting("desk").namens(visitor.asker_id, way="PHONE")
    actions.tick_talk(share=share, **seats, brought=visitor, acting=namens, now=NOW)
    assert told("match_said_for_you") == [visitor.asker_id]
    assert [one.ticked for one in card(visitor, person=cast["desk"].pk).people] == [False]
    assert [one.ticked for one in card(visitor).people] == [True]
    for key in ("wijkteam", "carer"):  # who leads it, with the code; and the host herself
        enter(Context(person=cast[key].pk, ball=visitor.ball_id))
        with refused(errors.TourMoved):
            actions.untick_talk(**seats, brought=visitor, acting=cast.acting("desk"), now=NOW)


def test_hostile_sql_as_the_web_finds_and_changes_nothing(cast: Cast) -> None:
    it = tour(cast, YESTERDAY)
    visitor, host = visits(cast, it), receives(cast, it)
    ticks(visitor)
    v, h = card(visitor).seat, card(host).seat
    tick = "SELECT tick_talk(%s, %s, '', '', now())"
    insert = "INSERT INTO mutual_help_talk (id, tour_id, visitor_id, host_id, visitor_name, visitor_reach, host_name, host_reach, made_at) VALUES (gen_random_uuid(), %s, %s, %s, '', '', '', '', now())"
    for key in ("resident", "carer", "wijkteam", "gp", "outsider", None):
        cast.enter(key)
        for question in (
            "SELECT 1 FROM mutual_help_tick", "DELETE FROM mutual_help_tick", "SELECT talks FROM mutual_help_tourcount",
            "INSERT INTO mutual_help_tick VALUES (gen_random_uuid(), gen_random_uuid(), '', '', now())",
            "UPDATE mutual_help_talk SET host_reach = ''", "DELETE FROM mutual_help_tourseat",
            "UPDATE mutual_help_tour SET closed_at = now()", "UPDATE mutual_help_tour SET lead_id = acting_person()",
            "SELECT tick_may_be(id, id) FROM mutual_help_tourseat", "SELECT seats_taken(id) FROM mutual_help_tour",
        ):  # fmt: skip
            with refused(ProgrammingError):
                sql(question)
        with refused(ProgrammingError):
            sql(insert, it.pk, v, h)
        assert sql("SELECT close_tour(%s, now() + interval '90 days')", it.pk) == [(False,)]
        assert sql("SELECT * FROM tour_receivers(%s, NULL)", it.pk) == []
        mine = {"resident": v, "carer": h}.get(key or "")
        for one, other in ((v, h), (h, v), (v, v)):
            if one != mine or one == other:
                with refused(IntegrityError):
                    sql(tick, one, other)
                with refused(IntegrityError):
                    sql("SELECT untick_talk(%s, %s)", one, other)
    assert in_secret() == 1
    with as_the_owner(), refused(IntegrityError):  # past every policy: a talk without two ticks is none
        sql(insert, it.pk, v, h)
    ticks(host)
    with as_the_owner():
        ((talk,),) = sql("SELECT id FROM mutual_help_talk")
        sql("SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE mutual_help_talk DISABLE TRIGGER truth; UPDATE mutual_help_talk SET made_in = '3'::xid8;"
            " ALTER TABLE mutual_help_talk ENABLE TRIGGER truth")  # fmt: skip
    be(host)  # a later transaction, though she was there: codes are for the moment of telling alone
    assert sql("SELECT * FROM talk_people(%s)", talk) == []


def test_no_tick_before_the_tour_nor_after_its_window(cast: Cast) -> None:
    ahead = tour(cast)
    visitor, host = visits(cast, ahead), receives(cast, ahead)
    seats = {"seat": card(visitor).seat, "other": card(host).seat}
    with refused(errors.TourMoved):
        ticks(visitor, **seats)
    with as_the_owner():
        sql("SELECT retention_take_pen()")
        sql(
            "UPDATE mutual_help_tour SET begins_at = now() - interval '20 days', ticks_until = now() - interval '6 days'"
        )
        sql("SELECT retention_drop_pen()")
    with refused(errors.TourMoved):
        ticks(visitor, **seats)


def test_at_the_end_of_its_window_every_tick_is_gone_and_only_numbers_of_a_quarter_are_left(
    cast: Cast, client: Client
) -> None:
    it = tour(cast, YESTERDAY, seats=7)
    keys = ("resident", "neighbour", "caller", "outsider", "gp")
    visitors = [visits(cast, it, key, key) for key in keys]
    host = receives(cast, it)
    for visitor in visitors:
        ticks(visitor)
    ticks(host)
    assert in_secret() == 4
    with at_work("close_tours"):
        assert not queries.tours_to_close(now=NOW)
        later = YESTERDAY + timedelta(days=14)
        (found,) = queries.tours_to_close(now=later)
        closing: dict[str, Any] = {"tour": found, "acting": a_job("close_tours"), "now": later}
        assert [actions.close_tour(**closing) for _ in range(2)] == [True, False]
    assert in_secret() == 0
    assert (page(visitors[1]).mine, len(card(visitors[0]).talks)) == ([], 1)  # what both wanted stays theirs
    assert (
        queries.tour_counts(town=cast.town.pk) == []
    )  # of a quarter in which something can still move: nothing
    with as_the_owner():
        assert sql("SELECT tours, seats, taken, talks FROM mutual_help_tourcount") == [(1, 7, 5, 1)]
        sql("UPDATE mutual_help_tourcount SET quarter = '2025-01-01'")
    cast.enter(None)
    (count,) = queries.tour_counts(town=cast.town.pk)
    assert (count.tours, count.seats, count.taken, count.talks) == (
        1,
        7,
        5,
        None,
    )  # one talk could be somebody
    with as_the_owner():
        sql("UPDATE mutual_help_tourcount SET talks = 0, taken = 4")
    (count,) = queries.tour_counts(town=cast.town.pk)
    assert (count.taken, count.talks) == (None, None)
    shown = client.get(reverse("tours")).content.decode()
    assert shown.count("te klein om te tonen") == 2


def test_who_leaves_takes_every_tick_along_that_is_hers_or_about_her(cast: Cast) -> None:
    it = tour(cast, YESTERDAY)
    visitor, second = visits(cast, it), visits(cast, it, "neighbour", "Bram")
    host = receives(cast, it)
    ticks(host)
    ticks(second)
    actions.give_seat_back(seat=card(visitor).seat, **be(visitor))
    assert in_secret() == 1
    actions.give_seat_back(seat=card(host).seat, **be(host))
    assert in_secret() == 0


@pytest.mark.parametrize("side", ["visitor", "host"])
def test_who_gives_her_seat_back_takes_along_what_both_shared(cast: Cast, side: str) -> None:
    """The button says so; without her seat she could not take it back any more."""
    it = tour(cast, YESTERDAY)
    visitor, host = visits(cast, it), receives(cast, it)
    ticks(visitor)
    ticks(host)
    mine, other = (visitor, host) if side == "visitor" else (host, visitor)
    assert len(card(other).talks) == 1
    actions.give_seat_back(seat=card(mine).seat, **be(mine))
    assert card(other).talks == []
    with as_the_owner():
        assert sql("SELECT count(*) FROM mutual_help_talk") == [(0,)]


# --- in every order ---------------------------------------------------------------------------------------------
SIDES = ("one", "two", "host")


def shared(brought: Ask | Offer) -> list[tuple[str, str]]:
    """What she reads of who wants to talk on as she does."""
    return [(one.name, one.reach) for it in page(brought).mine for one in it.talks]


@pytest.mark.parametrize("side", ["visitor", "host"])
def test_what_both_shared_is_hers_to_take_back(cast: Cast, side: str) -> None:
    """Then neither reads the other any more, and nobody is told; also after its window."""
    it = tour(cast, YESTERDAY)
    visitor, host = visits(cast, it), receives(cast, it)
    ticks(visitor)
    ticks(host)
    mine, other = (visitor, host) if side == "visitor" else (host, visitor)
    (talk,), seat, messages = card(mine).talks, card(mine).seat, len(told())
    for key in ("wijkteam", "lead", "outsider", "desk"):  # no hand that was not given her code
        cast.enter(key)
        with refused(errors.TourMoved):
            actions.end_talk(seat=seat, talk=talk.id, brought=mine, acting=cast.acting(key), now=NOW)
    for key in (
        "wijkteam",
        "carer" if side == "visitor" else "resident",
    ):  # nor who leads it, nor the other's
        enter(Context(person=cast[key].pk, ball=mine.ball_id))
        with refused(errors.TourMoved):
            actions.end_talk(
                seat=seat, talk=talk.id, brought=mine, acting=Acting(person=cast[key].pk), now=NOW
            )
    assert shared(other) != []
    with at_work("close_tours"):
        actions.close_tour(tour=it, acting=a_job("close_tours"), now=NOW + timedelta(days=20))
    actions.end_talk(seat=seat, talk=talk.id, **be(mine))
    actions.end_talk(seat=seat, talk=talk.id, **be(mine))  # twice is once
    assert shared(mine) == shared(other) == []
    assert (len(told()), in_secret()) == (messages, 0)
    with as_the_owner():
        assert not Talk.objects.exists()


def test_the_talk_of_others_is_not_hers_to_take_back(cast: Cast) -> None:
    it = tour(cast, YESTERDAY)
    visitor, second, host = visits(cast, it), visits(cast, it, "neighbour", "Bram"), receives(cast, it)
    ticks(visitor)
    ticks(host)
    (talk,) = card(visitor).talks
    actions.end_talk(seat=card(second).seat, talk=talk.id, **be(second))
    assert shared(visitor) != []


def test_by_telephone_it_is_taken_back_and_she_hears_that_it_was_written(cast: Cast) -> None:
    it = tour(cast, YESTERDAY)
    visitor, host = visits(cast, it), receives(cast, it)
    ticks(visitor)
    ticks(host)
    (talk,), seat = card(visitor).talks, card(visitor).seat
    enter(Context(person=cast["desk"].pk, ball=visitor.ball_id))
    namens = cast.acting("desk").namens(visitor.asker_id, way="PHONE")
    actions.end_talk(seat=seat, talk=talk.id, brought=visitor, acting=namens, now=NOW)
    assert told("match_said_for_you") == [visitor.asker_id]
    assert shared(host) == []


STEPS = some.lists(
    some.tuples(
        some.sampled_from(("tick", "tick", "untick", "end", "leave")),
        some.sampled_from((("one", "host"), ("two", "host"), ("host", "one"), ("host", "two"))),
    ),
    min_size=3, max_size=10,
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_in_every_order_two_talk_exactly_when_both_ticked_and_nothing_else_is_left(
    cast: Cast, steps: list[tuple[str, tuple[str, str]]]
) -> None:
    with transaction.atomic():
        it = tour(cast, YESTERDAY)
        who: dict[str, Ask | Offer] = {"one": visits(cast, it), "two": visits(cast, it, "neighbour", "Bram")}
        who["host"] = receives(cast, it)
        seat = {name: card(brought).seat for name, brought in who.items()}
        here, ticked, talks, made_ever = set(SIDES), set[tuple[str, str]](), set[frozenset[str]](), 0
        for what, (mine, other) in steps:
            seats, pair = {"seat": seat[mine], "other": seat[other]}, frozenset((mine, other))
            if what == "end":
                for one in [one for it in page(who[mine]).mine for one in it.talks]:
                    actions.end_talk(seat=seat[mine], talk=one.id, **be(who[mine]))
                talks = {one for one in talks if mine not in one}
            elif mine not in here or (what != "leave" and other not in here):
                with refused(errors.TourMoved):
                    ticks(who[mine], **seats)
            elif what == "leave":
                actions.give_seat_back(seat=seat[mine], **be(who[mine]))
                here.remove(mine)
                ticked = {one for one in ticked if mine not in one}
                talks = {one for one in talks if mine not in one}
            elif what == "untick":
                actions.untick_talk(**seats, **be(who[mine]))
                ticked.discard((mine, other))
            elif pair not in talks:
                ticks(who[mine], **seats)
                ticked.add((mine, other))
                if (other, mine) in ticked:
                    talks.add(pair)
                    made_ever += 1
                    ticked -= {(mine, other), (other, mine)}
            with as_the_owner():
                secret = set(sql("SELECT seat_id, other_id FROM mutual_help_tick"))
                made = {frozenset(row) for row in Talk.objects.values_list("visitor", "host")}
            assert secret == {(seat[one], seat[two]) for one, two in ticked}
            assert made == {frozenset(seat[one] for one in pair) for pair in talks}
            assert len(told()) == 2 * made_ever
        transaction.set_rollback(True)
