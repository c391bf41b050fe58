"""Who guides and who helps talk in a rhythm, and hear of it the day before; what about is written nowhere (AS-14)."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.cast import NOW, Cast, stop_clock
from tests.guides import (
    SOON,
    TODAY,
    ball_of,
    days_told,
    heard,
    morning,
    on_paper,
    page_of,
    runs,
    tells,
)
from tests.house.situation import signed_in
from tests.neighbours import (
    be,
    guided,
)
from tests.play import as_the_owner, sql

from samenspel.circles.queries import ledger
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Guide
from samenspel.mutual_help.rules import guiding as rules
from samenspel.notifications.models import Message

DAYS = some.dates(date(2026, 1, 1), date(2030, 1, 1))
# The first example of a machine that is busy takes a second: that is no defect of a rule.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
RHYTHMS = some.sampled_from(sorted(rules.WEEKS))


# --- the rhythm --------------------------------------------------------------------------------------------------
@CALM
@given(talk_on=DAYS, every=RHYTHMS, today=DAYS)
def test_the_next_talk_is_never_a_day_that_passed_and_on_the_same_weekday(
    talk_on: date, every: str, today: date
) -> None:
    found = rules.next_talk(talk_on, every=every, today=today)
    assert found >= max(today, talk_on)
    assert found.weekday() == talk_on.weekday()
    assert (found - talk_on).days % (7 * rules.WEEKS[every]) == 0
    assert found == talk_on or found - timedelta(weeks=rules.WEEKS[every]) < today, "the first one"
    assert rules.next_talk(found, every=every, today=today) == found


@CALM
@given(talk_on=DAYS, today=DAYS)
def test_without_a_rhythm_nobody_moves_it_for_them(talk_on: date, today: date) -> None:
    assert rules.next_talk(talk_on, every="EACH_TIME", today=today) == talk_on


@CALM
@given(
    talk_on=DAYS, every=some.sampled_from([*sorted(rules.WEEKS), "EACH_TIME"]), by_letter=some.booleans(),
    gaps=some.lists(some.integers(1, 9), max_size=40),
)  # fmt: skip
def test_whenever_the_job_comes_by_each_talk_is_told_once_and_never_after_it(
    talk_on: date, every: str, by_letter: bool, gaps: list[int]
) -> None:
    """Also when the job did not run for some days."""
    today, day, told, asked = talk_on - timedelta(days=10), talk_on, None, None
    said: list[date] = []
    questions = 0
    for gap in gaps:
        today += timedelta(days=gap)
        day = rules.next_talk(day, every=every, today=today)
        if rules.asks_for_a_day(day, every=every, asked=asked, today=today):
            questions, asked = questions + 1, day
        if rules.is_told_now(day, told=told, by_letter=by_letter, today=today):
            assert today <= day
            said, told = [*said, day], day
    assert len(said) == len(set(said))
    assert questions == (every == "EACH_TIME" and today > talk_on)


def test_a_job_of_every_day_tells_the_day_before_and_skips_none() -> None:
    day, told, said = date(2026, 12, 1), None, []
    for step in range(60):
        today = date(2026, 11, 25) + timedelta(days=step)
        day = rules.next_talk(day, every="TWO_WEEKS", today=today)
        if rules.is_told_now(day, told=told, by_letter=False, today=today):
            told = day
            said.append((today, day))
    assert said == [
        (on - timedelta(days=1), on) for on in (date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 29), date(2027, 1, 12))
    ]  # fmt: skip


# --- the talks ---------------------------------------------------------------------------------------------------
def test_both_hear_of_a_talk_the_day_before_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    runs(cast)
    for days in range(6):
        morning(monkeypatch, TODAY + timedelta(days=days))
    assert heard("talk_soon") == heard("guide_talk_soon") == []
    morning(monkeypatch, SOON - timedelta(days=1))
    morning(monkeypatch, SOON - timedelta(days=1))
    morning(monkeypatch, SOON)
    assert (heard("talk_soon"), heard("guide_talk_soon")) == (["Bram"], ["Dewi"])
    assert days_told("talk_soon") == days_told("guide_talk_soon") == [SOON.isoformat()]
    with as_the_owner():
        assert Message.objects.get(kind="talk_soon").until_on == SOON, "a letter lapses after its day"


def test_who_is_told_on_paper_hears_it_four_days_before(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    runs(cast)
    on_paper(cast)
    morning(monkeypatch, SOON - timedelta(days=5))
    assert heard("talk_soon") == []
    for days in (4, 3, 2, 1):
        morning(monkeypatch, SOON - timedelta(days=days))
    assert (heard("talk_soon"), heard("guide_talk_soon")) == (["Bram"], ["Dewi"])


def test_a_talk_that_passed_moves_on_by_its_rhythm(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    match = runs(cast, guide_every="TWO_WEEKS")
    for days in range(-1, 30):
        morning(monkeypatch, SOON + timedelta(days=days))
    later = [(SOON + timedelta(weeks=weeks)).isoformat() for weeks in (0, 2, 4)]
    assert days_told("talk_soon") == days_told("guide_talk_soon") == later
    assert heard("guide_talk_again") == []
    with as_the_owner():
        assert Guide.objects.get(match=match.pk).talk_on == SOON + timedelta(weeks=6)


def test_without_a_rhythm_she_is_asked_once_when_they_talk_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    match = runs(cast)
    morning(monkeypatch, SOON)
    assert heard("guide_talk_again") == []
    for days in range(1, 15):
        morning(monkeypatch, SOON + timedelta(days=days))
    assert heard("guide_talk_again") == ["Dewi"]
    assert "Wanneer praten jullie weer?" in page_of(cast, "coach")
    one, day = guided(cast, match), SOON + timedelta(days=20)
    later = NOW + timedelta(days=14)
    actions.plan_talk(guided=one, talk_on=day, every="EACH_TIME", acting=cast.acting("coach"), now=later)
    tells()
    morning(monkeypatch, day - timedelta(days=1))
    morning(monkeypatch, day + timedelta(days=1))
    morning(monkeypatch, day + timedelta(days=2))
    assert days_told("talk_soon")[-1] == day.isoformat()
    assert heard("guide_talk_again") == ["Dewi", "Dewi"]


def test_who_heard_of_a_day_hears_at_once_that_it_is_another(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    match = runs(cast)
    one = guided(cast, match)
    acting, day = cast.acting("coach"), SOON + timedelta(days=2)
    actions.plan_talk(guided=one, talk_on=SOON, every="WEEK", acting=acting, now=NOW)
    tells()
    assert heard("talk_soon") == [], "nobody heard of another day yet"
    morning(monkeypatch, SOON - timedelta(days=1))
    one = guided(cast, match)
    actions.plan_talk(guided=one, talk_on=day, every="WEEK", acting=acting, now=NOW + timedelta(days=6))
    tells()
    assert days_told("talk_soon") == [SOON.isoformat(), day.isoformat()]
    morning(monkeypatch, day - timedelta(days=1))
    assert days_told("talk_soon") == [SOON.isoformat(), day.isoformat()], "once is enough"
    assert days_told("guide_talk_soon") == [SOON.isoformat(), day.isoformat()]


@pytest.mark.parametrize("days", [0, 1])
def test_a_talk_so_soon_is_told_at_once(cast: Cast, monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    match = runs(cast)
    one, day = guided(cast, match), TODAY + timedelta(days=days)
    actions.plan_talk(guided=one, talk_on=day, every="WEEK", acting=cast.acting("coach"), now=NOW)
    tells()
    assert days_told("talk_soon") == [day.isoformat()]
    morning(monkeypatch, day)
    assert days_told("talk_soon") == [day.isoformat()], "once is enough"


def test_on_her_page_she_reads_that_a_talk_so_soon_is_told_now(cast: Cast) -> None:
    match = runs(cast)
    one = guided(cast, match)
    dewi = signed_in(cast, "coach")
    for days, says in (
        (1, "Wie je begeleidt, hoort het nu."),
        (3, "Jullie horen het allebei de dag ervoor."),
    ):
        day = (TODAY + timedelta(days=days)).isoformat()
        sent = {
            "guide": str(one.id),
            "do": "talk",
            f"{one.id.hex}-talk_on": day,
            f"{one.id.hex}-every": "WEEK",
        }
        assert says in dewi.post(reverse("guiding"), sent, follow=True).content.decode()


def test_when_it_begins_today_the_talk_of_today_is_told(cast: Cast) -> None:
    runs(cast, guide_talk_on=TODAY)
    assert (heard("talk_soon"), days_told("talk_soon")) == (["Bram"], [TODAY.isoformat()])


def test_a_letter_is_told_sooner_also_where_nothing_but_a_letter_reaches_her(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs(cast)
    with as_the_owner():
        sql("UPDATE community_person SET prefers = 'MAIL' WHERE id = %s", cast["neighbour"].pk)
        sql(
            "UPDATE community_contactdetails SET email = '', phone = '0301234567', street = 'Laan 4', postcode = '1234 AB',"
            " town = 'Weide' WHERE person_id = %s", cast["neighbour"].pk,
        )  # fmt: skip
    morning(monkeypatch, SOON - timedelta(days=5))
    assert heard("talk_soon") == []
    morning(monkeypatch, SOON - timedelta(days=4))
    assert heard("talk_soon") == ["Bram"]


def test_while_it_rests_nobody_hears_of_a_talk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    match = runs(cast, guide_every="WEEK")
    found, acting = be(match, "OFFERER")
    actions.pause_helping(match=found, side="OFFERER", acting=acting, now=NOW)
    for days in range(20):
        morning(monkeypatch, TODAY + timedelta(days=days))
    assert heard("talk_soon") == heard("guide_talk_soon") == []
    stop_clock(monkeypatch, NOW)
    found, acting = be(match, "OFFERER")
    actions.resume_helping(match=found, side="OFFERER", acting=acting, now=NOW + timedelta(days=20))
    morning(monkeypatch, SOON + timedelta(days=20))
    assert days_told("talk_soon") == [(SOON + timedelta(weeks=3)).isoformat()]


def test_who_asks_help_reads_who_guides_and_not_when_they_talk(cast: Cast) -> None:
    match = runs(cast, guide_every="WEEK")
    for side, day in (("ASKER", None), ("OFFERER", SOON)):
        be(match, side)
        (card,) = queries.matches_at(ball=ball_of(match, side))
        assert (card.guide.name, card.guide.talk_on) == ("Dewi", day)
        be(match, side)
        assert Guide.objects.exists() is (day is not None)  # nor by the row itself


def test_the_file_of_who_asks_tells_nothing_of_guiding_and_that_of_who_helps_does(cast: Cast) -> None:
    runs(cast)
    for key, kept in (("resident", False), ("neighbour", True)):
        cast.enter(key)
        assert bool(ledger.everything(person=cast[key].pk, key="guide")) is kept, key


def test_what_they_talk_about_has_no_place(cast: Cast) -> None:
    fields = {field.name for field in Guide._meta.get_fields()}
    assert fields == {
        "id", "match", "person", "state", "asked_at", "told_at", "yes_at", "gone_at", "talk_on", "every", "guide_told",
        "helper_told", "asked_after",
    }  # fmt: skip
    match = runs(cast)
    one = guided(cast, match)
    actions.plan_talk(guided=one, talk_on=SOON, every="WEEK", acting=cast.acting("coach"), now=NOW)
    with as_the_owner():
        rows = sql(
            "SELECT row_to_json(e)::text FROM journal_entry e WHERE verb IN ('planned_talk', 'said_i_guide')"
        )
    assert len(rows) == 2
    assert all(json.loads(row)["terms"] in ({}, None) for (row,) in rows)
