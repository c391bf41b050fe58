"""What goes otherwise: mistakes, strangers, signing in, leaving, the map, and every size of screen."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable

import psycopg
import pytest

from .deeds import PLACE, ask_quickly, offer, open_question
from .living import LivingDemo
from .postbox import words_of
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def test_a_mistake_says_what_to_do_and_keeps_what_was_typed(walk: Begin) -> None:
    bram = walk("mistakes")
    bram.go("/vraag/")
    bram.press("Verder", "nothing-written")
    bram.says("Kijk dit nog even na", "Schrijf een paar woorden.")
    bram.fill("Jouw vraag", "Wie kan mijn fiets maken?")
    bram.press("Verder")
    where = bram.page.get_by_label("Je buurt, of de vier cijfers van je postcode")
    for typed, sentence in (
        ("", "Vul je buurt of je postcode in, of kies uit de lijst."),
        ("9999 ZZ", "Deze postcode kennen we hier niet. Kies je buurt uit de lijst."),
        ("Timboektoe", "Deze buurt kennen we niet. Kies je buurt uit de lijst."),
    ):
        where.fill(typed)
        bram.press("Verder", "where-wrong")
        bram.says(sentence)
        assert where.input_value() == typed
    where.fill("3994")
    bram.press("Verder")
    contact = bram.page.get_by_label("Je telefoonnummer of e-mailadres")
    for typed, sentence in (
        ("06 12", "Dit is geen heel telefoonnummer of e-mailadres."),
        ("bram@", "Kijk je e-mailadres na."),
    ):
        contact.fill(typed)
        bram.press("Verder", "reach-wrong")
        bram.says(sentence)
        assert contact.input_value() == typed
    bram.follow("Terug")
    assert where.input_value() == "Singelkwartier"
    bram.follow("Terug")
    assert bram.page.get_by_label("Jouw vraag").input_value() == "Wie kan mijn fiets maken?"
    bram.press("Verder")
    bram.page.go_back()
    assert bram.page.get_by_label("Jouw vraag").input_value() == "Wie kan mijn fiets maken?"
    bram.go("/vraag/gevaar", "danger")


def test_a_wrong_code_and_a_wrong_address_tell_nothing(walk: Begin) -> None:
    somebody = walk("wrong-code")
    somebody.go("/volg/")
    somebody.fill("Je code", "peer 11 11 11")
    somebody.press("Laat mijn vraag zien", "wrong-code")
    somebody.says("Deze code kennen we niet.")
    somebody.go("/bestaat-niet", "not-found", status=404)


def test_a_page_that_lay_open_too_long_keeps_what_was_typed(walk: Begin) -> None:
    bram = walk("stale")
    bram.go("/vraag/")
    bram.fill("Jouw vraag", "Wie leert mij een band plakken? Ik heb wel lijm.")
    bram.context.clear_cookies()
    bram.press("Verder", "stale")
    bram.says("Deze pagina stond lang open")
    assert "Ik heb wel lijm." in bram.page.get_by_label("Wat je typte").input_value()
    bram.press("Stuur het opnieuw", "sent-again")
    bram.says("In welke buurt is het?")


def test_what_another_did_first_is_refused_in_words(walk: Begin) -> None:
    amina, els, dewi = walk("resident-refused"), walk("els-refused", width=WIDE), walk("dewi-refused")
    mine = ask_quickly(amina, "Wie past er op mijn kat?")
    els.sign_in("Els")
    question = open_question(els, mine.words)
    offer(els, "Dewi", "Dewi heeft zelf katten.", "Ja, dat zei de vrager tegen mij")
    els.says("Aangeboden aan Dewi")
    dewi.sign_in("Dewi")
    open_question(dewi, mine.words)
    in_other_window = els.context.new_page()
    in_other_window.goto(question)
    in_other_window.get_by_role("button", name="Neem het terug").click()
    in_other_window.wait_for_load_state()
    dewi.press("Neem de bal aan", "gone")
    dewi.says("Deze pagina is er niet")
    amina.go(mine.path)
    amina.says("De bal ligt bij Els")

    els.go(question)
    offer(els, "Dewi", "Dewi heeft zelf katten.", "Ja, dat zei de vrager tegen mij")
    open_question(dewi, mine.words)
    dewi.press("Neem de bal aan")
    els.press("Neem het terug", "refused")
    els.says("Dat kan nu niet", "Er is niets veranderd.")
    amina.go(mine.path)
    amina.says("De bal ligt bij Dewi")


def test_to_an_outsider_nothing_of_another_exists(walk: Begin) -> None:
    amina, els, gijs = walk("resident-private"), walk("els-private", width=WIDE), walk("outsider")
    mine = ask_quickly(amina, "Dit is alleen voor het wijkteam.")
    els.sign_in("Els")
    question = open_question(els, mine.words)
    offer(els, "Dewi", "Dewi weet hier meer van.", "Ja, dat zei de vrager tegen mij")
    els.go("/werk/meer")
    letters = els.page.locator("main a[href*='/werk/brief/']")
    assert letters.count(), "a letter waits in the demo"
    letter = letters.first.get_attribute("href")
    gijs.sign_in("Gijs")
    gijs.go("/mijn/", "mine")
    gijs.says("Dag Gijs")
    gijs.says_not(mine.words)
    gijs.go("/mijn/", "mine-again")
    gijs.go("/bestaat-niet", status=404)
    nothing = gijs.page.locator("body").inner_text()
    desk = question.replace("/werk/bal/", "/balie/vraag/")
    for path in (
        "/werk/", "/werk/meer", "/werk/bellen", "/werk/weg", "/balie/", "/balie/nieuw", question, desk,
        f"{desk}/beantwoord", f"{question}/geef", f"{question}/neem", f"{question}/terugnemen", letter,
        "/volg/peer-11-11-11",
    ):  # fmt: skip
        gijs.go(str(path), status=404)
        assert gijs.page.locator("body").inner_text() == nothing, f"{path} is not like any other 404"
    gijs.look("not-found")


def test_a_resident_signs_in_with_a_code_from_her_mail(walk: Begin, demo: LivingDemo) -> None:
    amina = walk("sign-in")
    amina.go("/mijn/", "mine-without-account")
    amina.follow(re.compile("Ik log in"), "login")
    _by_mail(amina, demo, "amina@demo.example", wrong_first=True)
    amina.says("Dag Amina", "Waar de bal ligt")
    amina.look("mine")
    amina.follow(re.compile("Berichten aan jou"), "messages")
    amina.go("/mijn/")
    amina.follow(re.compile("Wie heeft gekeken"), "who-looked")
    amina.go("/mijn/")
    amina.follow(re.compile("Uitloggen"))
    amina.press("Log uit", "signed-out")


def test_a_worker_proves_it_twice_before_she_sees_anybody(walk: Begin, demo: LivingDemo) -> None:
    dewi = walk("second-factor")
    dewi.go("/mijn/")
    dewi.follow(re.compile("Ik log in"))
    _by_mail(dewi, demo, "dewi@demo.example")
    assert "/tweede-stap/" in dewi.page.url
    dewi.look("second-factor")
    dewi.go("/werk/")
    assert "/tweede-stap/" in dewi.page.url, "no way around it"
    dewi.follow(re.compile("Met een app op je telefoon"), "totp")
    dewi.fill("De code uit je app", "000000")
    dewi.press("Zet aan", "totp-wrong")
    dewi.page.locator("summary").first.click()
    secret = dewi.page.locator("p.code").inner_text().strip()
    dewi.fill("De code uit je app", totp(secret))
    dewi.press("Zet aan", "totp-on")
    dewi.go("/werk/")
    if "/tweede-stap/" in dewi.page.url:
        dewi.follow("Klaar? Ga verder")
    assert dewi.page.url.endswith("/werk/")
    dewi.look("inbox")
    dewi.says("Dag Dewi")

    again = walk("second-factor-again")
    again.go("/mijn/")
    again.follow(re.compile("Ik log in"))
    _by_mail(again, demo, "dewi@demo.example")
    again.look("authenticate")
    again.page.locator("[name=code]").first.fill(totp(secret))
    again.click(again.page.locator("main form .button").first)
    again.go("/werk/")
    again.says("Dag Dewi")


def _by_mail(who: Walk, demo: LivingDemo, address: str, wrong_first: bool = False) -> None:
    had = len(demo.postbox.to(address, "Je code is"))
    who.fill("Wat is je e-mailadres?", address)
    who.press("Stuur mij een code", "code-sent" if wrong_first else "")
    letter = demo.postbox.wait(address, "Je code is", besides=had)
    code = re.search(r"\b(\d{6})\b", words_of(letter))
    assert code
    if wrong_first:
        who.fill("Je code", "000000" if code[1] != "000000" else "000001")
        who.press("Log in", "code-wrong")
    who.fill("Je code", code[1])
    who.press("Log in")


def totp(secret: str) -> str:
    """Return what a code app shows (RFC 6238), with at least ten seconds left to use it."""
    if time.time() % 30 > 20:
        time.sleep(30 - time.time() % 30)
    bare = secret.replace(" ", "")
    key = base64.b32decode(bare + "=" * (-len(bare) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_who_leaves_for_good_gives_every_ball_to_somebody_first(walk: Begin) -> None:
    amina, els, chen = walk("resident-leave"), walk("els-leave", width=WIDE), walk("chen", width=WIDE)
    mine = ask_quickly(amina, "Ik slaap zo slecht. Wie denkt er mee?")
    els.sign_in("Els")
    open_question(els, mine.words)
    offer(els, "Chen", "Slecht slapen past bij de huisarts.", "Ja, dat zei de vrager tegen mij")
    els.go("/werk/weg", "away")
    els.press("Ik ben er dan niet", "away-refused")
    els.says("Geef deze ballen eerst door:")
    chen.sign_in("Dokter Chen")
    open_question(chen, mine.words)
    chen.press("Neem de bal aan")
    chen.go("/werk/weg")
    chen.press("Ik ben er dan niet", "away-refused")
    chen.says("Geef deze ballen eerst door:")
    held = chen.page.locator("[role=alert] li a")
    balls = [str(held.nth(number).get_attribute("href")) for number in range(held.count())]
    assert balls
    els.go("/werk/")
    for ball in balls:
        chen.go(ball)
        offer(chen, "Els", "Ik ben er een tijd niet.", "Ja, dat zei de vrager tegen mij")
        els.go(ball)
        els.press("Neem de bal aan")
    chen.go("/werk/weg")
    chen.press("Ik ben er dan niet", "away")
    chen.says("Nieuwe vragen gaan nu naar je collega's.")
    chen.press("Ik ben er weer", "back")
    chen.says("Welkom terug.")


def test_the_map_shows_the_same_places_as_its_list(walk: Begin, demo: LivingDemo) -> None:
    bram, plain = walk("map"), walk("map-plain", java_script_enabled=False)
    bram.go("/kaart/")
    bram.page.wait_for_selector(".map-ready .map-pin")
    bram.look("map")
    bram.page.locator("[name=q]").fill("wandlen")
    bram.press("Zoek")
    bram.page.wait_for_selector(".map-ready .map-pin")
    bram.look("map-typo")
    bram.says(PLACE)
    listed = _listed(bram)
    pins = bram.page.locator(".map-pin").evaluate_all("pins => pins.map(pin => pin.title)")
    with psycopg.connect(demo.database_url) as admin:
        nowhere = admin.execute("SELECT name FROM social_map_entry WHERE latitude IS NULL").fetchall()
    assert sorted(pins) == sorted(set(listed) - {name for (name,) in nowhere})
    bram.follow(PLACE, "entry")
    bram.says(PLACE, "Ook dichtbij")
    bram.go("/kaart/?q=xqzwvk", "map-nothing")
    bram.says("Dit vonden we niet op de kaart")
    bram.follow("Vraag het aan iemand", "map-ask-it")
    assert bram.page.get_by_label("Jouw vraag").input_value() == "xqzwvk"
    plain.go("/kaart/?q=wandlen", "map-plain")
    assert _listed(plain) == listed
    plain.says("Dezelfde plekken staan in de lijst.")


def _listed(who: Walk) -> list[str]:
    names = who.page.locator(".map-list article.place :is(h2, h3)").all_inner_texts()
    return [name.strip() for name in names]


def test_every_page_fits_every_screen(walk: Begin) -> None:
    """Each main page in the dark, and with text twice as large on a phone; narrower than that is every journey."""
    amina = walk("sizes-resident", width=WIDE)
    mine = ask_quickly(amina, "Wie kan er zingen? Ik zoek een koor in de buurt.")
    for path in ("/", "/vraag/", "/volg/", mine.path, f"{mine.path}/gesteld", f"{mine.path}/wie-leest",
                 f"{mine.path}/kaartje", "/kaart/", "/mijn/", "/inloggen/login/", "/berichten/"):  # fmt: skip
        _every_size(amina, path)
    els = walk("sizes-els", width=WIDE)
    els.sign_in("Els")
    question = open_question(els, mine.words)
    els.go("/werk/meer")
    letter = str(els.page.locator("main a[href*='/werk/brief/']").first.get_attribute("href"))
    for path in ("/werk/", question, f"{question}/geef", f"{question}/plek", "/werk/bellen", "/werk/meer",
                 "/werk/weg", "/balie/", "/balie/nieuw", letter):  # fmt: skip
        _every_size(els, path)


def _every_size(who: Walk, path: str) -> None:
    name = path.strip("/").replace("/", "-")[:40] or "home"
    page = who.page
    page.emulate_media(color_scheme="dark")
    who.go(path, f"{name}-wide-dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    who.look(f"{name}-large-text", axe=False)
    page.set_viewport_size({"width": WIDE, "height": 844})


def test_guessing_codes_is_stopped(walk: Begin, demo: LivingDemo) -> None:
    somebody = walk("guessing")
    mine = ask_quickly(somebody, "Een vraag met een goede code.")
    demo.forget_wrong_codes()
    try:
        somebody.go("/volg/")
        for number in range(6):
            somebody.fill("Je code", f"peer 11 11 {number:02d}")
            somebody.press("Laat mijn vraag zien")
            somebody.says("Deze code kennen we niet.")
        somebody.fill("Je code", "peer 11 11 99")
        somebody.press("Laat mijn vraag zien", "blocked")
        somebody.says("Dat waren te veel verkeerde codes. Wacht een kwartier, of bel ons.")
        somebody.go(mine.path, status=409)
    finally:
        demo.forget_wrong_codes()
    somebody.go(mine.path)
    somebody.says(mine.words)
