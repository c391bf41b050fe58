"""Mandates under attack: hostile SQL in the web's own role, and what happens in the same second."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.db.utils import IntegrityError

from samenspel.community import actions
from samenspel.community.models import Mandate
from samenspel.foundation.context import Context, enter
from samenspel.foundation.errors import NotFound
from samenspel.foundation.ids import new_id
from tests.at_once import at_once
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, refused, sql

from .test_cards import INSERT_CARD, a_card

CODE, PIN, WRONG = "TULP-MOLEN-4105", "271828", "000000"
LATER = NOW + timedelta(days=100)
REFUSED = (ProgrammingError, IntegrityError)


def a_mandate(cast: Cast, *, yes: bool = True) -> Mandate:
    cast.enter("resident")
    facts = actions.MandateFacts(
        person=cast["resident"],
        representative=cast["neighbour"].pk,
        named="Bram",
        scope=["ASKS"],
        ends_at=LATER,
    )
    mandate = actions.give_mandate(facts=facts, acting=cast.acting("resident"), now=NOW)
    cast.enter("neighbour")
    if yes:
        actions.accept_mandate(mandate=mandate.pk, acting=cast.acting("neighbour"), now=NOW)
    return mandate


def act_for(cast: Cast, key: str = "neighbour", scope: str = "ASKS") -> Any:
    cast.enter(key)
    acting = cast.acting(key)
    return actions.enter_namens(person=cast["resident"].pk, scope=scope, acting=acting, now=NOW)


INSERT = (
    "INSERT INTO community_mandate (id, municipality_id, person_id, representative_id, named, kind, ground, scope, way,"
    " proof, seen_by_id, seen_on, made_by_id, starts_at, accepted_at, ends_at) VALUES (gen_random_uuid(), %(town)s,"
    " %(person)s, %(other)s, 'x', %(kind)s, %(ground)s, ARRAY['ASKS'], 'SCREEN', %(proof)s, %(seen)s, current_date,"
    " %(made)s, now(), %(yes)s, now() + interval '20 minutes')"
)


def insert(cast: Cast, **more: Any) -> None:
    facts = {
        "town": cast.town.pk, "person": cast["resident"].pk, "other": cast["neighbour"].pk, "kind": "HELPER",
        "ground": "", "proof": "OWN_SCREEN", "seen": None, "made": cast["resident"].pk, "yes": None,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(INSERT, facts | more)


def test_the_statement_of_these_attacks_is_right_in_itself(cast: Cast) -> None:
    cast.enter("resident")
    insert(cast)


@pytest.mark.parametrize("attack", [
    {}, {"made": "neighbour"}, {"made": "neighbour", "seen": "neighbour", "proof": "SPOKEN_YES"},
    {"seen": "desk", "made": "desk", "proof": "SPOKEN_YES"}, {"yes": NOW},
    {"kind": "VISIT", "proof": "CARD_AND_PIN", "seen": "neighbour", "made": "neighbour", "yes": NOW},
    {"kind": "REPRESENTATIVE", "ground": "MENTOR", "proof": "COURT_DECISION", "seen": "desk", "made": "desk"},
])  # fmt: skip
@pytest.mark.parametrize("key", ["neighbour", "outsider"])
def test_nobody_gives_herself_a_mandate(cast: Cast, key: str, attack: dict[str, Any]) -> None:
    cast.ask()
    cast.enter(key)
    people = {name: cast[value].pk for name, value in attack.items() if name in ("made", "seen")}
    with refused(*REFUSED):
        insert(cast, **(attack | people))


@pytest.mark.parametrize("attack", [
    {"other": "wijkteam", "seen": "wijkteam", "made": "wijkteam", "proof": "SPOKEN_YES"},
    {"kind": "VISIT", "other": "wijkteam", "seen": "wijkteam", "made": "wijkteam", "proof": "CARD_AND_PIN", "yes": NOW},
    {"seen": "desk", "made": "wijkteam", "proof": "SPOKEN_YES"}, {"made": "wijkteam"},
    {"seen": "wijkteam", "made": "wijkteam", "proof": "COURT_DECISION"},
    {"seen": "wijkteam", "made": "wijkteam", "proof": "SPOKEN_YES", "yes": NOW},
    {"kind": "REPRESENTATIVE", "ground": "MENTOR", "proof": "SPOKEN_YES", "seen": "wijkteam", "made": "wijkteam"},
    {"kind": "REPRESENTATIVE", "ground": "", "proof": "COURT_DECISION", "seen": "wijkteam", "made": "wijkteam"},
    {"person": "gp", "seen": "wijkteam", "made": "wijkteam", "proof": "SPOKEN_YES"},
])  # fmt: skip
def test_a_worker_writes_down_only_what_another_may_and_she_saw(cast: Cast, attack: dict[str, Any]) -> None:
    cast.ask()
    cast.enter("wijkteam")
    people = {n: cast[v].pk for n, v in attack.items() if n in ("made", "seen", "other", "person")}
    with refused(*REFUSED):
        insert(cast, **(attack | people))


@pytest.mark.parametrize("broken", [
    {"other": "resident"}, {"kind": "OTHER"}, {"proof": "COURT_DECISION"}, {"kind": "REPRESENTATIVE"},
])  # fmt: skip
def test_what_must_never_be_false_holds_for_the_owner_too(cast: Cast, broken: dict[str, Any]) -> None:
    people = {name: cast[value].pk for name, value in broken.items() if name == "other"}
    with as_the_owner(), refused(IntegrityError):
        insert(cast, **(broken | people))


@pytest.mark.parametrize("change", [
    "ends_at = ends_at + interval '10 years'", "scope = ARRAY['ASKS','LEDGER']", "representative_id = person_id",
    "person_id = representative_id", "kind = 'REPRESENTATIVE'", "starts_at = now()", "reminded_at = now()",
    "proof = 'SIGNED_PAPER'", "named = 'x'",
])  # fmt: skip
@pytest.mark.parametrize("key", ["neighbour", "resident"])
def test_nobody_widens_or_lengthens_a_mandate(cast: Cast, key: str, change: str) -> None:
    a_mandate(cast)
    cast.enter(key)
    with refused(ProgrammingError):
        sql(f"UPDATE community_mandate SET {change}")


def test_an_end_is_an_end(cast: Cast) -> None:
    mandate = a_mandate(cast)
    cast.enter("resident")
    actions.end_mandate(mandate=mandate.pk, acting=cast.acting("resident"), now=NOW)
    cast.enter("neighbour")
    assert sql("UPDATE community_mandate SET ended_at = NULL, ended_by_id = NULL") == [(0,)]
    with refused(NotFound):
        act_for(cast)


def test_each_does_only_her_own_part(cast: Cast) -> None:
    a_mandate(cast, yes=False)
    for key, change in (
        ("resident", "accepted_at = now()"), ("neighbour", "objected_at = now()"),
        ("resident", f"ended_at = now(), ended_by_id = '{cast['neighbour'].pk}'"),
        ("neighbour", "ended_at = now(), ended_by_id = NULL"),
    ):  # fmt: skip
        cast.enter(key)
        with refused(IntegrityError):
            sql(f"UPDATE community_mandate SET {change}")
    for key in ("outsider", "desk", "gp", "official"):
        cast.enter(key)
        assert sql("UPDATE community_mandate SET ended_at = now()") == [(0,)]


def test_who_acts_for_another_gives_no_mandates_and_no_cards_in_her_name(cast: Cast) -> None:
    a_mandate(cast)
    act_for(cast)
    for more in ({}, {"other": cast["outsider"].pk}):
        with refused(*REFUSED):
            insert(cast, **more)
    with refused(ProgrammingError):
        sql(INSERT_CARD, new_id(), cast.town.pk, cast["resident"].pk, cast["resident"].pk)
    assert sql("UPDATE community_mandate SET accepted_at = now()") == [(0,)]
    assert sql("SELECT representative_id FROM community_mandate") == [(cast["neighbour"].pk,)]


def test_who_acts_for_another_sees_neither_her_card_nor_her_other_helpers(cast: Cast) -> None:
    a_card(cast)
    a_mandate(cast)
    cast.enter("resident")
    insert(cast, other=cast["carer"].pk)
    act_for(cast)
    assert sql("SELECT count(*) FROM community_card") == [(0,)]
    assert sql("SELECT count(*) FROM community_mandate") == [(1,)]


@pytest.mark.parametrize("key", ["outsider", "coach", "desk", "resident", "gp"])
def test_namens_without_a_mandate_is_nothing(cast: Cast, key: str) -> None:
    a_mandate(cast)
    with refused(NotFound):
        act_for(cast, key)
    cast.enter(key)
    # In the name of who does have one: the database knows who acts.
    rows = sql(
        "SELECT * FROM community_enter_namens(%s, %s, 'ASKS', now())",
        cast["neighbour"].pk,
        cast["resident"].pk,
    )
    assert rows == []
    assert sql("SELECT acting_person(), acting_representative()") == [(cast[key].pk, None)]


def test_a_mandate_leads_to_no_third_person(cast: Cast) -> None:
    """Bram acts for Amina, Amina for Farid: Bram does not act for Farid."""
    a_mandate(cast)
    cast.enter("carer")
    insert(cast, person=cast["carer"].pk, other=cast["resident"].pk, made=cast["carer"].pk)
    cast.enter("resident")
    assert sql(
        "UPDATE community_mandate SET accepted_at = %s WHERE person_id = %s", NOW, cast["carer"].pk
    ) == [(1,)]
    acting = act_for(cast)
    with refused(NotFound):
        actions.enter_namens(person=cast["carer"].pk, scope="ASKS", acting=acting, now=NOW)
    for who in ("neighbour", "resident"):
        assert sql(
            "SELECT * FROM community_enter_namens(%s, %s, 'ASKS', now())", cast[who].pk, cast["carer"].pk
        ) == []  # fmt: skip


def test_the_worker_of_the_queue_makes_no_mandate(cast: Cast) -> None:
    with at_work(), refused(ProgrammingError):
        insert(cast)
    with at_work(), refused(ProgrammingError):
        sql("UPDATE community_mandate SET ended_at = now()")


# --- in the same second -----------------------------------------------------------------------------------
def as_outsider(deed: Any) -> Any:
    def do() -> Any:
        enter(Context())
        return deed()

    return do


def test_a_mandate_ends_before_a_deed_or_after_it(town: Cast) -> None:
    with transaction.atomic():
        mandate = a_mandate(town)
    in_it, ending = threading.Event(), threading.Event()
    order: list[str] = []

    def use() -> str:
        act_for(town)
        in_it.set()
        ending.wait(10)
        sql("SELECT pg_sleep(0.2)")
        order.append("used")
        return "used"

    def end() -> str:
        in_it.wait(10)
        enter(Context(person=town["resident"].pk))
        ending.set()
        actions.end_mandate(mandate=mandate.pk, acting=town.acting("resident"), now=NOW)
        order.append("ended")
        return "ended"

    assert at_once(use, end) == ["used", "ended"]
    assert order == ["used", "ended"]
    with transaction.atomic(), pytest.raises(NotFound):
        act_for(town)


def test_a_mandate_that_ended_in_the_same_second_is_not_used(town: Cast) -> None:
    with transaction.atomic():
        mandate = a_mandate(town)
    ended = threading.Event()

    def end() -> str:
        enter(Context(person=town["resident"].pk))
        actions.end_mandate(mandate=mandate.pk, acting=town.acting("resident"), now=NOW)
        ended.set()
        sql("SELECT pg_sleep(0.2)")
        return "ended"

    def use() -> Any:
        ended.wait(10)
        return act_for(town)

    outcomes = at_once(end, use)
    assert outcomes[0] == "ended"
    assert isinstance(outcomes[1], NotFound)


def test_a_failed_statement_leaves_nothing_behind(cast: Cast) -> None:
    """`DatabaseError` in the middle of entering: the context is still who it was."""
    a_mandate(cast)
    cast.enter("neighbour")
    with refused(DatabaseError):
        sql("SELECT * FROM community_enter_namens(%s, 'no-uuid', 'ASKS', now())", cast["neighbour"].pk)
    assert sql("SELECT acting_person(), acting_representative()") == [(cast["neighbour"].pk, None)]
