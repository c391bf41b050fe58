"""Help between neighbours as it goes in practice: once, by a trainee, by who is older, and by who came to ask."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .deeds import ask_quickly, open_question
from .guiding import chooses, says_yes
from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def _calls(who: Walk, words: str, line: str, *, kind: str, often: str) -> str:
    """She asks, with a sentence for a neighbour; return the address of the question."""
    mine = ask_quickly(who, words)
    who.follow(re.compile("Vraag het een buur"))
    who.fill("Wat zou een buur voor je kunnen doen? In één zin", line)
    who.choose(kind)
    who.choose(often)
    who.page.get_by_role("radio", name=re.compile("iedereen, zonder dat")).check()
    who.press("Zo mag het")
    who.says("Een buur leest alleen deze woorden")
    return mine.path


def _reacts(who: Walk, line: str, likes: str, *kinds: str) -> None:
    """Somebody without account reads it on the board and offers just this."""
    who.go("/buren-zoeken/")
    who.page.get_by_role("link", name=re.compile(f"Dit wil ik wel doen.*{re.escape(line)}")).first.click()
    who.fill("Waar word je blij van? Wat doe je graag?", likes)
    for kind in kinds:
        who.choose(kind)
    who.press("Verder")
    who.press("Verder")
    who.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    who.fill("Je telefoonnummer of e-mailadres", f"{who.name}@example.org")
    who.press("Verder")
    who.press("Ik doe mee")
    who.follow("Bekijk het aanbod")


def _answers(els: Walk, likes: str) -> None:
    """A human answers the offer; she stays on its page."""
    els.go("/werk/aanbod")
    els.page.locator("main ul li", has_text=likes).get_by_role("link").last.click()
    els.fill("Wat zeg je terug?", "Wat fijn dat je dit wilt.")
    els.press("Geef antwoord")


def _brings_together(els: Walk, words: str) -> str:
    open_question(els, words)
    if els.page.get_by_role("button", name="Ik pak dit op").count():
        els.press("Ik pak dit op")
    els.follow(re.compile("Zoek een buur die helpt"))
    els.page.locator("label.option", has_text="reageerde op deze oproep").get_by_role("checkbox").check()
    els.press("Stel deze buren voor")
    return els.page.url


def _meet(she: Walk, helper: Walk) -> None:
    she.follow(re.compile("Buren voor mijn vraag"))
    she.press(re.compile("Ja, dat lijkt me wat"))
    helper.follow(re.compile("Vragen die bij mij passen"))
    helper.press(re.compile("Ja, dat lijkt me wat"))
    helper.page.locator("details summary").first.click()
    helper.page.get_by_role("radio").first.check()
    helper.fill("Op welke dag?", (datetime.now(tz=UTC).date() + timedelta(days=2)).isoformat())
    helper.fill("Hoe laat?", "10:00")
    helper.press("Spreek dit af")
    helper.press("We hebben elkaar gezien")
    she.page.reload()


def test_help_for_once_ends_when_the_asker_says_so(walk: Begin) -> None:
    """AS-26: the mail does not work. Once is enough, both say how it was, and no account or profile is needed."""
    she, helper, els = (
        walk("pc-she", java_script_enabled=False),
        walk("pc-helper"),
        walk("pc-els", width=WIDE),
    )
    words, line = "Mijn mail doet het al een week niet.", "Mijn mail weer aan de praat krijgen"
    mine = _calls(she, words, line, kind="iets wat een ander kan", often="één keer")
    _reacts(helper, line, "Computers, en koffie erbij.", "iets wat ik kan")
    els.sign_in("Els")
    _answers(els, "Computers, en koffie erbij.")
    helpers = _brings_together(els, words)
    _meet(she, helper)
    she.look("how-was-it")
    she.says("Hoe was het?", "Was één keer genoeg?", "De ander ziet je antwoord niet.")
    she.press("Eén keer was genoeg")
    helper.says("Hoe was het?")
    keys = Keyboard(helper)
    keys.tab_to("Eén keer was genoeg")
    keys.press("Enter")
    helper.look("was-once")
    helper.says("het was voor één keer")
    els.go(helpers, "was-once-at-work")
    els.says_not("Het klikt niet meer")
    she.go(mine)
    she.follow(re.compile("Mijn vraag is beantwoord"))
    she.choose("Ja, mijn vraag is beantwoord")
    she.choose("Iemand uit de buurt, of een groep")
    she.press("Zeg het", "closed")
    she.go(mine)
    she.says("beantwoord")


def test_a_trainee_helps_with_a_guide_and_a_talk_that_is_planned(walk: Begin) -> None:
    """AS-14: without a guide who says yes herself, and a day to talk, it does not begin; the same page says what lacks."""
    she, helper, els = walk("guide-she"), walk("guide-helper"), walk("guide-els", width=WIDE)
    dewi = walk("guide-dewi")
    dewi.sign_in("Dewi")
    words, line = "Met mijn drukke gezin kom ik nergens meer aan toe.", "Een middag met mijn kinderen spelen"
    _calls(she, words, line, kind="samen iets doen", often="vaker")
    _reacts(helper, line, "Spelletjes met kinderen. Ik loop stage.", "samen iets doen")
    els.sign_in("Els")
    _answers(els, "Spelletjes met kinderen. Ik loop stage.")
    els.follow(re.compile("VOG, verzekering"))
    els.choose("Dit is een stagiair: altijd met een begeleider")
    els.press("Schrijf het op")
    helpers = _brings_together(els, words)
    _meet(she, helper)
    for one in (she, helper):
        one.page.reload()
        one.press("Ja, ik wil verder")
    els.go(helpers)
    els.fill("Wie kunnen ze bellen als er iets is?", "Els Hoekstra")
    els.fill("Op welk nummer?", "030 123 45 67")
    els.press("Laat het beginnen", "no-guide")
    els.says("Dit kan alleen met een begeleider.")
    assert els.page.get_by_label("Wie kunnen ze bellen als er iets is?").input_value() == "Els Hoekstra"
    day = datetime.now(tz=UTC).date() + timedelta(days=7)
    chooses(els, "Dewi", day.isoformat(), "guide-is-asked")
    els.says("We vroegen het.", "Dewi is gevraagd om te begeleiden")
    assert els.page.get_by_label("Wie kunnen ze bellen als er iets is?").input_value() == "Els Hoekstra"
    assert els.page.get_by_label("Wanneer praten jullie voor het eerst?").input_value() == day.isoformat()
    helper.page.reload()
    helper.says_not("Dewi")
    says_yes(dewi, line, "asked-to-guide")
    els.go(helpers, "guide-said-yes")
    els.says("Dat is een eigen ja. Nu kan het beginnen.")
    els.press("Laat het beginnen", "with-a-guide")
    els.says("Het is begonnen.")
    helper.page.reload()
    helper.look("is-guided")
    helper.says("Dewi begeleidt. Het volgende gesprek is", "Is er iets? Bel Els Hoekstra")


def test_who_came_to_ask_found_it_herself_and_pours_the_coffee(walk: Begin) -> None:
    """AS-21: her question is answered by herself; what she likes becomes an offer; and older people offer too (AS-27)."""
    she, els = walk("coffee-she"), walk("coffee-els", width=WIDE)
    mine = ask_quickly(she, "Ik zit veel alleen, en zou wel iets willen betekenen.")
    she.follow(re.compile("Mijn vraag is beantwoord"), "answer")
    she.choose("Ja, mijn vraag is beantwoord")
    she.choose("Ik vond het zelf")
    she.press("Zeg het", "look-back")
    she.go(mine.path, "found-it-herself")
    she.says("Jij zei: ik vond zelf een antwoord.")
    likes = "Koffie schenken, zingen en een partijtje sjoelen. Ik ben 84."
    she.go("/")
    she.follow("Ik wil iets doen voor een ander")
    she.fill("Waar word je blij van? Wat doe je graag?", likes)
    for kind in ("samen iets doen", "iets wat ik kan", "iets wat ik zelf heb meegemaakt"):
        she.choose(kind)
    she.press("Verder")
    she.press("Verder")
    she.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    she.fill("Je telefoonnummer of e-mailadres", "koffie@example.org")
    she.press("Verder", "several-kinds")
    she.says("samen iets doen", "iets wat ik kan", "iets wat ik zelf heb meegemaakt")
    she.press("Ik doe mee")
    she.follow("Bekijk het aanbod", "own-offer")
    els.sign_in("Els")
    _answers(els, likes)
    she.page.reload()
    she.look("answered-by-a-human")
    she.says("Wat fijn dat je dit wilt.", "doet mee")
