"""Pure decisions about an offer that stands still: how long, when another looks, when we warn (0057)."""

from datetime import date, datetime, time, timedelta

from samenspel.foundation.holidays import is_working_day

from . import first_due

USUAL = timedelta(days=14)
AT_MOST = timedelta(days=28)  # each time that a human says so
TERMS = 3  # so often at most: twelve weeks in all
LOOK_DAYS = 5  # working days: so soon another human looks, as with every offer
FORGET_AFTER = timedelta(days=56)  # time to complain; then nothing of it is left
UP, TO_BED = time(8), time(20)  # a job wakes nobody with a text message
WORDS_LONG = 1500
REPLY_LONG = 1500


def may_stand_until(day: date, *, today: date) -> bool:
    """True when this may be its last day: after today, within four weeks."""
    return today < day <= today + AT_MOST


def look_by(until: date, *, now: datetime) -> datetime:
    """Return by when another human looks: in five working days, and on the last day at the latest.

    `now` carries the zone of the Netherlands.
    """
    last = datetime.combine(until, time(16), tzinfo=now.tzinfo)
    return min(first_due(now, days=LOOK_DAYS), last)


def told_at(now: datetime) -> datetime:
    """Return when somebody may be told of what a job did: now by day, and at night when people are up.

    `now` carries the zone of the Netherlands.
    """
    if UP <= now.time() < TO_BED:
        return now
    day = now.date() + timedelta(days=now.time() >= TO_BED)
    return datetime.combine(day, UP, tzinfo=now.tzinfo)


def warned_on(until: date) -> date:
    """Return the day on which both humans are told that it ends: the last working day before its last day."""
    day = until - timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
