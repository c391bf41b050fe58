"""What you can do at a place, and whether somebody is beside you: said, found, filtered (I57, I58, AS-53)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.foundation.acting import a_job
from samenspel.social_map import actions, queries
from samenspel.social_map.actions.entries import said_by
from samenspel.social_map.models import Entry

from .conftest import Writing, again

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]


@pytest.fixture
def there(put: Putting) -> None:
    put("Geitenwei", talents=["ANIMALS", "GARDEN"], guidance="ALWAYS")
    put("Kettinkje", talents=["REPAIR"], guidance="OFTEN")
    put("Dinsdagploeg", talents=["GARDEN"], guidance="ASK")
    put("Koffietafel")


def names(client: Client, query: str) -> set[str]:
    page = client.get(reverse("map") + query)
    assert page.status_code == 200
    return {
        card
        for card in ("Geitenwei", "Kettinkje", "Dinsdagploeg", "Koffietafel")
        if card in page.content.decode()
    }


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kan=GARDEN", {"Geitenwei", "Dinsdagploeg"}),
        ("?hulp=ASK", {"Dinsdagploeg"}),
        ("?hulp=OFTEN", {"Geitenwei", "Kettinkje"}),  # who always has somebody beside her, has her often
        ("?hulp=ALWAYS", {"Geitenwei"}),
        ("?kan=GARDEN&hulp=ALWAYS", {"Geitenwei"}),
        ("?q=geitenwei&kan=GARDEN", {"Geitenwei"}),
        ("?kan=IETS", {"Geitenwei", "Kettinkje", "Dinsdagploeg"}),
        ("?kan=niets&hulp=veel", {"Geitenwei", "Kettinkje", "Dinsdagploeg", "Koffietafel"}),
    ],
)
def test_places_are_found_by_what_you_can_do_and_who_is_beside_you(
    client: Client, query: str, found: set[str]
) -> None:
    assert names(client, query) == found


def test_the_agenda_and_the_pins_have_the_same_choices(client: Client, put: Putting) -> None:
    when = {"latitude": 52.01, "longitude": 5.11}
    for name, said in (("Geitenwei", {"guidance": "ALWAYS"}), ("Koffietafel", {})):
        entry = put(name, **when, **said)
        with as_the_owner():
            actions.put_moments(
                entry=entry, moments=[actions.MomentFacts(starts_on=NOW.date(), starts_at=NOW.time())]
            )
    for address in ("map_agenda", "map_places"):
        page = client.get(reverse(address) + "?hulp=ALWAYS").content.decode()
        assert "Geitenwei" in page
        assert "Koffietafel" not in page


def test_the_page_says_it_in_words_and_is_silent_when_it_does_not_say(client: Client, put: Putting) -> None:
    page = client.get(
        reverse("map_entry", args=[put("Wei", talents=["ANIMALS", "GARDEN"], guidance="ALWAYS").pk])
    )
    assert "Dieren, tuinieren" in page.content.decode()
    assert "Er is altijd iemand bij je." in page.content.decode()
    silent = client.get(reverse("map_entry", args=[put("Tafel").pk])).content.decode()
    assert "Wat kun je er doen" not in silent
    assert "Is er iemand bij je" not in silent


def test_who_tends_it_fills_it_in_and_can_take_it_back(client: Client, cast: Cast, write: Writing) -> None:
    entry = write(phone="030 123 45 67")
    client.force_login(cast["resident"].account)
    address = reverse("map_edit", args=[entry.pk])
    form = client.get(address).context["form"]
    typed = {name: value for name, value in form.initial.items() if value not in (None, False)}
    client.post(address, typed | {"talents": ["READING", "GAMES"], "guidance": "OFTEN"})
    assert (again(entry).talents, again(entry).guidance) == (["READING", "GAMES"], "OFTEN")
    versions = reverse("map_versions", args=[entry.pk])
    page = client.get(versions).content.decode()
    assert "Lezen, spelletjes" in page
    assert "er is vaak iemand bij je" in page
    cast.enter("resident")
    [change] = queries.versions_of(entry)
    client.post(versions, {"version": str(change.pk)})
    assert (again(entry).talents, again(entry).guidance) == ([], "")


@pytest.mark.parametrize(
    "said", ["talents = '{DEPRESSION}'", "guidance = 'AUTISM'", "talents = '{GARDEN,CARE}'"]
)
def test_only_words_of_the_list_can_be_kept(cast: Cast, write: Writing, said: str) -> None:
    """No room for what somebody has: the database takes nothing but the words of these two lists."""
    entry = write()
    with refused(IntegrityError):
        sql(f"UPDATE social_map_entry SET {said} WHERE id = %s", entry.pk)


def test_what_says_nothing_of_it_says_the_same_as_before_it_could() -> None:
    """Else each list that comes in again would call all it has changed."""
    facts: dict[str, Any] = {"name": "Koor", "summary": "Zingen.", "owner_agreed": True}
    bare = said_by(actions.EntryFacts(**facts))[1]
    assert bare == "44626133a90e8ab1b9862584fd2044246c13c3609042edf01044e170e8620027"  # as it was kept then
    assert said_by(actions.EntryFacts(**facts, talents=[], guidance=""))[1] == bare
    assert said_by(actions.EntryFacts(**facts, guidance="ASK"))[1] != bare


def test_what_was_kept_before_it_could_be_said_is_said_again_without_it(put: Putting) -> None:
    entry = put("Wei", guidance="ALWAYS")
    with as_the_owner():
        kept = {
            name: value
            for name, value in actions.as_said(entry).items()
            if name not in ("talents", "guidance")
        }
        actions.say_again(entry=entry, said=kept, acting=a_job("test"), now=NOW)
    assert again(entry).guidance == ""


def test_it_asks_the_database_no_more_than_without(
    client: Client, there: None, django_assert_max_num_queries: Any
) -> None:
    client.get(reverse("map"))
    for query in ("?kan=GARDEN&hulp=OFTEN", "?q=wei&kan=GARDEN&hulp=OFTEN"):
        with django_assert_max_num_queries(5):
            client.get(reverse("map") + query)
