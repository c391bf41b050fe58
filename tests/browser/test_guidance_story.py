"""Somebody looks for a place where she can do what she likes, with somebody beside her; nobody asks why (AS-53)."""

import re
from collections.abc import Callable

import pytest

from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def _open_choices(who: Walk) -> None:
    if not who.page.get_by_label("Is er iemand bij je?").is_visible():
        who.page.locator("summary", has_text="Kies buurt, soort, dag").click()


@pytest.mark.parametrize("scripts", [True, False])
def test_she_finds_a_place_by_what_she_likes_and_who_is_beside_her(walk: Begin, scripts: bool) -> None:
    she = walk(f"guidance-{scripts}", java_script_enabled=scripts)
    she.go("/kaart/")
    _open_choices(she)
    she.page.get_by_label("Wat wil je er doen?").select_option(label="Dieren")
    she.page.get_by_label("Is er iemand bij je?").select_option(label="Er is altijd iemand bij je")
    she.press("Laat zien", "found")
    assert {"kan=ANIMALS", "hulp=ALWAYS"} <= set(she.page.url.partition("?")[2].split("&"))
    she.says("Kinderboerderij De Geitenwei", "Dagje boerderij")
    she.says_not("Aan de slag, op jouw manier")  # there, somebody is often beside you
    she.page.get_by_label("Is er iemand bij je?").select_option(label="Er is vaak of altijd iemand bij je")
    she.press("Laat zien", "more-found")
    she.says("Aan de slag, op jouw manier", "Dagje boerderij")
    she.go("/kaart/?q=geitenwei&kan=ANIMALS")
    she.follow("Kinderboerderij De Geitenwei", "entry")
    she.says("Wat kun je er doen", "Dieren, tuinieren", "Er is altijd iemand bij je.")
    she.go("/kaart/agenda/?hulp=ALWAYS", "agenda")
    she.go("/kaart/?kan=MUSIC&hulp=ALWAYS", "nothing")
    she.says("Dit vonden we niet op de kaart")  # and it ends with a human
    she.close()


def test_who_tends_a_place_says_it_and_an_outsider_only_reads(walk: Begin) -> None:
    farid, passer = walk("guidance-farid"), walk("guidance-passer", width=WIDE)
    farid.sign_in("Farid")
    farid.go("/kaart/nieuw/")
    farid.fill("Hoe heet het?", "Zaaiploeg Sperzieboon")
    farid.page.select_option("select[name=area]", index=1)
    farid.fill("Vertel het in één zin", "Samen zaaien.")
    farid.fill("Telefoon", "030 123 45 67")
    farid.choose("Van mij, of van ons als buren")
    farid.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    farid.page.locator("summary", has_text="Vertel er meer over").click()
    farid.says("Dit gaat over de plek. Schrijf nooit op wat iemand heeft.")
    farid.page.locator("input[name=talents][value=GARDEN]").check()
    keys = Keyboard(farid)
    keys.tab_to("Is er iemand bij je als je iets doet?")
    farid.page.get_by_label("Is er iemand bij je als je iets doet?").select_option(
        label="Er is vaak iemand bij je"
    )
    farid.look("write")
    farid.press("Zet het op de kaart")
    entry = farid.page.url.removeprefix(farid.site).removesuffix("wanneer/")
    passer.go("/kaart/?kan=GARDEN&hulp=OFTEN&q=sperzieboon", "found")
    passer.follow("Zaaiploeg Sperzieboon", "entry")
    passer.says("Tuinieren", "Er is vaak iemand bij je.")
    passer.go(f"{entry}bewerken/")
    assert "bewerken" not in passer.page.url.partition("?")[0]  # she has to say who she is first
    gijs = walk("guidance-gijs")
    gijs.sign_in("Gijs")
    gijs.go(f"{entry}bewerken/", status=404)
    for one in (farid, passer, gijs):
        one.close()


def test_from_what_she_offers_to_where_she_can_do_it(walk: Begin) -> None:
    she = walk("guidance-offer")
    she.go("/")
    she.follow("Ik wil iets doen voor een ander")
    she.fill("Waar word je blij van? Wat doe je graag?", "Met dieren omgaan, graag met iemand erbij.")
    she.press("Verder")
    she.choose("samen iets doen")
    she.press("Verder")
    she.press("Verder")
    she.page.get_by_role("button", name="De Weide").click()
    she.fill("Je telefoonnummer of e-mailadres", "dierenvriend@example.org")
    she.press("Verder")
    she.press("Ik doe mee", "sent")
    code = she.page.locator(".code").inner_text()
    she.go("/volg/")
    she.fill("Je code", code)
    she.page.get_by_role("button").filter(has_text=re.compile("vraag|Open|Volg|Kijk")).first.click()
    she.look("follow")
    she.follow("vertel waar je van houdt", "more")
    she.page.locator("input[name=topics][value=ANIMALS]").check()
    she.press("Bewaar")
    she.says("Plekken waar je dit kunt doen")
    she.look("places")
    she.follow("Dieren", "on-the-map")
    she.says("Kinderboerderij De Geitenwei")
    she.close()
