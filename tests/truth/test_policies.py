"""What the database itself refuses, whatever the software above it does: hostile SQL in the web's own role."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from samenspel.commitments import queries
from samenspel.commitments.models import Ball, Pass
from samenspel.community.models import Account, ContactDetails, Person
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask, Note
from samenspel.notifications.models import Message
from samenspel.website import tables
from tests.cast import NOW, Cast
from tests.play import (
    accept,
    accepted,
    as_the_owner,
    at_work,
    ball_of,
    end,
    offer,
    offered,
    refused,
    say_yes,
    sql,
    write,
)  # fmt: skip

ABOUT_AN_ASK = (
    "mutual_help_ask", "mutual_help_words", "mutual_help_note", "mutual_help_suggestion", "mutual_help_consult",
    "commitments_ball", "commitments_seat", "commitments_pass", "commitments_step", "commitments_sighting",
)  # fmt: skip
PERSONAL = sorted(set(tables.PERSONAL))


def full(cast: Cast) -> Ask:
    """An ask with everything that can hang on it, so that an empty answer means: hidden, not absent."""
    ask, _ = offered(cast)
    ask = cast.again(ask, "wijkteam")
    write(cast, ask, "wijkteam", "Alleen voor jou.")
    write(cast, ask, "resident", "Voor allemaal.", "TABLE")
    me = cast.acting("wijkteam")
    ask = cast.again(ask, "wijkteam")
    actions.consult(ask=ask, receiver=cast["desk"].pk, text="Wat werkt?", acting=me, now=NOW)
    sql(
        "INSERT INTO commitments_sighting (ball_id, person_id, first_at) VALUES (%s, %s, now())",
        ask.ball_id, cast["wijkteam"].pk,
    )  # fmt: skip
    return ask


def rows(table: str) -> int:
    return int(sql(f"SELECT count(*) FROM {table}")[0][0])


def seen(cast: Cast, key: str | None, ball: Any = None) -> set[str]:
    """Which of the tables about asks show this person anything at all."""
    cast.enter(key, ball=ball)
    return {table for table in ABOUT_AN_ASK if rows(table)}


@pytest.mark.parametrize("table", PERSONAL)
def test_it_shows_nothing_personal_without_a_context(cast: Cast, table: str) -> None:
    ask = full(cast)
    end(cast, ask)
    cast.enter(None)
    assert rows(table) == 0


@pytest.mark.django_db
def test_it_protects_every_personal_table_with_policies() -> None:
    found = sql("SELECT relname FROM pg_class WHERE relrowsecurity")
    assert set(PERSONAL) <= {row[0] for row in found}


@pytest.mark.parametrize("key", ["outsider", "neighbour", "official", "gp", "initiative", "lead", "coach"])
def test_it_shows_a_stranger_nothing_of_an_ask(cast: Cast, key: str) -> None:
    cast.ask()
    assert seen(cast, key) == set()


def test_it_shows_the_holder_and_the_asker_all_of_it(cast: Cast) -> None:
    ask = full(cast)
    everything = set(ABOUT_AN_ASK) - {"mutual_help_suggestion"}
    assert seen(cast, "wijkteam") == everything
    assert seen(cast, "resident") == everything
    assert seen(cast, None, ask.ball_id) == everything


def test_it_shows_nothing_any_more_after_a_decline(cast: Cast) -> None:
    ask, _ = offered(cast)
    assert "mutual_help_words" in seen(cast, "coach")
    again = cast.again(ask, "coach")
    handover = queries.offer_to(ball=ask.ball_id, person=cast["coach"].pk)
    actions.decline(ask=again, handover=handover, why_not="Vol.", acting=cast.acting("coach"), now=NOW)
    # Her own answer stays hers to read; the question does not.
    assert seen(cast, "coach") == {"commitments_pass"}


def test_it_shows_a_former_holder_nothing_after_two_passes(cast: Cast) -> None:
    ask = accepted(cast)
    assert "mutual_help_words" in seen(cast, "wijkteam")  # she is the deputy now
    offer(cast, ask, "desk", by="coach")
    accept(cast, ask, "desk", now=NOW + timedelta(hours=1))
    assert seen(cast, "wijkteam") == set()
    cast.enter("wijkteam")
    assert not ContactDetails.objects.filter(pk=cast["resident"].pk).exists()


def test_it_shows_the_invited_nothing_before_the_asker_said_yes(cast: Cast) -> None:
    """R01. Not the words, not even that there is a pass with her name on it to guess from."""
    ask, handover = offered(cast, yes="")
    assert seen(cast, "coach") <= {"commitments_pass"}
    cast.enter("coach")
    assert not Person.objects.filter(pk=cast["resident"].pk).exists()
    assert not Message.objects.filter(ball_id=ask.ball_id).exists()
    assert not Pass.objects.filter(pk=handover.pk).exists()
    say_yes(cast, ask, handover)
    assert "mutual_help_words" in seen(cast, "coach")


def test_it_shows_the_colleague_who_is_asked_advice_that_text_alone(cast: Cast) -> None:
    full(cast)
    assert seen(cast, "desk") == {"mutual_help_consult"}


@pytest.mark.parametrize(
    ("key", "may"),
    [("wijkteam", True), ("youssef", True), ("resident", True), ("marloes", False), ("coach", False), ("lead", False),
     ("official", False), ("outsider", False)],
)  # fmt: skip
def test_it_shows_a_telephone_number_to_who_carries_the_ball_alone(cast: Cast, key: str, may: bool) -> None:
    offered(cast)
    cast.enter(key)
    assert ContactDetails.objects.filter(pk=cast["resident"].pk).exists() is may


def test_it_shows_a_telephone_number_to_who_wrote_it_down(cast: Cast) -> None:
    cast.enter("desk")
    made = actions.ask(
        words="x", area=cast.weide, reach="PHONE", form_key=new_id(), now=NOW, way="DESK",
        asker=actions.Asker(name="Joop", phone="+31301234567"), acting=cast.acting("desk", way="DESK"),
    )  # fmt: skip
    cast.enter("desk")
    assert ContactDetails.objects.get(pk=made.asker_id).phone == "+31301234567"


def test_it_shows_a_note_between_two_to_nobody_else(cast: Cast) -> None:
    ask, _ = offered(cast)
    write(cast, ask, "wijkteam", "Alleen voor jou.")
    for key in ("coach", "youssef", "marloes", "lead", "outsider", None):
        cast.enter(key)
        assert not Note.objects.exists(), key
    for key, ball in (("resident", None), ("wijkteam", None), (None, ask.ball_id)):
        cast.enter(key, ball=ball)
        assert Note.objects.get().text == "Alleen voor jou.", key


WRITERS = ("resident", "wijkteam", "youssef", "marloes", "coach")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    notes=some.lists(
        some.tuples(some.sampled_from(WRITERS), some.sampled_from(["BETWEEN", "TABLE"]), some.sampled_from(WRITERS)),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_it_always_shows_the_asker_what_is_written_about_her(
    cast: Cast, notes: list[tuple[str, str, str]]
) -> None:
    """R02: whoever writes, to whomever, in whatever kind: the asker reads it; a note for all, all read."""
    point = transaction.savepoint()
    ask, _ = offered(cast)
    made: list[tuple[UUID, str, str, str]] = []
    for writer, readers, to in notes:
        cast.enter(writer)
        pk = new_id()
        sql(
            "INSERT INTO mutual_help_note (id, ask_id, writer_id, to_id, readers, text, written_at)"
            " VALUES (%s, %s, %s, %s, %s, 'x', now())",
            pk, ask.pk, cast[writer].pk, cast[to].pk, readers,
        )  # fmt: skip
        made.append((pk, writer, readers, to))
    for reader, ball in (
        *((key, None) for key in (*WRITERS, "outsider", "lead", "official")),
        (None, ask.ball_id),
    ):
        cast.enter(reader, ball=ball)
        shown = set(Note.objects.values_list("pk", flat=True))
        everybody = {pk for pk, *_ in made}
        if reader == "resident" or ball:
            assert shown == everybody
        elif reader in WRITERS:
            assert shown == {
                pk for pk, writer, readers, to in made if readers == "TABLE" or reader in (writer, to)
            }
        else:
            assert shown == set()
    transaction.savepoint_rollback(point)


@pytest.mark.parametrize("attack", ["subject", "seat", "pass"])
def test_it_stays_readable_for_the_asker_whatever_the_holder_tries(cast: Cast, attack: str) -> None:
    ask = cast.ask()
    write(cast, ask, "wijkteam", "Zij is lastig.")
    cast.enter("wijkteam")
    statements = {
        "subject": "UPDATE mutual_help_ask SET asker_id = holder FROM (SELECT gen_random_uuid() AS holder) x",
        "seat": "UPDATE commitments_seat SET ended_at = now() WHERE reason = 'SUBJECT'",
        "pass": "DELETE FROM commitments_seat",
    }
    with refused(Exception):
        sql(statements[attack])
    cast.enter("resident")
    assert Note.objects.get().text == "Zij is lastig."


def test_it_lets_the_web_pretend_to_be_no_job(cast: Cast) -> None:
    cast.ask()
    enter(Context(purpose="job:deliver"))
    assert [table for table in PERSONAL if rows(table)] == []
    with at_work("deliver"):
        assert rows("commitments_ball") == 1


def test_it_lets_the_web_take_on_no_other_role(real_database: str) -> None:
    """A login of its own, as in production: the tests' own login is a superuser's."""
    granted = "SELECT pg_has_role('samenspel_app', role, 'MEMBER') FROM (VALUES ('samenspel_owner'), ('samenspel_worker')) v(role)"
    assert real_database
    with transaction.atomic():
        assert sql(granted) == [(False,), (False,)]


@pytest.mark.parametrize("reason", ["HOLDER", "DEPUTY", "LEAD", "DOOR", "INVITED", "WRITER", "SUBJECT"])
def test_it_gives_nobody_a_seat_at_a_strangers_ball(cast: Cast, reason: str) -> None:
    ask = cast.ask()
    for key in ("outsider", "coach"):
        cast.enter(key)
        with refused(ProgrammingError):
            sql(
                "INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (%s, %s, %s, %s, now())",
                new_id(), ask.ball_id, cast[key].pk, reason,
            )  # fmt: skip


def test_it_moves_no_seat_to_a_strangers_ball(cast: Cast) -> None:
    mine, theirs = cast.ask(), cast.ask(key="neighbour")
    cast.enter("resident")
    with refused(ProgrammingError):
        sql("UPDATE commitments_seat SET ball_id = %s WHERE ball_id = %s", theirs.ball_id, mine.ball_id)
    assert sql("UPDATE commitments_seat SET ended_at = now() WHERE ball_id = %s", theirs.ball_id) == [(0,)]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO commitments_pass (id, ball_id, sender_id, receiver_id, state, yes_way, yes_at, why, why_not, made_at)"
        " VALUES (gen_random_uuid(), %(ball)s, %(holder)s, %(me)s, 'OFFERED', 'SPOKEN', now(), 'x', '', now())",
        "INSERT INTO commitments_step (id, ball_id, kind, shape, at, on_behalf)"
        " VALUES (gen_random_uuid(), %(ball)s, 'ANSWERED', 'formal', now(), false)",
        "INSERT INTO mutual_help_note (id, ask_id, writer_id, to_id, readers, text, written_at)"
        " VALUES (gen_random_uuid(), %(ask)s, %(me)s, %(me)s, 'TABLE', 'x', now())",
        "INSERT INTO mutual_help_words (id, ask_id, text, written_at) VALUES (gen_random_uuid(), %(ask)s, 'x', now())",
        "INSERT INTO mutual_help_consult (id, ask_id, sender_id, receiver_id, text, answer, asked_at)"
        " VALUES (gen_random_uuid(), %(ask)s, %(me)s, %(me)s, 'x', '', now())",
        "INSERT INTO commitments_lookback (id, municipality_id, origin_id, subject_id, by_id, due_on, state, planned_at)"
        " VALUES (gen_random_uuid(), %(town)s, %(ball)s, %(me)s, %(me)s, now(), 'PLANNED', now())",
        "INSERT INTO commitments_sighting (ball_id, person_id, first_at) VALUES (%(ball)s, %(me)s, now())",
        "INSERT INTO commitments_absence (id, person_id, starts_on, long) VALUES (gen_random_uuid(), %(holder)s, now(), true)",
    ],
)  # fmt: skip
def test_it_writes_nothing_at_a_strangers_ball(cast: Cast, statement: str) -> None:
    ask = cast.ask()
    cast.enter("outsider")
    facts = {
        "ball": ask.ball_id, "ask": ask.pk, "me": cast["outsider"].pk, "holder": cast["gp"].pk,
        "town": cast.town.pk,
    }  # fmt: skip
    with refused(ProgrammingError), connection.cursor() as cursor:
        cursor.execute(statement, facts)


@pytest.mark.parametrize("table", ["journal_entry", "journal_look", "commitments_step", "commitments_sighting",
                                   "mutual_help_words", "mutual_help_note"])  # fmt: skip
@pytest.mark.parametrize("key", ["resident", "wijkteam"])
def test_it_never_changes_what_happened_or_was_said(cast: Cast, table: str, key: str) -> None:
    full(cast)
    column = sql("SELECT column_name FROM information_schema.columns WHERE table_name = %s LIMIT 1", table)[
        0
    ][0]
    cast.enter(key)
    with refused(ProgrammingError):
        sql(f"UPDATE {table} SET {column} = {column}")
    with at_work(), refused(ProgrammingError):
        sql(f"UPDATE {table} SET {column} = {column}")


# An absence is one's own to take back; a part of a draft is crossed out before anybody signed, and somebody is asked no
# more for a rota before she said yes (triggers see to both). That somebody wants to be called goes when somebody did.
# What she said in a talk she takes away herself.
TAKEN_AWAY = (
    "commitments_absence", "circles_part", "mutual_help_rotahelper", "mutual_help_nobodycame", "mutual_help_callme",
    "mutual_help_inquiryword",
)  # fmt: skip


@pytest.mark.parametrize("table", [table for table in PERSONAL if table not in TAKEN_AWAY])
@pytest.mark.parametrize("role", ["app", "worker"])
def test_it_deletes_nothing_personal(cast: Cast, table: str, role: str) -> None:
    cast.ask()
    for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE samenspel_{role}")
        with refused(ProgrammingError):
            sql(statement)


def test_it_takes_no_question_of_anybody_else_apart(cast: Cast) -> None:
    """A changed column would open a stranger's ball to who holds another: none of them can be changed."""
    mine = cast.ask()
    cast.enter("wijkteam")
    for statement in (
        "UPDATE commitments_ball SET subject_id = %s", "UPDATE commitments_ball SET id = %s",
        "UPDATE mutual_help_ask SET asker_id = %s", "UPDATE mutual_help_ask SET ball_id = %s",
        "UPDATE commitments_seat SET person_id = %s", "UPDATE commitments_pass SET receiver_id = %s",
        "UPDATE commitments_lookback SET subject_id = %s", "UPDATE mutual_help_suggestion SET ask_id = %s",
    ):  # fmt: skip
        with refused(ProgrammingError):
            sql(statement, cast["outsider"].pk)
    assert ball_of(mine).subject_id == cast["resident"].pk


# --- no address lets anybody bear a ball whose code she does not have ----------------------------------


def signed_in(cast: Cast, key: str) -> Client:
    client = Client()
    account = Account.objects.get(person=cast[key])
    client.force_login(account)
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


@pytest.mark.parametrize("key", ["outsider", "desk", "coach"])
def test_it_opens_no_ball_through_any_address(cast: Cast, key: str) -> None:
    full(cast)
    other = cast.ask("Geheim: Zonnebloem.", key="neighbour")
    client = signed_in(cast, key)
    visited = 0
    for name in sorted(str(one) for one in get_resolver().reverse_dict if isinstance(one, str)):
        for ways in ([], [other.ball_id], [other.pk], [cast["neighbour"].pk]):
            try:
                address = reverse(name, args=ways)
            except NoReverseMatch:
                continue
            argument = str(ways[0] if ways else other.ball_id)
            for response in (
                client.get(address, {"ball": argument, "samenspel.ball": argument}),
                client.post(address, {"ball": argument, "desk_code": argument, "pass": argument}),
            ):
                visited += 1
                assert response.status_code < 500, address
                assert b"Zonnebloem" not in response.content, address
                assert other.ball.spoken_code.encode() not in response.content, address
    assert visited > 100
    with as_the_owner():
        ball = Ball.objects.get(pk=other.ball_id)
        people = set(ball.seats.filter(ended_at=None).values_list("person", flat=True))
    assert cast[key].pk not in people


def test_it_opens_for_a_while_at_the_desk_with_the_code_that_was_read_out(cast: Cast) -> None:
    mine, other = cast.ask(), cast.ask("Geheim: Zonnebloem.", key="neighbour")
    client = signed_in(cast, "desk")
    assert client.get(reverse("desk_follow", args=[mine.ball_id])).status_code == 404
    response = client.post(reverse("desk"), {"code": mine.ball.spoken_code})
    assert response.status_code == 302
    assert client.get(reverse("desk_follow", args=[mine.ball_id])).status_code == 200
    assert client.get(reverse("desk_follow", args=[other.ball_id])).status_code == 404
    session = client.session
    session["desk_code"] = [str(mine.ball_id), 0]
    session.save()
    assert client.get(reverse("desk_follow", args=[mine.ball_id])).status_code == 404
