"""Joop, who has no e-mail and no smartphone: his card, a tablet at home, and somebody who types for him."""

import re
from collections.abc import Callable, Iterator

import psycopg
import pytest

from .barriers import barriers
from .living import LivingDemo
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
NEW_QUESTION = "Wie zet mijn klok een uur terug?"


@pytest.fixture(autouse=True)
def fresh_tries(demo: LivingDemo) -> Iterator[None]:
    """Each journey guesses anew, and leaves no counts behind."""
    demo.forget_wrong_codes()
    yield
    demo.forget_wrong_codes()


def in_database(demo: LivingDemo, statement: str, *values: object) -> None:
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute(statement, values)


def written_down(worker: Walk) -> str:
    """A worker writes down a question with Joop; return the address of its ball."""
    worker.go("/balie/nieuw")
    worker.page.locator("[name=words]").fill(NEW_QUESTION)
    worker.page.locator("[name=name]").fill("Nel Bakker")
    worker.page.locator("[name=phone]").fill("030 123 45 67")
    worker.page.select_option("[name=area]", index=1)
    worker.choose("Aan de balie of thuis")
    worker.page.locator("[name=agreed]").check()
    worker.press("Stel de vraag namens de ander")
    found = re.search(r"/balie/vraag/([0-9a-f-]+)", worker.page.url)
    assert found, worker.page.url
    return found[1]


def printed_card(worker: Walk, ball: str, look: str = "") -> tuple[str, str]:
    """Make a card for who asked this question; return its code and pincode as they stand on paper."""
    worker.go(f"/werk/bal/{ball}/kaart", look and f"{look}-ask")
    worker.choose("De ander zit nu naast mij, en wil deze kaart.")
    worker.press("Maak de kaart en laat hem zien")
    if look:
        worker.shoot(f"{look}-printed")
        barriers(worker.page, "the printed card")
    code, pin = (text.strip() for text in worker.page.locator(".code").all_inner_texts())
    assert re.fullmatch(r"[A-Z]+ [A-Z]+ \d\d \d\d", code), code
    assert re.fullmatch(r"\d\d \d\d \d\d", pin), pin
    return code, pin


def come_in(device: Walk, code: str, pin: str, where: str, look: str = "") -> None:
    device.go(f"/binnen/{code.lower().replace(' ', '-')}", look)
    device.fill("Jouw pincode", pin)
    device.choose(where)
    device.press("Kom binnen")


HOME = "Van mij, of van ons thuis. Vraag mij straks alleen de pincode."


def test_a_card_from_the_desk_opens_a_tablet_at_home_until_it_is_stopped(
    walk: Begin, demo: LivingDemo
) -> None:
    els = walk("card-els", width=WIDE)
    els.sign_in("Els")
    ball = written_down(els)
    code, pin = printed_card(els, ball, look="card")

    tablet = walk("card-tablet", java_script_enabled=False)
    tablet.go("/mijn/")
    tablet.follow("Ik heb een kaart")
    tablet.fill("De code van de kaart", code)
    tablet.press("Ga verder")
    for _ in range(3):
        tablet.fill("Jouw pincode", "00 00 00" if pin != "00 00 00" else "11 11 11")
        tablet.press("Kom binnen")
        tablet.says("Deze code en pincode horen niet bij elkaar.")
    come_in(tablet, code, pin, HOME)
    tablet.says(NEW_QUESTION)

    phone = walk("card-phone")
    come_in(phone, code, pin, HOME, look="pin")
    phone.says(NEW_QUESTION)
    phone.go("/mijn/toegang", "access")
    phone.says("Je hebt een kaart", "Nu binnen met je kaart", "(dit apparaat)", "Els")

    in_database(demo, "UPDATE community_device SET seen_at = seen_at - interval '20 minutes'")
    phone.go("/mijn/toegang", "pin-again")
    phone.says("Dit apparaat lag even stil.")
    phone.fill("Jouw pincode", pin)
    phone.press("Ga verder")
    phone.says("Mijn kaart")
    phone.press("Stop mijn kaart")

    tablet.go("/mijn/")
    tablet.says_not(NEW_QUESTION)
    come_in(tablet, code, pin, HOME)
    tablet.says("Deze code en pincode horen niet bij elkaar.")


def test_somebody_at_the_desk_types_for_joop_for_half_an_hour(walk: Begin, demo: LivingDemo) -> None:
    story = walk("card-story")
    story.go("/demo/joop-belt", "joop")
    code, pin = story.page.locator("p.code").inner_text().strip(), "27 18 28"
    story.says(f"Pincode: {pin}")
    els = walk("card-desk", width=WIDE)
    els.sign_in("Els")
    els.go("/balie/")
    els.follow("Help iemand met een kaart", "visit")
    els.press("Begin", "visit-empty")
    els.says("Kijk dit nog even na")
    els.choose("Aan de telefoon")
    els.fill("De code van de kaart", code)
    els.fill("De pincode", pin)
    els.press("Begin", "start")
    els.says("Namens meneer De Wit", "De vragen")
    start = els.page.url.removeprefix(els.site)
    els.page.locator("article.place a").first.click()
    els.page.wait_for_url("**/balie/vraag/**")
    in_database(
        demo,
        "UPDATE community_mandate SET starts_at = starts_at - interval '1 hour', ends_at = ends_at - interval '1 hour'",
    )
    els.go(start, status=404)


def test_a_helper_is_chosen_says_yes_and_is_stopped(walk: Begin, demo: LivingDemo) -> None:
    amina = walk("helper-amina")
    amina.sign_in("Amina")
    amina.go("/mijn/toegang", "no-card")
    amina.follow("Maak een kaart", "own-card")
    amina.go("/mijn/toegang/helper", "helper")
    amina.press("Vraag mijn helper", "helper-empty")
    amina.fill("Hoe heet je helper?", "Gijs van hiernaast")
    amina.fill("Het e-mailadres van je helper", "gijs@demo.example")
    amina.press("Vraag mijn helper", "helper-asked")
    amina.says("Gijs van hiernaast", "Wacht nog op een ja.")
    gijs = walk("helper-gijs")
    gijs.sign_in("Gijs")
    gijs.go("/mijn/toegang", "asked")
    gijs.press("Ja, ik doe dit voor Amina", "accepted")
    gijs.follow("Amina", "namens")
    gijs.says("Namens Amina")
    start = gijs.page.url.removeprefix(gijs.site)
    amina.go("/mijn/toegang")
    amina.press(re.compile("Stop dit met"), "stopped")
    gijs.go(start, status=404)
    gijs.go("/mijn/toegang", "no-more")
    gijs.says_not("Voor wie mag ik iets doen?")


def test_every_page_of_a_card_fits_every_screen(walk: Begin) -> None:
    somebody = walk("card-sizes")
    for path in ("/binnen/", "/binnen/tulp-molen-41-05", "/demo/joop-belt"):
        somebody.go(path, path.strip("/").replace("/", "-"))
    english = walk("card-english")
    english.lang = "en"
    english.go("/en/binnen/tulp-molen-41-05", "english")
    english.says("Type your PIN")
