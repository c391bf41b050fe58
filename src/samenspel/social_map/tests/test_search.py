"""Searching: literal words first, then typing errors, then what is near, then what is fresh."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.cast import as_app, as_owner

from samenspel.community.models import Area, Organisation
from samenspel.foundation.ids import new_id
from samenspel.social_map import queries
from samenspel.social_map.models import Entry
from samenspel.social_map.queries import asking

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]


def names(text: str, **words: Any) -> list[str]:
    return [entry.name for entry in queries.search(text, **words).entries]


def test_it_finds_the_everyday_word(put: Putting) -> None:
    put("Loopgroepje", cues="wandelen, naar buiten")
    put("Schaken", cues="spelletje")
    assert names("ik zou wel weer eens willen wandelen") == ["Loopgroepje"]


def test_it_finds_another_form_of_the_word_and_another_accent(put: Putting) -> None:
    put("Oekraïense tafel", cues="brieven")
    assert names("oekraiense") == names("brief") == ["Oekraïense tafel"]


@pytest.mark.parametrize("typed", ["mantelzorch", "mantelzrog", "mantelzorgers"])
def test_it_finds_what_is_almost_typed_right(put: Putting, typed: str) -> None:
    put("Mantelzorgcafé", cues="mantelzorg")
    assert names(typed) == ["Mantelzorgcafé"]


def test_it_puts_the_literal_word_before_the_typing_error(put: Putting) -> None:
    put("Voedselplein")
    put("Weggeefkast", description="Ook voor de voedselbank.")
    assert names("voedselbank")[0] == "Weggeefkast"


def test_it_finds_by_the_name_of_the_organisation(put: Putting, schakel: Organisation) -> None:
    put("Biljart", organisation=schakel)
    assert names("schakel") == ["Biljart"]


def test_it_puts_near_before_far_and_says_how_far(put: Putting) -> None:
    put("Koffie ver", latitude=52.10, longitude=5.11)
    put("Koffie dichtbij", latitude=52.011, longitude=5.11)
    found = queries.search("koffie", near=(52.01, 5.11)).entries
    assert [entry.name for entry in found] == ["Koffie dichtbij", "Koffie ver"]
    assert 105 < found[0].distance < 117  # type: ignore[attr-defined]


def test_it_puts_fresh_before_old(put: Putting) -> None:
    put("Eettafel A", confirmed_on=None)
    put("Eettafel B", confirmed_on=date(2025, 1, 1))
    put("Eettafel C", confirmed_on=date(2025, 11, 1))
    assert names("") == ["Eettafel C", "Eettafel B", "Eettafel A"]


@pytest.mark.parametrize(
    "text",
    ["x" * 5000, "a & b | !c <-> (d:*", "' or 1=1 --", '"', "kan ik niet", "مرحبا", "🙂", "a\0b", "or", "\\"],
)
def test_it_survives_any_text(put: Putting, text: str) -> None:
    put("Koor")
    assert queries.search(text).total == 0
    assert queries.places(text) == []


def test_it_costs_two_statements_per_page(
    put: Putting, schakel: Organisation, django_assert_num_queries: Any
) -> None:
    for number in range(25):
        put(f"Koffie {number:02}", organisation=schakel, latitude=52.01, longitude=5.11)
    with django_assert_num_queries(2):
        found = queries.search("koffie", near=(52.01, 5.11), page=2, limit=10)
        shown = [(entry.organisation and entry.organisation.name, entry.area) for entry in found.entries]
    assert (found.total, found.pages, len(shown)) == (25, 3, 10)


def test_it_filters_by_area_and_keeps_what_serves_the_whole_town(put: Putting, weide: Area) -> None:
    as_owner()
    other = Area.objects.create(code="BU-X", name="Ver", kind="NEIGHBOURHOOD", parent=weide.parent)
    as_app()
    put("Hier")
    put("Daar", area=other)
    put("Overal", area=weide.municipality)
    assert sorted(names("", area=weide)) == ["Hier", "Overal"]
    assert sorted(names("", area=weide.parent)) == ["Daar", "Hier", "Overal"]


def test_it_filters_by_kind(put: Putting) -> None:
    put("Soep", kind="MEAL")
    put("Koor", kind="ARTS")
    assert names("", kind="MEAL") == ["Soep"]


def test_it_finds_what_is_nearby(put: Putting) -> None:
    here = put("Hier", latitude=52.0, longitude=5.1)
    put("Ver", latitude=52.2, longitude=5.1)
    put("Naast", latitude=52.001, longitude=5.1)
    put("Nergens")
    found = queries.nearby((52.0, 5.1), besides=here.pk)
    assert [entry.name for entry in found] == ["Naast", "Ver"]


def test_it_does_not_find_what_does_not_exist() -> None:
    with pytest.raises(Entry.DoesNotExist):
        queries.entry_for(new_id())


def test_a_list_without_words_can_be_leafed_through_to_its_end(put: Putting) -> None:
    """However many there are; with words it stops, and says that there is more."""
    many = asking.MOST + 5
    for number in range(many):
        put(f"Eettafel {number:03}")
    page = queries.search("")
    assert (page.total, page.more) == (many, False)
    seen = {one.pk for number in range(1, page.pages + 1) for one in queries.search("", page=number).entries}
    assert len(seen) == many
    said = queries.search("eettafel")
    assert (said.total, said.more) == (asking.MOST, True)
