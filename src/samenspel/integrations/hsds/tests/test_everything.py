"""A source that uses every property of HSDS, and values that nobody thinks of: in, out strictly, and out as it came."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from tests.fuzz.everything import services

from samenspel.integrations.hsds.shape import FIELDS, cleaned
from samenspel.social_map.models import Entry

from .official import needs_schemas, wrong, wrong_page

pytestmark = pytest.mark.django_db
Record = dict[str, Any]
MANY = 25


def properties(kind: str, record: Record) -> set[tuple[str, str]]:
    """Which properties of which kinds stand in a record."""
    found = {(kind, name) for name in record}
    for field in FIELDS[kind]:
        held = record.get(field.name, [])
        rows = held if field.form == "many" else [held] if field.form == "one" and held else []
        for row in rows:
            found |= properties(field.kind, row)
    return found


def test_the_set_uses_all_that_hsds_knows_and_is_always_the_same() -> None:
    used = set().union(*(properties("service", one) for one in services(60)))
    links = {(kind, field.name) for kind in FIELDS for field in FIELDS[kind] if field.form == "uuid"}
    assert {(kind, field.name) for kind in FIELDS for field in FIELDS[kind]} - used <= links
    assert list(services(3)) == list(services(3))


@needs_schemas
def test_it_comes_in_and_every_answer_is_hsds_and_nothing_else(
    client: Client, run: Callable[..., str], write: Callable[..., Path], tmp_path: Path
) -> None:
    made = list(services(MANY))
    assert [fault for one in made for fault in wrong("service", one)] == []
    told = run(write({"contents": made}))
    assert " 0 geweigerd" in told, [
        one for one in told.splitlines() if "geweigerd" in one or "hetzelfde" in one
    ]
    assert Entry.objects.count() >= MANY
    for path in ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"):
        for more in ("", "?per_page=7&page=2", "?full=true" if path != "taxonomies" else ""):
            answer = client.get(f"/hsds/{path}{more}").json()
            assert wrong_page(f"/{path}", answer) == [] or more == "?full=true", (path, more)
            for row in answer["contents"][:3]:
                whole = client.get(f"/hsds/{path}/{row['id']}")
                assert whole.status_code == 200, (path, row["id"])
    for one in made:
        assert wrong("service", client.get(f"/hsds/services/{one['id']}").json()) == []
    call_command("map_export", str(tmp_path / "uit.json"), stdout=io.StringIO())
    out = {one["id"]: one for one in json.loads((tmp_path / "uit.json").read_text("utf-8"))["contents"]}
    for one in made:
        assert out[one["id"]] == cleaned("service", one)
    assert "\n0 nieuw, 0 bijgewerkt" in run(write({"contents": made}))
