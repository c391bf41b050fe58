"""What a calendar says becomes moments that say the same; what is not understood is told."""

import random
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samenspel.integrations.calendars.understanding import MOST_BYTES, NoCalendar, Understood, understand
from samenspel.social_map.rules import Pattern, days_of

from .writing import a_calendar, an_event, weekly

TODAY = date(2026, 11, 28)  # a Saturday
UNTIL = TODAY + timedelta(days=366)
TEN, ELEVEN = time(10), time(11)


def read(*events: str, only: str = "", today: date = TODAY) -> Understood:
    return understand(a_calendar(events), only=only, today=today)


def moments(*events: str, today: date = TODAY) -> list[Pattern]:
    found = read(*events, today=today)
    assert found.told == []
    return [pattern for pattern, _where in found.moments]


def days(patterns: list[Pattern], first: date = TODAY, last: date = UNTIL) -> list[tuple[date, time]]:
    return sorted((day, one.starts_at) for one in patterns for day in days_of(one, first, last))


def test_every_week_is_every_week() -> None:
    assert moments(weekly()) == [
        Pattern(every="WEEK", starts_on=date(2026, 12, 1), starts_at=TEN, ends_at=ELEVEN, except_on=())
    ]


@pytest.mark.parametrize(
    ("day", "rule", "every"),
    [
        ("20261201", "FREQ=WEEKLY;INTERVAL=2", ["FORTNIGHT"]),
        ("20261201", "FREQ=WEEKLY;BYDAY=TU,TH", ["WEEK", "WEEK"]),
        ("20261201", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU", ["FORTNIGHT", "FORTNIGHT"]),
        ("20261201", "FREQ=DAILY", ["WEEK"] * 7),
        ("20261201", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", ["WEEK"] * 5),
        ("20261201", "FREQ=MONTHLY;BYDAY=1TU", ["MONTH"]),
        ("20261229", "FREQ=MONTHLY;BYDAY=-1TU", ["MONTH"]),
        ("20261201", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", ["MONTH"]),
        ("20261224", "FREQ=YEARLY", ["YEAR"]),
        ("20100105", "FREQ=WEEKLY", ["WEEK"]),
    ],
)
def test_what_ours_can_say_is_said_in_few_words(day: str, rule: str, every: list[str]) -> None:
    assert sorted(one.every for one in moments(weekly(day, rule=rule))) == every


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("FREQ=WEEKLY;INTERVAL=3", 18),
        ("FREQ=MONTHLY;BYMONTHDAY=15", 12),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", 6),
        ("FREQ=WEEKLY;BYMONTH=1,2", 8),
    ],
)
def test_what_ours_cannot_say_becomes_single_days_of_the_coming_year(rule: str, number: int) -> None:
    found = moments(weekly(rule=rule))
    assert {one.every for one in found} == {"ONCE"}
    assert abs(len(found) - number) <= 1


def test_the_last_one_of_the_month_is_not_the_fourth() -> None:
    """It begins on a fourth Tuesday that is the last one as well."""
    found = moments(weekly("20260224", rule="FREQ=MONTHLY;BYDAY=-1TU"))
    assert days(found) == [
        (one.date(), TEN)
        for one in rrulestr("FREQ=MONTHLY;BYDAY=-1TU", dtstart=datetime(2026, 2, 24)).between(
            datetime(2026, 11, 28), datetime(2027, 11, 29)
        )
    ]


def test_a_time_that_is_moved_cancelled_or_added() -> None:
    moved = an_event(
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20261208T100000",
        "DTSTART;TZID=Europe/Amsterdam:20261209T140000",
        "DURATION:PT2H",
    )
    cancelled = an_event(
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20261215T100000",
        "DTSTART;TZID=Europe/Amsterdam:20261215T100000",
        "STATUS:CANCELLED",
    )
    found = moments(
        weekly(
            "20261201", "100000", "FREQ=WEEKLY",
            "EXDATE;TZID=Europe/Amsterdam:20261222T100000", "EXDATE;VALUE=DATE:20261229",
            "RDATE;TZID=Europe/Amsterdam:20261204T100000",
        ),
        moved,
        cancelled,
    )  # fmt: skip
    week, *single = found
    assert (week.every, week.until) == ("WEEK", None)
    assert set(week.except_on) == {date(2026, 12, day) for day in (8, 15, 22, 29)}
    assert [(one.starts_on.day, one.starts_at.hour, one.every) for one in single] == [
        (4, 10, "ONCE"),
        (9, 14, "ONCE"),
    ]


def from_then_on(day: str, begins: str, *more: str) -> str:
    """From the time on this December day, at ten: this, and all later ones."""
    return an_event(
        f"RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Amsterdam:202612{day}T100000",
        f"DTSTART;TZID=Europe/Amsterdam:202612{begins}",
        *more,
    )


def test_from_a_day_on_it_is_otherwise() -> None:
    """Later and longer from the 15th; on Wednesdays from the 29th; what is out or moved stays so."""
    found = moments(
        weekly("20261201", "100000", "FREQ=WEEKLY", "EXDATE;TZID=Europe/Amsterdam:20270105T100000"),
        from_then_on("15", "15T140000", "DURATION:PT2H"),
        from_then_on("29", "30T140000", "DURATION:PT2H"),
        an_event(
            "RECURRENCE-ID;TZID=Europe/Amsterdam:20270112T100000",
            "DTSTART;TZID=Europe/Amsterdam:20270114T090000",
        ),
    )
    first, second, third, alone = found
    assert (first.starts_at, first.until) == (TEN, date(2026, 12, 8))
    assert (second.starts_on, second.starts_at, second.ends_at) == (date(2026, 12, 15), time(14), time(16))
    assert second.until == date(2026, 12, 22)
    assert (third.starts_on, third.every, third.until) == (date(2026, 12, 30), "WEEK", None)
    assert set(third.except_on) == {date(2027, 1, 6), date(2027, 1, 13)}
    assert (alone.starts_on, alone.every) == (date(2027, 1, 14), "ONCE")


def test_from_a_day_on_it_is_no_more() -> None:
    [only] = moments(weekly(), from_then_on("15", "15T100000", "STATUS:CANCELLED"))
    assert (only.every, only.until) == ("WEEK", date(2026, 12, 8))


@pytest.mark.parametrize("more", ["RRULE:FREQ=DAILY", "RDATE:20270101T100000"])
def test_a_new_rule_from_a_day_on_is_told_and_the_rest_stays(more: str) -> None:
    found = read(weekly(), from_then_on("15", "15T140000", more))
    assert found.told == [("FROM_THEN_ON", "Koffie")]
    assert [pattern.every for pattern, _where in found.moments] == ["WEEK"]


def test_all_of_it_cancelled_is_nothing() -> None:
    assert moments(weekly("20261201", "100000", "FREQ=WEEKLY", "STATUS:CANCELLED")) == []


def test_the_clock_on_the_wall_holds_in_summer_and_winter() -> None:
    found = moments(weekly("20261027", "100000", "FREQ=WEEKLY"))
    assert [(one.every, one.starts_at) for one in found] == [("WEEK", TEN)]


def test_a_far_zone_with_another_summer_becomes_the_days_here() -> None:
    """Ten o'clock in New York is four in the afternoon here, and three in the weeks between both changes."""
    event = an_event("DTSTART;TZID=America/New_York:20261201T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY")
    found = days(moments(event))
    assert len(found) in (52, 53)
    assert {hour for day, hour in found if day.month == 1} == {time(16)}
    assert {hour for day, hour in found if (day.month, day.day) in ((3, 16), (3, 23))} == {time(15)}


@pytest.mark.parametrize("day", ["20270328", "20261025"])
def test_the_nights_in_which_the_clock_changes(day: str) -> None:
    found = moments(weekly(day, "023000", "FREQ=WEEKLY"), today=date(2026, 10, 1))
    assert [(one.every, one.starts_at) for one in found] == [("WEEK", time(2, 30))]
    utc = an_event(f"DTSTART:{day}T003000Z", "DURATION:PT1H")
    assert len(moments(utc, today=date(2026, 10, 1))) == 1


def test_whole_days() -> None:
    week = an_event("DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=WEEKLY;UNTIL=20261222")
    feast = an_event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", uid="2")
    found = moments(week, feast)
    assert all(one.whole_day for one in found)
    assert [one.starts_on.day for one in found] == [1, 24, 25, 26]
    assert (found[0].every, found[0].until) == ("WEEK", date(2026, 12, 22))


def test_over_midnight_begins_and_says_no_end() -> None:
    night = an_event("DTSTART;TZID=Europe/Amsterdam:20261205T220000", "DURATION:PT4H")
    assert [(one.starts_at, one.ends_at) for one in moments(night)] == [(time(22), None)]


def test_what_is_over_is_left_out_and_what_has_an_end_keeps_it() -> None:
    assert moments(weekly("20250107", rule="FREQ=WEEKLY;COUNT=10")) == []
    assert [one.until for one in moments(weekly(rule="FREQ=WEEKLY;COUNT=3"))] == [date(2026, 12, 15)]
    assert moments(an_event("DTSTART:20200101T100000Z")) == []


def test_only_what_has_the_word_in_its_title() -> None:
    found = read(
        weekly(), an_event("DTSTART:20261203T100000Z", uid="2", title="Vergadering bestuur"), only="KOFFIE"
    )
    assert (len(found.moments), found.events) == (1, 1)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["DTSTART:kapot"], "NO_DAY"),
        ([], "NO_DAY"),
        (["DTSTART:00010101T100000Z"], "NO_DAY"),
        (["DTSTART:99991231T100000Z"], "NO_DAY"),
        (["DTSTART:20261201T100000Z", "RRULE:FREQ=ELKEDAG"], "BROKEN"),
        (["DTSTART:20261201T100000Z", "RRULE:FREQ=SECONDLY"], "RULE_UNKNOWN"),
        (["DTSTART:20261201T100000Z", "RRULE:FREQ=HOURLY"], "RULE_UNKNOWN"),
        (["DTSTART:20261201T100000Z", "RRULE:FREQ=YEARLY;BYWEEKNO=20"], "RULE_UNKNOWN"),
        (["DTSTART:20261201T100000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"], "RULE_UNKNOWN"),
        (["DTSTART:20261201T100000Z", "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=WE"], "RULE_UNKNOWN"),
        (["DTSTART:20261201T100000Z", "RRULE:FREQ=DAILY;INTERVAL=0"], "RULE_UNKNOWN"),
        (["DTSTART:20261201T100000Z", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY"], "RULE_UNKNOWN"),
        (["DTSTART:20261201T100000Z", "DTEND:20261201T090000Z"], "ENDS_BEFORE"),
        (["DTSTART:20261201T100000Z", "DTEND;VALUE=DATE:20261202"], "BROKEN"),
        (["DTSTART:20261201T100000Z", "DURATION:P3D"], "TOO_LONG"),
        (["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20270301"], "TOO_LONG"),
        (["DTSTART:20261201T100000Z", "CLASS:PRIVATE"], "PRIVATE"),
        (["DTSTART:19700101T100000Z", "RRULE:FREQ=DAILY"], "TOO_OFTEN"),
        (["DTSTART:20261201T100000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T100000Z"], "FROM_THEN_ON"),
    ],
)
def test_what_is_not_understood_is_told_and_the_rest_comes(lines: list[str], code: str) -> None:
    found = read(an_event(*lines, title="Raar"), an_event("DTSTART:20261203T100000Z", uid="2"))
    assert found.told == [(code, "Raar")]
    assert len(found.moments) == 1


def test_an_unknown_zone_is_read_as_our_clock_and_told() -> None:
    found = read(an_event("DTSTART;TZID=Nergens/Dorp:20261201T100000"))
    assert found.told == [("ZONE_UNKNOWN", "Koffie")]
    assert found.moments[0][0].starts_at == TEN


def test_the_same_event_twice_counts_once_and_a_line_that_is_none_spoils_nothing() -> None:
    found = read(weekly(), weekly("20261202"), "dit is geen regel")
    assert [code for code, _words in found.told] == ["BAD_LINES", "TWICE"]
    assert [pattern.starts_on.day for pattern, _where in found.moments] == [2]


def test_too_much_is_bounded_and_told() -> None:
    daily = [
        an_event(f"DTSTART:2027010{n % 9 + 1}T{n % 24:02}{n // 24:02}00Z", uid=str(n)) for n in range(900)
    ]
    found = read(*daily)
    assert len(found.moments) == 200
    assert found.told == [("LEFT_OUT", "700")]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "NOT_A_CALENDAR"),
        (b"<!doctype html><html><body>Log in</body></html>", "A_PAGE"),
        (b"PK\x03\x04" + b"\0" * 50, "NO_TEXT"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "NOT_A_CALENDAR"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 20_000, "NOT_A_CALENDAR"),
        (b"x" * (MOST_BYTES + 1), "TOO_BIG"),
        (a_calendar(an_event("DTSTART:20261201T100000Z", uid=str(n)) for n in range(3_001)), "TOO_MANY"),
    ],
)
def test_what_is_no_calendar_says_so(raw: bytes, code: str) -> None:
    with pytest.raises(NoCalendar) as problem:
        understand(raw, only="", today=TODAY)
    assert problem.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_and_nulls(encoding: str) -> None:
    text = a_calendar([an_event("DTSTART:20261201T100000Z", "CLASS:PRIVATE", title="Café\0 één")]).decode()
    found = understand(text.encode(encoding), only="café", today=TODAY)
    assert found.told == [("PRIVATE", "Café één")]


def test_of_a_calendar_only_what_we_need_is_kept() -> None:
    """No guests, no descriptions; and what is kept says the same the next time."""
    more = [
        "ATTENDEE;CN=Amina:mailto:a@example.org",
        "DESCRIPTION:Amina belt\r\n  Joop",
        "X-GEHEIM:ja",
        "ORGANIZER:mailto:j@example.org",
    ]
    raw = a_calendar([weekly("20261201", "100000", "FREQ=WEEKLY", *more)])
    found = understand(raw, only="", today=TODAY)
    assert not any(word in found.kept for word in (b"mina", b"Joop", b"example", b"GEHEIM"))
    assert understand(found.kept, only="", today=TODAY).moments == found.moments != []


DAY = st.dates(date(2025, 1, 1), date(2027, 6, 1))
RULE = st.builds(
    lambda freq, step, by, end: ";".join(filter(None, (f"FREQ={freq}", step, by, end))),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.sampled_from(["", "INTERVAL=2", "INTERVAL=3"]),
    st.sampled_from(["", "BYDAY=MO", "BYDAY=TU,SU", "BYDAY=2WE", "BYDAY=-1FR", "BYDAY=5MO", "BYMONTHDAY=-1", "BYMONTH=3,12", "BYDAY=MO;BYSETPOS=-1"]),
    st.sampled_from(["", "COUNT=7", "UNTIL=20270601T235959", "UNTIL=20270301T120000"]),
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    begins=DAY, hour=st.sampled_from(["023000", "100000", "233000"]), rule=RULE, out=st.lists(DAY, max_size=4)
)
def test_the_moments_say_exactly_the_days_of_the_calendar(
    begins: date, hour: str, rule: str, out: list[date]
) -> None:
    """Held against dateutil: the same days and hours in the coming year, whatever the rule."""
    start = datetime.combine(begins, time(int(hour[:2]), int(hour[2:4])))
    lines = [f"EXDATE:{day:%Y%m%d}T{hour}" for day in out]
    found = read(an_event(f"DTSTART:{begins:%Y%m%d}T{hour}", f"RRULE:{rule}", *lines))
    assume(found.told == [])
    said = days([pattern for pattern, _where in found.moments])
    gone = {datetime.combine(day, start.time()) for day in out}
    first, last = datetime.combine(TODAY, time()), datetime.combine(UNTIL, time.max)
    there = [one for one in rrulestr(rule, dtstart=start).between(first, last, inc=True) if one not in gone]
    assert said == [(one.date(), one.time()) for one in there][: len(said)]
    assert len(said) == len(there) or len(said) >= 200


@settings(deadline=None, max_examples=150)
@given(raw=st.binary(max_size=300), seed=st.integers(0, 10_000))
def test_no_file_makes_it_fall(raw: bytes, seed: int) -> None:
    """Any bytes, and a good calendar with some of its bytes changed."""
    good = bytearray(
        a_calendar([weekly(), an_event("DTSTART;VALUE=DATE:20261224", "EXDATE:20261201T100000", uid="2")])
    )
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 12)):
        good[chance.randrange(len(good))] = chance.randrange(256)
    for one in (raw, bytes(good)):
        with suppress(NoCalendar):
            understand(one, only="", today=TODAY)
