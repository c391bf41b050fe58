"""The pages in English: no Dutch left, every link stays in English, and days are said in English."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from samenspel.website.management.commands import catalogues
from tests.house.language.pages import DUTCH_DAYS, Page, Untranslated, leaves, read_page

from .situation import Situation
from .visits import address, browser, patterns, undone

# Written down in the language of the writer, and kept as it was: what a message said, an unnamed asker.
KEPT = {"samenspel/notifications/kinds/asks.py", "samenspel/mutual_help/actions/asking.py"}
# Shows what somebody wrote or invented, in Dutch: messages as they were sent, the file
# that she takes along with texts as she read them, and the showcase of the design.
IN_DUTCH = {
    "my_messages",
    "ledger_read",
    "ledger_paper",
    "work_letter",
    "work_letters",
    "design",
    "design_letter",
    "design_card",
}
VISITORS = ("anybody", "resident", "caller", "wijkteam")


@pytest.fixture(autouse=True)
def _dutch_again() -> Iterator[None]:
    """A visit under /en/ leaves its language in the thread; the next test starts in Dutch."""
    yield
    translation.deactivate()


@cache
def dutch() -> Untranslated:
    english = {form for one in catalogues.read("en") for form in (one.msgstr, *one.msgstr_plural.values())}
    sources = {
        form
        for text in catalogues.collect()
        if not set(text.files) <= KEPT
        for form in (text.text, text.plural)
        if form and form not in english
    }
    return Untranslated(sources)


def faults_of(page: Page) -> list[str]:
    """What is not English about a page."""
    found = [] if page.language == "en" else [f"lang={page.language}"]
    found += [f"Dutch: {word}" for word in dutch().on(page)]
    found += [f"leads out: {link}" for link in leaves(page, "/en/")]
    return found + [f"day: {word}" for word in page.words if DUTCH_DAYS.search(word)]


def visit(client: Client, where: str) -> Page | None:
    """The page at an address, or nothing when it is no page."""
    response = client.get(where)
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return read_page(response.content.decode()) if is_page and response.content else None


@pytest.mark.parametrize("member", VISITORS)
def test_every_page_is_english_under_en(living: Situation, member: str) -> None:
    client = browser(living, member)
    faults, seen = {}, 0
    for name in patterns():
        if name in IN_DUTCH:
            continue
        with undone():
            living.cast.enter(None)
            with translation.override("en"):
                where = address(living, name, member)
            page = visit(client, where)
        if page and where.startswith("/en/"):
            seen += 1
            if found := faults_of(page):
                faults[name] = found
    assert not faults
    assert seen > 25


def test_the_steps_of_asking_are_english(living: Situation) -> None:
    client = Client()
    steps = [
        ("ask", {"words": "I would like to go for a walk."}),
        ("ask_where", {"area": str(living.cast.weide.pk)}),
        ("ask_reach", {"contact": "0612345678"}),
        ("ask_check", {}),
    ]
    with translation.override("en"):
        addresses = [reverse(name) for name, _ in steps]
    for where, (name, typed) in zip(addresses, steps, strict=True):
        page = visit(client, where)
        assert page, name
        assert not faults_of(page), name
        if name != "ask_check":
            wrong = client.post(where, {}, follow=True)
            assert not faults_of(read_page(wrong.content.decode())), f"{name}, with nothing filled in"
        answer = client.post(where, typed)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/en/"), name
    page = visit(client, answer["Location"])
    if page is None:
        page = visit(client, client.get(answer["Location"])["Location"])
    assert page
    assert not faults_of(page)


def test_days_are_said_in_english(living: Situation) -> None:
    client = browser(living, "resident")
    with translation.override("en"):
        page = visit(client, address(living, "follow", "resident"))
    assert page
    said = " ".join(page.words)
    assert re.search(r"\b(?:today|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri)day \d+ [A-Z][a-z]+)\b", said), said


@pytest.mark.usefixtures("living")
def test_the_pins_of_the_map_lead_to_english_pages() -> None:
    pins = Client().get("/en/kaart/plekken.geojson").json()["features"]
    assert pins
    assert all(pin["properties"]["url"].startswith("/en/") for pin in pins)


@pytest.mark.usefixtures("living")
def test_the_language_can_be_changed() -> None:
    home = Client().get("/").content.decode()
    assert re.search(r'<a href="/en/" lang="en"', home)
    assert re.search(r'<a href="/kaart/" lang="nl"', Client().get("/en/kaart/").content.decode())


@pytest.mark.parametrize(
    "html",
    [
        '<html lang="nl"><p>Hello</p></html>',
        '<html lang="en"><h1>Wat kunnen we voor elkaar doen?</h1></html>',
        '<html lang="en"><p>Nu: Els.</p></html>',
        '<html lang="en"><button aria-label="Verstuur">&gt;</button></html>',
        '<html lang="en"><p>Hello. Dat mag altijd. Je hoeft niet te zeggen waarom. Bye.</p></html>',
        '<html lang="en"><a href="/kaart/">Map</a></html>',
        '<html lang="en"><form action="/vraag/"></form></html>',
        '<html lang="en"><time>vrijdag 27 november</time></html>',
    ],
)
def test_it_catches_a_page_that_is_not_english(html: str) -> None:
    assert faults_of(read_page(html))


def test_it_lets_english_be() -> None:
    html = """<html lang="en"><h1>Send</h1><p>On Friday 27 November.</p><a href="/en/kaart/">Map</a>
    <a href="/kaart/" hreflang="nl">Nederlands</a><script>const a = "Verstuur";</script></html>"""
    assert not faults_of(read_page(html))
