"""The calendar file: a telephone that keeps to RFC 5545 is there on the very days that we say."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from tests.cast import NOW
from tests.play import as_the_owner

from samenspel.foundation import clock
from samenspel.foundation.ids import new_id
from samenspel.social_map import actions, rules, showing
from samenspel.social_map.models import Entry, Moment

from .test_recurring import patterns

Putting = Callable[..., Entry]
TODAY = date(2026, 11, 28)
HARD = "Soep; brood, „thee” \\ koffie\nen 🍲 " + "ë" * 80
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120)
WORDS = WORDS.filter(
    lambda said: "\\N" not in said
)  # the library reads and writes this as a new line, always


def written(moments: list[Moment]) -> bytes:
    return showing.calendar_file("Buurt", "http://x/kaart/", moments, site="http://x", today=TODAY)


def a_moment(pattern: rules.Pattern, **facts: Any) -> Moment:
    said = {name: getattr(pattern, name) for name in rules.Pattern.__slots__}
    entry = Entry(pk=new_id(), changed_at=NOW, **({"name": "Koor", "summary": "Zingen."} | facts))
    return Moment(pk=new_id(), entry=entry, **said | {"except_on": sorted(pattern.except_on)})


def events(body: bytes) -> list[Any]:
    return list(Calendar.from_ical(body).walk("VEVENT"))


def days_by_the_book(event: Any, last: date) -> list[date]:
    """What any telephone makes of an event: by dateutil, from the text of the file."""
    begin = event["DTSTART"].dt.replace(tzinfo=None)
    gone = [one.dt.date() for one in event["EXDATE"].dts] if "EXDATE" in event else []
    if "RRULE" not in event:
        return [begin.date()]
    rule = event["RRULE"].to_ical().decode()
    until = event["RRULE"].get("UNTIL")
    if until:  # in UTC, as it must be beside a clock with a zone; dateutil counts without
        local = until[0].astimezone(rules.HERE).replace(tzinfo=None)
        rule = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL"))
        rule += f";UNTIL={local:%Y%m%dT%H%M%S}"
    found = rrulestr(rule, dtstart=begin).between(begin, datetime.combine(last, time.max), inc=True)
    return [one.date() for one in found if one.date() not in gone]


@given(patterns())
@settings(max_examples=200, deadline=None)
def test_the_days_in_the_file_are_the_days_of_the_agenda(pattern: rules.Pattern) -> None:
    last = pattern.starts_on + timedelta(days=800)
    days = rules.days_of(pattern, pattern.starts_on, last)
    found = events(written([a_moment(pattern)]))
    assert [day for event in found for day in days_by_the_book(event, last)] == days


@given(WORDS, WORDS)
@settings(max_examples=100, deadline=None)
def test_any_words_come_back_as_they_were(name: str, summary: str) -> None:
    pattern = rules.Pattern(every="WEEK", starts_on=date(2026, 11, 24), starts_at=time(10))
    body = written([a_moment(pattern, name=name, summary=summary)])
    (event,) = events(body)
    assert str(event["SUMMARY"]) == name
    assert str(event["DESCRIPTION"]).startswith(summary)


def test_lines_are_short_and_words_are_escaped() -> None:
    pattern = rules.Pattern(every="WEEK", starts_on=date(2026, 11, 24), starts_at=time(10), ends_at=time(11))
    body = written([a_moment(pattern, name=HARD)])
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    plain = body.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Soep\\; brood\\, „thee” \\\\ koffie\\nen 🍲" in plain
    assert "DTSTART;TZID=Europe/Amsterdam:20261124T100000" in plain
    assert "DTEND;TZID=Europe/Amsterdam:20261124T110000" in plain
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU" in plain
    assert f"DTSTAMP:{NOW.astimezone(UTC):%Y%m%dT%H%M%SZ}" in plain
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in plain
    (event,) = events(body)
    assert str(event["SUMMARY"]) == HARD


def test_the_clock_in_the_file_is_the_clock_on_the_wall() -> None:
    """The rule of the zone gives the hour of the real clock, on every day that a neighbour may plan."""
    (zone,) = Calendar.from_ical(written([])).walk("VTIMEZONE")
    ours, real = zone.to_tz(), ZoneInfo("Europe/Amsterdam")
    hours = [
        datetime(2026, 1, 1, hour) + timedelta(days=day) for day in range(14 * 365) for hour in (0, 4, 12)
    ]
    wrong = [
        one for one in hours if one.replace(tzinfo=ours).utcoffset() != one.replace(tzinfo=real).utcoffset()
    ]
    assert not wrong, wrong[:5]


def test_what_stopped_ends_and_what_is_at_home_has_no_place() -> None:
    pattern = rules.Pattern(every="WEEK", starts_on=date(2026, 11, 3), starts_at=time(10))
    (event,) = events(written([a_moment(pattern, closed_on=date(2026, 11, 20))]))
    assert days_by_the_book(event, date(2027, 3, 1)) == [date(2026, 11, n) for n in (3, 10, 17)]
    assert events(written([a_moment(pattern, closed_on=date(2026, 11, 1))])) == []
    moment = a_moment(pattern, at_home=True, town="Proefstad")
    moment.where = "Bij mij thuis, Singel 4"
    (event,) = events(written([moment]))
    assert "LOCATION" not in event
    assert "Singel" not in event.to_ical().decode()


def put_when(entry: Entry, *moments: actions.MomentFacts) -> list[Moment]:
    with as_the_owner():
        actions.put_moments(entry=entry, moments=moments)
        return list(Moment.objects.filter(entry=entry))


TUESDAY = actions.MomentFacts(starts_on=date(2025, 1, 7), starts_at=time(10))
THURSDAY = actions.MomentFacts(starts_on=date(2025, 1, 9), starts_at=time(10))


@pytest.mark.django_db
def test_a_telephone_knows_it_again_when_something_else_changes(client: Client, put: Putting) -> None:
    entry = put("Koor")
    put_when(entry, TUESDAY)
    address = reverse("map_calendar_of", args=[entry.pk])
    first = client.get(address)
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert first["Content-Disposition"] == 'attachment; filename="koor.ics"'
    asked = {"If-None-Match": first["ETag"]}
    assert client.get(f"{address}?anew", headers=asked).status_code == 304  # kept for a minute by its address
    (before,) = events(first.content)
    put_when(entry, THURSDAY, TUESDAY)
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(name="Groot koor", changed_at=NOW + timedelta(hours=1))
    after = events(client.get(f"{address}?later").content)
    (same,) = [one for one in after if one["UID"] == before["UID"]]
    assert len(after) == 2
    assert same["SEQUENCE"] == before["SEQUENCE"] + 60
    assert str(same["SUMMARY"]) == "Groot koor"


@pytest.mark.django_db
@pytest.mark.parametrize("hidden", [{"visibility": "INVITED"}, {"visibility": "UNLISTED"}])
def test_there_is_no_file_of_what_is_hidden(client: Client, put: Putting, hidden: dict[str, str]) -> None:
    entry = put("Geheim")
    put_when(entry, TUESDAY)
    address = reverse("map_calendar_of", args=[entry.pk])
    assert client.get(address).status_code == 200
    with as_the_owner():
        Entry.objects.filter(pk=entry.pk).update(**hidden)
        assert client.get(f"{address}?owner").status_code == 404  # whoever asks
    assert client.get(f"{address}?anybody").status_code == 404
    assert b"Geheim" not in client.get(reverse("map_calendar")).content


@pytest.mark.django_db
def test_the_feed_holds_what_is_chosen_and_goes_on(client: Client, put: Putting) -> None:
    soon = clock.today() + timedelta(days=3)
    put_when(put("Koor", kind="ARTS"), TUESDAY)
    put_when(put("Lopen", kind="MOVEMENT"), THURSDAY)
    once = actions.MomentFacts(starts_on=soon, starts_at=time(20), every="ONCE")
    over = actions.MomentFacts(starts_on=date(2020, 1, 1), starts_at=time(20), every="ONCE")
    put_when(put("Feest", kind="ARTS"), once, over)

    def names(query: str) -> list[str]:
        answer = client.get(reverse("map_calendar") + query)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "public, max-age=60"
        return sorted(str(one["SUMMARY"]) for one in events(answer.content))

    assert names("") == ["Feest", "Koor", "Lopen"]
    assert names("?soort=ARTS") == ["Feest", "Koor"]
    assert names("?dag=3&soort=MOVEMENT") == ["Lopen"]
    assert names("?dag=1&deel=0&week=2019-W01") in (["Koor"], ["Feest", "Koor"])
    assert names("?deel=2") == ["Feest"]
    assert names("?q=lopen") == ["Lopen"]
    assert names("?q=qqqqqq&week=x&soort=%00") == []


@pytest.mark.django_db
def test_a_calendar_that_cannot_hold_it_all_says_so(
    client: Client, put: Putting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samenspel.social_map.queries.weeks.MOST_KEPT", 1)
    put_when(put("Oud", confirmed_on=date(2020, 1, 1)), TUESDAY)
    put_when(put("Vers", confirmed_on=date(2026, 1, 1)), TUESDAY)
    body = client.get(reverse("map_calendar")).content
    assert [str(one["SUMMARY"]) for one in events(body)] == ["Vers"]
    assert "Kies een buurt" in str(Calendar.from_ical(body)["DESCRIPTION"])
