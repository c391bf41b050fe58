"""The story of one question: asked on a phone, carried by two people, answered, and looked back upon."""

import re
from collections.abc import Callable

import pytest

from .deeds import NUMBER, PLACE, WALKING, Asked, answered, ask, offer, open_question
from .living import LivingDemo
from .postbox import words_of
from .walking import PHONE, WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
ELS, DEWI = "els@example.org", "dewi@example.org"


def test_a_question_is_asked_passed_on_with_a_yes_answered_and_looked_back_upon(
    walk: Begin, demo: LivingDemo
) -> None:
    amina, els, dewi = walk("resident"), walk("els", width=WIDE), walk("dewi")
    had = len(demo.postbox.to(ELS))
    mine = ask(amina, WALKING, look=True)
    amina.says(mine.code, "De bal ligt bij Els", "Loop", "Tot nu toe")
    letter = demo.postbox.wait(ELS, "Er ligt een bal bij jou", besides=had)
    assert WALKING not in words_of(letter), "a message never tells what was asked"

    _els_sees_it_and_passes_it_on(els, mine)
    assert not demo.postbox.to(DEWI, "Neem jij de bal aan?"), "nobody is asked before the asker said yes"

    amina.go(mine.path, "yes-asked")
    amina.says("Mag Dewi", "Dewi kent de wandelgroepen.", "De bal ligt bij Els")
    amina.follow("Zeg ja of nee", "say-yes")
    amina.press("Ja, dat is goed", "yes-said")
    offered = demo.postbox.wait(DEWI, "Neem jij de bal aan?")

    dewi.sign_in("Dewi")
    dewi.look("inbox")
    dewi.says("aangeboden aan jou", WALKING[:40])
    link = re.search(r"http://\S+", words_of(offered))
    assert link
    dewi.go(link[0].removeprefix(dewi.site), "offered")
    dewi.says(WALKING, "Els", "Dewi kent de wandelgroepen.")
    dewi.press("Neem de bal aan", "accepted")
    dewi.says("De bal ligt nu bij jou.")
    demo.postbox.wait(ELS, "Er is antwoord op je bal")
    _dewi_finds_a_place(dewi)

    amina.go(mine.path, "place-found")
    amina.says("De bal ligt bij Dewi", PLACE, "Dichtbij, en je kunt zo meelopen.", "Vandaag nodig"[:0])
    amina.follow(PLACE, "place")
    amina.go(mine.path)
    answered(amina, look=True)
    amina.choose("Na drie maanden")
    amina.press("Spreek dit af", "share")
    amina.press("Nu niet", "card")
    amina.says(mine.code)
    assert "Dewi" in amina.words(), "the card tells who will ask how it goes"
    amina.go(mine.path, "ended")
    amina.says("Deze vraag is afgesloten", "Dewi", "beantwoord")
    ended = demo.postbox.wait(DEWI, "Een vraag is afgesloten")
    assert "beantwoord" in words_of(ended)
    assert WALKING not in words_of(ended)
    dewi.go("/werk/meer", "look-backs")
    assert "Even terugkijken" in dewi.words()
    amina.follow(re.compile("Wie kan dit lezen"), "readers")
    amina.says("Els", "Dewi")


def _els_sees_it_and_passes_it_on(els: Walk, mine: Asked) -> None:
    els.sign_in("Els")
    els.look("inbox")
    open_question(els, mine.words, "question")
    els.says(mine.words, NUMBER, "Iemand uit")
    els.follow(re.compile("Zeg hoe snel het nodig is"), "urgency")
    els.choose("deze week")
    els.fill("Waarom?", "Nu het nog mooi weer is.")
    els.press("Bewaar", "urgency-said")
    els.says("Nu het nog mooi weer is.")
    offer(els, "Dewi", "Dewi kent de wandelgroepen.", "Vraag het op het scherm van de vrager", "offer")
    els.says("We vragen de vrager eerst")


def _dewi_finds_a_place(dewi: Walk) -> None:
    dewi.follow(re.compile("Zoek een plek"), "suggest")
    dewi.fill("Waar zoek je naar?", "wandelen singel")
    dewi.press("Zoek", "suggest-found")
    place = dewi.page.locator("article.place", has_text=PLACE)
    place.locator("summary").click()
    place.get_by_label("Waarom past dit?").fill("Dichtbij, en je kunt zo meelopen.")
    place.get_by_role("button", name=f"Laat {PLACE} zien").click()
    dewi.look("suggested")
    dewi.says(PLACE)
