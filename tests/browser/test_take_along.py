"""What people take along: a list without an account, a leaflet, a poster and a week on paper; and the ladder."""

import re
from collections.abc import Callable

import psycopg
import pytest

from .keyboard import Keyboard
from .living import LivingDemo
from .walking import PHONE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def pages(walk: Walk) -> int:
    """How many sides of paper this page takes."""
    return len(PAGE.findall(walk.page.pdf(prefer_css_page_size=True)))


def nothing_cut_off(walk: Walk, inside: str) -> None:
    """Printed, no words stick out of these parts of the page."""
    walk.page.emulate_media(media="print")
    cut = walk.page.eval_on_selector_all(
        inside, "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)"
        ".map(e => e.className + ': ' + e.innerText.slice(0, 80))",
    )  # fmt: skip
    walk.page.emulate_media(media="null")
    assert cut == []


def choose(walk: Walk, how_many: int, path: str = "/kaart/") -> str:
    """Take so many places along from the list of the map; return the address of the list."""
    walk.go(path)
    links = walk.page.locator("a[href*='erbij=']")
    for address in [links.nth(n).get_attribute("href") or "" for n in range(how_many)]:
        walk.go(address)
    return walk.page.url.removeprefix(walk.site)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_passer_by_takes_places_along(walk: Begin, scripts: bool) -> None:
    passer = walk("passer-by", java_script_enabled=scripts)
    passer.go("/kaart/meenemen/", "take-nothing")
    passer.says("Je lijst is nog leeg")
    address = choose(passer, 6)
    passer.look("take-six")
    printed = passer.page.get_by_text(re.compile("^Geprint op [0-9]"))
    assert not printed.is_visible()
    passer.page.emulate_media(media="print")
    assert printed.is_visible(), "on paper, next week, nobody knows what today was"
    passer.page.emulate_media(media="null")
    first = passer.page.locator("main ol h2").first.inner_text()
    passer.press(re.compile("^Naar beneden"))
    assert passer.page.locator("main ol h2").nth(1).inner_text() == first
    keys = Keyboard(passer)
    keys.tab_to("Haal eraf")
    keys.press("Enter")
    assert passer.page.locator("main ol h2").count() == 5
    sms = passer.page.get_by_role("link", name="Stuur een sms").get_attribute("href") or ""
    assert sms.startswith("sms:?&body=")
    assert "lijst%3D" in sms
    other = walk("other-phone", java_script_enabled=scripts)
    other.go(address, "take-from-another")
    other.says("Voor jou uitgezocht")
    other.press("Maak dit mijn lijst")
    other.says("Wat je meeneemt")
    other.go("/kaart/meenemen/?erbij=x", "take-wrong", status=404)


def test_a_leaflet_folds_on_one_sheet_and_nothing_is_cut_off(walk: Begin) -> None:
    passer = walk("leaflet")
    code = choose(passer, 6).split("lijst=")[1]
    for form, sides in (("vouw", 2), ("a5", 3), ("groot", 4)):
        passer.go(f"/kaart/meenemen/blad/?vorm={form}&lijst={code}", f"leaflet-{form}")
        passer.says("Klopt het niet? Bel", "Bevestigd op")
        assert pages(passer) <= sides, form
        nothing_cut_off(passer, ".leaf-place, .leaf-place dd, .leaf-cover > div")
        letters = passer.page.locator(".leaf-place p").first.evaluate(
            "e => parseFloat(getComputedStyle(e).fontSize)"
        )
        assert letters >= {"vouw": 14, "a5": 15, "groot": 26}[form]  # px: 11, 12 and 20 points


def test_a_poster_is_one_side_with_eight_strips(walk: Begin) -> None:
    passer = walk("poster")
    passer.go("/kaart/")
    entries = passer.page.locator("article.place h2 a")
    addresses = [entries.nth(n).get_attribute("href") or "" for n in range(3)]
    for number, address in enumerate(addresses):
        passer.go(f"{address}poster/", f"poster-{number}")
        assert pages(passer) == 1
        assert passer.page.locator(".strips > li").count() == 8
        passer.page.set_viewport_size({"width": 800, "height": 1130})
        nothing_cut_off(passer, ".poster-words, .strips > li")
        passer.page.set_viewport_size({"width": PHONE, "height": 844})


def test_the_week_of_a_neighbourhood_fits_on_the_board_in_the_lift(walk: Begin) -> None:
    passer = walk("week")
    passer.go("/kaart/")
    codes = passer.page.eval_on_selector_all(
        "select[name=buurt] option", "all => all.map(e => e.value).filter(Boolean)"
    )
    for code in codes[:3]:
        passer.go(f"/kaart/buurtblad/{code}/", f"week-{code}")
        passer.says("Deze week in", "Vraag het gerust")
        assert pages(passer) <= 2
    passer.follow("Week erna")
    passer.says("Deze week in")
    passer.go(f"/kaart/buurtblad/{codes[0]}/?week=x", "week-wrong", status=404)


def written(walk: Walk, name: str, summary: str = "Samen iets doen.") -> str:
    """Write an entry; return the address where its owner says with whom it does something."""
    walk.go("/kaart/nieuw/")
    walk.fill("Hoe heet het?", name)
    walk.page.select_option("select[name=area]", index=1)
    walk.fill("Vertel het in één zin", summary)
    walk.fill("Telefoon", "030 123 45 67")
    walk.choose("Van mij, of van ons als buren")
    walk.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    walk.press("Zet het op de kaart")
    pk = walk.page.url.removeprefix(walk.site).split("/")[2]
    return f"/kaart/van-mij/{pk}/samen/"


def placed(demo: LivingDemo, *names: str) -> None:
    """Nobody fills in a point by hand yet: so the map gets them here."""
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        for number, name in enumerate(names):
            admin.execute(
                "UPDATE social_map_entry SET latitude = %s, longitude = %s WHERE name = %s",
                (52.01 + number / 200, 5.12 + number / 300, name),
            )


@pytest.mark.parametrize("scripts", [True, False])
def test_two_sides_say_how_they_stand(walk: Begin, demo: LivingDemo, scripts: bool) -> None:
    more = "" if scripts else " zonder"
    farid, amina = (walk(name, java_script_enabled=scripts) for name in ("farid-ladder", "amina-ladder"))
    outsider = walk("outsider-ladder", java_script_enabled=scripts)
    farid.sign_in("Farid")
    amina.sign_in("Amina")
    garden, kitchen = written(farid, f"Tuinkring{more}"), written(amina, f"Soepkeuken{more}")
    farid.go(garden, "relations-none")
    farid.fill("Met welke plek op de kaart?", "Soepkeuken")
    farid.press("Zoek", "relations-found")
    farid.follow(f"Soepkeuken{more}", "relate")
    farid.press("Vraag of zij het ook zo zien", "relate-nothing")
    farid.says("Kies wat het beste past.", "Schrijf in één zin wat jullie samen doen.")
    farid.page.get_by_label(re.compile("^Samenwerken")).check()
    farid.fill("Wat doen jullie samen, in één zin?", f"Soep van eigen groente{more}.")
    farid.press("Vraag of zij het ook zo zien", "relations-asked")
    farid.says("Alleen jullie en zij zien dit.")
    outsider.go(f"/kaart/samen/?asked={scripts}", "together-none")
    outsider.says_not(f"Soep van eigen groente{more}.")
    amina.go(kitchen, "relations-to-answer")
    amina.follow(re.compile("Bekijk en beslis"), "relation")
    outsider.go(amina.page.url.removeprefix(amina.site))
    outsider.says_not("Soep van eigen groente")  # she is asked to sign in
    amina.page.locator("summary").first.click()
    amina.page.get_by_label(re.compile("^Samenspel")).check()
    amina.press("Vraag of zij het ook zo zien", "relation-otherwise")
    farid.go(garden)
    farid.follow(re.compile("Bekijk en beslis"))
    farid.press("Ja, zo is het", "relations-yes")
    placed(demo, f"Tuinkring{more}", f"Soepkeuken{more}")
    outsider.go(f"/kaart/samen/?later={scripts}", "together")  # the page itself is kept for a minute
    if scripts:
        outsider.page.locator("path.map-line-interplay.leaflet-interactive").first.wait_for(state="attached")
        assert outsider.page.locator(".map .map-pin").count() >= 2
    outsider.says(
        f"Tuinkring{more}", f"Soepkeuken{more}", "Wij spelen samen", f"Soep van eigen groente{more}."
    )
    outsider.follow(f"Tuinkring{more}", "entry-together")
    outsider.says("Wij spelen samen met", f"Soepkeuken{more}")
    amina.go(kitchen)
    amina.follow(re.compile("Verander of stop"), "relation-holds")
    amina.press("Stop hiermee", "relations-ended")
    amina.says("Dit was zo van")
    outsider.go(f"/kaart/samen/?ended={scripts}")
    outsider.says_not(f"Soep van eigen groente{more}.")


def test_the_longest_words_fit_on_paper(walk: Begin) -> None:
    """A name of 200 letters without a space in sight, and every field full."""
    farid = walk("farid-long")
    farid.sign_in("Farid")
    name = ("Buurtbewonersoverleggroepsvergadering voor iedereen die wil " * 4)[:200]
    address = written(farid, name, summary=("Samen praten over alles wat de straat aangaat. " * 7)[:300])
    entry = address.split("/")[3]
    farid.page.set_viewport_size({"width": 800, "height": 1130})
    farid.go(f"/kaart/{entry}/poster/", "poster-long")
    assert pages(farid) == 1
    nothing_cut_off(farid, ".poster-words, .poster-foot, .strips > li")
    farid.go(f"/kaart/meenemen/?erbij={entry}")
    code = farid.page.url.split("lijst=")[1]
    for form in ("vouw", "a5", "groot"):
        farid.go(f"/kaart/meenemen/blad/?vorm={form}&lijst={code}", f"long-{form}")
        nothing_cut_off(farid, ".leaf-place, .leaf-place dd")


def test_a_full_list_goes_on_paper_whole(walk: Begin) -> None:
    passer = walk("forty")
    choose(passer, 20, "/kaart/?blad=2")
    code = choose(passer, 20, "/kaart/?blad=3").split("lijst=")[1]
    passer.go(f"/kaart/meenemen/blad/?vorm=vouw&lijst={code}", "forty")
    assert passer.page.locator(".leaf-place").count() == 40
    assert pages(passer) <= 10
    nothing_cut_off(passer, ".leaf-place, .leaf-place dd, .leaf-cover > div")
