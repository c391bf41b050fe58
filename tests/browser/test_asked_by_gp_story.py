"""A GP asks for who sits opposite, from the own start page; she then follows it alone, and the GP reads nothing."""

from collections.abc import Callable

import pytest

from .deeds import onward
from .keyboard import Keyboard
from .walking import Walk

pytestmark = pytest.mark.browser
WORDS = "Zij slaapt slecht, en wil wel eens met iemand praten."


@pytest.mark.parametrize("scripts", [True, False])
def test_a_gp_asks_for_another_with_her_yes(walk: Callable[..., Walk], scripts: bool) -> None:
    chen, gijs, her = (
        walk(f"chen-{scripts}", java_script_enabled=scripts), walk(f"gijs-chen-{scripts}"), walk(f"her-{scripts}")
    )  # fmt: skip
    chen.sign_in("Dokter Chen")
    chen.go("/werk/", "start")
    keys = Keyboard(chen)
    keys.tab_to("Vraag iets voor een ander")
    keys.press("Enter")
    chen.look("for-another")
    chen.choose("Dat weet ik nog niet")
    chen.fill("Hoe heet jij?", "dokter Chen")
    chen.press("Verder", "no-yes")
    chen.says("Vraag het eerst aan de ander.")
    assert chen.page.get_by_label("Hoe heet jij?").input_value() == "dokter Chen"
    chen.choose("Ja, de ander zit nu naast mij")
    chen.press("Verder", "her-words")
    chen.says("Wat zou de ander helpen?")
    chen.says_not("Ik vraag dit voor iemand anders")
    chen.fill("De vraag van de ander", WORDS)
    chen.press("Verder", "where")
    chen.page.locator("[name=where]").fill("3994")
    onward(chen, "reach")
    chen.page.locator("[name=contact]").fill("06 12 34 56 71")
    onward(chen, "check")
    chen.says(WORDS, "dokter Chen")
    onward(chen, "sent")
    code = chen.page.locator("p.code").inner_text().strip()
    path = f"/volg/{code.lower().replace(' ', '-')}"

    her.go(path, "followed-by-her")
    her.says(WORDS, "De bal ligt bij Els")
    gijs.sign_in("Gijs")
    gijs.go("/mijn/")
    gijs.says_not(WORDS)
    chen.go("/werk/")
    chen.says_not(WORDS)
    chen.go("/mijn/", "not-of-chen")
    chen.says_not(WORDS)
    chen.go("/vraag/", "the-next")
    chen.says("Wat zou je helpen?")
