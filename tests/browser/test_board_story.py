"""The board of what neighbours look for: of one neighbourhood, and further than the first page."""

import re
from collections.abc import Callable

import pytest

from .deeds import ask_quickly
from .walking import Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def test_somebody_looks_in_her_own_neighbourhood(walk: Begin) -> None:
    gijs = walk("board-gijs", java_script_enabled=False)
    gijs.go("/buren-zoeken/", "board")
    everywhere = gijs.page.locator("article.place").count()
    gijs.page.get_by_label("In welke buurt?").select_option(label="Molenbuurt")
    gijs.press("Kies", "of-one")
    of_one = gijs.page.locator("article.place").count()
    assert 0 < of_one < everywhere
    gijs.says_not("Singelkwartier · ")
    gijs.go("/buren-zoeken/?blad=400", "past-the-end")
    gijs.says("Hier staat nu niets")
    gijs.follow("Kijk overal")
    assert gijs.page.locator("article.place").count() == everywhere
    gijs.go("/buren-zoeken/?buurt=%00&blad=x")  # what makes no sense is left out
    assert gijs.page.locator("article.place").count() == everywhere


def test_to_move_house_takes_more_than_one(walk: Begin) -> None:
    """She asks for three; the board says so, and her own page how many there are."""
    she = walk("board-she", java_script_enabled=False)
    ask_quickly(she, "Ik ga verhuizen en heb geen familie hier.")
    she.follow(re.compile("Vraag het een buur"))
    she.fill("Wat zou een buur voor je kunnen doen? In één zin", "Dozen dragen bij een verhuizing")
    she.choose("samen iets doen")
    she.page.get_by_role("radio", name=re.compile("iedereen, zonder dat")).check()
    she.page.get_by_text("Wat je fijn vindt, en wat erbij hoort").click()
    she.fill("Hoeveel mensen heb je nodig?", "30")
    she.press("Zo mag het", "too-many")
    she.says("Vul een getal in van 1 tot 10.")
    assert she.page.get_by_label("Wat zou een buur voor je kunnen doen?").input_value().startswith("Dozen")
    she.fill("Hoeveel mensen heb je nodig?", "3")
    she.fill("Wat is ervoor nodig, en wie zorgt daarvoor?", "Een busje huur ik. Bel 06 12345678.")
    she.press("Zo mag het", "who-she-is")
    she.says("Er staat een naam of nummer bij wat ervoor nodig is. Haal die weg.")
    she.fill("Wat is ervoor nodig, en wie zorgt daarvoor?", "Een busje huur ik. Dozen heb ik nog niet.")
    she.press("Zo mag het")
    she.follow(re.compile("Buren voor mijn vraag"), "three")
    she.says("Er zijn 3 mensen nodig. Nog niemand zei ja.")
    passer_by = walk("board-three")
    passer_by.go("/buren-zoeken/", "three-on-the-board")
    passer_by.says("3 mensen nodig", "Wat ervoor nodig is: Een busje huur ik. Dozen heb ik nog niet.")
