"""A coach begins groups from her work; residents take them over by their own yes, with a screen and by telephone."""

from collections.abc import Callable

import pytest

from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def test_a_coach_hands_over_and_residents_say_yes_themselves(walk: Begin) -> None:
    dewi = walk("handing-dewi")
    dewi.sign_in("Dewi")
    dewi.go("/kaart/van-mij/", "mine")
    dewi.says("Buurtbewoners zouden het nu overnemen", "Nog geen dag waarop buurtbewoners het overnemen")
    dewi.follow("Koffiekar op het Molenplein")
    dewi.follow("Laat buurtbewoners het overnemen", "due")
    keys = Keyboard(dewi)
    keys.tab_to("Maak een code voor één buurtbewoner")
    keys.press("Enter")
    dewi.look("code")
    address = dewi.page.locator("bdi.wrap").inner_text().removeprefix(dewi.site)
    _says_yes(walk, address)

    dewi.go("/kaart/van-mij/")
    dewi.follow("Fietsles voor vrouwen", "no-day")
    dewi.follow("Laat buurtbewoners het overnemen")
    dewi.page.get_by_label("Wanneer nemen buurtbewoners het over?").fill("2099-05-01")
    dewi.press("Bewaar de dag")
    dewi.says("Buurtbewoners nemen dit over: vrijdag 1 mei 2099.")
    dewi.press("Maak een code voor één buurtbewoner")
    code = dewi.page.locator(".message-success b.nowrap").inner_text()
    dewi.go(dewi.page.url.removeprefix(dewi.site), "asked")
    _calls(walk, code)
    _writes_another(dewi)
    dewi.close()


def _says_yes(walk: Begin, address: str) -> None:
    """Farid, without scripts: first as anybody with the address, then as himself."""
    farid = walk("handing-farid", java_script_enabled=False)
    farid.go(address, "anybody")
    farid.says("Aanloop Waterhoek begon dit.", "lees deze code voor")
    farid.sign_in("Farid")
    farid.go(address, "asked")
    farid.press("Ja, ik neem het over", "his")
    farid.says("Het is nu van jullie.", "Dit is van buurtbewoners")
    farid.follow("Zo ziet een ander het", "everybody")
    farid.says("Begonnen door Aanloop Waterhoek, nu van buurtbewoners")
    farid.says_not("Farid", "Wie ontvangt je")
    farid.close()


def _calls(walk: Begin, code: str) -> None:
    """Somebody without a screen reads the code to Els, who did not ask it."""
    els = walk("handing-els", width=WIDE)
    els.sign_in("Els")
    els.go("/beheer/bellijst-kaart/", "figures")
    els.says("Nu van buurtbewoners: 2.")
    els.follow("Belt iemand met een code", "desk")
    els.press("Schrijf het ja op namens de ander", "desk-empty")
    els.fill("De code, zoals de ander hem voorleest", code)
    els.fill("Hoe heet de ander?", "Ineke de Boer")
    els.fill("Telefoon van de ander", "030 123 45 99")
    els.fill("Hoe wil de ander op de kaart heten?", "Ineke")
    els.choose("Aan de telefoon")
    els.choose("Ik vertelde wat het betekent. De ander zei zelf ja.")
    els.press("Schrijf het ja op namens de ander")
    els.says("Fietsles voor vrouwen is nu van buurtbewoners.", "Nu van buurtbewoners: 3.")
    els.close()


def _writes_another(dewi: Walk) -> None:
    dewi.go("/kaart/nieuw/", "write")
    dewi.fill("Hoe heet het?", "Puzzelbende")
    dewi.page.select_option("select[name=area]", index=1)
    dewi.fill("Vertel het in één zin", "Samen puzzelen aan de lange tafel.")
    dewi.fill("Telefoon", "030 123 45 67")
    dewi.choose("Van Aanloop Waterhoek")
    dewi.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    dewi.press("Zet het op de kaart", "warned")
    dewi.says("Zeg ook wanneer buurtbewoners het overnemen.")
