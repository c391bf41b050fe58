"""Two that are one: found, merged by an editor, and taken apart again."""

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import refused, sql

from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry

from .conftest import Writing, again, import_one


def test_doubles_are_found_merged_and_taken_apart(cast: Cast) -> None:
    one = import_one(cast, "Eettafel De Weide", email="eet@example.org", latitude=52.02, longitude=5.12)
    other = import_one(cast, "De Weide eettafel", email="eet@example.org", phone="030 123 45 67")
    import_one(cast, "Naaiclub", summary="Naaien.")
    cast.enter("official")
    [pair] = queries.doubles(cast.town.pk)
    assert {pair.first, pair.second} == {one.pk, other.pk}
    editor = signed_in(cast, "official")
    address = reverse("map_pair", args=[pair.first, pair.second])
    assert "eet@example.org" in editor.get(address).content.decode()
    editor.post(address, {"stays": str(one.pk)})
    assert again(one).phone == "030 123 45 67"
    gone = again(other)
    assert (gone.merged_into_id, gone.source_id, gone.closed_on) == (one.pk, "De Weide eettafel", NOW.date())
    assert editor.get(reverse("map_entry", args=[other.pk]))["Location"] == reverse(
        "map_entry", args=[one.pk]
    )
    import_one(cast, "De Weide eettafel", email="eet@example.org", cost_text="2 euro")
    assert again(other).closed_on  # its source does not take them apart
    cast.enter(None)
    assert queries.search("eettafel").total == 1
    editor.post(reverse("map_take_apart", args=[other.pk]))
    cast.enter(None)
    assert (again(other).closed_on, queries.search("eettafel").total) == (None, 2)


def test_two_that_are_different_are_not_shown_again(cast: Cast) -> None:
    one, other = import_one(cast, "Koor Zuid"), import_one(cast, "Koor Zuid!")
    editor = signed_in(cast, "official")
    editor.post(reverse("map_pair", args=[one.pk, other.pk]), {"stays": "twee"})
    cast.enter("official")
    assert queries.doubles(cast.town.pk) == []


def test_what_has_an_owner_is_never_the_one_to_go(cast: Cast, write: Writing, imported: Entry) -> None:
    owned = write(name="Eettafel!")
    cast.enter("official")
    official = {"acting": cast.acting("official"), "now": NOW}
    with refused(actions.CannotMerge):
        actions.merge(lost=owned, kept=imported, **official)
    actions.merge(lost=imported, kept=owned, **official)
    assert again(owned).summary == "Samen lezen."


@pytest.mark.parametrize("key", ["coach", "resident", "outsider", None])
def test_only_an_editor_merges(cast: Cast, imported: Entry, key: str | None) -> None:
    other = import_one(cast, "Eettafel!")
    cast.enter(key)
    assert sql("SELECT map_merge(%s, %s, now())", imported.pk, other.pk) == [(False,)]
    assert sql("SELECT map_unmerge(%s, now())", imported.pk) == [(False,)]
    assert signed_in(cast, key).get(reverse("map_pair", args=[imported.pk, other.pk])).status_code == 404
