"""Somebody wants to do something for a neighbour: on a phone, without scripts, by keys alone, and at the desk."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from .keyboard import Keyboard
from .walking import WIDE, Walk

pytestmark = pytest.mark.browser
Begin = Callable[..., Walk]


def _offer(who: Walk, words: str = "Ik wandel graag met iemand.") -> str:
    """Walk through the steps; return the code."""
    who.go("/")
    who.follow("Ik wil iets doen voor een ander", "likes")
    who.press("Verder", "likes-empty")
    who.says("Schrijf een paar woorden. Iets kleins is ook goed.")
    who.fill("Waar word je blij van? Wat doe je graag?", words)
    who.choose("samen iets doen")
    who.press("Verder", "when")
    who.choose("in het weekend")
    who.fill("Wat doe je liever niet?", "Autorijden")
    who.press("Verder", "where")
    who.page.get_by_role("button", name="Singelkwartier", exact=True).click()
    who.look("reach")
    who.fill("Je telefoonnummer of e-mailadres", "wandelaar@example.org")
    who.press("Verder", "check")
    who.says("Autorijden", "samen iets doen", "Binnen vijf werkdagen antwoordt een mens")
    who.press("Ik doe mee", "sent")
    who.says("Fijn dat je meedoet")
    return who.page.locator(".code").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_she_offers_and_a_human_answers(walk: Begin, scripts: bool) -> None:
    she = walk(f"offer-{scripts}", java_script_enabled=scripts)
    code = _offer(she)
    els = walk(f"offer-els-{scripts}", width=WIDE)
    els.sign_in("Els")
    els.go("/werk/aanbod", "work")
    els.says("We beloofden ieder een antwoord van een mens")
    els.press("Geef antwoord", "work-nobody")
    els.page.get_by_role("link", name=re.compile("Iemand uit Singelkwartier")).last.click()
    els.look("one")
    one = els.page.url
    els.fill("Wat zeg je terug?", "Wat fijn. Er is vast iemand die mee wil.")
    els.press("Geef antwoord", "answered")
    els.follow(re.compile("VOG, verzekering"), "practical")
    els.choose("Ik heb de VOG gezien")
    els.press("Schrijf het op", "seen")
    els.says("VOG gezien door Els")
    she.go("/volg/")
    she.fill("Je code", code)
    she.page.get_by_role("button").filter(has_text=re.compile("vraag|Open|Volg|Kijk")).first.click()
    she.look("follow")
    she.says("Er is vast iemand die mee wil", "doet mee")
    she.follow("Schrijf iets terug", "reply")
    she.press("Verstuur", "reply-empty")
    she.says("Schrijf een paar woorden.")
    she.fill("Wat schrijf je terug?", f"Ik kan op maandag ({she.name}).")
    she.press("Verstuur", "replied")
    she.says("Een mens leest het en antwoordt je.", "leest het en antwoordt ")
    els.go("/werk/")
    els.page.get_by_role("link", name=re.compile("Iemand uit Singelkwartier")).last.wait_for()
    els.go(one)
    els.look("reply-to-answer")
    els.says(f"Ik kan op maandag ({she.name}).", "De bal ligt bij jou")
    els.fill("Wat schrijf je terug?", "Maandag is goed.")
    els.press("Geef antwoord", "reply-answered")
    she.page.reload()
    she.look("last-word")
    she.says("Maandag is goed.")
    she.says_not("Schrijf iets terug")


def test_all_she_can_do_with_it(walk: Begin) -> None:
    she = walk("offer-own")
    _offer(she)
    she.follow("Bekijk het aanbod", "own")
    she.follow(re.compile("Ik wil iets veranderen"), "change")
    she.fill("Waar word je blij van? Wat doe je graag?", "Ik bak taart.")
    she.press("Bewaar dit")
    she.says("Ik bak taart.")
    she.follow(re.compile("Ik wil meer vertellen"), "more")
    she.fill("Voor hoeveel mensen tegelijk?", "99")
    she.press("Bewaar dit", "more-wrong")
    she.says("Vul een getal in van 1 tot 20.")
    she.fill("Voor hoeveel mensen tegelijk?", "2")
    she.press("Bewaar dit")
    she.follow(re.compile("Waarom ik dit doe"), "why")
    she.press("Ja, het moet van iemand")
    she.says("Je uren tellen niet mee als vrijwillig")
    she.follow(re.compile("Ik gaf tijd"), "hours")
    she.choose("Een uur")
    she.press("Schrijf het op", "hours-told")
    she.says("telt niet als vrijwillig")
    she.says("Eerder opgeschreven")
    she.press(re.compile("Haal weg"), "hours-taken-back")
    she.says("Weggehaald. Het telt niet meer mee.")
    she.says_not("Eerder opgeschreven")
    she.follow("Terug naar het aanbod")
    she.follow(re.compile("Waarom ik dit doe"), "why-must")
    she.press("Ik kies dit zelf", "why-wrong")
    she.fill("Wat vind je er leuk aan?", "De geur in huis")
    she.choose("Ik kies dit zelf: wat ik doe, en waar.")
    she.press("Ik kies dit zelf")
    she.says("je doet dit omdat je het zelf wilt")
    she.follow(re.compile("Ik wil stoppen"), "stop")
    she.press("Ja, ik stop", "stopped")
    she.says("Dit aanbod is gestopt")


@pytest.mark.parametrize("scripts", [True, False])
def test_she_rests_until_a_day_and_changes_it_in_one_press(walk: Begin, scripts: bool) -> None:
    she, els = walk(f"offer-rest-{scripts}", java_script_enabled=scripts), walk("offer-rest-els", width=WIDE)
    words = f"Ik lees de krant voor ({she.name})."
    code = _offer(she, words)
    els.sign_in("Els")
    els.go("/werk/aanbod")
    els.page.locator("main ul li", has_text=words).get_by_role("link").last.click()
    els.fill("Wat zeg je terug?", "Wat fijn.")
    els.press("Geef antwoord")
    she.follow("Bekijk het aanbod")
    she.follow(re.compile("Ik wil even rust"), "rest")
    today = datetime.now(tz=UTC).date()
    she.fill("Wanneer doe je weer mee?", (today + timedelta(days=900)).isoformat())
    she.press("Ik neem even rust", "rest-too-long")
    she.says("Kies een dag binnen een jaar.")
    she.fill("Wanneer doe je weer mee?", (today + timedelta(days=20)).isoformat())
    she.press("Ik neem even rust", "rests")
    she.says("We vragen je niets. Je doet")
    she.follow(re.compile("Mijn rust"), "rest-changes")
    she.press(re.compile("^Vier weken langer: tot"))
    she.follow(re.compile("Mijn rust"), "rest-longer")
    if scripts:
        keys = Keyboard(she)
        keys.tab_to("Ja, ik doe nu weer mee")
        keys.press("Enter")
    else:
        she.press("Ja, ik doe nu weer mee")
    she.says("Fijn, je doet weer mee.", "doet mee")
    els.go("/volg/")  # by telephone: she reads out her code, and a colleague writes down until when
    els.fill("Je code", code)
    els.page.get_by_role("button").filter(has_text=re.compile("vraag|Open|Volg|Kijk")).first.click()
    els.follow(re.compile("Ik wil even rust"))
    els.press("Ik neem even rust")
    els.says("We vragen je niets.")


def test_by_keyboard_alone(walk: Begin) -> None:
    she = walk("offer-keys")
    she.go("/help-mee/")
    keys = Keyboard(she)
    keys.tab_to("Waar word je blij van? Wat doe je graag?")
    keys.type("Schaken")
    keys.tab_to("samen iets doen")
    keys.press("Space", moves=False)
    keys.tab_to("Verder")
    keys.press("Enter")
    she.says("Wanneer en hoe ver?")


def test_the_desk_writes_it_down_from_paper(walk: Begin) -> None:
    nobody = walk("offer-paper")
    nobody.go("/help-mee/op-papier", "sheet")
    wim = walk("offer-desk", width=WIDE)
    wim.sign_in("Els")
    wim.go("/balie/")
    wim.follow(re.compile("Schrijf samen een aanbod op"), "desk")
    wim.press("Bied dit aan namens de ander", "desk-empty")
    wim.fill("Wat iemand graag doet, in eigen woorden", "Schaken")
    wim.choose("samen iets doen")
    wim.choose("omdat het van iemand moet")
    wim.fill("Hoe heet de ander?", "Kees")
    wim.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
    wim.page.get_by_role("radio", name="Op papier").check()
    wim.choose("Ik heb het voorgelezen, of het stond zo op papier. Zo klopt het.")
    wim.press("Bied dit aan namens de ander", "desk-sent")
    wim.says("Geef deze code mee")


def test_who_comes_back_reads_out_a_code_and_is_known(walk: Begin) -> None:
    """At a desk with a phone and without scripts: a code with a fault loses nothing, a good one finds her."""
    els = walk("offer-desk-known", java_script_enabled=False)
    els.sign_in("Els")
    els.go("/balie/nieuw")
    own = "Heeft de ander al een eigen vraag of aanbod? De code daarvan"
    words = "Wie brengt mij naar de oogarts?"
    els.fill("De vraag, in haar of zijn eigen woorden", words)
    els.fill("Hoe heet de vrager?", "Ada Kuiper")
    els.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
    els.page.locator("[name=phone]").fill("030 123 45 85")
    els.choose("Aan de balie of thuis")
    els.page.get_by_label("Ik heb de vraag voorgelezen").check()
    els.press("Stel de vraag namens de ander")
    code = els.page.locator("p.code").inner_text()
    els.go("/balie/aanbod-nieuw", "desk-offer")
    likes = "Ik lees graag voor."
    els.fill("Wat iemand graag doet, in eigen woorden", likes)
    els.choose("samen iets doen")
    els.choose("omdat het van iemand moet")
    els.fill(own, "peer 00 00 00")
    els.page.get_by_label("In welke buurt?").select_option(label="Singelkwartier")
    els.choose("Aan de balie of thuis")
    els.choose("Ik heb het voorgelezen, of het stond zo op papier. Zo klopt het.")
    els.press("Bied dit aan namens de ander", "desk-unknown-code")
    els.says("Deze code kennen we niet. Vraag de ander om hem nog eens te lezen.")
    assert els.page.get_by_label("Wat iemand graag doet, in eigen woorden").input_value() == likes
    els.fill(own, code.lower())
    els.press("Bied dit aan namens de ander", "desk-known")
    els.says("Geef deze code mee")
    els.follow(re.compile("Bekijk|Volg"), "desk-known-follow")
    els.says("namens Ada Kuiper", likes)
    outsider = walk("offer-desk-outsider")
    for closed in ("/balie/aanbod-nieuw", els.page.url.removeprefix(els.site)):
        outsider.go(closed, status=404)
        outsider.says_not("Ada Kuiper", likes)
