"""A front door is closed for the summer: who asks reads when somebody is there again, and another door helps."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest

from .deeds import onward
from .keyboard import Keyboard
from .living import LivingDemo
from .walking import Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
DOOR = "/beheer/voordeuren/WK2"
MEANWHILE = "030 123 45 99"


@pytest.fixture(autouse=True)
def every_door_is_open(demo: LivingDemo) -> Iterator[None]:
    """Other stories of this demo come to this door, also when this one breaks off."""
    yield
    with psycopg.connect(demo.database_url, autocommit=True) as admin:
        admin.execute(
            "UPDATE commitments_frontdoor SET closed_from = NULL, closed_until = NULL, closed_phone = '',"
            " taken_over_by_id = NULL"
        )


def asks(who: Walk, prefix: str = "") -> None:
    """The three pages of a question, up to what is sent."""
    who.go(f"{prefix}/vraag/")
    who.page.locator("[name=words]").fill("Wie helpt mij met mijn heg?")
    onward(who)
    who.page.locator("[name=where]").fill("3994")
    onward(who, "reach")


def test_a_closed_door_says_when_and_who_helps_meanwhile(walk: Begin) -> None:
    ilse, gijs = walk("ilse-closes", java_script_enabled=False), walk("gijs-closes")
    gijs.sign_in("Gijs")
    gijs.go(f"{DOOR}/dicht", status=404)
    ilse.sign_in("Ilse")
    ilse.go(DOOR, "door")
    ilse.follow("Zijn jullie een tijd dicht? Schrijf het hier op", "closing")
    _closes(ilse)

    amina = walk("amina-closed")
    asks(amina)
    amina.says("is onze voordeur dicht.", "is er weer iemand.", MEANWHILE)
    amina.page.locator("[name=contact]").fill("06 12 34 56 43")
    onward(amina, "check")
    amina.says("is onze voordeur dicht.", "Zo lang helpt Wijkteam Waterhoek-Noord.", MEANWHILE)
    onward(amina, "sent")
    amina.click(amina.page.locator("main .code ~ .actions a").first, "follow")
    amina.says("De bal ligt bij Ruud")

    english = walk("english-closed", java_script_enabled=False)
    english.lang = "en"
    asks(english, "/en")
    english.says(
        "our front door is closed.", "somebody is here again.", "Until then Wijkteam Waterhoek-Noord helps."
    )

    ilse.go(f"{DOOR}/dicht", "closed-now")
    keys = Keyboard(ilse)
    keys.tab_to("We zijn toch open")
    keys.press("Enter")
    ilse.look("open-again")
    ilse.says("De voordeur is open.")
    later = walk("later-closed")
    asks(later)
    later.says_not("voordeur dicht")


def _closes(ilse: Walk) -> None:
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    ilse.press("Bewaar", "closing-nothing")
    ilse.says("Kijk dit nog even na", "Vul een telefoonnummer in.")
    ilse.fill("Wat is de eerste dag dat jullie dicht zijn?", today.isoformat())
    ilse.fill("Op welke dag is er weer iemand?", today.isoformat())
    ilse.fill("Welk nummer kunnen mensen zo lang bellen?", MEANWHILE)
    option = ilse.page.locator("select[name=taken_over_by] option", has_text="Noord").first
    ilse.page.select_option("select[name=taken_over_by]", option.get_attribute("value"))
    ilse.press("Bewaar", "closing-wrong")
    ilse.says("Kies een latere dag dan de eerste.")
    ilse.fill("Op welke dag is er weer iemand?", (today + timedelta(days=21)).isoformat())
    ilse.press("Bewaar", "closed")
    ilse.says("Bewaard.", "is onze voordeur dicht.", MEANWHILE)
