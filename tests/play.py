"""Short moves for the tests: each is done by who may do it, through the same actions as the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import ProgrammingError, connection, transaction

from samenspel.commitments import actions as balls
from samenspel.commitments import queries
from samenspel.commitments.models import Ball, Pass, Step
from samenspel.foundation.context import as_job
from samenspel.foundation.errors import Refusal
from samenspel.journal.models import Entry
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask
from samenspel.social_map.models import Entry as Place
from tests.cast import NOW, Cast

DUE = NOW + timedelta(days=7)
# What an outsider meets: it does not exist, the policies refuse it, or the verb refuses it by name.
CLOSED = (ObjectDoesNotExist, ProgrammingError, Refusal)


@contextmanager
def refused(*kinds: type[BaseException]) -> Iterator[None]:
    """The block must raise one of these, and leaves the test's transaction usable."""
    with pytest.raises(kinds or CLOSED), transaction.atomic():
        yield


@contextmanager
def at_work(job: str = "test") -> Iterator[None]:
    """The block is a job of the worker, in the worker's own role."""
    before = sql("SELECT current_setting('role')")[0][0]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE samenspel_worker")
    try:
        with as_job(job):
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {before}")


@contextmanager
def as_the_owner() -> Iterator[None]:
    """The block sees and may do all, as who migrates: for looking behind the policies."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE samenspel_owner")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE samenspel_app")


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run one statement as the present role; return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else [(cursor.rowcount,)]


def check_now() -> None:
    """Let the deferred truths speak now, as they would at commit."""
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("SET CONSTRAINTS ALL DEFERRED")


def offer(
    cast: Cast, ask: Ask, receiver: str = "coach", *, yes: str = "SPOKEN", by: str = "wijkteam"
) -> Pass:
    ask = cast.again(ask, by)
    return actions.offer(
        ask=ask, receiver=cast[receiver].pk, why="Zij kent de groepjes.", yes_way=yes,
        acting=cast.acting(by), now=NOW,
    )  # fmt: skip


def offered(cast: Cast, receiver: str = "coach", yes: str = "SPOKEN") -> tuple[Ask, Pass]:
    """An ask at the wijkteam's door, offered to somebody."""
    ask = cast.ask()
    return ask, offer(cast, ask, receiver, yes=yes)


def say_yes(cast: Cast, ask: Ask, handover: Pass, *, yes: bool = True, now: datetime = NOW) -> Pass:
    ask = cast.again(ask, "resident")
    found = Pass.objects.select_related("ball").get(pk=handover.pk)
    return actions.say_yes(
        ask=ask, handover=found, yes=yes, way="SCREEN", acting=cast.acting("resident"), now=now
    )


def accept(cast: Cast, ask: Ask, key: str = "coach", *, due_at: datetime = DUE, now: datetime = NOW) -> Ask:
    ask = cast.again(ask, key)
    handover = queries.offer_to(ball=ask.ball_id, person=cast[key].pk)
    actions.accept(ask=ask, handover=handover, due_at=due_at, acting=cast.acting(key), now=now)
    return cast.again(ask, key)


def accepted(cast: Cast, receiver: str = "coach") -> Ask:
    """An ask of which this person accepted the ball."""
    ask, _ = offered(cast, receiver)
    return accept(cast, ask, receiver)


def write(cast: Cast, ask: Ask, key: str, text: str = "Ik bel je morgen.", readers: str = "BETWEEN") -> Any:
    ask = cast.again(ask, key)
    return actions.write_note(ask=ask, text=text, readers=readers, acting=cast.acting(key), now=NOW)


def end(cast: Cast, ask: Ask, how: str = "ANSWERED", now: datetime = NOW) -> Ask:
    """The asker says how it ended."""
    ask = cast.again(ask, "resident")
    return actions.verdict(ask=ask, verdict=how, acting=cast.acting("resident"), now=now)


def remind(ask: Ask, *, now: datetime) -> int:
    with at_work():
        return balls.remind_due(ball=queries.ball_for(pk=ask.ball_id), now=now)


def ball_of(ask: Ask) -> Ball:
    """The ball as it is, seen from behind the policies."""
    with as_the_owner():
        return Ball.objects.get(pk=ask.ball_id)


def sitting(ask: Ask) -> set[tuple[Any, str]]:
    """(person, reason) of every seat that has not ended."""
    with as_the_owner():
        return set(ball_of_seats(ask))


def ball_of_seats(ask: Ask) -> list[tuple[Any, str]]:
    return list(Ball.objects.get(pk=ask.ball_id).seats.filter(ended_at=None).values_list("person", "reason"))


def steps(ask: Ask) -> list[str]:
    """The kinds of the path, oldest first."""
    with as_the_owner():
        return list(Step.objects.filter(ball=ask.ball_id).order_by("at", "id").values_list("kind", flat=True))


def deeds(ask: Ask) -> list[str]:
    """The verbs in the journal about this ball, oldest first."""
    with as_the_owner():
        rows = Entry.objects.filter(ball_id=ask.ball_id).order_by("number")
        return list(rows.values_list("verb", flat=True))


def told(ask: Ask, kind: str) -> list[Any]:
    """To whom a kind of message about this ball was told."""
    with as_the_owner():
        rows = sql(
            "SELECT person_id FROM notifications_message WHERE ball_id = %s AND kind = %s ORDER BY id",
            ask.ball_id, kind,
        )  # fmt: skip
    return [row[0] for row in rows]


def place_on_map(cast: Cast) -> Place:
    """A group on the social map."""
    with as_the_owner():
        return Place.objects.create(
            name="Wandelgroep", summary="Elke dinsdag.", area=cast.weide, municipality=cast.town,
            organisation=cast.organisation["kerk"], source="test", source_id="1", content_hash="x",
            changed_at=NOW, confirmed_on=NOW.date() - timedelta(days=22), owner_agreed=True,
        )  # fmt: skip
