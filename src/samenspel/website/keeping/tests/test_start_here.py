"""`./samenspel manage start_here`: the first official of a municipality, once, in clear sentences."""

import io
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from tests.cast import Cast, as_app, as_owner

from samenspel.community.models import Account, Area, Membership, Organisation
from samenspel.notifications.models import Message


@pytest.fixture(autouse=True)
def owner(db: None) -> Iterator[None]:
    as_owner()
    yield
    as_app()


@pytest.fixture
def town(owner: None) -> Area:
    return Area.objects.create(kind="MUNICIPALITY", code="GM1", name="Nieuwdorp")


def start(**more: str) -> str:
    out = io.StringIO()
    words = {
        "municipality_code": "GM1", "organisation": "Gemeente Nieuwdorp", "name": "Ilse Prins",
        "email": "Ilse@nieuwdorp.example",
    }  # fmt: skip
    call_command("start_here", stdout=out, **(words | more))
    return out.getvalue()


def test_it_makes_the_first_official_and_tells_her(town: Area) -> None:
    assert "Ilse Prins kan nu inloggen met ilse@nieuwdorp.example" in start()
    account = Account.objects.get(email="ilse@nieuwdorp.example")
    work = Membership.objects.select_related("organisation").get(person=account.person_id)
    assert (work.role, work.organisation.name, work.organisation.area_id) == (
        "OFFICIAL",
        "Gemeente Nieuwdorp",
        town.pk,
    )
    assert EmailAddress.objects.get(user=account).verified
    assert Message.objects.get(person=account.person_id).kind == "welcome"


def test_it_says_when_she_is_there_already(town: Area) -> None:
    start()
    assert "werkt hier al" in start()
    assert (Account.objects.count(), Organisation.objects.count(), Message.objects.count()) == (1, 1, 1)


def test_it_uses_the_organisation_that_is_there(town: Area) -> None:
    start()
    start(organisation="gemeente nieuwdorp", name="Jan Bos", email="jan@nieuwdorp.example")
    assert Organisation.objects.count() == 1


def test_it_says_to_import_areas_first(db: None) -> None:
    with pytest.raises(CommandError, match="areas import"):
        start()


def test_it_wants_a_municipality(town: Area) -> None:
    Area.objects.create(kind="DISTRICT", code="WK1", name="Wijk", parent=town, municipality=town)
    with pytest.raises(CommandError, match=r"We kennen: GM1 \(Nieuwdorp\)"):
        start(municipality_code="WK1")


def test_it_refuses_an_address_of_somebody_else(cast: Cast) -> None:
    as_owner()
    for email in ("resident@example.org", "coach@example.org"):
        with pytest.raises(CommandError, match="al van iemand anders"):
            start(municipality_code="GMT", email=email)


def test_it_wants_a_whole_address(town: Area) -> None:
    with pytest.raises(CommandError, match="geen heel e-mailadres"):
        start(email="ilse")
