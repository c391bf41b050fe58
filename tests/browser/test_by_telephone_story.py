"""Who has no screen: all of it by telephone and at the desk, through a colleague who types what she says."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .deeds import open_question
from .guiding import chooses, says_yes
from .keyboard import Keyboard
from .programmes import begins_programme, opens_group
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def _rings(desk: Walk, code: str, look: str = "") -> None:
    """She reads out her code; the colleague has her page."""
    desk.go("/balie/")
    desk.fill("De code, zoals de ander hem voorleest", code)
    desk.press("Verder", look)


def _asks(desk: Walk, name: str, number: str, words: str) -> str:
    """Return the code of her question. Without a number she wrote it down herself, and is answered by letter."""
    desk.go("/balie/nieuw")
    desk.fill("De vraag, in haar of zijn eigen woorden", words)
    desk.fill("Hoe heet de vrager?", name)
    desk.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
    if number:
        desk.page.locator("[name=phone]").fill(number)
    else:
        desk.fill("Straat en nummer, voor de brief", "Singelstraat 22")
        desk.fill("Postcode", "3994 AB")
    desk.page.get_by_role("radio", name="Aan de telefoon" if number else "Op papier").check()
    desk.page.get_by_label("Ik heb de vraag voorgelezen").check()
    desk.press("Stel de vraag namens de ander")
    code = desk.page.locator("p.code").inner_text()
    desk.follow("Volg de vraag")
    return str(code)


def _calls(desk: Walk, line: str, *, kind: str, often: str) -> None:
    """A sentence for a neighbour, on the page of her question."""
    desk.follow(re.compile("Vraag het een buur"))
    desk.fill("Wat zou een buur voor je kunnen doen? In één zin", line)
    desk.choose(kind)
    desk.choose(often)
    desk.page.get_by_role("radio", name=re.compile("iedereen, zonder dat")).check()
    desk.press("Zo mag het")
    desk.says("Een buur leest alleen deze woorden")


def _reacts(desk: Walk, line: str, name: str, number: str, likes: str, kind: str, look: str = "") -> str:
    """She heard of the call and rings; return the code of her offer."""
    desk.go("/buren-zoeken/")
    desk.page.get_by_role("link", name=re.compile(f"Iemand belt hierover.*{re.escape(line)}")).first.click()
    desk.says(f"De ander reageert op: “{line}”")
    desk.fill("Wat iemand graag doet, in eigen woorden", likes)
    desk.choose(kind)
    desk.fill("Hoe heet de ander?", name)
    desk.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
    desk.choose("Aan de telefoon")
    if look:  # what is wrong, is said; the call and the words stay
        desk.press("Bied dit aan namens de ander", look)
        desk.says("Kijk dit nog even na", f"De ander reageert op: “{line}”")
        assert desk.page.get_by_label("Wat iemand graag doet, in eigen woorden").input_value() == likes
    desk.page.locator("[name=phone]").fill(number)
    desk.page.get_by_label("Ik heb het voorgelezen").check()
    desk.press("Bied dit aan namens de ander")
    return str(desk.page.locator("p.code").inner_text())


def _answers(els: Walk, likes: str) -> None:
    els.go("/werk/aanbod")
    els.page.locator("main ul li", has_text=likes).get_by_role("link").last.click()
    els.fill("Wat zeg je terug?", "Wat fijn dat u dit wilt.")
    els.press("Geef antwoord")


def _brings_together(els: Walk, words: str) -> str:
    open_question(els, words)
    if els.page.get_by_role("button", name="Ik pak dit op").count():
        els.press("Ik pak dit op")
    els.follow(re.compile("Zoek een buur die helpt"))
    els.page.locator("label.option", has_text="reageerde op deze oproep").first.get_by_role(
        "checkbox"
    ).check()
    els.press("Stel deze buren voor")
    return els.page.url


def _says_yes(desk: Walk, code: str, side: str, look: str = "") -> None:
    _rings(desk, code)
    desk.follow(re.compile(side), look)
    desk.press(re.compile("Ja, dat lijkt me wat"))


def _plans(desk: Walk, look: str = "") -> None:
    """On the page of her neighbours: where and when they meet."""
    desk.page.locator("details summary").first.click()
    desk.page.get_by_role("radio").first.check()
    desk.fill("Op welke dag?", (datetime.now(tz=UTC).date() + timedelta(days=2)).isoformat())
    desk.fill("Hoe laat?", "10:00")
    desk.press("Spreek dit af", look)


ASKER, HELPER = (
    "Buren voor (mijn|deze) vraag|Kijk wie er is voorgesteld",
    "Vragen die bij mij passen|Kijk wie er is voorgesteld",
)


def _meet(desk: Walk, asks: str, offers: str, name: str) -> None:
    """Both say yes by telephone, and meet."""
    _says_yes(desk, asks, ASKER, f"{name}-suggested")
    _says_yes(desk, offers, HELPER, f"{name}-asked")
    _plans(desk, f"{name}-planned")
    desk.press("We hebben elkaar gezien")


def _goes_on(desk: Walk, code: str, side: str) -> None:
    _rings(desk, code)
    desk.follow(re.compile(side))
    desk.press("Ja, ik wil verder")


def test_help_for_once_by_telephone(walk: Begin) -> None:
    """AS-26: she rings about her mail, he rings about the call; both say how it was, and she says it is answered."""
    desk, els = walk("once-desk"), walk("once-els", width=WIDE)
    desk.sign_in("Dewi")
    els.sign_in("Els")
    words, line = "Mijn post op de computer komt niet meer.", "Mijn mail op de oude computer laten werken"
    likes = "Computers van vroeger."
    asks = _asks(desk, "Truus Smit", "030 123 45 61", words)
    _calls(desk, line, kind="iets wat een ander kan", often="één keer")
    offers = _reacts(desk, line, "Wim Bakker", "030 123 45 62", likes, "iets wat ik kan", "lacks-a-tick")
    _answers(els, likes)
    _brings_together(els, words)
    _meet(desk, asks, offers, "once")
    desk.press("Eén keer was genoeg")
    _rings(desk, asks)
    desk.follow(re.compile(ASKER), "how-was-it")
    desk.says("Was één keer genoeg?", "De ander ziet je antwoord niet.")
    keys = Keyboard(desk)
    keys.tab_to("Eén keer was genoeg")
    keys.press("Enter")
    desk.look("was-once")
    _rings(desk, asks)
    desk.follow(re.compile("Mijn vraag is beantwoord"))
    desk.choose("Ja, mijn vraag is beantwoord")
    desk.choose("Iemand uit de buurt, of een groep")
    desk.press("Zeg het", "answered")
    _rings(desk, asks, "closed")
    desk.says("Je doet dit namens Truus Smit", "beantwoord")


def test_a_trainee_with_a_guide_by_telephone(walk: Begin) -> None:
    """AS-14: neither of the two has a screen; it begins with a guide who says yes, and both hear whom to call."""
    desk, els = walk("guided-desk", java_script_enabled=False), walk("guided-els", width=WIDE)
    desk.sign_in("Dewi")
    els.sign_in("Els")
    words, line = "Vier kinderen en geen rust. Wie speelt er met ze?", "Een middag met vier kinderen spelen"
    likes = "Buiten spelen. Ik loop stage bij het wijkteam."
    asks = _asks(desk, "Hanna Vos", "030 123 45 63", words)
    _calls(desk, line, kind="samen iets doen", often="vaker")
    offers = _reacts(desk, line, "Noor Dekker", "030 123 45 64", likes, "samen iets doen")
    _answers(els, likes)
    els.follow(re.compile("VOG, verzekering"))
    els.choose("Dit is een stagiair: altijd met een begeleider")
    els.press("Schrijf het op")
    helpers = _brings_together(els, words)
    _meet(desk, asks, offers, "guided")
    desk.press("Ja, ik wil verder")
    _goes_on(desk, asks, ASKER)
    els.go(helpers)
    els.fill("Wie kunnen ze bellen als er iets is?", "Els Hoekstra")
    els.fill("Op welk nummer?", "030 123 45 67")
    els.press("Laat het beginnen")
    els.says("Dit kan alleen met een begeleider.")
    day = datetime.now(tz=UTC).date() + timedelta(days=7)
    chooses(els, "Dewi", day.isoformat())
    says_yes(desk, line, "asked-to-guide")
    els.go(helpers)
    els.press("Laat het beginnen")
    els.says("Het is begonnen.")
    for code, side, look in ((offers, HELPER, "is-guided"), (asks, ASKER, "has-a-guide")):
        _rings(desk, code)
        desk.follow(re.compile(side), look)
        desk.says("Dewi begeleidt.", "Is er iets? Bel Els Hoekstra")


def _joins(desk: Walk, code: str, name: str, look: str = "") -> None:
    _rings(desk, code)
    desk.follow(re.compile("Meedoen met een programma"), look)
    desk.press(re.compile(f"Ja, ik doe mee met {name}"))
    desk.says("Fijn dat je meedoet", name)


def _uses_the_pot(desk: Walk, asks: str, offers: str) -> None:
    """What they spent is written down for her, and taken back by him."""
    _rings(desk, asks)
    desk.follow(re.compile("Meedoen met een programma"), "pair")
    desk.says("Er is nog € 100,00")
    desk.page.get_by_text("Zet er een droom bij").first.click()
    desk.fill("Wat zouden jullie graag eens doen?", "Achter de schermen van het theater")
    desk.press("Zet op de lijst")
    desk.page.get_by_text("Schrijf op wat jullie uitgaven").first.click()
    desk.fill("Wat was het?", "Buskaartjes")
    desk.fill("Hoeveel euro?", "8,40")
    desk.press("Schrijf op", "spent")
    desk.says("€ 91,60")
    _rings(desk, offers)
    desk.follow(re.compile("Meedoen met een programma"))
    desk.says("Buskaartjes", "Achter de schermen van het theater")
    desk.press(re.compile("Draai terug: Buskaartjes"), "corrected")
    desk.says("Er is nog € 100,00")


def _reaches_her_goal(desk: Walk, asks: str, offers: str) -> None:
    """In her own words; only she says that it works, and her buddy reads that by telephone too."""
    _rings(desk, asks)
    desk.follow(re.compile(ASKER))
    desk.follow(re.compile("Wat wil je straks alleen kunnen"), "goal")
    desk.fill("Wat wil je straks alleen kunnen?", "Alleen met de bus naar mijn werk.")
    desk.press("Dit wil ik")
    desk.fill("Wat lukt er al?", "Ik stap zelf in.")
    desk.press("Zet erbij", "first-win")
    _rings(desk, offers)
    desk.follow(re.compile(HELPER))
    desk.follow(re.compile("Wat wil de ander straks alleen kunnen"))
    desk.says("Alleen met de bus naar mijn werk.", "Ik stap zelf in.")
    desk.says_not("het lukt mij alleen")
    _rings(desk, asks)
    desk.follow(re.compile(ASKER))
    desk.follow(re.compile("Wat wil je straks alleen kunnen"))
    desk.page.get_by_text("Het lukt nu alleen").first.click()
    desk.fill("Wil je de ander bedanken?", "Nu durf ik het.")
    desk.page.get_by_label("Vraag mij over drie maanden of het nog goed gaat").check()
    desk.press("Ja, het lukt mij alleen", "reached")
    desk.says("Dit lukt alleen, sinds", "of het nog goed gaat")
    _rings(desk, offers)
    desk.follow(re.compile(HELPER), "thanked")
    desk.says("het doel is bereikt", "Nu durf ik het.")


def test_a_buddy_of_a_cohort_and_alone_to_work_by_telephone(walk: Begin) -> None:
    """AS-60 and AS-75: a pair of a programme, its pot, her goal and the story, and neither of the two has a screen."""
    desk, els = walk("pair-desk"), walk("pair-els", width=WIDE)
    name, line = "Samen de stad in", "Met de bus leren reizen naar mijn werk"
    words, likes = "Ik durf niet alleen met de bus naar mijn werk.", "Met de bus de stad in, en praten."
    els.sign_in("Els")
    desk.sign_in("Dewi")
    begins_programme(els, name)
    programme = els.page.url
    asks = _asks(desk, "Karin Post", "030 123 45 65", words)
    _calls(desk, line, kind="samen iets doen", often="vaker")
    _joins(desk, asks, name, "asker-chooses")
    offers = _reacts(desk, line, "Henk Visser", "030 123 45 66", likes, "samen iets doen")
    _joins(desk, offers, name, "helper-chooses")
    _answers(els, likes)
    helpers = _brings_together(els, words)
    els.go(programme)
    els.page.get_by_role("button", name=re.compile("De training is gedaan")).first.click()
    els.says("Nu kan de eerste ontmoeting er komen")
    _meet(desk, asks, offers, "pair")
    desk.press("Ja, ik wil verder")
    _goes_on(desk, asks, ASKER)
    els.go(helpers)
    els.fill("Wie kunnen ze bellen als er iets is?", "Els Hoekstra")
    els.page.get_by_label("Op welk nummer?").first.fill("030 123 45 67")
    els.press("Laat het beginnen")
    _uses_the_pot(desk, asks, offers)
    _reaches_her_goal(desk, asks, offers)
    els.go(programme)
    els.fill("Hoe ging het?", "Wie eerst niet durfde, reist nu alleen.")
    els.press("Sluit af met dit verhaal")
    desk.go(programme.replace("/werk", ""), "story")
    desk.says("reist nu alleen", "te klein om te tonen")


def _a_letter_comes(els: Walk, name: str, title: re.Pattern[str]) -> None:
    """It waits to be printed, one sheet, with her address."""
    letter = els.page.get_by_role("link", name=title)
    for _ in range(100):
        els.go("/werk/meer")
        if letter.count():
            break
        els.page.wait_for_timeout(100)
    els.click(letter.first, "letter")
    els.says(name, "Singelstraat 22", "3994 AB")
    assert len(re.findall(rb"/Type\s*/Page\b", els.page.pdf(prefer_css_page_size=True))) == 1


def test_a_language_bath_on_paper(walk: Begin) -> None:
    """AS-17: on paper and at the desk: never two at one time, what may fit her comes by letter, her week goes along."""
    desk, els = walk("week-desk", java_script_enabled=False), walk("week-els", width=WIDE)
    name = "Taal aan tafel"
    els.sign_in("Els")
    desk.sign_in("Dewi")
    begins_programme(els, name)
    els.follow(re.compile("De week: groepen"))
    opens_group(els, "Lezen", "dinsdag", "09:30", "12:00")
    opens_group(els, "Luisteren", "dinsdag", "11:00", "12:30")
    opens_group(els, "Wandelen", "vrijdag", "14:00", "16:00")
    week = els.page.url
    asks = _asks(desk, "Sara Haddad", "", "Ik wil de taal leren en mensen ontmoeten.")
    _calls(desk, "Samen praten bij de koffie", kind="samen iets doen", often="vaker")
    _joins(desk, asks, name)
    desk.press(re.compile("Ja, zet in mijn week: Lezen"), "taken")
    desk.says("Het staat in je week.", "Op dat moment heb je al iets.")
    els.go(week)
    els.page.get_by_text(re.compile("Laat .* iets zien")).first.click()
    els.press(re.compile("Wandelen, voor"))
    _a_letter_comes(els, "Sara Haddad", re.compile("Sara Haddad: .*groep|Sara Haddad: .*week", re.I))
    _rings(desk, asks)
    desk.follow(re.compile("Meedoen met een programma"))
    desk.says("dit past misschien bij jou")
    desk.press(re.compile("Ja, zet in mijn week: Wandelen"))
    desk.page.get_by_text("Hoeveel wil je, en wil je een tolk?").click()
    desk.page.get_by_label("Hoeveel dagdelen wil je?").select_option("6")
    desk.fill("Wil je een tolk? In welke taal?", "Tigrinya")
    desk.press("Schrijf het op", "wished")
    desk.follow("Mijn week op papier", "paper")
    desk.says("Lezen", "Wandelen", "Bel Els Hoekstra")
    els.go(week, "week")
    els.says("vraagt een tolk: Tigrinya", "Dagdelen: 2. Graag: 6.")


def test_who_stands_outside_reads_and_does_nothing_of_it(walk: Begin) -> None:
    """Nobody but who may act for another comes at the desk, by no address and with no call."""
    passer_by = walk("desk-outsider")
    for path in ("/balie/", "/balie/nieuw", "/balie/aanbod-nieuw", "/balie/aanbod-nieuw?oproep=x"):
        passer_by.go(path, status=404)
    passer_by.go("/buren-zoeken/")
    passer_by.says_not("Iemand belt hierover")
