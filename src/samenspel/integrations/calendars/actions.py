"""A calendar of others says when an entry is: connect, look, on, off, back; and read it every hour."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from samenspel.foundation import fetching
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import as_job
from samenspel.foundation.days import day_of
from samenspel.foundation.errors import Refusal
from samenspel.social_map import actions as social_map
from samenspel.social_map.models import Entry

from . import understanding
from .models import Feed, Said, as_json, from_json

JOB = "read_calendar"
TELL_AFTER = 3  # times in a row that it failed
BALL_DAYS = 14
UNUSED_DAYS = 14  # that a calendar may wait to be switched on
BOUNDS = fetching.Bounds(seconds=20.0, most_bytes=understanding.MOST_BYTES, turns=3)
SENT_AS = "Samenspel (agenda van een plek op de sociale kaart)"


class NotNow(Refusal):
    """Dit kan nu niet meer. Ververs de bladzijde om te zien hoe het ermee staat."""


@transaction.atomic
def connect(
    *, entry: Entry, url: str = "", raw: bytes = b"", only: str = "", acting: Acting, now: datetime
) -> Feed:
    """Let the worker read a calendar: of an address, or a file. Nothing changes on the map. Raises NotNow."""
    feed = Feed.objects.select_for_update().filter(entry=entry).first() or Feed(entry=entry)
    if feed.state == Feed.State.ON:
        raise NotNow
    before = feed.before
    fresh = Feed(pk=feed.pk, entry=entry, municipality_id=entry.municipality_id, url=url, file=raw, only=only)
    fresh.before, fresh.tried_at = before, now
    fresh.save(force_insert=feed._state.adding, force_update=not feed._state.adding)
    _later(fresh)
    social_map.tell_about(entry, "map_calendar_connected", acting=acting, now=now)
    return fresh


def _later(feed: Feed) -> None:
    app.configure_task(JOB).defer(feed=str(feed.pk))  # by name, since jobs import this module


@transaction.atomic
def switch_on(*, feed: Feed, acting: Acting, now: datetime) -> None:
    """From now on the calendar says when it is. What was there is kept, to put back. Raises NotNow."""
    feed = _held(feed, Feed.State.READY)
    before = {"moments": social_map.as_said(feed.entry)["moments"], "when_text": feed.entry.when_text}
    feed.state, feed.before = Feed.State.ON, feed.before or before
    feed.save(update_fields=["state", "before"])
    social_map.let_calendar_say(entry=feed.entry, moments=moments_of(feed.found), acting=acting, now=now)


@transaction.atomic
def switch_off(*, feed: Feed, acting: Acting, now: datetime) -> None:
    """The calendar says nothing any more; the moments stay, and are changed by hand again. Raises NotNow."""
    feed = _held(feed, Feed.State.ON)
    _no_longer(feed, acting=acting, now=now)
    social_map.leave_calendar(entry=feed.entry, acting=acting, now=now)


@transaction.atomic
def switch_on_again(*, feed: Feed, acting: Acting, now: datetime) -> None:
    """Read it anew, to look at it and switch it on. Raises NotNow."""
    feed = _held(feed, Feed.State.OFF, Feed.State.UNREADABLE)
    feed.state, feed.code, feed.etag, feed.modified = Feed.State.READING, "", "", ""
    feed.save(update_fields=["state", "code", "etag", "modified"])
    _later(feed)
    social_map.tell_about(feed.entry, "map_calendar_connected", acting=acting, now=now)


@transaction.atomic
def put_back(*, feed: Feed, acting: Acting, now: datetime) -> None:
    """Let it be as it was before the calendar said when; the calendar is off then. Raises NotNow."""
    feed = _held(feed, *Feed.State)
    before = feed.before
    if before is None:
        raise NotNow
    _no_longer(feed, acting=acting, now=now)
    feed.before = None
    feed.save(update_fields=["before"])
    social_map.leave_calendar(
        entry=feed.entry,
        moments=moments_of(before["moments"]),
        when_text=before["when_text"],
        acting=acting,
        now=now,
    )


def _held(feed: Feed, *states: Feed.State) -> Feed:
    """The row as it is now, held: of two people only one goes on."""
    held = Feed.objects.select_for_update(of=("self",)).select_related("entry__municipality")
    found = held.filter(pk=feed.pk, state__in=states).first()
    if found is None:
        raise NotNow
    return found


def _no_longer(feed: Feed, *, acting: Acting, now: datetime) -> None:
    social_map.close_map_ball(feed.ball_id, acting=acting, now=now)
    feed.state, feed.failures, feed.code = Feed.State.OFF, 0, ""
    feed.save(update_fields=["state", "failures", "code"])


def forget(*, now: datetime) -> int:
    """Throw away what was connected or sent, and was never on. Returns how many. For a job."""
    waits = Feed.objects.filter(before__isnull=True, tried_at__lt=now - timedelta(days=UNUSED_DAYS))
    return waits.exclude(state__in=(Feed.State.ON, Feed.State.OFF)).delete()[0]


def moments_of(found: list[Said]) -> list[social_map.MomentFacts]:
    return [social_map.MomentFacts(**from_json(one)) for one in found]


# --- reading, by the worker ------------------------------------------------------------
class Same(Exception):
    """The calendar is as it was."""


def look(feed: Feed, *, now: datetime) -> Said:
    """Fetch and read a calendar, in no transaction: columns of Feed. Raises CannotFetch or NoCalendar."""
    came = _came(feed)
    raw = came.pop("file", bytes(feed.file))
    found = understanding.understand(raw, only=feed.only, today=day_of(now))
    where = feed.entry.form == Entry.Form.MOVING_PLACE
    moments = [as_json(pattern, said if where else "") for pattern, said in found.moments]
    return came | {
        "file": found.kept,
        "found": moments,
        "told": [list(one) for one in found.told],
        "events": found.events,
    }


def _came(feed: Feed) -> Said:
    if not feed.url:
        return {}
    asked = {
        "If-None-Match": feed.etag,
        "If-Modified-Since": feed.modified,
        "User-Agent": SENT_AS,
        "Accept": "text/calendar",
    }
    answer = fetching.fetch(
        feed.url,
        headers={name: value for name, value in asked.items() if value},
        bounds=BOUNDS,
        trusted=settings.CALENDARS_FROM_HERE,
    )
    if answer.status == 304 and feed.file:
        return {}
    if answer.status != 200:
        raise fetching.CannotFetch("GONE" if answer.status in (401, 403, 404, 410) else "UNREACHABLE")
    return {
        "file": answer.body,
        "etag": _line(answer.headers, "etag", 300),
        "modified": _line(answer.headers, "last-modified", 100),
    }


def _line(headers: Mapping[str, str], name: str, most: int) -> str:
    """A header to send back as it came; one that is too long is not kept."""
    value = headers.get(name, "").strip()
    return value if len(value) <= most and value.isprintable() and value.isascii() else ""


def read_again(feed: Feed, *, acting: Acting, now: datetime) -> None:
    """Read one calendar, and let the map say what it says. One that fails leaves all as it was. For a job."""
    try:
        values, code = look(feed, now=now), ""
    except (fetching.CannotFetch, understanding.NoCalendar) as problem:
        values, code = {}, problem.code
    with as_job(JOB):
        held = Feed.objects.select_for_update(of=("self",)).select_related(
            "entry__municipality", "entry__area"
        )
        there = held.filter(pk=feed.pk, url=feed.url, only=feed.only, state=feed.state).first()
        if there is None:  # somebody changed it while we read
            return
        there.tried_at = now
        _read(there, values, acting=acting, now=now) if not code else _failed(
            there, code, acting=acting, now=now
        )
        there.save()


def _read(feed: Feed, values: Mapping[str, Any], *, acting: Acting, now: datetime) -> None:
    for name, value in values.items():
        setattr(feed, name, value)
    feed.read_at, feed.failures, feed.code = now, 0, ""
    if feed.state == Feed.State.READING:
        feed.state = Feed.State.READY
    elif feed.state == Feed.State.ON:
        moments = moments_of(feed.found)
        social_map.calendar_says(entry=feed.entry, moments=moments, acting=acting, now=now)
        social_map.close_map_ball(feed.ball_id, acting=acting, now=now)
        feed.ball_id = None


def _failed(feed: Feed, code: str, *, acting: Acting, now: datetime) -> None:
    feed.code, feed.failures = code, min(feed.failures + 1, 30_000)
    if feed.state == Feed.State.READING:
        feed.state = Feed.State.UNREADABLE
    elif feed.failures == TELL_AFTER:
        due_at = now + timedelta(days=BALL_DAYS)
        feed.ball_id = social_map.ask_its_people(
            entry=feed.entry, about=feed.pk, kind="map_calendar_failed", page="map_calendar_in",
            due_at=due_at, acting=acting, now=now,
        )  # fmt: skip
