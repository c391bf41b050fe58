"""Els stops: Amina says who comes, they meet, and nobody is left behind. And what an official keeps and lets go."""

import re
import uuid
from collections.abc import Callable

import psycopg
import pytest

from .deeds import ask_quickly
from .keyboard import Keyboard
from .living import LivingDemo
from .test_family_story import asked, begun, says_yes
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
MISSED = "er is niet op tijd kennisgemaakt"
MEETING = "Donderdag om tien uur, bij Amina thuis."


def works_there_too(demo: LivingDemo, who: str, where: str) -> None:
    """Somebody of the cast also works where another of the cast works."""
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute(
            "INSERT INTO community_membership (id, person_id, organisation_id, role, title, phone, starts_on)"
            " SELECT gen_random_uuid(), a.person_id, m.organisation_id, 'WIJKTEAM', 'wijkteam', '', '2025-01-01'"
            " FROM community_account a, community_account b JOIN community_membership m ON m.person_id = b.person_id"
            " WHERE a.email = %s AND b.email = %s AND m.role = 'WIJKTEAM' LIMIT 1"
            " ON CONFLICT DO NOTHING",  # the story before this one may have said so
            [f"{who}@demo.example", f"{where}@demo.example"],
        )


def asks_for_dewi(els: Walk) -> None:
    """From the list of all that is in her hands: name who comes, and when they meet."""
    els.go("/werk/afscheid", "hands")
    els.says("Afscheid nemen", "Kringen", "Amina")
    els.click(
        els.page.locator("li", has_text="Amina")
        .get_by_role("link", name=re.compile("Wie neemt het over"))
        .last
    )
    els.look("hand-on")
    els.press("Vraag het", "hand-on-nothing")
    els.says("Kies wie het overneemt.", "Schrijf op wanneer en waar jullie kennismaken.")
    els.fill("Wanneer en waar maken jullie samen kennis?", MEETING)
    option = els.page.locator("select[name=successor] option", has_text="Dewi").first
    els.page.select_option("select[name=successor]", option.get_attribute("value"))
    els.press("Vraag het", "hands-asked")
    els.says("Gevraagd of Dewi mag komen.")


def test_els_leaves_well_and_amina_says_who_comes(walk: Begin, demo: LivingDemo) -> None:
    works_there_too(demo, "dewi", "els")
    amina, els, dewi, gijs = (
        walk("amina-parting"),
        walk("els-parting", width=WIDE),
        walk("dewi-parting"),
        walk("gijs-parting"),
    )
    amina.sign_in("Amina")
    circle = begun(amina, "Op adem komen")
    asked(amina, circle, "Els Hoekstra", "gezinsbegeleider", "els@demo.example", "?wie=organisatie")
    says_yes(els, "Els", circle)
    asks_for_dewi(els)

    dewi.sign_in("Dewi")
    dewi.go("/overname/", "nothing-yet")
    dewi.says("Er is nu niets te vragen")
    amina.go("/overname/", "asked")
    amina.says("Mag Dewi het overnemen van Els?")
    amina.follow(re.compile("Lees het en geef antwoord"), "may-she-come")
    amina.says("Jij bepaalt wie er om je heen staat.", MEETING)
    question = amina.page.url.removeprefix(amina.site)
    gijs.sign_in("Gijs")
    for path in (question, "/werk/afscheid", "/beheer/bewaren"):
        gijs.go(path, status=404)
    dewi.go(question, status=404)
    keys = Keyboard(amina)
    keys.tab_to("Ja, dat is goed")
    keys.press("Enter")
    amina.look("said-yes")
    amina.says("Je zei ja tegen Dewi", MEETING)

    els.go("/werk/afscheid", "hands-yes")
    els.says("Dewi mag komen")
    dewi.go("/overname/", "coming")
    dewi.follow(re.compile("Zo maak je kennis"), "meet")
    dewi.press(re.compile("We hebben kennisgemaakt"), "met")
    dewi.says("Jij staat nu naast Amina")
    dewi.go(circle, "her-circle")
    amina.go(question, "done")
    amina.says("Dewi heeft het overgenomen")
    amina.go("/mijn/gezichten", "faces")
    amina.says("Dewi", "Els", "verschillende mensen")
    els.go(question, "thanks")
    els.says("Dewi heeft het overgenomen", "Dank je wel.")


def test_an_official_sees_what_goes_and_holds_what_must_stay(walk: Begin) -> None:
    amina, ilse = walk("amina-held"), walk("ilse-keeping", width=WIDE, java_script_enabled=False)
    mine = ask_quickly(amina, "Wie helpt mij met een klacht?")
    ilse.sign_in("Ilse")
    ilse.go("/beheer/")
    ilse.follow("Wat bewaren we, en hoe lang?", "keeping")
    ilse.says("Zou nu gaan", "Vragen", "12 maanden na het einde", "AVG art. 5")
    ilse.follow("Wat er wegging", "proofs")
    ilse.go("/beheer/bewaren")
    ilse.follow("Iets nog niet weggooien", "holding")
    ilse.press("Houd dit vast", "holding-nothing")
    ilse.says("Vul de code in.", "Schrijf in één zin waarom.", "Kies een dag.")
    ilse.fill("De code van de vraag", "zwaan 00 00 00")
    ilse.fill("Waarom?", "Er loopt een klacht.")
    ilse.fill("Tot welke dag?", "2035-01-01")
    ilse.press("Houd dit vast", "holding-wrong-code")
    ilse.says("Deze code kennen we niet.")
    assert ilse.page.get_by_label("Waarom?").input_value() == "Er loopt een klacht."
    ilse.fill("De code van de vraag", mine.code)
    ilse.press("Houd dit vast", "held")
    ilse.says("Dit blijft bewaard.", "Er loopt een klacht.")
    ilse.press(re.compile("Laat dit los"), "lifted")
    ilse.says("Losgelaten vandaag")


def test_a_lead_or_official_helps_a_colleague_to_leave_without_reading_names(walk: Begin) -> None:
    ilse = walk("ilse-colleague", width=WIDE)
    ilse.sign_in("Ilse")
    ilse.go("/beheer/")
    ilse.fill("Zoek op naam, organisatie of werk", "Els")
    ilse.press("Zoek")
    ilse.follow(re.compile("Els"), "membership")
    ilse.follow("Wie rekent er nog op deze collega?", "colleague")
    ilse.says("Kringen", "Je ziet hier geen namen.")


def nobody_came(demo: LivingDemo, question: str) -> None:
    """The yes lies a month back, and nobody came: what the job does in the morning."""
    which = question.rstrip("/").rpartition("/")[2]
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute(
            "SET session_replication_role = replica; UPDATE circles_succession SET state = 'LAPSED', ended_at = now(),"
            f" yes_at = now() - interval '30 days' WHERE id = '{uuid.UUID(which)}'"
        )


def test_who_never_came_falls_away_and_everybody_can_read_it(walk: Begin, demo: LivingDemo) -> None:
    works_there_too(demo, "dewi", "els")
    amina, els, dewi, gijs = (
        walk("amina-missed"), walk("els-missed", width=WIDE), walk("dewi-missed"), walk("gijs-missed")
    )  # fmt: skip
    amina.sign_in("Amina")
    circle = begun(amina, "Weer naar buiten")
    asked(amina, circle, "Els Hoekstra", "gezinsbegeleider", "els@demo.example", "?wie=organisatie")
    says_yes(els, "Els", circle)
    asks_for_dewi(els)
    amina.go("/overname/")
    amina.follow(re.compile("Lees het en geef antwoord"))
    question = amina.page.url.removeprefix(amina.site)
    amina.press("Ja, dat is goed")
    nobody_came(demo, question)
    amina.go(question, "nobody-came")
    amina.says(MISSED)
    els.go(question, "nobody-came-of-mine")
    els.says(MISSED)
    amina.go(circle, "still-mine")
    amina.says("Els")
    dewi.sign_in("Dewi")
    dewi.go(circle, status=404)
    gijs.sign_in("Gijs")
    gijs.go(question, status=404)


def test_who_is_alone_with_it_reads_it_and_nobody_else_does(walk: Begin) -> None:
    """R47: she and the person; a guest in the circle and an outsider do not."""
    amina, els, bram, gijs = (
        walk("amina-alone"), walk("els-alone", width=WIDE), walk("bram-alone"), walk("gijs-alone")
    )  # fmt: skip
    amina.sign_in("Amina")
    circle = begun(amina, "Een beetje lucht")
    asked(amina, circle, "Els Hoekstra", "gezinsbegeleider", "els@demo.example", "?wie=organisatie")
    says_yes(els, "Els", circle)
    els.go(circle, "alone-with-it")
    els.says("Nu rust veel op jou", "Alleen jij en om wie het gaat, zien dit.")
    amina.go(circle, "one-is-alone")
    amina.says("Nu rust veel op Els")
    gijs.sign_in("Gijs")
    gijs.go(circle, status=404)
    asked(amina, circle, "Bram", "buurman", "bram@demo.example")
    bram.sign_in("Bram")
    bram.go(circle, "invited-sees-nothing")
    assert "rust veel op" not in bram.page.content(), "who is only asked does not read it"
    bram.follow("Zeg ja of nee")
    bram.press("Ja, ik doe mee")
    for one in (amina, els, bram):
        one.go(circle)
        assert "rust veel op" not in one.page.content(), "now they are two"
