from datetime import timedelta
from uuid import UUID

import pytest
from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.community import actions, codes, queries
from samenspel.community.models import Account, Card, Device
from samenspel.foundation.context import current
from samenspel.foundation.errors import NotFound
from samenspel.foundation.ids import new_id
from samenspel.journal.models import Entry

CODE, PIN = "TULP-MOLEN-4105", "271828"
WRONG = "111111"


def a_card(cast: Cast, key: str = "resident", by: str = "", **more: object) -> actions.NewCard:
    """A card of somebody, made by herself or by a worker who holds her ball."""
    cast.enter(by or key)
    facts = {"code": CODE, "pin": PIN, "now": NOW} | more
    return actions.make_card(person=cast[key], acting=cast.acting(by or key), **facts)  # type: ignore[arg-type]


def try_pin(
    pin: str = PIN, code: str = CODE, minutes: float = 0, device: UUID | None = None
) -> actions.Tried:
    return actions.try_pin(pin=pin, code=code, device=device, now=NOW + timedelta(minutes=minutes))


def behind(card: Card) -> Card:
    with as_the_owner():
        return Card.objects.get(pk=card.pk)


# --- making ---------------------------------------------------------------------------------------------
def test_it_makes_a_card_that_opens_the_door(cast: Cast) -> None:
    made = a_card(cast)
    cast.enter(None)
    proof = try_pin().proof
    assert proof
    assert proof.person == cast["resident"].pk
    assert behind(made.card).used_at == NOW


def test_it_keeps_only_hashes(cast: Cast) -> None:
    a_card(cast)
    with as_the_owner():
        kept = str(sql("SELECT * FROM community_cardsecret")) + str(sql("SELECT * FROM community_card"))
    assert PIN not in kept
    assert "TULP" not in kept


def test_it_gives_an_account_without_email_to_who_has_none(cast: Cast) -> None:
    cast.ask(key="caller", acting=cast.acting("desk").namens(cast["caller"].pk, way="PHONE"))
    with as_the_owner():
        seat = sql("SELECT count(*) FROM commitments_seat WHERE person_id = %s", cast["wijkteam"].pk)
    assert seat
    a_card(cast, "caller", by="wijkteam")
    assert Account.objects.get(person_id=cast["caller"].pk).email is None


def test_it_stops_the_former_card(cast: Cast) -> None:
    first = a_card(cast)
    second = a_card(cast, code="ZON-MAAN-1234")
    assert behind(first.card).revoked_why == "REPLACED"
    assert try_pin().how == "UNKNOWN"
    assert try_pin(code=second.code).how == "RIGHT"


def test_it_shows_a_card_once(cast: Cast) -> None:
    key = new_id()
    made = a_card(cast, pk=key)
    with pytest.raises(actions.CardMadeAlready):
        a_card(cast, pk=key, code="ZON-MAAN-1234")
    assert behind(made.card).revoked_at is None


def test_it_makes_none_for_who_works_here(cast: Cast) -> None:
    with pytest.raises(actions.NoCardForWhoWorksHere):
        a_card(cast, "coach")


@pytest.mark.parametrize("key", ["outsider", "official", "gp", "coach", "desk", "neighbour"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    cast.ask()
    with refused(NotFound):
        a_card(cast, "resident", by=key)


def test_it_is_written_in_the_journal_without_code_or_pin(cast: Cast) -> None:
    a_card(cast)
    row = Entry.objects.filter(verb="made_card").get()
    assert row.subject_id == cast["resident"].pk
    assert row.terms == {}


# --- trying ---------------------------------------------------------------------------------------------
def test_it_answers_the_same_to_a_wrong_code_as_to_a_card_that_is_gone(cast: Cast) -> None:
    made = a_card(cast)
    assert try_pin(code="ZON-MAAN-1234").how == "UNKNOWN"
    actions.revoke_card(card=made.card, acting=cast.acting("resident"), now=NOW)
    assert try_pin().how == "UNKNOWN"


def test_it_locks_after_five_wrong_tries_and_opens_after_an_hour(cast: Cast) -> None:
    a_card(cast)
    cast.enter(None)
    assert [try_pin(WRONG).how for _ in range(5)] == ["WRONG"] * 4 + ["LOCKED"]
    assert try_pin().how == "CLOSED"
    assert try_pin(minutes=59).how == "CLOSED"
    assert try_pin(minutes=61).how == "RIGHT"


def test_it_ends_after_ten_wrong_tries(cast: Cast) -> None:
    made = a_card(cast)
    cast.enter(None)
    for _ in range(5):
        try_pin(WRONG)
    assert [try_pin(WRONG, minutes=61).how for _ in range(5)] == ["WRONG"] * 4 + ["REVOKED"]
    assert try_pin(minutes=200).how == "UNKNOWN"
    assert behind(made.card).revoked_why == "TRIES"


def test_a_right_pincode_begins_counting_anew(cast: Cast) -> None:
    a_card(cast)
    for _ in range(3):
        assert [try_pin(WRONG).how for _ in range(4)] == ["WRONG"] * 4
        assert try_pin().how == "RIGHT"


# --- devices --------------------------------------------------------------------------------------------
def come_in(cast: Cast, home: bool = False) -> tuple[UUID, Account]:
    proof = try_pin().proof
    assert proof
    return actions.open_device(proof=proof, home=home, now=NOW)


def entering(device: UUID, account: Account, minutes: float) -> str:
    moment = NOW + timedelta(minutes=minutes)
    found = queries.account_entering(pk=account.pk, on=moment.date(), device=str(device), now=moment)
    assert found
    assert (current().person is not None) is (found.door == "CARD")
    return found.door


def test_a_device_for_now_is_out_after_a_quarter_of_an_hour(cast: Cast) -> None:
    a_card(cast)
    device, account = come_in(cast)
    assert [entering(device, account, at) for at in (1, 10, 20, 29)] == ["CARD"] * 4
    assert entering(device, account, 30) == "GONE"
    device, account = come_in(cast)
    assert entering(device, account, 16) == "GONE"


def test_a_device_at_home_asks_the_pincode_again(cast: Cast) -> None:
    a_card(cast)
    device, account = come_in(cast, home=True)
    a_day = 24 * 60
    assert entering(device, account, a_day) == "PIN"
    proof = try_pin(code="", device=device, minutes=a_day).proof
    assert proof
    actions.wake_device(proof=proof, device=device)
    assert entering(device, account, a_day + 5) == "CARD"
    assert entering(device, account, 30 * a_day) == "GONE"


def test_a_revoked_card_ends_its_devices_at_once(cast: Cast) -> None:
    made = a_card(cast)
    device, account = come_in(cast, home=True)
    cast.enter("resident")
    actions.revoke_card(card=made.card, acting=cast.acting("resident"), now=NOW)
    assert entering(device, account, 1) == "GONE"
    assert try_pin(code="", device=device).how == "UNKNOWN"


def test_one_device_can_be_ended(cast: Cast) -> None:
    a_card(cast)
    device, account = come_in(cast, home=True)
    other, _ = come_in(cast, home=True)
    cast.enter("resident")
    actions.end_device(device=device, acting=cast.acting("resident"), now=NOW)
    assert entering(device, account, 1) == "GONE"
    assert entering(other, account, 1) == "CARD"
    cast.enter("outsider")
    with refused(Device.DoesNotExist):
        actions.end_device(device=other, acting=cast.acting("outsider"), now=NOW)


def test_a_device_of_another_person_opens_nothing(cast: Cast) -> None:
    a_card(cast)
    device, _ = come_in(cast)
    other = Account.objects.get(email="outsider@example.org")
    assert entering(device, other, 1) == "GONE"


# --- codes ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "written", ["tulp molen 41 05", "Tulp-Molen-4105", "TULPMOLEN4105", " tulp, molen 4105 "]
)
def test_a_code_is_read_however_it_is_written(written: str) -> None:
    assert codes.stored(written) == CODE


@pytest.mark.parametrize("written", ["", "appel 72 41 05", "tulp molen", "4105", "x" * 500])
def test_what_is_no_code_is_no_code(written: str) -> None:
    assert codes.stored(written) == ""


def test_a_fresh_code_is_said_written_and_read_back() -> None:
    for _ in range(50):
        code = codes.new_code()
        assert codes.stored(codes.spoken(code)) == codes.stored(codes.in_address(code)) == code
        assert codes.six_digits(codes.spoken_pin(codes.new_pin()))
