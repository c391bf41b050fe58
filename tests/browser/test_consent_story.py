"""Nothing about me without me: asked on her phone, read first, yes, stopped; and what the others see of it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from samenspel.foundation import clock

from .keyboard import Keyboard
from .living import LivingDemo
from .test_family_story import asked, begun, says_yes
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
WORDS = "Mees lachte weer aan tafel."


def circle_of(amina: Walk, bram: Walk, els: Walk) -> str:
    """Amina's circle, with a neighbour and somebody of the wijkteam in it."""
    amina.sign_in("Amina")
    circle = begun(amina, "Mijn mensen")
    asked(amina, circle, "Bram", "buurman", "bram@demo.example")
    asked(amina, circle, "Els", "gezinsbegeleider", "els@demo.example", "?wie=organisatie")
    says_yes(bram, "Bram", circle)
    says_yes(els, "Els", circle)
    return circle


def writes(who: Walk, circle: str, words: str, also: str = "") -> None:
    who.go(f"{circle}aantekeningen/schrijf", "note-write")
    who.press("Zet het erbij", "note-nothing")
    who.says("Schrijf een paar woorden.")
    who.fill("Wat wil je opschrijven?", words)
    if also:
        if not who.page.locator("details.details").last.get_attribute("open"):
            who.page.get_by_text("Ook iemand anders laten lezen").click()
        who.page.locator("input[name=also]").first.check()
        who.press("Zet het erbij", "note-no-purpose")
        who.says("Schrijf in één zin waarvoor.")
        who.page.locator("input[name=purpose]").fill("Om mee te denken")
    who.press("Zet het erbij", "note-written")
    who.says(words)


def test_she_reads_it_first_says_yes_and_stops_it(walk: Begin) -> None:
    amina, bram, els, gijs = (
        walk("consent-amina"),
        walk("consent-bram"),
        walk("consent-els", width=WIDE),
        walk("consent-gijs"),
    )
    circle = circle_of(amina, bram, els)
    bram.go(f"{circle}aantekeningen/schrijf")
    bram.says("Dit lezen: jij en Amina.")
    writes(bram, circle, WORDS, also="Els")
    els.go(f"{circle}aantekeningen", "notes-worker")
    els.says_not(WORDS)
    els.go("/gedeeld/", "shared-nothing")
    els.says("Er wordt nu niets met je gedeeld")

    amina.go("/toestemming/", "consents-asked")
    amina.says("Mag Els iets lezen?", "Om mee te denken")
    amina.follow("Lees precies wat", "consent-exactly")
    amina.says(WORDS, "Precies dit, en verder niets", "Bram")
    consent = amina.page.url.removeprefix(amina.site)
    amina.press("Ja, dit mag", "consent-yes")
    amina.says("Dit mag nu gelezen worden", "Els")

    els.go("/gedeeld/", "shared")
    els.follow("Amina", "shared-one")
    els.says(WORDS, "Geef het niet door.", "ziet dat jij dit las")
    shared = els.page.url.removeprefix(els.site)
    assert shared == consent.replace("/toestemming/", "/gedeeld/")

    gijs.sign_in("Gijs")
    for path in (consent, shared, f"{consent}/stop", f"{circle}aantekeningen", f"{circle}toestemming"):
        gijs.go(path, status=404)
        assert gijs.page.locator("body").inner_text().count(WORDS) == 0

    amina.go("/toestemming/")
    amina.press(re.compile("Stop dit"), "consent-stopped")
    amina.says("Els leest dit niet meer", "Wie las het?", "Els")
    els.go(shared, "shared-gone", status=404)
    els.go("/gedeeld/")
    els.says_not("Amina", WORDS)
    amina.go("/toestemming/voorbij", "consents-ended")
    amina.says("Els")


def test_she_shares_something_herself_without_a_script_and_by_keyboard(walk: Begin) -> None:
    amina, bram, els = walk("share-amina"), walk("share-bram"), walk("share-els", width=WIDE)
    circle = circle_of(amina, bram, els)
    writes(amina, circle, "Ik zorg ook voor mijn moeder.")
    plain = walk("share-plain", java_script_enabled=False)
    plain.sign_in("Amina")
    plain.go("/toestemming/geef", "give-who")
    plain.press("Verder", "give-nobody")
    plain.says("Kies iemand.")
    option = plain.page.locator("select[name=aan] option", has_text="Bram").first
    plain.page.select_option("select[name=aan]", option.get_attribute("value"))
    plain.press("Verder", "give-what")
    assert plain.page.locator("input[name=things]:checked").count() == 0, "nothing is ticked beforehand"
    plain.press("Laat zien wat er dan gelezen wordt", "give-nothing")
    plain.says("Kies ten minste één ding.", "Schrijf in één zin waarvoor.")
    plain.page.get_by_label("Telefoonnummer en adres").or_(
        plain.page.get_by_label("Telefoon, e-mail en adres")
    ).check()
    plain.fill("Waarvoor?", "Zodat je kunt bellen")
    plain.press("Laat zien wat er dan gelezen wordt", "give-exactly")
    plain.says("Precies dit, en verder niets", "Zodat je kunt bellen")

    keys = Keyboard(amina)
    amina.go(plain.page.url.removeprefix(plain.site))
    keys.tab_to("Ja, dit mag")
    keys.press("Enter")
    amina.says("Dit mag nu gelezen worden", "Bram")


def proposes(els: Walk, circle: str, words: str) -> str:
    """Els writes down why it must be without a yes, and asks Dewi to look along; return the page."""
    els.go(f"{circle}uitzondering", "exception-who")
    chosen = els.page.locator("select[name=aan] option", has_text="Chen").first
    els.page.select_option("select[name=aan]", chosen.get_attribute("value"))
    els.press("Verder", "exception-what")
    els.press("Vraag een tweede blik", "exception-nothing")
    els.says("Kies een grond.", "Schrijf op waarom het moet.", "Kies een collega.")
    els.choose("levensgevaar of groot gevaar")
    els.fill("Waarom kan het niet met een ja?", "Er is nu groot gevaar.")
    els.page.get_by_label(re.compile(words)).check()
    els.fill("Waarvoor?", "Om nu te helpen")
    els.fill("Tot welke dag?", (clock.today() + timedelta(days=14)).isoformat())
    els.fill("Wanneer kijken jullie of het nog moet?", (clock.today() + timedelta(days=7)).isoformat())
    second = els.page.locator("select[name=second] option", has_text="Dewi").first
    els.page.select_option("select[name=second]", second.get_attribute("value"))
    els.press("Vraag een tweede blik", "exception-proposed")
    els.says("Wacht op een tweede paar ogen")
    return els.page.url.removeprefix(els.site)


def test_an_exception_is_seen_by_two_and_told(walk: Begin) -> None:
    amina, bram, els = walk("exception-amina"), walk("exception-bram"), walk("exception-els", width=WIDE)
    dewi, chen = walk("exception-dewi"), walk("exception-chen")
    circle = circle_of(amina, bram, els)
    writes(els, circle, "Ik maak me zorgen.")
    address = proposes(els, circle, "Ik maak me zorgen")

    amina.go("/toestemming/")
    amina.says_not("Zonder jouw ja")
    dewi.sign_in("Dewi")
    dewi.go(address, "exception-second")
    dewi.press("Ja, dit moet nu", "exception-holds")
    dewi.says("De persoon hoort het nu")

    chen.sign_in("Chen")
    chen.go("/gedeeld/", "exception-shared")
    chen.follow("Amina", "exception-read")
    chen.says("Ik maak me zorgen.")
    amina.go("/toestemming/", "exception-told")
    amina.says("Zonder jouw ja, omdat een wet dat zegt")
    amina.follow(re.compile("Chen"), "exception-told-one")
    amina.says("Er is nu groot gevaar.", "Dewi", "Els", "Wie las het?")
    dewi.go(address)
    dewi.press("Sluit dit nu af", "exception-closed")
    chen.go("/gedeeld/")
    chen.says_not("Amina")


def test_what_somebody_tells_in_passing_is_hers(walk: Begin) -> None:
    dewi, gijs = walk("gleaning-dewi"), walk("gleaning-gijs")
    dewi.sign_in("Dewi")
    dewi.go("/werk/sprokkels/", "gleanings-none")
    dewi.follow("Schrijf samen iets op", "gleaning-write")
    dewi.press("Dit mag ik opschrijven", "gleaning-nothing")
    dewi.says("Zonder ja schrijven we niets op.", "Schrijf op waar jullie waren.")
    dewi.page.locator("input[name=name]").fill("Tante Rie")
    dewi.fill("Wat vind je fijn, wat kun je, wat wil je?", "Dammen, en soep koken.")
    dewi.fill("Waar hebben jullie dit besproken?", "Op het plein")
    dewi.choose("alleen jij")
    dewi.page.locator("input[name=may_be_kept]").check()
    dewi.press("Dit mag ik opschrijven", "gleaning-written")
    dewi.says("Tante Rie", "Dammen, en soep koken.")
    address = dewi.page.url.removeprefix(dewi.site)
    gijs.sign_in("Gijs")
    gijs.go(address, status=404)
    gijs.go("/werk/sprokkels/", status=404)
    gijs.go("/mijn/verteld", "gleaned-none")
    dewi.press("Haal dit weg", "gleaning-away")
    dewi.says_not("Tante Rie")


def test_who_was_asked_to_look_along_is_away_and_another_looks(walk: Begin, demo: LivingDemo) -> None:
    """While Dewi is there nobody else is asked; once she is away it does not wait for her."""
    amina, bram, els = walk("second-amina"), walk("second-bram"), walk("second-els", width=WIDE)
    dewi, chen = walk("second-dewi"), walk("second-chen", java_script_enabled=False)
    circle = circle_of(amina, bram, els)
    writes(els, circle, "Dit kan niet wachten.")
    address = proposes(els, circle, "Dit kan niet wachten")
    els.says_not("Wie meekijkt, is er nu niet")
    dewi.sign_in("Dewi")
    dewi.go("/werk/weg")
    dewi.fill("Weer terug op", (clock.today() + timedelta(days=3)).isoformat())
    dewi.press("Ik ben er dan niet")

    els.go(address, "second-is-away")
    els.says("Wie meekijkt, is er nu niet", "Dit wacht niet op wie weg is.")
    els.press("Vraag deze collega", "second-nobody-chosen")
    els.says("Kies een collega.")
    other = els.page.locator("select[name=second] option", has_text="Youssef").first
    els.page.select_option("select[name=second]", other.get_attribute("value"))
    keys = Keyboard(els)
    keys.tab_to("Vraag deze collega")
    keys.press("Enter")
    els.look("another-second")
    els.says("Gevraagd.", "Wacht op een tweede paar ogen")
    els.says_not("Wie meekijkt, is er nu niet")

    dewi.go(address, status=404)
    chen.sign_in("Dokter Chen")
    chen.go(address, status=404)
    youssef = walk("second-youssef", java_script_enabled=False)
    youssef.go(demo.way_in("Youssef Amrani"))
    youssef.go(address, "new-second")
    youssef.press("Nee", "new-second-said-no")
    youssef.says("Er wordt niets gedeeld.")
    dewi.go("/werk/weg")
    dewi.press("Ik ben er weer")
