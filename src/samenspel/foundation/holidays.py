"""Working days in the Netherlands: on a public holiday nobody is at work, so nobody promises an answer then.

Pure. Source: the days on which municipalities are closed: New Year, Easter, King's Day, Ascension, Whitsun,
Christmas; Liberation Day once in five years.
"""

from datetime import date, timedelta
from functools import cache


def easter(year: int) -> date:
    """Return Easter Sunday (the Gregorian computus, after Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year."""
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == 6:  # never on a Sunday
        kings_day -= timedelta(days=1)
    fixed = {date(year, 1, 1), kings_day, date(year, 12, 25), date(year, 12, 26)}
    if year % 5 == 0:
        fixed.add(date(year, 5, 5))
    return frozenset(fixed | {easter(year) + timedelta(days=after) for after in (0, 1, 39, 49, 50)})


def is_working_day(day: date) -> bool:
    """True from Monday to Friday, when it is no public holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)
