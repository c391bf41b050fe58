"""My ledger in the browser: a resident on her phone, whoever holds her request, somebody on paper, an outsider."""

import re
import time
from collections.abc import Callable

import pytest

from .deeds import ask_quickly
from .living import LivingDemo
from .test_other_ways import _by_mail
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
WORDS = "Ik woon niet op nummer 3, maar op nummer 5."


def test_a_resident_sees_all_and_asks_for_a_correction(walk: Begin, demo: LivingDemo) -> None:
    amina = walk("ledger")
    amina.go("/mijn/")
    amina.follow(re.compile("Ik log in"))
    _by_mail(amina, demo, "amina@demo.example")
    amina.look("front")
    for link, name, says in (
        ("Wat over mij is opgeschreven", "written", "Er is niets dat jij niet mag lezen"),
        ("Wie mag wat zien", "readers", "Wie mag wat zien"),
        ("Wie heeft gekeken?", "looks", "Elke keer dat iemand opende"),
        ("Wie deed iets namens mij", "namens", "Alles wat een ander in jouw naam deed"),
        ("Wat ik afsprak", "agreed", "Waar jij ja op zei"),
        ("Op papier", "paper", "Wat er over jou is"),
        ("Berichten aan jou", "messages", "Berichten aan jou"),
    ):
        amina.go("/mijn/")
        amina.follow(re.compile(f"^{re.escape(link)}"), name)
        amina.says(says)
    amina.go("/mijn/opgeschreven/name", "kind")
    amina.follow("Dit klopt niet", "new")
    amina.says("Het gaat over: Je naam en wat je kiest")
    amina.press("Verstuur", "new-wrong")
    amina.says("Schrijf in een paar woorden wat je wilt.")
    amina.fill("Wat wil je zeggen?", WORDS)
    amina.press("Verstuur", "one")
    amina.says("De bal ligt bij", WORDS, "Je hoort uiterlijk ")
    mine = amina.page.url.removeprefix(demo.url)
    _the_holder_answers(walk, demo, mine, amina)
    _to_an_outsider_it_does_not_exist(walk, mine)


def _the_holder_answers(walk: Begin, demo: LivingDemo, mine: str, amina: Walk) -> None:
    amina.says("Els")
    els = walk("holder", width=WIDE)
    els.sign_in("Els")
    els.go("/werk/")
    rows = els.page.locator("table.work tr", has_text="Amina").filter(has_text="Verzoek")
    links = [row.get_by_role("link").first.get_attribute("href") for row in rows.all()]
    for link in links:  # other journeys ask for something too, and a list does not say what
        els.go(str(link))
        if WORDS in els.words():
            break
    els.look("request")
    els.says(WORDS, "De wet vraagt om antwoord: uiterlijk ")
    els.press("Geef antwoord", "request-wrong")
    els.says("Kies je antwoord.", "Leg uit wat je deed")
    els.choose("Ik heb het gedaan")
    els.fill("Leg het uit", "Het huisnummer staat nu goed.")
    els.press("Geef antwoord", "answered")
    amina.go(mine, "answered")
    amina.says("Gedaan", "Het huisnummer staat nu goed.", "Autoriteit Persoonsgegevens")


def _to_an_outsider_it_does_not_exist(walk: Begin, mine: str) -> None:
    gijs = walk("ledger-outsider")
    gijs.sign_in("Gijs")
    for path in (mine, mine.replace("/mijn/verzoek/", "/werk/verzoek/"), "/mijn/opgeschreven/geheim"):
        gijs.go(path, status=404)


def test_she_takes_it_along_without_javascript(walk: Begin, demo: LivingDemo) -> None:
    amina = walk("take-along", java_script_enabled=False)
    amina.go("/mijn/")
    amina.follow(re.compile("Ik log in"))
    _by_mail(amina, demo, "amina@demo.example")
    amina.follow(re.compile("^Mijn gegevens meenemen"), "take-along")
    amina.press("Maak mijn bestand", "making")
    for _ in range(60):
        if amina.page.get_by_role("link", name="Lees of print het").count():
            break
        time.sleep(0.5)
        amina.go("/mijn/meenemen")
    amina.look("ready")
    json_link = amina.page.get_by_role("link", name=re.compile("JSON")).get_attribute("href")
    answer = amina.context.request.get(str(json_link))
    assert answer.json()["format"] == "samenspel-meenemen"
    amina.follow("Lees of print het", "read")
    amina.says("Mijn gegevens", "Je naam en wat je kiest")


def test_it_is_too_much_and_rest_until_a_day(walk: Begin, demo: LivingDemo) -> None:
    amina = walk("too-much")
    amina.go("/mijn/")
    amina.follow(re.compile("Ik log in"))
    _by_mail(amina, demo, "amina@demo.example")
    amina.follow(re.compile("^Het is me te veel"), "too-much")
    amina.says(
        "Wie weet dit dan?",
        "krijgt de bal",
        "Collega's aan dezelfde voordeur",
        "Verder hoort niemand het van ons",
    )
    amina.page.get_by_role("button", name="Dit is me te veel").focus()
    with amina.page.expect_navigation():
        amina.page.keyboard.press("Enter")
    amina.look("too-much-said")
    amina.says("De bal ligt bij")
    amina.go("/mijn/rust", "quiet")
    amina.fill("Tot welke dag wil je rust?", "2020-01-01")
    amina.press("Laat me met rust tot die dag", "quiet-wrong")
    amina.says("Kies een dag die nog komt.")
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() + 20 * 86_400))
    amina.fill("Tot welke dag wil je rust?", day)
    amina.press("Laat me met rust tot die dag", "quiet-set")
    amina.says("Tot die dag laten we je met rust")
    amina.go("/mijn/rust", "quiet-on")
    amina.press("Contact mag weer", "quiet-off")
    ask_quickly(amina, "Wie leent mij een ladder?")
