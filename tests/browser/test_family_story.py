"""A family chooses who stands around it, and agrees what they do: on a phone, by telephone and on paper (AS-13)."""

import re
from collections.abc import Callable

import psycopg
import pytest

from .keyboard import Keyboard
from .living import LivingDemo
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
DOES = "Voetbalt op woensdag met de jongens."
OTHERWISE = "Voetbalt op zaterdag met de jongens."


def begun(who: Walk, name: str, other: str = "") -> str:
    """Begin a circle from the screen; return its address."""
    who.go("/kring/begin", "circle-begin")
    who.fill("Hoe noem je deze kring?", name)
    if other:
        who.fill("Is het voor jou samen met iemand in huis?", other)
        who.fill("Of een telefoonnummer", "06 12 34 56 55")
    who.press("Begin", "circle-new")
    who.says(name, "Wordt het te groot?", "Amina")
    return who.page.url.removeprefix(who.site)


def asked(who: Walk, circle: str, name: str, as_what: str, email: str, kind: str = "") -> None:
    who.go(f"{circle}erbij{kind}", f"propose-{name}")
    who.press("Vraag het", f"propose-{name}-nothing")
    who.says("Kijk dit nog even na", "Schrijf op hoe zij of hij heet.")
    who.fill("Wie?", name)
    who.fill("Als wat?", as_what)
    who.fill("E-mail", email)
    if kind == "?wie=organisatie":
        who.page.select_option("select[name=organisation]", label="Wijkteam Waterhoek-Centrum")
    who.press("Vraag het")
    who.says("kiest zelf", name)


def says_yes(who: Walk, name: str, circle: str) -> None:
    who.sign_in(name)
    who.go("/kring/", "circles")
    who.says("Je bent gevraagd om mee te doen")
    who.go(circle, "circle-invited")
    who.follow("Zeg ja of nee", "do-you")
    who.press("Ja, ik doe mee", "circle-in")
    who.says("Je staat nu in de kring")


def written(who: Walk, circle: str) -> str:
    """Write an agreement in small steps; what lacks is said, and filled in afterwards."""
    who.go(f"{circle}afspraken/", "agreements-none")
    who.press("Begin met de eerste stap", "step-why")
    who.fill("Waarvoor doen jullie dit samen?", "Weer een rustige avond aan tafel.")
    who.press("Verder", "step-already-there")
    who.page.get_by_text("Gespreksstarters").click()
    who.look("step-topics")
    who.says("Wat kun en wil je zelf?")
    who.fill("Wat is er in de buurt, voor iedereen?", "Op woensdag is er een eettafel.")
    who.fill("Wie doet er nu al iets?", "Oma past op vrijdag op.")
    who.press("Verder", "step-who")
    for name, does in (("Bram", DOES), ("Els", "Komt om de week langs.")):
        who.follow(f"Schrijf op wat {name} doet", "part")
        who.press("Bewaar", "part-nothing")
        who.says("Schrijf op wat zij of hij doet.")
        who.fill("Wat doet zij of hij?", does)
        who.press("Bewaar")
        who.says(does)
    who.press("Verder", "step-call")
    option = who.page.locator("select[name=first_contact] option", has_text="Els")
    who.page.select_option("select[name=first_contact]", option.get_attribute("value"))
    who.fill("Wie bel je als het te groot wordt?", "Wijkteam Centrum")
    who.fill("Op welk nummer?", "12")
    who.press("Verder", "step-call-wrong")
    who.says("geen heel telefoonnummer")
    who.fill("Op welk nummer?", "030 123 45 67")
    who.press("Verder", "step-tells")
    who.fill("Wie vertelt wat aan wie?", "Wat Bram hoort, blijft bij ons.")
    who.press("Verder", "step-thanks")
    who.press("Verder", "step-review")
    who.press("Bekijk alles", "agreement-lacks")
    who.says("Dit ontbreekt nog", "hoe jullie bedanken en verzekeren")
    who.follow("hoe jullie bedanken en verzekeren")
    who.fill("Hoe bedanken jullie", "niets")
    who.press("Verder")
    who.press("Bekijk alles", "agreement-whole")
    who.says_not("Dit ontbreekt nog")
    who.follow("We hebben het besproken", "lay-down")
    who.press("Ja, leg het klaar", "agreement-laid-down")
    return who.page.url.removeprefix(who.site)


def comes_due(demo: LivingDemo, agreement: str) -> None:
    """The day to look back is there, as the worker's job would say."""
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute("SELECT set_config('samenspel.purpose', 'job:wake_reviews', false)")
        admin.execute("SET ROLE samenspel_worker")
        pk = agreement.rstrip("/").rpartition("/")[2]
        assert admin.execute("UPDATE circles_agreement SET state = 'DUE' WHERE id = %s", [pk]).rowcount == 1


def _looks_back(demo: LivingDemo, amina: Walk, bram: Walk, els: Walk, agreement: str) -> None:
    """Do we go on like this? Each says so, one by keyboard, and every step can be seen."""
    comes_due(demo, agreement)
    bram.go("/mijn/", "front-going-on")
    bram.follow(re.compile("Gaan we zo door"), "going-on")
    bram.says("Ik wil iets anders", "Ik wil stoppen")
    keys = Keyboard(bram)
    keys.tab_to("Ja, zo door")
    keys.press("Enter")
    bram.look("going-on-said")
    bram.says("Je antwoord staat erbij", "Ja, zo door")
    els.go(f"{agreement}verder", "going-on-worker")
    els.press("Ik wil iets anders", "going-on-otherwise")
    els.says("Schrijf op wat jij anders wilt.")
    amina.go(f"{agreement}verder", "going-on-centre")
    amina.says("Liever iets anders", "Praatten jullie er samen over?")
    els.go(agreement)  # Amina says it by telephone, and Els is the witness
    els.follow(re.compile("Schrijf op wat Amina"), "going-on-heard")
    els.press("Schrijf het op", "going-on-heard-wrong")
    els.says("Kies wat het antwoord was.")
    els.choose("Ja, zo door")
    els.choose("Gezegd, aan de telefoon of aan tafel")
    els.press("Schrijf het op", "going-on-written")
    amina.go(f"{agreement}verder", "going-on-all")
    amina.says("Wat zei ieder?", "Liever iets anders", "Gezegd, gehoord door Els")


def test_a_family_lives_its_whole_story(walk: Begin, demo: LivingDemo) -> None:
    amina, bram, els, gijs = walk("amina"), walk("bram"), walk("els", width=WIDE), walk("gijs")
    amina.sign_in("Amina")
    circle = begun(amina, "Ons gezin", "Karim")
    amina.follow("Ik hoorde het ja van Karim", "heard")
    amina.choose("Gezegd")
    amina.press("Schrijf het ja op", "circle-two")
    asked(amina, circle, "Bram", "buurman", "bram@demo.example")
    asked(amina, circle, "Els", "gezinsbegeleider", "els@demo.example", "?wie=organisatie")
    says_yes(bram, "Bram", circle)
    says_yes(els, "Els", circle)

    first = written(amina, circle)
    _helper_wishes_otherwise(bram, first)

    amina.go(f"{first}teken", "sign")
    amina.press("Ja, ik teken", "signed")
    els.go(first, "agreement-worker")
    els.follow(re.compile("Karim antwoordde"), "heard-karim")
    els.press("Schrijf het op", "heard-nothing")
    els.says("Kies hoe het ging.", "Lees alles eerst voor")
    els.choose("Ja, ik teken")
    els.choose("Gezegd")
    els.choose("Alle afspraken zijn voorgelezen")
    els.press("Schrijf het op", "heard-written")
    els.says("Gezegd, gehoord door Els")
    els.go(f"{first}teken")
    els.press("Ja, ik teken")
    els.says_not("Dit geldt sinds")
    amina.go(first)
    amina.follow(re.compile("Bram antwoordde"))
    amina.choose("Ja, ik teken")
    amina.choose("Op papier")
    amina.choose("Alle afspraken zijn voorgelezen")
    amina.press("Schrijf het op", "in-force")
    amina.says("Iedereen tekende.", "Op papier, gezien door Amina")

    for one in (amina, bram, els):
        one.go(circle, "circle-agreed")
        one.says(DOES, "Wie bel je?", "030 123 45 67")
        assert one.page.locator("a[href^='tel:']").count() >= 1
    amina.go(f"{circle}wie-doet-wat", "card")
    assert amina.page.locator("main dl.facts > div").count() <= 5
    amina.go(f"{first}print", "print")
    assert "Karim" in amina.page.locator(".signing").inner_text()
    amina.go(f"{circle}vier-banen", "lanes")
    amina.says("Zelf, en wie je al kent", "Mensen voor hun werk", "Kijk op de kaart", DOES)
    amina.go(f"{first}verder", "go-on")
    amina.go(f"{first}stop", "end")
    _looks_back(demo, amina, bram, els, first)

    gijs.sign_in("Gijs")
    for path in (circle, first, f"{first}print", f"{circle}wie-doet-wat", f"{circle}erbij"):
        gijs.go(path, status=404)
    gijs.go("/kring/", "circles-none")
    gijs.says("Wie wil je om je heen?")

    bram.go(circle)
    bram.follow("Ik wil stoppen", "stop")
    bram.fill("Wil je nog iets zeggen?", "Dank jullie wel!")
    bram.press("Ja, ik stop", "stopped")
    bram.go(circle, status=404)
    amina.go(circle, "circle-after")
    amina.says_not("Stop met Bram")


def _helper_wishes_otherwise(bram: Walk, first: str) -> None:
    """What Bram changes is a proposal of his own beside it."""
    bram.go(first, "agreement-helper")
    bram.says(DOES)
    bram.follow("Ik wil iets anders", "anew")
    bram.press("Schrijf mijn voorstel", "step-who-helper")
    bram.follow("Verander wat Bram doet")
    bram.fill("Wat doet zij of hij?", OTHERWISE)
    bram.press("Bewaar")
    bram.page.get_by_text("Naar een andere stap").click()
    bram.follow("Bekijk alles", "proposal")
    bram.says("Voorstel van Bram", OTHERWISE)
    bram.follow("Wat is er anders dan nu?", "beside")
    bram.says(DOES, OTHERWISE, "anders")
    bram.go(first)
    bram.says(DOES)
    bram.says_not(OTHERWISE)


def test_a_circle_without_javascript(walk: Begin) -> None:
    amina = walk("amina-plain", java_script_enabled=False)
    amina.sign_in("Amina")
    circle = begun(amina, "Mijn buren")
    amina.go(f"{circle}erbij")
    amina.fill("Wie?", "Truus")
    amina.fill("Telefoon", "030 123 45 99")
    amina.press("Vraag het", "asked")
    amina.follow("Ik hoorde het ja van Truus")
    amina.choose("Op papier")
    amina.press("Schrijf het ja op", "in")
    amina.follow("Stop met Truus", "stop")
    amina.press("Ja, stop hiermee")
    amina.says("Dat is gestopt")
    amina.follow("Geef de kring een andere naam", "name")
    amina.press("Bewaar")
    amina.follow("Een vast contact", "backstop")
    amina.press("Spreek dit af")
    amina.follow("Stop deze kring", "end")
    amina.press("Ja, stop deze kring", "ended")
    amina.says("De kring is gestopt")


def test_a_circle_by_keyboard(walk: Begin) -> None:
    amina = walk("amina-keys")
    amina.sign_in("Amina")
    hands = Keyboard(amina)
    amina.go("/kring/begin")
    hands.tab_to_field("name")
    hands.type("Mijn straat")
    hands.tab_to("Begin")
    hands.press("Enter")
    hands.tab_to("Wie wil je om je heen?")
    hands.press("Enter")
    hands.tab_to("Vraag het")
    hands.press("Enter")
    assert hands.on_errors(), "after a mistake the focus is on the list of mistakes"
    hands.tab_to_field("name")
    hands.type("Truus")
    hands.tab_to("Vraag het")
    hands.press("Space")
    amina.says("Truus", "kiest zelf")
