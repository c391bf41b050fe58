"""What one event of a calendar says (RFC 5545): when it begins, how long, its rule, what was taken out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Event

from samenspel.social_map.rules import ALL_DAY, HERE

from .rules import Time

A_DAY = timedelta(days=1)
MOST_DAYS = 31  # of one event that lasts whole days
FIRST_YEAR, LAST_YEAR = 1970, 2100
NEEDED = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID"})
When = date | datetime


class NotUnderstood(Exception):
    """`code` says what of an event we do not know: it is left out, and told."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Said:
    """One event as it is written. `begins` by the clock of its own zone, without the zone."""

    uid: str
    title: str
    where: str
    begins: datetime
    zone: Any
    lasts: timedelta | None
    whole_days: bool
    cancelled: bool
    sequence: int
    rule: dict[str, list[Any]] | None = None
    instead_of: datetime | None = None
    from_then_on: bool = False  # it says how all later times are as well (RANGE=THISANDFUTURE)
    gone: list[datetime] = field(default_factory=list)
    gone_days: list[date] = field(default_factory=list)
    more: list[datetime] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def title_of(event: Event) -> str:
    return " ".join(str(event.get("summary", "")).split())[:120]


def read(event: Event) -> Said:
    """Return what an event says. Raises NotUnderstood."""
    _can_be_read(event)
    begins = _one(event, "dtstart")
    whole = not isinstance(begins, datetime)
    zone = begins.tzinfo if isinstance(begins, datetime) else None
    said = Said(
        uid=str(event.get("uid", ""))[:300],
        title=title_of(event),
        where=" ".join(str(event.get("location", "")).split())[:200],
        begins=_bare(begins, zone),
        zone=zone,
        lasts=_lasts(event, begins),
        whole_days=whole,
        cancelled=str(event.get("status", "")).upper() == "CANCELLED",
        sequence=_number(event),
        rule=_rule(event),
    )
    out = list(_many(event, "exdate"))
    said.gone = [_bare(one, zone) for one in out]
    said.gone_days = [one for one in out if not isinstance(one, datetime)]  # a day is out, at whatever hour
    said.more = [_bare(one, zone) for one in _many(event, "rdate")]
    if zone is None and not whole and "TZID" in event["dtstart"].params:
        said.remarks.append("ZONE_UNKNOWN")
    if event.get("recurrence-id") is not None:
        said.instead_of = _bare(_one(event, "recurrence-id"), zone)
        said.from_then_on = _from_then_on(event, said)
    return said


def _can_be_read(event: Event) -> None:
    broken = {name for name, _why in event.errors if name in NEEDED}
    if "DTSTART" in broken or event.get("dtstart") is None:
        raise NotUnderstood("NO_DAY")
    if broken:
        raise NotUnderstood("BROKEN")
    if str(event.get("class", "PUBLIC")).upper() in ("PRIVATE", "CONFIDENTIAL"):
        raise NotUnderstood("PRIVATE")


def _from_then_on(event: Event, said: Said) -> bool:
    """Whether it is for all later times too. Of those that bring a rule of their own we know nothing."""
    reach = str(event["recurrence-id"].params.get("RANGE", "")).upper()
    if reach and (reach != "THISANDFUTURE" or said.rule or said.more):
        raise NotUnderstood("FROM_THEN_ON")
    return bool(reach)


def _one(event: Event, name: str) -> When:
    found: Any = event[name]
    found = found[0] if isinstance(found, list) else found
    when = found.dt
    if not isinstance(when, date) or not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise NotUnderstood("NO_DAY")
    return when


def _many(event: Event, name: str) -> Iterator[When]:
    """The days of a property that may stand there more than once; a period counts from its beginning."""
    found: Any = event.get(name)
    for part in found if isinstance(found, list) else [found] if found is not None else []:
        for one in part.dts:
            when = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            if isinstance(when, date):
                yield when


def _bare(when: When, zone: Any) -> datetime:
    """By the clock of the zone of the event, without the zone, to the minute."""
    if not isinstance(when, datetime):
        return datetime.combine(when, time(0))
    there = when.astimezone(zone or HERE) if when.tzinfo else when
    return there.replace(tzinfo=None, second=0, microsecond=0, fold=0)


def _lasts(event: Event, begins: When) -> timedelta | None:
    if event.get("duration") is not None:
        duration: Any = event["duration"]
        lasts = duration.dt
    elif event.get("dtend") is not None:
        ends = _one(event, "dtend")
        if isinstance(ends, datetime) != isinstance(begins, datetime):
            raise NotUnderstood("BROKEN")
        lasts = _absolute(ends) - _absolute(begins)
    else:
        return None
    if not isinstance(lasts, timedelta) or lasts < timedelta(0):
        raise NotUnderstood("ENDS_BEFORE")
    return lasts


def _absolute(when: When) -> datetime:
    if not isinstance(when, datetime):
        return datetime.combine(when, time(0), UTC)
    return (when if when.tzinfo else when.replace(tzinfo=HERE)).astimezone(UTC)


def _number(event: Event) -> int:
    try:
        return int(event.get("sequence", 0))
    except (TypeError, ValueError):
        return 0


def _rule(event: Event) -> dict[str, list[Any]] | None:
    found: Any = event.get("rrule")
    if found is None:
        return None
    if isinstance(found, list):
        raise NotUnderstood("RULE_UNKNOWN")
    return {str(name).upper(): list(value) for name, value in found.items()}


def times_of(said: Said, begins: datetime) -> list[Time]:
    """Return the times here of one occurrence: more than one of whole days. Raises NotUnderstood."""
    if said.whole_days:
        days = max((said.lasts or A_DAY).days, 1)
        if days > MOST_DAYS:
            raise NotUnderstood("TOO_LONG")
        return [Time(begins.date() + timedelta(days=n), *ALL_DAY) for n in range(days)]
    here = _here(said, begins)
    if not said.lasts:
        return [Time(here.date(), here.time())]
    if said.lasts > A_DAY:
        raise NotUnderstood("TOO_LONG")
    ends = _here(said, begins + said.lasts)
    if ends.date() != here.date() or ends <= here:
        return [Time(here.date(), here.time())]  # over midnight: the map says when it begins
    return [Time(here.date(), here.time(), ends.time())]


def _here(said: Said, there: datetime) -> datetime:
    """On the clock here. What is written by our own clock, or by none, stays as it is written."""
    if said.zone is None or getattr(said.zone, "key", "") == HERE.key:
        return there
    return there.replace(tzinfo=said.zone).astimezone(HERE).replace(tzinfo=None)
