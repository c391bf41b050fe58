"""A tour at a company: made at work, both sides come by their own yes, and what one of them ticks stays secret."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .walking import Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
COMPANY = "Drukkerij De Letter"
HERS, HIS = "Ik wil werken maar ik weet niet", "Ik werk bij de fietsenmaker"


def _makes(els: Walk) -> None:
    els.sign_in("Els")
    els.go("/werk/rondleidingen", "mine")
    els.follow("Maak een rondleiding", "make")
    els.press("Zet hem neer", "make-empty")
    els.says("Schrijf hoe het bedrijf heet.", "Kies een plek, of schrijf waar het is.", "Kies een dag.")
    els.fill("Bij welk bedrijf?", COMPANY)
    els.fill("Wat zie je daar?", "De persen, en hoe een boek een boek wordt.")
    els.fill("Wie ontvangt je daar?", "Bram")
    els.fill("Of waar, in eigen woorden", "Havenkade 3")
    els.fill("Op welke dag?", (datetime.now(tz=UTC).date() + timedelta(days=8)).isoformat())
    els.fill("Hoe laat?", "13:30")
    els.fill("Hoeveel mensen kunnen mee?", "1")
    els.press("Zet hem neer", "made")
    els.says("De rondleiding staat er", "0 van de 1 plekken", "Nog niemand.")
    els.page.locator("summary", has_text="Vraag iemand om mensen te ontvangen").click()
    els.press(re.compile(f"Vraag het: Bram, {HIS}"), "asked")
    els.says("Pas na een eigen ja", "gevraagd")


def _goes_to(who: Walk, name: str, words: str, link: str) -> None:
    who.sign_in(name)
    who.go("/mijn/")
    who.follow(re.compile(words))
    who.follow(re.compile(link))


def _by_keyboard(who: Walk, button: str | re.Pattern[str]) -> None:
    """Without a mouse: the button has the focus, and Enter does it."""
    found = who.page.get_by_role("button", name=button)
    found.focus()
    with who.page.expect_navigation():
        who.page.keyboard.press("Enter")


def _take_seats(bram: Walk, amina: Walk) -> None:
    _goes_to(bram, "Bram", HIS, "Mensen ontvangen bij een rondleiding")
    bram.says("Zonder jouw ja sta je niet op de lijst", COMPANY)
    _by_keyboard(bram, f"Ja, ik ontvang mensen: {COMPANY}")
    bram.says("Jij ontvangt mensen", "Nog niemand.")
    amina.go("/rondleidingen/", "tours")
    amina.follow(re.compile(COMPANY), "tour")
    amina.says("Iedereen mag mee", "13.30 uur", "Havenkade 3")
    _goes_to(amina, "Amina", HERS, "Kijken bij een bedrijf")
    amina.look("own")
    amina.press(f"Ja, ik ga mee: {COMPANY}", "taken")
    amina.says("Op de lijst sta je als Amina.")
    bram.page.reload()
    bram.follow("De lijst op papier", "sheet")
    bram.says("Amina", COMPANY, "Meer weten we hier niet")
    bram.says_not("El Idrissi", "Ik wil werken")


def _is_moved_and_given_back(els: Walk, amina: Walk) -> None:
    els.page.reload()
    els.says("1 van de 1 plekken", "Amina")
    els.says_not("El Idrissi", "Ik wil werken")
    els.follow("Verander of verplaats hem")
    els.fill("Wat zie je daar?", "Iets heel anders.")
    els.press("Zo is het nu", "refused")
    els.says("Er zei al iemand ja")
    els.go("/werk/rondleidingen")
    els.follow(re.compile(COMPANY))
    els.follow("Verander of verplaats hem")
    els.fill("Hoe laat?", "15:00")
    els.press("Zo is het nu", "moved")
    els.says("15 uur")
    amina.page.reload()
    amina.says("15 uur")
    amina.press(f"Ik kan toch niet: {COMPANY}", "back")
    amina.says("Je hoeft niet te zeggen waarom", "Hier kun je mee")


def test_a_tour_from_its_making_to_a_talk_that_both_wanted(walk: Begin) -> None:
    els, bram, amina = walk("tour-els"), walk("tour-bram"), walk("tour-amina")
    _makes(els)
    _take_seats(bram, amina)
    _is_moved_and_given_back(els, amina)
    # Two days ago both were at De Spaak. Bram ticked her; she reads nothing of it, and neither does anybody else.
    amina.says("Met wie wil je verder praten?", "Niemand ziet wat je kiest", "Ik wil verder praten met Bram")
    amina.says_not("willen allebei verder praten", "030 123 45 90")
    els.go("/werk/rondleidingen")
    els.follow(re.compile("De Spaak"), "was")
    els.says("Dat ziet niemand", "Amina", "Ibrahim", "een gast")
    els.says_not("verder praten met", "06 12345621", "030 123 45 90")
    plain = walk("tour-amina-plain", java_script_enabled=False)
    _goes_to(plain, "Amina", HERS, "Kijken bij een bedrijf")
    plain.page.locator("summary", has_text="verder praten met Bram").click()
    plain.fill("Hoe kan de ander je bereiken?", "")
    plain.press("Ja, verder praten met Bram", "no-reach")
    plain.says("Schrijf een telefoonnummer of e-mailadres.")
    plain.fill("Hoe kan de ander je bereiken?", "Bel mij: 06 55544433")
    _by_keyboard(plain, "Ja, verder praten met Bram")
    plain.look("both")
    plain.says("Jij en Bram willen allebei verder praten", "030 123 45 90")
    _goes_to(bram, "Bram", HIS, "Mensen ontvangen bij een rondleiding")
    bram.says("Jij en Amina willen allebei verder praten", "06 55544433", "Jij en Ibrahim")
    # What he alone ticks he reads alone, and takes back; nobody ever knew.
    bram.page.locator("summary", has_text="verder praten met een gast").click()
    bram.press("Ja, verder praten met een gast", "ticked")
    bram.says("jij wilt verder praten", "Alleen jij ziet dit.")
    bram.press("Toch niet met een gast", "unticked")
    bram.says("Weggehaald. Niemand wist ervan.")
    # What he shared with another he takes back: he reads nothing of him any more.
    bram.press(re.compile("Haal weg wat wij deelden: Ibrahim en ik"), "taken-back")
    bram.says("Weggehaald. Jullie lezen hier niets meer van elkaar.", "Jij en Amina")
    bram.says_not("Jij en Ibrahim")
    els.page.reload()
    els.says_not("06 55544433", "willen allebei")
    els.go("/werk/rondleidingen")
    els.follow(re.compile(COMPANY))
    els.page.locator("summary", has_text="Gaat het niet door?").click()
    els.press("Zeg hem af", "off")
    els.says("De rondleiding gaat niet door")
    bram.page.reload()
    bram.says("Deze rondleiding gaat niet door. Je hoeft niets te doen.")
