"""The chain: numbers without gaps, rows that never change, and every forgery found."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from tests.at_once import at_once
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.journal import actions, queries
from samenspel.journal.models import Entry

BOOKS = ("entry", "look")
MINE = new_id()
OTHERS = new_id()


def fill(rows: int = 5, chain: Any = MINE) -> None:
    for number in range(rows):
        actions.record(
            verb="tested", acting=a_job("t"), object_type="ball", object_id=new_id(), municipality=chain, now=NOW,
            step=number,
        )  # fmt: skip
        seen = actions.look(
            acting=a_job("t"), subject=new_id(), object_type="ball", object_id=new_id(), view="ask", purpose="carry_ball",
            municipality=chain, now=NOW,
        )  # fmt: skip
        actions.looked_all([seen])


@pytest.mark.django_db
def test_it_numbers_each_municipality_from_one() -> None:
    fill(3)
    fill(2, OTHERS)
    with as_the_owner():
        for book in BOOKS:
            assert sql(
                f"SELECT array_agg(number ORDER BY number) FROM journal_{book} WHERE chain = %s", MINE
            ) == [([1, 2, 3],)]
        assert queries.breaks() == []


@pytest.mark.django_db
@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize(
    ("forgery", "found"),
    [
        ("UPDATE journal_{book} SET object_id = gen_random_uuid() WHERE number = 3", {"hash"}),
        ("UPDATE journal_{book} SET occurred_at = occurred_at - interval '1 microsecond' WHERE number = 3", {"hash"}),
        ("UPDATE journal_{book} SET subject_id = gen_random_uuid() WHERE number = 1", {"hash"}),
        ("DELETE FROM journal_{book} WHERE number = 3", {"gap", "link"}),
        ("DELETE FROM journal_{book} WHERE number = 1", {"gap", "link"}),
        ("DELETE FROM journal_{book} WHERE number = 5", {"cut off"}),
        ("DELETE FROM journal_{book}", {"cut off"}),
        ("UPDATE journal_{book} SET previous_hash = 'x' WHERE number = 2", {"link", "hash"}),
        ("UPDATE journal_{book} SET hash = 'x' WHERE number = 5", {"hash", "cut off"}),
        ("UPDATE journal_{book} SET number = 9 WHERE number = 5", {"gap", "hash", "cut off"}),
        # Even a forger who computes the right hash of her own row breaks the link after it.
        ("UPDATE journal_{book} r SET object_id = r.id, hash = (SELECT journal_hash_{book}(f) FROM journal_{book} f"
         " WHERE f.id = r.id) WHERE number = 3", {"hash"}),
    ],
)  # fmt: skip
def test_it_finds_every_forgery_of_who_may_do_all(book: str, forgery: str, found: set[str]) -> None:
    """The owner takes the triggers away and changes a row: the chain tells."""
    fill()
    with as_the_owner():
        sql(f"ALTER TABLE journal_{book} DISABLE TRIGGER USER")
        sql(forgery.format(book=book))
        sql(f"ALTER TABLE journal_{book} ENABLE TRIGGER USER")
        breaks = [row for row in queries.breaks() if row.chain == MINE]
    assert {row.what for row in breaks} == found
    assert {row.book for row in breaks} == {book}


@pytest.mark.django_db
def test_it_finds_a_forgery_with_a_right_hash_by_the_next_link() -> None:
    fill()
    with as_the_owner():
        sql("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        sql("UPDATE journal_entry SET verb = 'forged' WHERE number = 3")
        sql("UPDATE journal_entry r SET hash = journal_hash_entry(r) WHERE number = 3")
        assert [(row.number, row.what) for row in queries.breaks()] == [(4, "link")]


@pytest.mark.django_db
@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize(
    "attack",
    ["UPDATE journal_{book} SET chain = chain", "DELETE FROM journal_{book}", "TRUNCATE journal_{book}"],
)
def test_it_refuses_every_change_by_grant_and_by_trigger(book: str, attack: str) -> None:
    fill(1)
    statement = attack.format(book=book)
    with refused(ProgrammingError):
        sql(statement)  # the web
    with at_work(), refused(ProgrammingError):
        sql(statement)  # the worker
    with as_the_owner(), pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        sql(statement)  # and even who owns the table


@pytest.mark.django_db
@pytest.mark.parametrize(
    "attack",
    ["SELECT * FROM journal_head", "UPDATE journal_head SET number = 0", "DELETE FROM journal_head",
     "INSERT INTO journal_head VALUES ('entry', gen_random_uuid(), 0, '')", "SELECT journal_breaks_entry()",
     "ALTER TABLE journal_entry DISABLE TRIGGER USER", "DROP TRIGGER link ON journal_entry"],
)  # fmt: skip
def test_it_keeps_its_head_out_of_reach(attack: str) -> None:
    fill(1)
    for role in ("app", "worker"):
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE samenspel_{role}")
        with refused(ProgrammingError):
            sql(attack)


@pytest.mark.django_db
def test_it_says_that_all_is_well_or_where_not(capsys: pytest.CaptureFixture[str]) -> None:
    fill()
    with as_the_owner():
        call_command("journal_verify")
        assert "De keten klopt: 5 daden, 5 inzages." in capsys.readouterr().out
        sql("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        sql("UPDATE journal_entry SET verb = 'forged' WHERE number = 2")
        with pytest.raises(CommandError, match="1 plek"):
            call_command("journal_verify")
        assert "nummer 2: hash" in capsys.readouterr().err


@pytest.mark.django_db
def test_it_gives_the_same_hash_whatever_the_session_speaks() -> None:
    """Zone, date style and language of a session are no part of what happened."""
    sql("SET LOCAL timezone = 'Asia/Tokyo'")
    sql("SET LOCAL datestyle = 'German'")
    fill(2)
    sql("SET LOCAL timezone = 'UTC'")
    sql("SET LOCAL datestyle = 'ISO'")
    with as_the_owner():
        assert queries.breaks() == []


def test_it_has_no_gaps_when_many_write_at_once(real_database: str) -> None:
    def write() -> None:
        for number in range(20):
            with transaction.atomic():
                fill(1)
                if number % 7 == 6:  # a deed that is rolled back leaves no gap
                    transaction.set_rollback(True)

    at_once(*[write] * 8, begun=False)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE samenspel_owner")
        kept = 8 * (20 - 2)
        for book in BOOKS:
            assert sql(f"SELECT count(*), max(number), count(DISTINCT number) FROM journal_{book}") == [
                (kept, kept, kept)
            ]
        assert queries.breaks() == []
        assert Entry.objects.count() == kept
    assert real_database


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    """Nobody but the owner may even ask whether the chain holds."""
    cast.enter("outsider")
    with refused(ProgrammingError):
        queries.breaks()
