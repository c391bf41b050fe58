"""A rota: a face she would like is asked first, and nobody is put on a turn (R14, R16, R40)."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.commitments.models import Ball
from samenspel.design import dates
from samenspel.foundation import clock
from samenspel.foundation.acting import a_job
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Rota, RotaHelper, Turn
from samenspel.mutual_help.rules import rota as small

from .rota_people import EVERY_DAY, begun, by_code, card_of, page_of, takes, tell, told, turns_of, with_offer


def asks_first(rota: Rota, helper: RotaHelper, *turns: Turn) -> int:
    hers = by_code(rota.ask)
    return actions.ask_first(rota=rota, turns=[one.pk for one in turns], helper=helper, **hers)


def time_is_over(rota: Rota) -> None:
    """Three days go by: by the clock of the pages, and by that of the database."""
    by_code(rota.ask)
    over = "UPDATE mutual_help_turn SET first_until = least(now(), %s) - interval '1 minute' WHERE first_until IS NOT NULL"
    with as_the_owner():
        sql(over, NOW)


def open_to(helper: RotaHelper) -> set[UUID]:
    return {one.id for one in card_of(helper).open}


@pytest.mark.parametrize(("begins", "until"), [(240, 72), (96, 72), (60, 36), (24, None), (3, None)])
def test_the_others_always_have_its_last_day(begins: int, until: int | None) -> None:
    now = datetime(2026, 6, 1)
    found = small.first_until(begins_at=now + timedelta(hours=begins), now=now)
    assert found == (now + timedelta(hours=until) if until else None)


def test_she_is_asked_first_and_the_others_do_not_see_it(cast: Cast) -> None:
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    turn = turns_of(rota)[5]
    before = len(told())
    assert asks_first(rota, henk, turn) == 1
    assert [(args["kind"], args["to"]) for args in told()[before:]] == [("turn_first", str(henk.pk))]
    assert tell("turn_first", before) == {cast["neighbour"].name}
    assert turn.pk in open_to(henk)
    assert [one.id for one in card_of(henk).first] == [turn.pk]
    assert turn.pk not in open_to(other)
    with refused(errors.TurnTaken):
        takes(other, turn)
    assert turns_of(rota)[5].helper_id is None  # nobody is put on it
    takes(henk, turn)
    assert turns_of(rota)[5].helper_id == henk.pk


def rests(helper: RotaHelper) -> None:
    his = with_offer(helper)
    actions.pause_offer(offer=his["offer"], acting=his["acting"], now=NOW)


def test_who_rests_is_not_asked_first_and_nothing_waits_for_him(cast: Cast, client: Client) -> None:
    """She reads that he cannot be asked now, and not why nor until when; the others keep the turn meanwhile."""
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    turn = turns_of(rota)[5]
    by_code(rota.ask)
    page = reverse("follow_rota", args=[Ball.objects.get(pk=rota.ask.ball_id).address_code])
    said = f"{cast['neighbour'].shown} kan nu niet als eerste gevraagd worden."
    assert said not in client.get(page).content.decode()
    rests(henk)
    shown = client.get(page).content.decode()
    assert said in shown
    assert "rust" not in shown.split("Liever een vast gezicht?")[0]
    assert [one.name for one in page_of(rota).faces] == [cast["carer"].shown]
    before = len(told())
    with refused(errors.NotAskedNow):
        asks_first(rota, henk, turn)
    with refused(errors.NotAskedNow):
        plan = replace(EVERY_DAY, kind="VISIT", first_on=NOW.date() + timedelta(days=4), wished=henk.pk)
        actions.plan_turns(rota=rota, plan=plan, **by_code(rota.ask))
    stale = client.post(page, {"do": "first", "who": str(henk.pk), "when": str(turn.pk)})
    assert stale.status_code == 422
    assert "Die kan nu niet als eerste gevraagd worden." in stale.content.decode()
    assert len(told()) == before
    assert turn.pk in open_to(other)
    with_offer(other)
    assert all(not row.not_now for card in [page_of(rota)] for row in card.helpers if row.id == other.pk)


def test_the_database_refuses_a_wish_of_who_rests(cast: Cast) -> None:
    rota, (henk, _other) = begun(cast, "neighbour", "carer")
    rests(henk)
    by_code(rota.ask)
    with pytest.raises(IntegrityError, match="who rests is asked nothing"), transaction.atomic():
        sql(
            "UPDATE mutual_help_turn SET wished = %s, first_until = now() + interval '1 hour' WHERE id = %s",
            henk.pk, turns_of(rota)[5].pk,
        )  # fmt: skip


def test_who_rests_after_he_was_asked_first_hears_nothing_and_can_still_say_yes(cast: Cast) -> None:
    rota, (henk, _other) = begun(cast, "neighbour", "carer")
    turn, before = turns_of(rota)[5], len(told())
    assert asks_first(rota, henk, turn) == 1
    rests(henk)
    assert tell("turn_first", before) == set()
    assert [one.id for one in card_of(henk).first] == [turn.pk]


def test_both_read_until_which_hour_one_is_asked_first(cast: Cast, client: Client) -> None:
    """It ends at an hour, so "until and including a day" would promise him hours that he has not."""
    rota, (henk, _other) = begun(cast, "neighbour", "carer")
    asks_first(rota, henk, turns_of(rota)[5])
    until = next(one for one in page_of(rota).turns if one.wished).first_until
    assert until is not None
    with as_the_owner():
        sql("UPDATE mutual_help_turn SET first_until = now() + interval '50 hours' WHERE wished IS NOT NULL")
        ((until,),) = sql("SELECT first_until FROM mutual_help_turn WHERE wished IS NOT NULL")
        hers, his = (Ball.objects.get(ask=rota.ask), Ball.objects.get(offer=henk.offer_id))
    said = f"tot {dates.long_day(until, today=clock.today())}, {dates.clock_time(until)}"
    by_code(rota.ask)
    assert said in client.get(reverse("follow_rota", args=[hers.address_code])).content.decode()
    assert said in client.get(reverse("offer_turns", args=[his.address_code])).content.decode()


def test_whoever_holds_the_ball_reads_apart_what_one_may_still_say_yes_to(cast: Cast) -> None:
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    turns = turns_of(rota)
    for one in turns[:5] + turns[6:]:
        takes(other, one)
    page = reverse("work_helpers", args=[rota.ask.ball_id])
    with as_the_owner():
        els = signed_in(cast, "wijkteam")
    assert "Deze beurten heeft nog niemand." in els.get(page).content.decode()
    asks_first(rota, henk, turns[5])
    shown = " ".join(
        els.get(page).content.decode().split("<h2>Een rooster")[1].split("</section>")[0].split()
    )
    assert "Deze beurten heeft nog niemand." not in shown
    assert "Deze beurten zijn aan één iemand gevraagd." in shown
    assert "Alle beurten zijn verdeeld." not in shown
    assert cast["neighbour"].shown not in shown  # of whom, only the person reads
    time_is_over(rota)
    assert "Deze beurten heeft nog niemand." in els.get(page).content.decode()
    takes(henk, turns[5])
    assert "Alle beurten zijn verdeeld." in els.get(page).content.decode()


def test_saying_nothing_is_the_no_and_then_it_is_open_for_all(cast: Cast) -> None:
    """Nothing is left of it: no row, no message, and to her it looks as if he did not look."""
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    turn = turns_of(rota)[5]
    asks_first(rota, henk, turn)
    time_is_over(rota)
    assert turn.pk in open_to(other)  # also when the job is late
    before = len(told())
    with at_work("look_at_rotas"):
        assert turn.pk not in [
            pk for _r, row in queries.turns_for_the_holder(now=turn.begins_at) for pk in row
        ]
        ((found, helper),) = queries.turns_for_the_others(now=NOW + timedelta(days=1))
        deed = {
            "rota": found,
            "helper": helper,
            "acting": a_job("look_at_rotas"),
            "now": NOW + timedelta(days=1),
        }
        assert [actions.open_to_others(**deed) for _ in range(2)] == [True, False]
    assert [(args["kind"], args["to"], args["but"]) for args in told()[before:]] == [
        ("turn_open", "HELPERS", str(henk.pk))
    ]
    row = next(one for one in page_of(rota).turns if one.id == turn.pk)
    assert (row.wished, row.is_asked_first(NOW)) == (cast["neighbour"].shown, False)
    takes(other, turn)
    with_offer(other)
    assert (
        Turn.objects.get(pk=turn.pk).wished is None
    )  # and who takes it does not read whose it might have been
    with as_the_owner():
        assert sql("SELECT count(*) FROM journal_entry WHERE object_id = %s", henk.pk) == [(0,)]


def test_a_day_in_every_week_is_asked_of_one_face(cast: Cast, client: Client) -> None:
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    actions.plan_turns(rota=rota, plan=replace(EVERY_DAY, weeks=3), **by_code(rota.ask))
    turns = turns_of(rota)
    day = turns[10].begins_at.weekday()
    same = [
        one for one in turns if one.begins_at.weekday() == day and one.begins_at > NOW + timedelta(days=2)
    ]
    by_code(rota.ask)
    page = reverse("follow_rota", args=[Ball.objects.get(pk=rota.ask.ball_id).address_code])
    asked = {"do": "first", "who": str(henk.pk), "when": f"day-{day}"}
    assert client.post(page, asked).status_code == 302
    assert {one.id for one in card_of(henk).first} == {one.pk for one in same}
    assert not {one.pk for one in same} & open_to(other)
    assert "Je vraagt het eerst aan" in client.get(page).content.decode()
    wrong = client.post(page, {"do": "first", "when": f"day-{day}"})
    assert (wrong.status_code, "Kies aan wie je het vraagt." in wrong.content.decode()) == (422, True)
    assert client.post(page, asked | {"who": "ALL"}).status_code == 302
    assert {one.pk for one in same} <= open_to(other)
    assert tell("turn_open") >= {cast["carer"].name}


def test_turns_are_planned_for_a_face_at_once(cast: Cast) -> None:
    """The others do not hear of it before he had the time."""
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    before = len(told())
    plan = replace(
        EVERY_DAY, kind="VISIT", first_on=NOW.date() + timedelta(days=4), weekdays=range(7), wished=henk.pk
    )
    assert actions.plan_turns(rota=rota, plan=plan, **by_code(rota.ask)) == 7
    assert [args["kind"] for args in told()[before:]] == ["turn_first"]
    assert len(card_of(henk).first) == 7
    assert not any(one.kind == "VISIT" for one in card_of(other).open)


def test_what_begins_within_a_day_is_asked_of_everybody(cast: Cast) -> None:
    rota, (henk, _other) = begun(cast, "neighbour", "carer")
    late = by_code(rota.ask) | {"now": turns_of(rota)[5].begins_at - timedelta(hours=20)}
    with refused(errors.RotaMoved):
        actions.ask_first(rota=rota, turns=[turns_of(rota)[5].pk], helper=henk, **late)


def test_who_leaves_is_asked_no_more_and_the_others_hear_it(cast: Cast) -> None:
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    turn = turns_of(rota)[5]
    asks_first(rota, henk, turn)
    before = len(told())
    actions.leave_rota(**with_offer(henk))
    assert ("turn_open", "HELPERS", str(henk.pk)) in [
        (args["kind"], args["to"], args["but"]) for args in told()[before:]
    ]
    assert tell("turn_open", before) == {cast["carer"].name}
    takes(other, turn)


def test_a_wish_is_the_persons_alone_and_of_who_is_in_it(cast: Cast) -> None:
    rota, (henk, other) = begun(cast, "neighbour", "carer")
    turn, stranger = turns_of(rota)[5], UUID(int=5)
    wish = "UPDATE mutual_help_turn SET wished = %s, first_until = now() + interval '1 hour' WHERE id = %s"
    with_offer(other)
    assert sql(wish, other.pk, turn.pk) == [(0,)]
    cast.enter("outsider")
    assert sql(wish, other.pk, turn.pk) == [(0,)]
    with at_work("look_at_rotas"), refused(DatabaseError):
        sql(wish, henk.pk, turn.pk)
    by_code(rota.ask)
    with refused(IntegrityError):
        sql(wish, stranger, turn.pk)
    takes(henk, turns_of(rota)[4])
    by_code(rota.ask)
    with refused(IntegrityError):  # what somebody has is asked of nobody
        sql(wish, other.pk, turns_of(rota)[4].pk)
    with refused(IntegrityError):  # and never until it is too late
        sql(
            "UPDATE mutual_help_turn SET wished = %s, first_until = begins_at WHERE id = %s", henk.pk, turn.pk
        )
    assert asks_first(rota, henk, turn) == 1
    with at_work("look_at_rotas"), refused(IntegrityError):  # nor is he passed over before his time
        sql("UPDATE mutual_help_turn SET first_until = NULL WHERE id = %s", turn.pk)
    with_offer(other)
    with as_the_owner(), refused(IntegrityError):  # another takes it only when his time is over
        sql("UPDATE mutual_help_turn SET helper_id = %s WHERE id = %s", other.pk, turn.pk)
