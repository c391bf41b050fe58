"""The story of one question: asked on a phone, carried by two people, answered, and looked back upon."""

import re
from collections.abc import Callable

import pytest

from .deeds import NUMBER, PLACE, WALKING, Asked, answered, ask, ask_quickly, offer, open_question
from .keyboard import Keyboard
from .living import LivingDemo
from .postbox import words_of
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]
ELS, DEWI = "els@example.org", "dewi@example.org"


def test_a_question_is_asked_passed_on_with_a_yes_answered_and_looked_back_upon(
    walk: Begin, demo: LivingDemo
) -> None:
    amina, els, dewi = walk("resident"), walk("els", width=WIDE), walk("dewi")
    had = len(demo.postbox.to(ELS, "Er ligt een bal bij jou"))
    mine = ask(amina, WALKING)
    amina.says(mine.code, "De bal ligt bij Els", "Tot nu toe")
    letter = demo.postbox.wait(ELS, "Er ligt een bal bij jou", besides=had)
    assert WALKING not in words_of(letter), "a message never tells what was asked"

    asked = len(demo.postbox.to(DEWI, "Neem jij de bal aan?"))
    _els_sees_it_and_passes_it_on(els, mine)
    assert len(demo.postbox.to(DEWI, "Neem jij de bal aan?")) == asked, (
        "nobody is asked before the asker said yes"
    )

    amina.go(mine.path, "yes-asked")
    amina.says("Mag Dewi", "Dewi kent de wandelgroepen.", "De bal ligt bij Els")
    amina.follow("Zeg ja of nee", "say-yes")
    amina.press("Ja, dat is goed", "yes-said")
    offered = demo.postbox.wait(DEWI, "Neem jij de bal aan?", besides=asked)

    dewi.sign_in("Dewi")
    dewi.go("/werk/", "inbox")
    dewi.says("aangeboden aan jou", WALKING[:40])
    link = re.search(r"http://\S+", words_of(offered))
    assert link
    dewi.go(link[0].removeprefix(dewi.site), "offered")
    dewi.says(WALKING, "Els", "Dewi kent de wandelgroepen.")
    answers = len(demo.postbox.to(ELS, "Er is antwoord op je bal"))
    dewi.press("Neem de bal aan", "accepted")
    dewi.says("De bal ligt nu bij jou.")
    demo.postbox.wait(ELS, "Er is antwoord op je bal", besides=answers)
    _dewi_finds_a_place(dewi)

    amina.go(mine.path, "place-found")
    amina.says("De bal ligt bij Dewi", PLACE, "Dichtbij, en je kunt zo meelopen.")
    amina.follow(PLACE, "place")
    amina.go(mine.path)
    endings = len(demo.postbox.to(DEWI, "Een vraag is afgesloten"))
    answered(amina, look=True)
    amina.choose("Na drie maanden")
    amina.press("Spreek dit af", "share")
    amina.press("Nu niet", "card")
    amina.says(mine.code)
    assert "Dewi" in amina.words(), "the card tells who will ask how it goes"
    amina.go(mine.path, "ended")
    amina.says("Deze vraag is afgesloten", "Dewi", "beantwoord")
    ended = demo.postbox.wait(DEWI, "Een vraag is afgesloten", besides=endings)
    assert "beantwoord" in words_of(ended)
    assert WALKING not in words_of(ended)
    dewi.go("/werk/meer", "look-backs")
    assert "Even terugkijken" in dewi.words()
    amina.follow(re.compile("Wie kan dit lezen"), "readers")
    amina.says("Els", "Dewi")


def _els_sees_it_and_passes_it_on(els: Walk, mine: Asked) -> None:
    els.sign_in("Els")
    els.go("/werk/", "inbox")
    open_question(els, mine.words, "question")
    els.says(mine.words, NUMBER, "Iemand uit")
    els.follow(re.compile("Zeg hoe snel het nodig is"), "urgency")
    els.choose("deze week")
    els.fill("Waarom?", "Nu het nog mooi weer is.")
    els.press("Bewaar", "urgency-said")
    els.says("Nu het nog mooi weer is.")
    offer(els, "Dewi", "Dewi kent de wandelgroepen.", "Vraag het op het scherm van de vrager", "offer")
    els.says("We vragen de vrager eerst")


def _dewi_finds_a_place(dewi: Walk) -> None:
    dewi.follow(re.compile("Zoek een plek"), "suggest")
    dewi.fill("Waar zoek je naar?", "wandelen singel")
    dewi.press("Zoek", "suggest-found")
    place = dewi.page.locator("article.place", has_text=PLACE)
    place.locator("summary").click()
    place.get_by_label("Waarom past dit?").fill("Dichtbij, en je kunt zo meelopen.")
    dewi.click(place.get_by_role("button", name=f"Laat {PLACE} zien"), "suggested")
    dewi.says(PLACE)


def test_the_same_story_without_javascript(walk: Begin) -> None:
    amina = walk("resident-plain", java_script_enabled=False)
    els, dewi = walk("els-plain", java_script_enabled=False), walk("dewi-plain", java_script_enabled=False)
    amina.go("/vraag/")
    amina.press("Verder", "nothing-written")
    amina.says("Kijk dit nog even na", "Schrijf een paar woorden.")
    mine = ask(amina, "Ik wil leren breien, met iemand erbij.")
    els.sign_in("Els")
    open_question(els, mine.words, "question")
    offer(els, "Dewi", "Dewi kent de breiclub.", "Vraag het op het scherm van de vrager")
    amina.go(mine.path)
    amina.follow("Zeg ja of nee")
    amina.press("Ja, dat is goed")
    dewi.sign_in("Dewi")
    open_question(dewi, mine.words)
    dewi.press("Neem de bal aan")
    dewi.follow(re.compile("Zoek een plek"), "suggest")
    dewi.press(re.compile(r"Laat .* zien"))
    dewi.says("De plek staat bij de vraag.")
    amina.go(mine.path, "follow")
    amina.says("De bal ligt bij Dewi", "Deze plekken zochten we voor je uit")
    answered(amina)
    amina.choose("Na drie maanden")
    amina.press("Spreek dit af")
    amina.press("Nu niet", "card")
    amina.says(mine.code, "Dewi")


def test_a_resident_needs_only_a_keyboard(walk: Begin) -> None:
    amina = walk("resident-keys")
    hands = Keyboard(amina)
    amina.go("/")
    hands.tab_to("Ik heb een vraag")
    hands.press("Enter")
    hands.tab_to("Verder")
    hands.press("Enter")
    assert hands.on_errors(), "after a mistake the focus is on the list of mistakes"
    hands.tab_to("Schrijf een paar woorden")
    hands.press("Enter", moves=False)
    assert hands.field() == "words", "the mistake leads to its field"
    hands.type("Wie leert mij schaken?")
    hands.tab_to("Verder")
    hands.press("Enter")
    hands.tab_to_field("where")
    hands.type("9999")
    hands.press("Enter")
    assert hands.on_errors()
    hands.tab_to_field("where")
    assert amina.page.locator("[name=where]").input_value() == "9999"
    hands.type("3994")
    hands.press("Enter")
    hands.tab_to_field("contact")
    hands.type(NUMBER)
    hands.tab_to("Verder")
    hands.press("Space")
    hands.tab_to("Stel mijn vraag")
    hands.press("Space")
    hands.tab_to("Volg de vraag")
    hands.press("Enter")
    hands.tab_to("Mijn vraag is beantwoord")
    hands.press("Enter")
    hands.tab_to_field("verdict")
    hands.press("Space", moves=False)
    hands.tab_to("Zeg het")
    hands.press("Enter")
    hands.tab_to_field("months")
    hands.press("Space", moves=False)
    hands.tab_to("Spreek dit af")
    hands.press("Enter")
    hands.tab_to("Nu niet")
    hands.press("Enter")
    amina.says("Els")


def test_joop_calls_gets_a_letter_and_says_through_the_desk_that_it_is_done(walk: Begin) -> None:
    els = walk("els-desk", width=WIDE)
    els.sign_in("Els")
    els.go("/balie/", "desk")
    els.follow(re.compile("Schrijf samen een vraag op"), "desk-ask")
    els.press("Stel de vraag namens de ander", "desk-mistakes")
    els.says("Kijk dit nog even na", "Lees de vraag voor, en zet dan een vinkje.")
    words = "Mijn televisie staat op Duits en ik krijg hem niet terug."
    els.fill("De vraag, in haar of zijn eigen woorden", words)
    els.fill("Hoe heet de vrager?", "Joop de Wit")
    els.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
    els.page.locator("[name=phone]").fill("030 123 45 84")
    els.fill("Straat en nummer, voor de brief", "Singelstraat 14")
    els.fill("Postcode", "3994 AB")
    els.choose("Aan de telefoon")
    els.page.get_by_label("Ik heb de vraag voorgelezen").check()
    els.press("Stel de vraag namens de ander", "desk-sent")
    els.says("De vraag is gesteld", "Geef deze code mee")
    code = els.page.locator("p.code").inner_text()
    els.follow("Volg de vraag", "desk-follow")
    els.says("Je doet dit namens Joop de Wit", words, "Els")

    _the_letter_is_printed(els, words, code)

    dewi = walk("dewi-desk", width=WIDE)
    dewi.sign_in("Dewi")
    dewi.go("/balie/")
    dewi.fill("De code, zoals de ander hem voorleest", code.lower())
    dewi.press("Verder", "desk-by-code")
    dewi.says(words, "Je doet dit namens Joop de Wit")
    answered(dewi)
    dewi.choose("Na een maand")
    dewi.press("Spreek dit af", "desk-share")
    dewi.press("Nu niet")
    joop = walk("joop-daughter")
    joop.go(f"/volg/{code.lower().replace(' ', '-')}", "follow")
    joop.says("Deze vraag is afgesloten", "Samen met Els.", "Opgeschreven aan de balie of telefoon.")


def _the_letter_is_printed(els: Walk, words: str, code: str) -> None:
    letter = els.page.get_by_role("link", name=re.compile("Joop de Wit: We hebben je vraag"))
    for _ in range(100):
        els.go("/werk/meer")
        if letter.count():
            break
        els.page.wait_for_timeout(100)
    els.look("letters")
    els.click(letter.first, "letter")
    els.says(code, "Singelstraat 14", "3994 AB")
    els.says_not(words)
    paper = els.page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, "a letter is one sheet"
    els.press("De brief is geprint", "printed")
    els.says("De brief is geprint.")
    assert not letter.count(), "a printed letter waits no longer"


def test_somebody_asks_for_somebody_else_only_with_a_yes(walk: Begin) -> None:
    linda, els = walk("linda"), walk("els-other", width=WIDE)
    words = "Mijn moeder wil weer eens naar de markt."
    linda.go("/vraag/")
    linda.fill("Jouw vraag", words)
    linda.press("Ik vraag dit voor iemand anders", "for-another")
    linda.press("Verder", "for-another-empty")
    linda.says("Kies wat waar is.", "Vul je naam in.")
    linda.fill("Hoe heet jij?", "Linda")
    linda.choose("Dat weet ik nog niet")
    linda.press("Verder", "for-another-no-yes")
    linda.says("Vraag het eerst aan de ander. Wat je typte, blijft hier staan.")
    assert linda.page.get_by_label("Hoe heet jij?").input_value() == "Linda"
    linda.choose("Ja, dat heeft de ander gezegd")
    linda.press("Verder")
    linda.fill("Je buurt, of de vier cijfers van je postcode", "Singelkwartier")
    linda.press("Verder", "reach-the-other")
    linda.says("Hoe bereiken we de ander?")
    linda.fill("Je telefoonnummer of e-mailadres", "030 123 45 91")
    linda.press("Verder", "check")
    linda.says("Gevraagd door Linda", words)
    linda.press("Stel mijn vraag")
    els.sign_in("Els")
    open_question(els, words)
    els.says("door Linda, met een ja van de vrager")


def test_the_same_in_english(walk: Begin) -> None:
    grace = walk("grace")
    grace.lang = "en"
    mine = ask(grace, "Where can my children play?", prefix="/en")
    assert mine.path.startswith("/en/volg/")
    grace.go("/en/kaart/", "map")
    grace.go("/en/bestaat-niet", "not-found", status=404)


def test_a_note_between_two_is_read_by_those_two(walk: Begin) -> None:
    amina, els, dewi = walk("resident-note"), walk("els-note", width=WIDE), walk("dewi-note")
    mine = ask_quickly(amina, "Wie gaat er met mij zwemmen?")
    els.sign_in("Els")
    question = open_question(els, mine.words)
    offer(els, "Dewi", "Dewi zwemt zelf ook.", "Ja, dat zei de vrager tegen mij")
    dewi.sign_in("Dewi")
    open_question(dewi, mine.words)
    dewi.press("Neem de bal aan")
    secret, shared = "Zullen we het over je knie hebben?", "Dinsdag is het rustig in het zwembad."
    for text, readers in ((secret, "BETWEEN"), (shared, "TABLE")):
        dewi.follow(re.compile("Schrijf bij de vraag"), f"note-{readers.lower()}")
        dewi.fill("Jouw bericht", text)
        dewi.page.locator(f"[name=readers][value={readers}]").check()
        dewi.press("Zet het erbij")
    dewi.says(secret, shared)
    els.go(question, "former-holder")
    els.says(shared)
    els.says_not(secret)
    amina.go(mine.path, "notes")
    amina.says(secret, shared)
    amina.follow(re.compile("Ik wil iets schrijven"), "write")
    amina.fill("Jouw bericht", "Dank je wel Dewi, graag dinsdag.")
    amina.press("Verstuur", "written")
    amina.says("Dank je wel Dewi, graag dinsdag.")
