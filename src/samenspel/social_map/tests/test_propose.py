"""Anybody proposes, its owner decides, and a claim is looked at."""

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused

from samenspel.commitments.models import Ball
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Change, Entry

from .conftest import Writing, again


def test_a_passer_by_proposes_and_the_owner_decides_field_by_field(
    cast: Cast, write: Writing, client: Client
) -> None:
    entry = write(phone="030 111 11 11")
    said = {"words": "Ik stond voor een dichte deur.", "name": "Leeskring", "phone": "030 222 22 22",
            "summary": "Samen lezen, op vrijdag."}  # fmt: skip
    cast.enter(None)
    assert client.post(reverse("map_propose", args=[entry.pk]), said).status_code == 200
    assert again(entry).phone == "030 111 11 11"
    with as_the_owner():
        change = Change.objects.get(kind="PROPOSAL")
        ball = Ball.objects.get(pk=change.ball_id)
    assert (ball.holder_id, change.facts.keys()) == (cast["resident"].pk, {"phone", "summary"})
    owner = signed_in(cast, "resident")
    assert "dichte deur" in owner.get(reverse("map_tend", args=[entry.pk])).content.decode()
    owner.post(reverse("map_proposal", args=[change.pk]), {"deed": "neem", "take": ["phone"]})
    assert (again(entry).phone, again(entry).summary) == ("030 222 22 22", "Samen lezen.")
    with as_the_owner():
        assert Change.objects.get(pk=change.pk).state == "TAKEN"
        assert Ball.objects.get(pk=ball.pk).closed_at


@pytest.mark.parametrize("key", ["neighbour", "official", "coach", "outsider"])
def test_nobody_else_decides_about_a_proposal(cast: Cast, write: Writing, client: Client, key: str) -> None:
    entry = write()
    cast.enter(None)
    client.post(
        reverse("map_propose", args=[entry.pk]),
        {"words": "Dicht.", "name": "Leeskring", "summary": "Anders."},
    )
    with as_the_owner():
        change = Change.objects.get(kind="PROPOSAL")
    answer = signed_in(cast, key).post(
        reverse("map_proposal", args=[change.pk]), {"deed": "neem", "take": ["summary"]}
    )
    assert answer.status_code == 404
    assert again(entry).summary == "Samen lezen."


def test_proposing_is_limited(cast: Cast, write: Writing, client: Client) -> None:
    entry = write()
    cast.enter(None)
    address, said = reverse("map_propose", args=[entry.pk]), {"words": "Dicht.", "name": "Leeskring"}
    got = [client.post(address, said).status_code for _ in range(7)]
    assert got == [200] * 5 + [429] * 2


def waiting() -> list[tuple[str, int]]:
    """What waits at the place: the words of each, and how many balls are open about it."""
    with as_the_owner():
        changes = Change.objects.filter(state="OPEN").order_by("made_at", "pk")
        return [(one.words, Ball.objects.open().filter(pk=one.ball_id).count()) for one in changes]


def test_the_same_proposal_joins_the_first_while_that_waits(
    cast: Cast, write: Writing, client: Client
) -> None:
    """One ball, one message; who sends it again is answered alike, and reads nothing of the first."""
    entry = write()
    cast.enter(None)
    address = reverse("map_propose", args=[entry.pk])
    said = {"words": "De deur was dicht.", "name": "Leeskring", "summary": "Samen lezen, op vrijdag."}
    first = client.post(address, said)
    again_said = signed_in(cast, "neighbour").post(address, said | {"words": " de deur was DICHT. "})
    assert (first.status_code, again_said.status_code) == (200, 200)
    assert "Wie dit bijhoudt, kijkt ernaar." in again_said.content.decode()
    assert waiting() == [("De deur was dicht.", 1)]
    with as_the_owner():
        assert Message.objects.filter(kind="map_proposal").count() == 1
        change = Change.objects.get(kind="PROPOSAL")
    cast.enter(None)
    client.post(address, said | {"summary": "Samen lezen, op zaterdag."})  # something else is something else
    assert [number for _words, number in waiting()] == [1, 1]
    signed_in(cast, "resident").post(reverse("map_proposal", args=[change.pk]), {"deed": "laat"})
    cast.enter(None)
    client.post(address, said)  # after the answer it may be said again
    assert [number for _words, number in waiting()] == [1, 1]


def test_what_does_not_belong_here_waits_once_too(cast: Cast, write: Writing, client: Client) -> None:
    entry = write()
    cast.enter(None)
    for words in ("Dit is niet echt.", "Dit is niet echt.", "Dit doet iemand pijn."):
        actions.report(entry=entry, words=words, now=NOW)
    assert [words for words, _balls in waiting()] == ["Dit is niet echt.", "Dit doet iemand pijn."]


@pytest.mark.parametrize("kind", ["PROPOSAL", "REPORT"])
def test_the_database_lets_the_same_wait_once(cast: Cast, write: Writing, kind: str) -> None:
    entry = write()
    facts = {} if kind == "REPORT" else {"phone": "030 1", "name": "Kring"}
    said = {
        "entry": entry, "municipality_id": entry.municipality_id, "kind": kind, "state": "OPEN",
        "words": "Dicht.", "made_at": NOW,
    }  # fmt: skip
    with as_the_owner(), refused(IntegrityError):
        Change.objects.create(**said, facts=facts)
        Change.objects.create(**said | {"words": "DICHT."}, facts=dict(reversed(facts.items())))


def test_a_claim_is_looked_at_and_one_of_two_counts(cast: Cast, imported: Entry) -> None:
    claims = []
    for key in ("resident", "neighbour"):
        cast.enter(key)
        claims.append(
            actions.claim(entry=imported, words="Van ons.", who=key, acting=cast.acting(key), now=NOW)
        )
        with refused(actions.ClaimedAlready):
            actions.claim(entry=imported, words="Nog eens.", who=key, acting=cast.acting(key), now=NOW)
    cast.enter("coach")
    with refused():
        actions.decide_claim(change=claims[0], yes=True, acting=cast.acting("coach"), now=NOW)
    cast.enter("official")
    official = {"acting": cast.acting("official"), "now": NOW}
    assert len(queries.to_review(cast.town.pk)) == 2
    actions.decide_claim(change=queries.change_for(claims[0].pk), yes=True, **official)
    with refused(actions.HasAnOwner):
        actions.decide_claim(change=queries.change_for(claims[1].pk), yes=True, **official)
    assert queries.has_owner(imported.pk)


@pytest.mark.parametrize("wrong", ["", "x", "1", "00000000-0000-0000-0000-000000000000"])
def test_an_id_that_is_none_does_not_exist(cast: Cast, write: Writing, wrong: str) -> None:
    entry = write()
    coach, resident = signed_in(cast, "coach"), signed_in(cast, "resident")
    assert coach.post(reverse("map_calls"), {"check": wrong, "uitkomst": "klopt"}).status_code == 404
    for name, field in (("map_let_go", "insider"), ("map_versions", "version")):
        assert resident.post(reverse(name, args=[entry.pk]), {field: wrong}).status_code == 404
