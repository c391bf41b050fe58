"""Schedules of HSDS as moments of the map, where it can say the same; what it cannot, is told."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from samenspel.social_map.actions import MomentFacts
from samenspel.social_map.models import Moment
from samenspel.social_map.rules import HERE, Pattern, days_of, nth_of

from . import rules
from .schedules import DAYS, NOT_ON

Schedule = Mapping[str, Any]
FIRST_MONDAY = date(2024, 1, 1)  # where a source says no first day: fixed, so that twice is the same
TIMES = ("dtstart", "opens_at", "closes_at", "freq", "byday", "bymonthday", "byweekno", "byyearday")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?")
OF_HERE = (timedelta(hours=1), timedelta(hours=2))  # the clock on the wall, in winter or in summer
MOST, FURTHEST, LONGEST = 60, timedelta(days=400), 1_000
WEEKS = {1: Moment.Every.WEEK, 2: Moment.Every.FORTNIGHT}


class CannotSay(Exception):
    """The map cannot say this; the message is why."""


def moments_of(service: Mapping[str, Any], place: Mapping[str, Any]) -> tuple[list[MomentFacts], list[str]]:
    """Return when it is at a place (its own schedules, else those of the service), and what is left out."""
    moments: list[MomentFacts] = []
    remarks: list[str] = []
    for row in _rows(place) or _rows(service):
        try:
            found, remark = _moments(row)
            moments += [one for one in found if one not in moments]
        except CannotSay as problem:
            remark = f"een tijd staat niet in de agenda: {problem}"
        remarks += [remark] if remark and remark not in remarks else []
    if len(moments) > MOST:
        remarks.append(f"alleen de eerste {MOST} tijden staan in de agenda")
    return moments[:MOST], remarks


def _rows(holder: Mapping[str, Any]) -> list[Schedule]:
    """Schedules with a time in them; one that only has words stands in `when_text`."""
    rows = holder.get("schedules")
    listed = rows if isinstance(rows, list) else []
    return [
        row
        for row in listed
        if isinstance(row, Mapping) and any(rules.words(row.get(name)) for name in TIMES)
    ]


def _moments(row: Schedule) -> tuple[list[MomentFacts], str]:
    begin, valid_from = rules.day_of(row.get("dtstart")), rules.day_of(row.get("valid_from"))
    starts, ends = _hour(row, "opens_at", begin), _hour(row, "closes_at", begin)
    if starts is None:
        raise CannotSay("er is geen begintijd")
    late = ends is not None and ends <= starts
    moments = [
        MomentFacts(starts_on=day, starts_at=starts, ends_at=None if late else ends, every=every)
        for every, day in _first_days(row, begin, valid_from)
    ]
    last = min(filter(None, (_last(row, moments), rules.day_of(row.get("valid_to")))), default=None)
    moments = [_within(one, valid_from, last) for one in moments]
    left_out = _not_on(row)
    kept = [
        replace(one, except_on=left_out) for one in moments if one.until is None or one.until >= one.starts_on
    ]
    if not kept:
        raise CannotSay("het houdt op voordat het begint")
    return kept, "een tijd staat zonder einde in de agenda: die ligt na middernacht" if late else ""


# --- the clock -------------------------------------------------------------------------------------------


def _hour(row: Schedule, name: str, day: date | None) -> time | None:
    """An hour by the clock on the wall here. One of elsewhere is moved, as it is on the first day."""
    said = rules.words(row.get(name))
    if not said:
        return None
    found = CLOCK.fullmatch(said)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise CannotSay(f"{said[:20]} staat op geen klok")
    hour, offset = time(int(found[1]), int(found[2])), _offset(found[3] or "")
    if offset is None or offset in OF_HERE:
        return hour
    there = datetime.combine(day or FIRST_MONDAY, hour, timezone(offset))
    here = there.astimezone(HERE)
    if here.date() != there.date():
        raise CannotSay(f"{said[:20]} is hier op een andere dag")
    return here.time()


def _offset(said: str) -> timedelta | None:
    if not said:
        return None
    if said in "Zz":
        return timedelta()
    hours, minutes = int(said[1:3]), int(said[-2:])
    if hours > 23 or minutes > 59:
        raise CannotSay(f"de tijdzone {said} bestaat niet")
    return timedelta(hours=hours, minutes=minutes) * (-1 if said[0] == "-" else 1)


# --- which days ------------------------------------------------------------------------------------------


def _first_days(row: Schedule, begin: date | None, valid_from: date | None) -> list[tuple[str, date]]:
    """How it comes back and on which first day, as the rule says without `valid_from`."""
    freq, byday = rules.words(row.get("freq")).upper(), _codes(row.get("byday"))
    of_month = rules.words(row.get("bymonthday"))
    if any(rules.words(row.get(name)) for name in ("byweekno", "byyearday")):
        raise CannotSay("het komt terug op weken of dagen van het jaar")
    interval = _whole(row, "interval") or 1
    match freq:
        case "" if not byday and not of_month and begin:
            return [(Moment.Every.ONCE, begin)]
        case "WEEKLY" if not of_month:
            return _weekly(row, interval, byday, begin, valid_from)
        case "MONTHLY" if byday and not of_month and interval == 1:
            return [_monthly(code, begin or valid_from or FIRST_MONDAY) for code in byday]
        case "MONTHLY" if interval == 12 and begin and not byday and of_month == str(begin.day):
            return [(Moment.Every.YEAR, begin)]
    raise CannotSay(
        "zo kan de kaart het niet zeggen" if freq else "er staat niet hoe het terugkomt, of op welke dag"
    )


def _codes(value: object) -> list[str]:
    return [code for code in re.split(r"[\s,;]+", rules.words(value).upper()) if code]


def _whole(row: Schedule, name: str) -> int | None:
    said = rules.words(row.get(name))
    value = rules.number(said) if said else None
    if said and (value is None or value != int(value) or not 1 <= value <= LONGEST):
        raise CannotSay(f"{name} is {said[:20]}")
    return int(value) if value is not None else None


def _weekly(
    row: Schedule, interval: int, byday: list[str], begin: date | None, valid_from: date | None
) -> list[tuple[str, date]]:
    if interval not in WEEKS or not set(byday) <= set(DAYS):
        raise CannotSay("zo kan de kaart het niet zeggen")
    if begin is None and (interval == 2 or not byday):
        raise CannotSay("er is geen eerste dag")
    anchor = begin or valid_from or FIRST_MONDAY
    week_starts = DAYS.index(first) if (first := rules.words(row.get("wkst")).upper()) in DAYS else 0
    monday = anchor - timedelta(days=(anchor.weekday() - week_starts) % 7)
    days = [monday + timedelta(days=(DAYS.index(code) - week_starts) % 7) for code in byday] or [anchor]
    step = timedelta(weeks=interval)
    return [(WEEKS[interval], day if day >= anchor else day + step) for day in dict.fromkeys(days)]


def _monthly(code: str, anchor: date) -> tuple[str, date]:
    """'2TU' is every second Tuesday; '-1FR' the last Friday, which begins on one from the 29th on."""
    found = re.fullmatch(r"\+?(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)", code)
    if not found:
        raise CannotSay("zo kan de kaart het niet zeggen")
    nth, weekday = int(found[1]), DAYS.index(found[2])
    days = (anchor + timedelta(days=number) for number in range(FURTHEST.days))
    return Moment.Every.MONTH, next(day for day in days if day.weekday() == weekday and nth_of(day) == nth)


def _last(row: Schedule, moments: Iterable[MomentFacts]) -> date | None:
    """The last day: as it says, or after so many times."""
    until, count = rules.day_of(row.get("until")), _whole(row, "count")
    moments = list(moments)
    if count is None or all(one.every == Moment.Every.ONCE for one in moments):
        return None if all(one.every == Moment.Every.ONCE for one in moments) else until
    end = max(one.starts_on for one in moments) + timedelta(days=366) * (count + 1)
    end = min(end, min(one.starts_on for one in moments) + timedelta(days=366 * 100))
    days = sorted(day for one in moments for day in days_of(_pattern(one), one.starts_on, end))
    counted = days[min(count, len(days)) - 1]
    return min(until, counted) if until else counted


def _pattern(moment: MomentFacts) -> Pattern:
    return Pattern(every=moment.every, starts_on=moment.starts_on, starts_at=moment.starts_at)


def _within(moment: MomentFacts, first: date | None, last: date | None) -> MomentFacts:
    """The same moment between these days; it begins on a day on which it is."""
    begins = moment.starts_on
    if first and first > begins:
        days = days_of(_pattern(moment), first, first + FURTHEST)
        if moment.every == Moment.Every.MONTH:
            days = [day for day in days if nth_of(day) == nth_of(begins)]
        if not days:
            raise CannotSay("het houdt op voordat het begint")
        begins = days[0]
    if moment.every == Moment.Every.ONCE and last and last >= begins:
        last = None  # one day says it all
    return replace(moment, starts_on=begins, until=last)


def _not_on(row: Schedule) -> list[date]:
    """The days that our own feed names in `notes`."""
    _before, found, days = rules.words(row.get("notes")).partition(NOT_ON)
    read = (rules.day_of(text) for text in days.split(", ")) if found else ()
    return sorted({day for day in read if day})
