"""The board of calls: all of it can be reached, of one neighbourhood too, and it names nobody (I5)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, called
from tests.play import as_the_owner

from samenspel.community.models import Area
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Ask, Offer
from samenspel.mutual_help.queries import board


def hang(cast: Cast, line: str, *, days: int = 0, audience: str = "PUBLIC") -> Ask:
    """The resident asks, and hangs one sentence on the board, so many days ago."""
    call = actions.Call(line=line, kinds=["TOGETHER"], audience=audience)
    now = NOW - timedelta(days=days)
    return actions.call_neighbours(ask=cast.ask(), call=call, acting=cast.acting("resident"), now=now)


def read(page: int = 1, area: Area | None = None) -> list[str]:
    shown = queries.calls_for_help(area=area.pk if area else None, page=page)
    return [one.line for one in shown.calls]


def test_who_waits_longest_does_not_fall_off(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board, "PER_PAGE", 2)
    hung = [hang(cast, f"Wens {at}", days=at) for at in range(5)]
    cast.enter("outsider")
    assert [read(page) for page in (1, 2, 3, 4)] == [
        ["Wens 0", "Wens 1"],
        ["Wens 2", "Wens 3"],
        ["Wens 4"],
        [],
    ]
    assert [queries.calls_for_help(page=page).more for page in (1, 2, 3)] == [True, True, False]
    assert queries.call_on_board(call=hung[4].pk) == "Wens 4"
    assert queries.may_be_answered(call=hung[4].pk)


def test_it_shows_one_neighbourhood(cast: Cast) -> None:
    ask = hang(cast, "Een blokje om.")
    with as_the_owner():
        here = Ask.objects.get(pk=ask.pk).area
        other = Area.objects.filter(kind=Area.Kind.NEIGHBOURHOOD).exclude(pk=here.pk).first()
    cast.enter("outsider")
    assert read(area=here) == ["Een blokje om."]
    assert other
    assert read(area=other) == []


def test_what_is_for_the_holder_alone_hangs_nowhere(cast: Cast) -> None:
    ask = called(cast)
    cast.enter("outsider")
    assert read() == []
    assert queries.call_on_board(call=ask.pk) == ""
    assert not queries.may_be_answered(call=ask.pk)


@pytest.mark.parametrize("deed", ["call", "rota"])
def test_a_number_in_her_sentence_is_said_at_the_field_and_the_rest_stays(
    cast: Cast, client: Client, deed: str
) -> None:
    ask = cast.ask()
    line = "Bel me op 06 12 34 56 71."
    sent = {"line": line, "kinds": "RIDE", "rhythm": "REGULAR", "audience": "HOLDER", "do": "begin",
            "contact_name": "Oma Selam", "contact_phone": "030 123 45 67", "in_return": "NOTHING"}  # fmt: skip
    answer = client.post(reverse(f"follow_{deed}", args=[ask.ball.address_code]), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Haal die weg." in page
    assert line in page
    assert ("Oma Selam" in page) if deed == "rota" else ('value="RIDE"' in page and " checked" in page)


def test_a_neighbour_whom_she_knows_already_answers_by_the_address_that_she_hands_her(
    cast: Cast, client: Client
) -> None:
    """Two who know each other: it hangs nowhere, the one with the address reads it, and both still say yes."""
    ask = hang(cast, "Elke week samen naar de markt.", audience="INVITED")
    page = client.get(reverse("follow_helpers", args=[ask.ball.address_code])).content.decode()
    assert f"?oproep={ask.pk}" in page
    cast.enter("outsider")
    assert read() == []
    here = client.get(reverse("help"), {"oproep": str(ask.pk)}, follow=True).content.decode()
    assert "Elke week samen naar de markt." in here
    made = answered_offer(cast, answers=ask.pk)
    (found,) = [
        one for one in queries.candidates(ask=cast.again(ask, "wijkteam"), now=NOW) if one.offer == made.pk
    ]
    assert found.answers_it


def test_what_is_for_the_holder_alone_has_no_address_to_hand_out(cast: Cast, client: Client) -> None:
    ask = called(cast)
    page = client.get(reverse("follow_helpers", args=[ask.ball.address_code])).content.decode()
    assert "oproep=" not in page
    assert "Zeg bij je zin dat die hem mag lezen." in page


@pytest.mark.parametrize("oproep", ["", "x", "%00", str(UUID(int=7))])
def test_who_rings_about_what_is_not_there_can_still_offer(cast: Cast, oproep: str) -> None:
    desk = signed_in(cast, "desk")
    made = desk.post(f"{reverse('desk_offer')}?oproep={oproep}", by_telephone(cast))
    assert made.status_code == 302
    with as_the_owner():
        assert Offer.objects.get().answers_id is None


def test_who_rings_about_a_call_answers_it(cast: Cast) -> None:
    """A colleague finds it on the board; of a call that hangs nowhere she has it of the page of the asker."""
    ask = hang(cast, "Elke week samen naar de markt.", audience="INVITED")
    desk = signed_in(cast, "desk")
    page = f"{reverse('desk_offer')}?oproep={ask.pk}"
    assert "Elke week samen" in desk.get(page).content.decode()
    assert desk.post(page, by_telephone(cast, agreed="")).status_code == 422
    assert desk.post(page, by_telephone(cast)).status_code == 302
    with as_the_owner():
        offer = Offer.objects.get()
    assert (offer.answers_id, offer.entered_by_id) == (ask.pk, cast["desk"].pk)


def test_what_is_for_the_holder_alone_is_answered_by_nobody_who_rings(cast: Cast) -> None:
    ask = called(cast)
    desk = signed_in(cast, "desk")
    page = f"{reverse('desk_offer')}?oproep={ask.pk}"
    assert ask.call_line not in desk.get(page).content.decode()
    assert desk.post(page, by_telephone(cast)).status_code == 302
    with as_the_owner():
        assert Offer.objects.get().answers_id is None


def by_telephone(cast: Cast, **more: str) -> dict[str, Any]:
    typed = {"likes": "Naar de markt.", "kinds": ["TOGETHER"], "far": "NEIGHBOURHOOD", "way": "PHONE"}
    typed |= {
        "name": "Truus",
        "phone": "0301234567",
        "effort": "VOLUNTARY",
        "area": cast.weide.pk,
        "agreed": "on",
    }
    return typed | more
