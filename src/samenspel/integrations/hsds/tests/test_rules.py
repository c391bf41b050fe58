"""The pure decisions of reading HSDS."""

from typing import Any

import pytest

from samenspel.integrations.hsds import costs, reporting, rules

ID = "ac148810-d857-441c-9679-408f346de14b"


@pytest.mark.parametrize(
    ("location", "point", "reason"),
    [
        ({"latitude": 52.01, "longitude": 5.11}, (52.01, 5.11), ""),
        ({"latitude": "52.01", "longitude": "5.11"}, (52.01, 5.11), ""),
        ({}, None, ""),
        ({"latitude": "", "longitude": ""}, None, ""),
        ({"latitude": 5.11, "longitude": 52.01}, None, "verwisseld"),
        ({"latitude": 100, "longitude": 101}, None, "kan niet bestaan"),
        ({"latitude": 0, "longitude": 0}, None, "kan niet bestaan"),
        ({"latitude": 52.01}, None, "geen twee getallen"),
        ({"latitude": "noord", "longitude": 5}, None, "geen twee getallen"),
        ({"latitude": "nan", "longitude": 5}, None, "geen twee getallen"),
        ({"latitude": True, "longitude": 5}, None, "geen twee getallen"),
    ],
)
def test_it_only_uses_a_point_that_can_be_true(
    location: dict[str, object], point: tuple[float, float] | None, reason: str
) -> None:
    found, why = rules.point_of(location)
    assert found == point
    assert reason in why
    assert bool(reason) == bool(why)


@pytest.mark.parametrize(
    ("service", "reason"),
    [
        ({"id": ID, "name": "Koor", "status": "active"}, ""),
        ({"id": ID, "status": "active"}, "service.name ontbreekt"),
        ({"id": ID, "name": "Koor"}, "service.status ontbreekt"),
        ({"name": "Koor", "status": "active"}, "service.id ontbreekt"),
        ({"id": "12", "name": "Koor", "status": "active"}, "geen geldige UUID: 12"),
        ({"id": ID, "name": ["Koor"], "status": "active"}, "service.name is geen tekst"),
        ({"id": ID, "name": "Koor", "status": "open"}, "'open' bestaat niet"),
        ({"id": ID, "name": "Koor", "status": "active", "organization": {"id": ID}}, "organization.name"),
        ({"id": ID, "name": "Koor", "status": "active", "organization": {"id": "x", "name": "y"}}, "UUID"),
    ],
)
def test_it_says_what_is_wrong_with_a_service(service: dict[str, object], reason: str) -> None:
    said = rules.wrong_with_service(service)
    assert reason in said
    assert bool(reason) == bool(said)


def test_it_never_makes_a_link_of_what_is_no_web_address() -> None:
    assert rules.web_address("javascript:alert(1)") == ""
    assert rules.web_address("https://koor.example.org/a") == "https://koor.example.org/a"


def test_it_drops_the_sign_a_database_cannot_hold() -> None:
    assert rules.without_nul({"a\0": ["b\0", {"c": 1}]}) == {"a": ["b", {"c": 1}]}


def test_it_writes_a_report_that_a_spreadsheet_will_not_run() -> None:
    line = reporting.Line("a.json", "$", "=HYPERLINK(1)", reporting.Result.REFUSED, "omdat")
    assert "'=HYPERLINK" in reporting.as_csv([line])


@pytest.mark.parametrize(
    ("service", "free"),
    [
        ({}, None),
        ({"cost_options": [{"amount": 0}]}, True),
        ({"cost_options": [{"amount": "0.00", "option": "Volwassenen"}]}, True),
        ({"cost_options": [{"amount": 0, "option": "Eerste keer, daarna 5 euro"}]}, None),
        ({"cost_options": [{"amount": 0}, {"amount": 5}]}, None),
        ({"cost_options": [{"amount": 2}, {"amount": "5.50"}]}, False),
        ({"cost_options": [{"amount": 5}], "fees_description": "Gratis"}, None),
        ({"cost_options": [{"amount": "vijf"}]}, None),
        ({"cost_options": [{"amount_description": "Kosteloos"}]}, True),
        ({"fees_description": "Deelname is gratis."}, True),
        ({"fees_description": "Gratis parkeren, kaartje € 5"}, None),
        ({"fees_description": "Gratis", "cost_options": [{"amount_description": "Materiaal € 2"}]}, None),
        ({"cost_options": "x", "fees_description": 3}, None),
    ],
)
def test_it_is_free_only_when_all_agrees(service: dict[str, Any], free: bool | None) -> None:
    assert costs.is_free(service) is free
