"""A resident has an idea; who works here supports it, and asks no money alone (AS-29). With a yes it is answered."""

from collections.abc import Callable

import pytest

from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
IDEA = "Schaaktafel bij de haven"


def test_residents_ask_for_money_and_a_professional_never_alone(walk: Begin) -> None:
    bram = walk("money-bram")
    page = _has_an_idea(bram)
    _comes_in(walk, _asked(bram, "Vraag een bewoner om mee te doen"))
    _supports(walk, _asked(bram, "Vraag een beroepskracht om te ondersteunen", "asked"))
    bram.go(page, "carried")
    bram.says("Bewoners dragen dit samen.", "Aanloop Waterhoek: ondersteunt")
    request = _writes_alone(walk, page)
    _says_yes_by_keyboard(bram, request)
    bram.press("Verstuur naar de gemeente", "sent")
    bram.says("Je krijgt antwoord:", "ligt bij de gemeente".capitalize())
    for path in (page, request, f"{request}papier/"):
        gijs = walk("money-gijs")
        gijs.sign_in("Gijs")
        gijs.go(path, status=404)
        gijs.close()
    _answers(walk)
    bram.go(request, "answered")
    bram.says("Ja, voor minder: € 120,50", "Eerst één tafel.")
    bram.go(f"{request}papier/", "paper")
    bram.says("Wie dit vraagt", "Bram")
    bram.close()


def _has_an_idea(bram: Walk) -> str:
    bram.sign_in("Bram")
    bram.go("/mijn/")
    bram.follow("Ik heb een idee", "begin")
    bram.press("Verder", "begin-empty")
    bram.says("Geef je idee een naam.")
    bram.fill("Hoe heet je idee?", IDEA)
    bram.fill("Vertel het in één zin", "Schaken aan het water, voor wie wil.")
    bram.press("Verder", "where")
    bram.page.select_option("select[name=area]", index=1)
    bram.press("Begin", "begun")
    bram.says("Nog 1 bewoner erbij. Dan dragen jullie het samen.")
    return bram.page.url.removeprefix(bram.site)


def _asked(bram: Walk, button: str, look: str = "") -> str:
    bram.press(button, look)
    return bram.page.locator("bdi.wrap").inner_text().removeprefix(bram.site)


def _comes_in(walk: Begin, address: str) -> None:
    """Farid, without scripts."""
    farid = walk("money-farid", java_script_enabled=False)
    farid.sign_in("Farid")
    farid.go(address, "invited")
    farid.press("Ja, ik kom erbij", "in")
    farid.says("Je bent binnen.", "Wie het leidt", "Bram", "Geld")
    farid.close()


def _supports(walk: Begin, address: str) -> None:
    dewi = walk("money-dewi")
    dewi.sign_in("Dewi")
    dewi.go(address, "asked-to-support")
    dewi.says("Bewoners leiden het.")
    dewi.press("Ja, ik ondersteun dit", "supports")
    dewi.says("Ik stop met ondersteunen")
    dewi.says_not("Vraag een bewoner om mee te doen")
    dewi.close()


def _writes_alone(walk: Begin, page: str) -> str:
    """Without scripts: she writes it, and it is refused without a resident."""
    dewi = walk("money-dewi-alone", java_script_enabled=False)
    dewi.sign_in("Dewi")
    dewi.go("/kaart/van-mij/", "mine")
    dewi.says("Soep op het Molenplein")
    dewi.go(page)
    dewi.follow("Vraag geld aan", "write")
    dewi.press("Bewaar", "write-empty")
    dewi.says("Schrijf het bedrag als 12,50.", "Schrijf in een paar regels waar het voor is.")
    dewi.fill("Hoeveel euro vragen jullie?", "240,50")
    dewi.fill("Waar is het voor?", "Twee stenen schaaktafels.")
    dewi.fill("Wanneer hebben jullie het nodig?", "2099-05-01")
    dewi.press("Bewaar", "written")
    dewi.press("Verstuur naar de gemeente", "refused")
    dewi.says("Een beroepskracht vraagt geen geld alleen.", "Nog geen bewoner zei ja.")
    dewi.says_not("Ja, dit vragen wij")
    request = dewi.page.url.removeprefix(dewi.site)
    dewi.close()
    return request


def _says_yes_by_keyboard(bram: Walk, request: str) -> None:
    bram.go(request, "waits-for-yes")
    keys = Keyboard(bram)
    keys.tab_to("Ja, dit vragen wij")
    keys.press("Enter")
    bram.look("said-yes")
    bram.says("Je zei ja.", "Bram: zei ja, op het scherm")


def _answers(walk: Begin) -> None:
    ilse = walk("money-ilse", width=WIDE)
    ilse.sign_in("Ilse")
    ilse.go("/beheer/")
    ilse.follow("Aanvragen", "held")
    ilse.follow("€ 240,50", "ball")
    ilse.says(IDEA, "Twee stenen schaaktafels.", "Bram")
    ilse.press("Geef antwoord", "answer-empty")
    ilse.choose("Ja, voor minder")
    ilse.fill("Voor minder: hoeveel euro?", "900")
    ilse.press("Geef antwoord", "too-much")
    ilse.says("Schrijf een bedrag dat lager is", "Schrijf waarom.")
    ilse.fill("Voor minder: hoeveel euro?", "120,50")
    ilse.fill("Wat wil je erbij zeggen?", "Eerst één tafel.")
    ilse.press("Geef antwoord", "given")
    ilse.says("Je antwoord staat erbij.", "Ja, voor minder: € 120,50")
    ilse.close()


def test_a_resident_says_yes_by_telephone(walk: Begin) -> None:
    """The demo's own request waits for a yes: Dewi wrote it, Els hears Farid's yes."""
    dewi = walk("money-code-dewi")
    dewi.sign_in("Dewi")
    dewi.go("/kaart/van-mij/")
    dewi.follow("Soep op het Molenplein")
    dewi.follow("€ 425,00")
    dewi.page.locator("summary", has_text="Een bewoner zonder scherm").click()
    dewi.press("Maak een code", "code")
    code = dewi.page.locator(".message-success b.nowrap").inner_text()
    dewi.close()
    els = walk("money-els")
    els.sign_in("Els")
    els.go("/beheer/bellijst-kaart/")
    els.follow("Een bewoner met een code, die ja zegt", "code-asked")
    els.press("Verder", "code-empty")
    els.fill("De code, zoals de ander hem voorleest", code)
    els.press("Verder", "read-out")
    els.says("Een grote soeppan", "€ 425,00")
    els.press("Schrijf het ja op", "hear-empty")
    els.choose("Farid")
    els.choose("aan de telefoon")
    els.choose("Ik las alles voor")
    els.press("Schrijf het ja op")
    els.says("Het ja staat erbij.")
    els.close()
