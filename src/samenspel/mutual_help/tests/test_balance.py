"""Both imbalances on one page: counted by people, and what is of a few is told to nobody (I5)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast, as_app, as_owner
from tests.house.situation import signed_in
from tests.neighbours import answered_offer, called, started, suggested
from tests.play import sql

from samenspel.community import actions as people
from samenspel.foundation.acting import a_job
from samenspel.mutual_help import queries
from samenspel.mutual_help.models import Ask
from samenspel.mutual_help.queries import Balance
from samenspel.mutual_help.rules import helping

LONG_AGO = NOW - helping.LONG_WAIT - timedelta(days=1)


@pytest.fixture
def crowd(cast: Cast) -> list[str]:
    """Six residents of De Weide, for a number that may be told."""
    as_owner()
    for number in range(6):
        cast.person[f"crowd{number}"] = people.register_person(
            name=f"Bewoner {number}", municipality=cast.town, area=cast.weide, phone="+31301234567",
            acting=a_job("test"), now=NOW,
        )  # fmt: skip
    as_app()
    return [f"crowd{number}" for number in range(6)]


def weide(cast: Cast) -> Balance:
    """As anybody reads it."""
    cast.enter(None)
    (found,) = (one for one in queries.balance(town=cast.town.pk, now=NOW) if one.area == cast.weide.pk)
    return found


def asks(cast: Cast, keys: list[str]) -> list[Ask]:
    return [cast.ask(key=key) for key in keys]


def test_five_people_are_told_and_four_are_not(cast: Cast, crowd: list[str]) -> None:
    asks(cast, crowd[:4])
    assert weide(cast).asks is None
    asks(cast, crowd[4:5])
    assert weide(cast).asks == 5


def test_one_household_with_five_questions_is_one(cast: Cast, crowd: list[str]) -> None:
    asks(cast, crowd[:1] * 5)
    assert weide(cast).asks is None


def test_one_household_with_five_helpers_is_one(cast: Cast, client: Client, crowd: list[str]) -> None:
    ask = called(cast, people=5)
    for key in crowd[:5]:
        started(cast, suggested(cast, ask, answered_offer(cast, key)))
    assert weide(cast).helped is None
    assert client.get(reverse("balance")).status_code == 200


def test_an_ask_that_takes_more_people_is_still_open(cast: Cast, crowd: list[str]) -> None:
    asks(cast, crowd[:4])
    ask = called(cast, people=2)
    assert weide(cast).asks == 5
    started(cast, suggested(cast, ask, answered_offer(cast, "neighbour")))
    assert weide(cast).asks == 5
    started(cast, suggested(cast, ask, answered_offer(cast, "carer")))
    assert weide(cast).asks is None


def test_who_waits_long_is_not_told_when_the_rest_are_a_few(cast: Cast, crowd: list[str]) -> None:
    """Or the few that do not wait long could be read from the difference."""
    waiting = asks(cast, crowd)
    as_owner()
    sql(
        "UPDATE mutual_help_ask SET asked_at = %s WHERE id = ANY (%s) RETURNING 1",
        LONG_AGO,
        [one.pk for one in waiting[:5]],
    )
    as_app()
    assert (weide(cast).asks, weide(cast).asks_long) == (6, None)
    as_owner()
    sql("UPDATE mutual_help_ask SET asked_at = %s RETURNING 1", LONG_AGO)
    as_app()
    assert (weide(cast).asks, weide(cast).asks_long) == (6, 6)


def test_offers_are_counted_by_people_too(cast: Cast, crowd: list[str]) -> None:
    for key in crowd[:4] + crowd[:1]:
        answered_offer(cast, key)
    assert weide(cast).offers is None
    answered_offer(cast, crowd[4])
    assert weide(cast).offers == 6


def test_who_coordinates_answers_a_call_for_neighbours_when_one_rings(cast: Cast) -> None:
    """She reads it at work already; a colleague elsewhere at the desk does not."""
    ask = called(cast, "Elke week samen naar de markt.", audience="MEMBERS")
    as_owner()
    sql(
        "UPDATE community_person SET area_id = NULL WHERE id = ANY (%s) RETURNING 1",
        [cast["wijkteam"].pk, cast["desk"].pk],
    )
    as_app()
    holder, other = signed_in(cast, "wijkteam"), signed_in(cast, "desk")
    page = f"{reverse('desk_offer')}?oproep={ask.pk}"
    work = reverse("work_helpers", args=[ask.ball_id])
    assert "Belt iemand die hierop reageert?" in holder.get(work).content.decode()
    assert ask.call_line in holder.get(page).content.decode()
    assert ask.call_line not in other.get(page).content.decode()


def test_a_call_that_is_full_is_not_offered_to_who_rings(cast: Cast) -> None:
    ask = called(cast, audience="PUBLIC")
    holder, work = signed_in(cast, "wijkteam"), reverse("work_helpers", args=[ask.ball_id])
    assert "Belt iemand die hierop reageert?" in holder.get(work).content.decode()
    started(cast, suggested(cast, ask, answered_offer(cast, "neighbour")))
    assert "Belt iemand die hierop reageert?" not in holder.get(work).content.decode()
