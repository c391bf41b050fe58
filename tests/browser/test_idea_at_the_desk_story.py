"""Joop has no screen: his idea begins by telephone, Riet joins from paper, money is asked with a heard yes (AS-29)."""

from collections.abc import Callable

import pytest

from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
IDEA = "Ballen op het plein"
CODE = "p.code bdi"


def test_an_idea_is_begun_joined_and_led_without_a_screen(walk: Begin) -> None:
    els = walk("idea-els", width=WIDE)
    els.sign_in("Els")
    joops = _begins_by_telephone(els)
    place = els.page.url.removeprefix(els.site)
    along = _asks_one_more(els)
    _may_not_hear_it_herself(els, along)
    riets = _joins_from_paper(walk, along)
    address = _asks_for_support(els, joops)
    page = _supports(walk, address)
    _sees_nothing(walk, place, page)
    request = _asks_money_alone(walk, page)
    _hears_the_yes(els, riets)
    _sends(walk, request)
    _stops_by_telephone(els, joops)
    _reads_who_leads_it_now(walk, page)
    els.close()


def _begins_by_telephone(els: Walk) -> str:
    els.go("/balie/")
    els.follow("Schrijf samen een idee op", "desk")
    els.follow("Print een leeg blad", "sheet")
    els.says("Zo heet mijn idee", "Geef dit blad af bij")
    els.go("/balie/idee/")
    els.follow("Schrijf samen een idee op", "begin")
    els.press("Begin namens de ander", "begin-empty")
    els.says("Geef het idee een naam.", "Vul in hoe de ander heet.", "Kies hoe het gaat.")
    els.fill("Hoe heet het idee?", IDEA)
    els.fill("Wat is het, in één zin?", "Elke zondag jeu de boules, voor wie wil.")
    els.page.select_option("select[name=area]", index=1)
    els.fill("Hoe heet de ander?", "Joop Hendriks")
    els.fill("Telefoon van de ander", "030 123 45 84")
    els.choose("Aan de telefoon")
    els.choose("Ik las het voor, of het stond zo op papier. Zo klopt het.")
    els.press("Begin namens de ander", "begun")
    els.says("Je doet dit namens Joop Hendriks.", "Nog 1 bewoner erbij.", "De code van Joop Hendriks")
    code = els.page.locator(CODE).inner_text()
    els.follow("Print een kaartje met de code", "card")
    els.says(code, f"Jouw idee: {IDEA}")
    els.follow("Terug")
    return code


def _asks_one_more(els: Walk) -> str:
    els.press("Vraag een bewoner om mee te doen", "invited")
    code = els.page.locator(".message-success .code").inner_text()
    els.press("Print de uitnodiging", "invitation")
    els.says(f"Doe je mee met {IDEA}?", code, "Stoppen mag altijd.", "Bel ")
    return code


def _types(walker: Walk, code: str, way: str, look: str = "") -> None:
    walker.go("/balie/idee/")
    walker.fill("De code, zoals de ander hem voorleest", code)
    walker.choose(way)
    walker.press("Verder", look)


def _may_not_hear_it_herself(els: Walk, along: str) -> None:
    _types(els, "appel 00 00 00", "Aan de telefoon", "wrong-code")
    els.says("Deze code kennen we niet.")
    _types(els, along, "Aan de telefoon", "not-herself")
    els.says("Laat een collega het antwoord horen.")
    els.says_not("Schrijf het ja op")


def _joins_from_paper(walk: Begin, along: str) -> str:
    """Dewi, without scripts, at a phone's width: Riet sent her sheet back."""
    dewi = walk("idea-dewi-hears", java_script_enabled=False)
    dewi.sign_in("Dewi")
    _types(dewi, along.lower(), "Op papier", "read-out")
    dewi.says("Als je ja zegt:", "Wie meedoet of ondersteunt, leest jouw naam.")
    dewi.press("Schrijf het ja op namens de ander", "empty")
    dewi.says("Vul in hoe de ander heet.", "Vul een nummer, een e-mailadres of een adres in.")
    dewi.fill("Hoe heet de ander?", "Riet Vos")
    dewi.fill("Straat en nummer, voor een brief", "Kade 3")
    dewi.fill("Postcode", "3994 AB")
    dewi.choose("Ik las voor wat een ja betekent. De ander zei zelf ja.")
    dewi.press("Schrijf het ja op namens de ander", "joined")
    dewi.says("Je doet dit namens Riet Vos.", "Bewoners dragen dit samen.", "Joop Hendriks")
    code = dewi.page.locator(CODE).inner_text()
    dewi.close()
    return code


def _asks_for_support(els: Walk, joops: str) -> str:
    """By keyboard: Joop calls again."""
    els.go("/balie/idee/")
    keys = Keyboard(els)
    keys.tab_to_field("code")
    keys.type(joops)
    keys.tab_to_field("way")
    keys.press("Space", moves=False)
    keys.tab_to("Verder")
    keys.press("Enter")
    els.says("Bewoners dragen dit samen.", "Riet Vos")
    keys = Keyboard(els)
    keys.tab_to("Vraag een beroepskracht om te ondersteunen")
    keys.press("Enter")
    els.look("support-asked")
    return els.page.locator("bdi.wrap").inner_text().removeprefix(els.site)


def _supports(walk: Begin, address: str) -> str:
    dewi = walk("idea-dewi-supports")
    dewi.sign_in("Dewi")
    dewi.go(address)
    dewi.press("Ja, ik ondersteun dit", "supports")
    dewi.says("Joop Hendriks", "Riet Vos", "Ik stop met ondersteunen")
    dewi.says_not("Vraag een bewoner om mee te doen")
    page = dewi.page.url.removeprefix(dewi.site)
    dewi.close()
    return page


def _sees_nothing(walk: Begin, place: str, page: str) -> None:
    """Gijs, who lives next door; and Els, who began it, without the code."""
    gijs = walk("idea-gijs")
    gijs.sign_in("Gijs")
    for path in (place, page, "/balie/idee/", "/balie/idee/nieuw/", f"{place}kaartje/", f"{place}tekst/"):
        gijs.go(path, status=404)
    gijs.close()
    other = walk("idea-els-later")
    other.sign_in("Els")
    other.go(page, status=404)
    other.close()


def _asks_money_alone(walk: Begin, page: str) -> str:
    dewi = walk("idea-dewi-alone")
    dewi.sign_in("Dewi")
    dewi.go(page)
    dewi.follow("Vraag geld aan")
    dewi.fill("Hoeveel euro vragen jullie?", "80")
    dewi.fill("Waar is het voor?", "Een set ballen, en een kist.")
    dewi.fill("Wanneer hebben jullie het nodig?", "2099-05-01")
    dewi.press("Bewaar")
    dewi.press("Verstuur naar de gemeente", "refused")
    dewi.says("Een beroepskracht vraagt geen geld alleen.")
    request = dewi.page.url.removeprefix(dewi.site)
    dewi.close()
    return request


def _hears_the_yes(els: Walk, riets: str) -> None:
    """Riet calls, with the code of her own."""
    _types(els, riets, "Aan de telefoon", "riets-idea")
    els.says("Je doet dit namens Riet Vos.", "Wacht op een ja.")
    els.follow("€ 80,00", "money")
    els.press("Schrijf het ja op", "money-empty")
    els.says("Lees het eerst voor")
    els.choose("Ik las alles voor")
    els.press("Schrijf het ja op", "money-yes")
    els.says("Riet Vos zei ja.")


def _sends(walk: Begin, request: str) -> None:
    dewi = walk("idea-dewi-sends")
    dewi.sign_in("Dewi")
    dewi.go(request)
    dewi.says("Riet Vos: zei ja, aan de telefoon", "gehoord door Els")
    dewi.press("Verstuur naar de gemeente", "sent")
    dewi.says("Ligt bij de gemeente")
    dewi.close()


def _stops_by_telephone(els: Walk, joops: str) -> None:
    _types(els, joops, "Aan de telefoon")
    els.follow("€ 80,00", "money-sent")
    els.says("Ligt bij de gemeente", "Je krijgt antwoord:")
    els.follow("Terug")
    els.follow("Verander de tekst, en wie het mag vinden", "words")
    els.fill("Hoe heet het idee?", f"{IDEA} en erna koffie")
    els.choose("Ik las het voor, of het stond zo op papier. Zo klopt het.")
    els.press("Bewaar", "changed")
    els.says("Bewaard. Wat er stond, bewaren we.", "en erna koffie")
    els.page.locator("summary", has_text="Stoppen met meedoen").click()
    els.look("stops")
    els.press("De ander stopt ermee", "stopped")
    els.says("De ander doet niet meer mee.")
    _types(els, joops, "Aan de telefoon")
    els.says("Deze code kennen we niet.")


def _reads_who_leads_it_now(walk: Begin, page: str) -> None:
    dewi = walk("idea-dewi-reads")
    dewi.sign_in("Dewi")
    dewi.go(page, "afterwards")
    dewi.says("Riet Vos", "Nog 1 bewoner erbij.")
    dewi.says_not("Joop Hendriks")
    dewi.close()
