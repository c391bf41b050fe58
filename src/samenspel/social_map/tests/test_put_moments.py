"""When something is: moments come back in local time, and the map can be asked for a day."""

from collections.abc import Callable
from datetime import date, time

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from tests.cast import as_owner
from tests.play import refused

from samenspel.community.models import Area, Organisation
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry, Moment
from samenspel.website.demo.moments import moments_in

pytestmark = pytest.mark.django_db
Putting = Callable[..., Entry]


@pytest.fixture(autouse=True)
def imports(weide: Area, schakel: Organisation) -> None:
    """An import runs as who keeps the tables."""
    as_owner()


TUESDAY = date(2025, 1, 7)
MORNING, EVENING = time(10), time(19, 30)


def found(*dayparts: int) -> list[str]:
    return [entry.name for entry in queries.search("", wish=queries.Wish(dayparts=dayparts)).entries]


def test_it_is_found_by_day_and_part_of_the_day(put: Putting, client: Client) -> None:
    choir = put("Koor")
    put("Zonder dag")
    actions.put_moments(entry=choir, moments=[actions.MomentFacts(starts_on=TUESDAY, starts_at=MORNING)])
    assert found(4) == ["Koor"]
    assert found(5, 6, 7, *range(8, 28), 0) == []
    page = client.get(reverse("map") + "?dag=1&deel=0").content.decode()
    assert "Koor" in page
    assert "Zonder dag" not in page


def test_it_puts_all_moments_anew_and_the_same_twice_changes_nothing(put: Putting) -> None:
    choir = put("Koor")
    one = actions.MomentFacts(starts_on=TUESDAY, starts_at=MORNING)
    actions.put_moments(entry=choir, moments=[one])
    before = set(Moment.objects.values_list("pk", flat=True))
    actions.put_moments(entry=choir, moments=[one])
    assert set(Moment.objects.values_list("pk", flat=True)) == before
    actions.put_moments(entry=choir, moments=[actions.MomentFacts(starts_on=TUESDAY, starts_at=EVENING)])
    assert (found(4), found(6)) == ([], ["Koor"])
    actions.put_moments(entry=choir, moments=[])
    assert found(*range(28)) == []


@pytest.mark.parametrize("wrong", [{"ends_at": time(9)}, {"until": date(2024, 1, 1)}])
def test_it_ends_after_it_begins(put: Putting, wrong: dict[str, object]) -> None:
    choir = put("Koor")
    with refused(IntegrityError):
        actions.put_moments(
            entry=choir,
            moments=[actions.MomentFacts(starts_on=TUESDAY, starts_at=MORNING, **wrong)],  # type: ignore[arg-type]
        )


@pytest.mark.parametrize(
    ("text", "days", "every"),
    [
        ("Dinsdag van 10.00 tot 10.30 uur", [1], "WEEK"), ("Woensdag en vrijdag om 17.30 uur", [2, 4], "WEEK"),
        ("Elke dag van 7.00 tot 20.00 uur", [0, 1, 2, 3, 4, 5, 6], "WEEK"),
        ("Maandag tot en met donderdag van 9.00 tot 12.00 uur", [0, 1, 2, 3], "WEEK"),
        ("Derde vrijdag van de maand om 20.00 uur", [4], "MONTH"), ("In overleg", [], ""), ("Altijd open", [], ""),
    ],
)  # fmt: skip
def test_the_demo_says_when(text: str, days: list[int], every: str) -> None:
    moments = moments_in(text)
    assert [one.starts_on.weekday() for one in moments] == days
    assert {one.every for one in moments} == ({every} if every else set())
    assert every != "MONTH" or 15 <= moments[0].starts_on.day <= 21
