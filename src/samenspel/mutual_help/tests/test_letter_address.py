"""At the desk: a letter comes only with a number of the house and the whole postcode; nothing typed is lost."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner

from samenspel.community.models import ContactDetails
from samenspel.community.rules import whole_postcode


@pytest.fixture
def desk(cast: Cast) -> Client:
    return signed_in(cast, "desk")


def typed(cast: Cast, **more: str) -> dict[str, str]:
    return {
        "words": "Wie leest mij voor?", "name": "Truus", "area": str(cast.weide.pk), "street": "Lindelaan 4",
        "postcode": "3994 AB", "way": "LETTER", "agreed": "on", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"postcode": "3994"}, "Een brief heeft ook de twee letters nodig, zoals 3994 AB."),
        ({"postcode": ""}, "Vul ook de postcode in, zoals 3994 AB."),
        ({"postcode": "Singel"}, "Kijk de postcode na. Hij hoort eruit te zien als 3994 AB."),
        ({"street": "Lindelaan"}, "Vul ook het nummer van het huis in. Anders komt de brief niet aan."),
    ],
)
def test_it_says_what_is_missing_and_keeps_the_rest(
    cast: Cast, desk: Client, wrong: dict[str, str], sentence: str
) -> None:
    answer = desk.post(reverse("desk_ask"), typed(cast, **wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Wie leest mij voor?" in page
    assert 'value="Truus"' in page
    for value in wrong.values():
        assert not value or f'value="{value}"' in page


@pytest.mark.parametrize("postcode", ["3994 AB", "3994ab", " 3994 aB"])
def test_a_whole_address_is_kept_as_a_letter_bears_it(cast: Cast, desk: Client, postcode: str) -> None:
    assert desk.post(reverse("desk_ask"), typed(cast, postcode=postcode)).status_code == 302
    with as_the_owner():
        assert ContactDetails.objects.get(street="Lindelaan 4").postcode == "3994 AB"


def test_without_a_street_no_postcode_is_asked(cast: Cast, desk: Client) -> None:
    reached = typed(cast, street="", postcode="", phone="06 12 34 56 78", way="PHONE")
    assert desk.post(reverse("desk_ask"), reached).status_code == 302


@pytest.mark.parametrize("written", ["0994 AB", "3994 A", "3994 ABC", "AB 3994", "3994", ""])
def test_what_is_no_whole_postcode(written: str) -> None:
    assert whole_postcode(written) == ""
