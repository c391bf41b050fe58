"""The cards of the list: kept, and never older or other than their words."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from tests.play import as_the_owner

from samenspel.foundation import clock
from samenspel.social_map import queries, showing
from samenspel.social_map.models import Entry

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]
FULL: dict[str, Any] = {
    "summary": "Soep <b>en</b> brood.", "room": "WAIT", "wait_weeks": 3, "cost_text": "Gratis", "wheelchair": True,
    "feels": "FORMAL", "works_with": "PAID", "confirmed_on": date(2026, 1, 2), "confirmed_by": "Ria",
    "latitude": 52.01, "longitude": 5.11,
}  # fmt: skip
CHANGED: list[dict[str, Any]] = [
    {"name": "Iets anders"}, {"summary": "Nu anders."}, {"wait_weeks": 4}, {"room": "PAUSED", "wait_weeks": None},
    {"cost_text": ""}, {"wheelchair": None}, {"feels": "INFORMAL"}, {"works_with": "BOTH", "feels": None}, {"is_free": True},
    {"confirmed_by": ""}, {"area": None}, {"unanswered_since": date(2024, 6, 1)}, {"confirmed_on": date(2024, 1, 1)},
]  # fmt: skip


def drawn(today: date, wish: queries.Wish) -> str:
    return showing.cards(queries.search("", wish=wish, brief=True).entries, today=today)[0]


def test_a_card_says_all_that_the_whole_entry_says(put: Putting) -> None:
    put("Eettafel", **FULL)
    wish = queries.Wish(near=(52.02, 5.11))
    today = clock.today()
    shown = showing.as_place(queries.search("", wish=wish).entries[0], today=today)
    card = drawn(today, wish)
    for words in (
        shown["name"],
        shown["url"],
        shown["distance_text"],
        shown["fresh_text"],
        shown["still_true_url"],
    ):
        assert words
        assert words in card
    for tag in shown["tags"]:
        assert str(tag["label"] if isinstance(tag, dict) else tag) in card
    assert "Soep &lt;b&gt;en&lt;/b&gt; brood." in card


def test_what_changes_in_the_database_is_another_card_at_once(put: Putting, client: Client) -> None:
    entry = put("Eettafel", **FULL | {"confirmed_on": clock.today() - timedelta(days=10)})
    seen = {drawn(clock.today(), queries.Wish())}
    for number, values in enumerate(CHANGED):  # the page itself is kept for a minute, by its address
        with as_the_owner():
            Entry.objects.filter(pk=entry.pk).update(**values)
        card = drawn(clock.today(), queries.Wish())
        assert card not in seen, values
        assert card in client.get("/kaart/", {"keer": number}).content.decode()
        seen.add(card)


def test_another_day_and_another_language_are_other_cards(put: Putting) -> None:
    put("Eettafel", **FULL | {"confirmed_on": clock.today()})
    fresh = drawn(clock.today(), queries.Wish())
    assert "fresh-old" not in fresh
    assert "fresh-old" in drawn(clock.today() + timedelta(days=400), queries.Wish())
    with translation.override("en"):
        assert drawn(clock.today(), queries.Wish()) != fresh
