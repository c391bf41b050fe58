"""What a source no longer names: told, closed on purpose, never thrown away, and opened again."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast, as_app, as_owner
from tests.play import as_the_owner

from samenspel.foundation.acting import a_job
from samenspel.social_map import actions
from samenspel.social_map.models import Change, Entry, Insider

pytestmark = pytest.mark.django_db
Record = dict[str, Any]


@pytest.fixture
def three(run: Callable[..., str], service: Callable[..., Record]) -> list[Record]:
    return [service(id=str(UUID(int=number)), name=f"Koor {number}") for number in (1, 2, 3)]


def names() -> list[str]:
    return sorted(entry.name for entry in Entry.objects.public())


def reopened() -> str:

    out = io.StringIO()
    as_owner()
    call_command("map_reopen", stdout=out)
    as_app()
    return out.getvalue()


def test_it_tells_what_is_gone_and_closes_it_only_when_that_is_asked(
    run: Any, three: list[Record], write: Callable[..., Path]
) -> None:
    run(write({"contents": three}))
    fewer = write({"contents": three[:2]}, "minder.json")
    assert "genoemd" not in run(fewer)
    told = run(fewer, whole=True)
    assert "Koor 3: niet meer genoemd" in told
    assert "1 niet meer genoemd" in told
    assert names() == ["Koor 1", "Koor 2", "Koor 3"]
    assert "Koor 3: gesloten" in run(fewer, close=True)
    assert names() == ["Koor 1", "Koor 2"]
    entry = Entry.objects.get(name="Koor 3")
    assert (entry.closed_by_source, entry.source_record["service"]["name"]) == ("LEFT_OUT", "Koor 3")
    with as_the_owner():
        assert Change.objects.filter(entry=entry, kind="EDIT").exists()
    assert "gesloten" not in run(fewer, close=True)  # twice changes nothing


def test_closing_is_undone_and_what_was_closed_otherwise_stays_closed(
    run: Any, three: list[Record], write: Callable[..., Path]
) -> None:
    run(write({"contents": three}))
    run(write({"contents": [three[0], three[1] | {"status": "defunct"}]}, "minder.json"), close=True)
    assert names() == ["Koor 1"]
    assert "1 weer open" in reopened()
    assert names() == ["Koor 1", "Koor 3"]
    assert "0 weer open" in reopened()
    assert Entry.objects.get(name="Koor 3").closed_by_source == ""


def test_what_the_source_names_again_is_open_again(
    run: Any, three: list[Record], write: Callable[..., Path]
) -> None:
    whole = write({"contents": three})
    run(whole)
    run(write({"contents": three[:1]}, "minder.json"), close=True)
    assert "2 bijgewerkt" in run(whole, close=True)
    assert len(names()) == 3


def test_what_people_here_said_has_stopped_is_not_opened_by_a_source_that_says_nothing_new(
    run: Any, three: list[Record], write: Callable[..., Path]
) -> None:
    whole = write({"contents": three})
    run(whole)
    with as_the_owner():
        actions.stop_entry(entry=Entry.objects.get(name="Koor 2"), acting=a_job("test"), now=NOW)
    run(whole, close=True)
    assert names() == ["Koor 1", "Koor 3"]


def test_what_has_an_owner_here_stays(
    run: Any, three: list[Record], write: Callable[..., Path], cast: Cast
) -> None:
    run(write({"contents": three}))
    as_owner()
    entry = Entry.objects.get(name="Koor 3")
    Insider.objects.create(
        entry=entry, municipality=cast.town, person=cast.person["neighbour"], role="OWNER", since=NOW
    )
    as_app()
    told = run(write({"contents": three[:2]}, "minder.json"), close=True)
    assert "dit is van iemand hier" in told
    assert "Koor 3" in names()


@pytest.mark.parametrize("broken", [[{"id": "12", "name": "x", "status": "active"}], [{"own": 1}]])
def test_a_file_with_rows_that_cannot_be_read_closes_nothing(
    run: Any, three: list[Record], write: Callable[..., Path], broken: list[Record]
) -> None:
    run(write({"contents": three}))
    assert "niets gesloten" in run(write({"contents": three[:1] + broken}, "kapot.json"), close=True)
    assert len(names()) == 3


def test_an_empty_file_closes_nothing(run: Any, three: list[Record], write: Callable[..., Path]) -> None:
    run(write({"contents": three}))
    assert "niets gesloten" in run(write({"contents": []}, "leeg.json"), close=True)
    assert len(names()) == 3


def test_another_source_is_another_source(run: Any, three: list[Record], write: Callable[..., Path]) -> None:
    run(write({"contents": three}))
    run(write({"contents": three[:1]}, "ander.json"), source="ander", close=True)
    assert len(Entry.objects.public()) == 4


def test_open_and_closed_by_its_source_is_impossible(
    run: Any, three: list[Record], write: Callable[..., Path]
) -> None:
    run(write({"contents": three}))
    with as_the_owner():
        Entry.objects.filter(name="Koor 1").update(closed_by_source="LEFT_OUT")
        assert Entry.objects.get(name="Koor 1").closed_by_source == ""  # the database forgets it itself
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.create(
                name="Zonder bron", summary="x", changed_at=NOW, closed_on=NOW, closed_by_source="LEFT_OUT"
            )
