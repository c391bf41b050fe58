from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.community import actions, queries, rules
from samenspel.community.models import Mandate
from samenspel.foundation.context import current
from samenspel.foundation.errors import NotFound
from samenspel.journal.models import Entry

from .test_card import a_card, try_pin

LATER = NOW + timedelta(days=100)


def facts(cast: Cast, helper: str = "neighbour", **more: Any) -> actions.MandateFacts:
    given = actions.MandateFacts(
        person=cast["resident"], representative=cast[helper].pk, named="Bram", scope=["ASKS"], ends_at=LATER
    )
    return replace(given, **more)


def given(cast: Cast, helper: str = "neighbour", by: str = "resident", **more: Any) -> Mandate:
    cast.enter(by)
    return actions.give_mandate(facts=facts(cast, helper, **more), acting=cast.acting(by), now=NOW)


def accepted(cast: Cast, helper: str = "neighbour", **more: Any) -> Mandate:
    mandate = given(cast, helper, **more)
    cast.enter(helper)
    return actions.accept_mandate(mandate=mandate.pk, acting=cast.acting(helper), now=NOW)


def enter(cast: Cast, helper: str = "neighbour", scope: str = "ASKS", minutes: float = 1) -> Any:
    cast.enter(helper)
    return actions.enter_namens(
        person=cast["resident"].pk, scope=scope, acting=cast.acting(helper),
        now=NOW + timedelta(minutes=minutes),
    )  # fmt: skip


def visited(cast: Cast, by: str = "desk", way: str = "PHONE") -> Mandate:
    a_card(cast)
    cast.enter(by)
    proof = try_pin().proof
    assert proof
    return actions.open_visit(proof=proof, called="Wim", way=way, acting=cast.acting(by), now=NOW)


# --- entering -------------------------------------------------------------------------------------------
def test_it_acts_for_the_person_with_both_names(cast: Cast) -> None:
    accepted(cast)
    acting = enter(cast)
    assert (acting.person, acting.on_behalf_of) == (cast["neighbour"].pk, cast["resident"].pk)
    assert (current().person, current().representative) == (cast["resident"].pk, cast["neighbour"].pk)
    again = actions.enter_namens(person=cast["resident"].pk, scope="ASKS", acting=acting, now=NOW)
    assert again.on_behalf_of == cast["resident"].pk


def test_it_begins_after_the_yes_of_the_helper(cast: Cast) -> None:
    given(cast)
    with refused(NotFound):
        enter(cast)


@pytest.mark.parametrize("scope", ["CIRCLE", "AGREEMENTS", "CONSENTS", "LEDGER", "", "ASKS,LEDGER"])
def test_it_stays_within_the_scope(cast: Cast, scope: str) -> None:
    accepted(cast)
    with refused(NotFound):
        enter(cast, scope=scope)
    assert current().person == cast["neighbour"].pk


def test_it_ends_on_its_day(cast: Cast) -> None:
    accepted(cast)
    assert enter(cast, minutes=99 * 24 * 60)
    with refused(NotFound):
        enter(cast, minutes=100 * 24 * 60)


@pytest.mark.parametrize("who", ["resident", "neighbour"])
def test_it_ends_at_once_by_either_of_them(cast: Cast, who: str) -> None:
    mandate = accepted(cast)
    cast.enter(who)
    actions.end_mandate(mandate=mandate.pk, acting=cast.acting(who), now=NOW)
    with refused(NotFound):
        enter(cast, minutes=0)


@pytest.mark.parametrize("key", ["outsider", "coach", "official", "resident"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    mandate = accepted(cast)
    with refused(NotFound):
        enter(cast, key)
    if key != "resident":
        cast.enter(key)
        assert not Mandate.objects.exists()
        for verb in (actions.accept_mandate, actions.end_mandate, actions.object_to_mandate):
            with refused(Mandate.DoesNotExist):
                verb(mandate=mandate.pk, acting=cast.acting(key), now=NOW)


# --- a visit --------------------------------------------------------------------------------------------
def test_a_visit_lives_half_an_hour_and_has_every_scope(cast: Cast) -> None:
    visited(cast)
    for scope in rules.SCOPES:
        assert enter(cast, "desk", scope, minutes=29).way == "PHONE"
    with refused(NotFound):
        enter(cast, "desk", minutes=30)


def test_a_visit_is_written_down_with_both_names(cast: Cast) -> None:
    visited(cast)
    cast.enter("resident")
    row = Entry.objects.filter(verb="gave_mandate").get()
    assert (row.actor_id, row.on_behalf_of_id, row.way) == (cast["desk"].pk, cast["resident"].pk, "PHONE")
    assert queries.mandates_around(person=cast["resident"].pk)[0].representative_name == "Wim"


@pytest.mark.parametrize("key", ["outsider", "gp", "official", "neighbour"])
def test_a_visit_is_only_for_who_works_at_a_desk(cast: Cast, key: str) -> None:
    with refused(NotFound):
        visited(cast, by=key)


def test_nobody_visits_herself(cast: Cast) -> None:
    a_card(cast)
    proof = try_pin().proof
    assert proof
    with pytest.raises(actions.NotYourself):
        actions.open_visit(proof=proof, called="x", way="DESK", acting=cast.acting("resident"), now=NOW)


def test_who_leaves_the_desk_visits_no_more(cast: Cast) -> None:
    visited(cast)
    with as_the_owner():
        sql("UPDATE community_membership SET ends_on = starts_on WHERE person_id = %s", cast["desk"].pk)
    with refused(NotFound):
        enter(cast, "desk")


# --- papers ---------------------------------------------------------------------------------------------
MENTOR = {
    "kind": "REPRESENTATIVE",
    "ground": "MENTOR",
    "proof": "COURT_DECISION",
    "ends_at": NOW + timedelta(days=900),
}


def test_a_worker_who_holds_the_ball_writes_down_what_she_saw(cast: Cast) -> None:
    cast.ask()
    mandate = accepted_paper(cast)
    assert mandate.seen_by_id == cast["wijkteam"].pk
    assert enter(cast)


def accepted_paper(cast: Cast, **more: Any) -> Mandate:
    mandate = given(cast, by="wijkteam", **(MENTOR | more))
    cast.enter("neighbour")
    return actions.accept_mandate(mandate=mandate.pk, acting=cast.acting("neighbour"), now=NOW)


def test_what_a_judge_decided_the_person_can_object_to_and_not_end(cast: Cast) -> None:
    cast.ask()
    mandate = accepted_paper(cast)
    cast.enter("resident")
    with refused(actions.TheJudgeDecided):
        actions.end_mandate(mandate=mandate.pk, acting=cast.acting("resident"), now=NOW)
    actions.object_to_mandate(mandate=mandate.pk, acting=cast.acting("resident"), now=NOW)
    cast.enter("neighbour")
    assert Mandate.objects.get(pk=mandate.pk).objected_at == NOW


def test_a_volmacht_she_ends_herself(cast: Cast) -> None:
    cast.ask()
    mandate = accepted_paper(cast, ground="VOLMACHT", proof="SIGNED_PAPER")
    cast.enter("resident")
    actions.end_mandate(mandate=mandate.pk, acting=cast.acting("resident"), now=NOW)


def test_who_holds_no_ball_writes_nothing_down(cast: Cast) -> None:
    cast.ask()
    for key in ("coach", "desk", "gp", "official"):
        with refused(NotFound):
            given(cast, by=key, **MENTOR)


def test_the_worker_does_not_choose_herself(cast: Cast) -> None:
    cast.ask()
    with refused(actions.NotYourself):
        given(cast, "wijkteam", by="wijkteam", **MENTOR)
    with refused(actions.NotYourself):
        given(cast, "resident")


# --- names and announcements ----------------------------------------------------------------------------
def test_a_name_is_told_after_the_yes(cast: Cast) -> None:
    mandate = given(cast, named="de buurman")
    cast.enter("resident")
    assert [row.representative_name for row in queries.mandates_around(person=cast["resident"].pk)] == [
        "de buurman"
    ]
    cast.enter("neighbour")
    assert [row.person_name for row in queries.mandates_around(person=cast["neighbour"].pk)] == ["Amina"]
    actions.accept_mandate(mandate=mandate.pk, acting=cast.acting("neighbour"), now=NOW)
    cast.enter("resident")
    assert [row.representative_name for row in queries.mandates_around(person=cast["resident"].pk)] == [
        "Bram"
    ]


def test_its_end_is_announced_once(cast: Cast) -> None:
    mandate = accepted(cast)
    with at_work():
        assert not queries.mandates_to_announce(now=NOW)
        soon = LATER - timedelta(days=27)
        assert [row.pk for row in queries.mandates_to_announce(now=soon)] == [mandate.pk]
        assert actions.mark_reminded(mandate=mandate, now=soon)
        assert not actions.mark_reminded(mandate=mandate, now=soon)
        assert not queries.mandates_to_announce(now=soon)


@pytest.mark.django_db
def test_the_database_knows_who_works_at_a_desk_as_the_rules_do() -> None:
    body = sql("SELECT prosrc FROM pg_proc WHERE proname = 'helps_at_desk'")[0][0]
    assert {role for role in rules.WORKS | rules.KEEPS if f"'{role}'" in body} == rules.MAY_ACT_FOR
