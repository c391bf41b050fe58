"""She keeps the hall and has no screen: she calls, comes by and sends her sheet, and another writes it down (AS-28, AS-25)."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from .deeds import ask_quickly
from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
SOON = datetime.now(ZoneInfo("Europe/Amsterdam")).date() + timedelta(days=21)


@pytest.mark.parametrize("scripts", [True, False])
def test_who_keeps_the_hall_without_a_screen_does_it_all_by_telephone(walk: Begin, scripts: bool) -> None:
    name = "Zaal van de meent" if scripts else "Zaal van het gilde"
    begin = {"java_script_enabled": scripts}
    dewi, els = walk(f"by-phone-dewi-{scripts}"), walk(f"by-phone-els-{scripts}", **begin)
    place, asked = _begins(dewi, name)
    code = _says_yes(els, name, asked)
    _opens(els, name, code)
    _gives_the_hall_twice(els)
    _counts(els)
    _sends_her_sheet(els, code)
    invitation = _asks_one_more(els)
    desk = els.page.url.removeprefix(els.site).removesuffix("erbij/")
    farid, gijs = walk(f"by-phone-farid-{scripts}"), walk(f"by-phone-gijs-{scripts}", width=WIDE)
    _nothing_for(gijs, place, desk)
    _carries_it_too(farid, place, invitation, code)
    _old_code(els, code)
    for one in (dewi, els, farid, gijs):
        one.close()


def _begins(dewi: Walk, name: str) -> tuple[str, str]:
    """From her work, until residents take it over: the address of the place, and the code to ask one with."""
    dewi.sign_in("Dewi")
    dewi.go("/kaart/nieuw/")
    dewi.fill("Hoe heet het?", name)
    dewi.page.select_option("select[name=area]", index=1)
    dewi.page.select_option("select[name=form]", "GROUP")
    dewi.fill("Vertel het in één zin", "Hier kan iedereen terecht.")
    dewi.fill("Telefoon", "030 123 45 67")
    dewi.choose("Van Aanloop Waterhoek")
    dewi.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    dewi.press("Zet het op de kaart")
    place = dewi.page.url.removeprefix(dewi.site).removesuffix("wanneer/")
    dewi.go(f"{place}overdragen/")
    dewi.press("Maak een code voor één buurtbewoner")
    return place, dewi.page.locator(".message-success b.nowrap").inner_text()


def _says_yes(els: Walk, name: str, asked: str) -> str:
    """Joke says yes by telephone. From now on it is hers, and she has a code to read out."""
    els.sign_in("Els")
    els.go("/beheer/kaart-overnemen/")
    els.fill("De code, zoals de ander hem voorleest", asked)
    els.fill("Hoe heet de ander?", "Joke Vermeer")
    els.fill("Telefoon van de ander", "030 123 45 98")
    els.choose("Aan de telefoon")
    els.choose("Ik vertelde wat het betekent. De ander zei zelf ja.")
    els.press("Schrijf het ja op namens de ander", "her-code")
    els.says(f"{name} is nu van buurtbewoners.", "Lees de ander een code voor:")
    found = re.search(r"code voor: ([A-Z]+ \d\d \d\d \d\d)", " ".join(els.words().split()))
    assert found
    return found[1]


def _opens(els: Walk, name: str, code: str) -> None:
    els.go("/balie/", "desk")
    els.follow(re.compile("Iemand houdt een plek bij"), "hear")
    els.fill("De code, zoals de ander hem voorleest", "appel 00 00 00")
    els.choose("Aan de telefoon")
    els.press("Verder", "wrong-code")
    els.says("Deze code kennen we niet. Vraag de ander om hem nog eens te lezen.")
    els.fill("De code, zoals de ander hem voorleest", code.lower())
    keys = Keyboard(els)
    keys.tab_to("Verder")
    keys.press("Enter")
    els.look("place")
    els.says(name, "Deze code is van Joke Vermeer.", "Je draagt het nu alleen.", "Aan de telefoon")


def _moment(els: Walk, begins: str, ends: str) -> None:
    els.fill("Op welke dag is de eerste keer?", SOON.isoformat())
    els.fill("Van hoe laat?", begins)
    els.fill("Tot hoe laat?", ends)


def _gives_the_hall_twice(els: Walk) -> None:
    els.follow(re.compile("Wanneer is het?"), "when")
    _moment(els, "10:00", "11:30")
    els.press("Voeg toe", "first")
    els.says("Bewaard.", "10 tot 11.30 uur.")
    _moment(els, "11:00", "12:00")
    els.press("Voeg toe", "already")
    els.says("Op dat moment is er al iets.", "Er is nog niets bewaard.")
    els.says_not("fout", "dubbel")
    assert els.page.get_by_label("Van hoe laat?").input_value() == "11:00"
    keys = Keyboard(els)
    keys.tab_to("Zet het er toch bij")
    keys.press("Enter")
    els.look("anyway")
    els.says("Bewaard.", "11 tot 12 uur.")
    els.follow("Klaar", "can-go-back")
    els.says("Wil de ander dat terug? Dat mag altijd.")
    els.press("Zet terug", "back")
    els.says("Teruggezet.", "10 tot 11.30 uur.")
    els.says_not("fout", "dubbel", "vergiss")
    els.page.get_by_label("Gaat het een keer niet door? Kies de dag").select_option(index=1)
    els.press("Die dag niet", "not-that-day")
    els.says("Bewaard.", "Niet op", "Deze dagen gaat het niet door")
    els.press(re.compile("Toch wel"), "after-all")
    els.says("Bewaard.")
    els.says_not("Deze dagen gaat het niet door")
    els.page.get_by_label("Gaat het een keer niet door? Kies de dag").select_option(index=1)
    els.press("Die dag niet")
    els.follow("Klaar")


def _counts(els: Walk) -> None:
    els.follow(re.compile("Hoeveel mensen kwamen er?"), "count-empty")
    els.says("Er is nog niets geteld", "er is niets te halen")
    els.fill("Hoeveel mensen kwamen er?", "-4")
    els.press("Bewaar", "count-wrong")
    els.says("Schrijf een getal van 0 tot 9999.")
    els.fill("Hoeveel mensen kwamen er?", "21")
    els.press("Bewaar")
    els.fill("Hoeveel mensen kwamen er?", "12")
    els.press("Bewaar", "counted")
    els.says("Bewaard. Er stond 21.")
    els.follow("Terug")


def _sends_her_sheet(els: Walk, code: str) -> None:
    """A sheet came in: its code, and then all seven days at once."""
    els.go("/balie/plek/")
    els.fill("De code, zoals de ander hem voorleest", code)
    els.choose("Op papier: ik heb het telblad hier")
    els.press("Verder", "this-week")
    els.follow("Week ervoor", "week")
    for day, number in (("Maandag", "14"), ("Dinsdag", "0"), ("Zaterdag", "99999")):
        els.page.get_by_label(re.compile(f"^{day}")).fill(number)
    els.press("Bewaar de week", "week-wrong")
    els.says("Schrijf een getal van 0 tot 9999.")
    assert els.page.get_by_label(re.compile("^Maandag")).input_value() == "14"
    els.page.get_by_label(re.compile("^Zaterdag")).fill("9")
    els.press("Bewaar de week", "week-kept")
    els.says(
        "Bewaard. Vergelijk het nog eens met het blad.",
        "Er staat al: 14.",
        "Er staat al: 0.",
        "Er staat al: 9.",
    )
    els.follow("Terug")


def _asks_one_more(els: Walk) -> str:
    els.follow(re.compile("Vraag iemand erbij"), "ask")
    els.says("je draagt het nu alleen")
    els.press("Maak de uitnodiging", "invitation")
    els.says("Draag jij dit mee?", "Joke Vermeer houdt dit bij")
    address = els.page.locator("bdi.wrap").inner_text().removeprefix(els.site)
    els.follow("Terug", "asked")
    els.says("Er is al iemand gevraagd")
    return address


def _nothing_for(gijs: Walk, place: str, desk: str) -> None:
    gijs.sign_in("Gijs")
    for path in ("", "tellen/", "week/", "wanneer/", "erbij/"):
        gijs.go(f"{desk}{path}", status=404)
    for path in ("", "opnieuw/"):
        gijs.go(f"/balie/plek/{path}", status=404)
    gijs.go(f"{place}zonder-scherm/", status=404)
    gijs.go(place, "its-page")
    gijs.says("10 tot 11.30 uur")
    gijs.says_not("Joke", "1704", "Er stond")


def _carries_it_too(farid: Walk, place: str, invitation: str, code: str) -> None:
    """He says yes, sees what she had written down, prints her sheet, and gives her a new code."""
    farid.sign_in("Farid")
    farid.go(invitation, "invited")
    farid.press("Ja, ik kom erbij")
    farid.go(f"{place}bezoek/", "weeks")
    farid.says("12", "Per week")
    farid.go(f"{place}versies/", "history")
    farid.says("opgeschreven door", "Teruggezet zoals het was. Dat mag altijd.")
    farid.says_not("fout", "dubbel", "vergiss")
    farid.go(f"{place}zonder-scherm/", "keepers")
    farid.says("Joke Vermeer", code, "Jij")
    farid.click(farid.page.get_by_role("link", name=re.compile("Telblad om te printen.*Joke")), "sheet")
    farid.says(code, "Schrijf geen namen op.", "er is niets te halen")
    farid.says_not("Joke")
    farid.page.emulate_media(media="print")
    assert not farid.page.get_by_role("link", name="Terug").is_visible()
    farid.page.emulate_media(media="screen")
    farid.follow("Terug")
    farid.press(re.compile("Maak een nieuwe code.*Joke"), "new-code")
    farid.says_not(code)
    farid.go(f"{place}bijhouden/")
    farid.press("Het is gestopt")


def _old_code(els: Walk, code: str) -> None:
    els.go("/balie/plek/")
    els.fill("De code, zoals de ander hem voorleest", code)
    els.choose("Aan de balie")
    els.press("Verder")
    els.says("Deze code kennen we niet.")


def test_a_lost_code_is_made_anew_with_the_code_of_a_question_of_her_own(walk: Begin) -> None:
    """Riet keeps a place and lost its code; she has a question of her own, and reads that code out."""
    dewi, riet, els = walk("lost-dewi"), walk("lost-riet"), walk("lost-els")
    place, asked = _begins(dewi, "Leestafel in de gang")
    own = ask_quickly(riet, "Ik zoek iemand die mij helpt met lezen.").code
    els.sign_in("Els")
    els.go("/beheer/kaart-overnemen/")
    els.fill("De code, zoals de ander hem voorleest", asked)
    els.fill("Heeft de ander al een eigen vraag of aanbod? De code daarvan", own)
    els.choose("Aan de telefoon")
    els.choose("Ik vertelde wat het betekent. De ander zei zelf ja.")
    els.press("Schrijf het ja op namens de ander")
    els.go("/balie/plek/")
    els.fill("De code, zoals de ander hem voorleest", own)
    els.choose("Aan de telefoon")
    els.press("Verder", "again")
    els.says("Een nieuwe code", "Leestafel in de gang", "De oude werkt dan niet meer.")
    els.press(re.compile("Maak een nieuwe code.*Leestafel"), "new-code")
    els.says("De nieuwe code is", "Leestafel in de gang", "Deze code is van")
    seat = els.page.url.removeprefix(els.site)
    gijs = walk("lost-gijs")
    gijs.sign_in("Gijs")
    for path in (seat, "/balie/plek/opnieuw/"):
        gijs.go(path, status=404)
    els.go("/balie/gesprek/opgeschreven", "heard-nobody")
    els.says("Nog niemand")
    for one in (dewi, riet, els, gijs):
        one.close()
