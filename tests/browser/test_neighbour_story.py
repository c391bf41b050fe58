"""Two neighbours come to help each other: from the call to the thanks, each on her own screen."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .deeds import open_question
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
LINE = "Samen een half uur wandelen"


def question_of(amina: Walk) -> str:
    """Her question, to be found among those of other stories."""
    return f"Ik kom zo weinig buiten ({amina.name})."


def asks(amina: Walk) -> None:
    """She asks, and says in one sentence what a neighbour could do."""
    amina.go("/vraag/")
    amina.fill("Jouw vraag", question_of(amina))
    amina.press("Verder")
    amina.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    amina.fill("Je telefoonnummer of e-mailadres", "wandelen@example.org")
    amina.press("Verder")
    amina.press("Stel mijn vraag")
    amina.follow("Volg de vraag")
    amina.follow(re.compile("Vraag het een buur"), "call")
    amina.press("Zo mag het", "call-empty")
    amina.says("Schrijf één zin.")
    amina.follow(LINE)
    amina.choose("samen iets doen")
    amina.page.get_by_role("radio", name=re.compile("iedereen, zonder dat")).check()
    amina.page.locator("details summary").first.click()
    amina.page.get_by_role("checkbox", name="dieren").first.check()
    amina.choose("Українська")
    amina.page.get_by_role("radio", name="Dat maakt me niet uit").check()
    amina.look("call-more")
    amina.press("Zo mag het")
    amina.says("Een buur leest alleen deze woorden")
    again = amina.page.url
    amina.follow(re.compile("Vraag het een buur"))
    assert amina.page.get_by_label("Українська").is_checked()
    amina.go(again)


def offers(bram: Walk, likes: str = "Lopen met de hond.", mail: str = "hond@example.org") -> None:
    """He sees it on the board, and offers."""
    bram.go("/buren-zoeken/", "board")
    bram.says(LINE)
    bram.says_not("wandelen@example.org", "Ik kom zo weinig buiten")
    bram.page.get_by_role("link", name=re.compile(f"Dit wil ik wel doen.*{LINE}")).first.click()
    bram.says(f"Je reageert op: “{LINE}”", "Ik wil meedoen, maar niet hiervoor")
    bram.fill("Waar word je blij van? Wat doe je graag?", likes)
    bram.choose("samen iets doen")
    bram.press("Verder")
    bram.press("Verder")
    bram.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    bram.fill("Je telefoonnummer of e-mailadres", mail)
    bram.press("Verder")
    bram.press("Ik doe mee")
    bram.follow("Bekijk het aanbod")
    bram.follow(re.compile("Ik wil meer vertellen"), "more")
    bram.page.get_by_role("checkbox", name="dieren").first.check()
    bram.choose("Українська")
    bram.press("Bewaar dit")
    again = bram.page.url
    bram.follow(re.compile("Ik wil meer vertellen"))
    assert bram.page.get_by_label("Українська").is_checked()
    bram.go(again)


def brings_together(els: Walk, amina: Walk, likes: str = "Lopen met de hond") -> None:
    els.sign_in("Els")
    els.go("/werk/aanbod", "night")
    els.says("Wat de planning 's nachts deed")
    els.page.locator("main ul li", has_text=likes).get_by_role("link").last.click()
    els.fill("Wat zeg je terug?", "Wat leuk!")
    els.press("Geef antwoord")
    open_question(els, question_of(amina))
    els.press("Ik pak dit op") if els.page.get_by_role("button", name="Ik pak dit op").count() else None
    els.follow(re.compile("Zoek een buur die helpt"), "candidates")
    els.says("reageerde op deze oproep", likes, "jullie houden allebei van: dieren")
    els.choose("Laat de planning 's nachts meezoeken")
    els.press("Schrijf het op", "needs")
    els.says("De planning zoekt 's nachts mee")
    els.page.locator("label.option", has_text="reageerde op deze oproep").get_by_role("checkbox").check()
    els.press("Stel deze buren voor", "suggested")
    els.says("Nu kiezen ze allebei zelf")


def meet(amina: Walk, bram: Walk, likes: str = "Lopen met de hond") -> None:
    amina.follow(re.compile("Buren voor mijn vraag"), "suggested")
    amina.says(likes, "Een nee ziet niemand")
    amina.press(re.compile(f"Ja, dat lijkt me wat: .*{likes}"), "waits")
    bram.follow(re.compile("Vragen die bij mij passen"), "asked")
    bram.says(LINE)
    bram.press(re.compile("Ja, dat lijkt me wat"), "both")
    bram.says("Jullie zeiden allebei ja")
    bram.page.locator("details summary").first.click()
    bram.press("Spreek dit af", "meet-empty")
    bram.page.get_by_role("radio").first.check()
    bram.fill("Op welke dag?", (datetime.now(tz=UTC).date() + timedelta(days=3)).isoformat())
    bram.fill("Hoe laat?", "14:30")
    bram.press("Spreek dit af", "planned")
    bram.says("om 14.30 uur")
    bram.press("We hebben elkaar gezien", "met")


def _rests(bram: Walk, amina: Walk) -> None:
    """He rests until a day; she makes it longer in one press; he goes on sooner."""
    day = datetime.now(tz=UTC).date() + timedelta(days=20)
    bram.page.locator("summary", has_text="Even rust nemen").click()
    bram.fill("Wanneer gaan jullie weer verder?", "2020-01-01")
    bram.press("Even rust", "rest-wrong")
    bram.says("Kies een dag na vandaag.")
    bram.fill("Wanneer gaan jullie weer verder?", day.isoformat())
    bram.press("Even rust", "rests")
    bram.says("Het staat even stil. Jullie gaan")
    amina.page.reload()
    amina.look("rests-too")
    amina.press(re.compile("^Vier weken langer: tot"))
    bram.page.reload()
    bram.press("Nu weer verder", "goes-on")
    bram.says_not("Het staat even stil")


@pytest.mark.parametrize("scripts", [True, False])
def test_two_neighbours_come_to_help_each_other(walk: Begin, scripts: bool) -> None:
    amina = walk(f"near-amina-{scripts}", java_script_enabled=scripts)
    bram = walk(f"near-bram-{scripts}", java_script_enabled=scripts)
    els = walk(f"near-els-{scripts}", width=WIDE)
    asks(amina)
    offers(bram)
    brings_together(els, amina)
    meet(amina, bram)
    bram.press("Ja, ik wil verder", "said")
    bram.says("De ander ziet het niet")
    amina.page.reload()
    amina.says_not("Je antwoord is binnen")
    amina.press("Ja, ik wil verder", "both-yes")
    els.page.reload()
    els.press("Laat het beginnen", "start-empty")
    els.fill("Wie kunnen ze bellen als er iets is?", "Els Hoekstra")
    els.fill("Op welk nummer?", "030 123 45 67")
    els.press("Laat het beginnen", "started")
    bram.page.reload()
    bram.look("runs")
    bram.says("Is er iets? Bel Els Hoekstra")
    _rests(bram, amina)
    bram.page.locator("summary", has_text="Stoppen of bedanken").click()
    bram.fill("Wil je de ander bedanken?", "Het was een mooie tijd.")
    bram.press("Stoppen", "ended")
    amina.page.reload()
    amina.look("thanked")
    amina.says("Het was een mooie tijd.")


def test_both_imbalances_on_one_page(walk: Begin) -> None:
    anybody = walk("balance")
    anybody.go("/vraag-en-aanbod/", "phone")
    anybody.says("Kleine getallen tonen we niet", "Singelkwartier")
    wide = walk("balance-wide", width=WIDE)
    wide.go("/vraag-en-aanbod/", "wide")
