"""Let somebody call me: by one press of either side; whoever coordinates hears it, the other never (R39, AS-21)."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.deaths import died
from tests.house.situation import signed_in
from tests.neighbours import be, both, met, people, says, started, suggested
from tests.play import as_the_owner, at_work, end, refused, sql
from tests.truth.matrix_rows import made

from samenspel.commitments.models import Absence, Ball
from samenspel.foundation import clock
from samenspel.mutual_help import actions, errors, jobs, queries
from samenspel.mutual_help.models import Ask, CallMe, Match
from samenspel.mutual_help.rules import call_me as rules
from samenspel.notifications.models import Message

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SIDES = ("ASKER", "OFFERER")
OTHER = {"ASKER": "OFFERER", "OFFERER": "ASKER"}


def presses(match: Match, side: str = "OFFERER", talked: str = "NOT_YET") -> bool:
    """One side wants to be called."""
    found, acting = be(match, side)
    return actions.let_me_be_called(match=found, side=side, talked=talked, acting=acting, now=NOW)


def tells(after: int = 0) -> list[str]:
    """Let the job tell it; return the names of who was told, in order."""
    with as_the_owner():
        rows = sql("SELECT args::text FROM procrastinate_jobs WHERE task_name = 'tell_call' ORDER BY id")
    with at_work("tell_call"):
        for (args,) in rows[after:]:
            jobs.tell_call(**json.loads(args))
    return heard()


def heard() -> list[str]:
    with as_the_owner():
        found = Message.objects.filter(kind="call_one_of_two").order_by("made_at", "pk")
        return list(found.values_list("person__name", flat=True))


def ball_of(match: Match) -> Ball:
    with as_the_owner():
        return Ball.objects.select_related("holder", "deputy").get(pk=people(match)["ASKER"][1])


def page_of(cast: Cast, match: Match, key: str = "wijkteam") -> queries.AskPage:
    cast.enter(key)
    return queries.ask_page(ball=people(match)["ASKER"][1], reads=(), matches=True)


def calls(cast: Cast, match: Match, key: str = "wijkteam") -> None:
    """Somebody at work says that she called."""
    (one,) = page_of(cast, match, key).calls
    actions.say_i_called(
        call=one.id, match=match.pk, ball=people(match)["ASKER"][1], town=cast.town.pk,
        acting=cast.acting(key), now=NOW,
    )  # fmt: skip


def away(person: UUID) -> None:
    with as_the_owner():
        today = clock.today()
        Absence.objects.create(person_id=person, starts_on=today, ends_on=today + timedelta(days=5))


def nothing_done(statement: str, *values: object) -> bool:
    """True when the database refuses it, or finds no row that may be touched."""
    try:
        with transaction.atomic():
            return sql(statement, *values) in ([], [(0,)])
    except DatabaseError:
        return True


# --- by when ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("2026-11-24 10:30", "2026-11-24 12:30"),
        ("2026-11-24 15:00", "2026-11-24 17:00"),
        ("2026-11-24 16:00", "2026-11-25 10:00"),
        ("2026-11-24 02:00", "2026-11-24 11:00"),
        ("2026-11-24 23:00", "2026-11-25 11:00"),
        ("2026-11-27 16:00", "2026-11-30 10:00"),  # a Friday
        ("2026-11-28 12:00", "2026-11-30 11:00"),
        ("2026-12-24 16:30", "2026-12-28 10:30"),  # over Christmas
    ],
)
def test_it_promises_two_hours_in_which_somebody_is_at_work(said: str, by: str) -> None:
    moment = datetime.fromisoformat(said).replace(tzinfo=AMSTERDAM)
    assert rules.call_by(moment) == datetime.fromisoformat(by).replace(tzinfo=AMSTERDAM)


def test_the_next_one_is_asked_at_the_due_moment_and_then_every_two_hours_at_work() -> None:
    due = datetime(2026, 11, 24, 16, tzinfo=AMSTERDAM)
    asked = {"due_at": due, "now": due}
    assert not rules.is_next_asked(asked=1, due_at=due, now=due - timedelta(seconds=1))
    assert rules.is_next_asked(asked=1, **asked)
    assert not rules.is_next_asked(asked=2, **asked)
    assert rules.is_next_asked(asked=2, due_at=due, now=due + timedelta(hours=18))


# --- pressing --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("side", SIDES)
def test_whoever_has_the_ball_hears_it_and_reads_who_with_a_number(cast: Cast, side: str) -> None:
    match = started(cast)
    assert presses(match, side)
    assert tells() == [cast["wijkteam"].name]
    (one,) = page_of(cast, match).calls
    person = people(match)[side][0]
    with as_the_owner():
        phone, mail = sql("SELECT phone, email FROM community_contactdetails WHERE person_id = %s", person)[0]
    assert (one.person_id, one.phone, one.email, one.talked_words) == (person, phone, mail, "nog niet")
    with as_the_owner():
        body = str(Message.objects.get(kind="call_one_of_two").__dict__)
    assert not any(cast[key].shown in body for key in ("resident", "neighbour"))


@pytest.mark.parametrize("side", SIDES)
def test_her_own_side_reads_who_calls_and_by_when(cast: Cast, side: str) -> None:
    match = started(cast)
    presses(match, side)
    be(match, side)
    (card,) = queries.matches_at(ball=people(match)[side][1])
    assert card.call
    assert (card.call.who, card.call.name, card.call.phone) == (cast["wijkteam"].shown, "Els", "+31301234567")
    assert card.call.due_at == rules.call_by(NOW.astimezone(AMSTERDAM))


@pytest.mark.parametrize("side", SIDES)
def test_the_other_side_reads_nothing_of_it(cast: Cast, side: str) -> None:
    """Not on her page, not by SQL, not in her ball, her journal or her messages: all is as it was."""
    match = started(cast)
    other = OTHER[side]

    def reads() -> list[Any]:
        be(match, other)
        mine, ball = people(match)[other]
        page: list[Any] = [str(queries.matches_at(ball=ball))]
        cast.enter("resident" if other == "ASKER" else "neighbour")
        page += [str(queries.matches_at(ball=ball)), CallMe.objects.count()]
        for table in ("commitments_ball", "commitments_step", "commitments_seat", "journal_entry",
                      "notifications_message", "mutual_help_match"):  # fmt: skip
            page.append(sql(f"SELECT t::text FROM {table} t ORDER BY 1"))
        assert sql("SELECT * FROM calls_at(%s)", people(match)["ASKER"][1]) == []
        assert sql("SELECT * FROM calls_waiting()") == []
        assert sql("SELECT call_of(%s, %s)", match.pk, side) == [(None,)]
        assert sql("SELECT may_say_for(%s, %s), i_call_for(%s)", match.pk, side, match.pk) == [(False, False)]
        return page

    before = reads()
    presses(match, side)
    tells()
    assert reads() == before
    with at_work("look_at_calls"):
        call = queries.calls_due(now=NOW + timedelta(days=7)).get()
        actions.ask_next_to_call(call=call, acting=cast.acting("wijkteam"), now=NOW + timedelta(days=7))
    assert reads() == before
    calls(cast, match)
    assert reads() == before


def test_pressed_twice_it_is_said_once(cast: Cast) -> None:
    match = started(cast)
    assert presses(match)
    assert not presses(match, talked="CANNOT")
    assert presses(match, "ASKER")
    with as_the_owner():
        assert list(CallMe.objects.values_list("side", "talked")) == [
            ("OFFERER", "NOT_YET"),
            ("ASKER", "NOT_YET"),
        ]


@pytest.mark.parametrize("talked", ["", "YES", "NOT_YET", "CANNOT"])
def test_the_one_question_may_stay_open(cast: Cast, talked: str) -> None:
    match = started(cast)
    presses(match, talked=talked)
    assert page_of(cast, match).calls[0].talked == talked


def test_only_of_two_who_know_each_other(cast: Cast) -> None:
    match = suggested(cast)
    with refused(errors.MatchMoved):
        presses(match)
    be(match, "OFFERER")
    assert queries.matches_at(ball=people(match)["OFFERER"][1])[0].call is None
    says(match, "ASKER")
    says(match, "OFFERER")
    assert presses(match)


@pytest.mark.parametrize("step", [met, both, started])
def test_from_the_first_meeting_on(cast: Cast, step: Any) -> None:
    match = step(cast)
    be(match, "ASKER")
    (card,) = queries.matches_at(ball=people(match)["ASKER"][1])
    assert card.call
    assert card.call.phone  # there is a number to call, before somebody to call was agreed too
    assert presses(match, "ASKER")


def test_who_asked_it_and_stops_is_called_all_the_same(cast: Cast) -> None:
    match = started(cast)
    presses(match)
    found, acting = be(match, "ASKER")
    actions.end_helping(match=found, side="ASKER", acting=acting, now=NOW)
    be(match, "OFFERER")
    (card,) = queries.matches_at(ball=people(match)["OFFERER"][1])
    assert card.call
    assert card.call.said_at
    with refused(errors.MatchMoved):
        presses(match, "ASKER")
    with as_the_owner():
        ask = Ask.objects.get(matches=match)
    end(cast, ask)
    assert page_of(cast, match).calls
    calls(cast, match)


# --- who calls -------------------------------------------------------------------------------------------------
def test_when_the_holder_is_away_it_is_her_deputy_who_calls_and_is_named(cast: Cast) -> None:
    match = started(cast)
    ball = ball_of(match)
    assert ball.deputy
    away(ball.holder_id)
    presses(match)
    assert tells() == [ball.deputy.name]
    be(match, "OFFERER")
    (card,) = queries.matches_at(ball=people(match)["OFFERER"][1])
    assert card.call
    assert card.call.who == ball.deputy.shown


def test_nobody_there_is_no_promise_but_a_number(cast: Cast, client: Client) -> None:
    match = started(cast)
    ball = ball_of(match)
    away(ball.holder_id)
    assert ball.deputy_id
    away(ball.deputy_id)
    with refused(errors.MatchMoved):
        presses(match)
    page = client.get(reverse("offer_asks", args=[code_of(match, "OFFERER")])).content.decode()
    assert "Er is nu niemand die jou kan bellen." in page
    assert "Laat iemand mij bellen" not in page
    assert "030 123 45 67" in page


def test_one_of_the_two_is_never_who_calls(cast: Cast) -> None:
    """A professional who helps, and holds the question too: her deputy hears of it, also when she asks it herself."""
    match = started(cast)
    ball = ball_of(match)
    assert ball.deputy
    with made():
        sql("UPDATE mutual_help_offer SET offerer_id = %s WHERE id = %s", ball.holder_id, match.offer_id)
    presses(match, "ASKER")
    assert tells() == [ball.deputy.name]
    cast.enter("wijkteam")
    assert not CallMe.objects.exists()
    assert sql("SELECT i_call_for(%s)", match.pk) == [(False,)]
    assert page_of(cast, match).calls == []


def test_nobody_called_in_time_then_the_deputy_hears_it(cast: Cast) -> None:
    match = started(cast)
    ball = ball_of(match)
    assert ball.deputy
    presses(match)
    tells()
    due = rules.call_by(NOW.astimezone(AMSTERDAM))

    def looks(now: datetime) -> list[bool]:
        with at_work("look_at_calls"):
            found = list(queries.calls_due(now=now))
            return [
                actions.ask_next_to_call(call=one, acting=cast.acting("wijkteam"), now=now) for one in found
            ]

    def waits(key: str) -> list[UUID]:
        cast.enter(key)
        return [one.ball for one in queries.calls_waiting()]

    key = next(name for name, person in cast.person.items() if person.pk == ball.deputy_id)
    assert (waits("wijkteam"), waits(key)) == ([ball.pk], [])
    assert looks(due - timedelta(minutes=1)) == []
    assert looks(due) == [True]
    assert heard() == [cast["wijkteam"].name, ball.deputy.name]
    assert looks(due) == [False]  # and nobody is left to ask
    assert (waits("wijkteam"), waits(key)) == ([ball.pk], [ball.pk])
    calls(cast, match, key)
    assert (waits("wijkteam"), waits(key)) == ([], [])


@pytest.mark.parametrize("with_lead", [False, True])
def test_whoever_was_told_falls_ill_and_the_next_who_is_there_hears_it(cast: Cast, with_lead: bool) -> None:
    match = started(cast)
    ball = ball_of(match)
    assert ball.deputy
    if with_lead:
        with as_the_owner():
            sql("INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), %s, %s, 'LEAD', now())",
                ball.pk, cast["lead"].pk)  # fmt: skip
    presses(match)
    tells()
    away(ball.holder_id)
    key = next(name for name, person in cast.person.items() if person.pk == ball.deputy_id)
    cast.enter(key)
    assert [one.ball for one in queries.calls_waiting()] == [ball.pk]  # she reads it before she is told
    due = rules.call_by(NOW.astimezone(AMSTERDAM))
    with at_work("look_at_calls"):
        for now in (due, due, due + timedelta(days=7), due + timedelta(days=9)):
            for call in queries.calls_due(now=now):
                actions.ask_next_to_call(call=call, acting=cast.acting("wijkteam"), now=now)
    lead = [cast["lead"].name] if with_lead else []
    assert heard() == [cast["wijkteam"].name, ball.deputy.name, *lead]
    cast.enter(key)
    assert [one.ball for one in queries.calls_waiting()] == [ball.pk]


def test_told_twice_by_its_job_one_hears_it_once(cast: Cast) -> None:
    match = started(cast)
    presses(match)
    tells()
    assert tells() == [cast["wijkteam"].name]


def test_called_it_goes_and_no_row_tells_which_of_the_two(cast: Cast) -> None:
    match = started(cast)
    presses(match)
    calls(cast, match)
    with as_the_owner():
        assert not CallMe.objects.exists()
        ((row,),) = sql("SELECT row_to_json(e)::text FROM journal_entry e WHERE verb = 'called_one_of_two'")
        jobs_left = str(sql("SELECT args::text FROM procrastinate_jobs WHERE task_name = 'tell_call'"))
    assert not any(str(one) in row + jobs_left for pair in people(match).values() for one in pair[:1])
    with refused(errors.MatchMoved):
        actions.say_i_called(
            call=match.pk, match=match.pk, ball=match.pk, town=cast.town.pk, acting=cast.acting("wijkteam"),
            now=NOW,
        )  # fmt: skip


def test_it_is_not_needed_any_more_and_nothing_is_left(cast: Cast) -> None:
    match = started(cast)
    presses(match)
    found, acting = be(match, "OFFERER")
    actions.no_call_needed(match=found, side="OFFERER", acting=acting, now=NOW)
    with as_the_owner():
        assert not CallMe.objects.exists()
    with refused(errors.MatchMoved):
        actions.no_call_needed(match=found, side="OFFERER", acting=acting, now=NOW)
    assert tells() == []  # and nobody is told of it after


def test_what_nobody_called_about_is_gone_in_two_weeks(cast: Cast) -> None:
    match = started(cast)
    presses(match)
    with at_work("look_at_calls"):
        assert actions.forget_calls(now=NOW + timedelta(days=13)) == 0
        assert actions.forget_calls(now=NOW + timedelta(days=15)) == 1


def test_who_died_is_called_by_nobody(cast: Cast) -> None:
    match = started(cast)
    presses(match)
    presses(match, "ASKER")
    died(cast, people(match)["ASKER"][1])
    with as_the_owner():
        assert list(CallMe.objects.values_list("side", flat=True)) == ["OFFERER"]


# --- attacks ---------------------------------------------------------------------------------------------------
INSERT = (
    "INSERT INTO mutual_help_callme (id, match_id, side, talked, said_at, due_at, told)"
    " VALUES (gen_random_uuid(), %s, %s, '', now(), now() + interval '2 hours', '{}')"
)


TOLD = "told = ARRAY[gen_random_uuid()]"


@pytest.mark.parametrize("key", ["outsider", "coach", "gp", "lead"])
def test_nobody_else_says_it_reads_it_or_takes_it_away(cast: Cast, key: str) -> None:
    match = started(cast)
    cast.enter(key)
    assert nothing_done(INSERT, match.pk, "OFFERER")
    presses(match)
    cast.enter(key)
    assert not CallMe.objects.exists()
    assert sql("SELECT * FROM calls_at(%s)", people(match)["ASKER"][1]) == []
    assert nothing_done("DELETE FROM mutual_help_callme WHERE match_id = %s", match.pk)
    with refused(ObjectDoesNotExist):
        page_of(cast, match, key)


@pytest.mark.parametrize("side", SIDES)
def test_neither_says_it_for_the_other_nor_takes_the_others_away(cast: Cast, side: str) -> None:
    match = started(cast)
    be(match, OTHER[side])
    assert nothing_done(INSERT, match.pk, side)
    presses(match, side)
    be(match, OTHER[side])
    assert nothing_done("DELETE FROM mutual_help_callme WHERE match_id = %s", match.pk)
    assert nothing_done("DELETE FROM mutual_help_callme")


@pytest.mark.parametrize(
    "column", ["side = 'ASKER'", "talked = 'YES'", "due_at = due_at + interval '9 days'", TOLD]
)
@pytest.mark.parametrize("who", ["OFFERER", "wijkteam"])
def test_what_was_said_stays_as_it_was_said(cast: Cast, who: str, column: str) -> None:
    match = started(cast)
    presses(match)
    if who == "OFFERER":
        be(match, who)
    else:
        cast.enter(who)
    assert nothing_done(f"UPDATE mutual_help_callme SET {column} WHERE match_id = %s", match.pk)
    if column != TOLD:
        with at_work():
            assert nothing_done(f"UPDATE mutual_help_callme SET {column} WHERE match_id = %s", match.pk)


def test_a_job_says_it_for_nobody(cast: Cast) -> None:
    match = started(cast)
    with at_work():
        assert nothing_done(INSERT, match.pk, "OFFERER")


@pytest.mark.parametrize("function", ["callers_of(%s, current_date)"])
def test_who_works_where_is_read_by_nobody_through_it(cast: Cast, function: str) -> None:
    match = started(cast)
    be(match, "OFFERER")
    assert nothing_done(f"SELECT {function}", match.pk)


# --- the pages -------------------------------------------------------------------------------------------------
def code_of(match: Match, side: str) -> str:
    ball = people(match)[side][1]
    with as_the_owner():
        code: str = Ball.objects.get(pk=ball).address_code
    return code


@pytest.mark.parametrize(("side", "name"), [("ASKER", "follow_helpers"), ("OFFERER", "offer_asks")])
def test_on_the_page_of_either_side(cast: Cast, client: Client, side: str, name: str) -> None:
    match = started(cast)
    page = reverse(name, args=[code_of(match, side)])
    assert "Er is iets, of het wordt me te veel" in client.get(page).content.decode()
    press = {"match": str(match.pk), "do": "call_me", f"call-{match.pk.hex}-talked": "CANNOT"}
    said = client.post(page, press, follow=True).content.decode()
    assert "Goed dat je het zegt." in said
    assert f"{cast['wijkteam'].shown} belt je " in said
    assert "030 123 45 67" in said
    again = client.post(page, press, follow=True).content.decode()
    assert "Goed dat je het zegt." in again
    other = "offer_asks" if side == "ASKER" else "follow_helpers"
    hers = client.get(reverse(other, args=[code_of(match, OTHER[side])])).content.decode()
    assert "belt je" not in hers.replace("belt je dan", "")
    assert (
        "Dan blijft er niets van staan."
        in client.post(page, {"match": str(match.pk), "do": "no_call"}, follow=True).content.decode()
    )
    assert client.post(page, {"do": "no_call"}).status_code == 404


def test_by_telephone_a_colleague_at_the_desk_presses_it_for_her(cast: Cast, client: Client) -> None:
    match = started(cast)
    ball = people(match)["OFFERER"][1]
    with as_the_owner():
        client = signed_in(cast, "desk")
        code = Ball.objects.get(pk=ball).spoken_code
    client.post(reverse("desk"), {"code": code})
    page = reverse("desk_offer_asks", args=[ball])
    assert "Laat iemand mij bellen" in client.get(page).content.decode()
    said = client.post(page, {"match": str(match.pk), "do": "call_me"}, follow=True).content.decode()
    assert f"{cast['wijkteam'].shown} belt je " in said
    assert tells() == [cast["wijkteam"].name]


def test_who_writes_it_down_and_calls_herself_is_not_told(cast: Cast) -> None:
    match = started(cast)
    cast.enter("wijkteam")
    acting = cast.acting("wijkteam").namens(cast["resident"].pk, way="PHONE")
    found = queries.match_for(pk=match.pk)
    actions.let_me_be_called(match=found, side="ASKER", talked="", acting=acting, now=NOW)
    assert tells() == []
    assert page_of(cast, match).calls


def test_a_word_that_is_none_of_the_three_is_said_to_be_wrong(cast: Cast, client: Client) -> None:
    match = started(cast)
    page = reverse("offer_asks", args=[code_of(match, "OFFERER")])
    press = {"match": str(match.pk), "do": "call_me", f"call-{match.pk.hex}-talked": "HE_IS_BAD"}
    assert client.post(page, press).status_code == 422
    with as_the_owner():
        assert not CallMe.objects.exists()


def test_at_work_it_is_read_and_one_press_says_that_somebody_called(cast: Cast) -> None:
    match = started(cast)
    presses(match)
    ball = people(match)["ASKER"][1]
    page, question = (reverse(name, args=[ball]) for name in ("work_helpers", "work_ball"))
    with as_the_owner():
        client = signed_in(cast, "wijkteam")
        before = sql("SELECT count(*) FROM journal_look WHERE subject_id = %s", cast["neighbour"].pk)
    assert page in client.get(question).content.decode().partition("Een van twee buren wil dat je belt")[2]
    assert page in client.get(reverse("work_calls")).content.decode()
    assert (
        page
        in client.get(reverse("work")).content.decode().partition("Een van twee buren wil dat je belt")[2]
    )
    said = client.get(page).content.decode()
    assert f"{cast['neighbour'].shown} wil dat je belt" in said
    assert "nog niet" in said
    with as_the_owner():
        assert sql("SELECT count(*) FROM journal_look WHERE subject_id = %s", cast["neighbour"].pk) > before
        (call,) = CallMe.objects.all()
    answer = client.post(page, {"do": "called", "call": str(call.pk)}, follow=True).content.decode()
    assert "Wie het vroeg, staat nu nergens meer." in answer
    assert "wil dat je belt" not in answer
    again = client.post(page, {"do": "called", "call": str(call.pk)}, follow=True).content.decode()
    assert "Dat kan nu niet meer." in again
    assert "wil dat je belt" not in client.get(question).content.decode()
    with as_the_owner():
        gijs = signed_in(cast, "outsider")
    assert gijs.get(page).status_code == 404
    assert gijs.post(page, {"do": "called", "call": str(call.pk)}).status_code == 404
