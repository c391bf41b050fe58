"""Els writes down that Amina has died, Bram reads a gentle word, Gijs gets nothing; and then it was not so."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .keyboard import Keyboard
from .living import LivingDemo
from .postbox import words_of
from .test_family_story import asked, begun, says_yes
from .test_neighbour_story import asks, brings_together, meet, offers
from .walking import Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
NAME = "Iemand uit Singelkwartier"
HIS, WORD = "hond@example.org", "We willen je iets vertellen"


def _together(amina: Walk, bram: Walk, els: Walk) -> tuple[str, str, str]:
    """Two neighbours who agreed to meet; return the addresses of her question, his offer and the ball at work."""
    asks(amina)
    offers(bram)
    brings_together(els, amina)
    meet(amina, bram)
    hers = amina.page.url.removeprefix(amina.site).removesuffix("/buren")
    his = bram.page.url.removeprefix(bram.site).removesuffix("/vragen")
    return hers, his, els.page.url.removeprefix(els.site).removesuffix("/buren")


def _writes_it_down(els: Walk, ball: str) -> None:
    """With the keyboard: first what will happen, then who said so, then once more; with a way back on each page."""
    els.go(ball)
    hands = Keyboard(els)
    hands.tab_to("De vrager is overleden")
    hands.press("Enter")
    els.look("write")
    els.says(
        "Een overlijden opschrijven",
        f"Het gaat om: {NAME}",
        "1 vraag stopt.",
        "1 buur hoeft niet meer te komen.",
    )
    els.says("Schrijf het alleen op als je het zeker weet.", "Nee, ga terug")
    els.press("Kijk het nog één keer na", "write-empty")
    els.says("Schrijf wie het jou vertelde.")
    els.fill("Wie heeft het jou verteld?", "Karin, de dochter")
    els.fill("Op welke dag was het?", (datetime.now(tz=UTC).date() + timedelta(days=3)).isoformat())
    els.press("Kijk het nog één keer na", "write-ahead")
    els.says("Die dag moet nog komen.")
    els.fill("Op welke dag was het?", "")
    els.press("Kijk het nog één keer na", "check")
    els.says("Klopt dit?", "Karin, de dochter", "Dat weten we niet")
    els.press("Verander iets")
    assert els.page.get_by_label("Wie heeft het jou verteld?").input_value() == "Karin, de dochter"
    els.press("Kijk het nog één keer na")
    els.press("Ja, schrijf het op", "written")
    els.says(f"{NAME} is overleden", "Dit klopte niet", "Open een vraag voor wie achterblijft")


def _everybody_reads_it(
    els: Walk, amina: Walk, bram: Walk, paths: tuple[str, str, str], demo: LivingDemo, had: int
) -> None:
    hers, his, ball = paths
    letter = demo.postbox.wait(HIS, WORD, besides=had)
    assert not re.search(r"overle|Karin|Singelkwartier", words_of(letter)), (
        "a message says that there is a word"
    )
    bram.go(f"{his}/bericht", "word")
    bram.says(f"{NAME} is overleden", "Dank je wel voor alles wat je deed.")
    bram.says_not("Klikt het", "Wil je de ander bedanken", "Karin")
    bram.go(his)
    bram.follow(re.compile("Vragen die bij mij passen"), "word-help")
    bram.says("gestopt, lees het bericht")
    amina.go(hers, "word-hers")
    amina.says("Deze vraag is gestopt door een overlijden")
    amina.says_not("De vraag is er toch nog")
    els.go(ball, "word-work")
    els.says(f"{NAME} is overleden")


@pytest.mark.parametrize("scripts", [True, False])
def test_els_writes_down_that_somebody_died_and_takes_it_back(
    walk: Begin, demo: LivingDemo, scripts: bool
) -> None:
    amina = walk(f"died-amina-{scripts}", java_script_enabled=scripts)
    bram = walk(f"died-bram-{scripts}", java_script_enabled=scripts)
    els, gijs = walk(f"died-els-{scripts}", java_script_enabled=scripts), walk(f"died-gijs-{scripts}")
    paths = _together(amina, bram, els)
    had = len(demo.postbox.to(HIS, WORD))
    _writes_it_down(els, paths[2])
    _everybody_reads_it(els, amina, bram, paths, demo, had)
    gijs.sign_in("Gijs")
    gijs.go(f"{paths[2]}/overleden", status=404)
    gijs.go("/beheer/overleden", status=404)
    gijs.go("/mijn/bericht", "nothing")
    gijs.says("Er is nu geen bericht.")
    els.go(f"{paths[2]}/overleden")
    els.follow("Dit klopte niet", "wrong")
    els.says("Dit komt terug", "Dit komt niet vanzelf terug")
    els.press("Ja, neem het terug", "taken-back")
    amina.go(paths[0], "open-again")
    amina.says_not("Deze vraag is gestopt")
    bram.go(f"{paths[1]}/bericht", "not-so")
    bram.says(f"{NAME} is niet overleden", "Het spijt ons.")


def test_a_keeper_writes_it_down_by_a_code(walk: Begin) -> None:
    ilse, amina = walk("died-ilse"), walk("died-asker")
    asks(amina)
    code = amina.page.url.rpartition("/volg/")[2].split("/")[0].replace("-", " ")
    ilse.sign_in("Ilse")
    ilse.go("/beheer/", "people")
    ilse.follow("Iemand is overleden", "code")
    ilse.fill("De code van een vraag of aanbod", "appel 00 00 00")
    ilse.press("Ga verder", "code-unknown")
    ilse.says("Deze code kennen we niet.")
    ilse.fill("De code van een vraag of aanbod", code)
    ilse.press("Ga verder", "by-code")
    ilse.says("Het gaat om: Deze persoon")
    ilse.says_not(NAME)
    ilse.fill("Wie heeft het jou verteld?", "De huisarts")
    ilse.press("Kijk het nog één keer na")
    ilse.press("Ja, schrijf het op", "by-code-written")
    ilse.says("Deze persoon is overleden")


def test_who_stands_in_her_circle_tells_it_and_somebody_calls_first(walk: Begin) -> None:
    amina, bram, els = walk("told-amina"), walk("told-bram"), walk("told-els")
    amina.sign_in("Amina")
    circle = begun(amina, "Rond mijn tafel")
    asked(amina, circle, "Bram", "buurman", "bram@demo.example")
    says_yes(bram, "Bram", circle)
    bram.follow("Is iemand overleden? Vertel het ons", "tell")
    bram.press("Vertel het", "tell-nobody")
    bram.says("Kies wie.")
    bram.choose("Amina")
    bram.press("Vertel het", "told")
    bram.says("We bellen eerst, voor we iets veranderen.")
    els.sign_in("Els")
    els.go("/werk/", "inbox")
    row = els.page.locator("table.work tr", has_text="iemand vertelde: overleden")
    els.click(row.get_by_role("link").first, "told-by")
    els.says("Bram vertelde dit", "Bel eerst, voordat je iets opschrijft.")
    els.press("Ik belde: het klopt niet", "not-so")
    els.says("Er is niets veranderd.")
    amina.go("/mijn/")
    amina.says_not("overleden")
