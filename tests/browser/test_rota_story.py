"""A small rota around somebody, end to end (AS-54): she asks, a neighbour says yes, gives a turn back, and it ends."""

import re
from collections.abc import Callable

import psycopg
import pytest

from .deeds import ask_quickly, open_question
from .keyboard import Keyboard
from .living import LivingDemo
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
LINE = "Een paar weken warm eten"
CONDITION = "Alleen als iemand de pan schoon terugbrengt."
LIKES = f"Koken voor een ander. {'Ik kook graag voor wie ziek is, en breng het warm langs. ' * 6}{CONDITION}"


def _begins(
    amina: Walk, mail: str = "rooster-amina@example.org", words: str = "Ik ben ziek en koken lukt niet."
) -> str:
    """She asks, says one sentence, begins a rota and plans turns; the address that she hands out."""
    amina.go("/vraag/")
    amina.fill("Jouw vraag", words)
    amina.press("Verder")
    amina.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    amina.fill("Je telefoonnummer of e-mailadres", mail)
    amina.press("Verder")
    amina.press("Stel mijn vraag")
    amina.follow("Volg de vraag")
    amina.follow(re.compile("Een rooster om mij heen"), "begin")
    amina.press("Begin een rooster", "begin-empty")
    amina.says("Schrijf één zin.")
    amina.fill("Wat zou je helpen? In één zin", LINE)
    amina.fill("Wie kan iedereen bellen als er iets is?", "Els Hoekstra")
    amina.fill("Op welk nummer?", "030 123 45 67")
    amina.press("Begin een rooster")
    amina.says("Kies wat ertegenover staat. Niets mag ook.")
    amina.choose("een bedankje, of samen koffie")
    amina.press("Begin een rooster", "begun")
    amina.says("Er staan nog geen beurten", "Nog niemand.")
    amina.press("Zet deze beurten erbij", "turns-empty")
    amina.says("Kies wat iemand komt doen.", "Kies minstens één dag.")
    amina.choose("warm eten")
    for day in ("maandag", "woensdag", "vrijdag"):
        amina.choose(day)
    amina.fill("Hoe laat?", "17:30")
    amina.fill("Wat moet diegene weten?", "Liever niet te zout.")
    amina.press("Zet deze beurten erbij", "planned")
    amina.says("Er staan 6 beurten bij.", "nog open")
    amina.page.get_by_text("De deur, je zin").click()
    amina.fill("Waar is het, en hoe kom je binnen?", "Lindelaan 4")
    amina.press("Schrijf het op")
    return amina.page.url


def _offers(
    bram: Walk, invited: str, mail: str = "rooster-bram@example.org", name: str = "Teun van de soep"
) -> None:
    """Somebody whom she knows follows her address, and writes down what he likes to do."""
    bram.go(invited, "invited")
    bram.says("Je kreeg dit adres van iemand uit de buurt.")
    bram.fill("Waar word je blij van? Wat doe je graag?", LIKES)
    bram.choose("samen iets doen")
    bram.press("Verder")
    bram.press("Verder")
    bram.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    bram.fill("Je telefoonnummer of e-mailadres", mail)
    bram.press("Verder")
    bram.press("Ik doe mee")
    bram.fill("Hoe mogen we je noemen?", name)
    bram.press("Zo heet ik", "named")
    bram.page.get_by_text("Lees alles").click()  # what he wrote is there to the last word
    bram.says(CONDITION)
    bram.look("all-his-words")
    bram.follow(re.compile("Mijn beurten"), "nothing-yet")
    bram.says("Je staat in geen rooster")


def _comes(amina: Walk, bram: Walk, els: Walk, **who: str) -> None:
    """She hands out her address; he writes down what he likes, and a human answers him."""
    amina.page.get_by_text("Ken je zelf iemand?").click()
    amina.shoot("invite")
    invited = re.search(r"/help-mee/\?oproep=[0-9a-f-]+", amina.words())
    assert invited
    _offers(bram, invited[0], **who)
    els.sign_in("Els")
    els.go("/werk/aanbod")
    els.page.get_by_role("link", name=re.compile(who.get("name", "Teun van de soep"))).last.click()
    els.fill("Wat zeg je terug?", "Wat leuk!")
    els.press("Geef antwoord")


def test_a_rota_around_somebody(walk: Begin) -> None:
    els = walk("rota-els", width=WIDE)
    amina = walk("rota-amina")
    bram = walk("rota-bram", java_script_enabled=False)
    hers = _begins(amina)
    _comes(amina, bram, els)
    his = bram.page.url
    amina.go(hers, "pool")
    amina.page.get_by_text("Lees alles").first.click()  # she reads his condition before she asks him
    amina.says(CONDITION)
    amina.press(re.compile("Vraag deze buur: Koken"), "asked")
    amina.says("Gevraagd. Ja zeggen kan tot en met")
    bram.go(his, "is-asked")
    bram.says(LINE, "Liever niet? Dan hoef je niets te doen.")
    bram.says_not("Lindelaan")
    bram.press("Ja, ik doe mee", "joined")
    bram.press(re.compile("Ik kom"))
    bram.press(re.compile("Ik kom"), "two-turns")
    bram.says("Lindelaan 4", "Liever niet te zout.", "Els Hoekstra", "een bedankje, of samen koffie")
    bram.press("Herinner mij niet", "no-reminder")
    bram.says("Wij herinneren je niet aan je beurt.")
    amina.go(hers)
    amina.says("Teun van de soep komt.", "nog open")
    amina.go(his, "his-page")  # the same page, looked at with everything that axe needs
    amina.go(hers)
    amina.follow("Op papier, voor op de koelkast", "paper")
    amina.says("Wie komt wanneer?", "17.30", "030 123 45 67")
    bram.press(re.compile("Geef deze beurt terug"), "gave-back")
    bram.says("We vragen het de anderen.")
    bram.press(re.compile("Ik kom"))
    bram.press(re.compile("Ik ben ziek"), "ill")
    bram.says("Al je beurten zijn weer vrij.")
    amina.go(hers)
    amina.press(re.compile("Deze keer hoeft het niet"), "not-needed")
    amina.says("Die keer hoeft niemand te komen")
    amina.page.get_by_text("1 keer hoeft het niet").click()
    amina.look("not-needed-open")
    amina.press(re.compile("Toch wel"), "needed-after-all")
    amina.says("Die beurt is weer open.")
    amina.says_not("1 keer hoeft het niet")
    amina.page.get_by_text("Het rooster is klaar").click()
    amina.fill("Wil je iedereen bedanken?", "Het smaakte heerlijk.")
    amina.press("Stop het rooster", "over")
    bram.go(his, "thanked")
    bram.says("Dit rooster is klaar", "Het smaakte heerlijk.")


def test_an_evening_off_every_other_week(walk: Begin) -> None:
    """A carer plans somebody who stays from half past seven until half past ten, every two weeks, for three months."""
    wim = walk("rota-wim", java_script_enabled=False)
    ask_quickly(wim, "Ik zorg voor mijn vrouw, en wil om de week een avond naar mijn koor.")
    wim.follow(re.compile("Een rooster om mij heen"))
    wim.fill("Wat zou je helpen? In één zin", "Een avond thee en kaarten met mijn vrouw.")
    wim.fill("Wie kan iedereen bellen als er iets is?", "Wim")
    wim.fill("Op welk nummer?", "06 12 34 56 41")
    wim.choose("een bedankje, of samen koffie")
    wim.press("Begin een rooster")
    wim.choose("erbij blijven")
    wim.choose("donderdag")
    wim.fill("Hoe laat?", "19:30")
    wim.page.get_by_text("Tot welke tijd, om de week").click()
    wim.fill("Tot welke tijd?", "19:00")
    wim.page.get_by_label("Hoe vaak?").select_option("2")
    wim.page.get_by_label("Hoeveel weken?").select_option("13")
    wim.press("Zet deze beurten erbij", "too-long")
    wim.says("Dat is wel heel lang. Kijk of de tijden kloppen.")
    wim.fill("Tot welke tijd?", "22:30")  # what was typed is there still, and unfolded
    wim.press("Zet deze beurten erbij", "evenings")
    wim.says("Er staan 7 beurten bij.", "19.30 tot 22.30 uur: erbij blijven")
    wim.follow("Op papier, voor op de koelkast", "evenings-on-paper")
    wim.says("19.30 tot 22.30")


def test_a_face_she_would_like_and_nobody_came(walk: Begin, demo: LivingDemo) -> None:
    """Every Wednesday of one face, by keyboard; he comes, without a script; once nobody came, and Els looks."""
    words = "Mijn been zit in het gips, en ik kan niet bij het fornuis."
    els, amina = walk("face-els", width=WIDE), walk("face-amina")
    henk = walk("face-henk", java_script_enabled=False)
    hers = _begins(amina, "gips@example.org", words)
    _comes(amina, henk, els, mail="pannenkoek@example.org", name="Henk van de hoek")
    his = henk.page.url
    amina.go(hers)
    amina.press(re.compile("Vraag deze buur"))
    henk.go(his)
    henk.press("Ja, ik doe mee")
    amina.go(hers)
    hands = Keyboard(amina)
    hands.tab_to("Liever een vast gezicht?")
    hands.press("Enter", moves=False)
    amina.look("face-open")
    hands.tab_to_field("who")
    hands.press("Space", moves=False)
    amina.page.get_by_label("Voor welke beurt?").select_option(label="elke woensdag")
    hands.tab_to("Vraag het zo")
    hands.press("Enter")
    amina.says("Wie je vraagt, zegt zelf ja.", "Je vraagt het eerst aan Henk van de hoek, tot ")
    amina.look("face-asked")
    henk.go(his, "asked-first")
    henk.says("Jou vragen we het eerst", "ziet jou graag komen.", "Voor jou tot ")
    henk.press(re.compile("Ik kom"), "comes")
    henk.says("Dank je wel. Deze beurt is van jou.")
    with psycopg.connect(demo.database_url, autocommit=True) as admin:  # and then it is that evening
        admin.execute("SET session_replication_role = replica")
        admin.execute(
            "UPDATE mutual_help_turn t SET begins_at = now() - interval '20 minutes', ends_at = now() + interval '10 minutes'"
            " FROM mutual_help_rotahelper h JOIN mutual_help_offer o ON o.id = h.offer_id JOIN community_person p"
            " ON p.id = o.offerer_id WHERE h.id = t.helper_id AND p.called = 'Henk van de hoek'"
        )
    amina.go(hers, "he-is-late")
    amina.press(re.compile("Er kwam niemand"), "nobody-came")
    amina.says(
        "Goed dat je het zegt.",
        "kijkt hoe het met je gaat.",
        "Nu iets nodig? Bel Els Hoekstra: 030 123 45 67",
        "Er kwam toch iemand",
    )
    henk.go(his)
    henk.says_not("niemand")
    open_question(els, words, "nobody-came")
    els.says("Er kwam niemand")
    els.follow(re.compile("Zoek een buur die helpt"), "looks")
    els.says("Er kwam niemand", "Henk van de hoek zou komen.", "Bel eerst de vrager.")
    els.press("Ik keek hoe het gaat", "looked")
    els.says_not("zou komen.")
    amina.go(hers, "looked-after")
    amina.says_not("Je zei dat er niemand kwam")
