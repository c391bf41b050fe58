"""Two did something in the same second, and the database ended one: she reads so, and nothing of hers is kept."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

import pytest
from django.db import connections, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from samenspel.mutual_help.models import Note
from tests.at_once import looking_behind
from tests.cast import Cast
from tests.play import sql

SAID = "Net op dit moment deed een ander ook iets. Wat jij deed, is niet bewaard."
NO_MORE = """
CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'no more' USING ERRCODE = 'check_violation', CONSTRAINT = 'no_more'; END $$;
CREATE CONSTRAINT TRIGGER no_more AFTER INSERT ON mutual_help_note DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION no_more()"""


@pytest.fixture
def address(town: Cast) -> str:
    with transaction.atomic():
        return reverse("follow_write", args=[town.ask().ball.address_code])


def writes(address: str) -> HttpResponse:
    return Client().post(address, {"text": "Kom je morgen?", "readers": "BETWEEN"})


def notes() -> int:
    with looking_behind():
        return Note.objects.count()


@contextmanager
def refused_in_the_end() -> Iterator[None]:
    """Something that the database looks at when all is done: at the very commit."""
    with looking_behind():
        sql(NO_MORE)
    try:
        yield
    finally:
        with looking_behind():
            sql("DROP TRIGGER no_more ON mutual_help_note; DROP FUNCTION no_more()")


def test_what_is_refused_at_the_commit_is_a_page_that_says_so(address: str) -> None:
    with refused_in_the_end():
        answer = writes(address)
    assert answer.status_code == 409
    assert SAID in answer.content.decode()
    assert notes() == 0
    assert writes(address).status_code == 302
    assert notes() == 1


def test_who_is_ended_because_two_wait_for_each_other_reads_it_too(town: Cast, address: str) -> None:
    answers: list[HttpResponse] = []

    def does() -> None:
        try:
            answers.append(writes(address))
        finally:
            connections.close_all()

    hers = threading.Thread(target=does)
    with looking_behind():
        sql("LOCK TABLE mutual_help_note IN SHARE ROW EXCLUSIVE MODE")
        hers.start()  # she has the ball, and waits for the table
        until = monotonic() + 10
        while not sql("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'mutual_help_note'::regclass"):
            assert monotonic() < until
            sleep(0.02)
        sql("SELECT 1 FROM commitments_ball FOR UPDATE")  # and this waits for the ball
    hers.join(20)
    assert [one.status_code for one in answers] == [409]
    assert SAID in answers[0].content.decode()
    assert notes() == 0
    assert writes(address).status_code == 302
