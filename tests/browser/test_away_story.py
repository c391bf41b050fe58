"""Els falls ill: who keeps the work writes it down, her deputy and her lead take what she held, and she comes back."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest

from .deeds import Asked, ask_quickly
from .keyboard import Keyboard
from .living import LivingDemo
from .postbox import words_of
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


@pytest.fixture(autouse=True)
def everybody_is_back(demo: LivingDemo) -> Iterator[None]:
    """Other stories of this demo count on Els, also when this one breaks off."""
    yield
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute("DELETE FROM commitments_absence")


def finds_els(keeper: Walk) -> str:
    """From the list of colleagues to the page on which her absence is written; return its address."""
    keeper.go("/beheer/")
    keeper.fill("Zoek op naam, organisatie of werk", "Els")
    keeper.press("Zoek")
    keeper.follow(re.compile("Els"))
    keeper.follow("Is Els er niet? Schrijf het hier op", "away")
    return keeper.page.url.removeprefix(keeper.site)


def goes_to_the_question(who: Walk, mine: Asked, look: str) -> str:
    who.go("/werk/")
    who.click(who.page.locator("table.work tr", has_text=mine.words).get_by_role("link").first, look)
    return who.page.url.removeprefix(who.site)


def test_els_is_ill_and_nobody_waits_for_her(walk: Begin, demo: LivingDemo) -> None:
    """The keeper without scripts; the deputy takes one ball, the lead the other."""
    amina, bram = walk("amina-waits"), walk("bram-waits")
    hers, his = ask_quickly(amina, "Wie leest met mij een brief?"), ask_quickly(bram, "Wie tilt er een kast?")
    amina.says("De bal ligt bij Els")
    gijs, els = walk("gijs-away"), walk("els-away", width=WIDE)
    ilse = walk("ilse-away", java_script_enabled=False)
    ilse.sign_in("Ilse")
    page = finds_els(ilse)
    ilse.says("Waarom iemand er niet is, schrijf je niet op.")
    _writes_it_down(ilse)

    gijs.sign_in("Gijs")
    gijs.go(page, status=404)
    els.sign_in("Els")
    els.go(page, status=404)

    stranger = walk("stranger-away")
    another = ask_quickly(stranger, "Wie wijst mij de weg?")
    stranger.says("De bal ligt bij Youssef")
    assert another.words
    youssef, petra = walk("youssef-takes"), walk("petra-takes", width=WIDE)
    _takes_over(youssef, demo.way_in("Youssef Amrani"), hers)
    amina.go(hers.path, "with-youssef")
    amina.says("De bal ligt bij Youssef")
    _lead_takes_over(petra, demo, his)
    bram.go(his.path)
    bram.says("De bal ligt bij Petra")

    ilse.go(page)
    keys = Keyboard(ilse)
    keys.tab_to("Els is er weer")
    keys.press("Enter")
    ilse.look("is-back")
    ilse.says("Els is er weer.")
    ilse.says_not("Weg van")
    later = ask_quickly(walk("somebody-later"), "Wie helpt mij zaaien?")
    els.go("/werk/")
    els.says(later.words)


def test_an_offer_is_answered_while_els_is_away(walk: Begin, demo: LivingDemo) -> None:
    """Her deputy reads it before the day we promised, takes it over by keyboard, and answers; she reads who did."""
    likes = "Ik zaag en timmer graag, en heb een bus."
    roos = walk("roos-offers", java_script_enabled=False)
    roos.go("/help-mee/")
    roos.fill("Waar word je blij van? Wat doe je graag?", likes)
    roos.choose("samen iets doen")
    roos.press("Verder")
    roos.press("Verder")
    roos.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    roos.fill("Je telefoonnummer of e-mailadres", "roos-met-de-bus@example.org")
    roos.press("Verder")
    roos.press("Ik doe mee")
    roos.fill("Hoe mogen we je noemen?", "Roos van de bus")
    roos.press("Zo heet ik")
    came = roos.page.url
    roos.says("Els")
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute(
            "INSERT INTO commitments_absence (id, person_id, starts_on, ends_on, long) SELECT gen_random_uuid(), b.holder_id,"
            " current_date, current_date + 20, false FROM commitments_ball b JOIN mutual_help_offer o ON o.ball_id = b.id"
            " ORDER BY o.offered_at DESC LIMIT 1"
        )
        admin.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
            " VALUES ('default', 'remind_due', '{\"timestamp\": 0}', 'todo')"
        )
    demo.postbox.wait("youssef@example.org", "Aanbod wacht op een antwoord")
    youssef = walk("youssef-offers")
    youssef.go(demo.way_in("Youssef Amrani"))
    youssef.go("/werk/aanbod", "waits")
    youssef.says("Wacht op een collega die er niet is", "Jij neemt waar.")
    youssef.click(youssef.page.get_by_role("link", name=re.compile("Roos van de bus")).last)
    youssef.look("one-waits")
    keys = Keyboard(youssef)
    keys.tab_to("Neem de bal over")
    keys.press("Enter")
    youssef.says("De bal ligt nu bij jou.")
    youssef.fill("Wat zeg je terug?", "Wat fijn, een bus!")
    youssef.press("Geef antwoord", "answered")
    roos.go(came, "reads")
    roos.says("Wat fijn, een bus!")
    els = walk("els-back", width=WIDE)
    els.sign_in("Els")
    els.go("/werk/aanbod", "back")
    els.says("Een collega nam dit van je over", "Youssef gaf antwoord")


def _writes_it_down(ilse: Walk) -> None:
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    ilse.fill("Vanaf", today.isoformat())
    ilse.press("Bewaar", "no-last-day")
    ilse.says("Kijk dit nog even na")
    ilse.fill("Wanneer kijk je opnieuw?", (today + timedelta(days=40)).isoformat())
    ilse.press("Bewaar", "too-long")
    ilse.says("Zo lang kan pas zonder bal", "Kies een eerdere dag.")
    ilse.fill("Wanneer kijk je opnieuw?", (today + timedelta(days=3)).isoformat())
    ilse.press("Bewaar", "written-down")
    ilse.says("Nieuwe vragen gaan nu naar de collega's van Els.", "Weg van")
    ilse.fill("Vanaf", (today + timedelta(days=1)).isoformat())
    ilse.fill("Wanneer kijk je opnieuw?", (today + timedelta(days=4)).isoformat())
    ilse.press("Bewaar", "twice")
    ilse.says("Op een van deze dagen staat al: afwezig.")
    assert ilse.page.get_by_label("Vanaf").input_value() == (today + timedelta(days=1)).isoformat()


def _takes_over(youssef: Walk, way_in: str, mine: Asked) -> None:
    youssef.go(way_in)
    goes_to_the_question(youssef, mine, "deputy")
    youssef.press("Neem de bal over", "deputy-holds")
    youssef.says("De bal ligt nu bij jou")


def _lead_takes_over(petra: Walk, demo: LivingDemo, mine: Asked) -> None:
    """She is asked when it lies still: the worker's own round, on a ball whose day was weeks ago."""
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        late = (
            "UPDATE commitments_ball SET due_at = now() - interval '20 days', reminded = 2 WHERE code = %s"
            " RETURNING id"
        )
        found = admin.execute(late, [mine.code.replace(" ", "")]).fetchone()
        assert found
        admin.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
            " VALUES ('default', 'remind_due', '{\"timestamp\": 0}', 'todo')"
        )
    page, others = f"/werk/bal/{found[0]}", 0
    while page not in words_of(demo.postbox.wait("petra@example.org", "ligt te lang stil", besides=others)):
        others += 1  # of another ball, that lies still in the demo too
    petra.go(demo.way_in("Petra Kuiper"))
    petra.go(page, "lead")
    petra.says(mine.words)
    petra.press("Neem de bal over", "lead-holds")
    petra.says("De bal ligt nu bij jou")
