"""The pages of an idea at the desk: what is asked, what is read out, what is said when it cannot be, and what is logged."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast, stop_clock
from tests.house.situation import signed_in
from tests.house.test_pages_cost import AT_MOST, asked_by
from tests.play import as_the_owner, at_work, sql

from samenspel.community.models import Account, ContactDetails, Person
from samenspel.foundation.errors import NotFound
from samenspel.initiatives import actions
from samenspel.initiatives.models import GrantYes, IdeaCode
from samenspel.journal.models import Look
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry, Insider

from .conftest import RIET, asks, asks_along, begun, entry_of, idea, joins

NEW = {
    "name": "Jeu de boules", "summary": "Ballen op het plein.", "visibility": "INVITED", "way": "PHONE", "agreed": "on",
    "who": "Joop Kramer", "phone": "030 123 45 84",
}  # fmt: skip
CODE = re.compile(r"[A-Z]+ \d\d \d\d \d\d")


def page(client: Client, name: str, *args: Any) -> str:
    return str(client.get(reverse(name, args=args)).content.decode())


def opens(client: Client, code: str, way: str = "PHONE") -> Any:
    return client.post(reverse("idea_desk"), {"code": code, "way": way})


def looks(view: str) -> list[tuple[Any, Any, Any]]:
    """(who looked, at whom, for whom)."""
    with as_the_owner():
        rows = Look.objects.filter(view=view).order_by("number")
        return list(rows.values_list("person_id", "subject_id", "on_behalf_of_id"))


# --- beginning -----------------------------------------------------------------------------------------------
def test_it_begins_and_the_code_is_read_out_and_printed(cast: Cast) -> None:
    desk = signed_in(cast, "desk")
    assert reverse("idea_desk") in page(desk, "desk")
    answer = desk.post(reverse("idea_for"), NEW | {"area": str(cast.weide.pk)}, follow=True)
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Je doet dit namens Joop Kramer." in said
    assert "Nog 1 bewoner erbij. Dan dragen jullie het samen." in said
    (code,) = set(CODE.findall(said))
    with as_the_owner():
        place = IdeaCode.objects.get(code_hash=actions.code_hash(code)).insider
        assert place.person.name == "Joop Kramer"
    assert code in page(desk, "idea_card", place.pk)
    assert (cast["desk"].pk, place.person_id, place.person_id) in looks("idea_at_desk")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Geef het idee een naam."),
        ({"summary": ""}, "Schrijf in één zin wat de ander wil doen."),
        ({"who": ""}, "Vul in hoe de ander heet."),
        ({"phone": ""}, "Vul een nummer, een e-mailadres of een adres in."),
        ({"phone": "12"}, "Dit is geen heel telefoonnummer."),
        ({"street": "Kade"}, "Vul ook het nummer van het huis in."),
        ({"street": "Kade 3"}, "Vul ook de postcode in, zoals 3994 AB."),
        ({"street": "Kade 3", "postcode": "39"}, "Hij hoort eruit te zien als 3994 AB."),
        ({"way": ""}, "Kies hoe het gaat."),
        ({"agreed": ""}, "Lees het eerst voor, en zet dan een vinkje."),
        ({"area": "00000000-0000-0000-0000-000000000000"}, "Kies een buurt uit de lijst."),
        ({"own_code": "appel 00 00 00", "who": "", "phone": ""}, "Deze code kennen we niet."),
        ({"own_code": "appel 00 00 00"}, "Met een eigen code hoeft dit niet. Maak het leeg."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_lost(
    cast: Cast, changed: dict[str, str], sentence: str
) -> None:
    desk = signed_in(cast, "desk")
    typed = NEW | {"area": str(cast.weide.pk)} | changed
    answer = desk.post(reverse("idea_for"), typed)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in said
    for name in ("name", "summary"):
        assert not typed[name] or typed[name] in said
    with as_the_owner():
        assert not Entry.objects.filter(initiative_since__isnull=False).exists()
        assert not Person.objects.filter(name="Joop Kramer").exists()


def test_who_is_here_already_stays_one_person(cast: Cast) -> None:
    """By the code of his question, and of his idea: nobody is written down a second time."""
    asked = cast.ask(
        key="caller", acting=cast.acting("desk").namens(cast["caller"].pk, way="PHONE"), way="PHONE"
    )
    desk = signed_in(cast, "desk")
    bare = NEW | {"area": str(cast.weide.pk), "who": "", "phone": "", "way": "LETTER"}
    with as_the_owner():
        before = Person.objects.count()
    first = desk.post(reverse("idea_for"), bare | {"own_code": asked.ball.address_code}, follow=True)
    code = CODE.findall(first.content.decode())[0]
    assert desk.post(reverse("idea_for"), bare | {"own_code": code}).status_code == 302
    with as_the_owner():
        assert Person.objects.count() == before
        owners = Insider.objects.filter(entry__initiative_since__isnull=False).values_list(
            "person", flat=True
        )
        assert list(owners) == [cast["caller"].pk] * 2


def test_a_code_of_her_own_is_refused_in_a_sentence(cast: Cast) -> None:
    """Somebody at work who asked something as a neighbour begins no idea at her own desk."""
    asked = cast.ask(key="desk")
    desk = signed_in(cast, "desk")
    bare = NEW | {"area": str(cast.weide.pk), "who": "", "phone": "", "own_code": asked.ball.address_code}
    answer = desk.post(reverse("idea_for"), bare)
    assert answer.status_code == 422
    assert "Voor jezelf doe je het niet aan de balie." in answer.content.decode()
    coach = signed_in(cast, "coach")
    assert "Een idee is van een bewoner." in coach.post(reverse("idea_for"), bare).content.decode()


# --- codes -----------------------------------------------------------------------------------------------------
def test_a_wrong_code_tells_nothing_and_guessing_is_limited(cast: Cast) -> None:
    place = begun(cast)
    cast.enter(None)
    desk = signed_in(cast, "desk")
    for _ in range(10):
        assert "Deze code kennen we niet." in opens(desk, "appel 00 00 00").content.decode()
    assert "Dat waren te veel verkeerde codes." in opens(desk, place.code).content.decode()
    assert opens(signed_in(cast, "lead"), place.code).status_code == 302


def test_a_code_counts_half_an_hour_and_for_one_idea_at_a_time(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = begun(cast), begun(cast, name="Koor")
    cast.enter(None)
    desk = signed_in(cast, "desk")
    opens(desk, first.code)
    assert "Jeu de boules" in page(desk, "idea_at_desk", first.pk)
    opens(desk, second.code)
    old = desk.post(reverse("idea_at_desk", args=[first.pk]), {"deed": "einde"}, follow=True)
    assert "Een code telt hier een half uur." in old.content.decode()
    assert entry_of(first).closed_on is None  # nothing of another is done in a page that stood open
    cast.enter(None)
    assert "Koor" in page(desk, "idea_at_desk", second.pk)
    stop_clock(monkeypatch, NOW + timedelta(minutes=31))
    assert desk.get(reverse("idea_at_desk", args=[second.pk])).headers["Location"] == reverse("idea_desk")


def test_each_page_moves_the_half_hour_along(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    place = begun(cast)
    cast.enter(None)
    desk = signed_in(cast, "desk")
    opens(desk, place.code)
    for minute in (25, 50, 75):
        stop_clock(monkeypatch, NOW + timedelta(minutes=minute))
        assert "Jeu de boules" in page(desk, "idea_at_desk", place.pk)


def test_words_that_were_typed_when_it_was_over_go_on_with_the_code(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, other = begun(cast), begun(cast, name="Koor")
    cast.enter(None)
    desk, path = signed_in(cast, "desk"), reverse("idea_words", args=[place.pk])
    opens(desk, place.code)
    stop_clock(monkeypatch, NOW + timedelta(minutes=31))
    typed = {"name": "Petanque", "summary": "Ballen & wijn.", "visibility": "INVITED", "agreed": "on"}
    for code in ("", "appel 00 00 00", other.code):
        answer = desk.post(path, typed | ({"heard-code": code, "heard-way": "DESK"} if code else {}))
        said = answer.content.decode()
        assert answer.status_code == 422
        for words in ("Een code telt hier een half uur.", "Petanque", "Ballen &amp; wijn."):
            assert words in said
        assert "Jeu de boules" not in said
        cast.enter(None)
    answer = desk.post(path, typed | {"heard-code": place.code.lower(), "heard-way": "DESK"})
    assert answer.headers["Location"] == reverse("idea_at_desk", args=[place.pk])
    assert entry_of(place).name == "Petanque"


def test_so_does_what_was_typed_of_who_joins(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asks_along(cast, begun(cast).code)
    cast.enter(None)
    els = signed_in(cast, "wijkteam")
    path = opens(els, asked.code).headers["Location"]
    stop_clock(monkeypatch, NOW + timedelta(minutes=31))
    typed = {"who": "Riet Vos", "phone": "030 123 45 99", "agreed": "on", "deed": "ja"}
    answer = els.post(path, typed)
    assert (answer.status_code, "Riet Vos" in answer.content.decode()) == (422, True)
    cast.enter(None)
    assert els.post(path, typed | {"heard-code": asked.code, "heard-way": "PHONE"}).status_code == 302
    with as_the_owner():
        assert Person.objects.filter(name="Riet Vos").exists()


@pytest.mark.parametrize("version", ["99999999999", "0", "-1", "x", ""])
def test_a_version_that_cannot_be_is_no_yes(cast: Cast, version: str) -> None:
    place = begun(cast)
    request = asks(cast, entry_of(place), "caller")
    cast.enter(None)
    desk = signed_in(cast, "desk")
    opens(desk, place.code)
    path = reverse("idea_grant", args=[place.pk, request.pk])
    assert desk.post(path, {"deed": "ja", "version": version, "agreed": "on"}).status_code == 422


def test_the_session_keeps_no_readable_code(cast: Cast) -> None:
    place = begun(cast)
    cast.enter(None)
    desk = signed_in(cast, "desk")
    opens(desk, place.code)
    assert place.code not in str(dict(desk.session))


# --- one more ----------------------------------------------------------------------------------------------------
def test_an_invitation_that_was_a_mistake_is_seen_and_taken_back(cast: Cast) -> None:
    place = begun(cast)
    asked = asks_along(cast, place.code)
    cast.enter("wijkteam")
    actions.hear_no(code=asked.code)  # she said no: it looks as if nobody answered
    kept = asks_along(cast, place.code)
    cast.enter(None)
    desk, here = signed_in(cast, "desk"), reverse("idea_at_desk", args=[place.pk])
    opens(desk, place.code)
    said = page(desk, "idea_at_desk", place.pk)
    assert "Gevraagd, nog geen antwoord" in said
    with as_the_owner():
        ((second,),) = sql(
            "SELECT id::text FROM social_map_insider WHERE code_hash = %s", places.hash_of(kept.address)
        )
    assert second in re.findall(r'name="invitation" value="([^"]+)"', said)
    assert said.count('name="invitation"') == 2
    assert (
        "De uitnodiging telt niet meer."
        in desk.post(here, {"deed": "terug", "invitation": second}, follow=True).content.decode()
    )
    assert second not in page(desk, "idea_at_desk", place.pk)
    assert told_what() == ["een uitnodiging telt niet meer"]
    cast.enter(None)
    again = desk.post(here, {"deed": "terug", "invitation": second}, follow=True)
    assert "Deze uitnodiging telt niet meer." in again.content.decode()
    assert desk.post(here, {"deed": "terug", "invitation": "x"}).status_code == 404
    with pytest.raises(NotFound):
        joins(cast, kept.code)
    cast.enter("neighbour")
    with pytest.raises(NotFound):  # nor by its address
        places.come_in(code=kept.address, acting=cast.acting("neighbour"), now=NOW)
    places.come_in(code=asked.address, acting=cast.acting("neighbour"), now=NOW)  # the other still counts


def test_nobody_takes_back_an_invitation_of_another_idea_or_a_place_that_is_taken(cast: Cast) -> None:
    place, other = begun(cast), begun(cast, "wijkteam", name="Koor")
    asks_along(cast, other.code)
    riet = joins(cast, asks_along(cast, place.code).code)
    koor = entry_of(other)
    with as_the_owner():
        waits = Insider.objects.get(entry=koor, person=None).pk
    hash_ = actions.code_hash(place.code)
    for key, which in (("desk", waits), ("desk", riet.pk), ("desk", place.pk), ("outsider", waits)):
        cast.enter(key)
        assert sql("SELECT idea_take_back_for(%s, %s, now())", hash_, which) == [(None,)]


def told_what() -> list[str]:
    with as_the_owner():
        return [one.facts["what"] for one in Message.objects.filter(kind="idea_done_for_you")]


def test_who_leads_it_sees_an_address_and_a_code_and_prints_them(cast: Cast) -> None:
    spark = idea(cast)
    cast.enter(None)
    resident = signed_in(cast, "resident")
    said = resident.post(reverse("initiative_invite", args=[spark.pk]), {"role": "OWNER"}).content.decode()
    (code,) = set(CODE.findall(said))
    address = re.findall(r'name="address" value="([^"]+)"', said)[0]
    assert reverse("map_invitation", args=[address]) in said
    paper = reverse("initiative_invitation", args=[spark.pk])
    posted = {"address": address, "code": code}
    sheet = resident.post(paper, posted).content.decode()
    assert "Doe je mee met Soep op straat?" in sheet
    assert code in sheet
    assert "Bel 030 123 45 67 en lees deze code voor:" in sheet
    assert "Stoppen mag altijd." in sheet
    assert resident.post(paper, posted | {"code": "APPEL 00 00 00"}).status_code == 404
    assert resident.post(paper, {}).status_code == 404
    assert signed_in(cast, "outsider").post(paper, posted).status_code == 404
    support = resident.post(
        reverse("initiative_invite", args=[spark.pk]), {"role": "SUPPORT"}
    ).content.decode()
    assert CODE.findall(support) == []


def test_a_yes_is_heard_at_the_desk(cast: Cast) -> None:
    place = begun(cast)
    asked = asks_along(cast, place.code)
    cast.enter(None)
    els = signed_in(cast, "wijkteam")
    there = opens(els, asked.spoken.lower(), "LETTER").headers["Location"]
    read = els.get(there).content.decode()
    assert "Doet de ander mee met Jeu de boules?" in read
    assert "Joop" not in read  # who leads it is named to who belongs to it, and may read that somebody looked
    assert looks("idea_join") == [(cast["wijkteam"].pk, cast["caller"].pk, None)]
    assert els.post(there, {"deed": "ja"}).status_code == 422
    typed = {"deed": "ja", "who": "Riet Vos", "street": "Kade 3", "postcode": "3994ab", "agreed": "on"}
    done = els.post(there, typed, follow=True).content.decode()
    assert "Je doet dit namens Riet Vos." in done
    assert "Bewoners dragen dit samen." in done
    assert els.get(there).status_code == 302
    assert {who for _els, who, _for in looks("idea_at_desk")} >= {cast["caller"].pk}


def test_a_no_is_thanked_and_written_nowhere(cast: Cast) -> None:
    asked = asks_along(cast, begun(cast).code)
    cast.enter(None)
    els = signed_in(cast, "wijkteam")
    there = opens(els, asked.code).headers["Location"]
    assert "Er blijft niets van staan." in els.post(there, {"deed": "nee"}, follow=True).content.decode()
    assert "Deze code kennen we niet." in opens(els, asked.code).content.decode()


def test_who_asked_it_is_told_to_let_a_colleague_hear_it(cast: Cast) -> None:
    asked = asks_along(cast, begun(cast).code)
    cast.enter(None)
    desk = signed_in(cast, "desk")
    there = opens(desk, asked.code).headers["Location"]
    read = desk.get(there).content.decode()
    assert "Laat een collega het antwoord horen." in read
    assert "Schrijf het ja op" not in read
    typed = {"deed": "ja", "who": "Riet Vos", "phone": "030 123 45 99", "agreed": "on"}
    assert "Laat een collega het antwoord horen." in desk.post(there, typed).content.decode()


# --- afterwards ------------------------------------------------------------------------------------------------
def test_she_hears_changes_and_stops(cast: Cast) -> None:
    place = begun(cast)
    joins(cast, asks_along(cast, place.code).code)
    cast.enter(None)
    desk = signed_in(cast, "desk")
    there = opens(desk, place.code).headers["Location"]
    words = reverse("idea_words", args=[place.pk])
    assert desk.post(words, {"name": "", "summary": "x"}).status_code == 422
    typed = {"name": "Petanque", "summary": "Op het plein.", "visibility": "PUBLIC", "agreed": "on"}
    assert "Petanque" in desk.post(words, typed, follow=True).content.decode()
    asked = desk.post(there, {"deed": "bewoner"}).content.decode()
    posted = dict(re.findall(r'name="(address|code)" value="([^"]+)"', asked))
    sheet = desk.post(reverse("idea_invitation", args=[place.pk]), posted).content.decode()
    assert "Doe je mee met Petanque?" in sheet
    assert "Geef dit adres aan één beroepskracht." in desk.post(there, {"deed": "beroep"}).content.decode()
    assert desk.post(there, {"deed": "anders"}).status_code == 404
    gone = desk.post(there, {"deed": "stop"}, follow=True).content.decode()
    assert "De ander doet niet meer mee." in gone
    assert "Deze code kennen we niet." in opens(desk, place.code).content.decode()


def test_a_request_for_money_is_read_out_and_her_yes_written_down(cast: Cast) -> None:
    place = begun(cast)
    entry = entry_of(place)
    support = asks_along(cast, place.code, role="SUPPORT")
    cast.enter("coach")
    places.come_in(code=support.address, acting=cast.acting("coach"), now=NOW)
    request = asks(cast, entry, "coach")
    cast.enter(None)
    desk = signed_in(cast, "desk")
    there = opens(desk, place.code, "DESK").headers["Location"]
    assert "Wacht op een ja." in desk.get(there).content.decode()
    money = reverse("idea_grant", args=[place.pk, request.pk])
    assert "Soepkommen." in desk.get(money).content.decode()
    unread = desk.post(money, {"deed": "ja", "version": "1"})
    assert (unread.status_code, "Lees het eerst voor" in unread.content.decode()) == (422, True)
    yes = {"deed": "ja", "version": "1", "agreed": "on"}
    assert "Joop zei ja." in desk.post(money, yes, follow=True).content.decode()
    with as_the_owner():
        assert GrantYes.objects.get().way == "DESK"
    assert "Het ja is weg." in desk.post(money, {"deed": "nee"}, follow=True).content.decode()
    old = desk.post(money, yes | {"version": "7"}, follow=True).content.decode()
    assert "De tekst of het bedrag veranderde net." in old
    assert "Ingetrokken." in desk.post(money, {"deed": "stop"}, follow=True).content.decode()
    assert "Schrijf het ja op" not in desk.get(money).content.decode()
    assert desk.get(reverse("idea_grant", args=[place.pk, place.pk])).status_code == 404


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    place = begun(cast)
    cast.enter(None)
    for key in ("outsider", "caller", "official", "gp"):
        client = signed_in(cast, key) if key != "caller" else Client()
        for path in ("idea_desk", "idea_for"):
            assert client.get(reverse(path)).status_code == 404
        assert opens(client, place.code).status_code == 404
        for name in ("idea_at_desk", "idea_words", "idea_card", "idea_join"):
            assert client.get(reverse(name, args=[place.pk])).status_code == 404


def test_a_page_costs_as_little_with_many(cast: Cast) -> None:
    place = begun(cast)
    entry = entry_of(place)
    cast.enter(None)
    desk = signed_in(cast, "desk")
    there = opens(desk, place.code).headers["Location"]
    few = asked_by(desk, there)
    comes_in_as_many(cast, place, entry)
    many = asked_by(desk, there)
    assert len(few) == len(many) <= AT_MOST, "\n".join(one[:150] for one in many)


def comes_in_as_many(cast: Cast, place: actions.Place, entry: Entry) -> None:
    for number in range(20):
        cast.enter("caller")
        asks(cast, entry, "caller", cents=100 + number)
    with as_the_owner():
        for number in range(50):
            person = Person.objects.create(name=f"Bewoner {number}", municipality=cast.town)
            Insider.objects.create(
                entry=entry, municipality=cast.town, person=person, role="OWNER", since=NOW
            )
    cast.enter(None)


def test_an_empty_sheet_is_there_for_everybody(cast: Cast) -> None:
    cast.enter(None)
    sheet = page(Client(), "idea_paper")
    assert "Ik heb een idee" in sheet
    assert "Geef dit blad af bij Wijkteam Centrum." in sheet
    assert sheet.count("write-line") >= 6
    assert reverse("idea_paper") in page(signed_in(cast, "resident"), "initiative_new")
    assert reverse("idea_paper") in page(signed_in(cast, "desk"), "idea_desk")


# --- letters -----------------------------------------------------------------------------------------------------
def delivered(kind: str) -> Message:
    with at_work("deliver"):
        letter = Message.objects.get(kind=kind)
        sent = notifications.deliver(pk=letter.pk, now=NOW)
    assert sent
    return sent


def test_her_letter_is_printed_where_it_was_written_down(cast: Cast) -> None:
    """Also by a colleague there; by nobody elsewhere, and not after a week."""
    place = begun(cast)
    letter = delivered("idea_begun_for_you")
    assert (letter.channel, letter.state) == ("LETTER", "TO_PRINT")
    assert "Wim schreef je idee op" in letter.body
    cast.enter(None)
    for key in ("desk", "coach"):
        said = page(signed_in(cast, key), "work_letters")
        assert "Singelstraat 14" in said
        assert "Ballen op het plein." in said
        assert CODE.findall(said)
    for key in ("wijkteam", "lead"):  # of another team
        cast.enter(key)
        assert not Message.objects.filter(pk=letter.pk).exists()
        assert not Person.objects.filter(pk=cast["caller"].pk).exists()
    cast.enter(None)
    desk = signed_in(cast, "desk")
    assert desk.post(reverse("work_letters"), {"letter": str(letter.pk)}).status_code == 302
    cast.enter("desk")
    assert Message.objects.get(pk=letter.pk).state == "PRINTED"
    with as_the_owner():
        sql("UPDATE notifications_message SET done_at = now() - interval '8 days' WHERE id = %s", letter.pk)
    cast.enter("desk")
    assert not Message.objects.filter(pk=letter.pk).exists()
    assert not Person.objects.filter(pk=cast["caller"].pk).exists()
    assert place.pk


def test_a_letter_about_money_is_printed_there_too(cast: Cast) -> None:
    """Sent to the municipality it lies with an official: whose ball that is, who prints need not see."""
    place = begun(cast)
    joins(cast, asks_along(cast, place.code).code)
    cast.enter("caller")
    request = asks(cast, entry_of(place), "caller")
    actions.say_yes(request=request, version=1, acting=cast.acting("caller"), now=NOW)
    support = comes_in_to_support(cast, place)
    cast.enter("coach")
    actions.send_request(request=request, acting=support, now=NOW)
    with as_the_owner():
        Message.objects.exclude(kind="grant_sent").delete()
        Message.objects.exclude(person=cast["caller"]).delete()
    assert delivered("grant_sent").ball_id
    cast.enter(None)
    assert "is verstuurd. Vragen? Bel 030 123 45 67." in page(signed_in(cast, "desk"), "work_letters")


def comes_in_to_support(cast: Cast, place: actions.Place) -> Any:
    support = asks_along(cast, place.code, role="SUPPORT")
    cast.enter("coach")
    places.come_in(code=support.address, acting=cast.acting("coach"), now=NOW)
    return cast.acting("coach")


@pytest.mark.parametrize(
    ("resident", "channel", "words"),
    [
        (RIET, "SCREEN", "Je code is"),
        (actions.Resident(name="Riet Vos", phone="+31612345678"), "TEXT", "Je code:"),
        (actions.Resident(name="Riet Vos", email="riet@example.org"), "MAIL", "Je code is"),
    ],
)  # fmt: skip
def test_she_is_told_in_her_own_way(cast: Cast, resident: actions.Resident, channel: str, words: str) -> None:
    begun(cast, resident=resident)
    message = delivered("idea_begun_for_you")
    assert message.channel == channel
    assert words in message.body
    assert "030 123 45 67" in message.body
    assert "Riet" not in message.subject


# --- a code that is lost -------------------------------------------------------------------------------------------
def test_a_lost_code_is_made_anew_with_the_code_of_a_question_of_her_own(cast: Cast) -> None:
    place, other = begun(cast), begun(cast, name="Koor")
    asked = cast.ask(
        key="caller", acting=cast.acting("desk").namens(cast["caller"].pk, way="PHONE"), way="PHONE"
    )
    own = asked.ball.address_code
    cast.enter(None)
    els = signed_in(cast, "wijkteam")
    again = opens(els, own).headers["Location"]
    assert again == reverse("idea_again")
    choice = els.get(again).content.decode()
    assert "Jeu de boules" in choice
    assert "Koor" in choice
    assert els.post(again, {"place": str(asked.pk)}).status_code == 404
    said = els.post(again, {"place": str(place.pk)}, follow=True).content.decode()
    (code,) = set(CODE.findall(said))
    assert actions.code_hash(code) != actions.code_hash(place.code)
    assert "Deze code kennen we niet." in opens(els, place.code).content.decode()  # the old one
    assert opens(els, code).status_code == 302
    assert opens(els, other.code).status_code == 302  # of another idea it stays
    with as_the_owner():
        message = Message.objects.get(kind="idea_code_for_you")
    assert (message.person_id, message.facts["code"]) == (cast["caller"].pk, code)


def test_a_question_of_who_leads_nothing_opens_nothing(cast: Cast) -> None:
    begun(cast)
    for key in ("neighbour", "wijkteam"):
        asked = cast.ask(key=key)
        cast.enter(None)
        said = opens(signed_in(cast, "desk"), asked.ball.address_code).content.decode()
        assert "Deze code kennen we niet." in said


def test_whom_no_message_reaches_is_told_by_telephone(cast: Cast) -> None:
    place = begun(cast)
    desk = signed_in(cast, "desk")
    opens(desk, place.code)
    with as_the_owner():
        resident = Insider.objects.get(pk=place.pk).person_id
        ContactDetails.objects.filter(person=resident).update(email="joke@example.org")
    assert "geen bericht sturen" not in page(desk, "idea_at_desk", place.pk)
    with as_the_owner():
        ContactDetails.objects.filter(person=resident).update(email="", street="", phone="+31301234567")
        Account.objects.filter(person=resident).delete()
    assert "Wij kunnen de ander geen bericht sturen." in page(desk, "idea_at_desk", place.pk)
