"""Pure decisions about a death that was written down."""

from datetime import datetime, timedelta

from samenspel.foundation.holidays import is_working_day

TAKE_BACK = timedelta(days=28)  # the database holds the same


def may_take_back(*, written_at: datetime, taken_back_at: datetime | None, now: datetime) -> bool:
    """True as long as what was written can be taken back: four weeks, once."""
    return taken_back_at is None and now <= written_at + TAKE_BACK


def next_due(now: datetime) -> datetime:
    """Return until when what came back is picked up: the end of the next working day."""
    due = now + timedelta(days=1)
    while not is_working_day(due.date()):
        due += timedelta(days=1)
    return due.replace(hour=16, minute=0, second=0, microsecond=0)
