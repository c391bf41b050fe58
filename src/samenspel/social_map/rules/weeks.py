"""Pure decisions about a week: which one is asked for, and on which days something comes back."""

import re
from datetime import date, timedelta

FURTHEST = timedelta(days=370)


def monday_of(asked: str, *, today: date) -> date | None:
    """Return the Monday of '2026-W48', or of this week when nothing is asked; None for no week nearby."""
    if not asked:
        return today - timedelta(days=today.weekday())
    found = re.fullmatch(r"(\d{4})-W(\d{2})", asked)
    if not found:
        return None
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
    return monday if abs(monday - today) <= FURTHEST else None


def week_of(monday: date) -> str:
    """'2026-W48'."""
    year, week, _day = monday.isocalendar()
    return f"{year}-W{week:02d}"


def day_in_week(every: str, starts_on: date, monday: date) -> date | None:
    """Return the day of this week on which something is that began on a day, or nothing."""
    day = monday + timedelta(days=starts_on.weekday())
    if every == "YEAR":
        week = [monday + timedelta(days=ahead) for ahead in range(7)]
        return next((one for one in week if _same_day(one, starts_on) and one >= starts_on), None)
    if day < starts_on:
        return None
    comes = {
        "ONCE": day == starts_on,
        "WEEK": True,
        "FORTNIGHT": (day - starts_on).days % 14 == 0,
        "MONTH": _same_place(day, starts_on),
    }
    return day if comes[every] else None


def _same_day(day: date, first: date) -> bool:
    return (day.month, day.day) == (first.month, first.day)


def _same_place(day: date, first: date) -> bool:
    """The second Tuesday is the second Tuesday; the fifth is the last."""
    if (first.day - 1) // 7 == 4:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 == (first.day - 1) // 7
