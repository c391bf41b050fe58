"""A page of an ask asks only for the parts that it names; it shows no less for it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.play import end, offered, place_on_map

from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask
from samenspel.mutual_help.queries.page import PARTS
from samenspel.mutual_help.views import table


def full(cast: Cast) -> Ask:
    """An ask with something in each of its parts."""
    ask, _ = offered(cast, yes="")
    actions.reword(
        ask=cast.again(ask, "resident"), words="Of fietsen.", acting=cast.acting("resident"), now=NOW
    )
    mine, entry = cast.again(ask, "wijkteam"), place_on_map(cast)
    acting = cast.acting("wijkteam")
    actions.write_note(ask=mine, text="Ik bel je morgen.", readers="TABLE", acting=acting, now=NOW)
    actions.suggest(ask=mine, entry=entry, text="Dichtbij.", acting=acting, now=NOW)
    actions.consult(ask=mine, receiver=cast["coach"].pk, text="Wat werkt?", acting=acting, now=NOW)
    return ask


def ended(cast: Cast) -> Ask:
    """The same ask after its end, with a look-back ahead."""
    ask = full(cast)
    end(cast, ask)
    actions.plan_look_back(ask=cast.again(ask, "resident"), months=3, acting=cast.acting("resident"), now=NOW)
    return ask


def shown(address: str, client: Client) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


@pytest.mark.parametrize("made", [full, ended])
def test_a_page_shows_as_much_as_when_it_asks_for_everything(
    made: Callable[[Cast], Ask], cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = made(cast).ball.address_code
    for deed in table.READS:
        address = reverse(deed if deed == "follow" else f"follow_{deed}", args=[code])
        lean = shown(address, client)
        with monkeypatch.context() as patch:
            patch.setitem(table.READS, deed, PARTS)
            assert shown(address, client) == lean, f"{address} reads less than it shows"
