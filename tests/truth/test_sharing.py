"""R01–R05: nothing is shared without a live yes or exception, whatever the software above the database does."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from samenspel.circles.actions import notes
from samenspel.circles.models import Note
from samenspel.circles.queries import notes as queries
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.foundation.sealed import seal
from tests import sharing as play
from tests.at_once import at_once
from tests.cast import NOW, Cast
from tests.family import FATHER, MOTHER, VOLUNTEER, WORKER, circle_as, family
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, check_now, refused, sql
from tests.sharing import LATER

SECRET = "Mees-plast-in-bed"


# --- a yes is hers ------------------------------------------------------------------------------------------
def force(consent: Any, **values: str) -> None:
    """Try to give a consent with bare SQL."""
    facts = {"state": "'GIVEN'", "given_at": "now()", "way": "'SCREEN'", "witness_id": "NULL", **values}
    sql(
        f"UPDATE circles_consent SET {', '.join(f'{k} = {v}' for k, v in facts.items())} WHERE id = %s",
        consent.pk,
    )


@pytest.mark.parametrize("key", [VOLUNTEER, WORKER, FATHER, "outsider"])
def test_nobody_else_gives_it(cast: Cast, key: str) -> None:
    circle = family(cast)
    row = play.asked(cast, circle, ("CIRCLE", circle.pk))
    sql("INSERT INTO circles_consenttext (consent_id, text) VALUES (%s, %s)", row.pk, seal("Alles."))
    cast.enter(key)
    me = f"'{cast[key].pk}'"
    for how in (
        {},
        {"way": "'SPOKEN'", "witness_id": f"'{cast[WORKER].pk}'"},
        {"way": "'PAPER'", "witness_id": me},
    ):
        if key == VOLUNTEER and how.get("witness_id") == me:
            continue  # who asked may hear it
        try:
            with transaction.atomic():
                force(row, **how)
        except Exception:
            continue
    assert play.state(row) == "ASKED"


def test_a_job_gives_nothing(cast: Cast) -> None:
    circle = family(cast)
    row = play.asked(cast, circle, ("CIRCLE", circle.pk))
    with at_work("end_shares"), refused(Exception):
        force(row)


def test_a_yes_needs_the_words_that_were_read(cast: Cast) -> None:
    circle = family(cast)
    row = play.asked(cast, circle, ("CIRCLE", circle.pk))
    cast.enter(MOTHER)
    with refused(Exception):
        force(row)


def test_the_witness_is_not_the_receiver(cast: Cast) -> None:
    circle = family(cast)
    row = play.asked(cast, circle, ("CIRCLE", circle.pk), by=WORKER, to=WORKER)
    sql("INSERT INTO circles_consenttext (consent_id, text) VALUES (%s, %s)", row.pk, seal("Alles."))
    with refused(Exception):
        force(row, way="'SPOKEN'", witness_id=f"'{cast[WORKER].pk}'")
    team = cast.organisation["wijkteam"].pk
    row = play.asked(cast, circle, ("CIRCLE", circle.pk), by=WORKER, to_person=None, to_organisation=team)
    sql("INSERT INTO circles_consenttext (consent_id, text) VALUES (%s, %s)", row.pk, seal("Alles."))
    with refused(Exception):
        force(row, way="'PAPER'", witness_id=f"'{cast[WORKER].pk}'")


def test_who_acts_for_her_says_so(cast: Cast) -> None:
    """Namens: a yes on "her own screen" is not written by another."""
    circle = family(cast)
    row = play.asked(cast, circle, ("CIRCLE", circle.pk), by=MOTHER)
    enter(Context(person=cast[MOTHER].pk, representative=cast[VOLUNTEER].pk))
    sql("INSERT INTO circles_consenttext (consent_id, text) VALUES (%s, %s)", row.pk, seal("Alles."))
    with refused(Exception):
        force(row)
    with refused(Exception):
        force(row, way="'SPOKEN'", witness_id=f"'{cast[MOTHER].pk}'")
    force(row, way="'SPOKEN'", witness_id=f"'{cast[VOLUNTEER].pk}'")
    assert play.state(row) == "GIVEN"


@pytest.mark.parametrize(
    "born",
    [
        "state = 'GIVEN'",
        "given_at = now()",
        "way = 'SCREEN'",
        "until = current_date",
        "until = current_date + 5000",
    ],
)
def test_no_consent_is_born_with_a_yes(cast: Cast, born: str) -> None:
    circle = family(cast)
    facts = {"state": "'ASKED'", "given_at": "NULL", "way": "''", "until": "current_date + 30"}
    name, _equals, value = born.partition(" = ")
    facts[name] = value
    cast.enter(MOTHER)
    with refused(Exception):
        sql(
            "INSERT INTO circles_consent (id, municipality_id, circle_id, subject_id, to_person_id, purpose, asked_by_id,"
            f" asked_at, {', '.join(facts)}) VALUES (%s, %s, %s, %s, %s, 'x', %s, now(), {', '.join(facts.values())})",
            new_id(), cast.town.pk, circle.pk, cast[MOTHER].pk, cast[WORKER].pk, cast[MOTHER].pk,
        )  # fmt: skip


# --- exactly this --------------------------------------------------------------------------------------------
def test_nothing_is_added_after_the_yes(cast: Cast) -> None:
    circle = family(cast)
    one, other = play.note(cast, circle), play.note(cast, circle, text=SECRET)
    row = play.given(cast, play.asked(cast, circle, ("NOTE", one.pk)))
    for key in (VOLUNTEER, WORKER, MOTHER):
        cast.enter(key)
        with refused(Exception):
            sql("INSERT INTO circles_shareditem (id, consent_id, kind, object_id) VALUES (%s, %s, 'NOTE', %s)",
                new_id(), row.pk, other.pk)  # fmt: skip
        with refused(Exception):
            sql("UPDATE circles_shareditem SET object_id = %s", other.pk)
    assert not play.reads(cast, WORKER, other)


def test_what_is_not_hers_is_not_shared_in_her_name(cast: Cast) -> None:
    circle = family(cast)
    his = play.note(cast, circle, about=cast[FATHER].pk)
    for thing in (("NOTE", his.pk), ("CONTACT", cast[FATHER].pk), ("CIRCLE", new_id()), ("ASK", new_id())):
        with refused(Exception):
            play.asked(cast, circle, thing, by=MOTHER)


# --- no longer than that -------------------------------------------------------------------------------------
def test_the_day_itself_ends_it_whatever_its_state_says(cast: Cast) -> None:
    circle = family(cast)
    words = play.note(cast, circle)
    row = play.given(cast, play.asked(cast, circle, ("NOTE", words.pk)))
    assert play.reads(cast, WORKER, words)
    with as_the_owner():
        sql("UPDATE circles_consent SET until = current_date WHERE id = %s", row.pk)
    assert play.state(row) == "GIVEN"
    assert not play.reads(cast, WORKER, words)


@pytest.mark.parametrize("change", ["until = current_date", "review_on = current_date - 1"])
def test_an_exception_shares_nothing_from_its_day(cast: Cast, change: str) -> None:
    circle = family(cast)
    words = play.note(cast, circle, by=WORKER)
    row = play.decided(cast, play.proposed(cast, circle, ("NOTE", words.pk)))
    assert play.reads(cast, "gp", words)
    check_now()
    with as_the_owner():
        sql("ALTER TABLE circles_legalexception DISABLE TRIGGER USER")
        more = ", review_on = current_date - 1" if change.startswith("until") else ""
        sql(f"UPDATE circles_legalexception SET {change}{more} WHERE id = %s", row.pk)
        check_now()
        sql("ALTER TABLE circles_legalexception ENABLE TRIGGER USER")
    assert not play.reads(cast, "gp", words)


def test_an_exception_is_not_alive_without_its_second_pair_of_eyes(cast: Cast) -> None:
    circle = family(cast)
    row = play.proposed(cast, circle, ("CIRCLE", circle.pk))
    for attack in (
        "state = 'LIVE', told_at = now()", "state = 'LIVE', told_at = now(), second_at = now()", "second_at = now()",
        "review_on = until", "state = 'REFUSED', ended_at = now()",
    ):  # fmt: skip
        cast.enter(WORKER)
        with refused(Exception):
            sql(f"UPDATE circles_legalexception SET {attack} WHERE id = %s", row.pk)
    cast.enter("lead")
    with refused(Exception):  # told, or a reason why not
        sql("UPDATE circles_legalexception SET state = 'LIVE', second_at = now() WHERE id = %s", row.pk)


@pytest.mark.parametrize(
    "lacks",
    [
        "ground = ''",
        "ground = 'BECAUSE'",
        "reason = ''",
        "review_on = NULL",
        "second_id = NULL",
        "until = NULL",
    ],
)
def test_an_exception_without_ground_reason_or_day_does_not_exist(cast: Cast, lacks: str) -> None:
    circle = family(cast)
    row = play.proposed(cast, circle, ("CIRCLE", circle.pk))
    with as_the_owner(), refused(Exception):
        sql(f"UPDATE circles_legalexception SET {lacks} WHERE id = %s", row.pk)
        sql("SELECT 1 / count(*) FROM circles_legalexception WHERE second_id IS NOT NULL")


def test_a_representative_does_not_read_what_was_entrusted_to_the_person(cast: Cast) -> None:
    circle = family(cast)
    words = play.note(cast, circle)
    play.given(cast, play.asked(cast, circle, ("NOTE", words.pk)))
    enter(Context(person=cast[WORKER].pk, representative=cast["outsider"].pk))
    assert not Note.objects.exists()


# --- an ask, and not what was said about it ------------------------------------------------------------------
def test_a_shared_ask_shares_its_words_alone(cast: Cast) -> None:
    from tests.play import write

    ask = cast.ask(SECRET)
    write(cast, ask, "wijkteam", "Voor allemaal.", "TABLE")
    row = play.asked(cast, None, ("ASK", ask.pk), by=MOTHER, to="gp")
    cast.enter("gp")
    assert sql("SELECT count(*) FROM mutual_help_words")[0] == (0,)
    play.given(cast, row)
    cast.enter("gp")
    assert sql("SELECT count(*) FROM mutual_help_words")[0] == (1,)
    for hidden in ("mutual_help_ask", "mutual_help_note", "commitments_ball"):
        assert sql(f"SELECT count(*) FROM {hidden}")[0] == (0,)
    play.stopped(cast, row)
    cast.enter("gp")
    assert sql("SELECT count(*) FROM mutual_help_words")[0] == (0,)


# --- she reads all of it (R02) -------------------------------------------------------------------------------
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    deeds=some.lists(
        some.tuples(some.sampled_from([VOLUNTEER, WORKER, FATHER]), some.booleans(), some.booleans()),
        max_size=8,
    )
)
def test_the_person_reads_every_note_about_her(cast: Cast, deeds: list[tuple[str, bool, bool]]) -> None:
    """Whoever wrote it, shared or not, taken back or not: all of them, and nobody else all of them."""
    with transaction.atomic():
        circle = family(cast)
        for number, (by, shared, back) in enumerate(deeds):
            row = play.note(cast, circle, by=by, text=f"Woord {number}")
            if shared and by != WORKER:
                found = circle_as(cast, circle, by)
                row = queries.note_for(circle=found.pk, pk=row.pk, person=cast[by].pk)
                notes.share_note(note=row, to=cast[WORKER].pk, purpose="x", acting=cast.acting(by), now=NOW)
            if back:
                notes.take_back_note(note=row, acting=cast.acting(by), now=NOW)
        with as_the_owner():
            every = set(sql("SELECT id FROM circles_note WHERE about_id = %s", cast[MOTHER].pk))
        cast.enter(MOTHER)
        assert {(row.pk,) for row in queries.notes_about(person=cast[MOTHER].pk)} == every
        assert len(every) == len(deeds)
        cast.enter("outsider")
        assert not Note.objects.exists()
        transaction.set_rollback(True)


def test_a_word_cannot_be_searched_for(cast: Cast) -> None:
    """Sealed text answers no question: not LIKE, not a sort, not a comparison."""
    circle = family(cast)
    play.note(cast, circle, text=SECRET)
    for key in (WORKER, "outsider", VOLUNTEER):
        cast.enter(key)
        assert sql("SELECT count(*) FROM circles_note WHERE text ILIKE %s", f"%{SECRET}%") == [(0,)]
    assert LATER - timedelta(days=1)
    check_now()


# --- in the same second --------------------------------------------------------------------------------------
def as_person(cast: Cast, key: str, deed: Callable[[], Any]) -> Callable[[], Any]:
    def do() -> Any:
        enter(Context(person=cast[key].pk))
        return deed()

    return do


def test_after_a_withdrawal_no_read_finds_it(town: Cast) -> None:
    """Readers all the time, one withdrawal: a read that begins after its commit finds nothing."""
    with transaction.atomic():
        circle = family(town)
        words = play.note(town, circle)
    for _round in range(4):
        with transaction.atomic():
            row = play.given(town, play.asked(town, circle, ("NOTE", words.pk)))
        read = as_person(town, WORKER, lambda: Note.objects.filter(pk=words.pk).count() + 1)
        stop = as_person(town, MOTHER, lambda row=row: play.stopped(town, row))
        found = at_once(read, stop, read)
        assert found[0] in (1, 2)
        with transaction.atomic():
            assert read() == 1, "after the commit nothing is left"


def test_after_a_withdrawal_no_page_shows_it(town: Cast) -> None:
    """The same through the pages: two browsers read all the time, one presses stop; each request on its own."""
    with transaction.atomic():
        circle = family(town)
        words = play.note(town, circle, text=SECRET)
        browsers = [signed_in(town, key) for key in (WORKER, WORKER, MOTHER)]
    for _round in range(3):
        with transaction.atomic():
            row = play.given(town, play.asked(town, circle, ("NOTE", words.pk)))
        page, stop = reverse("shared_consent", args=[row.pk]), reverse("consent_stop", args=[row.pk])
        stopped, seen = threading.Event(), list[tuple[bool, bool]]()

        def read(client: Client, page: str = page, stopped: Any = stopped, seen: Any = seen) -> None:
            after = False
            while not after:  # also once after she stopped it
                after = stopped.is_set()
                seen.append((after, SECRET in client.get(page).content.decode()))

        def press(stop: str = stop, stopped: Any = stopped, seen: Any = seen) -> None:
            while not seen:
                time.sleep(0.01)
            assert browsers[2].post(stop).status_code == 302
            stopped.set()

        at_once(partial(read, browsers[0]), partial(read, browsers[1]), press, begun=False)
        assert (False, True) in seen, "before that it was there to read"
        assert {found for after, found in seen if after} == {False}, (
            "a page that begins after it shows nothing"
        )


def test_naming_one_more_thing_and_saying_yes_at_once(town: Cast) -> None:
    """Either the yes saw it, or it is not shared."""
    with transaction.atomic():
        circle = family(town)
        one, other = play.note(town, circle), play.note(town, circle, text=SECRET)
    for _round in range(4):
        with transaction.atomic():
            row = play.asked(town, circle, ("NOTE", one.pk))
            read = play.mark(town, row)

        def sneak(row: Any = row) -> Any:
            sql("INSERT INTO circles_shareditem (id, consent_id, kind, object_id) VALUES (%s, %s, 'NOTE', %s)",
                new_id(), row.pk, other.pk)  # fmt: skip

        def say_yes(row: Any = row, read: str = read) -> Any:
            from samenspel.circles.actions import consents

            return consents.give_consent(consent=row.pk, mark=read, acting=town.acting(MOTHER), now=NOW)

        with suppress(IntegrityError):  # item_before_the_yes: she came too late
            at_once(as_person(town, VOLUNTEER, sneak), as_person(town, MOTHER, say_yes))
        with transaction.atomic():
            if play.state(row) == "GIVEN":
                assert not play.reads(town, WORKER, other)
                play.stopped(town, row)


# --- a leaked copy -------------------------------------------------------------------------------------------
def test_a_leaked_copy_of_the_database_tells_nothing(town: Cast) -> None:
    """pg_dump of a filled database: not one of the texts stands in it."""
    program = shutil.which("pg_dump")
    if program is None:
        pytest.skip("no pg_dump on the PATH")
    with transaction.atomic():
        circle = family(town)
        words = play.note(town, circle, text=f"{SECRET}-1")
        play.given(town, play.asked(town, circle, ("NOTE", words.pk)))
        play.decided(town, play.proposed(town, circle, ("CIRCLE", circle.pk), reason=f"{SECRET}-2"))
        play.gleaned(town, text=f"{SECRET}-3")
        town.ask(f"{SECRET}-4")
    url = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{connection.settings_dict['NAME']}"
    copy = subprocess.run([program, url], capture_output=True, check=False)
    if copy.returncode:
        pytest.skip(copy.stderr.decode()[-200:])
    assert b"circles_note" in copy.stdout
    assert SECRET.encode() not in copy.stdout
