"""She gives the hall twice: said calmly, done anyway, put back with one press; and who carries alone reads so (AS-28)."""

import re
from collections.abc import Callable

import pytest

from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def _place(who: Walk, name: str) -> str:
    who.go("/kaart/nieuw/")
    who.fill("Hoe heet het?", name)
    who.page.select_option("select[name=area]", index=1)
    who.fill("Vertel het in één zin", "Samen iets doen.")
    who.fill("Telefoon", "030 123 45 67")
    who.choose("Van mij, of van ons als buren")
    who.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    who.press("Zet het op de kaart")
    return who.page.url.removeprefix(who.site).removesuffix("wanneer/")


def _moment(who: Walk, begins: str, ends: str) -> None:
    who.fill("Op welke dag is de eerste keer?", "2027-03-02")
    who.fill("Van hoe laat?", begins)
    who.fill("Tot hoe laat?", ends)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_hall_given_twice_is_said_done_anyway_and_put_back(walk: Begin, scripts: bool) -> None:
    name = "Dansen bij de wilg" if scripts else "Zingen bij de wilg"
    farid = walk(f"mistake-{scripts}", java_script_enabled=scripts)
    farid.sign_in("Farid")
    place = _place(farid, name)
    _moment(farid, "10:00", "11:30")
    farid.press("Voeg toe", "first")
    farid.says("Bewaard.", "Dinsdag, elke week, 10 tot 11.30 uur.", "Dat was: niets")
    _moment(farid, "11:00", "12:00")
    farid.press("Voeg toe", "already")
    farid.says("Op dat moment is er al iets.", f"{name}: Dinsdag, elke week", "Er is nog niets bewaard.")
    farid.says_not("fout", "dubbel")
    assert farid.page.get_by_label("Van hoe laat?").input_value() == "11:00"
    keys = Keyboard(farid)
    keys.tab_to("Zet het er toch bij")
    keys.press("Enter")
    farid.look("anyway")
    farid.says("Bewaard.", "11 tot 12 uur.", "Toch anders?")
    farid.press("Zet terug", "back")
    farid.says("Teruggezet.", "10 tot 11.30 uur.")
    farid.go(f"{place}versies/", "history")
    farid.says("Teruggezet zoals het was. Dat mag altijd.", "Dagen en tijden")
    farid.says_not("fout", "dubbel", "vergiss")
    passer = walk(f"mistake-passer-{scripts}", java_script_enabled=scripts, width=WIDE)
    passer.go(place, "its-page")
    passer.says("10 tot 11.30 uur")
    passer.says_not("alleen bij", "Teruggezet")
    for one in (farid, passer):
        one.close()


def test_who_carries_alone_reads_so_and_asks_somebody(walk: Begin) -> None:
    farid, gijs = walk("alone-farid"), walk("alone-gijs")
    farid.sign_in("Farid")
    place = _place(farid, "Kaarten onder de kastanje")
    farid.go(f"{place}bijhouden/", "alone")
    farid.says("Jij houdt dit nu alleen bij", "Dat mag.", "Dit lees jij alleen.")
    farid.follow("Vraag iemand om het samen te dragen", "people")
    farid.press(re.compile("^Eigenaar$"), "asked")
    address = farid.page.locator("bdi.wrap").inner_text()
    farid.go(f"{place}bijhouden/", "waits")
    farid.says("Je vroeg al iemand.")
    gijs.sign_in("Gijs")
    gijs.go(f"{place}bijhouden/", status=404)
    gijs.go(address.removeprefix(gijs.site), "invitation")
    gijs.press(re.compile("Ja|Kom|binnen", re.IGNORECASE), "together")
    gijs.says_not("Jij houdt dit nu alleen bij")
    farid.go(f"{place}bijhouden/")
    farid.says_not("Jij houdt dit nu alleen bij")
    for one in (farid, gijs):
        one.close()
