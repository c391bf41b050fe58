"""What there is this week: seen, narrowed down, taken along and passed on; with keys alone and without scripts."""

import json
import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from icalendar import Calendar
from playwright.sync_api import Route

from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def _days(who: Walk) -> list[str]:
    return [one.inner_text() for one in who.page.locator(".agenda-day h2 time").all()]


@pytest.mark.parametrize("scripts", [True, False])
def test_she_looks_what_there_is_this_week(walk: Begin, scripts: bool) -> None:
    amina = walk(f"agenda-{scripts}", java_script_enabled=scripts)
    amina.go("/")
    amina.follow(re.compile("Wat is er deze week"), "week")
    assert len(_days(amina)) == 7
    first = _days(amina)
    amina.follow("Week erna", "next-week")
    amina.says("Wat is er volgende week?")
    assert _days(amina) != first
    amina.page.locator("details.details summary").first.click()
    amina.page.get_by_label("Op welke dag?").select_option(label="Dinsdag")
    amina.choose("Het kost niets")
    amina.press("Laat zien", "tuesday")
    assert len(_days(amina)) == 1
    amina.says("Wat is er volgende week?", "Dinsdag")  # the week she chose stays
    amina.follow("Begin opnieuw")
    amina.says("Wat is er volgende week?")
    amina.page.locator(".agenda-day > .agenda h3 a").first.click()
    amina.says("De komende keren", "Deel dit")
    amina.look("entry")


def test_an_empty_week_leads_on(walk: Begin) -> None:
    amina = walk("agenda-empty")
    amina.go("/kaart/agenda/?q=qqqqqqqq", "empty")
    amina.says("In deze week weten we niets")
    amina.follow("Bekijk de hele week")
    assert len(_days(amina)) == 7


def test_by_keyboard_alone(walk: Begin) -> None:
    amina = walk("agenda-keys")
    amina.go("/kaart/")
    keys = Keyboard(amina)
    keys.tab_to("Wat is er deze week?")
    keys.press("Enter")
    keys.tab_to("Week erna")
    keys.press("Enter")
    amina.says("Wat is er volgende week?")
    keys.tab_to("Kies buurt, soort, dag of wat je wilt doen")
    keys.press("Enter", moves=False)
    keys.tab_to_field("gratis")
    keys.press("Space", moves=False)
    keys.tab_to("Laat zien")
    keys.press("Enter")
    assert "gratis=" in amina.page.url
    name = amina.page.locator(".agenda-day > .agenda h3 a").first.inner_text()
    keys.tab_to(name)
    keys.press("Enter")
    amina.says(name, "De komende keren")
    keys.tab_to("Haal het bestand op")


def test_she_takes_it_along_on_her_telephone(walk: Begin) -> None:
    amina = walk("agenda-file")
    amina.go("/kaart/agenda/?gratis=ja", "free")
    amina.page.get_by_text("Deel deze agenda").click()
    amina.look("pass-on")
    subscribe = str(amina.page.get_by_role("link", name="Zet in mijn agenda").get_attribute("href"))
    file = str(amina.page.get_by_role("link", name="Haal het bestand op").get_attribute("href"))
    assert subscribe == "webcal:" + file.partition(":")[2]
    answer = amina.context.request.get(file)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.body())
    assert len(calendar.walk("VEVENT")) > 3
    assert all(len(line) <= 75 for line in answer.body().split(b"\r\n"))


def test_a_page_says_to_machines_what_it_is_and_no_policy_minds(walk: Begin) -> None:
    amina = walk("entry-data")
    amina.go("/kaart/?q=taalcafé")
    amina.follow("Taalcafé", "entry")  # looking fails on any word of the console
    data = amina.page.locator('script[type="application/ld+json"]').inner_text()
    said = json.loads(data)
    assert said["name"] == "Taalcafé"
    assert said["url"] == amina.page.url
    amina.says("Je vindt dit op:", f"{amina.site}/k/")
    assert amina.page.get_by_role("img", name=re.compile("QR-code")).is_visible()


def _pin(who: Walk) -> dict[str, float]:
    who.page.wait_for_selector(".map-ready .map-pin")
    who.page.wait_for_timeout(300)
    box = who.page.locator(".map-pin").first.bounding_box()
    frame = who.page.locator("#map").bounding_box()
    assert box is not None
    assert frame is not None
    return {side: round(box[side] - frame[side]) for side in ("x", "y")}


def test_an_address_opens_the_same_view_of_the_map(walk: Begin) -> None:
    amina, other = walk("view", width=WIDE), walk("view-shared", width=WIDE)
    amina.go("/kaart/?q=wandelen")
    before = _pin(amina)
    amina.page.get_by_role("button", name="Dichterbij").click()
    amina.page.wait_for_url(re.compile("#map="))
    after = _pin(amina)
    assert after != before
    amina.page.get_by_text("Deel deze lijst").click()
    shared = amina.page.get_by_label("Dit is het adres").input_value()
    assert shared == amina.page.url
    mail = str(amina.page.get_by_role("link", name="Stuur in een mail").get_attribute("href"))
    assert shared in unquote(mail)
    amina.look("view")
    other.go(shared.removeprefix(other.site))
    assert _pin(other) == after
    for wrong in ("#map=99/1.0/2.0", "#map=x", "#map=14/95.1/5.0", "#map"):
        other.go("/kaart/?q=anders")
        other.go(f"/kaart/?q=wandelen{wrong}")
        assert _pin(other) == before, wrong
    other.look("wrong-view")


def test_without_scripts_the_address_can_be_passed_on(walk: Begin) -> None:
    amina = walk("share-plain", java_script_enabled=False)
    amina.go("/kaart/?q=wandelen&gratis=ja")
    amina.page.get_by_text("Deel deze lijst").click()
    assert amina.page.get_by_label("Dit is het adres").input_value().endswith("/kaart/?q=wandelen&gratis=ja")
    text = str(amina.page.get_by_role("link", name="Stuur in een sms").get_attribute("href"))
    assert "/kaart/?q=wandelen&gratis=ja" in unquote(text)


def test_the_map_has_a_background_and_without_internet_the_outlines(walk: Begin) -> None:
    near, offline = walk("tiles", width=WIDE), walk("tiles-offline", width=WIDE)
    near.go("/kaart/?q=wandelen")
    near.page.wait_for_selector(".map-tiled .leaflet-tile-loaded")
    assert "Kadaster" in near.page.locator(".leaflet-control-attribution").inner_text()
    near.look("tiles")

    def gone(route: Route) -> None:
        route.abort("internetdisconnected")

    offline.context.route("**/icon.svg?z=*", gone)
    offline.go("/kaart/?q=wandelen")
    offline.page.wait_for_selector(".map-ready:not(.map-tiled) .map-pin")
    assert offline.page.locator(".map-area").count() > 3
    assert offline.page.locator("img.leaflet-tile").count() == 0
    assert all("ERR_INTERNET_DISCONNECTED" in one for one in offline.troubles), offline.troubles
    offline.troubles.clear()  # of the tiles alone
    offline.look("outlines")


def test_two_say_that_one_grew_out_of_the_other(walk: Begin) -> None:
    gijs, amina = walk("grew-other"), walk("grew")
    for who, name in ((gijs, "Gijs"), (amina, "Amina")):
        who.sign_in(name)
        who.go("/kaart/nieuw/")
        for label, words in {"Hoe heet het?": f"Soep van {name}", "Telefoon": "030 123 45 67"}.items():
            who.fill(label, words)
        who.fill("Vertel het in één zin", "Elke week samen soep maken.")
        who.page.select_option("select[name=area]", index=1)
        who.choose("Van mij, of van ons als buren")
        who.choose("Wie dit doet, wil dat het zo op de kaart staat.")
        who.press("Zet het op de kaart")
        who.follow("Klaar")
    gijs.follow("Zeg hoe het ontstond", "none")
    gijs.fill("Waaruit is het ontstaan?", "Bestaat niet")
    gijs.press("Zeg het", "wrong")
    gijs.fill("Waaruit is het ontstaan?", "soep van amina")
    gijs.press("Zeg het", "said")
    gijs.says("De ander heeft nog niets gezegd.")
    amina.follow("Zeg hoe het ontstond", "asked")
    amina.press("Ja, dat klopt", "agreed")
    amina.follow("Terug")
    amina.follow("Zo ziet een ander het", "entry")
    amina.says("Hieruit ontstond ook", "Soep van Gijs")
