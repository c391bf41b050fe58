"""Putting entries and asking the API, for its tests."""

from typing import Any

from django.test import Client
from tests.cast import NOW
from tests.play import at_work

from samenspel.foundation.acting import a_job
from samenspel.social_map import actions
from samenspel.social_map.models import Entry

ACTING = a_job("test")


def put(name: str, **facts: Any) -> Entry:
    said = {"name": name, "summary": f"{name} in de buurt.", "owner_agreed": True} | facts
    with at_work("map_import"):
        return actions.put_entry(
            facts=actions.EntryFacts(**said), source="test", source_id=name, acting=ACTING, now=NOW
        ).entry


def ask(client: Client, path: str, status: int = 200) -> Any:
    response = client.get(f"/hsds/{path}")
    assert response.status_code == status, response.content[:300]
    assert response["Content-Type"] == "application/json"
    return response.json()


def names(client: Client, path: str) -> list[str]:
    return sorted(row.get("name") or row["service"]["name"] for row in ask(client, path)["contents"])
