"""Amina complains about how she was helped: a lead who carries nothing of hers reads it, and nobody else does."""

import re
from collections.abc import Callable

import psycopg
import pytest

from .deeds import ask_quickly
from .keyboard import Keyboard
from .living import LivingDemo
from .postbox import words_of
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
WORDS = "Er zou iemand bellen, en niemand belde."
ANSWER = "Dat had niet zo gemogen. Ik bel je morgen zelf."


@pytest.mark.parametrize("scripts", [True, False])
def test_a_complaint_goes_past_who_helps_her(
    walk: Callable[..., Walk], demo: LivingDemo, scripts: bool
) -> None:
    amina = walk(f"amina-complains-{scripts}", java_script_enabled=scripts)
    amina.sign_in("Amina")
    mine = ask_quickly(amina, "Wie helpt mij met een formulier?")
    amina.says("De bal ligt bij Els")
    amina.go("/mijn/verzoeken", "requests")
    amina.follow(re.compile("Ik heb een klacht"), "complain")
    amina.says("Petra leest je klacht. Anderen van het team lezen hem niet.")
    amina.press("Verstuur", "complain-nothing")
    amina.says("Schrijf in een paar woorden wat je wilt.")
    amina.fill("Wat wil je zeggen?", WORDS)
    keys = Keyboard(amina)
    keys.tab_to("Verstuur")
    keys.press("Enter")
    amina.look("complained")
    amina.says(WORDS, "Petra")
    own = amina.page.url.removeprefix(amina.site)

    petra = walk(f"petra-hears-{scripts}", width=WIDE)
    petra.go(demo.way_in("Petra Kuiper"))
    petra.go("/werk/", "her-balls")
    complaint = _opened(petra)
    _nobody_else(walk, complaint, own, mine.path, str(scripts))

    petra.press("Geef antwoord", "answer-nothing")
    petra.says("Kies je antwoord.")
    petra.choose("Ik heb het gedaan")
    petra.fill("Leg het uit", ANSWER)
    petra.press("Geef antwoord", "answered")
    amina.go(own, "heard")
    amina.says(ANSWER)


def _opened(petra: Walk) -> str:
    """From the list to the complaint; return the address of its page."""
    row = petra.page.locator("table.work tr", has_text="Amina").filter(has_text="Verzoek")
    petra.click(row.get_by_role("link").first, "complaint")
    petra.says(WORDS, "Amina: ik heb een klacht")
    return petra.page.url.removeprefix(petra.site)


def _nobody_else(walk: Callable[..., Walk], complaint: str, own: str, question: str, name: str) -> None:
    """Els who helps her, Dewi who works here too, Ilse of the municipality, and Gijs next door."""
    for who in ("Els", "Dewi", "Ilse", "Gijs"):
        one = walk(f"{who.lower()}-complaint-{name}")
        one.sign_in(who)
        one.go(complaint, status=404)
        one.go(f"{complaint}/oppakken", status=404)
        one.go(own, status=404)
        if who == "Els":
            one.go("/werk/")
            one.says_not("ik heb een klacht", WORDS)
            assert not one.page.locator(f"a[href='{complaint}']").count()


def test_a_complaint_is_passed_on_to_another_who_may_hear_it(
    walk: Callable[..., Walk], demo: LivingDemo
) -> None:
    """Petra knows Gijs: Youssef takes it, by keyboard; Gijs reads who has it now, and Petra reads it no more."""
    words = "Er werd hard gepraat aan de balie."
    gijs = walk("gijs-complains")
    gijs.sign_in("Gijs")
    gijs.go("/mijn/verzoeken")
    gijs.follow(re.compile("Ik heb een klacht"))
    gijs.says("Petra leest je klacht.")
    gijs.fill("Wat wil je zeggen?", words)
    gijs.press("Verstuur")
    own = gijs.page.url.removeprefix(gijs.site)

    petra = walk("petra-passes-on", java_script_enabled=False)
    petra.go(demo.way_in("Petra Kuiper"))
    petra.go("/werk/")
    row = petra.page.locator("table.work tr", has_text="Gijs").filter(has_text="Verzoek")
    petra.click(row.get_by_role("link").first, "complaint")
    complaint = petra.page.url.removeprefix(petra.site)
    petra.follow(re.compile("Geef de klacht door"), "to-whom")
    petra.says("Wie de vrager helpt, staat hier niet bij.")
    petra.press("Vraag het deze collega", "nobody-chosen")
    petra.says("Kies een collega.", "Schrijf in een paar woorden waarom.")
    petra.choose("Youssef")
    petra.fill("Waarom?", "Ik ken de vrager van vroeger.")
    petra.press("Vraag het deze collega", "asked")
    petra.says("Je vroeg Youssef", "Nog geen antwoord.")

    youssef = walk("youssef-is-asked")
    youssef.go(demo.way_in("Youssef Amrani"))
    youssef.go(complaint, "is-asked")
    youssef.says("Petra vraagt of jij de klacht van Gijs neemt.", "Ik ken de vrager van vroeger.")
    youssef.says_not(words)
    keys = Keyboard(youssef)
    keys.tab_to("Ik neem de klacht")
    keys.press("Enter")
    youssef.look("takes-it")
    youssef.says(words, "De vrager hoort het.")
    gijs.go(own, "who-has-it")
    gijs.says("Youssef")
    gijs.says_not("Petra")
    petra.go(complaint, status=404)


def test_a_complaint_whose_holder_is_away_goes_to_who_is_there(
    walk: Callable[..., Walk], demo: LivingDemo
) -> None:
    """Petra falls ill, and nobody of her door is there: Gijs is asked about another team, and Carolien takes it."""
    words = "Mijn brief is kwijtgeraakt."
    gijs = walk("gijs-waits")
    gijs.sign_in("Gijs")
    gijs.go("/mijn/verzoeken/klacht")
    gijs.says("Petra leest je klacht.")
    gijs.fill("Wat wil je zeggen?", words)
    gijs.press("Verstuur")
    own = gijs.page.url.removeprefix(gijs.site)
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        away = admin.execute(
            "INSERT INTO commitments_absence (id, person_id, starts_on, ends_on, long)"
            " SELECT gen_random_uuid(), p.id, current_date, current_date + 60, false FROM community_person p"
            " WHERE p.called IN ('Petra', 'Els', 'Youssef', 'Marloes') AND is_present(p.id, current_date) RETURNING id"
        ).fetchall()
        try:
            admin.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
                " VALUES ('default', 'ask_another_to_hear', '{\"timestamp\": 0}', 'todo')"
            )
            demo.postbox.wait("gijs@example.org", "Mag een ander je klacht lezen?")
            _another_team_takes_it(walk, demo, gijs, own, words)
        finally:
            admin.execute("DELETE FROM commitments_absence WHERE id = ANY (%s)", [[row[0] for row in away]])


def _another_team_takes_it(
    walk: Callable[..., Walk], demo: LivingDemo, gijs: Walk, own: str, words: str
) -> None:
    gijs.go(own, "may-she-read-it")
    gijs.says("Petra is er nu niet.", "Mag Carolien je klacht lezen?", "Wil je bellen?")
    assert gijs.page.locator("main a[href^=tel]").count() == 1
    keys = Keyboard(gijs)
    keys.tab_to("Ja, dat is goed")
    keys.press("Enter")
    gijs.look("she-is-asked")
    gijs.says("We vroegen een ander die je niet helpt.")
    letter = words_of(demo.postbox.wait("carolien@example.org", "Neem jij deze klacht?"))
    found = re.search(r"/werk/verzoek/[0-9a-f-]+", letter)
    assert found
    carolien = walk("carolien-is-asked")
    carolien.go(demo.way_in("Carolien Bakx"))
    carolien.go(found[0], "asked-by-nobody")
    carolien.says("Gijs heeft een klacht. Petra heeft hem. Petra is er nu niet.")
    carolien.says_not(words)
    keys = Keyboard(carolien)
    keys.tab_to("Ik neem de klacht")
    keys.press("Enter")
    carolien.look("carolien-has-it")
    carolien.says(words)
    gijs.go(own, "carolien-hears-it")
    gijs.says("Carolien")
    gijs.says_not("Petra")


def test_her_yes_about_another_team_can_be_spoken(walk: Callable[..., Walk], demo: LivingDemo) -> None:
    """Petra is late and nobody else of her door is there: Gijs calls, and she writes his yes down by keyboard."""
    gijs = walk("gijs-calls")
    gijs.sign_in("Gijs")
    gijs.go("/mijn/verzoeken/klacht")
    gijs.fill("Wat wil je zeggen?", "Mijn tweede brief kwam nooit aan.")
    gijs.press("Verstuur")
    own = gijs.page.url.removeprefix(gijs.site)
    gijs.says("Petra")
    before = len(demo.postbox.to("gijs@example.org", "Mag een ander je klacht lezen?"))
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute(
            "UPDATE commitments_ball SET due_at = now() - interval '9 days' WHERE about = 'APPEAL' AND about_id = %s",
            [own.rsplit("/", 1)[-1]],
        )
        away = admin.execute(
            "INSERT INTO commitments_absence (id, person_id, starts_on, ends_on, long)"
            " SELECT gen_random_uuid(), p.id, current_date, current_date + 60, false FROM community_person p"
            " WHERE p.called IN ('Els', 'Youssef', 'Marloes') AND is_present(p.id, current_date) RETURNING id"
        ).fetchall()
        try:
            admin.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
                " VALUES ('default', 'ask_another_to_hear', '{\"timestamp\": 0}', 'todo')"
            )
            demo.postbox.wait("gijs@example.org", "Mag een ander je klacht lezen?", besides=before)
            _petra_hears_him(walk, demo, gijs, own)
        finally:
            admin.execute("DELETE FROM commitments_absence WHERE id = ANY (%s)", [[row[0] for row in away]])


def _petra_hears_him(walk: Callable[..., Walk], demo: LivingDemo, gijs: Walk, own: str) -> None:
    gijs.go(own, "may-another-read-it")
    gijs.says("Petra is te laat met het antwoord.", "je klacht lezen?")
    petra = walk("petra-is-called", width=WIDE)
    petra.go(demo.way_in("Petra Kuiper"))
    petra.go("/balie/", "desk-with-a-complaint")
    petra.follow(re.compile("Schrijf een ja of nee bij een klacht op"), "who-waits")
    petra.says("Gijs", "Petra heeft de klacht, en is te laat met het antwoord.")
    petra.says_not("Mijn tweede brief kwam nooit aan.")
    keys = Keyboard(petra)
    keys.tab_to("Ja, dat zei Gijs tegen mij, over de klacht bij Petra")
    keys.press("Enter")
    petra.look("heard")
    petra.says("Opgeschreven. De vrager hoort dat jij het opschreef.")
    petra.says_not("Petra heeft de klacht")
    gijs.go(own, "another-is-asked")
    gijs.says("We vroegen een ander die je niet helpt.")
    gijs.says_not("je klacht lezen?")
    assert "Petra schreef op wat jij antwoordde" in words_of(
        demo.postbox.wait("gijs@example.org", "Iemand schreef jouw antwoord op")
    )
