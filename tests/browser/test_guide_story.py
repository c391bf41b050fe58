"""Somebody is asked to guide a trainee: she says yes herself, plans the talks, and one day cannot any more (AS-14)."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .guiding import PAGE, chooses, guided_card, says_yes
from .keyboard import Keyboard
from .living import LivingDemo
from .postbox import words_of
from .test_help_scenarios import _answers, _brings_together, _calls, _meet, _reacts
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
TODAY = datetime.now(tz=UTC).date()
SOON = TODAY + timedelta(days=7)


def _both_go_on(els: Walk, she: Walk, helper: Walk, words: str, line: str, likes: str) -> str:
    """A trainee helps; both want to go on. Return the page of who could help."""
    _calls(she, words, line, kind="samen iets doen", often="vaker")
    _reacts(helper, line, likes, "samen iets doen")
    _answers(els, likes)
    els.follow(re.compile("VOG, verzekering"))
    els.choose("Dit is een stagiair: altijd met een begeleider")
    els.press("Schrijf het op")
    page = _brings_together(els, words)
    _meet(she, helper)
    for one in (she, helper):
        one.page.reload()
        one.press("Ja, ik wil verder")
    els.go(page)
    els.fill("Wie kunnen ze bellen als er iets is?", "Els Hoekstra")
    els.fill("Op welk nummer?", "030 123 45 67")
    return page


def test_a_guide_says_yes_plans_the_talks_and_is_followed(walk: Begin, demo: LivingDemo) -> None:
    """Without a script, on a phone; nobody else comes on her page."""
    she, helper, gijs = walk("coached-she"), walk("coached-helper"), walk("coached-gijs")
    els, dewi = walk("coached-els", width=WIDE), walk("coached-dewi", java_script_enabled=False)
    line = "Met mijn drie kinderen koekjes bakken"
    els.sign_in("Els")
    dewi.sign_in("Dewi")
    page = _both_go_on(
        els, she, helper, "Drie kinderen, en nooit een rustig uur.", line, "Bakken. Ik loop stage."
    )
    asked = len(demo.postbox.to("dewi@example.org", "Wil jij iemand begeleiden?"))
    chooses(els, "Dewi", SOON.isoformat())
    letter = demo.postbox.wait("dewi@example.org", "Wil jij iemand begeleiden?", besides=asked)
    link = re.search(r"\S+/werk/begeleiding/", words_of(letter))
    assert link, words_of(letter)
    card = guided_card(dewi, line, "asked")
    dewi.says("Wil jij begeleiden?", "De vraag ligt bij Els. Bel: 030 123 45 22")
    assert "example.org" not in card.inner_text(), "how to reach the helper comes after her yes"
    says_yes(dewi, line)
    card = guided_card(dewi, line)
    assert "coached-helper@example.org" in card.inner_text()
    _plans(dewi, line)
    gijs.sign_in("Gijs")
    gijs.go(PAGE, status=404)
    els.go(page)
    els.press("Laat het beginnen")
    helper.page.reload()
    helper.says("Dewi begeleidt. Het volgende gesprek is")
    she.page.reload()
    she.look("who-guides")
    she.says("Dewi begeleidt.")
    she.says_not("Het volgende gesprek is")
    _is_followed(els, dewi, (she, helper), line, page)


def _plans(dewi: Walk, line: str) -> None:
    """A day that passed is said to be wrong, and the rhythm stays."""
    for day in (TODAY - timedelta(days=2), TODAY + timedelta(days=4)):
        card = guided_card(dewi, line)
        card.locator("summary", has_text="Een andere dag of een ander ritme").click()
        card.get_by_label("Wanneer praten jullie?").fill(day.isoformat())
        card.get_by_label("En daarna?").select_option(label="om de twee weken")
        dewi.click(card.get_by_role("button", name="Bewaar deze dag"))
        if day < TODAY:
            dewi.look("wrong-day")
            dewi.says("Kies een dag die nog komt")
            assert card.get_by_label("En daarna?").input_value() == "TWO_WEEKS"
    dewi.look("planned")
    dewi.says("Opgeschreven.", "Daarna: om de twee weken.")


def _is_followed(els: Walk, dewi: Walk, sides: tuple[Walk, Walk], line: str, page: str) -> None:
    """She cannot any more; help goes on, and who coordinates chooses another: herself."""
    dewi.go("/werk/afscheid", "takes-leave")
    dewi.says("Wie jij begeleidt", "Zeg dat je niet meer kunt.")
    dewi.click(dewi.page.get_by_role("link", name=re.compile("Zeg het hier")).first)
    dewi.says("Wie ik begeleid")
    card = guided_card(dewi, line)
    card.locator("summary", has_text="Dit kan ik niet meer").click()
    dewi.look("cannot-any-more")
    dewi.click(card.get_by_role("button", name=re.compile("Ik begeleid niet meer")))
    dewi.says("Goed dat je het zegt.")
    dewi.says_not(line)
    els.go(page, "guide-is-gone")
    els.says("Dewi begeleidt niet meer.", "Kies een ander.")
    for one in sides:
        one.page.reload()
        one.look("no-guide-now")
        one.says("We zoeken wie begeleidt. Bel intussen Els Hoekstra.", "Is er iets? Bel Els Hoekstra")
        one.says_not("Dewi")
    guide = els.page.locator("select[name=guide] option", has_text="Els").first
    els.page.select_option("select[name=guide]", guide.get_attribute("value"))
    els.fill("Wanneer praten jullie voor het eerst?", SOON.isoformat())
    els.press("Schrijf het op", "guides-herself")
    els.says("Els begeleidt.")
    els.says_not("Dewi begeleidt niet meer.")
    sides[1].page.reload()
    sides[1].says("Els begeleidt.")


def test_by_keyboard_she_says_that_she_cannot_and_another_says_yes(walk: Begin) -> None:
    she, helper, dewi = walk("asked-she"), walk("asked-helper"), walk("asked-dewi")
    els = walk("asked-els", width=WIDE)
    line = "Met mijn tweeling naar de speeltuin"
    els.sign_in("Els")
    dewi.sign_in("Dewi")
    page = _both_go_on(
        els, she, helper, "Een tweeling, en ik ben zo moe.", line, "Buiten zijn. Ik loop ook stage."
    )
    chooses(els, "Dewi", SOON.isoformat())
    card = guided_card(dewi, line).get_attribute("id")
    dewi.page.evaluate(
        "card => { location.hash = card }", card
    )  # as the list of who takes leave brings her here
    keys = Keyboard(dewi)
    keys.tab_to("Dit kan ik niet")
    keys.press("Enter")
    dewi.says("Goed dat je het zegt.")
    els.go(page)
    els.says("Dewi kan niet begeleiden.", "Kies een ander.")
    els.fill("Wie kunnen ze bellen als er iets is?", "Els Hoekstra")
    chooses(els, "Els", SOON.isoformat(), "begun")
    els.says("Het is begonnen.", "Els begeleidt.")
    els.go(PAGE, "els-guides")
    els.says(line, "De vraag ligt bij jou.")
