"""The living map: Farid writes, a passer-by proposes, one tap in the mail, a call list, and an editor merges."""

import re
from collections.abc import Callable

import psycopg
import pytest

from .keyboard import Keyboard
from .living import LivingDemo
from .postbox import words_of
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
NAME = "Breiavond bij het raam"


def tell_database(demo: LivingDemo, statement: str, *values: object) -> None:
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute(statement, values)


def a_night(demo: LivingDemo) -> None:
    """The worker does what it does every morning."""
    tell_database(
        demo,
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
        " VALUES ('default', 'keep_map_alive', '{\"timestamp\": 0}', 'todo')",
    )


def written(walk: Walk) -> str:
    """Write it by the one form: first nothing, then the few fields; return its page."""
    walk.go("/kaart/nieuw/", "write")
    walk.press("Zet het op de kaart", "write-nothing")
    walk.says("Kijk dit nog even na", "Vraag het eerst.", "Eén is genoeg.")
    walk.fill("Hoe heet het?", NAME)
    walk.page.select_option("select[name=area]", index=1)
    walk.fill("Vertel het in één zin", "Samen breien, met koffie.")
    walk.fill("Telefoon", "030 123 45 67")
    walk.choose("Van mij, of van ons als buren")
    walk.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    walk.press("Zet het op de kaart", "when")
    walk.says("Het staat erop.", f"Wanneer is {NAME}?")
    walk.fill("Op welke dag is de eerste keer?", "2026-12-01")
    walk.fill("Van hoe laat?", "19:30")
    walk.fill("Tot hoe laat?", "18:00")
    walk.press("Voeg toe", "when-wrong")
    walk.says("Dit is eerder dan het begin.")
    walk.fill("Tot hoe laat?", "21:00")
    walk.page.select_option("select[name=every]", "MONTH")
    walk.press("Voeg toe", "when-done")
    walk.says("De eerste dinsdag van de maand, 19.30 tot 21 uur.")
    walk.follow("Klaar", "tend")
    return walk.page.url.removeprefix(walk.site)


def test_a_neighbour_writes_and_a_passer_by_proposes(walk: Begin, demo: LivingDemo) -> None:
    farid, passer, gijs = walk("farid-map"), walk("passer-by", java_script_enabled=False), walk("gijs-map")
    farid.sign_in("Farid")
    farid.go("/mijn/")
    farid.follow(re.compile("Van jou op de kaart"), "mine-empty")
    tend = written(farid)
    entry = tend.removesuffix("bijhouden/")
    keys = Keyboard(farid)
    keys.tab_to("Even wachten")
    keys.press("Enter")
    farid.look("room")
    farid.says("Bewaard. Iedereen ziet het nu.", "Even wachten (nu)")
    passer.go(f"/kaart/?q={NAME.split()[0]}", "found")
    passer.follow(re.compile(NAME), "entry")
    passer.says("Wachten: 1 week", "De eerste dinsdag van de maand")
    passer.follow(re.compile("Klopt dit niet"), "propose")
    passer.press("Verstuur", "propose-nothing")
    passer.says("Vertel wat er anders is")
    passer.fill("Wat is er anders?", "Ik stond voor een dichte deur.")
    passer.page.locator("summary").first.click()
    passer.fill("Telefoon", "030 765 43 21")
    passer.press("Verstuur", "proposed")
    passer.says("Wie dit bijhoudt, kijkt ernaar.")
    link = re.search(r"https?://\S+", words_of(demo.postbox.wait("farid@", "Iemand zegt iets")))
    assert link
    farid.go(link[0].removeprefix(demo.url), "proposals")
    farid.says("Ik stond voor een dichte deur.")
    farid.follow(re.compile("Bekijk en beslis"), "proposal")
    farid.press("Neem dit over", "taken")
    farid.follow("Vorige versies", "versions")
    farid.says("030 123 45 67", "030 765 43 21", "je moet even wachten")
    farid.says_not("WAIT")
    farid.press(re.compile("Zet terug"), "undone")
    farid.says("Teruggezet.")
    farid.go(f"{entry}mensen/", "people")
    farid.press("Mag lezen", "invited")
    farid.says("Het werkt één keer")
    invitation = farid.page.locator("bdi.wrap").inner_text().removeprefix(demo.url)
    farid.go(f"{entry}bewerken/", "edit")
    farid.choose("Nergens te vinden, alleen met het adres")
    farid.press("Bewaar", "unlisted")
    secret = farid.page.locator("bdi.wrap").inner_text().removeprefix(demo.url)

    gijs.sign_in("Gijs")
    for path in (tend, f"{entry}bewerken/", f"{entry}mensen/", f"{entry}versies/", entry, f"{entry}voorstel/",
                 "/beheer/kaart/", "/beheer/bellijst-kaart/"):  # fmt: skip
        gijs.go(path, status=404)
    gijs.go(f"/kaart/?q={NAME.split()[0]}")
    gijs.says_not(NAME)
    gijs.go(secret, "unlisted-read")
    gijs.says(NAME)
    gijs.go(invitation, "invitation")
    gijs.press("Ja, ik kom erbij", "came-in")
    gijs.go(invitation, status=404)
    gijs.go(f"{entry}bewerken/", status=404)


def test_the_owner_taps_in_the_mail_and_a_volunteer_calls(walk: Begin, demo: LivingDemo) -> None:
    farid, mail, bram = walk("farid-owner"), walk("mail"), walk("bram-calls")
    farid.sign_in("Farid")
    farid.go("/kaart/nieuw/")
    for label, words in {"Hoe heet het?": "Soep op maandag", "Telefoon": "030 123 45 67"}.items():
        farid.fill(label, words)
    farid.page.select_option("select[name=area]", index=1)
    farid.choose("Van mij, of van ons als buren")
    farid.choose("Wie dit doet, wil dat het zo op de kaart staat.")
    farid.press("Zet het op de kaart")
    tell_database(
        demo, "UPDATE social_map_entry SET confirmed_on = '2025-01-01' WHERE name = %s OR name LIKE %s",
        "Soep op maandag", "R%",
    )  # fmt: skip
    a_night(demo)
    links = re.findall(r"https?://\S+", words_of(demo.postbox.wait("farid@", "Klopt dit nog: Soep")))
    right, different, stopped = (link.removeprefix(demo.url) for link in links)
    for link, name in ((stopped, "stopped"), (different, "different"), (right, "right")):
        mail.go(link, f"check-{name}")
    mail.says("Klopt Soep op maandag nog?")
    keys = Keyboard(mail)
    keys.tab_to("Ja, alles klopt nog")
    keys.press("Enter")
    mail.look("thanks")
    mail.says("Soep op maandag staat er weer fris op.")
    mail.go(stopped, "answered-before")
    mail.says("Soep op maandag staat er weer fris op.")

    bram.sign_in("Bram")
    bram.go("/beheer/bellijst-kaart/", "calls")
    first = bram.page.locator("article.place h2").first.inner_text()
    bram.press(re.compile("Klopt nog"), "called")
    bram.says("Opgeschreven.")
    bram.says_not(first)
    second = bram.page.locator("article.place h2").first.inner_text()
    bram.press(re.compile("Niet bereikt"), "not-reached")
    bram.says_not(second)


def test_an_editor_hears_a_claim_and_merges(walk: Begin, demo: LivingDemo) -> None:
    gijs, ilse = walk("gijs-claims"), walk("ilse-map", width=WIDE)
    gijs.sign_in("Gijs")
    gijs.go("/kaart/?q=ritje+ziekenhuis")
    gijs.click(gijs.page.locator("article.place a", has_text="Ritje").first)
    gijs.follow("Is dit van jullie?", "claim")
    gijs.press("Dit is van ons", "claim-nothing")
    gijs.says("Schrijf kort op waarom")
    gijs.fill("Wie ben je, en hoe bereiken we je?", "Gijs, 06 12 34 56 78")
    gijs.fill("Hoe weten we dat het van jullie is?", "Wij doen dit elke week.")
    gijs.press("Dit is van ons", "claimed")
    tell_database(
        demo,
        "INSERT INTO social_map_entry SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),"
        " 'name', e.name || ' (dubbel)', 'source_id', 'dubbel'))).* FROM social_map_entry e"
        " WHERE e.closed_on IS NULL AND e.email <> '' ORDER BY e.name LIMIT 1",
    )
    ilse.sign_in("Ilse")
    ilse.go("/beheer/kaart/", "review")
    ilse.says("Gijs, 06 12 34 56 78 zegt: dit is van ons.")
    ilse.press(re.compile("Ja, het is van hen"), "decided")
    ilse.follow(re.compile("dubbel"), "pair")
    ilse.press(re.compile(r"blijft \(1\)"), "merged")
    ilse.says("Samengevoegd.")
    ilse.press(re.compile("Maak weer los"), "apart")
    ilse.says("Het zijn er weer twee.")
    gijs.go("/kaart/van-mij/", "his")
    gijs.says_not("Hier komt wat jij op de kaart zet")


def test_an_editor_takes_down_what_hurts_and_puts_it_back(walk: Begin, demo: LivingDemo) -> None:
    ilse, amina = walk("ilse-takes-down", width=WIDE), walk("amina-finds", java_script_enabled=False)
    ilse.sign_in("Ilse")
    ilse.go("/kaart/?q=schaken")
    ilse.click(ilse.page.locator("article.place a").first)
    address = ilse.page.url.removeprefix(demo.url)
    ilse.follow("Haal dit van de kaart", "take-down")
    ilse.press("Haal het van de kaart", "take-down-nothing")
    ilse.says("Schrijf waarom.")
    ilse.fill("Waarom haal je het weg?", "Er staat een naam in van iemand die dat niet wil.")
    ilse.press("Haal het van de kaart", "taken-down")
    ilse.says("Van de kaart gehaald", "Er staat een naam in")
    amina.go(address, "gone", status=404)
    ilse.press(re.compile("Zet het terug"), "put-back")
    ilse.says("Het staat weer op de kaart.")
    amina.go(address)
    amina.says_not("Haal dit van de kaart")
