"""It is too much for who helps: one press, and somebody calls; who is helped sees nothing of it (AS-21, R39)."""

from collections.abc import Callable

import pytest

from .deeds import open_question
from .keyboard import Keyboard
from .test_neighbour_story import asks, brings_together, meet, offers, question_of
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
TOO_MUCH = "Er is iets, of het wordt me te veel"


def test_somebody_calls_who_helps(walk: Begin) -> None:
    amina, els = walk("call-amina"), walk("call-els", width=WIDE)
    bram = walk("call-bram", java_script_enabled=False)
    asks(amina)
    offers(bram, "Samen wandelen, en dan een kop soep.", "soep@example.org")
    brings_together(els, amina, "en dan een kop soep")
    meet(amina, bram, "en dan een kop soep")
    amina.page.reload()
    hers = amina.words()
    bram.page.locator("summary", has_text=TOO_MUCH).click()
    bram.says("De ander leest er niets van", "Lukt dat niet, dan belt een collega.", "Bel Els")
    bram.look("folded-out")
    bram.choose("nog niet")
    bram.press("Laat iemand mij bellen", "asked")
    bram.says("Goed dat je het zegt.", "Els belt je", "De ander leest hier niets van.")
    amina.page.reload()
    assert amina.words() == hers
    bram.press("Het hoeft niet meer", "taken-back")
    bram.says("Dan blijft er niets van staan.")
    bram.page.locator("summary", has_text=TOO_MUCH).click()
    bram.press("Laat iemand mij bellen")
    els.go("/werk/", "inbox")
    els.says("Een van twee buren wil dat je belt", "Lees wie, en bel.")
    open_question(els, question_of(amina), "question")
    els.follow("Lees wie, en bel", "reads-who")
    els.says("wil dat je belt", "soep@example.org", "Vraag wat er is, en luister eerst.")
    page = els.page.url
    gijs = walk("call-gijs")
    gijs.sign_in("Gijs")
    gijs.go(page, status=404)
    hands = Keyboard(els)
    hands.tab_to("Ik belde")
    hands.press("Enter")
    els.look("called")
    els.says("Wie het vroeg, staat nu nergens meer.")
    els.says_not("soep@example.org")
    bram.page.reload()
    bram.look("after")
    bram.says(TOO_MUCH)
    bram.says_not("Els belt je vandaag", "Els belt je uiterlijk", "De ander leest hier niets van.")
    amina.page.reload()
    assert amina.words() == hers


def test_who_is_helped_asks_it_by_keyboard(walk: Begin) -> None:
    amina, bram = walk("call-keys-amina"), walk("call-keys-bram")
    els = walk("call-keys-els", width=WIDE)
    asks(amina)
    offers(bram, "Samen wandelen, en dan een taartje.", "taartje@example.org")
    brings_together(els, amina, "en dan een taartje")
    meet(amina, bram, "en dan een taartje")
    amina.page.reload()
    hands = Keyboard(amina)
    hands.tab_to(TOO_MUCH)
    hands.press("Enter", moves=False)
    hands.tab_to("Laat iemand mij bellen")
    hands.press("Enter")
    amina.look("asked")
    amina.says("Goed dat je het zegt.", "Els belt je")
    bram.page.reload()
    bram.says_not("Els belt je vandaag", "Els belt je uiterlijk")
    hands.tab_to("Het hoeft niet meer")
    hands.press("Enter")
    amina.says("Dan blijft er niets van staan.")
