"""The ledger on paper: all of it, and as a letter for who calls (R02)."""

from django.urls import reverse
from tests.asking_rights import helper
from tests.cast import NOW, Cast
from tests.family import MOTHER, agreed, family
from tests.house.situation import more_asks, signed_in
from tests.play import as_the_owner, refused, sql
from tests.sharing import asked, given, note

from samenspel.circles import actions
from samenspel.community import actions as people
from samenspel.foundation import clock
from samenspel.foundation.errors import NotFound
from samenspel.journal import actions as journal
from samenspel.notifications import actions as notifications
from samenspel.notifications.models import Message


def paper(cast: Cast, key: str = MOTHER) -> str:
    cast.enter(None)
    return signed_in(cast, key).get(reverse("ledger_paper")).content.decode()


def test_it_prints_everything(cast: Cast) -> None:
    circle = family(cast)
    agreed(cast, circle)
    given(cast, asked(cast, circle, ("NOTE", note(cast, circle, text="Mees lachte hard.").pk)))
    more_asks(cast, 30)
    shown = paper(cast)
    assert all(f"“Vraag {at}”" in shown for at in range(30)), "no list stops halfway"
    assert "Afspraken: Ons gezin" in shown
    assert "Iemand mag iets lezen: Om mee te denken." in shown
    assert "Mees lachte hard.</span>" in shown, "the words themselves, with the mark that ends them"


def test_a_question_ends_with_its_own_mark(cast: Cast) -> None:
    circle = family(cast)
    given(cast, asked(cast, circle, ("NOTE", note(cast, circle, text="Komt Mees ook mee?").pk)))
    assert "Komt Mees ook mee?</span>" in paper(cast)


def test_looks_are_grouped_by_who(cast: Cast) -> None:
    cast.ask()
    cast.enter("wijkteam")
    looks = [
        journal.look(
            acting=cast.acting("wijkteam"), subject=cast[MOTHER].pk, object_type="ask",
            object_id=cast[MOTHER].pk, view="ask", purpose="carry_ball", municipality=cast.town.pk, now=NOW,
        )
        for _ in range(60)
    ]  # fmt: skip
    for one in looks:  # sixty pages: of one page, one row stays
        journal.looked_all([one])
    shown = paper(cast)
    assert shown.count("<h3>Els") == 1
    assert "60 keer" in shown


def test_who_acted_for_her_stands_on_it(cast: Cast) -> None:
    helper(cast, "neighbour", ["LEDGER"])
    acting = people.enter_namens(
        person=cast[MOTHER].pk, scope="LEDGER", acting=cast.acting("neighbour"), now=clock.now()
    )
    actions.leave_me_alone(until=None, acting=acting, now=NOW)
    assert "Bram zei dat contact weer mag" in paper(cast)


def on_the_telephone(cast: Cast) -> str:
    """The desk has his card code and pincode; returns the address of his overview."""
    cast.enter("desk")
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    cast.ask("Wie brengt mij?", key="caller", acting=acting, way="PHONE")
    cast.enter("desk")
    made = people.make_card(person=cast["caller"], acting=cast.acting("desk"), now=NOW)
    proof = people.try_pin(code=made.code, pin=made.pin, now=clock.now()).proof
    assert proof
    people.open_visit(proof=proof, called="Wim", way="PHONE", acting=cast.acting("desk"), now=clock.now())
    cast.enter(None)
    return reverse("for_ledger_paper", args=[cast["caller"].pk])


def test_who_calls_gets_it_as_a_letter(cast: Cast) -> None:
    where = on_the_telephone(cast)
    client = signed_in(cast, "desk")
    assert "Zet er een brief bij klaar" in client.get(where).content.decode()
    assert client.post(where)["Location"] == where
    with as_the_owner():
        letter = Message.objects.get(kind="ledger_on_paper")
        notifications.deliver(pk=letter.pk, now=NOW)
        letter.refresh_from_db()
    assert (letter.person_id, letter.channel, letter.state) == (cast["caller"].pk, "LETTER", "TO_PRINT")
    assert "Wie brengt mij" not in letter.body, "no content in a message"
    shown = client.get(reverse("work_more")).content.decode()
    assert reverse("work_letter", args=[letter.pk]) in shown, "it is printed by who helps him"
    assert client.get(reverse("work_letter", args=[letter.pk])).status_code == 200


def test_a_letter_about_a_circle_is_printed_by_the_worker_in_it(cast: Cast) -> None:
    cast.enter("wijkteam")
    actions.begin_circle_for(
        name="Om Joop heen", person=actions.Newcomer("Joop", known=cast["caller"].pk), area=cast.weide,
        as_what="", way="SPOKEN", acting=cast.acting("wijkteam"), now=NOW,
    )  # fmt: skip
    with as_the_owner():
        letter = Message.objects.get(kind="circle_yes_written")
        notifications.deliver(pk=letter.pk, now=NOW)
    cast.enter(None)
    address = reverse("work_letter", args=[letter.pk])
    client = signed_in(cast, "wijkteam")
    assert address in client.get(reverse("work_more")).content.decode()
    page = client.get(address)
    assert page.status_code == 200
    assert "Singelstraat" not in page.content.decode(), "a place in his circle does not tell his address"


def test_her_own_page_offers_no_letter(cast: Cast) -> None:
    assert "Zet er een brief bij klaar" not in paper(cast)
    cast.enter(MOTHER)
    with refused(NotFound):
        actions.send_on_paper(acting=cast.acting(MOTHER), now=NOW)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    where = on_the_telephone(cast)
    for key in ("outsider", "coach"):
        client = signed_in(cast, key)
        assert client.get(where).status_code == client.post(where).status_code == 404
    with as_the_owner():
        assert sql("SELECT count(*) FROM notifications_message WHERE kind = 'ledger_on_paper'") == [(0,)]


def test_without_an_address_no_letter_is_promised(cast: Cast) -> None:
    where = on_the_telephone(cast)
    with as_the_owner():
        sql("UPDATE community_contactdetails SET street = '' WHERE person_id = %s", cast["caller"].pk)
    client = signed_in(cast, "desk")
    assert "Zet er een brief bij klaar" not in client.get(where).content.decode()
    assert client.post(where).status_code == 409
