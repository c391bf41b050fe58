"""A programme of pairs, from its beginning to its story: who leads it, who asks, who offers, each on a screen."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .deeds import open_question
from .programmes import begins_programme, opens_group
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
LINE = "Met iemand oefenen voor een gesprek"


def _words(name: str) -> str:
    return f"Ik zoek werk en het lukt niet. Is {name} iets voor mij?"


def _asks(amina: Walk, name: str, mail: str) -> None:
    amina.go("/programmas/", "programmes")
    amina.follow(re.compile(name), "programme")
    amina.says("Meedoen kan van twee kanten")
    amina.go("/vraag/")
    amina.fill("Jouw vraag", _words(name))
    amina.press("Verder")
    amina.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    amina.fill("Je telefoonnummer of e-mailadres", mail)
    amina.press("Verder")
    amina.press("Stel mijn vraag")
    amina.follow("Volg de vraag")
    amina.follow(re.compile("Vraag het een buur"))
    amina.fill("Wat zou een buur voor je kunnen doen? In één zin", LINE)
    amina.choose("samen iets doen")
    amina.page.get_by_role("radio", name=re.compile("iedereen, zonder dat")).check()
    amina.press("Zo mag het", "called")
    amina.says("Een buur leest alleen deze woorden")
    amina.follow(re.compile("Meedoen met een programma"), "choose")
    amina.press(re.compile(f"Ja, ik doe mee met {name}"), "joined")
    amina.says("Fijn dat je meedoet", name)


def _offers(bram: Walk, name: str, mail: str) -> None:
    bram.go("/buren-zoeken/")
    bram.page.get_by_role("link", name=re.compile(f"Dit wil ik wel doen.*{LINE}")).first.click()
    bram.fill("Waar word je blij van? Wat doe je graag?", "Mensen moed inpraten.")
    bram.choose("samen iets doen")
    bram.press("Verder")
    bram.press("Verder")
    bram.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    bram.fill("Je telefoonnummer of e-mailadres", mail)
    bram.press("Verder")
    bram.press("Ik doe mee")
    bram.follow("Bekijk het aanbod")
    bram.follow(re.compile("Meedoen met een programma"))
    bram.press(re.compile(f"Ja, ik doe mee met {name}"), "joined")


def _brings_together(els: Walk, words: str) -> None:
    els.go("/werk/aanbod")
    els.page.get_by_role("link", name=re.compile("Iemand uit Singelkwartier")).last.click()
    els.fill("Wat zeg je terug?", "Wat leuk!")
    els.press("Geef antwoord")
    open_question(els, words)
    els.press("Ik pak dit op") if els.page.get_by_role("button", name="Ik pak dit op").count() else None
    els.follow(re.compile("Zoek een buur die helpt"), "candidates")
    els.says("doet mee met hetzelfde programma")
    els.page.locator("label.option", has_text="doet mee met hetzelfde").first.get_by_role("checkbox").check()
    els.press("Stel deze buren voor")


def _meets_after_training(els: Walk, bram: Walk, programme: str) -> None:
    when = (datetime.now(tz=UTC).date() + timedelta(days=3)).isoformat()
    for tried in ("too-soon", ""):
        bram.page.locator("details summary").first.click()
        bram.page.get_by_role("radio").first.check()
        bram.fill("Op welke dag?", when)
        bram.fill("Hoe laat?", "14:30")
        bram.press("Spreek dit af", tried)
        if tried:
            bram.says("Eerst is er een training.")
            els.go(programme, "people")
            els.page.get_by_role("button", name=re.compile("De training is gedaan")).first.click()
            els.says("Nu kan de eerste ontmoeting er komen")
            bram.go(bram.matches, "may-meet")  # type: ignore[attr-defined]
    bram.press("We hebben elkaar gezien")


def _uses_the_pot(amina: Walk, bram: Walk) -> None:
    amina.go(amina.programme, "pair")  # type: ignore[attr-defined]
    amina.says("Er is nog € 100,00")
    amina.page.get_by_text("Zet er een droom bij").first.click()
    amina.fill("Wat zouden jullie graag eens doen?", "Kijken in een autofabriek")
    amina.press("Zet op de lijst", "dreamt")
    amina.page.get_by_text("Schrijf op wat jullie uitgaven").first.click()
    amina.fill("Wat was het?", "Taart")
    amina.fill("Hoeveel euro?", "twaalf")
    amina.press("Schrijf op", "wrong-amount")
    amina.says("Schrijf het bedrag als 12,50.")
    amina.fill("Hoeveel euro?", "12,50")
    amina.press("Schrijf op", "spent")
    amina.says("€ 87,50")
    bram.go(bram.programme, "pair")  # type: ignore[attr-defined]
    bram.says("Taart", "Kijken in een autofabriek", "€ 87,50")
    bram.press(re.compile("Draai terug: Taart"), "corrected")
    bram.says("Teruggedraaid", "Er is nog € 100,00")
    bram.press(re.compile("Gelukt: Kijken"), "dream-done")


def _reaches_a_goal(amina: Walk, bram: Walk, matches: str) -> None:
    """What she wants to do alone, in her own words; he reads it, and only she says that it works."""
    amina.go(matches)
    amina.follow(re.compile("Wat wil je straks alleen kunnen"), "goal")
    amina.press("Dit wil ik", "goal-empty")
    amina.says("Schrijf op wat je straks alleen wilt kunnen.")
    amina.fill("Wat wil je straks alleen kunnen?", "Alleen op gesprek gaan.")
    amina.press("Dit wil ik")
    amina.fill("Wat lukt er al?", "Ik belde zelf een bedrijf op.")
    amina.press("Zet erbij", "goal-and-win")
    bram.go(bram.matches)  # type: ignore[attr-defined]
    bram.follow(re.compile("Wat wil de ander straks alleen kunnen"), "reads-goal")
    bram.says("Alleen op gesprek gaan.", "Ik belde zelf een bedrijf op.")
    bram.says_not("het lukt mij alleen")
    amina.page.get_by_text("Het lukt nu alleen").first.click()
    amina.fill("Wil je de ander bedanken?", "Door jou durf ik het.")
    amina.page.get_by_label("Vraag mij over drie maanden of het nog goed gaat").check()
    amina.press("Ja, het lukt mij alleen", "reached")
    amina.says("Dit lukt alleen, sinds", "of het nog goed gaat")
    bram.go(bram.matches, "thanked")  # type: ignore[attr-defined]
    bram.says("het doel is bereikt", "Door jou durf ik het.")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_programme_of_pairs(walk: Begin, scripts: bool) -> None:
    name, one, two = f"Moedmaatjes {scripts}", f"werk-{scripts}@example.org", f"moed-{scripts}@example.org"
    els = walk(f"pairs-els-{scripts}", width=WIDE)
    amina = walk(f"pairs-amina-{scripts}", java_script_enabled=scripts)
    bram = walk(f"pairs-bram-{scripts}", java_script_enabled=scripts)
    begins_programme(els, name)
    programme = els.page.url
    _asks(amina, name, one)
    amina.programme = amina.page.url  # type: ignore[attr-defined]
    _offers(bram, name, two)
    bram.programme = bram.page.url  # type: ignore[attr-defined]
    _brings_together(els, _words(name))
    amina.follow("Kijk wie er is voorgesteld")
    amina.press(re.compile("Ja, dat lijkt me wat"))
    bram.follow("Kijk wie er is voorgesteld")
    hers = amina.page.url
    bram.matches = bram.page.url  # type: ignore[attr-defined]
    bram.press(re.compile("Ja, dat lijkt me wat"))
    helpers = els.page.url
    _meets_after_training(els, bram, programme)
    for one_of_two in (amina, bram):
        one_of_two.page.reload()
        one_of_two.press("Ja, ik wil verder")
    els.go(helpers)
    els.fill("Wie kunnen ze bellen als er iets is?", "Els Hoekstra")
    els.page.get_by_label("Op welk nummer?").first.fill("030 123 45 67")
    els.press("Laat het beginnen")
    _uses_the_pot(amina, bram)
    _reaches_a_goal(amina, bram, hers)
    els.go(programme, "pots")
    els.press("Sluit af met dit verhaal", "no-story")
    els.says("Schrijf op hoe het ging.")
    els.fill("Hoe ging het?", "Ze gaan samen door. De een vond werk, de ander een vriend.")
    els.press("Sluit af met dit verhaal", "ended")
    amina.go(programme.replace("/werk", ""), "story")
    amina.says("Ze gaan samen door", "te klein om te tonen")


def test_a_language_bath_is_one_week(walk: Begin) -> None:
    """AS-17: groups of every week, a place by her own yes, an interpreter flagged, never two at one time."""
    els, amina = walk("bath-els", width=WIDE), walk("bath-amina")
    begins_programme(els, "Taalbad")
    els.follow(re.compile("De week: groepen"), "no-groups")
    els.press("Zet deze groep neer", "group-empty")
    els.says("Kies wat het is.", "Schrijf op waar het is.")
    opens_group(els, "Taalles", "maandag", "09:30", "12:00")
    opens_group(els, "Praten", "maandag", "11:00", "12:30")
    opens_group(els, "Schrijven", "woensdag", "14:00", "16:00")
    week = els.page.url
    _asks(amina, "Taalbad", "bad@example.org")
    amina.says("Er staat nog niets in je week")
    amina.press(re.compile("Ja, zet in mijn week: Taalles"), "taken")
    amina.says("Het staat in je week.", "Dat is 1 dagdeel.", "Op dat moment heb je al iets.")
    amina.page.get_by_text("Hoeveel wil je, en wil je een tolk?").click()
    amina.page.get_by_label("Hoeveel dagdelen wil je?").select_option("7")
    amina.fill("Wil je een tolk? In welke taal?", "Arabisch")
    amina.press("Schrijf het op", "wished")
    els.go(week, "weeks")
    els.says("vraagt een tolk: Arabisch", "Dagdelen: 1. Graag: 7.", "1 van de 6 plekken.")
    els.page.get_by_text(re.compile("Laat .* iets zien")).first.click()
    els.press(re.compile("Schrijven, voor"), "shown")
    els.says("laten zien, nog geen ja")
    els.press(re.compile("Toch niet laten zien: Schrijven"))
    els.says_not("laten zien, nog geen ja")
    els.page.get_by_text(re.compile("Laat .* iets zien")).first.click()
    els.press(re.compile("Schrijven, voor"))
    els.page.get_by_text("Zet er een vakantieweek bij").click()
    els.fill("Een dag in die week", "2098-12-25")
    els.press("In die week geen groepen", "quiet-week")
    els.says("De week van maandag 22 december 2098: geen groepen.")
    amina.page.reload()
    amina.says("In de week van maandag 22 december 2098 is er niets.")
    amina.says("dit past misschien bij jou")
    amina.press(re.compile("Ja, zet in mijn week: Schrijven"))
    amina.says("Dat zijn 2 dagdelen.")
    amina.follow("Mijn week op papier", "week-paper")
    amina.says("Taalles", "Schrijven", "Bel Els Hoekstra")
