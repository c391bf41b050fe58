"""The days of a rule of a calendar, as far as we look: only rules that surely come to an end of looking."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

from samenspel.social_map.rules import DAY_CODES, HERE

from .events import NotUnderstood, Said

OFTEN = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"}
MOST_DAYS, MOST_STEPS = 20_000, 60  # of one event; of "every so many"


def starts_of(said: Said, *, until: date) -> Iterator[datetime]:
    """Give when it begins each time, by its own clock, until this day. Raises NotUnderstood."""
    if said.rule is None:
        yield said.begins
        return
    asked = _asked(said.rule)
    horizon = datetime.combine(until, time.max)
    last = min(horizon, _until(said) or horizon)
    for number, begins in enumerate(rrule(dtstart=said.begins, **asked)):
        if begins > last:
            return
        if number >= MOST_DAYS:
            raise NotUnderstood("TOO_OFTEN")
        yield begins


def is_endless(rule: dict[str, list[Any]]) -> bool:
    return "COUNT" not in rule and "UNTIL" not in rule


def _asked(rule: dict[str, list[Any]]) -> dict[str, Any]:
    """The rule for dateutil; one that may never give a day is not known: it would be looked for for ever."""
    freq, step = str(_first(rule, "FREQ", "")).upper(), _whole(rule, "INTERVAL", 1)
    if freq not in OFTEN or rule.keys() - KNOWN or not 1 <= step <= MOST_STEPS:
        raise NotUnderstood("RULE_UNKNOWN")
    days = [_weekday(str(one)) for one in rule.get("BYDAY", [])]
    months, in_month = _wholes(rule, "BYMONTH", 1, 12), _wholes(rule, "BYMONTHDAY", -28, 28)
    nth = _wholes(rule, "BYSETPOS", -4, 4)
    numbered = any(day.n for day in days)
    wrong = (
        (freq in ("DAILY", "WEEKLY") and (numbered or in_month or nth))
        or (freq == "DAILY" and step > 1 and (days or months))
        or (days and in_month)
        or (nth and not days)
        or (freq == "YEARLY" and (days or nth) and not months)
        or (freq in ("MONTHLY", "YEARLY") and months and step > 1)
    )
    if wrong:
        raise NotUnderstood("RULE_UNKNOWN")
    asked: dict[str, Any] = {
        "freq": OFTEN[freq],
        "interval": step,
        "wkst": _weekday(str(_first(rule, "WKST", "MO"))),
    }
    if "COUNT" in rule:
        asked["count"] = min(_whole(rule, "COUNT", 1), MOST_DAYS)
    parts = {"byweekday": days, "bymonth": months, "bymonthday": in_month, "bysetpos": nth}
    return asked | {name: value for name, value in parts.items() if value}


def _first(rule: dict[str, list[Any]], name: str, otherwise: Any) -> Any:
    return next(iter(rule.get(name, [])), otherwise)


def _whole(rule: dict[str, list[Any]], name: str, otherwise: int) -> int:
    try:
        return int(_first(rule, name, otherwise))
    except (TypeError, ValueError) as problem:
        raise NotUnderstood("RULE_UNKNOWN") from problem


def _wholes(rule: dict[str, list[Any]], name: str, least: int, most: int) -> list[int]:
    """Whole numbers of a part; day 29 and later, which some months have not, are not known."""
    try:
        found = [int(one) for one in rule.get(name, [])]
    except (TypeError, ValueError) as problem:
        raise NotUnderstood("RULE_UNKNOWN") from problem
    if any(one == 0 or not least <= one <= most for one in found):
        raise NotUnderstood("RULE_UNKNOWN")
    return found


def _weekday(said: str) -> weekday:
    text = said.upper()
    day, number = text[-2:], text[:-2].lstrip("+")
    if day not in DAY_CODES or (number and number not in ("1", "2", "3", "4", "5", "-1", "-2", "-3", "-4")):
        raise NotUnderstood("RULE_UNKNOWN")
    return weekday(DAY_CODES.index(day), int(number) if number else None)


def _until(said: Said) -> datetime | None:
    """The last moment of a rule, by the clock of the event."""
    found = _first(said.rule or {}, "UNTIL", None)
    if found is None:
        return None
    if not isinstance(found, datetime):
        return datetime.combine(found, time.max)
    if found.tzinfo is None:
        return found
    return found.astimezone(said.zone or HERE).replace(tzinfo=None)
