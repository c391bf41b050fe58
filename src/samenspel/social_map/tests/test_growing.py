"""What else grew here: said by one, agreed by the other, and by nobody else."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, ProgrammingError
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.play import as_the_owner, at_work, refused

from samenspel.community.models import Account
from samenspel.foundation.ids import new_id
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries, showing
from samenspel.social_map.models import Entry, Growth

from .conftest import import_one

pytestmark = pytest.mark.django_db
Writing = Callable[..., Entry]


@pytest.fixture
def two(write: Writing) -> tuple[Entry, Entry]:
    """An eating table of Gijs, out of which a walking group of Amina grew."""
    table = write("resident", name="Eettafel")
    return table, write("neighbour", name="Loopgroep")


def groups(entry: Entry) -> dict[str, list[str]]:
    found = showing.as_grown(entry, queries.grew_here(entry), today=NOW.date())
    return {part["title"]: [one["name"] for one in part["places"]] for part in found}


def test_it_stands_there_when_both_say_so_and_not_before(cast: Cast, two: tuple[Entry, Entry]) -> None:
    table, group = two
    cast.enter("neighbour")
    growth = actions.say_grew(entry=group, source=table, acting=cast.acting("neighbour"), now=NOW)
    assert not actions.agree_grew(source=table, growth=growth.pk, acting=cast.acting("neighbour"), now=NOW)
    assert groups(table) == {}
    cast.enter(None)
    assert not Growth.objects.exists()  # what is not agreed is not told
    cast.enter("resident")
    assert actions.agree_grew(source=table, growth=growth.pk, acting=cast.acting("resident"), now=NOW)
    cast.enter(None)
    assert groups(table) == {"Hieruit ontstond ook": ["Loopgroep"]}
    assert groups(group) == {"Dit ontstond uit": ["Eettafel"]}
    cast.enter("resident")
    assert actions.take_back_grew(entry=table, growth=growth.pk, acting=cast.acting("resident"), now=NOW)
    assert groups(table) == {}


def messages() -> list[Message]:
    with at_work("test"):
        return list(Message.objects.filter(kind="map_grew"))


def test_who_keeps_the_other_is_told_and_says_that_it_is_not_so(cast: Cast, two: tuple[Entry, Entry]) -> None:
    table, group = two
    cast.enter("neighbour")
    growth = actions.say_grew(entry=group, source=table, acting=cast.acting("neighbour"), now=NOW)
    [told] = messages()
    assert told.person_id == cast["resident"].pk
    assert told.facts["place"] == "Eettafel"
    assert told.facts["link"].endswith(reverse("map_grew", args=[table.pk]))
    assert "Loopgroep" not in str(told.facts)  # a message names no other
    cast.enter("resident")
    assert [one.pk for one in queries.growths_of(table)] == [growth.pk]
    assert actions.take_back_grew(entry=table, growth=growth.pk, acting=cast.acting("resident"), now=NOW)
    cast.enter(None)
    assert not Growth.objects.exists()


def test_who_keeps_both_is_told_nothing(cast: Cast, write: Writing) -> None:
    table, group = write("resident", name="Eettafel"), write("resident", name="Loopgroep")
    actions.say_grew(entry=group, source=table, acting=cast.acting("resident"), now=NOW)
    assert messages() == []


def test_nobody_is_told_of_what_nobody_keeps(cast: Cast, write: Writing) -> None:
    table = import_one(cast, "Buurttafel")
    group = write("neighbour", name="Loopgroep")
    actions.say_grew(entry=group, source=table, acting=cast.acting("neighbour"), now=NOW)
    assert messages() == []


def test_it_is_never_told_of_what_is_hidden_or_stopped(cast: Cast, two: tuple[Entry, Entry]) -> None:
    table, group = two
    with as_the_owner():
        Growth.objects.create(entry=group, source=table, said_at=NOW, agreed_at=NOW)
    for change in ({"visibility": "INVITED"}, {"visibility": "PUBLIC", "closed_on": NOW.date()}):
        with as_the_owner():
            Entry.objects.filter(pk=group.pk).update(**change)
        cast.enter(None)
        assert groups(table) == {}


@pytest.mark.parametrize("who", ["official", "outsider", "resident", None])
def test_another_says_nothing_about_it(cast: Cast, two: tuple[Entry, Entry], who: str | None) -> None:
    """Straight at the database: neither saying, agreeing nor taking away."""
    table, group = two
    with as_the_owner():
        waits = Growth.objects.create(entry=table, source=group, said_at=NOW)
    cast.enter(who)
    with refused(ProgrammingError):
        Growth(pk=new_id(), entry=group, source=table, said_at=NOW).save(force_insert=True)
    with refused(ProgrammingError):
        Growth.objects.filter(pk=waits.pk).update(source=table)
    assert not Growth.objects.filter(pk=waits.pk).update(agreed_at=NOW)  # hers it is not to agree
    if who != "resident":
        assert not Growth.objects.filter(pk=waits.pk).delete()[0]
    with as_the_owner():
        assert Growth.objects.get(pk=waits.pk).agreed_at is None


def test_who_says_it_cannot_say_that_both_do(cast: Cast, two: tuple[Entry, Entry]) -> None:
    table, group = two
    cast.enter("neighbour")
    with refused(ProgrammingError):
        Growth(pk=new_id(), entry=group, source=table, said_at=NOW, agreed_at=NOW).save(force_insert=True)


def test_it_is_said_once_and_one_way(cast: Cast, two: tuple[Entry, Entry]) -> None:
    table, group = two
    cast.enter("neighbour")
    said = {"acting": cast.acting("neighbour"), "now": NOW}
    actions.say_grew(entry=group, source=table, **said)
    with pytest.raises(actions.GrewAlready):
        actions.say_grew(entry=group, source=table, **said)
    with as_the_owner():
        for pair in ({"entry": table, "source": group}, {"entry": table, "source": table}):
            with refused(IntegrityError):
                Growth.objects.create(said_at=NOW, **pair)


def test_what_lies_near_did_not_grow_here(cast: Cast) -> None:
    """The same organisation and the same address are told as that; the house next door is not told."""
    place = {"street": "Singel 4", "town": "Proefstad", "latitude": 52.01, "longitude": 5.11}
    table = import_one(cast, "Eettafel", **place)
    import_one(cast, "Koor", **place)
    import_one(cast, "Buren", **place | {"street": "Singel 6"})
    import_one(cast, "Thuis", at_home=True)
    cast.enter(None)
    assert groups(table) == {"Ook op dit adres": ["Koor"]}
    shelter = import_one(cast, "Opvang", sheltered=True)
    cast.enter(None)
    assert groups(shelter) == {}


def test_she_says_it_on_her_page_and_he_agrees_on_his(
    cast: Cast, two: tuple[Entry, Entry], client: Client
) -> None:
    table, group = two
    hers, his = reverse("map_grew", args=[group.pk]), reverse("map_grew", args=[table.pk])
    client.force_login(Account.objects.get(person_id=cast["neighbour"].pk))
    for wrong, sentence in (
        ("", "Schrijf een naam"),
        ("Bestaat niet", "vonden we niet"),
        ("Loopgroep", "niet op"),
    ):
        answer = client.post(hers, {"source": wrong})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert client.post(hers, {"source": f"https://x.example/kaart/{table.pk}/?a=b"}).status_code == 302
    assert "De ander heeft nog niets gezegd" in client.get(hers).content.decode()
    assert client.post(hers, {"source": "eettafel"}).status_code == 422  # said already
    assert client.post(hers, {"deed": "ja", "growth": "x"}).status_code == 404
    client.force_login(Account.objects.get(person_id=cast["resident"].pk))
    page = client.get(his).content.decode()
    assert "Dat zegt de ander. Klopt het?" in page
    with as_the_owner():
        growth = Growth.objects.get().pk
    client.post(his, {"deed": "ja", "growth": growth})
    client.logout()
    assert "Hieruit ontstond ook" in client.get(reverse("map_entry", args=[table.pk])).content.decode()
