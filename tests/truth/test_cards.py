"""Cards under attack: hostile SQL in the web's own role, and what happens in the same second."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.utils import IntegrityError

from samenspel.community import actions
from samenspel.community.models import Card
from samenspel.foundation.context import Context, enter
from samenspel.foundation.errors import NotFound
from samenspel.foundation.ids import new_id
from tests.at_once import at_once, looking_behind
from tests.cast import NOW, Cast, as_app, as_owner
from tests.play import refused, sql

CODE, PIN, WRONG = "TULP-MOLEN-4105", "271828", "000000"
LATER = NOW + timedelta(days=100)
REFUSED = (ProgrammingError, IntegrityError)


def a_card(cast: Cast, key: str = "resident") -> Card:
    cast.enter(key)
    made = actions.make_card(person=cast[key], acting=cast.acting(key), now=NOW, code=CODE, pin=PIN)
    return made.card


# --- the hashes ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", ["app", "worker"])
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM community_cardsecret",
        "SELECT pin_hash FROM community_cardsecret",
        "SELECT count(*) FROM community_cardsecret",
        "UPDATE community_cardsecret SET pin_hash = 'x'",
        "DELETE FROM community_cardsecret",
    ],
)
def test_nobody_reads_or_changes_the_hashes(cast: Cast, statement: str, role: str) -> None:
    a_card(cast)
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE samenspel_{role}")
    with refused(ProgrammingError):
        sql(statement)


def test_nobody_puts_a_second_secret_on_a_card(cast: Cast) -> None:
    mine = a_card(cast)
    for key in ("resident", "outsider"):
        cast.enter(key)
        with refused(*REFUSED):
            sql("INSERT INTO community_cardsecret VALUES (%s, 'x', 'x')", mine.pk)


@pytest.mark.parametrize("key", ["outsider", "neighbour", "coach", "desk", "gp", "official", None])
def test_a_card_is_seen_by_nobody_else(cast: Cast, key: str | None) -> None:
    a_card(cast)
    cast.enter(key)
    for table in ("community_card", "community_device", "community_mandate"):
        assert sql(f"SELECT count(*) FROM {table}") == [(0,)]
    assert sql(
        "UPDATE community_card SET revoked_at = now(), revoked_why = 'DESK', revoked_by_id = NULL"
    ) == [(0,)]


@pytest.mark.parametrize(
    "change",
    ["wrong_tries = 0", "locked_until = NULL", "person_id = made_by_id", "used_at = now()", "id = id"],
)
def test_nobody_unlocks_or_moves_a_card(cast: Cast, change: str) -> None:
    a_card(cast)
    for key in ("resident", "outsider"):
        cast.enter(key)
        with refused(ProgrammingError):
            sql(f"UPDATE community_card SET {change}")


def test_a_card_that_ended_never_lives_again(cast: Cast) -> None:
    card = a_card(cast)
    with refused(ProgrammingError):
        sql("UPDATE community_card SET revoked_at = NULL, revoked_why = ''")
    actions.revoke_card(card=card, acting=cast.acting("resident"), now=NOW)
    assert sql("UPDATE community_card SET revoked_at = NULL, revoked_why = ''") == [(0,)]


INSERT_CARD = (
    "INSERT INTO community_card (id, municipality_id, person_id, made_by_id, made_at, wrong_tries, revoked_why)"
    " VALUES (%s, %s, %s, %s, now(), 0, '')"
)


@pytest.mark.parametrize("key", ["outsider", "neighbour", "coach", "gp", "official", "lead"])
def test_nobody_makes_a_card_for_who_is_not_hers_to_help(cast: Cast, key: str) -> None:
    cast.ask()
    cast.enter(key)
    for maker in (key, "resident"):
        with refused(ProgrammingError):
            sql(INSERT_CARD, new_id(), cast.town.pk, cast["resident"].pk, cast[maker].pk)


def test_a_person_has_one_live_card(cast: Cast) -> None:
    a_card(cast)
    with refused(IntegrityError):
        sql(INSERT_CARD, new_id(), cast.town.pk, cast["resident"].pk, cast["resident"].pk)


def test_without_the_code_no_door_of_the_database_opens(cast: Cast) -> None:
    card = a_card(cast)
    cast.enter("desk")
    assert sql("SELECT count(*) FROM community_card_try(ARRAY['x', ''], NULL, now())") == [(0,)]
    assert sql("SELECT count(*) FROM community_card_try(ARRAY['x'], %s, now())", card.pk) == [(0,)]
    for statement in (
        "SELECT community_card_tried(%s, 'x', true, now())",
        "SELECT community_open_device(%s, 'x', gen_random_uuid(), true, now())",
        "SELECT community_wake_device(%s, 'x', gen_random_uuid(), now())",
        "SELECT community_open_visit(%s, 'x', gen_random_uuid(), 'x', 'DESK', now())",
    ):
        with refused(ProgrammingError):
            sql(statement, card.pk)


def test_a_locked_card_opens_nothing(cast: Cast) -> None:
    a_card(cast)
    cast.enter("desk")
    for _ in range(5):
        actions.try_pin(pin=WRONG, code=CODE, now=NOW)
    tried = actions.try_pin(pin=PIN, code=CODE, now=NOW)
    assert tried.how == "CLOSED"
    assert tried.proof is None
    assert tried.card
    with refused(NotFound):
        actions.open_device(proof=tried.card, home=True, now=NOW)
    with refused(NotFound):
        actions.open_visit(proof=tried.card, called="Wim", way="DESK", acting=cast.acting("desk"), now=NOW)


@pytest.mark.parametrize("statement", [
    "INSERT INTO community_device (id, card_id, person_id, home, opened_at, seen_at, ends_at) SELECT gen_random_uuid(), id,"
    " person_id, true, now(), now(), now() + interval '1 year' FROM community_card",
    "UPDATE community_device SET ends_at = now() + interval '1 year'",
    "UPDATE community_device SET seen_at = now()",
    "DELETE FROM community_device",
])  # fmt: skip
def test_a_device_lives_no_longer_than_it_may(cast: Cast, statement: str) -> None:
    a_card(cast)
    proof = actions.try_pin(pin=PIN, code=CODE, now=NOW).proof
    assert proof
    actions.open_device(proof=proof, home=True, now=NOW)
    cast.enter("resident")
    with refused(ProgrammingError):
        sql(statement)


# --- in the same second -----------------------------------------------------------------------------------
def as_outsider(deed: Any) -> Any:
    def do() -> Any:
        enter(Context())
        return deed()

    return do


def test_two_tries_at_once_are_two_tries(town: Cast) -> None:
    with transaction.atomic():
        card = a_card(town)
    tries = [as_outsider(lambda: actions.try_pin(pin=WRONG, code=CODE, now=NOW).how) for _ in range(8)]
    outcomes = at_once(*tries)
    assert sorted(outcomes) == ["CLOSED"] * 3 + ["LOCKED"] + ["WRONG"] * 4
    with looking_behind():
        assert Card.objects.get(pk=card.pk).wrong_tries == 5


def test_a_guess_beside_nine_others_does_not_slip_through(town: Cast) -> None:
    """Six guesses in one moment, the sixth of them right: after five wrong ones it is too late for it."""
    with transaction.atomic():
        a_card(town)
    with transaction.atomic():
        for _ in range(4):
            actions.try_pin(pin=WRONG, code=CODE, now=NOW)
    last = threading.Event()

    def wrong() -> str:
        how = actions.try_pin(pin=WRONG, code=CODE, now=NOW).how
        last.set()
        return how

    def right() -> str:
        last.wait(10)
        return actions.try_pin(pin=PIN, code=CODE, now=NOW).how

    assert at_once(as_outsider(wrong), as_outsider(right)) == ["LOCKED", "CLOSED"]


def test_a_card_that_ends_while_it_is_tried_opens_nothing_afterwards(town: Cast) -> None:
    with transaction.atomic():
        card = a_card(town)
    ended, tried = threading.Event(), threading.Event()

    def end() -> str:
        enter(Context(person=town["resident"].pk))
        actions.revoke_card(card=card, acting=town.acting("resident"), now=NOW)
        ended.set()
        tried.wait(0.3)  # the try waits for this row
        return "ended"

    def come_in() -> str:
        ended.wait(10)
        return actions.try_pin(pin=PIN, code=CODE, now=NOW).how

    assert at_once(end, as_outsider(come_in)) == ["ended", "UNKNOWN"]


def test_two_cards_made_at_once_are_one_card(town: Cast) -> None:
    def make(code: str) -> Any:
        def do() -> str:
            enter(Context(person=town["resident"].pk))
            actions.make_card(
                person=town["resident"], acting=town.acting("resident"), now=NOW, code=code, pin=PIN
            )
            return "made"

        return do

    at_once(make("TULP-MOLEN-4105"), make("ZON-MAAN-1234"))
    with transaction.atomic():
        as_owner()
        assert Card.objects.filter(person=town["resident"], revoked_at=None).count() == 1
        as_app()
