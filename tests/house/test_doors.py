"""The contract of our own can fail: it sees who comes in through the window."""

import re
import tomllib

import grimp
import pytest

from .doors import DoorsContract
from .floors import CHECKOUT

OPTIONS = {
    "root": "samenspel",
    "doors": ["actions", "models"],
    "more_doors": ["commitments.errors"],
    "open_rooms": ["foundation"],
    "nested": ["integrations"],
}


def check(importer: str, imported: str) -> bool:
    graph = grimp.ImportGraph()
    graph.add_import(importer="samenspel.website.views", imported="samenspel.commitments.errors")
    graph.add_import(importer=importer, imported=imported)
    contract = DoorsContract(name="doors", session_options={}, contract_options=OPTIONS)
    return contract.check(graph, verbose=False).kept


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("samenspel.mutual_help.views.work", "samenspel.commitments.actions"),
        ("samenspel.mutual_help.views.work", "samenspel.mutual_help.forms"),
        ("samenspel.mutual_help.views.work", "samenspel.foundation.clock"),
        ("samenspel.website.urls", "samenspel.integrations.hsds.actions"),
    ],
)
def test_it_lets_in_by_the_door(importer: str, imported: str) -> None:
    assert check(importer, imported)


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("samenspel.mutual_help.actions", "samenspel.commitments.actions.steps"),
        ("samenspel.website.views", "samenspel.mutual_help.forms"),
        ("samenspel.website.views", "samenspel.notifications.rules"),
        ("samenspel.website.views", "samenspel.commitments.jobs"),
        ("samenspel.integrations.fhir.actions", "samenspel.integrations.hsds.reading"),
    ],
)
def test_it_refuses_every_other_way_in(importer: str, imported: str) -> None:
    assert not check(importer, imported)


def test_it_refuses_an_extra_door_that_nobody_uses() -> None:
    contract = DoorsContract(name="doors", session_options={}, contract_options=OPTIONS)
    assert not contract.check(grimp.ImportGraph(), verbose=False).kept


def test_each_extra_door_has_one_reason() -> None:
    told = (CHECKOUT / "docs/decisions/0002-the-house-is-checked.md").read_text("utf-8")
    contracts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (doors,) = [one["more_doors"] for one in contracts if one["type"] == "doors"]
    assert re.findall(r"^\| `(\w+\.\w+)` \|", told, re.MULTILINE) == doors
