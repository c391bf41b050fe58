"""Another number, another address, or rather a letter: who asks or offers says how she is reached from now on."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.play import refused, sql

from samenspel.community.models import ContactDetails, Person
from samenspel.mutual_help import actions, errors, queries
from samenspel.mutual_help.models import Ask

MAIL = actions.Contact(reach="MAIL", email="nieuw@example.org")


def test_her_holder_reads_the_new_address_and_the_old_one_is_gone(cast: Cast) -> None:
    ask = cast.ask(key="caller")
    actions.reach_asker(ask=cast.again(ask, "caller"), contact=MAIL, acting=cast.acting("caller"), now=NOW)
    cast.enter("wijkteam")
    found = Ask.objects.select_related("asker__contact").get(pk=ask.pk)
    assert (found.reach, found.asker.prefers) == ("MAIL", "MAIL")
    assert (found.asker.contact.email, found.asker.contact.phone) == ("nieuw@example.org", "")


def test_who_cannot_be_phoned_is_on_no_list_of_calls(cast: Cast) -> None:
    ask = cast.ask(key="caller", reach="PHONE")
    cast.enter("wijkteam")
    assert len(queries.call_list(person=cast["wijkteam"].pk, at_most=9)) == 1
    text = actions.Contact(reach="TEXT", phone="+31612345684")
    actions.reach_asker(ask=cast.again(ask, "caller"), contact=text, acting=cast.acting("caller"), now=NOW)
    cast.enter("wijkteam")
    assert queries.call_list(person=cast["wijkteam"].pk, at_most=9) == []


def test_it_is_only_for_the_asker_and_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(errors.OnlyTheAskerSays):
        actions.reach_asker(
            ask=cast.again(ask, "wijkteam"), contact=MAIL, acting=cast.acting("wijkteam"), now=NOW
        )
    with refused(Ask.DoesNotExist):
        cast.again(ask, "outsider")
    cast.enter("outsider")
    for table, pk in (("contactdetails SET email", "person_id"), ("person SET prefers", "id")):
        assert sql(f"UPDATE community_{table} = 'MAIL' WHERE {pk} = %s", cast["resident"].pk) == [(0,)]


def test_it_writes_no_number_in_the_journal(cast: Cast) -> None:
    ask = cast.ask()
    actions.reach_asker(ask=ask, contact=MAIL, acting=cast.acting("resident"), now=NOW)
    assert sql("SELECT terms = '{}'::jsonb FROM journal_entry WHERE verb = 'changed_contact'") == [(True,)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Kies hoe je het liefst van ons hoort."),
        ({"reach": "PHONE"}, "Vul je nummer in. Dan bellen we je daar."),
        ({"reach": "TEXT", "phone": "030 123 45 67"}, "een nummer dat met 06 begint"),
        ({"reach": "MAIL", "phone": "06 12 34 56 78"}, "Vul je e-mailadres in."),
        ({"reach": "LETTER"}, "Vul je straat en nummer in, voor de brief."),
        ({"reach": "LETTER", "street": "Lindelaan 4"}, "Vul ook de postcode in"),
    ],
)
def test_it_says_what_each_way_takes(cast: Cast, client: Client, typed: dict[str, str], said: str) -> None:
    ask = cast.ask(key="caller")
    page = client.post(reverse("follow_contact", args=[ask.ball.address_code]), typed or {"phone": ""})
    assert page.status_code == 422
    assert said in page.content.decode()


def test_who_found_her_card_does_not_read_where_she_lives(cast: Cast, client: Client) -> None:
    ask = cast.ask(key="caller")
    cast.enter("caller")
    kept = ContactDetails.objects.get(person=cast["caller"])
    page = client.get(reverse("follow_contact", args=[ask.ball.address_code])).content.decode()
    assert kept.phone
    assert kept.phone not in page
    assert "01234584" not in page.replace(" ", "")


def test_a_helper_has_another_number_and_a_letterbox(cast: Cast, client: Client) -> None:
    offer = offered(cast)
    address = reverse("offer_contact", args=[offer.ball.address_code])
    assert "langskomen" not in client.get(address).content.decode()
    typed = {"reach": "LETTER", "phone": "06 12 34 56 84", "street": "Lindelaan 4", "postcode": "3994ab"}
    assert client.post(address, typed).status_code == 302
    cast.enter("resident")
    person = Person.objects.select_related("contact").get(pk=offer.offerer_id)
    assert (person.prefers, person.contact.postcode, person.contact.town) == (
        "LETTER", "3994 AB", cast.town.name,
    )  # fmt: skip
    cast.enter("wijkteam")
    with refused(errors.OnlyTheOffererSays):
        actions.reach_offerer(
            offer=queries.offer_for(ball=offer.ball_id), contact=MAIL, acting=cast.acting("wijkteam"), now=NOW
        )


def test_a_helper_moves_house_and_keeps_who_answers_her(cast: Cast, client: Client) -> None:
    offer = offered(cast)
    address = reverse("offer_change", args=[offer.ball.address_code])
    typed = {"likes": "Ik bak taart.", "kinds": "SKILL", "far": "NEIGHBOURHOOD", "rather_not": ""}
    there = next(area for area in (cast.weide, cast.molen) if area.pk != offer.area_id)
    assert client.post(address, typed | {"area": str(cast.town.pk)}).status_code == 422  # no neighbourhood
    assert client.post(address, typed | {"area": str(there.pk)}).status_code == 302
    cast.enter("resident")
    found = queries.offer_for(ball=offer.ball_id)
    assert (found.area_id, found.ball.holder_id) == (there.pk, offer.ball.holder_id)
