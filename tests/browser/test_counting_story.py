"""She counts who comes by the coffee cart, because she likes to know: no names, no goal, and nobody else sees it (AS-28)."""

import re
from collections.abc import Callable

import pytest

from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


@pytest.mark.parametrize("scripts", [True, False])
def test_she_counts_and_puts_it_right(walk: Begin, scripts: bool) -> None:
    name = "Bolderkar met thee" if scripts else "Bolderkar met soep"
    farid = walk(f"counting-{scripts}", java_script_enabled=scripts)
    farid.sign_in("Farid")
    farid.go("/kaart/nieuw/")
    farid.fill("Hoe heet het?", name)
    farid.page.select_option("select[name=area]", index=1)
    farid.fill("Vertel het in één zin", "Wij komen langs, zomaar.")
    farid.fill("Telefoon", "030 123 45 67")
    farid.choose("Van mij, of van ons als buren")
    farid.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    farid.says_not("Doel", "doel van")  # nothing to reach, and nobody asks for a number
    farid.press("Zet het op de kaart")
    place = farid.page.url.removeprefix(farid.site).removesuffix("wanneer/")
    farid.go(f"{place}bijhouden/")
    farid.follow(re.compile("Tel hoeveel mensen er komen"), "empty")
    farid.says("Er is nog niets geteld", "We schrijven geen namen op.", "Vandaag is nog niet geteld.")
    keys = Keyboard(farid)
    keys.tab_to("Eén erbij")
    keys.press("Enter")
    farid.press("Eén erbij", "two")
    farid.says("Vandaag: 2.", "Per week", "Per maand")
    farid.fill("Hoeveel mensen kwamen er?", "-4")
    farid.press("Bewaar", "wrong")
    farid.says("Schrijf een getal van 0 tot 9999.")
    farid.page.locator("summary", has_text="Per dag").click()
    farid.follow(re.compile("Verander"), "correct")
    assert farid.page.get_by_label("Hoeveel mensen kwamen er?").input_value() == "2"
    farid.fill("Hoeveel mensen kwamen er?", "1704")
    farid.press("Bewaar", "corrected")
    farid.says("Bewaard.", "Vandaag: 1704.")
    farid.page.emulate_media(media="print")  # on paper the numbers stay, and what can be pressed goes
    assert not farid.page.get_by_role("button", name="Eén erbij").is_visible()
    assert farid.page.get_by_role("cell", name="1704").first.is_visible()
    passer, gijs = walk(f"counting-passer-{scripts}", width=WIDE), walk(f"counting-gijs-{scripts}")
    passer.go(place, "its-page")
    passer.says(name)
    passer.says_not("1704", "1.704")
    gijs.sign_in("Gijs")
    gijs.go(f"{place}bezoek/", status=404)
    for one in (farid, passer, gijs):
        one.close()


def test_who_tends_the_meals_of_the_church_sees_her_weeks(walk: Begin) -> None:
    hanna = walk("counting-hanna")
    hanna.sign_in("Hanna")
    hanna.go("/kaart/van-mij/")
    hanna.follow(re.compile("Aanschuiven in De Oude Kerk"))
    hanna.follow(re.compile("Tel hoeveel mensen er komen"), "weeks")
    hanna.says("Per week", "Per maand", "Dagen geteld", "31", "28")
    hanna.close()
