"""The pages of a keeper, through a browser: nothing typed is lost, and each page costs little."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast, as_app, as_owner
from tests.house.situation import signed_in
from tests.play import accepted, as_the_owner, at_work

from samenspel.commitments.models import FrontDoor, Turn
from samenspel.community.models import Account, Membership, Organisation, Person
from samenspel.foundation.acting import a_job
from samenspel.foundation.ids import new_id
from samenspel.integrations.csv_in import actions as csv_in
from samenspel.integrations.csv_in.models import MapImport
from samenspel.integrations.geocoding.actions import put_postcodes
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message

TODAY = NOW.date()
Browser = Callable[[str], Client]


@pytest.fixture
def browser(cast: Cast) -> Browser:
    return lambda key: signed_in(cast, key)


def typed(cast: Cast, **more: str) -> dict[str, str]:
    words = {
        "key": str(new_id()), "name": "Nora Visser", "called": "Nora", "email": "nora@example.org",
        "phone": "030 123 45 67", "organisation": str(cast.organisation["wijkteam"].pk), "role": "WIJKTEAM",
        "title": "", "starts_on": TODAY.isoformat(),
    }  # fmt: skip
    return words | more


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


# --- who may come in ------------------------------------------------------------------------------------
@pytest.mark.parametrize("key", ["outsider", "resident", "wijkteam", "coach", "gp"])
def test_it_does_not_exist_for_others(cast: Cast, browser: Browser, key: str) -> None:
    client = browser(key)
    for address in (
        "",
        "mensen/nieuw",
        "organisaties/",
        "organisaties/nieuw",
        "voordeuren/",
        "voordeuren/WKT",
    ):
        assert client.get(f"/beheer/{address}").status_code == 404, address
    assert client.post("/beheer/mensen/nieuw", typed(cast)).status_code == 404
    assert "/beheer/" not in client.get("/kaart/").content.decode()


@pytest.mark.parametrize("key", ["official", "lead"])
def test_it_stands_in_the_menu_of_a_keeper(browser: Browser, key: str) -> None:
    shown = page(browser(key), "/beheer/")
    assert 'href="/beheer/" aria-current="page"' in shown
    assert 'href="/zo-doen-wij-het/"' in shown
    assert "Dewi Sapulete" in shown


def test_it_asks_for_the_second_step_first(cast: Cast) -> None:
    answer = signed_in(cast, "official", factor=False).get("/beheer/")
    assert answer["Location"].startswith("/tweede-stap/")


# --- people ----------------------------------------------------------------------------------------------
def test_it_brings_in_a_colleague_who_can_sign_in(cast: Cast, browser: Browser) -> None:
    answer = browser("official").post("/beheer/mensen/nieuw", typed(cast), follow=True)
    assert "Nora Visser staat erbij." in answer.content.decode()
    with as_the_owner():
        person = Person.objects.select_related("contact").get(name="Nora Visser")
        account = Account.objects.get(person=person)
        told = Message.objects.get(person=person)
        notifications.address(message=told)
    assert (told.channel, told.address) == ("MAIL", "nora@example.org")
    assert f"{TODAY.day} " in told.body
    assert "/inloggen/login/\n" in told.body
    assert "Je hebt geen wachtwoord nodig." in told.body
    assert (account.email, account.has_usable_password()) == ("nora@example.org", False)
    assert EmailAddress.objects.get(user=account).verified
    assert (told.kind, told.facts["name"]) == ("welcome", "Ilse")
    assert told.facts["link"].endswith("/inloggen/login/")
    assert (person.contact.phone, person.municipality_id) == ("+31301234567", cast.town.pk)


def test_it_brings_in_a_colleague_without_email(cast: Cast, browser: Browser) -> None:
    browser("official").post("/beheer/mensen/nieuw", typed(cast, email=""))
    with as_the_owner():
        person = Person.objects.get(name="Nora Visser")
        assert not Account.objects.filter(person=person).exists()
        assert not Message.objects.filter(person=person).exists()
        assert Membership.objects.get(person=person).role == "WIJKTEAM"


def test_it_makes_one_colleague_of_a_form_sent_twice(cast: Cast, browser: Browser) -> None:
    client, words = browser("official"), typed(cast, email="")
    first, second = (client.post("/beheer/mensen/nieuw", words) for _ in range(2))
    assert first["Location"] == second["Location"]
    with as_the_owner():
        assert Person.objects.filter(name="Nora Visser").count() == 1


def test_it_gives_a_known_address_a_second_membership(cast: Cast, browser: Browser) -> None:
    words = typed(cast, name="Bram van Dijk", email="Neighbour@example.org", role="VOLUNTEER")
    browser("official").post("/beheer/mensen/nieuw", words)
    with as_the_owner():
        assert Membership.objects.get(person=cast["neighbour"]).role == "VOLUNTEER"
        assert Person.objects.filter(name="Bram van Dijk").count() == 1


def test_it_refuses_a_known_address_with_another_name_and_keeps_what_was_typed(
    cast: Cast, browser: Browser
) -> None:
    answer = browser("official").post("/beheer/mensen/nieuw", typed(cast, email="resident@example.org"))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_email_error">Dit e-mailadres is al van iemand met een andere naam.' in shown
    assert 'value="Nora Visser"' in shown
    assert "Amina" not in shown
    with as_the_owner():
        assert not Person.objects.filter(name="Nora Visser").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("email", "nora"), ("phone", "12"), ("organisation", "x"), ("role", "KING"), ("starts_on", "gisteren"),
     ("name", "a\0b"), ("name", "x" * 200), ("key", "x")],
)  # fmt: skip
def test_it_says_at_the_field_what_to_do(cast: Cast, browser: Browser, field: str, value: str) -> None:
    answer = browser("official").post(
        "/beheer/mensen/nieuw", typed(cast, title="Wijkwerker", **{field: value})
    )
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert 'value="Wijkwerker"' in answer.content.decode()


def test_a_lead_is_not_offered_the_work_of_an_official(cast: Cast, browser: Browser) -> None:
    client = browser("lead")
    assert 'value="OFFICIAL"' not in page(client, "/beheer/mensen/nieuw")
    assert client.post("/beheer/mensen/nieuw", typed(cast, role="OFFICIAL")).status_code == 422
    with as_the_owner():
        official = Membership.objects.get(person=cast["official"])
    assert "id_ends_on" not in page(client, f"/beheer/mensen/{official.pk}")


def test_it_finds_by_name_organisation_and_work(browser: Browser) -> None:
    client = browser("official")
    for words in ("sapul", "DEWI", "aanloop welzijns"):
        assert "Dewi Sapulete" in page(client, f"/beheer/?q={words}"), words
        assert "Chen Li" not in page(client, f"/beheer/?q={words}"), words
    assert "Zo vonden we niemand" in page(client, "/beheer/?q=zzz%00")


def test_it_shows_nothing_of_a_resident(cast: Cast, browser: Browser) -> None:
    client = browser("official")
    everything = "".join(
        page(client, f"/beheer/{part}") for part in ("", "organisaties/", "voordeuren/WKT", "?q=amina")
    )
    assert "Amina El" not in everything
    assert "@example.org" not in everything


def test_it_refuses_to_let_go_of_balls_and_says_how_many(cast: Cast, browser: Browser) -> None:
    accepted(cast)
    with as_the_owner():
        work = Membership.objects.get(person=cast["coach"])
    client = browser("official")
    answer = client.post(f"/beheer/mensen/{work.pk}", {"ends_on": TODAY.isoformat()})
    assert answer.status_code == 422
    assert "Dewi heeft nog 1 bal." in answer.content.decode()
    assert "wandelen" not in answer.content.decode()


def test_it_ends_and_goes_on_again(cast: Cast, browser: Browser) -> None:
    with as_the_owner():
        work = Membership.objects.get(person=cast["desk"])
    client, day = browser("official"), TODAY + timedelta(days=9)
    client.post(f"/beheer/mensen/{work.pk}", {"ends_on": day.isoformat()})
    assert "Wim blijft toch" in page(client, f"/beheer/mensen/{work.pk}")
    client.post(f"/beheer/mensen/{work.pk}/blijft")
    assert "Stopt Wim met dit werk?" in page(client, f"/beheer/mensen/{work.pk}")
    assert client.post(f"/beheer/mensen/{work.pk}", {"ends_on": "2020-01-01"}).status_code == 422
    assert client.post(f"/beheer/mensen/{work.pk}", {"ends_on": TODAY.isoformat()})["Location"] == "/beheer/"
    assert client.get(f"/beheer/mensen/{work.pk}").status_code == 404


# --- organisations ---------------------------------------------------------------------------------------
def test_it_adds_and_changes_an_organisation(cast: Cast, browser: Browser) -> None:
    client, key = browser("official"), str(new_id())
    words = {"key": key, "name": "Soepbus", "area": str(cast.weide.pk), "works_with": "", "feels": "INFORMAL"}
    for _ in range(2):  # sent twice is one
        assert client.post("/beheer/organisaties/nieuw", words).status_code == 302
    made = Organisation.objects.get(name="Soepbus")
    assert made.works_with is None
    client.post(f"/beheer/organisaties/{made.pk}", words | {"name": "De Soepbus"})
    assert Organisation.objects.get(pk=made.pk).name == "De Soepbus"
    again = client.post("/beheer/organisaties/nieuw", words | {"key": str(new_id()), "name": "de soepbus"})
    assert "Deze organisatie staat er al." in again.content.decode()


# --- front doors -----------------------------------------------------------------------------------------
def test_it_opens_a_door_and_fills_its_rota(cast: Cast, browser: Browser) -> None:
    client = browser("official")
    words = {"organisation": str(cast.organisation["wijkteam"].pk), "lead": "", "phone": "030 123 45 67"}
    refused = client.post("/beheer/voordeuren/BUT1", words)
    assert "Een voordeur heeft er altijd een." in refused.content.decode()
    client.post("/beheer/voordeuren/BUT1", words | {"lead": str(cast["lead"].pk)})
    door = FrontDoor.objects.get(area=cast.weide)
    for who in ("youssef", "marloes"):
        client.post("/beheer/voordeuren/BUT1/rooster", {"person": str(cast[who].pk)})
    first, second = Turn.objects.filter(door=door).order_by("place")
    client.post(f"/beheer/voordeuren/BUT1/rooster/{second.pk}", {"do": "forward"})
    assert Turn.objects.filter(door=door).order_by("place").first() == second
    client.post(f"/beheer/voordeuren/BUT1/rooster/{first.pk}", {"do": "off"})
    assert [turn.person_id for turn in Turn.objects.filter(door=door)] == [cast["marloes"].pk]
    elsewhere = client.post("/beheer/voordeuren/BUT1/rooster", {"person": str(cast["coach"].pk)})
    assert "Kies iemand die werkt bij de organisatie" in elsewhere.content.decode()


def test_it_teaches_when_there_is_no_door_yet(cast: Cast, browser: Browser) -> None:
    with as_the_owner():
        cast.door.delete()
    assert "Er is nog geen voordeur" in page(browser("official"), "/beheer/voordeuren/")


def test_it_finds_no_door_of_an_unknown_area(browser: Browser) -> None:
    assert browser("official").get("/beheer/voordeuren/NERGENS").status_code == 404


# --- what a page costs -----------------------------------------------------------------------------------
def _statements(client: Client, address: str) -> int:
    page(client, address)  # the first visit fills what is kept
    with CaptureQueriesContext(connection) as caught:
        page(client, address)
    free = re.compile("SAVEPOINT|RELEASE|BEGIN|COMMIT|ROLLBACK")
    return len([row for row in caught.captured_queries if not free.match(row["sql"])])


@pytest.mark.parametrize(
    "address", ["/beheer/", "/beheer/?q=e", "/beheer/organisaties/", "/beheer/voordeuren/"]
)
def test_a_list_costs_at_most_five_statements_however_full(
    cast: Cast, browser: Browser, address: str
) -> None:
    client = browser("official")
    few = _statements(client, address)
    as_owner()
    for number in range(60):
        person = Person(name=f"Eva {number:02}", municipality=cast.town)
        person.save(force_insert=True)
        organisation = Organisation.objects.create(name=f"Groep {number % 30}", area=cast.weide)
        Membership.objects.create(
            person=person, organisation=organisation, role="DESK", starts_on="2025-01-01"
        )
    as_app()
    full = _statements(client, address)
    assert full == few <= 5


def test_it_turns_the_page_after_fifty(cast: Cast, browser: Browser) -> None:
    as_owner()
    for number in range(60):
        person = Person(name=f"Eva {number:02}", municipality=cast.town)
        person.save(force_insert=True)
        Membership.objects.create(
            person=person, organisation=cast.organisation["kerk"], role="VOLUNTEER", starts_on="2025-01-01"
        )
    as_app()
    client = browser("official")
    assert page(client, "/beheer/?q=eva").count("Eva ") == 50
    assert page(client, "/beheer/?q=eva&p=2").count("Eva ") == 10


# --- a list that is read in -------------------------------------------------------------------------------
LIST = """naam;straat;postcode;plaats;lat;lon;bij iemand thuis
Koor;Kerkstraat 1;3994 AA;Houten;52,03;5,16;
Eettafel;Kerkstraat 2;3994 AB;Houten;;;
Leesclub;Weg 3;1000 ZZ;Ergens;0;0;
Thee;Weg 4;3994 AA;Houten;;;ja
Zwerfclub;;;;;;
"""


def test_a_list_says_of_each_row_whether_it_gets_a_point_and_looks_again_only_when_asked(
    cast: Cast, browser: Browser
) -> None:
    with as_the_owner():
        put_postcodes({"3994AB": (52.03, 5.16)})
    client, official = browser("official"), cast.acting("official")
    cast.enter("official")
    batch = csv_in.upload(
        raw=LIST.encode(), file_name="x", source="x", municipality=cast.town.pk, acting=official, now=NOW
    )
    said = page(client, f"/beheer/kaart-inlezen/{batch.pk}")
    rows = [" ".join(re.sub("<[^>]+>", " ", one).split()) for one in said.split("<h3>")[1:]]
    for row, words in zip(
        rows,
        (
            "op het punt dat erbij is gezet",
            "Het punt staat midden in de straat",
            "Dit punt klopt niet: 0, 0. We gebruiken het niet.",
            "waar dit is, blijft geheim",
            "Nog geen punt op de kaart. Vul een postcode in",
        ),
        strict=True,
    ):
        assert words in row
    assert "We vonden dit adres niet" in rows[2]
    cast.enter("official")
    csv_in.choose(batch=batch, columns=batch.columns, written=batch.written, agreed=False, agreement="")
    csv_in.begin(batch=batch, acting=official, now=NOW)
    quiet = client.get(f"/beheer/kaart-inlezen/{batch.pk}")
    assert "Refresh" not in quiet
    assert "?vanzelf=ja" in quiet.content.decode()
    renewed = client.get(f"/beheer/kaart-inlezen/{batch.pk}?vanzelf=ja")
    assert renewed["Refresh"] == "5"
    assert "Stop daarmee" in renewed.content.decode()


def test_a_report_says_what_is_wrong_with_which_row(cast: Cast, browser: Browser) -> None:
    """A website that cannot be is not called an address: the address of the street is another thing."""
    client, official = browser("official"), cast.acting("official")
    cast.enter("official")
    raw = "naam;website\n;https://a.example\n=Koffie;geen\n"
    batch = csv_in.upload(
        raw=raw.encode(), file_name="x", source="x", municipality=cast.town.pk, acting=official, now=NOW
    )
    csv_in.choose(batch=batch, columns=batch.columns, written=batch.written, agreed=False, agreement="")
    csv_in.begin(batch=batch, acting=official, now=NOW)
    with at_work("map_import"):
        csv_in.take(
            batch=MapImport.objects.get(pk=batch.pk),
            acting=a_job("map_import"),
            now=NOW,
            tell=lambda _n: None,
        )
    said = client.get(f"/beheer/kaart-inlezen/{batch.pk}/verslag.csv").content.decode()
    assert "\n2;;geweigerd;De naam ontbreekt." in said.replace("\r", "")
    assert "\n3;'=Koffie;nieuw;De website klopt niet: geen." in said.replace("\r", "")


def test_a_keeper_reads_that_nobody_works_here_for_the_municipality(cast: Cast, browser: Browser) -> None:
    petra, said = browser("lead"), "Er werkt hier nu niemand voor de gemeente"
    assert said not in petra.get("/beheer/").content.decode()
    with as_the_owner():
        Membership.objects.filter(role="OFFICIAL").update(role="GP")
    assert said in petra.get("/beheer/").content.decode()
