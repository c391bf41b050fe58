"""Somebody with only a letterbox: she asks on a sheet of paper, and the answer comes by letter (parity of paper)."""

import re
from collections.abc import Callable

import pytest

from .walking import PHONE, WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
WORDS = "Ik ben 91 en hoor niet goed meer. Wie leest mijn post met mij?"


def test_a_sheet_to_fill_in_has_a_margin(walk: Begin) -> None:
    for width in (PHONE, WIDE):
        reader = walk(f"sheet-{width}", width=width)
        for path in ("/vraag/op-papier", "/help-mee/op-papier"):
            reader.go(path, "sheet")
            inside = "document.querySelector('.sheet h1').getBoundingClientRect().left"
            assert (
                reader.page.evaluate(
                    f"{inside} - document.querySelector('.sheet').getBoundingClientRect().left"
                )
                >= 16
            )


def test_who_has_only_a_letterbox_asks_on_paper(walk: Begin) -> None:
    neighbour = walk("paper-neighbour", java_script_enabled=False)
    neighbour.go("/vraag/")
    neighbour.follow("Liever op papier? Print dit blad.", "sheet")
    neighbour.says("Wat zou je helpen?", "Stuur mij een brief.", "Is er nu gevaar? Bel dan 112.")
    els = walk("paper-els")
    els.sign_in("Els")
    els.go("/balie/nieuw")
    els.fill("De vraag, in haar of zijn eigen woorden", WORDS)
    els.fill("Hoe heet de vrager?", "mevrouw Aaltje Koolhaas")
    els.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
    els.page.get_by_role("radio", name="Op papier").check()
    els.choose("Ik heb de vraag voorgelezen, of hij stond zo op papier. Zo klopt het.")
    els.press("Stel de vraag namens de ander", "no-address")
    els.says("Vul een adres, een nummer of een e-mail in.")
    els.fill("Straat en nummer, voor de brief", "Lindelaan 4")
    els.fill("Postcode", "3994 AB")
    els.press("Stel de vraag namens de ander", "asked")
    els.go("/werk/meer")
    els.page.get_by_role("link", name="mevrouw Aaltje Koolhaas: We hebben je vraag").first.click()
    els.page.wait_for_load_state()
    els.says("Lindelaan 4", "3994 AB Waterhoek", "Lees je code voor als je belt")
    els.go("/werk/")
    els.click(els.page.locator("table.work tr", has_text=WORDS[:40]).get_by_role("link").first, "question")
    els.says("Lindelaan 4, 3994 AB Waterhoek", "een brief")


def test_the_post_of_a_day_is_printed_in_one_go_and_again_when_the_printer_jams(walk: Begin) -> None:
    els = walk("post-els", width=WIDE, java_script_enabled=False)
    els.sign_in("Els")
    for number, name in enumerate(("mevrouw Post", "meneer Zegel")):
        els.go("/balie/nieuw")
        els.fill("De vraag, in haar of zijn eigen woorden", f"Wie leest mij brief {number} voor?")
        els.fill("Hoe heet de vrager?", name)
        els.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
        els.page.get_by_role("radio", name="Op papier").check()
        els.choose("Ik heb de vraag voorgelezen, of hij stond zo op papier. Zo klopt het.")
        els.fill("Straat en nummer, voor de brief", f"Postweg {number + 1}")
        els.fill("Postcode", "3994 AB")
        els.press("Stel de vraag namens de ander")
    waiting = els.page.get_by_role("link", name=re.compile("(mevrouw Post|meneer Zegel): We hebben je vraag"))
    for _ in range(100):
        els.go("/werk/meer")
        if waiting.count() == 2:
            break
        els.page.wait_for_timeout(100)
    els.follow(re.compile("^Print deze [0-9]+ brieven in één keer"), "all-letters")
    els.says("Postweg 1", "Postweg 2")
    letters, long = (
        els.page.locator(".sheet-letter").count(),
        els.page.locator(".sheet-letter:has(ul, .letter-part)").count(),
    )
    pages = len(re.findall(rb"/Type\s*/Page\b", els.page.pdf(prefer_css_page_size=True)))
    assert 2 <= letters <= pages <= letters + long, (
        "each letter begins a sheet of its own; one with a rota or several messages may take two"
    )
    els.press("De brieven zijn geprint", "all-printed")
    els.says("De brieven zijn geprint.", "Er wachten geen brieven.")
    els.page.locator("summary", has_text="nog een keer printen").click()
    els.look("printed-this-week")
    els.click(waiting.first, "again")
    els.says("Postweg")
    assert els.page.get_by_role("button", name="De brief is geprint").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_a_letter_that_is_not_true_any_more_is_not_printed(walk: Begin, scripts: bool) -> None:
    """Written down at the desk and ended there: one letter is left, and the page says which one lapsed and why."""
    els = walk(f"lapsed-els-{scripts}", java_script_enabled=scripts)
    els.sign_in("Els")
    name = f"mevrouw Vlug {scripts}"
    els.go("/balie/nieuw")
    els.fill("De vraag, in haar of zijn eigen woorden", "Wie zet de bak aan de weg?")
    els.fill("Hoe heet de vrager?", name)
    els.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
    els.page.get_by_role("radio", name="Op papier").check()
    els.choose("Ik heb de vraag voorgelezen, of hij stond zo op papier. Zo klopt het.")
    els.fill("Straat en nummer, voor de brief", "Vlugstraat 1")
    els.fill("Postcode", "3994 AB")
    els.press("Stel de vraag namens de ander")
    els.follow(re.compile("Bekijk|Volg"))
    follow = els.page.url
    _comes(els, f"{name}: We hebben je vraag")
    els.go(follow)
    els.follow(re.compile("Ik wil stoppen|Ik stop|trek", re.IGNORECASE))
    els.press(re.compile("Ja|Stop|stop"))
    _comes(els, f"{name}: Je hebt je vraag afgesloten")
    assert els.page.get_by_role("link", name=f"{name}: We hebben je vraag").count() == 0
    els.page.locator("summary", has_text=re.compile("verviel")).click()
    els.look("lapsed")
    els.says(f"{name}: We hebben je vraag", "Daarna kwam: “Je hebt je vraag afgesloten”.")
    els.follow(f"{name}: We hebben je vraag", "lapsed-letter")
    els.says("Vlugstraat 1")


def _comes(els: Walk, letter: str) -> None:
    """Wait for the worker: this letter stands among those that wait for the printer."""
    for _ in range(100):
        els.go("/werk/meer")
        if els.page.get_by_role("link", name=letter).count():
            return
        els.page.wait_for_timeout(100)
    raise AssertionError(f"no letter {letter!r}")
