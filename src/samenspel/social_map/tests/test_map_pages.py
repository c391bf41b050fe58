"""The public pages of the map."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, as_app, as_owner
from tests.play import at_work

from samenspel.community.models import Area
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.social_map import actions
from samenspel.social_map.models import Entry

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_lists_with_words_for_room_and_freshness(client: Client, put: Putting) -> None:
    put("Loopgroepje", room="WAIT", wait_weeks=2, cost_text="Gratis.", confirmed_on=date(2020, 1, 1))
    page = text_of(client, reverse("map"))
    assert "Wachten: 2 weken" in page
    assert "niet bevestigd" in page
    assert "Klopt het nog?" in page


@pytest.mark.parametrize(
    "query", ["?q=qqqqqqqq", "?q=%F0%9F%99%82", "?q=%00", "?blad=999", "?blad=x&buurt=y&soort=z"]
)
def test_it_always_ends_with_a_human(client: Client, put: Putting, query: str) -> None:
    put("Koor")
    assert reverse("ask") in text_of(client, reverse("map") + query)


@pytest.mark.usefixtures("weide")
def test_it_carries_the_words_to_the_question(client: Client) -> None:
    page = text_of(client, reverse("map") + "?q=harp %26 dans")
    assert f"{reverse('ask')}?q=harp%20%26%20dans" in page


def test_it_turns_pages_and_keeps_the_search(client: Client, put: Putting) -> None:
    for number in range(21):
        put(f"Koffie {number}")
    page = text_of(client, reverse("map") + "?q=koffie")
    assert "q=koffie&amp;blad=2" in page
    assert "Blad 2 van 2" in text_of(client, reverse("map") + "?q=koffie&blad=2")


@pytest.mark.usefixtures("weide")
def test_it_may_be_kept_by_others_only_when_nobody_signed_in(client: Client) -> None:
    assert "public" in client.get(reverse("map"))["Cache-Control"]
    client.cookies["sessionid"] = "x"
    assert "public" not in client.get(reverse("map")).get("Cache-Control", "")


def test_it_shows_an_entry(client: Client, put: Putting) -> None:
    entry = put("Koor", phone="030 123 45 67", website="https://koor.example.org", wheelchair=None)
    page = text_of(client, reverse("map_entry", args=[entry.pk]))
    assert "Weten we nog niet" in page
    assert "tel:+31301234567" in page
    assert "https://koor.example.org" in page


def test_it_says_when_something_stopped(client: Client, put: Putting) -> None:
    entry = put("Koor")
    with at_work():
        actions.close_entry(entry=entry, acting=a_job("test"), now=NOW)
    assert "Dit is gestopt" in text_of(client, reverse("map_entry", args=[entry.pk]))


def test_it_does_not_show_what_does_not_exist(client: Client) -> None:
    assert client.get(reverse("map_entry", args=[new_id()])).status_code == 404


def test_it_says_how_far_the_next_place_is(client: Client, put: Putting) -> None:
    here = put("Hier", latitude=52.01, longitude=5.11)
    put("Verder", latitude=52.021, longitude=5.11)
    put("Ernaast", latitude=52.0101, longitude=5.11)
    page = text_of(client, reverse("map_entry", args=[here.pk]))
    assert "1,2 kilometer" in page
    assert "Op dezelfde plek." in page


def test_it_gives_the_same_result_to_the_map(client: Client, put: Putting) -> None:
    put("Koor", latitude=52.01, longitude=5.11, feels="INFORMAL")
    put("Bellen")
    answer = client.get(reverse("map_places") + "?q=koor")
    (feature,) = answer.json()["features"]
    assert feature["geometry"]["coordinates"] == [5.11, 52.01]
    assert feature["properties"]["shape"] == "informal"
    assert answer["Cache-Control"] == "public, max-age=60"


def test_it_draws_the_neighbourhoods(client: Client, weide: Area) -> None:
    (feature,) = client.get(reverse("map_outlines")).json()["features"]
    assert feature["properties"]["name"] == weide.name


@pytest.mark.parametrize("name", ["map", "map_places", "map_outlines"])
def test_it_only_reads(client: Client, name: str) -> None:
    assert client.post(reverse(name)).status_code == 405


def test_the_choices_that_are_kept_are_those_of_this_search(client: Client, weide: Area) -> None:
    def selected(query: str) -> list[str]:
        page = client.get(f"{reverse('map')}?{query}").content.decode()
        ticked = re.findall(r'<input type="checkbox" name="(\w+)"[^>]*checked', page)
        return [one for one in re.findall(r'<option value="([^"]*)" selected', page) if one] + ticked

    assert selected("soort=MEAL") == selected("soort=MEAL&q=koor") == ["MEAL"]
    assert selected("soort=ARTS") == ["ARTS"]
    assert selected("gratis=ja&taal=nl") == ["nl", "gratis"]
    english = text_of(client, "/en" + reverse("map") + "?soort=MEAL")
    assert "In welke buurt?" not in english
    as_owner()
    weide.name = "De Nieuwe Weide"
    weide.save()
    as_app()
    assert "De Nieuwe Weide" in text_of(client, reverse("map") + "?soort=MEAL&q=iets")
