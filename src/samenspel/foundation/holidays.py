"""Working days in the Netherlands: on a public holiday nobody is at work, so nobody promises an answer then.

Pure. Source: the days on which municipalities are closed: New Year, Easter, King's Day, Ascension, Whitsun,
Christmas; Liberation Day once in five years.
"""

from datetime import date, datetime, time, timedelta
from functools import cache

from dateutil.easter import easter


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


def working_time_after(moment: datetime, span: timedelta) -> datetime:
    """Return when so much time on working days has gone by: 24 hours after Friday 16.00 is Monday 16.00.

    `moment` carries the zone of the Netherlands; hours are counted as the clock on the wall shows them.
    """
    while True:
        midnight = datetime.combine(moment.date() + timedelta(days=1), time.min, tzinfo=moment.tzinfo)
        room = midnight - moment if is_working_day(moment.date()) else timedelta(0)
        if span <= room:
            return moment + span
        span -= room
        moment = midnight
