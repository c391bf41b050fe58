"""What you can do at a place, and who is beside you there, in the terms of HSDS: out, and in again (I58)."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.cast import NOW, as_app
from tests.play import as_the_owner

from samenspel.foundation.acting import a_job
from samenspel.integrations.hsds import terms
from samenspel.integrations.hsds.wording import words_of
from samenspel.social_map import actions
from samenspel.social_map.models import Entry

from .asking_api import ask, names, put
from .official import needs_schemas, wrong
from .test_map_export import contents, emptied, export

pytestmark = pytest.mark.django_db
Running = Callable[..., str]


def said(service: dict[str, Any]) -> set[str]:
    return {one["taxonomy_term"]["code"] for one in service.get("attributes", [])}


@needs_schemas
def test_it_goes_out_in_the_official_shape_and_comes_in_again(tmp_path: Path, run: Running) -> None:
    first, second = tmp_path / "eerst.json", tmp_path / "daarna.json"
    put("Geitenwei", kind="GREEN", talents=["ANIMALS", "GARDEN"], guidance="ALWAYS")
    export(first)
    [service] = contents(first)
    assert wrong("service", service) == []
    assert said(service) == {"GREEN", "ANIMALS", "GARDEN", "ALWAYS"}
    emptied()
    assert "0 geweigerd" in run(first)
    entry = Entry.objects.get()
    assert (set(entry.talents), entry.guidance) == ({"ANIMALS", "GARDEN"}, "ALWAYS")
    export(second)
    assert contents(second) == contents(first)
    with as_the_owner():  # and what is changed here goes out instead, in the same shape
        actions.change_entry(
            entry=entry, said={"talents": ["MUSIC"], "guidance": ""}, acting=a_job("test"), now=NOW
        )
    as_app()
    export(second)
    [changed] = contents(second)
    assert wrong("service", changed) == []
    assert said(changed) == {"GREEN", "MUSIC"}
    assert "DEPRESS" not in json.dumps(changed)


def test_others_can_ask_for_it(client: Client) -> None:
    put("Geitenwei", talents=["ANIMALS"], guidance="ALWAYS")
    put("Koor", talents=["MUSIC"])
    put("Tafel")
    always, animals = terms.of(terms.GUIDANCE)["ALWAYS"]["id"], terms.of(terms.TALENTS)["ANIMALS"]["id"]
    assert names(client, f"services?taxonomy_term_id={always}") == ["Geitenwei"]
    assert names(client, f"services?taxonomy_term_id={animals}") == ["Geitenwei"]
    assert names(client, f"services?taxonomy_id={terms.TAXONOMIES[terms.TALENTS]['id']}") == [
        "Geitenwei",
        "Koor",
    ]
    assert names(client, f"services?taxonomy_id={terms.TAXONOMIES[terms.GUIDANCE]['id']}") == ["Geitenwei"]
    listed = ask(client, f"taxonomy_terms?taxonomy_id={terms.TAXONOMIES[terms.GUIDANCE]['id']}")
    assert {one["code"] for one in listed["contents"]} == set(Entry.Guidance.values)


@pytest.mark.parametrize(
    "attributes", [None, 3, "x", [None], [{"taxonomy_term": 4}], [{"taxonomy_term": {"id": [1]}}]]
)
def test_what_a_source_says_crookedly_says_nothing(attributes: Any) -> None:
    read = words_of({"name": "Koor", "attributes": attributes}, {})
    assert (read["talents"], read["guidance"]) == ([], "")
