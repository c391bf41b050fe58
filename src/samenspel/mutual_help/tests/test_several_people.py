"""An ask that takes more than one neighbour: to move house, to lift a piano (I5, I62)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, called, says, started, state_of, suggested
from tests.play import as_the_owner, sql

from samenspel.mutual_help import queries
from samenspel.mutual_help.models import Ask, Match

from .test_plan_of_the_night import lists, looks, night

KEYS = ("neighbour", "caller", "carer")


def all_say_yes(made: list[Match]) -> None:
    for match in made:
        says(match, "ASKER")
        says(match, "OFFERER")


def test_the_plan_lets_as_many_meet_as_it_takes(cast: Cast) -> None:
    ask = looks(cast, people=2)
    for key in KEYS:
        answered_offer(cast, key)
    night(cast)
    made = lists(ask)
    assert len(made) == 3
    all_say_yes(made)
    night(cast, NOW + timedelta(hours=3))
    assert [state_of(one) for one in made] == ["FIRST_MEETING", "FIRST_MEETING", "SUGGESTED"]
    night(cast, NOW + timedelta(hours=4))
    assert state_of(made[2]) == "SUGGESTED", "it took two"


def test_the_plan_goes_on_until_there_are_enough(cast: Cast) -> None:
    """One was found already; who is added is found by the plan, and then nobody more."""
    ask = looks(cast, people=2)
    started(cast, suggested(cast, ask, answered_offer(cast, "neighbour")))
    answered_offer(cast, "caller")
    night(cast)
    (second,) = lists(ask)
    all_say_yes([second])
    night(cast, NOW + timedelta(hours=3))
    assert state_of(second) == "FIRST_MEETING"
    answered_offer(cast, "carer")
    night(cast, NOW + timedelta(days=1))
    assert lists(ask) == [second]


def test_one_is_enough_for_who_says_nothing_of_it(cast: Cast) -> None:
    ask = looks(cast)
    started(cast, suggested(cast, ask, answered_offer(cast, "neighbour")))
    answered_offer(cast, "caller")
    night(cast)
    assert lists(ask) == []


def test_the_call_hangs_until_there_are_enough(cast: Cast, client: Client) -> None:
    ask = called(cast, audience="PUBLIC", people=3)
    hanging = reverse("calls")
    assert "3 mensen nodig" in client.get(hanging).content.decode()
    started(cast, suggested(cast, ask, answered_offer(cast, "neighbour")))
    assert "nog 2 van de 3 mensen nodig" in client.get(hanging).content.decode()
    cast.enter("outsider")
    assert [(one.people, one.lacks) for one in queries.calls_for_help().calls] == [(3, 2)]
    for key in ("caller", "carer"):
        started(cast, suggested(cast, ask, answered_offer(cast, key)))
    cast.enter("outsider")
    assert queries.calls_for_help().calls == []
    assert queries.call_on_board(call=ask.pk) == ""


def test_she_reads_how_many_there_are_and_so_does_who_has_her_question(cast: Cast, client: Client) -> None:
    ask = called(cast, people=2)
    page, work = reverse("follow_helpers", args=[ask.ball.address_code]), signed_in(cast, "wijkteam")
    assert "Er zijn 2 mensen nodig. Nog niemand zei ja." in client.get(page).content.decode()
    started(cast, suggested(cast, ask, answered_offer(cast)))
    assert "Eén is er al." in client.get(page).content.decode()
    assert "Eén is er al." in work.get(reverse("work_helpers", args=[ask.ball_id])).content.decode()


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [("", 1, ""), ("4", 4, ""), ("0", 1, "1 tot 10"), ("11", 1, "1 tot 10"), ("vier", 1, "1 tot 10")],
)
def test_she_says_how_many_it_takes(cast: Cast, client: Client, typed: str, kept: int, said: str) -> None:
    ask = cast.ask()
    page = reverse("follow_call", args=[ask.ball.address_code])
    call: dict[str, Any] = {
        "line": "Helpen verhuizen.",
        "kinds": ["TOGETHER"],
        "rhythm": "ONCE",
        "audience": "HOLDER",
    }
    answer = client.post(page, call | {"people": typed})
    assert answer.status_code == (422 if said else 302)
    if said:
        here = answer.content.decode()
        assert said in here
        assert "Helpen verhuizen." in here
    with as_the_owner():
        assert Ask.objects.get(pk=ask.pk).people == kept


@pytest.mark.parametrize("many", [0, 11, -1])
def test_no_role_writes_another_number(cast: Cast, many: int) -> None:
    ask = called(cast)
    cast.enter("resident")
    with pytest.raises(IntegrityError), transaction.atomic():
        sql("UPDATE mutual_help_ask SET people = %s WHERE id = %s RETURNING 1", many, ask.pk)
    cast.enter("neighbour")
    assert sql("UPDATE mutual_help_ask SET people = 9 WHERE id = %s RETURNING 1", ask.pk) == []


def two_meet(cast: Cast) -> tuple[Ask, list[Match]]:
    ask = called(cast, people=2)
    made = [suggested(cast, ask, answered_offer(cast, key)) for key in ("neighbour", "carer")]
    all_say_yes(made)
    return ask, made


def test_with_two_first_meetings_each_has_fields_of_its_own(cast: Cast, client: Client) -> None:
    ask, made = two_meet(cast)
    page = reverse("follow_helpers", args=[ask.ball.address_code])
    wrong = {"match": str(made[1].pk), "do": "meet", "day": "2020-01-01", "hour": "10:00"}
    answer = client.post(page, wrong)
    assert answer.status_code == 422
    here = answer.content.decode()
    ids = re.findall(r'id="(id_[^"]+)"', here)
    assert len(ids) == len(set(ids))
    folds = re.findall(r"<details class=\"details\"( open)?><summary>Kies een plek en een dag", here)
    assert sorted(folds) == ["", " open"], "only where something is wrong"
    assert here.count("2020-01-01") == 1


def test_thanks_that_are_too_long_are_kept_and_nothing_stops(cast: Cast, client: Client) -> None:
    ask = called(cast)
    match = started(cast, suggested(cast, ask))
    page = reverse("follow_helpers", args=[ask.ball.address_code])
    said = {"match": str(match.pk), "do": "end", "thanks": "Dank je wel. " * 500}
    answer = client.post(page, said)
    assert answer.status_code == 422
    here = answer.content.decode()
    assert "Dank je wel. Dank je wel." in here
    assert "Maak het korter" in here
    assert state_of(match) == "ACTIVE"
