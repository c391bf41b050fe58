"""The other parent of AS-13: no e-mail and no smartphone. By card and pincode, by telephone and on paper."""

import re
from collections.abc import Callable, Iterator

import pytest

from .barriers import barriers
from .living import LivingDemo
from .test_cards import HOME, come_in
from .test_family_story import asked, begun, says_yes, written
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
ELSEWHERE = "Van iemand anders. Log mij straks uit."
WORDS = "Karim kookte, en iedereen bleef zitten."


@pytest.fixture(autouse=True)
def fresh_tries(demo: LivingDemo) -> Iterator[None]:
    """The journey guesses no codes, and leaves no counts behind."""
    demo.forget_wrong_codes()
    yield
    demo.forget_wrong_codes()


def test_the_second_parent_does_everything_without_email(walk: Begin) -> None:
    amina, bram = walk("two-amina"), walk("two-bram")
    els, dewi = walk("two-els", width=WIDE), walk("two-dewi", width=WIDE)
    circle = _begun_by_the_first(amina, bram, els)
    _heard_on_the_telephone(amina, circle)
    code, pin = _card_from_the_circle(els, circle)
    home = _at_home(walk, code, pin, circle)
    first = written(amina, circle)
    person = _visited(dewi, code, pin)
    _proposes_somebody_by_telephone(dewi, person, circle, amina)
    _signs_by_telephone(dewi, person, first)
    _the_others_sign(amina, bram, els, first)
    _elsewhere_without_javascript(walk, code, pin, first)
    bram_wrote = _a_note_about_him(bram, circle)
    _also_els_and_stop(dewi, els, person, bram_wrote)
    _the_overview_on_paper(dewi, els, person)
    _the_outsider_finds_nothing(walk, person, circle, first, bram_wrote)
    home.go("/mijn/wie-keek", "home-looks")
    home.says("Els", "Dewi")


def _begun_by_the_first(amina: Walk, bram: Walk, els: Walk) -> str:
    amina.sign_in("Amina")
    circle = begun(amina, "Wij vieren", "Karim")
    asked(amina, circle, "Bram", "buurman", "bram@demo.example")
    asked(amina, circle, "Els", "gezinsbegeleider", "els@demo.example", "?wie=organisatie")
    says_yes(bram, "Bram", circle)
    says_yes(els, "Els", circle)
    return circle


def _heard_on_the_telephone(amina: Walk, circle: str) -> None:
    """He has no screen: he says yes on the telephone, and who heard it writes that down."""
    amina.go(circle)
    amina.follow("Ik hoorde het ja van Karim", "heard")
    amina.press("Schrijf het ja op", "heard-nothing")
    amina.says("Kies hoe het ging.")
    amina.choose("Gezegd")
    amina.press("Schrijf het ja op", "circle-two")


def _card_from_the_circle(els: Walk, circle: str) -> tuple[str, str]:
    """A card, made beside him by who stands in his circle: no question is needed."""
    els.go(circle, "circle-formal")
    els.follow("Kaart voor Karim", "card")
    els.press("Maak de kaart en laat hem zien", "card-nothing")
    els.choose("De ander zit nu naast mij, en wil deze kaart.")
    els.press("Maak de kaart en laat hem zien")
    barriers(els.page, "the printed card")
    code, pin = (text.strip() for text in els.page.locator(".code").all_inner_texts())
    els.follow("Klaar, terug naar de kring")
    els.follow("Wie mag namens Karim iets doen?", "mandate")
    return code, pin


def _at_home(walk: Begin, code: str, pin: str, circle: str) -> Walk:
    """A tablet at home, with the card: the circle is his too."""
    home = walk("two-home")
    come_in(home, code, pin, HOME, look="pin")
    home.look("front")
    home.go("/kring/", "circles")
    home.says("Wij vieren", "Deze kring is om jou heen.")
    home.go(circle, "circle")
    home.says("Amina", "Bram", "Els", "Dit is me te veel")
    return home


def _visited(dewi: Walk, code: str, pin: str) -> str:
    """He calls the desk and gives card code and pincode; returns the start of his addresses."""
    dewi.sign_in("Dewi")
    dewi.go("/balie/voor/")
    dewi.choose("Aan de telefoon")
    dewi.fill("De code van de kaart", code)
    dewi.fill("De pincode", pin)
    dewi.press("Begin", "start")
    dewi.says("Namens Karim", "Lees en teken afspraken", "Wie neemt het over?")
    found = re.search(r"/balie/voor/([0-9a-f-]+)/", dewi.page.url)
    assert found, dewi.page.url
    return f"/voor/{found[1]}"


def _proposes_somebody_by_telephone(dewi: Walk, person: str, circle: str, amina: Walk) -> None:
    dewi.go(f"{person}{circle}erbij", "propose")
    dewi.fill("Wie?", "Opa Hassan")
    dewi.fill("Als wat?", "opa")
    dewi.fill("Telefoon", "030 123 45 77")
    dewi.press("Vraag het", "proposed")
    dewi.says("Opa Hassan", "Je doet dit namens iemand anders.")
    dewi.follow("Ik hoorde het ja van Opa Hassan", "heard-opa")
    dewi.choose("Gezegd")
    dewi.press("Schrijf het ja op", "opa-in")
    amina.go(circle, "circle-with-opa")
    amina.says("Opa Hassan", "Stop met Opa Hassan")


def _signs_by_telephone(dewi: Walk, person: str, first: str) -> None:
    """The desk reads it aloud and writes his yes down: the witness stands with it."""
    dewi.go(f"{person}/afspraken/", "agreements")
    dewi.says("Deze afspraken wachten op een ja of nee.")
    dewi.follow("Wij vieren", "agreement")
    assert dewi.page.url.endswith(f"{person}{first}")
    dewi.go(f"{person}{first}teken", "sign")
    dewi.press("Ja, ik teken", "signed")
    dewi.says("Gezegd, gehoord door Dewi")
    dewi.go(f"{person}{first}print", "on-paper")


def _the_others_sign(amina: Walk, bram: Walk, els: Walk, first: str) -> None:
    for one in (amina, bram, els):
        one.go("/mijn/", "asked")
        one.says("Dit is aan jou gevraagd", "Er liggen afspraken voor je klaar")
        one.go(f"{first}teken")
        one.press("Ja, ik teken")
    els.says("Iedereen zei ja: de afspraken gelden.", "Gezegd, gehoord door Dewi")


def _elsewhere_without_javascript(walk: Begin, code: str, pin: str, first: str) -> None:
    """Somebody else's computer, without scripts: he reads what was agreed, stops one thing, and is out."""
    library = walk("two-library", java_script_enabled=False)
    come_in(library, code, pin, ELSEWHERE, look="pin")
    library.look("front")
    library.follow(re.compile("^Afspraken"), "agreements")
    library.follow("Wij vieren", "agreement")
    library.says("Dit geldt sinds")
    library.go("/mijn/te-veel", "too-much")
    library.go("/mijn/")
    library.follow("Uitloggen")
    library.press("Log uit")
    library.go(first)
    library.says_not("Dit geldt sinds")


def _a_note_about_him(bram: Walk, circle: str) -> str:
    bram.go(f"{circle}aantekeningen/schrijf", "note")
    bram.fill("Wat wil je opschrijven?", WORDS)
    bram.choose("Karim")
    bram.press("Zet het erbij", "note-written")
    bram.says(WORDS)
    return bram.page.url.removeprefix(bram.site)


def _also_els_and_stop(dewi: Walk, els: Walk, person: str, note: str) -> None:
    """On the telephone: also Els, to think along; and stopped again, at once."""
    els.go(note, status=404)
    dewi.go(f"{person}{note}", "note")
    dewi.follow(re.compile("Laat het ook iemand anders lezen"), "also")
    dewi.choose("Els")
    dewi.fill("Waarvoor", "Om mee te denken")
    dewi.press("Laat het lezen", "also-els")
    els.go("/gedeeld/", "shared")
    els.follow(re.compile("Karim"), "shared-note")
    els.says(WORDS)
    shared = els.page.url.removeprefix(els.site)
    dewi.go(f"{person}/toestemming/", "consents")
    dewi.says("Dit mag nu gelezen worden", "Els")
    dewi.press(re.compile("Stop dit"), "stopped")
    els.go(shared, status=404)
    els.go(note, status=404)


def _the_overview_on_paper(dewi: Walk, els: Walk, person: str) -> None:
    """All of it, on the telephone and on paper. Without an address no letter is promised."""
    dewi.go(f"{person}/mijn/op-papier")
    dewi.look("paper")
    dewi.says("Wat er over jou is", "Afspraken: Wij vieren", WORDS, "Dewi", "Els", "Dit is gestopt.")
    assert "Er is geen adres voor een brief." in dewi.page.locator(".paper-bar").inner_text()
    els.go("/werk/meer", "letters")


def _the_outsider_finds_nothing(walk: Begin, person: str, circle: str, first: str, note: str) -> None:
    gijs = walk("two-gijs")
    gijs.sign_in("Gijs")
    theirs = (circle, first, f"{first}print", note, f"{circle}wie-doet-wat", f"{circle}uitzondering")
    named = ("/mijn/", "/mijn/op-papier", "/kring/", "/afspraken/", "/toestemming/", circle, first, note)
    for path in (*theirs, *(f"{person}{one}" for one in named)):
        gijs.go(path, status=404)
    gijs.go(f"{circle}kaart/{person.removeprefix('/voor/')}", status=404)
    gijs.go("/afspraken/", "agreements-none")
    gijs.says_not("Wij vieren")
