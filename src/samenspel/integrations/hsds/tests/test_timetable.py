"""Schedules of a source as moments: the same days and hours, or a sentence that says why not."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.integrations.hsds.schedules import schedule_of
from samenspel.integrations.hsds.timetable import FIRST_MONDAY, moments_of
from samenspel.social_map.actions import MomentFacts
from samenspel.social_map.models import Entry, Moment
from samenspel.social_map.rules import Pattern, days_of

from .conftest import OTHER

Record = dict[str, Any]
DAY = {"dtstart": "2026-11-17", "opens_at": "10:00", "closes_at": "12:00"}  # a Tuesday


def read(*schedules: Record) -> tuple[list[MomentFacts], list[str]]:
    return moments_of({"schedules": list(schedules)}, {})


def days(moment: MomentFacts, number: int = 4) -> list[str]:
    pattern = Pattern(
        every=moment.every, starts_on=moment.starts_on, starts_at=moment.starts_at, until=moment.until,
        except_on=moment.except_on,
    )  # fmt: skip
    found = days_of(pattern, moment.starts_on, moment.starts_on + timedelta(days=800))
    return [day.isoformat() for day in found[:number]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"freq": "WEEKLY"}, ["2026-11-17", "2026-11-24", "2026-12-01", "2026-12-08"]),
        ({"freq": "WEEKLY", "byday": "FR"}, ["2026-11-20", "2026-11-27", "2026-12-04", "2026-12-11"]),
        ({"freq": "WEEKLY", "byday": "MO"}, ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]),
        ({"freq": "WEEKLY", "interval": 2}, ["2026-11-17", "2026-12-01", "2026-12-15", "2026-12-29"]),
        # Every second week of the rule: the Monday before it began has gone, so the next is two weeks on.
        ({"freq": "WEEKLY", "interval": 2, "byday": "MO"}, ["2026-11-30", "2026-12-14", "2026-12-28", "2027-01-11"]),
        # A week that begins on Sunday holds the Sunday before.
        ({"freq": "WEEKLY", "interval": 2, "byday": "SU", "wkst": "SU"}, ["2026-11-29", "2026-12-13"]),
        ({"freq": "WEEKLY", "count": 2}, ["2026-11-17", "2026-11-24"]),
        ({"freq": "WEEKLY", "until": "2026-11-30T23:00:00Z"}, ["2026-11-17", "2026-11-24"]),
        ({"freq": "WEEKLY", "valid_to": "2026-11-20"}, ["2026-11-17"]),
        ({"freq": "WEEKLY", "interval": 2, "valid_from": "2026-11-20"}, ["2026-12-01", "2026-12-15"]),
        ({"freq": "MONTHLY", "byday": "1MO"}, ["2026-12-07", "2027-01-04", "2027-02-01"]),
        ({"freq": "MONTHLY", "byday": "-1MO"}, ["2026-11-30", "2026-12-28", "2027-01-25"]),
        ({"freq": "MONTHLY", "interval": 12, "bymonthday": "17"}, ["2026-11-17", "2027-11-17"]),
        ({}, ["2026-11-17"]),
        ({"until": "2026-11-17", "count": 1}, ["2026-11-17"]),
        ({"freq": "WEEKLY", "notes": "Niet op: 2026-11-24, 2026-12-01"}, ["2026-11-17", "2026-12-08"]),
    ],
)  # fmt: skip
def test_a_rule_gives_the_days_of_the_standard(said: Record, expected: list[str]) -> None:
    [moment], remarks = read(DAY | said)
    assert days(moment, len(expected)) == expected
    assert remarks == []
    assert (moment.starts_at, moment.ends_at) == (time(10), time(12))


def test_several_days_count_together() -> None:
    moments, _ = read(DAY | {"freq": "WEEKLY", "byday": "TU,TH", "count": 3})
    assert sorted(day for one in moments for day in days(one)) == ["2026-11-17", "2026-11-19", "2026-11-24"]


def test_a_rule_without_first_day_is_the_same_at_every_import() -> None:
    [moment], _ = read({"freq": "WEEKLY", "byday": "WE", "opens_at": "9:30"})
    assert (moment.starts_on, moment.starts_at, moment.ends_at) == (
        FIRST_MONDAY + timedelta(days=2),
        time(9, 30),
        None,
    )


@pytest.mark.parametrize(
    ("said", "hour"),
    [("10:00+01:00", time(10)), ("10:00:00+02:00", time(10)), ("09:00Z", time(10)), ("10.15", time(10, 15))],
)
def test_an_hour_is_read_by_the_clock_here(said: str, hour: time) -> None:
    [moment], _ = read({"dtstart": "2026-11-17", "freq": "WEEKLY", "opens_at": said})
    assert moment.starts_at == hour


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"opens_at": None}, "begintijd"), ({"opens_at": "25:00"}, "klok"), ({"opens_at": "overdag"}, "klok"),
        ({"opens_at": "23:30Z"}, "andere dag"), ({"opens_at": "10:00+99:00"}, "tijdzone"),
        ({"freq": "WEEKLY", "interval": 3}, "kan de kaart het niet"), ({"freq": "DAILY"}, "kan de kaart het niet"),
        ({"freq": "WEEKLY", "interval": "x"}, "interval"), ({"freq": "WEEKLY", "count": 0}, "count"),
        ({"freq": "MONTHLY", "bymonthday": "15"}, "kan de kaart het niet"),
        ({"freq": "MONTHLY", "byday": "5TU"}, "kan de kaart het niet"),
        ({"freq": "WEEKLY", "byweekno": "41"}, "weken"), ({"byday": "TU"}, "hoe het terugkomt"),
        ({"dtstart": None}, "hoe het terugkomt"), ({"dtstart": None, "freq": "WEEKLY"}, "eerste dag"),
        ({"freq": "WEEKLY", "valid_to": "2026-11-01"}, "houdt op"),
        ({"valid_from": "2026-12-01"}, "houdt op"),
    ],
)  # fmt: skip
def test_what_the_map_cannot_say_is_told(said: Record, why: str) -> None:
    moments, [remark] = read(DAY | said)
    assert moments == []
    assert why in remark


def test_past_midnight_it_has_no_end() -> None:
    [moment], [remark] = read(DAY | {"freq": "WEEKLY", "closes_at": "01:00"})
    assert moment.ends_at is None
    assert "middernacht" in remark


def test_only_words_are_no_time_and_no_remark() -> None:
    assert read({"description": "Elke dag"}) == ([], [])
    assert moments_of({"schedules": "x"}, {"schedules": [None, 3]}) == ([], [])


def test_a_place_has_its_own_times() -> None:
    moments, _ = moments_of({"schedules": [DAY]}, {"schedules": [DAY | {"opens_at": "11:00"}]})
    assert [one.starts_at for one in moments] == [time(11)]


MOMENTS = st.builds(
    MomentFacts,
    starts_on=st.dates(date(2000, 1, 1), date(2060, 12, 31)),
    starts_at=st.times().map(lambda hour: hour.replace(second=0, microsecond=0, hour=min(hour.hour, 22))),
    ends_at=st.sampled_from([None, time(23)]),
    every=st.sampled_from(Moment.Every.values),
    except_on=st.lists(st.dates(date(2000, 1, 1), date(2060, 12, 31)), max_size=3, unique=True).map(sorted),
)


@given(MOMENTS, st.none() | st.integers(0, 3000))
def test_our_own_moments_come_back_as_they_went(moment: MomentFacts, lasts: int | None) -> None:
    once = moment.every == Moment.Every.ONCE
    until = None if lasts is None or once else moment.starts_on + timedelta(days=lasts)
    said = {name: getattr(moment, name) for name in MomentFacts.__slots__} | {"until": until, "id": "1"}
    as_json = {
        name: [day.isoformat() for day in value] if isinstance(value, list)
        else value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in said.items()
    }  # fmt: skip
    [back], remarks = read(schedule_of(as_json, with_place=False))
    assert remarks == []
    assert back == MomentFacts(**{name: said[name] for name in MomentFacts.__slots__})


WORDS = st.sampled_from(
    ["", "MO", "1TU", "-1FR", "x", "2", "2026-11-17", "10:00", "99:99", "WEEKLY", "MONTHLY", None, 7]
)


@given(st.dictionaries(st.sampled_from(["freq", "interval", "byday", "count", "until", "dtstart", "valid_from",
    "valid_to", "opens_at", "closes_at", "bymonthday", "byweekno", "wkst", "notes"]), WORDS | st.text(max_size=5)))  # fmt: skip
def test_no_schedule_breaks_an_import(schedule: Record) -> None:
    moments, remarks = read(schedule)
    assert all(one.until is None or one.until >= one.starts_on for one in moments)
    assert all(one.ends_at is None or one.ends_at > one.starts_at for one in moments)
    assert len(remarks) <= 1


@pytest.mark.django_db
def test_an_import_puts_them_on_the_map_and_says_what_it_left_out(
    run: Callable[..., str], service: Callable[..., Record], write: Callable[..., Path]
) -> None:
    weekly = {"id": OTHER, "freq": "WEEKLY"} | DAY
    path = write(service(schedules=[weekly, weekly | {"interval": 3}]))
    assert "een tijd staat niet in de agenda" in run(path)
    entry = Entry.objects.get()
    first = [one.pk for one in entry.moments.all()]
    assert len(first) == 1
    assert "1 hetzelfde" in run(path)
    assert [one.pk for one in entry.moments.all()] == first
    run(write(service(schedules=[weekly | {"opens_at": "11:00"}])))
    assert [one.starts_at for one in entry.moments.all()] == [time(11)]
    run(write(service()))
    assert not entry.moments.exists()
