"""Several ask the like: who works proposes one answer without knowing who; each asker says yes or no alone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .walking import Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def _proposes(els: Walk) -> None:
    els.sign_in("Els")
    els.go("/werk/samen", "groups")
    els.says("Wandelen · Singelkwartier", "5 mensen", "Je ziet hoeveel, niet wie")
    els.says_not("Bram", "Coen", "singel")
    els.follow(re.compile("Wandelen · Singelkwartier"), "propose")
    els.press("Vraag het deze mensen", "empty")
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
    els.says("Wij vragen het iedereen apart", "Gevraagd aan 5 mensen", "Wie wat zegt, ziet niemand")


def _answers(asker: Walk, name: str, words: str) -> None:
    asker.sign_in(name)
    asker.go("/mijn/")
    asker.follow(re.compile(words))
    asker.follow(re.compile("Samen met anderen"), "asked")
    asker.says("4 mensen bij jou in de buurt willen dit ook. Doe je mee?", "rondje om de singel")
    asker.press(re.compile("Ja, ik doe mee"), "yes")
    asker.says("Jij zei ja", "Je hoort of het doorgaat")
    asker.press(re.compile("Deze keer niet"), "no")
    asker.says("Je vraag blijft gewoon open", "Doe je mee?")
    asker.says_not("Jij zei")


def test_one_answer_for_several_who_ask_the_like(walk: Begin) -> None:
    els = walk("bundle-els")
    _proposes(els)
    _answers(walk("bundle-bram"), "Bram", "Alleen kom ik niet aan lopen toe")
    # She may change her mind; without JavaScript too.
    _answers(walk("bundle-bram-plain", java_script_enabled=False), "Bram", "Alleen kom ik niet aan lopen toe")
    els.go("/werk/samen")
    els.says("Gevraagd aan 5 mensen")  # and what they said changed nothing here
