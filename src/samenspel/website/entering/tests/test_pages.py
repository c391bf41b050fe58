"""The pages of cards and mandates, as people meet them; the journeys in a browser are in tests/browser."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.play import as_the_owner, sql

from samenspel.community import actions as people
from samenspel.community.models import Account, Mandate
from samenspel.foundation import clock
from samenspel.journal.models import Entry, Look
from samenspel.mutual_help.models import Ask

CODE, PIN = "TULP-MOLEN-4105", "271828"


class Clock:
    """Time that a test moves by hand."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        self.moment += timedelta(milliseconds=1)  # no two questions at the same moment
        return self.moment

    def later(self, **how: float) -> None:
        self.moment += timedelta(**how)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(clock, "now", made)
    monkeypatch.setattr(clock, "today", lambda: made().date())
    return made


@pytest.fixture
def called(cast: Cast, time: Clock) -> Ask:
    """The caller's question, written down by the desk, and his card."""
    cast.enter("desk")
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    ask = cast.ask("Wie brengt mij naar het ziekenhuis?", key="caller", acting=acting, way="PHONE")
    cast.enter("desk")
    people.make_card(person=cast["caller"], acting=cast.acting("desk"), now=NOW, code=CODE, pin=PIN)
    cast.enter(None)
    return ask


def signed_in(cast: Cast, key: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=cast[key].pk))
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def come_in(where: str = "NOW", pin: str = PIN) -> tuple[Client, Any]:
    client = Client()
    answer = client.post("/binnen/tulp-molen-41-05", {"pin": pin, "where": where})
    return client, answer


def visit(cast: Cast, key: str = "coach", pin: str = PIN, **more: str) -> tuple[Client, Any]:
    client = signed_in(cast, key)
    typed = {"way": "PHONE", "code": "tulp molen 41 05", "pin": pin} | more
    return client, client.post(reverse("desk_for"), typed)


# --- coming in ------------------------------------------------------------------------------------------
def test_a_card_and_its_pincode_show_the_own_page(cast: Cast, called: Ask) -> None:
    client = Client()
    assert client.post("/binnen/", {"code": "tulp molen 4105"})["Location"] == "/binnen/tulp-molen-41-05"
    client, answer = come_in()
    assert answer["Location"] == "/mijn/"
    assert "ziekenhuis" in client.get("/mijn/").content.decode()


@pytest.mark.parametrize("code", ["tulp-molen-41-05", "zon-maan-12-34", "onzin"])
def test_a_wrong_pincode_tells_nothing(cast: Cast, called: Ask, code: str) -> None:
    answer = Client().post(f"/binnen/{code}", {"pin": "000000", "where": "NOW"})
    assert answer.status_code == 422
    assert "Deze code en pincode horen niet bij elkaar." in answer.content.decode()


def test_wrong_tries_lock_the_card_and_tell_the_person(cast: Cast, called: Ask) -> None:
    for _ in range(5):
        _, answer = come_in(pin="000000")
    assert "te vaak verkeerd" in answer.content.decode()
    _, answer = come_in()
    assert answer.status_code == 422
    with as_the_owner():
        assert sql("SELECT kind FROM notifications_message WHERE kind = 'card_locked'") == [("card_locked",)]


def test_ten_wrong_tries_end_the_card_and_tell_the_person_and_the_maker(
    cast: Cast, called: Ask, time: Clock
) -> None:
    for _ in range(2):
        for _ in range(5):
            come_in(pin="000000")
        time.later(hours=2)
        with as_the_owner():
            sql("DELETE FROM foundation_cache")
    assert come_in()[1].status_code == 422
    with as_the_owner():
        told = sql(
            "SELECT kind, person_id FROM notifications_message WHERE kind LIKE '%%card_revoked' ORDER BY kind"
        )
    assert told == [("card_revoked", cast["caller"].pk), ("made_card_revoked", cast["desk"].pk)]


def test_guessing_from_one_place_is_stopped(cast: Cast, called: Ask) -> None:
    for number in range(12):
        Client().post(f"/binnen/zon-maan-00-{number:02d}", {"pin": "000000", "where": "NOW"})
    assert come_in()[1].status_code == 422


def test_a_device_for_now_is_out_after_a_while(cast: Cast, called: Ask, time: Clock) -> None:
    client, _ = come_in()
    time.later(minutes=14)
    assert "ziekenhuis" in client.get("/mijn/").content.decode()
    time.later(minutes=16)
    assert "ziekenhuis" not in client.get("/mijn/").content.decode()
    assert "device" not in client.session


def test_a_device_at_home_asks_the_pincode_again(cast: Cast, called: Ask, time: Clock) -> None:
    client, _ = come_in("HOME")
    time.later(days=2)
    assert client.get("/mijn/berichten")["Location"] == "/binnen/pincode?next=/mijn/berichten"
    assert client.get("/").status_code == 200
    assert client.post("/binnen/pincode", {"pin": "000000"}).status_code == 422
    answer = client.post("/binnen/pincode?next=/mijn/berichten", {"pin": PIN})
    assert answer["Location"] == "/mijn/berichten"
    assert client.get("/mijn/berichten").status_code == 200


def test_a_device_at_home_can_forget_the_card(cast: Cast, called: Ask, time: Clock) -> None:
    client, _ = come_in("HOME")
    time.later(days=2)
    assert client.post("/binnen/pincode", {"do": "forget"})["Location"] == "/"
    assert "Jouw eigen pagina" in client.get("/mijn/").content.decode()


def test_a_stopped_card_puts_every_device_out_at_once(cast: Cast, called: Ask) -> None:
    home, _ = come_in("HOME")
    other, _ = come_in()
    other.post(reverse("my_card_end"))
    for client in (home, other):
        assert "ziekenhuis" not in client.get("/mijn/").content.decode()
    assert come_in()[1].status_code == 422


def test_signing_out_ends_the_device(cast: Cast, called: Ask) -> None:
    client, _ = come_in("HOME")
    client.post(reverse("account_logout"))
    with as_the_owner():
        assert sql("SELECT count(*) FROM community_device WHERE ended_at IS NULL") == [(0,)]


@pytest.mark.parametrize("name", ["account_email", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn"])
def test_with_a_card_no_other_way_in_is_made(cast: Cast, called: Ask, name: str) -> None:
    client, _ = come_in()
    assert client.get(reverse(name)).status_code == 404
    assert client.post(reverse(name), {"email": "new@example.org"}).status_code == 404


def test_with_a_card_nobody_does_her_work_here(cast: Cast, called: Ask) -> None:
    """Who began to work here after the card was made: the card has no second step, and sets none up."""
    client, _ = come_in()
    with as_the_owner():
        sql(
            "INSERT INTO community_membership (id, person_id, organisation_id, role, title, phone, starts_on)"
            " SELECT gen_random_uuid(), %s, id, 'DESK', '', '', '2025-01-01' FROM community_organisation LIMIT 1",
            cast["caller"].pk,
        )  # fmt: skip
    session = client.session
    session["second_factor"] = True
    session.save()
    for address in ("/werk/", "/balie/", "/balie/voor/", "/mijn/"):
        assert client.get(address)["Location"].startswith("/tweede-stap/"), address
    assert "Dat kan niet met een kaart." in client.get("/tweede-stap/").content.decode()


# --- making a card --------------------------------------------------------------------------------------
def test_somebody_makes_her_own_card_and_sees_it_once(cast: Cast, time: Clock) -> None:
    client = signed_in(cast, "resident")
    page = client.get(reverse("my_card")).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    shown = client.post(reverse("my_card"), {"key": key[1]}).content.decode()
    code, pin = re.findall(r'class="code"><bdi>([^<]+)<', shown)
    assert "<svg" in shown
    answer = Client().post(f"/binnen/{code.lower().replace(' ', '-')}", {"pin": pin, "where": "NOW"})
    assert answer.status_code == 302
    again = client.post(reverse("my_card"), {"key": key[1]})
    assert again.status_code == 409
    assert pin not in again.content.decode()


def test_who_wrote_the_question_down_makes_a_card_and_ends_it(cast: Cast, called: Ask) -> None:
    client = signed_in(cast, "desk")
    address = reverse("work_card", args=[called.ball_id])
    assert "Er is al een kaart" in client.get(address).content.decode()
    key = str(UUID(int=7))
    assert client.post(address, {"key": key}).status_code == 422
    shown = client.post(address, {"key": key, "present": "on"}).content.decode()
    assert "Kaart van Joop" in shown
    assert come_in()[1].status_code == 422, "the old card stopped"
    client.post(address, {"do": "end"})
    assert "Er is al een kaart" not in client.get(address).content.decode()


# --- acting for somebody --------------------------------------------------------------------------------
def test_a_worker_acts_for_half_an_hour_with_both_names(cast: Cast, called: Ask, time: Clock) -> None:
    client, answer = visit(cast)
    start = reverse("desk_for_person", args=[cast["caller"].pk])
    assert answer["Location"] == start
    page = client.get(start).content.decode()
    assert "Namens Joop" in page
    assert "ziekenhuis" in page
    question = reverse("desk_follow", args=[called.ball_id])
    assert client.get(question).status_code == 200
    client.post(
        reverse("desk_write", args=[called.ball_id]), {"text": "Liefst in de ochtend.", "readers": "BETWEEN"}
    )
    cast.enter("caller")
    wrote = Entry.objects.filter(verb="wrote").get()
    assert (wrote.actor_id, wrote.on_behalf_of_id) == (cast["coach"].pk, cast["caller"].pk)
    assert Look.objects.filter(
        view="namens", person_id=cast["coach"].pk, subject_id=cast["caller"].pk
    ).exists()
    time.later(minutes=31)
    assert client.get(start).status_code == 404
    assert client.get(question).status_code == 404


def test_a_worker_who_is_done_is_out_at_once(cast: Cast, called: Ask) -> None:
    client, answer = visit(cast)
    assert client.post(answer["Location"])["Location"] == "/balie/"
    assert client.get(answer["Location"]).status_code == 404
    assert client.get(reverse("desk_follow", args=[called.ball_id])).status_code == 404


def test_a_visit_opens_no_question_of_anybody_else(cast: Cast, called: Ask) -> None:
    other = cast.ask("Geheim: Zonnebloem.", key="neighbour")
    client, answer = visit(cast)
    client.get(answer["Location"])
    assert client.get(reverse("desk_follow", args=[other.ball_id])).status_code == 404


@pytest.mark.parametrize("key", ["outsider", "official", "gp", "initiative"])
def test_the_desk_is_closed_to_the_outsider(cast: Cast, called: Ask, key: str) -> None:
    client, answer = visit(cast, key)
    assert answer.status_code == 404
    assert client.get(reverse("desk_for_person", args=[cast["caller"].pk])).status_code == 404


def test_a_wrong_pincode_at_the_desk_opens_nothing(cast: Cast, called: Ask) -> None:
    _, answer = visit(cast, pin="000000")
    assert answer.status_code == 422


HELPER = {"name": "Bram", "email": "neighbour@example.org", "scope": ["ASKS"], "months": "6"}


def ask_helper(cast: Cast, **more: Any) -> Any:
    return signed_in(cast, "resident").post(reverse("my_helper"), HELPER | more)


def test_a_helper_says_yes_acts_and_is_stopped(cast: Cast, time: Clock) -> None:
    ask = cast.ask("Wie loopt er mee?")
    cast.enter(None)
    assert ask_helper(cast).status_code == 302
    helper = signed_in(cast, "neighbour")
    start = reverse("my_for_person", args=[cast["resident"].pk])
    assert helper.get(start).status_code == 404
    page = helper.get(reverse("my_access")).content.decode()
    assert "Ja, ik doe dit voor Amina" in page
    cast.enter("resident")
    mandate = Mandate.objects.get()
    deed = reverse("my_mandate", args=[mandate.pk])
    assert helper.post(deed, {"do": "accept"}).status_code == 302
    assert "Wie loopt er mee?" in helper.get(start).content.decode()
    assert helper.get(reverse("desk_follow", args=[ask.ball_id])).status_code == 200
    assert signed_in(cast, "resident").post(deed, {"do": "end"}).status_code == 302
    assert helper.get(start).status_code == 404
    assert helper.get(reverse("desk_follow", args=[ask.ball_id])).status_code == 404
    assert "Stop dit met" not in signed_in(cast, "resident").get(reverse("my_access")).content.decode()


def test_nobody_learns_whether_an_address_is_known(cast: Cast, time: Clock) -> None:
    for email in ("outsider@example.org", "nobody@example.org"):
        ask_helper(cast, name="De buurman", email=email)
    page = signed_in(cast, "resident").get(reverse("my_access")).content.decode()
    assert page.count("<h3>De buurman</h3>") == 2
    assert "Gijs" not in page


def test_a_new_helper_can_sign_in(cast: Cast, time: Clock) -> None:
    ask_helper(cast, name="Nel", email="nel@example.org")
    with as_the_owner():
        account = Account.objects.get(email="nel@example.org")
        told = sql("SELECT kind FROM notifications_message WHERE person_id = %s", account.person_id)
    assert told == [("mandate_asked",)]


def test_somebody_cannot_choose_herself(cast: Cast, time: Clock) -> None:
    answer = ask_helper(cast, email="resident@example.org")
    assert "Je kunt niet jezelf kiezen." in answer.content.decode()


def test_no_more_than_five_helpers_a_day(cast: Cast, time: Clock) -> None:
    answers = [ask_helper(cast, email=f"nr{number}@example.org").status_code for number in range(6)]
    assert answers == [302] * 5 + [409]


def day(ahead: int) -> str:
    return (NOW + timedelta(days=ahead)).date().isoformat()


PAPER = {
    "name": "Bram", "email": "neighbour@example.org", "role": "MENTOR", "proof": "COURT_DECISION",
    "seen_on": day(-3), "scope": ["ASKS", "CONSENTS"], "ends_on": day(728),
}  # fmt: skip


def test_a_worker_writes_down_a_paper_and_the_person_objects(cast: Cast, time: Clock) -> None:
    ask = cast.ask()
    cast.enter(None)
    address = reverse("work_mandate", args=[ask.ball_id])
    worker = signed_in(cast, "wijkteam")
    for wrong in (
        {"proof": "SPOKEN_YES"},
        {"ends_on": day(5000)},
        {"seen_on": day(39)},
        {"scope": []},
    ):
        assert worker.post(address, PAPER | wrong).status_code == 422, wrong
    assert worker.post(address, PAPER).status_code == 302
    mine = signed_in(cast, "resident")
    page = mine.get(reverse("my_access")).content.decode()
    assert "De rechter besliste dit." in page
    cast.enter("resident")
    deed = reverse("my_mandate", args=[Mandate.objects.get().pk])
    assert mine.post(deed, {"do": "end"}).status_code == 409
    assert mine.post(deed, {"do": "object"}).status_code == 302
    assert mine.post(deed, {"do": "anything"}).status_code == 404
    assert signed_in(cast, "coach").post(address, PAPER).status_code == 404


def test_the_person_sees_what_was_done_for_her(cast: Cast, called: Ask) -> None:
    visit(cast)
    client, _ = come_in()
    page = client.get(reverse("my_access")).content.decode()
    assert "kwam met jouw kaart en pincode voor je aan de slag" in page
    assert "Dewi" in page
