"""Whoever was at the desk before is found again by her own code, and becomes no second person."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner

from samenspel.community.models import Person
from samenspel.journal.models import Entry as JournalEntry
from samenspel.mutual_help.models import Ask, Offer
from samenspel.mutual_help.views.entrance import WRONG_CODES

pytestmark = pytest.mark.django_db
WRONG = "Deze code kennen we niet."


def asking(cast: Cast, **more: Any) -> dict[str, Any]:
    typed = {"words": "Wie brengt mij naar het ziekenhuis?", "area": cast.weide.pk, "way": "DESK"}
    return typed | {"agreed": "on"} | more


def offering(cast: Cast, **more: Any) -> dict[str, Any]:
    typed = {"likes": "Ik bak graag taart.", "kinds": ["TOGETHER"], "far": "NEIGHBOURHOOD", "way": "DESK"}
    return typed | {"effort": "VOLUNTARY", "area": cast.weide.pk, "agreed": "on"} | more


def people() -> int:
    with as_the_owner():
        return Person.objects.count()


def of_caller(cast: Cast) -> str:
    """An ask of Joop, once written down at the desk; the code on his card."""
    return cast.ask(key="caller").ball.spoken_code


def test_a_second_question_and_an_offer_are_of_the_same_person(cast: Cast) -> None:
    code, before = of_caller(cast), people()
    desk = signed_in(cast, "desk")
    answer = desk.post(reverse("desk_ask"), asking(cast, own_code=f" {code.lower()} "))
    assert answer.status_code == 302
    follow = desk.get(answer["Location"].removesuffix("/gesteld")).content.decode()
    assert f"namens {cast['caller'].shown}" in follow
    assert desk.post(reverse("desk_offer"), offering(cast, own_code=code)).status_code == 302
    assert people() == before
    with as_the_owner():
        new = Ask.objects.exclude(entered_by=None).get()
        assert (new.asker_id, new.entered_by_id) == (cast["caller"].pk, cast["desk"].pk)
        offer = Offer.objects.get()
        assert (offer.offerer_id, offer.entered_by_id) == (cast["caller"].pk, cast["desk"].pk)
        for verb in ("asked", "offered_help"):  # both names stand there
            row = JournalEntry.objects.filter(verb=verb).latest("number")
            assert (row.actor_id, row.on_behalf_of_id) == (cast["desk"].pk, cast["caller"].pk)


def test_the_code_of_an_offer_says_it_too_and_she_reads_both_herself(cast: Cast) -> None:
    desk = signed_in(cast, "desk")
    made = desk.post(reverse("desk_offer"), offering(cast, name="Truus", phone="0301234567"))
    with as_the_owner():
        offer = Offer.objects.select_related("ball").get()
        code, truus = offer.ball.spoken_code, offer.offerer_id
    assert made.status_code == 302
    assert desk.post(reverse("desk_ask"), asking(cast, own_code=code)).status_code == 302
    with as_the_owner():
        ask = Ask.objects.select_related("ball").get()
    assert (ask.asker_id, ask.reach) == (truus, "PHONE")
    cast.enter(None)
    page = Client().get(reverse("follow", args=[ask.ball.address_code])).content.decode()
    assert "Wie brengt mij naar het ziekenhuis?" in page


@pytest.mark.parametrize("page", ["desk_ask", "desk_offer"])
def test_a_wrong_code_finds_nobody_and_guessing_ends(cast: Cast, page: str) -> None:
    typed = (asking if page == "desk_ask" else offering)(cast, own_code="peer 11 11 11")
    of_caller(cast)
    before, desk = people(), signed_in(cast, "desk")
    for _ in range(WRONG_CODES):
        answer = desk.post(reverse(page), typed)
        assert (answer.status_code, WRONG in answer.content.decode()) == (422, True)
    assert desk.post(reverse(page), typed).status_code == 409
    assert people() == before


def test_without_a_code_a_name_is_needed_and_with_one_nothing_is_lost_unseen(cast: Cast) -> None:
    code, desk = of_caller(cast), signed_in(cast, "desk")
    answer = desk.post(reverse("desk_ask"), asking(cast))
    assert (answer.status_code, "Vul in hoe de vrager heet." in answer.content.decode()) == (422, True)
    answer = desk.post(reverse("desk_ask"), asking(cast, own_code=code, phone="0301112233"))
    assert answer.status_code == 422
    assert "Met een eigen code hoeft dit niet." in answer.content.decode()


def test_nobody_writes_down_her_own_question_as_that_of_another(cast: Cast) -> None:
    code = cast.ask(key="desk").ball.spoken_code
    answer = signed_in(cast, "desk").post(reverse("desk_ask"), asking(cast, own_code=code))
    assert (answer.status_code, "Deze code is van jezelf." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("key", ["neighbour", "outsider", "official"])
def test_it_is_closed_to_who_does_not_stand_at_the_desk(cast: Cast, key: str) -> None:
    code = of_caller(cast)
    assert signed_in(cast, key).post(reverse("desk_ask"), asking(cast, own_code=code)).status_code == 404
