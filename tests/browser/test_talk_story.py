"""A talk in four steps: three residents, a supporter and an outsider; forward, back, and what comes of it (AS-56)."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .walking import Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
ABOUT = "Ons trappenhuis van de maandag"
MINE = "Ik wil leren hoe je een geranium stekt"


def _begins(amina: Walk) -> str:
    amina.sign_in("Amina")
    amina.go("/mijn/")
    amina.follow("Een gesprek in vier stappen", "mine")
    amina.says("Onze binnentuin")
    amina.press("Begin", "begin-empty")
    amina.says("Schrijf in een paar woorden waar het over gaat.")
    amina.fill("Waar gaat het over?", ABOUT)
    amina.fill("Hoeveel mensen doen mee zonder naam?", "1")
    amina.press("Begin", "begun")
    amina.says(ABOUT, "en 1 mens zonder naam", "Lees deze code voor")
    found = re.search(r"[A-Z]+ \d\d \d\d \d\d", amina.words())
    assert found
    return found[0]


def _joins(who: Walk, name: str, code: str, button: str) -> None:
    who.sign_in(name)
    who.go("/gesprek/erbij")
    who.fill("De code van het gesprek", "appel 00 00 00")
    who.press("Kijk welk gesprek dit is", "wrong-code")
    who.says("Deze code kennen we niet")
    who.fill("De code van het gesprek", code.lower())
    who.press("Kijk welk gesprek dit is", "code")
    who.says("Doe je mee met dit gesprek?", ABOUT)
    who.says_not("Amina")
    who.press(button, "joined")
    who.says("Je doet mee.", "Amina")


def _goes_forward_and_back(amina: Walk, bram: Walk, dewi: Walk) -> None:
    amina.follow(re.compile("1. Verkennen"), "explore")
    amina.fill(
        "Wat ging er goed? Vertel over een keer dat het lukte.", "Op maandag dweilde ik met de buurman."
    )
    amina.press(re.compile("Verder naar Verbeelden"), "imagine")
    amina.says("Het staat erbij.", "Stap 2 van 4")
    amina.fill("Wat wil je bereiken?", "Een trappenhuis met planten.")
    amina.press(re.compile("Terug naar Verkennen"), "back")
    amina.says("Stap 1 van 4", "Op maandag dweilde ik met de buurman.")
    dewi.follow(re.compile("2. Verbeelden"))
    dewi.says("Een trappenhuis met planten.")
    dewi.page.get_by_label("Wie zegt dit?").select_option(label="Bram")
    dewi.fill("Stel dat het lukt. Wat is er dan anders?", "Dan ruikt het fris.")
    dewi.press("Schrijf het erbij", "for-another")
    dewi.says("Bram", "opgeschreven door jou")
    bram.page.reload()
    bram.follow(re.compile("2. Verbeelden"), "read")
    bram.says("Jij · opgeschreven door Dewi", "Dan ruikt het fris.")
    bram.press(re.compile("Haal weg: Dan ruikt"), "away")
    bram.says_not("Dan ruikt het fris.")


def _asks(amina: Walk) -> None:
    amina.press(re.compile("Verder naar Verbeelden"))
    amina.press(re.compile("Verder naar Vormgeven"), "shape")
    amina.fill("Wat wil jij zelf doen, of vragen?", MINE)
    amina.press("Schrijf het erbij", "shaped")
    amina.press(re.compile("Maak er mijn vraag van"), "ask")
    assert amina.page.get_by_label("Jouw vraag").input_value() == MINE
    amina.press("Verder")
    amina.press("Singelkwartier")
    amina.press("Ik kom langs")
    amina.press("Stel mijn vraag", "asked")


def _offers(bram: Walk, talk: str) -> None:
    bram.go(f"{talk}/vormgeven")
    bram.press("Ik wil iets doen voor een ander")
    bram.fill("Waar word je blij van? Wat doe je graag?", "Ik timmer graag plantenbakken.")
    bram.choose("samen iets doen")
    bram.press("Verder")
    bram.press("Verder")
    bram.press("Singelkwartier")
    bram.fill("Je telefoonnummer of e-mailadres", "030 123 45 90")
    bram.press("Verder")
    bram.press("Ik doe mee", "offered")


def test_a_talk_of_three_residents_and_a_supporter(walk: Begin) -> None:
    amina, bram, farid = walk("talk-amina"), walk("talk-bram"), walk("talk-farid", java_script_enabled=False)
    dewi, gijs = walk("talk-dewi"), walk("talk-gijs")
    code = _begins(amina)
    talk = amina.page.url
    _joins(bram, "Bram", code, "Ja, ik doe mee")
    _joins(farid, "Farid", code, "Ja, ik doe mee")
    _joins(dewi, "Dewi", code, "Ja, ik ondersteun dit voor mijn werk")
    gijs.sign_in("Gijs")
    for tail in ("", "/verkennen", "/op-papier", "/weg"):
        gijs.go(f"{talk}{tail}".removeprefix(gijs.site), status=404)
    _goes_forward_and_back(amina, bram, dewi)
    _asks(amina)
    _offers(bram, talk.removeprefix(bram.site))
    bram.go(f"{talk}/vormgeven".removeprefix(bram.site), "came-of-it")
    bram.says("Hieruit kwam: 1 vraag, 1 aanbod", "Jouw aanbod")
    bram.says_not("Jouw vraag")
    amina.go(talk.removeprefix(amina.site), "overview")
    amina.says("Hieruit kwam: 1 vraag, 1 aanbod", "Jouw vraag")
    amina.follow("Jouw vraag")
    amina.says(MINE)
    # Farid, without JavaScript, says that he will ask how it is going; then another day.
    farid.go(f"{talk}/verankeren".removeprefix(farid.site))
    farid.press("Ik vraag het op die dag", "no-day")
    farid.says("Kies een dag.")
    day = datetime.now(tz=UTC).date() + timedelta(days=9)
    farid.fill("Op welke dag?", day.isoformat())
    farid.press("Ik vraag het op die dag", "asks")
    farid.says("Jij vraagt", "Die dag krijg je een bericht.")
    dewi.go(f"{talk}/verankeren".removeprefix(dewi.site), "anchor")
    dewi.says("Farid vraagt")
    farid.fill("Wat kwam ervan?", "Er staan drie potten.")
    farid.press("Ik heb het gevraagd", "outcome")
    farid.says("Wat ervan kwam", "Er staan drie potten.")
    # It went wrong, start again; and after all not.
    amina.go(talk.removeprefix(amina.site))
    amina.page.locator("summary", has_text="begin opnieuw").click()
    amina.press("Begin opnieuw", "again")
    amina.says("Dit gesprek is opnieuw begonnen.")
    amina.page.locator("summary", has_text="begin opnieuw").click()
    amina.press("Toch verder waar het was", "after-all")
    amina.says("Het gesprek gaat verder waar het was.")
    amina.follow("Op papier", "sheet")
    amina.says("Op maandag dweilde ik met de buurman.", "Wie vraagt hoe het gaat?")
    # Bram leaves; his words go along. The paper for a kitchen table is for everybody.
    bram.go(f"{talk}/weg".removeprefix(bram.site), "leave")
    bram.press("Ik doe niet meer mee", "leave-empty")
    bram.says("Kies wat er met je woorden gebeurt.")
    bram.choose("Haal ze weg")
    bram.press("Ik doe niet meer mee", "left")
    bram.says_not(ABOUT)
    bram.go(talk.removeprefix(bram.site), status=404)
    gijs.go("/gesprek/op-papier", "paper")
    gijs.says("Waar gaat het over?", "Naam en dag:")
    dewi.go(talk.removeprefix(dewi.site))
    dewi.page.locator("summary", has_text="Het gesprek is klaar").click()
    dewi.press("Het is klaar", "ended")
    dewi.says("Lezen kan nog")
