"""What who guides does in these journeys, on her own page."""

import re

from playwright.sync_api import Locator

from .walking import Walk

PAGE = "/werk/begeleiding/"


def guided_card(dewi: Walk, line: str, look: str = "") -> Locator:
    """Open her page, and give the card of this call: other stories leave cards of their own."""
    dewi.go(PAGE, look)
    card = dewi.page.locator("section.card", has_text=line)
    assert card.count() == 1, dewi.words()
    return card


def says_yes(dewi: Walk, line: str, look: str = "") -> None:
    """She says yes herself, on her own page."""
    card = guided_card(dewi, line, look)
    dewi.click(card.get_by_role("button", name=re.compile("Ja, ik begeleid")))
    dewi.says("Fijn dat je begeleidt.")


def chooses(els: Walk, name: str, day: str, look: str = "") -> None:
    """Who coordinates chooses who is to guide, from what day on, and presses begin."""
    option = els.page.locator("select[name=guide] option", has_text=name).first
    els.page.select_option("select[name=guide]", option.get_attribute("value"))
    els.fill("Wanneer praten jullie voor het eerst?", day)
    els.press("Laat het beginnen", look)
