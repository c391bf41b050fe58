"""What is kept, and how long: every table has a class with a term, and the night keeps to it."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from samenspel.circles import actions as circles
from samenspel.circles.models import Hold
from samenspel.community import rules as community
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.journal import actions as journal
from samenspel.journal import purposes
from samenspel.journal import queries as journals
from samenspel.mutual_help import actions as asks
from samenspel.mutual_help.models import Ask
from samenspel.retention import actions, kinds, queries, rules
from samenspel.retention.models import Run
from samenspel.website import tables
from tests.cast import NOW, Cast
from tests.family import MOTHER, agreed, family
from tests.forgetting import MONTH, SECRET, counts, hold_back
from tests.parting import gleaned
from tests.play import accepted, as_the_owner, at_work, check_now, end, refused, sql, write


# --- every table has a class ---------------------------------------------------------------------------------
# Kept for ever, since they hold nothing of anybody: see tables.TECHNICAL. Personal ones have a class.
def test_every_personal_table_has_exactly_one_class() -> None:
    named = [table for of in rules.CLASSES.values() for table in of.tables] + [
        "journal_entry",
        "journal_look",
    ]
    named = [table for table in named if table in tables.PERSONAL]
    assert set(tables.PERSONAL) - set(named) == set(), (
        "give it a class in retention/rules.py, and a statement"
    )
    assert sorted(set(named)) == sorted({*named}), named


def test_every_class_has_words_and_a_setting_with_its_proposed_term() -> None:
    assert set(kinds.WORDS) == {*rules.CLASSES, "ERASURE"}
    for code, of in rules.CLASSES.items():
        assert not of.setting or of.setting in community.DEFAULT_SETTINGS, code
        known = purposes.RETENTION.get(code)
        if known and of.setting:
            assert known.months == community.DEFAULT_SETTINGS[of.setting], (
                f"{code}: the register says otherwise"
            )


def test_a_law_is_a_floor_under_every_setting() -> None:
    low = dict.fromkeys(community.DEFAULT_SETTINGS, 0)
    assert rules.months_of("ACCESS_LOG", low) == 60
    assert rules.months_of("ASK", low) == 1
    assert rules.months_before(datetime(2026, 3, 31), 1) == datetime(2026, 2, 28)
    assert rules.months_before(datetime(2026, 1, 15), 12) == datetime(2025, 1, 15)


# --- no age anywhere (R51) ------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_nowhere_is_a_date_of_birth_or_an_age() -> None:
    rows = sql("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
    found = [row for row in rows if re.search(r"birth|geboor|(^|_)(age|dob|leeftijd)($|_)", str(row[1]))]
    assert found == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(years=some.integers(0, 90), day=some.integers(0, 365))
def test_time_alone_changes_no_open_thing(cast: Cast, years: int, day: int) -> None:
    """However many birthdays pass: what is open, held, agreed or shared stays; only what ended has a term."""
    point = transaction.savepoint()
    circle = family(cast)
    ask = cast.ask()
    before = _states()
    later = NOW + timedelta(days=365 * years + day)
    night(cast, later)
    assert _states() == before, later
    assert circle.pk
    assert ask.pk
    transaction.savepoint_rollback(point)


def _states() -> list[Any]:
    with as_the_owner():
        return [
            sql("SELECT id, state FROM mutual_help_ask ORDER BY 1"),
            sql("SELECT id, subject_id, holder_id, closed_at FROM commitments_ball ORDER BY 1"),
            sql("SELECT id, person_id, state FROM circles_member ORDER BY 1"),
            sql("SELECT id, ended_at FROM circles_circle ORDER BY 1"),
            sql(
                "SELECT p.id, p.name FROM community_person p JOIN circles_member m ON m.person_id = p.id"
                " UNION SELECT p.id, p.name FROM community_person p JOIN commitments_ball b ON b.subject_id = p.id"
                " ORDER BY 1"
            ),
        ]


# --- the night ------------------------------------------------------------------------------------------------
def night(cast: Cast, now: datetime) -> dict[str, int]:
    with at_work("retention"):
        run = actions.forget(town=cast.town, why=Run.Why.NIGHT, acting=a_job("retention"), now=now)
        return {line.kind: line.number for line in run.lines.all()}


def would(cast: Cast, now: datetime) -> dict[str, int]:
    cast.enter("official")
    return {due.code: due.number for due in queries.would_go(town=cast.town, now=now)}


def test_a_question_becomes_a_number_without_a_name(cast: Cast) -> None:
    ask = accepted(cast)
    write(cast, ask, "coach", SECRET)
    ask = end(cast, cast.again(ask, "resident"))
    counted = counts()
    assert would(cast, NOW + 11 * MONTH)["ASK"] == 0
    later = NOW + 13 * MONTH
    assert would(cast, later)["ASK"] == 1
    with as_the_owner():
        assert Ask.objects.get(pk=ask.pk).asker_id == cast["resident"].pk, "counting changed nothing"
    assert night(cast, later)["ASK"] == 1
    check_now()
    assert counts() == counted
    with as_the_owner():
        found = Ask.objects.select_related("asker", "ball").get(pk=ask.pk)
        assert found.asker.name == rules.NEUTRAL
        assert found.ball.subject_id == found.asker_id != cast["resident"].pk
        assert (found.state, found.area_id, found.ball.code) == ("ANSWERED", cast.weide.pk, None)
        assert sql("SELECT count(*) FROM mutual_help_note") == [(0,)]
        assert journals.breaks() == []
    assert night(cast, later)["ASK"] == 0, "a second night finds nothing more"


def test_what_we_shall_look_back_on_is_not_over(cast: Cast) -> None:
    ask = end(cast, accepted(cast))
    cast.enter("resident")
    asks.plan_look_back(ask=cast.again(ask, "resident"), months=12, acting=cast.acting("resident"), now=NOW)
    assert would(cast, NOW + 13 * MONTH)["ASK"] == 0


@pytest.mark.parametrize("everything", [True, False])
def test_nothing_that_is_held_is_touched(cast: Cast, everything: bool) -> None:
    ask = end(cast, accepted(cast))
    held = hold_back(cast, ask, everything=everything, until=date(2028, 6, 1))
    assert would(cast, NOW + 13 * MONTH)["ASK"] == 0
    night(cast, NOW + 13 * MONTH)
    with as_the_owner():
        assert Ask.objects.get(pk=ask.pk).asker_id == cast["resident"].pk
    cast.enter("resident")
    assert Hold.objects.get().reason == "Een klacht loopt.", "she reads why"
    cast.enter("official")
    actions.lift(hold=held, acting=cast.acting("official"), now=NOW)
    assert would(cast, NOW + 13 * MONTH)["ASK"] == 1


@pytest.mark.parametrize("key", ["outsider", "lead", "coach", "resident"])
def test_only_an_official_holds_and_counts(cast: Cast, key: str) -> None:
    ask = cast.ask()
    cast.enter(key)
    with refused():
        wish = actions.Wish(code=ask.ball.spoken_code, everything=True, reason="x", until=date(2030, 1, 1))
        actions.hold(wish=wish, town=cast.town.pk, acting=cast.acting(key), now=NOW)
    with refused(ProgrammingError):
        queries.would_go(town=cast.town, now=NOW)
    assert not Run.objects.exists()


def test_circles_agreements_and_contacts_go_at_their_time(cast: Cast) -> None:
    circle = family(cast)
    agreed(cast, circle)
    check_now()
    note = gleaned(cast)
    cast.enter(MOTHER)
    circles.end_circle(circle=_again(circle, cast), acting=cast.acting(MOTHER), now=NOW)
    assert would(cast, NOW + 11 * MONTH)["CIRCLE"] == 0
    went = night(cast, NOW + 13 * MONTH)
    check_now()
    assert (went["AGREEMENT"], went["CIRCLE"], went["GLEANING"]) == (1, 1, 1)
    with as_the_owner():
        for table in ("circle", "member", "agreement", "part", "signature", "gleaningnote"):
            assert sql(f"SELECT count(*) FROM circles_{table}") == [(0,)], table
    assert note.pk


def _again(circle: Any, cast: Cast) -> Any:
    from tests.family import circle_as

    return circle_as(cast, circle, MOTHER)


def test_the_oldest_end_of_the_log_goes_and_the_rest_still_proves_itself(cast: Cast) -> None:
    for number in range(6):
        look = journal.look(
            acting=cast.acting("wijkteam"), subject=cast["resident"].pk, object_type="ask", object_id=new_id(),
            view="ask", purpose="carry_ball", municipality=cast.town.pk, now=NOW + number * 12 * MONTH,
        )  # fmt: skip
        journal.looked_all([look])
    later = NOW + 90 * MONTH
    assert would(cast, later)["ACCESS_LOG"] > 2
    night(cast, later)
    with as_the_owner():
        rows = sql("SELECT number FROM journal_look ORDER BY 1")
        assert 0 < len(rows) < 6
        assert rows[0][0] > 1
        assert journals.breaks() == []
    assert night(cast, later)["ACCESS_LOG"] <= 20
    with as_the_owner():
        assert journals.breaks() == []


def test_who_did_nothing_for_years_is_erased_and_who_did_is_not(cast: Cast) -> None:
    later = NOW + 300 * MONTH
    cast.enter("resident")
    with as_the_owner():
        journal.record(
            verb="asked", acting=cast.acting("neighbour"), object_type="ask", object_id=new_id(),
            municipality=cast.town.pk, now=later - MONTH,
        )  # fmt: skip
        sql("UPDATE community_membership SET ends_on = NULL")
    number = night(cast, later)["ACCOUNT"]
    with as_the_owner():
        names = dict(sql("SELECT id, name FROM community_person"))
    assert number >= 3
    assert names[cast["outsider"].pk] == rules.NEUTRAL
    assert names[cast["neighbour"].pk] == "Bram van Dijk"
    assert names[cast["wijkteam"].pk] == "Els Hoekstra"
