"""A writer sees where her place comes on the map; an owner lets a calendar say when it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .keyboard import Keyboard
from .walking import PHONE, WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Elders//NL
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Amsterdam:20240102T100000
DURATION:PT1H
RRULE:FREQ=WEEKLY
SUMMARY:Fluitles
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:morgen
SUMMARY:Uitvoering
END:VEVENT
END:VCALENDAR
"""


def _filled(walk: Walk, name: str, street: str, postcode: str) -> None:
    walk.fill("Hoe heet het?", name)
    walk.page.select_option("select[name=area]", index=1)
    walk.fill("Vertel het in één zin", "Samen fluiten, met koffie.")
    walk.fill("Telefoon", "030 123 45 67")
    walk.choose("Van mij, of van ons als buren")
    walk.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    if not walk.page.get_by_label("Straat en nummer").is_visible():
        walk.page.locator("summary", has_text="Waar is het?").click()
    walk.fill("Straat en nummer", street)
    walk.fill("Postcode", postcode)


def _until(walk: Walk, words: str) -> None:
    """Look again until the worker is done."""
    for _turn in range(60):
        if words in walk.words():
            return
        walk.page.wait_for_timeout(500)
        walk.page.reload()
    raise AssertionError(walk.words())


@pytest.mark.parametrize(("scripts", "width"), [(True, PHONE), (False, WIDE)])
def test_a_writer_sees_where_it_comes_on_the_map(walk: Begin, scripts: bool, width: int) -> None:
    name = "Zwaluwfluiters" if scripts else "Merelfluiters"
    farid = walk(f"places-{name.lower()}", java_script_enabled=scripts, width=width)
    farid.sign_in("Farid")
    farid.go("/kaart/nieuw/")
    _filled(farid, name, "Singelplein 1", "9999 ZZ")
    farid.press("Kijk waar het op de kaart komt", "nowhere")
    farid.says("We vonden dit adres niet. Het staat wel in de lijst.")
    farid.says_not("Kijk dit nog even na")
    assert farid.page.get_by_label("Hoe heet het?").input_value() == name
    farid.fill("Postcode", "3994 AX")
    farid.press("Kijk waar het op de kaart komt", "somewhere")
    farid.says("Op de kaart: bij Singelplein 1.")
    farid.press("Zet het op de kaart", "placed")
    farid.says("Het staat erop.", "Op de kaart: bij Singelplein 1.")
    farid.follow("Terug", "tended")
    tend = farid.page.url.removeprefix(farid.site)
    passer = walk(f"places-passer-{name.lower()}", java_script_enabled=scripts)
    passer.go(f"/kaart/?q={name}", "on-the-map")
    passer.says(name)
    if scripts:
        passer.page.locator(".leaflet-marker-icon").first.wait_for()
    passer.go(tend.removesuffix("bijhouden/"), "its-page")
    passer.says("Het punt staat in de straat, niet precies op het huis.")
    farid.go(tend)
    farid.follow("Verander de tekst")
    if not farid.page.get_by_label("Zet geen punt op de kaart").is_visible():
        farid.page.locator("summary", has_text="Waar is het?").click()
    farid.choose("Zet geen punt op de kaart")
    farid.press("Bewaar", "no-point")
    farid.says("Geen punt op de kaart. Dat wil je zo.")
    for one in (farid, passer):
        one.close()


@pytest.mark.parametrize(("scripts", "width"), [(True, PHONE), (False, WIDE)])
def test_an_owner_lets_a_calendar_say_when_it_is(
    walk: Begin, tmp_path: Path, scripts: bool, width: int
) -> None:
    name = "Vinkenfluiters" if scripts else "Meesfluiters"
    file, page = tmp_path / "agenda.ics", tmp_path / "pagina.ics"
    file.write_text(CALENDAR)
    page.write_text("<html><body>Log in</body></html>")
    farid = walk(f"calendar-{name.lower()}", java_script_enabled=scripts, width=width)
    farid.sign_in("Farid")
    farid.go("/kaart/nieuw/")
    _filled(farid, name, "", "")
    farid.press("Zet het op de kaart")
    farid.follow("Heb je een agenda op internet?", "empty")
    farid.press("Bekijk de agenda", "nothing")
    farid.says("Vul een adres in, of kies een bestand.")
    farid.fill("Het adres van de agenda", "http://127.0.0.1/agenda.ics")
    farid.press("Bekijk de agenda", "unsafe")
    farid.says("Het adres begint niet met https.")
    farid.fill("Het adres van de agenda", "")
    farid.page.set_input_files("input[type=file]", page)
    farid.press("Bekijk de agenda", "fetching")
    _until(farid, "Dit is een gewone webpagina")
    farid.look("a-page")
    assert farid.page.get_by_label("Of stuur een bestand").is_visible()
    farid.page.set_input_files("input[type=file]", file)
    farid.press("Bekijk de agenda")
    _until(farid, "Zo komt het op de kaart.")
    farid.look("preview")
    farid.says("Dinsdag, elke week, 10 tot 11 uur.", "Uitvoering: De dag klopt niet.")
    keys = Keyboard(farid)
    keys.tab_to("Zet de agenda aan")
    keys.press("Enter")
    farid.look("on")
    farid.says("De agenda is aan.")
    entry = farid.page.url.removeprefix(farid.site).removesuffix("agenda-erbij/")
    farid.go(f"{entry}wanneer/", "when")
    farid.says("Deze tijden komen uit een agenda.", "Dinsdag, elke week, 10 tot 11 uur.")
    farid.go(entry)
    farid.says("10 tot 11 uur")
    farid.go(f"{entry}agenda-erbij/")
    farid.press("Zet de agenda uit", "off")
    farid.says("De agenda is uit. De dagen en tijden staan er nog.")
    farid.press("Zet terug wat er eerst stond", "back")
    farid.go(f"{entry}wanneer/")
    farid.says("Er staat nog geen dag of tijd.")
    farid.close()
