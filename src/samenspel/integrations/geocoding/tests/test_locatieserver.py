"""Asking the Locatieserver, against a real server that answers in its documented form."""

import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.web_of_others import Answer, Place, a_place

from samenspel.integrations.geocoding.actions import CannotTell, Locatieserver
from samenspel.social_map.rules import Address
from samenspel.social_map.rules import Place as Point

SINGEL = Address("Singel 1", "3993AX", "Waterhoek")
DOC = {
    "id": "adr-1",
    "type": "adres",
    "weergavenaam": "Singel 1, 3993AX Waterhoek",
    "centroide_ll": "POINT(5.13 52.02)",
    "postcode": "3993AX",
    "woonplaatsnaam": "Waterhoek",
    "straatnaam": "Singel",
    "score": 12.5,
}


def answering(*docs: dict[str, Any]) -> Answer:
    body = {"response": {"numFound": len(docs), "start": 0, "maxScore": 12.5, "docs": list(docs)}}
    return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()


@pytest.fixture
def server(settings: Any) -> Iterator[Place]:
    with a_place(lambda _path, _headers: answering(DOC)) as place:
        settings.GEOCODER_URL = f"{place.url}/search/v3_1"
        yield place


def test_it_asks_with_the_words_of_the_address_and_nothing_else(server: Place) -> None:
    assert Locatieserver().find(SINGEL) == Point(52.02, 5.13, "EXACT")
    path, headers = server.asked[0]
    assert urlsplit(path).path == "/search/v3_1/free"
    assert parse_qs(urlsplit(path).query)["q"] == ["Singel 1, 3993AX Waterhoek"]
    assert not {"cookie", "referer", "authorization"} & headers.keys()


@pytest.mark.parametrize(
    ("doc", "sure"),
    [
        ({}, "EXACT"),
        ({"type": "postcode"}, "STREET"),
        ({"type": "weg", "postcode": None}, "STREET"),
        ({"type": "woonplaats"}, None),
        ({"type": "gemeente"}, None),
        ({"postcode": "3704AB"}, None),
        ({"postcode": "", "woonplaatsnaam": "Zeist"}, None),
        ({"postcode": "", "straatnaam": "Kade"}, None),
        ({"centroide_ll": "POINT(139500 448500)"}, None),
        ({"centroide_ll": "POINT(52.02 5.13)"}, None),
        ({"centroide_ll": ""}, None),
    ],
)
def test_what_only_looks_like_it_is_not_it(server: Place, doc: dict[str, Any], sure: str | None) -> None:
    said = {name: value for name, value in (DOC | doc).items() if value is not None}
    server.says = lambda _path, _headers: answering(said)
    found = Locatieserver().find(SINGEL)
    assert (found and found.sure) == sure


def test_nothing_found_is_an_answer(server: Place) -> None:
    server.says = lambda _path, _headers: answering()
    assert Locatieserver().find(SINGEL) is None


@pytest.mark.parametrize(
    "answer",
    [
        (500, {}, b"stuk"),
        (429, {}, b""),
        (200, {}, b"<html>onderhoud</html>"),
        (200, {}, b"[1, 2]"),
        (200, {}, b'{"error": "x"}'),
        (200, {}, b"\xff\xfe\x00"),
        (200, {}, b"[" * 5_000),
        (200, {}, b" " * 300_000),
        (200, {"Content-Length": "9999"}, b"{}"),
        None,
    ],
)
def test_no_answer_is_not_the_same_as_nothing_found(server: Place, answer: Answer | None) -> None:
    server.says = lambda _path, _headers: answer
    with pytest.raises(CannotTell):
        Locatieserver().find(SINGEL)


def test_who_keeps_us_waiting_is_left(server: Place) -> None:
    def slow(_path: str, _headers: dict[str, str]) -> Answer:
        time.sleep(4)
        return answering(DOC)

    server.says = slow
    begun = time.monotonic()
    with pytest.raises(CannotTell):
        Locatieserver().find(SINGEL)
    assert time.monotonic() - begun < 3.5


def test_nobody_there(settings: Any) -> None:
    settings.GEOCODER_URL = "http://127.0.0.1:9"
    with pytest.raises(CannotTell):
        Locatieserver().find(SINGEL)
