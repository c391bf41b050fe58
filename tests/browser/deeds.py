"""What people do in these journeys, in the words that stand on their screens."""

import re
from dataclasses import dataclass

from .walking import Walk

WALKING = "Ik zou wel weer eens willen wandelen, maar niet alleen."
PLACE = "Loopgroepje langs de singel"
NUMBER = "06 12 34 56 41"


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask as its asker has it: the code on the card and the page to follow."""

    words: str
    code: str
    path: str


def ask(who: Walk, words: str, contact: str = NUMBER, where: str = "3994", prefix: str = "") -> Asked:
    """Ask in three steps, from the first page to the page to follow, with a look at each."""
    who.go(f"{prefix}/", "home")
    who.click(who.page.locator("a.choice-main"), "ask-words")
    who.page.locator("[name=words]").fill(words)
    onward(who, "ask-where")
    who.page.locator("[name=where]").fill(where)
    onward(who, "ask-reach")
    who.page.locator("[name=contact]").fill(contact)
    onward(who, "ask-check")
    who.says(words)
    onward(who, "sent")
    code = who.page.locator("p.code").inner_text().strip()
    assert re.fullmatch(r"[A-Z]+ \d\d \d\d \d\d", code), code
    who.click(who.page.locator("main .code ~ .actions a").first, "follow")
    return Asked(words, code, who.page.url.removeprefix(who.site))


def ask_quickly(who: Walk, words: str) -> Asked:
    """Send the same four forms without showing their pages, and open the page to follow."""
    who.send("/vraag/", words=words)
    who.send("/vraag/waar", where="3994")
    who.send("/vraag/bereik", contact=NUMBER)
    came = who.send("/vraag/nakijken").removesuffix("/gesteld")
    who.go(came)
    return Asked(words, came.rpartition("/")[2].replace("-", " ").upper(), came)


def onward(who: Walk, look: str = "") -> None:
    """Press the main button of a form, whatever its language."""
    who.click(who.page.locator("main form .button:not(.button-quiet)").first, look)


def open_question(worker: Walk, words: str, look: str = "") -> str:
    """Open a question from the inbox, by its own words; return the address of its page."""
    worker.go("/werk/")
    row = worker.page.locator("table.work tr", has_text=words[:60])
    worker.click(row.get_by_role("link").first, look)
    return worker.page.url.removeprefix(worker.site)


def offer(worker: Walk, to: str, why: str, yes: str, look: str = "") -> None:
    """Offer the ball of the page where the worker is."""
    worker.follow(re.compile("Geef de bal door"), look)
    receiver = worker.page.locator("select[name=receiver] option", has_text=to).first
    worker.page.select_option("select[name=receiver]", receiver.get_attribute("value"))
    worker.fill("Waarom?", why)
    worker.choose(yes)
    worker.press("Bied de bal aan", f"{look}-done" if look else "")


def answered(who: Walk, look: bool = False) -> None:
    """Say that the question is answered, on the page of the question."""
    who.follow(re.compile("Mijn vraag is beantwoord"), "answer" if look else "")
    who.choose("Ja, mijn vraag is beantwoord")
    who.press("Zeg het", "look-back" if look else "")
