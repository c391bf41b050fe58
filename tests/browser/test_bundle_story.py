"""Several ask the like: who works proposes one answer without knowing who; each asker says yes or no alone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .keyboard import Keyboard
from .walking import Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def _proposes(els: Walk) -> int:
    """Els proposes to go for a walk, and returns how many are asked: other journeys ask for walks too."""
    els.sign_in("Els")
    els.go("/werk/samen", "groups")
    els.says("Wandelen · Singelkwartier", "Je ziet hoeveel, niet wie")
    found = re.search(r"Wandelen · Singelkwartier\s+(\d+) mensen", els.words())
    assert found
    many = int(found[1])
    assert many >= 5, "those of the demo"
    els.says_not("Bram", "Coen", "singel")
    keys = Keyboard(els)
    keys.tab_to("Wandelen · Singelkwartier")
    keys.press("Enter")
    els.look("propose")
    keys.tab_to("Vraag het deze mensen")
    keys.press("Enter")
    els.look("empty")
    assert keys.on_errors()
    els.says("Schrijf in een paar zinnen wat je voorstelt.", "Kies een plek.")
    today = datetime.now(tz=UTC).date()
    els.fill("Wat stel je voor?", "Elke dinsdag een rondje om de singel, zo snel als de langzaamste.")
    els.page.get_by_role("radio").first.check()
    els.fill("Op welke dag?", (today + timedelta(days=9)).isoformat())
    els.fill("Hoe laat?", "10:00")
    els.fill("Tot welke dag kunnen mensen ja zeggen?", (today + timedelta(days=10)).isoformat())
    els.press("Vraag het deze mensen")
    els.says("voor de dag dat je samenkomt")
    els.fill("Tot welke dag kunnen mensen ja zeggen?", (today + timedelta(days=6)).isoformat())
    els.press("Vraag het deze mensen", "proposed")
    els.says("Wij vragen het iedereen apart", f"Gevraagd aan {many} mensen", "Wie wat zegt, ziet niemand")
    return many


def _answers(asker: Walk, name: str, words: str, many: int) -> None:
    asker.sign_in(name)
    asker.go("/mijn/")
    asker.follow(re.compile(words))
    asker.follow(re.compile("Samen met anderen"), "asked")
    asker.says(f"{many - 1} mensen bij jou in de buurt willen dit ook. Doe je mee?", "rondje om de singel")
    keys = Keyboard(asker)
    keys.tab_to("Ja, ik doe mee")
    keys.press("Enter")
    asker.look("yes")
    asker.says("Jij zei ja", "Je hoort of het doorgaat")
    keys.tab_to("Deze keer niet")
    keys.press("Enter")
    asker.look("no")
    asker.says("Je vraag blijft gewoon open", "Doe je mee?")
    asker.says_not("Jij zei")


def test_one_answer_for_several_who_ask_the_like(walk: Begin) -> None:
    els = walk("bundle-els")
    many = _proposes(els)
    _answers(walk("bundle-bram"), "Bram", "Alleen kom ik niet aan lopen toe", many)
    # She may change her mind; without JavaScript too.
    _answers(
        walk("bundle-bram-plain", java_script_enabled=False), "Bram", "Alleen kom ik niet aan lopen toe", many
    )
    els.go("/werk/samen")
    els.says(f"Gevraagd aan {many} mensen")  # and what they said changed nothing here


def test_what_goes_on_is_called_off_and_who_is_in_it_reads_so(walk: Begin) -> None:
    farid = walk("bundle-farid", java_script_enabled=False)
    farid.sign_in("Farid")
    farid.go("/mijn/")
    farid.follow(re.compile("Na de nachtdienst"))
    farid.follow(re.compile("Samen met anderen"), "goes-on")
    farid.says("Het gaat door, met 5 mensen", "om 14 uur.")
    page = farid.page.url.removeprefix(farid.site)
    dewi = walk("bundle-dewi")
    dewi.sign_in("Dewi")
    dewi.go("/werk/samen")
    keys = Keyboard(dewi)
    keys.tab_to("Zeg dit af: een spelletje")
    keys.press("Enter", moves=False)
    dewi.look("call-off")
    keys.tab_to("Ja, zeg het af")
    keys.press("Enter")
    dewi.look("called-off")
    dewi.says("Wij vertellen het iedereen die we vroegen.", "Je zegde dit af.")
    dewi.says_not("Farid", "Er komen")
    farid.go(page, "off")
    farid.says("Dit gaat niet door", "Je eigen vraag blijft gewoon open.")
    farid.says_not("Dewi")
