"""Pure decisions about a small rota: how long it is, when a turn comes back to the holder (AS-54)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo

ASKED_DAYS = 14  # so long somebody who was asked can say yes; saying nothing is the no (R16)
AT_MOST = 12  # people in one rota: it stays small
MANY = 6  # from so many on we ask whether it is still pleasant (R06)
WEEKS_AT_MOST = 13  # planned at once: three months
TURNS_AT_MOST = 400  # as many as her page reads: thrice a day and somebody who stays, for three months
EVERY = (1, 2, 4)  # each week, every other week, every four weeks
AHEAD = timedelta(days=182)  # so far ahead the first turn may be
LONGEST = timedelta(hours=12)  # one turn; longer is a slip of the pen
MINUTES: Mapping[str, int] = {"MEAL": 30, "VISIT": 60, "RIDE": 60, "CHORE": 60, "STAY": 180}
OTHERS_FIRST = timedelta(hours=24)  # so long an open turn is with the others in the rota
LOOK_AHEAD = timedelta(days=3)  # what nobody took yet is no worry before this
LAST_CALL = timedelta(hours=24)
REMIND_BEFORE = timedelta(hours=24)
LETTER_BEFORE = timedelta(days=4)  # printed, folded and brought
FIRST = timedelta(days=3)  # so long a turn is asked of one alone; saying nothing is the no (R16)
LOOK_SOON = timedelta(hours=2)  # nobody came: so soon somebody looks how she is
LOOKING_BACK = timedelta(days=7)  # so long she can say that nobody came
FORGET_AFTER = timedelta(days=14)  # nobody looked after it: then nothing of it is left


def holder_hears_at(*, opened_at: datetime, begins_at: datetime) -> datetime:
    """Return when the holder of the ball hears of an open turn: first the others have a day for it.

    In its last day it is told at once.
    """
    calm = max(opened_at + OTHERS_FIRST, begins_at - LOOK_AHEAD)
    return max(opened_at, min(calm, begins_at - LAST_CALL))


def first_until(*, begins_at: datetime, now: datetime) -> datetime | None:
    """Return until when a turn is asked of one alone: the others have its last day. None when that is now."""
    until = min(now + FIRST, begins_at - LAST_CALL)
    return until if until > now else None


def remind_at(*, begins_at: datetime, by_letter: bool) -> datetime:
    """Return when who comes is reminded: the day before; earlier when a letter has to bring it."""
    return begins_at - (LETTER_BEFORE if by_letter else REMIND_BEFORE)


def usual(kind: str) -> timedelta:
    """Return how long a turn of this kind takes when nobody says until when."""
    return timedelta(minutes=MINUTES[kind])


def length_of(*, begins: time, until: time | None, kind: str) -> timedelta:
    """Return how long a turn takes; until an earlier hour is until the next day."""
    if until is None:
        return usual(kind)
    day = date.min
    length = datetime.combine(day, until) - datetime.combine(day, begins)
    return length if length > timedelta(0) else length + timedelta(days=1)


def spans(
    days: Iterable[date], *, begins: time, kind: str, until: time | None = None
) -> list[tuple[datetime, datetime]]:
    """Return when a turn of this kind begins and ends on each of these days, in the time of the wall."""
    length = length_of(begins=begins, until=until, kind=kind)
    starts = [datetime.combine(day, begins) for day in days]
    return [(start, start + length) for start in starts]


def moments(walls: Iterable[tuple[datetime, datetime]], zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """Yield when each really begins and ends: where an hour is skipped, two times of the wall can be one."""
    for begin, end in walls:  # two moments of one zone are compared by the wall: therefore in UTC
        begins_at, ends_at = (one.replace(tzinfo=zone).astimezone(UTC) for one in (begin, end))
        yield begins_at, ends_at if ends_at > begins_at else begins_at + (end - begin)
