"""Many entries at once: the words are counted as if they came one by one, and the journal has one line."""

from typing import Any

import pytest
from django.db import transaction
from tests.cast import NOW, Cast
from tests.play import at_work, sql

from samenspel.foundation.acting import a_job
from samenspel.social_map import actions

pytestmark = pytest.mark.django_db


def put(name: str, **more: Any) -> None:
    facts = actions.EntryFacts(name=name, summary="Samen zwoeven.", owner_agreed=True)
    with at_work("map_import"):
        actions.put_entry(facts=facts, source="t", source_id=name, acting=a_job("t"), now=NOW, **more)


def counted(*words: str) -> list[Any]:
    return sql("SELECT word, entries FROM social_map_word WHERE word = ANY (%s) ORDER BY word", list(words))


def test_words_are_counted_as_if_they_came_one_by_one(cast: Cast) -> None:
    put("Zwoefclub")
    with actions.in_bulk():
        put("Zwoefkoor", told=False)
        put("Zwoefkoor twee", told=False)
        assert counted("zwoefkoor") == []
    put("Zwoefkoor drie")
    assert counted("zwoefclub", "zwoefkoor", "zwoeven") == [
        ("zwoefclub", 1),
        ("zwoefkoor", 3),
        ("zwoeven", 4),
    ]


def test_what_breaks_halfway_leaves_no_word_and_no_table(cast: Cast) -> None:
    with pytest.raises(ZeroDivisionError), actions.in_bulk():
        put("Zwoefkoor", told=False)
        raise ZeroDivisionError
    assert counted("zwoefkoor") == []
    put("Zwoefkoor")
    assert counted("zwoefkoor") == [("zwoefkoor", 1)]


def test_a_table_that_somebody_else_put_there_is_not_written_in(cast: Cast) -> None:
    with transaction.atomic():
        sql("CREATE TEMPORARY TABLE map_lesson (said text, more int) ON COMMIT DROP")
        put("Zwoefkoor")
        assert sql("SELECT count(*) FROM pg_temp.map_lesson") == [(0,)]
    assert counted("zwoefkoor") == [("zwoefkoor", 1)]
