"""A rota: what it begins with, planning, reminders, and how many is still small (R06, R23, R39)."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.neighbours import called
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import a_job
from samenspel.mutual_help import actions, errors, forms, queries
from samenspel.mutual_help.models import NobodyCame, Rota, Turn
from samenspel.mutual_help.rules import rota as small
from samenspel.notifications.models import Message

from .rota_people import CIRCLE, EVERY_DAY, begun, by_code, card_of, page_of, takes, turns_of, with_offer


def test_it_names_nobody_and_always_has_somebody_to_call(cast: Cast) -> None:
    ask = called(cast)
    circle = actions.Circle(line="Eten voor Amina.", contact_name="Els", contact_phone="+31301234567",
                            in_return=["NOTHING"])  # fmt: skip
    with refused(errors.NameInCall):
        actions.begin_rota(ask=ask, circle=circle, **by_code(ask))
    with refused(errors.RotaMoved):  # R39
        actions.begin_rota(ask=ask, circle=replace(CIRCLE, contact_name=""), **by_code(ask))


def test_planning_twice_plans_once(cast: Cast) -> None:
    rota, _ = begun(cast)
    assert actions.plan_turns(rota=rota, plan=EVERY_DAY, **by_code(rota.ask)) == 0
    assert len(turns_of(rota)) == 7


def test_from_six_on_she_is_asked_whether_it_is_pleasant() -> None:
    helpers = [
        queries.HelperRow(UUID(int=at), True, NOW.date(), "", "", "", True) for at in range(small.MANY)
    ]
    page = queries.RotaPage(UUID(int=9), "", "", "", "", None, helpers, [], [], [], [])
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


def test_it_begins_with_what_stands_opposite_and_who_is_asked_reads_it(cast: Cast) -> None:
    """R23: nothing is an answer, silence is not."""
    ask = called(cast)
    for said in ([], ["NOTHING", "COSTS"]):
        with refused(errors.RotaMoved):
            actions.begin_rota(ask=ask, circle=replace(CIRCLE, in_return=said), **by_code(ask))
    rota, (helper,) = begun(cast, "neighbour", join=False)
    assert card_of(helper).given == page_of(rota).given
    assert len(card_of(helper).given) == 2
    actions.change_rota(rota=rota, circle=replace(CIRCLE, in_return=["NOTHING"]), **by_code(rota.ask))
    assert card_of(helper).in_return == ["NOTHING"]


def reminded(now: datetime) -> set[str]:
    """The job looks at this moment; who was reminded until now."""
    with at_work("look_at_rotas"):
        for turn in queries.turns_to_remind(now=now):
            actions.remind_of_turn(turn=turn, acting=a_job("look_at_rotas"), now=now)
    with as_the_owner():
        return set(Message.objects.filter(kind="turn_soon").values_list("person__name", flat=True))


def test_who_comes_is_reminded_the_day_before_and_earlier_by_letter(cast: Cast) -> None:
    rota, (mail, letter, without) = begun(cast, "neighbour", "caller", "carer")
    turns = turns_of(rota)
    for helper, turn in zip((without, letter, mail), turns[4:], strict=True):
        takes(helper, turn)
    actions.say_reminders(want=False, **with_offer(without))
    begins = turns[5].begins_at
    assert reminded(begins - timedelta(days=3, hours=1)) == {cast["caller"].name}
    assert reminded(turns[6].begins_at - timedelta(hours=23)) == {cast["caller"].name, cast["neighbour"].name}
    with as_the_owner():
        assert Message.objects.filter(kind="turn_soon").count() == 2
    with at_work("look_at_rotas"):  # once, also when two look at the same time
        again = Turn.objects.get(pk=turns[6].pk)
        assert not actions.remind_of_turn(turn=again, acting=a_job("look_at_rotas"), now=begins)
    with_offer(mail)
    with refused(IntegrityError):  # and only she says whether she wants it
        sql("SELECT say_reminders(%s, false)", letter.pk)


def test_what_was_taken_in_its_last_day_needs_no_reminder(cast: Cast) -> None:
    rota, (helper,) = begun(cast, "neighbour")
    early = replace(EVERY_DAY, kind="VISIT", begins=time(0, 1))  # tomorrow, in less than a day
    actions.plan_turns(rota=rota, plan=early, **by_code(rota.ask))
    soon = turns_of(rota)[0]
    takes(helper, soon)
    with as_the_owner():
        assert Turn.objects.get(pk=soon.pk).reminded_at is not None


def test_it_comes_every_other_week_for_three_months(cast: Cast) -> None:
    """An evening off for a carer: every second Thursday from a day she chooses, until half past ten."""
    rota, _ = begun(cast)
    first = NOW.date() + timedelta(days=10)
    evening = actions.TurnPlan(
        kind="STAY", weekdays=[first.weekday()], begins=time(19, 30), until=time(22, 30), weeks=13, every=2,
        first_on=first,
    )  # fmt: skip
    assert actions.plan_turns(rota=rota, plan=evening, **by_code(rota.ask)) == 7
    stays = [one for one in turns_of(rota) if one.kind == "STAY"]
    assert [one.begins_at.date() for one in stays] == [first + timedelta(weeks=2 * at) for at in range(7)]
    row = next(one for one in page_of(rota).turns if one.kind == "STAY")
    assert row.until
    assert (row.begins_at.hour, row.until.hour, row.until.minute) == (19, 22, 30)
    assert all(one.until is None for one in page_of(rota).turns if one.kind == "MEAL")


def test_what_was_earlier_today_is_not_planned(cast: Cast) -> None:
    rota, _ = begun(cast)
    today = actions.TurnPlan(kind="VISIT", weekdays=range(7), begins=time(0, 1), weeks=1, first_on=NOW.date())
    assert actions.plan_turns(rota=rota, plan=today, **by_code(rota.ask)) == 6


def test_a_night_goes_on_until_the_next_day() -> None:
    (night,) = small.spans([NOW.date()], begins=time(22), until=time(7), kind="STAY")
    assert night[1] - night[0] == timedelta(hours=9)


@pytest.mark.parametrize(
    ("first", "until", "wrong"),
    [
        (-1, "", "first_on"),
        (200, "", "first_on"),
        (3, "19:30", "until"),
        (3, "09:00", "until"),
        (3, "07:00", ""),
    ],
)
def test_what_cannot_be_is_asked_again(first: int, until: str, wrong: str) -> None:
    typed = {"kind": "STAY", "weekdays": ["3"], "begins": "19:30", "weeks": "13", "every": "2",
             "first_on": str(NOW.date() + timedelta(days=first)), "until": until}  # fmt: skip
    form = forms.TurnsForm(typed, now=NOW)
    assert list(form.errors) == ([wrong] if wrong else [])
    assert form.opens_more


def full(cast: Cast) -> Rota:
    """Three meals a day and somebody who stays, for three months: 364 turns."""
    rota, _ = begun(cast)
    for kind, begins in (
        ("MEAL", time(8)),
        ("MEAL", time(12, 30)),
        ("MEAL", time(17, 30)),
        ("STAY", time(20)),
    ):
        plan = replace(EVERY_DAY, kind=kind, begins=begins, weeks=small.WEEKS_AT_MOST)
        actions.plan_turns(rota=rota, plan=plan, **by_code(rota.ask))
    return rota


def test_a_full_rota_shows_what_is_nearest(cast: Cast) -> None:
    rota = full(cast)
    shown = [one.id for one in page_of(rota).turns]
    assert shown == [one.pk for one in turns_of(rota)]
    assert len(shown) == 364


def test_what_is_long_past_makes_room_and_what_somebody_looks_after_stays(cast: Cast) -> None:
    rota, _ = begun(cast)
    for days in (20, 10, 3):
        at = NOW - timedelta(days=days)
        Turn(rota=rota, kind="VISIT", begins_at=at, ends_at=at + timedelta(hours=1), opened_at=at).save(
            force_insert=True
        )
    old, looked_after, _soon = turns_of(rota)[:3]
    NobodyCame(turn=looked_after, said_at=NOW).save(force_insert=True)
    page = page_of(rota)
    assert [one.id for one in page.turns] == [one.pk for one in turns_of(rota) if one.pk != old.pk]
    assert [one.id for one in page.nobody_came] == [looked_after.pk]


def test_more_turns_than_her_page_reads_are_refused_and_what_she_typed_stays(
    cast: Cast, client: Client
) -> None:
    rota = full(cast)
    with refused(errors.TooManyTurns):
        actions.plan_turns(
            rota=rota, plan=replace(EVERY_DAY, kind="VISIT", weeks=13), **by_code(rota.ask)
        )  # fmt: skip
    typed = {"do": "turns", "kind": "VISIT", "weekdays": list(range(7)), "begins": "10:00", "weeks": "13",
             "every": "1", "note": "Bel twee keer."}  # fmt: skip
    page = client.post(reverse("follow_rota", args=[rota.ask.ball.address_code]), typed)
    assert page.status_code == 422
    assert "hooguit 400 tegelijk" in page.content.decode()
    assert "Bel twee keer." in page.content.decode()
    few = replace(EVERY_DAY, kind="VISIT", weeks=4)
    assert actions.plan_turns(rota=rota, plan=few, **by_code(rota.ask)) == 28


def test_what_is_needed_after_all_fits_too(cast: Cast) -> None:
    rota = full(cast)
    days = turns_of(rota)[:200]
    actions.cancel_turns(rota=rota, turns=[one.pk for one in days], **by_code(rota.ask))
    for at in (time(9), time(10), time(11)):
        plan = replace(EVERY_DAY, kind="VISIT", begins=at, weeks=small.WEEKS_AT_MOST - 3)
        actions.plan_turns(rota=rota, plan=plan, **by_code(rota.ask))
    with refused(errors.TooManyTurns):
        actions.need_after_all(rota=rota, turns=[one.pk for one in days], **by_code(rota.ask))


def test_a_turn_in_the_hour_that_is_skipped_is_planned_all_the_same(cast: Cast) -> None:
    """From two to three in the night that the clock goes forward, both are one moment."""
    rota, _ = begun(cast)
    now = datetime(2027, 3, 20, 9, tzinfo=UTC)
    night = actions.TurnPlan(kind="STAY", weekdays=range(7), begins=time(2), until=time(3), weeks=2)
    assert actions.plan_turns(rota=rota, plan=night, **(by_code(rota.ask) | {"now": now})) == 14
    hours = {one.ends_at - one.begins_at for one in turns_of(rota) if one.kind == "STAY"}
    assert hours == {timedelta(hours=1)}
