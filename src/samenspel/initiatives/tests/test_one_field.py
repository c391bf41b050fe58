"""One field at the desk takes the code of every room: of an idea, an invitation, money, a place, a group."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in

from samenspel.commitments import codes
from samenspel.initiatives import actions
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry

from .conftest import asks, asks_along, begun, grant_as


def own_code(cast: Cast) -> str:
    return begun(cast).code


def invited(cast: Cast) -> str:
    return str(asks_along(cast, begun(cast).code).code)


def money(cast: Cast) -> str:
    cast.enter("resident")
    facts = places.EntryFacts(
        name="Soep op straat", summary="Samen soep eten.", form="GROUP", area=cast.weide, owner_agreed=True
    )
    entry = places.write_entry(
        facts=facts, visibility="INVITED", idea=True, acting=cast.acting("resident"), now=NOW
    )
    code = places.invite(entry=entry, role="SUPPORT", acting=cast.acting("resident"), now=NOW)
    cast.enter("coach")
    places.come_in(code=code, acting=cast.acting("coach"), now=NOW)
    request = asks(cast, entry, "coach")
    found = grant_as(cast, request, "coach")
    return actions.make_code(request=found, acting=cast.acting("coach"), now=NOW)


def of_a_group(cast: Cast) -> tuple[Entry, str]:
    cast.enter("coach")
    coach = {"acting": cast.acting("coach"), "now": NOW - timedelta(hours=1)}
    facts = places.EntryFacts(
        name="Het Klokhuis", summary="Een zaal.", form="GROUP", area=cast.weide,
        organisation=cast.organisation["aanloop"], owner_agreed=True,
    )  # fmt: skip
    entry = places.write_entry(facts=facts, **coach)
    return entry, places.ask_resident(entry=entry, **coach)


def handed_over(cast: Cast) -> str:
    return of_a_group(cast)[1]


def of_a_keeper(cast: Cast) -> str:
    _entry, code = of_a_group(cast)
    cast.enter("desk")
    resident = places.Resident(known=cast["caller"].pk)
    acting = cast.acting("desk", way="PHONE")
    return places.take_over_for(code=code, resident=resident, shown="", acting=acting, now=NOW)[1]


FILLED_IN = {
    own_code: "idea_desk",
    invited: "idea_desk",
    handed_over: "map_take_over_for",
    of_a_keeper: "map_hear",
}


def typed(client: Client, cast: Cast, code: str, page: str = "desk") -> str:
    """Where it leads to; '' when nobody knows it."""
    cast.enter(None)
    answer = client.post(reverse(page), {"code": f" {codes.spoken(codes.stored(code)).lower()} "})
    assert answer.status_code in (302, 422)
    return str(answer.get("Location", ""))


@pytest.mark.parametrize("made", FILLED_IN, ids=lambda made: made.__name__)
def test_it_leads_to_the_page_with_the_code_filled_in_once(cast: Cast, made: type) -> None:
    code, desk = made(cast), signed_in(cast, "wijkteam")
    where = typed(desk, cast, code)
    assert where == reverse(FILLED_IN[made])
    filled = f'value="{codes.spoken(codes.stored(code))}"'
    assert filled in desk.get(where).content.decode()
    assert filled not in desk.get(where).content.decode(), "it is given once"


def test_a_yes_to_money_is_heard_at_once(cast: Cast) -> None:
    code, desk = money(cast), signed_in(cast, "wijkteam")
    where = typed(desk, cast, code)
    assert codes.in_address(codes.stored(code)) not in where, "it stands in no address"
    assert "Soepkommen." in desk.get(where).content.decode()
    cast.enter(None)
    other = signed_in(cast, "lead")
    cast.enter(None)
    assert other.get(where)["Location"] == reverse("grant_hear"), "it was not read out to her"


@pytest.mark.parametrize("made", [*FILLED_IN, money], ids=lambda made: made.__name__)
def test_on_her_own_screen_no_such_code_opens_anything(cast: Cast, made: type) -> None:
    """It counts at the desk alone: a short code could be guessed by anybody."""
    code = made(cast)
    for client in (Client(), signed_in(cast, "neighbour"), signed_in(cast, "outsider")):
        assert typed(client, cast, code, "enter_code") == ""
        assert client.session.get("read_out") is None


def test_what_nobody_knows_is_said_and_guessing_is_limited(cast: Cast) -> None:
    desk = signed_in(cast, "wijkteam")
    cast.enter(None)
    said = desk.post(reverse("desk"), {"code": "appel 00 00 00"}).content.decode()
    assert "Deze code kennen we niet." in said
    answers = [desk.post(reverse("desk"), {"code": f"appel 00 00 {number}"}) for number in range(10, 40)]
    assert "Deze code kennen we niet." not in answers[-1].content.decode()


def test_the_session_keeps_it_sealed(cast: Cast) -> None:
    code, desk = own_code(cast), signed_in(cast, "wijkteam")
    typed(desk, cast, code)
    assert codes.stored(code) not in str(dict(desk.session))
    assert desk.session["read_out"].startswith("sealed:")
