"""The map as people use it: by theme, by day, in their own language; and the editor who teaches it new words."""

import re
from collections.abc import Callable

import psycopg
import pytest

from .keyboard import Keyboard
from .living import LivingDemo
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
UNKNOWN = "plorrebast"


def _found(who: Walk) -> list[str]:
    names = who.page.locator("main article.place :is(h2, h3)").all_inner_texts()
    return [name.strip() for name in names]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_theme_holds_what_it_says_and_leads_on(walk: Begin, scripts: bool) -> None:
    amina = walk(f"themes-{scripts}", java_script_enabled=scripts)
    amina.go("/kaart/")
    amina.follow("Zoek per thema", "themes")
    amina.follow("Rondkomen en schulden", "theme")
    assert {"Geldspreekuur", "Voedselhulp Waterhoek"} <= set(_found(amina))
    assert "Loopgroepje langs de singel" not in _found(amina)
    amina.follow("Geldspreekuur", "entry")
    amina.says("Geldspreekuur")
    amina.go("/kaart/thema/bestaat-niet/", "no-theme", status=404)


@pytest.mark.parametrize("scripts", [True, False])
def test_she_narrows_it_down_and_begins_again(walk: Begin, scripts: bool) -> None:
    amina = walk(f"filters-{scripts}", java_script_enabled=scripts)
    amina.go("/kaart/?q=koffie")
    every = amina.page.get_by_role("status").inner_text()
    amina.page.locator("details.details summary").first.click()
    amina.page.get_by_label("Op welke dag?").select_option(label="Dinsdag")
    amina.choose("Het kost niets")
    amina.press("Laat zien", "narrowed")
    assert "dag=1" in amina.page.url
    assert "gratis=" in amina.page.url
    assert amina.page.get_by_role("status").inner_text() != every
    assert amina.page.get_by_label("Op welke dag?").input_value() == "1"  # what she chose still stands there
    amina.follow("Begin opnieuw", "anew")
    assert amina.page.url.endswith("/kaart/")


def test_the_list_comes_first_and_the_map_is_one_link_away(walk: Begin) -> None:
    amina, wide = walk("map-phone"), walk("map-wide", width=WIDE)
    amina.go("/kaart/?q=wandelen")
    amina.page.wait_for_selector(".map-ready .map-pin")
    top = amina.page.locator("article.place").first.bounding_box()
    map_box = amina.page.locator("#map").bounding_box()
    assert top is not None
    assert map_box is not None
    assert top["y"] < map_box["y"]
    amina.page.get_by_role("link", name="Naar de kaart").click()
    assert amina.page.evaluate("document.activeElement.id") == "map"
    wide.go("/kaart/?q=wandelen")
    assert not wide.page.get_by_role("link", name="Naar de kaart").is_visible()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("tengo que no", None),
        ("أريد أن أتعلم الهولندية", "Taalcafé"),
        ("param bitti faturaları ödeyemiyorum", "Geldspreekuur"),
        ("nie mam z kim porozmawiać", None),
        ("' OR 1=1; -- & | ! :*", None),
        ("de het een", None),
        ("🍲", None),
    ],
)
def test_any_words_in_any_language_end_with_a_place_or_a_human(
    walk: Begin, words: str, place: str | None
) -> None:
    amina = walk("words")
    amina.go("/kaart/")
    amina.page.locator("[name=q]").fill(words)
    amina.press("Zoek", "found")
    if place:
        assert place in _found(amina)[:5]
    ask = amina.page.get_by_role("link", name=re.compile("Vraag het")).first
    assert "/vraag/" in str(ask.get_attribute("href"))


def test_by_keyboard_alone(walk: Begin) -> None:
    amina = walk("map-keys")
    amina.go("/kaart/")
    keys = Keyboard(amina)
    keys.tab_to_field("q")
    keys.type("wandelen")
    keys.press("Enter")
    assert "q=wandelen" in amina.page.url
    keys.tab_to("Kies buurt, soort, dag of wat je wilt doen")
    keys.press("Enter", moves=False)
    keys.tab_to_field("gratis")
    keys.press("Space", moves=False)
    keys.tab_to("Laat zien")
    keys.press("Enter")
    assert "gratis=ja" in amina.page.url or "gratis=on" in amina.page.url
    first = _found(amina)[0]
    keys.tab_to(first)
    keys.press("Enter")
    amina.says(first, "Neem contact op")


def test_the_editor_teaches_the_map_a_word(walk: Begin, demo: LivingDemo) -> None:
    amina = walk("unknown-word")
    amina.go(f"/kaart/?q={UNKNOWN}", "nothing")
    amina.says("Dit vonden we niet op de kaart")
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute("UPDATE social_map_missed SET days = 2 WHERE word = %s", [UNKNOWN])
    ilse = walk("editor", width=WIDE)
    ilse.sign_in("Ilse")
    ilse.go("/beheer/woorden/", "words")
    ilse.says(UNKNOWN, "op 2 dagen")
    ilse.follow(re.compile(f"Zeg waar het bij hoort.*{UNKNOWN}"))
    ilse.says(f"Waar hoort „{UNKNOWN}” bij?")
    ilse.page.get_by_label("Zoek een woord").fill("schuld")
    ilse.press("Zoek", "words-for")
    ilse.click(ilse.page.locator("a.link-button").first, "concept")
    ilse.page.locator("[name=words]").fill("1234")
    ilse.press("Voeg toe", "concept-wrong")
    ilse.says("Schrijf één tot vijf woorden, met letters.")
    ilse.page.locator("[name=words]").fill(UNKNOWN)
    ilse.press("Voeg toe", "concept-added")
    ilse.says(UNKNOWN)
    amina.go(f"/kaart/?q={UNKNOWN}&blad=1", "understood")
    amina.says("gevonden")
    ilse.press(re.compile(f"Haal weg.*{UNKNOWN}"))
    ilse.look("concept-removed")
    ilse.go("/beheer/woorden/")
    ilse.says_not(f"Haal weg: {UNKNOWN}")


def test_to_an_outsider_the_editor_does_not_exist(walk: Begin) -> None:
    nobody, farid = walk("words-nobody"), walk("words-outsider")
    farid.sign_in("Farid")
    for who in (nobody, farid):
        for path in ("/beheer/woorden/", "/beheer/woorden/DEBT_HELP/"):
            who.go(path, "not-there", status=404)
