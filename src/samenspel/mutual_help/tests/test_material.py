"""What an odd job takes, and who sees to that: the drill, the plugs, what it costs (I62)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, called, suggested
from tests.play import as_the_owner, at_work, end, sql

from samenspel.foundation.acting import a_job
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask
from samenspel.retention import actions as retention

DRILL = "Een boormachine heb ik. Pluggen betaal ik."
CALL: dict[str, Any] = {
    "line": "Een plank ophangen.", "kinds": ["TOGETHER"], "rhythm": "ONCE", "audience": "PUBLIC",
}  # fmt: skip


def kept(ask: Ask) -> list[str]:
    with as_the_owner():
        found = Ask.objects.get(pk=ask.pk)
        return [found.call_line, found.call_material]


def test_who_reads_the_call_reads_what_it_takes(cast: Cast, client: Client) -> None:
    ask = cast.ask()
    answer = client.post(reverse("follow_call", args=[ask.ball.address_code]), CALL | {"material": DRILL})
    assert answer.status_code == 302
    assert DRILL in client.get(reverse("calls")).content.decode()
    offer = answered_offer(cast)
    match = suggested(cast, ask, offer)
    desk = signed_in(cast, "wijkteam")
    assert DRILL in desk.get(reverse("work_helpers", args=[ask.ball_id])).content.decode()
    cast.enter("neighbour")
    (card,) = queries.matches_at(ball=offer.ball_id)
    assert (card.id, card.material) == (match.pk, DRILL)
    cast.enter("resident")
    (card,) = queries.matches_at(ball=ask.ball_id)
    assert card.material == "", "of the other's offer she reads what the other likes"


def test_it_need_not_be_said(cast: Cast, client: Client) -> None:
    called(cast, audience="PUBLIC")
    here = client.get(reverse("calls")).content.decode()
    assert "Samen een half uur wandelen." in here
    assert "Wat ervoor nodig is" not in here


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Bel 06 12345678 voor de sleutel.", "een naam of nummer bij wat ervoor nodig is"),
        ("Amina heeft een boor.", "een naam of nummer bij wat ervoor nodig is"),
        ("boor " * 60, "Maak het korter"),
    ],
)
def test_what_says_who_she_is_is_refused_at_its_own_field_and_all_stays(
    cast: Cast, client: Client, typed: str, said: str
) -> None:
    ask = cast.ask()
    answer = client.post(reverse("follow_call", args=[ask.ball.address_code]), CALL | {"material": typed})
    here = answer.content.decode()
    assert answer.status_code == 422
    assert said in here
    assert "Een plank ophangen." in here
    assert typed.strip() in here
    assert '<details class="details" open>' in here
    assert kept(ask) == ["", ""]


@pytest.mark.parametrize("typed", ["<b>boor</b>", "مثقاب كهربائي", "boor\x00machine"])
def test_whatever_is_typed_is_words(cast: Cast, client: Client, typed: str) -> None:
    ask = cast.ask()
    client.post(reverse("follow_call", args=[ask.ball.address_code]), CALL | {"material": typed})
    here = client.get(reverse("calls")).content.decode()
    assert typed.replace("\x00", "").replace("<", "&lt;").replace(">", "&gt;") in here


def test_it_goes_with_the_call(cast: Cast) -> None:
    """When who asked is erased, and when the term of the ask is over. Without a call no role keeps it."""
    ask = called(cast, material=DRILL)
    end(cast, cast.again(ask, "resident"))
    with at_work("erase"):
        retention.erase_at_request(person=ask.asker_id, acting=a_job("erase"), now=NOW)
    assert kept(ask) == ["", ""]


def test_it_goes_at_the_term_of_the_ask(cast: Cast) -> None:
    ask = called(cast, material=DRILL)
    cast.enter("resident")
    actions.withdraw(ask=cast.again(ask, "resident"), acting=cast.acting("resident"), now=NOW)
    assert kept(ask)[1] == DRILL
    with as_the_owner():
        sql("SELECT retention_take_pen()")
        sql("SELECT retention_ask(%s, %s, true, 10)", NOW + timedelta(days=3650), cast.town.pk)
    assert kept(ask) == ["", ""]


def test_no_role_keeps_it_without_a_call(cast: Cast) -> None:
    ask = called(cast, material=DRILL)
    cast.enter("resident")
    with pytest.raises(IntegrityError), transaction.atomic():
        sql("UPDATE mutual_help_ask SET call_line = '' WHERE id = %s RETURNING 1", ask.pk)
    cast.enter("neighbour")
    assert sql("UPDATE mutual_help_ask SET call_material = 'x' WHERE id = %s RETURNING 1", ask.pk) == []
