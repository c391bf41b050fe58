"""Putting an entry on the map, and what must never be false about it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from tests.cast import NOW, as_owner

from samenspel.community.models import Area, Organisation
from samenspel.foundation.acting import a_job
from samenspel.social_map import actions
from samenspel.social_map.actions import EntryFacts, Outcome
from samenspel.social_map.models import Entry, Listing

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]


@pytest.fixture(autouse=True)
def imports(weide: Area, schakel: Organisation) -> None:
    """An import runs as who keeps the tables."""
    as_owner()


def again(**facts: Any) -> Outcome:
    words = {"name": "Koor", "summary": "Zingen.", "owner_agreed": True} | facts
    return actions.put_entry(
        facts=EntryFacts(**words), source="test", source_id="koor", acting=a_job("test"), now=NOW
    ).outcome


def test_it_adds_then_stays_the_same_then_changes(weide: Area, schakel: Organisation) -> None:
    facts = {
        "area": weide,
        "organisation": schakel,
        "languages": ["nl", "ar"],
        "latitude": 52.01,
        "longitude": 5.11,
    }
    assert again(**facts) is Outcome.ADDED
    assert again(**facts) is Outcome.SAME
    assert again(**facts | {"cost_text": "2 euro"}) is Outcome.CHANGED
    assert Entry.objects.get().cost_text == "2 euro"


def test_it_takes_the_municipality_from_the_area(put: Putting, weide: Area) -> None:
    assert put("Koor").municipality_id == weide.municipality_id


@pytest.mark.usefixtures("weide")
def test_it_needs_the_yes_of_the_owner() -> None:
    with pytest.raises(actions.OwnerMustAgree):
        again(owner_agreed=False)


def test_it_closes_once_and_leaves_the_lists(put: Putting) -> None:
    entry = put("Koor")
    assert actions.close_entry(entry=entry, acting=a_job("test"), now=NOW).outcome is Outcome.CHANGED
    assert actions.close_entry(entry=entry, acting=a_job("test"), now=NOW).outcome is Outcome.SAME
    assert not Entry.objects.public().exists()


def test_it_comes_back_when_its_source_has_it_again(put: Putting) -> None:
    actions.close_entry(entry=put("Koor"), acting=a_job("test"), now=NOW)
    assert put("Koor").closed_on is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"owner_agreed": False},
        {"latitude": 52.0, "longitude": None},
        {"latitude": None, "longitude": 5.0},
        {"latitude": 91.0, "longitude": 5.0},
        {"latitude": 52.0, "longitude": 181.0},
        {"room": "WAIT", "wait_weeks": None},
        {"room": "YES", "wait_weeks": 3},
        {"website": "javascript:alert(1)"},
        {"source": "", "source_id": "x"},
    ],
)
def test_it_is_never_false(put: Putting, wrong: dict[str, Any]) -> None:
    entry = put("Koor")
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(**wrong)


def test_it_is_there_once_per_source(put: Putting) -> None:
    put("Koor")
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(
            name="Koor", summary="x", source="test", source_id="Koor", owner_agreed=True, changed_at=NOW
        )


def test_it_keeps_its_search_words_whoever_writes(put: Putting) -> None:
    entry = put("Koor")
    Entry.objects.filter(pk=entry.pk).update(name="Smartlappen", cues=F("cues"))
    assert "smartlapp" in str(Listing.objects.values_list("words", flat=True).get(pk=entry.pk))
