"""What is left of somebody who was erased: nothing that names her, and every number as it was."""

import os
import subprocess
from datetime import date, datetime
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import ProgrammingError, connection, transaction

from samenspel.circles import actions as circles
from samenspel.circles import errors
from samenspel.commitments import actions as balls
from samenspel.community.models import Account
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job
from samenspel.foundation.ids import new_id
from samenspel.journal import queries as journals
from samenspel.mutual_help import actions as asks
from samenspel.mutual_help.models import Ask
from samenspel.notifications.models import Message
from samenspel.retention import actions
from samenspel.retention.models import Erased, Line, Run
from samenspel.social_map import actions as places
from samenspel.website.run import binaries
from tests.cast import NOW, Cast, as_app, as_owner, build_cast
from tests.family import MOTHER, VOLUNTEER, agreed, begun, family, joined, worker_joined, written
from tests.forgetting import COUNTED, MONTH, SECRET, counts, hold_back
from tests.parting import gleaned
from tests.play import as_the_owner, at_work, check_now, end, refused, sql, write

HER_NAME, HER_MAIL, HER_PHONE = "Amina El Idrissi", "resident@example.org", "+31612345601"


def erase(cast: Cast, key: str = MOTHER, now: datetime = NOW) -> Run | None:
    with at_work("erase"):
        return actions.erase_at_request(person=cast[key].pk, acting=a_job("erase"), now=now)


def everything_about_her(cast: Cast) -> Ask:
    """Questions, notes both ways, a circle with agreements, a contact, a mandate, messages: all with her words."""
    ask = cast.ask(f"{SECRET}: ik wil weer wandelen. Groet, {HER_NAME}, {HER_MAIL}")
    ask = cast.again(ask, "wijkteam")
    write(cast, ask, "wijkteam", f"Zij zei {SECRET}.")
    write(cast, ask, "resident", f"Dank je, {SECRET}.", "TABLE")
    cast.enter("resident")
    asks.share(
        ask=cast.again(ask, "resident"), text=f"Koken, {SECRET}", acting=cast.acting("resident"), now=NOW
    )
    other = cast.ask(f"Mijn buurvrouw {HER_NAME} ({HER_MAIL}) helpt mij soms.", key="neighbour")
    end(cast, ask)
    circle = family(cast)
    agreed(cast, circle)
    gleaned(cast, key=MOTHER)
    cast.enter(MOTHER)
    sql("UPDATE circles_circle SET name = %s", f"Gezin {HER_NAME}")
    with as_the_owner():
        sql(
            "UPDATE circles_member SET why = %s, as_what = %s WHERE person_id = %s",
            SECRET,
            SECRET,
            cast[MOTHER].pk,
        )
        Message.objects.create(
            person=cast["wijkteam"], municipality=cast.town, kind="asker_wrote", channel="MAIL", state="SENT",
            facts={"name": "Amina", "other": HER_NAME}, subject="Dag", body=f"{HER_NAME} schreef.", made_at=NOW,
        )  # fmt: skip
    _on_the_map(cast)
    assert other.pk
    return ask


def _on_the_map(cast: Cast) -> None:
    """A place of hers, named after her, with a version that went; and a proposal in which she is named."""
    hers = {"acting": cast.acting(MOTHER), "now": NOW}
    facts = places.EntryFacts(
        name=f"Leeskring van {HER_NAME}", summary=f"Bij Aminaatje. {HER_NAME} schenkt koffie.", area=cast.weide,
        phone=HER_PHONE, email=HER_MAIL, owner_agreed=True,
    )  # fmt: skip
    cast.enter(MOTHER)
    entry = places.write_entry(facts=facts, **hers)
    places.change_entry(entry=entry, said={"summary": "Lezen bij Aminaatje.", "host": "Aminaatje"}, **hers)
    cast.enter("neighbour")
    facts = places.EntryFacts(name="Moestuin", summary="Samen wieden.", area=cast.weide, owner_agreed=True)
    garden = places.write_entry(facts=facts, acting=cast.acting("neighbour"), now=NOW)
    cast.enter("carer")
    places.propose(
        entry=garden, said={"summary": f"Bij {HER_NAME} thuis."}, words=f"{HER_NAME} zei het.",
        acting=cast.acting("carer"), now=NOW,
    )  # fmt: skip


def test_the_ball_of_asking_becomes_nobodys_with_its_agreement(cast: Cast) -> None:
    agreement, job = agreed(cast, family(cast)), a_job("wake_reviews")
    check_now()
    with at_work("wake_reviews"):
        ball = balls.open_ball(
            pk=new_id(), about="GO_ON", about_id=agreement.pk, subject=cast[MOTHER].pk, municipality=cast.town,
            holder=cast["wijkteam"].pk, due_at=NOW + MONTH, acting=job, now=NOW,
        )  # fmt: skip
        balls.close_ball(ball=ball, step="LOOK_BACK", acting=job, now=NOW)
    with as_the_owner():
        sql("SELECT retention_take_pen(), retention_drop_agreements(ARRAY[%s]::uuid[])", agreement.pk)
        assert sql("SELECT count(*) FROM circles_agreement WHERE id = %s", agreement.pk) == [(0,)]
        ((subject,),) = sql("SELECT subject_id FROM commitments_ball WHERE id = %s", ball.pk)
        assert subject not in {cast[key].pk for key in cast.person}
        assert sql("SELECT count(*) FROM commitments_seat WHERE ball_id = %s AND person_id = %s",
                   ball.pk, cast[MOTHER].pk) == [(0,)]  # fmt: skip


WRITTEN_BY_OTHERS = (
    "0612345601", "06-12345601", "06 12 34 56 01", "+31 6 1234 5601", "0031612345601", "(06) 12.34.56.01",
    "Resident@Example.ORG",
)  # fmt: skip


def test_her_number_and_address_are_forgotten_however_another_wrote_them(cast: Cast) -> None:
    told = f"Bel {', '.join(WRITTEN_BY_OTHERS)} of 06 99 88 77 66."
    cast.enter("neighbour")
    facts = places.EntryFacts(name="Soep", summary="Samen eten.", area=cast.weide, owner_agreed=True)
    soup = places.write_entry(facts=facts, acting=cast.acting("neighbour"), now=NOW)
    cast.enter("carer")
    places.propose(entry=soup, said={"summary": told}, words=told, acting=cast.acting("carer"), now=NOW)
    with as_the_owner():
        sql("UPDATE social_map_entry SET bring_back = %s", told)
        sql("SELECT retention_erase(%s, '', now())", cast[MOTHER].pk)
        found = sql("SELECT bring_back FROM social_map_entry UNION ALL SELECT words FROM social_map_change"
                    " UNION ALL SELECT facts->>'summary' FROM social_map_change")  # fmt: skip
    said = " ".join(one for (one,) in found if one)
    assert "Bel Iemand, Iemand, Iemand, Iemand, Iemand, Iemand, Iemand of 06 99 88 77 66." in said
    assert not [one for one in WRITTEN_BY_OTHERS if one in said]


def test_an_agreement_that_waits_and_what_was_answered_are_forgotten_too(cast: Cast) -> None:
    """Words that agreements got later, the state that waits, and answers after a look-back."""
    circle = begun(cast)
    joined(cast, circle, VOLUNTEER)
    worker_joined(cast, circle)
    agreement = written(cast, circle)
    with connection.cursor() as cursor:  # past every trigger
        cursor.execute("SET LOCAL ROLE NONE; SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE circles_agreement SET state = 'WAITS', agreed_at = now(), only_formal_why = why WHERE id = %s",
            [agreement.pk],
        )
        cursor.execute(
            "INSERT INTO circles_goon (id, agreement_id, person_id, review_on, answer, way, said_at)"
            " VALUES (gen_random_uuid(), %s, %s, current_date, 'ON', 'SCREEN', now())",
            [agreement.pk, cast[MOTHER].pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin; SET LOCAL ROLE samenspel_app")
    with at_work("erase"):
        assert actions.erase(person=cast[MOTHER].pk, acting=a_job("erase"), now=NOW)
    with as_the_owner():
        question = "SELECT state, for_everybody, only_formal_why, why FROM circles_agreement WHERE id = %s"
        assert sql(question, agreement.pk) == [("ENDED", "", "", "")]
        assert sql("SELECT count(*) FROM circles_goon WHERE person_id = %s", cast[MOTHER].pk) == [(0,)]


def test_it_says_what_keeps_her_and_until_when(cast: Cast) -> None:
    cast.ask()
    cast.enter(MOTHER)
    with pytest.raises(errors.StillKept) as caught, transaction.atomic():
        circles.erase_person(person=cast[MOTHER].pk, acting=cast.acting(MOTHER), now=NOW)
    assert [reason.why for reason in caught.value.reasons] == ["ASK"]
    assert "open vraag" in caught.value.sentence()
    with pytest.raises(errors.StillKept) as caught, at_work("erase"), transaction.atomic():
        actions.erase(person=cast[MOTHER].pk, acting=a_job("erase"), now=NOW)
    assert caught.value.reasons
    with as_the_owner():
        assert sql("SELECT name FROM community_person WHERE id = %s", cast[MOTHER].pk) == [(HER_NAME,)]


def test_a_hold_and_work_keep_somebody(cast: Cast) -> None:
    ask = end(cast, cast.ask())
    hold_back(cast, ask, everything=False, until=date(2030, 1, 1))
    for key, why in ((MOTHER, "HOLD"), ("wijkteam", "WORKS_HERE")):
        cast.enter(key)
        with pytest.raises(errors.StillKept) as caught, transaction.atomic():
            circles.erase_person(person=cast[key].pk, acting=cast.acting(key), now=NOW)
        assert [reason.why for reason in caught.value.reasons] == [why]


@pytest.mark.parametrize("key", ["outsider", "wijkteam", "official", "lead"])
def test_erasing_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    cast.enter(key)
    with refused():
        circles.erase_person(person=cast[MOTHER].pk, acting=cast.acting(key), now=NOW)
    with refused(ProgrammingError):
        sql("SELECT retention_erase(%s, '', now())", cast[MOTHER].pk)
    with refused(ProgrammingError):
        sql("SELECT * FROM what_keeps(%s)", cast[MOTHER].pk)


def test_her_wish_goes_in_line_in_the_same_transaction(cast: Cast) -> None:
    cast.enter(MOTHER)
    circles.erase_person(person=cast[MOTHER].pk, acting=cast.acting(MOTHER), now=NOW)
    with as_the_owner():
        rows = sql(
            "SELECT task_name, args::jsonb ->> 'person' FROM procrastinate_jobs WHERE task_name = 'erase_person'"
        )
    assert rows == [("erase_person", str(cast[MOTHER].pk))]


@pytest.mark.parametrize("statement", [
    "SELECT retention_go('ASK', now(), %(town)s, 500)",
    "SELECT retention_ask(now(), %(town)s, true, 500)",
    "SELECT retention_take_pen()",
    "INSERT INTO retention_pen VALUES (pg_current_xact_id())",
    "SELECT retention_unname('x', 'y', 'z')",
    "SELECT retention_silent(now(), %(town)s, 5)",
    "INSERT INTO retention_erased VALUES (%(town)s, now())",
    "DELETE FROM retention_run", "UPDATE retention_line SET number = 0", "DELETE FROM journal_cut",
])  # fmt: skip
@pytest.mark.parametrize("key", ["official", "outsider"])
def test_the_web_forgets_nothing(cast: Cast, statement: str, key: str) -> None:
    cast.enter(key)
    with refused(ProgrammingError), connection.cursor() as cursor:
        cursor.execute(statement, {"town": cast.town.pk})


@pytest.mark.django_db
def test_every_guard_of_a_circle_makes_way_for_forgetting() -> None:
    """A guard that came later than retention keeps words that must be forgotten: give it the same clause."""
    found = sql(
        "SELECT c.relname, g.tgname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE NOT g.tgisinternal"
        " AND g.tgconstraint = 0 AND (g.tgtype & 3) = 3 AND (g.tgtype & 24) <> 0 AND (c.relname LIKE 'circles\\_%%'"
        " OR c.relname IN ('community_mandate', 'journal_entry', 'journal_look'))"
        " AND pg_get_triggerdef(g.oid) NOT LIKE '%%retention_at_work%%'"
    )
    assert found == []


def test_the_pen_is_put_down(cast: Cast) -> None:
    erase(cast, "outsider")
    with as_the_owner():
        assert sql("SELECT count(*) FROM retention_pen") == [(0,)]
    proof = Line.objects.filter(kind="ERASURE")
    with at_work("retention"):
        assert [line.number for line in proof] == [1]
    with as_the_owner(), pytest.raises(Exception, match="append-only"), transaction.atomic():
        sql("UPDATE retention_run SET version = 'x'")


def test_she_is_erased_once(cast: Cast) -> None:
    assert erase(cast, "outsider") is not None
    assert erase(cast, "outsider") is None
    with at_work("erase"):
        assert Erased.objects.count() == 1
        assert (
            actions.erase_again(
                people=[cast["outsider"].pk, cast["caller"].pk], acting=a_job("erase"), now=NOW
            )
            == 1
        )


def test_a_household_goes_on_without_her(cast: Cast) -> None:
    circle = family(cast)
    erase(cast)
    check_now()
    with as_the_owner():
        rows = dict(sql("SELECT person_id, state FROM circles_member WHERE circle_id = %s", circle.pk))
        assert sql("SELECT ended_at FROM circles_circle WHERE id = %s", circle.pk) == [(None,)]
    assert rows[cast[MOTHER].pk] == "ENDED"
    assert rows[cast["carer"].pk] == "ACTIVE"


# --- the whole database, as a thief of a copy would read it ----------------------------------------------------
def dumped(name: str) -> str:
    """Everything that stands in the database, as text."""
    tool = str(binaries.embedded() / "bin" / "pg_dump")
    address = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
    ended = subprocess.run(
        [tool, "--data-only", f"--dbname={address}"], capture_output=True, text=True, check=True
    )
    return ended.stdout


def test_no_copy_of_the_database_names_her_any_more(real_database: str) -> None:
    """A filled town; she is erased; her name, address, number and words stand nowhere, and what is counted is equal."""
    with transaction.atomic():
        as_owner()
        cast = build_cast()
        sql("UPDATE community_person SET called = 'Aminaatje' WHERE id = %s", cast[MOTHER].pk)
        as_app()
    with transaction.atomic():
        everything_about_her(cast)
    _signed_in(cast)
    before = dumped(real_database)
    for word in (HER_NAME, "El Idrissi", HER_MAIL, SECRET, "Aminaatje"):
        assert word in before, f"{word}: the test must have something to find"
    with transaction.atomic():
        counted = counts()
        as_app()
    with transaction.atomic():
        sql("SET LOCAL ROLE samenspel_worker")
        with as_job("erase"):
            assert actions.erase_at_request(person=cast[MOTHER].pk, acting=a_job("erase"), now=NOW)
    after = dumped(real_database)
    for word in (HER_NAME, "El Idrissi", HER_MAIL, SECRET, "Aminaatje"):
        lines = [line[:200] for line in after.splitlines() if word.lower() in line.lower()]
        assert lines == [], word
    phones = [line for line in after.splitlines() if HER_PHONE in line and str(cast[MOTHER].pk) in line]
    assert phones == []
    with transaction.atomic():
        as_owner()
        assert {name: sql(question) for name, question in COUNTED.items()} == counted
        assert journals.breaks() == []
        assert not Account.objects.filter(person=cast[MOTHER].pk).exists()
        assert not any(str(cast[MOTHER].pk) in str(row) for row in _sessions())


def _signed_in(cast: Cast) -> None:
    with transaction.atomic():
        account = Account.objects.get(person_id=cast[MOTHER].pk)
        as_owner()
        sql(
            'INSERT INTO account_emailaddress (user_id, email, verified, "primary") VALUES (%s, %s, true, true)',
            account.pk,
            HER_MAIL,
        )
        as_app()
        session = SessionStore()
        session["_auth_user_id"] = str(account.pk)
        session["draft"] = SECRET
        session.create()


def _sessions() -> list[Any]:
    from django.contrib.sessions.models import Session

    return [one.get_decoded() for one in Session.objects.all()]
