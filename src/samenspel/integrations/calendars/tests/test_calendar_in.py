"""A calendar says when something is: looked at first, kept up to date, left as it was when it fails, and put back."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, ProgrammingError
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from tests.cast import NOW, Cast
from tests.house.situation import signed_in
from tests.play import as_the_owner, at_work, refused, sql
from tests.web_of_others import Answer, Place, a_place

from samenspel.commitments.models import Ball
from samenspel.foundation.acting import a_job
from samenspel.foundation.errors import Refusal
from samenspel.integrations.calendars import actions, jobs, queries
from samenspel.integrations.calendars.models import Feed
from samenspel.integrations.calendars.understanding import understand
from samenspel.notifications.models import Message
from samenspel.social_map import actions as places
from samenspel.social_map import showing
from samenspel.social_map.models import Change, Entry, Moment
from samenspel.social_map.rules import Pattern

from .writing import a_calendar, an_event, weekly

HOUR = timedelta(hours=1)
TUESDAYS = [("WEEK", date(2026, 12, 1))]
TODAY = NOW.date()


@pytest.fixture
def entry(cast: Cast) -> Entry:
    """A reading circle with one moment by hand."""
    cast.enter("resident")
    entry = places.write_entry(
        facts=places.EntryFacts(name="Leeskring", summary="Lezen.", area=cast.weide, owner_agreed=True),
        acting=cast.acting("resident"),
        now=NOW,
    )
    by_hand = places.MomentFacts(starts_on=date(2026, 12, 4), starts_at=NOW.time().replace(microsecond=0))
    places.say_when(entry=entry, moments=[by_hand], acting=cast.acting("resident"), now=NOW)
    return again(entry)


def again(entry: Entry) -> Entry:
    with as_the_owner():
        return Entry.objects.get(pk=entry.pk)


def feed_of(entry: Entry) -> Feed:
    with as_the_owner():
        return Feed.objects.select_related("entry").get(entry=entry)


def moments(entry: Entry) -> list[tuple[str, date]]:
    return [(one.every, one.starts_on) for one in Moment.objects.filter(entry=entry)]


BY_HAND = [("WEEK", date(2026, 12, 4))]


def work(entry: Entry, at: Any = NOW) -> None:
    feed = feed_of(entry)
    with at_work(actions.JOB):
        actions.read_again(feed, acting=a_job(actions.JOB), now=at)


def connect(cast: Cast, entry: Entry, **said: Any) -> Feed:
    cast.enter("resident")
    actions.connect(entry=entry, acting=cast.acting("resident"), now=NOW, **said)
    work(entry)
    cast.enter("resident")
    return feed_of(entry)


def do(cast: Cast, verb: Callable[..., None], entry: Entry) -> None:
    cast.enter("resident")
    verb(feed=feed_of(entry), acting=cast.acting("resident"), now=NOW)


@pytest.fixture
def elsewhere(settings: Any) -> Iterator[Place]:
    with a_place(
        lambda _path, _headers: (200, {"ETag": '"1"', "Last-Modified": "Sat"}, a_calendar([weekly()]))
    ) as place:
        settings.CALENDARS_FROM_HERE = frozenset({place.name})
        yield place


def test_nothing_changes_before_she_has_looked(cast: Cast, entry: Entry) -> None:
    feed = connect(cast, entry, raw=a_calendar([weekly()]))
    assert (feed.state, feed.events, moments(entry)) == ("READY", 1, BY_HAND)
    do(cast, actions.switch_on, entry)
    assert (feed_of(entry).state, moments(entry), again(entry).by_calendar) == ("ON", TUESDAYS, True)


def test_a_hand_does_not_write_through_it(cast: Cast, entry: Entry) -> None:
    connect(cast, entry, raw=a_calendar([weekly()]))
    do(cast, actions.switch_on, entry)
    with refused(places.CalendarSaysWhen):
        places.say_when(entry=again(entry), moments=[], acting=cast.acting("resident"), now=NOW)
    version = (
        Change.objects.filter(entry=entry, kind="EDIT").select_related("entry").earliest("made_at", "id")
    )
    places.undo(change=version, acting=cast.acting("resident"), now=NOW)
    assert (moments(entry), again(entry).by_calendar) == (TUESDAYS, True)


def test_off_leaves_the_days_and_back_brings_what_was_there(cast: Cast, entry: Entry) -> None:
    connect(cast, entry, raw=a_calendar([weekly()]))
    do(cast, actions.switch_on, entry)
    do(cast, actions.switch_off, entry)
    assert (moments(entry), again(entry).by_calendar, feed_of(entry).state) == (TUESDAYS, False, "OFF")
    do(cast, actions.switch_on_again, entry)
    work(entry)
    do(cast, actions.switch_on, entry)
    assert feed_of(entry).state == "ON"
    do(cast, actions.put_back, entry)
    assert (moments(entry), feed_of(entry).state) == (BY_HAND, "OFF")
    with refused(actions.NotNow):
        do(cast, actions.put_back, entry)


@how(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    deeds=st.lists(
        st.sampled_from(["switch_on", "switch_off", "switch_on_again", "put_back", "work"]), max_size=7
    )
)
def test_whatever_is_pressed_a_hand_and_a_calendar_never_both_say_when(
    cast: Cast, entry: Entry, deeds: list[str]
) -> None:
    """Any row of presses: the entry is of the calendar exactly while it is on, and never without a day."""
    for deed in ["connect", *deeds, "put_back"]:
        with suppress(Refusal):
            if deed == "work":
                work(entry)
            elif deed == "connect":
                connect(cast, entry, raw=a_calendar([weekly()]))
            else:
                do(cast, getattr(actions, deed), entry)
        on = feed_of(entry).state == "ON"
        assert again(entry).by_calendar == on
        assert moments(entry) == TUESDAYS if on else moments(entry) in (TUESDAYS, BY_HAND)
    assert moments(entry) == BY_HAND


def test_each_hour_it_follows_and_asks_only_for_what_is_new(
    cast: Cast, entry: Entry, elsewhere: Place
) -> None:
    connect(cast, entry, url=f"{elsewhere.url}/a.ics")
    do(cast, actions.switch_on, entry)
    kept = Moment.objects.get(entry=entry).pk
    elsewhere.says = lambda _path, headers: (
        (304, {}, b"") if headers.get("if-none-match") == '"1"' else (500, {}, b"")
    )
    work(entry, NOW + HOUR)
    assert elsewhere.asked[-1][1]["if-modified-since"] == "Sat"
    assert (Moment.objects.get(entry=entry).pk, feed_of(entry).read_at) == (kept, NOW + HOUR)
    moved = a_calendar([weekly("20261202")])
    elsewhere.says = lambda _path, _headers: (200, {}, moved)
    work(entry, NOW + 2 * HOUR)
    assert moments(entry) == [("WEEK", date(2026, 12, 2))]
    assert again(entry).confirmed_on == TODAY  # a machine makes nothing fresh
    versions = Change.objects.filter(entry=entry).count()
    work(entry, NOW + timedelta(days=3))
    assert again(entry).calendar_read_on == TODAY + timedelta(days=3)
    assert Change.objects.filter(entry=entry).count() == versions
    assert again(entry).changed_at == NOW + 2 * HOUR
    assert b"Uit hun agenda" in Client().get(f"/kaart/{entry.pk}/").content


def test_single_days_move_on_with_the_year_also_of_a_file(cast: Cast, entry: Entry) -> None:
    connect(cast, entry, raw=a_calendar([weekly("20261201", rule="FREQ=MONTHLY;BYMONTHDAY=1")]))
    do(cast, actions.switch_on, entry)
    first = max(moments(entry))
    work(entry, NOW + timedelta(days=100))
    assert max(moments(entry)) > first
    assert min(one.starts_on for one in Moment.objects.filter(entry=entry)) >= TODAY + timedelta(days=100)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((500, {}, b"stuk"), "UNREACHABLE"),
        ((404, {}, b""), "GONE"),
        ((200, {}, b"<html>Log in</html>"), "A_PAGE"),
        ((200, {}, b""), "NOT_A_CALENDAR"),
        ((200, {}, b"x" * 2_100_000), "TOO_BIG"),
        ((302, {"Location": "http://127.0.0.1:1/"}, b""), "NOT_HTTPS"),
        ((302, {"Location": "https://127.0.0.1/"}, b""), "NOT_PUBLIC"),
        ((302, {"Location": "/weer"}, b""), "SENT_ROUND"),
        ((200, {"Content-Encoding": "gzip"}, b"\x1f\x8b"), "PACKED"),
        ((200, {"Content-Length": "5000"}, b"BEGIN:VCALENDAR"), "UNREACHABLE"),
        (None, "UNREACHABLE"),
    ],
)
def test_one_that_fails_leaves_all_as_it_was(
    cast: Cast, entry: Entry, elsewhere: Place, answer: Answer | None, code: str
) -> None:
    connect(cast, entry, url=elsewhere.url)
    do(cast, actions.switch_on, entry)
    elsewhere.says = lambda _path, _headers: answer
    work(entry, NOW + HOUR)
    feed = feed_of(entry)
    assert (feed.code, feed.failures, feed.state, feed.read_at) == (code, 1, "ON", NOW)
    assert moments(entry) == TUESDAYS


def test_after_three_times_its_people_hear_of_it_once_and_it_heals(
    cast: Cast, entry: Entry, elsewhere: Place
) -> None:
    good = elsewhere.says
    connect(cast, entry, url=elsewhere.url)
    do(cast, actions.switch_on, entry)
    elsewhere.says = lambda _path, _headers: (500, {}, b"")
    for hours in range(1, 7):
        work(entry, NOW + hours * HOUR)
        with as_the_owner():
            told = Message.objects.filter(kind="map_calendar_failed").count()
            held = Ball.objects.open().filter(about_id=feed_of(entry).pk).count()
        assert (told, held) == ((1, 1) if hours >= 3 else (0, 0))
    elsewhere.says = good
    work(entry, NOW + 7 * HOUR)
    assert (feed_of(entry).failures, feed_of(entry).code, feed_of(entry).ball_id) == (0, "", None)
    with as_the_owner():
        assert not Ball.objects.open().filter(about_id=feed_of(entry).pk).exists()


def test_the_ball_leads_to_the_calendar(cast: Cast, entry: Entry, elsewhere: Place) -> None:
    connect(cast, entry, url=elsewhere.url)
    do(cast, actions.switch_on, entry)
    elsewhere.says = lambda _path, _headers: (500, {}, b"")
    for hours in (1, 2, 3):
        work(entry, NOW + hours * HOUR)
    client = signed_in(cast, "resident")
    page = client.get(f"/kaart/bal/{feed_of(entry).ball_id}/", follow=True)
    assert page.redirect_chain[-1][0] == f"/kaart/{entry.pk}/agenda-erbij/"
    assert "Op de kaart staat nog wat we het laatst lazen." in page.content.decode()


@pytest.mark.parametrize(
    "url",
    ["http://example.org/a.ics", "https://127.0.0.1/a", "https://[::1]/", "https://10.0.0.7/", "https://localhost/",
     "https://169.254.169.254/latest", "https://192.168.1.1/", "https://[::ffff:127.0.0.1]/", "https://0/",
     "https://user:pass@example.org/", "file:///etc/passwd", "https://example.org:22/", "https://2130706433/"],
)  # fmt: skip
def test_nobody_makes_us_look_inside_our_own_network(cast: Cast, entry: Entry, url: str) -> None:
    feed = connect(cast, entry, url=url) if url.startswith("http") else None
    assert feed is None or (feed.state, feed.found) == ("UNREADABLE", [])
    page = signed_in(cast, "resident").post(f"/kaart/{entry.pk}/agenda-erbij/", {"url": url})
    assert page.status_code in (302, 422)


def test_what_changed_while_it_was_read_goes_before(cast: Cast, entry: Entry, elsewhere: Place) -> None:
    connect(cast, entry, url=elsewhere.url)
    do(cast, actions.switch_on, entry)
    former = feed_of(entry)
    do(cast, actions.switch_off, entry)
    elsewhere.says = lambda _path, _headers: (200, {}, a_calendar([weekly("20261203")]))
    with at_work(actions.JOB):
        actions.read_again(former, acting=a_job(actions.JOB), now=NOW + HOUR)
    assert moments(entry) == TUESDAYS


def test_the_hourly_job_reads_what_is_on_and_one_that_breaks_stops_nobody(
    cast: Cast, entry: Entry, elsewhere: Place
) -> None:
    connect(cast, entry, url=elsewhere.url)
    with at_work(actions.JOB):
        assert queries.to_read() == []
    do(cast, actions.switch_on, entry)
    asked = len(elsewhere.asked)
    with at_work(actions.JOB):
        jobs.read_calendars.func(0)
    assert len(elsewhere.asked) == asked + 1


@pytest.mark.parametrize("key", ["official", "neighbour", "initiative", "outsider", "gp"])
def test_the_address_is_seen_by_its_own_people_alone(cast: Cast, entry: Entry, key: str) -> None:
    connect(cast, entry, raw=a_calendar([weekly()]))
    cast.enter(key)
    assert sql("SELECT count(*) FROM calendars_feed") == [(0,)]
    assert sql("UPDATE calendars_feed SET url = 'https://kwaad.example'") == [(0,)]
    with refused(ProgrammingError):
        Feed(entry=entry, url="https://kwaad.example/").save(force_insert=True)
    assert signed_in(cast, key).get(f"/kaart/{entry.pk}/agenda-erbij/").status_code == 404


@pytest.mark.parametrize("words", ["url = 'ftp://x'", "state = 'ON', read_at = NULL"])
def test_the_table_holds_nothing_that_cannot_be(cast: Cast, entry: Entry, words: str) -> None:
    connect(cast, entry, raw=a_calendar([weekly()]))
    with refused(IntegrityError):
        sql(f"UPDATE calendars_feed SET {words}")


def test_what_nobody_switched_on_goes_after_two_weeks_and_what_was_on_never(cast: Cast, entry: Entry) -> None:
    def left_after(days: int) -> int:
        with at_work(actions.JOB):
            actions.forget(now=NOW + timedelta(days=days))
        with as_the_owner():
            return Feed.objects.count()

    connect(cast, entry, raw=a_calendar([weekly()]))
    work(entry)
    assert (left_after(13), left_after(15)) == (1, 0)
    connect(cast, entry, raw=a_calendar([weekly()]))
    work(entry)
    do(cast, actions.switch_on, entry)
    assert left_after(400) == 1
    do(cast, actions.switch_off, entry)
    with at_work(actions.JOB):  # whatever a job asks for: what can be put back stays
        Feed.objects.all().delete()
    assert left_after(400) == 1


def test_where_it_is_comes_along_only_for_what_moves(cast: Cast, entry: Entry) -> None:
    event = an_event(
        f"DTSTART:{NOW + timedelta(days=3):%Y%m%d}T100000Z", "LOCATION:Bij Amina thuis, Singelstraat 14"
    )
    feed = connect(cast, entry, raw=a_calendar([event]))
    assert [one["where"] for one in feed.found] == [""]
    places.change_entry(
        entry=again(entry), said={"form": "MOVING_PLACE"}, acting=cast.acting("resident"), now=NOW
    )
    assert [one["where"] for one in connect(cast, entry, raw=a_calendar([event])).found] == [
        "Bij Amina thuis, Singelstraat 14"
    ]


def test_the_page_walks_from_a_file_to_the_map(cast: Cast, entry: Entry) -> None:
    client, address = signed_in(cast, "resident"), f"/kaart/{entry.pk}/agenda-erbij/"

    def post(**said: Any) -> str:
        return client.post(address, said, follow=True).content.decode()

    assert "Vul een adres in, of kies een bestand." in post(url="")
    assert "Dit is geen goed adres." in post(url="niets")
    assert "begint niet met https" in post(url="http://example.org/a.ics")
    file = SimpleUploadedFile(
        "a.ics", a_calendar([weekly(), an_event("DTSTART:raar", uid="2", title="Raar")])
    )
    assert "We halen de agenda op." in post(file=file)
    work(entry)
    page = client.get(address).content.decode()
    assert "Dinsdag, elke week, 10 tot 11\xa0uur." in page
    assert "De dag klopt niet." in page
    assert "De agenda is aan." in post(deed="aan")
    shown = client.get(f"/kaart/{entry.pk}/").content.decode()
    day = max(date(2026, 12, 1), timezone.localdate(NOW))
    next_week = day + timedelta(days=7 + (1 - day.weekday()) % 7)  # a Tuesday, whatever day it is now
    assert date_format(next_week, "l j F").capitalize() in shown
    when = client.get(f"/kaart/{entry.pk}/wanneer/").content.decode()
    assert "Deze tijden komen uit een agenda." in when
    assert "Haal weg" not in when
    assert "De agenda is uit." in post(deed="uit")
    assert client.post(address, {"deed": "niets"}).status_code == 404


def test_two_people_at_once_switch_it_on_once(cast: Cast, entry: Entry, client: Client) -> None:
    feed = connect(cast, entry, raw=a_calendar([weekly()]))
    actions.switch_on(feed=feed, acting=cast.acting("resident"), now=NOW)
    with refused(actions.NotNow):
        actions.switch_on(feed=feed, acting=cast.acting("resident"), now=NOW)
    with refused(actions.NotNow):
        actions.connect(entry=entry, raw=b"x", acting=cast.acting("resident"), now=NOW)


OURS = st.builds(
    Pattern,
    every=st.sampled_from(["ONCE", "WEEK", "FORTNIGHT", "MONTH", "YEAR"]),
    starts_on=st.dates(TODAY, date(2027, 3, 1)),
    starts_at=st.sampled_from([NOW.time().replace(hour=9, minute=30, second=0, microsecond=0)]),
    ends_at=st.sampled_from([None, NOW.time().replace(hour=11, minute=0, second=0, microsecond=0)]),
)


@how(deadline=None, max_examples=60)
@given(st.lists(OURS, min_size=1, max_size=4, unique=True))
def test_our_own_calendar_file_comes_back_as_it_went(patterns: list[Pattern]) -> None:
    """Export and import are each other's mirror: they share how days are counted and written."""
    entry = Entry(name="Leeskring", summary="Lezen.", changed_at=NOW)
    facts = [
        {name: getattr(one, name) for name in Pattern.__slots__ if name != "except_on"} for one in patterns
    ]
    raw = showing.calendar_file(
        "Leeskring",
        "https://example.org",
        [Moment(entry=entry, **one) for one in facts],
        site="",
        today=TODAY,
    )
    found = understand(raw, only="", today=TODAY)
    assert found.told == []
    assert _bare(one for one, _where in found.moments) == _bare(patterns)


def _bare(patterns: Any) -> list[str]:
    names = ("every", "starts_on", "starts_at", "ends_at", "until")
    return sorted(json.dumps([str(getattr(one, name)) for name in names]) for one in patterns)
