"""Something serious was said: Els lets an offer stand still, Bram reads it, Petra decides, and nobody else sees a thing."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .keyboard import Keyboard
from .living import LivingDemo
from .postbox import words_of
from .test_neighbour_story import asks, brings_together, meet, offers
from .walking import Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
WORDS = "Er is iets gezegd over geld. We weten nog niet wat er gebeurde. We willen het eerst van jou horen."
BACK = "Dat geld was voor de boodschappen. Ik heb de bonnen nog."
DECIDED = "Dank je wel voor de bonnen. Het is nu helder voor ons."


def _runs(amina: Walk, bram: Walk, els: Walk, likes: str, mail: str) -> None:
    """Two neighbours who help each other, brought together by Els."""
    asks(amina)
    offers(bram, likes, mail)
    bram.follow(re.compile("Zo mogen jullie mij noemen"))
    bram.page.locator("[name=name]").fill("Bram")
    bram.page.locator("main form").get_by_role("button").first.click()
    brings_together(els, amina, likes)
    meet(amina, bram, likes)
    bram.press("Ja, ik wil verder")
    amina.page.reload()
    amina.press("Ja, ik wil verder")
    els.page.reload()
    els.fill("Wie kunnen ze bellen als er iets is?", "Els Hoekstra")
    els.fill("Op welk nummer?", "030 123 45 67")
    els.press("Laat het beginnen")


def test_an_offer_stands_still_and_another_human_decides(walk: Begin, demo: LivingDemo) -> None:
    amina, els = walk("held-amina"), walk("held-els")
    bram = walk("held-bram", java_script_enabled=False)
    _runs(amina, bram, els, "Samen wandelen, en de boodschappen.", "boodschappen@example.org")
    helpers = els.page.url.removeprefix(els.site)
    his = bram.page.url.removeprefix(bram.site).removesuffix("/vragen")

    els.follow(re.compile("zet het aanbod van Bram even stil"), "begin")
    els.says(
        "Is er nu gevaar?",
        "112",
        "leest meteen jouw woorden en jouw naam",
        "Wat deze helper al doet, rust ook",
    )
    page = els.page.url.removeprefix(els.site)
    els.fill("Wat schrijf je aan de helper?", "")
    els.press("Zet het aanbod stil", "nothing")
    els.says("Schrijf een paar woorden.")
    els.fill("Wat schrijf je aan de helper?", "Bel 06 12 34 56 78.")
    els.fill("Tot en met welke dag?", (datetime.now(tz=UTC).date() + timedelta(days=60)).isoformat())
    els.press("Zet het aanbod stil", "too-long")
    els.says("Kies een dag binnen vier weken.")
    els.fill("Tot en met welke dag?", (datetime.now(tz=UTC).date() + timedelta(days=12)).isoformat())
    els.press("Zet het aanbod stil", "a-number")
    els.says("Haal die weg, want de helper leest dit.")
    els.fill("Wat schrijf je aan de helper?", WORDS)
    els.press("Zet het aanbod stil", "stands-still")
    els.says("Petra kijkt mee", "Jij beslist dit niet zelf.", WORDS)

    told = words_of(demo.postbox.wait("boodschappen@example.org", "Je aanbod staat even stil"))
    assert "Els" in told
    assert WORDS not in told
    _he_reads_and_says_back(bram, his)
    _nobody_else(walk, amina, helpers, page, els)
    _she_decides(walk, demo)

    bram.go(f"{his}/stil", "goes-on")
    bram.says("Je aanbod doet weer mee", DECIDED, BACK)
    bram.go(his)
    bram.says_not("stil")
    bram.follow(re.compile("Vragen die bij mij passen"))
    bram.press("Nu weer verder", "walks-again")
    bram.says_not("Het staat even stil")
    els.go(helpers, "after")
    els.says_not("even rust", WORDS)


def _he_reads_and_says_back(bram: Walk, his: str) -> None:
    bram.go(his, "stands-still")
    bram.says("Je aanbod staat even stil", "Els besloot dat")
    bram.follow("Lees het, en zeg iets terug", "reads")
    bram.says(
        WORDS,
        "Els besloot dit.",
        "Petra kijkt ernaar",
        "Log in en dien een klacht in",
        "Liever helemaal stoppen?",
    )
    bram.press("Verstuur", "says-nothing")
    bram.says("Schrijf een paar woorden.")
    bram.fill("Wat wil je terugzeggen?", BACK)
    bram.press("Verstuur", "said")
    bram.says(BACK)
    bram.says_not("Wil je iets terugzeggen?")


def _nobody_else(walk: Begin, amina: Walk, helpers: str, page: str, els: Walk) -> None:
    """Who is helped reads that it rests; a stranger, nothing; who coordinates, no more than that it rests."""
    amina.page.reload()
    amina.look("rests")
    amina.says("Het staat even stil")
    amina.says_not(WORDS, BACK, "Petra")
    amina.press("Nu weer verder", "not-yet")
    amina.says("De hulp rust nog even.")
    gijs = walk("held-gijs")
    gijs.sign_in("Gijs")
    for address in (page, els.page.url.removeprefix(els.site), helpers):
        gijs.go(address, status=404)
    els.go(helpers)
    els.says("even rust")
    els.says_not(WORDS, BACK)


def _she_decides(walk: Begin, demo: LivingDemo) -> None:
    """Petra finds it among her balls, and needs nothing but a keyboard."""
    petra = walk("held-petra")
    petra.go(demo.way_in("Petra Kuiper"))
    petra.go("/werk/", "inbox")
    row = petra.page.locator("table.work tr", has_text="Bram").filter(has_text="stilstaat")
    petra.click(row.get_by_role("link").first, "looks")
    petra.says("Praat eerst met allebei", "Els zette het stil", WORDS, BACK, "boodschappen@example.org")
    hands = Keyboard(petra)
    hands.tab_to("Bewaar je besluit")
    hands.press("Enter")
    petra.look("decides-nothing")
    petra.says("Kies wat je besluit.")
    hands.tab_to_field("how")
    hands.press("Space", moves=False)
    hands.tab_to_field("words")
    hands.type(DECIDED)
    hands.tab_to("Bewaar je besluit")
    hands.press("Enter")
    petra.look("decided")
    petra.says("Besloten. De helper leest het nu.")


def test_by_telephone_with_his_code_it_is_read_out_and_answered(walk: Begin) -> None:
    amina, els, bram = walk("held-phone-amina"), walk("held-phone-els"), walk("held-phone-bram")
    _runs(amina, bram, els, "Samen wandelen, en een krant.", "krant@example.org")
    bram.go(bram.page.url.removeprefix(bram.site).removesuffix("/vragen"))
    code = re.search(r"code ([A-Z]+ \d\d \d\d \d\d)", " ".join(bram.words().split()))
    assert code, bram.words()
    els.follow(re.compile("zet het aanbod van Bram even stil"))
    els.fill("Wat schrijf je aan de helper?", WORDS)
    els.press("Zet het aanbod stil")
    dewi = walk("held-dewi")
    dewi.sign_in("Dewi")
    dewi.go("/balie/")
    dewi.fill("De code, zoals de ander hem voorleest", code.group(1))
    dewi.press("Verder", "opened")
    dewi.says("Je aanbod staat even stil")
    dewi.follow("Lees het, en zeg iets terug", "reads-out")
    dewi.says("Je doet dit namens Bram", WORDS)
    dewi.fill("Wat wil je terugzeggen?", BACK)
    dewi.press("Verstuur", "written-down")
    dewi.says("Bram, opgeschreven door Dewi", BACK, "Schrijf hem samen op, met de kaart van de ander")
    dewi.follow(re.compile("Liever helemaal stoppen"))
    dewi.press(re.compile("Ja, ik stop|Stop"), "stopped")
    dewi.says_not("staat even stil")
    els.go(els.page.url.removeprefix(els.site), status=404)
