"""A talk of three residents, one of them without account, e-mail or smartphone, and a supporter (AS-56, 0054).

Truus has a telephone on the wall. Els hears her yes at the desk; what she says stands under her own name; her
question, the follow-up and her leaving go by telephone.
"""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from .keyboard import Keyboard
from .living import LivingDemo
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
ABOUT = "Onze galerij van de dinsdag"
TRUUS = "Truus Galesloot"
MINE = "Wie zet dinsdag mijn bakken op de rand?"
CODE = re.compile(r"[A-Z]+ \d\d \d\d \d\d")
PATIENCE = 20  # seconds for the worker


def _begins(amina: Walk) -> str:
    amina.sign_in("Amina")
    amina.go("/gesprek/")
    amina.fill("Waar gaat het over?", ABOUT)
    amina.fill("Hoeveel mensen doen mee zonder naam?", "1")
    amina.press("Begin", "begun")
    amina.says("en 1 mens zonder naam", "Daar schrijft een collega het ja op.")
    found = CODE.search(amina.words())
    assert found
    return found[0]


def _joins(who: Walk, name: str, code: str, button: str) -> None:
    """With the code in the field where every code may be typed."""
    who.sign_in(name)
    who.go("/volg/")
    who.fill("Je code", code.lower())
    who.press("Laat mijn vraag zien", "code")
    who.says("Doe je mee met dit gesprek?", ABOUT)
    who.press(button, "joined")
    who.says("Je doet mee.")


def _opens(els: Walk, code: str, look: str) -> None:
    """At the desk, with nothing but a keyboard: the code as it is read out by telephone."""
    els.go("/balie/")
    hands = Keyboard(els)
    hands.tab_to_field("code")
    hands.type(code.lower())
    hands.tab_to("Verder")
    hands.press("Enter")
    if els.page.url.endswith("/balie/gesprek/code"):  # her own: how is she here?
        els.says("Iemand uit een gesprek belt of staat voor je")
        els.choose("Aan de telefoon")
        els.press("Verder")
    els.look(look)


def _hears(els: Walk, code: str) -> str:
    """Els hears her yes: a mistake loses nothing, and afterwards she has Truus's own code to read out."""
    _opens(els, code, "hear")
    els.says("Lees dit voor:", ABOUT, "Weggaan kan altijd.", "Er blijft niets van staan.")
    els.says_not("Amina", "Farid", "Dewi")
    els.fill("Hoe heet de ander?", TRUUS)
    els.page.get_by_role("textbox", name="Telefoon").fill("030 123 45 99")
    els.fill("Straat en nummer, voor de brief", "Kerkring 12")
    els.page.get_by_role("textbox", name="Postcode").fill("3994 AB")
    els.choose("Aan de telefoon")
    els.press("Schrijf het ja op", "hear-unread")
    els.says("Lees het voor, en vraag het. Zet dan een vinkje.")
    assert els.page.get_by_label("Hoe heet de ander?").input_value() == TRUUS
    els.page.get_by_label("Ik heb dit voorgelezen").check()
    els.press("Schrijf het ja op", "heard")
    els.says("Jouw gesprek", "Noem deze code als je belt. Ophouden kan altijd.")
    assert f"Er gaat ook een bericht naar {TRUUS}." in els.page.content()
    found = CODE.search(els.words())
    assert found
    return found[0]


def _waits_for(els: Walk, page: str, *words: str) -> None:
    """Open a page of her work until the worker has been there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        els.go(page)
        if all(one in els.words() for one in words):
            return
        time.sleep(0.3)
    els.says(*words)


def _gets_a_letter(els: Walk, title: str, *words: str) -> None:
    """A letter to Truus that says so, with whom she can call; never what the talk is about."""
    _waits_for(els, "/werk/meer", TRUUS, title)
    letters = els.page.locator("main a[href*='/werk/brief/']")
    els.click(letters.filter(has_text=TRUUS).filter(has_text=title).first, f"letter-{title.split()[1]}")
    els.says(TRUUS, "Kerkring 12", *words)
    els.says_not(ABOUT, "Amina", "De bal ligt bij")
    els.press("De brief is geprint")


def _that_day_comes(demo: LivingDemo, name: str) -> None:
    """The day on which she would ask how it is going: the worker's own round."""
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        moved = admin.execute(
            "UPDATE commitments_ball b SET due_at = now() - interval '1 minute' FROM community_person p"
            " WHERE p.id = b.holder_id AND p.name = %s AND b.about = 'INQUIRY' AND b.closed_at IS NULL",
            [name],
        )
        assert moved.rowcount == 1
        admin.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
            " VALUES ('default', 'remind_due', '{\"timestamp\": 0}', 'todo')"
        )


def _talks_at_the_table(amina: Walk, dewi: Walk, talk: str) -> None:
    dewi.go(talk, "table")
    dewi.says(f"{TRUUS}, zei ja aan de telefoon, opgeschreven door Els.")
    dewi.follow(f"Doe iets namens {TRUUS}", "for-truus")
    dewi.says(f"Je doet dit namens {TRUUS}.")
    dewi.follow(re.compile("1. Verkennen"), "for-truus-explore")
    dewi.fill("Hoe kwam dat? Wat of wie hielp?", "De buurvrouw goot mijn planten.")
    dewi.press(re.compile("Verder naar Verbeelden"), "for-truus-imagine")
    dewi.says(f"Wat zegt {TRUUS}?", "Stap 2 van 4")
    dewi.fill("Wat wil je bereiken?", "Weer buiten zitten.")
    dewi.press(re.compile("Terug naar Verkennen"), "for-truus-back")
    dewi.says("Stap 1 van 4", f"{TRUUS} · opgeschreven door jou", "De buurvrouw goot mijn planten.")
    amina.go(f"{talk}/verkennen", "reads")
    amina.says(f"{TRUUS} · opgeschreven door Dewi", "De buurvrouw goot mijn planten.")
    amina.fill("Wat ging er goed? Vertel over een keer dat het lukte.", "We aten samen op de galerij.")
    amina.press(re.compile("Verder naar Verbeelden"))
    amina.says("Weer buiten zitten.")
    dewi.page.reload()
    dewi.press(re.compile("Haal weg: De buurvrouw"), "taken-away")
    dewi.says_not("De buurvrouw goot mijn planten.")


def _asks_by_telephone(els: Walk, code: str) -> None:
    """She calls and reads out her own code: her words stand in the ordinary page of the desk."""
    _opens(els, code, "desk-talk")
    els.says(f"Je doet dit namens {TRUUS}.", ABOUT, "Amina", "Farid")
    els.follow(re.compile("3. Vormgeven"), "desk-shape")
    els.fill("Wat wil jij zelf doen, of vragen?", MINE)
    els.press("Schrijf het erbij", "desk-said")
    els.press(re.compile("Maak er een vraag van"), "desk-ask")
    assert els.page.get_by_label("De vraag, in haar of zijn eigen woorden").input_value() == MINE
    els.says_not("Hoe heet de vrager?")
    els.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
    els.choose("Aan de telefoon")
    els.page.get_by_label("Ik heb de vraag voorgelezen").check()
    els.press("Stel de vraag namens de ander", "desk-asked")
    els.says("De vraag is gesteld", "Geef deze code mee")


def _offers(farid: Walk, talk: str) -> None:
    """Farid has no JavaScript."""
    farid.go(f"{talk}/vormgeven")
    farid.press("Ik wil iets doen voor een ander")
    farid.fill("Waar word je blij van? Wat doe je graag?", "Ik til graag bakken met aarde.")
    farid.choose("samen iets doen")
    farid.press("Verder")
    farid.press("Verder")
    farid.press("Singelkwartier")
    farid.fill("Je telefoonnummer of e-mailadres", "030 123 45 90")
    farid.press("Verder")
    farid.press("Ik doe mee", "offered")


def _says_that_she_will_ask(els: Walk, code: str) -> None:
    _opens(els, code, "desk-again")
    els.says("Hieruit kwam: 1 vraag, 1 aanbod")
    els.follow(re.compile("4. Verankeren"), "desk-anchor")
    els.press("Ik vraag het op die dag", "desk-no-day")
    els.says("Kies een dag.")
    day = datetime.now(tz=UTC).date() + timedelta(days=10)
    els.fill("Op welke dag?", day.isoformat())
    els.press("Ik vraag het op die dag", "desk-holds")
    els.says(f"{TRUUS} vraagt hoe het gaat. Op die dag hoort zij of hij het van ons.")
    els.press(re.compile("Terug naar Vormgeven"), "desk-back")
    els.says("Stap 3 van 4", MINE)
    els.follow(ABOUT)
    els.follow("Op papier", "desk-paper")
    els.says(f"{TRUUS} (opgeschreven door Els): {MINE}", f"Dit blad is van {TRUUS}.")


def _tells_what_came_of_it(els: Walk, demo: LivingDemo, code: str) -> None:
    _that_day_comes(demo, TRUUS)
    _gets_a_letter(els, "Jij vraagt hoe het gaat", "Vertel ons wat ervan kwam", code)
    _opens(els, code, "desk-that-day")
    els.follow(re.compile("4. Verankeren"))
    els.fill("Wat kwam ervan?", "Er staan twee bakken op de rand.")
    els.press("Ik heb het gevraagd", "desk-outcome")
    els.says("Wat ervan kwam", f"{TRUUS} · opgeschreven door jou", "Er staan twee bakken op de rand.")


def _leaves_by_telephone(els: Walk, code: str) -> None:
    _opens(els, code, "desk-last")
    els.follow(f"{TRUUS} wil niet meer meedoen", "desk-leave")
    els.press("Ik doe niet meer mee", "desk-leave-empty")
    els.says("Kies wat er met je woorden gebeurt.")
    els.choose("Haal ze weg")
    els.press("Ik doe niet meer mee", "desk-left")
    els.says(f"{TRUUS} doet niet meer mee, en krijgt daar bericht van.")
    _opens(els, code, "desk-code-gone")
    els.says("Deze code kennen we niet.")


def test_a_talk_with_a_resident_who_has_only_a_telephone(walk: Begin, demo: LivingDemo) -> None:
    amina, farid = walk("yes-amina"), walk("yes-farid", java_script_enabled=False)
    dewi, els, gijs = walk("yes-dewi"), walk("yes-els", width=WIDE), walk("yes-gijs")
    code = _begins(amina)
    talk = amina.page.url.removeprefix(amina.site)
    _joins(farid, "Farid", code, "Ja, ik doe mee")
    _joins(dewi, "Dewi", code, "Ja, ik ondersteun dit voor mijn werk")
    els.sign_in("Els")
    own = _hears(els, code)
    els.go(talk, status=404)  # who only heard the yes does not read the talk
    _gets_a_letter(els, "Jij doet mee", "Els schreef dat voor je op.", own, "niet meer meedoen")
    _talks_at_the_table(amina, dewi, talk)
    _asks_by_telephone(els, own)
    desk = els.page.url
    _offers(farid, talk)
    _says_that_she_will_ask(els, own)
    amina.go(talk, "overview")
    amina.says(f"{TRUUS} vraagt", "Hieruit kwam: 1 vraag, 1 aanbod")
    amina.says_not("Jouw vraag")
    # Outside: the code of the talk leads to her own yes, Truus's code to a human, and nothing else opens.
    gijs.sign_in("Gijs")
    for path in (f"{talk}/ja", dewi.page.url.removeprefix(dewi.site), desk.removeprefix(els.site)):
        gijs.go(path, status=404)
    gijs.go("/volg/")
    gijs.fill("Je code", own)
    gijs.press("Laat mijn vraag zien", "own-code")
    gijs.says("Dit is jouw code van een gesprek", "Noem dan je code.")
    gijs.says_not(ABOUT, TRUUS)
    gijs.go("/volg/")
    gijs.fill("Je code", code)
    gijs.press("Laat mijn vraag zien", "talk-code")
    gijs.says("Doe je mee met dit gesprek?", ABOUT)
    gijs.says_not(TRUUS, "Amina")
    _tells_what_came_of_it(els, demo, own)
    amina.go(f"{talk}/verankeren", "outcome")
    amina.says(f"{TRUUS} · opgeschreven door Els", "Er staan twee bakken op de rand.", "Nu nog niemand.")
    _leaves_by_telephone(els, own)
    for page in (talk, f"{talk}/verankeren", f"{talk}/op-papier"):
        amina.go(page, "without-her")
        amina.says_not(TRUUS)


def test_whom_only_a_call_reaches_is_called_on_that_day(walk: Begin, demo: LivingDemo) -> None:
    """No address, no mail, no mobile: she is told there and then, and on her day a colleague calls."""
    amina, els = walk("wall-amina"), walk("wall-els")
    code, name = _begins(amina), "Wil Baardscheer"
    els.sign_in("Els")
    els.go("/balie/")
    els.fill("De code, zoals de ander hem voorleest", code)
    els.press("Verder", "hear")
    els.fill("Hoe heet de ander?", name)
    els.choose("Aan de telefoon")
    els.page.get_by_label("Ik heb dit voorgelezen").check()
    els.press("Schrijf het ja op", "no-way-to-reach")
    els.says("Vul een nummer, een e-mail of een adres in.")
    els.page.get_by_role("textbox", name="Telefoon").fill("030 123 45 98")
    els.press("Schrijf het ja op", "heard")
    assert f"{name} krijgt geen bericht van ons. Lees dit dus voor, en geef het mee." in els.page.content()
    found = CODE.search(els.words())
    assert found
    els.go("/balie/")
    els.fill("De code, zoals de ander hem voorleest", found[0])
    els.press("Verder")
    els.choose("Aan de telefoon")
    els.press("Verder", "on-the-telephone")
    els.follow(re.compile("4. Verankeren"))
    els.fill("Op welke dag?", (datetime.now(tz=UTC).date() + timedelta(days=3)).isoformat())
    els.press("Ik vraag het op die dag", "holds")
    _that_day_comes(demo, name)
    _waits_for(els, "/werk/bellen", name)
    els.look("calls")
    els.says("030 123 45 98", "vraag naar de eigen code")
    els.page.get_by_role("button", name=f"Ik heb gebeld: {name}").click()
    els.page.wait_for_load_state("load")
    els.look("called")
    els.says("Goed. Zij of hij weet het nu.")
    els.says_not(name)
