"""Somebody with only a letterbox: she asks on a sheet of paper, and the answer comes by letter (parity of paper)."""

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
