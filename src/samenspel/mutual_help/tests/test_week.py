"""A language bath: one weekly plan, by her own yes, and nobody is in two places at one time (AS-17, I68)."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.helping_rows import begun
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, errors, jobs, queries
from samenspel.mutual_help.models import Ask, Group, Joining, Place, Programme, Wish
from samenspel.mutual_help.rules import week
from samenspel.notifications.models import Message

MORNING, LATER = (time(9, 30), time(12, 0)), (time(11, 0), time(13, 30))
Hers = dict[str, Any]


def bath(cast: Cast) -> Programme:
    """A programme that somebody at work leads, who holds no ball of whoever is in it."""
    return begun(cast, by="coach", name="Taalbad", needs_training=False, pot_cents=0)


def group(
    cast: Cast, programme: Programme, weekday: int = 0, when: Any = MORNING, places: int = 4, **more: Any
) -> Group:
    cast.enter("coach")
    facts = {"kind": "LESSON", "name": "Taalles", "where": "De Oude School", "led_by": "Mei"} | more
    plan = actions.GroupPlan(weekday=weekday, begins=when[0], ends=when[1], places=places, **facts)
    return actions.open_group(programme=programme, plan=plan, acting=cast.acting("coach"), now=NOW)


def comes(cast: Cast, programme: Programme, key: str = "resident") -> Hers:
    """Somebody asks and joins with her ask; what she needs for her next deed."""
    ask = cast.ask("Ik wil beter Nederlands leren.", key=key, acting=cast.acting(key))
    cast.enter(key)
    joining = actions.join_programme(programme=programme, brought=ask, acting=cast.acting(key), now=NOW)
    return {"joining": joining, "brought": ask, "acting": cast.acting(key), "now": NOW}


def be(hers: Hers) -> Hers:
    """The rest is done by her, with her code."""
    ask: Ask = hers["brought"]
    enter(Context(ball=ask.ball_id))
    return hers | {"acting": Acting(person=ask.asker_id, way="CODE")}


def page_of(hers: Hers) -> queries.WeekPage:
    ask: Ask = be(hers)["brought"]
    found = queries.week_page(queries.ask_page(ball=ask.ball_id, deed="my_week").more)
    assert found
    return found


def shows(cast: Cast, one: Group, hers: Hers) -> Place:
    cast.enter("coach")
    return actions.show_place(group=one, joining=hers["joining"], acting=cast.acting("coach"), now=NOW)


# --- one week, by her own yes -----------------------------------------------------------------------------------
def test_what_is_shown_and_what_she_finds_herself_make_one_week(cast: Cast) -> None:
    programme = bath(cast)
    lesson, talk = group(cast, programme), group(cast, programme, weekday=2, kind="TALK", name="Praten")
    hers = comes(cast, programme)
    shows(cast, lesson, hers)
    assert [(one.name, one.shown, one.mine) for one in page_of(hers).groups] == [
        ("Taalles", True, False), ("Praten", False, False),
    ]  # fmt: skip
    for one in (lesson, talk):
        actions.take_place(group=one, **be(hers))
    page = page_of(hers)
    assert [one.name for one in page.mine] == ["Taalles", "Praten"]
    assert (page.half_days, [len(day["groups"]) for day in page.days]) == (2, [1, 0, 1, 0, 0, 0, 0])
    cast.enter("coach")
    (somebody,) = queries.weeks_of(programme=programme.pk).people
    assert (somebody.name, somebody.half_days, somebody.free) == ("Amina", 2, [])


def test_nobody_is_given_a_place_without_her_own_yes(cast: Cast) -> None:
    programme = bath(cast)
    lesson, hers = group(cast, programme), comes(cast, programme)
    place = shows(cast, lesson, hers)
    write = "UPDATE mutual_help_place SET taken_at = now() WHERE id = %s"
    with refused(IntegrityError):
        sql(write, place.pk)
    with refused(errors.WeekMoved):
        actions.take_place(group=lesson, **hers | {"acting": cast.acting("coach")})
    with as_the_owner(), refused(IntegrityError):  # past every policy: even then it is not her yes
        sql(write, place.pk)


def test_who_leads_it_never_writes_her_yes_down_as_well(cast: Cast) -> None:
    programme = bath(cast)
    lesson, hers = group(cast, programme), comes(cast, programme)
    shows(cast, lesson, hers)
    enter(Context(person=cast["coach"].pk, ball=hers["brought"].ball_id))  # with the code that she reads out
    namens = cast.acting("coach").namens(cast["resident"].pk, way="PHONE")
    with refused(errors.AnotherWritesDown):
        actions.take_place(group=lesson, **hers | {"acting": namens})
    enter(Context(person=cast["desk"].pk, ball=hers["brought"].ball_id))  # a colleague may
    namens = cast.acting("desk").namens(cast["resident"].pk, way="PHONE")
    actions.take_place(group=lesson, **hers | {"acting": namens})
    assert page_of(hers).half_days == 1


# --- never in two places ----------------------------------------------------------------------------------------
def test_nobody_is_in_two_places_at_one_time_not_with_another_ask_either(cast: Cast) -> None:
    one, two = bath(cast), bath(cast)
    first, second = group(cast, one), group(cast, two, when=LATER)
    hers, again = comes(cast, one), comes(cast, two)
    actions.take_place(group=first, **be(hers))
    with refused(errors.TwoPlacesAtOnce):
        actions.take_place(group=second, **be(again))
    assert page_of(again).groups[0].clashes
    with as_the_owner(), refused(IntegrityError):
        enter(Context(ball=again["brought"].ball_id))
        sql("INSERT INTO mutual_help_place (id, group_id, joining_id, taken_at) VALUES (gen_random_uuid(), %s, %s, now())",
            second.pk, again["joining"].pk)  # fmt: skip
    actions.leave_place(group=first.pk, **be(hers))
    actions.take_place(group=second, **be(again))


def test_a_group_has_so_many_places_and_two_after_each_other_fit(cast: Cast) -> None:
    programme = bath(cast)
    small = group(cast, programme, places=1)
    after = group(cast, programme, when=(MORNING[1], time(14, 0)))
    hers, other = comes(cast, programme), comes(cast, programme, "neighbour")
    actions.take_place(group=small, **be(hers))
    actions.take_place(group=after, **be(hers))
    with refused(errors.GroupIsFull):
        actions.take_place(group=small, **be(other))
    assert not page_of(other).groups[0].has_room


# --- what she wishes, who reads it, and when it stops -----------------------------------------------------------
def test_an_interpreter_is_flagged_and_only_she_says_so(cast: Cast) -> None:
    programme = bath(cast)
    hers = comes(cast, programme)
    actions.say_wish(half_days=7, interpreter="Arabisch", **be(hers))
    cast.enter("coach")
    (somebody,) = queries.weeks_of(programme=programme.pk).people
    assert (somebody.half_days_wished, somebody.interpreter) == (7, "Arabisch")
    with refused(IntegrityError, ProgrammingError):
        Wish.objects.create(joining=hers["joining"], interpreter="Grieks", said_at=NOW)
    assert Wish.objects.filter(joining=hers["joining"]).update(interpreter="") == 0
    cast.enter("outsider")
    assert not Wish.objects.exists()
    assert not Place.objects.exists()
    assert queries.weeks_of(programme=programme.pk).people == []


def test_it_is_told_by_a_job_and_a_group_that_closes_frees_her_week(cast: Cast) -> None:
    programme = bath(cast)
    lesson, hers = group(cast, programme), comes(cast, programme)
    shows(cast, lesson, hers)
    actions.take_place(group=lesson, **be(hers))
    cast.enter("coach")
    actions.close_group(programme=programme, group=lesson.pk, acting=cast.acting("coach"), now=NOW)
    assert page_of(hers).groups == []
    with as_the_owner():
        kinds = [
            row[0]
            for row in sql("SELECT args->>'kind' FROM procrastinate_jobs WHERE task_name = 'tell_week'")
        ]
    assert kinds == ["place_shown", "week_moved"]
    with at_work("tell_week"):
        for kind in kinds:
            jobs.tell_week(kind=kind, joining=str(hers["joining"].pk))
    with as_the_owner():
        told = Message.objects.filter(kind__in=kinds).values_list("kind", "person").order_by("kind")
        assert list(told) == [(kind, cast["resident"].pk) for kind in kinds]


@pytest.mark.parametrize("how", ["leaves", "over"])
def test_who_leaves_and_a_programme_that_ends_free_the_places(cast: Cast, how: str) -> None:
    programme = bath(cast)
    lesson, hers = group(cast, programme, places=1), comes(cast, programme)
    actions.take_place(group=lesson, **be(hers))
    if how == "leaves":
        joining = Joining.objects.get(pk=hers["joining"].pk)
        actions.leave_programme(joining=joining, brought=hers["brought"], acting=be(hers)["acting"], now=NOW)
    else:
        cast.enter("coach")
        actions.end_programme(programme=programme, story="Mooi.", acting=cast.acting("coach"), now=NOW)
    with as_the_owner():
        assert not Place.objects.filter(left_at=None).exists()


def test_with_her_ask_what_she_joined_ends_too(cast: Cast) -> None:
    """Her place is for another, nobody reads her name any more, and she is not in her own way."""
    programme = bath(cast)
    lesson, hers = group(cast, programme, places=1), comes(cast, programme)
    actions.take_place(group=lesson, **be(hers))
    ask = cast.again(hers["brought"], "resident")
    actions.withdraw(ask=ask, acting=cast.acting("resident"), now=NOW)
    with as_the_owner():
        assert not Place.objects.filter(left_at=None).exists()
        assert Joining.objects.get().left_at == NOW
    cast.enter("coach")
    assert queries.people_in(programme=programme.pk) == []
    assert (
        "Amina"
        not in signed_in(cast, "coach").get(reverse("work_programme", args=[programme.pk])).content.decode()
    )
    for key in ("neighbour", "resident"):
        anew = comes(cast, programme, key)
        actions.take_place(group=lesson, **be(anew))
        actions.leave_place(group=lesson, **be(anew))


def test_only_who_leads_it_opens_a_group_and_its_time_stays(cast: Cast) -> None:
    programme = bath(cast)
    lesson = group(cast, programme)
    with refused(ProgrammingError):
        sql("UPDATE mutual_help_group SET begins = '08:00' WHERE id = %s", lesson.pk)
    cast.enter("wijkteam")
    plan = actions.GroupPlan("LESSON", "Les", 1, *MORNING, "Hier", "Els", 4)
    with refused(errors.WeekMoved):
        actions.open_group(programme=programme, plan=plan, acting=cast.acting("wijkteam"), now=NOW)


def test_a_half_day_is_a_morning_or_the_rest() -> None:
    moments = [(0, time(9)), (0, time(11)), (0, time(14)), (2, time(12, 59)), (2, time(13))]
    assert week.half_days(moments) == 4


def test_what_was_shown_is_taken_back_until_she_says_yes(cast: Cast) -> None:
    programme = bath(cast)
    lesson, hers = group(cast, programme), comes(cast, programme)
    back: Hers = {"group": lesson.pk, "joining": hers["joining"], "programme": programme, "now": NOW}
    shows(cast, lesson, hers)
    cast.enter("youssef")
    with refused(errors.WeekMoved):  # who does not lead it
        actions.take_back_place(acting=cast.acting("youssef"), **back)
    cast.enter("coach")
    actions.take_back_place(acting=cast.acting("coach"), **back)
    assert not page_of(hers).groups[0].shown
    shows(cast, lesson, hers)
    actions.take_place(group=lesson, **be(hers))
    cast.enter("coach")
    with refused(errors.WeekMoved):
        actions.take_back_place(acting=cast.acting("coach"), **back)


def test_in_a_holiday_week_there_is_nothing_and_she_hears_it(cast: Cast) -> None:
    programme = bath(cast)
    lesson, hers = group(cast, programme), comes(cast, programme)
    actions.take_place(group=lesson, **be(hers))
    day = NOW.date() + timedelta(days=24)
    mine: Hers = {"programme": programme, "day": day, "acting": cast.acting("coach"), "now": NOW}
    cast.enter("coach")
    assert actions.plan_quiet_week(**mine)
    assert page_of(hers).quiet == [week.monday_of(day)]
    with as_the_owner():
        assert sql("SELECT count(*) FROM procrastinate_jobs WHERE args->>'kind' = 'week_moved'") == [(1,)]
    cast.enter("youssef")
    with refused():
        actions.plan_quiet_week(**mine | {"acting": cast.acting("youssef")})
    cast.enter("coach")
    assert not actions.plan_quiet_week(**mine)  # after all there is
    assert page_of(hers).quiet == []


def test_who_had_a_place_hears_that_the_programme_is_over(cast: Cast) -> None:
    programme = bath(cast)
    lesson, hers = group(cast, programme), comes(cast, programme)
    comes(cast, programme, "neighbour")  # without a place there is nothing to hear
    actions.take_place(group=lesson, **be(hers))
    cast.enter("coach")
    actions.end_programme(programme=programme, story="Mooi.", acting=cast.acting("coach"), now=NOW)
    with as_the_owner():
        jobs_of_it = sql(
            "SELECT args->>'kind', args->>'joining' FROM procrastinate_jobs WHERE task_name = 'tell_week'"
        )
    assert jobs_of_it == [("week_moved", str(hers["joining"].pk))]
    with at_work("tell_week"):
        jobs.tell_week(kind="week_moved", joining=str(hers["joining"].pk))
    with as_the_owner():
        assert (
            Message.objects.filter(kind="week_moved").values_list("person", flat=True).get()
            == cast["resident"].pk
        )
