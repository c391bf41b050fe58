"""Pure decisions about who wants to be called: by when, and when the next one is asked (R39)."""

from datetime import datetime, time, timedelta

from samenspel.foundation.holidays import is_working_day

SOON = timedelta(hours=2)  # of hours in which somebody is at work
OPENS, CLOSES = time(9), time(17)  # what is promised is promised of these hours: in the night nobody calls
FORGET_AFTER = timedelta(days=14)  # nobody called: then nothing of it is left


def call_by(moment: datetime) -> datetime:
    """Return by when somebody calls: two hours at work later. Friday 16.00 is Monday 10.00.

    `moment` carries the zone of the Netherlands.
    """
    left = SOON
    while True:
        opens = datetime.combine(moment.date(), OPENS, tzinfo=moment.tzinfo)
        closes = datetime.combine(moment.date(), CLOSES, tzinfo=moment.tzinfo)
        begins = max(moment, opens)
        room = closes - begins if is_working_day(moment.date()) else timedelta(0)
        if left <= room:
            return begins + left
        left -= max(room, timedelta(0))
        moment = datetime.combine(moment.date() + timedelta(days=1), time.min, tzinfo=moment.tzinfo)


def is_next_asked(*, due_at: datetime, asked: int, now: datetime) -> bool:
    """True when whoever was asked had the time: at the due moment, and then every two hours at work.

    `due_at` carries the zone of the Netherlands; `asked` is how many were asked so far.
    """
    for _ in range(asked - 1):
        due_at = call_by(due_at)
    return now >= due_at
