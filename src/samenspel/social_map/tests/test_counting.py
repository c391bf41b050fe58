"""How many came: a tally without names, of its own people alone, optional and without a goal (AS-28, AS-25, I64)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast, as_app
from tests.house.situation import signed_in
from tests.play import as_the_owner, refused, sql

from samenspel.journal.models import Entry as JournalEntry
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Entry, Tally
from samenspel.social_map.rules import Sum, by_month, by_week

from .conftest import Writing

TODAY = NOW.date()


def numbers(entry: Entry) -> dict[date, int]:
    return {one.counted_on: one.number for one in queries.tallies_of(entry, today=TODAY)}


@pytest.fixture
def cart(write: Writing) -> Entry:
    """A round with the coffee cart: no goal, just coffee."""
    return write("resident", name="Bolderkar met koffie", phone="030 123 45 67")


def hers(cast: Cast, entry: Entry) -> dict[str, Any]:
    return {"entry": entry, "acting": cast.acting("resident"), "now": NOW}


def test_one_press_is_one_more_and_a_number_is_put_right(cast: Cast, cart: Entry) -> None:
    for _time in range(3):
        actions.count_one(**hers(cast, cart))
    assert numbers(cart) == {TODAY: 3}
    actions.count_day(day=TODAY, number=12, **hers(cast, cart))
    actions.count_one(**hers(cast, cart))
    actions.count_day(day=TODAY - timedelta(1), number=0, **hers(cast, cart))
    assert numbers(cart) == {TODAY: 13, TODAY - timedelta(1): 0}
    actions.count_day(day=TODAY, number=None, **hers(cast, cart))  # not counted is not nobody
    assert numbers(cart) == {TODAY - timedelta(1): 0}
    actions.count_day(day=TODAY, number=9_999, **hers(cast, cart))
    actions.count_one(**hers(cast, cart))
    assert numbers(cart)[TODAY] == 9_999


def test_a_day_to_come_is_not_counted(cast: Cast, cart: Entry) -> None:
    with refused(actions.DayToCome):
        actions.count_day(day=TODAY + timedelta(1), number=4, **hers(cast, cart))


def test_days_add_up_by_week_and_by_month() -> None:
    days = [(date(2026, 12, 1), 4), (date(2026, 11, 30), 3), (date(2026, 11, 29), 2)]
    assert by_week(days) == [Sum(date(2026, 11, 30), 7, 2), Sum(date(2026, 11, 23), 2, 1)]
    assert by_month(days) == [Sum(date(2026, 12, 1), 4, 1), Sum(date(2026, 11, 1), 5, 2)]
    assert by_week([]) == by_month([]) == []


def test_nothing_of_who_came_or_who_counted_can_be_kept() -> None:
    """A number for a day at a place, and no column more: no name, no goal."""
    assert {field.name for field in Tally._meta.get_fields()} == {"id", "entry", "counted_on", "number"}


def test_the_journal_does_not_keep_the_minute_at_which_each_came(cast: Cast, cart: Entry) -> None:
    for _time in range(5):
        actions.count_one(**hers(cast, cart))
    with as_the_owner():
        assert JournalEntry.objects.filter(verb="map_counted", object_id=cart.pk).count() == 1


@pytest.mark.parametrize("key", ["neighbour", "desk", "official", "lead", "coach", "outsider", None])
def test_nobody_else_reads_or_writes_it(cast: Cast, cart: Entry, key: str | None) -> None:
    """Also a small number is of nobody else: straight in the database, in the role of the web."""
    actions.count_day(day=TODAY, number=2, **hers(cast, cart))
    cast.enter(key)
    assert sql("SELECT count(*) FROM social_map_tally") == [(0,)]
    assert sql("UPDATE social_map_tally SET number = 900") == [(0,)]
    assert sql("DELETE FROM social_map_tally") == [(0,)]
    with refused(ProgrammingError):
        sql(
            "INSERT INTO social_map_tally (id, entry_id, counted_on, number)"
            " VALUES (gen_random_uuid(), %s, current_date - 3, 5)", cart.pk,
        )  # fmt: skip
    if key:
        with refused(actions.NotYours):
            actions.count_one(entry=cart, acting=cast.acting(key), now=NOW)
    cast.enter("resident")
    assert numbers(cart) == {TODAY: 2}


def test_an_editor_who_may_write_an_entry_of_nobody_does_not_count_there(cast: Cast, imported: Entry) -> None:
    address = reverse("map_count", args=[imported.pk])
    assert signed_in(cast, "official").get(reverse("map_tend", args=[imported.pk])).status_code == 200
    assert signed_in(cast, "official").get(address).status_code == 404


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("number = -1", IntegrityError), ("number = 10000", IntegrityError), ("number = NULL", IntegrityError),
        ("counted_on = counted_on - 1", ProgrammingError), ("entry_id = entry_id", ProgrammingError),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_the_database(
    cast: Cast, cart: Entry, said: str, problem: type[Exception]
) -> None:
    actions.count_one(**hers(cast, cart))
    with refused(problem):
        sql(f"UPDATE social_map_tally SET {said} WHERE entry_id = %s", cart.pk)
    for day, wrong in (("current_date + 9", ProgrammingError), (f"'{TODAY}'", IntegrityError)):
        with refused(wrong):
            sql(
                "INSERT INTO social_map_tally (id, entry_id, counted_on, number)"
                f" VALUES (gen_random_uuid(), %s, {day}, 5)", cart.pk,
            )  # fmt: skip


def test_her_own_page_counts_corrects_and_adds_up(cast: Cast, cart: Entry) -> None:
    client, address = signed_in(cast, "resident"), reverse("map_count", args=[cart.pk])
    empty = client.get(address).content.decode()
    assert "Er is nog niets geteld" in empty
    assert "Het hoeft niet, en er is niets te halen." in empty
    for _time in range(2):
        assert client.post(address, {"one": "1"}).status_code == 302
    client.post(address, {"counted_on": (TODAY - timedelta(1)).isoformat(), "number": "40"})
    page = client.get(address).content.decode()
    for said in ("Vandaag: 2.", "Per week", "Per maand", ">40</td>"):
        assert said in page
    for said in ("Namen", "Doel", "doel", "%"):
        assert said not in page.partition("<main")[2].partition("</main>")[0].replace("%s", "").replace(
            "namen op", ""
        )
    assert 'name="number" value="2"' in page  # so that saving this day anew never takes it away unseen
    again = client.get(f"{address}?dag={TODAY - timedelta(1)}").content.decode()
    assert 'value="40"' in again
    client.post(address, {"counted_on": (TODAY - timedelta(1)).isoformat(), "number": ""})
    cast.enter("resident")
    assert numbers(cart) == {TODAY: 2}


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"counted_on": "2031-01-01", "number": "3"}, "Die dag moet nog komen."),
        ({"counted_on": "2020-01-01", "number": "3"}, "langer dan een jaar geleden"),
        ({"counted_on": "gisteren", "number": "3"}, "Schrijf de dag als"),
        ({"counted_on": "2026-11-30", "number": "-3"}, "Schrijf een getal van 0 tot 9999."),
        ({"counted_on": "2026-11-30", "number": "veel"}, "Schrijf een getal van 0 tot 9999."),
    ],
)
def test_a_wrong_day_or_number_says_what_to_do(
    cast: Cast, cart: Entry, said: dict[str, str], answer: str
) -> None:
    page = signed_in(cast, "resident").post(reverse("map_count", args=[cart.pk]), said)
    assert page.status_code == 422
    assert answer in page.content.decode()


@pytest.mark.parametrize("day", ["", "x", "2026-02-31", "%00"])
def test_any_address_of_a_day_is_fine(cast: Cast, cart: Entry, day: str) -> None:
    assert (
        signed_in(cast, "resident").get(reverse("map_count", args=[cart.pk]) + f"?dag={day}").status_code
        == 200
    )


def test_no_page_of_others_shows_a_number(cast: Cast, cart: Entry) -> None:
    actions.count_day(day=TODAY, number=8_642, **hers(cast, cart))
    for address in (
        reverse("map_entry", args=[cart.pk]),
        reverse("map"),
        "/hsds/services",
        "/api/v1/plekken",
    ):
        assert "8642" not in Client().get(address).content.decode().replace(".", "")
    as_app()
