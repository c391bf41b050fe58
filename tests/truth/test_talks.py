"""A talk in four steps, in the long run: let go at its term, erased with whoever said it, and whatever people type."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.urls import reverse

from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Inquiry, InquiryWord
from tests.cast import NOW, Cast
from tests.forgetting import MONTH
from tests.house.helping_rows import heard, talked
from tests.play import as_the_owner, check_now, sql

from .test_bad_input import check, each_nasty, signed_in, still_there
from .test_erasing import erase
from .test_terms import night, would

LEFT = "SELECT count(*) FROM mutual_help_inquiryword"


def as_member(cast: Cast, pk: Any, key: str) -> dict[str, Any]:
    cast.enter(key)
    return {"inquiry": Inquiry.objects.get(pk=pk), "acting": cast.acting(key), "now": NOW}


def test_it_goes_its_term_after_its_end_and_not_before(cast: Cast) -> None:
    ended, _goes_on = talked(cast, "resident", "neighbour"), talked(cast, "resident", "carer")
    actions.end_inquiry(**as_member(cast, ended, "resident"))
    later = NOW + 13 * MONTH
    assert night(cast, NOW + 11 * MONTH)["ASK"] == 0
    assert would(cast, later)["ASK"] == 1
    assert night(cast, later)["ASK"] == 1
    check_now()
    with as_the_owner():
        assert sql(LEFT) == [(2,)]
        assert sql("SELECT count(*) FROM mutual_help_inquiry") == [(1,)]


def test_who_would_still_ask_how_it_is_going_keeps_it(cast: Cast) -> None:
    pk = talked(cast, "resident", "neighbour")
    actions.hold_inquiry(day=(NOW + timedelta(days=30)).date(), **as_member(cast, pk, "neighbour"))
    actions.end_inquiry(**as_member(cast, pk, "resident"))
    assert night(cast, NOW + 13 * MONTH)["ASK"] == 0


def test_of_who_is_erased_her_words_and_her_place_are_gone(cast: Cast) -> None:
    pk = talked(cast, "resident", "neighbour", "wijkteam")
    hers = as_member(cast, pk, "wijkteam")
    actions.say_in_inquiry(question="WISH", text="Door Els.", said_by=cast["neighbour"].pk, **hers)
    assert erase(cast, "resident")
    check_now()
    cast.enter("neighbour")
    assert sorted(word.text for word in InquiryWord.objects.all()) == [
        "Door Els.", "Woorden van neighbour.", "Woorden van wijkteam.",
    ]  # fmt: skip
    with as_the_owner():
        assert sql(
            "SELECT count(*) FROM mutual_help_inquirymember WHERE person_id = %s", cast["resident"].pk
        ) == [(0,)]


def test_with_the_last_who_is_erased_the_talk_is_gone(cast: Cast) -> None:
    talked(cast, "resident")
    assert erase(cast, "resident")
    with as_the_owner():
        assert sql("SELECT count(*) FROM mutual_help_inquiry") == [(0,)]


FORMS = {
    "four_v": {"about": "Ons portiek", "others": "2"},
    "four_v_enter": {"code": "appel 00 00 00"},
    "four_v_talk": {"do": "others", "others": "3"},
    "four_v_leave": {"words": "STAY"},
    "say": {"do": "say", "who": "ME", "KEEP": "Elke week koffie.", "STUCK": "Dan bellen we."},
    "hold": {"do": "hold", "day": (NOW + timedelta(days=5)).date().isoformat()},
    "outcome": {"do": "outcome", "text": "Er staat een bankje."},
    "away": {"do": "away", "word": ""},
    "ask": {"do": "ask", "word": ""},
}


@pytest.mark.parametrize("name", FORMS)
def test_it_takes_anything(cast: Cast, name: str) -> None:
    pk = talked(cast, "resident", "neighbour", "wijkteam")
    if name == "outcome":
        actions.hold_inquiry(day=(NOW + timedelta(days=3)).date(), **as_member(cast, pk, "wijkteam"))
    step = reverse("four_v_step", args=[pk, "verankeren"])
    at = (
        reverse(name, args=[pk] if name in ("four_v_talk", "four_v_leave") else [])
        if "four" in name
        else step
    )
    client = signed_in(cast, "wijkteam")
    for nasty in each_nasty():
        for field in FORMS[name]:
            response = client.post(at, FORMS[name] | {field: nasty})
            check(response, field, nasty)
            if response.status_code == 422 and field in ("about", "text", "KEEP"):
                assert still_there(response, nasty), (field, nasty[:40])
            if response.status_code == 302 and name == "say":
                for page in (step, reverse("four_v_sheet", args=[pk])):
                    check(client.get(page), field, nasty)


HEARING = {
    "own_code": "", "name": "Truus Bakker", "phone": "030 234 56 78", "email": "truus@example.org",
    "street": "Singel 3", "postcode": "3994 AB", "way": "PHONE", "agreed": "on",
}  # fmt: skip
NAMENS = {
    "step": {"do": "say", "KEEP": "Elke week koffie.", "STUCK": "Dan bellen we."},
    "talk": {"do": "others", "others": "3"},
    "leave": {"words": "STAY"},
    "ask": {"words": "Wie leest voor?", "way": "PHONE", "agreed": "on", "form_key": ""},
    "offer": {
        "likes": "Ik bak graag.",
        "kinds": "TOGETHER",
        "way": "PHONE",
        "agreed": "on",
        "effort": "VOLUNTARY",
    },
}


def test_hearing_a_yes_takes_anything(cast: Cast) -> None:
    pk = talked(cast, "resident", "wijkteam")
    client, at = signed_in(cast, "wijkteam"), reverse("four_v_hear", args=[pk])
    for nasty in each_nasty():
        for field in HEARING:
            response = client.post(at, HEARING | {field: nasty})
            check(response, field, nasty)
            if response.status_code == 422 and field == "name":
                assert still_there(response, nasty), nasty[:40]
    check(client.get(reverse("four_v_talk", args=[pk])), "name", "")


@pytest.mark.parametrize("name", NAMENS)
def test_what_is_typed_for_her_takes_anything(cast: Cast, name: str) -> None:
    pk = talked(cast, "resident", "wijkteam")
    yes = heard(cast, pk)
    args = [pk, yes.member, *(["verankeren"] if name == "step" else [])]
    client, at = signed_in(cast, "wijkteam"), reverse(f"four_v_for_{name}", args=args)
    for nasty in each_nasty():
        for field in NAMENS[name]:
            check(client.post(at, NAMENS[name] | {field: nasty}), field, nasty)
        check(client.get(f"{at}?woord={quote(nasty[:200])}"), "woord", nasty)
    for path in (reverse("four_v_for_sheet", args=[pk, yes.member]), reverse("four_v_talk", args=[pk])):
        check(client.get(path), name, "")
