"""A whole calendar as moments of one entry, with a word about everything that was not understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from time import monotonic

from icalendar import Calendar, Event

from samenspel.foundation import texts
from samenspel.social_map.rules import Pattern

from . import rules, stretching
from .events import NotUnderstood, Said, read, title_of

MOST_BYTES, MOST_EVENTS, MOST_TOLD = 2_000_000, 3_000, 100
SECONDS = 20.0
LINE = re.compile(r"[A-Za-z0-9-]+[;:]")
NEEDED = re.compile(
    r"(BEGIN|END|VERSION|PRODID|UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|SUMMARY|LOCATION"
    r"|STATUS|CLASS|SEQUENCE|TZID|TZNAME|TZOFFSETFROM|TZOFFSETTO)[;:]",
    re.IGNORECASE,
)
# What a hand-made file makes the library stumble over; each of them means: this is no good calendar.
STUMBLES = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)


class NoCalendar(Exception):
    """`code`: TOO_BIG, NO_TEXT, A_PAGE, NOT_A_CALENDAR, TOO_MANY or TOO_SLOW."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Understood:
    """The moments, with where each is when that is told; (code, words) of what is not; how many events."""

    moments: list[tuple[Pattern, str]] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    events: int = 0
    kept: bytes = b""  # the calendar without what we do not need: no guests, no descriptions

    def tell(self, code: str, words: str = "") -> None:
        if (code, words) not in self.told and len(self.told) < MOST_TOLD:
            self.told.append((code, words))


def understand(raw: bytes, *, only: str, today: date) -> Understood:
    """Read a calendar; `only`: events with this word in their title. Raises NoCalendar."""
    found, ends = Understood(), monotonic() + SECONDS
    text = _text(raw, found)
    found.kept = "\r\n".join(line for line in text.splitlines() if NEEDED.match(line)).encode()
    events = list(_events(text))
    if len(events) > MOST_EVENTS:
        raise NoCalendar("TOO_MANY")
    chosen = [one for one in events if only.casefold() in title_of(one).casefold()]
    found.events = len(chosen)
    where: dict[Pattern, str] = {}
    for series in _serieses(chosen, found, today, ends):
        for pattern in rules.patterns_of(series, today=today):
            where.setdefault(pattern, series.where)
    kept, left = rules.few_enough(where)
    found.moments = [(one, where[one]) for one in kept]
    if left:
        found.tell("LEFT_OUT", str(left))
    return found


def _text(raw: bytes, found: Understood) -> str:
    """The text, with lines that are none left out: one bad line does not spoil a calendar."""
    if len(raw) > MOST_BYTES:
        raise NoCalendar("TOO_BIG")
    if raw.startswith(texts.NO_TEXT):
        raise NoCalendar("NO_TEXT")
    try:
        text = raw.decode(texts.encoding_of(raw)).replace("\0", "").lstrip("\ufeff \r\n")
    except UnicodeDecodeError as problem:
        raise NoCalendar("NO_TEXT") from problem
    if "BEGIN:VCALENDAR" not in text[:5_000].upper():
        raise NoCalendar("A_PAGE" if "<html" in text[:5_000].lower() else "NOT_A_CALENDAR")
    lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
    good = [line for line in lines if LINE.match(line)]
    if bad := sum(bool(line.strip()) for line in lines) - len(good):
        found.tell("BAD_LINES", str(bad))
    return "\r\n".join(good)


def _events(text: str) -> Iterator[Event]:
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        if not calendars:
            raise NoCalendar("NOT_A_CALENDAR")
        for calendar in calendars:
            yield from (one for one in calendar.walk("VEVENT") if isinstance(one, Event))
    except STUMBLES as problem:
        raise NoCalendar("NOT_A_CALENDAR") from problem


def _serieses(events: list[Event], found: Understood, today: date, ends: float) -> Iterator[rules.Series]:
    """The events by what they are known by, each with what was moved or cancelled of it."""
    masters: dict[str, Said] = {}
    changes: dict[str, list[Said]] = {}
    for number, event in enumerate(events):
        said = _read(event, found)
        if said is None:
            continue
        key = said.uid or f"\0{number}"
        if said.instead_of is not None:
            changes.setdefault(key, []).append(said)
        elif key not in masters or said.sequence >= masters[key].sequence:
            if key in masters:
                found.tell("TWICE", said.title)
            masters[key] = said
    for key in dict.fromkeys([*masters, *changes]):
        if monotonic() > ends:
            raise NoCalendar("TOO_SLOW")
        yield from _understood(masters.get(key), changes.get(key, []), found, today)


def _read(event: Event, found: Understood) -> Said | None:
    try:
        said = read(event)
    except NotUnderstood as problem:
        found.tell(problem.code, title_of(event))
    except STUMBLES:
        found.tell("BROKEN", title_of(event))
    else:
        for remark in said.remarks:
            found.tell(remark, said.title)
        return said
    return None


def _understood(
    master: Said | None, changes: list[Said], found: Understood, today: date
) -> list[rules.Series]:
    """All times of one event; nothing of one that we do not understand."""
    first = master or changes[0]
    try:
        stretches = stretching.stretches_of(master, changes, today=today) if master else []
        series = stretches or [rules.Series(first.title, where=first.where)]
        for one in changes:
            if not one.from_then_on:
                stretching.add(series[-1], one)
            elif master is None:
                raise NotUnderstood("FROM_THEN_ON")
    except NotUnderstood as problem:
        found.tell(problem.code, first.title)
        return []
    except STUMBLES:
        found.tell("BROKEN", first.title)
        return []
    return series
