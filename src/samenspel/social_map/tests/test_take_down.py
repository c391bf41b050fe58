"""An editor takes down what hurts: nobody finds it, its words stay its owner's, and only an editor puts it back."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from tests.cast import NOW, Cast
from tests.play import at_work, refused, sql

from samenspel.foundation.acting import a_job
from samenspel.notifications.models import Message
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry

from .conftest import Writing, again

WHY = "Hier staat de naam van een buurvrouw."


def _taken(cast: Cast, write: Writing) -> Entry:
    entry = write(host="Amina")
    cast.enter("official")
    actions.take_down(entry=entry, why=WHY, acting=cast.acting("official"), now=NOW)
    return entry


def test_it_is_found_nowhere_and_its_owner_reads_why(cast: Cast, write: Writing) -> None:
    entry = _taken(cast, write)
    assert queries.search("leeskring").total == 0
    for key in (None, "outsider", "coach"):
        cast.enter(key)
        assert not Entry.objects.filter(pk=entry.pk).exists(), key
    cast.enter("resident")
    assert queries.tended_entry(entry.pk).taken_down_why == WHY
    with at_work("test"):
        told = Message.objects.get(kind="map_taken_down")
    assert told.person_id == cast["resident"].pk


def test_its_owner_changes_the_words_and_cannot_put_it_back(cast: Cast, write: Writing) -> None:
    entry = _taken(cast, write)
    cast.enter("resident")
    said = {"summary": "Zonder naam.", "visibility": "PUBLIC"}
    actions.change_entry(
        entry=queries.tended_entry(entry.pk), said=said, acting=cast.acting("resident"), now=NOW
    )
    assert (again(entry).summary, again(entry).visibility) == ("Zonder naam.", "INVITED")
    with refused(actions.CannotPutBack):
        actions.put_back(entry=entry, acting=cast.acting("resident"), now=NOW)
    with pytest.raises(ProgrammingError), transaction.atomic():
        sql("UPDATE social_map_entry SET taken_down_at = NULL, taken_down_why = '' WHERE id = %s", entry.pk)
    cast.enter("official")
    assert [one.pk for one in queries.gone_from(cast.town.pk).taken_down] == [entry.pk]
    actions.put_back(entry=entry, acting=cast.acting("official"), now=NOW)
    assert queries.search("leeskring").total == 1


def test_its_source_does_not_bring_it_back(cast: Cast) -> None:
    facts = actions.EntryFacts(
        name="Leeskring", summary="Lezen.", area=cast.weide, municipality=cast.town, owner_agreed=True
    )
    once = {"facts": facts, "source": "test", "source_id": "1", "acting": a_job("test"), "now": NOW}
    with at_work("map_import"):
        entry = actions.put_entry(**once).entry
    cast.enter("official")
    actions.take_down(entry=entry, why=WHY, acting=cast.acting("official"), now=NOW)
    with at_work("map_import"):
        actions.put_entry(**once | {"facts": actions.EntryFacts(
            name="Leeskring", summary="Opnieuw.", area=cast.weide, municipality=cast.town, owner_agreed=True)})  # fmt: skip
    assert queries.search("leeskring").total == 0


@pytest.mark.parametrize("key", [None, "outsider", "resident", "coach", "initiative"])
def test_nobody_else_takes_anything_down(cast: Cast, write: Writing, key: str | None) -> None:
    entry = write(host="Amina")
    cast.enter(key)
    assert sql("SELECT map_take_down(%s, 'weg', now())", entry.pk) == [(False,)]
    cast.enter("official")
    assert again(entry).visibility == "PUBLIC"


def test_a_reason_is_always_there(cast: Cast, write: Writing) -> None:
    entry = write(host="Amina")
    cast.enter("official")
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.take_down(entry=entry, why="", acting=cast.acting("official"), now=NOW)
