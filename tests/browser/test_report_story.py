"""Somebody says that a place does not belong on the map, without account; an editor takes it down, or lets it stand."""

import re
from collections.abc import Callable

import pytest

from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def written(walk: Walk, name: str) -> str:
    """Put it on the map by the one form; return its page."""
    walk.go("/kaart/nieuw/")
    walk.fill("Hoe heet het?", name)
    walk.page.select_option("select[name=area]", index=1)
    walk.fill("Vertel het in één zin", "Samen knutselen.")
    walk.fill("Telefoon", "030 123 45 67")
    walk.choose("Van mij, of van ons als buren")
    walk.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    walk.press("Zet het op de kaart")
    walk.follow("Klaar")
    return walk.page.url.removeprefix(walk.site).removesuffix("bijhouden/")


def test_what_does_not_belong_is_reported_and_decided(walk: Begin) -> None:
    farid, ilse = walk("report-farid"), walk("report-ilse", width=WIDE)
    passer = walk("report-passer", java_script_enabled=False)
    farid.sign_in("Farid")
    one, other = written(farid, "Knutselhoek Eb"), written(farid, "Knutselhoek Vloed")
    for page, more in ((one, "one"), (other, "other")):
        passer.go(page)
        passer.follow(re.compile("Klopt dit niet"), f"report-{more}")
        passer.choose("Dit hoort hier niet")
        passer.press("Verstuur", f"report-nothing-{more}")
        passer.says("Vertel kort wat er mis is.")
        passer.fill("Wat is er anders?", "Hier staat mijn nummer bij.")
        passer.press("Verstuur", f"reported-{more}")
        passer.says("Iemand van de gemeente kijkt ernaar", "We bewaren niet wie je bent.")
    farid.go(f"{one}bijhouden/")
    farid.says_not("Hier staat mijn nummer bij.")
    ilse.sign_in("Ilse")
    ilse.go("/beheer/kaart/", "report-review")
    ilse.says("Gemeld", "Hier staat mijn nummer bij.")
    keys = Keyboard(ilse)
    keys.tab_to("Laat het staan : Knutselhoek Eb")
    keys.press("Enter")
    ilse.look("report-left")
    ilse.says("Het blijft staan. Wat iemand schreef, is weg.")
    ilse.follow(re.compile("Haal het van de kaart"), "report-take-down")
    ilse.fill("Waarom haal je het weg?", "Er staat een nummer van een ander bij.")
    ilse.press(re.compile("Haal"), "report-taken-down")
    ilse.says_not("Hier staat mijn nummer bij.")
    passer.go(f"{one}?again=1")
    passer.says("Knutselhoek Eb")
    passer.go(f"{other}?again=1", status=404)
    for walker in (farid, ilse, passer):
        walker.close()


def test_the_short_address_on_a_poster_leads_to_the_page(walk: Begin) -> None:
    farid = walk("short-farid")
    farid.sign_in("Farid")
    page = written(farid, "Knutselhoek Kort")
    passer = walk("short-passer")
    passer.go(f"{page}poster/", "short-poster")
    found = re.search(r"/k/([0-9a-z]{6})", passer.words())
    assert found
    passer.go(f"/k/{found[1].upper()}", "short-page")
    passer.says("Knutselhoek Kort")
    passer.go("/k/zzzzzz", status=404)
    for walker in (farid, passer):
        walker.close()
