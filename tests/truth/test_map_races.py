"""What people do about one place on the map in the same second: one owner, one answer, one invitation taken."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from samenspel.commitments.models import Ball
from samenspel.foundation.acting import a_job
from samenspel.foundation.context import as_job
from samenspel.foundation.errors import Refusal
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Change, Check, Entry, Handover, Insider, Relation
from tests.at_once import at_once, looking_behind
from tests.cast import NOW, Cast
from tests.play import sql

ROUNDS = 6


def entry_of_nobody(town: Cast, number: int) -> Entry:
    with looking_behind():
        facts = actions.EntryFacts(name=f"Eettafel {number}", summary="x", area=town.weide, owner_agreed=True)
        return actions.put_entry(
            facts=facts, source="race", source_id=str(number), acting=a_job("test"), now=NOW
        ).entry


def by(town: Cast, key: str, deed: Callable[[], Any]) -> Callable[[], Any]:
    """The deed, with this person as the one who acts."""

    def do() -> Any:
        town.enter(key)
        return deed()

    return do


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_two_claims_that_are_taken_at_once_one_makes_an_owner(town: Cast, number: int) -> None:
    entry = entry_of_nobody(town, number)
    claims = []
    for key in ("resident", "neighbour"):
        with transaction.atomic():
            town.enter(key)
            claims.append(
                actions.claim(entry=entry, words="Van ons.", who=key, acting=town.acting(key), now=NOW)
            )

    def taken(number: int, key: str) -> Any:
        change = queries.change_for(claims[number].pk)
        return actions.decide_claim(change=change, yes=True, acting=town.acting(key), now=NOW)

    got = at_once(
        by(town, "official", lambda: taken(0, "official")), by(town, "lead", lambda: taken(1, "lead"))
    )
    assert Counter(isinstance(one, Refusal) for one in got) == {True: 1, False: 1}, got
    with looking_behind():
        assert Insider.objects.filter(entry=entry, role="OWNER", ended_at=None).count() == 1


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_two_answers_at_once_one_counts(town: Cast, number: int) -> None:
    entry = entry_of_nobody(town, number)
    with looking_behind():
        check = Check.objects.create(
            entry=entry, municipality=town.town, way="CALL", asked_at=NOW, call_from=NOW.date()
        )

    def answered(key: str, answer: str) -> Any:
        found = queries.check_for(check.pk)
        return actions.answer(check=found, answer=answer, acting=town.acting(key), now=NOW)

    got = at_once(
        by(town, "coach", lambda: answered("coach", "RIGHT")),
        by(town, "desk", lambda: answered("desk", "STOPPED")),
    )
    assert sum(isinstance(one, Exception) for one in got) == 1, got
    with looking_behind():
        now = Entry.objects.get(pk=entry.pk)
        answer = Check.objects.get(pk=check.pk).answer
    assert (now.closed_on is not None, now.confirmed_on is not None) == (
        answer == "STOPPED",
        answer == "RIGHT",
    )


@pytest.mark.parametrize("number", range(ROUNDS))
def test_an_invitation_is_taken_by_one(town: Cast, number: int) -> None:
    with transaction.atomic():
        town.enter("resident")
        facts = actions.EntryFacts(name=f"Kring {number}", summary="x", area=town.weide, owner_agreed=True)
        me = {"acting": town.acting("resident"), "now": NOW}
        entry = actions.write_entry(facts=facts, visibility="INVITED", **me)
        code = actions.invite(entry=entry, role="INVITED", **me)
    got = at_once(
        *(
            by(town, key, lambda key=key: actions.come_in(code=code, acting=town.acting(key), now=NOW))
            for key in ("neighbour", "outsider")
        )
    )
    assert sum(isinstance(one, Refusal) for one in got) == 1, got
    with looking_behind():
        assert Insider.objects.filter(entry=entry, role="INVITED", person__isnull=False).count() == 1


@pytest.mark.parametrize("number", range(ROUNDS))
def test_two_nights_at_once_ask_once(town: Cast, number: int) -> None:
    entry = entry_of_nobody(town, number)

    def asks() -> Any:
        sql("SET LOCAL ROLE samenspel_worker")
        with as_job("keep_map_alive"):
            found = Entry.objects.select_related("municipality").get(pk=entry.pk)
            return actions.ask_about(entry=found, now=NOW, acting=a_job("keep_map_alive"))

    got = at_once(asks, asks)
    assert sum(isinstance(one, Check) for one in got) == 1, got
    with looking_behind():
        assert Check.objects.filter(entry=entry, answered_at=None).count() == 1


def garden_and_kitchen(town: Cast, number: int) -> tuple[Entry, Entry, Relation]:
    """Two entries with an owner each, and a colleague of one: the kitchen asks the garden."""
    made = {}
    for key in ("resident", "neighbour"):
        with transaction.atomic():
            town.enter(key)
            facts = actions.EntryFacts(
                name=f"{key} {number}", summary="x", area=town.weide, owner_agreed=True
            )
            made[key] = actions.write_entry(facts=facts, acting=town.acting(key), now=NOW)
    kitchen, garden = made["resident"], made["neighbour"]
    with looking_behind():
        Insider.objects.create(
            entry=garden, municipality=town.town, person=town["outsider"], role="OWNER", since=NOW
        )
    with transaction.atomic():
        town.enter("resident")
        asked = actions.relate(
            entry=kitchen, other=garden, step="CONNECT", words="x", acting=town.acting("resident"), now=NOW
        )
    return kitchen, garden, asked


@pytest.mark.parametrize("number", range(ROUNDS))
def test_nobody_confirms_what_was_changed_in_the_same_second(town: Cast, number: int) -> None:
    kitchen, garden, asked = garden_and_kitchen(town, number)
    me = {"acting": town.acting("resident"), "now": NOW}

    def otherwise() -> Any:
        found = queries.relation_for(asked.pk, kitchen)
        return actions.say_it_otherwise(relation=found, side=kitchen, step="INTERPLAY", words="alles", **me)

    def yes() -> Any:
        found = queries.relation_for(asked.pk, garden)
        return actions.confirm_relation(
            relation=found, side=garden, acting=town.acting("neighbour"), now=NOW
        ).version

    got = at_once(by(town, "resident", otherwise), by(town, "neighbour", yes))
    with looking_behind():
        now = Relation.objects.get(pk=asked.pk)
    if now.confirmed_at:  # she agreed with exactly what she had read
        read = next(one for one in got if isinstance(one, int))
        assert (now.version, now.step) == (read, "INTERPLAY" if read == 2 else "CONNECT")
    else:
        assert (now.version, now.step) == (2, "INTERPLAY")


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_two_who_confirm_at_once_one_counts(town: Cast, number: int) -> None:
    _kitchen, garden, asked = garden_and_kitchen(town, number)

    def yes(key: str) -> Any:
        found = queries.relation_for(asked.pk, garden)
        return actions.confirm_relation(relation=found, side=garden, acting=town.acting(key), now=NOW)

    got = at_once(*(by(town, key, lambda key=key: yes(key)) for key in ("neighbour", "outsider")))
    assert sum(isinstance(one, Relation) for one in got) == 1, got
    with looking_behind():
        assert Relation.objects.filter(first=asked.first_id, confirmed_at__isnull=False).count() == 1


@pytest.mark.parametrize("number", range(ROUNDS))
def test_two_that_ask_each_other_at_once_leave_one_question(town: Cast, number: int) -> None:
    kitchen, garden, asked = garden_and_kitchen(town, number)
    with transaction.atomic():
        town.enter("resident")
        actions.leave_relation(relation=asked, acting=town.acting("resident"), now=NOW)

    def asks(key: str, entry: Entry, other: Entry) -> Any:
        words = {"step": "CONNECT", "words": key, "acting": town.acting(key), "now": NOW}
        return actions.relate(entry=entry, other=other, **words)

    got = at_once(
        by(town, "resident", lambda: asks("resident", kitchen, garden)),
        by(town, "neighbour", lambda: asks("neighbour", garden, kitchen)),
    )
    assert sum(isinstance(one, Refusal) for one in got) == 1, got
    with looking_behind():
        assert Relation.objects.filter(first=asked.first_id, second=asked.second_id).count() == 1


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_group_is_taken_over_once_or_not_at_all(town: Cast, number: int) -> None:
    """A resident says yes, the desk writes down another's, and who asked takes it back: in the same second."""
    with transaction.atomic():
        town.enter("coach")
        facts = actions.EntryFacts(
            name=f"Loopgroep {number}", summary="x", form="GROUP", area=town.weide, owner_agreed=True,
            organisation=town.organisation["aanloop"],
        )  # fmt: skip
        hers = {"acting": town.acting("coach"), "now": NOW}
        entry = actions.write_entry(facts=facts, **hers)
        code = actions.ask_resident(entry=entry, **hers)
    riet = actions.Resident(name="Riet Vos", phone="+31301234584")
    yes = {"code": code, "shown": "", "now": NOW}
    at_once(
        by(town, "resident", lambda: actions.take_over(acting=town.acting("resident"), **yes)),
        by(town, "desk", lambda: actions.take_over_for(resident=riet, acting=town.acting("desk"), **yes)),
        by(town, "coach", lambda: actions.take_back_handover(entry=entry, **hers)),
    )
    with looking_behind():
        owners = Insider.objects.filter(entry=entry, role="OWNER", ended_at=None).values_list(
            "person", flat=True
        )
        done = Entry.objects.get(pk=entry.pk).handed_over_at is not None
        said = Handover.objects.filter(entry=entry, said_at__isnull=False).count()
        assert (len(owners), said) == (1, int(done))
        assert (town["coach"].pk in owners) == (not done)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_the_same_proposal_of_several_at_once_is_one_ball(town: Cast, number: int) -> None:
    with transaction.atomic():
        town.enter("resident")
        facts = actions.EntryFacts(name=f"Kring {number}", summary="x", area=town.weide, owner_agreed=True)
        entry = actions.write_entry(facts=facts, acting=town.acting("resident"), now=NOW)

    def proposed(key: str) -> Any:
        return actions.propose(entry=entry, said={}, words="Dicht.", acting=town.acting(key), now=NOW)

    got = at_once(*(by(town, key, lambda key=key: proposed(key)) for key in ("neighbour", "carer", "coach")))
    assert sorted(one == "done" for one in got) == [False, True, True], got  # two of them joined
    with looking_behind():
        assert Change.objects.filter(entry=entry, kind="PROPOSAL").count() == 1
        assert Ball.objects.open().filter(place_id=entry.pk).count() == 1
        assert Message.objects.filter(kind="map_proposal", facts__place=entry.name).count() == 1
